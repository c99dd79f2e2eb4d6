#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The window around the panes: undo, search, tabs, preferences, backups and what goes wrong."""

import os
import re
import signal

import desk_ui

TODAY = "2026-10-09"
PANES = ("today", "rota", "people")


def prepare(session):
    session.ctl("init", "--sample")
    session.ctl("add", "people", "name=张三", "phone=13000000001")


def studio(session):
    return session.path("home", "data", "studio-desk", "studio.db")


def phone(session, name="张三"):
    return next(one["phone"] for one in session.ctl_json("list", "people") if one["name"] == name)


def shows_phone(app, number):
    """The list of people says so, without anybody having asked for it anew."""
    app.find("label", number, where=lambda node: app.text(node) == number)


def go(app, pane, where=""):
    app.action("go", f"('{pane}', '{where}')", 1)


def in_front(app, pane):
    titles = {"today": "Today", "rota": "Rota", "people": "People"}
    tab = app.find("page tab", titles[pane])
    desk_ui.wait(lambda: app.state(tab, "selected"), f"{pane} in front")


def press_button(app, name, within=None):
    button = app.find("push button", name, within=within)
    desk_ui.wait(lambda: app.state(button, "sensitive"), f"a button {name} that can be pressed")
    app.press(button)


def alone(app):
    desk_ui.wait(lambda: len(app.windows()) == 1, "one window only")


@desk_ui.case("STORE: the window follows deskctl, and undoes what it did, by button and key")
def undo(session, app):
    go(app, "people")
    shows_phone(app, "13000000001")
    session.ctl("set", "people", "张三", "phone=13000000002")
    shows_phone(app, "13000000002")
    press_button(app, "Undo")
    shows_phone(app, "13000000001")
    assert phone(session) == "13000000001"
    press_button(app, "Redo")
    shows_phone(app, "13000000002")
    app.key("ctrl+z")
    shows_phone(app, "13000000001")
    app.key("ctrl+shift+z")
    shows_phone(app, "13000000002")
    app.key("ctrl+z")
    shows_phone(app, "13000000001")
    app.key("ctrl+y")
    shows_phone(app, "13000000002")
    assert phone(session) == "13000000002"
    # What deskctl takes back is taken back in the window.
    session.ctl("undo")
    shows_phone(app, "13000000001")
    session.ctl("check")


@desk_ui.case("STORE: Ctrl+K finds a person by the initials and goes there")
def search(session, app):
    go(app, "rota")
    in_front(app, "rota")
    app.key("ctrl+k")
    app.find(("text", "entry"), "Search everywhere", where=lambda node: app.state(node, "focused"))
    app.type("zs")
    app.find("list item", "张三")
    app.key("Return")
    in_front(app, "people")
    # The record itself, at the side.
    app.find("text", where=lambda node: app.text(node) == "13000000001")
    app.key("ctrl+k")
    app.find(("text", "entry"), "Search everywhere", where=lambda node: app.state(node, "focused"))
    app.type("zzqqx")
    app.find("label", "Nothing found")
    app.key("Escape")
    app.gone("label", "Nothing found")
    # The keys are alive after it.
    app.key("ctrl+1")
    in_front(app, "today")


@desk_ui.case("WINDOW: Ctrl+1 to Ctrl+3 are the panes")
def panes(session, app):
    for number, pane in ((2, "rota"), (3, "people"), (1, "today"), (3, "people")):
        app.key(f"ctrl+{number}")
        in_front(app, pane)


@desk_ui.case("WINDOW: a pane goes into a window of its own and comes back")
def detach(session, app):
    app.action("detach", "'rota'", 1)
    desk_ui.wait(lambda: len(app.windows()) == 2, "a second window")
    own = app.window("Rota")
    app.find("table", within=own)
    # Its keys are those of the main window.
    app.action("go", "('rota', '2026-10-12')", 1)
    app.find("label", "Week 42", within=own)
    app.action("attach", "'rota'", 1)
    alone(app)
    in_front(app, "rota")
    # Closing the window brings it back as well.
    app.action("detach", "'people'", 1)
    desk_ui.wait(lambda: len(app.windows()) == 2, "a second window")
    app.window("People")
    app.key("ctrl+w")
    alone(app)
    in_front(app, "people")


@desk_ui.case("SET-2: a number of the rule book is changed; a wrong one is said and not kept")
def preferences(session, app):
    app.action("preferences", None, 1)
    desk_ui.wait(lambda: len(app.windows()) == 2, "the preferences")
    window = next(w for w in app.windows() if app.find_all("text", "Fine for each member", within=w, showing=False))
    entry = app.find("text", "Fine for each member", within=window, showing=False)
    app.click(app.find("page tab", "Rules", within=window))
    app.set_text(entry, "15")
    app.click(entry)
    app.key("Return")
    desk_ui.wait(lambda: session.ctl("settings", "hygiene.fine").strip() == "15.00", "15.00 in the settings")
    app.wait_text(entry, "15.00")
    app.set_text(entry, "a lot")
    app.key("Return")
    app.find("label", re.compile("not an amount|amount|“a lot”"), within=window, where=lambda n: "a lot" in app.text(n))
    assert session.ctl("settings", "hygiene.fine").strip() == "15.00"
    # What deskctl sets is shown at once.
    session.ctl("settings", "hygiene.fine", "20")
    app.wait_text(entry, "20.00")
    app.click(entry)
    app.key("Escape")
    alone(app)
    session.ctl("undo")
    session.ctl("undo")
    assert session.ctl("settings", "hygiene.fine").strip() == "10.00"


