/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk-shoots-deed.h"

#include "desk-clients.h"
#include "desk-inventory-parts.h"
#include "desk-language.h"
#include "desk-shoots-words.h"

/* How each deed asks. */
typedef struct
{
  const char *title;
  const char *text; /* what follows from it */
  const char *word; /* label of what is written */
  const char *accept;
  gboolean step;   /* asks for a step */
  gboolean ledger; /* may propose a ledger entry */
  gboolean grave;
} Look;

static const Look looks[] = {
  [DESK_SHOOTS_BACK] = { N_ ("Back to a Step"),
                         N_ ("The sign-offs since that step are withdrawn and kept. The clock "
                             "goes on."),
                         N_ ("Reason"), N_ ("Go _Back"), TRUE, FALSE, TRUE },
  [DESK_SHOOTS_PAUSE] = { N_ ("Pause the Clock"),
                          N_ ("Only waiting for the client or for the parcel stops the clock."),
                          N_ ("Note"), N_ ("_Pause"), FALSE, FALSE, FALSE },
  [DESK_SHOOTS_CANCEL] = { N_ ("Cancel the Case"),
                           N_ ("It leaves the board; what was recorded stays."), N_ ("Reason"),
                           N_ ("_Cancel the Case"), FALSE, FALSE, TRUE },
  [DESK_SHOOTS_WRONG_TURN] = { N_ ("Record a Wrong Turn"),
                               N_ ("It points to whoever signed that step."),
                               N_ ("What happened"), N_ ("_Record"), TRUE, TRUE, FALSE },
  [DESK_SHOOTS_COMPLAINT] = { N_ ("Record a Complaint"),
                              N_ ("It points to whoever signed that step."),
                              N_ ("What the client says"), N_ ("_Record"), TRUE, TRUE, FALSE },
  [DESK_SHOOTS_CONTACT] = { N_ ("Record a Contact"), N_ ("What was said with the client."),
                            N_ ("What was said"), N_ ("_Record"), FALSE, FALSE, FALSE },
};

/* What a remark may propose (SHO-5), the first being nothing. */
static const char *const ledger_kinds[] = { NULL, "criticism", "warning", "fine" };

struct _DeskShootsDeed
{
  GtkWidget parent_instance;

  DeskOffice *office;
  DeskShootsDeedKind kind;
  gint64 shoot;
  gint64 client;
  char *expected;   /* the step the case was in when it was asked */
  GPtrArray *steps; /* codes, as in the drop-down */

  GtkWidget *box;
  GtkLabel *title;
  GtkLabel *text;
  GtkWidget *step_row;
  GtkDropDown *step;
  GtkWidget *choice_row;
  GtkLabel *choice_label;
  GtkDropDown *choice;
  GtkLabel *word_label;
  GtkEditable *word;
  GtkWidget *ledger_row;
  GtkDropDown *ledger;
  GtkEditable *amount;
  GtkButton *accept;
};

enum
{
  SIGNAL_DONE,
  SIGNAL_FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DeskShootsDeed, desk_shoots_deed, GTK_TYPE_WIDGET)

static const DeskField *
choice_field (DeskShootsDeed *self)
{
  if (self->kind == DESK_SHOOTS_PAUSE)
    return desk_kind_get_field (&desk_kind_pauses, "reason");
  if (self->kind == DESK_SHOOTS_CONTACT)
    return desk_kind_get_field (&desk_kind_contacts, "channel");
  return NULL;
}

/* Carrying it out */

static const char *
chosen_step (DeskShootsDeed *self)
{
  guint selected = gtk_drop_down_get_selected (self->step);

  return selected < self->steps->len ? self->steps->pdata[selected] : NULL;
}

static const char *
chosen_code (DeskShootsDeed *self)
{
  return choice_field (self)->choices[gtk_drop_down_get_selected (self->choice)].code;
}

static gboolean
remark (DeskShootsDeed  *self,
        const char      *word,
        GError         **error)
{
  const char *ledger = ledger_kinds[gtk_drop_down_get_selected (self->ledger)];
  const char *written = gtk_editable_get_text (self->amount);
  DeskMoney amount = 0;

  if (g_strcmp0 (ledger, "fine") == 0 && !desk_money_parse (written, &amount))
    {
      g_set_error (error, DESK_ERROR, DESK_ERROR_INVALID, _ ("“%s” is not an amount of money."),
                   written);
      return FALSE;
    }
  return desk_flow_remark (self->office, self->shoot, chosen_step (self),
                           self->kind == DESK_SHOOTS_COMPLAINT ? "complaint" : "wrong-turn", word,
                           desk_shoots_actor (self->office), ledger, amount, error);
}

