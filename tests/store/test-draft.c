/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Drafts: what people write, read into fields; what is wrong, said. */

#include "store-fixture.h"

#include <string.h>

typedef struct
{
  const DeskKind *kind;
  const char *field, *input;
  const char *text; /* the value; NULL: see the others */
  gint64 number;
  const char *wrong; /* part of the message */
} Case;

static const Case cases[] = {
  { &desk_kind_people, "name", " 张三 ", "张三" },
  { &desk_kind_people, "name", "张\n三", "张 三" },
  { &desk_kind_people, "name", "=cmd()", "=cmd()" },
  { &desk_kind_people, "note", "一\n二", "一\n二" },
  { &desk_kind_people, "note", "\xef\xbb\xbf一", "一" },
  { &desk_kind_people, "status", "regular", "regular" },
  { &desk_kind_people, "status", "Regular", "regular" },
  { &desk_kind_people, "status", "正式", "regular" },
  { &desk_kind_people, "status", "已离职", "left" },
  { &desk_kind_people, "status", "retired", .wrong = "trainee" },
  { &desk_kind_people, "sex", "男性", "male" },
  { &desk_kind_people, "sex", "F", "female" },
  { &desk_kind_people, "entry_date", "2026-10-09", "2026-10-09" },
  { &desk_kind_people, "entry_date", "2026年10月9日", "2026-10-09" },
  { &desk_kind_people, "entry_date", "２０２６／１０／９", "2026-10-09" },
  { &desk_kind_people, "entry_date", "2026-02-30", .wrong = "2026-02-30" },
  { &desk_kind_people, "entry_date", "yesterday", .wrong = "yesterday" },
  { &desk_kind_people, "department", "摄影部", .number = 1 },
  { &desk_kind_people, "department", "影视部", .wrong = "影视部" },
  { &desk_kind_absences, "person", "李芳", .wrong = "李芳#2, 李芳#3" },
  { &desk_kind_absences, "person", "李芳#3", .number = 3 },
  { &desk_kind_absences, "person", "李芳#9", .wrong = "李芳#9" },
  { &desk_kind_absences, "person", "张三#2", .wrong = "张三#2" },
  { &desk_kind_absences, "person", "A#1", .number = 4 },
  { &desk_kind_groups, "position", "7", .number = 7 },
  { &desk_kind_groups, "position", "７", .number = 7 },
  { &desk_kind_groups, "position", "7.5", .wrong = "7.5" },
  { &desk_kind_groups, "position", "99999999999999999999", .wrong = "whole number" },
  { &desk_kind_groups, "active", "是", .number = 1 },
  { &desk_kind_groups, "active", "X", .number = 0 },
  { &desk_kind_groups, "active", "perhaps", .wrong = "perhaps" },
  { &desk_kind_ledger, "amount", "¥1,299.5", .number = 129950 },
  { &desk_kind_ledger, "amount", "-10", .number = -1000 },
  { &desk_kind_ledger, "amount", "10.005", .wrong = "10.005" },
  { &desk_kind_duties, "inspected", "2026-10-09 8:05", "2026-10-09 08:05" },
  { &desk_kind_duties, "inspected", "8:05", .wrong = "8:05" },
  { &desk_kind_duty_areas, "mark", "√", "ok" },
  { &desk_kind_duty_areas, "mark", "x", "fail" },
  { &desk_kind_duty_areas, "mark", "0", "fail" },
};

static void
fill (DeskStore *store)
{
  add_record (store, &desk_kind_departments, "name", "摄影部", NULL);
  add_person (store, "张三");
  add_person (store, "李芳");
  add_person (store, "李芳");
  add_person (store, "A#1");
}

static void
test_enter (Fixture       *fixture,
            gconstpointer  data)
{
  fill (fixture->store);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const Case *c = &cases[i];
      g_autoptr (GError) error = NULL;
      g_autoptr (DeskDraft) draft = desk_draft_new (fixture->store, c->kind);
      const DeskField *field = desk_kind_get_field (c->kind, c->field);
      gboolean done = desk_draft_enter (draft, field, c->input, &error);

      g_test_message ("%s: “%s”", c->field, c->input);
      if (c->wrong != NULL)
        {
          g_assert_false (done);
          g_test_message ("%s", error->message);
          g_assert_nonnull (strstr (error->message, c->wrong));
          g_assert_false (desk_draft_get_value (draft, c->field)->set);
          continue;
        }
      g_assert_no_error (error);
      if (c->text != NULL)
        g_assert_cmpstr (desk_draft_get_text (draft, c->field), ==, c->text);
      else
        g_assert_cmpint (desk_draft_get_number (draft, c->field), ==, c->number);
      /* Nothing is no value. */
      g_assert_true (desk_draft_enter (draft, field, " \t　", &error));
      g_assert_false (desk_draft_get_value (draft, c->field)->set);
    }
}

