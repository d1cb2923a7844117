"""F4: contradictions, reminders and omissions, each with its numbers and the way to put it right."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import ModalScreen

from engine.interview.filtering import DECISIONS, SEVERITIES, Sieve, sections_in
from engine.interview.splitting import splitting_question
from engine.rules.check import Verdict
from engine.rules.finding import Finding
from engine.rules.repair import Fix, fixes
from tui.findings import CONFLICT, HINT, MISSING, STYLES, WARNING, described, excerpt, grounds, in_order, mark
from tui.messages import KeyChosen, Sent, Typed
from tui.screens.search import SearchField
from tui.text import Line, line
from tui.widgets.bars import Key, KeyLine
from tui.widgets.flow import Flow
from tui.widgets.menu import Item, Menu

NOTHING = "没有矛盾，没有漏项，也没有要提醒的。"
NONE_HERE = "这样挑选，一条也没有。按Esc看全部。"

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
_SIEVE_KEYS = (
    Key("只看一部分　S", "错误、提醒、提示", "severity"),
    Key("B", "哪一部分", "section"),
    Key("D", "处理没有", "decided"),
    Key("/", "打字查找", "search"),
)


class FindingsScreen(ModalScreen[tuple[str, Finding, int] | None]):
    """Gives what to do (open, apply, keep, later, ask, undo, redo), with which finding, and its place; escape gives None.

    `sieve` is what is shown; the next screen may go on with it.
    """

    DEFAULT_CSS = """
    FindingsScreen { background: $background; }
    FindingsScreen #count { padding: 0 1; background: $panel; }
    FindingsScreen SearchField { background: $tint; padding: 0 1; width: 1fr; display: none; }
    FindingsScreen #sieve { background: $surface; }
    FindingsScreen Menu { height: auto; max-height: 50%; padding: 0 1; margin: 1 0 0 0; }
    FindingsScreen VerticalScroll {
        height: 1fr; background: $surface; padding: 1 1; margin: 1 0 0 0; scrollbar-size-vertical: 1;
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", "返回", show=False, id="findings.cancel"),
        Binding("f4", "next", "下一条", show=False, id="findings.next"),
        Binding("shift+f4", "previous", "上一条", show=False, id="findings.previous"),
        Binding("a,A", "do('apply')", "采纳建议", show=False, id="findings.apply"),
        Binding("k,K", "do('keep')", "核实无误，写明理由保留", show=False, id="findings.keep"),
        Binding("l,L", "do('later')", "先放一放", show=False, id="findings.later"),
        Binding("q,Q", "do('ask')", "核对一个数", show=False, id="findings.ask"),
        Binding("s,S", "severity", "只看错误、提醒或提示", show=False, id="findings.severity"),
        Binding("b,B", "section", "只看哪一部分", show=False, id="findings.section"),
        Binding("d,D", "decided", "只看处理过没有的", show=False, id="findings.decided"),
        Binding("slash", "search", "打字查找", show=False, id="findings.search"),
        Binding("ctrl+z", "do('undo')", "撤销", show=False, id="findings.undo"),
        Binding("ctrl+y", "do('redo')", "恢复", show=False, id="findings.redo"),
    ]

    def __init__(self, verdict: Verdict, at: int = 0, sieve: Sieve | None = None) -> None:
        super().__init__()
        self._view = verdict.view
        self._findings = in_order(verdict.findings)
        self.sieve = sieve or Sieve()
        self._at = self._nearest(at)

    def compose(self) -> ComposeResult:
        """How many, which of them are shown, and the highlighted one in full."""
        yield Flow(self._counts(), id="count")
        if self._findings:
            yield KeyLine(_SIEVE_KEYS, id="sieve")
            yield SearchField(self.sieve.text, placeholder="打字查找，回车去改，Esc看全部")
            yield Menu(self._items())
        with VerticalScroll(can_focus=False):
            yield Flow(self._shown_detail(), id="detail")
        yield KeyLine(_KEYS if self._findings else _KEYS[-1:])

    def on_mount(self) -> None:
        """Choose at once."""
        if self._findings:
            menu = self.query_one(Menu)
            menu.focus()
            menu.fill(menu.items, str(self._at))
            self.query_one(SearchField).display = bool(self.sieve.text)

    def _items(self) -> list[Item]:
        return [_item(index, found) for index, found in enumerate(self._findings) if self.sieve.passes(found)]

    def _nearest(self, at: int) -> int:
        """The place of the shown finding that is nearest behind."""
        shown = [index for index, found in enumerate(self._findings) if self.sieve.passes(found)]
        return next((index for index in shown if index >= at), shown[-1] if shown else -1)

    def _counts(self) -> list[Line]:
        """How many there are, and how many of them are shown."""
        if not self.sieve.words:
            return [counted(self._findings)]
        count = sum(self.sieve.passes(found) for found in self._findings)
        only = (f"　只看：{self.sieve.words}，共{count}处", "bold $text-primary")
        return [line(*counted_words(self._findings), only, hang=2)]

    def _sift(self, sieve: Sieve) -> None:
        """Show others."""
        if not self._findings:
            return
        self.sieve = sieve
        self._at = self._nearest(max(0, self._at))
        self.query_one(Menu).fill(self._items(), str(self._at))
        self.query_one("#count", Flow).show(self._counts())
        self.query_one("#detail", Flow).show(self._shown_detail())

    def _shown_detail(self) -> list[Line]:
        if self._at >= 0:
            return self._detail(self._at)
        return [line(NONE_HERE if self._findings else NOTHING)]

    def on_menu_moved(self, message: Menu.Moved) -> None:
        """Show it in full."""
        message.stop()
        self._at = int(message.value)
        self.query_one("#detail", Flow).show(self._detail(self._at))

    def on_typed(self, message: Typed) -> None:
        """Look for what is typed."""
        message.stop()
        self._sift(self.sieve._replace(text=" ".join(message.text.split())))

    def on_sent(self, message: Sent) -> None:
        """Enter in the field takes the highlighted one."""
        message.stop()
        self.action_choose()

    def on_key(self, event: events.Key) -> None:
        """What is typed and is no key of the list is looked for."""
        if not self._findings or event.character is None or not event.is_printable:
            return
        field = self.query_one(SearchField)
        if not field.has_focus and event.key not in self.active_bindings:
            event.stop()
            self.action_search()
            field.insert(event.character)

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
        found = [*described(finding), *excerpt(finding, self._view.text), *ways, *asked]
        return [*found, *grounds(finding.rule)]

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

    def action_severity(self) -> None:
        """All, then errors, reminders, hints."""
        self._sift(self.sieve._replace(severity=_after(self.sieve.severity, tuple(SEVERITIES))))

    def action_section(self) -> None:
        """All sections, then one after the other in which there is something."""
        there = ("", *sections_in(self._findings))
        self._sift(self.sieve._replace(section=_after(self.sieve.section, there)))

    def action_decided(self) -> None:
        """All, then those on which nobody decided, then the others."""
        decided = {word: key for key, word in DECISIONS.items()}
        words = _after(DECISIONS[self.sieve.decided], tuple(DECISIONS.values()))
        self._sift(self.sieve._replace(decided=decided[words]))

    def action_search(self) -> None:
        """Into the field."""
        if self._findings:
            field = self.query_one(SearchField)
            field.display = True
            field.focus()

    def action_do(self, what: str) -> None:
        """Something with the highlighted one; what is undone needs none."""
        if self._at >= 0:
            self.dismiss((what, self._findings[self._at], self._at))
        elif what in ("undo", "redo"):
            self.dismiss((what, _NONE, 0))

    def action_cancel(self) -> None:
        """From a part back to all; from all back."""
        if self.sieve == Sieve() or not self._findings:
            self.dismiss(None)
            return
        field = self.query_one(SearchField)
        field.put("")
        field.display = False
        self.query_one(Menu).focus()
        self._sift(Sieve())


def _after(now: str, words: Sequence[str]) -> str:
    """The next one, around the end."""
    return words[(words.index(now) + 1) % len(words)] if now in words else words[0]


def counted(findings: Sequence[Finding]) -> Line:
    """How many of each kind are open."""
    return line(*counted_words(findings))


def counted_words(findings: Sequence[Finding]) -> tuple[tuple[str, str], ...]:
    """The same, to be said beside something else."""
    words = [(word, sum(1 for f in findings if not f.kept and mark(f) == word)) for word in STYLES]
    names = {CONFLICT: "矛盾", WARNING: "提醒", HINT: "提示", MISSING: "漏项"}
    parts = [f"{names[word]}{count}处" for word, count in words if count]
    return (("、".join(parts) or NOTHING, "bold"),)


def _item(index: int, finding: Finding) -> Item:
    if finding.kept:
        return Item(str(index), finding.message, mark="〔已决定〕", style="$text-success")
    word = mark(finding)
    put_off = "（已搁置）" if finding.decision else ""
    return Item(str(index), f"{put_off}{finding.message}", mark=word, style=STYLES[word])
