"""Word templates made ready once: their parts, and for each part with tags what is to be done.

A template that comes with the program, or was used before, needs neither docxtpl nor Jinja (see `engine.output.stored`).
What is ready holds no trees and may be used by many threads.
"""

from __future__ import annotations

from _thread import allocate_lock  # that of `threading` is the same
from collections import OrderedDict
from collections.abc import Collection, Iterable, Mapping
from typing import Any, Protocol

from engine.digest import sha256
from engine.namedtuple import NamedTuple
from engine.output import stored, tags
from engine.output.errors import TemplateError
from engine.output.package import read_zip
from engine.output.plan import Plan

_KEPT = 8
_LONGEST = 16 * 1024 * 1024


class Program(Protocol):
    """What a part of a template does: a plan, or a template of Jinja."""

    def render(self, context: Mapping[str, Any], /) -> str:
        """The part, filled."""


class Compiled(NamedTuple):
    """A template that is ready to be filled.

    Attributes:
        parts: every part of the file.
        programs: part name -> what it does, for the parts with tags.
        sources: part name -> what Jinja compiled, to point at a faulty tag; no plan needs one.
        names: the tags that it uses.
        main: name of the main part.
        core: name of the part with the document properties, "" when it has none.
    """

    parts: Mapping[str, bytes]
    programs: Mapping[str, Program]
    sources: Mapping[str, str]
    names: frozenset[str]
    main: str
    core: str


class _Cache:
    """The last few compiled templates by hash of their bytes."""

    def __init__(self) -> None:
        self._entries: OrderedDict[bytes, Compiled] = OrderedDict()
        self._lock = allocate_lock()

    def get(self, data: bytes) -> Compiled:
        digest = sha256(data).digest()
        with self._lock:
            found = self._entries.get(digest)
            if found is None:
                found = _compiled(data, digest)
                self._entries[digest] = found
                if len(self._entries) > _KEPT:
                    self._entries.popitem(last=False)
            else:
                self._entries.move_to_end(digest)
            return found


_CACHE = _Cache()


def compiled(data: bytes) -> Compiled:
    """The template, compiled now or earlier.

    Args:
        data: bytes of a .docx.

    Raises:
        TemplateError: it is no .docx, a tag is wrong, unknown or missing, or it holds tracked changes.
    """
    return _CACHE.get(data)


def run(template: Compiled, context: Mapping[str, Any]) -> dict[str, str]:
    """Fills every part that has tags.

    Args:
        template: the template.
        context: value of every tag.

    Returns:
        Part name -> its text.

    Raises:
        TemplateError: a tag fails, does what a template may not do, or writes without end.
    """
    texts = {}
    for name, program in template.programs.items():
        try:
            texts[name] = program.render(context).replace("\n", "")
        except Exception as error:
            from engine.output.compiling import failure

            raise failure(error, template.sources.get(name, "")) from error
        if len(texts[name]) > _LONGEST:
            raise TemplateError("Word 模板写出的内容过多（超过 16 MB）。请检查模板里的循环标签。")
    return texts


def _compiled(data: bytes, digest: bytes) -> Compiled:
    found = stored.shipped(digest) or stored.load(digest)
    if found is not None:
        parts = _parts(data, found)
        if found.names_parts(parts):
            return _ready(parts, found)
    from engine.output.compiling import compile_template

    made = compile_template(data)
    require(made.names, (tags.TITLE, *tags.cell_tags().values()))
    stored.save(digest, made)
    return _ready(_parts(data, made), made)


def _parts(data: bytes, found: stored.Stored) -> Mapping[str, bytes]:
    """The parts of a template without what its author left in it."""
    parts = read_zip(data)
    if found.is_clean:
        return parts
    from engine.output.cleaned import cleaned

    return cleaned(parts)


def _ready(parts: Mapping[str, bytes], found: stored.Stored) -> Compiled:
    programs: dict[str, Program] = {}
    for name, program in found.programs.items():
        if isinstance(program, Plan):
            programs[name] = program
        else:
            from jinja2 import Template

            from engine.output.sandbox import environment

            engine = environment()
            programs[name] = Template.from_code(engine, program, engine.make_globals(None))
    return Compiled(parts, programs, found.sources, found.names, found.main, found.core)


def require(names: Collection[str], wanted: Iterable[str]) -> None:
    """Checks that a template uses the tags without which text would be lost.

    Args:
        names: the tags that it uses.
        wanted: the tags that it has to use.

    Raises:
        TemplateError: some are missing.
    """
    missing = [name for name in wanted if name not in names]
    if missing:
        shown = "、".join(f"“{name}”" for name in missing[:6])
        more = f"等 {len(missing)} 个" if len(missing) > 6 else ""
        raise TemplateError(
            f"Word 模板缺少标签：{shown}{more}，照它写出的报告会漏掉内容。请从自带模板复制这些标签（花括号要用半角），或改用自带模板。"
        )
