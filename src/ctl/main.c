/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <malloc.h>

#include "desk-ctl.h"

int
main (int    argc,
      char **argv)
{
  /* Embedding a Chinese font copies its twenty megabytes several times; keeping the
   * memory between the copies saves a tenth of the time a PDF takes. */
  mallopt (M_MMAP_THRESHOLD, 1 << 28);
  mallopt (M_TRIM_THRESHOLD, 1 << 29);
  return desk_ctl_main (argc, argv);
}
