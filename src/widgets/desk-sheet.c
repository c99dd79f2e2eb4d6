/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk-language.h"
#include "desk-sheet-private.h"

guint desk_sheet_signals[DESK_SHEET_N_SIGNALS];

G_DEFINE_FINAL_TYPE (DeskSheet, desk_sheet, GTK_TYPE_WIDGET)

static gboolean
can_select (const DeskSheetItem *item)
{
  return item != NULL && !item->head;
}

static gboolean
has_key (const DeskSheetItem *item,
         const char          *key)
{
  for (guint i = 0; i < item->parts->len; i++)
    if (g_strcmp0 (((DeskFormCell *) item->parts->pdata[i])->key, key) == 0)
      return TRUE;
  return FALSE;
}

static DeskSheetItem *
find_key (DeskSheet  *self,
          const char *key)
{
  for (guint i = 0; key != NULL && self->plan != NULL && i < self->plan->items->len; i++)
    if (has_key (self->plan->items->pdata[i], key))
      return self->plan->items->pdata[i];
  return NULL;
}

/* Returns: (nullable): the box that @cell shows */
DeskSheetItem *
desk_sheet_find_cell (DeskSheet *self,
                      GtkWidget *cell)
{
  for (guint i = 0; self->plan != NULL && i < self->plan->items->len; i++)
    {
      DeskSheetItem *item = self->plan->items->pdata[i];
      if (GTK_WIDGET (item->cell) == cell)
        return item;
    }
  return NULL;
}

/* Selecting */

static void
get_range (DeskSheet *self,
           int       *top,
           int       *left,
           int       *bottom,
           int       *right)
{
  const DeskSheetItem *a = self->selected, *b = self->anchor != NULL ? self->anchor : a;

  *top = MIN (a->row, b->row);
  *left = MIN (a->column, b->column);
  *bottom = MAX (a->row + a->rows, b->row + b->rows);
  *right = MAX (a->column + a->columns, b->column + b->columns);
}

static void
show_selection (DeskSheet *self)
{
  int top = 0, left = 0, bottom = 0, right = 0;

  if (self->selected != NULL)
    get_range (self, &top, &left, &bottom, &right);
  for (guint i = 0; i < self->plan->items->len; i++)
    {
      DeskSheetItem *item = self->plan->items->pdata[i];
      gboolean in = !item->head && item->row < bottom && item->row + item->rows > top &&
                    item->column < right && item->column + item->columns > left;

      desk_sheet_cell_set_selected (item->cell, in);
      if (item == self->selected)
        gtk_widget_add_css_class (GTK_WIDGET (item->cell), "cursor");
      else
        gtk_widget_remove_css_class (GTK_WIDGET (item->cell), "cursor");
    }
}

/* @extend: whether what was selected stays, up to @item */
void
desk_sheet_select_item (DeskSheet     *self,
                        DeskSheetItem *item,
                        gboolean       extend)
{
  gboolean changed = item != self->selected;

  if (!extend)
    self->anchor = NULL;
  else if (self->anchor == NULL)
    self->anchor = self->selected;
  self->selected = item;
  g_free (self->selected_key);
  self->selected_key = g_strdup (item != NULL ? item->key : NULL);
  if (item != NULL)
    {
      self->row = item->row;
      self->column = item->column;
    }
  show_selection (self);
  if (changed && item != NULL && item->key != NULL)
    g_signal_emit (self, desk_sheet_signals[DESK_SHEET_CELL_SELECTED], 0, item->key);
}

/* Moves the cursor as many boxes; through one that covers several rows it keeps its row.
 * Returns: whether there was somewhere to go */
gboolean
desk_sheet_move (DeskSheet *self,
                 int        rows,
                 int        columns,
                 gboolean   extend)
{
  DeskSheetItem *item = self->selected;
  int row = self->row, column = self->column;

  if (item == NULL)
    return FALSE;
  do
    {
      row += rows;
      column += columns;
      item = desk_sheet_plan_at (self->plan, row, column);
    }
  while (item == self->selected);
  if (!can_select (item))
    return FALSE;
  desk_sheet_select_item (self, item, extend);
  if (rows == 0)
    self->row = row;
  else
    self->column = column;
  gtk_widget_grab_focus (GTK_WIDGET (item->cell));
  return TRUE;
}

