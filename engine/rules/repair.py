"""Putting a finding right: each way out as changes of figures and of words, and the draft with one of them applied."""

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from engine.draft.model import Draft
from engine.figures.causes import Change
from engine.figures.claims import Number
from engine.form.keys import LAST_YEAR, is_key
from engine.namedtuple import NamedTuple
from engine.prose.links import Resolved, printed
from engine.rules.explained import alone, said
from engine.rules.finding import Finding, Span
from engine.rules.view import View

_NO_FIGURES: Mapping[str, Number] = MappingProxyType({})


class Replacement(NamedTuple):
    """New words for a place in the prose: code points of the resolved text; a key in braces is a link."""

    span: Span
    text: str


class Fix(NamedTuple):
    """One way to put a finding right.

    Attributes:
        words: what becomes what, in Chinese.
        figures: new values by cell.
        last_year: new values of the year before.
        replacements: new words, in the order of the text, without overlaps.
    """

    words: str
    figures: Mapping[str, Number] = _NO_FIGURES
    last_year: Mapping[str, Number] = _NO_FIGURES
    replacements: tuple[Replacement, ...] = ()


def fixes(finding: Finding, view: View) -> tuple[Fix, ...]:
    """The ways out that can be applied, best first: one for each explanation, else the words or the number expected."""
    found = [fix for said in finding.explanations if (fix := _of_changes(said.changes, view)) is not None]
    if found:
        return tuple(found)
    return tuple(_of_words(finding, view))


def applied(fix: Fix, view: View) -> Draft:
    """The draft with a way out applied. Pure."""
    draft = view.draft
    if fix.figures:
        draft = draft.with_figures(fix.figures)
    if fix.last_year:
        draft = draft.with_last_year_figures(fix.last_year)
    for replacement in reversed(fix.replacements):
        part = replacement.span.part
        draft = draft.with_prose(part, _replaced(draft.prose[part], view.texts[part], replacement))
    return draft


def _of_changes(changes: Sequence[Change], view: View) -> Fix | None:
    """An explanation as a fix; None where one of its statements cannot be changed here (a ledger's, words without a number)."""
    figures: dict[str, Number] = {}
    last_year: dict[str, Number] = {}
    replacements = []
    for change in changes:
        if change.source.kind == "figures":
            figures[change.key] = change.after
        elif change.source.kind == "last_year":
            last_year[change.key.removeprefix(LAST_YEAR)] = change.after
    for change in changes:
        if change.source.kind not in ("figures", "last_year"):
            replacement = _in_prose(change, figures.get(change.key, view.value(change.key)), view)
            if replacement is None:
                return None
            replacements.append(replacement)
    ordered = sorted(replacements, key=lambda r: (r.span.part, r.span.start))
    return Fix("；".join(map(said, changes)), figures, last_year, tuple(ordered))


def _in_prose(change: Change, figure: Number | None, view: View) -> Replacement | None:
    """The number of a statement as a link to its figure, which it then cannot contradict again."""
    source = change.source
    if source.kind != "prose" or source.span is None:
        return None
    fact = next(
        (
            f
            for f in view.facts
            if (f.part, (f.start, f.end), f.key) == (source.part, source.span, change.key)
        ),
        None,
    )
    if fact is None or fact.figure is None:
        return None
    start, end = fact.figure
    written = view.text(fact.part)[start:end]
    if written != printed(change.before):  # 8.8万, 六十: the figure in another unit or writing
        return None
    linked = is_key(change.key) and figure == change.after
    return Replacement(Span(fact.part, start, end), f"{{{change.key}}}" if linked else printed(change.after))


def _of_words(finding: Finding, view: View) -> Iterator[Fix]:
    """The words that the rule names, else the expected number in the place of the one that stands there."""
    if finding.fix is not None and finding.spans:
        old = "、".join(dict.fromkeys(view.text(span.part)[span.start : span.end] for span in finding.spans))
        ordered = sorted(dict.fromkeys(finding.spans))
        yield Fix(
            f"“{old}”改为“{finding.fix}”",
            replacements=tuple(Replacement(span, finding.fix) for span in ordered),
        )
        return
    if finding.expected is None or finding.actual is None or len(finding.spans) != 1:
        return
    (span,) = finding.spans
    words, old = view.text(span.part)[span.start : span.end], printed(finding.actual)
    at = alone(words, old)
    if at is not None:
        new = printed(finding.expected)
        place = Span(span.part, span.start + at, span.start + at + len(old))
        yield Fix(f"正文的{old}改为{new}", replacements=(Replacement(place, new),))


def _replaced(source: str, resolved: Resolved, replacement: Replacement) -> str:
    """The text of the draft, links and all, with other words at a place of the resolved text."""
    start, end = _unresolved(resolved, replacement.span.start), _unresolved(resolved, replacement.span.end)
    return source[:start] + replacement.text + source[end:]


def _unresolved(resolved: Resolved, at: int) -> int:
    """The place in the text of the draft; inside a linked number its beginning."""
    shift = 0
    for link in resolved.links:
        if at <= link.start:
            break
        if at < link.end:
            return link.start + shift
        shift += len(link.key) + 2 - (link.end - link.start)
    return at + shift
