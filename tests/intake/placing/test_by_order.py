"""Tables taken out of a PDF as text: headings torn to pieces, labels beside their rows, rows in tables of their own."""

# ruff: noqa: S311 - figures by chance, nothing secret
from __future__ import annotations

from random import Random

import pytest

from engine.form.edition_2021 import FORM
from engine.intake.placing import report_of
from engine.intake.plaintext import read
from engine.intake.report import Report
from tests.intake.field import figures_of

FIGURES = figures_of(FORM, Random(7), odd=False)
ROWS = [row.key for row in FORM.applications.rows]
LABELS = {row.key: row.label for row in FORM.applications.rows}
KINDS = [column.key for column in FORM.applications.columns]
TORN_HEAD = [
    "申请人情况",
    "法人或其他组织",
    "（本列数据的勾稽关系为：第一项加第二项之和，",
    "商业企科研机社会公法律服",
    "其他",
]
RAGGED_HEAD = [
    "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和） | 申请人情况 |",
    "自然人 | 法人或其他组织 | 总计 |",
    "商业 企业 | 科研 机构 | 社会公益组织 | 法律服务机构 | 其他 |",
]


def _figures(key: str, kinds: list[str] = KINDS) -> list[str]:
    return [FIGURES[f"applications.{key}.{kind}"] for kind in kinds]


def _marked(cells: list[str]) -> list[str]:
    return [f"| {' | '.join(cells)} |", "|" + "---|" * len(cells)]


def _torn(without: tuple[str, ...] = (), gone: str = "") -> str:
    """The report as Markdown; rows of `without` lost their labels, which stand above as pieces; `gone` is not there."""
    lines = ["# 甲市乙局2024年政府信息公开工作年度报告", "一、总体情况", "全年公开信息12条。"]
    lines += ["三、收到和处理政府信息公开申请情况", *TORN_HEAD]
    lines += ["## 表三：收到和处理政府信息公开申请情况", *_marked(["业", "构", "益组织", "务机构", "", ""])]
    for key in ROWS:
        if key == gone:
            continue
        if key in without:
            label = LABELS[key]
            lines += ["", label[:9], label[9:], *_marked(_figures(key)), ""]
        elif key == "denied.third_party_rights":
            lines += ["", *_marked(["（三）不", LABELS[key], *_figures(key), ""]), ""]
        else:
            lines += [f"| {' | '.join([LABELS[key], *_figures(key)])} |  |"]
    lines += ["四、政府信息公开行政复议、行政诉讼情况", "行政复议行政诉讼", "结果结果其他尚未"]
    lines += _marked(["维持", "纠正", "结果", "审结", "总计", "总计"])[:1]
    lines += ["|---|---|---|---|---|---|", *_marked([FIGURES[key] for key in FORM.disputes.cells()])]
    return "\n".join([*lines, "五、存在的主要问题及改进情况", "问题是公开不够及时。"])


def _report(text: str, name: str = "甲.md") -> Report:
    return report_of(read(name, text.encode()))


def _wrong(found: Report) -> list[str]:
    return [key for key, reading in found.cells.items() if reading.text != FIGURES[key]]


def _is_said(found: Report, key: str) -> bool:
    """Whether the figures of the row are all among what found no place."""
    whole = " ".join(_figures(key))
    return all(
        any(whole in line or f"“{figure}”" in line for line in found.unplaced) for figure in _figures(key)
    )


@pytest.mark.parametrize(
    "without",
    [
        (),
        ("partial",),
        ("denied.prohibited_by_law", "unable.not_held", "unable.needs_creation"),
        ("declined.excessive", "declined.reissue", "other.correction_overdue", "other.fee_overdue"),
    ],
)
def test_rows_are_told_by_their_neighbours_and_columns_by_their_order(without: tuple[str, ...]) -> None:
    found = _report(_torn(without))
    assert not _wrong(found)
    assert set(found.cells) == {*FORM.applications.cells(), *FORM.disputes.cells()}
    assert [note for note in found.notes if "表三的表头认不全" in note and "请核对" in note]
    assert [note for note in found.notes if "表四的表头认不全" in note and "请核对" in note]
    assert bool([note for note in found.notes if f"表三有{len(without)}行的名称" in note]) is bool(without)
    assert "applications" not in found.prose
    assert "disputes" not in found.prose
    assert found.prose["problems"] == "问题是公开不够及时。"
    assert found.prose["overview"] == "全年公开信息12条。"


def test_rows_without_a_label_stay_unread_where_their_number_does_not_fit() -> None:
    found = _report(_torn(("declined.excessive", "declined.reissue"), gone="other.correction_overdue"))
    lost = {
        f"applications.{key}.{kind}" for key in ("declined.excessive", "declined.reissue") for kind in KINDS
    }
    assert not _wrong(found)
    assert not lost & set(found.cells)
    for key in ("declined.excessive", "declined.reissue"):
        assert _is_said(found, key)


