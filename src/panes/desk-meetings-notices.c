/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk-meetings-notices.h"

#include <adwaita.h>
#include <string.h>

#include "desk-board.h"
#include "desk-forms.h"
#include "desk-inventory-parts.h"
#include "desk-language.h"
#include "desk-meetings-issue.h"
#include "desk-meetings-notice.h"
#include "desk-meetings-words.h"
#include "desk-people-picker.h"
#include "desk-query.h"
#include "desk-record-list.h"
#include "desk-text.h"

/* How long what is confirmed is still seen on the board. */
#define CONFIRMED_DAYS 14
/* What dragging a card to "in progress" says, until the receiver says more. */
#define FIRST_PERCENT 10

static const char *const columns[] = { "issued", "received", "in-progress", "done", "confirmed" };
static const char *const fields[] = { "number", "person", "department", "content",
                                      "due", "state", "progress", "issuer" };

struct _DeskMeetingsNotices
{
  DeskMeetingsView parent_instance;

  char *text;          /* (nullable): what is searched */
  GArray *departments; /* gint64, as in the drop-down after "all" */
  GArray *unprinted;   /* gint64: those shown that are not printed yet */
  gboolean filling;
  gboolean issuing; /* a new one is written at the side */

  GtkWidget *box;
  DeskPeoplePicker *person;
  GtkDropDown *department;
  GtkToggleButton *overdue;
  GtkToggleButton *board_button;
  GtkLabel *count;
  GtkStack *stack;
  DeskBoard *board;
  DeskQuery *rows;
  GtkSingleSelection *selection;
  GtkColumnView *table;

  GtkStack *side;
  DeskMeetingsNotice *page;
  DeskMeetingsIssue *issue;
};

G_DEFINE_FINAL_TYPE (DeskMeetingsNotices, desk_meetings_notices, DESK_TYPE_MEETINGS_VIEW)

static DeskOffice *
get_office (DeskMeetingsNotices *self)
{
  return desk_meetings_view_get_office (DESK_MEETINGS_VIEW (self));
}

static void
fail (DeskMeetingsNotices *self,
      const GError        *error)
{
  desk_meetings_view_fail (DESK_MEETINGS_VIEW (self), error);
}

/* Which notices */

static gboolean
is_filtered (DeskMeetingsNotices *self)
{
  return self->text != NULL || desk_people_picker_get_person (self->person) != 0 ||
         gtk_drop_down_get_selected (self->department) > 0 ||
         gtk_toggle_button_get_active (self->overdue);
}

static gboolean
contains (const char *text,
          const char *part)
{
  g_autofree char *folded = text != NULL ? g_utf8_casefold (text, -1) : NULL;

  return folded != NULL && strstr (folded, part) != NULL;
}

static gboolean
matches (DeskMeetingsNotices *self,
         const DeskNotice    *notice)
{
  g_autofree char *part = NULL;
  g_autofree char *pinyin = NULL;
  g_autofree char *initials = NULL;

  if (gtk_toggle_button_get_active (self->overdue) && !notice->late)
    return FALSE;
  if (self->text == NULL)
    return TRUE;
  part = g_utf8_casefold (self->text, -1);
  pinyin = desk_text_pinyin (notice->to);
  initials = desk_text_initials (notice->to);
  return contains (notice->number, part) || contains (notice->content, part) ||
         contains (notice->to, part) || contains (notice->acting_name, part) ||
         contains (pinyin, part) || contains (initials, part);
}

/* Returns: (transfer full) (nullable): what the filter lets through, by number */
static GPtrArray *
read_notices (DeskMeetingsNotices  *self,
              GError              **error)
{
  guint department = gtk_drop_down_get_selected (self->department);
  DeskNoticeFilter filter = {
    .person = desk_people_picker_get_person (self->person),
    .department = department > 0 && department <= self->departments->len
                    ? g_array_index (self->departments, gint64, department - 1)
                    : 0,
  };
  GPtrArray *notices = desk_notices_list (get_office (self), &filter, error);

  for (guint i = notices != NULL ? notices->len : 0; i > 0; i--)
    if (!matches (self, notices->pdata[i - 1]))
      g_ptr_array_remove_index (notices, i - 1);
  return notices;
}

