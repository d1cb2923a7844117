"""Opens zip packages (.docx .xlsx .ods) without trusting what they say about themselves.

A package is judged by its directory before anything is unpacked: number of members, sizes, ratio, sort of compression.
Members are unpacked one by one, only when they are asked for, and never beyond the size that was judged.
"""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO

from engine.intake.errors import IntakeError
from engine.intake.sorts import sort_of
from engine.namedtuple import NamedTuple

MOST_MEMBERS = 10_000
"""Members of a package. A report with a picture on every page has some hundreds."""
MOST_PACKED = 200 * 2**20
"""Bytes of the file itself."""
MOST_PART = 64 * 2**20
"""Bytes of one member, unpacked."""
MOST_TOTAL = 200 * 2**20
"""Bytes of all members that are read together, unpacked."""
MOST_RATIO = 500
"""Unpacked to packed size; tables of a word processor reach about 60, deflate cannot pass 1032."""

_RATIO_FROM = 8 * 2**20
"""Below this size a ratio means nothing."""
_CHUNK = 2**20
_ENTRY = b"PK\x01\x02"
_ENCRYPTED = 0x1
_TORN = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    struct.error,
    ValueError,
    IndexError,
    OverflowError,
)


class Member(NamedTuple):
    """A member of a package.

    Attributes:
        info: its entry in the directory.
        twice: another member has the same name (case does not count): nobody can say which one is meant.
    """

    info: zipfile.ZipInfo
    twice: bool


class Package:
    """The members of a zip package by name; case, a leading slash and the kind of slash do not count.

    Attributes:
        name: the file as the user named it.
        names: the names of the members as they are written.
    """

    def __init__(self, name: str, archive: zipfile.ZipFile) -> None:
        self.name = name
        self._archive = archive
        self._members: dict[str, Member] = {}
        self._left = MOST_TOTAL
        for info in archive.infolist():
            if not info.is_dir():
                key = _plain(info.filename)
                self._members[key] = Member(info, twice=key in self._members)
        self.names = tuple(member.info.filename for member in self._members.values())

    def __contains__(self, part: str) -> bool:
        return _plain(part) in self._members

    def twice(self) -> tuple[str, ...]:
        """The names that more than one member has."""
        return tuple(member.info.filename for member in self._members.values() if member.twice)

    def read(self, part: str, most: int = MOST_PART) -> bytes:
        """Unpacks one member.

        Args:
            part: its name.
            most: how many bytes it may have.

        Returns:
            Its bytes.

        Raises:
            IntakeError: there is no such member, or two of them; it is damaged, encrypted or too big.
        """
        member = self._members.get(_plain(part))
        if member is None:
            raise IntakeError(
                self.name, f"文件里缺少部件 {part}，可能已损坏。请在 Word 或 WPS 里打开，另存为新文件后再读。"
            )
        if member.twice:
            raise IntakeError(
                self.name,
                f"文件里部件 {part} 出现了不止一次，无法确定以哪个为准。请在 Word 或 WPS 里打开，另存为新文件后再读。",
            )
        _judge(self.name, member.info, min(most, self._left))
        data = b"".join(_unpacked(self.name, self._archive, member.info))
        self._left -= len(data)
        return data


def open_package(name: str, data: bytes) -> Package:
    """Opens a zip package; nothing is unpacked yet.

    Args:
        name: the file as the user named it.
        data: its bytes.

    Returns:
        The package.

    Raises:
        IntakeError: it is no zip (the message says what it is), it is torn, or it has too many members.
    """
    return Package(name, _opened(name, data))


def check_archive(name: str, data: bytes, most: int = MOST_TOTAL) -> None:
    """Makes sure that a package may be given to a library that unpacks it without limits.

    Every member is unpacked once in small pieces and thrown away, so that a directory that lies is found out.

    Args:
        name: the file as the user named it.
        data: its bytes.
        most: how many bytes all members may have together, unpacked.

    Raises:
        IntakeError: it is no zip, is torn or encrypted, has members of the same name, or is too big.
    """
    archive = _opened(name, data)
    package = Package(name, archive)
    for part in package.twice():
        # A second copy of the document properties is what some libraries leave behind; nobody reads them.
        if not _plain(part).startswith("docprops/"):
            raise IntakeError(
                name, f"文件里部件 {part} 出现了不止一次，无法确定以哪个为准。请打开后另存为新文件再读。"
            )
    members = [info for info in archive.infolist() if not info.is_dir()]
    if sum(info.file_size for info in members) > most:
        raise _too_big(name, most)
    for info in members:
        _judge(name, info, most)
        for _ in _unpacked(name, archive, info):
            pass


def _opened(name: str, data: bytes) -> zipfile.ZipFile:
    sort = sort_of(data)
    if sort.key != "zip":
        raise IntakeError(name, sort.refusal)
    if len(data) > MOST_PACKED:
        raise IntakeError(name, f"文件超过 {MOST_PACKED // 2**20} MB，不像年度报告。请删去附图后再读。")
    # Counted in the bytes: the number that the directory states need not be true, and reading the directory takes long.
    if data.count(_ENTRY) > MOST_MEMBERS:
        raise IntakeError(name, f"压缩包里的部件超过 {MOST_MEMBERS} 个，不像正常的文件，没有打开。")
    try:
        return zipfile.ZipFile(BytesIO(data))
    except (*_TORN, NotImplementedError) as error:
        raise IntakeError(name, "文件不完整，可能没有下载或拷贝完。请重新取得文件后再读。") from error


def _judge(name: str, info: zipfile.ZipInfo, most: int) -> None:
    """Refuses a member by its entry in the directory."""
    if info.flag_bits & _ENCRYPTED:
        raise IntakeError(name, "文件加密，读不了。请在 Word 或 WPS 里取消密码，另存后再读。")
    if info.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
        raise IntakeError(
            name,
            f"部件 {info.filename} 的压缩方式不是办公软件使用的，没有打开。请在 Word 或 WPS 里另存后再读。",
        )
    if info.file_size > most:
        raise _too_big(name, most)
    if info.file_size > _RATIO_FROM and info.file_size > MOST_RATIO * max(info.compress_size, 1):
        raise IntakeError(
            name, f"部件 {info.filename} 解压后会膨胀 {MOST_RATIO} 倍以上，不像正常的文件，没有打开。"
        )


def _too_big(name: str, most: int) -> IntakeError:
    return IntakeError(name, f"文件解压后超过 {max(most // 2**20, 1)} MB，不像正常的文件，没有打开。")


def _unpacked(name: str, archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Iterator[bytes]:
    """The pieces of a member; `zipfile` stops at the size in the directory and compares the checksum."""
    try:
        with archive.open(info) as stream:
            while piece := stream.read(_CHUNK):
                yield piece
    except (*_TORN, NotImplementedError, RuntimeError) as error:
        raise IntakeError(
            name,
            f"文件里的部件 {info.filename} 已损坏，读不出来。请重新取得文件，或在 Word、WPS 里打开后另存再读。",
        ) from error


def _plain(part: str) -> str:
    return part.replace("\\", "/").lstrip("/").casefold()
