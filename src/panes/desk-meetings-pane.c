/* SPDX-License-Identifier: GPL-3.0-or-later */

/* 会议: meetings and their minutes, what came of them, and what is reported to them. */

#include "desk-meetings-pane.h"

#include "desk-form-printer.h"
#include "desk-forms.h"
#include "desk-language.h"
#include "desk-meetings-book.h"
#include "desk-meetings-notices.h"
#include "desk-meetings-plans.h"
#include "desk-meetings-reports.h"
#include "desk-meetings-rooms.h"
#include "desk-meetings.h"
#include "desk-notices.h"
#include "desk-plans.h"
#include "desk-reports.h"
#include "desk-rooms.h"
#include "desk-today.h"

/* The views, as they stand in the toolbar. */
static const struct
{
  const char *name;
  const char *label; /* msgid with the context "meetings" */
  GType (*get_type) (void);
} views[] = {
  { "meetings", NC_ ("meetings", "Meetings"), desk_meetings_book_get_type },
  { "notices", NC_ ("meetings", "Notices"), desk_meetings_notices_get_type },
  { "reports", NC_ ("meetings", "Reports"), desk_meetings_reports_get_type },
  { "rooms", NC_ ("meetings", "Rooms"), desk_meetings_rooms_get_type },
  { "plans", NC_ ("meetings", "Plans"), desk_meetings_plans_get_type },
};

struct _DeskMeetingsPane
{
  DeskPane parent_instance;

  GtkBox *views;
  GtkSearchEntry *search;
  GtkStack *stack;
  GtkMenuButton *print;
  GtkButton *create;

  DeskMeetingsView *made[G_N_ELEMENTS (views)]; /* NULL until it is first seen */
  GtkStack *side;
};

G_DEFINE_FINAL_TYPE (DeskMeetingsPane, desk_meetings_pane, DESK_TYPE_PANE)

static const char *
get_view_name (DeskMeetingsPane *self)
{
  g_autoptr (GVariant) state = g_action_get_state (desk_pane_get_action (DESK_PANE (self), "view"));

  return g_intern_string (g_variant_get_string (state, NULL));
}

/* Returns: the place of the view that is called @name, or -1 */
static int
find_view (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    if (g_str_equal (views[i].name, name))
      return (int) i;
  return -1;
}

/* The side and the forms: as the view in front wants them */

static DeskMeetingsView *
in_front (DeskMeetingsPane *self)
{
  return self->made[find_view (get_view_name (self))];
}

static void
show_side (DeskMeetingsPane *self)
{
  DeskMeetingsView *view = in_front (self);
  DeskMeetingsViewClass *klass = DESK_MEETINGS_VIEW_GET_CLASS (view);
  gboolean shown = klass->has_side != NULL && klass->has_side (view);

  if (shown)
    gtk_stack_set_visible_child_name (self->side, get_view_name (self));
  gtk_widget_set_visible (GTK_WIDGET (self->side), shown);
}

static void
fill_prints (DeskMeetingsPane *self)
{
  DeskMeetingsView *view = in_front (self);
  DeskMeetingsViewClass *klass = DESK_MEETINGS_VIEW_GET_CLASS (view);
  g_autoptr (GMenu) menu = g_menu_new ();

  for (guint i = 0; klass->forms != NULL && klass->forms[i] != NULL; i++)
    {
      g_autoptr (GMenuItem) item = NULL;
      g_auto (GStrv) words = g_strsplit (klass->forms[i], ":", 2);
      const DeskFormType *type = desk_forms_find (words[0]);

      if (klass->offers != NULL && !klass->offers (view, klass->forms[i]))
        continue;
      item = g_menu_item_new (words[1] != NULL ? C_ ("form", "Blank, for writing by hand")
                                               : _ (type->title),
                              NULL);
      g_menu_item_set_action_and_target (item, "win.meetings.preview-form", "s", klass->forms[i]);
      g_menu_append_item (menu, item);
    }
  gtk_menu_button_set_menu_model (self->print, G_MENU_MODEL (menu));
  gtk_widget_set_visible (GTK_WIDGET (self->print),
                          g_menu_model_get_n_items (G_MENU_MODEL (menu)) > 0);
}

/* What views say */

static void
on_failed (DeskMeetingsPane *self,
           const GError     *error)
{
  /* It is about what the user is at, so it stays until that is dealt with. */
  if (g_error_matches (error, DESK_ERROR, DESK_ERROR_REFUSED) ||
      g_error_matches (error, DESK_ERROR, DESK_ERROR_INVALID) ||
      g_error_matches (error, DESK_ERROR, DESK_ERROR_NOT_FOUND))
    desk_pane_show_message (DESK_PANE (self), DESK_MESSAGE_WARNING, error->message, NULL, NULL);
  else
    desk_pane_show_error (DESK_PANE (self), error);
}

