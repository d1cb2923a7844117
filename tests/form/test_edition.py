"""The printed form, restated by hand: a label that moves or changes a character fails here."""

from __future__ import annotations

from engine.form import CELLS, FORM

SECTIONS = """
overview      prose  一、总体情况
disclosure    table  二、主动公开政府信息情况
applications  table  三、收到和处理政府信息公开申请情况
disputes      table  四、政府信息公开行政复议、行政诉讼情况
problems      prose  五、存在的主要问题及改进情况
matters       prose  六、其他需要报告的事项
"""

ASPECTS = """
proactive    主动公开
on_request   依申请公开
management   政府信息管理
platform     政府信息公开平台建设
supervision  监督保障
"""

DISCLOSURE = """
regulations.made              第二十条第（一）项  规章            本年制发件数
regulations.repealed          第二十条第（一）项  规章            本年废止件数
regulations.in_force          第二十条第（一）项  规章            现行有效件数
normative_documents.made      第二十条第（一）项  行政规范性文件  本年制发件数
normative_documents.repealed  第二十条第（一）项  行政规范性文件  本年废止件数
normative_documents.in_force  第二十条第（一）项  行政规范性文件  现行有效件数
licensing                     第二十条第（五）项  行政许可        本年处理决定数量
penalties                     第二十条第（六）项  行政处罚        本年处理决定数量
compulsion                    第二十条第（六）项  行政强制        本年处理决定数量
fees                          第二十条第（八）项  行政事业性收费  本年收费金额（单位：万元）
"""

APPLICATIONS = """
received                          -                一、本年新收政府信息公开申请数量
carried_in                        -                二、上年结转政府信息公开申请数量
granted                           -                （一）予以公开
partial                           -                （二）部分公开（区分处理的，只计这一情形，不计其他情形）
denied.state_secret               （三）不予公开   1.属于国家秘密
denied.prohibited_by_law          （三）不予公开   2.其他法律行政法规禁止公开
denied.security_and_stability     （三）不予公开   3.危及“三安全一稳定”
denied.third_party_rights         （三）不予公开   4.保护第三方合法权益
denied.internal_affairs           （三）不予公开   5.属于三类内部事务信息
denied.process_information        （三）不予公开   6.属于四类过程性信息
denied.enforcement_file           （三）不予公开   7.属于行政执法案卷
denied.administrative_inquiry     （三）不予公开   8.属于行政查询事项
unable.not_held                   （四）无法提供   1.本机关不掌握相关政府信息
unable.needs_creation             （四）无法提供   2.没有现成信息需要另行制作
unable.still_unclear              （四）无法提供   3.补正后申请内容仍不明确
declined.petition                 （五）不予处理   1.信访举报投诉类申请
declined.repeated                 （五）不予处理   2.重复申请
declined.publication              （五）不予处理   3.要求提供公开出版物
declined.excessive                （五）不予处理   4.无正当理由大量反复申请
declined.reissue                  （五）不予处理   5.要求行政机关确认或重新出具已获取信息
other.correction_overdue          （六）其他处理   1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请
other.fee_overdue                 （六）其他处理   2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请
other.other                       （六）其他处理   3.其他
handled                           -                （七）总计
carried_out                       -                四、结转下年度继续办理
"""

APPLICANTS = """
natural_person  自然人
company         商业企业
research        科研机构
nonprofit       社会公益组织
legal_service   法律服务机构
other_org       其他
total           总计
"""

DISPUTES = """
review                   -         行政复议
litigation_direct        行政诉讼  未经复议直接起诉
litigation_after_review  行政诉讼  复议后起诉
"""

RESULTS = """
upheld     结果维持
corrected  结果纠正
other      其他结果
pending    尚未审结
total      总计
"""


def _rows(text: str) -> list[tuple[str, ...]]:
    return [tuple("" if word == "-" else word for word in line.split()) for line in text.strip().splitlines()]


def test_edition_and_title() -> None:
    assert (FORM.edition, FORM.source) == ("2021", "国办公开办函〔2021〕30号")
    assert FORM.title == "{organ}{year}年政府信息公开工作年度报告"


def test_sections_and_aspects() -> None:
    assert [(s.key, s.body, s.heading) for s in FORM.sections] == _rows(SECTIONS)
    assert [(a.key, a.label) for a in FORM.aspects] == _rows(ASPECTS)


def test_disclosure_cell_by_cell() -> None:
    table = FORM.disclosure
    printed = []
    for row in table.rows:
        for column in row.columns or ("",):
            key = f"{row.key}.{column}" if column else row.key
            label = table.column(column).label if column else row.column_label
            printed.append((key, row.item, row.label, label))
    assert printed == _rows(DISCLOSURE)
    assert {row.key: row.unit for row in table.rows if row.unit != "件"} == {"fees": "万元"}


def test_applications_rows_columns_and_note() -> None:
    table = FORM.applications
    assert [(row.key, row.group, row.label) for row in table.rows] == _rows(APPLICATIONS)
    assert [(column.key, column.label) for column in table.columns] == _rows(APPLICANTS)
    assert table.note == "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"


def test_disputes_groups_and_results() -> None:
    assert [(row.key, row.group, row.label) for row in FORM.disputes.rows] == _rows(DISPUTES)
    assert [(column.key, column.label) for column in FORM.disputes.columns] == _rows(RESULTS)


def test_brackets_of_table_three() -> None:
    assert [(group.key, group.label, len(group.rows)) for group in FORM.applications.groups] == [
        ("denied", "（三）不予公开", 8),
        ("unable", "（四）无法提供", 3),
        ("declined", "（五）不予处理", 5),
        ("other", "（六）其他处理", 3),
    ]


def test_two_hundred_cells_in_the_order_of_the_form() -> None:
    expected = [f"disclosure.{key}" for key, *_ in _rows(DISCLOSURE)]
    expected += [
        f"applications.{row}.{kind}" for row, *_ in _rows(APPLICATIONS) for kind, _ in _rows(APPLICANTS)
    ]
    expected += [f"disputes.{row}.{result}" for row, *_ in _rows(DISPUTES) for result, _ in _rows(RESULTS)]
    assert list(CELLS) == expected
    assert len(set(CELLS)) == 200


def test_only_the_three_tables_have_cells() -> None:
    assert [(table.key, table.number, len(table.cells())) for table in FORM.tables] == [
        ("disclosure", "表二", 10),
        ("applications", "表三", 175),
        ("disputes", "表四", 15),
    ]
