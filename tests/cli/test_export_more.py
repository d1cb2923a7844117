"""`nianbao export`: the other shapes, the packet, many drafts at once."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from engine.intake.office import find_office
from engine.output.readback import read
from tests.cli.conftest import Run
from tests.output.samples import seed_cells


def test_page_and_text_beside_the_report(run: Run, weihai: Path, tmp_path: Path) -> None:
    done = run("export", weihai, "--html", "--text", "-o", "报告.docx")
    assert done.status == 0, done.err
    assert done.out == ""
    for name in ("报告.docx", "报告.html", "报告.txt"):
        found = json.loads(run("review", name, "--json").out)["files"][0]
        assert {key: str(value) for key, value in found["cells"].items()} == seed_cells()
        assert found["fingerprint"]["state"] == ("unchanged" if name.endswith("docx") else "absent")
    first = (tmp_path / "报告.html").read_bytes()
    assert run("export", weihai, "--html", "-o", "报告.docx", LANG="C").status == 0
    assert (tmp_path / "报告.html").read_bytes() == first


def test_errors_refuse_every_shape(run: Run, weihai: Path, tmp_path: Path) -> None:
    weihai.write_text(
        weihai.read_text("utf-8").replace("natural_person = 60", "natural_person = 66", 1), "utf-8"
    )
    assert run("export", weihai, "--html", "--text", "--packet", "-o", "a.docx").status == 1
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["weihai.toml"]


def test_no_shape_takes_the_place_of_the_draft(run: Run, weihai: Path, tmp_path: Path) -> None:
    draft = weihai.rename(tmp_path / "weihai.txt")
    before = draft.read_bytes()
    done = run("export", draft, "--text")
    assert done.status == 2
    assert "草稿本身" in done.err
    assert draft.read_bytes() == before
    assert not (tmp_path / "weihai.docx").exists()


@pytest.mark.skipif(find_office() is None, reason="LibreOffice is not installed")
def test_pdf(run: Run, weihai: Path, tmp_path: Path) -> None:
    done = run("export", weihai, "--pdf")
    assert done.status == 0, done.err
    found = json.loads(run("review", "weihai.pdf", "--json").out)["files"][0]
    assert {key: str(value) for key, value in found["cells"].items()} == seed_cells()
    assert (tmp_path / "weihai.pdf").read_bytes().startswith(b"%PDF")


def test_pdf_without_libreoffice(run: Run, weihai: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    done = run("export", weihai, "--pdf", PATH=str(tmp_path / "empty"))
    assert done.status == 2
    assert "LibreOffice" in done.err
    assert "WPS" in done.err
    assert (tmp_path / "weihai.docx").exists()
    assert not (tmp_path / "weihai.pdf").exists()


def test_the_packet(run: Run, weihai: Path, tmp_path: Path) -> None:
    names = ["weihai.docx", "weihai.packet.json", "weihai（送审单）.docx", "weihai（送审附件）.docx"]
    done = run("export", weihai, "--packet")
    assert done.status == 0, done.err
    assert all(name in done.err for name in names)
    first = {name: (tmp_path / name).read_bytes() for name in names}
    assert run("export", weihai, "--packet", TZ="Asia/Shanghai", LANG="C").status == 0
    assert {name: (tmp_path / name).read_bytes() for name in names} == first
    text = weihai.read_text("utf-8").replace("licensing = 5821", "licensing = 5000", 1)
    weihai.write_text(text, "utf-8")
    assert run("export", weihai, "--packet").status == 0
    (cell,) = json.loads((tmp_path / "weihai.packet.json").read_bytes())["changes"]["comparison"]["cells"]
    assert (cell["old"], cell["new"]) == (5821, 5000)


def test_the_packet_against_a_file_that_is_not_there(run: Run, weihai: Path) -> None:
    done = run("export", weihai, "--packet", "--since", "nowhere.docx")
    assert done.status == 2
    assert "nowhere.docx" in done.err
    assert "Traceback" not in done.err
    assert run("export", weihai, "--since", "a.docx").status == 2


def _several(weihai: Path, tmp_path: Path, count: int) -> list[Path]:
    drafts = [tmp_path / f"{number}.toml" for number in range(count)]
    for draft in drafts:
        shutil.copy(weihai, draft)
    return drafts


@pytest.mark.parametrize("count", [2, 5])
def test_many_at_once_are_as_one_by_one(run: Run, weihai: Path, tmp_path: Path, count: int) -> None:
    assert run("export", weihai, "-o", "one.docx").status == 0
    one = (tmp_path / "one.docx").read_bytes()
    done = run("export", *_several(weihai, tmp_path, count), "-o", "out/new")
    assert done.status == 0, done.err
    assert f"导出{count}份" in done.err
    found = sorted((tmp_path / "out" / "new").iterdir())
    assert [path.name for path in found] == [f"{number}.docx" for number in range(count)]
    assert all(path.read_bytes() == one for path in found)


def test_one_bad_draft_does_not_keep_the_others(run: Run, weihai: Path, tmp_path: Path) -> None:
    drafts = _several(weihai, tmp_path, 5)
    drafts[1].write_bytes(b"torn = ")
    wrong = drafts[3].read_text("utf-8").replace("natural_person = 60", "natural_person = 66", 1)
    drafts[3].write_text(wrong, "utf-8")
    done = run("export", *drafts, tmp_path / "nowhere.toml", "-o", "out")
    assert done.status == 2
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["0.docx", "2.docx", "4.docx"]
    assert "1.toml" in done.err
    assert "nowhere.toml" in done.err
    assert "T3-01" in done.err
    assert "导出3份，没有导出3份" in done.err
    assert "Traceback" not in done.err
    again = run("export", *drafts, "--draft", "-o", "marked")
    assert again.status == 2
    assert set(read((tmp_path / "marked" / "3（草稿）.docx").read_bytes()).headers) == {"草稿"}


def test_many_beside_their_drafts(run: Run, weihai: Path, tmp_path: Path) -> None:
    assert run("export", *_several(weihai, tmp_path, 2)).status == 0
    assert (tmp_path / "1.docx").exists()


def test_two_of_one_name_and_a_file_for_a_folder(run: Run, weihai: Path, tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    other = Path(shutil.copy(weihai, tmp_path / "b" / "weihai.toml"))
    done = run("export", weihai, other, "-o", "out")
    assert done.status == 2
    assert "分开导出" in done.err
    done = run("export", weihai, other, "-o", "a.docx")
    assert done.status == 2
    assert "文件夹" in done.err
    assert run("export", weihai, other, "--packet", "--since", "x").status == 2
    assert not list(tmp_path.glob("*.docx"))
