/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-clients.h"
#include "desk-flow.h"
#include "desk-forms-private.h"

G_BEGIN_DECLS

/* What the sheets of a case have in common: the case, its client, and the values
 * that were filled in at its steps. */
typedef struct
{
  DeskForm *form;
  DeskFlowCase *data; /* (nullable): blank */
  DeskClient *client; /* (nullable) */
} DeskFormCase;

gboolean    desk_form_case_begin (DeskFormCase           *self,
                                  DeskOffice             *office,
                                  const char             *id,
                                  const DeskFormRequest  *request,
                                  GError                **error);
void        desk_form_case_clear (DeskFormCase           *self);
const DeskFlowVisit *
            desk_form_case_visit (const DeskFlowCase     *data,
                                  const char             *step);
const char *desk_form_case_value (const DeskFormCase     *self,
                                  const char             *step,
                                  const char             *field);
void        desk_form_case_box   (DeskFormCase           *self,
                                  const char             *name,
                                  const char             *text,
                                  double                  stretch);
GPtrArray  *desk_form_cases_list (DeskOffice             *office,
                                  DeskDate                from,
                                  DeskDate                to,
                                  GError                **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DeskFormCase, desk_form_case_clear)

G_END_DECLS
