#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""ROT-4 to ROT-8 in the real window: plan, inspect, swap, export; read back with deskctl."""

import os
import re
import zipfile

import desk_ui

DAY = "2026-10-08"


def duty(session, day=DAY):
    found = session.ctl_json("list", "duty", "--from", day, "--to", day)
    return found[0] if found else None


def mark(session, area, day=DAY):
    return next(one for one in duty(session, day)["marks"] if one["area"] == area)


def marks(session):
    return [one["mark"] for one in duty(session)["marks"]]


def ident(session, kind, name):
    return next(one["id"] for one in session.ctl_json("list", kind) if one["name"] == name)


def cell(app, area, day="Oct 8"):
    return app.find("table cell", re.compile(f"{area}.*{day}"))


def go(app, day=DAY):
    app.action("go", f"('rota', '{day}')", 1)
    desk_ui.wait(lambda: "rota.view" in app.actions(1), "the rota")
    app.find("table", "Duty sheet")


def clean(session, app):
    """Takes back whatever the case before did; each begins with the same sheet."""
    for area in ("烧水", "卫生间", "办公室", "厨房", "大厅"):
        app.action("rota.mark", f"('{DAY}', int64 {ident(session, 'areas', area)}, 'none')", 1)
    desk_ui.wait(lambda: set(marks(session)) == {None}, "an uninspected day")
    go(app)


def prepare(session):
    session.ctl("init", "--sample")


@desk_ui.case("ROT-6: the pane opens at the day to inspect, on its first area")
def opens(session, app):
    app.action("go", "('rota', '')", 1)
    first = cell(app, "烧水")
    desk_ui.wait(lambda: app.state(first, "selected"), "the selection of the first area")
    app.find("label", "烧水 · ")


@desk_ui.case("ROT-6: a morning from the keypad: √, √, X with a remark, all others √")
def morning(session, app):
    clean(session, app)
    app.click(cell(app, "烧水"))
    app.key("KP_1", "KP_1", "KP_0")
    desk_ui.wait(lambda: marks(session)[:3] == ["ok", "ok", "fail"], lambda: f"the marks {marks(session)}")
    app.type("dusty lamp")
    app.key("Return")
    desk_ui.wait(lambda: mark(session, "办公室")["remark"] == "dusty lamp", "the remark")
    app.key("space")
    desk_ui.wait(lambda: marks(session) == ["ok", "ok", "fail", "ok", "ok"], lambda: f"the marks {marks(session)}")
    app.find("table cell", re.compile("办公室.*Oct 8.* X$"))


@desk_ui.case("ROT-6: the kitchen gets an X with a remark; undo and redo by key")
def kitchen(session, app):
    clean(session, app)
    app.click(cell(app, "厨房"))
    app.key("0")
    desk_ui.wait(lambda: mark(session, "厨房")["mark"] == "fail", "the X")
    app.type("stove")
    app.key("Return")
    desk_ui.wait(lambda: mark(session, "厨房")["remark"] == "stove", "the remark")
    app.key("ctrl+z")
    desk_ui.wait(lambda: mark(session, "厨房")["remark"] is None, "the end of the remark")
    app.key("ctrl+z")
    desk_ui.wait(lambda: mark(session, "厨房")["mark"] is None, "the end of the X")
    app.key("ctrl+shift+z")
    desk_ui.wait(lambda: mark(session, "厨房")["mark"] == "fail", "the X again")
    session.ctl("check")


@desk_ui.case("ROT-6: a remark in Chinese at the side, put right, and Del takes the mark back")
def side(session, app):
    clean(session, app)
    app.click(cell(app, "大厅"))
    app.press(app.find("push button", "X Failed"))
    desk_ui.wait(lambda: mark(session, "大厅")["mark"] == "fail", "the X")
    entry = app.find("text", "Remark", where=lambda node: app.state(node, "sensitive"))
    app.click(entry)
    app.set_text(entry, "灶台未擦")
    app.key("Return")
    desk_ui.wait(lambda: mark(session, "大厅")["remark"] == "灶台未擦", "the remark")
    # Emptied, it is gone, and the mark stays.
    app.set_text(entry, "")
    app.key("Return")
    desk_ui.wait(lambda: mark(session, "大厅")["remark"] is None, "the end of the remark")
    assert mark(session, "大厅")["mark"] == "fail"
    app.click(app.find(None, "Put right", where=lambda node: node.get_role_name() != "label"))
    desk_ui.wait(lambda: mark(session, "大厅")["rectified"], "put right")
    app.click(cell(app, "大厅"))
    app.key("Delete")
    desk_ui.wait(lambda: mark(session, "大厅")["mark"] is None, "the end of the mark")


