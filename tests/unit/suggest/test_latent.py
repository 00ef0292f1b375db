"""Candidates that no rule proposes: cues outside the lexicon, as verbs and as nouns, with what stands behind them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from annotator.core.spans import Span
from annotator.core.tagset import Label, TagSet
from annotator.suggest.base import Proposal
from annotator.suggest.extents import Words
from annotator.suggest.latent import PREFIX, latent
from annotator.suggest.meanings import Meanings
from annotator.suggest.rules.engine import RuleEngine

MEANINGS = Meanings.load()
TAGS = TagSet(tuple(Label(id=name, name=name) for name in ("claim", "denial", "quote")))


def found(text: str) -> list[tuple[str, str, str]]:
    return [
        (one.rule.removeprefix(PREFIX), text[slice(*one.cue[0])], text[slice(*one.fragments[0])])
        for one in latent(Words(text), MEANINGS, [], "claim")
    ]


def test_a_noun_and_what_it_is_about() -> None:
    assert ("noun for", "call for", "talks") in found("His call for talks, made in June, failed.")
    assert ("noun to", "plan", "to leave the union") in found(
        "Her plan to leave the union, once popular, was dropped."
    )


def test_a_verb_and_its_object_up_to_the_next_pause() -> None:
    assert ("verb object", "heckled", "the mayor") in found("Some critics heckled the mayor, who left.")
    assert ("verb on", "cheered on", "the strikers") in found("They cheered on the strikers.")


def test_auxiliaries_and_ends_of_sentences_are_no_cues() -> None:
    assert found("They have been. It was.") == []


def test_what_the_rules_have_a_cue_for_is_left_to_them() -> None:
    text = "Some critics heckled the mayor."
    one = Proposal(label="claim", fragments=(Span(21, 30),), rule="x", confidence=0.5, cue=(Span(13, 20),))
    assert latent(Words(text), MEANINGS, [one], "claim") == []


def test_without_learning_none_is_shown() -> None:
    text = "His call for talks failed. Some critics heckled the mayor."
    engine = RuleEngine()
    assert not any(one.rule.startswith(PREFIX) for one in engine.propose(text, (), TAGS, ()))


@given(st.text(alphabet="plan to call for, he said. \n“”'-x", max_size=200))
def test_spans_lie_in_the_text_and_hold_something(text: str) -> None:
    for one in latent(Words(text), MEANINGS, [], "claim"):
        (content,), (cue,) = one.fragments, one.cue
        assert 0 <= cue.start < cue.end <= content.start < content.end <= len(text)
