/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "bench-files.h"

#include <glib/gstdio.h>
#include <time.h>

/**
 * bench_folder:
 *
 * Returns: (transfer full): a new folder on the disk of the build: the folder for
 *   temporary files may lie in memory, where being durable costs nothing
 */
char *
bench_folder (void)
{
  const char *build = g_getenv ("STUDIO_DESK_BUILD");
  char *folder = g_build_filename (build != NULL ? build : ".", "bench-XXXXXX", NULL);

  if (g_mkdtemp (folder) == NULL)
    g_error ("no folder for the measurement");
  return folder;
}

void
bench_folder_remove (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_unlink (path);
    }
  g_rmdir (folder);
}

/* Nanoseconds of a clock that only goes forward. */
gint64
bench_now (void)
{
  struct timespec now;

  clock_gettime (CLOCK_MONOTONIC, &now);
  return (gint64) now.tv_sec * 1000000000 + now.tv_nsec;
}

GArray *
bench_times_new (void)
{
  return g_array_new (FALSE, FALSE, sizeof (gint64));
}

/* Adds the time that passed since @start. */
void
bench_times_add (GArray *times,
                 gint64  start)
{
  gint64 took = bench_now () - start;

  g_array_append_val (times, took);
}

static int
compare_times (gconstpointer a,
               gconstpointer b)
{
  gint64 difference = *(const gint64 *) a - *(const gint64 *) b;

  return difference < 0 ? -1 : difference > 0;
}

/* In microseconds. */
double
bench_times_median (GArray *times)
{
  g_array_sort (times, compare_times);
  return g_array_index (times, gint64, times->len / 2) / 1000.0;
}
