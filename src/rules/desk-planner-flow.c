/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk-planner-private.h"

#include <glpk.h>
#include <stddef.h>

/* The seats as a flow of least cost:
 *
 *     day ──0..1, cost 0──▶ subject ──0..1, cost 2·load + 1──▶ off
 *     (its need)                    ──0..1, cost 2·(load+1) + 1──▶
 *                                   …
 *
 * An arc to `off` stands for one more turn; squares rise by 2·load + 1, more with
 * each turn, so a cheapest flow uses them from the first on and its cost is the sum
 * of the squares. */

typedef struct
{
  double need;
} FlowVertex;

typedef struct
{
  double low;
  double cap;
  double cost;
  double flow;
} FlowArc;

static void
flow_add_arc (glp_graph *graph,
              int        from,
              int        to,
              double     cost)
{
  FlowArc *arc = glp_add_arc (graph, from, to)->data;

  arc->cap = 1;
  arc->cost = cost;
}

/* desk_seats_fill:
 *
 * Puts somebody on every seat that anybody can take, with the least possible sum
 * of squared loads. A need that is larger than those able is cut down to them. All
 * seats are loose; @load counts them then. */
void
desk_seats_fill (DeskSeats *self)
{
  glp_graph *graph = glp_create_graph (sizeof (FlowVertex), sizeof (FlowArc));
  double total = 0, sum;
  int off, status;

  glp_add_vertices (graph, self->n_days + self->n_subjects + 1);
  off = self->n_days + self->n_subjects + 1;

  for (guint day = 0; day < self->n_days; day++)
    {
      guint n_able = 0;

      if (self->need[day] == 0)
        continue;
      for (guint i = 0; i < self->n_subjects; i++)
        if (desk_seats_get (self, self->able, i, day))
          {
            flow_add_arc (graph, day + 1, self->n_days + 1 + i, 0);
            n_able++;
          }
      self->need[day] = MIN (self->need[day], n_able);
      ((FlowVertex *) graph->v[day + 1]->data)->need = self->need[day];
      total += self->need[day];
    }
  ((FlowVertex *) graph->v[off]->data)->need = -total;

  for (guint i = 0; i < self->n_subjects; i++)
    {
      int turns = 0;

      for (glp_arc *arc = graph->v[self->n_days + 1 + i]->in; arc != NULL; arc = arc->h_next)
        flow_add_arc (graph, self->n_days + 1 + i, off, 2 * (self->load[i] + turns++) + 1);
    }

  status = glp_mincost_okalg (graph, offsetof (FlowVertex, need), offsetof (FlowArc, low),
                              offsetof (FlowArc, cap), offsetof (FlowArc, cost), &sum,
                              offsetof (FlowArc, flow), -1);
  /* Every need is met by those able, and all numbers are small whole ones. */
  if (status != 0)
    g_error ("The flow of the rota has no solution: %d", status);

  for (guint day = 0; day < self->n_days; day++)
    for (glp_arc *arc = graph->v[day + 1]->out; arc != NULL; arc = arc->t_next)
      if (((FlowArc *) arc->data)->flow > 0.5)
        {
          guint subject = arc->head->i - self->n_days - 1;

          desk_seats_set (self, self->on, subject, day);
          desk_seats_set (self, self->loose, subject, day);
          self->load[subject]++;
        }
  glp_delete_graph (graph);
}
