/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "desk-date.h"
#include "desk-money.h"

G_BEGIN_DECLS

/* How a field is stored, checked, read from people and written for them. */
typedef enum
{
  DESK_FIELD_TEXT,
  DESK_FIELD_INTEGER,
  DESK_FIELD_MONEY,     /* fen */
  DESK_FIELD_BOOLEAN,   /* 0 or 1 */
  DESK_FIELD_DATE,      /* ISO text */
  DESK_FIELD_MOMENT,    /* ISO text with hour and minute */
  DESK_FIELD_CHOICE,    /* a stable code */
  DESK_FIELD_REFERENCE, /* the id of a record of another kind */
} DeskFieldType;

typedef enum
{
  DESK_FIELD_PLAIN = 0,
  DESK_FIELD_REQUIRED = 1 << 0,
  DESK_FIELD_UNIQUE = 1 << 1,
  DESK_FIELD_SEARCH = 1 << 2,       /* found by search */
  DESK_FIELD_TITLE = 1 << 3,        /* names the record */
  DESK_FIELD_LONG = 1 << 4,         /* several lines */
  DESK_FIELD_INTERNAL = 1 << 5,     /* written by the program alone */
  DESK_FIELD_CREATES = 1 << 6,      /* an import makes the record a reference names */
  DESK_FIELD_CONFIDENTIAL = 1 << 7, /* SEC-2 */
  DESK_FIELD_PINYIN = 1 << 8,       /* found by pinyin too, as the title is */
} DeskFieldFlags;

/* A word of a field that takes one of a few. */
typedef struct
{
  const char *code;    /* stable: "male" */
  const char *label;   /* msgid: "Male" */
  const char *aliases; /* other words people write for it, with | between */
} DeskChoice;

/* One field, declared once: from it come the column, the GObject property, the
 * checks, import columns, editors, list columns and the wording of the journal. */
typedef struct
{
  const char *name;  /* property, import column and command line: "department" */
  DeskFieldType type;
  const char *label; /* msgid */
  DeskFieldFlags flags;
  const char *reference;     /* kind that a reference names */
  const DeskChoice *choices; /* ends with a NULL code */
  gint64 min, max;           /* of integers and money; both 0: any. max of text: its length */
  const char *aliases;       /* other heads of an import column, with | between */
} DeskField;

typedef struct
{
  const char *name;   /* "people": command line, search */
  const char *table;
  const char *label;  /* msgid: "People" */
  const char *singular; /* msgid: "person" */
  const DeskField *fields; /* ends with a NULL name */
  const char *order;  /* SQL: how records are listed */
} DeskKind;

/* The kinds of a file and where its migrations lie. */
typedef struct
{
  const DeskKind *const *kinds; /* ends with NULL */
  GResource *(*get_resource) (void);
  const char *migrations; /* resource folder of NNNN-name.sql */
  gint32 application_id;
} DeskSchema;

/* A value of a field; text for text, dates, moments and choices, else number. */
typedef struct
{
  gboolean set;
  gint64 number;
  char *text;
} DeskValue;

guint            desk_kind_get_n_fields  (const DeskKind   *self);
int              desk_kind_find_field    (const DeskKind   *self,
                                          const char       *name);
const DeskField *desk_kind_get_field     (const DeskKind   *self,
                                          const char       *name);
const DeskField *desk_kind_get_title     (const DeskKind   *self);
gboolean         desk_field_is_text      (const DeskField  *self);
char            *desk_field_get_column   (const DeskField  *self);
const char      *desk_field_get_label    (const DeskField  *self);
const DeskChoice *
                 desk_field_find_choice  (const DeskField  *self,
                                          const char       *word);
const char      *desk_field_choice_label (const DeskField  *self,
                                          const char       *code,
                                          const char       *language);

void             desk_value_clear        (DeskValue        *self);
void             desk_value_copy         (DeskValue        *self,
                                          const DeskValue  *from);
gboolean         desk_value_equal        (const DeskValue  *a,
                                          const DeskValue  *b);
void             desk_value_set_text     (DeskValue        *self,
                                          const char       *text);
void             desk_value_set_number   (DeskValue        *self,
                                          gint64            number);

G_END_DECLS
