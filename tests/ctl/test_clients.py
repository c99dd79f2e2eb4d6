#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Clients, their goods and the shoot diary through studio-deskctl."""

from deskctl import Studio, case, data, equal, main

AT = "--at"
DAY = "2026-10-09"


def studio():
    office = Studio()
    office.run("init")
    office.run("import", "people", data("studio/people.csv"))
    office.run("import", "clients", data("studio/clients.csv"))
    office.run("import", "equipment", data("studio/equipment.csv"))
    office.run("set", "posts", "shoot-coordinator", "holder=何磊", "deputy=傅涛")
    office.run("set", "posts", "administration", "holder=番番")
    office.run("add", "qualifications", "person=高强", "class=相机", "date=2026-01-01")
    for name in ("一棚", "二棚"):
        office.run("add", "sets", f"name={name}")
    return office


def begin(office, client):
    return office.run("add", "shoots", f"client={client}", "flow=shoot", AT, f"{DAY} 08:30").out.strip()


def refused(office, rule, *words):
    before = office.acts()
    said = office.run(*words, expect=1).err
    equal(len(said.splitlines()), 1)
    assert rule in said, said
    equal(office.acts(), before)


@case
def clients():
    """SHO-1: clients are imported by their number, in either language, twice without a change"""
    with studio() as office:
        rows = office.json("list", "clients")
        equal(len(rows), 60)
        equal([key for key in rows[0] if key in ("number", "name", "category", "chat", "phone", "address")],
              ["number", "name", "category", "chat", "phone", "address"])
        before = office.acts()
        office.run("import", "clients", data("studio/clients.csv"))
        equal(office.acts(), before)
        table = "学号,姓名,产品类目,QQ号,备注名,手机,寄回地址,班级,备注\nS2026001,郭丽,女装,140604524,S2026001女装,156 1416 3883,泉州,8期,老学员\n"
        office.run("import", "clients", office.write("one.csv", table, "gb18030"))
        row = office.json("list", "clients", "--where", "number=S2026001")[0]
        equal((row["category"], row["chat_name"], row["phone"], row["class"], row["note"]),
              ("女装", "S2026001女装", "15614163883", "8期", "老学员"))
        before = office.acts()
        office.run("import", "clients", office.write("one.csv", table))
        equal(office.acts(), before)
        said = office.run("import", "clients", office.write("bad.csv", table + "S2026001,又一个,,,,,,,\n,无号,,,,,,,\n"),
                          expect=1).err
        assert "bad.csv:3:" in said and "bad.csv:4:" in said, said
        equal(office.json("search", "15614163883")[0]["title"], "S2026001")
        assert any(hit["title"] == "S2026001" for hit in office.json("search", "guoli"))
        office.run("add", "clients", "number=S9", "name=新学员", "phone=13800000000")
        office.run("remove", "clients", "S9")
        office.run("check")


@case
def merging():
    """SHO-1: doubles are found by phone or chat number and merged, which can be undone"""
    with studio() as office:
        equal(office.json("client", "duplicates"), [])
        office.run("add", "clients", "number=S9001", "name=郭丽丽", "phone=+86 156-1416-3883")
        office.run("add", "clients", "number=S9002", "name=小唐", "chat=QQ 78898804", "address=广州")
        found = office.json("client", "duplicates")
        equal([(row["group"], row["number"], row["same"]) for row in found],
              [(1, "S2026001", "phone"), (1, "S9001", "phone"), (2, "S2026002", "chat"), (2, "S9002", "chat")])
        begin(office, "S9001")
        office.run("goods", "in", "S9001", "连衣裙=3", AT, f"{DAY} 09:00")
        office.run("client", "contact", "S9001", "申请", "--channel", "电话", AT, f"{DAY} 09:00")
        kinds = ("clients", "shoots", "goods", "contacts")
        before = {kind: office.json("list", kind) for kind in kinds}
        acts = office.acts()
        office.run("client", "merge", "S2026001", "S9001")
        equal(office.acts(), acts + 1)
        for kind in kinds[1:]:
            equal({row["client"] for row in office.json("list", kind)}, {"S2026001"})
        equal(len(office.json("client", "history", "S9001")), 1)
        office.run("undo")
        equal({kind: office.json("list", kind) for kind in kinds}, before)
        office.run("redo")
        office.run("check")
        # The old table says nothing new of the one who is gone.
        old = office.write("old.csv", "number,name,phone\nS9001,郭丽丽,15614163883\nS2026001,郭丽,15614163883\n")
        acts = office.acts()
        assert "merged into S2026001" in office.run("import", "clients", old, "--dry-run").out
        office.run("import", "clients", old)
        equal(office.acts(), acts)
        refused(office, "SHO-1", "client", "merge", "S2026001", "S2026001")
        refused(office, "SHO-1", "remove", "clients", "S2026001")
        refused(office, "SHO-1", "client", "merge", "S2026001", "没有")


