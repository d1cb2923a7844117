"""What a person does with a table on the screen, for the tests."""

from __future__ import annotations

from textual import events

from engine.draft import Draft
from tests.tui.conftest import Seat, at
from tui.screens.table import TableScreen
from tui.widgets.sheetview import SheetView

ROW = "applications.denied.third_party_rights"
FIRST = "applications.received.natural_person"


def view(seat: Seat) -> SheetView:
    assert isinstance(seat.app.screen, TableScreen)
    return seat.app.screen.view


def empty() -> Draft:
    """A draft with empty tables, at a question that is not about them."""
    draft = at("profile.powers")
    assert not draft.figures
    return draft


async def press(seat: Seat, *keys: str) -> None:
    """Press keys one after the other."""
    for key in keys:
        character = key if len(key) == 1 else None
        assert seat.app._driver is not None
        seat.app._driver.send_message(events.Key(key, character))
        await seat.settle()


async def rush(seat: Seat, *keys: str) -> None:
    """Press keys that arrive in one packet."""
    for key in keys:
        assert seat.app._driver is not None
        seat.app._driver.send_message(events.Key(key, key if len(key) == 1 else None))
    await seat.settle()


async def open_table(seat: Seat, key: str = FIRST) -> SheetView:
    await press(seat, "f3")
    for _ in range(50):
        if isinstance(seat.app.screen, TableScreen):
            break
        await seat.pilot.pause(0.01)
    screen = seat.app.screen
    assert isinstance(screen, TableScreen)
    await seat.settle()
    screen.show(key.partition(".")[0], key)
    await seat.settle()
    return screen.view
