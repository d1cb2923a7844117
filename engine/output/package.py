"""The .docx as a zip: reading one that a person gave, writing one that is the same on every run."""

from __future__ import annotations

import zlib
from collections.abc import Mapping

from engine.namedtuple import NamedTuple
from engine.output import archive
from engine.output.errors import TemplateError
from engine.output.literal import escape

CONTENT_TYPES = "[Content_Types].xml"
MOST_MEGABYTES = 64
_MOST_PARTS = 2000
_MOST_BYTES = MOST_MEGABYTES * 2**20


class Core(NamedTuple):
    """The document properties.

    Attributes:
        title: title of the document.
        stamp: created and modified, as `2025-01-01T00:00:00Z`.
        creator: author, "" for none.
        language: language tag.
    """

    title: str
    stamp: str
    creator: str = ""
    language: str = "zh-CN"


class PackageError(ValueError):
    """The bytes are no package that can be taken apart.

    Attributes:
        too_big: it is one, but has far too many parts or bytes.
    """

    def __init__(self, *, too_big: bool = False) -> None:
        super().__init__("too big" if too_big else "damaged")
        self.too_big = too_big


def unpacked(data: bytes) -> tuple[list[str], dict[str, bytes]]:
    """The names of all entries, as often as they occur, and the parts in the order of the file; no directories.

    Raises:
        PackageError: not a zip, damaged, encrypted, or far too big.
    """
    try:
        found = [entry for entry in archive.entries(data) if not entry.name.endswith("/")]
        _judge(len(found), sum(entry.size for entry in found))
        return [entry.name for entry in found], {entry.name: archive.content(data, entry) for entry in found}
    except archive.OddArchiveError:
        return _unpacked_oddly(data)


def _unpacked_oddly(data: bytes) -> tuple[list[str], dict[str, bytes]]:
    """The same for whatever `zipfile` can read."""
    import zipfile
    from io import BytesIO

    unreadable = (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError)
    try:
        with zipfile.ZipFile(BytesIO(data)) as opened:
            found = [entry for entry in opened.infolist() if not entry.is_dir()]
            _judge(len(found), sum(entry.file_size for entry in found))
            return [entry.filename for entry in found], {
                entry.filename: opened.read(entry) for entry in found
            }
    except PackageError:
        raise
    except unreadable as error:  # `NotImplementedError` for a strange compression is a `RuntimeError`
        raise PackageError from error


def _judge(parts: int, size: int) -> None:
    if parts > _MOST_PARTS or size > _MOST_BYTES:
        raise PackageError(too_big=True)


def read_zip(data: bytes) -> dict[str, bytes]:
    """The parts of a template in the order of the file, directories left out.

    Raises:
        TemplateError: not a zip, damaged, encrypted, with a name twice, or far too big.
    """
    try:
        names, parts = unpacked(data)
    except PackageError as error:
        if error.too_big:
            raise TemplateError(
                f"Word 模板太大（解开后超过 {MOST_MEGABYTES} MB 或 {_MOST_PARTS} 个部件），不像一份报告模板。请删去图片后另存再试。"
            ) from None
        raise TemplateError(
            "Word 模板打不开：它不是完整的 .docx 文件（可能是 .doc、.wps，或已损坏、加了密码）。"
            "请用 Word 或 WPS 打开后另存为“Word 文档（.docx）”再试。"
        ) from error
    if len(parts) != len(names):
        twice = next(name for name in names if names.count(name) > 1)
        raise TemplateError(
            f"Word 模板已损坏：部件 {twice} 出现了两次。请用 Word 或 WPS 打开后另存为 .docx 再试。"
        )
    return parts


def write_zip(parts: Mapping[str, bytes]) -> bytes:
    """The parts as a zip: `[Content_Types].xml` first, fixed dates and attributes."""
    return archive.write(sorted(parts.items(), key=lambda part: part[0] != CONTENT_TYPES))


def core_xml(core: Core) -> str:
    """`docProps/core.xml`; written here because docxtpl escapes these values twice."""
    creator = f"<dc:creator>{escape(core.creator)}</dc:creator>" if core.creator else "<dc:creator/>"
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:dcmitype="http://purl.org/dc/dcmitype/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(core.title)}</dc:title>{creator}<dc:language>{escape(core.language)}</dc:language>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{core.stamp}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{core.stamp}</dcterms:modified>'
        "</cp:coreProperties>"
    )
