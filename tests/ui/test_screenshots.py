#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The pictures of the documentation can be made again, and are there."""

import os
import subprocess
import sys

import desk_ui

NAMES = ("screenshot.png", "screenshot-zh_CN.png")


def size(path):
    """Width and height of a PNG, from its header."""
    with open(path, "rb") as file:
        head = file.read(24)
    assert head[:8] == b"\x89PNG\r\n\x1a\n", path
    return int.from_bytes(head[16:20], "big"), int.from_bytes(head[20:24], "big")


@desk_ui.case("the pictures of the documentation are made again")
def make(session, _app):
    folder = session.path("pictures")
    script = os.path.join(desk_ui.ROOT, "tests", "ui", "make_screenshots.py")
    done = subprocess.run([sys.executable, script, "--build", desk_ui.BUILD, folder], capture_output=True, text=True,
                          check=False, timeout=120)
    assert done.returncode == 0, done.stderr[-3000:]
    assert done.stdout.split() == [os.path.join(folder, name) for name in NAMES], done.stdout
    for name in NAMES:
        assert size(os.path.join(folder, name)) == (1366, 768)
        # More than an empty window.
        assert os.path.getsize(os.path.join(folder, name)) > 30000


@desk_ui.case("the documentation has its pictures, and shows them")
def there(_session, _app):
    docs = os.path.join(desk_ui.ROOT, "docs")
    for name in NAMES:
        assert size(os.path.join(docs, name)) == (1366, 768)
    with open(os.path.join(desk_ui.ROOT, "README.md"), encoding="utf-8") as file:
        assert "docs/screenshot" in file.read()


if __name__ == "__main__":
    desk_ui.main()