static void
test_long (Fixture       *fixture,
           gconstpointer  data)
{
  static const struct
  {
    const char *field;
    guint limit;
  } limits[] = { { "name", 60 }, { "note", 4000 }, { "phone", 40 } };
  g_autoptr (DeskDraft) draft = desk_draft_new (fixture->store, &desk_kind_people);

  for (guint i = 0; i < G_N_ELEMENTS (limits); i++)
    for (guint more = 0; more < 2; more++)
      {
        g_autoptr (GError) error = NULL;
        GString *text = g_string_new (NULL);
        const DeskField *field = desk_kind_get_field (&desk_kind_people, limits[i].field);

        for (guint n = 0; n < limits[i].limit + more; n++)
          g_string_append (text, "长");
        g_assert_cmpint (desk_draft_enter (draft, field, text->str, &error), ==, more == 0);
        if (more)
          g_assert_error (error, DESK_ERROR, DESK_ERROR_INVALID);
        g_string_free (text, TRUE);
      }
}

static void
assert_save_refused (DeskDraft  *draft,
                     DeskStore  *store,
                     int         code,
                     const char *part)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskAct) act = desk_store_begin (store, &error, "Save");

  g_assert_false (desk_draft_save (draft, &error));
  assert_error (&error, code, part);
}

static void
test_required_and_unique (Fixture       *fixture,
                          gconstpointer  data)
{
  g_autoptr (DeskDraft) person = desk_draft_new (fixture->store, &desk_kind_people);
  g_autoptr (DeskDraft) area = desk_draft_new (fixture->store, &desk_kind_areas);

  desk_draft_set_text (person, "status", "regular");
  assert_save_refused (person, fixture->store, DESK_ERROR_INVALID, "Name");
  add_record (fixture->store, &desk_kind_areas, "name", "厨房", NULL);
  desk_draft_set_text (area, "name", "厨房");
  assert_save_refused (area, fixture->store, DESK_ERROR_EXISTS, "厨房");
  /* What is there already may be saved as it is. */
  set_field (fixture->store, &desk_kind_areas, 1, "name", "厨房");
  set_field (fixture->store, &desk_kind_areas, 1, "tasks", "扫地");
}

/* An emptied field whose column must have a value takes the default. */
static void
test_emptied (Fixture       *fixture,
              gconstpointer  data)
{
  add_record (fixture->store, &desk_kind_areas, "name", "厨房", "position", "5", "active", "no",
              "shift", "morning", "tasks", "扫地", NULL);
  set_field (fixture->store, &desk_kind_areas, 1, "position", "");
  set_field (fixture->store, &desk_kind_areas, 1, "active", "");
  set_field (fixture->store, &desk_kind_areas, 1, "shift", "");
  set_field (fixture->store, &desk_kind_areas, 1, "tasks", "");
  g_assert_cmpint (count_rows (fixture->store, "areas WHERE position = 0 AND active = 1"
                                               " AND shift = 'evening' AND tasks IS NULL"),
                   ==, 1);
  assert_sound (fixture->store);
}

static void
test_changed (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskDraft) draft = NULL;

  add_person (fixture->store, "张三");
  draft = desk_draft_edit (fixture->store, &desk_kind_people, 1, &error);
  g_assert_no_error (error);
  g_assert_cmpint (desk_draft_get_id (draft), ==, 1);
  g_assert_false (desk_draft_is_changed (draft));
  desk_draft_set_date (draft, "entry_date", desk_date_new (2026, 10, 9));
  g_assert_true (desk_draft_is_changed (draft));
  desk_draft_clear (draft, "entry_date");
  g_assert_false (desk_draft_is_changed (draft));
  g_assert_null (desk_draft_edit (fixture->store, &desk_kind_people, 9, &error));
  assert_error (&error, DESK_ERROR_NOT_FOUND, "9");
}

static void
test_delete (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskAct) act = NULL;
  g_autoptr (DeskDraft) draft = NULL;

  add_person (fixture->store, "张三");
  add_record (fixture->store, &desk_kind_departments, "name", "摄影部", "head", "张三", NULL);
  act = desk_store_begin (fixture->store, &error, "Remove");
  draft = desk_draft_edit (fixture->store, &desk_kind_people, 1, &error);
  g_assert_false (desk_draft_delete (draft, &error));
  assert_error (&error, DESK_ERROR_REFUSED, "Departments");
  g_clear_pointer (&act, desk_act_rollback);
  set_field (fixture->store, &desk_kind_departments, 1, "head", "");
  delete_record (fixture->store, &desk_kind_people, 1);
  g_assert_cmpint (count_rows (fixture->store, "people"), ==, 0);
  assert_sound (fixture->store);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/store/PEO-1/draft/enter", test_enter);
  ADD ("/store/draft/long-text", test_long);
  ADD ("/store/draft/required-and-unique", test_required_and_unique);
  ADD ("/store/draft/emptied-fields", test_emptied);
  ADD ("/store/draft/changed", test_changed);
  ADD ("/store/draft/delete-refused-while-referenced", test_delete);
  return g_test_run ();
}
