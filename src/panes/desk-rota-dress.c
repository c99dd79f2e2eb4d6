/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the screen adds to the printed sheet: today, who has not been inspected, which
 * cells take marks and words. */

#include "desk-language.h"
#include "desk-people.h"
#include "desk-rota-pane-private.h"

/* Returns: (nullable): the day, if it is shown */
DeskRotaDay *
desk_rota_pane_find_day (DeskRotaPane *self,
                         DeskDate      date)
{
  for (guint i = 0; self->days != NULL && i < self->days->len; i++)
    {
      DeskRotaDay *day = self->days->pdata[i];
      if (day->date == date)
        return day;
    }
  return NULL;
}

static void
dress_head (const DeskRotaDay *day,
            DeskSheetLook     *look)
{
  gboolean today = day->date == desk_date_today ();

  if (today)
    look->css = "today";
  if (today && day->pinned)
    look->note = g_strdup (_ ("today, pinned"));
  else if (today)
    look->note = g_strdup (C_ ("rota", "today"));
  else if (day->pinned)
    look->note = g_strdup (C_ ("rota", "pinned"));
}

static void
dress_area (DeskRotaDay   *day,
            gint64         id,
            DeskSheetLook *look)
{
  const DeskDutyArea *area = desk_rota_day_area (day, id);

  if (area == NULL || day->people->len == 0)
    return;
  look->flags = DESK_SHEET_DRAG;
  if (day->date > desk_date_today ())
    return;
  look->flags |= DESK_SHEET_MARK;
  /* A remark belongs to a mark. */
  if (area->mark == DESK_MARK_NONE)
    look->placeholder = g_strdup (C_ ("mark", "not yet"));
  else
    look->flags |= DESK_SHEET_EDIT;
  look->edit_hint = _ ("Remark");
  look->edit_text = g_strdup (area->remark);
}

static void
dress_team (DeskRotaPane      *self,
            const DeskRotaDay *day,
            DeskSheetLook     *look)
{
  g_autoptr (GArray) present =
    desk_people_present (desk_pane_get_office (DESK_PANE (self)), day->date, NULL);

  if (present != NULL)
    look->note = g_strdup_printf (ngettext ("%u person", "%u people", present->len), present->len);
}

/* #DeskSheetDress of the week and the month */
void
desk_rota_pane_dress (const char    *text,
                      DeskSheetLook *look,
                      gpointer       data)
{
  DeskRotaPane *self = data;
  DeskRotaKey key = desk_rota_key_parse (text);
  DeskRotaDay *day = desk_rota_pane_find_day (self, key.date);

  if (day == NULL)
    return;
  if (desk_rota_key_is (&key, "weekday") || desk_rota_key_is (&key, "date"))
    dress_head (day, look);
  if (desk_rota_key_is (&key, "person"))
    dress_area (day, key.id, look);
  else if (desk_rota_key_is (&key, "team"))
    dress_team (self, day, look);
  else if ((desk_rota_key_is (&key, "group") || desk_rota_key_is (&key, "date")) &&
           day->kind == DESK_ROTA_DUTY && day->people->len > 0)
    look->flags = DESK_SHEET_DRAG;
  else if (desk_rota_key_is (&key, "inspector") && day->inspected == NULL && day->id != 0)
    look->placeholder = g_strdup (day->inspector_name);
  else if (desk_rota_key_is (&key, "remark"))
    {
      look->flags = DESK_SHEET_EDIT;
      look->edit_hint = _ ("Remark");
      look->edit_text = g_strdup (day->remark);
    }
  else if (desk_rota_key_is (&key, "off") && day->people->len > 0)
    {
      g_autofree char *people = desk_rota_day_people_text (day, desk_language_current ());
      /* Translators: %s are the names of those on holiday duty */
      look->note = g_strdup_printf (_ ("On duty:\n%s"), people);
    }
}
