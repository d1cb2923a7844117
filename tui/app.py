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

from textual.app import App
from textual.binding import Binding, BindingType
from textual.reactive import Reactive
from textual.scrollbar import ScrollBar

from engine.draft.errors import DraftTroubleError
from tui.labels import PROGRAM
from tui.theme import DARK, LIGHT, PlainScrollBar

if TYPE_CHECKING:
    from textual.screen import Screen
    from textual.theme import Theme

    from engine.draft.file import DraftFile
    from tui.session import Session

TWICE_WITHIN = 3.0
"""Seconds in which a second Ctrl+C means it."""
ONCE_MORE = "再按一次Ctrl+C退出。答过的都已保存，没发送的文字也会留着。"
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
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+q", "leave", priority=True, show=False),
        Binding("ctrl+c", "interrupt", show=False, system=True),
        Binding("ctrl+t", "other_theme", priority=True, show=False),
    ]

    def __init__(self, file: DraftFile | None = None) -> None:
        super().__init__()
        ScrollBar.renderer = PlainScrollBar
        self.farewell = ""
        self.session: Session | None = None
        self._file = file
        self._interrupted = float("-inf")
        if os.environ.get("NIANBAO_THEME") == "light":
            self.theme = LIGHT.name

    @property
    def available_themes(self) -> dict[str, Theme]:
        """Ours beside those of Textual; known before the first style sheet is read, so that it is read once."""
        return {**super().available_themes, DARK.name: DARK, LIGHT.name: LIGHT}

    def get_default_screen(self) -> Screen[Any]:
        """The first screen: the interview where there is a draft, else the start page."""
        if self._file is not None:
            return self._interview(self._file)
        from tui.screens.start import StartScreen

        return StartScreen()

    def on_mount(self) -> None:
        """Be ready for signals, and let the memory be tidied once the screen stands."""
        loop = asyncio.get_running_loop()
        for name in ("SIGTERM", "SIGHUP"):
            with contextlib.suppress(AttributeError, NotImplementedError, RuntimeError, ValueError):
                loop.add_signal_handler(getattr(signal, name), self._signalled)
        self.set_timer(1.0, self._settle)

    def open_draft(self, file: DraftFile) -> None:
        """Go from the start page to the interview."""
        self.push_screen(self._interview(file))
        self.call_after_refresh(self.call_later, self._remember)

    def _interview(self, file: DraftFile) -> Screen[None]:
        from tui.screens.interview import InterviewScreen
        from tui.session import Session

        self.session = Session(file)
        return InterviewScreen(self.session)

    def _settle(self) -> None:
        """What can wait until the first screen stands."""
        self._remember()
        gc.enable()
        gc.freeze()

    def _remember(self) -> None:
        if self.session is not None:
            from datetime import datetime

            from tui.recents import note

            draft = self.session.draft
            note(self.session.path, draft.organ or "", draft.year, datetime.now().astimezone())

    # The ways out

    async def action_leave(self) -> None:
        """Ctrl+Q: the interview saves first."""
        from tui.screens.interview import InterviewScreen

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
        """Ctrl+T: light or dark."""
        self.theme = DARK.name if self.theme == LIGHT.name else LIGHT.name

    def _signalled(self) -> None:
        """The terminal was closed, or the system shuts down: everything into the file, then out."""
        if self.session is not None:
            with contextlib.suppress(DraftTroubleError):
                self.session.save()
        loop = asyncio.get_running_loop()
        loop.call_later(GRACE, os._exit, 0)
        self.exit(0)

    def _fatal_error(self) -> None:
        """An error that nobody foresaw: keep the draft, write down what happened, leave without a wall of code."""
        from tui.crash import recorded

        if self.session is not None:
            with contextlib.suppress(Exception):
                self.session.save()
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
            self.farewell = f"{saved}：{path}\n下次接着填：nianbao open {_quoted(path)}"


def _quoted(path: Path) -> str:
    import shlex

    return shlex.quote(str(path))
