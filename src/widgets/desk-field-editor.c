/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk-field-editor.h"

#include "desk-date-entry.h"
#include "desk-language.h"
#include "desk-reference-entry.h"

struct _DeskFieldEditor
{
  GtkWidget parent_instance;

  DeskStore *store;
  const DeskField *field;
  DeskDraft *draft; /* (nullable) what the field is entered into */
  char *shown;      /* the text as it was loaded */
  gboolean loading;

  GtkWidget *label;
  GtkWidget *input; /* what stands under the label */
  GtkWidget *error;

  GtkWidget *entry;    /* what is typed into, of a text view NULL */
  GtkWidget *view;     /* of long texts */
  GtkWidget *dropdown; /* of choices */
  GtkWidget *toggle;   /* of yes and no */
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DeskFieldEditor, desk_field_editor, GTK_TYPE_WIDGET)

static gboolean
is_required (DeskFieldEditor *self)
{
  return (self->field->flags & DESK_FIELD_REQUIRED) != 0;
}

static void
say (DeskFieldEditor *self,
     const char      *message)
{
  gtk_label_set_label (GTK_LABEL (self->error), message != NULL ? message : "");
  gtk_widget_set_visible (self->error, message != NULL);
  if (self->entry == NULL)
    return;
  if (message != NULL)
    gtk_widget_add_css_class (self->entry, "error");
  else
    gtk_widget_remove_css_class (self->entry, "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_INVALID,
                               message != NULL ? GTK_ACCESSIBLE_INVALID_TRUE
                                               : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
}

/* Returns: (transfer full): what the user wrote */
static char *
read_text (DeskFieldEditor *self)
{
  GtkTextBuffer *buffer;
  GtkTextIter start, end;

  if (self->entry != NULL)
    return g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view));
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

/* A new record that is just begun is not complained of before it is saved. */
static void
on_leave (DeskFieldEditor *self)
{
  g_autofree char *text = self->draft != NULL ? read_text (self) : NULL;

  if (text != NULL && (desk_draft_get_id (self->draft) != 0 || *text != '\0' ||
                       !g_str_equal (text, self->shown)))
    desk_field_editor_commit (self);
}

static void
on_changed (DeskFieldEditor *self)
{
  if (!self->loading)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
on_chosen (DeskFieldEditor *self)
{
  guint i = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->dropdown));

  if (self->loading || self->draft == NULL)
    return;
  if (i == 0 || i == GTK_INVALID_LIST_POSITION)
    desk_draft_clear (self->draft, self->field->name);
  else
    desk_draft_set_text (self->draft, self->field->name, self->field->choices[i - 1].code);
  say (self, NULL);
  on_changed (self);
}

static void
on_toggled (DeskFieldEditor *self)
{
  if (self->loading || self->draft == NULL)
    return;
  desk_draft_set_number (self->draft, self->field->name,
                         gtk_switch_get_active (GTK_SWITCH (self->toggle)));
  on_changed (self);
}

static void
go_next (DeskFieldEditor *self)
{
  if (desk_field_editor_commit (self))
    g_signal_emit_by_name (self->entry, "move-focus", GTK_DIR_TAB_FORWARD);
}

static void
add_entry (DeskFieldEditor *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  switch (self->field->type)
    {
    case DESK_FIELD_REFERENCE:
      self->input = desk_reference_entry_new (
        self->store, desk_store_find_kind (self->store, self->field->reference));
      self->entry = GTK_WIDGET (
        desk_reference_entry_get_entry (DESK_REFERENCE_ENTRY (self->input)));
      break;
    case DESK_FIELD_DATE:
      self->input = self->entry = desk_date_entry_new ();
      break;
    default:
      self->input = self->entry = gtk_entry_new ();
      break;
    }
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (on_changed), self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (go_next), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (on_leave), self);
  gtk_widget_add_controller (self->entry, focus);
}

static void
add_view (DeskFieldEditor *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->view = gtk_text_view_new ();
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (self->view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (self->view), FALSE);
  g_object_set (self->view, "top-margin", 6, "bottom-margin", 6, "left-margin", 8, "right-margin",
                8, NULL);
  gtk_widget_add_css_class (self->view, "desk-text");
  gtk_widget_set_size_request (self->view, -1, 64);
  self->input = gtk_frame_new (NULL);
  gtk_frame_set_child (GTK_FRAME (self->input), self->view);
  g_signal_connect_swapped (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view)), "changed",
                            G_CALLBACK (on_changed), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (on_leave), self);
  gtk_widget_add_controller (self->view, focus);
}

static void
add_dropdown (DeskFieldEditor *self)
{
  GtkStringList *labels = gtk_string_list_new (NULL);

  gtk_string_list_append (labels, "–");
  for (const DeskChoice *choice = self->field->choices; choice->code != NULL; choice++)
    gtk_string_list_append (labels, _ (choice->label));
  self->input = self->dropdown = gtk_drop_down_new (G_LIST_MODEL (labels), NULL);
  g_signal_connect_swapped (self->dropdown, "notify::selected", G_CALLBACK (on_chosen), self);
}

static void
add_toggle (DeskFieldEditor *self)
{
  self->input = self->toggle = gtk_switch_new ();
  gtk_widget_set_halign (self->toggle, GTK_ALIGN_START);
  g_signal_connect_swapped (self->toggle, "notify::active", G_CALLBACK (on_toggled), self);
}

