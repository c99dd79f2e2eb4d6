/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a failed dress check leads to: one proposed fine a person and day, taken back
 * with the mark (CON-1, CON-4). */

#include "desk-dress.h"

#include "desk-language.h"
#include "desk-ledger.h"
#include "desk-settings.h"

/* Columns in the tables that a change is about. */
#define CHECK_OF_MARK 1
#define DATE_OF_CHECK 2

static gint64
find_round (DeskOffice *office)
{
  g_autoptr (DeskRows) rows =
    desk_store_select (desk_office_get_store (office), NULL,
                       "SELECT id FROM rounds WHERE code = ?", "t", DESK_DRESS_CHECK);

  return rows != NULL && desk_rows_next (rows) ? desk_rows_int (rows, 0) : 0;
}

static void
add_day (DeskOffice *office,
         GHashTable *days,
         const char *sql,
         gint64      id)
{
  g_autoptr (DeskRows) rows =
    desk_store_select (desk_office_get_store (office), NULL, sql, "i", id);

  if (rows != NULL && desk_rows_next (rows))
    g_hash_table_add (days, GINT_TO_POINTER (desk_rows_date (rows, 0)));
}

/* The days whose rows an act may have changed, of any round. A row that is gone was
 * deleted by the same act, which names its day. */
static GHashTable *
touched_days (DeskOffice  *office,
              DeskChanges *changes)
{
  GHashTable *days = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < changes->items->len; i++)
    {
      const DeskChange *change = changes->items->pdata[i];
      const DeskValue *sides[] = { change->before, change->after };
      gboolean is_mark = g_str_equal (change->table, "round_marks");

      if (!is_mark && !g_str_equal (change->table, "round_checks"))
        continue;
      for (guint s = 0; s < G_N_ELEMENTS (sides); s++)
        if (sides[s] == NULL)
          ;
        else if (is_mark && sides[s][CHECK_OF_MARK].set)
          add_day (office, days, "SELECT date FROM round_checks WHERE id = ?",
                   sides[s][CHECK_OF_MARK].number);
        else if (!is_mark && sides[s][DATE_OF_CHECK].set)
          g_hash_table_add (days,
                            GINT_TO_POINTER (desk_date_parse (sides[s][DATE_OF_CHECK].text)));
      if (is_mark && change->type == DESK_CHANGE_UPDATE)
        add_day (office, days,
                 "SELECT c.date FROM round_checks c JOIN round_marks m ON m.check_id = c.id"
                 " WHERE m.id = ?",
                 change->id);
    }
  return days;
}

/* Returns: (transfer full): what failed, and the inspector's remark */
static char *
describe (DeskOffice *office,
          DeskDate    date,
          const char *columns,
          const char *remark)
{
  const char *language = desk_office_forms_language (office);
  g_autofree char *day = desk_date_format (date, DESK_DATE_STYLE_MONTH_DAY, language);

  if (remark != NULL && *remark != '\0')
    return g_strdup_printf (
      /* Translators: a day, what failed (badge, clothes), the inspector's remark */
      desk_language_text (language, N_ ("Dress check of %s failed (CON-4): %s – %s")), day, columns,
      remark);
  return g_strdup_printf (
    /* Translators: a day, what failed (badge, clothes) */
    desk_language_text (language, N_ ("Dress check of %s failed (CON-4): %s")), day, columns);
}

/* Takes back what is proposed for those who did not fail. */
static gboolean
take_back (DeskOffice  *office,
           gint64       round,
           DeskDate     date,
           const char  *source,
           GError     **error)
{
  return desk_store_execute (
    desk_office_get_store (office), error,
    "DELETE FROM ledger WHERE source = ?1 AND state = 'proposed' AND person_id NOT IN"
    " (SELECT c.person_id FROM round_checks c JOIN round_marks m ON m.check_id = c.id"
    " WHERE c.round_id = ?2 AND c.date = ?3 AND c.person_id IS NOT NULL AND m.mark = 'fail')",
    "tid", source, round, date);
}

/* What a person has confirmed or dismissed is left alone. */
static gboolean
settle_day (DeskOffice  *office,
            gint64       round,
            DeskDate     date,
            GError     **error)
{
  DeskStore *store = desk_office_get_store (office);
  g_autofree char *iso = desk_date_to_iso (date);
  g_autofree char *source = g_strconcat ("dress/", iso, NULL);
  g_autofree char *clause = desk_settings_get (office, "dress.clause");
  gint64 fine = desk_settings_get_integer (office, "dress.fine");
  g_autoptr (DeskRows) rows = NULL;

  if (!take_back (office, round, date, source, error))
    return FALSE;
  rows = desk_store_select (
    store, error,
    "SELECT c.person_id, c.remark, group_concat(k.name, ' '), l.id, l.state FROM round_checks c"
    " JOIN (SELECT check_id, name FROM round_marks JOIN round_columns x ON x.id = column_id"
    "  WHERE mark = 'fail' ORDER BY x.position, x.id) k ON k.check_id = c.id"
    " LEFT JOIN ledger l ON l.source = ?3 AND l.person_id = c.person_id"
    " WHERE c.round_id = ?1 AND c.date = ?2 AND c.person_id IS NOT NULL"
    " GROUP BY c.id ORDER BY c.person_id",
    "idt", round, date, source);
  if (rows == NULL)
    return FALSE;
  while (desk_rows_next (rows))
    {
      gint64 entry = desk_rows_int (rows, 3);
      g_autofree char *evidence =
        describe (office, date, desk_rows_text (rows, 2), desk_rows_text (rows, 1));

      if (entry == 0
            ? !desk_ledger_propose (office, date, desk_rows_int (rows, 0), clause, -fine, "fine",
                                    evidence, source, error)
            : !desk_store_execute (store, error,
                                   "UPDATE ledger SET evidence = ?1 WHERE id = ?2"
                                   " AND state = 'proposed' AND evidence IS NOT ?1",
                                   "ti", evidence, entry))
        return FALSE;
    }
  return TRUE;
}

/**
 * desk_dress_settle:
 * @changes: what the act did
 *
 * Proposes the fines that follow from the marks of the dress check and takes those
 * back that no longer do; part of every act and of undoing one.
 */
gboolean
desk_dress_settle (DeskOffice   *office,
                   DeskChanges  *changes,
                   GError      **error)
{
  g_autoptr (GHashTable) days = touched_days (office, changes);
  gint64 round = g_hash_table_size (days) > 0 ? find_round (office) : 0;
  GHashTableIter iter;
  gpointer date;

  if (round == 0)
    return TRUE;
  g_hash_table_iter_init (&iter, days);
  while (g_hash_table_iter_next (&iter, &date, NULL))
    if (!settle_day (office, round, GPOINTER_TO_INT (date), error))
      return FALSE;
  return TRUE;
}
