"""P in F9: the report as text, page by page as the Word file will be."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from engine.output.preview import NOTE, WIDTH, Page, pages
from tui.messages import KeyChosen
from tui.text import Line, joined, line
from tui.widgets.bars import Key, KeyLine
from tui.widgets.flow import Flow

if TYPE_CHECKING:
    from textual.app import App

    from engine.draft.model import Draft
    from tui.session import Session

MARKED = "还有错误没处理，现在导出的是草稿，每页上方有“草稿”二字。"
_STYLES = {
    "header": "bold $text-error",
    "title": "bold",
    "heading": "bold",
    "subheading": "bold",
    "number": "$quiet",
}
_KEYS = (
    Key("翻页键", "往下看", "down"),
    Key("左右键", "前一页、后一页", "turn(1)"),
    Key("Home", "第1页", "edge(-1)"),
    Key("End", "最后一页", "edge(1)"),
    Key("F6", "导出", "export"),
    Key("Esc", "返回", "cancel"),
)


class PreviewScreen(ModalScreen[str | None]):
    """One page at a time; gives "export" or, with escape, None."""

    DEFAULT_CSS = """
    PreviewScreen { background: $background; }
    PreviewScreen #count { padding: 0 1; background: $panel; }
    PreviewScreen VerticalScroll { height: 1fr; scrollbar-size-vertical: 1; align-horizontal: center; }
    PreviewScreen Static { text-wrap: nowrap; text-overflow: clip; }
    PreviewScreen #page { width: 79; height: auto; background: $surface; padding: 1 0; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", "返回", show=False, id="preview.cancel"),
        Binding("pagedown,space,enter", "down", "往下看", show=False, id="preview.down"),
        Binding("pageup", "up", "往上看", show=False, id="preview.up"),
        Binding("down", "scroll(1)", "下一行", show=False, id="preview.line_down"),
        Binding("up", "scroll(-1)", "上一行", show=False, id="preview.line_up"),
        Binding("right,n,N", "turn(1)", "后一页", show=False, id="preview.next"),
        Binding("left,p,P", "turn(-1)", "前一页", show=False, id="preview.previous"),
        Binding("home", "edge(-1)", "第1页", show=False, id="preview.first"),
        Binding("end", "edge(1)", "最后一页", show=False, id="preview.last"),
        Binding("f6,ctrl+e", "export", "导出", show=False, id="preview.export"),
    ]

    def __init__(self, found: tuple[Page, ...], at: int, *, marked: bool) -> None:
        super().__init__()
        self._pages = found
        self._marked = marked
        self._at = max(0, min(at, len(found) - 1))

    def compose(self) -> ComposeResult:
        """Which page, the page, the keys."""
        yield Flow(self._count(), id="count")
        with VerticalScroll(can_focus=False):
            yield Static(shown(self._pages[self._at]), markup=False, id="page")
        yield KeyLine(_KEYS)

    def _count(self) -> list[Line]:
        lines = [line((f"第{self._at + 1}页，共{len(self._pages)}页　", "bold"), (NOTE, "$quiet"), hang=2)]
        return [*lines, line((MARKED, "$text-warning"))] if self._marked else lines

    async def on_key_chosen(self, message: KeyChosen) -> None:
        """A click on a key."""
        await self.run_action(message.action)

    def _show(self, at: int, *, end: bool = False) -> None:
        """Another page, from its beginning or its end."""
        if not 0 <= at < len(self._pages) or at == self._at:
            return
        self._at = at
        self.query_one("#count", Flow).show(self._count())
        self.query_one("#page", Static).update(shown(self._pages[at]))
        scroll = self.query_one(VerticalScroll)
        if end:
            scroll.call_after_refresh(scroll.scroll_end, animate=False)
        else:
            scroll.scroll_home(animate=False)

    def action_down(self) -> None:
        """A screenful down, from the end of a page to the next one."""
        scroll = self.query_one(VerticalScroll)
        if scroll.scroll_offset.y >= scroll.max_scroll_y:
            self._show(self._at + 1)
        else:
            scroll.scroll_relative(y=max(1, scroll.size.height - 2), animate=False)

    def action_up(self) -> None:
        """A screenful up, from the beginning of a page to the end of the one before."""
        scroll = self.query_one(VerticalScroll)
        if scroll.scroll_offset.y <= 0:
            self._show(self._at - 1, end=True)
        else:
            scroll.scroll_relative(y=-max(1, scroll.size.height - 2), animate=False)

    def action_scroll(self, step: int) -> None:
        """A line up or down."""
        self.query_one(VerticalScroll).scroll_relative(y=step, animate=False)

    def action_turn(self, step: int) -> None:
        """The next page, or the one before."""
        self._show(self._at + step)

    def action_edge(self, step: int) -> None:
        """The first page or the last."""
        self._show(0 if step < 0 else len(self._pages) - 1)

    def action_export(self) -> None:
        """Write it."""
        self.dismiss("export")

    def action_cancel(self) -> None:
        """Back."""
        self.dismiss(None)


async def show_preview(app: App[int], session: Session, page: str = "") -> bool:
    """Show the report page by page; True when it shall be exported now.

    Args:
        app: where to show.
        session: the draft.
        page: the number of the page to begin with, as the drafter wrote it.
    """
    marked = bool(session.verdict.blocking)
    found = await asyncio.to_thread(laid_out, session.draft, marked=marked)
    number = page.strip().removeprefix("第").removesuffix("页")
    at = int(number[:4]) - 1 if number.isascii() and number.isdigit() else 0
    return await app.push_screen_wait(PreviewScreen(found, at, marked=marked)) == "export"


def laid_out(draft: Draft, *, marked: bool) -> tuple[Page, ...]:
    """The pages; touches no widget, so that a thread may do it."""
    from engine.output.assemble import content_of

    return pages(content_of(draft, draft_mark=marked))


def shown(page: Page) -> Content:
    """A page with its headings in bold."""
    return Content("\n").join(
        joined((text.ljust(1)[:WIDTH], _STYLES.get(kind, ""))) for text, kind in page.lines
    )
