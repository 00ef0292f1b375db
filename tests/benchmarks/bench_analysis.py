"""How long ledger, link candidates and duplicates take with 10,000 articles, 100,000 annotations, 20,000 statements."""

from __future__ import annotations

import random
import time
from itertools import accumulate
from typing import TYPE_CHECKING

from annotator.analysis.candidates import CandidateIndex
from annotator.analysis.duplicates import Body, find_duplicates
from annotator.analysis.ledger import Ledger, LedgerFilter, LedgerOrder
from annotator.analysis.ledger_rows import Standing
from annotator.analysis.marks import Mark, Side
from annotator.core.spans import Span
from annotator.core.values import Link, Source, Statement
from tests.benchmarks.figures import Figure, at_percentile

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_ARTICLES, _MARKS, _STATEMENTS, _SPEAKERS, _LINKS = 10_000, 100_000, 20_000, 2_000, 30_000
_PAGE = 200


def measure(pairs: int) -> Iterator[Figure]:
    """Yield times in milliseconds and seconds; ``pairs`` times ten questions of each kind are asked."""
    rng = random.Random(1)
    words = _vocabulary(rng)
    marks = [_mark(rng, words, number) for number in range(_MARKS)]
    yield from _ledger(rng, marks, pairs * 10)
    yield from _candidates(rng, marks, pairs * 10)
    del marks
    yield from _duplicates(rng, words)


class _Words:
    """A vocabulary in which few words are frequent, as in texts."""

    def __init__(self, known: list[str]) -> None:
        self.known = known
        self.weights = list(accumulate(1 / (place + 10) for place in range(len(known))))

    def some(self, rng: random.Random, count: int) -> list[str]:
        return rng.choices(self.known, cum_weights=self.weights, k=count)


def _vocabulary(rng: random.Random) -> _Words:
    letters = "abcdefghijklmnoprstuvz"
    return _Words(["".join(rng.choice(letters) for _ in range(rng.randint(4, 11))) for _ in range(30_000)])


def _mark(rng: random.Random, words: _Words, number: int) -> Mark:
    place = number % 10 * 100
    return Mark(
        id=f"m{number:06d}",
        article_id=f"a{number // 10:05d}",
        side=rng.choice(list(Side)),
        fragments=(Span(place, place + 50),),
        words=" ".join(words.some(rng, rng.randint(8, 30))),
        speaker_id=f"p{rng.randrange(_SPEAKERS)}",
        statement_id=f"s{rng.randrange(_STATEMENTS):05d}" if rng.random() < 0.8 else "",
        moment=f"2023-{rng.randint(1, 12):02d}-{rng.randint(1, 28):02d}",
        publisher=f"publisher {rng.randrange(200)}",
    )


def _timed(call: Callable[[], object]) -> float:
    start = time.perf_counter()
    call()
    return time.perf_counter() - start


def _ledger(rng: random.Random, marks: list[Mark], times: int) -> Iterator[Figure]:
    ledger = Ledger()
    start = time.perf_counter()
    for mark in marks:
        ledger.put_mark(mark)
    for number in range(_SPEAKERS):
        ledger.put_source(Source(id=f"p{number}", name=f"Speaker {number}"))
    for number in range(_STATEMENTS):
        ledger.put_statement(Statement(id=f"s{number:05d}", wording=marks[number].words))
    for number in range(_LINKS):
        one, other = rng.sample(marks, 2)
        ledger.put_link(Link(id=f"l{number}", type="denies", from_id=one.id, to_id=other.id))
    rows = ledger.rows()
    yield Figure("ledger, built from nothing", time.perf_counter() - start, "s", note=f"{len(rows)} rows")

    def after_change() -> float:
        """Return what the first page costs after an annotation changed: kept up to date, sorted anew."""
        ledger.put_mark(_mark(rng, _Words(marks[0].words.split()), rng.randrange(_MARKS)))
        return _timed(lambda: ledger.rows()[:_PAGE])

    samples = [after_change() for _ in range(times)]
    yield at_percentile("ledger, first page after a change", samples, 95, bar=50)
    samples = [_timed(lambda: ledger.rows()[:_PAGE]) for _ in range(times)]
    yield at_percentile("ledger, first page again", samples, 95, bar=50)
    filters = [
        LedgerFilter(words="speaker 7"),
        LedgerFilter(words="no such word"),
        LedgerFilter(standings=frozenset({Standing.DISPUTED})),
        LedgerFilter(speaker_ids=frozenset({"p1", "p2"})),
        LedgerFilter(first_seen_from="2023-03-01", first_seen_to="2023-03-31"),
        LedgerFilter(fewest_origins=3),
    ]
    samples = [
        _timed(lambda f=chosen, o=order: ledger.rows(f, o))  # type: ignore[misc]  # defaults bind now
        for chosen in filters
        for order in LedgerOrder
        for _ in range(max(1, times // 10))
    ]
    yield at_percentile("ledger, any filter in any order", samples, 95, bar=100)


def _candidates(rng: random.Random, marks: list[Mark], times: int) -> Iterator[Figure]:
    index: CandidateIndex | None = None

    def build() -> None:
        nonlocal index
        index = CandidateIndex(marks)

    seconds = _timed(build)
    assert index is not None
    yield Figure("link candidates, index built from nothing", seconds, "s")
    known = index
    samples = [_timed(lambda m=mark: known.rank(m)) for mark in rng.sample(marks, times)]  # type: ignore[misc]  # as above
    yield at_percentile("link candidates of one of 100,000", samples, 95, bar=100)
    samples = [_timed(lambda m=mark: known.put(m)) for mark in rng.sample(marks, times)]  # type: ignore[misc]  # as above
    yield at_percentile("link candidates, one annotation changed", samples, 95, bar=5)


def _duplicates(rng: random.Random, words: _Words) -> Iterator[Figure]:
    texts = [words.some(rng, rng.randint(150, 600)) for _ in range(_ARTICLES)]
    for number in range(0, _ARTICLES, 20):
        near = list(texts[number])
        for _ in range(10):
            near[rng.randrange(len(near))] = "changed"
        texts[(number + 7) % _ARTICLES] = near
        texts[(number + 9) % _ARTICLES] = list(texts[number])
    bodies = [
        Body(f"{number:05d}", str(hash(tuple(text))), " ".join(text)) for number, text in enumerate(texts)
    ]
    start = time.perf_counter()
    groups = find_duplicates(bodies, len(bodies))
    yield Figure(
        "duplicates among 10,000 articles",
        time.perf_counter() - start,
        "s",
        60,
        f"{len(groups)} groups found",
    )
