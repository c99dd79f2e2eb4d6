/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-office.h"

G_BEGIN_DECLS

/* What a field of a sheet is to say. */
typedef struct
{
  const char *field;
  const char *value; /* (nullable): it stays as it is */
} DeskCaseField;

gboolean desk_case_sheet_fill (DeskOffice           *office,
                               gint64                shoot,
                               const char           *step,
                               const DeskCaseField  *fields,
                               guint                 n_fields,
                               GError              **error);

G_END_DECLS