static void
fill_departments (DeskMeetingsNotices *self)
{
  g_autoptr (DeskQuery) query =
    desk_query_new (desk_office_get_store (get_office (self)), &desk_kind_departments);
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  guint selected = gtk_drop_down_get_selected (self->department);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (query));

  gtk_string_list_append (labels, _ ("All departments"));
  g_array_set_size (self->departments, 0);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (DeskRecord) record = g_list_model_get_item (G_LIST_MODEL (query), i);
      gint64 id = desk_record_get_id (record);

      gtk_string_list_append (labels, desk_record_get_title (record));
      g_array_append_val (self->departments, id);
    }
  self->filling = TRUE;
  gtk_drop_down_set_model (self->department, G_LIST_MODEL (labels));
  gtk_drop_down_set_selected (self->department, selected <= n ? selected : 0);
  self->filling = FALSE;
}

/* The board */

static const char *
column_of (const DeskNotice *notice)
{
  /* What was sent back has to be done again: it waits where it waited first. */
  return g_str_equal (notice->state, "returned") ? "issued" : notice->state;
}

static gboolean
is_on_board (const DeskNotice *notice)
{
  DeskDate closed;
  int minutes;

  if (g_str_equal (notice->state, "void"))
    return FALSE;
  if (notice->closed == NULL)
    return TRUE;
  return desk_moment_parse (notice->closed, &closed, &minutes) &&
         closed >= desk_date_today () - CONFIRMED_DAYS;
}

static void
fill_board (DeskMeetingsNotices *self,
            GPtrArray           *notices)
{
  g_autoptr (GArray) cards = g_array_new (FALSE, TRUE, sizeof (DeskBoardCardInfo));
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  DeskDate today = desk_date_today ();

  for (guint i = 0; i < notices->len; i++)
    {
      const DeskNotice *notice = notices->pdata[i];
      char *due = notice->closed != NULL ? NULL
                                         : desk_meetings_due_words (notice->due, notice->late);
      DeskBoardCardInfo info = {
        .id = notice->id,
        .column = column_of (notice),
        .title = notice->to,
        .corner = strrchr (notice->number, '-') + 1,
        .chip = g_str_equal (notice->state, "returned") ? _ ("sent back") : NULL,
        .text = notice->content,
        .due = due,
        .more = notice->number,
        .progress = g_str_equal (notice->state, "in-progress") ? (double) notice->progress / 100
                                                               : -1,
        .look = notice->late                                     ? DESK_BOARD_LATE
                : notice->closed == NULL && notice->due == today ? DESK_BOARD_SOON
                                                                 : DESK_BOARD_PLAIN,
      };

      g_ptr_array_add (words, due);
      if (is_on_board (notice))
        g_array_append_val (cards, info);
    }
  desk_board_set_cards (self->board, (const DeskBoardCardInfo *) cards->data, cards->len);
  desk_board_select (self->board, desk_meetings_notice_get_notice (self->page));
}

static void
fill_table (DeskMeetingsNotices *self,
            GPtrArray           *notices)
{
  g_autoptr (GString) where = g_string_new ("id IN (0");

  for (guint i = 0; i < notices->len; i++)
    g_string_append_printf (where, ", %" G_GINT64_FORMAT, ((DeskNotice *) notices->pdata[i])->id);
  g_string_append_c (where, ')');
  desk_query_set_filter (self->rows, where->str);
  gtk_single_selection_set_selected (
    self->selection, desk_query_find (self->rows, desk_meetings_notice_get_notice (self->page)));
}

static void
say_count (DeskMeetingsNotices *self,
           GPtrArray           *notices)
{
  guint n = 0, n_late = 0;
  g_autofree char *text = NULL;

  g_array_set_size (self->unprinted, 0);
  for (guint i = 0; i < notices->len; i++)
    {
      const DeskNotice *notice = notices->pdata[i];

      n += notice->closed == NULL;
      n_late += notice->late;
      if (notice->closed == NULL && notice->printed == NULL)
        g_array_append_val (self->unprinted, notice->id);
    }
  /* Translators: how many notices are open, and how many of them are overdue */
  text = g_strdup_printf (_ ("%1$u open, %2$u overdue"), n, n_late);
  gtk_label_set_label (self->count, text);
}

static void
show_stack (DeskMeetingsNotices *self,
            guint                n_shown)
{
  const char *child =
    gtk_toggle_button_get_active (self->board_button) ? "board" : "table";

  if (n_shown == 0)
    child = is_filtered (self) ? "none" : "empty";
  gtk_stack_set_visible_child_name (self->stack, child);
}

