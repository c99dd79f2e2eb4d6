/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <gtk/gtk.h>

#include "desk-application.h"
#include "desk-language.h"

int
main (int   argc,
      char *argv[])
{
  g_autoptr (DeskApplication) application = NULL;

  /* GLib decides once, at its first text, whether it translates at all; in the locale
   * C.UTF-8 it would decide against it, and the studio's language may come later. */
  g_dgettext (GETTEXT_PACKAGE, "");
  /* Until the studio's file is open, its `language` setting is not known: the
   * system's counts. GTK must not undo the choice of a locale that can translate. */
  desk_language_init (NULL);
  gtk_disable_setlocale ();
  /* Chinese names are drawn in Chinese shapes, not Japanese ones, in any language. */
  g_setenv ("FC_LANG", "zh-cn:en", FALSE);
  g_set_prgname ("studio-desk");

  application = desk_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
