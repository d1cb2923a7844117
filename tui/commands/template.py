"""`nianbao template`: a Word template of the office's own, checked, or ours written out to make one of."""

from __future__ import annotations

from pathlib import Path

from tui.commands import console
from tui.commands.console import Refusal
from tui.commands.parsing import Options
from tui.commands.reading import read_file

_DOES = {"check": "check", "检查": "check", "make": "make", "生成": "make"}


def run(options: Options) -> int:
    """Check a template, or write ours.

    Returns:
        0 when it can be used or was written, 1 when something is wrong with it.
    """
    word, name = options.text("action"), options.text("file")
    does = _DOES.get(word)
    if does is None:
        raise Refusal(f"没有“{word}”这个做法；检查模板用 template check，生成一份自带模板用 template make")
    return _check(name) if does == "check" else _make(name)


def _check(name: str) -> int:
    from engine.output.proof import NoDocxError
    from engine.output.template.check import check

    data = read_file(name)
    try:
        faults = check(data)
    except NoDocxError as error:
        raise Refusal(f"{name}：{error}") from error
    for fault in faults:
        console.out(fault.line)
    if faults:
        console.out(f"共 {len(faults)} 个问题，这份模板先不要用。")
        return console.CONTRADICTORY
    console.out("这份模板可以用：标签齐全，没有不认识、写坏或不安全的标签；用它试写一份报告，读回来一致。")
    return console.DONE


def _make(name: str) -> int:
    from engine.draft.atomic import write_atomic
    from engine.output.report import builtin_template
    from tui.commands.export import READABLE

    target = Path(name)
    if target.suffix.lower() != ".docx":
        raise Refusal(f"{name}：模板是Word文件，文件名应以 .docx 结尾")
    if target.exists():
        raise Refusal(f"{name}：已经有这个文件，不会覆盖；请换一个文件名")
    if not target.absolute().parent.is_dir():
        raise Refusal(f"{name}：文件夹不存在，请先建好，或换一个位置")
    write_atomic(target, builtin_template(), mode=READABLE)
    console.say(f"已写出：{target}；可用Word或WPS改字体、边距和样式，花括号里的标签不要动")
    console.say(f"改好后检查：nianbao template check {console.quoted(target)}")
    return console.DONE
