"""Every command as data: what it does, what it takes, how it is used. Help and parsing both read it."""

from __future__ import annotations

from typing import NamedTuple


class Argument(NamedTuple):
    """What a command takes: a place in the line (`DRAFT`) or an option (`-o`, `--organ`).

    Attributes:
        name: under which the value is handed to the command.
        flags: how the option is written; empty for a place in the line.
        value: what stands for the value in the help; empty for a switch.
        help: what it is, in a few words.
        many: whether several may follow one another.
    """

    name: str
    flags: tuple[str, ...]
    value: str
    help: str
    many: bool = False


class Command(NamedTuple):
    """A command.

    Attributes:
        name: as it is typed.
        summary: what it does, in a few words.
        usage: the forms of the line, without the name of the program.
        about: what else the user should know.
        arguments: what it takes.
        examples: lines that work.
    """

    name: str
    summary: str
    usage: tuple[str, ...]
    about: str
    arguments: tuple[Argument, ...] = ()
    examples: tuple[str, ...] = ()


_DRAFT = Argument("draft", (), "草稿", "草稿文件（.toml）")

COMMANDS = (
    Command(
        "demo",
        "打开一份示例草稿，随意试用",
        ("demo",),
        "把自带的示例草稿复制到当前文件夹（示例草稿.toml），然后打开。示例里的机关和数字取自一份已公布的报告。",
    ),
    Command(
        "new",
        "新建草稿，开始填报",
        (
            "new 草稿 [--organ 全称] [--kind 类型] [--year 年度]",
            "    [--last-year 去年草稿] [--no-open | --plain]",
        ),
        "新建一份草稿并打开填报界面。同名文件已经存在时不会覆盖。后面的选项都可以不写，填报时会问到。",
        (
            _DRAFT,
            Argument("organ", ("--organ",), "全称", "机关全称，与公章一致"),
            Argument(
                "kind",
                ("--kind",),
                "类型",
                "机关类型，例如 县级人民政府、乡镇、街道、管委会、政府部门、办公室、授权组织",
            ),
            Argument("year", ("--year",), "年度", "报告哪一年的工作，四位数，例如 2024"),
            Argument(
                "last_year",
                ("--last-year",),
                "文件",
                "去年的草稿（.toml），用来核对结转和存量、计算同比",
            ),
            Argument("no_open", ("--no-open",), "", "只新建，不打开"),
            Argument("plain", ("--plain",), "", "新建后用纯文本方式填报，不用全屏界面"),
        ),
        (
            "nianbao new 2024年报.toml",
            "nianbao new 年报.toml --organ 某某县人民政府 --kind 县级 --year 2024 --no-open",
        ),
    ),
    Command(
        "open",
        "打开草稿，接着上次填报",
        ("open 草稿 [--plain]",),
        "接着上次停下的地方继续。--plain 用纯文本一问一答，不控制屏幕，适合读屏软件、串口和堡垒机，"
        "也可以从文件读入回答；每答一问都会存盘，输入结束时退出。回答太长要分行时，行末写一个反斜杠 \\ ，"
        "下一行接着写。",
        (_DRAFT, Argument("plain", ("--plain",), "", "在标准输入输出上一问一答，不用全屏界面")),
        ("nianbao open 2024年报.toml", "nianbao open 2024年报.toml --plain < 回答.txt"),
    ),
    Command(
        "check",
        "检查草稿里的矛盾和遗漏",
        ("check 草稿… [--json]",),
        "逐份检查，错误在前，写明应为多少、实为多少、相差多少，以及最可能错在哪里。"
        "退出状态：0 没有错误；1 有未作决定的错误；2 有文件读不出来。",
        (
            Argument("drafts", (), "草稿", "一份或几份草稿文件（.toml）", many=True),
            Argument("json", ("--json",), "", "结果按 JSON 输出，供其他程序使用"),
        ),
        ("nianbao check 2024年报.toml", "nianbao check *.toml --json > 结果.json"),
    ),
    Command(
        "export",
        "导出Word报告",
        ("export 草稿 [-o 报告.docx] [--template 模板.docx] [--draft]",),
        "写出报告，并重新读回来与草稿逐格逐段核对。草稿里有未作决定的错误时不导出，退出状态为 1。"
        "同一份草稿每次导出的文件完全相同。已有的同名文件会被替换。",
        (
            _DRAFT,
            Argument(
                "output", ("-o", "--output"), "报告.docx", "写到哪个文件；不写时放在草稿旁边，文件名相同"
            ),
            Argument("template", ("--template",), "模板.docx", "用本单位自己的Word模板"),
            Argument(
                "draft_mark",
                ("--draft",),
                "",
                "有错误也导出，每页页眉只印“草稿”二字；仍有错误时退出状态为 1",
            ),
        ),
        ("nianbao export 2024年报.toml -o 2024年报.docx", "nianbao export 2024年报.toml --draft"),
    ),
    Command(
        "doctor",
        "检查终端、编码、字体等环境",
        ("doctor",),
        "逐项说明这台计算机上什么可用、什么要注意、什么不可用，以及怎么办。",
    ),
)

GENERAL = Command(
    "",
    "政府信息公开工作年度报告助手：一问一答，自动归表，当场查错，导出Word报告。",
    ("", "命令 [选项]"),
    "不带命令运行时，打开起始页：继续最近的草稿、打开文件、新建草稿、看示例。",
    (Argument("version", ("-V", "--version"), "", "显示版本"),),
    ("nianbao", "nianbao demo", "nianbao new 2024年报.toml"),
)
"""The program without a command."""

HELP = Argument("help", ("-h", "--help"), "", "显示这份说明")

FOOTER = "退出状态：0 完成，没有矛盾；1 完成，但有未作决定的错误；2 没能完成，原因见提示。"


def command(name: str) -> Command | None:
    """The command with this name."""
    return next((known for known in COMMANDS if known.name == name), None)
