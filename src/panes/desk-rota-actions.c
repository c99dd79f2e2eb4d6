/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the rota pane does, each as an action: every drag and every key ends here. */

#include <string.h>

#include "desk-language.h"
#include "desk-pane-forms.h"
#include "desk-rota-pane-private.h"
#include "desk-rota-plan-window.h"

static DeskOffice *
office_of (gpointer data)
{
  return desk_pane_get_office (DESK_PANE (data));
}

/* Says what went wrong, or shows what is new: at once, for the keys that come next. */
static void
finish (DeskRotaPane *self,
        gboolean      done,
        GError       *error)
{
  if (!done)
    desk_pane_show_error (DESK_PANE (self), error);
  else
    desk_rota_pane_show (self);
}

static void
on_view (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       data)
{
  const char *view = g_variant_get_string (parameter, NULL);

  if (g_str_equal (view, "week") || g_str_equal (view, "month") || g_str_equal (view, "summary"))
    desk_rota_pane_set_view (data, view);
}

static void
on_go (GSimpleAction *action,
       GVariant      *parameter,
       gpointer       data)
{
  desk_pane_go (data, g_variant_get_string (parameter, NULL));
}

/* Inspection */

static void
on_mark (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       data)
{
  g_autoptr (GError) error = NULL;
  const char *day, *mark;
  gint64 area;

  g_variant_get (parameter, "(&sx&s)", &day, &area, &mark);
  finish (data,
          desk_rota_mark (office_of (data), desk_date_parse (day), area,
                          g_str_equal (mark, "ok")     ? DESK_MARK_OK
                          : g_str_equal (mark, "fail") ? DESK_MARK_FAIL
                                                       : DESK_MARK_NONE,
                          NULL, &error),
          error);
}

static void
on_mark_others (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       data)
{
  g_autoptr (GError) error = NULL;
  DeskDate date = desk_date_parse (g_variant_get_string (parameter, NULL));

  finish (data, desk_rota_mark_others_ok (office_of (data), date, &error), error);
}

/* With area 0 the remark is the day's. */
static void
on_remark (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskRotaDay) now = NULL;
  const DeskDutyArea *one;
  const char *day, *words;
  DeskDate date;
  gint64 area;

  g_variant_get (parameter, "(&sx&s)", &day, &area, &words);
  date = desk_date_parse (day);
  if (area == 0)
    {
      finish (data, desk_rota_set_remark (office_of (data), date, words, &error), error);
      return;
    }
  now = desk_rota_get_day (office_of (data), date, &error);
  one = now != NULL ? desk_rota_day_area (now, area) : NULL;
  finish (data,
          now != NULL && desk_rota_mark (office_of (data), date, area,
                                         one != NULL ? one->mark : DESK_MARK_NONE, words, &error),
          error);
}

static void
on_rectify (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       data)
{
  g_autoptr (GError) error = NULL;
  const char *day;
  gint64 area;
  gboolean rectified;

  g_variant_get (parameter, "(&sxb)", &day, &area, &rectified);
  finish (data,
          desk_rota_set_rectified (office_of (data), desk_date_parse (day), area, rectified,
                                   &error),
          error);
}

/* Who is on duty */

static void
on_exchange (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       data)
{
  g_autoptr (GError) error = NULL;
  const char *a, *b;

  g_variant_get (parameter, "(&s&s)", &a, &b);
  finish (data,
          desk_rota_exchange_days (office_of (data), desk_date_parse (a), desk_date_parse (b),
                                   &error),
          error);
}

static void
on_swap (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       data)
{
  g_autoptr (GError) error = NULL;
  const char *day, *with_day;
  gint64 person, with;

  g_variant_get (parameter, "(&sxx&s)", &day, &person, &with, &with_day);
  finish (data,
          desk_rota_swap (office_of (data), desk_date_parse (day), person, with,
                          desk_date_parse (with_day), 0, &error),
          error);
}

