/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk-meetings-reports.h"

#include "desk-forms.h"
#include "desk-inventory-parts.h"
#include "desk-language.h"
#include "desk-meetings-report.h"
#include "desk-meetings-words.h"
#include "desk-people.h"
#include "desk-period-switcher.h"
#include "desk-reports.h"
#include "desk-table-mapping.h"
#include "desk-table-reader.h"

struct _DeskMeetingsReports
{
  DeskMeetingsView parent_instance;

  gboolean filling;

  GtkWidget *box;
  DeskPeriodSwitcher *period;
  GtkLabel *count;
  GtkListBox *list;
  DeskMeetingsReport *page;
};

G_DEFINE_FINAL_TYPE (DeskMeetingsReports, desk_meetings_reports, DESK_TYPE_MEETINGS_VIEW)

static DeskOffice *
get_office (DeskMeetingsReports *self)
{
  return desk_meetings_view_get_office (DESK_MEETINGS_VIEW (self));
}

static DeskDate
get_week (DeskMeetingsReports *self)
{
  return desk_period_switcher_get_start (self->period);
}

static void
fail (DeskMeetingsReports *self,
      const GError        *error)
{
  desk_meetings_view_fail (DESK_MEETINGS_VIEW (self), error);
}

/* The list */

static GtkWidget *
make_row (const DeskReport *report)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *name = gtk_label_new (report->name);
  GtkWidget *department = gtk_label_new (report->department);
  GtkWidget *done = gtk_label_new (report->done);
  g_autofree char *at =
    report->handed_in != NULL ? desk_inventory_moment (report->handed_in) : NULL;
  GtkWidget *when = gtk_label_new (at);
  const char *state = report->reviewed != NULL    ? _ ("reviewed")
                      : report->handed_in != NULL ? _ ("handed in")
                      : report->id != 0           ? _ ("begun")
                                                  : _ ("missing");
  const char *css = report->reviewed != NULL || report->handed_in != NULL ? "regular" : "away";
  GtkWidget *chip = desk_meetings_chip (state, css);

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_width_chars (GTK_LABEL (name), 8);
  gtk_label_set_xalign (GTK_LABEL (department), 0);
  gtk_label_set_width_chars (GTK_LABEL (department), 10);
  gtk_widget_add_css_class (department, "dim-label");
  gtk_label_set_xalign (GTK_LABEL (done), 0);
  gtk_label_set_ellipsize (GTK_LABEL (done), PANGO_ELLIPSIZE_END);
  gtk_label_set_single_line_mode (GTK_LABEL (done), TRUE);
  gtk_widget_set_hexpand (done, TRUE);
  gtk_widget_add_css_class (done, "dim-label");
  gtk_widget_add_css_class (when, "dim-label");
  gtk_label_set_width_chars (GTK_LABEL (chip), 9);
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), department);
  gtk_box_append (GTK_BOX (box), done);
  gtk_box_append (GTK_BOX (box), when);
  gtk_box_append (GTK_BOX (box), chip);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  report->name, -1);
  g_object_set_data (G_OBJECT (row), "person", GINT_TO_POINTER ((int) report->person));
  return row;
}

static gint64
row_person (GtkListBoxRow *row)
{
  return row != NULL ? GPOINTER_TO_INT (g_object_get_data (G_OBJECT (row), "person")) : 0;
}

static GtkListBoxRow *
find_row (DeskMeetingsReports *self,
          gint64               person)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (person != 0 && row_person (row) == person)
      return row;
  return NULL;
}

static void
say_count (DeskMeetingsReports *self,
           GPtrArray           *reports)
{
  guint n_in = 0, n_reviewed = 0;
  g_autofree char *text = NULL;

  for (guint i = 0; i < reports->len; i++)
    {
      const DeskReport *report = reports->pdata[i];

      n_in += report->handed_in != NULL;
      n_reviewed += report->reviewed != NULL;
    }
  /* Translators: how many reports are handed in, of how many, and how many are reviewed */
  text = g_strdup_printf (_ ("%1$u of %2$u handed in, %3$u reviewed"), n_in, reports->len,
                          n_reviewed);
  gtk_label_set_label (self->count, text);
}

