"""Last year's report taken in: which file, what was read and from where, and only then into the draft."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from engine.draft.errors import DraftTroubleError
from tui.screens.dialog import AskDialog, ChoiceDialog, MessageDialog
from tui.screens.saving import save, typed_path
from tui.text import Line, line
from tui.widgets.menu import Item

if TYPE_CHECKING:
    from textual.app import App

    from engine.draft.model import Draft
    from engine.intake.report import Report
    from tui.session import Session

_TAKE = Item("take", "对，用作去年的数据", "1")
_BACK = Item("back", "不对，不用", "2")
_REPLACED = "草稿里已有的去年数据会被替换。"
_MOST_UNPLACED = 8


async def import_last_year(app: App[int], session: Session, name: str) -> bool:
    """Ask for the file where none is named, read it, show what was read, and take it over when that is right."""
    name = name.strip("“”\"' ")
    if not name:
        asked = await app.push_screen_wait(
            AskDialog(
                "导入去年的报告",
                [
                    "写出去年报告的位置，Word、网页、PDF、文本和去年的草稿都可以；也可以把文件拖到这个窗口里。",
                    "读入以后先给您看读到了什么，确认了才会写进草稿。",
                ],
                placeholder="例如：2023年政府信息公开工作年度报告.docx",
                fault=lambda text: "" if text else "请写出文件的位置。",
            )
        )
        if not asked:
            return False
        name = asked
    from engine.intake.year_before import with_year_before

    before = session.draft
    try:
        draft, report = await asyncio.to_thread(with_year_before, before, str(typed_path(name)))
    except DraftTroubleError as error:
        await app.push_screen_wait(MessageDialog("没有读入", [str(error)]))
        return False
    lines = [*_read(draft, report), *([line((_REPLACED, "$text-warning"))] if before.last_year else [])]
    if await app.push_screen_wait(ChoiceDialog("读到的内容对吗？", lines, [_TAKE, _BACK])) != "take":
        return False
    session.change(draft, "last_year")
    await save(app, session)
    return True


def _read(draft: Draft, report: Report | None) -> list[Line | str]:
    """What was read, where it stands in the file, and what found no place."""
    from engine.interview.year_before import told

    lines: list[Line | str] = [line(text, hang=4) for text in told(draft, report)]
    unplaced = report.unplaced if report is not None else ()
    lines += [line(("没有读入　", "$text-warning"), text, hang=10) for text in unplaced[:_MOST_UNPLACED]]
    if len(unplaced) > _MOST_UNPLACED:
        lines.append(f"另有{len(unplaced) - _MOST_UNPLACED}处没有读入。")
    return lines
