/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define DESK_ERROR (desk_error_quark ())

/**
 * DeskError:
 * @DESK_ERROR_FAILED: anything without a better name
 * @DESK_ERROR_INVALID: a value is wrong: an unknown word, a date that does not exist
 * @DESK_ERROR_REFUSED: the rule book forbids it
 * @DESK_ERROR_NOT_FOUND: no such record, file or name
 * @DESK_ERROR_EXISTS: it is there already
 * @DESK_ERROR_CONFLICT: later changes stand in the way (undo)
 * @DESK_ERROR_NEWER: the file was written by a newer Studio Desk
 * @DESK_ERROR_DAMAGED: the file is not a database, or a broken one
 * @DESK_ERROR_READ_ONLY: the file or its folder cannot be written
 * @DESK_ERROR_FULL: no space left
 * @DESK_ERROR_BUSY: another program holds the file
 *
 * The message of such an error is one sentence for the user, in the user's
 * language, that says what to do.
 */
typedef enum
{
  DESK_ERROR_FAILED,
  DESK_ERROR_INVALID,
  DESK_ERROR_REFUSED,
  DESK_ERROR_NOT_FOUND,
  DESK_ERROR_EXISTS,
  DESK_ERROR_CONFLICT,
  DESK_ERROR_NEWER,
  DESK_ERROR_DAMAGED,
  DESK_ERROR_READ_ONLY,
  DESK_ERROR_FULL,
  DESK_ERROR_BUSY,
} DeskError;

GQuark desk_error_quark (void);

G_END_DECLS
