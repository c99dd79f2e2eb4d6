/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk-inventory-damage.h"

#include "desk-damage.h"
#include "desk-equipment.h"
#include "desk-inventory-parts.h"
#include "desk-language.h"
#include "desk-lending.h"
#include "desk-people-picker.h"
#include "desk-people.h"
#include "desk-records.h"

struct _DeskInventoryDamage
{
  GtkWidget parent_instance;

  DeskOffice *office;
  gint64 damage; /* 0: a new one */
  gint64 item;
  char *state; /* as it was read; what is being written is kept while it stays so */
  gboolean filling;

  GtkWidget *box;
  GtkWidget *number;
  GtkWidget *about;
  GtkWidget *kind;
  GtkWidget *event;
  GtkWidget *person;
  GtkWidget *cause;
  GtkWidget *severity;
  GtkWidget *value;
  GtkWidget *verdict; /* what it will come to, before anything is saved */
  GtkWidget *amount;
  GtkWidget *keeper;
  GtkWidget *leader;
  GtkWidget *reason;
  GtkWidget *message;
  GtkWidget *report;
  GtkWidget *propose;
  GtkWidget *approve;
  GtkWidget *cancel;
  GtkWidget *print;
};

enum
{
  SIGNAL_SAVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DeskInventoryDamage, desk_inventory_damage, GTK_TYPE_WIDGET)

static const DeskField *
field (const char *name)
{
  return desk_kind_get_field (&desk_kind_damages, name);
}

static DeskMoney
written_money (GtkWidget *entry)
{
  DeskMoney amount;

  return desk_money_parse (gtk_editable_get_text (GTK_EDITABLE (entry)), &amount) ? amount : 0;
}

static void
write_money (GtkWidget *entry,
             DeskMoney  amount)
{
  g_autofree char *text = amount > 0 ? desk_money_to_text (amount) : NULL;

  gtk_editable_set_text (GTK_EDITABLE (entry), text != NULL ? text : "");
}

static gboolean
is_state (DeskInventoryDamage *self,
          const char          *state)
{
  return g_strcmp0 (self->state, state) == 0;
}

static gboolean
is_closed (DeskInventoryDamage *self)
{
  return is_state (self, "approved") || is_state (self, "cancelled");
}

static DeskDamageReport
read_report (DeskInventoryDamage *self)
{
  return (DeskDamageReport){
    .item = self->item,
    .kind = desk_inventory_choice_get (self->kind),
    .event = desk_inventory_written (self->event),
    .person = desk_people_picker_get_person (DESK_PEOPLE_PICKER (self->person)),
    .cause = desk_inventory_choice_get (self->cause),
    .severity = desk_inventory_choice_get (self->severity),
    .value = written_money (self->value),
  };
}

/* Says who pays what, while it is still being written (INV-7). */
static void
show_verdict (DeskInventoryDamage *self)
{
  DeskDamageReport report;
  DeskMoney amount;
  const char *liability;
  gboolean partial;
  g_autofree char *text = NULL;
  g_autofree char *money = NULL;
  g_autofree char *name = NULL;

  if (self->filling)
    return;
  report = read_report (self);
  liability = desk_damage_expect (self->office, self->damage, &report, &amount);
  partial = g_strcmp0 (liability, "partial") == 0;
  /* How severe it was decides only over a part. */
  gtk_widget_set_visible (self->severity, liability == NULL || partial);
  gtk_widget_set_visible (self->amount, partial && self->damage != 0 && !is_closed (self));
  name = report.person != 0 ? desk_people_dup_name (self->office, report.person) : NULL;
  money = desk_inventory_money (amount);
  if (liability == NULL)
    text = g_strdup (_ ("Who pays is said as soon as the cause is chosen."));
  else if (g_str_equal (liability, "none"))
    text = g_strdup (_ ("A shoot task, used correctly or force majeure: nobody pays."));
  else if (amount <= 0 || name == NULL)
    text = g_strdup (partial ? _ ("Liable for a part; say what the damage comes to.")
                             : _ ("Liable for all of it; say what the damage comes to."));
  else
    /* Translators: %1$s: a name, %2$s: an amount of money */
    text = g_strdup_printf (partial ? _ ("%1$s pays a part: %2$s by the rule.")
                                    : _ ("%1$s pays all of it: %2$s."),
                            name, money);
  gtk_label_set_label (GTK_LABEL (self->verdict), text);
  if (partial)
    gtk_entry_set_placeholder_text (GTK_ENTRY (self->amount), amount > 0 ? money : NULL);
}

