/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "desk-flow.h"

G_BEGIN_DECLS

/* What is done with a case besides signing; each asks for a word or two in place. */
typedef enum
{
  DESK_SHOOTS_BACK,
  DESK_SHOOTS_PAUSE,
  DESK_SHOOTS_CANCEL,
  DESK_SHOOTS_WRONG_TURN,
  DESK_SHOOTS_COMPLAINT,
  DESK_SHOOTS_CONTACT,
} DeskShootsDeedKind;

#define DESK_TYPE_SHOOTS_DEED (desk_shoots_deed_get_type ())
G_DECLARE_FINAL_TYPE (DeskShootsDeed, desk_shoots_deed, DESK, SHOOTS_DEED, GtkWidget)

GtkWidget *desk_shoots_deed_new  (DeskOffice         *office);
void       desk_shoots_deed_ask  (DeskShootsDeed     *self,
                                  DeskShootsDeedKind  kind,
                                  const DeskFlowCase *shoot,
                                  const char         *step);
void       desk_shoots_deed_hide (DeskShootsDeed     *self);

G_END_DECLS
