/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who hands over and takes back, and who may approve (INV-4, INV-7, PEO-2). */

#include "desk-equipment-private.h"
#include "desk-language.h"
#include "desk-lending-private.h"
#include "desk-people.h"
#include "desk-settings.h"

typedef struct
{
  gint64 holder;
  gint64 deputy;
  gint64 responsible;
} Keepers;

static Keepers
read_keepers (DeskOffice *office,
              gint64      item)
{
  DeskStore *store = desk_office_get_store (office);
  g_autoptr (DeskRows) post = desk_store_select (
    store, NULL,
    "SELECT ifnull(holder_id, 0), ifnull(deputy_id, 0) FROM posts WHERE post = 'equipment-keeper'",
    "");
  g_autoptr (DeskRows) rows = desk_store_select (
    store, NULL, "SELECT ifnull(responsible_id, 0) FROM equipment WHERE id = ?", "i", item);
  Keepers keepers = { 0 };

  if (post != NULL && desk_rows_next (post))
    {
      keepers.holder = desk_rows_int (post, 0);
      keepers.deputy = desk_rows_int (post, 1);
    }
  if (rows != NULL && desk_rows_next (rows))
    keepers.responsible = desk_rows_int (rows, 0);
  return keepers;
}

static gboolean
is_there (DeskOffice *office,
          gint64      person,
          DeskDate    day)
{
  return person != 0 && desk_people_presence (office, person, day) == DESK_PERSON_PRESENT;
}

static DeskRows *
read_technicians (DeskOffice *office)
{
  g_autofree char *department = desk_settings_get (office, "equipment.technical-department");

  return desk_store_select (desk_office_get_store (office), NULL,
                            "SELECT p.id FROM people p JOIN departments d ON d.id = p.department_id"
                            " WHERE d.name = ? ORDER BY p.name COLLATE PINYIN, p.id",
                            "t", department);
}

static gboolean
is_technician (DeskOffice *office,
               gint64      person)
{
  g_autoptr (DeskRows) rows = read_technicians (office);

  while (rows != NULL && desk_rows_next (rows))
    if (desk_rows_int (rows, 0) == person)
      return TRUE;
  return FALSE;
}

/**
 * desk_lending_acting_keeper:
 *
 * Returns: who hands @item over on @day: the keeper, away the deputy, else a
 *   member of the technical department; with nobody in the post the
 *   administration, then the item's responsible person; or 0
 */
gint64
desk_lending_acting_keeper (DeskOffice *office,
                            gint64      item,
                            DeskDate    day)
{
  Keepers keepers = read_keepers (office, item);
  g_autoptr (DeskRows) technicians = NULL;
  gint64 acting;

  if (is_there (office, keepers.holder, day))
    return keepers.holder;
  if (is_there (office, keepers.deputy, day))
    return keepers.deputy;
  technicians = read_technicians (office);
  while (keepers.holder != 0 && technicians != NULL && desk_rows_next (technicians))
    if (is_there (office, desk_rows_int (technicians, 0), day))
      return desk_rows_int (technicians, 0);
  acting = desk_people_acting (office, "administration", day);
  if (keepers.holder == 0 && acting != 0)
    return acting;
  return is_there (office, keepers.responsible, day) ? keepers.responsible : 0;
}

static gboolean
may_hand_over (DeskOffice    *office,
               const Keepers *keepers,
               gint64         by,
               DeskDate       day)
{
  gint64 administration;

  if (by == keepers->holder || by == keepers->responsible)
    return TRUE;
  if (is_there (office, keepers->holder, day))
    return FALSE;
  if (by == keepers->deputy || is_technician (office, by))
    return TRUE;
  if (keepers->holder != 0 || keepers->deputy != 0)
    return FALSE;
  administration = desk_people_acting (office, "administration", day);
  return administration == 0 || by == administration;
}

