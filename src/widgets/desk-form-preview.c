/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk-form-preview.h"

#include <string.h>

#include "desk-form-page.h"
#include "desk-form-printer.h"
#include "desk-language.h"

/* Points to pixels at the size of the paper. */
#define FULL_SIZE (96.0 / 72.0)
#define EDGE      24
#define ZOOM_STEP 1.25

struct _DeskFormPreview
{
  AdwWindow parent_instance;

  GPtrArray *forms; /* DeskForm: one at least */
  GPtrArray *pages; /* DeskFormPages of each */
  int n_pages;
  char *file_name;
  double zoom;  /* 1 is the size of the paper */
  gboolean fit; /* a whole page is in sight, whatever the window's size */
  guint fit_source;

  GtkWidget *toasts;
  GtkWidget *scrolled;
  GtkWidget *box;
  GtkWidget *zoom_label;
};

G_DEFINE_FINAL_TYPE (DeskFormPreview, desk_form_preview, ADW_TYPE_WINDOW)

static void
apply_zoom (DeskFormPreview *self)
{
  double width, height;
  g_autofree char *text = NULL;

  if (self->pages == NULL)
    return;
  desk_form_pages_get_size (self->pages->pdata[0], &width, &height);
  for (GtkWidget *child = gtk_widget_get_first_child (self->box); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (child),
                                          (int) (width * FULL_SIZE * self->zoom));
      gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (child),
                                           (int) (height * FULL_SIZE * self->zoom));
      gtk_widget_queue_draw (child);
    }
  /* Translators: how large a page is shown */
  text = g_strdup_printf (_ ("%d %%"), (int) (self->zoom * 100 + 0.5));
  gtk_label_set_label (GTK_LABEL (self->zoom_label), text);
}

static void
fit_page (DeskFormPreview *self)
{
  GtkScrolledWindow *scrolled = GTK_SCROLLED_WINDOW (self->scrolled);
  double room_x =
    gtk_adjustment_get_page_size (gtk_scrolled_window_get_hadjustment (scrolled)) - 2 * EDGE;
  double room_y =
    gtk_adjustment_get_page_size (gtk_scrolled_window_get_vadjustment (scrolled)) - 2 * EDGE;
  double width, height, zoom;

  if (!self->fit || self->pages == NULL || room_x < 100 || room_y < 100)
    return;
  desk_form_pages_get_size (self->pages->pdata[0], &width, &height);
  zoom = MIN (room_x / width, room_y / height) / FULL_SIZE;
  if (ABS (zoom - self->zoom) < 0.005)
    return;
  self->zoom = zoom;
  apply_zoom (self);
}

static gboolean
fit_idle (gpointer data)
{
  DeskFormPreview *self = data;

  self->fit_source = 0;
  fit_page (self);
  return G_SOURCE_REMOVE;
}

/* The room is told while it is handed out: too early to ask for another size. */
static void
queue_fit (DeskFormPreview *self)
{
  if (self->fit && self->fit_source == 0)
    self->fit_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, fit_idle, self, NULL);
}

static void
change_zoom (DeskFormPreview *self,
             double           zoom)
{
  self->fit = FALSE;
  self->zoom = CLAMP (zoom, 0.25, 4);
  apply_zoom (self);
}

static void
draw_page (GtkDrawingArea *area,
           cairo_t        *cr,
           int             width,
           int             height,
           gpointer        data)
{
  DeskFormPreview *self = DESK_FORM_PREVIEW (gtk_widget_get_root (GTK_WIDGET (area)));
  DeskFormPages *pages = g_object_get_data (G_OBJECT (area), "pages");

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, FULL_SIZE * self->zoom, FULL_SIZE * self->zoom);
  desk_form_pages_draw (pages, cr, GPOINTER_TO_INT (data));
}

static void
toast (DeskFormPreview *self,
       const char      *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (self->toasts), adw_toast_new (escaped));
}

