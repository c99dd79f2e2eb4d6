/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "desk-inventory-card.h"

G_BEGIN_DECLS

/* A window into which items are scanned that change hands together: they are lent,
 * reserved or taken back on one slip. */
#define DESK_TYPE_INVENTORY_SLIP (desk_inventory_slip_get_type ())
G_DECLARE_DERIVABLE_TYPE (DeskInventorySlipWindow,
                          desk_inventory_slip,
                          DESK,
                          INVENTORY_SLIP,
                          AdwWindow)

/**
 * DeskInventorySlipWindowClass:
 * @admit: (nullable): whether an item can be put on the slip; else says why not
 * @carry_out: does the deed with the items as they were counted; within it the window
 *   is closed by returning %TRUE, and why not is said
 * @told: (nullable): something else is said now, or nothing any more
 */
struct _DeskInventorySlipWindowClass
{
  AdwWindowClass parent_class;

  gboolean (*admit)     (DeskInventorySlipWindow  *self,
                         gint64                    item,
                         GError                  **error);
  gboolean (*carry_out) (DeskInventorySlipWindow  *self,
                         GPtrArray                *items,
                         GError                  **error);
  void     (*told)      (DeskInventorySlipWindow  *self,
                         const char               *text);
};

/* How such a window looks */
typedef struct
{
  const char *title;
  const char *accept; /* the words of its button, with a mnemonic */
  const char *hint;   /* while there is no item */
  GtkWidget *add;     /* into which a label is scanned, an entry or what holds one */
  GtkEntry *entry;
  GtkWidget *terms;   /* what is said of all items together; a vertical box */
  GtkWidget *keeper;  /* (nullable): a people picker, who hands over or takes back */
} DeskInventorySlipLook;

void         desk_inventory_slip_build      (DeskInventorySlipWindow     *self,
                                             GtkWidget                   *parent,
                                             DeskOffice                  *office,
                                             DeskInventoryDeed            deed,
                                             const DeskInventorySlipLook *look);
DeskOffice  *desk_inventory_slip_get_office (DeskInventorySlipWindow     *self);
GPtrArray   *desk_inventory_slip_get_cards  (DeskInventorySlipWindow     *self);
void         desk_inventory_slip_say        (DeskInventorySlipWindow     *self,
                                             const char                  *text);
gboolean     desk_inventory_slip_add        (DeskInventorySlipWindow     *self,
                                             const char                  *word);

G_END_DECLS
