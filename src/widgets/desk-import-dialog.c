/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk-import-dialog.h"

#include "desk-alert.h"
#include "desk-file-dialog.h"
#include "desk-import.h"
#include "desk-language.h"
#include "desk-message-bar.h"
#include "desk-table-reader.h"

/* Of a column this many cells are shown as examples. */
#define N_EXAMPLES 2

#define ALL DESK_N_IMPORT_ACTIONS

struct _DeskImportDialog
{
  AdwWindow parent_instance;

  DeskOffice *office;
  const DeskKind *kind;
  GPtrArray *kind_list; /* const DeskKind*, as in the drop-down */
  char *path;           /* (nullable) of the file */
  char *text;           /* (nullable) what was pasted */
  GCancellable *reading;
  DeskTable *table;
  DeskImport *import;
  char **overrides; /* (nullable) one a column, once the user chose a field */
  guint shown;      /* a DeskImportAction, or ALL */
  gboolean setting; /* the program sets the widgets, not the user */

  AdwWindowTitle *heading;
  DeskMessageBar *message;
  GtkStack *stack;
  GtkSpinner *spinner;
  GtkDropDown *kinds;
  GtkWidget *sheet_label;
  GtkDropDown *sheets;
  GtkBox *columns;
  GtkBox *counts;
  GtkLabel *created;
  GtkColumnView *rows;
  GtkButton *import_button;
  GtkToggleButton *filters[ALL + 1];
  GSimpleActionGroup *actions;
};

G_DEFINE_FINAL_TYPE (DeskImportDialog, desk_import_dialog, ADW_TYPE_WINDOW)

static const char *const action_words[] = {
  [DESK_IMPORT_ADDED] = NC_ ("import row", "added"),
  [DESK_IMPORT_CHANGED] = NC_ ("import row", "changed"),
  [DESK_IMPORT_UNCHANGED] = NC_ ("import row", "unchanged"),
  [DESK_IMPORT_REFUSED] = NC_ ("import row", "refused"),
};

/* A table that is read apart from the main loop. */
typedef struct
{
  char *path;
  char *text;
  char *sheet;
  char **sheets; /* what it found */
} ReadRequest;

static void
read_request_free (ReadRequest *self)
{
  g_free (self->path);
  g_free (self->text);
  g_free (self->sheet);
  g_strfreev (self->sheets);
  g_free (self);
}

static void
say_wrong (DeskImportDialog *self,
           const char       *text)
{
  desk_message_bar_show (self->message, DESK_MESSAGE_ERROR, text, NULL, NULL, FALSE);
}

static DeskImportRow *
row_of (DeskImportDialog *self,
        GtkListItem      *item)
{
  const char *place = gtk_string_object_get_string (gtk_list_item_get_item (item));

  return desk_import_rows (self->import)->pdata[g_ascii_strtoull (place, NULL, 10)];
}

/* The rows */

static void
on_setup_cell (GtkSignalListItemFactory *factory,
               GtkListItem              *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_item_set_child (item, label);
}

static void
on_setup_detail (GtkSignalListItemFactory *factory,
                 GtkListItem              *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_list_item_set_child (item, label);
}

static void
on_bind_number (GtkSignalListItemFactory *factory,
                GtkListItem              *item,
                DeskImportDialog         *self)
{
  g_autofree char *text = g_strdup_printf ("%d", row_of (self, item)->number);

  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)), text);
}

static void
on_bind_title (GtkSignalListItemFactory *factory,
               GtkListItem              *item,
               DeskImportDialog         *self)
{
  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)), row_of (self, item)->title);
}

static void
on_bind_action (GtkSignalListItemFactory *factory,
                GtkListItem              *item,
                DeskImportDialog         *self)
{
  GtkWidget *label = gtk_list_item_get_child (item);
  DeskImportAction action = row_of (self, item)->action;

  gtk_label_set_label (GTK_LABEL (label), C_ ("import row", action_words[action]));
  gtk_widget_set_css_classes (label,
                              (const char *[]){ action == DESK_IMPORT_REFUSED     ? "error"
                                                : action == DESK_IMPORT_UNCHANGED ? "dim-label"
                                                : action == DESK_IMPORT_ADDED     ? "success"
                                                                                  : "accent",
                                                NULL });
}

