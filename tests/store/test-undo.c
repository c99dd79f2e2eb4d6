/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Undo and redo: equal in every cell, a conflict said and never forced. */

#include "store-fixture.h"

static void
fill_equipment (DeskStore *store)
{
  add_record (store, &desk_kind_equipment, "number", "EQ-001", "class", "相机", "responsible", "张三",
              "state", "在库", NULL);
  add_record (store, &desk_kind_kits, "number", "K-1", "name", "静物套装", NULL);
  add_record (store, &desk_kind_kit_items, "kit", "K-1", "item", "EQ-001", NULL);
  add_record (store, &desk_kind_keys, "number", "Y-1", "name", "培训室", NULL);
  add_record (store, &desk_kind_qualifications, "person", "李四", "class", "相机", "date",
              "2026-03-01", NULL);
  add_record (store, &desk_kind_loans, "slip", "JY-2026-0001", "item", "EQ-001", "borrower", "李四",
              "from", "2026-10-09 09:00", "until", "2026-10-09 18:00", NULL);
  add_record (store, &desk_kind_custody, "equipment", "EQ-001", "reason", "store", "from",
              "2026-10-09 09:00", NULL);
  add_record (store, &desk_kind_battery_readings, "item", "EQ-001", "taken", "2026-10-09 18:00",
              "minutes", "90", NULL);
  add_record (store, &desk_kind_jobs, "number", "WX-2026-0001", "item", "EQ-001", "reported",
              "2026-10-09 18:00", "fault", "快门不响应", NULL);
  add_record (store, &desk_kind_damages, "number", "SH-2026-0001", "item", "EQ-001", "happened",
              "2026-10-09 18:00", "event", "跌落", NULL);
}

static void
fill_supplies (DeskStore *store)
{
  add_record (store, &desk_kind_supplies, "name", "A4打印纸", "unit", "包", "stock", "23", NULL);
  add_record (store, &desk_kind_receipts, "date", "2026-10-09", "supply", "A4打印纸", "quantity", "5",
              NULL);
  add_record (store, &desk_kind_issues, "date", "2026-10-09", "supply", "A4打印纸", "person", "李四",
              "quantity", "2", NULL);
  add_record (store, &desk_kind_counts, "date", "2026-10-09", "supply", "A4打印纸", "counted", "26",
              NULL);
  add_record (store, &desk_kind_purchase_requests, "number", "CG-2026-0001", "date", "2026-10-09",
              "supply", "A4打印纸", "quantity", "10", "state", "asked", NULL);
  add_record (store, &desk_kind_rounds, "code", "equipment", "name", "设备日检", NULL);
  add_record (store, &desk_kind_round_columns, "round", "设备日检", "name", "状态", NULL);
  add_record (store, &desk_kind_round_lines, "round", "设备日检", "name", "总电源", NULL);
  add_record (store, &desk_kind_round_checks, "round", "设备日检", "date", "2026-10-09", "line",
              "总电源", NULL);
  add_record (store, &desk_kind_round_marks, "check", "2026-10-09", "column", "状态", "mark", "√",
              NULL);
  add_record (store, &desk_kind_round_signs, "round", "设备日检", "date", "2026-10-09", "person", "张三",
              "signed", "2026-10-09 18:00", NULL);
  add_record (store, &desk_kind_round_reviews, "round", "设备日检", "date", "2026-10-12", "from",
              "2026-10-05", "to", "2026-10-11", "deadline", "2026-10-12 09:00", NULL);
  add_record (store, &desk_kind_stocktakes, "number", "PD-2026-0001", "date", "2026-10-09", "what",
              "equipment", "state", "open", NULL);
  add_record (store, &desk_kind_stocktake_lines, "stocktake", "PD-2026-0001", "equipment", "EQ-001",
              NULL);
}