static void
on_done (DeskMeetingsPane *self)
{
  desk_pane_clear_message (DESK_PANE (self));
}

static void
on_side_changed (DeskMeetingsPane *self,
                 gboolean          open)
{
  show_side (self);
  if (open)
    desk_pane_open_side (DESK_PANE (self));
}

/* The content */

static void
make_view (DeskMeetingsPane *self,
           int               place)
{
  DeskMeetingsViewClass *klass;
  DeskMeetingsView *view;

  if (self->made[place] != NULL)
    return;
  view = g_object_new (views[place].get_type (), "office",
                       desk_pane_get_office (DESK_PANE (self)), NULL);
  klass = DESK_MEETINGS_VIEW_GET_CLASS (view);
  self->made[place] = view;
  gtk_stack_add_named (self->stack, GTK_WIDGET (view), views[place].name);
  if (klass->get_side != NULL)
    gtk_stack_add_named (self->side, klass->get_side (view), views[place].name);
  g_signal_connect_swapped (view, "failed", G_CALLBACK (on_failed), self);
  g_signal_connect_swapped (view, "done", G_CALLBACK (on_done), self);
  g_signal_connect_swapped (view, "side-changed", G_CALLBACK (on_side_changed), self);
  g_signal_connect_swapped (view, "forms-changed", G_CALLBACK (fill_prints), self);
}

static void
show_view (DeskMeetingsPane *self)
{
  DeskMeetingsViewClass *klass;

  make_view (self, find_view (get_view_name (self)));
  klass = DESK_MEETINGS_VIEW_GET_CLASS (in_front (self));
  gtk_stack_set_visible_child_name (self->stack, get_view_name (self));
  gtk_widget_set_visible (GTK_WIDGET (self->search), klass->search != NULL);
  if (klass->search_hint != NULL)
    g_object_set (self->search, "placeholder-text", _ (klass->search_hint), NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->create), klass->create_label != NULL);
  if (klass->create_label != NULL)
    gtk_button_set_label (self->create, _ (klass->create_label));
  fill_prints (self);
}

static void
desk_meetings_pane_refresh (DeskPane *pane)
{
  DeskMeetingsPane *self = DESK_MEETINGS_PANE (pane);
  g_autoptr (GError) error = NULL;
  DeskMeetingsView *view;

  show_view (self);
  view = in_front (self);
  if (!DESK_MEETINGS_VIEW_GET_CLASS (view)->refresh (view, &error))
    desk_pane_show_error (pane, error);
  show_side (self);
}

/* What was written into goes out of sight: the focus goes to the button of the view. */
static void
focus_view_button (DeskMeetingsPane *self)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->views)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (child)))
      gtk_widget_grab_focus (child);
}

static void
set_view (DeskMeetingsPane *self,
          const char       *name)
{
  GAction *action = desk_pane_get_action (DESK_PANE (self), "view");

  if (in_front (self) != NULL && g_str_equal (get_view_name (self), name))
    return;
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_string (name));
  if (gtk_widget_get_focus_child (GTK_WIDGET (self->stack)) != NULL)
    focus_view_button (self);
  desk_pane_clear_message (DESK_PANE (self));
  desk_meetings_pane_refresh (DESK_PANE (self));
}

/* What waits: notices and plans that are late, minutes that are open, reports that are
 * missing, bookings that lost their place. */
static guint
desk_meetings_pane_count (DeskPane *pane,
                          gboolean *urgent)
{
  DeskOffice *office = desk_pane_get_office (pane);
  DeskDate today = desk_date_today ();
  g_autoptr (GPtrArray) items =
    g_ptr_array_new_with_free_func ((GDestroyNotify) desk_today_item_free);
  guint n = 0;

  desk_meetings_add_today (office, items, today, NULL);
  desk_reports_add_today (office, items, today, NULL);
  desk_notices_add_today (office, items, today, NULL);
  desk_rooms_add_today (office, items, today, NULL);
  desk_plans_add_today (office, items, today, NULL);
  for (guint i = 0; i < items->len; i++)
    {
      const DeskTodayItem *item = items->pdata[i];

      if (!item->late && !g_str_equal (item->kind, "report") &&
          !g_str_equal (item->kind, "displaced") && item->about != &desk_kind_meetings)
        continue;
      n++;
      *urgent |= item->late;
    }
  return n;
}

