"""What the drafter does about findings and about the numbers of the prose. Pure: a verdict in, a draft and words out.

The screen and the plain mode call the same functions; findings and numbers are counted from 1, as they are listed.
"""

from __future__ import annotations

from collections.abc import Iterator

from engine.draft.model import Decision, Draft
from engine.interview.answers import recomposed
from engine.interview.machine import question_for
from engine.interview.model import Note, Reply
from engine.interview.retelling import retold
from engine.interview.revisit import carried
from engine.namedtuple import NamedTuple
from engine.rules.check import Verdict
from engine.rules.decisions import binding
from engine.rules.finding import KEEP, LATER, Finding
from engine.rules.numbers import WORDS, Told, confirmed, coverage, linked, numbers
from engine.rules.repair import Fix, applied, fixes

CORRECTED = "corrected"
"""The action of a decision that tells what was put right; it silences nothing."""

SHORTEST_REASON = 4
WHY = "请写清楚保留的理由，例如“已与法制科核对，按上级口径统计”。"

REQUESTS = frozenset({"apply", "keep", "later", "go", "numbers", "link", "confirm", "seen"})
"""What `carry_out` carries out."""

_ALL = ("全部", "所有", "all")


class Author(NamedTuple):
    """Who decides, and when (ISO text)."""

    by: str = ""
    at: str = ""


def apply(verdict: Verdict, finding: Finding, fix: Fix, author: Author) -> Draft:
    """Put a finding right in one of its ways; the answers that it changes read as the figures then are."""
    view = verdict.view
    draft = applied(fix, view)
    draft = retold(draft, {*fix.figures, *(f"last_year.{key}" for key in fix.last_year)})
    decision = Decision(finding.rule, binding(finding, view), CORRECTED, fix.words, author.by, author.at)
    return recomposed(carried(view.draft, draft.with_decision(decision)))


def keep(verdict: Verdict, finding: Finding, reason: str, author: Author) -> Draft:
    """Leave a finding as it is, with a reason, for exactly these values and words."""
    decision = Decision(
        finding.rule, binding(finding, verdict.view), KEEP, reason.strip(), author.by, author.at
    )
    return verdict.view.draft.with_decision(decision)


def put_off(verdict: Verdict, finding: Finding, author: Author) -> Draft:
    """Put a finding off: it goes to the end of the list and still stands against the export."""
    decision = Decision(finding.rule, binding(finding, verdict.view), LATER, "", author.by, author.at)
    return verdict.view.draft.with_decision(decision)


def carry_out(request: str, verdict: Verdict, author: Author) -> Reply:
    """A request by words: apply N [way], keep N reason, later N, go N, numbers, link N (or 全部), confirm N.

    Args:
        request: as `Reply.request` has it.
        verdict: the rules' judgement of the draft as it stands.
        author: who decides, and when.
    """
    what, _, rest = request.partition(" ")
    draft = verdict.view.draft
    if what in ("numbers", "link", "confirm", "seen"):
        return _about_numbers(what, rest.strip(), verdict, author)
    number, words = _number(rest)
    if not 0 < number <= len(verdict.findings):
        count = len(verdict.findings)
        how = f"请写编号，1到{count}，编号见“/查”。" if count else "现在没有矛盾和遗漏。"
        return Reply(draft, (Note("unclear", how),))
    finding = verdict.findings[number - 1]
    if what == "go":
        question = question_of(finding)
        if not question:
            return Reply(draft, (Note("unclear", "这一条没有对应的问题，请用“/跳”加关键词找到相关的部分。"),))
        return Reply(draft.with_pending(question, ""))
    if what == "keep":
        if len(words) < SHORTEST_REASON:
            return Reply(draft, (Note("unclear", WHY),))
        return Reply(
            keep(verdict, finding, words, author), (Note("saved", f"已决定保留第{number}条，理由：{words}"),)
        )
    if what == "later":
        more = "，导出前还要处理" if finding.blocks else ""
        return Reply(put_off(verdict, finding, author), (Note("saved", f"第{number}条先放一放{more}。"),))
    ways = fixes(finding, verdict.view)
    if not ways:
        return Reply(draft, (Note("unclear", "这一条没有现成的改法，请到相关的问题里修改。"),))
    way = _number(words)[0] or 1
    if way > len(ways):
        return Reply(draft, (Note("unclear", f"这一条只有{len(ways)}种改法。"),))
    return Reply(
        apply(verdict, finding, ways[way - 1], author), (Note("saved", f"已改：{ways[way - 1].words}"),)
    )


