/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who is invited, who came, and what follows for who did not (MEE-1, CON-2). */

#include "desk-meetings-private.h"

#include <string.h>

#include "desk-equipment-private.h"
#include "desk-language.h"
#include "desk-ledger.h"
#include "desk-people.h"
#include "desk-settings.h"

/* Column of the meeting in the table of attendance: id, meeting. */
#define MEETING_COLUMN 1

/* What a mark costs. */
static const struct
{
  const char *mark;
  const char *setting;
  const char *evidence; /* msgid */
} costs[] = {
  /* Translators: the name of a meeting and its day */
  { "late", "meetings.late-fine", N_ ("Late for the meeting “%s” on %s (MEE-1)") },
  /* Translators: the name of a meeting and its day */
  { "left-early", "meetings.early-fine", N_ ("Left the meeting “%s” on %s early (MEE-1)") },
  /* Translators: the name of a meeting and its day */
  { "absent", "meetings.absent-fine", N_ ("Absent from the meeting “%s” on %s (MEE-1)") },
};

void
desk_attendance_free (DeskAttendance *self)
{
  g_free (self->name);
  g_free (self->mark);
  g_free (self->note);
  g_free (self->follows);
  g_free (self);
}

static int
find_cost (const char *mark)
{
  for (guint i = 0; mark != NULL && i < G_N_ELEMENTS (costs); i++)
    if (g_str_equal (costs[i].mark, mark))
      return (int) i;
  return -1;
}

static char *
source_of (gint64 meeting)
{
  return g_strdup_printf ("meeting/%" G_GINT64_FORMAT, meeting);
}

/* Those who work here on the day of the meeting, of the department that it is of. */
static DeskRows *
select_everybody (DeskOffice  *office,
                  gint64       meeting,
                  GError     **error)
{
  return desk_store_select (
    desk_office_get_store (office), error,
    "SELECT p.id FROM people p, meetings m LEFT JOIN meeting_series s ON s.id = m.series_id"
    " WHERE m.id = ? AND (s.department_id IS NULL OR s.department_id = p.department_id)"
    " ORDER BY p.name COLLATE PINYIN, p.id",
    "i", meeting);
}

static gboolean
is_invited (DeskPresences *presences,
            gint64         person,
            DeskDate       day)
{
  DeskPresence presence = desk_presences_get (presences, person, day);

  return presence == DESK_PERSON_PRESENT || presence == DESK_PERSON_ON_LEAVE;
}

static gboolean
has_people (DeskOffice *office,
            gint64      meeting)
{
  g_autoptr (DeskRows) rows =
    desk_store_select (desk_office_get_store (office), NULL,
                       "SELECT 1 FROM meeting_people WHERE meeting_id = ? LIMIT 1", "i", meeting);

  return rows != NULL && desk_rows_next (rows);
}

/* Writes down who is invited where nobody is named: everybody. Within an act. */
gboolean
desk_meetings_write_people (DeskOffice  *office,
                            gint64       meeting,
                            GError     **error)
{
  g_autoptr (DeskMeeting) one = desk_meetings_get (office, meeting, error);
  g_autoptr (DeskPresences) presences = one != NULL ? desk_presences_new (office, error) : NULL;
  g_autoptr (DeskRows) rows = NULL;

  if (presences == NULL)
    return FALSE;
  if (has_people (office, meeting))
    return TRUE;
  rows = select_everybody (office, meeting, error);
  while (rows != NULL && desk_rows_next (rows))
    if (is_invited (presences, desk_rows_int (rows, 0), one->date) &&
        !desk_store_execute (desk_office_get_store (office), error,
                             "INSERT INTO meeting_people (meeting_id, person_id) VALUES (?, ?)",
                             "ii", meeting, desk_rows_int (rows, 0)))
      return FALSE;
  return rows != NULL;
}

static DeskAttendance *
attendance_new (DeskOffice    *office,
                DeskPresences *presences,
                gint64         person,
                DeskDate       day)
{
  DeskAttendance *self = g_new0 (DeskAttendance, 1);

  self->person = person;
  self->name = desk_people_dup_name (office, person);
  self->on_leave = desk_presences_get (presences, person, day) == DESK_PERSON_ON_LEAVE;
  return self;
}

