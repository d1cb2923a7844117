"""The application object: it opens drafts, keeps nothing else, and lets nothing be lost on the way out."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import os
import signal
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from textual import events
from textual.app import App
from textual.binding import Binding, BindingType
from textual.errors import NoWidget
from textual.reactive import Reactive
from textual.scrollbar import ScrollBar

from tui import settings
from tui.labels import PROGRAM
from tui.theme import DARK, OURS, PLAIN, THEMES, PlainScrollBar, WithoutColour, theme_named

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from textual.filter import LineFilter
    from textual.screen import Screen
    from textual.theme import Theme

    from engine.draft.file import DraftFile
    from tui.session import Session

TWICE_WITHIN = 3.0
"""Seconds in which a second Ctrl+C means it."""
ONCE_MORE = "再按一次Ctrl+C退出。答过的都已保存，没发送的文字也会留着。"
ASK_AFTER = 0.2
"""Seconds after the start in which the terminal is asked how wide it draws ambiguous characters."""
LOOK_EVERY = 5.0
"""Seconds between two looks whether the terminal is still there."""
GRACE = 2.0
"""Seconds after a signal in which the screen may be tidied up."""


class NianbaoApp(App[int]):
    """Start page and interview."""

    TITLE = PROGRAM
    ENABLE_COMMAND_PALETTE = False
    AUTO_FOCUS = None
    theme: Reactive[str] = Reactive(DARK.name)
    CSS = """
    Screen { background: $background; color: $foreground; }
    Toast { background: $panel; border: none; }
    ModalScreen:nocolor { background: $background; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+q", "leave", "保存并退出", priority=True, show=False, id="app.leave"),
        Binding("ctrl+c", "interrupt", "连按两次退出", show=False, system=True, id="app.interrupt"),
        Binding("ctrl+t", "other_theme", "换一种外观", priority=True, show=False, id="app.theme"),
    ]

    def __init__(self, file: DraftFile | None = None, *, unopened: Path | None = None) -> None:
        """`unopened` is a draft that could not be opened: what to do about it is asked first."""
        super().__init__()
        ScrollBar.renderer = PlainScrollBar
        self.keys: Mapping[str, str] = {}
        self.farewell = ""
        self.session: Session | None = None
        self._file = file
        self._unopened = unopened
        self._interrupted = float("-inf")
        self._colourless = (WithoutColour(),)
        self.theme = self._first_theme()
        self.no_color = self.theme == PLAIN.name
        self._key_warnings = self._own_keys()

    def watch_theme(self, theme: str) -> None:
        """Without colours, what stands behind a dialog is not shown through."""
        self.no_color = theme == PLAIN.name

    def _first_theme(self) -> str:
        """The theme at the start: none of colour where that is asked for, else as named, else as chosen last."""
        if self.no_color:
            return PLAIN.name
        chosen = theme_named(os.environ.get("NIANBAO_THEME", "")) or theme_named(
            str(settings.load().get("theme", ""))
        )
        return (chosen or DARK).name

    def _own_keys(self) -> tuple[str, ...]:
        """The keys of the drafter's file in the place of ours; what is wrong with it."""
        if not (settings.folder() / settings.KEYS).exists():
            return ()
        from tui import keyfile

        self.keys, warnings = keyfile.load()
        self.set_keymap(dict(self.keys))
        return warnings

    @property
    def available_themes(self) -> dict[str, Theme]:
        """Ours; known before the first style sheet is read, so that it is read once."""
        return OURS

    def get_theme(self, theme_name: str) -> Theme | None:
        """A theme by its name; asked for once for every line of every widget that is drawn."""
        return OURS.get(theme_name)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """What is done to every line before it is drawn: without colour, what colour says is said by other means.

        Nothing else is: all our colours are exact ones, which no terminal has to be asked for.
        """
        return self._colourless if self.theme == PLAIN.name else ()

    def get_default_screen(self) -> Screen[Any]:
        """The first screen: the interview where there is a draft, else the start page."""
        if self._file is not None:
            return self._interview(self._file)
        if self._unopened is not None:
            from tui.screens.trouble import OpeningScreen

            return OpeningScreen(self._unopened)
        from tui.screens.start import StartScreen

        return StartScreen()

    def on_mount(self) -> None:
        """Be ready for signals, and let the memory be tidied once the screen stands."""
        loop = asyncio.get_running_loop()
        for name in ("SIGTERM", "SIGHUP"):
            with contextlib.suppress(AttributeError, NotImplementedError, RuntimeError, ValueError):
                loop.add_signal_handler(getattr(signal, name), self.leave_at_once)
        self.app_resume_signal.subscribe(self, self._resumed)
        self.set_timer(1.0, self._settle)
        if os.name == "posix" and not self.is_headless and not self.is_web:
            self.set_interval(LOOK_EVERY, self._look_for_terminal)
        self.set_timer(ASK_AFTER, self._ask_width)
        for warning in self._key_warnings:
            self.notify(warning, title="按键", severity="warning", timeout=12)

    # Terminals that draw some characters wider than others do

    def _ask_width(self) -> None:
        from tui import ambiguous

        forced = ambiguous.forced()
        if forced is not None:
            self._count(wide=forced)
        elif self._driver is not None and not self.is_headless:
            self._driver.write(ambiguous.ASK)
            self._driver.flush()

    def on_cursor_position(self, event: events.CursorPosition) -> None:
        """The terminal says where its cursor stood after an ambiguous character."""
        from tui import ambiguous

        if event.y == ambiguous.ROW:
            self._count(wide=event.x > 1)
            with contextlib.suppress(NoWidget):
                self.screen.get_widget_at(0, event.y)[0].refresh()

    def _count(self, *, wide: bool) -> None:
        """Measure everything anew where ambiguous characters are wider than was thought."""
        from tui import ambiguous
        from tui.widgets.field import Field
        from tui.widgets.flow import Flow

        if ambiguous.count(wide=wide):
            for screen in self.screen_stack:
                for widget in screen.query("*"):
                    if isinstance(widget, Field | Flow):
                        widget.measure()
                    widget.refresh(layout=True)

    def _resumed(self, _app: App[Any]) -> None:
        """Stopped from outside and continued: the terminal was cleared, Textual draws only what changes."""
        self.screen.refresh(layout=True)

    def open_draft(self, file: DraftFile) -> None:
        """Go from the start page to the interview."""
        self.push_screen(self._interview(file))
        self.call_after_refresh(self.call_later, self.remember_draft)

    def _interview(self, file: DraftFile) -> Screen[None]:
        from tui.screens.interview import InterviewScreen
        from tui.session import Session

        self.session = Session(file)
        return InterviewScreen(self.session)

    def _settle(self) -> None:
        """What can wait until the first screen stands."""
        if self._file is not None:
            self._file.back_up()
        self.remember_draft()
        gc.enable()
        gc.freeze()

    def remember_draft(self) -> None:
        """Put the draft at the head of the recent ones, with its organ and year."""
        if self.session is not None:
            from datetime import datetime

            from tui.recents import note

            draft = self.session.draft
            note(self.session.path, draft.organ or "", draft.year, datetime.now().astimezone())

    # The ways out

    async def action_leave(self) -> None:
        """Ctrl+Q: the interview saves first."""
        from tui.screens.interview import InterviewScreen

        self._hand_over()
        for screen in reversed(self.screen_stack):
            if isinstance(screen, InterviewScreen):
                screen.action_leave()
                return
        self.exit(0)

    async def action_interrupt(self) -> None:
        """Ctrl+C: leaves when it is pressed twice."""
        now = time.monotonic()
        if now - self._interrupted < TWICE_WITHIN:
            await self.action_leave()
            return
        self._interrupted = now
        from tui.screens.interview import InterviewScreen

        if isinstance(self.screen, InterviewScreen):
            self.screen.hint(ONCE_MORE)
        else:
            self.notify(ONCE_MORE, timeout=TWICE_WITHIN)

    def action_other_theme(self) -> None:
        """Ctrl+T: the next theme."""
        at = next((number for number, theme in enumerate(THEMES) if theme.name == self.theme), -1)
        self.choose_theme(THEMES[(at + 1) % len(THEMES)])

    def choose_theme(self, theme: Theme) -> None:
        """Change the theme, and keep the choice."""
        from tui.theme import TITLES, short_name

        self.theme = theme.name
        self.clear_notifications()
        self.notify(f"外观：{TITLES[theme.name]}", timeout=2)
        settings.remember("theme", short_name(theme))

    def _hand_over(self) -> None:
        """What is being typed into a cell of a table goes into the draft."""
        for screen in self.screen_stack:
            take = getattr(screen, "hand_over", None)
            if take is not None:
                take()

    def leave_at_once(self) -> None:
        """The terminal or the page was closed, or the system shuts down: everything into the file, then out."""
        from threading import Timer

        last = Timer(
            GRACE, os._exit, (0,)
        )  # whatever happens below, and whether or not anybody still listens
        last.daemon = True
        last.start()
        for step in (self._hand_over, self._save_at_last):
            with contextlib.suppress(Exception):
                step()
        self.exit(0)

    def _save_at_last(self) -> None:
        if self.session is not None:
            self.session.save_at_last()

    def _look_for_terminal(self) -> None:
        """A terminal can go without a word: nobody sends the signal when the program was detached from it."""
        import select

        watched = select.poll()
        watched.register(0, 0)  # nothing is asked for; that it is gone is always told
        if any(event & (select.POLLHUP | select.POLLNVAL) for _, event in watched.poll(0)):
            self.leave_at_once()

    def _fatal_error(self) -> None:
        """An error that nobody foresaw: keep the draft, write down what happened, leave without a wall of code."""
        from tui.crash import recorded

        if self.session is not None:
            with contextlib.suppress(Exception):
                self.session.save_at_last()
        self.say_farewell()
        self.farewell = "\n".join(filter(None, (recorded(), self.farewell)))
        self._close_messages_no_wait()

    def exit(self, *arguments: Any, **options: Any) -> None:
        """Close the draft and say where it is."""
        self.say_farewell()
        super().exit(*arguments, **options)

    def say_farewell(self) -> None:
        """What stands in the terminal when the screen is gone."""
        if self.session is not None:
            self.session.close()
            path = self.session.path
            saved = "没有保存" if self.session.trouble else "已保存"
            kept = f"\n没有存上的内容留在：{self.session.kept_at}" if self.session.kept_at else ""
            self.farewell = f"{saved}：{path}{kept}\n下次接着填：nianbao open {_quoted(path)}"


def _quoted(path: Path) -> str:
    import shlex

    return shlex.quote(str(path))
