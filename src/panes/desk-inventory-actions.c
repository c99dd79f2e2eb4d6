/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the inventory pane does, each as an action: for buttons, keys and D-Bus. */

#include "desk-inventory-pane-private.h"

#include <string.h>

#include "desk-equipment-list.h"
#include "desk-equipment.h"
#include "desk-form-preview.h"
#include "desk-form-printer.h"
#include "desk-forms.h"
#include "desk-import-dialog.h"
#include "desk-inventory-assess.h"
#include "desk-inventory-kits.h"
#include "desk-inventory-lending.h"
#include "desk-inventory-return.h"
#include "desk-language.h"
#include "desk-lending.h"
#include "desk-records.h"

/* Lending */

/* What is selected in the register, where that is in front. */
static GArray *
selected_items (DeskInventoryPane *self)
{
  if (g_str_equal (desk_inventory_pane_get_view (self), "register"))
    return desk_record_table_get_all_selected (self->list);
  return g_array_new (FALSE, FALSE, sizeof (gint64));
}

static void
on_slip_made (const char *slip,
              gpointer    data)
{
  DeskPane *pane = data;
  g_autofree char *text = NULL;
  g_autofree char *action = NULL;
  gint64 loan = desk_equipment_slip (desk_pane_get_office (pane), slip);

  if (desk_forms_find ("loan-slip") == NULL || loan == 0)
    return;
  /* Translators: %s: a slip's number */
  text = g_strdup_printf (_ ("The slip %s is made, in two copies to be signed."), slip);
  action = g_strdup_printf ("win.inventory.preview-slip('%s')", slip);
  desk_pane_show_message (pane, DESK_MESSAGE_INFO, text, _ ("Print the Slip…"), action);
}

static void
on_reserved (const char *slip,
             gpointer    data)
{
  desk_pane_clear_message (data);
}

static DeskInventoryLending *
present_slip (DeskInventoryPane *self,
              DeskInventoryDeed  deed)
{
  return desk_inventory_lending_present (
    GTK_WIDGET (self), desk_pane_get_office (DESK_PANE (self)), deed,
    deed == DESK_DEED_LEND ? on_slip_made : on_reserved, self);
}

/* Puts the named item on the slip, or with "" those that are selected and free. */
static void
fill_slip (DeskInventoryPane    *self,
           DeskInventoryLending *slip,
           const char           *word)
{
  DeskOffice *office = desk_pane_get_office (DESK_PANE (self));
  g_autoptr (GArray) items = NULL;

  if (*word != '\0')
    {
      desk_inventory_slip_add (DESK_INVENTORY_SLIP (slip), word);
      return;
    }
  items = selected_items (self);
  for (guint i = 0; i < items->len; i++)
    {
      gint64 item = g_array_index (items, gint64, i);
      g_autofree char *number = desk_equipment_dup_number (office, item);

      if (desk_equipment_loan (office, item) == 0)
        desk_inventory_slip_add (DESK_INVENTORY_SLIP (slip), number);
    }
}

static void
on_lend (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       data)
{
  fill_slip (data, present_slip (data, DESK_DEED_LEND),
             g_variant_get_string (parameter, NULL));
}

static void
on_reserve_item (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       data)
{
  fill_slip (data, present_slip (data, DESK_DEED_RESERVE),
             g_variant_get_string (parameter, NULL));
}

static void
on_reserve (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       data)
{
  DeskInventoryLending *slip = present_slip (data, DESK_DEED_RESERVE);
  const char *word, *from, *until;

  g_variant_get (parameter, "(&s&s&s)", &word, &from, &until);
  desk_inventory_lending_set_time (slip, from, until);
  fill_slip (data, slip, word);
}

static void
on_release (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       data)
{
  DeskOffice *office = desk_pane_get_office (data);
  g_autoptr (GError) error = NULL;
  const char *slip, *number;
  gint64 item;

  g_variant_get (parameter, "(&s&s)", &slip, &number);
  item = *number != '\0' ? desk_equipment_find (office, number, &error) : 0;
  if (error != NULL || !desk_lending_release (office, slip, item, &error))
    desk_pane_show_error (data, error);
}

static void
on_returned (GPtrArray *followed,
             gpointer   data)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; followed != NULL && i < followed->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", (char *) followed->pdata[i]);
  if (text->len > 0)
    desk_pane_show_message (data, DESK_MESSAGE_WARNING, text->str, _ ("See What Follows"),
                            "win.inventory.view('care')");
  else
    desk_pane_clear_message (data);
}

