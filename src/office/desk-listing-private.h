/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-listing.h"
#include "desk-money.h"
#include "desk-text.h"

G_BEGIN_DECLS

char            *desk_listing_day_condition (const DeskKind           *kind,
                                             const DeskListingFilter  *filter,
                                             GError                  **error);
const char      *desk_listing_names_get_language
                                            (DeskListingNames         *self);
DeskListing     *desk_listing_duties        (DeskOffice               *office,
                                             const DeskListingFilter  *filter,
                                             DeskListingNames         *names,
                                             GError                  **error);

/* Made of other records, and of no table of its own */
extern const DeskKind desk_kind_agenda;
extern const DeskKind desk_kind_steps;

DeskListing     *desk_listing_meetings      (DeskOffice               *office,
                                             const DeskListingFilter  *filter,
                                             DeskListingNames         *names,
                                             GError                  **error);
DeskListing     *desk_listing_notices       (DeskOffice               *office,
                                             const DeskListingFilter  *filter,
                                             DeskListingNames         *names,
                                             GError                  **error);
DeskListing     *desk_listing_agenda        (DeskOffice               *office,
                                             const DeskListingFilter  *filter,
                                             DeskListingNames         *names,
                                             GError                  **error);
DeskListing     *desk_listing_shoots        (DeskOffice               *office,
                                             const DeskListingFilter  *filter,
                                             DeskListingNames         *names,
                                             GError                  **error);
DeskListing     *desk_listing_signoffs      (DeskOffice               *office,
                                             const DeskListingFilter  *filter,
                                             DeskListingNames         *names,
                                             GError                  **error);
DeskListing     *desk_listing_steps         (DeskOffice               *office,
                                             DeskListingNames         *names,
                                             GError                  **error);

G_END_DECLS
