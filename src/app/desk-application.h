/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "desk-office.h"

G_BEGIN_DECLS

#define DESK_TYPE_APPLICATION (desk_application_get_type ())
G_DECLARE_FINAL_TYPE (DeskApplication, desk_application, DESK, APPLICATION, AdwApplication)

void             desk_application_prepare      (void);
DeskApplication *desk_application_new          (void);
void             desk_application_open_studio  (DeskApplication  *self,
                                                const char       *path,
                                                const char       *toast);
gboolean         desk_application_make_studio  (DeskApplication  *self,
                                                const char       *path,
                                                const char       *name,
                                                const char       *preset,
                                                const char       *action,
                                                GError          **error);
gboolean         desk_application_open_sample  (DeskApplication  *self,
                                                GError          **error);
void             desk_application_set_language (DeskApplication  *self,
                                                const char       *language);
void             desk_application_choose_file  (DeskApplication  *self,
                                                GtkWindow        *parent);

G_END_DECLS
