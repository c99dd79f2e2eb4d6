/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Minutes, one line an item; a task becomes a numbered notice with it (MEE-1, MEE-3). */

#include "desk-minutes.h"

#include <string.h>

#include "desk-equipment-private.h"
#include "desk-language.h"
#include "desk-meetings-private.h"
#include "desk-search.h"

/* An item as it is in the file. */
typedef struct
{
  gint64 meeting;
  char *kind;
  char *text;
  gint64 notice;
} Item;

static void
item_free (Item *self)
{
  g_free (self->kind);
  g_free (self->text);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Item, item_free)

void
desk_minute_free (DeskMinute *self)
{
  g_free (self->kind);
  g_free (self->text);
  g_free (self->number);
  g_free (self->to);
  g_free (self->state);
  g_free (self);
}

void
desk_minute_hit_free (DeskMinuteHit *self)
{
  g_free (self->title);
  g_free (self->kind);
  g_free (self->text);
  g_free (self);
}

static Item *
read_item (DeskOffice  *office,
           gint64       item,
           GError     **error)
{
  g_autoptr (DeskRows) rows = desk_store_select (
    desk_office_get_store (office), error,
    "SELECT meeting_id, kind, text, ifnull(notice_id, 0) FROM minutes WHERE id = ?", "i", item);
  Item *self;

  if (rows == NULL)
    return NULL;
  if (!desk_rows_next (rows))
    {
      g_set_error_literal (error, DESK_ERROR, DESK_ERROR_NOT_FOUND,
                           _ ("There is no such item in the minutes"));
      return NULL;
    }
  self = g_new0 (Item, 1);
  self->meeting = desk_rows_int (rows, 0);
  self->kind = g_strdup (desk_rows_text (rows, 1));
  self->text = g_strdup (desk_rows_text (rows, 2));
  self->notice = desk_rows_int (rows, 3);
  return self;
}

/* Whether items can be written: neither closed nor cancelled. */
gboolean
desk_minutes_is_open (DeskOffice  *office,
                      gint64       meeting,
                      GError     **error)
{
  g_autofree char *state = desk_meetings_state (office, meeting, error);

  if (state == NULL)
    return FALSE;
  if (g_str_equal (state, "closed"))
    return desk_equipment_refuse (
      error, _ ("The minutes are closed; reopen them to write in them (MEE-1)"));
  if (g_str_equal (state, "cancelled"))
    return desk_equipment_refuse (
      error, _ ("The meeting was cancelled, so it has no minutes (MEE-1)"));
  return TRUE;
}

/* Returns: (transfer full) (nullable): the code of @kind, given as a code or a word */
static const char *
read_kind (const char  *kind,
           GError     **error)
{
  const DeskChoice *choice =
    desk_field_find_choice (desk_kind_get_field (&desk_kind_minutes, "kind"), kind);

  if (choice != NULL)
    return choice->code;
  g_set_error (error, DESK_ERROR, DESK_ERROR_INVALID,
               /* Translators: %s: what was entered */
               _ ("“%s” is no kind of item; it is topic, information, decision, task or parked"),
               kind);
  return NULL;
}

/* What is taken up must be parked, in another meeting. */
static gboolean
check_from (DeskOffice  *office,
            gint64       meeting,
            gint64       from,
            GError     **error)
{
  g_autoptr (Item) item = from != 0 ? read_item (office, from, error) : NULL;

  if (from == 0)
    return TRUE;
  if (item == NULL)
    return FALSE;
  if (!g_str_equal (item->kind, "parked") || item->meeting == meeting)
    return desk_equipment_refuse (
      error, _ ("Only what another meeting parked can be taken up (MEE-1)"));
  return TRUE;
}

/* Issues the notice of a task. The chair gives it, unless somebody is named. */
static gboolean
issue (DeskOffice             *office,
       gint64                  meeting,
       const DeskMinuteInput  *input,
       const char             *text,
       gint64                 *notice,
       GError                **error)
{
  g_autoptr (DeskMeeting) one = desk_meetings_get (office, meeting, error);
  g_autofree char *number = NULL;
  DeskNoticeRequest request = {
    .person = input->person,
    .department = input->department,
    .due = input->due,
    .content = text,
    .standard = input->standard,
    .issuer = input->issuer,
    .meeting = meeting,
  };

  if (one == NULL)
    return FALSE;
  if (request.issuer == 0)
    request.issuer = one->chair;
  number = desk_notices_issue (office, &request, notice, error);
  return number != NULL;
}

