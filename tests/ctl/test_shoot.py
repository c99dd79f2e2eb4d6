#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The shoot flow through studio-deskctl: what is refused, and cases of chance whose clocks are counted here anew."""

import csv
import datetime
import os
import random

from deskctl import DATA, Studio, case, equal, main

AT = "--at"
POSTS = {"monitor": ("王监", "赵副"), "customer-service": ("钱客", "孙副"), "shoot-coordinator": ("李统", "周副"),
         "art-lead": ("吴美", "郑副")}
STEPS = ["application", "booking", "confirmation", "goods-in", "schedule", "sample", "sample-ok", "shoot", "retouch",
         "disc", "result", "goods-back", "closed"]
# SHO-2: the limits of the rule book: step, working days, from whose sign-off.
LIMITS = [("sample", 5, "goods-in"), ("retouch", 5, "shoot")]
ONE = datetime.timedelta(days=1)


def studio():
    office = Studio()
    office.run("init")
    for post, (holder, deputy) in POSTS.items():
        office.run("add", "people", f"name={holder}")
        office.run("add", "people", f"name={deputy}")
        office.run("set", "posts", post, f"holder={holder}", f"deputy={deputy}")
    office.run("add", "people", "name=路人")
    office.run("add", "clients", "number=S1", "name=李雷", "category=女鞋", "phone=13800000000", "address=杭州")
    return office


def steps(office, flow="shoot"):
    return {row["step"]: row for row in office.json("list", "steps", "--where", f"flow={flow}")}


def fill(step, without=(), **values):
    """Something for each field that the step asks for, as a script that knows only its type would say."""
    made = {"text": "好", "date": "2026-10-09", "integer": "3", "yes-no": "yes", "file": "论坛第8楼截图"}
    words = []
    for field in step["fields"]:
        if field["required"] and field["name"] not in without:
            value = values.get(field["name"]) or (field["choices"] or [made.get(field["type"])])[0]
            words += ["--field", f"{field['name']}={value}"]
    return words


def shoot(office, number="1"):
    return office.json("list", "shoots", "--where", f"id={number}")[0]


def go(office, to, moment="2026-09-28 09:00", number="1", flow="shoot", **values):
    """Takes a case to the step @to."""
    known = steps(office, flow)
    while (at := shoot(office, number))["step"] != to:
        if not at["monitored"]:
            office.run("shoot", "monitor", number, AT, moment)
        office.run("shoot", "next", number, *fill(known[at["step"]], **values), AT, moment)


@case
def templates():
    """SHO-2, SHO-10: every flow lists its steps with posts, limits and fields that a script can fill in"""
    with studio() as office:
        rows = office.json("list", "steps")
        equal([row["step"] for row in rows if row["flow"] == "shoot"], STEPS)
        equal({row["flow"] for row in rows} >= {"shoot", "goods-return", "exchange", "re-send", "order-check",
                                                "refused-parcel"}, True)
        equal([(row["step"], row["limit_days"], row["limit_from"]) for row in rows
               if row["flow"] == "shoot" and row["limit_days"]], LIMITS)
        for row in rows:
            equal((row["post"] is None, row["next"] is None), (row["step"] == "closed",) * 2)
            for field in row["fields"]:
                assert field["type"] in ("text", "date", "integer", "yes-no", "file", "choice"), field
                equal(bool(field["choices"]), field["type"] == "choice")


