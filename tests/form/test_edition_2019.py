"""The older form: what it shares with the one in force has the same keys."""

from __future__ import annotations

from engine.form import CELLS, figure_keys
from engine.form.edition_2019 import FORM_2019


def test_it_has_the_rows_and_columns_of_the_notice_of_2019() -> None:
    labels = [(row.item, row.label, len(row.columns)) for row in FORM_2019.disclosure.rows]
    assert labels == [
        ("第二十条第（一）项", "规章", 3),
        ("第二十条第（一）项", "规范性文件", 3),
        ("第二十条第（五）项", "行政许可", 3),
        ("第二十条第（五）项", "其他对外管理服务事项", 3),
        ("第二十条第（六）项", "行政处罚", 3),
        ("第二十条第（六）项", "行政强制", 3),
        ("第二十条第（八）项", "行政事业性收费", 2),
        ("第二十条第（九）项", "政府集中采购", 2),
    ]
    assert len(FORM_2019.applications.rows) == 23
    assert [row.label for row in FORM_2019.applications.rows][-3:] == [
        "（六）其他处理",
        "（七）总计",
        "四、结转下年度继续办理",
    ]


def test_decisions_and_table_four_are_shared_the_rest_of_table_two_is_not() -> None:
    cells = FORM_2019.disclosure.cells()
    shared = set(cells) & set(CELLS)
    assert shared == {"disclosure.licensing", "disclosure.penalties", "disclosure.compulsion"}
    assert FORM_2019.disputes.cells() == tuple(cell for cell in CELLS if cell.startswith("disputes."))


def test_every_cell_of_table_three_is_a_figure_of_the_form_in_force() -> None:
    """The single row （六）其他处理 is the sum of the three rows of today."""
    cells = FORM_2019.applications.cells()
    assert len(cells) == 23 * 7
    assert set(cells) <= figure_keys()
    assert set(cells) - set(CELLS) == {f"applications.other.{c.key}" for c in FORM_2019.applications.columns}