/**
 * desk_lending_keeper:
 * @by: who is said to hand over or take back; 0: whoever acts
 *
 * Returns: that person, or 0 with %DESK_ERROR_REFUSED (INV-4)
 */
gint64
desk_lending_keeper (DeskOffice  *office,
                     gint64       item,
                     DeskDate     day,
                     gint64       by,
                     GError     **error)
{
  Keepers keepers = read_keepers (office, item);
  gint64 acting = desk_lending_acting_keeper (office, item, day);
  g_autofree char *name = NULL;
  g_autofree char *who = NULL;

  if (by == 0)
    {
      if (acting == 0)
        desk_equipment_refuse (
          error, _ ("Neither the keeper nor a deputy is there; name who hands over with --by"
                    " (INV-4)"));
      return acting;
    }
  name = desk_people_dup_name (office, by);
  who = desk_people_dup_name (office, acting);
  if (!is_there (office, by, day))
    {
      if (acting != 0)
        desk_equipment_refuse (error,
                               /* Translators: two names */
                               _ ("%s is away on that day; %s hands over instead (INV-4)"), name,
                               who);
      else
        /* Translators: %s: a name */
        desk_equipment_refuse (error, _ ("%s is away on that day and cannot hand over (INV-4)"),
                               name);
      return 0;
    }
  if (may_hand_over (office, &keepers, by, day))
    return by;
  if (acting == 0)
    {
      desk_equipment_refuse (
        error,
        /* Translators: %s: a name */
        _ ("%s may not hand over equipment; with the keeper and the deputy away, a member of"
           " the technical department or who is responsible for the item does (INV-4)"),
        name);
      return 0;
    }
  desk_equipment_refuse (error,
                         /* Translators: two names */
                         _ ("%s may not hand over equipment; on that day %s does (INV-4)"), name,
                         who);
  return 0;
}

static gboolean
is_leader (DeskOffice *office,
           gint64      person,
           gboolean   *any)
{
  g_autoptr (DeskRows) rows = desk_store_select (
    desk_office_get_store (office), NULL,
    "SELECT head_id FROM departments WHERE head_id IS NOT NULL UNION"
    " SELECT deputy_id FROM departments WHERE deputy_id IS NOT NULL UNION"
    " SELECT holder_id FROM posts WHERE post = 'director' AND holder_id IS NOT NULL UNION"
    " SELECT deputy_id FROM posts WHERE post = 'director' AND deputy_id IS NOT NULL",
    "");

  *any = FALSE;
  while (rows != NULL && desk_rows_next (rows))
    {
      *any = TRUE;
      if (desk_rows_int (rows, 0) == person)
        return TRUE;
    }
  return FALSE;
}

/**
 * desk_lending_check_leader:
 * @person: whom the approval is for
 * @rule: `INV-4`
 *
 * An approval is a leader's: of the director or the head or deputy of a
 * department, and never one's own. As long as nobody heads anything, anybody's.
 */
gboolean
desk_lending_check_leader (DeskOffice  *office,
                           gint64       leader,
                           gint64       person,
                           DeskDate     day,
                           const char  *rule,
                           GError     **error)
{
  g_autofree char *name = desk_people_dup_name (office, leader);
  DeskPresence presence = desk_people_presence (office, leader, day);
  gboolean any;

  if (leader == person)
    /* Translators: a name and the number of a rule */
    return desk_equipment_refuse (error, _ ("%s cannot approve the own case (%s)"), name, rule);
  if (presence != DESK_PERSON_PRESENT && presence != DESK_PERSON_ON_LEAVE)
    /* Translators: a name and the number of a rule */
    return desk_equipment_refuse (error, _ ("%s does not work here on that day (%s)"), name, rule);
  if (!is_leader (office, leader, &any) && any)
    return desk_equipment_refuse (
      error,
      /* Translators: a name and the number of a rule */
      _ ("%s is no leader; the head of a department or the director approves (%s)"), name, rule);
  return TRUE;
}
