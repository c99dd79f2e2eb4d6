/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the planner is to know of a period: its days, who takes turns and when they
 * are not there, the days that stay as they are, the turns owed. */

#include "desk-people.h"
#include "desk-rota-private.h"
#include "desk-settings.h"

/* Turns of the twelve weeks before count as carried load (ROT-4). */
#define CARRIED_DAYS 84

/* Pinned, or inspected already. */
#define KEPT                                                                         \
  "(d.pinned OR d.inspected IS NOT NULL OR EXISTS (SELECT 1 FROM duty_areas m WHERE" \
  " m.duty_id = d.id AND m.mark IS NOT NULL))"

/* The planner takes 0 for the group of a day that is nobody's turn. */
#define NO_GROUP (-1)

typedef struct
{
  DeskOffice *office;
  DeskDate from, to;
  gboolean by_person;
  guint per_day;
  DeskPlanInput *input;
  GHashTable *locked;  /* days that stay as they are */
  GHashTable *outside; /* of these: nobody's turn, or not enough people for a day's seats */
  GHashTable *seats;   /* person → seats on such days */
} Reader;

static void
reader_clear (Reader *self)
{
  g_clear_pointer (&self->input, desk_plan_input_free);
  g_clear_pointer (&self->outside, g_hash_table_unref);
  g_clear_pointer (&self->seats, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reader, reader_clear)

static void
add_seat (Reader *self,
          gint64  person)
{
  int seats = GPOINTER_TO_INT (g_hash_table_lookup (self->seats, &person));

  g_hash_table_insert (self->seats, g_memdup2 (&person, sizeof person),
                       GINT_TO_POINTER (seats + 1));
}

/* A swapped day stays as it is only while it is a duty day: a swap cannot keep
 * somebody on duty on a holiday. */
static DeskRows *
read_locked (Reader  *self,
             GError **error)
{
  DeskRows *rows = desk_store_select (
    desk_office_get_store (self->office), error,
    "SELECT d.date, ifnull(d.group_id, 0), ifnull(p.person_id, 0), " KEPT ","
    " count(p.id) OVER (PARTITION BY d.id)"
    " FROM duties d LEFT JOIN duty_people p ON p.duty_id = d.id"
    " WHERE d.kind = 'group' AND d.date BETWEEN ? AND ? AND (" KEPT
    "  OR EXISTS (SELECT 1 FROM swaps s WHERE d.date IN (s.date, s.with_date)))"
    " ORDER BY d.date, p.position, p.id",
    "dd", self->from, self->to);

  while (rows != NULL && desk_rows_next (rows))
    {
      DeskDate date = desk_rows_date (rows, 0);
      gint64 group = desk_rows_int (rows, 1), person = desk_rows_int (rows, 2);
      guint n_people = (guint) desk_rows_int (rows, 4);

      if (!desk_rows_int (rows, 3) && desk_rota_day_kind (self->office, date) != DESK_ROTA_DUTY)
        continue;
      g_hash_table_add (self->locked, GINT_TO_POINTER (date));
      if (self->by_person ? n_people >= self->per_day : group != 0 || n_people > 0)
        continue;
      g_hash_table_add (self->outside, GINT_TO_POINTER (date));
      if (person != 0)
        add_seat (self, person);
    }
  if (rows != NULL)
    desk_rows_rewind (rows);
  return rows;
}

/* The duty days of the period; locked ones enter the plan as pins, so that they
 * count as turns. */
static void
add_days (Reader   *self,
          DeskRows *locked)
{
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (DeskDate));

  for (DeskDate date = self->from; date <= self->to; date++)
    if (desk_rota_day_kind (self->office, date) == DESK_ROTA_DUTY &&
        !g_hash_table_contains (self->outside, GINT_TO_POINTER (date)))
      g_array_append_val (days, date);

  self->input = desk_plan_input_new (self->by_person ? DESK_PLAN_PERSONS : DESK_PLAN_GROUPS,
                                     (const DeskDate *) days->data, days->len);
  desk_plan_input_set_order (self->input, desk_settings_is (self->office, "rota.order", "free")
                                            ? DESK_PLAN_ORDER_FREE
                                            : DESK_PLAN_ORDER_FIXED);
  desk_plan_input_set_per_day (self->input, self->per_day);

  while (desk_rows_next (locked))
    {
      DeskDate date = desk_rows_date (locked, 0);
      gint64 group = desk_rows_int (locked, 1), person = desk_rows_int (locked, 2);

      if (!g_hash_table_contains (self->locked, GINT_TO_POINTER (date)))
        continue;
      if (!self->by_person && group != 0)
        desk_plan_input_pin_group (self->input, date, group);
      else if (person != 0)
        desk_plan_input_pin_person (self->input, date, person);
    }
}

