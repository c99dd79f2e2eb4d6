/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One duty day changed by hand; each verb is an act. */

#include <string.h>

#include "desk-language.h"
#include "desk-people.h"
#include "desk-rota-private.h"

static DeskAct *
begin (DeskOffice  *office,
       const char  *format,
       DeskDate     date,
       GError     **error)
{
  g_autofree char *day = desk_rota_format_day (date);
  g_autofree char *title = g_strdup_printf (format, day);

  return desk_store_begin (desk_office_get_store (office), error, title);
}

static gboolean
check_people (DeskOffice    *office,
              DeskDate       date,
              const gint64  *people,
              guint          n_people,
              GError       **error)
{
  g_autofree char *day = desk_rota_format_day (date);

  for (guint i = 0; i < n_people; i++)
    {
      DeskPresence presence = desk_people_presence (office, people[i], date);
      g_autofree char *name = desk_people_dup_name (office, people[i]);

      for (guint k = 0; k < i; k++)
        if (people[k] == people[i])
          {
            /* Translators: %s is a name */
            g_set_error (error, DESK_ERROR, DESK_ERROR_INVALID, _ ("“%s” is named twice"), name);
            return FALSE;
          }
      if (presence != DESK_PERSON_PRESENT)
        {
          g_set_error (error, DESK_ERROR, DESK_ERROR_REFUSED,
                       presence == DESK_PERSON_ON_LEAVE
                         /* Translators: a name and a day */
                         ? _ ("%s is on leave on %s (ROT-4)")
                         : _ ("%s does not work here on %s (ROT-4)"),
                       name, day);
          return FALSE;
        }
    }
  return TRUE;
}

/* Whoever is on duty on the day, and their areas. */
static gboolean
write_day (DeskOffice    *office,
           DeskDate       date,
           gint64         duty,
           const gint64  *people,
           guint          n_people,
           GError       **error)
{
  g_autoptr (DeskAreaHistory) history = desk_rota_area_history (office, date, error);

  return history != NULL &&
         desk_store_execute (desk_office_get_store (office), error,
                             "UPDATE duties SET why = NULL WHERE id = ? AND why IS NOT NULL", "i",
                             duty) &&
         desk_rota_write_people (office, duty, people, NULL, n_people, error) &&
         desk_rota_write_areas (office, duty, people, n_people, history, error);
}

static gboolean
write_pinned (DeskOffice  *office,
              gint64       duty,
              gboolean     pinned,
              GError     **error)
{
  return desk_store_execute (desk_office_get_store (office), error,
                             "UPDATE duties SET pinned = ?1 WHERE id = ?2 AND pinned <> ?1", "ii",
                             (gint64) pinned, duty);
}

/**
 * desk_rota_set_people:
 * @pin: the planner is to leave the day as it is (ROT-4)
 *
 * Puts exactly these people on duty; on a day off they are its holiday duty.
 */
gboolean
desk_rota_set_people (DeskOffice    *office,
                      DeskDate       date,
                      const gint64  *people,
                      guint          n_people,
                      gboolean       pin,
                      GError       **error)
{
  DeskRotaKind kind = desk_rota_day_kind (office, date);
  g_autoptr (DeskAct) act = NULL;
  gint64 duty;

  if (kind == DESK_ROTA_OFF || kind == DESK_ROTA_REST)
    return desk_rota_set_holiday (office, date, people, n_people, NULL, error);
  if (!desk_rota_check_duty_day (office, date, error) ||
      !check_people (office, date, people, n_people, error))
    return FALSE;
  /* Translators: the title of an act; %s is a day */
  act = begin (office, _ ("Set who is on duty on %s"), date, error);
  duty = act != NULL ? desk_rota_ensure_duty (office, date, "group", error) : 0;
  if (duty == 0 || !write_day (office, date, duty, people, n_people, error) ||
      !write_pinned (office, duty, pin, error))
    return FALSE;
  return desk_act_commit (g_steal_pointer (&act), error);
}