static DeskSheetItem *
first_item (DeskSheet *self)
{
  for (guint i = 0; self->plan != NULL && i < self->plan->items->len; i++)
    if (can_select (self->plan->items->pdata[i]))
      return self->plan->items->pdata[i];
  return NULL;
}

/* Content */

static char *
head_text (DeskSheet           *self,
           const DeskSheetItem *item,
           gboolean             row)
{
  DeskSheetItem *head = row ? desk_sheet_plan_at (self->plan, item->row, 0)
                            : desk_sheet_plan_at (self->plan, 0, item->column);

  return g_strdup (head != NULL && head->head ? desk_sheet_cell_get_text (head->cell) : NULL);
}

/* What a reader hears: where it is and what it says. */
static void
name_cell (DeskSheet     *self,
           DeskSheetItem *item)
{
  const char *text = desk_sheet_cell_get_text (item->cell);
  g_autofree char *row = item->head ? NULL : head_text (self, item, TRUE);
  g_autofree char *column = item->head ? NULL : head_text (self, item, FALSE);
  g_autofree char *name = NULL;

  if (*text == '\0' && !item->head)
    text = _ ("empty");
  if (row != NULL && column != NULL && item->rows == 1)
    /* Translators: a cell of a table for who cannot see it: head of its row, head of its
     * column, what it says */
    name = g_strdup_printf (_ ("%s, %s: %s"), row, column, text);
  else if (column != NULL)
    /* Translators: a cell of a table for who cannot see it: its head, what it says */
    name = g_strdup_printf (C_ ("cell", "%s: %s"), column, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (item->cell), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name != NULL ? name : text, -1);
}

static void
fill_cells (DeskSheet *self)
{
  for (guint i = 0; i < self->plan->items->len; i++)
    {
      DeskSheetItem *item = self->plan->items->pdata[i];
      DeskSheetLook look = { 0 };

      if (self->dress != NULL && item->key != NULL)
        self->dress (item->key, &look, self->dress_data);
      desk_sheet_cell_set_parts (item->cell, self->form, item->parts, item->rows > 1, &look);
      g_free (look.placeholder);
      g_free (look.note);
      g_free (look.edit_text);
    }
  for (guint i = 0; i < self->plan->items->len; i++)
    name_cell (self, self->plan->items->pdata[i]);
}

static void
remove_cells (DeskSheet *self)
{
  for (guint i = 0; self->plan != NULL && i < self->plan->items->len; i++)
    gtk_widget_unparent (GTK_WIDGET (((DeskSheetItem *) self->plan->items->pdata[i])->cell));
}

static void
make_cells (DeskSheet *self)
{
  for (guint i = 0; i < self->plan->items->len; i++)
    {
      DeskSheetItem *item = self->plan->items->pdata[i];

      item->cell = desk_sheet_cell_new (!item->head      ? GTK_ACCESSIBLE_ROLE_GRID_CELL
                                        : item->row == 0 ? GTK_ACCESSIBLE_ROLE_COLUMN_HEADER
                                                         : GTK_ACCESSIBLE_ROLE_ROW_HEADER);
      gtk_widget_set_focusable (GTK_WIDGET (item->cell), !item->head);
      if (item->head && item->row > 0)
        gtk_widget_add_css_class (GTK_WIDGET (item->cell), "row");
      gtk_widget_set_parent (GTK_WIDGET (item->cell), GTK_WIDGET (self));
      desk_sheet_init_cell (self, item);
    }
}

static void
desk_sheet_measure (GtkWidget      *widget,
                    GtkOrientation  orientation,
                    int             for_size,
                    int            *minimum,
                    int            *natural,
                    int            *minimum_baseline,
                    int            *natural_baseline)
{
  DeskSheet *self = DESK_SHEET (widget);

  *minimum = *natural = 0;
  if (self->plan != NULL)
    desk_sheet_plan_measure (self->plan, orientation, for_size, minimum, natural);
}

static void
desk_sheet_size_allocate (GtkWidget *widget,
                          int        width,
                          int        height,
                          int        baseline)
{
  DeskSheet *self = DESK_SHEET (widget);

  if (self->plan != NULL)
    desk_sheet_plan_allocate (self->plan, width, height);
}

