/* SPDX-License-Identifier: GPL-3.0-or-later */

/* 人员: the staff list, the duty groups, the departments and the posts. */

#include "desk-people-pane.h"

#include "desk-import-dialog.h"
#include "desk-language.h"
#include "desk-people-departments.h"
#include "desk-people-groups.h"
#include "desk-people-list.h"
#include "desk-people-posts.h"
#include "desk-people-side.h"
#include "desk-people.h"
#include "desk-records.h"
#include "desk-rota.h"
#include "desk-staff.h"
#include "desk-today.h"

struct _DeskPeoplePane
{
  DeskPane parent_instance;

  DeskQuery *everybody; /* whether there is anybody at all */
  gboolean adding;      /* the editor has a person who is not in the file */

  GtkWidget *views;
  GtkSearchEntry *search;
  GtkStack *stack;
  GtkBox *people_box;
  GtkActionBar *several;
  GtkMenuButton *set_group;
  GtkMenuButton *set_department;
  GtkMenuButton *set_status;

  DeskRecordTable *list;
  DeskPeopleGroups *groups;
  DeskPeopleDepartments *departments;
  DeskPeoplePosts *posts;
  DeskPeopleSide *side;
};

G_DEFINE_FINAL_TYPE (DeskPeoplePane, desk_people_pane, DESK_TYPE_PANE)

static const char *
current_view (DeskPeoplePane *self)
{
  GAction *action = desk_pane_get_action (DESK_PANE (self), "view");
  g_autoptr (GVariant) state = g_action_get_state (action);

  /* The action holds the text as long as it is in this state. */
  return g_variant_get_string (state, NULL);
}

static gboolean
shows (DeskPeoplePane *self,
       const char     *view)
{
  return g_str_equal (current_view (self), view);
}

static GMenuModel *
reference_menu (DeskPeoplePane *self,
                const DeskKind *kind,
                const char     *field,
                const char     *none)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) records = g_menu_new ();
  g_autoptr (GMenu) without = g_menu_new ();
  g_autoptr (GMenuItem) no = g_menu_item_new (none, NULL);
  g_autoptr (DeskQuery) query = desk_query_new (desk_pane_get_store (DESK_PANE (self)), kind);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (query)); i++)
    {
      g_autoptr (DeskRecord) record = g_list_model_get_item (G_LIST_MODEL (query), i);
      const char *name = desk_record_get_title (record);
      g_autoptr (GMenuItem) item = g_menu_item_new (name, NULL);

      g_menu_item_set_action_and_target (item, "win.people.set-selected", "(ss)", field, name);
      g_menu_append_item (records, item);
    }
  g_menu_append_section (menu, NULL, G_MENU_MODEL (records));
  g_menu_item_set_action_and_target (no, "win.people.set-selected", "(ss)", field, "");
  g_menu_append_item (without, no);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (without));
  return G_MENU_MODEL (g_steal_pointer (&menu));
}

static GMenuModel *
status_menu (void)
{
  const DeskChoice *choices = desk_kind_get_field (&desk_kind_people, "status")->choices;
  g_autoptr (GMenu) menu = g_menu_new ();

  for (guint i = 0; choices[i].code != NULL; i++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (_ (choices[i].label), NULL);

      g_menu_item_set_action_and_target (item, "win.people.set-selected", "(ss)", "status",
                                         choices[i].code);
      g_menu_append_item (menu, item);
    }
  return G_MENU_MODEL (g_steal_pointer (&menu));
}

static void
fill_menus (DeskPeoplePane *self)
{
  g_autoptr (GMenuModel) groups =
    reference_menu (self, &desk_kind_groups, "group", _ ("No Group"));
  g_autoptr (GMenuModel) departments =
    reference_menu (self, &desk_kind_departments, "department", _ ("No Department"));
  g_autoptr (GMenuModel) statuses = status_menu ();

  gtk_menu_button_set_menu_model (self->set_group, groups);
  gtk_menu_button_set_menu_model (self->set_department, departments);
  gtk_menu_button_set_menu_model (self->set_status, statuses);
}

