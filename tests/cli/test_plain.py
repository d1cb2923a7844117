"""`nianbao open --plain`: the interview on standard input and output."""

from __future__ import annotations

import os
import pty
import select
import signal
import subprocess
import time
from pathlib import Path

import pytest

from engine.draft.load import read
from tests.cli.conftest import PROGRAM, Run, environment

FIRST = "某某县人民政府\n2024\n"


@pytest.fixture
def draft(run: Run, tmp_path: Path) -> Path:
    assert run("new", "a.toml", "--no-open").status == 0
    return tmp_path / "a.toml"


def test_answers_are_kept_and_the_end_of_input_is_no_error(run: Run, draft: Path) -> None:
    done = run("open", draft, "--plain", stdin=FIRST)
    assert done.status == 0
    assert (read(draft).organ, read(draft).year) == ("某某县人民政府", 2024)
    assert "答：某某县人民政府\n" in done.out
    assert "\x1b" not in done.out
    again = run("open", draft, "--plain", stdin="")
    assert "本机关属于哪一类" in again.out
    assert "全称是什么" not in again.out


def test_a_question_comes_with_all_that_helps(run: Run, draft: Path) -> None:
    out = run("open", draft, "--plain", stdin=FIRST).out
    for word in (
        "〔单位信息〕",
        "问：",
        "说明：",
        "为什么问：",
        "例如：",
        "  1 a 国务院部门",
        "直接回车就答：县级人民政府",
    ):
        assert word in out


def test_enter_alone_takes_what_is_proposed(run: Run, draft: Path) -> None:
    run("open", draft, "--plain", stdin=FIRST + "\n")
    assert read(draft).kind == "county"


@pytest.mark.parametrize(
    "data",
    [FIRST.encode("utf-8-sig"), FIRST.replace("\n", "\r\n").encode(), FIRST.rstrip("\n").encode()],
    ids=["bom", "crlf", "no last line end"],
)
def test_files_as_editors_leave_them(run: Run, draft: Path, data: bytes) -> None:
    assert run("open", draft, "--plain", stdin=data).status == 0
    assert (read(draft).organ, read(draft).year) == ("某某县人民政府", 2024)


def test_an_undecodable_line_ends_it_and_loses_nothing(run: Run, draft: Path) -> None:
    done = run(
        "open", draft, "--plain", stdin="某某县人民政府\n".encode() + "二〇二四年\n".encode("gbk") + b"x\n"
    )
    assert done.status == 2
    assert "第2行" in done.err
    assert "GBK" in done.err
    assert done.err.count("\n") == 1
    assert read(draft).organ == "某某县人民政府"
    assert read(draft).year is None


def test_a_backslash_goes_on_in_the_next_line(run: Run, weihai: Path) -> None:
    done = run("open", weihai, "--plain", stdin="/跳 第六部分拟写\n第一段收费\\\n第二段{posts.total}条\n")
    assert done.status == 0
    assert read(weihai).prose["matters"] == "第一段收费\n第二段{posts.total}条"


def test_the_end_of_input_within_an_answer(run: Run, weihai: Path) -> None:
    run("open", weihai, "--plain", stdin="/跳 第六部分拟写\n没有收取\\\n处理费。\\")
    assert read(weihai).prose["matters"] == "没有收取\n处理费。"


def test_commands(run: Run, weihai: Path) -> None:
    out = run(
        "open", weihai, "--plain", stdin="/帮助\n/查\n/表\n/目录\n/为何\n/没有\n/跳 依申请公开\n/原文\n"
    ).out
    assert "/导出（也可以写 /dc、/export）：" in out
    assert "错误0处" in out
    assert "表三　收到和处理政府信息公开申请情况" in out
    assert "一、本年新收政府信息公开申请数量：自然人60，商业企业0" in out
    assert "四、结转下年度继续办理：全部为0" in out
    assert "六、其他需要报告的事项：完成" in out
    assert "没有“/没有”这个命令" in out


def test_the_source_of_a_paragraph_shows_its_links(run: Run, weihai: Path) -> None:
    out = run("open", weihai, "--plain", stdin="/跳 “主动公开”这一段\n/原文\n").out
    assert "{posts.total}条" in out
    assert "主动公开政府信息8819条" in out


def test_leaving(run: Run, draft: Path) -> None:
    done = run("open", draft, "--plain", stdin="某某局\n/退出\n2024\n")
    assert done.status == 0
    assert read(draft).organ == "某某局"
    assert read(draft).year is None
    assert "已保存" in done.err


