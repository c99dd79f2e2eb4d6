/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Booking, moving and cancelling in the shoot diary (SHO-8). Nobody and no set is
 * given twice; equipment follows the entry (INV-5), whoever moves it, undo too. */

#include <string.h>

#include "desk-case-sheet.h"
#include "desk-diary-private.h"
#include "desk-equipment-private.h"
#include "desk-language.h"
#include "desk-lending-private.h"
#include "desk-people.h"
#include "desk-qualifications.h"
#include "desk-records.h"

/* Column of the slip in the table: id, date, from, until, shoot, task, photographer,
 * set, slip. */
#define SLIP_COLUMN 8
/* And of the shoot in that of sign-offs: id, shoot. */
#define SHOOT_COLUMN 1

static char *
format_day (DeskDate date)
{
  return desk_date_format (date, DESK_DATE_STYLE_DAY_WEEKDAY, desk_language_current ());
}

static char *
to_moment (DeskDate    date,
           const char *time)
{
  int minutes = 0;

  desk_diary_parse_time (time, &minutes);
  return desk_moment_format (date, minutes);
}

static void
normalize_time (DeskDraft  *draft,
                const char *field)
{
  const char *text = desk_draft_get_text (draft, field);
  g_autofree char *normal = NULL;
  int minutes;

  if (!desk_diary_parse_time (text, &minutes))
    return;
  normal = desk_diary_format_time (minutes);
  if (!g_str_equal (normal, text))
    desk_draft_set_text (draft, field, normal);
}

/* Until the samples are confirmed, what is shot are samples. */
static const char *
task_of (DeskOffice *office,
         gint64      shoot)
{
  g_autoptr (DeskRows) rows =
    desk_store_select (desk_office_get_store (office), NULL,
                       "SELECT 1 FROM shoots WHERE id = ? AND (round > 1 OR step IN ('shoot',"
                       " 'retouch', 'disc', 'result', 'goods-back', 'closed'))",
                       "i", shoot);

  return rows != NULL && desk_rows_next (rows) ? "shoot" : "sample";
}

/* Fills in what follows from other fields. */
void
desk_diary_complete (DeskOffice *office,
                     DeskDraft  *draft)
{
  const DeskKind *kind = desk_draft_get_kind (draft);

  if (kind == &desk_kind_sets && desk_draft_get_id (draft) == 0 &&
      !desk_draft_get_value (draft, "active")->set)
    desk_draft_set_number (draft, "active", 1);
  if (kind != &desk_kind_diary)
    return;
  normalize_time (draft, "from");
  normalize_time (draft, "until");
  if (desk_draft_get_text (draft, "task") == NULL && desk_draft_get_number (draft, "shoot") != 0)
    desk_draft_set_text (draft, "task",
                         task_of (office, desk_draft_get_number (draft, "shoot")));
}

/* Says who or what is taken, by which entry, and the nearest free time. */
static gboolean
refuse_taken (DeskOffice  *office,
              DeskRows    *other,
              gint64       photographer,
              gint64       set,
              gint64       except,
              DeskDate     date,
              int          from,
              int          minutes,
              GError     **error)
{
  gboolean is_person = desk_rows_int (other, 0) == photographer;
  g_autofree char *who = is_person ? desk_people_dup_name (office, photographer)
                                   : g_strdup (desk_rows_text (other, 5));
  g_autofree char *day = format_day (date);
  g_autofree char *free_day = NULL;
  g_autofree char *free_from = NULL;
  DeskDate next = date;
  int start = from;

  if (!desk_diary_next_free (office, photographer, set, except, &next, &start, minutes))
    return desk_equipment_refuse (
      error,
      /* Translators: a name or a set, a day, two times of day, a shoot's number, a client */
      _ ("%s is taken on %s from %s to %s by the shoot %s of %s (SHO-8)"), who, day,
      desk_rows_text (other, 1), desk_rows_text (other, 2), desk_rows_text (other, 3),
      desk_rows_text (other, 4));
  free_day = format_day (next);
  free_from = desk_diary_format_time (start);
  return desk_equipment_refuse (
    error,
    /* Translators: a name or a set, a day, two times of day, a shoot's number, a client, a day
     * and a time */
    _ ("%s is taken on %s from %s to %s by the shoot %s of %s; the nearest free time is %s at %s"
       " (SHO-8)"),
    who, day, desk_rows_text (other, 1), desk_rows_text (other, 2), desk_rows_text (other, 3),
    desk_rows_text (other, 4), free_day, free_from);
}