static GtkSizeRequestMode
desk_sheet_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static gboolean
desk_sheet_grab_focus (GtkWidget *widget)
{
  DeskSheet *self = DESK_SHEET (widget);
  DeskSheetItem *item = self->selected != NULL ? self->selected : first_item (self);

  return item != NULL && gtk_widget_grab_focus (GTK_WIDGET (item->cell));
}

/* One stop for Tab from outside; inside it goes from cell to cell and out at the end. */
static gboolean
desk_sheet_focus (GtkWidget        *widget,
                  GtkDirectionType  direction)
{
  DeskSheet *self = DESK_SHEET (widget);
  int step = direction == GTK_DIR_TAB_BACKWARD ? -1 : 1;
  guint i;

  if (gtk_widget_get_focus_child (widget) == NULL || self->selected == NULL)
    return desk_sheet_grab_focus (widget);
  if (direction != GTK_DIR_TAB_FORWARD && direction != GTK_DIR_TAB_BACKWARD)
    return FALSE;
  if (!g_ptr_array_find (self->plan->items, self->selected, &i))
    return FALSE;
  for (int k = (int) i + step; k >= 0 && k < (int) self->plan->items->len; k += step)
    {
      DeskSheetItem *item = self->plan->items->pdata[k];

      if (!can_select (item))
        continue;
      desk_sheet_select_item (self, item, FALSE);
      return gtk_widget_grab_focus (GTK_WIDGET (item->cell));
    }
  return FALSE;
}

static void
desk_sheet_dispose (GObject *object)
{
  DeskSheet *self = DESK_SHEET (object);

  self->selected = self->anchor = NULL;
  remove_cells (self);
  g_clear_pointer (&self->plan, desk_sheet_plan_free);
  g_clear_pointer (&self->form, desk_form_unref);

  G_OBJECT_CLASS (desk_sheet_parent_class)->dispose (object);
}

static void
desk_sheet_finalize (GObject *object)
{
  g_free (DESK_SHEET (object)->selected_key);

  G_OBJECT_CLASS (desk_sheet_parent_class)->finalize (object);
}

static guint
add_signal (const char *name,
            guint       n_params,
            GType       second)
{
  return g_signal_new (name, DESK_TYPE_SHEET, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                       n_params, G_TYPE_STRING, second);
}

static void
desk_sheet_class_init (DeskSheetClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_sheet_dispose;
  G_OBJECT_CLASS (klass)->finalize = desk_sheet_finalize;
  widget_class->measure = desk_sheet_measure;
  widget_class->size_allocate = desk_sheet_size_allocate;
  widget_class->get_request_mode = desk_sheet_get_request_mode;
  widget_class->grab_focus = desk_sheet_grab_focus;
  widget_class->focus = desk_sheet_focus;

  /* All begin with the key of a cell. cell-activated: Enter or a double click; marked: √ is 1,
   * X is 0, blank is -1; mark-others: √ for all that have none; edited: the text; dropped: the
   * key of the cell it fell on. */
  desk_sheet_signals[DESK_SHEET_CELL_ACTIVATED] = add_signal ("cell-activated", 1, G_TYPE_NONE);
  desk_sheet_signals[DESK_SHEET_CELL_SELECTED] = add_signal ("cell-selected", 1, G_TYPE_NONE);
  desk_sheet_signals[DESK_SHEET_MARKED] = add_signal ("marked", 2, G_TYPE_INT);
  desk_sheet_signals[DESK_SHEET_MARK_OTHERS] = add_signal ("mark-others", 1, G_TYPE_NONE);
  desk_sheet_signals[DESK_SHEET_EDITED] = add_signal ("edited", 2, G_TYPE_STRING);
  desk_sheet_signals[DESK_SHEET_DROPPED] = add_signal ("dropped", 2, G_TYPE_STRING);

  gtk_widget_class_set_css_name (widget_class, "sheet");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID);
}

static void
desk_sheet_init (DeskSheet *self)
{
  desk_sheet_init_input (self);
}

GtkWidget *
desk_sheet_new (void)
{
  return g_object_new (DESK_TYPE_SHEET, NULL);
}

/* @dress: (nullable): asked for each cell that has a key whenever a form is set */
void
desk_sheet_set_dress (DeskSheet      *self,
                      DeskSheetDress  dress,
                      gpointer        data)
{
  self->dress = dress;
  self->dress_data = data;
}

