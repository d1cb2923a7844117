"""Zip packages are judged before they are unpacked."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest

from engine.intake import archive
from engine.intake.archive import check_archive, open_package
from engine.intake.errors import IntakeError


def _zip(parts: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return buffer.getvalue()


def _twice(name: str) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as file:
        file.writestr(name, b"1")
        with pytest.warns(UserWarning, match="Duplicate"):
            file.writestr(name, b"2")
    return buffer.getvalue()


def _lying(size: int) -> bytes:
    """A zip whose directory states another size than its member has."""
    data = bytearray(_zip({"xl/workbook.xml": b"a" * 5000}))
    entry = data.rindex(b"PK\x01\x02")
    data[entry + 24 : entry + 28] = size.to_bytes(4, "little")
    return bytes(data)


_GOOD = {"xl/workbook.xml": b"<workbook/>" * 100, "xl/worksheets/sheet1.xml": b"<sheet/>"}


def test_parts_are_found_whatever_case_and_slash() -> None:
    package = open_package("a.xlsx", _zip(_GOOD))
    assert "/XL\\Workbook.xml" in package
    assert package.read("xl/WORKBOOK.xml") == _GOOD["xl/workbook.xml"]
    assert package.names == tuple(_GOOD)
    assert "xl/other.xml" not in package


def test_a_missing_part_is_named() -> None:
    with pytest.raises(IntakeError, match=r"a\.docx：文件里缺少部件 word/document\.xml"):
        open_package("a.docx", _zip(_GOOD)).read("word/document.xml")


def test_a_good_archive_passes() -> None:
    check_archive("a.xlsx", _zip(_GOOD))
    check_archive("a.xlsx", _zip(_GOOD, zipfile.ZIP_STORED))


def test_a_total_above_the_limit_is_refused() -> None:
    with pytest.raises(IntakeError, match="解压后超过 1 MB"):
        check_archive("a.xlsx", _zip({"a": b"0" * 600_000, "b": b"1" * 600_000}), 2**20)


def test_parts_that_are_read_together_have_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MOST_TOTAL", 1500)
    package = open_package("a.docx", _zip({"a": b"0" * 1000, "b": b"1" * 1000}))
    assert len(package.read("a")) == 1000
    with pytest.raises(IntakeError, match="解压后超过"):
        package.read("b")


def test_a_part_has_a_limit() -> None:
    with pytest.raises(IntakeError, match="解压后超过"):
        open_package("a.docx", _zip({"a": b"0" * 1000})).read("a", 999)


def test_a_bomb_is_refused_by_its_ratio() -> None:
    with pytest.raises(IntakeError, match="膨胀"):
        check_archive("a.xlsx", _zip({"xl/workbook.xml": bytes(30_000_000)}))


@pytest.mark.parametrize("size", [1, 100, 0x7FFFFFFF])
def test_a_directory_that_lies_is_found_out(size: int) -> None:
    with pytest.raises(IntakeError):
        check_archive("a.xlsx", _lying(size))


def test_too_many_members_are_refused() -> None:
    with pytest.raises(IntakeError, match="10000 个"):
        open_package("a.xlsx", _zip({str(at): b"" for at in range(10_001)}))


def test_members_of_the_same_name() -> None:
    with pytest.raises(IntakeError, match="不止一次"):
        check_archive("a.xlsx", _twice("xl/workbook.xml"))
    check_archive("a.xlsx", _twice("docProps/core.xml"))


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_compression_that_no_office_uses_is_refused(method: int) -> None:
    with pytest.raises(IntakeError, match="压缩方式"):
        check_archive("a.xlsx", _zip(_GOOD, method))


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "空的"),
        (b"%PDF-1.4", "PDF"),
        (_zip(_GOOD)[:-30], "不完整"),
        (b"PK\x03\x04" + bytes(100), "不完整"),
    ],
)
def test_what_is_no_archive_is_named(data: bytes, said: str) -> None:
    with pytest.raises(IntakeError, match=said):
        check_archive("a.xlsx", data)
