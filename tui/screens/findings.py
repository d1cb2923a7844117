"""F4: contradictions, reminders and omissions, each with its numbers and the way to put it right."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import ModalScreen

from engine.rules.finding import Finding
from tui.findings import CONFLICT, HINT, MISSING, STYLES, WARNING, described, excerpt, in_order, mark
from tui.messages import KeyChosen
from tui.text import Line, line
from tui.widgets.bars import Key, KeyLine
from tui.widgets.flow import Flow
from tui.widgets.menu import Item, Menu

NOTHING = "没有矛盾，没有漏项，也没有要提醒的。"

_KEYS = (
    Key("F4", "下一条", "next"),
    Key("回车", "去改", "choose"),
    Key("K", "核实无误，写明理由保留", "keep"),
    Key("Esc", "返回", "cancel"),
)


class FindingsScreen(ModalScreen[tuple[str, Finding] | None]):
    """Gives ("open", finding) or ("keep", finding); escape gives None."""

    DEFAULT_CSS = """
    FindingsScreen { background: $background; }
    FindingsScreen #count { padding: 0 1; background: $panel; }
    FindingsScreen Menu { height: auto; max-height: 50%; padding: 0 1; margin: 1 0 0 0; }
    FindingsScreen VerticalScroll {
        height: 1fr; background: $surface; padding: 1 1; margin: 1 0 0 0; scrollbar-size-vertical: 1;
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", show=False),
        Binding("f4", "next", show=False),
        Binding("k,K", "keep", show=False),
    ]

    def __init__(self, findings: Sequence[Finding], text_of: Callable[[str], str]) -> None:
        super().__init__()
        self._findings = in_order(findings)
        self._text_of = text_of

    def compose(self) -> ComposeResult:
        """How many, which, and the highlighted one in full."""
        yield Flow([counted(self._findings)], id="count")
        if self._findings:
            yield Menu([_item(index, finding) for index, finding in enumerate(self._findings)])
        with VerticalScroll(can_focus=False):
            yield Flow(self._detail(0) if self._findings else [line(NOTHING)], id="detail")
        yield KeyLine(_KEYS if self._findings else _KEYS[-1:])

    def on_mount(self) -> None:
        """Choose at once."""
        if self._findings:
            self.query_one(Menu).focus()

    @property
    def finding(self) -> Finding | None:
        """The highlighted one."""
        return self._findings[int(self.query_one(Menu).value)] if self._findings else None

    def on_menu_moved(self, message: Menu.Moved) -> None:
        """Show it in full."""
        message.stop()
        self.query_one("#detail", Flow).show(self._detail(int(message.value)))

    def _detail(self, index: int) -> list[Line]:
        finding = self._findings[index]
        return [*described(finding), *excerpt(finding, self._text_of)]

    def on_menu_chosen(self, message: Menu.Chosen) -> None:
        """Go and put it right."""
        message.stop()
        self.dismiss(("open", self._findings[int(message.value)]))

    async def on_key_chosen(self, message: KeyChosen) -> None:
        """A click on a key."""
        await self.run_action(message.action)

    def action_next(self) -> None:
        """The next one."""
        if self._findings:
            self.query_one(Menu).action_move(1)

    def action_choose(self) -> None:
        """As Enter."""
        if self._findings:
            self.query_one(Menu).action_choose()

    def action_keep(self) -> None:
        """Keep it, with a reason."""
        if self.finding is not None:
            self.dismiss(("keep", self.finding))

    def action_cancel(self) -> None:
        """Back."""
        self.dismiss(None)


def counted(findings: Sequence[Finding]) -> Line:
    """How many of each kind are open."""
    words = [(word, sum(1 for f in findings if f.decision is None and mark(f) == word)) for word in STYLES]
    names = {CONFLICT: "矛盾", WARNING: "提醒", HINT: "提示", MISSING: "漏项"}
    parts = [f"{names[word]}{count}处" for word, count in words if count]
    return line(("、".join(parts) or NOTHING, "bold"))


def _item(index: int, finding: Finding) -> Item:
    decided = finding.decision is not None
    word = "〔已决定〕" if decided else mark(finding)
    return Item(str(index), finding.message, mark=word, style="$text-success" if decided else STYLES[word])
