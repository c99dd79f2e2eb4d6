/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-error.h"

G_BEGIN_DECLS

/* What a step asks to be filled in. Titles are of one language each. */
typedef enum
{
  DESK_FLOW_TEXT,
  DESK_FLOW_DATE,
  DESK_FLOW_INTEGER,
  DESK_FLOW_YES_NO,
  DESK_FLOW_FILE, /* a reference, or a file that is attached */
  DESK_FLOW_CHOICE,
} DeskFlowFieldType;

typedef struct
{
  char *name;
  char *title;
  char *title_zh;
  DeskFlowFieldType type;
  gboolean required;
  gboolean must;      /* of yes and no: only yes will do */
  GStrv choices;      /* (nullable) codes */
  GStrv labels;       /* (nullable) their words, in the same order */
  GStrv labels_zh;
  char *client_field; /* (nullable): the client's field it is taken from and kept in */
} DeskFlowField;

/* Where a case goes instead of to the next step. */
typedef struct
{
  char *field;
  char comparison;    /* '=', '<' or '>' */
  char *value;
  char *to;           /* a step */
  gboolean new_round; /* SHO-3 */
} DeskFlowBranch;

typedef struct
{
  char *code;
  char *title;
  char *title_zh;
  char *post;          /* (nullable): who signs; only the last step has none */
  char *sheet;         /* (nullable): a form */
  int limit;           /* working days; 0: none */
  char *limit_from;    /* (nullable): from whose sign-off; else from coming to this step */
  int most;            /* cases at a time that the board warns above; 0: any number */
  GPtrArray *fields;   /* DeskFlowField */
  GPtrArray *branches; /* DeskFlowBranch */
  guint position;
} DeskFlowStep;

/* The steps of a flow, in order (SHO-10). A case that comes to the last is closed. */
typedef struct
{
  gatomicrefcount ref_count;
  char *code;
  char *title;
  char *title_zh;
  char *prefix;        /* of the numbers of cases: "PS" */
  gboolean has_client; /* every case has one */
  GPtrArray *steps;    /* DeskFlowStep */
} DeskFlowTemplate;

DeskFlowTemplate *
              desk_flow_template_parse     (const char              *text,
                                            GError                 **error);
char         *desk_flow_template_to_text   (const DeskFlowTemplate  *self);
gboolean      desk_flow_template_check     (const DeskFlowTemplate  *self,
                                            const char *const       *posts,
                                            GError                 **error);
DeskFlowTemplate *
              desk_flow_template_ref       (DeskFlowTemplate        *self);
void          desk_flow_template_unref     (DeskFlowTemplate        *self);
const char   *desk_flow_template_get_title (const DeskFlowTemplate  *self,
                                            const char              *language);
DeskFlowStep *desk_flow_template_get_step  (const DeskFlowTemplate  *self,
                                            const char              *code);
DeskFlowStep *desk_flow_template_get_last  (const DeskFlowTemplate  *self);
DeskFlowStep *desk_flow_template_next      (const DeskFlowTemplate  *self,
                                            const DeskFlowStep      *step,
                                            GHashTable              *values,
                                            gboolean                *new_round);
gboolean      desk_flow_template_in_limit  (const DeskFlowTemplate  *self,
                                            const DeskFlowStep      *limit,
                                            const DeskFlowStep      *step);

DeskFlowStep *desk_flow_step_new           (const char              *code);
void          desk_flow_step_free          (DeskFlowStep            *self);
const char   *desk_flow_step_get_title     (const DeskFlowStep      *self,
                                            const char              *language);
DeskFlowField *
              desk_flow_step_get_field     (const DeskFlowStep      *self,
                                            const char              *name);

DeskFlowField *
              desk_flow_field_new          (const char              *name,
                                            DeskFlowFieldType        type);
void          desk_flow_field_free         (DeskFlowField           *self);
const char   *desk_flow_field_get_title    (const DeskFlowField     *self,
                                            const char              *language);
const char   *desk_flow_field_type_name    (DeskFlowFieldType        type);
const char   *desk_flow_field_get_label    (const DeskFlowField     *self,
                                            const char              *value,
                                            const char              *language);
char         *desk_flow_field_normalize    (const DeskFlowField     *self,
                                            const char              *text,
                                            GError                 **error);
gboolean      desk_flow_field_is_done      (const DeskFlowField     *self,
                                            const char              *value);

DeskFlowBranch *
              desk_flow_branch_new         (const char              *field,
                                            char                     comparison,
                                            const char              *value,
                                            const char              *to,
                                            gboolean                 new_round);
void          desk_flow_branch_free        (DeskFlowBranch          *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskFlowTemplate, desk_flow_template_unref)

G_END_DECLS
