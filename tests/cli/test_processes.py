"""Many files on all processors: in order, however long the list, whatever one of them does."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from tui.commands import processes
from tui.commands.processes import on_all

KILLER = 5


@pytest.fixture(autouse=True)
def several(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two processors and short batches, wherever the test runs."""
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    monkeypatch.setattr(processes, "_BATCH", 10)


def _square(number: int) -> int:
    return number * number


def _square_or_end(number: int) -> int:
    if number == KILLER:
        os._exit(1)
    return _square(number)


def _minus(number: int) -> int:
    return -number


@pytest.mark.parametrize("count", [0, 1, processes.FEW, processes.FEW + 1, 10, 25])
def test_every_item_once_and_in_order(count: int) -> None:
    assert list(on_all(_square, range(count), _minus)) == [n * n for n in range(count)]


def test_one_that_ends_its_process_does_not_keep_the_others_from_it() -> None:
    found = list(on_all(_square_or_end, range(25), _minus))
    assert found == [-n if n == KILLER else n * n for n in range(25)]


def test_a_long_list_is_taken_as_it_comes() -> None:
    taken = []

    def items() -> Iterator[int]:
        for number in range(1000):
            taken.append(number)
            yield number

    for one in on_all(_square, items(), _minus):
        assert one == 0
        break
    assert len(taken) <= 14
