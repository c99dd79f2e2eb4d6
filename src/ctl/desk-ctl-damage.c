/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Damage and maintenance: reports, their steps, jobs. */

#include "desk-ctl.h"

#include "desk-damage.h"
#include "desk-equipment.h"
#include "desk-language.h"
#include "desk-maintenance.h"
#include "desk-people.h"
#include "desk-records.h"

/* The code that the word of an option means for a field of damage reports; NULL
 * without the option. An unknown word is answered. */
static gboolean
read_choice (DeskCtl     *self,
             const char  *option,
             const char **code)
{
  const char *word = desk_ctl_option (self, option);
  const DeskField *field = desk_kind_get_field (&desk_kind_damages, option);
  const DeskChoice *choice = word != NULL ? desk_field_find_choice (field, word) : NULL;
  g_autoptr (GPtrArray) known = NULL;

  *code = choice != NULL ? choice->code : NULL;
  if (word == NULL || choice != NULL)
    return TRUE;
  known = g_ptr_array_new ();
  for (choice = field->choices; choice->code != NULL; choice++)
    g_ptr_array_add (known, (gpointer) choice->code);
  desk_ctl_unknown (desk_field_get_label (field), word, known);
  return FALSE;
}

static gboolean
read_money (DeskCtl    *self,
            const char *option,
            DeskMoney  *amount)
{
  const char *text = desk_ctl_option (self, option);

  if (text == NULL || (desk_money_parse (text, amount) && *amount >= 0))
    return TRUE;
  desk_ctl_usage (text, _ ("this is no amount; write it like 120.00"));
  return FALSE;
}

static int
report_damage (DeskCtl *self)
{
  const char *number = desk_ctl_word (self, 1);
  const char *person = desk_ctl_option (self, "person");
  DeskDamageReport report = { .kind = "damage", .event = desk_ctl_option (self, "event") };
  g_autoptr (GError) error = NULL;
  g_autofree char *made = NULL;
  const char *kind;

  if (report.event == NULL)
    return desk_ctl_usage ("damage report", _ ("say what happened with --event"));
  if (!read_choice (self, "kind", &kind) || !read_choice (self, "cause", &report.cause) ||
      !read_choice (self, "severity", &report.severity) ||
      !read_money (self, "value", &report.value))
    return DESK_CTL_USAGE;
  if (kind != NULL)
    report.kind = kind;
  report.item = desk_equipment_find (self->office, number, &error);
  if (report.item != 0 && person != NULL)
    report.person = desk_people_find (self->office, person, &error);
  if (report.item != 0 && error == NULL)
    made = desk_damage_report (self->office, &report, &error);
  if (made == NULL)
    return desk_ctl_fail (number, error);
  desk_ctl_print (self, made);
  return DESK_CTL_DONE;
}

static int
propose_damage (DeskCtl *self,
                gint64   damage)
{
  const char *cause, *severity;
  DeskMoney value = 0, amount = -1;
  g_autoptr (GError) error = NULL;
  gint64 by;

  if (!read_choice (self, "cause", &cause) || !read_choice (self, "severity", &severity) ||
      !read_money (self, "value", &value) || !read_money (self, "amount", &amount))
    return DESK_CTL_USAGE;
  if (!desk_ctl_by (self, &by))
    return DESK_CTL_FAILED;
  if (!desk_damage_propose (self->office, damage, cause, severity, value, amount, by, &error))
    return desk_ctl_fail (desk_ctl_word (self, 1), error);
  return DESK_CTL_DONE;
}

static int
run_damage (DeskCtl *self)
{
  static const char *const verbs[] = { "report", "propose", "approve", "cancel", NULL };
  const char *verb = desk_ctl_word (self, 0);
  const char *number = desk_ctl_word (self, 1);
  g_autoptr (GError) error = NULL;
  gint64 damage, by;

  if (!g_strv_contains (verbs, verb))
    {
      g_autoptr (GPtrArray) known = g_ptr_array_new ();
      for (guint i = 0; verbs[i] != NULL; i++)
        g_ptr_array_add (known, (gpointer) verbs[i]);
      return desk_ctl_unknown (_ ("step"), verb, known);
    }
  if (g_str_equal (verb, "report"))
    return report_damage (self);
  damage = desk_records_find (self->office, &desk_kind_damages, number, &error);
  if (damage == 0)
    return desk_ctl_fail (number, error);
  if (g_str_equal (verb, "propose"))
    return propose_damage (self, damage);
  if (!desk_ctl_by (self, &by))
    return DESK_CTL_FAILED;
  if (g_str_equal (verb, "approve") && by == 0)
    return desk_ctl_usage ("damage approve", _ ("name the leader who approves with --by"));
  if (!(g_str_equal (verb, "approve")
          ? desk_damage_approve (self->office, damage, by, &error)
          : desk_damage_cancel (self->office, damage, desk_ctl_option (self, "reason"), &error)))
    return desk_ctl_fail (number, error);
  return DESK_CTL_DONE;
}