@case
def refusals():
    """SHO-1 … SHO-4, PEO-2: each illegal step is refused in one sentence that says what is missing"""
    with studio() as office:
        known = steps(office)
        at = [AT, "2026-09-28 09:00"]

        def refused(rule, *words, says=()):
            before = office.acts()
            said = office.run(*words, expect=1).err
            equal(len(said.splitlines()), 1)
            for part in (rule, *says):
                assert part in said, (part, said)
            equal(office.acts(), before)

        refused("SHO-1", "add", "shoots", "flow=shoot")
        refused("SHO-10", "add", "shoots", "client=S1", "flow=shot")
        equal(office.run("add", "shoots", "client=S1", "flow=shoot", *at).out, "1\n")
        first = ["shoot", "next", "1", *at]
        refused("SHO-2", *first, *fill(known["application"]), says=["monitor"])
        refused("PEO-2", "shoot", "monitor", "1", "--by", "路人", *at)
        refused("PEO-2", "shoot", "monitor", "1", "--by", "赵副", *at)
        refused("SHO-2", "shoot", "monitor", "1", AT, "2026-09-28 08:59")
        office.run("shoot", "monitor", "1", "--by", "王监", *at)
        refused("SHO-2", "shoot", "monitor", "1", *at)
        refused("SHO-2", *first, *fill(known["application"], without=("chat_name",)), says=["chat_name"])
        refused("SHO-2", *first, says=["chat_name", "need"])
        refused("PEO-2", *first, *fill(known["application"]), "--by", "王监", says=["钱客"])
        refused("SHO-2", *first, *fill(known["application"]), "--field", "nothing=1")
        refused("SHO-2", *first, "--step", "booking", *fill(known["application"]), says=["application"])
        refused("SHO-2", "shoot", "back", "1", "--to", "booking", "--reason", "x", *at)
        office.run("add", "absences", "person=钱客", "from=2026-09-28", "to=2026-09-28")
        refused("PEO-2", *first, *fill(known["application"]), "--by", "钱客", says=["孙副"])
        office.run(*first, *fill(known["application"], chat_name="S1女鞋"), "--by", "孙副")
        equal(office.json("list", "clients")[0]["chat_name"], "S1女鞋")
        office.run("shoot", "monitor", "1", *at)
        refused("SHO-2", *first, *fill(known["booking"], reviewed="no"), says=["reviewed"])
        refused("", *first, *fill(known["booking"], quantity="drei"), says=["drei"])
        refused("SHO-2", "shoot", "address", "1")
        go(office, "goods-in")
        refused("SHO-2", "shoot", "address", "1", says=["shoots.post-address"])
        office.run("settings", "shoots.post-address", "杭州市西湖区1号")
        equal(office.run("shoot", "address", "1").out, "杭州市西湖区1号\n")
        refused("SHO-4", "shoot", "rush", "1", *at)
        go(office, "sample")
        refused("SHO-4", "shoot", "rush", "1", *at, says=["2026-10-10"])
        refused("SHO-4", "shoot", "pause", "1", "--reason", "holiday", *at)
        refused("SHO-4", "shoot", "resume", "1", *at)
        office.run("shoot", "pause", "1", "--reason", "client", "--note", "等样品", *at)
        refused("SHO-4", "shoot", "pause", "1", "--reason", "client", *at)
        refused("SHO-4", "shoot", "back", "1", "--to", "booking", "--reason", "x", *at)
        office.run("shoot", "monitor", "1", *at)
        refused("resume", *first, *fill(known["sample"]))
        equal((shoot(office)["state"], shoot(office)["paused"]), ("paused", True))
        office.run("shoot", "resume", "1", *at)
        refused("SHO-5", "shoot", "back", "1", "--to", "schedule", *at)
        refused("SHO-2", "shoot", "back", "1", "--to", "closed", "--reason", "x", *at)
        office.run("shoot", "back", "1", "--to", "schedule", "--reason", "排错日期", *at)
        remark = office.json("list", "flow-remarks")[0]
        equal((remark["step"], remark["person"], remark["kind"]), ("schedule", "李统", "wrong-turn"))
        office.run("shoot", "remark", "1", "--step", "goods-in", "--kind", "complaint", "--text", "漏点一件", "--fine", "5",
                   *at)
        entry = office.json("list", "ledger")[0]
        equal((entry["person"], entry["amount"], entry["state"]), ("李统", "-5.00", "proposed"))
        refused("SHO-2", "shoot", "cancel", "1", *at)
        office.run("shoot", "cancel", "1", "--reason", "学员放弃", *at)
        refused("SHO-2", "shoot", "monitor", "1", *at)
        refused("SHO-2", "set", "signoffs", "1", "step=sample")
        refused("SHO-3", "remove", "shoots", "1")
        office.run("check")