static void
fill_meetings (DeskStore *store)
{
  add_record (store, &desk_kind_series, "title", "周例会", "rhythm", "weekly", NULL);
  add_record (store, &desk_kind_meetings, "date", "2026-10-12", "start", "09:00", "title",
              "周例会", "series", "周例会", NULL);
  add_record (store, &desk_kind_meeting_people, "meeting", "周例会", "person", "张三", "mark",
              "late", NULL);
  add_record (store, &desk_kind_notices, "number", "RW-2026-0001", "person", "李四", "issued",
              "2026-10-12", "due", "2026-10-16", "content", "整理灯架", "issuer", "张三", "meeting",
              "周例会", "at", "2026-10-12 09:20", NULL);
  add_record (store, &desk_kind_notice_events, "notice", "RW-2026-0001", "at", "2026-10-12 09:20",
              "event", "issued", "person", "张三", NULL);
  add_record (store, &desk_kind_minutes, "meeting", "周例会", "kind", "task", "text", "整理灯架",
              "notice", "RW-2026-0001", NULL);
  add_record (store, &desk_kind_reports, "week", "2026-W41", "person", "李四", "done", "修图", NULL);
}

static void
fill_rooms (DeskStore *store)
{
  add_record (store, &desk_kind_rooms, "name", "培训室", NULL);
  add_record (store, &desk_kind_bookings, "room", "培训室", "date", "2026-10-14", "start", "14:00",
              "end", "15:00", "level", "department", "by", "张三", NULL);
  add_record (store, &desk_kind_plans, "title", "十月计划", "period", "month", "from", "2026-10-01",
              "to", "2026-10-31", "person", "张三", "content", "整理库房", NULL);
  add_record (store, &desk_kind_bulletins, "month", "2026-10", "foreword", "本月要闻", NULL);
}

static void
fill_shoots (DeskStore *store)
{
  add_record (store, &desk_kind_clients, "number", "2601", "name", "周敏", "chat", "20011234", NULL);
  add_record (store, &desk_kind_flows, "code", "shoot", "version", "1", "name", "拍摄", "template",
              "[flow]", NULL);
  add_record (store, &desk_kind_shoots, "number", "PS-2026-0001", "client", "2601", "flow", "拍摄",
              "step", "sample", "step_since", "2026-10-09 09:00", "begun", "2026-10-08 09:00",
              NULL);
  add_record (store, &desk_kind_signoffs, "shoot", "PS-2026-0001", "step", "sample", "entered",
              "2026-10-09 09:00", NULL);
  add_record (store, &desk_kind_pauses, "shoot", "PS-2026-0001", "reason", "client", "from",
              "2026-10-09 10:00", NULL);
  add_record (store, &desk_kind_flow_remarks, "shoot", "PS-2026-0001", "step", "booking", "kind",
              "complaint", "text", "数量写错", "at", "2026-10-09 11:00", NULL);
  add_record (store, &desk_kind_contacts, "client", "2601", "at", "2026-10-09 11:00", "text",
              "已确认时间", "shoot", "PS-2026-0001", NULL);
  add_record (store, &desk_kind_goods, "parcel", "SJ-2026-0001", "client", "2601", "shoot",
              "PS-2026-0001", "name", "连衣裙", "quantity", "3", "received", "2026-10-09 09:00",
              NULL);
  add_record (store, &desk_kind_sets, "name", "一号棚", NULL);
  add_record (store, &desk_kind_diary, "date", "2026-10-12", "from", "09:00", "until", "10:30",
              "shoot", "PS-2026-0001", "photographer", "张三", "set", "一号棚", NULL);
  add_record (store, &desk_kind_attachments, "kind", "shoots", "record", "1", "name", "参考图.jpg",
              "media_type", "image/jpeg", "size", "5", "hash",
              "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824", "added",
              "2026-10-09 09:00", NULL);
}

