/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk-inventory-slip.h"

#include "desk-inventory-parts.h"
#include "desk-language.h"
#include "desk-people-picker.h"
#include "desk-scanner.h"

typedef struct
{
  DeskOffice *office;
  DeskInventoryDeed deed;
  GPtrArray *cards; /* DeskInventoryCard, in the list */

  GtkWidget *add;
  GtkEntry *entry;
  GtkWidget *list;
  GtkWidget *hint;
  GtkWidget *keeper; /* (nullable) */
  gboolean keeper_chosen;
  GtkWidget *message;
  GtkWidget *accept;
} DeskInventorySlipWindowPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (DeskInventorySlipWindow, desk_inventory_slip, ADW_TYPE_WINDOW)

static DeskInventorySlipWindowPrivate *private(DeskInventorySlipWindow *self)
{
  return desk_inventory_slip_get_instance_private (self);
}

/* Who would hand the first item over today, unless the user named somebody. */
static void
propose_keeper (DeskInventorySlipWindow *self)
{
  DeskInventorySlipWindowPrivate *priv = private(self);
  gint64 keeper;

  if (priv->keeper == NULL || priv->keeper_chosen || priv->cards->len == 0)
    return;
  keeper = desk_lending_acting_keeper (
    priv->office, desk_inventory_card_get_item (priv->cards->pdata[0]), desk_date_today ());
  desk_people_picker_set_person (DESK_PEOPLE_PICKER (priv->keeper), keeper);
}

static void
update (DeskInventorySlipWindow *self)
{
  DeskInventorySlipWindowPrivate *priv = private(self);

  gtk_widget_set_visible (priv->hint, priv->cards->len == 0);
  gtk_widget_set_sensitive (priv->accept, priv->cards->len > 0);
  propose_keeper (self);
  desk_inventory_slip_say (self, NULL);
}

static void
on_card_removed (DeskInventorySlipWindow *self,
                 GtkWidget               *card)
{
  DeskInventorySlipWindowPrivate *priv = private(self);

  g_ptr_array_remove (priv->cards, card);
  gtk_box_remove (GTK_BOX (priv->list), card);
  update (self);
  gtk_widget_grab_focus (priv->add);
}

static gboolean
has_item (DeskInventorySlipWindow *self,
          gint64                   item)
{
  DeskInventorySlipWindowPrivate *priv = private(self);

  for (guint i = 0; i < priv->cards->len; i++)
    if (desk_inventory_card_get_item (priv->cards->pdata[i]) == item)
      return TRUE;
  return FALSE;
}

static gboolean
add_card (DeskInventorySlipWindow  *self,
          const DeskLoanItem       *item,
          GError                  **error)
{
  DeskInventorySlipWindowPrivate *priv = private(self);
  DeskInventorySlipWindowClass *klass = DESK_INVENTORY_SLIP_GET_CLASS (self);
  GtkWidget *card;

  if (has_item (self, item->item))
    return TRUE;
  if (klass->admit != NULL && !klass->admit (self, item->item, error))
    return FALSE;
  card = desk_inventory_card_new (priv->office, item, priv->deed);
  g_signal_connect_object (card, "removed", G_CALLBACK (on_card_removed), self, G_CONNECT_SWAPPED);
  g_ptr_array_add (priv->cards, card);
  gtk_box_append (GTK_BOX (priv->list), card);
  return TRUE;
}

static void
on_add (DeskInventorySlipWindow *self)
{
  GtkEditable *entry = GTK_EDITABLE (private(self)->entry);
  g_autofree char *word = g_strstrip (g_strdup (gtk_editable_get_text (entry)));

  if (*word != '\0' && desk_inventory_slip_add (self, word))
    gtk_editable_set_text (entry, "");
}

/* A label can be scanned wherever the focus is. */
static gboolean
on_scanned (const char *word,
            gpointer    self)
{
  return desk_inventory_slip_add (self, word);
}

static void
on_accept (DeskInventorySlipWindow *self)
{
  DeskInventorySlipWindowPrivate *priv = private(self);
  g_autoptr (GPtrArray) items =
    g_ptr_array_new_with_free_func ((GDestroyNotify) desk_loan_item_free);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < priv->cards->len; i++)
    g_ptr_array_add (items, desk_inventory_card_read (priv->cards->pdata[i]));
  if (DESK_INVENTORY_SLIP_GET_CLASS (self)->carry_out (self, items, &error))
    gtk_window_close (GTK_WINDOW (self));
  else
    desk_inventory_slip_say (self, error->message);
}

static void
on_keeper_chosen (DeskInventorySlipWindow *self)
{
  private (self)->keeper_chosen = TRUE;
}

static void
desk_inventory_slip_dispose (GObject *object)
{
  DeskInventorySlipWindowPrivate *priv = private(DESK_INVENTORY_SLIP (object));

  g_clear_pointer (&priv->cards, g_ptr_array_unref);
  g_clear_object (&priv->office);

  G_OBJECT_CLASS (desk_inventory_slip_parent_class)->dispose (object);
}

static void
desk_inventory_slip_class_init (DeskInventorySlipWindowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = desk_inventory_slip_dispose;
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close",
                                       NULL);
}