static void
on_out (DeskFormOut   result,
        const char   *path,
        const GError *error,
        gpointer      data)
{
  DeskFormPreview *self = data;
  AdwToast *offer;
  g_autofree char *text = NULL;

  switch (result)
    {
    case DESK_FORM_OUT_NO_PRINTER:
      offer = adw_toast_new (_ ("No printer is set up on this computer"));
      adw_toast_set_button_label (offer, _ ("Save as PDF"));
      adw_toast_set_action_name (offer, "preview.export-pdf");
      adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (self->toasts), offer);
      break;
    case DESK_FORM_OUT_FAILED:
      toast (self, error->message);
      break;
    case DESK_FORM_OUT_DONE:
    default:
      if (path == NULL)
        break;
      /* Translators: %s is a file */
      text = g_strdup_printf (_ ("Saved as %s"), path);
      toast (self, text);
      break;
    }
}

static void
export_as (DeskFormPreview *self,
           const char      *ending)
{
  const char *dot = strrchr (self->file_name, '.');
  g_autofree char *stem =
    g_strndup (self->file_name, dot != NULL ? (gsize) (dot - self->file_name)
                                            : strlen (self->file_name));
  g_autofree char *name = g_strconcat (stem, ending, NULL);

  desk_form_printer_export_all (GTK_WIDGET (self), (DeskForm *const *) self->forms->pdata,
                                self->forms->len, name, on_out, g_object_ref (self),
                                g_object_unref);
}

static void
on_print (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  DeskFormPreview *self = DESK_FORM_PREVIEW (widget);

  desk_form_printer_print_all (widget, (DeskForm *const *) self->forms->pdata, self->forms->len,
                               on_out, g_object_ref (self), g_object_unref);
}

static void
on_export (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  export_as (DESK_FORM_PREVIEW (widget),
             g_str_equal (action, "preview.export-pdf") ? ".pdf" : ".xlsx");
}

static void
on_zoom (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  DeskFormPreview *self = DESK_FORM_PREVIEW (widget);

  if (g_str_equal (action, "preview.zoom-in"))
    change_zoom (self, self->zoom * ZOOM_STEP);
  else if (g_str_equal (action, "preview.zoom-out"))
    change_zoom (self, self->zoom / ZOOM_STEP);
  else
    {
      self->fit = TRUE;
      fit_page (self);
    }
}

static void
desk_form_preview_dispose (GObject *object)
{
  DeskFormPreview *self = DESK_FORM_PREVIEW (object);

  g_clear_handle_id (&self->fit_source, g_source_remove);
  g_clear_pointer (&self->pages, g_ptr_array_unref);
  g_clear_pointer (&self->forms, g_ptr_array_unref);
  g_clear_pointer (&self->file_name, g_free);

  G_OBJECT_CLASS (desk_form_preview_parent_class)->dispose (object);
}

static void
desk_form_preview_class_init (DeskFormPreviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_form_preview_dispose;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/studiodesk/StudioDesk/ui/desk-form-preview.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskFormPreview, toasts);
  gtk_widget_class_bind_template_child (widget_class, DeskFormPreview, scrolled);
  gtk_widget_class_bind_template_child (widget_class, DeskFormPreview, box);
  gtk_widget_class_bind_template_child (widget_class, DeskFormPreview, zoom_label);

  gtk_widget_class_install_action (widget_class, "preview.print", NULL, on_print);
  gtk_widget_class_install_action (widget_class, "preview.export", NULL, on_export);
  gtk_widget_class_install_action (widget_class, "preview.export-pdf", NULL, on_export);
  gtk_widget_class_install_action (widget_class, "preview.zoom-in", NULL, on_zoom);
  gtk_widget_class_install_action (widget_class, "preview.zoom-out", NULL, on_zoom);
  gtk_widget_class_install_action (widget_class, "preview.zoom-fit", NULL, on_zoom);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK, "preview.print",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_e, GDK_CONTROL_MASK, "preview.export",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_plus, GDK_CONTROL_MASK,
                                       "preview.zoom-in", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_equal, GDK_CONTROL_MASK,
                                       "preview.zoom-in", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Add, GDK_CONTROL_MASK,
                                       "preview.zoom-in", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_minus, GDK_CONTROL_MASK,
                                       "preview.zoom-out", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Subtract, GDK_CONTROL_MASK,
                                       "preview.zoom-out", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_0, GDK_CONTROL_MASK,
                                       "preview.zoom-fit", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
