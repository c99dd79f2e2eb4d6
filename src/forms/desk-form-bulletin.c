/* SPDX-License-Identifier: GPL-3.0-or-later */

/* 工作简报 (MEE-7): a month's decisions and figures on one page, with charts. */

#include "desk-bulletin.h"
#include "desk-forms-private.h"
#include "desk-text.h"

enum
{
  COLUMN_NAME,
  COLUMN_BEGUN,
  COLUMN_DONE,
  COLUMN_LATE,
  COLUMN_RATE,
  N_COLUMNS
};

/* What one page takes: of more decisions the first, then how many there are. */
#define MOST_DECISIONS 8
#define BLANK_ROWS     4
#define ROW_HEIGHT     15
/* How high a line of a longer text is, and how many letters it has over the whole
 * width and beside the meeting; a Chinese character is as wide as two. */
#define LINE_HEIGHT   13
#define LINE_LETTERS  112
#define SHORT_LETTERS 78

/* The height that a text wraps in. */
static double
height_of (const char *text,
           int         letters)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  int n = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    n += 1 + desk_text_width (lines[i]) / letters;
  return MAX (ROW_HEIGHT, n * LINE_HEIGHT + 3);
}

/* A row over the whole width. */
static DeskFormCell *
put_line (DeskForm      *form,
          const char    *text,
          double         height,
          double         stretch,
          DeskFormStyle  style)
{
  int row = desk_form_add_row (form, DESK_FORM_ROW_BODY, height, stretch);

  return desk_form_merge (form, desk_form_put_text (form, row, 0, text, style), 1, N_COLUMNS);
}

static void
put_section (DeskForm   *form,
             const char *title)
{
  put_line (form, title, ROW_HEIGHT, 0, DESK_FORM_HEAD | DESK_FORM_BOLD | DESK_FORM_START);
}

static void
put_labels (DeskForm          *form,
            const char *const *labels)
{
  int row = desk_form_add_row (form, DESK_FORM_ROW_BODY, ROW_HEIGHT, 0);

  for (int column = 0; column < N_COLUMNS; column++)
    desk_form_put_text (form, row, column, T (form, labels[column]),
                        DESK_FORM_BOLD | DESK_FORM_CENTER | DESK_FORM_TINT);
}

static int
put_figures (DeskForm   *form,
             const char *name,
             guint       begun,
             guint       done,
             guint       late,
             double      rate,
             gboolean    is_total)
{
  DeskFormStyle style =
    DESK_FORM_CENTER | DESK_FORM_FILL_IN | (is_total ? DESK_FORM_BOLD : DESK_FORM_PLAIN);
  int row = desk_form_add_row (form, DESK_FORM_ROW_BODY, ROW_HEIGHT, 0);

  desk_form_put_text (form, row, COLUMN_NAME, name, style);
  desk_form_put_integer (form, row, COLUMN_BEGUN, begun, style);
  desk_form_put_integer (form, row, COLUMN_DONE, done, style);
  desk_form_put_integer (form, row, COLUMN_LATE, late, style);
  if (rate >= 0)
    desk_form_put_percent (form, row, COLUMN_RATE, rate, 0, style);
  else
    desk_form_put_text (form, row, COLUMN_RATE, "", style);
  return row;
}

static void
put_blank_figures (DeskForm *form)
{
  for (int i = 0; i < BLANK_ROWS; i++)
    {
      int row = desk_form_add_row (form, DESK_FORM_ROW_BODY, ROW_HEIGHT, 0);
      for (int column = 0; column < N_COLUMNS; column++)
        desk_form_put_text (form, row, column, "", DESK_FORM_FILL_IN);
    }
}

static void
put_text (DeskForm   *form,
          const char *title,
          const char *text,
          gboolean    blank)
{
  if (text == NULL && !blank)
    return;
  put_section (form, title);
  put_line (form, text != NULL ? text : "",
            blank ? 3 * ROW_HEIGHT : height_of (text, LINE_LETTERS), blank,
            DESK_FORM_START | DESK_FORM_FILL_IN);
}

static void
put_decisions (DeskForm           *form,
               const DeskBulletin *bulletin,
               gboolean            blank)
{
  g_autofree char *title = NULL;
  guint n = bulletin->decisions->len;

  /* Translators: how many meetings there were in the month */
  title = g_strdup_printf (T (form, N_ ("Decisions (meetings held: %u)")), bulletin->n_meetings);
  put_section (form, blank ? T (form, N_ ("Decisions")) : title);
  for (guint i = 0; i < (blank ? BLANK_ROWS : MIN (n, MOST_DECISIONS)); i++)
    {
      const DeskBulletinDecision *decision = blank ? NULL : bulletin->decisions->pdata[i];
      int row =
        desk_form_add_row (form, DESK_FORM_ROW_BODY,
                           blank ? ROW_HEIGHT : height_of (decision->text, SHORT_LETTERS), 0);
      g_autofree char *day =
        blank ? NULL : desk_date_format (decision->date, DESK_DATE_STYLE_MONTH_DAY, form->language);
      g_autofree char *where = blank ? g_strdup ("")
                                     /* Translators: a day and a meeting */
                                     : g_strdup_printf (T (form, N_ ("%1$s %2$s")), day,
                                                        decision->meeting);

      desk_form_put_text (form, row, 0, where,
                          DESK_FORM_CENTER | DESK_FORM_SMALL | DESK_FORM_FILL_IN);
      desk_form_merge (form,
                       desk_form_put_text (form, row, 1, blank ? "" : decision->text,
                                           DESK_FORM_START | DESK_FORM_FILL_IN),
                       1, N_COLUMNS - 1);
    }
  if (blank)
    return;
  if (n == 0)
    put_line (form, T (form, N_ ("None in this month")), ROW_HEIGHT, 0,
              DESK_FORM_CENTER | DESK_FORM_DIM);
  else if (n > MOST_DECISIONS)
    {
      g_autofree char *more =
        /* Translators: %u: how many decisions do not fit */
        g_strdup_printf (T (form, N_ ("and %u more, in the minutes")), n - MOST_DECISIONS);
      put_line (form, more, ROW_HEIGHT, 0, DESK_FORM_CENTER | DESK_FORM_DIM);
    }
}

