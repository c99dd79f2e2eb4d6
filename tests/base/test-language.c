/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Two languages at once: the window's and that of the forms. */

#include "desk-language.h"

static void
test_text (void)
{
  const char *unknown = "no text of this program";

  g_assert_true (desk_language_text ("en", unknown) == unknown);
  g_assert_true (desk_language_text (NULL, unknown) == unknown);
  g_assert_true (desk_language_text ("zh_CN", unknown) == unknown);
  g_assert_cmpstr (desk_language_text ("zh_CN", ""), ==, "");
  g_assert_cmpstr (desk_language_text ("xx", "Studio Desk"), ==, "Studio Desk");
  g_assert_cmpstr (desk_language_text ("en", "Studio Desk"), ==, "Studio Desk");
  g_assert_cmpstr (desk_language_text ("zh_CN", "Studio Desk"), ==, "工作室管家");
}

static void
test_context (void)
{
  const char *unknown = "no text of this program";

  g_assert_true (desk_language_context ("zh_CN", "nowhere", unknown) == unknown);
  g_assert_true (desk_language_context ("en", "nowhere", unknown) == unknown);
  /* Another context is another text. */
  g_assert_cmpstr (desk_language_context ("zh_CN", "nowhere", "Studio Desk"), ==, "Studio Desk");
}

static void
test_current (void)
{
  desk_language_init ("zh_CN");
  g_assert_cmpstr (desk_language_current (), ==, DESK_LANGUAGE_CHINESE);
  /* The language of the forms does not depend on it. */
  g_assert_cmpstr (desk_language_text ("en", "Studio Desk"), ==, "Studio Desk");
  desk_language_init ("en");
  g_assert_cmpstr (desk_language_current (), ==, DESK_LANGUAGE_ENGLISH);
  g_assert_cmpstr (_ ("Studio Desk"), ==, "Studio Desk");
  g_assert_cmpstr (desk_language_text ("zh_CN", "Studio Desk"), ==, "工作室管家");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/language/text", test_text);
  g_test_add_func ("/base/language/context", test_context);
  g_test_add_func ("/base/language/current", test_current);
  return g_test_run ();
}