static gboolean
check_free (DeskOffice  *office,
            DeskDate     date,
            const char  *from,
            const char  *until,
            gint64       photographer,
            gint64       set,
            gint64       except,
            GError     **error)
{
  g_autoptr (DeskRows) rows = desk_store_select (
    desk_office_get_store (office), error,
    "SELECT d.photographer_id, d.\"from\", d.until, s.number, ifnull(k.name, ifnull(s.title,"
    " '')), t.name FROM diary d JOIN shoots s ON s.id = d.shoot_id"
    " LEFT JOIN clients k ON k.id = s.client_id LEFT JOIN sets t ON t.id = d.set_id"
    " WHERE d.date = ? AND (d.photographer_id = ? OR d.set_id = ?) AND d.id <> ?"
    " AND d.\"from\" < ? AND d.until > ? ORDER BY d.\"from\", d.id LIMIT 1",
    "diiitt", date, photographer, set, except, until, from);
  int start = 0, end = 0;

  if (rows == NULL)
    return FALSE;
  if (!desk_rows_next (rows))
    return TRUE;
  desk_diary_parse_time (from, &start);
  desk_diary_parse_time (until, &end);
  return refuse_taken (office, rows, photographer, set, except, date, start, end - start, error);
}

static gboolean
check_set (DeskOffice  *office,
           gint64       set,
           DeskDate     date,
           gint64       except,
           GError     **error)
{
  g_autoptr (DeskRows) rows =
    desk_store_select (desk_office_get_store (office), error,
                       "SELECT name, active, ifnull(capacity, 0) FROM sets WHERE id = ?", "i",
                       set);
  g_autofree char *day = format_day (date);

  if (rows == NULL || !desk_rows_next (rows))
    return FALSE;
  if (!desk_rows_int (rows, 1))
    /* Translators: %s: a set */
    return desk_equipment_refuse (error, _ ("%s is not in use any more (SHO-8)"),
                                  desk_rows_text (rows, 0));
  if (!desk_diary_set_has_room (office, set, date, except))
    /* Translators: a set, how many, a day */
    return desk_equipment_refuse (
      error, _ ("%s takes %lld shoots a day, and so many are booked on %s (SHO-8)"),
      desk_rows_text (rows, 0), (long long) desk_rows_int (rows, 2), day);
  return TRUE;
}

static gboolean
check_case (DeskOffice  *office,
            gint64       shoot,
            GError     **error)
{
  g_autoptr (DeskRows) rows = desk_store_select (
    desk_office_get_store (office), error,
    "SELECT number FROM shoots WHERE id = ? AND state IN ('closed', 'cancelled')", "i", shoot);

  if (rows == NULL)
    return FALSE;
  /* Translators: %s: a shoot's number */
  return !desk_rows_next (rows) || desk_equipment_refuse (error,
                                                          _ ("The shoot %s is over (SHO-8)"),
                                                          desk_rows_text (rows, 0));
}

/* Equipment that is handed over does not move with the entry. */
static gboolean
check_equipment (DeskOffice  *office,
                 const char  *slip,
                 GError     **error)
{
  g_autoptr (DeskRows) rows = NULL;

  if (slip == NULL)
    return TRUE;
  rows = desk_store_select (desk_office_get_store (office), error,
                            "SELECT e.number FROM loans l JOIN equipment e ON e.id = l.item_id"
                            " WHERE l.slip = ? AND l.state = 'out' ORDER BY l.id LIMIT 1",
                            "t", slip);
  if (rows == NULL)
    return FALSE;
  return !desk_rows_next (rows) ||
         desk_equipment_refuse (
           error,
           /* Translators: an item's number and a slip's number */
           _ ("%s is handed over for this shoot already (%s); take it back before it is moved"
              " (INV-5)"),
           desk_rows_text (rows, 0), slip);
}

