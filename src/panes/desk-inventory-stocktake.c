/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk-inventory-stocktake.h"

#include "desk-inventory-count-start.h"
#include "desk-inventory-parts.h"
#include "desk-language.h"
#include "desk-scanner.h"
#include "desk-stocktake.h"

enum
{
  COLUMN_TICK,
  COLUMN_NUMBER,
  COLUMN_NAME,
  COLUMN_PLACE,
  COLUMN_RESPONSIBLE,
  COLUMN_EXPECTED,
  COLUMN_COUNTED,
  COLUMN_RESULT,
  COLUMN_REMARK,
  N_COLUMNS
};

static const struct
{
  const char *title;
  int width;
  gboolean expand;
} columns[N_COLUMNS] = {
  [COLUMN_TICK] = { "√", 44, FALSE },
  [COLUMN_NUMBER] = { N_ ("Item number"), 110, FALSE },
  [COLUMN_NAME] = { N_ ("Item name"), 190, TRUE },
  [COLUMN_PLACE] = { N_ ("Storage place"), 110, FALSE },
  [COLUMN_RESPONSIBLE] = { N_ ("Responsible person"), 145, FALSE },
  [COLUMN_EXPECTED] = { N_ ("Expected"), 80, FALSE },
  [COLUMN_COUNTED] = { N_ ("Counted"), 80, FALSE },
  [COLUMN_RESULT] = { N_ ("Result"), 120, FALSE },
  [COLUMN_REMARK] = { N_ ("Remark"), 180, TRUE },
};

struct _DeskInventoryStocktake
{
  GtkWidget parent_instance;

  DeskOffice *office;
  DeskQuery *stocktakes;
  DeskQuery *query; /* the lines that are listed */
  GtkSingleSelection *selection;
  DeskStocktake *stocktake; /* (nullable) as it was read last */
  GHashTable *lines;        /* id → DeskStocktakeLine of it */
  GPtrArray *cells;         /* GtkListItem, of the rows that are made now */
  gboolean filling;
  gint64 remarked; /* the line whose remark is being written */

  GtkWidget *box;
  GtkDropDown *which;
  GtkWidget *start;
  GtkWidget *close;
  GtkWidget *adjust_all;
  GtkWidget *scan_box;
  GtkWidget *scan;
  GtkWidget *scanned;
  GtkWidget *filters[DESK_N_STOCKTAKE_RESULTS + 1];
  GtkColumnView *view;
  GtkStack *stack;
  GtkWidget *foot;
  GtkWidget *line_name;
  GtkWidget *there;
  GtkWidget *missing;
  GtkWidget *counted;
  GtkWidget *remark;
  GtkWidget *adjust;
  GtkWidget *hint;
};

enum
{
  SIGNAL_FAILED,
  SIGNAL_TOLD,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DeskInventoryStocktake, desk_inventory_stocktake, GTK_TYPE_WIDGET)

static void show_line (DeskInventoryStocktake *self);

static void
fail (DeskInventoryStocktake *self,
      const GError           *error)
{
  g_signal_emit (self, signals[SIGNAL_FAILED], 0, error);
}

static gboolean
is_open (DeskInventoryStocktake *self)
{
  return self->stocktake != NULL && !self->stocktake->closed;
}

static DeskStocktakeLine *
line_of (DeskInventoryStocktake *self,
         DeskRecord             *record)
{
  gint64 id = record != NULL ? desk_record_get_id (record) : 0;

  return g_hash_table_lookup (self->lines, &id);
}

static DeskStocktakeLine *
selected_line (DeskInventoryStocktake *self)
{
  return line_of (self, gtk_single_selection_get_selected_item (self->selection));
}

/* Cells */

