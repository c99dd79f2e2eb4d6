/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Task notices: their numbers, and the verbs that move them on (MEE-3, MEE-4). */

#include "desk-notices.h"

#include "desk-equipment-private.h"
#include "desk-language.h"
#include "desk-meetings-private.h"
#include "desk-people.h"
#include "desk-rounds-private.h"
#include "desk-settings.h"

/* What a verb does to a notice. */
typedef struct
{
  const char *title; /* msgid of the act's title; %s: the number */
  const char *event;
  const char *state;
  gint64 percent; /* -1: as it is */
  gboolean closes;
} Move;

/* Returns: (transfer full) (nullable): the lowest number of the year that is free: a
 *   number that was taken back is used again */
static char *
free_number (DeskOffice  *office,
             DeskDate     issued,
             GError     **error)
{
  g_autofree char *prefix = desk_settings_get (office, "notices.prefix");
  g_autofree char *start = NULL;
  g_autoptr (DeskRows) rows = NULL;
  int year;

  desk_date_get_ymd (issued, &year, NULL, NULL);
  start = g_strdup_printf ("%s-%04d-", prefix, year);
  rows = desk_store_select (
    desk_office_get_store (office), error,
    "WITH used (n) AS (SELECT CAST(substr(number, length(?1) + 1) AS INTEGER) FROM notices"
    " WHERE substr(number, 1, length(?1)) = ?1)"
    " SELECT min(n) FROM (SELECT 1 AS n UNION ALL SELECT n + 1 FROM used)"
    " WHERE n NOT IN (SELECT n FROM used)",
    "t", start);
  if (rows == NULL || !desk_rows_next (rows))
    return NULL;
  return g_strdup_printf ("%s%04" G_GINT64_FORMAT, start, desk_rows_int (rows, 0));
}

static gboolean
check_receiver (DeskOffice               *office,
                const DeskNoticeRequest  *request,
                DeskDate                  day,
                GError                  **error)
{
  g_autofree char *name = NULL;
  DeskPresence presence;

  if ((request->person == 0) == (request->department == 0))
    return desk_equipment_refuse (
      error, _ ("Say to whom the notice goes: one person or one department (MEE-3)"));
  if (request->person == 0)
    return TRUE;
  presence = desk_people_presence (office, request->person, day);
  if (presence != DESK_PERSON_LEFT && presence != DESK_PERSON_SUSPENDED)
    return TRUE;
  name = desk_people_dup_name (office, request->person);
  /* Translators: %s: a name */
  return desk_equipment_refuse (
    error, _ ("%s does not work here on that day, so no notice goes there (MEE-3)"), name);
}

static gboolean
check_request (DeskOffice               *office,
               const DeskNoticeRequest  *request,
               DeskDate                  day,
               GError                  **error)
{
  g_autofree char *content = desk_meetings_clean (request->content);

  if (!check_receiver (office, request, day, error))
    return FALSE;
  if (*content == '\0')
    return desk_equipment_refuse (error, _ ("Say what is to be done (MEE-3)"));
  if (g_utf8_strlen (content, -1) > DESK_NOTICE_LENGTH ||
      (request->standard != NULL && g_utf8_strlen (request->standard, -1) > DESK_NOTICE_LENGTH))
    return desk_equipment_refuse (
      error, _ ("A task notice holds %d characters; make two of it, or attach the rest (MEE-3)"),
      DESK_NOTICE_LENGTH);
  if (request->due == DESK_DATE_NONE)
    return desk_equipment_refuse (error, _ ("Say until when it is to be done (MEE-3)"));
  return TRUE;
}

static gboolean
add_event (DeskOffice  *office,
           gint64       notice,
           const char  *event,
           gint64       person,
           gint64       percent,
           const char  *note,
           GError     **error)
{
  DeskStore *store = desk_office_get_store (office);
  g_autofree char *moment = NULL;
  g_autofree char *clean = desk_meetings_clean (note);
  DeskValue number = { .set = percent >= 0, .number = percent };
  DeskDate day;

  return desk_equipment_moment (office, &moment, &day) &&
         desk_store_execute (store, error,
                             "INSERT INTO notice_events (notice_id, at, event, person_id, percent,"
                             " note) VALUES (?, ?, ?, ?, ?, nullif(?, ''))",
                             "ittrvt", notice, moment, event, person, &number, clean);
}

