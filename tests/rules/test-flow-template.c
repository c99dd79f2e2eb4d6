/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Templates: read, written, checked; where a case goes (SHO-10). */

#include "desk-flow-template.h"

#include <string.h>

#define HEAD   "[flow]\ncode=test\ntitle=Test\ntitle[zh_CN]=测试\nprefix=TE\n"
#define STEPS  "steps=one;two;three;end\n"
#define ONE    "[one]\ntitle=One\ntitle[zh_CN]=一\npost=monitor\n"
#define AMOUNT "fields=amount\n"
#define FIELD  "[one/amount]\ntitle=Amount\ntype=integer\nrequired=true\n"
#define TWO    "[two]\ntitle=Two\npost=director\nlimit=3\nlimit-from=one\n"
#define THREE  "[three]\ntitle=Three\npost=director\nfields=good;why\nbranches=good=no:one:round\n"
#define GOOD   "[three/good]\ntitle=Good\ntype=yes-no\nmust=false\nrequired=true\n"
#define WHY                                                                                 \
  "[three/why]\ntype=choice\nchoices=late;wrong\nlabels=too late;wrong one\nlabels[zh_CN]=" \
  "太晚;错货\n"
#define END   "[end]\ntitle=End\n"
#define WHOLE HEAD STEPS ONE AMOUNT "branches=amount<500:three\n" FIELD TWO THREE GOOD WHY END

static const char *const posts[] = { "monitor", "director", NULL };

static DeskFlowTemplate *
parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  DeskFlowTemplate *template = desk_flow_template_parse (text, &error);

  g_assert_no_error (error);
  return template;
}