def places(finding: Finding) -> tuple[tuple[str, str], ...]:
    """Where to go to put it right, best first: ("cell", key) or ("part", part of the prose)."""
    changes = [change for explanation in finding.explanations for change in explanation.changes]
    found = [
        ("part", change.source.part) if change.source.kind == "prose" else ("cell", change.key)
        for change in changes
    ]
    found += [("part", span.part) for span in finding.spans]
    found += [("cell", key) for key in finding.cells]
    return tuple(dict.fromkeys(found))


def question_of(finding: Finding) -> str:
    """The question that can put a finding right; empty where none does."""
    wanted = (key for kind, place in places(finding) for key in _upwards(kind, place))
    return next((question for key in wanted if (question := question_for(key))), "")


def _upwards(kind: str, place: str) -> Iterator[str]:
    """A cell; a part of the prose and the part that holds it."""
    yield place
    if kind == "part" and "." in place:
        yield place.rpartition(".")[0]


def _about_numbers(what: str, rest: str, verdict: Verdict, author: Author) -> Reply:
    if what == "seen":
        from engine.interview.readthrough import seen

        return seen(rest, verdict)
    draft = verdict.view.draft
    told = numbers(verdict.view)
    if what == "numbers":
        shown = [
            listed(number, one) for number, one in enumerate(told, start=1) if rest in _ALL or not one.is_free
        ]
        more = () if rest in _ALL else ("与表格无关的没有列出，要看请说“/数字 全部”。",)
        return Reply(draft, (Note("info", "\n".join((coverage(told).words, *shown, *more))),))
    if what == "link" and rest in _ALL:
        chosen = [one for one in told if one.link is not None]
        if not chosen:
            return Reply(draft, (Note("info", "没有可以关联的数字。"),))
        return Reply(
            linked(chosen, verdict.view), (Note("saved", f"已关联{len(chosen)}个数字，以后随表格变动。"),)
        )
    number, _ = _number(rest)
    if not 0 < number <= len(told):
        return Reply(draft, (Note("unclear", "请写编号，编号见“/数字”；要全部关联请写“/关联 全部”。"),))
    one = told[number - 1]
    if what == "confirm":
        return Reply(
            confirmed(one, draft, author.by, author.at), (Note("saved", f"已核对：{one.fact.text}"),)
        )
    if one.link is None:
        why = "已经关联了。" if one.state == "linked" else "表格里没有和它相同的数，不能关联。"
        return Reply(draft, (Note("unclear", f"“{one.fact.text}”{why}"),))
    return Reply(linked([one], verdict.view), (Note("saved", f"已关联：{one.fact.text}"),))


def listed(number: int, told: Told) -> str:
    """A number of the prose in one line."""
    state = "与表格无关" if told.is_free else WORDS[told.state]
    meaning = f"（{told.meaning}）" if told.meaning and not told.is_free else ""
    return f"{number}.〔{state}{'，可关联' if told.link else ''}〕{told.fact.text}{meaning}"


def _number(text: str) -> tuple[int, str]:
    """The number at the head of a text, and the rest; 0 where there is none."""
    bare = text.strip().lstrip("第")
    digits = bare[: len(bare) - len(bare.lstrip("0123456789"))]
    rest = bare[len(digits) :].lstrip("条种.、，, \u3000")
    return (int(digits) if len(digits) in range(1, 6) else 0), rest.strip()
