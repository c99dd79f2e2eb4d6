/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk-meetings-plan-list.h"

#include "desk-language.h"
#include "desk-plans.h"

static const DeskRecordColumn columns[] = {
  { "title", 220, TRUE },
  { "period", 90, FALSE },
  { "from", 110, FALSE, .numeric = TRUE },
  { "to", 110, FALSE, .numeric = TRUE },
  { "department", 120, FALSE },
  { "person", 90, FALSE },
  { "state", 110, FALSE, .is_chip = TRUE },
  { NULL },
};

struct _DeskMeetingsPlanList
{
  DeskRecordTable parent_instance;

  GtkDropDown *period;
  GtkDropDown *state;
};

G_DEFINE_FINAL_TYPE (DeskMeetingsPlanList, desk_meetings_plan_list, DESK_TYPE_RECORD_TABLE)

static const DeskField *
field_of (const char *name)
{
  return desk_kind_get_field (&desk_kind_plans, name);
}

static char *
desk_meetings_plan_list_count (DeskRecordTable *table,
                               guint            n)
{
  return g_strdup_printf (ngettext ("%u plan", "%u plans", n), n);
}

static void
desk_meetings_plan_list_filter (DeskRecordTable *table,
                                DeskQuery       *query,
                                const char      *sort,
                                gboolean         descending)
{
  DeskMeetingsPlanList *self = DESK_MEETINGS_PLAN_LIST (table);
  DeskPlansFilter filter = {
    .period = desk_record_table_get_choice (self->period, field_of ("period")),
    .state = desk_record_table_get_choice (self->state, field_of ("state")),
    .sort = sort,
    .descending = descending,
  };

  desk_plans_filter (query, &filter);
}

static void
desk_meetings_plan_list_clear_filters (DeskRecordTable *table)
{
  DeskMeetingsPlanList *self = DESK_MEETINGS_PLAN_LIST (table);

  gtk_drop_down_set_selected (self->period, 0);
  gtk_drop_down_set_selected (self->state, 0);
}

static void
desk_meetings_plan_list_class_init (DeskMeetingsPlanListClass *klass)
{
  DeskRecordTableClass *table_class = DESK_RECORD_TABLE_CLASS (klass);

  table_class->kind = &desk_kind_plans;
  table_class->columns = columns;
  table_class->nothing = N_ ("No plan is found so. Other words, or fewer filters?");
  table_class->count = desk_meetings_plan_list_count;
  table_class->filter = desk_meetings_plan_list_filter;
  table_class->clear_filters = desk_meetings_plan_list_clear_filters;
}

static void
desk_meetings_plan_list_init (DeskMeetingsPlanList *self)
{
  DeskRecordTable *table = DESK_RECORD_TABLE (self);

  self->period = desk_record_table_add_filter (table, desk_field_get_label (field_of ("period")));
  desk_record_table_add_choices (self->period, field_of ("period"), _ ("Any period"));
  self->state = desk_record_table_add_filter (table, desk_field_get_label (field_of ("state")));
  desk_record_table_add_choices (self->state, field_of ("state"), _ ("Any state"));
}

GtkWidget *
desk_meetings_plan_list_new (DeskOffice *office)
{
  DeskMeetingsPlanList *self = g_object_new (DESK_TYPE_MEETINGS_PLAN_LIST, NULL);

  desk_record_table_build (DESK_RECORD_TABLE (self), office);
  return GTK_WIDGET (self);
}
