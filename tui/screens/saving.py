"""Saving, and what to do when it does not work. Nothing is lost in any of the ways out."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from engine.draft.atomic import LONGEST_NAME, free_name
from engine.draft.errors import ChangedOutsideError, DraftTroubleError
from tui.screens.dialog import AskDialog, ChoiceDialog, MessageDialog
from tui.text import line
from tui.widgets.menu import Item

if TYPE_CHECKING:
    from textual.app import App

    from tui.session import Session

_AGAIN = Item("again", "再试一次", "1")
_ELSEWHERE = Item("elsewhere", "另存到别的位置，接着填", "2")
_LATER = Item("later", "先不存，接着填（内容还在，下一次回答后会再存）", "3")
_COMPARE = Item("compare", "看看两边有什么不同", "1")
_OURS = Item("ours", "用本窗口的内容替换（原来的文件会留一份备份）", "3")
_THEIRS = Item("theirs", "重新读取那份文件（本窗口没存的内容会留一份备份）", "4")
_LEAVE = Item("leave", "不保存，直接退出", "9")

_KEPT = "您填的内容都还在本窗口里，没有丢。"


async def save(app: App[int], session: Session, *, leaving: bool = False) -> str:
    """Save; when it does not work, ask what to do.

    Args:
        app: where to show the questions.
        session: what to save.
        leaving: whether the program is about to end, so that leaving without saving is offered.

    Returns:
        "saved"; "reloaded" when the other program's content was taken over; "later" when nothing was saved.
    """
    while True:
        try:
            session.save()
        except ChangedOutsideError as error:
            done = await _changed_outside(app, session, error, leaving=leaving)
        except DraftTroubleError as error:
            done = await _not_written(app, session, error, leaving=leaving)
        else:
            return "saved"
        if done:
            return done


async def _not_written(app: App[int], session: Session, error: DraftTroubleError, *, leaving: bool) -> str:
    items = [_AGAIN, _ELSEWHERE, _LEAVE if leaving else _LATER]
    chosen = await app.push_screen_wait(ChoiceDialog("没有存上", [str(error), "", _KEPT], items))
    if chosen == "elsewhere":
        return "saved" if await save_elsewhere(app, session) else ""
    if chosen == "again":
        return ""
    return "later" if chosen != "leave" else "left"


async def _changed_outside(
    app: App[int], session: Session, error: ChangedOutsideError, *, leaving: bool
) -> str:
    items = [_COMPARE, _ELSEWHERE, _OURS]
    if error.other is not None:
        items.append(_THEIRS)
    if leaving:
        items.append(_LEAVE)
    chosen = await app.push_screen_wait(
        ChoiceDialog("草稿文件被别的程序改过", [str(error), "", _KEPT], items)
    )
    if chosen == "compare":
        from engine.interview.past import asked_in

        lines = session.file.difference(error.other, asked_in(session.draft)) or ["内容没有不同。"]
        head = "如果用本窗口的内容替换，会有这些变化"
        await app.push_screen_wait(MessageDialog(head, [line("- ", text, hang=2) for text in lines]))
        return ""
    if chosen == "elsewhere":
        return "saved" if await save_elsewhere(app, session) else ""
    try:
        if chosen == "ours":
            session.overwrite()
            return "saved"
        if chosen == "theirs":
            session.reload()
            return "reloaded"
    except DraftTroubleError as trouble:
        await app.push_screen_wait(MessageDialog("没有做成", [str(trouble), "", _KEPT]))
        return ""
    return "left" if chosen == "leave" else "later"


async def save_elsewhere(app: App[int], session: Session) -> bool:
    """Ask for another file and go on there; False when the drafter changed their mind."""
    proposed = str(free_name(session.path))
    while True:
        text = await app.push_screen_wait(
            AskDialog(
                "另存到哪里",
                ["写出文件的完整位置和名字，例如 /home/zhang/年报草稿2.toml。"],
                text=proposed,
                fault=new_file_fault,
            )
        )
        if not text:
            return False
        try:
            session.save_as(typed_path(text))
        except DraftTroubleError as error:
            await app.push_screen_wait(MessageDialog("没有存上", [str(error), "", _KEPT]))
            proposed = text
        else:
            return True


def typed_path(text: str) -> Path:
    """A path as a person types or drags it: quotes and ~ are understood."""
    return Path(os.path.expanduser(text.strip().strip("'\"“”").strip()))  # noqa: PTH111 - never raises


def draft_path(text: str) -> Path:
    """Where a draft of this name goes: 2024.1月 is a name, not a name and its kind."""
    path = typed_path(text)
    return path if path.suffix.lower() == ".toml" or not path.name else path.with_name(f"{path.name}.toml")


def new_file_fault(text: str) -> str:
    """What is wrong with the name of a new draft."""
    if not text:
        return "请写一个文件名。"
    path = draft_path(text)
    if os.path.isdir(path) or os.path.isdir(typed_path(text)):  # noqa: PTH112 - these never raise, whatever was typed
        return "这是一个文件夹，请在后面加上文件名，例如 年报草稿.toml。"
    if os.path.exists(path):  # noqa: PTH110
        return "这里已经有同名文件，不会覆盖它。请换一个名字。"
    if not os.path.isdir(path.absolute().parent):  # noqa: PTH112
        return "这个文件夹不存在，请先建好，或换一个位置。"
    if len(os.fsencode(path.name)) > LONGEST_NAME:
        return "文件名太长（中文最多80个字左右），请换一个短一些的名字。"
    return ""


def old_file_fault(text: str) -> str:
    """What is wrong with the name of a draft to open."""
    if not text:
        return "请写出文件的位置。"
    path = typed_path(text)
    if os.path.isdir(path):  # noqa: PTH112
        return "这是一个文件夹，请写到文件名为止。"
    if not os.path.exists(path):  # noqa: PTH110
        return "没有这个文件，请核对位置和名字。"
    return ""
