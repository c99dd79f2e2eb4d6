/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The printed forms of FORMS.md: what all of them share. */

#include "desk-forms-private.h"

#include <string.h>

#include "desk-people.h"
#include "desk-settings.h"

static const DeskFormType types[] = {
  { "duty-week", N_ ("Duty sheet"), DESK_FORM_PERIOD_WEEK, NULL, desk_form_duty_week },
  { "duty-month", N_ ("Duty calendar"), DESK_FORM_PERIOD_MONTH, NULL, desk_form_duty_month },
  { "hygiene-month", N_ ("Monthly hygiene summary"), DESK_FORM_PERIOD_MONTH, NULL,
    desk_form_hygiene_month },
  { "holiday-duty", N_ ("Holiday duty roster"), DESK_FORM_PERIOD_MONTH, NULL,
    desk_form_holiday_duty },
  { "equipment-register", N_ ("Equipment register"), DESK_FORM_PERIOD_NONE, NULL,
    desk_form_equipment_register },
  { "equipment-labels", N_ ("Equipment labels"), DESK_FORM_PERIOD_NONE, &desk_kind_equipment,
    desk_form_equipment_labels },
  { "loan-slip", N_ ("Equipment loan slip"), DESK_FORM_PERIOD_RECORD, &desk_kind_loans,
    desk_form_loan_slip },
  { "damage-report", N_ ("Equipment damage report"), DESK_FORM_PERIOD_RECORD, &desk_kind_damages,
    desk_form_damage_report },
  { "supplies-register", N_ ("Register of supplies handed out"), DESK_FORM_PERIOD_MONTH,
    &desk_kind_supplies, desk_form_supplies_register },
  { "equipment-check", N_ ("Equipment check sheet"), DESK_FORM_PERIOD_WEEK, &desk_kind_departments,
    desk_form_equipment_check },
  { "stocktake", N_ ("Stocktake sheet"), DESK_FORM_PERIOD_RECORD, &desk_kind_stocktakes,
    desk_form_stocktake },
  { "booking", N_ ("Booking slip"), DESK_FORM_PERIOD_RECORD, &desk_kind_shoots, desk_form_booking },
  { "confirmation", N_ ("Confirmation sheet"), DESK_FORM_PERIOD_RECORD, &desk_kind_shoots,
    desk_form_confirmation },
  { "shoot-board", N_ ("Board of shoots"), DESK_FORM_PERIOD_NONE, NULL, desk_form_shoot_board },
  { "shoot-diary", N_ ("Shoot diary"), DESK_FORM_PERIOD_WEEK, NULL, desk_form_shoot_diary },
  { "flow-register", N_ ("Register of the flow"), DESK_FORM_PERIOD_MONTH, NULL,
    desk_form_flow_register },
  { "goods-return", N_ ("Goods return slip"), DESK_FORM_PERIOD_RECORD, &desk_kind_shoots,
    desk_form_goods_return },
  { "meeting-minutes", N_ ("Minutes of the meeting"), DESK_FORM_PERIOD_RECORD, &desk_kind_meetings,
    desk_form_meeting_minutes },
  { "work-report", N_ ("Work report"), DESK_FORM_PERIOD_WEEK, &desk_kind_reports,
    desk_form_work_report },
  { "task-notice", N_ ("Task notice"), DESK_FORM_PERIOD_RECORD, &desk_kind_notices,
    desk_form_task_notice, desk_form_task_notice_printed },
  { "room-week", N_ ("Room register"), DESK_FORM_PERIOD_WEEK, NULL, desk_form_room_week },
  { "bulletin", N_ ("Work bulletin"), DESK_FORM_PERIOD_MONTH, NULL, desk_form_bulletin },
  { NULL },
};

const DeskFormType *
desk_forms_list (void)
{
  return types;
}

/* Returns: (nullable): the form called @id */
const DeskFormType *
desk_forms_find (const char *id)
{
  for (const DeskFormType *type = types; type->id != NULL; type++)
    if (g_str_equal (type->id, id))
      return type;
  return NULL;
}

