/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "desk-diary.h"

G_BEGIN_DECLS

/* One entry of the shoot diary, booked or changed at the side. */
#define DESK_TYPE_SHOOTS_BOOKING (desk_shoots_booking_get_type ())
G_DECLARE_FINAL_TYPE (DeskShootsBooking, desk_shoots_booking, DESK, SHOOTS_BOOKING, GtkWidget)

GtkWidget *desk_shoots_booking_new       (DeskOffice              *office);
void       desk_shoots_booking_begin     (DeskShootsBooking       *self,
                                          const DeskDiaryProposal *proposal,
                                          gint64                   shoot);
gboolean   desk_shoots_booking_edit      (DeskShootsBooking       *self,
                                          gint64                   entry);
gint64     desk_shoots_booking_get_entry (DeskShootsBooking       *self);

G_END_DECLS
