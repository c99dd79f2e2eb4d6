/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Ctrl+K: every record by name, pinyin or initials. */

#include "desk-search-popover.h"

#include "desk-language.h"
#include "desk-search.h"

#define MOST 12

struct _DeskSearchPopover
{
  GtkPopover parent_instance;

  DeskWindow *window; /* weak: its own window */
  GtkWidget *entry;
  GtkWidget *list;
  GtkWidget *note;
  GPtrArray *hits; /* DeskSearchHit, as listed */
};

G_DEFINE_FINAL_TYPE (DeskSearchPopover, desk_search_popover, GTK_TYPE_POPOVER)

static GtkWidget *
make_row (const DeskSearchHit *hit)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *title = gtk_label_new (hit->title);
  GtkWidget *kind = gtk_label_new (_ (hit->kind->singular));
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_add_css_class (kind, "dim-label");
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), kind);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, hit->title,
                                  -1);
  return row;
}

static void
search (DeskSearchPopover *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  DeskStore *store = desk_office_get_store (desk_window_get_office (self->window));
  g_autoptr (GError) error = NULL;
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), row);
  g_clear_pointer (&self->hits, g_ptr_array_unref);

  if (*text != '\0')
    self->hits = desk_search (store, text, NULL, &error);
  for (guint i = 0; self->hits != NULL && i < MIN (self->hits->len, MOST); i++)
    gtk_list_box_append (GTK_LIST_BOX (self->list), make_row (self->hits->pdata[i]));
  gtk_list_box_select_row (GTK_LIST_BOX (self->list),
                           gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 0));

  gtk_widget_set_visible (self->list, self->hits != NULL && self->hits->len > 0);
  gtk_widget_set_visible (self->note, self->hits == NULL || self->hits->len == 0);
  gtk_label_set_label (GTK_LABEL (self->note),
                       error != NULL   ? error->message
                       : *text == '\0' ? _ ("Type a name, its pinyin or the initials")
                                       : _ ("Nothing found"));
}

static void
open_row (DeskSearchPopover *self,
          GtkListBoxRow     *row)
{
  DeskSearchHit *hit;

  if (row == NULL || self->hits == NULL)
    return;
  hit = self->hits->pdata[gtk_list_box_row_get_index (row)];
  gtk_popover_popdown (GTK_POPOVER (self));
  desk_window_show_record (self->window, hit->kind, hit->id);
}

static void
open_selected (DeskSearchPopover *self)
{
  open_row (self, gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list)));
}

static gboolean
on_key (DeskSearchPopover *self,
        guint              keyval,
        guint              keycode,
        GdkModifierType    state)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list));
  int step = keyval == GDK_KEY_Down ? 1 : keyval == GDK_KEY_Up ? -1
                                                               : 0;

  if (step == 0 || row == NULL)
    return GDK_EVENT_PROPAGATE;
  row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list),
                                       MAX (gtk_list_box_row_get_index (row) + step, 0));
  if (row != NULL)
    gtk_list_box_select_row (GTK_LIST_BOX (self->list), row);
  return GDK_EVENT_STOP;
}

static void
desk_search_popover_show (GtkWidget *widget)
{
  DeskSearchPopover *self = DESK_SEARCH_POPOVER (widget);

  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  search (self);
  GTK_WIDGET_CLASS (desk_search_popover_parent_class)->show (widget);
  gtk_widget_grab_focus (self->entry);
}

static void
desk_search_popover_finalize (GObject *object)
{
  DeskSearchPopover *self = DESK_SEARCH_POPOVER (object);

  g_clear_pointer (&self->hits, g_ptr_array_unref);

  G_OBJECT_CLASS (desk_search_popover_parent_class)->finalize (object);
}

static void
desk_search_popover_class_init (DeskSearchPopoverClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = desk_search_popover_finalize;
  GTK_WIDGET_CLASS (klass)->show = desk_search_popover_show;
}

static void
desk_search_popover_init (DeskSearchPopover *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_set_size_request (box, 360, -1);
  self->entry = gtk_search_entry_new ();
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Search everywhere"), -1);
  /* At once: whoever types a name and Enter means what is found by it. */
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (search), self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (open_selected), self);
  g_signal_connect_swapped (self->entry, "stop-search", G_CALLBACK (gtk_popover_popdown), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (self->entry, keys);
  gtk_box_append (GTK_BOX (box), self->entry);

  self->list = gtk_list_box_new ();
  gtk_widget_add_css_class (self->list, "desk-results");
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (open_row), self);
  gtk_box_append (GTK_BOX (box), self->list);

  self->note = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->note, "dim-label");
  gtk_widget_set_margin_top (self->note, 6);
  gtk_widget_set_margin_bottom (self->note, 6);
  gtk_label_set_wrap (GTK_LABEL (self->note), TRUE);
  gtk_box_append (GTK_BOX (box), self->note);
  gtk_popover_set_child (GTK_POPOVER (self), box);
}

GtkWidget *
desk_search_popover_new (DeskWindow *window)
{
  DeskSearchPopover *self = g_object_new (DESK_TYPE_SEARCH_POPOVER, NULL);

  self->window = window;
  return GTK_WIDGET (self);
}
