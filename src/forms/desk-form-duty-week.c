/* SPDX-License-Identifier: GPL-3.0-or-later */

/* 值日表 (ROT-8): the week on one landscape page. */

#include <string.h>

#include "desk-forms-private.h"
#include "desk-money.h"
#include "desk-query.h"
#include "desk-rota.h"
#include "desk-settings.h"

/* Each day takes two columns, name and mark, that look like one box. */
#define DAY_COLUMNS 2
#define ROW_WEEKDAY 0
#define ROW_DATE    1
#define ROW_GROUP   2
#define ROW_AREAS   3

typedef struct
{
  DeskOffice *office;
  const DeskFormRequest *request;
  DeskForm *form;
  GPtrArray *days;  /* DeskRotaDay that have a column */
  GPtrArray *areas; /* DeskRecord, in use, in order */
  int row_remark, row_inspector;
} Sheet;

static int
day_column (guint i)
{
  return 1 + (int) i * DAY_COLUMNS;
}

static void
put_heads (Sheet *sheet)
{
  DeskForm *form = sheet->form;
  DeskFormCell *cell;

  cell = desk_form_put_text (form, ROW_WEEKDAY, 0, T (form, N_ ("Item")),
                             DESK_FORM_BOLD | DESK_FORM_HEAD | DESK_FORM_CENTER);
  desk_form_merge (form, cell, 2, 1);
  for (guint i = 0; i < sheet->days->len; i++)
    {
      const DeskRotaDay *day = sheet->days->pdata[i];
      g_autofree char *weekday =
        desk_date_format (day->date, DESK_DATE_STYLE_WEEKDAY, form->language);

      cell = desk_form_put_text (form, ROW_WEEKDAY, day_column (i), weekday,
                                 DESK_FORM_BOLD | DESK_FORM_HEAD | DESK_FORM_CENTER |
                                   DESK_FORM_OPEN_BOTTOM);
      desk_form_merge (form, cell, 1, DAY_COLUMNS);
      desk_forms_put_key (cell, "weekday", day->date, 0);
      cell = desk_form_put_date (
        form, ROW_DATE, day_column (i), day->date, DESK_DATE_STYLE_MONTH_DAY,
        DESK_FORM_HEAD | DESK_FORM_CENTER | DESK_FORM_SMALL | DESK_FORM_FILL_IN);
      desk_form_merge (form, cell, 1, DAY_COLUMNS);
      desk_forms_put_key (cell, "day", day->date, 0);
      if (day->special == DESK_DAY_WORK && !sheet->request->blank)
        desk_form_cell_set_suffix (cell, T (form, N_ (" (make-up day)")));
    }
}

static void
put_labels (Sheet *sheet)
{
  DeskForm *form = sheet->form;
  const DeskFormStyle label = DESK_FORM_BOLD | DESK_FORM_HEAD | DESK_FORM_CENTER;
  gboolean by_person = desk_settings_is (sheet->office, "rota.mode", "person");

  desk_form_put_text (form, ROW_GROUP, 0,
                      by_person ? T (form, N_ ("On duty")) : T (form, N_ ("Duty group")), label);
  for (guint i = 0; i < sheet->areas->len; i++)
    {
      DeskRecord *area = sheet->areas->pdata[i];
      gboolean morning = g_strcmp0 (desk_record_get_text (area, "shift"), "morning") == 0;
      g_autofree char *text = NULL;
      DeskFormCell *cell;

      if (morning)
        /* Translators: an area whose tasks are done in the morning, as "Morning · Water" */
        text = g_strdup_printf (T (form, N_ ("Morning · %s")), desk_record_get_title (area));
      cell = desk_form_put_text (form, ROW_AREAS + (int) i, 0,
                                 text != NULL ? text : desk_record_get_title (area), label);
      desk_form_cell_set_hint (cell, desk_record_get_text (area, "tasks"));
    }
  desk_form_put_text (form, sheet->row_remark, 0, T (form, N_ ("Remark")), label);
  desk_form_put_text (form, sheet->row_inspector, 0, T (form, N_ ("Inspector's signature")), label);
}