/**
 * desk_meetings_people:
 *
 * Returns: (transfer full) (element-type DeskAttendance): who is invited, by pinyin:
 *   who is named, else everybody
 */
GPtrArray *
desk_meetings_people (DeskOffice  *office,
                      gint64       meeting,
                      GError     **error)
{
  g_autoptr (DeskMeeting) one = desk_meetings_get (office, meeting, error);
  g_autoptr (DeskPresences) presences = one != NULL ? desk_presences_new (office, error) : NULL;
  g_autoptr (DeskRows) rows = NULL;
  g_autofree char *source = source_of (meeting);
  GPtrArray *people;

  if (presences == NULL)
    return NULL;
  rows = desk_store_select (
    desk_office_get_store (office), error,
    "SELECT a.person_id, a.mark, ifnull(a.minutes, 0), a.note, (SELECT l.number FROM ledger l"
    " WHERE l.source = ? AND l.person_id = a.person_id AND l.state <> 'reversed')"
    " FROM meeting_people a JOIN people p ON p.id = a.person_id WHERE a.meeting_id = ?"
    " ORDER BY p.name COLLATE PINYIN, p.id",
    "ti", source, meeting);
  if (rows == NULL)
    return NULL;
  people = g_ptr_array_new_with_free_func ((GDestroyNotify) desk_attendance_free);
  while (desk_rows_next (rows))
    {
      DeskAttendance *person =
        attendance_new (office, presences, desk_rows_int (rows, 0), one->date);

      person->mark = g_strdup (desk_rows_text (rows, 1));
      person->minutes = desk_rows_int (rows, 2);
      person->note = g_strdup (desk_rows_text (rows, 3));
      person->follows = g_strdup (desk_rows_text (rows, 4));
      g_ptr_array_add (people, person);
    }
  if (people->len > 0)
    return people;
  g_clear_pointer (&rows, desk_rows_free);
  rows = select_everybody (office, meeting, error);
  while (rows != NULL && desk_rows_next (rows))
    if (is_invited (presences, desk_rows_int (rows, 0), one->date))
      g_ptr_array_add (people,
                       attendance_new (office, presences, desk_rows_int (rows, 0), one->date));
  return people;
}

static gboolean
check_open (DeskOffice  *office,
            gint64       meeting,
            GError     **error)
{
  g_autofree char *state = desk_meetings_state (office, meeting, error);

  if (state == NULL)
    return FALSE;
  if (g_str_equal (state, "closed"))
    return desk_equipment_refuse (
      error, _ ("The minutes are closed; reopen them to change who was there (MEE-1)"));
  if (g_str_equal (state, "cancelled"))
    return desk_equipment_refuse (error,
                                  _ ("The meeting was cancelled, so nobody attends (MEE-1)"));
  return TRUE;
}

/* Makes @people those who are invited; who is marked stays. One act. */
gboolean
desk_meetings_invite (DeskOffice    *office,
                      gint64         meeting,
                      const gint64  *people,
                      guint          n_people,
                      GError       **error)
{
  DeskStore *store = desk_office_get_store (office);
  g_autofree char *name = desk_meetings_dup_title (office, meeting);
  /* Translators: the title of an act; %s: the name and the day of a meeting */
  g_autofree char *title = g_strdup_printf (_ ("Invite to %s"), name);
  g_autoptr (GString) list = g_string_new ("0");
  g_autofree char *sql = NULL;
  g_autoptr (DeskAct) act = NULL;

  if (!check_open (office, meeting, error))
    return FALSE;
  act = desk_store_begin (store, error, title);
  if (act == NULL)
    return FALSE;
  for (guint i = 0; i < n_people; i++)
    {
      g_string_append_printf (list, ", %" G_GINT64_FORMAT, people[i]);
      if (!desk_store_execute (store, error,
                               "INSERT INTO meeting_people (meeting_id, person_id) SELECT ?1, ?2"
                               " WHERE NOT EXISTS (SELECT 1 FROM meeting_people"
                               "  WHERE meeting_id = ?1 AND person_id = ?2)",
                               "ii", meeting, people[i]))
        return FALSE;
    }
  sql = g_strdup_printf ("DELETE FROM meeting_people WHERE meeting_id = ? AND mark IS NULL"
                         " AND person_id NOT IN (%s)",
                         list->str);
  return desk_store_execute (store, error, sql, "i", meeting) &&
         desk_act_commit (g_steal_pointer (&act), error);
}

