/* SPDX-License-Identifier: GPL-3.0-or-later */

/* 器材物品: the register, what is lent, today's check, supplies. */

#include "desk-inventory-pane-private.h"

#include <string.h>

#include "desk-forms.h"
#include "desk-language.h"
#include "desk-lending.h"
#include "desk-today.h"

G_DEFINE_FINAL_TYPE (DeskInventoryPane, desk_inventory_pane, DESK_TYPE_PANE)

const char *
desk_inventory_pane_get_view (DeskInventoryPane *self)
{
  g_autoptr (GVariant) state = g_action_get_state (desk_pane_get_action (DESK_PANE (self), "view"));

  return g_intern_string (g_variant_get_string (state, NULL));
}

static gboolean
shows (DeskInventoryPane *self,
       const char        *view)
{
  return g_str_equal (desk_inventory_pane_get_view (self), view);
}

/* The forms there are of what is shown. */
static void
fill_print_menu (DeskInventoryPane *self)
{
  static const char *const forms[][2] = {
    { "register", "equipment-register" },
    { "register", "equipment-labels" },
    { "check", "equipment-check" },
    { "check", "equipment-check-blank" },
    { "stocktake", "stocktake" },
    { "stocktake", "stocktake-blank" },
    { "supplies", "supplies-register" },
  };
  g_autoptr (GMenu) menu = g_menu_new ();

  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_autofree char *id = g_strdup (forms[i][1]);
      gboolean blank = g_str_has_suffix (id, "-blank");
      g_autofree char *label = NULL;
      g_autoptr (GMenuItem) item = NULL;
      const DeskFormType *type;

      if (blank)
        id[strlen (id) - strlen ("-blank")] = '\0';
      type = desk_forms_find (id);
      if (!shows (self, forms[i][0]) || type == NULL)
        continue;
      /* Translators: %s: a form, as “Equipment check” */
      label =
        blank ? g_strdup_printf (_ ("%s, Blank"), _ (type->title)) : g_strdup (_ (type->title));
      item = g_menu_item_new (label, NULL);
      g_menu_item_set_action_and_target (item, "win.inventory.preview-form", "s", forms[i][1]);
      g_menu_append_item (menu, item);
    }
  gtk_menu_button_set_menu_model (self->print, G_MENU_MODEL (menu));
  gtk_widget_set_visible (GTK_WIDGET (self->print),
                          g_menu_model_get_n_items (G_MENU_MODEL (menu)) > 0);
}

/* Shows the view that is chosen, or what to do first where there is nothing. */
static void
show_view (DeskInventoryPane *self)
{
  gboolean any = g_list_model_get_n_items (G_LIST_MODEL (self->everything)) > 0;
  const char *view = desk_inventory_pane_get_view (self);
  gboolean is_register = g_str_equal (view, "register");
  gboolean lends = is_register || g_str_equal (view, "loans") || g_str_equal (view, "check") ||
                   g_str_equal (view, "care");

  gtk_stack_set_visible_child_name (self->stack, is_register && !any ? "empty" : view);
  gtk_widget_set_visible (GTK_WIDGET (self->side), is_register && (any || self->adding));
  gtk_widget_set_visible (self->import, is_register || g_str_equal (view, "supplies"));
  gtk_widget_set_visible (self->take_back, lends);
  gtk_widget_set_visible (self->lend, lends);
  fill_print_menu (self);
}

static void
desk_inventory_pane_refresh (DeskPane *pane)
{
  DeskInventoryPane *self = DESK_INVENTORY_PANE (pane);

  show_view (self);
  if (shows (self, "register"))
    {
      desk_record_table_refresh (self->list);
      desk_inventory_side_refresh (self->side);
    }
  else if (shows (self, "loans"))
    desk_inventory_loans_refresh (self->loans);
  else if (shows (self, "check"))
    desk_inventory_check_refresh (self->check);
  else if (shows (self, "care"))
    desk_inventory_care_refresh (self->care);
  else if (shows (self, "stocktake"))
    desk_inventory_stocktake_refresh (self->stocktake);
  else if (shows (self, "keys"))
    desk_inventory_keys_refresh (self->keys);
  else
    desk_inventory_supplies_refresh (self->supplies);
}

