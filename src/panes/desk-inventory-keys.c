/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk-inventory-keys.h"

#include "desk-custody.h"
#include "desk-inventory-history.h"
#include "desk-inventory-parts.h"
#include "desk-inventory-time.h"
#include "desk-language.h"
#include "desk-people-picker.h"
#include "desk-people.h"
#include "desk-query.h"
#include "desk-record-editor.h"
#include "desk-record-list.h"
#include "desk-scanner.h"
#include "desk-split.h"

#define EVENING (18 * 60)

struct _DeskInventoryKeys
{
  GtkWidget parent_instance;

  DeskOffice *office;
  DeskQuery *keys;
  GtkSingleSelection *selection;
  gboolean selecting;
  gint64 shown;     /* the key that is at the side */
  GPtrArray *cells; /* GtkListItem, that say who has a key */

  GtkWidget *box;
  GtkWidget *scan;
  GtkColumnView *view;
  GtkStack *stack;
  DeskSplit *split;
  DeskRecordEditor *editor;
  GtkWidget *now;
  GtkWidget *state;
  GtkWidget *since;
  GtkWidget *out; /* what handing out needs */
  GtkWidget *person;
  DeskInventoryTime *due;
  GtkWidget *back; /* what taking back needs */
  GtkWidget *condition;
  GtkWidget *message;
  GtkWidget *history;
};

enum
{
  SIGNAL_FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DeskInventoryKeys, desk_inventory_keys, GTK_TYPE_WIDGET)

static DeskRecord *
find_key (DeskInventoryKeys *self,
          gint64             key)
{
  return key != 0
           ? desk_record_get (desk_office_get_store (self->office), &desk_kind_keys, key, NULL)
           : NULL;
}

/* Who has it */

static void
update_holder (DeskInventoryKeys *self,
               GtkListItem       *item)
{
  DeskRecord *record = gtk_list_item_get_item (item);
  GtkWidget *label = gtk_list_item_get_child (item);
  gint64 holder;
  g_autofree char *words = NULL;
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;
  const char *state;

  if (record == NULL || !desk_record_exists (record))
    return;
  state = desk_record_get_text (record, "state");
  words = desk_record_dup_display (record, "state", desk_language_current ());
  holder = g_strcmp0 (state, "out") == 0
             ? desk_custody_holder (self->office, &desk_kind_keys, desk_record_get_id (record))
             : 0;
  name = holder != 0 ? desk_people_dup_name (self->office, holder) : NULL;
  /* Translators: the state of an item, as “lent”, and the name of who has it */
  text = name != NULL ? g_strdup_printf (C_ ("item", "%1$s · %2$s"), words, name) : NULL;
  gtk_label_set_label (GTK_LABEL (label), text != NULL ? text : words);
  gtk_widget_set_css_classes (
    label, (const char *[]){ "desk-chip", state != NULL ? state : "in-store", NULL });
}

static void
on_setup (GtkSignalListItemFactory *factory,
          GtkListItem              *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_widget_set_halign (label, GTK_ALIGN_START);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_item_set_child (item, label);
}

static void
on_bind (GtkSignalListItemFactory *factory,
         GtkListItem              *item,
         DeskInventoryKeys        *self)
{
  g_ptr_array_add (self->cells, item);
  update_holder (self, item);
}

static void
on_unbind (GtkSignalListItemFactory *factory,
           GtkListItem              *item,
           DeskInventoryKeys        *self)
{
  g_ptr_array_remove_fast (self->cells, item);
}

/* The side */

/* Since when, and until when, somebody has the key. */
static char *
describe_custody (DeskInventoryKeys *self,
                  gint64             key)
{
  g_autoptr (GPtrArray) entries =
    desk_custody_history (self->office, &desk_kind_keys, key, NULL);
  const DeskCustodyEntry *now =
    entries != NULL && entries->len > 0 ? entries->pdata[entries->len - 1] : NULL;
  g_autofree char *from = now != NULL ? desk_inventory_moment (now->from) : NULL;
  g_autofree char *due =
    now != NULL && now->due != NULL ? desk_inventory_moment (now->due) : NULL;

  if (now == NULL)
    return NULL;
  return due != NULL
           /* Translators: %1$s and %2$s: since when somebody has a key, when it is due */
           ? g_strdup_printf (_ ("since %1$s · due %2$s"), from, due)
           /* Translators: %s: a moment */
           : g_strdup_printf (_ ("since %s"), from);
}