/**
 * desk_meetings_mark:
 * @mark: (nullable): a code; %NULL takes the mark back, with what followed from it
 * @minutes: how late, or how early; 0: not said
 * @note: (nullable)
 *
 * Says whether somebody was there; who was not invited is from now on. One act.
 */
gboolean
desk_meetings_mark (DeskOffice  *office,
                    gint64       meeting,
                    gint64       person,
                    const char  *mark,
                    gint64       minutes,
                    const char  *note,
                    GError     **error)
{
  DeskStore *store = desk_office_get_store (office);
  const DeskField *field = desk_kind_get_field (&desk_kind_meeting_people, "mark");
  const DeskChoice *choice = mark != NULL ? desk_field_find_choice (field, mark) : NULL;
  g_autofree char *name = desk_people_dup_name (office, person);
  g_autofree char *which = desk_meetings_dup_title (office, meeting);
  g_autofree char *clean = desk_meetings_clean (note);
  g_autofree char *title = NULL;
  g_autoptr (DeskAct) act = NULL;
  DeskValue late = { .set = minutes > 0, .number = minutes };

  if (!check_open (office, meeting, error))
    return FALSE;
  if (mark != NULL && choice == NULL)
    {
      g_set_error (error, DESK_ERROR, DESK_ERROR_INVALID,
                   /* Translators: %s: what was entered */
                   _ ("“%s” is no mark of attendance; it is present, leave, late, left-early or"
                      " absent"),
                   mark);
      return FALSE;
    }
  /* Translators: the title of an act: a name, a mark as “late”, the name and day of a meeting */
  title = g_strdup_printf (_ ("Mark %s %s, %s"), name,
                           choice != NULL ? _ (choice->label) : "–", which);
  act = desk_store_begin (store, error, title);
  if (act == NULL || !desk_meetings_write_people (office, meeting, error) ||
      !desk_store_execute (store, error,
                           "INSERT INTO meeting_people (meeting_id, person_id, mark, minutes, note)"
                           " VALUES (?, ?, ?, ?, nullif(?, ''))"
                           " ON CONFLICT (meeting_id, person_id) DO UPDATE SET"
                           " mark = excluded.mark, minutes = excluded.minutes,"
                           " note = excluded.note",
                           "iitvt", meeting, person, choice != NULL ? choice->code : NULL, &late,
                           clean))
    return FALSE;
  return desk_act_commit (g_steal_pointer (&act), error);
}

/* Who is not marked yet was there, or on leave where a leave is recorded. One act. */
gboolean
desk_meetings_mark_others (DeskOffice  *office,
                           gint64       meeting,
                           GError     **error)
{
  DeskStore *store = desk_office_get_store (office);
  g_autofree char *name = desk_meetings_dup_title (office, meeting);
  /* Translators: the title of an act; %s: the name and the day of a meeting */
  g_autofree char *title = g_strdup_printf (_ ("Mark all others present, %s"), name);
  g_autoptr (DeskAct) act = NULL;
  g_autoptr (GPtrArray) people = NULL;

  if (!check_open (office, meeting, error))
    return FALSE;
  act = desk_store_begin (store, error, title);
  if (act == NULL || !desk_meetings_write_people (office, meeting, error))
    return FALSE;
  people = desk_meetings_people (office, meeting, error);
  if (people == NULL)
    return FALSE;
  for (guint i = 0; i < people->len; i++)
    {
      const DeskAttendance *one = people->pdata[i];

      if (one->mark == NULL &&
          !desk_store_execute (store, error,
                               "UPDATE meeting_people SET mark = ? WHERE meeting_id = ?"
                               " AND person_id = ?",
                               "tii", one->on_leave ? "leave" : "present", meeting, one->person))
        return FALSE;
    }
  return desk_act_commit (g_steal_pointer (&act), error);
}

