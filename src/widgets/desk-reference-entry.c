/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk-reference-entry.h"

#include "desk-language.h"
#include "desk-query.h"

#define MOST 60

struct _DeskReferenceEntry
{
  GtkWidget parent_instance;

  DeskQuery *query;
  GtkWidget *entry;
  GtkWidget *popover;
  GtkWidget *scroller;
  GtkWidget *list;
  gboolean setting;
};

G_DEFINE_FINAL_TYPE (DeskReferenceEntry, desk_reference_entry, GTK_TYPE_WIDGET)

static gboolean
has_title (DeskReferenceEntry *self,
           guint               position,
           const char         *title)
{
  g_autoptr (DeskRecord) record = g_list_model_get_item (G_LIST_MODEL (self->query), position);

  return record != NULL && g_str_equal (desk_record_get_title (record), title);
}

/* Returns: (transfer full): the name; with the number where a neighbour has the same */
static char *
name_of (DeskReferenceEntry *self,
         guint               position)
{
  g_autoptr (DeskRecord) record = g_list_model_get_item (G_LIST_MODEL (self->query), position);
  const char *title = desk_record_get_title (record);

  if ((position > 0 && has_title (self, position - 1, title)) ||
      has_title (self, position + 1, title))
    return g_strdup_printf ("%s#%" G_GINT64_FORMAT, title, desk_record_get_id (record));
  return g_strdup (title);
}

static void
fill (DeskReferenceEntry *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->query));
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), row);
  for (guint i = 0; i < MIN (n, MOST); i++)
    {
      g_autofree char *name = name_of (self, i);
      GtkWidget *label = gtk_label_new (name);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_list_box_append (GTK_LIST_BOX (self->list), label);
    }
  gtk_list_box_select_row (GTK_LIST_BOX (self->list),
                           gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 0));
}

static gboolean
is_open (DeskReferenceEntry *self)
{
  return gtk_widget_get_visible (self->popover);
}

static void
open_list (DeskReferenceEntry *self,
           const char         *search)
{
  desk_query_set_search (self->query, search);
  if (g_list_model_get_n_items (G_LIST_MODEL (self->query)) == 0)
    {
      gtk_popover_popdown (GTK_POPOVER (self->popover));
      return;
    }
  fill (self);
  gtk_scrolled_window_set_min_content_width (GTK_SCROLLED_WINDOW (self->scroller),
                                             gtk_widget_get_width (GTK_WIDGET (self)) - 20);
  gtk_popover_popup (GTK_POPOVER (self->popover));
}

static void
take (DeskReferenceEntry *self,
      GtkListBoxRow      *row)
{
  if (row == NULL)
    return;
  desk_reference_entry_set_text (
    self, gtk_label_get_label (GTK_LABEL (gtk_list_box_row_get_child (row))));
  gtk_popover_popdown (GTK_POPOVER (self->popover));
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
}

static void
on_changed (DeskReferenceEntry *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));

  if (self->setting || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  if (*text == '\0')
    gtk_popover_popdown (GTK_POPOVER (self->popover));
  else
    open_list (self, text);
}

static void
on_icon (DeskReferenceEntry *self)
{
  if (is_open (self))
    gtk_popover_popdown (GTK_POPOVER (self->popover));
  else
    open_list (self, NULL);
}

static gboolean
on_key (DeskReferenceEntry *self,
        guint               keyval,
        guint               keycode,
        GdkModifierType     state)
{
  GtkListBox *list = GTK_LIST_BOX (self->list);
  GtkListBoxRow *row = gtk_list_box_get_selected_row (list);
  int step = keyval == GDK_KEY_Down ? 1 : keyval == GDK_KEY_Up ? -1
                                                               : 0;

  if (!is_open (self))
    {
      if (keyval != GDK_KEY_Down)
        return GDK_EVENT_PROPAGATE;
      open_list (self, NULL);
      return GDK_EVENT_STOP;
    }
  if (step != 0 && row != NULL)
    {
      row = gtk_list_box_get_row_at_index (list, MAX (gtk_list_box_row_get_index (row) + step, 0));
      if (row != NULL)
        gtk_list_box_select_row (list, row);
      return GDK_EVENT_STOP;
    }
  if (keyval == GDK_KEY_Escape)
    {
      gtk_popover_popdown (GTK_POPOVER (self->popover));
      return GDK_EVENT_STOP;
    }
  if (keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter || keyval == GDK_KEY_Tab)
    take (self, row);
  return GDK_EVENT_PROPAGATE;
}

