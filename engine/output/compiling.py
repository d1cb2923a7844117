"""Makes a Word template ready: docxtpl puts its tags together, Jinja reads them.

docxtpl turns what Word has scattered over runs into tags (`patch_xml`), which takes 20 ms, and Jinja
compiles them, which takes as long again; both depend on the bytes of the template only.
"""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from types import CodeType, TracebackType

from docxtpl import DocxTemplate
from jinja2 import TemplateSyntaxError, UndefinedError, nodes
from jinja2.exceptions import SecurityError

from engine.namedtuple import NamedTuple
from engine.output import tags
from engine.output.cleaned import cleaned
from engine.output.errors import TemplateError
from engine.output.package import read_zip, write_zip
from engine.output.plan import Plan
from engine.output.planning import plan_of
from engine.output.sandbox import environment
from engine.output.stored import Stored
from engine.regex import regex

_OPENING = regex(r"\{[{%#]")
_BLOCK = regex(r"(?=<w:p[ >])|(?<=</w:p>)(?=[{])|(?<=</w:tbl>)(?=[{])")
_REVISION = regex(r"<w:(?:ins|del|moveFrom|moveTo)[ >]")
_TAGGED_KINDS = ("/header", "/footer", "/footnotes", "/endnotes")
_LITERALS = {"{_{": "{{", "}_}": "}}", "{_%": "{%", "%_}": "%}"}


class Sources(NamedTuple):
    """A template as Jinja reads it.

    Attributes:
        texts: part name -> its text, for the parts with tags.
        main: name of the main part.
        core: name of the part with the document properties, "" when it has none.
        is_clean: whether its author left nothing in the file that is taken out of it.
    """

    texts: Mapping[str, str]
    main: str
    core: str
    is_clean: bool


def compile_template(data: bytes) -> Stored:
    """A template as it can be kept.

    Args:
        data: bytes of a .docx.

    Raises:
        TemplateError: it is no .docx, a tag is wrong or unknown, or it holds tracked changes.
    """
    found = sources_of(data)
    programs: dict[str, Plan | CodeType] = {}
    names: set[str] = set()
    for name, text in found.texts.items():
        used, programs[name] = _program(text)
        names |= used
    texts = {name: text for name, text in found.texts.items() if isinstance(programs[name], CodeType)}
    return Stored(programs, texts, frozenset(names), found.main, found.core, found.is_clean)


def sources_of(data: bytes) -> Sources:
    """A template as Jinja reads it: what Word has scattered over runs is put together by docxtpl.

    Args:
        data: bytes of a .docx.

    Raises:
        TemplateError: it is no .docx, or it holds tracked changes.
    """
    given = read_zip(data)
    parts = cleaned(given)
    is_clean = parts == given
    template = DocxTemplate(BytesIO(data if is_clean else write_zip(parts)))
    main, tagged, core = _open(template, parts)
    texts = {}
    for name, xml in tagged.items():
        if _REVISION.search(xml):
            raise TemplateError(
                "Word 模板里有尚未处理的修订。请用 Word 或 WPS 打开，在“审阅”里接受或拒绝全部修订后再试。"
            )
        text = _patched(template, xml)
        if name == main or _OPENING.search(text):
            texts[name] = text
    return Sources(texts, main, core, is_clean)


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


def _program(source: str) -> tuple[set[str], Plan | CodeType]:
    """The names that a part uses, and what it does: as a plan, or where it does more, compiled by Jinja.

    Raises:
        TemplateError: a tag cannot be parsed, or names nothing known.
    """
    engine = environment()
    try:
        tree = engine.parse(source)
        loaded = {node.name for node in tree.find_all(nodes.Name) if node.ctx == "load"}
        program = plan_of(tree) or engine.compile(tree)
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
    return loaded, program


def _suggest(name: str) -> str:
    from difflib import get_close_matches

    near = get_close_matches(name, sorted(tags.known()), n=1, cutoff=0.5)
    return f"“{name}”（是不是“{near[0]}”？）" if near else f"“{name}”"


def _excerpt(source: str, line: int | None) -> str:
    if line is None:
        return "未能定位"
    text = regex(r"<[^>]+>").sub("", "".join(source.split("\n")[line - 1 : line])).strip()
    return f"在“{text[:60]}”一处" if text else "未能定位"


def failure(error: Exception, source: str) -> TemplateError:
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
