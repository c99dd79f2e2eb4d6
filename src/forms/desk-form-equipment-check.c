/* SPDX-License-Identifier: GPL-3.0-or-later */

/* 设备管理维护登记表 (INV-2): the week of the daily close, a row an item, and the weekly
 * check by the administration. */

#include "desk-equipment-check.h"
#include "desk-forms-private.h"
#include "desk-people.h"
#include "desk-text.h"

#define N_DAYS     7
#define BLANK_ROWS 16

enum
{
  ROW_WEEKDAY,
  ROW_DATE,
  ROW_PARTS,
  ROW_ITEMS
};

enum
{
  COLUMN_NUMBER,
  COLUMN_NAME,
  COLUMN_RESPONSIBLE,
  COLUMN_DAYS
};

typedef struct
{
  DeskOffice *office;
  const DeskFormRequest *request;
  DeskForm *form;
  DeskRoundSheet *daily;
  DeskRoundSheet *weekly;
  int parts;         /* what is looked at each day: so many columns a day */
  int column_weekly; /* after the days; the remarks come after it */
} Sheet;

static int
day_column (const Sheet *sheet,
            int          day)
{
  return COLUMN_DAYS + day * sheet->parts;
}

static gboolean
is_off (const Sheet *sheet,
        int          day)
{
  return !sheet->request->blank &&
         !desk_calendar_contains (desk_office_get_calendar (sheet->office),
                                  DESK_CALENDAR_WORKING, sheet->request->from + day);
}

static DeskFormStyle
day_shade (int day)
{
  return day >= 5 ? DESK_FORM_TINT : DESK_FORM_PLAIN;
}

static const char *
mark_text (DeskMark mark)
{
  return mark == DESK_MARK_OK ? "√" : mark == DESK_MARK_FAIL ? "X"
                                                             : "";
}

/* --- heads --- */

static void
put_side_head (const Sheet *sheet,
               int          column,
               const char  *text)
{
  DeskFormCell *cell = desk_form_put_text (sheet->form, ROW_WEEKDAY, column, text,
                                           DESK_FORM_HEAD | DESK_FORM_BOLD | DESK_FORM_CENTER);

  desk_form_merge (sheet->form, cell, ROW_ITEMS, 1);
}

/* A name of as many letters as a narrow column has room for; the legend says it whole. */
static char *
short_name (const char *name)
{
  glong n = desk_text_is_han (g_utf8_get_char (name)) ? 1 : 2;

  return g_utf8_substring (name, 0, MIN (n, g_utf8_strlen (name, -1)));
}

static void
put_day_head (const Sheet *sheet,
              int          day)
{
  DeskForm *form = sheet->form;
  DeskDate date = sheet->request->from + day;
  int column = day_column (sheet, day);
  g_autofree char *weekday = desk_date_format (date, DESK_DATE_STYLE_WEEKDAY, form->language);
  DeskFormCell *cell = desk_form_put_text (form, ROW_WEEKDAY, column, weekday,
                                           DESK_FORM_BOLD | DESK_FORM_HEAD | DESK_FORM_CENTER |
                                             DESK_FORM_OPEN_BOTTOM);

  desk_form_merge (form, cell, 1, sheet->parts);
  desk_forms_put_key (cell, "weekday", date, 0);
  cell = desk_form_put_date (form, ROW_DATE, column, date, DESK_DATE_STYLE_MONTH_DAY,
                             DESK_FORM_HEAD | DESK_FORM_CENTER | DESK_FORM_SMALL |
                               DESK_FORM_FILL_IN);
  desk_form_merge (form, cell, 1, sheet->parts);
  for (int i = 0; i < sheet->parts; i++)
    {
      const DeskRoundColumn *part = sheet->daily->columns->pdata[i];
      g_autofree char *name = short_name (part->name);

      cell = desk_form_put_text (form, ROW_PARTS, column + i, name,
                                 DESK_FORM_HEAD | DESK_FORM_CENTER | DESK_FORM_SMALL);
      desk_form_cell_set_hint (cell, part->name);
    }
}

