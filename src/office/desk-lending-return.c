/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Taking back: counted, condition compared, battery measured (INV-6), and what
 * follows from it: a maintenance job, a damage report. */

#include <string.h>

#include "desk-battery.h"
#include "desk-damage.h"
#include "desk-equipment-private.h"
#include "desk-language.h"
#include "desk-lending-private.h"
#include "desk-people.h"

/* The loan that ends. */
typedef struct
{
  gint64 id;
  gint64 borrower;
  char *number;
  char *from;
  char *condition;
  char *accessories;
  char *missing; /* of the item, known before */
} Loan;

static void
loan_clear (Loan *self)
{
  g_free (self->number);
  g_free (self->from);
  g_free (self->condition);
  g_free (self->accessories);
  g_free (self->missing);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Loan, loan_clear)

static gboolean
read_loan (DeskOffice  *office,
           gint64       item,
           Loan        *loan,
           GError     **error)
{
  g_autoptr (DeskRows) rows = desk_store_select (
    desk_office_get_store (office), error,
    "SELECT l.id, l.borrower_id, e.number, l.\"from\", l.condition_out, l.accessories_out,"
    " e.missing FROM equipment e LEFT JOIN loans l ON l.item_id = e.id AND l.state = 'out'"
    " WHERE e.id = ?",
    "i", item);

  if (rows == NULL)
    return FALSE;
  if (!desk_rows_next (rows))
    return desk_equipment_refuse (error, _ ("There is no such item in the register (INV-1)"));
  loan->id = desk_rows_int (rows, 0);
  loan->borrower = desk_rows_int (rows, 1);
  loan->number = g_strdup (desk_rows_text (rows, 2));
  loan->from = g_strdup (desk_rows_text (rows, 3));
  loan->condition = g_strdup (desk_rows_text (rows, 4));
  loan->accessories = g_strdup (desk_rows_text (rows, 5));
  loan->missing = g_strdup (desk_rows_text (rows, 6));
  return TRUE;
}

static void
say (GPtrArray *followed,
     char      *sentence)
{
  if (followed != NULL)
    g_ptr_array_add (followed, sentence);
  else
    g_free (sentence);
}

/* Opens a damage report that follows from the return. */
static gboolean
open_damage (DeskOffice  *office,
             const Loan  *loan,
             gint64       item,
             const char  *kind,
             const char  *event,
             const char  *cause,
             GPtrArray   *followed,
             GError     **error)
{
  DeskDamageReport report = { .item = item,
                              .kind = kind,
                              .event = event,
                              .person = loan->borrower,
                              .loan = loan->id,
                              .cause = cause };
  g_autofree char *number = desk_damage_open (office, &report, error);

  if (number == NULL)
    return FALSE;
  /* Translators: an item's number, a damage report's number, what happened */
  say (followed,
       g_strdup_printf (_ ("%s: damage report %s was opened: %s"), loan->number, number, event));
  return TRUE;
}

/* What is missing is what went out and did not come back. Returns the item's new
 * list of missing accessories. */
static gboolean
count_missing (const Loan          *loan,
               const DeskLoanItem  *item,
               char               **missing,
               char               **all_missing,
               GError             **error)
{
  g_autoptr (GPtrArray) out = desk_accessories_parse (loan->accessories, error);
  g_autoptr (GPtrArray) gone = out != NULL ? desk_accessories_parse (item->missing, error) : NULL;
  g_autoptr (GPtrArray) before =
    gone != NULL ? desk_accessories_parse (loan->missing, error) : NULL;

  if (before == NULL || !desk_accessories_subtract (out, gone, error))
    return FALSE;
  desk_accessories_add (before, gone);
  *missing = desk_accessories_to_text (gone);
  *all_missing = desk_accessories_to_text (before);
  return TRUE;
}

static gboolean
is_misused_battery (const char *code)
{
  return code != NULL && !g_str_equal (code, "none") && !g_str_equal (code, "nimh") &&
         !g_str_equal (code, "alkaline");
}

