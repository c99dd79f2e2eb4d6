/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A new entry of the ledger by hand: proposed first, like all (CON-2). */

#include "desk-conduct-entry.h"

#include "desk-language.h"
#include "desk-people-picker.h"
#include "desk-records.h"

typedef struct
{
  DeskOffice *office;
  GtkWidget *popover;
  GtkWidget *person;
  GtkDropDown *kind;
  GtkEditable *clause;
  GtkEditable *amount;
  GtkEditable *reason;
  GtkLabel *error;
  GtkWidget *propose;
} NewEntry;

static void
new_entry_free (gpointer data)
{
  NewEntry *self = data;

  g_object_unref (self->office);
  g_free (self);
}

static const DeskChoice *
chosen_kind (NewEntry *self)
{
  return &desk_kind_get_field (&desk_kind_ledger, "kind")
            ->choices[gtk_drop_down_get_selected (self->kind)];
}

/* What is written without a sign is paid by the person where it is a fine. */
static DeskMoney
signed_amount (NewEntry *self)
{
  const char *text = gtk_editable_get_text (self->amount);
  DeskMoney amount = 0;

  desk_money_parse (text, &amount);
  return g_str_equal (chosen_kind (self)->code, "bonus") ||
             g_str_equal (chosen_kind (self)->code, "praise")
           ? ABS (amount)
           : -ABS (amount);
}

static void
update (NewEntry *self)
{
  const char *amount = gtk_editable_get_text (self->amount);
  DeskMoney money;

  gtk_widget_set_sensitive (
    self->propose, desk_people_picker_get_person (DESK_PEOPLE_PICKER (self->person)) != 0 &&
                     *gtk_editable_get_text (self->clause) != '\0' &&
                     *gtk_editable_get_text (self->reason) != '\0' &&
                     (*amount == '\0' || desk_money_parse (amount, &money)));
  gtk_widget_set_visible (GTK_WIDGET (self->error), FALSE);
}

static void
on_propose (NewEntry *self)
{
  g_autoptr (DeskDraft) draft =
    desk_draft_new (desk_office_get_store (self->office), &desk_kind_ledger);
  g_autoptr (GError) error = NULL;

  if (!gtk_widget_get_sensitive (self->propose))
    return;
  desk_draft_set_number (draft, "person",
                         desk_people_picker_get_person (DESK_PEOPLE_PICKER (self->person)));
  desk_draft_set_text (draft, "kind", chosen_kind (self)->code);
  desk_draft_set_text (draft, "clause", gtk_editable_get_text (self->clause));
  desk_draft_set_text (draft, "evidence", gtk_editable_get_text (self->reason));
  desk_draft_set_number (draft, "amount", signed_amount (self));
  if (desk_records_save (self->office, draft, &error))
    {
      gtk_editable_set_text (self->reason, "");
      gtk_popover_popdown (GTK_POPOVER (self->popover));
      return;
    }
  gtk_label_set_label (self->error, error->message);
  gtk_widget_set_visible (GTK_WIDGET (self->error), TRUE);
}

static void
add_row (GtkWidget  *grid,
         int         row,
         const char *text,
         GtkWidget  *input)
{
  GtkWidget *label = gtk_label_new_with_mnemonic (text);

  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), input);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (input), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  label, NULL, -1);
  gtk_widget_set_hexpand (input, TRUE);
  gtk_grid_attach (GTK_GRID (grid), label, 0, row, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), input, 1, row, 1, 1);
}

static GtkWidget *
make_kind (NewEntry *self)
{
  const DeskField *field = desk_kind_get_field (&desk_kind_ledger, "kind");
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);

  for (guint i = 0; field->choices[i].code != NULL; i++)
    {
      gtk_string_list_append (words, desk_field_choice_label (field, field->choices[i].code,
                                                              desk_language_current ()));
    }
  self->kind = GTK_DROP_DOWN (gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&words)), NULL));
  g_signal_connect_swapped (self->kind, "notify::selected", G_CALLBACK (update), self);
  return GTK_WIDGET (self->kind);
}

static GtkEditable *
make_entry (NewEntry *self)
{
  GtkWidget *entry = gtk_entry_new ();

  g_signal_connect_swapped (entry, "changed", G_CALLBACK (update), self);
  g_signal_connect_swapped (entry, "activate", G_CALLBACK (on_propose), self);
  return GTK_EDITABLE (entry);
}

/* Returns: (transfer floating): a popover that proposes an entry */
GtkWidget *
desk_conduct_entry_new (DeskOffice *office)
{
  NewEntry *self = g_new0 (NewEntry, 1);
  GtkWidget *grid = gtk_grid_new ();

  self->office = g_object_ref (office);
  self->popover = gtk_popover_new ();
  g_object_set_data_full (G_OBJECT (self->popover), "desk-new-entry", self, new_entry_free);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 8);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  gtk_widget_set_size_request (grid, 320, -1);
  self->person = desk_people_picker_new (office, _ ("Person"));
  g_signal_connect_swapped (self->person, "chosen", G_CALLBACK (update), self);
  self->clause = make_entry (self);
  self->amount = make_entry (self);
  self->reason = make_entry (self);
  g_object_set (self->amount, "input-purpose", GTK_INPUT_PURPOSE_NUMBER, NULL);
  add_row (grid, 0, _ ("_Person"), self->person);
  add_row (grid, 1, _ ("_Kind"), make_kind (self));
  add_row (grid, 2, _ ("C_lause"), GTK_WIDGET (self->clause));
  add_row (grid, 3, _ ("_Amount in yuan"), GTK_WIDGET (self->amount));
  add_row (grid, 4, _ ("_Reason"), GTK_WIDGET (self->reason));
  self->error = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->error, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->error), "desk-field-error");
  gtk_grid_attach (GTK_GRID (grid), GTK_WIDGET (self->error), 0, 5, 2, 1);
  self->propose = gtk_button_new_with_mnemonic (_ ("Pr_opose"));
  gtk_widget_add_css_class (self->propose, "suggested-action");
  gtk_widget_set_halign (self->propose, GTK_ALIGN_END);
  g_signal_connect_swapped (self->propose, "clicked", G_CALLBACK (on_propose), self);
  gtk_grid_attach (GTK_GRID (grid), self->propose, 0, 6, 2, 1);
  gtk_popover_set_child (GTK_POPOVER (self->popover), grid);
  update (self);
  return self->popover;
}
