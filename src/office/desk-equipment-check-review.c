/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What follows for a head whose sheets are not complete before the weekly meeting:
 * one proposed warning, taken back when they are completed in time (INV-3). */

#include <string.h>

#include "desk-equipment-check.h"
#include "desk-language.h"
#include "desk-ledger.h"
#include "desk-people.h"
#include "desk-rounds-private.h"
#include "desk-settings.h"

/* How many rows of a person the evidence names. */
#define NAMED_ROWS 40

/* Columns in the tables that a change is about: id, round, date. */
#define DATE_COLUMN 2

/* What is wrong with the sheets of a department. */
typedef struct
{
  gint64 department;
  char *evidence;
} Fault;

static void
fault_free (gpointer data)
{
  Fault *self = data;

  g_free (self->evidence);
  g_free (self);
}

/* Names the missing rows by person. */
static char *
describe_rows (DeskOffice       *office,
               DeskCheckMissing *missing,
               DeskDate          meeting)
{
  const char *language = desk_office_forms_language (office);
  g_autofree char *day = desk_date_format (meeting, DESK_DATE_STYLE_MONTH_DAY, language);
  g_autoptr (GString) rows = g_string_new (NULL);

  for (guint i = 0; i < missing->people->len; i++)
    {
      DeskCheckPerson *person = missing->people->pdata[i];
      g_autofree char *text = desk_check_person_rows_text (person, NAMED_ROWS, language);

      if (i > 0)
        g_string_append (rows, desk_language_context (language, "sheets", "; "));
      g_string_append_printf (
        rows, desk_language_context (language, "sheets", NC_ ("sheets", "%s: %s")),
        person->name != NULL ? person->name
                             : desk_language_text (language, N_ ("nobody responsible")),
        text);
    }
  return g_strdup_printf (
    /* Translators: the day of the meeting, and the rows by person */
    desk_language_text (
      language, N_ ("Rows missing in the equipment sheets for the meeting on %s (INV-3): %s")),
    day, rows->str);
}

/* Days that the head has not confirmed in time, where the studio demands it. */
static char *
describe_unsigned (DeskOffice *office,
                   gint64      round,
                   gint64      department,
                   DeskDate    from,
                   DeskDate    to,
                   const char *deadline)
{
  const char *language = desk_office_forms_language (office);
  g_autoptr (DeskRows) rows = desk_store_select (
    desk_office_get_store (office), NULL,
    "SELECT DISTINCT c.date FROM round_checks c JOIN equipment e ON e.id = c.equipment_id"
    " LEFT JOIN people p ON p.id = e.responsible_id WHERE c.round_id = ?1"
    " AND c.date BETWEEN ?2 AND ?3 AND ifnull (e.department_id, p.department_id) = ?4"
    " AND NOT EXISTS (SELECT 1 FROM round_signs s WHERE s.round_id = ?1 AND s.date = c.date"
    "  AND ifnull (s.department_id, ?4) = ?4 AND s.signed <= ?5) ORDER BY 1",
    "iddit", round, from, to, department, deadline);
  g_autoptr (GString) days = g_string_new (NULL);

  if (!desk_settings_is (office, "equipment.confirm-required", "yes"))
    return NULL;
  while (rows != NULL && desk_rows_next (rows))
    {
      g_autofree char *day =
        desk_date_format (desk_rows_date (rows, 0), DESK_DATE_STYLE_MONTH_DAY, language);
      g_string_append_printf (
        days, "%s%s", days->len > 0 ? desk_language_context (language, "days", ", ") : "", day);
    }
  return days->len == 0
           ? NULL
           : g_strdup_printf (
               /* Translators: a list of days */
               desk_language_text (
                 language, N_ ("Equipment sheets not confirmed by the head (INV-3): %s")),
               days->str);
}

/* Returns: (transfer full) (element-type Fault): the departments whose sheets for a
 *   meeting were not complete in time */
