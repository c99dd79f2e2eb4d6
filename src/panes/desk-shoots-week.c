/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk-shoots-week.h"

#include "desk-inventory-parts.h"
#include "desk-language.h"
#include "desk-people.h"
#include "desk-query.h"
#include "desk-shoots-day.h"

#define N_DAYS     7
#define NAME_WIDTH 110

/* A photographer or a set. */
typedef struct
{
  gint64 id; /* 0: what has no set */
  char *name;
} Row;

struct _DeskShootsWeek
{
  GtkWidget parent_instance;

  DeskOffice *office;
  DeskDate monday;
  gboolean by_set;
  GPtrArray *entries; /* DeskDiaryEntry */
  GArray *rows;       /* Row */
  GPtrArray *days;    /* DeskShootsDay, by rows */
  gint64 selected;
  gint64 dragged;
  DeskShootsDay *dragged_over;

  GtkWidget *scroller;
  GtkWidget *grid;
};

enum
{
  SIGNAL_ENTRY_CHOSEN,
  SIGNAL_DAY_CHOSEN,
  SIGNAL_MOVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DeskShootsWeek, desk_shoots_week, GTK_TYPE_WIDGET)

static void
row_clear (gpointer data)
{
  g_free (((Row *) data)->name);
}

static DeskShootsDay *
day_at (DeskShootsWeek *self,
        guint           row,
        guint           day)
{
  guint place = row * N_DAYS + day;

  return day < N_DAYS && place < self->days->len ? self->days->pdata[place] : NULL;
}

static DeskShootsDay *
pick_day (DeskShootsWeek *self,
          double          x,
          double          y,
          double         *y_in_day)
{
  GtkWidget *widget = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);
  double x_in_day;

  if (!DESK_IS_SHOOTS_DAY (widget))
    return NULL;
  gtk_widget_translate_coordinates (GTK_WIDGET (self), widget, x, y, &x_in_day, y_in_day);
  return DESK_SHOOTS_DAY (widget);
}

/* Reading */

static void
add_row (DeskShootsWeek *self,
         gint64          id,
         char           *name)
{
  Row row = { id, name };

  g_array_append_val (self->rows, row);
}

static gboolean
has_row (DeskShootsWeek *self,
         gint64          id)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (g_array_index (self->rows, Row, i).id == id)
      return TRUE;
  return FALSE;
}

static void
read_sets (DeskShootsWeek *self)
{
  g_autoptr (DeskQuery) sets =
    desk_query_new (desk_office_get_store (self->office), &desk_kind_sets);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (sets)); i++)
    {
      g_autoptr (DeskRecord) set = g_list_model_get_item (G_LIST_MODEL (sets), i);

      if (desk_record_get_number (set, "active") != 0)
        add_row (self, desk_record_get_id (set), g_strdup (desk_record_get_text (set, "name")));
    }
}

static void
read_photographers (DeskShootsWeek *self)
{
  g_autoptr (GArray) people = desk_diary_photographers (self->office, NULL);

  for (guint i = 0; people != NULL && i < people->len; i++)
    {
      gint64 person = g_array_index (people, gint64, i);

      add_row (self, person, desk_people_dup_name (self->office, person));
    }
}

/* Also those who shoot this week and are not of the department, or out of use. */
static void
read_rows (DeskShootsWeek *self)
{
  g_array_set_size (self->rows, 0);
  if (self->by_set)
    read_sets (self);
  else
    read_photographers (self);
  for (guint i = 0; i < self->entries->len; i++)
    {
      const DeskDiaryEntry *entry = self->entries->pdata[i];
      gint64 id = self->by_set ? entry->set : entry->photographer;
      const char *name = self->by_set ? entry->set_name : entry->photographer_name;

      if (!has_row (self, id))
        add_row (self, id, g_strdup (name != NULL ? name : _ ("Without a set")));
    }
}

/* Showing */

static void
clear_grid (DeskShootsWeek *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->grid)) != NULL)
    gtk_grid_remove (GTK_GRID (self->grid), child);
  g_ptr_array_set_size (self->days, 0);
}