static void
append_line (GString    *text,
             const char *line)
{
  if (text->len > 0)
    g_string_append_c (text, '\n');
  g_string_append (text, line);
}

/* What is wrong with the row, what it changes, what is worth knowing. */
static char *
details_of (const DeskImportRow *row)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < row->problems->len; i++)
    {
      const DeskImportProblem *problem = row->problems->pdata[i];
      g_autofree char *line =
        /* Translators: %1$s: head of a column, %2$s: what is wrong with it */
        g_strdup_printf (C_ ("import row", "%1$s: %2$s"), problem->column, problem->message);
      append_line (text, line);
    }
  for (guint i = 0; row->action == DESK_IMPORT_CHANGED && i < row->changes->len; i++)
    {
      const DeskImportChange *change = row->changes->pdata[i];
      g_autofree char *line =
        *change->before != '\0'
          /* Translators: %1$s: a field, %2$s: what it was, %3$s: what it becomes */
          ? g_strdup_printf (C_ ("import row", "%1$s: %2$s → %3$s"), change->field, change->before,
                             change->after)
          : g_strdup_printf (C_ ("import row", "%1$s: %2$s"), change->field, change->after);
      append_line (text, line);
    }
  for (guint i = 0; i < row->notes->len; i++)
    append_line (text, row->notes->pdata[i]);
  return g_string_free (text, FALSE);
}

static void
on_bind_detail (GtkSignalListItemFactory *factory,
                GtkListItem              *item,
                DeskImportDialog         *self)
{
  g_autofree char *text = details_of (row_of (self, item));

  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)), text);
}

static void
add_column (DeskImportDialog *self,
            const char       *title,
            GCallback         setup,
            GCallback         bind,
            int               width)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) column = gtk_column_view_column_new (title, factory);

  g_signal_connect (factory, "setup", setup, NULL);
  g_signal_connect (factory, "bind", bind, self);
  if (width > 0)
    gtk_column_view_column_set_fixed_width (column, width);
  else
    gtk_column_view_column_set_expand (column, TRUE);
  gtk_column_view_append_column (self->rows, column);
}

/* Lists the rows with the action that is asked for; those refused come first of all. */
static void
list_rows (DeskImportDialog *self)
{
  g_autoptr (GtkStringList) places = gtk_string_list_new (NULL);
  GPtrArray *rows = desk_import_rows (self->import);

  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < rows->len; i++)
      {
        const DeskImportRow *row = rows->pdata[i];
        g_autofree char *place = NULL;

        if ((row->action == DESK_IMPORT_REFUSED) != (pass == 0) ||
            (self->shown != ALL && row->action != self->shown))
          continue;
        place = g_strdup_printf ("%u", i);
        gtk_string_list_append (places, place);
      }
  g_autoptr (GtkNoSelection) selection =
    gtk_no_selection_new (G_LIST_MODEL (g_object_ref (places)));
  gtk_column_view_set_model (self->rows, GTK_SELECTION_MODEL (selection));
}

static void
on_filter (DeskImportDialog *self,
           GtkToggleButton  *button)
{
  if (self->setting || !gtk_toggle_button_get_active (button))
    return;
  for (guint i = 0; i <= ALL; i++)
    if (self->filters[i] == button)
      self->shown = i;
  list_rows (self);
}

static void
show_counts (DeskImportDialog *self)
{
  guint n = desk_import_rows (self->import)->len;

  for (guint i = 0; i <= ALL; i++)
    {
      guint count = i == ALL ? n : desk_import_count (self->import, i);
      /* Translators: how many rows of a file; %u: the number */
      g_autofree char *all = g_strdup_printf (C_ ("import row", "All %u"), n);
      g_autofree char *label =
        i == ALL ? g_strdup (all)
                 /* Translators: rows of a file; %1$s: added, refused …, %2$u: how many */
                 : g_strdup_printf (C_ ("import row", "%1$s %2$u"),
                                    C_ ("import row", action_words[i]), count);

      gtk_button_set_label (GTK_BUTTON (self->filters[i]), label);
      gtk_widget_set_sensitive (GTK_WIDGET (self->filters[i]), count > 0 || i == ALL);
    }
  if (desk_import_count (self->import, DESK_IMPORT_REFUSED) > 0)
    gtk_widget_add_css_class (GTK_WIDGET (self->filters[DESK_IMPORT_REFUSED]), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->filters[DESK_IMPORT_REFUSED]), "error");
}

