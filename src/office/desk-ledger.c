/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk-ledger.h"

#include "desk-language.h"
#include "desk-people.h"

/* Returns: (transfer full): the next number of the year: JC-2026-0001 */
static char *
next_number (DeskOffice  *office,
             DeskDate     date,
             GError     **error)
{
  g_autofree char *prefix = NULL;
  g_autofree char *pattern = NULL;
  g_autoptr (DeskRows) rows = NULL;
  int year;
  gint64 last = 0;

  desk_date_get_ymd (date, &year, NULL, NULL);
  prefix = g_strdup_printf ("JC-%04d-", year);
  pattern = g_strconcat (prefix, "*", NULL);
  rows = desk_store_select (
    desk_office_get_store (office), error,
    "SELECT max(CAST(substr(number, 9) AS INTEGER)) FROM ledger WHERE number GLOB ?", "t", pattern);
  if (rows == NULL)
    return NULL;
  if (desk_rows_next (rows))
    last = desk_rows_int (rows, 0);
  return g_strdup_printf ("%s%04" G_GINT64_FORMAT, prefix, last + 1);
}

/**
 * desk_ledger_propose:
 * @date: the day of what it is about
 * @amount: in fen, negative for what the person pays
 * @kind: the code of a kind of entry, "fine"
 * @evidence: (nullable): what caused it, in words
 * @source: (nullable): what made the entry, when the program did: it takes
 *   back and replaces only its own
 *
 * Proposes an entry (CON-2); within an act.
 */
gboolean
desk_ledger_propose (DeskOffice  *office,
                     DeskDate     date,
                     gint64       person,
                     const char  *clause,
                     DeskMoney    amount,
                     const char  *kind,
                     const char  *evidence,
                     const char  *source,
                     GError     **error)
{
  DeskStore *store = desk_office_get_store (office);
  g_autofree char *number = next_number (office, date, error);

  return number != NULL &&
         desk_store_execute (
           store, error,
           "INSERT INTO ledger (number, date, person_id, clause, amount, kind, state,"
           " evidence, source, entered_by) VALUES (?, ?, ?, ?, ?, ?, 'proposed', ?, ?, ?)",
           "tdititttt", number, date, person, clause, amount, kind, evidence, source,
           desk_store_get_actor (store));
}

/* Verbs */

static DeskDate
today_of (DeskOffice *office)
{
  g_autofree char *moment = desk_store_get_moment (desk_office_get_store (office));
  DeskDate date;
  int minutes;

  return desk_moment_parse (moment, &date, &minutes) ? date : desk_date_today ();
}

/* Returns: (transfer full): the entry, which is in @state or closed where @or_closed;
 *   %NULL with %DESK_ERROR_REFUSED otherwise */
static DeskRecord *
find_entry (DeskOffice  *office,
            gint64       id,
            const char  *state,
            gboolean     or_closed,
            const char  *problem,
            GError     **error)
{
  g_autoptr (DeskRecord) entry =
    desk_record_get (desk_office_get_store (office), &desk_kind_ledger, id, error);
  const char *is;

  if (entry == NULL)
    return NULL;
  is = desk_record_get_text (entry, "state");
  if (g_str_equal (is, state) || (or_closed && g_str_equal (is, "closed")))
    return g_steal_pointer (&entry);
  g_set_error (error, DESK_ERROR, DESK_ERROR_REFUSED, problem, desk_record_get_title (entry),
               desk_field_choice_label (desk_kind_get_field (&desk_kind_ledger, "state"), is,
                                        desk_language_current ()));
  return NULL;
}

/* Returns: (transfer full): "JC-2026-0001", or how many */
static char *
name_entries (DeskRecord *first,
              guint       n_entries)
{
  return n_entries == 1
           ? g_strdup (desk_record_get_title (first))
           : g_strdup_printf (ngettext ("%u entry", "%u entries", n_entries), n_entries);
}

/**
 * desk_ledger_confirm:
 *
 * Confirms proposed entries, as one final act: from then on they stand, and only a
 * new entry takes one back (CON-2). Refused where one is not proposed any more.
 */