static void
put_heads (Sheet *sheet)
{
  DeskForm *form = sheet->form;

  desk_form_add_column (form, 4.6, 0, FALSE);
  desk_form_add_column (form, 11, 0, FALSE);
  desk_form_add_column (form, 4.6, 0, FALSE);
  for (int i = 0; i < N_DAYS * sheet->parts; i++)
    desk_form_add_column (form, 7.0 / sheet->parts, 0, FALSE);
  sheet->column_weekly = desk_form_add_column (form, 3.4, 0, FALSE);
  desk_form_add_column (form, 6.5, 0, FALSE);
  for (int row = 0; row < ROW_ITEMS; row++)
    desk_form_add_row (form, DESK_FORM_ROW_HEAD, 0, 0);
  desk_form_set_head_columns (form, COLUMN_DAYS);

  put_side_head (sheet, COLUMN_NUMBER, T (form, N_ ("Item number")));
  put_side_head (sheet, COLUMN_NAME, T (form, N_ ("Item name")));
  put_side_head (sheet, COLUMN_RESPONSIBLE, T (form, N_ ("Responsible person")));
  for (int day = 0; day < N_DAYS; day++)
    put_day_head (sheet, day);
  put_side_head (sheet, sheet->column_weekly, T (form, N_ ("Weekly check")));
  put_side_head (sheet, sheet->column_weekly + 1, T (form, N_ ("Remark")));
}

/* --- items --- */

static void
put_day (const Sheet        *sheet,
         int                 row,
         int                 day,
         const DeskRoundRow *item)
{
  const DeskRoundEntry *entry = item != NULL ? item->entries->pdata[day] : NULL;
  DeskDate date = sheet->request->from + day;
  int column = day_column (sheet, day);

  if (is_off (sheet, day) && (entry == NULL || entry->n_marks == 0))
    {
      /* Translators: in one box of a printed sheet: a day off */
      DeskFormCell *cell = desk_form_put_mark (sheet->form, row, column,
                                               T (sheet->form, N_ ("Off")),
                                               DESK_FORM_OFF | DESK_FORM_CENTER | DESK_FORM_SMALL);

      desk_form_merge (sheet->form, cell, 1, sheet->parts);
      return;
    }
  for (int i = 0; i < sheet->parts; i++)
    {
      DeskFormCell *cell =
        desk_form_put_mark (sheet->form, row, column + i,
                            entry != NULL ? mark_text (entry->marks[i]) : "",
                            DESK_FORM_CENTER | DESK_FORM_FILL_IN | day_shade (day));

      if (item == NULL)
        continue;
      desk_forms_put_key (cell, "check", date, item->target);
      if (entry->checker_name != NULL)
        desk_form_cell_set_hint (cell, entry->checker_name);
    }
}

/* Returns: (transfer full): the remarks of the week, each with its day */
static char *
remarks_of (const Sheet        *sheet,
            const DeskRoundRow *item)
{
  GString *text = g_string_new (NULL);

  for (int day = 0; day < N_DAYS; day++)
    {
      const DeskRoundEntry *entry = item->entries->pdata[day];
      g_autofree char *weekday = desk_date_format (sheet->request->from + day,
                                                   DESK_DATE_STYLE_WEEKDAY, sheet->form->language);

      if (entry->remark == NULL)
        continue;
      if (text->len > 0)
        g_string_append_c (text, '\n');
      g_string_append_printf (text,
                              entry->rectified ? T (sheet->form, N_ ("%s: %s, rectified"))
                                               : T (sheet->form, N_ ("%s: %s")),
                              weekday, entry->remark);
    }
  return g_string_free (text, FALSE);
}

/* √ when every point of the weekly check passed, X when one did not. */
static const char *
weekly_mark (const Sheet        *sheet,
             const DeskRoundRow *item)
{
  const DeskRoundRow *row = desk_round_sheet_find_row (sheet->weekly, item->target);
  const DeskRoundEntry *entry =
    row != NULL && row->entries->len > 0 ? row->entries->pdata[0] : NULL;

  if (entry == NULL || (!entry->failed && !entry->complete))
    return "";
  return entry->failed ? "X" : "√";
}

