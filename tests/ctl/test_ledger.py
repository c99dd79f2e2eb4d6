#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""CON-2, CON-4: the ledger through studio-deskctl."""

from deskctl import Studio, case, equal, main

AT = ("--at", "2026-10-09 10:00")


def studio():
    office = Studio()
    office.run("init")
    for name in ("张三", "李四"):
        office.run("add", "people", f"name={name}")
    return office


def ledger(office):
    return [(one["number"][-2:], one["person"], one["amount"], one["state"]) for one in office.json("list", "ledger")]


@case
def states():
    """CON-2: proposed, confirmed for good, reversed by a new entry; dismissed with a reason"""
    with studio() as office:
        for person, amount in (("张三", "-10"), ("李四", "20"), ("李四", "-5")):
            office.run("ledger", "propose", "--person", person, "--clause", "7.1", "--kind",
                       "fine" if amount.startswith("-") else "bonus", "--amount", amount, "--reason", "见记录", *AT)
        equal(ledger(office), [("01", "张三", "-10.00", "proposed"), ("02", "李四", "20.00", "proposed"),
                               ("03", "李四", "-5.00", "proposed")])
        assert "CON-2" in office.run("ledger", "dismiss", "JC-2026-0003", expect=1).err
        office.run("ledger", "dismiss", "JC-2026-0003", "--reason", "重复")
        office.run("undo")
        equal(ledger(office)[2][3], "proposed")
        office.run("redo")
        office.run("ledger", "confirm", "--month", "2026-10")
        equal([one[3] for one in ledger(office)], ["confirmed", "confirmed", "reversed"])
        assert "CON-2" in office.run("ledger", "confirm", "JC-2026-0001", expect=1).err
        office.run("undo", expect=1)
        office.run("remove", "ledger", "JC-2026-0001", expect=1)
        office.run("set", "ledger", "JC-2026-0001", "amount=-1", expect=1)
        equal(office.run("ledger", "reverse", "JC-2026-0001", "--reason", "当天请假", *AT).out.strip(),
              "JC-2026-0004")
        equal(ledger(office)[0][3], "reversed")
        equal(ledger(office)[3], ("04", "张三", "10.00", "confirmed"))
        office.run("ledger", "reverse", "JC-2026-0001", "--reason", "again", expect=1)
        office.run("check")


@case
def wrong_words():
    """CON-2: what is not understood is answered, and nothing changes"""
    with studio() as office:
        assert "confirm" in office.run("ledger", "confrim", "1", expect=2).err
        office.run("ledger", "confirm", expect=1)
        office.run("ledger", "confirm", "JC-2026-0009", expect=1)
        office.run("ledger", "confirm", "--month", "2026-10", expect=1)
        office.run("ledger", "reverse", "--reason", "x", expect=2)
        equal(ledger(office), [])


@case
def dress():
    """CON-4: a failed dress check proposes 5.00, once a person and day, and takes it back"""
    with studio() as office:
        office.run("round", "mark", "dress", "2026-10-09", "张三", "X", *AT)
        equal(ledger(office), [("01", "张三", "-5.00", "proposed")])
        office.run("round", "mark", "dress", "2026-10-09", "张三", "ok", *AT)
        equal(ledger(office), [])
        office.run("undo")
        equal(ledger(office), [("01", "张三", "-5.00", "proposed")])
        office.run("check")


main()
