from __future__ import annotations

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from engine.draft import Answer, Decision, Draft, LastYear, loads
from engine.draft.dump import dumps, written
from engine.draft.model import ASPECT_KEYS, PROSE_PARTS, STATUSES
from engine.draft.profile import TEXTS
from engine.draft.values import tidy
from engine.form import FORM, figure_keys
from engine.form.keys import DECIMALS

NASTY = st.one_of(
    st.text(),
    st.text(alphabet="\"'\\\r\n\t #[]={}甲\u2028\x00\x1b\ufeff\U0001f600", max_size=30),
    st.sampled_from(
        ['"""', "'''", '\n"""\n', "\\", "{applications.received.total}", "\r\n", "\n\n", "  甲  "]
    ),
)
TEXT = NASTY.map(tidy)
COUNTS = st.integers(0, 10**12)
MONEY = st.decimals(0, 10**9, places=2).map(Decimal)
FIGURES = st.dictionaries(st.sampled_from(sorted(figure_keys() - DECIMALS)), COUNTS, max_size=40).flatmap(
    lambda counts: st.dictionaries(st.sampled_from(sorted(DECIMALS)), COUNTS | MONEY).map(
        lambda money: {**counts, **money}
    )
)
WHOLE = st.dictionaries(st.sampled_from([part for part in PROSE_PARTS if "." not in part]), TEXT)
ASPECTS = st.dictionaries(st.sampled_from([f"overview.{aspect}" for aspect in ASPECT_KEYS]), TEXT)
PROSE = st.one_of(
    WHOLE,
    st.tuples(WHOLE, ASPECTS).map(
        lambda both: {part: text for part, text in both[0].items() if part != "overview"} | both[1]
    ),
)
LEAVES = st.one_of(TEXT, st.integers(-(2**60), 2**60), st.booleans(), st.dates(), MONEY)
KEYS = TEXT.map(lambda text: f"x{text}")
TREES = st.recursive(
    LEAVES, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3), max_leaves=8
)
EXTRA = st.dictionaries(KEYS, TREES, max_size=3)
ANSWERS = st.lists(
    st.builds(Answer, TEXT, TEXT, st.sampled_from(STATUSES), EXTRA),
    max_size=5,
    unique_by=lambda answer: answer.question,
).map(tuple)
DECISIONS = st.lists(
    st.builds(
        Decision,
        TEXT,
        st.dictionaries(KEYS, COUNTS | TEXT | st.none(), max_size=4),
        st.just("keep"),
        reason=TEXT,
        by=TEXT,
        at=TEXT,
        extra=st.just({}),
    ),
    max_size=3,
).map(tuple)
PROFILE = st.tuples(st.dictionaries(st.sampled_from(TEXTS), TEXT), EXTRA).map(
    lambda both: {**both[0], **both[1]}
)

DRAFTS = st.builds(
    Draft,
    edition=st.just(FORM.edition),
    profile=PROFILE,
    figures=FIGURES,
    prose=PROSE,
    last_year=st.builds(LastYear, FIGURES, PROSE, EXTRA),
    decisions=DECISIONS,
    answers=ANSWERS,
    pending=st.none() | st.tuples(TEXT, TEXT),
    composed=st.dictionaries(TEXT, TEXT, max_size=3),
    extra=EXTRA,
)


@settings(max_examples=300, deadline=None)
@given(DRAFTS)
def test_what_is_written_is_read_back(draft: Draft):
    data = dumps(draft)
    assert loads(data, "草稿.toml") == draft
    assert dumps(loads(data, "草稿.toml")) == data


@settings(max_examples=300, deadline=None)
@given(DRAFTS)
def test_the_pieces_are_the_file(draft: Draft):
    file = written(draft)
    assert file.data == dumps(draft)
    assert loads("".join((file.head, *file.answers)).encode(), "甲") == loads(file.data, "甲")
    assert loads(file.head.encode(), "甲").answers == ()
    for answer, piece in zip(draft.answers, file.answers, strict=True):
        (alone,) = loads(f"{file.head}{piece}".encode(), "甲").answers
        assert alone.question == answer.question


@given(NASTY)
def test_any_text_can_be_said(text: str):
    draft = Draft().with_prose("matters", text).with_answer(Answer("甲", text)).with_profile(organ=text)
    again = loads(dumps(draft), "草稿.toml")
    assert again == draft
    assert again.prose["matters"] == tidy(text)


@settings(max_examples=100, deadline=None)
@given(FIGURES)
def test_figures_print_as_they_did(figures: dict[str, int | Decimal]):
    again = loads(dumps(Draft(figures=figures)), "草稿.toml").figures
    assert {key: str(value) for key, value in again.items()} == {
        key: str(value) for key, value in figures.items()
    }


def test_the_order_of_the_making_does_not_show(draft: Draft):
    turned = Draft(
        profile=dict(reversed(draft.profile.items())),
        figures=dict(reversed(draft.figures.items())),
        prose=dict(reversed(draft.prose.items())),
        last_year=draft.last_year,
        decisions=draft.decisions,
        answers=draft.answers,
        pending=draft.pending,
        composed=draft.composed,
    )
    assert dumps(turned) == dumps(draft)


def test_the_file_reads_well(draft: Draft):
    text = dumps(draft).decode()
    first, second, third, *_ = text.splitlines()
    assert "注释在下次保存时不保留" in first
    assert (second, third) == ("schema = 1", 'edition = "2021"')
    assert "[figures.applications.received]\nnatural_person = 60\n" in text
    assert 'opening = """\n2024年，管委会……\n\n第二段。"""' in text
    assert (
        text.index("[profile]") < text.index("[figures]") < text.index("[prose]") < text.index("[last_year")
    )
    assert text.index("[last_year") < text.index("[[decisions]]") < text.index("[interview.pending]")
    assert text.index("[figures.disclosure]") < text.index("[figures.applications")