@desk_ui.case("ROT-7: the screen says what an X will cost before it is saved")
def consequence(session, app):
    clean(session, app)
    session.ctl("mark", "2026-10-15", "X", "--area", "厨房")
    go(app)
    app.click(cell(app, "卫生间"))
    app.find("label", "10.00 yuan")
    fines = len(session.ctl_json("list", "ledger"))
    app.key("0", "Escape")
    desk_ui.wait(lambda: len(session.ctl_json("list", "ledger")) > fines, "the proposed fines")
    app.key("Delete")
    desk_ui.wait(lambda: len(session.ctl_json("list", "ledger")) == fines, "the end of the fines")
    session.ctl("mark", "2026-10-15", "blank")


@desk_ui.case("ROT-5: a swap with a colleague, found by pinyin")
def swap(session, app):
    go(app, "2026-10-16")
    app.click(cell(app, "厨房", "Oct 16"))
    before = duty(session, "2026-10-16")["people"]
    swaps = len(session.ctl_json("list", "swaps"))
    app.click(app.find("push button", "Swap With…", where=lambda node: app.state(node, "sensitive")))
    app.find(None, "Who takes the duty of")
    app.type("dinghaoran")
    app.key("Return")
    desk_ui.wait(lambda: len(session.ctl_json("list", "swaps")) == swaps + 1, "the swap")
    after = duty(session, "2026-10-16")["people"]
    assert "丁浩然" in after and len(set(before) - set(after)) == 1, after
    app.find("table cell", re.compile("Oct 16.*丁浩然.*swap"))


@desk_ui.case("ROT-5: Escape closes the list of colleagues and changes nothing")
def swap_escape(session, app):
    go(app, "2026-10-16")
    app.click(cell(app, "厨房", "Oct 16"))
    swaps = len(session.ctl_json("list", "swaps"))
    app.click(app.find("push button", "Swap With…", where=lambda node: app.state(node, "sensitive")))
    app.find(None, "Who takes the duty of")
    app.type("ding")
    app.key("Escape")
    app.gone(None, "Who takes the duty of")
    assert len(session.ctl_json("list", "swaps")) == swaps


@desk_ui.case("ROT-4: two days exchanged by dragging one group onto the other")
def drag(session, app):
    go(app, "2026-10-22")
    a, b = duty(session, "2026-10-22")["group"], duty(session, "2026-10-23")["group"]
    app.drag(cell(app, "Duty group", "Oct 22"), cell(app, "Duty group", "Oct 23"))
    desk_ui.wait(lambda: duty(session, "2026-10-22")["group"] == b, "the exchange")
    assert duty(session, "2026-10-23")["group"] == a
    assert duty(session, "2026-10-22")["pinned"]


@desk_ui.case("ROT-4: a plan is seen before it is applied, and undone")
def plan(session, app):
    session.ctl("plan", "rota", "2026-10-12", "2026-10-31")
    assert duty(session, "2026-11-16") is None
    app.action("rota.plan", None, 1)
    window = app.window("Plan Duties")
    app.find("label", "duty days", within=window)
    app.find("label", "Mon, Nov 16", within=window)
    assert duty(session, "2026-11-16") is None
    app.key("Return")
    desk_ui.wait(lambda: duty(session, "2026-11-16"), "the plan")
    app.action("undo", None, 1)
    desk_ui.wait(lambda: duty(session, "2026-11-16") is None, "the end of the plan")
    session.ctl("check")


@desk_ui.case("ROT-8: the file from the window is the file from the command line")
def export(session, app):
    go(app)
    mine, theirs = session.path("window.xlsx"), session.path("ctl.xlsx")
    app.action("rota.export-to", f"'{mine}'", 1)
    session.ctl("export", "duty-week", "--week", "2026-W41", "-o", theirs)
    desk_ui.wait(lambda: os.path.exists(mine), "the workbook")
    with zipfile.ZipFile(mine) as one, zipfile.ZipFile(theirs) as other:
        assert one.namelist() == other.namelist()
        for name in one.namelist():
            if name.startswith("xl/"):
                assert one.read(name) == other.read(name), name


@desk_ui.case("ROT-11: month and summary, and a praise for a group is one act")
def summary(session, app):
    app.action("rota.view", "'month'", 1)
    app.find("table cell", re.compile("Oct 9"))
    app.action("rota.view", "'summary'", 1)
    app.find("table", "Monthly hygiene summary")
    entries = len(session.ctl_json("list", "ledger"))
    app.set_text(app.find("text", "Reason"), "spotless")
    button = app.find("push button", "Propose")
    desk_ui.wait(lambda: app.state(button, "sensitive"), "the button")
    app.press(button)
    desk_ui.wait(lambda: len(session.ctl_json("list", "ledger")) > entries + 1, "the praise")
    app.action("undo", None, 1)
    desk_ui.wait(lambda: len(session.ctl_json("list", "ledger")) == entries, "the end of the praise")
    app.action("rota.view", "'week'", 1)


desk_ui.main(["studio-desk"], env={"STUDIO_DESK_TODAY": "2026-10-09"}, prepare=prepare)
