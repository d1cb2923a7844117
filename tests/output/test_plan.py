"""A template carried out as a plan says to the letter what Jinja says."""

from __future__ import annotations

import subprocess
import sys
from hashlib import sha256

import pytest

from engine.output.compiling import compile_template, sources_of
from engine.output.content import Paragraph, ReportContent
from engine.output.plan import Plan
from engine.output.planning import plan_of
from engine.output.report import builtin_template, context
from engine.output.sandbox import environment
from engine.output.sanitise import sanitise
from engine.output.stored import SHIPPED, unpacked
from engine.output.supplied import supplied
from tests.cli.conftest import EXAMPLES
from tests.cli.conftest import environment as clean_environment
from tests.output.drafts import DRAFTS
from tests.output.samples import numbered, seed_sized

COLD = """
import sys
from tui.cli import main
sys.argv = ["nianbao", "export", *sys.argv[1:]]
status = main()
print(status, *sorted(name for name in ("docxtpl", "docx", "lxml", "jinja2") if name in sys.modules))
"""


def _contents() -> list[ReportContent]:
    from engine.output.assemble import content_of

    hostile = seed_sized()._replace(
        title_lines=("甲&乙<丙>\"'", "{{ 年度 }}"),
        overview=(Paragraph("a<b>&c\t'd'\"e\"", "subheading"), Paragraph("{% if x %}")),
        signature=(),
    )
    return [
        numbered(),
        seed_sized(draft_mark=True),
        hostile,
        *(content_of(draft) for draft in DRAFTS.values()),
    ]


@pytest.mark.parametrize("content", _contents())
def test_a_plan_writes_what_jinja_writes(content: ReportContent) -> None:
    values = context(sanitise(content)[0])
    ready = compile_template(builtin_template())
    for name, text in sources_of(builtin_template()).texts.items():
        plan = ready.programs[name]
        assert isinstance(plan, Plan)
        assert plan.render(values) == environment().from_string(text).render(values)


@pytest.mark.parametrize(
    "text",
    [
        "a{{ 机关 }}b{{ '{{' }}",
        "{% if 署名 %}x{% for 行 in 署名 %}{{ 行 }};{% endfor %}{% else %}none{% endif %}",
        "{% for 段 in 前言 %}{% if 段.小标题 %}<{{ 段.文字 }}>{% else %}{{ 段.文字 }}{% endif %}{% endfor %}",
        "{% macro m(各段, 其余) %}{% for 段 in 各段 %}{{ 段.文字 }}{{ 机关 }}{% endfor %}{% endmacro %}{{ m(前言, 标题) }}",
        "{{ 标题 }}{% for 段 in 前言 %}{{ 段 }}{% endfor %}",
    ],
)
def test_what_a_plan_can_do(text: str) -> None:
    values = context(sanitise(seed_sized()._replace(signature=("某局", "某日")))[0])
    plan = plan_of(environment().parse(text))
    assert plan is not None
    assert plan.render(values) == environment().from_string(text).render(values)


@pytest.mark.parametrize(
    "text",
    [
        "{{ a1 + b1 }}",
        "{{ a1|upper }}",
        "{{ 标题[0] }}",
        "{{ 前言.文字 }}",
        "{% for 行 in 标题 %}{{ loop.index }}{% endfor %}",
        "{% for 行 in 标题 %}{{ 行.upper() }}{% endfor %}",
        "{% for 行 in 标题 if 行 %}{{ 行 }}{% endfor %}",
        "{% for 标题 in 标题 %}{{ 标题 }}{% endfor %}",
        "{% if 署名 and 标题 %}x{% endif %}",
        "{% set x = 1 %}{{ x }}",
        "{% macro 年度() %}x{% endmacro %}{{ 年度 }}",
        "{{ m(前言) }}{% macro m(x) %}{{ x }}{% endmacro %}",
        "{% macro m(x, y=1) %}{{ x }}{% endmacro %}{{ m(前言) }}",
        "{% for 段 in 前言 %}{% macro m(x) %}{{ x }}{% endmacro %}{% endfor %}",
        "{% for x in range(3) %}x{% endfor %}",
    ],
)
def test_what_is_left_to_jinja(text: str) -> None:
    assert plan_of(environment().parse(text)) is None


def test_the_shipped_plan_is_what_the_builder_makes() -> None:
    template = builtin_template()
    digest = sha256(template).digest()
    assert unpacked(digest, supplied(SHIPPED)) == compile_template(template)
    assert unpacked(sha256(b"another").digest(), supplied(SHIPPED)) is None


def test_an_export_loads_no_document_library(tmp_path) -> None:
    target = tmp_path / "a.docx"
    command = [sys.executable, "-c", COLD, str(EXAMPLES / "weihai.toml"), "-o", str(target)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=clean_environment())
    assert done.stdout.split() == ["0"]
    assert target.stat().st_size > 10_000
