"""Terminals that draw quotation marks and middle dots two cells wide."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from rich.cells import cell_len
from textual import events

from tests.tui.conftest import Sit, at
from tui import ambiguous


@pytest.fixture(autouse=True)
def narrow() -> Iterator[None]:
    yield
    ambiguous.count(wide=False)


def test_ambiguous_characters_count_as_the_terminal_draws_them() -> None:
    text = "“甲”·—…①×"
    assert cell_len(text) == 9
    assert ambiguous.count(wide=True)
    assert not ambiguous.count(wide=True)
    assert cell_len(text) == 16
    assert cell_len("甲乙abc，") == 9
    assert cell_len("e\u0301") == 1
    assert ambiguous.count(wide=False)
    assert cell_len(text) == 9


async def test_the_answer_of_the_terminal_is_taken(sit: Sit) -> None:
    async with sit(at("applications.received"), size=(80, 24)) as seat:
        await seat.write("“六十”件")
        await seat.settle()
        before = seat.app.cursor_position.x
        seat.app.post_message(events.CursorPosition(2, ambiguous.ROW))
        await seat.settle()
        await seat.pilot.pause(0.2)
        assert ambiguous.are_wide()
        assert seat.composer.text == "“六十”件"
        assert seat.app.cursor_position.x == before + 2
        assert all(cell_len(line) <= 80 for line in seat.lines)


async def test_another_row_is_a_function_key_and_no_answer(sit: Sit) -> None:
    async with sit(at("applications.received")) as seat:
        seat.app.post_message(events.CursorPosition(2, 0))
        await seat.settle()
        assert not ambiguous.are_wide()


async def test_it_can_be_set_by_hand(sit: Sit, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NIANBAO_WIDE", "1")
    async with sit(at("applications.received")) as seat:
        seat.app._ask_width()
        await seat.settle()
        assert ambiguous.are_wide()
