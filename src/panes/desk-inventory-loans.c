/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk-inventory-loans.h"

#include "desk-equipment-list.h"
#include "desk-equipment.h"
#include "desk-inventory-bars.h"
#include "desk-inventory-parts.h"
#include "desk-language.h"
#include "desk-period-switcher.h"

#define NAME_WIDTH 230

struct _DeskInventoryLoans
{
  GtkWidget parent_instance;

  DeskOffice *office;
  DeskQuery *items;
  GtkSingleSelection *selection;
  GPtrArray *rows;         /* GtkListItem, of the rows that are made now */
  DeskDate cursor, anchor; /* the days chosen in the selected row; none at first */

  GtkWidget *box;
  DeskPeriodSwitcher *period;
  GtkWidget *search;
  GtkWidget *booked;
  DeskInventoryBars *days;
  GtkWidget *view;
  GtkWidget *scroller;
  GtkStack *stack;
};

enum
{
  SIGNAL_RESERVE,
  SIGNAL_ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DeskInventoryLoans, desk_inventory_loans, GTK_TYPE_WIDGET)

static DeskInventoryBars *
bars_of (GtkListItem *row)
{
  return DESK_INVENTORY_BARS (gtk_widget_get_last_child (gtk_list_item_get_child (row)));
}

/* Rows */

static void
show_selection (DeskInventoryLoans *self,
                GtkListItem        *row)
{
  gboolean selected = self->cursor != DESK_DATE_NONE && gtk_list_item_get_selected (row);

  desk_inventory_bars_set_selection (bars_of (row), selected ? self->anchor : DESK_DATE_NONE,
                                     selected ? self->cursor : DESK_DATE_NONE);
}

static void
show_selections (DeskInventoryLoans *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    show_selection (self, self->rows->pdata[i]);
}

static void
show_row (DeskInventoryLoans *self,
          GtkListItem        *row)
{
  DeskRecord *item = gtk_list_item_get_item (row);
  GtkWidget *number = gtk_widget_get_first_child (gtk_list_item_get_child (row));
  GtkWidget *words = gtk_widget_get_next_sibling (number);
  g_autofree char *text = NULL;

  if (item == NULL || !desk_record_exists (item))
    return;
  text = desk_inventory_describe (self->office, desk_record_get_id (item));
  gtk_label_set_label (GTK_LABEL (number), desk_record_get_text (item, "number"));
  gtk_label_set_label (GTK_LABEL (words), text);
  gtk_widget_set_tooltip_text (words, text);
  desk_inventory_bars_show (bars_of (row), desk_record_get_id (item),
                            desk_period_switcher_get_start (self->period),
                            desk_period_switcher_get_end (self->period));
  show_selection (self, row);
}

static void
on_chosen (DeskInventoryBars  *bars,
           int                 anchor,
           int                 cursor,
           DeskInventoryLoans *self)
{
  guint place = desk_query_find (self->items, desk_inventory_bars_get_item (bars));

  self->anchor = anchor;
  self->cursor = cursor;
  if (place != G_MAXUINT)
    gtk_single_selection_set_selected (self->selection, place);
  show_selections (self);
}

/* Returns: (nullable): the bars of the row the cursor is in */
static DeskInventoryBars *
selected_bars (DeskInventoryLoans *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (gtk_list_item_get_selected (self->rows->pdata[i]))
      return bars_of (self->rows->pdata[i]);
  return NULL;
}

