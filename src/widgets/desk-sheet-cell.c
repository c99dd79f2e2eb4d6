/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk-sheet-cell.h"

#include <string.h>

/* A word this short is never cut: names stay whole, whatever the window's width. */
#define WHOLE_WORD 12

struct _DeskSheetCell
{
  GtkWidget parent_instance;

  GtkWidget *texts; /* title over lead over detail */
  GtkWidget *title;
  GtkWidget *lead; /* the heading of a part that is not the first */
  GtkWidget *detail;
  GtkWidget *tag;
  GtkWidget *mark;
  GtkWidget *editor; /* (nullable) while it is edited */
  guint leaving_source;

  DeskSheetFlags flags;
  char *edit_text;
  const char *edit_hint;
  char *text; /* all of it, for readers and the clipboard */
  const char *css;
};

enum
{
  SIGNAL_EDITED,
  SIGNAL_DONE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DeskSheetCell, desk_sheet_cell, GTK_TYPE_WIDGET)

static const struct
{
  DeskFormStyle style;
  const char *css;
} styles[] = {
  { DESK_FORM_HEAD, "head" },
  { DESK_FORM_OFF, "off" },
  { DESK_FORM_TINT, "tint" },
};

/* What a cell gathers from its parts before it is shown. */
typedef struct
{
  GString *title, *lead, *detail, *all;
  char *tag;
  const char *mark;
} Content;

static void
set_class (GtkWidget  *widget,
           const char *css,
           gboolean    on)
{
  if (on)
    gtk_widget_add_css_class (widget, css);
  else
    gtk_widget_remove_css_class (widget, css);
}

static void
show_label (GtkWidget  *label,
            const char *text)
{
  if (!g_str_equal (gtk_label_get_label (GTK_LABEL (label)), text))
    gtk_label_set_label (GTK_LABEL (label), text);
  gtk_widget_set_visible (label, *text != '\0');
}

/* "(补班)" without the brackets that paper needs. */
static char *
bare_suffix (const char *suffix)
{
  static const char *const brackets[] = { "(", ")", "（", "）", " " };
  char *text = g_strdup (suffix);

  for (gboolean again = TRUE; again;)
    {
      again = FALSE;
      for (guint i = 0; i < G_N_ELEMENTS (brackets); i++)
        {
          gsize length = strlen (brackets[i]);
          if (g_str_has_prefix (text, brackets[i]))
            {
              memmove (text, text + length, strlen (text) - length + 1);
              again = TRUE;
            }
          if (g_str_has_suffix (text, brackets[i]))
            {
              text[strlen (text) - length] = '\0';
              again = TRUE;
            }
        }
    }
  return text;
}

static void
append_line (GString    *text,
             const char *line)
{
  if (*line == '\0')
    return;
  if (text->len > 0)
    g_string_append_c (text, '\n');
  g_string_append (text, line);
}

static void
gather_part (Content            *content,
             const DeskForm     *form,
             const DeskFormCell *part,
             gboolean            first)
{
  g_autofree char *text = desk_form_cell_to_text (form, part);
  g_autofree char *suffix = part->suffix != NULL ? bare_suffix (part->suffix) : NULL;
  char *rest = NULL;

  if (*text != '\0')
    {
      if (content->all->len > 0)
        g_string_append_c (content->all, ' ');
      g_string_append (content->all, text);
    }
  if (part->value == DESK_FORM_MARK && !first)
    {
      content->mark = g_strcmp0 (part->text, "X") == 0 ? "X" : *text != '\0' ? "√"
                                                                             : "";
      return;
    }
  if (suffix != NULL)
    text[strlen (text) - strlen (part->suffix)] = '\0';
  if (part->style & DESK_FORM_LEAD)
    rest = strchr (text, '\n');
  if (rest != NULL)
    *rest++ = '\0';

  append_line (first                          ? content->title
               : part->style & DESK_FORM_LEAD ? content->lead
                                              : content->detail,
               text);
  if (rest != NULL)
    append_line (content->detail, rest);
  if (suffix == NULL)
    return;
  if (part->value == DESK_FORM_DATE)
    g_string_append_printf (first ? content->title : content->detail, " · %s", suffix);
  else if (content->tag == NULL)
    content->tag = g_steal_pointer (&suffix);
}

