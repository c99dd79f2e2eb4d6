/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is said before a mark is saved (ROT-7). */

#include "desk-hygiene-private.h"
#include "desk-language.h"
#include "desk-people.h"
#include "desk-settings.h"

/* Who is fined for the month as the ledger has it. */
typedef struct
{
  gint64 person;
  gboolean proposed;
  DeskMoney amount; /* positive */
} Entry;

/* Makes @fails say that @day failed or did not, whatever the file says. */
static void
set_failed (GPtrArray   *fails,
            DeskRotaDay *day,
            gboolean     failed)
{
  for (guint i = fails->len; i > 0; i--)
    {
      const DeskHygieneFail *fail = fails->pdata[i - 1];
      if (fail->date == day->date)
        g_ptr_array_remove_index (fails, i - 1);
    }
  if (!failed)
    return;
  desk_hygiene_add_fail (fails, day->date, day->group, 0);
  for (guint i = 0; i < day->people->len; i++)
    {
      const DeskDutyPerson *person = day->people->pdata[i];
      if (!person->on_leave)
        desk_hygiene_add_fail (fails, day->date, day->group, person->id);
    }
}

static GArray *
read_entries (DeskOffice *office,
              DeskDate    month)
{
  g_autofree char *name = desk_date_to_month (month);
  g_autofree char *source = g_strconcat ("hygiene/", name, NULL);
  GArray *entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  g_autoptr (DeskRows) rows = desk_store_select (
    desk_office_get_store (office), NULL,
    "SELECT person_id, state = 'proposed', -amount FROM ledger WHERE source = ? ORDER BY id", "t",
    source);

  while (rows != NULL && desk_rows_next (rows))
    {
      Entry entry = { desk_rows_int (rows, 0), desk_rows_int (rows, 1) != 0,
                      desk_rows_int (rows, 2) };
      g_array_append_val (entries, entry);
    }
  return entries;
}

static char *
list_names (DeskOffice *office,
            GHashTable *people)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (DeskRows) rows =
    desk_store_select (desk_office_get_store (office), NULL,
                       "SELECT id FROM people ORDER BY name COLLATE PINYIN, id", "");

  while (rows != NULL && desk_rows_next (rows))
    {
      gint64 id = desk_rows_int (rows, 0);
      if (g_hash_table_contains (people, &id))
        g_ptr_array_add (names, desk_people_dup_name (office, id));
    }
  g_ptr_array_add (names, NULL);
  return g_strjoinv (C_ ("people", ", "), (char **) names->pdata);
}

static void
add_line (GString *text,
          char    *line)
{
  if (text->len > 0)
    g_string_append_c (text, '\n');
  g_string_append (text, line);
  g_free (line);
}

/* A sentence for those who are no longer to be fined, for each amount proposed. */
static void
add_freed (GString    *text,
           DeskOffice *office,
           GArray     *entries,
           GHashTable *fined)
{
  g_autoptr (GHashTable) said = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < entries->len; i++)
    {
      Entry *first = &g_array_index (entries, Entry, i);
      g_autoptr (GHashTable) freed = g_hash_table_new (g_int64_hash, g_int64_equal);
      g_autofree char *amount = desk_money_to_text (first->amount);
      g_autofree char *names = NULL;

      if (g_hash_table_contains (said, &first->amount))
        continue;
      for (guint k = i; k < entries->len; k++)
        {
          Entry *entry = &g_array_index (entries, Entry, k);
          if (entry->proposed && entry->amount == first->amount &&
              !g_hash_table_contains (fined, &entry->person))
            g_hash_table_add (freed, &entry->person);
        }
      g_hash_table_add (said, &first->amount);
      if (g_hash_table_size (freed) == 0)
        continue;
      names = list_names (office, freed);
      add_line (
        text,
        g_strdup_printf (
          /* Translators: an amount in yuan, how many people, names */
          ngettext (
            "After saving: the proposed fine of %s yuan is taken back for %u person: %s",
            "After saving: the proposed fine of %s yuan each is taken back for %u people: %s",
            g_hash_table_size (freed)),
          amount, g_hash_table_size (freed), names));
    }
}