static void
append_created (DeskImportDialog *self,
                GString          *text,
                const DeskKind   *kind)
{
  g_autoptr (GString) names = g_string_new (NULL);
  GPtrArray *created = desk_import_created (self->import);
  g_autofree char *line = NULL;

  for (guint i = 0; i < created->len; i++)
    {
      const DeskImportCreated *one = created->pdata[i];
      if (one->kind == kind)
        g_string_append_printf (names, "%s%s", names->len > 0 ? _ (", ") : "", one->name);
    }
  if (names->len == 0)
    return;
  /* Translators: %1$s: kind of records, as “Groups”, %2$s: names that are made with an import */
  line = g_strdup_printf (_ ("New with it: %1$s %2$s"), _ (kind->label), names->str);
  append_line (text, line);
}

static void
show_created (DeskImportDialog *self)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GPtrArray) moves = desk_import_moves (self->import, NULL);
  GStrv ignored = desk_import_ignored (self->import);

  append_created (self, text, &desk_kind_departments);
  append_created (self, text, &desk_kind_groups);
  if (ignored != NULL && ignored[0] != NULL)
    {
      g_autofree char *heads = g_strjoinv (_ (", "), ignored);
      /* Translators: %s: heads of columns */
      g_autofree char *line = g_strdup_printf (_ ("Not read: %s"), heads);
      append_line (text, line);
    }
  /* A holiday notice says which duties it moves (SET-4). */
  for (guint i = 0; moves != NULL && i < moves->len; i++)
    append_line (text, moves->pdata[i]);
  gtk_label_set_label (self->created, text->str);
}

/* What keeps the table as a whole from being imported, or that there is nothing to do. */
static void
show_message (DeskImportDialog *self,
              guint             to_do)
{
  GPtrArray *problems = desk_import_problems (self->import);
  guint refused = desk_import_count (self->import, DESK_IMPORT_REFUSED);
  g_autofree char *text = NULL;

  if (problems->len > 0 && refused == 0)
    {
      const DeskImportProblem *problem = problems->pdata[0];

      text = *problem->column != '\0' ? g_strdup_printf (C_ ("import row", "%1$s: %2$s"),
                                                         problem->column, problem->message)
                                      : g_strdup (problem->message);
      say_wrong (self, text);
    }
  else if (refused > 0)
    {
      text = g_strdup_printf (
        ngettext (
          "%u row is refused, so nothing is imported. Correct it in the file and open it again.",
          "%u rows are refused, so nothing is imported. Correct them in the file and open it "
          "again.",
          refused),
        refused);
      say_wrong (self, text);
    }
  else if (to_do == 0)
    desk_message_bar_show (self->message, DESK_MESSAGE_INFO,
                           _ ("All of this is in the office already: nothing changes."), NULL, NULL,
                           FALSE);
  else
    desk_message_bar_clear (self->message);
}

/* Judges the table as it is mapped now and shows what would happen. */
static void
judge (DeskImportDialog *self)
{
  g_autoptr (GError) error = NULL;
  guint to_do;

  /* The rows shown belong to the judgement before. */
  gtk_column_view_set_model (self->rows, NULL);
  g_clear_object (&self->import);
  self->import = desk_import_new (self->office, self->kind, self->table,
                                  (const char *const *) self->overrides, &error);
  if (self->import == NULL)
    {
      gtk_stack_set_visible_child_name (self->stack, "source");
      say_wrong (self, error->message);
      return;
    }
  to_do = desk_import_count (self->import, DESK_IMPORT_ADDED) +
          desk_import_count (self->import, DESK_IMPORT_CHANGED);
  self->shown =
    desk_import_count (self->import, DESK_IMPORT_REFUSED) > 0 ? DESK_IMPORT_REFUSED : ALL;
  self->setting = TRUE;
  gtk_toggle_button_set_active (self->filters[self->shown], TRUE);
  self->setting = FALSE;
  show_counts (self);
  show_created (self);
  show_message (self, to_do);
  list_rows (self);
  g_simple_action_set_enabled (
    G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions), "apply")),
    to_do > 0 && desk_import_problems (self->import)->len == 0);
  gtk_stack_set_visible_child_name (self->stack, "preview");
}

