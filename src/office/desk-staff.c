/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is done to the staff as a list: shown by filter and order, changed several
 * at once, put into groups, let go (PEO-1, PEO-2, ROT-1). */

#include "desk-staff.h"

#include "desk-language.h"
#include "desk-office-private.h"
#include "desk-people.h"
#include "desk-records.h"

#define BY_NAME "name COLLATE PINYIN, id"

/* SQL that sorts people by a field; %s is empty or DESC. Who has none stands last. */
static const struct
{
  const char *field;
  const char *order;
} orders[] = {
  { "name", "name COLLATE PINYIN %1$s, id" },
  { "department", "department_id IS NULL, (SELECT d.name FROM departments d WHERE d.id ="
                  " department_id) COLLATE PINYIN %1$s, " BY_NAME },
  { "group", "group_id IS NULL, (SELECT g.position FROM duty_groups g WHERE g.id = group_id) %1$s,"
             " group_id, " BY_NAME },
  { "status", "CASE status WHEN 'regular' THEN 1 WHEN 'probation' THEN 2 WHEN 'trainee' THEN 3"
              " WHEN 'suspended' THEN 4 ELSE 5 END %1$s, " BY_NAME },
  { "phone", "phone IS NULL, phone %1$s, " BY_NAME },
  { "entry_date", "entry_date IS NULL, entry_date %1$s, " BY_NAME },
};

static void
append_reference (GString    *where,
                  const char *column,
                  gint64      id)
{
  if (id == DESK_STAFF_WITHOUT)
    g_string_append_printf (where, " AND %s IS NULL", column);
  else if (id != 0)
    g_string_append_printf (where, " AND %s = %" G_GINT64_FORMAT, column, id);
}

/**
 * desk_staff_filter:
 * @people: a list of people
 *
 * Shows in @people whom @filter asks for. Somebody who leaves on a day to come is
 * still there.
 */
void
desk_staff_filter (DeskQuery             *people,
                   const DeskStaffFilter *filter)
{
  g_autoptr (GString) where = g_string_new ("1");
  g_autofree char *today = desk_date_to_iso (desk_date_today ());
  g_autofree char *order = NULL;

  append_reference (where, "department_id", filter->department);
  append_reference (where, "group_id", filter->group);
  if (filter->status != NULL &&
      desk_field_find_choice (desk_kind_get_field (&desk_kind_people, "status"), filter->status))
    g_string_append_printf (where, " AND status = '%s'", filter->status);
  else if (!filter->left)
    g_string_append_printf (where, " AND (status <> 'left' OR left_date >= '%s')", today);

  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    if (g_str_equal (orders[i].field, filter->sort != NULL ? filter->sort : "name"))
      order = g_strdup_printf (orders[i].order, filter->descending ? "DESC" : "");
  desk_query_set_filter (people, where->str);
  desk_query_set_order (people, order);
}

void
desk_staff_turn_free (DeskStaffTurn *self)
{
  g_free (self->kind);
  g_free (self->group_name);
  g_free (self->stands_for_name);
  g_free (self->areas);
  g_free (self);
}

void
desk_staff_swap_free (DeskStaffSwap *self)
{
  g_free (self->other_name);
  g_free (self);
}

/* Returns: (transfer full) (element-type DeskStaffTurn): the turns of @person that
 *   are planned for @from and later, in order */
GPtrArray *
desk_staff_turns (DeskOffice  *office,
                  gint64       person,
                  DeskDate     from,
                  GError     **error)
{
  g_autoptr (GPtrArray) turns =
    g_ptr_array_new_with_free_func ((GDestroyNotify) desk_staff_turn_free);
  g_autoptr (DeskRows) rows = desk_store_select (
    office->store, error,
    "SELECT d.date, d.kind, g.name, t.stands_for_id,"
    " (SELECT group_concat(a.name, ' · ') FROM duty_areas da JOIN areas a ON a.id = da.area_id"
    "  WHERE da.duty_id = d.id AND da.person_id = t.person_id)"
    " FROM duty_people t JOIN duties d ON d.id = t.duty_id"
    " LEFT JOIN duty_groups g ON g.id = d.group_id"
    " WHERE t.person_id = ? AND d.date >= ? ORDER BY d.date",
    "id", person, from);

  if (rows == NULL)
    return NULL;
  while (desk_rows_next (rows))
    {
      DeskStaffTurn *turn = g_new0 (DeskStaffTurn, 1);
      gint64 stands_for = desk_rows_int (rows, 3);

      turn->date = desk_rows_date (rows, 0);
      turn->kind = g_strdup (desk_rows_text (rows, 1));
      turn->group_name = g_strdup (desk_rows_text (rows, 2));
      turn->stands_for_name = stands_for != 0 ? desk_people_dup_name (office, stands_for) : NULL;
      turn->areas = g_strdup (desk_rows_text (rows, 4));
      g_ptr_array_add (turns, turn);
    }
  return g_steal_pointer (&turns);
}

/* Returns: (transfer full) (element-type DeskStaffSwap): the swaps of @person about
 *   days from @from on and those that are still owed, the latest first */
