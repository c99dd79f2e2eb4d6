/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-listing.h"
#include "desk-office.h"

G_BEGIN_DECLS

/* How a command ends. */
enum
{
  DESK_CTL_DONE = 0,
  DESK_CTL_FAILED = 1, /* refused or failed: nothing was changed */
  DESK_CTL_USAGE = 2,  /* not understood */
};

typedef struct _DeskCtl DeskCtl;

typedef struct
{
  const char *name;  /* "dry-run"; NULL: the end */
  const char *value; /* "FILE"; NULL: it takes none */
  const char *help;  /* msgid */
  char letter;       /* "o"; 0: none */
} DeskCtlOption;

typedef struct
{
  const char *name;
  const char *usage; /* "KIND FILE" */
  const char *help;  /* msgid */
  const char *example;
  const DeskCtlOption *options; /* (nullable) */
  guint min, max;               /* how many words it takes */
  gboolean without_office;      /* it opens the file itself, or needs none */
  int (*run) (DeskCtl *self);
  const char *names_title;      /* (nullable) msgid: what its first word can be, as “Kinds:” */
  GStrv (*list_names) (void);
} DeskCtlCommand;

/* What the first word behind a command does: `shoot next`. */
typedef struct
{
  const char *name;
  int (*run) (DeskCtl *self);
  guint min, max; /* how many words it takes, itself included; max 0: any number */
} DeskCtlVerb;

/* One run of the program. */
struct _DeskCtl
{
  const DeskCtlCommand *command;
  GPtrArray *words;    /* char*: what stands after the command */
  GHashTable *options; /* name → GPtrArray of char* */
  char *path;          /* of the studio's file */
  gboolean json;
  DeskOffice *office;  /* (nullable) */
  char *new_room;      /* (nullable): made with the booking that names it */
  GString *output;
};

int desk_ctl_main (int     argc,
                   char  **argv);

/* Commands, one file each family; each list ends with a NULL name */
extern const DeskCtlCommand desk_ctl_calendar_commands[];
extern const DeskCtlCommand desk_ctl_export_commands[];
extern const DeskCtlCommand desk_ctl_file_commands[];
extern const DeskCtlCommand desk_ctl_files_commands[];
extern const DeskCtlCommand desk_ctl_help_commands[];
extern const DeskCtlCommand desk_ctl_import_commands[];
extern const DeskCtlCommand desk_ctl_journal_commands[];
extern const DeskCtlCommand desk_ctl_record_commands[];
extern const DeskCtlCommand desk_ctl_rota_commands[];
extern const DeskCtlCommand desk_ctl_lending_commands[];
extern const DeskCtlCommand desk_ctl_meeting_commands[];
extern const DeskCtlCommand desk_ctl_notice_commands[];
extern const DeskCtlCommand desk_ctl_damage_commands[];
extern const DeskCtlCommand desk_ctl_ledger_commands[];
extern const DeskCtlCommand desk_ctl_room_commands[];
extern const DeskCtlCommand desk_ctl_client_commands[];
extern const DeskCtlCommand desk_ctl_goods_commands[];
extern const DeskCtlCommand desk_ctl_diary_commands[];
extern const DeskCtlCommand desk_ctl_rounds_commands[];
extern const DeskCtlCommand desk_ctl_stocktake_commands[];
extern const DeskCtlCommand desk_ctl_shoot_commands[];
extern const DeskCtlCommand desk_ctl_supplies_commands[];

extern const DeskCtlOption desk_ctl_global_options[];

const DeskCtlCommand *desk_ctl_find_command    (const char       *name);
GPtrArray            *desk_ctl_command_names   (void);
GStrv                 desk_ctl_stored_kinds    (void);

/* What was asked */
const char           *desk_ctl_word            (DeskCtl          *self,
                                                guint             place);
const char           *desk_ctl_option          (DeskCtl          *self,
                                                const char       *name);
GPtrArray            *desk_ctl_options         (DeskCtl          *self,
                                                const char       *name);
gboolean              desk_ctl_has             (DeskCtl          *self,
                                                const char       *name);
gboolean              desk_ctl_date            (DeskCtl          *self,
                                                const char       *text,
                                                DeskDate         *date);
gboolean              desk_ctl_date_option     (DeskCtl          *self,
                                                const char       *name,
                                                DeskDate         *date);
DeskDate              desk_ctl_today           (DeskCtl          *self);
gboolean              desk_ctl_by              (DeskCtl          *self,
                                                gint64           *person);
gboolean              desk_ctl_split           (DeskCtl          *self,
                                                const char       *assignment,
                                                char            **name,
                                                const char      **value);
const DeskKind       *desk_ctl_kind            (DeskCtl          *self,
                                                const char       *name);
const DeskKind       *desk_ctl_listed_kind     (DeskCtl          *self,
                                                const char       *name);

/* What the first word says to do; @verbs ends with a NULL name */
int                   desk_ctl_run_verb        (DeskCtl          *self,
                                                const DeskCtlVerb *verbs);

/* What is answered */
void                  desk_ctl_problem         (const char       *what,
                                                const char       *why);
int                   desk_ctl_fail            (const char       *what,
                                                const GError     *error);
int                   desk_ctl_usage           (const char       *what,
                                                const char       *why);
int                   desk_ctl_unknown         (const char       *what,
                                                const char       *word,
                                                GPtrArray        *known);
void                  desk_ctl_print           (DeskCtl          *self,
                                                const char       *line);
void                  desk_ctl_print_listing   (DeskCtl          *self,
                                                DeskListing      *listing,
                                                const GArray     *columns);
gboolean              desk_ctl_flush           (DeskCtl          *self);

/* Duties have verbs of their own behind `add` and `set`. */
int                   desk_ctl_add_duty        (DeskCtl          *self);
int                   desk_ctl_add_shoot       (DeskCtl          *self);
int                   desk_ctl_set_duty        (DeskCtl          *self);

/* Bookings say what they displace, and may bring a room with them. */
gboolean              desk_ctl_enter_room      (DeskCtl          *self,
                                                DeskDraft        *draft,
                                                const char       *name,
                                                GError          **error);
int                   desk_ctl_save_booking    (DeskCtl          *self,
                                                DeskDraft        *draft,
                                                const char       *what);

G_END_DECLS
