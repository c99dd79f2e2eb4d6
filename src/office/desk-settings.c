/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk-settings.h"

#include <stdio.h>
#include <string.h>

#include "desk-language.h"
#include "desk-office-private.h"
#include "desk-text.h"

static const DeskChoice languages[] = {
  { "system", N_ ("system"), NULL },
  { "zh_CN", N_ ("Chinese"), NULL },
  { "en", N_ ("English"), NULL },
  { NULL },
};

static const DeskChoice yes_no[] = {
  { "yes", N_ ("yes"), NULL },
  { "no", N_ ("no"), NULL },
  { NULL },
};

static const DeskChoice rota_modes[] = {
  { "group", N_ ("by group"), NULL },
  { "person", N_ ("by person"), NULL },
  { NULL },
};

static const DeskChoice rota_orders[] = {
  { "fixed", N_ ("fixed order"), NULL },
  { "free", N_ ("free order"), NULL },
  { NULL },
};

/* The defaults are those of the photo studio's rule book. */
static const DeskSetting settings[] = {
  { "studio.name", DESK_SETTING_TEXT, N_ ("Studio"), N_ ("Studio name"), "" },
  { "studio.address", DESK_SETTING_TEXT, N_ ("Studio"), N_ ("Address"), "" },
  { "studio.phone", DESK_SETTING_TEXT, N_ ("Studio"), N_ ("Studio phone"), "" },
  { "studio.preset", DESK_SETTING_TEXT, N_ ("Studio"), N_ ("Preset"), "photo-studio" },
  { "language", DESK_SETTING_CHOICE, N_ ("Studio"), N_ ("Language of the window"), "system",
    languages },
  { "forms.language", DESK_SETTING_CHOICE, N_ ("Studio"), N_ ("Language of printed forms"), "zh_CN",
    languages },
  { "calendar.working-days", DESK_SETTING_WEEKDAYS, N_ ("Calendar"),
    N_ ("Working days (deadlines)"), "1,2,3,4,5,6" },
  { "calendar.duty-days", DESK_SETTING_WEEKDAYS, N_ ("Calendar"), N_ ("Duty days (rota)"),
    "1,2,3,4,5,6" },
  { "calendar.shift-days", DESK_SETTING_WEEKDAYS, N_ ("Calendar"), N_ ("Shift days (attendance)"),
    "1,2,3,4,5,6" },
  { "rota.mode", DESK_SETTING_CHOICE, N_ ("Duty"), N_ ("Duty goes round"), "group", rota_modes },
  { "rota.order", DESK_SETTING_CHOICE, N_ ("Duty"), N_ ("Order of persons"), "fixed", rota_orders },
  { "rota.persons-per-day", DESK_SETTING_INTEGER, N_ ("Duty"), N_ ("Persons a day"), "2", .min = 1,
    .max = 50 },
  { "rota.team-cleaning", DESK_SETTING_WEEKDAYS, N_ ("Duty"), N_ ("Team cleaning on"), "6" },
  { "rota.swaps-per-month", DESK_SETTING_INTEGER, N_ ("Duty"), N_ ("Swaps with colleagues a month"),
    "2", .min = 0, .max = 31 },
  { "rota.self-swaps-per-month", DESK_SETTING_INTEGER, N_ ("Duty"),
    N_ ("Changes of one's own day a month"), "1", .min = 0, .max = 31 },
  { "hygiene.fails-per-month", DESK_SETTING_INTEGER, N_ ("Hygiene"),
    N_ ("Failed days a month until a fine"), "2", .min = 1, .max = 31 },
  { "hygiene.fine", DESK_SETTING_MONEY, N_ ("Hygiene"), N_ ("Fine for each member"), "10.00",
    .min = 0, .max = 10000000 },
  { "hygiene.clause", DESK_SETTING_TEXT, N_ ("Hygiene"), N_ ("Clause of the rule book"),
    "卫生 4.2" },
  { "attendance.start", DESK_SETTING_TIME, N_ ("Attendance"), N_ ("Work begins"), "08:30" },
  { "attendance.end", DESK_SETTING_TIME, N_ ("Attendance"), N_ ("Work ends"), "18:00" },
  { "attendance.lunch-start", DESK_SETTING_TIME, N_ ("Attendance"), N_ ("Lunch begins"), "12:00" },
  { "attendance.lunch-end", DESK_SETTING_TIME, N_ ("Attendance"), N_ ("Lunch ends"), "13:00" },
  { "attendance.grace-minutes", DESK_SETTING_INTEGER, N_ ("Attendance"),
    N_ ("Minutes of grace in the morning"), "10", .min = 0, .max = 240 },
  { "attendance.early-minutes", DESK_SETTING_INTEGER, N_ ("Attendance"),
    N_ ("Early leave from (minutes)"), "10", .min = 0, .max = 240 },
  { "attendance.half-day-minutes", DESK_SETTING_INTEGER, N_ ("Attendance"),
    N_ ("Half-day absence from (minutes)"), "30", .min = 1, .max = 480 },
  { "loans.battery-drop-percent", DESK_SETTING_INTEGER, N_ ("Equipment"),
    N_ ("Battery fall that opens a job (percent)"), "10", .min = 1, .max = 100 },
  { "equipment.meeting-weekday", DESK_SETTING_INTEGER, N_ ("Equipment"),
    N_ ("Weekday of the weekly meeting (Monday is 1)"), "1", .min = 1, .max = 7 },
  { "equipment.meeting-time", DESK_SETTING_TIME, N_ ("Equipment"),
    N_ ("Sheets are handed in until"), "09:00" },
  { "equipment.check-fine", DESK_SETTING_MONEY, N_ ("Equipment"),
    N_ ("Fine for incomplete sheets"), "10.00", .min = 0, .max = 10000000 },
  { "equipment.check-clause", DESK_SETTING_TEXT, N_ ("Equipment"),
    N_ ("Clause of the rule book for sheets"), "设备 3.3" },
  { "equipment.confirm-required", DESK_SETTING_CHOICE, N_ ("Equipment"),
    N_ ("Sheets count only when the head has confirmed them"), "no", yes_no },
  { "dress.fine", DESK_SETTING_MONEY, N_ ("Rounds"), N_ ("Fine for a failed dress check"), "5.00",
    .min = 0, .max = 10000000 },
  { "dress.clause", DESK_SETTING_TEXT, N_ ("Rounds"),
    N_ ("Clause of the rule book for the dress check"), "仪容 2.1" },
  { "air.cool-from", DESK_SETTING_INTEGER, N_ ("Rounds"),
    N_ ("Cooling from degrees outside"), "28", .min = -50, .max = 60 },
  { "air.cool-lowest", DESK_SETTING_INTEGER, N_ ("Rounds"), N_ ("Cooling to at least degrees"),
    "25", .min = 5, .max = 40 },
  { "air.cool-highest", DESK_SETTING_INTEGER, N_ ("Rounds"), N_ ("Cooling to at most degrees"),
    "30", .min = 5, .max = 40 },
  { "air.heat-until", DESK_SETTING_INTEGER, N_ ("Rounds"), N_ ("Heating up to degrees outside"),
    "10", .min = -50, .max = 60 },
  { "air.heat-highest", DESK_SETTING_INTEGER, N_ ("Rounds"), N_ ("Heating to at most degrees"),
    "25", .min = 5, .max = 40 },
  { "supplies.refill-percent", DESK_SETTING_INTEGER, N_ ("Supplies"),
    N_ ("Requests fill up to (percent of the minimum)"), "200", .min = 100, .max = 10000 },
  { "equipment.technical-department", DESK_SETTING_TEXT, N_ ("Equipment"),
    N_ ("Technical department, which hands over when the keeper is away"), "技术部" },
  { "equipment.idle-days", DESK_SETTING_INTEGER, N_ ("Equipment"),
    N_ ("Unused for so many days is long unused"), "90", .min = 1, .max = 3650 },
  { "damages.clause", DESK_SETTING_TEXT, N_ ("Equipment"), N_ ("Clause of compensation"),
    "器材 7" },
  { "damages.slight-percent", DESK_SETTING_INTEGER, N_ ("Equipment"),
    N_ ("Partial liability, slight (percent)"), "10", .min = 1, .max = 99 },
  { "damages.moderate-percent", DESK_SETTING_INTEGER, N_ ("Equipment"),
    N_ ("Partial liability, moderate (percent)"), "30", .min = 1, .max = 99 },
  { "damages.severe-percent", DESK_SETTING_INTEGER, N_ ("Equipment"),
    N_ ("Partial liability, severe (percent)"), "50", .min = 1, .max = 99 },
  { "diary.minutes", DESK_SETTING_INTEGER, N_ ("Shoots"), N_ ("Usual length of a shoot (minutes)"),
    "120", .min = 15, .max = 600 },
  { "diary.department", DESK_SETTING_TEXT, N_ ("Shoots"), N_ ("Department of the photographers"),
    "摄影部" },
  { "goods.days", DESK_SETTING_INTEGER, N_ ("Shoots"), N_ ("Goods are here for long after days"),
    "30", .min = 1, .max = 3650 },
  { "meetings.clause", DESK_SETTING_TEXT, N_ ("Meetings"), N_ ("Clause of the rule book"),
    "会议 5.1" },
  { "meetings.late-fine", DESK_SETTING_MONEY, N_ ("Meetings"), N_ ("Fine for coming late"), "5.00",
    .min = 0, .max = 10000000 },
  { "meetings.early-fine", DESK_SETTING_MONEY, N_ ("Meetings"), N_ ("Fine for leaving early"),
    "5.00", .min = 0, .max = 10000000 },
  { "meetings.absent-fine", DESK_SETTING_MONEY, N_ ("Meetings"), N_ ("Fine for being absent"),
    "10.00", .min = 0, .max = 10000000 },
  { "meetings.term-months", DESK_SETTING_TEXT, N_ ("Meetings"),
    N_ ("Months in which a term begins"), "3,9" },
  { "notices.prefix", DESK_SETTING_TEXT, N_ ("Meetings"),
    N_ ("What the numbers of task notices begin with"), "RW" },
  { "shoots.post-address", DESK_SETTING_TEXT, N_ ("Shoots"),
    N_ ("Address that clients send goods to; else the studio’s"), "" },
  { "shoots.clause", DESK_SETTING_TEXT, N_ ("Shoots"), N_ ("Clause of the rule book for steps"),
    "拍摄 5" },
  { "rooms.days-ahead", DESK_SETTING_INTEGER, N_ ("Meetings"), N_ ("Rooms are booked days ahead"),
    "1", .min = 0, .max = 60 },
  { "backup.folder", DESK_SETTING_FOLDER, N_ ("Backup"), N_ ("Backup folder"), "" },
  { "backup.keep-days", DESK_SETTING_INTEGER, N_ ("Backup"), N_ ("Days that backups are kept"),
    "30", .min = 1, .max = 3650 },
  { NULL },
};

