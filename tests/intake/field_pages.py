"""The reports of `field` as the pages that content systems make of them: one function for each shape seen in the field.

A shape is told the report and a source of chance, and gives a whole page.
"""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from random import Random

from tests.intake.field import Block, Field, Line
from tests.intake.field_files import NEST
from tests.intake.field_tables import Cell, Table

Rows = list[list[Cell]]
Shape = Callable[[Field, Random], str]

_UNSEEN = "\u200b\ufeff\u200d\xa0\u2002\u3000\u00ad\u2060"


def page(body: str) -> str:
    return f"<html><head><meta charset=utf-8><title>政府网</title></head><body>{body}</body></html>"


def blocks(field: Field) -> list[Block]:
    """The blocks without tables that only hold another."""
    return [
        block
        for block in field.blocks
        if isinstance(block, Line) or not any(cell.text == NEST for row in block.rows for cell in row)
    ]


def line(text: str, level: int = 0) -> str:
    return f"<p style='text-align:{'center' if level == 1 else 'left'}'>{escape(text)}</p>"


def square(cell: Cell, inner: str | None = None, tag: str = "td") -> str:
    spans = f"{f' rowspan={cell.rows}' if cell.rows > 1 else ''}{f' colspan={cell.columns}' if cell.columns > 1 else ''}"
    return f"<{tag}{spans}>{escape(cell.text).replace(chr(10), '<br>') if inner is None else inner}</{tag}>"


def table(rows: Rows) -> str:
    body = "".join("<tr>" + "".join(map(square, row)) + "</tr>" for row in rows)
    return f"<table border=1>{body}</table>"


def written(field: Field, tables: Callable[[Rows], str], lines: Callable[[str, int], str] = line) -> str:
    return page(
        "".join(
            lines(block.text, block.level) if isinstance(block, Line) else tables(block.rows)
            for block in blocks(field)
        )
    )


def is_table_3(rows: Rows) -> bool:
    return len(rows) > 20


def head_of(rows: Rows) -> int:
    """How many rows of a table 三 are headings."""
    return next(at for at, row in enumerate(rows) if row[0].text.startswith("一"))


def _squares(rows: Rows) -> dict[tuple[int, int], tuple[Cell, int, int]]:
    found: dict[tuple[int, int], tuple[Cell, int, int]] = {}
    for at, row in enumerate(rows):
        column = 0
        for cell in row:
            while (at, column) in found:
                column += 1
            for down in range(cell.rows):
                for across in range(cell.columns):
                    found[at + down, column + across] = (cell, at, column)
            column += cell.columns
    return found


def parted(rows: Rows, cut: int) -> tuple[Rows, Rows]:
    """A table in two; labels that reach over the cut are left blank in the second part."""
    squares = _squares(rows)
    width = max(column for _, column in squares) + 1
    parts: tuple[Rows, Rows] = ([], [])
    for at in range(len(rows)):
        found: list[Cell] = []
        for column in range(width):
            cell, top, left = squares[at, column]
            if left != column or not (top == at or (at == cut and top < cut)):
                continue
            end = top + cell.rows
            if at < cut:
                found.append(cell._replace(rows=min(end, cut) - at))
            else:
                found.append(Cell(cell.text if top == at else "", end - at, cell.columns))
        parts[at >= cut].append(found)
    return parts


def _cut(rows: Rows, random: Random) -> int:
    return head_of(rows) + 3 + random.randrange(3, 18)


# -- shapes -----------------------------------------------------------------------------------------------------------


def pasted_from_word(field: Field, _: Random) -> str:
    def spans(text: str) -> str:
        return "".join(
            f"<span lang=EN-US style='mso-bidi-font-family:宋体'>{escape(char)}</span>" for char in text
        )

    def paragraph(text: str, level: int = 0) -> str:
        return f"<p class=MsoNormal align={'center' if level == 1 else 'left'}>{spans(text)}<o:p></o:p></p>\n"

    def tables(rows: Rows) -> str:
        width = sum(cell.columns for cell in rows[0])
        body = "".join(
            "<tr style='mso-yfti-irow:0'>"
            + "".join(
                square(cell, "".join(paragraph(text or "\xa0") for text in cell.text.split("\n")))
                for cell in row
            )
            + "</tr>"
            for row in rows
        )
        widths = (
            f"<![if !supportMisalignedColumns]><tr height=0>{'<td width=50></td>' * width}</tr><![endif]>"
        )
        return f"<table class=MsoNormalTable>{body}{widths}</table>"

    return written(field, tables, paragraph)