static gboolean
exchange_areas (DeskOffice  *office,
                DeskDate     date,
                gint64       a,
                gint64       b,
                GError     **error)
{
  g_autoptr (DeskRotaDay) day = desk_rota_get_day (office, date, error);
  const DeskDutyArea *one = day != NULL ? desk_rota_day_area (day, a) : NULL;
  const DeskDutyArea *other = day != NULL ? desk_rota_day_area (day, b) : NULL;
  g_autofree char *words =
    desk_date_format (date, DESK_DATE_STYLE_DAY_WEEKDAY, desk_language_current ());
  g_autofree char *title = NULL;
  g_autoptr (DeskAct) act = NULL;

  if (one == NULL || other == NULL)
    {
      if (day != NULL)
        g_set_error_literal (error, DESK_ERROR, DESK_ERROR_NOT_FOUND,
                             _ ("That area is not in use"));
      return FALSE;
    }
  /* Translators: the title of an act: a day and two areas */
  title = g_strdup_printf (_ ("Exchange on %s: %s and %s"), words, one->name, other->name);
  act = desk_store_begin (desk_office_get_store (office), error, title);
  if (act == NULL || !desk_rota_set_area_person (office, date, a, other->person, error) ||
      !desk_rota_set_area_person (office, date, b, one->person, error))
    return FALSE;
  return desk_act_commit (g_steal_pointer (&act), error);
}

static void
on_exchange_areas (GSimpleAction *action,
                   GVariant      *parameter,
                   gpointer       data)
{
  g_autoptr (GError) error = NULL;
  const char *day;
  gint64 a, b;

  g_variant_get (parameter, "(&sxx)", &day, &a, &b);
  finish (data, exchange_areas (office_of (data), desk_date_parse (day), a, b, &error), error);
}

static void
on_set_person (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       data)
{
  g_autoptr (GError) error = NULL;
  const char *day;
  gint64 area, person;

  g_variant_get (parameter, "(&sxx)", &day, &area, &person);
  finish (data,
          desk_rota_set_area_person (office_of (data), desk_date_parse (day), area, person,
                                     &error),
          error);
}

static void
on_set_group (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       data)
{
  g_autoptr (GError) error = NULL;
  const char *day;
  gint64 group;

  g_variant_get (parameter, "(&sx)", &day, &group);
  /* What somebody chose by hand is not the planner's to change. */
  finish (data,
          desk_rota_set_group (office_of (data), desk_date_parse (day), group, TRUE, &error),
          error);
}

static void
on_pin (GSimpleAction *action,
        GVariant      *parameter,
        gpointer       data)
{
  g_autoptr (GError) error = NULL;
  DeskDate date = desk_date_parse (g_variant_get_string (parameter, NULL));
  g_autoptr (DeskRotaDay) day = desk_rota_get_day (office_of (data), date, &error);

  finish (data,
          day != NULL && desk_rota_set_pinned (office_of (data), date, !day->pinned, &error),
          error);
}

static void
on_copy_last_week (GSimpleAction *action,
                   GVariant      *parameter,
                   gpointer       data)
{
  DeskRotaPane *self = data;
  g_autoptr (GError) error = NULL;
  DeskDate monday = desk_date_week_start (desk_period_switcher_get_date (self->period));

  finish (self, desk_rota_copy_week (office_of (self), monday - 7, monday, &error), error);
}

static void
on_planned (DeskDate from,
            gpointer data)
{
  DeskRotaPane *self = data;

  if (g_str_equal (desk_rota_pane_get_view (self), "summary"))
    desk_rota_pane_set_view (self, "week");
  desk_period_switcher_set_date (self->period, from);
  desk_rota_pane_show (self);
}

static void
on_plan (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       data)
{
  desk_rota_plan_window_present (data, office_of (data), on_planned, data);
}

/* Paper and files */

