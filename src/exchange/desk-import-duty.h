/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-office.h"

G_BEGIN_DECLS

/* What the inspection of an area found. */
typedef struct
{
  gint64 area;
  const char *mark; /* (nullable) "ok" or "fail" */
  char *remark;     /* (nullable) */
  gboolean rectified;
} DeskImportMark;

/* The parts of a duty day: who is on it and what was found. */
typedef struct
{
  GArray *people;   /* (nullable) gint64 */
  GPtrArray *marks; /* (nullable) DeskImportMark */
} DeskImportDuty;

GArray    *desk_import_read_people (DeskOffice            *office,
                                    const char            *text,
                                    GError               **error);
GPtrArray *desk_import_read_marks  (DeskOffice            *office,
                                    const char            *text,
                                    GError               **error);

void       desk_import_duty_free   (DeskImportDuty        *self);
gboolean   desk_import_duty_settle (DeskImportDuty        *self,
                                    DeskOffice            *office,
                                    DeskDraft             *draft,
                                    DeskDate               date,
                                    GError               **error);
gboolean   desk_import_duty_check_people
                                   (const DeskImportDuty  *self,
                                    DeskOffice            *office,
                                    DeskDraft             *draft,
                                    DeskDate               date,
                                    GError               **error);
gboolean   desk_import_duty_check_marks
                                   (const DeskImportDuty  *self,
                                    DeskOffice            *office,
                                    DeskDraft             *draft,
                                    DeskDate               date,
                                    GError               **error);
gboolean   desk_import_duty_compare
                                   (const DeskImportDuty  *self,
                                    DeskOffice            *office,
                                    DeskDate               date,
                                    GPtrArray             *changes,
                                    GError               **error);
gboolean   desk_import_duty_write  (const DeskImportDuty  *self,
                                    DeskOffice            *office,
                                    DeskDate               date,
                                    gboolean               pinned,
                                    GError               **error);

G_END_DECLS
