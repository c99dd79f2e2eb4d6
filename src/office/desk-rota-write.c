/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The parts of a duty day, written within an act: the day, its people, who does
 * which area. */

#include "desk-language.h"
#include "desk-rota-private.h"

/* How long an area's turns are remembered for the sake of variety. */
#define AREA_HISTORY_DAYS 180

/* Returns: (transfer full): @date as it stands in titles and messages */
char *
desk_rota_format_day (DeskDate date)
{
  return desk_date_format (date, DESK_DATE_STYLE_MONTH_DAY, desk_language_current ());
}

/* Returns: the duty record of @date, or 0 */
gint64
desk_rota_find_duty (DeskOffice *office,
                     DeskDate    date)
{
  g_autoptr (DeskRows) rows = desk_store_select (
    desk_office_get_store (office), NULL, "SELECT id FROM duties WHERE date = ?", "d", date);

  return rows != NULL && desk_rows_next (rows) ? desk_rows_int (rows, 0) : 0;
}

/* Whether the morning inspection of @date was made: then it is history. */
gboolean
desk_rota_is_inspected (DeskOffice *office,
                        DeskDate    date)
{
  g_autoptr (DeskRows) rows =
    desk_store_select (desk_office_get_store (office), NULL,
                       "SELECT 1 FROM duties WHERE date = ? AND inspected IS NOT NULL", "d", date);

  return rows != NULL && desk_rows_next (rows);
}

/* Whether somebody swapped the duty of @date: then others rely on it (ROT-5). */
gboolean
desk_rota_is_swapped (DeskOffice *office,
                      DeskDate    date)
{
  g_autoptr (DeskRows) rows =
    desk_store_select (desk_office_get_store (office), NULL,
                       "SELECT 1 FROM swaps WHERE ?1 IN (date, with_date)", "d", date);

  return rows != NULL && desk_rows_next (rows);
}

/* An owed turn (ROT-5) that nobody repays on the day any more is open again. */
static gboolean
reopen_owed (DeskOffice  *office,
             gint64       duty,
             GError     **error)
{
  return desk_store_execute (
    desk_office_get_store (office), error,
    "UPDATE swaps SET repaid = NULL WHERE repaid = (SELECT date FROM duties WHERE id = ?1)"
    " AND NOT EXISTS (SELECT 1 FROM duty_people p WHERE p.duty_id = ?1"
    "  AND p.stands_for_id = swaps.with_id)",
    "i", duty);
}

/* Takes everybody and every area off a day; what they were to repay is open again. */
gboolean
desk_rota_clear_duty (DeskOffice  *office,
                      gint64       duty,
                      GError     **error)
{
  DeskStore *store = desk_office_get_store (office);

  return desk_store_execute (store, error, "DELETE FROM duty_areas WHERE duty_id = ?", "i", duty) &&
         desk_store_execute (store, error, "DELETE FROM duty_people WHERE duty_id = ?", "i",
                             duty) &&
         reopen_owed (office, duty, error);
}

/* Returns: the duty record of @date, made where it is missing; 0 on failure. What
 * was planned for another kind of day is taken off it. */
gint64
desk_rota_ensure_duty (DeskOffice  *office,
                       DeskDate     date,
                       const char  *kind,
                       GError     **error)
{
  DeskStore *store = desk_office_get_store (office);
  g_autoptr (DeskRows) rows =
    desk_store_select (store, error, "SELECT id, kind FROM duties WHERE date = ?", "d", date);
  gint64 id;

  if (rows == NULL)
    return 0;
  if (!desk_rows_next (rows))
    {
      if (!desk_store_execute (store, error, "INSERT INTO duties (date, kind) VALUES (?, ?)", "dt",
                               date, kind))
        return 0;
      return desk_store_last_id (store);
    }
  id = desk_rows_int (rows, 0);
  if (g_str_equal (desk_rows_text (rows, 1), kind))
    return id;
  if (!desk_rota_clear_duty (office, id, error) ||
      !desk_store_execute (store, error,
                           "UPDATE duties SET kind = ?, group_id = NULL, pinned = 0, why = NULL,"
                           " inspector_id = NULL, inspected = NULL WHERE id = ?",
                           "ti", kind, id))
    return 0;
  return id;
}

/* The people of a day, in order; @stands_for may be %NULL. */
gboolean
desk_rota_write_people (DeskOffice    *office,
                        gint64         duty,
                        const gint64  *people,
                        const gint64  *stands_for,
                        guint          n_people,
                        GError       **error)
{
  DeskStore *store = desk_office_get_store (office);

  if (!desk_store_execute (store, error, "DELETE FROM duty_people WHERE duty_id = ?", "i", duty))
    return FALSE;
  for (guint i = 0; i < n_people; i++)
    if (!desk_store_execute (store, error,
                             "INSERT INTO duty_people (duty_id, person_id, position, stands_for_id)"
                             " VALUES (?, ?, ?, ?)",
                             "iiir", duty, people[i], (gint64) i,
                             stands_for != NULL ? stands_for[i] : (gint64) 0))
      return FALSE;
  return reopen_owed (office, duty, error);
}

/* Returns: (transfer full) (element-type gint64): the areas in use, in order */
GArray *
desk_rota_active_areas (DeskOffice  *office,
                        GError     **error)
{
  g_autoptr (DeskRows) rows = desk_store_select (
    desk_office_get_store (office), error,
    "SELECT id FROM areas WHERE active ORDER BY shift = 'evening', position, id", "");
  GArray *areas;

  if (rows == NULL)
    return NULL;
  areas = g_array_new (FALSE, FALSE, sizeof (gint64));
  while (desk_rows_next (rows))
    {
      gint64 id = desk_rows_int (rows, 0);
      g_array_append_val (areas, id);
    }
  return areas;
}

