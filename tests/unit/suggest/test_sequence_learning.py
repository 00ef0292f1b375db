"""Learning from finished articles: a habit that the rules do not have is taken on, and one they have is left alone."""

from __future__ import annotations

import io
import random
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.core.spans import Span
from annotator.core.tagset import Label, TagSet
from annotator.suggest.finished import Finished
from annotator.suggest.rules.engine import RuleEngine
from annotator.suggest.rules.lexicon import Lexicon
from annotator.suggest.sequence_features import Marking, Sheet
from annotator.suggest.sequence_file import read_model, write_model
from annotator.suggest.sequence_learning import taught

if TYPE_CHECKING:
    from annotator.suggest.sequence_model import SequenceModel

TAGS = TagSet(tuple(Label(id=name, name=name) for name in ("claim", "denial", "quote")))
LEXICON = Lexicon.load()
ENGINE = RuleEngine()
WHO = ["The envoy", "Officials", "Marta Ruiz", "The mayor", "Two ministers", "Analysts"]
WHAT = [
    "the new border",
    "rising food prices",
    "a second vote",
    "the closed bridge",
    "old promises",
    "the winter supply",
]
HABIT = ["is glum over", "are glum over"]
OTHER = ["walked past", "drove along", "lives near", "paid for"]


def article(seed: int, *, has_habit: bool = True) -> Finished:
    """Return an article whose analyst marks what is said, and what someone is glum over: for that there is no rule."""
    pick = random.Random(seed)
    text, markings = "", []
    for _ in range(14):
        who, what = pick.choice(WHO), pick.choice(WHAT)
        kind = pick.randrange(3)
        start = len(text)
        if kind == 0:
            cue = pick.choice(HABIT)
        elif kind == 1:
            cue, what = "said", f"that {what} matters"
        else:
            cue = pick.choice(OTHER)
        text += f"{who} {cue} {what}.\n"
        at = start + len(who) + 1
        content = (Span(at + len(cue) + 1, len(text) - 2),)
        if kind == 1 or (kind == 0 and has_habit):
            source, words = (Span(start, start + len(who)),), (Span(at, at + len(cue)),)
            markings.append(Marking(content, source, words))
    shown = list(ENGINE.propose(text, (), TAGS, ()))
    return Finished(text, shown, ENGINE.candidates(text, (), TAGS, ()), markings, ["claim"] * len(markings))


@pytest.fixture(scope="module")
def model() -> SequenceModel:
    found = taught([article(seed) for seed in range(16)], LEXICON)
    assert found is not None
    return found


def test_a_habit_is_taken_on(model: SequenceModel) -> None:
    assert model.record.f1_after > model.record.f1_before + 0.1
    assert (model.record.articles, model.record.markings) == (
        16,
        sum(len(article(seed).markings) for seed in range(16)),
    )
    for seed in range(100, 105):
        new = article(seed)
        right = {marking.content for marking in new.markings}
        before = {one.fragments for one in new.shown}
        found = model.proposals(new.text, new.shown, new.candidates, LEXICON)
        after = {one.fragments for one in found}
        assert len(after & right) > len(before & right)
        assert len(after & right) >= 0.8 * len(right)
        assert len(after - right) <= 1
        learned = [one for one in found if one.rule == "learned"]
        assert learned
        assert {one.label for one in learned} == {"claim"}


def test_the_engine_proposes_what_was_learned_unless_that_is_off(model: SequenceModel) -> None:
    text = article(100).text
    rules = {one.rule for one in RuleEngine(sequence=model).propose(text, (), TAGS, ())}
    assert "learned" in rules
    off = RuleEngine(sequence=model, off=["learned"]).propose(text, (), TAGS, ())
    assert [*off] == [*ENGINE.propose(text, (), TAGS, ())]


def test_nothing_is_learned_where_the_rules_are_as_good() -> None:
    assert taught([article(seed, has_habit=False) for seed in range(10)], LEXICON) is None
    assert taught([article(seed) for seed in range(5)], LEXICON) is None
    assert taught([], LEXICON) is None


def written(model: SequenceModel | None, basis: dict[str, int]) -> bytes:
    """Return the lines of a model."""
    out = io.BytesIO()
    write_model(out, model, basis)
    return out.getvalue()


def test_a_model_is_kept_and_read_again(model: SequenceModel) -> None:
    basis = {"articles": 16, "markings": 100}
    lines = written(model, basis)
    assert read_model(io.BytesIO(lines)) == (model, basis)
    assert read_model(io.BytesIO(written(None, basis))) == (None, basis)
    for cut in (1, 6, len(lines) // 2, len(lines) - 1):
        with pytest.raises(ValueError, match=r".*"):
            read_model(io.BytesIO(lines[:-cut]))


def test_what_is_proposed_says_on_which_decisions_it_rests(model: SequenceModel) -> None:
    new = article(100)
    found = model.proposals(new.text, new.shown, new.candidates, LEXICON)
    number = str(model.record.markings)
    assert {one.why["decisions"] for one in found} == {number}
    said = next(one for one in found if one.why.get("cue") == "say")
    assert 0 < int(said.why["cue_marked"]) <= int(said.why["cue_met"])


@given(
    st.binary(max_size=60)
    | st.sampled_from(
        [
            b"{}\nnull\n",
            b"[]\nnull\n",
            b"null\n",
            b'{"version":3}\nnull\n',
            b'{"version":4}\nnull\n',
            b'{"version":4,"basis":[]}\nnull\n',
            b'{"version":4,"basis":{}}\n',
            b'{"version":4,"basis":{}}\n5\nnull\n',
            b'{"version":4,"basis":{}}\n{"steps":[]}\nnull\n',
            b'{"version":4,"basis":{}}\n{"steps":[[1.0],[1.0],[1.0],[1.0],[1.0],[1.0]]}\nnull\n',
            b"[" * 100_000,
        ]
    )
)
def test_a_damaged_file_is_no_model(data: bytes) -> None:
    with pytest.raises(ValueError, match=r".*"):
        read_model(io.BytesIO(data))


@given(st.text(alphabet="ab “”.,\n", max_size=80), st.data())
def test_labels_draw_the_contents_they_come_from(text: str, data: st.DataObject) -> None:
    sheet = Sheet.of(text, (), (), LEXICON)
    assert len(sheet.features) == len(sheet.words)
    if not sheet.words:
        return
    first = data.draw(st.integers(0, len(sheet.words) - 1))
    last = data.draw(st.integers(first, len(sheet.words) - 1))
    content = (Span(sheet.words[first][0], sheet.words[last][1]),)
    assert sheet.contents(sheet.labels([Marking(content)])) == [content]
