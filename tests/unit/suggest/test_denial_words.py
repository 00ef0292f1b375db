"""The words of denial are data: each entry is found in either spelling, and taking one out takes its effect."""

from __future__ import annotations

import re
import tomllib

import pytest

from annotator.environment.resources import resource
from annotator.suggest.rules.denial_words import DenialWords, denial_words


def table() -> dict[str, dict[str, list[str]]]:
    """Return the file as it stands."""
    with resource("cues/denials.toml").open("rb") as file:
        return tomllib.load(file)


@pytest.mark.parametrize(
    "text", ["that’s a lie", "That's not  true", "he had\nnothing to do with it", "It was untrue"]
)
def test_spaces_and_apostrophes_are_of_any_kind(text: str) -> None:
    found = denial_words().counter.search(re.sub(r"\s+", " ", text) if "  " in text else text)
    assert found is not None


@pytest.mark.parametrize(
    ("content", "right"),
    [
        ("thousands a trip home", True),
        ("his players a day off", True),
        ("workers overtime pay", True),
        ("the victim food for days", True),
        ("patients had been left in corridors", False),
        ("workers were underpaid", False),
        ("access to the camp", True),
        ("that access was refused", True),
        ("taking a bribe", False),
    ],
)
def test_what_is_withheld_is_told_from_what_is_denied(content: str, right: bool) -> None:
    assert (denial_words().withheld.match(content) is not None) is right


def test_an_entry_that_is_taken_out_is_no_longer_looked_for() -> None:
    rows = table()
    rows["false"]["words"].remove("groundless")
    words = DenialWords.of(rows)
    assert denial_words().false.search("called it groundless")
    assert not words.false.search("called it groundless")
    assert words.false.search("called it baseless")


def test_a_table_that_is_missing_is_named() -> None:
    rows = table()
    del rows["counter"]
    with pytest.raises(KeyError, match="counter"):
        DenialWords.of(rows)


def test_every_entry_is_a_pattern_of_its_own() -> None:
    for row in table().values():
        for entries in row.values():
            assert all(re.compile(entry).groups == 0 for entry in entries)
            assert len(set(entries)) == len(entries)
