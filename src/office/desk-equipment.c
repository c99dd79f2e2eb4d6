/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The register of equipment (INV-1) and what its records must be. */

#include "desk-equipment-private.h"

#include <string.h>

#include "desk-damage.h"
#include "desk-language.h"
#include "desk-lending-private.h"
#include "desk-people.h"
#include "desk-settings.h"

/* Says why the rule book forbids it; ends with the rule. */
gboolean
desk_equipment_refuse (GError     **error,
                       const char  *format,
                       ...)
{
  va_list args;

  if (error == NULL)
    return FALSE;
  va_start (args, format);
  g_propagate_error (error, g_error_new_valist (DESK_ERROR, DESK_ERROR_REFUSED, format, args));
  va_end (args);
  return FALSE;
}

/* The moment that is recorded, and its day. */
gboolean
desk_equipment_moment (DeskOffice  *office,
                       char       **moment,
                       DeskDate    *day)
{
  g_autofree char *now = desk_store_get_moment (desk_office_get_store (office));
  int minutes;

  if (!desk_moment_parse (now, day, &minutes))
    return FALSE;
  if (moment != NULL)
    *moment = desk_moment_format (*day, minutes);
  return TRUE;
}

/* Returns: (transfer full) (nullable): the next number of the year: JY-2026-0001 */
char *
desk_equipment_next_number (DeskOffice  *office,
                            const char  *table,
                            const char  *column,
                            const char  *prefix,
                            GError     **error)
{
  g_autofree char *start = NULL;
  g_autofree char *pattern = NULL;
  g_autofree char *sql = NULL;
  g_autoptr (DeskRows) rows = NULL;
  gint64 last = 0;
  DeskDate day = desk_date_today ();
  int year;

  desk_equipment_moment (office, NULL, &day);
  desk_date_get_ymd (day, &year, NULL, NULL);
  start = g_strdup_printf ("%s-%04d-", prefix, year);
  pattern = g_strconcat (start, "*", NULL);
  sql = g_strdup_printf ("SELECT max(CAST(substr(%s, %u) AS INTEGER)) FROM %s WHERE %s GLOB ?",
                         column, (guint) strlen (start) + 1, table, column);
  rows = desk_store_select (desk_office_get_store (office), error, sql, "t", pattern);
  if (rows == NULL)
    return NULL;
  if (desk_rows_next (rows))
    last = desk_rows_int (rows, 0);
  return g_strdup_printf ("%s%04" G_GINT64_FORMAT, start, last + 1);
}

/**
 * desk_equipment_find:
 * @word: an item's number, or its serial number, as a scanner types it
 *
 * Returns: the item, or 0 with %DESK_ERROR_NOT_FOUND
 */
gint64
desk_equipment_find (DeskOffice  *office,
                     const char  *word,
                     GError     **error)
{
  g_autoptr (DeskRows) rows =
    desk_store_select (desk_office_get_store (office), error,
                       "SELECT id FROM equipment WHERE number = ?1 UNION ALL"
                       " SELECT id FROM equipment WHERE serial = ?1 AND number <> ?1",
                       "t", word);

  if (rows == NULL)
    return 0;
  if (desk_rows_next (rows))
    return desk_rows_int (rows, 0);
  g_set_error (error, DESK_ERROR, DESK_ERROR_NOT_FOUND,
               /* Translators: %s: a number that was typed or scanned */
               _ ("There is no item “%s” in the register (INV-1)"), word);
  return 0;
}

/* Returns: (transfer full): "EQ-001" */
char *
desk_equipment_dup_number (DeskOffice *office,
                           gint64      item)
{
  g_autoptr (DeskRows) rows =
    desk_store_select (desk_office_get_store (office), NULL,
                       "SELECT number FROM equipment WHERE id = ?", "i", item);

  return g_strdup (rows != NULL && desk_rows_next (rows) ? desk_rows_text (rows, 0) : "");
}