/* A day without duty: one hatched box from top to bottom. */
static void
put_off_day (Sheet             *sheet,
             guint              i,
             const DeskRotaDay *day)
{
  DeskForm *form = sheet->form;
  const char *rest = T (form, N_ ("Off"));
  g_autofree char *text =
    day->holiday != NULL ? g_strdup_printf ("%s\n%s", rest, day->holiday) : g_strdup (rest);
  DeskFormCell *cell = desk_form_put_text (form, ROW_GROUP, day_column (i), text,
                                           DESK_FORM_CENTER | DESK_FORM_OFF);

  desk_form_merge (form, cell, sheet->row_inspector - ROW_GROUP + 1, DAY_COLUMNS);
  desk_forms_put_key (cell, "off", day->date, 0);
}

static void
put_remark_and_inspector (Sheet             *sheet,
                          guint              i,
                          const DeskRotaDay *day)
{
  DeskForm *form = sheet->form;
  g_autoptr (GString) remarks = g_string_new (day->remark != NULL ? day->remark : "");
  g_autofree char *signed_by = NULL;
  DeskFormCell *cell;

  for (guint a = 0; a < day->areas->len; a++)
    {
      const DeskDutyArea *area = day->areas->pdata[a];

      if (area->remark == NULL && !area->rectified)
        continue;
      if (remarks->len > 0)
        g_string_append_c (remarks, '\n');
      if (area->remark == NULL)
        /* Translators: %s is an area */
        g_string_append_printf (remarks, T (form, N_ ("%s: rectified")), area->name);
      else
        /* Translators: an area and a remark on it */
        g_string_append_printf (
          remarks, area->rectified ? T (form, N_ ("%s: %s, rectified")) : T (form, N_ ("%s: %s")),
          area->name, area->remark);
    }
  cell = desk_form_put_text (form, sheet->row_remark, day_column (i), remarks->str,
                             DESK_FORM_CENTER | DESK_FORM_SMALL | DESK_FORM_FILL_IN);
  desk_form_merge (form, cell, 1, DAY_COLUMNS);
  desk_forms_put_key (cell, "remark", day->date, 0);

  /* On paper the inspector signs; the screen and the file say who did and when. */
  if (day->inspected != NULL && day->inspector_name != NULL && strlen (day->inspected) > 11)
    signed_by = g_strdup_printf ("%s %s", day->inspector_name, day->inspected + 11);
  cell = desk_form_put_text (
    form, sheet->row_inspector, day_column (i), signed_by != NULL ? signed_by : "",
    DESK_FORM_CENTER | DESK_FORM_DIM | DESK_FORM_SMALL | DESK_FORM_FILL_IN);
  desk_form_merge (form, cell, 1, DAY_COLUMNS);
  desk_forms_put_key (cell, "inspector", day->date, 0);
}

static void
put_team_day (Sheet             *sheet,
              guint              i,
              const DeskRotaDay *day)
{
  DeskForm *form = sheet->form;
  g_autofree char *text = g_strdup_printf ("%s\n%s", T (form, N_ ("Team cleaning")),
                                           T (form, N_ ("Everybody who is there")));
  DeskFormCell *cell = desk_form_put_text (form, ROW_GROUP, day_column (i), text,
                                           DESK_FORM_CENTER | DESK_FORM_TINT | DESK_FORM_LEAD);

  desk_form_merge (form, cell, sheet->row_remark - ROW_GROUP, DAY_COLUMNS);
  desk_forms_put_key (cell, "team", day->date, 0);
  put_remark_and_inspector (sheet, i, day);
}

static gboolean
is_on_leave (const DeskRotaDay *day,
             gint64             person)
{
  for (guint i = 0; i < day->people->len; i++)
    {
      const DeskDutyPerson *one = day->people->pdata[i];
      if (one->id == person)
        return one->on_leave;
    }
  return FALSE;
}

