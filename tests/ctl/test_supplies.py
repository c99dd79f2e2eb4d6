#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Supplies, rounds and stocktakes through studio-deskctl, in their whole course."""

from deskctl import Studio, case, data, equal, main


def studio():
    office = Studio()
    office.run("init")
    office.run("import", "people", data("studio/people.csv"))
    office.run("import", "equipment", data("studio/equipment.csv"), "--at", "2026-10-12 08:00")
    office.run("import", "supplies", data("studio/supplies.csv"))
    return office


def stock(office, name):
    return office.json("list", "supplies", "--where", f"name={name}")[0]["stock"]


@case
def supplies():
    """INV-10: what came and went makes the stock, whichever way it is entered"""
    with studio() as office:
        acts = office.acts()
        office.run("import", "supplies", data("studio/supplies.csv"))
        equal(office.acts(), acts)
        office.run("issue", "签字笔", "2", "--to", "晶晶", "--purpose", "办公", "--at", "2026-10-13 10:00")
        office.run("add", "issues", "supply=签字笔", "person=晶晶", "quantity=3", "--at", "2026-10-13 11:00")
        office.run("receive", "签字笔", "10")
        equal(stock(office, "签字笔"), 27)
        row = office.json("list", "issues")[0]
        equal([row[key] for key in ("date", "supply", "person", "quantity", "purpose")],
              ["2026-10-13", "签字笔", "晶晶", 2, "办公"])
        refused = office.run("issue", "签字笔", "28", "--to", "晶晶", expect=1)
        assert "INV-10" in refused.err
        office.run("count", "签字笔", "25")
        equal(stock(office, "签字笔"), 25)
        office.run("undo")
        equal(stock(office, "签字笔"), 27)
        office.run("check")


@case
def requests():
    """INV-10: what is below its minimum is requested once, and received"""
    with studio() as office:
        low = {row["supply"]: row for row in office.json("request")}
        equal(low["5号电池"]["quantity"], 26)
        assert low["5号电池"]["request"]
        equal(len(office.json("list", "purchase-requests")), len(low))
        office.run("request")
        equal(len(office.json("list", "purchase-requests")), len(low))
        office.run("receive", "5号电池", "26")
        assert "5号电池" not in {row["supply"] for row in office.json("request")}


@case
def evening():
    """INV-2, INV-3: one word checks the evening; what is missing becomes one warning, taken back in time"""
    with studio() as office:
        keeper = office.json("list", "equipment")[0]["responsible"]
        head = next(row["name"] for row in office.json("list", "people", "--where", "status=regular")
                    if row["name"] != keeper)
        department = office.json("list", "people", "--where", f"name={keeper}")[0]["department"]
        office.run("set", "departments", department, f"head={head}")
        for day in range(12, 18):
            office.run("round", "ok", "equipment", f"2026-10-{day}", "--at", f"2026-10-{day} 17:30")
        equal(office.json("round", "missing", "--at", "2026-10-18 09:00"), [])
        office.run("round", "mark", "equipment", "2026-10-14", "EQ-001", "blank", "--at", "2026-10-18 10:00")
        missing = office.json("round", "missing", "--at", "2026-10-18 11:00")
        equal([(row["responsible"], row["date"], row["row"]) for row in missing],
              [(keeper, "2026-10-14", "EQ-001")])
        office.run("round", "review", "--at", "2026-10-19 08:00")
        entry, = office.json("list", "ledger")
        equal((entry["person"], entry["kind"], entry["amount"], entry["state"]),
              (head, "warning", "-10.00", "proposed"))
        assert "EQ-001" in entry["evidence"]
        office.run("round", "mark", "equipment", "2026-10-14", "EQ-001", "√", "--at", "2026-10-19 08:30")
        equal(office.json("list", "ledger"), [])
        office.run("undo")
        equal(len(office.json("list", "ledger")), 1)
        office.run("check")


@case
def stocktake():
    """INV-11: scanned, finished, adjusted line by line, and taken back"""
    with studio() as office:
        number = office.run("stocktake", "start", "equipment").out.strip()
        codes = [row["number"] for row in office.json("list", "equipment", "--where", "state=in-store")]
        office.run("stocktake", "scan", number, *codes[1:], "EQ-999")
        result = {row["number"]: row["result"] for row in office.json("stocktake", "close", number)}
        equal(result[codes[0]], "missing")
        equal(result["EQ-999"], "unexpected")
        equal(result[codes[1]], "found")
        office.run("stocktake", "adjust", number, codes[0])
        lost = office.json("list", "equipment", "--where", f"number={codes[0]}")[0]
        equal(lost["state"], "lost")
        refused = office.run("stocktake", "adjust", number, codes[1], expect=1)
        assert "INV-11" in refused.err
        office.run("undo")
        equal(office.json("list", "equipment", "--where", f"number={codes[0]}")[0]["state"], "in-store")
        office.run("check")


main()