static int
run_fault (DeskCtl *self)
{
  const char *number = desk_ctl_word (self, 0);
  g_autoptr (GError) error = NULL;
  g_autofree char *job = NULL;
  gint64 item, by;

  if (!desk_ctl_by (self, &by))
    return DESK_CTL_FAILED;
  item = desk_equipment_find (self->office, number, &error);
  if (item != 0)
    job = desk_maintenance_report (self->office, item, desk_ctl_word (self, 1), by, &error);
  if (job == NULL)
    return desk_ctl_fail (number, error);
  desk_ctl_print (self, job);
  return DESK_CTL_DONE;
}

static int
run_job (DeskCtl *self)
{
  const char *verb = desk_ctl_word (self, 0);
  const char *number = desk_ctl_word (self, 1);
  gboolean is_send = g_str_equal (verb, "send");
  DeskDate back = DESK_DATE_NONE;
  DeskMoney cost = 0;
  g_autoptr (GError) error = NULL;
  gint64 job;

  if (!is_send && !g_str_equal (verb, "done"))
    {
      g_autoptr (GPtrArray) known = g_ptr_array_new ();
      g_ptr_array_add (known, (gpointer) "send");
      g_ptr_array_add (known, (gpointer) "done");
      return desk_ctl_unknown (_ ("step"), verb, known);
    }
  if (!read_money (self, "cost", &cost))
    return DESK_CTL_USAGE;
  if (!desk_ctl_date_option (self, "back", &back))
    return DESK_CTL_FAILED;
  job = desk_records_find (self->office, &desk_kind_jobs, number, &error);
  if (job == 0 ||
      !(is_send ? desk_maintenance_send (self->office, job, back, &error)
                : desk_maintenance_finish (self->office, job, desk_ctl_option (self, "result"),
                                           cost, &error)))
    return desk_ctl_fail (number, error);
  return DESK_CTL_DONE;
}

static const DeskCtlOption damage_options[] = {
  { "event", "TEXT", N_ ("what happened") },
  { "kind", "K", N_ ("damage wear missing lost") },
  { "cause", "C", N_ ("correct-use misuse force-majeure") },
  { "severity", "S", N_ ("slight moderate severe; it decides a partial amount") },
  { "value", "YUAN", N_ ("what the damage comes to; else the item's price") },
  { "amount", "YUAN", N_ ("what is to be paid; else as the rule says") },
  { "person", "P", N_ ("who had it; else who had it then") },
  { "reason", "R", N_ ("why it is cancelled") },
  { NULL },
};

static const DeskCtlOption job_options[] = {
  { "back", "D", N_ ("when it is expected back") },
  { "result", "TEXT", N_ ("what was done") },
  { "cost", "YUAN", N_ ("what it cost") },
  { NULL },
};

const DeskCtlCommand desk_ctl_damage_commands[] = {
  { "damage", "report ITEM --event TEXT | propose N | approve N --by LEADER | cancel N --reason R",
    N_ ("Damage: the file, liability by use and cause, the amount, approval, ledger.\n"
        "`report` prints the number; `propose` judges --cause and --severity."),
    "damage report EQ-001 --event 跌落 --cause misuse", damage_options, 2, 2, FALSE, run_damage },
  { "fault", "ITEM TEXT", N_ ("Reports a fault, which opens a maintenance job; prints its number."),
    "fault EQ-001 快门不响应 --by 张三", NULL, 2, 2, FALSE, run_fault },
  { "job", "send|done N [--back D] [--result TEXT] [--cost YUAN]",
    N_ ("Sends the item of a maintenance job away, or ends the job."),
    "job send WX-2026-0001 --back 2026-11-30", job_options, 2, 2, FALSE, run_job },
  { NULL },
};
