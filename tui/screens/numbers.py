"""F7: the numbers of the prose, each with what it means and how it stands to the tables."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import ModalScreen

from engine.rules.finding import Finding, Span
from engine.rules.numbers import WORDS, Told, coverage, numbers
from engine.rules.view import View
from tui.findings import excerpt
from tui.messages import KeyChosen
from tui.text import Line, line
from tui.widgets.bars import Key, KeyLine
from tui.widgets.flow import Flow
from tui.widgets.menu import Item, Menu

NOTHING = "正文里还没有数字。"
FREE = "与表格无关"

_STYLES = {
    "linked": "$text-success",
    "agrees": "$text-success",
    "confirmed": "$text-success",
    "contradicts": "$text-error",
    "unchecked": "$text-warning",
}
_ABOUT = {
    "linked": "这个数字已关联到表格，表格改了，正文跟着变。",
    "agrees": "和表格一致。",
    "confirmed": "已由填报人核对。",
    "contradicts": "和表格或前后文对不上，按F4看怎么改。",
    "unchecked": "没有别的数可以对照，请自己核对；核对过可以按C记下。",
}
_LINKABLE = "按K关联到表格，以后表格改了，这里跟着变。"
_FREE = "日期、文号、序号或其他工作的数字，和本报告的表格没有关系。"

_KEYS = (
    Key("回车", "去改", "choose"),
    Key("K", "关联", "do('link')"),
    Key("A", "全部关联", "do('all')"),
    Key("C", "已核对", "do('confirm')"),
    Key("H", "全部／有关的", "filter"),
    Key("Esc", "返回", "cancel"),
)


class NumbersScreen(ModalScreen[tuple[str, int] | None]):
    """Gives what to do (open, link, all, confirm) and the place of the number; escape gives None."""

    DEFAULT_CSS = """
    NumbersScreen { background: $background; }
    NumbersScreen #count { padding: 0 1; background: $panel; }
    NumbersScreen Menu { height: auto; max-height: 60%; padding: 0 1; margin: 1 0 0 0; }
    NumbersScreen VerticalScroll {
        height: 1fr; background: $surface; padding: 1 1; margin: 1 0 0 0; scrollbar-size-vertical: 1;
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,f7", "cancel", "返回", show=False, id="numbers.cancel"),
        Binding("k,K", "do('link')", "关联到表格", show=False, id="numbers.link"),
        Binding("a,A", "do('all')", "全部关联", show=False, id="numbers.all"),
        Binding("c,C", "do('confirm')", "记下已核对", show=False, id="numbers.confirm"),
        Binding("h,H", "filter", "看全部或有关的", show=False, id="numbers.filter"),
    ]

    def __init__(self, view: View, at: int = 0) -> None:
        super().__init__()
        self._view = view
        self._told = numbers(view)
        self._all = not any(not one.is_free for one in self._told)
        self._at = self._nearest(at)

    def compose(self) -> ComposeResult:
        """How many are in which state, which, and the highlighted one in its sentence."""
        yield Flow([line((coverage(self._told).words, "bold"))], id="count")
        if self._told:
            yield Menu(self._items())
        with VerticalScroll(can_focus=False):
            yield Flow(self._detail() if self._told else [line(NOTHING)], id="detail")
        yield KeyLine(_KEYS if self._told else _KEYS[-1:])

    def on_mount(self) -> None:
        """Choose at once."""
        if self._told:
            menu = self.query_one(Menu)
            menu.focus()
            menu.fill(menu.items, str(self._at))

    def _items(self) -> list[Item]:
        return [_item(number, one) for number, one in enumerate(self._told) if self._all or not one.is_free]

    def _nearest(self, at: int) -> int:
        """The place of the shown number that is nearest behind."""
        shown = [number for number, one in enumerate(self._told) if self._all or not one.is_free]
        return next((number for number in shown if number >= at), shown[-1] if shown else 0)

    def _detail(self) -> list[Line]:
        one = self._told[self._at]
        fact = one.fact
        pointed = Finding("", "hint", "", spans=(Span(fact.part, fact.start, fact.end),))
        about = _FREE if one.is_free else _ABOUT[one.state]
        lines = [
            *excerpt(pointed, self._view.text),
            line(("说的是　", "$quiet"), one.meaning or FREE, hang=8),
            line(about),
        ]
        return [*lines, line((_LINKABLE, "bold"))] if one.link else lines

    def on_menu_moved(self, message: Menu.Moved) -> None:
        """Show it in full."""
        message.stop()
        self._at = int(message.value)
        self.query_one("#detail", Flow).show(self._detail())

    def on_menu_chosen(self, message: Menu.Chosen) -> None:
        """Go and change it."""
        message.stop()
        self.dismiss(("open", int(message.value)))

    async def on_key_chosen(self, message: KeyChosen) -> None:
        """A click on a key."""
        await self.run_action(message.action)

    def action_choose(self) -> None:
        """As Enter."""
        if self._told:
            self.query_one(Menu).action_choose()

    def action_do(self, what: str) -> None:
        """Something with the highlighted number."""
        if self._told:
            self.dismiss((what, self._at))

    def action_filter(self) -> None:
        """All numbers, or only those that mean something to the form."""
        if self._told:
            self._all = not self._all or all(one.is_free for one in self._told)
            self._at = self._nearest(self._at)
            self.query_one(Menu).fill(self._items(), str(self._at))
            self.query_one("#detail", Flow).show(self._detail())

    def action_cancel(self) -> None:
        """Back."""
        self.dismiss(None)


def _item(number: int, one: Told) -> Item:
    word = FREE if one.is_free else WORDS[one.state]
    style = "$quiet" if one.is_free else _STYLES[one.state]
    note = "可关联" if one.link else one.meaning
    return Item(str(number), one.fact.text.replace("\n", " "), mark=f"〔{word}〕", note=note, style=style)