static void
desk_inventory_slip_init (DeskInventorySlipWindow *self)
{
  private (self)->cards = g_ptr_array_new ();
}

/* Building */

static GtkWidget *
make_header (DeskInventorySlipWindow *self,
             const char              *accept)
{
  DeskInventorySlipWindowPrivate *priv = private(self);
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_ ("_Cancel"));

  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (cancel), "window.close");
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  priv->accept = gtk_button_new_with_mnemonic (accept);
  gtk_widget_add_css_class (priv->accept, "suggested-action");
  g_signal_connect_swapped (priv->accept, "clicked", G_CALLBACK (on_accept), self);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), priv->accept);
  return header;
}

static GtkWidget *
make_items (DeskInventorySlipWindow *self,
            const char              *hint)
{
  DeskInventorySlipWindowPrivate *priv = private(self);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);

  gtk_accessible_update_property (GTK_ACCESSIBLE (priv->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Add an item"), -1);
  g_signal_connect_swapped (priv->entry, "activate", G_CALLBACK (on_add), self);
  desk_scanner_set_taker (priv->add);
  gtk_box_append (GTK_BOX (box), priv->add);
  priv->hint = desk_inventory_label (hint, "dim-label");
  gtk_box_append (GTK_BOX (content), priv->hint);
  priv->list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  gtk_box_append (GTK_BOX (content), priv->list);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), content);
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_box_append (GTK_BOX (box), scrolled);
  gtk_widget_set_hexpand (box, TRUE);
  return box;
}

/* Makes the window and presents it over the one of @parent. */
void
desk_inventory_slip_build (DeskInventorySlipWindow     *self,
                           GtkWidget                   *parent,
                           DeskOffice                  *office,
                           DeskInventoryDeed            deed,
                           const DeskInventorySlipLook *look)
{
  DeskInventorySlipWindowPrivate *priv = private(self);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18);
  GtkRoot *root = gtk_widget_get_root (parent);

  priv->office = g_object_ref (office);
  priv->deed = deed;
  priv->add = look->add;
  priv->entry = look->entry;
  priv->keeper = look->keeper;
  if (priv->keeper != NULL)
    g_signal_connect_swapped (priv->keeper, "chosen", G_CALLBACK (on_keeper_chosen), self);
  priv->message = desk_inventory_label (NULL, "desk-note");
  gtk_widget_add_css_class (priv->message, "warning");
  gtk_box_append (GTK_BOX (look->terms), priv->message);
  gtk_widget_set_size_request (look->terms, 350, -1);
  gtk_widget_set_hexpand (look->terms, FALSE);

  gtk_window_set_title (GTK_WINDOW (self), look->title);
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  gtk_window_set_default_size (GTK_WINDOW (self), 900, 580);
  if (GTK_IS_WINDOW (root))
    {
      gtk_window_set_transient_for (GTK_WINDOW (self), GTK_WINDOW (root));
      gtk_window_set_destroy_with_parent (GTK_WINDOW (self), TRUE);
    }
  gtk_box_append (GTK_BOX (box), make_header (self, look->accept));
  gtk_widget_add_css_class (content, "desk-inventory-slip");
  gtk_box_append (GTK_BOX (content), make_items (self, look->hint));
  gtk_box_append (GTK_BOX (content), look->terms);
  gtk_box_append (GTK_BOX (box), content);
  adw_window_set_content (ADW_WINDOW (self), box);
  desk_scanner_attach (GTK_WIDGET (self), on_scanned, self);
  update (self);
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (priv->add);
}

DeskOffice *
desk_inventory_slip_get_office (DeskInventorySlipWindow *self)
{
  return private(self)->office;
}

/* Returns: (transfer none) (element-type DeskInventoryCard): the items on the slip */
GPtrArray *
desk_inventory_slip_get_cards (DeskInventorySlipWindow *self)
{
  return private(self)->cards;
}

/* @text: (nullable): what stands in the way; %NULL: nothing */
void
desk_inventory_slip_say (DeskInventorySlipWindow *self,
                         const char              *text)
{
  desk_inventory_say (private(self)->message, text);
  if (DESK_INVENTORY_SLIP_GET_CLASS (self)->told != NULL)
    DESK_INVENTORY_SLIP_GET_CLASS (self)->told (self, text);
}

/**
 * desk_inventory_slip_add:
 * @word: the number or serial number of an item, the number of a kit; when things come
 *   back also that of a slip
 *
 * Returns: whether there is such a thing that can be put on the slip; else it is said
 *   in the window
 */
gboolean
desk_inventory_slip_add (DeskInventorySlipWindow *self,
                         const char              *word)
{
  DeskInventorySlipWindowPrivate *priv = private(self);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items =
    desk_lending_find_items (priv->office, word, priv->deed == DESK_DEED_RETURN, &error);

  for (guint i = 0; items != NULL && error == NULL && i < items->len; i++)
    add_card (self, items->pdata[i], &error);
  update (self);
  desk_inventory_slip_say (self, error != NULL ? error->message : NULL);
  return error == NULL;
}