/* Only a damage or a loss can cost as much as the whole item. */
static void
on_kind (DeskInventoryDamage *self)
{
  DeskDamageReport report = { .item = self->item, .kind = desk_inventory_choice_get (self->kind) };
  DeskMoney amount;

  if (self->filling || self->damage != 0)
    return;
  desk_damage_expect (self->office, 0, &report, &amount);
  write_money (self->value, report.value);
  show_verdict (self);
}

static void
on_done (DeskInventoryDamage *self,
         gboolean             done,
         const GError        *error)
{
  desk_inventory_say (self->message, done ? NULL : error->message);
  if (!done)
    return;
  g_clear_pointer (&self->state, g_free);
  g_signal_emit (self, signals[SIGNAL_SAVED], 0, self->damage);
}

static void
on_report (DeskInventoryDamage *self)
{
  DeskDamageReport report = read_report (self);
  g_autoptr (GError) error = NULL;
  g_autofree char *number = NULL;

  if (report.event == NULL)
    {
      desk_inventory_say (self->message, _ ("Say what happened."));
      gtk_widget_grab_focus (self->event);
      return;
    }
  number = desk_damage_report (self->office, &report, &error);
  if (number != NULL)
    self->damage =
      desk_records_find (self->office, &desk_kind_damages, number, NULL);
  on_done (self, number != NULL, error);
}

/* The person is part of the file, not of the proposal. */
static gboolean
save_person (DeskInventoryDamage  *self,
             GError              **error)
{
  gint64 person = desk_people_picker_get_person (DESK_PEOPLE_PICKER (self->person));
  g_autoptr (DeskDraft) draft = desk_draft_edit (desk_office_get_store (self->office),
                                                 &desk_kind_damages, self->damage, error);

  if (draft == NULL)
    return FALSE;
  if (desk_draft_get_number (draft, "person") == person)
    return TRUE;
  desk_draft_set_number (draft, "person", person);
  return desk_records_save (self->office, draft, error);
}

static void
on_propose (DeskInventoryDamage *self)
{
  DeskDamageReport report = read_report (self);
  DeskMoney amount = gtk_widget_get_visible (self->amount) &&
                         desk_inventory_written (self->amount) != NULL
                       ? written_money (self->amount)
                       : -1;
  g_autoptr (GError) error = NULL;
  gboolean done =
    save_person (self, &error) &&
    desk_damage_propose (self->office, self->damage, report.cause, report.severity, report.value,
                         amount, desk_people_picker_get_person (DESK_PEOPLE_PICKER (self->keeper)),
                         &error);

  on_done (self, done, error);
}

static void
on_approve (DeskInventoryDamage *self)
{
  g_autoptr (GError) error = NULL;
  gint64 leader = desk_people_picker_get_person (DESK_PEOPLE_PICKER (self->leader));
  gboolean done;

  if (leader == 0)
    {
      desk_inventory_say (self->message, _ ("Choose the leader who approves it."));
      desk_people_picker_popup (DESK_PEOPLE_PICKER (self->leader));
      return;
    }
  done = desk_damage_approve (self->office, self->damage, leader, &error);
  on_done (self, done, error);
}

static void
on_cancel (DeskInventoryDamage *self)
{
  GtkWidget *popover =
    gtk_widget_get_ancestor (self->reason, GTK_TYPE_POPOVER);
  g_autoptr (GError) error = NULL;
  gboolean done = desk_damage_cancel (self->office, self->damage,
                                      desk_inventory_written (self->reason), &error);

  gtk_popover_popdown (GTK_POPOVER (popover));
  on_done (self, done, error);
}

static void
desk_inventory_damage_dispose (GObject *object)
{
  DeskInventoryDamage *self = DESK_INVENTORY_DAMAGE (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->state, g_free);
  g_clear_object (&self->office);

  G_OBJECT_CLASS (desk_inventory_damage_parent_class)->dispose (object);
}

