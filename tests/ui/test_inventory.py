#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""INV-1 to INV-6 in the real window: scan, lend, refuse, take back; read back with deskctl."""

import os
import re

import desk_ui

DATA = os.path.join(desk_ui.ROOT, "tests", "data", "studio")
BORROWER = "周静"
OTHER = "傅涛"
LEADER = "石磊"
PINYIN = {BORROWER: "zhoujing", OTHER: "futao", LEADER: "shilei"}


def prepare(session):
    session.ctl("init", "--sample")
    session.ctl("import", "people", os.path.join(DATA, "people.csv"))
    session.ctl("import", "equipment", os.path.join(DATA, "equipment.csv"))
    session.ctl("add", "qualifications", f"person={BORROWER}", "class=相机", "date=2026-01-05")
    session.ctl("add", "kits", "number=KIT-01", "name=外拍套装")
    for number in ("EQ-002", "EQ-015"):
        session.ctl("add", "kit-items", "kit=KIT-01", f"item={number}")
    session.ctl("set", "equipment", "EQ-002", "accessories=电池×1;快门线×1")
    session.ctl("add", "battery-readings", "item=EQ-002", "battery=1", "taken=2026-05-01 09:00", "minutes=120")


def item(session, number):
    return next(one for one in session.ctl_json("list", "equipment") if one["number"] == number)


def of_test(session, kind):
    """The records about the items of this test: the sample studio has some of its own."""
    return [one for one in session.ctl_json("list", kind) if one["item"].startswith("EQ-")]


def loans(session, state):
    return [one for one in of_test(session, "loans") if one["state"] == state]


def choose(session, app, window, label, name):
    """Opens the list of people and types; the one found first is taken with Enter."""
    app.click(app.find("push button", f"{label}:", within=window))
    session.settle()
    app.type(PINYIN[name])
    session.settle()
    app.key("Return")
    app.find("push button", f"{label}: {name}", within=window)


def listed(app):
    """The numbers that stand in the register; rows that are kept for later have no place."""
    table = app.find("tree table", "Equipment")
    return [desk_ui.title(node) for node in app.find_all("label", re.compile("^[A-Z]{2}-[0-9]{3}$"), within=table)
            if app.extents(node, screen=False)[2] > 0]


@desk_ui.case("INV-1: the register shows what is looked for by number, serial number and pinyin")
def find(session, app):
    app.action("go", "('inventory', '')", 1)
    papers = [one["number"] for one in session.ctl_json("list", "equipment") if "无缝纸" in one["model"]]
    for text, numbers in (("EQ-003", ["EQ-003"]), ("386FB85696", ["EQ-005"]), ("wufengzhi", papers)):
        app.action("inventory.find", f"'{text}'", 1)
        desk_ui.wait(lambda numbers=numbers: set(numbers) <= set(listed(app)) and len(listed(app)) < 5,
                     lambda numbers=numbers: f"{numbers} instead of {listed(app)}")
        app.find("label", re.compile(f"^{len(listed(app))} items?$"))
    app.action("inventory.find", "'no such thing'", 1)
    app.find("label", "Nothing is found so.")
    app.action("inventory.find", "''", 1)


@desk_ui.case("INV-1: a scanned number jumps to its item, whatever view is in front")
def scan(session, app):
    app.action("inventory.view", "'loans'", 1)
    app.action("inventory.scan", "'009AECAC22'", 1)
    app.find(("text", "entry"), where=lambda node: app.text(node) == "009AECAC22")
    app.action("inventory.scan", "'EQ-001'", 1)
    app.find(("text", "entry"), where=lambda node: app.text(node) == "728B93E831")


def scan_label(session, label):
    """As a scanner types: with next to no time between the letters, and Enter."""
    keys = [{"-": "minus"}.get(letter, letter) for letter in label]
    session.run("xdotool", "key", "--delay", "4", *keys, "Return", check=True)


@desk_ui.case("INV-1: a scanner jumps to the item from every pane, and leaves no trace in what is written into")
def scan_anywhere(session, app):
    for pane, number, serial in (("rota", "EQ-004", "009AECAC22"), ("today", "EQ-001", "728B93E831")):
        app.action("go", f"('{pane}', '')", 1)
        session.settle()
        scan_label(session, number)
        app.find(("text", "entry"), where=lambda node, serial=serial: app.text(node) == serial)
    app.action("go", "('people', '')", 1)
    session.settle()
    app.key("ctrl+f")
    session.settle()
    app.type("zhou")
    field = app.find(("text", "entry"), where=lambda node: app.text(node) == "zhou")
    scan_label(session, "EQ-002")
    app.find(("text", "entry"), where=lambda node: app.text(node).startswith("02D3"))
    app.wait_text(field, "zhou")


