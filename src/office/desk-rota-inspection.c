/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The morning inspection (ROT-6). */

#include "desk-hygiene.h"
#include "desk-language.h"
#include "desk-people.h"
#include "desk-rota-private.h"

static const char *
mark_code (DeskMark mark)
{
  return mark == DESK_MARK_OK ? "ok" : mark == DESK_MARK_FAIL ? "fail"
                                                              : NULL;
}

/* The day, when its areas can be marked; @clear: only to take a mark back, which
 * is possible also when the calendar made another kind of day of it since. */
static DeskRotaDay *
get_group_day (DeskOffice  *office,
               DeskDate     date,
               gboolean     clear,
               GError     **error)
{
  g_autoptr (DeskRotaDay) day = desk_rota_get_day (office, date, error);
  g_autofree char *words = desk_rota_format_day (date);

  if (day == NULL)
    return NULL;
  if (day->id == 0)
    g_set_error (error, DESK_ERROR, DESK_ERROR_NOT_FOUND,
                 /* Translators: %s is a day */
                 _ ("Nothing is planned on %s yet; plan the duties first"), words);
  else if ((day->kind == DESK_ROTA_TEAM && !clear) || day->areas->len == 0)
    g_set_error (error, DESK_ERROR, DESK_ERROR_REFUSED,
                 /* Translators: %s is a day */
                 _ ("%s has no areas to inspect: it is no duty day of a group (ROT-7)"), words);
  else
    return g_steal_pointer (&day);
  return NULL;
}

static char *
act_title (DeskRotaDay *day,
           gint64       area,
           DeskMark     mark)
{
  g_autofree char *date = desk_rota_format_day (day->date);
  DeskDutyArea *one = area != 0 ? desk_rota_day_area (day, area) : NULL;
  const char *sign = mark == DESK_MARK_OK ? "√" : "X";

  if (mark == DESK_MARK_NONE)
    return one != NULL
             /* Translators: the title of an act: a day and an area */
             ? g_strdup_printf (_ ("Clear the mark of %s, %s"), date, one->name)
             /* Translators: the title of an act: a day */
             : g_strdup_printf (_ ("Clear the marks of %s"), date);
  return one != NULL
           /* Translators: the title of an act: a day, an area, and √ or X */
           ? g_strdup_printf (_ ("Mark %s, %s: %s"), date, one->name, sign)
           /* Translators: the title of an act: a day, and √ or X */
           : g_strdup_printf (_ ("Mark %s: %s"), date, sign);
}

static gboolean
write_mark (DeskOffice   *office,
            DeskRotaDay  *day,
            gint64        area,
            DeskMark      mark,
            const char   *remark,
            GError      **error)
{
  DeskStore *store = desk_office_get_store (office);

  /* A mark taken back leaves no remark and no rectified tick behind. */
  if (mark == DESK_MARK_NONE)
    return desk_store_execute (store, error,
                               "UPDATE duty_areas SET mark = NULL, remark = NULL, rectified = 0"
                               " WHERE duty_id = ? AND area_id = ?",
                               "ii", day->id, area);
  return desk_store_execute (
    store, error,
    "INSERT INTO duty_areas (duty_id, area_id, mark, remark) VALUES (?1, ?2, ?3, ?4)"
    " ON CONFLICT (duty_id, area_id) DO UPDATE SET mark = excluded.mark,"
    " remark = iif(?5, excluded.remark, remark), rectified = iif(excluded.mark = 'ok', 0, "
    "rectified)",
    "iitti", day->id, area, mark_code (mark), remark != NULL && *remark != '\0' ? remark : NULL,
    (gint64) (remark != NULL));
}

/* Who inspected and when; nobody once no mark is left. */
static gboolean
write_inspector (DeskOffice   *office,
                 DeskRotaDay  *day,
                 GError      **error)
{
  DeskStore *store = desk_office_get_store (office);
  g_autofree char *moment = desk_store_get_moment (store);
  g_autoptr (DeskRows) rows = desk_store_select (
    store, error, "SELECT 1 FROM duty_areas WHERE duty_id = ? AND mark IS NOT NULL LIMIT 1", "i",
    day->id);
  DeskDate date;
  int minutes;
  gint64 inspector = 0;

  if (rows == NULL)
    return FALSE;
  if (!desk_rows_next (rows))
    return desk_store_execute (
      store, error, "UPDATE duties SET inspector_id = NULL, inspected = NULL WHERE id = ?", "i",
      day->id);
  if (day->inspected != NULL)
    return TRUE;
  if (desk_moment_parse (moment, &date, &minutes))
    inspector = desk_people_acting (office, "monitor", date);
  return desk_store_execute (store, error,
                             "UPDATE duties SET inspector_id = ?, inspected = ? WHERE id = ?",
                             "rti", inspector, moment, day->id);
}

