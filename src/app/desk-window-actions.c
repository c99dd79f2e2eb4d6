/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the window does, each as an action: for menus, keys and D-Bus. */

#include "desk-about.h"
#include "desk-attachments.h"
#include "desk-help-window.h"
#include "desk-keeping.h"
#include "desk-language.h"
#include "desk-people.h"
#include "desk-preferences.h"
#include "desk-query.h"
#include "desk-records.h"
#include "desk-studio-window.h"
#include "desk-window-private.h"

/* As many names as a menu may have on a small screen. */
#define FLAT_MENU 12

static void
set_enabled (DeskWindow *self,
             const char *name,
             gboolean    enabled)
{
  g_simple_action_set_enabled (
    G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self), name)), enabled);
}

static DeskPane *
current_pane (DeskWindow *self)
{
  DeskPage *page = desk_window_current_page (self);

  return page != NULL ? desk_page_get_pane (page) : NULL;
}

/* Undo and redo */

static void
on_undo (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       data)
{
  DeskWindow *self = data;
  g_autoptr (GError) error = NULL;

  if (!desk_office_undo (self->office, 0, NULL, &error))
    desk_window_toast (self, error->message);
}

static void
on_redo (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       data)
{
  DeskWindow *self = data;
  g_autoptr (GError) error = NULL;

  if (!desk_office_redo (self->office, NULL, &error))
    desk_window_toast (self, error->message);
}

/* Entries are numbered without gaps; of several new ones the last is told. */
static void
tell_new_entries (DeskWindow *self,
                  gboolean    tell)
{
  DeskStore *store = desk_office_get_store (self->office);
  g_autoptr (DeskJournalEntry) last = NULL;
  DeskJournalEntry *entry;

  while ((entry = desk_journal_get (store, self->last_entry + 1, NULL)) != NULL)
    {
      g_clear_pointer (&last, desk_journal_entry_free);
      last = entry;
      self->last_entry = entry->id;
    }
  if (tell && last != NULL)
    desk_window_pane_toast (NULL, last->title, !g_str_equal (last->kind, "undo") && !last->final,
                            self);
}

/**
 * desk_window_update_journal:
 * @tell: whether to tell an act the user was not told of yet
 *
 * One look at the journal drives the buttons, the keys and the toast.
 */
void
desk_window_update_journal (DeskWindow *self,
                            gboolean    tell)
{
  DeskStore *store = desk_office_get_store (self->office);
  g_autoptr (DeskJournalEntry) undo = desk_journal_next_undo (store, NULL, NULL);
  g_autoptr (DeskJournalEntry) redo = desk_journal_next_redo (store, NULL, NULL);
  g_autoptr (DeskJournalEntry) undone =
    redo != NULL ? desk_journal_get (store, redo->target, NULL) : NULL;
  g_autofree char *undo_text = NULL;
  g_autofree char *redo_text = NULL;
  gboolean can_undo;

  /* A final act is reversed or voided, never undone. */
  can_undo = undo != NULL && !undo->final;
  set_enabled (self, "undo", can_undo);
  set_enabled (self, "redo", redo != NULL);
  undo_text = can_undo
                /* Translators: %s is the title of what would be undone */
                ? g_strdup_printf (_ ("Undo: %s (Ctrl+Z)"), undo->title)
                : g_strdup (_ ("Nothing to undo"));
  redo_text = undone != NULL
                /* Translators: %s is the title of what would be done again */
                ? g_strdup_printf (_ ("Redo: %s (Ctrl+Shift+Z)"), undone->title)
                : g_strdup (_ ("Nothing to redo"));
  gtk_widget_set_tooltip_text (self->undo_button, undo_text);
  gtk_widget_set_tooltip_text (self->redo_button, redo_text);

  if (!tell)
    self->last_entry = MAX (undo != NULL ? undo->id : 0, redo != NULL ? redo->id : 0);
  tell_new_entries (self, tell);
}

/* Who acts */

static char *
post_label (const char *post)
{
  const DeskField *field = desk_kind_get_field (&desk_kind_posts, "post");

  return g_strdup (desk_field_choice_label (field, post, desk_language_current ()));
}

