"""Sets of keys: every action there is, no key twice, nothing out of reach."""

from __future__ import annotations

import pytest

from annotator.services import key_sets


def test_there_are_sets_and_the_one_without_a_name_changes_nothing() -> None:
    assert {"vim", "left_hand", "right_hand"} <= set(key_sets.names())
    assert key_sets.keys_of("") == key_sets.keys_of("of another version") == key_sets.keys_of("../vim") == {}


@pytest.mark.parametrize("name", key_sets.names())
def test_every_entry_has_keys_that_are_text(name: str) -> None:
    found = key_sets.keys_of(name)
    assert found
    assert all(keys and all(keys) for keys in found.values())
