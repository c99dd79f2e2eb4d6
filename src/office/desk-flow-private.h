/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-clock.h"
#include "desk-flow.h"

G_BEGIN_DECLS

/* The day a step was last signed, of what was not withdrawn. */
typedef struct
{
  const char *step; /* the template's */
  DeskDate day;
} DeskFlowSigned;

/* A case with what its clock and its next step depend on. */
typedef struct
{
  DeskFlowCard *card;
  DeskFlowTemplate *template;
  DeskFlowStep *step;  /* NULL when the template has lost it */
  GArray *pauses;      /* DeskClockPause */
  GArray *signed_days; /* DeskFlowSigned, in the order of time */
  gint64 visit;        /* the open one, or 0 */
  gint64 pause;        /* the open one, or 0 */
  char *last;          /* the moment of the last thing that happened */
  char *entered;       /* (nullable): when the open visit began */
  GHashTable *values;  /* of the open visit, with what the client's record says */
  GHashTable *client;  /* field → text of the client's record */
} DeskFlowState;

/* Which cases to read. */
typedef enum
{
  DESK_FLOW_OPEN,  /* that have not ended */
  DESK_FLOW_SINCE, /* those, and what ended since */
  DESK_FLOW_ONE,
} DeskFlowScope;

/* desk-flow-templates.c */
gint64        desk_flow_write_version  (DeskOffice              *office,
                                        DeskFlow                *flow,
                                        GError                 **error);

/* desk-flow-state.c */
GPtrArray    *desk_flow_read           (DeskOffice              *office,
                                        DeskFlowScope            scope,
                                        gint64                   shoot,
                                        DeskDate                 since,
                                        DeskDate                 day,
                                        GError                 **error);
DeskFlowState *
              desk_flow_read_one       (DeskOffice              *office,
                                        gint64                   shoot,
                                        GError                 **error);
void          desk_flow_state_free     (DeskFlowState           *self);
DeskDate      desk_flow_limit_start    (const DeskFlowState     *self,
                                        const DeskFlowStep      *limit);
DeskDate      desk_flow_moment_day     (const char              *moment);
GHashTable   *desk_flow_parse_values   (const char              *json);
char         *desk_flow_values_to_json (const DeskFlowStep      *step,
                                        GHashTable              *values);
GPtrArray    *desk_flow_list_needs     (const DeskFlowState     *self,
                                        GHashTable              *values);
char         *desk_flow_needs_text     (GPtrArray               *needs);

/* desk-flow-roles.c */
gint64        desk_flow_check_role     (DeskOffice              *office,
                                        const char              *post,
                                        DeskDate                 day,
                                        gint64                   by,
                                        GError                 **error);
const char   *desk_flow_post_label     (const char              *post,
                                        const char              *language);
GStrv         desk_flow_posts          (void);

/* desk-flow.c */
gboolean      desk_flow_refuse         (GError                 **error,
                                        const char              *format,
                                        ...) G_GNUC_PRINTF (2, 3);
DeskFlowState *
              desk_flow_take           (DeskOffice              *office,
                                        gint64                   shoot,
                                        const char              *expected,
                                        char                   **now,
                                        GError                 **error);
gboolean      desk_flow_leave          (DeskOffice              *office,
                                        DeskFlowState           *state,
                                        const char              *now,
                                        int                     *days,
                                        int                     *late,
                                        GError                 **error);
gboolean      desk_flow_enter          (DeskOffice              *office,
                                        DeskFlowState           *state,
                                        const DeskFlowStep      *to,
                                        gint64                   round,
                                        const char              *now,
                                        GError                 **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskFlowState, desk_flow_state_free)

G_END_DECLS