/* Begins a meeting that is only planned when something comes of it. */
static gboolean
begin_meeting (DeskOffice  *office,
               gint64       meeting,
               GError     **error)
{
  g_autofree char *state = desk_meetings_state (office, meeting, error);

  if (state == NULL || !g_str_equal (state, "planned"))
    return state != NULL;
  return desk_meetings_hold (office, meeting, 0, 0, error);
}

/**
 * desk_minutes_add:
 *
 * Writes an item at the end of the minutes. Of a task the notice is issued with it.
 *
 * Returns: the item, or 0 with %DESK_ERROR_REFUSED or %DESK_ERROR_INVALID
 */
gint64
desk_minutes_add (DeskOffice             *office,
                  gint64                  meeting,
                  const DeskMinuteInput  *input,
                  GError                **error)
{
  DeskStore *store = desk_office_get_store (office);
  const char *kind = read_kind (input->kind, error);
  g_autofree char *text = desk_meetings_clean (input->text);
  g_autofree char *state = NULL;
  g_autofree char *brief = NULL;
  g_autofree char *title = NULL;
  g_autofree char *moment = NULL;
  g_autoptr (DeskAct) act = NULL;
  gboolean planned;
  gint64 notice = 0, item;
  DeskDate day;

  if (kind == NULL || !desk_minutes_is_open (office, meeting, error) ||
      !check_from (office, meeting, input->from, error) ||
      !desk_equipment_moment (office, &moment, &day))
    return 0;
  if (*text == '\0')
    {
      desk_equipment_refuse (error, _ ("Write what the item says (MEE-1)"));
      return 0;
    }
  state = desk_meetings_state (office, meeting, error);
  planned = g_strcmp0 (state, "planned") == 0 && g_str_equal (kind, "topic");
  brief = desk_meetings_shorten (text);
  /* Translators: the title of an act; %s: an item of the minutes */
  title = g_strdup_printf (_ ("Minutes: %s"), brief);
  act = desk_store_begin (store, error, title);
  if (act == NULL || (!planned && !begin_meeting (office, meeting, error)) ||
      (g_str_equal (kind, "task") && !issue (office, meeting, input, text, &notice, error)) ||
      !desk_store_execute (
        store, error,
        "INSERT INTO minutes (meeting_id, kind, text, position, planned, from_id, notice_id, at)"
        " SELECT ?1, ?2, ?3, (SELECT ifnull(max(position), 0) + 1 FROM minutes"
        "  WHERE meeting_id = ?1), ?4, ?5, ?6, ?7",
        "ittirrt", meeting, kind, text, (gint64) planned, input->from, notice, moment))
    return 0;
  item = desk_store_last_id (store);
  return desk_act_commit (g_steal_pointer (&act), error) ? item : 0;
}

/* Takes the unprinted notice of an item back; a printed one stays until it is void. */
static gboolean
drop_notice (DeskOffice  *office,
             gint64       notice,
             GError     **error)
{
  g_autoptr (DeskNotice) one = notice != 0 ? desk_notices_get (office, notice, error) : NULL;

  if (notice == 0)
    return TRUE;
  if (one == NULL)
    return FALSE;
  if (one->printed != NULL)
    return desk_equipment_refuse (
      /* Translators: %s: the number of a notice */
      error, _ ("%s is printed, so the item stays as it is; make the notice void (MEE-3)"),
      one->number);
  return desk_notices_void (office, notice, NULL, 0, error);
}

/* Returns: (transfer full) (nullable): the item, when it may be written */
static Item *
open_item (DeskOffice  *office,
           gint64       item,
           GError     **error)
{
  g_autoptr (Item) one = read_item (office, item, error);

  if (one == NULL || !desk_minutes_is_open (office, one->meeting, error))
    return NULL;
  return g_steal_pointer (&one);
}

/**
 * desk_minutes_decide:
 * @input: its kind; its text, or %NULL as it is; of a task who and when
 *
 * Gives a topic its outcome, or an item another one. A task's unprinted notice goes
 * with it, a new one is issued for what becomes a task.
 */
