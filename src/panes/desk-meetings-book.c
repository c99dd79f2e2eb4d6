/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk-meetings-book.h"

#include <adwaita.h>

#include "desk-forms.h"
#include "desk-inventory-parts.h"
#include "desk-language.h"
#include "desk-meetings-page.h"
#include "desk-meetings-words.h"
#include "desk-minutes.h"
#include "desk-query.h"
#include "desk-record-editor.h"
#include "desk-record-list.h"

/* How far ahead meetings are planned, and how far the list goes: more past ones are
 * shown when they are asked for. */
#define PLAN_DAYS   182
#define AHEAD_DAYS  400
#define BACK_MONTHS 6

struct _DeskMeetingsBook
{
  DeskMeetingsView parent_instance;

  int months_back;
  DeskMeeting *shown; /* (nullable): what the forms are of */
  gboolean filling;
  gboolean editing; /* the meeting is edited at the side */
  char *searched;   /* (nullable) */

  GtkStack *root;
  GtkListBox *list;
  GtkStack *right;
  DeskMeetingsPage *page;
  GtkToggleButton *series_button;
  DeskQuery *series; /* NULL until they are first seen */
  GtkSingleSelection *series_selection;
  GtkListBox *hits;
  GtkLabel *hits_title;

  GtkStack *side;
  DeskRecordEditor *editor;
  DeskRecordEditor *series_editor;
};

G_DEFINE_FINAL_TYPE (DeskMeetingsBook, desk_meetings_book, DESK_TYPE_MEETINGS_VIEW)

static DeskOffice *
get_office (DeskMeetingsBook *self)
{
  return desk_meetings_view_get_office (DESK_MEETINGS_VIEW (self));
}

static void
fail (DeskMeetingsBook *self,
      const GError     *error)
{
  desk_meetings_view_fail (DESK_MEETINGS_VIEW (self), error);
}

/* The list */

static GtkWidget *
make_row (const DeskMeeting *meeting)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *title = gtk_label_new (meeting->title);
  g_autofree char *when = desk_meetings_when_words (meeting);
  GtkWidget *words = gtk_label_new (when);
  const char *state = desk_meetings_state_word (meeting);

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_box_append (GTK_BOX (line), title);
  if (state != NULL)
    gtk_box_append (GTK_BOX (line), desk_meetings_chip (state, meeting->state));
  gtk_label_set_xalign (GTK_LABEL (words), 0);
  gtk_label_set_ellipsize (GTK_LABEL (words), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (words, "dim-label");
  gtk_widget_add_css_class (words, "caption");
  gtk_box_append (GTK_BOX (box), line);
  gtk_box_append (GTK_BOX (box), words);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data (G_OBJECT (row), "meeting", GINT_TO_POINTER ((int) meeting->id));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, when, -1);
  g_object_set_data (G_OBJECT (row), "past", GINT_TO_POINTER (meeting->date < desk_date_today ()));
  return row;
}

static gint64
row_meeting (GtkListBoxRow *row)
{
  return row != NULL ? GPOINTER_TO_INT (g_object_get_data (G_OBJECT (row), "meeting")) : 0;
}

static void
add_heading (GtkListBoxRow *row,
             GtkListBoxRow *before,
             gpointer       data)
{
  gboolean past = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (row), "past")) != 0;
  gboolean same = before != NULL &&
                  past == (GPOINTER_TO_INT (g_object_get_data (G_OBJECT (before), "past")) != 0);
  GtkWidget *heading;

  if (same)
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  heading = desk_inventory_heading (past ? C_ ("meetings", "Past") : C_ ("meetings", "Coming"));
  gtk_widget_add_css_class (heading, "desk-meetings-heading");
  gtk_list_box_row_set_header (row, heading);
}

static GtkListBoxRow *
find_row (DeskMeetingsBook *self,
          gint64            meeting)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (meeting != 0 && row_meeting (row) == meeting)
      return row;
  return NULL;
}

