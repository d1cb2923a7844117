"""A draft that cannot be opened: what is wrong, where, and every way to go on. Nothing is changed unasked."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from textual import work
from textual.screen import Screen

from engine.draft.errors import DraftError, DraftLockedError, DraftTroubleError
from tui.screens.dialog import AskDialog, ChoiceDialog, MessageDialog
from tui.screens.saving import old_file_fault, typed_path
from tui.text import Line, line
from tui.widgets.menu import Item

if TYPE_CHECKING:
    from textual.app import App

    from engine.draft.file import DraftFile
    from engine.draft.rescue import Source
    from tui.app import NianbaoApp

_PROBLEMS = 8
"""So many things that are wrong in a file are listed,"""
_DIFFERENCES = 6
"""and so many differences between the ways back."""

_AGAIN, _COPY, _OTHER, _LEAVE = "again", "copy", "other", "leave"
_SOURCES = {
    "history": "恢复到最后记下的一步（{at:%Y-%m-%d %H:%M}）",
    "backup": "用最近的备份恢复（{at:%Y-%m-%d %H:%M}）",
}


class OpeningScreen(Screen[None]):
    """What stands there instead of the interview while a draft named on the command line cannot be opened."""

    app: NianbaoApp

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path

    def on_mount(self) -> None:
        """Ask at once."""
        self.ask()

    @work(exclusive=True)
    async def ask(self) -> None:
        """Open it somehow, or leave with the reason."""
        file, reason = await open_somehow(self.app, self._path, leave="退出")
        if file is None:
            self.app.farewell = reason
            self.app.exit(2)
        else:
            self.app.open_draft(file)


async def open_somehow(app: App[int], path: Path, *, leave: str = "返回") -> tuple[DraftFile | None, str]:
    """Open a draft; where that does not work, ask what to do until it does or the drafter has enough.

    Args:
        app: where to ask.
        path: the draft.
        leave: what the last way is called.

    Returns:
        The open file and nothing; or None and why it was not opened, as one line.
    """
    from engine.draft.file import DraftFile

    while True:
        try:
            return DraftFile.open(path), ""
        except DraftTroubleError as error:
            trouble = error
        found = await _asked(app, path, trouble, leave)
        if found is None:
            return None, str(trouble)
        path = found


async def _asked(app: App[int], path: Path, trouble: DraftTroubleError, leave: str) -> Path | None:
    """The file to try next; None to leave it."""
    from engine.draft.rescue import copy_of, put_back, sources

    known = sources(path) if isinstance(trouble, DraftError) else []
    items = _items(trouble, known, leave)
    while True:
        chosen = await app.push_screen_wait(ChoiceDialog(_title(trouble), _lines(trouble, known), items))
        try:
            if chosen in (None, _LEAVE):
                return None
            if chosen == _COPY:
                return copy_of(path)
            if chosen == _OTHER:
                other = await _other(app, path)
                if other is not None:
                    return other
            elif chosen == _AGAIN:
                return path
            else:
                aside = put_back(path, known[int(chosen or 0)].data)
                await _told(app, aside)
                return path
        except DraftTroubleError as error:
            await app.push_screen_wait(MessageDialog("没有做成", [str(error)]))


def _items(trouble: DraftTroubleError, known: list[Source], leave: str) -> list[Item]:
    items = [Item(str(at), _SOURCES[source.kind].format(at=source.at)) for at, source in enumerate(known)]
    if isinstance(trouble, DraftLockedError):
        items += [Item(_AGAIN, "那边已经退出了，再试一次"), Item(_COPY, "复制一份打开（原来那份不动）")]
    else:
        items.append(Item(_AGAIN, "已经处理好了，再试一次"))
    return [*items, Item(_OTHER, "打开别的文件"), Item(_LEAVE, leave)]


def _title(trouble: DraftTroubleError) -> str:
    return "草稿正在别处打开" if isinstance(trouble, DraftLockedError) else "这个文件打不开"


def _lines(trouble: DraftTroubleError, known: list[Source]) -> list[Line | str]:
    if not isinstance(trouble, DraftError):
        return [str(trouble)]
    lines: list[Line | str] = [trouble.name]
    lines += [line("- ", str(problem), hang=2) for problem in trouble.problems[:_PROBLEMS]]
    if len(trouble.problems) > _PROBLEMS:
        lines.append(f"还有{len(trouble.problems) - _PROBLEMS}处，这里不一一列出。")
    if known:
        lines += ["", "下面的办法都不会丢掉这个文件：它会改名留在原来的文件夹里。"]
    if len(known) > 1:
        lines += _between(known[1], known[0])
    return lines


def _between(old: Source, new: Source) -> list[Line | str]:
    """What the older way back lacks."""
    from engine.draft.difference import differences

    found = differences(old.draft.with_pending(None), new.draft.with_pending(None))
    lines: list[Line | str] = [f"{_at(old)}的那份和{_at(new)}的相比，有{len(found)}处不同："]
    lines += [line("- ", text, hang=2) for text in found[:_DIFFERENCES]]
    return lines


def _at(source: Source) -> str:
    return f"{source.at:%Y-%m-%d %H:%M}"


async def _told(app: App[int], aside: Path | None) -> None:
    if aside is not None:
        await app.push_screen_wait(MessageDialog("已经恢复", ["损坏的文件留在这里，没有删：", str(aside)]))


async def _other(app: App[int], path: Path) -> Path | None:
    text = await app.push_screen_wait(
        AskDialog(
            "打开别的文件",
            ["写出文件的完整位置；也可以把文件从文件管理器拖到这个窗口里。"],
            text=_beside(path),
            fault=old_file_fault,
        )
    )
    return typed_path(text) if text else None


def _beside(path: Path) -> str:
    """The folder of a file, ready for a name."""
    return f"{path.absolute().parent}/"
