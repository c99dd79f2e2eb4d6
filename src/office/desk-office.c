/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk-office-private.h"

#include "desk-attachments.h"
#include "desk-backup.h"
#include "desk-dress.h"
#include "desk-diary.h"
#include "desk-equipment-check.h"
#include "desk-equipment.h"
#include "desk-flow.h"
#include "desk-goods.h"
#include "desk-hygiene.h"
#include "desk-language.h"
#include "desk-meetings.h"
#include "desk-notices.h"
#include "desk-rooms.h"
#include "desk-settings.h"
#include "desk-supplies.h"

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DeskOffice, desk_office, G_TYPE_OBJECT)

/* Which setting says what weekdays a calendar has. */
static const char *const weekday_settings[DESK_N_CALENDARS] = {
  [DESK_CALENDAR_WORKING] = "calendar.working-days",
  [DESK_CALENDAR_DUTY] = "calendar.duty-days",
  [DESK_CALENDAR_SHIFT] = "calendar.shift-days",
};

static guint
parse_weekdays (const char *text)
{
  guint weekdays = 0;

  for (const char *p = text; *p != '\0'; p++)
    if (*p >= '1' && *p <= '7')
      weekdays |= 1u << (*p - '0');
  return weekdays;
}

/* The calendar is made when it is first asked for after a change. */
DeskCalendar *
desk_office_get_calendar (DeskOffice *self)
{
  g_autoptr (DeskRows) rows = NULL;

  if (self->calendar != NULL)
    return self->calendar;

  self->calendar = desk_calendar_new ();
  for (int kind = 0; kind < DESK_N_CALENDARS; kind++)
    {
      g_autofree char *weekdays = desk_settings_get (self, weekday_settings[kind]);
      desk_calendar_set_weekdays (self->calendar, kind, parse_weekdays (weekdays));
    }
  rows = desk_store_select (self->store, NULL, "SELECT date, kind, name FROM days", "");
  while (rows != NULL && desk_rows_next (rows))
    desk_calendar_set_day (self->calendar, desk_rows_date (rows, 0),
                           g_str_equal (desk_rows_text (rows, 1), "off") ? DESK_DAY_OFF
                                                                         : DESK_DAY_WORK,
                           desk_rows_text (rows, 2));
  return self->calendar;
}

/* What was read from the file and may have changed is read again when needed. */
void
desk_office_forget (DeskOffice *self)
{
  g_clear_pointer (&self->settings, g_hash_table_unref);
  g_clear_pointer (&self->calendar, desk_calendar_unref);
}