static gboolean
is_same (DeskDraft  *a,
         DeskDraft  *b,
         const char *field)
{
  return desk_value_equal (desk_draft_get_value (a, field), desk_draft_get_value (b, field));
}

static gboolean
check_entry (DeskOffice  *office,
             DeskDraft   *draft,
             GError     **error)
{
  gint64 id = desk_draft_get_id (draft);
  const char *from = desk_draft_get_text (draft, "from");
  const char *until = desk_draft_get_text (draft, "until");
  gint64 photographer = desk_draft_get_number (draft, "photographer");
  gint64 set = desk_draft_get_number (draft, "set");
  DeskDate date = desk_date_parse (desk_draft_get_text (draft, "date"));
  g_autoptr (DeskDraft) saved =
    id != 0 ? desk_draft_edit (desk_office_get_store (office), &desk_kind_diary, id, error) : NULL;
  gboolean moved = saved == NULL || !is_same (saved, draft, "date") ||
                   !is_same (saved, draft, "from") || !is_same (saved, draft, "until") ||
                   !is_same (saved, draft, "photographer");
  int start, end;

  if (id != 0 && saved == NULL)
    return FALSE;
  if (!desk_diary_parse_time (from, &start) || !desk_diary_parse_time (until, &end) ||
      start >= end)
    return desk_equipment_refuse (
      error, _ ("Say from when to when, as 09:00 and 11:00, on one day (SHO-8)"));
  if (saved == NULL || !is_same (saved, draft, "shoot"))
    if (!check_case (office, desk_draft_get_number (draft, "shoot"), error))
      return FALSE;
  if (moved && desk_people_presence (office, photographer, date) != DESK_PERSON_PRESENT)
    {
      g_autofree char *name = desk_people_dup_name (office, photographer);
      g_autofree char *day = format_day (date);
      /* Translators: a name and a day */
      return desk_equipment_refuse (error, _ ("%s is not here on %s (SHO-8)"), name, day);
    }
  if (set != 0 && (moved || !is_same (saved, draft, "set")) &&
      !check_set (office, set, date, id, error))
    return FALSE;
  if (moved && !check_equipment (office, desk_draft_get_text (draft, "slip"), error))
    return FALSE;
  return check_free (office, date, from, until, photographer, set, id, error);
}

/* Whether an entry of the diary may be saved as it is. */
gboolean
desk_diary_check_draft (DeskOffice  *office,
                        DeskDraft   *draft,
                        GError     **error)
{
  return desk_draft_get_kind (draft) != &desk_kind_diary || check_entry (office, draft, error);
}

static char *
shoot_number (DeskOffice *office,
              gint64      shoot)
{
  g_autoptr (DeskRows) rows = desk_store_select (
    desk_office_get_store (office), NULL, "SELECT number FROM shoots WHERE id = ?", "i", shoot);

  return g_strdup (rows != NULL && desk_rows_next (rows) ? desk_rows_text (rows, 0) : "");
}

/* Reserves equipment for an entry, on its slip where it has one. */
static gboolean
reserve (DeskOffice  *office,
         gint64       id,
         GPtrArray   *items,
         GError     **error)
{
  DeskStore *store = desk_office_get_store (office);
  g_autoptr (DeskDiaryEntry) entry = desk_diary_get (office, id, error);
  g_autofree char *from = NULL;
  g_autofree char *until = NULL;
  g_autofree char *slip = NULL;
  DeskLoanRequest request = { .items = items, .for_shoot = TRUE };

  if (entry == NULL)
    return FALSE;
  from = desk_moment_format (entry->date, entry->from);
  until = desk_moment_format (entry->date, entry->until);
  request.borrower = entry->photographer;
  request.from = from;
  request.until = until;
  request.shoot = entry->shoot_number;
  slip = desk_lending_reserve (office, &request, error);
  if (slip == NULL)
    return FALSE;
  if (entry->slip != NULL)
    return desk_store_execute (store, error, "UPDATE loans SET slip = ? WHERE slip = ?", "tt",
                               entry->slip, slip);
  return desk_store_execute (store, error, "UPDATE diary SET slip = ? WHERE id = ?", "ti", slip,
                             id);
}