static void
on_return (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       data)
{
  DeskOffice *office = desk_pane_get_office (data);
  const char *word = g_variant_get_string (parameter, NULL);
  DeskInventoryReturn *window =
    desk_inventory_return_present (data, office, on_returned, data);
  g_autoptr (GArray) items = NULL;

  if (*word != '\0')
    {
      desk_inventory_slip_add (DESK_INVENTORY_SLIP (window), word);
      return;
    }
  items = selected_items (data);
  for (guint i = 0; i < items->len; i++)
    {
      gint64 item = g_array_index (items, gint64, i);
      g_autofree char *number = desk_equipment_dup_number (office, item);

      if (desk_equipment_loan (office, item) != 0)
        desk_inventory_slip_add (DESK_INVENTORY_SLIP (window), number);
    }
}

/* Forms */

static DeskForm *
build_form (DeskInventoryPane *self,
            const char        *name,
            gint64             record)
{
  DeskDate today = desk_date_today ();
  gboolean week = g_str_has_prefix (name, "equipment-check");
  DeskFormRequest request = {
    .from = week ? desk_date_week_start (today) : desk_date_month_start (today),
    .to = week ? desk_date_week_start (today) + 6 : desk_date_month_end (today),
    .id = record,
    .blank = g_str_has_suffix (name, "-blank"),
  };
  g_autofree char *id = g_strndup (name, strlen (name) - (request.blank ? strlen ("-blank") : 0));
  g_autoptr (GError) error = NULL;
  DeskForm *form =
    desk_forms_build (desk_pane_get_office (DESK_PANE (self)), id, &request, &error);

  if (form == NULL)
    desk_pane_show_error (DESK_PANE (self), error);
  return form;
}

static void
preview (DeskInventoryPane *self,
         const char        *name,
         gint64             record)
{
  g_autoptr (DeskForm) form = build_form (self, name, record);
  g_autofree char *file = form != NULL ? desk_forms_file_name (form, "xlsx") : NULL;

  if (form != NULL)
    desk_form_preview_present (GTK_WIDGET (self), form, file);
}

/* The form of what is in front. @record: what it is about, or 0 */
static const char *
form_of_view (DeskInventoryPane *self,
              gint64            *record)
{
  const char *view = desk_inventory_pane_get_view (self);
  gint64 stocktake = desk_inventory_stocktake_get_id (self->stocktake);

  *record = 0;
  if (g_str_equal (view, "stocktake") && stocktake != 0)
    {
      *record = stocktake;
      return "stocktake";
    }
  return g_str_equal (view, "check")      ? "equipment-check"
         : g_str_equal (view, "supplies") ? "supplies-register"
                                          : "equipment-register";
}

static void
on_out (DeskFormOut   result,
        const char   *path,
        const GError *error,
        gpointer      data)
{
  DeskPane *pane = data;
  g_autofree char *text = NULL;

  if (result == DESK_FORM_OUT_FAILED)
    desk_pane_show_message (pane, DESK_MESSAGE_ERROR, error->message, NULL, NULL);
  else if (result == DESK_FORM_OUT_NO_PRINTER)
    desk_pane_show_message (pane, DESK_MESSAGE_WARNING,
                            _ ("No printer is set up on this computer. The form can be saved "
                               "as PDF and printed elsewhere."),
                            NULL, NULL);
  else
    {
      if (path == NULL)
        text = g_strdup (_ ("Sent to the printer"));
      else
        /* Translators: %s is a file */
        text = g_strdup_printf (_ ("Saved as %s"), path);
      desk_pane_toast (pane, text, FALSE);
    }
}

void
desk_inventory_pane_print (DeskPane *pane)
{
  gint64 record;
  const char *id = form_of_view (DESK_INVENTORY_PANE (pane), &record);
  g_autoptr (DeskForm) form = build_form (DESK_INVENTORY_PANE (pane), id, record);

  if (form != NULL)
    desk_form_printer_print (GTK_WIDGET (pane), form, on_out, g_object_ref (pane), g_object_unref);
}

void
desk_inventory_pane_export (DeskPane *pane)
{
  gint64 record;
  const char *id = form_of_view (DESK_INVENTORY_PANE (pane), &record);
  g_autoptr (DeskForm) form = build_form (DESK_INVENTORY_PANE (pane), id, record);
  g_autofree char *file = form != NULL ? desk_forms_file_name (form, "xlsx") : NULL;

  if (form != NULL)
    desk_form_printer_export (GTK_WIDGET (pane), form, file, on_out, g_object_ref (pane),
                              g_object_unref);
}

