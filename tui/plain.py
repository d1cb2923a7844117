"""The interview on standard input and output: questions and answers line by line, no control of the screen.

Every answer is written to the draft before the next question is asked, so that a program killed at any moment has
lost nothing that was confirmed. State is said in words; nothing depends on colour or on where something stands.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from engine.draft.errors import ChangedOutsideError, DraftTroubleError, SaveError
from engine.draft.file import DraftFile
from engine.draft.history import History
from engine.draft.journal import BACK, OUTSIDE, Journal, Note
from engine.interview import machine
from engine.interview.deciding import REQUESTS as CARRIED_OUT
from engine.interview.deciding import carry_out
from engine.rules.check import check
from tui.author import author, signed
from tui.commands import console, lines
from tui.commands.lines import CONTINUES, UnreadableError

if TYPE_CHECKING:
    from engine.draft.model import Draft
    from engine.interview.model import Reply

_OWN_COMMANDS = (
    ("/原文", "看当前这一段带链接的原文，改写时照抄花括号里的部分"),
    (f"行末的 {CONTINUES}", "下一行接着写，用于分段的长文字"),
)
_OUTSIDE = "请选一项：重读（改用文件里的内容）、替换（用这里的内容覆盖，原文件进备份）、另存 文件名、比较。"


def run_plain(path: str) -> int:
    """Ask until everything is answered, the input ends, or the drafter leaves.

    Args:
        path: the draft.

    Returns:
        The exit status: 0, or 2 when an input line cannot be read.

    Raises:
        DraftTroubleError: the draft cannot be opened or written.
    """
    with DraftFile.open(Path(path)) as file:
        talk = _Talk(file)
        try:
            return talk.run()
        except DraftTroubleError:
            from engine.draft.rescue import keep_unsaved

            kept = keep_unsaved(talk.file.path, talk.draft)
            console.out(
                f"〔注意〕没有存上的内容留在这里：{kept}" if kept else "〔注意〕最后一个回答没有存上。"
            )
            raise


class _Talk:
    """One sitting."""

    def __init__(self, file: DraftFile) -> None:
        self.file = file
        self.draft = file.draft
        self.history = History(Journal(file.path), file.draft)
        self.live = sys.stdin is not None and sys.stdin.isatty()
        self.input = lines.answers(sys.stdin)
        self.section = ""
        self.said = ""

    def run(self) -> int:
        """Question, answer, question …."""
        for warning in self.file.warnings:
            console.say(f"〔注意〕{warning}")
        console.out(f"草稿：{self.file.path}。说“/帮助”看说明，说“/退出”保存并退出。")
        self._ask()
        try:
            for answer in self.input:
                if not self.live:
                    console.out(answer)
                if self._take(answer) == "quit":
                    break
        except UnreadableError as error:
            console.say(f"nianbao open：{error}。前面的回答都已保存在 {self.file.path}")
            return console.FAILED
        except KeyboardInterrupt:
            console.out()
            self._leave()
            raise
        else:
            self._leave()
        return console.DONE

    def _leave(self) -> None:
        name = console.quoted(self.file.path)
        console.say(f"已保存：{self.file.path}。接着填请用 nianbao open {name} --plain")

    def _take(self, answer: str) -> str:
        """Take one answer, keep it, say what came of it, and ask on; what the drafter wants done."""
        if answer.strip().replace("／", "/") == "/原文":
            self._source()
            return self._ask_again()
        asked = machine.prompt(self.draft).question
        reply = machine.answer(self.draft, answer)
        what = reply.request.partition(" ")[0]
        if what in ("undo", "redo"):
            return self._go(what)
        if what in CARRIED_OUT:
            reply = carry_out(reply.request, check(self.draft), author(self.draft))
        if reply.draft.decisions is not self.draft.decisions:
            reply = reply._replace(draft=signed(reply.draft))
        if reply.draft is not self.draft:
            decided = reply.draft.decisions is not self.draft.decisions
            self._change(reply.draft, "decision" if decided else "answer", asked)
        for note in reply.notes:
            for line in lines.note(note):
                console.out(line)
        if reply.request:
            return self._request(reply)
        self._ask()
        return ""

    def _go(self, what: str) -> str:
        """One step back, or forth again."""
        go = self.history.undo if what == "undo" else self.history.redo
        draft = go(self.draft, self._note())
        if draft is None:
            console.out("〔说明〕没有可以撤销的了。" if what == "undo" else "〔说明〕没有可以恢复的了。")
            return self._ask_again()
        self.draft = draft
        self._save()
        console.out("〔说明〕已撤销上一步，说“/重做”可以恢复。" if what == "undo" else "〔说明〕已恢复。")
        self._ask()
        return ""

    def _ask(self) -> None:
        """Show the question in front; the same question again is said in short."""
        prompt = machine.prompt(self.draft)
        if prompt.section != self.section and prompt.section:
            self.section = prompt.section
            console.out()
            console.out(self._heading())
        said = "\n".join(lines.question(prompt))
        console.out()
        console.out(said if said != self.said else "\n".join(lines.short(prompt)))
        self.said = said
        self._mark()

    def _ask_again(self) -> str:
        console.out()
        console.out("\n".join(lines.short(machine.prompt(self.draft))))
        self._mark()
        return ""

    @staticmethod
    def _mark() -> None:
        console.out(lines.MARK, end="")
        console.flush()

    def _heading(self) -> str:
        state = next(s for s in machine.sections(self.draft) if s.section == self.section)
        return f"〔{state.title}〕共{state.total}问，已答{state.answered}问"

    def _source(self) -> None:
        prompt = machine.prompt(self.draft)
        console.out(prompt.text if prompt.kind == "prose" and prompt.text else "这一问没有带链接的原文。")

    # -- what the drafter asks the program to do -------------------------------------------------------------------

    def _request(self, reply: Reply) -> str:
        what, _, rest = reply.request.partition(" ")
        if what == "quit":
            return what
        for line in self._reply(what, rest):
            console.out(line)
        return self._ask_again()

    def _reply(self, what: str, rest: str) -> Iterator[str]:
        if what == "help":
            from engine.interview.commands import COMMANDS

            for command in COMMANDS:
                yield f"{command.name}（也可以写 {'、'.join(command.aliases)}）：{command.does}"
            yield from (f"{name}：{does}" for name, does in _OWN_COMMANDS)
            yield "没有发生的请答“没有”或0，暂时不清楚的请答“稍后”，直接回车采用建议的回答。"
        elif what == "sections":
            for state in machine.sections(self.draft):
                later = f"，稍后补{state.later}问" if state.later else ""
                yield f"{state.title}：{state.state}，共{state.total}问，已答{state.answered}问{later}"
        elif what in ("overview", "review", "preview", "check"):
            from tui.plain_views import view_lines

            yield from view_lines(what, rest, self.draft)
        elif what == "save":
            self._save()
            yield f"已保存：{self.file.path}。每答一题都会自动保存。"
        elif what == "table":
            from engine.interview.bywords import table_named

            yield from self._table(table_named(rest) or machine.prompt(self.draft).table)
        else:
            yield from self._from_and_to_files(what, rest)

    def _from_and_to_files(self, what: str, rest: str) -> Iterator[str]:
        if what == "export":
            yield from self._export(rest)
        elif what == "last_year":
            yield from self._last_year(rest.strip("“”\"' "))
        elif what == "ledger":
            yield from self._ledger(rest.strip("“”\"' "))
        elif what == "history":
            yield from self._past(rest)
        elif what == "write":
            yield from self._write(rest)
        elif what == "growth":
            from tui.plain_more import growth_lines

            yield from growth_lines(self.draft)

    def _write(self, rest: str) -> Iterator[str]:
        """Show a part of the prose, or put a phrasing behind it."""
        from tui.plain_prose import write_part

        written = write_part(self.draft, rest)
        if written.draft is not None:
            self._change(written.draft, "answer", written.question)
        yield from written.lines

    def _ledger(self, name: str) -> Iterator[str]:
        """Take a ledger in as far as it is sure."""
        from tui.plain_more import take_ledger

        taken = take_ledger(self.draft, name, self.file.path.absolute().parent)
        if taken.draft is not None:
            self._change(taken.draft, "ledger")
        yield from taken.lines

    def _last_year(self, name: str) -> Iterator[str]:
        """Take last year's report in; what was read is said, and one word takes it back."""
        from engine.intake.year_before import with_year_before
        from engine.interview.year_before import told

        if not name:
            yield "请写出去年报告的文件名，例如“/导入去年 2023年报.docx”。"
            return
        try:
            draft, report = with_year_before(self.draft, name)
        except DraftTroubleError as error:
            yield f"没有读入：{error}"
            return
        self._change(draft, "last_year")
        yield from told(draft, report)
        yield from (f"没有读入：{text}" for text in (report.unplaced if report is not None else ()))
        yield "已用作去年的数据；不对的话，说“/撤销”。"

    def _table(self, table: str) -> Iterator[str]:
        from engine.interview.celltold import disputed
        from tui.commands.tables import table_lines

        verdict = check(self.draft)
        yield from table_lines(verdict.view, table, disputed(verdict.findings))

    def _export(self, rest: str) -> Iterator[str]:
        from engine.output.errors import OutputError
        from tui.beside import asked
        from tui.commands.console import Refusal
        from tui.commands.export import placed
        from tui.commands.findings import heading, total
        from tui.plain_views import beside_lines, exported_lines

        verdict = check(self.draft)
        if verdict.blocking:
            yield from (heading(finding) for finding in verdict.blocking)
            yield f"没有导出：{total([verdict])}处理完这些错误才能导出正式稿。"
            return
        named, wanted = asked(rest)
        try:
            target = placed(named.strip("“”\"' ") or None, str(self.file.path))
            yield from exported_lines(self.draft, Path(target))
            yield from beside_lines(self.draft, verdict, Path(target), wanted)
        except (Refusal, OutputError, SaveError) as error:
            yield f"没有导出：{error}"

    # -- the file --------------------------------------------------------------------------------------------------

    def _save(self) -> None:
        """Write the draft; where another program changed the file, the drafter says what to do.

        Raises:
            DraftTroubleError: it could not be written, and nobody is there to be asked.
        """
        try:
            self.file.save(self.draft)
        except ChangedOutsideError as error:
            if not self.live:
                raise
            console.out(str(error))
            self._settle(error)
        self.history.saved()

    def _change(self, draft: Draft, what: str, place: str = "") -> None:
        """Go on with another state of the draft, and write it."""
        self.history.record(self.draft, draft, self._note(what, place))
        self.draft = draft
        self._save()

    def _note(self, what: str = "", place: str = "") -> Note:
        who = author(self.draft)
        return Note(who.at, who.by, what, place)

    def _past(self, rest: str) -> Iterator[str]:
        """The last steps, one of them whole, or back to one of them."""
        from tui.plain_more import steps_told, went_back

        word, _, number = rest.replace("\u3000", " ").partition(" ")
        if word != "回到":
            yield from steps_told(self.history, self.draft, rest)
            return
        found = went_back(self.history, self.draft, number.strip())
        if found.draft is not None:
            self._change(found.draft, BACK)
        yield from found.lines

    def _settle(self, error: ChangedOutsideError) -> None:
        from engine.interview.past import asked_in

        console.out(_OUTSIDE)
        self._mark()
        for answer in self.input:
            word, _, name = answer.strip().partition(" ")
            try:
                if word == "重读":
                    draft = self.file.reload()
                    self.history.record(self.draft, draft, self._note(OUTSIDE))
                    self.draft = draft
                    return
                if word == "替换":
                    self.file.overwrite(self.draft)
                    return
                if word == "另存" and name.strip():
                    self.file = self.file.save_as(Path(name.strip()), self.draft)
                    self.history.moved(Journal(self.file.path))
                    return
                for line in self.file.difference(error.other, asked_in(self.draft)) if word == "比较" else ():
                    console.out(line)
            except DraftTroubleError as trouble:
                console.out(str(trouble))
            console.out(_OUTSIDE)
            self._mark()
        raise error