static void
desk_inventory_damage_class_init (DeskInventoryDamageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = desk_inventory_damage_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);

  /* DeskInventoryDamage::saved: a step was made, of the file with that id. */
  signals[SIGNAL_SAVED] =
    g_signal_new ("saved", DESK_TYPE_INVENTORY_DAMAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_INT64);
}

static void
desk_inventory_damage_init (DeskInventoryDamage *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/* Building */

static GtkWidget *
make_picker (DeskInventoryDamage *self,
             GtkWidget           *box,
             const char          *name)
{
  GtkWidget *picker = desk_people_picker_new (self->office, name);

  desk_people_picker_set_allow_none (DESK_PEOPLE_PICKER (picker), TRUE);
  desk_inventory_add_field (box, name, picker);
  return picker;
}

static GtkWidget *
make_button (DeskInventoryDamage *self,
             GtkWidget           *box,
             const char          *label,
             GCallback            clicked)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_add_css_class (button, "suggested-action");
  g_signal_connect_swapped (button, "clicked", clicked, self);
  gtk_box_append (GTK_BOX (box), button);
  return button;
}

static GtkWidget *
make_cancel (DeskInventoryDamage *self)
{
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *accept = gtk_button_new_with_mnemonic (_ ("_Close the File"));

  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), _ ("Cancel…"));
  self->reason = gtk_entry_new ();
  gtk_editable_set_width_chars (GTK_EDITABLE (self->reason), 28);
  g_signal_connect_swapped (self->reason, "activate", G_CALLBACK (on_cancel), self);
  desk_inventory_add_field (box, _ ("Why nothing follows from it"), self->reason);
  gtk_widget_add_css_class (accept, "destructive-action");
  g_signal_connect_swapped (accept, "clicked", G_CALLBACK (on_cancel), self);
  gtk_box_append (GTK_BOX (box), accept);
  gtk_widget_add_css_class (box, "desk-inventory-movement");
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
  return button;
}

static void
make_fields (DeskInventoryDamage *self,
             GtkWidget           *box)
{
  self->kind = desk_inventory_choice_new (field ("kind"), NULL);
  desk_inventory_add_field (box, _ ("Kind"), self->kind);
  self->event = gtk_entry_new ();
  desk_inventory_add_field (box, _ ("What happened"), self->event);
  self->person = make_picker (self, box, _ ("Who had it"));
  self->cause = desk_inventory_choice_new (field ("cause"), _ ("not judged yet"));
  desk_inventory_add_field (box, _ ("Cause"), self->cause);
  self->severity = desk_inventory_choice_new (field ("severity"), _ ("not said"));
  desk_inventory_add_field (box, _ ("Severity"), self->severity);
  self->value = gtk_entry_new ();
  gtk_entry_set_input_purpose (GTK_ENTRY (self->value), GTK_INPUT_PURPOSE_NUMBER);
  desk_inventory_add_field (box, _ ("What the damage comes to, yuan"), self->value);
  g_signal_connect_swapped (self->kind, "notify::selected", G_CALLBACK (on_kind), self);
  g_signal_connect_swapped (self->cause, "notify::selected", G_CALLBACK (show_verdict), self);
  g_signal_connect_swapped (self->severity, "notify::selected", G_CALLBACK (show_verdict), self);
  g_signal_connect_swapped (self->value, "changed", G_CALLBACK (show_verdict), self);
  g_signal_connect_swapped (self->person, "chosen", G_CALLBACK (show_verdict), self);

  self->verdict = desk_inventory_label (NULL, "desk-note");
  gtk_box_append (GTK_BOX (box), self->verdict);
  self->amount = gtk_entry_new ();
  gtk_entry_set_input_purpose (GTK_ENTRY (self->amount), GTK_INPUT_PURPOSE_NUMBER);
  desk_inventory_add_field (box, _ ("Amount to propose, if not by the rule"), self->amount);
  self->keeper = make_picker (self, box, _ ("Proposed by"));
}

