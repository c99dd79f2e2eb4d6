/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk-pane.h"

#include "desk-alert.h"
#include "desk-language.h"
#include "desk-split.h"

typedef struct
{
  DeskOffice *office;
  guint badge;
  gboolean badge_urgent;
  gboolean stale; /* the data changed since the last refresh */
  guint refresh_source;
  GSimpleActionGroup *actions;

  GtkWidget *toolbar;
  GtkWidget *start;
  GtkWidget *center;
  GtkWidget *end;
  GtkWidget *side_button;
  DeskMessageBar *message;
  DeskSplit *split;
} DeskPanePrivate;

enum
{
  PROP_0,
  PROP_OFFICE,
  PROP_BADGE,
  PROP_BADGE_URGENT,
  N_PROPS
};

enum
{
  SIGNAL_TOAST,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];
static GtkBuildableIface *parent_buildable;

static void desk_pane_buildable_init (GtkBuildableIface *iface);

G_DEFINE_ABSTRACT_TYPE_WITH_CODE (DeskPane, desk_pane, ADW_TYPE_BIN,
                                  G_ADD_PRIVATE (DeskPane)
                                    G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE,
                                                           desk_pane_buildable_init))

static DeskPanePrivate *private(DeskPane *self)
{
  return desk_pane_get_instance_private (self);
}

static void
refresh_badge (DeskPane *self)
{
  DeskPanePrivate *priv = private(self);
  gboolean urgent = FALSE;
  guint badge;

  if (DESK_PANE_GET_CLASS (self)->count == NULL)
    return;
  badge = DESK_PANE_GET_CLASS (self)->count (self, &urgent);
  if (badge != priv->badge)
    {
      priv->badge = badge;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BADGE]);
    }
  if (urgent != priv->badge_urgent)
    {
      priv->badge_urgent = urgent;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BADGE_URGENT]);
    }
}

