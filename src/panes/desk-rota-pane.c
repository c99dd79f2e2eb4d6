/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk-rota-pane-private.h"

#include "desk-language.h"
#include "desk-query.h"
#include "desk-today.h"

G_DEFINE_FINAL_TYPE (DeskRotaPane, desk_rota_pane, DESK_TYPE_PANE)

const char *
desk_rota_pane_get_view (DeskRotaPane *self)
{
  g_autoptr (GVariant) state = g_action_get_state (desk_pane_get_action (DESK_PANE (self), "view"));

  return g_intern_string (g_variant_get_string (state, NULL));
}

/* Returns: (nullable): the grid in front */
DeskSheet *
desk_rota_pane_get_sheet (DeskRotaPane *self)
{
  const char *view = desk_rota_pane_get_view (self);

  return g_str_equal (view, "week")    ? self->week
         : g_str_equal (view, "month") ? self->month
                                       : desk_rota_summary_get_sheet (self->summary);
}

static gboolean
has_records (DeskRotaPane   *self,
             const DeskKind *kind)
{
  g_autoptr (DeskQuery) query = desk_query_new (desk_pane_get_store (DESK_PANE (self)), kind);

  return g_list_model_get_n_items (G_LIST_MODEL (query)) > 0;
}

static gboolean
is_planned (DeskRotaPane *self)
{
  for (guint i = 0; i < self->days->len; i++)
    if (((DeskRotaDay *) self->days->pdata[i])->people->len > 0)
      return TRUE;
  return FALSE;
}

static gboolean
has_duty_days (DeskRotaPane *self)
{
  for (guint i = 0; i < self->days->len; i++)
    if (((DeskRotaDay *) self->days->pdata[i])->kind == DESK_ROTA_DUTY)
      return TRUE;
  return FALSE;
}

/* Which of the pages of the stack: what to do first, or the view. */
static const char *
choose_page (DeskRotaPane *self)
{
  if (is_planned (self) || has_records (self, &desk_kind_duties))
    return desk_rota_pane_get_view (self);
  return has_records (self, &desk_kind_people) ? "unplanned" : "nobody";
}

static void
tell_unplanned (DeskRotaPane *self,
                gboolean      unplanned)
{
  if (unplanned && !self->told_unplanned)
    desk_pane_show_message (DESK_PANE (self), DESK_MESSAGE_INFO,
                            _ ("Nobody is on duty in this period yet."), _ ("Plan Duties…"),
                            "win.rota.plan");
  else if (!unplanned && self->told_unplanned)
    desk_pane_clear_message (DESK_PANE (self));
  self->told_unplanned = unplanned;
}

static DeskForm *
build_form (DeskRotaPane  *self,
            const char    *id,
            GError       **error)
{
  DeskFormRequest request = { .from = desk_period_switcher_get_start (self->period),
                              .to = desk_period_switcher_get_end (self->period),
                              .language = desk_language_current () };

  return desk_forms_build (desk_pane_get_office (DESK_PANE (self)), id, &request, error);
}

static void
show_side (DeskRotaPane *self)
{
  DeskSheet *sheet = desk_rota_pane_get_sheet (self);
  DeskRotaKey key = desk_rota_key_parse (desk_sheet_get_selected (sheet));
  gboolean summary = sheet != self->week && sheet != self->month;

  gtk_stack_set_visible_child_name (self->sides, summary ? "propose" : "cell");
  if (summary)
    desk_rota_propose_set_subject (self->propose, key.id);
  else
    desk_rota_side_show (self->side, key.date, key.id);
}

static gboolean
read_days (DeskRotaPane  *self,
           GError       **error)
{
  GPtrArray *days = desk_rota_get_days (desk_pane_get_office (DESK_PANE (self)),
                                        desk_period_switcher_get_start (self->period),
                                        desk_period_switcher_get_end (self->period), error);

  if (days == NULL)
    return FALSE;
  g_clear_pointer (&self->days, g_ptr_array_unref);
  self->days = days;
  return TRUE;
}

static gboolean
show_week (DeskRotaPane  *self,
           GError       **error)
{
  g_autoptr (DeskForm) form = build_form (self, "duty-week", error);

  if (form == NULL)
    return FALSE;
  desk_sheet_set_form (self->week, form);
  return TRUE;
}

static gboolean
show_month (DeskRotaPane  *self,
            GError       **error)
{
  g_autoptr (DeskForm) form = build_form (self, "duty-month", error);

  if (form == NULL)
    return FALSE;
  desk_sheet_set_form (self->month, form);
  return TRUE;
}

