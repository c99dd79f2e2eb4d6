#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A studio's weeks through studio-deskctl: plan, swap, inspect, fine, in its whole course."""

import datetime

from deskctl import Studio, case, data, equal, main


def studio(plan=True):
    office = Studio()
    office.run("init")
    office.run("import", "days", data("china-days-2020-2026.csv"))
    office.run("import", "people", data("studio/people.csv"))
    if plan:
        office.run("plan", "rota", "2026-09-14", "2026-10-31")
    return office


def week(office, name):
    monday = datetime.date.fromisocalendar(int(name[:4]), int(name[6:]), 1)
    return {row["date"]: row for row in
            office.json("list", "duty", "--from", str(monday), "--to", str(monday + datetime.timedelta(6)))}


def days_of(office, group):
    return [row["date"] for row in office.json("list", "duty", "--where", f"group={group}")]


def fines(office):
    return {row["person"]: row["amount"] for row in office.json("list", "ledger", "--where", "kind=fine")}


@case
def plan():
    """ROT-1, ROT-3, ROT-4: the plan of two months keeps the calendar, the turn and the balance"""
    with studio() as office:
        w38, w41 = week(office, "2026-W38"), week(office, "2026-W41")
        equal(w38["2026-09-20"]["kind"], "group")
        assert w38["2026-09-20"]["people"]
        assert not {"2026-10-05", "2026-10-06", "2026-10-07"} & set(w41)
        for date in ("2026-10-08", "2026-10-09"):
            equal(w41[date]["kind"], "group")
            assert w41[date]["people"]
        equal(w41["2026-10-10"]["kind"], "team")
        left = {row["name"] for row in office.json("list", "people", "--where", "status=left")}
        assert left
        rows = [row for row in office.json("list", "duty") if row["kind"] == "group"]
        assert not any(left & set(row["people"]) for row in rows)
        groups = [row["group"] for row in rows]
        order = [row["name"] for row in office.json("list", "groups")]
        equal(groups, [order[i % len(order)] for i in range(len(groups))])
        counts = [groups.count(group) for group in order]
        assert max(counts) - min(counts) <= 1, counts
        office.run("plan", "rota", "2026-11-01", "2026-11-30")
        after = [row["group"] for row in office.json("list", "duty", "--from", "2026-11-01", "--to", "2026-11-30",
                                                     "--where", "kind=group")]
        equal(after[0], order[(order.index(groups[-1]) + 1) % len(order)])
        office.run("check")


@case
def explain():
    """ROT-4: each day says why; a dry run changes nothing; a second plan changes nothing"""
    with studio(plan=False) as office:
        acts = office.acts()
        dry = office.json("plan", "rota", "2026-10-01", "2026-10-31", "--explain", "--dry-run")
        equal(office.acts(), acts)
        assert all(row["why"] for row in dry if row["after"] and "：" in row["after"] or ":" in (row["after"] or ""))
        office.run("plan", "rota", "2026-10-01", "2026-10-31")
        equal(office.acts(), acts + 1)
        again = office.json("plan", "rota", "2026-10-01", "2026-10-31")
        assert not any(row["changed"] for row in again)
        equal(office.acts(), acts + 1)


@case
def pins_and_leave():
    """ROT-4: pinned days stay, whoever is on leave is not on duty"""
    with studio() as office:
        office.run("set", "duty", "2026-10-14", "pinned=yes", "people=晶晶,高强")
        office.run("add", "absences", "person=番番", "from=2026-10-01", "to=2026-10-31")
        office.run("plan", "rota", "2026-10-08", "2026-10-31")
        rows = {row["date"]: row for row in office.json("list", "duty", "--from", "2026-10-08", "--to", "2026-10-31")}
        equal((rows["2026-10-14"]["people"], rows["2026-10-14"]["pinned"]), (["晶晶", "高强"], True))
        assert not any("番番" in row["people"] for row in rows.values())
        office.run("check")


@case
def person_mode():
    """ROT-4: in person mode loads differ by at most one; two of one name are two people"""
    with studio(plan=False) as office:
        office.run("add", "people", "name=高强", "group=第一组", "phone=1", "entry_date=2026-01-01")
        office.run("settings", "rota.mode", "person")
        office.run("settings", "rota.persons-per-day", "3")
        office.run("plan", "rota", "2026-10-08", "2026-11-30")
        people = [name for row in office.json("list", "duty", "--where", "kind=group") for name in row["people"]]
        loads = {name: people.count(name) for name in people}
        assert max(loads.values()) - min(loads.values()) <= 1, loads
        equal(len([name for name in loads if name.startswith("高强#")]), 2)


@case
def nobody_there():
    """ROT-4: a day nobody can take is named and the others are planned"""
    with studio(plan=False) as office:
        for row in office.json("list", "people"):
            if row["status"] != "left":
                office.run("add", "absences", f"person={row['name']}", "from=2026-10-13", "to=2026-10-13")
        done = office.run("plan", "rota", "2026-10-12", "2026-10-16", language="zh_CN")
        equal(len(done.err.splitlines()), 1)
        assert "10月13日" in done.err, done.err
        planned = {row["date"]: row["people"] for row in
                   office.json("list", "duty", "--from", "2026-10-12", "--to", "2026-10-16")}
        assert all(planned[f"2026-10-{day}"] for day in (12, 14, 15, 16))
        assert not planned.get("2026-10-13")


