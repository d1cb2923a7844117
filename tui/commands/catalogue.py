"""Every command as data: what it does, what it takes, how it is used. Help and parsing both read it."""

from __future__ import annotations

from engine.namedtuple import NamedTuple


class Argument(NamedTuple):
    """What a command takes: a place in the line (`DRAFT`) or an option (`-o`, `--organ`).

    Attributes:
        name: under which the value is handed to the command.
        flags: how the option is written; empty for a place in the line.
        value: what stands for the value in the help; empty for a switch.
        help: what it is, in a few words.
        many: whether several may follow one another.
        optional: whether a place in the line may stay empty.
    """

    name: str
    flags: tuple[str, ...]
    value: str
    help: str
    many: bool = False
    optional: bool = False


class Command(NamedTuple):
    """A command.

    Attributes:
        name: as it is typed.
        summary: what it does, in a few words.
        usage: the forms of the line, without the name of the program.
        about: what else the user should know.
        arguments: what it takes.
        examples: lines that work.
        module: the module that carries it out, where it cannot have the name of the command.
    """

    name: str
    summary: str
    usage: tuple[str, ...]
    about: str
    arguments: tuple[Argument, ...] = ()
    examples: tuple[str, ...] = ()
    module: str = ""


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
            "    [--last-year 去年报告] [--no-open | --plain]",
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
                "去年的草稿或报告，用来核对结转和存量、计算同比",
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
        "review",
        "检查任何人写的报告，也可以检查整个文件夹",
        ("review 报告… [--json]", "review - --lines < 名单.txt"),
        "读入报告（.docx、.html、.pdf、.txt、.md；装有 LibreOffice 时还有 .doc、.wps），按全部适用的规则检查。"
        "可以写文件夹，里面的报告逐份检查，有一份读不出来不影响其他；写“-”时从标准输入读名单，一行一份。"
        "退出状态：0 没有错误；1 有错误；2 有文件读不出来。",
        (
            Argument("reports", (), "报告", "一份或几份报告，也可以是文件夹", many=True),
            Argument("json", ("--json",), "", "结果按 JSON 输出，供其他程序使用"),
            Argument(
                "lines",
                ("--lines",),
                "",
                "读完一份就输出一行 JSON，份数不限；各份之间不互相比较（不查雷同）",
            ),
        ),
        ("nianbao review 2024年报.docx", "nianbao review 各单位年报/ --json > 结果.json"),
    ),
    Command(
        "import",
        "把现成的报告读成草稿",
        ("import 报告 -o 草稿.toml [--as-last-year]",),
        "把一份写好的报告读成新的草稿；加 --as-last-year 时，读作已有草稿的上年数据，用来核对结转、计算同比。"
        "读到了什么、哪些没有读出来，逐条说明。",
        (
            Argument("report", (), "报告", "报告文件（.docx、.html、.pdf、.txt、.md 等）"),
            Argument("output", ("-o", "--output"), "草稿.toml", "写到哪个草稿"),
            Argument("as_last_year", ("--as-last-year",), "", "读作这份草稿的上年数据"),
        ),
        (
            "nianbao import 2023年报.docx -o 2024年报.toml --as-last-year",
            "nianbao import 2024年报.docx -o 2024年报.toml",
        ),
        "importing",
    ),
    Command(
        "tally",
        "按台账统计表三、表四",
        (
            "tally 台账 [--into 草稿] [--year 年度] [--map 对应关系]",
            "    [--cases 格] [--json]",
        ),
        "逐件归类，列出表三（台账有复议、诉讼两栏的，还有表四）。认不准的词、写错的日期、重复的编号逐行列出，"
        "不猜；和它有关的格不填。--into 把草稿里空着的格填上，已经填的不改，不一致的列为差异。"
        "台账旁边有“台账文件名.map.toml”时自动读入。只记编号，不记申请人和内容。"
        "退出状态：0 全部归类；1 有要确认的，或与草稿不一致；2 台账读不出来。",
        (
            Argument("ledger", (), "台账", "台账文件（.xlsx .xls .xlsb .ods .csv）"),
            Argument("into", ("--into",), "草稿", "把结果填进这份草稿（.toml）"),
            Argument("year", ("--year",), "年度", "统计哪一年的，不写时用草稿的年度"),
            Argument("map", ("--map",), "文件", "对应关系文件（.toml）：哪一栏是什么，哪个词算哪一行"),
            Argument("cases", ("--cases",), "格", "列出这一格的编号，例如 applications.granted.total"),
            Argument("json", ("--json",), "", "结果按 JSON 输出，供其他程序使用"),
        ),
        ("nianbao tally 台账.xlsx", "nianbao tally 台账.xlsx --into 2024年报.toml"),
    ),
    Command(
        "export",
        "导出Word报告",
        (
            "export 草稿 [-o 报告.docx] [--template 模板.docx] [--draft]",
            "    [--packet] [--since 上次的文件] [--pdf] [--html] [--text]",
            "export 草稿… [-o 文件夹]",
        ),
        "写出报告，并重新读回来与草稿逐格逐段核对。草稿里有未作决定的错误时不导出，退出状态为 1。"
        "同一份草稿每次导出的文件完全相同。已有的同名文件会被替换。可以一次导出几份草稿，写到一个文件夹里。"
        "Word文件带有指纹，以后用 nianbao review 检查它，就知道导出后数字和文字有没有改过、改了哪里。",
        (
            Argument("drafts", (), "草稿", "草稿文件（.toml），可以有几份", many=True),
            Argument(
                "output",
                ("-o", "--output"),
                "报告.docx",
                "写到哪个文件（几份草稿时是文件夹）；不写时放在草稿旁边，文件名相同",
            ),
            Argument("template", ("--template",), "模板.docx", "用本单位自己的Word模板"),
            Argument(
                "draft_mark",
                ("--draft",),
                "",
                "有错误也导出，每页页眉只印“草稿”二字；仍有错误时退出状态为 1",
            ),
            Argument(
                "packet",
                ("--packet",),
                "",
                "同时写出送审材料：送审单，附件（勾稽核对、数字来源、同比、重复率、修改情况），及其数据",
            ),
            Argument(
                "since",
                ("--since",),
                "文件",
                "与 --packet 同用：上次送审的报告、草稿或送审数据；不写时用同名的送审数据",
            ),
            Argument("pdf", ("--pdf",), "", "同时转成PDF（要装有 LibreOffice）"),
            Argument("html", ("--html",), "", "同时写出网页，可贴进网站后台"),
            Argument("text", ("--text",), "", "同时写出纯文本"),
        ),
        (
            "nianbao export 2024年报.toml -o 2024年报.docx",
            "nianbao export 2024年报.toml --packet --pdf --html",
            "nianbao export 各单位/*.toml -o 报告/",
        ),
    ),
    Command(
        "proof",
        "复核写好的Word报告",
        ("proof 报告.docx [--draft 草稿] [--fast] [--json]",),
        "重新打开Word文件，逐项核对并列出量得的数值：文件结构、三张表、版面字体、残留内容；"
        "装有 LibreOffice 时还排出版面，量每页行数、每行字数、表三是否在一页之内、页码位置。"
        "任何人写的报告都能复核；写明 --draft 时，逐格逐段与草稿比对。退出状态：0 没有不符；1 有不符；2 读不出来。",
        (
            Argument("report", (), "报告.docx", "Word报告（.docx）"),
            Argument("draft", ("--draft",), "草稿", "报告是由哪份草稿导出的"),
            Argument("fast", ("--fast",), "", "不排版面，只核对文件"),
            Argument("json", ("--json",), "", "结果按 JSON 输出，供其他程序使用"),
        ),
        ("nianbao proof 2024年报.docx", "nianbao proof 2024年报.docx --draft 2024年报.toml"),
    ),
    Command(
        "template",
        "检查或生成Word模板",
        ("template check 模板.docx", "template make 模板.docx"),
        "make 写出一份自带模板，可用Word或WPS改成本单位的式样；check 检查改好的模板，用白话说明缺了、不认识、"
        "写坏或不安全的标签在哪里、怎么改。退出状态：0 可以用；1 有问题；2 不是Word文件。",
        (
            Argument("action", (), "check|make", "做什么：check 检查，make 生成"),
            Argument("file", (), "模板.docx", "模板文件（.docx）"),
        ),
        ("nianbao template make 本单位模板.docx", "nianbao template check 本单位模板.docx"),
    ),
    Command(
        "merge",
        "汇总下级单位的草稿或报告",
        (
            "merge 来源… -o 汇总.toml [--organ 全称] [--year 年度]",
            "    [--units 名单.txt] [--against 草稿] [--cell 格]",
            "    [--skip-bad] [--json]",
        ),
        "把各单位的数逐格相加，得到一份本级政府汇总的草稿；每一格都记下来自哪些单位、各是多少。"
        "缺报、重复、年度或格式不符、自身对不上的单位逐一列出；有单位空着的格不合计，空着不当作0。"
        "文字不合并。结果是已有的汇总草稿时，只换数字，文字保留。"
        "退出状态：0 没有问题；1 已汇总，但有错误；2 有来源读不出来，没有写出。",
        (
            Argument("sources", (), "来源", "各单位的草稿或报告，也可以是文件夹", many=True),
            Argument("output", ("-o", "--output"), "汇总.toml", "写到哪个草稿文件"),
            Argument("organ", ("--organ",), "全称", "汇总报告的机关全称"),
            Argument("year", ("--year",), "年度", "汇总哪一年的，不写时以多数单位为准"),
            Argument("units", ("--units",), "名单.txt", "应报单位名单，一行一个，用来查缺报"),
            Argument("against", ("--against",), "草稿", "本级自己填报的草稿或报告，与合计逐格核对"),
            Argument(
                "cell",
                ("--cell",),
                "格",
                "只看这一格由哪些单位组成，例如 applications.received.total；也可看汇总草稿",
            ),
            Argument("skip_bad", ("--skip-bad",), "", "略过读不出来的来源，其余照常汇总"),
            Argument("json", ("--json",), "", "结果按 JSON 输出，供其他程序使用"),
        ),
        (
            "nianbao merge 各单位/ -o 汇总.toml --organ 某某县人民政府 --units 名单.txt",
            "nianbao merge 汇总.toml --cell applications.received.total",
        ),
    ),
    Command(
        "compare",
        "比较两份草稿或报告",
        ("compare 旧 新 [--json]",),
        "逐格逐段比较：数字、单位信息、文字的增删改移，以及哪些问题解决了、哪些是新出现的。"
        "后一份是前一份的下一年度时按同比列出增减和增长率，并核对上年结转。",
        (
            Argument("old", (), "旧", "原来的（或去年的）草稿或报告"),
            Argument("new", (), "新", "现在的（或今年的）草稿或报告"),
            Argument("json", ("--json",), "", "结果按 JSON 输出，供其他程序使用"),
        ),
        ("nianbao compare 初稿.toml 二稿.toml", "nianbao compare 2023年报.docx 2024年报.toml"),
    ),
    Command(
        "serve",
        "在浏览器里填报，只限本机",
        ("serve [草稿] [--port 端口] [--no-browser]",),
        "在本机打开一个只有自己能用的网址，浏览器里的界面和终端里的一样。只接受本机的连接，网址里的口令每次不同；"
        "每个页面是单独的程序，最多同时4个。按 Ctrl+C 停止。",
        (
            Argument("draft", (), "草稿", "打开哪份草稿；不写时打开起始页", optional=True),
            Argument("port", ("--port",), "端口", "用哪个端口；不写时用8686，被占用时由系统选一个"),
            Argument("no_browser", ("--no-browser",), "", "不自动打开浏览器，只显示网址"),
        ),
        ("nianbao serve", "nianbao serve 2024年报.toml --no-browser"),
    ),
    Command(
        "doctor",
        "检查终端、编码、字体等环境",
        ("doctor",),
        "逐项说明这台计算机上什么可用、什么要注意、什么不可用，以及怎么办。",
    ),
    Command(
        "completion",
        "输出命令补全脚本，按Tab键补全命令和选项",
        ("completion bash|zsh|fish",),
        "输出所用终端的补全脚本。bash 用户把第一个例子写进 ~/.bashrc；zsh、fish 用户照样写进各自的配置文件。",
        (Argument("shell", (), "bash|zsh|fish", "终端用的是哪一种：bash、zsh 或 fish"),),
        ('eval "$(nianbao completion bash)"', "nianbao completion fish | source"),
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
