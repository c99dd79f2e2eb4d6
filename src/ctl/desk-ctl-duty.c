/* SPDX-License-Identifier: GPL-3.0-or-later */

/* `add duty` and `set duty`: a day's group, people, pin, remark and areas, each
 * with the verb the window uses, all in one act. */

#include "desk-ctl.h"

#include <string.h>

#include "desk-draft.h"
#include "desk-import-duty.h"
#include "desk-language.h"
#include "desk-people.h"
#include "desk-records.h"
#include "desk-rota.h"

/* "area.厨房=晶晶" gives an area to somebody. */
#define AREA "area."

/* What the command line says of a day; NULL: nothing. */
typedef struct
{
  DeskDate date;
  const char *kind;
  const char *group;
  const char *people;
  const char *pinned;
  const char *remark;
  const char *handover;
  GPtrArray *areas; /* "厨房=晶晶" */
} Said;

static int
unknown_field (const char *word)
{
  static const char *const names[] = { "date", "kind", "group", "people",
                                       "pinned", "remark", "handover" };
  g_autoptr (GPtrArray) known = g_ptr_array_new ();

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_ptr_array_add (known, (gpointer) names[i]);
  return desk_ctl_unknown (_ ("field"), word, known);
}

/* The name of the field that @word means; people are no field of the record. */
static const char *
field_name (const char *word)
{
  const DeskField *field = desk_listing_find_field (&desk_kind_duties, word);

  if (g_str_equal (word, "people") || g_str_equal (word, "值日人") || g_str_equal (word, "人员"))
    return "people";
  return field != NULL ? field->name : "";
}

static int
read_said (DeskCtl *self,
           guint    first,
           Said    *said)
{
  for (guint i = first; i < self->words->len; i++)
    {
      const char *word = desk_ctl_word (self, i);
      g_autofree char *name = NULL;
      const char *value, *field;

      if (!desk_ctl_split (self, word, &name, &value))
        return DESK_CTL_USAGE;
      field = field_name (name);
      if (g_str_has_prefix (name, AREA))
        g_ptr_array_add (said->areas, (gpointer) (word + strlen (AREA)));
      else if (g_str_equal (field, "kind"))
        said->kind = value;
      else if (g_str_equal (field, "group"))
        said->group = value;
      else if (g_str_equal (field, "people"))
        said->people = value;
      else if (g_str_equal (field, "pinned"))
        said->pinned = value;
      else if (g_str_equal (field, "remark"))
        said->remark = value;
      else if (g_str_equal (field, "handover"))
        said->handover = value;
      else if (!g_str_equal (field, "date"))
        return unknown_field (name);
      else if (!desk_ctl_date (self, value, &said->date))
        return DESK_CTL_FAILED;
    }
  return DESK_CTL_DONE;
}

/* The kind of a day's duty follows from the calendar (ROT-3). */
static gboolean
check_kind (DeskCtl     *self,
            const Said  *said,
            const char  *right,
            GError     **error)
{
  g_autoptr (DeskDraft) draft =
    desk_draft_new (desk_office_get_store (self->office), &desk_kind_duties);
  const DeskField *field = desk_kind_get_field (&desk_kind_duties, "kind");

  if (said->kind == NULL)
    return TRUE;
  if (!desk_draft_enter (draft, field, said->kind, error))
    return FALSE;
  if (g_strcmp0 (desk_draft_get_text (draft, "kind"), right) == 0)
    return TRUE;
  g_set_error (error, DESK_ERROR, DESK_ERROR_REFUSED,
               /* Translators: %s: what the calendar makes of a day, as “team cleaning” */
               _ ("The calendar has “%s” on that day (ROT-3)"),
               desk_field_choice_label (field, right, desk_language_current ()));
  return FALSE;
}

/* Writes the fields of the record that are plain texts, making it where it is missing. */
static gboolean
write_record (DeskCtl     *self,
              const Said  *said,
              const char  *kind,
              gint64      *id,
              GError     **error)
{
  DeskStore *store = desk_office_get_store (self->office);
  g_autofree char *iso = desk_date_to_iso (said->date);
  gint64 known = desk_store_find_named (store, &desk_kind_duties, iso, NULL);
  g_autoptr (DeskDraft) draft = known != 0
                                  ? desk_draft_edit (store, &desk_kind_duties, known, error)
                                  : desk_draft_new (store, &desk_kind_duties);
  const struct
  {
    const char *name;
    const char *value;
  } fields[] = { { "pinned", said->pinned },
                 { "remark", said->remark },
                 { "handover", said->handover } };

  if (draft == NULL)
    return FALSE;
  if (known == 0)
    {
      desk_draft_set_date (draft, "date", said->date);
      desk_draft_set_text (draft, "kind", kind);
    }
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (fields[i].value != NULL &&
        !desk_draft_enter (draft, desk_kind_get_field (&desk_kind_duties, fields[i].name),
                           fields[i].value, error))
      return FALSE;
  if (!desk_records_write (self->office, draft, error))
    return FALSE;
  *id = desk_draft_get_id (draft);
  return TRUE;
}

static gboolean
is_pinned (DeskCtl *self,
           gint64   duty)
{
  g_autoptr (DeskDraft) draft =
    desk_draft_edit (desk_office_get_store (self->office), &desk_kind_duties, duty, NULL);

  return draft != NULL && desk_draft_get_number (draft, "pinned") != 0;
}

