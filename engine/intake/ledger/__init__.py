"""The case ledger (依申请公开台账): opened, its columns recognised, tallied into table 三 and, where it has them, table 四.

`workbook.open_ledger` -> `columns.propose` -> `tally.tally` -> `into.with_ledger`. Of applicants nothing is kept: a case is
called by its number, or by its row.
"""
