"""Alignment: what two wordings share, word by word, and how the one differs where they meet."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise
from typing import TYPE_CHECKING

from annotator.analysis.terms import is_matter, plain
from annotator.core.spans import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annotator.analysis.terms import Term
    from annotator.analysis.wordlists import WordLists

_LONGEST_GAP = 8  # words between two shared ones, beyond which they do not belong to one wording


@dataclass(frozen=True, slots=True)
class Change:
    """One place where two wordings differ: what it is, the words on both sides, and where they stand.

    An empty side has an empty span where its words would be.
    """

    what: str  # replaced, left_out, added, opposite, hedge, booster, negation, date, figure
    a: str
    b: str
    a_span: Span
    b_span: Span


@dataclass(frozen=True, slots=True)
class Alignment:
    """The stretch over which two wordings run together, and where they differ in it.

    ``shared`` counts the words they have in common there, ``length`` those of the shorter side of the stretch.
    """

    a: Span
    b: Span
    shared: int
    shared_matter: int
    length: int
    changes: tuple[Change, ...]

    @property
    def likeness(self) -> float:
        """The shared part of the stretch, 0 to 1."""
        return self.shared / self.length if self.length else 0.0


def align(a: Sequence[Term], b: Sequence[Term], a_text: str, b_text: str) -> Alignment | None:
    """Return how two runs of words run together, or None where they share nothing.

    Words are compared by their stems. A gap at an ellipsis is no change: there the writer says that words are left
    out.
    """
    matcher = SequenceMatcher(None, [one.stem for one in a], [one.stem for one in b], autojunk=False)
    blocks = _best_run([(x, y, size) for x, y, size in matcher.get_matching_blocks() if size], a)
    if not blocks:
        return None
    first, last = blocks[0], blocks[-1]
    a_words = a[first[0] : last[0] + last[2]]
    b_words = b[first[1] : last[1] + last[2]]
    shared = sum(size for _, _, size in blocks)
    matter = sum(is_matter(one.word) for x, _, size in blocks for one in a[x : x + size])
    changes = []
    for (x, y, size), (next_x, next_y, _) in pairwise(blocks):
        mine, theirs = a[x + size : next_x], b[y + size : next_y]
        change = _change(mine, theirs, a_text, b_text, (a[x + size - 1].end, b[y + size - 1].end))
        if change is not None:
            changes.append(change)
    for x, y, size in blocks:  # played, plays: one stem, another word
        twins = zip(a[x : x + size], b[y : y + size], strict=True)
        changes += [_pair("replaced", *twin) for twin in twins if plain(twin[0].word) != plain(twin[1].word)]
    changes.sort(key=lambda one: (one.a_span, one.b_span))
    return Alignment(
        a=Span(a_words[0].start, a_words[-1].end),
        b=Span(b_words[0].start, b_words[-1].end),
        shared=shared,
        shared_matter=matter,
        length=min(len(a_words), len(b_words)),
        changes=tuple(changes),
    )


def retold_fragment(
    short: Sequence[Term], long: Sequence[Term], lists: WordLists
) -> tuple[Span, tuple[Change, ...]] | None:
    """Return where a few quoted words stand in a longer quotation with another pronoun, or None.

    Between quotation marks "its favor" cannot stand for "our favor": the words are turned as in indirect speech. A
    fragment counts as retold where all its words but those that point (our, this, now) are there in one piece.
    """
    size = len(short)
    for start in range(len(long) - size + 1):
        window = long[start : start + size]
        pairs = list(zip(short, window, strict=True))
        differing = [(one, other) for one, other in pairs if one.stem != other.stem]
        if not differing or len(differing) * 2 > size:
            continue
        if not any(one.stem == other.stem and is_matter(one.word) for one, other in pairs):
            continue
        if all({plain(one.word), plain(other.word)} <= lists.deictic for one, other in differing):
            span = Span(window[0].start, window[-1].end)
            return span, tuple(_pair("replaced", one, other) for one, other in differing)
    return None


def holds(long: Sequence[Term], short: Sequence[Term]) -> bool:
    """Tell whether the words of ``short`` stand in ``long`` in one piece, as they are but for their case."""
    wanted = [plain(one.word) for one in short]
    known = [plain(one.word) for one in long]
    return any(known[at : at + len(wanted)] == wanted for at in range(len(known) - len(wanted) + 1))


def _best_run(blocks: list[tuple[int, int, int]], a: Sequence[Term]) -> list[tuple[int, int, int]]:
    """Return the blocks of the best stretch: no gap too long, and most matter shared."""
    runs: list[list[tuple[int, int, int]]] = []
    for block in blocks:
        if runs:
            x, y, size = runs[-1][-1]
            if max(block[0] - x - size, block[1] - y - size) <= _LONGEST_GAP:
                runs[-1].append(block)
                continue
        runs.append([block])

    def matter(run: list[tuple[int, int, int]]) -> tuple[int, int]:
        inside = [one for x, _, size in run for one in a[x : x + size]]
        return sum(is_matter(one.word) for one in inside), len(inside)

    best = max(runs, key=matter, default=[])
    # A single function word at an end is shared by chance.
    while best and _is_chance(best[0], a):
        best = best[1:]
    while best and _is_chance(best[-1], a):
        best = best[:-1]
    return best


def _is_chance(block: tuple[int, int, int], a: Sequence[Term]) -> bool:
    return block[2] == 1 and not is_matter(a[block[0]].word)


def _change(
    mine: Sequence[Term], theirs: Sequence[Term], a_text: str, b_text: str, ends: tuple[int, int]
) -> Change | None:
    if not mine and not theirs:
        return None
    a_span = Span(mine[0].start, mine[-1].end) if mine else Span(ends[0], ends[0])
    b_span = Span(theirs[0].start, theirs[-1].end) if theirs else Span(ends[1], ends[1])
    if not theirs and _is_elided(b_text, ends[1]):
        return None
    if not mine and _is_elided(a_text, ends[0]):
        return None
    what = "replaced" if mine and theirs else "added" if mine else "left_out"
    return Change(what, a_text[slice(*a_span)], b_text[slice(*b_span)], a_span, b_span)


def _is_elided(text: str, position: int) -> bool:
    behind = text[position : position + 8].lstrip(' ,.;:-–—"”’')
    near = text[position : position + 8]
    return "..." in near or "…" in near or "[" in behind[:1]


def _pair(what: str, one: Term, other: Term) -> Change:
    return Change(what, one.word, other.word, Span(one.start, one.end), Span(other.start, other.end))
