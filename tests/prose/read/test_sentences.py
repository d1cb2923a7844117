"""Sentences of many offices, each with all that it says: nothing is missed and nothing is made up.

A break between paragraphs is written as `\\n`.

`sentences.txt` holds a sentence and what it says in a line. A word of what it says is a short name of a key and a value
(`R=12`; `H=all` where no number says how many), a share (`%44.4`), a growth (`+-25`) or a sum (`S12=9+3`); behind `~`
stands what may be read or left.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from engine.prose.fact import Fact
from tests.prose.read.reading import read

SENTENCES = Path(__file__).with_name("sentences.txt")
JUDGED = ("applications.", "disputes.", "disclosure.", "info_fee.", "last_year.")
STEPS = {"R": "received", "H": "handled", "CI": "carried_in", "CO": "carried_out", "T": "intake"}
GROUPS = {"G": "granted", "P": "partial", "D": "denied", "U": "unable", "N": "declined", "O": "other"}
APPLICANTS = {
    "nat": "natural_person", "com": "company", "res": "research", "npo": "nonprofit",
    "law": "legal_service", "oth": "other_org", "org": "organisations",
}  # fmt: skip
ROWS = {
    "D.secret": "denied.state_secret", "D.law": "denied.prohibited_by_law", "D.sec": "denied.security_and_stability",
    "D.third": "denied.third_party_rights", "D.internal": "denied.internal_affairs",
    "D.process": "denied.process_information", "D.file": "denied.enforcement_file",
    "D.inquiry": "denied.administrative_inquiry", "U.held": "unable.not_held", "U.create": "unable.needs_creation",
    "U.unclear": "unable.still_unclear", "N.pet": "declined.petition", "N.rep": "declined.repeated",
    "N.pub": "declined.publication", "N.exc": "declined.excessive", "N.re": "declined.reissue",
    "O.corr": "other.correction_overdue", "O.fee": "other.fee_overdue", "O.oth": "other.other",
}  # fmt: skip
DISPUTES = {"R": "review", "L": "litigation", "LD": "litigation_direct", "LA": "litigation_after_review"}
RESULTS = {"U": "upheld", "C": "corrected", "O": "other", "P": "pending"}
OTHERS = {
    "RV": "disputes.review.total", "L": "disputes.litigation.total", "LD": "disputes.litigation_direct.total",
    "LA": "disputes.litigation_after_review.total", "LI": "disclosure.licensing", "PE": "disclosure.penalties",
    "CP": "disclosure.compulsion", "FE": "disclosure.fees", "IF": "info_fee.notices", "IB": "info_fee.billed_yuan",
    "IR": "info_fee.received_yuan",
}  # fmt: skip


class Said(NamedTuple):
    """One thing said, comparable; `parts` only of a sum."""

    what: str
    value: float | None
    parts: tuple[float, ...] = ()


def keys() -> dict[str, str]:
    """Short names and what they stand for."""
    found = {name: f"applications.{row}.total" for name, row in {**STEPS, **GROUPS, **ROWS}.items()}
    for name, row in STEPS.items():
        found |= {f"{name}.{who}": f"applications.{row}.{column}" for who, column in APPLICANTS.items()}
    for name, row in DISPUTES.items():
        found |= {name + short: f"disputes.{row}.{column}" for short, column in RESULTS.items()}
    for name, row in (("N", "normative_documents"), ("G", "regulations")):
        columns = (("M", "made"), ("R", "repealed"), ("V", "in_force"))
        found |= {name + short: f"disclosure.{row}.{column}" for short, column in columns}
    found |= OTHERS
    return found | {f"L{name}": f"last_year.{key}" for name, key in found.items() if f"L{name}" not in found}


KEYS = keys()


def said(fact: Fact) -> Said | None:
    """A fact as far as it is judged here; a share of something else is left aside."""
    value = None if fact.value is None else float(fact.value)
    if fact.kind == "sum":
        return Said("sum", value, tuple(float(part or 0) for part in fact.parts))
    if fact.kind == "share":
        return Said("share", value) if fact.key else None
    if fact.kind == "growth":
        return Said("growth", value)
    return Said(fact.key, value) if fact.key and fact.key.startswith(JUDGED) else None


def parsed(word: str) -> Said:
    """A word of the file."""
    if word[0] in "%+":
        return Said("share" if word[0] == "%" else "growth", float(word[1:]))
    name, _, written = word.partition("=")
    if name[0] == "S" and name[1:].replace(".", "").isdigit():
        return Said("sum", float(name[1:]), tuple(float(part) for part in written.split("+")))
    return Said(KEYS[name], None if written == "all" else float(written))


def cases() -> list[tuple[str, str]]:
    """The sentences and what they say."""
    lines = SENTENCES.read_text(encoding="utf-8").splitlines()
    parted = (line.partition("=>") for line in lines)
    return [(text.strip().replace("\\n", "\n"), words.strip()) for text, _, words in parted]


@pytest.mark.parametrize(("text", "words"), cases(), ids=lambda value: value[:24])
def test_a_sentence_says_this_and_no_more(text: str, words: str) -> None:
    facts = read(text)
    found = {one for one in map(said, facts) if one is not None}
    shares = {Said("share", float(f.value or 0)) for f in facts if f.kind == "share"}
    wanted = {parsed(word) for word in words.split() if word[0] != "~"}
    allowed = {parsed(word[1:]) for word in words.split() if word[0] == "~"}
    assert wanted <= found | shares
    assert found <= wanted | allowed
