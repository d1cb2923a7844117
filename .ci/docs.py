"""The parts of the documents that follow from the program: the manual of rules, what each cell counts, what is asked.

    python .ci/docs.py            writes them
    python .ci/docs.py --check    says what is out of date, and ends with 1 where something is

Whole files are written whole; in the pages of the sections only what stands between the two marks is replaced.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from engine.form.current import FORM
from engine.form.guidance import guidance
from engine.form.model import Table
from engine.interview.question import Question
from engine.interview.questions import QUESTIONS
from engine.rules.manual import FAMILIES, Entry

ROOT = Path(__file__).resolve().parents[1]
HANDBOOK = ROOT / "docs" / "使用手册"
RULES = HANDBOOK / "规则手册.md"
SEVERITIES = {"error": "错误", "warning": "提醒", "hint": "提示"}
BEGIN, END = "<!-- 由 .ci/docs.py 生成：{} -->", "<!-- 生成的部分到此为止 -->"

PAGES = {
    "单位信息和引言.md": ("profile", "preamble"),
    "第一部分-总体情况.md": ("overview",),
    "第二部分-主动公开.md": ("disclosure",),
    "第三部分-依申请公开.md": ("applications",),
    "第四部分-复议诉讼.md": ("disputes",),
    "第五部分-问题和改进.md": ("problems",),
    "第六部分-其他事项.md": ("matters",),
}
"""The pages of the sections, and the sections of the interview that each tells of."""

WHOLE = "overview.text"
"""Asked only where a draft has section 一 as one text."""

SHOWN = ("", "received", "carried_in", "carried_out", "handled", "granted")
"""Rows of table 三 whose questions are shown."""

FACTS = {
    "overview": (
        *("posts.total", "interpretations", "channels.online", "training.people", "accountability.people"),
    ),
    "matters": ("info_fee.notices", "info_fee.billed_yuan", "info_fee.received_yuan", "proposals.published"),
}


# -- the manual of rules ----------------------------------------------------------------------------------------------


def manual() -> str:
    """The manual of rules as Markdown."""
    count = sum(len(entries) for _, _, entries in FAMILIES)
    lines = [
        "# 规则手册",
        "",
        "<!-- 本页由 .ci/docs.py 根据程序里的规则生成，请改 engine/rules/manual/，不要直接改本页。 -->",
        "",
        f"程序按{count}条规则检查草稿和报告。本页逐条写明：它核对什么、依据在哪里、怎么办。",
        "",
        "- **错误**：前后矛盾或缺项，没有处理的不能导出正式稿。",
        "- **提醒**：多半有问题，请核对；不妨碍导出。",
        "- **提示**：供参考；不妨碍导出。",
        "",
        "`nianbao check`、`nianbao review` 和纯文本方式的“/查”在每一条前面写明编号；全屏界面按F4看到的是同样的话，按下表的名称找。",
        "",
        "核实无误的，按K（纯文本方式说“/保留 编号 理由”）写明理由保留；以后数字或文字变了，这一条会重新提出来。",
        "标“没有逐字写明”“通行做法”的，法规文件没有这样的原话，以本地通知为准。",
        "",
        "| 编号 | 核对什么 | 轻重 |",
        "|---|---|---|",
        *(
            f"| [{entry.id}](#{entry.id.lower()}) | {entry.title} | {severity(entry)} |"
            for _, _, entries in FAMILIES
            for entry in entries
        ),
    ]
    for letters, name, entries in FAMILIES:
        lines += ["", f"## {letters}　{name}"]
        for entry in entries:
            lines += [
                "",
                f'### <a id="{entry.id.lower()}"></a>{entry.id}　{entry.title}',
                "",
                entry.meaning,
                "",
                f"- 轻重：{severity(entry)}",
                f"- 依据：{entry.source}",
                f"- 怎么办：{entry.todo}",
            ]
    return "\n".join(lines) + "\n"


def severity(entry: Entry) -> str:
    """How heavy its findings are."""
    return "，有时".join(SEVERITIES[one] for one in entry.severity[:1]) + "".join(
        f"，有时是{SEVERITIES[one]}" for one in entry.severity[1:]
    )


# -- what is asked ----------------------------------------------------------------------------------------------------


def asked(sections: tuple[str, ...]) -> Iterator[str]:
    """The questions of some sections as they are asked, each with why and an example.

    What is asked again in the same words (a second problem, the next paragraph) is shown once.
    """
    yield from ("| 程序问 | 说明，为什么问 | 可以这样回答 |", "|---|---|---|")
    shown: set[tuple[str, ...]] = set()
    for question in QUESTIONS:
        if question.section not in sections or question.id == WHOLE:
            continue
        if question.section == "applications" and question.row not in SHOWN:
            continue  # one question for each outcome that occurred; the first stands for all
        said = (question.meaning, question.why, question.example)
        if any(said) and said in shown:
            continue
        shown.add(said)
        title = question.title.replace("{year}", "2024")
        yield f"| {title} | {question.meaning}{question.why} | {_answered(question)} |"


def _answered(question: Question) -> str:
    """An answer that would be understood."""
    if question.options:
        labels = "、".join(option.label for option in question.options)
        return f"{'选几项' if question.kind == 'choices' else '选一项'}：{labels}"
    if question.kind in ("prose", "confirm"):
        return "看过后按回车" + ("，或改好再按回车" if question.kind == "prose" else "")
    return question.example.replace("{next}", "2025")


# -- what is counted --------------------------------------------------------------------------------------------------


def counted(section: str) -> Iterator[str]:
    """What each row and column of the table of a section counts, with its source; or the facts of its prose."""
    tables = {table.key: table for table in FORM.tables}
    if section in tables:
        yield from _table(tables[section])
    for key in FACTS.get(section, ()):
        label = next(fact.label for fact in FORM.facts if fact.key == key)
        yield from _entry(label, key)


def _table(table: Table) -> Iterator[str]:
    group = ""
    heads = {"行政诉讼": "litigation"} | {found.label: found.key for found in table.groups}
    yield f"**{table.number}的各行**"
    yield ""
    for row in table.rows:
        if row.group and row.group != group:
            yield from _entry(row.group, f"{table.key}.{heads[row.group]}")
        group = row.group
        label = f"{row.item}　{row.label}" if row.item else f"{group}　{row.label}" if group else row.label
        yield from _entry(label, f"{table.key}.{row.key}")
    columns = [c for c in table.columns if guidance(f"{table.key}.{c.key}") is not None]
    if columns:
        yield ""
        yield f"**{table.number}的各列**"
        yield ""
        for column in columns:
            yield from _entry(column.label, f"{table.key}.{column.key}")


def _entry(label: str, key: str) -> Iterator[str]:
    found = guidance(key)
    if found is None:
        return
    local = "" if found.certain else "文件没有逐字写明，本地通知另有规定的，从其规定。"
    yield f"- **{label}**：{found.meaning}{found.why}依据：{found.source}。{local}"


# -- the files --------------------------------------------------------------------------------------------------------


def replaced(page: str, name: str, lines: Iterator[str]) -> str:
    """The page with what stands behind the mark of this name replaced."""
    begin = BEGIN.format(name)
    head, found, behind = page.partition(begin)
    _, closed, tail = behind.partition(END)
    if not found or not closed:
        raise SystemExit(f"no marks for “{name}”")
    return "\n".join([head + begin, "", *lines, "", END]) + tail


def files() -> dict[Path, str]:
    """Every file with what it should hold."""
    found = {RULES: manual()}
    for name, sections in PAGES.items():
        page = (HANDBOOK / name).read_text("utf-8")
        page = replaced(page, "程序问什么", asked(sections))
        if lines := [line for section in sections for line in counted(section)]:
            page = replaced(page, "口径", iter(lines))
        found[HANDBOOK / name] = page
    return found


def main() -> int:
    """Write the files, or compare them."""
    parser = argparse.ArgumentParser(description="The parts of the documents that follow from the program.")
    parser.add_argument("--check", action="store_true")
    check = parser.parse_args().check
    stale = 0
    for path, text in files().items():
        if path.exists() and path.read_text("utf-8") == text:
            continue
        stale += 1
        sys.stdout.write(f"{'out of date' if check else 'written'}: {path.relative_to(ROOT)}\n")
        if not check:
            path.write_text(text, "utf-8")
    return 1 if check and stale else 0


if __name__ == "__main__":
    sys.exit(main())
