/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <libintl.h>

G_BEGIN_DECLS

/* _() translates into the window's language; N_() only marks. */
#ifndef _
#define _(text) gettext (text)
#define N_(text) (text)
#define C_(context, text) g_dpgettext2 (GETTEXT_PACKAGE, context, text)
#define NC_(context, text) (text)
#endif

#define DESK_LANGUAGE_CHINESE "zh_CN"
#define DESK_LANGUAGE_ENGLISH "en"

void        desk_language_init      (const char *language);
const char *desk_language_current   (void);
const char *desk_language_text      (const char *language,
                                     const char *msgid);
const char *desk_language_context   (const char *language,
                                     const char *context,
                                     const char *msgid);

G_END_DECLS