static gboolean
desk_meetings_notices_refresh (DeskMeetingsView  *view,
                               GError           **error)
{
  DeskMeetingsNotices *self = DESK_MEETINGS_NOTICES (view);
  gint64 shown = desk_meetings_notice_get_notice (self->page);
  g_autoptr (GPtrArray) notices = NULL;

  fill_departments (self);
  /* One that is gone, as by undoing its issue, is not shown any more. */
  if (shown != 0 && !desk_meetings_notice_show (self->page, shown, NULL))
    desk_meetings_notice_show (self->page, 0, NULL);
  notices = read_notices (self, error);
  if (notices == NULL)
    return FALSE;
  self->filling = TRUE;
  fill_board (self, notices);
  fill_table (self, notices);
  self->filling = FALSE;
  say_count (self, notices);
  show_stack (self, notices->len);
  desk_meetings_view_forms_changed (view);
  return TRUE;
}

static void
refresh (DeskMeetingsNotices *self)
{
  g_autoptr (GError) error = NULL;

  if (!desk_meetings_notices_refresh (DESK_MEETINGS_VIEW (self), &error))
    fail (self, error);
}

/* The side */

static gboolean
desk_meetings_notices_has_side (DeskMeetingsView *view)
{
  DeskMeetingsNotices *self = DESK_MEETINGS_NOTICES (view);

  gtk_stack_set_visible_child_name (self->side, self->issuing ? "issue" : "notice");
  return self->issuing || desk_meetings_notice_get_notice (self->page) != 0;
}

/* Returns: whether there is such a notice; 0 selects none */
static gboolean
select_notice (DeskMeetingsNotices *self,
               gint64               notice,
               gboolean             open)
{
  g_autoptr (GError) error = NULL;

  if (!desk_meetings_notice_show (self->page, notice, &error))
    {
      fail (self, error);
      return FALSE;
    }
  self->issuing = FALSE;
  self->filling = TRUE;
  desk_board_select (self->board, notice);
  gtk_single_selection_set_selected (self->selection, desk_query_find (self->rows, notice));
  self->filling = FALSE;
  desk_meetings_view_side_changed (DESK_MEETINGS_VIEW (self), open);
  desk_meetings_view_forms_changed (DESK_MEETINGS_VIEW (self));
  return TRUE;
}

/* What the user does */

static void
on_selected (DeskMeetingsNotices *self,
             gint64               notice)
{
  if (self->filling || (notice == 0 && self->issuing))
    return;
  desk_meetings_view_done (DESK_MEETINGS_VIEW (self));
  select_notice (self, notice, FALSE);
}

static void
on_row (DeskMeetingsNotices *self)
{
  DeskRecord *record = gtk_single_selection_get_selected_item (self->selection);

  if (!self->filling && record != NULL)
    on_selected (self, desk_record_get_id (record));
}

static void
on_activated (DeskMeetingsNotices *self,
              gint64               notice)
{
  select_notice (self, notice, TRUE);
  gtk_widget_child_focus (GTK_WIDGET (self->page), GTK_DIR_TAB_FORWARD);
}

static void
on_row_activated (DeskMeetingsNotices *self,
                  guint                position)
{
  g_autoptr (DeskRecord) record = g_list_model_get_item (G_LIST_MODEL (self->rows), position);

  if (record != NULL)
    on_activated (self, desk_record_get_id (record));
}

static gboolean
carry_to (DeskMeetingsNotices  *self,
          const DeskNotice     *notice,
          const char           *column,
          GError              **error)
{
  DeskOffice *office = get_office (self);

  if (g_str_equal (column, "received"))
    return desk_notices_receive (office, notice->id, 0, error);
  if (g_str_equal (column, "in-progress"))
    return desk_notices_progress (office, notice->id, MAX (notice->progress, FIRST_PERCENT), NULL,
                                  0, error);
  if (g_str_equal (column, "done"))
    return desk_notices_done (office, notice->id, NULL, 0, error);
  return desk_notices_confirm (office, notice->id, desk_meetings_confirmer (office, notice), error);
}

/* Dragging a card is the verb of the column: what is refused says why. */
static void
on_moved (DeskMeetingsNotices *self,
          gint64               id,
          const char          *column)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskNotice) notice = desk_notices_get (get_office (self), id, &error);
  gboolean back;

  if (notice == NULL)
    {
      fail (self, error);
      return;
    }
  if (g_str_equal (column_of (notice), column))
    return;
  desk_meetings_view_done (DESK_MEETINGS_VIEW (self));
  /* To go back is to be sent back, for a reason. */
  back = g_str_equal (column, "issued") ||
         (g_str_equal (notice->state, "done") && !g_str_equal (column, "confirmed"));
  if (back && notice->closed == NULL)
    {
      select_notice (self, id, TRUE);
      desk_meetings_notice_ask_reason (self->page);
      return;
    }
  if (!carry_to (self, notice, column, &error))
    {
      fail (self, error);
      return;
    }
  select_notice (self, id, g_str_equal (column, "in-progress"));
  if (g_str_equal (column, "in-progress"))
    desk_meetings_notice_ask_percent (self->page);
}