gboolean
desk_ledger_confirm (DeskOffice    *office,
                     const gint64  *entries,
                     guint          n_entries,
                     GError       **error)
{
  DeskStore *store = desk_office_get_store (office);
  g_autoptr (DeskAct) act = NULL;

  for (guint i = 0; i < n_entries; i++)
    {
      g_autoptr (DeskRecord) entry =
        find_entry (office, entries[i], "proposed", FALSE,
                    /* Translators: a ledger entry's number, its state */
                    _ ("%s is %s: only a proposed entry is confirmed (CON-2)"), error);
      if (entry == NULL)
        return FALSE;
      if (act == NULL)
        {
          g_autofree char *name = name_entries (entry, n_entries);
          /* Translators: the title of an act: a number, or how many entries */
          g_autofree char *title = g_strdup_printf (_ ("Confirm in the ledger: %s"), name);

          act = desk_store_begin_final (store, error, title);
          if (act == NULL)
            return FALSE;
        }
      if (!desk_store_execute (store, error, "UPDATE ledger SET state = 'confirmed' WHERE id = ?",
                               "i", entries[i]))
        return FALSE;
    }
  return act == NULL || desk_act_commit (g_steal_pointer (&act), error);
}

/* What is written behind the evidence. */
static char *
append_reason (DeskOffice *office,
               const char *evidence,
               const char *format,
               const char *reason)
{
  const char *language = desk_office_forms_language (office);
  g_autofree char *words = g_strdup_printf (desk_language_text (language, format), reason);

  return evidence != NULL ? g_strconcat (evidence, "\n", words, NULL) : g_steal_pointer (&words);
}

static gboolean
check_reason (const char  *reason,
              GError     **error)
{
  if (reason != NULL && *reason != '\0')
    return TRUE;
  g_set_error_literal (error, DESK_ERROR, DESK_ERROR_INVALID, _ ("Say the reason (CON-2)"));
  return FALSE;
}

/**
 * desk_ledger_dismiss:
 * @reason: kept behind the evidence
 *
 * Does not let proposed entries stand, as one act. They stay in the ledger as
 * reversed, so that the same marks do not bring them up again. Refused without a
 * reason and where one is not proposed any more.
 */
gboolean
desk_ledger_dismiss (DeskOffice    *office,
                     const gint64  *entries,
                     guint          n_entries,
                     const char    *reason,
                     GError       **error)
{
  DeskStore *store = desk_office_get_store (office);
  g_autoptr (DeskAct) act = NULL;

  if (!check_reason (reason, error))
    return FALSE;
  for (guint i = 0; i < n_entries; i++)
    {
      g_autoptr (DeskRecord) entry = find_entry (
        office, entries[i], "proposed", FALSE,
        /* Translators: a ledger entry's number, its state */
        _ ("%s is %s: only a proposed entry is dismissed, others are reversed (CON-2)"), error);
      g_autofree char *evidence = NULL;

      if (entry == NULL)
        return FALSE;
      if (act == NULL)
        {
          g_autofree char *name = name_entries (entry, n_entries);
          /* Translators: the title of an act: a number, or how many entries */
          g_autofree char *title = g_strdup_printf (_ ("Dismiss in the ledger: %s"), name);

          act = desk_store_begin (store, error, title);
          if (act == NULL)
            return FALSE;
        }
      evidence = append_reason (office, desk_record_get_text (entry, "evidence"),
                                /* Translators: %s: why a proposed ledger entry does not stand */
                                N_ ("Dismissed: %s"), reason);
      if (!desk_store_execute (store, error,
                               "UPDATE ledger SET state = 'reversed', evidence = ? WHERE id = ?",
                               "ti", evidence, entries[i]))
        return FALSE;
    }
  return act == NULL || desk_act_commit (g_steal_pointer (&act), error);
}

static gboolean
is_reversed (DeskOffice  *office,
             gint64       entry,
             const char  *source,
             GError     **error)
{
  g_autoptr (DeskRows) rows =
    desk_store_select (desk_office_get_store (office), NULL,
                       "SELECT number FROM ledger WHERE source = ?", "t", source);

  if (rows == NULL || !desk_rows_next (rows))
    return FALSE;
  g_set_error (error, DESK_ERROR, DESK_ERROR_REFUSED,
               /* Translators: %s: the number of the entry that reverses it */
               _ ("This entry is reversed already by %s (CON-2)"), desk_rows_text (rows, 0));
  return TRUE;
}