static char *
cell_text (DeskInventoryStocktake  *self,
           const DeskStocktakeLine *line,
           int                      column)
{
  switch (column)
    {
    case COLUMN_NUMBER:
      return g_strdup (line->supply != 0 ? line->unit : line->number);
    case COLUMN_NAME:
      return g_strdup (line->equipment == 0 && line->supply == 0 ? _ ("not in the register")
                                                                 : line->name);
    case COLUMN_PLACE:
      return g_strdup (line->place);
    case COLUMN_RESPONSIBLE:
      return g_strdup (line->responsible_name);
    case COLUMN_EXPECTED:
      return g_strdup_printf ("%" G_GINT64_FORMAT, line->expected);
    case COLUMN_COUNTED:
      return line->counted < 0 ? NULL : g_strdup_printf ("%" G_GINT64_FORMAT, line->counted);
    case COLUMN_RESULT:
      return g_strdup (desk_stocktake_result_label (line->result, desk_language_current ()));
    case COLUMN_REMARK:
    default:
      if (!self->stocktake->closed || line->remark != NULL)
        return g_strdup (line->remark);
      return g_strdup (line->adjusted != NULL ? _ ("adjusted") : line->adjustment);
    }
}

static void
update_cell (DeskInventoryStocktake *self,
             GtkListItem            *item)
{
  const DeskStocktakeLine *line = line_of (self, gtk_list_item_get_item (item));
  int column = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (item), "column"));
  GtkWidget *child = gtk_list_item_get_child (item);
  static const char *const looks[DESK_N_STOCKTAKE_RESULTS] = { "retired", "in-store", "lost",
                                                               "repair" };
  g_autofree char *text = NULL;

  if (line == NULL)
    return;
  if (column == COLUMN_TICK)
    {
      self->filling = TRUE;
      gtk_check_button_set_active (GTK_CHECK_BUTTON (child), line->counted > 0);
      gtk_widget_set_sensitive (child, is_open (self));
      gtk_widget_set_visible (child, line->supply == 0);
      self->filling = FALSE;
      return;
    }
  text = cell_text (self, line, column);
  gtk_label_set_label (GTK_LABEL (child), text != NULL ? text : "");
  if (column == COLUMN_RESULT)
    gtk_widget_set_css_classes (child,
                                (const char *[]){ "desk-chip", looks[line->result], NULL });
}

static void
count (DeskInventoryStocktake  *self,
       const DeskStocktakeLine *line,
       gint64                   counted,
       const char              *remark)
{
  g_autoptr (GError) error = NULL;

  if (line != NULL && is_open (self) &&
      !desk_stocktake_count (self->office, self->stocktake->id, line->id, counted, remark, &error))
    fail (self, error);
}

static void
on_ticked (GtkCheckButton *tick,
           GtkListItem    *item)
{
  DeskInventoryStocktake *self = g_object_get_data (G_OBJECT (item), "view");

  if (self->filling)
    return;
  count (self, line_of (self, gtk_list_item_get_item (item)),
         gtk_check_button_get_active (tick) ? 1 : -1, NULL);
}

static void
on_setup (GtkSignalListItemFactory *factory,
          GtkListItem              *item,
          DeskInventoryStocktake   *self)
{
  int column = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (factory), "column"));
  GtkWidget *child;

  g_object_set_data (G_OBJECT (item), "column", GINT_TO_POINTER (column));
  g_object_set_data (G_OBJECT (item), "view", self);
  if (column == COLUMN_TICK)
    {
      child = gtk_check_button_new ();
      gtk_widget_set_focusable (child, FALSE);
      gtk_widget_set_halign (child, GTK_ALIGN_CENTER);
      gtk_accessible_update_property (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      _ ("It is there"), -1);
      g_signal_connect_object (child, "toggled", G_CALLBACK (on_ticked), item, 0);
    }
  else
    {
      gboolean numeric = column == COLUMN_EXPECTED || column == COLUMN_COUNTED;

      child = gtk_label_new (NULL);
      gtk_label_set_xalign (GTK_LABEL (child), numeric ? 1 : 0);
      gtk_label_set_ellipsize (GTK_LABEL (child), PANGO_ELLIPSIZE_END);
      if (numeric || column == COLUMN_NUMBER)
        gtk_widget_add_css_class (child, "numeric");
      if (column == COLUMN_RESULT)
        gtk_widget_set_halign (child, GTK_ALIGN_START);
    }
  gtk_list_item_set_child (item, child);
}