static gboolean
desk_meetings_reports_refresh (DeskMeetingsView  *view,
                               GError           **error)
{
  DeskMeetingsReports *self = DESK_MEETINGS_REPORTS (view);
  gint64 person = desk_meetings_report_get_person (self->page);
  g_autoptr (GPtrArray) reports = desk_reports_list (get_office (self), get_week (self), error);
  GtkWidget *focus = gtk_widget_get_focus_child (GTK_WIDGET (self->list));
  int focused =
    GTK_IS_LIST_BOX_ROW (focus) ? gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (focus)) : -1;
  GtkWidget *row;

  if (reports == NULL)
    return FALSE;
  self->filling = TRUE;
  while ((row = GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, 0))) != NULL)
    gtk_list_box_remove (self->list, row);
  for (guint i = 0; i < reports->len; i++)
    gtk_list_box_append (self->list, make_row (reports->pdata[i]));
  if (person != 0 && !desk_meetings_report_show (self->page, person, get_week (self), NULL))
    desk_meetings_report_show (self->page, 0, get_week (self), NULL);
  gtk_list_box_select_row (self->list,
                           find_row (self, desk_meetings_report_get_person (self->page)));
  if (focused >= 0 && focused < (int) reports->len)
    gtk_widget_grab_focus (
      GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, focused)));
  self->filling = FALSE;
  say_count (self, reports);
  return TRUE;
}

static void
refresh (DeskMeetingsReports *self)
{
  g_autoptr (GError) error = NULL;

  if (!desk_meetings_reports_refresh (DESK_MEETINGS_VIEW (self), &error))
    fail (self, error);
}

/* The side */

static gboolean
select_person (DeskMeetingsReports *self,
               gint64               person,
               gboolean             open)
{
  g_autoptr (GError) error = NULL;

  if (!desk_meetings_report_show (self->page, person, get_week (self), &error))
    {
      fail (self, error);
      return FALSE;
    }
  self->filling = TRUE;
  gtk_list_box_select_row (self->list, find_row (self, person));
  self->filling = FALSE;
  desk_meetings_view_side_changed (DESK_MEETINGS_VIEW (self), open);
  desk_meetings_view_forms_changed (DESK_MEETINGS_VIEW (self));
  return TRUE;
}

static void
on_row_selected (DeskMeetingsReports *self,
                 GtkListBoxRow       *row)
{
  if (self->filling || row == NULL)
    return;
  desk_meetings_view_done (DESK_MEETINGS_VIEW (self));
  select_person (self, row_person (row), FALSE);
}

static void
on_row_activated (DeskMeetingsReports *self,
                  GtkListBoxRow       *row)
{
  select_person (self, row_person (row), TRUE);
  desk_meetings_report_focus (self->page);
}

static void
on_period (DeskMeetingsReports *self)
{
  if (!self->filling)
    refresh (self);
}

static void
on_page_closed (DeskMeetingsReports *self)
{
  select_person (self, 0, FALSE);
}

static void
on_page_print (DeskMeetingsReports *self)
{
  desk_meetings_view_preview (DESK_MEETINGS_VIEW (self), "work-report");
}

static void
on_page_done (DeskMeetingsReports *self)
{
  desk_meetings_view_done (DESK_MEETINGS_VIEW (self));
  refresh (self);
}

static void
on_page_failed (DeskMeetingsReports *self,
                const GError        *error)
{
  fail (self, error);
}

/* A table from elsewhere */

static const char *const pasted[] = { "person", "done", "shortcomings", "next" };

/* Returns: (transfer full) (nullable): which columns are what, by their heads */
static DeskTableMapping *
map_columns (DeskTable  *table,
             GError    **error)
{
  DeskTableField fields[G_N_ELEMENTS (pasted)];
  g_autoptr (GPtrArray) heads = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (DeskTableMapping) mapping = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (pasted); i++)
    {
      const DeskField *field = desk_kind_get_field (&desk_kind_reports, pasted[i]);
      char *words = g_strconcat (desk_field_get_label (field), "|", field->aliases, NULL);

      g_ptr_array_add (heads, words);
      fields[i] = (DeskTableField){ pasted[i], words, i == 0 };
    }
  mapping = desk_table_mapping_new (fields, G_N_ELEMENTS (pasted), desk_table_get_heads (table),
                                    NULL);
  if (mapping->problems[0] == NULL)
    return g_steal_pointer (&mapping);
  g_set_error_literal (error, DESK_ERROR, DESK_ERROR_INVALID, mapping->problems[0]);
  return NULL;
}

