"""The columns of a ledger and what they mean, for confirmation by one key."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import ModalScreen

from engine.intake.ledger.headers import FIELDS, REQUIRED
from engine.interview.ledger import Opened, sureness
from tui.messages import KeyChosen
from tui.text import Line, left, line
from tui.widgets.bars import Key, KeyLine
from tui.widgets.flow import Flow
from tui.widgets.menu import Item, Menu

TAKE = "take"

_OFFERED = tuple(field for field in FIELDS if field not in ("serial", "name"))
_KEYS = (
    Key("1", "栏目都对，开始统计", "take"),
    Key("上下键", "选择", ""),
    Key("回车", "改这一栏", "choose"),
    Key("Esc", "返回", "cancel"),
)


class ColumnsScreen(ModalScreen[str | None]):
    """Gives `take`, or the field whose column is to be chosen; escape gives None."""

    DEFAULT_CSS = """
    ColumnsScreen { background: $background; }
    ColumnsScreen #count { padding: 0 1; background: $panel; }
    ColumnsScreen Menu { height: auto; max-height: 70%; padding: 0 1; margin: 1 0 0 0; }
    ColumnsScreen VerticalScroll {
        height: 1fr; background: $surface; padding: 1 1; margin: 1 0 0 0; scrollbar-size-vertical: 1;
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", "返回", show=False, id="columns.cancel")
    ]

    def __init__(self, found: Opened, at: str = "") -> None:
        super().__init__()
        self._found = found
        self._at = at

    def compose(self) -> ComposeResult:
        """Which file, the columns, and what should be known about them."""
        yield Flow([line(("台账各栏的含义对吗？", "bold"))], id="count")
        yield Menu(list(_items(self._found)))
        with VerticalScroll(can_focus=False):
            yield Flow(_about(self._found), id="detail")
        yield KeyLine(_KEYS if self._found.columns is not None else _KEYS[1:])

    def on_mount(self) -> None:
        """Choose at once."""
        menu = self.query_one(Menu)
        menu.focus()
        if self._at:
            menu.fill(menu.items, self._at)

    def on_menu_moved(self, message: Menu.Moved) -> None:
        """Nothing depends on it."""
        message.stop()

    def on_menu_chosen(self, message: Menu.Chosen) -> None:
        """Go on, or change a column."""
        message.stop()
        self.dismiss(message.value)

    async def on_key_chosen(self, message: KeyChosen) -> None:
        """A click on a key."""
        if message.action:
            await self.run_action(message.action)

    def action_take(self) -> None:
        """All columns are right."""
        if self._found.columns is not None:
            self.dismiss(TAKE)

    def action_choose(self) -> None:
        """As Enter."""
        self.query_one(Menu).action_choose()

    def action_cancel(self) -> None:
        """Back."""
        self.dismiss(None)


def field_name(field: str) -> str:
    """What a field is called, in short."""
    return FIELDS[field].partition("（")[0]


def _items(found: Opened) -> Iterator[Item]:
    if found.columns is not None:
        yield Item(TAKE, "都对，开始统计", "1")
    wide = 18
    yield Item("", "含义和栏目（不对的，选中后回车改）")
    for field in found.missing:
        yield Item(
            field, left(field_name(field), wide - 6) + "请选出是哪一栏", mark="〔缺〕", style="$text-error"
        )
    for field in _OFFERED:
        column = found.fields.get(field)
        if column is not None:
            yield Item(
                field,
                f"{left(field_name(field), wide)}{column.letter}列 {column.header}",
                note=sureness(column),
            )
    absent = [field for field in _OFFERED if field not in (*found.fields, *found.missing)]
    if absent:
        yield Item("", "没有找到的栏目（台账里有的话，选中后回车指定）")
        yield from (
            Item(field, left(field_name(field), wide), note="" if field not in REQUIRED else "按工作表名称")
            for field in absent
        )


def _about(found: Opened) -> list[Line]:
    notes = [*found.ledger.notes, *(found.columns.notes if found.columns is not None else ())]
    lines = [line(("台账　", "$quiet"), found.ledger.name, hang=6)]
    if found.columns is None:
        missing = "、".join(f"“{field_name(field)}”" for field in found.missing)
        said = f"没有认出{missing}，选出来才能统计。" if missing else found.why
        lines.append(line(("还不能统计　", "$text-error"), said, hang=12))
    lines += [line(("说明　", "$quiet"), note, hang=6) for note in notes]
    return [*lines, line("确认过的栏目会记在台账旁边，下次不用再问。")]