static void
set_actor (DeskWindow *self,
           const char *name,
           const char *post)
{
  g_autofree char *label = NULL;
  g_autofree char *post_words = post != NULL ? post_label (post) : NULL;

  if (name == NULL)
    label = g_strdup (_ ("Nobody yet"));
  else if (post_words != NULL)
    /* Translators: a person and the post held, like: Jingjing · administration */
    label = g_strdup_printf (C_ ("person and post", "%s · %s"), name, post_words);
  else
    label = g_strdup (name);
  desk_store_set_actor (desk_office_get_store (self->office), name);
  gtk_menu_button_set_label (self->actor_button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->actor_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
on_actor (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       data)
{
  g_simple_action_set_state (action, parameter);
  desk_window_update_actors (data);
}

static void
append_actor (GMenu      *menu,
              const char *label,
              const char *name)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (NULL, NULL);
  g_auto (GStrv) parts = g_strsplit (label, "_", -1);
  /* An underscore in a name is no mnemonic. */
  g_autofree char *escaped = g_strjoinv ("__", parts);

  g_menu_item_set_label (item, escaped);
  g_menu_item_set_action_and_target (item, "win.actor", "s", name);
  g_menu_append_item (menu, item);
}

/* The menu of a department, so that no menu is longer than the screen. */
static GMenu *
department_menu (GMenu      *others,
                 GHashTable *menus,
                 DeskRecord *person)
{
  g_autofree char *name =
    desk_record_dup_display (person, "department", desk_language_current ());
  GMenu *menu = g_hash_table_lookup (menus, name);

  if (menu == NULL)
    {
      menu = g_menu_new ();
      g_menu_append_submenu (others, *name != '\0' ? name : _ ("Without a department"),
                             G_MENU_MODEL (menu));
      g_hash_table_insert (menus, g_steal_pointer (&name), menu);
    }
  return menu;
}

/* The menu of who may sit here, made when it is opened. */
static void
make_actor_menu (GtkMenuButton *button,
                 gpointer       data)
{
  DeskWindow *self = data;
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) usual = g_menu_new ();
  g_autoptr (GMenu) others = g_menu_new ();
  g_autoptr (DeskQuery) people =
    desk_query_new (desk_office_get_store (self->office), &desk_kind_people);
  g_autoptr (GHashTable) menus =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  guint n_people = g_list_model_get_n_items (G_LIST_MODEL (people));
  gint64 acting = desk_people_acting (self->office, "administration", self->today);

  if (acting != 0)
    {
      g_autofree char *name = desk_people_dup_name (self->office, acting);
      g_autofree char *post = post_label ("administration");
      g_autofree char *label = g_strdup_printf (C_ ("person and post", "%s · %s"), name, post);

      append_actor (usual, label, "");
    }
  for (guint i = 0; i < n_people; i++)
    {
      g_autoptr (DeskRecord) person = g_list_model_get_item (G_LIST_MODEL (people), i);
      g_autofree char *name = desk_people_dup_name (self->office, desk_record_get_id (person));

      if (g_strcmp0 (desk_record_get_text (person, "status"), "left") != 0 &&
          desk_record_get_id (person) != acting)
        append_actor (n_people > FLAT_MENU ? department_menu (others, menus, person) : others, name,
                      name);
    }
  g_menu_append_section (menu, _ ("Acts for administration today"), G_MENU_MODEL (usual));
  g_menu_append_section (menu, _ ("Somebody else"), G_MENU_MODEL (others));
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
  /* GTK 4.8 leaves the focus in a submenu that is gone, and with it every key. */
  g_signal_connect_object (gtk_menu_button_get_popover (button), "closed",
                           G_CALLBACK (gtk_widget_grab_focus), button, G_CONNECT_SWAPPED);
}

/* Who sits here: administration's acting person unless the user chose somebody. */
void
desk_window_update_actors (DeskWindow *self)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), "actor");
  g_autoptr (GVariant) state = g_action_get_state (action);
  const char *chosen = g_variant_get_string (state, NULL);
  gint64 acting = desk_people_acting (self->office, "administration", self->today);
  g_autofree char *acting_name = acting != 0 ? desk_people_dup_name (self->office, acting) : NULL;

  if (*chosen != '\0' && desk_people_find (self->office, chosen, NULL) != 0)
    set_actor (self, chosen, NULL);
  else
    {
      g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_string (""));
      set_actor (self, acting_name, "administration");
    }
}

/* Panes */

static void
on_go (GSimpleAction *action,
       GVariant      *parameter,
       gpointer       data)
{
  const char *pane, *where;

  g_variant_get (parameter, "(&s&s)", &pane, &where);
  desk_window_go (data, pane, where);
}

static void
on_pane (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       data)
{
  DeskWindow *self = data;
  int number = g_variant_get_int32 (parameter) - 1;

  if (number >= 0 && number < gtk_notebook_get_n_pages (self->notebook))
    desk_window_raise_page (self,
                            DESK_PAGE (gtk_notebook_get_nth_page (self->notebook, number)));
}

static DeskPage *
named_page (DeskWindow *self,
            GVariant   *parameter)
{
  const char *name = g_variant_get_string (parameter, NULL);

  return *name != '\0' ? desk_window_find_page (self, name) : desk_window_current_page (self);
}

static void
on_detach (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       data)
{
  DeskWindow *self = data;
  DeskPage *page = named_page (self, parameter);

  if (page != NULL)
    desk_window_detach (self, page, gtk_widget_get_width (GTK_WIDGET (self)),
                        gtk_widget_get_height (GTK_WIDGET (self)));
}

static void
on_attach (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       data)
{
  DeskWindow *self = data;
  DeskPage *page = named_page (self, parameter);

  if (page != NULL)
    desk_window_attach (self, page);
}