static gboolean
desk_field_editor_grab_focus (GtkWidget *widget)
{
  DeskFieldEditor *self = DESK_FIELD_EDITOR (widget);

  return gtk_widget_grab_focus (self->view != NULL ? self->view : self->input);
}

static void
desk_field_editor_dispose (GObject *object)
{
  DeskFieldEditor *self = DESK_FIELD_EDITOR (object);
  GtkWidget *child;

  /* Losing the focus on the way out is no leaving of the field. */
  g_clear_object (&self->draft);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (desk_field_editor_parent_class)->dispose (object);
}

static void
desk_field_editor_finalize (GObject *object)
{
  g_free (DESK_FIELD_EDITOR (object)->shown);

  G_OBJECT_CLASS (desk_field_editor_parent_class)->finalize (object);
}

static void
desk_field_editor_class_init (DeskFieldEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_field_editor_dispose;
  G_OBJECT_CLASS (klass)->finalize = desk_field_editor_finalize;
  widget_class->grab_focus = desk_field_editor_grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);

  /* DeskFieldEditor::changed: the user wrote or chose something. */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", DESK_TYPE_FIELD_EDITOR, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
desk_field_editor_init (DeskFieldEditor *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 3);
}

GtkWidget *
desk_field_editor_new (DeskStore       *store,
                       const DeskField *field)
{
  DeskFieldEditor *self = g_object_new (DESK_TYPE_FIELD_EDITOR, NULL);
  const char *label = desk_field_get_label (field);
  g_autofree char *marked = NULL;
  GtkWidget *named;

  self->store = g_object_ref (store);
  self->field = field;
  if (field->type == DESK_FIELD_CHOICE)
    add_dropdown (self);
  else if (field->type == DESK_FIELD_BOOLEAN)
    add_toggle (self);
  else if (field->type == DESK_FIELD_TEXT && (field->flags & DESK_FIELD_LONG) != 0)
    add_view (self);
  else
    add_entry (self);

  /* Translators: a label of a field that must be filled in */
  marked = is_required (self) ? g_strdup_printf (_ ("%s *"), label) : g_strdup (label);
  self->label = gtk_label_new (marked);
  gtk_label_set_xalign (GTK_LABEL (self->label), 0);
  gtk_widget_add_css_class (self->label, "desk-field-label");
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
  gtk_widget_set_parent (self->input, GTK_WIDGET (self));
  self->error = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->error), 0);
  gtk_label_set_wrap (GTK_LABEL (self->error), TRUE);
  gtk_widget_add_css_class (self->error, "desk-field-error");
  gtk_widget_set_visible (self->error, FALSE);
  gtk_widget_set_parent (self->error, GTK_WIDGET (self));

  named = self->entry != NULL ? self->entry : self->view != NULL ? self->view
                                                                 : self->input;
  gtk_accessible_update_property (GTK_ACCESSIBLE (named), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (named), GTK_ACCESSIBLE_PROPERTY_REQUIRED,
                                  is_required (self), -1);
  return GTK_WIDGET (self);
}

const DeskField *
desk_field_editor_get_field (DeskFieldEditor *self)
{
  return self->field;
}

/* Shows the field of @draft (nullable), which what is written from now on goes into. */
void
desk_field_editor_load (DeskFieldEditor *self,
                        DeskDraft       *draft)
{
  const DeskValue *value = draft != NULL ? desk_draft_get_value (draft, self->field->name) : NULL;
  g_autofree char *text = value != NULL ? desk_value_to_display (self->store, self->field, value,
                                                                 desk_language_current ())
                                        : g_strdup ("");

  g_set_object (&self->draft, draft);
  self->loading = TRUE;
  g_free (self->shown);
  self->shown = g_strdup (text);
  if (DESK_IS_REFERENCE_ENTRY (self->input))
    desk_reference_entry_set_text (DESK_REFERENCE_ENTRY (self->input), text);
  else if (self->entry != NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  else if (self->view != NULL)
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view)), text, -1);
  else if (self->toggle != NULL)
    gtk_switch_set_active (GTK_SWITCH (self->toggle), value != NULL && value->number != 0);
  else
    {
      guint selected = 0;
      for (guint i = 0;
           value != NULL && value->text != NULL && self->field->choices[i].code != NULL; i++)
        if (g_str_equal (self->field->choices[i].code, value->text))
          selected = i + 1;
      gtk_drop_down_set_selected (GTK_DROP_DOWN (self->dropdown), selected);
    }
  say (self, NULL);
  self->loading = FALSE;
}

/**
 * desk_field_editor_commit:
 *
 * Takes over what was written; what is wrong is said under the field.
 *
 * Returns: whether the field is in order
 */
gboolean
desk_field_editor_commit (DeskFieldEditor *self)
{
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  if (self->draft == NULL)
    return TRUE;
  if (self->entry != NULL || self->view != NULL)
    {
      text = read_text (self);
      if (!g_str_equal (text, self->shown))
        {
          if (!desk_draft_enter (self->draft, self->field, text, &error))
            {
              say (self, error->message);
              return FALSE;
            }
          /* As it was understood: 10.9 becomes 2026-10-09. */
          desk_field_editor_load (self, self->draft);
        }
    }
  if (is_required (self) && self->toggle == NULL &&
      !desk_draft_get_value (self->draft, self->field->name)->set)
    {
      say (self, _ ("This must be filled in"));
      return FALSE;
    }
  say (self, NULL);
  return TRUE;
}
