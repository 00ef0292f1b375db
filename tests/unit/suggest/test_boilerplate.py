"""The lists of words applied to one line: where a pattern may stand, however the patterns are put together."""

from __future__ import annotations

import pytest

from annotator.core.values import RegionKind
from annotator.suggest.boilerplate import Boilerplate

LISTS = Boilerplate(
    {
        "legal": {
            "longest": 200,
            "matches": ["^begins here", "^one of two|the other", r"^(?:a|b[|]c)\b \(x\|y\)", "within"],
        }
    }
)


@pytest.mark.parametrize(
    "line",
    [
        "Begins here and goes on",
        "one of two things",
        "It is the other one",  # what has no ^ of its own may stand anywhere
        "B|c (x|y) stands here",
        "It stands within",
    ],
)
def test_a_pattern_is_found_where_it_may_stand(line: str) -> None:
    verdict = LISTS.judge(line)
    assert verdict is not None
    assert verdict.kind is RegionKind.LEGAL


@pytest.mark.parametrize("line", ["It begins here", "It is one of two things", "It has a (x|y) in it"])
def test_a_pattern_for_the_beginning_is_found_there_alone(line: str) -> None:
    assert LISTS.judge(line) is None
