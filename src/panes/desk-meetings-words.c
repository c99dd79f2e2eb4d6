/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk-meetings-words.h"

#include <string.h>

#include "desk-kinds.h"
#include "desk-language.h"
#include "desk-people.h"
#include "desk-text.h"

/* Returns: (transfer full): "Fri, Oct 9 · 09:00–10:00 · 会议室" */
char *
desk_meetings_when_words (const DeskMeeting *meeting)
{
  g_autofree char *day = desk_meetings_day_words (meeting->date);
  g_autofree char *time = meeting->end != NULL
                            ? g_strdup_printf ("%s–%s", meeting->start, meeting->end)
                            : g_strdup (meeting->start);

  if (meeting->room == NULL)
    /* Translators: a day and a time of day */
    return g_strdup_printf (C_ ("meeting", "%1$s · %2$s"), day, time);
  /* Translators: a day, a time of day, and a room */
  return g_strdup_printf (C_ ("meeting", "%1$s · %2$s · %3$s"), day, time, meeting->room);
}

/* Returns: (nullable): what is worth saying of its state */
const char *
desk_meetings_state_word (const DeskMeeting *meeting)
{
  DeskDate today = desk_date_today ();

  if (g_str_equal (meeting->state, "held"))
    return _ ("minutes open");
  if (g_str_equal (meeting->state, "cancelled"))
    return _ ("cancelled");
  if (g_str_equal (meeting->state, "planned") && meeting->date == today)
    return C_ ("meeting", "today");
  if (g_str_equal (meeting->state, "planned") && meeting->date < today)
    return _ ("no minutes");
  return NULL;
}

/* Returns: (transfer full): "Fri, Oct 9" */
char *
desk_meetings_day_words (DeskDate date)
{
  return desk_date_format (date, DESK_DATE_STYLE_DAY_WEEKDAY, desk_language_current ());
}

/* Returns: (transfer full): until when, or how late */
char *
desk_meetings_due_words (DeskDate due,
                         gboolean late)
{
  DeskDate today = desk_date_today ();
  int days = today - due;
  g_autofree char *day = NULL;

  if (late && days > 0)
    return g_strdup_printf (ngettext ("%d day late", "%d days late", (gulong) days), days);
  if (due == today)
    return g_strdup (_ ("due today"));
  day = desk_date_format (due, DESK_DATE_STYLE_MONTH_DAY, desk_language_current ());
  /* Translators: %s: a day */
  return g_strdup_printf (_ ("by %s"), day);
}

/* A word or two: on the board and in rows there is no room for more. */
const char *
desk_meetings_notice_state_word (const char *state)
{
  static const struct
  {
    const char *state;
    const char *word;
  } words[] = {
    { "issued", NC_ ("notice", "Issued") },
    { "received", NC_ ("notice", "Received") },
    { "in-progress", NC_ ("notice", "In progress") },
    { "done", NC_ ("notice", "Done") },
    { "confirmed", NC_ ("notice", "Confirmed") },
    { "returned", NC_ ("notice", "Sent back") },
    { "void", NC_ ("notice", "Void") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (words[i].state, state))
      return C_ ("notice", words[i].word);
  return state;
}

/* Returns: who confirms a notice: its issuer, or the director for one who left (MEE-4) */
gint64
desk_meetings_confirmer (DeskOffice       *office,
                         const DeskNotice *notice)
{
  DeskDate today = desk_date_today ();

  return desk_people_presence (office, notice->issuer, today) == DESK_PERSON_LEFT
           ? desk_people_acting (office, "director", today)
           : notice->issuer;
}

/* Days as they are typed in a meeting */

static DeskDate
read_weekday (const char *text,
              DeskDate    today)
{
  static const char *const days[][3] = {
    { "一", "mon", "1" },
    { "二", "tue", "2" },
    { "三", "wed", "3" },
    { "四", "thu", "4" },
    { "五", "fri", "5" },
    { "六", "sat", "6" },
    { "日", "sun", "7" },
  };
  gboolean next = g_str_has_prefix (text, "下");
  g_autofree char *low = g_ascii_strdown (next ? text + strlen ("下") : text, -1);
  const char *rest = low;

  if (g_str_has_prefix (low, "周"))
    rest = low + strlen ("周");
  else if (g_str_has_prefix (low, "星期"))
    rest = low + strlen ("星期");
  else if (next)
    return DESK_DATE_NONE;
  for (int i = 0; i < 7; i++)
    if ((rest != low && (g_str_equal (rest, days[i][0]) ||
                         (i == 6 && g_str_equal (rest, "天")))) ||
        (rest == low && g_str_has_prefix (low, days[i][1])))
      {
        DeskDate day = desk_date_week_start (today) + i;

        if (next)
          return day + 7;
        return day >= today ? day : day + 7;
      }
  return DESK_DATE_NONE;
}

/* "10.16", "10-16", "10/16", "10月16日": of this year, or the next when it is over. */
static DeskDate
read_month_day (const char *text,
                DeskDate    today)
{
  int year, month = 0, day = 0, n = 0;
  DeskDate date;

  desk_date_get_ymd (today, &year, NULL, NULL);
  if (sscanf (text, "%2d%*1[./-]%2d%n", &month, &day, &n) != 2 || text[n] != '\0')
    {
      n = 0;
      if (sscanf (text, "%2d月%2d%n", &month, &day, &n) != 2 ||
          !(text[n] == '\0' || g_str_equal (text + n, "日") || g_str_equal (text + n, "号")))
        return DESK_DATE_NONE;
    }
  date = desk_date_new (year, month, day);
  return date != DESK_DATE_NONE && date < today ? desk_date_new (year + 1, month, day) : date;
}

/**
 * desk_meetings_read_day:
 * @text: a day as people write it in a hurry: `10.16`, `10月16日`, `周五`, `下周一`,
 *   `fri`, `明天`, `+7`, besides what an entry for a day takes
 *
 * Returns: the day, counted from @today, or %DESK_DATE_NONE
 */
DeskDate
desk_meetings_read_day (const char *text,
                        DeskDate    today)
{
  static const char *const words[][4] = {
    { "今天", "今日", "today", "0" },
    { "明天", "明日", "tomorrow", "1" },
    { "后天", "后日", NULL, "2" },
  };
  g_autofree char *plain = desk_text_strip (text);
  DeskDate date = desk_date_parse_lenient (plain);
  guint64 days;

  if (date != DESK_DATE_NONE)
    return date;
  if (*plain == '+' && g_ascii_string_to_unsigned (plain + 1, 10, 0, 999, &days, NULL))
    return today + (DeskDate) days;
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    for (guint j = 0; j < 3; j++)
      if (words[i][j] != NULL && g_ascii_strcasecmp (plain, words[i][j]) == 0)
        return today + words[i][3][0] - '0';
  date = read_weekday (plain, today);
  return date != DESK_DATE_NONE ? date : read_month_day (plain, today);
}

/* Small parts */

/* @css: (nullable). Returns: (transfer floating): a word on a ground of its own */
GtkWidget *
desk_meetings_chip (const char *text,
                    const char *css)
{
  GtkWidget *chip = gtk_label_new (text);

  gtk_widget_add_css_class (chip, "desk-chip");
  if (css != NULL)
    gtk_widget_add_css_class (chip, css);
  gtk_widget_set_valign (chip, GTK_ALIGN_CENTER);
  return chip;
}

GtkWidget *
desk_meetings_icon_button (const char *icon,
                           const char *tooltip)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, tooltip,
                                  -1);
  return button;
}