static void
on_preview_form (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       data)
{
  const char *name = g_variant_get_string (parameter, NULL);
  DeskInventoryPane *self = data;

  preview (self, name,
           g_str_equal (name, "stocktake") ? desk_inventory_stocktake_get_id (self->stocktake)
                                           : 0);
}

static void
on_preview_slip (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       data)
{
  preview (data, "loan-slip",
           desk_equipment_slip (desk_pane_get_office (data),
                                g_variant_get_string (parameter, NULL)));
}

static void
on_qualifications (GSimpleAction *action,
                   GVariant      *parameter,
                   gpointer       data)
{
  desk_inventory_assess_present (data, desk_pane_get_office (data), 0, NULL);
}

static void
on_kits (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       data)
{
  desk_inventory_kits_present (data, desk_pane_get_office (data));
}

/* Damage and repair */

/* Returns: the item of that number, or what is selected when that is ""; 0 is told */
static gint64
named_item (DeskInventoryPane *self,
            GVariant          *parameter)
{
  const char *number = g_variant_get_string (parameter, NULL);
  g_autoptr (GError) error = NULL;
  gint64 item = *number != '\0'
                  ? desk_equipment_find (desk_pane_get_office (DESK_PANE (self)), number, &error)
                  : desk_record_table_get_selected (self->list);

  if (error != NULL)
    desk_pane_show_error (DESK_PANE (self), error);
  return item;
}

static void
on_report_damage (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       data)
{
  DeskInventoryPane *self = data;
  gint64 item = named_item (self, parameter);

  if (item == 0)
    return;
  desk_inventory_pane_set_view (self, "care");
  desk_inventory_care_report_damage (self->care, item, NULL, NULL);
}

static void
on_report_fault (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       data)
{
  DeskInventoryPane *self = data;
  gint64 item = named_item (self, parameter);

  if (item == 0)
    return;
  desk_inventory_pane_set_view (self, "care");
  desk_inventory_care_report_fault (self->care, item, "repair");
}

/* A damage report or a job, by its number. */
static void
on_care (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       data)
{
  DeskInventoryPane *self = data;
  const char *number = g_variant_get_string (parameter, NULL);
  const DeskKind *kind =
    g_str_has_prefix (number, "SH") ? &desk_kind_damages : &desk_kind_jobs;
  g_autoptr (GError) error = NULL;
  gint64 id = desk_records_find (desk_pane_get_office (data), kind, number, &error);

  desk_inventory_pane_set_view (self, "care");
  if (id != 0)
    desk_inventory_care_select (self->care, kind, id);
  else
    desk_pane_show_error (data, error);
}

static void
on_preview_damage (GSimpleAction *action,
                   GVariant      *parameter,
                   gpointer       data)
{
  preview (data, "damage-report", g_variant_get_int64 (parameter));
}

/* The register */

static void
on_new (GSimpleAction *action,
        GVariant      *parameter,
        gpointer       data)
{
  desk_inventory_pane_add_item (data);
}

static DeskImportDialog *
present_import (DeskInventoryPane *self)
{
  gboolean supplies = g_str_equal (desk_inventory_pane_get_view (self), "supplies");
  DeskImportDialog *dialog =
    desk_import_dialog_new (desk_pane_get_office (DESK_PANE (self)),
                            supplies ? &desk_kind_supplies : &desk_kind_equipment,
                            GTK_WIDGET (self));

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
on_copy (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       data)
{
  desk_record_table_copy (DESK_INVENTORY_PANE (data)->list);
}

static void
on_find (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       data)
{
  DESK_PANE_GET_CLASS (data)->find (data);
  desk_inventory_pane_search (data, g_variant_get_string (parameter, NULL));
}

static void
on_select (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       data)
{
  desk_inventory_pane_select (data, g_variant_get_int64 (parameter));
}

/* A slip that is out is there to be taken back; what came of an older one is shown. */
static gboolean
show_slip (DeskInventoryPane *self,
           const char        *slip)
{
  DeskOffice *office = desk_pane_get_office (DESK_PANE (self));
  gint64 loan = desk_equipment_slip (office, slip);
  g_autoptr (GPtrArray) out = NULL;

  if (loan == 0)
    return FALSE;
  out = desk_lending_find_items (office, slip, TRUE, NULL);
  if (out == NULL)
    return desk_pane_show_record (DESK_PANE (self), &desk_kind_loans, loan);
  desk_inventory_pane_set_view (self, "loans");
  g_action_activate (desk_pane_get_action (DESK_PANE (self), "return"),
                     g_variant_new_string (slip));
  return TRUE;
}

/* Returns: whether @word names a record of one of those kinds; it is shown then */
static gboolean
show_named (DeskInventoryPane *self,
            const char        *word)
{
  static const DeskKind *const kinds[] = { &desk_kind_damages, &desk_kind_jobs,
                                           &desk_kind_stocktakes };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      gint64 id =
        desk_store_find_named (desk_pane_get_store (DESK_PANE (self)), kinds[i], word, NULL);

      if (id != 0)
        return desk_pane_show_record (DESK_PANE (self), kinds[i], id);
    }
  return FALSE;
}