static void
on_bind (GtkSignalListItemFactory *factory,
         GtkListItem              *item,
         DeskInventoryStocktake   *self)
{
  g_ptr_array_add (self->cells, item);
  update_cell (self, item);
}

static void
on_unbind (GtkSignalListItemFactory *factory,
           GtkListItem              *item,
           DeskInventoryStocktake   *self)
{
  g_ptr_array_remove_fast (self->cells, item);
}

/* Scanning and counting */

static void
select_line (DeskInventoryStocktake *self,
             gint64                  line)
{
  guint place = desk_query_find (self->query, line);

  if (place == G_MAXUINT)
    return;
  gtk_single_selection_set_selected (self->selection, place);
  gtk_widget_activate_action (gtk_widget_get_last_child (GTK_WIDGET (self->view)),
                              "list.scroll-to-item", "u", place);
}

/* Of supplies the number that is typed is how many there are of the selected one. */
static void
count_supply (DeskInventoryStocktake *self,
              const char             *text)
{
  const DeskStocktakeLine *line = selected_line (self);
  guint place = gtk_single_selection_get_selected (self->selection);
  gint64 counted;

  if (line == NULL || !g_ascii_string_to_signed (text, 10, 0, 1000000, &counted, NULL))
    {
      desk_inventory_say (self->scanned, _ ("Write how many, as a whole number."));
      return;
    }
  count (self, line, counted, NULL);
  if (place + 1 < g_list_model_get_n_items (G_LIST_MODEL (self->query)))
    gtk_single_selection_set_selected (self->selection, place + 1);
}

static void
on_scan (DeskInventoryStocktake *self)
{
  g_autofree char *word = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->scan))));

  if (*word == '\0' || !is_open (self))
    return;
  gtk_editable_set_text (GTK_EDITABLE (self->scan), "");
  if (self->stocktake->of_supplies)
    count_supply (self, word);
  else
    desk_inventory_stocktake_scan (self, word);
}

static void
on_there (DeskInventoryStocktake *self)
{
  count (self, selected_line (self), 1, NULL);
}

static void
on_missing (DeskInventoryStocktake *self)
{
  count (self, selected_line (self), 0, NULL);
}

static void
on_remark (DeskInventoryStocktake *self)
{
  const DeskStocktakeLine *line = g_hash_table_lookup (self->lines, &self->remarked);
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->remark));

  if (line != NULL && g_strcmp0 (text, line->remark != NULL ? line->remark : "") != 0)
    count (self, line, line->counted, text);
}

