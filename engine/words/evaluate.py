"""The value of a number written in Chinese numerals, or nothing when it is not written well."""

_SPELLINGS = (
    ("零", "〇○"),
    ("一", "壹弌"),
    ("二", "贰貳"),
    ("两", "兩"),
    ("三", "叁叄"),
    ("四", "肆"),
    ("五", "伍"),
    ("六", "陆陸"),
    ("七", "柒"),
    ("八", "捌"),
    ("九", "玖"),
    ("十", "拾"),
    ("百", "佰"),
    ("千", "仟"),
    ("万", "萬"),
    ("亿", "億"),
)
_PLAIN = {
    **{written: plain for plain, others in _SPELLINGS for written in plain + others},
    "廿": "二十",
    "卅": "三十",
    "卌": "四十",
}
_DIGITS = {"零": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
_STEPS = {"十": 10, "百": 100, "千": 1000}
_LONGEST = 40

NUMERAL_CHARS = "".join(_PLAIN)
"""Every character that a Chinese numeral can be made of."""
SCALES = {"百": 100, "佰": 100, "千": 1000, "仟": 1000, "万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8}
"""The characters that multiply what stands before them, also after Arabic digits."""


def evaluate(numeral: str) -> int | None:
    """Evaluate a number written in Chinese numerals.

    Everyday short forms count (``一百五`` is 150, ``两万三`` is 23000), and so do year-like digits
    (``二〇二四``). What can be read in two ways, or in none, is refused.

    Args:
        numeral: Nothing but numerals, simplified, traditional or 大写.

    Returns:
        The value, or None for ``五六``, ``百十``, ``一百零二十`` and everything else that is not one number.
    """
    if not 0 < len(numeral) <= _LONGEST or any(char not in _PLAIN for char in numeral):
        return None
    plain = "".join(_PLAIN[char] for char in numeral)
    if all(char in _DIGITS for char in plain):
        return _digit_by_digit(plain)
    head, hundred_million, tail = plain.rpartition("亿")
    if not hundred_million:
        return _below_hundred_million(plain, short=True)
    high = _below_hundred_million(head, short=False)
    low = _after_hundred_million(tail)
    return None if high is None or low is None else high * 10**8 + low


def _digit_by_digit(plain: str) -> int | None:
    """Read 二〇二四 by place; 五六 means "five or six" and is refused."""
    if len(plain) == 1:
        return _DIGITS[plain]
    if "两" in plain or plain[0] == "零" or ("零" not in plain and len(plain) < 4):
        return None
    return int("".join(str(_DIGITS[char]) for char in plain))


def _after_hundred_million(tail: str) -> int | None:
    if not tail:
        return 0
    if len(tail) == 1:
        return None if tail in "零两" or tail not in _DIGITS else _DIGITS[tail] * 10**7
    if tail[0] == "零":
        return _below_hundred_million(tail[1:], short=True)
    return _below_hundred_million(tail, short=True) if "万" in tail else None


def _below_hundred_million(plain: str, *, short: bool) -> int | None:
    head, ten_thousand, tail = plain.rpartition("万")
    if not ten_thousand:
        return _below_ten_thousand(plain, short=short)
    high = _below_ten_thousand(head, short=False)
    if high is None:
        return None
    if len(tail) == 1 and short and tail in _DIGITS and tail not in "零两":
        return high * 10**4 + _DIGITS[tail] * 1000
    low = _below_ten_thousand(tail.removeprefix("零"), short=short) if tail else 0
    return None if low is None else high * 10**4 + low


def _below_ten_thousand(plain: str, *, short: bool) -> int | None:
    """Evaluate 千百十 and digits in falling order; ``short`` allows 一百五 for 150."""
    total, last, skipped, at = 0, 10_000, False, 0
    while at < len(plain):
        char = plain[at]
        if char == "零":
            if skipped or at in (0, len(plain) - 1):
                return None
            skipped, at = True, at + 1
            continue
        digit, step, at = _next_place(plain, at)
        if not digit or step >= last or (skipped and step * 10 == last):
            return None
        if char == "两" and (step == 10 or (step == 1 and total)):
            return None
        if step == 1 and total and not skipped and last > 10:
            if not short or at != len(plain):
                return None
            step = last // 10
        total, last, skipped = total + digit * step, step, False
    return total or None


def _next_place(plain: str, at: int) -> tuple[int, int, int]:
    """Read one digit with its step from ``at``; a digit of 0 means that none stands there."""
    char = plain[at]
    if char == "十":
        return 1, 10, at + 1
    step = _STEPS.get(plain[at + 1 : at + 2])
    digit = _DIGITS.get(char, 0)
    return (digit, 1, at + 1) if step is None else (digit, step, at + 2)