/* Free days are reserved; where something is already, the item is shown. */
static void
take_days (DeskInventoryLoans *self)
{
  DeskRecord *item = gtk_single_selection_get_selected_item (self->selection);
  DeskInventoryBars *bars = selected_bars (self);
  g_autofree char *from = NULL;
  g_autofree char *until = NULL;

  if (item == NULL || bars == NULL || self->cursor == DESK_DATE_NONE)
    return;
  if (!desk_inventory_bars_is_free (bars, self->anchor, self->cursor))
    {
      g_signal_emit (self, signals[SIGNAL_ACTIVATED], 0, desk_record_get_id (item));
      return;
    }
  from = desk_moment_format (MIN (self->anchor, self->cursor), 9 * 60);
  until = desk_moment_format (MAX (self->anchor, self->cursor), 18 * 60);
  g_signal_emit (self, signals[SIGNAL_RESERVE], 0, desk_record_get_text (item, "number"), from,
                 until);
}

static void
on_setup (GtkSignalListItemFactory *factory,
          GtkListItem              *row,
          DeskInventoryLoans       *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *number = gtk_label_new (NULL);
  GtkWidget *words = gtk_label_new (NULL);
  GtkWidget *bars = desk_inventory_bars_new (self->office);

  gtk_label_set_xalign (GTK_LABEL (number), 0);
  gtk_widget_add_css_class (number, "numeric");
  gtk_widget_set_size_request (number, 70, -1);
  gtk_label_set_xalign (GTK_LABEL (words), 0);
  gtk_label_set_ellipsize (GTK_LABEL (words), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (words, "dim-label");
  gtk_widget_set_size_request (words, NAME_WIDTH - 78, -1);
  gtk_label_set_max_width_chars (GTK_LABEL (words), 1);
  g_signal_connect (bars, "chosen", G_CALLBACK (on_chosen), self);
  g_signal_connect_swapped (bars, "dragged", G_CALLBACK (take_days), self);
  gtk_box_append (GTK_BOX (box), number);
  gtk_box_append (GTK_BOX (box), words);
  gtk_box_append (GTK_BOX (box), bars);
  gtk_list_item_set_child (row, box);
}

static void
on_bind (GtkSignalListItemFactory *factory,
         GtkListItem              *row,
         DeskInventoryLoans       *self)
{
  g_ptr_array_add (self->rows, row);
  show_row (self, row);
}

static void
on_unbind (GtkSignalListItemFactory *factory,
           GtkListItem              *row,
           DeskInventoryLoans       *self)
{
  g_ptr_array_remove_fast (self->rows, row);
}

/* Input */

static gboolean
on_key (GtkEventControllerKey *controller,
        guint                  keyval,
        guint                  keycode,
        GdkModifierType        state,
        DeskInventoryLoans    *self)
{
  DeskDate first = desk_period_switcher_get_start (self->period);
  DeskDate last = desk_period_switcher_get_end (self->period);
  int step = keyval == GDK_KEY_Left || keyval == GDK_KEY_KP_Left     ? -1
             : keyval == GDK_KEY_Right || keyval == GDK_KEY_KP_Right ? 1
                                                                     : 0;

  if (step == 0 || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return FALSE;
  if (self->cursor < first || self->cursor > last)
    self->cursor = self->anchor = CLAMP (desk_date_today (), first, last);
  else
    self->cursor = CLAMP (self->cursor + step, first, last);
  if ((state & GDK_SHIFT_MASK) == 0)
    self->anchor = self->cursor;
  show_selections (self);
  return TRUE;
}

static void
apply_filter (DeskInventoryLoans *self)
{
  DeskEquipmentFilter filter = {
    .lendable = TRUE,
    .booked = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->booked)),
  };

  desk_equipment_filter (self->items, &filter);
  desk_query_set_search (self->items, gtk_editable_get_text (GTK_EDITABLE (self->search)));
  gtk_stack_set_visible_child_name (
    self->stack, g_list_model_get_n_items (G_LIST_MODEL (self->items)) > 0 ? "list" : "none");
}

static void
desk_inventory_loans_dispose (GObject *object)
{
  DeskInventoryLoans *self = DESK_INVENTORY_LOANS (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->selection);
  g_clear_object (&self->items);

  G_OBJECT_CLASS (desk_inventory_loans_parent_class)->dispose (object);
}

