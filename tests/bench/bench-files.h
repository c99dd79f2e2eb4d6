/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char   *bench_folder        (void);
void    bench_folder_remove (const char *folder);
gint64  bench_now           (void);
GArray *bench_times_new     (void);
void    bench_times_add     (GArray     *times,
                             gint64      start);
double  bench_times_median  (GArray     *times);

G_END_DECLS