static void
refresh_if_seen (DeskPane *self)
{
  DeskPanePrivate *priv = private(self);

  if (!priv->stale || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  priv->stale = FALSE;
  if (DESK_PANE_GET_CLASS (self)->refresh != NULL)
    DESK_PANE_GET_CLASS (self)->refresh (self);
}

static gboolean
refresh_idle (gpointer data)
{
  DeskPane *self = data;

  private (self)->refresh_source = 0;
  refresh_if_seen (self);
  refresh_badge (self);
  return G_SOURCE_REMOVE;
}

static void
desk_pane_map (GtkWidget *widget)
{
  DeskPane *self = DESK_PANE (widget);

  GTK_WIDGET_CLASS (desk_pane_parent_class)->map (widget);
  refresh_if_seen (self);
}

static void
desk_pane_constructed (GObject *object)
{
  DeskPane *self = DESK_PANE (object);
  DeskPanePrivate *priv = private(self);

  G_OBJECT_CLASS (desk_pane_parent_class)->constructed (object);
  if (priv->office == NULL)
    return;
  g_signal_connect_object (desk_office_get_store (priv->office), "changed",
                           G_CALLBACK (desk_pane_queue_refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk_office_get_store (priv->office), "reset",
                           G_CALLBACK (desk_pane_queue_refresh), self, G_CONNECT_SWAPPED);
  desk_pane_queue_refresh (self);
}

static void
desk_pane_get_property (GObject    *object,
                        guint       prop_id,
                        GValue     *value,
                        GParamSpec *pspec)
{
  DeskPanePrivate *priv = private(DESK_PANE (object));

  switch (prop_id)
    {
    case PROP_OFFICE:
      g_value_set_object (value, priv->office);
      break;
    case PROP_BADGE:
      g_value_set_uint (value, priv->badge);
      break;
    case PROP_BADGE_URGENT:
      g_value_set_boolean (value, priv->badge_urgent);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
desk_pane_set_property (GObject      *object,
                        guint         prop_id,
                        const GValue *value,
                        GParamSpec   *pspec)
{
  DeskPanePrivate *priv = private(DESK_PANE (object));

  switch (prop_id)
    {
    case PROP_OFFICE:
      priv->office = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
desk_pane_dispose (GObject *object)
{
  DeskPanePrivate *priv = private(DESK_PANE (object));

  g_clear_handle_id (&priv->refresh_source, g_source_remove);
  g_clear_object (&priv->actions);

  G_OBJECT_CLASS (desk_pane_parent_class)->dispose (object);
}

static void
desk_pane_finalize (GObject *object)
{
  g_clear_object (&private(DESK_PANE (object))->office);

  G_OBJECT_CLASS (desk_pane_parent_class)->finalize (object);
}

static void
desk_pane_add_child (GtkBuildable *buildable,
                     GtkBuilder   *builder,
                     GObject      *child,
                     const char   *type)
{
  DeskPane *self = DESK_PANE (buildable);

  if (!GTK_IS_WIDGET (child))
    parent_buildable->add_child (buildable, builder, child, type);
  else if (type == NULL)
    desk_pane_set_content (self, GTK_WIDGET (child));
  else if (g_str_equal (type, "start"))
    desk_pane_add_start (self, GTK_WIDGET (child));
  else if (g_str_equal (type, "center"))
    desk_pane_add_center (self, GTK_WIDGET (child));
  else if (g_str_equal (type, "end"))
    desk_pane_add_end (self, GTK_WIDGET (child));
  else if (g_str_equal (type, "side"))
    desk_pane_set_side (self, GTK_WIDGET (child));
  else
    GTK_BUILDER_WARN_INVALID_CHILD_TYPE (self, type);
}

static void
desk_pane_buildable_init (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = desk_pane_add_child;
}

static void
desk_pane_class_init (DeskPaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = desk_pane_constructed;
  object_class->get_property = desk_pane_get_property;
  object_class->set_property = desk_pane_set_property;
  object_class->dispose = desk_pane_dispose;
  object_class->finalize = desk_pane_finalize;
  GTK_WIDGET_CLASS (klass)->map = desk_pane_map;

  properties[PROP_OFFICE] =
    g_param_spec_object ("office", NULL, NULL, DESK_TYPE_OFFICE,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_BADGE] = g_param_spec_uint ("badge", NULL, NULL, 0, G_MAXUINT, 0,
                                              G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_BADGE_URGENT] = g_param_spec_boolean (
    "badge-urgent", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /* DeskPane::toast: the window shows the text; with TRUE, a button that undoes the last act. */
  signals[SIGNAL_TOAST] = g_signal_new ("toast", DESK_TYPE_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                        NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_BOOLEAN);
}

static GtkWidget *
toolbar_box (void)
{
  return gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
}

static void
desk_pane_init (DeskPane *self)
{
  DeskPanePrivate *priv = private(self);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  priv->actions = g_simple_action_group_new ();
  priv->stale = TRUE;

  priv->start = toolbar_box ();
  priv->center = toolbar_box ();
  priv->end = toolbar_box ();
  priv->toolbar = gtk_center_box_new ();
  gtk_widget_add_css_class (priv->toolbar, "desk-toolbar");
  gtk_center_box_set_start_widget (GTK_CENTER_BOX (priv->toolbar), priv->start);
  gtk_center_box_set_center_widget (GTK_CENTER_BOX (priv->toolbar), priv->center);
  gtk_center_box_set_end_widget (GTK_CENTER_BOX (priv->toolbar), priv->end);
  gtk_widget_set_visible (priv->toolbar, FALSE);
  gtk_box_append (GTK_BOX (box), priv->toolbar);

  priv->message = DESK_MESSAGE_BAR (desk_message_bar_new ());
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (priv->message));

  priv->split = DESK_SPLIT (desk_split_new ());
  gtk_widget_set_vexpand (GTK_WIDGET (priv->split), TRUE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (priv->split));

  priv->side_button = gtk_toggle_button_new ();
  gtk_button_set_icon_name (GTK_BUTTON (priv->side_button), "sidebar-show-right-symbolic");
  gtk_widget_set_tooltip_text (priv->side_button, _ ("Show the editor"));
  gtk_box_append (GTK_BOX (priv->end), priv->side_button);
  g_object_bind_property (priv->split, "narrow", priv->side_button, "visible",
                          G_BINDING_SYNC_CREATE);
  g_object_bind_property (priv->split, "open", priv->side_button, "active",
                          G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE);

  adw_bin_set_child (ADW_BIN (self), box);
}

const char *
desk_pane_get_name (DeskPane *self)
{
  return DESK_PANE_GET_CLASS (self)->name;
}

DeskOffice *
desk_pane_get_office (DeskPane *self)
{
  return private(self)->office;
}

DeskStore *
desk_pane_get_store (DeskPane *self)
{
  return desk_office_get_store (private(self)->office);
}

/* Puts @child at the beginning of the toolbar; there the period switcher stands. */
void
desk_pane_add_start (DeskPane  *self,
                     GtkWidget *child)
{
  gtk_box_append (GTK_BOX (private(self)->start), child);
  gtk_widget_set_visible (private(self)->toolbar, TRUE);
}

void
desk_pane_add_center (DeskPane  *self,
                      GtkWidget *child)
{
  gtk_box_append (GTK_BOX (private(self)->center), child);
  gtk_widget_set_visible (private(self)->toolbar, TRUE);
}

/* Puts @child at the end of the toolbar: export, print, and last the primary action. */
void
desk_pane_add_end (DeskPane  *self,
                   GtkWidget *child)
{
  DeskPanePrivate *priv = private(self);

  gtk_box_append (GTK_BOX (priv->end), child);
  gtk_box_reorder_child_after (GTK_BOX (priv->end), priv->side_button, child);
  gtk_widget_set_visible (priv->toolbar, TRUE);
}

void
desk_pane_set_content (DeskPane  *self,
                       GtkWidget *content)
{
  desk_split_set_content (private(self)->split, content);
}

/* @side: (nullable): the editor, 300 pixels wide; over the content where that is narrow */
void
desk_pane_set_side (DeskPane  *self,
                    GtkWidget *side)
{
  desk_split_set_side (private(self)->split, side);
}

/* Makes sure the side is seen, as when the user asked to edit something. */
void
desk_pane_open_side (DeskPane *self)
{
  desk_split_set_open (private(self)->split, TRUE);
}

/**
 * desk_pane_add_actions:
 * @entries: names without prefix; the pane's name (`rota`) is put before them
 *
 * Adds actions that get the pane as user data. The window publishes them: in
 * templates they are `win.rota.mark`, on D-Bus `rota.mark`.
 */
void
desk_pane_add_actions (DeskPane           *self,
                       const GActionEntry *entries,
                       int                 n_entries)
{
  for (int i = 0; i < n_entries; i++)
    {
      g_autofree char *name =
        g_strconcat (desk_pane_get_name (self), ".", entries[i].name, NULL);
      GActionEntry entry = entries[i];

      entry.name = name;
      g_action_map_add_action_entries (G_ACTION_MAP (private(self)->actions), &entry, 1, self);
    }
}

/* Returns: (transfer none) (nullable): the action of that name, without prefix */
GAction *
desk_pane_get_action (DeskPane   *self,
                      const char *name)
{
  g_autofree char *full =
    g_strconcat (desk_pane_get_name (self), ".", name, NULL);

  return g_action_map_lookup_action (G_ACTION_MAP (private(self)->actions), full);
}

void
desk_pane_set_action_enabled (DeskPane   *self,
                              const char *name,
                              gboolean    enabled)
{
  g_simple_action_set_enabled (G_SIMPLE_ACTION (desk_pane_get_action (self, name)), enabled);
}

/* Returns: (transfer none): all actions of the pane, with prefix */
GActionGroup *
desk_pane_get_actions (DeskPane *self)
{
  return G_ACTION_GROUP (private(self)->actions);
}

/**
 * desk_pane_toast:
 * @undo: whether it has a button that undoes the last act
 *
 * Says @text in passing. Acts themselves need none: the window tells them by title.
 */
void
desk_pane_toast (DeskPane   *self,
                 const char *text,
                 gboolean    undo)
{
  g_signal_emit (self, signals[SIGNAL_TOAST], 0, text, undo);
}

/**
 * desk_pane_show_message:
 * @button: (nullable): words on a button
 * @action: (nullable): the detailed action behind it
 *
 * Says @text in a bar above the content until the pane clears it or the user closes it.
 */
void
desk_pane_show_message (DeskPane        *self,
                        DeskMessageKind  kind,
                        const char      *text,
                        const char      *button,
                        const char      *action)
{
  desk_message_bar_show (private(self)->message, kind, text, button, action, TRUE);
}

void
desk_pane_clear_message (DeskPane *self)
{
  desk_message_bar_clear (private(self)->message);
}

/* Tells an error as its kind deserves: what the user can just do again in passing,
 * what stands in the way of all work in the bar, data at risk in a dialog. */
void
desk_pane_show_error (DeskPane     *self,
                      const GError *error)
{
  if (error->domain == DESK_ERROR)
    switch ((DeskError) error->code)
      {
      case DESK_ERROR_DAMAGED:
        desk_alert_error (GTK_WIDGET (self), _ ("The studio’s file is damaged"), error->message);
        return;
      case DESK_ERROR_FAILED:
      case DESK_ERROR_NEWER:
      case DESK_ERROR_READ_ONLY:
      case DESK_ERROR_FULL:
      case DESK_ERROR_BUSY:
        desk_pane_show_message (self, DESK_MESSAGE_ERROR, error->message, NULL, NULL);
        return;
      case DESK_ERROR_INVALID:
      case DESK_ERROR_REFUSED:
      case DESK_ERROR_NOT_FOUND:
      case DESK_ERROR_EXISTS:
      case DESK_ERROR_CONFLICT:
        desk_pane_toast (self, error->message, FALSE);
        return;
      }
  desk_pane_show_message (self, DESK_MESSAGE_ERROR, error->message, NULL, NULL);
}

/* Shows the data anew from the main loop; at once when the pane comes to sight. */
void
desk_pane_queue_refresh (DeskPane *self)
{
  DeskPanePrivate *priv = private(self);

  priv->stale = TRUE;
  if (priv->refresh_source == 0)
    priv->refresh_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, refresh_idle, self, NULL);
}

gboolean
desk_pane_go (DeskPane   *self,
              const char *where)
{
  return DESK_PANE_GET_CLASS (self)->go != NULL && DESK_PANE_GET_CLASS (self)->go (self, where);
}

gboolean
desk_pane_show_record (DeskPane       *self,
                       const DeskKind *kind,
                       gint64          id)
{
  return DESK_PANE_GET_CLASS (self)->show_record != NULL &&
         DESK_PANE_GET_CLASS (self)->show_record (self, kind, id);
}

/* Returns: whether the pane knows what was scanned; it shows it then */
gboolean
desk_pane_scan (DeskPane   *self,
                const char *word)
{
  return DESK_PANE_GET_CLASS (self)->scan != NULL && DESK_PANE_GET_CLASS (self)->scan (self, word);
}