static void
desk_inventory_loans_finalize (GObject *object)
{
  DeskInventoryLoans *self = DESK_INVENTORY_LOANS (object);

  g_ptr_array_unref (self->rows);
  g_clear_object (&self->office);

  G_OBJECT_CLASS (desk_inventory_loans_parent_class)->finalize (object);
}

static gboolean
desk_inventory_loans_grab_focus (GtkWidget *widget)
{
  return gtk_widget_child_focus (DESK_INVENTORY_LOANS (widget)->scroller, GTK_DIR_TAB_FORWARD);
}

static void
desk_inventory_loans_class_init (DeskInventoryLoansClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_inventory_loans_dispose;
  G_OBJECT_CLASS (klass)->finalize = desk_inventory_loans_finalize;
  widget_class->grab_focus = desk_inventory_loans_grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);

  /* DeskInventoryLoans::reserve: an item's number, from when and until when. */
  signals[SIGNAL_RESERVE] = g_signal_new ("reserve", DESK_TYPE_INVENTORY_LOANS, G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 3, G_TYPE_STRING,
                                          G_TYPE_STRING, G_TYPE_STRING);
  /* DeskInventoryLoans::activated: the user wants to see the item. */
  signals[SIGNAL_ACTIVATED] =
    g_signal_new ("activated", DESK_TYPE_INVENTORY_LOANS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_INT64);
}

static void
desk_inventory_loans_init (DeskInventoryLoans *self)
{
  self->rows = g_ptr_array_new ();
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/* Building */

static GtkWidget *
make_key (const char *css,
          const char *text)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget *patch = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (patch, "desk-inventory-patch");
  gtk_widget_add_css_class (patch, css);
  gtk_widget_set_valign (patch, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), patch);
  gtk_widget_add_css_class (label, "desk-field-label");
  gtk_box_append (GTK_BOX (box), label);
  return box;
}

static GtkWidget *
make_bar (DeskInventoryLoans *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *keys = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *kits = gtk_button_new_with_mnemonic (_ ("_Kits…"));
  GtkWidget *qualifications = gtk_button_new_with_mnemonic (_ ("_Qualifications…"));

  gtk_widget_add_css_class (bar, "desk-filters");
  self->period = DESK_PERIOD_SWITCHER (desk_period_switcher_new ());
  desk_period_switcher_set_period (self->period, DESK_PERIOD_MONTH);
  desk_period_switcher_set_date (self->period, desk_date_today ());
  g_signal_connect_swapped (self->period, "changed", G_CALLBACK (desk_inventory_loans_refresh),
                            self);
  gtk_box_append (GTK_BOX (bar), GTK_WIDGET (self->period));

  self->search = gtk_search_entry_new ();
  g_object_set (self->search, "placeholder-text", _ ("Number, serial, name or pinyin"), NULL);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->search), 16);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Search equipment"), -1);
  g_signal_connect_swapped (self->search, "changed", G_CALLBACK (apply_filter), self);
  gtk_box_append (GTK_BOX (bar), self->search);
  self->booked = gtk_toggle_button_new_with_mnemonic (_ ("Only _Booked"));
  gtk_widget_set_tooltip_text (self->booked, _ ("Only what is lent, reserved or in repair"));
  g_signal_connect_swapped (self->booked, "toggled", G_CALLBACK (apply_filter), self);
  gtk_box_append (GTK_BOX (bar), self->booked);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (qualifications),
                                  "win.inventory.qualifications");
  gtk_widget_set_tooltip_text (qualifications, _ ("Who may borrow which class"));
  gtk_box_append (GTK_BOX (bar), qualifications);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (kits), "win.inventory.kits");
  gtk_widget_set_tooltip_text (kits, _ ("What is lent together by one number"));
  gtk_box_append (GTK_BOX (bar), kits);

  gtk_widget_set_hexpand (keys, TRUE);
  gtk_widget_set_halign (keys, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (keys), make_key ("reserved", _ ("reserved")));
  gtk_box_append (GTK_BOX (keys), make_key ("out", _ ("lent")));
  gtk_box_append (GTK_BOX (keys), make_key ("overdue", _ ("overdue")));
  gtk_box_append (GTK_BOX (keys), make_key ("repair", _ ("in repair")));
  gtk_box_append (GTK_BOX (bar), keys);
  return bar;
}