static gboolean
commit_marks (DeskOffice   *office,
              DeskRotaDay  *day,
              DeskAct      *act,
              GError      **error)
{
  if (write_inspector (office, day, error))
    return desk_act_commit (act, error);
  desk_act_rollback (act);
  return FALSE;
}

/**
 * desk_rota_mark:
 * @date: the duty day that is inspected, not the day of the inspection
 * @area: an area, or 0 for every area of the day
 * @mark: √, X, or none to take the mark back
 * @remark: (nullable): %NULL leaves a remark as it is, an empty one takes it away
 *
 * Marks what the inspection found (ROT-6); the fines that follow or no longer
 * follow are part of the act (ROT-7).
 */
gboolean
desk_rota_mark (DeskOffice  *office,
                DeskDate     date,
                gint64       area,
                DeskMark     mark,
                const char  *remark,
                GError     **error)
{
  g_autoptr (DeskRotaDay) day = get_group_day (office, date, mark == DESK_MARK_NONE, error);
  g_autoptr (DeskAct) act = NULL;
  g_autofree char *title = NULL;

  if (day == NULL)
    return FALSE;
  if (area != 0 && desk_rota_day_area (day, area) == NULL)
    {
      g_set_error_literal (error, DESK_ERROR, DESK_ERROR_NOT_FOUND, _ ("That area is not in use"));
      return FALSE;
    }
  title = act_title (day, area, mark);
  act = desk_store_begin (desk_office_get_store (office), error, title);
  if (act == NULL)
    return FALSE;
  for (guint i = 0; i < day->areas->len; i++)
    {
      const DeskDutyArea *one = day->areas->pdata[i];
      if ((area == 0 || one->id == area) && !write_mark (office, day, one->id, mark, remark, error))
        return FALSE;
    }
  return commit_marks (office, day, g_steal_pointer (&act), error);
}

/* √ for every area of the day that has no mark yet (ROT-6). */
gboolean
desk_rota_mark_others_ok (DeskOffice  *office,
                          DeskDate     date,
                          GError     **error)
{
  g_autoptr (DeskRotaDay) day = get_group_day (office, date, FALSE, error);
  g_autoptr (DeskAct) act = NULL;
  g_autofree char *words = desk_rota_format_day (date);
  g_autofree char *title = NULL;

  if (day == NULL)
    return FALSE;
  /* Translators: the title of an act; %s is a day */
  title = g_strdup_printf (_ ("Mark all others of %s: √"), words);
  act = desk_store_begin (desk_office_get_store (office), error, title);
  if (act == NULL)
    return FALSE;
  for (guint i = 0; i < day->areas->len; i++)
    {
      const DeskDutyArea *one = day->areas->pdata[i];
      if (one->mark == DESK_MARK_NONE &&
          !write_mark (office, day, one->id, DESK_MARK_OK, NULL, error))
        return FALSE;
    }
  return commit_marks (office, day, g_steal_pointer (&act), error);
}

/* Put right since; that cancels no fine (ROT-7). */
gboolean
desk_rota_set_rectified (DeskOffice  *office,
                         DeskDate     date,
                         gint64       area,
                         gboolean     rectified,
                         GError     **error)
{
  g_autoptr (DeskRotaDay) day = get_group_day (office, date, FALSE, error);
  DeskDutyArea *one = day != NULL ? desk_rota_day_area (day, area) : NULL;
  g_autoptr (DeskAct) act = NULL;
  g_autofree char *words = desk_rota_format_day (date);
  g_autofree char *title = NULL;

  if (day == NULL)
    return FALSE;
  if (one == NULL || one->mark != DESK_MARK_FAIL)
    {
      g_set_error_literal (error, DESK_ERROR, DESK_ERROR_REFUSED,
                           _ ("Only what failed can be rectified; mark it X first"));
      return FALSE;
    }
  /* Translators: the title of an act: a day and an area */
  title =
    g_strdup_printf (rectified ? _ ("Tick %s, %s as rectified") : _ ("Untick %s, %s as rectified"),
                     words, one->name);
  act = desk_store_begin (desk_office_get_store (office), error, title);
  if (act == NULL ||
      !desk_store_execute (desk_office_get_store (office), error,
                           "UPDATE duty_areas SET rectified = ? WHERE duty_id = ? AND area_id = ?",
                           "iii", (gint64) rectified, day->id, area))
    return FALSE;
  return desk_act_commit (g_steal_pointer (&act), error);
}