/* Which failed day of the month this one is to be, for its group or its worst person. */
static guint
count_failed (GPtrArray *fails,
              DeskDate   date)
{
  guint most = 0;

  for (guint i = 0; i < fails->len; i++)
    {
      const DeskHygieneFail *fail = fails->pdata[i];
      if (fail->date == date)
        most = MAX (most, desk_hygiene_count_fails (fails, fail));
    }
  return most;
}

/* The words for fines that follow though the day did not fail: the limit is lower now. */
static void
add_fined (GString    *text,
           DeskOffice *office,
           GHashTable *fined)
{
  guint n_fined = g_hash_table_size (fined);
  g_autofree char *amount = desk_money_to_text (desk_settings_get_integer (office, "hygiene.fine"));
  g_autofree char *names = list_names (office, fined);

  add_line (text, g_strdup_printf (
                    /* Translators: how many people, an amount in yuan, names */
                    ngettext ("After saving %u person is proposed a fine of %s yuan: %s",
                              "After saving %u people are proposed a fine of %s yuan each: %s",
                              n_fined),
                    n_fined, amount, names));
}

static void
add_failed (GString     *text,
            DeskOffice  *office,
            DeskRotaDay *day,
            GPtrArray   *fails,
            GHashTable  *fined)
{
  guint n_fined = g_hash_table_size (fined), n_fails = count_failed (fails, day->date);
  g_autofree char *amount = desk_money_to_text (desk_settings_get_integer (office, "hygiene.fine"));
  g_autofree char *group = day->group_name != NULL
                             ? g_strdup (day->group_name)
                             : desk_rota_day_people_text (day, desk_language_current ());
  g_autofree char *names = NULL;

  if (n_fined == 0)
    {
      add_line (text, g_strdup_printf (
                        /* Translators: a duty group or person, and how many days failed */
                        ngettext ("%s: failed day %u of this month. No new fine follows.",
                                  "%s: failed day %u of this month. No new fine follows.", n_fails),
                        group, n_fails));
      return;
    }
  names = list_names (office, fined);
  add_line (
    text,
    g_strdup_printf (
      /* Translators: a duty group or person, how many days failed, how many people, the amount in
       * yuan, the names */
      ngettext (
        "%s: failed day %u of this month. After saving %u person is proposed a fine of %s yuan: %s."
        " Taking this X back takes it back.",
        "%s: failed day %u of this month. After saving %u people are proposed a fine of %s yuan "
        "each: %s. "
        "Taking this X back takes it back.",
        n_fined),
      group, n_fails, n_fined, amount, names));
}

/**
 * desk_rota_preview_mark:
 * @area: an area, or 0 for every area of the day
 *
 * Returns: (transfer full): what saving the mark will cause, in words; empty when
 *   nothing follows from it (ROT-7)
 */
char *
desk_rota_preview_mark (DeskOffice *office,
                        DeskDate    date,
                        gint64      area,
                        DeskMark    mark)
{
  g_autoptr (DeskRotaDay) day = desk_rota_get_day (office, date, NULL);
  g_autoptr (GPtrArray) fails = desk_hygiene_read_fails (office, date, NULL);
  g_autoptr (GHashTable) fined = NULL;
  g_autoptr (GArray) entries = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  gboolean failed = FALSE, changed = FALSE;

  if (day == NULL || fails == NULL || day->areas->len == 0)
    return g_strdup ("");

  for (guint i = 0; i < day->areas->len; i++)
    {
      const DeskDutyArea *one = day->areas->pdata[i];
      DeskMark then = area == 0 || one->id == area ? mark : one->mark;

      failed |= then == DESK_MARK_FAIL;
      changed |= then != one->mark;
    }
  set_failed (fails, day, failed);
  fined = desk_hygiene_fined (office, fails);
  entries = read_entries (office, date);
  if (changed)
    add_freed (text, office, entries, fined);
  for (guint i = 0; i < entries->len; i++)
    g_hash_table_remove (fined, &g_array_index (entries, Entry, i).person);
  if (!changed)
    g_hash_table_remove_all (fined);
  if (failed)
    add_failed (text, office, day, fails, fined);
  else if (g_hash_table_size (fined) > 0)
    add_fined (text, office, fined);
  return g_strdup (text->str);
}