/* Coming ones first, the next at the top; then past ones, the last at the top. */
static gboolean
fill_list (DeskMeetingsBook  *self,
           guint             *n,
           GError           **error)
{
  DeskDate today = desk_date_today ();
  DeskDate from = desk_date_add_months (today, -self->months_back);
  g_autoptr (GPtrArray) meetings =
    desk_meetings_list (get_office (self), from, today + AHEAD_DAYS, error);
  GtkWidget *row;

  if (meetings == NULL)
    return FALSE;
  while ((row = GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, 0))) != NULL)
    gtk_list_box_remove (self->list, row);
  for (guint i = 0; i < meetings->len; i++)
    if (((DeskMeeting *) meetings->pdata[i])->date >= today)
      gtk_list_box_append (self->list, make_row (meetings->pdata[i]));
  for (guint i = meetings->len; i > 0; i--)
    if (((DeskMeeting *) meetings->pdata[i - 1])->date < today)
      gtk_list_box_append (self->list, make_row (meetings->pdata[i - 1]));
  *n = meetings->len;
  return TRUE;
}

/* What the user would open first: what has open minutes, then what is next. */
static gint64
first_choice (DeskMeetingsBook *self)
{
  DeskDate today = desk_date_today ();
  g_autoptr (GPtrArray) meetings =
    desk_meetings_list (get_office (self), today - 60, today + AHEAD_DAYS, NULL);
  gint64 next = 0, last = 0;

  for (guint i = 0; meetings != NULL && i < meetings->len; i++)
    {
      const DeskMeeting *meeting = meetings->pdata[i];

      if (g_str_equal (meeting->state, "held"))
        return meeting->id;
      if (next == 0 && meeting->date >= today && g_str_equal (meeting->state, "planned"))
        next = meeting->id;
      last = meeting->id;
    }
  return next != 0 ? next : last;
}

/* What is shown */

static GtkWidget *make_series (DeskMeetingsBook *self);

static void
show_right (DeskMeetingsBook *self)
{
  const char *child = "none";

  if (self->searched != NULL)
    child = "hits";
  else if (gtk_toggle_button_get_active (self->series_button))
    child = "series";
  else if (desk_meetings_page_get_meeting (self->page) != 0)
    child = "meeting";
  if (g_str_equal (child, "series") && self->series == NULL)
    gtk_stack_add_named (self->right, make_series (self), "series");
  gtk_stack_set_visible_child_name (self->right, child);
}

static void
set_editing (DeskMeetingsBook *self,
             gboolean          editing)
{
  gboolean series = gtk_toggle_button_get_active (self->series_button);

  self->editing = editing;
  gtk_stack_set_visible_child_name (self->side, series ? "series" : "meeting");
  desk_meetings_view_side_changed (DESK_MEETINGS_VIEW (self), editing);
}

/* Returns: whether there is such a meeting */
static gboolean
select_meeting (DeskMeetingsBook *self,
                gint64            meeting)
{
  g_autoptr (GError) error = NULL;
  GtkListBoxRow *row;

  if (!desk_meetings_page_show (self->page, meeting, &error))
    {
      fail (self, error);
      return FALSE;
    }
  g_clear_pointer (&self->shown, desk_meeting_free);
  self->shown = meeting != 0 ? desk_meetings_get (get_office (self), meeting, NULL) : NULL;
  if (self->editing && !gtk_toggle_button_get_active (self->series_button) &&
      desk_record_editor_get_id (self->editor) != meeting)
    set_editing (self, FALSE);
  row = find_row (self, meeting);
  self->filling = TRUE;
  gtk_list_box_select_row (self->list, row);
  self->filling = FALSE;
  show_right (self);
  desk_meetings_view_forms_changed (DESK_MEETINGS_VIEW (self));
  return TRUE;
}

