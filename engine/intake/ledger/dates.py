"""A cell as a date: what spreadsheets give, and what people type. A date that cannot be is a reason, never a guess."""

from __future__ import annotations

import datetime as dt
import re
from functools import cache
from unicodedata import normalize

from engine.namedtuple import NamedTuple
from engine.regex import regex

_FIRST, _LAST = 1990, 2100
_EPOCH = dt.date(1899, 12, 30).toordinal()
_SERIALS = (dt.date(2000, 1, 1).toordinal() - _EPOCH, dt.date(2079, 12, 31).toordinal() - _EPOCH)
_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")


class When(NamedTuple):
    """A day.

    Attributes:
        year: four digits.
        day: the ordinal of the day; 0 where only the year (or the month) is known.
    """

    year: int
    day: int


def when(raw: object) -> When | str | None:
    """The date in a cell; None for a blank one, else the reason why it is none."""
    if isinstance(raw, dt.date):
        return _checked(raw.year, raw.month, raw.day)
    if raw is None or raw == "":
        return None
    if isinstance(raw, bool):
        return "不是日期"
    if isinstance(raw, int | float):
        return _number(raw)
    if isinstance(raw, str):
        return _text(raw)
    return "只有时间，没有日期"


def _checked(year: int, month: int, day: int) -> When | str:
    if not _FIRST <= year <= _LAST:
        return f"年份{year}不对"
    try:
        return When(year, dt.date(year, month, day).toordinal())
    except ValueError:
        return f"没有{year}年{month}月{day}日这一天"


def _number(value: float) -> When | str:
    """A serial of the spreadsheet (45352), or the digits of a date (20240305)."""
    if value >= 19000101 and value == int(value):
        digits = int(value)
        return _checked(digits // 10000, digits // 100 % 100, digits % 100)
    if _SERIALS[0] <= value <= _SERIALS[1] + 1:
        day = dt.date.fromordinal(_EPOCH + int(value))
        return When(day.year, day.toordinal())
    return "不是日期"


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    between = r"\s*[年./\-—_,、 ]\s*"
    return (
        regex(
            rf"^(\d{{4}}|\d{{2}}){between}(\d{{1,2}})\s*[月./\-—_,、 ]\s*(\d{{1,2}})\s*(?:日|号)?(?!\d)(.*)$",
            re.DOTALL,
        ),
        regex(r"^(\d{4})(\d{2})(\d{2})(?!\d)(.*)$", re.DOTALL),
        regex(r"^(\d{1,2})[/\-.](\d{1,2})[/\-.](\d{4})(?!\d)(.*)$", re.DOTALL),
        regex(rf"^(\d{{4}}){between}(\d{{1,2}})\s*月?(?:份)?$"),
        regex(r"^\d{5}(?:\.\d+)?$"),
    )


def _text(raw: str) -> When | str | None:
    text = normalize("NFKC", raw).strip().strip("'\"‘’“”")
    if not text or text in {"-", "--", "/", "—", "——", "无", "\\"}:
        return None
    text = _western(text)
    full, packed, turned, month_only, serial = _patterns()
    found = full.match(text) or packed.match(text)
    if found:
        year, month, day, tail = int(found[1]), int(found[2]), int(found[3]), found[4]
        if re.search(r"\d{4}\s*[年./-]\s*\d{1,2}", tail):
            return "写了不止一个日期"
        return _checked(year + 2000 if year < 100 else year, month, day)
    found = turned.match(text)
    if found:
        return _turned(int(found[1]), int(found[2]), int(found[3]))
    found = month_only.match(text)
    if found:
        year, month = int(found[1]), int(found[2])
        checked = _checked(year, month, 1)
        return When(year, 0) if isinstance(checked, When) else checked
    if serial.match(text):
        return _number(float(text))
    if re.match(r"^\d{1,2}\s*月\s*\d{1,2}\s*日?$", text):
        return "没有写年份"
    return "不是日期"


def _turned(first: int, second: int, year: int) -> When | str:
    """3/5/2024: the year is clear, day and month only where one of them is above twelve."""
    if first > 12:
        return _checked(year, second, first)
    checked = _checked(year, first, second)
    if second > 12 or isinstance(checked, str):
        return checked
    return When(year, 0)


def _western(text: str) -> str:
    """二〇二四年三月十五日 in digits."""
    if not re.match(r"^[〇○零一二三四五六七八九]{4}年", text):
        return text
    year, _, rest = text.partition("年")

    def tens(found: re.Match[str]) -> str:
        head, tail = found[1].translate(_DIGITS) or "1", found[2].translate(_DIGITS) or "0"
        return head + tail

    rest = re.sub(r"([二三]?)十([一二三四五六七八九]?)", tens, rest)
    return f"{year.translate(_DIGITS)}年{rest.translate(_DIGITS)}"