@case
def fined():
    """ROT-7: two failed days fine each member once; taking one back takes it back; undo and redo too"""
    with studio() as office:
        first, second, third = days_of(office, "第四组")[-3:]
        members = set(office.json("list", "duty", "--from", first, "--to", first)[0]["people"])
        one = office.run("mark", first, "X", "--area", "厨房", "--at", f"{first} 08:30").out
        equal(fines(office), {})
        two = office.run("mark", second, "X").out
        assert one and "10.00" in two, two
        equal(fines(office), {person: "-10.00" for person in members})
        equal({row["state"] for row in office.json("list", "ledger")}, {"proposed"})
        office.run("mark", third, "fail")
        equal(fines(office), {person: "-10.00" for person in members})
        office.run("mark", third, "blank")
        office.run("mark", second, "√")
        equal(fines(office), {})
        office.run("undo")
        equal(fines(office), {person: "-10.00" for person in members})
        office.run("redo")
        equal(fines(office), {})
        office.run("settings", "hygiene.fine", "20")
        office.run("mark", second, "×")
        equal(fines(office), {person: "-20.00" for person in members})
        office.run("check")


@case
def fined_members():
    """ROT-7: fined is who was on duty and not on leave; the fines of other groups stay apart"""
    with studio() as office:
        first, second = days_of(office, "第二组")[-2:]
        office.run("mark", days_of(office, "第一组")[-1], "X")
        office.run("add", "absences", "person=晶晶", f"from={first}", f"to={second}")
        office.run("mark", first, "X")
        office.run("mark", second, "X", "--area", "大厅")
        equal(set(fines(office)), {"曹欣怡", "傅涛", "彭伟", "许伟"})


@case
def inspection():
    """ROT-6: a mark for one area, for all of them, blank; what follows is said before"""
    with studio() as office:
        office.run("set", "posts", "monitor", "holder=高强")
        office.run("mark", "2026-10-09", "ok", "--at", "2026-10-10 08:20")
        office.run("mark", "2026-10-09", "X", "--area", "厨房", "--remark", "有水", "--at", "2026-10-10 08:21")
        row = office.json("list", "duty", "--from", "2026-10-09", "--to", "2026-10-09")[0]
        equal({mark["area"]: mark["mark"] for mark in row["marks"]},
              {"烧水": "ok", "卫生间": "ok", "办公室": "ok", "厨房": "fail", "大厅": "ok"})
        equal((row["inspector"], row["inspected"]), ("高强", "2026-10-10 08:20"))
        acts = office.acts()
        assert office.run("mark", "2026-10-16", "X", "--dry-run").out
        equal(office.acts(), acts)
        office.run("mark", "2026-10-09", "未查")
        row = office.json("list", "duty", "--from", "2026-10-09", "--to", "2026-10-09")[0]
        equal({mark["mark"] for mark in row["marks"]}, {None})
        office.run("mark", "2026-10-09", "X", "--area", "车库", expect=1)
        office.run("mark", "2026-10-05", "X", expect=1)


@case
def swaps():
    """ROT-5: swaps are records with both names and an approver, and limited"""
    with studio() as office:
        office.run("swap", "2026-10-09", "曹芳", "高强", "2026-10-08", "--by", "番番")
        rows = {row["date"]: row["people"] for row in
                office.json("list", "duty", "--from", "2026-10-08", "--to", "2026-10-09")}
        assert "高强" in rows["2026-10-09"] and "曹芳" not in rows["2026-10-09"]
        assert "曹芳" in rows["2026-10-08"] and "高强" not in rows["2026-10-08"]
        swap = office.json("list", "swaps")[0]
        equal((swap["person"], swap["with"], swap["with_date"], swap["kind"], swap["approver"]),
              ("曹芳", "高强", "2026-10-08", "colleague", "番番"))
        office.run("swap", "2026-10-16", "曹芳", "于芳")
        before = office.acts()
        office.run("swap", "2026-10-23", "曹芳", "朱强", expect=1)
        office.run("swap", "2026-10-12", "曹芳", "朱强", expect=1)
        equal(office.acts(), before)
        office.run("undo", "--last", "2")
        equal(office.json("list", "swaps"), [])
        office.run("check")


@case
def holidays():
    """ROT-9: holiday duty on days off"""
    with studio() as office:
        number = office.run("add", "duty", "date=2026-10-05", "kind=holiday", "people=晶晶、高强").out.strip()
        office.run("set", "duty", "2026-10-05", "handover=钥匙在前台")
        row = office.json("list", "duty", "--where", "kind=节假日值班")[0]
        equal((row["id"], row["people"], row["handover"]), (int(number), ["晶晶", "高强"], "钥匙在前台"))
        office.run("add", "duty", "date=2026-10-05", "people=晶晶", expect=1)
        office.run("remove", "duty", number)
        equal(office.json("list", "duty", "--where", "kind=holiday"), [])


@case
def today():
    """CLI.md: today lists what waits, with codes in JSON and words in CSV"""
    with studio() as office:
        kinds = [row["kind"] for row in office.json("today", "--day", "2026-10-09")]
        assert "duty" in kinds and "inspection" in kinds, kinds
        equal(len(office.csv("today", "--day", "2026-10-09", language="zh_CN")), len(kinds))
        equal(office.json("today", "--at", "2026-10-09 08:00"), office.json("today", "--day", "2026-10-09"))


main()