/* Keys as in every check: 1 there, 0 missing, Delete not counted; Space turns a tick. */
static gboolean
on_key (GtkEventControllerKey  *controller,
        guint                   keyval,
        guint                   keycode,
        GdkModifierType         state,
        DeskInventoryStocktake *self)
{
  const DeskStocktakeLine *line = selected_line (self);
  gunichar letter = gdk_keyval_to_unicode (keyval);

  if (line == NULL || !is_open (self) || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return FALSE;
  if (keyval == GDK_KEY_Delete || keyval == GDK_KEY_BackSpace || keyval == GDK_KEY_KP_Delete)
    count (self, line, -1, NULL);
  else if (line->supply != 0 && letter >= '0' && letter <= '9')
    {
      char digit[] = { (char) letter, '\0' };

      gtk_editable_set_text (GTK_EDITABLE (self->scan), digit);
      gtk_widget_grab_focus (self->scan);
      gtk_editable_set_position (GTK_EDITABLE (self->scan), -1);
    }
  else if (line->supply != 0)
    return FALSE;
  else if (letter == '1')
    count (self, line, 1, NULL);
  else if (letter == '0')
    count (self, line, 0, NULL);
  else if (letter == ' ')
    count (self, line, line->counted > 0 ? -1 : 1, NULL);
  else
    return FALSE;
  return TRUE;
}

static void
on_close (DeskInventoryStocktake *self)
{
  g_autoptr (GError) error = NULL;

  if (is_open (self) && !desk_stocktake_close (self->office, self->stocktake->id, &error))
    fail (self, error);
}

static void
on_adjust_all (DeskInventoryStocktake *self)
{
  g_autoptr (GError) error = NULL;
  guint n = 0;
  g_autofree char *text = NULL;

  if (!desk_stocktake_adjust_all (self->office, self->stocktake->id, &n, &error))
    fail (self, error);
  if (n == 0)
    return;
  text = g_strdup_printf (ngettext ("%u line was adjusted; it can be undone.",
                                    "%u lines were adjusted; each can be undone by itself.", n),
                          n);
  g_signal_emit (self, signals[SIGNAL_TOLD], 0, text);
}

static void
on_adjust (DeskInventoryStocktake *self)
{
  const DeskStocktakeLine *line = selected_line (self);
  g_autoptr (GError) error = NULL;

  if (line != NULL &&
      !desk_stocktake_adjust (self->office, self->stocktake->id, line->id, &error))
    fail (self, error);
}

static void
on_started (DeskInventoryStocktake *self,
            gint64                  stocktake)
{
  desk_inventory_stocktake_select (self, stocktake);
  gtk_widget_grab_focus (self->scan);
}

/* What is shown */

static int
chosen_filter (DeskInventoryStocktake *self)
{
  for (int i = 0; i < DESK_N_STOCKTAKE_RESULTS; i++)
    if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->filters[i])))
      return i;
  return -1;
}

static void
on_filter (DeskInventoryStocktake *self)
{
  desk_stocktake_filter (self->query, desk_inventory_stocktake_get_id (self),
                         chosen_filter (self));
  show_line (self);
}

static void
on_which (DeskInventoryStocktake *self)
{
  if (self->filling)
    return;
  on_filter (self);
  desk_inventory_stocktake_refresh (self);
}

static void
show_counts (DeskInventoryStocktake *self)
{
  for (int i = 0; i <= DESK_N_STOCKTAKE_RESULTS; i++)
    {
      gboolean all = i == DESK_N_STOCKTAKE_RESULTS;
      guint n = all ? self->stocktake->lines->len : self->stocktake->n[i];
      const char *name = all ? C_ ("stocktake", "all")
                             : desk_stocktake_result_label ((DeskStocktakeResult) i,
                                                            desk_language_current ());
      /* Translators: a result, as “found”, and how many lines have it */
      g_autofree char *text = g_strdup_printf (C_ ("stocktake", "%1$s %2$u"), name, n);

      gtk_button_set_label (GTK_BUTTON (self->filters[i]), text);
    }
}

/* What can be done with the line that is selected. */
static void
show_line (DeskInventoryStocktake *self)
{
  const DeskStocktakeLine *line = selected_line (self);
  gboolean open = is_open (self);
  g_autofree char *name = NULL;

  gtk_widget_set_visible (self->foot, line != NULL);
  if (line == NULL)
    return;
  /* Translators: the number and the name of an item */
  name = line->supply != 0 ? g_strdup (line->name)
                           : g_strdup_printf (C_ ("item", "%1$s %2$s"), line->number, line->name);
  gtk_label_set_label (GTK_LABEL (self->line_name), name);
  gtk_widget_set_visible (self->there, open && line->supply == 0);
  gtk_widget_set_visible (self->missing, open && line->supply == 0 && line->expected > 0);
  gtk_widget_set_visible (self->remark, open);
  gtk_widget_set_visible (self->hint, open && line->supply == 0);
  gtk_widget_set_visible (self->adjust, !open && line->adjustment != NULL);
  if (!open && line->adjustment != NULL)
    {
      /* Translators: %s: what becomes of a line after a stocktake, as “Becomes lost” */
      g_autofree char *text = g_strdup_printf (_ ("Adjust: %s"), line->adjustment);
      gtk_button_set_label (GTK_BUTTON (self->adjust), text);
    }
  if (self->remarked != line->id)
    {
      self->remarked = line->id;
      gtk_editable_set_text (GTK_EDITABLE (self->remark),
                             line->remark != NULL ? line->remark : "");
    }
}