const DeskSetting *
desk_settings_list (void)
{
  return settings;
}

/* Returns: (nullable): the setting of that key */
const DeskSetting *
desk_settings_find (const char *key)
{
  for (const DeskSetting *setting = settings; setting->key != NULL; setting++)
    if (g_str_equal (setting->key, key))
      return setting;
  return NULL;
}

static GHashTable *
load (DeskOffice *office)
{
  if (office->settings == NULL)
    {
      g_autoptr (DeskRows) rows =
        desk_store_select (office->store, NULL, "SELECT key, value FROM settings", "");

      office->settings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
      while (rows != NULL && desk_rows_next (rows))
        g_hash_table_insert (office->settings, g_strdup (desk_rows_text (rows, 0)),
                             g_strdup (desk_rows_text (rows, 1)));
    }
  return office->settings;
}

/* Returns: (transfer full): the setting as it is written, or its default */
char *
desk_settings_get (DeskOffice *office,
                   const char *key)
{
  const char *value = g_hash_table_lookup (load (office), key);
  const DeskSetting *setting = desk_settings_find (key);

  g_return_val_if_fail (setting != NULL, g_strdup (""));
  return g_strdup (value != NULL ? value : setting->initial);
}

/* An integer, or an amount in fen. */
gint64
desk_settings_get_integer (DeskOffice *office,
                           const char *key)
{
  g_autofree char *value = desk_settings_get (office, key);
  DeskMoney amount = 0;

  if (desk_settings_find (key)->type != DESK_SETTING_MONEY)
    return g_ascii_strtoll (value, NULL, 10);
  return desk_money_parse (value, &amount) ? amount : 0;
}

