"""Answers as drafters type them: the exact figures, whether the rest is zero, and what is asked back."""

from decimal import Decimal

import pytest

from engine.interview.questions import by_id
from engine.interview.understand import CORRECTION, understand
from tests.interview.answers import handled, published, received, told

CASES = {**received.CASES, **handled.CASES, **told.CASES, **published.CASES}

_TABLES = ("applications.", "disputes.", "disclosure.")


def _figures(question, text):
    """The figures of an expectation, keys without the name of the table where the question is about one."""
    wanted = by_id()[question]
    if text == "all 0":
        return dict.fromkeys(wanted.need, 0)
    prefix = next((table for table in _TABLES if question.startswith(table)), "")
    pairs = (pair.split("=") for pair in text.split())
    return {prefix + key: Decimal(value) for key, value in pairs}


@pytest.mark.parametrize(
    ("question", "answer", "figures", "unclear", "known"),
    [(question, *case) for question, cases in CASES.items() for case in cases],
)
def test_understands(question, answer, figures, unclear, known):
    before = {key: int(value) for key, value in (pair.split("=") for pair in known.split())}
    found = understand(by_id()[question], answer, before.get)
    expected, _, rest = figures.partition("; ")
    assert found.figures == _figures(question, expected)
    assert found.rest_is_zero == bool(rest)
    assert len(found.unclear) == len(unclear), found.unclear
    for message, quoted in zip(found.unclear, unclear, strict=True):
        assert quoted in message


CORRECTIONS = [
    (
        "新收60，自然人58，企业2",
        "企业是3",
        "received.total=60 received.natural_person=58 received.company=3",
        [],
    ),
    ("60件", "不对，应该是63件", "received.total=63", []),
    ("自然人58，企业2", "自然人不是58，是57", "received.natural_person=57 received.company=2", []),
    ("自然人58，火星人3", "企业3", "received.natural_person=58 received.company=3", []),
    ("自然人58", "火星人3", "received.natural_person=58", ["“火星人3”"]),
    (
        "60件，自然人58",
        "其余都是企业",
        "received.total=60 received.natural_person=58 received.company=2; rest 0",
        [],
    ),
    ("60件，自然人58", "应该是五十九", "received.total=59 received.natural_person=58", []),
    ("自然人58", "约57", "received.natural_person=58", ["“约57”"]),
    ("自然人58", "没有", "all 0", []),
    ("企业1，120件是自然人", "企业1；120件是自然人", "received.company=1 received.natural_person=120", []),
    ("自然人5，自然人6", "自然人6", "received.natural_person=6", []),
]


@pytest.mark.parametrize(("answer", "correction", "figures", "unclear"), CORRECTIONS)
def test_a_correction_takes_precedence(answer, correction, figures, unclear):
    question = "applications.received"
    found = understand(by_id()[question], answer + CORRECTION + correction, lambda _key: None)
    expected, _, rest = figures.partition("; ")
    assert found.figures == _figures(question, expected)
    assert found.rest_is_zero == bool(rest)
    assert len(found.unclear) == len(unclear)
    assert all(quoted in message for quoted, message in zip(unclear, found.unclear, strict=True))


def test_a_number_is_never_dropped_in_silence():
    """Whatever stands beside it: a number lands in a figure, or the answer asks back."""
    for question, cases in CASES.items():
        if question == "matters.fee_amounts":  # two amounts in order are an answer
            continue
        for answer, *_ in cases:
            for odd in ("火星人37", "37火星人", "较上年增加37件", "其中征地类37件", "37.5", "37元37", "负37"):
                found = understand(by_id()[question], f"{odd}，{answer}", lambda _key: None)
                assert 37 not in found.figures.values() or found.unclear, (question, odd, answer)
                assert found.unclear or "37.5" in odd, (question, odd, answer)