/* INV-9: what is overdue, or due today. */
static guint
desk_inventory_pane_count (DeskPane *pane,
                           gboolean *urgent)
{
  g_autoptr (GPtrArray) items =
    g_ptr_array_new_with_free_func ((GDestroyNotify) desk_today_item_free);

  if (!desk_lending_today (desk_pane_get_office (pane), items, desk_date_today (), NULL))
    return 0;
  for (guint i = 0; i < items->len; i++)
    *urgent |= ((DeskTodayItem *) items->pdata[i])->late;
  return items->len;
}

/* What was written into goes out of sight: the focus goes to the button of the view. */
static void
focus_view_button (DeskInventoryPane *self)
{
  for (GtkWidget *child = gtk_widget_get_first_child (self->views); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (child)))
      gtk_widget_grab_focus (child);
}

/* @view: register, loans, check, care, stocktake, supplies or keys */
void
desk_inventory_pane_set_view (DeskInventoryPane *self,
                              const char        *view)
{
  GAction *action = desk_pane_get_action (DESK_PANE (self), "view");

  g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_string (view));
  if (gtk_widget_get_focus_child (GTK_WIDGET (self->stack)) != NULL)
    focus_view_button (self);
  desk_inventory_pane_refresh (DESK_PANE (self));
}

/* Returns: whether @item is in the register; it is shown then */
gboolean
desk_inventory_pane_select (DeskInventoryPane *self,
                            gint64             item)
{
  if (!shows (self, "register"))
    desk_inventory_pane_set_view (self, "register");
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  desk_record_table_set_search (self->list, "");
  if (!desk_record_table_select (self->list, item))
    return FALSE;
  self->adding = FALSE;
  desk_inventory_side_edit (self->side, item);
  return TRUE;
}

static gboolean
desk_inventory_pane_go (DeskPane   *pane,
                        const char *where)
{
  static const char *const views[] = { "register", "loans", "check", "care",
                                       "stocktake", "supplies", "keys", NULL };
  DeskDate date = desk_date_parse (where);
  guint64 item;

  /* A day is that of the check. */
  if (date != DESK_DATE_NONE)
    {
      desk_inventory_pane_set_view (DESK_INVENTORY_PANE (pane), "check");
      desk_inventory_check_set_date (DESK_INVENTORY_PANE (pane)->check, date);
      return TRUE;
    }
  if (g_strv_contains (views, where))
    {
      g_action_activate (desk_pane_get_action (pane, "view"), g_variant_new_string (where));
      return TRUE;
    }
  if (g_ascii_string_to_unsigned (where, 10, 1, G_MAXINT64, &item, NULL))
    return desk_inventory_pane_select (DESK_INVENTORY_PANE (pane), (gint64) item);
  return TRUE;
}

static gboolean
desk_inventory_pane_show_record (DeskPane       *pane,
                                 const DeskKind *kind,
                                 gint64          id)
{
  DeskInventoryPane *self = DESK_INVENTORY_PANE (pane);
  g_autoptr (DeskRecord) loan = NULL;

  if (kind == &desk_kind_equipment)
    return desk_inventory_pane_select (self, id);
  if (kind == &desk_kind_supplies)
    {
      desk_inventory_pane_set_view (self, "supplies");
      return desk_inventory_supplies_select (self->supplies, id);
    }
  if (kind == &desk_kind_damages || kind == &desk_kind_jobs)
    {
      desk_inventory_pane_set_view (self, "care");
      return desk_inventory_care_select (self->care, kind, id);
    }
  if (kind == &desk_kind_keys)
    {
      desk_inventory_pane_set_view (self, "keys");
      return desk_inventory_keys_select (self->keys, id);
    }
  if (kind == &desk_kind_stocktakes)
    {
      desk_inventory_pane_set_view (self, "stocktake");
      return desk_inventory_stocktake_select (self->stocktake, id);
    }
  if (kind != &desk_kind_loans)
    return FALSE;
  loan = desk_record_get (desk_pane_get_store (pane), kind, id, NULL);
  return loan != NULL && desk_inventory_pane_select (self, desk_record_get_number (loan, "item"));
}