@case
def again():
    """SHO-3: who is not satisfied is shot again in a round of its own, and nothing of the first is lost"""
    with studio() as office:
        office.run("add", "shoots", "client=S1", AT, "2026-09-28 09:00")
        go(office, "sample-ok")
        known = steps(office)
        for step, back in (("sample-ok", "sample"), ("result", "shoot")):
            go(office, step)
            office.run("shoot", "monitor", "1", AT, "2026-09-28 09:00")
            number = shoot(office)["round"]
            office.run("shoot", "next", "1", *fill(known[step], satisfied="no"), AT, "2026-09-28 09:00")
            equal((shoot(office)["step"], shoot(office)["round"]), (back, number + 1))
        go(office, "closed")
        equal((shoot(office)["state"], shoot(office)["round"], shoot(office)["due"]), ("closed", 3, None))
        signed = [(row["step"], row["round"]) for row in office.json("list", "signoffs")]
        equal(signed, [(step, 1) for step in STEPS[:7]] + [(step, 2) for step in STEPS[5:11]] +
              [(step, 3) for step in STEPS[7:12]])
        equal({row["person"] for row in office.json("list", "signoffs", "--where", "step=sample")}, {"吴美"})
        office.run("check")


@case
def others():
    """SHO-10: a return is refunded only after the check, small orders are exchanged at once, a refusal has its reason"""
    with studio() as office:
        def run(flow, *ways):
            number = office.run("add", "shoots", "client=S1", f"flow={flow}", AT, "2026-09-28 09:00").out.strip()
            known, passed = steps(office, flow), []
            values = dict(ways)
            while (at := shoot(office, number))["state"] == "running":
                passed.append(at["step"])
                words = fill(known[at["step"]], **values)
                office.run("shoot", "monitor", number, AT, "2026-09-28 09:00")
                by = ["--by", "路人"] if known[at["step"]]["post"] in ("administration", "director") else []
                office.run("shoot", "next", number, *words, *by, AT, "2026-09-28 09:00")
            return passed

        equal(run("goods-return"), ["request", "goods-in", "check", "refund", "answer"])
        equal(run("goods-return", ("accepted", "no")), ["request", "goods-in", "check", "answer"])
        equal(run("exchange", ("amount", "499")), ["request", "slip", "sent", "answer"])
        equal(run("exchange", ("amount", "500")), ["request", "goods-in", "check", "approval", "slip", "sent", "answer"])
        equal(run("re-send")[-1], "answer")
        equal(run("order-check"), ["request", "check", "answer"])
        equal(run("refused-parcel"), ["registered", "call", "sent", "report"])
        office.run("add", "shoots", "client=S1", "flow=refused-parcel", AT, "2026-09-28 09:00")
        number = office.json("list", "shoots")[-1]["id"]
        office.run("shoot", "monitor", str(number), AT, "2026-09-28 09:00")
        office.run("shoot", "next", str(number), *fill(steps(office, "refused-parcel")["registered"]), AT,
                   "2026-09-28 09:00")
        office.run("shoot", "monitor", str(number), AT, "2026-09-28 09:00")
        said = office.run("shoot", "next", str(number), "--field", "words=x", "--field", "again=no", AT,
                          "2026-09-28 09:00", expect=1).err
        assert "(reason)" in said, said
        office.run("check")


@case
def changed():
    """SHO-10: a changed template is the next version; running cases stay on theirs, and what is wrong is named"""
    with studio() as office:
        office.run("add", "shoots", "client=S1", AT, "2026-09-28 09:00")
        text = office.run("flow", "show", "shoot").out
        wrong = office.write("wrong.ini", text.replace("limit-from=goods-in", "limit-from=nowhere"))
        assert "sample" in office.run("flow", "save", wrong, expect=1).err
        for old, new in (("post=art-lead", "post=artist"), ("type=integer", "type=number"), ("steps=", "steps=lost;")):
            office.run("flow", "save", office.write("wrong.ini", text.replace(old, new)), expect=1)
        office.run("flow", "save", office.write("new.ini", text.replace("limit=5", "limit=3")))
        equal(office.json("list", "steps", "--where", "step=sample")[0]["limit_days"], 3)
        office.run("add", "shoots", "client=S1", AT, "2026-09-28 09:00")
        go(office, "sample", number="1")
        go(office, "sample", number="2")
        equal([row["days_limit"] for row in office.json("list", "shoots")], [5, 3])
        acts = office.acts()
        office.run("flow", "save", "new.ini")
        equal(office.acts(), acts)
        office.run("check")