/**
 * desk_notices_issue:
 * @notice: (out) (optional): the new notice
 *
 * Returns: (transfer full) (nullable): its number, or %NULL with %DESK_ERROR_REFUSED
 */
char *
desk_notices_issue (DeskOffice               *office,
                    const DeskNoticeRequest  *request,
                    gint64                   *notice,
                    GError                  **error)
{
  DeskStore *store = desk_office_get_store (office);
  gint64 issuer = request->issuer;
  g_autofree char *moment = NULL;
  g_autofree char *to = NULL;
  g_autofree char *brief = NULL;
  g_autofree char *title = NULL;
  g_autofree char *number = NULL;
  g_autofree char *content = NULL;
  g_autofree char *standard = NULL;
  g_autoptr (DeskAct) act = NULL;
  gint64 id;
  DeskDate day;

  if (!desk_equipment_moment (office, &moment, &day) ||
      !check_request (office, request, day, error))
    return NULL;
  if (issuer == 0)
    issuer = desk_people_acting (office, "administration", day);
  if (issuer == 0)
    {
      desk_equipment_refuse (error, _ ("Nobody is administration on that day; name the issuer"
                                       " (MEE-3)"));
      return NULL;
    }
  to = desk_notices_dup_to (office, request->person, request->department);
  content = desk_meetings_clean (request->content);
  standard = desk_meetings_clean (request->standard);
  brief = desk_meetings_shorten (content);
  /* Translators: the title of an act: a name, and what is to be done */
  title = g_strdup_printf (_ ("Issue a task notice to %s: %s"), to, brief);
  act = desk_store_begin (store, error, title);
  number = act != NULL ? free_number (office, day, error) : NULL;
  if (number == NULL ||
      !desk_store_execute (store, error,
                           "INSERT INTO notices (number, person_id, department_id, issued, due,"
                           " content, standard, issuer_id, meeting_id, at)"
                           " VALUES (?, ?, ?, ?, ?, ?, nullif(?, ''), ?, ?, ?)",
                           "trrddttirt", number, request->person, request->department, day,
                           request->due, content, standard, issuer, request->meeting, moment))
    return NULL;
  id = desk_store_last_id (store);
  if (!add_event (office, id, "issued", issuer, -1, NULL, error) ||
      !desk_act_commit (g_steal_pointer (&act), error))
    return NULL;
  if (notice != NULL)
    *notice = id;
  return g_steal_pointer (&number);
}

/* As one act, with its line in the history. */
static gboolean
move_on (DeskOffice        *office,
         const DeskNotice  *notice,
         const Move        *move,
         const char        *note,
         gint64             by,
         GError           **error)
{
  DeskStore *store = desk_office_get_store (office);
  gint64 percent = move->percent >= 0 ? move->percent : notice->progress;
  g_autofree char *title = g_strdup_printf (_ (move->title), notice->number);
  g_autofree char *moment = NULL;
  g_autoptr (DeskAct) act = desk_store_begin (store, error, title);
  DeskDate day;

  if (act == NULL || !desk_equipment_moment (office, &moment, &day) ||
      !desk_store_execute (store, error,
                           "UPDATE notices SET state = ?, progress = ?, closed = ?,"
                           " steps = steps + 1 WHERE id = ?",
                           "titi", move->state, percent, move->closes ? moment : NULL,
                           notice->id) ||
      !add_event (office, notice->id, move->event, by, move->percent, note, error))
    return FALSE;
  return desk_act_commit (g_steal_pointer (&act), error);
}

static gboolean
is_in (const DeskNotice  *notice,
       const char *const *states)
{
  return g_strv_contains (states, notice->state);
}

static const char *
state_label (const DeskNotice *notice)
{
  return desk_field_choice_label (desk_kind_get_field (&desk_kind_notices, "state"),
                                  notice->state, desk_language_current ());
}

