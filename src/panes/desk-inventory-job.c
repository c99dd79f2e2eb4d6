/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk-inventory-job.h"

#include <string.h>

#include "desk-date-entry.h"
#include "desk-equipment.h"
#include "desk-inventory-parts.h"
#include "desk-language.h"
#include "desk-maintenance.h"
#include "desk-people-picker.h"
#include "desk-records.h"

struct _DeskInventoryJob
{
  GtkWidget parent_instance;

  DeskOffice *office;
  gint64 job; /* 0: a new one */
  gint64 item;
  char *state; /* as it was read; what is being written is kept while it stays so */

  GtkWidget *scroller;
  GtkWidget *number;
  GtkWidget *about;
  GtkWidget *kind;
  GtkWidget *fault;
  GtkWidget *reporter;
  GtkWidget *report;
  GtkWidget *back;
  GtkWidget *send;
  GtkWidget *result;
  GtkWidget *cost;
  GtkWidget *finish;
  GtkWidget *message;
};

enum
{
  SIGNAL_SAVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DeskInventoryJob, desk_inventory_job, GTK_TYPE_WIDGET)

static void
on_done (DeskInventoryJob *self,
         gboolean          done,
         const GError     *error)
{
  desk_inventory_say (self->message, done ? NULL : error->message);
  if (!done)
    return;
  g_clear_pointer (&self->state, g_free);
  g_signal_emit (self, signals[SIGNAL_SAVED], 0, self->job);
}

/* A fault is reported; a service or a ready-test is a job that the studio gives itself. */
static gint64
open_job (DeskInventoryJob  *self,
          GError           **error)
{
  const char *kind = desk_inventory_choice_get (self->kind);
  const char *fault = desk_inventory_written (self->fault);
  gint64 reporter = desk_people_picker_get_person (DESK_PEOPLE_PICKER (self->reporter));
  g_autoptr (DeskDraft) draft = NULL;
  g_autofree char *number = NULL;

  if (g_str_equal (kind, "repair"))
    {
      number = desk_maintenance_report (self->office, self->item, fault, reporter, error);
      return number != NULL
               ? desk_records_find (self->office, &desk_kind_jobs, number, error)
               : 0;
    }
  draft = desk_draft_new (desk_office_get_store (self->office), &desk_kind_jobs);
  desk_draft_set_number (draft, "item", self->item);
  desk_draft_set_text (draft, "kind", kind);
  desk_draft_set_text (draft, "fault", fault);
  if (reporter != 0)
    desk_draft_set_number (draft, "reporter", reporter);
  return desk_records_save (self->office, draft, error) ? desk_draft_get_id (draft) : 0;
}

static void
on_report (DeskInventoryJob *self)
{
  g_autoptr (GError) error = NULL;
  gint64 job;

  if (desk_inventory_written (self->fault) == NULL)
    {
      desk_inventory_say (self->message, _ ("Say what is wrong."));
      gtk_widget_grab_focus (self->fault);
      return;
    }
  job = open_job (self, &error);
  if (job != 0)
    self->job = job;
  on_done (self, job != 0, error);
}

static void
on_send (DeskInventoryJob *self)
{
  const char *text = desk_inventory_written (self->back);
  DeskDate back = text != NULL ? desk_date_parse_lenient (text) : DESK_DATE_NONE;
  g_autoptr (GError) error = NULL;
  gboolean done;

  if (text != NULL && back == DESK_DATE_NONE)
    {
      desk_inventory_say (self->message, _ ("Write the day as 2026-10-09, or leave it out."));
      gtk_widget_grab_focus (self->back);
      return;
    }
  done = desk_maintenance_send (self->office, self->job, back, &error);
  on_done (self, done, error);
}

static void
on_finish (DeskInventoryJob *self)
{
  const char *text = desk_inventory_written (self->cost);
  g_autoptr (GError) error = NULL;
  DeskMoney cost = 0;
  gboolean done;

  if (text != NULL && (!desk_money_parse (text, &cost) || cost < 0))
    {
      desk_inventory_say (self->message, _ ("Write the cost in yuan, as 120 or 120.50."));
      gtk_widget_grab_focus (self->cost);
      return;
    }
  done = desk_maintenance_finish (self->office, self->job,
                                  desk_inventory_written (self->result), cost, &error);
  on_done (self, done, error);
}

