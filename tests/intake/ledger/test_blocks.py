"""Many rows at a time are the same rows."""

from __future__ import annotations

import csv
from io import StringIO
from pathlib import Path

import pytest

from engine.intake.ledger import text, workbook
from engine.intake.ledger.blocks import Even, even
from engine.intake.ledger.text import _blocks, _decoded
from engine.intake.ledger.workbook import Row
from tests.intake.ledger.making import HEADER, changed, tallied

LINES = "1,2024-01-02,公民,a\n2,,企业,\n3,x,y,z\n"
TEXTS = {
    "even": LINES,
    "no line end at the end": LINES.removesuffix("\n"),
    "returns": LINES.replace("\n", "\r\n"),
    "one without return": "1,2,3\r\n4,5,6\n7,8,9\r\n",
    "returns alone": "1,2,3\r4,5,6\r",
    "one too long, one too short": "1,2,3\n4,5\n6,7,8,9\n1,2,3\n",
    "two in one, none in the next": "a,b,c,d\ne\nf,g,h\n",
    "all quoted": '"1","二","3"\n"4","","6"\n',
    "all quoted, returns": '"1","二","3"\r\n"4","","6"\r\n',
    "all quoted, a separator inside": '"1","二,三","3"\n"4","","6"\n',
    "all quoted, quotation marks inside": '"1","a"",""b"\n"4","6"\n',
    "all quoted, a line end inside": '"1","a\nb"\n"4","6"\n',
    "some quoted": '1,"二,三",3\n4,5,6\n',
    "some quoted, returns": 'a,b\r\n1,"二,三"\r\n"4",5\r\n6,7\r\n',
    "one quoted of other width": '1,"二,三",3\n4,5,6,7\n',
    "quoted at the end": '1,2\n3,"4"\n',
    "open over lines": '1,"二\n三",3\n4,5,6\n',
    "a mark in the middle": '1,5"管,3\n4,5,6\n',
    "one column": "a\nb\n",
    "two columns": "a,b\nc,d\n",
}


@pytest.mark.parametrize("times", [1, 5000])
@pytest.mark.parametrize("case", TEXTS)
def test_text_is_cut_as_csv_cuts_it(case: str, times: int, tmp_path: Path) -> None:
    text = TEXTS[case] + ("\n" if times > 1 and TEXTS[case][-1] not in "\r\n" else "")
    path = tmp_path / "a.csv"
    path.write_bytes((text * times).encode())
    blocks = _blocks("a.csv", _decoded(path, "utf-8"), ",", 0)
    found = [row for block in blocks for row in block.rows()]
    expected = list(csv.reader(StringIO(text, newline="")))
    assert len(found) == times * len(expected)
    assert found == expected * times


@pytest.mark.parametrize("end", ["\n", "\r\n", '"\n', '"\r\n'])
def test_the_columns_of_a_block_are_those_of_its_rows(end: str) -> None:
    rows: list[Row] = [["1", "甲", "", "x"], ["", "乙", "y", ""], ["3", "丙", "z", "end"]]
    mark = '"' if '"' in end else ""
    text = "".join(mark + f"{mark},{mark}".join(map(str, row)) + end for row in rows)
    block = even(text, ",")
    assert isinstance(block, Even)
    for one, expected in ((block, rows), (block.after(1), rows[1:])):
        assert len(one) == len(expected)
        for place in range(4):
            assert list(one.column(place)) == [row[place] for row in expected]
        assert [one.row(place) for place in range(len(expected))] == expected
    with pytest.raises(IndexError):
        block.column(4)
    assert list(block.filled(4)) == ["", "", ""]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("end", ["\r\n", "\n", "\r"])
def test_a_large_text_is_tallied_as_it_streams(
    encoding: str, end: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workbook, "MOST_AT_ONCE", 1000)
    monkeypatch.setattr(text, "MOST_AT_ONCE", 1000)
    lines = [HEADER, *(changed(number=f"{number}号", kind="公民") for number in range(3000))]
    path = tmp_path / "台账.csv"
    path.write_bytes("".join(",".join(line) + end for line in lines).encode(encoding))
    done = tallied(path)
    assert (done.rows, done.problems) == (3000, ())
    assert done.figures["applications.granted.natural_person"] == 3000
    assert done.cases["applications.granted.total"][::2999] == ("0号", "2999号")
