/* SPDX-License-Identifier: GPL-3.0-or-later */

/* 会议记录 (MEE-1, MEE-6): who was there, what came of each item, the tasks. */

#include "desk-forms-private.h"
#include "desk-meetings.h"
#include "desk-minutes.h"

#define N_COLUMNS  8
#define EMPTY_ROWS 16

/* The columns of an item; each begins where the one before it ends. */
static const struct
{
  const char *msgid;
  int column, columns;
} parts[] = {
  { N_ ("No."), 0, 1 },
  { N_ ("Agenda item"), 1, 3 },
  { N_ ("Outcome"), 4, 1 },
  { N_ ("For whom"), 5, 1 },
  { N_ ("Due on"), 6, 1 },
  { N_ ("Notice number"), 7, 1 },
};

static const char *const marks[] = { "present", "late", "left-early", "leave", "absent" };

static void
put_head (DeskForm          *form,
          const DeskMeeting *meeting)
{
  g_autofree char *time = NULL;
  g_autofree char *day = NULL;
  int row = desk_form_add_row (form, DESK_FORM_ROW_BODY, 24, 0);

  if (meeting != NULL)
    {
      day = desk_date_format (meeting->date, DESK_DATE_STYLE_FULL, form->language);
      /* Translators: a day, the beginning and the end of a meeting */
      time = meeting->end != NULL
               ? g_strdup_printf (T (form, N_ ("%s %s–%s")), day, meeting->start, meeting->end)
               : g_strdup_printf ("%s %s", day, meeting->start);
    }
  desk_forms_put_pair (form, row, 0, 3, T (form, N_ ("Meeting")),
                       meeting != NULL ? meeting->title : NULL);
  desk_forms_put_pair (form, row, 4, 3, T (form, N_ ("Time")), time);
  row = desk_form_add_row (form, DESK_FORM_ROW_BODY, 24, 0);
  desk_forms_put_pair (form, row, 0, 1, T (form, N_ ("Room")),
                       meeting != NULL ? meeting->room : NULL);
  desk_forms_put_pair (form, row, 2, 2, T (form, N_ ("Chair")),
                       meeting != NULL ? meeting->chair_name : NULL);
  desk_forms_put_pair (form, row, 5, 2, T (form, N_ ("Minute taker")),
                       meeting != NULL ? meeting->minuter_name : NULL);
}

/* Returns: (transfer full): the names of those with @mark, and how many minutes */
static char *
names_with (DeskForm   *form,
            GPtrArray  *people,
            const char *mark)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; people != NULL && i < people->len; i++)
    {
      const DeskAttendance *person = people->pdata[i];

      if (g_strcmp0 (person->mark, mark) != 0)
        continue;
      if (names->len > 0)
        g_string_append (names, desk_language_context (form->language, "people", ", "));
      if (person->minutes > 0)
        /* Translators: a name, and how many minutes late or early */
        g_string_append_printf (names, T (form, N_ ("%s (%d min)")), person->name,
                                (int) person->minutes);
      else
        g_string_append (names, person->name);
    }
  return g_string_free (names, FALSE);
}

/* Blank: every row. Else the ones that have somebody, and always who was there. */
static void
put_attendance (DeskForm  *form,
                GPtrArray *people)
{
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      g_autofree char *names = names_with (form, people, marks[i]);
      g_autofree char *key = NULL;
      DeskFormCell *cell;

      if (people != NULL && i > 0 && *names == '\0')
        continue;
      cell = desk_forms_put_pair (
        form, desk_form_add_row (form, DESK_FORM_ROW_BODY, 22, 0), 0, N_COLUMNS - 1,
        desk_forms_choice (form, &desk_kind_meeting_people, "mark", marks[i]), names);
      key = g_strdup_printf ("attendance:%s", marks[i]);
      desk_form_cell_set_key (cell, key);
    }
}

