/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk-planner-areas.h"

struct _DeskAreaHistory
{
  GHashTable *counts; /* of AreaCount, itself the key */
};

/* With area 0 the count is the person's over all areas. */
typedef struct
{
  gint64 person;
  gint64 area;
  guint count;
} AreaCount;

static guint
area_count_hash (gconstpointer key)
{
  const AreaCount *count = key;

  return g_int64_hash (&count->person) * 31 + g_int64_hash (&count->area);
}

static gboolean
area_count_equal (gconstpointer a,
                  gconstpointer b)
{
  const AreaCount *x = a, *y = b;

  return x->person == y->person && x->area == y->area;
}

/**
 * desk_area_history_new:
 *
 * How often each person had each area.
 *
 * Returns: (transfer full):
 */
DeskAreaHistory *
desk_area_history_new (void)
{
  DeskAreaHistory *self = g_new0 (DeskAreaHistory, 1);

  self->counts = g_hash_table_new_full (area_count_hash, area_count_equal, g_free, NULL);
  return self;
}

void
desk_area_history_free (DeskAreaHistory *self)
{
  g_hash_table_unref (self->counts);
  g_free (self);
}

static void
history_raise (DeskAreaHistory *self,
               gint64           person,
               gint64           area)
{
  AreaCount key = { .person = person, .area = area };
  AreaCount *count = g_hash_table_lookup (self->counts, &key);

  if (count == NULL)
    {
      count = g_memdup2 (&key, sizeof key);
      g_hash_table_add (self->counts, count);
    }
  count->count++;
}

/* One more duty of @person in @area, neither of them 0. */
void
desk_area_history_add (DeskAreaHistory *self,
                       gint64           person,
                       gint64           area)
{
  history_raise (self, person, area);
  history_raise (self, person, 0);
}

/* How often @person had @area; any area when that is 0. */
guint
desk_area_history_count (DeskAreaHistory *self,
                         gint64           person,
                         gint64           area)
{
  AreaCount key = { .person = person, .area = area };
  const AreaCount *count = g_hash_table_lookup (self->counts, &key);

  return count != NULL ? count->count : 0;
}

/* The cheapest way to give each row a column of its own (the Hungarian method with
 * potentials); there are at least as many columns. Rows and columns count from 1 in
 * here: column 0 holds the row that looks for its place. */
static void
assign_cheapest (const gint64 *cost,
                 guint         n_rows,
                 guint         n_columns,
                 guint        *column_of_row)
{
  g_autofree gint64 *row_price = g_new0 (gint64, n_rows + 1);
  g_autofree gint64 *column_price = g_new0 (gint64, n_columns + 1);
  g_autofree gint64 *slack = g_new (gint64, n_columns + 1);
  g_autofree guint *row_of = g_new0 (guint, n_columns + 1);
  g_autofree guint *before = g_new0 (guint, n_columns + 1);
  g_autofree gboolean *seen = g_new (gboolean, n_columns + 1);

  for (guint row = 1; row <= n_rows; row++)
    {
      guint column = 0;

      row_of[0] = row;
      for (guint i = 0; i <= n_columns; i++)
        {
          slack[i] = G_MAXINT64;
          seen[i] = FALSE;
        }
      do
        {
          guint present = row_of[column], next = 0;
          gint64 delta = G_MAXINT64;

          seen[column] = TRUE;
          for (guint i = 1; i <= n_columns; i++)
            {
              gint64 reduced;

              if (seen[i])
                continue;
              reduced = cost[(present - 1) * n_columns + i - 1] -
                        row_price[present] - column_price[i];
              if (reduced < slack[i])
                {
                  slack[i] = reduced;
                  before[i] = column;
                }
              if (slack[i] < delta)
                {
                  delta = slack[i];
                  next = i;
                }
            }
          for (guint i = 0; i <= n_columns; i++)
            if (seen[i])
              {
                row_price[row_of[i]] += delta;
                column_price[i] -= delta;
              }
            else if (slack[i] != G_MAXINT64)
              {
                slack[i] -= delta;
              }
          column = next;
        }
      while (row_of[column] != 0);
      while (column != 0)
        {
          row_of[column] = row_of[before[column]];
          column = before[column];
        }
    }
  for (guint i = 1; i <= n_columns; i++)
    if (row_of[i] != 0)
      column_of_row[row_of[i] - 1] = i - 1;
}

/**
 * desk_planner_assign_areas:
 * @history: who had which area before; this day is added to it
 * @persons: (array length=n_persons): the people of the day, in order
 * @areas: (array length=n_areas): in order
 * @assigned: (out caller-allocates) (array length=n_areas): the person of each area;
 *   0 when there are no persons
 *
 * Gives each area one person (ROT-2). The people of the day have equally many areas,
 * one more or less; the areas too many go to those who had the fewest before, and
 * each area to who had it least, so that over time everybody gets each. Of more
 * people than areas the others help, and they take turns in that.
 *
 * On equal history person 1 has area 1, the next time area 2, and so on.
 */
void
desk_planner_assign_areas (DeskAreaHistory *history,
                           const gint64    *persons,
                           guint            n_persons,
                           const gint64    *areas,
                           guint            n_areas,
                           gint64          *assigned)
{
  guint places, n_columns;
  guint most_before = 0;
  gint64 had_weight, extra_weight, level_weight;
  g_autofree gint64 *cost = NULL;
  g_autofree guint *columns = NULL;

  for (guint a = 0; a < n_areas; a++)
    assigned[a] = 0;
  if (n_persons == 0 || n_areas == 0)
    return;

  /* A column is a place for one area: the first of each person, the second, … */
  places = (n_areas + n_persons - 1) / n_persons;
  n_columns = places * n_persons;
  for (guint p = 0; p < n_persons; p++)
    most_before = MAX (most_before, desk_area_history_count (history, persons[p], 0));

  /* Each weight outweighs all that is summed below it. */
  had_weight = (gint64) n_areas * n_areas + 1;
  extra_weight = had_weight * (2 * (gint64) most_before + 2) * n_areas;
  level_weight = extra_weight * ((gint64) most_before + 1) * n_areas;

  cost = g_new (gint64, (gsize) n_areas * n_columns);
  columns = g_new0 (guint, n_areas);
  for (guint a = 0; a < n_areas; a++)
    for (guint column = 0; column < n_columns; column++)
      {
        guint level = column / n_persons, p = column % n_persons;
        gint64 had = desk_area_history_count (history, persons[p], areas[a]);
        gint64 *cell = &cost[(gsize) a * n_columns + column];

        *cell = (a + n_areas - p % n_areas) % n_areas + had_weight * (2 * had + 1) +
                level_weight * level;
        /* Only the last place is one that not everybody has. */
        if (level == places - 1)
          *cell += extra_weight * desk_area_history_count (history, persons[p], 0);
      }

  assign_cheapest (cost, n_areas, n_columns, columns);
  for (guint a = 0; a < n_areas; a++)
    {
      assigned[a] = persons[columns[a] % n_persons];
      desk_area_history_add (history, assigned[a], areas[a]);
    }
}
