#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Rooms and plans through studio-deskctl, in their whole course."""

import os

from deskctl import Studio, case, data, equal, main

NOW = ("--at", "2026-10-09 10:00")


def studio():
    office = Studio()
    office.run("init")
    office.run("import", "people", data("studio/people.csv"))
    office.run("add", "keys", "number=Y-1", "name=培训室")
    office.run("add", "rooms", "name=会议室", "kind=meeting")
    office.run("add", "rooms", "name=培训室", "kind=training", "key=Y-1", "seats=20")
    return office


def book(office, *fields, expect=0):
    return office.run("add", "bookings", *fields, *NOW, expect=expect)


def states(office):
    return {row["id"]: row["state"] for row in office.json("list", "bookings")}


@case
def priority():
    """MEE-5: who goes first, what is displaced, and that it is told"""
    with studio() as office:
        equal(book(office, "room=会议室", "date=2026-10-12", "start=9:00", "end=10:00", "by=晶晶").out, "1\n")
        refused = book(office, "room=会议室", "date=2026-10-12", "start=09:30", "end=10:30", "level=other",
                       "by=高强", expect=1)
        assert "晶晶" in refused.err and "10:00–11:00" in refused.err and "(MEE-5)" in refused.err, refused.err
        done = book(office, "room=会议室", "date=2026-10-12", "start=09:30", "end=10:30", "level=company",
                    "by=高强", "title=全员大会")
        lines = done.out.splitlines()
        equal(lines[0], "2")
        assert len(lines) == 2 and lines[1].startswith("displaced 1: 会议室"), lines
        equal(states(office), {1: "displaced", 2: "booked"})
        row = office.json("list", "bookings", "--where", "state=displaced")[0]
        equal([row[key] for key in ("room", "date", "start", "end", "level", "by", "urgent", "displaced_by")],
              ["会议室", "2026-10-12", "09:00", "10:00", "other", "晶晶", False, 2])
        told = [row for row in office.json("today", "--day", "2026-10-09") if row["kind"] == "displaced"]
        equal([row["who"] for row in told], ["晶晶"])
        office.run("room", "ack", "1", *NOW)
        equal([row for row in office.json("today", "--day", "2026-10-09") if row["kind"] == "displaced"], [])
        office.run("undo")
        office.run("undo")
        equal(states(office), {1: "booked"})
        office.run("check")


@case
def refusals():
    """MEE-5: what is refused says why and leaves nothing"""
    with studio() as office:
        wrong = [
            (("room=会义室", "date=2026-10-12", "start=09:00", "end=10:00", "by=晶晶"), "did you mean “会议室”"),
            (("room=会议室", "date=2026-10-08", "start=09:00", "end=10:00", "by=晶晶"), "(MEE-5)"),
            (("room=会议室", "date=2026-10-12", "start=10:00", "end=09:00", "by=晶晶"), "(MEE-5)"),
            (("room=会议室", "date=2026-10-12", "start=midday", "end=13:00", "by=晶晶"), "longer than 5"),
            (("room=会议室", "date=2026-10-12", "start=09:00", "end=10:00", "by=晶晶", "level=boss"), "boss"),
            (("room=会议室", "date=2026-10-12", "start=09:00", "end=10:00"), "Booked by"),
            (("room=会议室", "date=2026-10-12", "start=09:00", "end=10:00", "by=晶晶", "outsider=yes"), "leader"),
        ]
        for fields, why in wrong:
            refused = book(office, *fields, expect=1)
            assert why in refused.err, refused.err
        equal(office.json("list", "bookings"), [])
        book(office, "room=会议室", "date=2026-10-09", "start=14:00", "end=15:00", "by=晶晶")
        equal(office.json("list", "bookings")[0]["short_notice"], True)
        book(office, "room=会议室", "date=2026-10-09", "start=14:30", "end=16:00", "by=高强", "level=company",
             "urgent=yes", expect=1)


@case
def new_room():
    """MEE-5: a booking brings a new room with it, but none that sounds like another"""
    with studio() as office:
        equal(book(office, "room=二号影棚", "date=2026-10-12", "start=09:00", "end=10:00", "by=晶晶").out, "1\n")
        for name in ("会义室", "会议 室"):
            assert "会议室" in book(office, f"room={name}", "date=2026-10-12", "start=09:00", "end=10:00", "by=晶晶",
                                 expect=1).err
        book(office, "room=三号影棚", "date=2026-10-01", "start=09:00", "end=10:00", "by=晶晶", expect=1)
        equal([row["name"] for row in office.json("list", "rooms")], ["二号影棚", "会议室", "培训室"])
        assert "二号影棚" in office.run("set", "bookings", "1", "room=三号影棚", expect=1).err
        office.run("undo")
        equal([row["name"] for row in office.json("list", "rooms")], ["会议室", "培训室"])
        office.run("check")


