/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What a card stands out for; its words say so too, colour is never alone. */
typedef enum
{
  DESK_BOARD_PLAIN,
  DESK_BOARD_SOON, /* due today */
  DESK_BOARD_LATE,
  DESK_BOARD_PAUSED,
} DeskBoardLook;

/* A column, from left to right. */
typedef struct
{
  const char *id;    /* stable: a step's code */
  const char *title;
  const char *note;  /* (nullable) under the title: who acts here */
  guint limit;       /* how many cards are meant to be here; 0: any number */
} DeskBoardColumnInfo;

/* A card; all words may be NULL but the title. */
typedef struct
{
  gint64 id;
  const char *column; /* its id */
  const char *title;
  const char *corner; /* at the end of the title: a number */
  const char *text;   /* the second line */
  const char *chip;   /* a word of its own at its end: "Round 2" */
  const char *due;    /* the third line: when, or how late */
  const char *who;    /* at its end */
  const char *more;   /* only for those who hear the screen, and the tooltip */
  double progress;    /* from 0 to 1; below 0: none is shown */
  DeskBoardLook look;
} DeskBoardCardInfo;

/* Cards in columns: what is where, who has it and what is late. Dragging a card asks
 * whether it may go to another column; whoever fills the board answers. */
#define DESK_TYPE_BOARD (desk_board_get_type ())
G_DECLARE_FINAL_TYPE (DeskBoard, desk_board, DESK, BOARD, GtkWidget)

GtkWidget *desk_board_new          (const char                *label);
void       desk_board_set_columns  (DeskBoard                 *self,
                                    const DeskBoardColumnInfo *columns,
                                    guint                      n_columns);
void       desk_board_set_cards    (DeskBoard                 *self,
                                    const DeskBoardCardInfo   *cards,
                                    guint                      n_cards);
gboolean   desk_board_select       (DeskBoard                 *self,
                                    gint64                     card);
gint64     desk_board_get_selected (DeskBoard                 *self);

G_END_DECLS
