#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Imports: bad rows named and nothing done, the same file again nothing new, one act."""

import csv
import io

from deskctl import Studio, case, data, equal, main, people

HEAD = ["name", "sex", "department", "group", "status", "entry_date", "phone"]


def table(rows, head=HEAD):
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(head)
    writer.writerows(rows)
    return text.getvalue()


def good(count, start=0):
    return [[f"员工{i}", "男女"[i % 2], f"部门{i % 20}", f"第{i % 30 + 1}组", "在职", f"2024-01-{i % 28 + 1:02}",
             f"138{i:08}"] for i in range(start, start + count)]


def studio():
    office = Studio()
    office.run("init")
    return office


@case
def encodings():
    """CLI.md: UTF-8 and GB18030 give identical records; the same file again changes nothing"""
    with studio() as utf8, studio() as gb18030:
        utf8.run("import", "people", data("studio/people.csv"))
        gb18030.run("import", "people", data("studio/people-gb18030-tab.csv"))
        equal(utf8.json("list", "people"), gb18030.json("list", "people"))
        equal(utf8.json("list", "groups"), gb18030.json("list", "groups"))
        acts = utf8.acts()
        for name in ("studio/people.csv", "studio/people-gb18030-tab.csv"):
            assert "unchanged: 24" in utf8.run("import", "people", data(name)).out
        equal(utf8.acts(), acts)
        equal([row["name"] for row in utf8.json("list", "groups")],
              ["第一组", "第二组", "第三组", "第四组", "第五组"])


@case
def bad_rows():
    """CLI.md: every bad row of 5,000 is named and nothing is imported; dry run and run agree"""
    rows = good(5000)
    rows[3][0] = ""
    rows[10][5] = "2026-02-30"
    rows[20][4] = "飞升"
    rows[31] = list(rows[30])
    rows[40][0] = "长" * 200
    rows[50][0] = "=cmd()"
    rows[60][1] = "中性"
    rows[70][0] = "+cmd|' /C calc'!A0"
    rows[80].append("too much")
    expected = [("5", "name"), ("12", "entry_date"), ("22", "status"), ("33", "name"), ("42", "name"),
                ("52", "name"), ("62", "sex"), ("72", "name"), ("82", None)]
    with studio() as office:
        name = office.write("bad.csv", table(rows))
        dry = office.run("import", "people", name, "--dry-run", expect=1)
        real = office.run("import", "people", name, expect=1)
        equal(real.err, dry.err)
        found = [line.split(": ")[1].split(":") for line in real.err.splitlines()]
        equal([part[:2] for part in found], [["bad.csv", row] for row, _ in expected])
        equal([part[2] for part, (_, column) in zip(found, expected) if column],
              [column for _, column in expected if column])
        equal(office.json("list", "people"), [])
        equal(office.json("list", "groups"), [])
        equal(office.json("list", "departments"), [])


@case
def good_twin():
    """CLI.md: 5,000 good rows are one act, and undo empties it again"""
    with studio() as office:
        name = office.write("good.csv", table(good(5000)))
        acts = office.acts()
        office.run("import", "people", name)
        equal(office.acts(), acts + 1)
        equal(len(office.json("list", "people")), 5000)
        equal([row["name"] for row in office.json("list", "groups")][:11], [f"第{i}组" for i in range(1, 12)])
        assert "unchanged: 5000" in office.run("import", "people", name).out
        equal(office.acts(), acts + 1)
        office.run("undo")
        equal(office.json("list", "people"), [])
        equal(office.json("list", "groups"), [])
        office.run("redo")
        equal(len(office.json("list", "people")), 5000)
        office.run("check")


