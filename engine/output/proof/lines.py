"""The paragraphs and tables of the body, each with what it is: title, heading, running text, signature."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from engine.form import FORM
from engine.namedtuple import NamedTuple
from engine.output.opened import Opened
from engine.output.proof.looks import Looks, Shape, Type
from engine.output.walk import TBL, W, blocks, paragraph_text
from engine.output.xml import Element
from engine.regex import regex

_TITLE_END = "年度报告"
_TITLE_WITHIN = 8
_NUMERALS = frozenset("一二三四五六七八九十")
_SUB_LENGTH = 40

TITLE, HEADING, SUBHEADING, BODY, SIGNATURE = "title", "heading", "subheading", "body", "signature"


class Line(NamedTuple):
    """A paragraph of the body with text in it.

    Attributes:
        role: one of `TITLE`, `HEADING`, `SUBHEADING`, `BODY`, `SIGNATURE`.
        text: its text.
        place: where it stands, for a person.
        shape: how it is set.
        runs: text and look of each of its runs.
    """

    role: str
    text: str
    place: str
    shape: Shape
    runs: tuple[tuple[str, Type], ...]


class Read:
    """The body of a file as points look at it.

    Attributes:
        file: the package.
        looks: its styles.
        lines: every paragraph with text outside tables.
        tables: every table, in order.
    """

    def __init__(self, file: Opened) -> None:
        self.file = file
        self.looks = Looks(file)
        self.tables: list[Element] = []
        paragraphs: list[tuple[Element, str]] = []
        for block in blocks(file.body):
            if block.tag == TBL:
                self.tables.append(block)
            elif (text := paragraph_text(block)).strip():
                paragraphs.append((block, text))
        self.lines = list(self._lines(paragraphs))

    def _lines(self, paragraphs: list[tuple[Element, str]]) -> Iterator[Line]:
        texts = [text for _, text in paragraphs]
        titles = next((at + 1 for at, text in enumerate(texts[:_TITLE_WITHIN]) if _ends_title(text)), 0)
        last = next((at for at, text in enumerate(texts) if _is_annex(text)), len(texts))
        for at, (element, text) in enumerate(paragraphs):
            shape = self.looks.shape(element)
            if at < titles:
                role = TITLE
            elif _is_heading(text) or (at >= last and _is_annex(text)):
                role = HEADING
            elif (shape.align in {"right", "end"} and at >= last - 3) or (at == last - 1 and _is_date(text)):
                role = SIGNATURE
            elif _is_numbered(text) and len(text) <= _SUB_LENGTH and "。" not in text:
                role = SUBHEADING
            else:
                role = BODY
            yield Line(role, text, f"第{at + 1}段“{_cut(text)}”", shape, self.runs(element, shape))

    def runs(self, paragraph: Element, shape: Shape) -> tuple[tuple[str, Type], ...]:
        """Text and look of the runs of a paragraph, empty ones left out."""
        return tuple(
            (text, self.looks.type(run, shape))
            for run in paragraph.iter(W + "r")
            if (text := paragraph_text(run))
        )

    def of(self, *roles: str) -> list[Line]:
        """The lines of some roles."""
        return [line for line in self.lines if line.role in roles]

    @cached_property
    def section(self) -> Element | None:
        """The properties of the last section, which are those of the page."""
        found = list(self.file.document.iter(W + "sectPr"))
        return found[-1] if found else None


def _cut(text: str) -> str:
    text = text.strip(" \t\u3000")
    return text if len(text) <= 12 else text[:12] + "…"


def _ends_title(text: str) -> bool:
    return len(text) <= 60 and text.strip(" \t\u3000").rstrip("（草稿）").endswith(_TITLE_END)


def _is_annex(text: str) -> bool:
    """Whether a table of the annex begins here: 附表1, 附件二."""
    return (
        text[:2] in {"附表", "附件"}
        and text[2:3] in set("0123456789一二三四")
        and (text[3:4] in {"", "：", ":"} or text[3:4].isspace())
    )


def _is_date(text: str) -> bool:
    text = text.strip()
    return text.endswith("日") and regex(r"\d{4}年\d{1,2}月\d{1,2}日").fullmatch(text) is not None


def _is_numbered(text: str) -> bool:
    """Whether it begins with a numeral of the second level: （一）."""
    text = text.lstrip()
    numeral = text[1:].partition("）" if "）" in text else ")")[0]
    return (
        text[:1] in {"（", "("}
        and bool(numeral)
        and _NUMERALS.issuperset(numeral)
        and len(text) > 1 + len(numeral)
    )


def _is_heading(text: str) -> bool:
    bare = text.strip()
    if bare[:1] in set("一二三四五六123456") and bare[1:2] in set("、.．"):
        bare = bare[2:].strip()
    return any(bare == section.heading.partition("、")[2] for section in FORM.sections)
