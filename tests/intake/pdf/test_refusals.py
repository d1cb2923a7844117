import random
import zlib

import pytest
from PIL import Image
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader

from engine.intake.errors import IntakeError
from engine.intake.pdf import read


def simple(sheets, **options):
    page = sheets(**options)
    page.prose(140, "　　一段正文，说得清清楚楚。")
    page.table([80, 200, 320], [300, 330, 360], {(0, 0, 1, 1): "规章", (0, 1, 1, 2): "3", (1, 0, 2, 2): "丙"})
    return page.done()


def picture(page):
    page.canvas.drawImage(ImageReader(Image.new("RGB", (40, 60), "grey")), 0, 0, 595, 842)


def packed(objects):
    """A PDF file of these objects, the first being the catalogue."""
    data, places = b"%PDF-1.7\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    end = b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, len(data))
    return data + head + table + end


def drawn(content, more=(), resources=b""):
    stream = zlib.compress(content, 9)
    font = b"/Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>"
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<<%s%s>>>>" % (
        font,
        resources,
    )
    body = b"<</Filter/FlateDecode/Length %d>>\nstream\n%s\nendstream" % (len(stream), stream)
    pages = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
    return packed([b"<</Type/Catalog/Pages 2 0 R>>", pages, page, body, *more])


TEXT = b"BT /F1 12 Tf 100 700 Td (A report text of some length) Tj ET\n"


def test_a_password_to_open_is_asked_for_and_one_to_change_is_not(sheets):
    locked = StandardEncryption("secret", "owner", canPrint=0)
    with pytest.raises(IntakeError, match=r"^a\.pdf：这个 PDF 要密码"):
        read("a.pdf", simple(sheets, encrypt=locked))
    free = StandardEncryption("", "owner", canModify=0, canCopy=0)
    assert read("a.pdf", simple(sheets, encrypt=free)).blocks[0].text == "一段正文，说得清清楚楚。"


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0 %PDF" + b" " * 2000])
def test_other_files_are_refused(data):
    with pytest.raises(IntakeError, match="不是 PDF 文件"):
        read("a.pdf", data)


def test_a_file_cut_off_is_refused(sheets):
    data = simple(sheets)
    for share in (0.2, 0.5, 0.9):
        with pytest.raises(IntakeError, match="不完整"):
            read("a.pdf", data[: int(share * len(data))])


def test_scans_are_refused_with_a_way_out_and_a_scanned_page_is_named(sheets):
    scan = sheets()
    picture(scan)
    with pytest.raises(IntakeError, match=r"扫描件，没有文字；.*Word.*OCR"):
        read("a.pdf", scan.done())
    mixed = sheets()
    mixed.prose(140, "　　第一页是文字。")
    mixed.turn()
    picture(mixed)
    mixed.turn()
    mixed.prose(140, "　　第三页也是文字。")
    document = read("a.pdf", mixed.done())
    assert len(document.blocks) == 2
    assert document.notes[0].startswith("第2页是图片，没有文字")


def test_a_page_without_anything_is_refused():
    with pytest.raises(IntakeError, match="没有文字"):
        read("a.pdf", drawn(b""))


def test_a_text_layer_without_meaning_is_refused():
    codes = b"".join(b"<%04X> <%04X>\n" % (number, 0xE000 + number) for number in range(1, 60))
    cmap = b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
    cmap += (
        b"1 begincodespacerange <0000> <FFFF> endcodespacerange\n59 beginbfchar\n"
        + codes
        + b"endbfchar endcmap end end"
    )
    font = (
        b"<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/DescendantFonts[6 0 R]/ToUnicode 7 0 R>>"
    )
    child = b"<</Type/Font/Subtype/CIDFontType2/BaseFont/X/CIDSystemInfo<</Registry(A)/Ordering(I)/Supplement 0>>>>"
    text = b"".join(b"%04X" % number for number in range(1, 60))
    content = b"BT /F2 12 Tf 50 700 Td <%s> Tj ET" % text
    stream = b"<</Length %d>>\nstream\n%s\nendstream" % (len(content), content)
    mapping = b"<</Length %d>>\nstream\n%s\nendstream" % (len(cmap), cmap)
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F2 5 0 R>>>>>>"
    pages = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
    data = packed([b"<</Type/Catalog/Pages 2 0 R>>", pages, page, stream, font, child, mapping])
    with pytest.raises(IntakeError, match="乱码"):
        read("a.pdf", data)