gboolean
desk_minutes_decide (DeskOffice             *office,
                     gint64                  item,
                     const DeskMinuteInput  *input,
                     GError                **error)
{
  DeskStore *store = desk_office_get_store (office);
  const char *kind = read_kind (input->kind, error);
  g_autoptr (Item) one = kind != NULL ? open_item (office, item, error) : NULL;
  g_autofree char *text = NULL;
  g_autofree char *brief = NULL;
  g_autofree char *title = NULL;
  g_autoptr (DeskAct) act = NULL;
  gint64 notice = 0;

  if (one == NULL || !check_from (office, one->meeting, input->from, error))
    return FALSE;
  text = desk_meetings_clean (input->text != NULL ? input->text : one->text);
  if (*text == '\0')
    return desk_equipment_refuse (error, _ ("Write what the item says (MEE-1)"));
  brief = desk_meetings_shorten (text);
  /* Translators: the title of an act: the kind of an item, as “decision”, and its text */
  title = g_strdup_printf (
    _ ("Minutes, %s: %s"),
    desk_field_choice_label (desk_kind_get_field (&desk_kind_minutes, "kind"), kind,
                             desk_language_current ()),
    brief);
  act = desk_store_begin (store, error, title);
  return act != NULL && drop_notice (office, one->notice, error) &&
         (g_str_equal (kind, "topic") || begin_meeting (office, one->meeting, error)) &&
         (!g_str_equal (kind, "task") ||
          issue (office, one->meeting, input, text, &notice, error)) &&
         desk_store_execute (store, error,
                             "UPDATE minutes SET kind = ?, text = ?, notice_id = ?,"
                             " from_id = ifnull(?, from_id) WHERE id = ?",
                             "ttrri", kind, text, notice, input->from, item) &&
         desk_act_commit (g_steal_pointer (&act), error);
}

/* The text alone; the content of an unprinted notice follows. */
gboolean
desk_minutes_edit (DeskOffice  *office,
                   gint64       item,
                   const char  *text,
                   GError     **error)
{
  DeskStore *store = desk_office_get_store (office);
  g_autoptr (Item) one = open_item (office, item, error);
  g_autofree char *clean = desk_meetings_clean (text);
  g_autofree char *brief = desk_meetings_shorten (clean);
  /* Translators: the title of an act; %s: an item of the minutes */
  g_autofree char *title = g_strdup_printf (_ ("Minutes: %s"), brief);
  g_autoptr (DeskAct) act = NULL;

  if (one == NULL)
    return FALSE;
  if (*clean == '\0')
    return desk_equipment_refuse (error, _ ("Write what the item says (MEE-1)"));
  act = desk_store_begin (store, error, title);
  return act != NULL &&
         desk_store_execute (store, error, "UPDATE minutes SET text = ? WHERE id = ?", "ti", clean,
                             item) &&
         (one->notice == 0 ||
          desk_store_execute (store, error, "UPDATE notices SET content = ? WHERE id = ?", "ti",
                              clean, one->notice)) &&
         desk_act_commit (g_steal_pointer (&act), error);
}

/* @position: its place among the items, from 1 on */
gboolean
desk_minutes_move (DeskOffice  *office,
                   gint64       item,
                   gint64       position,
                   GError     **error)
{
  DeskStore *store = desk_office_get_store (office);
  g_autoptr (Item) one = open_item (office, item, error);
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (DeskAct) act = NULL;
  gint64 place = 1;

  if (one == NULL)
    return FALSE;
  items = desk_minutes_list (office, one->meeting, error);
  act = items != NULL ? desk_store_begin (store, error, _ ("Order of the minutes")) : NULL;
  if (act == NULL)
    return FALSE;
  position = CLAMP (position, 1, (gint64) items->len);
  for (guint i = 0; i < items->len; i++)
    {
      const DeskMinute *other = items->pdata[i];
      gint64 to = position;

      if (other->id != item)
        {
          place += place == position;
          to = place++;
        }
      if (!desk_store_execute (store, error,
                               "UPDATE minutes SET position = ?1 WHERE id = ?2 AND position <> ?1",
                               "ii", to, other->id))
        return FALSE;
    }
  return desk_act_commit (g_steal_pointer (&act), error);
}

/* With its unprinted notice. */
gboolean
desk_minutes_remove (DeskOffice  *office,
                     gint64       item,
                     GError     **error)
{
  DeskStore *store = desk_office_get_store (office);
  g_autoptr (Item) one = open_item (office, item, error);
  g_autofree char *brief = one != NULL ? desk_meetings_shorten (one->text) : NULL;
  g_autofree char *title = NULL;
  g_autoptr (DeskAct) act = NULL;
  g_autoptr (DeskRows) rows = NULL;

  if (one == NULL)
    return FALSE;
  rows = desk_store_select (store, error, "SELECT 1 FROM minutes WHERE from_id = ?", "i", item);
  if (rows == NULL)
    return FALSE;
  if (desk_rows_next (rows))
    return desk_equipment_refuse (
      error, _ ("A later meeting took this item up, so it stays (MEE-1)"));
  /* Translators: the title of an act; %s: an item of the minutes */
  title = g_strdup_printf (_ ("Remove from the minutes: %s"), brief);
  act = desk_store_begin (store, error, title);
  return act != NULL && drop_notice (office, one->notice, error) &&
         desk_store_execute (store, error, "DELETE FROM minutes WHERE id = ?", "i", item) &&
         desk_act_commit (g_steal_pointer (&act), error);
}