/* Returns: (transfer full): "EQ-001 Canon EOS R5", for people */
char *
desk_equipment_dup_title (DeskOffice *office,
                          gint64      item)
{
  g_autoptr (DeskRows) rows = desk_store_select (
    desk_office_get_store (office), NULL,
    "SELECT trim(number || ' ' || ifnull(nullif(trim(ifnull(make, '') || ' ' || ifnull(model, '')),"
    " ''), class)) FROM equipment WHERE id = ?",
    "i", item);

  return g_strdup (rows != NULL && desk_rows_next (rows) ? desk_rows_text (rows, 0) : "");
}

/**
 * desk_equipment_set_state:
 * @state: `in-store`, `repair`, `lost` or `retired`; lent is what a loan makes
 *
 * One act; custody and maintenance jobs follow.
 */
gboolean
desk_equipment_set_state (DeskOffice  *office,
                          gint64       item,
                          const char  *state,
                          GError     **error)
{
  DeskStore *store = desk_office_get_store (office);
  g_autoptr (DeskDraft) draft = desk_draft_edit (store, &desk_kind_equipment, item, error);
  g_autofree char *number = desk_equipment_dup_number (office, item);
  const DeskField *field = desk_kind_get_field (&desk_kind_equipment, "state");
  /* Translators: the title of an act: an item's number and its new state */
  g_autofree char *title =
    g_strdup_printf (_ ("Item %s: %s"), number,
                     desk_field_choice_label (field, state, desk_language_current ()));
  g_autoptr (DeskAct) act = NULL;

  if (draft == NULL)
    return FALSE;
  desk_draft_set_text (draft, "state", state);
  act = desk_store_begin (store, error, title);
  if (act == NULL || !desk_equipment_check_draft (office, draft, error) ||
      !desk_draft_save (draft, error))
    return FALSE;
  return desk_act_commit (g_steal_pointer (&act), error);
}

/* Gives items to another responsible person (责任到人), in one act. */
gboolean
desk_equipment_set_responsible (DeskOffice    *office,
                                const gint64  *items,
                                guint          n_items,
                                gint64         person,
                                GError       **error)
{
  DeskStore *store = desk_office_get_store (office);
  g_autofree char *name = desk_people_dup_name (office, person);
  /* Translators: the title of an act: how many items, a name */
  g_autofree char *title = g_strdup_printf (
    ngettext ("Hand %u item to %s as responsible", "Hand %u items to %s as responsible", n_items),
    n_items, name);
  g_autoptr (DeskAct) act = desk_store_begin (store, error, title);

  if (act == NULL)
    return FALSE;
  for (guint i = 0; i < n_items; i++)
    if (!desk_store_execute (store, error, "UPDATE equipment SET responsible_id = ? WHERE id = ?",
                             "ri", person, items[i]))
      return FALSE;
  return desk_act_commit (g_steal_pointer (&act), error);
}

/* Writes a list of accessories the way it is kept, where it can be read. */
static void
normalize_list (DeskDraft  *draft,
                const char *field)
{
  g_autoptr (GPtrArray) list = desk_accessories_parse (desk_draft_get_text (draft, field), NULL);
  g_autofree char *text = list != NULL ? desk_accessories_to_text (list) : NULL;

  if (list != NULL && g_strcmp0 (text, desk_draft_get_text (draft, field)) != 0)
    desk_draft_set_text (draft, field, text);
}

/* Writes the accessories of an item the way they are kept, so that what says the same
 * looks the same. */
void
desk_equipment_normalize (DeskDraft *draft)
{
  normalize_list (draft, "accessories");
  normalize_list (draft, "missing");
}

static void
fill_number (DeskOffice *office,
             DeskDraft  *draft,
             const char *field,
             const char *prefix)
{
  g_autofree char *number = NULL;

  if (desk_draft_get_id (draft) != 0 || desk_draft_get_text (draft, field) != NULL)
    return;
  number = desk_equipment_next_number (office, desk_draft_get_kind (draft)->table, field, prefix,
                                       NULL);
  desk_draft_set_text (draft, field, number);
}

static void
fill_moment (DeskOffice *office,
             DeskDraft  *draft,
             const char *field)
{
  g_autofree char *moment = NULL;
  DeskDate day;

  if (desk_draft_get_text (draft, field) == NULL && desk_equipment_moment (office, &moment, &day))
    desk_draft_set_text (draft, field, moment);
}

