"""What can be chosen on the interview screen beside typing: options, commands, past answers, and what was found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import work

from tui.messages import (
    CommandChosen,
    Completed,
    OptionChosen,
    OptionMoved,
    OptionToggled,
    SectionChosen,
    TurnMoved,
    TurnOpened,
)
from tui.screens.further import FurtherScreens
from tui.screens.shown import LEFT_TYPED, takes_more
from tui.widgets.options import OptionBox
from tui.widgets.slash import CommandList

if TYPE_CHECKING:
    from tui.app import NianbaoApp


class Choosing(FurtherScreens):
    """Takes what is chosen for an answer, or goes there."""

    app: NianbaoApp
    filled_in = ""
    """The answer that was put into the composer to be changed: as long as it is as it was, nothing is typed."""

    def answer(self, text: str) -> None:
        """Take an answer or a command."""
        raise NotImplementedError

    def on_section_chosen(self, message: SectionChosen) -> None:
        """A section was clicked."""
        message.stop()
        self.session.open_section(message.section)
        self.show_other()

    def on_option_moved(self, message: OptionMoved) -> None:
        """Up or down among the options."""
        message.stop()
        commands, box = self.part(CommandList), self.part(OptionBox)
        commands.follow(self.composer.text)
        if commands.is_open:
            commands.move(message.step)
            return
        text = self.composer.text
        if text and not box.stands_for(text):
            return
        if text:
            self.composer.put("")
        box.move(message.step)

    def on_option_toggled(self, message: OptionToggled) -> None:
        """Tick an option."""
        message.stop()
        self.part(OptionBox).toggle()

    def on_option_chosen(self, message: OptionChosen) -> None:
        """An option was clicked."""
        message.stop()
        self.answer(message.answer)

    def on_completed(self, message: Completed) -> None:
        """Tab: the highlighted command in full, for what follows it."""
        message.stop()
        commands = self.part(CommandList)
        commands.follow(self.composer.text)
        if commands.found:
            self.composer.put(f"{commands.found[commands.at].name} ")

    def on_command_chosen(self, message: CommandChosen) -> None:
        """A command was clicked."""
        message.stop()
        self.composer.put("")
        self.answer(message.name)

    @work(exclusive=True, group="screens")
    async def action_palette(self, _about: str = "") -> None:
        """Ctrl+P."""
        from tui.screens.palette import PaletteScreen, entries

        chosen = await self.app.push_screen_wait(PaletteScreen(entries(self.session)))
        if chosen is not None:
            self.call_later(self.carry_out, *chosen)

    def carry_out(self, kind: str, value: str) -> None:
        """What was found with Ctrl+P."""
        if kind == "theme":
            self.app.choose_theme(self.app.available_themes[value])
        elif kind == "question":
            self.open_turn(value)
        elif kind == "cell":
            self.go_to_cell(value)
        elif kind == "section":
            self.post_message(SectionChosen(value))
        elif takes_more(value):
            self.composer.set_aside()
            self.composer.put(f"{value} ")
        else:
            self.answer(value)

    # Past answers

    async def on_turn_moved(self, message: TurnMoved) -> None:
        """Highlight another past answer; behind the last one, back to the present question."""
        message.stop()
        if message.step and not await self.transcript.choose(message.step) and message.step > 0:
            self.come_back()
            self.transcript.show_question()
        self.composer.wanders = bool(self.transcript.chosen)
        self.composer.focus()

    def on_turn_opened(self, message: TurnOpened) -> None:
        """Ask a past question again."""
        message.stop()
        self.open_turn(message.question)

    def open_turn(self, question: str) -> None:
        """Ask a past question again, with its answer in the composer to be changed; what was typed waits."""
        if self.composer.text not in ("", self.filled_in):
            self.session.typing = (self.session.prompt.question, self.composer.text)
        self.come_back()
        self.session.open_question(question)
        self.show_other()
        if not self.composer.text and self.session.prompt.kind in ("text", "words", "figures"):
            self.filled_in = self.session.editable
            self.composer.put(self.filled_in)
            self.composer.select_all()

    def come_back(self) -> bool:
        """Highlight no past answer; False when none was."""
        self.composer.wanders = False
        return self.transcript.release()

    def leave_question(self) -> None:
        """From a question that was opened back to where one was; what is typed there waits for the next time."""
        typed = self.composer.text
        changed = typed not in ("", self.filled_in)
        self.session.typing = (self.session.prompt.question, typed) if changed else None
        if not self.session.close_question():
            self.transcript.show_question()
            return
        self.composer.set_aside()
        self.show_state()
        if changed:
            self.hint(LEFT_TYPED)
