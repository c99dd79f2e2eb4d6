#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""PEO-1 to PEO-3 in the real window: import, search, edit, groups; read back with deskctl."""

import os
import subprocess

import desk_ui

PEOPLE = os.path.join(desk_ui.ROOT, "tests", "data", "studio", "people.csv")
# The studio's file speaks Chinese whatever the window does.
CHINESE = "zh_CN"


def people(session):
    return session.ctl_json("list", "people")


def person(session, name):
    return next(one for one in people(session) if one["name"] == name)


def count(session, n):
    desk_ui.wait(lambda: len(people(session)) == n, lambda: f"{n} people ({len(people(session))})")


def assistant(app, action, parameter=None):
    """Opens the import assistant. GTK 4.8 now and then tells a new window wrongly to AT-SPI; then it is opened again."""
    for patience in (5, 5, None):
        app.action(action, parameter, 1)
        try:
            return app.window("导入", patience)
        except desk_ui.Missing:
            if patience is None:
                raise
            app.key("Escape")
            desk_ui.wait(lambda: len(app.windows()) == 1, "the end of the assistant")
    return None


def import_file(app, path):
    return assistant(app, "people.import-file", f"'{path}'")


def press_import(app, window):
    button = app.find("push button", "导入", within=window)
    desk_ui.wait(lambda: app.state(button, "sensitive"), "an import that may be carried out")
    app.press(button)


def set_clipboard(session, text):
    path = session.path("clipboard.txt")
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)
    # It stays to answer whoever pastes; the session ends it.
    session._spawn("xclip", "-quiet", "-selection", "clipboard", "-target", "UTF8_STRING", "-in", path)

    def there():
        out = session.run("xclip", "-selection", "clipboard", "-out").stdout
        return out == text
    desk_ui.wait(there, "the clipboard")


def prepare(session):
    session.ctl("init")


@desk_ui.case("PEO-1: a bad file names its rows and imports nothing")
def bad_file(session, app):
    app.action("go", "('people', '')", 1)
    path = session.path("bad.csv")
    with open(path, "w", encoding="utf-8") as file:
        file.write("姓名,部门,组别,状态,入职日期,电话\n"
                   ",策划部,第一组,在职,2026-01-05,13000000001\n"
                   "王好,策划部,第一组,在职,2026-02-30,13000000002\n"
                   "李好,策划部,第一组,休眠,2026-01-05,13000000003\n"
                   "=cmd(),策划部,第一组,在职,2026-01-05,13000000004\n"
                   "周好,策划部,第一组,在职,2026-01-05,13000000005\n")
    window = import_file(app, path)
    app.find("label", "2026-02-30", within=window)
    app.find("label", "休眠", within=window)
    app.find("label", "=cmd()", within=window)
    numbers = {desk_ui.title(n) for n in app.find_all("label", within=window)}
    assert {"2", "3", "4", "5"} <= numbers, numbers
    assert not app.state(app.find("push button", "导入", within=window), "sensitive")
    app.press(app.find("push button", "取消", within=window))
    desk_ui.wait(lambda: len(app.windows()) == 1, "the end of the assistant")
    assert people(session) == []


@desk_ui.case("PEO-1: a staff list is imported in one act, and undone in one")
def import_people(session, app):
    window = import_file(app, PEOPLE)
    app.find("label", "行政人事", within=window)
    press_import(app, window)
    count(session, 24)
    groups = session.ctl_json("list", "groups")
    assert len(groups) == 5, groups
    app.find("label", "24")
    app.action("undo", None, 1)
    count(session, 0)
    assert session.ctl_json("list", "groups") == []
    app.action("redo", None, 1)
    count(session, 24)
    # The same file again changes nothing.
    window = import_file(app, PEOPLE)
    app.find("label", "都已", within=window)
    assert not app.state(app.find("push button", "导入", within=window), "sensitive")
    app.press(app.find("push button", "取消", within=window))
    desk_ui.wait(lambda: len(app.windows()) == 1, "the end of the assistant")


@desk_ui.case("PEO-3: people are found by initials, pinyin, characters and phone")
def find(session, app):
    for text, name in (("zj", "周静"), ("hansiyuan", "韩思远"), ("秀兰", "董秀兰"), ("28303883", "周静")):
        app.action("people.find", f"'{text}'", 1)
        app.find("label", name, where=lambda node, name=name: desk_ui.title(node) == name)
        app.gone("label", "彭伟")
    app.action("people.find", "''", 1)
    app.find("label", "彭伟")


@desk_ui.case("PEO-1: nothing can be imported before a file is chosen")
def import_nothing(session, app):
    window = assistant(app, "people.import")
    assert not app.state(app.find("push button", "导入", within=window), "sensitive")
    app.press(app.find("push button", "取消", within=window))
    desk_ui.wait(lambda: len(app.windows()) == 1, "the end of the assistant")