static void
fill (DeskStore *store)
{
  add_record (store, &desk_kind_settings, "key", "studio-name", "value", "青橙", NULL);
  add_record (store, &desk_kind_departments, "name", "摄影部", NULL);
  add_record (store, &desk_kind_groups, "name", "一组", "position", "1", NULL);
  add_record (store, &desk_kind_people, "name", "张三", "status", "regular", "group", "一组",
              "department", "摄影部", "phone", "13800138000", NULL);
  add_person (store, "李四");
  add_record (store, &desk_kind_posts, "post", "monitor", "holder", "张三", NULL);
  add_record (store, &desk_kind_absences, "person", "李四", "from", "2026-10-01", "to", "2026-10-03",
              NULL);
  add_record (store, &desk_kind_days, "date", "2026-10-01", "kind", "off", "name", "国庆节", NULL);
  add_record (store, &desk_kind_areas, "name", "厨房", "tasks", "扫地\n拖地", NULL);
  add_record (store, &desk_kind_duties, "date", "2026-10-09", "kind", "group", "group", "一组", NULL);
  add_record (store, &desk_kind_duty_people, "duty", "2026-10-09", "person", "张三", NULL);
  add_record (store, &desk_kind_duty_areas, "duty", "2026-10-09", "area", "厨房", "mark", "√", NULL);
  add_record (store, &desk_kind_swaps, "date", "2026-10-09", "person", "张三", "with", "李四", "kind",
              "colleague", NULL);
  add_record (store, &desk_kind_ledger, "number", "J-1", "date", "2026-10-09", "person", "张三",
              "clause", "ROT-7", "amount", "10", "kind", "fine", "state", "proposed", NULL);
  fill_equipment (store);
  fill_supplies (store);
  fill_meetings (store);
  fill_rooms (store);
  fill_shoots (store);
}

