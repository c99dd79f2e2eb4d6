/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Opens a window and says so when its first frame is on the screen:
 *
 *   first-frame empty         an empty libadwaita window, the reference
 *   first-frame studio FILE   Studio Desk with that file
 *
 * bench-start runs both in turn and compares them. */

#include "desk-application.h"

#include <unistd.h>

static void
on_after_paint (GdkFrameClock *clock,
                gpointer       data)
{
  g_print ("painted\n");
  /* Nothing of the way out is to be measured. */
  _exit (0);
}

static void
on_realize (GtkWidget *window,
            gpointer   data)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (window);

  g_signal_connect (clock, "after-paint", G_CALLBACK (on_after_paint), NULL);
}

static void
on_window_added (GtkApplication *application,
                 GtkWindow      *window,
                 gpointer        data)
{
  if (gtk_widget_get_realized (GTK_WIDGET (window)))
    on_realize (GTK_WIDGET (window), NULL);
  else
    g_signal_connect (window, "realize", G_CALLBACK (on_realize), NULL);
}

static void
show_empty (GtkApplication *application,
            gpointer        data)
{
  GtkWidget *window = adw_application_window_new (application);

  gtk_window_set_default_size (GTK_WINDOW (window), 1200, 740);
  gtk_window_present (GTK_WINDOW (window));
}

int
main (int   argc,
      char *argv[])
{
  gboolean empty = argc == 2 && g_str_equal (argv[1], "empty");
  char *studio[] = { argv[0], (char *) "--db", argc == 3 ? argv[2] : NULL, NULL };
  GtkApplication *application;

  if (!empty && argc != 3)
    return 2;
  desk_application_prepare ();
  if (empty)
    {
      application = GTK_APPLICATION (
        adw_application_new ("org.studiodesk.Empty", G_APPLICATION_NON_UNIQUE));
      g_signal_connect (application, "activate", G_CALLBACK (show_empty), NULL);
    }
  else
    {
      application = GTK_APPLICATION (desk_application_new ());
      g_application_set_flags (G_APPLICATION (application),
                               g_application_get_flags (G_APPLICATION (application)) |
                                 G_APPLICATION_NON_UNIQUE);
    }
  g_signal_connect (application, "window-added", G_CALLBACK (on_window_added), NULL);
  return empty ? g_application_run (G_APPLICATION (application), 0, NULL)
               : g_application_run (G_APPLICATION (application), 3, studio);
}
