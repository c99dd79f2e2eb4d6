/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Content with an editor at its side. Where there is no room for both, the side
 * lies over the content and is shown on demand. */

#include "desk-split.h"

#define NARROW 840

struct _DeskSplit
{
  GtkWidget parent_instance;

  GtkWidget *content;
  GtkWidget *side;
  gboolean open; /* the side is to be seen even when narrow */
  gboolean narrow;
  guint narrow_source;
};

enum
{
  PROP_0,
  PROP_NARROW,
  PROP_OPEN,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (DeskSplit, desk_split, GTK_TYPE_WIDGET)

static gboolean
notify_narrow (gpointer data)
{
  DeskSplit *self = data;

  self->narrow_source = 0;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NARROW]);
  return G_SOURCE_REMOVE;
}

static gboolean
has_side (DeskSplit *self)
{
  return self->side != NULL && gtk_widget_get_visible (self->side);
}

static void
desk_split_measure (GtkWidget      *widget,
                    GtkOrientation  orientation,
                    int             for_size,
                    int            *minimum,
                    int            *natural,
                    int            *minimum_baseline,
                    int            *natural_baseline)
{
  DeskSplit *self = DESK_SPLIT (widget);
  int min = 0, nat = 0, side_min, side_nat;

  *minimum = *natural = 0;
  if (self->content != NULL)
    gtk_widget_measure (self->content, orientation, -1, &min, &nat, NULL, NULL);
  *minimum = min;
  *natural = nat;
  if (!has_side (self))
    return;

  gtk_widget_measure (self->side, orientation, -1, &side_min, &side_nat, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      side_min = MAX (side_min, DESK_SPLIT_SIDE_WIDTH);
      *natural += side_min;
    }
  else
    *natural = MAX (*natural, side_nat);
  *minimum = MAX (*minimum, side_min);
}

static void
desk_split_size_allocate (GtkWidget *widget,
                          int        width,
                          int        height,
                          int        baseline)
{
  DeskSplit *self = DESK_SPLIT (widget);
  gboolean narrow = width < NARROW;
  int side_width = 0;

  if (narrow != self->narrow)
    {
      /* Told after the allocation: listeners show and hide widgets. */
      self->narrow = narrow;
      if (self->narrow_source == 0)
        self->narrow_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, notify_narrow, self, NULL);
    }

  if (has_side (self))
    {
      gtk_widget_measure (self->side, GTK_ORIENTATION_HORIZONTAL, -1, &side_width, NULL, NULL,
                          NULL);
      side_width = MIN (MAX (side_width, DESK_SPLIT_SIDE_WIDTH), width);
      gtk_widget_set_child_visible (self->side, !narrow || self->open);
    }
  if (self->content != NULL)
    gtk_widget_size_allocate (
      self->content, &(GtkAllocation){ 0, 0, narrow ? width : width - side_width, height }, -1);
  if (has_side (self) && gtk_widget_get_child_visible (self->side))
    {
      gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
      gtk_widget_size_allocate (
        self->side, &(GtkAllocation){ rtl ? 0 : width - side_width, 0, side_width, height }, -1);
    }
}

static void
desk_split_snapshot (GtkWidget   *widget,
                     GtkSnapshot *snapshot)
{
  DeskSplit *self = DESK_SPLIT (widget);

  if (self->content != NULL)
    gtk_widget_snapshot_child (widget, self->content, snapshot);
  if (self->side != NULL)
    gtk_widget_snapshot_child (widget, self->side, snapshot);
}

static void
desk_split_get_property (GObject    *object,
                         guint       prop_id,
                         GValue     *value,
                         GParamSpec *pspec)
{
  DeskSplit *self = DESK_SPLIT (object);

  switch (prop_id)
    {
    case PROP_NARROW:
      g_value_set_boolean (value, self->narrow && has_side (self));
      break;
    case PROP_OPEN:
      g_value_set_boolean (value, self->open);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
desk_split_set_property (GObject      *object,
                         guint         prop_id,
                         const GValue *value,
                         GParamSpec   *pspec)
{
  switch (prop_id)
    {
    case PROP_OPEN:
      desk_split_set_open (DESK_SPLIT (object), g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
desk_split_dispose (GObject *object)
{
  DeskSplit *self = DESK_SPLIT (object);

  g_clear_handle_id (&self->narrow_source, g_source_remove);
  g_clear_pointer (&self->content, gtk_widget_unparent);
  g_clear_pointer (&self->side, gtk_widget_unparent);

  G_OBJECT_CLASS (desk_split_parent_class)->dispose (object);
}

static void
desk_split_class_init (DeskSplitClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = desk_split_dispose;
  object_class->get_property = desk_split_get_property;
  object_class->set_property = desk_split_set_property;
  widget_class->measure = desk_split_measure;
  widget_class->size_allocate = desk_split_size_allocate;
  widget_class->snapshot = desk_split_snapshot;

  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                                                  G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_OPEN] =
    g_param_spec_boolean ("open", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
desk_split_init (DeskSplit *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

GtkWidget *
desk_split_new (void)
{
  return g_object_new (DESK_TYPE_SPLIT, NULL);
}

static void
replace (DeskSplit  *self,
         GtkWidget **slot,
         GtkWidget  *child)
{
  if (*slot == child)
    return;
  g_clear_pointer (slot, gtk_widget_unparent);
  *slot = child;
  if (child != NULL)
    gtk_widget_set_parent (child, GTK_WIDGET (self));
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

void
desk_split_set_content (DeskSplit *self,
                        GtkWidget *content)
{
  replace (self, &self->content, content);
  /* The side is drawn, found and focussed after the content. */
  if (content != NULL && self->side != NULL)
    gtk_widget_insert_before (content, GTK_WIDGET (self), self->side);
}

/* @side: (nullable): shown at the end while it is visible */
void
desk_split_set_side (DeskSplit *self,
                     GtkWidget *side)
{
  replace (self, &self->side, side);
  if (side != NULL)
    gtk_widget_add_css_class (side, "desk-side");
}

GtkWidget *
desk_split_get_side (DeskSplit *self)
{
  return self->side;
}

/* Returns: whether there is no room for content and side beside each other */
gboolean
desk_split_get_narrow (DeskSplit *self)
{
  return self->narrow;
}

/* Shows the side over the content while there is no room for both. */
void
desk_split_set_open (DeskSplit *self,
                     gboolean   open)
{
  open = open != FALSE;
  if (self->open == open)
    return;
  self->open = open;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_OPEN]);
}