/* Gives the day to @group: to its members who are there. */
gboolean
desk_rota_set_group (DeskOffice  *office,
                     DeskDate     date,
                     gint64       group,
                     gboolean     pin,
                     GError     **error)
{
  DeskStore *store = desk_office_get_store (office);
  g_autoptr (GArray) people = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (DeskRows) rows = NULL;
  g_autoptr (DeskAct) act = NULL;
  gint64 duty;

  if (!desk_rota_check_duty_day (office, date, error))
    return FALSE;
  rows = desk_store_select (
    store, error, "SELECT id FROM people WHERE group_id = ? ORDER BY name COLLATE PINYIN, id", "i",
    group);
  if (rows == NULL)
    return FALSE;
  while (desk_rows_next (rows))
    {
      gint64 id = desk_rows_int (rows, 0);
      if (desk_people_presence (office, id, date) == DESK_PERSON_PRESENT)
        g_array_append_val (people, id);
    }
  if (people->len == 0)
    {
      g_autofree char *day = desk_rota_format_day (date);
      g_set_error (error, DESK_ERROR, DESK_ERROR_REFUSED,
                   /* Translators: %s is a day */
                   _ ("Nobody of that group is there on %s (ROT-4)"), day);
      return FALSE;
    }

  act = begin (office, _ ("Set who is on duty on %s"), date, error);
  duty = act != NULL ? desk_rota_ensure_duty (office, date, "group", error) : 0;
  if (duty == 0 ||
      !desk_store_execute (store, error, "UPDATE duties SET group_id = ? WHERE id = ?", "ri", group,
                           duty) ||
      !write_day (office, date, duty, (const gint64 *) people->data, people->len, error) ||
      !write_pinned (office, duty, pin, error))
    return FALSE;
  return desk_act_commit (g_steal_pointer (&act), error);
}

static gint64
find_duty_or_fail (DeskOffice  *office,
                   DeskDate     date,
                   GError     **error)
{
  gint64 duty = desk_rota_find_duty (office, date);

  if (duty == 0)
    {
      g_autofree char *day = desk_rota_format_day (date);
      g_set_error (error, DESK_ERROR, DESK_ERROR_NOT_FOUND,
                   /* Translators: %s is a day */
                   _ ("Nothing is planned on %s yet; plan the duties first"), day);
    }
  return duty;
}

/* The planner leaves a pinned day as it is (ROT-4). */
gboolean
desk_rota_set_pinned (DeskOffice  *office,
                      DeskDate     date,
                      gboolean     pinned,
                      GError     **error)
{
  gint64 duty = find_duty_or_fail (office, date, error);
  g_autoptr (DeskAct) act = NULL;

  if (duty == 0)
    return FALSE;
  /* Translators: the title of an act; %s is a day */
  act = begin (office, pinned ? _ ("Pin the duty on %s") : _ ("Unpin the duty on %s"), date, error);
  if (act == NULL || !write_pinned (office, duty, pinned, error))
    return FALSE;
  return desk_act_commit (g_steal_pointer (&act), error);
}

/* Gives one area to somebody who is on duty that day; 0: to nobody. */
gboolean
desk_rota_set_area_person (DeskOffice  *office,
                           DeskDate     date,
                           gint64       area,
                           gint64       person,
                           GError     **error)
{
  DeskStore *store = desk_office_get_store (office);
  g_autoptr (DeskAct) act = NULL;
  g_autoptr (DeskRows) rows = NULL;
  gint64 duty;

  if (!desk_rota_check_duty_day (office, date, error))
    return FALSE;
  duty = find_duty_or_fail (office, date, error);
  if (duty == 0)
    return FALSE;
  rows = desk_store_select (store, error,
                            "SELECT 1 FROM duty_people WHERE duty_id = ? AND person_id = ?", "ii",
                            duty, person);
  if (rows == NULL)
    return FALSE;
  if (person != 0 && !desk_rows_next (rows))
    {
      g_autofree char *name = desk_people_dup_name (office, person);
      g_autofree char *day = desk_rota_format_day (date);
      g_set_error (error, DESK_ERROR, DESK_ERROR_REFUSED,
                   /* Translators: a name and a day */
                   _ ("%s is not on duty on %s; swap the duty first"), name, day);
      return FALSE;
    }
  /* Translators: the title of an act; %s is a day */
  act = begin (office, _ ("Change the areas of %s"), date, error);
  if (act == NULL ||
      !desk_store_execute (
        store, error,
        "INSERT INTO duty_areas (duty_id, area_id, person_id) VALUES (?, ?, ?)"
        " ON CONFLICT (duty_id, area_id) DO UPDATE SET person_id = excluded.person_id",
        "iir", duty, area, person))
    return FALSE;
  return desk_act_commit (g_steal_pointer (&act), error);
}

static gint64
group_of (DeskOffice *office,
          DeskDate    date)
{
  g_autoptr (DeskRows) rows = desk_store_select (
    desk_office_get_store (office), NULL, "SELECT group_id FROM duties WHERE date = ?", "d", date);

  return rows != NULL && desk_rows_next (rows) ? desk_rows_int (rows, 0) : 0;
}

static GArray *
people_of (DeskOffice *office,
           DeskDate    date)
{
  GArray *people = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (DeskRows) rows =
    desk_store_select (desk_office_get_store (office), NULL,
                       "SELECT p.person_id FROM duty_people p JOIN duties d ON d.id = p.duty_id"
                       " WHERE d.date = ? ORDER BY p.position, p.id",
                       "d", date);

  while (rows != NULL && desk_rows_next (rows))
    {
      gint64 id = desk_rows_int (rows, 0);
      g_array_append_val (people, id);
    }
  return people;
}

