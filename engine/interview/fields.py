"""Entries of the profile that have a shape: a year, a postal code, a telephone, an address in the web. Pure."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from unicodedata import normalize

from engine.namedtuple import NamedTuple
from engine.regex import regex
from engine.rules.deadline import day_in

_YEARS = {"今年": 0, "本年": 0, "本年度": 0, "去年": 1, "上年": 1, "上年度": 1, "前年": 2}
_HAN = str.maketrans("〇零一二三四五六七八九", "00123456789")
_SHAPES = {
    "postcode": (regex("[0-9]{6}"), "邮政编码是6位数字，例如264200；不写请答“无”。"),
    "phone": (regex(".*[0-9]{5,}.*|.*[0-9]{3,4}-[0-9]{7,8}.*"), "请写电话号码，例如0631-5587393。"),
    "website": (regex(r"\S+[.]\S+"), "请写网址，例如http://www.wip.gov.cn；没有请答“无”。"),
}


class Entry(NamedTuple):
    """What goes into the profile, or why it does not."""

    value: str | int
    fault: str = ""


def entry(field: str, said: str, year: int | None = None) -> Entry:
    """Read an answer for an entry of the profile; what has no shape is taken as it is.

    Args:
        field: the entry.
        said: the answer.
        year: the year of the report, where it is known.
    """
    if field == "year":
        return _year(said)
    if field == "deadline" and year is not None:
        return _deadline(said, year)
    if field not in _SHAPES:
        return Entry(said)
    plain = normalize("NFKC", said).strip()
    shape, fault = _SHAPES[field]
    return Entry(plain) if shape.fullmatch(plain) else Entry("", f"“{said}”不像{_NAMES[field]}。{fault}")


_NAMES = {"postcode": "邮政编码", "phone": "电话号码", "website": "网址"}


def _deadline(said: str, year: int) -> Entry:
    """A day after the year of the report."""
    day = day_in(said, year)
    if day is None:
        return Entry("", f"“{said}”看不出是哪一天，请写成“{year + 1}年1月20日”这样；没有请答“无”。")
    if day.year <= year:
        return Entry("", f"{year}年的报告要到{year + 1}年报送，“{said}”早了，请核对年份。")
    return Entry(said)


def _year(said: str) -> Entry:
    """2024, 2024年度, 二〇二四年, 24年, 去年."""
    word = normalize("NFKC", said).strip()
    if word in _YEARS:
        return Entry(datetime.now(UTC).astimezone().year - _YEARS[word])
    found = re.fullmatch("(20)?([0-9]{2})[ ]*(年?度?)", word.translate(_HAN))
    if found is None or not (found.group(1) or found.group(3)):
        return Entry("", "请填四位数的年份，例如2024。")
    return Entry(2000 + int(found.group(2)))
