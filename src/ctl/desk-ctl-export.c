/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk-ctl.h"

#include "desk-form-export.h"
#include "desk-forms.h"
#include "desk-inventory.h"
#include "desk-language.h"
#include "desk-people.h"

static int
unknown_form (const char *name)
{
  g_autoptr (GPtrArray) known = g_ptr_array_new ();

  for (const DeskFormType *form = desk_forms_list (); form->id != NULL; form++)
    g_ptr_array_add (known, (gpointer) form->id);
  return desk_ctl_unknown (_ ("form"), name, known);
}

/* The day that --week, --month or --day is about; without any today. */
static gboolean
read_day (DeskCtl  *self,
          DeskDate *day)
{
  const char *week = desk_ctl_option (self, "week");
  const char *month = desk_ctl_option (self, "month");

  *day = desk_ctl_today (self);
  if (week != NULL)
    *day = desk_date_parse_week (week);
  if (week != NULL && *day == DESK_DATE_NONE)
    {
      desk_ctl_problem (week, _ ("this is no week; write it like 2026-W41"));
      return FALSE;
    }
  /* A week belongs to the month that most of its days are in. */
  if (week != NULL)
    *day += 3;
  if (month != NULL)
    *day = desk_date_parse_month (month);
  if (month != NULL && *day == DESK_DATE_NONE)
    {
      desk_ctl_problem (month, _ ("this is no month; write it like 2026-10"));
      return FALSE;
    }
  return desk_ctl_date_option (self, "day", day);
}

static gboolean
read_request (DeskCtl            *self,
              const DeskFormType *type,
              DeskFormRequest    *request)
{
  const char *person = desk_ctl_option (self, "person");
  const char *id = desk_ctl_option (self, "id");
  g_autoptr (GError) error = NULL;
  DeskDate day;
  guint64 number = 0;

  if (!read_day (self, &day))
    return FALSE;
  if (type->period == DESK_FORM_PERIOD_WEEK)
    {
      request->from = desk_date_week_start (day);
      request->to = request->from + 6;
    }
  else if (type->period == DESK_FORM_PERIOD_MONTH)
    {
      request->from = desk_date_month_start (day);
      request->to = desk_date_month_end (day);
    }
  request->blank = desk_ctl_has (self, "blank");
  if (id != NULL && g_ascii_string_to_unsigned (id, 10, 1, G_MAXINT64, &number, NULL))
    request->id = (gint64) number;
  else if (id != NULL && type->kind != NULL)
    request->id = desk_inventory_find (self->office, type->kind, id);
  if (id != NULL && request->id == 0)
    {
      desk_ctl_problem (id, _ ("this is neither an id nor a number; “list” prints them"));
      return FALSE;
    }
  if (person == NULL)
    return TRUE;
  request->person = desk_people_find (self->office, person, &error);
  if (request->person == 0)
    desk_ctl_fail (person, error);
  return request->person != 0;
}

static int
run_export (DeskCtl *self)
{
  const char *name = desk_ctl_word (self, 0);
  const char *path = desk_ctl_option (self, "output");
  const DeskFormType *type = desk_forms_find (name);
  DeskFormRequest request = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskForm) form = NULL;
  guint periods =
    desk_ctl_has (self, "week") + desk_ctl_has (self, "month") + desk_ctl_has (self, "day");

  if (type == NULL)
    return unknown_form (name);
  if (path == NULL)
    return desk_ctl_usage (name, _ ("say into which file with -o FILE"));
  if (periods > 1)
    return desk_ctl_usage (name, _ ("give one of --week, --month and --day"));
  if (!read_request (self, type, &request))
    return DESK_CTL_FAILED;
  form = desk_forms_build (self->office, name, &request, &error);
  if (form == NULL)
    return desk_ctl_fail (name, error);
  if (!desk_form_export ((DeskForm *const *) &form, 1, path, &error))
    return desk_ctl_fail (path, error);
  desk_ctl_print (self, path);
  return DESK_CTL_DONE;
}

static GStrv
form_names (void)
{
  GStrvBuilder *builder = g_strv_builder_new ();
  GStrv names;

  for (const DeskFormType *type = desk_forms_list (); type->id != NULL; type++)
    g_strv_builder_add (builder, type->id);
  names = g_strv_builder_end (builder);
  g_strv_builder_unref (builder);
  return names;
}

static const DeskCtlOption export_options[] = {
  { "week", "W", N_ ("the week, as 2026-W41; else the present one") },
  { "month", "M", N_ ("the month, as 2026-10; else the present one") },
  { "day", "D", N_ ("the week or month of this day") },
  { "id", "N", N_ ("the record it is about: its id or its number") },
  { "person", "P", N_ ("only what is this person's") },
  { "blank", NULL, N_ ("empty, for filling in by hand") },
  { "output", "FILE", N_ ("the file; its ending decides: .xlsx .pdf .png .csv"), 'o' },
  { NULL },
};

const DeskCtlCommand desk_ctl_export_commands[] = {
  { "export", "FORM [--week W|--month M|--day D|--id N] [--person P] [--blank] -o FILE",
    N_ ("Writes a form as the screen shows it; prints the file's name."),
    "export duty-week --week 2026-W41 -o duty.xlsx", export_options, 1, 1, FALSE, run_export,
    N_ ("Forms:"), form_names },
  { NULL },
};
