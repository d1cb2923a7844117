import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from engine.intake.document import Grid, Paragraph
from engine.intake.pdf import read

pytestmark = pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
ROOT = Path(__file__).parents[3]


def smaller_pages(document):
    """Pages half as high on which tables may break anywhere, also inside rows."""
    document = re.sub(r"<w:pgSz [^>]*/>", '<w:pgSz w:w="11906" w:h="10300"/>', document)
    return document.replace("<w:keepNext/>", "").replace("<w:cantSplit/>", "")


@pytest.fixture(scope="module")
def printed(tmp_path_factory):
    """The example report as PDF, as it is and on small pages."""
    folder = tmp_path_factory.mktemp("office")
    whole, small = folder / "whole.docx", folder / "small.docx"
    example = ROOT / "examples" / "weihai.toml"
    command = [
        sys.executable,
        "-c",
        "from tui.cli import command; command()",
        "export",
        str(example),
        "-o",
        str(whole),
    ]
    subprocess.run(command, check=True, cwd=ROOT, capture_output=True)
    with zipfile.ZipFile(whole) as source, zipfile.ZipFile(small, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            if name == "word/document.xml":
                data = smaller_pages(data.decode()).encode()
            target.writestr(name, data)
    command = ["soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"]
    command += ["--convert-to", "pdf", "--outdir", str(folder), str(whole), str(small)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return {name: read(name, (folder / name).read_bytes()) for name in ("whole.pdf", "small.pdf")}


def bare(text):
    return "".join(text.split())


def squares(document):
    grids = [block for block in document.blocks if isinstance(block, Grid)]
    return [[[bare(cell.text) if cell else None for cell in row] for row in grid.squares()] for grid in grids]


def test_the_three_tables_have_the_squares_of_the_form(printed):
    tables = squares(printed["whole.pdf"])
    assert [(len(table), len(table[0])) for table in tables] == [(14, 4), (28, 10), (4, 15)]
    assert tables[1][26] == [
        "三、本年度办理结果",
        "（七）总计",
        "（七）总计",
        "60",
        "0",
        "0",
        "0",
        "0",
        "0",
        "60",
    ]
    assert tables[1][23][1:4] == [
        "（六）其他处理",
        "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
        "1",
    ]


def test_tables_and_text_broken_by_small_pages_are_the_same(printed):
    assert squares(printed["small.pdf"]) == squares(printed["whole.pdf"])
    texts = [
        [bare(block.text) for block in document.blocks if isinstance(block, Paragraph)]
        for document in printed.values()
    ]
    assert texts[0] == texts[1]
    assert len(texts[0]) > 20
