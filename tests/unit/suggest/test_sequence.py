"""The sequence model: its best labels are the best of all, it is the same each time, and it learns what differs."""

from __future__ import annotations

import tempfile
from itertools import pairwise, product
from pathlib import Path

import pycrfsuite  # type: ignore[import-untyped]  # has no stubs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.suggest.sequence import Chain, Example, UntrainableError, averaged, trained

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
    chain = trained(LABELS, known)
    assert [chain.best(chain.scores(one.features)) for one in known[:2]] == [
        list(one.labels) for one in known[:2]
    ]
    chances = chain.beliefs(chain.scores(known[1].features))
    assert all(abs(sum(row) - 1) < 1e-9 for row in chances)
    assert [row.index(max(row)) for row in chances] == list(known[1].labels)


def test_how_likely_a_label_follows_makes_the_belief_in_it() -> None:
    known = examples()
    chain = trained(LABELS, known)
    chances, steps = chain.beliefs_and_steps(chain.scores(known[1].features), 2)
    assert chances == chain.beliefs(chain.scores(known[1].features))
    assert steps[0] == [chances[0][2]] * 3
    for before, here, row in zip(chances, chances[1:], steps[1:], strict=False):
        assert sum(a * b for a, b in zip(before, row, strict=True)) == pytest.approx(here[2], abs=1e-9)
    assert chain.beliefs_and_steps([], 0) == ([], [])


def test_it_reads_as_crfsuite_does(tmp_path: Path) -> None:
    known = examples()
    chain = trained(LABELS, known)
    trainer = pycrfsuite.Trainer(verbose=False)
    for one in known:
        trainer.append(one.features, [LABELS[label] for label in one.labels])
    trainer.set_params({"c1": 0.3, "c2": 0.3, "max_iterations": 40, "feature.minfreq": 2})
    trainer.train(str(tmp_path / "model"))
    tagger = pycrfsuite.Tagger()
    tagger.open(str(tmp_path / "model"))
    tagger.set(known[1].features)
    for at, row in enumerate(chain.beliefs(chain.scores(known[1].features))):
        assert row == pytest.approx([tagger.marginal(label, at) for label in LABELS], abs=0.02)
    tagger.close()


def test_the_same_examples_give_the_same_weights() -> None:
    known = examples()
    assert trained(LABELS, known) == trained(LABELS, known)


def test_what_is_seen_once_is_left_out() -> None:
    known = [*examples(), Example([["always", "w once"]], [0])]
    assert "w once" not in trained(LABELS, known).weights


def test_a_label_that_no_example_has_is_never_given() -> None:
    chain = trained(
        ("never", *LABELS), [Example(one.features, [n + 1 for n in one.labels]) for one in examples()]
    )
    features = [one.features for one in examples()][1]
    assert 0 not in chain.best(chain.scores(features))
    assert all(row[0] < 1e-9 for row in chain.beliefs(chain.scores(features))[1:])


def test_training_leaves_no_file_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    trained(LABELS, examples())
    assert not list(folder.iterdir())


def test_where_crfsuite_cannot_write_nothing_is_learned(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("annotator.suggest.sequence.Path", lambda folder: Path(folder, "not", "there"))
    with pytest.raises(UntrainableError):
        trained(LABELS, examples())


def test_training_is_given_up_before_it_begins() -> None:
    def stop() -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        trained(LABELS, examples(), beat=stop)


def test_the_middle_of_chains_has_the_middle_of_their_weights() -> None:
    one = Chain(("a", "b"), {"x": (1.0, 0.0)}, ((0.0, 2.0), (0.0, 0.0)))
    other = Chain(("a", "b"), {"x": (3.0, 0.0), "y": (0.0, 4.0)}, ((0.0, 0.0), (0.0, 0.0)))
    middle = averaged([one, other])
    assert middle.weights == {"x": (2.0, 0.0), "y": (0.0, 2.0)}
    assert middle.steps == ((0.0, 1.0), (0.0, 0.0))