static void
put_area (Sheet             *sheet,
          guint              i,
          const DeskRotaDay *day,
          guint              a)
{
  DeskForm *form = sheet->form;
  gint64 id = desk_record_get_id (sheet->areas->pdata[a]);
  const DeskDutyArea *area = NULL;
  DeskFormCell *cell;

  for (guint k = 0; k < day->areas->len && area == NULL; k++)
    {
      const DeskDutyArea *one = day->areas->pdata[k];
      if (one->id == id)
        area = one;
    }
  cell = desk_form_put_text (form, ROW_AREAS + (int) a, day_column (i),
                             area != NULL && area->person_name != NULL ? area->person_name : "",
                             DESK_FORM_START | DESK_FORM_FILL_IN | DESK_FORM_OPEN_END);
  desk_forms_put_key (cell, "person", day->date, id);
  if (area != NULL && area->swapped)
    {
      desk_form_cell_set_suffix (cell, T (form, N_ (" (swap)")));
      for (guint p = 0; p < day->people->len; p++)
        {
          const DeskDutyPerson *person = day->people->pdata[p];
          g_autofree char *hint = NULL;

          if (person->id != area->person || person->stands_for_name == NULL)
            continue;
          /* Translators: %s is a name */
          hint = g_strdup_printf (T (form, N_ ("Stands in for %s")), person->stands_for_name);
          desk_form_cell_set_hint (cell, hint);
        }
    }
  else if (area != NULL && is_on_leave (day, area->person))
    {
      desk_form_cell_set_suffix (cell, T (form, N_ (" (leave)")));
    }

  cell = desk_form_put_mark (form, ROW_AREAS + (int) a, day_column (i) + 1,
                             area == NULL || area->mark == DESK_MARK_NONE ? ""
                             : area->mark == DESK_MARK_OK                 ? "√"
                                                                          : "X",
                             DESK_FORM_CENTER | DESK_FORM_BOLD | DESK_FORM_FILL_IN);
  desk_forms_put_key (cell, "mark", day->date, id);
}

static void
put_duty_day (Sheet       *sheet,
              guint        i,
              DeskRotaDay *day)
{
  DeskForm *form = sheet->form;
  g_autofree char *people = desk_rota_day_people_text (day, form->language);
  g_autofree char *text = NULL;
  DeskFormCell *cell;

  if (day->group_name != NULL && *people != '\0')
    text = g_strdup_printf ("%s\n%s", day->group_name, people);
  cell = desk_form_put_text (form, ROW_GROUP, day_column (i), text != NULL ? text : people,
                             DESK_FORM_CENTER | DESK_FORM_FILL_IN |
                               (text != NULL ? DESK_FORM_LEAD : DESK_FORM_PLAIN));
  desk_form_merge (form, cell, 1, DAY_COLUMNS);
  desk_forms_put_key (cell, "group", day->date, 0);
  for (guint a = 0; a < sheet->areas->len; a++)
    put_area (sheet, i, day, a);
  put_remark_and_inspector (sheet, i, day);
}

static void
add_legend (Sheet *sheet)
{
  DeskForm *form = sheet->form;
  gint64 limit = desk_settings_get_integer (sheet->office, "hygiene.fails-per-month");
  g_autofree char *fine =
    desk_money_to_text (desk_settings_get_integer (sheet->office, "hygiene.fine"));
  g_autofree char *rule = NULL;

  desk_form_add_legend (form, T (form, N_ ("√ passed   X failed   blank: not inspected   Off: "
                                           "holiday   (swap) stands in   (leave) on leave")));
  /* Translators: how many failed days, and an amount in yuan */
  rule = g_strdup_printf (
    T (form, N_ ("%d failed days of a group in a month: %s yuan for each member on duty")),
    (int) limit, fine);
  desk_form_add_legend (form, rule);
}

/* Each area's written standard prints (ROT-2). */
static void
add_notes (Sheet *sheet)
{
  DeskForm *form = sheet->form;

  for (guint i = 0; i < sheet->areas->len; i++)
    {
      DeskRecord *area = sheet->areas->pdata[i];
      const char *tasks = desk_record_get_text (area, "tasks");
      const char *standard = desk_record_get_text (area, "standard");
      g_autofree char *note = NULL;

      if (tasks != NULL && standard != NULL)
        /* Translators: an area, its tasks, and how it must look afterwards */
        note = g_strdup_printf (T (form, N_ ("%s: %s. Standard: %s")), desk_record_get_title (area),
                                tasks, standard);
      else if (tasks != NULL || standard != NULL)
        note = g_strdup_printf (T (form, N_ ("%s: %s")), desk_record_get_title (area),
                                tasks != NULL ? tasks : standard);
      if (note != NULL)
        desk_form_add_note (form, note);
    }
}

static GPtrArray *
read_areas (DeskOffice *office)
{
  GPtrArray *areas = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (DeskQuery) query = desk_query_new (desk_office_get_store (office), &desk_kind_areas);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (query)); i++)
    {
      DeskRecord *area = g_list_model_get_item (G_LIST_MODEL (query), i);
      if (area != NULL && desk_record_get_number (area, "active") != 0)
        g_ptr_array_add (areas, area);
      else
        g_clear_object (&area);
    }
  return areas;
}

/* Monday to Saturday, and Sunday when it has a duty. A blank sheet knows no
 * holidays. */
