/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Maintenance and repair: jobs with their history, faults that anybody reports, the
 * service plan, what is long unused (INV-8). An item is in repair exactly while
 * one of its jobs says that it is away. */

#include "desk-maintenance.h"

#include "desk-equipment-private.h"
#include "desk-language.h"
#include "desk-records.h"
#include "desk-settings.h"

void
desk_maintenance_due_free (DeskMaintenanceDue *self)
{
  g_free (self->title);
  g_free (self->note);
  g_free (self);
}

/**
 * desk_maintenance_open:
 * @kind: `repair`, `battery`, `service` or `ready-test`
 * @source: (nullable): what made it, when the program did
 *
 * Returns: (transfer full) (nullable): the number of the job
 */
char *
desk_maintenance_open (DeskOffice  *office,
                       gint64       item,
                       const char  *kind,
                       const char  *fault,
                       gint64       reporter,
                       const char  *source,
                       GError     **error)
{
  g_autofree char *number = desk_equipment_next_number (office, "jobs", "number", "WX", error);
  g_autofree char *moment = NULL;
  DeskDate day;

  if (number == NULL || !desk_equipment_moment (office, &moment, &day) ||
      !desk_store_execute (desk_office_get_store (office), error,
                           "INSERT INTO jobs (number, item_id, kind, reported, reporter_id, fault,"
                           " source) VALUES (?, ?, ?, ?, ?, ?, ?)",
                           "tittrtt", number, item, kind, moment, reporter, fault, source))
    return NULL;
  return g_steal_pointer (&number);
}

/* A fault that anybody may report (报修单), as one act. Returns: (transfer full)
 * (nullable): the job's number */
char *
desk_maintenance_report (DeskOffice  *office,
                         gint64       item,
                         const char  *fault,
                         gint64       reporter,
                         GError     **error)
{
  g_autofree char *number = desk_equipment_dup_number (office, item);
  g_autofree char *job = NULL;
  /* Translators: the title of an act: an item's number */
  g_autofree char *title = g_strdup_printf (_ ("Report a fault of %s"), number);
  g_autoptr (DeskAct) act = desk_store_begin (desk_office_get_store (office), error, title);

  if (act == NULL)
    return NULL;
  job = desk_maintenance_open (office, item, "repair", fault, reporter, NULL, error);
  return job != NULL && desk_act_commit (g_steal_pointer (&act), error) ? g_steal_pointer (&job)
                                                                        : NULL;
}

/* Sends the item of a job away, as one act. @back: when it is expected, or none. */
gboolean
desk_maintenance_send (DeskOffice  *office,
                       gint64       job,
                       DeskDate     back,
                       GError     **error)
{
  g_autoptr (DeskDraft) draft =
    desk_draft_edit (desk_office_get_store (office), &desk_kind_jobs, job, error);

  if (draft == NULL)
    return FALSE;
  if (g_strcmp0 (desk_draft_get_text (draft, "state"), "open") != 0)
    /* Translators: %s: the number of a maintenance job */
    return desk_equipment_refuse (error, _ ("The job %s is not open (INV-8)"),
                                  desk_draft_get_text (draft, "number"));
  desk_draft_set_text (draft, "state", "away");
  desk_draft_set_date (draft, "due", back);
  return desk_records_save (office, draft, error);
}

/* Ends a job, as one act; an item that was away is in store again. */
gboolean
desk_maintenance_finish (DeskOffice  *office,
                         gint64       job,
                         const char  *result,
                         DeskMoney    cost,
                         GError     **error)
{
  g_autoptr (DeskDraft) draft =
    desk_draft_edit (desk_office_get_store (office), &desk_kind_jobs, job, error);
  const char *state = draft != NULL ? desk_draft_get_text (draft, "state") : NULL;

  if (draft == NULL)
    return FALSE;
  if (g_strcmp0 (state, "open") != 0 && g_strcmp0 (state, "away") != 0)
    /* Translators: %s: the number of a maintenance job */
    return desk_equipment_refuse (error, _ ("The job %s is over already (INV-8)"),
                                  desk_draft_get_text (draft, "number"));
  desk_draft_set_text (draft, "state", "done");
  desk_draft_set_text (draft, "result", result);
  if (cost > 0)
    desk_draft_set_number (draft, "cost", cost);
  return desk_records_save (office, draft, error);
}

/**
 * desk_maintenance_settle_item:
 * @by_job: a job was changed, so the item follows; else its state was, and the
 *   jobs follow
 *
 * Keeps an item's state and its jobs in line.
 */