/* The columns */

/* The table's columns are named by letters, which each has once. */
static void
override_column (DeskImportDialog *self,
                 guint             column,
                 const char       *field)
{
  guint n = desk_table_get_n_columns (self->table);
  g_auto (GStrv) fields = desk_import_fields (self->import);

  if (self->overrides == NULL)
    {
      self->overrides = g_new0 (char *, n + 1);
      for (guint i = 0; i < n; i++)
        {
          const char *is = desk_import_field_of (self->import, i);
          g_autofree char *letters = desk_table_column_letters (i);
          self->overrides[i] = g_strdup_printf ("%s=%s", letters, is != NULL ? is : "");
        }
    }
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *letters = desk_table_column_letters (i);
      g_autofree char *taken = g_strdup_printf ("%s=%s", letters, field);

      /* What fed the field before is not read any more. */
      if (i != column && *field != '\0' && g_str_equal (self->overrides[i], taken))
        {
          g_free (self->overrides[i]);
          self->overrides[i] = g_strdup_printf ("%s=", letters);
        }
      else if (i == column)
        {
          g_free (self->overrides[i]);
          self->overrides[i] = g_steal_pointer (&taken);
        }
    }
}

static void show_columns (DeskImportDialog *self);

static gboolean
judge_idle (gpointer data)
{
  DeskImportDialog *self = data;

  if (self->table != NULL)
    {
      judge (self);
      show_columns (self);
    }
  return G_SOURCE_REMOVE;
}

static void
queue_judge (DeskImportDialog *self)
{
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, judge_idle, g_object_ref (self), g_object_unref);
}

static void
on_field_selected (GtkDropDown      *dropdown,
                   GParamSpec       *pspec,
                   DeskImportDialog *self)
{
  guint column = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (dropdown), "column"));
  guint selected = gtk_drop_down_get_selected (dropdown);
  g_auto (GStrv) fields = NULL;

  if (self->setting || selected == GTK_INVALID_LIST_POSITION)
    return;
  fields = desk_import_fields (self->import);
  override_column (self, column, selected == 0 ? "" : fields[selected - 1]);
  /* Later: the drop-down that was used is made anew with the others. */
  queue_judge (self);
}

static GtkWidget *
make_column (DeskImportDialog  *self,
             guint              column,
             char             **fields)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *head = gtk_label_new (desk_table_get_column_name (self->table, column));
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  const char *is = desk_import_field_of (self->import, column);
  guint selected = 0;
  GtkWidget *dropdown;

  gtk_label_set_xalign (GTK_LABEL (head), 0);
  gtk_label_set_ellipsize (GTK_LABEL (head), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (head), 14);
  gtk_widget_add_css_class (head, "heading");
  gtk_box_append (GTK_BOX (box), head);

  gtk_string_list_append (labels, _ ("— not read —"));
  for (guint i = 0; fields[i] != NULL; i++)
    {
      gtk_string_list_append (labels, desk_import_field_label (self->import, fields[i]));
      if (g_strcmp0 (is, fields[i]) == 0)
        selected = i + 1;
    }
  dropdown = gtk_drop_down_new (G_LIST_MODEL (g_object_ref (labels)), NULL);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (dropdown), selected);
  g_object_set_data (G_OBJECT (dropdown), "column", GUINT_TO_POINTER (column));
  gtk_accessible_update_property (GTK_ACCESSIBLE (dropdown), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  desk_table_get_column_name (self->table, column), -1);
  g_signal_connect (dropdown, "notify::selected", G_CALLBACK (on_field_selected), self);
  gtk_box_append (GTK_BOX (box), dropdown);

  for (guint i = 0; i < MIN (N_EXAMPLES, desk_table_get_n_rows (self->table)); i++)
    {
      const char *cell = desk_table_get_cell (self->table, i, column);
      GtkWidget *example = gtk_label_new (cell != NULL ? cell : "");

      gtk_label_set_xalign (GTK_LABEL (example), 0);
      gtk_label_set_ellipsize (GTK_LABEL (example), PANGO_ELLIPSIZE_END);
      gtk_label_set_max_width_chars (GTK_LABEL (example), 14);
      gtk_label_set_single_line_mode (GTK_LABEL (example), TRUE);
      gtk_widget_add_css_class (example, "dim-label");
      gtk_box_append (GTK_BOX (box), example);
    }
  return box;
}