/**
 * desk_ledger_reverse:
 * @entry: a confirmed entry, or one of a closed month
 *
 * Takes it back with a new entry of today, of the opposite amount and confirmed, as
 * one final act. The old one stays; of a closed month nothing of it changes. Refused
 * without a reason, for a proposed entry, and a second time.
 *
 * Returns: (transfer full): the number of the new entry, or %NULL
 */
char *
desk_ledger_reverse (DeskOffice  *office,
                     gint64       entry,
                     const char  *reason,
                     GError     **error)
{
  DeskStore *store = desk_office_get_store (office);
  g_autofree char *source = g_strdup_printf ("reversal/%" G_GINT64_FORMAT, entry);
  g_autoptr (DeskRecord) old = NULL;
  g_autofree char *number = NULL;
  g_autofree char *evidence = NULL;
  g_autofree char *title = NULL;
  g_autoptr (DeskAct) act = NULL;
  DeskDate today = today_of (office);

  if (!check_reason (reason, error) || is_reversed (office, entry, source, error))
    return NULL;
  old = find_entry (office, entry, "confirmed", TRUE,
                    /* Translators: a ledger entry's number, its state */
                    _ ("%s is %s: only a confirmed entry is reversed (CON-2)"), error);
  number = old != NULL ? next_number (office, today, error) : NULL;
  if (number == NULL)
    return NULL;
  /* Translators: evidence in the ledger: a number, a reason */
  evidence = g_strdup_printf (
    desk_language_text (desk_office_forms_language (office), N_ ("Reverses %s: %s")),
    desk_record_get_title (old), reason);
  /* Translators: the title of an act: a ledger entry's number */
  title = g_strdup_printf (_ ("Reverse in the ledger: %s"), desk_record_get_title (old));
  act = desk_store_begin_final (store, error, title);
  if (act == NULL ||
      !desk_store_execute (store, error,
                           "INSERT INTO ledger (number, date, person_id, clause, amount, kind,"
                           " state, evidence, source, entered_by)"
                           " SELECT ?, ?, person_id, clause, -amount, kind, 'confirmed', ?, ?, ?"
                           " FROM ledger WHERE id = ?",
                           "tdttti", number, today, evidence, source,
                           desk_store_get_actor (store), entry) ||
      !desk_store_execute (store, error,
                           "UPDATE ledger SET state = 'reversed' WHERE id = ?"
                           " AND state = 'confirmed'",
                           "i", entry) ||
      !desk_act_commit (g_steal_pointer (&act), error))
    return NULL;
  return g_steal_pointer (&number);
}

/* Shows in @entries what @filter asks for. */
void
desk_ledger_filter (DeskQuery              *entries,
                    const DeskLedgerFilter *filter)
{
  g_autofree char *from = desk_date_to_iso (filter->from);
  g_autofree char *to = desk_date_to_iso (filter->to);
  g_autoptr (GString) where = g_string_new (NULL);

  g_string_append_printf (where, "date BETWEEN '%s' AND '%s'", from, to);
  if (filter->state != NULL &&
      desk_field_find_choice (desk_kind_get_field (&desk_kind_ledger, "state"), filter->state))
    g_string_append_printf (where, " AND state = '%s'", filter->state);
  if (filter->person != 0)
    g_string_append_printf (where, " AND person_id = %" G_GINT64_FORMAT, filter->person);
  desk_query_set_filter (entries, where->str);
  desk_query_set_order (entries, "date DESC, id DESC");
}

/* Returns: (transfer full) (element-type gint64): the entries that wait to be
 *   confirmed, oldest first */
GArray *
desk_ledger_list_proposed (DeskOffice  *office,
                           DeskDate     from,
                           DeskDate     to,
                           GError     **error)
{
  g_autoptr (DeskRows) rows = desk_store_select (
    desk_office_get_store (office), error,
    "SELECT id FROM ledger WHERE state = 'proposed' AND date BETWEEN ? AND ? ORDER BY date, id",
    "dd", from, to);
  GArray *entries;

  if (rows == NULL)
    return NULL;
  entries = g_array_new (FALSE, FALSE, sizeof (gint64));
  while (desk_rows_next (rows))
    {
      gint64 id = desk_rows_int (rows, 0);
      g_array_append_val (entries, id);
    }
  return entries;
}