static gboolean
desk_meetings_book_refresh (DeskMeetingsView  *view,
                            GError           **error)
{
  DeskMeetingsBook *self = DESK_MEETINGS_BOOK (view);
  gint64 meeting = desk_meetings_page_get_meeting (self->page);
  g_autoptr (DeskQuery) all = desk_query_new (desk_office_get_store (get_office (self)),
                                              &desk_kind_meetings);
  guint n = 0;

  self->filling = TRUE;
  if (!fill_list (self, &n, error))
    {
      self->filling = FALSE;
      return FALSE;
    }
  self->filling = FALSE;
  if (meeting != 0 && desk_query_find (all, meeting) == GTK_INVALID_LIST_POSITION)
    meeting = 0;
  select_meeting (self, meeting != 0 ? meeting : first_choice (self));
  gtk_stack_set_visible_child_name (
    self->root, n > 0 || g_list_model_get_n_items (G_LIST_MODEL (all)) > 0 ? "book" : "empty");
  return TRUE;
}

/* Searching in the minutes of all years */

static GtkWidget *
make_hit (const DeskMinuteHit *hit)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *text = desk_inventory_label (hit->text, NULL);
  g_autofree char *day =
    desk_date_format (hit->date, DESK_DATE_STYLE_FULL, desk_language_current ());
  const DeskField *field = desk_kind_get_field (&desk_kind_minutes, "kind");
  g_autofree char *words = g_strdup_printf (
    /* Translators: a day, the name of a meeting, and the kind of an item, as “decision” */
    C_ ("minutes", "%1$s · %2$s · %3$s"), day, hit->title,
    desk_field_choice_label (field, hit->kind, desk_language_current ()));

  gtk_box_append (GTK_BOX (box), text);
  gtk_box_append (GTK_BOX (box), desk_inventory_label (words, "dim-label"));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data (G_OBJECT (row), "meeting", GINT_TO_POINTER ((int) hit->meeting));
  return row;
}

static void
desk_meetings_book_search (DeskMeetingsView *view,
                           const char       *text)
{
  DeskMeetingsBook *self = DESK_MEETINGS_BOOK (view);
  g_autoptr (GPtrArray) hits = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *title = NULL;
  GtkWidget *row;

  g_clear_pointer (&self->searched, g_free);
  while ((row = GTK_WIDGET (gtk_list_box_get_row_at_index (self->hits, 0))) != NULL)
    gtk_list_box_remove (self->hits, row);
  if (*text == '\0')
    {
      show_right (self);
      return;
    }
  self->searched = g_strdup (text);
  hits = desk_minutes_search (get_office (self), text, DESK_DATE_NONE, DESK_DATE_NONE, &error);
  if (hits == NULL)
    {
      fail (self, error);
      return;
    }
  for (guint i = 0; i < hits->len; i++)
    gtk_list_box_append (self->hits, make_hit (hits->pdata[i]));
  /* Translators: how many lines of minutes a search found */
  title = g_strdup_printf (ngettext ("%u item in the minutes of all years",
                                     "%u items in the minutes of all years", hits->len),
                           hits->len);
  gtk_label_set_label (self->hits_title, title);
  show_right (self);
}

static void
on_hit (DeskMeetingsBook *self,
        GtkListBoxRow    *row)
{
  g_clear_pointer (&self->searched, g_free);
  select_meeting (self, row_meeting (row));
}

/* What the user does */

static void
on_row_selected (DeskMeetingsBook *self,
                 GtkListBoxRow    *row)
{
  if (self->filling || row == NULL)
    return;
  g_clear_pointer (&self->searched, g_free);
  if (gtk_toggle_button_get_active (self->series_button))
    {
      gtk_toggle_button_set_active (self->series_button, FALSE);
      set_editing (self, FALSE);
    }
  desk_meetings_view_done (DESK_MEETINGS_VIEW (self));
  select_meeting (self, row_meeting (row));
}

static void
on_row_activated (DeskMeetingsBook *self)
{
  desk_meetings_page_focus (self->page);
}

/* The meetings of all series, until half a year from now; one act with the weekly meeting
 * where there is no series yet. */
static void
on_plan (DeskMeetingsBook *self)
{
  DeskOffice *office = get_office (self);
  DeskDate today = desk_date_today ();
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskAct) act = desk_store_begin (desk_office_get_store (office), &error,
                                              _ ("Plan the meetings of half a year"));

  if (act == NULL || !desk_meetings_setup (office, &error) ||
      !desk_meetings_plan (office, today, today + PLAN_DAYS, NULL, &error) ||
      !desk_act_commit (g_steal_pointer (&act), &error))
    fail (self, error);
}