static void
desk_inventory_stocktake_dispose (GObject *object)
{
  DeskInventoryStocktake *self = DESK_INVENTORY_STOCKTAKE (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->selection);
  g_clear_object (&self->query);
  g_clear_object (&self->stocktakes);
  g_clear_pointer (&self->stocktake, desk_stocktake_free);
  g_clear_object (&self->office);

  G_OBJECT_CLASS (desk_inventory_stocktake_parent_class)->dispose (object);
}

static void
desk_inventory_stocktake_finalize (GObject *object)
{
  DeskInventoryStocktake *self = DESK_INVENTORY_STOCKTAKE (object);

  g_hash_table_unref (self->lines);
  g_ptr_array_unref (self->cells);

  G_OBJECT_CLASS (desk_inventory_stocktake_parent_class)->finalize (object);
}

static gboolean
desk_inventory_stocktake_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (DESK_INVENTORY_STOCKTAKE (widget)->scan);
}

static void
desk_inventory_stocktake_class_init (DeskInventoryStocktakeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_inventory_stocktake_dispose;
  G_OBJECT_CLASS (klass)->finalize = desk_inventory_stocktake_finalize;
  widget_class->grab_focus = desk_inventory_stocktake_grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);

  /* DeskInventoryStocktake::failed: what the office refused. */
  signals[SIGNAL_FAILED] =
    g_signal_new ("failed", DESK_TYPE_INVENTORY_STOCKTAKE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_ERROR);
  /* DeskInventoryStocktake::told: a sentence to say in passing. */
  signals[SIGNAL_TOLD] =
    g_signal_new ("told", DESK_TYPE_INVENTORY_STOCKTAKE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
desk_inventory_stocktake_init (DeskInventoryStocktake *self)
{
  self->lines = g_hash_table_new (g_int64_hash, g_int64_equal);
  self->cells = g_ptr_array_new ();
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/* Building */

static GtkWidget *
make_button (DeskInventoryStocktake *self,
             GtkWidget              *box,
             const char             *label,
             const char             *hint,
             GCallback               clicked)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_set_tooltip_text (button, hint);
  g_signal_connect_swapped (button, "clicked", clicked, self);
  gtk_box_append (GTK_BOX (box), button);
  return button;
}

static char *
name_stocktake (DeskRecord *record)
{
  const char *language = desk_language_current ();
  g_autofree char *date = desk_record_dup_display (record, "date", language);
  g_autofree char *what = desk_record_dup_display (record, "what", language);
  g_autofree char *place = desk_record_dup_display (record, "place", language);
  g_autoptr (GString) text = g_string_new (desk_record_get_text (record, "number"));

  g_string_append_printf (text, " · %s · %s", date, what);
  if (place != NULL && *place != '\0')
    g_string_append_printf (text, " · %s", place);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static GtkWidget *
make_bar (DeskInventoryStocktake *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *space = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *popover = desk_inventory_count_start_new (self->office);
  GtkExpression *expression =
    gtk_cclosure_expression_new (G_TYPE_STRING, NULL, 0, NULL, G_CALLBACK (name_stocktake), NULL,
                                 NULL);

  gtk_widget_add_css_class (bar, "desk-filters");
  self->which = GTK_DROP_DOWN (gtk_drop_down_new (G_LIST_MODEL (g_object_ref (self->stocktakes)),
                                                  expression));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->which), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Which stocktake"), -1);
  g_signal_connect_swapped (self->which, "notify::selected-item", G_CALLBACK (on_which), self);
  gtk_box_append (GTK_BOX (bar), GTK_WIDGET (self->which));
  self->start = gtk_menu_button_new ();
  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->start), _ ("New Stocktake…"));
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->start), popover);
  g_signal_connect_swapped (popover, "started", G_CALLBACK (on_started), self);
  gtk_box_append (GTK_BOX (bar), self->start);
  gtk_widget_set_hexpand (space, TRUE);
  gtk_box_append (GTK_BOX (bar), space);
  self->close = make_button (self, bar, _ ("_Finish the Stocktake"),
                             _ ("What is not ticked counts as missing"), G_CALLBACK (on_close));
  self->adjust_all = make_button (self, bar, _ ("_Adjust the Register"),
                                  _ ("Each line is an act that can be undone"),
                                  G_CALLBACK (on_adjust_all));
  gtk_widget_add_css_class (self->adjust_all, "suggested-action");
  return bar;
}

