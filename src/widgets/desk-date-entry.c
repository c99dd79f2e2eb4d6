/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk-date-entry.h"

#include "desk-language.h"

static void
on_day (GtkCalendar *calendar,
        GtkEntry    *entry)
{
  g_autoptr (GDateTime) day = gtk_calendar_get_date (calendar);
  g_autofree char *text = g_date_time_format (day, "%Y-%m-%d");

  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  gtk_popover_popdown (
    GTK_POPOVER (gtk_widget_get_ancestor (GTK_WIDGET (calendar), GTK_TYPE_POPOVER)));
  gtk_widget_grab_focus (GTK_WIDGET (entry));
}

static void
on_closed (GtkPopover *popover)
{
  gtk_widget_unparent (GTK_WIDGET (popover));
}

static void
open_calendar (GtkEntry             *entry,
               GtkEntryIconPosition  position)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *calendar = gtk_calendar_new ();
  DeskDate date = desk_date_parse_lenient (gtk_editable_get_text (GTK_EDITABLE (entry)));
  int year, month, day;
  g_autoptr (GDateTime) shown = NULL;
  GdkRectangle area;

  desk_date_get_ymd (date != DESK_DATE_NONE ? date : desk_date_today (), &year, &month, &day);
  shown = g_date_time_new_local (year, month, day, 12, 0, 0);
  gtk_calendar_select_day (GTK_CALENDAR (calendar), shown);
  g_signal_connect (calendar, "day-selected", G_CALLBACK (on_day), entry);

  gtk_popover_set_child (GTK_POPOVER (popover), calendar);
  gtk_widget_set_parent (popover, GTK_WIDGET (entry));
  gtk_entry_get_icon_area (entry, position, &area);
  gtk_popover_set_pointing_to (GTK_POPOVER (popover), &area);
  g_signal_connect (popover, "closed", G_CALLBACK (on_closed), NULL);
  gtk_popover_popup (GTK_POPOVER (popover));
}

/* An entry for a day, which takes what people write (10.9, 10月9日, 2026-10-09), with
 * a calendar behind its icon. */
GtkWidget *
desk_date_entry_new (void)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _ ("year-month-day"));
  gtk_entry_set_icon_from_icon_name (GTK_ENTRY (entry), GTK_ENTRY_ICON_SECONDARY,
                                     "x-office-calendar-symbolic");
  gtk_entry_set_icon_tooltip_text (GTK_ENTRY (entry), GTK_ENTRY_ICON_SECONDARY,
                                   _ ("Choose in a calendar"));
  g_signal_connect (entry, "icon-press", G_CALLBACK (open_calendar), NULL);
  return entry;
}
