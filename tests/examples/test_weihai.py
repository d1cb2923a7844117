"""The example draft says what the published report says, and the answers lead to it from nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.draft.load import read
from engine.form import CELLS
from engine.interview import machine
from engine.output.readback import read as read_report
from engine.prose.links import linked_keys
from engine.rules.check import check
from engine.rules.view import view
from tests.cli.conftest import EXAMPLES, Done, Run, run
from tests.output.samples import seed_cells

__all__ = ["run"]

DRAFT = EXAMPLES / "weihai.toml"
ANSWERS = EXAMPLES / "weihai-answers.txt"
HEADINGS = (
    "一、总体情况",
    "二、主动公开政府信息情况",
    "三、收到和处理政府信息公开申请情况",
    "四、政府信息公开行政复议、行政诉讼情况",
    "五、存在的主要问题及改进情况",
    "六、其他需要报告的事项",
)


def test_the_draft_states_every_cell() -> None:
    draft = read(DRAFT)
    assert {key: str(draft.figures[key]) for key in CELLS} == seed_cells()
    posts = {key: value for key, value in draft.figures.items() if key.startswith("posts.")}
    assert posts == {
        "posts.total": 8819,
        "posts.website": 3092,
        "posts.wechat": 4357,
        "posts.weibo": 1046,
        "posts.douyin": 324,
    }


def test_the_draft_says_what_follows_for_the_year_before() -> None:
    assert dict(read(DRAFT).last_year.figures) == {
        "disclosure.normative_documents.in_force": 8,
        "applications.received.total": 4,
        "applications.handled.total": 4,
        "applications.carried_out.total": 0,
    }


def test_nothing_stands_against_its_export() -> None:
    assert check(read(DRAFT)).blocking == ()


def test_its_numbers_are_linked() -> None:
    draft = read(DRAFT)
    linked = {key for text in draft.prose.values() for key in linked_keys(text)}
    assert {"posts.total", "applications.received.total", "disputes.review.corrected"} <= linked
    assert "8819条" in view(draft).text("overview.proactive")


def test_every_question_is_settled() -> None:
    assert machine.prompt(read(DRAFT)).kind == "done"


@pytest.fixture
def replayed(run: Run) -> Done:
    assert run("new", "a.toml", "--no-open").status == 0
    return run("open", "a.toml", "--plain", stdin=ANSWERS.read_bytes())


def test_the_answers_lead_to_the_report(replayed: Done, tmp_path: Path) -> None:
    assert replayed.status == 0, replayed.err
    (report,) = tmp_path.glob("*.docx")
    found = read_report(report.read_bytes())
    assert found.cells == seed_cells()
    assert tuple(found.headings) == HEADINGS
    assert found.faults == ()


def test_the_answers_lead_to_the_draft(replayed: Done, tmp_path: Path) -> None:
    assert replayed.status == 0
    made, example = read(tmp_path / "a.toml"), read(DRAFT)
    assert made.profile == example.profile
    assert made.prose == example.prose
    seen = view(made)
    assert {key: seen.value(key) for key in example.figures} == dict(example.figures)
    assert machine.prompt(made).kind == "done"


def test_no_answer_is_misunderstood(replayed: Done) -> None:
    assert "〔请再说一遍〕" not in replayed.out
    assert "〔请说明〕" not in replayed.out
    assert "已导出" in replayed.out
