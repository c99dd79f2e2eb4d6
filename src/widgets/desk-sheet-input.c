/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How a sheet is gone through and changed: keys, pointer and dragging. */

#include "desk-sheet-private.h"

static DeskSheetFlags
flags_of (DeskSheet *self)
{
  return self->selected != NULL ? desk_sheet_cell_get_flags (self->selected->cell)
                                : DESK_SHEET_PLAIN;
}

static void
emit_mark (DeskSheet *self,
           int        mark)
{
  g_signal_emit (self, desk_sheet_signals[DESK_SHEET_MARKED], 0, self->selected_key, mark);
}

static gboolean
go_to_end (DeskSheet *self,
           int        rows,
           int        columns,
           gboolean   extend)
{
  gboolean moved = FALSE;

  while (desk_sheet_move (self, rows, columns, extend))
    moved = TRUE;
  return moved;
}

static gboolean
move_key (DeskSheet       *self,
          guint            keyval,
          GdkModifierType  state)
{
  gboolean extend = (state & GDK_SHIFT_MASK) != 0, far = (state & GDK_CONTROL_MASK) != 0;

  switch (keyval)
    {
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      desk_sheet_move (self, -1, 0, extend);
      return TRUE;
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      desk_sheet_move (self, 1, 0, extend);
      return TRUE;
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      desk_sheet_move (self, 0, -1, extend);
      return TRUE;
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      desk_sheet_move (self, 0, 1, extend);
      return TRUE;
    case GDK_KEY_Home:
      go_to_end (self, 0, -1, extend);
      if (far)
        go_to_end (self, -1, 0, extend);
      return TRUE;
    case GDK_KEY_End:
      go_to_end (self, 0, 1, extend);
      if (far)
        go_to_end (self, 1, 0, extend);
      return TRUE;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_ISO_Enter:
      g_signal_emit (self, desk_sheet_signals[DESK_SHEET_CELL_ACTIVATED], 0, self->selected_key);
      desk_sheet_move (self, extend ? -1 : 1, 0, FALSE);
      return TRUE;
    default:
      return FALSE;
    }
}

/* With and without NumLock: those who mark with the keypad do not look at its lamp. */
static gboolean
mark_key (DeskSheet *self,
          guint      keyval)
{
  switch (keyval)
    {
    case GDK_KEY_1:
    case GDK_KEY_KP_1:
    case GDK_KEY_KP_End:
      emit_mark (self, 1);
      return TRUE;
    case GDK_KEY_0:
    case GDK_KEY_KP_0:
    case GDK_KEY_KP_Insert:
      emit_mark (self, 0);
      return TRUE;
    case GDK_KEY_Delete:
    case GDK_KEY_BackSpace:
    case GDK_KEY_KP_Delete:
    case GDK_KEY_KP_Decimal:
      emit_mark (self, -1);
      return TRUE;
    case GDK_KEY_space:
    case GDK_KEY_KP_Space:
      g_signal_emit (self, desk_sheet_signals[DESK_SHEET_MARK_OTHERS], 0, self->selected_key);
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
edit_key (DeskSheet             *self,
          GtkEventControllerKey *controller,
          guint                  keyval)
{
  GtkWidget *editor;

  if (keyval == GDK_KEY_F2)
    {
      desk_sheet_cell_begin_edit (self->selected->cell, FALSE);
      return TRUE;
    }
  if (keyval == GDK_KEY_Delete || keyval == GDK_KEY_BackSpace)
    {
      g_signal_emit (self, desk_sheet_signals[DESK_SHEET_EDITED], 0, self->selected_key, "");
      return TRUE;
    }
  if (!g_unichar_isprint (gdk_keyval_to_unicode (keyval)))
    return FALSE;
  /* The first key goes through the entry's input method like all that follow. */
  editor = desk_sheet_cell_begin_edit (self->selected->cell, TRUE);
  gtk_event_controller_key_forward (controller, editor);
  return TRUE;
}

static void
copy (DeskSheet *self)
{
  g_autofree char *text = desk_sheet_copy_text (self);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
}

static gboolean
on_key (GtkEventControllerKey *controller,
        guint                  keyval,
        guint                  keycode,
        GdkModifierType        state,
        DeskSheet             *self)
{
  DeskSheetFlags flags = flags_of (self);

  if (self->selected == NULL || (state & GDK_ALT_MASK))
    return FALSE;
  if (desk_sheet_is_editing (self))
    {
      if (keyval != GDK_KEY_Up && keyval != GDK_KEY_Down)
        return FALSE;
      desk_sheet_cell_end_edit (self->selected->cell, TRUE);
      return desk_sheet_move (self, keyval == GDK_KEY_Up ? -1 : 1, 0, FALSE) || TRUE;
    }
  if (move_key (self, keyval, state))
    return TRUE;
  if (state & GDK_CONTROL_MASK)
    {
      if (keyval != GDK_KEY_c && keyval != GDK_KEY_Insert)
        return FALSE;
      copy (self);
      return TRUE;
    }
  if ((flags & DESK_SHEET_MARK) && mark_key (self, keyval))
    return TRUE;
  return (flags & DESK_SHEET_EDIT) && edit_key (self, controller, keyval);
}

static void
on_pressed (GtkGestureClick *gesture,
            int              n_press,
            double           x,
            double           y,
            DeskSheet       *self)
{
  GtkWidget *cell = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));
  DeskSheetItem *item = desk_sheet_find_cell (self, cell);
  GdkModifierType state =
    gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));

  if (item == NULL || desk_sheet_cell_is_editing (item->cell))
    return;
  /* First the focus: what is being typed elsewhere is kept before anything changes. */
  if (state & GDK_SHIFT_MASK)
    desk_sheet_select_item (self, item, TRUE);
  gtk_widget_grab_focus (cell);
  if (!(state & GDK_SHIFT_MASK))
    desk_sheet_select_item (self, item, FALSE);
  if (n_press != 2)
    return;
  if (desk_sheet_cell_get_flags (item->cell) & DESK_SHEET_EDIT)
    desk_sheet_cell_begin_edit (item->cell, FALSE);
  else
    g_signal_emit (self, desk_sheet_signals[DESK_SHEET_CELL_ACTIVATED], 0, item->key);
}

