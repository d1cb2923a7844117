"""Archives written and read without `zipfile`."""

from __future__ import annotations

import zipfile
import zlib
from io import BytesIO

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine.output.archive import OddArchiveError, content, entries, write
from engine.output.package import PackageError, unpacked

PARTS = [
    ("[Content_Types].xml", b"<a/>" * 40),
    ("docProps/空.xml", b""),
    ("b", bytes(at * at % 251 for at in range(5000))),
]


def _by_zipfile(parts: list[tuple[str, bytes]]) -> bytes:
    target = BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, blob in parts:
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.create_system = 0
            archive.writestr(entry, blob, zipfile.ZIP_DEFLATED, 6)
    return target.getvalue()


def _read(data: bytes) -> list[tuple[str, bytes]]:
    return [(entry.name, content(data, entry)) for entry in entries(data)]


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.dictionaries(st.text("abcé中/. ", min_size=1, max_size=30), st.binary(max_size=100), max_size=4))
def test_what_is_written_is_what_zipfile_writes(parts: dict[str, bytes]) -> None:
    data = write(parts.items())
    assert data == _by_zipfile(list(parts.items()))
    assert _read(data) == list(parts.items())


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_what_zipfile_writes_is_read(method: int) -> None:
    target = BytesIO()
    with zipfile.ZipFile(target, "w", method) as archive:
        for name, blob in PARTS:
            archive.writestr(name, blob)
    assert _read(target.getvalue()) == PARTS


def test_every_damaged_byte_is_noticed() -> None:
    """Bits that say nothing of the content (times, versions, attributes) may differ; the parts never do."""
    data = write(PARTS)
    for at in range(len(data)):
        damaged = data[:at] + bytes([data[at] ^ 0x41]) + data[at + 1 :]
        try:
            found = _read(damaged)
        except OddArchiveError:
            continue
        assert found == PARTS, at


@pytest.mark.parametrize("keep", [0, 1, 21, 22, 60, -1, -22])
def test_a_torn_archive_is_odd_and_no_package(keep: int) -> None:
    torn = write(PARTS)[:keep]
    with pytest.raises(OddArchiveError):
        entries(torn)
    with pytest.raises(PackageError):
        unpacked(torn)


def test_more_than_it_says_is_refused() -> None:
    data = write([("a", b"x" * 100_000)])
    lies = data.replace((100_000).to_bytes(4, "little"), (10).to_bytes(4, "little"))
    with pytest.raises(OddArchiveError):
        _read(lies)


def test_unusual_archives_are_left_to_zipfile() -> None:
    parts = dict(PARTS)
    commented = BytesIO()
    with zipfile.ZipFile(commented, "w", zipfile.ZIP_LZMA) as archive:
        for name, blob in PARTS:
            archive.writestr(name, blob)
        archive.comment = b"a comment"
    with pytest.raises(OddArchiveError):
        entries(commented.getvalue())
    assert unpacked(commented.getvalue()) == (list(parts), parts)


def test_too_many_and_too_much_are_told_apart_from_damage() -> None:
    with pytest.raises(PackageError) as many:
        unpacked(write((str(number), b"") for number in range(2001)))
    huge = write([("a", b"")])
    size = (100 * 2**20).to_bytes(4, "little")
    entry = huge.index(b"PK\x01\x02")
    with pytest.raises(PackageError) as much:
        unpacked(huge[: entry + 24] + size + huge[entry + 28 :])
    assert (many.value.too_big, much.value.too_big) == (True, True)
    assert zlib.crc32(b"") == 0
