"""Everything arrives where it belongs, the same bytes every time."""

from __future__ import annotations

import datetime as dt
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from lxml import etree

from engine.form import CELLS, FORM
from engine.output.content import DRAFT_MARK, Paragraph
from engine.output.readback import read, verify
from engine.output.report import export, render
from tests.output.packages import parts_of, text_of
from tests.output.samples import numbered, seed_sized


def test_two_hundred_different_numbers_arrive_at_their_places() -> None:
    report = numbered()
    assert read(export(report)).cells == dict(report.cells)


def test_cells_stand_where_the_form_prints_them() -> None:
    tables = read(export(numbered())).tables
    number = {key: str(i) for i, key in enumerate(CELLS, start=1001)}
    assert tables["disclosure"].cells[3, 3].text == number["disclosure.normative_documents.in_force"]
    assert tables["disclosure"].cells[13, 1].text == number["disclosure.fees"]
    assert tables["applications"].cells[3, 3].text == number["applications.received.natural_person"]
    assert tables["applications"].cells[10, 2].text == "4.保护第三方合法权益"
    assert (
        tables["applications"].cells[10, 5].text == number["applications.denied.third_party_rights.research"]
    )
    assert tables["applications"].cells[27, 9].text == number["applications.carried_out.total"]
    assert tables["disputes"].cells[3, 0].text == number["disputes.review.upheld"]
    assert tables["disputes"].cells[3, 14].text == number["disputes.litigation_after_review.total"]


def test_tables_keep_their_shape() -> None:
    tables = read(export(numbered())).tables
    assert [(table.rows, table.columns) for table in tables.values()] == [(14, 4), (28, 10), (4, 15)]


def test_the_six_headings_in_order() -> None:
    found = read(export(seed_sized()))
    assert found.headings == tuple(section.heading for section in FORM.sections)


def test_prose_arrives_under_its_heading() -> None:
    report = seed_sized()._replace(
        disclosure_notes=(Paragraph("表二说明。"),),
        applications_notes=(Paragraph("表三说明。"),),
        disputes_notes=(Paragraph("表四说明。"),),
        signature=("某某局", "2025年1月20日"),
    )
    found = read(export(report))
    assert found.front == (*report.title_lines, *(p.text for p in report.preamble))
    assert found.parts["overview"] == tuple(p.text for p in report.overview)
    assert found.parts["disclosure"] == ("表二说明。",)
    assert found.parts["applications"] == ("表三说明。",)
    assert found.parts["disputes"] == ("表四说明。",)
    assert found.parts["problems"] == tuple(p.text for p in report.problems)
    assert found.parts["matters"] == (*(p.text for p in report.matters), *report.signature)


def test_subheadings_have_their_style() -> None:
    text = text_of(export(seed_sized()))
    assert text.count('w:val="GwHeading2"') == 2


def test_a_report_without_prose_is_still_whole() -> None:
    report = numbered()._replace(preamble=(), overview=(), problems=(), matters=(), cells={})
    assert set(read(export(report)).cells.values()) == {""}


def test_prose_may_repeat_a_heading() -> None:
    heading = FORM.sections[1].heading
    report = numbered()._replace(overview=(Paragraph(heading), Paragraph(FORM.sections[5].heading)))
    assert read(export(report)).parts["overview"] == (heading, FORM.sections[5].heading)


@pytest.mark.parametrize("draft_mark", [False, True])
def test_header_of_every_page(draft_mark: bool) -> None:
    found = read(export(seed_sized(draft_mark=draft_mark)))
    assert found.headers == ((DRAFT_MARK,) * 2 if draft_mark else ("", ""))


def test_same_content_same_bytes() -> None:
    assert render(seed_sized()) == render(seed_sized())


def test_same_bytes_in_another_process() -> None:
    code = (
        "import hashlib; from engine.output.report import render; from tests.output.samples import seed_sized;"
        "print(hashlib.sha256(render(seed_sized())).hexdigest())"
    )
    seen = {
        subprocess.run(
            [sys.executable, "-c", code],
            check=True,
            capture_output=True,
            text=True,
            cwd=Path(__file__).parents[2],
            env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2")
    }
    assert len(seen) == 1


def test_properties_come_from_the_content() -> None:
    report = numbered()._replace(
        organ="甲&乙<局>",
        modified=dt.datetime(2025, 1, 20, 9, 30, 0, 5, tzinfo=dt.timezone(dt.timedelta(hours=8))),
    )
    core = etree.fromstring(parts_of(export(report))["docProps/core.xml"])
    values = {etree.QName(child).localname: child.text for child in core}
    assert values == {
        "title": report.title_lines[0],
        "creator": "甲&乙<局>",
        "language": "zh-CN",
        "created": "2025-01-20T01:30:00Z",
        "modified": "2025-01-20T01:30:00Z",
    }


def test_properties_without_a_time() -> None:
    assert b">2025-01-01T00:00:00Z<" in parts_of(render(numbered()))["docProps/core.xml"]


def test_long_numbers_are_set_smaller_and_read_back_whole() -> None:
    report = numbered()
    key = "applications.received.company"
    long = report._replace(cells={**report.cells, key: "12345678"})
    data = export(long)
    assert read(data).cells[key] == "12345678"
    assert '<w:sz w:val="15"/>' in text_of(data)
    assert '<w:sz w:val="15"/>' not in text_of(export(report))


def test_threads_do_not_mix_reports() -> None:
    reports = [
        seed_sized()._replace(title_lines=(f"第{i}局年度报告",), overview=(Paragraph(f"第{i}局。" * 50),))
        for i in range(24)
    ]
    alone = [render(report) for report in reports]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(export, reports)) == alone


def test_verify_names_every_difference() -> None:
    report = numbered()
    data = export(report)
    wrong = report._replace(
        cells={**report.cells, "disputes.review.total": "7"},
        problems=(Paragraph("别的问题。"), Paragraph("多一段。")),
        draft_mark=True,
    )
    found = {(difference.kind, difference.key) for difference in verify(data, wrong)}
    assert found == {("cell", "disputes.review.total"), ("paragraph", ""), ("header", "")}
    messages = [difference.message for difference in verify(data, wrong)]
    assert any("第五部分第 1 段：应为“别的问题。”，实为“存在问题。”" in message for message in messages)


def test_openxml_audit_is_clean(tmp_path: Path) -> None:
    path = tmp_path / "report.docx"
    path.write_bytes(export(seed_sized(draft_mark=True)._replace(signature=("某局",))))
    done = subprocess.run(
        [sys.executable, "-m", "openxml_audit", str(path)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout
    assert "Errors: 0" in done.stdout


def test_content_alone_loads_no_document_library() -> None:
    code = (
        "import sys, engine.output.content, engine.output.errors;"
        "print([m for m in ('docxtpl', 'docx', 'lxml', 'jinja2') if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[2],
    )
    assert done.stdout.strip() == "[]"
