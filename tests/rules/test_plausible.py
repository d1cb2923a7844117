"""Figures that can be, but seldom are: at the line itself, and for whom."""

from __future__ import annotations

import pytest

from tests.rules.drafts import findings

DISCLOSURE = "[figures.disclosure]\nlicensing = {}\npenalties = {}\ncompulsion = {}\n"


def _said(rule: str, text: str, organ: str = "某某县公安局", year: int = 2024) -> list[tuple[str, ...]]:
    return [found.cells for found in findings(f'[profile]\norgan = "{organ}"\nyear = {year}\n{text}', rule)]


@pytest.mark.parametrize(
    ("licensing", "penalties", "cells"),
    [
        (0, 5, [("disclosure.licensing",)]),
        (5, 0, [("disclosure.penalties",)]),
        (0, 0, [("disclosure.licensing",), ("disclosure.penalties",)]),
        (5, 5, []),
    ],
)
def test_an_organ_of_enforcement_without_acts(licensing: int, penalties: int, cells: list) -> None:
    text = DISCLOSURE.format(licensing, penalties, 0)
    assert _said("O-04", text) == cells
    assert _said("O-04", text, organ="某某县教育局") == []
    assert _said("O-04", text, organ="某某县公安局城关分局") == []


@pytest.mark.parametrize(
    ("penalties", "forced", "told"), [(3, 20, False), (3, 21, True), (21, 21, False), (20, 21, True)]
)
def test_more_compulsion_than_penalties(penalties: int, forced: int, told: bool) -> None:
    assert bool(_said("O-05", DISCLOSURE.format(9, penalties, forced))) is told
    assert not _said("O-05", f"[figures.disclosure]\ncompulsion = {forced}\n")
    assert not _said("O-05", f"[figures.disclosure]\npenalties = {penalties}\n")


REVIEW = "[figures.disputes.review]\nupheld = {}\ncorrected = 1\nother = 0\n"
SUITS = "[figures.disputes.litigation_after_review]\nupheld = {}\ncorrected = 0\nother = 0\npending = 0\n"
BEFORE = "[last_year.figures.disputes.review]\nupheld = 2\ncorrected = 0\nother = 0\n"


@pytest.mark.parametrize(("suits", "told"), [(0, False), (6, False), (7, True)])
def test_more_suits_after_review_than_reviews_were_closed(suits: int, told: bool) -> None:
    text = REVIEW.format(3) + SUITS.format(suits)
    assert bool(_said("O-07", text + BEFORE)) is told
    assert not _said("O-07", text)  # the year before is unknown
