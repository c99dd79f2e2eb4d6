/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which rows of the equipment sheets are missing, by responsible person (INV-3). */

#include "desk-equipment-check.h"

#include <stdlib.h>

#include "desk-language.h"
#include "desk-people.h"
#include "desk-rounds-private.h"
#include "desk-settings.h"
#include "desk-today.h"

/* How many rows are named where there is little room. */
#define NAMED_ROWS 5

void
desk_check_period_free (DeskCheckPeriod *self)
{
  g_free (self->deadline);
  g_free (self);
}

static DeskCheckPeriod *
period_new (DeskOffice *office,
            DeskDate    meeting)
{
  DeskCheckPeriod *self = g_new0 (DeskCheckPeriod, 1);
  g_autofree char *time = desk_settings_get (office, "equipment.meeting-time");
  g_autofree char *iso = desk_date_to_iso (meeting);

  self->meeting = meeting;
  self->from = meeting - 7;
  self->to = meeting - 1;
  self->deadline = g_strconcat (iso, " ", time, NULL);
  return self;
}

/* The last meeting day that is not after @date. */
static DeskDate
last_meeting (DeskOffice *office,
              DeskDate    date)
{
  int weekday = (int) desk_settings_get_integer (office, "equipment.meeting-weekday");

  return date - (desk_date_weekday (date) - weekday + 7) % 7;
}

/* Returns: (transfer full): the sheets for the meeting on @date or the last one before */
DeskCheckPeriod *
desk_equipment_check_period (DeskOffice *office,
                             DeskDate    date)
{
  return period_new (office, last_meeting (office, date));
}

/* Returns: (transfer full): the sheets that are being filled in on @date: those for
 *   the meeting on that day or the next one */
DeskCheckPeriod *
desk_equipment_check_current (DeskOffice *office,
                              DeskDate    date)
{
  DeskDate last = last_meeting (office, date);

  return period_new (office, last == date ? date : last + 7);
}

static void
person_free (gpointer data)
{
  DeskCheckPerson *self = data;

  g_free (self->name);
  g_free (self->acting_name);
  g_ptr_array_unref (self->rows);
  g_free (self);
}

void
desk_check_missing_free (DeskCheckMissing *self)
{
  g_ptr_array_unref (self->people);
  g_ptr_array_unref (self->rows);
  g_free (self);
}

/**
 * desk_equipment_check_missing:
 * @deadline: (nullable): a moment until which a row had to be complete
 * @department: one department, or 0 for all
 *
 * Returns: (transfer full): the rows of the daily sheets that are due and not
 *   complete, by responsible person
 */
DeskCheckMissing *
desk_equipment_check_missing (DeskOffice  *office,
                              DeskDate     from,
                              DeskDate     to,
                              const char  *deadline,
                              gint64       department,
                              GError     **error)
{
  const DeskRoundFilter filter = { .department = department };
  g_autoptr (GPtrArray) rows =
    desk_rounds_missing (office, DESK_EQUIPMENT_CHECK, from, to, deadline, &filter, error);
  DeskCheckMissing *self;
  DeskCheckPerson *person = NULL;

  if (rows == NULL)
    return NULL;
  self = g_new0 (DeskCheckMissing, 1);
  self->people = g_ptr_array_new_with_free_func (person_free);
  for (guint i = 0; i < rows->len; i++)
    {
      DeskRoundMissing *row = rows->pdata[i];

      if (person == NULL || person->person != row->responsible)
        {
          person = g_new0 (DeskCheckPerson, 1);
          person->person = row->responsible;
          person->name = g_strdup (row->responsible_name);
          person->rows = g_ptr_array_new ();
          g_ptr_array_add (self->people, person);
        }
      if (row->acting != row->responsible)
        {
          g_free (person->acting_name);
          person->acting_name = g_strdup (row->acting_name);
        }
      g_ptr_array_add (person->rows, row);
    }
  self->rows = g_steal_pointer (&rows);
  return self;
}

/**
 * desk_check_person_rows_text:
 * @limit: how many rows are named
 *
 * Returns: (transfer full): "EQ-001 Oct 8, EQ-001 Oct 9 …"
 */
char *
desk_check_person_rows_text (DeskCheckPerson *self,
                             guint            limit,
                             const char      *language)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < self->rows->len && i < limit; i++)
    {
      const DeskRoundMissing *row = self->rows->pdata[i];
      g_autofree char *day = desk_date_format (row->date, DESK_DATE_STYLE_MONTH_DAY, language);

      if (i > 0)
        g_string_append (text, desk_language_context (language, "things", ", "));
      g_string_append_printf (text, "%s %s", row->number, day);
    }
  if (self->rows->len > limit)
    g_string_append (text, " …");
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
add_item (GPtrArray *items,
          DeskDate   date,
          char      *who,
          char      *text,
          gboolean   late)
{
  DeskTodayItem *item = g_new0 (DeskTodayItem, 1);

  item->kind = "equipment-check";
  item->date = date;
  item->who = who != NULL ? who : g_strdup ("");
  item->text = text;
  item->late = late;
  g_ptr_array_add (items, item);
}