/* A view by its name, else whatever view knows @where. */
static gboolean
desk_meetings_pane_go (DeskPane   *pane,
                       const char *where)
{
  DeskMeetingsPane *self = DESK_MEETINGS_PANE (pane);
  int place = find_view (where);

  if (place >= 0)
    {
      set_view (self, where);
      return TRUE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    {
      g_autoptr (GTypeClass) klass = g_type_class_ref (views[i].get_type ());

      if (DESK_MEETINGS_VIEW_CLASS (klass)->go == NULL)
        continue;
      make_view (self, (int) i);
      if (!DESK_MEETINGS_VIEW_CLASS (klass)->go (self->made[i], where))
        continue;
      set_view (self, views[i].name);
      show_side (self);
      return TRUE;
    }
  return FALSE;
}

static gboolean
desk_meetings_pane_show_record (DeskPane       *pane,
                                const DeskKind *kind,
                                gint64          id)
{
  DeskMeetingsPane *self = DESK_MEETINGS_PANE (pane);

  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    {
      g_autoptr (GTypeClass) klass = g_type_class_ref (views[i].get_type ());

      if (DESK_MEETINGS_VIEW_CLASS (klass)->show_record == NULL)
        continue;
      make_view (self, (int) i);
      if (!DESK_MEETINGS_VIEW_CLASS (klass)->show_record (self->made[i], kind, id))
        continue;
      set_view (self, views[i].name);
      show_side (self);
      return TRUE;
    }
  return FALSE;
}

static void
desk_meetings_pane_find (DeskPane *pane)
{
  DeskMeetingsPane *self = DESK_MEETINGS_PANE (pane);

  show_view (self);
  if (!gtk_widget_get_visible (GTK_WIDGET (self->search)))
    set_view (self, "meetings");
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

static void
desk_meetings_pane_new_item (DeskPane *pane)
{
  DeskMeetingsView *view;

  show_view (DESK_MEETINGS_PANE (pane));
  view = in_front (DESK_MEETINGS_PANE (pane));
  if (DESK_MEETINGS_VIEW_GET_CLASS (view)->create != NULL)
    DESK_MEETINGS_VIEW_GET_CLASS (view)->create (view);
}

/* Searching */

static void
on_search (DeskMeetingsPane *self)
{
  DeskMeetingsView *view = in_front (self);

  if (view != NULL && DESK_MEETINGS_VIEW_GET_CLASS (view)->search != NULL)
    DESK_MEETINGS_VIEW_GET_CLASS (view)->search (
      view, gtk_editable_get_text (GTK_EDITABLE (self->search)));
}

static void
on_search_activate (DeskMeetingsPane *self)
{
  on_search (self);
  gtk_widget_child_focus (GTK_WIDGET (self->stack), GTK_DIR_TAB_FORWARD);
}

static void
on_search_stop (DeskMeetingsPane *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  on_search (self);
  gtk_widget_child_focus (GTK_WIDGET (self->stack), GTK_DIR_TAB_FORWARD);
}

/* Paper */

static void
on_out (DeskFormOut   result,
        const char   *path,
        const GError *error,
        gpointer      data)
{
  DeskPane *pane = data;
  g_autofree char *text = NULL;

  if (result == DESK_FORM_OUT_FAILED)
    desk_pane_show_message (pane, DESK_MESSAGE_ERROR, error->message, NULL, NULL);
  else if (result == DESK_FORM_OUT_NO_PRINTER)
    desk_pane_show_message (pane, DESK_MESSAGE_WARNING,
                            _ ("No printer is set up on this computer. The form can be saved "
                               "as PDF and printed elsewhere."),
                            NULL, NULL);
  else if (path == NULL)
    desk_pane_toast (pane, _ ("Sent to the printer"), FALSE);
  else
    {
      /* Translators: %s is a file */
      text = g_strdup_printf (_ ("Saved as %s"), path);
      desk_pane_toast (pane, text, FALSE);
    }
}

/* Returns: (transfer full) (nullable): the forms of what is in front */
static GPtrArray *
build_forms (DeskMeetingsPane *self)
{
  DeskMeetingsViewClass *klass;
  g_autoptr (GPtrArray) forms = g_ptr_array_new_with_free_func ((GDestroyNotify) desk_form_unref);
  g_autoptr (GError) error = NULL;

  show_view (self);
  klass = DESK_MEETINGS_VIEW_GET_CLASS (in_front (self));
  if (klass->forms == NULL ||
      (klass->offers != NULL && !klass->offers (in_front (self), klass->forms[0])))
    return NULL;
  if (!klass->build_forms (in_front (self), klass->forms[0], forms, &error))
    {
      on_failed (self, error);
      return NULL;
    }
  return forms->len > 0 ? g_steal_pointer (&forms) : NULL;
}

static void
desk_meetings_pane_print (DeskPane *pane)
{
  g_autoptr (GPtrArray) forms = build_forms (DESK_MEETINGS_PANE (pane));

  if (forms != NULL)
    desk_form_printer_print_all (GTK_WIDGET (pane), (DeskForm *const *) forms->pdata, forms->len,
                                 on_out, g_object_ref (pane), g_object_unref);
}

static void
desk_meetings_pane_export (DeskPane *pane)
{
  g_autoptr (GPtrArray) forms = build_forms (DESK_MEETINGS_PANE (pane));
  g_autofree char *file = forms != NULL ? desk_forms_file_name (forms->pdata[0], "xlsx") : NULL;

  if (forms != NULL)
    desk_form_printer_export_all (GTK_WIDGET (pane), (DeskForm *const *) forms->pdata, forms->len,
                                  file, on_out, g_object_ref (pane), g_object_unref);
}

/* Actions */

static void
on_view (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       data)
{
  if (find_view (g_variant_get_string (parameter, NULL)) >= 0)
    set_view (data, g_variant_get_string (parameter, NULL));
}

static void
on_find (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       data)
{
  desk_meetings_pane_find (data);
  gtk_editable_set_text (GTK_EDITABLE (DESK_MEETINGS_PANE (data)->search),
                         g_variant_get_string (parameter, NULL));
}

static void
on_new (GSimpleAction *action,
        GVariant      *parameter,
        gpointer       data)
{
  desk_meetings_pane_new_item (data);
}

static void
on_preview_form (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       data)
{
  show_view (data);
  if (DESK_MEETINGS_VIEW_GET_CLASS (in_front (data))->build_forms != NULL)
    desk_meetings_view_preview (in_front (data), g_variant_get_string (parameter, NULL));
}

/* Object */

static void
desk_meetings_pane_constructed (GObject *object)
{
  DeskMeetingsPane *self = DESK_MEETINGS_PANE (object);

  G_OBJECT_CLASS (desk_meetings_pane_parent_class)->constructed (object);

  self->side = GTK_STACK (gtk_stack_new ());
  gtk_stack_set_hhomogeneous (self->side, FALSE);
  gtk_stack_set_vhomogeneous (self->side, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->side), FALSE);
  desk_pane_set_side (DESK_PANE (self), GTK_WIDGET (self->side));
  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    {
      GtkWidget *button =
        gtk_toggle_button_new_with_label (C_ ("meetings", views[i].label));

      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", views[i].name);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.meetings.view");
      gtk_box_append (self->views, button);
    }
}