static void
desk_inventory_job_dispose (GObject *object)
{
  DeskInventoryJob *self = DESK_INVENTORY_JOB (object);

  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_pointer (&self->state, g_free);
  g_clear_object (&self->office);

  G_OBJECT_CLASS (desk_inventory_job_parent_class)->dispose (object);
}

static void
desk_inventory_job_class_init (DeskInventoryJobClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = desk_inventory_job_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);

  /* DeskInventoryJob::saved: a step was made, of the job with that id. */
  signals[SIGNAL_SAVED] =
    g_signal_new ("saved", DESK_TYPE_INVENTORY_JOB, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_INT64);
}

static void
desk_inventory_job_init (DeskInventoryJob *self)
{
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

static GtkWidget *
make_button (DeskInventoryJob *self,
             GtkWidget        *box,
             const char       *label,
             GCallback         clicked)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  g_signal_connect_swapped (button, "clicked", clicked, self);
  gtk_box_append (GTK_BOX (box), button);
  return button;
}

GtkWidget *
desk_inventory_job_new (DeskOffice *office)
{
  DeskInventoryJob *self = g_object_new (DESK_TYPE_INVENTORY_JOB, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->office = g_object_ref (office);
  gtk_widget_add_css_class (box, "desk-inventory-slip");
  self->number = desk_inventory_heading (NULL);
  gtk_box_append (GTK_BOX (box), self->number);
  self->about = desk_inventory_label (NULL, "dim-label");
  gtk_box_append (GTK_BOX (box), self->about);
  self->kind = desk_inventory_choice_new (desk_kind_get_field (&desk_kind_jobs, "kind"), NULL);
  desk_inventory_add_field (box, _ ("Kind"), self->kind);
  self->fault = gtk_entry_new ();
  g_signal_connect_swapped (self->fault, "activate", G_CALLBACK (on_report), self);
  desk_inventory_add_field (box, _ ("Fault"), self->fault);
  self->reporter = desk_people_picker_new (office, _ ("Reported by"));
  desk_people_picker_set_allow_none (DESK_PEOPLE_PICKER (self->reporter), TRUE);
  desk_inventory_add_field (box, _ ("Reported by"), self->reporter);

  self->back = desk_date_entry_new ();
  desk_inventory_add_field (box, _ ("Expected back on"), self->back);
  self->send = make_button (self, box, _ ("_Send Away to Repair"), G_CALLBACK (on_send));
  self->result = gtk_entry_new ();
  g_signal_connect_swapped (self->result, "activate", G_CALLBACK (on_finish), self);
  desk_inventory_add_field (box, _ ("Result"), self->result);
  self->cost = gtk_entry_new ();
  gtk_entry_set_input_purpose (GTK_ENTRY (self->cost), GTK_INPUT_PURPOSE_NUMBER);
  desk_inventory_add_field (box, _ ("Cost, yuan"), self->cost);

  self->message = desk_inventory_label (NULL, "desk-note");
  gtk_widget_add_css_class (self->message, "warning");
  gtk_box_append (GTK_BOX (box), self->message);
  self->finish = make_button (self, box, _ ("_Finish the Job"), G_CALLBACK (on_finish));
  gtk_widget_add_css_class (self->finish, "suggested-action");
  self->report = make_button (self, box, _ ("_Open the Job"), G_CALLBACK (on_report));
  gtk_widget_add_css_class (self->report, "suggested-action");
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), box);
  desk_inventory_say (self->message, NULL);
  return GTK_WIDGET (self);
}

static void
show_step (DeskInventoryJob *self)
{
  gboolean is_new = self->job == 0;
  gboolean is_open = g_strcmp0 (self->state, "open") == 0;
  gboolean running = is_open || g_strcmp0 (self->state, "away") == 0;

  gtk_widget_set_sensitive (self->kind, is_new);
  gtk_editable_set_editable (GTK_EDITABLE (self->fault), is_new);
  gtk_widget_set_sensitive (self->reporter, is_new);
  gtk_widget_set_visible (self->report, is_new);
  gtk_widget_set_visible (self->back, is_open);
  gtk_widget_set_visible (self->send, is_open);
  gtk_widget_set_visible (self->result, !is_new);
  gtk_editable_set_editable (GTK_EDITABLE (self->result), running);
  gtk_widget_set_visible (self->cost, !is_new);
  gtk_editable_set_editable (GTK_EDITABLE (self->cost), running);
  gtk_widget_set_visible (self->finish, running);
}