static void
show_columns (DeskImportDialog *self)
{
  GtkWidget *child;
  g_auto (GStrv) fields = NULL;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->columns))) != NULL)
    gtk_box_remove (self->columns, child);
  if (self->import == NULL)
    return;
  fields = desk_import_fields (self->import);
  self->setting = TRUE;
  for (guint i = 0; i < desk_table_get_n_columns (self->table); i++)
    gtk_box_append (self->columns, make_column (self, i, fields));
  self->setting = FALSE;
}

/* Reading */

static void
read_thread (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  ReadRequest *request = data;
  GError *error = NULL;
  DeskTable *table;

  if (request->path != NULL)
    {
      request->sheets = desk_table_list_sheets (request->path, NULL);
      table = desk_table_read_file (request->path, request->sheet, &error);
    }
  else
    table = desk_table_read_text (request->text, &error);
  if (table != NULL)
    g_task_return_pointer (task, table, (GDestroyNotify) desk_table_unref);
  else
    g_task_return_error (task, error);
}

static void
show_sheets (DeskImportDialog  *self,
             char             **sheets)
{
  const char *current = desk_table_get_sheet (self->table);
  guint selected = 0;
  g_autoptr (GtkStringList) list = gtk_string_list_new ((const char *const *) sheets);

  for (guint i = 0; sheets != NULL && sheets[i] != NULL; i++)
    if (g_strcmp0 (sheets[i], current) == 0)
      selected = i;
  self->setting = TRUE;
  gtk_drop_down_set_model (self->sheets, G_LIST_MODEL (list));
  gtk_drop_down_set_selected (self->sheets, selected);
  self->setting = FALSE;
  gtk_widget_set_visible (self->sheet_label, sheets != NULL && g_strv_length (sheets) > 1);
}

static void
on_read (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  DeskImportDialog *self = DESK_IMPORT_DIALOG (source);
  ReadRequest *request = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  DeskTable *table = g_task_propagate_pointer (G_TASK (result), &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  gtk_spinner_stop (self->spinner);
  if (table == NULL)
    {
      gtk_stack_set_visible_child_name (self->stack, "source");
      say_wrong (self, error->message);
      return;
    }
  g_clear_pointer (&self->table, desk_table_unref);
  self->table = table;
  show_sheets (self, request->sheets);
  judge (self);
  show_columns (self);
}

static void
start_reading (DeskImportDialog *self,
               const char       *sheet)
{
  ReadRequest *request = g_new0 (ReadRequest, 1);
  g_autoptr (GTask) task = NULL;

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  self->reading = g_cancellable_new ();
  g_clear_pointer (&self->overrides, g_strfreev);
  desk_message_bar_clear (self->message);
  g_simple_action_set_enabled (
    G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions), "apply")), FALSE);

  request->path = g_strdup (self->path);
  request->text = g_strdup (self->text);
  request->sheet = g_strdup (sheet);
  task = g_task_new (self, self->reading, on_read, NULL);
  g_task_set_task_data (task, request, (GDestroyNotify) read_request_free);
  gtk_stack_set_visible_child_name (self->stack, "reading");
  gtk_spinner_start (self->spinner);
  g_task_run_in_thread (task, read_thread);
}

/* What the user does */

static void
on_kind_selected (DeskImportDialog *self)
{
  guint selected = gtk_drop_down_get_selected (self->kinds);

  if (self->setting || selected >= self->kind_list->len ||
      self->kind == self->kind_list->pdata[selected])
    return;
  self->kind = self->kind_list->pdata[selected];
  g_clear_pointer (&self->overrides, g_strfreev);
  queue_judge (self);
}

