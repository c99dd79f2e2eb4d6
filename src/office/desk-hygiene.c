/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What failed inspections lead to (ROT-7), and the month's summary (ROT-11). */

#include "desk-hygiene.h"

#include <string.h>

#include "desk-hygiene-private.h"
#include "desk-language.h"
#include "desk-ledger.h"
#include "desk-people.h"
#include "desk-settings.h"

static void
fail_free (gpointer data)
{
  DeskHygieneFail *self = data;

  g_array_unref (self->people);
  g_free (self);
}

/* Adds a failed day of @group, or of @person alone; person 0: nobody was there. */
void
desk_hygiene_add_fail (GPtrArray *fails,
                       DeskDate   date,
                       gint64     group,
                       gint64     person)
{
  DeskHygieneFail *fail = fails->len > 0 ? fails->pdata[fails->len - 1] : NULL;

  if (group == 0 && person == 0)
    return;
  if (fail == NULL || fail->date != date || group == 0)
    {
      fail = g_new0 (DeskHygieneFail, 1);
      fail->date = date;
      fail->group = group;
      fail->person = group == 0 ? person : 0;
      fail->people = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_ptr_array_add (fails, fail);
    }
  if (person != 0)
    g_array_append_val (fail->people, person);
}

/**
 * desk_hygiene_read_fails:
 *
 * Returns: (transfer full) (element-type DeskHygieneFail): the failed duty days of
 *   a month with who was on duty and not on leave (a group's day counts also when
 *   nobody was); in person mode, without groups, a day once for each of its people
 */
GPtrArray *
desk_hygiene_read_fails (DeskOffice  *office,
                         DeskDate     month,
                         GError     **error)
{
  g_autoptr (DeskRows) rows = desk_store_select (
    desk_office_get_store (office), error,
    "SELECT d.date, ifnull(d.group_id, 0), ifnull(p.person_id, 0) FROM duties d"
    " LEFT JOIN duty_people p ON p.duty_id = d.id"
    "  AND NOT EXISTS (SELECT 1 FROM absences a WHERE a.person_id = p.person_id"
    "   AND d.date BETWEEN a.\"from\" AND a.\"to\")"
    " WHERE d.kind = 'group' AND d.date BETWEEN ? AND ?"
    " AND EXISTS (SELECT 1 FROM duty_areas x WHERE x.duty_id = d.id AND x.mark = 'fail')"
    " ORDER BY d.date, p.position, p.id",
    "dd", desk_date_month_start (month), desk_date_month_end (month));
  GPtrArray *fails;

  if (rows == NULL)
    return NULL;
  fails = g_ptr_array_new_with_free_func (fail_free);
  while (desk_rows_next (rows))
    desk_hygiene_add_fail (fails, desk_rows_date (rows, 0), desk_rows_int (rows, 1),
                           desk_rows_int (rows, 2));
  return fails;
}

/* How many failed days the group of @like has, or without groups the person. */
guint
desk_hygiene_count_fails (GPtrArray             *fails,
                          const DeskHygieneFail *like)
{
  guint n = 0;

  for (guint i = 0; i < fails->len; i++)
    {
      const DeskHygieneFail *fail = fails->pdata[i];
      n += fail->group == like->group && fail->person == like->person;
    }
  return n;
}

/**
 * desk_hygiene_fined:
 * @fails: what desk_hygiene_read_fails() gave
 *
 * Returns: (transfer full): the people to be fined → the last failed day that
 *   they were on duty (ROT-7)
 */
GHashTable *
desk_hygiene_fined (DeskOffice *office,
                    GPtrArray  *fails)
{
  GHashTable *fined = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  guint limit = (guint) desk_settings_get_integer (office, "hygiene.fails-per-month");

  for (guint i = 0; i < fails->len; i++)
    {
      const DeskHygieneFail *fail = fails->pdata[i];

      if (desk_hygiene_count_fails (fails, fail) < limit)
        continue;
      for (guint p = 0; p < fail->people->len; p++)
        g_hash_table_insert (fined,
                             g_memdup2 (&g_array_index (fail->people, gint64, p), sizeof (gint64)),
                             GINT_TO_POINTER (fail->date));
    }
  return fined;
}