/* Each act of a file of every kind is undone, newest first, and redone again. */
static void
test_every_kind (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr (GPtrArray) dumps = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  gint64 n;

  fill (fixture->store);
  set_field (fixture->store, &desk_kind_people, 1, "phone", "13900139000");
  set_field (fixture->store, &desk_kind_duty_areas, 1, "mark", "X");
  set_field (fixture->store, &desk_kind_duty_areas, 1, "mark", "");
  delete_record (fixture->store, &desk_kind_ledger, 1);
  n = newest_entry (fixture->store);
  for (guint i = 0; desk_store_get_schema (fixture->store)->kinds[i] != NULL; i++)
    {
      g_autofree char *table =
        g_strdup_printf ("journal WHERE instr(changeset, '%s') > 0",
                         desk_store_get_schema (fixture->store)->kinds[i]->table);
      g_assert_cmpint (count_rows (fixture->store, table), >, 0);
    }

  for (gint64 id = n; id > 0; id--)
    {
      g_autoptr (DeskJournalEntry) next = desk_journal_next_undo (fixture->store, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpint (next->id, ==, id);
      g_ptr_array_add (dumps, dump_content (fixture->store));
      undo (fixture->store, id);
    }
  g_assert_null (desk_journal_next_undo (fixture->store, NULL, &error));
  assert_error (&error, DESK_ERROR_NOT_FOUND, "nothing to undo");
  g_assert_cmpint (count_rows (fixture->store, "people"), ==, 0);
  g_assert_cmpint (count_rows (fixture->store, "search"), ==, 0);

  for (guint i = dumps->len; i > 0; i--)
    {
      g_autoptr (DeskJournalEntry) next = desk_journal_next_redo (fixture->store, NULL, &error);
      g_autofree char *dump = NULL;
      g_assert_no_error (error);
      desk_journal_redo (fixture->store, next->id, &error);
      g_assert_no_error (error);
      dump = dump_content (fixture->store);
      g_assert_cmpstr (dump, ==, dumps->pdata[i - 1]);
    }
  g_assert_null (desk_journal_next_redo (fixture->store, NULL, &error));
  assert_error (&error, DESK_ERROR_NOT_FOUND, "nothing to redo");
  assert_sound (fixture->store);
}

static void
test_rounds (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskQuery) query = desk_query_new (fixture->store, &desk_kind_people);
  GListModel *list = G_LIST_MODEL (query);

  add_person (fixture->store, "张三");
  add_person (fixture->store, "李四");
  for (int round = 0; round < 3; round++)
    {
      g_autoptr (DeskJournalEntry) next = desk_journal_next_undo (fixture->store, NULL, &error);
      g_autoptr (DeskJournalEntry) redo = NULL;
      g_assert_no_error (error);
      g_assert_cmpint (next->id, ==, 2);
      undo (fixture->store, next->id);
      g_assert_cmpuint (g_list_model_get_n_items (list), ==, 1);

      redo = desk_journal_next_redo (fixture->store, NULL, &error);
      g_assert_no_error (error);
      desk_journal_redo (fixture->store, redo->id, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (g_list_model_get_n_items (list), ==, 2);
      g_assert_false (desk_journal_redo (fixture->store, redo->id, &error));
      assert_error (&error, DESK_ERROR_REFUSED, "redone already");
    }
  /* A new act ends what can be redone. */
  undo (fixture->store, 2);
  add_person (fixture->store, "王五");
  g_assert_null (desk_journal_next_redo (fixture->store, NULL, &error));
  assert_error (&error, DESK_ERROR_NOT_FOUND, "nothing to redo");
  assert_sound (fixture->store);
}

static void
test_independent (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  add_person (fixture->store, "张三");
  set_field (fixture->store, &desk_kind_people, 1, "note", "一");
  add_person (fixture->store, "李四");
  undo (fixture->store, 2);
  g_assert_cmpint (count_rows (fixture->store, "people WHERE note IS NULL"), ==, 2);
  g_assert_false (desk_journal_undo (fixture->store, 2, &error));
  assert_error (&error, DESK_ERROR_REFUSED, "undone already");
  g_assert_false (desk_journal_undo (fixture->store, 99, &error));
  assert_error (&error, DESK_ERROR_NOT_FOUND, "99");
  g_assert_false (desk_journal_redo (fixture->store, 1, &error));
  assert_error (&error, DESK_ERROR_REFUSED, "no undo");
}

static void
test_conflict (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  add_person (fixture->store, "张三");                                      /* 1 */
  set_field (fixture->store, &desk_kind_people, 1, "note", "一");           /* 2 */
  set_field (fixture->store, &desk_kind_people, 1, "note", "二");           /* 3 */
  set_field (fixture->store, &desk_kind_people, 1, "phone", "13800138000"); /* 4 */
  undo (fixture->store, 4);                                                 /* 5 */
  before = dump_content (fixture->store);
  g_assert_false (desk_journal_undo (fixture->store, 2, &error));
  /* The act that stands is named, not one that was undone or an undo. */
  assert_error (&error, DESK_ERROR_CONFLICT, "Entry 3");
  g_assert_false (desk_journal_undo (fixture->store, 1, &error));
  assert_error (&error, DESK_ERROR_CONFLICT, "Entry 3");
  after = dump_content (fixture->store);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpint (newest_entry (fixture->store), ==, 5);
  undo (fixture->store, 3);
  undo (fixture->store, 2);
  undo (fixture->store, 1);
  assert_sound (fixture->store);
}

static void
test_reference_conflict (Fixture       *fixture,
                         gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  add_record (fixture->store, &desk_kind_departments, "name", "摄影部", NULL);
  add_record (fixture->store, &desk_kind_groups, "name", "一组", NULL);
  add_record (fixture->store, &desk_kind_people, "name", "张三", "status", "regular", "department",
              "摄影部", NULL);
  g_assert_false (desk_journal_undo (fixture->store, 1, &error));
  assert_error (&error, DESK_ERROR_CONFLICT, "Entry 3");
  g_assert_cmpint (count_rows (fixture->store, "departments"), ==, 1);
  assert_sound (fixture->store);
}

static void
test_unique_swap (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskAct) act = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  add_record (fixture->store, &desk_kind_areas, "name", "甲", NULL);
  add_record (fixture->store, &desk_kind_areas, "name", "乙", NULL);
  before = dump_content (fixture->store);
  act = desk_store_begin (fixture->store, &error, "Swap");
  desk_store_execute (fixture->store, &error, "UPDATE areas SET name = '丙' WHERE id = 1", "");
  desk_store_execute (fixture->store, &error, "UPDATE areas SET name = '甲' WHERE id = 2", "");
  desk_store_execute (fixture->store, &error, "UPDATE areas SET name = '乙' WHERE id = 1", "");
  g_assert_true (desk_act_commit (g_steal_pointer (&act), &error));
  g_assert_no_error (error);
  /* Whether the swap can be undone or not: never half of it. */
  if (desk_journal_undo (fixture->store, 3, &error))
    {
      after = dump_content (fixture->store);
      g_assert_cmpstr (after, ==, before);
    }
  else
    {
      g_assert_error (error, DESK_ERROR, DESK_ERROR_CONFLICT);
      g_assert_cmpint (count_rows (fixture->store, "areas WHERE name = '乙' AND id = 1"), ==, 1);
    }
  assert_sound (fixture->store);
}