static void
on_store_changed (DeskOffice  *self,
                  DeskChanges *changes)
{
  if (changes == NULL || desk_changes_touch (changes, "settings") ||
      desk_changes_touch (changes, "days"))
    desk_office_forget (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
on_store_reset (DeskOffice *self)
{
  desk_office_forget (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* What the subjects draw from an act, in this order: a later one builds on what an
 * earlier one wrote. */
static gboolean (*const settlers[]) (DeskOffice *office,
                                     DeskChanges *changes,
                                     GError **error) = {
  desk_flow_settle,
  desk_rooms_settle,
  desk_hygiene_settle,
  desk_supplies_settle,
  desk_equipment_settle,
  desk_equipment_check_settle,
  desk_dress_settle,
  desk_goods_settle,
  desk_diary_settle,
  desk_attachments_settle,
  desk_notices_settle,
  desk_meetings_settle,
  desk_rooms_follow_meetings,
};

/* The consequences of every act, undone ones included. What is read for them from
 * an act that may still fail is not kept. */
static gboolean
settle (DeskStore    *store,
        DeskChanges  *changes,
        gpointer      data,
        GError      **error)
{
  DeskOffice *self = data;
  gboolean touched =
    desk_changes_touch (changes, "settings") || desk_changes_touch (changes, "days");
  gboolean done = TRUE;

  if (touched)
    desk_office_forget (self);
  for (guint i = 0; done && i < G_N_ELEMENTS (settlers); i++)
    done = settlers[i](self, changes, error);
  if (touched || !done)
    desk_office_forget (self);
  return done;
}

static void
desk_office_finalize (GObject *object)
{
  DeskOffice *self = DESK_OFFICE (object);

  desk_office_forget (self);
  if (self->store != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->store, self);
      desk_store_set_settle (self->store, NULL, NULL);
      g_object_unref (self->store);
    }
  G_OBJECT_CLASS (desk_office_parent_class)->finalize (object);
}

static void
desk_office_class_init (DeskOfficeClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = desk_office_finalize;

  /* DeskOffice::changed: an act, of this program or of another one, changed something. */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", DESK_TYPE_OFFICE, G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 0);
}

static void
desk_office_init (DeskOffice *self)
{
}

static DeskOffice *
office_new (DeskStore *store)
{
  DeskOffice *self = g_object_new (DESK_TYPE_OFFICE, NULL);

  self->store = store;
  desk_store_set_settle (store, settle, self);
  g_signal_connect_swapped (store, "changed", G_CALLBACK (on_store_changed), self);
  g_signal_connect_swapped (store, "reset", G_CALLBACK (on_store_reset), self);
  return self;
}

/**
 * desk_office_open:
 * @path: the studio's file
 *
 * Returns: (transfer full): the office, or %NULL with an error of desk_store_open()
 */
DeskOffice *
desk_office_open (const char  *path,
                  GError     **error)
{
  DeskStore *store = desk_store_open (path, desk_schema_get (), DESK_STORE_OPEN, error);

  return store != NULL ? office_new (store) : NULL;
}

/**
 * desk_office_create:
 * @path: a file that does not exist yet
 * @preset: (nullable): the numbers it begins with (SET-2); %NULL: photo studio
 *
 * Makes a new studio with the preset's numbers and areas and the holidays that
 * ship with the program.
 *
 * Returns: (transfer full): the office, or %NULL with an error of
 *   desk_store_open(), or %DESK_ERROR_NOT_FOUND for an unknown preset
 */
DeskOffice *
desk_office_create (const char  *path,
                    const char  *preset,
                    GError     **error)
{
  g_autoptr (DeskOffice) self = NULL;
  g_autoptr (DeskAct) act = NULL;
  DeskStore *store;

  if (preset == NULL)
    preset = "photo-studio";
  if (!desk_presets_check (preset, error))
    return NULL;
  store = desk_store_open (path, desk_schema_get (), DESK_STORE_CREATE, error);
  if (store == NULL)
    return NULL;

  self = office_new (store);
  act = desk_store_begin_final (store, error, _ ("Set up the studio"));
  if (act == NULL || !desk_presets_apply (self, preset, error) ||
      !desk_presets_add_areas (self, preset, error) || !desk_presets_add_holidays (self, error) ||
      !desk_rounds_setup (self, error) || !desk_meetings_setup (self, error) ||
      !desk_act_commit (g_steal_pointer (&act), error))
    return NULL;
  return g_steal_pointer (&self);
}

/* Returns: (transfer full): where the studio's file is unless another one is named */
char *
desk_office_default_path (void)
{
  return g_build_filename (g_get_user_data_dir (), "studio-desk", "studio.db", NULL);
}

/* Returns: (transfer none): the office's file */
DeskStore *
desk_office_get_store (DeskOffice *self)
{
  return self->store;
}

/* The language that forms print in, whatever the window's is. */
const char *
desk_office_forms_language (DeskOffice *self)
{
  g_autofree char *language = desk_settings_get (self, "forms.language");

  return g_str_equal (language, "system") ? desk_language_current () : g_intern_string (language);
}

/**
 * desk_office_undo:
 * @entry: a journal entry, or 0 for the newest act that stands
 * @actor: (nullable): with @entry 0, only what this person did
 */
gboolean
desk_office_undo (DeskOffice  *self,
                  gint64       entry,
                  const char  *actor,
                  GError     **error)
{
  gboolean done;

  if (entry == 0)
    {
      g_autoptr (DeskJournalEntry) next = desk_journal_next_undo (self->store, actor, error);
      if (next == NULL)
        return FALSE;
      entry = next->id;
    }
  self->taking_back = TRUE;
  done = desk_journal_undo (self->store, entry, error);
  self->taking_back = FALSE;
  return done;
}

/* Brings back what was undone last; @actor as in desk_office_undo(). */
gboolean
desk_office_redo (DeskOffice  *self,
                  const char  *actor,
                  GError     **error)
{
  g_autoptr (DeskJournalEntry) next = desk_journal_next_redo (self->store, actor, error);
  gboolean done;

  if (next == NULL)
    return FALSE;
  self->taking_back = TRUE;
  done = desk_journal_redo (self->store, next->id, error);
  self->taking_back = FALSE;
  return done;
}

/* What must always hold of the rota and the ledger. The query finds what does not. */
static const struct
{
  const char *query;
  const char *problem;
} invariants[] = {
  { "SELECT d.date FROM duties d JOIN duty_people p ON p.duty_id = d.id JOIN people h ON h.id = "
    "p.person_id"
    " WHERE h.left_date IS NOT NULL AND d.date > h.left_date AND d.inspected IS NULL",
    /* Translators: %s is a day */
    N_ ("ROT-4: somebody who has left is on duty on %s") },
  { "SELECT d.date FROM duties d WHERE d.kind = 'group' AND EXISTS (SELECT 1 FROM days x"
    " WHERE x.date = d.date AND x.kind = 'off') AND d.pinned = 0 AND d.inspected IS NULL",
    /* Translators: %s is a day */
    N_ ("ROT-3: a duty is planned on the holiday %s") },
  { "SELECT d.date FROM duties d JOIN duty_areas a ON a.duty_id = d.id WHERE a.person_id IS NOT "
    "NULL"
    " AND a.person_id NOT IN (SELECT person_id FROM duty_people WHERE duty_id = d.id)",
    /* Translators: %s is a day */
    N_ ("ROT-2: an area is given to somebody who is not on duty on %s") },
  { "SELECT min(date) FROM ledger WHERE source LIKE 'hygiene/%' AND state <> 'reversed'"
    " GROUP BY person_id, source HAVING count(*) > 1",
    /* Translators: %s is a day */
    N_ ("ROT-7: somebody was fined twice for the month of %s") },
  { "SELECT min(date) FROM ledger WHERE source LIKE 'equipment-check/%' AND state <> 'reversed'"
    " GROUP BY source HAVING count(*) > 1",
    /* Translators: %s is a day */
    N_ ("INV-3: a head was warned twice for the sheets of the meeting on %s") },
  { "SELECT min(date) FROM ledger WHERE source LIKE 'dress/%' AND state <> 'reversed'"
    " GROUP BY person_id, source HAVING count(*) > 1",
    /* Translators: %s is a day */
    N_ ("CON-4: somebody was fined twice for the dress check of %s") },
  { "SELECT r.number FROM ledger r LEFT JOIN ledger o ON r.source = 'reversal/' || o.id"
    " WHERE r.source GLOB 'reversal/*' AND (o.id IS NULL OR r.amount <> -o.amount OR"
    " r.person_id <> o.person_id OR o.state NOT IN ('reversed', 'closed'))",
    /* Translators: %s is the number of a ledger entry */
    N_ ("CON-2: the ledger entry %s does not reverse what it says") },
  { "SELECT c.date FROM round_checks c WHERE c.checked IS NOT NULL AND NOT EXISTS"
    " (SELECT 1 FROM round_marks m WHERE m.check_id = c.id)",
    /* Translators: %s is a day */
    N_ ("ROT-12: a row of %s is complete without a mark") },
  { "SELECT s.name FROM supplies s WHERE s.stock <>"
    " (SELECT ifnull(sum(quantity), 0) FROM supply_receipts WHERE supply_id = s.id)"
    " - (SELECT ifnull(sum(quantity), 0) FROM supply_issues WHERE supply_id = s.id)"
    " + (SELECT ifnull(sum(difference), 0) FROM supply_counts WHERE supply_id = s.id)",
    /* Translators: %s is a supply */
    N_ ("INV-10: the stock of %s is not what its movements make of it") },
  { "SELECT a.date || ' ' || a.\"from\" FROM diary a JOIN diary b ON b.photographer_id ="
    " a.photographer_id AND b.date = a.date AND b.id > a.id WHERE a.\"from\" < b.until"
    " AND b.\"from\" < a.until",
    /* Translators: %s is a moment */
    N_ ("SHO-8: a photographer is booked twice at %s") },
  { "SELECT a.date || ' ' || a.\"from\" FROM diary a JOIN diary b ON b.set_id = a.set_id"
    " AND b.date = a.date AND b.id > a.id WHERE a.\"from\" < b.until AND b.\"from\" < a.until",
    /* Translators: %s is a moment */
    N_ ("SHO-8: a set is booked twice at %s") },
  { "SELECT parcel FROM goods g WHERE (returned IS NULL) <> EXISTS (SELECT 1 FROM custody"
    " WHERE goods_id = g.id AND until IS NULL)",
    /* Translators: %s is a parcel's number */
    N_ ("SHO-9: it is not clear who has the goods of the parcel %s") },
  { "SELECT parcel FROM goods g JOIN shoots s ON s.id = g.shoot_id WHERE s.client_id IS NOT"
    " g.client_id",
    /* Translators: %s is a parcel's number */
    N_ ("SHO-9: the parcel %s and its shoot are of two clients") },
  { "SELECT parcel FROM goods WHERE quantity_out <> quantity AND difference IS NULL",
    /* Translators: %s is a parcel's number */
    N_ ("SHO-9: the count of the parcel %s differs and nobody says why") },
  { "SELECT n.number FROM notices n WHERE n.state <> (SELECT CASE e.event WHEN 'progress' THEN"
    " 'in-progress' ELSE e.event END FROM notice_events e WHERE e.notice_id = n.id"
    " AND e.event <> 'printed' ORDER BY e.id DESC LIMIT 1)",
    /* Translators: %s is the number of a task notice */
    N_ ("MEE-4: the state of %s is not what its history says") },
  { "SELECT n.number FROM notices n WHERE n.steps <> (SELECT count(*) - 1 FROM notice_events e"
    " WHERE e.notice_id = n.id AND e.event <> 'printed')",
    /* Translators: %s is the number of a task notice */
    N_ ("MEE-4: a step is missing in the history of %s") },
  { "SELECT number FROM notices WHERE substr(number, -9, 4) <> substr(issued, 1, 4)"
    " OR (state = 'void' AND printed IS NULL)",
    /* Translators: %s is the number of a task notice */
    N_ ("MEE-3: %s has a number that is not its own") },
  { "SELECT m.date FROM minutes i JOIN minutes p ON p.id = i.from_id JOIN meetings m"
    " ON m.id = i.meeting_id WHERE p.kind <> 'parked' OR p.meeting_id = i.meeting_id",
    /* Translators: %s is a day */
    N_ ("MEE-1: the meeting on %s takes up what was not parked") },
  { "SELECT min(date) FROM ledger WHERE source LIKE 'meeting/%' AND state <> 'reversed'"
    " GROUP BY person_id, source HAVING count(*) > 1",
    /* Translators: %s is a day */
    N_ ("MEE-1: somebody was fined twice for the meeting on %s") },
  { "SELECT a.date FROM bookings a JOIN bookings b ON b.room_id = a.room_id AND b.date = a.date"
    " AND b.id > a.id AND b.start < a.\"end\" AND b.\"end\" > a.start"
    " WHERE a.state = 'booked' AND b.state = 'booked'",
    /* Translators: %s is a day */
    N_ ("MEE-5: two bookings of a room overlap on %s") },
};

/**
 * desk_office_check:
 *
 * Returns: (transfer full) (element-type utf8): a sentence for each thing that is
 *   wrong: pages, references, journal, tables, and every rule that must always hold
 */
GPtrArray *
desk_office_check (DeskOffice *self)
{
  GPtrArray *problems = desk_backup_check (self->store);

  for (guint i = 0; i < G_N_ELEMENTS (invariants); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DeskRows) rows =
        desk_store_select (self->store, &error, invariants[i].query, "");

      if (rows == NULL)
        g_ptr_array_add (problems, g_strdup (error->message));
      while (rows != NULL && desk_rows_next (rows))
        g_ptr_array_add (problems,
                         g_strdup_printf (_ (invariants[i].problem), desk_rows_text (rows, 0)));
    }
  desk_equipment_check (self, problems);
  desk_flow_check (self, problems);
  desk_attachments_check (self, problems);
  return problems;
}
