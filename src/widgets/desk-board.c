/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk-board-private.h"

#include <math.h>

#include "desk-language.h"

#define COLUMN_GAP  6
#define PADDING     10
#define MOST_WIDTH  1.4 /* of the least one */
#define EDGE        48  /* a card dragged this near to the side scrolls the board */
#define SCROLL_STEP 14  /* pixels a frame */

struct _DeskBoard
{
  GtkWidget parent_instance;

  GPtrArray *columns; /* DeskBoardColumn */
  GHashTable *cards;  /* id → DeskBoardCard, owned */
  gint64 selected;    /* 0: none */
  gint64 scroll_to;   /* a card to bring into sight; 0: none */

  gint64 dragged; /* 0: none */
  DeskBoardColumn *dragged_over;
  double pointer_x, pointer_y; /* of the drag */
  guint scroll_tick;

  GtkAdjustment *adjustments[2]; /* by orientation */
  GtkScrollablePolicy policies[2];
};

enum
{
  PROP_0,
  PROP_HADJUSTMENT,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY,
};

enum
{
  SIGNAL_SELECTED,
  SIGNAL_ACTIVATED,
  SIGNAL_MOVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE_WITH_CODE (DeskBoard, desk_board, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, NULL))

/* Where things are */

static DeskBoardColumn *
column_at (DeskBoard *self,
           guint      position)
{
  return position < self->columns->len ? self->columns->pdata[position] : NULL;
}

static gboolean
find_card (DeskBoard *self,
           gint64     id,
           guint     *column,
           guint     *position)
{
  DeskBoardCard *card = g_hash_table_lookup (self->cards, &id);

  for (guint i = 0; card != NULL && i < self->columns->len; i++)
    if (desk_board_column_find (column_at (self, i), card, position))
      {
        *column = i;
        return TRUE;
      }
  return FALSE;
}

static DeskBoardColumn *
column_by_id (DeskBoard  *self,
              const char *id)
{
  for (guint i = 0; i < self->columns->len; i++)
    if (g_strcmp0 (desk_board_column_get_id (column_at (self, i)), id) == 0)
      return column_at (self, i);
  return NULL;
}

static DeskBoardColumn *
pick_column (DeskBoard *self,
             double     x)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      graphene_rect_t bounds;

      if (gtk_widget_compute_bounds (self->columns->pdata[i], GTK_WIDGET (self), &bounds) &&
          x >= bounds.origin.x - COLUMN_GAP / 2.0 &&
          x < bounds.origin.x + bounds.size.width + COLUMN_GAP / 2.0)
        return column_at (self, i);
    }
  return NULL;
}

static DeskBoardCard *
pick_card (DeskBoard *self,
           double     x,
           double     y)
{
  DeskBoardColumn *column = pick_column (self, x);

  return column != NULL ? desk_board_column_pick (column, y - PADDING) : NULL;
}

/* Scrolling */

static double
offset_of (DeskBoard      *self,
           GtkOrientation  orientation)
{
  GtkAdjustment *adjustment = self->adjustments[orientation];

  return adjustment != NULL ? gtk_adjustment_get_value (adjustment) : 0;
}

static void
configure (DeskBoard      *self,
           GtkOrientation  orientation,
           int             full,
           int             page)
{
  GtkAdjustment *adjustment = self->adjustments[orientation];

  if (adjustment != NULL)
    gtk_adjustment_configure (adjustment, offset_of (self, orientation), 0, MAX (full, page),
                              page * 0.1, page * 0.9, page);
}

/* Layout */

static int
least_width (DeskBoard *self)
{
  int width = 2 * PADDING;

  for (guint i = 0; i < self->columns->len; i++)
    width += desk_board_column_least_width (column_at (self, i)) + (i > 0 ? COLUMN_GAP : 0);
  return width;
}

static int
full_height (DeskBoard *self)
{
  int height = 0;

  for (guint i = 0; i < self->columns->len; i++)
    height = MAX (height, desk_board_column_full_height (column_at (self, i)));
  return height + 2 * PADDING;
}

