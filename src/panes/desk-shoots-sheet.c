/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk-shoots-sheet.h"

#include "desk-attachments.h"
#include "desk-date-entry.h"
#include "desk-file-dialog.h"
#include "desk-inventory-parts.h"
#include "desk-language.h"

/* A field of the step, and where it is filled in. */
typedef struct
{
  DeskShootsSheet *sheet;
  const DeskFlowField *field; /* the template's */
  char *stored;               /* as the file has it; "" for nothing */
  GtkWidget *mark;            /* says that it is needed */
  GtkWidget *input;           /* an entry or a drop-down, else NULL */
  GtkWidget *yes, *no;        /* of yes and no */
} Line;

struct _DeskShootsSheet
{
  GtkWidget parent_instance;

  DeskOffice *office;
  DeskFlowTemplate *template; /* keeps the fields alive */
  gint64 shoot;
  gint64 visit;
  GPtrArray *lines;
  gboolean loading;

  GtkWidget *box;
};

enum
{
  SIGNAL_CHANGED,
  SIGNAL_FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DeskShootsSheet, desk_shoots_sheet, GTK_TYPE_WIDGET)

static void
line_free (gpointer data)
{
  Line *line = data;

  g_free (line->stored);
  g_free (line);
}

/* What is written */

static char *
line_text (const Line *line)
{
  if (line->field->type == DESK_FLOW_YES_NO)
    return g_strdup (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (line->yes))  ? "yes"
                     : gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (line->no)) ? "no"
                                                                                   : "");
  if (line->field->type == DESK_FLOW_CHOICE)
    {
      guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (line->input));

      return g_strdup (selected == 0 || selected == GTK_INVALID_LIST_POSITION
                         ? ""
                         : line->field->choices[selected - 1]);
    }
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (line->input))));
}

static void
set_line_text (Line       *line,
               const char *text)
{
  if (line->field->type == DESK_FLOW_YES_NO)
    {
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (line->yes), g_str_equal (text, "yes"));
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (line->no), g_str_equal (text, "no"));
    }
  else if (line->field->type == DESK_FLOW_CHOICE)
    {
      guint selected = 0;

      for (guint i = 0; line->field->choices != NULL && line->field->choices[i] != NULL; i++)
        if (g_str_equal (line->field->choices[i], text))
          selected = i + 1;
      gtk_drop_down_set_selected (GTK_DROP_DOWN (line->input), selected);
    }
  else
    gtk_editable_set_text (GTK_EDITABLE (line->input), text);
}

/* What is needed says so until it is there. */
static void
update_mark (Line *line)
{
  g_autofree char *text = line_text (line);

  gtk_widget_set_visible (line->mark, line->field->required &&
                                        !desk_flow_field_is_done (line->field, text));
}

static void
on_changed (Line *line)
{
  update_mark (line);
  if (!line->sheet->loading)
    g_signal_emit (line->sheet, signals[SIGNAL_CHANGED], 0);
}

/* Files */

static void
on_file_chosen (const char *path,
                gpointer    data)
{
  Line *line = g_object_get_data (data, "line");
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) added = NULL;
  g_autofree char *name = g_path_get_basename (path);
  const char *paths[] = { path, NULL };

  added = desk_attachments_add_files (line->sheet->office, &desk_kind_shoots, line->sheet->shoot,
                                      paths, &error);
  /* What is attached already is as good. */
  if (added == NULL && !g_error_matches (error, DESK_ERROR, DESK_ERROR_EXISTS))
    {
      g_signal_emit (line->sheet, signals[SIGNAL_FAILED], 0, error);
      return;
    }
  gtk_editable_set_text (GTK_EDITABLE (line->input), name);
}

