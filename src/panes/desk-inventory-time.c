/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk-inventory-time.h"

#include "desk-date-entry.h"
#include "desk-date.h"
#include "desk-language.h"

struct _DeskInventoryTime
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *day;
  GtkWidget *hour;
};

G_DEFINE_FINAL_TYPE (DeskInventoryTime, desk_inventory_time, GTK_TYPE_WIDGET)

/* What people write for an hour: 18:30, 18：30, 18.30, 1830, 18. Returns: minutes, or -1 */
static int
parse_hour (const char *text)
{
  int parts[2] = { 0, 0 }, n = 0, digits = 0, all = 0, n_all = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isdigit (c))
        {
          parts[n] = parts[n] * 10 + g_unichar_digit_value (c);
          all = all * 10 + g_unichar_digit_value (c);
          digits++;
          n_all++;
        }
      else if (n == 0 && digits > 0 && !g_unichar_isspace (c))
        {
          n = 1;
          digits = 0;
        }
      if (digits > 4)
        return -1;
    }
  if (n == 0 && n_all >= 3)
    {
      parts[0] = all / 100;
      parts[1] = all % 100;
    }
  return n_all == 0 || parts[0] > 23 || parts[1] > 59 ? -1 : parts[0] * 60 + parts[1];
}

static gboolean
desk_inventory_time_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (DESK_INVENTORY_TIME (widget)->day);
}

static void
desk_inventory_time_dispose (GObject *object)
{
  g_clear_pointer (&DESK_INVENTORY_TIME (object)->box, gtk_widget_unparent);

  G_OBJECT_CLASS (desk_inventory_time_parent_class)->dispose (object);
}

static void
desk_inventory_time_class_init (DeskInventoryTimeClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = desk_inventory_time_dispose;
  GTK_WIDGET_CLASS (klass)->grab_focus = desk_inventory_time_grab_focus;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
desk_inventory_time_init (DeskInventoryTime *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  self->day = desk_date_entry_new ();
  gtk_editable_set_width_chars (GTK_EDITABLE (self->day), 11);
  gtk_widget_set_hexpand (self->day, TRUE);
  gtk_box_append (GTK_BOX (self->box), self->day);
  self->hour = gtk_entry_new ();
  gtk_editable_set_width_chars (GTK_EDITABLE (self->hour), 5);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (self->hour), 5);
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->hour), "18:00");
  gtk_box_append (GTK_BOX (self->box), self->hour);
}

/* @name: what the moment is of, for those who hear the screen: “Until” */
GtkWidget *
desk_inventory_time_new (const char *name)
{
  DeskInventoryTime *self = g_object_new (DESK_TYPE_INVENTORY_TIME, NULL);
  /* Translators: %s: what an hour is of, as “Until” */
  g_autofree char *hour = g_strdup_printf (_ ("%s, hour"), name);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->day), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->hour), GTK_ACCESSIBLE_PROPERTY_LABEL, hour,
                                  -1);
  return GTK_WIDGET (self);
}

/* @moment: "2026-10-09 18:00" */
void
desk_inventory_time_set_moment (DeskInventoryTime *self,
                                const char        *moment)
{
  g_auto (GStrv) parts = g_strsplit (moment, " ", 2);

  if (g_strv_length (parts) != 2)
    return;
  gtk_editable_set_text (GTK_EDITABLE (self->day), parts[0]);
  gtk_editable_set_text (GTK_EDITABLE (self->hour), parts[1]);
}

/* Returns: (transfer full) (nullable): what was written, %NULL if it is no moment */
char *
desk_inventory_time_dup_moment (DeskInventoryTime *self)
{
  DeskDate day = desk_date_parse_lenient (gtk_editable_get_text (GTK_EDITABLE (self->day)));
  int minutes = parse_hour (gtk_editable_get_text (GTK_EDITABLE (self->hour)));

  return day == DESK_DATE_NONE || minutes < 0 ? NULL : desk_moment_format (day, minutes);
}