/* Days that happened, or that somebody swapped, cannot change places. */
static gboolean
check_exchangeable (DeskOffice  *office,
                    DeskDate     date,
                    GError     **error)
{
  g_autofree char *day = desk_rota_format_day (date);

  if (!desk_rota_check_duty_day (office, date, error) ||
      find_duty_or_fail (office, date, error) == 0)
    return FALSE;
  if (desk_rota_is_inspected (office, date))
    /* Translators: %s is a day */
    g_set_error (error, DESK_ERROR, DESK_ERROR_REFUSED, _ ("The duty of %s was inspected already"),
                 day);
  else if (desk_rota_is_swapped (office, date))
    g_set_error (error, DESK_ERROR, DESK_ERROR_REFUSED,
                 /* Translators: %s is a day */
                 _ ("Somebody swapped the duty of %s and relies on that day"), day);
  else
    return TRUE;
  return FALSE;
}

/* Two duty days change places: their groups, or their people without groups. Both
 * are pinned then. */
gboolean
desk_rota_exchange_days (DeskOffice  *office,
                         DeskDate     a,
                         DeskDate     b,
                         GError     **error)
{
  gint64 group_a, group_b;
  g_autoptr (GArray) people_a = NULL;
  g_autoptr (GArray) people_b = NULL;
  g_autoptr (DeskAct) act = NULL;
  g_autofree char *day_a = desk_rota_format_day (a);
  g_autofree char *day_b = desk_rota_format_day (b);
  g_autofree char *title = NULL;

  if (a == b)
    return TRUE;
  if (!check_exchangeable (office, a, error) || !check_exchangeable (office, b, error))
    return FALSE;
  group_a = group_of (office, a);
  group_b = group_of (office, b);
  people_a = people_of (office, a);
  people_b = people_of (office, b);

  /* Translators: the title of an act; both are days */
  title = g_strdup_printf (_ ("Exchange the duties of %s and %s"), day_a, day_b);
  act = desk_store_begin (desk_office_get_store (office), error, title);
  if (act == NULL)
    return FALSE;
  if (group_a != 0 && group_b != 0)
    {
      if (!desk_rota_set_group (office, a, group_b, TRUE, error) ||
          !desk_rota_set_group (office, b, group_a, TRUE, error))
        return FALSE;
    }
  else if (!desk_rota_set_people (office, a, (const gint64 *) people_b->data, people_b->len, TRUE,
                                  error) ||
           !desk_rota_set_people (office, b, (const gint64 *) people_a->data, people_a->len, TRUE,
                                  error))
    {
      return FALSE;
    }
  return desk_act_commit (g_steal_pointer (&act), error);
}

/* @remark stands on the duty sheet; empty or %NULL removes it (ROT-8). */
gboolean
desk_rota_set_remark (DeskOffice  *office,
                      DeskDate     date,
                      const char  *remark,
                      GError     **error)
{
  DeskRotaKind kind = desk_rota_day_kind (office, date);
  const char *record = kind == DESK_ROTA_DUTY   ? "group"
                       : kind == DESK_ROTA_TEAM ? "team"
                                                : "holiday";
  gint64 duty = desk_rota_find_duty (office, date);
  /* Translators: the title of an act; %s is a day */
  g_autoptr (DeskAct) act = begin (office, _ ("Write a remark on %s"), date, error);

  /* What is planned stays what it is. */
  if (act != NULL && duty == 0)
    duty = desk_rota_ensure_duty (office, date, record, error);
  if (act == NULL || duty == 0 ||
      !desk_store_execute (desk_office_get_store (office), error,
                           "UPDATE duties SET remark = ? WHERE id = ?", "ti",
                           remark != NULL && *remark != '\0' ? remark : NULL, duty))
    return FALSE;
  return desk_act_commit (g_steal_pointer (&act), error);
}

/**
 * desk_rota_set_holiday:
 * @handover: (nullable): notes for those on duty; %NULL leaves them as they are
 *
 * Who is on holiday duty on a day off (ROT-9).
 */
