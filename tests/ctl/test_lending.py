#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Lending through studio-deskctl: import, lend, return, reserve, damage, undo."""

import random

from deskctl import Studio, case, data, equal, main

AT = "--at"
DAY = "2026-11-23"


def studio():
    office = Studio()
    office.run("init")
    office.run("import", "people", data("studio/people.csv"))
    office.run("import", "equipment", data("studio/equipment.csv"))
    office.run("set", "departments", "摄影部", "head=高强")
    office.run("set", "posts", "equipment-keeper", "holder=何磊", "deputy=傅涛")
    for name in ("番番", "晶晶"):
        for kind in ("相机", "镜头", "灯光", "三脚架", "电脑"):
            office.run("add", "qualifications", f"person={name}", f"class={kind}", "date=2026-01-01")
    return office


def content(office):
    return {kind: office.json("list", kind) for kind in
            ("equipment", "loans", "custody", "jobs", "damages", "battery-readings", "ledger", "qualifications")}


def state(office, number):
    return office.json("list", "equipment", "--where", f"number={number}")[0]


@case
def register():
    """INV-1: the equipment list is imported with its accessories, twice without a change, and found"""
    with studio() as office:
        rows = office.json("list", "equipment")
        equal(len(rows), 40)
        equal(list(rows[0])[:11], ["number", "class", "make", "model", "serial", "accessories", "place", "responsible",
                                   "bought", "price", "state"])
        equal(rows[12]["accessories"], "发射器×2;接收器×1;充电线×3")
        equal({row["state"] for row in rows}, {"in-store"})
        before = office.acts()
        office.run("import", "equipment", data("studio/equipment.csv"))
        equal(office.acts(), before)
        for word in ("EQ-010", "A659D51782", "mt055"):
            equal(office.json("search", word)[0]["title"], "EQ-010")
        assert len(office.json("search", "sjj")) >= 6
        table = "number,class,accessories,responsible,state\nEQ-900,相机,电池x2；充电器,何磊,{}\n"
        for word, code in (("维修", "repair"), ("丢失", "lost"), ("报废", "retired"), ("在库", "in-store")):
            office.run("import", "equipment", office.write("one.csv", table.format(word)))
            equal((state(office, "EQ-900")["accessories"], state(office, "EQ-900")["state"]),
                  ("电池×2;充电器×1", code))
        office.run("import", "equipment", office.write("one.csv", table.format("借出")), expect=1)
        office.run("check")


@case
def rules():
    """INV-4, INV-5, INV-6: each refusal is one sentence that names its rule"""
    with studio() as office:
        first = content(office)
        lend = ["lend", "EQ-001", "--until", f"{DAY} 18:00", AT, f"{DAY} 09:00"]

        def refused(rule, *words):
            said = office.run(*words, expect=1).err
            equal(len(said.splitlines()), 1)
            assert rule in said, said
            equal(content(office), first)

        refused("INV-4", *lend, "--to", "高强")
        refused("INV-4", *lend, "--to", "番番", "--private", "--reason", "家用")
        refused("INV-4", *lend, "--to", "番番", "--private", "--leader", "高强")
        refused("INV-4", *lend, "--to", "番番", "--private", "--reason", "家用", "--leader", "晶晶")
        refused("INV-4", *lend, "--to", "番番", "--by", "傅涛")
        refused("INV-6", *lend, "--to", "番番", "--missing", "EQ-001=三脚架")
        refused("INV-6", "return", "EQ-001")
        refused("INV-1", "lend", "EQ-999", "--until", f"{DAY} 18:00", "--to", "番番")
        refused("INV-4", "set", "equipment", "EQ-001", "state=out")
        equal(office.run(*lend, "--to", "番番").out, "JY-2026-0001\n")
        first = content(office)
        refused("INV-5", *lend, "--to", "晶晶")
        refused("INV-6", "set", "equipment", "EQ-001", "state=retired")
        refused("INV-12", "remove", "loans", "1")
        refused("INV-12", "remove", "custody", "1")
        reserve = ["reserve", "EQ-001", "--to", "晶晶", "--until", f"{DAY} 20:00", AT, f"{DAY} 09:00", "--from"]
        refused("INV-5", *reserve, f"{DAY} 17:59")
        office.run(*reserve, f"{DAY} 18:00")
        first = content(office)
        refused("INV-5", "add", "loans", "item=EQ-001", "borrower=番番", f"from={DAY} 19:59", f"until={DAY} 21:00")
        equal([row["state"] for row in office.json("list", "loans")], ["out", "reserved"])
        office.run("check")