@case
def moved():
    """SET-4: a new holiday notice says which cases' due days move before it is applied"""
    with studio() as office:
        office.run("add", "shoots", "client=S1", AT, "2026-11-02 09:00")
        go(office, "sample", moment="2026-11-02 09:00")
        equal(shoot(office)["due"], "2026-11-07")
        notice = office.write("days.csv", "date,kind,name\n2026-11-05,off,停电\n")
        said = office.run("import", "days", notice, "--dry-run", AT, "2026-11-02 10:00").out
        assert "PS-2026-0001" in said and "Nov 9" in said, said
        office.run("import", "days", notice, AT, "2026-11-02 10:00")
        equal(shoot(office)["due"], "2026-11-09")


@case
def attached():
    """SHO-2, SEC-4: a file that is named is attached to the case, and its name is what the step keeps"""
    with studio() as office:
        office.run("add", "shoots", "client=S1", AT, "2026-09-28 09:00")
        go(office, "confirmation")
        office.write("forum.txt", "截图")
        office.run("shoot", "monitor", "1", AT, "2026-09-28 09:00")
        office.run("shoot", "next", "1", *fill(steps(office)["confirmation"], screenshot="forum.txt"), AT,
                   "2026-09-28 09:00")
        equal(office.json("list", "signoffs")[-1]["fields"]["screenshot"], "forum.txt")
        equal([row["name"] for row in office.json("list", "attachments")], ["forum.txt"])
        office.run("shoot", "back", "1", "--to", "confirmation", "--reason", "拍错样式", AT, "2026-09-28 09:00")
        office.run("shoot", "monitor", "1", AT, "2026-09-28 09:00")
        office.run("shoot", "next", "1", *fill(steps(office)["confirmation"], screenshot="forum.txt"), AT,
                   "2026-09-28 09:00")
        equal(office.json("list", "signoffs")[-2]["fields"]["screenshot"], "forum.txt")
        equal(len(office.json("list", "attachments")), 1)
        assert "already" in office.run("attach", "shoots", "1", "forum.txt", expect=1).err


@case
def together():
    """SHO-6: of two who sign the same step at once, one is told that the case has moved"""
    with studio() as office:
        office.run("add", "shoots", "client=S1", AT, "2026-09-28 09:00")
        office.run("shoot", "monitor", "1", AT, "2026-09-28 09:00")
        words = ["shoot", "next", "1", "--step", "application", *fill(steps(office)["application"]), AT,
                 "2026-09-28 09:00"]
        office.run(*words)
        assert "booking" in office.run(*words, expect=1).err
        equal(len(office.json("list", "signoffs")), 1)


