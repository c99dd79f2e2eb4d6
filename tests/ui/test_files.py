#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Files of records in the real window: a photo is added, seen, renamed, taken off, undone."""

import os
import re
import struct
import zlib

import desk_ui

DATA = os.path.join(desk_ui.ROOT, "tests", "data", "studio")


def picture(path, width=400, height=300):
    """A PNG that grows lighter to the right."""
    def chunk(kind, body):
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
    row = b"\0" + bytes(x * 255 // width for x in range(width))
    with open(path, "wb") as file:
        file.write(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)) +
                   chunk(b"IDAT", zlib.compress(row * height)) + chunk(b"IEND", b""))
    return path


def prepare(session):
    session.ctl("init", "--sample")
    session.ctl("import", "people", os.path.join(DATA, "people.csv"))
    session.ctl("import", "equipment", os.path.join(DATA, "equipment.csv"))


def files(session, kind="equipment"):
    return [one["name"] for one in session.ctl_json("attachments", kind)]


def wait_files(session, *names):
    desk_ui.wait(lambda: files(session) == list(names), f"the files {names}")


@desk_ui.case("INV-1: a photo is added to an item by the button, and seen beside it")
def add(session, app):
    path = picture(session.path("camera.png"))
    app.action("go", "('inventory', '')", 1)
    app.action("inventory.scan", "'EQ-001'", 1)
    app.find("label", "Drop photos, scans and papers here.")
    app.press(app.find("push button", "Add Files…"))
    dialog = app.window("Add Files")
    # GTK's file dialog takes a path that begins with a slash.
    app.key("slash")
    entry = app.find("text", within=dialog, where=lambda node: app.state(node, "focused"))
    app.set_text(entry, path)
    app.key("Return")
    app.find("push button", "Open camera.png")
    wait_files(session, "camera.png")
    session.ctl("check")


@desk_ui.case("SEC-4: a file dropped on a record is the same deed as an action; a second copy is refused")
def drop(session, app):
    with open(session.path("manual.txt"), "w", encoding="utf-8") as file:
        file.write("how to")
    app.action("add-file", f"('equipment', 'EQ-001', '{session.path('manual.txt')}')", 1)
    app.find("push button", "Open manual.txt")
    wait_files(session, "camera.png", "manual.txt")
    app.action("add-file", f"('equipment', 'EQ-001', '{session.path('manual.txt')}')", 1)
    app.find("label", re.compile("already"))
    wait_files(session, "camera.png", "manual.txt")


@desk_ui.case("SEC-1: a file is taken off by its menu, and undo brings it back")
def remove(session, app):
    app.click(app.find("push button", "What to do with camera.png"))
    app.press(app.find("menu item", "Remove"))
    wait_files(session, "manual.txt")
    app.gone("push button", "Open camera.png")
    app.action("undo", None, 1)
    wait_files(session, "camera.png", "manual.txt")
    app.find("push button", "Open camera.png")


@desk_ui.case("SEC-4: another program's change is seen; a person has files too")
def people(session, app):
    session.ctl("set", "attachments", str(session.ctl_json("attachments")[0]["id"]), "name=front.png")
    app.find("push button", "Open front.png")
    path = picture(session.path("signed.png"), 40, 30)
    session.ctl("attach", "people", "番番", path)
    number = session.ctl_json("attachments", "people")[0]["record"]
    app.action("go", f"('people', '{number}')", 1)
    app.find("push button", "Open signed.png")
    session.ctl("check")


if __name__ == "__main__":
    desk_ui.main(["studio-desk"], prepare=prepare)
