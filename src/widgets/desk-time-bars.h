/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A stretch of time, from left to right or from above to below, and a bar for each
 * part of it that is taken. Places on it are minutes, counted from where its owner
 * likes. What pointer and keys do there is the owner's too. */
#define DESK_TYPE_TIME_BARS (desk_time_bars_get_type ())
G_DECLARE_DERIVABLE_TYPE (DeskTimeBars, desk_time_bars, DESK, TIME_BARS, GtkWidget)

struct _DeskTimeBarsClass
{
  GtkWidgetClass parent_class;
};

/* Bars of which colour */
typedef enum
{
  DESK_TIME_LOOK_SUCCESS,
  DESK_TIME_LOOK_ACCENT,
  DESK_TIME_LOOK_WARNING,
  DESK_TIME_LOOK_ERROR,
  DESK_TIME_LOOK_QUIET,
} DeskTimeLook;

typedef struct
{
  gint64 id;       /* what it stands for, or 0 */
  int from, until; /* what reaches over the ends is cut off there */
  DeskTimeLook look;
  char *name;  /* on the bar */
  char *words; /* all there is to say, when the pointer rests there */
} DeskTimeBar;

/* Parts that time is divided into: days, hours */
typedef enum
{
  DESK_TIME_PART_PLAIN,
  DESK_TIME_PART_OFF,
  DESK_TIME_PART_TODAY,
  DESK_TIME_PART_TODAY_OFF,
} DeskTimePart;

GtkWidget         *desk_time_bars_new           (GtkOrientation      orientation);
void               desk_time_bars_set_axis      (DeskTimeBars       *self,
                                                 int                 from,
                                                 int                 until,
                                                 int                 length);
void               desk_time_bars_add_part      (DeskTimeBars       *self,
                                                 int                 from,
                                                 int                 until,
                                                 DeskTimePart        kind,
                                                 const char         *name,
                                                 const char         *short_name);
void               desk_time_bars_add           (DeskTimeBars       *self,
                                                 const DeskTimeBar  *bar);
void               desk_time_bars_set_selection (DeskTimeBars       *self,
                                                 int                 from,
                                                 int                 until,
                                                 const char         *text);
void               desk_time_bars_set_selected  (DeskTimeBars       *self,
                                                 gint64              id);

int                desk_time_bars_place         (DeskTimeBars       *self,
                                                 double              x,
                                                 double              y);
double             desk_time_bars_point         (DeskTimeBars       *self,
                                                 int                 place);
const DeskTimeBar *desk_time_bars_find          (DeskTimeBars       *self,
                                                 int                 place);
gboolean           desk_time_bars_is_free       (DeskTimeBars       *self,
                                                 int                 from,
                                                 int                 until,
                                                 gint64              except);

G_END_DECLS
