"""The stage for the screens of the application: a fixed clock and folder, the way to a screen, and the screen as text."""

from __future__ import annotations

import asyncio
import os
import shutil
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import datetime, timedelta, timezone, tzinfo
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from engine.draft import Draft
from engine.draft.file import DraftFile
from tests.tui.conftest import Seat, asking, at, weihai
from tui.app import NianbaoApp
from tui.screens.interview import KEEP_AFTER

BEIJING = timezone(timedelta(hours=8))
HOME = Path("/home/zhangsan")
"""Where the drafter of the snapshots lives; the real folder has a name of the same width."""
DRAFT = "草稿.toml"

_CLOCKS = (
    "tui.author",
    "tui.session",
    "tui.screens.start",
    "tui.screens.overview",
    "tui.screens.tallying",
    "engine.draft.lock",
    "engine.draft.backup",
    "engine.draft.journal",
    "engine.interview.questions.profile",
    "engine.interview.fields",
)

Play = Callable[[Seat], Awaitable[None]]
Before = Callable[[Path], None]


class Scene(NamedTuple):
    """One screen.

    Attributes:
        draft: what the draft is at the start; None opens the start page.
        play: how to get there.
        before: what lies in the folder before.
        unopened: a file in the folder that cannot be opened is opened.
    """

    draft: Callable[[], Draft] | None
    play: Play
    before: Before | None = None
    unopened: bool = False


SCENES: dict[str, Scene] = {}


class Clock(datetime):
    """Half past nine on the eighth of January 2025 in Beijing, wherever the test runs."""

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> Clock:  # type: ignore[override]  # noqa: ARG003
        """Always the same moment."""
        return cls(2025, 1, 8, 9, 30, tzinfo=BEIJING)

    def astimezone(self, tz: tzinfo | None = None) -> Clock:  # type: ignore[override]  # noqa: ARG002
        """There is no other zone."""
        return self


def scene(
    name: str,
    draft: Callable[[], Draft] | None = weihai,
    *,
    before: Before | None = None,
    unopened: bool = False,
) -> Callable[[Play], Play]:
    """Put a way to a screen into the list."""

    def put(play: Play) -> Play:
        SCENES[name] = Scene(draft, play, before, unopened)
        return play

    return put


def keys(name: str, *pressed: str, draft: Callable[[], Draft] | None = weihai) -> None:
    """A screen that is reached by pressing keys."""

    @scene(name, draft)
    async def _play(seat: Seat) -> None:
        await seat.press(*pressed)


def standing(question: str) -> Callable[[], Draft]:
    """A draft in which everything before this question is answered."""
    return lambda: at(question)


def opened(question: str) -> Callable[[], Draft]:
    """The complete draft with one question opened again."""
    return lambda: asking(weihai(), question)


@cache
def with_last_year() -> Draft:
    """The complete draft, and beside it a report of the year before that reads much like it."""
    draft = weihai()
    before = {
        "overview.on_request": "2023年，共收到政府信息公开申请4件，均按时答复。",
        "overview.management": draft.prose.get("overview.management", ""),
    }
    for part, text in before.items():
        draft = draft.with_last_year_prose(part, text)
    return draft


def broken() -> Draft:
    """One wrong cell: 36 became 63."""
    return weihai().with_figures({"applications.denied.third_party_rights.natural_person": 63})


def half() -> Draft:
    """Table 三 begun, and nothing behind it."""
    figures = {
        "applications.received.natural_person": 58,
        "applications.received.company": 2,
        "applications.granted.total": 9,
    }
    return at("applications.received").with_figures(figures)


@asynccontextmanager
async def on_stage(
    name: str, size: tuple[int, int], patch: pytest.MonkeyPatch
) -> AsyncIterator[tuple[Seat, Path]]:
    """Open the application in a folder of its own, at a fixed moment, and go to the screen."""
    wanted = SCENES[name]
    folder = _empty_folder()
    try:
        _settle(folder, patch)
        if wanted.before is not None:
            wanted.before(folder)
        path = folder / DRAFT
        app = NianbaoApp(unopened=path) if wanted.unopened else NianbaoApp(_file(path, wanted.draft))
        async with app.run_test(size=size, notifications=True) as pilot:
            seat = Seat(app, pilot)
            await seat.settle()
            await wanted.play(seat)
            await calm(seat)
            yield seat, folder
            if app.session is not None:
                app.session.close()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def shown(seat: Seat, folder: Path) -> str:
    """The screen as text, with the drafter's folder in the place of the real one."""
    return seat.screen.rstrip("\n").replace(str(folder), str(HOME)) + "\n"


def _empty_folder() -> Path:
    """A folder whose name is as wide as that of `HOME`."""
    folder = Path(f"/tmp/nb{os.getpid() % 10_000_000:07d}")  # noqa: S108
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    return folder


def _settle(folder: Path, patch: pytest.MonkeyPatch) -> None:
    patch.setenv("HOME", str(folder))
    patch.setenv("XDG_STATE_HOME", str(folder / ".state"))
    patch.setenv("USER", "zhangsan")
    patch.setenv("LOGNAME", "zhangsan")
    patch.chdir(folder)
    patch.setattr("datetime.datetime", Clock)
    for module in _CLOCKS:
        patch.setattr(f"{module}.datetime", Clock)


def _file(path: Path, draft: Callable[[], Draft] | None) -> DraftFile | None:
    return DraftFile.create(path, draft()) if draft is not None else None


async def calm(seat: Seat) -> None:
    """Wait for what runs beside: the rules, the reading of what is typed, saving."""
    for _ in range(3):
        await asyncio.sleep(0.2)
        await seat.settle()
    session = seat.app.session
    if session is not None:
        for _ in range(200):
            if session.is_judged:
                break
            await seat.pilot.pause(0.05)
        if session.typing is not None:
            await asyncio.sleep(KEEP_AFTER + 0.2)
    await seat.settle()