def test_a_stream_that_unpacks_to_far_too_much_is_refused():
    with pytest.raises(IntakeError, match="异常大"):
        read("a.pdf", drawn(b" " * 60_000_000))


def test_too_many_pages_are_refused(sheets):
    page = sheets()
    for _ in range(301):
        page.turn()
    with pytest.raises(IntakeError, match=r"30[12] 页"):
        read("a.pdf", page.done())


def test_a_page_of_very_many_lines_is_read_without_its_tables():
    strokes = b"".join(b"%d 0 m %d 842 l S\n" % (number % 595, number % 595) for number in range(40_000))
    document = read("a.pdf", drawn(TEXT + strokes))
    assert [block.text for block in document.blocks] == ["A report text of some length"]
    assert "线条太多" in document.notes[0]


def test_drawings_that_draw_drawings_without_end_are_refused():
    def form(number, depth):
        content = b"/A Do " * 10 if number < depth else b"0 0 m 1 1 l S"
        inner = b"/Resources<</XObject<</A %d 0 R>>>>" % (6 + number) if number < depth else b""
        head = b"<</Type/XObject/Subtype/Form/BBox[0 0 9 9]%s/Length %d>>" % (inner, len(content))
        return head + b"\nstream\n" + content + b"\nendstream"

    forms = [form(number, 11) for number in range(12)]
    with pytest.raises(IntakeError, match="异常大"):
        read("a.pdf", drawn(TEXT + b"/A Do " * 10, forms, b"/XObject<</A 5 0 R>>"))


def test_a_damaged_stream_is_told():
    data = drawn(TEXT * 40)
    place = data.index(b"stream\n") + 40
    try:
        said = read("a.pdf", data[:place] + b"\xff\xff\xff\xff" + data[place + 4 :]).notes[0]
    except IntakeError as error:
        said = str(error)
    assert "损坏" in said or "没有文字" in said


def mutated(data, seed):
    chance = random.Random(seed)  # noqa: S311
    changed = bytearray(data)
    for _ in range(chance.randint(1, 10)):
        place = chance.randrange(len(changed))
        kind = chance.random()
        if kind < 0.6:
            changed[place] = chance.randrange(256)
        elif kind < 0.8:
            del changed[place : place + chance.randint(1, 60)]
        else:
            changed[place:place] = chance.randbytes(chance.randint(1, 20))
    return bytes(changed[: chance.randrange(len(changed))] if seed % 8 == 0 else changed)


def test_whatever_happens_to_a_file_it_is_read_or_refused(sheets):
    data = simple(sheets)
    outcomes = set()
    for seed in range(300):
        try:
            outcomes.add(read("a.pdf", mutated(data, seed)).kind)
        except IntakeError as error:
            outcomes.add(error.name)
    assert outcomes == {"pdf", "a.pdf"}


def test_the_title_of_the_file_is_told_and_a_broken_one_does_no_harm(sheets):
    page = sheets()
    page.canvas.setTitle("年度报告")
    page.prose(140, "　　正文。")
    assert read("a.pdf", page.done()).title == "年度报告"
    odd = drawn(TEXT, [b"<</Title <FEFFD800>>>"]).replace(b"/Root 1 0 R", b"/Root 1 0 R/Info 5 0 R")
    assert len(read("a.pdf", odd).blocks) == 1
