/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the shoots pane does, each as an action: for buttons, keys and D-Bus. */

#include "desk-shoots-pane-private.h"

#include <string.h>

#include "desk-clients.h"
#include "desk-forms.h"
#include "desk-import-dialog.h"
#include "desk-language.h"
#include "desk-pane-forms.h"
#include "desk-shoots-flow.h"

/* Forms */

/* Those of a case need one that is open; the others are of a span of days. */
static const struct
{
  const char *view; /* NULL: all with cases in front */
  const char *id;
} forms[] = {
  { NULL, "booking" },
  { NULL, "confirmation" },
  { NULL, "goods-return" },
  { NULL, "shoot-board" },
  { NULL, "shoot-diary" },
  { NULL, "flow-register" },
  { "diary", "shoot-diary" },
  { "report", "flow-register" },
};

static gboolean
is_of_case (const DeskFormType *type)
{
  return type->period == DESK_FORM_PERIOD_RECORD;
}

static gboolean
is_offered (DeskShootsPane *self,
            const char     *view)
{
  const char *shown = desk_shoots_pane_get_view (self);

  return view != NULL ? g_str_equal (shown, view)
                      : g_str_equal (shown, "board") || g_str_equal (shown, "table");
}

/* The forms there are of what is shown. */
void
desk_shoots_pane_fill_prints (DeskShootsPane *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      const DeskFormType *type = desk_forms_find (forms[i].id);
      g_autoptr (GMenuItem) item = NULL;

      if (type == NULL || !is_offered (self, forms[i].view) ||
          (is_of_case (type) && desk_shoots_case_get_shoot (self->page) == 0))
        continue;
      item = g_menu_item_new (_ (type->title), NULL);
      g_menu_item_set_action_and_target (item, "win.shoots.preview-form", "s", forms[i].id);
      g_menu_append_item (menu, item);
    }
  gtk_menu_button_set_menu_model (self->print, G_MENU_MODEL (menu));
  gtk_widget_set_visible (GTK_WIDGET (self->print),
                          g_menu_model_get_n_items (G_MENU_MODEL (menu)) > 0);
}

static DeskForm *
build_form (DeskShootsPane *self,
            const char     *id)
{
  const DeskFormType *type = desk_forms_find (id);
  DeskDate today = desk_date_today ();
  gboolean week = type != NULL && type->period == DESK_FORM_PERIOD_WEEK;
  DeskFormRequest request = {
    .from = week ? desk_date_week_start (today) : desk_date_month_start (today),
    .to = week ? desk_date_week_start (today) + 6 : desk_date_month_end (today),
    .id = type != NULL && is_of_case (type) ? desk_shoots_case_get_shoot (self->page) : 0,
  };
  g_autoptr (GError) error = NULL;
  DeskForm *form;

  if (self->report != NULL && g_str_equal (desk_shoots_pane_get_view (self), "report"))
    desk_shoots_report_get_span (self->report, &request.from, &request.to);
  else if (self->diary != NULL && g_str_equal (desk_shoots_pane_get_view (self), "diary"))
    desk_shoots_diary_get_span (self->diary, &request.from, &request.to);
  form = desk_forms_build (desk_pane_get_office (DESK_PANE (self)), id, &request, &error);
  if (form == NULL)
    desk_pane_show_error (DESK_PANE (self), error);
  return form;
}

/* The form of what is in front: of the step at work, where a case is open. */
static const char *
form_of_view (DeskShootsPane *self)
{
  const char *view = desk_shoots_pane_get_view (self);
  const char *sheet = desk_shoots_case_get_sheet (self->page);
  const char *id = g_str_equal (view, "report")  ? "flow-register"
                   : g_str_equal (view, "diary") ? "shoot-diary"
                   : sheet != NULL               ? sheet
                                                 : "shoot-board";

  return desk_forms_find (id) != NULL ? id : NULL;
}