static char *
describe (DeskInventoryJob *self,
          DeskRecord       *record)
{
  g_autofree char *title = desk_equipment_dup_title (self->office, self->item);
  g_autofree char *reported = desk_inventory_moment (desk_record_get_text (record, "reported"));
  g_autofree char *state = desk_record_dup_display (record, "state", desk_language_current ());
  g_autofree char *due = desk_record_dup_display (record, "due", desk_language_current ());
  g_autofree char *done = desk_inventory_moment (desk_record_get_text (record, "done"));
  g_autoptr (GString) text = g_string_new (title);

  g_string_append_printf (text, "\n%s\n%s", reported, state);
  if (*done != '\0')
    g_string_append_printf (text, " · %s", done);
  else if (g_strcmp0 (self->state, "away") == 0 && *due != '\0')
    /* Translators: %s: the day on which an item should be back from repair */
    g_string_append_printf (text, _ (" · back on %s"), due);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Shows the job with that id. What is being written stays, unless it went a step on. */
void
desk_inventory_job_show (DeskInventoryJob *self,
                         gint64            job)
{
  g_autoptr (DeskRecord) record =
    desk_record_get (desk_office_get_store (self->office), &desk_kind_jobs, job, NULL);
  const char *result;
  g_autofree char *about = NULL;
  g_autofree char *cost = NULL;

  if (record == NULL ||
      (job == self->job && g_strcmp0 (self->state, desk_record_get_text (record, "state")) == 0))
    return;
  self->job = job;
  self->item = desk_record_get_number (record, "item");
  g_free (self->state);
  self->state = g_strdup (desk_record_get_text (record, "state"));
  about = describe (self, record);
  gtk_label_set_label (GTK_LABEL (self->number), desk_record_get_text (record, "number"));
  gtk_label_set_label (GTK_LABEL (self->about), about);
  desk_inventory_choice_set (self->kind, desk_record_get_text (record, "kind"));
  gtk_editable_set_text (GTK_EDITABLE (self->fault), desk_record_get_text (record, "fault"));
  desk_people_picker_set_person (DESK_PEOPLE_PICKER (self->reporter),
                                 desk_record_get_number (record, "reporter"));
  gtk_editable_set_text (GTK_EDITABLE (self->back), "");
  result = desk_record_get_text (record, "result");
  gtk_editable_set_text (GTK_EDITABLE (self->result), result != NULL ? result : "");
  cost = desk_record_get_number (record, "cost") > 0
           ? desk_money_to_text (desk_record_get_number (record, "cost"))
           : NULL;
  gtk_editable_set_text (GTK_EDITABLE (self->cost), cost != NULL ? cost : "");
  desk_inventory_say (self->message, NULL);
  show_step (self);
}

/* Begins a job of @item. @kind: repair, service or ready-test */
void
desk_inventory_job_start (DeskInventoryJob *self,
                          gint64            item,
                          const char       *kind)
{
  g_autofree char *title = desk_equipment_dup_title (self->office, item);
  const char *fault = g_str_equal (kind, "service")      ? _ ("Periodic service")
                      : g_str_equal (kind, "ready-test") ? _ ("Ready-test after a long rest")
                                                         : "";

  self->job = 0;
  self->item = item;
  g_clear_pointer (&self->state, g_free);
  gtk_label_set_label (GTK_LABEL (self->number), g_str_equal (kind, "repair")
                                                   ? _ ("Report a Fault")
                                                   : _ ("Maintenance Job"));
  gtk_label_set_label (GTK_LABEL (self->about), title);
  desk_inventory_choice_set (self->kind, kind);
  gtk_editable_set_text (GTK_EDITABLE (self->fault), fault);
  desk_people_picker_set_person (DESK_PEOPLE_PICKER (self->reporter), 0);
  desk_inventory_say (self->message, NULL);
  show_step (self);
  gtk_widget_grab_focus (self->fault);
}