desk_form_preview_init (DeskFormPreview *self)
{
  GtkScrolledWindow *scrolled;

  self->zoom = 1;
  self->fit = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  scrolled = GTK_SCROLLED_WINDOW (self->scrolled);
  g_signal_connect_swapped (gtk_scrolled_window_get_hadjustment (scrolled), "notify::page-size",
                            G_CALLBACK (queue_fit), self);
  g_signal_connect_swapped (gtk_scrolled_window_get_vadjustment (scrolled), "notify::page-size",
                            G_CALLBACK (queue_fit), self);
}

static void
add_pages (DeskFormPreview *self,
           DeskForm        *form)
{
  DeskFormPages *pages = desk_form_pages_new (form);

  g_ptr_array_add (self->forms, desk_form_ref (form));
  g_ptr_array_add (self->pages, pages);
  for (int page = 0; page < desk_form_pages_get_n (pages); page++)
    {
      GtkWidget *area = gtk_drawing_area_new ();
      /* Translators: what a picture of a page is called: its number */
      g_autofree char *name = g_strdup_printf (_ ("Page %d"), ++self->n_pages);

      gtk_widget_add_css_class (area, "desk-paper");
      gtk_widget_set_halign (area, GTK_ALIGN_CENTER);
      gtk_accessible_update_property (GTK_ACCESSIBLE (area), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                      -1);
      g_object_set_data_full (G_OBJECT (area), "pages", desk_form_pages_ref (pages),
                              (GDestroyNotify) desk_form_pages_unref);
      gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (area), draw_page, GINT_TO_POINTER (page),
                                      NULL);
      gtk_box_append (GTK_BOX (self->box), area);
    }
}

/**
 * desk_form_preview_present_all:
 * @forms: (array length=n_forms): at least one
 * @file_name: what an export is called unless the user says otherwise
 *
 * Returns: (transfer none): the window, which closes itself
 */
GtkWindow *
desk_form_preview_present_all (GtkWidget       *parent,
                               DeskForm *const *forms,
                               guint            n_forms,
                               const char      *file_name)
{
  GtkRoot *root = parent != NULL ? gtk_widget_get_root (parent) : NULL;
  DeskFormPreview *self = g_object_new (DESK_TYPE_FORM_PREVIEW, "title", forms[0]->title, NULL);

  self->forms = g_ptr_array_new_with_free_func ((GDestroyNotify) desk_form_unref);
  self->pages = g_ptr_array_new_with_free_func ((GDestroyNotify) desk_form_pages_unref);
  self->file_name = g_strdup (file_name);
  for (guint i = 0; i < n_forms; i++)
    add_pages (self, forms[i]);
  apply_zoom (self);
  if (GTK_IS_WINDOW (root))
    {
      gtk_window_set_transient_for (GTK_WINDOW (self), GTK_WINDOW (root));
      gtk_window_set_application (GTK_WINDOW (self),
                                  gtk_window_get_application (GTK_WINDOW (root)));
    }
  gtk_window_present (GTK_WINDOW (self));
  return GTK_WINDOW (self);
}

GtkWindow *
desk_form_preview_present (GtkWidget  *parent,
                           DeskForm   *form,
                           const char *file_name)
{
  return desk_form_preview_present_all (parent, &form, 1, file_name);
}
