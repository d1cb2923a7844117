"""Everything that reads what others wrote: where an input comes from, how it is changed, what may come of it.

A target's `run` may refuse an input in the program's own way; anything else that it raises is a failure.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Sequence
from functools import cache
from io import BytesIO, StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from tests.fuzz import mutations
from tests.fuzz.mutations import Mutate

EXAMPLES = Path(__file__).parents[2] / "examples"
PROSE = (
    "2024年，新收政府信息公开申请60件，上年结转4件，办结64件，其中予以公开9件、部分公开1件，占15.6%，同比增长20%。",
    "全年未收到行政复议申请；提起行政诉讼2件，结果维持1件，尚未审结1件。发出收费通知3件，金额120.5元，实收120元。",
    "制发规范性文件十二件、废止一件、现行有效二十三件；通过网站公开信息6.7万条，微信等新媒体1,024条。",
)


class Target(NamedTuple):
    """Something that reads.

    Attributes:
        run: reads the input.
        seeds: inputs to begin with.
        mutate: how one input is made of another.
    """

    run: Callable[[bytes], object]
    seeds: Callable[[], Sequence[bytes]]
    mutate: Mutate


def _text(data: bytes) -> str:
    return data.decode("utf-8", "replace")


def _numbers(data: bytes) -> None:
    from engine.words import evaluate, find_none, find_numbers, read_number, says_none

    text = _text(data)
    evaluate(text)
    read_number(text)
    says_none(text)
    find_none(text)
    last = 0
    for found in find_numbers(text):
        assert last <= found.start < found.end <= len(text)
        last = found.end


def _prose(data: bytes) -> None:
    from engine.prose.read.reader import read_facts

    text = _text(data)
    for fact in read_facts({"overview": text}, year=2024):
        assert 0 <= fact.start < fact.end <= len(text)


def _draft(data: bytes) -> None:
    from engine.draft.dump import dumps
    from engine.draft.errors import DraftTroubleError
    from engine.draft.load import loads
    from engine.rules.check import check

    try:
        draft = loads(data, "草稿.toml")
    except DraftTroubleError:
        return
    for finding in check(draft).findings:
        assert "未能运行" not in finding.message, finding.message
    assert loads(dumps(draft), "草稿.toml") == draft


def _report(name: str) -> Callable[[bytes], None]:
    def run(data: bytes) -> None:
        from engine.draft.errors import DraftTroubleError
        from engine.intake.read import read_report

        try:
            report = read_report(name, data)
        except DraftTroubleError:
            return
        assert len(report.cells) <= 400

    return run


def _ledger(name: str) -> Callable[[bytes], None]:
    def run(data: bytes) -> None:
        from engine.draft.errors import DraftTroubleError
        from engine.intake.ledger.columns import propose
        from engine.intake.ledger.tally import tally
        from engine.intake.ledger.workbook import open_ledger

        with TemporaryDirectory() as folder:
            path = Path(folder) / name
            path.write_bytes(data)
            try:
                ledger = open_ledger(path)
                tally(ledger, propose(ledger), 2024)
            except DraftTroubleError:
                return

    return run


def _answers(data: bytes) -> None:
    """A whole talk: the first line goes to a question, the rest is answered one after another."""
    from engine.interview import machine
    from engine.interview.questions import QUESTIONS

    text = _text(data)
    head, _, rest = text.partition("\n")
    question = QUESTIONS[sum(head.encode("utf-8", "replace")) % len(QUESTIONS)]
    draft = machine.open_question(_example(), question.id)
    for line in rest.split("\n")[:4]:
        machine.preview(draft, line)
        draft = machine.answer(draft, line).draft
        machine.prompt(draft)


def _template(data: bytes) -> None:
    from engine.output.assemble import content_of
    from engine.output.errors import OutputError
    from engine.output.report import export

    try:
        export(content_of(_example()), data)
    except OutputError:
        return


@cache
def _example():  # type: ignore[no-untyped-def]
    from engine.draft.load import read

    return read(EXAMPLES / "weihai.toml")


# -- what they begin with ---------------------------------------------------------------------------------------------


def _prose_seeds() -> list[bytes]:
    return [text.encode() for text in PROSE]


def _answer_seeds() -> list[bytes]:
    lines = (EXAMPLES / "weihai-answers.txt").read_text("utf-8").splitlines()
    return [f"{line}\n{line}\n是\n/回".encode() for line in lines[:40]]


@cache
def docx() -> bytes:
    """The report of the example."""
    from engine.output.assemble import export

    return export(_example(), draft_mark=True)


def _html() -> bytes:
    from engine.output.assemble import content_of
    from engine.output.html import html

    return html(content_of(_example())).encode()


def _txt() -> bytes:
    from engine.output.assemble import content_of
    from engine.output.plaintext import plaintext

    return plaintext(content_of(_example())).encode()


def _pdf() -> bytes:
    """A page with a line of text and a table of lines, uncompressed, so that changes reach what is drawn."""
    drawn = "BT /F1 12 Tf 72 700 Td (2024 report 60) Tj ET\n" + "".join(
        f"{x} 400 m {x} 600 l S\n72 {y} m 472 {y} l S\n"
        for x, y in zip(range(72, 473, 80), range(400, 601, 40), strict=True)
    )
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        f"<< /Length {len(drawn)} >>\nstream\n{drawn}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    body = "%PDF-1.4\n"
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(body))
        body += f"{number} 0 obj\n{content}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    body += (
        f"xref\n0 {size}\n0000000000 65535 f \n{table}"
        f"trailer << /Size {size} /Root 1 0 R >>\nstartxref\n{len(body)}\n%%EOF\n"
    )
    return body.encode()


def _csv() -> bytes:
    return (EXAMPLES / "ledger.csv").read_bytes()


def _xlsx() -> bytes:
    import xlsxwriter

    target = BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True})
    sheet = book.add_worksheet("台账")
    for place, row in enumerate(csv.reader(StringIO(_csv().decode("utf-8-sig")))):
        if place < 12:
            sheet.write_row(place, 0, row)
    sheet.merge_range(14, 0, 16, 0, "合计")
    book.close()
    return target.getvalue()


def _template_seeds() -> list[bytes]:
    from engine.output.report import builtin_template

    return [builtin_template()]


TARGETS: dict[str, Target] = {
    "numbers": Target(_numbers, _prose_seeds, mutations.of_text),
    "prose": Target(_prose, _prose_seeds, mutations.of_text),
    "draft": Target(_draft, lambda: [(EXAMPLES / "weihai.toml").read_bytes()], mutations.of_text),
    "answers": Target(_answers, _answer_seeds, mutations.of_text),
    "docx": Target(_report("报告.docx"), lambda: [docx()], mutations.of_package),
    "html": Target(_report("报告.html"), lambda: [_html()], mutations.of_markup),
    "pdf": Target(_report("报告.pdf"), lambda: [_pdf()], mutations.of_bytes),
    "txt": Target(_report("报告.txt"), lambda: [_txt()], mutations.of_text),
    "ledger_csv": Target(_ledger("台账.csv"), lambda: [_csv()], mutations.of_text),
    "ledger_xlsx": Target(_ledger("台账.xlsx"), lambda: [_xlsx()], mutations.of_package),
    "template": Target(_template, _template_seeds, mutations.of_package),
}