@case
def nobody():
    """INV-4: with the keeper and the deputy away it is said who may hand over then"""
    with studio() as office:
        for name in ("何磊", "傅涛"):
            office.run("add", "absences", f"person={name}", f"from={DAY}", f"to={DAY}", "reason=病假")
        said = office.run("lend", "EQ-001", "--to", "番番", "--until", f"{DAY} 18:00", AT, f"{DAY} 09:00", "--by", "高强",
                          expect=1).err
        assert "高强 may not hand over equipment; with the keeper and the deputy away" in said, said


@case
def consequences():
    """INV-6, INV-7, INV-9: what is missing, measured and late has its consequence"""
    with studio() as office:
        office.run("lend", "EQ-001", "EQ-002", "--to", "番番", "--until", f"{DAY} 11:00", AT, f"{DAY} 09:00")
        late = [row for row in office.json("today", AT, f"{DAY} 12:00") if row["kind"] == "overdue"]
        equal([row["who"] for row in late], ["番番", "番番"])
        office.run("return", "EQ-001", "--battery", "EQ-001=100", AT, f"{DAY} 12:00")
        office.run("lend", "EQ-001", "--to", "番番", "--until", f"{DAY} 18:00", AT, f"{DAY} 12:00")
        said = office.run("return", "JY-2026-0001", "EQ-001", "--battery", "EQ-001=80", "--missing", "EQ-002=充电器×1",
                          AT, f"{DAY} 17:00").out
        assert "SH-2026-0001" in said and "WX-2026-0001" in said, said
        equal(state(office, "EQ-002")["missing"], "充电器×1")
        office.run("damage", "propose", "SH-2026-0001", "--cause", "misuse", "--by", "何磊", expect=1)
        office.run("damage", "propose", "SH-2026-0001", "--cause", "misuse", "--value", "120", "--by", "何磊")
        office.run("damage", "approve", "SH-2026-0001", "--by", "番番", expect=1)
        office.run("damage", "approve", "SH-2026-0001", "--by", "高强")
        entry = office.json("list", "ledger")[0]
        equal((entry["person"], entry["amount"], entry["state"]), ("番番", "-120.00", "proposed"))
        office.run("job", "send", "WX-2026-0001", "--back", "2026-11-30")
        equal(state(office, "EQ-001")["state"], "repair")
        office.run("job", "done", "WX-2026-0001", "--cost", "45")
        equal([row["reason"] for row in office.json("history", "EQ-001")],
              ["store", "lent", "store", "lent", "store", "repair", "store"])
        office.run("check")


@case
def script():
    """INV-12, SEC-1: a script of chance keeps every rule, and undo of all of it gives the first state back"""
    chance = random.Random(20261123)
    numbers = [f"EQ-{i:03}" for i in range(1, 13)]
    with studio() as office:
        first, start = content(office), office.acts()
        minutes = 8 * 60
        for step in range(150):
            minutes += chance.randrange(40)
            now = f"2026-11-{23 + minutes // 1440:02} {minutes // 60 % 24:02}:{minutes % 60:02}"
            until = f"2026-11-{24 + minutes // 1440:02} {chance.randrange(24):02}:{chance.randrange(60):02}"
            item = chance.choice(numbers)
            words = chance.choice((
                ["lend", item, "--to", chance.choice(("番番", "晶晶", "高强")), "--until", until],
                ["lend", item, chance.choice(numbers), "--to", "晶晶", "--until", until, "--for-shoot"],
                ["return", item, "--battery", f"{item}={chance.randrange(60, 120)}"],
                ["return", item, "--condition", chance.choice(("完好", "划伤"))],
                ["reserve", item, "--to", "番番", "--from", now, "--until", until],
                ["release", f"JY-2026-{chance.randrange(1, 30):04}"],
                ["set", "equipment", item, f"responsible={chance.choice(('何磊', '晶晶', '高强'))}"],
                ["set", "equipment", item, f"state={chance.choice(('repair', 'in-store', 'in-store'))}"],
                ["damage", "report", item, "--event", "跌落", "--cause", "misuse"],
                ["damage", "propose", f"SH-2026-{chance.randrange(1, 9):04}", "--severity", "slight"],
                ["damage", "approve", f"SH-2026-{chance.randrange(1, 9):04}", "--by", "高强"],
            ))
            try:
                office.run(*words, AT, now)
            except AssertionError:
                assert "INV-" in office.run(*words, AT, now, expect=1).err or words[0] in ("damage", "release"), words
            if step % 15 == 0:
                office.run("check")
        out = [row["item"] for row in office.json("list", "loans", "--where", "state=out")]
        equal(len(out), len(set(out)))
        office.run("check")
        assert office.acts() - start > 30
        office.run("undo", "--last", str(office.acts() - start))
        equal(content(office), first)
        office.run("check")


main()
