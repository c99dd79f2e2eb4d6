/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a meeting is about: its own topics, what was parked, and the notices that nobody
 * has confirmed (MEE-1, MEE-4). */

#include "desk-meetings-private.h"

#include "desk-language.h"
#include "desk-rounds-private.h"

/* What decides what is carried over to a meeting. */
typedef struct
{
  gint64 id;
  gint64 series;
  char *moment;     /* its day and start */
  char *carry;      /* code of the series */
  gboolean has_run; /* something came of it */
} Place;

static void
place_free (Place *self)
{
  g_free (self->moment);
  g_free (self->carry);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Place, place_free)

void
desk_agenda_item_free (DeskAgendaItem *self)
{
  g_free (self->text);
  g_free (self->number);
  g_free (self->who);
  g_free (self->state);
  g_free (self);
}

static Place *
read_place (DeskOffice  *office,
            gint64       meeting,
            GError     **error)
{
  g_autoptr (DeskRows) rows = desk_store_select (
    desk_office_get_store (office), error,
    "SELECT m.date || ' ' || m.start, ifnull(m.series_id, 0), coalesce(s.carry, 'all'),"
    " m.state <> 'planned' OR EXISTS (SELECT 1 FROM notices n WHERE n.meeting_id = m.id)"
    " FROM meetings m LEFT JOIN meeting_series s ON s.id = m.series_id WHERE m.id = ?",
    "i", meeting);
  Place *self;

  if (rows == NULL)
    return NULL;
  if (!desk_rows_next (rows))
    {
      g_set_error_literal (error, DESK_ERROR, DESK_ERROR_NOT_FOUND,
                           _ ("There is no such meeting"));
      return NULL;
    }
  self = g_new0 (Place, 1);
  self->id = meeting;
  self->moment = g_strdup (desk_rows_text (rows, 0));
  self->series = desk_rows_int (rows, 1);
  self->carry = g_strdup (desk_rows_text (rows, 2));
  self->has_run = desk_rows_int (rows, 3) != 0;
  return self;
}

/* Notices of earlier meetings, and others issued before, that were open when the meeting
 * began. What is only recorded after that, for a meeting that nothing has come of yet,
 * counts as it stands now. */
static gboolean
add_notices (DeskOffice   *office,
             const Place  *place,
             GPtrArray    *items,
             GError      **error)
{
  g_autoptr (DeskRows) rows = NULL;
  DeskDate today = desk_rounds_today (office);

  if (g_str_equal (place->carry, "none"))
    return TRUE;
  rows = desk_store_select (
    desk_office_get_store (office), error,
    "SELECT n.id FROM notices n LEFT JOIN meetings m ON m.id = n.meeting_id"
    " WHERE (m.id IS NULL AND n.at < ?1 OR m.id <> ?2 AND (m.date || ' ' || m.start, m.id) <"
    "  (?1, ?2))"
    " AND (n.closed IS NULL OR n.closed > ?1 AND (?3 OR n.at < ?1))"
    " AND (?4 OR ifnull(m.series_id, 0) = ?5) ORDER BY n.number",
    "tiiii", place->moment, place->id, (gint64) place->has_run,
    (gint64) g_str_equal (place->carry, "all"), place->series);
  if (rows == NULL)
    return FALSE;
  while (desk_rows_next (rows))
    {
      g_autoptr (DeskNotice) notice = desk_notices_get (office, desk_rows_int (rows, 0), error);
      DeskAgendaItem *item;

      if (notice == NULL)
        return FALSE;
      item = g_new0 (DeskAgendaItem, 1);
      item->kind = "notice";
      item->text = g_strdup (notice->content);
      item->notice = notice->id;
      item->number = g_strdup (notice->number);
      item->who = g_strdup (notice->to);
      item->due = notice->due;
      item->state = g_strdup (notice->state);
      item->progress = notice->progress;
      item->late = notice->closed == NULL && notice->due < today;
      g_ptr_array_add (items, item);
    }
  return TRUE;
}

static gboolean
add_minutes (DeskOffice *office,
             GPtrArray  *items,
             const char *kind,
             DeskRows   *rows)
{
  if (rows == NULL)
    return FALSE;
  while (desk_rows_next (rows))
    {
      DeskAgendaItem *item = g_new0 (DeskAgendaItem, 1);

      item->kind = kind;
      item->item = desk_rows_int (rows, 0);
      item->text = g_strdup (desk_rows_text (rows, 1));
      g_ptr_array_add (items, item);
    }
  return TRUE;
}

/* Parked in an earlier meeting of the series, and not taken up before this one. */
static DeskRows *
select_parked (DeskOffice   *office,
               const Place  *place,
               GError      **error)
{
  return desk_store_select (
    desk_office_get_store (office), error,
    "SELECT i.id, i.text FROM minutes i JOIN meetings m ON m.id = i.meeting_id"
    " WHERE i.kind = 'parked' AND m.id <> ?2 AND (m.date || ' ' || m.start, m.id) < (?1, ?2)"
    " AND ifnull(m.series_id, 0) = ?3 AND ?4"
    " AND NOT EXISTS (SELECT 1 FROM minutes t JOIN meetings o ON o.id = t.meeting_id"
    "  WHERE t.from_id = i.id AND o.id <> ?2"
    "  AND (o.date || ' ' || o.start, o.id) < (?1, ?2))"
    " ORDER BY m.date, m.start, i.position, i.id",
    "tiii", place->moment, place->id, place->series,
    (gint64) !g_str_equal (place->carry, "none"));
}

/**
 * desk_meetings_agenda:
 *
 * Returns: (transfer full) (element-type DeskAgendaItem): what the meeting is about:
 *   notices that are open, what was parked, its own topics
 */
GPtrArray *
desk_meetings_agenda (DeskOffice  *office,
                      gint64       meeting,
                      GError     **error)
{
  g_autoptr (GPtrArray) items =
    g_ptr_array_new_with_free_func ((GDestroyNotify) desk_agenda_item_free);
  g_autoptr (Place) place = read_place (office, meeting, error);
  g_autoptr (DeskRows) parked = NULL;
  g_autoptr (DeskRows) topics = NULL;

  if (place == NULL || !add_notices (office, place, items, error))
    return NULL;
  parked = select_parked (office, place, error);
  if (!add_minutes (office, items, "parked", parked))
    return NULL;
  topics = desk_store_select (desk_office_get_store (office), error,
                              "SELECT id, text FROM minutes WHERE meeting_id = ?"
                              " AND (planned OR kind = 'topic') ORDER BY position, id",
                              "i", meeting);
  if (!add_minutes (office, items, "new", topics))
    return NULL;
  return g_steal_pointer (&items);
}