/* Whether marks of a meeting cost anything: not those of stand-ups. */
static gboolean
is_costly (DeskOffice *office,
           gint64      meeting)
{
  g_autoptr (DeskRows) rows = desk_store_select (
    desk_office_get_store (office), NULL,
    "SELECT 1 FROM meetings m LEFT JOIN meeting_series s ON s.id = m.series_id WHERE m.id = ?"
    " AND m.state <> 'cancelled' AND ifnull(s.rhythm, '') <> 'daily'",
    "i", meeting);

  return rows != NULL && desk_rows_next (rows);
}

/**
 * desk_meetings_preview_mark:
 *
 * Returns: (transfer full) (nullable): a sentence about the ledger entry that @mark
 *   leads to, said before it is saved; %NULL for none
 */
char *
desk_meetings_preview_mark (DeskOffice *office,
                            gint64      meeting,
                            gint64      person,
                            const char *mark)
{
  int cost = find_cost (mark);
  gint64 fine = cost >= 0 ? desk_settings_get_integer (office, costs[cost].setting) : 0;
  g_autofree char *name = NULL;
  g_autofree char *clause = NULL;
  g_autofree char *amount = NULL;

  if (fine == 0 || !is_costly (office, meeting))
    return NULL;
  name = desk_people_dup_name (office, person);
  clause = desk_settings_get (office, "meetings.clause");
  amount = desk_money_to_text (fine);
  /* Translators: an amount in yuan, a name, the number of a clause */
  return g_strdup_printf (_ ("A fine of %s yuan will be proposed for %s (%s)"), amount, name,
                          clause);
}

static char *
describe (DeskOffice *office,
          int         cost,
          const char *meeting,
          DeskDate    date)
{
  const char *language = desk_office_forms_language (office);
  g_autofree char *day = desk_date_format (date, DESK_DATE_STYLE_MONTH_DAY, language);

  return g_strdup_printf (desk_language_text (language, costs[cost].evidence), meeting, day);
}

/* What somebody's mark leads to. */
typedef struct
{
  gint64 person;
  gint64 fine;
  char *evidence;
} Follow;

static void
follow_clear (gpointer data)
{
  Follow *self = data;

  g_free (self->evidence);
}

static GArray *
read_follows (DeskOffice  *office,
              gint64       meeting,
              DeskDate    *date,
              GError     **error)
{
  g_autoptr (DeskRows) rows = desk_store_select (
    desk_office_get_store (office), error,
    "SELECT m.date, m.title, a.person_id, a.mark FROM meetings m LEFT JOIN meeting_people a"
    " ON a.meeting_id = m.id AND a.mark IS NOT NULL WHERE m.id = ? ORDER BY a.person_id",
    "i", meeting);
  gboolean costly = is_costly (office, meeting);
  GArray *follows;

  if (rows == NULL)
    return NULL;
  follows = g_array_new (FALSE, FALSE, sizeof (Follow));
  g_array_set_clear_func (follows, follow_clear);
  while (desk_rows_next (rows))
    {
      int cost = find_cost (desk_rows_text (rows, 3));
      Follow follow = { desk_rows_int (rows, 2), 0, NULL };

      *date = desk_rows_date (rows, 0);
      if (cost >= 0)
        follow.fine = desk_settings_get_integer (office, costs[cost].setting);
      if (!costly || follow.fine == 0)
        continue;
      follow.evidence = describe (office, cost, desk_rows_text (rows, 1), *date);
      g_array_append_val (follows, follow);
    }
  return follows;
}

static Follow *
find_follow (GArray *follows,
             gint64  person)
{
  for (guint i = 0; i < follows->len; i++)
    {
      Follow *follow = &g_array_index (follows, Follow, i);
      if (follow->person == person)
        return follow;
    }
  return NULL;
}

/* Makes the proposed entries of a meeting what its marks say; what a person has
 * confirmed is left alone, and nobody has two. */
