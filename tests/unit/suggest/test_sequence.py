"""The sequence model: its best labels are the best of all, it is the same each time, and it learns what differs."""

from __future__ import annotations

from itertools import pairwise, product

from hypothesis import given
from hypothesis import strategies as st

from annotator.suggest.sequence import Chain, Example, trained

LABELS = ("out", "first", "rest")
NUMBERS = st.integers(-50, 50).map(float)


@given(
    scores=st.lists(st.lists(NUMBERS, min_size=3, max_size=3), max_size=5),
    steps=st.lists(st.tuples(NUMBERS, NUMBERS, NUMBERS), min_size=3, max_size=3),
)
def test_the_best_labels_have_the_highest_sum_of_all(
    scores: list[list[float]], steps: list[tuple[float, ...]]
) -> None:
    chain = Chain(LABELS, {}, tuple(steps))

    def value(path: tuple[int, ...] | list[int]) -> float:
        emitted = sum(row[label] for row, label in zip(scores, path, strict=True))
        return emitted + sum(steps[a][b] for a, b in pairwise(path))

    found = chain.best(scores)
    assert len(found) == len(scores)
    assert value(found) == max(value(path) for path in product(range(3), repeat=len(scores)))


def examples() -> list[Example]:
    """After `open` come two words of a content; the word itself tells nothing."""
    made = []
    for number in range(60):
        words = ["a", "b", "open", "c", "d", "a"] if number % 2 else ["a", "b", "c", "d", "a", "b"]
        labels = [0, 0, 0, 1, 2, 0] if number % 2 else [0] * 6
        rows = [
            ["always", f"w {word}", f"w-1 {before}"]
            for word, before in zip(words, ["|", *words], strict=False)
        ]
        made.append(Example(rows, labels))
    return made


def test_it_learns_what_only_the_order_tells() -> None:
    known = examples()
    chain = trained(LABELS, known, rounds=12)
    assert [chain.best(chain.scores(one.features)) for one in known[:2]] == [
        list(one.labels) for one in known[:2]
    ]


def test_the_same_examples_give_the_same_weights() -> None:
    known = examples()
    assert trained(LABELS, known, seed=3) == trained(LABELS, known, seed=3)
    assert trained(LABELS, known, seed=3) != trained(LABELS, known, seed=4)


def test_what_is_seen_once_is_left_out() -> None:
    known = [*examples(), Example([["always", "w once"]], [0])]
    assert "w once" not in trained(LABELS, known).weights