static void
desk_board_measure (GtkWidget      *widget,
                    GtkOrientation  orientation,
                    int             for_size,
                    int            *minimum,
                    int            *natural,
                    int            *minimum_baseline,
                    int            *natural_baseline)
{
  DeskBoard *self = DESK_BOARD (widget);

  *minimum = 0;
  *natural = 0;
  for (guint i = 0; i < self->columns->len; i++)
    {
      int column_minimum, column_natural;

      gtk_widget_measure (self->columns->pdata[i], orientation, -1, &column_minimum,
                          &column_natural, NULL, NULL);
      *minimum = MAX (*minimum, column_minimum);
      *natural = MAX (*natural, column_natural);
    }
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *natural = least_width (self);
}

static int
column_width (DeskBoard *self,
              guint      position,
              int        extra)
{
  DeskBoardColumn *column = column_at (self, position);

  return desk_board_column_least_width (column) +
         (desk_board_column_get_n_cards (column) > 0 ? extra : 0);
}

/* What room is left goes to the columns with cards. */
static int
extra_width (DeskBoard *self,
             int        room)
{
  int n = 0, least = 0;

  for (guint i = 0; i < self->columns->len; i++)
    if (desk_board_column_get_n_cards (column_at (self, i)) > 0)
      {
        n++;
        least = desk_board_column_least_width (column_at (self, i));
      }
  return n > 0 ? CLAMP (room / n, 0, (int) (least * (MOST_WIDTH - 1))) : 0;
}

/* Brings the card that is wanted into sight, columns being @extra wider than the least. */
static void
scroll_to_wanted (DeskBoard *self,
                  int        extra)
{
  DeskBoardCard *card = g_hash_table_lookup (self->cards, &self->scroll_to);
  guint column, position;
  int x = PADDING, wide = 0, top, height;

  if (!find_card (self, self->scroll_to, &column, &position))
    return;
  self->scroll_to = 0;
  for (guint i = 0; i <= column; i++)
    {
      x += i > 0 ? wide + COLUMN_GAP : 0;
      wide = column_width (self, i, extra);
    }
  desk_board_column_get_place (column_at (self, column), card, &top, &height);
  if (self->adjustments[GTK_ORIENTATION_HORIZONTAL] != NULL)
    gtk_adjustment_clamp_page (self->adjustments[GTK_ORIENTATION_HORIZONTAL], x - PADDING,
                               x + wide + PADDING);
  /* The head lies over what is scrolled. */
  if (self->adjustments[GTK_ORIENTATION_VERTICAL] != NULL)
    gtk_adjustment_clamp_page (
      self->adjustments[GTK_ORIENTATION_VERTICAL],
      top - desk_board_column_head_height (column_at (self, column)), top + height + 2 * PADDING);
}

static void
desk_board_size_allocate (GtkWidget *widget,
                          int        width,
                          int        height,
                          int        baseline)
{
  DeskBoard *self = DESK_BOARD (widget);
  int least = least_width (self);
  int extra = extra_width (self, width - least);
  int x = PADDING, high = MAX (height - 2 * PADDING, 1);

  configure (self, GTK_ORIENTATION_HORIZONTAL, least, width);
  configure (self, GTK_ORIENTATION_VERTICAL, full_height (self), height);
  scroll_to_wanted (self, extra);
  x -= (int) offset_of (self, GTK_ORIENTATION_HORIZONTAL);
  for (guint i = 0; i < self->columns->len; i++)
    {
      DeskBoardColumn *column = column_at (self, i);
      int wide = column_width (self, i, extra);

      gtk_widget_set_child_visible (GTK_WIDGET (column), x + wide > 0 && x < width);
      desk_board_column_set_offset (column, (int) offset_of (self, GTK_ORIENTATION_VERTICAL));
      gtk_widget_size_allocate (
        GTK_WIDGET (column),
        &(GtkAllocation){ x, PADDING, wide, high }, -1);
      x += wide + COLUMN_GAP;
    }
}

