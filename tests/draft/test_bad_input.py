"""Everything a file can be that is no draft: one line that names the file, the place and what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.draft import Draft, DraftError, loads, read
from engine.draft.dump import dumps

HEAD = 'schema = 1\nedition = "2021"\n'


def fault(data: str | bytes) -> DraftError:
    with pytest.raises(DraftError) as caught:
        loads(data if isinstance(data, bytes) else data.encode(), "草稿.toml")
    line = str(caught.value)
    assert line.startswith("草稿.toml")
    assert "\n" not in line
    return caught.value


FIGURES = {
    "true": ("[figures]\ninterpretations = true", 4, "不能填 true"),
    "negative": ("[figures.posts]\ntotal = -3", 4, "-3 是负数"),
    "negative decimal": ("[figures.disclosure]\nfees = -0.5", 4, "负数"),
    "fraction": ("[figures.posts]\ntotal = 6.5", 4, "6.5 是小数"),
    "60.0": ("[figures.posts]\ntotal = 60.0", 4, "请改为 60"),
    "exponent": ("[figures.posts]\ntotal = 6e1", 4, "请改为 60"),
    "nan": ("[figures.posts]\ntotal = nan", 4, "nan"),
    "inf": ("[figures.disclosure]\nfees = inf", 4, "inf"),
    "quoted": ('[figures.posts]\ntotal = "60"', 4, "请改为 60"),
    "words": ('[figures.posts]\ntotal = "六十件"', 4, "“六十件”是文字"),
    "empty text": ('[figures.posts]\ntotal = ""', 4, "没有发生填 0"),
    "date": ("[figures.posts]\ntotal = 2024-01-01", 4, "应是一个数字"),
    "list": ("[figures.posts]\ntotal = [60]", 4, "应是一个数字"),
    "too large": ("[figures.posts]\ntotal = 1000000000001", 4, "太大"),
    "far too large": (f"[figures.posts]\ntotal = 1{'0' * 4000}", 4, "太大"),
    "too many digits to read": (f"[figures.posts]\ntotal = 1{'0' * 5000}", 4, "位数"),
    "huge exponent": ("[figures.disclosure]\nfees = 1e999999", 4, "太大"),
    "tiny exponent": ("[figures.disclosure]\nfees = 1e-9", 4, "小数位太多"),
    "misspelt column": ("[figures.applications.received]\ntotl = 1", 4, "applications.received.total"),
    "misspelt row": ("[figures.applications.recieved]\ntotal = 1", 3, "applications.received.total"),
    "misspelt table": ("[figures.application.received]\ntotal = 1", 3, "applications.received.total"),
    "misspelt dotted": ("[figures]\napplications.recieved.total = 1", 4, "applications.received"),
    "misspelt fact": ("[figures]\ninterpretation = 1", 4, "interpretations"),
    "named in quoted Chinese": ('[figures]\n"行政许可" = 1', 4, "disclosure.licensing"),
    "nothing like it": ("[figures]\nzzzzzzzz = 1", 4, "核对名称"),
    "number for a group": ("[figures.applications]\nreceived = 60", 4, "applications.received."),
    "number for a table": ("[figures]\napplications = 60", 4, "这是一组"),
    "table for a number": ("[figures.disclosure.licensing]\nmade = 60", 3, "本身就是一个数字"),
    "cell and sum of one name": ("[figures.applications.other.other]\nother = 1", 4, "没有这一项"),
    "stated twice": ('[figures]\n"posts.total" = 1\n[figures.posts]\ntotal = 2', 6, "写了两次"),
    "number for all": ("figures = 5", 3, "[figures]"),
    "last year unknown": ("[last_year.figures.posts]\ntotla = 1", 4, "posts.total"),
    "last year negative": ("[last_year.figures.posts]\ntotal = -1", 4, "负数"),
    "last year quoted": ('[last_year.figures.posts]\ntotal = "1"', 4, "加了引号"),
    "last year no table": ("last_year = 2023", 3, "[last_year]"),
    "last year prose": ("[last_year.prose]\nmatters = 1", 4, "英文双引号"),
    "within an inline table": ("[figures]\nposts = { total = -1 }", 4, "负数"),
}


@pytest.mark.parametrize(("text", "line", "words"), FIGURES.values(), ids=FIGURES)
def test_figures(text: str, line: int | None, words: str):
    error = fault(HEAD + text)
    assert words in str(error)
    if line:
        assert error.problems[0].line == line
        assert f"第{line}行" in str(error)


OTHERS = {
    "year in quotes": ('[profile]\nyear = "2024"', "profile.year", "请改为 2024"),
    "year out of range": ("[profile]\nyear = 24", "profile.year", "2008"),
    "year true": ("[profile]\nyear = true", "profile.year", "四位整数"),
    "year with a fraction": ("[profile]\nyear = 2024.0", "profile.year", "四位整数"),
    "organ a number": ("[profile]\norgan = 5", "profile.organ", "双引号"),
    "organ a list": ('[profile]\norgan = ["甲"]', "profile.organ", "一段文字"),
    "phone a number": ("[profile]\nphone = 5587393", "profile.phone", '"5587393"'),
    "unknown kind": ('[profile]\nkind = "departmnt"', "profile.kind", "是不是 department"),
    "kind a number": ("[profile]\nkind = 3", "profile.kind", "英文双引号"),
    "unknown level": ('[profile]\nlevel = "countty"', "profile.level", "county 县级"),
    "unknown scope": ('[profile]\nscope = "all"', "profile.scope", "region 本级政府汇总"),
    "powers no list": ('[profile]\npowers = "licensing"', "profile.powers", "方括号"),
    "unknown power": ('[profile]\npowers = ["licence"]', "profile.powers", "是不是 licensing"),
    "power a number": ("[profile]\npowers = [1]", "profile.powers", "英文双引号"),
    "profile no table": ("profile = 1", "profile", "[profile]"),
    "prose a number": ("[prose]\nproblems = 3", "prose.problems", "双引号"),
    "prose a table": ("[prose.problems]\nfirst = '甲'", "prose.problems", "双引号"),
    "overview a number": ("[prose]\noverview = 3", "prose.overview", "双引号"),
    "aspect a list": ("[prose.overview]\nopening = []", "prose.overview.opening", "双引号"),
    "overview twice": (
        '[prose]\noverview = "甲"\n"overview.opening" = "乙"',
        "prose.overview.opening",
        "只能用一种",
    ),
    "prose no table": ("prose = []", "prose", "[prose]"),
    "decisions no array": ('[decisions]\nrule = "T3-01"', "decisions", "[[decisions]]"),
    "decision without a rule": ('[[decisions]]\nreason = "甲"', "decisions[1]", "缺少 rule"),
    "decision rule a number": ("[[decisions]]\nrule = 1", "decisions[1].rule", "双引号"),
    "decision with a wrong value": (
        '[[decisions]]\nrule = "甲"\n[[decisions]]\nrule = "乙"\nvalues = { a = true }',
        "decisions[2].values.a",
        "数字或文字",
    ),
    "decision blanks": ('[[decisions]]\nrule = "甲"\nblank = 1', "decisions[1].blank", "方括号"),
    "interview no table": ("interview = 1", "interview", "[interview]"),
    "answers no array": ("[interview]\nanswers = 1", "interview.answers", "[[interview.answers]]"),
    "answer without a question": (
        '[[interview.answers]]\ntext = "甲"',
        "interview.answers[1]",
        "缺少 question",
    ),
    "answer of another status": (
        '[[interview.answers]]\nquestion = "甲"\nstatus = "maybe"',
        "interview.answers[1].status",
        "answered、none、later",
    ),
    "pending without a question": (
        '[interview.pending]\ntext = "甲"',
        "interview.pending",
        "缺少 question",
    ),
    "composed a number": ("[interview.composed]\nmatters = 1", "interview.composed.matters", "双引号"),
}


@pytest.mark.parametrize(("text", "place", "words"), OTHERS.values(), ids=OTHERS)
def test_other_sections(text: str, place: str, words: str):
    problem = fault(HEAD + text).problems[0]
    assert (problem.place, words in problem.message) == (place, True), problem
    assert problem.line


WHOLE = {
    "no schema": ('edition = "2021"', "缺少 schema"),
    "schema in quotes": ('schema = "1"\nedition = "2021"', "schema = 1"),
    "schema true": ('schema = true\nedition = "2021"', "schema = 1"),
    "schema 0": ('schema = 0\nedition = "2021"', "schema = 1"),
    "newer schema": ('schema = 2\nedition = "2035"\nfigures = 1', "请升级 nianbao"),
    "no edition": ("schema = 1", "缺少 edition"),
    "edition a number": ("schema = 1\nedition = 2021", '要加英文双引号：edition = "2021"'),
    "another edition": ('schema = 1\nedition = "2019"', "没有“2019”这一版"),
    "another TOML file": ('[project]\nname = "甲"', "缺少 schema"),
}


@pytest.mark.parametrize(("text", "words"), WHOLE.values(), ids=WHOLE)
def test_head(text: str, words: str):
    assert words in str(fault(text))


SYNTAX = {
    "no value": ("[figures.posts]\ntotal =", 4, "删去这一行"),
    "leading zero": ("[profile]\nphone = 06315587393", 4, "不能以 0 开头"),
    "thousands": ("[figures.posts]\ntotal = 8,819", 4, "不要写逗号"),
    "unit": ("[figures.posts]\ntotal = 60件", 4, "不要写单位"),
    "wide equals sign": ("[figures.posts]\ntotal ＝ 60", 4, "半角"),
    "Chinese quotes": ("[profile]\norgan = “甲”", 4, "半角"),
    "wide digits": ("[figures.posts]\ntotal = ６０", 4, "半角"),
    "unquoted text": ("[profile]\norgan = 威海", 4, "英文双引号"),
    "quotes within quotes": ('[prose]\nmatters = "甲"乙"丙"', 4, "中文引号"),
    "text over two lines": ('[prose]\nmatters = "甲\n乙"', 4, "三个英文双引号"),
    "open text": ('[prose]\nmatters = """甲\n乙', 4, "引号没有收尾"),
    "open list": ('[profile]\npowers = ["fees"', 4, "方括号没有收尾"),
    "open table": ("[figures]\nposts = { total = 1", 4, "花括号没有收尾"),
    "open header": ("[figures.posts\ntotal = 1", 3, "方括号"),
    "backslash": ('[profile]\nurl = "C:\\网站"', 4, "反斜杠"),
    "bad date": ("[profile]\ndate = 2025-02-30", 4, "日期"),
    "Chinese key": ("[figures]\n行政许可 = 1", 4, "名称"),
    "plain sentence": ("今年一切正常", 3, "名称 = 值"),
    "half a line": ("[figures.posts]\ntotal", 4, "缺少等号"),
    "key twice": ("[figures.posts]\ntotal = 1\nwebsite = 2\ntotal = 3", 6, "第4行已经有了"),
    "table twice": ("[figures.posts]\ntotal = 1\n[prose]\n[figures.posts]\nother = 1", 6, "第3行已经有了"),
    "control character": ('[prose]\nmatters = "甲\x07"', 4, "控制字符"),
    "key in inline table twice": ("[figures]\nposts = { total = 1, total = 2 }", 4, "写了两次"),
    "deep brackets": (f"x = {'[' * 5000}", 3, "套得太深"),
}


