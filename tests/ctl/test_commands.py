#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every command of studio-deskctl: what it answers, how it ends, in both languages."""

import os

from deskctl import Studio, case, data, equal, main

COMMANDS = ("init", "settings", "today", "backup", "restore", "check", "import", "list", "add", "set", "remove",
            "search", "plan", "mark", "swap", "export", "undo", "redo", "log", "help")
HEADS = {
    "people": "name,sex,department,group,status,entry_date,phone",
    "departments": "name,head,deputy",
    "posts": "post,holder,deputy",
    "days": "date,kind,name",
    "areas": "name,tasks",
    "duty": "date,kind,group,people,marks,remark",
    "ledger": "number,date,person,clause,amount,kind,state,evidence",
    "absences": "person,from,to,reason",
}


def studio():
    office = Studio()
    office.run("init")
    office.run("import", "people", data("studio/people.csv"))
    return office


@case
def heads():
    """CLI.md: the columns of each kind, in their order, the id last"""
    with studio() as office:
        for kind, head in HEADS.items():
            line = office.run("list", kind).out.splitlines()[0]
            assert line.startswith(head), f"{kind}: {line}"
            assert line.endswith(",id"), f"{kind}: {line}"


@case
def same_json():
    """CLI.md: --json has the same keys and codes in every language"""
    with studio() as office:
        office.run("set", "posts", "monitor", "holder=高强", "deputy=晶晶")
        office.run("plan", "rota", "2026-10-01", "2026-10-31")
        office.run("mark", "2026-10-09", "X", "--area", "厨房", "--remark", "地面有水")
        for kind in (*HEADS, "groups", "swaps"):
            english = office.run("list", kind, "--json", language="en").out
            equal(office.run("list", kind, "--json", language="zh_CN").out, english)
        equal(office.csv("list", "posts", language="zh_CN")[0]["post"], "流程监察")
        equal(office.csv("list", "posts", language="en")[0]["post"], "process monitor")
        equal(office.json("list", "posts")[0]["post"], "monitor")


@case
def duty_json():
    """CLI.md: people and marks of a duty are arrays in JSON, absent values null"""
    with studio() as office:
        office.run("plan", "rota", "2026-10-08", "2026-10-09")
        office.run("mark", "2026-10-08", "fail", "--area", "厨房", "--remark", "地面有水", "--rectified", "--at",
                   "2026-10-09 08:26", "--by", "高强")
        row = office.json("list", "duty", "--from", "2026-10-08", "--to", "2026-10-08")[0]
        equal(row["kind"], "group")
        equal(row["group"], "第一组")
        assert "番番" in row["people"]
        marks = {mark["area"]: mark for mark in row["marks"]}
        equal(marks["厨房"], {"area": "厨房", "mark": "fail", "remark": "地面有水", "rectified": True})
        equal(marks["大厅"], {"area": "大厅", "mark": None, "remark": None, "rectified": False})
        equal((row["remark"], row["pinned"], row["inspector"], row["inspected"]),
              (None, False, "高强", "2026-10-09 08:26"))


@case
def usage():
    """CLI.md: what is not understood ends with 2 and is answered with the nearest word"""
    with studio() as office:
        for words, nearest in (
                (["lsit", "people"], "list"),
                (["improt", "people", "x.csv"], "import"),
                (["list", "peple"], "people"),
                (["import", "day", "x.csv"], "days"),
                (["list", "people", "--form", "2026-01-01"], "--from"),
                (["list", "people", "--where", "nmae=x"], "name"),
                (["list", "people", "--columns", "name,phoen"], "phone"),
                (["add", "people", "nmae=张三"], "name"),
                (["set", "people", "晶晶", "stauts=离职"], "status"),
                (["set", "duty", "2026-10-09", "pepole=晶晶"], "people"),
                (["settings", "hygene.fine"], "hygiene.fine"),
                (["export", "duty-wek", "-o", "x.pdf"], "duty-week"),
                (["plan", "rotta", "2026-10-01", "2026-10-31"], "rota"),
                (["help", "swpa"], "swap")):
            done = office.run(*words, expect=2)
            assert f"“{nearest}”" in done.err, f"{words}: {done.err}"
            equal(done.out, "")
        for words in (["list"], ["swap", "2026-10-09"], ["list", "people", "groups"], ["add", "people"],
                      ["list", "people", "--from"], ["list", "people", "--json=yes"], ["undo", "x"],
                      ["mark", "2026-10-09", "maybe"], ["add", "people", "张三"], ["export", "duty-week"]):
            office.run(*words, expect=2)
        office.run("today", "--at", "yesterday", expect=2)
        office.run("today", "--pin-fd", "77", expect=2)


