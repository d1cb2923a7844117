"""Bytes into characters: marks, declarations that lie, what the content bears out, and what is no text at all."""

from __future__ import annotations

import codecs
from io import BytesIO
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.intake.encodings import decode
from engine.intake.errors import IntakeError

SIMPLE = "一、总体情况\n本机关按照条例要求，全年新收政府信息公开申请12件，均已按时答复。\n" * 3
TRADITIONAL = "一、總體情況\n本機關依照條例要求，全年新收政府資訊公開申請12件，均已按時答覆。\n" * 3


@pytest.mark.parametrize(
    ("mark", "codec"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
        ("\ufeff".encode("gb18030"), "gb18030"),
    ],
)
def test_a_byte_order_mark_decides_and_is_no_text(mark: bytes, codec: str) -> None:
    decoded = decode("甲.txt", mark + SIMPLE.encode(codec), "big5")
    assert decoded == (SIMPLE, codec, ())


@pytest.mark.parametrize(
    "declared", [None, "utf-8", "GB2312", "gbk", "iso-8859-1", "big5", "unicode", "x", "utf-16"]
)
@pytest.mark.parametrize("codec", ["utf-8", "gb18030"])
def test_the_content_wins_over_a_declaration_that_lies(declared: str | None, codec: str) -> None:
    decoded = decode("甲.txt", SIMPLE.encode(codec), declared)
    assert decoded == (SIMPLE, codec, ())


@pytest.mark.parametrize("declared", [None, "big5", "gb2312", "utf-8"])
def test_big5_is_told_by_its_words(declared: str | None) -> None:
    decoded = decode("甲.txt", TRADITIONAL.encode("big5"), declared)
    assert decoded.text == TRADITIONAL
    assert not decoded.notes


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be", "utf-32-le"])
def test_wide_text_without_a_mark(codec: str) -> None:
    assert decode("甲.txt", SIMPLE.encode(codec)).text == SIMPLE


@pytest.mark.parametrize("text", ["一", "联通", "联", "规章 0", "二、主动公开政府信息情况", "", "abc"])
@pytest.mark.parametrize("codec", ["utf-8", "gb18030"])
def test_short_texts(text: str, codec: str) -> None:
    decoded = decode("甲.txt", text.encode(codec), codec)
    assert decoded.text == text


def test_a_torn_file_keeps_what_can_be_read_and_says_what_cannot() -> None:
    decoded = decode("甲.txt", SIMPLE.encode()[:-3])
    assert decoded.text.startswith(SIMPLE[:-3])
    assert decoded.text.endswith("�")
    assert decoded.encoding == "utf-8"
    assert "1 处" in decoded.notes[0]
    assert "第6行" in decoded.notes[0]


def test_one_bad_byte_in_gbk() -> None:
    data = SIMPLE.encode("gb18030").replace("全年".encode("gb18030"), b"\xff", 1)
    decoded = decode("甲.txt", data, "gb2312")
    assert decoded.text == SIMPLE.replace("全年", "�", 1)
    assert decoded.notes


def test_lines_pasted_in_another_encoding_are_read_and_told() -> None:
    pasted = "这一行是从别的系统里粘贴的政府信息公开数据。\n"
    decoded = decode("甲.txt", SIMPLE.encode() + pasted.encode("gb18030") + SIMPLE.encode())
    assert decoded.text == SIMPLE + pasted + SIMPLE
    assert "第7行" in decoded.notes[0]


def test_zero_bytes_at_the_end_of_a_torn_save() -> None:
    decoded = decode("甲.txt", SIMPLE.encode() + b"\0" * 700)
    assert decoded.text == SIMPLE
    assert "700" in decoded.notes[0]


def _zip(*names: str) -> bytes:
    file = BytesIO()
    with ZipFile(file, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return file.getvalue()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (_zip("[Content_Types].xml", "word/document.xml"), ".docx"),
        (_zip("xl/workbook.xml"), ".xlsx"),
        (_zip("OFD.xml"), "OFD"),
        (_zip("a.txt"), "ZIP"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "另存为 .docx"),
        (b"{\\rtf1\\ansi}", "RTF"),
        (b"\x89PNG\r\n\x1a\n\0\0", "图片"),
        (b"Rar!\x1a\x07\0", "RAR"),
        (bytes(range(256)) * 40, "不是文本"),
    ],
)
def test_what_is_no_text_is_called_by_its_name(data: bytes, said: str) -> None:
    with pytest.raises(IntakeError, match=said.replace(".", r"\.")) as caught:
        decode("报告.html", data)
    assert str(caught.value).startswith("报告.html：")


@given(
    st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=1),
    st.sampled_from(["utf-8", "gb18030"]),
)
def test_honest_declarations_of_chinese_are_kept(text: str, codec: str) -> None:
    text = "政府信息公开年度报告，" + text
    decoded = decode("甲.txt", text.encode(codec), codec)
    if "�" not in decoded.text and decoded.encoding == codec:
        assert decoded.text == text


@given(st.binary(max_size=300), st.sampled_from([None, "utf-8", "gbk", "hz"]))
def test_any_bytes_give_text_or_one_clear_line(data: bytes, declared: str | None) -> None:
    try:
        decoded = decode("甲.txt", data, declared)
    except IntakeError as error:
        assert "\n" not in str(error)  # noqa: PT017
    else:
        assert ("�" in decoded.text) <= bool(decoded.notes)