static gboolean
show_summary (DeskRotaPane  *self,
              GError       **error)
{
  g_autoptr (DeskForm) form = build_form (self, "hygiene-month", error);

  if (form == NULL)
    return FALSE;
  return desk_rota_summary_show (self->summary, desk_pane_get_office (DESK_PANE (self)),
                                 desk_period_switcher_get_start (self->period), form, error);
}

/* Shows the period and the view that are chosen, from the file. */
void
desk_rota_pane_show (DeskRotaPane *self)
{
  const char *view = desk_rota_pane_get_view (self), *page;
  g_autoptr (GError) error = NULL;
  gboolean done;

  if (!read_days (self, &error))
    {
      desk_pane_show_error (DESK_PANE (self), error);
      return;
    }
  page = choose_page (self);
  done = g_str_equal (view, "week")    ? show_week (self, &error)
         : g_str_equal (view, "month") ? show_month (self, &error)
                                       : show_summary (self, &error);
  gtk_stack_set_visible_child_name (self->stack, page);
  gtk_widget_set_visible (GTK_WIDGET (self->sides), g_str_equal (page, view));
  if (!done)
    {
      desk_pane_show_error (DESK_PANE (self), error);
      return;
    }
  tell_unplanned (self, g_str_equal (page, view) && !g_str_equal (view, "summary") &&
                          !is_planned (self) && has_duty_days (self));
  show_side (self);
}

/* The first area of @date without a mark, where the inspector goes on. */
static void
select_unmarked (DeskRotaPane *self,
                 DeskDate      date)
{
  DeskRotaDay *day = desk_rota_pane_find_day (self, date);
  g_autofree char *key = NULL;

  if (day == NULL)
    return;
  for (guint i = 0; key == NULL && i < day->areas->len; i++)
    {
      const DeskDutyArea *area = day->areas->pdata[i];
      if (area->mark == DESK_MARK_NONE)
        key = desk_rota_key_format ("person", date, area->id);
    }
  if (key == NULL)
    key = desk_rota_key_format ("group", date, 0);
  desk_sheet_select (self->week, key);
}

/* The morning's job first: the week with the duty day that is to be inspected. */
static void
open_first (DeskRotaPane *self)
{
  DeskDate today = desk_date_today ();
  DeskDate date = desk_rota_to_inspect (desk_pane_get_office (DESK_PANE (self)), today);

  self->opened = TRUE;
  desk_period_switcher_set_date (self->period, date != DESK_DATE_NONE ? date : today);
  desk_rota_pane_show (self);
  select_unmarked (self, date != DESK_DATE_NONE ? date : today);
}

/* The day that was selected stays so in the other grid. */
static void
select_day (DeskRotaPane *self,
            const char   *view,
            DeskDate      date)
{
  g_autofree char *key = desk_rota_key_format ("date", date, 0);

  if (date == DESK_DATE_NONE)
    return;
  if (g_str_equal (view, "month"))
    desk_sheet_select (self->month, key);
  else if (g_str_equal (view, "week"))
    select_unmarked (self, date);
}

void
desk_rota_pane_set_view (DeskRotaPane *self,
                         const char   *view)
{
  GAction *action = desk_pane_get_action (DESK_PANE (self), "view");
  DeskPeriod period = g_str_equal (view, "week") ? DESK_PERIOD_WEEK : DESK_PERIOD_MONTH;
  DeskRotaKey key = desk_rota_key_parse (desk_sheet_get_selected (desk_rota_pane_get_sheet (self)));

  /* The week of the day, not the one the month begins with. */
  if (key.date != DESK_DATE_NONE)
    desk_period_switcher_set_date (self->period, key.date);
  g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_string (view));
  if (desk_period_switcher_get_period (self->period) == period)
    desk_rota_pane_show (self);
  else
    desk_period_switcher_set_period (self->period, period);
  select_day (self, view, key.date);
}

/* Virtual functions of the pane */

static void
desk_rota_pane_refresh (DeskPane *pane)
{
  DeskRotaPane *self = DESK_ROTA_PANE (pane);

  if (self->opened)
    desk_rota_pane_show (self);
  else
    open_first (self);
}

static guint
desk_rota_pane_count (DeskPane *pane,
                      gboolean *urgent)
{
  static const char *const kinds[] = { "inspection", "plan", "rectify", NULL };
  g_autoptr (GPtrArray) items =
    desk_today_list (desk_pane_get_office (pane), desk_date_today (), NULL);
  guint n = 0;

  for (guint i = 0; items != NULL && i < items->len; i++)
    {
      const DeskTodayItem *item = items->pdata[i];

      if (!g_strv_contains (kinds, item->kind))
        continue;
      n++;
      *urgent |= item->late;
    }
  return n;
}

