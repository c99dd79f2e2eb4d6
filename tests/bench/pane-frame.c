/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Opens Studio Desk with a file, then one of its panes for the first time, and says how
 * many milliseconds that took until its first frame:
 *
 *   pane-frame FILE PANE
 *
 * bench-panes runs it on a full studio and on an empty one, and compares them. */

#include "desk-application.h"
#include "desk-window.h"

#include <unistd.h>

static const char *pane;
static gint64 begun; /* 0: the window was not painted yet */

static gboolean
go (gpointer window)
{
  begun = g_get_monotonic_time ();
  if (!desk_window_go (window, pane, NULL))
    g_error ("there is no pane %s", pane);
  return G_SOURCE_REMOVE;
}

static void
on_after_paint (GdkFrameClock *clock,
                gpointer       window)
{
  static gboolean painted;

  if (begun != 0)
    {
      g_print ("%.1f\n", (double) (g_get_monotonic_time () - begun) / 1000);
      /* Nothing of the way out is to be measured. */
      _exit (0);
    }
  if (!painted)
    g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, go, window, NULL);
  painted = TRUE;
}

static void
on_realize (GtkWidget *window,
            gpointer   data)
{
  g_signal_connect (gtk_widget_get_frame_clock (window), "after-paint",
                    G_CALLBACK (on_after_paint), window);
}

static void
on_window_added (GtkApplication *application,
                 GtkWindow      *window,
                 gpointer        data)
{
  if (!DESK_IS_WINDOW (window))
    return;
  if (gtk_widget_get_realized (GTK_WIDGET (window)))
    on_realize (GTK_WIDGET (window), NULL);
  else
    g_signal_connect (window, "realize", G_CALLBACK (on_realize), NULL);
}

int
main (int   argc,
      char *argv[])
{
  char *studio[] = { argv[0], (char *) "--db", argc == 3 ? argv[1] : NULL, NULL };
  GtkApplication *application;

  if (argc != 3)
    return 2;
  pane = argv[2];
  desk_application_prepare ();
  application = GTK_APPLICATION (desk_application_new ());
  g_application_set_flags (G_APPLICATION (application),
                           g_application_get_flags (G_APPLICATION (application)) |
                             G_APPLICATION_NON_UNIQUE);
  g_signal_connect (application, "window-added", G_CALLBACK (on_window_added), NULL);
  return g_application_run (G_APPLICATION (application), 3, studio);
}