static GtkWidget *
make_scan (DeskInventoryStocktake *self)
{
  static const int order[] = { DESK_N_STOCKTAKE_RESULTS, DESK_STOCKTAKE_FOUND,
                               DESK_STOCKTAKE_MISSING, DESK_STOCKTAKE_UNEXPECTED,
                               DESK_STOCKTAKE_OPEN };
  GtkWidget *filters = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->scan_box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  self->scan = gtk_entry_new ();
  gtk_widget_add_css_class (self->scan, "desk-inventory-scan");
  gtk_editable_set_width_chars (GTK_EDITABLE (self->scan), 22);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->scan), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Scan or count"), -1);
  desk_scanner_set_taker (self->scan);
  g_signal_connect_swapped (self->scan, "activate", G_CALLBACK (on_scan), self);
  gtk_box_append (GTK_BOX (self->scan_box), self->scan);
  self->scanned = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->scanned), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->scanned), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (self->scanned, "desk-inventory-scanned");
  gtk_box_append (GTK_BOX (self->scan_box), self->scanned);
  gtk_widget_set_hexpand (self->scan_box, TRUE);
  gtk_box_append (GTK_BOX (row), self->scan_box);

  gtk_widget_add_css_class (filters, "linked");
  gtk_widget_set_valign (filters, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (filters, TRUE);
  gtk_widget_set_halign (filters, GTK_ALIGN_END);
  for (guint n = 0; n < G_N_ELEMENTS (order); n++)
    {
      int i = order[n];

      self->filters[i] = gtk_toggle_button_new ();
      if (i < DESK_N_STOCKTAKE_RESULTS)
        gtk_toggle_button_set_group (
          GTK_TOGGLE_BUTTON (self->filters[i]),
          GTK_TOGGLE_BUTTON (self->filters[DESK_N_STOCKTAKE_RESULTS]));
      else
        gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->filters[i]), TRUE);
      g_signal_connect_swapped (self->filters[i], "toggled", G_CALLBACK (on_filter), self);
      gtk_box_append (GTK_BOX (filters), self->filters[i]);
    }
  gtk_box_append (GTK_BOX (row), filters);
  gtk_widget_add_css_class (row, "desk-inventory-scan-row");
  return row;
}

static GtkWidget *
make_list (DeskInventoryStocktake *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->view = GTK_COLUMN_VIEW (
    gtk_column_view_new (GTK_SELECTION_MODEL (g_object_ref (self->selection))));
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "data-table");
  gtk_column_view_set_show_row_separators (self->view, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Stocktake"), -1);
  for (int i = 0; i < N_COLUMNS; i++)
    {
      GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
      g_autoptr (GtkColumnViewColumn) column = NULL;

      g_object_set_data (G_OBJECT (factory), "column", GINT_TO_POINTER (i));
      g_signal_connect (factory, "setup", G_CALLBACK (on_setup), self);
      g_signal_connect (factory, "bind", G_CALLBACK (on_bind), self);
      g_signal_connect (factory, "unbind", G_CALLBACK (on_unbind), self);
      column = gtk_column_view_column_new (_ (columns[i].title), factory);
      gtk_column_view_column_set_fixed_width (column, columns[i].width);
      gtk_column_view_column_set_expand (column, columns[i].expand);
      gtk_column_view_append_column (self->view, column);
    }
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self->view), keys);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->view));
  gtk_widget_set_vexpand (scrolled, TRUE);
  return scrolled;
}

