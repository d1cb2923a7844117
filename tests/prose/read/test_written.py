"""How a report is written changes nothing of what it says: other characters, marks, digits and spaces, the same facts."""

from __future__ import annotations

import re

import pytest

from engine.prose.read.characters import SIMPLIFIED, TRADITIONAL
from tests.prose.read.reading import read
from tests.prose.read.test_sentences import Said, cases, said

SENTENCES = [text for text, _ in cases()][::5]
OLD = {new: old for old, new in zip(TRADITIONAL, SIMPLIFIED, strict=True) if old != new}
HALF = {"，": ",", "；": ";", "：": ":", "（": "(", "）": ")"}


def traditional(text: str) -> str:
    return "".join(OLD.get(char, char) for char in text)


def half_width(text: str) -> str:
    return "".join(HALF.get(char, char) for char in text)


def full_width(text: str) -> str:
    return re.sub("[0-9]", lambda digit: chr(ord(digit.group()) + 0xFEE0), text)


def spaced(text: str) -> str:
    return re.sub("(?<=[一-鿿])([0-9]+)(?=[一-鿿])", r" \1 ", text)


def facts(text: str) -> set[Said]:
    return {one for one in map(said, read(text)) if one is not None}


@pytest.mark.parametrize("written", [traditional, half_width, full_width, spaced])
def test_the_same_in_other_writing(written) -> None:
    changed = [text for text in SENTENCES if facts(written(text)) != facts(text)]
    assert changed == []
