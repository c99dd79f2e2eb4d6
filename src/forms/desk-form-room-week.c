/* SPDX-License-Identifier: GPL-3.0-or-later */

/* 会议室使用登记表 (MEE-5): rooms × days with what is booked. */

#include "desk-forms-private.h"
#include "desk-rooms.h"

/* Rows of a blank sheet in an office that has named no room yet. */
#define BLANK_ROWS 4
#define N_DAYS     7

typedef struct
{
  DeskOffice *office;
  const DeskFormRequest *request;
  DeskForm *form;
  DeskDate monday;
  GPtrArray *rooms;    /* DeskRoom */
  GPtrArray *bookings; /* DeskRoomBooking of the week */
} Sheet;

static void
put_heads (Sheet *sheet)
{
  DeskForm *form = sheet->form;
  DeskFormCell *cell;

  desk_form_add_column (form, 0, 70, FALSE);
  for (int i = 0; i < N_DAYS; i++)
    desk_form_add_column (form, 1, 0, FALSE);
  desk_form_add_row (form, DESK_FORM_ROW_HEAD, 0, 0);
  desk_form_add_row (form, DESK_FORM_ROW_HEAD, 0, 0);
  desk_form_set_head_columns (form, 1);
  cell = desk_form_put_text (form, 0, 0, T (form, N_ ("Rooms")),
                             DESK_FORM_BOLD | DESK_FORM_HEAD | DESK_FORM_CENTER);
  desk_form_merge (form, cell, 2, 1);
  for (int i = 0; i < N_DAYS; i++)
    {
      g_autofree char *weekday =
        desk_date_format (sheet->monday + i, DESK_DATE_STYLE_WEEKDAY, form->language);

      desk_form_put_text (form, 0, 1 + i, weekday,
                          DESK_FORM_BOLD | DESK_FORM_HEAD | DESK_FORM_CENTER |
                            DESK_FORM_OPEN_BOTTOM);
      cell = desk_form_put_date (
        form, 1, 1 + i, sheet->monday + i, DESK_DATE_STYLE_MONTH_DAY,
        DESK_FORM_HEAD | DESK_FORM_CENTER | DESK_FORM_SMALL | DESK_FORM_FILL_IN);
      desk_forms_put_key (cell, "day", sheet->monday + i, 0);
    }
}

/* "◆ 09:00–10:00 晶晶", and what for below. */
static void
append_booking (Sheet                 *sheet,
                GString               *text,
                const DeskRoomBooking *booking)
{
  DeskForm *form = sheet->form;
  const char *level = desk_forms_choice (form, &desk_kind_bookings, "level", booking->level);

  if (text->len > 0)
    g_string_append_c (text, '\n');
  if (g_str_equal (booking->level, "company"))
    g_string_append (text, "◆ ");
  else if (g_str_equal (booking->level, "department"))
    g_string_append (text, "◇ ");
  /* Translators: from, to, who booked the room */
  g_string_append_printf (text, T (form, N_ ("%1$s–%2$s %3$s")), booking->start, booking->end,
                          booking->by_name);
  g_string_append_c (text, '\n');
  g_string_append (text, booking->title != NULL ? booking->title : level);
  if (booking->short_notice)
    g_string_append (text, T (form, N_ (" (short notice)")));
  if (booking->outsider)
    g_string_append (text, T (form, N_ (" (outsiders)")));
  if (booking->tidied != NULL)
    g_string_append (text, " √");
}

static void
put_cell (Sheet          *sheet,
          int             row,
          const DeskRoom *room,
          int             day)
{
  DeskDate date = sheet->monday + day;
  gboolean is_work = desk_calendar_contains (desk_office_get_calendar (sheet->office),
                                             DESK_CALENDAR_WORKING, date);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GString) needs = g_string_new (NULL);
  DeskFormCell *cell;

  for (guint i = 0; i < sheet->bookings->len; i++)
    {
      const DeskRoomBooking *booking = sheet->bookings->pdata[i];

      if (room == NULL || booking->room != room->id || booking->date != date)
        continue;
      append_booking (sheet, text, booking);
      if (booking->equipment != NULL)
        g_string_append_printf (needs, "%s%s", needs->len > 0 ? "\n" : "", booking->equipment);
    }
  cell = desk_form_put_text (
    sheet->form, row, 1 + day, text->str,
    DESK_FORM_START | DESK_FORM_TOP | DESK_FORM_SMALL | DESK_FORM_FILL_IN |
      (!is_work && !sheet->request->blank ? DESK_FORM_TINT : DESK_FORM_PLAIN));
  if (needs->len > 0)
    desk_form_cell_set_hint (cell, needs->str);
  if (room != NULL)
    desk_forms_put_key (cell, "room", date, room->id);
}

