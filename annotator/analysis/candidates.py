"""Candidates: which annotations may be about the same as a given one, by wording, side and time.

Wording is the cosine of TF-IDF vectors over words and over the words' character 4-grams. The index holds each word
once, with the 4-grams it is made of, so that an annotation costs one number a word; counts are kept as annotations
come and go, and weights are made from the counts when a question is asked, so that an index that was kept up to date
answers exactly as one that was built anew.
"""

from __future__ import annotations

import math
from array import array
from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from annotator.analysis.candidate_scores import days_between, likeness, link_type, score_of, unit
from annotator.analysis.marks import Side
from annotator.analysis.moments import read_moment
from annotator.analysis.terms import grams, words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from annotator.analysis.marks import Mark

_POSTINGS = 15_000  # looked at for one question, from the rarest word on
_FINALISTS = 120  # compared in full
_NEIGHBOURS = (
    60  # annotations of the same article that always take part: "these theses" has no word in common
)
_ALIKE = 0.4  # Dice of two words' 4-grams from which one stands in for the other
_ALIKE_WORDS = 6
_TELLING = 0.3  # likeness from which a denial's own words say what it denies


@dataclass(frozen=True, slots=True)
class Candidate:
    """An annotation that may be linked to the one asked about. Scores run from 0 to 1."""

    id: str
    score: float
    wording: float
    link_type: str  # the type that its side suggests; the analyst decides


@dataclass(slots=True)
class _Entry:
    mark: Mark
    word_ids: array[int]
    number: int
    day: int | None


