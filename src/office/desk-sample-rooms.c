/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Rooms of the sample studio and what they are booked for around today. */

#include "desk-sample-private.h"

#include "desk-rooms.h"

static const struct
{
  const char *name, *kind, *equipment;
  gint64 seats;
} rooms[] = {
  { "会议室", "meeting", "投影仪、白板", 12 },
  { "培训室", "training", "投影仪、电脑8台", 30 },
  { "一号影棚", "studio", "静物台、灯架4套", 6 },
  { "二号影棚", "studio", "背景纸、灯架6套", 8 },
};

/* By weekday: 1 is Monday. The weekly meeting books its room itself. */
static const struct
{
  int weekday;
  guint room; /* its place above */
  const char *start, *end, *level, *title;
} uses[] = {
  { 2, 2, "08:30", "12:00", "other", "香水静物拍摄" },
  { 3, 1, "14:00", "17:00", "department", "布光培训" },
  { 4, 3, "13:30", "18:00", "other", "秋装画册拍摄" },
  { 5, 0, "16:00", "17:00", "department", "样片讨论会" },
};

static gint64
add_room (DeskOffice  *office,
          guint        place,
          GError     **error)
{
  DeskStore *store = desk_office_get_store (office);

  if (!desk_store_execute (
        store, error,
        "INSERT INTO rooms (name, kind, equipment, seats, position) VALUES (?, ?, ?, ?, ?)",
        "tttii", rooms[place].name, rooms[place].kind, rooms[place].equipment, rooms[place].seats,
        (gint64) place + 1))
    return 0;
  return desk_store_last_id (store);
}

/* Books as people do, days before; what lies in the past is put back in order. */
static gboolean
book (DeskOffice  *office,
      DeskDate     date,
      gint64       room,
      guint        use,
      gint64       by,
      DeskDate     today,
      GError     **error)
{
  DeskStore *store = desk_office_get_store (office);
  g_autofree char *before = desk_moment_format (MIN (date - 3, today - 1), 10 * 60);
  g_autofree char *after = desk_moment_format (date, 18 * 60 + 10);
  DeskRoomRequest request = { .room = room,
                              .date = date,
                              .start = uses[use].start,
                              .end = uses[use].end,
                              .level = uses[use].level,
                              .title = uses[use].title,
                              .by = by };
  gint64 booking;

  desk_store_set_moment (store, before);
  booking = desk_rooms_book (office, &request, NULL, error);
  if (booking == 0 || date >= today)
    return booking != 0;
  desk_store_set_moment (store, after);
  return desk_rooms_tidy (office, booking, 0, error);
}

/* Fills the weeks from @monday's last to its next one. */
gboolean
desk_sample_add_rooms (DeskOffice  *office,
                       DeskDate     today,
                       GError     **error)
{
  DeskDate monday = desk_date_week_start (today);
  DeskCalendar *calendar = desk_office_get_calendar (office);
  g_autoptr (GArray) people = desk_people_present (office, today, error);
  gint64 ids[G_N_ELEMENTS (rooms)];
  guint n = 0;

  if (people == NULL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (rooms); i++)
    {
      ids[i] = add_room (office, i, error);
      if (ids[i] == 0)
        return FALSE;
    }
  for (DeskDate week = monday - 7; week <= monday + 7; week += 7)
    for (guint i = 0; i < G_N_ELEMENTS (uses) && people->len > 0; i++)
      {
        DeskDate date = week + uses[i].weekday - 1;
        gint64 by = g_array_index (people, gint64, n++ % people->len);

        if (desk_calendar_contains (calendar, DESK_CALENDAR_WORKING, date) &&
            desk_people_presence (office, by, date) == DESK_PERSON_PRESENT &&
            !book (office, date, ids[uses[i].room], i, by, today, error))
          return FALSE;
      }
  desk_store_set_moment (desk_office_get_store (office), NULL);
  return TRUE;
}
