/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk-page.h"

#include "desk-language.h"

struct _DeskPage
{
  AdwBin parent_instance;

  const DeskPaneInfo *info;
  DeskOffice *office;
  DeskTab *tab;
  DeskPane *pane; /* NULL until it is needed */
};

enum
{
  SIGNAL_MADE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DeskPage, desk_page, ADW_TYPE_BIN)

static void
update_badge (DeskPage *self)
{
  guint badge;
  gboolean urgent;

  g_object_get (self->pane, "badge", &badge, "badge-urgent", &urgent, NULL);
  desk_tab_set_badge (self->tab, badge, urgent);
}

static void
desk_page_map (GtkWidget *widget)
{
  desk_page_get_pane (DESK_PAGE (widget));

  GTK_WIDGET_CLASS (desk_page_parent_class)->map (widget);
}

/* Back to where the user was in the pane, or to its first widget. */
static gboolean
desk_page_grab_focus (GtkWidget *widget)
{
  DeskPage *self = DESK_PAGE (widget);
  GtkWidget *child = gtk_widget_get_focus_child (widget), *last = NULL;

  for (; child != NULL; child = gtk_widget_get_focus_child (child))
    last = child;
  if (last != NULL && gtk_widget_grab_focus (last))
    return TRUE;
  return self->pane != NULL &&
         gtk_widget_child_focus (GTK_WIDGET (self->pane), GTK_DIR_TAB_FORWARD);
}

static void
desk_page_dispose (GObject *object)
{
  DeskPage *self = DESK_PAGE (object);

  g_clear_object (&self->office);
  g_clear_object (&self->tab);

  G_OBJECT_CLASS (desk_page_parent_class)->dispose (object);
}

static void
desk_page_class_init (DeskPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = desk_page_dispose;
  GTK_WIDGET_CLASS (klass)->map = desk_page_map;
  GTK_WIDGET_CLASS (klass)->grab_focus = desk_page_grab_focus;

  /* DeskPage::made: the pane is there now. */
  signals[SIGNAL_MADE] = g_signal_new ("made", DESK_TYPE_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                       NULL, G_TYPE_NONE, 1, DESK_TYPE_PANE);
}

static void
desk_page_init (DeskPage *self)
{
}

static GMenuModel *
tab_menu (const DeskPaneInfo *info)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autofree char *detach = g_strdup_printf ("win.detach('%s')", info->name);
  g_autofree char *attach = g_strdup_printf ("win.attach('%s')", info->name);

  g_menu_append (menu, _ ("Open in Its Own _Window"), detach);
  g_menu_append (menu, _ ("Back to the _Main Window"), attach);
  return G_MENU_MODEL (g_steal_pointer (&menu));
}

DeskPage *
desk_page_new (const DeskPaneInfo *info,
               DeskOffice         *office)
{
  DeskPage *self = g_object_new (DESK_TYPE_PAGE, NULL);
  g_autoptr (GMenuModel) menu = tab_menu (info);

  self->info = info;
  self->office = g_object_ref (office);
  self->tab = g_object_ref_sink (DESK_TAB (desk_tab_new (_ (info->title), info->icon, menu)));
  return self;
}

const DeskPaneInfo *
desk_page_get_info (DeskPage *self)
{
  return self->info;
}

/* Returns: (transfer none): what stands on the page's tab, in whatever notebook */
DeskTab *
desk_page_get_tab (DeskPage *self)
{
  return self->tab;
}

/* Returns: (transfer none): the pane, made now if it was not yet */
DeskPane *
desk_page_get_pane (DeskPage *self)
{
  if (self->pane != NULL)
    return self->pane;

  self->pane = g_object_new (self->info->get_type (), "office", self->office, NULL);
  g_signal_connect_swapped (self->pane, "notify::badge", G_CALLBACK (update_badge), self);
  g_signal_connect_swapped (self->pane, "notify::badge-urgent", G_CALLBACK (update_badge), self);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->pane));
  g_signal_emit (self, signals[SIGNAL_MADE], 0, self->pane);
  return self->pane;
}

gboolean
desk_page_is_made (DeskPage *self)
{
  return self->pane != NULL;
}