static gboolean
add_missing (DeskOffice             *office,
             GPtrArray              *items,
             const DeskCheckPeriod  *period,
             DeskDate                day,
             GError                **error)
{
  g_autoptr (DeskCheckMissing) missing = NULL;

  if (day <= period->from)
    return TRUE;
  missing = desk_equipment_check_missing (office, period->from, MIN (period->to, day - 1), NULL, 0,
                                          error);
  if (missing == NULL)
    return FALSE;
  for (guint i = 0; i < missing->people->len; i++)
    {
      DeskCheckPerson *person = missing->people->pdata[i];
      const DeskRoundMissing *first = person->rows->pdata[0];
      g_autofree char *rows =
        desk_check_person_rows_text (person, NAMED_ROWS, desk_language_current ());

      add_item (items, first->date,
                g_strdup (person->acting_name != NULL ? person->acting_name : person->name),
                g_strdup_printf (
                  /* Translators: how many rows, and which */
                  ngettext ("%1$u row of the equipment sheets is missing: %2$s",
                            "%1$u rows of the equipment sheets are missing: %2$s",
                            person->rows->len),
                  person->rows->len, rows),
                TRUE);
    }
  return TRUE;
}

/* Which departments have whole days that nobody has confirmed. */
static gboolean
add_unsigned (DeskOffice           *office,
              GPtrArray            *items,
              const DeskRoundSheet *sheet,
              DeskDate              day)
{
  g_autoptr (GHashTable) open =
    g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer key, value;

  for (guint i = 0; i < sheet->days->len; i++)
    {
      DeskDate date = g_array_index (sheet->days, DeskDate, i);
      g_autoptr (GHashTable) whole =
        g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

      for (guint r = 0; r < sheet->rows->len; r++)
        {
          const DeskRoundRow *row = sheet->rows->pdata[r];
          const DeskRoundEntry *entry = row->entries->pdata[i];
          gboolean complete =
            !g_hash_table_contains (whole, &row->department) ||
            g_hash_table_lookup (whole, &row->department) != NULL;

          if (entry->due || entry->n_marks > 0)
            g_hash_table_insert (whole, g_memdup2 (&row->department, sizeof (gint64)),
                                 GINT_TO_POINTER (complete && entry->complete));
        }
      g_hash_table_iter_init (&iter, whole);
      while (g_hash_table_iter_next (&iter, &key, &value))
        if (value != NULL && desk_round_sheet_find_sign (sheet, date, *(gint64 *) key) == NULL)
          g_hash_table_insert (
            open, g_memdup2 (key, sizeof (gint64)),
            GINT_TO_POINTER (GPOINTER_TO_INT (g_hash_table_lookup (open, key)) + 1));
    }
  g_hash_table_iter_init (&iter, open);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      gint64 signer =
        desk_rounds_find_signer (office, sheet->round, *(gint64 *) key, day, 0, NULL);
      guint n = GPOINTER_TO_UINT (value);

      add_item (items, day, signer != 0 ? desk_people_dup_name (office, signer) : NULL,
                g_strdup_printf (ngettext ("%u day of the equipment sheets waits to be confirmed",
                                           "%u days of the equipment sheets wait to be confirmed",
                                           n),
                                 n),
                FALSE);
    }
  return TRUE;
}

static void
add_tonight (DeskOffice           *office,
             GPtrArray            *items,
             const DeskRoundSheet *sheet,
             DeskDate              day)
{
  int place = desk_round_sheet_find_day (sheet, day);
  guint n_due = 0, n_done = 0;

  for (guint i = 0; place >= 0 && i < sheet->rows->len; i++)
    {
      const DeskRoundRow *row = sheet->rows->pdata[i];
      const DeskRoundEntry *entry = row->entries->pdata[place];

      n_due += entry->due;
      n_done += entry->due && entry->complete;
    }
  if (n_done < n_due)
    add_item (items, day,
              desk_people_dup_name (office, desk_people_acting (office, "equipment-keeper", day)),
              /* Translators: how many items, of how many */
              g_strdup_printf (_ ("Equipment check this evening: %u of %u items are checked"),
                               n_done, n_due),
              FALSE);
}

/* Adds to desk_today_list() what is missing, to be confirmed and due this evening. */
gboolean
desk_equipment_check_add_today (DeskOffice  *office,
                                GPtrArray   *items,
                                DeskDate     day,
                                GError     **error)
{
  g_autoptr (DeskCheckPeriod) period = desk_equipment_check_current (office, day);
  g_autoptr (DeskRound) round = desk_rounds_find (office, DESK_EQUIPMENT_CHECK, NULL);
  g_autoptr (DeskRoundSheet) sheet = NULL;

  if (round == NULL)
    return TRUE;
  if (!add_missing (office, items, period, day, error))
    return FALSE;
  sheet = desk_rounds_get_sheet (office, DESK_EQUIPMENT_CHECK, MIN (period->from, day), day, NULL,
                                 error);
  if (sheet == NULL || !add_unsigned (office, items, sheet, day))
    return FALSE;
  add_tonight (office, items, sheet, day);
  return TRUE;
}
