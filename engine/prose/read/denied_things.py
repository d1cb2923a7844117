"""The things of a denial, each with its own words: 未发生行政复议、行政诉讼 denies two."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from engine.prose.read.lexicon import Mark
from engine.prose.read.nouns import STRONG
from engine.regex import regex


def ruled_alike(text: str, groups: list[list[Mark]]) -> list[list[Mark]]:
    """被纠错的复议、诉讼; 复议、诉讼被纠错: what is said of the first, or of the last, is said of all."""
    if len(groups) < 2:
        return groups
    last = groups[-1]
    alone = all(word.family == "result" for word in last)
    if alone and disputed(groups[-2]) and any(word.family == "result" for word in groups[-2]):
        groups = groups[:-1]  # 复议和诉讼被撤销或败诉: one more result of the same
        last = groups[-1]
    elif alone:
        return groups  # 无复议或败诉: a result that names its own row
    ruled = [word for word in last if word.family == "result"]
    for group in reversed(groups[:-1]):
        if not ruled or not disputed(group) or any(word.family == "result" for word in group):
            break
        group.extend(ruled)
    first = groups[0]
    noun = next((word for word in first if word.family in ("review", "litigation")), None)
    said = [word for word in first if word.family == "result"]
    if noun is None or not said or said[-1].start > noun.start or "的" not in text[said[-1].end : noun.start]:
        return groups
    return [first, *([*said, *group] for group in groups[1:])]


def disputed(group: list[Mark]) -> bool:
    """Whether some words name review or litigation."""
    return any(word.family in ("review", "litigation") for word in group)


def with_documents(groups: list[list[Mark]]) -> list[list[Mark]]:
    """规范性文件制发、废止: the noun of the first verb is that of the second."""
    for first, second in pairwise(groups):
        said = [word for word in first if word.family in ("made", "repealed")]
        bare = any(word.family in ("norm", "reg") for word in second) and not any(
            word.family in ("made", "repealed", "in_force") for word in second
        )
        if said and bare and any(word.family in ("norm", "reg") for word in first):
            second[:0] = said  # 未制发或废止规章、规范性文件
        nouns = [word for word in first if word.family in ("norm", "reg")]
        verbs = all(word.family in ("made", "repealed") for word in second)
        if nouns and verbs and any(word.family in ("made", "repealed") for word in first):
            second.insert(0, nouns[-1])
    return groups


def groups_of(text: str, mark: Mark, behind: list[Mark]) -> Iterator[list[Mark]]:
    """The words behind a denial, parted where one thing ends and the next begins."""
    group: list[Mark] = []
    at = mark.end
    for word in behind:
        between = text[at : word.start]
        if (
            group
            and _parting().search(between)
            and any(w.family in STRONG or w.family in ("result", "out", "carry") for w in group)
        ):
            yield group
            group = []
        group.append(word)
        at = word.end
    if group:
        yield group


@cache
def _parting() -> re.Pattern[str]:
    return regex("[、和及与或以，]")
