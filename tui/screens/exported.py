"""What came of an export: where the file is, what was compared, what was overridden, and what else can be written."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import ModalScreen

from engine.draft.errors import DraftTroubleError
from engine.draft.model import Draft
from engine.namedtuple import NamedTuple
from engine.rules.check import Verdict
from engine.rules.finding import Finding
from tui.beside import EXTRAS, Extra, lines_of, write_beside
from tui.made import Made, Proved, path_lines, result_lines
from tui.messages import KeyChosen
from tui.text import Line, line
from tui.widgets.bars import Key, KeyLine
from tui.widgets.flow import Flow

COPIED = "文件位置已复制，可以粘贴到文件管理器的地址栏。粘贴不出来时，请照抄上面的位置。"
_STYLES = {True: "$text-success", False: "bold $text-error", None: "$quiet"}
_LETTERS = {"packet": "S", "pdf": "D", "html": "W", "text": "T"}
"""The keys for what can stand beside the report."""
_KEYS = (
    *(Key(_LETTERS[extra.key], extra.name, f"beside('{extra.key}')") for extra in EXTRAS),
    Key("C", "复制位置", "copy"),
    Key("P", "复核项", "points"),
    Key("回车", "返回", "cancel"),
)
_WRITING = "正在写……"


class Result(NamedTuple):
    """What the page is about.

    Attributes:
        path: the file.
        made: what was written and compared.
        draft: what was written of.
        verdict: what the rules say of it.
        marked: whether it carries the mark of a draft; errors stood against the final version then.
        wanted: what was asked for beside it already.
    """

    path: Path
    made: Made
    draft: Draft
    verdict: Verdict
    marked: bool
    wanted: tuple[Extra, ...] = ()

    @property
    def kept(self) -> list[Finding]:
        """Findings that stay as they are, with their reasons."""
        return [finding for finding in self.verdict.findings if finding.kept]


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
        Binding("s,S", "beside('packet')", "另存送审材料", show=False, id="exported.packet"),
        Binding("d,D", "beside('pdf')", "另存PDF", show=False, id="exported.pdf"),
        Binding("w,W", "beside('html')", "另存网页", show=False, id="exported.html"),
        Binding("t,T", "beside('text')", "另存纯文本", show=False, id="exported.text"),
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
        self._beside: dict[str, tuple[str, ...]] = {}

    def compose(self) -> ComposeResult:
        """Whether it is final, all about it, the keys."""
        head = "已导出草稿，还不是正式稿" if self._result.marked else "已导出正式稿"
        yield Flow([line((head, "bold $text-warning" if self._result.marked else "bold"))], id="count")
        with VerticalScroll(can_focus=False):
            yield Flow(self._lines(), id="result")
        yield KeyLine(_KEYS)

    def on_mount(self) -> None:
        """Write what was asked for with the report."""
        if self._result.wanted:
            self._write(self._result.wanted)

    def _lines(self) -> list[Line]:
        result = self._result
        texts = result_lines(result.made, result.kept, result.verdict.blocking, marked=result.marked)
        lines = [line((label + "　", "$quiet"), text, hang=6) for label, text in path_lines(result.path)]
        lines += [line((self._said, "$text-success"))] if self._said else []
        lines += [
            line((label + "　", "$quiet") if label else "      ", text, hang=6) for label, text in texts
        ]
        return [*lines, *self._points(), *self._others()]

    def _others(self) -> list[Line]:
        """What was written beside it, and what can be."""
        lines = [line("")]
        for extra in EXTRAS:
            told = self._beside.get(extra.key)
            if told is None:
                words = f"{extra.name}：{extra.says}"
                lines.append(line((f"按{_LETTERS[extra.key]}　", "$quiet"), words, hang=5))
            else:
                lines += [line((text, "$text-primary"), hang=5) for text in told]
        return lines

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

    def action_beside(self, key: str) -> None:
        """Write something beside the report; once."""
        extra = next(extra for extra in EXTRAS if extra.key == key)
        if key not in self._beside:
            self._write((extra,))

    @work(group="beside")
    async def _write(self, wanted: tuple[Extra, ...]) -> None:
        """Write them one after the other, and say where they are."""
        for extra in wanted:
            self._tell(extra, (f"{extra.name}：{_WRITING}",))
        for extra in wanted:
            await self._write_one(extra)

    async def _write_one(self, extra: Extra) -> None:
        from engine.output.errors import OutputError

        result = self._result
        try:
            written = await asyncio.to_thread(
                write_beside, extra, result.draft, result.verdict, result.path, draft_mark=result.marked
            )
        except (OutputError, DraftTroubleError, OSError) as error:
            self._tell(extra, (f"没有写出{extra.name}：{error}",))
            return
        self._tell(extra, tuple(lines_of(extra, written)))
        if self.app.is_web:
            for path in written.paths:
                self.app.deliver_binary(path)  # the browser's own folder is where the drafter looks

    def _tell(self, extra: Extra, words: tuple[str, ...]) -> None:
        self._beside[extra.key] = words
        if self.is_attached:
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