/* Returns: (transfer full) (nullable): the notice, when its state is one of @states */
static DeskNotice *
get_in (DeskOffice         *office,
        gint64              id,
        const char *const  *states,
        const char         *format,
        GError            **error)
{
  g_autoptr (DeskNotice) notice = desk_notices_get (office, id, error);

  if (notice == NULL || is_in (notice, states))
    return g_steal_pointer (&notice);
  desk_equipment_refuse (error, _ (format), notice->number, state_label (notice));
  return NULL;
}

static gboolean
is_member (DeskOffice *office,
           gint64      department,
           gint64      person)
{
  g_autoptr (DeskRows) rows = desk_store_select (
    desk_office_get_store (office), NULL,
    "SELECT 1 FROM people WHERE id = ? AND department_id = ?", "ii", person, department);

  return rows != NULL && desk_rows_next (rows);
}

/* Head and deputy both answer for a department; in one without either anybody does. */
static gboolean
leads (DeskOffice *office,
       gint64      department,
       gint64      person)
{
  g_autoptr (DeskRows) rows = desk_store_select (
    desk_office_get_store (office), NULL,
    "SELECT head_id IS NULL AND deputy_id IS NULL, ?1 IN (head_id, deputy_id) FROM departments"
    " WHERE id = ?2",
    "ii", person, department);

  if (rows == NULL || !desk_rows_next (rows))
    return FALSE;
  if (desk_rows_int (rows, 0))
    return is_member (office, department, person);
  return desk_rows_int (rows, 1) != 0;
}

static gint64
department_of (DeskOffice *office,
               gint64      person)
{
  g_autoptr (DeskRows) rows =
    desk_store_select (desk_office_get_store (office), NULL,
                       "SELECT department_id FROM people WHERE id = ?", "i", person);

  return rows != NULL && desk_rows_next (rows) ? desk_rows_int (rows, 0) : 0;
}

static gboolean
may_answer (DeskOffice       *office,
            const DeskNotice *notice,
            gint64            by,
            DeskDate          day)
{
  if (notice->department != 0)
    return by == notice->acting || leads (office, notice->department, by);
  if (by == notice->person)
    return TRUE;
  /* Somebody away is answered for by the head of the department (PEO-2). */
  return desk_people_presence (office, notice->person, day) != DESK_PERSON_PRESENT &&
         leads (office, department_of (office, notice->person), by);
}

/* @by, or whoever answers for the notice; 0 when @by may not. */
static gint64
find_answerer (DeskOffice        *office,
               const DeskNotice  *notice,
               gint64             by,
               GError           **error)
{
  g_autofree char *name = NULL;
  DeskDate day = DESK_DATE_NONE;

  desk_equipment_moment (office, NULL, &day);
  if (by == 0 && notice->acting != 0)
    return notice->acting;
  if (by == 0)
    {
      /* Translators: %s: the number of a notice */
      desk_equipment_refuse (error, _ ("Nobody heads the department that %s went to; name who"
                                       " answers with --by (PEO-2)"),
                             notice->number);
      return 0;
    }
  if (may_answer (office, notice, by, day))
    return by;
  name = desk_people_dup_name (office, by);
  /* Translators: a name, the number of a notice, a name or a department */
  desk_equipment_refuse (error, _ ("%s cannot answer for %s; it went to %s (MEE-4)"), name,
                         notice->number, notice->to);
  return 0;
}

/* Translators: the title of an act; %s: the number of a notice */
static const Move receive = { N_ ("Receive task notice %s"), "received", "received", -1, FALSE };

/* The receiver's signature. @by: 0: who answers for it. */
gboolean
desk_notices_receive (DeskOffice  *office,
                      gint64       notice,
                      gint64       by,
                      GError     **error)
{
  static const char *const states[] = { "issued", "returned", NULL };
  g_autoptr (DeskNotice) one = get_in (
    office, notice, states,
    /* Translators: the number of a notice and its state, as “in progress” */
    N_ ("%s is “%s”, so it cannot be received again (MEE-4)"), error);
  gint64 person = one != NULL ? find_answerer (office, one, by, error) : 0;

  return person != 0 && move_on (office, one, &receive, NULL, person, error);
}

