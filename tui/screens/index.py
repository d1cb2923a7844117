"""F2: all sections, all questions, all answers; any of them can be opened again."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from engine.interview.model import SectionState, Turn
from tui.labels import SECTIONS, STATUSES, short_section
from tui.screens.search import SearchField, SearchScreen
from tui.text import line
from tui.widgets.bars import Key, KeyLine
from tui.widgets.flow import Flow
from tui.widgets.menu import Item, Menu

HINT = "选中一题按回车，就可以回答或改正它。打几个字可以查找（部分序号1到8、拼音首字母也行）。"

_KEYS = (
    Key("上下键", "选择", ""),
    Key("回车", "去这一题", "choose"),
    Key("Esc", "返回", "cancel"),
)
AGAIN = "〔再看一眼〕"
"""In front of an answer that rests on a figure which changed since."""
_NOTHING: Mapping[str, str] = MappingProxyType({})
_STYLES = {"answered": "$text-success", "none": "$text-success", "later": "$text-warning"}


class IndexScreen(SearchScreen[str]):
    """Gives the id of a question; escape gives None. `again` says why an answer should be looked at again."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,f2", "cancel", "返回", show=False, id="index.cancel")
    ]

    def __init__(
        self,
        states: Sequence[SectionState],
        listing: Callable[[str], Sequence[Turn]],
        current: str,
        again: Mapping[str, str] = _NOTHING,
    ) -> None:
        super().__init__()
        self._again = again
        self._groups = [(state, tuple(listing(state.section))) for state in states]
        self.at = current

    def compose(self) -> ComposeResult:
        """The field, the list, the keys."""
        yield Flow([line(HINT)])
        yield SearchField(placeholder="在这里打字查找，不打字就是全部")
        yield Menu(self.items(""))
        yield KeyLine(_KEYS)

    def on_mount(self) -> None:
        """Begin at the present question."""
        self.query_one(Menu).fill(self.items(""), self.at)
        self.query_one(SearchField).focus()

    def items(self, wanted: str) -> list[Item]:
        """The questions that match, under their sections."""
        found: list[Item] = []
        for number, (state, turns) in enumerate(self._groups, start=1):
            whole = not wanted or _is_section(wanted, number, state)
            searched = () if len(wanted) == 1 and wanted.isascii() else turns
            rows = (
                turns
                if whole
                else [
                    t
                    for t in searched
                    if wanted in t.title + t.answer + t.summary + self._again.get(t.question, "")
                ]
            )
            if not rows:
                continue
            count = f"{state.state}　已答{state.answered}题，共{state.total}题"
            found.append(Item("", f"{number}　{short_section(state.section, state.title)}　{count}"))
            found += [_item(turn, self._again.get(turn.question, "")) for turn in rows]
        return found

    def result(self, value: str) -> str:
        """That question."""
        return value


def _is_section(wanted: str, number: int, state: SectionState) -> bool:
    names = (*SECTIONS.get(state.section, ()), state.title)
    return wanted == str(number) or any(wanted.lower() in name for name in names)


def _item(turn: Turn, again: str) -> Item:
    if again:
        return Item(turn.question, turn.title, note=again, mark=AGAIN, style="$text-warning")
    is_open = not turn.answer and turn.status == "later"
    mark = STATUSES["open"] if is_open else STATUSES[turn.status]
    style = "$quiet" if is_open else _STYLES[turn.status]
    return Item(turn.question, turn.title, note=turn.summary or turn.answer, mark=mark, style=style)