static void
on_older (DeskMeetingsBook *self)
{
  guint n;

  self->months_back += 12;
  self->filling = TRUE;
  fill_list (self, &n, NULL);
  gtk_list_box_select_row (self->list,
                           find_row (self, desk_meetings_page_get_meeting (self->page)));
  self->filling = FALSE;
}

static void
on_series (DeskMeetingsBook *self)
{
  g_clear_pointer (&self->searched, g_free);
  show_right (self);
  set_editing (self, FALSE);
}

/* Series */

static void
select_series (DeskMeetingsBook *self,
               gint64            id)
{
  if (desk_record_editor_edit (self->series_editor, id))
    set_editing (self, TRUE);
}

static void
on_series_selected (DeskMeetingsBook *self)
{
  DeskRecord *record = gtk_single_selection_get_selected_item (self->series_selection);

  if (record != NULL)
    select_series (self, desk_record_get_id (record));
}

static void
on_new_series (DeskMeetingsBook *self)
{
  if (desk_record_editor_create (self->series_editor))
    set_editing (self, TRUE);
}

static void
on_edit (DeskMeetingsBook *self)
{
  if (desk_record_editor_edit (self->editor, desk_meetings_page_get_meeting (self->page)))
    set_editing (self, TRUE);
}

static void
on_page_failed (DeskMeetingsBook *self,
                const GError     *error)
{
  fail (self, error);
}

static void
on_page_done (DeskMeetingsBook *self)
{
  desk_meetings_view_done (DESK_MEETINGS_VIEW (self));
}

static void
on_page_preview (DeskMeetingsBook *self,
                 const char       *id)
{
  desk_meetings_view_preview (DESK_MEETINGS_VIEW (self), id);
}

static void
on_saved (DeskMeetingsBook *self,
          gint64            meeting)
{
  guint n;

  self->filling = TRUE;
  fill_list (self, &n, NULL);
  self->filling = FALSE;
  gtk_stack_set_visible_child_name (self->root, "book");
  select_meeting (self, meeting);
  set_editing (self, FALSE);
}

static void
on_removed (DeskMeetingsBook *self)
{
  set_editing (self, FALSE);
}

static void
desk_meetings_book_create (DeskMeetingsView *view)
{
  DeskMeetingsBook *self = DESK_MEETINGS_BOOK (view);

  if (gtk_toggle_button_get_active (self->series_button))
    {
      gtk_toggle_button_set_active (self->series_button, FALSE);
      show_right (self);
    }
  if (desk_record_editor_create (self->editor))
    set_editing (self, TRUE);
}

static gboolean
desk_meetings_book_go (DeskMeetingsView *view,
                       const char       *where)
{
  DeskMeetingsBook *self = DESK_MEETINGS_BOOK (view);
  DeskDate date = desk_date_parse (where);
  g_autoptr (GPtrArray) meetings =
    date != DESK_DATE_NONE ? desk_meetings_list (get_office (self), date, date, NULL) : NULL;

  return meetings != NULL && meetings->len > 0 &&
         select_meeting (self, ((DeskMeeting *) meetings->pdata[0])->id);
}

static gboolean
desk_meetings_book_show_record (DeskMeetingsView *view,
                                const DeskKind   *kind,
                                gint64            id)
{
  DeskMeetingsBook *self = DESK_MEETINGS_BOOK (view);
  g_autoptr (DeskRecord) record = NULL;

  if (kind == &desk_kind_minutes || kind == &desk_kind_meeting_people)
    {
      record = desk_record_get (desk_office_get_store (get_office (self)), kind, id, NULL);
      id = record != NULL ? desk_record_get_number (record, "meeting") : 0;
    }
  else if (kind == &desk_kind_series)
    {
      gtk_toggle_button_set_active (self->series_button, TRUE);
      show_right (self);
      select_series (self, id);
      return self->editing;
    }
  else if (kind != &desk_kind_meetings)
    return FALSE;
  gtk_toggle_button_set_active (self->series_button, FALSE);
  g_clear_pointer (&self->searched, g_free);
  return id != 0 && select_meeting (self, id);
}