/* Whoever works on a notice has received it: the signature is recorded with it. */
static gboolean
work_on (DeskOffice  *office,
         gint64       notice,
         const Move  *move,
         const char  *note,
         gint64       by,
         GError     **error)
{
  static const char *const states[] = { "issued", "received", "in-progress", "returned", NULL };
  g_autoptr (DeskNotice) one = get_in (
    office, notice, states,
    /* Translators: the number of a notice and its state, as “void” */
    N_ ("%s is “%s”, so its progress does not change (MEE-4)"), error);
  gint64 person = one != NULL ? find_answerer (office, one, by, error) : 0;
  g_autofree char *title = NULL;
  g_autoptr (DeskAct) act = NULL;

  if (person == 0)
    return FALSE;
  title = g_strdup_printf (_ (move->title), one->number);
  act = desk_store_begin (desk_office_get_store (office), error, title);
  return act != NULL &&
         (!g_str_equal (one->state, "issued") ||
          move_on (office, one, &receive, NULL, person, error)) &&
         move_on (office, one, move, note, person, error) &&
         desk_act_commit (g_steal_pointer (&act), error);
}

/* @note: (nullable): what is said about it */
gboolean
desk_notices_progress (DeskOffice  *office,
                       gint64       notice,
                       gint64       percent,
                       const char  *note,
                       gint64       by,
                       GError     **error)
{
  /* Translators: the title of an act; %s: the number of a notice */
  Move move = { N_ ("Progress of task notice %s"), "progress", "in-progress", percent, FALSE };

  if (percent < 0 || percent > 100)
    return desk_equipment_refuse (error, _ ("Progress is a percentage from 0 to 100 (MEE-4)"));
  return work_on (office, notice, &move, note, by, error);
}

/* Done by the receiver; it stays open until the issuer confirms it. */
gboolean
desk_notices_done (DeskOffice  *office,
                   gint64       notice,
                   const char  *note,
                   gint64       by,
                   GError     **error)
{
  /* Translators: the title of an act; %s: the number of a notice */
  static const Move move = { N_ ("Finish task notice %s"), "done", "done", 100, FALSE };

  return work_on (office, notice, &move, note, by, error);
}

/* Whether @by may speak for the issuer: the issuer, or the director for one who left. */
static gboolean
is_issuer (DeskOffice       *office,
           const DeskNotice *notice,
           gint64            by,
           DeskDate          day)
{
  if (by == notice->issuer)
    return TRUE;
  return desk_people_presence (office, notice->issuer, day) == DESK_PERSON_LEFT &&
         by == desk_people_acting (office, "director", day);
}

/* The percentage before the notice was called done. */
static gint64
progress_before (DeskOffice *office,
                 gint64      notice)
{
  g_autoptr (DeskRows) rows = desk_store_select (
    desk_office_get_store (office), NULL,
    "SELECT percent FROM notice_events WHERE notice_id = ? AND event IN ('progress', 'returned')"
    " AND percent IS NOT NULL ORDER BY id DESC LIMIT 1",
    "i", notice);

  return rows != NULL && desk_rows_next (rows) ? desk_rows_int (rows, 0) : 0;
}

/**
 * desk_notices_return:
 * @by: 0: the issuer of one that is done, else the receiver
 *
 * Sends a notice back with a reason: the issuer what is done and not good enough, the
 * receiver what cannot be done like this.
 */
