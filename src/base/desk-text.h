/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char     *desk_text_clean         (const char        *text,
                                   gssize             length);
char     *desk_text_strip         (const char        *text);
char     *desk_text_pinyin        (const char        *text);
char     *desk_text_initials      (const char        *text);
char     *desk_text_tokens        (const char        *text);
char     *desk_text_sort_key      (const char        *text);
int       desk_text_compare       (const char        *a,
                                   const char        *b);
int       desk_text_width         (const char        *text);
gboolean  desk_text_is_han        (gunichar           c);
const char *
          desk_text_nearest       (const char        *word,
                                   const char *const *words);

G_END_DECLS