static void
desk_board_snapshot (GtkWidget   *widget,
                     GtkSnapshot *snapshot)
{
  DeskBoard *self = DESK_BOARD (widget);

  for (guint i = 0; i < self->columns->len; i++)
    if (gtk_widget_get_child_visible (self->columns->pdata[i]))
      gtk_widget_snapshot_child (widget, self->columns->pdata[i], snapshot);
}

/* Selection */

static void
select_card (DeskBoard *self,
             gint64     id,
             gboolean   focus)
{
  DeskBoardCard *before = g_hash_table_lookup (self->cards, &self->selected);
  DeskBoardCard *card = g_hash_table_lookup (self->cards, &id);
  gboolean changed = self->selected != (card != NULL ? id : 0);

  if (before != NULL && before != card)
    desk_board_card_set_selected (before, FALSE);
  self->selected = card != NULL ? id : 0;
  if (card != NULL)
    {
      desk_board_card_set_selected (card, TRUE);
      if (focus)
        gtk_widget_grab_focus (GTK_WIDGET (card));
    }
  if (card != NULL && (focus || changed))
    {
      self->scroll_to = id;
      gtk_widget_queue_allocate (GTK_WIDGET (self));
    }
  if (changed)
    g_signal_emit (self, signals[SIGNAL_SELECTED], 0, self->selected);
}

static void
select_at (DeskBoard *self,
           guint      column,
           guint      position)
{
  DeskBoardCard *card = desk_board_column_get_card (column_at (self, column), position);

  if (card != NULL)
    select_card (self, desk_board_card_get_id (card), TRUE);
}

static void
select_first (DeskBoard *self)
{
  for (guint i = 0; i < self->columns->len; i++)
    if (desk_board_column_get_n_cards (column_at (self, i)) > 0)
      {
        select_at (self, i, 0);
        return;
      }
}

/* To the next column with cards, at about the same height. */
static void
select_beside (DeskBoard *self,
               guint      column,
               guint      position,
               int        step)
{
  for (int i = (int) column + step; i >= 0 && i < (int) self->columns->len; i += step)
    {
      guint n = desk_board_column_get_n_cards (column_at (self, (guint) i));

      if (n > 0)
        {
          select_at (self, (guint) i, MIN (position, n - 1));
          return;
        }
    }
}

/* Keys */

static void
try_move (DeskBoard *self,
          guint      column,
          int        step)
{
  DeskBoardColumn *to = column_at (self, column + (guint) step);

  if (to != NULL)
    g_signal_emit (self, signals[SIGNAL_MOVED], 0, self->selected, desk_board_column_get_id (to));
}

