"""What the program works out and keeps from one run to the next, as Python keeps its byte-code: never what a user typed.

Nothing is kept unless a program names a folder with `keep_in`; anything unusual about a file, and it is worked out anew.
"""

from __future__ import annotations

import contextlib
import os
from binascii import crc32

_SIZE = 4

_folder: list[str] = []


def keep_in(folder: str | os.PathLike[str] | None) -> None:
    """Keep in this folder, which need not exist yet; None keeps nothing."""
    _folder[:] = [] if folder is None else [os.fspath(folder)]


def load(name: str, head: bytes) -> bytes | None:
    """What was saved under a name; None where there is nothing, or nothing whole and of our own.

    Args:
        name: of the file, in the folder of `keep_in`.
        head: what `save` was given: the sort of the file and what it depends on.
    """
    if not _folder:
        return None
    place = os.path.join(_folder[0], name)  # noqa: PTH118
    try:
        with open(place, "rb") as file:  # noqa: PTH123
            if hasattr(os, "getuid") and os.fstat(file.fileno()).st_uid != os.getuid():
                return None  # it is made into code that runs; somebody else's is not ours to run
            data = file.read()
    except OSError:
        return None
    return opened(data, head)


def save(name: str, head: bytes, body: bytes) -> None:
    """Keep something; that it cannot be kept is no trouble.

    Args:
        name: of the file.
        head: the sort of the file and what it depends on.
        body: what `load` will give.
    """
    if not _folder:
        return
    place = os.path.join(_folder[0], name)  # noqa: PTH118
    temporary = f"{place}.{os.getpid()}"
    try:
        os.makedirs(_folder[0], mode=0o700, exist_ok=True)  # noqa: PTH103
        with open(temporary, "wb", opener=_private) as file:
            file.write(sealed(head, body))
        os.replace(temporary, place)  # noqa: PTH105
    except OSError:  # no room, no right, or on Windows a reader of the old one
        with contextlib.suppress(OSError):
            os.unlink(temporary)  # noqa: PTH108


def _private(place: str, flags: int) -> int:
    return os.open(place, flags, 0o600)


def sealed(head: bytes, body: bytes) -> bytes:
    """The bytes of a file: its sort, a sum to know damage by, the body."""
    return head + _sum(body) + body


def opened(data: bytes, head: bytes) -> bytes | None:
    """The body of a file; None where it is damaged, or of another sort.

    Args:
        data: what `sealed` gave.
        head: the sort that is wanted.
    """
    at = len(head) + _SIZE
    body = data[at:]
    return body if data.startswith(head) and data[len(head) : at] == _sum(body) else None


def _sum(body: bytes) -> bytes:
    return crc32(body).to_bytes(_SIZE, "big")
