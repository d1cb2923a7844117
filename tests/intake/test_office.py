"""Old formats are converted by LibreOffice where it is installed, and refused with advice where it is not."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from engine.intake import office
from engine.intake.document import Block, Paragraph
from engine.intake.docx import read
from engine.intake.errors import IntakeError
from engine.intake.office import find_office, to_docx
from engine.output.report import export
from tests.intake.docx.making import docx, p
from tests.output.samples import numbered

_PROGRAM = find_office()
needs_office = pytest.mark.skipif(_PROGRAM is None, reason="LibreOffice is not installed")
_OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le") + bytes(2000)


def _said(data: bytes) -> list[Block]:
    """Everything but what is a heading, which not every format keeps."""
    return [
        block._replace(heading=False) if isinstance(block, Paragraph) else block
        for block in read("a", data).blocks
    ]


def saved_as(folder: Path, data: bytes, suffix: str, form: str) -> bytes:
    """What LibreOffice makes of a .docx."""
    source = folder / "source.docx"
    source.write_bytes(data)
    command = [
        str(_PROGRAM),
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        *("--headless", "--norestore", "--convert-to", f"{suffix}:{form}", "--outdir", str(folder / "made")),
        str(source),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return (folder / "made" / f"source.{suffix}").read_bytes()


@needs_office
@pytest.mark.parametrize(
    ("suffix", "form"), [("doc", "MS Word 97"), ("rtf", "Rich Text Format"), ("odt", "writer8")]
)
def test_an_old_document_is_read_like_the_new_one(tmp_path: Path, suffix: str, form: str) -> None:
    new = export(numbered())
    old = saved_as(tmp_path, new, suffix, form)
    assert _said(to_docx(f"旧.{suffix}", old)) == _said(new)


@needs_office
def test_a_file_may_be_given_by_its_place(tmp_path: Path) -> None:
    place = tmp_path / "旧 文件.wps"
    place.write_bytes(saved_as(tmp_path, docx(p("甲")), "doc", "MS Word 97"))
    assert read("a", to_docx("旧 文件.wps", place)).blocks == read("a", docx(p("甲"))).blocks


@needs_office
def test_a_torn_document_is_refused() -> None:
    with pytest.raises(IntakeError, match=r"另存为 \.docx"):
        to_docx("旧.doc", _OLD)


def test_a_new_document_under_an_old_name_is_itself() -> None:
    data = docx(p("甲"))
    assert to_docx("新.doc", data) is data


def test_without_the_program_the_advice_is_to_save_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "find_office", lambda: None)
    with pytest.raises(IntakeError, match=r"旧\.doc：.*LibreOffice.*另存为 \.docx"):
        to_docx("旧.doc", _OLD)


@pytest.mark.parametrize(
    ("data", "said"),
    [(b"", "空的"), (b"%PDF-1.4", "PDF"), (b"<html><body>", "网页"), (b"\0\1\2", "不是办公文档")],
)
def test_what_is_no_old_document_is_named(data: bytes, said: str) -> None:
    with pytest.raises(IntakeError, match=said):
        to_docx("旧.doc", data)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(IntakeError, match="读不出来"):
        to_docx("没有.doc", tmp_path / "没有.doc")


def test_a_program_that_never_ends_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sleeper = tmp_path / "soffice"
    sleeper.write_text("#!/bin/sh\nsleep 60 &\nwait\n", "utf-8")
    sleeper.chmod(0o755)
    monkeypatch.setattr(office, "find_office", lambda: str(sleeper))
    monkeypatch.setattr(office, "PATIENCE", 0.3)
    with pytest.raises(IntakeError, match="没有转换完"):
        to_docx("旧.doc", _OLD)


def test_a_program_that_cannot_start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "find_office", lambda: str(tmp_path / "没有"))
    with pytest.raises(IntakeError, match="启动不了"):
        to_docx("旧.doc", _OLD)
