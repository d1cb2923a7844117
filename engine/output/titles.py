"""Where a long name breaks: by sense, and so that the lines make a trapezoid or a diamond (GB/T 9704-2012, 7.3.1)."""

from __future__ import annotations

import re
from functools import cache
from itertools import combinations, pairwise

from engine.regex import regex

WIDTH = 20.0
"""So many characters of 2号 stand on one line of the title (type area 156 mm)."""

_GOOD, _FAIR, _POOR, _BAD = 0.0, 1.5, 6.0, 30.0
_MOST_PLACES = 14
_SHORTEST, _LONELY = 5.0, 12.0
"""A line shorter than this looks lost."""


def width(text: str) -> float:
    """The width of a text in Chinese characters; western ones count half."""
    return sum(0.55 if char.isascii() else 1.0 for char in text)


def broken(text: str, last: str = "", most: float = WIDTH) -> tuple[str, ...]:
    """A line broken so that nothing is wider than a line of the page.

    Args:
        text: the name.
        last: the line that will follow it, which belongs to the shape.
        most: width of a line in characters.

    Returns:
        As few lines as do; broken at the ends of words where that is possible.
    """
    if width(text) <= most:
        return (text,)
    places = _places(text)
    fewest = int(-(-width(text) // most))
    best: tuple[float, tuple[str, ...]] | None = None
    for count in (fewest, fewest + 1):
        for at in combinations(sorted(places), count - 1):
            lines = tuple(text[a:b] for a, b in zip((0, *at), (*at, len(text)), strict=True))
            if any(width(line) > most for line in lines):
                continue
            cost = sum(places[place] for place in at) + _shape([*lines, *([last] if last else [])])
            cost += 5.0 * (count - fewest)
            if best is None or cost < best[0]:
                best = (cost, lines)
    return best[1] if best else _chopped(text, most)


@cache
def _breaks() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """What a line may end with, what it may begin with, and the words between two names."""
    behind = regex(
        "(?<=..)(?:省|自治区|市(?![场政容民级域])|区(?![域划块级间])|县(?![级域])|(?:自治)?州(?![立])|盟|旗|镇(?!级)|乡(?![镇村级族])"
        "|人民政府|委员会|管委会|办公[厅室]|街道(?!办)|集团|公司|中心|总?局|厅)"
    )
    before = regex("(?:人民政府|管理委员会|街道办事处|办公[厅室]|综合行政执法|政务服务|派出机构|委员会)")
    links = regex("(?:和|与|及)")
    return behind, before, links


def _places(text: str) -> dict[int, float]:
    """Position of a possible break -> how bad it is."""
    behind, before, links = _breaks()
    found = dict.fromkeys((match.start() for match in links.finditer(text)), _POOR)
    found |= dict.fromkeys((match.start() for match in before.finditer(text)), _FAIR)
    found |= dict.fromkeys((match.end() for match in behind.finditer(text)), _GOOD)
    found |= {
        at + (char == "）"): _FAIR if char == "）" else _GOOD
        for at, char in enumerate(text)
        if char in "暨）"
    }
    found = {at: cost for at, cost in found.items() if 2 <= at <= len(text) - 2 and text[at] not in "）)，、"}
    if len(found) > _MOST_PLACES:
        kept = sorted(found, key=lambda at: (found[at], at))[:_MOST_PLACES]
        found = {at: found[at] for at in kept}
    if len(found) <= len(text) // 12:  # a name without the words known here
        middle = len(text) // 2
        for at in (middle - 2, middle - 1, middle, middle + 1, middle + 2):
            if 2 <= at <= len(text) - 2 and not (text[at - 1].isascii() and text[at].isascii()):
                found.setdefault(at, _BAD)
    return found


def _shape(lines: list[str]) -> float:
    """How far the lines are from a trapezoid or a diamond: an hourglass costs most, then very unequal lines."""
    sizes = [width(line) for line in lines]
    peak = sizes.index(max(sizes))
    trough = sizes.index(min(sizes))
    cost = sum(max(0.0, a - b) for a, b in pairwise(sizes[: peak + 1]))
    cost += sum(max(0.0, b - a) for a, b in pairwise(sizes[peak:]))
    inverted = sizes == sorted(sizes, reverse=True)
    if inverted:
        cost = 0.0
    if 0 < trough < len(sizes) - 1:
        cost *= 2
    return cost + (max(sizes) - min(sizes)) * 0.3 + _LONELY * (min(sizes) < _SHORTEST)


def _chopped(text: str, most: float) -> tuple[str, ...]:
    """Equal pieces, for a text that nothing else fits."""
    count = int(-(-width(text) // most))
    size = -(-len(text) // count)
    pieces = tuple(text[at : at + size] for at in range(0, len(text), size))
    return tuple(
        part for piece in pieces for part in ((piece,) if width(piece) <= most else _halves(piece, most))
    )


def _halves(text: str, most: float) -> tuple[str, ...]:
    if width(text) <= most or len(text) < 2:
        return (text,)
    middle = len(text) // 2
    return (*_halves(text[:middle], most), *_halves(text[middle:], most))


@cache
def _date() -> re.Pattern[str]:
    return regex(r"(\d{4})-(\d{1,2})-(\d{1,2})")


def spoken_date(text: str) -> str:
    """A date as a document prints it: 2025-01-20 is 2025年1月20日; anything else stays as it is."""
    match = _date().fullmatch(text.strip())
    return f"{match[1]}年{int(match[2])}月{int(match[3])}日" if match else text