/* Carried loads of @people, from the duty days just before the period. */
static int *
read_carried (Reader         *self,
              DeskPresences  *presences,
              GArray         *people,
              GError        **error)
{
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (DeskDate));
  g_autoptr (GHashTable) places = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autofree int *carried = g_new0 (int, people->len + 1);
  g_autofree guint8 *duty = NULL;
  g_autofree guint8 *able = NULL;
  g_autoptr (DeskRows) rows = desk_store_select (
    desk_office_get_store (self->office), error,
    "SELECT d.date, p.person_id FROM duties d JOIN duty_people p ON p.duty_id = d.id"
    " WHERE d.kind = 'group' AND d.date < ? AND d.date >= ? ORDER BY d.date",
    "dd", self->from, self->from - CARRIED_DAYS);

  if (rows == NULL)
    return NULL;
  while (desk_rows_next (rows))
    {
      DeskDate date = desk_rows_date (rows, 0);
      if (days->len == 0 || g_array_index (days, DeskDate, days->len - 1) != date)
        g_array_append_val (days, date);
    }
  if (days->len == 0)
    return g_steal_pointer (&carried);

  duty = g_new0 (guint8, (gsize) people->len * days->len);
  able = g_new0 (guint8, (gsize) people->len * days->len);
  for (guint p = 0; p < people->len; p++)
    {
      gint64 *person = &g_array_index (people, gint64, p);

      g_hash_table_insert (places, person, GUINT_TO_POINTER (p));
      for (guint d = 0; d < days->len; d++)
        able[p * days->len + d] =
          desk_presences_get (presences, *person, g_array_index (days, DeskDate, d)) ==
          DESK_PERSON_PRESENT;
    }
  desk_rows_rewind (rows);
  for (guint d = 0; desk_rows_next (rows);)
    {
      gint64 person = desk_rows_int (rows, 1);
      gpointer place;

      while (g_array_index (days, DeskDate, d) != desk_rows_date (rows, 0))
        d++;
      if (g_hash_table_lookup_extended (places, &person, NULL, &place))
        duty[GPOINTER_TO_UINT (place) * days->len + d] =
          able[GPOINTER_TO_UINT (place) * days->len + d] = 1;
    }
  desk_planner_carried (duty, able, people->len, days->len, DESK_PLANNER_CARRIED_LIMIT, carried);
  return g_steal_pointer (&carried);
}

static gboolean
add_absences (Reader      *self,
              GHashTable  *places,
              GError     **error)
{
  g_autoptr (DeskRows) rows = desk_store_select (
    desk_office_get_store (self->office), error,
    "SELECT person_id, \"from\", \"to\" FROM absences WHERE \"to\" >= ? AND \"from\" <= ?", "dd",
    self->from, self->to);

  if (rows == NULL)
    return FALSE;
  while (desk_rows_next (rows))
    {
      gint64 person = desk_rows_int (rows, 0);
      gpointer place;

      if (g_hash_table_lookup_extended (places, &person, NULL, &place))
        desk_plan_input_set_absent (self->input, GPOINTER_TO_UINT (place),
                                    desk_rows_date (rows, 1), desk_rows_date (rows, 2),
                                    DESK_PLAN_ON_LEAVE);
    }
  return TRUE;
}

