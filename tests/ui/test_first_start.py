#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The first start: language, name and preset, then staff, the sample or an empty studio."""

import os

import desk_ui

PEOPLE = os.path.join(desk_ui.ROOT, "tests", "data", "studio", "people.csv")
NAME = "老A摄影工作室"


def studio(session):
    return session.path("home", "data", "studio-desk", "studio.db")


def sample(session):
    return session.path("home", "data", "studio-desk", "sample.db")


def in_chinese(app):
    app.press(app.find("push button", "中文"))
    app.find("label", "欢迎使用工作室管家")


def tabs(app, *names):
    """Waits for the main window and its panes."""
    for name in names:
        app.find("page tab", name)


@desk_ui.case("SET-1: language, a Chinese name and a preset make an empty studio")
def start_empty(session, app):
    app.find("label", "Welcome to Studio Desk")
    in_chinese(app)
    app.set_text(app.find("text", "工作室名称"), NAME)
    # A whole row chooses its preset.
    app.click(app.find("list item", "项目工作室"))
    desk_ui.wait(lambda: app.state(app.find("check box", "项目工作室"), "checked"), "the preset")
    assert not os.path.exists(studio(session)), "the file was made before it was asked for"
    app.press(app.find("push button", "从空白开始"))
    tabs(app, "今日", "值日", "人员")
    app.window(NAME)
    app.gone("label", "欢迎使用工作室管家")
    assert len(app.windows()) == 1

    assert session.ctl("settings", "studio.name").strip() == NAME
    assert session.ctl("settings", "studio.preset").strip() == "project-studio"
    assert session.ctl("settings", "language").strip() == "zh_CN"
    assert session.ctl_json("list", "people") == []
    session.ctl("check")
    # SEC-3: its first backup is made by itself.
    folder = session.path("home", "data", "studio-desk", "backups")
    desk_ui.wait(lambda: os.path.isdir(folder) and any(name.endswith(".zip") for name in os.listdir(folder)),
                 "the backup of the day")
    # What to do first is said where there is nothing yet.
    app.action("go", "('rota', '')", 1)
    app.find("label", "先有人员")
    app.find("push button", "去人员")


@desk_ui.case("SET-1: the second start opens the studio in its own language")
def second_start(session, app):
    in_chinese(app)
    app.set_text(app.find("text", "工作室名称"), NAME)
    app.press(app.find("push button", "从空白开始"))
    app.window(NAME)
    assert app.quit() == 0
    again = session.start("studio-desk")
    again.window(NAME)
    tabs(again, "今日")
    assert not again.find_all("label", "欢迎使用工作室管家")


@desk_ui.case("SET-1: the sample is a file of its own, marked, and left for the real studio")
def look_at_sample(session, app):
    in_chinese(app)
    app.press(app.find("push button", "看看示例"))
    app.find("alert", "示例工作室")
    app.window("示例")
    assert os.path.exists(sample(session))
    assert not os.path.exists(studio(session)), "the sample stands where the studio is to stand"
    assert len(session.ctl_json("--db", sample(session), "list", "people")) > 10
    app.press(app.find("push button", "建立我自己的工作室"))
    # Back to the first page, where the studio is still to be made.
    app.find("push button", "从空白开始")
    assert not os.path.exists(studio(session))
    assert app.quit() == 0
    # The sample is looked at; it does not become the studio of this desk.
    again = session.start("studio-desk")
    again.find("push button", "Look at a Sample")


@desk_ui.case("SET-1, PEO-1: a new studio begins with the staff list")
def import_staff(session, app):
    in_chinese(app)
    app.set_text(app.find("text", "工作室名称"), NAME)
    app.press(app.find("push button", "导入人员"))
    app.find("label", "选择文件或粘贴单元格")
    assert os.path.exists(studio(session))
    dialog = app.window("导入")
    app.press(app.find("push button", "取消", within=dialog))
    desk_ui.wait(lambda: len(app.windows()) == 1, "the end of the assistant")
    # The list itself, as if it had been chosen.
    app.action("people.import-file", f"'{PEOPLE}'", 1)
    dialog = app.window("导入")
    button = app.find("push button", "导入", within=dialog)
    desk_ui.wait(lambda: app.state(button, "sensitive"), "an import that may be carried out")
    app.press(button)
    desk_ui.wait(lambda: len(session.ctl_json("list", "people")) == 24, "24 people")


@desk_ui.case("SET-1: a folder that cannot be written is said, and nothing is lost of what was typed")
def no_folder(session, app):
    in_chinese(app)
    app.set_text(app.find("text", "工作室名称"), NAME)
    # A file stands where the folder is to be: so that it fails for root as well.
    with open(session.path("home", "data", "studio-desk"), "w", encoding="utf-8") as file:
        file.write("in the way")
    app.press(app.find("push button", "从空白开始"))
    app.find("label", "工作室文件没有建成")
    app.key("Escape")
    app.gone("label", "工作室文件没有建成")
    app.find("text", where=lambda node: app.text(node) == NAME)
    os.unlink(session.path("home", "data", "studio-desk"))
    app.press(app.find("push button", "从空白开始"))
    app.window(NAME)
    tabs(app, "今日")


if __name__ == "__main__":
    desk_ui.main(["studio-desk"], fresh=True, env={"STUDIO_DESK_TODAY": "2026-10-09"})
