"""What kind of thing words mean: all their forms are found, and what is no cue is none."""

from __future__ import annotations

import pytest

from annotator.suggest.meanings import NOUNS, VERBS, Meanings

MEANINGS = Meanings.load()


@pytest.mark.parametrize(
    "word", ["argue", "argues", "argued", "arguing", "spoke", "denies", "denied", "begged", "told"]
)
def test_every_form_of_a_verb_of_saying_is_one(word: str) -> None:
    assert "communication" in MEANINGS.verb(word)


@pytest.mark.parametrize(
    ("word", "kind"), [("proposals", "communication"), ("belief", "cognition"), ("theories", "cognition")]
)
def test_nouns_are_found_in_singular_and_plural(word: str, kind: str) -> None:
    assert kind in MEANINGS.noun(word)


def test_base_forms() -> None:
    assert [MEANINGS.base(word) for word in ("thought", "opposed", "vetoes")] == ["think", "oppose", "veto"]
    assert MEANINGS.base("calls", is_noun=True) == "call"
    assert MEANINGS.base("xyzzy") == "xyzzy"


@pytest.mark.parametrize("word", ["", "a", "s", "the", "xyzzying", "ed", "“", "ied"])
def test_what_is_no_verb_has_no_kind(word: str) -> None:
    assert MEANINGS.verb(word) == () or set(MEANINGS.verb(word)) <= set(VERBS)


def test_each_row_names_kinds_that_there_are() -> None:
    assert (len(NOUNS), len(VERBS)) == (26, 15)
    assert MEANINGS.noun("announcement") == ("communication",)