static void
propose_due (DeskInventoryKeys *self)
{
  g_autofree char *due = desk_moment_format (desk_date_today (), EVENING);

  desk_people_picker_set_person (DESK_PEOPLE_PICKER (self->person), 0);
  desk_inventory_time_set_moment (self->due, due);
  gtk_editable_set_text (GTK_EDITABLE (self->condition), "");
  desk_inventory_say (self->message, NULL);
}

static void
show_side (DeskInventoryKeys *self)
{
  gint64 key = desk_record_editor_get_id (self->editor);
  g_autoptr (DeskRecord) record = find_key (self, key);
  const char *state = record != NULL ? desk_record_get_text (record, "state") : NULL;
  gboolean is_out = g_strcmp0 (state, "out") == 0;
  g_autofree char *words = NULL;
  g_autofree char *holder = NULL;
  g_autofree char *text = NULL;
  g_autofree char *since = NULL;

  gtk_widget_set_visible (self->now, record != NULL);
  gtk_widget_set_visible (self->history, record != NULL);
  if (record == NULL)
    return;
  if (self->shown != key)
    propose_due (self);
  self->shown = key;
  words = desk_record_dup_display (record, "state", desk_language_current ());
  if (is_out)
    {
      holder = desk_people_dup_name (
        self->office, desk_custody_holder (self->office, &desk_kind_keys, key));
      /* Translators: %s: who has a key */
      text = g_strdup_printf (_ ("With %s"), holder);
      since = describe_custody (self, key);
    }
  gtk_label_set_label (GTK_LABEL (self->state), text != NULL ? text : words);
  desk_inventory_say (self->since, since);
  gtk_widget_set_visible (self->out, g_strcmp0 (state, "in-store") == 0);
  gtk_widget_set_visible (self->back, is_out);
  if (is_out)
    gtk_widget_add_css_class (self->now, "lent");
  else
    gtk_widget_remove_css_class (self->now, "lent");
  desk_inventory_history_show (self->history, self->office, &desk_kind_keys, key);
}

static void
on_hand_out (DeskInventoryKeys *self)
{
  gint64 person = desk_people_picker_get_person (DESK_PEOPLE_PICKER (self->person));
  g_autofree char *due = desk_inventory_time_dup_moment (self->due);
  g_autoptr (GError) error = NULL;

  if (person == 0)
    {
      desk_inventory_say (self->message, _ ("Choose who gets it."));
      desk_people_picker_popup (DESK_PEOPLE_PICKER (self->person));
      return;
    }
  if (!desk_custody_hand_out (self->office, self->shown, person, due, &error))
    {
      desk_inventory_say (self->message, error->message);
      return;
    }
  propose_due (self);
  gtk_widget_grab_focus (self->scan);
}

static void
on_take_back (DeskInventoryKeys *self)
{
  g_autoptr (GError) error = NULL;

  if (!desk_custody_take_back (self->office, self->shown,
                               desk_inventory_written (self->condition), &error))
    {
      desk_inventory_say (self->message, error->message);
      return;
    }
  propose_due (self);
  gtk_widget_grab_focus (self->scan);
}

/* The list */

static void
on_selected (DeskInventoryKeys *self)
{
  DeskRecord *record = gtk_single_selection_get_selected_item (self->selection);

  if (self->selecting || record == NULL)
    return;
  if (!desk_record_editor_edit (self->editor, desk_record_get_id (record)))
    desk_inventory_keys_select (self, desk_record_editor_get_id (self->editor));
  show_side (self);
}

static void
on_activated (DeskInventoryKeys *self)
{
  desk_split_set_open (self->split, TRUE);
  gtk_widget_child_focus (self->now, GTK_DIR_TAB_FORWARD);
}

static void
on_saved (DeskInventoryKeys *self,
          gint64             id)
{
  desk_inventory_keys_select (self, id);
}

static void
show_page (DeskInventoryKeys *self)
{
  gboolean any = g_list_model_get_n_items (G_LIST_MODEL (self->keys)) > 0;

  gtk_stack_set_visible_child_name (self->stack, any ? "list" : "none");
  gtk_widget_set_visible (self->scan, any);
}

static void
on_scan (DeskInventoryKeys *self)
{
  g_autofree char *word = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->scan))));
  g_autoptr (GError) error = NULL;

  if (*word == '\0')
    return;
  gtk_editable_set_text (GTK_EDITABLE (self->scan), "");
  if (desk_inventory_keys_scan (self, word))
    return;
  g_set_error (&error, DESK_ERROR, DESK_ERROR_NOT_FOUND,
               /* Translators: %s: a number that was scanned */
               _ ("There is no key “%s”."), word);
  g_signal_emit (self, signals[SIGNAL_FAILED], 0, error);
}