gboolean
desk_rota_set_holiday (DeskOffice    *office,
                       DeskDate       date,
                       const gint64  *people,
                       guint          n_people,
                       const char    *handover,
                       GError       **error)
{
  DeskRotaKind kind = desk_rota_day_kind (office, date);
  g_autoptr (DeskAct) act = NULL;
  gint64 duty;

  if (kind == DESK_ROTA_DUTY || kind == DESK_ROTA_TEAM)
    {
      g_autofree char *day = desk_rota_format_day (date);
      g_set_error (error, DESK_ERROR, DESK_ERROR_REFUSED,
                   /* Translators: %s is a day */
                   _ ("%s is no day off, so it has no holiday duty (ROT-9)"), day);
      return FALSE;
    }
  if (desk_rota_is_inspected (office, date))
    {
      g_autofree char *day = desk_rota_format_day (date);
      g_set_error (error, DESK_ERROR, DESK_ERROR_REFUSED,
                   /* Translators: %s is a day */
                   _ ("The duty of %s was inspected already"), day);
      return FALSE;
    }
  if (!check_people (office, date, people, n_people, error))
    return FALSE;
  /* Translators: the title of an act; %s is a day */
  act = begin (office, _ ("Set the holiday duty of %s"), date, error);
  duty = act != NULL ? desk_rota_ensure_duty (office, date, "holiday", error) : 0;
  if (duty == 0 ||
      (handover != NULL &&
       !desk_store_execute (desk_office_get_store (office), error,
                            "UPDATE duties SET handover = nullif(?, '') WHERE id = ?", "ti",
                            handover, duty)) ||
      !desk_rota_write_people (office, duty, people, NULL, n_people, error))
    return FALSE;
  return desk_act_commit (g_steal_pointer (&act), error);
}

/* Whether a copy may write over what is planned on @date. */
static gboolean
is_kept (DeskOffice *office,
         DeskDate    date)
{
  g_autoptr (DeskRows) rows = desk_store_select (desk_office_get_store (office), NULL,
                                                 "SELECT 1 FROM duties WHERE date = ? AND pinned",
                                                 "d", date);

  return (rows != NULL && desk_rows_next (rows)) || desk_rota_is_inspected (office, date) ||
         desk_rota_is_swapped (office, date);
}

/* Copies one duty day over to another; sets @copied when somebody of it is there. */
static gboolean
copy_day (DeskOffice  *office,
          DeskDate     source,
          DeskDate     target,
          gboolean    *copied,
          GError     **error)
{
  g_autoptr (GError) nobody = NULL;
  g_autoptr (GArray) people = people_of (office, source);
  gint64 group = group_of (office, source);

  if (group != 0)
    {
      *copied = desk_rota_set_group (office, target, group, FALSE, &nobody);
      if (*copied || g_error_matches (nobody, DESK_ERROR, DESK_ERROR_REFUSED))
        return TRUE;
      g_propagate_error (error, g_steal_pointer (&nobody));
      return FALSE;
    }
  for (guint i = people->len; i > 0; i--)
    if (desk_people_presence (office, g_array_index (people, gint64, i - 1), target) !=
        DESK_PERSON_PRESENT)
      g_array_remove_index (people, i - 1);
  *copied = people->len > 0;
  return !*copied || desk_rota_set_people (office, target, (const gint64 *) people->data,
                                           people->len, FALSE, error);
}

/**
 * desk_rota_copy_week:
 * @from_week: a day of the week to copy
 * @to_week: a day of the week to copy it to
 *
 * Copies the duties of one week, day by day, to another week's duty days. Pinned,
 * inspected and swapped days there stay as they are (ROT-4).
 */
gboolean
desk_rota_copy_week (DeskOffice  *office,
                     DeskDate     from_week,
                     DeskDate     to_week,
                     GError     **error)
{
  g_autofree char *from = desk_date_to_week (from_week);
  g_autofree char *to = desk_date_to_week (to_week);
  /* Translators: the title of an act; both are weeks, as 2026-W41 */
  g_autofree char *title = g_strdup_printf (_ ("Copy the duties of %s to %s"), from, to);
  g_autoptr (DeskAct) act = desk_store_begin (desk_office_get_store (office), error, title);
  guint n_copied = 0;

  if (act == NULL)
    return FALSE;
  for (int i = 0; i < 7; i++)
    {
      DeskDate source = desk_date_week_start (from_week) + i;
      DeskDate target = desk_date_week_start (to_week) + i;
      gboolean copied = FALSE;

      if (desk_rota_day_kind (office, source) != DESK_ROTA_DUTY ||
          desk_rota_day_kind (office, target) != DESK_ROTA_DUTY || is_kept (office, target))
        continue;
      if (!copy_day (office, source, target, &copied, error))
        return FALSE;
      n_copied += copied;
    }
  if (n_copied == 0)
    {
      g_set_error (error, DESK_ERROR, DESK_ERROR_NOT_FOUND,
                   /* Translators: %s is a week, as 2026-W41 */
                   _ ("There is nothing in %s that could be copied"), from);
      return FALSE;
    }
  return desk_act_commit (g_steal_pointer (&act), error);
}
