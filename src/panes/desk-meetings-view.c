/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk-meetings-view.h"

#include "desk-form-preview.h"
#include "desk-forms.h"

typedef struct
{
  DeskOffice *office;
  GtkWidget *child;
} DeskMeetingsViewPrivate;

enum
{
  PROP_0,
  PROP_OFFICE,
  N_PROPS
};

enum
{
  SIGNAL_FAILED,
  SIGNAL_DONE,
  SIGNAL_SIDE_CHANGED,
  SIGNAL_FORMS_CHANGED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (DeskMeetingsView, desk_meetings_view, GTK_TYPE_WIDGET)

static DeskMeetingsViewPrivate *private(DeskMeetingsView *self)
{
  return desk_meetings_view_get_instance_private (self);
}

static void
desk_meetings_view_set_property (GObject      *object,
                                 guint         id,
                                 const GValue *value,
                                 GParamSpec   *spec)
{
  if (id == PROP_OFFICE)
  private (DESK_MEETINGS_VIEW (object))->office = g_value_dup_object (value);
  else G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
}

static void
desk_meetings_view_dispose (GObject *object)
{
  DeskMeetingsViewPrivate *priv = private(DESK_MEETINGS_VIEW (object));

  g_clear_pointer (&priv->child, gtk_widget_unparent);
  g_clear_object (&priv->office);

  G_OBJECT_CLASS (desk_meetings_view_parent_class)->dispose (object);
}

static gboolean
desk_meetings_view_grab_focus (GtkWidget *widget)
{
  DeskMeetingsViewPrivate *priv = private(DESK_MEETINGS_VIEW (widget));

  return priv->child != NULL && gtk_widget_child_focus (priv->child, GTK_DIR_TAB_FORWARD);
}

static void
desk_meetings_view_class_init (DeskMeetingsViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->set_property = desk_meetings_view_set_property;
  object_class->dispose = desk_meetings_view_dispose;
  GTK_WIDGET_CLASS (klass)->grab_focus = desk_meetings_view_grab_focus;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);

  properties[PROP_OFFICE] =
    g_param_spec_object ("office", NULL, NULL, DESK_TYPE_OFFICE,
                         G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /* DeskMeetingsView::failed: something was refused, or cannot be read. */
  signals[SIGNAL_FAILED] = g_signal_new ("failed", DESK_TYPE_MEETINGS_VIEW, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
  /* DeskMeetingsView::done: what was wanted is done; what was said before is settled. */
  signals[SIGNAL_DONE] = g_signal_new ("done", DESK_TYPE_MEETINGS_VIEW, G_SIGNAL_RUN_LAST, 0, NULL,
                                       NULL, NULL, G_TYPE_NONE, 0);
  /* DeskMeetingsView::side-changed: the side has something else, or nothing, to show;
   * with TRUE it is to be opened where it is over the content. */
  signals[SIGNAL_SIDE_CHANGED] =
    g_signal_new ("side-changed", DESK_TYPE_MEETINGS_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
  /* DeskMeetingsView::forms-changed: there are forms of other things. */
  signals[SIGNAL_FORMS_CHANGED] =
    g_signal_new ("forms-changed", DESK_TYPE_MEETINGS_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 0);
}

static void
desk_meetings_view_init (DeskMeetingsView *self)
{
}

DeskOffice *
desk_meetings_view_get_office (DeskMeetingsView *self)
{
  return private(self)->office;
}

/* @child: all that the view shows; given once */
void
desk_meetings_view_set_child (DeskMeetingsView *self,
                              GtkWidget        *child)
{
  private (self)->child = child;
  gtk_widget_set_parent (child, GTK_WIDGET (self));
}

void
desk_meetings_view_fail (DeskMeetingsView *self,
                         const GError     *error)
{
  g_signal_emit (self, signals[SIGNAL_FAILED], 0, error);
}

void
desk_meetings_view_done (DeskMeetingsView *self)
{
  g_signal_emit (self, signals[SIGNAL_DONE], 0);
}

void
desk_meetings_view_side_changed (DeskMeetingsView *self,
                                 gboolean          open)
{
  g_signal_emit (self, signals[SIGNAL_SIDE_CHANGED], 0, open);
}

void
desk_meetings_view_forms_changed (DeskMeetingsView *self)
{
  g_signal_emit (self, signals[SIGNAL_FORMS_CHANGED], 0);
}

/* Returns: whether there is such a form of what is shown */
gboolean
desk_meetings_view_preview (DeskMeetingsView *self,
                            const char       *id)
{
  g_autoptr (GPtrArray) forms = g_ptr_array_new_with_free_func ((GDestroyNotify) desk_form_unref);
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;

  if (!DESK_MEETINGS_VIEW_GET_CLASS (self)->build_forms (self, id, forms, &error))
    {
      desk_meetings_view_fail (self, error);
      return FALSE;
    }
  if (forms->len == 0)
    return FALSE;
  name = desk_forms_file_name (forms->pdata[0], "pdf");
  desk_form_preview_present_all (GTK_WIDGET (self), (DeskForm *const *) forms->pdata, forms->len,
                                 name);
  return TRUE;
}
