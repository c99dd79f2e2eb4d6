/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a month's bulletin gathers (MEE-7). */

#include "desk-bulletin.h"

#include "desk-equipment-private.h"
#include "desk-language.h"
#include "desk-people.h"

static void
row_free (DeskBulletinRow *self)
{
  g_free (self->name);
  g_free (self);
}

static void
decision_free (DeskBulletinDecision *self)
{
  g_free (self->meeting);
  g_free (self->text);
  g_free (self);
}

void
desk_bulletin_free (DeskBulletin *self)
{
  g_free (self->foreword);
  g_free (self->outlook);
  g_free (self->editor_name);
  g_free (self->issued);
  g_clear_pointer (&self->decisions, g_ptr_array_unref);
  g_clear_pointer (&self->notices, g_ptr_array_unref);
  g_clear_pointer (&self->shoots, g_ptr_array_unref);
  g_clear_pointer (&self->hygiene, desk_hygiene_month_free);
  g_free (self);
}

static gboolean
read_record (DeskOffice    *office,
             DeskBulletin  *self,
             GError       **error)
{
  g_autofree char *month = desk_date_to_month (self->month);
  g_autoptr (DeskRows) rows = desk_store_select (
    desk_office_get_store (office), error,
    "SELECT id, foreword, outlook, ifnull(editor_id, 0), issued FROM bulletins WHERE month = ?",
    "t", month);

  if (rows == NULL)
    return FALSE;
  if (!desk_rows_next (rows))
    {
      self->editor_name = g_strdup ("");
      return TRUE;
    }
  self->id = desk_rows_int (rows, 0);
  self->foreword = g_strdup (desk_rows_text (rows, 1));
  self->outlook = g_strdup (desk_rows_text (rows, 2));
  self->editor_name = desk_people_dup_name (office, desk_rows_int (rows, 3));
  self->issued = g_strdup (desk_rows_text (rows, 4));
  return TRUE;
}

static gboolean
read_meetings (DeskOffice    *office,
               DeskBulletin  *self,
               GError       **error)
{
  DeskDate end = desk_date_month_end (self->month);
  g_autoptr (DeskRows) held = desk_store_select (
    desk_office_get_store (office), error,
    "SELECT count(*) FROM meetings WHERE state IN ('held', 'closed') AND date BETWEEN ? AND ?",
    "dd", self->month, end);
  g_autoptr (DeskRows) rows = NULL;

  if (held == NULL || !desk_rows_next (held))
    return FALSE;
  self->n_meetings = (guint) desk_rows_int (held, 0);
  rows = desk_store_select (
    desk_office_get_store (office), error,
    "SELECT m.date, m.title, i.text FROM minutes i JOIN meetings m ON m.id = i.meeting_id"
    " WHERE i.kind = 'decision' AND m.state IN ('held', 'closed') AND m.date BETWEEN ? AND ?"
    " ORDER BY m.date, m.start, m.id, i.position, i.id",
    "dd", self->month, end);
  if (rows == NULL)
    return FALSE;
  while (desk_rows_next (rows))
    {
      DeskBulletinDecision *decision = g_new0 (DeskBulletinDecision, 1);

      decision->date = desk_rows_date (rows, 0);
      decision->meeting = g_strdup (desk_rows_text (rows, 1));
      decision->text = g_strdup (desk_rows_text (rows, 2));
      g_ptr_array_add (self->decisions, decision);
    }
  return TRUE;
}

/* Reads name, begun, done, late and done in time of each; sums them up. */
static gboolean
take_rows (DeskRows        *rows,
           GPtrArray       *list,
           DeskBulletinRow *all)
{
  guint in_time = 0;

  if (rows == NULL)
    return FALSE;
  while (desk_rows_next (rows))
    {
      DeskBulletinRow *row = g_new0 (DeskBulletinRow, 1);
      guint good = (guint) desk_rows_int (rows, 4);

      row->name = g_strdup (desk_rows_text (rows, 0) != NULL ? desk_rows_text (rows, 0)
                                                             : _ ("without"));
      row->begun = (guint) desk_rows_int (rows, 1);
      row->done = (guint) desk_rows_int (rows, 2);
      row->late = (guint) desk_rows_int (rows, 3);
      row->on_time = row->done > 0 ? (double) good / row->done : 0;
      all->begun += row->begun;
      all->done += row->done;
      all->late += row->late;
      in_time += good;
      g_ptr_array_add (list, row);
    }
  all->on_time = all->done > 0 ? (double) in_time / all->done : 0;
  return TRUE;
}

/* A notice to a person counts for the person's department. */
static gboolean
read_notices (DeskOffice    *office,
              DeskBulletin  *self,
              GError       **error)
{
  g_autoptr (DeskRows) rows = desk_store_select (
    desk_office_get_store (office), error,
    "WITH n AS (SELECT ifnull(x.department_id, p.department_id) AS department,"
    " x.issued BETWEEN ?1 AND ?2 AS begun,"
    " x.state = 'confirmed' AND substr(x.closed, 1, 10) BETWEEN ?1 AND ?2 AS done,"
    " x.issued <= ?2 AND x.due <= ?2"
    " AND (x.closed IS NULL OR substr(x.closed, 1, 10) > ?2) AS late,"
    " substr(x.closed, 1, 10) <= x.due AS good"
    " FROM notices x LEFT JOIN people p ON p.id = x.person_id WHERE x.state <> 'void')"
    " SELECT d.name, sum(n.begun), sum(n.done), sum(n.late), sum(n.done AND n.good) FROM n"
    " LEFT JOIN departments d ON d.id = n.department WHERE n.begun OR n.done OR n.late"
    " GROUP BY n.department ORDER BY d.name IS NULL, d.name COLLATE PINYIN",
    "dd", self->month, desk_date_month_end (self->month));

  return take_rows (rows, self->notices, &self->all_notices);
}

