/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk-inventory-history.h"

#include "desk-custody.h"
#include "desk-inventory-parts.h"
#include "desk-language.h"

/* So much is made at once; what is older is only counted. */
#define MOST_HISTORY 300

static void
add_entry (GtkWidget              *box,
           const DeskCustodyEntry *entry)
{
  const DeskField *field = desk_kind_get_field (&desk_kind_custody, "reason");
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  const char *reason = desk_field_choice_label (field, entry->reason, desk_language_current ());
  g_autofree char *from = desk_inventory_moment (entry->from);
  g_autofree char *until = entry->until != NULL ? desk_inventory_moment (entry->until) : NULL;
  g_autofree char *span = NULL;
  g_autoptr (GString) words = g_string_new (reason);

  if (entry->name != NULL && *entry->name != '\0')
    g_string_append_printf (words, " · %s", entry->name);
  if (entry->slip != NULL)
    g_string_append_printf (words, " · %s", entry->slip);
  if (until != NULL)
    /* Translators: %1$s and %2$s: from when, until when */
    span = g_strdup_printf (C_ ("time", "%1$s – %2$s"), from, until);
  else
    /* Translators: %s: a moment */
    span = g_strdup_printf (_ ("since %s"), from);
  gtk_box_append (GTK_BOX (row), desk_inventory_label (words->str, NULL));
  gtk_box_append (GTK_BOX (row), desk_inventory_label (span, "desk-field-label"));
  if (entry->condition != NULL)
    gtk_box_append (GTK_BOX (row), desk_inventory_label (entry->condition, "desk-field-label"));
  gtk_box_append (GTK_BOX (box), row);
}

/* Shows in @box who had an item of equipment or a key, the newest at the top. */
void
desk_inventory_history_show (GtkWidget      *box,
                             DeskOffice     *office,
                             const DeskKind *kind,
                             gint64          id)
{
  g_autoptr (GPtrArray) entries = desk_custody_history (office, kind, id, NULL);
  guint n = entries != NULL ? entries->len : 0;
  guint shown = MIN (n, MOST_HISTORY);

  desk_inventory_clear (box);
  for (guint i = 0; i < shown; i++)
    add_entry (box, entries->pdata[n - 1 - i]);
  if (n > shown)
    {
      g_autofree char *more =
        g_strdup_printf (ngettext ("and %u more", "and %u more", n - shown), n - shown);
      gtk_box_append (GTK_BOX (box), desk_inventory_label (more, "dim-label"));
    }
}