static void
on_filter (DeskMeetingsNotices *self)
{
  if (!self->filling)
    refresh (self);
}

static void
on_page_closed (DeskMeetingsNotices *self)
{
  select_notice (self, 0, FALSE);
}

static void
on_page_done (DeskMeetingsNotices *self)
{
  desk_meetings_view_done (DESK_MEETINGS_VIEW (self));
  refresh (self);
}

static void
on_part_failed (DeskMeetingsNotices *self,
                const GError        *error)
{
  fail (self, error);
}

static void
on_page_print (DeskMeetingsNotices *self)
{
  desk_meetings_view_preview (DESK_MEETINGS_VIEW (self), "task-notice");
}

static void
on_issued (DeskMeetingsNotices *self,
           gint64               notice)
{
  desk_meetings_view_done (DESK_MEETINGS_VIEW (self));
  select_notice (self, notice, TRUE);
}

static void
on_issue_closed (DeskMeetingsNotices *self)
{
  select_notice (self, desk_meetings_notice_get_notice (self->page), FALSE);
}

/* What the pane asks for */

static void
desk_meetings_notices_search (DeskMeetingsView *view,
                              const char       *text)
{
  DeskMeetingsNotices *self = DESK_MEETINGS_NOTICES (view);

  g_free (self->text);
  self->text = *text != '\0' ? g_strdup (text) : NULL;
  refresh (self);
}

static void
desk_meetings_notices_create (DeskMeetingsView *view)
{
  DeskMeetingsNotices *self = DESK_MEETINGS_NOTICES (view);

  self->issuing = TRUE;
  desk_meetings_view_side_changed (view, TRUE);
  desk_meetings_issue_begin (self->issue);
}

static gboolean
desk_meetings_notices_go (DeskMeetingsView *view,
                          const char       *where)
{
  DeskMeetingsNotices *self = DESK_MEETINGS_NOTICES (view);
  gint64 notice;

  if (g_str_equal (where, "overdue"))
    {
      gtk_toggle_button_set_active (self->overdue, TRUE);
      return TRUE;
    }
  notice = desk_date_parse (where) == DESK_DATE_NONE
             ? desk_notices_find (get_office (self), where, NULL)
             : 0;
  return notice != 0 && select_notice (self, notice, TRUE);
}

static gboolean
desk_meetings_notices_show_record (DeskMeetingsView *view,
                                   const DeskKind   *kind,
                                   gint64            id)
{
  DeskMeetingsNotices *self = DESK_MEETINGS_NOTICES (view);
  g_autoptr (DeskRecord) record = NULL;

  if (kind == &desk_kind_notice_events)
    {
      record = desk_record_get (desk_office_get_store (get_office (self)), kind, id, NULL);
      id = record != NULL ? desk_record_get_number (record, "notice") : 0;
    }
  else if (kind != &desk_kind_notices)
    return FALSE;
  return id != 0 && select_notice (self, id, TRUE);
}

/* The one at the side; else all that are shown and not printed yet. */
static gboolean
desk_meetings_notices_offers (DeskMeetingsView *view,
                              const char       *id)
{
  DeskMeetingsNotices *self = DESK_MEETINGS_NOTICES (view);

  return !g_str_equal (id, "task-notice") ||
         desk_meetings_notice_get_notice (self->page) != 0 || self->unprinted->len > 0;
}

static gboolean
add_form (DeskMeetingsNotices  *self,
          gint64                notice,
          GPtrArray            *forms,
          GError              **error)
{
  DeskFormRequest request = { .id = notice, .blank = notice == 0 };
  DeskForm *form = desk_forms_build (get_office (self), "task-notice", &request, error);

  if (form != NULL)
    g_ptr_array_add (forms, form);
  return form != NULL;
}

