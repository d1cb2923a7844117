"""What came of an export: where the file is, what was compared, what was overridden, what had to change."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import ModalScreen

from engine.rules.finding import Finding
from tui.made import Made, Proved, path_lines, result_lines
from tui.messages import KeyChosen
from tui.text import Line, line
from tui.widgets.bars import Key, KeyLine
from tui.widgets.flow import Flow

COPIED = "文件位置已复制，可以粘贴到文件管理器的地址栏。粘贴不出来时，请照抄上面的位置。"
_STYLES = {True: "$text-success", False: "bold $text-error", None: "$quiet"}
_KEYS = (
    Key("上下键", "翻看", ""),
    Key("C", "复制文件位置", "copy"),
    Key("P", "列出全部复核项", "points"),
    Key("回车", "返回", "cancel"),
)


class Result(NamedTuple):
    """What the page is about.

    Attributes:
        path: the file.
        made: what was written and compared.
        kept: findings that stay as they are, with their reasons.
        blocking: errors that stood against the final version; only a draft is written then.
        marked: whether it carries the mark of a draft.
    """

    path: Path
    made: Made
    kept: Sequence[Finding]
    blocking: Sequence[Finding]
    marked: bool


class ExportedScreen(ModalScreen[None]):
    """The page; Enter and escape close it."""

    DEFAULT_CSS = """
    ExportedScreen { background: $background; }
    ExportedScreen #count { padding: 0 1; background: $panel; }
    ExportedScreen VerticalScroll { height: 1fr; padding: 1 1; scrollbar-size-vertical: 1; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter,space", "cancel", "返回", show=False, id="exported.cancel"),
        Binding("c,C", "copy", "复制文件位置", show=False, id="exported.copy"),
        Binding("p,P", "points", "列出全部复核项", show=False, id="exported.points"),
        Binding("up", "scroll(-1)", "往上看", show=False, id="exported.line_up"),
        Binding("down", "scroll(1)", "往下看", show=False, id="exported.line_down"),
        Binding("pageup", "scroll(-15)", "往上翻", show=False, id="exported.page_up"),
        Binding("pagedown", "scroll(15)", "往下翻", show=False, id="exported.page_down"),
    ]

    def __init__(self, result: Result) -> None:
        super().__init__()
        self._result = result
        self._everything = False
        self._said = ""

    def compose(self) -> ComposeResult:
        """Whether it is final, all about it, the keys."""
        head = "已导出草稿，还不是正式稿" if self._result.marked else "已导出正式稿"
        yield Flow([line((head, "bold $text-warning" if self._result.marked else "bold"))], id="count")
        with VerticalScroll(can_focus=False):
            yield Flow(self._lines(), id="result")
        yield KeyLine(_KEYS)

    def _lines(self) -> list[Line]:
        result = self._result
        texts = result_lines(result.made, result.kept, result.blocking, marked=result.marked)
        lines = [line((label + "　", "$quiet"), text, hang=6) for label, text in path_lines(result.path)]
        lines += [line((self._said, "$text-success"))] if self._said else []
        lines += [
            line((label + "　", "$quiet") if label else "      ", text, hang=6) for label, text in texts
        ]
        return [*lines, *self._points()]

    def _points(self) -> list[Line]:
        proved = self._result.made.proved
        shown = proved if self._everything else [point for point in proved if not point.passed]
        return [_point(point) for point in shown]

    async def on_key_chosen(self, message: KeyChosen) -> None:
        """A click on a key."""
        if message.action:
            await self.run_action(message.action)

    def action_copy(self) -> None:
        """Hand the place of the file to the clipboard of the terminal."""
        self.app.copy_to_clipboard(str(self._result.path.absolute()))
        self._said = COPIED
        self.query_one("#result", Flow).show(self._lines())

    def action_points(self) -> None:
        """All points of the proof, or only those that are not as wanted."""
        self._everything = not self._everything
        self.query_one("#result", Flow).show(self._lines())

    def action_scroll(self, step: int) -> None:
        """Read on."""
        self.query_one(VerticalScroll).scroll_relative(y=step, animate=False)

    def action_cancel(self) -> None:
        """Back."""
        self.dismiss(None)


def _point(point: Proved) -> Line:
    word = "未核" if point.passed is None else "通过" if point.passed else "不符"
    return line((f"      〔{word}〕", _STYLES[point.passed]), f"{point.name}：{point.words}", hang=8)