/* Forms */

static gboolean
add_form (DeskMeetingsBook  *self,
          const char        *id,
          gint64             record,
          gboolean           blank,
          GPtrArray         *forms,
          GError           **error)
{
  DeskFormRequest request = { .id = record, .blank = blank };
  DeskForm *form = desk_forms_build (get_office (self), id, &request, error);

  if (form == NULL)
    return FALSE;
  g_ptr_array_add (forms, form);
  return TRUE;
}

static gboolean
desk_meetings_book_offers (DeskMeetingsView *view,
                           const char       *id)
{
  DeskMeetingsBook *self = DESK_MEETINGS_BOOK (view);
  DeskNoticeFilter filter = { .open = TRUE };
  g_autoptr (GPtrArray) notices = NULL;

  if (self->shown == NULL || !g_str_equal (id, "task-notice"))
    return self->shown != NULL;
  filter.meeting = self->shown->id;
  notices = desk_notices_list (get_office (self), &filter, NULL);
  return notices != NULL && notices->len > 0;
}

static gboolean
desk_meetings_book_build_forms (DeskMeetingsView  *view,
                                const char        *id,
                                GPtrArray         *forms,
                                GError           **error)
{
  DeskMeetingsBook *self = DESK_MEETINGS_BOOK (view);
  g_autoptr (GPtrArray) notices = NULL;
  DeskNoticeFilter filter = { 0 };

  if (self->shown == NULL)
    return TRUE;
  if (g_str_equal (id, "meeting-minutes"))
    return add_form (self, id, self->shown->id, FALSE, forms, error);
  filter.meeting = self->shown->id;
  filter.open = TRUE;
  notices = desk_notices_list (get_office (self), &filter, error);
  for (guint i = 0; notices != NULL && i < notices->len; i++)
    if (!add_form (self, "task-notice", ((DeskNotice *) notices->pdata[i])->id, FALSE, forms,
                   error))
      return FALSE;
  return notices != NULL;
}

static GtkWidget *
desk_meetings_book_get_side (DeskMeetingsView *view)
{
  return GTK_WIDGET (DESK_MEETINGS_BOOK (view)->side);
}

static gboolean
desk_meetings_book_has_side (DeskMeetingsView *view)
{
  return DESK_MEETINGS_BOOK (view)->editing;
}

/* Building */

static GtkWidget *
make_list (DeskMeetingsBook *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *older = gtk_button_new_with_mnemonic (_ ("Show _Older Ones"));
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *plan = gtk_button_new_with_mnemonic (_ ("P_lan Half a Year"));

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "desk-results");
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "desk-meetings-list");
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_SINGLE);
  gtk_list_box_set_activate_on_single_click (self->list, FALSE);
  gtk_list_box_set_header_func (self->list, add_heading, NULL, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Meetings"), -1);
  g_signal_connect_swapped (self->list, "row-selected", G_CALLBACK (on_row_selected), self);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (on_row_activated), self);
  gtk_box_append (GTK_BOX (content), GTK_WIDGET (self->list));
  gtk_widget_add_css_class (older, "flat");
  gtk_widget_set_margin_top (older, 6);
  gtk_widget_set_margin_bottom (older, 6);
  gtk_widget_set_halign (older, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (older, "clicked", G_CALLBACK (on_older), self);
  gtk_box_append (GTK_BOX (content), older);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), content);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (box), scroller);

  gtk_widget_add_css_class (bar, "desk-status");
  self->series_button = GTK_TOGGLE_BUTTON (gtk_toggle_button_new_with_mnemonic (_ ("_Series…")));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->series_button),
                               _ ("Which meetings come again: weekly, monthly, every term"));
  g_signal_connect_swapped (self->series_button, "clicked", G_CALLBACK (on_series), self);
  gtk_widget_set_tooltip_text (plan, _ ("Puts the meetings of all series on the list"));
  g_signal_connect_swapped (plan, "clicked", G_CALLBACK (on_plan), self);
  gtk_widget_set_hexpand (plan, TRUE);
  gtk_box_append (GTK_BOX (bar), plan);
  gtk_box_append (GTK_BOX (bar), GTK_WIDGET (self->series_button));
  gtk_box_append (GTK_BOX (box), bar);
  gtk_widget_add_css_class (box, "desk-meetings-left");
  gtk_widget_set_size_request (box, 240, -1);
  gtk_widget_set_hexpand (box, FALSE);
  return box;
}

