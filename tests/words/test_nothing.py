"""Denials: which answers mean zero, and where a text denies."""

import pytest

from engine.words import find_none, says_none


@pytest.mark.parametrize(
    "text",
    [
        "无",
        "无。",
        " 没有 ",
        "没有。",
        "没",
        "暂无",
        "均无",
        "都没有",
        "零",
        "零件",
        "均为零",
        "0",
        "0件",
        "０件",
        "〇",
        "未发生",
        "未收到",
        "全年未收到申请。",
        "2024年未收到政府信息公开申请",
        "本年度未发生行政复议、行政诉讼",
        "没有收到过",
        "没发生过",
        "还没有",
        "一件也没有",
        "没有相关情况",
        "无此类情况",
        "未收取费用",
        "無",
    ],
)
def test_means_zero(text):
    assert says_none(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "。",
        "未",
        "不清楚",
        "不知道",
        "没有统计",
        "没有数据",
        "无法统计",
        "还没统计出来",
        "没有准确数",
        "有没有",
        "没有60件",
        "没有全部办结",
        "无锡",
        "60件",
        "10",
        "0.5",
        "约0件",
        "不涉及",
        "空白",
        "空",
        "/",
        "没有问题，都办完了",
        "无" * 500,
    ],
)
def test_does_not_mean_zero(text):
    assert not says_none(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("全年未收到申请，也未发生行政复议", ["未收到", "也未发生"]),
        ("无行政复议、行政诉讼。", ["无"]),
        ("收到23件，没有一起投诉", ["没有"]),
        ("没有任何申请", ["没有"]),
        ("没有收到申请", ["没有收到"]),
        ("结转均为零", ["均为零"]),
        ("零败诉", ["零"]),
        ("无法提供2件，无锡市，无障碍，有无结转", []),
        ("没有现成信息需要另行制作；没有及时公开", []),
        ("本机关不掌握，信息不存在", []),
        ("零距离服务", []),
        ("", []),
    ],
)
def test_finds_denials_in_prose(text, words):
    spans = find_none(text)
    assert [span.text for span in spans] == words
    assert all(text[span.start : span.end] == span.text for span in spans)
