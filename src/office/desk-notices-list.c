/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is asked about task notices, and what must hold of them (MEE-3, MEE-4). */

#include "desk-notices.h"

#include "desk-equipment-private.h"
#include "desk-language.h"
#include "desk-meetings-private.h"
#include "desk-people.h"
#include "desk-rounds-private.h"
#include "desk-today.h"

/* Columns of the table that a change is about. */
enum
{
  COLUMN_NUMBER = 1,
  COLUMN_PERSON,
  COLUMN_DEPARTMENT,
  COLUMN_ISSUED,
  COLUMN_DUE,
  COLUMN_CONTENT,
  COLUMN_STANDARD,
  COLUMN_ISSUER = 10,
  COLUMN_PRINTED = 12,
};

#define SELECT_NOTICES                                                                            \
  "SELECT n.id, n.number, ifnull(n.person_id, 0), ifnull(n.department_id, 0), n.issued, n.due,"   \
  " n.content, n.standard, n.state, n.progress, n.issuer_id, ifnull(n.meeting_id, 0), n.printed," \
  " n.closed, (SELECT e.note FROM notice_events e WHERE e.notice_id = n.id AND e.event IN"        \
  " ('returned', 'void') ORDER BY e.id DESC LIMIT 1) FROM notices n"

void
desk_notice_free (DeskNotice *self)
{
  g_free (self->number);
  g_free (self->to);
  g_free (self->acting_name);
  g_free (self->content);
  g_free (self->standard);
  g_free (self->state);
  g_free (self->issuer_name);
  g_free (self->printed);
  g_free (self->closed);
  g_free (self->last_reason);
  g_free (self);
}

void
desk_notice_event_free (DeskNoticeEvent *self)
{
  g_free (self->at);
  g_free (self->event);
  g_free (self->name);
  g_free (self->note);
  g_free (self);
}

/* Returns: (transfer full): the name of the person or of the department */
char *
desk_notices_dup_to (DeskOffice *office,
                     gint64      person,
                     gint64      department)
{
  static const DeskField field = { "to", DESK_FIELD_REFERENCE, NULL, .reference = "departments" };
  DeskValue value = { .set = department != 0, .number = department };

  if (person != 0)
    return desk_people_dup_name (office, person);
  return desk_value_to_display (desk_office_get_store (office), &field, &value,
                                DESK_LANGUAGE_ENGLISH);
}

static DeskNotice *
read_notice (DeskOffice *office,
             DeskRows   *rows,
             DeskDate    day)
{
  DeskNotice *self = g_new0 (DeskNotice, 1);

  self->id = desk_rows_int (rows, 0);
  self->number = g_strdup (desk_rows_text (rows, 1));
  self->person = desk_rows_int (rows, 2);
  self->department = desk_rows_int (rows, 3);
  self->to = desk_notices_dup_to (office, self->person, self->department);
  self->acting = self->person;
  if (self->person == 0)
    self->acting = desk_rounds_acting_head (office, self->department, day);
  self->acting_name = desk_people_dup_name (office, self->acting);
  self->issued = desk_rows_date (rows, 4);
  self->due = desk_rows_date (rows, 5);
  self->content = g_strdup (desk_rows_text (rows, 6));
  self->standard = g_strdup (desk_rows_text (rows, 7));
  self->state = g_strdup (desk_rows_text (rows, 8));
  self->progress = desk_rows_int (rows, 9);
  self->issuer = desk_rows_int (rows, 10);
  self->issuer_name = desk_people_dup_name (office, self->issuer);
  self->meeting = desk_rows_int (rows, 11);
  self->printed = g_strdup (desk_rows_text (rows, 12));
  self->closed = g_strdup (desk_rows_text (rows, 13));
  self->last_reason = g_strdup (desk_rows_text (rows, 14));
  self->late = self->closed == NULL && !g_str_equal (self->state, "done") && self->due < day;
  return self;
}