class Calendar:
    """Monday to Saturday less 放假 plus 补班, from the table that ships (SET-3)."""

    def __init__(self):
        with open(os.path.join(DATA, "china-days-2020-2026.csv"), encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
        self.days = {datetime.date.fromisoformat(row["date"]): row["kind"] for row in rows}

    def works(self, day):
        return self.days.get(day, "off" if day.isoweekday() == 7 else "work") == "work"


class Model:
    """What a case must show, counted day by day from what happened to it."""

    def __init__(self, calendar, moment):
        self.calendar = calendar
        self.step, self.entered, self.round = "application", moment, 1
        self.pauses, self.signed, self.visits = [], {}, []
        self.monitored = False

    def counts(self, day, today):
        return self.calendar.works(day) and not any(
            first.date() < day < (last.date() if last else today + ONE) for first, last in self.pauses)

    def clock(self, today):
        """Due day, days used and limit of the limit that runs, if one does."""
        place = STEPS.index(self.step)
        for step, days, start in LIMITS:
            if STEPS.index(start) < place <= STEPS.index(step):
                day, left, used = self.signed[start].date(), days, 0
                for offset in range(1, (today - day).days + 1):
                    used += self.counts(day + offset * ONE, today)
                while left:
                    day += ONE
                    left -= self.counts(day, today)
                return day.isoformat(), used, days
        return None, None, None

    def leave(self, moment):
        """Every working day belongs to the step in which the case stood at its end."""
        due, _, _ = self.clock(moment.date())
        days, late, day = 0, 0, self.entered.date()
        while day < moment.date():
            if self.counts(day, moment.date()):
                days += 1
                late += bool(due) and day.isoformat() > due
            day += ONE
        if due and self.step in [limit[0] for limit in LIMITS] and day.isoformat() > due:
            late += self.counts(day, moment.date())
        return days, late

    def sign(self, moment, to, again):
        self.visits.append((self.step, self.round, *self.leave(moment)))
        self.signed[self.step] = moment
        self.step, self.entered, self.monitored = to, moment, False
        self.round += again


def acting(post, day, absences):
    for person in POSTS[post]:
        if not any(name == person and first <= day <= last for name, first, last in absences):
            return person
    return None


def text(moment):
    return moment.strftime("%Y-%m-%d %H:%M")


def run_case(office, chance, known, calendar, absences):
    moment = datetime.datetime(2026, 9, 17, 8, 30) + datetime.timedelta(minutes=chance.randrange(12 * 1440))
    number = office.run("add", "shoots", "client=S1", AT, text(moment)).out.strip()
    model = Model(calendar, moment)
    rounds = chance.randrange(4)

    def look():
        day = moment.date()
        row = office.json("list", "shoots", "--where", f"id={number}", AT, text(moment))[0]
        paused = bool(model.pauses) and model.pauses[-1][1] is None
        due, used, limit = model.clock(day)
        post = known[model.step]["post"]
        equal([row[key] for key in ("step", "step_since", "round", "due", "days_used", "days_limit", "paused", "state",
                                    "holder")],
              [model.step, text(model.entered), model.round, due, used, limit, paused,
               "closed" if model.step == "closed" else "paused" if paused else "running",
               acting(post, day, absences) if post else None])

    while model.step != "closed":
        moment += datetime.timedelta(minutes=chance.choice((0, 30, 300, 1440, 2 * 1440, 4 * 1440)))
        if chance.random() < 0.2:
            office.run("shoot", "pause", number, "--reason", chance.choice(("client", "parcel")), AT, text(moment))
            model.pauses.append((moment, None))
            moment += datetime.timedelta(minutes=chance.choice((10, 1440, 5 * 1440)))
            look()
            office.run("shoot", "resume", number, AT, text(moment))
            model.pauses[-1] = (model.pauses[-1][0], moment)
        if chance.random() < 0.3:
            look()
        by = acting(known[model.step]["post"], moment.date(), absences)
        monitor = acting("monitor", moment.date(), absences)
        again = "satisfied" in [field["name"] for field in known[model.step]["fields"]] and model.round <= rounds
        words = fill(known[model.step], satisfied="no" if again else "yes")
        office.run("shoot", "monitor", number, "--by", monitor, AT, text(moment))
        office.run("shoot", "next", number, "--by", by, "--step", model.step, *words, AT, text(moment))
        branch = {"sample-ok": "sample", "result": "shoot"}.get(model.step)
        model.sign(moment, branch if again else STEPS[STEPS.index(model.step) + 1], again)
    look()
    equal([(row["step"], row["round"], row["days"], row["late"])
           for row in office.json("list", "signoffs", "--where", f"shoot_id={number}")], model.visits)


@case
def chance():
    """SHO-2, SHO-4, SET-3: cases of chance over the National Day week are due and used as counted day by day"""
    dice = random.Random(20261001)
    calendar = Calendar()
    absences = [("吴美", datetime.date(2026, 9, 21), datetime.date(2026, 9, 29)),
                ("李统", datetime.date(2026, 10, 8), datetime.date(2026, 10, 12)),
                ("王监", datetime.date(2026, 10, 9), datetime.date(2026, 10, 20))]
    with studio() as office:
        known = steps(office)
        for person, first, last in absences:
            office.run("add", "absences", f"person={person}", f"from={first}", f"to={last}")
        for _ in range(8):
            run_case(office, dice, known, calendar, absences)
        office.run("check")


main()