static GtkWidget *
make_foot (DeskInventoryStocktake *self)
{
  self->hint = desk_inventory_label (
    _ ("keys: 1 = there · 0 = missing · Del = not counted · Space = turn"), "caption");
  self->foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  gtk_widget_add_css_class (self->foot, "desk-inventory-legend");
  self->line_name = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->line_name), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (self->line_name), 0);
  gtk_widget_add_css_class (self->line_name, "heading");
  gtk_box_append (GTK_BOX (self->foot), self->line_name);
  self->there = make_button (self, self->foot, _ ("_There"), NULL, G_CALLBACK (on_there));
  self->missing = make_button (self, self->foot, _ ("_Missing"), NULL, G_CALLBACK (on_missing));
  self->remark = gtk_entry_new ();
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->remark), _ ("Remark"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->remark), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Remark"), -1);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->remark), 24);
  g_signal_connect_swapped (self->remark, "activate", G_CALLBACK (on_remark), self);
  gtk_box_append (GTK_BOX (self->foot), self->remark);
  self->adjust = make_button (self, self->foot, _ ("Adjust"), NULL, G_CALLBACK (on_adjust));
  gtk_widget_add_css_class (self->hint, "dim-label");
  gtk_widget_set_hexpand (self->hint, TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->hint), 1);
  gtk_box_append (GTK_BOX (self->foot), self->hint);
  return self->foot;
}

static GtkWidget *
make_none (void)
{
  GtkWidget *none = adw_status_page_new ();

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (none), "object-select-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (none), _ ("No Stocktake Yet"));
  adw_status_page_set_description (
    ADW_STATUS_PAGE (none),
    _ ("Start one with “New Stocktake…”: it lists what should be there. Scan the labels or tick "
       "the lines; what is missing or unexpected shows at once."));
  return none;
}

GtkWidget *
desk_inventory_stocktake_new (DeskOffice *office)
{
  DeskInventoryStocktake *self = g_object_new (DESK_TYPE_INVENTORY_STOCKTAKE, NULL);
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  DeskStore *store = desk_office_get_store (office);

  self->office = g_object_ref (office);
  self->stocktakes = desk_query_new (store, &desk_kind_stocktakes);
  desk_query_set_order (self->stocktakes, "id DESC");
  self->query = desk_query_new (store, &desk_kind_stocktake_lines);
  desk_stocktake_filter (self->query, 0, -1);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->query)));
  self->filling = TRUE;
  gtk_box_append (GTK_BOX (self->box), make_bar (self));
  gtk_box_append (GTK_BOX (content), make_scan (self));
  gtk_box_append (GTK_BOX (content), make_list (self));
  gtk_box_append (GTK_BOX (content), make_foot (self));
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  gtk_stack_add_named (self->stack, content, "list");
  gtk_stack_add_named (self->stack, make_none (), "none");
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->stack));
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (show_line), self,
                           G_CONNECT_SWAPPED);
  self->filling = FALSE;
  return GTK_WIDGET (self);
}

/* Returns: the stocktake that is shown, or 0 */
gint64
desk_inventory_stocktake_get_id (DeskInventoryStocktake *self)
{
  DeskRecord *record = gtk_drop_down_get_selected_item (self->which);

  return record != NULL ? desk_record_get_id (record) : 0;
}