static void
add_person (Reader     *self,
            DeskRows   *rows,
            GHashTable *places,
            int         carried)
{
  gint64 id = desk_rows_int (rows, 0), group = desk_rows_int (rows, 1);
  DeskDate entry = desk_rows_date (rows, 3), left = desk_rows_date (rows, 4);
  guint place;

  if (self->by_person)
    group = 0;
  else if (group == 0)
    group = NO_GROUP;
  carried += GPOINTER_TO_INT (g_hash_table_lookup (self->seats, &id));
  place = desk_plan_input_add_person (self->input, id, group, carried, desk_rows_date (rows, 5));

  g_hash_table_insert (places, g_memdup2 (&id, sizeof id), GUINT_TO_POINTER (place));
  if (entry > self->from)
    desk_plan_input_set_absent (self->input, place, self->from, entry - 1,
                                DESK_PLAN_NOT_YET_JOINED);
  if (left != DESK_DATE_NONE && left < self->to)
    desk_plan_input_set_absent (self->input, place, left + 1, self->to, DESK_PLAN_LEFT);
  if (g_str_equal (desk_rows_text (rows, 2), "suspended"))
    desk_plan_input_set_absent (self->input, place, self->from, self->to, DESK_PLAN_SUSPENDED);
}

static gboolean
add_people (Reader  *self,
            GError **error)
{
  g_autoptr (GHashTable) places = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GArray) people = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (DeskPresences) presences = NULL;
  g_autofree int *carried = NULL;
  g_autoptr (DeskRows) rows = desk_store_select (
    desk_office_get_store (self->office), error,
    "SELECT p.id, ifnull(p.group_id, 0), p.status, p.entry_date, p.left_date,"
    " (SELECT max(d.date) FROM duties d JOIN duty_people x ON x.duty_id = d.id"
    "  WHERE x.person_id = p.id AND d.date < ?) FROM people p"
    " WHERE p.status <> 'left' OR p.left_date >= ? ORDER BY p.name COLLATE PINYIN, p.id",
    "dd", self->from, self->from);

  if (rows == NULL)
    return FALSE;
  if (self->by_person)
    {
      while (desk_rows_next (rows))
        {
          gint64 id = desk_rows_int (rows, 0);
          g_array_append_val (people, id);
        }
      desk_rows_rewind (rows);
      presences = desk_presences_new (self->office, error);
      carried = presences != NULL ? read_carried (self, presences, people, error) : NULL;
      if (carried == NULL)
        return FALSE;
    }
  for (guint i = 0; desk_rows_next (rows); i++)
    add_person (self, rows, places, carried != NULL ? carried[i] : 0);
  return add_absences (self, places, error);
}

static gboolean
add_groups (Reader  *self,
            GError **error)
{
  g_autoptr (DeskRows) groups = desk_store_select (
    desk_office_get_store (self->office), error,
    "SELECT id FROM duty_groups g WHERE active AND EXISTS (SELECT 1 FROM people p"
    " WHERE p.group_id = g.id AND (p.status <> 'left' OR p.left_date >= ?)) ORDER BY position, id",
    "d", self->from);

  if (groups == NULL)
    return FALSE;
  while (desk_rows_next (groups))
    desk_plan_input_add_group (self->input, desk_rows_int (groups, 0), 0);
  return TRUE;
}

/* Whoever had the turn last before the period (ROT-1); of a group or person that
 * takes no turns any more the one before in the order, so that the round goes on. */