@desk_ui.case("INV-5: days dragged over in the timeline are reserved")
def drag(session, app):
    app.action("go", "('inventory', '')", 1)
    app.action("inventory.view", "'loans'", 1)
    session.settle()
    for entry in app.find_all(("text", "entry"), "Search equipment"):
        app.set_text(entry, "EQ-003")
    app.gone("label", "EQ-004", within=app.find("list", "Loans and reservations"))
    session.settle()
    row = app.find("image", "free", within=app.find("list", "Loans and reservations"))
    # Free days at the end of the month: the timeline shows the month of today.
    app.drag(row, row, (0.95, 0.5), (0.99, 0.5))
    window = app.window("Reserve Equipment")
    choose(session, app, window, "Borrower", BORROWER)
    app.press(app.find("push button", re.compile("Reserve$"), within=window))
    desk_ui.wait(lambda: len(loans(session, "reserved")) == 1, "the reservation")
    (loan,) = loans(session, "reserved")
    assert loan["from"] < loan["until"] and loan["from"].endswith("09:00"), loan
    app.find("image", f"reserved: {BORROWER}")
    app.action("undo", None, 1)
    desk_ui.wait(lambda: loans(session, "reserved") == [], "the end of the reservation")
    for entry in app.find_all(("text", "entry"), "Search equipment"):
        app.set_text(entry, "")
    app.action("inventory.view", "'register'", 1)


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
    app.action("inventory.scan", "'EQ-001'", 1)
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
    (reading,) = [one for one in session.ctl_json("list", "battery-readings") if one["item"] == "EQ-001"]
    assert (reading["minutes"], reading["item"]) == (95, "EQ-001"), reading
    app.find("label", "in store")
    app.action("undo", None, 1)
    desk_ui.wait(lambda: item(session, "EQ-001")["state"] == "out", "the item as lent again")
    app.find("label", f"Lent to {BORROWER}")
    app.action("redo", None, 1)
    desk_ui.wait(lambda: item(session, "EQ-001")["state"] == "in-store", "the item in store again")
    session.ctl("check")


