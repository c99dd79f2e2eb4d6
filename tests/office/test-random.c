/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Studios of chance, always the same ones: what must hold after every act, and that
 * all of them can be undone (ROT-1 to ROT-7, SEC-1). */

#include "office-kit.h"

#define FROM "2026-09-14"
#define TO   "2026-11-15"

typedef struct
{
  Studio *studio;
  GRand *rand;
  guint n_people;
  gboolean by_person;
} Chance;

static int
pick (Chance *self,
      int     below)
{
  return g_rand_int_range (self->rand, 0, below);
}

static DeskDate
any_day (Chance *self)
{
  return day (FROM) + pick (self, day (TO) - day (FROM) + 1);
}

static gint64
any_id (Chance     *self,
        const char *table)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM %s ORDER BY id", table);
  g_autofree char *ids = studio_text (self->studio, sql);
  g_auto (GStrv) list = g_strsplit (ids, " ", -1);
  guint n = g_strv_length (list);

  return n > 0 ? g_ascii_strtoll (list[pick (self, (int) n)], NULL, 10) : 0;
}

/* Refused is right; anything else that fails is not. */
static void
may_be_refused (GError *error)
{
  if (error == NULL)
    return;
  if (!g_error_matches (error, DESK_ERROR, DESK_ERROR_REFUSED) &&
      !g_error_matches (error, DESK_ERROR, DESK_ERROR_NOT_FOUND))
    g_assert_no_error (error);
  g_error_free (error);
}

/* Fairness where nothing stands in its way: no leave, nothing that stays as it is. */
static void
assert_fair (Chance     *self,
             const char *from,
             const char *to)
{
  g_autofree char *sql = g_strdup_printf (
    "SELECT ifnull (max (n) - min (n), 0) FROM (SELECT (SELECT count(*) FROM duties d"
    " WHERE d.group_id = g.id AND d.date BETWEEN '%1$s' AND '%2$s') AS n FROM duty_groups g"
    " WHERE EXISTS (SELECT 1 FROM people p WHERE p.group_id = g.id AND p.status <> 'left'))"
    " WHERE NOT EXISTS (SELECT 1 FROM absences) AND NOT EXISTS (SELECT 1 FROM people"
    " WHERE left_date IS NOT NULL) AND NOT EXISTS (SELECT 1 FROM duties WHERE pinned OR"
    " inspected IS NOT NULL) AND NOT EXISTS (SELECT 1 FROM swaps)",
    from, to);

  if (!self->by_person)
    g_assert_cmpint (studio_number (self->studio, sql), <=, 1);
}

static void
plan (Chance     *self,
      const char *from,
      const char *to)
{
  g_autofree char *absent = g_strdup_printf (
    "SELECT count(*) FROM duties d JOIN duty_people x ON x.duty_id = d.id JOIN people p ON"
    " p.id = x.person_id WHERE d.kind = 'group' AND d.date BETWEEN '%s' AND '%s'"
    " AND NOT d.pinned AND d.inspected IS NULL"
    " AND NOT EXISTS (SELECT 1 FROM swaps s WHERE d.date IN (s.date, s.with_date))"
    " AND (p.left_date < d.date OR p.entry_date > d.date OR EXISTS (SELECT 1 FROM absences a WHERE"
    "  a.person_id = p.id AND d.date BETWEEN a.\"from\" AND a.\"to\"))",
    from, to);

  studio_plan (self->studio, from, to);
  g_assert_cmpint (studio_number (self->studio, absent), ==, 0);
  assert_fair (self, from, to);
}

static void
plan_some (Chance *self)
{
  DeskDate from = any_day (self);
  DeskDate to = from + pick (self, 40);
  g_autofree char *start = desk_date_to_iso (from);
  g_autofree char *end = desk_date_to_iso (MIN (to, day (TO)));

  plan (self, start, end);
}

