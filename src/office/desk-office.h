/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-calendar.h"
#include "desk-draft.h"
#include "desk-journal.h"
#include "desk-kinds.h"
#include "desk-record.h"

G_BEGIN_DECLS

/* The office of one studio: its file with the rule book applied to it. Every verb
 * of the subject files (desk-rota.h, desk-people.h …) takes it and is one act. */
#define DESK_TYPE_OFFICE (desk_office_get_type ())
G_DECLARE_FINAL_TYPE (DeskOffice, desk_office, DESK, OFFICE, GObject)

DeskOffice   *desk_office_open           (const char    *path,
                                          GError       **error);
DeskOffice   *desk_office_create         (const char    *path,
                                          const char    *preset,
                                          GError       **error);
char         *desk_office_default_path   (void);
DeskStore    *desk_office_get_store      (DeskOffice    *self);
DeskCalendar *desk_office_get_calendar   (DeskOffice    *self);
const char   *desk_office_forms_language (DeskOffice    *self);
gboolean      desk_office_undo           (DeskOffice    *self,
                                          gint64         entry,
                                          const char    *actor,
                                          GError       **error);
gboolean      desk_office_redo           (DeskOffice    *self,
                                          const char    *actor,
                                          GError       **error);
GPtrArray    *desk_office_check          (DeskOffice    *self);

G_END_DECLS
