/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lending-kit.h"

#include <string.h>

/* P01 keeps the equipment, P02 is the deputy, P03 is of the technical department,
 * P04 heads the office. P05 and P06 may use cameras and lenses, P07's qualification
 * is expired, P08 has none. */
Studio *
lending_studio (void)
{
  static const char *const items[][4] = {
    { "C1", "相机", "电池×2;充电器×1", "1000.00" },
    { "C2", "相机", "电池x2；充电器", "2000.00" },
    { "L1", "镜头", "前盖×1;后盖×1", "800.00" },
    { "T1", "三脚架", "", "300.00" },
  };
  static const char *const qualified[] = { "P05", "P06" };
  static const char *const classes[] = { "相机", "镜头", "三脚架" };
  Studio *studio = studio_new (0, 8);

  studio_at (studio, "2026-11-02 08:00");
  studio_add (studio, &desk_kind_departments, "name", "摄影部", "head", "P04", NULL);
  studio_add (studio, &desk_kind_departments, "name", "技术部", NULL);
  studio_edit (studio, &desk_kind_people, studio_person (studio, "P03"), "department", "技术部");
  studio_add (studio, &desk_kind_posts, "post", "equipment-keeper", "holder", "P01", "deputy",
              "P02", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    studio_add (studio, &desk_kind_equipment, "number", items[i][0], "class", items[i][1],
                "accessories", items[i][2], "price", items[i][3], "responsible", "P01", NULL);
  studio_add (studio, &desk_kind_kits, "number", "K1", "name", "静物", NULL);
  studio_add (studio, &desk_kind_kit_items, "kit", "K1", "item", "C2", NULL);
  studio_add (studio, &desk_kind_kit_items, "kit", "K1", "item", "L1", NULL);
  for (guint p = 0; p < G_N_ELEMENTS (qualified); p++)
    for (guint c = 0; c < G_N_ELEMENTS (classes); c++)
      studio_add (studio, &desk_kind_qualifications, "person", qualified[p], "class", classes[c],
                  "date", "2026-01-01", "valid_until", c == 0 ? "2026-12-31" : "", NULL);
  studio_add (studio, &desk_kind_qualifications, "person", "P07", "class", "相机", "date",
              "2026-01-01", "valid_until", "2026-11-22", NULL);
  return studio;
}

gint64
lending_item (Studio     *studio,
              const char *number)
{
  g_autoptr (GError) error = NULL;
  gint64 item = desk_equipment_find (studio->office, number, &error);

  g_assert_no_error (error);
  return item;
}

static GPtrArray *
read_items (Studio      *studio,
            const char  *words,
            gboolean     is_return,
            GError     **error)
{
  g_autoptr (GPtrArray) items =
    g_ptr_array_new_with_free_func ((GDestroyNotify) desk_loan_item_free);
  g_auto (GStrv) list = g_strsplit (words, " ", -1);

  for (guint i = 0; list[i] != NULL; i++)
    {
      g_autoptr (GPtrArray) found =
        desk_lending_find_items (studio->office, list[i], is_return, error);

      if (found == NULL)
        return NULL;
      while (found->len > 0)
        g_ptr_array_add (items, g_ptr_array_steal_index (found, 0));
    }
  return g_steal_pointer (&items);
}

static gboolean
lend (Studio      *studio,
      const Step  *step,
      GError     **error)
{
  g_autoptr (GPtrArray) items = read_items (studio, step->items, FALSE, error);
  gboolean is_reserve = g_str_equal (step->verb, "reserve");
  g_auto (GStrv) span = g_strsplit (step->until, "/", 2);
  g_autofree char *slip = NULL;
  DeskLoanRequest request = { .items = items,
                              .borrower = studio_person (studio, step->person),
                              .until = is_reserve ? span[1] : step->until,
                              .from = span[0],
                              .for_shoot = g_str_equal (step->verb, "shoot"),
                              .is_private = g_str_equal (step->verb, "private") };

  if (items == NULL)
    return FALSE;
  if (request.is_private)
    {
      request.reason = "家里拍照";
      request.leader = step->by != NULL ? studio_person (studio, step->by) : 0;
    }
  else if (step->by != NULL)
    request.keeper = studio_person (studio, step->by);
  slip = is_reserve ? desk_lending_reserve (studio->office, &request, error)
                    : desk_lending_lend (studio->office, &request, error);
  return slip != NULL;
}

static gboolean
take_back (Studio      *studio,
           const Step  *step,
           GError     **error)
{
  g_autoptr (GPtrArray) items = read_items (studio, step->items, TRUE, error);
  DeskReturnRequest request = { .items = items, .cleaned = -1 };
  const char *what = step->until != NULL ? step->until : "";
  DeskLoanItem *first;

  if (items == NULL)
    return FALSE;
  first = items->pdata[0];
  if (step->by != NULL)
    request.keeper = studio_person (studio, step->by);
  if (g_str_has_prefix (what, "missing="))
    first->missing = g_strdup (what + strlen ("missing="));
  else if (g_str_has_prefix (what, "battery="))
    {
      DeskBatteryMinutes minutes = { 1, g_ascii_strtoll (what + strlen ("battery="), NULL, 10) };
      g_array_append_val (first->minutes, minutes);
    }
  else if (g_str_has_prefix (what, "condition="))
    request.condition = what + strlen ("condition=");
  else if (g_str_has_prefix (what, "emergency="))
    request.emergency_battery = what + strlen ("emergency=");
  else if (g_str_equal (what, "lost"))
    first->lost = TRUE;
  return desk_lending_return (studio->office, &request, NULL, error);
}

gboolean
lending_step (Studio      *studio,
              const Step  *step,
              GError     **error)
{
  gint64 item, person;

  if (step->at != NULL)
    studio_at (studio, step->at);
  if (g_str_equal (step->verb, "return"))
    return take_back (studio, step, error);
  if (g_str_equal (step->verb, "release"))
    return desk_lending_release (studio->office, step->items, 0, error);
  if (g_str_equal (step->verb, "leave"))
    {
      studio_absent (studio, step->person, step->items, step->items);
      return TRUE;
    }
  if (g_str_equal (step->verb, "keep"))
    {
      item = lending_item (studio, step->items);
      person = studio_person (studio, step->person);
      return desk_equipment_set_responsible (studio->office, &item, 1, person, error);
    }
  if (g_str_equal (step->verb, "set"))
    return desk_equipment_set_state (studio->office, lending_item (studio, step->items),
                                     step->until, error);
  return lend (studio, step, error);
}

/* A story: after each step everything holds, and a refused one changed nothing. */
void
lending_run (Studio     *studio,
             const Step *steps,
             guint       n_steps)
{
  for (guint i = 0; i < n_steps; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *before = studio_dump (studio);
      g_autofree char *after = NULL;
      gboolean done = lending_step (studio, &steps[i], &error);

      g_test_message ("%u %s %s: %s", i, steps[i].verb, steps[i].items,
                      error != NULL ? error->message : "done");
      studio_assert_sound (studio);
      if (steps[i].refused == NULL)
        {
          g_assert_no_error (error);
          g_assert_true (done);
          continue;
        }
      g_assert_false (done);
      assert_refused (&error, DESK_ERROR_REFUSED, steps[i].refused);
      after = studio_dump (studio);
      g_assert_cmpstr (after, ==, before);
    }
}

void
lending_assert (Studio     *studio,
                const char *sql,
                const char *expected)
{
  g_autofree char *found = studio_text (studio, sql);

  g_assert_cmpstr (found, ==, expected);
}