static void
test_final (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskAct) act = desk_store_begin_final (fixture->store, &error, "Close the month");

  desk_store_execute (fixture->store, &error, "INSERT INTO areas (name) VALUES ('厨房')", "");
  g_assert_true (desk_act_commit (g_steal_pointer (&act), &error));
  g_assert_no_error (error);
  g_assert_false (desk_journal_undo (fixture->store, 1, &error));
  assert_error (&error, DESK_ERROR_REFUSED, "final");
  g_assert_cmpint (count_rows (fixture->store, "areas"), ==, 1);
}

static void
test_actor (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskJournalEntry) mine = NULL;
  g_autoptr (DeskJournalEntry) redo = NULL;

  desk_store_set_actor (fixture->store, "陈静");
  add_person (fixture->store, "张三");
  desk_store_set_actor (fixture->store, "刘洋");
  add_person (fixture->store, "李四");
  mine = desk_journal_next_undo (fixture->store, "陈静", &error);
  g_assert_no_error (error);
  g_assert_cmpint (mine->id, ==, 1);
  desk_store_set_actor (fixture->store, "陈静");
  undo (fixture->store, 1);
  g_assert_null (desk_journal_next_redo (fixture->store, "刘洋", &error));
  g_clear_error (&error);
  redo = desk_journal_next_redo (fixture->store, "陈静", &error);
  g_assert_no_error (error);
  g_assert_cmpint (redo->target, ==, 1);
}

/* The history lies in the file, so it outlives the program. */
static void
test_restart (Fixture       *fixture,
              gconstpointer  data)
{
  add_person (fixture->store, "张三");
  g_clear_object (&fixture->store);
  fixture->store = fixture_open (fixture);
  undo (fixture->store, 1);
  g_assert_cmpint (count_rows (fixture->store, "people"), ==, 0);
  assert_sound (fixture->store);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/store/SEC-1/undo/every-kind", test_every_kind);
  ADD ("/store/SEC-1/undo/rounds", test_rounds);
  ADD ("/store/SEC-1/undo/later-independent-entries", test_independent);
  ADD ("/store/SEC-1/undo/conflict-names-the-entry", test_conflict);
  ADD ("/store/SEC-1/undo/reference-names-the-entry", test_reference_conflict);
  ADD ("/store/SEC-1/undo/unique-swap", test_unique_swap);
  ADD ("/store/SEC-1/undo/final", test_final);
  ADD ("/store/SEC-1/undo/actor", test_actor);
  ADD ("/store/SEC-1/undo/restart", test_restart);
  return g_test_run ();
}