/* Shows the view that is chosen, or what to do first where nobody is there. */
static void
show_view (DeskPeoplePane *self)
{
  gboolean anybody = g_list_model_get_n_items (G_LIST_MODEL (self->everybody)) > 0;
  const char *view = current_view (self);
  gboolean people = g_str_equal (view, "people");

  gtk_stack_set_visible_child_name (self->stack, people && !anybody ? "empty" : view);
  gtk_widget_set_visible (GTK_WIDGET (self->side),
                          (people && (anybody || self->adding)) || g_str_equal (view, "groups"));
  gtk_widget_set_visible (GTK_WIDGET (self->search), people && anybody);
}

static void
desk_people_pane_refresh (DeskPane *pane)
{
  DeskPeoplePane *self = DESK_PEOPLE_PANE (pane);

  show_view (self);
  desk_people_side_refresh (self->side);
  if (shows (self, "people"))
    {
      desk_record_table_refresh (self->list);
      fill_menus (self);
    }
  else if (shows (self, "groups"))
    desk_people_groups_refresh (self->groups);
  else if (shows (self, "departments"))
    desk_people_departments_refresh (self->departments);
  else
    desk_people_posts_refresh (self->posts);
}

/* PEO-1: probations and terms that end. */
static guint
desk_people_pane_count (DeskPane *pane,
                        gboolean *urgent)
{
  g_autoptr (GPtrArray) items =
    desk_today_list (desk_pane_get_office (pane), desk_date_today (), NULL);
  guint n = 0;

  for (guint i = 0; items != NULL && i < items->len; i++)
    {
      const DeskTodayItem *item = items->pdata[i];

      if (!g_str_equal (item->kind, "probation") && !g_str_equal (item->kind, "term"))
        continue;
      n++;
      *urgent |= item->late;
    }
  return n;
}

/* What was written into goes out of sight: the focus goes to the button of the view. */
static void
focus_view_button (DeskPeoplePane *self)
{
  for (GtkWidget *child = gtk_widget_get_first_child (self->views); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (child)))
      gtk_widget_grab_focus (child);
}

static void
set_view (DeskPeoplePane *self,
          const char     *view)
{
  GAction *action = desk_pane_get_action (DESK_PANE (self), "view");

  g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_string (view));
  if (gtk_widget_get_focus_child (GTK_WIDGET (self->stack)) != NULL)
    focus_view_button (self);
  desk_people_pane_refresh (DESK_PANE (self));
}

static gboolean
select_person (DeskPeoplePane *self,
               gint64          person)
{
  if (!shows (self, "people"))
    set_view (self, "people");
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  desk_record_table_set_search (self->list, "");
  if (!desk_record_table_select (self->list, person))
    return FALSE;
  self->adding = FALSE;
  desk_people_side_edit (self->side, person);
  return TRUE;
}

static gboolean
desk_people_pane_go (DeskPane   *pane,
                     const char *where)
{
  guint64 person;

  if (g_ascii_string_to_unsigned (where, 10, 1, G_MAXINT64, &person, NULL))
    return select_person (DESK_PEOPLE_PANE (pane), (gint64) person);
  return TRUE;
}

static gboolean
desk_people_pane_show_record (DeskPane       *pane,
                              const DeskKind *kind,
                              gint64          id)
{
  DeskPeoplePane *self = DESK_PEOPLE_PANE (pane);

  if (kind == &desk_kind_people)
    return select_person (self, id);
  if (kind == &desk_kind_groups || kind == &desk_kind_departments || kind == &desk_kind_posts)
    {
      set_view (self, kind->name);
      return TRUE;
    }
  return FALSE;
}

