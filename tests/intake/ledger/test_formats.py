"""Every sort of workbook, and what must be refused before it is unpacked."""

from __future__ import annotations

import datetime as dt
import struct
import zipfile
from pathlib import Path

import pytest
import xlsxwriter
import xlwt

from engine.intake.errors import IntakeError
from engine.intake.ledger import counting
from engine.intake.ledger.columns import propose
from engine.intake.ledger.mapping import Mapped, load_mapping, save_mapping
from engine.intake.ledger.tally import tally
from engine.intake.ledger.workbook import open_ledger
from tests.intake.ledger.making import HEADER, changed, of, tallied, written

TABLE = [
    HEADER,
    changed(),
    changed(number="2号", kind="有限公司", outcome="不予公开", reason="国家秘密"),
    changed(number="3号", closed="", outcome=""),
]
DATES = (1, 3)


def check(path: Path) -> None:
    done = tallied(path)
    assert done.settled, (done.unsure, done.problems)
    assert done.rows == 3
    assert done.figures["applications.granted.natural_person"] == 1
    assert done.figures["applications.denied.state_secret.company"] == 1
    assert done.figures["applications.carried_out.total"] == 1
    assert done.cases["applications.granted.total"] == ("1号",)


def test_excel_97(tmp_path: Path) -> None:
    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet("台账")
    date = xlwt.easyxf(num_format_str="yyyy-mm-dd")
    for at, row in enumerate(TABLE):
        for place, cell in enumerate(row):
            if at and place in DATES and cell:
                sheet.write(at, place, dt.date.fromisoformat(cell), date)
            else:
                sheet.write(at, place, cell)
    book.save(str(tmp_path / "a.xls"))
    check(tmp_path / "a.xls")


def test_open_document(tmp_path: Path) -> None:
    rows = ""
    for at, row in enumerate(TABLE):
        cells = ""
        for place, cell in enumerate(row):
            if not cell:
                cells += "<table:table-cell/>"
            elif at and place in DATES:
                cells += f'<table:table-cell office:value-type="date" office:date-value="{cell}"/>'
            else:
                cells += (
                    f'<table:table-cell office:value-type="string"><text:p>{cell}</text:p></table:table-cell>'
                )
        rows += f"<table:table-row>{cells}</table:table-row>"
    names = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "table", "text")
    )
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {names} office:version="1.2">'
        f'<office:body><office:spreadsheet><table:table table:name="台账">{rows}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    with zipfile.ZipFile(tmp_path / "a.ods", "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
        archive.writestr(
            "META-INF/manifest.xml",
            '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>',
        )
    check(tmp_path / "a.ods")


def record(number: int, data: bytes) -> bytes:
    """A record of Excel's binary workbook: number and length in seven bits a byte."""
    head = bytes([number]) if number < 0x80 else struct.pack("<H", number)
    size, length = len(data), b""
    while True:
        size, low = size >> 7, size & 0x7F
        length += bytes([low | (0x80 if size else 0)])
        if not size:
            return head + length + data


