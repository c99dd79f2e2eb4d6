/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-forms.h"
#include "desk-language.h"

G_BEGIN_DECLS

/* A text of the form's language. */
#define T(form, msgid) desk_language_text ((form)->language, msgid)

DeskForm *desk_form_duty_week     (DeskOffice             *office,
                                   const DeskFormRequest  *request,
                                   GError                **error);
DeskForm *desk_form_duty_month    (DeskOffice             *office,
                                   const DeskFormRequest  *request,
                                   GError                **error);
DeskForm *desk_form_hygiene_month (DeskOffice             *office,
                                   const DeskFormRequest  *request,
                                   GError                **error);
DeskForm *desk_form_holiday_duty  (DeskOffice             *office,
                                   const DeskFormRequest  *request,
                                   GError                **error);

DeskForm *desk_forms_begin        (DeskOffice             *office,
                                   const char             *id,
                                   const DeskFormRequest  *request,
                                   DeskFormOrientation     orientation,
                                   DeskFormFlow            flow,
                                   const char             *number);
void      desk_forms_end          (DeskOffice             *office,
                                   const DeskFormRequest  *request,
                                   DeskForm               *form);
DeskFormCell *
          desk_forms_put_key      (DeskFormCell           *cell,
                                   const char             *what,
                                   DeskDate                date,
                                   gint64                  id);
char     *desk_forms_month_number (const char             *prefix,
                                   DeskDate                month,
                                   gboolean                blank);

G_END_DECLS