static void
desk_people_pane_find (DeskPane *pane)
{
  DeskPeoplePane *self = DESK_PEOPLE_PANE (pane);

  if (!shows (self, "people"))
    set_view (self, "people");
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

static void
add_person (DeskPeoplePane *self)
{
  if (!shows (self, "people") && !shows (self, "groups"))
    set_view (self, "people");
  self->adding = TRUE;
  desk_record_table_select (self->list, 0);
  show_view (self);
  desk_pane_open_side (DESK_PANE (self));
  if (!desk_record_editor_create (desk_people_side_get_editor (self->side)))
    self->adding = FALSE;
  desk_people_side_refresh (self->side);
}

static void
desk_people_pane_new_item (DeskPane *pane)
{
  DeskPeoplePane *self = DESK_PEOPLE_PANE (pane);

  if (shows (self, "groups"))
    desk_people_groups_create (self->groups);
  else if (shows (self, "departments"))
    desk_people_departments_create (self->departments);
  else
    add_person (self);
}

/* What the user does in the list and at the side */

static void
on_selected (DeskPeoplePane *self,
             gint64          person)
{
  g_autoptr (GArray) all = desk_record_table_get_all_selected (self->list);

  gtk_action_bar_set_revealed (self->several, all->len > 1);
  desk_pane_set_action_enabled (DESK_PANE (self), "set-selected", all->len > 0);
  desk_pane_set_action_enabled (DESK_PANE (self), "remove", all->len > 0);
  /* While a new person is written the list has nobody selected. */
  if (person == 0 && self->adding)
    return;
  self->adding = FALSE;
  /* What is wrong there is put right before somebody else is shown. */
  if (!desk_people_side_edit (self->side, person))
    desk_record_table_select (
      self->list, desk_record_editor_get_id (desk_people_side_get_editor (self->side)));
}

static void
on_group_selected (DeskPeoplePane *self,
                   gint64          person)
{
  self->adding = FALSE;
  desk_people_side_edit (self->side, person);
}

static void
on_activated (DeskPeoplePane *self)
{
  desk_pane_open_side (DESK_PANE (self));
  gtk_widget_grab_focus (GTK_WIDGET (desk_people_side_get_editor (self->side)));
}

static void
on_saved (DeskPeoplePane *self,
          gint64          person)
{
  if (!self->adding)
    return;
  self->adding = FALSE;
  show_view (self);
  desk_record_table_select (self->list, person);
}

static void
on_removed (DeskPeoplePane *self)
{
  desk_record_table_select (self->list, 0);
}

static void
on_failed (DeskPeoplePane *self,
           const GError   *error)
{
  desk_pane_show_error (DESK_PANE (self), error);
}

/* Somebody is away on days that were planned: offers to plan those again. */
static void
on_affected (DeskPeoplePane *self,
             gint64          person,
             int             first,
             int             last)
{
  g_autofree char *name = desk_people_dup_name (desk_pane_get_office (DESK_PANE (self)), person);
  g_autofree char *from = desk_date_to_iso (first);
  g_autofree char *to = desk_date_to_iso (last);
  g_autofree char *first_words =
    desk_date_format (first, DESK_DATE_STYLE_DAY_WEEKDAY, desk_language_current ());
  g_autofree char *last_words =
    desk_date_format (last, DESK_DATE_STYLE_DAY_WEEKDAY, desk_language_current ());
  g_autofree char *action = g_strdup_printf ("win.people.replan(('%s', '%s'))", from, to);
  g_autofree char *text = NULL;

  if (first == last)
    /* Translators: %1$s: a name, %2$s: a day */
    text =
      g_strdup_printf (_ ("%1$s is on duty on %2$s, but not there any more."), name, first_words);
  else
    /* Translators: %1$s: a name, %2$s and %3$s: days */
    text = g_strdup_printf (_ ("%1$s is on duty between %2$s and %3$s, but not there any more."),
                            name, first_words, last_words);
  desk_pane_show_message (DESK_PANE (self), DESK_MESSAGE_WARNING, text, _ ("Plan Again"), action);
}

static void
on_search (DeskPeoplePane *self)
{
  desk_record_table_set_search (self->list, gtk_editable_get_text (GTK_EDITABLE (self->search)));
}

static void
on_search_activate (DeskPeoplePane *self)
{
  desk_record_table_set_search (self->list, gtk_editable_get_text (GTK_EDITABLE (self->search)));
  desk_record_table_select_first (self->list);
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

static void
on_search_stop (DeskPeoplePane *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

/* Actions */

static void
on_new (GSimpleAction *action,
        GVariant      *parameter,
        gpointer       data)
{
  add_person (data);
}

static DeskImportDialog *
present_import (DeskPeoplePane *self)
{
  static const struct
  {
    const char *view;
    const DeskKind *kind;
  } kinds[] = {
    { "people", &desk_kind_people },
    { "groups", &desk_kind_groups },
    { "departments", &desk_kind_departments },
    { "posts", &desk_kind_posts },
  };
  const DeskKind *kind = &desk_kind_people;
  DeskImportDialog *dialog;

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (shows (self, kinds[i].view))
      kind = kinds[i].kind;
  dialog =
    desk_import_dialog_new (desk_pane_get_office (DESK_PANE (self)), kind, GTK_WIDGET (self));
  gtk_window_present (GTK_WINDOW (dialog));
  return dialog;
}

static void
on_import (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       data)
{
  present_import (data);
}

static void
on_import_file (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       data)
{
  desk_import_dialog_open_file (present_import (data), g_variant_get_string (parameter, NULL));
}

static void
on_paste (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       data)
{
  desk_import_dialog_paste (present_import (data));
}

static void
on_copy (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       data)
{
  desk_record_table_copy (DESK_PEOPLE_PANE (data)->list);
}

static void
on_find (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       data)
{
  DeskPeoplePane *self = data;

  desk_people_pane_find (data);
  gtk_editable_set_text (GTK_EDITABLE (self->search), g_variant_get_string (parameter, NULL));
  on_search (self);
}

static void
on_select (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       data)
{
  select_person (data, g_variant_get_int64 (parameter));
}

static void
on_set_group (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       data)
{
  g_autoptr (GError) error = NULL;
  gint64 person, group;

  g_variant_get (parameter, "(xx)", &person, &group);
  if (!desk_staff_set_group (desk_pane_get_office (data), &person, 1, group, &error))
    desk_pane_show_error (data, error);
}

static void
on_set_selected (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       data)
{
  DeskPeoplePane *self = data;
  g_autoptr (GArray) people = desk_record_table_get_all_selected (self->list);
  g_autoptr (GError) error = NULL;
  const char *field, *input;

  g_variant_get (parameter, "(&s&s)", &field, &input);
  if (desk_kind_get_field (&desk_kind_people, field) == NULL)
    return;
  if (!desk_staff_set (desk_pane_get_office (data), (gint64 *) people->data, people->len, field,
                       input, &error))
    desk_pane_show_error (data, error);
}

static void
on_remove (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       data)
{
  DeskPeoplePane *self = data;
  g_autoptr (GArray) people = desk_record_table_get_all_selected (self->list);
  g_autoptr (GError) error = NULL;

  /* No question: the window offers to undo it. */
  if (!desk_staff_remove (desk_pane_get_office (data), (gint64 *) people->data, people->len,
                          &error))
    desk_pane_show_error (data, error);
}

static void
on_view (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       data)
{
  const char *view = g_variant_get_string (parameter, NULL);

  if (gtk_stack_get_child_by_name (DESK_PEOPLE_PANE (data)->stack, view) != NULL &&
      !g_str_equal (view, "empty"))
    set_view (data, view);
}

static void
on_shift_group (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       data)
{
  g_autoptr (GError) error = NULL;
  gint64 group;
  int by;

  g_variant_get (parameter, "(xi)", &group, &by);
  if (!desk_people_groups_shift (DESK_PEOPLE_PANE (data)->groups, group, by, &error))
    desk_pane_show_error (data, error);
}

static void
on_group_turns (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       data)
{
  g_autoptr (DeskDraft) draft = NULL;
  g_autoptr (GError) error = NULL;
  gboolean active;
  gint64 group;

  g_variant_get (parameter, "(xb)", &group, &active);
  draft = desk_draft_edit (desk_pane_get_store (data), &desk_kind_groups, group, &error);
  if (draft != NULL)
    desk_draft_set_number (draft, "active", active);
  if (draft == NULL || !desk_records_save (desk_pane_get_office (data), draft, &error))
    desk_pane_show_error (data, error);
}

static void
on_remove_group (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       data)
{
  g_autoptr (GError) error = NULL;

  if (!desk_records_remove (desk_pane_get_office (data), &desk_kind_groups,
                            g_variant_get_int64 (parameter), &error))
    desk_pane_show_error (data, error);
}

static void
on_replan (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       data)
{
  DeskOffice *office = desk_pane_get_office (data);
  g_autoptr (DeskRotaPlan) plan = NULL;
  g_autoptr (GError) error = NULL;
  const char *from, *to;

  g_variant_get (parameter, "(&s&s)", &from, &to);
  plan = desk_rota_plan_preview (office, desk_date_parse (from), desk_date_parse (to), &error);
  if (plan == NULL || !desk_rota_plan_apply (office, plan, &error))
    {
      desk_pane_show_error (data, error);
      return;
    }
  if (plan->problems->len > 0)
    desk_pane_show_message (data, DESK_MESSAGE_WARNING, plan->problems->pdata[0], NULL, NULL);
  else
    desk_pane_clear_message (data);
}

static void
add_actions (DeskPeoplePane *self)
{
  static const GActionEntry entries[] = {
    { "new", on_new },
    { "import", on_import },
    { "import-file", on_import_file, "s" },
    { "paste", on_paste },
    { "copy", on_copy },
    { "find", on_find, "s" },
    { "select", on_select, "x" },
    { "set-group", on_set_group, "(xx)" },       /* a person, a group; 0: none */
    { "set-selected", on_set_selected, "(ss)" }, /* a field, what it is set to */
    { "remove", on_remove },
    { "view", on_view, "s", "'people'" },
    { "shift-group", on_shift_group, "(xi)" }, /* a group, how many places later */
    { "group-turns", on_group_turns, "(xb)" }, /* a group, whether it takes turns */
    { "remove-group", on_remove_group, "x" },
    { "replan", on_replan, "(ss)" }, /* the first and the last day */
  };

  desk_pane_add_actions (DESK_PANE (self), entries, G_N_ELEMENTS (entries));
  desk_pane_set_action_enabled (DESK_PANE (self), "set-selected", FALSE);
  desk_pane_set_action_enabled (DESK_PANE (self), "remove", FALSE);
}

static void
add_keys (GtkWidget *widget,
          const char *const (*pairs)[2],
          guint      n)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  for (guint i = 0; i < n; i++)
    gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (controller),
      gtk_shortcut_new (gtk_shortcut_trigger_parse_string (pairs[i][0]),
                        gtk_named_action_new (pairs[i][1])));
  gtk_widget_add_controller (widget, controller);
}

static void
add_views (DeskPeoplePane *self,
           DeskOffice     *office)
{
  static const char *const list_keys[][2] = {
    { "<Control>c", "win.people.copy" },
    { "Delete|KP_Delete", "win.people.remove" },
  };
  static const char *const pane_keys[][2] = { { "<Control>v", "win.people.paste" } };

  self->list = DESK_RECORD_TABLE (desk_people_list_new (office));
  gtk_widget_set_vexpand (GTK_WIDGET (self->list), TRUE);
  gtk_box_prepend (self->people_box, GTK_WIDGET (self->list));
  g_signal_connect_swapped (self->list, "selected", G_CALLBACK (on_selected), self);
  g_signal_connect_swapped (self->list, "activated", G_CALLBACK (on_activated), self);
  add_keys (desk_record_table_get_view (self->list), list_keys, G_N_ELEMENTS (list_keys));
  add_keys (GTK_WIDGET (self), pane_keys, G_N_ELEMENTS (pane_keys));
  /* Letters typed into the list search it. */
  gtk_search_entry_set_key_capture_widget (self->search, desk_record_table_get_view (self->list));

  self->groups = DESK_PEOPLE_GROUPS (desk_people_groups_new (office));
  g_signal_connect_swapped (self->groups, "selected", G_CALLBACK (on_group_selected), self);
  g_signal_connect_swapped (self->groups, "activated", G_CALLBACK (on_activated), self);
  g_signal_connect_swapped (self->groups, "failed", G_CALLBACK (on_failed), self);
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->groups), "groups");

  self->departments = DESK_PEOPLE_DEPARTMENTS (desk_people_departments_new (office));
  g_signal_connect_swapped (self->departments, "failed", G_CALLBACK (on_failed), self);
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->departments), "departments");

  self->posts = DESK_PEOPLE_POSTS (desk_people_posts_new (office));
  g_signal_connect_swapped (self->posts, "failed", G_CALLBACK (on_failed), self);
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->posts), "posts");
}

