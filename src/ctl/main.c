/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk-ctl.h"

int
main (int    argc,
      char **argv)
{
  return desk_ctl_main (argc, argv);
}
