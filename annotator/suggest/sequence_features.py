"""What the sequence model sees of an article: its words with their features, and how labels become contents.

A row is a paragraph. The features name the words around a word, their shapes and what words are used like them, the
classes of the cue lexicon, where quotations and sentences begin and end, the cues before and behind in the sentence,
and above all what the rules say here: in which of their contents, sources and cues the word stands, and by which rule.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from annotator.core.quotations import quotations
from annotator.core.sentences import sentences
from annotator.core.spans import Span
from annotator.suggest.rules.tokens import places
from annotator.suggest.word_classes import class_of
from annotator.suggest.word_clusters import UNKNOWN, Clusters

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from annotator.suggest.base import Proposal
    from annotator.suggest.rules.lexicon import Lexicon

LABELS = ("O", "B-C", "I-C", "K-C", "S", "Q")  # content (K: goes on), source, cue
_OUTSIDE, _BEGIN, _INSIDE, _GOES_ON = range(4)
_PLAIN = {"S": 4, "Q": 5}  # two of them hardly ever touch: where they begin need not be told
_GAP = 60  # words between two fragments of one content, at most
_BREAKS = frozenset(", ; : - -- — – ( )".split())  # noqa: SIM905 - read as a list of marks
_STOPS = frozenset(".!?")


@dataclass(frozen=True, slots=True)
class Marking:
    """What a person has marked: a content, and the words of its source and cue."""

    content: tuple[Span, ...]
    source: tuple[Span, ...] = ()
    cue: tuple[Span, ...] = ()


@dataclass(slots=True)
class Sheet:
    """The words of an article, in rows, and the names of the features of each."""

    text: str
    words: list[tuple[int, int]]
    rows: list[range]
    features: list[tuple[str, ...]] = field(default_factory=list)

    @classmethod
    def of(
        cls, text: str, shown: Sequence[Proposal], candidates: Sequence[Proposal], lexicon: Lexicon
    ) -> Sheet:
        """Read an article with what the rules propose for it, and what they hold possible."""
        words = places(text)
        sheet = cls(text, words, list(_rows(text, words)))
        sheet.features = _Reader(sheet, lexicon).features(shown, candidates)
        return sheet

    def between(self, span: Span) -> range:
        """Return the indices of the words that begin in a span."""
        return range(
            bisect_left(self.words, (span.start, -1)),
            bisect_left(self.words, (span.end, -1)),
        )

    def labels(self, markings: Iterable[Marking]) -> list[int]:
        """Return the label of each word, as an index into `LABELS`; of contents that overlap the first has it."""
        found = [_OUTSIDE] * len(self.words)
        for marking in markings:
            for role, spans in (("C", marking.content), ("S", marking.source), ("Q", marking.cue)):
                for number, span in enumerate(spans):
                    begin = _PLAIN.get(role, _GOES_ON if number else _BEGIN)
                    inside = _PLAIN.get(role, _INSIDE)
                    for at, index in enumerate(self.between(span)):
                        if not found[index] or role != "C":
                            found[index] = inside if at else begin
        return found

    def contents(self, labels: Sequence[int]) -> list[tuple[Span, ...]]:
        """Return the contents that the labels of all words, row after row, draw."""
        found: list[list[list[int]]] = []
        before = _OUTSIDE
        for index, label in enumerate(labels):
            if label == _GOES_ON and found and index - found[-1][-1][1] < _GAP:
                found[-1].append([index, index])
            elif label in {_BEGIN, _GOES_ON} or (
                label == _INSIDE and before not in {_BEGIN, _INSIDE, _GOES_ON}
            ):
                found.append([[index, index]])
            elif label == _INSIDE:
                found[-1][-1][1] = index
            before = label
        return [
            tuple(Span(self.words[first][0], self.words[last][1]) for first, last in content)
            for content in found
        ]

    def near(self, labels: Sequence[int], content: tuple[Span, ...], role: str) -> tuple[Span, ...]:
        """Return the nearest source (``S``) or cue (``Q``) to a content, at most 40 words off; () for none."""
        wanted = _PLAIN[role]
        start, end = self.between(content[0]).start, self.between(content[-1]).stop
        places_ = (
            sorted(range(max(0, start - 40), start), reverse=True),
            range(end, min(end + 40, len(labels))),
        )
        found = [next((at for at in part if labels[at] == wanted), None) for part in places_]
        off = [(abs(at - edge), at) for at, edge in zip(found, (start, end), strict=True) if at is not None]
        if not off:
            return ()
        low = high = min(off)[1]
        while low and labels[low - 1] == wanted:
            low -= 1
        while high + 1 < len(labels) and labels[high + 1] == wanted:
            high += 1
        return (Span(self.words[low][0], self.words[high][1]),)


def _rows(text: str, words: Sequence[tuple[int, int]]) -> Iterator[range]:
    first = 0
    for index in range(1, len(words)):
        if "\n" in text[words[index - 1][1] : words[index][0]]:
            yield range(first, index)
            first = index
    if words:
        yield range(first, len(words))


class _Reader:
    """Makes the features of one article."""

    def __init__(self, sheet: Sheet, lexicon: Lexicon) -> None:
        self._sheet = sheet
        self._written = [sheet.text[start:end] for start, end in sheet.words]
        self._lower = [word.lower().replace("’", "'") for word in self._written]
        self._class = [
            class_of(low, word, lexicon) for low, word in zip(self._lower, self._written, strict=True)
        ]
        self._cues = [self._cue(word, lexicon) for word in self._lower]
        clusters = Clusters.load()
        self._clusters = [_around(clusters.of(word)) for word in self._lower]
        self._edge = _around(UNKNOWN)

    @staticmethod
    def _cue(word: str, lexicon: Lexicon) -> str:
        form = lexicon.forms.get(word)
        if form is not None:
            return f"{form.verb.classes[0]} {form.form.value}"
        return "noun" if word in lexicon.nouns else ""

    def features(self, shown: Sequence[Proposal], candidates: Sequence[Proposal]) -> list[tuple[str, ...]]:
        """Return the names of the features of each word."""
        quoted = self._placed(quotation.span for quotation in quotations(self._sheet.text))
        sentence = self._placed(sentences(self._sheet.text))
        found: list[list[str]] = []
        for row in self._sheet.rows:
            found += [[*self._words(row, index), f"q{quoted[index]}", f"s{sentence[index]}"] for index in row]
        for row in self._sheet.rows:
            self._on_the_way(row, found)
        known = {(one.label, one.fragments) for one in shown}
        for name, some in (
            ("r", shown),
            ("x", [one for one in candidates if (one.label, one.fragments) not in known]),
        ):
            self._proposed(name, some, found)
        # Python's collector, which holds every thread up, goes through lists each time, but not through tuples of text.
        return [tuple(names) for names in found]

    def _placed(self, spans: Iterable[Span]) -> list[str]:
        places_ = ["-"] * len(self._written)
        for span in spans:
            part = self._sheet.between(span)
            for index in part:
                places_[index] = "B" if index == part.start else "E" if index == part.stop - 1 else "I"
        return places_

    def _words(self, row: range, index: int) -> list[str]:
        low, kind, cue = self._lower, self._class, self._cues

        def at(values: Sequence[str], offset: int) -> str:
            return values[index + offset] if index + offset in row else "|"

        k2, k1, k0, n1, n2 = (at(kind, offset) for offset in range(-2, 3))
        word, before, after = low[index], at(low, -1), at(low, 1)
        return [
            "always",
            f"w {word}",
            f"w-1 {before}",
            f"w-2 {at(low, -2)}",
            f"w+1 {after}",
            f"w+2 {at(low, 2)}",
            f"w-1w {before} {word}",
            f"ww+1 {word} {after}",
            f"end {word[-3:]}",
            f"end2 {word[-2:]}",
            f"end-1 {before[-3:]}",
            f"end+1 {after[-3:]}",
            f"shape {_shape(self._written[index])}",
            f"k {k0}",
            f"k-1k {k1} {k0}",
            f"kk+1 {k0} {n1}",
            f"k-1kk+1 {k1} {k0} {n1}",
            f"k-2k-1k {k2} {k1} {k0}",
            f"kk+1k+2 {k0} {n1} {n2}",
            f"w-1k {before} {k0}",
            f"c {cue[index]}",
            f"c-1 {at(cue, -1)}",
            f"c+1 {at(cue, 1)}",
            *(self._clusters[index - 1] if index - 1 in row else self._edge)[0],
            *self._clusters[index][1],
            *(self._clusters[index + 1] if index + 1 in row else self._edge)[2],
        ]

    def _on_the_way(self, row: range, found: list[list[str]]) -> None:
        """Add the cue before and the cue behind in the sentence, and the joints on the way there."""
        for mark, order in (("past", row), ("next", reversed(row))):
            cue, joints = "", [""]
            for index in order:
                names = found[index]
                names.append(f"{mark} {cue} {self._class[index]}")
                if cue:
                    names.append(f"{mark} {cue}")
                names.append(f"{mark} way {bool(cue)} {'.'.join(joints[-3:])}")
                word = self._lower[index]
                if word in _STOPS:
                    cue, joints = "", [""]
                elif self._cues[index]:
                    cue, joints = word, [""]
                elif word in _BREAKS or self._class[index].startswith("joint"):
                    joints.append(word)

    def _proposed(self, mark: str, proposals: Iterable[Proposal], found: list[list[str]]) -> None:
        """Add in which parts of which proposals each word stands."""
        for one in proposals:
            cue = one.why.get("cue", "")
            for role, spans in (("C", one.fragments), ("Q", one.cue), ("S", one.source)):
                for number, span in enumerate(spans):
                    part = self._sheet.between(span)
                    for index in part:
                        place = "B" if index == part.start else "E" if index == part.stop - 1 else "I"
                        if number and place == "B" and role == "C":
                            place = "K"
                        found[index] += (
                            f"{mark} {role}{place}",
                            f"{mark} {role}{place} {one.rule}",
                            f"{mark} {role}{place} {cue}",
                        )
                    if part.stop < len(found):
                        found[part.stop] += (
                            f"{mark} after {role} {one.rule}",
                            f"{mark} after {role} {self._class[part.stop]}",
                        )


@lru_cache(maxsize=2048)
def _around(classes: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Return the features that a word's classes give the word behind it, itself, and the word before it."""
    before, here, behind = (tuple(f"b{place} {name}" for name in classes) for place in ("-1", "", "+1"))
    return before, here, behind


def _shape(word: str) -> str:
    if word.isupper():
        return "AA"
    if word[0].isupper():
        return "Aa"
    if word.islower():
        return "a"
    return "0" if word[0].isdigit() else "."