/* Returns: (transfer full): who had which area how often lately, so that nobody
 * always gets the toilet */
DeskAreaHistory *
desk_rota_area_history (DeskOffice  *office,
                        DeskDate     before,
                        GError     **error)
{
  g_autoptr (DeskRows) rows = desk_store_select (
    desk_office_get_store (office), error,
    "SELECT x.person_id, x.area_id FROM duty_areas x JOIN duties d ON d.id = x.duty_id"
    " WHERE x.person_id IS NOT NULL AND d.date < ? AND d.date >= ? ORDER BY d.date",
    "dd", before, before - AREA_HISTORY_DAYS);
  DeskAreaHistory *history;

  if (rows == NULL)
    return NULL;
  history = desk_area_history_new ();
  while (desk_rows_next (rows))
    desk_area_history_add (history, desk_rows_int (rows, 0), desk_rows_int (rows, 1));
  return history;
}

/* Gives every area in use to one of @people (ROT-2); marks stay where they are. */
gboolean
desk_rota_write_areas (DeskOffice       *office,
                       gint64            duty,
                       const gint64     *people,
                       guint             n_people,
                       DeskAreaHistory  *history,
                       GError          **error)
{
  DeskStore *store = desk_office_get_store (office);
  g_autoptr (GArray) areas = desk_rota_active_areas (office, error);
  g_autofree gint64 *assigned = NULL;

  if (areas == NULL ||
      !desk_store_execute (store, error, "UPDATE duty_areas SET person_id = NULL WHERE duty_id = ?"
                                         " AND person_id IS NOT NULL",
                           "i", duty))
    return FALSE;
  assigned = g_new0 (gint64, areas->len + 1);
  if (n_people > 0)
    desk_planner_assign_areas (history, people, n_people, (const gint64 *) areas->data, areas->len,
                               assigned);
  for (guint i = 0; i < areas->len; i++)
    if (!desk_store_execute (
          store, error,
          "INSERT INTO duty_areas (duty_id, area_id, person_id) VALUES (?, ?, ?)"
          " ON CONFLICT (duty_id, area_id) DO UPDATE SET person_id = excluded.person_id",
          "iir", duty, g_array_index (areas, gint64, i), assigned[i]))
      return FALSE;
  return TRUE;
}

/* Gives areas that came into use after the day was planned to one of @people. */
gboolean
desk_rota_fill_areas (DeskOffice       *office,
                      gint64            duty,
                      const gint64     *people,
                      guint             n_people,
                      DeskAreaHistory  *history,
                      GError          **error)
{
  DeskStore *store = desk_office_get_store (office);
  g_autoptr (GArray) areas = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree gint64 *assigned = NULL;
  g_autoptr (DeskRows) rows = desk_store_select (
    store, error,
    "SELECT id FROM areas a WHERE active AND NOT EXISTS (SELECT 1 FROM duty_areas x"
    " WHERE x.duty_id = ? AND x.area_id = a.id) ORDER BY shift = 'evening', position, id",
    "i", duty);

  if (rows == NULL)
    return FALSE;
  while (desk_rows_next (rows))
    {
      gint64 id = desk_rows_int (rows, 0);
      g_array_append_val (areas, id);
    }
  assigned = g_new0 (gint64, areas->len + 1);
  if (n_people > 0)
    desk_planner_assign_areas (history, people, n_people, (const gint64 *) areas->data, areas->len,
                               assigned);
  for (guint i = 0; i < areas->len; i++)
    if (!desk_store_execute (
          store, error, "INSERT INTO duty_areas (duty_id, area_id, person_id) VALUES (?, ?, ?)",
          "iir", duty, g_array_index (areas, gint64, i), assigned[i]))
      return FALSE;
  return TRUE;
}

/* @by takes the place and the areas of @person. */
gboolean
desk_rota_replace_person (DeskOffice  *office,
                          gint64       duty,
                          gint64       person,
                          gint64       by,
                          gint64       stands_for,
                          GError     **error)
{
  DeskStore *store = desk_office_get_store (office);

  return desk_store_execute (store, error,
                             "UPDATE duty_people SET person_id = ?, stands_for_id = ?"
                             " WHERE duty_id = ? AND person_id = ?",
                             "irii", by, stands_for, duty, person) &&
         desk_store_execute (
           store, error, "UPDATE duty_areas SET person_id = ? WHERE duty_id = ? AND person_id = ?",
           "iii", by, duty, person);
}

/* Refuses what only a duty day can have, and says what the day is. */
gboolean
desk_rota_check_duty_day (DeskOffice  *office,
                          DeskDate     date,
                          GError     **error)
{
  g_autofree char *day = desk_rota_format_day (date);

  switch (desk_rota_day_kind (office, date))
    {
    case DESK_ROTA_DUTY:
      return TRUE;
    case DESK_ROTA_TEAM:
      g_set_error (error, DESK_ERROR, DESK_ERROR_REFUSED,
                   /* Translators: %s is a day */
                   _ ("%s is team cleaning: everybody is on duty (ROT-3)"), day);
      return FALSE;
    case DESK_ROTA_OFF:
    case DESK_ROTA_REST:
    default:
      g_set_error (error, DESK_ERROR, DESK_ERROR_REFUSED,
                   /* Translators: %s is a day */
                   _ ("%s is no duty day (ROT-3)"), day);
      return FALSE;
    }
}