static void
desk_inventory_pane_find (DeskPane *pane)
{
  DeskInventoryPane *self = DESK_INVENTORY_PANE (pane);

  if (!shows (self, "register"))
    desk_inventory_pane_set_view (self, "register");
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

void
desk_inventory_pane_add_item (DeskInventoryPane *self)
{
  if (!shows (self, "register"))
    desk_inventory_pane_set_view (self, "register");
  self->adding = TRUE;
  desk_record_table_select (self->list, 0);
  show_view (self);
  desk_pane_open_side (DESK_PANE (self));
  if (!desk_record_editor_create (desk_inventory_side_get_editor (self->side)))
    self->adding = FALSE;
  desk_inventory_side_refresh (self->side);
}

static void
desk_inventory_pane_new_item (DeskPane *pane)
{
  DeskInventoryPane *self = DESK_INVENTORY_PANE (pane);

  if (shows (self, "supplies"))
    desk_inventory_supplies_create (self->supplies);
  else if (shows (self, "keys"))
    desk_inventory_keys_create (self->keys);
  else
    desk_inventory_pane_add_item (self);
}

/* What the user does in the list and at the side */

static void
on_selected (DeskInventoryPane *self,
             gint64             item)
{
  /* While a new item is written the list has none selected. */
  if (item == 0 && self->adding)
    return;
  self->adding = FALSE;
  /* What is wrong there is put right before another one is shown. */
  if (!desk_inventory_side_edit (self->side, item))
    desk_record_table_select (
      self->list, desk_record_editor_get_id (desk_inventory_side_get_editor (self->side)));
}

static void
on_activated (DeskInventoryPane *self)
{
  desk_pane_open_side (DESK_PANE (self));
  gtk_widget_grab_focus (GTK_WIDGET (desk_inventory_side_get_editor (self->side)));
}

static void
on_saved (DeskInventoryPane *self,
          gint64             item)
{
  if (!self->adding)
    return;
  self->adding = FALSE;
  show_view (self);
  desk_record_table_select (self->list, item);
}

static void
on_removed (DeskInventoryPane *self)
{
  desk_record_table_select (self->list, 0);
}

/* Days were chosen in the timeline. */
static void
on_reserve (DeskInventoryPane *self,
            const char        *number,
            const char        *from,
            const char        *until)
{
  g_action_activate (desk_pane_get_action (DESK_PANE (self), "reserve"),
                     g_variant_new ("(sss)", number, from, until));
}

static void
on_failed (DeskInventoryPane *self,
           const GError      *error)
{
  desk_pane_show_error (DESK_PANE (self), error);
}

static void
on_told (DeskInventoryPane *self,
         const char        *text)
{
  desk_pane_toast (DESK_PANE (self), text, FALSE);
}

/* Searching */

void
desk_inventory_pane_search (DeskInventoryPane *self,
                            const char        *text)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), text);
  desk_record_table_set_search (self->list, text);
}

static void
on_search (DeskInventoryPane *self)
{
  desk_record_table_set_search (self->list, gtk_editable_get_text (GTK_EDITABLE (self->search)));
}

static void
on_search_activate (DeskInventoryPane *self)
{
  on_search (self);
  desk_record_table_select_first (self->list);
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

static void
on_search_stop (DeskInventoryPane *self)
{
  desk_inventory_pane_search (self, "");
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

/* Object */

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

/* Letters typed into the list search it too. */
static void
add_search (DeskInventoryPane *self)
{
  GtkWidget *search = gtk_search_entry_new ();

  g_object_set (search, "placeholder-text", _ ("Number, serial, name or pinyin"), NULL);
  gtk_editable_set_width_chars (GTK_EDITABLE (search), 18);
  gtk_accessible_update_property (GTK_ACCESSIBLE (search), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Search equipment"), -1);
  g_signal_connect_swapped (search, "changed", G_CALLBACK (on_search), self);
  g_signal_connect_swapped (search, "activate", G_CALLBACK (on_search_activate), self);
  g_signal_connect_swapped (search, "stop-search", G_CALLBACK (on_search_stop), self);
  self->search = GTK_SEARCH_ENTRY (search);
  desk_record_table_add_start (self->list, search);
  gtk_search_entry_set_key_capture_widget (self->search, desk_record_table_get_view (self->list));
}

static void
add_views (DeskInventoryPane *self,
           DeskOffice        *office)
{
  static const char *const list_keys[][2] = { { "<Control>c", "win.inventory.copy" } };
  static const char *const pane_keys[][2] = { { "<Control>v", "win.inventory.paste" } };

  self->list = DESK_RECORD_TABLE (desk_inventory_list_new (office));
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->list), "register");
  g_signal_connect_swapped (self->list, "selected", G_CALLBACK (on_selected), self);
  g_signal_connect_swapped (self->list, "activated", G_CALLBACK (on_activated), self);
  add_keys (desk_record_table_get_view (self->list), list_keys, G_N_ELEMENTS (list_keys));
  add_keys (GTK_WIDGET (self), pane_keys, G_N_ELEMENTS (pane_keys));
  add_search (self);

  self->loans = DESK_INVENTORY_LOANS (desk_inventory_loans_new (office));
  g_signal_connect_swapped (self->loans, "reserve", G_CALLBACK (on_reserve), self);
  g_signal_connect_swapped (self->loans, "activated", G_CALLBACK (desk_inventory_pane_select),
                            self);
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->loans), "loans");

  self->check = DESK_INVENTORY_CHECK (desk_inventory_check_new (office));
  g_signal_connect_swapped (self->check, "failed", G_CALLBACK (on_failed), self);
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->check), "check");

  self->care = DESK_INVENTORY_CARE (desk_inventory_care_new (office));
  g_signal_connect_swapped (self->care, "failed", G_CALLBACK (on_failed), self);
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->care), "care");

  self->stocktake = DESK_INVENTORY_STOCKTAKE (desk_inventory_stocktake_new (office));
  g_signal_connect_swapped (self->stocktake, "failed", G_CALLBACK (on_failed), self);
  g_signal_connect_swapped (self->stocktake, "told", G_CALLBACK (on_told), self);
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->stocktake), "stocktake");

  self->supplies = DESK_INVENTORY_SUPPLIES (desk_inventory_supplies_new (office));
  g_signal_connect_swapped (self->supplies, "failed", G_CALLBACK (on_failed), self);
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->supplies), "supplies");

  self->keys = DESK_INVENTORY_KEYS (desk_inventory_keys_new (office));
  g_signal_connect_swapped (self->keys, "failed", G_CALLBACK (on_failed), self);
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->keys), "keys");
}