static void
desk_meetings_pane_class_init (DeskMeetingsPaneClass *klass)
{
  DeskPaneClass *pane_class = DESK_PANE_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = desk_meetings_pane_constructed;
  pane_class->name = "meetings";
  pane_class->refresh = desk_meetings_pane_refresh;
  pane_class->count = desk_meetings_pane_count;
  pane_class->go = desk_meetings_pane_go;
  pane_class->show_record = desk_meetings_pane_show_record;
  pane_class->print = desk_meetings_pane_print;
  pane_class->export = desk_meetings_pane_export;
  pane_class->find = desk_meetings_pane_find;
  pane_class->new_item = desk_meetings_pane_new_item;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/studiodesk/StudioDesk/ui/desk-meetings-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskMeetingsPane, views);
  gtk_widget_class_bind_template_child (widget_class, DeskMeetingsPane, search);
  gtk_widget_class_bind_template_child (widget_class, DeskMeetingsPane, stack);
  gtk_widget_class_bind_template_child (widget_class, DeskMeetingsPane, print);
  gtk_widget_class_bind_template_child (widget_class, DeskMeetingsPane, create);
  gtk_widget_class_bind_template_callback (widget_class, on_search);
  gtk_widget_class_bind_template_callback (widget_class, on_search_activate);
  gtk_widget_class_bind_template_callback (widget_class, on_search_stop);
}

static void
desk_meetings_pane_init (DeskMeetingsPane *self)
{
  static const GActionEntry entries[] = {
    { "view", on_view, "s", "'meetings'" },
    { "find", on_find, "s" },
    { "new", on_new },
    { "preview-form", on_preview_form, "s" },
  };

  desk_pane_add_actions (DESK_PANE (self), entries, G_N_ELEMENTS (entries));
  desk_meetings_rooms_add_actions (DESK_PANE (self));
  desk_meetings_plans_add_actions (DESK_PANE (self));
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Brings the view of that name to the front. Returns: (transfer none) */
DeskMeetingsView *
desk_meetings_pane_show_view (DeskMeetingsPane *self,
                              const char       *name)
{
  set_view (self, name);
  return in_front (self);
}