@case
def goods():
    """SHO-9: goods are counted in and out, stay until the client is satisfied, and are listed by age"""
    with studio() as office:
        shoot = begin(office, "S2026001")
        said = office.run("goods", "in", "S2026001", "连衣裙=3", "鞋=2", "--tracking", "SF1", "--declared", "鞋=3",
                          "--accompanying", "腰带", AT, f"{DAY} 10:00").out.splitlines()
        equal(said[0], "SJ-2026-0001")
        assert "says 3, counted are 2" in said[1], said
        office.run("goods", "in", "--shoot", begin(office, "S2026002"), "男装=5", "--by", "傅涛", AT, f"{DAY} 11:00")
        rows = office.json("list", "goods")
        equal([(row["parcel"], row["client"], row["name"], row["quantity"], row["receiver"]) for row in rows],
              [("SJ-2026-0001", "S2026001", "连衣裙", 3, "何磊"), ("SJ-2026-0001", "S2026001", "鞋", 2, "何磊"),
               ("SJ-2026-0002", "S2026002", "男装", 5, "傅涛")])
        here = office.json("goods", AT, "2026-10-19 08:00")
        equal([(row["name"], row["days"]) for row in here], [("连衣裙", 10), ("鞋", 10), ("男装", 10)])
        out = ["goods", "out", "SJ-2026-0001", AT, "2026-10-20 10:00"]
        refused(office, "SHO-9", *out, "连衣裙=3")
        refused(office, "SHO-9", *out, "连衣裙=2", "--override", "学员急用")
        refused(office, "SHO-9", *out, "连衣裙=3", "--override", "学员急用", "--tracking", "SF1")
        office.run("goods", "hand", "SJ-2026-0001", "--to", "高强", AT, "2026-10-12 09:00")
        refused(office, "INV-12", *out, "--all", "--override", "学员急用")
        office.run("goods", "take", "SJ-2026-0001", AT, "2026-10-12 12:00")
        said = office.run(*out, "连衣裙=2", "鞋=2", "--override", "学员急用", "--difference", "连衣裙=留一件补拍",
                          "--tracking", "SF2").out.splitlines()
        equal(said, ["HJ-2026-0001", "连衣裙: 3 came in, 2 go back: 留一件补拍"])
        equal([row["name"] for row in office.json("goods")], ["男装"])
        equal([row["reason"] for row in office.json("goods", "history", "SJ-2026-0001")],
              ["store", "lent", "store"] * 2)
        office.run("shoot", "cancel", shoot, "--reason", "学员放弃", AT, "2026-10-20 11:00")
        office.run("settings", "goods.days", "5")
        today = [row for row in office.json("today", "--day", "2026-10-20") if row["kind"] == "goods"]
        equal(len(today), 1)
        assert "SJ-2026-0002" in today[0]["text"], today
        office.run("undo", "--last", "2")
        office.run("check")
        refused(office, "SHO-9", "remove", "goods", "1")


@case
def diary():
    """SHO-8: nobody and no set is booked twice, equipment goes with the entry, all of it can be undone"""
    with studio() as office:
        shoot, other = begin(office, "S2026001"), begin(office, "S2026002")
        when = ["--date", "2026-10-12", "--from", "09:00", "--until", "11:00"]
        entry = office.run("diary", "book", shoot, *when, "--photographer", "高强", "--set", "一棚", "--item",
                           "EQ-001").out.strip()
        refused(office, "SHO-8", "diary", "book", other, *when, "--photographer", "高强")
        refused(office, "SHO-8", "diary", "book", other, *when, "--photographer", "番番", "--set", "一棚")
        refused(office, "SHO-8", "add", "diary", "shoot=PS-2026-0002", "date=2026-10-12", "from=10:00", "until=10:30",
                "photographer=高强")
        office.run("add", "absences", "person=番番", "from=2026-10-12", "to=2026-10-12")
        refused(office, "SHO-8", "diary", "book", other, *when, "--photographer", "番番", "--set", "二棚")
        row = office.json("diary", "--from", "2026-10-12")[0]
        equal((row["date"], row["from"], row["until"], row["photographer"], row["set"], row["equipment"], row["client"]),
              ("2026-10-12", "09:00", "11:00", "高强", "一棚", "EQ-001", "S2026001"))
        said = office.run("reserve", "EQ-001", "--to", "高强", "--from", "2026-10-12 10:00", "--until",
                          "2026-10-12 12:00", expect=1).err
        assert "reserved for the shoot PS-2026-" in said and "INV-5" in said, said
        before = {kind: office.json("list", kind) for kind in ("diary", "loans")}
        office.run("diary", "move", entry, "--date", "2026-10-13", "--from", "14:00")
        equal([(loan["from"], loan["until"], loan["state"]) for loan in office.json("list", "loans")],
              [("2026-10-13 14:00", "2026-10-13 16:00", "reserved")])
        office.run("undo")
        equal({kind: office.json("list", kind) for kind in ("diary", "loans")}, before)
        office.run("diary", "cancel", entry)
        equal([loan["state"] for loan in office.json("list", "loans")], ["cancelled"])
        office.run("undo")
        equal({kind: office.json("list", kind) for kind in ("diary", "loans")}, before)
        days = office.json("diary", "days", "--from", "2026-10-10", "--to", "2026-10-12")
        equal([(day["working"], day["shoots"]) for day in days], [(True, 0), (False, 0), (True, 1)])
        today = [row for row in office.json("today", "--day", "2026-10-12") if row["kind"] == "shoot"]
        equal([row["who"] for row in today], ["高强"])
        office.run("check")


@case
def proposal():
    """SHO-8: the first feasible day within the limit after the goods came in"""
    with studio() as office:
        shoot = begin(office, "S2026001")
        office.run("goods", "in", "--shoot", shoot, "饰品=4", AT, f"{DAY} 15:50")
        found = office.json("diary", "propose", shoot, "--minutes", "60", AT, f"{DAY} 10:00")[0]
        equal((found["date"], found["from"], found["until"], found["late"]), (DAY, "16:00", "17:00", False))
        found = office.json("diary", "propose", shoot, "--minutes", "180", AT, f"{DAY} 10:00")[0]
        equal((found["date"], found["from"]), ("2026-10-10", "08:30"))


if __name__ == "__main__":
    main()