def test_an_export_that_is_refused_says_why(run: Run, draft: Path, tmp_path: Path) -> None:
    done = run("open", draft, "--plain", stdin="/导出\n/导出 a.docx\n")
    assert done.status == 0
    assert "没有导出：" in done.out
    assert "T-01" in done.out
    assert not list(tmp_path.glob("*.docx"))


@pytest.mark.parametrize(("name", "said"), [("a.pdf", ".docx"), ("weihai.toml", "草稿本身"), (".", "文件夹")])
def test_an_export_to_nowhere(run: Run, weihai: Path, name: str, said: str) -> None:
    done = run("open", weihai, "--plain", stdin=f"/导出 {name}\n")
    assert done.status == 0
    assert "没有导出" in done.out
    assert said in done.out


def test_an_export_beside_the_draft(run: Run, weihai: Path) -> None:
    assert "已导出" in run("open", weihai, "--plain", stdin="/导出\n").out
    assert weihai.with_suffix(".docx").exists()


def test_a_contradiction_is_said_at_once(run: Run, weihai: Path) -> None:
    out = run("open", weihai, "--plain", stdin="/跳 新收到多少件\n新收66\n对\n").out
    assert "〔冲突〕" in out
    assert "由66改为60" in out


def test_a_draft_that_is_open_elsewhere(run: Run, draft: Path, tmp_path: Path) -> None:
    with subprocess.Popen(
        [*PROGRAM, "open", str(draft), "--plain"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=tmp_path,
        env=environment(HOME=str(tmp_path)),
    ) as first:
        assert first.stdout is not None
        first.stdout.readline()
        done = run("open", draft, "--plain", stdin="x\n")
        first.kill()
    assert done.status == 2
    assert "另一个窗口" in done.err
    assert run("open", draft, "--plain").status == 0


def test_killed_at_once_nothing_is_lost(draft: Path, tmp_path: Path) -> None:
    with subprocess.Popen(
        [*PROGRAM, "open", str(draft), "--plain"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=tmp_path,
        env=environment(HOME=str(tmp_path)),
    ) as program:
        assert program.stdin is not None
        assert program.stdout is not None
        program.stdin.write(FIRST.encode())
        program.stdin.flush()
        while "属于哪一类" not in program.stdout.readline().decode():
            pass
        program.send_signal(signal.SIGKILL)
    assert (read(draft).organ, read(draft).year) == ("某某县人民政府", 2024)


class Terminal:
    """The program on a pseudo-terminal in line mode."""

    def __init__(self, folder: Path, *arguments: str, **env: str) -> None:
        self.master, child = pty.openpty()
        self.program = subprocess.Popen(
            [*PROGRAM, *arguments],
            stdin=child,
            stdout=child,
            stderr=child,
            cwd=folder,
            env=environment(HOME=str(folder), **env),
            start_new_session=True,
        )
        os.close(child)
        self.seen = ""

    def until(self, text: str) -> None:
        limit = time.monotonic() + 30
        while text not in self.seen:
            assert time.monotonic() < limit, self.seen
            if select.select([self.master], [], [], 0.2)[0]:
                try:
                    self.seen += os.read(self.master, 65536).decode(errors="replace")
                except OSError:
                    assert text in self.seen, self.seen
                    return

    def type(self, text: str) -> None:
        self.seen = ""
        os.write(self.master, text.encode())

    def status(self) -> int:
        try:
            return self.program.wait(30)
        finally:
            os.close(self.master)


def test_at_a_terminal(draft: Path, tmp_path: Path) -> None:
    terminal = Terminal(tmp_path, "open", "a.toml", "--plain", TERM="dumb")
    terminal.until("答：")
    terminal.type("某某县人民政府\n")
    terminal.until("哪一年")
    assert terminal.seen.count("某某县人民政府") == 2, "the echo of the terminal and what was kept"
    assert "\x1b" not in terminal.seen
    terminal.type("/退出\n")
    assert terminal.status() == 0
    assert read(draft).organ == "某某县人民政府"


def test_interrupted(draft: Path, tmp_path: Path) -> None:
    terminal = Terminal(tmp_path, "open", "a.toml", "--plain")
    terminal.until("答：")
    terminal.type("某某局\n")
    terminal.until("哪一年")
    terminal.program.send_signal(signal.SIGINT)
    terminal.until("已中断")
    assert terminal.status() == 130
    assert "Traceback" not in terminal.seen
    assert read(draft).organ == "某某局"


def test_changed_outside(draft: Path, tmp_path: Path) -> None:
    terminal = Terminal(tmp_path, "open", "a.toml", "--plain")
    terminal.until("答：")
    draft.write_text(draft.read_text("utf-8").replace("[profile]\n", "[profile]\nphone = '1'\n"), "utf-8")
    if "[profile]" not in draft.read_text("utf-8"):
        draft.write_text(
            draft.read_text("utf-8").replace("# 草稿到此为止", "[profile]\nphone = '1'\n# 草稿到此为止"),
            "utf-8",
        )
    terminal.type("某某局\n")
    terminal.until("请选一项")
    terminal.type("比较\n")
    terminal.until("某某局")
    terminal.type("替换\n")
    terminal.until("哪一年")
    terminal.type("\x04")
    assert terminal.status() == 0
    assert read(draft).organ == "某某局"
    assert "phone" not in read(draft).profile


def test_a_dumb_terminal_is_told_of_plain(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path, "open", "a.toml", TERM="dumb")
    terminal.until("--plain")
    assert terminal.status() == 2
    assert "TERM" in terminal.seen


def test_contradictions_are_dealt_with_by_words(run: Run, weihai: Path) -> None:
    text = weihai.read_text("utf-8")
    weihai.write_text(text.replace("natural_person = 36", "natural_person = 63"), "utf-8")
    done = run("open", weihai, "--plain", stdin="/查\n/采纳 1\n/撤销\n/重做\n/保留 1 已与财务科核对\n/数字\n")
    assert done.status == 0
    assert "可采纳（/采纳 1）：表三保护第三方合法权益（自然人）由63改为36" in done.out
    assert "已撤销上一步" in done.out
    assert "已决定保留第1条" in done.out
    assert "正文数字" in done.out
    draft = read(weihai)
    assert draft.figures["applications.denied.third_party_rights.natural_person"] == 36
    assert [decision.action for decision in draft.decisions] == ["corrected", "keep"]
    assert draft.decisions[-1].at


LEDGER = (
    "编号,收到日期,申请人类型,办结日期,办理结果\n"
    "申1,2024-01-08,自然人,2024-01-17,予以公开\n"
    "申2,2024-02-08,自然人,2024-02-17,已妥处\n"
)


def test_the_ledger_is_taken_in_by_words_and_taken_back(run: Run, draft: Path) -> None:
    (draft.parent / "台账.csv").write_text(LEDGER, encoding="utf-8")
    out = run("open", draft, "--plain", stdin=FIRST + "/台账 台账.csv\n").out
    assert "案件2行，计入本年2件" in out
    assert "〔请确认〕第3行：办理结果“已妥处”应计入哪一行？" in out
    assert read(draft).figures["applications.received.natural_person"] == 2
    run("open", draft, "--plain", stdin="/台账 台账.csv\n/撤销\n")
    assert "applications.granted.natural_person" not in read(draft).figures
    assert "没有读入：没有.csv" in run("open", draft, "--plain", stdin="/台账 没有.csv\n").out
    assert "请写出台账的文件名" in run("open", draft, "--plain", stdin="/台账\n").out


def test_two_years_side_by_side_by_words(run: Run, draft: Path, weihai: Path) -> None:
    assert "还没有去年的数据" in run("open", draft, "--plain", stdin=FIRST + "/同比\n").out
    text = weihai.read_text(encoding="utf-8")
    last = "[last_year.figures.disclosure]\nlicensing = 5000\n\n[last_year.figures.disclosure.normative_documents]"
    weihai.write_text(text.replace(last.rpartition("\n")[2], last), encoding="utf-8")
    out = run("open", weihai, "--plain", stdin="/同比\n").out
    assert "行政许可" in out
    assert "+16.4%" in out


def test_an_export_with_the_papers_beside_it(run: Run, weihai: Path, tmp_path: Path) -> None:
    done = run("open", weihai, "--plain", stdin="/导出 a.docx 送审 文本\n")
    assert done.status == 0
    assert "已另存送审材料：" in done.out
    assert "已另存纯文本：a.txt" in done.out
    assert (tmp_path / "a.docx").exists()
    assert "新收" in (tmp_path / "a.txt").read_text("utf-8-sig")
