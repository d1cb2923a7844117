"""F8: this year against last year, with a bar for each figure; jumps ask for a reason."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen

from engine.form.keys import title
from engine.interview.growth import NO_LAST_YEAR, YearRow, group_title, summary, years
from tui.messages import KeyChosen
from tui.text import Line, joined, left, line, right, shorten
from tui.widgets.bars import Key, KeyLine
from tui.widgets.flow import Flow
from tui.widgets.menu import Item, Menu

if TYPE_CHECKING:
    from textual.app import App

    from engine.rules.check import Verdict
    from tui.session import Session

_WIDTHS = (9, 9, 8, 9)
"""Cells for last year, this year, change, growth."""
_LEAST_BAR, _MOST_BAR, _LABEL = 8, 40, 30
_ASKS, _TOLD = "〔说明原因〕", "〔已说明〕"

_KEYS = (
    Key("上下键", "选择", ""),
    Key("回车", "去改", "open"),
    Key("K", "写明原因", "reason"),
    Key("H", "总计／全部", "filter"),
    Key("Esc", "返回", "cancel"),
)


class GrowthMenu(Menu):
    """Rows of figures in columns, each with its bar; the heading says what the columns are."""

    def __init__(self, rows: tuple[YearRow, ...], *, everything: bool) -> None:
        self._rows = {row.key: row for row in rows}
        super().__init__(list(_items(rows, everything=everything)))

    def offer(self, rows: tuple[YearRow, ...], *, everything: bool, at: str) -> None:
        """Show more rows, or fewer."""
        self.fill(list(_items(rows, everything=everything)), at)

    def _row(self, index: int, width: int) -> Content:
        item = self.items[index]
        figures = sum(_WIDTHS)
        bar = max(0, min(_MOST_BAR, width - figures - _LABEL - 2))
        bar = bar if bar >= _LEAST_BAR else 0
        room = width - figures - (bar + 2 if bar else 0)
        row = self._rows.get(item.value)
        if row is None:
            heads = "".join(
                right(t, w) for t, w in zip(("去年", "今年", "增减", "同比"), _WIDTHS, strict=True)
            )
            return joined((left(shorten(item.label, room - 1), room) + heads, "bold $text-primary"))
        here = index == self.at
        ground = " on $tint" if here else ""
        mark = "" if row.asks is None else _TOLD if row.asks.kept else _ASKS
        name = left(f"{'>' if here else ' '} {mark}{row.name}", room)
        style = ("$text-warning" if mark == _ASKS else "$foreground") + (" bold" if here else "")
        told = "".join(right(text, cells) for text, cells in zip(row.words, _WIDTHS, strict=True))
        return joined(
            (name, style + ground), (told, "$foreground" + ground), *(_bar(row, bar) if bar else ())
        )


class GrowthScreen(ModalScreen[tuple[str, str] | None]):
    """Gives what to do (open, reason) with which figure; escape gives None."""

    DEFAULT_CSS = """
    GrowthScreen { background: $background; }
    GrowthScreen #count { padding: 0 1; background: $panel; }
    GrowthScreen Menu { height: 1fr; padding: 0 1; margin: 1 0 0 0; }
    GrowthScreen VerticalScroll {
        height: auto; max-height: 30%; background: $surface; padding: 1 1; margin: 1 0 0 0;
        scrollbar-size-vertical: 1;
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,f8", "cancel", "返回", show=False, id="growth.cancel"),
        Binding("k,K", "reason", "写明变动的原因", show=False, id="growth.reason"),
        Binding("h,H", "filter", "看全部或只看总计", show=False, id="growth.filter"),
    ]

    def __init__(self, rows: tuple[YearRow, ...], at: str = "", *, everything: bool = False) -> None:
        super().__init__()
        self._rows = rows
        self._by_key = {row.key: row for row in rows}
        self._at = at
        self._everything = everything

    def compose(self) -> ComposeResult:
        """How much rose and fell, the rows, the highlighted one in full."""
        yield Flow([line(("今年和去年　", "$quiet"), (summary(self._rows), "bold"))], id="count")
        yield GrowthMenu(self._rows, everything=self._everything)
        with VerticalScroll(can_focus=False):
            yield Flow(id="detail")
        yield KeyLine(_KEYS)

    def on_mount(self) -> None:
        """Choose at once; the first jump, else the first row."""
        menu = self.query_one(GrowthMenu)
        menu.focus()
        first = next((row.key for row in self._rows if row.asks and not row.asks.kept), "")
        menu.fill(menu.items, self._at or first)
        self._show(menu.value)

    def _show(self, key: str) -> None:
        self._at = key
        if key in self._by_key:
            self.query_one("#detail", Flow).show(_detail(self._by_key[key]))

    def on_menu_moved(self, message: Menu.Moved) -> None:
        """Show it in full."""
        message.stop()
        self._show(message.value)

    def on_menu_chosen(self, message: Menu.Chosen) -> None:
        """Go and change it."""
        message.stop()
        self.dismiss(("open", message.value))

    async def on_key_chosen(self, message: KeyChosen) -> None:
        """A click on a key."""
        if message.action:
            await self.run_action(message.action)

    def action_open(self) -> None:
        """As Enter."""
        self.query_one(Menu).action_choose()

    def action_reason(self) -> None:
        """Say why it changed so much."""
        row = self._by_key.get(self._at)
        if row is not None and row.asks is not None and not row.asks.kept:
            self.dismiss(("reason", row.key))

    def action_filter(self) -> None:
        """The totals of table 三 only, or every column."""
        self._everything = not self._everything
        self.query_one(GrowthMenu).offer(self._rows, everything=self._everything, at=self._at)

    def action_cancel(self) -> None:
        """Back."""
        self.dismiss(None)


