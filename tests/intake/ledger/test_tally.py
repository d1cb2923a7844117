"""A ledger tallies exactly, or it asks."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.form.edition_2021 import FORM
from engine.form.keys import KINDS, OUTCOMES
from engine.intake.errors import IntakeError
from engine.intake.ledger.mapping import Mapped
from engine.intake.ledger.workbook import open_ledger
from tests.intake.ledger.making import HEADER, changed, of, tallied, written

KIND = {"natural_person": "村民", "company": "有限公司", "research": "高校", "nonprofit": "基金会"}
KIND |= {"legal_service": "律所", "other_org": "村民委员会"}
OUTCOME = {
    row.key: (row.group or row.label, row.label if row.group else "") for row in FORM.applications.rows
}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_encodings_and_separators(tmp_path: Path, encoding: str, separator: str) -> None:
    rows = [["2024年台账"], HEADER, changed(), changed(number="2号", kind="公司")]
    done = tallied(written(tmp_path / "a.csv", rows, encoding, separator))
    assert done.settled
    assert done.figures["applications.received.total"] == 2
    assert done.figures["applications.granted.company"] == 1
    assert done.cases["applications.granted.natural_person"] == ("1号",)


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_random_cases_count_the_same(data: st.DataObject) -> None:
    expected: Counter[str] = Counter()
    rows = []
    for number in range(data.draw(st.integers(1, 30))):
        kind, outcome = data.draw(st.sampled_from(KINDS)), data.draw(st.sampled_from(OUTCOMES))
        received = dt.date(2023, 6, 1) + dt.timedelta(days=data.draw(st.integers(0, 570)))
        closed = received + dt.timedelta(days=data.draw(st.integers(0, 60)))
        is_open = data.draw(st.booleans())
        word, reason = ("", "") if is_open else OUTCOME[outcome]
        rows.append([f"{number}号", str(received), KIND[kind], "" if is_open else str(closed), word, reason])
        if not is_open and closed.year < 2024:
            continue
        end = "carried_out" if is_open or closed.year > 2024 else outcome
        keys = ["received" if received.year == 2024 else "carried_in", end]
        keys += ["handled"] if end != "carried_out" else []
        expected.update(f"applications.{key}.{column}" for key in keys for column in (kind, "total"))
    order = data.draw(st.permutations(range(len(HEADER))))
    table = [[row[i] for i in order] for row in (HEADER, *rows)]
    with TemporaryDirectory() as folder:
        done = tallied(written(Path(folder) / "a.csv", [["台账"], *table]))
    assert done.settled, (done.unsure, done.problems)
    assert done.figures == {key: expected[key] for key in FORM.applications.cells()}


def test_a_group_without_a_row_is_asked(tmp_path: Path) -> None:
    done = of(tmp_path, changed(), changed(number="2号", outcome="不予公开"))
    (asked,) = done.unsure
    assert asked.rows == (3,)
    assert asked.cases == ("2号",)
    assert all(row.startswith("denied.") for row in asked.candidates)
    assert "applications.denied.state_secret.natural_person" not in done.figures
    assert done.figures["applications.handled.natural_person"] == 2
    assert done.figures["applications.granted.natural_person"] == 1


def test_a_word_that_was_placed_is_not_asked_again(tmp_path: Path) -> None:
    path = written(tmp_path / "a.csv", [HEADER, changed(outcome="不予公开")])
    done = tallied(path, mapped=Mapped(outcomes={"不予公开": "denied.state_secret"}))
    assert done.settled
    assert done.figures["applications.denied.state_secret.total"] == 1


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({"received": "2024-02-30"}, "没有2024年2月30日"),
        ({"closed": "2024-03-01"}, "早于"),
        ({"kind": ""}, "申请人类型是空的"),
        ({"outcome": ""}, "办理结果却是空的"),
        ({"received": ""}, "收到日期是空的"),
        ({"outcome": "办理中"}, "办理中"),
    ],
)
def test_trouble_is_told_row_by_row(tmp_path: Path, cells: dict[str, str], said: str) -> None:
    done = of(tmp_path, changed(), changed(number="2号", **cells))
    (trouble,) = done.problems
    assert trouble.rows == (3,)
    assert said in trouble.message


def test_repeated_numbers(tmp_path: Path) -> None:
    same = of(tmp_path, changed(), changed())
    assert same.figures["applications.received.total"] == 1
    assert "只计一次" in same.problems[0].message
    other = of(tmp_path, changed(), changed(kind="公司"))
    assert "applications.received.total" not in other.figures
    assert other.at_least["applications.received.total"] == 1


def test_sums_and_remarks_are_no_cases(tmp_path: Path) -> None:
    done = of(tmp_path, changed(), ["合计", "2", "", "", "", ""], ["填表人：某某"])
    assert done.rows == 1
    assert "逐行数得1" in done.problems[0].message


def test_a_workbook_with_merges_two_header_rows_and_a_cover(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    book = xlsxwriter.Workbook(path)
    book.add_worksheet("封面").write(3, 2, "台账")
    sheet = book.add_worksheet("1月")
    sheet.merge_range(0, 0, 0, 5, "2024年台账")
    for column, head in enumerate(("编号", "收到日期", "申请人类型")):
        sheet.merge_range(1, column, 2, column, head)
    sheet.merge_range(1, 3, 1, 4, "办理情况")
    sheet.write_row(2, 3, ["结果", "办结日期"])
    date = book.add_format({"num_format": "yyyy-mm-dd"})
    for row in (3, 4):
        sheet.write(row, 0, f"{row}号")
        sheet.write_datetime(row, 1, dt.date(2024, 1, row))
        sheet.write(row, 3, "予以公开")
        sheet.write_datetime(row, 4, dt.date(2024, 2, row), date)
    sheet.merge_range(3, 2, 4, 2, "公司")
    book.close()
    done = tallied(path)
    assert done.figures["applications.granted.company"] == 2, (done.problems, done.columns)
    assert any("纵向合并" in note for note in done.notes)
    assert any("封面" in note for note in done.notes)


def test_table_four(tmp_path: Path) -> None:
    header = [*HEADER, "复议结果", "诉讼结果"]
    done = of(tmp_path, [*changed(), "维持", "驳回起诉"], [*changed(number="2号"), "", "撤销"], header=header)
    assert done.figures["disputes.review.upheld"] == 1
    assert done.figures["disputes.litigation_after_review.other"] == 1
    assert done.figures["disputes.litigation_direct.corrected"] == 1


@pytest.mark.parametrize("data", [b"", b"\x89PNG\r\n\x1a\n", b"PK\x03\x04torn", "一二三\n".encode()])
def test_what_is_no_ledger_is_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(data)
    with pytest.raises(IntakeError):
        tallied(path)


def test_a_web_page_called_xls(tmp_path: Path) -> None:
    path = tmp_path / "a.xls"
    cells = "".join("<tr>" + "".join(f"<td>{c}</td>" for c in row) + "</tr>" for row in (HEADER, changed()))
    path.write_text(f"<html><body><table>{cells}</table></body></html>", "utf-8")
    assert tallied(path).figures["applications.granted.total"] == 1
    assert "网页" in open_ledger(path).notes[0]