static void
desk_inventory_keys_dispose (GObject *object)
{
  DeskInventoryKeys *self = DESK_INVENTORY_KEYS (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->keys);
  g_clear_object (&self->office);

  G_OBJECT_CLASS (desk_inventory_keys_parent_class)->dispose (object);
}

static void
desk_inventory_keys_finalize (GObject *object)
{
  g_ptr_array_unref (DESK_INVENTORY_KEYS (object)->cells);

  G_OBJECT_CLASS (desk_inventory_keys_parent_class)->finalize (object);
}

static gboolean
desk_inventory_keys_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (DESK_INVENTORY_KEYS (widget)->scan);
}

static void
desk_inventory_keys_class_init (DeskInventoryKeysClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_inventory_keys_dispose;
  G_OBJECT_CLASS (klass)->finalize = desk_inventory_keys_finalize;
  widget_class->grab_focus = desk_inventory_keys_grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);

  /* DeskInventoryKeys::failed: what could not be found. */
  signals[SIGNAL_FAILED] = g_signal_new ("failed", DESK_TYPE_INVENTORY_KEYS, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
desk_inventory_keys_init (DeskInventoryKeys *self)
{
  self->cells = g_ptr_array_new ();
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/* Building */

static GtkWidget *
make_bar (DeskInventoryKeys *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *add = gtk_button_new_with_mnemonic (_ ("_Add a Key"));

  gtk_widget_add_css_class (bar, "desk-filters");
  self->scan = gtk_entry_new ();
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->scan), _ ("Scan or type a key’s number"));
  gtk_editable_set_width_chars (GTK_EDITABLE (self->scan), 26);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->scan), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Scan a key"), -1);
  desk_scanner_set_taker (self->scan);
  g_signal_connect_swapped (self->scan, "activate", G_CALLBACK (on_scan), self);
  gtk_box_append (GTK_BOX (bar), self->scan);
  gtk_widget_set_hexpand (add, TRUE);
  gtk_widget_set_halign (add, GTK_ALIGN_END);
  g_signal_connect_swapped (add, "clicked", G_CALLBACK (desk_inventory_keys_create), self);
  gtk_box_append (GTK_BOX (bar), add);
  return bar;
}

static GtkWidget *
make_list (DeskInventoryKeys *self)
{
  static const char *const fields[] = { "number", "name", "place", "responsible", "note" };
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) column = NULL;

  self->view = GTK_COLUMN_VIEW (
    gtk_column_view_new (GTK_SELECTION_MODEL (self->selection)));
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "data-table");
  gtk_column_view_set_show_row_separators (self->view, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Keys"), -1);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    desk_record_list_add_column (self->view, desk_kind_get_field (&desk_kind_keys, fields[i]));
  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), self);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), self);
  g_signal_connect (factory, "unbind", G_CALLBACK (on_unbind), self);
  column = gtk_column_view_column_new (_ ("Who has it"), factory);
  gtk_column_view_column_set_expand (column, TRUE);
  gtk_column_view_insert_column (self->view, 2, column);
  g_signal_connect_swapped (self->view, "activate", G_CALLBACK (on_activated), self);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->view));
  return scrolled;
}

static GtkWidget *
make_none (void)
{
  GtkWidget *none = adw_status_page_new ();

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (none), "dialog-password-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (none), _ ("No Keys Yet"));
  adw_status_page_set_description (
    ADW_STATUS_PAGE (none),
    _ ("Add the keys of the studio, as that of the training room; who has which is kept here."));
  return none;
}

static GtkWidget *
make_button (DeskInventoryKeys *self,
             GtkWidget         *box,
             const char        *label,
             GCallback          clicked)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_add_css_class (button, "suggested-action");
  g_signal_connect_swapped (button, "clicked", clicked, self);
  gtk_box_append (GTK_BOX (box), button);
  return button;
}

