"""Exported reports, changed afterwards in all sorts of ways."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from engine.draft.load import read
from engine.draft.model import Draft
from engine.form import CELLS
from engine.intake.fingerprint import LONGEST, PREFIX, normal, parsed, properties
from engine.intake.office import find_office, to_docx
from engine.intake.seal import Seal, seal_of, seal_result
from engine.output.assemble import content_of, export
from engine.output.fingerprint import PART, fingerprint_of
from engine.output.package import read_zip, write_zip
from engine.output.report import export as export_content
from engine.output.sanitise import sanitise
from tests.cli.conftest import EXAMPLES
from tests.output.packages import DOCUMENT, changed, text_of
from tests.output.samples import numbered, seed_sized


@cache
def _draft() -> Draft:
    return read(EXAMPLES / "weihai.toml")


@cache
def _report(*, draft_mark: bool = False) -> bytes:
    return export(_draft(), draft_mark=draft_mark)


def _seal(data: bytes) -> Seal:
    return seal_of("a.docx", data)


def _words(data: bytes) -> list[str]:
    return [change.words for change in _seal(data).changes]


def test_untouched() -> None:
    seal = _seal(_report())
    assert seal.state == "unchanged"
    assert (seal.edition, seal.is_draft) == ("2021", False)
    assert re.fullmatch("[0-9a-f]{64}", seal.content)
    assert _seal(_report(draft_mark=True)).is_draft
    assert _seal(_report(draft_mark=True)).content == seal.content


@pytest.mark.parametrize(
    "content", [numbered(), seed_sized(draft_mark=True), numbered()._replace(annex=True)]
)
def test_any_report_is_its_own_fingerprint(content) -> None:
    assert _seal(export_content(content)).state == "unchanged"


def test_a_changed_figure_is_named_with_both_values() -> None:
    data = changed(_report(), ">5821<", ">5812<")
    (change,) = _seal(data).changes
    assert (change.kind, change.key, change.before, change.after) == (
        "figure",
        "disclosure.licensing",
        "5821",
        "5812",
    )
    entry = seal_result(_seal(data))
    assert entry["state"] == "changed"
    assert entry["changed"][0]["from"] == 5821
    assert entry["changed"][0]["to"] == 5812


def test_every_figure_can_be_told_from_every_other() -> None:
    data = export_content(numbered())
    for number, key in list(enumerate(CELLS, start=1001))[::9]:
        (change,) = _seal(changed(data, f">{number}<", ">7<")).changes
        assert (change.key, change.before, change.after) == (key, str(number), "7")


def test_a_blanked_figure() -> None:
    (change,) = _seal(changed(_report(), ">786<", "><")).changes
    assert (change.key, change.after) == ("disclosure.fees", "")
    assert "空白" in change.words
    assert seal_result(_seal(changed(_report(), ">786<", "><")))["changed"][0]["to"] is None


def _sentence(data: bytes) -> str:
    """A sentence of the prose with a number and a sentence behind it."""
    found = re.search(r">[^<>]*?([^<>。]*8819[^<>。]*。)", text_of(data))
    assert found is not None
    return found.group(1)


def test_a_changed_number_of_the_prose_is_named() -> None:
    data = changed(_report(), "8819", "8918")
    (change,) = _seal(data).changes
    assert (change.kind, change.part, change.before, change.after) == ("number", "overview", "8819", "8918")
    assert "第一部分" in change.words


def test_a_changed_sentence_is_named() -> None:
    old = _sentence(_report())
    (change,) = _seal(changed(_report(), old, "这一句是后来改写的。")).changes
    assert change.kind == "changed"
    assert change.after is not None
    assert "这一句是后来改写的。" in change.after


def test_a_sentence_more_and_a_sentence_less() -> None:
    old = _sentence(_report())
    (more,) = _seal(changed(_report(), old, old + "后来加了一句。")).changes
    assert (more.kind, more.after) == ("added", "后来加了一句。")
    (less,) = _seal(changed(_report(), old, "")).changes
    assert less.kind == "removed"
    assert less.before is not None
    assert "8819" in less.before


def test_a_paragraph_more_and_a_paragraph_less() -> None:
    paragraph = "<w:p><w:r><w:t>多出来的一段。</w:t></w:r></w:p>"
    data = changed(_report(), "<w:sectPr", paragraph + "<w:sectPr")
    (change,) = _seal(data).changes
    assert (change.kind, change.after, change.part) == ("added", "多出来的一段。", "matters")
    text = text_of(_report())
    last = text.rindex("<w:p>", 0, text.rindex("<w:sectPr"))
    cut = text[:last] + text[text.rindex("<w:sectPr") :]
    seal = _seal(write_zip({**read_zip(_report()), DOCUMENT: cut.encode()}))
    assert {change.kind for change in seal.changes} == {"removed"}
    assert {change.part for change in seal.changes} == {"matters"}


def test_a_changed_label_and_a_changed_heading() -> None:
    (label,) = _seal(changed(_report(), "行政许可<", "行政批准<")).changes
    assert (label.kind, label.after) == ("label", "行政批准")
    (heading,) = _seal(changed(_report(), "五、存在的主要问题及改进情况", "五、主要问题及改进情况")).changes
    assert "各部分标题第5段" in heading.place


def test_a_row_taken_out_still_names_the_figures() -> None:
    text = text_of(_report())
    at = text.index("行政强制")
    start, end = text.rindex("<w:tr>", 0, at), text.index("</w:tr>", at) + len("</w:tr>")
    seal = _seal(write_zip({**read_zip(_report()), DOCUMENT: (text[:start] + text[end:]).encode()}))
    assert seal.changes[0].kind == "table"
    assert [change.key for change in seal.changes[1:]] == ["disclosure.compulsion"]


def test_the_draft_mark_taken_away() -> None:
    data = _report(draft_mark=True)
    parts = {name: blob.replace("草稿".encode(), b"") for name, blob in read_zip(data).items()}
    (change,) = _seal(write_zip(parts)).changes
    assert change.kind == "header"


def test_runs_spaces_and_compositions_do_not_count() -> None:
    """What programs do when they save: runs split, spaces and characters written otherwise."""
    data = changed(_report(), "8819", '88</w:t></w:r><w:r><w:t xml:space="preserve">19 ')
    assert _seal(data).state == "unchanged"
    assert normal("e\u0301 a\u3000\u200b。") == normal("\u00e9 a。")
    assert normal("1 2") != normal("12")


def test_without_a_fingerprint() -> None:
    parts = {name: blob for name, blob in read_zip(_report()).items() if name != PART}
    assert _seal(write_zip(parts)).state == "absent"
    assert _seal(b"not a document").state == "absent"
    assert seal_of("nowhere.docx").state == "absent"
    assert seal_result(Seal("absent")) == {"state": "absent", "changed": []}


def test_a_fingerprint_that_was_touched() -> None:
    assert _seal(changed(_report(), "5821", "5822", PART)).state == "damaged"
    mark = fingerprint_of(sanitise(content_of(_draft()))[0])
    texts = properties(mark)
    assert parsed(texts) == mark
    assert all(len(text) <= LONGEST for text in texts.values())
    for name in texts:
        assert parsed({key: text for key, text in texts.items() if key != name}) is None
    for other in (mark._replace(cells=mark.cells[:-1]), mark._replace(plans=mark.plans[:-1])):
        assert parsed(properties(other)) is None


def test_other_custom_properties_stay_and_do_not_matter() -> None:
    more = '<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="99" name="KSOProductBuildVer"><vt:lpwstr>2052</vt:lpwstr></property></Properties>'
    assert _seal(changed(_report(), "</Properties>", more, PART)).state == "unchanged"


def test_no_internal_notes_go_out() -> None:
    draft = _draft()._replace(extra={"notes": "此条不宜外传"})
    assert "不宜外传".encode() not in b"".join(read_zip(export(draft)).values())
    names = re.findall('name="([^"]*)"', text_of(_report(), PART))
    assert names
    assert all(name.startswith(PREFIX) for name in names)


@pytest.mark.skipif(find_office() is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("form", ["rtf", "odt", "doc"])
def test_saved_again_by_another_program(form: str, tmp_path: Path) -> None:
    import subprocess

    (tmp_path / "a.docx").write_bytes(changed(_report(), ">5821<", ">5812<"))
    office = [str(find_office()), f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless"]
    subprocess.run([*office, "--convert-to", form, "--outdir", tmp_path, tmp_path / "a.docx"], check=True)
    data = to_docx(f"a.{form}", tmp_path / f"a.{form}")
    assert [change.key for change in _seal(data).changes] == ["disclosure.licensing"]