/* The next step stays in sight, however long the file is. */
static GtkWidget *
make_steps (DeskInventoryDamage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *next = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *more = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_widget_add_css_class (box, "desk-side-buttons");
  self->leader = make_picker (self, box, _ ("Approved by"));
  self->message = desk_inventory_label (NULL, "desk-note");
  gtk_widget_add_css_class (self->message, "warning");
  gtk_box_append (GTK_BOX (box), self->message);
  gtk_box_set_homogeneous (GTK_BOX (next), TRUE);
  self->propose = make_button (self, next, _ ("_Propose the Amount"), G_CALLBACK (on_propose));
  self->approve = make_button (self, next, _ ("A_pprove"), G_CALLBACK (on_approve));
  self->report = make_button (self, next, _ ("_Open the File"), G_CALLBACK (on_report));
  gtk_box_append (GTK_BOX (box), next);
  gtk_box_set_homogeneous (GTK_BOX (more), TRUE);
  self->print = gtk_button_new_with_mnemonic (_ ("_Form…"));
  gtk_widget_set_tooltip_text (self->print, _ ("Preview and print the damage report"));
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->print), "x", (gint64) 0);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->print), "win.inventory.preview-damage");
  gtk_box_append (GTK_BOX (more), self->print);
  self->cancel = make_cancel (self);
  gtk_box_append (GTK_BOX (more), self->cancel);
  gtk_box_append (GTK_BOX (box), more);
  return box;
}

GtkWidget *
desk_inventory_damage_new (DeskOffice *office)
{
  DeskInventoryDamage *self = g_object_new (DESK_TYPE_INVENTORY_DAMAGE, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->office = g_object_ref (office);
  self->filling = TRUE;
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (self->box), scroller);
  gtk_widget_add_css_class (box, "desk-inventory-slip");
  self->number = desk_inventory_heading (NULL);
  gtk_box_append (GTK_BOX (box), self->number);
  self->about = desk_inventory_label (NULL, "dim-label");
  gtk_box_append (GTK_BOX (box), self->about);
  make_fields (self, box);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  gtk_box_append (GTK_BOX (self->box), make_steps (self));
  desk_inventory_say (self->message, NULL);
  return GTK_WIDGET (self);
}

/* Which step is next, and what may still be written. */
static void
show_step (DeskInventoryDamage *self)
{
  gboolean is_new = self->damage == 0, is_proposed = is_state (self, "proposed");
  gboolean closed = is_closed (self);

  gtk_widget_set_sensitive (self->kind, is_new);
  gtk_editable_set_editable (GTK_EDITABLE (self->event), is_new);
  gtk_widget_set_sensitive (self->person, !closed);
  gtk_widget_set_sensitive (self->cause, !closed);
  gtk_widget_set_sensitive (self->severity, !closed);
  gtk_widget_set_sensitive (self->value, !closed);
  gtk_widget_set_visible (self->keeper, !is_new);
  gtk_widget_set_sensitive (self->keeper, !closed);
  gtk_widget_set_visible (self->leader, is_proposed || is_state (self, "approved"));
  gtk_widget_set_sensitive (self->leader, is_proposed);
  gtk_widget_set_visible (self->report, is_new);
  gtk_widget_set_visible (self->propose, !is_new && !closed);
  gtk_button_set_label (GTK_BUTTON (self->propose),
                        is_proposed ? _ ("_Propose Anew") : _ ("_Propose the Amount"));
  if (is_proposed)
    gtk_widget_remove_css_class (self->propose, "suggested-action");
  else
    gtk_widget_add_css_class (self->propose, "suggested-action");
  gtk_widget_set_visible (self->approve, is_proposed);
  gtk_widget_set_visible (self->print, !is_new);
  gtk_widget_set_visible (self->cancel, !is_new && !closed);
}