static gboolean
write_people (DeskCtl     *self,
              const Said  *said,
              gboolean     is_holiday,
              gboolean     pinned,
              GError     **error)
{
  g_autoptr (GArray) people = NULL;

  if (said->people == NULL)
    return TRUE;
  people = desk_import_read_people (self->office, said->people, error);
  if (people == NULL)
    return FALSE;
  if (is_holiday)
    return desk_rota_set_holiday (self->office, said->date, (const gint64 *) people->data,
                                  people->len, NULL, error);
  return desk_rota_set_people (self->office, said->date, (const gint64 *) people->data, people->len,
                               pinned, error);
}

static gboolean
write_group (DeskCtl     *self,
             const Said  *said,
             gboolean     pinned,
             GError     **error)
{
  gint64 group;

  if (said->group == NULL)
    return TRUE;
  group = desk_records_find (self->office, &desk_kind_groups, said->group, error);
  return group != 0 && desk_rota_set_group (self->office, said->date, group, pinned, error);
}

static gboolean
write_areas (DeskCtl     *self,
             const Said  *said,
             GError     **error)
{
  for (guint i = 0; i < said->areas->len; i++)
    {
      g_auto (GStrv) parts = g_strsplit (said->areas->pdata[i], "=", 2);
      gint64 area = desk_records_find (self->office, &desk_kind_areas, parts[0], error);
      gint64 person = 0;

      if (area == 0)
        return FALSE;
      if (*parts[1] != '\0')
        {
          person = desk_people_find (self->office, parts[1], error);
          if (person == 0)
            return FALSE;
        }
      if (!desk_rota_set_area_person (self->office, said->date, area, person, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_day (DeskCtl     *self,
           const Said  *said,
           const char  *title_format,
           gint64      *id,
           GError     **error)
{
  DeskRotaKind day = desk_rota_day_kind (self->office, said->date);
  gboolean is_holiday = day == DESK_ROTA_OFF || day == DESK_ROTA_REST;
  const char *kind = is_holiday ? "holiday" : day == DESK_ROTA_TEAM ? "team"
                                                                    : "group";
  g_autofree char *iso = desk_date_to_iso (said->date);
  g_autofree char *title = g_strdup_printf (title_format, _ (desk_kind_duties.singular), iso);
  g_autoptr (DeskAct) act = NULL;
  gboolean pinned;

  if (!check_kind (self, said, kind, error))
    return FALSE;
  act = desk_store_begin (desk_office_get_store (self->office), error, title);
  if (act == NULL || !write_record (self, said, kind, id, error))
    return FALSE;
  pinned = is_pinned (self, *id);
  if (!write_group (self, said, pinned, error) ||
      !write_people (self, said, is_holiday, pinned, error) || !write_areas (self, said, error))
    return FALSE;
  return desk_act_commit (g_steal_pointer (&act), error);
}

int
desk_ctl_add_duty (DeskCtl *self)
{
  g_autoptr (GPtrArray) areas = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *iso = NULL;
  g_autofree char *line = NULL;
  Said said = { .areas = areas };
  int result = read_said (self, 1, &said);
  gint64 id = 0;

  if (result != DESK_CTL_DONE)
    return result;
  if (said.date == DESK_DATE_NONE)
    return desk_ctl_usage ("duty", _ ("say which day with date=…"));
  iso = desk_date_to_iso (said.date);
  if (desk_store_find_named (desk_office_get_store (self->office), &desk_kind_duties, iso, NULL) !=
      0)
    {
      desk_ctl_problem (iso, _ ("That day is there already; change it with “set duty”"));
      return DESK_CTL_FAILED;
    }
  if (!write_day (self, &said, _ ("Add %s “%s”"), &id, &error))
    return desk_ctl_fail (iso, error);
  line = g_strdup_printf ("%" G_GINT64_FORMAT, id);
  desk_ctl_print (self, line);
  return DESK_CTL_DONE;
}

/* A day, or the number of its record. */
static gboolean
find_day (DeskCtl     *self,
          const char  *word,
          DeskDate    *date,
          GError     **error)
{
  g_autoptr (DeskDraft) draft = NULL;
  gint64 id;

  *date = desk_date_parse_lenient (word);
  if (*date != DESK_DATE_NONE)
    return TRUE;
  id = desk_records_find (self->office, &desk_kind_duties, word, error);
  draft = id != 0
            ? desk_draft_edit (desk_office_get_store (self->office), &desk_kind_duties, id, error)
            : NULL;
  if (draft == NULL)
    return FALSE;
  *date = desk_date_parse (desk_draft_get_text (draft, "date"));
  return TRUE;
}

int
desk_ctl_set_duty (DeskCtl *self)
{
  g_autoptr (GPtrArray) areas = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  const char *word = desk_ctl_word (self, 1);
  Said said = { .areas = areas };
  DeskDate date;
  gint64 id = 0;
  int result;

  if (!find_day (self, word, &date, &error))
    return desk_ctl_fail (word, error);
  result = read_said (self, 2, &said);
  if (result != DESK_CTL_DONE)
    return result;
  if (said.date != DESK_DATE_NONE && said.date != date)
    return desk_ctl_usage ("date", _ ("a duty stays on its day; change who is on it instead"));
  said.date = date;
  if (!write_day (self, &said, _ ("Change %s “%s”"), &id, &error))
    return desk_ctl_fail (word, error);
  return DESK_CTL_DONE;
}