@pytest.mark.parametrize(("text", "line", "words"), SYNTAX.values(), ids=SYNTAX)
def test_syntax(text: str, line: int | None, words: str):
    error = fault(HEAD + text)
    assert error.damaged
    assert (error.problems[0].line, words in str(error)) == (line, True), str(error)


GBK = (HEAD + '[profile]\norgan = "威海市人民政府"\n').encode("gbk")

BYTES = {
    "empty": (b"", "文件是空的"),
    "blank": (b"\r\n \t\r\n", "文件是空的"),
    "only a BOM": (b"\xef\xbb\xbf", "文件是空的"),
    "GBK": (GBK, "第4行：文件不是 UTF-8 编码（可能是 GBK）；请用记事本打开，另存为 UTF-8"),
    "UTF-16": ("\ufeffschema = 1".encode("utf-16-le"), "UTF-16"),
    "UTF-16 big end first": ("\ufeffschema = 1".encode("utf-16-be"), "UTF-16"),
    "Word": (b"PK\x03\x04" + bytes(100), "nianbao review"),
    "old Word": (b"\xd0\xcf\x11\xe0" + bytes(100), "nianbao review"),
    "PDF": (b"%PDF-1.7\n%\xe2\xe3", "nianbao review"),
    "zeros at the end": (HEAD.encode() + bytes(512), "第3行：有空字节"),
    "random bytes": (bytes(range(128, 256)), "不是 UTF-8"),
    "cut within a character": ((HEAD + 'x = "威').encode()[:-1], "文件不完整"),
}


