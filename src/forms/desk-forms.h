/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-form.h"
#include "desk-office.h"

G_BEGIN_DECLS

/* What a form is about. */
typedef enum
{
  DESK_FORM_PERIOD_WEEK,
  DESK_FORM_PERIOD_MONTH,
  DESK_FORM_PERIOD_NONE,   /* everything as it is now */
  DESK_FORM_PERIOD_RECORD, /* one record; the blank variant none */
} DeskFormPeriod;

/* What is asked of a form. */
typedef struct
{
  DeskDate from, to;    /* none: the week or month of today */
  gint64 id;            /* of the record it is about, where it is about one */
  gint64 person;        /* only this person's; 0: everybody's */
  gboolean blank;       /* for filling in by hand */
  const char *language; /* (nullable) %NULL: the language forms print in */
} DeskFormRequest;

/* Fills a form from the office. Returns: (transfer full) */
typedef DeskForm *DeskFormBuild (DeskOffice             *office,
                                 const DeskFormRequest  *request,
                                 GError                **error);

/* Notes that the form of the record with that id is on paper or in a file. */
typedef gboolean DeskFormNote (DeskOffice  *office,
                               gint64       id,
                               GError     **error);

/* One printed form of FORMS.md. */
typedef struct
{
  const char *id;    /* "duty-week" */
  const char *title; /* msgid: "Duty sheet" */
  DeskFormPeriod period;
  const DeskKind *kind; /* (nullable) what the id of a request is of */
  /*< private >*/
  DeskFormBuild *build;
  DeskFormNote *note; /* (nullable) called when it was printed */
} DeskFormType;

const DeskFormType *desk_forms_list      (void); /* ends with a NULL id */
const DeskFormType *desk_forms_find      (const char             *id);
DeskForm           *desk_forms_build     (DeskOffice             *office,
                                          const char             *id,
                                          const DeskFormRequest  *request,
                                          GError                **error);
char               *desk_forms_file_name (DeskForm               *form,
                                          const char             *extension);

G_END_DECLS