static gboolean
desk_meetings_notices_build_forms (DeskMeetingsView  *view,
                                   const char        *id,
                                   GPtrArray         *forms,
                                   GError           **error)
{
  DeskMeetingsNotices *self = DESK_MEETINGS_NOTICES (view);
  gint64 notice = desk_meetings_notice_get_notice (self->page);

  if (!g_str_equal (id, "task-notice"))
    return add_form (self, 0, forms, error);
  if (notice != 0)
    return add_form (self, notice, forms, error);
  for (guint i = 0; i < self->unprinted->len; i++)
    if (!add_form (self, g_array_index (self->unprinted, gint64, i), forms, error))
      return FALSE;
  return TRUE;
}

static GtkWidget *
desk_meetings_notices_get_side (DeskMeetingsView *view)
{
  return GTK_WIDGET (DESK_MEETINGS_NOTICES (view)->side);
}

/* Building */

static GtkWidget *
make_filters (DeskMeetingsNotices *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *looks = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *table = gtk_toggle_button_new_with_label (C_ ("notices", "Table"));
  GtkWidget *person = desk_people_picker_new (get_office (self), _ ("Whose notices"));

  gtk_widget_add_css_class (bar, "desk-filters");
  gtk_widget_add_css_class (looks, "linked");
  self->board_button =
    GTK_TOGGLE_BUTTON (gtk_toggle_button_new_with_label (C_ ("notices", "Board")));
  gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (table), self->board_button);
  gtk_toggle_button_set_active (self->board_button, TRUE);
  g_signal_connect_swapped (self->board_button, "toggled", G_CALLBACK (on_filter), self);
  gtk_box_append (GTK_BOX (looks), GTK_WIDGET (self->board_button));
  gtk_box_append (GTK_BOX (looks), table);
  gtk_box_append (GTK_BOX (bar), looks);

  self->person = DESK_PEOPLE_PICKER (person);
  desk_people_picker_set_allow_none (self->person, TRUE);
  desk_people_picker_set_none_label (self->person, _ ("Everybody"));
  g_signal_connect_swapped (person, "chosen", G_CALLBACK (on_filter), self);
  gtk_box_append (GTK_BOX (bar), person);
  self->department = GTK_DROP_DOWN (gtk_drop_down_new (NULL, NULL));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->department), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Department"), -1);
  g_signal_connect_swapped (self->department, "notify::selected", G_CALLBACK (on_filter), self);
  gtk_box_append (GTK_BOX (bar), GTK_WIDGET (self->department));
  self->overdue = GTK_TOGGLE_BUTTON (gtk_toggle_button_new_with_mnemonic (_ ("_Overdue Only")));
  g_signal_connect_swapped (self->overdue, "toggled", G_CALLBACK (on_filter), self);
  gtk_box_append (GTK_BOX (bar), GTK_WIDGET (self->overdue));
  self->count = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->count), "dim-label");
  gtk_label_set_ellipsize (self->count, PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (self->count, 1);
  gtk_widget_set_hexpand (GTK_WIDGET (self->count), TRUE);
  gtk_box_append (GTK_BOX (bar), GTK_WIDGET (self->count));
  return bar;
}

static GtkWidget *
make_board (DeskMeetingsNotices *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  DeskBoardColumnInfo infos[G_N_ELEMENTS (columns)] = { 0 };

  self->board = DESK_BOARD (desk_board_new (_ ("Board of the task notices")));
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      infos[i].id = columns[i];
      infos[i].title = desk_meetings_notice_state_word (columns[i]);
    }
  desk_board_set_columns (self->board, infos, G_N_ELEMENTS (infos));
  g_signal_connect_swapped (self->board, "selected", G_CALLBACK (on_selected), self);
  g_signal_connect_swapped (self->board, "activated", G_CALLBACK (on_activated), self);
  g_signal_connect_swapped (self->board, "moved", G_CALLBACK (on_moved), self);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->board));
  return scroller;
}

static GtkWidget *
make_table (DeskMeetingsNotices *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->rows = desk_query_new (desk_office_get_store (get_office (self)), &desk_kind_notices);
  desk_query_set_filter (self->rows, "id = 0");
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->rows)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  self->table = GTK_COLUMN_VIEW (
    gtk_column_view_new (GTK_SELECTION_MODEL (g_object_ref (self->selection))));
  gtk_widget_add_css_class (GTK_WIDGET (self->table), "data-table");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->table), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Task notices"), -1);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    desk_record_list_add_column (self->table, desk_kind_get_field (&desk_kind_notices, fields[i]));
  g_signal_connect_swapped (self->selection, "notify::selected-item", G_CALLBACK (on_row), self);
  g_signal_connect_swapped (self->table, "activate", G_CALLBACK (on_row_activated), self);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->table));
  return scroller;
}

