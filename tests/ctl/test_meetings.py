#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Meetings through studio-deskctl: a year of them with their notices, agenda, reports, undo."""

import datetime
import random

from deskctl import Studio, case, data, equal, main

FIRST = datetime.date(2026, 1, 5)


def studio():
    office = Studio()
    office.run("init")
    office.run("import", "people", data("studio/people.csv"))
    office.run("set", "departments", "摄影部", "head=高强")
    office.run("set", "posts", "administration", "holder=何磊")
    office.run("set", "posts", "director", "holder=高强")
    return office


def meeting(office, date, **fields):
    return int(office.run("add", "meetings", f"date={date}", *(f"{k}={v}" for k, v in fields.items())).out)


def issue(office, at, to="晶晶", due="2026-12-31", **options):
    extra = [word for key, value in options.items() for word in (f"--{key}", str(value))]
    return office.run("notice", "issue", "--to", to, "--due", due, "--content", "整理影棚灯架", "--by", "高强",
                      "--at", at, *extra).out.strip()


def entry(office):
    return max(row["entry"] for row in office.json("log"))


def notices(office):
    return {row["number"]: row for row in office.json("list", "notices")}


@case
def columns():
    """MEE-1, MEE-3: the tables have the columns that are promised, with stable codes"""
    with studio() as office:
        one = meeting(office, "2026-10-12")
        two = meeting(office, "2026-10-19", start="9:30", end="10:30", title="周例会", room="大会议室", chair="何磊")
        rows = office.json("list", "meetings")
        equal(list(rows[0])[:7], ["date", "start", "end", "title", "room", "chair", "minuter"])
        equal([(row["start"], row["chair"], row["minuter"], row["id"]) for row in rows],
              [("09:00", "高强", "何磊", one), ("09:30", "何磊", "何磊", two)])
        number = issue(office, "2026-10-12 09:20", meeting=one)
        row = office.json("list", "notices")[0]
        equal(list(row)[:9], ["number", "to", "issued", "due", "content", "state", "progress", "issuer", "meeting"])
        equal((number, row["to"], row["issued"], row["state"], row["progress"], row["issuer"], row["meeting"]),
              ("RW-2026-0001", "晶晶", "2026-10-12", "issued", 0, "高强", one))
        row = office.json("list", "agenda", "--where", f"meeting={two}")[0]
        equal(list(row)[:4], ["meeting", "item", "kind", "notice"])
        equal((row["meeting"], row["item"], row["kind"], row["notice"]), (two, "整理影棚灯架", "notice", number))
        office.run("add", "reports", "week=2026-W41", "person=晶晶", "done=拍摄", "--at", "2026-10-09 17:00")
        row = office.json("list", "reports")[0]
        equal(list(row)[:3], ["week", "person", "handed_in"])
        equal((row["week"], row["person"], row["handed_in"]), ("2026-W41", "晶晶", "2026-10-09 17:00"))
        equal(len(office.csv("report", "missing", "--week", "2026-W41")), 22)
        office.run("add", "agenda", "item=x", expect=2)
        office.run("add", "notices", "content=x", expect=2)
        office.run("check")


@case
def life():
    """MEE-4: only the issuer closes a notice; each refusal is one sentence that names its rule"""
    with studio() as office:
        number = issue(office, "2026-10-12 09:20")

        def refused(rule, *words):
            before = notices(office)
            said = office.run("notice", *words, expect=1).err
            assert f"({rule})" in said and len(said.splitlines()) == 1, said
            equal(notices(office), before)

        refused("MEE-4", "receive", number, "--by", "番番")
        office.run("notice", "receive", number)
        office.run("notice", "progress", number, "--percent", "50%")
        refused("MEE-4", "confirm", number, "--by", "高强")
        office.run("notice", "done", number)
        refused("MEE-4", "confirm", number, "--by", "晶晶")
        refused("MEE-4", "confirm", number)
        refused("MEE-4", "return", number)
        office.run("notice", "return", number, "--reason", "灯架没有编号")
        equal((notices(office)[number]["state"], notices(office)[number]["progress"]), ("returned", 50))
        office.run("notice", "done", number)
        office.run("notice", "confirm", number, "--by", "高强")
        equal([row["event"] for row in office.json("notice", "history", number)],
              ["issued", "received", "progress", "done", "returned", "done", "confirmed"])
        office.run("notice", "done", "RW-2026-0099", expect=1)
        office.run("notice", "finish", number, expect=2)
        office.run("check")


