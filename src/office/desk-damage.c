/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Damage: a file, liability by use and cause, an amount that the keeper proposes and
 * a leader approves, and then the person's ledger (INV-7).
 *
 *                  shoot task   any other use
 *   correct use    none         partial
 *   force majeure  none         partial
 *   misuse         partial      full           */

#include "desk-damage.h"

#include "desk-equipment-private.h"
#include "desk-language.h"
#include "desk-ledger.h"
#include "desk-lending-private.h"
#include "desk-people.h"
#include "desk-records.h"
#include "desk-settings.h"

/* Returns: the code of how far the user is liable */
const char *
desk_damage_liability (gboolean    for_shoot,
                       const char *cause)
{
  if (g_strcmp0 (cause, "misuse") == 0)
    return for_shoot ? "partial" : "full";
  return for_shoot ? "none" : "partial";
}

/* Of accessories and wear only the keeper can say what they are worth. */
static gboolean
is_whole_item (const char *kind)
{
  return g_strcmp0 (kind, "damage") == 0 || g_strcmp0 (kind, "lost") == 0;
}

/* Who had the item when it happened: its borrower, else its responsible person. */
static gboolean
find_user (DeskOffice        *office,
           DeskDamageReport  *report,
           const char        *moment,
           gboolean          *for_shoot,
           GError           **error)
{
  DeskStore *store = desk_office_get_store (office);
  g_autoptr (DeskRows) rows = desk_store_select (
    store, error,
    "SELECT id, borrower_id, for_shoot FROM loans WHERE item_id = ?1 AND state IN ('out',"
    " 'returned') AND \"from\" <= ?2 AND ifnull(returned, '9999') >= ?2 AND ?3 IN (0, id)"
    " ORDER BY \"from\" DESC LIMIT 1",
    "iti", report->item, moment, report->loan);
  g_autoptr (DeskRows) item =
    desk_store_select (store, error, "SELECT responsible_id, price FROM equipment WHERE id = ?",
                       "i", report->item);

  if (rows == NULL || item == NULL)
    return FALSE;
  if (!desk_rows_next (item))
    return desk_equipment_refuse (error, _ ("There is no such item in the register (INV-1)"));
  *for_shoot = FALSE;
  if (desk_rows_next (rows) &&
      (report->person == 0 || report->person == desk_rows_int (rows, 1)))
    {
      report->loan = desk_rows_int (rows, 0);
      report->person = desk_rows_int (rows, 1);
      *for_shoot = desk_rows_int (rows, 2) != 0;
    }
  if (report->person == 0)
    report->person = desk_rows_int (item, 0);
  if (report->value == 0 && is_whole_item (report->kind))
    report->value = desk_rows_int (item, 1);
  return TRUE;
}

/**
 * desk_damage_open:
 *
 * Opens the file of a damage; within an act.
 *
 * Returns: (transfer full) (nullable): its number
 */
char *
desk_damage_open (DeskOffice              *office,
                  const DeskDamageReport  *report,
                  GError                 **error)
{
  DeskDamageReport known = *report;
  g_autofree char *number = desk_equipment_next_number (office, "damages", "number", "SH", error);
  g_autofree char *moment = NULL;
  gboolean for_shoot = FALSE;
  DeskDate day;

  if (number == NULL || !desk_equipment_moment (office, &moment, &day) ||
      !find_user (office, &known, moment, &for_shoot, error))
    return NULL;
  if (!desk_store_execute (
        desk_office_get_store (office), error,
        "INSERT INTO damages (number, item_id, kind, happened, event, person_id, loan_id,"
        " for_shoot, cause, severity, liability, value)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, nullif(?, 0))",
        "titttrrittti", number, known.item, known.kind, moment, known.event, known.person,
        known.loan, (gint64) for_shoot, known.cause, known.severity,
        known.cause != NULL ? desk_damage_liability (for_shoot, known.cause) : NULL, known.value))
    return NULL;
  return g_steal_pointer (&number);
}