GPtrArray *
desk_staff_swaps (DeskOffice  *office,
                  gint64       person,
                  DeskDate     from,
                  GError     **error)
{
  g_autoptr (GPtrArray) swaps =
    g_ptr_array_new_with_free_func ((GDestroyNotify) desk_staff_swap_free);
  g_autoptr (DeskRows) rows = desk_store_select (
    office->store, error,
    "SELECT date, with_date, repaid, person_id = ?1, iif(person_id = ?1, with_id, person_id)"
    " FROM swaps WHERE ?1 IN (person_id, with_id)"
    " AND (max(date, ifnull(with_date, date)) >= ?2 OR (with_date IS NULL AND repaid IS NULL))"
    " ORDER BY date DESC, id DESC",
    "id", person, from);

  if (rows == NULL)
    return NULL;
  while (desk_rows_next (rows))
    {
      DeskStaffSwap *swap = g_new0 (DeskStaffSwap, 1);

      swap->date = desk_rows_date (rows, 0);
      swap->with_date = desk_rows_date (rows, 1);
      swap->repaid = desk_rows_date (rows, 2);
      swap->asked = desk_rows_int (rows, 3) != 0;
      swap->other_name = desk_people_dup_name (office, desk_rows_int (rows, 4));
      g_ptr_array_add (swaps, swap);
    }
  return g_steal_pointer (&swaps);
}

/* Returns: (transfer full) (element-type gint64): the absences of @person, the latest first */
GArray *
desk_staff_absences (DeskOffice  *office,
                     gint64       person,
                     GError     **error)
{
  g_autoptr (DeskRows) rows = desk_store_select (
    office->store, error,
    "SELECT id FROM absences WHERE person_id = ? ORDER BY \"from\" DESC, id DESC", "i", person);
  GArray *absences;

  if (rows == NULL)
    return NULL;
  absences = g_array_new (FALSE, FALSE, sizeof (gint64));
  while (desk_rows_next (rows))
    {
      gint64 id = desk_rows_int (rows, 0);
      g_array_append_val (absences, id);
    }
  return absences;
}

/* What an act that sets a field of one or several people is called. */
static char *
set_title (DeskOffice      *office,
           const gint64    *people,
           guint            n_people,
           const DeskField *field,
           const char      *words)
{
  g_autofree char *who = NULL;

  if (n_people == 1)
    who = desk_people_dup_name (office, people[0]);
  else
    who = g_strdup_printf (ngettext ("%u person", "%u people", n_people), n_people);
  if (*words == '\0')
    /* Translators: the title of an act; %1$s: a name or “3 people”, %2$s: a field, as “Group” */
    return g_strdup_printf (_ ("%1$s: no %2$s"), who, _ (field->label));
  /* Translators: the title of an act; %1$s: a name or “3 people”, %2$s: a field, as “Group”,
   * %3$s: what it is set to */
  return g_strdup_printf (_ ("%1$s: %2$s %3$s"), who, _ (field->label), words);
}

/* Sets @field of all of @people to what @value has. */
static gboolean
set_field (DeskOffice       *office,
           const gint64     *people,
           guint             n_people,
           const DeskField  *field,
           const DeskValue  *value,
           GError          **error)
{
  g_autofree char *words =
    desk_value_to_display (office->store, field, value, desk_language_current ());
  g_autofree char *title = set_title (office, people, n_people, field, words);
  g_autoptr (DeskAct) act = desk_store_begin (office->store, error, title);

  if (act == NULL)
    return FALSE;
  for (guint i = 0; i < n_people; i++)
    {
      g_autoptr (DeskDraft) draft =
        desk_draft_edit (office->store, &desk_kind_people, people[i], error);

      if (draft == NULL)
        return FALSE;
      if (!value->set)
        desk_draft_clear (draft, field->name);
      else if (desk_field_is_text (field))
        desk_draft_set_text (draft, field->name, value->text);
      else
        desk_draft_set_number (draft, field->name, value->number);
      /* Who is here again did not leave. */
      if (g_str_equal (field->name, "status") && g_strcmp0 (value->text, "left") != 0)
        desk_draft_clear (draft, "left_date");
      if (!desk_records_write (office, draft, error))
        return FALSE;
    }
  return desk_act_commit (g_steal_pointer (&act), error);
}

/**
 * desk_staff_set:
 * @field: a field of people: "status"
 * @input: as a person writes it; empty: nothing
 *
 * Sets one field of several people, as one act.
 */
gboolean
desk_staff_set (DeskOffice    *office,
                const gint64  *people,
                guint          n_people,
                const char    *field,
                const char    *input,
                GError       **error)
{
  const DeskField *declared = desk_kind_get_field (&desk_kind_people, field);
  g_autoptr (DeskDraft) scratch = desk_draft_new (office->store, &desk_kind_people);

  g_return_val_if_fail (declared != NULL, FALSE);
  if (n_people == 0)
    return TRUE;
  if (*input != '\0' && !desk_draft_enter (scratch, declared, input, error))
    return FALSE;
  return set_field (office, people, n_people, declared, desk_draft_get_value (scratch, field),
                    error);
}

