"""Findings and numbers dealt with by one key: taken, kept, put off, linked, undone."""

from __future__ import annotations

from engine.draft import Draft
from tests.tui.conftest import Sit, weihai

CELL = "applications.denied.third_party_rights.natural_person"
PART = "overview.on_request"


def _broken() -> Draft:
    """One wrong cell: 36 became 63."""
    return weihai().with_figures({CELL: 63})


def _unlinked() -> Draft:
    """A number that the table holds, typed by hand."""
    return weihai().with_prose(PART, weihai().prose[PART].replace("{applications.received.total}", "60"))


async def test_one_key_takes_the_proposal_and_one_takes_it_back(sit: Sit) -> None:
    async with sit(_broken()) as seat:
        await seat.press("f4")
        assert "由63改为36" in seat.flat
        await seat.press("a")
        assert seat.draft.figures[CELL] == 36
        assert "矛盾" not in seat.lines[0]
        await seat.press("ctrl+z")
        assert seat.draft.figures[CELL] == 63
        assert "矛盾" in seat.lines[0]
        await seat.press("ctrl+y", "escape")
        assert seat.draft.figures[CELL] == 36
        assert "= 36" in seat.interview.session.path.read_text("utf-8")


async def test_what_is_put_off_goes_to_the_end(sit: Sit) -> None:
    async with sit(_broken()) as seat:
        await seat.press("f4", "l")
        assert "矛盾2处" in seat.lines[0]
        await seat.press("escape", "f6")
        assert "还不能导出正式稿" in seat.screen


async def test_previous_finding(sit: Sit) -> None:
    async with sit(_broken()) as seat:
        await seat.press("f4")
        first = next(line for line in seat.lines if line.startswith(" >"))
        await seat.press("f4")
        assert next(line for line in seat.lines if line.startswith(" >")) != first
        await seat.press("shift+f4")
        assert next(line for line in seat.lines if line.startswith(" >")) == first


async def test_a_number_is_linked_with_one_key(sit: Sit) -> None:
    async with sit(_unlinked()) as seat:
        await seat.press("f7")
        assert "正文数字" in seat.lines[0]
        assert "可关联" in seat.screen
        await seat.press("a")
        assert "{applications.received.total}" in seat.draft.prose[PART]
        assert "可关联" not in seat.screen
        await seat.press("a")
        assert "没有可以关联的数字" in seat.screen
        await seat.press("escape", "escape", "ctrl+z")
        assert seat.draft.prose[PART] == _unlinked().prose[PART]


async def test_all_numbers_or_those_that_matter(sit: Sit) -> None:
    async with sit(weihai(), size=(100, 40)) as seat:
        await seat.press("f7")
        assert "711号" not in seat.screen
        await seat.press("h", "home")
        assert "711号" in seat.screen
        await seat.press("h")
        assert "711号" not in seat.screen


async def test_a_number_leads_to_its_paragraph(sit: Sit) -> None:
    async with sit(weihai()) as seat:
        await seat.press("f7", "end", "enter")
        assert seat.app.screen is seat.interview
        assert seat.interview.session.prompt.kind == "prose"


async def test_by_words_and_undone_by_words(sit: Sit) -> None:
    async with sit(_broken()) as seat:
        await seat.say("/采纳 1")
        assert seat.draft.figures[CELL] == 36
        await seat.sees("由63改为36")
        await seat.say("/撤销")
        assert seat.draft.figures[CELL] == 63
        await seat.sees("已撤销")
        await seat.press("ctrl+z", "ctrl+z", "ctrl+z")
        await seat.sees("没有可以撤销的了")


async def test_undo_while_typing_is_about_the_typing(sit: Sit) -> None:
    async with sit(_broken()) as seat:
        await seat.say("/采纳 1")
        await seat.write("新收")
        await seat.press("ctrl+z")
        assert seat.draft.figures[CELL] == 36
        assert seat.composer.text != "新收"


async def test_one_figure_tells_explanations_apart(sit: Sit) -> None:
    torn = weihai().with_figures({"disputes.review.total": 16})
    async with sit(torn) as seat:
        await seat.press("f4", "q")
        assert "吗？" in seat.screen
        await seat.press("1")
        (decision,) = seat.draft.decisions
        assert decision.action == "confirm"
        assert decision.at
