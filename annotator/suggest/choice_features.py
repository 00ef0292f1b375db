"""What the choice among extents looks at: the rule, and the shape of the cue and of the content.

Hardly any feature names a word: after fifty articles a word has been seen too seldom to say much. A cue is looked
at by what kind of thing it means (`meanings`) as well, and each extent by how far it agrees with what the chain of
`sequence_features` believes. Each feature is a short name; of a text it holds function words and base forms of cues.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from annotator.core.spans import shared
from annotator.suggest.extents import Extent, Words, extents
from annotator.suggest.latent import PREFIX
from annotator.suggest.meanings import Meanings
from annotator.suggest.rules.words import BE, DO, HAVE, MODALS
from annotator.suggest.word_classes import class_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from annotator.core.spans import Span
    from annotator.suggest.base import Proposal
    from annotator.suggest.rules.lexicon import Lexicon

# What a chain believes of each word of an article, in [0, 1]: that a content begins, goes on or begins again there,
# that a source stands there, that a cue does.
Beliefs = tuple[tuple[float, float, float, float, float], ...]

_PRONOUNS = frozenset("he she they it we i you who which that".split())  # noqa: SIM905 - read as a list of words
_AUXILIARIES = BE | HAVE | DO | MODALS
_OPENING, _CLOSING = frozenset("“\"'‘«„"), frozenset("”\"'’»“")
_NONE = (0.0, 0.0, 0.0, 0.0, 0.0)


@dataclass(slots=True)
class Group:
    """A proposal with the extents it might have; ``common`` are the features that all of them share."""

    proposal: Proposal
    is_shown: bool
    common: list[str]
    extents: list[Extent]
    features: list[list[str]]


class GroupReader:
    """Reads the groups of one article."""

    def __init__(self, words: Words, lexicon: Lexicon, beliefs: Beliefs) -> None:
        text = words.text
        self._text = text
        self._words = words
        self._meanings = Meanings.load()
        self._lexicon = lexicon
        self._beliefs = beliefs
        self._lying: list[tuple[int, int, Proposal]] = []  # from where to where each candidate lies
        self._kinds = [
            class_of(low, text[start:end], lexicon)
            for low, (start, end) in zip(self._words.lower, self._words.places, strict=True)
        ]

    def groups(
        self,
        shown: Sequence[Proposal],
        candidates: Sequence[Proposal],
        found: Iterable[tuple[tuple[Span, ...], Proposal]],
    ) -> list[Group]:
        """Return the groups of all candidates, and one for each content that the chain alone has ``found``."""
        keys = {(one.label, one.fragments) for one in shown}
        self._lying = [(one.start, one.end, one) for one in candidates]
        alone = list(found)
        contents = [content for content, _ in alone]
        made = [self._group(one, contents, is_shown=(one.label, one.fragments) in keys) for one in candidates]
        known = [extent.fragments for group in made for extent in group.extents]
        for content, proposal in alone:
            first, last = content[0].start, content[-1].end
            near = (other for other in known if other[0].start < last and first < other[-1].end)
            if not any(shared(content, other) >= 0.5 for other in near):
                names = ["always", "rule learned", *self._believed(content, contents)]
                made.append(
                    Group(proposal, is_shown=False, common=[], extents=[Extent(content)], features=[names])
                )
        return made

    def _group(
        self,
        one: Proposal,
        contents: Sequence[tuple[Span, ...]],
        *,
        is_shown: bool,
    ) -> Group:
        possible = extents(self._words, one)
        own = "latent" if one.rule.startswith(PREFIX) else "shown" if is_shown else "hidden"
        features = []
        for extent in possible:
            believed = self._believed(extent.fragments, contents)
            features.append([*self._drawn(one, extent), *believed, *(f"{own} {name}" for name in believed)])
        common = [*self._common(one, "shown" if is_shown else "hidden"), *self._meant(one)]
        return Group(one, is_shown, common, possible, features)

    def _meant(self, one: Proposal) -> list[str]:
        """Return what kind of cue it is, and how far the chain believes that it is one."""
        if not one.cue:
            return []
        word = one.why.get("cue", "").lower()
        is_noun = one.rule.startswith(f"{PREFIX}noun")
        own = "latent" if one.rule.startswith(PREFIX) else "ruled"
        kinds = self._meanings.noun(word) if is_noun else self._meanings.verb(word)
        first = kinds[0] if kinds else "-"
        says = f"{'communication' in kinds} {'cognition' in kinds}"
        at = range(self._words.at(one.cue[0].start), self._words.at(one.cue[-1].end))
        cue = max((self._belief(index)[4] for index in at), default=0.0)
        return [
            f"sense {own} {first}",
            f"sense any {own} {is_noun} {says}",
            f"sense rule {one.rule} {first}",
            f"lemma {word}",
            f"lemma {own} {word}",
            f"belief cue {int(4.99 * cue)}",
        ]

    def _kind(self, index: int) -> str:
        return self._kinds[index] if 0 <= index < len(self._kinds) else "|"

    def _word(self, index: int) -> str:
        return self._words.lower[index] if 0 <= index < len(self._words.lower) else "|"

    def _common(self, one: Proposal, own: str) -> list[str]:
        text, rule, wide = self._text, one.rule, one.why.get("wide", "")
        source = self._source(one)
        nested = bool(one.cue) and self._is_nested(one)
        names = [
            "always",
            f"own {own}",
            f"rule {rule}",
            f"rule own {rule} {own}",
            f"source {source}",
            f"rule source {rule} {source}",
            f"nested {nested}",
            f"nested rule {nested} {rule}",
            f"wide {wide}",
            f"wide rule {wide} {rule}",
            f"type {one.attributes.get('quote_type', '')}",
            f"label {one.label}",
        ]
        if not one.cue:
            return names
        first, behind = self._words.at(one.cue[0].start), self._words.at(one.cue[-1].end)
        words = self._words.lower[first:behind]
        quoted = self._words.quote(one.cue[0].start) is not None
        begin = min(first, self._words.at(one.source[0].start)) if one.source else first
        sentence = self._words.sentence(one.cue[0].start)
        form = self._lexicon.forms.get(words[-1]) if words else None
        gap = "behind"
        if one.source and one.source[0].end <= one.cue[0].start:
            gap = str(min(6, first - self._words.at(one.source[0].end)))
        names += [
            f"auxiliary {words[0] if len(words) > 1 else ''}",
            f"cue words {min(4, len(words))}",
            f"quoted {quoted}",
            f"quoted rule {quoted} {rule}",
            f"negated {any(word in {'not', 'never'} or word.endswith(chr(39) + 't') for word in words)}",
            f"behind {self._kind(behind)}",
            f"behind rule {self._kind(behind)} {rule}",
            f"before {self._kind(begin - 1)}",
            f"before rule {self._kind(begin - 1)} {rule}",
            f"gap {gap}",
            f"stop {text[max(0, sentence.end - 1) : sentence.end]}",
            f"class {form.verb.classes[0] if form else 'none'}",
        ]
        return names

    def _is_nested(self, one: Proposal) -> bool:
        """Tell whether the cue stands in a content of another."""
        at, behind = one.cue[0].start, one.cue[-1].end
        return any(
            any(f.start <= at and behind <= f.end for f in other.fragments)
            for other in [each for start, end, each in self._lying if start <= at < end and each is not one]
        )

    def _source(self, one: Proposal) -> str:
        if not one.source:
            return "none"
        words = self._text[slice(*one.source[0])]
        if words.lower() in _PRONOUNS:
            return words.lower()
        return ("name" if words[:1].isupper() else "noun") + (" long" if len(words) > 40 else "")

    def _drawn(self, one: Proposal, extent: Extent) -> list[str]:
        """Return how the extent lies in its sentence."""
        text, rule, parts = self._text, one.rule, extent.fragments
        first, behind = self._words.at(parts[0].start), self._words.at(parts[-1].end)
        sentence = self._words.sentence(parts[0].start)
        full = parts[-1].end >= sentence.end - 1
        commas = min(3, self._words.lower[first:behind].count(","))
        verbs = min(
            3,
            sum(
                self._words.lower[i] in _AUXILIARIES or self._kinds[i] in {"cue", "ed"}
                for i in range(first, min(behind, first + 60))
            ),
        )
        marks = (
            f"{text[parts[0].start] in _OPENING} {text[parts[-1].end - 1] in _CLOSING}"
            f" {all(text[f.start] in _OPENING and text[f.end - 1] in _CLOSING for f in parts)}"
        )
        names = [
            f"move {extent.start} {extent.end.split()[0]} {extent.parts}",
            f"start {extent.start}",
            f"start rule {extent.start} {rule}",
            f"end rule {extent.end} {rule}",
            f"parts {extent.parts}",
            f"parts rule {extent.parts} {rule}",
            f"length {min(9, sum(span.length for span in parts).bit_length())}",
            f"first {self._kind(first)}",
            f"first rule {self._kind(first)} {rule}",
            f"after {self._word(behind)}",
            f"last {self._kind(behind - 1)}",
            f"ahead {self._kind(first - 1)}",
            f"full {full}",
            f"full rule {full} {rule}",
            f"commas {commas}",
            f"commas rule {commas} {rule}",
            f"verbs {verbs}",
            f"verbs rule {verbs} {rule}",
            f"marks {marks}",
            f"marks rule {marks} {rule}",
            f"follow {self._kind(behind)} {self._kind(behind + 1)}",
            f"fragments {min(3, len(parts))}",
        ]
        if one.cue:
            cue = one.cue[0]
            if parts[-1].end <= cue.start:
                side = f"before {min(5, self._words.at(cue.start) - behind)}"
            elif parts[0].start >= one.cue[-1].end:
                side = f"after {min(5, first - self._words.at(one.cue[-1].end))}"
            else:
                side = "around"
            inside = any(span.start <= cue.start < span.end for span in parts)
            names += [f"side {side}", f"side rule {side} {rule}", f"cue inside {inside}"]
        return names

    def _believed(self, parts: Sequence[Span], contents: Sequence[tuple[Span, ...]]) -> list[str]:
        """Return how the extent agrees with what the chain believes."""
        indices = [i for span in parts for i in range(self._words.at(span.start), self._words.at(span.end))]
        if not indices:
            return []
        inside = sum(sum(self._belief(i)[:3]) for i in indices) / len(indices)
        begin, goes_on = self._belief(indices[0])[0], self._belief(indices[-1] + 1)[1]
        middle, start, end = _steps(inside), _steps(begin), _steps(1 - goes_on)
        start_of, end_of, one = parts[0].start, parts[-1].end, tuple(parts)
        near = (c for c in contents if c[0].start < end_of and start_of < c[-1].end)
        like = int(5.99 * max((shared(one, other) for other in near), default=0.0))
        return [
            f"belief {middle}",
            f"belief start {start}",
            f"belief end {end}",
            f"belief like {like}",
            f"belief whole {middle} {end}",
            f"belief edges {start // 2} {end // 2}",
        ]

    def _belief(self, index: int) -> tuple[float, float, float, float, float]:
        return self._beliefs[index] if 0 <= index < len(self._beliefs) else _NONE


def _steps(chance: float) -> int:
    """Return a chance as whole log-odds, -4 to 4."""
    chance = min(0.995, max(0.005, chance))
    return max(-4, min(4, round(math.log(chance / (1 - chance)))))