static void
on_attach (GtkButton *button,
           Line      *line)
{
  static const DeskFileType types[] = {
    { N_ ("Pictures and documents"), "*.png *.jpg *.jpeg *.webp *.pdf *.docx *.xlsx" },
    { N_ ("All files"), "*" },
    { NULL },
  };

  desk_file_dialog_open (GTK_WIDGET (button),
                         desk_flow_field_get_title (line->field, desk_language_current ()), types,
                         on_file_chosen, g_object_ref (line->input), g_object_unref);
}

/* Building */

static void
name_input (GtkWidget  *input,
            const Line *line)
{
  const char *title = desk_flow_field_get_title (line->field, desk_language_current ());

  gtk_accessible_update_property (GTK_ACCESSIBLE (input), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
}

static GtkWidget *
make_yes_no (Line *line)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  const char *title = desk_flow_field_get_title (line->field, desk_language_current ());
  /* Translators: %s: a question, as “Checked against the booking”; for those who hear it */
  g_autofree char *yes = g_strdup_printf (C_ ("field", "%s: yes"), title);
  g_autofree char *no = g_strdup_printf (C_ ("field", "%s: no"), title);

  line->yes = gtk_toggle_button_new_with_label (C_ ("field", "Yes"));
  line->no = gtk_toggle_button_new_with_label (C_ ("field", "No"));
  gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (line->no), GTK_TOGGLE_BUTTON (line->yes));
  gtk_accessible_update_property (GTK_ACCESSIBLE (line->yes), GTK_ACCESSIBLE_PROPERTY_LABEL, yes,
                                  -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (line->no), GTK_ACCESSIBLE_PROPERTY_LABEL, no,
                                  -1);
  gtk_widget_set_hexpand (line->yes, TRUE);
  gtk_widget_set_hexpand (line->no, TRUE);
  gtk_widget_add_css_class (box, "linked");
  gtk_box_append (GTK_BOX (box), line->yes);
  gtk_box_append (GTK_BOX (box), line->no);
  g_signal_connect_swapped (line->yes, "toggled", G_CALLBACK (on_changed), line);
  g_signal_connect_swapped (line->no, "toggled", G_CALLBACK (on_changed), line);
  return box;
}

static GtkWidget *
make_choice (Line *line)
{
  g_autoptr (GtkStringList) labels =
    gtk_string_list_new ((const char *const[]){ C_ ("field", "Choose…"), NULL });

  for (guint i = 0; line->field->choices != NULL && line->field->choices[i] != NULL; i++)
    gtk_string_list_append (labels, desk_flow_field_get_label (line->field,
                                                               line->field->choices[i],
                                                               desk_language_current ()));
  line->input = gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&labels)), NULL);
  name_input (line->input, line);
  g_signal_connect_swapped (line->input, "notify::selected", G_CALLBACK (on_changed), line);
  return line->input;
}

static GtkWidget *
make_file (Line *line)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *button = gtk_button_new_from_icon_name ("mail-attachment-symbolic");

  gtk_entry_set_placeholder_text (GTK_ENTRY (line->input), _ ("Where it is, or a file"));
  gtk_widget_set_hexpand (line->input, TRUE);
  gtk_widget_set_tooltip_text (button, _ ("Attach a file…"));
  g_object_set_data (G_OBJECT (line->input), "line", line);
  g_signal_connect (button, "clicked", G_CALLBACK (on_attach), line);
  gtk_box_append (GTK_BOX (box), line->input);
  gtk_box_append (GTK_BOX (box), button);
  return box;
}

static GtkWidget *
make_input (Line *line)
{
  switch (line->field->type)
    {
    case DESK_FLOW_YES_NO:
      return make_yes_no (line);
    case DESK_FLOW_CHOICE:
      return make_choice (line);
    case DESK_FLOW_DATE:
      line->input = desk_date_entry_new ();
      break;
    case DESK_FLOW_INTEGER:
      line->input = gtk_entry_new ();
      gtk_entry_set_input_purpose (GTK_ENTRY (line->input), GTK_INPUT_PURPOSE_DIGITS);
      break;
    case DESK_FLOW_TEXT:
    case DESK_FLOW_FILE:
      line->input = gtk_entry_new ();
      break;
    }
  name_input (line->input, line);
  g_signal_connect_swapped (line->input, "changed", G_CALLBACK (on_changed), line);
  return line->field->type == DESK_FLOW_FILE ? make_file (line) : line->input;
}

