"""The list of figures that can stand in the text as links; typing narrows it, by name, pinyin or value."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult

from engine.interview.part_state import Figure
from tui.fuzzy import ranked
from tui.messages import Sent, Typed
from tui.screens.dialog import BACK, Dialog
from tui.screens.search import SearchField
from tui.widgets.bars import Key
from tui.widgets.menu import Item, Menu

_MOST = 60
_HEAD = "插入哪个数？"
_ABOUT = "打几个字、拼音首字母或者数字来找，例如“新收”“xs”“60”。插入后和表格相连，表格改了跟着变。"
NONE_FOUND = "没有找到，请换个说法。"


class FigurePicker(Dialog):
    """Gives the key of a figure; escape gives None."""

    DEFAULT_CSS = """
    FigurePicker #entry { background: $tint; padding: 0 1; width: 1fr; }
    FigurePicker Menu { height: auto; max-height: 12; margin: 1 0 0 0; }
    """

    def __init__(self, figures: Sequence[Figure], wanted: str = "") -> None:
        super().__init__(_HEAD, [_ABOUT])
        self._figures = figures
        self._wanted = wanted

    def inside(self) -> ComposeResult:
        """The field and the figures."""
        yield SearchField(self._wanted, placeholder="在这里打字查找", id="entry")
        yield Menu(self._items(self._wanted))

    def keys(self) -> tuple[Key, ...]:
        """How to choose."""
        return (Key("上下键", "选择", ""), Key("回车", "插入", "choose"), BACK)

    def on_mount(self) -> None:
        """Type at once."""
        self.query_one(SearchField).focus()

    def _items(self, wanted: str) -> list[Item]:
        found = found_figures(wanted, self._figures)
        return [Item(one.key, one.name, note=one.shown) for one in found[:_MOST]] or [Item("", NONE_FOUND)]

    def on_typed(self, message: Typed) -> None:
        """Narrow the list."""
        message.stop()
        menu = self.query_one(Menu)
        menu.fill(self._items(self.query_one(SearchField).text))

    def on_sent(self, message: Sent) -> None:
        """Enter: the highlighted one."""
        message.stop()
        self.action_choose()

    def action_choose(self) -> None:
        """Insert the highlighted one."""
        self.query_one(Menu).action_choose()

    def on_menu_moved(self, message: Menu.Moved) -> None:
        """Nothing depends on it."""
        message.stop()

    def on_menu_chosen(self, message: Menu.Chosen) -> None:
        """That one."""
        message.stop()
        self.dismiss(message.value)


def found_figures(wanted: str, figures: Sequence[Figure]) -> list[Figure]:
    """The figures that are meant, best first: those with exactly this value, then those with such a name."""
    bare = "".join(wanted.split()).strip("{}｛｝")
    if not bare:
        return list(figures)
    equal = [one for one in figures if one.value is not None and str(one.value) == bare]
    return list(dict.fromkeys((*equal, *ranked(bare, figures, lambda one: one.name))))
