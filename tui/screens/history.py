"""Every step of the draft: when, who, where, from what to what; and the way back to any of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from engine.interview.past import Row, between, rows
from tui.screens.dialog import ChoiceDialog, MessageDialog
from tui.screens.saving import save
from tui.screens.search import SearchField, SearchScreen
from tui.text import Line, line
from tui.widgets.bars import Key, KeyLine
from tui.widgets.flow import Flow
from tui.widgets.menu import Item, Menu

if TYPE_CHECKING:
    from textual.app import App

    from tui.session import Session

HINT = "每一步改动，最新的在上面。回车看这一步的全部内容，F5回到这一步做完时的样子。打几个字可以查找。"
NOTHING_YET = "这份草稿还没有改动记录。以后每一步都会记在这里。"
LOST = "这一步前后的记录损坏了，只能看，不能回到这里。"

_BACK = "back:"
_DO, _NOT = Item("do", "回到那时的样子", "1"), Item("not", "不动，返回", "2")
_KEYS = (
    Key("上下键", "选择", ""),
    Key("回车", "看全部", "choose"),
    Key("F5", "回到这里", "back"),
    Key("Esc", "返回", "cancel"),
)
_MOST = 30
"""So many differences are listed before going back."""


class HistoryScreen(SearchScreen[str]):
    """Gives the number of a step to look at, with `back:` in front to go back to; escape gives None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", "返回", show=False, id="history.cancel"),
        Binding("f5", "back", "回到这一步", priority=True, show=False, id="history.back"),
    ]

    def __init__(self, rows: Sequence[Row], wanted: str = "", chosen: str = "", warning: str = "") -> None:
        super().__init__()
        self._rows = rows
        self._wanted = wanted
        self._chosen = chosen
        self._lines = [line(HINT if rows else NOTHING_YET)]
        if warning:
            self._lines.append(line((f"〔提醒〕{warning}", "$text-warning")))

    def compose(self) -> ComposeResult:
        """What it is, the field, the list, the keys."""
        yield Flow(self._lines)
        yield SearchField(self._wanted, placeholder="在这里打字查找，不打字就是全部")
        yield Menu(self.items(self._wanted))
        yield KeyLine(_KEYS)

    def on_mount(self) -> None:
        """Look for something at once."""
        self.query_one(Menu).fill(self.items(self._wanted), self._chosen)
        self.query_one(SearchField).focus()

    def items(self, wanted: str) -> list[Item]:
        """The steps that match, under their days."""
        found: list[Item] = []
        day = ""
        for row in self._rows:
            if not all(row.fits(word) for word in wanted.split()):
                continue
            if row.at[:10] != day:
                day = row.at[:10]
                found.append(Item("", day or "时间不详"))
            found.append(_item(row))
        return found

    def action_back(self) -> None:
        """F5: back to the highlighted step."""
        value = self.query_one(Menu).value
        if value:
            self.dismiss(_BACK + value)

    def result(self, value: str) -> str:
        """That step."""
        return value


class StepDialog(MessageDialog):
    """One step with all it changed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f5", "back", "回到这一步", priority=True, show=False, id="step.back")
    ]

    def __init__(self, row: Row) -> None:
        super().__init__(f"第{row.number}步　{row.title}", step_lines(row))

    def keys(self) -> tuple[Key, ...]:
        """How to read, go there, and leave."""
        return (Key("上下键", "翻看", ""), Key("F5", "回到这里", "back"), Key("回车", "返回", "cancel"))

    def action_back(self) -> None:
        """F5."""
        self.dismiss("back")


def step_lines(row: Row) -> list[Line]:
    """A step with all it changed, whole."""
    by = f"　{row.by}" if row.by else ""
    lines = [line((f"{row.at}{by}", "$quiet")), line("")]
    for told in row.told:
        lines += [
            line((told.name, "bold")),
            line(("原来　", "$quiet"), told.old, hang=6),
            line(("现在　", "$quiet"), told.new, hang=6),
        ]
    if not row.told:
        lines.append(line("没有改动填报的内容。"))
    if not row.is_known:
        lines += [line(""), line((LOST, "$text-warning"))]
    return lines


async def show_history(app: App[int], session: Session, wanted: str = "") -> bool:
    """Show all steps; whether the draft went back to one of them.

    Args:
        app: where to show it.
        session: whose draft.
        wanted: what to look for at first.
    """
    told, chosen = rows(session.history, session.at_hand.view), ""
    by_number = {str(row.number): row for row in told}
    while True:
        found = await app.push_screen_wait(HistoryScreen(told, wanted, chosen, session.history.warning))
        if found is None:
            return False
        chosen, back = found.removeprefix(_BACK), found.startswith(_BACK)
        if not back:
            back = await app.push_screen_wait(StepDialog(by_number[chosen])) == "back"
        if back and await _went_back(app, session, by_number[chosen], len(told)):
            return True


async def _went_back(app: App[int], session: Session, row: Row, count: int) -> bool:
    """Ask, with all that would change; True when it was done."""
    draft = session.history.after(row.number)
    if draft is None:
        await app.push_screen_wait(MessageDialog("回不到这一步", [LOST]))
        return False
    found = [*map(str, between(session.draft, draft, session.at_hand.view))]
    if not found:
        await app.push_screen_wait(MessageDialog("不用退回", ["现在的内容和那时一样。"]))
        return False
    steps = f"退回到第{row.number}步（{row.at}）做完时的样子，后面的{count - 1 - row.number}步都退掉，"
    lines: list[Line | str] = [f"{steps}共有{len(found)}处变化。不合意时按Ctrl+Z，就又回到现在。", ""]
    lines += [line("- ", text, hang=2) for text in found[:_MOST]]
    if len(found) > _MOST:
        lines.append(f"还有{len(found) - _MOST}处，这里不一一列出。")
    if await app.push_screen_wait(ChoiceDialog("回到以前", lines, [_DO, _NOT])) != "do":
        return False
    session.go_back(draft)
    await save(app, session)
    return True


def _item(row: Row) -> Item:
    by = f"　{row.by}" if row.by else ""
    changed = f"　{row.changed}" if row.told else ""
    mark, style = ("", "") if row.is_known else ("〔只能看〕", "$text-warning")
    return Item(str(row.number), f"{row.at[11:]}{by}　{row.title}{changed}", mark=mark, style=style)
