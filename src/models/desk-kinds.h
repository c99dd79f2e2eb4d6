/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-kind.h"

G_BEGIN_DECLS

/* What the file holds. A kind's fields stand in the order of its table's columns. */

/* People */
extern const DeskKind desk_kind_people;
extern const DeskKind desk_kind_departments;
extern const DeskKind desk_kind_groups;
extern const DeskKind desk_kind_posts;
extern const DeskKind desk_kind_absences;

/* Rota */
extern const DeskKind desk_kind_days;
extern const DeskKind desk_kind_areas;
extern const DeskKind desk_kind_duties;
extern const DeskKind desk_kind_duty_people;
extern const DeskKind desk_kind_duty_areas;
extern const DeskKind desk_kind_swaps;

/* Ledger and settings */
extern const DeskKind desk_kind_ledger;
extern const DeskKind desk_kind_settings;

/* Equipment */
extern const DeskKind desk_kind_equipment;
extern const DeskKind desk_kind_kits;
extern const DeskKind desk_kind_kit_items;
extern const DeskKind desk_kind_keys;
extern const DeskKind desk_kind_qualifications;
extern const DeskKind desk_kind_loans;
extern const DeskKind desk_kind_custody;
extern const DeskKind desk_kind_battery_readings;
extern const DeskKind desk_kind_jobs;
extern const DeskKind desk_kind_damages;

/* Supplies */
extern const DeskKind desk_kind_supplies;
extern const DeskKind desk_kind_receipts;
extern const DeskKind desk_kind_issues;
extern const DeskKind desk_kind_counts;
extern const DeskKind desk_kind_purchase_requests;

/* Rounds */
extern const DeskKind desk_kind_rounds;
extern const DeskKind desk_kind_round_columns;
extern const DeskKind desk_kind_round_lines;
extern const DeskKind desk_kind_round_checks;
extern const DeskKind desk_kind_round_marks;
extern const DeskKind desk_kind_round_signs;
extern const DeskKind desk_kind_round_reviews;

/* Stocktakes */
extern const DeskKind desk_kind_stocktakes;
extern const DeskKind desk_kind_stocktake_lines;

/* Files */
extern const DeskKind desk_kind_attachments;

/* Clients */
extern const DeskKind desk_kind_clients;
extern const DeskKind desk_kind_contacts;
extern const DeskKind desk_kind_goods;

/* Diary */
extern const DeskKind desk_kind_sets;
extern const DeskKind desk_kind_diary;

/* Rooms, plans */
extern const DeskKind desk_kind_rooms;
extern const DeskKind desk_kind_bookings;
extern const DeskKind desk_kind_plans;
extern const DeskKind desk_kind_bulletins;

/* Flows */
extern const DeskKind desk_kind_flows;
extern const DeskKind desk_kind_shoots;
extern const DeskKind desk_kind_signoffs;
extern const DeskKind desk_kind_pauses;
extern const DeskKind desk_kind_flow_remarks;

/* Meetings */
extern const DeskKind desk_kind_series;
extern const DeskKind desk_kind_meetings;
extern const DeskKind desk_kind_meeting_people;
extern const DeskKind desk_kind_minutes;
extern const DeskKind desk_kind_notices;
extern const DeskKind desk_kind_notice_events;
extern const DeskKind desk_kind_reports;

const DeskSchema *desk_schema_get          (void);
GResource        *desk_schema_get_resource (void);

G_END_DECLS