static void
leave (Chance *self)
{
  DeskDate from = any_day (self);
  g_autofree char *start = desk_date_to_iso (from);
  g_autofree char *end = desk_date_to_iso (from + pick (self, 12));
  g_autofree char *name = g_strdup_printf ("P%02d", pick (self, (int) self->n_people) + 1);

  studio_absent (self->studio, name, start, end);
}

static void
swap (Chance *self)
{
  DeskDate date = any_day (self);
  g_autoptr (DeskRotaDay) one = desk_rota_get_day (self->studio->office, date, NULL);
  const DeskDutyPerson *person;
  g_autoptr (GPtrArray) partners = NULL;
  GError *error = NULL;

  if (one->people->len == 0)
    return;
  person = one->people->pdata[pick (self, (int) one->people->len)];
  if (pick (self, 4) == 0)
    {
      desk_rota_swap (self->studio->office, date, person->id, person->id, any_day (self), 0,
                      &error);
      may_be_refused (error);
      return;
    }
  partners = desk_rota_swap_partners (self->studio->office, date, person->id, &error);
  g_assert_no_error (error);
  if (partners->len > 0)
    {
      const DeskSwapPartner *with = partners->pdata[pick (self, (int) partners->len)];
      desk_rota_swap (self->studio->office, date, person->id, with->person,
                      pick (self, 2) == 0 ? with->date : DESK_DATE_NONE, 0, &error);
      may_be_refused (error);
    }
}

static void
mark (Chance *self)
{
  GError *error = NULL;

  desk_rota_mark (self->studio->office, any_day (self),
                  studio_area (self->studio, (guint) pick (self, 6)),
                  pick (self, 4) == 0 ? (DeskMark) pick (self, 3) : DESK_MARK_FAIL, NULL, &error);
  may_be_refused (error);
}

static void
by_hand (Chance *self)
{
  DeskOffice *office = self->studio->office;
  GError *error = NULL;

  switch (pick (self, 4))
    {
    case 0:
      desk_rota_set_pinned (office, any_day (self), pick (self, 2) == 0, &error);
      break;
    case 1:
      desk_rota_exchange_days (office, any_day (self), any_day (self), &error);
      break;
    case 2:
      desk_rota_copy_week (office, any_day (self), any_day (self), &error);
      break;
    default:
      {
        gint64 one = any_id (self, "people");
        desk_rota_set_people (office, any_day (self), &one, 1, pick (self, 2) == 0, &error);
      }
      break;
    }
  may_be_refused (error);
}

static void
change_calendar (Chance *self)
{
  g_autofree char *iso = desk_date_to_iso (any_day (self));
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM days WHERE date = '%s'", iso);
  gint64 id = studio_number (self->studio, sql);

  if (id != 0)
    studio_remove (self->studio, &desk_kind_days, id);
  else
    studio_day (self->studio, iso, pick (self, 2) == 0 ? "off" : "work");
  plan (self, FROM, TO);
}

/* Somebody leaves; pinned and swapped days of theirs are theirs no more. */
static void
somebody_leaves (Chance *self)
{
  gint64 id = any_id (self, "people");
  g_autofree char *kept = g_strdup_printf (
    "SELECT count(*) FROM duties d JOIN duty_people x ON x.duty_id = d.id WHERE"
    " x.person_id = %d AND (d.kind = 'holiday' OR d.pinned OR EXISTS (SELECT 1 FROM swaps s WHERE"
    " d.date IN (s.date, s.with_date)))",
    (int) id);
  GError *error = NULL;

  if (studio_number (self->studio, kept) > 0)
    return;
  desk_staff_leave (self->studio->office, id, any_day (self), &error);
  g_assert_no_error (error);
  plan (self, FROM, TO);
}