def in_a_layout_table(field: Field, _: Random) -> str:
    body = written(field, table).partition("<body>")[2].partition("</body>")[0]
    menu = "<ul><li><a href=#>首页</a></li><li><a href=#>政府信息公开指南</a></li></ul>"
    return page(
        f"<table><tr><td>{menu}</td><td><table><tr><td>当前位置：首页 &gt; 年报</td></tr>"
        f"<tr><td><table width=100%><tr><td>{body}</td></tr></table></td></tr></table></td></tr></table>"
    )


def headings_repeated_in_the_middle(field: Field, random: Random) -> str:
    def tables(rows: Rows) -> str:
        if not is_table_3(rows):
            return table(rows)
        upper, lower = parted(rows, _cut(rows, random))
        return table([*upper, *rows[: head_of(rows)], *lower])

    return written(field, tables)


def table_3_in_two(field: Field, random: Random) -> str:
    repeated = random.random() < 0.5

    def tables(rows: Rows) -> str:
        if not is_table_3(rows):
            return table(rows)
        upper, lower = parted(rows, _cut(rows, random))
        between = random.choice(("", line("—  3  —"), line("第3页 共8页"), line("\xa0")))
        return table(upper) + between + table([*(rows[: head_of(rows)] if repeated else []), *lower])

    return written(field, tables)


def heads_and_cells_mixed(field: Field, _: Random) -> str:
    def tables(rows: Rows) -> str:
        head = next((at for at, row in enumerate(rows) if row[0].text.startswith(("一", "信"))), 1)
        parts = [
            "<tr>"
            + "".join(square(cell, tag="th" if at < head or not n else "td") for n, cell in enumerate(row))
            + "</tr>"
            for at, row in enumerate(rows)
        ]
        return f"<table><caption>统计表</caption><thead>{''.join(parts[:head])}</thead><tbody>{''.join(parts[head:])}</tbody></table>"

    return written(field, tables)


def unseen_characters(field: Field, random: Random) -> str:
    def tables(rows: Rows) -> str:
        return table(
            [
                [
                    cell._replace(
                        text=random.choice(_UNSEEN)
                        + (random.choice(_UNSEEN) if random.random() < 0.4 else "").join(cell.text)
                        + random.choice(_UNSEEN)
                    )
                    for cell in row
                ]
                for row in rows
            ]
        )

    return written(field, tables)


def headings_in_the_tables(field: Field, _: Random) -> str:
    found = blocks(field)
    out: list[str] = []
    held = ""
    for block, after in zip(found, [*found[1:], None], strict=True):
        if isinstance(block, Line) and block.level == 2 and isinstance(after, Table):
            held = block.text
        elif isinstance(block, Line):
            out.append(line(block.text, block.level))
        else:
            width = sum(cell.columns for cell in block.rows[0])
            out.append(table([*([[Cell(held, 1, width)]] if held else []), *block.rows]))
            held = ""
    return page("".join(out))


def everything_in_one_column(field: Field, _: Random) -> str:
    rows = (
        line(block.text, block.level) if isinstance(block, Line) else table(block.rows)
        for block in blocks(field)
    )
    return page(f"<table>{''.join(f'<tr><td>{row}</td></tr>' for row in rows)}</table>")


def double_columns(field: Field, _: Random) -> str:
    def tables(rows: Rows) -> str:
        width = sum(cell.columns for cell in rows[0])
        sizes = f"<tr>{'<td width=30 height=0></td>' * (2 * width)}</tr>"
        doubled = table([[cell._replace(columns=2 * cell.columns) for cell in row] for row in rows])
        return doubled.replace("<table border=1>", f"<table border=1>{sizes}")

    return written(field, tables)


def hidden_cells(field: Field, _: Random) -> str:
    def tables(rows: Rows) -> str:
        body = "".join(f"<tr><td style='display:none'>7</td>{''.join(map(square, row))}</tr>" for row in rows)
        return f"<table>{body}<tr style='display: none;'><td>8</td></tr></table>"

    return written(field, tables)


def cells_said_to_be_too_long(field: Field, _: Random) -> str:
    def tables(rows: Rows) -> str:
        return table(
            [[cell._replace(rows=cell.rows + (5 if cell.rows > 10 else 0)) for cell in row] for row in rows]
        )

    return written(field, tables)


