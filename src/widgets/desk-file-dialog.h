/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A file type the user may choose, for open and save alike. */
typedef struct
{
  const char *label;    /* msgid: "Excel workbook" */
  const char *patterns; /* "*.xlsx" or "*.csv *.txt" */
} DeskFileType;

/* @path: what was chosen; not called when the user gave up */
typedef void (*DeskFileDialogChosen) (const char *path,
                                      gpointer    data);

/* @paths: what was chosen, ends with %NULL */
typedef void (*DeskFileDialogChosenSeveral) (const char *const *paths,
                                             gpointer           data);

void desk_file_dialog_open   (GtkWidget            *parent,
                              const char           *title,
                              const DeskFileType   *types,
                              DeskFileDialogChosen  chosen,
                              gpointer              data,
                              GDestroyNotify        destroy);
void desk_file_dialog_open_in
                             (GtkWidget            *parent,
                              const char           *title,
                              const char           *folder,
                              const DeskFileType   *types,
                              DeskFileDialogChosen  chosen,
                              gpointer              data,
                              GDestroyNotify        destroy);
void desk_file_dialog_open_several
                             (GtkWidget                    *parent,
                              const char                   *title,
                              DeskFileDialogChosenSeveral   chosen,
                              gpointer                      data,
                              GDestroyNotify                destroy);
void desk_file_dialog_save   (GtkWidget            *parent,
                              const char           *title,
                              const char           *folder,
                              const char           *name,
                              const DeskFileType   *types,
                              DeskFileDialogChosen  chosen,
                              gpointer              data,
                              GDestroyNotify        destroy);
void desk_file_dialog_folder (GtkWidget            *parent,
                              const char           *title,
                              const char           *folder,
                              DeskFileDialogChosen  chosen,
                              gpointer              data,
                              GDestroyNotify        destroy);

G_END_DECLS
