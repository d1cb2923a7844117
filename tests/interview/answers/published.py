"""Answers as drafters type them. What table 二 holds, and the year before."""

from __future__ import annotations

from tests.interview.answers.case import Cases

CASES: Cases = {
    "disclosure.regulations": [
        ("0，0，0", "all 0", [], ""),
        ("没有", "all 0", [], ""),
        ("制发0，废止0，现行有效0", "all 0", [], ""),
        ("0 0 0", "all 0", [], ""),
        ("0、0、0", "all 0", [], ""),
        ("无规章", "all 0", [], ""),
    ],
    "disclosure.normative_documents": [
        (
            "制发0件，废止1件，现行有效7件",
            "normative_documents.made=0 normative_documents.repealed=1 normative_documents.in_force=7",
            [],
            "",
        ),
        (
            "0，1，7",
            "normative_documents.made=0 normative_documents.repealed=1 normative_documents.in_force=7",
            [],
            "",
        ),
        (
            "制定0，废止1，有效7",
            "normative_documents.made=0 normative_documents.repealed=1 normative_documents.in_force=7",
            [],
            "",
        ),
        (
            "没有制发，废止1件，现行有效7件",
            "normative_documents.made=0 normative_documents.repealed=1 normative_documents.in_force=7",
            [],
            "",
        ),
        (
            "制发、废止都是0，现行有效7",
            "normative_documents.made=0 normative_documents.repealed=0 normative_documents.in_force=7",
            [],
            "",
        ),
        ("印发规范性文件3件", "normative_documents.made=3", [], ""),
        ("7", "", ["“7”"], ""),
        ("废止1件", "normative_documents.repealed=1", [], ""),
        ("现行有效七件", "normative_documents.in_force=7", [], ""),
        (
            "本年没有制发，没有废止，现行有效7件",
            "normative_documents.made=0 normative_documents.repealed=0 normative_documents.in_force=7",
            [],
            "",
        ),
        ("制发3部", "normative_documents.made=3", [], ""),
    ],
    "disclosure.licensing": [
        ("5821件", "licensing=5821", [], ""),
        ("5,821件", "licensing=5821", [], ""),
        ("行政许可5821件", "licensing=5821", [], ""),
        ("作出行政许可决定5821件", "licensing=5821", [], ""),
        ("行政处罚94件", "", ["“行政处罚94件”里的“处罚”"], ""),
        ("没有", "all 0", [], ""),
        ("五千八百二十一", "licensing=5821", [], ""),
        ("0.58万", "licensing=5800", [], ""),
        ("5821件，处罚94件", "", ["“处罚94件”里的“处罚”", "“5821件”"], ""),
        ("约5800件", "", ["“约5800件”"], ""),
        ("5821.5", "", ["表二“行政许可”应为整数，“5821.5”请核对。"], ""),
        ("-5", "", ["“-5”"], ""),
    ],
    "disclosure.fees": [
        ("786万元", "fees=786", [], ""),
        ("786", "fees=786", [], ""),
        ("7860000元", "fees=786", [], ""),
        ("786万", "fees=786", [], ""),
        ("没有", "all 0", [], ""),
        ("0", "all 0", [], ""),
        ("收费786.5万元", "fees=786.5", [], ""),
        ("786.10", "fees=786.1", [], ""),
        ("约786万", "", ["“约786万”"], ""),
        ("七百八十六万元", "fees=786", [], ""),
        ("0.7亿元", "fees=7000", [], ""),
        ("786件", "", ["表二“行政事业性收费”按万元计，“786件”请核对。"], ""),
    ],
    "profile.last_year": [
        (
            "新收4件，结转下年度0，现行有效8件，尚未审结0",
            "last_year.applications.received.total=4 last_year.applications.carried_out.total=0 last_year.disclosure.normative_documents.in_force=8 last_year.disputes.review.pending=0",
            [],
            "",
        ),
        (
            "4 0 8 0",
            "last_year.applications.received.total=4 last_year.applications.carried_out.total=0 last_year.disclosure.normative_documents.in_force=8 last_year.disputes.review.pending=0",
            [],
            "",
        ),
        (
            "4，0，8，0",
            "last_year.applications.received.total=4 last_year.applications.carried_out.total=0 last_year.disclosure.normative_documents.in_force=8 last_year.disputes.review.pending=0",
            [],
            "",
        ),
        (
            "去年新收4件，没有结转",
            "last_year.applications.received.total=4 last_year.applications.carried_out.total=0",
            [],
            "",
        ),
        ("无", "", [], ""),
        ("新收4件，其余为0", "last_year.applications.received.total=4; rest 0", [], ""),
        ("不清楚", "", ["“不清楚”"], ""),
        (
            "申请4件，规范性文件8件",
            "last_year.applications.received.total=4 last_year.disclosure.normative_documents.in_force=8",
            [],
            "",
        ),
        (
            "新收4件，结转下年度没有，现行有效8件，尚未审结没有",
            "last_year.applications.received.total=4 last_year.applications.carried_out.total=0 last_year.disclosure.normative_documents.in_force=8 last_year.disputes.review.pending=0",
            [],
            "",
        ),
    ],
}