static const char *
pasted_cell (DeskTable              *table,
             const DeskTableMapping *mapping,
             guint                   row,
             guint                   which)
{
  return mapping->columns[which] >= 0
           ? desk_table_get_cell (table, row, (guint) mapping->columns[which])
           : NULL;
}

static gboolean
paste_text (DeskMeetingsReports  *self,
            const char           *text,
            GError              **error)
{
  g_autoptr (DeskTable) table = desk_table_read_text (text, error);
  g_autoptr (DeskTableMapping) mapping = table != NULL ? map_columns (table, error) : NULL;
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_free);

  if (mapping == NULL)
    return FALSE;
  for (guint i = 0; i < desk_table_get_n_rows (table); i++)
    {
      const char *name = pasted_cell (table, mapping, i, 0);
      gint64 person = desk_people_find (get_office (self), name != NULL ? name : "", error);
      DeskReportInput *input;

      if (person == 0)
        return FALSE;
      input = g_new0 (DeskReportInput, 1);
      input->person = person;
      input->done = pasted_cell (table, mapping, i, 1);
      input->shortcomings = pasted_cell (table, mapping, i, 2);
      input->next = pasted_cell (table, mapping, i, 3);
      g_ptr_array_add (rows, input);
    }
  return desk_reports_paste (get_office (self), get_week (self), rows, error);
}

static void
on_pasted (GObject      *clipboard,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (DeskMeetingsReports) self = data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (clipboard), result, NULL);
  g_autoptr (GError) error = NULL;

  if (text == NULL || *text == '\0')
    g_set_error_literal (&error, DESK_ERROR, DESK_ERROR_INVALID,
                         _ ("There are no cells to paste: copy them in the spreadsheet first, the "
                            "head row too."));
  if (error != NULL || !paste_text (self, text, &error))
    fail (self, error);
  else
    on_page_done (self);
}

static void
on_paste (DeskMeetingsReports *self)
{
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (self)), NULL, on_pasted,
                                 g_object_ref (self));
}

static gboolean
on_paste_key (GtkWidget *widget,
              GVariant  *arguments,
              gpointer   data)
{
  on_paste (DESK_MEETINGS_REPORTS (widget));
  return TRUE;
}

/* What the pane asks for */

static gboolean
desk_meetings_reports_go (DeskMeetingsView *view,
                          const char       *where)
{
  DeskMeetingsReports *self = DESK_MEETINGS_REPORTS (view);
  DeskDate week = desk_date_parse_week (where);

  if (week == DESK_DATE_NONE)
    return FALSE;
  desk_period_switcher_set_date (self->period, week);
  return TRUE;
}

static gboolean
desk_meetings_reports_show_record (DeskMeetingsView *view,
                                   const DeskKind   *kind,
                                   gint64            id)
{
  DeskMeetingsReports *self = DESK_MEETINGS_REPORTS (view);
  g_autoptr (DeskRecord) record = NULL;
  DeskDate week;

  if (kind != &desk_kind_reports)
    return FALSE;
  record = desk_record_get (desk_office_get_store (get_office (self)), kind, id, NULL);
  week = record != NULL ? desk_date_parse_week (desk_record_get_text (record, "week"))
                        : DESK_DATE_NONE;
  if (week == DESK_DATE_NONE)
    return FALSE;
  desk_period_switcher_set_date (self->period, week);
  return select_person (self, desk_record_get_number (record, "person"), TRUE);
}

static gboolean
desk_meetings_reports_offers (DeskMeetingsView *view,
                              const char       *id)
{
  return !g_str_equal (id, "work-report") ||
         desk_meetings_report_get_person (DESK_MEETINGS_REPORTS (view)->page) != 0;
}

static gboolean
desk_meetings_reports_build_forms (DeskMeetingsView  *view,
                                   const char        *id,
                                   GPtrArray         *forms,
                                   GError           **error)
{
  DeskMeetingsReports *self = DESK_MEETINGS_REPORTS (view);
  gboolean blank = !g_str_equal (id, "work-report");
  DeskFormRequest request = {
    .from = get_week (self),
    .to = get_week (self) + 6,
    .person = blank ? 0 : desk_meetings_report_get_person (self->page),
    .blank = blank,
  };
  DeskForm *form = desk_forms_build (get_office (self), "work-report", &request, error);

  if (form != NULL)
    g_ptr_array_add (forms, form);
  return form != NULL;
}

