"""The other screens that the interview opens, and what happens when they close."""

from __future__ import annotations

from textual import work

from tui.screens.shown import FILLED, IMPORTED, WENT_BACK
from tui.screens.view import InterviewView
from tui.text import line
from tui.widgets.echo import EchoBox


class FurtherScreens(InterviewView):
    """What stands behind the keys F1 to F9, and behind the commands that need a screen."""

    def show_other(self) -> None:
        """Another question was put in front; what was said to the last one is no longer about it."""
        self.query_one(EchoBox).show(())
        self.composer.set_aside()
        self.show_state()

    def go_to_cell(self, key: str) -> None:
        """Ask for this figure again."""
        if self.session.open_cell(key):
            self.show_other()

    @work(exclusive=True, group="screens")
    async def action_table(self, which: str = "") -> None:
        """F3."""
        from engine.interview.bywords import table_named
        from tui.screens.table import CASES, TableScreen

        before, asked = self.session.draft, self.session.prompt.question
        table, chosen = table_named(which) or self.session.prompt.table, ""
        while True:
            key = await self.app.push_screen_wait(TableScreen(self.session, table, chosen))
            if key is None or not key.startswith(CASES):
                break
            from tui.screens.tallying import show_cases

            chosen = key.removeprefix(CASES)
            table = chosen.partition(".")[0]
            await show_cases(self.app, self.session, chosen)
        if self.session.draft is not before:
            await self.transcript.refill(self.session.turns)
            (self.show_state if self.session.prompt.question == asked else self.show_other)()
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

        self.app.push_screen(HelpScreen(getattr(self.app, "keys", {})))

    @work(exclusive=True, group="screens")
    async def action_index(self, _about: str = "") -> None:
        """F2."""
        from engine.interview.revisit import revisits
        from tui.screens.index import IndexScreen

        session = self.session
        again = {key: found.words for key, found in revisits(session.at_hand.view).items()}
        screen = IndexScreen(session.sections, session.listing, session.prompt.question, again)
        question = await self.app.push_screen_wait(screen)
        if question:
            session.open_question(question)
            self.show_other()

    @work(exclusive=True, group="screens")
    async def action_overview(self, _about: str = "") -> None:
        """F9."""
        from tui.screens.overview import show_overview

        if await show_overview(self.app, self.session, self._exported):
            self.show_other()
        else:
            self.show_state()

    @work(exclusive=True, group="screens")
    async def action_review(self, wanted: str = "") -> None:
        """Every answer, to be read through."""
        from tui.screens.review import show_review

        if await show_review(self.app, self.session, wanted):
            self.show_other()
        else:
            self.show_state()

    @work(exclusive=True, group="screens")
    async def action_preview(self, page: str = "") -> None:
        """The report page by page."""
        from tui.screens.preview import show_preview

        if await show_preview(self.app, self.session, page):
            self.action_export()

    @work(exclusive=True, group="screens")
    async def action_findings(self, about: str = "") -> None:
        """F4."""
        await self._findings(about)

    async def _findings(self, about: str = "") -> None:
        from tui.screens.deciding import show_findings

        if await show_findings(self.app, self.session, about):
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
    async def action_history(self, wanted: str = "") -> None:
        """All steps, and back to one of them."""
        from tui.screens.history import show_history

        if await show_history(self.app, self.session, wanted):
            await self.transcript.refill(self.session.turns)
            self.show_other()
            self.hint(WENT_BACK)

    @work(exclusive=True, group="screens")
    async def action_write(self, about: str = "") -> None:
        """F10."""
        from tui.screens.prose_ways import show_prose

        typed = self.composer.text if self.session.prompt.kind == "prose" and not about else ""
        said = await show_prose(self.app, self.session, about, typed)
        if typed:
            self.composer.put("")
        await self.transcript.refill(self.session.turns)
        self.show_state()
        if said:
            self.hint(said)

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
            self._exported(path)

    def _exported(self, path: str) -> None:
        """A report was written."""
        self.transcript.add([line(("〔已导出〕", "$text-success"), path, hang=10)])
        self.transcript.show_question()
        if self.app.is_web:
            self.app.deliver_binary(path)  # the browser's own folder is where the drafter looks