static gboolean
carry_out (DeskShootsDeed  *self,
           GError         **error)
{
  g_autofree char *word = g_strstrip (g_strdup (gtk_editable_get_text (self->word)));
  gint64 by = desk_shoots_actor (self->office);

  switch (self->kind)
    {
    case DESK_SHOOTS_BACK:
      return desk_flow_back (self->office, self->shoot, self->expected, chosen_step (self), word,
                             by, error);
    case DESK_SHOOTS_PAUSE:
      return desk_flow_pause (self->office, self->shoot, self->expected, chosen_code (self), word,
                              error);
    case DESK_SHOOTS_CANCEL:
      return desk_flow_cancel (self->office, self->shoot, self->expected, word, error);
    case DESK_SHOOTS_CONTACT:
      return desk_clients_add_contact (self->office, self->client, chosen_code (self), word, by,
                                       self->shoot, error) != 0;
    case DESK_SHOOTS_WRONG_TURN:
    case DESK_SHOOTS_COMPLAINT:
      return remark (self, word, error);
    }
  g_return_val_if_reached (FALSE);
}

static void
on_accept (DeskShootsDeed *self)
{
  g_autoptr (GError) error = NULL;

  if (!carry_out (self, &error))
    {
      g_signal_emit (self, signals[SIGNAL_FAILED], 0, error);
      return;
    }
  desk_shoots_deed_hide (self);
  g_signal_emit (self, signals[SIGNAL_DONE], 0);
}

static void
on_ledger (DeskShootsDeed *self)
{
  guint selected = gtk_drop_down_get_selected (self->ledger);

  gtk_widget_set_visible (GTK_WIDGET (self->amount),
                          selected < G_N_ELEMENTS (ledger_kinds) &&
                            g_strcmp0 (ledger_kinds[selected], "fine") == 0);
}

/* Asking */

static void
fill_steps (DeskShootsDeed     *self,
            const DeskFlowCase *shoot,
            const char         *wanted)
{
  const DeskFlowStep *now = desk_flow_template_get_step (shoot->template, shoot->card->step);
  guint end = now != NULL ? now->position : 0;
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  guint selected;

  /* A remark may be about the step at work too; one goes back to an earlier one. */
  if (self->kind != DESK_SHOOTS_BACK)
    end++;
  g_ptr_array_set_size (self->steps, 0);
  for (guint i = 0; i < end && i < shoot->template->steps->len; i++)
    {
      const DeskFlowStep *step = shoot->template->steps->pdata[i];

      g_ptr_array_add (self->steps, g_strdup (step->code));
      gtk_string_list_append (labels, desk_flow_step_get_title (step, desk_language_current ()));
    }
  gtk_drop_down_set_model (self->step, G_LIST_MODEL (labels));
  selected = self->steps->len > 0 ? self->steps->len - 1 : 0;
  for (guint i = 0; i < self->steps->len; i++)
    if (g_strcmp0 (self->steps->pdata[i], wanted) == 0)
      selected = i;
  gtk_drop_down_set_selected (self->step, selected);
}

static void
fill_choices (DeskShootsDeed *self)
{
  const DeskField *field = choice_field (self);
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  gtk_widget_set_visible (self->choice_row, field != NULL);
  if (field == NULL)
    return;
  for (guint i = 0; field->choices[i].code != NULL; i++)
    gtk_string_list_append (
      labels, desk_field_choice_label (field, field->choices[i].code, desk_language_current ()));
  gtk_label_set_label (self->choice_label, desk_field_get_label (field));
  gtk_drop_down_set_model (self->choice, G_LIST_MODEL (labels));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->choice), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  desk_field_get_label (field), -1);
}

static void
desk_shoots_deed_dispose (GObject *object)
{
  DeskShootsDeed *self = DESK_SHOOTS_DEED (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->office);

  G_OBJECT_CLASS (desk_shoots_deed_parent_class)->dispose (object);
}

static void
desk_shoots_deed_finalize (GObject *object)
{
  DeskShootsDeed *self = DESK_SHOOTS_DEED (object);

  g_ptr_array_unref (self->steps);
  g_free (self->expected);

  G_OBJECT_CLASS (desk_shoots_deed_parent_class)->finalize (object);
}

static gboolean
on_escape (GtkWidget *widget,
           GVariant  *arguments,
           gpointer   data)
{
  desk_shoots_deed_hide (DESK_SHOOTS_DEED (widget));
  return TRUE;
}

static void
desk_shoots_deed_class_init (DeskShootsDeedClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_shoots_deed_dispose;
  G_OBJECT_CLASS (klass)->finalize = desk_shoots_deed_finalize;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, on_escape, NULL);

  /* DeskShootsDeed::done: it was carried out. */
  signals[SIGNAL_DONE] = g_signal_new ("done", DESK_TYPE_SHOOTS_DEED, G_SIGNAL_RUN_LAST, 0, NULL,
                                       NULL, NULL, G_TYPE_NONE, 0);
  /* DeskShootsDeed::failed: it was refused. */
  signals[SIGNAL_FAILED] = g_signal_new ("failed", DESK_TYPE_SHOOTS_DEED, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static GtkWidget *
add_row (DeskShootsDeed  *self,
         const char      *text,
         GtkWidget       *input,
         GtkLabel       **label)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *name = desk_inventory_label (text, "desk-field-label");

  gtk_accessible_update_relation (GTK_ACCESSIBLE (input), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  name, NULL, -1);
  gtk_box_append (GTK_BOX (row), name);
  gtk_box_append (GTK_BOX (row), input);
  gtk_box_append (GTK_BOX (self->box), row);
  if (label != NULL)
    *label = GTK_LABEL (name);
  return row;
}