/* INV-7: whoever has the item now, unless somebody is named. */
static void
fill_user (DeskOffice *office,
           DeskDraft  *draft)
{
  g_autoptr (DeskRows) rows = NULL;

  if (desk_draft_get_id (draft) != 0 || desk_draft_get_number (draft, "person") != 0)
    return;
  rows = desk_store_select (
    desk_office_get_store (office), NULL,
    "SELECT ifnull(l.borrower_id, e.responsible_id), ifnull(l.for_shoot, 0), l.id FROM equipment e"
    " LEFT JOIN loans l ON l.item_id = e.id AND l.state = 'out' WHERE e.id = ?",
    "i", desk_draft_get_number (draft, "item"));
  if (rows == NULL || !desk_rows_next (rows))
    return;
  desk_draft_set_number (draft, "person", desk_rows_int (rows, 0));
  desk_draft_set_number (draft, "for_shoot", desk_rows_int (rows, 1));
  desk_draft_set_number (draft, "loan", desk_rows_int (rows, 2));
}

/* Fills in what follows from other fields, or from the moment. */
void
desk_equipment_complete (DeskOffice *office,
                         DeskDraft  *draft)
{
  const DeskKind *kind = desk_draft_get_kind (draft);

  if (kind == &desk_kind_equipment)
    {
      desk_equipment_normalize (draft);
      if (desk_draft_get_text (draft, "state") == NULL)
        desk_draft_set_text (draft, "state", "in-store");
    }
  else if (kind == &desk_kind_loans)
    {
      fill_number (office, draft, "slip", "JY");
      fill_moment (office, draft, "from");
    }
  else if (kind == &desk_kind_battery_readings)
    fill_moment (office, draft, "taken");
  else if (kind == &desk_kind_jobs)
    {
      fill_number (office, draft, "number", "WX");
      fill_moment (office, draft, "reported");
      if (g_strcmp0 (desk_draft_get_text (draft, "state"), "done") == 0)
        fill_moment (office, draft, "done");
    }
  else if (kind == &desk_kind_damages)
    {
      fill_number (office, draft, "number", "SH");
      fill_moment (office, draft, "happened");
      fill_user (office, draft);
    }
}

static char *
saved_state (DeskOffice *office,
             DeskDraft  *draft)
{
  g_autofree char *sql =
    g_strdup_printf ("SELECT state FROM %s WHERE id = ?", desk_draft_get_kind (draft)->table);
  g_autoptr (DeskRows) rows = desk_store_select (desk_office_get_store (office), NULL, sql, "i",
                                                 desk_draft_get_id (draft));

  return g_strdup (rows != NULL && desk_rows_next (rows) ? desk_rows_text (rows, 0) : NULL);
}

static gboolean
check_item (DeskOffice  *office,
            DeskDraft   *draft,
            GError     **error)
{
  const char *number = desk_draft_get_text (draft, "number");
  const char *state = desk_draft_get_text (draft, "state");
  g_autofree char *before = saved_state (office, draft);
  g_autoptr (GPtrArray) accessories = NULL;
  g_autoptr (GPtrArray) missing = NULL;

  accessories = desk_accessories_parse (desk_draft_get_text (draft, "accessories"), error);
  if (accessories == NULL)
    return FALSE;
  missing = desk_accessories_parse (desk_draft_get_text (draft, "missing"), error);
  if (missing == NULL || !desk_accessories_subtract (accessories, missing, error))
    return FALSE;
  if (g_strcmp0 (before, state) == 0)
    return TRUE;
  if (g_strcmp0 (before, "out") == 0)
    return desk_equipment_refuse (
      /* Translators: %s: an item's number */
      error, _ ("%s is lent; take it back before its state is changed (INV-6)"), number);
  if (g_strcmp0 (state, "out") == 0 && before != NULL)
    return desk_equipment_refuse (
      /* Translators: %s: an item's number */
      error, _ ("%s becomes lent only by a hand-over; use “lend” (INV-4)"), number);
  if (g_strcmp0 (state, "out") == 0 && desk_draft_get_number (draft, "responsible") == 0)
    return desk_equipment_refuse (
      /* Translators: %s: an item's number */
      error, _ ("%s is said to be lent, but nobody answers for it; name who is responsible"
                " (INV-1)"),
      number);
  return TRUE;
}