@case
def refusals():
    """CLI.md: what is refused ends with 1, a line for each problem, and changes nothing"""
    with studio() as office:
        before = office.acts()
        for words, lines in (
                (["add", "people", "name=张三", "sex=火", "status=未知", "entry_date=2026-02-30"], 3),
                (["add", "people", "name=" + "长" * 200], 1),
                (["add", "people", "sex=男"], 1),
                (["add", "absences", "person=晶晶", "from=2026-10-09", "to=2026-10-08"], 1),
                (["add", "days", "date=2026-10-01", "kind=off"], 1),
                (["set", "people", "没有", "phone=1"], 1),
                (["set", "duty", "2026-10-09", "people=没有"], 1),
                (["add", "duty", "date=2026-10-09", "kind=holiday", "people=晶晶"], 1),
                (["remove", "groups", "第一组"], 1),
                (["mark", "2026-10-09", "X"], 1),
                (["swap", "2026-10-09", "晶晶", "高强"], 1),
                (["settings", "hygiene.fine", "viel"], 1),
                (["import", "people", "nothing.csv"], 1),
                (["export", "duty-week", "--week", "2026-W99", "-o", "x.pdf"], 1),
                (["export", "duty-week", "-o", "x.doc"], 1),
                (["list", "duty", "--from", "2026-02-30"], 1),
                (["undo", "999"], 1),
                (["undo", "1"], 1),
                (["redo"], 1),
                (["undo", "--last", "50"], 1),
                (["restore", "nothing.db"], 1),
                (["init"], 1)):
            done = office.run(*words, expect=1)
            equal(len(done.err.splitlines()), lines)
        equal(office.acts(), before)
        with Studio() as none:
            none.run("list", "people", expect=1)
            none.run("init", "--preset", "circus", expect=1)
            assert not os.path.exists(none.file)


@case
def help_texts():
    """CLI.md: help explains each command with an example"""
    with Studio() as office:
        overview = office.run("help").out
        for command in COMMANDS:
            assert f"\n  {command} " in overview, command
            text = office.run("help", command).out
            assert f"studio-deskctl {command}" in text and "Example:" in text, text
            equal(office.run(command, "--help").out, text)
        assert "例" in office.run("help", "list", language="zh_CN").out
        # What can be listed, imported or exported is named, whatever is added to it.
        for command, names in (("list", "agenda signoffs rooms"), ("add", "clients bookings plans"),
                               ("import", "reports rooms"), ("export", "shoot-diary bulletin")):
            text = office.run("help", command).out.split()
            for name in names.split():
                assert name in text, (command, name)
        assert "signoffs" not in office.run("help", "add").out.split()
        assert office.run("--version").out.startswith("studio-deskctl ")


@case
def lists():
    """CLI.md: conditions take either language; days and columns are chosen"""
    with studio() as office:
        equal(len(office.json("list", "people", "--where", "status=离职")), 1)
        equal(len(office.json("list", "people", "--where", "name=ANDY", "--where", "id=3")), 1)
        equal(office.json("list", "people", "--where", "name=x' OR 'a'='a"), [])
        equal(office.json("list", "people", "--where", "status=left"),
              office.json("list", "people", "--where", "状态=离职", language="zh_CN"))
        equal(office.csv("list", "people", "--where", "name=andy", "--columns", "phone,name"),
              [{"phone": "13662585178", "name": "andy"}])
        equal([row["date"] for row in office.json("list", "days", "--from", "2026-10-06", "--to", "2026-10-10")],
              ["2026-10-06", "2026-10-07", "2026-10-10"])
        equal(office.json("list", "days", "--where", "date=2026-10-10")[0]["kind"], "work")
        names = [row["name"] for row in office.json("list", "people")]
        assert names.index("曹芳") < names.index("邓涛") < names.index("周静"), "sorted by pinyin (PEO-3)"


