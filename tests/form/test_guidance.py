"""口径 for every row, column and group; plain, sourced, and cautious where it only follows practice."""

from __future__ import annotations

import subprocess
import sys

import pytest

from engine.form import FORM
from engine.form.guidance import ENTRIES, guidance
from engine.form.keys import figure_keys

ROWS = [f"{table.key}.{row.key}" for table in FORM.tables for row in table.rows]
GROUPS = [f"applications.{group.key}" for group in FORM.applications.groups]
COLUMNS = [f"{table.key}.{column.key}" for table in FORM.tables for column in table.columns]
FACTS = ["info_fee.notices", "info_fee.billed_yuan", "info_fee.received_yuan", "posts.total"]


@pytest.mark.parametrize("key", [*ROWS, *GROUPS, *COLUMNS, *FACTS])
def test_every_row_group_and_column_has_its_own_entry(key: str) -> None:
    entry = ENTRIES[key]
    assert guidance(key) is entry
    assert 15 <= len(entry.meaning) <= 130
    assert entry.meaning.endswith("。")
    assert entry.why.endswith("。")
    assert entry.source


def test_no_entry_is_repeated_or_stands_under_an_unknown_key() -> None:
    assert len({entry.meaning for entry in ENTRIES.values()}) == len(ENTRIES)
    extra = {"applications.intake", "applications.organisations", "disputes.litigation"}
    assert set(ENTRIES) <= {*ROWS, *GROUPS, *COLUMNS, *extra, *figure_keys()}


def test_what_is_only_practice_is_worded_cautiously() -> None:
    for key, entry in ENTRIES.items():
        cautious = any(word in entry.meaning for word in ("一般", "通行做法"))
        assert cautious is not entry.certain, key


@pytest.mark.parametrize(
    ("key", "article"),
    [
        ("applications.granted", "第三十六条第一项、第二项"),
        ("applications.partial", "第三十七条"),
        ("applications.denied.third_party_rights", "第三十二条"),
        ("applications.denied.internal_affairs", "第十六条第一款"),
        ("applications.denied.process_information", "第十六条第二款"),
        ("applications.denied.administrative_inquiry", "第三十六条第七项"),
        ("applications.unable.not_held", "第三十六条第四项、第五项"),
        ("applications.unable.needs_creation", "第三十八条"),
        ("applications.declined.petition", "第三十九条第一款"),
        ("applications.declined.repeated", "第三十六条第六项"),
        ("applications.declined.publication", "第三十九条第二款"),
        ("applications.declined.excessive", "第三十五条"),
        ("applications.other.correction_overdue", "第三十条"),
        ("applications.other.fee_overdue", "国办函〔2020〕109号"),
        ("disclosure.regulations", "第九十三条"),
        ("disclosure.fees", "第二十条第八项"),
        ("disputes.litigation_after_review", "国办公开办函〔2016〕201号"),
    ],
)
def test_articles(key: str, article: str) -> None:
    entry = guidance(key)
    assert entry is not None
    assert article in entry.source


def test_a_cell_or_a_sum_has_the_guidance_of_its_row() -> None:
    assert guidance("applications.granted.company") is ENTRIES["applications.granted"]
    assert guidance("applications.denied.total") is ENTRIES["applications.denied"]
    assert guidance("disputes.review.upheld") is ENTRIES["disputes.review"]
    assert guidance("last_year.disclosure.fees") is ENTRIES["disclosure.fees"]


@pytest.mark.parametrize("key", ["", "disclosure", "applications.nothing", "applications.company.nothing"])
def test_nothing_for_unknown_keys(key: str) -> None:
    assert guidance(key) is None


def test_the_form_does_not_load_it() -> None:
    code = "import sys, engine.form, engine.figures.explain; print('engine.form.guidance' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