void
desk_shoots_pane_print (DeskPane *pane)
{
  const char *id = form_of_view (DESK_SHOOTS_PANE (pane));
  g_autoptr (DeskForm) form = id != NULL ? build_form (DESK_SHOOTS_PANE (pane), id) : NULL;

  if (form != NULL)
    desk_pane_print_forms (pane, &form, 1);
}

void
desk_shoots_pane_export (DeskPane *pane)
{
  const char *id = form_of_view (DESK_SHOOTS_PANE (pane));
  g_autoptr (DeskForm) form = id != NULL ? build_form (DESK_SHOOTS_PANE (pane), id) : NULL;

  if (form != NULL)
    desk_pane_export_forms (pane, &form, 1, "xlsx");
}

static void
on_preview_form (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       data)
{
  const char *id = g_variant_get_string (parameter, NULL);
  g_autoptr (DeskForm) form = desk_forms_find (id) != NULL ? build_form (data, id) : NULL;

  if (form != NULL)
    desk_pane_preview_forms (data, &form, 1);
}

/* Views */

static void
on_view (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       data)
{
  static const char *const views[] = { "board", "table", "diary", "clients", "report", NULL };
  const char *view = g_variant_get_string (parameter, NULL);

  if (g_strv_contains (views, view))
    desk_shoots_pane_set_view (data, view);
}

static void
on_find (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       data)
{
  DESK_PANE_GET_CLASS (data)->find (data);
  gtk_editable_set_text (GTK_EDITABLE (DESK_SHOOTS_PANE (data)->search),
                         g_variant_get_string (parameter, NULL));
}

static void
on_flow (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       data)
{
  desk_shoots_filter_set_flow (DESK_SHOOTS_PANE (data)->filter,
                               g_variant_get_string (parameter, NULL));
}

static void
on_edit_flow (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       data)
{
  desk_shoots_flow_present (data, desk_pane_get_office (data),
                            desk_shoots_filter_get_flow (DESK_SHOOTS_PANE (data)->filter));
}

static void
on_overdue (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       data)
{
  desk_shoots_filter_set_overdue (DESK_SHOOTS_PANE (data)->filter,
                                  g_variant_get_boolean (parameter));
}

/* Cases */

static void
on_new (GSimpleAction *action,
        GVariant      *parameter,
        gpointer       data)
{
  DESK_PANE_GET_CLASS (data)->new_item (data);
}

static void
on_select (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       data)
{
  desk_shoots_pane_select (data, g_variant_get_int64 (parameter));
}

static void
on_close (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       data)
{
  desk_shoots_pane_select (data, 0);
}

static void
on_move (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       data)
{
  gint64 shoot;
  const char *step;

  g_variant_get (parameter, "(x&s)", &shoot, &step);
  desk_shoots_pane_move (data, shoot, step);
}

static void
on_next (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       data)
{
  desk_shoots_case_do_next (DESK_SHOOTS_PANE (data)->page);
}

static void
on_fill (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       data)
{
  const char *name, *text;

  g_variant_get (parameter, "(&s&s)", &name, &text);
  desk_shoots_case_set_field (DESK_SHOOTS_PANE (data)->page, name, text);
}

/* SHO-4: there is no rush; when it is due is said. */
static void
rush (DeskShootsPane *self)
{
  gint64 shoot = desk_shoots_case_get_shoot (self->page);
  g_autoptr (GError) error = NULL;

  if (shoot != 0 && !desk_flow_rush (desk_pane_get_office (DESK_PANE (self)), shoot, &error))
    desk_shoots_pane_refuse (self, error);
}

