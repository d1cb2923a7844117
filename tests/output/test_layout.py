"""What the pages look like, measured on a rendering by LibreOffice."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections import Counter
from pathlib import Path

import pytest

from engine.output.content import Paragraph, ReportContent
from engine.output.report import export
from tests.output.fonts import digits_as_wide
from tests.output.samples import seed_sized

pytestmark = pytest.mark.skipif(
    not (shutil.which("soffice") and shutil.which("pdftotext")),
    reason="needs LibreOffice (soffice) and poppler (pdftotext) to render pages",
)

_MM = 72 / 25.4
_WORD = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">([^<]*)</word>')
Word = tuple[float, float, float, float, str]


def pages(report: ReportContent, folder: Path) -> list[list[Word]]:
    """The words of every page with their boxes in points."""
    path = folder / "report.docx"
    path.write_bytes(export(report))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    boxes = folder / "boxes.html"
    subprocess.run(["pdftotext", "-bbox", str(path.with_suffix(".pdf")), str(boxes)], check=True)
    return [
        [(float(a), float(b), float(c), float(d), text) for a, b, c, d, text in _WORD.findall(page)]
        for page in boxes.read_text(encoding="utf-8").split("<page ")[1:]
    ]


def body(page: list[Word]) -> list[Word]:
    """The words inside the type area."""
    return [word for word in page if word[1] > 36 * _MM and word[3] < 264 * _MM]


@pytest.fixture(scope="module")
def seed_pages(tmp_path_factory: pytest.TempPathFactory) -> list[list[Word]]:
    return pages(seed_sized(), tmp_path_factory.mktemp("seed"))


def test_seed_report_has_seven_pages(seed_pages: list[list[Word]]) -> None:
    assert len(seed_pages) == 7


def test_table_three_stands_on_one_page_with_its_heading(seed_pages: list[list[Word]]) -> None:
    texts = ["".join(word[4] for word in page) for page in seed_pages]
    (page,) = [text for text in texts if "三、收到和处理政府信息公开申请情况" in text]
    assert "申请人情况" in page
    assert "四、结转下年度继续办理" in page


def test_nothing_leaves_the_type_area(seed_pages: list[list[Word]]) -> None:
    for page in seed_pages:
        for left, _, right, bottom, _ in body(page):
            assert left > 27.5 * _MM
            assert right < 186 * _MM
            assert bottom < 263 * _MM


def test_page_numbers_stand_outside(seed_pages: list[list[Word]]) -> None:
    for number, page in enumerate(seed_pages, start=1):
        footer = sorted(word for word in page if word[1] > 262 * _MM)
        assert "".join(word[4] for word in footer) == f"—{number}—"
        if number % 2:
            assert footer[-1][2] == pytest.approx(179 * _MM, abs=2 * _MM)
        else:
            assert footer[0][0] == pytest.approx(33 * _MM, abs=2 * _MM)
        middle = (footer[0][1] + footer[0][3]) / 2
        assert middle == pytest.approx(269 * _MM, abs=2 * _MM)


def test_a_full_page_has_22_lines_of_28_characters(tmp_path: Path) -> None:
    long = seed_sized()._replace(title_lines=("题",), preamble=(), overview=(Paragraph("公" * 2000),))
    lines: Counter[float] = Counter()
    for word in body(pages(long, tmp_path)[1]):
        lines[word[1]] += len(word[4])
    assert list(lines.values()) == [28] * 22


def test_draft_mark_moves_nothing_and_stands_on_every_page(
    seed_pages: list[list[Word]], tmp_path: Path
) -> None:
    drafts = pages(seed_sized(draft_mark=True), tmp_path)
    assert [body(page) for page in drafts] == [body(page) for page in seed_pages]
    for page in drafts:
        assert [word[4] for word in page if word[3] < 36 * _MM] == ["草稿"]
    for page in seed_pages:
        assert [word for word in page if word[3] < 36 * _MM] == []


@digits_as_wide
def test_long_numbers_stay_on_one_line(tmp_path: Path, seed_pages: list[list[Word]]) -> None:
    report = seed_sized()
    long = {key: "1234567" for key in report.cells if key.startswith(("applications", "disputes"))}
    found = pages(report._replace(cells={**report.cells, **long}), tmp_path)
    assert len(found) == len(seed_pages)
    assert sum(word[4] == "1234567" for page in found for word in page) == len(long)


def test_a_template_saved_by_another_program_still_works(template: bytes, tmp_path: Path) -> None:
    source, folder = tmp_path / "report.docx", tmp_path / "saved"
    source.write_bytes(template)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "docx", "--outdir", str(folder), str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    saved = (folder / "report.docx").read_bytes()
    assert saved != template
    export(seed_sized(draft_mark=True), saved)
