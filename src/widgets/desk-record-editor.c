/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk-record-editor.h"

#include "desk-field-editor.h"
#include "desk-language.h"
#include "desk-message-bar.h"
#include "desk-people.h"
#include "desk-records.h"

struct _DeskRecordEditor
{
  GtkWidget parent_instance;

  DeskOffice *office;
  const DeskKind *kind;
  DeskDraft *draft;  /* (nullable) */
  GPtrArray *fields; /* DeskFieldEditor */
  gboolean changed;  /* by the user, not saved yet */

  GtkWidget *stack;
  GtkWidget *heading;
  GtkWidget *message;
  GtkWidget *box;
  GtkWidget *scroller;
  GtkWidget *remove;
  GtkWidget *revert;
  GtkWidget *save;
};

enum
{
  SIGNAL_SAVED,
  SIGNAL_REMOVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DeskRecordEditor, desk_record_editor, GTK_TYPE_WIDGET)

static void
update_heading (DeskRecordEditor *self)
{
  gint64 id = self->draft != NULL ? desk_draft_get_id (self->draft) : 0;
  const DeskField *title = desk_kind_get_title (self->kind);
  g_autofree char *text = NULL;

  if (self->draft == NULL)
    return;
  /* Two of one name are told apart by their number. */
  if (id != 0 && self->kind == &desk_kind_people)
    text = desk_people_dup_name (self->office, id);
  else if (id != 0)
    text = desk_value_to_display (desk_office_get_store (self->office), title,
                                  desk_draft_get_value (self->draft, title->name),
                                  desk_language_current ());
  else
    /* Translators: %s is a kind of record, like: person */
    text = g_strdup_printf (_ ("New %s"), _ (self->kind->singular));
  gtk_label_set_label (GTK_LABEL (self->heading), text);
}

static void
set_changed (DeskRecordEditor *self,
             gboolean          changed)
{
  gboolean is_new = self->draft != NULL && desk_draft_get_id (self->draft) == 0;

  self->changed = changed;
  gtk_widget_set_sensitive (self->save, changed || is_new);
  gtk_widget_set_sensitive (self->revert, changed || is_new);
  gtk_widget_set_visible (self->remove, self->draft != NULL && !is_new);
  gtk_button_set_label (GTK_BUTTON (self->revert), is_new ? _ ("_Cancel") : _ ("_Revert"));
}

static void
load (DeskRecordEditor *self,
      DeskDraft        *draft)
{
  g_set_object (&self->draft, draft);
  for (guint i = 0; i < self->fields->len; i++)
    desk_field_editor_load (self->fields->pdata[i], draft);
  desk_message_bar_clear (DESK_MESSAGE_BAR (self->message));
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), draft != NULL ? "record" : "none");
  set_changed (self, FALSE);
  update_heading (self);
}

static void
on_field_changed (DeskRecordEditor *self)
{
  if (self->draft != NULL)
    set_changed (self, TRUE);
}

static void
show_error (DeskRecordEditor *self,
            const GError     *error)
{
  desk_message_bar_show (DESK_MESSAGE_BAR (self->message), DESK_MESSAGE_ERROR, error->message, NULL,
                         NULL, TRUE);
}

static void
on_remove (DeskRecordEditor *self)
{
  gint64 id = desk_record_editor_get_id (self);
  g_autoptr (GError) error = NULL;

  /* No question: the window offers to undo it. */
  if (!desk_records_remove (self->office, self->kind, id, &error))
    {
      show_error (self, error);
      return;
    }
  load (self, NULL);
  g_signal_emit (self, signals[SIGNAL_REMOVED], 0, id);
}

/* What others changed is shown at once, unless the user is in the middle of writing. */
static void
on_store_changed (DeskRecordEditor *self,
                  DeskChanges      *changes)
{
  gint64 id = desk_record_editor_get_id (self);
  g_autoptr (DeskDraft) draft = NULL;

  if (id == 0 || !desk_changes_touch (changes, self->kind->table))
    return;
  draft = desk_draft_edit (desk_office_get_store (self->office), self->kind, id, NULL);
  if (draft == NULL)
    load (self, NULL);
  else if (!self->changed)
    load (self, draft);
}

static gboolean
on_save_key (GtkWidget *widget,
             GVariant  *arguments,
             gpointer   data)
{
  desk_record_editor_save (DESK_RECORD_EDITOR (widget));
  return TRUE;
}

static gboolean
desk_record_editor_grab_focus (GtkWidget *widget)
{
  DeskRecordEditor *self = DESK_RECORD_EDITOR (widget);

  return self->draft != NULL && gtk_widget_grab_focus (self->fields->pdata[0]);
}