static GtkWidget *
desk_meetings_reports_get_side (DeskMeetingsView *view)
{
  return GTK_WIDGET (DESK_MEETINGS_REPORTS (view)->page);
}

static gboolean
desk_meetings_reports_has_side (DeskMeetingsView *view)
{
  return desk_meetings_report_get_person (DESK_MEETINGS_REPORTS (view)->page) != 0;
}

/* Building */

static GtkWidget *
make_bar (DeskMeetingsReports *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *paste = gtk_button_new_with_mnemonic (_ ("_Paste a Table"));

  gtk_widget_add_css_class (bar, "desk-filters");
  self->period = DESK_PERIOD_SWITCHER (desk_period_switcher_new ());
  desk_period_switcher_set_period (self->period, DESK_PERIOD_WEEK);
  desk_period_switcher_set_date (self->period,
                                 desk_reports_week_due (get_office (self), desk_date_today ()));
  g_signal_connect_swapped (self->period, "changed", G_CALLBACK (on_period), self);
  gtk_box_append (GTK_BOX (bar), GTK_WIDGET (self->period));
  self->count = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->count, 0);
  gtk_label_set_ellipsize (self->count, PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (GTK_WIDGET (self->count), "dim-label");
  gtk_widget_set_hexpand (GTK_WIDGET (self->count), TRUE);
  gtk_box_append (GTK_BOX (bar), GTK_WIDGET (self->count));
  gtk_widget_set_tooltip_text (
    paste, _ ("Hands in reports that were typed in a spreadsheet: copy the rows with their heads"));
  g_signal_connect_swapped (paste, "clicked", G_CALLBACK (on_paste), self);
  gtk_box_append (GTK_BOX (bar), paste);
  return bar;
}

static void
desk_meetings_reports_constructed (GObject *object)
{
  DeskMeetingsReports *self = DESK_MEETINGS_REPORTS (object);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *none = gtk_label_new (_ ("Nobody works in this week."));

  G_OBJECT_CLASS (desk_meetings_reports_parent_class)->constructed (object);

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (self->box), make_bar (self));
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "desk-results");
  gtk_widget_add_css_class (none, "dim-label");
  gtk_widget_set_margin_top (none, 32);
  gtk_list_box_set_placeholder (self->list, none);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Work reports"), -1);
  g_signal_connect_swapped (self->list, "row-selected", G_CALLBACK (on_row_selected), self);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (on_row_activated), self);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->list));
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (self->box), scroller);
  desk_meetings_view_set_child (DESK_MEETINGS_VIEW (self), self->box);

  self->page = DESK_MEETINGS_REPORT (desk_meetings_report_new (get_office (self)));
  g_signal_connect_swapped (self->page, "closed", G_CALLBACK (on_page_closed), self);
  g_signal_connect_swapped (self->page, "print", G_CALLBACK (on_page_print), self);
  g_signal_connect_swapped (self->page, "done", G_CALLBACK (on_page_done), self);
  g_signal_connect_swapped (self->page, "failed", G_CALLBACK (on_page_failed), self);
}

static void
desk_meetings_reports_dispose (GObject *object)
{
  DESK_MEETINGS_REPORTS (object)->filling = TRUE;

  G_OBJECT_CLASS (desk_meetings_reports_parent_class)->dispose (object);
}

static void
desk_meetings_reports_class_init (DeskMeetingsReportsClass *klass)
{
  static const char *const forms[] = { "work-report", "work-report:blank", NULL };
  DeskMeetingsViewClass *view_class = DESK_MEETINGS_VIEW_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = desk_meetings_reports_constructed;
  G_OBJECT_CLASS (klass)->dispose = desk_meetings_reports_dispose;
  gtk_widget_class_add_binding (GTK_WIDGET_CLASS (klass), GDK_KEY_v, GDK_CONTROL_MASK,
                                on_paste_key, NULL);
  view_class->forms = forms;
  view_class->refresh = desk_meetings_reports_refresh;
  view_class->get_side = desk_meetings_reports_get_side;
  view_class->has_side = desk_meetings_reports_has_side;
  view_class->go = desk_meetings_reports_go;
  view_class->show_record = desk_meetings_reports_show_record;
  view_class->offers = desk_meetings_reports_offers;
  view_class->build_forms = desk_meetings_reports_build_forms;
}

static void
desk_meetings_reports_init (DeskMeetingsReports *self)
{
}
