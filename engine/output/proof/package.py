"""Whether the file is a sound package: every part once, of a known type, well-formed, referred to rightly."""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Collection, Iterator
from functools import cache

from engine.output.opened import Opened, R
from engine.output.package import CONTENT_TYPES
from engine.output.proof.point import Point, judged
from engine.output.walk import W
from engine.output.xml import local

_ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs "
    "suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd "
    "snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment "
    "textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
    "rPr": "ins del moveFrom moveTo rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss "
    "imprint noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd "
    "fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath rPrChange",
    "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing "
    "tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription tblPrChange",
    "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark "
    "headers cellIns cellDel cellMerge tcPrChange",
    "sectPr": "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType "
    "pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings "
    "sectPrChange",
}
"""Properties in the order of the schema (ISO/IEC 29500-1, annex A); Word refuses some files in which it is broken."""

_EITHER = {"footerReference": "headerReference"}
"""Headers and footers may be mixed."""


def points(file: Opened) -> Iterator[Point]:
    """Everything about the package."""
    for name in file.parts:
        if name.endswith((".xml", ".rels")):
            file.tree(name)
    count = len(file.parts)
    yield judged("package.whole", "文件完整，能打开", f"{count} 个部件都能解开", "每个部件都能解开", ())
    yield judged("package.unique", "部件不重复", f"{count} 个部件各一次", "每个部件只出现一次", _twice(file))
    yield judged("package.xml", "各部件是合法的XML", "全部合法", "全部合法", _torn(file))
    yield judged(
        "package.types", "部件类型登记齐全", "每个部件都有类型", "每个部件登记一次类型", _types(file)
    )
    yield judged(
        "package.links", "部件之间的引用都有着落", "没有落空的引用", "没有落空的引用", _dangling(file)
    )
    yield judged(
        "package.order", "格式元素的次序合乎标准", "次序都对", "ISO/IEC 29500 规定的次序", _misplaced(file)
    )


def _twice(file: Opened) -> Iterator[str]:
    for name, times in Counter(name.lower() for name in file.names).items():
        if times > 1:
            yield f"{name}：出现 {times} 次"


def _torn(file: Opened) -> Iterator[str]:
    for name, why in file.torn.items():
        yield f"{name}：不合法（{why}）"


def _types(file: Opened) -> Iterator[str]:
    root = file.tree(CONTENT_TYPES)
    if root is None:
        yield f"{CONTENT_TYPES}：没有"
        return
    defaults: Counter[str] = Counter()
    overrides: Counter[str] = Counter()
    for child in root:
        if "PartName" in child.attrib:
            overrides[child.get("PartName", "").lstrip("/").lower()] += 1
        else:
            defaults[child.get("Extension", "").lower()] += 1
    known = {name.lower() for name in file.parts}
    for name in file.parts:
        extension = posixpath.basename(name).rpartition(".")[2].lower()
        if name != CONTENT_TYPES and name.lower() not in overrides and extension not in defaults:
            yield f"{name}：没有登记类型"
    for name, times in (overrides + defaults).items():
        if times > 1:
            yield f"{name}：类型登记了 {times} 次"
    for name in overrides:
        if name not in known:
            yield f"{name}：登记了类型而没有这个部件"


def _dangling(file: Opened) -> Iterator[str]:
    owners = [""] + [name for name in file.parts if not name.endswith(".rels")]
    for owner in owners:
        relations = file.relations(owner)
        for relation in relations:
            if not relation.external and relation.target not in file.parts:
                yield f"{owner or '文件包'}：引用的 {relation.target} 不存在"
        tree = file.tree(owner) if owner.endswith(".xml") else None
        if tree is None:
            continue
        known = {relation.key for relation in relations}
        for element in tree.iter() if _may_dangle(file.parts[owner], known) else ():
            for name in element.attrib:
                if name.startswith(R) and (used := element.attrib[name]) and used not in known:
                    yield f"{owner}：引用编号 {used} 没有登记"


def _may_dangle(blob: bytes, known: Collection[str]) -> bool:
    """Whether a part may refer to an unknown relation, told by its bytes alone; in doubt it may."""
    space = R[1:-1].encode()
    before, there, behind = blob.partition(space)
    if not there:
        return False
    prefix = before.rpartition(b"xmlns:")[2].partition(b"=")[0] + b":"
    uses = blob.split(b" " + prefix)[1:]
    if space in behind or blob.count(prefix) != len(uses):
        return True
    return any(
        use.partition(b'"')[2].partition(b'"')[0].decode("utf-8", "replace") not in known for use in uses
    )


@cache
def _ranks(kind: str) -> dict[str, int]:
    names = _ORDER[kind].split()
    ranks = {W + name: rank for rank, name in enumerate(names)}
    return ranks | {W + name: ranks[W + other] for name, other in _EITHER.items() if W + other in ranks}


def _misplaced(file: Opened) -> Iterator[str]:
    kinds = {W + kind: kind for kind in (*_ORDER, "tc")}
    for name, tree in (*((n, t) for n, t in file.stories), ("样式", file.one("styles"))):
        if tree is None:
            continue
        for element in tree.iter():
            kind = kinds.get(element.tag)
            if kind is None:
                continue
            if kind == "tc":
                if not len(element) or element[-1].tag not in {W + "p", W + "sdt"}:
                    yield f"{name}：有单元格不以段落结尾"
                continue
            ranks, last = _ranks(kind), -1
            for child in element:
                rank = ranks.get(child.tag, last)
                if rank < last:
                    yield f"{name}：{kind} 里 {local(child.tag)} 的次序不对"
                    break
                last = rank
