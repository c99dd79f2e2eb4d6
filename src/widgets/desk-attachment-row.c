/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk-attachment-row.h"

#include <string.h>

#include "desk-language.h"
#include "desk-thumbnail.h"

#define SMALL_WIDTH  48
#define SMALL_HEIGHT 40
#define LARGE_WIDTH  128
#define LARGE_HEIGHT 96

struct _DeskAttachmentRow
{
  GtkWidget parent_instance;

  DeskOffice *office;
  gint64 id;
  char *name;

  GtkWidget *box;
  GtkWidget *popover; /* (nullable): while it is renamed */
  GtkWidget *entry;
  GtkWidget *error;
};

G_DEFINE_FINAL_TYPE (DeskAttachmentRow, desk_attachment_row, GTK_TYPE_WIDGET)

static void
name_widget (GtkWidget  *widget,
             const char *name)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
}

/* The picture and the words are one button: it opens the file. */
static GtkWidget *
make_open (DeskAttachmentRow    *self,
           const DeskAttachment *attachment,
           gboolean              large)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *name = gtk_label_new (attachment->name);
  g_autofree char *path =
    desk_files_dup_path (desk_office_get_store (self->office), attachment->hash);
  g_autofree char *size_text = g_format_size ((guint64) attachment->size);
  GtkWidget *size = gtk_label_new (size_text);
  g_autofree char *text = NULL;

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_MIDDLE);
  gtk_label_set_xalign (GTK_LABEL (size), 0);
  gtk_widget_add_css_class (size, "dim-label");
  gtk_widget_add_css_class (size, "caption");
  gtk_box_append (GTK_BOX (words), name);
  gtk_box_append (GTK_BOX (words), size);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box),
                  desk_thumbnail_new (path, attachment->media_type,
                                      large ? LARGE_WIDTH : SMALL_WIDTH,
                                      large ? LARGE_HEIGHT : SMALL_HEIGHT));
  gtk_box_append (GTK_BOX (box), words);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_hexpand (button, TRUE);
  gtk_widget_set_tooltip_text (button,
                               attachment->note != NULL ? attachment->note : attachment->name);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "attachment.open");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", attachment->id);
  /* Translators: %s: name of a file */
  text = g_strdup_printf (_ ("Open %s"), attachment->name);
  name_widget (button, text);
  return button;
}

static void
add_item (GMenu      *menu,
          const char *label,
          const char *action,
          gint64      id)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "x", id);
  g_menu_append_item (menu, item);
}

static GtkWidget *
make_menu (const DeskAttachment *attachment)
{
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr (GMenu) menu = g_menu_new ();
  /* Translators: %s: name of a file */
  g_autofree char *text = g_strdup_printf (_ ("What to do with %s"), attachment->name);

  add_item (menu, _ ("_Open"), "attachment.open", attachment->id);
  add_item (menu, _ ("_Save a Copy…"), "attachment.save", attachment->id);
  add_item (menu, _ ("Re_name…"), "attachment.rename", attachment->id);
  add_item (menu, _ ("_Remove"), "attachment.remove", attachment->id);
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, text);
  name_widget (button, text);
  return button;
}

static void
on_renamed (DeskAttachmentRow *self)
{
  const char *name = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  g_autoptr (GError) error = NULL;

  /* A row that was renamed is made anew: nothing of it is touched after that. */
  if (g_str_equal (name, self->name))
    gtk_popover_popdown (GTK_POPOVER (self->popover));
  else if (!desk_attachments_rename (self->office, self->id, name, &error))
    {
      gtk_label_set_label (GTK_LABEL (self->error), error->message);
      gtk_widget_show (self->error);
    }
}

/* Asks for another name, beside the row. */
void
desk_attachment_row_rename (DeskAttachmentRow *self)
{
  GtkWidget *box;

  if (self->popover == NULL)
    {
      box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
      self->entry = gtk_entry_new ();
      gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 28);
      gtk_entry_set_activates_default (GTK_ENTRY (self->entry), FALSE);
      name_widget (self->entry, _ ("Name of the file"));
      g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (on_renamed), self);
      self->error = gtk_label_new (NULL);
      gtk_label_set_wrap (GTK_LABEL (self->error), TRUE);
      gtk_label_set_max_width_chars (GTK_LABEL (self->error), 30);
      gtk_widget_add_css_class (self->error, "desk-field-error");
      gtk_box_append (GTK_BOX (box), self->entry);
      gtk_box_append (GTK_BOX (box), self->error);
      self->popover = gtk_popover_new ();
      gtk_popover_set_child (GTK_POPOVER (self->popover), box);
      gtk_widget_set_parent (self->popover, GTK_WIDGET (self));
    }
  gtk_widget_hide (self->error);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), self->name);
  gtk_popover_popup (GTK_POPOVER (self->popover));
  gtk_widget_grab_focus (self->entry);
  /* The ending stays when one writes. */
  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0,
                              strrchr (self->name, '.') != NULL
                                ? (int) g_utf8_pointer_to_offset (self->name,
                                                                  strrchr (self->name, '.'))
                                : -1);
}

gint64
desk_attachment_row_get_id (DeskAttachmentRow *self)
{
  return self->id;
}

static void
desk_attachment_row_dispose (GObject *object)
{
  DeskAttachmentRow *self = DESK_ATTACHMENT_ROW (object);

  g_clear_pointer (&self->popover, gtk_widget_unparent);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->office);

  G_OBJECT_CLASS (desk_attachment_row_parent_class)->dispose (object);
}

static void
desk_attachment_row_finalize (GObject *object)
{
  g_free (DESK_ATTACHMENT_ROW (object)->name);

  G_OBJECT_CLASS (desk_attachment_row_parent_class)->finalize (object);
}

static void
desk_attachment_row_class_init (DeskAttachmentRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = desk_attachment_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = desk_attachment_row_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
desk_attachment_row_init (DeskAttachmentRow *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/* @large: the picture is the record's photo, to be recognised at a glance */
GtkWidget *
desk_attachment_row_new (DeskOffice           *office,
                         const DeskAttachment *attachment,
                         gboolean              large)
{
  DeskAttachmentRow *self = g_object_new (DESK_TYPE_ATTACHMENT_ROW, NULL);

  self->office = g_object_ref (office);
  self->id = attachment->id;
  self->name = g_strdup (attachment->name);
  gtk_box_append (GTK_BOX (self->box), make_open (self, attachment, large));
  gtk_box_append (GTK_BOX (self->box), make_menu (attachment));
  return GTK_WIDGET (self);
}
