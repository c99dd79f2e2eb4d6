/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk-data-resources.h"
#include "desk-kinds.h"

/* Searchable records are known by their place here: new kinds go to the end. */
static const DeskKind *const kinds[] = {
  &desk_kind_settings,
  &desk_kind_departments,
  &desk_kind_groups,
  &desk_kind_people,
  &desk_kind_posts,
  &desk_kind_absences,
  &desk_kind_days,
  &desk_kind_areas,
  &desk_kind_duties,
  &desk_kind_duty_people,
  &desk_kind_duty_areas,
  &desk_kind_swaps,
  &desk_kind_ledger,
  &desk_kind_equipment,
  &desk_kind_kits,
  &desk_kind_kit_items,
  &desk_kind_keys,
  &desk_kind_qualifications,
  &desk_kind_loans,
  &desk_kind_custody,
  &desk_kind_battery_readings,
  &desk_kind_jobs,
  &desk_kind_damages,
  &desk_kind_supplies,
  &desk_kind_receipts,
  &desk_kind_issues,
  &desk_kind_counts,
  &desk_kind_purchase_requests,
  &desk_kind_rounds,
  &desk_kind_round_columns,
  &desk_kind_round_lines,
  &desk_kind_round_checks,
  &desk_kind_round_marks,
  &desk_kind_round_signs,
  &desk_kind_round_reviews,
  &desk_kind_stocktakes,
  &desk_kind_stocktake_lines,
  &desk_kind_attachments,
  &desk_kind_clients,
  &desk_kind_contacts,
  &desk_kind_goods,
  &desk_kind_sets,
  &desk_kind_diary,
  &desk_kind_rooms,
  &desk_kind_bookings,
  &desk_kind_plans,
  &desk_kind_bulletins,
  &desk_kind_flows,
  &desk_kind_shoots,
  &desk_kind_signoffs,
  &desk_kind_pauses,
  &desk_kind_flow_remarks,
  &desk_kind_series,
  &desk_kind_meetings,
  &desk_kind_meeting_people,
  &desk_kind_minutes,
  &desk_kind_notices,
  &desk_kind_notice_events,
  &desk_kind_reports,
  NULL,
};

static const DeskSchema schema = {
  .kinds = kinds,
  .get_resource = desk_schema_get_resource,
  .migrations = "/org/studiodesk/StudioDesk/data/migrations",
  .application_id = 0x53447331, /* "SDs1" */
};

/* The kinds and migrations of the studio's file. */
const DeskSchema *
desk_schema_get (void)
{
  return &schema;
}

/* The data that is built into the program: migrations, presets, holidays. */
GResource *
desk_schema_get_resource (void)
{
  return desk_data_get_resource ();
}