gboolean
desk_notices_return (DeskOffice  *office,
                     gint64       notice,
                     const char  *reason,
                     gint64       by,
                     GError     **error)
{
  static const char *const states[] = { "issued", "received", "in-progress", "done", NULL };
  g_autofree char *why = desk_meetings_clean (reason);
  g_autoptr (DeskNotice) one = NULL;
  /* Translators: the title of an act; %s: the number of a notice */
  Move move = { N_ ("Send task notice %s back"), "returned", "returned", 0, FALSE };
  gboolean is_done;
  DeskDate day = DESK_DATE_NONE;

  desk_equipment_moment (office, NULL, &day);
  if (*why == '\0')
    return desk_equipment_refuse (error, _ ("Say why the notice is sent back (MEE-4)"));
  one = get_in (office, notice, states,
                /* Translators: the number of a notice and its state */
                N_ ("%s is “%s”, so it cannot be sent back (MEE-4)"), error);
  if (one == NULL)
    return FALSE;
  is_done = g_str_equal (one->state, "done");
  if (is_done && by == 0)
    by = one->issuer;
  if (is_done && !is_issuer (office, one, by, day))
    /* Translators: a name, the number of a notice */
    return desk_equipment_refuse (error, _ ("Only %s, who issued %s, can send it back now (MEE-4)"),
                                  one->issuer_name, one->number);
  if (!is_done && !is_issuer (office, one, by, day))
    by = find_answerer (office, one, by, error);
  if (by == 0)
    return FALSE;
  move.percent = progress_before (office, notice);
  return move_on (office, one, &move, why, by, error);
}

/* Only the issuer closes a notice. */
gboolean
desk_notices_confirm (DeskOffice  *office,
                      gint64       notice,
                      gint64       by,
                      GError     **error)
{
  static const char *const states[] = { "done", NULL };
  /* Translators: the title of an act; %s: the number of a notice */
  static const Move move = { N_ ("Confirm task notice %s"), "confirmed", "confirmed", -1, TRUE };
  g_autoptr (DeskNotice) one =
    get_in (office, notice, states,
            /* Translators: the number of a notice and its state */
            N_ ("%s is “%s”; it is confirmed when it is done, and once (MEE-4)"), error);
  DeskDate day = DESK_DATE_NONE;

  if (one == NULL)
    return FALSE;
  desk_equipment_moment (office, NULL, &day);
  if (by == 0)
    /* Translators: a name, the number of a notice */
    return desk_equipment_refuse (error, _ ("Name %s, who issued %s, with --by (MEE-4)"),
                                  one->issuer_name, one->number);
  if (!is_issuer (office, one, by, day))
    {
      g_autofree char *name = desk_people_dup_name (office, by);
      /* Translators: a name, the number of a notice, a name */
      return desk_equipment_refuse (
        error, _ ("%s cannot confirm %s; only %s, who issued it, can (MEE-4)"), name, one->number,
        one->issuer_name);
    }
  return move_on (office, one, &move, NULL, by, error);
}

static gboolean
holds_post (DeskOffice *office,
            const char *post,
            gint64      person)
{
  g_autoptr (DeskRows) rows = desk_store_select (
    desk_office_get_store (office), NULL,
    "SELECT 1 FROM posts WHERE post = ?1 AND ?2 IN (holder_id, deputy_id)", "ti", post, person);

  return rows != NULL && desk_rows_next (rows);
}

/* An unprinted notice is taken away, and its number is free again. The item of the
 * minutes stays, a task without a notice. */
static gboolean
take_away (DeskOffice  *office,
           gint64       notice,
           GError     **error)
{
  DeskStore *store = desk_office_get_store (office);

  return desk_store_execute (store, error,
                             "UPDATE minutes SET notice_id = NULL WHERE notice_id = ?", "i",
                             notice) &&
         desk_store_execute (store, error, "DELETE FROM notice_events WHERE notice_id = ?", "i",
                             notice) &&
         desk_store_execute (store, error, "DELETE FROM notices WHERE id = ?", "i", notice);
}

/**
 * desk_notices_void:
 * @reason: (nullable): why; a printed notice asks for it
 * @by: 0: the issuer
 *
 * Takes an unprinted notice back, so that its number is used again; a printed one
 * stays with its number and is void from now on.
 */
