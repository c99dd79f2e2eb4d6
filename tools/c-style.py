#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Brings C sources into the house style, or says where they are not in it.

    c-style.py [--check] FILE.c…

clang-format does the most of it (.clang-format). What it cannot do is the GNOME
parameter list: in the definition of a function with several parameters each stands
in a line of its own, types to the left, names in one column, stars before the names.
"""

import concurrent.futures
import difflib
import os
import re
import shutil
import subprocess
import sys
import tempfile

CLANG_FORMAT = next((name for name in ("clang-format-14", "clang-format") if shutil.which(name)), None)
ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
STYLE = os.path.join(ROOT, ".clang-format")
COLUMNS = 100
HEAD = re.compile(r"^([A-Za-z_]\w*) \((.*)$")
QUARK = re.compile(r"^G_DEFINE_QUARK \(.*\)$", re.M)
PARAMETER = re.compile(r"^(?P<type>.*?)(?P<stars>[\s*]*?\**)(?P<name>[A-Za-z_]\w*(?:\[\w*\])*)$", re.S)


def split_parameters(text):
    """The parameters between the outer commas of @text."""
    parts, depth, part = [], 0, ""
    for c in text:
        depth += (c in "([") - (c in ")]")
        if c == "," and depth == 0:
            parts.append(part)
            part = ""
        else:
            part += c
    return [" ".join(p.split()) for p in parts + [part]]


def line_up(name, parameters):
    """The lines of a definition's head."""
    rows = []
    for text in parameters:
        match = PARAMETER.match(text)
        if text == "..." or match is None or "(" in text:
            rows.append((text, "", ""))
        else:
            rows.append((match["type"].rstrip(), match["stars"].strip(), match["name"]))
    named = [row for row in rows if row[2]]
    width = max((len(row[0]) for row in named), default=0)
    stars = max((len(row[1]) for row in named), default=0)
    lines = []
    for i, (kind, star, variable) in enumerate(rows):
        cell = f"{kind:<{width}} {star:>{stars}}{variable}" if variable else kind
        lines.append((f"{name} (" if i == 0 else " " * (len(name) + 2)) + cell)
    return [line + "," for line in lines[:-1]] + [lines[-1] + ")"]


def line_up_definitions(text):
    lines = text.split("\n")
    result, i = [], 0
    while i < len(lines):
        match = HEAD.match(lines[i])
        if match is None:
            result.append(lines[i])
            i += 1
            continue
        end = i
        while end < len(lines) and end < i + 30 and not lines[end].endswith(")"):
            end += 1
        if end + 1 < len(lines) and lines[end + 1] == "{" and lines[end].endswith(")"):
            inside = (match[2] + "\n" + "\n".join(lines[i + 1 : end + 1])) if end > i else match[2]
            parameters = split_parameters(inside.rstrip()[:-1])
            if len(parameters) > 1:
                result += line_up(match[1], parameters)
                i = end + 1
                continue
        result += lines[i : end + 1]
        i = end + 1
    return "\n".join(result)


def clang_format(text, path, style, *options):
    return subprocess.run([CLANG_FORMAT, f"--style=file:{style}", f"--assume-filename={path}", *options], input=text,
                          check=True, capture_output=True, text=True, encoding="utf-8").stdout


def formatted(text, path, narrow):
    """@text in style; lines that are too long are broken, all other breaks are the author's."""
    text = line_up_definitions(clang_format(text, path, STYLE))
    long = [number for number, line in enumerate(text.split("\n"), 1) if len(line) > COLUMNS]
    if long:
        text = clang_format(text, path, narrow, *(f"--lines={number}:{number}" for number in long))
        text = line_up_definitions(clang_format(text, path, STYLE))
    return QUARK.sub(lambda match: match[0].replace(" - ", "-"), text)


def main(arguments):
    check = "--check" in arguments
    paths = [path for path in arguments if path != "--check"]
    wrong = 0

    if CLANG_FORMAT is None:
        sys.exit("c-style: clang-format is missing (apt-get install clang-format-14)")
    texts = {}
    for path in paths:
        with open(path, encoding="utf-8") as file:
            texts[path] = file.read()
    with tempfile.NamedTemporaryFile("w", suffix=".clang-format") as narrow, \
            concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        with open(STYLE, encoding="utf-8") as file:
            narrow.write(file.read().replace("ColumnLimit: 0", f"ColumnLimit: {COLUMNS}"))
        narrow.flush()
        results = pool.map(lambda path: formatted(texts[path], path, narrow.name), paths)
        for path, after in zip(paths, results):
            before = texts[path]
            if before == after:
                continue
            wrong += 1
            if check:
                sys.stdout.writelines(difflib.unified_diff(before.splitlines(True), after.splitlines(True),
                                                           path, path + " (in style)", n=1))
            else:
                with open(path, "w", encoding="utf-8") as file:
                    file.write(after)
                print(f"formatted {path}")
    return 1 if check and wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
