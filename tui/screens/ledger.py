"""What a ledger counts, what it leaves open, and what must be put right in it, before it goes into the draft."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import ModalScreen

from engine.intake.ledger.into import Brought
from engine.intake.ledger.model import Tally
from engine.interview.ledger import all_places, asked, brought_in, in_ledger, place_name, placeable, where
from tui.grid import Figures, GridRow, rows
from tui.messages import CellChosen, KeyChosen
from tui.text import Line, line
from tui.widgets.bars import Key, KeyLine
from tui.widgets.flow import Flow
from tui.widgets.menu import Item, Menu
from tui.widgets.tablepane import Grid

_MOST_CASES = 200
_KEYS = (
    Key("1", "填入草稿", "choose('take')"),
    Key("2", "改栏目", "choose('columns')"),
    Key("上下键", "选择", ""),
    Key("回车", "确定", "enter"),
    Key("翻页键", "翻看", ""),
    Key("Esc", "不填，返回", "cancel"),
)


class CountGrid(Grid):
    """The rows of a table that are not zero; `5+` where more may come once the open questions are answered."""

    _legend = 0

    def lines(self, width: int) -> list[GridRow]:
        """Without rows of zeros, and without groups that have none left."""
        kept: list[GridRow] = []
        for row in rows(self.table, self.figures, width):
            if row.kind == "row" and not any(text for text, _, _ in row.cells):
                continue
            while kept and kept[-1].kind == "group" and _indent(kept[-1]) >= _indent(row):
                kept.pop()
            kept.append(row._replace(cells=tuple(_at_least(cell) for cell in row.cells)))
        while kept and kept[-1].kind == "group":
            kept.pop()
        return kept if any(row.kind == "row" for row in kept) else []


def _indent(row: GridRow) -> int:
    return len(row.label) - len(row.label.lstrip())


def _at_least(cell: tuple[str, str, str]) -> tuple[str, str, str]:
    text, style, key = cell
    return (text.removesuffix("*") + "+", "$text-warning", key) if text.endswith("*") else (text, style, key)


class LedgerScreen(ModalScreen[str | None]):
    """Gives `take`, `columns`, `word:N`, or the key of a cell whose cases are wanted; escape gives None."""

    DEFAULT_CSS = """
    LedgerScreen { background: $background; }
    LedgerScreen #count { padding: 0 1; background: $panel; }
    LedgerScreen Menu { height: auto; max-height: 45%; padding: 0 1; margin: 1 0 0 0; }
    LedgerScreen VerticalScroll {
        height: 1fr; background: $surface; padding: 0 1; margin: 1 0 0 0; scrollbar-size-vertical: 1;
    }
    LedgerScreen CountGrid { margin: 0 0 1 0; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", "返回", show=False, id="ledger.cancel"),
        Binding("pageup", "scroll(-8)", "往上翻看", priority=True, show=False, id="ledger.page_up"),
        Binding("pagedown,space", "scroll(8)", "往下翻看", priority=True, show=False, id="ledger.page_down"),
    ]

    def __init__(self, done: Tally, brought: Brought, at: str = "take") -> None:
        super().__init__()
        self._done = done
        self._brought = brought
        self._at = at

    def compose(self) -> ComposeResult:
        """How many cases, what can be done, the counts."""
        done = self._done
        known = Figures(
            {key: count for key, count in done.figures.items() if count},
            typed={key: count for key, count in done.at_least.items() if count},
        )
        yield Flow(
            [line((f"{done.year}年　案件{done.rows}行，计入本年{done.counted}件", "bold"), _open(done))],
            id="count",
        )
        yield Menu(list(self._items()))
        with VerticalScroll(can_focus=False):
            for table in ("applications", "disputes"):
                grid = CountGrid()
                grid.table, grid.figures = table, known
                yield grid
            yield Flow(id="detail")
        yield KeyLine(_KEYS)

    def on_mount(self) -> None:
        """Choose at once."""
        menu = self.query_one(Menu)
        menu.focus()
        menu.fill(menu.items, self._at)
        self._show(menu.value)

    def _items(self) -> Iterator[Item]:
        filled, other = len(self._brought.filled), len(self._brought.differences)
        clash = f"，{other}格和草稿不一致" if other else ""
        yield Item("take", "填入草稿", "1", note=f"空着的填上{filled}格{clash}")
        yield Item("columns", "栏目不对，改栏目", "2")
        done = self._done
        if done.unsure:
            yield Item("", f"没分清的{len(done.unsure)}处（选中后回车）")
        for number, unsure in enumerate(done.unsure):
            yield Item(f"word:{number}", asked(unsure), note=f"{unsure.times}行")
        if done.problems:
            yield Item("", f"要在台账里改正的{len(done.problems)}处")
        for number, problem in enumerate(done.problems):
            yield Item(f"problem:{number}", problem.message, note=where(problem))

    def _show(self, value: str) -> None:
        counts = not value.startswith(("word:", "problem:"))
        for grid in self.query(CountGrid):
            grid.display = counts
        scroll = self.query_one(VerticalScroll)
        scroll.scroll_home(animate=False)
        self.query_one("#detail", Flow).show(self._detail(value))

    def _detail(self, value: str) -> list[Line]:
        done = self._done
        what, _, number = value.partition(":")
        if what == "problem":
            problem = done.problems[int(number)]
            return [
                line((problem.message, "bold")),
                line(("在　", "$quiet"), where(problem), hang=4),
                _cases(problem.cases),
                line("请在台账里改正，再读一次。没有改正以前，这几行可能涉及的格子先空着。"),
            ]
        if what == "word":
            unsure = done.unsure[int(number)]
            every = len(unsure.candidates) >= len(all_places(unsure.field))
            names = "、".join(place_name(unsure.field, place) for place in unsure.candidates)
            names = "任何一行，从台账看不出来。" if every else names
            how = "按回车选择，选过的会记住。" if placeable(unsure) else in_ledger(unsure)
            return [
                line((asked(unsure), "bold")),
                line(("在　", "$quiet"), where(unsure), hang=4),
                _cases(unsure.cases),
                line(("可能是　", "$quiet"), names, hang=8),
                line(how),
            ]
        lines = [
            line(
                "没有列出的都是0。点一个数，看是哪些案件。"
                + ("带+的是至少有这么多。" if done.at_least else "")
            )
        ]
        lines += [line(text, hang=4) for text in brought_in(self._brought)[1:]]
        return [*lines, *(line(("说明　", "$quiet"), note, hang=6) for note in done.notes)]

    def on_menu_moved(self, message: Menu.Moved) -> None:
        """Show it in full."""
        message.stop()
        self._show(message.value)

    def on_menu_chosen(self, message: Menu.Chosen) -> None:
        """Do it; a trouble can only be read."""
        message.stop()
        if not message.value.startswith("problem:"):
            self.dismiss(message.value)

    def on_cell_chosen(self, message: CellChosen) -> None:
        """Its cases are wanted."""
        message.stop()
        self.dismiss(message.key)

    async def on_key_chosen(self, message: KeyChosen) -> None:
        """A click on a key."""
        if message.action:
            await self.run_action(message.action)

    def action_choose(self, value: str) -> None:
        """As the key of an item."""
        self.dismiss(value)

    def action_enter(self) -> None:
        """As Enter."""
        self.query_one(Menu).action_choose()

    def action_scroll(self, step: int) -> None:
        """Read on."""
        self.query_one(VerticalScroll).scroll_relative(y=step, animate=False)

    def action_cancel(self) -> None:
        """Back."""
        self.dismiss(None)


def _open(done: Tally) -> str:
    parts = [f"没分清{len(done.unsure)}处"] if done.unsure else []
    parts += [f"要改正{len(done.problems)}处"] if done.problems else []
    return f"　{'，'.join(parts)}" if parts else "　都分清了"


def _cases(cases: tuple[str, ...]) -> Line:
    shown = "、".join(cases[:_MOST_CASES]) + ("等" if len(cases) > _MOST_CASES else "")
    return line(("案件　", "$quiet"), shown, hang=6)
