/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Writes the sample forms into a folder in every format, and their cells as text
 * for test_form_files.py to compare: tab-separated, \n escaped. */

#include <stdio.h>

#include "desk-form-export.h"
#include "desk-form-page.h"
#include "sample-forms.h"

static const char *const value_names[] = { "empty", "text", "mark", "code", "integer",
                                           "decimal", "money", "date", "percent" };

static char *
value_of (const DeskFormCell *cell)
{
  switch (cell->value)
    {
    case DESK_FORM_TEXT:
    case DESK_FORM_MARK:
    case DESK_FORM_CODE:
      return g_strescape (cell->text, NULL);
    case DESK_FORM_INTEGER:
    case DESK_FORM_MONEY:
      return g_strdup_printf ("%" G_GINT64_FORMAT, cell->integer);
    case DESK_FORM_DATE:
      return desk_date_to_iso ((DeskDate) cell->integer);
    case DESK_FORM_DECIMAL:
    case DESK_FORM_PERCENT:
      return g_strdup_printf ("%.6f", cell->number);
    case DESK_FORM_EMPTY:
    default:
      return g_strdup ("");
    }
}

static void
write_cells (DeskForm   *form,
             const char *path)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (DeskFormPages) pages = desk_form_pages_new (form);

  g_string_append_printf (
    text, "form\t%s\t%s\t%d\t%d\t%d\t%d\t%s\t%u\t%u\t%d\n", form->title, form->studio,
    desk_form_n_rows (form), desk_form_n_columns (form), desk_form_n_head_rows (form),
    form->left != NULL || form->right != NULL,
    form->orientation == DESK_FORM_LANDSCAPE ? "landscape" : "portrait", form->copies->len,
    form->charts->len, desk_form_pages_get_n (pages));
  for (guint i = 0; i < form->cells->len; i++)
    {
      const DeskFormCell *cell = form->cells->pdata[i];
      g_autofree char *value = value_of (cell);
      g_autofree char *shown = desk_form_cell_to_text (form, cell);
      g_autofree char *escaped = g_strescape (shown, NULL);

      g_string_append_printf (text, "cell\t%d\t%d\t%d\t%d\t%s\t%s\t%s\n", cell->row, cell->column,
                              cell->rows, cell->columns, value_names[cell->value], value, escaped);
    }
  for (guint i = 0; i < form->legend->len; i++)
    g_string_append_printf (text, "legend\t%s\n", (const char *) form->legend->pdata[i]);
  for (guint i = 0; i < form->foot->len; i++)
    {
      g_autofree char *foot = desk_form_foot_to_text (form, form->foot->pdata[i]);
      g_string_append_printf (text, "foot\t%s\n", foot);
    }
  if (!g_file_set_contents (path, text->str, -1, NULL))
    g_error ("%s cannot be written", path);
}

int
main (int   argc,
      char *argv[])
{
  static const char *const names[] = { "duty", "register", "summary", "slip", "hostile" };
  static const char *const endings[] = { "pdf", "png", "xlsx", "csv" };
  DeskForm *forms[] = { sample_duty_week (), sample_register (100), sample_summary (),
                        sample_slip (), sample_hostile () };

  if (argc != 2)
    {
      g_printerr ("usage: form-sample FOLDER\n");
      return 2;
    }
  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_autofree char *cells = g_strdup_printf ("%s/%s.cells", argv[1], names[i]);

      write_cells (forms[i], cells);
      for (guint j = 0; j < G_N_ELEMENTS (endings); j++)
        {
          g_autofree char *path = g_strdup_printf ("%s/%s.%s", argv[1], names[i], endings[j]);
          g_autoptr (GError) error = NULL;

          if (!desk_form_export (&forms[i], 1, path, &error))
            g_error ("%s", error->message);
        }
      desk_form_unref (forms[i]);
    }
  return 0;
}