static void
show_state (DeskInventoryStocktake *self)
{
  gboolean any = self->stocktake != NULL, open = is_open (self);
  gboolean of_supplies = any && self->stocktake->of_supplies;
  guint n_adjust = 0;

  for (guint i = 0; any && i < self->stocktake->lines->len; i++)
    n_adjust += ((DeskStocktakeLine *) self->stocktake->lines->pdata[i])->adjustment != NULL;
  gtk_stack_set_visible_child_name (self->stack, any ? "list" : "none");
  gtk_widget_set_visible (GTK_WIDGET (self->which), any);
  if (any)
    gtk_widget_remove_css_class (self->start, "suggested-action");
  else
    gtk_widget_add_css_class (self->start, "suggested-action");
  gtk_widget_set_visible (self->close, open);
  gtk_widget_set_visible (self->adjust_all, any && !open && n_adjust > 0);
  gtk_widget_set_visible (self->scan_box, open);
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->scan),
                                  of_supplies ? _ ("How many of the selected one")
                                              : _ ("Scan a label, or type a number"));
}

/* Reads the stocktake anew; the lines follow by themselves, but not what is said of
 * them. */
void
desk_inventory_stocktake_refresh (DeskInventoryStocktake *self)
{
  gint64 id = desk_inventory_stocktake_get_id (self);

  g_hash_table_remove_all (self->lines);
  g_clear_pointer (&self->stocktake, desk_stocktake_free);
  if (id != 0)
    self->stocktake = desk_stocktake_get (self->office, id, NULL);
  for (guint i = 0; self->stocktake != NULL && i < self->stocktake->lines->len; i++)
    {
      DeskStocktakeLine *line = self->stocktake->lines->pdata[i];
      g_hash_table_insert (self->lines, &line->id, line);
    }
  if (self->stocktake != NULL)
    show_counts (self);
  for (guint i = 0; i < self->cells->len; i++)
    update_cell (self, self->cells->pdata[i]);
  show_state (self);
  show_line (self);
}

/* Returns: whether there is such a stocktake; it is shown then */
gboolean
desk_inventory_stocktake_select (DeskInventoryStocktake *self,
                                 gint64                  stocktake)
{
  guint place = desk_query_find (self->stocktakes, stocktake);

  if (place == G_MAXUINT)
    return FALSE;
  gtk_drop_down_set_selected (self->which, place);
  gtk_toggle_button_set_active (
    GTK_TOGGLE_BUTTON (self->filters[DESK_N_STOCKTAKE_RESULTS]), TRUE);
  on_filter (self);
  desk_inventory_stocktake_refresh (self);
  desk_inventory_say (self->scanned, NULL);
  return TRUE;
}

/* Returns: whether a label that was scanned belongs to the count that is under way */
gboolean
desk_inventory_stocktake_scan (DeskInventoryStocktake *self,
                               const char             *code)
{
  g_autoptr (GError) error = NULL;
  DeskStocktakeResult result;
  const DeskStocktakeLine *line;
  g_autofree char *text = NULL;

  if (!is_open (self) || self->stocktake->of_supplies)
    return FALSE;
  if (!desk_stocktake_scan (self->office, self->stocktake->id, code, &result, &error))
    {
      fail (self, error);
      return TRUE;
    }
  text =
    /* Translators: what was scanned, and “found” or “unexpected” */
    g_strdup_printf (C_ ("stocktake", "%1$s: %2$s"), code,
                     desk_stocktake_result_label (result, desk_language_current ()));
  desk_inventory_say (self->scanned, text);
  gtk_widget_set_css_classes (self->scanned, (const char *[]){ "desk-inventory-scanned",
                                                               result == DESK_STOCKTAKE_FOUND
                                                                 ? "success"
                                                                 : "warning",
                                                               NULL });
  desk_inventory_stocktake_refresh (self);
  line = desk_stocktake_find_line (self->stocktake, code);
  if (line != NULL)
    select_line (self, line->id);
  return TRUE;
}
