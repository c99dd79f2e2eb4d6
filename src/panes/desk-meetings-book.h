/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-meetings-view.h"

G_BEGIN_DECLS

/* The meetings that come and those that were, and the page of the one that is chosen. */
#define DESK_TYPE_MEETINGS_BOOK (desk_meetings_book_get_type ())
G_DECLARE_FINAL_TYPE (DeskMeetingsBook, desk_meetings_book, DESK, MEETINGS_BOOK, DeskMeetingsView)

G_END_DECLS
