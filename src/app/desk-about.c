/* SPDX-License-Identifier: GPL-3.0-or-later */

/* In one place: newer libadwaita has another window for it. */

#include "desk-about.h"

#include <adwaita.h>

#include "desk-config.h"
#include "desk-language.h"

void
desk_about_present (GtkWindow *parent)
{
  adw_show_about_window (parent, "application-name", _ ("Studio Desk"), "application-icon",
                         DESK_APPLICATION_ID, "version", DESK_VERSION, "developer-name",
                         _ ("The Studio Desk authors"), "license-type", GTK_LICENSE_GPL_3_0,
                         "comments", _ ("Runs the office of a photo studio."), NULL);
}