static GPtrArray *
find_faults (DeskOffice  *office,
             gint64       round,
             DeskDate     meeting,
             DeskDate     from,
             DeskDate     to,
             const char  *deadline,
             GError     **error)
{
  g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func (fault_free);
  g_autoptr (DeskRows) rows =
    desk_store_select (desk_office_get_store (office), error,
                       "SELECT id FROM departments WHERE coalesce (head_id, deputy_id) IS NOT NULL"
                       " ORDER BY id",
                       "");

  if (rows == NULL)
    return NULL;
  while (desk_rows_next (rows))
    {
      gint64 department = desk_rows_int (rows, 0);
      g_autoptr (DeskCheckMissing) missing =
        desk_equipment_check_missing (office, from, to, deadline, department, error);
      g_autofree char *evidence = NULL;
      Fault *fault;

      if (missing == NULL)
        return NULL;
      evidence = missing->rows->len > 0
                   ? describe_rows (office, missing, meeting)
                   : describe_unsigned (office, round, department, from, to, deadline);
      if (evidence == NULL)
        continue;
      fault = g_new0 (Fault, 1);
      fault->department = department;
      fault->evidence = g_steal_pointer (&evidence);
      g_ptr_array_add (faults, fault);
    }
  return g_steal_pointer (&faults);
}

static char *
source_of (DeskDate meeting,
           gint64   department)
{
  g_autofree char *iso = desk_date_to_iso (meeting);

  return g_strdup_printf ("equipment-check/%s/%" G_GINT64_FORMAT, iso, department);
}

static const Fault *
find_fault (GPtrArray  *faults,
            DeskDate    meeting,
            const char *source)
{
  for (guint i = 0; i < faults->len; i++)
    {
      const Fault *fault = faults->pdata[i];
      g_autofree char *own = source_of (meeting, fault->department);

      if (g_str_equal (own, source))
        return fault;
    }
  return NULL;
}

/* Takes back and rewords the proposed entries of a meeting; what a person has
 * confirmed is left alone. */
static gboolean
settle_entries (DeskOffice  *office,
                GPtrArray   *faults,
                DeskDate     meeting,
                GError     **error)
{
  DeskStore *store = desk_office_get_store (office);
  g_autofree char *iso = desk_date_to_iso (meeting);
  g_autofree char *pattern = g_strdup_printf ("equipment-check/%s/*", iso);
  g_autoptr (DeskRows) rows = desk_store_select (
    store, error,
    "SELECT id, source, person_id, evidence FROM ledger WHERE source GLOB ?"
    " AND state = 'proposed'",
    "t", pattern);

  if (rows == NULL)
    return FALSE;
  while (desk_rows_next (rows))
    {
      const Fault *fault = find_fault (faults, meeting, desk_rows_text (rows, 1));
      gint64 person =
        fault != NULL ? desk_rounds_acting_head (office, fault->department, meeting) : 0;

      if (fault == NULL)
        {
          if (!desk_store_execute (store, error, "DELETE FROM ledger WHERE id = ?", "i",
                                   desk_rows_int (rows, 0)))
            return FALSE;
        }
      else if ((person != desk_rows_int (rows, 2) ||
                g_strcmp0 (fault->evidence, desk_rows_text (rows, 3)) != 0) &&
               !desk_store_execute (store, error,
                                    "UPDATE ledger SET person_id = ?, evidence = ? WHERE id = ?",
                                    "iti", person, fault->evidence, desk_rows_int (rows, 0)))
        return FALSE;
    }
  return TRUE;
}

static gboolean
has_entry (DeskOffice *office,
           const char *source)
{
  g_autoptr (DeskRows) rows = desk_store_select (
    desk_office_get_store (office), NULL, "SELECT 1 FROM ledger WHERE source = ?", "t", source);

  return rows != NULL && desk_rows_next (rows);
}

