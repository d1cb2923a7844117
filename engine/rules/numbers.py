"""The numbers of the prose, one by one: what each means, how it stands to the tables, and which can become a link."""

from collections.abc import Iterable

from engine.draft.model import Decision, Draft
from engine.form.keys import is_key, spoken
from engine.namedtuple import NamedTuple
from engine.prose.claims import CLAIMING, link_of
from engine.prose.fact import Fact
from engine.prose.links import printed
from engine.rules.decisions import CONFIRM, NUMBERS
from engine.rules.finding import Span
from engine.rules.repair import Fix, Replacement, applied
from engine.rules.told import State, state
from engine.rules.view import View

WORDS: dict[State, str] = {
    "linked": "已关联",
    "agrees": "相符",
    "confirmed": "已核对",
    "contradicts": "矛盾",
    "unchecked": "未核对",
}
"""What each state is called."""

_KINDS = {
    "sum": "分项之和",
    "share": "占比",
    "growth": "增减",
    "all": "全部",
    "date": "日期",
    "other": "与表格无关",
}


class Told(NamedTuple):
    """A statement of the prose.

    Attributes:
        fact: the statement.
        state: how it stands to the rest of the report.
        meaning: what it is about, in words.
        link: the link that can take the place of its number, which the tables hold already.
    """

    fact: Fact
    state: State
    meaning: str
    link: Replacement | None = None

    @property
    def is_free(self) -> bool:
        """Whether the number means nothing to the form: a date, a 文号, an ordinal, another work's count."""
        return self.state == "unchecked" and self.fact.key is None and self.fact.kind in ("date", "other")


class Coverage(NamedTuple):
    """How many numbers of the prose are in which state; `free` ones (dates, 文号, ordinals) mean nothing to the form."""

    linked: int = 0
    agreeing: int = 0
    confirmed: int = 0
    contradicting: int = 0
    unread: int = 0
    free: int = 0

    @property
    def words(self) -> str:
        """The line that the drafter reads."""
        if not sum(self):
            return "正文里没有数字。"
        parts = (
            ("已关联", self.linked),
            ("相符", self.agreeing),
            ("已核对", self.confirmed),
            ("矛盾", self.contradicting),
            ("未核对", self.unread),
            ("与表格无关", self.free),
        )
        return (
            f"正文数字{sum(self)}个："
            + "，".join(f"{word}{count}个" for word, count in parts if count)
            + "。"
        )


def numbers(view: View) -> tuple[Told, ...]:
    """Every statement of the prose, in the order of the report."""
    order = {part: place for place, part in enumerate(view.texts)}
    facts = sorted(view.facts, key=lambda fact: (order.get(fact.part, 0), fact.start, fact.end))
    return tuple(Told(fact, state(fact, view), _meaning(fact, view), _link(fact, view)) for fact in facts)


def coverage(told: Iterable[Told]) -> Coverage:
    """Counts by state."""
    found = tuple(told)
    states = [one.state for one in found if not one.is_free]
    linked_, agreeing, checked, against, unread = (states.count(name) for name in WORDS)
    return Coverage(linked_, agreeing, checked, against, unread, sum(one.is_free for one in found))


def linked(told: Iterable[Told], view: View) -> Draft:
    """The draft with these numbers as links; those that cannot be linked stay as they are."""
    wanted = {one.link.span: one.link for one in told if one.link is not None}
    ordered = tuple(wanted[span] for span in sorted(wanted))
    return applied(Fix("", replacements=ordered), view)


def confirmed(told: Told, draft: Draft, by: str, at: str) -> Draft:
    """The draft with a statement marked as checked by the drafter, in exactly these words."""
    fact = told.fact
    return draft.with_decision(Decision(NUMBERS, {fact.part: fact.text}, CONFIRM, "", by, at))


def _link(fact: Fact, view: View) -> Replacement | None:
    if fact.kind not in CLAIMING or fact.key is None or fact.figure is None or not is_key(fact.key):
        return None
    if link_of(fact, view.texts) is not None or view.value(fact.key) != fact.value or fact.value is None:
        return None
    start, end = fact.figure
    # 8.8万 and 六十 are written otherwise than a link prints
    if view.text(fact.part)[start:end] != printed(fact.value):
        return None
    return Replacement(Span(fact.part, start, end), f"{{{fact.key}}}")


def _meaning(fact: Fact, view: View) -> str:
    link = link_of(fact, view.texts)
    key = link.key if link is not None else fact.key
    what = spoken(key) if key is not None and is_key(key) else ""
    kind = _KINDS.get(fact.kind, "") if not (fact.kind == "other" and what) else ""
    return "　".join(word for word in (what, kind) if word)
