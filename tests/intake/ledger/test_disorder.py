"""Every wording of the field in every disorder of the field: the tally is exact, or it asks; it is never wrong."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.form.edition_2021 import FORM
from engine.form.keys import KINDS, OUTCOMES
from tests.intake.ledger.making import HEADER, changed, of, tallied

GROUP = {"denied": "不予公开", "unable": "无法提供", "declined": "不予处理", "other": "其他处理"}
WORDS = {
    "granted": (
        "予以公开",
        "公开",
        "同意公开",
        "全部公开",
        "已公开",
        "主动公开",
        "准予公开",
        "1.予以公开",
        "（一）予以公开",
    ),
    "partial": ("部分公开", "区分处理", "予以部分公开", "部分公开（区分处理）", "部分不予公开"),
    "denied.state_secret": ("国家秘密", "属于国家秘密", "涉密", "1.属于国家秘密"),
    "denied.prohibited_by_law": ("法律法规禁止公开", "其他法律行政法规禁止公开"),
    "denied.security_and_stability": ("三安全一稳定", "危及“三安全一稳定”", "危及社会稳定"),
    "denied.third_party_rights": ("保护第三方合法权益", "商业秘密", "个人隐私", "第三方不同意"),
    "denied.internal_affairs": ("属于三类内部事务信息", "内部事务信息", "人事管理"),
    "denied.process_information": ("属于四类过程性信息", "过程性信息", "讨论记录"),
    "denied.enforcement_file": ("属于行政执法案卷", "执法案卷", "行政执法案卷信息"),
    "denied.administrative_inquiry": ("属于行政查询事项", "行政查询", "查询事项"),
    "unable.not_held": ("本机关不掌握相关政府信息", "不掌握", "信息不存在", "未制作", "未保存"),
    "unable.needs_creation": ("没有现成信息需要另行制作", "需另行制作", "需加工分析"),
    "unable.still_unclear": ("补正后申请内容仍不明确", "补正后仍不明确"),
    "declined.petition": ("信访举报投诉类申请", "信访", "投诉举报"),
    "declined.repeated": ("重复申请", "重复"),
    "declined.publication": ("要求提供公开出版物", "公开出版物"),
    "declined.excessive": ("无正当理由大量反复申请", "大量反复申请", "频次过高"),
    "declined.reissue": ("要求行政机关确认或重新出具已获取信息", "要求重新出具"),
    "other.correction_overdue": ("申请人无正当理由逾期不补正", "逾期不补正", "逾期未补正"),
    "other.fee_overdue": ("逾期未按收费通知要求缴纳费用", "逾期未缴费"),
    "other.other": ("撤回申请", "申请人撤回", "其他"),
}
PEOPLE = {
    "natural_person": ("自然人", "公民", "个人", "村民", "一、自然人"),
    "company": ("商业企业", "企业", "公司", "有限公司", "法人或其他组织—商业企业", "个体工商户"),
    "research": ("科研机构", "高校", "大学", "研究院"),
    "nonprofit": ("社会公益组织", "公益组织", "基金会", "行业协会"),
    "legal_service": ("法律服务机构", "律师事务所", "律所"),
    "other_org": ("其他", "其他组织", "事业单位", "村委会"),
}


def said(outcome: str, word: str, *, apart: bool) -> tuple[str, str]:
    """The cells of outcome and reason: in two columns, or both in the first."""
    group = GROUP.get(outcome.partition(".")[0], "")
    if not group:
        return word, ""
    return (group, word) if apart else (f"{group}（{word}）", "")


def test_the_vocabulary_covers_the_form() -> None:
    assert set(WORDS) == set(OUTCOMES)
    assert set(PEOPLE) == set(KINDS)


@pytest.mark.parametrize("apart", [True, False])
def test_every_wording_is_exact_or_asked(tmp_path: Path, apart: bool) -> None:
    """One ledger with every wording: what is certain is right, and next to nothing is asked."""
    meant = {}
    rows = []
    for outcome, words in WORDS.items():
        for word in words:
            cell, reason = said(outcome, word, apart=apart)
            number = f"A{len(rows)}号"
            meant[number] = outcome
            rows.append(changed(number=number, outcome=cell, reason=reason))
    done = of(tmp_path, *rows)
    assert not done.problems
    placed = {case: key.split(".", 1)[1].rsplit(".", 1)[0] for key, cases in done.cases.items()
              for case in cases if key.endswith(".total") and key.split(".", 1)[1].rsplit(".", 1)[0] in OUTCOMES}  # fmt: skip
    assert {case: row for case, row in placed.items() if meant[case] != row} == {}
    asked = {case: unsure for unsure in done.unsure for case in unsure.cases}
    assert set(placed) | set(asked) == set(meant)
    assert all(meant[case] in unsure.candidates for case, unsure in asked.items())
    assert [(u.word, u.candidates) for u in done.unsure] == []


def test_every_kind_is_exact_or_asked(tmp_path: Path) -> None:
    meant, rows = {}, []
    for kind, words in PEOPLE.items():
        for word in words:
            number = f"A{len(rows)}号"
            meant[number] = kind
            rows.append(changed(number=number, kind=word))
    done = of(tmp_path, *rows)
    assert done.settled, done.unsure
    for kind in KINDS:
        assert set(done.cases[f"applications.received.{kind}"]) == {c for c, k in meant.items() if k == kind}


def test_a_ledger_left_out_is_no_settled_tally(tmp_path: Path) -> None:
    book = xlsxwriter.Workbook(tmp_path / "a.xlsx")
    book.add_worksheet("1月").write_row(0, 0, HEADER)
    book.get_worksheet_by_name("1月").write_row(1, 0, changed())
    book.add_worksheet("2月").write_row(0, 0, [*HEADER[:2], "甲", *HEADER[3:]])
    book.get_worksheet_by_name("2月").write_row(1, 0, changed(number="2号", kind="未登记"))
    book.close()
    done = tallied(tmp_path / "a.xlsx")
    (trouble,) = done.problems
    assert trouble.sheet == "2月"
    assert "申请人类型" in trouble.message


@settings(max_examples=25, deadline=None)
@given(st.data())
def test_disorder_counts_the_same(data: st.DataObject) -> None:
    """Sheets for months, with titles, blank rows, sums in the middle, a header printed again, a signature at the end."""
    draw = data.draw
    expected: Counter[str] = Counter()
    number = 0
    with TemporaryDirectory() as folder:
        path = Path(folder) / "a.xlsx"
        book = xlsxwriter.Workbook(path)
        for month in range(1, draw(st.integers(1, 3)) + 1):
            sheet = book.add_worksheet(f"{month}月")
            lines: list[list[str]] = [["2024年依申请公开台账"], ["填报单位：某局"]][: draw(st.integers(0, 2))]
            lines.append(HEADER)
            apart, since = draw(st.booleans()), 0
            for _ in range(draw(st.integers(1, 10))):
                extra = draw(st.sampled_from(("", "", "", "blank", "sum", "header")))
                if extra == "blank":
                    lines.append([])
                elif extra == "header":
                    lines.append(HEADER)
                elif extra == "sum" and since:
                    lines.append(["小计", f"{since}件"])
                    since = 0
                kind, outcome = draw(st.sampled_from(KINDS)), draw(st.sampled_from(OUTCOMES))
                cell, reason = said(outcome, draw(st.sampled_from(WORDS[outcome])), apart=apart)
                person = draw(st.sampled_from(PEOPLE[kind]))
                number += 1
                since += 1
                day = draw(
                    st.sampled_from(
                        (f"2024-{month:02}-05", f"2024年{month}月5日", f"2024/{month}/5", f"2024.{month}.5")
                    )
                )
                closed = draw(st.sampled_from((f"2024-{month:02}-25", f"2024年{month}月25日")))
                lines.append([f"依申请{number}号", day, person, closed, cell, reason])
                expected.update(
                    f"applications.{key}.{column}"
                    for key in ("received", outcome, "handled")
                    for column in (kind, "total")
                )
            if draw(st.booleans()):
                lines.append(["填表人：某某", "", "审核人：某某"])
            for at, line in enumerate(lines):
                sheet.write_row(at, 0, line)
        book.add_worksheet("填写说明").write(0, 0, "请按月填写")
        book.close()
        done = tallied(path)
    assert done.settled, (done.unsure, done.problems)
    assert done.rows == number
    assert done.figures == {key: expected[key] for key in FORM.applications.cells()}
