"""How well two annotations go together: the likeness of their wordings, their sides, and when they were said."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from annotator.analysis.marks import Side

if TYPE_CHECKING:
    from collections.abc import Mapping

    from annotator.analysis.marks import Mark

_WORD_SHARE = 0.6  # of the wording's weight that the words have; the rest is the 4-grams'
_DAYS = 14.0  # after so many days, nearness in time counts 1/e


def link_type(mark: Mark, other: Mark, wording: float) -> str:
    """Return the type of link that the sides of two annotations suggest, from ``mark`` to ``other``."""
    if mark.side is Side.DENIAL:
        if other.side is Side.DENIAL:
            return "same_utterance" if _same(mark, other) else "supports"
        return "denies"
    if other.side is Side.DENIAL:
        return "rebuts"
    same_speaker = bool(mark.speaker_id) and mark.speaker_id == other.speaker_id
    if same_speaker and (Side.QUOTE in (mark.side, other.side) or wording > 0.5):
        return "same_utterance"
    return "same_claim"


def _same(mark: Mark, other: Mark) -> bool:
    return bool(mark.speaker_id) and mark.speaker_id == other.speaker_id


def score_of(mark: Mark, other: Mark, wording: float, days: int | None) -> float:
    """Return how well two annotations go together: 0.7 wording, 0.15 side, 0.15 time and nearness."""
    opposed = (mark.side is Side.DENIAL) != (other.side is Side.DENIAL)
    if opposed:
        side = 0.3 if _same(mark, other) else 1.0  # people deny what others say
    elif mark.side is Side.DENIAL:
        side = 0.3
    else:
        side = 0.7 if _same(mark, other) else 0.5
    if mark.article_id == other.article_id:
        gap = mark.start - other.end
        near = math.exp(-abs(gap) / 1_500) * (1.0 if gap >= 0 or not opposed else 0.6)
    else:
        near = 0.0
    time = 0.3 if days is None else math.exp(-abs(days) / _DAYS)
    if days is not None and days < 0 and mark.side is Side.DENIAL:
        time *= 0.5  # nobody denies what has not been said yet
    return 0.7 * wording + 0.15 * side + 0.15 * max(time * 0.8, near)


def days_between(mine: int | None, theirs: int | None) -> int | None:
    """Return by how many days the other was said before."""
    return None if mine is None or theirs is None else mine - theirs


def likeness(
    mine: tuple[Mapping[str, float], Mapping[str, float]],
    theirs: tuple[Mapping[str, float], Mapping[str, float]],
) -> float:
    """Return the cosine of two wordings, each given as its vectors of words and of 4-grams, 0 to 1."""
    by_word = _cosine(mine[0], theirs[0])
    by_gram = _cosine(mine[1], theirs[1])
    return _WORD_SHARE * by_word + (1 - _WORD_SHARE) * by_gram


def _cosine(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    if len(one) > len(other):
        one, other = other, one
    # Added up in the order of the terms, so that the same vectors give the same number to the last bit.
    return sum(weight * other[term] for term, weight in one.items() if term in other)


def unit(vector: Mapping[str, float]) -> dict[str, float]:
    """Return a vector of the same direction whose length is 1; an empty one where it has no length."""
    length = math.sqrt(sum([weight * weight for weight in vector.values()]))
    return {term: weight / length for term, weight in vector.items()} if length else {}
