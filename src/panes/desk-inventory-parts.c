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