static void
put_item (const Sheet        *sheet,
          const DeskRoundRow *item)
{
  DeskForm *form = sheet->form;
  int row = desk_form_add_row (form, DESK_FORM_ROW_BODY, 17, 1);
  g_autofree char *remarks = item != NULL ? remarks_of (sheet, item) : NULL;

  desk_form_put_text (form, row, COLUMN_NUMBER, item != NULL ? item->number : NULL,
                      DESK_FORM_CENTER | DESK_FORM_SMALL);
  desk_form_put_text (form, row, COLUMN_NAME, item != NULL ? item->name : NULL,
                      DESK_FORM_START | DESK_FORM_SMALL);
  desk_form_put_text (form, row, COLUMN_RESPONSIBLE,
                      item != NULL ? item->responsible_name : NULL,
                      DESK_FORM_CENTER | DESK_FORM_FILL_IN);
  for (int day = 0; day < N_DAYS; day++)
    put_day (sheet, row, day, item);
  desk_form_put_mark (form, row, sheet->column_weekly,
                      item != NULL ? weekly_mark (sheet, item) : "",
                      DESK_FORM_CENTER | DESK_FORM_BOLD | DESK_FORM_FILL_IN);
  desk_form_put_text (form, row, sheet->column_weekly + 1, remarks,
                      DESK_FORM_START | DESK_FORM_SMALL | DESK_FORM_FILL_IN);
}

/* --- signatures --- */

/* Returns: (transfer full): who signed the day, each once */
static char *
signers_of (const DeskRoundSheet *sheet,
            DeskDate              date)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < sheet->signs->len; i++)
    {
      const DeskRoundSign *sign = sheet->signs->pdata[i];

      if (sign->date == date &&
          !g_ptr_array_find_with_equal_func (names, sign->person_name, g_str_equal, NULL))
        g_ptr_array_add (names, sign->person_name);
    }
  g_ptr_array_add (names, NULL);
  return g_strjoinv ("、", (char **) names->pdata);
}

static void
put_label (const Sheet *sheet,
           int          row,
           const char  *text)
{
  DeskFormCell *cell = desk_form_put_text (sheet->form, row, 0, text,
                                           DESK_FORM_HEAD | DESK_FORM_BOLD | DESK_FORM_CENTER);

  desk_form_merge (sheet->form, cell, 1, COLUMN_DAYS);
}

static void
put_signatures (const Sheet *sheet)
{
  const DeskFormStyle style =
    DESK_FORM_CENTER | DESK_FORM_DIM | DESK_FORM_SMALL | DESK_FORM_FILL_IN;
  DeskForm *form = sheet->form;
  DeskDate monday = sheet->request->from;
  int days = desk_form_add_row (form, DESK_FORM_ROW_TOTAL, 24, 1.4);
  int week = desk_form_add_row (form, DESK_FORM_ROW_TOTAL, 24, 1.4);
  g_autofree char *administration = signers_of (sheet->weekly, monday);
  DeskFormCell *cell;

  put_label (sheet, days, T (form, N_ ("Head's signature")));
  put_label (sheet, week, T (form, N_ ("Weekly check: administration's signature")));
  for (int day = 0; day < N_DAYS; day++)
    {
      g_autofree char *names = signers_of (sheet->daily, monday + day);

      cell = desk_form_put_text (form, days, day_column (sheet, day), names,
                                 style | (is_off (sheet, day) ? DESK_FORM_OFF : day_shade (day)));
      desk_form_merge (form, cell, 1, sheet->parts);
      desk_forms_put_key (cell, "sign", monday + day, 0);
    }
  desk_form_merge (form, desk_form_put_text (form, days, sheet->column_weekly, "", style), 1, 2);
  cell = desk_form_put_text (form, week, COLUMN_DAYS, administration, style);
  desk_form_merge (form, cell, 1, desk_form_n_columns (form) - COLUMN_DAYS);
  desk_forms_put_key (cell, "week-sign", monday, 0);
}