gboolean
desk_settings_is (DeskOffice *office,
                  const char *key,
                  const char *value)
{
  g_autofree char *actual = desk_settings_get (office, key);

  return g_str_equal (actual, value);
}

static char *
normal_weekdays (const char *text)
{
  GString *days = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p++)
    if (*p != ',' && *p != ' ' && (*p < '1' || *p > '7'))
      return g_string_free (days, TRUE);
  for (char day = '1'; day <= '7'; day++)
    if (strchr (text, day) != NULL)
      g_string_append_printf (days, "%s%c", days->len > 0 ? "," : "", day);
  return g_string_free (days, FALSE);
}

/* Returns: (transfer full): @value as it is kept, or %NULL with what is wrong */
static char *
normalize (const DeskSetting  *setting,
           const char         *value,
           GError            **error)
{
  g_autofree char *clean = desk_text_clean (value, -1);
  g_autofree char *text = desk_text_strip (clean);
  gint64 number;
  DeskMoney amount;
  int hour, minute, length = 0;

  switch (setting->type)
    {
    case DESK_SETTING_INTEGER:
      if (g_ascii_string_to_signed (text, 10, setting->min, setting->max, &number, NULL))
        return g_strdup_printf ("%" G_GINT64_FORMAT, number);
      g_set_error (error, DESK_ERROR, DESK_ERROR_INVALID,
                   _ ("“%s” is not a whole number from %lld to %lld"), text,
                   (long long) setting->min, (long long) setting->max);
      return NULL;
    case DESK_SETTING_MONEY:
      if (desk_money_parse (text, &amount) && amount >= setting->min && amount <= setting->max)
        return desk_money_to_text (amount);
      g_set_error (error, DESK_ERROR, DESK_ERROR_INVALID,
                   _ ("“%s” is not an amount; write it like 10.00"), text);
      return NULL;
    case DESK_SETTING_TIME:
      if (sscanf (text, "%2d:%2d%n", &hour, &minute, &length) == 2 && text[length] == '\0' &&
          hour >= 0 && hour < 24 && minute >= 0 && minute < 60)
        return g_strdup_printf ("%02d:%02d", hour, minute);
      g_set_error (error, DESK_ERROR, DESK_ERROR_INVALID,
                   _ ("“%s” is no time of day; write it like 08:30"), text);
      return NULL;
    case DESK_SETTING_WEEKDAYS:
      {
        char *days = normal_weekdays (text);
        if (days == NULL)
          g_set_error (error, DESK_ERROR, DESK_ERROR_INVALID,
                       _ ("“%s” is no list of weekdays; write it like 1,2,3,4,5 (Monday is 1)"),
                       text);
        return days;
      }
    case DESK_SETTING_CHOICE:
      for (const DeskChoice *choice = setting->choices; choice->code != NULL; choice++)
        if (g_str_equal (choice->code, text))
          return g_steal_pointer (&text);
      {
        g_autoptr (GPtrArray) codes = g_ptr_array_new ();
        g_autofree char *known = NULL;

        for (const DeskChoice *choice = setting->choices; choice->code != NULL; choice++)
          g_ptr_array_add (codes, (gpointer) choice->code);
        g_ptr_array_add (codes, NULL);
        known = g_strjoinv (_ (", "), (char **) codes->pdata);
        g_set_error (error, DESK_ERROR, DESK_ERROR_INVALID,
                     /* Translators: the first %s is what was entered, the second a list of words */
                     _ ("“%s” is unknown; it is one of %s"), text, known);
      }
      return NULL;
    case DESK_SETTING_TEXT:
    case DESK_SETTING_FOLDER:
    default:
      return g_steal_pointer (&text);
    }
}

