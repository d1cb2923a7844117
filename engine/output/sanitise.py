"""Makes text fit for a Word file, and says what had to change.

What a file cannot hold is dealt with before anything is rendered, because XML tools drop it silently, with the
text behind it:

* line breaks of every kind (CR LF, CR, LF, VT, FF) separate paragraphs; blank paragraphs are left out;
* two halves of a surrogate pair are joined to the character they stand for; a lone half becomes U+FFFD `�`;
* control characters that XML 1.0 forbids (C0 but for the tab) and U+FFFE, U+FFFF are removed.

Everything else arrives character for character, braces, `<`, `&`, U+2028 and emoji included.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from engine.form import CELLS, title
from engine.namedtuple import NamedTuple
from engine.output.content import PARTS, Paragraph, ReportContent
from engine.regex import regex

_FORBIDDEN = frozenset(map(chr, (*range(9), 0x0B, 0x0C, *range(0x0E, 0x20), 0xFFFE, 0xFFFF)))
_UNEASY = _FORBIDDEN | frozenset("\r\n")
_HALVES = "[\ud800-\udfff]+"
_REPLACEMENT = "\ufffd"


class Notice(NamedTuple):
    """Characters that could not be written.

    Attributes:
        where: the place in words.
        characters: what was found, as `U+0000`, each once.
        times: how many in all.
        replaced: whether `�` stands in their place; otherwise they are gone.
    """

    where: str
    characters: tuple[str, ...]
    times: int
    replaced: bool

    @property
    def message(self) -> str:
        """The notice in one line."""
        done = "已换成“�”，请改正" if self.replaced else "已去掉"
        return (
            f"{self.where}有 {self.times} 个 Word 文件不能容纳的字符（{'、'.join(self.characters)}），{done}"
        )


def sanitise(content: ReportContent) -> tuple[ReportContent, tuple[Notice, ...]]:
    """The content as it can be written, and what had to change.

    Args:
        content: any content.

    Returns:
        Content whose texts have no line breaks and no forbidden characters and whose `cells` hold all 200 keys; and
        a notice for each place where characters were removed or replaced. Sanitising twice changes nothing more.
    """
    notices: list[Notice] = []
    prose = {field: _paragraphs(getattr(content, field), where, notices) for field, where in PARTS.items()}
    clean = content._replace(
        organ=_joined(content.organ, "机关名称", notices),
        language=_joined(content.language, "文档语言", notices),
        title_lines=_lines(content.title_lines, "标题", notices),
        preamble=prose["preamble"],
        overview=prose["overview"],
        problems=prose["problems"],
        matters=prose["matters"],
        disclosure_notes=prose["disclosure_notes"],
        applications_notes=prose["applications_notes"],
        disputes_notes=prose["disputes_notes"],
        signature=_lines(content.signature, "署名", notices),
        cells={key: _cell(content.cells.get(key, ""), key, notices) for key in CELLS},
    )
    return clean, tuple(notices)


def _paragraphs(paragraphs: Iterable[Paragraph], where: str, notices: list[Notice]) -> tuple[Paragraph, ...]:
    found: list[Paragraph] = []
    for number, paragraph in enumerate(paragraphs, start=1):
        if _is_plain(paragraph.text):
            found.append(paragraph)
            continue
        place = f"{where}第 {number} 段"
        found += [Paragraph(line, paragraph.kind) for line in _split(paragraph.text, place, notices)]
    return tuple(found)


def _lines(lines: Iterable[str], where: str, notices: list[Notice]) -> tuple[str, ...]:
    return tuple(part for line in lines for part in _split(line, where, notices))


def _joined(text: str, where: str, notices: list[Notice]) -> str:
    return "".join(_split(text, where, notices))


def _cell(text: str, key: str, notices: list[Notice]) -> str:
    return text if text.isalnum() or not text else _joined(text, title(key), notices).strip()


def _is_plain(text: str) -> bool:
    if not _UNEASY.isdisjoint(text) or not text.strip():
        return False
    try:
        text.encode()
    except UnicodeEncodeError:  # half a surrogate pair
        return False
    return True


def _split(text: str, where: str, notices: list[Notice]) -> list[str]:
    if _is_plain(text):
        return [text]
    lines = []
    removed: Counter[str] = Counter()
    replaced: Counter[str] = Counter()
    for line in regex("\r\n|[\r\n\v\f]").split(text):
        whole = regex(_HALVES).sub(lambda found: _pairs(found.group(), replaced), line)
        removed.update(char for char in whole if char in _FORBIDDEN)
        kept = "".join(char for char in whole if char not in _FORBIDDEN)
        if kept.strip():
            lines.append(kept)
    for characters, is_replaced in ((removed, False), (replaced, True)):
        if characters:
            names = tuple(f"U+{ord(character):04X}" for character in sorted(characters))
            notices.append(Notice(where, names, characters.total(), is_replaced))
    return lines


def _pairs(halves: str, replaced: Counter[str]) -> str:
    whole = halves.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")
    lone = [character for character in whole if "\ud800" <= character <= "\udfff"]
    replaced.update(lone)
    return regex(_HALVES).sub(lambda found: _REPLACEMENT * len(found.group()), whole)