static void
on_cell_focus (GtkEventControllerFocus *controller,
               DeskSheet               *self)
{
  GtkWidget *cell = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));
  DeskSheetItem *item = desk_sheet_find_cell (self, cell);

  if (item != NULL && item != self->selected && self->anchor == NULL)
    desk_sheet_select_item (self, item, FALSE);
}

static void
on_cell_edited (DeskSheetCell *cell,
                const char    *text,
                DeskSheet     *self)
{
  DeskSheetItem *item = desk_sheet_find_cell (self, GTK_WIDGET (cell));

  if (item != NULL)
    g_signal_emit (self, desk_sheet_signals[DESK_SHEET_EDITED], 0, item->key, text);
}

/* Dragging */

static GdkContentProvider *
on_drag_prepare (GtkDragSource *source,
                 double         x,
                 double         y,
                 DeskSheet     *self)
{
  GtkWidget *cell = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (source));
  g_autoptr (GdkPaintable) picture = NULL;

  if (!(desk_sheet_cell_get_flags (DESK_SHEET_CELL (cell)) & DESK_SHEET_DRAG))
    return NULL;
  picture = gtk_widget_paintable_new (cell);
  gtk_drag_source_set_icon (source, picture, (int) x, (int) y);
  return gdk_content_provider_new_typed (DESK_TYPE_SHEET_CELL, cell);
}

static gboolean
on_drop (GtkDropTarget *target,
         const GValue  *value,
         double         x,
         double         y,
         DeskSheet     *self)
{
  GtkWidget *cell = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target));
  DeskSheetItem *to = desk_sheet_find_cell (self, cell);
  DeskSheetItem *from = desk_sheet_find_cell (self, g_value_get_object (value));
  g_autofree char *from_key = NULL;
  g_autofree char *to_key = NULL;

  if (from == NULL || to == NULL || from == to ||
      !(desk_sheet_cell_get_flags (to->cell) & DESK_SHEET_DRAG))
    return FALSE;
  /* What follows may fill the sheet anew. */
  from_key = g_strdup (from->key);
  to_key = g_strdup (to->key);
  desk_sheet_select_item (self, to, FALSE);
  g_signal_emit (self, desk_sheet_signals[DESK_SHEET_DROPPED], 0, from_key, to_key);
  return TRUE;
}

void
desk_sheet_init_cell (DeskSheet     *self,
                      DeskSheetItem *item)
{
  GtkWidget *cell = GTK_WIDGET (item->cell);
  GtkEventController *focus;
  GtkGesture *click;
  GtkDragSource *source;
  GtkDropTarget *target;

  if (item->head)
    return;
  g_signal_connect (cell, "edited", G_CALLBACK (on_cell_edited), self);
  g_signal_connect_swapped (cell, "done", G_CALLBACK (desk_sheet_next), self);

  focus = gtk_event_controller_focus_new ();
  g_signal_connect (focus, "enter", G_CALLBACK (on_cell_focus), self);
  gtk_widget_add_controller (cell, focus);

  click = gtk_gesture_click_new ();
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), 0);
  g_signal_connect (click, "pressed", G_CALLBACK (on_pressed), self);
  gtk_widget_add_controller (cell, GTK_EVENT_CONTROLLER (click));

  source = gtk_drag_source_new ();
  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect (source, "prepare", G_CALLBACK (on_drag_prepare), self);
  gtk_widget_add_controller (cell, GTK_EVENT_CONTROLLER (source));

  target = gtk_drop_target_new (DESK_TYPE_SHEET_CELL, GDK_ACTION_MOVE);
  g_signal_connect (target, "drop", G_CALLBACK (on_drop), self);
  gtk_widget_add_controller (cell, GTK_EVENT_CONTROLLER (target));
}

void
desk_sheet_init_input (DeskSheet *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}