@pytest.mark.parametrize(("data", "words"), BYTES.values(), ids=BYTES)
def test_bytes(data: bytes, words: str):
    error = fault(data)
    assert error.damaged
    assert words in str(error)


def test_all_problems_are_found_at_once_in_the_order_of_the_file():
    error = fault(
        'schema = 1\n[prose]\nmatters = 1\n[figures.posts]\ntotal = -1\nwebsite = "2"\n[profile]\nyear = 1\n'
    )
    assert [problem.line for problem in error.problems] == [None, 3, 5, 6, 8]
    assert (
        "（另有 4 处问题：第3行 prose.matters、第5行 figures.posts.total、第6行 figures.posts.website、第8行 profile.year）"
        in str(error)
    )


def test_of_very_many_problems_the_first_places_are_named():
    text = "".join(f"unknown_{number} = {number}\n" for number in range(22))
    line = str(fault(f"{HEAD}[figures]\n{text}"))
    assert "（另有 21 处问题：" in line
    assert "figures.unknown_20等）" in line
    assert "unknown_21" not in line


def test_a_file_of_something_else_is_refused_quickly():
    text = "".join(f"unknown_{number} = {number}\n" for number in range(5000))
    assert len(fault(f"{HEAD}[figures]\n{text}").problems) == 5000