async def show_growth(app: App[int], session: Session) -> bool:
    """Show both years; True when another question is in front now."""
    from tui.screens.deciding import keep_with_reason
    from tui.screens.dialog import MessageDialog

    at = ""
    while True:
        if not session.draft.last_year:
            await app.push_screen_wait(MessageDialog("同比", [NO_LAST_YEAR]))
            return False
        rows = _rows(session.verdict)
        if not rows:
            await app.push_screen_wait(MessageDialog("同比", ["两年都还没有填数。"]))
            return False
        chosen = await app.push_screen_wait(GrowthScreen(rows, at))
        if chosen is None:
            return False
        what, at = chosen
        asks = next((row.asks for row in rows if row.key == at), None)
        if what == "reason" and asks is not None:
            await keep_with_reason(app, session, asks)
        elif session.open_cell(at):
            return True


def _rows(verdict: Verdict) -> tuple[YearRow, ...]:
    return years(verdict)


def _items(rows: tuple[YearRow, ...], *, everything: bool) -> Iterator[Item]:
    group = None
    for row in rows:
        if everything or row.main:
            if row.group != group:
                group = row.group
                yield Item("", group_title(group))
            yield Item(row.key, row.name)


def _bar(row: YearRow, width: int) -> tuple[tuple[str, str], ...]:
    """Last year and this year on one line: what both have, then what came or went; as long as the greater is."""
    old, new = row.old or 0, row.new or 0
    most = max(old, new)
    both = int(width * min(old, new) / most) if most else 0
    rest = width - both
    came = "on $success" if new > old else "on $warning"
    if old == new:
        both, rest = width, 0
    return (("  ", ""), (" " * both, "on $primary"), (" " * rest, came if rest else ""))


def _detail(row: YearRow) -> list[Line]:
    old, new, change, percent = row.words
    words = f"去年{old}，今年{new}" + (f"，增减{change}，同比{percent}" if change else "")
    lines = [line((title(row.key), "bold"), f"　单位：{row.unit}"), line(words)]
    if row.asks is not None:
        done = "已写明原因。" if row.asks.kept else "按K写明原因，或回车去改。"
        lines.append(line((row.asks.message + done, "$text-warning"), hang=2))
    elif row.old is None:
        lines.append(line("去年的数没有。导入去年的报告可以补全：/导入去年 文件名。"))
    return lines
