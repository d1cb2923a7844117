"""Sizes from 60×18 to 200×60, live resizes, Chinese everywhere."""

from __future__ import annotations

import re

import pytest
from rich.cells import cell_len

from engine.draft import Draft
from tests.tui.conftest import Seat, Sit, asking, at, weihai

SIZES = [(60, 18), (80, 24), (100, 30), (110, 30), (120, 36), (150, 40), (200, 60)]

_ALLOWED = re.compile(
    r"F\d|Ctrl\+\w?|Alt|Tab|Esc|Del(?:ete)?|PageUp|PageDown|Word|WPS|nianbao|open|plain|toml|docx|https?://\S+|KB|K\b|\bx\b|/[^\s]+"
)


def _fits(seat: Seat, size: tuple[int, int]) -> None:
    width, height = size
    lines = seat.lines[:height]
    assert all(cell_len(line) <= width for line in lines)
    assert "F1 帮助" in lines[-1]
    assert "Ctrl+Q 退出" in lines[-1]
    region = seat.composer.region
    assert region.bottom == height - 1
    assert region.width > width // 4
    assert seat.app.cursor_position == seat.composer.cursor_screen_offset


@pytest.mark.parametrize(
    ("size", "question"),
    [
        *((size, "applications.received") for size in SIZES),
        *((size, "profile.kind") for size in SIZES[:3]),
        *((size, "overview.on_request.text") for size in SIZES[1:2]),
    ],
)
async def test_every_size_shows_the_question_and_the_composer(
    sit: Sit, size: tuple[int, int], question: str
) -> None:
    async with sit(asking(weihai(), question), size=size) as seat:
        await seat.sees(seat.interview.session.prompt.title[:8])
        _fits(seat, size)


async def test_the_window_grows_and_shrinks_while_typing(sit: Sit) -> None:
    async with sit(at("applications.received"), size=(80, 24)) as seat:
        await seat.write("自然人58，企业3，新收60")
        for size in ((200, 60), (80, 24), (120, 36), (60, 18)):
            await seat.pilot.resize_terminal(*size)
            await seat.settle()
            await seat.look()
            await seat.settle()
            _fits(seat, size)
            assert seat.composer.text == "自然人58，企业3，新收60"
            assert "〔冲突〕" in seat.screen


async def test_sections_are_a_line_or_a_column(sit: Sit) -> None:
    async with sit(at("applications.received"), size=(109, 30)) as seat:
        assert "单位 完成" in seat.lines[1]
        await seat.pilot.resize_terminal(110, 30)
        await seat.settle()
        assert ">三 依申请公开" in seat.screen
        assert "单位 完成" not in seat.screen


async def test_the_table_is_beside_or_above(sit: Sit) -> None:
    async with sit(at("applications.received"), size=(119, 36)) as seat:
        assert "四、结转下年度" not in seat.screen
        assert "一、本年新收" in seat.screen
        await seat.pilot.resize_terminal(120, 36)
        await seat.settle()
        assert "四、结转下年度" in seat.screen


async def test_a_long_answer_leaves_the_question_in_view(sit: Sit) -> None:
    async with sit(at("overview.proactive.measures"), size=(80, 24)) as seat:
        await seat.write("公开" * 300)
        assert "主动公开还做了哪些具体的事？" in seat.screen
        _fits(seat, (80, 24))


def _drafts() -> list[Draft]:
    questions = ("profile.organ", "profile.kind", "profile.powers", "applications.outcomes")
    broken = weihai().with_figures({"applications.denied.third_party_rights.natural_person": 63})
    return [*(at(question) for question in questions), asking(weihai(), "problems.text"), broken]


@pytest.mark.parametrize("number", range(6))
async def test_neither_english_nor_lines_nor_blocks(sit: Sit, number: int) -> None:
    keys = ("", "f1", "f2", "f3", "f4", "f6", "ctrl+c") if number in (3, 5) else ("",)
    async with sit(_drafts()[number], size=(140, 44)) as seat:
        for key in keys:
            if key:
                await seat.press(key)
            words = re.findall(r"[A-Za-z]{2,}", _ALLOWED.sub("", seat.screen))
            assert not words, (key, words)
            assert not re.findall("[\u2500-\u25ff\u2800-\u28ff←-⇿]", seat.screen), key
            await seat.press("escape")