def test_lines_are_right_behind_long_texts_and_windows_line_ends():
    text = (
        HEAD + '[prose]\nmatters = """\n[figures]\ntotal = 3\n"""\n# [figures]\n[figures.posts]\ntotal = -1\n'
    )
    assert fault(text.replace("\n", "\r\n")).problems[0].line == 10


def test_a_missing_file(tmp_path: Path):
    with pytest.raises(DraftError, match="没有这个文件"):
        read(tmp_path / "没有.toml")


def test_a_folder(tmp_path: Path):
    with pytest.raises(DraftError, match="这是文件夹"):
        read(tmp_path)


def test_a_path_through_a_file(tmp_path: Path):
    (tmp_path / "甲").touch()
    with pytest.raises(DraftError, match="不是文件夹"):
        read(tmp_path / "甲" / "乙.toml")


def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def denied(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("builtins.open", denied)
    with pytest.raises(DraftError, match="没有读取权限"):
        read(tmp_path / "甲.toml")


def test_a_file_name_with_a_line_end_makes_one_line(tmp_path: Path):
    with pytest.raises(DraftError) as caught:
        read(tmp_path / "甲\n乙\udcff.toml")
    assert "\n" not in str(caught.value)
    str(caught.value).encode()


@pytest.mark.parametrize("end", range(2, 400, 7))
def test_a_file_cut_off_anywhere_within_a_line_is_refused(draft: Draft, end: int):
    data = dumps(draft)[:-end]
    if not data.endswith(b"\n"):
        assert fault(data).damaged