/* The days of the group that failed, for the evidence. */
static char *
describe_evidence (DeskOffice *office,
                   GPtrArray  *fails,
                   gint64      person)
{
  const char *language = desk_office_forms_language (office);
  g_autoptr (GString) days = g_string_new (NULL);

  for (guint i = 0; i < fails->len; i++)
    {
      const DeskHygieneFail *fail = fails->pdata[i];
      g_autofree char *day = desk_date_format (fail->date, DESK_DATE_STYLE_MONTH_DAY, language);

      for (guint p = 0; p < fail->people->len; p++)
        if (g_array_index (fail->people, gint64, p) == person)
          {
            if (days->len > 0)
              g_string_append (days, desk_language_context (language, "days", ", "));
            g_string_append (days, day);
          }
    }
  return g_strdup_printf (
    /* Translators: a list of days */
    desk_language_text (language, N_ ("Morning inspection failed on duty on %s (ROT-7)")),
    days->str);
}

static int
compare_ids (gconstpointer a,
             gconstpointer b)
{
  gint64 id_a = *(const gint64 *) a, id_b = *(const gint64 *) b;

  return id_a < id_b ? -1 : id_a > id_b;
}

/* Makes the proposed fines of one month what the marks say. Entries that a
 * person has confirmed are left alone, and nobody is fined twice. */
static gboolean
settle_month (DeskOffice  *office,
              DeskDate     month,
              GError     **error)
{
  DeskStore *store = desk_office_get_store (office);
  g_autofree char *name = desk_date_to_month (month);
  g_autofree char *source = g_strconcat ("hygiene/", name, NULL);
  g_autofree char *clause = desk_settings_get (office, "hygiene.clause");
  gint64 fine = desk_settings_get_integer (office, "hygiene.fine");
  g_autoptr (GPtrArray) fails = desk_hygiene_read_fails (office, month, error);
  g_autoptr (GHashTable) fined = NULL;
  g_autoptr (DeskRows) entries = NULL;
  g_autoptr (GList) people = NULL;

  if (fails == NULL)
    return FALSE;
  fined = desk_hygiene_fined (office, fails);
  entries = desk_store_select (store, error,
                               "SELECT id, person_id, state FROM ledger WHERE source = ?", "t",
                               source);
  if (entries == NULL)
    return FALSE;
  while (desk_rows_next (entries))
    {
      gint64 person = desk_rows_int (entries, 1);
      gboolean proposed = g_str_equal (desk_rows_text (entries, 2), "proposed");

      if (!g_hash_table_contains (fined, &person))
        {
          if (proposed && !desk_store_execute (store, error, "DELETE FROM ledger WHERE id = ?", "i",
                                               desk_rows_int (entries, 0)))
            return FALSE;
          continue;
        }
      if (proposed)
        {
          g_autofree char *evidence = describe_evidence (office, fails, person);
          DeskDate date = GPOINTER_TO_INT (g_hash_table_lookup (fined, &person));

          if (!desk_store_execute (store, error,
                                   "UPDATE ledger SET date = ?1, evidence = ?2 WHERE id = ?3"
                                   " AND (date <> ?1 OR evidence IS NOT ?2)",
                                   "dti", date, evidence, desk_rows_int (entries, 0)))
            return FALSE;
        }
      g_hash_table_remove (fined, &person);
    }

  /* Always in the same order, so that numbers do not depend on chance. */
  people = g_hash_table_get_keys (fined);
  people = g_list_sort (people, compare_ids);
  for (GList *one = people; one != NULL; one = one->next)
    {
      gint64 person = *(gint64 *) one->data;
      DeskDate date = GPOINTER_TO_INT (g_hash_table_lookup (fined, &person));
      g_autofree char *evidence = describe_evidence (office, fails, person);

      if (!desk_ledger_propose (office, date, person, clause, -fine, "fine", evidence,
                                source, error))
        return FALSE;
    }
  return TRUE;
}

static void
add_month_of (GHashTable *months,
              DeskDate    date)
{
  if (date != DESK_DATE_NONE)
    g_hash_table_add (months, GINT_TO_POINTER (desk_date_month_start (date)));
}

static void
add_month_of_duty (DeskOffice       *office,
                   GHashTable       *months,
                   const DeskChange *change)
{
  gint64 duty = change->before != NULL && change->before[1].set ? change->before[1].number
                : change->after != NULL                         ? change->after[1].number
                                                                : 0;
  const char *sql =
    g_str_equal (change->table, "duty_areas")
      ? "SELECT d.date FROM duties d JOIN duty_areas x ON x.duty_id = d.id WHERE x.id = ?"
      : "SELECT d.date FROM duties d JOIN duty_people x ON x.duty_id = d.id WHERE x.id = ?";
  g_autoptr (DeskRows) rows =
    duty != 0 ? desk_store_select (desk_office_get_store (office), NULL,
                                   "SELECT date FROM duties WHERE id = ?", "i", duty)
              : desk_store_select (desk_office_get_store (office), NULL, sql, "i", change->id);

  if (rows != NULL && desk_rows_next (rows))
    add_month_of (months, desk_rows_date (rows, 0));
}