@case
def who_is_who():
    """CLI.md: the same person by name and phone, without a phone by name and entry date"""
    with studio() as office:
        office.run("import", "people", office.write("a.csv", table([
            ["李娜", "女", "", "", "在职", "2024-01-01", "1380001"], ["王芳", "女", "", "", "在职", "2024-01-02", ""]])))
        name = office.write("b.csv", table([
            ["李娜", "女", "", "", "停职", "2024-01-01", "138-0001"], ["李娜", "", "", "", "在职", "2024-01-01", "1380002"],
            ["王芳", "", "", "", "在职", "2024-01-02", "1380003"], ["王芳", "", "", "", "在职", "2025-01-02", ""]]))
        rows = office.json("import", "people", name, "--dry-run")
        equal([row["action"] for row in rows], ["changed", "added", "changed", "added"])
        assert any("note" in detail and "李娜" in detail["note"] for detail in rows[1]["details"])
        office.run("import", "people", name)
        after = {(row["name"], row["phone"]): row for row in office.json("list", "people")}
        equal(set(after), {("李娜", "1380001"), ("李娜", "1380002"), ("王芳", "1380003"), ("王芳", None)})
        equal(after["李娜", "1380001"]["status"], "suspended")
        twice = office.write("c.csv", table([["赵六", "", "", "", "在职", "2024-01-01", ""],
                                             ["赵六", "", "", "", "在职", "2024-01-01", ""]]))
        assert "c.csv:3:name" in office.run("import", "people", twice, expect=1).err


@case
def heads():
    """PEO-1: heads in either language, in any order; --map; unknown ones are said, missing ones refused"""
    with studio() as office:
        office.run("import", "people", office.write("zh.csv", "组别;手机（必填）;姓名;爱好\n第一组;1;张三;茶\n"))
        equal(office.json("list", "people")[0]["group"], "第一组")
        office.run("import", "people", office.write("map.csv", "Who\tCall\n李四\t2\n"), "--map", "Who=name",
                   "--map=Call=phone")
        equal(office.json("list", "people", "--where", "name=李四")[0]["phone"], "2")
        assert "爱好" in office.run("import", "people", "zh.csv", "--dry-run").out
        missing = office.run("import", "people", office.write("none.csv", "phone,group\n1,第一组\n"), expect=1)
        assert "none.csv:1:name" in missing.err, missing.err
        office.run("import", "people", "zh.csv", "--map", "姓名=nmae", expect=1)
        office.run("import", "people", office.write("empty.csv", ""), expect=1)


@case
def workbooks():
    """CLI.md: a workbook with real dates and phones as numbers, its sheet by name, is the same people"""
    import datetime
    import openpyxl
    with studio() as one, studio() as two:
        one.run("import", "people", data("studio/people.csv"))
        book = openpyxl.Workbook()
        book.active.title = "封面"
        sheet = book.create_sheet("人员")
        with open(data("studio/people.csv"), encoding="utf-8") as file:
            for number, row in enumerate(csv.reader(file)):
                sheet.append(row if number == 0 else
                             row[:5] + [datetime.date.fromisoformat(row[5]) if row[5] else None, int(row[6])])
        book.save(two.folder + "/people.xlsx")
        two.run("import", "people", "people.xlsx", "--sheet", "人员")
        equal(two.json("list", "people"), one.json("list", "people"))
        two.run("import", "people", "people.xlsx", "--sheet", "nothing", expect=1)


