"""The last word: it learns whom to trust, prefers what is exactly right, and says nothing twice."""

from __future__ import annotations

import math
import random
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.core.spans import Span
from annotator.suggest.base import Proposal
from annotator.suggest.judge import judge
from annotator.suggest.judge_features import NUMBERS, Case, Rates

WIDE = NUMBERS - 3  # without the rates


def case(start: int, end: int, *, first: float = 0.0, rule: str = "verb", cue: str = "say") -> Case:
    """Return a case whose first number is given; the others are alike for all."""
    proposal = Proposal(label="claim", fragments=(Span(start, end),), rule=rule, confidence=0.5)
    return Case(
        proposal, [first, *[1.0] * (WIDE - 1)], (f"shown {rule}", f"shown {rule} {cue}", f"cue {cue}")
    )


def articles(seed: int) -> tuple[list[list[Case]], list[list[tuple[Span, ...]]]]:
    """Return articles in which a case is right where its first number is above 0; another lies over each."""
    pick = random.Random(seed)
    found: list[list[Case]] = []
    right: list[list[tuple[Span, ...]]] = []
    for _ in range(40):
        here: list[Case] = []
        contents: list[tuple[Span, ...]] = []
        for at in range(0, 1000, 50):
            number = pick.choice((-2, 2)) + pick.uniform(-1, 1)
            here += [case(at, at + 20, first=number), case(at + 12, at + 20, first=min(number, 0) - 1)]
            if number > 0:
                contents.append((Span(at, at + 20),))
        found.append(here)
        right.append(contents)
    return found, right


def test_it_learns_what_a_number_says_and_keeps_nothing_twice() -> None:
    known, right = articles(1)
    one = judge(known, right)
    new, contents = articles(2)
    hits = said = 0
    for cases, wanted in zip(new, contents, strict=True):
        kept = [each.proposal.fragments for each in one.kept(cases)]
        assert len({fragments[0].end for fragments in kept}) == len(kept)
        hits += len(set(kept) & set(wanted))
        said += len(kept)
    assert hits > 0.95 * sum(map(len, contents))
    assert hits > 0.9 * said
    assert judge(known, right) == one


def test_of_what_says_the_same_the_likelier_is_kept() -> None:
    one = judge(*articles(1))
    kept = one.kept([case(0, 20, first=1.5), case(1, 20, first=3.0), case(30, 50, first=-3.0)])
    assert [each.proposal.fragments for each in kept] == [(Span(1, 20),)]


def test_the_weights_are_the_maximum_of_the_penalised_likelihood() -> None:
    known, right = articles(3)
    one = judge(known, right)

    def gain(at: int, step: float) -> float:
        weights = [*one.about]
        weights[at] += step
        total = -16.0 / 2 * sum(weight * weight for weight in weights[:-1])
        for number, cases in enumerate(known):
            for each in cases:
                row = [
                    (value - middle) / width
                    for value, middle, width in zip(
                        [*each.numbers, *one.rates.numbers(each)], one.middles, one.widths, strict=True
                    )
                ]
                row[-3:] = [0.0] * 3  # the rates: in learning each case is left out of its own
                score = sum(a * b for a, b in zip(weights, [*row, 1.0], strict=True))
                is_right = any(
                    span.start <= each.proposal.start and each.proposal.end <= span.end
                    for (span,) in right[number]
                )
                total += score * is_right - math.log1p(math.exp(score))
        return total

    at_best = gain(0, 0.0)
    assert all(gain(0, step) < at_best for step in (-0.2, 0.2))


def test_a_rate_is_that_of_the_likes_of_a_case_near_that_of_all() -> None:
    said = [(case(0, 5, cue="say"), True)] * 30 + [(case(0, 5, cue="back"), False)] * 30
    rates = Rates.of(said)
    rule, _, cue = rates.numbers(case(0, 5, cue="say"))
    assert rule == 0
    assert cue > 1
    assert rates.numbers(case(0, 5, cue="back"))[2] < -1
    assert rates.numbers(case(0, 5, cue="never met"))[2] == 0
    assert rates.without(Rates.of(said[:30])).numbers(case(0, 5, cue="say"))[2] < 0
    assert Rates.of([]).numbers(case(0, 5)) == [0.0, 0.0, 0.0]


@settings(max_examples=10)
@given(st.lists(st.tuples(st.integers(0, 50), st.integers(1, 9), st.floats(-5, 5)), min_size=1, max_size=20))
def test_any_cases_can_be_learned_from_and_judged(rows: list[tuple[int, int, float]]) -> None:
    cases = [case(start, start + length, first=first) for start, length, first in rows]
    for right in ([], [cases[0].proposal.fragments], [each.proposal.fragments for each in cases]):
        one = judge([cases, cases], [right, []])
        for each in replace(one, threshold=0.0).kept(cases):
            assert 0 < each.about < 1
            assert 0 < each.exact < 1