/* As desk_damage_open(), as one act. */
char *
desk_damage_report (DeskOffice              *office,
                    const DeskDamageReport  *report,
                    GError                 **error)
{
  g_autofree char *item = desk_equipment_dup_number (office, report->item);
  g_autofree char *number = NULL;
  /* Translators: the title of an act: an item's number */
  g_autofree char *title = g_strdup_printf (_ ("Report damage of %s"), item);
  g_autoptr (DeskAct) act = desk_store_begin (desk_office_get_store (office), error, title);

  if (act == NULL)
    return NULL;
  number = desk_damage_open (office, report, error);
  return number != NULL && desk_act_commit (g_steal_pointer (&act), error)
           ? g_steal_pointer (&number)
           : NULL;
}

static DeskDraft *
edit (DeskOffice  *office,
      gint64       damage,
      const char  *first,
      const char  *second,
      GError     **error)
{
  g_autoptr (DeskDraft) draft =
    desk_draft_edit (desk_office_get_store (office), &desk_kind_damages, damage, error);
  const char *state = draft != NULL ? desk_draft_get_text (draft, "state") : NULL;

  if (draft == NULL)
    return NULL;
  if (g_strcmp0 (state, first) == 0 || g_strcmp0 (state, second) == 0)
    return g_steal_pointer (&draft);
  desk_equipment_refuse (
    error,
    /* Translators: a damage report's number and its state, as “approved” */
    _ ("The damage report %s is “%s” already, so this step is not open (INV-7)"),
    desk_draft_get_text (draft, "number"),
    desk_field_choice_label (desk_kind_get_field (&desk_kind_damages, "state"), state,
                             desk_language_current ()));
  return NULL;
}

/* What a part of the damage comes to, by how severe the misuse was. */
static DeskMoney
partial_amount (DeskOffice *office,
                DeskMoney   value,
                const char *severity)
{
  const char *key = g_strcmp0 (severity, "slight") == 0   ? "damages.slight-percent"
                    : g_strcmp0 (severity, "severe") == 0 ? "damages.severe-percent"
                                                          : "damages.moderate-percent";

  return value * desk_settings_get_integer (office, key) / 100;
}

static gboolean
decide_amount (DeskOffice  *office,
               DeskDraft   *draft,
               DeskMoney    amount,
               GError     **error)
{
  const char *number = desk_draft_get_text (draft, "number");
  const char *liability = desk_draft_get_text (draft, "liability");
  DeskMoney value = desk_draft_get_number (draft, "value");

  if (g_str_equal (liability, "none"))
    {
      if (amount > 0)
        return desk_equipment_refuse (
          error,
          /* Translators: %s: a damage report's number */
          _ ("%s: nobody pays for a shoot task used correctly or for force majeure (INV-7)"),
          number);
      desk_draft_set_number (draft, "amount", 0);
      return TRUE;
    }
  if (value <= 0)
    return desk_equipment_refuse (
      /* Translators: %s: a damage report's number */
      error, _ ("%s: say what the damage comes to (INV-7)"), number);
  if (desk_draft_get_number (draft, "person") == 0)
    return desk_equipment_refuse (
      /* Translators: %s: a damage report's number */
      error, _ ("%s: say who is liable (INV-7)"), number);
  if (g_str_equal (liability, "full"))
    {
      if (amount >= 0 && amount != value)
        return desk_equipment_refuse (
          /* Translators: %s: a damage report's number */
          error, _ ("%s: misuse outside a shoot task is paid in full (INV-7)"), number);
      amount = value;
    }
  else if (amount < 0)
    amount = partial_amount (office, value, desk_draft_get_text (draft, "severity"));
  else if (amount == 0 || amount >= value)
    return desk_equipment_refuse (
      /* Translators: %s: a damage report's number */
      error, _ ("%s: the liability is partial, so the amount lies between nothing and all of it"
                " (INV-7)"),
      number);
  desk_draft_set_number (draft, "amount", amount);
  return TRUE;
}

static DeskMoney
price_of (DeskOffice *office,
          gint64      item)
{
  g_autoptr (DeskRows) rows = desk_store_select (desk_office_get_store (office), NULL,
                                                 "SELECT price FROM equipment WHERE id = ?", "i",
                                                 item);

  return rows != NULL && desk_rows_next (rows) ? desk_rows_int (rows, 0) : 0;
}

