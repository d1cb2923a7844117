"""Zip archives as Word files use them, written and read without `zipfile`, whose loading takes as long as a report.

What is written is, byte for byte, what `zipfile` writes. The reader takes plain archives only, and holds each to more
than `zipfile` does: every entry stands where the directory says, under the same name, and has its size and checksum.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from struct import Struct, error

from engine.namedtuple import NamedTuple

_LOCAL, _CENTRAL, _END = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"
_LOCAL_HEAD = Struct("<4s5H3L2H")
_CENTRAL_HEAD = Struct("<4s6H3L5H2L")
_END_HEAD = Struct("<4s4H2LH")
_VERSION, _DEFLATED, _LEVEL = 20, 8, 6
_RIGHTS = 0o600 << 16
_NO_TIME, _DAY_ONE = 0, 0x21
"""1980-01-01 00:00, the first moment that a zip can tell."""

_UTF8 = 0x800
_HINTS = 0x6
"""Bits that tell how hard the writer tried; they mean nothing to a reader."""


class OddArchiveError(ValueError):
    """The archive is damaged, or more than a plain one; the message says in what."""


class Entry(NamedTuple):
    """An entry of the directory.

    Attributes:
        name: its name; directories end with a stroke.
        size: bytes when unpacked.
        packed: bytes as they stand there.
        checksum: CRC-32 of the unpacked bytes.
        method: 0 as it is, 8 deflated.
        at: where its local head begins.
    """

    name: str
    size: int
    packed: int
    checksum: int
    method: int
    at: int


def write(parts: Iterable[tuple[str, bytes]]) -> bytes:
    """An archive without times, owners and comments: the same bytes for the same parts.

    Args:
        parts: name and content, in the order of the file.
    """
    bodies, directory, at = [], [], 0
    for name, blob in parts:
        packer = zlib.compressobj(_LEVEL, zlib.DEFLATED, -15)
        body = packer.compress(blob) + packer.flush()
        known = name.encode()
        about = (0 if name.isascii() else _UTF8, _DEFLATED, _NO_TIME, _DAY_ONE)
        sizes = (zlib.crc32(blob), len(body), len(blob), len(known), 0)
        head = _LOCAL_HEAD.pack(_LOCAL, _VERSION, *about, *sizes)
        bodies += [head, known, body]
        directory += [
            _CENTRAL_HEAD.pack(_CENTRAL, _VERSION, _VERSION, *about, *sizes, 0, 0, 0, _RIGHTS, at),
            known,
        ]
        at += len(head) + len(known) + len(body)
    listed = b"".join(directory)
    count = len(directory) // 2
    return b"".join((*bodies, listed, _END_HEAD.pack(_END, 0, 0, count, count, len(listed), at, 0)))


def entries(data: bytes) -> list[Entry]:
    """The directory of a plain archive, in its order.

    Args:
        data: the archive.

    Raises:
        OddArchiveError: it is damaged, encrypted, divided, has a comment, or is packed in an unusual way.
    """
    try:
        mark, disk, first, here, count, length, start, comment = _END_HEAD.unpack(data[-_END_HEAD.size :])
    except error:
        raise OddArchiveError("too short") from None
    if (
        mark != _END
        or disk
        or first
        or here != count
        or comment
        or start + length + _END_HEAD.size != len(data)
    ):
        raise OddArchiveError("its end")
    found, at = [], start
    for _ in range(count):
        try:
            head = _CENTRAL_HEAD.unpack_from(data, at)
        except error:
            raise OddArchiveError("its directory") from None
        mark, _, needed, flags, method, _, _, checksum, packed, size, *lengths, disk, _, _, place = head
        if (
            mark != _CENTRAL
            or needed > _VERSION
            or disk
            or flags & ~(_UTF8 | _HINTS)
            or method not in {0, _DEFLATED}
        ):
            raise OddArchiveError("an entry")
        at += _CENTRAL_HEAD.size
        found.append(Entry(_name(data[at : at + lengths[0]], flags), size, packed, checksum, method, place))
        at += sum(lengths)
    if at != start + length:
        raise OddArchiveError("its directory")
    return found


def content(data: bytes, entry: Entry) -> bytes:
    """The unpacked bytes of an entry.

    Args:
        data: the archive.
        entry: out of its directory.

    Raises:
        OddArchiveError: the entry is not what the directory says.
    """
    try:
        head = _LOCAL_HEAD.unpack_from(data, entry.at)
    except error:
        raise OddArchiveError(entry.name) from None
    mark, _, flags, method, _, _, checksum, packed, size, length, extra = head
    told = (_LOCAL, entry.method, entry.checksum, entry.packed, entry.size)
    at = entry.at + _LOCAL_HEAD.size
    if (mark, method, checksum, packed, size) != told or _name(data[at : at + length], flags) != entry.name:
        raise OddArchiveError(entry.name)
    body = data[at + length + extra : at + length + extra + packed]
    if entry.method == _DEFLATED:
        unpacker = zlib.decompressobj(-15)
        try:
            body = unpacker.decompress(body, entry.size + 1)
        except zlib.error:
            raise OddArchiveError(entry.name) from None
        if not unpacker.eof:
            raise OddArchiveError(entry.name)
    if len(body) != entry.size or zlib.crc32(body) != entry.checksum:
        raise OddArchiveError(entry.name)
    return body


def _name(raw: bytes, flags: int) -> str:
    if not flags & _UTF8 and not raw.isascii():
        raise OddArchiveError("a name")
    try:
        return raw.decode()
    except UnicodeDecodeError:
        raise OddArchiveError("a name") from None
