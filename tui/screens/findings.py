"""F4: contradictions, reminders and omissions, each with its numbers and the way to put it right."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import ModalScreen

from engine.interview.splitting import splitting_question
from engine.rules.check import Verdict
from engine.rules.finding import Finding
from engine.rules.repair import Fix, fixes
from tui.findings import CONFLICT, HINT, MISSING, STYLES, WARNING, described, excerpt, in_order, mark
from tui.messages import KeyChosen
from tui.text import Line, line
from tui.widgets.bars import Key, KeyLine
from tui.widgets.flow import Flow
from tui.widgets.menu import Item, Menu

NOTHING = "没有矛盾，没有漏项，也没有要提醒的。"

_NONE = Finding("", "hint", "")
_MOST_WAYS = 3

_KEYS = (
    Key("F4", "下一条", "next"),
    Key("回车", "去改", "choose"),
    Key("A", "采纳建议", "do('apply')"),
    Key("K", "核实无误，保留", "do('keep')"),
    Key("L", "先放一放", "do('later')"),
    Key("Ctrl+Z", "撤销", "do('undo')"),
    Key("Esc", "返回", "cancel"),
)


class FindingsScreen(ModalScreen[tuple[str, Finding, int] | None]):
    """Gives what to do (open, apply, keep, later, ask, undo, redo), with which finding, and its place; escape gives None."""

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
        Binding("shift+f4", "previous", show=False),
        Binding("a,A", "do('apply')", show=False),
        Binding("k,K", "do('keep')", show=False),
        Binding("l,L", "do('later')", show=False),
        Binding("q,Q", "do('ask')", show=False),
        Binding("ctrl+z", "do('undo')", show=False),
        Binding("ctrl+y", "do('redo')", show=False),
    ]

    def __init__(self, verdict: Verdict, at: int = 0) -> None:
        super().__init__()
        self._view = verdict.view
        self._findings = in_order(verdict.findings)
        self._at = min(at, max(0, len(self._findings) - 1))

    def compose(self) -> ComposeResult:
        """How many, which, and the highlighted one in full."""
        yield Flow([counted(self._findings)], id="count")
        if self._findings:
            yield Menu([_item(index, finding) for index, finding in enumerate(self._findings)])
        with VerticalScroll(can_focus=False):
            yield Flow(self._detail(self._at) if self._findings else [line(NOTHING)], id="detail")
        yield KeyLine(_KEYS if self._findings else _KEYS[-1:])

    def on_mount(self) -> None:
        """Choose at once."""
        if self._findings:
            menu = self.query_one(Menu)
            menu.focus()
            menu.at = self._at

    def on_menu_moved(self, message: Menu.Moved) -> None:
        """Show it in full."""
        message.stop()
        self._at = int(message.value)
        self.query_one("#detail", Flow).show(self._detail(self._at))

    def _detail(self, index: int) -> list[Line]:
        finding = self._findings[index]
        ways = [
            line(
                (f"按A可改　{number}. " if len(self._ways(index)) > 1 else "按A可改　", "$quiet"),
                (way.words, "bold"),
                hang=10,
            )
            for number, way in enumerate(self._ways(index)[:_MOST_WAYS], start=1)
        ]
        split = splitting_question(finding.explanations) if finding.blocks else None
        asked = [line(("按Q核对一个数就能分清　", "$quiet"), (split.title, "bold"), hang=10)] if split else []
        return [*described(finding), *excerpt(finding, self._view.text), *ways, *asked]

    def _ways(self, index: int) -> tuple[Fix, ...]:
        return fixes(self._findings[index], self._view)

    def on_menu_chosen(self, message: Menu.Chosen) -> None:
        """Go and put it right."""
        message.stop()
        at = int(message.value)
        self.dismiss(("open", self._findings[at], at))

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

    def action_previous(self) -> None:
        """The one before."""
        if self._findings:
            self.query_one(Menu).action_move(-1)

    def action_do(self, what: str) -> None:
        """Something with the highlighted one; what is undone needs none."""
        if self._findings:
            self.dismiss((what, self._findings[self._at], self._at))
        elif what in ("undo", "redo"):
            self.dismiss((what, _NONE, 0))

    def action_cancel(self) -> None:
        """Back."""
        self.dismiss(None)


def counted(findings: Sequence[Finding]) -> Line:
    """How many of each kind are open."""
    words = [(word, sum(1 for f in findings if not f.kept and mark(f) == word)) for word in STYLES]
    names = {CONFLICT: "矛盾", WARNING: "提醒", HINT: "提示", MISSING: "漏项"}
    parts = [f"{names[word]}{count}处" for word, count in words if count]
    return line(("、".join(parts) or NOTHING, "bold"))


def _item(index: int, finding: Finding) -> Item:
    if finding.kept:
        return Item(str(index), finding.message, mark="〔已决定〕", style="$text-success")
    word = mark(finding)
    put_off = "（已搁置）" if finding.decision else ""
    return Item(str(index), f"{put_off}{finding.message}", mark=word, style=STYLES[word])