static GtkWidget *
make_head (DeskShootsWeek     *self,
           DeskDate            date,
           const DeskDiaryDay *day)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *name =
    desk_date_format (date, DESK_DATE_STYLE_MONTH_DAY, desk_language_current ());
  g_autofree char *weekday =
    desk_date_format (date, DESK_DATE_STYLE_WEEKDAY, desk_language_current ());
  g_autofree char *full = NULL;
  GtkWidget *title = gtk_label_new (name);
  GtkWidget *note;

  gtk_widget_add_css_class (head, "desk-shoots-dayhead");
  gtk_widget_add_css_class (title, "heading");
  if (date == desk_date_today ())
    gtk_widget_add_css_class (title, "accent");
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  if (day == NULL || !day->is_working)
    /* Translators: %s: a weekday on which nobody works */
    full = g_strdup_printf (_ ("%s · closed"), weekday);
  else
    /* Translators: a weekday, how many shoots it has, and how many it has room for */
    full = g_strdup_printf (_ ("%1$s · %2$u of %3$u"), weekday, day->n_entries, day->capacity);
  note = gtk_label_new (full);
  gtk_label_set_ellipsize (GTK_LABEL (note), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (note, "desk-field-label");
  if (day != NULL && day->is_working && day->n_entries >= day->capacity && day->capacity > 0)
    gtk_widget_add_css_class (note, "warning");
  gtk_box_append (GTK_BOX (head), title);
  gtk_box_append (GTK_BOX (head), note);
  return head;
}

static void
fill_day (DeskShootsWeek *self,
          DeskShootsDay  *day,
          const Row      *row,
          DeskDate        date)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new ();

  for (guint i = 0; i < self->entries->len; i++)
    {
      DeskDiaryEntry *entry = self->entries->pdata[i];

      if (entry->date == date &&
          (self->by_set ? entry->set : entry->photographer) == row->id)
        g_ptr_array_add (entries, entry);
    }
  desk_shoots_day_set (day, row->id, row->name, date, self->by_set, entries);
  desk_shoots_day_set_selected (day, self->selected);
}

static void
build (DeskShootsWeek *self,
       GPtrArray      *days)
{
  GtkWidget *corner = gtk_label_new (self->by_set ? _ ("Set") : _ ("Photographer"));

  gtk_widget_set_size_request (corner, NAME_WIDTH, -1);
  gtk_label_set_xalign (GTK_LABEL (corner), 0);
  gtk_widget_add_css_class (corner, "desk-shoots-dayhead");
  gtk_grid_attach (GTK_GRID (self->grid), corner, 0, 0, 1, 1);
  for (int i = 0; i < N_DAYS; i++)
    gtk_grid_attach (GTK_GRID (self->grid),
                     make_head (self, self->monday + i,
                                days != NULL && (guint) i < days->len ? days->pdata[i] : NULL),
                     i + 1, 0, 1, 1);
  for (guint row = 0; row < self->rows->len; row++)
    {
      const Row *who = &g_array_index (self->rows, Row, row);
      GtkWidget *name = desk_inventory_label (who->name, "desk-shoots-row");

      gtk_grid_attach (GTK_GRID (self->grid), name, 0, (int) row + 1, 1, 1);
      for (int i = 0; i < N_DAYS; i++)
        {
          GtkWidget *day = desk_shoots_day_new ();
          const DeskDiaryDay *info =
            days != NULL && (guint) i < days->len ? days->pdata[i] : NULL;

          fill_day (self, DESK_SHOOTS_DAY (day), who, self->monday + i);
          if (info != NULL && !info->is_working)
            gtk_widget_add_css_class (day, "off");
          if (self->monday + i == desk_date_today ())
            gtk_widget_add_css_class (day, "today");
          gtk_grid_attach (GTK_GRID (self->grid), day, i + 1, (int) row + 1, 1, 1);
          g_ptr_array_add (self->days, day);
        }
    }
}

/* Pointer and keys */

static void
choose (DeskShootsWeek       *self,
        DeskShootsDay        *day,
        const DeskDiaryEntry *entry)
{
  if (entry != NULL)
    g_signal_emit (self, signals[SIGNAL_ENTRY_CHOSEN], 0, entry->id);
  else
    g_signal_emit (self, signals[SIGNAL_DAY_CHOSEN], 0, desk_shoots_day_get_row (day),
                   desk_shoots_day_get_date (day));
}