def wide(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def test_excel_binary(tmp_path: Path) -> None:
    book = record(0x018F, b"") + record(0x019C, struct.pack("<II", 0, 1) + wide("rId1") + wide("台账"))
    book = record(0x0183, b"") + book + record(0x0190, b"") + record(0x0184, b"")
    size = struct.pack("<IIII", 0, len(TABLE) - 1, 0, len(HEADER) - 1)
    sheet = record(0x0181, b"") + record(0x0194, size) + record(0x0191, b"")
    for at, row in enumerate(TABLE):
        sheet += record(0x00, struct.pack("<IIHBBBI", at, 0, 300, 0, 0, 0, 0))
        for place, cell in enumerate(row):
            sheet += record(0x06, struct.pack("<II", place, 0) + wide(cell))
    sheet += record(0x0192, b"") + record(0x0182, b"")
    base = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    with zipfile.ZipFile(tmp_path / "a.xlsb", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "[Content_Types].xml",
            f'<Types xmlns="{package}/content-types"><Default Extension="bin" ContentType="'
            'application/vnd.ms-excel.sheet.binary.macroEnabled.main"/></Types>',
        )
        archive.writestr(
            "xl/_rels/workbook.bin.rels",
            f'<Relationships xmlns="{package}/relationships"><Relationship Id="rId1" Type="{base}/worksheet" '
            'Target="worksheets/sheet1.bin"/></Relationships>',
        )
        archive.writestr("xl/workbook.bin", book)
        archive.writestr("xl/worksheets/sheet1.bin", sheet)
    check(tmp_path / "a.xlsb")


def test_xml_of_excel_2003(tmp_path: Path) -> None:
    rows = ""
    for at, row in enumerate(TABLE):
        cells = ""
        for place, cell in enumerate(row, start=1):
            if cell:
                dated = at and place - 1 in DATES
                value = f"{cell}T00:00:00.000" if dated else cell
                sort = "DateTime" if dated else "String"
                cells += f'<Cell ss:Index="{place}"><Data ss:Type="{sort}">{value}</Data></Cell>'
        rows += f"<Row>{cells}</Row>"
    space = "urn:schemas-microsoft-com:office:spreadsheet"
    (tmp_path / "a.xls").write_text(
        f'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="{space}" xmlns:ss="{space}">'
        f'<Worksheet ss:Name="台账"><Table>{rows}</Table></Worksheet></Workbook>',
        "utf-8",
    )
    check(tmp_path / "a.xls")


def plain_xlsx(path: Path) -> Path:
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet()
    for at, row in enumerate(TABLE):
        sheet.write_row(at, 0, row)
    book.close()
    return path


@pytest.mark.parametrize("name", ["a.xlsx", "a.xls", "a.csv", "a"])
def test_the_name_of_a_workbook_does_not_matter(tmp_path: Path, name: str) -> None:
    made = plain_xlsx(tmp_path / "made.xlsx")
    check(made.rename(tmp_path / name))


def test_a_package_that_claims_four_gigabytes(tmp_path: Path) -> None:
    path = plain_xlsx(tmp_path / "a.xlsx")
    data = bytearray(path.read_bytes())
    at = data.find(b"PK\x01\x02")
    while at >= 0:
        length = struct.unpack_from("<H", data, at + 28)[0]
        if b"sheet1.xml" in data[at + 46 : at + 46 + length]:
            struct.pack_into("<I", data, at + 24, 0xFFFFFFF0)
        at = data.find(b"PK\x01\x02", at + 4)
    path.write_bytes(data)
    with pytest.raises(IntakeError, match="解压后超过"):
        open_ledger(path)


def test_a_password_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6)
    path.write_bytes(head.ljust(512, b"\0") + "EncryptedPackage".encode("utf-16-le").ljust(4096, b"\0"))
    with pytest.raises(IntakeError, match="密码"):
        open_ledger(path)


def test_too_many_rows_are_refused_and_progress_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = written(tmp_path / "a.csv", [HEADER, *(changed(number=f"{n}号") for n in range(3000))])
    ledger = open_ledger(path)
    told: list[int] = []
    monkeypatch.setattr(counting, "_STEP", 1)
    tally(ledger, propose(ledger), 2024, progress=told.append)
    assert told == sorted(told)
    assert told[-1] == 3000
    monkeypatch.setattr(counting, "MOST_ROWS", 2999)
    with pytest.raises(IntakeError, match="2999行"):
        tally(ledger, propose(ledger), 2024)


def test_answers_are_kept_as_they_were(tmp_path: Path) -> None:
    mapped = Mapped(
        {"received": "来件", "kind": "C"},
        {"不给": "denied.state_secret"},
        {"路人": "natural_person"},
        ("1月",),
        2024,
    )
    save_mapping(tmp_path / "a.map.toml", mapped)
    assert load_mapping(tmp_path / "a.map.toml") == mapped


@pytest.mark.parametrize(
    "numbers", [[3, 1, 2, 1, 5], [1, 2, 3, 3, 4], [1, 2, 10, 9, 10], [1, 9, 10, 11, 12, 2, 9]]
)
def test_repeated_numbers_are_found_in_any_order(tmp_path: Path, numbers: list[int]) -> None:
    done = of(tmp_path, *(changed(number=f"依申请{number}号") for number in numbers))
    assert done.figures["applications.received.total"] == len(set(numbers))
    assert sum(problem.times for problem in done.problems) == len(numbers) - len(set(numbers))


def test_quoted_cells_over_several_lines(tmp_path: Path) -> None:
    header = [*HEADER, "申请内容"]
    rows = [
        [*changed(number=f"{n}号"), f'第{n}项，"甲,乙"\n下一行' if n % 3 == 0 else "丙"] for n in range(4000)
    ]
    done = of(tmp_path, *rows, header=header)
    assert done.settled
    assert done.rows == 4000