static void
desk_inventory_pane_constructed (GObject *object)
{
  DeskInventoryPane *self = DESK_INVENTORY_PANE (object);
  DeskOffice *office = desk_pane_get_office (DESK_PANE (self));
  DeskRecordEditor *editor;

  G_OBJECT_CLASS (desk_inventory_pane_parent_class)->constructed (object);

  self->everything = desk_query_new (desk_office_get_store (office), &desk_kind_equipment);
  self->side = DESK_INVENTORY_SIDE (desk_inventory_side_new (office));
  editor = desk_inventory_side_get_editor (self->side);
  g_signal_connect_swapped (editor, "saved", G_CALLBACK (on_saved), self);
  g_signal_connect_swapped (editor, "removed", G_CALLBACK (on_removed), self);
  desk_pane_set_side (DESK_PANE (self), GTK_WIDGET (self->side));
  add_views (self, office);
  show_view (self);
}

static void
desk_inventory_pane_dispose (GObject *object)
{
  g_clear_object (&DESK_INVENTORY_PANE (object)->everything);

  G_OBJECT_CLASS (desk_inventory_pane_parent_class)->dispose (object);
}

static void
desk_inventory_pane_class_init (DeskInventoryPaneClass *klass)
{
  DeskPaneClass *pane_class = DESK_PANE_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = desk_inventory_pane_constructed;
  G_OBJECT_CLASS (klass)->dispose = desk_inventory_pane_dispose;
  pane_class->name = "inventory";
  pane_class->refresh = desk_inventory_pane_refresh;
  pane_class->count = desk_inventory_pane_count;
  pane_class->go = desk_inventory_pane_go;
  pane_class->show_record = desk_inventory_pane_show_record;
  pane_class->print = desk_inventory_pane_print;
  pane_class->export = desk_inventory_pane_export;
  pane_class->find = desk_inventory_pane_find;
  pane_class->new_item = desk_inventory_pane_new_item;
  pane_class->scan = desk_inventory_pane_scan;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/studiodesk/StudioDesk/ui/desk-inventory-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskInventoryPane, views);
  gtk_widget_class_bind_template_child (widget_class, DeskInventoryPane, stack);
  gtk_widget_class_bind_template_child (widget_class, DeskInventoryPane, import);
  gtk_widget_class_bind_template_child (widget_class, DeskInventoryPane, print);
  gtk_widget_class_bind_template_child (widget_class, DeskInventoryPane, take_back);
  gtk_widget_class_bind_template_child (widget_class, DeskInventoryPane, lend);
}

static void
desk_inventory_pane_init (DeskInventoryPane *self)
{
  desk_inventory_pane_add_actions (self);
  gtk_widget_init_template (GTK_WIDGET (self));
}
