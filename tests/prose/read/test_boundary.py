"""Where a list of parts begins and ends, and what only looks like one."""

from __future__ import annotations

import pytest

from tests.prose.read.reading import of_kind


def sums(text: str) -> list[tuple[object, tuple[object, ...]]]:
    """Total and parts of every list."""
    return [(fact.value, fact.parts) for fact in of_kind(text, "sum")]


@pytest.mark.parametrize(
    "behind",
    [
        "。\n（二）本年度收到依申请公开0条。",
        "。依申请公开信息0条。",
        "；收到依申请公开0件。",
        "，0条转入下年。",
        "。2.规范性文件0条。",
    ],
)
def test_nothing_behind_the_end_is_taken_though_it_is_zero(behind: str) -> None:
    assert sums(f"（一）公开工作信息8条，含决策类5条、政策类3条{behind}") == [(8, (5, 3))]


def test_zeros_of_the_row_belong_to_it_in_front_and_behind() -> None:
    text = "公开信息310条，其中主动公开310条、依申请公开信息0条、不予公开信息0条。"
    assert sums(text) == [(310, (310, 0, 0))]
    text = "全年公开信息9条。\n按类别，机构概况0条；政策文件4条；规划信息0条；财政信息2条；应急信息0条，其他3条。"
    assert sums(text) == [(9, (0, 4, 0, 2, 0, 3))]
    text = "收到申请共0件，其中信函0件、网络0件、当面0件，0件转下年度办结。"
    assert sums(text) == [(0, (0, 0, 0))]
    text = "公开信息30条：1.网站19条。2.微信11条。3.微博0条。"
    assert sums(text) == [(30, (19, 11, 0))]


def test_of_two_numbers_of_a_part_the_one_in_the_unit_of_the_total_counts() -> None:
    for told in ("150期640条", "150期、640条", "640条150期"):
        text = f"共发布信息9000条（其中：政府网站8000条，政务微博360条，政务微信{told}）。"
        assert sums(text) == [(9000, (8000, 360, 640))]


@pytest.mark.parametrize("unit", ["次", "场", "期", "份", "则"])
def test_parts_in_another_unit_stay_in_the_row(unit: str) -> None:
    text = f"网站共发布70篇次（文字解读20篇次、图表解读15篇次、新闻发布会5{unit}、媒体报道30篇次）。"
    assert (70, (20, 15, 5, 30)) in sums(text)


def test_a_bare_name_behind_the_same_mark_stays_in_the_row_a_verb_ends_it() -> None:
    text = "发布信息500条，其中公告200条、图解12期、视频8个、发布会2场、访谈3次。"
    assert sums(text) == [(500, (200, 12, 8, 2, 3))]
    assert sums("发布信息500条，其中公告200条、动态90条，召开发布会2场。") == [(500, (200, 90))]
    assert sums("发布信息500条，其中规范性文件4件；梳理办事清单12项。") == []


def test_a_zero_behind_a_semicolon_is_of_a_row_with_semicolons_only() -> None:
    assert sums("公开财政信息20条，其中预算12条，决算8条；采购信息0条。") == [(20, (12, 8))]
    assert sums("公开财政信息20条，其中预算12条；决算8条；采购信息0条。") == [(20, (12, 8, 0))]


def test_another_division_of_the_same_total_takes_its_zeros() -> None:
    text = "收到申请10件，其中网络7件，信函3件，传真0件。已全部答复，其中公开6件，不予公开4件，其他0件。"
    assert sums(text) == [(10, (7, 3, 0)), (10, (6, 4, 0))]


def test_a_bare_other_is_a_result_among_results() -> None:
    assert sums("受理行政复议7件，维持4件，纠正1件，其他2件，未审结0件；行政诉讼0件。") == [(7, (4, 1, 2, 0))]


def test_a_full_stop_in_a_bracket_ends_no_list() -> None:
    text = "对外发布稿件80篇（其中政务动态40篇。公告25篇、政策法规15篇），维护栏目3个。"
    assert sums(text) == [(80, (40, 25, 15))]


@pytest.mark.parametrize(
    "text",
    [
        "公开政务信息13条，全部在县政府网站公开，包括计划4条、公告9条。",
        "公开政务信息13条，均已在县政府网站发布，包含计划4条、公告9条。",
        "信息公开类13条里有计划4条、公告9条。",
        "不予公开的13件中4件属于国家秘密，9件属于内部事务信息。",
        "收到13份申请件，申请人自行撤回4件，依法答复9件。",
        "受理的13件申请中，4件不属于本机关，已告知途径。9件申请已经公开，已告知网址。",
        "承办建议提案13件，人大建议4件（主办3件、会办1件），政协提案9件（主办7件，会办2件）。",
        "召开工作会议13次，专题会议4次，部署会议9次。",
    ],
)
def test_openings_of_a_list(text: str) -> None:
    assert (13, (4, 9)) in sums(text)


def test_each_place_has_its_number_and_a_remark_stands_between() -> None:
    text = "主动公开政府信息600条（同样的信息计1条），通过门户网站发布410条，微信200条，微博180条，电视等其他方式40条。"
    assert sums(text) == [(600, (410, 200, 180, 40))]


def test_a_row_goes_on_with_its_mark_though_the_parts_before_make_up_the_total() -> None:
    text = "公开信息90条，其中：政策文件60条；工作动态30条；信息公开工作报告1条。"
    assert sums(text) == [(90, (60, 30, 1))]


def test_a_total_with_parts_of_its_own_ends_the_list() -> None:
    text = "公开信息150条，其中主动公开80条；标准目录共50条，其中救灾35条，应急15条。"
    assert sums(text) == [(50, (35, 15))]


@pytest.mark.parametrize(
    "text",
    [
        "举办培训班14次，召开会议8次，开展检查6次。",
        "举办培训14次，会议8次，检查6次。",
        "新增栏目14个，调整栏目8个，关闭栏目6个。",
        "办理建议14件。办理提案8件，办理议案6件。",
        "办理来信14件，2021年来信8件，2020年来信6件。",
        "召开工作会议14次，专题会议8次，部署会议6次，协调会议2次。",
        "2022年公开信息34条，2021年20条，2020年14条。",
        "公开信息14条。收到申请8件，答复6件。",
        "不予公开的14件中有6件延期答复。",
        "公开信息34条，占60%；收到申请20件，占30%，撤回14件。",
        "2022年网站发布信息450条，微信发布260条，微博发布190条。",
        "收到信箱来信44件，办结率达到100%，其中财政信息65条，清单信息24条。",
        "收到申请14件，在办理过程中，8件予以公开。6件咨询另行答复。",
    ],
)
def test_statements_in_a_row_that_happen_to_add_up_are_no_list(text: str) -> None:
    assert sums(text) == []


def test_one_number_of_several_names_is_a_list_by_itself() -> None:
    assert sums("更新信息4条，其中指南、目录各2条，制度1条。")[0] == (4, (2, 2))


def test_numbers_of_items_in_characters_are_no_parts() -> None:
    text = "发布信息960条，其中：一、机构信息300条；二、政策信息600条；三、其他信息60条。"
    assert sums(text) == [(960, (300, 600, 60))]


def test_a_division_of_one_part_ends_with_its_mark() -> None:
    text = "答复申请96件，公开80件，其中主动公开20件、依申请公开60件，不予公开16件。"
    assert sorted(sums(text), key=str) == [(80, (20, 60)), (96, (80, 16))]