/**
 * desk_damage_expect:
 * @damage: the file, or 0 while it is not opened yet
 * @report: what is known; the person, loan and value that are not said are looked up
 *   and put in
 * @amount: (out): what is to be paid, as the rule says; 0: nothing, or nobody can say yet
 *
 * Tells beforehand what proposing will come to (INV-7).
 *
 * Returns: (nullable): the code of how far the person is liable; %NULL without a cause
 */
const char *
desk_damage_expect (DeskOffice       *office,
                    gint64            damage,
                    DeskDamageReport *report,
                    DeskMoney        *amount)
{
  g_autoptr (DeskRecord) file =
    damage != 0
      ? desk_record_get (desk_office_get_store (office), &desk_kind_damages, damage, NULL)
      : NULL;
  g_autofree char *moment = NULL;
  const char *liability;
  gboolean for_shoot = FALSE;
  DeskDate day;

  *amount = 0;
  if (file != NULL)
    for_shoot = desk_record_get_number (file, "for_shoot") != 0;
  else if (!desk_equipment_moment (office, &moment, &day) ||
           !find_user (office, report, moment, &for_shoot, NULL))
    return NULL;
  if (report->value == 0 && is_whole_item (report->kind))
    report->value = price_of (office, report->item);
  if (report->cause == NULL)
    return NULL;
  liability = desk_damage_liability (for_shoot, report->cause);
  if (g_str_equal (liability, "full"))
    *amount = report->value;
  else if (g_str_equal (liability, "partial"))
    *amount = partial_amount (office, report->value, report->severity);
  return liability;
}

/**
 * desk_damage_propose:
 * @cause: (nullable): as the file says
 * @severity: (nullable): as the file says; it decides a partial amount
 * @value: what the damage comes to; 0: as the file says
 * @amount: -1: as the rule says
 * @keeper: who proposes; 0: whoever acts as keeper
 *
 * The keeper judges the cause and proposes the amount, as one act.
 */
gboolean
desk_damage_propose (DeskOffice  *office,
                     gint64       damage,
                     const char  *cause,
                     const char  *severity,
                     DeskMoney    value,
                     DeskMoney    amount,
                     gint64       keeper,
                     GError     **error)
{
  g_autoptr (DeskDraft) draft = edit (office, damage, "open", "proposed", error);
  DeskDate day;

  if (draft == NULL || !desk_equipment_moment (office, NULL, &day))
    return FALSE;
  keeper = desk_lending_keeper (office, desk_draft_get_number (draft, "item"), day, keeper, error);
  if (keeper == 0)
    return FALSE;
  if (cause != NULL)
    desk_draft_set_text (draft, "cause", cause);
  if (severity != NULL)
    desk_draft_set_text (draft, "severity", severity);
  if (value == 0 && desk_draft_get_number (draft, "value") == 0 &&
      is_whole_item (desk_draft_get_text (draft, "kind")))
    value = price_of (office, desk_draft_get_number (draft, "item"));
  if (value > 0)
    desk_draft_set_number (draft, "value", value);
  if (desk_draft_get_text (draft, "cause") == NULL)
    return desk_equipment_refuse (
      /* Translators: %s: a damage report's number */
      error, _ ("%s: say the cause: correct use, misuse or force majeure (INV-7)"),
      desk_draft_get_text (draft, "number"));
  desk_draft_set_text (draft, "liability",
                       desk_damage_liability (desk_draft_get_number (draft, "for_shoot") != 0,
                                              desk_draft_get_text (draft, "cause")));
  if (!decide_amount (office, draft, amount, error))
    return FALSE;
  desk_draft_set_number (draft, "proposer", keeper);
  desk_draft_set_text (draft, "state", "proposed");
  return desk_records_save (office, draft, error);
}

/**
 * desk_damage_approve:
 * @leader: the head of a department or the director, not who pays
 *
 * Approves the amount, as one act; it becomes a proposed entry of the person's
 * ledger (CON-2).
 */
