"""The other screens that the interview opens, and what happens when they close."""

from __future__ import annotations

from textual import work

from tui.screens.shown import FILLED, IMPORTED, figures
from tui.screens.view import InterviewView
from tui.text import line


class FurtherScreens(InterviewView):
    """What stands behind the keys F1 to F8, and behind the commands that need a screen."""

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

    def action_help(self, _about: str = "") -> None:
        """F1."""
        from tui.screens.help import HelpScreen

        self.app.push_screen(HelpScreen())

    @work(exclusive=True, group="screens")
    async def action_index(self, _about: str = "") -> None:
        """F2."""
        from tui.screens.index import IndexScreen

        session = self.session
        screen = IndexScreen(session.sections, session.listing, session.prompt.question)
        question = await self.app.push_screen_wait(screen)
        if question:
            session.open_question(question)
            self.show_other()

    @work(exclusive=True, group="screens")
    async def action_findings(self, _about: str = "") -> None:
        """F4."""
        await self._findings()

    async def _findings(self) -> None:
        from tui.screens.deciding import show_findings

        if await show_findings(self.app, self.session):
            self.show_other()
        else:
            self.show_state()

    @work(exclusive=True, group="screens")
    async def action_numbers(self, _about: str = "") -> None:
        """F7."""
        from tui.screens.linking import show_numbers

        if await show_numbers(self.app, self.session):
            self.show_other()
        else:
            self.show_state()

    @work(exclusive=True, group="screens")
    async def action_last_year(self, name: str = "") -> None:
        """Last year's report, read and shown before it is taken over."""
        from tui.screens.importing import import_last_year

        if await import_last_year(self.app, self.session, name):
            self.hint(IMPORTED)
        self.show_state()

    @work(exclusive=True, group="screens")
    async def action_export(self, name: str = "") -> None:
        """F6."""
        from tui.screens.export import export

        outcome, path = await export(self.app, self.session, name)
        if outcome == "look":
            await self._findings()
        elif outcome == "done":
            self.transcript.add([line(("〔已导出〕", "$text-success"), path, hang=10)])
            self.transcript.show_question()