static GtkWidget *
make_ledger (DeskShootsDeed *self)
{
  const DeskField *field = desk_kind_get_field (&desk_kind_ledger, "kind");
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autoptr (GtkStringList) labels =
    gtk_string_list_new ((const char *const[]){ C_ ("ledger", "Propose nothing"), NULL });

  for (guint i = 1; i < G_N_ELEMENTS (ledger_kinds); i++)
    gtk_string_list_append (
      labels, desk_field_choice_label (field, ledger_kinds[i], desk_language_current ()));
  self->ledger =
    GTK_DROP_DOWN (gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&labels)), NULL));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->ledger), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("For the ledger"), -1);
  g_signal_connect_swapped (self->ledger, "notify::selected", G_CALLBACK (on_ledger), self);
  gtk_widget_set_hexpand (GTK_WIDGET (self->ledger), TRUE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->ledger));
  self->amount = GTK_EDITABLE (gtk_entry_new ());
  gtk_editable_set_text (self->amount, "10.00");
  gtk_editable_set_width_chars (self->amount, 8);
  gtk_editable_set_max_width_chars (self->amount, 8);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->amount), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Amount"), -1);
  gtk_widget_set_visible (GTK_WIDGET (self->amount), FALSE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->amount));
  return box;
}

static GtkWidget *
make_buttons (DeskShootsDeed *self)
{
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_ ("_Never Mind"));

  self->accept = GTK_BUTTON (gtk_button_new_with_mnemonic (""));
  g_signal_connect_swapped (cancel, "clicked", G_CALLBACK (desk_shoots_deed_hide), self);
  g_signal_connect_swapped (self->accept, "clicked", G_CALLBACK (on_accept), self);
  gtk_widget_set_hexpand (GTK_WIDGET (self->accept), TRUE);
  gtk_box_append (GTK_BOX (buttons), cancel);
  gtk_box_append (GTK_BOX (buttons), GTK_WIDGET (self->accept));
  return buttons;
}

static void
desk_shoots_deed_init (DeskShootsDeed *self)
{
  self->steps = g_ptr_array_new_with_free_func (g_free);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  gtk_widget_add_css_class (self->box, "desk-note");
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  self->title = GTK_LABEL (desk_inventory_heading (NULL));
  self->text = GTK_LABEL (desk_inventory_label (NULL, "desk-field-label"));
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->title));
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->text));
  self->step = GTK_DROP_DOWN (gtk_drop_down_new (NULL, NULL));
  self->step_row = add_row (self, _ ("Step"), GTK_WIDGET (self->step), NULL);
  self->choice = GTK_DROP_DOWN (gtk_drop_down_new (NULL, NULL));
  self->choice_row = add_row (self, "", GTK_WIDGET (self->choice), &self->choice_label);
  self->word = GTK_EDITABLE (gtk_entry_new ());
  g_signal_connect_swapped (self->word, "activate", G_CALLBACK (on_accept), self);
  add_row (self, "", GTK_WIDGET (self->word), &self->word_label);
  self->ledger_row = add_row (self, _ ("For the ledger"), make_ledger (self), NULL);
  gtk_box_append (GTK_BOX (self->box), make_buttons (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
desk_shoots_deed_new (DeskOffice *office)
{
  DeskShootsDeed *self = g_object_new (DESK_TYPE_SHOOTS_DEED, NULL);

  self->office = g_object_ref (office);
  return GTK_WIDGET (self);
}

/* Asks for what @kind needs of the case; @step: (nullable): the one that is meant. */
void
desk_shoots_deed_ask (DeskShootsDeed     *self,
                      DeskShootsDeedKind  kind,
                      const DeskFlowCase *shoot,
                      const char         *step)
{
  const Look *look = &looks[kind];

  self->kind = kind;
  self->shoot = shoot->card->id;
  self->client = shoot->card->client;
  g_free (self->expected);
  self->expected = g_strdup (shoot->card->step);
  gtk_label_set_label (self->title, _ (look->title));
  gtk_label_set_label (self->text, _ (look->text));
  gtk_label_set_label (self->word_label, _ (look->word));
  gtk_button_set_label (self->accept, _ (look->accept));
  gtk_widget_set_css_classes (
    GTK_WIDGET (self->accept),
    (const char *[]){ "text-button", look->grave ? "destructive-action" : "suggested-action",
                      NULL });
  gtk_widget_set_visible (self->step_row, look->step);
  gtk_widget_set_visible (self->ledger_row, look->ledger);
  fill_steps (self, shoot, step);
  fill_choices (self);
  gtk_drop_down_set_selected (self->ledger, 0);
  gtk_editable_set_text (self->word, "");
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->word));
}

void
desk_shoots_deed_hide (DeskShootsDeed *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}