@desk_ui.case("INV-6, INV-7: a kit comes back with a cable missing and a weak battery; what follows is found")
def follow(session, app):
    """As somebody would who sees the window for the first time: nothing here but buttons and keys."""
    app.action("inventory.view", "'loans'", 1)
    app.press(app.find("push button", "Lend…"))
    window = app.window("Lend Equipment")
    session.settle()
    app.type("KIT-01")
    app.key("Return")
    app.find("label", "EQ-002", within=window)
    app.find("label", "EQ-015", within=window)
    choose(session, app, window, "Borrower", BORROWER)
    app.press(app.find("push button", re.compile("Lend$"), within=window))
    desk_ui.wait(lambda: len(loans(session, "out")) == 2, "both items of the kit as lent")
    desk_ui.wait(lambda: len(app.windows()) == 1, "the end of the window")
    app.find("push button", "Print the Slip…")

    app.press(app.find("push button", "Take Back…"))
    window = app.window("Take Equipment Back")
    session.settle()
    app.type(loans(session, "out")[0]["slip"])
    app.key("Return")
    app.find("label", "EQ-002", within=window)
    app.find("label", "EQ-015", within=window)
    app.set_text(app.find(("text", "entry"), "Minutes of battery 1", within=window), "100")
    session.settle()
    app.click(app.find("check box", "快门线", within=window))
    app.press(app.find("push button", "Take Back", within=window))
    desk_ui.wait(lambda: loans(session, "out") == [], "both items back")

    damage = desk_ui.wait(lambda: next(iter(of_test(session, "damages")), None), "a damage report")
    job = next(iter(of_test(session, "jobs")))
    assert (damage["item"], damage["kind"], damage["state"]) == ("EQ-002", "missing", "open"), damage
    assert (job["item"], job["kind"], job["state"]) == ("EQ-002", "battery", "open"), job

    # It is said at once, and stands in Today, in the list of repairs and on the item's own side.
    desk_ui.wait(lambda: len(app.windows()) == 1, "the end of the window")
    app.find("label", damage["number"])
    app.action("go", "('today', '')", 1)
    row = app.find("list item", damage["number"])
    session.settle()
    app.click((session.size[0] // 2, session.size[1] // 2), button=5, repeat=40)
    app.click(row)
    app.find("label", "快门线×1")
    app.action("inventory.scan", "'EQ-002'", 1)
    app.find("label", "Missing: 快门线×1")
    app.find("push button", "", where=lambda node: job["number"] in desk_ui.title(node) or
             any(job["number"] in desk_ui.title(child) for child in app.find_all("label", within=node)))


@desk_ui.case("INV-7: who pays is said before it is saved; proposed by the keeper, approved by a leader")
def compensation(session, app):
    number = of_test(session, "damages")[0]["number"]
    app.action("go", "('inventory', '')", 1)
    app.action("inventory.care", f"'{number}'", 1)
    value = app.find(("text", "entry"), "What the damage comes to, yuan")
    app.set_text(value, "200")
    choose_cause(session, app)
    app.find("label", "pays all of it: 200.00 yuan")
    app.press(app.find("push button", "Propose the Amount"))
    desk_ui.wait(lambda: of_test(session, "damages")[0]["state"] == "proposed", "the proposal")
    session.settle()
    choose(session, app, None, "Approved by", LEADER)
    app.press(app.find("push button", re.compile("Approve$")))
    desk_ui.wait(lambda: of_test(session, "damages")[0]["state"] == "approved", "the approval")
    (entry,) = [one for one in session.ctl_json("list", "ledger") if number in one["evidence"]]
    assert (entry["person"], entry["amount"]) == (BORROWER, "-200.00"), entry
    session.ctl("check")


@desk_ui.case("INV-11: a place is counted by scanner; what is missing becomes lost, and undo finds it again")
def stocktake(session, app):
    app.action("go", "('inventory', '')", 1)
    app.action("inventory.view", "'stocktake'", 1)
    session.settle()
    app.click(app.find("push button", "New Stocktake…"))
    session.settle()
    app.press(app.find("push button", "Start the Stocktake"))
    desk_ui.wait(lambda: session.ctl_json("list", "stocktakes"), "the stocktake")
    session.settle()
    for number in ("EQ-003", "ZZ-999"):
        scan_label(session, number)
        app.find("label", f"{number}: ")
    app.find("label", "found 1")
    app.find("label", "unexpected 1")
    app.press(app.find("push button", "Finish the Stocktake"))
    app.click(app.find("label", re.compile("^missing [1-9]")))
    app.press(app.find("push button", "Adjust: Becomes lost"))
    lost = desk_ui.wait(lambda: [one for one in session.ctl_json("list", "equipment") if one["state"] == "lost"], "a loss")
    assert len(lost) == 1, lost
    app.action("undo", None, 1)
    desk_ui.wait(lambda: item(session, lost[0]["number"])["state"] != "lost", "the item in store again")
    session.ctl("check")


@desk_ui.case("INV-13: a key is scanned, handed out and taken back")
def keys(session, app):
    session.ctl("add", "keys", "number=K-77", "name=培训室")
    app.action("go", "('today', '')", 1)
    session.settle()
    scan_label(session, "K-77")
    session.settle()
    app.type(PINYIN[BORROWER])
    session.settle()
    app.key("Return")
    app.find("push button", f"Who gets it: {BORROWER}")
    app.press(app.find("push button", re.compile("_Hand Out Hand Out$")))
    desk_ui.wait(lambda: session.ctl_json("list", "keys")[-1]["state"] == "out", "the key handed out")
    app.find("label", f"With {BORROWER}")
    app.press(app.find("push button", re.compile("_Take Back Take Back$")))
    desk_ui.wait(lambda: session.ctl_json("list", "keys")[-1]["state"] == "in-store", "the key back")


def choose_cause(session, app):
    """The drop-down, with the keyboard: it stands on “not judged yet”, misuse is the second after it."""
    app.click(app.find("combo box", "Cause"))
    session.settle()
    app.key("Down", "Down", "Return")
    session.settle()


if __name__ == "__main__":
    desk_ui.main(["studio-desk"], prepare=prepare)