/* Fills in @totals for the days @from to @to. What was dismissed counts for nothing;
 * an entry that was reversed and the one that reverses it make nothing together. */
gboolean
desk_ledger_get_totals (DeskOffice        *office,
                        DeskDate           from,
                        DeskDate           to,
                        DeskLedgerTotals  *totals,
                        GError           **error)
{
  g_autoptr (DeskRows) rows = desk_store_select (
    desk_office_get_store (office), error,
    "SELECT state = 'proposed', count(*), sum(amount) FROM ledger l WHERE date BETWEEN ? AND ?"
    " AND (state <> 'reversed' OR EXISTS (SELECT 1 FROM ledger r WHERE r.source = 'reversal/' ||"
    " l.id)) GROUP BY 1",
    "dd", from, to);

  *totals = (DeskLedgerTotals){ 0 };
  if (rows == NULL)
    return FALSE;
  while (desk_rows_next (rows))
    if (desk_rows_int (rows, 0) != 0)
      {
        totals->n_proposed = (guint) desk_rows_int (rows, 1);
        totals->proposed = desk_rows_int (rows, 2);
      }
    else
      {
        totals->n_confirmed = (guint) desk_rows_int (rows, 1);
        totals->confirmed = desk_rows_int (rows, 2);
      }
  return TRUE;
}

/* Entries by hand */

/* A new entry is proposed, today, under the next number. */
void
desk_ledger_complete (DeskOffice *office,
                      DeskDraft  *draft)
{
  DeskDate date;

  if (desk_draft_get_kind (draft) != &desk_kind_ledger || desk_draft_get_id (draft) != 0)
    return;
  if (!desk_draft_get_value (draft, "date")->set)
    {
      g_autofree char *today = desk_date_to_iso (today_of (office));
      desk_draft_set_text (draft, "date", today);
    }
  date = desk_date_parse (desk_draft_get_text (draft, "date"));
  if (desk_draft_get_text (draft, "number") == NULL && date != DESK_DATE_NONE)
    {
      g_autofree char *number = next_number (office, date, NULL);
      desk_draft_set_text (draft, "number", number);
    }
  if (desk_draft_get_text (draft, "state") == NULL)
    desk_draft_set_text (draft, "state", "proposed");
  if (desk_draft_get_text (draft, "entered_by") == NULL)
    desk_draft_set_text (draft, "entered_by",
                         desk_store_get_actor (desk_office_get_store (office)));
}

/* Only what is proposed is put right, and only confirmed by that (CON-2). */
gboolean
desk_ledger_check_draft (DeskOffice  *office,
                         DeskDraft   *draft,
                         GError     **error)
{
  g_autoptr (DeskRecord) before = NULL;
  const char *state;

  if (desk_draft_get_kind (draft) != &desk_kind_ledger)
    return TRUE;
  state = desk_draft_get_text (draft, "state");
  if (desk_draft_get_id (draft) == 0 && !g_str_equal (state, "proposed"))
    {
      g_set_error_literal (error, DESK_ERROR, DESK_ERROR_REFUSED,
                           _ ("A new ledger entry is proposed first (CON-2)"));
      return FALSE;
    }
  if (desk_draft_get_id (draft) == 0)
    return TRUE;
  before = find_entry (
    office, desk_draft_get_id (draft), "proposed", FALSE,
    /* Translators: a ledger entry's number, its state */
    _ ("%s is %s and does not change any more; reverse it with a new entry (CON-2)"), error);
  if (before == NULL)
    return FALSE;
  if (g_str_equal (state, "proposed") || g_str_equal (state, "confirmed"))
    return TRUE;
  g_set_error_literal (error, DESK_ERROR, DESK_ERROR_REFUSED,
                       _ ("Dismiss or reverse the entry; its state is not set by hand (CON-2)"));
  return FALSE;
}

/* Whether saving confirms an entry, which is not undone. */
gboolean
desk_ledger_is_final (DeskDraft *draft)
{
  return desk_draft_get_kind (draft) == &desk_kind_ledger && desk_draft_get_id (draft) != 0 &&
         g_strcmp0 (desk_draft_get_text (draft, "state"), "confirmed") == 0;
}
