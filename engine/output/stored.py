"""Compiled templates kept on disk from one run to the next, as Python keeps its byte-code.

Compiling a template and loading docxtpl take longer than everything else in a cold export. What is kept depends on the
bytes of the template, on the versions of docxtpl, Jinja and Python, and on this program; anything unusual about a file,
and the template is compiled anew. Nothing is kept unless a program names a folder with `keep_in`.
"""

from __future__ import annotations

import contextlib
import marshal
import os
import sys
from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from importlib.util import find_spec
from types import CodeType
from typing import NamedTuple

from engine import __version__

_FORMAT = b"nianbao template 1\n"
_SIZE = 32
_folder: list[str] = []


class Stored(NamedTuple):
    """A compiled template without the parts of its file.

    Attributes:
        codes: part name -> compiled program.
        sources: part name -> what was compiled.
        names: the tags that it uses.
        main: name of the main part.
        core: name of the part with the document properties, "" when it has none.
    """

    codes: Mapping[str, CodeType]
    sources: Mapping[str, str]
    names: frozenset[str]
    main: str
    core: str

    def names_parts(self, parts: Mapping[str, bytes]) -> bool:
        """Whether every part that it names is there."""
        return all(name in parts for name in (*self.codes, self.main, self.core) if name)


def keep_in(folder: str | os.PathLike[str] | None) -> None:
    """Keep compiled templates in this folder, which need not exist yet; None keeps none."""
    _folder[:] = [] if folder is None else [os.fspath(folder)]


def load(digest: bytes) -> Stored | None:
    """What an earlier run kept for a template; None where there is nothing, or nothing that fits.

    Args:
        digest: SHA-256 of the bytes of the template.
    """
    if not _folder:
        return None
    place = _place(digest)
    try:
        if hasattr(os, "getuid") and os.stat(place).st_uid != os.getuid():  # noqa: PTH116
            return None  # byte-code runs; somebody else's is not ours to run
        with open(place, "rb") as file:  # noqa: PTH123
            data = file.read()
        head = len(_FORMAT)
        body = data[head + _SIZE :]
        if data[:head] != _FORMAT or data[head : head + _SIZE] != sha256(body).digest():
            return None
        codes, sources, names, main, core = marshal.loads(body)  # noqa: S302 - our own file, as with .pyc
    except (OSError, ValueError, TypeError, EOFError):
        return None
    return Stored(codes, sources, frozenset(names), main, core)


def save(digest: bytes, made: Stored) -> None:
    """Keep a compiled template; that it cannot be kept is no trouble.

    Args:
        digest: SHA-256 of the bytes of the template.
        made: what was compiled.
    """
    if not _folder:
        return
    plain = (dict(made.codes), dict(made.sources), sorted(made.names), made.main, made.core)
    body = marshal.dumps(plain)
    with contextlib.suppress(OSError):
        os.makedirs(_folder[0], mode=0o700, exist_ok=True)  # noqa: PTH103
        place = _place(digest)
        temporary = f"{place}.{os.getpid()}"
        with open(temporary, "wb") as file:  # noqa: PTH123
            file.write(_FORMAT + sha256(body).digest() + body)
        os.replace(temporary, place)  # noqa: PTH105


def _place(digest: bytes) -> str:
    name = sha256(digest + _versions()).hexdigest()[:32]
    return os.path.join(_folder[0], f"{name}.template")  # noqa: PTH118


@cache
def _versions() -> bytes:
    """All that the compiled form depends on besides the template."""
    told = [__version__, sys.implementation.cache_tag or "", sys.version]
    for library in ("docxtpl", "jinja2"):
        spec = find_spec(library)
        origin = spec.origin if spec is not None else None
        with contextlib.suppress(OSError):
            if origin:
                status = os.stat(origin)  # noqa: PTH116
                told += [library, str(status.st_size), str(status.st_mtime_ns)]
    for name in ("compiled.py", "cleaned.py", "sandbox.py", "tags.py"):
        with contextlib.suppress(OSError):
            status = os.stat(os.path.join(os.path.dirname(__file__), name))  # noqa: PTH116, PTH118, PTH120
            told += [name, str(status.st_size), str(status.st_mtime_ns)]
    return "\0".join(told).encode()
