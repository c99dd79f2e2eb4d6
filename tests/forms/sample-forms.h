/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-form.h"

/* Forms that show what the engine can; made-up names. */
DeskForm *sample_duty_week (void);
DeskForm *sample_register  (int n_rows);
DeskForm *sample_summary   (void);
DeskForm *sample_slip      (void);
DeskForm *sample_hostile   (void);