static void
align (DeskSheetCell      *self,
       const DeskFormCell *cell,
       gboolean            block)
{
  DeskFormStyle alignment = cell != NULL ? desk_form_cell_alignment (cell) : DESK_FORM_START;
  gboolean head = cell != NULL && (cell->style & DESK_FORM_HEAD) &&
                  !gtk_widget_has_css_class (GTK_WIDGET (self), "row");
  gboolean words =
    cell == NULL || cell->value == DESK_FORM_TEXT || cell->value == DESK_FORM_EMPTY;
  gboolean start;
  double xalign;

  /* Centred words are for paper; in a grid on the screen the eye runs down a left edge. */
  start = alignment == DESK_FORM_START || (words && !head && !block);
  xalign = start ? 0 : alignment == DESK_FORM_END ? 1
                                                  : 0.5;
  gtk_label_set_xalign (GTK_LABEL (self->title), xalign);
  gtk_label_set_xalign (GTK_LABEL (self->lead), xalign);
  gtk_label_set_xalign (GTK_LABEL (self->detail), xalign);
  gtk_label_set_justify (GTK_LABEL (self->title),
                         start ? GTK_JUSTIFY_LEFT : GTK_JUSTIFY_CENTER);
  gtk_label_set_justify (GTK_LABEL (self->detail),
                         start ? GTK_JUSTIFY_LEFT : GTK_JUSTIFY_CENTER);
  gtk_widget_set_hexpand (self->texts, !start);
}

/* Tells what was typed, once. */
static void
take_text (DeskSheetCell *self)
{
  g_autofree char *text =
    g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->editor))));

  if (g_strcmp0 (text, self->edit_text != NULL ? self->edit_text : "") == 0)
    return;
  g_free (self->edit_text);
  self->edit_text = g_strdup (text);
  g_signal_emit (self, signals[SIGNAL_EDITED], 0, text);
}

static gboolean
leave_idle (gpointer data)
{
  DeskSheetCell *self = data;

  self->leaving_source = 0;
  desk_sheet_cell_end_edit (self, FALSE);
  return G_SOURCE_REMOVE;
}

static void
on_editor_activate (DeskSheetCell *self)
{
  desk_sheet_cell_end_edit (self, TRUE);
  g_signal_emit (self, signals[SIGNAL_DONE], 0);
}

/* What was typed counts at once; the entry itself goes when the focus has arrived
 * wherever it is on its way to. */
static void
on_editor_leave (DeskSheetCell *self)
{
  if (self->editor == NULL || self->leaving_source != 0)
    return;
  self->leaving_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, leave_idle, self, NULL);
  take_text (self);
}

static gboolean
on_editor_key (GtkEventControllerKey *controller,
               guint                  keyval,
               guint                  keycode,
               GdkModifierType        state,
               DeskSheetCell         *self)
{
  if (keyval != GDK_KEY_Escape)
    return FALSE;
  desk_sheet_cell_end_edit (self, FALSE);
  return TRUE;
}

static gboolean
desk_sheet_cell_focus (GtkWidget        *widget,
                       GtkDirectionType  direction)
{
  DeskSheetCell *self = DESK_SHEET_CELL (widget);

  /* The editor is entered by editing, never by moving. */
  if (self->editor != NULL || gtk_widget_is_focus (widget))
    return FALSE;
  return gtk_widget_grab_focus (widget);
}