static GtkWidget *
make_now (DeskInventoryKeys *self)
{
  GtkWidget *due = desk_inventory_time_new (_ ("Due"));

  self->now = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_add_css_class (self->now, "desk-inventory-now");
  self->state = desk_inventory_heading (NULL);
  gtk_box_append (GTK_BOX (self->now), self->state);
  self->since = desk_inventory_label (NULL, NULL);
  gtk_box_append (GTK_BOX (self->now), self->since);

  self->out = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  self->person = desk_people_picker_new (self->office, _ ("Who gets it"));
  desk_inventory_add_field (self->out, _ ("Who gets it"), self->person);
  self->due = DESK_INVENTORY_TIME (due);
  desk_inventory_add_field (self->out, _ ("Due"), due);
  make_button (self, self->out, C_ ("key", "_Hand Out"), G_CALLBACK (on_hand_out));
  gtk_box_append (GTK_BOX (self->now), self->out);

  self->back = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  self->condition = gtk_entry_new ();
  g_signal_connect_swapped (self->condition, "activate", G_CALLBACK (on_take_back), self);
  desk_inventory_add_field (self->back, _ ("Condition, if not good"), self->condition);
  make_button (self, self->back, C_ ("key", "_Take Back"), G_CALLBACK (on_take_back));
  gtk_box_append (GTK_BOX (self->now), self->back);
  self->message = desk_inventory_label (NULL, "desk-field-error");
  gtk_box_append (GTK_BOX (self->now), self->message);
  return self->now;
}

static GtkWidget *
make_side (DeskInventoryKeys *self)
{
  GtkWidget *side = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *section = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);

  gtk_box_append (GTK_BOX (side), make_now (self));
  self->editor = DESK_RECORD_EDITOR (desk_record_editor_new (self->office, &desk_kind_keys));
  g_signal_connect_swapped (self->editor, "saved", G_CALLBACK (on_saved), self);
  g_signal_connect_swapped (self->editor, "removed", G_CALLBACK (show_side), self);
  self->history = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  gtk_box_append (GTK_BOX (section), desk_inventory_heading (_ ("Who had it")));
  gtk_box_append (GTK_BOX (section), self->history);
  desk_record_editor_add_section (self->editor, section);
  gtk_widget_set_vexpand (GTK_WIDGET (self->editor), TRUE);
  gtk_box_append (GTK_BOX (side), GTK_WIDGET (self->editor));
  return side;
}

GtkWidget *
desk_inventory_keys_new (DeskOffice *office)
{
  DeskInventoryKeys *self = g_object_new (DESK_TYPE_INVENTORY_KEYS, NULL);

  self->office = g_object_ref (office);
  self->keys = desk_query_new (desk_office_get_store (office), &desk_kind_keys);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->keys)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
  gtk_box_append (GTK_BOX (self->box), make_bar (self));
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_add_named (self->stack, make_list (self), "list");
  gtk_stack_add_named (self->stack, make_none (), "none");
  self->split = DESK_SPLIT (desk_split_new ());
  desk_split_set_content (self->split, GTK_WIDGET (self->stack));
  desk_split_set_side (self->split, make_side (self));
  gtk_widget_set_vexpand (GTK_WIDGET (self->split), TRUE);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->split));
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (on_selected),
                           self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/* Reads who has which key anew; the keys follow by themselves. */
void
desk_inventory_keys_refresh (DeskInventoryKeys *self)
{
  show_page (self);
  for (guint i = 0; i < self->cells->len; i++)
    update_holder (self, self->cells->pdata[i]);
  show_side (self);
}

/* Returns: whether there is such a key; it is shown then */
gboolean
desk_inventory_keys_select (DeskInventoryKeys *self,
                            gint64             key)
{
  guint place = key != 0 ? desk_query_find (self->keys, key) : G_MAXUINT;

  self->selecting = TRUE;
  gtk_single_selection_set_selected (self->selection,
                                     place != G_MAXUINT ? place : GTK_INVALID_LIST_POSITION);
  self->selecting = FALSE;
  if (place == G_MAXUINT)
    return FALSE;
  desk_record_editor_edit (self->editor, key);
  show_side (self);
  return TRUE;
}

/* Starts a new key at the side. */
void
desk_inventory_keys_create (DeskInventoryKeys *self)
{
  desk_inventory_keys_select (self, 0);
  desk_split_set_open (self->split, TRUE);
  desk_record_editor_create (self->editor);
  show_side (self);
}

/* Shows the key of that number, ready to be handed out, or to be taken back with Enter.
 * Returns: whether there is one */
gboolean
desk_inventory_keys_scan (DeskInventoryKeys *self,
                          const char        *number)
{
  gint64 key = desk_store_find_named (desk_office_get_store (self->office), &desk_kind_keys,
                                      number, NULL);

  if (key == 0 || !desk_inventory_keys_select (self, key))
    return FALSE;
  desk_split_set_open (self->split, TRUE);
  if (gtk_widget_get_visible (self->out))
    desk_people_picker_popup (DESK_PEOPLE_PICKER (self->person));
  else
    gtk_widget_grab_focus (self->condition);
  return TRUE;
}
