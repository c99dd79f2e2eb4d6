/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk-planner-private.h"

/* DeskSeats keeps a plan of least Σ load² while the days are settled one by one.
 *
 * A seat moves from one subject to another along an arc: `from` has a loose seat
 * on a day on which `to` is able and not yet on. A chain of arcs takes a turn from
 * its first subject and gives one to its last:
 *
 *     s ──day 3──▶ a ──day 9──▶ t        s has one turn less, t one more
 *
 * To seat p on day d, where q sits, one of these must exist, and if none does, no
 * plan of the same sum has p there (the difference of two best plans falls apart
 * into such chains, none of which may change the sum):
 *
 *     p ──▶ … ──▶ q ──d──▶ p                     a ring: nobody's load changes
 *     s ──▶ … ──▶ q ──d──▶ p ──▶ … ──▶ t         load (s) = load (t) + 1
 */

#define NOBODY G_MAXUINT

DeskSeats *
desk_seats_new (guint n_subjects,
                guint n_days)
{
  DeskSeats *self = g_new0 (DeskSeats, 1);
  gsize size;

  self->n_subjects = n_subjects;
  self->n_days = n_days;
  self->words = (n_days + 63) / 64;
  size = (gsize) n_subjects * self->words;
  self->need = g_new0 (guint, n_days);
  self->able = g_new0 (guint64, size);
  self->on = g_new0 (guint64, size);
  self->loose = g_new0 (guint64, size);
  self->load = g_new0 (int, n_subjects);
  return self;
}

void
desk_seats_free (DeskSeats *self)
{
  g_free (self->need);
  g_free (self->able);
  g_free (self->on);
  g_free (self->loose);
  g_free (self->load);
  g_free (self);
}

void
desk_seats_set (DeskSeats *self,
                guint64   *bits,
                guint      subject,
                guint      day)
{
  bits[(gsize) subject * self->words + day / 64] |= G_GUINT64_CONSTANT (1) << (day % 64);
}

void
desk_seats_clear (DeskSeats *self,
                  guint64   *bits,
                  guint      subject,
                  guint      day)
{
  bits[(gsize) subject * self->words + day / 64] &= ~(G_GUINT64_CONSTANT (1) << (day % 64));
}

gboolean
desk_seats_get (const DeskSeats *self,
                const guint64   *bits,
                guint            subject,
                guint            day)
{
  return (bits[(gsize) subject * self->words + day / 64] >> (day % 64)) & 1;
}

/* The last day before @day in @row, or %G_MAXUINT. */
guint
desk_seats_previous (const DeskSeats *self,
                     const guint64   *row,
                     guint            day)
{
  guint word = day / 64;
  guint64 days = row[word] & ((G_GUINT64_CONSTANT (1) << (day % 64)) - 1);

  while (days == 0 && word > 0)
    days = row[--word];
  return days != 0 ? word * 64 + 63 - __builtin_clzll (days) : NOBODY;
}

/* The first day after @day in @row, or %G_MAXUINT. */
guint
desk_seats_next (const DeskSeats *self,
                 const guint64   *row,
                 guint            day)
{
  guint word = day / 64;
  guint64 days = row[word] & ~(((G_GUINT64_CONSTANT (1) << (day % 64)) << 1) - 1);

  while (days == 0 && ++word < self->words)
    days = row[word];
  return days != 0 ? word * 64 + __builtin_ctzll (days) : NOBODY;
}

/* The first day on which a seat can go from @from to @to, or %NOBODY. */
static guint
seats_find_arc (const DeskSeats *self,
                guint            from,
                guint            to)
{
  const guint64 *loose = DESK_SEATS_ROW (self, loose, from);
  const guint64 *able = DESK_SEATS_ROW (self, able, to);
  const guint64 *on = DESK_SEATS_ROW (self, on, to);

  for (guint word = 0; word < self->words; word++)
    {
      guint64 days = loose[word] & able[word] & ~on[word];
      if (days != 0)
        return word * 64 + __builtin_ctzll (days);
    }
  return NOBODY;
}

