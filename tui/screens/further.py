"""Further screens that the interview opens: the tables, the ledger, this year against last year."""

from __future__ import annotations

from textual import work

from tui.screens.shown import FILLED, figures
from tui.screens.view import InterviewView


class FurtherScreens(InterviewView):
    """What stands behind F3, F8 and /台账."""

    def show_other(self) -> None:
        """Another question was put in front."""
        self.composer.set_aside()
        self.show_state()

    def go_to_cell(self, key: str) -> None:
        """Ask for this figure again."""
        if self.session.open_cell(key):
            self.show_other()

    @work(exclusive=True, group="screens")
    async def action_table(self, which: str = "") -> None:
        """F3."""
        from tui.screens.table import CASES, TableScreen, named

        table, chosen = named(which) or self.session.prompt.table, ""
        while True:
            known = figures(self.session, self.previewed)
            key = await self.app.push_screen_wait(TableScreen(table, known, chosen))
            if key is None or not key.startswith(CASES):
                break
            from tui.screens.tallying import show_cases

            chosen = key.removeprefix(CASES)
            table = chosen.partition(".")[0]
            await show_cases(self.app, self.session, chosen)
        if key:
            self.go_to_cell(key)

    @work(exclusive=True, group="screens")
    async def action_ledger(self, name: str = "") -> None:
        """The case ledger, read and shown before it is taken over."""
        from tui.screens.tallying import take_ledger

        taken = await take_ledger(self.app, self.session, name, self.hint)
        self.show_state()
        if taken:
            self.hint(FILLED)

    @work(exclusive=True, group="screens")
    async def action_growth(self, _about: str = "") -> None:
        """F8."""
        from tui.screens.growth import show_growth

        if await show_growth(self.app, self.session):
            self.show_other()
        else:
            self.show_state()