@desk_ui.case("TODAY: the pane lists what deskctl today lists, and goes where it is dealt with")
def today(session, app):
    go(app, "today")
    items = session.ctl_json("today")
    assert items
    pane = app.find("panel", "Today")
    for item in items:
        app.find("label", within=pane, where=lambda node, item=item: app.text(node) == item["text"])
    rows = [n for n in app.find_all("list item", within=pane)]
    assert len(rows) == len(items), (len(rows), items)
    duty = next(item for item in items if item["kind"] == "inspection")
    app.click(app.find("list item", duty["text"], within=pane))
    in_front(app, "rota")
    app.find("label", "Week 41")


@desk_ui.case("SEC-3: a backup is made now and read back")
def backup(session, app):
    app.action("backup", None, 1)
    dialog = app.window("Back Up")
    name = app.find("text", within=dialog, where=lambda node: app.text(node).endswith(".zip"))
    path = session.path("by-hand.zip")
    app.set_text(name, path)
    app.click(name)
    app.key("Return")
    # It is said for some seconds only: looked for as soon as it is made.
    desk_ui.wait(lambda: os.path.exists(path), "the backup")
    app.find("label", re.compile("read back"))
    alone(app)
    other = session.path("elsewhere.db")
    session.ctl("--db", other, "restore", path)
    session.ctl("--db", other, "check")
    assert phone(session) == next(one["phone"] for one in session.ctl_json("--db", other, "list", "people")
                                  if one["name"] == "张三")


@desk_ui.case("START: a second start raises the window that is there")
def second_start(session, app):
    second = session.start("studio-desk", window=False)
    desk_ui.wait(lambda: second.process.poll() is not None, "the end of the second start")
    assert second.process.returncode == 0, second.log()
    alone(app)
    app.alive()


@desk_ui.case("SET-2: the language is changed and changed back; the window stays one")
def language(session, app):
    go(app, "rota")
    session.ctl("settings", "language", "zh_CN")
    app.find("page tab", "值日")
    alone(app)
    app.find("push button", "排值日")
    session.ctl("settings", "language", "en")
    app.find("page tab", "Rota")
    alone(app)
    assert not app.find_all("page tab", "值日")


@desk_ui.case("START: the window closes without a critical word, whatever pane is in front")
def close(session, app):
    assert app.quit() == 0, app.log()
    for pane in (*PANES, "detached", "preferences", "search"):
        other = session.start("studio-desk", env={"G_DEBUG": "fatal-criticals"})
        other.find("page tab", "Today")
        if pane == "detached":
            other.action("detach", "'people'", 1)
            desk_ui.wait(lambda other=other: len(other.windows()) == 2, "a second window")
        elif pane == "preferences":
            other.action("preferences", None, 1)
            other.window("Preferences")
        elif pane == "search":
            other.key("ctrl+k")
            other.find(("text", "entry"), "Search everywhere")
        else:
            go(other, pane)
            in_front(other, pane)
        assert other.quit() == 0, f"{pane}: {other.log()}"
        assert "CRITICAL" not in other.log() and "WARNING" not in other.log(), f"{pane}: {other.log()}"


@desk_ui.case("START: a damaged file is said, and a backup brings the studio back")
def damaged(session, app):
    if app.process.poll() is None:
        app.kill(signal.SIGTERM)
    good = session.path("good.zip")
    session.ctl("backup", good)
    for ending in ("-wal", "-shm"):
        if os.path.exists(studio(session) + ending):
            os.unlink(studio(session) + ending)
    with open(studio(session), "r+b") as file:
        file.write(b"not a studio at all" * 100)
    other = session.start("studio-desk")
    other.find("label", "This File Is Damaged")
    with open(studio(session), "rb") as file:
        before = file.read()
    page = other.window().path
    press_button(other, "Try Again")
    # The same page again, in a window of its own.
    desk_ui.wait(lambda: [w.path for w in other.windows()] != [page], "another look at the file")
    other.find("label", "This File Is Damaged")
    alone(other)
    with open(studio(session), "rb") as file:
        assert file.read() == before, "the damaged file was written to"
    press_button(other, "Restore a Backup")
    dialog = other.window("Choose a Backup")
    # GTK's file dialog takes a path that begins with a slash.
    other.key("slash")
    entry = other.find("text", within=dialog, where=lambda node: other.state(node, "focused"))
    other.set_text(entry, good)
    other.key("Return")
    other.find("label", "Restore this backup?")
    # What is in it is said before.
    other.find("label", re.compile("Newest act in it"))
    press_button(other, "Restore", within=next(w for w in other.windows() if other.find_all(
        "label", "Restore this backup?", within=w)))
    other.find("page tab", "Today")
    session.ctl("check")
    assert phone(session)
    assert other.quit() == 0


if __name__ == "__main__":
    desk_ui.main(["studio-desk"], prepare=prepare, env={"STUDIO_DESK_TODAY": TODAY})