@case
def records():
    """CLI.md: add prints the id, set and remove do what they say; two of one name (name#id)"""
    with studio() as office:
        one = office.run("add", "people", "name=张三", "phone=+8613800000001", "组别=第一组").out.strip()
        two = office.run("add", "people", "name=张三", "phone=+8613800000002", "sex=女").out.strip()
        equal(office.json("list", "people", "--where", f"phone=+8613800000002")[0]["id"], int(two))
        office.run("add", "absences", "person=张三", "from=2026-10-09", "to=2026-10-09", expect=1)
        office.run("add", "absences", f"person=张三#{two}", "from=2026-10-09", "to=2026-10-10", "reason=事假")
        equal(office.json("list", "absences")[0]["person"], f"张三#{two}")
        office.run("set", "people", f"张三#{one}", "name=张小三", "status=实习")
        equal(office.json("list", "absences")[0]["person"], "张三")
        equal(office.json("list", "people", "--where", "name=张小三")[0]["status"], "trainee")
        office.run("remove", "people", two, expect=1)
        office.run("remove", "people", one)
        equal(office.json("list", "people", "--where", "name=张小三"), [])
        office.run("set", "posts", "monitor", "holder=高强")
        office.run("set", "posts", "流程监察", "deputy=晶晶")
        equal([(row["holder"], row["deputy"]) for row in office.json("list", "posts")], [("高强", "晶晶")])


@case
def search():
    """PEO-3: search takes Chinese, pinyin, initials and digits"""
    with studio() as office:
        for text in ("高强", "gaoqiang", "gq", "高"):
            assert ("people", "高强") in [(row["kind"], row["title"]) for row in office.json("search", text)], text
        equal([row["title"] for row in office.json("search", "3662585")], ["andy"])
        equal(office.json("search", "没有这个"), [])


@case
def journal():
    """SEC-1: the log shows field by field who changed what when; undo and redo over runs"""
    with studio() as office:
        office.run("set", "people", "晶晶", "phone=1", "--as", "番番", "--at", "2026-10-09 08:41")
        office.run("set", "people", "高强", "phone=2", "--as", "高强")
        changed = [row for row in office.json("log") if row["field"] == "phone" and row["change"] == "changed"]
        equal([(row["actor"], row["name"], row["before"], row["after"]) for row in changed],
              [("番番", "晶晶", "13344978690", "1"), ("高强", "高强", changed[1]["before"], "2")])
        equal(changed[0]["happened"], "2026-10-09 08:41")
        equal(office.csv("log", language="zh_CN")[-1]["field"], "电话")
        record = changed[0]["record"]
        assert all(row["record"] == record for row in office.json("log", "--record", record))
        equal(office.json("log", "--record", "people/晶晶"), office.json("log", "--record", record))
        equal({row["entry"] for row in office.json("log", "--from", "2026-10-09", "--to", "2026-10-09")},
              {changed[0]["entry"]})
        office.run("undo", "--as", "番番")
        equal(office.json("list", "people", "--where", "name=晶晶")[0]["phone"], "13344978690")
        equal(office.json("list", "people", "--where", "name=高强")[0]["phone"], "2")
        office.run("redo")
        equal(office.json("list", "people", "--where", "name=晶晶")[0]["phone"], "1")
        office.run("set", "people", "晶晶", "phone=3")
        refused = office.run("undo", str(changed[0]["entry"]), expect=1)
        newest = max(row["entry"] for row in office.json("log"))
        assert str(newest) in refused.err, f"it names the entry in the way, {newest}: {refused.err}"
        office.run("undo", "--last", "3")
        equal(office.json("list", "people", "--where", "name=晶晶")[0]["phone"], "13344978690")
        office.run("check")