/* The days stand over the bars, whatever the width. */
static GtkWidget *
make_head (DeskInventoryLoans *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *item = gtk_label_new (_ ("Item"));

  gtk_widget_add_css_class (head, "desk-inventory-days");
  gtk_label_set_xalign (GTK_LABEL (item), 0);
  gtk_widget_add_css_class (item, "dim-label");
  gtk_widget_set_size_request (item, NAME_WIDTH, -1);
  gtk_box_append (GTK_BOX (head), item);
  self->days = DESK_INVENTORY_BARS (desk_inventory_bars_new (self->office));
  gtk_widget_set_can_target (GTK_WIDGET (self->days), FALSE);
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->days));
  return head;
}

static GtkWidget *
make_list (DeskInventoryLoans *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), self);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), self);
  g_signal_connect (factory, "unbind", G_CALLBACK (on_unbind), self);
  self->view = gtk_list_view_new (GTK_SELECTION_MODEL (g_object_ref (self->selection)), factory);
  gtk_list_view_set_show_separators (GTK_LIST_VIEW (self->view), TRUE);
  gtk_widget_add_css_class (self->view, "desk-inventory-timeline");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Loans and reservations"), -1);
  g_signal_connect_swapped (self->view, "activate", G_CALLBACK (take_days), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (self->view, keys);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->view);
  gtk_widget_set_vexpand (self->scroller, TRUE);
  return self->scroller;
}

GtkWidget *
desk_inventory_loans_new (DeskOffice *office)
{
  DeskInventoryLoans *self = g_object_new (DESK_TYPE_INVENTORY_LOANS, NULL);
  GtkWidget *legend;

  self->office = g_object_ref (office);
  self->items = desk_query_new (desk_office_get_store (office), &desk_kind_equipment);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->items)));
  g_signal_connect_object (self->selection, "notify::selected", G_CALLBACK (show_selections), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  gtk_box_append (GTK_BOX (self->box), make_bar (self));
  gtk_box_append (GTK_BOX (self->box), make_head (self));
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_add_named (self->stack, make_list (self), "list");
  gtk_stack_add_named (
    self->stack,
    desk_inventory_label (_ ("Nothing is found so. Other words, or fewer filters?"), "dim-label"),
    "none");
  gtk_widget_set_halign (gtk_stack_get_child_by_name (self->stack, "none"), GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->stack));
  legend = desk_inventory_label (_ ("Drag over free days to reserve them     keys: ← → = day · "
                                    "Shift = several · Enter = reserve"),
                                 "caption");
  gtk_widget_add_css_class (legend, "dim-label");
  gtk_widget_add_css_class (legend, "desk-inventory-legend");
  gtk_box_append (GTK_BOX (self->box), legend);
  return GTK_WIDGET (self);
}

/* Reads the bars anew: the items follow by themselves, but not their loans. */
void
desk_inventory_loans_refresh (DeskInventoryLoans *self)
{
  DeskDate from = desk_period_switcher_get_start (self->period);
  DeskDate to = desk_period_switcher_get_end (self->period);

  if (self->days == NULL)
    return;
  desk_inventory_bars_show (self->days, 0, from, to);
  if (self->cursor < from || self->cursor > to || self->anchor < from || self->anchor > to)
    self->cursor = self->anchor = DESK_DATE_NONE;
  apply_filter (self);
  for (guint i = 0; i < self->rows->len; i++)
    show_row (self, self->rows->pdata[i]);
}