static GtkWidget *
make_status (const char *icon,
             const char *title,
             const char *text)
{
  GtkWidget *page = adw_status_page_new ();

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), icon);
  adw_status_page_set_title (ADW_STATUS_PAGE (page), title);
  adw_status_page_set_description (ADW_STATUS_PAGE (page), text);
  return page;
}

static void
make_side (DeskMeetingsNotices *self)
{
  self->side = GTK_STACK (gtk_stack_new ());
  gtk_stack_set_hhomogeneous (self->side, FALSE);
  gtk_stack_set_vhomogeneous (self->side, FALSE);
  self->page = DESK_MEETINGS_NOTICE (desk_meetings_notice_new (get_office (self)));
  g_signal_connect_swapped (self->page, "closed", G_CALLBACK (on_page_closed), self);
  g_signal_connect_swapped (self->page, "print", G_CALLBACK (on_page_print), self);
  g_signal_connect_swapped (self->page, "done", G_CALLBACK (on_page_done), self);
  g_signal_connect_swapped (self->page, "failed", G_CALLBACK (on_part_failed), self);
  gtk_stack_add_named (self->side, GTK_WIDGET (self->page), "notice");
  self->issue = DESK_MEETINGS_ISSUE (desk_meetings_issue_new (get_office (self)));
  g_signal_connect_swapped (self->issue, "issued", G_CALLBACK (on_issued), self);
  g_signal_connect_swapped (self->issue, "closed", G_CALLBACK (on_issue_closed), self);
  g_signal_connect_swapped (self->issue, "failed", G_CALLBACK (on_part_failed), self);
  gtk_stack_add_named (self->side, GTK_WIDGET (self->issue), "issue");
}

static void
desk_meetings_notices_constructed (GObject *object)
{
  DeskMeetingsNotices *self = DESK_MEETINGS_NOTICES (object);

  G_OBJECT_CLASS (desk_meetings_notices_parent_class)->constructed (object);

  self->departments = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->unprinted = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->filling = TRUE;
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (self->box), make_filters (self));
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_add_named (self->stack, make_board (self), "board");
  gtk_stack_add_named (self->stack, make_table (self), "table");
  gtk_stack_add_named (self->stack,
                       make_status ("edit-find-symbolic", _ ("No Notice Is Found So"),
                                    _ ("Other words, or fewer filters?")),
                       "none");
  gtk_stack_add_named (
    self->stack,
    make_status ("emblem-documents-symbolic", _ ("No Task Notice Yet"),
                 _ ("A task of a meeting becomes a numbered notice by itself. Others are issued "
                    "here: to a person or a department, with a day by which it is done.")),
    "empty");
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->stack));
  make_side (self);
  desk_meetings_view_set_child (DESK_MEETINGS_VIEW (self), self->box);
  self->filling = FALSE;
}

static void
desk_meetings_notices_dispose (GObject *object)
{
  DeskMeetingsNotices *self = DESK_MEETINGS_NOTICES (object);

  self->filling = TRUE;
  g_clear_object (&self->selection);
  g_clear_object (&self->rows);
  g_clear_pointer (&self->departments, g_array_unref);
  g_clear_pointer (&self->unprinted, g_array_unref);
  g_clear_pointer (&self->text, g_free);

  G_OBJECT_CLASS (desk_meetings_notices_parent_class)->dispose (object);
}

static void
desk_meetings_notices_class_init (DeskMeetingsNoticesClass *klass)
{
  static const char *const forms[] = { "task-notice", "task-notice:blank", NULL };
  DeskMeetingsViewClass *view_class = DESK_MEETINGS_VIEW_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = desk_meetings_notices_constructed;
  G_OBJECT_CLASS (klass)->dispose = desk_meetings_notices_dispose;
  view_class->forms = forms;
  view_class->create_label = N_ ("_New Notice…");
  view_class->search_hint = N_ ("Number, task, name or pinyin");
  view_class->refresh = desk_meetings_notices_refresh;
  view_class->get_side = desk_meetings_notices_get_side;
  view_class->has_side = desk_meetings_notices_has_side;
  view_class->search = desk_meetings_notices_search;
  view_class->create = desk_meetings_notices_create;
  view_class->go = desk_meetings_notices_go;
  view_class->show_record = desk_meetings_notices_show_record;
  view_class->offers = desk_meetings_notices_offers;
  view_class->build_forms = desk_meetings_notices_build_forms;
}

static void
desk_meetings_notices_init (DeskMeetingsNotices *self)
{
}
