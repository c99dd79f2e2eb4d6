/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-hygiene.h"
#include "desk-office.h"
#include "desk-people.h"
#include "desk-records.h"
#include "desk-rota.h"
#include "desk-settings.h"
#include "desk-staff.h"

G_BEGIN_DECLS

/* A small studio in a folder of its own, with the numbers of the photo studio. */
typedef struct
{
  char *folder;
  char *path;
  DeskOffice *office;
  DeskStore *store;
  char *before; /* the content when studio_begin_step() was called */
} Studio;

Studio *studio_new          (guint            n_groups,
                             guint            n_people);
Studio *studio_new_preset   (const char      *preset,
                             guint            n_groups,
                             guint            n_people);
void    studio_free         (Studio          *self);
void    studio_at           (Studio          *self,
                             const char      *moment);

DeskDate day                (const char      *iso);
gint64  studio_add          (Studio          *self,
                             const DeskKind  *kind,
                             ...) G_GNUC_NULL_TERMINATED;
void    studio_edit         (Studio          *self,
                             const DeskKind  *kind,
                             gint64           id,
                             const char      *field,
                             const char      *value);
void    studio_remove       (Studio          *self,
                             const DeskKind  *kind,
                             gint64           id);
void    studio_set          (Studio          *self,
                             const char      *key,
                             const char      *value);
gint64  studio_person       (Studio          *self,
                             const char      *name);
gint64  studio_group        (Studio          *self,
                             const char      *name);
gint64  studio_area         (Studio          *self,
                             guint            place);
gint64  studio_absent       (Studio          *self,
                             const char      *person,
                             const char      *from,
                             const char      *to);
void    studio_day          (Studio          *self,
                             const char      *iso,
                             const char      *kind);
void    studio_plan         (Studio          *self,
                             const char      *from,
                             const char      *to);
void    studio_mark         (Studio          *self,
                             const char      *iso,
                             guint            place,
                             DeskMark         mark);
void    studio_swap         (Studio          *self,
                             const char      *iso,
                             const char      *person,
                             const char      *with,
                             const char      *with_iso);
gboolean studio_undo        (Studio          *self);
void    studio_redo         (Studio          *self);

gint64  studio_number       (Studio          *self,
                             const char      *sql);
char   *studio_text         (Studio          *self,
                             const char      *sql);
char   *studio_dump         (Studio          *self);
char   *studio_problems     (Studio          *self);
void    studio_assert_sound (Studio          *self);
void    studio_begin_step   (Studio          *self);
void    studio_end_step     (Studio          *self);
void    studio_assert_duty  (Studio          *self,
                             const char      *iso,
                             const char      *expected);
void    studio_assert_fines (Studio          *self,
                             const char      *month,
                             const char      *expected);
void    assert_refused      (GError         **error,
                             int              code,
                             const char      *part);
void    assert_contains     (const char      *text,
                             const char      *part);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Studio, studio_free)

G_END_DECLS
