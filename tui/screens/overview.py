"""F9: the whole draft at one look: sections, findings, numbers, deadline, and where to go on."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen

from engine.interview.overview import Overview, SectionLook, overview
from tui.labels import STATE_STYLES, short_section
from tui.messages import KeyChosen
from tui.text import Line, joined, labelled, left, line, right, shorten
from tui.widgets.bars import Key, KeyLine
from tui.widgets.flow import Flow
from tui.widgets.menu import Item, Menu

if TYPE_CHECKING:
    from textual.app import App

    from tui.session import Session

_COLUMNS = (("状态", 8), ("已答", 9), ("错误", 6), ("提醒", 6), ("再看", 6))
_NAME = 20
_LEAST_BAR, _MOST_BAR = 10, 40
_GO = "go "
"""In front of the name of another screen, as the value of a row."""

_FURTHER = (
    ("findings", "F4", "矛盾和遗漏"),
    ("review", "T", "通读全部回答"),
    ("numbers", "F7", "正文里的数字"),
    ("growth", "F8", "今年和去年比较"),
    ("preview", "P", "预览报告"),
    ("export", "F6", "导出Word报告"),
)
"""Where to go on: name of the screen, key, what it is."""

_KEYS = (
    Key("回车", "去填", "choose"),
    Key("F4", "矛盾", "go('findings')"),
    Key("T", "通读", "go('review')"),
    Key("P", "预览", "go('preview')"),
    Key("F6", "导出", "go('export')"),
    Key("F8", "同比", "go('growth')"),
    Key("F7", "数字", "go('numbers')"),
    Key("Esc", "返回", "cancel"),
)


class OverviewMenu(Menu):
    """The sections in columns, each with its bar; under them the other screens."""

    def __init__(self, found: Overview, items: list[Item]) -> None:
        self._looks = {look.state.section: look for look in found.sections}
        super().__init__(items)

    def _row(self, index: int, width: int) -> Content:
        item = self.items[index]
        look = self._looks.get(item.value)
        columns = sum(cells for _, cells in _COLUMNS)
        bar = min(_MOST_BAR, width - _NAME - columns - 2)
        bar = bar if bar >= _LEAST_BAR else 0
        if not item.value and item.label == _HEAD:
            heads = "".join(right(text, cells) for text, cells in _COLUMNS)
            return joined((left(" " + item.label, _NAME) + heads, "bold $text-primary"))
        if look is None:
            return super()._row(index, width)
        here = index == self.at
        ground = " on $tint" if here else ""
        state = look.state
        name = left(f"{'>' if here else ' '} {short_section(state.section, state.title)}", _NAME)
        counts = (look.errors, look.warnings, look.again)
        styles = ("$text-error", "$text-warning", "$text-warning")
        cells = [cells for _, cells in _COLUMNS]
        return joined(
            (name, ("bold" if here else "$foreground") + ground),
            (right(_word(look), cells[0]), STATE_STYLES[state.state] + ground),
            (right(f"{state.answered}/{state.total}", cells[1]), "$foreground" + ground),
            *(
                (right(str(count) if count else "", room), style + ground)
                for count, room, style in zip(counts, cells[2:], styles, strict=True)
            ),
            *bar_of(state.answered / state.total if state.total else 1.0, bar),
        )


class OverviewScreen(ModalScreen[str | None]):
    """Gives the id of a question, or `go ` and the name of a screen; escape gives None."""

    DEFAULT_CSS = """
    OverviewScreen { background: $background; }
    OverviewScreen #head { padding: 0 1; background: $panel; }
    OverviewScreen Menu { height: auto; max-height: 75%; padding: 0 1; margin: 1 0 0 0; }
    OverviewScreen VerticalScroll {
        height: 1fr; background: $surface; padding: 0 1; margin: 1 0 0 0; scrollbar-size-vertical: 1;
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,f9", "cancel", "返回", show=False, id="overview.cancel"),
        Binding("f4", "go('findings')", "矛盾和遗漏", show=False, id="overview.findings"),
        Binding("t,T", "go('review')", "通读全部回答", show=False, id="overview.review"),
        Binding("p,P", "go('preview')", "预览报告", show=False, id="overview.preview"),
        Binding("f6,ctrl+e", "go('export')", "导出Word报告", show=False, id="overview.export"),
        Binding("f7", "go('numbers')", "正文里的数字", show=False, id="overview.numbers"),
        Binding("f8", "go('growth')", "今年和去年比较", show=False, id="overview.growth"),
    ]

    def __init__(self, found: Overview, file: str, saved: str, at: str = "") -> None:
        super().__init__()
        self._found = found
        self._file = file
        self._saved = saved
        self._at = at

    def compose(self) -> ComposeResult:
        """Progress and deadline, the sections, the other screens, the rest in words."""
        yield Flow(head_lines(self._found), id="head")
        yield OverviewMenu(self._found, _items(self._found))
        with VerticalScroll(can_focus=False):
            yield Flow(rest_lines(self._found, self._file, self._saved), id="rest")
        yield KeyLine(_KEYS)

    def on_mount(self) -> None:
        """Begin where one was, else where most is to be done."""
        menu = self.query_one(OverviewMenu)
        menu.focus()
        first = next((x.state.section for x in self._found.sections if x.state.state != "完成"), "")
        menu.fill(menu.items, self._at or first)

    def on_menu_chosen(self, message: Menu.Chosen) -> None:
        """The first open question of a section, or another screen."""
        message.stop()
        if message.value.startswith(_GO):
            self.dismiss(message.value)
            return
        look = next(look for look in self._found.sections if look.state.section == message.value)
        if look.first:
            self.dismiss(look.first)

    async def on_key_chosen(self, message: KeyChosen) -> None:
        """A click on a key."""
        await self.run_action(message.action)

    def action_choose(self) -> None:
        """As Enter."""
        self.query_one(Menu).action_choose()

    def action_go(self, where: str) -> None:
        """Another screen."""
        self.dismiss(_GO + where)

    def action_cancel(self) -> None:
        """Back."""
        self.dismiss(None)