@case
def held():
    """MEE-1: a meeting of ten is held: attendance, three outcomes, minutes, what follows"""
    with studio() as office:
        office.run("meeting", "plan", "--from", "2026-10-12", "--until", "2026-10-31")
        one, two = (row["id"] for row in office.json("list", "meetings")[:2])
        office.run("meeting", "item", str(one), "topic", "灯架")
        office.run("meeting", "hold", str(one), "--at", "2026-10-12 09:00")
        office.run("meeting", "attendance", str(one), "晶晶=late:10", "番番=缺席", "--others")
        marks = {row["person"]: row["mark"] for row in office.json("meeting", "attendance", str(one))}
        equal((marks["晶晶"], marks["番番"], marks["高强"]), ("late", "absent", "present"))
        equal([(row["person"], row["amount"], row["state"]) for row in office.json("list", "ledger")],
              [("番番", "-10.00", "proposed"), ("晶晶", "-5.00", "proposed")])
        office.run("meeting", "attendance", str(one), "番番=leave")
        equal(len(office.json("list", "ledger")), 1)
        item = office.json("list", "minutes")[0]["id"]
        equal(office.run("meeting", "decide", str(item), "task", "--to", "摄影部", "--due", "2026-10-16").out.strip(),
              "RW-2026-0001")
        office.run("meeting", "item", str(one), "decision", "每周五整理")
        parked = office.run("meeting", "item", str(one), "parked", "新灯架的采购").out.strip()
        office.run("meeting", "close", str(one))
        office.run("meeting", "item", str(one), "decision", "再说", expect=1)
        agenda = office.json("list", "agenda", "--where", f"meeting={two}")
        equal([(row["kind"], row["item"]) for row in agenda], [("notice", "灯架"), ("parked", "新灯架的采购")])
        office.run("meeting", "item", str(two), "information", "下月采购", "--from", parked)
        three = office.json("list", "meetings")[2]["id"]
        equal([row["kind"] for row in office.json("list", "agenda", "--where", f"meeting={three}")], ["notice"])
        for text in ("灯", "灯架", "新灯架的采", "采购"):
            assert any(row["id"] == int(parked) for row in office.json("meeting", "search", text)), text
        office.run("check")


@case
def printed():
    """MEE-3: a printed number stays, void; an unprinted one that is taken back is used again"""
    with studio() as office:
        first = issue(office, "2026-10-12 09:20")
        issued = entry(office)
        equal(issue(office, "2026-10-12 09:21"), "RW-2026-0002")
        office.run("notice", "printed", first)
        said = office.run("undo", str(issued), expect=1).err
        assert "is final" in said, said
        office.run("remove", "notices", first, expect=1)
        office.run("set", "notices", first, "content=别的", expect=1)
        office.run("notice", "void", first, "--reason", "重复")
        equal(notices(office)[first]["state"], "void")
        office.run("notice", "void", "RW-2026-0002")
        equal(sorted(notices(office)), [first])
        equal(issue(office, "2026-10-12 09:22"), "RW-2026-0002")
        office.run("check")


@case
def reports():
    """MEE-2: reports come from a table too, twice without a change; the head reviews, then they stay"""
    with studio() as office:
        table = office.write("w41.csv", "周次,姓名,本周工作,不足,下周计划\n2026-W41,晶晶,拍摄,慢,修图\n"
                                        "2026-W41,高强,审片,,排期\n")
        office.run("import", "reports", table)
        acts = office.acts()
        office.run("import", "reports", table)
        equal(office.acts(), acts)
        equal([row["next"] for row in office.json("list", "reports")], ["修图", "排期"])
        equal(len(office.json("report", "missing", "--week", "2026-W41")), 21)
        number = issue(office, "2026-10-05 09:20")
        office.run("report", "hand-in", "--person", "晶晶", "--week", "2026-W41", "--done", "拍摄十二款",
                   "--progress", f"{number}=60", "--at", "2026-10-09 17:00")
        equal((notices(office)[number]["state"], notices(office)[number]["progress"]), ("in-progress", 60))
        office.run("report", "review", "--person", "晶晶", "--week", "2026-W41", "--by", "晶晶", expect=1)
        office.run("report", "review", "--person", "晶晶", "--week", "2026-W41", "--comment", "好")
        office.run("report", "hand-in", "--person", "晶晶", "--week", "2026-W41", "--done", "别的", expect=1)
        office.run("set", "reports", "1", "done=别的", expect=1)
        office.run("report", "reopen", "--person", "晶晶", "--week", "2026-W41")
        office.run("set", "reports", "1", "done=别的")
        office.run("check")