static gboolean
desk_rota_pane_go (DeskPane   *pane,
                   const char *where)
{
  DeskRotaPane *self = DESK_ROTA_PANE (pane);
  DeskDate date = desk_date_parse_lenient (where);
  g_autofree char *key = NULL;

  if (date == DESK_DATE_NONE)
    return FALSE;
  self->opened = TRUE;
  desk_rota_pane_set_view (self, "week");
  desk_period_switcher_set_date (self->period, date);
  desk_rota_pane_show (self);
  select_unmarked (self, date);
  key = desk_rota_key_format ("off", date, 0);
  desk_sheet_select (self->week, key);
  g_free (key);
  key = desk_rota_key_format ("team", date, 0);
  desk_sheet_select (self->week, key);
  gtk_widget_grab_focus (GTK_WIDGET (self->week));
  return TRUE;
}

/* Whoever comes in with the keyboard comes to the sheet; the toolbar is before it. */
static gboolean
desk_rota_pane_focus (GtkWidget        *widget,
                      GtkDirectionType  direction)
{
  DeskRotaPane *self = DESK_ROTA_PANE (widget);
  GtkWidget *sheet = GTK_WIDGET (desk_rota_pane_get_sheet (self));

  if (direction == GTK_DIR_TAB_FORWARD && gtk_widget_get_focus_child (widget) == NULL &&
      gtk_widget_get_mapped (sheet) && gtk_widget_grab_focus (sheet))
    return TRUE;
  return GTK_WIDGET_CLASS (desk_rota_pane_parent_class)->focus (widget, direction);
}

/* Signals */

static void
on_period_changed (DeskRotaPane *self)
{
  if (self->opened)
    desk_rota_pane_show (self);
}

static void
activate (DeskRotaPane *self,
          const char   *name,
          GVariant     *parameter)
{
  g_action_activate (desk_pane_get_action (DESK_PANE (self), name), parameter);
}

static void
on_marked (DeskRotaPane *self,
           const char   *text,
           int           mark)
{
  DeskRotaKey key = desk_rota_key_parse (text);
  g_autofree char *day = desk_date_to_iso (key.date);
  g_autofree char *cell = g_strdup (text);
  const DeskDutyArea *area;
  DeskRotaDay *now;

  activate (self, "mark",
            g_variant_new ("(sxs)", day, key.id, mark > 0 ? "ok" : mark == 0 ? "fail"
                                                                             : "none"));
  now = desk_rota_pane_find_day (self, key.date);
  area = now != NULL ? desk_rota_day_area (now, key.id) : NULL;
  /* √ goes on to the next; X asks what was wrong, and Enter goes on. */
  if (mark > 0 && area != NULL && area->mark == DESK_MARK_OK)
    desk_sheet_next (self->week);
  else if (mark == 0 && area != NULL && area->mark == DESK_MARK_FAIL)
    desk_sheet_edit (self->week, cell);
}

static void
on_mark_others (DeskRotaPane *self,
                const char   *text)
{
  DeskRotaKey key = desk_rota_key_parse (text);
  g_autofree char *day = desk_date_to_iso (key.date);

  activate (self, "mark-others", g_variant_new_string (day));
}

static void
on_edited (DeskRotaPane *self,
           const char   *text,
           const char   *words)
{
  DeskRotaKey key = desk_rota_key_parse (text);
  g_autofree char *day = desk_date_to_iso (key.date);

  activate (self, "remark", g_variant_new ("(sxs)", day, key.id, words));
}

static void
on_dropped (DeskRotaPane *self,
            const char   *from_text,
            const char   *to_text)
{
  DeskRotaKey from = desk_rota_key_parse (from_text), to = desk_rota_key_parse (to_text);
  DeskRotaDay *day = desk_rota_pane_find_day (self, from.date);
  DeskRotaDay *other = desk_rota_pane_find_day (self, to.date);
  const DeskDutyArea *a = day != NULL ? desk_rota_day_area (day, from.id) : NULL;
  const DeskDutyArea *b = other != NULL ? desk_rota_day_area (other, to.id) : NULL;
  g_autofree char *from_day = desk_date_to_iso (from.date);
  g_autofree char *to_day = desk_date_to_iso (to.date);

  if (from.date == to.date && a != NULL && b != NULL)
    activate (self, "exchange-areas", g_variant_new ("(sxx)", from_day, a->id, b->id));
  else if (a != NULL && b != NULL && a->person != 0 && b->person != 0)
    activate (self, "swap", g_variant_new ("(sxxs)", from_day, a->person, b->person, to_day));
  else if (from.date != to.date && from.id == 0 && to.id == 0)
    activate (self, "exchange", g_variant_new ("(ss)", from_day, to_day));
}