static gboolean
on_key (GtkEventControllerKey *controller,
        guint                  keyval,
        guint                  keycode,
        GdkModifierType        state,
        DeskBoard             *self)
{
  gboolean shift = (state & GDK_SHIFT_MASK) != 0;
  guint column, position, n;

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0 ||
      !find_card (self, self->selected, &column, &position))
    return GDK_EVENT_PROPAGATE;
  n = desk_board_column_get_n_cards (column_at (self, column));
  switch (keyval)
    {
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      if (position > 0)
        select_at (self, column, position - 1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      select_at (self, column, position + 1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      if (shift)
        try_move (self, column, -1);
      else
        select_beside (self, column, position, -1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      if (shift)
        try_move (self, column, 1);
      else
        select_beside (self, column, position, 1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Home:
      select_at (self, column, 0);
      return GDK_EVENT_STOP;
    case GDK_KEY_End:
      select_at (self, column, n - 1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_space:
      g_signal_emit (self, signals[SIGNAL_ACTIVATED], 0, self->selected);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

/* Tab goes to the card that is selected, and out again: arrows go from card to card. */
static gboolean
desk_board_focus (GtkWidget        *widget,
                  GtkDirectionType  direction)
{
  if (gtk_widget_get_focus_child (widget) != NULL)
    return FALSE;
  return gtk_widget_grab_focus (widget);
}

static gboolean
desk_board_grab_focus (GtkWidget *widget)
{
  DeskBoard *self = DESK_BOARD (widget);
  GtkWidget *card = g_hash_table_lookup (self->cards, &self->selected);

  if (card != NULL)
    return gtk_widget_grab_focus (card);
  if (g_hash_table_size (self->cards) == 0)
    return FALSE;
  select_first (self);
  return TRUE;
}

/* Pointer */

static void
on_pressed (GtkGestureClick *gesture,
            int              n_press,
            double           x,
            double           y,
            DeskBoard       *self)
{
  DeskBoardCard *card = pick_card (self, x, y);

  if (card == NULL)
    return;
  select_card (self, desk_board_card_get_id (card), TRUE);
  if (n_press == 2)
    g_signal_emit (self, signals[SIGNAL_ACTIVATED], 0, self->selected);
}

static gboolean
on_tooltip (DeskBoard  *self,
            int         x,
            int         y,
            gboolean    keyboard,
            GtkTooltip *tooltip)
{
  DeskBoardCard *card =
    keyboard ? g_hash_table_lookup (self->cards, &self->selected) : pick_card (self, x, y);
  const char *text = card != NULL ? desk_board_card_get_words (card) : NULL;

  if (text != NULL)
    gtk_tooltip_set_text (tooltip, text);
  return text != NULL;
}

/* Dragging */

static GdkContentProvider *
on_drag_prepare (GtkDragSource *source,
                 double         x,
                 double         y,
                 DeskBoard     *self)
{
  DeskBoardCard *card = pick_card (self, x, y);
  g_autoptr (GdkPaintable) live = NULL;
  g_autoptr (GdkPaintable) picture = NULL;
  graphene_rect_t bounds;

  if (card == NULL || !gtk_widget_compute_bounds (GTK_WIDGET (card), GTK_WIDGET (self), &bounds))
    return NULL;
  self->dragged = desk_board_card_get_id (card);
  live = gtk_widget_paintable_new (GTK_WIDGET (card));
  picture = gdk_paintable_get_current_image (live);
  gtk_drag_source_set_icon (source, picture, (int) (x - bounds.origin.x),
                            (int) (y - bounds.origin.y));
  return gdk_content_provider_new_typed (G_TYPE_INT64, self->dragged);
}

static void
set_dragged_over (DeskBoard       *self,
                  DeskBoardColumn *column)
{
  if (self->dragged_over == column)
    return;
  if (self->dragged_over != NULL)
    gtk_widget_remove_css_class (GTK_WIDGET (self->dragged_over), "target");
  self->dragged_over = column;
  if (column != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (column), "target");
}

static void
end_scrolling (DeskBoard *self)
{
  if (self->scroll_tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->scroll_tick);
  self->scroll_tick = 0;
}

static void
on_drag_end (DeskBoard *self)
{
  self->dragged = 0;
  set_dragged_over (self, NULL);
  end_scrolling (self);
}

static double
scroll_step (double place,
             double size)
{
  return place < EDGE ? -SCROLL_STEP : place > size - EDGE ? SCROLL_STEP
                                                           : 0;
}

static gboolean
scroll_while_dragged (GtkWidget     *widget,
                      GdkFrameClock *clock,
                      gpointer       data)
{
  DeskBoard *self = DESK_BOARD (widget);
  const double steps[2] = {
    scroll_step (self->pointer_x, gtk_widget_get_width (widget)),
    scroll_step (self->pointer_y, gtk_widget_get_height (widget)),
  };

  for (guint i = 0; i < 2; i++)
    if (steps[i] != 0 && self->adjustments[i] != NULL)
      gtk_adjustment_set_value (self->adjustments[i],
                                gtk_adjustment_get_value (self->adjustments[i]) + steps[i]);
  set_dragged_over (self, pick_column (self, self->pointer_x));
  if (steps[0] != 0 || steps[1] != 0)
    return G_SOURCE_CONTINUE;
  self->scroll_tick = 0;
  return G_SOURCE_REMOVE;
}

static GdkDragAction
on_drag_motion (GtkDropTarget *target,
                double         x,
                double         y,
                DeskBoard     *self)
{
  if (self->dragged == 0)
    return 0;
  self->pointer_x = x;
  self->pointer_y = y;
  set_dragged_over (self, pick_column (self, x));
  if (self->scroll_tick == 0 &&
      (scroll_step (x, gtk_widget_get_width (GTK_WIDGET (self))) != 0 ||
       scroll_step (y, gtk_widget_get_height (GTK_WIDGET (self))) != 0))
    self->scroll_tick =
      gtk_widget_add_tick_callback (GTK_WIDGET (self), scroll_while_dragged, NULL, NULL);
  return self->dragged_over != NULL ? GDK_ACTION_MOVE : 0;
}

static void
on_drag_leave (DeskBoard *self)
{
  set_dragged_over (self, NULL);
  end_scrolling (self);
}

static gboolean
on_drop (GtkDropTarget *target,
         const GValue  *value,
         double         x,
         double         y,
         DeskBoard     *self)
{
  DeskBoardColumn *to = pick_column (self, x);
  gint64 card = g_value_get_int64 (value);
  guint column, position;

  if (self->dragged != card || to == NULL || !find_card (self, card, &column, &position) ||
      column_at (self, column) == to)
    return FALSE;
  select_card (self, card, TRUE);
  g_signal_emit (self, signals[SIGNAL_MOVED], 0, card, desk_board_column_get_id (to));
  return TRUE;
}

static void
add_input (DeskBoard *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture *click = gtk_gesture_click_new ();
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_INT64, GDK_ACTION_MOVE);

  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (widget, keys);
  g_signal_connect (click, "pressed", G_CALLBACK (on_pressed), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (click));

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect (source, "prepare", G_CALLBACK (on_drag_prepare), self);
  g_signal_connect_swapped (source, "drag-end", G_CALLBACK (on_drag_end), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (source));
  g_signal_connect (target, "motion", G_CALLBACK (on_drag_motion), self);
  g_signal_connect_swapped (target, "leave", G_CALLBACK (on_drag_leave), self);
  g_signal_connect (target, "drop", G_CALLBACK (on_drop), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (target));

  gtk_widget_set_has_tooltip (widget, TRUE);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (on_tooltip), NULL);
}

/* Object */

static void
set_adjustment (DeskBoard      *self,
                GtkOrientation  orientation,
                GtkAdjustment  *adjustment)
{
  GtkAdjustment **slot = &self->adjustments[orientation];

  if (*slot == adjustment && adjustment != NULL)
    return;
  if (*slot != NULL)
    g_signal_handlers_disconnect_by_func (*slot, gtk_widget_queue_allocate, self);
  g_clear_object (slot);
  *slot = g_object_ref_sink (adjustment != NULL ? adjustment
                                                : gtk_adjustment_new (0, 0, 0, 0, 0, 0));
  g_signal_connect_swapped (*slot, "value-changed", G_CALLBACK (gtk_widget_queue_allocate), self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
desk_board_get_property (GObject    *object,
                         guint       prop_id,
                         GValue     *value,
                         GParamSpec *pspec)
{
  DeskBoard *self = DESK_BOARD (object);

  switch (prop_id)
    {
    case PROP_HADJUSTMENT:
    case PROP_VADJUSTMENT:
      g_value_set_object (value, self->adjustments[prop_id - PROP_HADJUSTMENT]);
      break;
    case PROP_HSCROLL_POLICY:
    case PROP_VSCROLL_POLICY:
      g_value_set_enum (value, (int) self->policies[prop_id - PROP_HSCROLL_POLICY]);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
desk_board_set_property (GObject      *object,
                         guint         prop_id,
                         const GValue *value,
                         GParamSpec   *pspec)
{
  DeskBoard *self = DESK_BOARD (object);

  switch (prop_id)
    {
    case PROP_HADJUSTMENT:
      set_adjustment (self, GTK_ORIENTATION_HORIZONTAL, g_value_get_object (value));
      break;
    case PROP_VADJUSTMENT:
      set_adjustment (self, GTK_ORIENTATION_VERTICAL, g_value_get_object (value));
      break;
    case PROP_HSCROLL_POLICY:
    case PROP_VSCROLL_POLICY:
      self->policies[prop_id - PROP_HSCROLL_POLICY] =
        (GtkScrollablePolicy) g_value_get_enum (value);
      gtk_widget_queue_resize (GTK_WIDGET (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
desk_board_dispose (GObject *object)
{
  DeskBoard *self = DESK_BOARD (object);
  GtkWidget *child;

  end_scrolling (self);
  self->dragged_over = NULL;
  g_ptr_array_set_size (self->columns, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_hash_table_remove_all (self->cards);
  for (guint i = 0; i < G_N_ELEMENTS (self->adjustments); i++)
    if (self->adjustments[i] != NULL)
      {
        g_signal_handlers_disconnect_by_func (self->adjustments[i], gtk_widget_queue_allocate,
                                              self);
        g_clear_object (&self->adjustments[i]);
      }

  G_OBJECT_CLASS (desk_board_parent_class)->dispose (object);
}

static void
desk_board_finalize (GObject *object)
{
  DeskBoard *self = DESK_BOARD (object);

  g_ptr_array_unref (self->columns);
  g_hash_table_unref (self->cards);

  G_OBJECT_CLASS (desk_board_parent_class)->finalize (object);
}

static void
desk_board_class_init (DeskBoardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = desk_board_get_property;
  object_class->set_property = desk_board_set_property;
  object_class->dispose = desk_board_dispose;
  object_class->finalize = desk_board_finalize;
  widget_class->measure = desk_board_measure;
  widget_class->size_allocate = desk_board_size_allocate;
  widget_class->snapshot = desk_board_snapshot;
  widget_class->focus = desk_board_focus;
  widget_class->grab_focus = desk_board_grab_focus;

  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");

  /* DeskBoard::selected: with the card, or 0 when none is selected any more. */
  signals[SIGNAL_SELECTED] = g_signal_new ("selected", DESK_TYPE_BOARD, G_SIGNAL_RUN_LAST, 0, NULL,
                                           NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  /* DeskBoard::activated: the user wants to open the card. */
  signals[SIGNAL_ACTIVATED] = g_signal_new ("activated", DESK_TYPE_BOARD, G_SIGNAL_RUN_LAST, 0,
                                            NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  /* DeskBoard::moved: the user wants the card in that column; it stays where it is until
   * the board is filled so. */
  signals[SIGNAL_MOVED] = g_signal_new ("moved", DESK_TYPE_BOARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                        NULL, G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_STRING);

  gtk_widget_class_set_css_name (widget_class, "board");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
desk_board_init (DeskBoard *self)
{
  self->columns = g_ptr_array_new ();
  self->cards = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  add_input (self);
}

/**
 * desk_board_new:
 * @label: what the board is of, for those who hear the screen
 *
 * Put it into a scrolled window: the columns' heads stay in sight while it scrolls.
 */
GtkWidget *
desk_board_new (const char *label)
{
  DeskBoard *self = g_object_new (DESK_TYPE_BOARD, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return GTK_WIDGET (self);
}

/* Filling */

static gboolean
has_columns (DeskBoard                 *self,
             const DeskBoardColumnInfo *columns,
             guint                      n_columns)
{
  if (n_columns != self->columns->len)
    return FALSE;
  for (guint i = 0; i < n_columns; i++)
    if (g_strcmp0 (desk_board_column_get_id (column_at (self, i)), columns[i].id) != 0)
      return FALSE;
  return TRUE;
}

/* Shows these columns, from left to right; columns that are new have no cards yet. */
void
desk_board_set_columns (DeskBoard                 *self,
                        const DeskBoardColumnInfo *columns,
                        guint                      n_columns)
{
  if (has_columns (self, columns, n_columns))
    {
      for (guint i = 0; i < n_columns; i++)
        desk_board_column_set (column_at (self, i), &columns[i]);
      return;
    }
  desk_board_set_cards (self, NULL, 0);
  set_dragged_over (self, NULL);
  for (guint i = 0; i < self->columns->len; i++)
    gtk_widget_unparent (self->columns->pdata[i]);
  g_ptr_array_set_size (self->columns, 0);
  for (guint i = 0; i < n_columns; i++)
    {
      GtkWidget *column = desk_board_column_new (&columns[i]);

      gtk_widget_set_parent (column, GTK_WIDGET (self));
      g_ptr_array_add (self->columns, column);
    }
}

static DeskBoardCard *
take_card (DeskBoard               *self,
           const DeskBoardCardInfo *info,
           DeskBoardColumn         *column)
{
  DeskBoardCard *card = g_hash_table_lookup (self->cards, &info->id);

  if (card == NULL)
    {
      card = g_object_ref_sink (DESK_BOARD_CARD (desk_board_card_new ()));
      g_hash_table_insert (self->cards, g_memdup2 (&info->id, sizeof info->id), card);
    }
  else if (gtk_widget_get_parent (GTK_WIDGET (card)) != GTK_WIDGET (column))
    gtk_widget_unparent (GTK_WIDGET (card));
  desk_board_card_set (card, info);
  return card;
}

/* Takes the cards away that are in none of @columns. */
static void
drop_cards (DeskBoard  *self,
            GPtrArray **columns)
{
  g_autoptr (GHashTable) kept = g_hash_table_new (NULL, NULL);
  GHashTableIter iter;
  gpointer card;

  for (guint i = 0; i < self->columns->len; i++)
    for (guint j = 0; j < columns[i]->len; j++)
      g_hash_table_add (kept, columns[i]->pdata[j]);
  g_hash_table_iter_init (&iter, self->cards);
  while (g_hash_table_iter_next (&iter, NULL, &card))
    if (!g_hash_table_contains (kept, card))
      {
        if (gtk_widget_get_parent (card) != NULL)
          gtk_widget_unparent (card);
        g_hash_table_iter_remove (&iter);
      }
}

/**
 * desk_board_set_cards:
 * @cards: (array length=n_cards): those of a column in the order they stand there; of
 *   columns that are not shown they are left out
 *
 * Shows these cards. Those that were there stay the same widgets, and stay selected.
 */
void
desk_board_set_cards (DeskBoard               *self,
                      const DeskBoardCardInfo *cards,
                      guint                    n_cards)
{
  g_autofree GPtrArray **columns = g_new0 (GPtrArray *, self->columns->len + 1);
  GtkWidget *focus = gtk_widget_get_focus_child (GTK_WIDGET (self));
  gint64 selected = self->selected;

  for (guint i = 0; i < self->columns->len; i++)
    columns[i] = g_ptr_array_new ();
  for (guint i = 0; i < n_cards; i++)
    {
      DeskBoardColumn *column = column_by_id (self, cards[i].column);
      guint place;

      if (column != NULL && g_ptr_array_find (self->columns, column, &place))
        g_ptr_array_add (columns[place], take_card (self, &cards[i], column));
    }
  drop_cards (self, columns);
  for (guint i = 0; i < self->columns->len; i++)
    {
      desk_board_column_set_cards (column_at (self, i), columns[i]);
      g_ptr_array_unref (columns[i]);
    }
  /* A card that changed its column took the focus with it. */
  select_card (self, selected, focus != NULL);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/* Returns: whether the card is there; it is selected and scrolled to. 0 selects none */
gboolean
desk_board_select (DeskBoard *self,
                   gint64     card)
{
  select_card (self, card, FALSE);
  return card == 0 || self->selected == card;
}

gint64
desk_board_get_selected (DeskBoard *self)
{
  return self->selected;
}
