/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-forms.h"
#include "desk-language.h"

G_BEGIN_DECLS

/* A text of the form's language. */
#define T(form, msgid) desk_language_text ((form)->language, msgid)

/* The forms */
DeskFormBuild desk_form_booking;
DeskFormBuild desk_form_bulletin;
DeskFormBuild desk_form_confirmation;
DeskFormBuild desk_form_damage_report;
DeskFormBuild desk_form_duty_month;
DeskFormBuild desk_form_duty_week;
DeskFormBuild desk_form_equipment_check;
DeskFormBuild desk_form_equipment_labels;
DeskFormBuild desk_form_equipment_register;
DeskFormBuild desk_form_flow_register;
DeskFormBuild desk_form_goods_return;
DeskFormBuild desk_form_holiday_duty;
DeskFormBuild desk_form_hygiene_month;
DeskFormBuild desk_form_loan_slip;
DeskFormBuild desk_form_meeting_minutes;
DeskFormBuild desk_form_room_week;
DeskFormBuild desk_form_shoot_board;
DeskFormBuild desk_form_shoot_diary;
DeskFormBuild desk_form_stocktake;
DeskFormBuild desk_form_supplies_register;
DeskFormBuild desk_form_task_notice;
DeskFormBuild desk_form_work_report;

DeskFormNote desk_form_task_notice_printed;
DeskForm *desk_form_room_week     (DeskOffice             *office,
                                   const DeskFormRequest  *request,
                                   GError                **error);
DeskForm *desk_form_bulletin      (DeskOffice             *office,
                                   const DeskFormRequest  *request,
                                   GError                **error);

/* A column and what stands over it. */
typedef struct
{
  const char *msgid;
  double weight;
} DeskFormHeading;

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
void      desk_forms_put_headings (DeskForm               *form,
                                   const DeskFormHeading  *headings,
                                   int                     n_headings);
void      desk_forms_put_empty_rows (DeskForm             *form,
                                   int                     n_rows,
                                   double                  height);
DeskFormCell *
          desk_forms_put_pair     (DeskForm               *form,
                                   int                     row,
                                   int                     column,
                                   int                     columns,
                                   const char             *name,
                                   const char             *text);
const char *
          desk_forms_choice       (DeskForm               *form,
                                   const DeskKind         *kind,
                                   const char             *field,
                                   const char             *code);
char     *desk_forms_choices      (DeskForm               *form,
                                   const DeskKind         *kind,
                                   const char             *field,
                                   const char             *code);

G_END_DECLS