class Year:
    """A plain model beside the program: who has which number, what is open."""

    def __init__(self, office, seed):
        self.office, self.random = office, random.Random(seed)
        self.state, self.printed, self.issued, self.closed = {}, set(), {}, {}

    def lowest(self):
        number = 1
        while f"RW-2026-{number:04}" in self.state:
            number += 1
        return f"RW-2026-{number:04}"

    def issue(self, place, at, one):
        number = issue(self.office, at, to=self.random.choice(["晶晶", "番番", "摄影部"]), meeting=one)
        equal(number, self.lowest())
        self.state[number], self.issued[number] = "issued", place
        chance = self.random.random()
        if chance < 0.15:
            self.office.run("undo")
            del self.state[number], self.issued[number]
        elif chance < 0.4:
            last = entry(self.office)
            self.office.run("notice", "printed", number)
            self.office.run("undo", str(last), expect=1)
            self.printed.add(number)

    def move(self, place, at):
        moves = {"issued": [("receive", "received")], "received": [("progress", "in-progress"), ("done", "done")],
                 "in-progress": [("done", "done")], "done": [("confirm", "confirmed"), ("return", "returned")],
                 "returned": [("done", "done")]}
        live = [number for number, state in self.state.items() if state in moves]
        if not live:
            return
        number = self.random.choice(live)
        verb, state = self.random.choice(moves[self.state[number]])
        options = {"progress": ["--percent", "50"], "confirm": ["--by", "高强"], "return": ["--reason", "不够好"]}
        self.office.run("notice", verb, number, "--at", at, *options.get(verb, []))
        if self.random.random() < 0.15:
            self.office.run("undo")
            return
        self.state[number] = state
        if state == "confirmed":
            self.closed[number] = place

    def void(self, place, at):
        live = [number for number, state in self.state.items() if state not in ("confirmed", "void")]
        number = self.random.choice(live)
        self.office.run("notice", "void", number, "--reason", "不要了", "--at", at)
        if number in self.printed:
            self.state[number], self.closed[number] = "void", place
        else:
            del self.state[number], self.issued[number]

    def agenda(self, place):
        """What was issued before that meeting and not closed when it began."""
        return sorted(number for number, issued in self.issued.items()
                      if issued < place and self.closed.get(number, place) >= place)


@case
def year():
    """MEE-3, MEE-4: a year of meetings: numbers never skip or repeat, open ones come back"""
    with studio() as office:
        model = Year(office, 7)
        days = [FIRST + datetime.timedelta(weeks=week * 2) for week in range(13)]
        ids = [meeting(office, day) for day in days]
        for place, day in enumerate(days[:12]):
            found = [row["notice"] for row in office.json("list", "agenda", "--where", f"meeting={ids[place]}")]
            equal(found, model.agenda(place))
            for minute in range(7):
                model.issue(place, f"{day} 09:{10 + minute}", ids[place])
            for minute in range(12):
                model.move(place, f"{day} 11:{10 + minute}")
            if place % 3 == 2:
                model.void(place, f"{day} 12:00")
        equal({number: row["state"] for number, row in notices(office).items()}, model.state)
        used = sorted(model.state)
        top = int(used[-1][-4:])
        equal(len(set(used)), len(used))
        while top > len(model.state):
            model.issue(12, "2026-12-30 09:00", ids[12])
        equal(sorted(notices(office)), [f"RW-2026-{n:04}" for n in range(1, len(model.state) + 1)])
        rows = office.json("list", "agenda")
        for place in range(13):
            equal([row["notice"] for row in rows if row["meeting"] == ids[place]], model.agenda(place))
        office.run("check")


main()