/* Makes the proposed entries for one meeting what the sheets say: one a department. */
static gboolean
settle_review (DeskOffice  *office,
               DeskRows    *review,
               GError     **error)
{
  DeskDate meeting = desk_rows_date (review, 1);
  g_autofree char *clause = desk_settings_get (office, "equipment.check-clause");
  gint64 fine = desk_settings_get_integer (office, "equipment.check-fine");
  g_autoptr (GPtrArray) faults =
    find_faults (office, desk_rows_int (review, 0), meeting, desk_rows_date (review, 2),
                 desk_rows_date (review, 3), desk_rows_text (review, 4), error);

  if (faults == NULL || !settle_entries (office, faults, meeting, error))
    return FALSE;
  for (guint i = 0; i < faults->len; i++)
    {
      const Fault *fault = faults->pdata[i];
      g_autofree char *source = source_of (meeting, fault->department);

      if (!has_entry (office, source) &&
          !desk_ledger_propose (office, meeting,
                                desk_rounds_acting_head (office, fault->department, meeting),
                                clause, -fine, "warning", fault->evidence, source, error))
        return FALSE;
    }
  return TRUE;
}

/* The days that an act changed rows or signatures of; others may have changed
 * whose rows are due, which counts as long as there is time. */
static void
find_touched (DeskOffice  *office,
              DeskChanges *changes,
              GHashTable  *days,
              gboolean    *others)
{
  static const char *const tables[] = { "equipment", "custody", "departments", "people",
                                        "absences", "days", "round_columns", "rounds",
                                        "settings", "round_reviews" };

  for (guint i = 0; i < changes->items->len; i++)
    {
      const DeskChange *change = changes->items->pdata[i];
      const DeskValue *sides[] = { change->before, change->after };
      gboolean is_mark = g_str_equal (change->table, "round_marks");
      g_autoptr (DeskRows) rows = NULL;

      for (guint t = 0; t < G_N_ELEMENTS (tables); t++)
        *others |= g_str_equal (change->table, tables[t]);
      if (!is_mark && !g_str_equal (change->table, "round_checks") &&
          !g_str_equal (change->table, "round_signs"))
        continue;
      for (guint s = 0; !is_mark && s < G_N_ELEMENTS (sides); s++)
        if (sides[s] != NULL && sides[s][DATE_COLUMN].set)
          g_hash_table_add (days, GINT_TO_POINTER (desk_date_parse (sides[s][DATE_COLUMN].text)));
      if (is_mark || change->type == DESK_CHANGE_UPDATE)
        {
          const char *sql = is_mark ? "SELECT c.date FROM round_checks c JOIN round_marks m ON"
                                      " m.check_id = c.id WHERE m.id = ?"
                            : g_str_equal (change->table, "round_checks")
                              ? "SELECT date FROM round_checks WHERE id = ?"
                              : "SELECT date FROM round_signs WHERE id = ?";
          rows = desk_store_select (desk_office_get_store (office), NULL, sql, "i", change->id);
          if (rows != NULL && desk_rows_next (rows))
            g_hash_table_add (days, GINT_TO_POINTER (desk_rows_date (rows, 0)));
        }
    }
}

/**
 * desk_equipment_check_settle:
 * @changes: what the act did
 *
 * Keeps the proposed warnings what the sheets say; part of every act and of undoing
 * one. When the meeting is over, only rows that are recorded as done in time count.
 */