static void
on_leave (DeskReferenceEntry *self)
{
  gtk_popover_popdown (GTK_POPOVER (self->popover));
}

static void
desk_reference_entry_size_allocate (GtkWidget *widget,
                                    int        width,
                                    int        height,
                                    int        baseline)
{
  DeskReferenceEntry *self = DESK_REFERENCE_ENTRY (widget);

  GTK_WIDGET_CLASS (desk_reference_entry_parent_class)
    ->size_allocate (widget, width, height, baseline);
  gtk_popover_present (GTK_POPOVER (self->popover));
}

static gboolean
desk_reference_entry_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (DESK_REFERENCE_ENTRY (widget)->entry);
}

static void
desk_reference_entry_dispose (GObject *object)
{
  DeskReferenceEntry *self = DESK_REFERENCE_ENTRY (object);

  g_clear_pointer (&self->entry, gtk_widget_unparent);
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  g_clear_object (&self->query);

  G_OBJECT_CLASS (desk_reference_entry_parent_class)->dispose (object);
}

static void
desk_reference_entry_class_init (DeskReferenceEntryClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_reference_entry_dispose;
  widget_class->size_allocate = desk_reference_entry_size_allocate;
  widget_class->grab_focus = desk_reference_entry_grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
desk_reference_entry_init (DeskReferenceEntry *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->entry = gtk_entry_new ();
  gtk_widget_set_hexpand (self->entry, TRUE);
  gtk_entry_set_icon_from_icon_name (GTK_ENTRY (self->entry), GTK_ENTRY_ICON_SECONDARY,
                                     "pan-down-symbolic");
  gtk_entry_set_icon_tooltip_text (GTK_ENTRY (self->entry), GTK_ENTRY_ICON_SECONDARY,
                                   _ ("Show all"));
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (on_changed), self);
  g_signal_connect_swapped (self->entry, "icon-press", G_CALLBACK (on_icon), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (self->entry, keys);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (on_leave), self);
  gtk_widget_add_controller (self->entry, focus);
  gtk_widget_set_parent (self->entry, GTK_WIDGET (self));

  self->scroller = gtk_scrolled_window_new ();
  self->list = gtk_list_box_new ();
  gtk_widget_set_can_focus (self->list, FALSE);
  gtk_widget_add_css_class (self->list, "desk-results");
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (take), self);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (self->scroller), 260);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (self->scroller), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->list);

  /* The entry keeps the focus while its list is open: typing goes on. */
  self->popover = gtk_popover_new ();
  gtk_popover_set_autohide (GTK_POPOVER (self->popover), FALSE);
  gtk_popover_set_has_arrow (GTK_POPOVER (self->popover), FALSE);
  gtk_popover_set_child (GTK_POPOVER (self->popover), self->scroller);
  gtk_widget_set_parent (self->popover, GTK_WIDGET (self));
}

GtkWidget *
desk_reference_entry_new (DeskStore      *store,
                          const DeskKind *kind)
{
  DeskReferenceEntry *self = g_object_new (DESK_TYPE_REFERENCE_ENTRY, NULL);

  self->query = desk_query_new (store, kind);
  return GTK_WIDGET (self);
}

/* Returns: (transfer none): the entry itself, for its signals and its name */
GtkEntry *
desk_reference_entry_get_entry (DeskReferenceEntry *self)
{
  return GTK_ENTRY (self->entry);
}

/* Sets the text without offering anything. */
void
desk_reference_entry_set_text (DeskReferenceEntry *self,
                               const char         *text)
{
  self->setting = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  self->setting = FALSE;
}
