/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-board.h"

G_BEGIN_DECLS

/* A card is one drawn widget: eight labels a card would make a full board slow. */
#define DESK_TYPE_BOARD_CARD (desk_board_card_get_type ())
G_DECLARE_FINAL_TYPE (DeskBoardCard, desk_board_card, DESK, BOARD_CARD, GtkWidget)

/* A column draws its head and holds its cards, which slide under the head. */
#define DESK_TYPE_BOARD_COLUMN (desk_board_column_get_type ())
G_DECLARE_FINAL_TYPE (DeskBoardColumn, desk_board_column, DESK, BOARD_COLUMN, GtkWidget)

GtkWidget     *desk_board_card_new            (void);
gint64         desk_board_card_get_id         (DeskBoardCard             *self);
const char    *desk_board_card_get_words      (DeskBoardCard             *self);
void           desk_board_card_set            (DeskBoardCard             *self,
                                               const DeskBoardCardInfo   *info);
void           desk_board_card_set_selected   (DeskBoardCard             *self,
                                               gboolean                   selected);

GtkWidget     *desk_board_column_new          (const DeskBoardColumnInfo *info);
void           desk_board_column_set          (DeskBoardColumn           *self,
                                               const DeskBoardColumnInfo *info);
const char    *desk_board_column_get_id       (DeskBoardColumn           *self);
guint          desk_board_column_get_n_cards  (DeskBoardColumn           *self);
DeskBoardCard *desk_board_column_get_card     (DeskBoardColumn           *self,
                                               guint                      position);
gboolean       desk_board_column_find         (DeskBoardColumn           *self,
                                               DeskBoardCard             *card,
                                               guint                     *position);
void           desk_board_column_set_cards    (DeskBoardColumn           *self,
                                               GPtrArray                 *cards);
int            desk_board_column_least_width  (DeskBoardColumn           *self);
int            desk_board_column_full_height  (DeskBoardColumn           *self);
int            desk_board_column_head_height  (DeskBoardColumn           *self);
void           desk_board_column_get_place    (DeskBoardColumn           *self,
                                               DeskBoardCard             *card,
                                               int                       *top,
                                               int                       *height);
void           desk_board_column_set_offset   (DeskBoardColumn           *self,
                                               int                        offset);
DeskBoardCard *desk_board_column_pick         (DeskBoardColumn           *self,
                                               double                     y);

/* Helpers of both */
GdkRGBA        desk_board_color               (GtkWidget                 *widget,
                                               const char                *name,
                                               double                     alpha);
PangoLayout   *desk_board_layout              (GtkWidget                 *widget,
                                               const char                *text,
                                               double                     scale,
                                               gboolean                   bold);

G_END_DECLS
