"""A part of the prose without a screen: shown with its figures, and a phrasing taken by number."""

from __future__ import annotations

from engine.draft import Draft
from engine.prose.phrasings import BLANK
from tests.tui.conftest import weihai
from tui.plain_prose import write_part


def _lines(rest: str, draft: Draft | None = None) -> str:
    return "\n".join(write_part(draft or weihai(), rest).lines)


def test_the_parts_are_listed() -> None:
    told = _lines("")
    assert "1.引言：已有文字" in told
    assert "表外文字：空" in told


def test_a_part_is_shown_with_what_its_numbers_are_linked_to() -> None:
    told = _lines("依申请")
    assert "新收政府信息公开申请60〔表三本年新收（总计）〕件" in told
    assert "字数" in told
    assert "已关联10个" in told
    assert "1.〔已关联〕表三本年新收（总计） 60件" in told
    assert "备用的词句" in told
    assert write_part(weihai(), "依申请").draft is None


def test_a_phrasing_is_taken_by_its_number() -> None:
    done = write_part(weihai(), "监督保障 1")
    assert done.draft is not None
    assert done.question == "overview.supervision.text"
    before = weihai().prose["overview.supervision"]
    assert done.draft.prose["overview.supervision"].startswith(before)
    assert BLANK in done.draft.prose["overview.supervision"]
    assert any(BLANK in told for told in done.lines)


def test_what_cannot_be_done_is_said() -> None:
    assert "没有找到“天气”" in _lines("天气")
    assert "只有" in _lines("监督保障 99")
    assert write_part(weihai(), "监督保障 99").draft is None


def test_findings_stand_with_their_part() -> None:
    told = _lines("problems", weihai().with_prose("problems", f"按{BLANK}改进。"))
    assert "文中残留占位" in told
    assert "残留占位" not in _lines("引言", weihai().with_prose("problems", f"按{BLANK}改进。"))
