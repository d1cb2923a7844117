"""Two figures that together name no exact number: 3-5件, 三至五件, 三、四件, 60%~70%."""

import re
from functools import cache

from engine.namedtuple import NamedTuple
from engine.regex import regex
from engine.words.context import code_end
from engine.words.figure import Figure, read_figure
from engine.words.units import Unit, match_unit


class Range(NamedTuple):
    """The joined figure, without a value, and the unit behind it."""

    figure: Figure
    unit: Unit | None


def read_range(text: str, figure: Figure, unit: Unit | None, *, whole: bool) -> Range | None:
    """Join ``figure`` with the one behind a dash, 至, 到 or a slash.

    ``从3件到5件`` is a change and stays two numbers; a unit behind the first must stand behind the second too.

    Args:
        text: The whole text.
        figure: The first figure.
        unit: The unit behind it, if any.
        whole: The text is an answer that consists of a number.

    Returns:
        The range, or None when there is none.
    """
    at = unit.end if unit is not None else figure.end
    link = _link().match(text, at)
    if link is None:
        return None
    joint = link.group()
    if joint in "至到" and figure.start and text[figure.start - 1] in "从從由自":
        return None
    second = read_figure(text, link.end())
    if second is None or second.arabic != figure.arabic or code_end(text, link.end()) is not None:
        return None
    behind = match_unit(text, second.end)
    if unit is not None and (behind is None or behind.name != unit.name):
        return None
    if not figure.arabic and behind is None and not whole:
        return None
    if joint == "、" and not _are_neighbours(figure, second, unit, behind):
        return None
    trouble = "slash" if joint in "/／" else "range"
    return Range(figure._replace(end=second.end, value=None, trouble=trouble), behind)


def _are_neighbours(first: Figure, second: Figure, unit: Unit | None, behind: Unit | None) -> bool:
    """See 三、四件: one digit and the next, and only the second has the unit."""
    if first.arabic or unit is not None or behind is None or first.value is None or second.value is None:
        return False
    return first.end - first.start == 1 and second.value == first.value + 1


@cache
def _link() -> re.Pattern[str]:
    return regex("——|[-－–—~～至到/／、]")
