/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "desk-office.h"
#include "desk-query.h"

G_BEGIN_DECLS

/* The records of a kind as a table: filtered, searched, sorted by its heads, several
 * selected at once, copied. A pane derives its own from it. */
#define DESK_TYPE_RECORD_TABLE (desk_record_table_get_type ())
G_DECLARE_DERIVABLE_TYPE (DeskRecordTable, desk_record_table, DESK, RECORD_TABLE, GtkWidget)

typedef struct
{
  const char *field; /* %NULL ends the list */
  int width;
  gboolean expand;
  gboolean numeric; /* digits of one width */
  gboolean is_chip; /* a choice, in the colour of its code */
} DeskRecordColumn;

/**
 * DeskRecordTableClass:
 * @kind: what is listed
 * @columns: in which order the columns stand, on the screen and when copied
 * @nothing: msgid: what stands there when nothing is found
 * @count: the words for so many records
 * @filter: shows in @query what the filters ask for, by @sort, a field, or as usual
 * @clear_filters: takes every filter away, so that whatever is there can be seen
 * @fill_filters: (nullable): offers what there is to filter by now
 * @text: (nullable): what a cell says, where it is not just the field; %NULL: the field
 */
struct _DeskRecordTableClass
{
  GtkWidgetClass parent_class;

  const DeskKind *kind;
  const DeskRecordColumn *columns;
  const char *nothing;

  char *(*count)         (DeskRecordTable *self,
                          guint            n);
  void  (*filter)        (DeskRecordTable *self,
                          DeskQuery       *query,
                          const char      *sort,
                          gboolean         descending);
  void  (*clear_filters) (DeskRecordTable *self);
  void  (*fill_filters)  (DeskRecordTable *self);
  char *(*text)          (DeskRecordTable *self,
                          DeskRecord      *record,
                          const char      *field);
};

/* What a derived table builds itself with */
void         desk_record_table_build            (DeskRecordTable *self,
                                                 DeskOffice      *office);
DeskOffice  *desk_record_table_get_office       (DeskRecordTable *self);
GtkDropDown *desk_record_table_add_filter       (DeskRecordTable *self,
                                                 const char      *label);
void         desk_record_table_add_choices      (GtkDropDown     *filter,
                                                 const DeskField *field,
                                                 const char      *any);
const char  *desk_record_table_get_choice       (GtkDropDown     *filter,
                                                 const DeskField *field);
void         desk_record_table_add_start        (DeskRecordTable *self,
                                                 GtkWidget       *widget);
void         desk_record_table_add_toggle       (DeskRecordTable *self,
                                                 GtkWidget       *toggle);

void         desk_record_table_refresh          (DeskRecordTable *self);
void         desk_record_table_set_search       (DeskRecordTable *self,
                                                 const char      *text);
gboolean     desk_record_table_select           (DeskRecordTable *self,
                                                 gint64           id);
void         desk_record_table_select_first     (DeskRecordTable *self);
gint64       desk_record_table_get_selected     (DeskRecordTable *self);
GArray      *desk_record_table_get_all_selected (DeskRecordTable *self);
void         desk_record_table_copy             (DeskRecordTable *self);
GtkWidget   *desk_record_table_get_view         (DeskRecordTable *self);

G_END_DECLS