static gboolean
check_key (DeskOffice  *office,
           DeskDraft   *draft,
           GError     **error)
{
  const char *number = desk_draft_get_text (draft, "number");
  g_autofree char *before = saved_state (office, draft);
  const char *state = desk_draft_get_text (draft, "state");

  if (state == NULL)
    desk_draft_set_text (draft, "state", "in-store");
  else if (g_strcmp0 (before, state) != 0 && g_str_equal (state, "out"))
    return desk_equipment_refuse (
      /* Translators: %s: a key's number */
      error, _ ("The key %s goes out only by a hand-over; use “key out” (INV-13)"), number);
  else if (g_strcmp0 (before, state) != 0 && g_strcmp0 (before, "out") == 0)
    return desk_equipment_refuse (
      /* Translators: %s: a key's number */
      error, _ ("The key %s is handed out; take it back with “key in” (INV-13)"), number);
  return TRUE;
}

static gboolean
check_qualification (DeskDraft  *draft,
                     GError    **error)
{
  const char *from = desk_draft_get_text (draft, "date");
  const char *until = desk_draft_get_text (draft, "valid_until");

  if (from != NULL && until != NULL && strcmp (until, from) < 0)
    return desk_equipment_refuse (
      error, _ ("A qualification cannot end before the day it was assessed (INV-4)"));
  return TRUE;
}

static gboolean
check_job (DeskOffice  *office,
           DeskDraft   *draft,
           GError     **error)
{
  gint64 item = desk_draft_get_number (draft, "item");
  g_autofree char *number = desk_equipment_dup_number (office, item);
  g_autofree char *before = saved_state (office, draft);
  g_autoptr (DeskRows) rows = NULL;

  if (g_strcmp0 (desk_draft_get_text (draft, "state"), "away") != 0 ||
      g_strcmp0 (before, "away") == 0)
    return TRUE;
  rows = desk_store_select (desk_office_get_store (office), error,
                            "SELECT state FROM equipment WHERE id = ?", "i", item);
  if (rows == NULL)
    return FALSE;
  if (desk_rows_next (rows) && !g_str_equal (desk_rows_text (rows, 0), "in-store"))
    return desk_equipment_refuse (
      /* Translators: an item's number and its state, as “lent” */
      error, _ ("%s cannot be sent to repair, it is “%s” (INV-8)"), number,
      desk_field_choice_label (desk_kind_get_field (&desk_kind_equipment, "state"),
                               desk_rows_text (rows, 0), desk_language_current ()));
  return TRUE;
}

static gboolean
check_custody (GError **error)
{
  return desk_equipment_refuse (
    error,
    _ ("Who has something follows from hand-overs and cannot be written by hand (INV-12)"));
}

/* Whether a record of one of the equipment's kinds may be saved as it is. */
gboolean
desk_equipment_check_draft (DeskOffice  *office,
                            DeskDraft   *draft,
                            GError     **error)
{
  const DeskKind *kind = desk_draft_get_kind (draft);

  if (kind == &desk_kind_equipment)
    return check_item (office, draft, error);
  if (kind == &desk_kind_keys)
    return check_key (office, draft, error);
  if (kind == &desk_kind_qualifications)
    return check_qualification (draft, error);
  if (kind == &desk_kind_loans)
    return desk_lending_check_draft (office, draft, error);
  if (kind == &desk_kind_jobs)
    return check_job (office, draft, error);
  if (kind == &desk_kind_damages)
    return desk_damage_check_draft (office, draft, error);
  return kind != &desk_kind_custody || check_custody (error);
}

/* Loans, custody and damage are kept; what is wrong is cancelled or undone. */
gboolean
desk_equipment_check_remove (const DeskKind  *kind,
                             GError         **error)
{
  if (kind == &desk_kind_custody)
    return check_custody (error);
  if (kind == &desk_kind_loans)
    return desk_equipment_refuse (
      error, _ ("A loan is kept in the history; release a reservation instead (INV-12)"));
  if (kind == &desk_kind_damages)
    return desk_equipment_refuse (
      error, _ ("A damage report is kept on file; cancel it instead (INV-7)"));
  return TRUE;
}