@case
def settings():
    """SET-1, SET-2: settings are listed, read, written and checked; presets load numbers"""
    with Studio() as office:
        office.run("init", "--preset", "office")
        equal(office.run("settings", "calendar.duty-days").out.strip(), "1,2,3,4,5")
        equal(office.run("settings", "hygiene.fine").out.strip(), "10.00")
        office.run("settings", "hygiene.fine", "20")
        equal(office.run("settings", "hygiene.fine").out.strip(), "20.00")
        equal(office.json("settings", "hygiene.fine")[0]["value"], "20.00")
        keys = [row["key"] for row in office.csv("settings")]
        for key in ("studio.name", "language", "forms.language", "rota.mode", "rota.persons-per-day",
                    "rota.swaps-per-month", "rota.self-swaps-per-month", "hygiene.fails-per-month", "hygiene.fine",
                    "attendance.start", "attendance.half-day-minutes", "loans.battery-drop-percent",
                    "rooms.days-ahead", "backup.folder", "backup.keep-days"):
            assert key in keys, key
        office.run("settings", "language", "zh_CN")
        assert "没有" in office.run("set", "people", "没有", "phone=1", expect=1).err
        office.run("settings", "rota.persons-per-day", "-5", expect=1)


@case
def backups():
    """SEC-3: a backup is verified, restore keeps the old file aside, check finds an edit"""
    with studio() as office:
        before = office.json("list", "people")
        office.run("backup", "copy.db")
        office.run("remove", "people", "andy")
        said = office.run("restore", "copy.db", "--dry-run").out
        assert "1 act later" in said, said
        equal(len(office.json("list", "people")), len(before) - 1)
        kept = office.run("restore", "copy.db").out.strip().split()[-1]
        equal(office.json("list", "people"), before)
        equal(len(office.json("list", "people", file=os.path.join(office.folder, kept))), len(before) - 1)
        office.run("check")
        with open(os.path.join(office.folder, "broken.db"), "wb") as file:
            file.write(b"this is no database" * 500)
        office.run("restore", "broken.db", expect=1)
        office.run("list", "people", file=os.path.join(office.folder, "broken.db"), expect=1)
        equal(office.json("list", "people"), before)
        office.run("backup", "nowhere/copy.db", expect=1)


@case
def sample():
    """CLI.md: init --sample makes a lively studio around today that holds every rule"""
    with Studio() as office:
        office.run("init", "--sample", "--at", "2026-10-09 09:00")
        assert 15 <= len(office.json("list", "people")) <= 40
        assert office.json("list", "duty", "--from", "2026-10-05", "--to", "2026-10-11")
        assert office.json("today", "--day", "2026-10-09")
        office.run("check")


@case
def exports():
    """ROT-8: each form becomes a workbook, paper, a picture and a table"""
    with studio() as office:
        office.run("plan", "rota", "2026-09-14", "2026-10-31")
        heads = {"xlsx": b"PK", "pdf": b"%PDF", "png": b"\x89PNG", "csv": b"\xef\xbb\xbf"}
        for form in ("duty-week", "duty-month", "hygiene-month", "holiday-duty"):
            for ending, magic in heads.items():
                name = f"{form}.{ending}"
                equal(office.run("export", form, "--day", "2026-10-09", "-o", name).out.strip(), name)
                with open(os.path.join(office.folder, name), "rb") as file:
                    equal(file.read(len(magic)), magic)
        office.run("export", "duty-week", "--week=2026-W41", "--blank", "--output=blank.csv")
        office.run("export", "duty-week", "--week", "2026-W41", "-o", "full.csv")
        with open(os.path.join(office.folder, "full.csv"), encoding="utf-8-sig") as file:
            full = file.read()
        with open(os.path.join(office.folder, "blank.csv"), encoding="utf-8-sig") as file:
            blank = file.read()
        assert "第四组" in full and "集体大扫除" in full and "休" in full
        assert "第四组" not in blank


main()
