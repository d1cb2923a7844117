"""What a PDF file may ask for: checked on the raw bytes before pdfium sees them, and page by page while it reads."""

from __future__ import annotations

import base64
import re
import time
import zlib
from collections.abc import Iterator

from engine.intake.errors import IntakeError
from engine.intake.pdf.page import Page
from engine.namedtuple import NamedTuple

PAGES_AT_MOST = 300
BYTES_AT_MOST = 100_000_000
_STREAM_AT_MOST = 48_000_000
"""Unpacked bytes of one stream that is no picture. A page of text has some thousands, a whole Chinese font 20 million."""
_STREAMS_AT_MOST = 160_000_000
_CHARS_AT_MOST = 1_000_000
_SECONDS_AT_MOST = 20.0
_DRAWINGS_AT_MOST = 20_000
_CHUNK = 1 << 14
"""Packed bytes at a time: at most 16 MB unpacked."""
DAMAGED = "不是完整的 PDF 文件，或者已损坏；请重新下载或重新导出，或者改用 Word 文件（.docx）"
TOO_MUCH = "里面有异常大的数据，不像一份报告，没有打开；请用 Word 或 WPS 重新导出 PDF，或者改用 .docx"

_STREAM = re.compile(rb"(?<!end)stream\r?\n")
_TAIL = re.compile(rb"startxref\s+(\d+)")
_DRAW = re.compile(rb"\bDo\b")
_ASCII = re.compile(rb"/(?:ASCII85Decode|A85|ASCIIHexDecode|AHx)\b")
_FLATE = re.compile(rb"/(?:FlateDecode|Fl)\b")


class Budget:
    """Time and characters that a file may take while its pages are read."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._end = time.monotonic() + _SECONDS_AT_MOST
        self._chars = 0

    def spend(self, page: Page) -> None:
        """Counts a page.

        Raises:
            IntakeError: the file takes too long or holds too much text.
        """
        self._chars += len(page.chars)
        if self._chars > _CHARS_AT_MOST or time.monotonic() > self._end:
            raise IntakeError(self._name, TOO_MUCH, page.place)


class Check(NamedTuple):
    """What the bytes tell about a file that may be opened.

    Attributes:
        notes: what a person should know.
        doubtful: opening it might take very long; see `probe`.
    """

    notes: list[str]
    doubtful: bool


def check(name: str, data: bytes) -> Check:
    """Looks at the bytes of a file before anything opens it.

    Raises:
        IntakeError: it is no PDF, was cut off, or would unpack to far more than a report holds.
    """
    if len(data) > BYTES_AT_MOST:
        raise IntakeError(name, f"文件超过 {BYTES_AT_MOST // 1_000_000} MB，不像一份报告，没有打开")
    if data.find(b"%PDF-", 0, 1024) < 0:
        raise IntakeError(name, "不是 PDF 文件；请确认选对了文件")
    if not _TAIL.search(data, max(0, data.rfind(b"startxref"))):
        raise IntakeError(name, f"文件不完整，后面缺了一截；{DAMAGED.split('；', 1)[1]}")
    if b"/Encrypt" in data:
        return Check([], doubtful=True)
    total, draws, sound = 0, 1, True
    for stream in _streams(data):
        total += stream.size
        if stream.size > _STREAM_AT_MOST or total > _STREAMS_AT_MOST:
            raise IntakeError(name, TOO_MUCH)
        sound = sound and stream.sound
        if b"/Form" in stream.words:
            # A drawing may draw others many times, and those others again: the product is the worst case.
            draws = min(draws * max(1, stream.draws), _DRAWINGS_AT_MOST + 1)
    notes = [] if sound else ["文件里有一处压缩数据已损坏，内容可能不全，请对照原件核对"]
    return Check(notes, doubtful=draws > _DRAWINGS_AT_MOST or b"/LZWDecode" in data)


class _Stream(NamedTuple):
    """A packed stream that is no picture: its dictionary, unpacked size, drawings that it calls, and soundness."""

    words: bytes
    size: int
    draws: int
    sound: bool


def _streams(data: bytes) -> Iterator[_Stream]:
    for found in _STREAM.finditer(data):
        before = data[max(0, found.start() - 2000) : found.start()]
        begin = before.rfind(b" obj")
        words = before[begin:]
        filters = len(_FLATE.findall(words))
        if begin < 0 or (re.search(rb"/Subtype\s*/Image\b", words) and filters < 2):
            continue
        end = data.find(b"endstream", found.end())
        if filters and _ASCII.search(words):
            yield _unpack(_from_ascii(data[found.end() : end]), 0, words, filters)
        elif filters:
            yield _unpack(data, found.end(), words, filters)
        else:
            yield _Stream(words, 0, len(_DRAW.findall(data, found.end(), end)), sound=True)


def _from_ascii(written: bytes) -> bytes:
    """Bytes written as text (ASCII85, hexadecimal); empty where that is broken."""
    written = b"".join(written.split())
    try:
        if written.endswith(b"~>"):
            return base64.a85decode(written.removeprefix(b"<~").removesuffix(b"~>"))
        return bytes.fromhex(written.removesuffix(b">").decode("ascii"))
    except ValueError:
        return b""


def _unpack(data: bytes, start: int, words: bytes, filters: int) -> _Stream:
    """A stream unpacked chunk by chunk and counted to just above the limit; nothing of it is kept."""
    unpackers = [zlib.decompressobj() for _ in range(filters)]
    sizes = [0] * filters
    at, draws = start, 0
    try:
        while at < len(data) and not unpackers[0].eof and max(sizes) <= _STREAM_AT_MOST:
            chunk = data[at : at + _CHUNK]
            at += _CHUNK
            for number, unpacker in enumerate(unpackers):
                chunk = unpacker.decompress(chunk, _STREAM_AT_MOST + 1)
                sizes[number] += len(chunk)
            draws += len(_DRAW.findall(chunk))
    except zlib.error:
        return _Stream(words, max(sizes), draws, sound=False)
    return _Stream(words, max(sizes), draws, sound=True)
