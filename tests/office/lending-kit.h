/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-battery.h"
#include "desk-custody.h"
#include "desk-damage.h"
#include "desk-equipment.h"
#include "desk-lending.h"
#include "desk-maintenance.h"
#include "office-kit.h"

G_BEGIN_DECLS

/* One step of a story. */
typedef struct
{
  const char *at;     /* NULL: as before */
  const char *verb;   /* lend, private, shoot, reserve, return, release, keep, set, leave */
  const char *items;  /* "C1" or "C1 C2" or a kit or a slip */
  const char *person; /* borrower, or who is responsible */
  const char *until;  /* of a reservation "FROM/UNTIL"; of a return "missing=…", "battery=…" */
  const char *by;     /* who hands over; of private use the leader */
  const char *refused; /* a part of what is said; NULL: it is done */
} Step;

Studio *lending_studio (void);
void    lending_run    (Studio      *studio,
                        const Step  *steps,
                        guint        n_steps);
gboolean lending_step  (Studio      *studio,
                        const Step  *step,
                        GError     **error);
gint64  lending_item   (Studio      *studio,
                        const char  *number);
void    lending_assert (Studio      *studio,
                        const char  *sql,
                        const char  *expected);

G_END_DECLS