static void
desk_sheet_cell_dispose (GObject *object)
{
  DeskSheetCell *self = DESK_SHEET_CELL (object);

  g_clear_handle_id (&self->leaving_source, g_source_remove);
  g_clear_pointer (&self->editor, gtk_widget_unparent);
  g_clear_pointer (&self->texts, gtk_widget_unparent);
  g_clear_pointer (&self->tag, gtk_widget_unparent);
  g_clear_pointer (&self->mark, gtk_widget_unparent);

  G_OBJECT_CLASS (desk_sheet_cell_parent_class)->dispose (object);
}

static void
desk_sheet_cell_finalize (GObject *object)
{
  DeskSheetCell *self = DESK_SHEET_CELL (object);

  g_free (self->edit_text);
  g_free (self->text);

  G_OBJECT_CLASS (desk_sheet_cell_parent_class)->finalize (object);
}

static void
desk_sheet_cell_class_init (DeskSheetCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_sheet_cell_dispose;
  G_OBJECT_CLASS (klass)->finalize = desk_sheet_cell_finalize;
  widget_class->focus = desk_sheet_cell_focus;

  /* DeskSheetCell::edited: the text that was typed. */
  signals[SIGNAL_EDITED] = g_signal_new ("edited", DESK_TYPE_SHEET_CELL, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  /* DeskSheetCell::done: Enter was pressed in it; after ::edited. */
  signals[SIGNAL_DONE] = g_signal_new ("done", DESK_TYPE_SHEET_CELL, G_SIGNAL_RUN_LAST, 0, NULL,
                                       NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_css_name (widget_class, "sheetcell");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static GtkWidget *
make_label (const char *css)
{
  GtkWidget *label =
    g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  gtk_widget_add_css_class (label, css);
  return label;
}

static void
desk_sheet_cell_init (DeskSheetCell *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (widget)), 6);
  gtk_widget_set_overflow (widget, GTK_OVERFLOW_HIDDEN);

  self->texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  gtk_widget_set_parent (self->texts, widget);
  self->title = make_label ("title");
  gtk_box_append (GTK_BOX (self->texts), self->title);
  self->lead = make_label ("lead");
  gtk_label_set_ellipsize (GTK_LABEL (self->lead), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (self->texts), self->lead);
  self->detail = make_label ("detail");
  gtk_label_set_wrap (GTK_LABEL (self->detail), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->detail), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (self->detail), GTK_NATURAL_WRAP_NONE);
  gtk_box_append (GTK_BOX (self->texts), self->detail);

  self->tag = make_label ("tag");
  gtk_widget_set_valign (self->tag, GTK_ALIGN_CENTER);
  gtk_widget_set_parent (self->tag, widget);
  self->mark = make_label ("mark");
  gtk_widget_set_hexpand (self->mark, TRUE);
  gtk_widget_set_halign (self->mark, GTK_ALIGN_END);
  gtk_widget_set_parent (self->mark, widget);
}

DeskSheetCell *
desk_sheet_cell_new (GtkAccessibleRole role)
{
  return g_object_new (DESK_TYPE_SHEET_CELL, "accessible-role", role, NULL);
}

/**
 * desk_sheet_cell_set_parts:
 * @parts: (element-type DeskFormCell): the form's cells in this box, in reading order
 * @block: whether the box is higher than a row, so that its text stands in its middle
 * @look: what the screen adds
 */