static gboolean
set_last (Reader  *self,
          GError **error)
{
  static const char *const last_group =
    "WITH l AS (SELECT g.position, g.id FROM duties d JOIN duty_groups g ON g.id = d.group_id"
    "  WHERE d.kind = 'group' AND d.date < ?1 ORDER BY d.date DESC LIMIT 1)"
    " SELECT g.id FROM duty_groups g, l WHERE g.active AND EXISTS (SELECT 1 FROM people p"
    "  WHERE p.group_id = g.id AND (p.status <> 'left' OR p.left_date >= ?1))"
    " ORDER BY (g.position, g.id) <= (l.position, l.id) DESC, g.position DESC, g.id DESC LIMIT 1";
  static const char *const last_person =
    "WITH l AS (SELECT h.name, h.id FROM duties d JOIN duty_people x ON x.duty_id = d.id"
    "  JOIN people h ON h.id = ifnull(x.stands_for_id, x.person_id)"
    "  WHERE d.kind = 'group' AND d.date < ?1 ORDER BY d.date DESC, x.position DESC, x.id DESC"
    "  LIMIT 1)"
    " SELECT p.id FROM people p, l WHERE p.status <> 'left' OR p.left_date >= ?1"
    " ORDER BY p.name < l.name COLLATE PINYIN"
    "  OR (p.name = l.name COLLATE PINYIN AND p.id <= l.id) DESC,"
    " p.name COLLATE PINYIN DESC, p.id DESC LIMIT 1";
  g_autoptr (DeskRows) rows =
    desk_store_select (desk_office_get_store (self->office), error,
                       self->by_person ? last_person : last_group, "d", self->from);

  if (rows == NULL)
    return FALSE;
  if (desk_rows_next (rows))
    desk_plan_input_set_last (self->input, desk_rows_int (rows, 0));
  return TRUE;
}

/* Open owed turns (ROT-5), those too that the days planned anew were to repay. */
static gboolean
add_owed (Reader  *self,
          GError **error)
{
  g_autoptr (DeskRows) rows = desk_store_select (
    desk_office_get_store (self->office), error,
    "SELECT id, person_id, with_id, repaid, date FROM swaps"
    " WHERE kind = 'colleague' AND with_date IS NULL AND date <= ? ORDER BY date, id",
    "d", self->to);

  if (rows == NULL)
    return FALSE;
  while (desk_rows_next (rows))
    {
      DeskDate repaid = desk_rows_date (rows, 3), date = desk_rows_date (rows, 4);
      gboolean open = repaid == DESK_DATE_NONE ||
                      (repaid >= self->from && repaid <= self->to &&
                       !g_hash_table_contains (self->locked, GINT_TO_POINTER (repaid)));

      /* A turn that falls away with its day is owed by nobody. */
      if (date >= self->from && !g_hash_table_contains (self->locked, GINT_TO_POINTER (date)))
        continue;
      if (open)
        desk_plan_input_add_owed (self->input, desk_rows_int (rows, 0), desk_rows_int (rows, 1),
                                  desk_rows_int (rows, 2));
    }
  return TRUE;
}

/**
 * desk_rota_read_input:
 * @locked: (out caller-allocates): the days that stay as they are are added
 *
 * Returns: (transfer full): what the planner is to know of @from to @to
 */
DeskPlanInput *
desk_rota_read_input (DeskOffice  *office,
                      DeskDate     from,
                      DeskDate     to,
                      GHashTable  *locked,
                      GError     **error)
{
  g_auto (Reader) self = {
    .office = office,
    .from = from,
    .to = to,
    .by_person = desk_settings_is (office, "rota.mode", "person"),
    .per_day = (guint) desk_settings_get_integer (office, "rota.persons-per-day"),
    .locked = locked,
    .outside = g_hash_table_new (NULL, NULL),
    .seats = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL),
  };
  g_autoptr (DeskRows) rows = read_locked (&self, error);

  if (rows == NULL)
    return NULL;
  add_days (&self, rows);
  if (!set_last (&self, error) || (!self.by_person && !add_groups (&self, error)) ||
      !add_people (&self, error) || !add_owed (&self, error))
    return NULL;
  return g_steal_pointer (&self.input);
}