static void
on_ask (GSimpleAction *action,
        GVariant      *parameter,
        gpointer       data)
{
  static const char *const words[] = {
    [DESK_SHOOTS_BACK] = "back",
    [DESK_SHOOTS_PAUSE] = "pause",
    [DESK_SHOOTS_CANCEL] = "cancel",
    [DESK_SHOOTS_WRONG_TURN] = "wrong-turn",
    [DESK_SHOOTS_COMPLAINT] = "complaint",
    [DESK_SHOOTS_CONTACT] = "contact",
  };
  const char *what = g_variant_get_string (parameter, NULL);

  if (g_str_equal (what, "rush"))
    rush (data);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (what, words[i]))
      desk_shoots_case_ask (DESK_SHOOTS_PANE (data)->page, (DeskShootsDeedKind) i, NULL);
}

/* The diary */

static void
on_book_case (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       data)
{
  DeskShootsPane *self = data;
  gint64 shoot = desk_shoots_case_get_shoot (self->page);

  if (shoot == 0)
    return;
  desk_shoots_pane_set_view (self, "diary");
  desk_shoots_diary_book (self->diary, shoot);
}

static void
on_book (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       data)
{
  DeskShootsPane *self = data;
  const char *day;
  gint64 row;

  g_variant_get (parameter, "(x&s)", &row, &day);
  desk_shoots_pane_set_view (self, "diary");
  desk_shoots_diary_book_at (self->diary, desk_shoots_case_get_shoot (self->page), row,
                             desk_date_parse (day));
}

static void
on_rebook (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       data)
{
  DeskShootsPane *self = data;
  const char *day;
  gint64 entry, row;

  g_variant_get (parameter, "(xx&s)", &entry, &row, &day);
  desk_shoots_pane_set_view (self, "diary");
  desk_shoots_diary_move (self->diary, entry, row, desk_date_parse (day));
}

/* Clients */

static DeskImportDialog *
present_import (DeskShootsPane *self)
{
  DeskImportDialog *dialog = desk_import_dialog_new (desk_pane_get_office (DESK_PANE (self)),
                                                     &desk_kind_clients, GTK_WIDGET (self));

  gtk_window_present (GTK_WINDOW (dialog));
  return dialog;
}

static void
on_import (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       data)
{
  present_import (data);
}

static void
on_import_file (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       data)
{
  desk_import_dialog_open_file (present_import (data), g_variant_get_string (parameter, NULL));
}

static void
on_paste (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       data)
{
  desk_import_dialog_paste (present_import (data));
}

static void
on_merge (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       data)
{
  g_autoptr (GError) error = NULL;
  gint64 keep, gone;

  g_variant_get (parameter, "(xx)", &keep, &gone);
  if (!desk_clients_merge (desk_pane_get_office (data), keep, gone, &error))
    desk_shoots_pane_refuse (data, error);
}

void
desk_shoots_pane_add_actions (DeskShootsPane *self)
{
  static const GActionEntry entries[] = {
    { "view", on_view, "s", "'board'" }, /* board, table, diary, clients or report */
    { "find", on_find, "s" },
    { "flow", on_flow, "s" },
    { "edit-flow", on_edit_flow },
    { "overdue", on_overdue, "b" }, /* only what is overdue */
    { "new", on_new },
    { "select", on_select, "x" },
    { "close", on_close },
    { "move", on_move, "(xs)" }, /* a case, and the step it is dragged to */
    { "next", on_next },         /* what the big button of the case's page does */
    { "fill", on_fill, "(ss)" }, /* a field of its sheet, and what is written there */
    { "ask", on_ask, "s" },      /* back, pause, cancel, wrong-turn, complaint, contact, rush */
    { "book-case", on_book_case },
    { "book", on_book, "(xs)" },      /* a photographer or set, and a day */
    { "rebook", on_rebook, "(xxs)" }, /* an entry, a photographer or set, and a day */
    { "import", on_import },
    { "import-file", on_import_file, "s" },
    { "paste", on_paste },
    { "merge", on_merge, "(xx)" }, /* the client that stays, and the one that goes */
    { "preview-form", on_preview_form, "s" },
  };

  desk_pane_add_actions (DESK_PANE (self), entries, G_N_ELEMENTS (entries));
}