gboolean
desk_notices_void (DeskOffice  *office,
                   gint64       notice,
                   const char  *reason,
                   gint64       by,
                   GError     **error)
{
  static const char *const states[] = {
    "issued", "received", "in-progress", "done", "returned", NULL
  };
  /* Translators: the title of an act; %s: the number of a notice */
  static const Move move = { N_ ("Make task notice %s void"), "void", "void", -1, TRUE };
  g_autofree char *why = desk_meetings_clean (reason);
  g_autoptr (DeskNotice) one = get_in (
    office, notice, states,
    /* Translators: the number of a notice and its state */
    N_ ("%s is “%s”, so it stays as it is (MEE-3)"), error);
  g_autoptr (DeskAct) act = NULL;
  g_autofree char *title = NULL;
  DeskDate day = DESK_DATE_NONE;

  if (one == NULL)
    return FALSE;
  desk_equipment_moment (office, NULL, &day);
  if (by == 0)
    by = one->issuer;
  if (!is_issuer (office, one, by, day) && !holds_post (office, "administration", by) &&
      !holds_post (office, "director", by))
    {
      g_autofree char *name = desk_people_dup_name (office, by);
      /* Translators: a name, the number of a notice, a name */
      return desk_equipment_refuse (error, _ ("%s cannot take %s back; %s, who issued it, the"
                                              " administration and the director can (MEE-3)"),
                                    name, one->number, one->issuer_name);
    }
  if (one->printed != NULL && *why == '\0')
    /* Translators: %s: the number of a notice */
    return desk_equipment_refuse (error, _ ("%s is printed and stays, void; say why (MEE-3)"),
                                  one->number);
  if (one->printed != NULL)
    return move_on (office, one, &move, why, by, error);
  /* Translators: the title of an act; %s: the number of a notice */
  title = g_strdup_printf (_ ("Take task notice %s back"), one->number);
  act = desk_store_begin (desk_office_get_store (office), error, title);
  return act != NULL && take_away (office, notice, error) &&
         desk_act_commit (g_steal_pointer (&act), error);
}

/* Returns: (transfer full) (nullable): those of @notices that are not printed yet */
static GPtrArray *
read_unprinted (DeskOffice    *office,
                const gint64  *notices,
                guint          n_notices,
                GError       **error)
{
  g_autoptr (GPtrArray) unprinted =
    g_ptr_array_new_with_free_func ((GDestroyNotify) desk_notice_free);

  for (guint i = 0; i < n_notices; i++)
    {
      g_autoptr (DeskNotice) one = desk_notices_get (office, notices[i], error);

      if (one == NULL)
        return NULL;
      if (one->printed == NULL)
        g_ptr_array_add (unprinted, g_steal_pointer (&one));
    }
  return g_steal_pointer (&unprinted);
}

/**
 * desk_notices_mark_printed:
 *
 * Notes that notices were printed, or written to a file to be printed. From then on
 * their numbers stay, so this act is final: it cannot be undone, nor can the issue.
 * Those that were printed before change nothing.
 */
gboolean
desk_notices_mark_printed (DeskOffice    *office,
                           const gint64  *notices,
                           guint          n_notices,
                           GError       **error)
{
  DeskStore *store = desk_office_get_store (office);
  g_autoptr (GPtrArray) unprinted = read_unprinted (office, notices, n_notices, error);
  g_autoptr (DeskAct) act = NULL;
  g_autofree char *moment = NULL;
  g_autofree char *title = NULL;
  DeskDate day;

  if (unprinted == NULL)
    return FALSE;
  if (unprinted->len == 0)
    return TRUE;
  if (unprinted->len == 1)
    {
      const DeskNotice *one = unprinted->pdata[0];
      /* Translators: the title of an act; %s: the number of a notice */
      title = g_strdup_printf (_ ("Print task notice %s"), one->number);
    }
  else
    title = g_strdup_printf (ngettext ("Print %u task notice", "Print %u task notices",
                                       unprinted->len),
                             unprinted->len);
  act = desk_store_begin_final (store, error, title);
  if (act == NULL || !desk_equipment_moment (office, &moment, &day))
    return FALSE;
  for (guint i = 0; i < unprinted->len; i++)
    {
      const DeskNotice *one = unprinted->pdata[i];

      if (!desk_store_execute (store, error, "UPDATE notices SET printed = ? WHERE id = ?", "ti",
                               moment, one->id) ||
          !add_event (office, one->id, "printed", 0, -1, NULL, error))
        return FALSE;
    }
  return desk_act_commit (g_steal_pointer (&act), error);
}
