/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk-thumbnail.h"

#define ICON_SIZE 32

struct _DeskThumbnail
{
  GtkWidget parent_instance;

  char *path;
  int width, height; /* at most, in pixels of the window */
  GtkWidget *child;
  GCancellable *reading; /* (nullable): while the picture is on its way */
};

G_DEFINE_FINAL_TYPE (DeskThumbnail, desk_thumbnail, GTK_TYPE_WIDGET)

typedef struct
{
  char *path;
  int width, height; /* in pixels of the screen */
} Wanted;

static void
wanted_free (Wanted *wanted)
{
  g_free (wanted->path);
  g_free (wanted);
}

/* Pictures are only ever made smaller. */
static GdkPixbuf *
read_scaled (const Wanted  *wanted,
             GError       **error)
{
  int width = 0, height = 0;

  if (gdk_pixbuf_get_file_info (wanted->path, &width, &height) != NULL &&
      width <= wanted->width && height <= wanted->height)
    return gdk_pixbuf_new_from_file (wanted->path, error);
  return gdk_pixbuf_new_from_file_at_scale (wanted->path, wanted->width, wanted->height, TRUE,
                                            error);
}

static void
read_thread (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkPixbuf) picture = NULL;

  if (g_task_return_error_if_cancelled (task))
    return;
  picture = read_scaled (data, &error);
  if (picture == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    /* As the camera was held. */
    g_task_return_pointer (task, gdk_pixbuf_apply_embedded_orientation (picture), g_object_unref);
}

static void
read_done (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  DeskThumbnail *self = DESK_THUMBNAIL (source);
  g_autoptr (GdkPixbuf) picture = g_task_propagate_pointer (G_TASK (result), NULL);
  g_autoptr (GdkTexture) texture = NULL;

  /* What cannot be read keeps its icon. */
  if (picture == NULL || self->child == NULL)
    return;
  texture = gdk_texture_new_for_pixbuf (picture);
  gtk_widget_unparent (self->child);
  self->child = gtk_picture_new_for_paintable (GDK_PAINTABLE (texture));
  gtk_picture_set_can_shrink (GTK_PICTURE (self->child), TRUE);
  gtk_widget_set_halign (self->child, GTK_ALIGN_CENTER);
  gtk_widget_set_size_request (self->child,
                               gdk_texture_get_width (texture) / gtk_widget_get_scale_factor (
                                                                   GTK_WIDGET (self)),
                               gdk_texture_get_height (texture) / gtk_widget_get_scale_factor (
                                                                    GTK_WIDGET (self)));
  gtk_widget_set_parent (self->child, GTK_WIDGET (self));
}

/* Nothing is read for what nobody looks at. */
static void
desk_thumbnail_map (GtkWidget *widget)
{
  DeskThumbnail *self = DESK_THUMBNAIL (widget);
  int scale = gtk_widget_get_scale_factor (widget);
  g_autoptr (GTask) task = NULL;
  Wanted *wanted;

  GTK_WIDGET_CLASS (desk_thumbnail_parent_class)->map (widget);
  if (self->path == NULL || self->reading != NULL)
    return;
  self->reading = g_cancellable_new ();
  wanted = g_new0 (Wanted, 1);
  wanted->path = g_strdup (self->path);
  wanted->width = self->width * scale;
  wanted->height = self->height * scale;
  task = g_task_new (self, self->reading, read_done, NULL);
  g_task_set_task_data (task, wanted, (GDestroyNotify) wanted_free);
  g_task_run_in_thread (task, read_thread);
}

static void
desk_thumbnail_dispose (GObject *object)
{
  DeskThumbnail *self = DESK_THUMBNAIL (object);

  g_cancellable_cancel (self->reading);
  g_clear_pointer (&self->child, gtk_widget_unparent);

  G_OBJECT_CLASS (desk_thumbnail_parent_class)->dispose (object);
}

static void
desk_thumbnail_finalize (GObject *object)
{
  DeskThumbnail *self = DESK_THUMBNAIL (object);

  g_clear_object (&self->reading);
  g_free (self->path);

  G_OBJECT_CLASS (desk_thumbnail_parent_class)->finalize (object);
}

static void
desk_thumbnail_class_init (DeskThumbnailClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_thumbnail_dispose;
  G_OBJECT_CLASS (klass)->finalize = desk_thumbnail_finalize;
  widget_class->map = desk_thumbnail_map;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
desk_thumbnail_init (DeskThumbnail *self)
{
}

/**
 * desk_thumbnail_new:
 * @path: the file, whatever its name
 * @media_type: what it is: the icon until it is read, and of what is no picture
 * @width: at most
 * @height: at most
 */
GtkWidget *
desk_thumbnail_new (const char *path,
                    const char *media_type,
                    int         width,
                    int         height)
{
  DeskThumbnail *self = g_object_new (DESK_TYPE_THUMBNAIL, NULL);
  g_autofree char *type = g_content_type_from_mime_type (media_type);
  g_autoptr (GIcon) icon =
    g_content_type_get_symbolic_icon (type != NULL ? type : "application/octet-stream");

  self->width = width;
  self->height = height;
  if (g_str_has_prefix (media_type, "image/"))
    self->path = g_strdup (path);
  self->child = gtk_image_new_from_gicon (icon);
  gtk_image_set_pixel_size (GTK_IMAGE (self->child), MIN (ICON_SIZE, height));
  gtk_widget_set_size_request (GTK_WIDGET (self), MIN (width, height), -1);
  gtk_widget_set_parent (self->child, GTK_WIDGET (self));
  return GTK_WIDGET (self);
}
