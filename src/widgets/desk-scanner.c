/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A scanner is a keyboard that types a label and Enter, faster than anybody could. */

#include "desk-scanner.h"

#include <string.h>

/* A scanner types faster than this between two letters; nobody else does. */
#define SCANNER_MS 30

/* Shorter words are not taken for labels. */
#define SHORTEST 3

typedef struct
{
  DeskScanned scanned;
  gpointer data;
  GString *word; /* what came so fast up to now */
  guint32 time;  /* when its last letter came */
} Scanner;

static void
scanner_free (gpointer data)
{
  Scanner *self = data;

  g_string_free (self->word, TRUE);
  g_free (self);
}

/* Returns: (nullable): the text that letters go into now */
static GtkEditable *
find_editable (GtkWidget *window)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (window));

  return focus != NULL && GTK_IS_EDITABLE (focus) ? GTK_EDITABLE (focus) : NULL;
}

/* Whether the focus is where labels are scanned into, as in a count. */
static gboolean
is_taken (GtkWidget *window)
{
  for (GtkWidget *widget = gtk_root_get_focus (GTK_ROOT (window)); widget != NULL;
       widget = gtk_widget_get_parent (widget))
    if (g_object_get_data (G_OBJECT (widget), "desk-scanner-taker") != NULL)
      return TRUE;
  return FALSE;
}

/* What the scanner wrote into a text that was not meant goes again. */
static void
take_out (GtkEditable *editable,
          const char  *word)
{
  int end = gtk_editable_get_position (editable);
  int start = end - (int) g_utf8_strlen (word, -1);
  g_autofree char *text = start >= 0 ? gtk_editable_get_chars (editable, start, end) : NULL;

  if (g_strcmp0 (text, word) == 0)
    gtk_editable_delete_text (editable, start, end);
}

static gboolean
end_word (Scanner   *self,
          GtkWidget *window)
{
  GtkEditable *editable = find_editable (window);
  g_autofree char *word = g_strdup (self->word->str);

  g_string_truncate (self->word, 0);
  if (g_utf8_strlen (word, -1) < SHORTEST || is_taken (window))
    return FALSE;
  if (editable != NULL)
    g_object_ref (editable);
  if (!self->scanned (word, self->data))
    {
      g_clear_object (&editable);
      return FALSE;
    }
  if (editable != NULL)
    take_out (editable, word);
  g_clear_object (&editable);
  return TRUE;
}

static gboolean
on_key (GtkEventControllerKey *controller,
        guint                  keyval,
        guint                  keycode,
        GdkModifierType        state,
        Scanner               *self)
{
  GtkWidget *window = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));
  guint32 time = gtk_event_controller_get_current_event_time (GTK_EVENT_CONTROLLER (controller));
  gboolean fast = time - self->time <= SCANNER_MS;
  gunichar letter = gdk_keyval_to_unicode (keyval);

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0)
    return FALSE;
  /* A scanner holds Shift down for capitals, which takes no time of a letter. */
  if (keyval == GDK_KEY_Shift_L || keyval == GDK_KEY_Shift_R)
    return FALSE;
  if (!fast)
    g_string_truncate (self->word, 0);
  self->time = time;
  if (keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter)
    return end_word (self, window);
  if (letter == 0 || !g_unichar_isgraph (letter))
    {
      g_string_truncate (self->word, 0);
      return FALSE;
    }
  g_string_append_unichar (self->word, letter);
  /* Letters that follow each other like that are no marks and no search. */
  return self->word->len > 1 && find_editable (window) == NULL;
}

/**
 * desk_scanner_attach:
 * @window: a window, whatever has the focus in it
 * @scanned: told with @data each label that is scanned, except where scans are taken
 *   already; when it knows the label, what was written of it is taken back
 */
void
desk_scanner_attach (GtkWidget   *window,
                     DeskScanned  scanned,
                     gpointer     data)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  Scanner *self = g_new0 (Scanner, 1);

  self->scanned = scanned;
  self->data = data;
  self->word = g_string_new (NULL);
  g_object_set_data_full (G_OBJECT (keys), "desk-scanner", self, scanner_free);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (window, keys);
}

/* What is scanned while the focus is in @widget is meant for it. */
void
desk_scanner_set_taker (GtkWidget *widget)
{
  g_object_set_data (G_OBJECT (widget), "desk-scanner-taker", GINT_TO_POINTER (TRUE));
}
