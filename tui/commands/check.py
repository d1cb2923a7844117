"""`nianbao check`: all rules over one draft or several."""

from __future__ import annotations

from engine.draft.contents import remarks
from engine.draft.errors import DraftError, one_line
from engine.draft.load import read
from engine.rules.check import Verdict, check
from tui.commands import console
from tui.commands.parsing import Options

Outcome = tuple[str, Verdict | DraftError]


def run(options: Options) -> int:
    """Judge every draft; one that cannot be read does not keep the others from it."""
    outcomes = [(name, _judged(name)) for name in options.many("drafts")]
    for name, outcome in outcomes:
        if isinstance(outcome, DraftError):
            console.say(f"nianbao check：{outcome}")
        else:
            for remark in remarks(outcome.view.draft.extra.get("prose")):
                console.say(one_line(f"{name}：{remark}"))
    if options.on("json"):
        _print_json(outcomes)
    else:
        _print_text(outcomes)
    if any(isinstance(outcome, DraftError) for _, outcome in outcomes):
        return console.FAILED
    if any(isinstance(outcome, Verdict) and outcome.blocking for _, outcome in outcomes):
        return console.CONTRADICTORY
    return console.DONE


def _judged(name: str) -> Verdict | DraftError:
    try:
        return check(read(name))
    except DraftError as error:
        return error


def _print_json(outcomes: list[Outcome]) -> None:
    import json

    from engine.rules.result import document, file_result

    files = [
        {"path": name, "error": str(outcome)}
        if isinstance(outcome, DraftError)
        else file_result(name, outcome)
        for name, outcome in outcomes
    ]
    console.out(json.dumps(document(files), ensure_ascii=False, indent=1))


def _print_text(outcomes: list[Outcome]) -> None:
    from tui.commands.findings import lines, total

    judged = [(name, outcome) for name, outcome in outcomes if isinstance(outcome, Verdict)]
    for name, verdict in judged:
        draft = verdict.view.draft
        organ = draft.organ or "（未填机关全称）"
        year = f"{draft.year}年" if draft.year else "（未填年度）"
        console.out(one_line(f"{name}　{organ} {year}"))
        for text in lines(verdict.findings):
            console.out(text)
        console.out(total([verdict]))
        console.out()
    if len(outcomes) > 1:
        unread = len(outcomes) - len(judged)
        tail = f"读不出来{unread}份。" if unread else ""
        console.out(f"共{len(outcomes)}份草稿：{total(verdict for _, verdict in judged)}{tail}")
