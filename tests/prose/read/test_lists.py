"""Lists of parts: numbered ones, nested ones, those that only the figures show, and where they end."""

from __future__ import annotations

import pytest

from tests.prose.read.reading import of_kind, read


def sums(text: str) -> list[tuple[object, tuple[object, ...]]]:
    """Total and parts of every list."""
    return [(fact.value, fact.parts) for fact in of_kind(text, "sum")]


@pytest.mark.parametrize("joint", ["。", "；", "。\n"])
@pytest.mark.parametrize("marks", ["（一）（二）（三）（四）", "①②③④", "1.2.3.4."])
def test_numbered_items_are_one_list(marks: str, joint: str) -> None:
    size = len(marks) // 4
    one, two, three, four = (marks[at : at + size] for at in range(0, len(marks), size))
    text = (
        f"办理结果：{one}予以公开5件{joint}{two}部分公开2件{joint}{three}无法提供3件{joint}{four}总计10件。"
    )
    assert (10, (5, 2, 3)) in sums(text)


def test_numbered_headings_are_no_list() -> None:
    facts = read(
        "（一）依申请公开。全年收到申请12件。\n（二）平台建设。全年发布信息12条。\n（三）保障。培训2次。"
    )
    assert [fact for fact in facts if fact.kind == "sum"] == []


def test_two_ways_to_one_list_find_it_once() -> None:
    text = "收到申请25件。申请方式：网络18件、信函7件。申请人类别：自然人20件、法人5件。"
    assert sums(text) == [(25, (18, 7)), (25, (20, 5))]


def test_parts_of_a_part_are_passed_over() -> None:
    text = "公开信息300条，其中门户网站120条，具体为：要闻80条、公告40条；微信150篇，点击2310次；公示栏30条。"
    assert sums(text) == [(300, (120, 150, 30)), (120, (80, 40))]


def test_a_division_of_the_last_part_needs_no_word() -> None:
    text = "受理申请6件。其中，1件予以公开；5件不掌握，3件非本机关、2件信息不存在。"
    assert sums(text) == [(6, (1, 5)), (5, (3, 2))]


def test_parts_far_behind_their_total() -> None:
    text = (
        "全年收到申请90件，办结88件，结转下年2件。从结果看，予以公开40件，占45.5%；无法提供48件，占54.5%。"
        "从申请主体看，自然人81件，占90%；法人9件，占10%。"
    )
    assert (90, (81, 9)) in sums(text)
    assert (88, (40, 48)) in sums(text)


def test_parts_of_what_came_in_and_what_was_carried_over() -> None:
    assert (11, (6, 5)) in sums("收到申请10件，上年结转1件，其中网络申请6件，信函申请5件。")


def test_what_is_done_and_what_is_left_makes_up_what_came_in() -> None:
    assert (90, (86, 4)) in sums("全年共收到90件申请，已办结86件、正在办理4件。")
    assert sums("上年结转3件，新收90件申请，按期答复88件，发出通知1份，结转下年5件。") == []


def test_another_place_of_publishing_is_no_part() -> None:
    text = "网站发布信息1030余条，其中概况信息32条，政务动态312条，微信公众号发布信息75条。"
    assert sums(text) == [(1030, (32, 312))]


def test_the_noun_behind_a_number_does_not_hide_its_parts() -> None:
    assert sums("网站发布1725条信息，包括动态278条，要闻186条，党建97条。") == [(1725, (278, 186, 97))]


def test_amounts_of_money_with_the_cases_between() -> None:
    text = "收取信息处理费2230元。其中，甲局1件，收取880元；乙局1件，收取1080元；丙镇1件，收取270元。"
    assert sums(text) == [(2230, (880, 1080, 270))]


def test_one_of_each_is_no_number() -> None:
    assert {fact.kind for fact in read("用心办结一件申请、解决一个问题、温暖一颗民心。")} <= {"other"}


def test_outcomes_of_two_sentences_make_up_what_came_in() -> None:
    assert (12, (9, 3)) in sums("收到申请12件，其中予以公开9件，均已按规定答复。无法提供3件。")


def test_many_numbers_that_make_up_a_large_one_are_its_parts() -> None:
    text = "公布土地市场数据224条，供地计划1条，出让公告110条，成交公示110条，存量用地信息3条。"
    assert (224, (1, 110, 110, 3)) in sums(text)


def test_a_total_is_divided_again_in_the_next_sentences() -> None:
    text = "全年主动公开信息共计210条。官网发布120条，其中要闻80条，通知40条。公众号共发布70条。视频号发布视频20条。"
    assert (210, (120, 70, 20)) in sums(text)
    assert (62, (20, 42)) in sums("累计公开62条信息。办公室共发布20条预算信息；各科室共发布42条信息。")


def test_words_that_look_back_at_a_total() -> None:
    text = "网站公开信息60条。日常工作正常开展。在主动公开的信息中，法规类5条，业务类15条，统计类40条。"
    assert (60, (5, 15, 40)) in sums(text)
    text = "全年公开信息90条。\n从公开主体来看，机关公开20条；4个街道公开30条；其他单位公开40条。"
    assert (90, (20, 30, 40)) in sums(text)


def test_a_total_is_divided_twice_in_one_sentence() -> None:
    text = "受理申请40件，其中结转3件，新收37件，正在办理5件，申请人主动撤销4件，其余31件全部按时答复。"
    assert (40, (5, 4, 31)) in sums(text)


def test_what_was_taken_from_elsewhere_is_a_part_as_well() -> None:
    text = (
        "网站公开信息210条，其中动态90条（省级50条、市级40条）、公告30条（含采购公告16条）；"
        "科普40条；转发上级政府网站信息50条。"
    )
    assert (210, (90, 30, 40, 50)) in sums(text)


def test_up_to_a_word_for_the_rest() -> None:
    text = "网站共发布信息900条，其中文件6条、其他公文8条；动态类信息500条、规划信息80条、其他信息304条。"
    assert sums(text) == [(900, (6, 8, 500, 80, 304))]
    assert sums("办结4件，其中予以公开1件，无法提供3件，其他0件。") == [(4, (1, 3, 0))]


def test_two_outcomes_together_are_one_part() -> None:
    text = "答复申请52件。申请多涉及征地。已办结申请中，予以公开及部分公开25件，不予公开10件，无法提供15件，其他处理2件。"
    assert sums(text) == [(52, (25, 10, 15, 2))]


def test_sorts_of_suits_in_two_sentences() -> None:
    assert (3, (2, 1)) in sums("收到诉讼3件，其中未经复议直接起诉2件，均尚未审结。复议后起诉1件。")


def test_a_total_behind_parts_with_parts_of_their_own() -> None:
    text = "更新政府信息139条（含公文115条，财政信息24条），发布动态资讯61条，信息发布总量达200条。"
    assert (200, (139, 61)) in sums(text)


def test_forms_of_one_document_are_no_addends() -> None:
    text = "解读政策文件17篇，其中文字解读16篇，专家解读3篇，媒体解读4篇，图文、视频7篇。"
    assert sums(text) == []
    assert sums("发布政策解读26篇，其中文字解读16篇，图片解读11篇。") == [(26, (16, 11))]


def test_a_bare_name_that_ends_the_sentence_belongs_to_the_row() -> None:
    text = "网站发布信息77条，其中年报1条，招标信息37条，产权信息27条，部门动态4条，公告8条，机构职能1条。"
    assert sums(text) == [(77, (1, 37, 27, 4, 8, 1))]