/* Returns: (transfer full) (nullable): the notice as it stands today */
DeskNotice *
desk_notices_get (DeskOffice  *office,
                  gint64       notice,
                  GError     **error)
{
  g_autoptr (DeskRows) rows = desk_store_select (desk_office_get_store (office), error,
                                                 SELECT_NOTICES " WHERE n.id = ?", "i", notice);
  DeskDate day = desk_date_today ();

  desk_equipment_moment (office, NULL, &day);
  if (rows == NULL)
    return NULL;
  if (desk_rows_next (rows))
    return read_notice (office, rows, day);
  g_set_error_literal (error, DESK_ERROR, DESK_ERROR_NOT_FOUND,
                       _ ("There is no such task notice"));
  return NULL;
}

/**
 * desk_notices_list:
 *
 * Returns: (transfer full) (element-type DeskNotice): those that @filter lets through,
 *   by number
 */
GPtrArray *
desk_notices_list (DeskOffice              *office,
                   const DeskNoticeFilter  *filter,
                   GError                 **error)
{
  DeskDate day = filter->day != DESK_DATE_NONE ? filter->day : desk_date_today ();
  g_autofree char *from = desk_date_to_iso (filter->from);
  g_autofree char *until = desk_date_to_iso (filter->until);
  g_autoptr (DeskRows) rows = desk_store_select (
    desk_office_get_store (office), error,
    SELECT_NOTICES
    " WHERE (NOT ?1 OR n.closed IS NULL) AND (NOT ?2 OR n.printed IS NULL)"
    " AND (?3 IS NULL OR n.person_id = ?3 OR n.department_id IN (SELECT id FROM departments"
    "  WHERE ?3 IN (head_id, deputy_id)))"
    " AND (?4 IS NULL OR n.department_id = ?4 OR n.person_id IN (SELECT id FROM people"
    "  WHERE department_id = ?4))"
    " AND (?5 IS NULL OR n.issuer_id = ?5) AND (?6 IS NULL OR n.meeting_id = ?6)"
    " AND n.issued BETWEEN ifnull(?7, '') AND ifnull(?8, '9999') ORDER BY n.number",
    "iirrrrtt", (gint64) filter->open, (gint64) filter->unprinted, filter->person,
    filter->department, filter->issuer, filter->meeting, from, until);
  GPtrArray *notices;

  if (rows == NULL)
    return NULL;
  notices = g_ptr_array_new_with_free_func ((GDestroyNotify) desk_notice_free);
  while (desk_rows_next (rows))
    g_ptr_array_add (notices, read_notice (office, rows, day));
  return notices;
}

/* Returns: (transfer full) (element-type DeskNoticeEvent): what became of it, in order */
GPtrArray *
desk_notices_history (DeskOffice  *office,
                      gint64       notice,
                      GError     **error)
{
  g_autoptr (DeskRows) rows = desk_store_select (
    desk_office_get_store (office), error,
    "SELECT at, event, ifnull(person_id, 0), percent, note FROM notice_events WHERE notice_id = ?"
    " ORDER BY id",
    "i", notice);
  GPtrArray *events;

  if (rows == NULL)
    return NULL;
  events = g_ptr_array_new_with_free_func ((GDestroyNotify) desk_notice_event_free);
  while (desk_rows_next (rows))
    {
      DeskNoticeEvent *event = g_new0 (DeskNoticeEvent, 1);

      event->at = g_strdup (desk_rows_text (rows, 0));
      event->event = g_strdup (desk_rows_text (rows, 1));
      event->person = desk_rows_int (rows, 2);
      event->name = desk_people_dup_name (office, event->person);
      event->percent = desk_rows_is_null (rows, 3) ? -1 : (int) desk_rows_int (rows, 3);
      event->note = g_strdup (desk_rows_text (rows, 4));
      g_ptr_array_add (events, event);
    }
  return events;
}

/* Returns: (transfer full): the names of the verbs that its state allows, as the command
 *   line calls them; who may is another question */