/* Where the file stands, and the slip it belongs to. */
static char *
describe (DeskInventoryDamage *self,
          DeskRecord          *record)
{
  g_autofree char *state = desk_record_dup_display (record, "state", desk_language_current ());
  g_autofree char *slip = desk_record_dup_display (record, "loan", desk_language_current ());
  g_autofree char *happened = desk_inventory_moment (desk_record_get_text (record, "happened"));
  g_autofree char *title = desk_equipment_dup_title (self->office, self->item);
  g_autofree char *money = desk_inventory_money (desk_record_get_number (record, "amount"));
  gboolean has_amount = !is_state (self, "open") && !is_state (self, "cancelled");
  g_autoptr (GString) text = g_string_new (title);

  g_string_append_printf (text, "\n%s", happened);
  if (slip != NULL && *slip != '\0')
    g_string_append_printf (text, " · %s", slip);
  if (desk_record_get_number (record, "for_shoot") != 0)
    g_string_append_printf (text, " · %s", _ ("shoot task"));
  g_string_append_printf (text, "\n%s", state);
  if (has_amount)
    g_string_append_printf (text, " · %s", money);
  if (desk_record_get_text (record, "note") != NULL)
    g_string_append_printf (text, " · %s", desk_record_get_text (record, "note"));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Shows the file with that id. What is being written into it stays, unless the file
 * went a step on. */
void
desk_inventory_damage_show (DeskInventoryDamage *self,
                            gint64               damage)
{
  g_autoptr (DeskRecord) record = desk_record_get (desk_office_get_store (self->office),
                                                   &desk_kind_damages, damage, NULL);
  g_autofree char *about = NULL;
  gint64 keeper;

  if (record == NULL || (damage == self->damage &&
                         is_state (self, desk_record_get_text (record, "state"))))
    return;
  self->filling = TRUE;
  self->damage = damage;
  self->item = desk_record_get_number (record, "item");
  g_free (self->state);
  self->state = g_strdup (desk_record_get_text (record, "state"));
  about = describe (self, record);
  gtk_label_set_label (GTK_LABEL (self->number), desk_record_get_text (record, "number"));
  gtk_label_set_label (GTK_LABEL (self->about), about);
  desk_inventory_choice_set (self->kind, desk_record_get_text (record, "kind"));
  gtk_editable_set_text (GTK_EDITABLE (self->event), desk_record_get_text (record, "event"));
  desk_people_picker_set_person (DESK_PEOPLE_PICKER (self->person),
                                 desk_record_get_number (record, "person"));
  desk_inventory_choice_set (self->cause, desk_record_get_text (record, "cause"));
  desk_inventory_choice_set (self->severity, desk_record_get_text (record, "severity"));
  write_money (self->value, desk_record_get_number (record, "value"));
  gtk_editable_set_text (GTK_EDITABLE (self->amount), "");
  gtk_editable_set_text (GTK_EDITABLE (self->reason), "");
  keeper = desk_record_get_number (record, "proposer");
  if (keeper == 0)
    keeper = desk_lending_acting_keeper (self->office, self->item, desk_date_today ());
  desk_people_picker_set_person (DESK_PEOPLE_PICKER (self->keeper), keeper);
  desk_people_picker_set_person (DESK_PEOPLE_PICKER (self->leader),
                                 desk_record_get_number (record, "approver"));
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->print), "x", damage);
  desk_inventory_say (self->message, NULL);
  show_step (self);
  self->filling = FALSE;
  show_verdict (self);
}

/* Begins a file of @item. @kind: (nullable), @event: (nullable): what is known already */
void
desk_inventory_damage_start (DeskInventoryDamage *self,
                             gint64               item,
                             const char          *kind,
                             const char          *event)
{
  DeskDamageReport report = { .item = item, .kind = kind != NULL ? kind : "damage" };
  g_autofree char *title = desk_equipment_dup_title (self->office, item);
  DeskMoney amount;

  self->filling = TRUE;
  self->damage = 0;
  self->item = item;
  g_clear_pointer (&self->state, g_free);
  desk_damage_expect (self->office, 0, &report, &amount);
  gtk_label_set_label (GTK_LABEL (self->number), _ ("Report Damage"));
  gtk_label_set_label (GTK_LABEL (self->about), title);
  desk_inventory_choice_set (self->kind, kind);
  gtk_editable_set_text (GTK_EDITABLE (self->event), event != NULL ? event : "");
  desk_people_picker_set_person (DESK_PEOPLE_PICKER (self->person), report.person);
  desk_inventory_choice_set (self->cause, NULL);
  desk_inventory_choice_set (self->severity, NULL);
  write_money (self->value, report.value);
  desk_inventory_say (self->message, NULL);
  show_step (self);
  self->filling = FALSE;
  show_verdict (self);
  gtk_widget_grab_focus (self->event);
}
