"""What was marked once is found again, in the same or nearly the same words."""

from __future__ import annotations

import time

import pytest

from annotator.core.spans import Span
from annotator.core.tagset import Label, TagSet
from annotator.core.values import Region, RegionKind
from annotator.suggest.repeats import NEAR, SAME, Marked, RepeatsEngine

TAGS = TagSet((Label(id="1", name="claim"), Label(id="2", name="quote")))
LONG = "Russia continues to play a consistent and critical role in stabilizing the situation"


def found(marked: Marked, text: str, regions: tuple[Region, ...] = ()) -> list[tuple[str, str]]:
    engine = RepeatsEngine([marked])
    return [(p.rule, text[slice(*p.fragments[0])]) for p in engine.propose(text, regions, TAGS, ())]


@pytest.mark.parametrize(
    ("words", "text", "expected"),
    [
        ("the talks had failed again", "He said The talks had failed — again.", [(SAME, "The talks had failed — again")]),  # noqa: E501 - a text in one piece
        ("“We cannot agree with it,”", "So: “We cannot agree with it,” he said.", [(SAME, "“We cannot agree with it,”")]),  # noqa: E501 - a text in one piece
        ("it rained all day", "it rained all night; it rained all day, it rained all day", [(SAME, "it rained all day")] * 2),  # noqa: E501 - a text in one piece
        (LONG, f"And {LONG.replace('consistent and critical', 'consistent, very critical')} now.", [
            (NEAR, LONG.replace("consistent and critical", "consistent, very critical")),
        ]),
        (LONG, "Russia continues to play a part in what follows from all of this and more.", []),
        ("too short words", "too short words", []),
    ],
)  # fmt: skip
def test_again(words: str, text: str, expected: list[tuple[str, str]]) -> None:
    assert found(Marked("claim", words), text) == expected


def test_not_in_boilerplate_and_only_for_known_labels() -> None:
    text = "it rained all day"
    assert found(Marked("claim", text), text, (Region(RegionKind.CAPTION, Span(0, 5)),)) == []
    assert found(Marked("unknown", text), text) == []


def test_the_work_is_linear() -> None:
    def seconds(count: int) -> float:
        start = time.thread_time()  # of the processor: what else the machine does is not counted
        found(Marked("claim", "a b c d e f g h i j"), "a b c d x " * count)
        return time.thread_time() - start

    # 32 times the text may take six times 32 as long, since machines are noisy; quadratic work would take 1,024 times.
    small = max(min(seconds(250) for _ in range(3)), 0.002)
    assert seconds(8_000) < 32 * 6 * small