void
desk_sheet_cell_set_parts (DeskSheetCell       *self,
                           const DeskForm      *form,
                           GPtrArray           *parts,
                           gboolean             block,
                           const DeskSheetLook *look)
{
  const DeskFormCell *first = parts->len > 0 ? parts->pdata[0] : NULL;
  g_autoptr (GString) title = g_string_new (NULL);
  g_autoptr (GString) lead = g_string_new (NULL);
  g_autoptr (GString) detail = g_string_new (NULL);
  g_autoptr (GString) all = g_string_new (NULL);
  Content content = { title, lead, detail, all, NULL, "" };
  const char *mark;
  gboolean top = FALSE;

  for (guint i = 0; i < parts->len; i++)
    gather_part (&content, form, parts->pdata[i], i == 0);
  for (guint i = 0; first != NULL && i < G_N_ELEMENTS (styles); i++)
    set_class (GTK_WIDGET (self), styles[i].css, (first->style & styles[i].style) != 0);
  set_class (GTK_WIDGET (self), "bold",
             first != NULL && (first->style & (DESK_FORM_BOLD | DESK_FORM_LEAD)));
  set_class (GTK_WIDGET (self), "dim", first != NULL && (first->style & DESK_FORM_DIM));
  set_class (GTK_WIDGET (self), "small", first != NULL && (first->style & DESK_FORM_SMALL));
  set_class (GTK_WIDGET (self), "block", block);
  /* Beside a day, under anything else. */
  if (look->note != NULL && first != NULL && first->value == DESK_FORM_DATE)
    g_string_append_printf (title, " · %s", look->note);
  else if (look->note != NULL)
    g_string_append_printf (detail, "%s%s",
                            detail->len == 0 ? ""
                            : block          ? "\n"
                                             : " · ",
                            look->note);
  if (look->placeholder != NULL && first != NULL && title->len == 0)
    {
      g_string_assign (title, look->placeholder);
      gtk_widget_add_css_class (GTK_WIDGET (self), "dim");
    }

  if (self->css != NULL)
    gtk_widget_remove_css_class (GTK_WIDGET (self), self->css);
  self->css = look->css;
  if (self->css != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self), self->css);

  for (guint i = 0; i < parts->len; i++)
    top |= (((DeskFormCell *) parts->pdata[i])->style & DESK_FORM_TOP) != 0;
  set_class (GTK_WIDGET (self), "top", top);
  set_class (GTK_WIDGET (self), "void", first == NULL || (first->key == NULL && *all->str == '\0'));
  gtk_widget_set_valign (self->texts, top ? GTK_ALIGN_START : GTK_ALIGN_CENTER);
  align (self, first, block);
  gtk_label_set_wrap (GTK_LABEL (self->title), g_utf8_strlen (title->str, -1) > WHOLE_WORD);
  gtk_label_set_lines (GTK_LABEL (self->title), block ? -1 : 3);
  gtk_label_set_lines (GTK_LABEL (self->detail), block ? -1 : 3);
  gtk_label_set_wrap_mode (GTK_LABEL (self->title), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_ellipsize (GTK_LABEL (self->title),
                           !block && gtk_label_get_wrap (GTK_LABEL (self->title))
                             ? PANGO_ELLIPSIZE_END
                             : PANGO_ELLIPSIZE_NONE);
  gtk_label_set_ellipsize (GTK_LABEL (self->detail),
                           block ? PANGO_ELLIPSIZE_NONE : PANGO_ELLIPSIZE_END);
  show_label (self->title, title->str);
  show_label (self->lead, lead->str);
  show_label (self->detail, detail->str);
  show_label (self->tag, content.tag != NULL ? content.tag : "");

  mark = *content.mark != '\0' || look->placeholder == NULL ||
             g_str_equal (look->placeholder, title->str)
           ? content.mark
           : look->placeholder;
  show_label (self->mark, mark);
  set_class (self->mark, "ok", g_str_equal (content.mark, "√"));
  set_class (self->mark, "fail", g_str_equal (content.mark, "X"));
  if (*content.mark == '\0' && look->placeholder != NULL)
    g_string_append_printf (all, " %s", look->placeholder);
  if (look->note != NULL)
    g_string_append_printf (all, " %s", look->note);

  if (self->editor != NULL)
    {
      gtk_widget_set_visible (self->tag, FALSE);
      gtk_widget_set_visible (self->mark, FALSE);
    }

  self->flags = look->flags;
  set_class (GTK_WIDGET (self), "markable", (self->flags & DESK_SHEET_MARK) != 0);
  g_free (self->edit_text);
  self->edit_text = g_strdup (look->edit_text);
  self->edit_hint = look->edit_hint;
  g_free (self->text);
  self->text = g_strdelimit (g_strdup (g_strstrip (all->str)), "\n", ' ');
  if (first != NULL)
    gtk_widget_set_tooltip_text (GTK_WIDGET (self), first->hint);
  g_free (content.tag);
}

