/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who checks, who stands in when they are away, and who signs (PEO-2, INV-2). */

#include "desk-language.h"
#include "desk-people.h"
#include "desk-rounds-private.h"

gboolean
desk_rounds_is_present (DeskOffice *office,
                        gint64      person,
                        DeskDate    date)
{
  return person != 0 && desk_people_presence (office, person, date) == DESK_PERSON_PRESENT;
}

/* Head and deputy of a department; 0 where there is none. */
static void
read_heads (DeskOffice *office,
            gint64      department,
            gint64     *head,
            gint64     *deputy)
{
  g_autoptr (DeskRows) rows =
    desk_store_select (desk_office_get_store (office), NULL,
                       "SELECT head_id, deputy_id FROM departments WHERE id = ?", "i", department);
  gboolean found = rows != NULL && desk_rows_next (rows);

  *head = found ? desk_rows_int (rows, 0) : 0;
  *deputy = found ? desk_rows_int (rows, 1) : 0;
}

/**
 * desk_rounds_acting_head:
 *
 * Returns: who leads @department on @date: the head, the deputy when the head is
 *   away; the head when both are; 0 where there is neither
 */
gint64
desk_rounds_acting_head (DeskOffice *office,
                         gint64      department,
                         DeskDate    date)
{
  gint64 head, deputy;

  read_heads (office, department, &head, &deputy);
  if (desk_rounds_is_present (office, head, date))
    return head;
  if (desk_rounds_is_present (office, deputy, date))
    return deputy;
  return head != 0 ? head : deputy;
}

/**
 * desk_rounds_stand_in:
 *
 * Returns: who checks for @responsible on @date: they themselves when they are
 *   there, else the department's deputy or head, else the equipment keeper; or 0
 */
gint64
desk_rounds_stand_in (DeskOffice *office,
                      gint64      responsible,
                      gint64      department,
                      DeskDate    date)
{
  gint64 head, deputy;

  if (desk_rounds_is_present (office, responsible, date))
    return responsible;
  read_heads (office, department, &head, &deputy);
  if (deputy != responsible && desk_rounds_is_present (office, deputy, date))
    return deputy;
  if (head != responsible && desk_rounds_is_present (office, head, date))
    return head;
  return desk_people_acting (office, "equipment-keeper", date);
}

/* Returns: who is to check a row on @date, or 0 when nobody is named for it */
gint64
desk_rounds_checker (DeskOffice      *office,
                     const DeskRound *round,
                     gint64           responsible,
                     gint64           department,
                     DeskDate         date)
{
  if (g_str_equal (round->inspector, "responsible"))
    return desk_rounds_stand_in (office, responsible, department, date);
  if (g_str_equal (round->inspector, "head"))
    return desk_rounds_acting_head (office, department, date);
  return desk_people_acting (office, round->inspector, date);
}

static gboolean
holds_post (DeskOffice *office,
            const char *post,
            gint64      person)
{
  g_autoptr (DeskRows) rows = desk_store_select (
    desk_office_get_store (office), NULL,
    "SELECT 1 FROM posts WHERE post = ?1 AND ?2 IN (holder_id, deputy_id)", "ti", post, person);

  return rows != NULL && desk_rows_next (rows);
}

static gboolean
is_head (DeskOffice *office,
         gint64      department,
         gint64      person)
{
  gint64 head, deputy;

  read_heads (office, department, &head, &deputy);
  return person == head || person == deputy;
}

/**
 * desk_rounds_may_check:
 * @by: who is said to have checked
 *
 * The row is checked by whom the round names, by their stand-ins, or by the
 * administration; where nobody is named, by anybody (INV-2).
 */
gboolean
desk_rounds_may_check (DeskOffice       *office,
                       const DeskRound  *round,
                       gint64            responsible,
                       gint64            department,
                       gint64            by,
                       GError          **error)
{
  DeskDate date = desk_rounds_today (office);
  gint64 named = desk_rounds_checker (office, round, responsible, department, date);
  gboolean own = g_str_equal (round->inspector, "responsible");
  g_autofree char *name = NULL;
  g_autofree char *right = NULL;

  if (named == 0 || by == named || holds_post (office, "administration", by) ||
      (own && (by == responsible || holds_post (office, "equipment-keeper", by))) ||
      ((own || g_str_equal (round->inspector, "head")) && is_head (office, department, by)) ||
      (!own && holds_post (office, round->inspector, by)))
    return TRUE;
  name = desk_people_dup_name (office, by);
  right = desk_people_dup_name (office, named);
  g_set_error (error, DESK_ERROR, DESK_ERROR_REFUSED,
               /* Translators: two names */
               _ ("%s is not to check this; %s is, or the deputy or the administration (INV-2)"),
               name, right);
  return FALSE;
}

static gboolean
set_not_signer (DeskOffice  *office,
                gint64       by,
                gint64       right,
                GError     **error)
{
  g_autofree char *name = desk_people_dup_name (office, by);
  g_autofree char *right_name = desk_people_dup_name (office, right);

  g_set_error (error, DESK_ERROR, DESK_ERROR_REFUSED,
               /* Translators: two names */
               _ ("%s does not sign this sheet; %s does, or the deputy (INV-2)"), name, right_name);
  return FALSE;
}

/**
 * desk_rounds_find_signer:
 * @by: who signs, or 0 for who acts on @date
 *
 * Returns: who signs, or 0 with %DESK_ERROR_REFUSED when @by may not or nobody can
 */
gint64
desk_rounds_find_signer (DeskOffice       *office,
                         const DeskRound  *round,
                         gint64            department,
                         DeskDate          date,
                         gint64            by,
                         GError          **error)
{
  gboolean head = g_strcmp0 (round->signer, "head") == 0;
  const char *post = head || round->signer == NULL ? "administration" : round->signer;
  gint64 right = head && department != 0 ? desk_rounds_acting_head (office, department, date) : 0;

  if (right != 0)
    {
      if (by == 0 || is_head (office, department, by))
        return by != 0 ? by : right;
      set_not_signer (office, by, right, error);
      return 0;
    }
  right = desk_people_acting (office, post, date);
  if (by == 0 && right == 0)
    g_set_error_literal (error, DESK_ERROR, DESK_ERROR_REFUSED,
                         _ ("Nobody is there to sign; say who does (INV-2)"));
  if (by == 0 || right == 0)
    return by != 0 ? by : right;
  if (by == right || holds_post (office, post, by) || holds_post (office, "administration", by))
    return by;
  set_not_signer (office, by, right, error);
  return 0;
}