/**
 * desk_diary_book:
 *
 * Books a case, with equipment reserved for it, as one act. Refused when the
 * photographer is away or taken, the set is taken, full or out of use, the case is
 * over, or an item is not free (INV-5); the refusal names the other entry and the
 * nearest free time.
 *
 * Returns: the entry, or 0 with %DESK_ERROR_REFUSED
 */
gint64
desk_diary_book (DeskOffice              *office,
                 const DeskDiaryRequest  *request,
                 GError                 **error)
{
  DeskStore *store = desk_office_get_store (office);
  g_autoptr (DeskDraft) draft = desk_draft_new (store, &desk_kind_diary);
  g_autofree char *from = desk_diary_format_time (request->from);
  g_autofree char *until = desk_diary_format_time (request->until);
  g_autofree char *number = shoot_number (office, request->shoot);
  g_autofree char *day = format_day (request->date);
  g_autofree char *title = NULL;
  g_autoptr (DeskAct) act = NULL;

  desk_draft_set_date (draft, "date", request->date);
  desk_draft_set_text (draft, "from", from);
  desk_draft_set_text (draft, "until", until);
  desk_draft_set_number (draft, "shoot", request->shoot);
  desk_draft_set_text (draft, "task", request->task);
  desk_draft_set_number (draft, "photographer", request->photographer);
  if (request->set != 0)
    desk_draft_set_number (draft, "set", request->set);
  desk_draft_set_text (draft, "note", request->note);
  /* Translators: the title of an act: a shoot's number, a day and a time */
  title = g_strdup_printf (_ ("Book the shoot %s for %s at %s"), number, day, from);
  act = desk_store_begin (store, error, title);
  if (act == NULL || !desk_records_write (office, draft, error) ||
      (request->items != NULL && request->items->len > 0 &&
       !reserve (office, desk_draft_get_id (draft), request->items, error)))
    return 0;
  return desk_act_commit (g_steal_pointer (&act), error) ? desk_draft_get_id (draft) : 0;
}

/**
 * desk_diary_move:
 * @photographer: or %DESK_DIARY_KEEP
 * @set: %DESK_DIARY_KEEP, or 0 for none
 *
 * Moves an entry, as when it is dragged, with its equipment, as one act. Refused as
 * desk_diary_book() does, and when its equipment is handed over already.
 */
gboolean
desk_diary_move (DeskOffice  *office,
                 gint64       entry,
                 DeskDate     date,
                 int          from,
                 int          until,
                 gint64       photographer,
                 gint64       set,
                 GError     **error)
{
  DeskStore *store = desk_office_get_store (office);
  g_autoptr (DeskDiaryEntry) old = desk_diary_get (office, entry, error);
  g_autoptr (DeskDraft) draft =
    old != NULL ? desk_draft_edit (store, &desk_kind_diary, entry, error) : NULL;
  g_autofree char *start = desk_diary_format_time (from);
  g_autofree char *end = desk_diary_format_time (until);
  g_autofree char *day = format_day (date);
  g_autofree char *title = NULL;
  g_autoptr (DeskAct) act = NULL;

  if (draft == NULL)
    return FALSE;
  desk_draft_set_date (draft, "date", date);
  desk_draft_set_text (draft, "from", start);
  desk_draft_set_text (draft, "until", end);
  if (photographer != DESK_DIARY_KEEP)
    desk_draft_set_number (draft, "photographer", photographer);
  if (set == 0)
    desk_draft_clear (draft, "set");
  else if (set != DESK_DIARY_KEEP)
    desk_draft_set_number (draft, "set", set);
  /* Translators: the title of an act: a shoot's number, a day and a time */
  title = g_strdup_printf (_ ("Move the shoot %s to %s at %s"), old->shoot_number, day, start);
  act = desk_store_begin (store, error, title);
  if (act == NULL || !desk_records_write (office, draft, error))
    return FALSE;
  return desk_act_commit (g_steal_pointer (&act), error);
}