static gboolean
settle_meeting (DeskOffice  *office,
                gint64       meeting,
                GError     **error)
{
  DeskStore *store = desk_office_get_store (office);
  g_autofree char *source = source_of (meeting);
  g_autofree char *clause = desk_settings_get (office, "meetings.clause");
  DeskDate date = DESK_DATE_NONE;
  g_autoptr (GArray) follows = read_follows (office, meeting, &date, error);
  g_autoptr (DeskRows) entries =
    follows != NULL ? desk_store_select (store, error,
                                         "SELECT id, person_id, state FROM ledger WHERE source = ?",
                                         "t", source)
                    : NULL;

  if (entries == NULL)
    return FALSE;
  while (desk_rows_next (entries))
    {
      Follow *follow = find_follow (follows, desk_rows_int (entries, 1));
      gboolean proposed = g_str_equal (desk_rows_text (entries, 2), "proposed");
      gboolean done = TRUE;

      if (follow == NULL && proposed)
        done = desk_store_execute (store, error, "DELETE FROM ledger WHERE id = ?", "i",
                                   desk_rows_int (entries, 0));
      else if (follow != NULL && proposed)
        done = desk_store_execute (
          store, error,
          "UPDATE ledger SET date = ?1, amount = ?2, evidence = ?3 WHERE id = ?4"
          " AND (date <> ?1 OR amount <> ?2 OR evidence IS NOT ?3)",
          "diti", date, -follow->fine, follow->evidence, desk_rows_int (entries, 0));
      if (!done)
        return FALSE;
      if (follow != NULL)
        follow->fine = 0;
    }
  for (guint i = 0; i < follows->len; i++)
    {
      const Follow *follow = &g_array_index (follows, Follow, i);

      if (follow->fine != 0 &&
          !desk_ledger_propose (office, date, follow->person, clause, -follow->fine, "fine",
                                follow->evidence, source, error))
        return FALSE;
    }
  return TRUE;
}

static int
compare_ids (gconstpointer a,
             gconstpointer b)
{
  gint64 id_a = *(const gint64 *) a, id_b = *(const gint64 *) b;

  return id_a < id_b ? -1 : id_a > id_b;
}

static void
add_id (GHashTable *ids,
        gint64      id)
{
  if (id != 0)
    g_hash_table_add (ids, g_memdup2 (&id, sizeof id));
}

/**
 * desk_meetings_settle:
 * @changes: what the act did
 *
 * Proposes the entries that follow from who was late or away, and takes those back
 * that no longer do (MEE-1, CON-2); part of every act and of undoing one.
 */
gboolean
desk_meetings_settle (DeskOffice   *office,
                      DeskChanges  *changes,
                      GError      **error)
{
  g_autoptr (GHashTable) touched =
    g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GList) meetings = NULL;

  for (guint i = 0; i < changes->items->len; i++)
    {
      const DeskChange *change = changes->items->pdata[i];

      if (g_str_equal (change->table, "meetings") && change->type != DESK_CHANGE_INSERT)
        add_id (touched, change->id);
      if (!g_str_equal (change->table, "meeting_people"))
        continue;
      if (change->before != NULL)
        add_id (touched, change->before[MEETING_COLUMN].number);
      if (change->type == DESK_CHANGE_INSERT)
        add_id (touched, change->after[MEETING_COLUMN].number);
      if (change->type == DESK_CHANGE_UPDATE)
        {
          g_autoptr (DeskRows) rows =
            desk_store_select (desk_office_get_store (office), error,
                               "SELECT meeting_id FROM meeting_people WHERE id = ?", "i",
                               change->id);
          if (rows == NULL)
            return FALSE;
          if (desk_rows_next (rows))
            add_id (touched, desk_rows_int (rows, 0));
        }
    }
  /* Always in the same order, so that numbers do not depend on chance. */
  meetings = g_list_sort (g_hash_table_get_keys (touched), compare_ids);
  for (GList *one = meetings; one != NULL; one = one->next)
    if (!settle_meeting (office, *(gint64 *) one->data, error))
      return FALSE;
  return TRUE;
}
