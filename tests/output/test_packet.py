"""送审单, 附件 and their data."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest
from lxml import etree

from engine.draft.load import read
from engine.draft.model import Decision, Draft, LastYear
from engine.intake.office import find_office
from engine.intake.seal import seal_of
from engine.output.assemble import export
from engine.output.errors import OutputError
from engine.output.packet import places, write_packet
from engine.output.packet.__main__ import main
from engine.output.packet.facts import FAMILIES
from engine.output.packet.template import annex, approval
from engine.output.pdf import pdf
from engine.output.walk import W
from engine.rules.check import RULES, check
from engine.rules.decisions import binding
from tests.cli.conftest import EXAMPLES
from tests.output.packages import parts_of, text_of

TEMPLATES = Path(__file__).parents[2] / "templates"


@cache
def _weihai() -> Draft:
    return read(EXAMPLES / "weihai.toml")


def _packet(draft: Draft, folder: Path, **how) -> tuple[str, str, dict]:
    target = folder / "年报.docx"
    report = export(draft, draft_mark=how.get("draft_mark", False))
    target.write_bytes(report)
    write_packet(draft, check(draft), target, report, **how)
    sheet, annexed, data = places(target)
    return _text(sheet), _text(annexed), json.loads(data.read_bytes())


def _text(place: Path) -> str:
    body = etree.fromstring(parts_of(place.read_bytes())["word/document.xml"])
    return "\n".join("".join(p.itertext(W + "t")) for p in body.iter(W + "p"))


def test_shipped_templates_are_what_the_builder_makes(tmp_path: Path) -> None:
    assert main([str(tmp_path)]) == 0
    for name, built in (("approval.docx", approval()), ("annex.docx", annex())):
        assert (tmp_path / name).read_bytes() == built
        assert parts_of((TEMPLATES / name).read_bytes()) == parts_of(built)
    assert main([]) == 2


def test_what_an_approver_needs_stands_on_the_sheet(tmp_path: Path) -> None:
    draft = _weihai().with_profile(prepared_by="张三", deadline="1月20日")
    sheet, _, data = _packet(draft, tmp_path)
    for words in (
        "威海临港经济技术开发区管理委员会",
        "2024年",
        "张三",
        "2025年1月20日",
        "首次送审",
        "国办公开办函",
    ):
        assert words in sheet
    for label in ("核　稿", "会　签", "保密审查意见", "签　发", "检查情况", "文件及指纹"):
        assert label in sheet
    assert data["content_sha256"] in sheet
    assert data["content_sha256"] == seal_of("a.docx", export(draft)).content
    assert [file["sha256"] in sheet for file in data["files"]] == [True, True]


def test_each_equation_with_its_two_sides(tmp_path: Path) -> None:
    _, annexed, data = _packet(_weihai(), tmp_path)
    first = next(one for one in data["identities"] if one["rule"] == "T3-02" and "总计" in one["text"][:8])
    assert first["left"] == [60]
    assert sum(first["right"]) == 60
    assert {one["state"] for one in data["identities"]} == {"holds"}
    assert len([one for one in data["identities"] if one["rule"].startswith("T")]) == 7 + 7 + 25 + 3
    assert "9＋1＋36＋3＋10＋1＝60" in annexed
    assert "6＋9＝15" in annexed


def test_a_broken_equation_and_a_blank(tmp_path: Path) -> None:
    draft = _weihai().with_figures({"disputes.review.total": 16, "applications.received.total": None})
    draft = draft.with_figures({"disclosure.fees": None, "applications.received.natural_person": None})
    _, annexed, data = _packet(draft, tmp_path, draft_mark=True)
    assert "不等，差1" in annexed
    states = [one["state"] for one in data["identities"]]
    assert "broken" in states


def test_each_number_of_the_prose_with_its_source(tmp_path: Path) -> None:
    _, annexed, data = _packet(_weihai(), tmp_path)
    sources = {one["text"]: one["source"] for one in data["numbers"] if not one["free"]}
    assert any("表三" in source and "60" in source for source in sources.values())
    assert all(sources.values())
    assert "由4到60" in annexed
    parts = [one["part"] for one in data["numbers"]]
    assert parts.index("preamble") < parts.index("overview.proactive") < parts.index("matters")
    assert "711号" in annexed


def test_every_rule_belongs_to_a_family(tmp_path: Path) -> None:
    letters = {letter for letter, _ in FAMILIES}
    assert {rule[0] for rule, _ in RULES} <= letters
    _, annexed, data = _packet(_weihai(), tmp_path)
    assert sum(one["rules"] for one in data["checks"]["families"]) == len({rule for rule, _ in RULES})
    assert all(one["message"][:20] in annexed for one in data["findings"])


def _decided() -> Draft:
    draft = _weihai()
    verdict = check(draft)
    jump = next(finding for finding in verdict.findings if finding.rule == "X-07")
    reason = "全区集中办理了一批征地信息申请"
    return draft.with_decision(
        Decision("X-07", binding(jump, verdict.view), "keep", reason, "李四", "2025-01-10T09:00:00+08:00")
    )


def test_decisions_and_jumps_stand_with_their_reasons(tmp_path: Path) -> None:
    sheet, annexed, data = _packet(_decided(), tmp_path)
    assert "全区集中办理了一批征地信息申请" in sheet
    assert "李四，2025-01-10" in annexed
    assert data["checks"]["kept"] == 1
    received = next(one for one in data["years"] if one["key"] == "applications.received.total")
    assert (received["old"], received["new"], received["growth"], received["jump"]) == (4, 60, 1400, True)
    assert "征地" in received["reason"]


def test_repetition_only_where_last_year_is_known(tmp_path: Path) -> None:
    sheet, _, data = _packet(_weihai(), tmp_path)
    assert data["repetition"] is None
    assert "没有上年文字" in sheet
    texts = {part: text.text for part, text in check(_weihai()).view.texts.items()}
    draft = _weihai().with_last_year(LastYear(_weihai().last_year.figures, texts))
    (tmp_path / "b").mkdir()
    sheet, annexed, data = _packet(draft, tmp_path / "b")
    assert data["repetition"]["share"] == 1
    assert "100.0%" in sheet
    assert "警戒线50%" in annexed


def test_the_same_packet_each_time(tmp_path: Path) -> None:
    """Also beside the packet that the first run wrote, and in another folder."""
    _packet(_decided(), tmp_path)
    first = {place.name: place.read_bytes() for place in tmp_path.iterdir()}
    _packet(_decided(), tmp_path)
    (tmp_path / "b").mkdir()
    _packet(_decided(), tmp_path / "b")
    for name, data in first.items():
        assert (tmp_path / name).read_bytes() == data
        assert (tmp_path / "b" / name).read_bytes() == data


def _later() -> Draft:
    draft = _weihai()
    text = draft.prose["matters"] + "\n新增的一段话，说明今年的情况。"
    return (
        draft.with_figures({"disclosure.licensing": 5000})
        .with_prose("matters", text)
        .with_profile(phone="0631-1")
    )


def test_what_changed_since_the_last_one(tmp_path: Path) -> None:
    _packet(_weihai(), tmp_path)
    sheet, annexed, data = _packet(_later(), tmp_path)
    assert "数字改2处，文字改1段" in sheet
    assert "〔增：新增的一段话，说明今年的情况。〕" in annexed
    assert "电话" in annexed
    (cell,) = data["changes"]["comparison"]["cells"]
    assert (cell["key"], cell["old"], cell["new"]) == ("disclosure.licensing", 5821, 5000)
    assert data["changes"]["since"] == "年报.packet.json"


@pytest.mark.parametrize("kind", ["report", "draft", "data"])
def test_what_was_sent_last_time_may_be_named(kind: str, tmp_path: Path) -> None:
    (tmp_path / "old").mkdir()
    _packet(_weihai(), tmp_path / "old")
    (tmp_path / "old" / "d.toml").write_bytes((EXAMPLES / "weihai.toml").read_bytes())
    named = {"report": "年报.docx", "draft": "d.toml", "data": "年报.packet.json"}[kind]
    _, _, data = _packet(_later(), tmp_path, since=str(tmp_path / "old" / named))
    changes = data["changes"]
    assert changes["since"] == named
    assert [one["key"] for one in changes["comparison"]["cells"]] == ["disclosure.licensing"]
    assert [part["part"] for part in changes["comparison"]["prose"]] == ["matters"]


def test_a_link_in_the_place_of_its_number_is_no_change(tmp_path: Path) -> None:
    linked = _weihai()
    texts = {part: text.text for part, text in check(linked).view.texts.items()}
    _packet(linked._replace(prose=texts), tmp_path)
    sheet, _, data = _packet(linked, tmp_path)
    assert data["changes"]["comparison"]["prose"] == []
    assert "没有改动" in sheet


def test_data_that_cannot_be_read(tmp_path: Path) -> None:
    place = places(tmp_path / "年报.docx")[2]
    for text in ("{", "[]", '{"kind": "nianbao packet", "schema": 1}', '{"kind": "x", "schema": 1}'):
        place.write_text(text, "utf-8")
        with pytest.raises(OutputError, match=r"packet\.json"):
            _packet(_weihai(), tmp_path, since=str(place))
        place.write_text(text, "utf-8")
        _, annexed, data = _packet(_weihai(), tmp_path)
        assert data["changes"]["first"] is True
        assert "读不出来" in annexed
    with pytest.raises(OutputError):
        _packet(_weihai(), tmp_path, since=str(tmp_path / "nowhere.docx"))


def test_another_report_under_the_same_name_is_not_compared(tmp_path: Path) -> None:
    _packet(_weihai().with_profile(organ="另一个局"), tmp_path)
    _, annexed, _ = _packet(_weihai(), tmp_path)
    assert "另一份报告" in annexed


def test_a_draft_is_marked_on_every_paper(tmp_path: Path) -> None:
    sheet, _, _ = _packet(_weihai(), tmp_path, draft_mark=True)
    assert "不是定稿" in sheet
    for place in places(tmp_path / "年报.docx")[:2]:
        assert "草稿" in text_of(place.read_bytes(), "word/header1.xml")
    _packet(_weihai(), tmp_path)
    assert "草稿" not in text_of(places(tmp_path / "年报.docx")[0].read_bytes(), "word/header1.xml")


def test_any_text_arrives_as_text(tmp_path: Path) -> None:
    hostile = "A&B<w:p/>{{ 7*7 }}{% raw %}\x07\ud800结束"
    draft = _decided()
    last = draft.decisions[-1]._replace(reason=hostile)
    sheet, annexed, _ = _packet(draft._replace(decisions=(last,)), tmp_path)
    assert "A&B<w:p/>{{ 7*7 }}{% raw %}" in annexed
    assert "49" not in re.findall("理由：.*", sheet)[0]


def test_long_lists_repeat_their_headings_and_rows_do_not_break() -> None:
    body = etree.fromstring(parts_of(annex())["word/document.xml"])
    for table in body.iter(W + "tbl"):
        rows = table.findall(W + "tr")
        assert rows[0].find(f"{W}trPr/{W}tblHeader") is not None
        assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)
        widths = [int(column.get(W + "w")) for column in table.iter(W + "gridCol")]
        assert sum(widths) == 8844


def test_no_heading_note_or_bar_is_left_alone_at_the_foot_of_a_page() -> None:
    body = etree.fromstring(parts_of(annex())["word/document.xml"])[0]
    keep = f"{W}pPr/{W}keepNext"
    for table in body.findall(W + "tbl"):
        before = table.getprevious()
        assert before.find(keep) is not None
        rows = table.findall(W + "tr")
        bars = [row for row in rows if "{{ 项.组 }}" in "".join(row.itertext(W + "t"))]
        for row in (rows[0], *bars):
            assert all(paragraph.find(keep) is not None for paragraph in row.iter(W + "p"))
    notes = [p for p in body.findall(W + "p") if "".join(p.itertext(W + "t")) == "{{ 行 }}"]
    assert sum(note.find(keep) is not None for note in notes) == 7


def test_numbers_of_the_years_fit_their_columns(tmp_path: Path) -> None:
    draft = _weihai().with_figures({"disclosure.fees": Decimal("52021.53")})
    draft = draft.with_last_year_figures({"disclosure.fees": Decimal("101554.26")})
    _, annexed, _ = _packet(draft, tmp_path)
    assert "行政事业性收费（万元）\n101554.26\n52021.53\n-49532.73" in annexed.replace("－", "-")
    assert "本年新收\n4\n60" in annexed
    assert "（总计）（件）" not in annexed
    body = etree.fromstring(parts_of(annex())["word/document.xml"])
    table = next(t for t in body.iter(W + "tbl") if "{{ 项.增幅 }}" in "".join(t.itertext(W + "t")))
    widths = [int(column.get(W + "w")) for column in table.iter(W + "gridCol")]
    assert min(widths[1:4]) - 2 * 85 >= 9 * 105  # nine digits of 10.5 points
    table = next(t for t in body.iter(W + "tbl") if "{{ 项.数 }}" in "".join(t.itertext(W + "t")))
    widths = [int(column.get(W + "w")) for column in table.iter(W + "gridCol")]
    assert widths[3] - 2 * 85 >= 7 * 105 + 210  # seven digits and 件


@pytest.mark.skipif(find_office() is None, reason="LibreOffice is not installed")
def test_the_sheet_is_one_page_at_its_fullest(tmp_path: Path) -> None:
    organ = "某某某某经济技术开发区管理委员会政务服务管理和行政审批监督局"
    draft = _weihai().with_profile(organ=organ, prepared_by="欧阳某某", deadline="1月20日")
    for _ in range(2):
        verdict = check(draft)
        for finding in verdict.findings:
            draft = draft.with_decision(
                Decision(
                    finding.rule,
                    binding(finding, verdict.view),
                    "keep",
                    "已经逐项核对，情况属实。" * 9,
                    "李四",
                    "2025-01-10",
                )
            )
    _packet(draft, tmp_path, draft_mark=True)
    data = pdf(places(tmp_path / "年报.docx")[0].read_bytes())
    assert len(re.findall(rb"/Type\s*/Page[^s]", data)) == 1


def test_word_opens_both_without_repairing_them(tmp_path: Path) -> None:
    pytest.importorskip("openxml_audit")
    _packet(_decided(), tmp_path)
    for place in places(tmp_path / "年报.docx")[:2]:
        done = subprocess.run(
            [sys.executable, "-m", "openxml_audit", str(place)], capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stdout
