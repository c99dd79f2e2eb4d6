/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-flow-template.h"
#include "desk-office.h"

G_BEGIN_DECLS

/* Flows (SHO-2, SHO-10): a template says the steps; a case goes from step to step.
 * Before a step can be signed the process monitor records that it starts; it is
 * signed by the holder of its post, or by whoever acts for them that day (PEO-2).
 *
 * Every verb is one act at the moment of the store (desk_store_set_moment ()), and
 * takes the step in which the caller believes the case to be (%NULL: any): when the
 * case has moved meanwhile it is refused with %DESK_ERROR_REFUSED and nothing is
 * done. So are all that the rules forbid; the sentence names what is missing and
 * ends with the rule, as "(SHO-2)". @values are field name → text as people write
 * it. @by is a person, 0: whoever acts for the post. */

/* The newest version of a flow. */
typedef struct
{
  gint64 id; /* of the version */
  char *code;
  gint64 version;
  DeskFlowTemplate *template;
} DeskFlow;

/* What `next` still needs. */
typedef enum
{
  DESK_FLOW_NEEDS_MONITOR, /* the monitor's record */
  DESK_FLOW_NEEDS_RESUME,  /* the case is paused */
  DESK_FLOW_NEEDS_FIELD,
} DeskFlowNeedKind;

typedef struct
{
  DeskFlowNeedKind kind;
  const DeskFlowField *field; /* of %DESK_FLOW_NEEDS_FIELD, the template's */
  char *text;                 /* in the language in force */
} DeskFlowNeed;

/* A case as the board and the table show it. The clock is that of the limit that
 * is due first of those that run; without one there is no due day. */
typedef struct
{
  gint64 id;
  char *number;
  gint64 flow;        /* the version it began with */
  char *flow_code;
  gint64 client;      /* or 0 */
  char *client_number;
  char *client_name;
  char *category;     /* of the case, else of the client; (nullable) */
  char *title;        /* (nullable) */
  char *state;        /* running paused closed cancelled */
  char *reason;       /* (nullable): why it was cancelled */
  char *step;
  char *step_title;   /* in the language in force */
  char *step_since;   /* a moment */
  char *begun;
  char *ended;        /* (nullable) */
  gint64 round;
  DeskDate due;       /* or none */
  int used, limit;    /* "第3/5个工作日"; limit 0: no limit runs */
  int overdue;        /* working days past the limit */
  gint64 holder;      /* who acts for the step's post on the store's day, or 0 */
  char *holder_name;
  gboolean monitored; /* the step may be worked on */
  gboolean paused;
  char *pause_reason; /* (nullable) client or parcel */
  char *pause_note;   /* (nullable) */
  DeskDate paused_since;
  guint done, total;  /* steps behind it, of all but the last */
  guint filled, wanted; /* required fields of the step */
} DeskFlowCard;

/* A visit of a step: of the present one it is open. */
typedef struct
{
  gint64 id;
  char *step;
  gint64 round;
  char *entered;
  gint64 monitor; /* or 0 */
  char *monitor_name;
  char *monitored; /* (nullable) */
  gint64 person;   /* who signed, or 0 */
  char *person_name;
  char *signed_at; /* (nullable) */
  int days;        /* working days that belong to it; -1: not left yet */
  int late;        /* days of delay that belong to it; -1: not left yet */
  char *withdrawn; /* (nullable): a wrong turn took it back at this moment */
  GHashTable *values; /* field name → what was filled in */
} DeskFlowVisit;

typedef struct
{
  gint64 id;
  char *reason; /* client or parcel */
  char *note;
  char *from;
  char *until;  /* (nullable) */
} DeskFlowPause;

typedef struct
{
  gint64 id;
  char *step;
  gint64 round;
  char *kind; /* wrong-turn or complaint */
  char *text;
  gint64 person; /* the signer of the step, or 0 */
  char *person_name;
  char *at;
  char *by_name;
} DeskFlowRemark;

typedef struct
{
  DeskFlowCard *card;
  DeskFlowTemplate *template;
  GPtrArray *visits;  /* DeskFlowVisit, in the order of time */
  GPtrArray *pauses;  /* DeskFlowPause */
  GPtrArray *remarks; /* DeskFlowRemark */
  GPtrArray *needs;   /* DeskFlowNeed: what `next` lacks; empty: it can be signed */
  DeskFlowVisit *visit; /* the open one, or %NULL */
  char *next;         /* (nullable): the step that signing leads to, as it is filled in */
  gint64 signer;      /* who signs today, or 0: must be named */
  gint64 monitor;     /* who records today, or 0: must be named */
} DeskFlowCase;

typedef struct
{
  char *step;
  char *title;
  char *post;       /* (nullable) */
  gint64 holder;
  char *holder_name;
  int most;         /* cases at a time, 0: any number */
  GPtrArray *cards; /* DeskFlowCard, overdue and due first */
} DeskFlowColumn;

typedef struct
{
  char *flow;         /* code */
  GPtrArray *columns; /* DeskFlowColumn, by step */
  guint n_cards;
  guint n_overdue;
  guint n_paused;
} DeskFlowBoard;

/* Which cases; all zero: every open one. */
typedef struct
{
  const char *text;      /* (nullable): in number, client, category, title; pinyin too */
  const char *category;  /* (nullable) */
  gint64 person;         /* who acts for the step, 0: anybody */
  gint64 client;         /* 0: anybody's */
  gboolean only_overdue;
  gboolean only_paused;
  DeskDate ended_since;  /* closed and cancelled ones since then as well; none: open ones */
} DeskFlowFilter;