/* Returns: (transfer full) (element-type DeskMinute): the items, in order */
GPtrArray *
desk_minutes_list (DeskOffice  *office,
                   gint64       meeting,
                   GError     **error)
{
  g_autoptr (DeskRows) rows = desk_store_select (
    desk_office_get_store (office), error,
    "SELECT i.id, i.kind, i.text, i.position, i.planned, ifnull(i.from_id, 0),"
    " i.kind = 'parked' AND NOT EXISTS (SELECT 1 FROM minutes t WHERE t.from_id = i.id),"
    " ifnull(i.notice_id, 0), n.number, ifnull(n.person_id, 0), ifnull(n.department_id, 0), n.due,"
    " n.state, n.printed IS NOT NULL FROM minutes i LEFT JOIN notices n ON n.id = i.notice_id"
    " WHERE i.meeting_id = ? ORDER BY i.position, i.id",
    "i", meeting);
  GPtrArray *items;

  if (rows == NULL)
    return NULL;
  items = g_ptr_array_new_with_free_func ((GDestroyNotify) desk_minute_free);
  while (desk_rows_next (rows))
    {
      DeskMinute *item = g_new0 (DeskMinute, 1);

      item->id = desk_rows_int (rows, 0);
      item->kind = g_strdup (desk_rows_text (rows, 1));
      item->text = g_strdup (desk_rows_text (rows, 2));
      item->position = desk_rows_int (rows, 3);
      item->planned = desk_rows_int (rows, 4) != 0;
      item->from = desk_rows_int (rows, 5);
      item->open = desk_rows_int (rows, 6) != 0;
      item->notice = desk_rows_int (rows, 7);
      item->number = g_strdup (desk_rows_text (rows, 8));
      if (item->notice != 0)
        item->to =
          desk_notices_dup_to (office, desk_rows_int (rows, 9), desk_rows_int (rows, 10));
      item->due = desk_rows_date (rows, 11);
      item->state = g_strdup (desk_rows_text (rows, 12));
      item->printed = desk_rows_int (rows, 13) != 0;
      g_ptr_array_add (items, item);
    }
  return items;
}

/**
 * desk_minutes_search:
 * @from: (nullable): only meetings from this day on
 * @until: (nullable): only meetings until this day
 *
 * Returns: (transfer full) (element-type DeskMinuteHit): what the minutes say about
 *   @text, newest first; Chinese of any length is found, one character too (MEE-6)
 */
GPtrArray *
desk_minutes_search (DeskOffice  *office,
                     const char  *text,
                     DeskDate     from,
                     DeskDate     until,
                     GError     **error)
{
  DeskStore *store = desk_office_get_store (office);
  g_autoptr (GPtrArray) found = desk_search (store, text, &desk_kind_minutes, error);
  g_autoptr (GString) ids = g_string_new ("0");
  g_autofree char *first = desk_date_to_iso (from);
  g_autofree char *last = desk_date_to_iso (until);
  g_autofree char *sql = NULL;
  g_autoptr (DeskRows) rows = NULL;
  GPtrArray *hits;

  if (found == NULL)
    return NULL;
  for (guint i = 0; i < found->len; i++)
    {
      const DeskSearchHit *hit = found->pdata[i];
      g_string_append_printf (ids, ", %" G_GINT64_FORMAT, hit->id);
    }
  sql = g_strdup_printf (
    "SELECT i.id, m.id, m.date, m.title, i.kind, i.text FROM minutes i JOIN meetings m"
    " ON m.id = i.meeting_id WHERE i.id IN (%s) AND m.date BETWEEN ifnull(?, '') AND"
    " ifnull(?, '9999') ORDER BY m.date DESC, m.start DESC, i.position, i.id",
    ids->str);
  rows = desk_store_select (store, error, sql, "tt", first, last);
  if (rows == NULL)
    return NULL;
  hits = g_ptr_array_new_with_free_func ((GDestroyNotify) desk_minute_hit_free);
  while (desk_rows_next (rows))
    {
      DeskMinuteHit *hit = g_new0 (DeskMinuteHit, 1);

      hit->item = desk_rows_int (rows, 0);
      hit->meeting = desk_rows_int (rows, 1);
      hit->date = desk_rows_date (rows, 2);
      hit->title = g_strdup (desk_rows_text (rows, 3));
      hit->kind = g_strdup (desk_rows_text (rows, 4));
      hit->text = g_strdup (desk_rows_text (rows, 5));
      g_ptr_array_add (hits, hit);
    }
  return hits;
}
