"""Reports of several offices side by side: whose text is another's (C-04; 国办公开办函〔2021〕30号: 内容雷同).

Sentences are compared as wholes, numbers as one sign and the office's own name left out: what offices copy from one
another is copied by the sentence. That is quick enough for a folder of thousands.
"""

from collections import Counter
from collections.abc import Sequence
from hashlib import blake2b

from engine.namedtuple import NamedTuple
from engine.prose.repetition import telling
from engine.rules.finding import Finding
from engine.rules.view import View

LINE = 0.8
"""From this share on a report is called a copy."""

_SHORTEST = 150
"""A report with fewer telling characters says too little to be called a copy."""
_COMMON = 64
"""A sentence that so many reports have is the phrase of the place, not a copy; it counts for nobody."""
_PARTS = ("overview", "problems")


class Print(NamedTuple):
    """What a report is recognised by.

    Attributes:
        name: the file.
        organ: who reports; reports of one office are not compared with each other.
        sentences: length by fingerprint.
    """

    name: str
    organ: str
    sentences: dict[bytes, int]


def print_of(name: str, view: View) -> Print:
    """The fingerprints of the sentences in 一 and 五."""
    organ = view.draft.organ or ""
    own = [word for word in (organ, view.draft.short_name or "") if word]
    found: dict[bytes, int] = {}
    for part, resolved in view.texts.items():
        if part.split(".", 1)[0] in _PARTS:
            text = resolved.text
            for word in own:
                text = text.replace(word, "")
            for sentence in telling(text):
                found[blake2b(sentence.encode("utf-8", "replace"), digest_size=8).digest()] = len(sentence)
    return Print(name, organ, found)


def alike(prints: Sequence[Print]) -> dict[str, Finding]:
    """C-04 by file: the report that most of another one stands in."""
    having: dict[bytes, list[int]] = {}
    for number, one in enumerate(prints):
        for mark in one.sentences:
            having.setdefault(mark, []).append(number)
    found = {}
    for number, one in enumerate(prints):
        total = sum(one.sentences.values())
        if total < _SHORTEST:
            continue
        shared: Counter[int] = Counter()
        for mark, length in one.sentences.items():
            holders = having[mark]
            if len(holders) <= _COMMON:
                shared.update({other: length for other in holders if other != number})
        others = [other for other in shared if not one.organ or prints[other].organ != one.organ]
        best = max(others, key=lambda other: (shared[other], -other), default=None)
        if best is not None and shared[best] >= LINE * total:
            found[one.name] = _finding(prints[best], shared[best] / total)
    return found


def _finding(other: Print, share: float) -> Finding:
    whose = f"“{other.organ}”的报告（{other.name}）" if other.organ else f"报告{other.name}"
    return Finding(
        "C-04",
        "hint",
        f"正文与{whose}高度雷同，整句相同的占{share:.0%}，请核对是否套用，改写成本机关的情况。",
    )
