/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the program answers: tables on standard output, a line a problem on
 * standard error. */

#include "desk-ctl.h"

#include <errno.h>
#include <json-glib/json-glib.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "desk-csv-writer.h"
#include "desk-language.h"
#include "desk-text.h"

/* One line on standard error: who speaks, what it is about, why. */
void
desk_ctl_problem (const char *what,
                  const char *why)
{
  g_autofree char *line = g_strdup_printf ("studio-deskctl: %s: %s", what, why);

  fprintf (stderr, "%s\n", g_strdelimit (line, "\r\n", ' '));
}

/* Says @error. Returns: how the program ends then */
int
desk_ctl_fail (const char   *what,
               const GError *error)
{
  desk_ctl_problem (what, error->message);
  return DESK_CTL_FAILED;
}

/* Says what was not understood. Returns: how the program ends then */
int
desk_ctl_usage (const char *what,
                const char *why)
{
  desk_ctl_problem (what, why);
  return DESK_CTL_USAGE;
}

static int
compare_letters (const void *a,
                 const void *b)
{
  return *(const char *) a - *(const char *) b;
}

/* Letters in the wrong order are the commonest slip: "lsit" is "list", though "init"
 * has as many letters in other places. */
static const char *
find_same_letters (const char *word,
                   GPtrArray  *known)
{
  g_autofree char *letters = g_strdup (word);

  qsort (letters, strlen (letters), 1, compare_letters);
  for (guint i = 0; i < known->len; i++)
    {
      g_autofree char *other = g_strdup (known->pdata[i]);

      qsort (other, strlen (other), 1, compare_letters);
      if (g_str_equal (letters, other))
        return known->pdata[i];
    }
  return NULL;
}

/**
 * desk_ctl_unknown:
 * @what: what @word should be: a command, a field
 * @known: (element-type utf8): what there is
 *
 * Answers an unknown word with the nearest one.
 *
 * Returns: how the program ends then
 */
int
desk_ctl_unknown (const char *what,
                  const char *word,
                  GPtrArray  *known)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  g_autofree char *why = NULL;
  const char *nearest;

  for (guint i = 0; i < known->len; i++)
    g_ptr_array_add (words, known->pdata[i]);
  g_ptr_array_add (words, NULL);
  nearest = find_same_letters (word, known);
  if (nearest == NULL)
    nearest = desk_text_nearest (word, (const char *const *) words->pdata);
  if (nearest != NULL)
    /* Translators: %1$s: what a word should be, as “command”, %2$s: the word that is near */
    why = g_strdup_printf (_ ("unknown %1$s; did you mean “%2$s”?"), what, nearest);
  else
    {
      g_autofree char *list = g_strjoinv (_ (", "), (char **) words->pdata);
      /* Translators: %1$s: what a word should be, as “command”, %2$s: a list of words */
      why = g_strdup_printf (_ ("unknown %1$s; there are %2$s"), what, list);
    }
  return desk_ctl_usage (word, why);
}

/* Does what the first word says, or answers with the nearest one. */
int
desk_ctl_run_verb (DeskCtl           *self,
                   const DeskCtlVerb *verbs)
{
  const char *word = desk_ctl_word (self, 0);
  g_autoptr (GPtrArray) known = g_ptr_array_new ();

  for (const DeskCtlVerb *verb = verbs; verb->name != NULL; verb++)
    {
      if (g_str_equal (verb->name, word))
        {
          if (self->words->len < verb->min)
            return desk_ctl_usage (word, _ ("something is missing behind it"));
          if (verb->max != 0 && self->words->len > verb->max)
            return desk_ctl_usage (desk_ctl_word (self, verb->max), _ ("this is too much"));
          return verb->run (self);
        }
      g_ptr_array_add (known, (gpointer) verb->name);
    }
  return desk_ctl_unknown (_ ("verb"), word, known);
}

/* Adds a line to what is printed at the end. */
void
desk_ctl_print (DeskCtl    *self,
                const char *line)
{
  g_string_append (self->output, line);
  g_string_append_c (self->output, '\n');
}

static void
print_csv (DeskCtl      *self,
           DeskListing  *listing,
           const GArray *columns)
{
  g_autoptr (GPtrArray) cells = g_ptr_array_new ();

  for (guint i = 0; i < columns->len; i++)
    g_ptr_array_add (cells, listing->columns->pdata[g_array_index (columns, guint, i)]);
  g_ptr_array_add (cells, NULL);
  desk_csv_append_row (self->output, (const char *const *) cells->pdata);
  for (guint r = 0; r < listing->rows->len; r++)
    {
      const DeskListingCell *row = listing->rows->pdata[r];

      for (guint i = 0; i < columns->len; i++)
        {
          const char *words = row[g_array_index (columns, guint, i)].words;
          cells->pdata[i] = (gpointer) (words != NULL ? words : "");
        }
      desk_csv_append_row (self->output, (const char *const *) cells->pdata);
    }
}

static void
add_json_cell (JsonBuilder           *builder,
               DeskListingType        type,
               const DeskListingCell *cell)
{
  if (cell->code == NULL)
    json_builder_add_null_value (builder);
  else if (type == DESK_LISTING_NUMBER)
    json_builder_add_int_value (builder, g_ascii_strtoll (cell->code, NULL, 10));
  else if (type == DESK_LISTING_YES_NO)
    json_builder_add_boolean_value (builder, g_str_equal (cell->code, "true"));
  else if (type == DESK_LISTING_JSON)
    json_builder_add_value (builder, json_from_string (cell->code, NULL));
  else
    json_builder_add_string_value (builder, cell->code);
}

static void
print_json (DeskCtl      *self,
            DeskListing  *listing,
            const GArray *columns)
{
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *text = NULL;

  json_builder_begin_array (builder);
  for (guint r = 0; r < listing->rows->len; r++)
    {
      const DeskListingCell *row = listing->rows->pdata[r];

      json_builder_begin_object (builder);
      for (guint i = 0; i < columns->len; i++)
        {
          guint column = g_array_index (columns, guint, i);

          json_builder_set_member_name (builder, listing->columns->pdata[column]);
          add_json_cell (builder, g_array_index (listing->types, DeskListingType, column),
                         &row[column]);
        }
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  root = json_builder_get_root (builder);
  text = json_to_string (root, FALSE);
  desk_ctl_print (self, text);
}

/**
 * desk_ctl_print_listing:
 * @columns: (nullable) (element-type guint): which, in this order; %NULL: all
 *
 * Prints a table as CSV, with --json as an array of objects.
 */
void
desk_ctl_print_listing (DeskCtl      *self,
                        DeskListing  *listing,
                        const GArray *columns)
{
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; columns == NULL && i < listing->columns->len; i++)
    g_array_append_val (all, i);
  if (self->json)
    print_json (self, listing, columns != NULL ? columns : all);
  else
    print_csv (self, listing, columns != NULL ? columns : all);
}

/* Writes everything out. Returns: FALSE when it could not be written */
gboolean
desk_ctl_flush (DeskCtl *self)
{
  gboolean done = fwrite (self->output->str, 1, self->output->len, stdout) == self->output->len;

  done = fflush (stdout) == 0 && done;
  if (!done)
    desk_ctl_problem (_ ("standard output"), g_strerror (errno));
  return done;
}