static void
on_sheet_selected (DeskImportDialog *self)
{
  GtkStringObject *sheet;

  if (self->setting || (sheet = gtk_drop_down_get_selected_item (self->sheets)) == NULL)
    return;
  start_reading (self, gtk_string_object_get_string (sheet));
}

static void
on_chosen (const char *path,
           gpointer    data)
{
  desk_import_dialog_open_file (data, path);
}

static void
on_choose (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       data)
{
  static const DeskFileType types[] = {
    { N_ ("Tables (CSV, Excel)"), "*.csv *.txt *.tsv *.xlsx *.xlsm" },
    { N_ ("All files"), "*" },
    { NULL },
  };

  desk_file_dialog_open (data, _ ("Choose a File to Import"), types, on_chosen, g_object_ref (data),
                         g_object_unref);
}

static void
on_pasted (GObject      *clipboard,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (DeskImportDialog) self = data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (clipboard), result, NULL);

  if (text != NULL && *text != '\0')
    desk_import_dialog_open_text (self, text);
  else
    say_wrong (
      self,
      _ ("There are no cells to paste: copy them in the spreadsheet first, the head row too."));
}

static void
on_paste (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       data)
{
  desk_import_dialog_paste (data);
}

static void
on_apply (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       data)
{
  DeskImportDialog *self = data;
  g_autoptr (GError) error = NULL;

  if (self->import == NULL)
    return;
  if (!desk_import_apply (self->import, &error))
    {
      /* The office may have changed since: it is judged anew. */
      judge (self);
      say_wrong (self, error->message);
      return;
    }
  gtk_window_close (GTK_WINDOW (self));
}

static void
desk_import_dialog_dispose (GObject *object)
{
  DeskImportDialog *self = DESK_IMPORT_DIALOG (object);

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  if (self->rows != NULL)
    gtk_column_view_set_model (self->rows, NULL);
  g_clear_object (&self->import);
  g_clear_object (&self->actions);

  G_OBJECT_CLASS (desk_import_dialog_parent_class)->dispose (object);
}

static void
desk_import_dialog_finalize (GObject *object)
{
  DeskImportDialog *self = DESK_IMPORT_DIALOG (object);

  g_clear_pointer (&self->table, desk_table_unref);
  g_clear_pointer (&self->overrides, g_strfreev);
  g_clear_pointer (&self->kind_list, g_ptr_array_unref);
  g_clear_object (&self->office);
  g_free (self->path);
  g_free (self->text);

  G_OBJECT_CLASS (desk_import_dialog_parent_class)->finalize (object);
}

static void
desk_import_dialog_class_init (DeskImportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_import_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = desk_import_dialog_finalize;

  g_type_ensure (DESK_TYPE_MESSAGE_BAR);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/studiodesk/StudioDesk/ui/desk-import-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskImportDialog, heading);
  gtk_widget_class_bind_template_child (widget_class, DeskImportDialog, message);
  gtk_widget_class_bind_template_child (widget_class, DeskImportDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, DeskImportDialog, spinner);
  gtk_widget_class_bind_template_child (widget_class, DeskImportDialog, kinds);
  gtk_widget_class_bind_template_child (widget_class, DeskImportDialog, sheet_label);
  gtk_widget_class_bind_template_child (widget_class, DeskImportDialog, sheets);
  gtk_widget_class_bind_template_child (widget_class, DeskImportDialog, columns);
  gtk_widget_class_bind_template_child (widget_class, DeskImportDialog, counts);
  gtk_widget_class_bind_template_child (widget_class, DeskImportDialog, created);
  gtk_widget_class_bind_template_child (widget_class, DeskImportDialog, rows);
  gtk_widget_class_bind_template_child (widget_class, DeskImportDialog, import_button);
  gtk_widget_class_bind_template_callback (widget_class, on_kind_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_sheet_selected);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_v, GDK_CONTROL_MASK, "import.paste",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