/* The duty days that an absence covers may have been failed ones. */
static void
add_months_of_absence (DeskOffice *office,
                       GHashTable *months,
                       DeskDate    from,
                       DeskDate    to)
{
  g_autoptr (DeskRows) rows =
    desk_store_select (desk_office_get_store (office), NULL,
                       "SELECT DISTINCT substr(d.date, 1, 7) || '-01' FROM duties d JOIN "
                       "duty_areas x ON x.duty_id = d.id"
                       " WHERE x.mark = 'fail' AND d.date BETWEEN ? AND ?",
                       "dd", from, to);

  while (rows != NULL && desk_rows_next (rows))
    add_month_of (months, desk_rows_date (rows, 0));
}

/* The months that an act may have changed the fines of. */
static GHashTable *
touched_months (DeskOffice  *office,
                DeskChanges *changes)
{
  GHashTable *months = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < changes->items->len; i++)
    {
      const DeskChange *change = changes->items->pdata[i];
      const DeskValue *sides[] = { change->before, change->after };

      if (g_str_equal (change->table, "duty_areas") || g_str_equal (change->table, "duty_people"))
        add_month_of_duty (office, months, change);
      if (g_str_equal (change->table, "duties"))
        for (guint s = 0; s < 2; s++)
          if (sides[s] != NULL && sides[s][1].set)
            add_month_of (months, desk_date_parse (sides[s][1].text));
      if (g_str_equal (change->table, "duties") && change->type == DESK_CHANGE_UPDATE)
        {
          g_autoptr (DeskRows) rows =
            desk_store_select (desk_office_get_store (office), NULL,
                               "SELECT date FROM duties WHERE id = ?", "i", change->id);
          if (rows != NULL && desk_rows_next (rows))
            add_month_of (months, desk_rows_date (rows, 0));
        }
      if (g_str_equal (change->table, "absences"))
        {
          g_autoptr (DeskRows) rows = desk_store_select (
            desk_office_get_store (office), NULL,
            "SELECT \"from\", \"to\" FROM absences WHERE id = ?", "i", change->id);
          if (rows != NULL && desk_rows_next (rows))
            add_months_of_absence (office, months, desk_rows_date (rows, 0),
                                   desk_rows_date (rows, 1));
          for (guint s = 0; s < 2; s++)
            if (sides[s] != NULL)
              {
                DeskDate from = desk_date_parse (sides[s][2].text);
                DeskDate to = desk_date_parse (sides[s][3].text);
                add_months_of_absence (office, months, from != DESK_DATE_NONE ? from : 1,
                                       to != DESK_DATE_NONE ? to : desk_date_new (9999, 1, 1));
              }
        }
    }
  return months;
}

/**
 * desk_hygiene_settle:
 * @changes: what the act did
 *
 * Proposes the fines that follow from the marks and takes those back that no
 * longer do (ROT-7); part of every act and of undoing one.
 */
gboolean
desk_hygiene_settle (DeskOffice   *office,
                     DeskChanges  *changes,
                     GError      **error)
{
  g_autoptr (GHashTable) months = touched_months (office, changes);
  GHashTableIter iter;
  gpointer month;

  g_hash_table_iter_init (&iter, months);
  while (g_hash_table_iter_next (&iter, &month, NULL))
    if (!settle_month (office, GPOINTER_TO_INT (month), error))
      return FALSE;
  return TRUE;
}

/**
 * desk_hygiene_propose:
 * @kind: praise, bonus, criticism, warning or fine
 * @amount: in fen, negative for what the person pays
 *
 * The inspector's discretionary entry, either way (ROT-11).
 */
gboolean
desk_hygiene_propose (DeskOffice  *office,
                      gint64       person,
                      const char  *kind,
                      DeskMoney    amount,
                      const char  *reason,
                      GError     **error)
{
  g_autofree char *name = desk_people_dup_name (office, person);
  g_autofree char *clause = desk_settings_get (office, "hygiene.clause");
  /* Translators: the title of an act; %s is a name */
  g_autofree char *title = g_strdup_printf (_ ("Propose a ledger entry for %s"), name);
  g_autofree char *moment = desk_store_get_moment (desk_office_get_store (office));
  g_autoptr (DeskAct) act = desk_store_begin (desk_office_get_store (office), error, title);
  DeskDate date;
  int minutes;

  if (act == NULL)
    return FALSE;
  if (!desk_moment_parse (moment, &date, &minutes))
    date = desk_date_today ();
  if (!desk_ledger_propose (office, date, person, clause, amount, kind, reason, NULL, error))
    return FALSE;
  return desk_act_commit (g_steal_pointer (&act), error);
}