def test_rows_without_a_label_stay_unread_where_the_results_do_not_add_up() -> None:
    text = _torn(("partial",)).replace(
        " | ".join([LABELS["handled"], *_figures("handled")]),
        " | ".join([LABELS["handled"], str(int(_figures("handled")[0]) + 1), *_figures("handled")[1:]]),
    )
    found = _report(text)
    assert not [key for key in found.cells if key.startswith("applications.partial")]
    assert _is_said(found, "partial")
    assert not [key for key in found.cells if key.startswith("applications.handled")]
    assert [line for line in found.unplaced if "与总计不符" in line]


_UPPER = "自然人 | 法人或其他组织 | 总计 |"
_LOWER = "商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 |"
HEADS = {
    "note": RAGGED_HEAD,
    "word": [f"项目 | {_UPPER}", _LOWER],
    "one blank": [f"项目 | {_UPPER}", f" | {_LOWER}"],
    "two blanks": [f"项目 | | {_UPPER}", f" | | {_LOWER}"],
    "three blanks": ["项目 | | | 申请人情况 |", f" | | | {_UPPER}", f" | | | | {_LOWER}"],
    "blank group": ["项目 | 自然人 | 法人或其他组织 | | | | | 总计 |", f" | | {_LOWER}"],
    "flat": [f"项目 | 自然人 | {_LOWER} 总计 |"],
    "flat and short": [f"自然人 | {_LOWER} 总计 |"],
}
ROW_LABELS = {
    "alone": lambda row: [row.label],
    "some groups": lambda row: [*(["三、本年度办理结果"] if row.key == "granted" else []), row.label],
    "blanks": lambda row: ["", "", row.label] if row.group else [row.label, "", ""],
    "every group": lambda row: ["三、本年度办理结果", row.group, row.label] if row.group else [row.label],
}


def _ragged(head: str, labels: str, kinds: list[str], *, framed: bool) -> str:
    lines = list(HEADS[head])
    lines += [
        " | ".join([*ROW_LABELS[labels](row), *_figures(row.key, kinds)]) + " |"
        for row in FORM.applications.rows
    ]
    return "\n".join(
        ["三、收到和处理政府信息公开申请情况", *(f"| {line}" if framed else line for line in lines)]
    )


@pytest.mark.parametrize("framed", [True, False])
@pytest.mark.parametrize("labels", ROW_LABELS)
@pytest.mark.parametrize("head", HEADS)
def test_headings_of_other_cells_than_the_rows_never_give_a_figure_to_the_wrong_column(
    head: str, labels: str, framed: bool
) -> None:
    found = _report(_ragged(head, labels, KINDS, framed=framed), "甲.txt")
    assert not _wrong(found)
    assert set(found.cells) == set(FORM.applications.cells())
    assert not found.unplaced


@pytest.mark.parametrize("framed", [True, False])
@pytest.mark.parametrize("labels", ROW_LABELS)
@pytest.mark.parametrize("head", [head for head in HEADS if not head.startswith("flat")])
def test_nor_do_they_where_the_totals_do_not_prove_the_order(head: str, labels: str, framed: bool) -> None:
    kinds = [*KINDS[:-2], KINDS[-1], KINDS[-2]]
    found = _report(_ragged(head, labels, kinds, framed=framed), "甲.txt")
    wrong = {key for key in _wrong(found) if key.rsplit(".", 1)[-1] not in kinds[-2:]}
    assert not wrong


def test_columns_whose_totals_do_not_fit_are_not_read_by_their_order() -> None:
    turned = [KINDS[-1], *KINDS[:-1]]
    lines = ["三、收到和处理政府信息公开申请情况", *RAGGED_HEAD]
    lines += [" | ".join([row.label, *_figures(row.key, turned)]) + " |" for row in FORM.applications.rows]
    found = _report("\n".join(lines), "甲.txt")
    assert not _wrong(found)
    assert found.unplaced


def test_headings_in_another_order_are_not_read_by_the_order_of_the_form() -> None:
    head = [RAGGED_HEAD[0], RAGGED_HEAD[1], "科研 机构 | 商业 企业 | 社会公益组织 | 法律服务机构 | 其他 |"]
    kinds = [KINDS[0], KINDS[2], KINDS[1], *KINDS[3:]]
    lines = ["三、收到和处理政府信息公开申请情况", *head]
    lines += [" | ".join([row.label, *_figures(row.key, kinds)]) + " |" for row in FORM.applications.rows]
    found = _report("\n".join(lines), "甲.txt")
    assert not _wrong(found)
    assert found.unplaced


def test_disputes_whose_totals_do_not_fit_are_said() -> None:
    row = [FIGURES[key] for key in FORM.disputes.cells()]
    wrong = [*row[:4], str(int(row[4]) + 1), *row[5:]]
    found = _report(_torn().replace(" | ".join(row), " | ".join(wrong)))
    assert not [key for key in found.cells if key.startswith("disputes.")]
    assert [line for line in found.unplaced if wrong[4] in line]


def test_a_lone_figure_between_the_rows_is_said() -> None:
    found = _report(_torn(("partial",)).replace(LABELS["partial"][9:], LABELS["partial"][9:] + "\n5"))
    assert not _wrong(found)
    assert [line for line in found.unplaced if "“5”" in line]
    assert "applications" not in found.prose