desk_import_dialog_init (DeskImportDialog *self)
{
  static const GActionEntry entries[] = {
    { "choose", on_choose },
    { "paste", on_paste },
    { "apply", on_apply },
  };
  GAction *apply;

  self->shown = ALL;
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
  /* There is nothing to import before something is read. */
  apply = g_action_map_lookup_action (G_ACTION_MAP (self->actions), "apply");
  g_simple_action_set_enabled (G_SIMPLE_ACTION (apply), FALSE);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "import", G_ACTION_GROUP (self->actions));
  self->setting = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));

  for (guint i = 0; i <= ALL; i++)
    {
      /* All rows, then those with each action. */
      guint shown = i == 0 ? ALL : i - 1;
      GtkWidget *button = gtk_toggle_button_new ();

      self->filters[shown] = GTK_TOGGLE_BUTTON (button);
      if (i > 0)
        gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), self->filters[ALL]);
      g_signal_connect_swapped (button, "toggled", G_CALLBACK (on_filter), self);
      gtk_box_append (self->counts, button);
    }
  add_column (self, _ ("Row"), G_CALLBACK (on_setup_cell), G_CALLBACK (on_bind_number), 64);
  add_column (self, _ ("Name"), G_CALLBACK (on_setup_cell), G_CALLBACK (on_bind_title), 170);
  add_column (self, _ ("What happens"), G_CALLBACK (on_setup_cell), G_CALLBACK (on_bind_action),
              120);
  add_column (self, _ ("Details"), G_CALLBACK (on_setup_detail), G_CALLBACK (on_bind_detail), 0);
  self->setting = FALSE;
}

static void
fill_kinds (DeskImportDialog *self)
{
  g_auto (GStrv) names = desk_import_kinds ();
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  guint selected = 0;

  self->kind_list = g_ptr_array_new ();
  for (guint i = 0; names[i] != NULL; i++)
    {
      const DeskKind *kind = desk_store_find_kind (desk_office_get_store (self->office), names[i]);

      if (kind == self->kind)
        selected = self->kind_list->len;
      g_ptr_array_add (self->kind_list, (gpointer) kind);
      gtk_string_list_append (labels, _ (kind->label));
    }
  self->setting = TRUE;
  gtk_drop_down_set_model (self->kinds, G_LIST_MODEL (labels));
  gtk_drop_down_set_selected (self->kinds, selected);
  self->setting = FALSE;
}

static void
set_source (DeskImportDialog *self,
            const char       *path,
            const char       *text,
            const char       *words)
{
  /* Translators: title of a window */
  const char *title = _ ("Import");

  g_free (self->path);
  g_free (self->text);
  self->path = g_strdup (path);
  self->text = g_strdup (text);
  adw_window_title_set_title (self->heading, title);
  adw_window_title_set_subtitle (self->heading, words);
  gtk_window_set_title (GTK_WINDOW (self), title);
}

/**
 * desk_import_dialog_new:
 * @kind: what the rows are at first; the user may say otherwise
 * @parent: what the window belongs to
 *
 * Returns: the assistant, at the choice of a file
 */
DeskImportDialog *
desk_import_dialog_new (DeskOffice     *office,
                        const DeskKind *kind,
                        GtkWidget      *parent)
{
  DeskImportDialog *self = g_object_new (DESK_TYPE_IMPORT_DIALOG, NULL);
  GtkRoot *root = gtk_widget_get_root (parent);

  self->office = g_object_ref (office);
  self->kind = kind;
  if (GTK_IS_WINDOW (root))
    gtk_window_set_transient_for (GTK_WINDOW (self), GTK_WINDOW (root));
  fill_kinds (self);
  set_source (self, NULL, NULL, "");
  return self;
}

/* Reads the file, of whatever kind it is, and shows what would happen. */
void
desk_import_dialog_open_file (DeskImportDialog *self,
                              const char       *path)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *shown = g_filename_display_name (name);

  set_source (self, path, NULL, shown);
  start_reading (self, NULL);
}

/* Takes cells as a spreadsheet copies them. */
void
desk_import_dialog_open_text (DeskImportDialog *self,
                              const char       *text)
{
  set_source (self, NULL, text, _ ("Pasted cells"));
  start_reading (self, NULL);
}

/* Takes what is in the clipboard. */
void
desk_import_dialog_paste (DeskImportDialog *self)
{
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (self)), NULL, on_pasted,
                                 g_object_ref (self));
}