/**
 * desk_settings_set:
 * @value: checked by the setting's type
 *
 * One act; the new value counts from now on.
 *
 * Returns: %FALSE with %DESK_ERROR_NOT_FOUND for an unknown key or
 *   %DESK_ERROR_INVALID for a wrong value
 */
gboolean
desk_settings_set (DeskOffice  *office,
                   const char  *key,
                   const char  *value,
                   GError     **error)
{
  const DeskSetting *setting = desk_settings_find (key);
  g_autofree char *normal = NULL;
  g_autofree char *old = NULL;
  g_autofree char *title = NULL;
  g_autoptr (DeskAct) act = NULL;
  gboolean done;

  if (setting == NULL)
    {
      g_autoptr (GPtrArray) keys = g_ptr_array_new ();
      const char *nearest;

      for (const DeskSetting *known = settings; known->key != NULL; known++)
        g_ptr_array_add (keys, (gpointer) known->key);
      g_ptr_array_add (keys, NULL);
      nearest = desk_text_nearest (key, (const char *const *) keys->pdata);
      if (nearest != NULL)
        g_set_error (error, DESK_ERROR, DESK_ERROR_NOT_FOUND,
                     _ ("There is no setting “%s”; did you mean “%s”?"), key, nearest);
      else
        g_set_error (error, DESK_ERROR, DESK_ERROR_NOT_FOUND, _ ("There is no setting “%s”"), key);
      return FALSE;
    }
  normal = normalize (setting, value, error);
  if (normal == NULL)
    return FALSE;
  old = desk_settings_get (office, key);
  if (g_str_equal (old, normal))
    return TRUE;

  /* Translators: the label of a setting and its new value */
  title = g_strdup_printf (_ ("Set “%s” to %s"), _ (setting->label), normal);
  act = desk_store_begin (office->store, error, title);
  if (act == NULL ||
      !desk_store_execute (office->store, error,
                           "INSERT INTO settings (key, value) VALUES (?1, ?2)"
                           " ON CONFLICT (key) DO UPDATE SET value = excluded.value",
                           "tt", key, normal))
    return FALSE;
  done = desk_act_commit (g_steal_pointer (&act), error);
  /* Also when it failed: what was read meanwhile does not stand. */
  desk_office_forget (office);
  return done;
}