static void
desk_record_editor_dispose (GObject *object)
{
  DeskRecordEditor *self = DESK_RECORD_EDITOR (object);

  g_clear_pointer (&self->fields, g_ptr_array_unref);
  g_clear_pointer (&self->stack, gtk_widget_unparent);
  g_clear_object (&self->draft);
  g_clear_object (&self->office);

  G_OBJECT_CLASS (desk_record_editor_parent_class)->dispose (object);
}

static void
desk_record_editor_class_init (DeskRecordEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_record_editor_dispose;
  widget_class->grab_focus = desk_record_editor_grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, on_save_key, NULL);

  /* DeskRecordEditor::saved: with the record's id. */
  signals[SIGNAL_SAVED] = g_signal_new ("saved", DESK_TYPE_RECORD_EDITOR, G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  /* DeskRecordEditor::removed: with the id of the record that was. */
  signals[SIGNAL_REMOVED] = g_signal_new ("removed", DESK_TYPE_RECORD_EDITOR, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
}

static GtkWidget *
make_buttons (DeskRecordEditor *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_widget_add_css_class (box, "desk-side-buttons");
  self->remove = gtk_button_new_from_icon_name ("user-trash-symbolic");
  gtk_widget_set_tooltip_text (self->remove, _ ("Remove"));
  gtk_widget_add_css_class (self->remove, "flat");
  gtk_widget_set_hexpand (self->remove, TRUE);
  gtk_widget_set_halign (self->remove, GTK_ALIGN_START);
  g_signal_connect_swapped (self->remove, "clicked", G_CALLBACK (on_remove), self);
  gtk_box_append (GTK_BOX (box), self->remove);

  self->revert = gtk_button_new_with_mnemonic (_ ("_Revert"));
  g_signal_connect_swapped (self->revert, "clicked", G_CALLBACK (desk_record_editor_revert), self);
  gtk_widget_set_hexpand (self->revert, TRUE);
  gtk_widget_set_halign (self->revert, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (box), self->revert);

  self->save = gtk_button_new_with_mnemonic (_ ("_Save"));
  gtk_widget_set_tooltip_text (self->save, _ ("Save (Ctrl+S)"));
  gtk_widget_add_css_class (self->save, "suggested-action");
  g_signal_connect_swapped (self->save, "clicked", G_CALLBACK (desk_record_editor_save), self);
  gtk_box_append (GTK_BOX (box), self->save);
  return box;
}

static void
desk_record_editor_init (DeskRecordEditor *self)
{
  GtkWidget *record = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *none = gtk_label_new (_ ("Choose a line to see and change it here."));

  self->fields = g_ptr_array_new ();
  self->heading = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->heading, "title-4");
  gtk_widget_add_css_class (self->heading, "desk-side-heading");
  gtk_label_set_xalign (GTK_LABEL (self->heading), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->heading), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (record), self->heading);
  self->message = desk_message_bar_new ();
  gtk_box_append (GTK_BOX (record), self->message);

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_widget_add_css_class (self->box, "desk-side-content");
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->box);
  gtk_widget_set_vexpand (self->scroller, TRUE);
  gtk_box_append (GTK_BOX (record), self->scroller);
  gtk_box_append (GTK_BOX (record), make_buttons (self));

  gtk_label_set_wrap (GTK_LABEL (none), TRUE);
  gtk_label_set_justify (GTK_LABEL (none), GTK_JUSTIFY_CENTER);
  gtk_widget_add_css_class (none, "dim-label");
  gtk_widget_add_css_class (none, "desk-side-content");

  self->stack = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (self->stack), none, "none");
  gtk_stack_add_named (GTK_STACK (self->stack), record, "record");
  gtk_widget_set_parent (self->stack, GTK_WIDGET (self));
}