/* Takes an entry out of the diary and gives up its reservations, as one act. */
gboolean
desk_diary_cancel (DeskOffice  *office,
                   gint64       entry,
                   GError     **error)
{
  DeskStore *store = desk_office_get_store (office);
  g_autoptr (DeskDiaryEntry) old = desk_diary_get (office, entry, error);
  g_autofree char *day = old != NULL ? format_day (old->date) : NULL;
  g_autofree char *title = NULL;
  g_autoptr (DeskAct) act = NULL;

  if (old == NULL)
    return FALSE;
  /* Translators: the title of an act: a shoot's number and a day */
  title = g_strdup_printf (_ ("Take the shoot %s of %s out of the diary"), old->shoot_number, day);
  act = desk_store_begin (store, error, title);
  if (act == NULL ||
      !desk_store_execute (store, error, "DELETE FROM diary WHERE id = ?", "i", entry))
    return FALSE;
  return desk_act_commit (g_steal_pointer (&act), error);
}

/**
 * desk_diary_equip:
 * @items: (element-type DeskLoanItem): see desk_lending_find_items()
 *
 * Reserves more equipment for an entry, as one act; desk_lending_release() gives up
 * what is not needed.
 */
gboolean
desk_diary_equip (DeskOffice  *office,
                  gint64       entry,
                  GPtrArray   *items,
                  GError     **error)
{
  g_autoptr (DeskDiaryEntry) old = desk_diary_get (office, entry, error);
  g_autofree char *title = NULL;
  g_autoptr (DeskAct) act = NULL;

  if (old == NULL)
    return FALSE;
  /* Translators: the title of an act: a shoot's number */
  title = g_strdup_printf (_ ("Reserve equipment for the shoot %s"), old->shoot_number);
  act = desk_store_begin (desk_office_get_store (office), error, title);
  if (act == NULL || !reserve (office, entry, items, error))
    return FALSE;
  return desk_act_commit (g_steal_pointer (&act), error);
}

/* A reservation that is not where its entry is goes there, if the item is free. */
static gboolean
follow_entry (DeskOffice  *office,
              gint64       entry,
              GError     **error)
{
  DeskStore *store = desk_office_get_store (office);
  g_autoptr (DeskRows) rows = desk_store_select (
    store, error,
    "SELECT l.id, l.item_id, d.date, d.\"from\", d.until, d.photographer_id, l.borrower_id"
    " FROM diary d JOIN loans l ON l.slip = d.slip AND l.state = 'reserved' WHERE d.id = ?"
    " AND (l.\"from\" <> d.date || ' ' || d.\"from\" OR l.until <> d.date || ' ' || d.until"
    " OR l.borrower_id <> d.photographer_id)",
    "i", entry);

  if (rows == NULL)
    return FALSE;
  while (desk_rows_next (rows))
    {
      gint64 loan = desk_rows_int (rows, 0);
      gint64 item = desk_rows_int (rows, 1);
      DeskDate date = desk_rows_date (rows, 2);
      gint64 photographer = desk_rows_int (rows, 5);
      g_autofree char *from = to_moment (date, desk_rows_text (rows, 3));
      g_autofree char *until = to_moment (date, desk_rows_text (rows, 4));

      if (!desk_qualifications_check (office, photographer, item, date, error) ||
          !desk_reservations_check_free (office, item, from, until, loan, error) ||
          !desk_store_execute (store, error,
                               "UPDATE loans SET \"from\" = ?, until = ?, borrower_id = ?"
                               " WHERE id = ?",
                               "ttii", from, until, photographer, loan) ||
          !desk_reservations_settle (office, item, error))
        return FALSE;
    }
  return TRUE;
}

