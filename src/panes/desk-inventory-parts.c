/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk-inventory-parts.h"

#include "desk-language.h"
#include "desk-record.h"

/* @css: (nullable). Returns: (transfer floating): words that wrap, from the left */
GtkWidget *
desk_inventory_label (const char *text,
                      const char *css)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (css != NULL)
    gtk_widget_add_css_class (label, css);
  return label;
}

GtkWidget *
desk_inventory_heading (const char *text)
{
  return desk_inventory_label (text, "heading");
}

void
desk_inventory_clear (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_box_remove (GTK_BOX (box), child);
}

/* Puts @input into @grid with its name before it. */
void
desk_inventory_add_row (GtkWidget  *grid,
                        int         row,
                        const char *text,
                        GtkWidget  *input)
{
  GtkWidget *label = gtk_label_new_with_mnemonic (text);

  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), input);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (input), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  label, NULL, -1);
  gtk_widget_set_hexpand (input, TRUE);
  gtk_grid_attach (GTK_GRID (grid), label, 0, row, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), input, 1, row, 1, 1);
}

GtkWidget *
desk_inventory_form_grid (void)
{
  GtkWidget *grid = gtk_grid_new ();

  gtk_grid_set_row_spacing (GTK_GRID (grid), 8);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 10);
  return grid;
}

/* Returns: (transfer full): "Fri, Oct 9 18:00" */
char *
desk_inventory_moment (const char *moment)
{
  g_autofree char *day = NULL;
  DeskDate date;
  int minutes;

  if (moment == NULL || !desk_moment_parse (moment, &date, &minutes))
    return g_strdup (moment != NULL ? moment : "");
  day = desk_date_format (date, DESK_DATE_STYLE_DAY_WEEKDAY, desk_language_current ());
  /* Translators: %1$s: a day, %2$d and %3$d: hour and minute */
  return g_strdup_printf (_ ("%1$s %2$02d:%3$02d"), day, minutes / 60, minutes % 60);
}

/* Returns: (transfer full): "Canon EOS R5", what the item is without its number */
char *
desk_inventory_describe (DeskOffice *office,
                         gint64      item)
{
  g_autoptr (DeskRecord) record =
    desk_record_get (desk_office_get_store (office), &desk_kind_equipment, item, NULL);
  const char *make = record != NULL ? desk_record_get_text (record, "make") : NULL;
  const char *model = record != NULL ? desk_record_get_text (record, "model") : NULL;

  if (make != NULL && model != NULL)
    return g_strdup_printf ("%s %s", make, model);
  if (make != NULL || model != NULL)
    return g_strdup (make != NULL ? make : model);
  return g_strdup (record != NULL ? desk_record_get_text (record, "class") : "");
}

/* Puts @input into @box with its name above it, as the editor of a record does. */
void
desk_inventory_add_field (GtkWidget  *box,
                          const char *text,
                          GtkWidget  *input)
{
  GtkWidget *field = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "desk-field-label");
  gtk_accessible_update_property (GTK_ACCESSIBLE (input), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_box_append (GTK_BOX (field), label);
  gtk_box_append (GTK_BOX (field), input);
  /* What hides the input hides its name. */
  g_object_bind_property (input, "visible", field, "visible", G_BINDING_SYNC_CREATE);
  gtk_box_append (GTK_BOX (box), field);
}

/* Returns: (nullable): what is written there, %NULL for nothing */
const char *
desk_inventory_written (GtkWidget *entry)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (entry));

  return *text != '\0' ? text : NULL;
}

/* Returns: (transfer full): "1,234.50 yuan" */
char *
desk_inventory_money (DeskMoney amount)
{
  g_autofree char *number = desk_money_to_text (amount);

  /* Translators: %s: an amount of money */
  return g_strdup_printf (_ ("%s yuan"), number);
}

/* @text: (nullable): %NULL hides @label */
void
desk_inventory_say (GtkWidget  *label,
                    const char *text)
{
  gtk_label_set_label (GTK_LABEL (label), text != NULL ? text : "");
  gtk_widget_set_visible (label, text != NULL);
}

/* Choices */

GtkWidget *
desk_inventory_choice_new (const DeskField *field,
                           const char      *none)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  GtkWidget *choice;

  if (none != NULL)
    gtk_string_list_append (labels, none);
  for (guint i = 0; field->choices[i].code != NULL; i++)
    gtk_string_list_append (labels, _ (field->choices[i].label));
  choice = gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&labels)), NULL);
  g_object_set_data (G_OBJECT (choice), "field", (gpointer) field);
  g_object_set_data (G_OBJECT (choice), "first", GINT_TO_POINTER (none != NULL));
  return choice;
}

/* Returns: (nullable): the code that is chosen */
const char *
desk_inventory_choice_get (GtkWidget *choice)
{
  const DeskField *field = g_object_get_data (G_OBJECT (choice), "field");
  guint first = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (choice), "first"));
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (choice));

  return selected == GTK_INVALID_LIST_POSITION || selected < first
           ? NULL
           : field->choices[selected - first].code;
}

/* @code: (nullable): %NULL chooses what stands for none, or the first */
void
desk_inventory_choice_set (GtkWidget  *choice,
                           const char *code)
{
  const DeskField *field = g_object_get_data (G_OBJECT (choice), "field");
  guint first = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (choice), "first"));
  guint selected = 0;

  for (guint i = 0; code != NULL && field->choices[i].code != NULL; i++)
    if (g_str_equal (field->choices[i].code, code))
      selected = i + first;
  gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), selected);
}