/* What tells series apart; the rest is at the side. */
static GtkWidget *
make_series (DeskMeetingsBook *self)
{
  static const char *const fields[] = { "title", "rhythm", "weekday", "day",
                                        "start", "room", "active" };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *hint = desk_inventory_label (
    _ ("A weekday and a time that are not set are those of the preferences."), "dim-label");
  GtkWidget *create = gtk_button_new_with_mnemonic (_ ("New _Series"));
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *view;

  self->series = desk_query_new (desk_office_get_store (get_office (self)), &desk_kind_series);
  self->series_selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->series)));
  gtk_single_selection_set_autoselect (self->series_selection, FALSE);
  gtk_single_selection_set_can_unselect (self->series_selection, TRUE);
  gtk_single_selection_set_selected (self->series_selection, GTK_INVALID_LIST_POSITION);
  g_signal_connect_swapped (self->series_selection, "notify::selected-item",
                            G_CALLBACK (on_series_selected), self);
  view = gtk_column_view_new (GTK_SELECTION_MODEL (g_object_ref (self->series_selection)));
  gtk_widget_add_css_class (view, "data-table");
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Series of meetings"), -1);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    desk_record_list_add_column (GTK_COLUMN_VIEW (view),
                                 desk_kind_get_field (&desk_kind_series, fields[i]));
  gtk_widget_add_css_class (bar, "desk-meetings-head");
  gtk_widget_set_hexpand (hint, TRUE);
  gtk_box_append (GTK_BOX (bar), hint);
  g_signal_connect_swapped (create, "clicked", G_CALLBACK (on_new_series), self);
  gtk_box_append (GTK_BOX (bar), create);
  gtk_box_append (GTK_BOX (box), bar);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (box), scroller);
  return box;
}

static GtkWidget *
make_hits (DeskMeetingsBook *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->hits_title = GTK_LABEL (desk_inventory_heading (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->hits_title), "desk-meetings-heading");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->hits_title));
  self->hits = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->hits), "desk-results");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->hits), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Found in the minutes"), -1);
  g_signal_connect_swapped (self->hits, "row-activated", G_CALLBACK (on_hit), self);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->hits));
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (box), scroller);
  return box;
}

static GtkWidget *
make_empty (DeskMeetingsBook *self)
{
  GtkWidget *page = adw_status_page_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *plan = gtk_button_new_with_mnemonic (_ ("_Plan the Weekly Meetings"));
  GtkWidget *single = gtk_button_new_with_mnemonic (_ ("_New Meeting…"));

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "desk-meetings-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _ ("No Meeting Yet"));
  adw_status_page_set_description (
    ADW_STATUS_PAGE (page),
    _ ("Meetings that come again are planned for half a year at once. In a meeting, its minutes "
       "are typed line by line; what somebody is to do becomes a task notice."));
  gtk_widget_add_css_class (plan, "pill");
  gtk_widget_add_css_class (plan, "suggested-action");
  g_signal_connect_swapped (plan, "clicked", G_CALLBACK (on_plan), self);
  gtk_widget_add_css_class (single, "pill");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (single), "win.meetings.new");
  gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), plan);
  gtk_box_append (GTK_BOX (box), single);
  adw_status_page_set_child (ADW_STATUS_PAGE (page), box);
  return page;
}