/* ROT-7 once more, as the rule book says it, from the bare tables. */
static void
assert_fines (Chance *self)
{
  g_autofree char *wrong = studio_text (
    self->studio,
    "WITH fails AS (SELECT d.id, d.date, substr(d.date, 1, 7) AS month, d.group_id FROM duties d"
    "  WHERE d.kind = 'group' AND EXISTS (SELECT 1 FROM duty_areas a WHERE a.duty_id = d.id AND"
    "  a.mark = 'fail')),"
    " present AS (SELECT f.*, x.person_id FROM fails f JOIN duty_people x ON x.duty_id = f.id"
    "  WHERE NOT EXISTS (SELECT 1 FROM absences a WHERE a.person_id = x.person_id"
    "  AND a.\"from\" <= f.date AND a.\"to\" >= f.date)),"
    " due AS (SELECT DISTINCT person_id, month FROM present p WHERE"
    "  CASE WHEN group_id IS NOT NULL THEN (SELECT count(*) FROM fails f WHERE"
    "    f.month = p.month AND f.group_id = p.group_id)"
    "  ELSE (SELECT count(*) FROM present q WHERE q.month = p.month AND q.group_id IS NULL"
    "    AND q.person_id = p.person_id) END >= 2),"
    " kept AS (SELECT person_id, substr(source, 9) AS month FROM ledger WHERE source LIKE"
    "  'hygiene/%' AND amount = -1000 AND state = 'proposed')"
    " SELECT 'missing ' || person_id || ' ' || month FROM (SELECT * FROM due EXCEPT"
    "  SELECT * FROM kept) UNION ALL"
    " SELECT 'too many ' || person_id || ' ' || month FROM (SELECT * FROM kept EXCEPT"
    "  SELECT * FROM due)"
    " UNION ALL SELECT 'twice ' || person_id FROM kept GROUP BY person_id, month"
    "  HAVING count(*) > 1");

  g_assert_cmpstr (wrong, ==, "");
}

/* ROT-5: who is said to have repaid a turn stands in on that day, or had it done. */
static void
assert_repaid (Chance *self)
{
  g_assert_cmpint (studio_number (self->studio,
                                  "SELECT count(*) FROM swaps s WHERE repaid IS NOT NULL AND"
                                  " NOT EXISTS (SELECT 1 FROM duties d JOIN duty_people x ON"
                                  " x.duty_id = d.id WHERE d.date = s.repaid AND"
                                  " (x.stands_for_id = s.with_id OR x.person_id = s.with_id))"),
                   ==, 0);
}

static void
run (guint seed)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  guint n_groups = (guint) g_rand_int_range (rand, 1, 7);
  guint n_people = n_groups + (guint) g_rand_int_range (rand, 0, 15);
  g_autoptr (Studio) studio = studio_new (n_groups, n_people);
  Chance self = { studio, rand, n_people, seed % 3 == 0 };
  g_autofree char *start = NULL;
  g_autofree char *end = NULL;
  guint n_undone = 0;
  gint64 first;

  if (self.by_person)
    studio_set (studio, "rota.mode", "person");
  start = studio_dump (studio);
  first = studio_number (studio, "SELECT count(*) FROM journal");
  plan (&self, FROM, TO);
  for (guint step = 0; step < 45; step++)
    {
      static void (*const acts[]) (Chance *) = { plan_some, leave, swap, swap,
                                                 mark, mark, by_hand, change_calendar,
                                                 somebody_leaves };

      acts[pick (&self, G_N_ELEMENTS (acts))](&self);
      g_assert_false (desk_store_in_act (studio->store));
      assert_fines (&self);
      assert_repaid (&self);
      studio_assert_sound (studio);
    }
  {
    gint64 acts = studio_number (studio, "SELECT count(*) FROM journal") - first;

    for (; n_undone < acts; n_undone++)
      {
        g_assert_true (studio_undo (studio));
        if (n_undone % 8 == 0)
          assert_fines (&self);
      }
  }
  end = studio_dump (studio);
  g_assert_cmpstr (end, ==, start);
  studio_assert_sound (studio);
}

static void
test_random (gconstpointer data)
{
  run (GPOINTER_TO_UINT (data));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint seed = 1; seed <= 12; seed++)
    {
      g_autofree char *name = g_strdup_printf ("/office/random/ROT-1-ROT-7-SEC-1/%u", seed);
      g_test_add_data_func (name, GUINT_TO_POINTER (seed), test_random);
    }
  return g_test_run ();
}