/**
 * desk_sheet_set_form:
 *
 * Shows @form. Where it has the boxes of the form before, they stay and only say
 * something else; what was selected stays selected.
 */
void
desk_sheet_set_form (DeskSheet *self,
                     DeskForm  *form)
{
  g_autoptr (DeskSheetPlan) plan = desk_sheet_plan_new (form);
  g_autoptr (DeskSheetPlan) before = NULL;
  g_autoptr (DeskForm) form_before = g_steal_pointer (&self->form);
  g_autofree char *key = g_strdup (self->selected_key);
  gboolean focused = gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL;
  gboolean editing = desk_sheet_is_editing (self);
  gboolean same = self->plan != NULL && desk_sheet_plan_same (self->plan, plan);
  guint place = 0;
  gboolean had = self->selected != NULL &&
                 g_ptr_array_find (self->plan->items, self->selected, &place);
  DeskSheetItem *item;

  if (!same && editing)
    desk_sheet_cell_end_edit (self->selected->cell, TRUE);
  before = g_steal_pointer (&self->plan);
  self->plan = g_steal_pointer (&plan);
  self->form = desk_form_ref (form);
  self->selected = self->anchor = NULL;
  if (same)
    for (guint i = 0; i < before->items->len; i++)
      ((DeskSheetItem *) self->plan->items->pdata[i])->cell =
        ((DeskSheetItem *) before->items->pdata[i])->cell;
  else
    {
      for (guint i = 0; before != NULL && i < before->items->len; i++)
        gtk_widget_unparent (GTK_WIDGET (((DeskSheetItem *) before->items->pdata[i])->cell));
      make_cells (self);
    }
  fill_cells (self);

  item = find_key (self, key);
  if (item == NULL && same && had)
    item = self->plan->items->pdata[place];
  if (item == NULL)
    item = first_item (self);
  if (item != NULL && g_strcmp0 (item->key, key) == 0)
    self->selected = item;
  if (item != NULL)
    desk_sheet_select_item (self, item, FALSE);
  if (focused && item != NULL && !(same && editing))
    gtk_widget_grab_focus (GTK_WIDGET (item->cell));
}

/* Returns: (nullable): the key of the cell the cursor is on */
const char *
desk_sheet_get_selected (DeskSheet *self)
{
  return self->selected_key;
}

/* Returns: whether there is a cell with that key */
gboolean
desk_sheet_select (DeskSheet  *self,
                   const char *key)
{
  DeskSheetItem *item = find_key (self, key);

  if (!can_select (item))
    return FALSE;
  desk_sheet_select_item (self, item, FALSE);
  if (gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (item->cell));
  return TRUE;
}

/* Begins to edit the cell, which takes typing. */
gboolean
desk_sheet_edit (DeskSheet  *self,
                 const char *key)
{
  if (!desk_sheet_select (self, key) ||
      !(desk_sheet_cell_get_flags (self->selected->cell) & DESK_SHEET_EDIT))
    return FALSE;
  desk_sheet_cell_begin_edit (self->selected->cell, FALSE);
  return TRUE;
}

/* Goes to the cell below. */
void
desk_sheet_next (DeskSheet *self)
{
  desk_sheet_move (self, 1, 0, FALSE);
}

gboolean
desk_sheet_is_editing (DeskSheet *self)
{
  return self->selected != NULL && desk_sheet_cell_is_editing (self->selected->cell);
}

/* Returns: (transfer full): what is selected, as Excel takes it: tabs and lines */
char *
desk_sheet_copy_text (DeskSheet *self)
{
  g_autoptr (GString) text = g_string_new (NULL);
  int top, left, bottom, right;

  if (self->selected == NULL)
    return g_strdup ("");
  get_range (self, &top, &left, &bottom, &right);
  for (int row = top; row < bottom; row++)
    {
      for (int column = left; column < right; column++)
        {
          DeskSheetItem *item = desk_sheet_plan_at (self->plan, row, column);
          g_autofree char *words = NULL;

          if (column > left)
            g_string_append_c (text, '\t');
          if (item == NULL || item->row != row || item->column != column)
            continue;
          words = g_strdup (desk_sheet_cell_get_text (item->cell));
          g_strdelimit (words, "\t\n", ' ');
          g_string_append (text, words);
        }
      if (bottom - top > 1)
        g_string_append_c (text, '\n');
    }
  return g_strdup (text->str);
}