static gboolean
follow_up (DeskOffice               *office,
           const DeskReturnRequest  *request,
           const DeskLoanItem       *item,
           const Loan               *loan,
           const char               *missing,
           GPtrArray                *followed,
           GError                  **error)
{
  for (guint i = 0; i < item->minutes->len; i++)
    {
      const DeskBatteryMinutes *one = &g_array_index (item->minutes, DeskBatteryMinutes, i);
      if (!desk_battery_add (office, item->item, one->battery, one->minutes, loan->id, error))
        return FALSE;
    }
  if (missing != NULL)
    {
      /* Translators: %s: accessories, as 充电器×1 */
      g_autofree char *event = g_strdup_printf (_ ("Missing at return: %s"), missing);
      if (!open_damage (office, loan, item->item, "missing", event, NULL, followed, error))
        return FALSE;
    }
  if (item->lost && !open_damage (office, loan, item->item, "lost", _ ("Lost while lent"), NULL,
                                  followed, error))
    return FALSE;
  if (is_misused_battery (request->emergency_battery))
    {
      const DeskField *field = desk_kind_get_field (&desk_kind_loans, "emergency_battery");
      /* Translators: %s: a kind of battery */
      g_autofree char *event =
        g_strdup_printf (_ ("Emergency battery of a kind that is not allowed: %s"),
                         desk_field_choice_label (field, request->emergency_battery,
                                                  desk_language_current ()));
      if (!open_damage (office, loan, item->item, "damage", event, "misuse", followed, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
take_back (DeskOffice               *office,
           const DeskReturnRequest  *request,
           const DeskLoanItem       *item,
           const char               *moment,
           DeskDate                  day,
           GPtrArray                *followed,
           GError                  **error)
{
  DeskStore *store = desk_office_get_store (office);
  g_auto (Loan) loan = { 0 };
  g_autofree char *missing = NULL;
  g_autofree char *all_missing = NULL;
  const char *condition;
  gint64 keeper;
  DeskValue cleaned = { .set = request->cleaned >= 0, .number = request->cleaned };

  if (!read_loan (office, item->item, &loan, error))
    return FALSE;
  if (loan.id == 0)
    /* Translators: %s: an item's number */
    return desk_equipment_refuse (error, _ ("%s is not lent, so it cannot come back (INV-6)"),
                                  loan.number);
  if (strcmp (moment, loan.from) < 0)
    /* Translators: an item's number and a moment */
    return desk_equipment_refuse (error,
                                  _ ("%s was handed over at %s and cannot come back before"
                                     " (INV-6)"),
                                  loan.number, loan.from);
  keeper = desk_lending_keeper (office, item->item, day, request->keeper, error);
  if (keeper == 0 || !count_missing (&loan, item, &missing, &all_missing, error))
    return FALSE;
  condition = item->condition != NULL      ? item->condition
              : request->condition != NULL ? request->condition
              : item->lost                 ? _ ("lost")
                                           : loan.condition;
  if (!desk_store_execute (
        store, error,
        "UPDATE loans SET state = 'returned', returned = ?, condition_in = ?, keeper_in_id = ?,"
        " accessories_missing = ?, cleaned = ?, emergency_battery = ?, settings_changed = ?,"
        " settings_leave_id = ? WHERE id = ?",
        "ttrtvttri", moment, condition, keeper, missing, &cleaned, request->emergency_battery,
        request->settings_changed, request->settings_leave, loan.id) ||
      !desk_store_execute (
        store, error,
        "UPDATE equipment SET state = ?, condition = ?, missing = ? WHERE id = ?", "ttti",
        item->lost ? "lost" : "in-store", condition, all_missing, item->item))
    return FALSE;
  if (g_strcmp0 (condition, loan.condition) != 0 && !item->lost)
    say (followed, g_strdup_printf (
                     /* Translators: an item's number and two conditions, as “good” */
                     _ ("%s went out “%s” and came back “%s”; report damage if there is any"),
                     loan.number, loan.condition != NULL ? loan.condition : "", condition));
  return follow_up (office, request, item, &loan, missing, followed, error);
}

/* The jobs that settling the act opened. */
static void
say_jobs (DeskOffice *office,
          gint64      last_job,
          GPtrArray  *followed)
{
  g_autoptr (DeskRows) rows = desk_store_select (
    desk_office_get_store (office), NULL,
    "SELECT e.number, j.number, j.fault FROM jobs j JOIN equipment e ON e.id = j.item_id"
    " WHERE j.id > ? ORDER BY j.id",
    "i", last_job);

  while (rows != NULL && desk_rows_next (rows))
    /* Translators: an item's number, a maintenance job's number, the fault */
    say (followed, g_strdup_printf (_ ("%s: maintenance job %s was opened: %s"),
                                    desk_rows_text (rows, 0), desk_rows_text (rows, 1),
                                    desk_rows_text (rows, 2)));
}

/**
 * desk_lending_return:
 * @followed: (out) (optional) (transfer full) (element-type utf8): a sentence for
 *   each thing that follows
 *
 * Takes items back at the moment of the act, all of them or none (INV-6); what did
 * not come along stays lent.
 */
gboolean
desk_lending_return (DeskOffice               *office,
                     const DeskReturnRequest  *request,
                     GPtrArray               **followed,
                     GError                  **error)
{
  DeskStore *store = desk_office_get_store (office);
  g_autoptr (GPtrArray) sentences = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (DeskRows) jobs = NULL;
  g_autoptr (DeskAct) act = NULL;
  g_autofree char *moment = NULL;
  g_autofree char *what = NULL;
  g_autofree char *title = NULL;
  gint64 last_job;
  DeskDate day;

  if (request->items->len == 0)
    return desk_equipment_refuse (error, _ ("Name what comes back (INV-6)"));
  if (!desk_equipment_moment (office, &moment, &day))
    return FALSE;
  what = request->items->len == 1
           ? desk_equipment_dup_title (office, ((DeskLoanItem *) request->items->pdata[0])->item)
           /* Translators: how many items of equipment */
           : g_strdup_printf (ngettext ("%u item", "%u items", request->items->len),
                              request->items->len);
  /* Translators: the title of an act: what comes back */
  title = g_strdup_printf (_ ("Take back %s"), what);
  act = desk_store_begin (store, error, title);
  jobs = act != NULL ? desk_store_select (store, error, "SELECT ifnull(max(id), 0) FROM jobs", "")
                     : NULL;
  if (jobs == NULL || !desk_rows_next (jobs))
    return FALSE;
  last_job = desk_rows_int (jobs, 0);
  for (guint i = 0; i < request->items->len; i++)
    if (!take_back (office, request, request->items->pdata[i], moment, day, sentences, error))
      return FALSE;
  if (!desk_act_commit (g_steal_pointer (&act), error))
    return FALSE;
  say_jobs (office, last_job, sentences);
  if (followed != NULL)
    *followed = g_steal_pointer (&sentences);
  return TRUE;
}
