/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk-qualifications.h"

#include "desk-equipment-private.h"
#include "desk-language.h"
#include "desk-people.h"

/**
 * desk_qualifications_check:
 * @day: when the item is handed over
 *
 * A borrower must hold a valid qualification for the item's class (INV-4).
 *
 * Returns: %FALSE with %DESK_ERROR_REFUSED that says what is missing
 */
gboolean
desk_qualifications_check (DeskOffice  *office,
                           gint64       person,
                           gint64       item,
                           DeskDate     day,
                           GError     **error)
{
  g_autoptr (DeskRows) rows = desk_store_select (
    desk_office_get_store (office), error,
    "SELECT e.class, e.number, q.date, q.valid_until FROM equipment e LEFT JOIN qualifications q"
    " ON q.person_id = ?1 AND q.class = e.class COLLATE NOCASE WHERE e.id = ?2"
    " ORDER BY ifnull(q.valid_until, '9999') DESC",
    "ii", person, item);
  g_autofree char *name = NULL;
  g_autofree char *class = NULL;
  g_autofree char *number = NULL;
  g_autofree char *expired = NULL;
  g_autofree char *later = NULL;

  if (rows == NULL)
    return FALSE;
  while (desk_rows_next (rows))
    {
      DeskDate from = desk_rows_date (rows, 2);
      DeskDate until = desk_rows_date (rows, 3);

      if (class == NULL)
        {
          class = g_strdup (desk_rows_text (rows, 0));
          number = g_strdup (desk_rows_text (rows, 1));
        }
      if (from == DESK_DATE_NONE)
        continue;
      if (from <= day && (until == DESK_DATE_NONE || until >= day))
        return TRUE;
      if (from <= day && expired == NULL)
        expired = g_strdup (desk_rows_text (rows, 3));
      else if (from > day && later == NULL)
        later = g_strdup (desk_rows_text (rows, 2));
    }
  name = desk_people_dup_name (office, person);
  if (class == NULL)
    return desk_equipment_refuse (error, _ ("There is no such item in the register (INV-1)"));
  if (expired != NULL)
    return desk_equipment_refuse (
      error,
      /* Translators: a name, a class of equipment as “camera”, a day, an item's number */
      _ ("The qualification of %s for “%s” expired on %s, so %s is not lent (INV-4)"), name, class,
      expired, number);
  if (later != NULL)
    return desk_equipment_refuse (
      error,
      /* Translators: a name, a class of equipment as “camera”, a day, an item's number */
      _ ("The qualification of %s for “%s” counts only from %s, so %s is not lent (INV-4)"), name,
      class, later, number);
  /* Translators: a name, a class of equipment as “camera”, an item's number */
  return desk_equipment_refuse (error,
                                _ ("%s has no qualification for “%s”, so %s is not lent (INV-4)"),
                                name, class, number);
}
