/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-planner-areas.h"
#include "desk-planner.h"
#include "desk-rota.h"

G_BEGIN_DECLS

/* Names of everybody: id → name, with #id where two share it. */
GHashTable *desk_rota_read_names      (DeskOffice        *office,
                                       GError           **error);

/* Writing parts of a day; each within an act. */
gint64      desk_rota_ensure_duty     (DeskOffice        *office,
                                       DeskDate           date,
                                       const char        *kind,
                                       GError           **error);
gboolean    desk_rota_write_people    (DeskOffice        *office,
                                       gint64             duty,
                                       const gint64      *people,
                                       const gint64      *stands_for,
                                       guint              n_people,
                                       GError           **error);
gboolean    desk_rota_write_areas     (DeskOffice        *office,
                                       gint64             duty,
                                       const gint64      *people,
                                       guint              n_people,
                                       DeskAreaHistory   *history,
                                       GError           **error);
gboolean    desk_rota_fill_areas      (DeskOffice        *office,
                                       gint64             duty,
                                       const gint64      *people,
                                       guint              n_people,
                                       DeskAreaHistory   *history,
                                       GError           **error);
gboolean    desk_rota_clear_duty      (DeskOffice        *office,
                                       gint64             duty,
                                       GError           **error);
gboolean    desk_rota_replace_person  (DeskOffice        *office,
                                       gint64             duty,
                                       gint64             person,
                                       gint64             by,
                                       gint64             stands_for,
                                       GError           **error);
gint64      desk_rota_find_duty       (DeskOffice        *office,
                                       DeskDate           date);
gboolean    desk_rota_is_inspected    (DeskOffice        *office,
                                       DeskDate           date);
gboolean    desk_rota_is_swapped      (DeskOffice        *office,
                                       DeskDate           date);
GArray     *desk_rota_active_areas    (DeskOffice        *office,
                                       GError           **error);
DeskAreaHistory *
            desk_rota_area_history    (DeskOffice        *office,
                                       DeskDate           before,
                                       GError           **error);
/* What the planner is to know of a period. */
DeskPlanInput *
            desk_rota_read_input      (DeskOffice        *office,
                                       DeskDate           from,
                                       DeskDate           to,
                                       GHashTable        *locked,
                                       GError           **error);
char       *desk_rota_why_to_json     (const DeskPlanDay *day);
char       *desk_rota_why_from_json   (DeskOffice        *office,
                                       const char        *json,
                                       gint64             person,
                                       const char        *language);
gboolean    desk_rota_check_duty_day  (DeskOffice        *office,
                                       DeskDate           date,
                                       GError           **error);
char       *desk_rota_format_day      (DeskDate           date);

G_END_DECLS