/* Late is a shoot in which a step was signed after its limit. */
static gboolean
read_shoots (DeskOffice    *office,
             DeskBulletin  *self,
             GError       **error)
{
  g_autoptr (DeskRows) rows = desk_store_select (
    desk_office_get_store (office), error,
    "WITH s AS (SELECT ifnull(x.category, c.category) AS category,"
    " substr(x.begun, 1, 10) BETWEEN ?1 AND ?2 AS begun,"
    " x.state = 'closed' AND substr(x.ended, 1, 10) BETWEEN ?1 AND ?2 AS done,"
    " EXISTS (SELECT 1 FROM signoffs o WHERE o.shoot_id = x.id AND o.late > 0) AS late"
    " FROM shoots x LEFT JOIN clients c ON c.id = x.client_id JOIN flows f ON f.id = x.flow_id"
    " WHERE x.state <> 'cancelled' AND f.code = 'shoot')"
    " SELECT category, sum(begun), sum(done), sum(done AND late), sum(done AND NOT late) FROM s"
    " WHERE begun OR done GROUP BY category ORDER BY category IS NULL, category COLLATE PINYIN",
    "dd", self->month, desk_date_month_end (self->month));

  return take_rows (rows, self->shoots, &self->all_shoots);
}

/**
 * desk_bulletin_get:
 * @month: any day of it
 *
 * Returns: (transfer full) (nullable): the bulletin of the month
 */
DeskBulletin *
desk_bulletin_get (DeskOffice  *office,
                   DeskDate     month,
                   GError     **error)
{
  g_autoptr (DeskBulletin) self = g_new0 (DeskBulletin, 1);

  self->month = desk_date_month_start (month);
  self->decisions = g_ptr_array_new_with_free_func ((GDestroyNotify) decision_free);
  self->notices = g_ptr_array_new_with_free_func ((GDestroyNotify) row_free);
  self->shoots = g_ptr_array_new_with_free_func ((GDestroyNotify) row_free);
  if (!read_record (office, self, error) || !read_meetings (office, self, error) ||
      !read_notices (office, self, error) || !read_shoots (office, self, error))
    return NULL;
  self->hygiene = desk_hygiene_get_month (office, self->month, error);
  return self->hygiene != NULL ? g_steal_pointer (&self) : NULL;
}

/* Issues the bulletin of the month that @month is a day of. */
gboolean
desk_bulletin_issue (DeskOffice  *office,
                     DeskDate     month,
                     gint64       by,
                     GError     **error)
{
  DeskStore *store = desk_office_get_store (office);
  g_autoptr (DeskBulletin) before = g_new0 (DeskBulletin, 1);
  g_autoptr (DeskAct) act = NULL;
  g_autofree char *code = desk_date_to_month (month);
  g_autofree char *name =
    desk_date_format (month, DESK_DATE_STYLE_MONTH, desk_language_current ());
  g_autofree char *moment = NULL;
  g_autofree char *title = NULL;
  DeskDate today;

  before->month = desk_date_month_start (month);
  if (!read_record (office, before, error) || !desk_equipment_moment (office, &moment, &today))
    return FALSE;
  if (before->issued != NULL)
    /* Translators: a month, a moment */
    return desk_equipment_refuse (error, _ ("The bulletin of %s was issued at %s (MEE-7)"), name,
                                  before->issued);
  if (before->month > today)
    /* Translators: %s: a month */
    return desk_equipment_refuse (error, _ ("%s has not begun yet (MEE-7)"), name);
  if (by == 0)
    by = desk_people_acting (office, "administration", today);
  /* Translators: the title of an act: a month */
  title = g_strdup_printf (_ ("Issue the bulletin of %s"), name);
  act = desk_store_begin (store, error, title);
  if (act == NULL ||
      !desk_store_execute (store, error,
                           "INSERT INTO bulletins (month, editor_id, issued) VALUES (?1, ?2, ?3)"
                           " ON CONFLICT (month) DO UPDATE SET issued = excluded.issued,"
                           " editor_id = ifnull(editor_id, excluded.editor_id)",
                           "trt", code, by, moment))
    return FALSE;
  return desk_act_commit (g_steal_pointer (&act), error);
}

gboolean
desk_bulletin_check_draft (DeskOffice  *office,
                           DeskDraft   *draft,
                           GError     **error)
{
  const char *month;

  if (desk_draft_get_kind (draft) != &desk_kind_bulletins)
    return TRUE;
  month = desk_draft_get_text (draft, "month");
  if (month != NULL && desk_date_parse_month (month) == DESK_DATE_NONE)
    {
      g_set_error (error, DESK_ERROR, DESK_ERROR_INVALID,
                   _ ("“%s” is no month; write it like 2026-10"), month);
      return FALSE;
    }
  return desk_draft_get_text (draft, "issued") == NULL ||
         desk_equipment_refuse (
           error, _ ("An issued bulletin stays as it is; undo the issue to change it (MEE-7)"));
}
