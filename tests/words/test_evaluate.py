"""The evaluator against a writer of numerals, and properties that hold for any text."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from engine.words import evaluate, find_none, find_numbers, read_number, says_none

PLAIN = ("零一二三四五六七八九", "十百千万亿")
FORMAL = ("零壹贰叁肆伍陆柒捌玖", "拾佰仟万亿")
ROUND = ("〇一二三四五六七八九", "十百千万亿")
TRADITIONAL = ("零一二三四五六七八九", "十百千萬億")
ALPHABET = "0123456789０１，,.．、-~至一二两三四五六十百千万亿〇零廿几数余多约近半成番翻倍%％件条个元第年月日号（）“”无没有收到分之点是\n \x1c²٣\ud800a/:"


def written(value, digits, scales):
    """Write a number below 10^16 in Chinese numerals, by the school rule."""
    if value == 0:
        return digits[0]
    groups, text, gap = [], "", False
    while value:
        value, group = divmod(value, 10_000)
        groups.append(group)
    names = ["", scales[3], scales[4], scales[3] + scales[4]]
    for level in range(len(groups) - 1, -1, -1):
        group = groups[level]
        if not group:
            gap = True
            continue
        if text and (gap or group < 1000):
            text += digits[0]
        # 一万二千亿: the 万 before 亿 needs its 亿 only once
        name = names[level] if level != 3 else scales[3]
        text += group_written(group, digits, scales) + name
        if level == 3 and not groups[2]:
            text += scales[4]
        gap = False
    return text


def group_written(group, digits, scales):
    text, gap = "", False
    for step, name in ((1000, scales[2]), (100, scales[1]), (10, scales[0]), (1, "")):
        digit = group // step % 10
        if digit:
            text += (digits[0] if gap and text else "") + digits[digit] + name
            gap = False
        else:
            gap = True
    return text


@given(st.integers(0, 10**15 - 1), st.sampled_from([PLAIN, FORMAL, ROUND, TRADITIONAL]))
@example(10, PLAIN)
@example(100_000_005, FORMAL)
@example(1_0000_0000_0000, PLAIN)
@example(1_0001_0000_0001, PLAIN)
def test_numerals_come_back(value, script):
    text = written(value, *script)
    assert evaluate(text) == value
    number = read_number(text + "件")
    assert number is not None
    assert (number.value, number.kind, number.unit) == (value, "exact", "件")


def test_every_small_number_comes_back():
    for value in range(20_000):
        assert evaluate(written(value, *PLAIN)) == value
    for value in range(10, 20):
        assert evaluate(written(value, *PLAIN).removeprefix("一")) == value


def is_mobile_number(value):
    return 13 * 10**9 <= value < 20 * 10**9


@given(st.integers(0, 10**15 - 1).filter(lambda value: not is_mobile_number(value)))
def test_arabic_digits_come_back(value):
    for text in (f"{value}", f"{value:,}", f"{value}件", f"{value:,}件"):
        number = read_number(text)
        assert number is not None
        assert (number.value, number.kind) == (value, "exact")


@pytest.mark.parametrize(
    "numeral",
    [
        "",
        "五六",
        "一二三",
        "百",
        "百十",
        "百十万一",
        "一百零二十",
        "一百零",
        "零五",
        "十十",
        "一十百",
        "二三十",
        "十一二",
        "两十",
        "一百零两",
        "一百五万",
        "一万万",
        "一亿亿",
        "万",
        "一零百",
        "一千零零五",
        "两零二四",
        "一亿五百",
        "60",
        "abc",
        "一" * 500,
    ],
)
def test_refuses_what_is_not_one_number(numeral):
    assert evaluate(numeral) is None


@given(st.text(st.sampled_from(ALPHABET)) | st.text(st.characters(exclude_categories=())))
@example("1" * 5000)
@example("一" * 5000)
@example("1," * 3000)
@example("\ud800六十\udfff件")
def test_any_text_gives_ordered_exact_spans(text):
    floor = 0
    for number in find_numbers(text):
        assert floor <= number.start <= number.figure_start < number.figure_end <= number.end
        assert text[number.start : number.end] == number.text
        assert number.kind == "other" or (number.value is None) == (number.kind == "ask")
        assert number.kind not in ("ask", "approximate") or number.note
        floor = number.end
    single = read_number(text)
    if single is not None:
        assert text[single.start : single.end] == single.text
    for span in find_none(text):
        assert text[span.start : span.end] == span.text
    says_none(text)


@pytest.mark.parametrize(
    "piece", ["1", "1,234,", "一", "一万", "1万", "1~", "三、四", "1.", "约", "没有", "（一）", " "]
)
def test_very_long_text_is_read_to_its_end(piece):
    text = piece * (50_000 // len(piece)) + "。共六十余件"
    assert find_numbers(text)[-1].text == "六十余件"
    assert read_number(text) is None
    assert not says_none(text)
    find_none(text)


@given(st.text(st.sampled_from(ALPHABET), max_size=30))
def test_offsets_move_with_the_text(text):
    """Offsets count from the beginning of what was given, whatever stands before."""
    lead = "本报告所列情况。\n"
    shifted = [(n.start - len(lead), n.text) for n in find_numbers(lead + text)]
    assert shifted == [(n.start, n.text) for n in find_numbers(text)]