static void
on_pressed (GtkGestureClick *gesture,
            int              n_press,
            double           x,
            double           y,
            DeskShootsWeek  *self)
{
  double y_in_day = 0;
  DeskShootsDay *day = pick_day (self, x, y, &y_in_day);

  if (day == NULL)
    return;
  gtk_widget_grab_focus (GTK_WIDGET (day));
  choose (self, day, desk_shoots_day_pick (day, y_in_day));
}

/* What Enter opens: what is booked, one after the other; then the day itself. */
static void
choose_next (DeskShootsWeek *self,
             DeskShootsDay  *day)
{
  guint next = 0;

  for (guint i = 0; i < desk_shoots_day_get_n (day); i++)
    if (desk_shoots_day_get_entry (day, i)->id == self->selected)
      next = i + 1;
  choose (self, day, desk_shoots_day_get_entry (day, next));
}

static gboolean
on_key (GtkEventControllerKey *controller,
        guint                  keyval,
        guint                  keycode,
        GdkModifierType        state,
        DeskShootsWeek        *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  DeskShootsDay *to = NULL;
  guint place;

  if (!DESK_IS_SHOOTS_DAY (focus) || !g_ptr_array_find (self->days, focus, &place) ||
      (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  switch (keyval)
    {
    case GDK_KEY_Left:
      to = place % N_DAYS > 0 ? self->days->pdata[place - 1] : NULL;
      break;
    case GDK_KEY_Right:
      to = day_at (self, place / N_DAYS, place % N_DAYS + 1);
      break;
    case GDK_KEY_Up:
      to = place >= N_DAYS ? self->days->pdata[place - N_DAYS] : NULL;
      break;
    case GDK_KEY_Down:
      to = day_at (self, place / N_DAYS + 1, place % N_DAYS);
      break;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      choose_next (self, DESK_SHOOTS_DAY (focus));
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
  if (to != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (to));
  return GDK_EVENT_STOP;
}

/* Dragging an entry to another day or row */

static GdkContentProvider *
on_drag_prepare (GtkDragSource  *source,
                 double          x,
                 double          y,
                 DeskShootsWeek *self)
{
  double y_in_day = 0;
  DeskShootsDay *day = pick_day (self, x, y, &y_in_day);
  const DeskDiaryEntry *entry = day != NULL ? desk_shoots_day_pick (day, y_in_day) : NULL;

  if (entry == NULL)
    return NULL;
  self->dragged = entry->id;
  return gdk_content_provider_new_typed (G_TYPE_INT64, self->dragged);
}

static void
set_dragged_over (DeskShootsWeek *self,
                  DeskShootsDay  *day)
{
  if (self->dragged_over == day)
    return;
  if (self->dragged_over != NULL)
    gtk_widget_remove_css_class (GTK_WIDGET (self->dragged_over), "target");
  self->dragged_over = day;
  if (day != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (day), "target");
}

static void
on_drag_end (DeskShootsWeek *self)
{
  self->dragged = 0;
  set_dragged_over (self, NULL);
}

static GdkDragAction
on_drag_motion (GtkDropTarget  *target,
                double          x,
                double          y,
                DeskShootsWeek *self)
{
  double y_in_day;

  set_dragged_over (self, self->dragged != 0 ? pick_day (self, x, y, &y_in_day) : NULL);
  return self->dragged_over != NULL ? GDK_ACTION_MOVE : 0;
}

static void
on_drag_leave (DeskShootsWeek *self)
{
  set_dragged_over (self, NULL);
}

static gboolean
on_drop (GtkDropTarget  *target,
         const GValue   *value,
         double          x,
         double          y,
         DeskShootsWeek *self)
{
  double y_in_day;
  DeskShootsDay *day = pick_day (self, x, y, &y_in_day);
  gint64 entry = self->dragged;

  set_dragged_over (self, NULL);
  if (day == NULL || entry == 0 || g_value_get_int64 (value) != entry)
    return FALSE;
  g_signal_emit (self, signals[SIGNAL_MOVED], 0, entry, desk_shoots_day_get_row (day),
                 desk_shoots_day_get_date (day));
  return TRUE;
}

static void
add_input (DeskShootsWeek *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_INT64, GDK_ACTION_MOVE);

  g_signal_connect (click, "pressed", G_CALLBACK (on_pressed), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (click));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (widget, keys);
  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect (source, "prepare", G_CALLBACK (on_drag_prepare), self);
  g_signal_connect_swapped (source, "drag-end", G_CALLBACK (on_drag_end), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (source));
  g_signal_connect (target, "motion", G_CALLBACK (on_drag_motion), self);
  g_signal_connect_swapped (target, "leave", G_CALLBACK (on_drag_leave), self);
  g_signal_connect (target, "drop", G_CALLBACK (on_drop), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (target));
}

/* Object */

static void
desk_shoots_week_dispose (GObject *object)
{
  DeskShootsWeek *self = DESK_SHOOTS_WEEK (object);

  self->dragged_over = NULL;
  g_ptr_array_set_size (self->days, 0);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->office);

  G_OBJECT_CLASS (desk_shoots_week_parent_class)->dispose (object);
}

static void
desk_shoots_week_finalize (GObject *object)
{
  DeskShootsWeek *self = DESK_SHOOTS_WEEK (object);

  g_ptr_array_unref (self->entries);
  g_ptr_array_unref (self->days);
  g_array_unref (self->rows);

  G_OBJECT_CLASS (desk_shoots_week_parent_class)->finalize (object);
}

static void
desk_shoots_week_class_init (DeskShootsWeekClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = desk_shoots_week_dispose;
  G_OBJECT_CLASS (klass)->finalize = desk_shoots_week_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);

  /* DeskShootsWeek::entry-chosen: the user wants to see this entry. */
  signals[SIGNAL_ENTRY_CHOSEN] =
    g_signal_new ("entry-chosen", DESK_TYPE_SHOOTS_WEEK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_INT64);
  /* DeskShootsWeek::day-chosen: the user wants to book with this photographer or set on
   * this day. */
  signals[SIGNAL_DAY_CHOSEN] =
    g_signal_new ("day-chosen", DESK_TYPE_SHOOTS_WEEK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_INT);
  /* DeskShootsWeek::moved: the user wants this entry there. */
  signals[SIGNAL_MOVED] =
    g_signal_new ("moved", DESK_TYPE_SHOOTS_WEEK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 3, G_TYPE_INT64, G_TYPE_INT64, G_TYPE_INT);
}