/* --- around the table --- */

static void
set_lines (const Sheet *sheet)
{
  DeskForm *form = sheet->form;
  DeskDate monday = sheet->request->from;
  g_autofree char *from = desk_date_format (monday, DESK_DATE_STYLE_MONTH_DAY, form->language);
  g_autofree char *to =
    desk_date_format (monday + N_DAYS - 1, DESK_DATE_STYLE_MONTH_DAY, form->language);
  g_autofree char *name = desk_people_dup_name (sheet->office, sheet->request->person);
  g_autofree char *left = NULL;
  g_autofree char *right = NULL;
  int year, week;

  desk_date_get_week (monday, &year, &week);
  /* Translators: year, number of the week, first and last day */
  left = g_strdup_printf (T (form, N_ ("%1$d, week %2$d (%3$s – %4$s)")), year, week, from, to);
  if (sheet->request->person != 0)
    right = g_strdup_printf (T (form, N_ ("Responsible: %s")), name);
  if (sheet->request->blank)
    desk_form_set_lines (form, T (form, N_ ("Week ______ (from __________ to __________)")),
                         T (form, N_ ("Department: ____________")));
  else
    desk_form_set_lines (form, left, right);
}

static void
add_legend (const Sheet *sheet)
{
  DeskForm *form = sheet->form;

  for (int i = 0; i < sheet->parts; i++)
    {
      const DeskRoundColumn *part = sheet->daily->columns->pdata[i];
      g_autofree char *name = short_name (part->name);
      g_autofree char *text = g_strdup_printf ("%s %s", name, part->name);

      desk_form_add_legend (form, text);
    }
  desk_form_add_legend (form, T (form, N_ ("√ in order   X not in order   blank: not checked   "
                                           "Off: day off")));
  desk_form_add_note (form, T (form, N_ ("The responsible person checks before closing each day, "
                                         "the deputy when they are away. The head confirms each "
                                         "day and hands the sheet in before the weekly meeting; "
                                         "the administration checks everything once a week and "
                                         "signs.")));
}

/* Returns: (transfer full): the sheet of the week that @request begins in: of what one
 *   person answers for, of the items of one department (its id), or of all */
DeskForm *
desk_form_equipment_check (DeskOffice             *office,
                           const DeskFormRequest  *request,
                           GError                **error)
{
  DeskFormRequest week = *request;
  DeskRoundFilter filter = { request->person, request->id };
  g_autofree char *text = desk_date_to_week (request->from);
  g_autofree char *number = g_strconcat ("SB-", text, NULL);
  g_autoptr (DeskRoundSheet) daily = NULL;
  g_autoptr (DeskRoundSheet) weekly = NULL;
  Sheet sheet = { office, &week };

  week.from = desk_date_week_start (request->from);
  daily = desk_rounds_get_sheet (office, DESK_EQUIPMENT_CHECK, week.from, week.from + N_DAYS - 1,
                                 &filter, error);
  if (daily == NULL)
    return NULL;
  weekly = desk_rounds_get_sheet (office, DESK_EQUIPMENT_CHECK_WEEKLY, week.from, week.from,
                                  &filter, error);
  if (weekly == NULL)
    return NULL;

  sheet.daily = daily;
  sheet.weekly = weekly;
  sheet.parts = MAX (1, (int) daily->columns->len);
  sheet.form = desk_forms_begin (office, "equipment-check", request, DESK_FORM_LANDSCAPE,
                                 DESK_FORM_FILL, number);
  set_lines (&sheet);
  put_heads (&sheet);
  for (guint i = 0; i < daily->rows->len; i++)
    put_item (&sheet, daily->rows->pdata[i]);
  for (guint i = daily->rows->len; daily->rows->len == 0 && i < BLANK_ROWS; i++)
    put_item (&sheet, NULL);
  put_signatures (&sheet);
  add_legend (&sheet);
  desk_forms_end (office, request, sheet.form);
  return sheet.form;
}
