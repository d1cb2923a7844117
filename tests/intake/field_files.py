"""The reports of `field` as files: Word, web page, text with its tables in several shapes, Markdown."""

# ruff: noqa: S311 - figures by chance, nothing secret
from __future__ import annotations

from html import escape
from random import Random

from tests.intake.docx.making import docx, p, r, tbl, tc, tr
from tests.intake.field import Block, Field, Line
from tests.intake.field_tables import Cell, Table

NEST = "@NEST"


def as_docx(field: Field) -> bytes:
    """A Word file with direct formatting, as WPS writes it."""
    body = []
    blocks = iter(field.blocks)
    for block in blocks:
        if isinstance(block, Line):
            body.append(_paragraph(block))
        elif _nests(block):
            inner = next(blocks)
            assert isinstance(inner, Table)
            body.append(tbl(tr(tc("")), tr(tc("", inner=_word_table(inner) + p("")))))
        else:
            body.append(_word_table(block))
    return docx("".join(body))


def _nests(table: Table) -> bool:
    return any(cell.text == NEST for row in table.rows for cell in row)


def _paragraph(line: Line) -> str:
    if line.level == 1:
        return p(line.text, '<w:jc w:val="center"/>')
    middle = len(line.text) // 2
    return p("", '<w:ind w:firstLineChars="200"/>', r(line.text[:middle]) + r(line.text[middle:]))


def _word_table(table: Table) -> str:
    rows = []
    for squares in _laid_out(table):
        cells = []
        for cell, start in squares:
            span = f'<w:gridSpan w:val="{cell.columns}"/>' if cell.columns > 1 else ""
            merge = "" if cell.rows == 1 else '<w:vMerge w:val="restart"/>' if start else "<w:vMerge/>"
            lines = cell.text.split("\n") if start else [""]
            cells.append(tc(lines[0], span + merge, "".join(p(line) for line in lines[1:])))
        rows.append(tr(*cells))
    return tbl(*rows)


def _laid_out(table: Table) -> list[list[tuple[Cell, bool]]]:
    """Row by row the cells that stand or go on there, with whether they begin there."""
    rows: list[list[tuple[Cell, bool]]] = []
    going: dict[int, tuple[Cell, int]] = {}
    for specs in table.rows:
        line: list[tuple[Cell, bool]] = []
        column = 0
        pending = list(specs)
        while pending or column in going:
            if column in going:
                cell, left = going[column]
                line.append((cell, False))
                if left == 1:
                    del going[column]
                else:
                    going[column] = (cell, left - 1)
            else:
                cell = pending.pop(0)
                line.append((cell, True))
                if cell.rows > 1:
                    going[column] = (cell, cell.rows - 1)
            column += cell.columns
        rows.append(line)
    return rows


def as_html(field: Field, seed: int = 0) -> str:
    """A page of a content system with its navigation and styles."""
    random = Random(seed)
    style = random.randrange(3)
    out = []
    blocks = iter(field.blocks)
    for block in blocks:
        if isinstance(block, Line):
            out.append(_tag(block, style))
        elif _nests(block):
            inner = next(blocks)
            assert isinstance(inner, Table)
            out.append(
                f"<table border=0><tr><td></td></tr><tr><td>{_web_table(inner, style)}</td></tr></table>"
            )
        else:
            out.append(_web_table(block, style))
    crumbs = "<div class='nav'><a href='/'>首页</a> &gt; <a href='/zwgk'>政务公开</a> &gt; <a href='/nb'>政府信息公开年报</a></div>"
    foot = "<div class='footer'>版权所有：某某政府办公室　<a href='#'>网站地图</a>　ICP备00000000号</div>"
    name = field.blocks[0].text if isinstance(field.blocks[0], Line) else ""
    return (
        f"<html><head><meta charset='utf-8'><title>{escape(name)}-某某市政府网</title><style>p{{margin:0}}</style></head><body>"
        f"{crumbs}<div class='TRS_Editor article'>{''.join(out)}</div>{foot}<script>var a=1;</script></body></html>"
    )


def _tag(line: Line, style: int) -> str:
    text = escape(line.text)
    if style == 0:
        return f"<h1 style='text-align:center'>{text}</h1>" if line.level == 1 else f"<p>{text}</p>"
    if style == 1:
        return f"<p style='text-indent:2em'><span style='font-size:16pt'>{text}</span></p>\n"
    half = len(text) // 2
    if "&" in text:
        half = 0
    return f"<div>&emsp;&emsp;<span>{text[:half]}</span><span>{text[half:]}</span>&nbsp;<br></div>"


def _web_table(table: Table, style: int) -> str:
    rows = []
    for specs in table.rows:
        cells = "".join(
            f"<td{f' rowspan={c.rows}' if c.rows > 1 else ''}{f' colspan={c.columns}' if c.columns > 1 else ''}>"
            f"{_inner(c.text, style)}</td>"
            for c in specs
        )
        rows.append(f"<tr>{cells}</tr>")
    return f"<table border='1'><tbody>{''.join(rows)}</tbody></table>"


def _inner(text: str, style: int) -> str:
    lines = [escape(line) for line in text.split("\n")]
    if style == 0:
        return "<br>".join(lines)
    return "".join(f"<p align='center'>{line or '&nbsp;'}</p>" for line in lines)


def as_text(field: Field, shape: str) -> str:
    """Plain text; `shape` of the tables: `cell` one a line, `row` blanks between, `tab`, `stroke`, `md`."""
    out: list[str] = []
    for block in field.blocks:
        if isinstance(block, Line):
            out.append(_text_line(block, shape))
        elif not _nests(block):
            out += _text_table(block, shape)
        if shape == "md":
            out.append("")
    return "\n".join(out) + "\n"


def _text_line(line: Line, shape: str) -> str:
    if shape == "md":
        return f"{'#' * line.level} {line.text}" if line.level else line.text
    return line.text if line.level == 1 else f"\u3000\u3000{line.text}"


def _text_table(table: Table, shape: str) -> list[str]:
    if shape == "cell":
        return [_joined(cell.text) for row in table.rows for cell in row]
    if shape == "lines":  # as a browser copies: lines inside cells too
        return [line for row in table.rows for cell in row for line in cell.text.split("\n")]
    if shape == "row":
        return [" ".join(_joined(cell.text) for cell in row) for row in table.rows]
    if shape == "tab":
        return ["\t".join(_joined(cell.text) for cell in row) for row in table.rows]
    grid = []
    for row in _laid_out(table):
        cells = []
        for cell, start in row:
            cells += [_joined(cell.text) if start else "", *[""] * (cell.columns - 1)]
        grid.append(f"| {' | '.join(cells)} |")
    if shape == "md":
        grid.insert(1, "|" + "---|" * (grid[0].count("|") - 1))
    return grid


def _joined(text: str) -> str:
    return "".join(text.split("\n")).strip()


def blocks_without(field: Field, *gone: Block) -> Field:
    """The report without some of its blocks."""
    return field._replace(blocks=[block for block in field.blocks if block not in gone])