static void
focus_next (DeskShootsSheet *self)
{
  gtk_widget_child_focus (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self))),
                          GTK_DIR_TAB_FORWARD);
}

static void
add_line (DeskShootsSheet     *self,
          const DeskFlowField *field)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label =
    desk_inventory_label (desk_flow_field_get_title (field, desk_language_current ()),
                          "desk-field-label");
  Line *line = g_new0 (Line, 1);

  line->sheet = self;
  line->field = field;
  line->stored = g_strdup ("");
  line->mark = gtk_label_new (C_ ("field", "needed"));
  gtk_widget_add_css_class (line->mark, "desk-shoots-needed");
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (head), label);
  gtk_box_append (GTK_BOX (head), line->mark);
  gtk_box_append (GTK_BOX (row), head);
  gtk_box_append (GTK_BOX (row), make_input (line));
  /* Enter goes from field to field, as in the sheets. */
  if (GTK_IS_ENTRY (line->input))
    g_signal_connect_swapped (line->input, "activate", G_CALLBACK (focus_next), self);
  gtk_box_append (GTK_BOX (self->box), row);
  g_ptr_array_add (self->lines, line);
}

static void
desk_shoots_sheet_dispose (GObject *object)
{
  DeskShootsSheet *self = DESK_SHOOTS_SHEET (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->office);

  G_OBJECT_CLASS (desk_shoots_sheet_parent_class)->dispose (object);
}

static void
desk_shoots_sheet_finalize (GObject *object)
{
  DeskShootsSheet *self = DESK_SHOOTS_SHEET (object);

  g_ptr_array_unref (self->lines);
  g_clear_pointer (&self->template, desk_flow_template_unref);

  G_OBJECT_CLASS (desk_shoots_sheet_parent_class)->finalize (object);
}

