"""Templates made ready and kept from one run to the next, as Python keeps its byte-code.

Loading docxtpl and compiling a template take longer than everything else in a cold export. What comes with the program
stands beside the template (`python -m engine.output.template` writes both) and holds for exactly its bytes. What is kept
of other templates depends on their bytes, on the versions of docxtpl, Jinja and Python, and on this program; anything
unusual about a file, and the template is compiled anew (see `engine.kept`).
"""

from __future__ import annotations

import contextlib
import marshal
import os
import sys
import zlib
from collections.abc import Mapping
from functools import cache
from types import CodeType

from engine import __version__, kept
from engine.digest import sha256
from engine.namedtuple import NamedTuple
from engine.output.errors import OutputError
from engine.output.plan import Plan
from engine.output.supplied import supplied

SHIPPED = "report.plan"
"""What comes with the program, beside its template."""

_FORMAT = b"nianbao template 2\n"
_SAME_EVERYWHERE = 0
"""The version of `marshal` that writes the same bytes on every run."""


class Stored(NamedTuple):
    """A template made ready, without the parts of its file.

    Attributes:
        programs: part name -> what it does: a plan, or what Jinja compiled.
        sources: part name -> what Jinja compiled it from.
        names: the tags that it uses.
        main: name of the main part.
        core: name of the part with the document properties, "" when it has none.
        is_clean: whether its author left nothing in the file that is taken out of it.
    """

    programs: Mapping[str, Plan | CodeType]
    sources: Mapping[str, str]
    names: frozenset[str]
    main: str
    core: str
    is_clean: bool

    def names_parts(self, parts: Mapping[str, bytes]) -> bool:
        """Whether every part that it names is there."""
        return all(name in parts for name in (*self.programs, self.main, self.core) if name)


def packed(digest: bytes, made: Stored) -> bytes:
    """A template made ready as the bytes of a file.

    Args:
        digest: SHA-256 of the bytes of the template.
        made: what was compiled.
    """
    return kept.sealed(_FORMAT + digest, _body(made))


def _body(made: Stored) -> bytes:
    programs = {
        name: program.steps if isinstance(program, Plan) else program
        for name, program in made.programs.items()
    }
    plain = (programs, dict(made.sources), sorted(made.names), made.main, made.core, made.is_clean)
    return zlib.compress(marshal.dumps(plain, _SAME_EVERYWHERE), 9)


def unpacked(digest: bytes, data: bytes) -> Stored | None:
    """A template made ready out of the bytes of a file; None where they are damaged or of another template.

    Args:
        digest: SHA-256 of the bytes of the template.
        data: what `packed` gave.
    """
    body = kept.opened(data, _FORMAT + digest)
    return None if body is None else _made(body)


def _made(body: bytes) -> Stored | None:
    try:
        programs, sources, names, main, core, is_clean = marshal.loads(zlib.decompress(body))  # noqa: S302 - our own file, as with .pyc
        ready = {
            name: program if isinstance(program, CodeType) else Plan(program)
            for name, program in programs.items()
        }
    except (zlib.error, ValueError, TypeError, EOFError, AttributeError):
        return None
    return Stored(ready, sources, frozenset(names), main, core, is_clean)


def shipped(digest: bytes) -> Stored | None:
    """What comes with the program for its own template; None for any other.

    Args:
        digest: SHA-256 of the bytes of the template.
    """
    with contextlib.suppress(OutputError):
        return unpacked(digest, supplied(SHIPPED))
    return None


def load(digest: bytes) -> Stored | None:
    """What an earlier run kept for a template; None where there is nothing, or nothing that fits.

    Args:
        digest: SHA-256 of the bytes of the template.
    """
    body = kept.load(_name(digest), _FORMAT + digest)
    return None if body is None else _made(body)


def save(digest: bytes, made: Stored) -> None:
    """Keep a compiled template; that it cannot be kept is no trouble.

    Args:
        digest: SHA-256 of the bytes of the template.
        made: what was compiled.
    """
    kept.save(_name(digest), _FORMAT + digest, _body(made))


def _name(digest: bytes) -> str:
    return f"{sha256(digest + _versions()).hexdigest()[:32]}.template"


@cache
def _versions() -> bytes:
    """All that the compiled form depends on besides the template."""
    told = [__version__, sys.implementation.cache_tag or "", sys.version]
    from importlib.util import find_spec

    for library in ("docxtpl", "jinja2"):
        spec = find_spec(library)
        origin = spec.origin if spec is not None else None
        with contextlib.suppress(OSError):
            if origin:
                status = os.stat(origin)  # noqa: PTH116
                told += [library, str(status.st_size), str(status.st_mtime_ns)]
    for name in ("compiling.py", "planning.py", "plan.py", "cleaned.py", "sandbox.py", "tags.py"):
        with contextlib.suppress(OSError):
            status = os.stat(os.path.join(os.path.dirname(__file__), name))  # noqa: PTH116, PTH118, PTH120
            told += [name, str(status.st_size), str(status.st_mtime_ns)]
    return "\0".join(told).encode()