static GPtrArray *
read_days (DeskOffice             *office,
           const DeskFormRequest  *request,
           GError                **error)
{
  DeskDate monday = desk_date_week_start (request->from);
  GPtrArray *days = desk_rota_get_days (office, monday, monday + 6, error);

  for (guint i = days != NULL ? days->len : 0; i > 0; i--)
    {
      DeskRotaDay *day = days->pdata[i - 1];

      if (request->blank)
        {
          gboolean saturday = desk_date_weekday (day->date) == 6;
          day->kind = saturday ? DESK_ROTA_TEAM : DESK_ROTA_DUTY;
          if (desk_date_weekday (day->date) == 7)
            g_ptr_array_remove_index (days, i - 1);
        }
      else if (desk_date_weekday (day->date) == 7 &&
               (day->kind == DESK_ROTA_REST || day->kind == DESK_ROTA_OFF))
        {
          g_ptr_array_remove_index (days, i - 1);
        }
    }
  return days;
}

static void
set_head_lines (Sheet *sheet)
{
  DeskForm *form = sheet->form;
  const DeskRotaDay *first = sheet->days->pdata[0];
  const DeskRotaDay *last = sheet->days->pdata[sheet->days->len - 1];
  g_autofree char *from = desk_date_format (first->date, DESK_DATE_STYLE_MONTH_DAY, form->language);
  g_autofree char *to = desk_date_format (last->date, DESK_DATE_STYLE_MONTH_DAY, form->language);
  g_autofree char *left = NULL;
  g_autofree char *right = NULL;
  int year, week;

  desk_date_get_week (first->date, &year, &week);
  /* Translators: year, number of the week, first and last day */
  left = g_strdup_printf (T (form, N_ ("%1$d, week %2$d (%3$s – %4$s)")), year, week, from, to);
  if (first->inspector_name != NULL)
    /* Translators: %s is a name */
    right = g_strdup_printf (T (form, N_ ("Inspector: %s")), first->inspector_name);
  if (sheet->request->blank)
    desk_form_set_lines (form, T (form, N_ ("Week ______ (from __________ to __________)")),
                         T (form, N_ ("Inspector: ____________")));
  else
    desk_form_set_lines (form, left, right);
}

/* Returns: (transfer full): the duty sheet of the week that @request begins in */
DeskForm *
desk_form_duty_week (DeskOffice             *office,
                     const DeskFormRequest  *request,
                     GError                **error)
{
  g_autoptr (GPtrArray) days = read_days (office, request, error);
  g_autoptr (GPtrArray) areas = read_areas (office);
  g_autofree char *week = desk_date_to_week (request->from);
  g_autofree char *number = g_strconcat ("ZR-", week, NULL);
  Sheet sheet = { office, request, NULL, days, areas };

  if (days == NULL)
    return NULL;
  sheet.form =
    desk_forms_begin (office, "duty-week", request, DESK_FORM_LANDSCAPE, DESK_FORM_FILL, number);
  sheet.row_remark = ROW_AREAS + (int) areas->len;
  sheet.row_inspector = sheet.row_remark + 1;

  desk_form_add_column (sheet.form, 0, 60, FALSE);
  for (guint i = 0; i < days->len; i++)
    {
      desk_form_add_column (sheet.form, 4, 0, TRUE);
      desk_form_add_column (sheet.form, 1, 20, FALSE);
    }
  desk_form_add_row (sheet.form, DESK_FORM_ROW_HEAD, 0, 0);
  desk_form_add_row (sheet.form, DESK_FORM_ROW_HEAD, 0, 0);
  for (int row = ROW_GROUP; row <= sheet.row_inspector; row++)
    desk_form_add_row (sheet.form, DESK_FORM_ROW_BODY, 0, row == ROW_GROUP ? 1.4 : 1);
  desk_form_set_head_columns (sheet.form, 1);

  set_head_lines (&sheet);
  put_heads (&sheet);
  put_labels (&sheet);
  for (guint i = 0; i < days->len; i++)
    {
      DeskRotaDay *day = days->pdata[i];

      if (day->kind == DESK_ROTA_TEAM)
        put_team_day (&sheet, i, day);
      else if (day->kind == DESK_ROTA_DUTY)
        put_duty_day (&sheet, i, day);
      else
        put_off_day (&sheet, i, day);
    }
  add_legend (&sheet);
  add_notes (&sheet);
  desk_forms_end (office, request, sheet.form);
  return sheet.form;
}
