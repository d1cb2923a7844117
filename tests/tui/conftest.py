"""A private home, drafts at any question, and what is on the screen as text."""

from __future__ import annotations

import asyncio
import io
import os
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

os.environ["TEXTUAL_DISABLE_KITTY_KEY"] = "1"
os.environ["TEXTUAL_ANIMATIONS"] = "none"

from rich.console import Console
from textual import events
from textual.pilot import Pilot

from engine.draft import Draft, loads, new_draft
from engine.draft.file import DraftFile
from engine.interview import machine
from tui.app import NianbaoApp
from tui.screens.interview import InterviewScreen
from tui.widgets.composer import Composer
from tui.widgets.echo import EchoBox

ANSWERS = {
    "profile.organ": "威海临港经济技术开发区管理委员会",
    "profile.year": "2024",
    "profile.kind": "开发区管委会",
    "profile.powers": "1、2、3、4、5",
    "applications.received": "新收60，全部是自然人",
    "applications.outcomes": "予以公开9，部分公开1，第三方合法权益36，不掌握3，没有现成信息10，逾期不补正1，其余为0",
}


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home and a working folder of the test's own."""
    place = tmp_path / "home"
    place.mkdir()
    work = tmp_path / "work"
    work.mkdir()
    monkeypatch.setenv("HOME", str(place))
    monkeypatch.setenv("XDG_STATE_HOME", str(place / "state"))
    monkeypatch.delenv("NIANBAO_THEME", raising=False)
    monkeypatch.chdir(work)
    return place


@cache
def at(question: str) -> Draft:
    """A draft that stands at a question of the interview; everything before it is answered."""
    draft = new_draft()
    for _ in range(150):
        prompt = machine.prompt(draft)
        if prompt.question == question and prompt.kind != "confirm":
            return draft
        if prompt.kind == "done":
            break
        text = "" if prompt.kind in ("confirm", "prose") else ANSWERS.get(prompt.question)
        if text is None:
            text = "" if prompt.suggestion else "1" if prompt.options else "无"
        after = machine.answer(draft, text).draft
        draft = after if after is not draft else machine.answer(draft, "稍后").draft
    raise AssertionError(question)


@cache
def weihai() -> Draft:
    """The example draft: complete."""
    return loads(files("examples").joinpath("weihai.toml").read_bytes(), "weihai.toml")


def asking(draft: Draft, question: str) -> Draft:
    """The draft with a question opened again."""
    return machine.open_question(draft, question)


class Seat:
    """A person in front of the application."""

    def __init__(self, app: NianbaoApp, pilot: Pilot[Any]) -> None:
        self.app = app
        self.pilot = pilot

    @property
    def screen(self) -> str:
        """What is to be seen, without colours; lines without the blanks at their ends."""
        width, height = self.app.size
        console = Console(
            width=width,
            height=height,
            file=io.StringIO(),
            force_terminal=True,
            record=True,
            legacy_windows=False,
        )
        console.print(self.app.screen._compositor.render_update(full=True))
        text = console.export_text(styles=False)
        return "\n".join(line.rstrip() for line in text.split("\n"))

    @property
    def flat(self) -> str:
        """The screen without blanks and line ends, for texts that wrap."""
        return "".join(self.screen.split())

    @property
    def lines(self) -> list[str]:
        """The screen, line by line."""
        return self.screen.split("\n")

    @property
    def composer(self) -> Composer:
        """Where the answer is typed."""
        return self.interview.composer

    @property
    def interview(self) -> InterviewScreen:
        """The interview screen, also when another one is on top."""
        return next(screen for screen in self.app.screen_stack if isinstance(screen, InterviewScreen))

    @property
    def draft(self) -> Draft:
        """The draft as the application holds it."""
        return self.interview.session.draft

    async def press(self, *keys: str) -> None:
        """Press keys, and let everything settle after each."""
        for key in keys:
            await self.rush(key)

    async def rush(self, *keys: str) -> None:
        """Press keys that arrive all at once, as over a slow line."""
        for key in keys:
            character = key if len(key) == 1 else " " if key == "space" else None
            assert self.app._driver is not None
            self.app._driver.send_message(events.Key(key, character))
        await self.settle()

    async def write(self, text: str) -> None:
        """Put text into the field that has the focus, as a paste does."""
        focused = self.app.screen.focused
        assert focused is not None
        focused.post_message(events.Paste(text))
        await self.settle()

    async def say(self, text: str) -> None:
        """Write and send."""
        await self.write(text)
        await self.press("enter")

    async def settle(self) -> None:
        """Wait until every message is dealt with, no worker runs and the screen stands still.

        Quicker than the pilot, which waits for an idle processor, and as sure on a busy one.
        """
        before, still = "", 0
        for _ in range(200):
            for _ in range(4):
                await asyncio.sleep(0)
                await self.pilot._wait_for_screen()
                self.app.screen._on_timer_update()
            now = self.screen
            above = (
                len(self.app.screen_stack) > 1
            )  # the worker that opened a screen waits as long as it is open
            busy = [w for w in self.app.workers if w.is_running and not (above and w.group == "screens")]
            still = still + 1 if now == before and not busy else 0
            if still > (2 if above else 0):
                return
            before = now
            await asyncio.sleep(0.005)

    async def sees(self, text: str) -> None:
        """Wait until a text is on the screen, wrapped or not."""
        for _ in range(200):
            if text in self.screen or text in self.flat:
                return
            await self.pilot.pause(0.03)
        raise AssertionError(self.screen)

    async def look(self) -> str:
        """The screen once the half-typed answer was read."""
        for _ in range(200):
            await self.pilot.pause(0.03)
            if self.interview.query_one(EchoBox).lines:
                break
        await self.settle()
        return self.screen


Sit = Callable[..., AbstractAsyncContextManager[Seat]]


@pytest.fixture
def sit(tmp_path: Path) -> Sit:
    """Open the application: `async with sit(draft, size=(80, 24)) as seat`."""

    @asynccontextmanager
    async def opened(
        draft: Draft | None = None, *, size: tuple[int, int] = (100, 30), path: Path | None = None
    ) -> AsyncIterator[Seat]:
        file = None
        if path is not None:
            file = DraftFile.open(path)
        elif draft is not None:
            file = DraftFile.create(tmp_path / "work" / "草稿.toml", draft)
        app = NianbaoApp(file)
        async with app.run_test(size=size, notifications=True) as pilot:
            seat = Seat(app, pilot)
            await seat.settle()
            try:
                yield seat
            finally:
                if app.session is not None:
                    app.session.close()

    return opened
