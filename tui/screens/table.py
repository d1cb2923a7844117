"""F3: the tables as sheets to fill in, with what stands behind the current cell under them."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen

from engine.draft.errors import DraftTroubleError
from engine.form.keys import CELLS
from engine.interview.cells import TABLES, read_cell, table_of, with_cells
from engine.interview.celltold import disputed
from tui.grid import Figures
from tui.messages import KeyChosen
from tui.screens.shown import saved
from tui.screens.tableabout import about, heading
from tui.widgets.bars import Key, KeyLine
from tui.widgets.flow import Flow
from tui.widgets.sheetview import SheetView

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from engine.draft.model import Draft
    from engine.figures.claims import Number
    from tui.session import Session

_KEYS = (
    Key("数字", "直接填", ""),
    Key("回车", "改", "edit"),
    Key("Delete", "清空", "clear"),
    Key("Z", "其余补0", "zeros"),
    Key("F3", "换表", "turn(1)"),
    Key("Ctrl+Z", "撤销", "undo"),
    Key("A", "采纳建议", "apply"),
    Key("N", "下一处", "next"),
    Key("Q", "去这一问", "question"),
    Key("F1", "口径", "meaning"),
    Key("F4", "矛盾", "findings"),
    Key("C", "看案件", "cases"),
    Key("Y", "复制", "copy"),
    Key("Esc", "返回", "cancel"),
)
_KEYS_EDITING = (
    Key("回车", "填好，到下一行", ""),
    Key("Tab", "填好，到右边", ""),
    Key("Esc", "不改", "leave_cell"),
)
CASES = "cases "
"""In front of the key of a cell whose cases are wanted."""

_NOTHING_THERE = "这一格本来就空着。"
_ONLY_DERIVED = "这一格是推算的，没有填过，不用清空；要改就直接填数。"
_STROKE = "“/”“—”不算0：没有发生请填0，还不清楚就让它空着。"
_COPIED = "已复制整张表，可以贴到Excel或WPS里。有的终端不许程序复制，贴不出来时请用导出。"
_BARS, _LEAST, _MOST = 2, 5, 9
"""Lines of the bars at both ends; the fewest and the most lines about the cell."""


class TableScreen(ModalScreen[str | None]):
    """The three tables; Q gives the key of the cell, C its key behind `CASES`, escape gives None."""

    DEFAULT_CSS = """
    TableScreen { background: $background; layout: vertical; }
    TableScreen #head { padding: 0 1; background: $panel; height: 1; }
    TableScreen #about { padding: 0 1; background: $surface; height: 5; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", "返回", show=False, id="table.cancel"),
        Binding("f1", "meaning", "这一格的口径和按键", show=False, id="table.meaning"),
        Binding("f3,ctrl+pagedown", "turn(1)", "下一张表", show=False, id="table.next_table"),
        Binding("ctrl+pageup", "turn(-1)", "上一张表", show=False, id="table.previous_table"),
        Binding("ctrl+z", "undo", "撤销", show=False, id="table.undo"),
        Binding("ctrl+y", "redo", "恢复", show=False, id="table.redo"),
        Binding("ctrl+s", "save", "立即保存", show=False, id="table.save"),
        Binding("f4", "findings", "看矛盾和提醒", show=False, id="table.findings"),
        Binding("a,A", "apply", "按最可能的改法改", show=False, id="table.apply"),
        Binding("z,Z", "zeros", "其余空格补0", show=False, id="table.zeros"),
        Binding("n,N", "next", "下一处矛盾或空格", show=False, id="table.next"),
        Binding("q,Q", "question", "去问这一格的那一问", show=False, id="table.question"),
        Binding("c,C", "cases", "看台账里的案件", show=False, id="table.cases"),
        Binding("y,Y", "copy", "复制整张表", show=False, id="table.copy"),
    ]

    def __init__(self, session: Session, table: str, chosen: str = "") -> None:
        super().__init__()
        self.session = session
        self._table = table if table in TABLES else TABLES[1]
        self._chosen = chosen
        self.notice = ""

    def compose(self) -> ComposeResult:
        """How far the table is, the table, what stands behind the cell, the keys."""
        yield Flow(id="head")
        yield SheetView(self._take)
        yield Flow(id="about")
        yield KeyLine(_KEYS)

    @property
    def view(self) -> SheetView:
        """The table."""
        return self.query_one(SheetView)

    def on_mount(self) -> None:
        """Begin at the first blank of the question in front."""
        asked = [key for key in self.session.prompt.cells if key in CELLS and key.startswith(self._table)]
        blank = [key for key in asked if self.session.at_hand.view.value(key) is None]
        self.view.focus()
        self.call_after_refresh(self.show, self._table, self._chosen or next(iter(blank or asked), ""))

    def on_resize(self) -> None:
        """Another size."""
        self.call_after_refresh(self._arrange)

    def _arrange(self) -> None:
        """What is said about the cell has the room that the whole table leaves."""
        free = self.app.size.height - _BARS - self.view.lines
        self.query_one("#about").styles.height = max(_LEAST, min(_MOST, free))

    def on_screen_resume(self) -> None:
        """Back from a dialog: the terminal's cursor belongs to the cell again."""
        self.view.place_cursor_later()

    # What is shown

    def judged(self) -> None:
        """The rules have run for the first time: what they found is marked, or will be when the table is first shown."""
        if self.view.table:
            self.show()

    def show(self, table: str = "", chosen: str = "") -> None:
        """The newest state of a table."""
        self.view.show(table or self.view.table, self._figures(), chosen)
        self._arrange()
        self._tell()

    def _figures(self) -> Figures:
        doubted = disputed(self.session.at_hand.findings)
        return Figures(self.session.draft.figures, self.session.derived(), disputed=doubted, blank="_")

    def _tell(self) -> None:
        """The lines above and below the table."""
        view = self.view
        if not view.table or not view.chosen:
            return
        verdict = self.session.at_hand
        self.query_one("#head", Flow).show([heading(view.table, verdict, view.hidden, saved(self.session))])
        self.query_one("#about", Flow).show(
            about(view.chosen, verdict, view.editing, view.fault, self.notice)
        )
        self.query_one(KeyLine).keys = _KEYS if view.editing is None else _KEYS_EDITING

    def on_sheet_view_moved(self, message: SheetView.Moved) -> None:
        """Another cell, or another text in it."""
        message.stop()
        self._tell()
        if self.view.editing is not None:
            self.notice = ""

    # What changes

    def _take(self, key: str, text: str) -> str:
        """State a cell as typed; what is wrong with it, or nothing."""
        entry = read_cell(key, text)
        if entry.stroke or entry.fault:
            return entry.fault or _STROKE
        self._state({key: entry.value})
        return ""

    def _state(self, figures: Mapping[str, Number | None]) -> None:
        """State cells, or blank them; save, and show what follows."""
        from tui.findings import conflicts

        before = len(conflicts(self.session.verdict.findings))
        self._go_on(with_cells(self.session.draft, figures), table_of(self.view.chosen).number)
        now = len(conflicts(self.session.verdict.findings))
        self.notice = f"〔冲突〕刚才填的数与别处对不上，矛盾现在{now}处，按N去看。" if now > before else ""

    def _go_on(self, draft: Draft, what: str) -> None:
        """Take over another state of the draft, as one step; what is typed for the interview stays typed."""
        if draft is self.session.draft:
            return
        typing = self.session.typing
        self.session.change(draft, "", what)
        self.session.typing = typing
        self.keep()

    def keep(self) -> None:
        """Save, and show the newest state."""
        try:
            self.session.save()
        except DraftTroubleError:
            self.action_save()
        self.show()

    @work(exclusive=True, group="table")
    async def action_save(self) -> None:
        """Ctrl+S, and whenever saving does not work: ask what to do."""
        from tui.screens.saving import save

        await save(self.app, self.session)
        self.show()

    def on_sheet_view_cleared(self, message: SheetView.Cleared) -> None:
        """Make the current cell blank."""
        message.stop()
        self.action_clear()

    def action_clear(self) -> None:
        """Del: blank, which is not 0."""
        key = self.view.chosen
        if key in self.session.draft.figures:
            self._state({key: None})
        else:
            self.notice = _ONLY_DERIVED if key in self.session.derived() else _NOTHING_THERE
            self._tell()

    def action_undo(self) -> None:
        """Ctrl+Z: the last step back."""
        self._went(self.session.undo, "已撤销上一步，Ctrl+Y可以恢复。", "没有可以撤销的了。")

    def action_redo(self) -> None:
        """Ctrl+Y: what was undone, done again."""
        self._went(self.session.redo, "已恢复。", "没有可以恢复的了。")

    def _went(self, step: Callable[[], bool], done: str, nothing: str) -> None:
        figures, typing = self.session.draft.figures, self.session.typing
        moved = step()
        self.notice = done if moved else nothing
        if moved:
            self.session.typing = typing
            now = self.session.draft.figures
            cells = [key for key in CELLS if figures.get(key) != now.get(key)]
            if cells:
                self.view.show(table_of(cells[0]).key, self._figures(), cells[0])
            self.keep()
        self._tell()

    def hand_over(self) -> None:
        """The program ends: what stands in the cell counts, if it is a figure."""
        self.view.commit()

    # Further actions

    @work(exclusive=True, group="table")
    async def on_sheet_view_pasted(self, message: SheetView.Pasted) -> None:
        """Show what a pasted block would do, and do it when that is wanted."""
        from tui.screens.tablework import paste

        done = await paste(self.app, self.session, self.view.chosen, message.text)
        self._after(done, "粘贴到{}")

    @work(exclusive=True, group="table")
    async def action_zeros(self) -> None:
        """Z: fill the rest of the table with 0."""
        from tui.screens.tablework import fill_rest

        self._after(await fill_rest(self.app, self.session, self.view.table), "{}其余补0")

    def _after(self, done: tuple[Draft, str], what: str) -> None:
        draft, self.notice = done
        self._go_on(draft, what.format(table_of(self.view.chosen).number))
        self._tell()

    def action_apply(self) -> None:
        """A: put the figures right in the likeliest way."""
        from tui.screens.tablework import best

        found = best(self.session.verdict, self.view.chosen)
        if found is None:
            self.notice = "这一格没有现成的改法，请直接填正确的数，或按F4看全部矛盾。"
            self._tell()
            return
        typing = self.session.typing
        self.session.apply(*found)
        self.session.typing = typing
        self.notice = f"已改：{found[1].words}。不对的话，按Ctrl+Z撤销。"
        self.keep()

    @work(exclusive=True, group="table")
    async def action_findings(self) -> None:
        """F4: all contradictions; from there one may go to a question."""
        from tui.screens.deciding import show_findings

        if await show_findings(self.app, self.session):
            self.dismiss(None)
        else:
            self.show()

    @work(exclusive=True, group="table")
    async def action_meaning(self) -> None:
        """F1: all that is known about what the cell counts, and the keys."""
        from tui.screens.tablework import explain

        await explain(self.app, self.session, self.view.chosen)

    def action_next(self) -> None:
        """N: the next cell that is disputed or blank."""
        figures, chosen = self._figures(), self.view.chosen
        cells = [key for key in CELLS if key.startswith(f"{self.view.table}.")]
        at = cells.index(chosen) + 1
        blank = [k for k in cells if k not in figures.stated and k not in figures.derived]
        wanted = figures.disputed & set(cells) or set(blank)
        found = next((key for key in (*cells[at:], *cells[:at]) if key in wanted), "")
        self.notice = "" if found else "这张表已经填全，没有矛盾。"
        self.show(chosen=found)

    def action_copy(self) -> None:
        """Y: the whole table for a spreadsheet."""
        from engine.interview.blocks import copied

        self.app.copy_to_clipboard(copied(self.view.table, self.session.at_hand.view))
        self.notice = _COPIED
        self._tell()

    def action_turn(self, step: int) -> None:
        """F3: the next table."""
        if self.view.commit():
            self.notice = ""
            self.show(TABLES[(TABLES.index(self.view.table) + step) % len(TABLES)])

    def action_edit(self) -> None:
        """As Enter."""
        self.view.begin_editing()

    def action_leave_cell(self) -> None:
        """As Esc in a cell."""
        self.view.show(self.view.table, self._figures())

    def action_question(self) -> None:
        """Q: to the question that asks for the current cell."""
        self.dismiss(self.view.chosen or None)

    def action_cases(self) -> None:
        """C: the cases of the ledger behind the current cell."""
        self.dismiss(CASES + self.view.chosen)

    def action_cancel(self) -> None:
        """Back."""
        self.dismiss(None)

    async def on_key_chosen(self, message: KeyChosen) -> None:
        """A click on a key."""
        if message.action:
            await self.run_action(message.action)