/* Fills in the days that were not asked for. */
static void
complete_period (DeskFormPeriod   period,
                 DeskFormRequest *request)
{
  DeskDate today = desk_date_today ();

  if (period != DESK_FORM_PERIOD_WEEK && period != DESK_FORM_PERIOD_MONTH)
    return;
  if (request->from == DESK_DATE_NONE)
    {
      request->from = period == DESK_FORM_PERIOD_WEEK ? desk_date_week_start (today)
                                                      : desk_date_month_start (today);
      request->to = DESK_DATE_NONE;
    }
  if (request->to == DESK_DATE_NONE)
    request->to = period == DESK_FORM_PERIOD_WEEK ? request->from + 6
                                                  : desk_date_month_end (request->from);
}

/* Whom to tell that a form was printed. */
typedef struct
{
  DeskOffice *office;
  DeskFormNote *func;
  gint64 id;
} Note;

static void
note_free (gpointer data)
{
  Note *self = data;

  g_object_unref (self->office);
  g_free (self);
}

static gboolean
on_printed (gpointer   data,
            GError   **error)
{
  Note *self = data;

  return self->func (self->office, self->id, error);
}

/**
 * desk_forms_build:
 * @id: the id of a form, "duty-week"
 * @request: what is asked of it
 *
 * Returns: (transfer full): the form, filled from the office, or %NULL with
 *   %DESK_ERROR_NOT_FOUND for an unknown form or record and %DESK_ERROR_INVALID
 *   when it does not say which record
 */
DeskForm *
desk_forms_build (DeskOffice             *office,
                  const char             *id,
                  const DeskFormRequest  *request,
                  GError                **error)
{
  const DeskFormType *type = desk_forms_find (id);
  DeskFormRequest complete = *request;
  DeskForm *form;

  if (type == NULL)
    {
      /* Translators: %s is the name of a form, as "duty-week" */
      g_set_error (error, DESK_ERROR, DESK_ERROR_NOT_FOUND, _ ("There is no form “%s”"), id);
      return NULL;
    }
  if (complete.language == NULL)
    complete.language = desk_office_forms_language (office);
  if (type->period == DESK_FORM_PERIOD_RECORD && complete.id == 0 && !complete.blank)
    {
      /* Translators: %s is the name of a form, as "loan-slip" */
      g_set_error (error, DESK_ERROR, DESK_ERROR_INVALID,
                   _ ("“%s” is about one record: say which, or ask for a blank one"), id);
      return NULL;
    }
  complete_period (type->period, &complete);
  form = type->build (office, &complete, error);
  if (form != NULL && type->note != NULL && !complete.blank)
    {
      Note *note = g_new0 (Note, 1);

      note->office = g_object_ref (office);
      note->func = type->note;
      note->id = complete.id;
      desk_form_set_printed (form, on_printed, note, note_free);
    }
  return form;
}

/* Returns: (transfer full): what a file of the form is called unless somebody
 * names it: "值日表 ZR-2026-W41.xlsx" */
char *
desk_forms_file_name (DeskForm   *form,
                      const char *extension)
{
  g_autofree char *name = form->number != NULL && *form->number != '\0'
                            ? g_strdup_printf ("%s %s.%s", form->title, form->number, extension)
                            : g_strdup_printf ("%s.%s", form->title, extension);

  return g_steal_pointer (&name);
}

/**
 * desk_forms_begin:
 * @number: (nullable): the form's number
 *
 * Returns: (transfer full): an empty form with the studio's head
 */
DeskForm *
desk_forms_begin (DeskOffice            *office,
                  const char            *id,
                  const DeskFormRequest *request,
                  DeskFormOrientation    orientation,
                  DeskFormFlow           flow,
                  const char            *number)
{
  DeskForm *form = desk_form_new (id, request->language, orientation, flow);
  g_autofree char *studio = desk_settings_get (office, "studio.name");
  const char *msgid = desk_forms_find (id)->title;
  const char *title = desk_language_text (request->language, msgid);

  desk_form_set_title (form, studio, title, request->blank ? NULL : number);
  /* Whoever reads English on screen finds the sheet by its English name too. */
  if (!g_str_equal (title, msgid) && g_str_equal (desk_language_current (), DESK_LANGUAGE_ENGLISH))
    {
      g_autofree char *subtitle = g_strdup_printf ("(%s)", msgid);
      desk_form_set_subtitle (form, subtitle);
    }
  desk_form_set_made (form, desk_date_today ());
  return form;
}

