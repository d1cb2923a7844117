"""The fingerprint of an exported report, and what was changed in the file since.

The Word file carries, in its custom properties, which keep when WPS or LibreOffice saves it again: edition and version,
a hash of what it says, its 200 figures, and for every sentence a short hash, its length and its numbers. So a figure, a
number or a sentence that was changed later can be named, while the text stands in the file but once. It is a seal
against slips and quiet corrections, not against somebody who rewrites the seal as well.

White space and the way characters are composed do not count: programs change both when they save.
"""

from __future__ import annotations

import re
import unicodedata
from binascii import b2a_base64
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from engine.digest import sha256
from engine.form.current import FORM
from engine.form.keys import CELLS
from engine.namedtuple import NamedTuple
from engine.regex import regex

FORMAT = "1"
PREFIX = "nianbao."
LONGEST = 240
"""So much of a property survives every program: Word's own dialogue takes 255 characters."""

FIGURE = "===="
"""Stands in the plan of a table where a figure is; elsewhere as many characters of the label's hash."""

_SIZE = len(FIGURE)


class Sentence(NamedTuple):
    """What a fingerprint remembers of a sentence.

    Attributes:
        mask: hash of its words, every number as one sign.
        length: its characters.
        numbers: its numbers as written, in their order.
    """

    mask: str
    length: int
    numbers: tuple[str, ...]


class Marked(NamedTuple):
    """A paragraph: the part of the report it belongs to (one character, see `PLACES`) and its sentences."""

    part: str
    sentences: tuple[Sentence, ...]


class Fingerprint(NamedTuple):
    """What an exported file carries about itself.

    Attributes:
        edition: of the form.
        version: of the program that wrote it.
        content: SHA-256 of what the report says, in hexadecimal; the same on every machine.
        is_draft: every page had 草稿 in its header.
        cells: the 200 figures as printed, in the order of the form; "" for a blank.
        plans: for each table, cell by cell as it is read, `FIGURE` or the short hash of the label.
        paragraphs: in their order.
    """

    edition: str
    version: str
    content: str
    is_draft: bool
    cells: tuple[str, ...]
    plans: tuple[tuple[str, ...], ...]
    paragraphs: tuple[Marked, ...]


PLACES: Mapping[str, tuple[str, str]] = {
    "t": ("", "标题"),
    "p": ("preamble", "前言"),
    "h": ("", "各部分标题"),
    "1": ("overview", "第一部分"),
    "2": ("disclosure", "表二下的文字"),
    "3": ("applications", "表三下的文字"),
    "4": ("disputes", "表四下的文字"),
    "5": ("problems", "第五部分"),
    "6": ("matters", "第六部分"),
    "s": ("", "署名"),
}
"""By the sign of a part: its key in the draft, and what a person calls it."""


def normal(text: str) -> str:
    """A text as it is compared: characters composed (NFC), white space gone but for one space between two words."""
    if text.isascii() and text.isalnum():
        return text  # a figure
    joined = ""
    for word in unicodedata.normalize("NFC", text).translate(_UNSEEN).split():
        needs = joined[-1:].isascii() and word[:1].isascii() and joined[-1:].isalnum() and word[:1].isalnum()
        joined += (" " if needs else "") + word
    return joined


_UNSEEN = dict.fromkeys((0x00AD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF))


_URL_SAFE = bytes.maketrans(b"+/", b"-_")


def short(text: str, size: int = _SIZE) -> str:
    """The first characters of a text's hash."""
    digest = sha256(text.encode("utf-8", "replace")).digest()
    return b2a_base64(digest).translate(_URL_SAFE)[:size].decode()


def divided(text: str) -> list[str]:
    """The sentences of a paragraph, each with the mark at its end."""
    return _sentence().findall(text)


def sentence(text: str) -> Sentence:
    """What is remembered of a normalised sentence."""
    return Sentence(short(_number().sub("#", text), 6), len(text), tuple(_number().findall(text)))


def marked(part: str, text: str) -> Marked:
    """What is remembered of a normalised paragraph."""
    return Marked(part, tuple(map(sentence, divided(text))))