static void
test_text (void)
{
  g_autoptr (DeskFlowTemplate) template = parse (WHOLE);
  g_autofree char *text = desk_flow_template_to_text (template);
  g_autoptr (DeskFlowTemplate) again = parse (text);
  g_autofree char *second = desk_flow_template_to_text (again);
  const DeskFlowStep *two = desk_flow_template_get_step (again, "two");
  const DeskFlowField *why =
    desk_flow_step_get_field (desk_flow_template_get_step (again, "three"), "why");
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (text, ==, second);
  g_assert_true (desk_flow_template_check (again, posts, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (desk_flow_template_get_title (again, "zh_CN"), ==, "测试");
  g_assert_cmpstr (desk_flow_template_get_title (again, "en"), ==, "Test");
  g_assert_cmpint (two->limit, ==, 3);
  g_assert_cmpstr (two->limit_from, ==, "one");
  g_assert_cmpstr (desk_flow_field_get_label (why, "late", "zh_CN"), ==, "太晚");
  g_assert_cmpstr (desk_flow_field_get_label (why, "late", "en"), ==, "too late");
}

/* What is put in the place of what, and what the check says of it. */
static void
test_wrong (void)
{
  static const struct
  {
    const char *old, *new, *says;
  } cases[] = {
    { "code=test", "code=Test 1", "small letters" },
    { "prefix=TE", "prefix=", "prefix" },
    { "prefix=TE", "prefix=T-E", "prefix" },
    { "title=Test\ntitle[zh_CN]=测试\n", "", "title" },
    { "steps=one;two;three;end", "steps=one", "two steps" },
    { "steps=one;two;three;end", "steps=one;two;lost;three;end", "“lost”" },
    { "steps=one;two;three;end", "steps=one;two;two;three;end", "“two”" },
    { "steps=one;two;three;end", "steps=one;two;three", "“three”" },
    { "post=monitor", "post=king", "king" },
    { "post=monitor\n", "", "“one”" },
    { "limit=3", "limit=-3", "“two”" },
    { "limit=3", "limit=30000", "“two”" },
    { "limit-from=one", "limit-from=three", "“three”" },
    { "limit-from=one", "limit-from=nothing", "“nothing”" },
    { "type=integer", "type=number", "“amount”" },
    { "type=integer", "type=choice", "choices" },
    { "type=integer\n", "type=integer\nchoices=a;b\n", "choices" },
    { "type=integer\n", "type=integer\nmust=true\n", "yes and no" },
    { "fields=good;why", "fields=good;good;why", "“good”" },
    { "amount<500:three", "amount<500:nowhere", "“nowhere”" },
    { "amount<500:three", "sum<500:three", "“sum”" },
    { "amount<500:three", "amount<many:three", "“many”" },
    { "amount<500:three", "amount:three", "branch" },
    { "amount<500:three", "amount<500:three:round", "round" },
    { "good=no:one:round", "good=no:one", "round" },
    { "good=no:one:round", "good=maybe:one:round", "“maybe”" },
    { "[end]\ntitle=End\n", "[end]\ntitle=End\npost=director\n", "“end”" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (GStrv) parts = g_strsplit (WHOLE, cases[i].old, 2);
      g_autofree char *text = g_strjoinv (cases[i].new, parts);
      g_autoptr (GError) error = NULL;
      g_autoptr (DeskFlowTemplate) template = desk_flow_template_parse (text, &error);

      g_test_message ("%u: %s", i, cases[i].new);
      g_assert_cmpuint (g_strv_length (parts), ==, 2);
      g_assert_false (template != NULL && desk_flow_template_check (template, posts, &error));
      g_assert_error (error, DESK_ERROR, DESK_ERROR_INVALID);
      g_test_message ("%s", error->message);
      g_assert_nonnull (strstr (error->message, cases[i].says));
      g_assert_nonnull (strstr (error->message, "(SHO-10)"));
    }
}

static void
test_next (void)
{
  static const struct
  {
    const char *step, *field, *value, *next;
    gboolean new_round;
  } cases[] = {
    { "one", "amount", "499", "three", FALSE },
    { "one", "amount", "500", "two", FALSE },
    { "one", "amount", "", "two", FALSE },
    { "one", "other", "1", "two", FALSE },
    { "two", "amount", "1", "three", FALSE },
    { "three", "good", "no", "one", TRUE },
    { "three", "good", "yes", "end", FALSE },
    { "end", "good", "no", NULL, FALSE },
  };
  g_autoptr (DeskFlowTemplate) template = parse (WHOLE);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GHashTable) values = g_hash_table_new (g_str_hash, g_str_equal);
      const DeskFlowStep *step = desk_flow_template_get_step (template, cases[i].step);
      const DeskFlowStep *next;
      gboolean new_round;

      g_hash_table_insert (values, (gpointer) cases[i].field, (gpointer) cases[i].value);
      next = desk_flow_template_next (template, step, values, &new_round);
      g_assert_cmpstr (next != NULL ? next->code : NULL, ==, cases[i].next);
      g_assert_cmpint (new_round, ==, cases[i].new_round);
    }
}

static void
test_limits (void)
{
  static const struct
  {
    const char *limit, *step;
    gboolean runs;
  } cases[] = {
    { "two", "one", FALSE },
    { "two", "two", TRUE },
    { "two", "three", FALSE },
    { "one", "one", FALSE },
    { "three", "three", FALSE },
  };
  g_autoptr (DeskFlowTemplate) template = parse (WHOLE);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (
      desk_flow_template_in_limit (template, desk_flow_template_get_step (template, cases[i].limit),
                                   desk_flow_template_get_step (template, cases[i].step)),
      ==, cases[i].runs);
}

static void
test_values (void)
{
  static const struct
  {
    DeskFlowFieldType type;
    const char *text, *normal; /* NULL: refused */
  } cases[] = {
    { DESK_FLOW_TEXT, "  好 ", "好" },
    { DESK_FLOW_TEXT, "１２", "１２" },
    { DESK_FLOW_TEXT, " ", "" },
    { DESK_FLOW_INTEGER, "12", "12" },
    { DESK_FLOW_INTEGER, "１２", "12" },
    { DESK_FLOW_INTEGER, "-1", NULL },
    { DESK_FLOW_INTEGER, "1.5", NULL },
    { DESK_FLOW_DATE, "2026-10-09", "2026-10-09" },
    { DESK_FLOW_DATE, "２０２６－１０－０９", "2026-10-09" },
    { DESK_FLOW_DATE, "2026-13-09", NULL },
    { DESK_FLOW_YES_NO, "是", "yes" },
    { DESK_FLOW_YES_NO, "No", "no" },
    { DESK_FLOW_YES_NO, "vielleicht", NULL },
    { DESK_FLOW_FILE, "论坛 8", "论坛 8" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DeskFlowField *field = desk_flow_field_new ("field", cases[i].type);
      g_autoptr (GError) error = NULL;
      g_autofree char *normal = desk_flow_field_normalize (field, cases[i].text, &error);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpstr (normal, ==, cases[i].normal);
      g_assert_true ((normal == NULL) == (error != NULL));
      desk_flow_field_free (field);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rules/SHO-10/template/text", test_text);
  g_test_add_func ("/rules/SHO-10/template/wrong", test_wrong);
  g_test_add_func ("/rules/SHO-10/template/next", test_next);
  g_test_add_func ("/rules/SHO-2/template/limits", test_limits);
  g_test_add_func ("/rules/SHO-2/template/values", test_values);
  return g_test_run ();
}
