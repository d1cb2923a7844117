"""A Word template made ready once: its parts, and a compiled Jinja template for each part with tags.

docxtpl turns what Word has scattered over runs into tags (`patch_xml`), which takes 20 ms, and Jinja
compiles them, which takes as long again; both depend on the bytes of the template only, so both are
done once for each template. Compiled templates hold no lxml trees and may be used by many threads.
"""

from __future__ import annotations

import hashlib
import re
from collections import OrderedDict
from collections.abc import Collection, Iterable, Mapping
from io import BytesIO
from threading import Lock
from types import CodeType, TracebackType
from typing import TYPE_CHECKING, Any, NamedTuple

from jinja2 import Template, TemplateSyntaxError, UndefinedError, nodes
from jinja2.exceptions import SecurityError

from engine.output import stored, tags
from engine.output.cleaned import cleaned
from engine.output.errors import TemplateError
from engine.output.package import read_zip, write_zip
from engine.output.sandbox import environment

if TYPE_CHECKING:
    from docxtpl import DocxTemplate

_KEPT = 8
_LONGEST = 16 * 1024 * 1024
_OPENING = re.compile(r"\{[{%#]")
_BLOCK = re.compile(r"(?=<w:p[ >])|(?<=</w:p>)(?=[{])|(?<=</w:tbl>)(?=[{])")
_REVISION = re.compile(r"<w:(?:ins|del|moveFrom|moveTo)[ >]")
_TAGGED_KINDS = ("/header", "/footer", "/footnotes", "/endnotes")
_LITERALS = {"{_{": "{{", "}_}": "}}", "{_%": "{%", "%_}": "%}"}


class Compiled(NamedTuple):
    """A template that is ready to be filled.

    Attributes:
        parts: every part of the file.
        programs: part name -> compiled template, for the parts with tags.
        sources: part name -> what was compiled, to point at a faulty tag.
        names: the tags that it uses.
        main: name of the main part.
        core: name of the part with the document properties, "" when it has none.
    """

    parts: Mapping[str, bytes]
    programs: Mapping[str, Template]
    sources: Mapping[str, str]
    names: frozenset[str]
    main: str
    core: str


class _Cache:
    """The last few compiled templates by hash of their bytes."""

    def __init__(self) -> None:
        self._entries: OrderedDict[bytes, Compiled] = OrderedDict()
        self._lock = Lock()

    def get(self, data: bytes) -> Compiled:
        digest = hashlib.sha256(data).digest()
        with self._lock:
            found = self._entries.get(digest)
            if found is None:
                found = _stored(data, digest) or _compile(data, digest)
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
            raise _failure(error, template.sources[name]) from error
        if len(texts[name]) > _LONGEST:
            raise TemplateError("Word 模板写出的内容过多（超过 16 MB）。请检查模板里的循环标签。")
    return texts


def _stored(data: bytes, digest: bytes) -> Compiled | None:
    """The template as an earlier run compiled it, where the program keeps that; neither docxtpl nor compiling is needed."""
    found = stored.load(digest)
    if found is None:
        return None
    parts = cleaned(read_zip(data))
    return _ready(parts, found) if found.names_parts(parts) else None


def _ready(parts: Mapping[str, bytes], found: stored.Stored) -> Compiled:
    engine = environment()
    programs = {
        name: Template.from_code(engine, code, engine.make_globals(None))
        for name, code in found.codes.items()
    }
    return Compiled(parts, programs, found.sources, found.names, found.main, found.core)


def _compile(data: bytes, digest: bytes) -> Compiled:
    from docxtpl import DocxTemplate

    given = read_zip(data)
    parts = cleaned(given)
    template = DocxTemplate(BytesIO(data if parts == given else write_zip(parts)))
    main, tagged, core = _open(template, parts)
    codes: dict[str, CodeType] = {}
    sources: dict[str, str] = {}
    names: set[str] = set()
    for name, xml in tagged.items():
        if _REVISION.search(xml):
            raise TemplateError(
                "Word 模板里有尚未处理的修订。请用 Word 或 WPS 打开，在“审阅”里接受或拒绝全部修订后再试。"
            )
        source = _patched(template, xml)
        if name == main or _OPENING.search(source):
            used, codes[name] = _program(source)
            names |= used
            sources[name] = source
    require(names, (tags.TITLE, *tags.cell_tags().values()))
    made = stored.Stored(codes, sources, frozenset(names), main, core)
    stored.save(digest, made)
    return _ready(parts, made)