class CandidateIndex:
    """Annotations by their words. `put` and `remove` keep it up to date; nothing is ever linked by it."""

    def __init__(self, marks: Iterable[Mark] = ()) -> None:
        self._entries: dict[str, _Entry] = {}
        self._by_number: list[_Entry | None] = []
        self._words: list[str] = []
        self._ids: dict[str, int] = {}
        self._counts: list[int] = []  # annotations with the word
        self._postings: list[array[int]] = []
        self._gram_counts: Counter[str] = Counter()  # annotations' words with the 4-gram
        self._gram_words: defaultdict[str, array[int]] = defaultdict(lambda: array("L"))
        self._by_article: defaultdict[str, dict[str, None]] = defaultdict(dict)
        self._dead = 0
        self._idfs: tuple[int, dict[int, float]] = (0, {})  # of how many entries, by count
        for mark in marks:
            self.put(mark)

    def __len__(self) -> int:
        return len(self._entries)

    def __contains__(self, annotation_id: str) -> bool:
        return annotation_id in self._entries

    def put(self, mark: Mark) -> None:
        """Take an annotation in, or take its new state instead of the old one."""
        self.remove(mark.id)
        ids = array("L", (self._id(word) for word in words(mark.words)))
        number = len(self._by_number)
        moment = read_moment(mark.moment)
        entry = _Entry(mark, ids, number, moment.middle.toordinal() if moment else None)
        self._entries[mark.id] = entry
        self._by_number.append(entry)
        self._by_article[mark.article_id][mark.id] = None
        for word in set(ids):
            self._counts[word] += 1
            self._postings[word].append(number)
            self._gram_counts.update(set(grams(self._words[word])))

    def remove(self, annotation_id: str) -> None:
        """Forget an annotation; one that is not there is no matter."""
        entry = self._entries.pop(annotation_id, None)
        if entry is None:
            return
        self._by_number[entry.number] = None
        siblings = self._by_article[entry.mark.article_id]
        del siblings[annotation_id]
        if not siblings:
            del self._by_article[entry.mark.article_id]
        for word in set(entry.word_ids):
            self._counts[word] -= 1
            self._gram_counts.subtract(set(grams(self._words[word])))
        self._dead += 1
        if self._dead > 1_000 + len(self._entries):
            self._compact()

    def rank(self, mark: Mark, limit: int = 20) -> list[Candidate]:
        """Return the annotations that ``mark`` may be linked to, best first. It need not be in the index."""
        wanted = [self._ids[word] for word in words(mark.words) if word in self._ids]
        numbers = dict.fromkeys(self._by_words(wanted))
        near = self._by_article.get(mark.article_id, {})
        closest = sorted(near, key=lambda one: (abs(self._entries[one].mark.start - mark.start), one))
        numbers.update(dict.fromkeys(self._entries[one].number for one in closest[:_NEIGHBOURS]))
        found = self._compared(mark, words(mark.words), numbers)
        pointed_at = self._pointed_at(mark, found)
        if pointed_at is not None:
            # "These theses" has no word of the claims in other articles; the claim it points at has.
            known = words(pointed_at.words)
            more = [one for one in self._by_words([self._ids[word] for word in known]) if one not in numbers]
            # It comes first itself: it stands nearer than any that are found through it.
            most = 0.95 * next(one.score for one in found if one.id == pointed_at.id)
            further = self._compared(mark, known, more, share=0.5)
            found += [replace(one, score=min(one.score, most)) for one in further]
        found.sort(key=lambda one: (-one.score, one.id))
        return found[:limit]

    def _compared(
        self, mark: Mark, known: list[str], numbers: Iterable[int], share: float = 1.0
    ) -> list[Candidate]:
        """Return entries as candidates for ``mark``, their wording held against ``known``."""
        mine = self._vectors(known)
        moment = read_moment(mark.moment)
        day = moment.middle.toordinal() if moment else None
        found = []
        for number in numbers:
            entry = self._by_number[number]
            if entry is None or entry.mark.id == mark.id:
                continue
            theirs = self._vectors([self._words[one] for one in entry.word_ids])
            wording = share * likeness(mine, theirs)
            score = score_of(mark, entry.mark, wording, days_between(day, entry.day))
            found.append(Candidate(entry.mark.id, score, wording, link_type(mark, entry.mark, wording)))
        return found

    def _pointed_at(self, mark: Mark, found: list[Candidate]) -> Mark | None:
        """Return what a denial without words of its own most likely denies in its own article, or None."""
        if mark.side is not Side.DENIAL or max((one.wording for one in found), default=0.0) >= _TELLING:
            return None
        near = [self._entries[one.id].mark for one in sorted(found, key=lambda one: (-one.score, one.id))]
        return next((other for other in near if other.asserts and other.article_id == mark.article_id), None)

    def wordings(self, text: str, limit: int = 20) -> list[tuple[str, float]]:
        """Return the annotations whose wording is most like ``text``, as (id, likeness), best first."""
        known = words(text)
        mine = self._vectors(known)
        found = []
        for number in self._by_words([self._ids[word] for word in known if word in self._ids]):
            entry = self._by_number[number]
            if entry is not None:
                theirs = self._vectors([self._words[one] for one in entry.word_ids])
                found.append((entry.mark.id, likeness(mine, theirs)))
        found.sort(key=lambda one: (-one[1], one[0]))
        return found[:limit]

    # How it looks

    def _by_words(self, wanted: list[int]) -> list[int]:
        """Return the numbers of the entries that share the most telling words, or words much like them."""
        weights: dict[int, float] = {}
        for word in dict.fromkeys(wanted):
            weights[word] = 1.0
            for other, alike in self._alike(word):
                weights[other] = max(alike, weights.get(other, 0.0))
        order = sorted(
            (one for one in weights if self._counts[one]),
            key=lambda one: (self._counts[one], self._words[one]),
        )
        scores: defaultdict[int, float] = defaultdict(float)
        seen = 0
        for word in order:
            if seen and seen + self._counts[word] > _POSTINGS:
                break
            seen += self._counts[word]
            weight = weights[word] * self._idf(self._counts[word]) ** 2
            for number in self._postings[word]:
                scores[number] += weight
        alive = [(number, score) for number, score in scores.items() if self._by_number[number] is not None]
        if len(alive) > _FINALISTS:
            alive.sort(key=lambda one: (-one[1], self._by_number[one[0]].mark.id))  # type: ignore[union-attr]  # alive
        return [number for number, _ in alive[:_FINALISTS]]

    def _alike(self, word: int) -> list[tuple[int, float]]:
        """Return other words that share most of this one's 4-grams (stabiliz, destabiliz), with their Dice."""
        own = set(grams(self._words[word]))
        if len(own) < 3:
            return []
        shared: Counter[int] = Counter()
        for gram in own:
            shared.update(self._gram_words.get(gram, ()))
        found = []
        for other, count in shared.items():
            if other == word or count < 2 or not self._counts[other]:
                continue
            dice = 2 * count / (len(own) + len(set(grams(self._words[other]))))
            if dice >= _ALIKE:
                found.append((other, dice))
        found.sort(key=lambda one: (-one[1], self._words[one[0]]))
        return found[:_ALIKE_WORDS]

    def _vectors(self, known: Iterable[str]) -> tuple[dict[str, float], dict[str, float]]:
        """Return the TF-IDF vectors of words and of 4-grams, each of length 1."""
        counts = Counter(known)
        by_word = {}
        by_gram: dict[str, float] = {}
        for word, count in counts.items():
            number = self._ids.get(word)
            weight = 1 + math.log(count)
            by_word[word] = weight * self._idf(self._counts[number] if number is not None else 0)
            for gram in grams(word):
                by_gram[gram] = by_gram.get(gram, 0.0) + weight
        idf, gram_counts = self._idf, self._gram_counts
        for gram, weight in by_gram.items():
            by_gram[gram] = weight * idf(gram_counts.get(gram, 0))
        return unit(by_word), unit(by_gram)

    def _idf(self, count: int) -> float:
        total, known = self._idfs
        if total != len(self._entries):
            total, known = self._idfs = len(self._entries), {}
        weight = known.get(count)
        if weight is None:
            weight = known[count] = math.log((total + 1) / (min(count, total) + 0.5))
        return weight

    def _id(self, word: str) -> int:
        known = self._ids.get(word)
        if known is None:
            known = self._ids[word] = len(self._words)
            self._words.append(word)
            self._counts.append(0)
            self._postings.append(array("L"))
            for gram in set(grams(word)):
                self._gram_words[gram].append(known)
        return known

    def _compact(self) -> None:
        """Give the living entries new numbers, so that lists do not grow with every change."""
        self._dead = 0
        self._by_number = []
        self._postings = [array("L") for _ in self._words]
        for entry in self._entries.values():
            entry.number = len(self._by_number)
            self._by_number.append(entry)
            for word in set(entry.word_ids):
                self._postings[word].append(entry.number)