GStrv
desk_notices_moves (const DeskNotice *self)
{
  static const struct
  {
    const char *state;
    const char *moves;
  } table[] = {
    { "issued", "receive|progress|done|return|void" },
    { "received", "progress|done|return|void" },
    { "in-progress", "progress|done|return|void" },
    { "done", "confirm|return|void" },
    { "returned", "receive|progress|done|void" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    if (g_str_equal (self->state, table[i].state))
      return g_strsplit (table[i].moves, "|", -1);
  return g_new0 (char *, 1);
}

/**
 * desk_notices_find:
 * @word: a number, as it is printed, or the id of the record
 *
 * Returns: the notice, or 0 with %DESK_ERROR_NOT_FOUND
 */
gint64
desk_notices_find (DeskOffice  *office,
                   const char  *word,
                   GError     **error)
{
  g_autofree char *text = desk_text_strip (word);
  g_autoptr (DeskRows) rows =
    desk_store_select (desk_office_get_store (office), error,
                       "SELECT id FROM notices WHERE number = ?1 COLLATE NOCASE UNION ALL"
                       " SELECT id FROM notices WHERE CAST(id AS TEXT) = ?1",
                       "t", text);

  if (rows == NULL)
    return 0;
  if (desk_rows_next (rows))
    return desk_rows_int (rows, 0);
  g_set_error (error, DESK_ERROR, DESK_ERROR_NOT_FOUND,
               /* Translators: %s: what was given as the number */
               _ ("There is no task notice “%s”"), word);
  return 0;
}

/* Who @word means: a person, else a department. */
gboolean
desk_notices_find_to (DeskOffice  *office,
                      const char  *word,
                      gint64      *person,
                      gint64      *department,
                      GError     **error)
{
  DeskStore *store = desk_office_get_store (office);
  g_autofree char *text = desk_text_strip (word);
  g_autoptr (GError) local = NULL;

  *department = 0;
  *person = desk_store_find_named (store, &desk_kind_people, text, &local);
  if (*person != 0)
    return TRUE;
  *department = desk_store_find_named (store, &desk_kind_departments, text, NULL);
  if (*department != 0)
    return TRUE;
  if (g_error_matches (local, DESK_ERROR, DESK_ERROR_NOT_FOUND))
    g_set_error (error, DESK_ERROR, DESK_ERROR_NOT_FOUND,
                 /* Translators: %s: what was given as the receiver */
                 _ ("There is neither a person nor a department “%s”"), word);
  else
    g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* What is entered field by field, as an editor does. */
gboolean
desk_notices_check_draft (DeskOffice  *office,
                          DeskDraft   *draft,
                          GError     **error)
{
  if (desk_draft_get_kind (draft) == &desk_kind_notice_events)
    return desk_equipment_refuse (
      error, _ ("The history of a notice is written by what is done with it (MEE-4)"));
  if (desk_draft_get_kind (draft) != &desk_kind_notices)
    return TRUE;
  if (desk_draft_get_id (draft) == 0)
    return desk_equipment_refuse (
      error, _ ("A task notice gets its number when it is issued; issue it instead (MEE-3)"));
  if (desk_draft_get_text (draft, "closed") != NULL)
    return desk_equipment_refuse (
      error, _ ("%s is closed and stays as it is (MEE-4)"), desk_draft_get_text (draft, "number"));
  return TRUE;
}

static gboolean
check_printed (DeskOffice        *office,
               const DeskChange  *change,
               GError           **error)
{
  static const guint fixed[] = { COLUMN_NUMBER, COLUMN_PERSON, COLUMN_DEPARTMENT, COLUMN_ISSUED,
                                 COLUMN_DUE, COLUMN_CONTENT, COLUMN_STANDARD, COLUMN_ISSUER };
  g_autoptr (DeskRows) rows = NULL;
  gboolean touched = FALSE;

  if (change->type == DESK_CHANGE_DELETE)
    return !change->before[COLUMN_PRINTED].set ||
           desk_equipment_refuse (
             /* Translators: %s: the number of a notice */
             error, _ ("%s is printed, so its number stays; make it void instead (MEE-3)"),
             change->before[COLUMN_NUMBER].text);
  if (change->type != DESK_CHANGE_UPDATE)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (fixed); i++)
    touched |= change->touched[fixed[i]];
  if (!touched && !change->touched[COLUMN_PRINTED])
    return TRUE;
  rows = desk_store_select (desk_office_get_store (office), error,
                            "SELECT number, printed IS NOT NULL FROM notices WHERE id = ?", "i",
                            change->id);
  if (rows == NULL)
    return FALSE;
  if (!desk_rows_next (rows) ||
      (touched ? !desk_rows_int (rows, 1) && !change->touched[COLUMN_NUMBER]
               : desk_rows_int (rows, 1) != 0))
    return TRUE;
  return desk_equipment_refuse (
    /* Translators: %s: the number of a notice */
    error, _ ("%s is printed and stays as the paper says; make it void and issue another (MEE-3)"),
    desk_rows_text (rows, 0));
}

/**
 * desk_notices_settle:
 * @changes: what the act did
 *
 * Refuses every act, and every undoing of one, that would take a printed notice away or
 * change what its paper says (MEE-3).
 */
gboolean
desk_notices_settle (DeskOffice   *office,
                     DeskChanges  *changes,
                     GError      **error)
{
  for (guint i = 0; i < changes->items->len; i++)
    {
      const DeskChange *change = changes->items->pdata[i];

      if (g_str_equal (change->table, "notices") && !check_printed (office, change, error))
        return FALSE;
    }
  return TRUE;
}

static void
add_line (GPtrArray        *items,
          const DeskNotice *notice,
          const char       *kind,
          const char       *who,
          char             *text,
          gboolean          late)
{
  DeskTodayItem *item = g_new0 (DeskTodayItem, 1);

  item->kind = kind;
  item->date = notice->due;
  item->who = g_strdup (who);
  item->text = text;
  item->late = late;
  item->about = &desk_kind_notices;
  item->about_id = notice->id;
  g_ptr_array_add (items, item);
}

/* Notices that are due on @day or were before, and those that wait for the receiver's
 * signature or the issuer's confirmation (MEE-4). */
gboolean
desk_notices_add_today (DeskOffice  *office,
                        GPtrArray   *items,
                        DeskDate     day,
                        GError     **error)
{
  DeskNoticeFilter filter = { .open = TRUE, .until = day, .day = day };
  g_autoptr (GPtrArray) notices = desk_notices_list (office, &filter, error);

  if (notices == NULL)
    return FALSE;
  for (guint i = 0; i < notices->len; i++)
    {
      const DeskNotice *notice = notices->pdata[i];
      g_autofree char *brief = desk_meetings_shorten (notice->content);
      g_autofree char *due =
        desk_date_format (notice->due, DESK_DATE_STYLE_DAY_WEEKDAY, desk_language_current ());

      if (g_str_equal (notice->state, "done"))
        /* Translators: the number of a task notice, and what is to be done */
        add_line (items, notice, "notice", notice->issuer_name,
                  g_strdup_printf (_ ("%s is done and waits to be confirmed: %s"), notice->number,
                                   brief),
                  FALSE);
      else if (notice->late)
        /* Translators: the number of a task notice, a day, and what is to be done */
        add_line (items, notice, "overdue", notice->acting_name,
                  g_strdup_printf (_ ("%s was due on %s: %s"), notice->number, due, brief), TRUE);
      else if (notice->due == day)
        /* Translators: the number of a task notice, and what is to be done */
        add_line (items, notice, "due", notice->acting_name,
                  g_strdup_printf (_ ("%s is due today: %s"), notice->number, brief), FALSE);
      else if (g_str_equal (notice->state, "issued") && notice->issued < day)
        /* Translators: the number of a task notice, and what is to be done */
        add_line (items, notice, "notice", notice->acting_name,
                  g_strdup_printf (_ ("%s waits for the receiver's signature: %s"),
                                   notice->number, brief),
                  FALSE);
      else if (g_str_equal (notice->state, "returned"))
        /* Translators: the number of a task notice, and why it was sent back */
        add_line (items, notice, "notice", notice->acting_name,
                  g_strdup_printf (_ ("%s was sent back: %s"), notice->number,
                                   notice->last_reason),
                  FALSE);
    }
  return TRUE;
}