gboolean
desk_equipment_check_settle (DeskOffice   *office,
                             DeskChanges  *changes,
                             GError      **error)
{
  g_autoptr (GHashTable) days = g_hash_table_new (NULL, NULL);
  g_autofree char *moment = desk_store_get_moment (desk_office_get_store (office));
  g_autoptr (DeskRows) reviews = NULL;
  gboolean others = FALSE;

  find_touched (office, changes, days, &others);
  if (!others && g_hash_table_size (days) == 0)
    return TRUE;
  reviews = desk_store_select (
    desk_office_get_store (office), error,
    "SELECT round_id, date, \"from\", \"to\", deadline, id FROM round_reviews ORDER BY date", "");
  if (reviews == NULL)
    return FALSE;
  while (desk_rows_next (reviews))
    {
      gboolean touched = others && strcmp (moment, desk_rows_text (reviews, 4)) <= 0;

      for (DeskDate day = desk_rows_date (reviews, 2);
           !touched && day <= desk_rows_date (reviews, 3); day++)
        touched = g_hash_table_contains (days, GINT_TO_POINTER (day));
      for (guint i = 0; !touched && i < changes->items->len; i++)
        {
          const DeskChange *change = changes->items->pdata[i];
          touched = g_str_equal (change->table, "round_reviews") &&
                    change->id == desk_rows_int (reviews, 5);
        }
      if (touched && !settle_review (office, reviews, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
review (DeskOffice       *office,
        gint64            round,
        DeskCheckPeriod  *period,
        GError          **error)
{
  DeskStore *store = desk_office_get_store (office);
  g_autofree char *day =
    desk_date_format (period->meeting, DESK_DATE_STYLE_MONTH_DAY, desk_language_current ());
  /* Translators: the title of an act: a day */
  g_autofree char *title =
    g_strdup_printf (_ ("Look through the equipment sheets for the meeting on %s"), day);
  g_autoptr (DeskAct) act = desk_store_begin (store, error, title);

  return act != NULL &&
         desk_store_execute (
           store, error,
           "INSERT INTO round_reviews (round_id, date, \"from\", \"to\", deadline)"
           " SELECT ?1, ?2, ?3, ?4, ?5 WHERE NOT EXISTS (SELECT 1 FROM"
           " round_reviews WHERE round_id = ?1 AND date = ?2)",
           "idddt", round, period->meeting, period->from, period->to, period->deadline) &&
         desk_act_commit (g_steal_pointer (&act), error);
}

/**
 * desk_equipment_check_review:
 *
 * Looks at the sheets for the meeting on the day of the store's moment, or the last
 * one before it; what is missing becomes a proposed warning for the department's
 * head. From then on it follows the sheets. One act; the second time nothing changes.
 */
gboolean
desk_equipment_check_review (DeskOffice  *office,
                             GError     **error)
{
  g_autoptr (DeskCheckPeriod) period =
    desk_equipment_check_period (office, desk_rounds_today (office));
  g_autoptr (DeskRound) round = desk_rounds_find (office, DESK_EQUIPMENT_CHECK, error);

  return round != NULL && review (office, round->id, period, error);
}

/**
 * desk_equipment_check_review_due:
 *
 * As desk_equipment_check_review(), for a program that looks by itself: an act only
 * where rows are missing and nobody has looked yet.
 */
gboolean
desk_equipment_check_review_due (DeskOffice  *office,
                                 GError     **error)
{
  DeskStore *store = desk_office_get_store (office);
  g_autoptr (DeskCheckPeriod) period =
    desk_equipment_check_period (office, desk_rounds_today (office));
  g_autoptr (DeskRound) round = desk_rounds_find (office, DESK_EQUIPMENT_CHECK, NULL);
  g_autoptr (DeskRows) looked = NULL;
  g_autoptr (GPtrArray) faults = NULL;

  /* A studio may do without these sheets. */
  if (round == NULL)
    return TRUE;
  looked =
    desk_store_select (store, error,
                       "SELECT 1 FROM round_reviews WHERE round_id = ? AND date = ?", "id",
                       round->id, period->meeting);
  if (looked == NULL)
    return FALSE;
  if (desk_rows_next (looked))
    return TRUE;
  faults = find_faults (office, round->id, period->meeting, period->from, period->to,
                        period->deadline, error);
  return faults != NULL && (faults->len == 0 || review (office, round->id, period, error));
}
