#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""CON-2 in the real window: confirm, dismiss, reverse, propose; read back with deskctl."""

import re

import desk_ui


def prepare(session):
    session.ctl("init")
    for name in ("张三", "李四"):
        session.ctl("add", "people", f"name={name}")
    for person, amount in (("张三", "-10"), ("李四", "-10"), ("李四", "-5"), ("张三", "-8")):
        session.ctl("ledger", "propose", "--person", person, "--clause", "7.1", "--kind", "fine", "--amount", amount,
                    "--reason", "见记录", "--at", "2026-10-08 10:00")


def states(session):
    return [one["state"] for one in session.ctl_json("list", "ledger")]


def ident(session, number):
    return next(one["id"] for one in session.ctl_json("list", "ledger") if one["number"] == number)


def select(session, app, number):
    """Selects an entry; the side then says its number, besides the list."""
    app.action("conduct.select", f"int64 {ident(session, number)}", 1)
    app.find("label", number, nth=1, within=pane(app))


def pane(app):
    return app.find("panel", "Conduct")


def press(app, name, within=None):
    within = within or pane(app)

    def find():
        buttons = app.find_all("push button", re.compile(rf"(^|\s){name}$"), within=within)
        return next((node for node in buttons if app.state(node, "sensitive")), None)
    app.press(desk_ui.wait(find, f"a button {name} that can be pressed"))


def give_reason(app, text):
    app.set_text(app.find(("text", "entry"), "Reason", within=pane(app)), text)


def question(app, text):
    return app.window(text)


@desk_ui.case("CON-2: Today leads to what waits to be confirmed")
def from_today(session, app):
    app.action("go", "('today', '')", 1)
    app.click(app.find("list item", "4 proposed ledger entries", within=app.find("panel", "Today")))
    desk_ui.wait(lambda: app.state(app.find("page tab", "Conduct"), "selected"), "the ledger in front")
    assert app.describe("conduct.state", 1)[2] == "proposed"
    app.find("label", "Proposed: 4, -33.00 yuan")


@desk_ui.case("CON-2: one entry is dismissed with a reason, and that is undone")
def dismiss(session, app):
    select(session, app, "JC-2026-0003")
    assert not app.state(app.find("push button", "Dismiss", within=pane(app)), "sensitive")
    give_reason(app, "重复")
    press(app, "Dismiss")
    desk_ui.wait(lambda: states(session)[2] == "reversed", "the dismissal")
    app.find("label", "Proposed: 3, -28.00 yuan")
    app.action("undo", None, 1)
    desk_ui.wait(lambda: states(session)[2] == "proposed", "the entry as it was")
    app.action("redo", None, 1)
    desk_ui.wait(lambda: states(session)[2] == "reversed", "the dismissal again")


@desk_ui.case("CON-2: confirming asks once; Cancel confirms nothing")
def confirm(session, app):
    select(session, app, "JC-2026-0001")
    press(app, "Confirm")
    press(app, "Cancel", within=question(app, "Confirm 1 entry?"))
    desk_ui.wait(lambda: len(app.windows()) == 1, "the end of the question")
    assert states(session)[0] == "proposed"
    press(app, "Confirm")
    press(app, "Confirm", within=question(app, "Confirm 1 entry?"))
    desk_ui.wait(lambda: states(session)[0] == "confirmed", "the confirmation")
    app.find("label", "Confirmed: 1, -10.00 yuan")
    desk_ui.wait(lambda: not app.describe("undo", 1)[0], "nothing to undo")


@desk_ui.case("CON-2: a confirmed entry is reversed by a new one, which leads back to it")
def reverse(session, app):
    select(session, app, "JC-2026-0001")
    give_reason(app, "当天请假")
    press(app, "Reverse")
    desk_ui.wait(lambda: len(states(session)) == 5, "the new entry")
    assert states(session)[0] == "reversed" and states(session)[4] == "confirmed"
    select(session, app, "JC-2026-0005")
    press(app, "Show Where It Comes From")
    app.find("label", "JC-2026-0001", nth=1)
    session.ctl("check")


@desk_ui.case("CON-2: all that is shown is confirmed at once")
def confirm_all(session, app):
    app.action("conduct.state", "'proposed'", 1)
    press(app, "Confirm All Shown…")
    press(app, "Confirm", within=question(app, "Confirm 2 entries?"))
    desk_ui.wait(lambda: "proposed" not in states(session), "the confirmations")
    session.ctl("check")


desk_ui.main(["studio-desk"], env={"STUDIO_DESK_TODAY": "2026-10-09"}, prepare=prepare)