gboolean
desk_maintenance_settle_item (DeskOffice  *office,
                              gint64       item,
                              gboolean     by_job,
                              GError     **error)
{
  DeskStore *store = desk_office_get_store (office);
  g_autoptr (DeskRows) rows = desk_store_select (
    store, error,
    "SELECT state, EXISTS (SELECT 1 FROM jobs WHERE item_id = e.id AND state = 'away')"
    " FROM equipment e WHERE id = ?",
    "i", item);
  g_autofree char *moment = NULL;
  g_autofree char *number = NULL;
  gboolean in_repair, away;
  DeskDate day;

  if (rows == NULL)
    return FALSE;
  if (!desk_rows_next (rows))
    return TRUE;
  in_repair = g_str_equal (desk_rows_text (rows, 0), "repair");
  away = desk_rows_int (rows, 1) != 0;
  if (in_repair == away)
    return TRUE;
  if (by_job && in_repair)
    return desk_store_execute (store, error,
                               "UPDATE equipment SET state = 'in-store' WHERE id = ?", "i", item);
  if (by_job && g_str_equal (desk_rows_text (rows, 0), "in-store"))
    return desk_store_execute (store, error, "UPDATE equipment SET state = 'repair' WHERE id = ?",
                               "i", item);
  if (in_repair)
    {
      number = desk_maintenance_open (office, item, "repair", _ ("Sent to repair"), 0, NULL, error);
      return number != NULL &&
             desk_store_execute (store, error, "UPDATE jobs SET state = 'away' WHERE number = ?",
                                 "t", number);
    }
  return desk_equipment_moment (office, &moment, &day) &&
         desk_store_execute (store, error,
                             "UPDATE jobs SET state = 'done', done = ? WHERE item_id = ?"
                             " AND state = 'away'",
                             "ti", moment, item);
}

static GPtrArray *
read_due (DeskOffice  *office,
          const char  *sql,
          DeskDate     day,
          gint64       days,
          GError     **error)
{
  g_autoptr (DeskRows) rows =
    desk_store_select (desk_office_get_store (office), error, sql, "di", day, days);
  GPtrArray *list;

  if (rows == NULL)
    return NULL;
  list = g_ptr_array_new_with_free_func ((GDestroyNotify) desk_maintenance_due_free);
  while (desk_rows_next (rows))
    {
      DeskMaintenanceDue *due = g_new0 (DeskMaintenanceDue, 1);

      due->item = desk_rows_int (rows, 0);
      due->title = desk_equipment_dup_title (office, due->item);
      due->since = desk_rows_date (rows, 1);
      due->due = desk_rows_date (rows, 2);
      due->note = g_strdup (desk_rows_text (rows, 3));
      due->responsible = desk_rows_int (rows, 4);
      g_ptr_array_add (list, due);
    }
  return list;
}

/* Returns: (transfer full) (nullable) (element-type DeskMaintenanceDue): the items
 * whose periodic service is due on @day */
GPtrArray *
desk_maintenance_list_due (DeskOffice  *office,
                           DeskDate     day,
                           GError     **error)
{
  return read_due (office,
                   "SELECT id, since, date(since, '+' || service_days || ' days') AS due,"
                   " storage_note, ifnull(responsible_id, 0) FROM (SELECT e.*, coalesce("
                   "(SELECT max(substr(done, 1, 10)) FROM jobs WHERE item_id = e.id"
                   " AND kind = 'service' AND state = 'done'), bought, (SELECT min(substr(\"from\","
                   " 1, 10)) FROM custody WHERE equipment_id = e.id)) AS since FROM equipment e"
                   " WHERE service_days IS NOT NULL AND state NOT IN ('lost', 'retired'))"
                   " WHERE date(since, '+' || service_days || ' days') <= ?1 AND ?2 = 0"
                   " ORDER BY due, number",
                   day, 0, error);
}

/* Returns: (transfer full) (nullable) (element-type DeskMaintenanceDue): the items in
 * store that nobody used for as many days as the setting says */
GPtrArray *
desk_maintenance_list_idle (DeskOffice  *office,
                            DeskDate     day,
                            GError     **error)
{
  return read_due (office,
                   "SELECT id, since, NULL, storage_note, ifnull(responsible_id, 0) FROM"
                   " (SELECT e.*, coalesce((SELECT max(substr(returned, 1, 10)) FROM loans WHERE"
                   " item_id = e.id AND state = 'returned'), (SELECT min(substr(\"from\", 1, 10))"
                   " FROM custody WHERE equipment_id = e.id)) AS since,"
                   " (SELECT max(substr(done, 1, 10)) FROM jobs WHERE item_id = e.id AND kind ="
                   " 'ready-test' AND state = 'done') AS tested FROM equipment e WHERE"
                   " state = 'in-store') WHERE date(max(since, ifnull(tested, '')), '+' || ?2 ||"
                   " ' days') <= ?1 ORDER BY since, number",
                   day, desk_settings_get_integer (office, "equipment.idle-days"), error);
}
