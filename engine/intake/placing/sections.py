"""The document cut into its sections: which headings count, and what stands under each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from engine.intake.document import Grid
from engine.intake.placing.flow import Line
from engine.intake.placing.headings import SECTIONS, Headed, headed
from engine.namedtuple import NamedTuple

FRONT = ""
"""The key of what stands before the first heading."""


class Sections(NamedTuple):
    """The document by section.

    Attributes:
        items: by section (`` before the first heading), what stands there.
        headings: the headings as printed, in their order.
        found: the sections that have a heading, in the order of the document.
    """

    items: dict[str, list[Line | Grid]]
    headings: tuple[str, ...]
    found: tuple[str, ...]


class _Candidate(NamedTuple):
    at: int
    head: Headed


def sections_of(items: Sequence[Line | Grid]) -> Sections:
    """Cuts the document at the headings that count."""
    chosen = {candidate.at: candidate.head for candidate in _chosen(items)}
    contents = _contents(items, chosen)
    parts: dict[str, list[Line | Grid]] = {FRONT: []}
    headings: list[str] = []
    found: list[str] = []
    current = FRONT
    for at, item in enumerate(items):
        head = chosen.get(at)
        if head is not None and isinstance(item, Line):
            current = head.section
            headings.append(head.heading)
            if current not in found:
                found.append(current)
            parts.setdefault(current, [])
            if head.body:
                parts[current].append(item._replace(text=head.body))
        elif at not in contents:
            parts[current].append(item)
    return Sections(parts, tuple(headings), tuple(found))


def _candidates(items: Sequence[Line | Grid]) -> list[_Candidate]:
    return [
        _Candidate(at, head)
        for at, item in enumerate(items)
        if isinstance(item, Line) and (head := headed(item.text, marked=item.marked)) is not None
    ]


def _chosen(items: Sequence[Line | Grid]) -> list[_Candidate]:
    candidates = _candidates(items)
    listed = _in_contents(candidates)
    candidates = [candidate for candidate in candidates if candidate.at not in listed]
    sure = [c for c in candidates if c.head.strength >= 2]
    styles = Counter(c.head.style for c in sure if c.head.style != "none")
    main = _main_style(styles, sure)
    chosen = {c.at: c for c in sure if c.head.style == main}
    for wanted in (3, 2, 1):
        for section in SECTIONS:
            if any(c.head.section == section for c in chosen.values()):
                continue
            fitting = [c for c in candidates if c.head.section == section and c.head.strength == wanted]
            fitting = [c for c in fitting if wanted > 1 or c.head.style == main]
            fitting = [c for c in fitting if not (c.head.body and c.head.style == "round" != main)]
            fitting = [c for c in fitting if _fits(c, list(chosen.values()))]
            if fitting:
                chosen[fitting[0].at] = fitting[0]
    return sorted(chosen.values())


def _main_style(styles: Counter[str], sure: list[_Candidate]) -> str:
    """How the headings of the sections are numbered: as most of the six are, 一、 before others."""
    if not styles:
        return "none"
    ranks = {"han": 3, "part": 2, "arabic": 1}
    kinds = {style: len({c.head.section for c in sure if c.head.style == style}) for style in styles}
    return max(styles, key=lambda style: (kinds[style], ranks.get(style, 0)))


def _fits(candidate: _Candidate, chosen: list[_Candidate]) -> bool:
    """Whether the line stands between the sections that come before and behind it."""
    rank = SECTIONS.index(candidate.head.section)
    before = [c.at for c in chosen if SECTIONS.index(c.head.section) < rank]
    behind = [c.at for c in chosen if SECTIONS.index(c.head.section) > rank]
    return max(before, default=-1) < candidate.at < min(behind, default=candidate.at + 1)


def _in_contents(candidates: list[_Candidate]) -> set[int]:
    """Entries of a table of contents: headings one after the other, all of which come again."""
    listed = {c.at for c in candidates if c.head.contents}
    run: list[_Candidate] = []
    for candidate in (*candidates, None):
        if candidate is not None and run and candidate.at - run[-1].at == 1:
            run.append(candidate)
            continue
        later = {c.head.section for c in candidates if run and c.at > run[-1].at}
        if len(run) >= 3 and sum(c.head.section in later for c in run) >= 3:
            listed |= {c.at for c in run}
        run = [candidate] if candidate is not None else []
    return listed if any(c.at not in listed for c in candidates) else set()


def _contents(items: Sequence[Line | Grid], chosen: dict[int, Headed]) -> set[int]:
    """The lines of a table of contents, with its title."""
    listed = {at for at in _in_contents(_candidates(items)) if at not in chosen}
    titles = {
        at
        for at, item in enumerate(items)
        if isinstance(item, Line) and "".join(item.text.split()) in ("目录", "目次") and at + 1 in listed
    }
    return listed | titles
