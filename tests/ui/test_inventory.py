#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""INV-1 to INV-6 in the real window: scan, lend, refuse, take back; read back with deskctl."""

import os

import desk_ui

DATA = os.path.join(desk_ui.ROOT, "tests", "data", "studio")
BORROWER = "周静"
OTHER = "傅涛"
PINYIN = {BORROWER: "zhoujing", OTHER: "futao"}


def prepare(session):
    session.ctl("init", "--sample")
    session.ctl("import", "people", os.path.join(DATA, "people.csv"))
    session.ctl("import", "equipment", os.path.join(DATA, "equipment.csv"))
    session.ctl("add", "qualifications", f"person={BORROWER}", "class=相机", "date=2026-01-05")


def item(session, number):
    return next(one for one in session.ctl_json("list", "equipment") if one["number"] == number)


def loans(session, state):
    return [one for one in session.ctl_json("list", "loans") if one["state"] == state]


def choose(session, app, window, label, name):
    """Opens the list of people and types; the one found first is taken with Enter."""
    app.click(app.find("push button", f"{label}:", within=window))
    session.settle()
    app.type(PINYIN[name])
    session.settle()
    app.key("Return")
    app.find("push button", f"{label}: {name}", within=window)


@desk_ui.case("INV-1: the register shows what is looked for by number, serial number and pinyin")
def find(session, app):
    app.action("go", "('inventory', '')", 1)
    for text, number in (("EQ-003", "EQ-003"), ("386FB85696", "EQ-005"), ("wufengzhi", "EQ-014")):
        app.action("inventory.find", f"'{text}'", 1)
        app.find("label", number, where=lambda node, number=number: desk_ui.title(node) == number)


@desk_ui.case("INV-1: a scanned number jumps to its item, whatever view is in front")
def scan(session, app):
    app.action("inventory.view", "'loans'", 1)
    app.action("inventory.scan", "'009AECAC22'", 1)
    app.find(("text", "entry"), where=lambda node: app.text(node) == "009AECAC22")
    app.action("inventory.scan", "'EQ-001'", 1)
    app.find(("text", "entry"), where=lambda node: app.text(node) == "728B93E831")


def open_slip(session, app, borrower):
    app.action("inventory.lend", "'EQ-001'", 1)
    window = app.window("Lend Equipment")
    choose(session, app, window, "Borrower", borrower)
    app.press(app.find("push button", "Lend", within=window))
    return window


def is_refused(app, window, rule):
    app.find("label", rule, within=window)
    app.press(app.find("push button", "Cancel", within=window))
    desk_ui.wait(lambda: len(app.windows()) == 1, "the end of the window")


@desk_ui.case("INV-4: who has no qualification is refused in one sentence")
def unqualified(session, app):
    is_refused(app, open_slip(session, app, OTHER), "INV-4")
    assert loans(session, "out") == []


@desk_ui.case("INV-4: an item is lent, and shown with who has it")
def lend(session, app):
    open_slip(session, app, BORROWER)
    desk_ui.wait(lambda: item(session, "EQ-001")["state"] == "out", "the item as lent")
    desk_ui.wait(lambda: len(app.windows()) == 1, "the end of the window")
    (loan,) = loans(session, "out")
    assert loan["borrower"] == BORROWER and loan["purpose"] == "work", loan
    app.find("label", f"Lent to {BORROWER}")


@desk_ui.case("INV-5: what is lent cannot be lent again")
def twice(session, app):
    is_refused(app, open_slip(session, app, BORROWER), "INV-5")
    assert len(loans(session, "out")) == 1


@desk_ui.case("INV-6: it is taken back, its batteries measured; undo gives it out again")
def take_back(session, app):
    app.action("inventory.return", "'EQ-001'", 1)
    window = app.window("Take Equipment Back")
    app.set_text(app.find(("text", "entry"), "Minutes of battery 1", within=window), "95")
    app.set_text(app.find(("text", "entry"), "Condition", within=window), "镜头有灰")
    app.press(app.find("push button", "Take Back", within=window))
    desk_ui.wait(lambda: item(session, "EQ-001")["state"] == "in-store", "the item in store")
    (loan,) = loans(session, "returned")
    assert loan["condition_in"] == "镜头有灰", loan
    (reading,) = session.ctl_json("list", "battery-readings")
    assert (reading["minutes"], reading["item"]) == (95, "EQ-001"), reading
    app.find("label", "in store")
    app.action("undo", None, 1)
    desk_ui.wait(lambda: item(session, "EQ-001")["state"] == "out", "the item as lent again")
    app.find("label", f"Lent to {BORROWER}")
    app.action("redo", None, 1)
    desk_ui.wait(lambda: item(session, "EQ-001")["state"] == "in-store", "the item in store again")
    session.ctl("check")


if __name__ == "__main__":
    desk_ui.main(["studio-desk"], prepare=prepare)