@desk_ui.case("PEO-1: a new person is not complained of before anything is written, and given up with Cancel")
def begin_person(session, app):
    n = len(people(session))
    app.action("go", "('people', '')", 1)
    app.action("people.new", None, 1)
    editor = app.find("label", "新建人员").get_parent()
    app.key("Tab")
    session.settle()
    assert not app.find_all("label", "必须填写")
    app.press(app.find("push button", "取消", within=editor))
    desk_ui.wait(lambda: app.extents(editor, screen=False)[2] == 0 or
                 not app.find_all("label", "新建人员", where=lambda node: app.state(node, "showing")),
                 "the end of the new person")
    assert len(people(session)) == n


@desk_ui.case("PEO-2: Escape closes the list of people, and nobody is chosen")
def escape_picker(session, app):
    app.action("go", "('people', '')", 1)
    app.action("people.view", "'posts'", 1)
    app.click(app.find("push button", "行政人事"))
    app.find(("text", "entry"), where=lambda node: app.state(node, "focused"))
    app.type("zj")
    app.key("Escape")
    session.settle()
    assert all(post["holder"] is None for post in session.ctl_json("list", "posts"))
    app.action("people.view", "'people'", 1)


@desk_ui.case("PEO-1: a phone is changed at the side, undone and done again")
def edit_phone(session, app):
    one = person(session, "周静")
    app.action("people.select", f"int64 {one['id']}", 1)
    entry = app.find(("text", "entry"), where=lambda node: app.text(node) == one["phone"])
    app.set_text(entry, "13900001111")
    save = app.find("push button", "保存")
    desk_ui.wait(lambda: app.state(save, "sensitive"), "something to save")
    app.press(save)
    desk_ui.wait(lambda: person(session, "周静")["phone"] == "13900001111", "the new phone")
    app.action("undo", None, 1)
    desk_ui.wait(lambda: person(session, "周静")["phone"] == one["phone"], "the phone as it was")
    desk_ui.wait(lambda: app.text(entry) == one["phone"], "the phone as it was at the side")
    app.action("redo", None, 1)
    desk_ui.wait(lambda: person(session, "周静")["phone"] == "13900001111", "the new phone again")


@desk_ui.case("ROT-1: a person goes to another group, and out of all")
def move(session, app):
    app.action("people.view", "'groups'", 1)
    one = person(session, "周静")
    group = next(g for g in session.ctl_json("list", "groups") if g["name"] == "第一组")
    app.action("people.set-group", f"(int64 {one['id']}, int64 {group['id']})", 1)
    desk_ui.wait(lambda: person(session, "周静")["group"] == "第一组", "the other group")
    app.action("people.set-group", f"(int64 {one['id']}, int64 0)", 1)
    desk_ui.wait(lambda: person(session, "周静")["group"] is None, "no group")
    app.find("label", "未分组")
    app.action("undo", None, 1)
    desk_ui.wait(lambda: person(session, "周静")["group"] == "第一组", "the group as it was")


@desk_ui.case("ROT-1: groups change their place in the turn")
def shift(session, app):
    def order():
        return [g["name"] for g in sorted(session.ctl_json("list", "groups"), key=lambda g: g["position"])]
    before = order()
    first = next(g for g in session.ctl_json("list", "groups") if g["name"] == before[0])
    app.action("people.shift-group", f"(int64 {first['id']}, 1)", 1)
    desk_ui.wait(lambda: order()[:2] == [before[1], before[0]], "another order")
    app.action("undo", None, 1)
    desk_ui.wait(lambda: order() == before, "the order as it was")


@desk_ui.case("PEO-1: two of one name are told apart; cells are pasted from a spreadsheet")
def paste(session, app):
    app.action("people.view", "'people'", 1)
    set_clipboard(session, "姓名\t部门\t组别\t状态\t入职日期\t电话\n"
                           "周静\t策划部\t第三组\t在职\t2026-03-02\t13900002222\n")
    window = assistant(app, "people.paste")
    app.find("label", "周静", within=window)
    press_import(app, window)
    count(session, 25)
    twins = [one["id"] for one in people(session) if one["name"].startswith("周静")]
    assert len(twins) == 2
    for twin in twins:
        app.find("label", f"周静#{twin}")


@desk_ui.case("PEO-1: Delete removes who is selected; undo brings them back")
def remove(session, app):
    app.action("people.find", "'13900002222'", 1)
    twin = next(one for one in people(session) if one["phone"] == "13900002222")
    app.action("people.select", f"int64 {twin['id']}", 1)
    desk_ui.wait(lambda: app.describe("people.remove", 1)[0], "somebody to remove")
    app.action("people.remove", None, 1)
    count(session, 24)
    app.action("undo", None, 1)
    count(session, 25)


if __name__ == "__main__":
    mo = os.path.join(desk_ui.BUILD, "po", CHINESE, "LC_MESSAGES", "studio-desk.mo")
    if not os.path.exists(mo):
        subprocess.run(["ninja", "-C", desk_ui.BUILD, f"po/{CHINESE}/LC_MESSAGES/studio-desk.mo"], check=True,
                       stdout=subprocess.DEVNULL)
    desk_ui.main(["studio-desk"], language=CHINESE, prepare=prepare)