def content_hash(edition: str, paragraphs: Iterable[str], cells: Iterable[str], labels: Iterable[str]) -> str:
    """The hash of what a report says.

    Args:
        edition: of the form.
        paragraphs: normalised, headings and title among them, without blank ones.
        cells: the 200 figures, normalised, in the order of the form.
        labels: the texts of the other cells of the tables, normalised, as they are read.
    """
    parts = ("\n".join(paragraphs), "\n".join(cells), "\n".join(labels))
    return sha256("\0".join((edition, *parts)).encode("utf-8", "replace")).hexdigest()


def properties(mark: Fingerprint) -> dict[str, str]:
    """The fingerprint as the custom properties of a file."""
    texts = {
        "format": FORMAT,
        "edition": mark.edition,
        "version": mark.version,
        "content": mark.content,
        "draft": "1" if mark.is_draft else "0",
        **_pieces("cells", ",".join(text.replace("%", "%25").replace(",", "%2C") for text in mark.cells)),
        **_pieces("plans", ";".join("".join(plan) for plan in mark.plans)),
        **_pieces("text", ";".join(map(_written, mark.paragraphs))),
    }
    return {PREFIX + name: text for name, text in {**texts, "check": _check(texts)}.items()}


def parsed(found: Mapping[str, str]) -> Fingerprint | None:
    """The fingerprint out of custom properties; None where some of it is missing, damaged or of another format."""
    texts = {name.removeprefix(PREFIX): text for name, text in found.items() if name.startswith(PREFIX)}
    check = texts.pop("check", "")
    if texts.get("format") != FORMAT or check != _check(texts):
        return None
    try:
        mark = Fingerprint(
            texts["edition"],
            texts["version"],
            texts["content"],
            texts["draft"] == "1",
            tuple(
                text.replace("%2C", ",").replace("%25", "%") for text in _joined("cells", texts).split(",")
            ),
            tuple(_cut(plan) for plan in _joined("plans", texts).split(";")),
            tuple(map(_read, _joined("text", texts).split(";"))),
        )
    except (KeyError, ValueError, IndexError):
        return None
    return mark if _is_whole(mark) else None


def _is_whole(mark: Fingerprint) -> bool:
    """Whether it speaks of the tables of the form."""
    counted = [plan.count(FIGURE) for plan in mark.plans]
    return len(mark.cells) == len(CELLS) and counted == [len(table.cells()) for table in FORM.tables]


def _check(texts: Mapping[str, str]) -> str:
    return short("\n".join(f"{name}={texts[name]}" for name in sorted(texts)), 16)


def _pieces(name: str, text: str) -> dict[str, str]:
    count = range(0, max(len(text), 1), LONGEST)
    return {f"{name}.{number}": text[at : at + LONGEST] for number, at in enumerate(count, start=1)}


def _joined(name: str, texts: Mapping[str, str]) -> str:
    found: list[str] = []
    while (piece := texts.get(f"{name}.{len(found) + 1}")) is not None:
        found.append(piece)
    return "".join(found)


def _cut(plan: str) -> tuple[str, ...]:
    return tuple(plan[at : at + _SIZE] for at in range(0, len(plan), _SIZE))


def _written(paragraph: Marked) -> str:
    return paragraph.part + "+".join(
        ":".join((one.mask, str(one.length), *one.numbers)) for one in paragraph.sentences
    )


def _read(text: str) -> Marked:
    sentences = []
    for written in text[1:].split("+"):
        mask, length, *numbers = written.split(":")
        sentences.append(Sentence(mask, int(length), tuple(numbers)))
    return Marked(text[0], tuple(sentences))


@cache
def _sentence() -> re.Pattern[str]:
    return regex(r"[^。；;！!？?]*[。；;！!？?]+[”’」』）)]*|[^。；;！!？?]+")


@cache
def _number() -> re.Pattern[str]:
    return regex(r"[0-9]+(?:\.[0-9]+)?")


def labels_of(plan: Sequence[str], texts: Sequence[str]) -> list[str]:
    """The texts of a table's cells that are no figures."""
    return [text for sign, text in zip(plan, texts, strict=True) if sign != FIGURE]