static void
seats_move (DeskSeats *self,
            guint      from,
            guint      to,
            guint      day)
{
  desk_seats_clear (self, self->on, from, day);
  desk_seats_clear (self, self->loose, from, day);
  desk_seats_set (self, self->on, to, day);
  desk_seats_set (self, self->loose, to, day);
  self->load[from]--;
  self->load[to]++;
}

/* Everybody whom chains from the queued subjects reach (@forward), or who reach
 * them. @link is the neighbour on the chain towards the queued ones: the chain's
 * end for those themselves, %NOBODY for those not reached. The queue then holds
 * the reached ones, nearest first. */
static guint
seats_search (const DeskSeats *self,
              gboolean         forward,
              guint           *queue,
              guint            n_queued,
              guint           *link)
{
  for (guint i = 0; i < self->n_subjects; i++)
    link[i] = NOBODY;
  for (guint i = 0; i < n_queued; i++)
    link[queue[i]] = queue[i];

  for (guint head = 0; head < n_queued; head++)
    for (guint i = 0; i < self->n_subjects; i++)
      if (link[i] == NOBODY &&
          (forward ? seats_find_arc (self, queue[head], i)
                   : seats_find_arc (self, i, queue[head])) != NOBODY)
        {
          link[i] = queue[head];
          queue[n_queued++] = i;
        }
  return n_queued;
}

/* Moves a seat along each arc of the chain that ends in @end, found forward. */
static void
seats_pull (DeskSeats   *self,
            const guint *link,
            guint        end)
{
  /* From the end: an arc's day stays free for it, for only its head has moved yet. */
  while (link[end] != end)
    {
      seats_move (self, link[end], end, seats_find_arc (self, link[end], end));
      end = link[end];
    }
}

/* Moves a seat along each arc of the chain that starts in @start, found backward. */
static void
seats_push (DeskSeats   *self,
            const guint *link,
            guint        start)
{
  while (link[start] != start)
    {
      seats_move (self, start, link[start], seats_find_arc (self, start, link[start]));
      start = link[start];
    }
}

/* Settles @subject on @day; FALSE when every best plan has it elsewhere.
 *
 * The plan that desk_seats_fill() found changes as it must, its sum never. A
 * settled seat does not move any more. */
gboolean
desk_seats_claim (DeskSeats *self,
                  guint      subject,
                  guint      day)
{
  g_autofree guint *buffer = NULL;
  guint *ahead, *behind, *queue, *sources;
  guint n_ahead, n_behind, n_holders = 0;
  guint holder = NOBODY;

  if (desk_seats_get (self, self->on, subject, day))
    {
      desk_seats_clear (self, self->loose, subject, day);
      return TRUE;
    }
  if (!desk_seats_get (self, self->able, subject, day))
    return FALSE;

  buffer = g_new (guint, 4 * self->n_subjects);
  ahead = buffer;
  behind = ahead + self->n_subjects;
  queue = behind + self->n_subjects;
  sources = queue + self->n_subjects;

  queue[0] = subject;
  n_ahead = seats_search (self, TRUE, queue, 1, ahead);
  for (guint i = 0; i < n_ahead && holder == NOBODY; i++)
    if (desk_seats_get (self, self->loose, queue[i], day))
      holder = queue[i];

  if (holder != NOBODY)
    {
      seats_move (self, holder, subject, day);
      desk_seats_clear (self, self->loose, subject, day);
      seats_pull (self, ahead, holder);
      return TRUE;
    }

  for (guint i = 0; i < self->n_subjects; i++)
    if (desk_seats_get (self, self->loose, i, day))
      sources[n_holders++] = i;
  n_behind = seats_search (self, FALSE, sources, n_holders, behind);
  for (guint i = 0; i < n_behind; i++)
    for (guint k = 0; k < n_ahead; k++)
      if (self->load[sources[i]] == self->load[queue[k]] + 1)
        {
          guint start = sources[i], end = queue[k];

          for (holder = start; behind[holder] != holder; holder = behind[holder])
            ;
          seats_move (self, holder, subject, day);
          desk_seats_clear (self, self->loose, subject, day);
          seats_push (self, behind, start);
          seats_pull (self, ahead, end);
          return TRUE;
        }
  return FALSE;
}