GtkWidget *
desk_record_editor_new (DeskOffice     *office,
                        const DeskKind *kind)
{
  DeskRecordEditor *self = g_object_new (DESK_TYPE_RECORD_EDITOR, NULL);
  DeskStore *store = desk_office_get_store (office);

  self->office = g_object_ref (office);
  self->kind = kind;
  for (const DeskField *field = kind->fields; field->name != NULL; field++)
    if ((field->flags & DESK_FIELD_INTERNAL) == 0)
      {
        GtkWidget *editor = desk_field_editor_new (store, field);

        g_signal_connect_swapped (editor, "changed", G_CALLBACK (on_field_changed), self);
        g_ptr_array_add (self->fields, editor);
        gtk_box_append (GTK_BOX (self->box), editor);
      }
  g_signal_connect_object (store, "changed", G_CALLBACK (on_store_changed), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/* Changing to another record keeps what was written, as an act that can be undone. */
static gboolean
leave (DeskRecordEditor *self)
{
  return !self->changed || desk_record_editor_save (self);
}

/**
 * desk_record_editor_edit:
 * @id: of the record; 0: none
 *
 * Returns: whether the record is shown; not when the one before has an error that
 *   keeps it from being saved
 */
gboolean
desk_record_editor_edit (DeskRecordEditor *self,
                         gint64            id)
{
  g_autoptr (DeskDraft) draft = NULL;

  if (id != 0 && id == desk_record_editor_get_id (self))
    return TRUE;
  if (!leave (self))
    return FALSE;
  if (id != 0)
    draft = desk_draft_edit (desk_office_get_store (self->office), self->kind, id, NULL);
  load (self, draft);
  return id == 0 || draft != NULL;
}

/* What holds for nearly every new record stands there already. */
static void
begin (DeskRecordEditor *self,
       DeskDraft        *draft)
{
  const DeskField *status = desk_kind_get_field (self->kind, "status");

  if (desk_kind_get_field (self->kind, "active") != NULL)
    desk_draft_set_number (draft, "active", 1);
  for (const DeskChoice *choice = status != NULL ? status->choices : NULL;
       choice != NULL && choice->code != NULL; choice++)
    if (g_str_equal (choice->code, "regular"))
      desk_draft_set_text (draft, "status", "regular");
}

/* As desk_record_editor_create(), with what stands in @draft already. */
gboolean
desk_record_editor_begin (DeskRecordEditor *self,
                          DeskDraft        *draft)
{
  if (!leave (self))
    return FALSE;
  begin (self, draft);
  load (self, draft);
  gtk_widget_grab_focus (GTK_WIDGET (self));
  return TRUE;
}

/* Starts a new record and puts the cursor into it. */
gboolean
desk_record_editor_create (DeskRecordEditor *self)
{
  g_autoptr (DeskDraft) draft =
    desk_draft_new (desk_office_get_store (self->office), self->kind);

  return desk_record_editor_begin (self, draft);
}

/**
 * desk_record_editor_save:
 *
 * Saves what was written as one act; what is wrong is said where it is.
 *
 * Returns: whether nothing unsaved is left
 */
gboolean
desk_record_editor_save (DeskRecordEditor *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskDraft) saved = NULL;
  GtkWidget *wrong = NULL;
  gint64 id;

  if (self->draft == NULL)
    return TRUE;
  for (guint i = 0; i < self->fields->len; i++)
    {
      const DeskField *field = desk_field_editor_get_field (self->fields->pdata[i]);
      gboolean completed = desk_draft_get_id (self->draft) == 0 && field->type == DESK_FIELD_CHOICE;

      /* A choice the user left open in a new record may have a usual one. */
      if (!desk_field_editor_commit (self->fields->pdata[i]) && !completed && wrong == NULL)
        wrong = self->fields->pdata[i];
    }
  if (wrong != NULL)
    {
      gtk_widget_grab_focus (wrong);
      return FALSE;
    }
  /* The store tells the change while it saves; the editor must not think it is another's. */
  self->changed = TRUE;
  if (!desk_records_save (self->office, self->draft, &error))
    {
      show_error (self, error);
      return FALSE;
    }
  id = desk_draft_get_id (self->draft);
  saved = desk_draft_edit (desk_office_get_store (self->office), self->kind, id, NULL);
  load (self, saved);
  g_signal_emit (self, signals[SIGNAL_SAVED], 0, id);
  return TRUE;
}

/* Forgets what was written and not saved. */
void
desk_record_editor_revert (DeskRecordEditor *self)
{
  gint64 id = desk_record_editor_get_id (self);
  g_autoptr (DeskDraft) draft = NULL;

  if (id != 0)
    draft = desk_draft_edit (desk_office_get_store (self->office), self->kind, id, NULL);
  load (self, draft);
}

/* Returns: the id of the record that is edited, 0 of a new one or none */
gint64
desk_record_editor_get_id (DeskRecordEditor *self)
{
  return self->draft != NULL ? desk_draft_get_id (self->draft) : 0;
}

/* Returns: (transfer none) (nullable): what is being edited */
DeskDraft *
desk_record_editor_get_draft (DeskRecordEditor *self)
{
  return self->draft;
}

/* Puts @section under the fields: what belongs to the record, such as absences. */
void
desk_record_editor_add_section (DeskRecordEditor *self,
                                GtkWidget        *section)
{
  gtk_box_append (GTK_BOX (self->box), section);
}

/* As desk_record_editor_add_section(), above the fields: what one wants to see first. */
void
desk_record_editor_add_first (DeskRecordEditor *self,
                              GtkWidget        *section)
{
  gtk_box_prepend (GTK_BOX (self->box), section);
}
