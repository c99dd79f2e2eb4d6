/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-office.h"

G_BEGIN_DECLS

/* The numbers of the rule book (SET-1, SET-2). Declared once in desk-settings.c;
 * what a file does not set has its default. */
typedef enum
{
  DESK_SETTING_TEXT,
  DESK_SETTING_INTEGER,
  DESK_SETTING_MONEY,    /* fen */
  DESK_SETTING_CHOICE,
  DESK_SETTING_TIME,     /* 08:30 */
  DESK_SETTING_WEEKDAYS, /* 1,2,3,4,5,6: Monday is 1 */
  DESK_SETTING_FOLDER,
} DeskSettingType;

typedef struct
{
  const char *key;     /* "hygiene.fine" */
  DeskSettingType type;
  const char *group;   /* msgid of the page it stands on: "Duty" */
  const char *label;   /* msgid */
  const char *initial; /* the default, as it is written */
  const DeskChoice *choices;
  gint64 min, max;
} DeskSetting;

const DeskSetting *desk_settings_list         (void); /* ends with a NULL key */
const DeskSetting *desk_settings_find         (const char   *key);
char              *desk_settings_get          (DeskOffice   *office,
                                               const char   *key);
gint64             desk_settings_get_integer  (DeskOffice   *office,
                                               const char   *key);
gboolean           desk_settings_is           (DeskOffice   *office,
                                               const char   *key,
                                               const char   *value);
gboolean           desk_settings_set          (DeskOffice   *office,
                                               const char   *key,
                                               const char   *value,
                                               GError      **error);

/* Presets: the numbers of the other rule books (SET-2) */
GStrv              desk_presets_list          (void);
char              *desk_presets_get_label     (const char   *preset,
                                               const char   *language);
gboolean           desk_presets_apply         (DeskOffice   *office,
                                               const char   *preset,
                                               GError      **error);

G_END_DECLS
