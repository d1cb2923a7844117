"""The report as PDF: the same bytes on every run."""

from __future__ import annotations

import pytest

from engine.intake.office import find_office
from engine.output.pdf import pdf, steady
from engine.output.report import export
from tests.output.samples import numbered

_PDF = (
    b"%%PDF-1.6\n1 0 obj\n<</Producer(LibreOffice 7.4)/CreationDate(D:%sZ')>>\nendobj\n"
    b"<xmp:CreateDate>%s-%s-%sT01:02:03Z</xmp:CreateDate>\nxref\n0 1\n"
    b"trailer\n<</Size 2\n/ID [ <%s>\n<%s> ]\n/DocChecksum /%s\n>>\nstartxref\n9\n%%%%EOF\n"
)


def _written(moment: bytes, name: bytes) -> bytes:
    return _PDF % (moment, moment[:4], moment[4:6], moment[6:8], name, name, name)


def test_dates_and_names_are_those_of_the_content() -> None:
    one = steady(_written(b"20261201052725", b"A" * 32), b"20250101000000")
    other = steady(_written(b"20270303030303", b"0123456789ABCDEF" * 2), b"20250101000000")
    assert one.replace(b"T00:00:00", b"") == other.replace(b"T00:00:00", b"")
    assert b"(D:20250101000000Z')" in one
    assert b"<xmp:CreateDate>2025-01-01T00:00:00Z" in one
    assert len(one) == len(_written(b"20261201052725", b"A" * 32))


def test_another_content_has_another_name() -> None:
    moment = b"20250101000000"
    one = _written(moment, b"A" * 32)
    assert steady(one, moment) != steady(one.replace(b"LibreOffice", b"Libreoffice"), moment)
    names = {steady(text, moment)[-90:] for text in (one, one.replace(b"7.4", b"7.5"))}
    assert len(names) == 2


@pytest.mark.skipif(find_office() is None, reason="LibreOffice is not installed")
def test_the_same_report_is_the_same_pdf_wherever_the_machine_stands(monkeypatch: pytest.MonkeyPatch) -> None:
    data = export(numbered())
    made = []
    for zone, language in (("Asia/Shanghai", "C"), ("America/New_York", "zh_CN.UTF-8")):
        monkeypatch.setenv("TZ", zone)
        monkeypatch.setenv("LANG", language)
        made.append(pdf(data))
    assert made[0] == made[1]
    assert b"CreationDate(D:20250101000000Z" in made[0]
