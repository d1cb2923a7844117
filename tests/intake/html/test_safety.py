"""Damaged and hostile pages: a document or one clear line, never anything else."""

from __future__ import annotations

import random

import pytest

from engine.intake.document import Grid
from engine.intake.errors import IntakeError
from engine.intake.html import read
from tests.intake.html.conftest import body

REPORT = "<p>一、总体情况</p><p>二、主动公开政府信息情况</p><p>六、其他需要报告的事项</p>"
PIECES = (
    b"<table>",
    b"</table>",
    b"<tr>",
    b"</td>",
    b"<td rowspan=0>",
    b"<td colspan=99999>",
    b"<p>",
    b"</div>",
    b"<!--",
    b"-->",
    b"<![if x]>",
    b"&#x0;",
    b"\xff\xfe",
    b"\0",
    b"<script>",
    b"<ol><li>",
    b"</ol>",
    b"<pre>",
    b"<div style='display:none'>",
    b"</html>",
    b"<textarea>",
    b"<thead>",
    b"<?xml ?>",
    b'<a href="x.docx">',
    b"\"'",
    b"<plaintext>",
)


@pytest.mark.parametrize(
    "data",
    [
        b"<div>" * 100_000 + b"x",
        b"<table><tr><td>" * 100_000 + b"x",
        b"<ol><li>" * 5000 + b"x",
        b"<table>" + (b"<tr>" + b"<td>1" * 1000) * 1000 + b"</table>",
        b"<table>" + (b"<tr>" + b"<td rowspan=60000 colspan=59>1</td>" * 100) * 300 + b"</table>",
        b"<p>a</p>" * 1_000_000,
        b"<p " + b" ".join(b"a%d=1" % number for number in range(50_000)) + b">x",
        b"<" * 300_000,
        b"<p>" + "政府信息公开报告".encode() * 1_000_000,
        b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n--b\r\n",
        b"MIME-Version: 1.0\n"
        + b"".join(b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (n, n) for n in range(900)),
        b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><p>&b;</p>'
        + b"&#x110000;&#xd800;&foo;" * 1000,
    ],
    ids=range(12),
)
def test_hostile_pages(data: bytes) -> None:
    try:
        document = read("甲.html", data)
    except IntakeError as error:
        assert str(error).startswith("甲.html：")  # noqa: PT017
        assert "\n" not in str(error)  # noqa: PT017
    else:
        assert document.kind == "html"


def test_a_picture_in_the_page_does_not_make_it_too_big() -> None:
    data = f'<p>一</p><img src="data:image/png;base64,{"A" * 25_000_000}"><p>二</p>'.encode()
    assert [block[0] for block in read("甲.html", data).blocks] == ["一", "二"]


def test_fonts_that_nobody_closed() -> None:
    data = ("<font>" * 3000 + body()).encode()
    assert sum(isinstance(block, Grid) for block in read("甲.html", data).blocks) == 2


def test_marks_in_a_deep_page() -> None:
    document = read("甲.html", b"<div>" * 1500 + REPORT.encode() * 50)
    assert len(document.blocks) >= 3


@pytest.mark.parametrize("seed", range(300))
def test_damaged_pages(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311
    page = f"<html><head><meta charset=gbk><title>甲</title></head><body><div>{body()}</div>打印 关闭</body></html>"
    data = bytearray(page.encode(chance.choice(("utf-8", "gb18030", "utf-16"))))
    for _ in range(chance.randint(1, 12)):
        at = chance.randrange(len(data))
        match chance.randrange(4):
            case 0:
                data[at] = chance.randrange(256)
            case 1:
                del data[at : at + chance.randint(1, 200)]
            case 2:
                data[at:at] = chance.choice(PIECES)
            case _:
                data[at:at] = data[at : at + chance.randint(1, 300)]
    try:
        document = read("甲.html", bytes(data))
    except IntakeError:
        return
    for block in document.blocks:
        if isinstance(block, Grid):
            covered = sum(cell.rows * cell.columns for cell in block.cells)
            assert covered == sum(cell is not None for row in block.squares() for cell in row)
        else:
            assert block.text == block.text.strip() != ""