static gboolean
scan_key (DeskInventoryPane *self,
          const char        *word)
{
  if (desk_store_find_named (desk_pane_get_store (DESK_PANE (self)), &desk_kind_keys, word,
                             NULL) == 0)
    return FALSE;
  desk_inventory_pane_set_view (self, "keys");
  return desk_inventory_keys_scan (self->keys, word);
}

/* A kit goes out as one: it is put on a slip. */
static gboolean
scan_kit (DeskInventoryPane *self,
          const char        *word)
{
  if (desk_store_find_named (desk_pane_get_store (DESK_PANE (self)), &desk_kind_kits, word,
                             NULL) == 0)
    return FALSE;
  g_action_activate (desk_pane_get_action (DESK_PANE (self), "lend"),
                     g_variant_new_string (word));
  return TRUE;
}

/**
 * desk_inventory_pane_scan:
 * @word: what the scanner read from a label
 *
 * Jumps to the item with that number or serial number; counts it where a stocktake is
 * in front. A slip is taken back, a key handed over, a kit put on a slip; damage
 * reports, jobs and stocktakes are shown.
 *
 * Returns: whether there is such a thing
 */
gboolean
desk_inventory_pane_scan (DeskPane   *pane,
                          const char *word)
{
  DeskInventoryPane *self = DESK_INVENTORY_PANE (pane);
  gint64 item = desk_equipment_find (desk_pane_get_office (pane), word, NULL);

  if (item != 0 && gtk_widget_get_mapped (GTK_WIDGET (self->stocktake)) &&
      desk_inventory_stocktake_scan (self->stocktake, word))
    return TRUE;
  if (item == 0)
    return show_slip (self, word) || scan_key (self, word) || scan_kit (self, word) ||
           show_named (self, word);
  if (!desk_inventory_pane_select (self, item))
    return FALSE;
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
  return TRUE;
}

static void
on_scan (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       data)
{
  const char *word = g_variant_get_string (parameter, NULL);
  g_autofree char *text = NULL;

  if (desk_inventory_pane_scan (data, word))
    return;
  /* Translators: %s: a number that was scanned */
  text = g_strdup_printf (_ ("Nothing is known here by the number “%s”."), word);
  desk_pane_toast (data, text, FALSE);
}

static void
on_view (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       data)
{
  const char *view = g_variant_get_string (parameter, NULL);

  /* What followed from a return is looked at there. */
  if (g_str_equal (view, "care"))
    desk_pane_clear_message (data);
  if (gtk_stack_get_child_by_name (DESK_INVENTORY_PANE (data)->stack, view) != NULL &&
      !g_str_equal (view, "empty"))
    desk_inventory_pane_set_view (data, view);
}

void
desk_inventory_pane_add_actions (DeskInventoryPane *self)
{
  static const GActionEntry entries[] = {
    { "view", on_view, "s", "'register'" }, /* register, loans, check … */
    { "new", on_new },
    { "import", on_import },
    { "import-file", on_import_file, "s" },
    { "paste", on_paste },
    { "copy", on_copy },
    { "find", on_find, "s" },
    { "select", on_select, "x" },
    { "scan", on_scan, "s" },     /* a number, as from a label */
    { "lend", on_lend, "s" },     /* an item or a kit; '': what is selected */
    { "return", on_return, "s" }, /* an item, a slip or a kit; '' */
    { "reserve-item", on_reserve_item, "s" },
    { "reserve", on_reserve, "(sss)" }, /* an item, from and until when */
    { "release", on_release, "(ss)" },  /* a slip, an item of it or '' */
    { "qualifications", on_qualifications },
    { "kits", on_kits },
    { "report-damage", on_report_damage, "s" }, /* an item; '': what is selected */
    { "report-fault", on_report_fault, "s" },
    { "care", on_care, "s" }, /* the number of a damage report or a job */
    { "preview-damage", on_preview_damage, "x" },
    { "preview-form", on_preview_form, "s" },
    { "preview-slip", on_preview_slip, "s" },
  };

  desk_pane_add_actions (DESK_PANE (self), entries, G_N_ELEMENTS (entries));
}
