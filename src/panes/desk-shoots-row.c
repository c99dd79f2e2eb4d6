/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk-shoots-row.h"

struct _DeskShootsRow
{
  GObject parent_instance;

  DeskFlowCard *card;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DeskShootsRow, desk_shoots_row, G_TYPE_OBJECT)

static void
desk_shoots_row_finalize (GObject *object)
{
  desk_flow_card_free (DESK_SHOOTS_ROW (object)->card);

  G_OBJECT_CLASS (desk_shoots_row_parent_class)->finalize (object);
}

static void
desk_shoots_row_class_init (DeskShootsRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = desk_shoots_row_finalize;

  /* DeskShootsRow::changed: there is another card. */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", DESK_TYPE_SHOOTS_ROW, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
desk_shoots_row_init (DeskShootsRow *self)
{
}

/* @card: (transfer full) */
DeskShootsRow *
desk_shoots_row_new (DeskFlowCard *card)
{
  DeskShootsRow *self = g_object_new (DESK_TYPE_SHOOTS_ROW, NULL);

  self->card = card;
  return self;
}

const DeskFlowCard *
desk_shoots_row_get_card (DeskShootsRow *self)
{
  return self->card;
}

/* @card: (transfer full): of the same case, as it is now */
void
desk_shoots_row_set_card (DeskShootsRow *self,
                          DeskFlowCard  *card)
{
  desk_flow_card_free (self->card);
  self->card = card;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}