static void
desk_people_pane_constructed (GObject *object)
{
  DeskPeoplePane *self = DESK_PEOPLE_PANE (object);
  DeskOffice *office = desk_pane_get_office (DESK_PANE (self));

  G_OBJECT_CLASS (desk_people_pane_parent_class)->constructed (object);

  self->everybody = desk_query_new (desk_office_get_store (office), &desk_kind_people);
  self->side = DESK_PEOPLE_SIDE (desk_people_side_new (office));
  g_signal_connect_swapped (desk_people_side_get_editor (self->side), "saved",
                            G_CALLBACK (on_saved), self);
  g_signal_connect_swapped (desk_people_side_get_editor (self->side), "removed",
                            G_CALLBACK (on_removed), self);
  g_signal_connect_swapped (self->side, "affected", G_CALLBACK (on_affected), self);
  desk_pane_set_side (DESK_PANE (self), GTK_WIDGET (self->side));
  add_views (self, office);
  show_view (self);
}

static void
desk_people_pane_dispose (GObject *object)
{
  g_clear_object (&DESK_PEOPLE_PANE (object)->everybody);

  G_OBJECT_CLASS (desk_people_pane_parent_class)->dispose (object);
}

static void
desk_people_pane_class_init (DeskPeoplePaneClass *klass)
{
  DeskPaneClass *pane_class = DESK_PANE_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = desk_people_pane_constructed;
  G_OBJECT_CLASS (klass)->dispose = desk_people_pane_dispose;
  pane_class->name = "people";
  pane_class->refresh = desk_people_pane_refresh;
  pane_class->count = desk_people_pane_count;
  pane_class->go = desk_people_pane_go;
  pane_class->show_record = desk_people_pane_show_record;
  pane_class->find = desk_people_pane_find;
  pane_class->new_item = desk_people_pane_new_item;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/studiodesk/StudioDesk/ui/desk-people-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskPeoplePane, views);
  gtk_widget_class_bind_template_child (widget_class, DeskPeoplePane, search);
  gtk_widget_class_bind_template_child (widget_class, DeskPeoplePane, stack);
  gtk_widget_class_bind_template_child (widget_class, DeskPeoplePane, people_box);
  gtk_widget_class_bind_template_child (widget_class, DeskPeoplePane, several);
  gtk_widget_class_bind_template_child (widget_class, DeskPeoplePane, set_group);
  gtk_widget_class_bind_template_child (widget_class, DeskPeoplePane, set_department);
  gtk_widget_class_bind_template_child (widget_class, DeskPeoplePane, set_status);
  gtk_widget_class_bind_template_callback (widget_class, on_search);
  gtk_widget_class_bind_template_callback (widget_class, on_search_activate);
  gtk_widget_class_bind_template_callback (widget_class, on_search_stop);
}

static void
desk_people_pane_init (DeskPeoplePane *self)
{
  add_actions (self);
  gtk_widget_init_template (GTK_WIDGET (self));
}
