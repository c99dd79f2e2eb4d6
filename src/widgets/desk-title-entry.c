/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The name of a record, changed where it stands. (A GtkEditableLabel would do, but
 * in GTK 4.8 one that goes away just after it lost the focus takes the program along.) */

#include "desk-title-entry.h"

#include "desk-language.h"
#include "desk-records.h"

typedef struct
{
  DeskOffice *office;
  const DeskKind *kind;
  gint64 id;
  char *shown;
  DeskTitleEntryFailed failed;
  gpointer data;
} Title;

static void
title_free (Title *self)
{
  g_object_unref (self->office);
  g_free (self->shown);
  g_free (self);
}

static Title *
title_of (GtkWidget *entry)
{
  return g_object_get_data (G_OBJECT (entry), "title");
}

static void
save (GtkWidget *entry)
{
  Title *self = title_of (entry);
  const char *text = gtk_editable_get_text (GTK_EDITABLE (entry));
  g_autoptr (DeskDraft) draft = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;

  if (g_str_equal (text, self->shown))
    return;
  before = self->shown;
  self->shown = g_strdup (text);
  draft = desk_draft_edit (desk_office_get_store (self->office), self->kind, self->id, &error);
  if (draft != NULL && desk_draft_enter (draft, desk_kind_get_title (self->kind), text, &error) &&
      desk_records_save (self->office, draft, &error))
    return;
  g_free (self->shown);
  self->shown = g_steal_pointer (&before);
  gtk_editable_set_text (GTK_EDITABLE (entry), self->shown);
  self->failed (self->data, error);
}

static gboolean
on_key (GtkWidget *entry,
        guint      keyval)
{
  if (keyval != GDK_KEY_Escape)
    return GDK_EVENT_PROPAGATE;
  gtk_editable_set_text (GTK_EDITABLE (entry), title_of (entry)->shown);
  return GDK_EVENT_STOP;
}

/**
 * desk_title_entry_new:
 * @failed: called when the name cannot be taken; the one before stands then
 *
 * Returns: an entry with the name of record @id, which saves it on Enter and when it
 *   loses the focus
 */
GtkWidget *
desk_title_entry_new (DeskOffice           *office,
                      const DeskKind       *kind,
                      gint64                id,
                      DeskTitleEntryFailed  failed,
                      gpointer              data)
{
  GtkWidget *entry = gtk_entry_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  g_autoptr (DeskRecord) record = desk_record_get (desk_office_get_store (office), kind, id, NULL);
  Title *self = g_new0 (Title, 1);

  self->office = g_object_ref (office);
  self->kind = kind;
  self->id = id;
  self->shown = g_strdup (record != NULL ? desk_record_get_title (record) : "");
  self->failed = failed;
  self->data = data;
  g_object_set_data_full (G_OBJECT (entry), "title", self, (GDestroyNotify) title_free);

  gtk_editable_set_text (GTK_EDITABLE (entry), self->shown);
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 4);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (entry), 30);
  gtk_widget_set_hexpand (entry, TRUE);
  gtk_widget_add_css_class (entry, "desk-title-entry");
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (desk_kind_get_title (kind)->label), -1);
  g_signal_connect (entry, "activate", G_CALLBACK (save), NULL);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (save), entry);
  gtk_widget_add_controller (entry, focus);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key), entry);
  gtk_widget_add_controller (entry, keys);
  return entry;
}
