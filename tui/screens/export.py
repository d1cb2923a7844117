"""F6: the Word report, from inside. The document library is loaded only here, while the file name is asked."""

from __future__ import annotations

import asyncio
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

from engine.draft.atomic import free_name
from engine.draft.errors import DraftTroubleError
from tui.beside import asked
from tui.findings import described, in_order
from tui.made import write
from tui.screens.dialog import AskDialog, ChoiceDialog, MessageDialog
from tui.screens.exported import ExportedScreen, Result
from tui.screens.saving import typed_path
from tui.text import Line, line
from tui.widgets.menu import Item

if TYPE_CHECKING:
    from textual.app import App

    from engine.rules.finding import Finding
    from tui.session import Session

_SHOWN = 5
_LOOK = Item("look", "先不导出，去看这些问题", "1")
_MARKED = Item("marked", "导出草稿：每页上方有“草稿”二字，可以先打印出来讨论", "2")
_OVER = Item("over", "覆盖原来的文件", "1")
_NEW = Item("new", "换一个文件名", "2")


async def export(app: App[int], session: Session, name: str = "") -> tuple[str, str]:
    """Ask and write.

    Args:
        app: where to ask.
        session: what to write.
        name: what the drafter said already: the file, and what is to stand beside it.

    Returns:
        ("look", "") when the drafter wants to see what stands against it, ("done", path), or ("", "").
    """
    Thread(target=_preload, daemon=True).start()
    blocking = in_order(session.verdict.blocking)
    marked = False
    if blocking:
        chosen = await app.push_screen_wait(
            ChoiceDialog("还不能导出正式稿", _against(blocking), [_LOOK, _MARKED])
        )
        if chosen != "marked":
            return (chosen or "", "")
        marked = True
    named, wanted = asked(name)
    beside = session.path.parent / named if named else session.path
    path = await _where(app, beside, marked=marked, left=_left(session))
    if path is None:
        return ("", "")
    try:
        made = await asyncio.to_thread(write, session.draft, path, draft_mark=marked)
    except _troubles() as error:
        await app.push_screen_wait(MessageDialog("没有导出", [str(error)]))
        return ("", "")
    await app.push_screen_wait(
        ExportedScreen(Result(path, made, session.draft, session.verdict, marked, wanted))
    )
    return ("done", str(path))


def _preload() -> None:
    """Load the document library while the drafter reads."""
    import engine.output.assemble
    import engine.output.proof  # noqa: F401


def _troubles() -> tuple[type[Exception], ...]:
    from engine.output.errors import OutputError

    return (OutputError, DraftTroubleError, OSError)


def _against(blocking: list[Finding]) -> list[Line | str]:
    lines: list[Line | str] = [f"还有{len(blocking)}处矛盾或漏项：", ""]
    lines += [described(finding, most=0)[0] for finding in blocking[:_SHOWN]]
    if len(blocking) > _SHOWN:
        lines.append(f"另外还有{len(blocking) - _SHOWN}处。")
    return lines


def _left(session: Session) -> list[Line | str]:
    """Parts whose text was changed in the editor and not taken over: it will not stand in the report."""
    from engine.interview.part import part_of, title

    typed = {**session.unsent, **dict([session.typing] if session.typing else [])}
    names = [title(part).rpartition("：")[2] for question in typed if (part := part_of(question))]
    told = "".join(f"“{name}”" for name in names)
    return [line((f"注意：{told}改过的文字还没有采用，不在报告里。", "$text-warning"))] if names else []


async def _where(app: App[int], beside: Path, *, marked: bool, left: list[Line | str]) -> Path | None:
    proposed = beside.with_suffix(".docx")
    if marked:
        proposed = proposed.with_name(f"{proposed.stem}（草稿）.docx")
    text: str | None = str(proposed.absolute())
    while True:
        text = await app.push_screen_wait(
            AskDialog("导出到哪里", [*left, "Word文件的位置和名字："], text=text or "", fault=_fault)
        )
        if not text:
            return None
        path = beside.parent / typed_path(text)
        if path.suffix.lower() != ".docx":
            path = path.with_name(path.name + ".docx")
        if not path.exists():
            return path
        chosen = await app.push_screen_wait(
            ChoiceDialog("已经有同名文件", [line("文件：", (str(path), "bold"), hang=6)], [_OVER, _NEW])
        )
        if chosen == "over":
            return path
        if chosen is None:
            return None
        text = str(free_name(path))


def _fault(text: str) -> str:
    if not text:
        return "请写一个文件名。"
    path = typed_path(text)
    if path.is_dir():
        return "这是一个文件夹，请在后面加上文件名，例如 年度报告.docx。"
    if not path.absolute().parent.is_dir():
        return "这个文件夹不存在，请先建好，或换一个位置。"
    return ""