/* The foot that every form has, and the blank variant's emptiness. */
void
desk_forms_end (DeskOffice            *office,
                const DeskFormRequest *request,
                DeskForm              *form)
{
  gint64 maker = desk_people_acting (office, "administration", desk_date_today ());
  g_autofree char *name = request->blank ? NULL : desk_people_dup_name (office, maker);

  desk_form_add_foot (form, DESK_FORM_FOOT_SIGNATURE, T (form, N_ ("Made by")),
                      name != NULL && *name != '\0' ? name : NULL);
  desk_form_add_foot (form, DESK_FORM_FOOT_SIGNATURE, T (form, N_ ("Checked by")), NULL);
  desk_form_add_foot (form, DESK_FORM_FOOT_DATE,
                      desk_language_context (form->language, "foot", NC_ ("foot", "Date")), NULL);
  if (request->blank)
    desk_form_clear_fill_in (form);
}

/* Says what the cell is to the office: "mark:2026-10-08:3". Returns: @cell */
DeskFormCell *
desk_forms_put_key (DeskFormCell *cell,
                    const char   *what,
                    DeskDate      date,
                    gint64        id)
{
  g_autofree char *day = desk_date_to_iso (date);
  g_autofree char *key = id != 0 ? g_strdup_printf ("%s:%s:%" G_GINT64_FORMAT, what, day, id)
                                 : g_strdup_printf ("%s:%s", what, day);

  desk_form_cell_set_key (cell, key);
  return cell;
}

/* Returns: (transfer full) (nullable): "WS-2026-10" */
char *
desk_forms_month_number (const char *prefix,
                         DeskDate    month,
                         gboolean    blank)
{
  g_autofree char *text = desk_date_to_month (month);

  return blank ? NULL : g_strdup_printf ("%s-%s", prefix, text);
}

/* One head row with the headings, and the columns under them. */
void
desk_forms_put_headings (DeskForm              *form,
                         const DeskFormHeading *headings,
                         int                    n_headings)
{
  int row = desk_form_add_row (form, DESK_FORM_ROW_HEAD, 26, 0);

  for (int i = 0; i < n_headings; i++)
    {
      desk_form_add_column (form, headings[i].weight, 0, FALSE);
      desk_form_put_text (form, row, i, T (form, headings[i].msgid),
                          DESK_FORM_HEAD | DESK_FORM_BOLD | DESK_FORM_CENTER);
    }
}

/* Rows to write in. */
void
desk_forms_put_empty_rows (DeskForm *form,
                           int       n_rows,
                           double    height)
{
  for (int i = 0; i < n_rows; i++)
    {
      int row = desk_form_add_row (form, DESK_FORM_ROW_BODY, height, 1);

      for (int column = 0; column < desk_form_n_columns (form); column++)
        desk_form_put_text (form, row, column, "", DESK_FORM_FILL_IN);
    }
}

/* A named box: the name in one place, what it says over the @columns after it. */
DeskFormCell *
desk_forms_put_pair (DeskForm   *form,
                     int         row,
                     int         column,
                     int         columns,
                     const char *name,
                     const char *text)
{
  DeskFormCell *cell;

  desk_form_put_text (form, row, column, name, DESK_FORM_HEAD | DESK_FORM_BOLD | DESK_FORM_CENTER);
  cell = desk_form_put_text (form, row, column + 1, text, DESK_FORM_START | DESK_FORM_FILL_IN);
  return desk_form_merge (form, cell, 1, columns);
}

/* The word of a code in the language of the form. */
const char *
desk_forms_choice (DeskForm       *form,
                   const DeskKind *kind,
                   const char     *field,
                   const char     *code)
{
  return desk_field_choice_label (desk_kind_get_field (kind, field), code, form->language);
}

/* Returns: (transfer full): every word of a field with a box before it, that of
 *   @code filled: "■ 工作  □ 私用" */
char *
desk_forms_choices (DeskForm       *form,
                    const DeskKind *kind,
                    const char     *field,
                    const char     *code)
{
  GString *text = g_string_new (NULL);

  for (const DeskChoice *choice = desk_kind_get_field (kind, field)->choices; choice->code != NULL;
       choice++)
    g_string_append_printf (text, "%s%s %s", text->len > 0 ? "   " : "",
                            g_strcmp0 (choice->code, code) == 0 ? "■" : "□",
                            desk_language_text (form->language, choice->label));
  return g_string_free (text, FALSE);
}
