"""What a file may look like and still be read: as Notepad leaves it, as a person writes it."""

from __future__ import annotations

import subprocess
import sys
from decimal import Decimal

import pytest

from engine.draft import Decision, Draft, loads
from engine.draft.contents import remarks
from engine.draft.dump import dumps

HEAD = 'schema = 1\nedition = "2021"\n'


def load(text: str) -> Draft:
    return loads((HEAD + text).encode(), "草稿.toml")


def test_the_least_a_file_needs():
    assert load("") == Draft()


def test_bom_and_windows_line_ends(draft: Draft):
    data = dumps(draft)
    assert loads(b"\xef\xbb\xbf" + data.replace(b"\n", b"\r\n"), "草稿.toml") == draft


def test_line_ends_in_prose_are_plain():
    assert load('[prose]\nmatters = "甲\\r\\n乙"').prose["matters"] == "甲\n乙"


def test_nothing_in_prose_is_trimmed():
    assert load('[prose]\nmatters = """  甲 \n\n"""').prose["matters"] == "  甲 \n\n"


@pytest.mark.parametrize(
    "text",
    [
        "[figures.applications.received]\ntotal = 60",
        "[figures]\napplications.received.total = 60",
        "[figures]\napplications = { received = { total = 60 } }",
        '[figures]\n"applications.received.total" = 60',
        "figures.applications.received.total = +6_0",
    ],
)
def test_figures_nested_and_dotted(text: str):
    assert load(text).figures == {"applications.received.total": 60}


def test_a_group_holds_its_sums_beside_its_rows():
    text = """
    [figures.applications.denied]
    total = 36
    [figures.applications.denied.third_party_rights]
    natural_person = 36
    [figures.applications.other]
    total = 3
    [figures.applications.other.other]
    total = 2
    """
    assert load(text).figures == {
        "applications.denied.total": 36,
        "applications.denied.third_party_rights.natural_person": 36,
        "applications.other.total": 3,
        "applications.other.other.total": 2,
    }


def test_money_may_have_decimals_and_keeps_them():
    figures = load("[figures.disclosure]\nfees = 786.10\n[figures.assessment]\nscore = 95").figures
    assert (str(figures["disclosure.fees"]), figures["assessment.score"]) == ("786.10", 95)


def test_zero_has_no_sign():
    figures = load("[figures]\ndisclosure.fees = -0.0\nposts.total = -0").figures
    assert [str(value) for value in figures.values()] == ["0.0", "0"]


def test_words_of_the_profile_become_keys():
    profile = load('[profile]\nkind = "政府部门"\nlevel = "县"\nscope = "本级政府汇总"\nyear = 2024').profile
    assert profile == {"kind": "department", "level": "county", "scope": "region", "year": 2024}


def test_an_empty_word_is_no_word():
    assert load('[profile]\nkind = ""\nlevel = " "\norgan = ""').profile == {"organ": ""}


def test_a_date_needs_no_quotes():
    assert load("[profile]\ndate = 2025-01-20").profile["date"] == "2025-01-20"


def test_unknown_keys_are_kept():
    text = """
    owner = "办公室"
    [profile]
    local = { a = [1, 2.50] }
    [prose]
    appendix = "附件"
    [prose.overview]
    opening = "开头"
    closing = "结尾"
    [last_year]
    source = "去年.docx"
    [last_year.prose]
    appendix = 3
    [interview]
    started = 2025-01-02T08:00:00
    [[interview.answers]]
    question = "received"
    at = "今天"
    [[decisions]]
    rule = "T3-01"
    ticket = 7
    [tools.table]
    empty = {}
    none = []
    """
    draft = load(text)
    assert draft.extra["owner"] == "办公室"
    assert draft.profile["local"] == {"a": [1, Decimal("2.50")]}
    assert draft.extra["prose"] == {"appendix": "附件", "overview": {"closing": "结尾"}}
    assert draft.last_year.extra == {"source": "去年.docx", "prose": {"appendix": 3}}
    assert draft.answers[0].extra == {"at": "今天"}
    assert draft.decisions[0].extra == {"ticket": 7}
    again = loads(dumps(draft), "草稿.toml")
    assert again == draft
    assert loads(dumps(draft.with_prose("overview", "一整篇")), "草稿.toml").prose["overview"] == "一整篇"


def test_an_unknown_part_of_the_prose_is_remarked_on():
    draft = load('[prose]\nproblem = "甲"\n[prose.overview]\nproactiv = "乙"')
    assert remarks(draft.extra["prose"]) == [
        "prose.problem 不是报告的一部分，是不是 problems；内容原样保留，但不会写进报告",
        "prose.overview.proactiv 不是报告的一部分，是不是 overview.proactive；内容原样保留，但不会写进报告",
    ]
    assert remarks(None) == []


def test_the_values_of_a_decision_may_be_nested_and_blank():
    text = """
    [[decisions]]
    rule = "T3-01"
    blank = ["posts.total"]
    at = 2025-01-20
    values = { applications.received.total = 60, "disclosure.fees" = 1.5, "prose.matters" = "无" }
    """
    values = {
        "applications.received.total": 60,
        "disclosure.fees": Decimal("1.5"),
        "prose.matters": "无",
        "posts.total": None,
    }
    assert load(text).decisions == (Decision("T3-01", values, at="2025-01-20"),)


def test_a_hand_edited_file_without_its_last_line_is_read(draft: Draft):
    text = dumps(draft).decode()
    assert loads(text.rsplit("\n", 2)[0].encode() + b"\n", "草稿.toml") == draft


def test_reading_loads_no_library_for_writing():
    code = (
        "import sys, engine.draft, engine.draft.load, engine.draft.sections\n"
        "engine.draft.loads(b'schema = 1\\nedition = \"2021\"', 'x')\n"
        "print(*{'tomli_w', 'hashlib', 'difflib', 'pathlib', 'json'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""
