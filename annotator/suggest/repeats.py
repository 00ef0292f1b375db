"""Proposes what was marked once wherever the same words, or nearly the same, occur again.

Words are compared in small letters, without punctuation and quotation marks. Nearly the same: of a marked content
of eight words and more, at least four words in five stand there in the same order, none of the gaps being long.
The index is by runs of four words, so the work is linear in the length of the text.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from annotator.core.spans import Cover, Span
from annotator.suggest.base import Proposal, RuleInfo

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from annotator.core.tagset import TagSet
    from annotator.core.values import Region, Source

SAME, NEAR = "same-words", "near-words"
_WORD = re.compile(r"\w+(?:['’]\w+)*")
_RUN = 4
_LEAST_NEAR = 8
_SHARE = 0.8
_MOST_STARTS = 40  # places looked at for one marked content in one article
_MARKS = '“”"‘’«»„'


@dataclass(frozen=True, slots=True)
class Marked:
    """What was marked once: its label's name, its words, and who spoke."""

    label: str
    words: str
    speaker_name: str = ""
    article: str = ""


class RepeatsEngine:
    """An engine made from what a project has accepted."""

    name = "repeats"
    rules = (
        RuleInfo(SAME, "The same words as in something marked before"),
        RuleInfo(NEAR, "Nearly the same words as in something marked before"),
    )

    def __init__(self, marked: Iterable[Marked]) -> None:
        self._marked: list[tuple[Marked, tuple[str, ...]]] = []
        seen = set()
        for one in marked:
            words = tuple(word.lower().replace("’", "'") for word in _WORD.findall(one.words))
            if len(words) >= _RUN and (one.label, words) not in seen:
                seen.add((one.label, words))
                self._marked.append((one, words))
        self._runs: dict[tuple[str, ...], list[int]] = defaultdict(list)
        for number, (_, words) in enumerate(self._marked):
            for start in range(0, len(words) - _RUN + 1, 1 if len(words) >= _LEAST_NEAR else len(words)):
                self._runs[words[start : start + _RUN]].append(number)

    def propose(
        self, text: str, regions: Sequence[Region], tag_set: TagSet, register: Sequence[Source]
    ) -> Iterator[Proposal]:
        """Yield a proposal for each place where a marked content stands again."""
        del register
        labels = {label.name for label in tag_set}
        found = [(match.start(), match.end()) for match in _WORD.finditer(text)]
        words = [text[start:end].lower().replace("’", "'") for start, end in found]
        hidden = Cover(region.span for region in regions if region.kind.is_boilerplate)
        for number, places in self._places(words).items():
            one, wanted = self._marked[number]
            taken = 0
            for place in sorted(places)[:_MOST_STARTS]:
                if place < taken or one.label not in labels:
                    continue
                hit = _matched(words, place, wanted)
                if hit is None:
                    continue
                first, last, share = hit
                taken = last + 1
                span = _with_marks(text, Span(found[first][0], found[last][1]), one.words)
                if not hidden.overlaps(span):
                    yield self._proposal(one, span, share)

    def _places(self, words: Sequence[str]) -> Mapping[int, set[int]]:
        """Return for each marked content the words at which it may begin."""
        places: dict[int, set[int]] = defaultdict(set)
        for at in range(len(words) - _RUN + 1):
            for number in self._runs.get(tuple(words[at : at + _RUN]), ()):
                wanted = self._marked[number][1]
                offset = _index_of(wanted, tuple(words[at : at + _RUN]))
                places[number].add(max(0, at - offset))
        return places

    def _proposal(self, one: Marked, span: Span, share: float) -> Proposal:
        return Proposal(
            label=one.label,
            fragments=(span,),
            rule=SAME if share == 1.0 else NEAR,
            confidence=round(0.9 * share, 2),
            speaker_name=one.speaker_name,
            why={"as_in": one.article} if one.article else {},
        )


def _index_of(words: tuple[str, ...], run: tuple[str, ...]) -> int:
    return next((at for at in range(len(words) - _RUN + 1) if words[at : at + _RUN] == run), 0)


def _matched(words: Sequence[str], place: int, wanted: tuple[str, ...]) -> tuple[int, int, float] | None:
    """Return the first and last word of the match at about ``place``, and the share of the wanted words in it."""
    if tuple(words[place : place + len(wanted)]) == wanted:
        return place, place + len(wanted) - 1, 1.0
    if len(wanted) < _LEAST_NEAR:
        return None
    at, hits = place, []
    limit = min(len(words), place + len(wanted) + len(wanted) // 4 + 2)
    for word in wanted:
        for ahead in range(at, min(limit, at + 4)):
            if words[ahead] == word:
                hits.append(ahead)
                at = ahead + 1
                break
    share = len(hits) / len(wanted)
    if share < _SHARE or hits[-1] - hits[0] + 1 > len(wanted) * 1.25:
        return None
    return hits[0], hits[-1], min(share, 0.99)


def _with_marks(text: str, span: Span, like: str) -> Span:
    """Take the quotation marks around a match with it, where the marked content has them."""
    start, end = span
    if like[:1] in _MARKS and start and text[start - 1] in _MARKS:
        start -= 1
    if like[-1:] in _MARKS:
        tail = re.compile(rf"[.,!?…]?[{_MARKS}]").match(text, end)
        end = tail.end() if tail else end
    return Span(start, end)