gboolean
desk_damage_approve (DeskOffice  *office,
                     gint64       damage,
                     gint64       leader,
                     GError     **error)
{
  DeskStore *store = desk_office_get_store (office);
  g_autoptr (DeskDraft) draft = edit (office, damage, "proposed", "proposed", error);
  g_autofree char *moment = NULL;
  g_autofree char *title = NULL;
  g_autofree char *item = NULL;
  g_autofree char *evidence = NULL;
  g_autofree char *source = g_strdup_printf ("damage/%" G_GINT64_FORMAT, damage);
  g_autofree char *clause = desk_settings_get (office, "damages.clause");
  g_autoptr (DeskAct) act = NULL;
  gint64 person;
  DeskMoney amount;
  DeskDate day;

  if (draft == NULL || !desk_equipment_moment (office, &moment, &day))
    return FALSE;
  person = desk_draft_get_number (draft, "person");
  amount = desk_draft_get_number (draft, "amount");
  if (!desk_lending_check_leader (office, leader, person, day, "INV-7", error))
    return FALSE;
  /* Translators: the title of an act: a damage report's number */
  title = g_strdup_printf (_ ("Approve the damage report %s"),
                           desk_draft_get_text (draft, "number"));
  item = desk_equipment_dup_title (office, desk_draft_get_number (draft, "item"));
  /* Translators: evidence in the ledger: a damage report's number, an item, what happened */
  evidence = g_strdup_printf (_ ("%s: %s – %s"), desk_draft_get_text (draft, "number"), item,
                              desk_draft_get_text (draft, "event"));
  desk_draft_set_number (draft, "approver", leader);
  desk_draft_set_text (draft, "approved", moment);
  desk_draft_set_text (draft, "state", "approved");
  act = desk_store_begin (store, error, title);
  if (act == NULL || !desk_draft_save (draft, error) ||
      (amount > 0 && !desk_ledger_propose (office, day, person, clause, -amount, "fine", evidence,
                                           source, error)))
    return FALSE;
  return desk_act_commit (g_steal_pointer (&act), error);
}

/* Closes a file without a consequence, as one act. */
gboolean
desk_damage_cancel (DeskOffice  *office,
                    gint64       damage,
                    const char  *reason,
                    GError     **error)
{
  g_autoptr (DeskDraft) draft = edit (office, damage, "open", "proposed", error);

  if (draft == NULL)
    return FALSE;
  if (reason == NULL || *reason == '\0')
    return desk_equipment_refuse (error, _ ("Say why the damage report is cancelled (INV-7)"));
  desk_draft_set_text (draft, "note", reason);
  desk_draft_set_text (draft, "state", "cancelled");
  return desk_records_save (office, draft, error);
}

/* Whether a damage report may be saved: approval is a step of its own, and what was
 * approved stays. */
gboolean
desk_damage_check_draft (DeskOffice  *office,
                         DeskDraft   *draft,
                         GError     **error)
{
  gint64 id = desk_draft_get_id (draft);
  const char *state = desk_draft_get_text (draft, "state");
  const char *cause = desk_draft_get_text (draft, "cause");
  g_autoptr (DeskRows) rows =
    desk_store_select (desk_office_get_store (office), error,
                       "SELECT state FROM damages WHERE id = ?", "i", id);
  const char *before;

  if (rows == NULL)
    return FALSE;
  before = desk_rows_next (rows) ? desk_rows_text (rows, 0) : "open";
  if (g_str_equal (before, "approved") || g_str_equal (before, "cancelled"))
    return desk_equipment_refuse (
      /* Translators: %s: a damage report's number */
      error, _ ("The damage report %s is closed and stays as it is (INV-7)"),
      desk_draft_get_text (draft, "number"));
  if (g_strcmp0 (state, "approved") == 0 ||
      (g_strcmp0 (state, "proposed") == 0 && desk_draft_get_number (draft, "proposer") == 0))
    return desk_equipment_refuse (
      error, _ ("Damage is proposed by the keeper and approved by a leader; use “damage propose”"
                " and “damage approve” (INV-7)"));
  if (cause != NULL && desk_draft_get_text (draft, "liability") == NULL)
    desk_draft_set_text (draft, "liability",
                         desk_damage_liability (desk_draft_get_number (draft, "for_shoot") != 0,
                                                cause));
  return TRUE;
}
