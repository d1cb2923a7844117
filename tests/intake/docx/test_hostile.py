"""Files made to harm, and files that are damaged: read or refused in one sentence, never anything else."""

from __future__ import annotations

import random
import zipfile
from collections.abc import Iterator
from io import BytesIO

import pytest
from lxml import etree

from engine.intake.docx import read
from engine.intake.errors import IntakeError
from tests.intake.docx.making import document, docx, p, packed, parts, r, tbl, tc, tr
from tests.intake.docx.reading import body, grids, texts
from tests.output.samples import seed_sized


def _refused(data: bytes) -> str:
    with pytest.raises(IntakeError) as caught:
        read("坏文件.docx", data)
    said = str(caught.value)
    assert said.startswith("坏文件.docx")
    assert "\n" not in said
    assert "。" in said
    return said


def _one(text: str | bytes) -> bytes:
    return packed({"word/document.xml": text})


def test_entities_are_refused_in_any_encoding() -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]><x>&b;&c;</x>'
    for encoding in ("utf-8", "utf-16"):
        assert "实体" in _refused(_one(bomb.encode(encoding)))


def test_an_external_entity_is_not_read(tmp_path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("秘密", "utf-8")
    text = document(p("&x;")).replace("?>", f'?><!DOCTYPE d [<!ENTITY x SYSTEM "{secret.as_uri()}">]>', 1)
    assert "秘密" not in _refused(_one(text))


@pytest.mark.parametrize(
    "inner",
    [
        "<w:tbl><w:tr><w:tc>" * 1000 + p("底") + "</w:tc></w:tr></w:tbl>" * 1000,
        "<w:tbl><w:tr><w:tc>" * 70 + p("底") + "</w:tc></w:tr></w:tbl>" * 70,
        "<w:sdt><w:sdtContent>" * 10_000 + p("底") + "</w:sdtContent></w:sdt>" * 10_000,
        "<w:sdt><w:sdtContent>" * 100 + p("底") + "</w:sdtContent></w:sdt>" * 100,
        p(inner="<w:sdt><w:sdtContent>" * 100 + r("底") + "</w:sdtContent></w:sdt>" * 100),
    ],
)
def test_endless_nesting_is_refused(inner: str) -> None:
    assert "嵌套太深" in _refused(docx(inner))


def test_deep_but_sensible_nesting_is_read() -> None:
    inner = ("<w:tbl><w:tr><w:tc><w:p/></w:tc><w:tc>" * 12) + p("底") + ("</w:tc></w:tr></w:tbl>" * 12)
    assert len(grids(body(inner))) == 12
    wrapped = "<w:sdt><w:sdtContent>" * 20 + p("底") + "</w:sdtContent></w:sdt>" * 20
    assert texts(body(wrapped)) == ["底"]


def test_a_million_cells_are_refused() -> None:
    assert "不像" in _refused(docx(tbl(tr(*["<w:tc><w:p/></w:tc>"] * 1000) * 1000)))


def test_a_table_that_claims_a_million_places_is_refused() -> None:
    said = _refused(docx(tbl(tr(tc("甲", '<w:gridSpan w:val="1000000000"/>'), tc("乙")))))
    assert "第1张表" in said
    wide = tr(tc("甲", '<w:gridSpan w:val="900"/>'), tc("乙"))
    assert "第1张表" in _refused(docx(tbl(wide * 200)))


def test_a_long_table_is_read() -> None:
    (grid,) = grids(body(tbl(tr(tc("甲"), tc("1"), tc("2")) * 3000)))
    assert (grid.height, grid.width) == (3000, 3)


@pytest.mark.parametrize("size", [30_000_000, 60_000_000])
def test_a_part_that_swells_is_refused(size: int) -> None:
    assert "解压后" in _refused(_one(bytes(size)))


def test_a_directory_that_lies_about_a_size_is_found_out() -> None:
    text = document(p("甲" * 5000)).encode()
    data = bytearray(_one(text))
    entry = data.rindex(b"PK\x01\x02")
    data[entry + 24 : entry + 28] = (100).to_bytes(4, "little")
    assert "损坏" in _refused(bytes(data))


def test_the_same_part_twice_is_refused_where_it_counts() -> None:
    made = list(parts(p("甲")).items())
    with pytest.warns(UserWarning, match="Duplicate"):
        data = packed([*made, ("word/document.xml", document(p("乙")))])
    assert "不止一次" in _refused(data)
    with pytest.warns(UserWarning, match="Duplicate"):
        harmless = packed([*made, ("docProps/core.xml", "<a/>"), ("docProps/core.xml", "<a/>")])
    assert texts(read("a", harmless)) == ["甲"]


def test_a_locked_part_is_named_as_locked() -> None:
    data = bytearray(_one(document(p("甲"))))
    entry = data.rindex(b"PK\x01\x02")
    data[entry + 8] |= 1
    assert "加密" in _refused(bytes(data))


def test_styles_that_are_based_on_each_other_end() -> None:
    circle = "".join(
        f'<w:style w:type="paragraph" w:styleId="{a}"><w:name w:val="{a}"/><w:basedOn w:val="{b}"/></w:style>'
        for a, b in ("ab", "ba")
    )
    assert texts(body(p("甲", '<w:pStyle w:val="a"/>'), styles=circle)) == ["甲"]


@pytest.fixture(scope="module")
def ours() -> bytes:
    from engine.output.report import export

    return export(seed_sized())


def _survives(data: bytes) -> bool:
    """Whether a file is read; anything but a refusal fails the test."""
    try:
        found = read("变异.docx", data)
    except IntakeError:
        return False
    for grid in grids(found):
        places = sum(cell.rows * cell.columns for cell in grid.cells)
        assert places == sum(cell is not None for row in grid.squares() for cell in row)
    return True


def test_a_file_that_is_cut_off_is_refused(ours: bytes) -> None:
    for length in range(0, len(ours), len(ours) // 60):
        assert not _survives(ours[:length])


def test_changed_bytes_do_no_harm(ours: bytes) -> None:
    chance = random.Random(1)  # noqa: S311
    for _ in range(300):
        data = bytearray(ours)
        for _ in range(chance.randint(1, 4)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        _survives(bytes(data))


def _text(data: bytes) -> bytes:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return archive.read("word/document.xml")


def _mutants(text: bytes, chance: random.Random, count: int) -> Iterator[bytes]:
    """The text with some elements gone, doubled, moved, renamed, or with other values."""
    for _ in range(count):
        tree = etree.fromstring(text)
        elements = [element for element in tree.iter() if element.getparent() is not None]
        tags = sorted({element.tag for element in elements})
        for _ in range(chance.randint(1, 12)):
            element, other = chance.choice(elements), chance.choice(elements)
            match chance.randrange(4):
                case 0 if element.getparent() is not None:
                    element.getparent().remove(element)
                case 1 if element not in other.iterancestors() and element is not other:
                    other.append(element)
                case 2:
                    element.tag = chance.choice(tags)
                case _:
                    for name in element.attrib:
                        element.set(
                            name, chance.choice(["", "-1", "3", "continue", "99999999999", "甲", "restart"])
                        )
        yield etree.tostring(tree)


def test_changed_elements_do_no_harm(ours: bytes) -> None:
    chance = random.Random(2)  # noqa: S311
    survived = sum(_survives(_one(text)) for text in _mutants(_text(ours), chance, 200))
    assert survived > 100