def tags_left_open(field: Field, _: Random) -> str:
    def tables(rows: Rows) -> str:
        cells = (
            "<TR>"
            + "".join(
                f"<TD ROWSPAN={cell.rows} COLSPAN={cell.columns}><FONT face=宋体>{escape(cell.text).replace(chr(10), '<BR>')}"
                for cell in row
            )
            for row in rows
        )
        return f"<TABLE BORDER=1><TBODY>{''.join(cells)}</TBODY></TABLE>"

    return written(
        field, tables, lambda text, _level: f"<P align=left>　　<FONT size=4>{escape(text)}</FONT>"
    )


def items_above_the_tables(field: Field, random: Random) -> str:
    caption = random.random() < 0.5

    def tables(rows: Rows) -> str:
        if not rows[0][0].text.startswith("第二十条"):
            return table(rows)
        items: list[tuple[str, Rows]] = []
        for row in rows:
            if row[0].text.startswith("第二十条"):
                items.append((row[0].text, []))
            else:
                items[-1][1].append(row)
        if caption:
            opening = "<table border=1>"
            return "".join(
                table(held).replace(opening, f"{opening}<caption>{name}</caption>") for name, held in items
            )
        return "".join(line(name) + table(held) for name, held in items)

    return written(field, tables)


def merged_cells_as_single_ones(field: Field, random: Random) -> str:
    repeated = random.random() < 0.5

    def tables(rows: Rows) -> str:
        squares = _squares(rows)
        height, width = (max(place[axis] for place in squares) + 1 for axis in (0, 1))
        return table(
            [
                [
                    Cell(cell.text if repeated or (top, left) == (at, column) else "")
                    for column in range(width)
                    for cell, top, left in [squares[at, column]]
                ]
                for at in range(height)
            ]
        )

    return written(field, tables)


def groups_in_rows_of_their_own(field: Field, _: Random) -> str:
    def tables(rows: Rows) -> str:
        if not is_table_3(rows):
            return table(rows)
        out: Rows = []
        for row in rows:
            labels, figures = row[:-7], row[-7:]
            if not labels:
                out.append(row)
                continue
            out += [[Cell(label.text, 1, 10)] for label in labels[:-1]]
            out.append([Cell(labels[-1].text, 1, 3), *figures])
        return table(out)

    return written(field, tables)


def headings_in_two_cells(field: Field, _: Random) -> str:
    def tables(rows: Rows) -> str:
        if not is_table_3(rows):
            return table(rows)
        first = head_of(rows)
        words = [cell.text.replace("\n", "") for cell in rows[first - 1]]
        head: Rows = [
            [Cell(rows[first - 3][0].text, 4, 3), Cell("申请人情况", 1, 7)],
            [Cell("自然人", 3), Cell("法人或其他组织", 1, 5), Cell("总计", 3)],
            [Cell(word[:2]) for word in words],
            [Cell(word[2:]) for word in words],
        ]
        return table([*rows[: first - 3], *head, *rows[first:]])

    return written(field, tables)


def lines_parted_by_breaks(field: Field, _: Random) -> str:
    return written(field, table, lambda text, _level: f"　　{escape(text)}<br/>\n")


def among_other_things(field: Field, _: Random) -> str:
    title = f"{field.organ}{field.year}年政府信息公开工作年度报告"
    facts = (
        f"<table><tr><td>索引号：</td><td>11370000/2024-00001</td><td>分类：</td><td>年报</td></tr>"
        f"<tr><td>发布机构：</td><td>{field.organ}</td><td>成文日期：</td><td>{field.year + 1}-01-20</td></tr>"
        f"<tr><td>标题：</td><td colspan=3>{title}</td></tr></table>"
    )
    others = "".join(
        f"<li><a href=#>某局{year}年政府信息公开工作年度报告</a></li>" for year in range(2015, 2024)
    )
    foot = f"<div><h3>相关信息</h3><ul>{others}</ul></div><div>扫一扫在手机打开当前页</div>"
    return written(field, table).replace("<body>", f"<body>{facts}").replace("</body>", f"{foot}</body>")


SHAPES: tuple[Shape, ...] = (
    pasted_from_word,
    in_a_layout_table,
    headings_repeated_in_the_middle,
    table_3_in_two,
    heads_and_cells_mixed,
    unseen_characters,
    headings_in_the_tables,
    everything_in_one_column,
    double_columns,
    hidden_cells,
    cells_said_to_be_too_long,
    tags_left_open,
    items_above_the_tables,
    merged_cells_as_single_ones,
    groups_in_rows_of_their_own,
    headings_in_two_cells,
    lines_parted_by_breaks,
    among_other_things,
)