/* Returns: (transfer full) (nullable): the form called @name, or the view's for an empty one */
static DeskForm *
build_form (DeskRotaPane *self,
            const char   *name)
{
  const char *view = desk_rota_pane_get_view (self);
  gboolean blank = g_str_has_suffix (name, "-blank");
  g_autofree char *id = blank ? g_strndup (name, strlen (name) - strlen ("-blank"))
                              : g_strdup (name);
  DeskFormRequest request = { .from = desk_period_switcher_get_start (self->period),
                              .blank = blank };
  g_autoptr (GError) error = NULL;
  const DeskFormType *type;
  DeskForm *form;

  if (*id == '\0')
    {
      g_free (id);
      id = g_strdup (g_str_equal (view, "week")    ? "duty-week"
                     : g_str_equal (view, "month") ? "duty-month"
                                                   : "hygiene-month");
    }
  type = desk_forms_find (id);
  if (type != NULL && type->period == DESK_FORM_PERIOD_MONTH)
    {
      request.from = desk_date_month_start (desk_period_switcher_get_date (self->period));
      request.to = desk_date_month_end (request.from);
    }
  form = desk_forms_build (office_of (self), id, &request, &error);
  if (form == NULL)
    desk_pane_show_error (DESK_PANE (self), error);
  return form;
}

static void
preview (DeskRotaPane *self,
         const char   *name)
{
  g_autoptr (DeskForm) form = build_form (self, name);

  if (form != NULL)
    desk_pane_preview_forms (DESK_PANE (self), &form, 1);
}

static void
export_form (DeskRotaPane *self,
             const char   *ending)
{
  g_autoptr (DeskForm) form = build_form (self, "");

  if (form != NULL)
    desk_pane_export_forms (DESK_PANE (self), &form, 1, ending);
}

void
desk_rota_pane_print (DeskPane *pane)
{
  g_autoptr (DeskForm) form = build_form (DESK_ROTA_PANE (pane), "");

  if (form != NULL)
    desk_pane_print_forms (pane, &form, 1);
}

void
desk_rota_pane_export (DeskPane *pane)
{
  export_form (DESK_ROTA_PANE (pane), "xlsx");
}

static void
on_print (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       data)
{
  desk_rota_pane_print (data);
}

static void
on_preview (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       data)
{
  preview (data, "");
}

static void
on_preview_form (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       data)
{
  preview (data, g_variant_get_string (parameter, NULL));
}

static void
on_export (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       data)
{
  export_form (data, "xlsx");
}

static void
on_export_as (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       data)
{
  export_form (data, g_variant_get_string (parameter, NULL));
}

static void
on_export_to (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       data)
{
  const char *path = g_variant_get_string (parameter, NULL);
  g_autoptr (DeskForm) form = build_form (data, "");

  if (form != NULL)
    desk_pane_write_forms (data, &form, 1, path);
}

void
desk_rota_pane_add_actions (DeskRotaPane *self)
{
  static const GActionEntry entries[] = {
    { "view", on_view, "s", "'week'" }, /* week, month or summary */
    { "go", on_go, "s" },               /* '2026-10-08' */
    /* ('2026-10-08', area, 'ok'), also fail and none; area 0: all */
    { "mark", on_mark, "(sxs)" },
    { "mark-others", on_mark_others, "s" },
    { "remark", on_remark, "(sxs)" }, /* ('2026-10-08', area, 'words'); area 0: of the day */
    { "rectify", on_rectify, "(sxb)" },
    { "exchange", on_exchange, "(ss)" }, /* two days */
    { "exchange-areas", on_exchange_areas, "(sxx)" },
    { "swap", on_swap, "(sxxs)" },            /* a day, its person, with, a day in return or '' */
    { "set-person", on_set_person, "(sxx)" }, /* ('2026-10-08', area, person) */
    { "set-group", on_set_group, "(sx)" },
    { "pin", on_pin, "s" }, /* pins the day, or lets it go */
    { "copy-last-week", on_copy_last_week },
    { "plan", on_plan },
    { "print", on_print },
    { "preview", on_preview },
    { "preview-form", on_preview_form, "s" }, /* 'duty-week', 'duty-week-blank' … */
    { "export", on_export },
    { "export-as", on_export_as, "s" }, /* 'pdf' */
    { "export-to", on_export_to, "s" }, /* a path; its ending says what */
  };

  desk_pane_add_actions (DESK_PANE (self), entries, G_N_ELEMENTS (entries));
}