static void
on_print (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       data)
{
  DeskPane *pane = current_pane (data);

  if (pane != NULL && DESK_PANE_GET_CLASS (pane)->print != NULL)
    DESK_PANE_GET_CLASS (pane)->print (pane);
}

static void
on_export (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       data)
{
  DeskPane *pane = current_pane (data);

  if (pane != NULL && DESK_PANE_GET_CLASS (pane)->export != NULL)
    DESK_PANE_GET_CLASS (pane)->export(pane);
}

static void
on_find (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       data)
{
  DeskPane *pane = current_pane (data);

  if (pane != NULL && DESK_PANE_GET_CLASS (pane)->find != NULL)
    DESK_PANE_GET_CLASS (pane)->find (pane);
}

static void
on_new (GSimpleAction *action,
        GVariant      *parameter,
        gpointer       data)
{
  DeskPane *pane = current_pane (data);

  if (pane != NULL && DESK_PANE_GET_CLASS (pane)->new_item != NULL)
    DESK_PANE_GET_CLASS (pane)->new_item (pane);
}

/* Turns on what the pane the user works in can do. */
void
desk_window_update_pane (DeskWindow *self)
{
  DeskPane *pane = current_pane (self);
  DeskPaneClass *klass = pane != NULL ? DESK_PANE_GET_CLASS (pane) : NULL;

  set_enabled (self, "print", klass != NULL && klass->print != NULL);
  set_enabled (self, "export", klass != NULL && klass->export != NULL);
  set_enabled (self, "find", klass != NULL && klass->find != NULL);
  set_enabled (self, "new", klass != NULL && klass->new_item != NULL);
}

/* Windows */

static void
on_search (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       data)
{
  DeskWindow *self = data;

  gtk_window_present (GTK_WINDOW (self));
  gtk_menu_button_popup (self->search_button);
}

static void
on_preferences (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       data)
{
  desk_preferences_present (data);
}

static void
on_studio (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       data)
{
  desk_studio_window_present (data, NULL, 0);
}

static void
on_shortcuts (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       data)
{
  g_autoptr (GtkBuilder) builder =
    gtk_builder_new_from_resource ("/org/studiodesk/StudioDesk/ui/desk-shortcuts.ui");
  GtkWindow *window = GTK_WINDOW (gtk_builder_get_object (builder, "shortcuts"));

  gtk_window_set_transient_for (window, data);
  gtk_window_present (window);
}

static void
on_help (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       data)
{
  desk_help_window_present (data);
}

static void
on_about (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       data)
{
  desk_about_present (data);
}

static void
on_backup (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       data)
{
  desk_keeping_backup (data);
}

static void
on_restore (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       data)
{
  desk_keeping_restore (data,
                        desk_store_get_path (desk_office_get_store (DESK_WINDOW (data)->office)));
}

/* A file dropped on a record, for keys and scripts. */
static void
on_add_file (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       data)
{
  DeskWindow *self = data;
  const char *kind_name, *name;
  const char *paths[] = { NULL, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = NULL;
  const DeskKind *kind;
  gint64 record;

  g_variant_get (parameter, "(&s&s&s)", &kind_name, &name, &paths[0]);
  kind = desk_store_find_kind (desk_office_get_store (self->office), kind_name);
  record = kind != NULL ? desk_records_find (self->office, kind, name, &error) : 0;
  if (record != 0)
    ids = desk_attachments_add_files (self->office, kind, record, paths, &error);
  if (error != NULL)
    desk_window_show_message (self, DESK_MESSAGE_ERROR, error->message, NULL, NULL);
}

static void
on_close (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       data)
{
  GtkWindow *active = gtk_application_get_active_window (gtk_window_get_application (data));

  gtk_window_close (active != NULL ? active : data);
}

void
desk_window_add_actions (DeskWindow *self)
{
  static const GActionEntry entries[] = {
    { "undo", on_undo },
    { "redo", on_redo },
    { "actor", on_actor, "s", "''" }, /* a person's name; empty: who acts for administration */
    { "go", on_go, "(ss)" },          /* ('rota', '2026-10-08') */
    { "pane", on_pane, "i" },         /* the pane's number from the top, from 1 */
    { "detach", on_detach, "s" },     /* a pane's name; empty: the one in front */
    { "attach", on_attach, "s" },
    { "add-file", on_add_file, "(sss)" }, /* ('equipment', 'EQ-001', '/…/photo.jpg') */
    { "print", on_print },
    { "export", on_export },
    { "find", on_find },
    { "new", on_new },
    { "search", on_search },
    { "preferences", on_preferences },
    { "studio", on_studio },
    { "shortcuts", on_shortcuts },
    { "help", on_help },
    { "about", on_about },
    { "backup", on_backup },
    { "restore", on_restore },
    { "close", on_close },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  gtk_menu_button_set_create_popup_func (self->actor_button, make_actor_menu, self, NULL);
}