/* What dragging a card to a step would do. */
typedef enum
{
  DESK_FLOW_TRY_NEXT,    /* desk_flow_next () goes there */
  DESK_FLOW_TRY_BACK,    /* desk_flow_back () goes there; it wants a reason */
  DESK_FLOW_TRY_STAYS,   /* it is there already */
  DESK_FLOW_TRY_MISSING, /* it is the next step, but something is missing */
  DESK_FLOW_TRY_ILLEGAL, /* steps lie between, or the case has ended */
} DeskFlowTryResult;

/* Flows and their templates */
GPtrArray    *desk_flow_list           (DeskOffice            *office,
                                        GError               **error);
DeskFlow     *desk_flow_get            (DeskOffice            *office,
                                        const char            *code,
                                        GError               **error);
DeskFlowTemplate *
              desk_flow_get_template   (DeskOffice            *office,
                                        gint64                 flow,
                                        GError               **error);
gint64        desk_flow_save_template  (DeskOffice            *office,
                                        const char            *text,
                                        GError               **error);

/* Reading */
gint64        desk_flow_find_case      (DeskOffice            *office,
                                        const char            *word,
                                        GError               **error);
DeskFlowBoard *
              desk_flow_board          (DeskOffice            *office,
                                        const char            *flow,
                                        const DeskFlowFilter  *filter,
                                        GError               **error);
GPtrArray    *desk_flow_list_cards     (DeskOffice            *office,
                                        const char            *flow,
                                        const DeskFlowFilter  *filter,
                                        GError               **error);
DeskFlowCase *desk_flow_get_case       (DeskOffice            *office,
                                        gint64                 shoot,
                                        GError               **error);
DeskFlowTryResult
              desk_flow_try            (DeskOffice            *office,
                                        gint64                 shoot,
                                        const char            *to,
                                        char                 **sentence);
char         *desk_flow_clock_text     (const DeskFlowCard    *card,
                                        const char            *language);
char         *desk_flow_post_address   (DeskOffice            *office,
                                        gint64                 shoot,
                                        GError               **error);

/* Verbs */
gint64        desk_flow_start          (DeskOffice            *office,
                                        const char            *flow,
                                        gint64                 client,
                                        const char            *title,
                                        const char            *category,
                                        const char            *note,
                                        GError               **error);
gboolean      desk_flow_monitor        (DeskOffice            *office,
                                        gint64                 shoot,
                                        const char            *expected,
                                        gint64                 by,
                                        GError               **error);
gboolean      desk_flow_fill           (DeskOffice            *office,
                                        gint64                 shoot,
                                        const char            *expected,
                                        GHashTable            *values,
                                        GError               **error);
gboolean      desk_flow_next           (DeskOffice            *office,
                                        gint64                 shoot,
                                        const char            *expected,
                                        gint64                 by,
                                        GHashTable            *values,
                                        GError               **error);
gboolean      desk_flow_back           (DeskOffice            *office,
                                        gint64                 shoot,
                                        const char            *expected,
                                        const char            *to,
                                        const char            *reason,
                                        gint64                 by,
                                        GError               **error);
gboolean      desk_flow_pause          (DeskOffice            *office,
                                        gint64                 shoot,
                                        const char            *expected,
                                        const char            *reason,
                                        const char            *note,
                                        GError               **error);
gboolean      desk_flow_resume         (DeskOffice            *office,
                                        gint64                 shoot,
                                        const char            *expected,
                                        GError               **error);
gboolean      desk_flow_cancel         (DeskOffice            *office,
                                        gint64                 shoot,
                                        const char            *expected,
                                        const char            *reason,
                                        GError               **error);
gboolean      desk_flow_rush           (DeskOffice            *office,
                                        gint64                 shoot,
                                        GError               **error);
gboolean      desk_flow_remark         (DeskOffice            *office,
                                        gint64                 shoot,
                                        const char            *step,
                                        const char            *kind,
                                        const char            *text,
                                        gint64                 by,
                                        const char            *ledger_kind,
                                        DeskMoney              fine,
                                        GError               **error);

/* Part of every act, of `check`, of `today` and of a new holiday notice */
gboolean      desk_flow_settle         (DeskOffice            *office,
                                        DeskChanges           *changes,
                                        GError               **error);
void          desk_flow_check          (DeskOffice            *office,
                                        GPtrArray             *problems);
gboolean      desk_flow_check_draft    (DeskDraft             *draft,
                                        GError               **error);
gboolean      desk_flow_check_remove   (const DeskKind        *kind,
                                        GError               **error);
gboolean      desk_flow_add_today      (DeskOffice            *office,
                                        GPtrArray             *items,
                                        DeskDate               day,
                                        GError               **error);
gboolean      desk_flow_add_moves      (DeskOffice            *office,
                                        GPtrArray             *changes,
                                        GPtrArray             *sentences,
                                        GError               **error);

void          desk_flow_free           (DeskFlow              *self);
void          desk_flow_need_free      (DeskFlowNeed          *self);
void          desk_flow_card_free      (DeskFlowCard          *self);
void          desk_flow_visit_free     (DeskFlowVisit         *self);
void          desk_flow_pause_free     (DeskFlowPause         *self);
void          desk_flow_remark_free    (DeskFlowRemark        *self);
void          desk_flow_case_free      (DeskFlowCase          *self);
void          desk_flow_board_free     (DeskFlowBoard         *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskFlow, desk_flow_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskFlowCase, desk_flow_case_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskFlowBoard, desk_flow_board_free)

G_END_DECLS