static void
desk_shoots_week_init (DeskShootsWeek *self)
{
  self->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) desk_diary_entry_free);
  self->rows = g_array_new (FALSE, TRUE, sizeof (Row));
  g_array_set_clear_func (self->rows, row_clear);
  self->days = g_ptr_array_new ();
  self->grid = gtk_grid_new ();
  gtk_widget_add_css_class (self->grid, "desk-shoots-week");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->grid), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Shoot diary"), -1);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->grid);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
  add_input (self);
}

GtkWidget *
desk_shoots_week_new (DeskOffice *office)
{
  DeskShootsWeek *self = g_object_new (DESK_TYPE_SHOOTS_WEEK, NULL);

  self->office = g_object_ref (office);
  return GTK_WIDGET (self);
}

/* Reads the week anew. */
gboolean
desk_shoots_week_show (DeskShootsWeek  *self,
                       DeskDate         monday,
                       gboolean         by_set,
                       GError         **error)
{
  g_autoptr (GPtrArray) days =
    desk_diary_days (self->office, monday, monday + N_DAYS - 1, error);
  g_autoptr (GPtrArray) entries = NULL;
  GtkWidget *focus = gtk_widget_get_focus_child (self->grid);
  guint place;
  gboolean focused = focus != NULL && g_ptr_array_find (self->days, focus, &place);

  if (days == NULL)
    return FALSE;
  entries = desk_diary_entries (self->office, monday, monday + N_DAYS - 1, error);
  if (entries == NULL)
    return FALSE;
  self->monday = monday;
  self->by_set = by_set;
  set_dragged_over (self, NULL);
  clear_grid (self);
  g_ptr_array_unref (self->entries);
  self->entries = g_steal_pointer (&entries);
  read_rows (self);
  build (self, days);
  if (focused && place < self->days->len)
    gtk_widget_grab_focus (self->days->pdata[place]);
  return TRUE;
}

/* @entry: 0: none */
void
desk_shoots_week_select (DeskShootsWeek *self,
                         gint64          entry)
{
  self->selected = entry;
  for (guint i = 0; i < self->days->len; i++)
    desk_shoots_day_set_selected (self->days->pdata[i], entry);
}