def _open(template: DocxTemplate, parts: Mapping[str, bytes]) -> tuple[str, dict[str, str], str]:
    """Name of the main part, the text of each part that may have tags, name of the properties part."""
    try:
        document = template.get_docx()
        main = document.part
        tagged = {str(main.partname)[1:]: str(template.xml_to_string(document._element))}  # noqa: SLF001
        for relation in main.rels.values():
            if not relation.is_external and relation.reltype.endswith(_TAGGED_KINDS):
                part = relation.target_part
                tagged[str(part.partname)[1:]] = str(template.get_part_xml(part))
        core = next(
            (
                str(relation.target_part.partname)[1:]
                for relation in main.package.rels.values()
                if not relation.is_external and relation.reltype.endswith("/metadata/core-properties")
            ),
            "",
        )
    except Exception as error:
        raise TemplateError(
            "Word 模板打不开：文件是压缩包，但里面不是完整的 Word 文档（.docx）。"
            "请用 Word 或 WPS 打开后另存为“Word 文档（.docx）”再试；.dotx、.docm、.xlsx 不能当模板。"
        ) from error
    missing = [name for name in (*tagged, core) if name and name not in parts]
    if missing:
        raise TemplateError(f"Word 模板已损坏：缺少部件 {missing[0]}。请用 Word 或 WPS 打开后另存再试。")
    return next(iter(tagged)), tagged, core


def _patched(template: DocxTemplate, xml: str) -> str:
    """The text with tags that Jinja understands, a line for each paragraph, so that line numbers find it.

    `{_{` of the template becomes the literal `{{`.
    """
    source = _BLOCK.sub("\n", str(template.patch_xml(xml)).replace("\n", " "))
    for written, literal in _LITERALS.items():
        source = source.replace(written, f"{{{{ '{literal}' }}}}")
    return source


def _program(source: str) -> tuple[set[str], CodeType]:
    """The names that a part uses, and its compiled program.

    Raises:
        TemplateError: a tag cannot be parsed, or names nothing known.
    """
    engine = environment()
    try:
        tree = engine.parse(source)
        loaded = {node.name for node in tree.find_all(nodes.Name) if node.ctx == "load"}
        code = engine.compile(tree)
    except TemplateSyntaxError as error:
        raise TemplateError(
            f"Word 模板的标签写错了：{_excerpt(source, error.lineno)}（{error.message}）。"
            "请对照自带模板改正；花括号和百分号都要用半角，成对出现。"
        ) from error
    made = {node.name for node in tree.find_all(nodes.Name) if node.ctx != "load"}
    made |= {node.name for node in tree.find_all(nodes.Macro)}
    made |= {"loop", *engine.globals}
    strange = sorted(loaded - tags.known() - made)
    if strange:
        raise TemplateError(f"Word 模板里有不认识的标签：{'、'.join(map(_suggest, strange))}。请改正或删去。")
    return loaded, code


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


def _suggest(name: str) -> str:
    from difflib import get_close_matches

    near = get_close_matches(name, sorted(tags.known()), n=1, cutoff=0.5)
    return f"“{name}”（是不是“{near[0]}”？）" if near else f"“{name}”"


def _excerpt(source: str, line: int | None) -> str:
    if line is None:
        return "未能定位"
    text = re.sub(r"<[^>]+>", "", "".join(source.split("\n")[line - 1 : line])).strip()
    return f"在“{text[:60]}”一处" if text else "未能定位"


def _failure(error: Exception, source: str) -> TemplateError:
    """The error of a tag in words, with the paragraph it stands in."""
    if isinstance(error, SecurityError):
        what = "标签做了模板不许做的事"
    elif isinstance(error, UndefinedError):
        what = "标签取了不存在的内容"
    else:
        what = "标签执行失败"
    where = _excerpt(source, _line(error.__traceback__))
    return TemplateError(f"Word 模板的{what}：{where}（{error}）。请对照自带模板改正，或改用自带模板。")


def _line(trace: TracebackType | None) -> int | None:
    line = None
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == "<template>":
            line = trace.tb_lineno
        trace = trace.tb_next
    return line