static void
desk_shoots_sheet_class_init (DeskShootsSheetClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_shoots_sheet_dispose;
  G_OBJECT_CLASS (klass)->finalize = desk_shoots_sheet_finalize;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);

  /* DeskShootsSheet::changed: the user filled something in. */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", DESK_TYPE_SHOOTS_SHEET, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
  /* DeskShootsSheet::failed: a file could not be attached. */
  signals[SIGNAL_FAILED] = g_signal_new ("failed", DESK_TYPE_SHOOTS_SHEET, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
desk_shoots_sheet_init (DeskShootsSheet *self)
{
  self->lines = g_ptr_array_new_with_free_func (line_free);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
desk_shoots_sheet_new (DeskOffice *office)
{
  DeskShootsSheet *self = g_object_new (DESK_TYPE_SHOOTS_SHEET, NULL);

  self->office = g_object_ref (office);
  return GTK_WIDGET (self);
}

/* What the client's record says is there already (SHO-1). */
static char *
value_of_client (DeskShootsSheet     *self,
                 const DeskFlowField *field,
                 gint64               client)
{
  g_autoptr (DeskRecord) record =
    field->client_field != NULL && client != 0
      ? desk_record_get (desk_office_get_store (self->office), &desk_kind_clients, client, NULL)
      : NULL;
  const char *text = record != NULL && desk_kind_get_field (&desk_kind_clients,
                                                            field->client_field) != NULL
                       ? desk_record_get_text (record, field->client_field)
                       : NULL;

  return g_strdup (text != NULL ? text : "");
}

static void
build (DeskShootsSheet    *self,
       const DeskFlowCase *shoot)
{
  const DeskFlowStep *step = desk_flow_template_get_step (shoot->template, shoot->card->step);

  desk_inventory_clear (self->box);
  g_ptr_array_set_size (self->lines, 0);
  g_clear_pointer (&self->template, desk_flow_template_unref);
  self->template = desk_flow_template_ref (shoot->template);
  for (guint i = 0; step != NULL && shoot->visit != NULL && i < step->fields->len; i++)
    add_line (self, step->fields->pdata[i]);
  gtk_widget_set_visible (GTK_WIDGET (self), self->lines->len > 0);
}

/**
 * desk_shoots_sheet_load:
 *
 * Shows the fields of the step the case is in. What the user has written into them and
 * that is not saved yet stays, as long as the case is in that step.
 */
void
desk_shoots_sheet_load (DeskShootsSheet    *self,
                        const DeskFlowCase *shoot)
{
  gint64 visit = shoot->visit != NULL ? shoot->visit->id : 0;
  gboolean same = self->template != NULL && self->shoot == shoot->card->id && self->visit == visit;

  self->loading = TRUE;
  if (!same)
    build (self, shoot);
  self->shoot = shoot->card->id;
  self->visit = visit;
  for (guint i = 0; i < self->lines->len; i++)
    {
      Line *line = self->lines->pdata[i];
      const char *value = g_hash_table_lookup (shoot->visit->values, line->field->name);
      g_autofree char *stored = value != NULL
                                  ? g_strdup (value)
                                  : value_of_client (self, line->field, shoot->card->client);
      g_autofree char *written = line_text (line);

      if (!same || g_str_equal (written, line->stored))
        set_line_text (line, stored);
      g_free (line->stored);
      line->stored = g_steal_pointer (&stored);
      update_mark (line);
    }
  self->loading = FALSE;
}

/* Returns: whether something is written that is not saved */
gboolean
desk_shoots_sheet_is_changed (DeskShootsSheet *self)
{
  for (guint i = 0; i < self->lines->len; i++)
    {
      const Line *line = self->lines->pdata[i];
      g_autofree char *text = line_text (line);

      if (!g_str_equal (text, line->stored))
        return TRUE;
    }
  return FALSE;
}

void
desk_shoots_sheet_revert (DeskShootsSheet *self)
{
  for (guint i = 0; i < self->lines->len; i++)
    set_line_text (self->lines->pdata[i], ((Line *) self->lines->pdata[i])->stored);
}

/* Returns: (transfer full): what is written and not saved, by the fields' names */
GHashTable *
desk_shoots_sheet_get_changes (DeskShootsSheet *self)
{
  GHashTable *changes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint i = 0; i < self->lines->len; i++)
    {
      const Line *line = self->lines->pdata[i];
      g_autofree char *text = line_text (line);

      if (!g_str_equal (text, line->stored))
        g_hash_table_insert (changes, g_strdup (line->field->name), g_steal_pointer (&text));
    }
  return changes;
}

static Line *
find_line (DeskShootsSheet *self,
           const char      *name)
{
  for (guint i = 0; i < self->lines->len; i++)
    {
      Line *line = self->lines->pdata[i];

      if (g_str_equal (line->field->name, name))
        return line;
    }
  return NULL;
}

static gboolean
focus_line (const Line *line)
{
  return gtk_widget_grab_focus (line->input != NULL ? line->input : line->yes);
}

/* Writes @text into the field as the user would. Returns: whether there is such a field */
gboolean
desk_shoots_sheet_set_field (DeskShootsSheet *self,
                             const char      *name,
                             const char      *text)
{
  Line *line = find_line (self, name);

  if (line != NULL)
    set_line_text (line, text);
  return line != NULL;
}

/* Puts the cursor where something is needed. Returns: whether something is */
gboolean
desk_shoots_sheet_focus_first (DeskShootsSheet *self)
{
  for (guint i = 0; i < self->lines->len; i++)
    if (gtk_widget_get_visible (((Line *) self->lines->pdata[i])->mark) &&
        focus_line (self->lines->pdata[i]))
      return TRUE;
  return FALSE;
}