static void
put_item (DeskForm         *form,
          int               number,
          const DeskMinute *item)
{
  int row = desk_form_add_row (form, DESK_FORM_ROW_BODY, 24, item == NULL ? 1 : 0);
  const DeskFormStyle style = DESK_FORM_FILL_IN | DESK_FORM_CENTER;
  g_autofree char *key = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    desk_form_merge (form, desk_form_put_text (form, row, parts[i].column, NULL, style), 1,
                     parts[i].columns);
  if (item == NULL)
    return;
  key = g_strdup_printf ("item:%" G_GINT64_FORMAT, item->id);
  desk_form_cell_set_key (desk_form_put_integer (form, row, 0, number, style), key);
  desk_form_merge (form,
                   desk_form_put_text (form, row, 1, item->text,
                                       DESK_FORM_START | DESK_FORM_FILL_IN),
                   1, parts[1].columns);
  desk_form_put_text (form, row, 4,
                      desk_forms_choice (form, &desk_kind_minutes, "kind", item->kind), style);
  desk_form_put_text (form, row, 5, item->to, style | DESK_FORM_SMALL);
  if (item->due != DESK_DATE_NONE)
    desk_form_put_date (form, row, 6, item->due, DESK_DATE_STYLE_MONTH_DAY,
                        style | DESK_FORM_SMALL);
  desk_form_put_text (form, row, 7, item->number, style | DESK_FORM_SMALL);
}

static void
put_items (DeskForm  *form,
           GPtrArray *items)
{
  int row = desk_form_add_row (form, DESK_FORM_ROW_BODY, 22, 0);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    desk_form_merge (form,
                     desk_form_put_text (form, row, parts[i].column, T (form, parts[i].msgid),
                                         DESK_FORM_HEAD | DESK_FORM_BOLD | DESK_FORM_CENTER),
                     1, parts[i].columns);
  for (guint i = 0; items != NULL && i < items->len; i++)
    put_item (form, (int) i + 1, items->pdata[i]);
  for (guint i = items != NULL ? items->len : 0; i < EMPTY_ROWS; i++)
    put_item (form, 0, NULL);
}

/* Returns: (transfer full): the minutes of @request's meeting */
DeskForm *
desk_form_meeting_minutes (DeskOffice             *office,
                           const DeskFormRequest  *request,
                           GError                **error)
{
  g_autoptr (DeskMeeting) meeting = NULL;
  g_autoptr (GPtrArray) people = NULL;
  g_autoptr (GPtrArray) items = NULL;
  g_autofree char *number = NULL;
  DeskForm *form;
  int row;

  if (!request->blank)
    {
      g_autofree char *day = NULL;

      meeting = desk_meetings_get (office, request->id, error);
      people = meeting != NULL ? desk_meetings_people (office, request->id, error) : NULL;
      items = people != NULL ? desk_minutes_list (office, request->id, error) : NULL;
      if (items == NULL)
        return NULL;
      day = desk_date_to_iso (meeting->date);
      number = g_strdup_printf ("HY-%s-%" G_GINT64_FORMAT, day, meeting->id);
    }
  form = desk_forms_begin (office, "meeting-minutes", request, DESK_FORM_PORTRAIT, DESK_FORM_FILL,
                           number);
  for (int i = 0; i < N_COLUMNS; i++)
    desk_form_add_column (form, i == 0 ? 0.8 : i < 4 ? 1.3
                                                     : 1,
                          0, FALSE);
  put_head (form, meeting);
  put_attendance (form, people);
  put_items (form, items);
  row = desk_form_add_row (form, DESK_FORM_ROW_TOTAL, 28, 0);
  desk_forms_put_pair (form, row, 0, 3, T (form, N_ ("Chair's signature")), NULL);
  desk_forms_put_pair (form, row, 4, 3, T (form, N_ ("Minute taker's signature")), NULL);
  desk_form_add_note (form,
                      T (form, N_ ("One line an item. A task names who and until when and "
                                   "becomes a numbered task notice; what is parked comes back "
                                   "on the next agenda.")));
  desk_forms_end (office, request, form);
  return form;
}