/* Returns: all that the cell says */
const char *
desk_sheet_cell_get_text (DeskSheetCell *self)
{
  return self->text;
}

/* Returns: the first, larger line */
const char *
desk_sheet_cell_get_title (DeskSheetCell *self)
{
  return gtk_label_get_label (GTK_LABEL (self->title));
}

DeskSheetFlags
desk_sheet_cell_get_flags (DeskSheetCell *self)
{
  return self->flags;
}

void
desk_sheet_cell_set_selected (DeskSheetCell *self,
                              gboolean       selected)
{
  set_class (GTK_WIDGET (self), "selected", selected);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_SELECTED, selected, -1);
}

/**
 * desk_sheet_cell_begin_edit:
 * @replace: whether to begin with nothing, as typing over a cell does
 *
 * Returns: (transfer none): the entry that has the focus now
 */
GtkWidget *
desk_sheet_cell_begin_edit (DeskSheetCell *self,
                            gboolean       replace)
{
  GtkEventController *keys, *focus;

  if (desk_sheet_cell_is_editing (self))
    return self->editor;
  desk_sheet_cell_end_edit (self, FALSE);
  self->editor = gtk_text_new ();
  gtk_widget_add_css_class (self->editor, "editor");
  gtk_widget_set_hexpand (self->editor, TRUE);
  gtk_widget_set_parent (self->editor, GTK_WIDGET (self));
  gtk_text_set_placeholder_text (GTK_TEXT (self->editor), self->edit_hint);
  if (self->edit_hint != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->editor),
                                    GTK_ACCESSIBLE_PROPERTY_LABEL, self->edit_hint, -1);
  if (!replace && self->edit_text != NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->editor), self->edit_text);
  gtk_widget_set_visible (self->texts, FALSE);
  gtk_widget_set_visible (self->tag, FALSE);
  gtk_widget_set_visible (self->mark, FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "editing");

  g_signal_connect_swapped (self->editor, "activate", G_CALLBACK (on_editor_activate), self);
  keys = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_BUBBLE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_editor_key), self);
  gtk_widget_add_controller (self->editor, keys);
  focus = gtk_event_controller_focus_new ();
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (on_editor_leave), self);
  gtk_widget_add_controller (self->editor, focus);

  gtk_text_grab_focus_without_selecting (GTK_TEXT (self->editor));
  gtk_editable_set_position (GTK_EDITABLE (self->editor), -1);
  return self->editor;
}

/* @keep: whether what was typed counts */
void
desk_sheet_cell_end_edit (DeskSheetCell *self,
                          gboolean       keep)
{
  g_autoptr (DeskSheetCell) alive = g_object_ref (self);
  GtkWidget *editor;
  gboolean focused;

  if (self->editor == NULL)
    return;
  g_clear_handle_id (&self->leaving_source, g_source_remove);
  if (keep)
    take_text (self);
  /* Who was told may have filled the sheet anew. */
  if (self->editor == NULL)
    return;
  editor = g_steal_pointer (&self->editor);
  focused = gtk_widget_has_focus (editor);
  gtk_widget_unparent (editor);
  gtk_widget_remove_css_class (GTK_WIDGET (self), "editing");
  gtk_widget_set_visible (self->texts, TRUE);
  show_label (self->tag, gtk_label_get_label (GTK_LABEL (self->tag)));
  show_label (self->mark, gtk_label_get_label (GTK_LABEL (self->mark)));
  if (focused)
    gtk_widget_grab_focus (GTK_WIDGET (self));
}

gboolean
desk_sheet_cell_is_editing (DeskSheetCell *self)
{
  return self->editor != NULL && self->leaving_source == 0;
}