static void
put_rows (Sheet *sheet)
{
  guint n = sheet->rooms->len > 0 ? sheet->rooms->len : BLANK_ROWS;

  for (guint i = 0; i < n; i++)
    {
      const DeskRoom *room = i < sheet->rooms->len ? sheet->rooms->pdata[i] : NULL;
      int row = desk_form_add_row (sheet->form, DESK_FORM_ROW_BODY, 48, 1);

      desk_form_put_text (sheet->form, row, 0, room != NULL ? room->name : "",
                          DESK_FORM_BOLD | DESK_FORM_HEAD | DESK_FORM_CENTER);
      for (int day = 0; day < N_DAYS; day++)
        put_cell (sheet, row, room, day);
    }
}

static void
set_head_line (Sheet *sheet)
{
  DeskForm *form = sheet->form;
  g_autofree char *from =
    desk_date_format (sheet->monday, DESK_DATE_STYLE_MONTH_DAY, form->language);
  g_autofree char *to =
    desk_date_format (sheet->monday + N_DAYS - 1, DESK_DATE_STYLE_MONTH_DAY, form->language);
  g_autofree char *left = NULL;
  int year, week;

  desk_date_get_week (sheet->monday, &year, &week);
  /* Translators: year, number of the week, first and last day */
  left = g_strdup_printf (T (form, N_ ("%1$d, week %2$d (%3$s – %4$s)")), year, week, from, to);
  desk_form_set_lines (form,
                       sheet->request->blank
                         ? T (form, N_ ("Week ______ (from __________ to __________)"))
                         : left,
                       NULL);
}

/* A room out of use is on the sheet of a week in which it was booked. */
static void
drop_unused (Sheet *sheet)
{
  for (guint i = sheet->rooms->len; i > 0; i--)
    {
      const DeskRoom *room = sheet->rooms->pdata[i - 1];
      gboolean is_booked = room->active;

      for (guint k = 0; k < sheet->bookings->len && !is_booked; k++)
        is_booked = ((const DeskRoomBooking *) sheet->bookings->pdata[k])->room == room->id;
      if (!is_booked)
        g_ptr_array_remove_index (sheet->rooms, i - 1);
    }
}

/* Returns: (transfer full): the register of the week that @request begins in */
DeskForm *
desk_form_room_week (DeskOffice             *office,
                     const DeskFormRequest  *request,
                     GError                **error)
{
  DeskDate monday = desk_date_week_start (request->from);
  g_autoptr (GPtrArray) rooms = desk_rooms_list (office, TRUE, error);
  g_autoptr (GPtrArray) bookings =
    rooms != NULL ? desk_rooms_bookings (office, 0, monday, monday + N_DAYS - 1, error) : NULL;
  g_autofree char *week = desk_date_to_week (monday);
  g_autofree char *number = g_strconcat ("HY-", week, NULL);
  Sheet sheet = { office, request, NULL, monday, rooms, bookings };

  if (bookings == NULL)
    return NULL;
  drop_unused (&sheet);
  sheet.form =
    desk_forms_begin (office, "room-week", request, DESK_FORM_LANDSCAPE, DESK_FORM_FILL, number);
  set_head_line (&sheet);
  put_heads (&sheet);
  put_rows (&sheet);
  desk_form_add_legend (sheet.form, T (sheet.form, N_ ("◆ company meeting   ◇ department meeting   "
                                                       "√ room put back in order")));
  desk_form_add_note (
    sheet.form,
    T (sheet.form, N_ ("Book at least a day ahead; on the same day only a free room, marked as "
                       "short notice. People from outside need a leader's approval.")));
  desk_form_add_note (
    sheet.form, T (sheet.form, N_ ("A company meeting goes before a department's, that before any "
                                   "other use, then what is important or urgent. Whoever gives "
                                   "way is told.")));
  desk_form_add_note (sheet.form,
                      T (sheet.form, N_ ("After use put the room back in order, switch off the "
                                         "power and hand the key back.")));
  desk_forms_end (office, request, sheet.form);
  return sheet.form;
}