async def show_overview(app: App[int], session: Session, exported: Callable[[str], None]) -> bool:
    """Show the whole draft, and what the drafter goes on to; True when another question is in front now.

    Args:
        app: where to show.
        session: the draft.
        exported: what to do with the path of a report that was written.
    """
    at = ""
    while True:
        found = overview(session.verdict, datetime.now().astimezone().date())
        screen = OverviewScreen(found, str(session.path), _saved(session), at)
        chosen = await app.push_screen_wait(screen)
        if chosen is None:
            return False
        if not chosen.startswith(_GO):
            session.open_question(chosen)
            return True
        at = chosen
        if await _go(app, session, chosen.removeprefix(_GO), exported):
            return True


async def _go(app: App[int], session: Session, where: str, exported: Callable[[str], None]) -> bool:
    """One of the other screens; True when another question is in front now."""
    if where == "review":
        from tui.screens.review import show_review

        return await show_review(app, session)
    if where == "preview":
        from tui.screens.preview import show_preview

        if not await show_preview(app, session):
            return False
        where = "export"
    if where == "growth":
        from tui.screens.growth import show_growth

        return await show_growth(app, session)
    if where == "numbers":
        from tui.screens.linking import show_numbers

        return await show_numbers(app, session)
    if where == "export":
        from tui.screens.export import export

        outcome, path = await export(app, session)
        if outcome == "done":
            exported(path)
        if outcome != "look":
            return False
    from tui.screens.deciding import show_findings

    return await show_findings(app, session)


def head_lines(found: Overview) -> list[Line]:
    """Progress in words, what to do next, the deadline."""
    due = found.due
    day = line(("期限　", "$quiet"), "填了机关类型和报告年度才知道。")
    if due is not None:
        style = {"late": "bold $text-error", "soon": "bold $text-warning"}.get(due.state, "bold")
        duty = f"（{due.duty}）" if due.duty else ""
        told = f"　{due.message.removesuffix(f'，{due.left}。')}{duty}"
        day = line(("期限　", "$quiet"), (due.left, style), told, hang=6)
    return [
        line(("进度　", "$quiet"), (found.progress, "bold"), f"　{found.next}", hang=6),
        day,
    ]


def rest_lines(found: Overview, file: str, saved: str) -> list[Line]:
    """What stands against the export, decisions, numbers, the file."""
    return [
        labelled("检查", f"错误{found.errors}处，提醒{found.warnings}处，提示{found.hints}处"),
        labelled("决定", found.decisions),
        labelled("再看", f"{found.again}处用到的数后来改了" if found.again else "没有"),
        labelled("数字", found.numbers.words),
        labelled("文件", f"{file}　{saved}"),
    ]


def bar_of(share: float, width: int) -> tuple[tuple[str, str], ...]:
    """A bar of grounds only, two cells behind what stands before it; full only when all is done."""
    if not width:
        return ()
    done = width if share >= 1 else min(width - 1, int(width * share))
    return (("  ", ""), (" " * done, "on $success"), (" " * (width - done), "on $panel"))


_HEAD = "部分"


def _items(found: Overview) -> list[Item]:
    sections = [Item(look.state.section, look.state.title) for look in found.sections]
    further = [Item(_GO + name, f"{key}　{what}") for name, key, what in _FURTHER]
    return [Item("", _HEAD), *sections, Item("", " 接着做"), *further]


def _word(look: SectionLook) -> str:
    state = look.state
    only_later = state.state == "进行中" and state.later and state.answered + state.later == state.total
    return f"待补{state.later}题" if only_later else shorten(state.state, _COLUMNS[0][1])


def _saved(session: Session) -> str:
    at = session.saved_at
    return session.trouble or (f"最近保存{at:%H:%M}" if at else "打开后还没有改动")
