"""Lists of parts against their totals (S-01, S-02, S-03)."""

from __future__ import annotations

import pytest

from tests.rules.told.judging import EMPTY, judged, rules

SEED = "公开信息{}件（含门户网站信息3092件、微信信息4357件、微博信息1046件、抖音信息324件）。"


@pytest.mark.parametrize(
    ("rule", "wrong", "right"),
    [
        ("S-01", SEED.format(8918), SEED.format(8819)),
        (
            "S-01",
            "公开信息90条，其中要闻20条、公告30条、其他41条。",
            "公开信息90条，其中要闻20条、公告30条、其他40条。",
        ),
        (
            "S-01",
            "答复805件。予以公开及部分公开258件；不予公开35件；无法提供265件；不予处理158件；其他处理0件。",
            "答复716件。予以公开及部分公开258件；不予公开35件；无法提供265件；不予处理158件；其他处理0件。",
        ),
        ("S-01", "网上申请5件，信函申请3件，合计9件。", "网上申请5件，信函申请3件，合计8件。"),
        ("S-02", "公开信息980条，其中要闻400条、公告490条。", "公开信息980条，其中要闻400条、公告390条。"),
        ("S-03", "公开信息74条，其中动态50条，公告34条。", "公开信息74条，其中动态50条，公告24条。"),
        (
            "S-03",
            "公开信息300余条，其中公告70条、通知20条，其他300余条。",
            "公开信息300余条，其中公告70条、通知20条，其他200余条。",
        ),
    ],
)
def test_it_fires_and_is_silent_on_the_nearest_correct_sentence(rule: str, wrong: str, right: str) -> None:
    assert rules(wrong, base=EMPTY) == [rule]
    assert rules(right, base=EMPTY) == []


@pytest.mark.parametrize(
    "text",
    [
        "公开信息497条，其中新闻165条、通知39条、公告201条等。",
        "发布政策解读信息16条，其中政策图解4个，视频解读1个。",
        "官网发布信息1349条，包括决策3项、文件168件、动态646条。",
        "公开信息100条（含财政信息3条、人事信息5条）。",
        "发布信息3257条，其中动态信息1082条，目录信息1674条，其他概况类信息更新量494条。",
        "公开文件26条，规划信息3条，财政信息257条，采购信息309条，人事信息15条，会议信息64条。",
        "发布信息149条，微博账号（1个）发布149条，抖音（1个）46条，快手（1个）46条。",
        "公开信息800条，其中网站公开500条，微信公开400条。",
        "公开信息600余条，包括动态39条，许可56条，处罚6条。",
        "新收申请106件，办结100件，共计114件。",
        "收到申请60件，涉及征地的45件，涉及规划的30件。",
    ],
)
def test_what_the_text_leaves_open_is_no_error(text: str) -> None:
    assert rules(text, base=EMPTY) == []


def test_a_partial_list_is_a_hint_with_both_sums() -> None:
    (finding,) = judged("公开信息480条，其中会议153条、财政18条。", base=EMPTY)
    assert (finding.rule, finding.severity) == ("S-02", "hint")
    assert (finding.expected, finding.actual, finding.difference) == (171, 480, 309)
    assert "合计171，少于总数480" in finding.message
