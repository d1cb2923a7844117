"""Every rule of the manual: a draft on which it speaks, and the nearest correct one on which all rules of its id are silent.

Most pairs stand in the tables of their families; the rest stands here, so that none is left out.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from engine.draft.load import read as read_draft
from engine.draft.model import Draft
from engine.form.identities import identities, identities_across_years
from engine.rules.check import RULES, check
from engine.rules.deadline import deadline
from engine.rules.finding import Finding
from engine.rules.manual import ENTRIES, FAMILIES
from engine.rules.siblings import alike, print_of
from engine.rules.view import view
from tests.cli.conftest import EXAMPLES
from tests.rules import test_rules
from tests.rules.drafts import draft_of
from tests.rules.text import test_content, test_required, test_wording
from tests.rules.text.sound import OVERVIEW, PROBLEMS
from tests.rules.told.judging import DRAFT, EMPTY
from tests.rules.told.judging import draft as told_draft

REPORT = {"profile": {"organ": "某某县水务局", "year": 2024}}


def said(text: str, *, base: str = DRAFT, part: str = "overview") -> Draft:
    """The consistent draft of `judging` with this sentence."""
    return told_draft(text, base=base, part=part)


def report(**read: object) -> Draft:
    """A report as it was read."""
    return Draft(**REPORT, extra={"read": read})


REST: dict[str, tuple[Draft, Draft]] = {
    "T-01": (draft_of(""), read_draft(EXAMPLES / "weihai.toml")),
    "T-02": (report(odd={"disclosure.licensing": "-5"}), report(odd={})),
    "T-04": (report(old_labels=["本年新制作数量"]), report(old_labels=[])),
    "T-05": (report(missing_columns=["disclosure.repealed"]), report(missing_columns=[])),
    "X-05": (said("收到申请60件，较上年增长26%。"), said("收到申请60件，较上年增长25%。")),
    "X-06": (
        said("收到申请12件，上年0件，增长100%。", base=EMPTY),
        said("收到申请12件，上年6件，增长100%。", base=EMPTY),
    ),
    "X-08": (said("收到申请60件，上年为46件。"), said("收到申请60件，上年为48件。")),
    "P-01": (said("全年新收政府信息公开申请66件。"), said("全年新收政府信息公开申请60件。")),
    "P-02": (said("办结申请51件。"), said("办结申请61件。")),
    "P-03": (said("收到申请60件，全部办结。"), said("收到申请60件，结转下年度2件，其余均已办结。")),
    "P-04": (said("收到申请60件，上年结转2件。"), said("收到申请60件，上年结转3件。")),
    "P-05": (said("全年未收到政府信息公开申请。"), said("全年未收到群众投诉。")),
    "P-06": (said("办理申请61件，其中不予公开7件。"), said("办理申请61件，其中不予公开6件。")),
    "P-07": (said("答复61件，予以公开20件，占35%。"), said("答复61件，予以公开20件，占32.8%。")),
    "P-08": (said("全年未发生行政复议案件。"), said("全年未发生因工作失误引发的行政复议案件。")),
    "P-09": (said("全年被申请行政复议12件。"), said("全年被申请行政复议15件。")),
    "P-10": (said("行政复议15件，均获维持。"), said("行政诉讼3件，均获维持。")),
    "P-12": (said("制发行政规范性文件4件。"), said("制发行政规范性文件3件。")),
    "P-13": (said("作出行政处罚决定98件。"), said("作出行政处罚决定88件。")),
    "P-14": (said("收到申请60件，均为自然人。"), said("收到申请60件，多为自然人。")),
    "S-00": (
        said("收到申请20件，上年结转3件，办结20件，结转下年度2件。", base=EMPTY),
        said("收到申请20件，上年结转3件，办结21件，结转下年度2件。", base=EMPTY),
    ),
    "S-02": (
        said("公开信息980条，其中要闻400条、公告490条。", base=EMPTY),
        said("公开信息980条，其中要闻400条、公告580条。", base=EMPTY),
    ),
    "S-03": (
        said("公开信息74条，其中动态50条，公告34条。", base=EMPTY),
        said("公开信息74条，其中动态50条，公告24条。", base=EMPTY),
    ),
    "S-04": (
        said("全年收到申请12件，办结10件。本年度收到申请13件。", base=EMPTY),
        said("全年收到申请12件，办结10件。本年度收到申请12件。", base=EMPTY),
    ),
    "S-08": (said("答复61件，予以公开20件，占132%。"), said("答复61件，予以公开20件，占33%。")),
    "S-09": (
        said("出台规范性文件3件，发布政策解读5件，解读率达到100%。", base=EMPTY),
        said("出台规范性文件3件，发布政策解读3件，解读率达到100%。", base=EMPTY),
    ),
}
"""By rule: the draft on which it speaks, and the one on which it is silent."""

APART = frozenset({"M-13", "C-04"})
"""What is no finding of a check: it needs a clock, or other reports."""


def of_rule(rule: str, draft: Draft) -> list[Finding]:
    return [finding for finding in check(draft).findings if finding.rule == rule]


@pytest.mark.parametrize("rule", REST)
def test_fires_and_is_silent_on_the_nearest_correct_draft(rule: str) -> None:
    wrong, right = REST[rule]
    assert of_rule(rule, wrong)
    assert of_rule(rule, right) == []


@pytest.mark.parametrize(
    "text",
    [
        "出台规范性文件3件，发布政策解读5篇，解读率达到100%。",
        "出台规范性文件3件，发布政策解读5件。",
        "出台规范性文件3件，发布政策解读5件。满意率达到100%。",
        "出台规范性文件5件，发布政策解读3件，解读率达到60%。",
    ],
)
def test_a_rate_of_documents_is_not_blamed_for_pieces(text: str) -> None:
    assert of_rule("S-09", said(text, base=EMPTY)) == []


def test_a_report_that_is_late() -> None:
    draft = Draft(profile={"organ": "某某局", "kind": "department", "year": 2024})
    for day, late in ((date(2025, 2, 1), True), (date(2025, 1, 31), False)):
        due = deadline(draft, day)
        assert due is not None
        assert (due.state == "late") is late


def test_a_report_that_is_another_ones() -> None:
    def prints(*organs: str) -> Iterator[Any]:
        for number, organ in enumerate(organs):
            draft = Draft(
                profile={"organ": organ, "year": 2024}, prose={"overview": OVERVIEW, "problems": PROBLEMS}
            )
            yield print_of(f"{number}.docx", view(draft))

    assert {finding.rule for finding in alike(tuple(prints("甲局", "乙局"))).values()} == {"C-04"}
    assert alike(tuple(prints("甲局", "甲局"))) == {}


def test_every_rule_has_its_pair() -> None:
    tables: tuple[set[str], ...] = (
        set(test_rules.CASES),
        *({rule for rule, *_ in module.CASES} for module in (test_required, test_wording, test_content)),
    )
    covered = set(REST).union(APART, *tables)
    assert covered == set(ENTRIES)


# -- the manual ---------------------------------------------------------------------------------------------------------

SOURCES = Path(__file__).parents[2] / "engine" / "rules"


def told() -> Iterator[tuple[str, str, str]]:
    """Module, id and severity of every finding that is written down with both as they are."""
    for path in sorted(SOURCES.glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Finding":
                given: list[ast.expr] = [*node.args[:2]]
                given += [word.value for word in node.keywords if word.arg in ("rule", "severity")]
                words = [value.value for value in given if isinstance(value, ast.Constant)]
                if len(words) == 2:
                    yield path.name, str(words[0]), str(words[1])


def test_severities_of_the_manual_are_those_of_the_rules() -> None:
    found = list(told())
    assert len(found) > 60
    assert [one for one in found if one[2] not in ENTRIES[one[1]].severity] == []


def test_every_rule_of_the_program_is_in_the_manual_and_the_other_way_round() -> None:
    listed = {name for name, _ in RULES} | {rule for _, rule, _ in told()}
    listed |= {one.rule for one in (*identities(), *identities_across_years())} - {"X-LAST", "SAME", "SUM"}
    assert listed <= set(ENTRIES)
    words = "\n".join(
        path.read_text("utf-8") for path in SOURCES.rglob("*.py") if path.parent.name != "manual"
    )
    made = {f"T4-0{number}" for number in (1, 2, 3)}
    """Composed from the number of the group in `engine.form.identities`."""
    told_apart = {"T3-03", "T4-01", "T4-02", "T4-03", "S-05"} & {one.rule for one in identities()}
    assert {rule for rule in ENTRIES if rule not in words} - told_apart - made == set()


@pytest.mark.parametrize("field", ["title", "meaning", "source", "todo"])
def test_every_entry_says_everything(field: str) -> None:
    said_by: Callable[[Any], str] = lambda entry: getattr(entry, field)  # noqa: E731
    assert [entry.id for entry in ENTRIES.values() if not said_by(entry).strip()] == []
    if field in ("meaning", "todo"):
        assert [entry.id for entry in ENTRIES.values() if not said_by(entry).endswith("。")] == []


def test_ids_stand_in_their_families() -> None:
    for letters, _, entries in FAMILIES:
        assert {entry.id[0] for entry in entries} <= set(letters.split("、"))
    assert sum(len(entries) for _, _, entries in FAMILIES) == len(ENTRIES)