static void
on_month_activated (DeskRotaPane *self,
                    const char   *text)
{
  DeskRotaKey key = desk_rota_key_parse (text);
  g_autofree char *day = key.date != DESK_DATE_NONE ? desk_date_to_iso (key.date) : NULL;

  if (day != NULL)
    desk_pane_go (DESK_PANE (self), day);
}

static void
on_selected (DeskRotaPane *self)
{
  show_side (self);
}

/* Object */

static void
desk_rota_pane_constructed (GObject *object)
{
  DeskRotaPane *self = DESK_ROTA_PANE (object);

  G_OBJECT_CLASS (desk_rota_pane_parent_class)->constructed (object);
  desk_rota_side_set_pane (self->side, DESK_PANE (self));
  desk_rota_propose_set_pane (self->propose, DESK_PANE (self));
}

static void
desk_rota_pane_dispose (GObject *object)
{
  DeskRotaPane *self = DESK_ROTA_PANE (object);

  g_clear_pointer (&self->days, g_ptr_array_unref);

  G_OBJECT_CLASS (desk_rota_pane_parent_class)->dispose (object);
}

static void
desk_rota_pane_class_init (DeskRotaPaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  DeskPaneClass *pane_class = DESK_PANE_CLASS (klass);

  object_class->constructed = desk_rota_pane_constructed;
  object_class->dispose = desk_rota_pane_dispose;
  widget_class->focus = desk_rota_pane_focus;
  pane_class->name = "rota";
  pane_class->refresh = desk_rota_pane_refresh;
  pane_class->count = desk_rota_pane_count;
  pane_class->go = desk_rota_pane_go;
  pane_class->print = desk_rota_pane_print;
  pane_class->export = desk_rota_pane_export;

  g_type_ensure (DESK_TYPE_PERIOD_SWITCHER);
  g_type_ensure (DESK_TYPE_SHEET);
  g_type_ensure (DESK_TYPE_ROTA_SUMMARY);
  g_type_ensure (DESK_TYPE_ROTA_SIDE);
  g_type_ensure (DESK_TYPE_ROTA_PROPOSE);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/studiodesk/StudioDesk/ui/desk-rota-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskRotaPane, period);
  gtk_widget_class_bind_template_child (widget_class, DeskRotaPane, stack);
  gtk_widget_class_bind_template_child (widget_class, DeskRotaPane, week);
  gtk_widget_class_bind_template_child (widget_class, DeskRotaPane, week_legend);
  gtk_widget_class_bind_template_child (widget_class, DeskRotaPane, month);
  gtk_widget_class_bind_template_child (widget_class, DeskRotaPane, summary);
  gtk_widget_class_bind_template_child (widget_class, DeskRotaPane, sides);
  gtk_widget_class_bind_template_child (widget_class, DeskRotaPane, side);
  gtk_widget_class_bind_template_child (widget_class, DeskRotaPane, propose);
}

static void
init_sheet (DeskRotaPane *self,
            DeskSheet    *sheet)
{
  desk_sheet_set_dress (sheet, desk_rota_pane_dress, self);
  g_signal_connect_swapped (sheet, "cell-selected", G_CALLBACK (on_selected), self);
  g_signal_connect_swapped (sheet, "dropped", G_CALLBACK (on_dropped), self);
}

static void
desk_rota_pane_init (DeskRotaPane *self)
{
  desk_rota_pane_add_actions (self);
  gtk_widget_init_template (GTK_WIDGET (self));

  init_sheet (self, self->week);
  g_signal_connect_swapped (self->week, "marked", G_CALLBACK (on_marked), self);
  g_signal_connect_swapped (self->week, "mark-others", G_CALLBACK (on_mark_others), self);
  g_signal_connect_swapped (self->week, "edited", G_CALLBACK (on_edited), self);
  init_sheet (self, self->month);
  g_signal_connect_swapped (self->month, "cell-activated", G_CALLBACK (on_month_activated), self);
  g_signal_connect_swapped (desk_rota_summary_get_sheet (self->summary), "cell-selected",
                            G_CALLBACK (on_selected), self);
  g_signal_connect_swapped (self->period, "changed", G_CALLBACK (on_period_changed), self);
}