/* The day and the photographer are what the sheet of the step asks for. */
static gboolean
fill_sheet (DeskOffice  *office,
            gint64       entry,
            GError     **error)
{
  g_autoptr (DeskRows) rows = desk_store_select (
    desk_office_get_store (office), error,
    "SELECT d.shoot_id, d.date, d.photographer_id, d.task FROM diary d WHERE d.id = ?", "i",
    entry);
  DeskCaseField fields[] = { { "photographer", NULL }, { "day", NULL } };
  g_autofree char *name = NULL;

  if (rows == NULL || !desk_rows_next (rows))
    return rows != NULL;
  name = desk_people_dup_name (office, desk_rows_int (rows, 2));
  fields[0].value = name;
  fields[1].value = desk_rows_text (rows, 1);
  /* The sheet of the whole shoot has no day: it is signed when it is done. */
  return g_str_equal (desk_rows_text (rows, 3), "sample")
           ? desk_case_sheet_fill (office, desk_rows_int (rows, 0), "schedule", fields, 2, error)
           : desk_case_sheet_fill (office, desk_rows_int (rows, 0), "shoot", fields, 1, error);
}

/* A case that comes to a step finds in its sheet what was booked before. */
static gboolean
fill_entered (DeskOffice  *office,
              gint64       shoot,
              GError     **error)
{
  g_autoptr (DeskRows) rows = desk_store_select (
    desk_office_get_store (office), error,
    "SELECT max(d.id) FROM diary d JOIN shoots s ON s.id = d.shoot_id WHERE s.id = ?"
    " AND s.step IN ('schedule', 'shoot') AND d.date >= substr(s.step_since, 1, 10)"
    " GROUP BY d.task",
    "i", shoot);

  while (rows != NULL && desk_rows_next (rows))
    if (!fill_sheet (office, desk_rows_int (rows, 0), error))
      return FALSE;
  return rows != NULL;
}

/* No two at the same time, also after an undo. */
static gboolean
settle_entry (DeskOffice  *office,
              gint64       id,
              GError     **error)
{
  g_autoptr (DeskRows) rows = desk_store_select (
    desk_office_get_store (office), error,
    "SELECT date, \"from\", until, photographer_id, ifnull(set_id, 0) FROM diary WHERE id = ?",
    "i", id);

  if (rows == NULL)
    return FALSE;
  return !desk_rows_next (rows) ||
         (check_free (office, desk_rows_date (rows, 0), desk_rows_text (rows, 1),
                      desk_rows_text (rows, 2), desk_rows_int (rows, 3), desk_rows_int (rows, 4),
                      id, error) &&
          follow_entry (office, id, error) && fill_sheet (office, id, error));
}

/**
 * desk_diary_settle:
 * @changes: what the act did
 *
 * Refuses what would give a photographer or a set twice at the same time, and lets the
 * reserved equipment follow its entry: moved with it, given up with it (INV-5).
 */
gboolean
desk_diary_settle (DeskOffice   *office,
                   DeskChanges  *changes,
                   GError      **error)
{
  DeskStore *store = desk_office_get_store (office);

  if (!desk_changes_touch (changes, "diary") && !desk_changes_touch (changes, "signoffs"))
    return TRUE;
  for (guint i = 0; i < changes->items->len; i++)
    {
      const DeskChange *change = changes->items->pdata[i];

      if (g_str_equal (change->table, "signoffs") && change->type == DESK_CHANGE_INSERT &&
          !fill_entered (office, change->after[SHOOT_COLUMN].number, error))
        return FALSE;
      if (!g_str_equal (change->table, "diary"))
        continue;
      if (change->type != DESK_CHANGE_DELETE)
        {
          if (!settle_entry (office, change->id, error))
            return FALSE;
        }
      else if (change->before[SLIP_COLUMN].set &&
               !desk_store_execute (store, error,
                                    "UPDATE loans SET state = 'cancelled' WHERE slip = ?"
                                    " AND state = 'reserved'",
                                    "t", change->before[SLIP_COLUMN].text))
        return FALSE;
    }
  return TRUE;
}