/* The rows of a section with their sum and a chart of the shares. */
static void
put_rows (DeskForm              *form,
          GPtrArray             *rows,
          const DeskBulletinRow *all,
          const char            *chart)
{
  int first = 0, last = 0;

  for (guint i = 0; i < rows->len; i++)
    {
      const DeskBulletinRow *row = rows->pdata[i];

      last = put_figures (form, row->name, row->begun, row->done, row->late,
                          row->done > 0 ? row->on_time : -1, FALSE);
      first = i == 0 ? last : first;
    }
  if (rows->len != 1)
    put_figures (form, T (form, N_ ("Total")), all->begun, all->done, all->late,
                 all->done > 0 ? all->on_time : -1, TRUE);
  if (all->done > 0 && rows->len > 1)
    desk_form_add_chart (form, chart, first, last, COLUMN_NAME, COLUMN_RATE);
}

static void
put_duty (DeskForm           *form,
          const DeskBulletin *bulletin,
          gboolean            blank)
{
  static const char *const labels[] = { N_ ("Duty group"), N_ ("Duty days"), N_ ("√ days"),
                                        N_ ("X days"), N_ ("Pass rate") };
  GPtrArray *rows = bulletin->hygiene->rows;
  gboolean any = FALSE;
  int first = 0, last = 0;

  put_section (form, T (form, N_ ("Duty and hygiene")));
  put_labels (form, labels);
  for (guint i = 0; !blank && i < rows->len; i++)
    {
      const DeskHygieneRow *row = rows->pdata[i];

      last = put_figures (form, row->name, (guint) row->days, (guint) row->passed,
                          (guint) row->failed, row->inspected > 0 ? row->pass_rate : -1, FALSE);
      first = i == 0 ? last : first;
      any = any || row->inspected > 0;
    }
  if (blank || rows->len == 0)
    put_blank_figures (form);
  if (any)
    desk_form_add_chart (form, T (form, N_ ("Pass rate")), first, last, COLUMN_NAME, COLUMN_RATE);
}

static void
put_tasks (DeskForm           *form,
           const DeskBulletin *bulletin,
           gboolean            blank)
{
  static const char *const labels[] = { N_ ("Department"), N_ ("Issued"), N_ ("Confirmed"),
                                        N_ ("Overdue at the end"), N_ ("Done in time") };

  put_section (form, T (form, N_ ("Task notices")));
  put_labels (form, labels);
  if (blank)
    put_blank_figures (form);
  else
    put_rows (form, bulletin->notices, &bulletin->all_notices,
              T (form, N_ ("Task notices done in time")));
}

static void
put_shoots (DeskForm           *form,
            const DeskBulletin *bulletin,
            gboolean            blank)
{
  static const char *const labels[] = { N_ ("Category"), N_ ("Begun"), N_ ("Finished"),
                                        N_ ("With delay"), N_ ("Finished in time") };

  put_section (form, T (form, N_ ("Shoots")));
  put_labels (form, labels);
  if (blank)
    put_blank_figures (form);
  else
    put_rows (form, bulletin->shoots, &bulletin->all_shoots,
              T (form, N_ ("Shoots finished in time")));
}

/* Returns: (transfer full): the bulletin of the month that @request begins in */
DeskForm *
desk_form_bulletin (DeskOffice             *office,
                    const DeskFormRequest  *request,
                    GError                **error)
{
  g_autoptr (DeskBulletin) bulletin = desk_bulletin_get (office, request->from, error);
  g_autofree char *number = desk_forms_month_number ("JB", request->from, request->blank);
  g_autofree char *month =
    desk_date_format (request->from, DESK_DATE_STYLE_MONTH, request->language);
  g_autofree char *editor = NULL;
  static const double weights[N_COLUMNS] = { 3, 1.6, 1.6, 1.6, 1.8 };
  DeskForm *form;

  if (bulletin == NULL)
    return NULL;
  form =
    desk_forms_begin (office, "bulletin", request, DESK_FORM_PORTRAIT, DESK_FORM_ONE_PAGE, number);
  for (int column = 0; column < N_COLUMNS; column++)
    desk_form_add_column (form, weights[column], 0, FALSE);
  if (*bulletin->editor_name != '\0')
    /* Translators: %s: who edits the bulletin */
    editor = g_strdup_printf (T (form, N_ ("Editor: %s")), bulletin->editor_name);
  if (request->blank)
    desk_form_set_lines (form, T (form, N_ ("Month: __________")),
                         T (form, N_ ("Editor: ____________")));
  else
    desk_form_set_lines (form, month, editor);
  put_text (form, T (form, N_ ("Foreword")), bulletin->foreword, request->blank);
  put_decisions (form, bulletin, request->blank);
  put_tasks (form, bulletin, request->blank);
  put_duty (form, bulletin, request->blank);
  put_shoots (form, bulletin, request->blank);
  put_text (form, T (form, N_ ("Outlook")), bulletin->outlook, request->blank);
  desk_form_add_note (
    form, T (form, N_ ("Done is what the issuer has confirmed; overdue is what was open after its "
                       "day when the month ended. A shoot is late when a step was signed after "
                       "its limit.")));
  desk_forms_end (office, request, form);
  return form;
}
