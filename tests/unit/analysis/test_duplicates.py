"""Identical, near and rewritten articles, their origins, and a search that can be stopped."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from annotator.analysis.duplicates import Body, DuplicateKind, find_duplicates, origins
from annotator.analysis.minhash import bands, jaccard, shingles, signature
from annotator.core.errors import Cancelled
from annotator.core.spans import Span
from annotator.core.text import sha256
from annotator.core.values import Region, RegionKind
from annotator.environment.resources import seeds
from annotator.suggest.facts import facts_of

if TYPE_CHECKING:
    from collections.abc import Sequence


def body(name: str, text: str, *regions: Region) -> Body:
    return Body(name, sha256(text), text, regions)


def prose(seed: int, count: int = 300) -> list[str]:
    rng = random.Random(seed)
    return ["".join(rng.choice("abdeiklmnoprstu") for _ in range(rng.randint(3, 9))) for _ in range(count)]


def changed(words: Sequence[str], places: Sequence[int]) -> str:
    return " ".join("changed" if place in places else word for place, word in enumerate(words))


def seed_bodies() -> list[Body]:
    texts = {path.name[:3]: (path.read_bytes().decode(), path.name) for path in seeds()}
    return [body(name, text, *facts_of(text, file).regions) for name, (text, file) in texts.items()]


def test_kinds() -> None:
    words, other = prose(1), prose(2)
    plain = " ".join(words)
    groups = find_duplicates(
        [
            body("a", plain),
            body("b", plain),
            body("c", changed(words, [20, 150, 280])),
            body("d", " ".join(other)),
            body("e", " ".join(words[:120])),  # cut
        ]
    )
    assert [(group.kind, group.article_ids) for group in groups] == [
        (DuplicateKind.IDENTICAL, ("a", "b")),
        (DuplicateKind.NEAR, ("a", "b", "c", "e")),
    ]
    known = origins("abcde", groups)
    assert len(set(known.values())) == 2
    assert known["d"] == "d"


def test_the_seeds_hold_one_rewritten_pair() -> None:
    groups = find_duplicates(seed_bodies(), 5)
    assert [(group.kind, group.article_ids) for group in groups] == [(DuplicateKind.REWRITE, ("001", "002"))]
    assert len(set(origins(["000", "001", "002", "003", "004"], groups).values())) == 4


def test_boilerplate_does_not_make_duplicates() -> None:
    legal = " ".join(prose(9, 400))
    one, other = (" ".join(prose(seed, 60)) for seed in (3, 4))
    texts = [f"{text}\n{legal}" for text in (one, other)]
    regions = [Region(RegionKind.LEGAL, Span(text.index("\n"), len(text))) for text in texts]
    assert find_duplicates([body("a", texts[0]), body("b", texts[1])])
    assert not find_duplicates([body("a", texts[0], regions[0]), body("b", texts[1], regions[1])])


def test_empty_and_short_texts_are_no_duplicates_of_each_other() -> None:
    assert find_duplicates([body("a", ""), body("b", "\r\n"), body("c", "Yes."), body("d", "No.")]) == ()


def test_progress_grows_to_the_end_and_may_cancel() -> None:
    told: list[tuple[int, int]] = []
    bodies = [body(str(number), " ".join(prose(number, 40))) for number in range(120)]
    find_duplicates(bodies, len(bodies), lambda *step: told.append(step))
    assert [done for done, _ in told] == sorted(done for done, _ in told)
    assert told[-1][0] <= told[-1][1]

    def cancel(done: int, _total: int) -> None:
        if done > 130:
            raise Cancelled

    with pytest.raises(Cancelled):
        find_duplicates(bodies, len(bodies), cancel)


def test_texts_meet_about_as_often_as_their_likeness_says() -> None:
    rng = random.Random(5)
    met = 0
    for trial in range(60):
        words = prose(trial, 200)
        other = [*words[:140], *prose(trial + 1_000, 60)]  # Jaccard of the shingles about 0.53
        one, two = shingles(words), shingles(other)
        assert 0.4 < jaccard(one, two) < 0.65
        met += not set(bands(signature(one))).isdisjoint(bands(signature(two)))
    assert met >= 59
    strangers = sum(
        not set(bands(signature(shingles(prose(rng.randrange(10**6), 200))))).isdisjoint(
            bands(signature(shingles(prose(rng.randrange(10**6), 200))))
        )
        for _ in range(60)
    )
    assert strangers <= 1


def test_no_group_holds_an_article_twice_and_the_order_of_articles_does_not_matter() -> None:
    rng = random.Random(6)
    bodies = []
    for number in range(30):
        words = prose(number // 3, 120)
        bodies.append(body(f"{number:02d}", changed(words, rng.sample(range(120), number % 3 * 2))))
    expected = {(group.kind, frozenset(group.article_ids)) for group in find_duplicates(bodies)}
    assert len(expected) == 10
    rng.shuffle(bodies)
    found = find_duplicates(bodies)
    assert {(group.kind, frozenset(group.article_ids)) for group in found} == expected
    for group in found:
        assert len(set(group.article_ids)) == len(group.article_ids)
