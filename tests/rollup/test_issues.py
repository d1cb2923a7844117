"""Which sources are named: missing, doubled, of another year or edition, nearly the same, copied."""

from __future__ import annotations

import pytest

from engine.rollup import merge
from engine.rollup.listed import names_in
from engine.rollup.names import canonical, near
from engine.rollup.unit import unit_of
from tests.rollup.units import applications, draft, unit

RECEIVED = "applications.received.natural_person"


def _kinds(*args: object, **more: object) -> list[str]:
    return [issue.kind for issue in merge(*args, **more).issues]  # type: ignore[arg-type]


def test_the_same_organ_twice_is_counted_once_and_named() -> None:
    rollup = merge([unit("甲局", applications(3)), unit("乙局"), unit("甲局", applications(4))])
    (issue,) = rollup.issues
    assert (issue.kind, issue.severity, issue.units) == ("doubled", "error", (1, 3))
    assert rollup.totals[RECEIVED].value == 3
    assert rollup.left_out == {3: "重复"}


def test_the_same_source_twice() -> None:
    one = draft("甲局", applications(3))
    rollup = merge([unit_of("a.toml", one), unit_of("b.toml", one)])
    (issue,) = rollup.issues
    assert issue.kind == "doubled"
    assert "内容完全相同" in issue.message
    assert rollup.totals[RECEIVED].value == 3


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("某某开发区管委会", "某某开发区管理委员会"),
        ("城东街道办事处", "城东 街道办"),
        ("某县人民政府办公室", "某县政府办公室"),
        ("某区（开发区）商务局", "某区(开发区)商务局"),
    ],
)
def test_long_and_short_forms_are_one_organ(one: str, other: str) -> None:
    assert canonical(one) == canonical(other)
    assert _kinds([unit(one, applications(1)), unit(other, applications(2))]) == ["doubled"]


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("甲市乙区教育体育局", "乙区教育体育局", True),
        ("甲县文化和旅游局", "甲县文化旅游局", True),
        ("城东镇人民政府", "城西镇人民政府", False),
        ("新安镇人民政府", "安镇人民政府", False),
        ("甲县第一中心医院", "甲县第十一中心医院", False),
        ("甲县教育局", "甲县财政局", False),
        ("甲县财政局", "乙县财政局", False),
    ],
)
def test_names_that_nearly_agree_are_asked_about(one: str, other: str, alike: bool) -> None:
    assert bool(list(near([canonical(one), canonical(other)]))) is alike
    rollup = merge([unit(one, applications(1)), unit(other, applications(2))])
    assert [issue.kind for issue in rollup.issues] == (["similar"] if alike else [])
    assert rollup.totals[RECEIVED].value == 3


def test_another_year_is_not_added() -> None:
    rollup = merge(
        [unit("甲局", applications(1)), unit("乙局", applications(2)), unit("丙局", applications(4), 2023)]
    )
    (issue,) = rollup.issues
    assert (issue.kind, issue.units) == ("year", (3,))
    assert "丙局" in issue.message
    assert "2023" in issue.message
    assert (rollup.year, rollup.totals[RECEIVED].value) == (2024, 3)


def test_last_years_report_of_the_same_organ_does_not_take_its_place() -> None:
    rollup = merge([unit("甲局", applications(1), 2023), unit("甲局", applications(2)), unit("乙局")])
    assert [issue.kind for issue in rollup.issues] == ["year"]
    assert rollup.totals[RECEIVED].value == 2


def test_the_year_can_be_asked_for() -> None:
    rollup = merge([unit("甲局", applications(1)), unit("乙局", applications(2), 2023)], year=2023)
    assert (rollup.year, rollup.totals[RECEIVED].value) == (2023, 2)


def test_a_source_without_a_year_is_counted() -> None:
    assert merge([unit("甲局"), unit("乙局", applications(2), None)]).totals[RECEIVED].value == 2


def test_another_edition_is_named() -> None:
    old = unit("甲局", applications(1))._replace(edition="2019")
    (issue,) = merge([old, unit("乙局")]).issues
    assert (issue.kind, issue.units) == ("edition", (1,))


def test_missing_units_are_named() -> None:
    rollup = merge([unit("甲县教育局"), unit("甲县公安局")], listed=["甲县教育局", "公安局", "民政局"])
    (issue,) = rollup.issues
    assert (issue.kind, issue.severity, issue.names) == ("missing", "error", ("民政局",))


def test_a_unit_outside_the_list_is_named() -> None:
    rollup = merge([unit("甲县教育局"), unit("甲县水利局")], listed=["甲县教育局"])
    (issue,) = rollup.issues
    assert (issue.kind, issue.severity, issue.units) == ("unlisted", "warning", (2,))


def test_a_name_that_may_mean_two_units_means_none() -> None:
    found = merge([unit("甲县公安局"), unit("乙县公安局")], listed=["公安局"]).issues
    assert [issue.kind for issue in found] == ["missing", "unlisted"]


def test_the_file_tells_where_the_source_does_not() -> None:
    nameless = unit_of("各单位/民政局2024年年报.toml", draft(None, applications(1)))
    found = merge([nameless, unit("甲县教育局")], listed=["甲县教育局", "民政局"]).issues
    assert [issue.kind for issue in found] == ["unnamed"]


def test_units_of_the_replaced_roll_up_are_missed() -> None:
    found = merge([unit("甲局")], before=["甲局", "乙局"]).issues
    assert [(issue.kind, issue.names) for issue in found] == [("missing", ("乙局",))]
    assert merge([unit("甲局")], listed=["甲局"], before=["甲局", "乙局"]).issues == ()


def test_copied_figures_are_asked_about_zeros_are_not() -> None:
    told = applications(3) | {"disclosure.licensing": 17}
    found = merge([unit("甲局", told), unit("乙局", told), unit("丙局"), unit("丁局")]).issues
    assert [(issue.kind, issue.units) for issue in found] == [("copied", (1, 2))]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_lists_as_people_keep_them(encoding: str) -> None:
    text = (
        "# 应报单位\r\n1、甲县教育局\r\n\r\n（2）甲县公安局，张三\r\n3\t甲县民政局\t备注\r\n12345热线中心\r\n"
    )
    assert names_in(text.encode(encoding)) == ["甲县教育局", "甲县公安局", "甲县民政局", "12345热线中心"]


def test_thousands_of_units_with_like_names_do_not_take_forever() -> None:
    names = [canonical(f"甲市第{number}号某某局") for number in range(3000)]
    assert list(near(names)) == []