@case
def other_kinds():
    """CLI.md: departments, groups, days, areas, posts and absences import, twice without a change"""
    files = {
        "departments": "name,head,deputy\n财务部,高强,晶晶\n摄影部,朱强,\n",
        "groups": "name,position\n第六组,6\n第一组,1\n",
        "days": "date,kind,name\n2027-01-01,off,元旦\n2027/1/3,补班,元旦\n2026-10-01,休,国庆节\n",
        "areas": "区域,任务,标准\n影棚,扫地,无尘\n厨房,擦灶台,\n",
        "posts": "post,holder,deputy\nmonitor,高强,晶晶\n行政人事,番番,\n",
        "absences": "person,from,to,reason\n晶晶,2026-10-09,2026-10-10,事假\n",
    }
    with studio() as office:
        office.run("import", "people", data("studio/people.csv"))
        for kind, text in files.items():
            name = office.write(kind + ".csv", text)
            office.run("import", kind, name, "--dry-run")
            office.run("import", kind, name)
            acts = office.acts()
            out = office.run("import", kind, name).out
            assert f"unchanged: {len(text.splitlines()) - 1}" in out, f"{kind}: {out}"
            equal(office.acts(), acts)
        equal(office.json("list", "departments", "--where", "name=财务部")[0]["deputy"], "晶晶")
        equal(office.json("list", "areas", "--where", "name=厨房")[0]["tasks"], "擦灶台")
        equal({row["post"] for row in office.json("list", "posts")}, {"monitor", "administration"})
        bad = office.write("bad.csv", "post,holder\n皇帝,高强\nmonitor,没有\n")
        err = office.run("import", "posts", bad, expect=1).err
        assert "bad.csv:2:post" in err and "bad.csv:3:holder" in err, err
        bad = office.write("items.csv", "number,class,price\nE-1,相机,-5\nE-2,相机,99999999999\n")
        err = office.run("import", "equipment", bad, expect=1).err
        assert "items.csv:2:price" in err and "items.csv:3:price" in err, err
        office.run("check")


@case
def duties():
    """ROT-1, ROT-3: duties import as they are listed, in words or JSON; the calendar is kept"""
    with studio() as office:
        office.run("import", "people", data("studio/people.csv"))
        name = office.write("duty.csv", table([
            ["2026-10-08", "group", "第一组", "番番、韩思远", "厨房 X (地面有水) 已整改; 大厅 √", ""],
            ["2026-10-09", "", "第二组", "", "", "早点来"],
            ["2026-10-10", "team", "", "", "", ""],
            ["2026-10-05", "holiday", "", '["晶晶","高强"]', "", ""]],
            ["date", "kind", "group", "people", "marks", "remark"]))
        office.run("import", "duty", name)
        rows = {row["date"]: row for row in office.json("list", "duty")}
        equal(rows["2026-10-08"]["people"], ["番番", "韩思远"])
        assert {"area": "厨房", "mark": "fail", "remark": "地面有水", "rectified": True} in rows["2026-10-08"]["marks"]
        assert "晶晶" in rows["2026-10-09"]["people"] and rows["2026-10-09"]["remark"] == "早点来"
        equal(rows["2026-10-05"]["people"], ["晶晶", "高强"])
        acts = office.acts()
        office.run("import", "duty", name)
        equal(office.acts(), acts)
        listed = office.run("list", "duty").stdout.decode()
        office.run("import", "duty", office.write("again.csv", listed))
        equal(office.acts(), acts)
        bad = office.write("bad.csv", "date,kind,people\n2026-10-06,group,晶晶\n2026-10-12,group,没有\n"
                                      "2026-10-13,group,郑涛\n")
        err = office.run("import", "duty", bad, expect=1).err
        for where in ("bad.csv:2:kind", "bad.csv:3:people", "bad.csv:4:people"):
            assert where in err, err
        office.run("check")


@case
def moved_duties():
    """SET-4: a changed calendar says which duties move before it is applied"""
    with studio() as office:
        office.run("import", "people", data("studio/people.csv"))
        office.run("plan", "rota", "2026-10-08", "2026-10-31")
        name = office.write("days.csv", "date,kind,name\n2026-10-13,off,店庆\n2026-10-18,work,店庆\n")
        rows = office.json("import", "days", name, "--dry-run")
        assert all(any("note" in detail for detail in row["details"]) for row in rows), rows
        equal(office.json("list", "days", "--where", "date=2026-10-13"), [])


@case
def untouched():
    """PEO-1: what a row leaves empty stays; identical rows of listing and file are no change"""
    with studio() as office:
        office.run("import", "people", data("studio/people.csv"))
        before = people(office)
        listed = office.run("list", "people").stdout.decode()
        acts = office.acts()
        office.run("import", "people", office.write("listed.csv", listed))
        office.run("import", "people", office.write("few.csv", "name,phone,grade\nandy,13662585178,\n"))
        equal(office.acts(), acts)
        equal(people(office), before)


main()
