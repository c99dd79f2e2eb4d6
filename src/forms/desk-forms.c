/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The printed forms of FORMS.md: what all of them share. */

#include "desk-forms-private.h"

#include <string.h>

#include "desk-people.h"
#include "desk-settings.h"

typedef DeskForm *(*Build) (DeskOffice *office,
                            const DeskFormRequest *request,
                            GError **error);

static const DeskFormType types[] = {
  { "duty-week", N_ ("Duty sheet"), DESK_FORM_PERIOD_WEEK },
  { "duty-month", N_ ("Duty calendar"), DESK_FORM_PERIOD_MONTH },
  { "hygiene-month", N_ ("Monthly hygiene summary"), DESK_FORM_PERIOD_MONTH },
  { "holiday-duty", N_ ("Holiday duty roster"), DESK_FORM_PERIOD_MONTH },
  { NULL },
};

static const Build builders[] = {
  desk_form_duty_week,
  desk_form_duty_month,
  desk_form_hygiene_month,
  desk_form_holiday_duty,
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

/**
 * desk_forms_build:
 * @id: the id of a form, "duty-week"
 * @request: what is asked of it
 *
 * Returns: (transfer full): the form, filled from the office, or %NULL with
 *   %DESK_ERROR_NOT_FOUND for an unknown form
 */
DeskForm *
desk_forms_build (DeskOffice             *office,
                  const char             *id,
                  const DeskFormRequest  *request,
                  GError                **error)
{
  const DeskFormType *type = desk_forms_find (id);
  DeskFormRequest complete = *request;
  DeskDate today = desk_date_today ();

  if (type == NULL)
    {
      /* Translators: %s is the name of a form, as "duty-week" */
      g_set_error (error, DESK_ERROR, DESK_ERROR_NOT_FOUND, _ ("There is no form “%s”"), id);
      return NULL;
    }
  if (complete.language == NULL)
    complete.language = desk_office_forms_language (office);
  if (complete.from == DESK_DATE_NONE)
    {
      complete.from = type->period == DESK_FORM_PERIOD_WEEK ? desk_date_week_start (today)
                                                            : desk_date_month_start (today);
      complete.to = DESK_DATE_NONE;
    }
  if (complete.to == DESK_DATE_NONE)
    complete.to = type->period == DESK_FORM_PERIOD_WEEK ? complete.from + 6
                                                        : desk_date_month_end (complete.from);
  return builders[type - types](office, &complete, error);
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