static void
desk_meetings_book_constructed (GObject *object)
{
  DeskMeetingsBook *self = DESK_MEETINGS_BOOK (object);
  DeskOffice *office = get_office (self);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *none = gtk_label_new (_ ("Choose a meeting on the left"));

  G_OBJECT_CLASS (desk_meetings_book_parent_class)->constructed (object);

  self->months_back = BACK_MONTHS;
  self->root = GTK_STACK (gtk_stack_new ());
  gtk_stack_add_named (self->root, make_empty (self), "empty");
  gtk_box_append (GTK_BOX (box), make_list (self));
  self->right = GTK_STACK (gtk_stack_new ());
  gtk_stack_set_hhomogeneous (self->right, FALSE);
  gtk_widget_set_hexpand (GTK_WIDGET (self->right), TRUE);
  gtk_widget_add_css_class (none, "dim-label");
  gtk_stack_add_named (self->right, none, "none");
  self->page = DESK_MEETINGS_PAGE (desk_meetings_page_new (office));
  g_signal_connect_swapped (self->page, "edit", G_CALLBACK (on_edit), self);
  g_signal_connect_swapped (self->page, "failed", G_CALLBACK (on_page_failed), self);
  g_signal_connect_swapped (self->page, "done", G_CALLBACK (on_page_done), self);
  g_signal_connect_swapped (self->page, "preview", G_CALLBACK (on_page_preview), self);
  gtk_stack_add_named (self->right, GTK_WIDGET (self->page), "meeting");
  gtk_stack_add_named (self->right, make_hits (self), "hits");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->right));
  gtk_stack_add_named (self->root, box, "book");
  desk_meetings_view_set_child (DESK_MEETINGS_VIEW (self), GTK_WIDGET (self->root));

  self->editor = DESK_RECORD_EDITOR (desk_record_editor_new (office, &desk_kind_meetings));
  g_signal_connect_swapped (self->editor, "saved", G_CALLBACK (on_saved), self);
  g_signal_connect_swapped (self->editor, "removed", G_CALLBACK (on_removed), self);
  self->series_editor = DESK_RECORD_EDITOR (desk_record_editor_new (office, &desk_kind_series));
  g_signal_connect_swapped (self->series_editor, "removed", G_CALLBACK (on_removed), self);
  self->side = GTK_STACK (gtk_stack_new ());
  gtk_stack_set_hhomogeneous (self->side, FALSE);
  gtk_stack_set_vhomogeneous (self->side, FALSE);
  gtk_stack_add_named (self->side, GTK_WIDGET (self->editor), "meeting");
  gtk_stack_add_named (self->side, GTK_WIDGET (self->series_editor), "series");
}

static void
desk_meetings_book_dispose (GObject *object)
{
  DeskMeetingsBook *self = DESK_MEETINGS_BOOK (object);

  self->filling = TRUE;
  g_clear_object (&self->series_selection);
  g_clear_object (&self->series);
  g_clear_pointer (&self->shown, desk_meeting_free);
  g_clear_pointer (&self->searched, g_free);

  G_OBJECT_CLASS (desk_meetings_book_parent_class)->dispose (object);
}

static void
desk_meetings_book_class_init (DeskMeetingsBookClass *klass)
{
  static const char *const forms[] = { "meeting-minutes", "task-notice", NULL };
  DeskMeetingsViewClass *view_class = DESK_MEETINGS_VIEW_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = desk_meetings_book_constructed;
  G_OBJECT_CLASS (klass)->dispose = desk_meetings_book_dispose;
  view_class->forms = forms;
  view_class->create_label = N_ ("_New Meeting…");
  view_class->search_hint = N_ ("Search all minutes");
  view_class->refresh = desk_meetings_book_refresh;
  view_class->get_side = desk_meetings_book_get_side;
  view_class->has_side = desk_meetings_book_has_side;
  view_class->search = desk_meetings_book_search;
  view_class->create = desk_meetings_book_create;
  view_class->go = desk_meetings_book_go;
  view_class->show_record = desk_meetings_book_show_record;
  view_class->offers = desk_meetings_book_offers;
  view_class->build_forms = desk_meetings_book_build_forms;
}

static void
desk_meetings_book_init (DeskMeetingsBook *self)
{
}