@case
def course():
    """MEE-5, INV-13: a booking is moved, its key goes out and in, the room is tidied, another is cancelled"""
    with studio() as office:
        book(office, "room=会议室", "date=2026-10-12", "start=09:00", "end=10:00", "by=晶晶")
        book(office, "room=会议室", "date=2026-10-13", "start=09:00", "end=10:00", "by=高强")
        moved = office.run("room", "move", "1", "--room", "培训室", "--start", "14:00", *NOW)
        equal(moved.out, "")
        row = office.json("list", "bookings", "--where", "room=培训室")[0]
        equal([row["start"], row["end"]], ["14:00", "15:00"])
        refused = office.run("set", "bookings", "1", "room=会议室", "date=2026-10-13", "start=09:30", "end=11:00",
                             *NOW, expect=1)
        assert "高强" in refused.err, refused.err
        office.run("room", "key", "1", "--at", "2026-10-12 13:50")
        equal(office.json("list", "keys")[0]["state"], "out")
        assert "晶晶" in office.run("room", "key", "1", "--at", "2026-10-12 13:55", expect=1).err
        office.run("room", "back", "1", "--condition", "完好", "--at", "2026-10-12 15:05")
        office.run("room", "tidy", "1", "--by", "何磊", "--at", "2026-10-12 15:10")
        row = office.json("list", "bookings", "--where", "room=培训室")[0]
        equal([row["tidied"], row["tidied_by"]], ["2026-10-12 15:10", "何磊"])
        office.run("room", "cancel", "2", "--reason", "会议取消", *NOW)
        equal(states(office), {1: "booked", 2: "cancelled"})
        equal(len(office.json("list", "bookings", "--from", "2026-10-13", "--to", "2026-10-13")), 1)
        assert "cancel" in office.run("remove", "bookings", "1", expect=1).err
        office.run("room", "tidies", "1", expect=2)
        office.run("undo", "--last", "6")
        office.run("check")


@case
def plans():
    """MEE-7: plans are written, handed in, returned and approved by the director"""
    with studio() as office:
        office.run("add", "posts", "post=director", "holder=何磊")
        equal(office.run("add", "plans", "period=month", "person=晶晶", "content=完成秋季样片", *NOW).out, "1\n")
        office.run("work-plan", "submit", "1", *NOW)
        assert "何磊" in office.run("work-plan", "approve", "1", "--by", "高强", *NOW, expect=1).err
        office.run("work-plan", "return", "1", "--review", "目标不具体", "--by", "何磊", *NOW)
        office.run("set", "plans", "1", "content=完成秋季样片20套")
        office.run("work-plan", "submit", "1", *NOW)
        office.run("work-plan", "approve", "1", *NOW)
        row = office.json("list", "plans", "--from", "2026-10-31", "--to", "2026-10-31")[0]
        equal([row[key] for key in ("from", "to", "state", "reviewer")],
              ["2026-10-01", "2026-10-31", "approved", "何磊"])
        office.run("check")


@case
def calendar():
    """Calendar file: what is booked stands in it, for all or for one person"""
    with studio() as office:
        book(office, "room=会议室", "date=2026-10-12", "start=09:00", "end=10:00", "by=晶晶", "title=部门例会")
        book(office, "room=会议室", "date=2026-10-12", "start=10:00", "end=11:00", "by=高强")
        span = ("--from", "2026-10-12", "--to", "2026-10-18")
        equal(office.run("calendar", *span, "-o", "all.ics", *NOW).out, "all.ics\n")
        office.run("calendar", *span, "--person", "晶晶", "-o", "own.ics", *NOW)
        texts = []
        for name in ("all.ics", "own.ics"):
            with open(os.path.join(office.folder, name), encoding="utf-8", newline="") as file:
                texts.append(file.read())
        equal([text.count("UID:bookings-") for text in texts], [2, 1])
        assert "SUMMARY:部门例会\r\n" in texts[1], texts[1]
        assert "DTSTART;TZID=Asia/Shanghai:20261012T090000\r\n" in texts[1], texts[1]
        office.run("calendar", "--from", "2026-10-12", "--to", "2026-10-11", "-o", "x.ics", expect=2)
        office.run("calendar", expect=2)


if __name__ == "__main__":
    main()