/* Puts @people into @group, 0 for none (ROT-1). */
gboolean
desk_staff_set_group (DeskOffice    *office,
                      const gint64  *people,
                      guint          n_people,
                      gint64         group,
                      GError       **error)
{
  DeskValue value = { .set = group != 0, .number = group };

  if (n_people == 0)
    return TRUE;
  if (group != 0)
    {
      g_autoptr (DeskRecord) record =
        desk_record_get (office->store, &desk_kind_groups, group, error);
      if (record == NULL)
        return FALSE;
    }
  return set_field (office, people, n_people, desk_kind_get_field (&desk_kind_people, "group"),
                    &value, error);
}

/* Removes @people from the file, as one act; refused for whom other records name. */
gboolean
desk_staff_remove (DeskOffice    *office,
                   const gint64  *people,
                   guint          n_people,
                   GError       **error)
{
  g_autoptr (DeskAct) act = NULL;
  g_autofree char *title = NULL;

  if (n_people == 0)
    return TRUE;
  if (n_people == 1)
    return desk_records_remove (office, &desk_kind_people, people[0], error);
  title = g_strdup_printf (ngettext ("Remove %u person", "Remove %u people", n_people), n_people);
  act = desk_store_begin (office->store, error, title);
  if (act == NULL)
    return FALSE;
  for (guint i = 0; i < n_people; i++)
    {
      g_autoptr (DeskDraft) draft =
        desk_draft_edit (office->store, &desk_kind_people, people[i], error);
      if (draft == NULL || !desk_draft_delete (draft, error))
        return FALSE;
    }
  return desk_act_commit (g_steal_pointer (&act), error);
}

/* PEO-1: @person has left after @last_day. Duties before it stay as they were. */
gboolean
desk_staff_leave (DeskOffice  *office,
                  gint64       person,
                  DeskDate     last_day,
                  GError     **error)
{
  g_autofree char *name = desk_people_dup_name (office, person);
  g_autofree char *day =
    desk_date_format (last_day, DESK_DATE_STYLE_FULL, desk_language_current ());
  /* Translators: the title of an act; %1$s: a name, %2$s: a day */
  g_autofree char *title = g_strdup_printf (_ ("%1$s leaves the studio, last day %2$s"), name, day);
  g_autoptr (DeskDraft) draft = desk_draft_edit (office->store, &desk_kind_people, person, error);
  g_autoptr (DeskAct) act = NULL;

  if (draft == NULL)
    return FALSE;
  desk_draft_set_text (draft, "status", "left");
  desk_draft_set_date (draft, "left_date", last_day);
  act = desk_store_begin (office->store, error, title);
  if (act == NULL || !desk_records_write (office, draft, error))
    return FALSE;
  return desk_act_commit (g_steal_pointer (&act), error);
}

/* ROT-1: the turn goes round in the order of @groups. */
gboolean
desk_staff_order_groups (DeskOffice    *office,
                         const gint64  *groups,
                         guint          n_groups,
                         GError       **error)
{
  g_autoptr (DeskAct) act =
    desk_store_begin (office->store, error, _ ("Order of the duty groups"));

  if (act == NULL)
    return FALSE;
  for (guint i = 0; i < n_groups; i++)
    {
      g_autoptr (DeskDraft) draft =
        desk_draft_edit (office->store, &desk_kind_groups, groups[i], error);

      if (draft == NULL)
        return FALSE;
      desk_draft_set_number (draft, "position", i + 1);
      if (!desk_records_write (office, draft, error))
        return FALSE;
    }
  return desk_act_commit (g_steal_pointer (&act), error);
}

static gint64
find_post (DeskOffice *office,
           const char *post)
{
  g_autoptr (DeskRows) rows =
    desk_store_select (office->store, NULL, "SELECT id FROM posts WHERE post = ?", "t", post);

  return rows != NULL && desk_rows_next (rows) ? desk_rows_int (rows, 0) : 0;
}

/**
 * desk_staff_set_post:
 * @post: the code of a post (PEO-2)
 * @field: "holder" or "deputy"
 * @person: 0: nobody
 */
gboolean
desk_staff_set_post (DeskOffice  *office,
                     const char  *post,
                     const char  *field,
                     gint64       person,
                     GError     **error)
{
  gint64 id = find_post (office, post);
  g_autoptr (DeskDraft) draft =
    id != 0 ? desk_draft_edit (office->store, &desk_kind_posts, id, error)
            : desk_draft_new (office->store, &desk_kind_posts);

  if (draft == NULL)
    return FALSE;
  if (id == 0)
    desk_draft_set_text (draft, "post", post);
  if (person != 0)
    desk_draft_set_number (draft, field, person);
  else
    desk_draft_clear (draft, field);
  return desk_records_save (office, draft, error);
}

/* Returns: who is the "holder" or "deputy" of @post, or 0 */
gint64
desk_staff_get_post (DeskOffice *office,
                     const char *post,
                     const char *field)
{
  gint64 id = find_post (office, post);
  g_autoptr (DeskRecord) record =
    id != 0 ? desk_record_get (office->store, &desk_kind_posts, id, NULL) : NULL;

  return record != NULL ? desk_record_get_number (record, field) : 0;
}
