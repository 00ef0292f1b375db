"""How an article looks to a sequence model: what it believes of each word, its contents, and the candidates there are.

The candidates are those of the rules with the extents that each might have, and what the model alone finds.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from annotator.suggest.base import Proposal
from annotator.suggest.choice_features import Beliefs, Group, GroupReader
from annotator.suggest.extents import Words
from annotator.suggest.finished import SECOND
from annotator.suggest.latent import latent
from annotator.suggest.meanings import Meanings

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from annotator.core.spans import Span
    from annotator.suggest.rules.lexicon import Lexicon
    from annotator.suggest.sequence import Chain, Row
    from annotator.suggest.sequence_features import Sheet

RULE = "learned"
_MARKS = '“”"„«»'
_BEGIN, _INSIDE, _GOES_ON, _SOURCE, _CUE = 1, 2, 3, 4, 5  # places in `LABELS`


@dataclass(frozen=True, slots=True)
class Reading:
    """What a chain makes of an article, beside what the rules say; ``found`` are the contents that it draws."""

    words: Words
    beliefs: Beliefs
    inside: Sequence[Row]  # for each word: how likely a content goes on there, given each label before
    shown: Sequence[Proposal]
    hidden: Sequence[Proposal]
    found: Sequence[Proposal]
    groups: Sequence[Group]

    @classmethod
    def of(  # noqa: PLR0917 - all that is known of one article
        cls,
        sheet: Sheet,
        chain: Chain,
        shown: Sequence[Proposal],
        candidates: Sequence[Proposal],
        lexicon: Lexicon,
        names: Mapping[str, str],
    ) -> Reading:
        """Read an article. ``names`` are the labels that the analyst gives to quote types and to the rules' labels."""
        labels: list[int] = []
        beliefs: list[tuple[float, float, float, float, float]] = []
        inside: list[Row] = []
        for row in sheet.rows:
            scores = chain.scores(sheet.features[row.start : row.stop])
            labels += chain.best(scores)
            believed, steps = chain.beliefs_and_steps(scores, _INSIDE)
            inside += steps
            beliefs += [
                (one[_BEGIN], one[_INSIDE], one[_GOES_ON], one[_SOURCE], one[_CUE]) for one in believed
            ]
        usual = next(iter(names.values()), "claim")
        alone = [
            Proposal(
                label=names.get(kind) or usual,
                fragments=content,
                rule=RULE,
                confidence=0.5,
                source=sheet.near(labels, content, "S"),
                cue=sheet.near(labels, content, "Q"),
                attributes={"quote_type": kind},
            )
            for content in sheet.contents(labels)
            for kind in (quote_type(sheet.text, content),)
        ]
        ruled = [one for one in shown if one.rule != SECOND]
        first = [one for one in candidates if one.rule != SECOND]
        words = Words(sheet.text)
        every = first + latent(words, Meanings.load(), first, names.get("indirect") or usual)
        known = {one.fragments for one in ruled}
        reader = GroupReader(words, lexicon, tuple(beliefs))
        return cls(
            words,
            tuple(beliefs),
            inside,
            ruled,
            [one for one in first if one.fragments not in known],
            alone,
            reader.groups(ruled, every, ((one.fragments, one) for one in alone)),
        )

    def exactly(self, content: Sequence[Span]) -> float:
        """Return how likely the chain holds a content as it is; of several fragments that of the least likely."""
        least = 1.0
        for number, span in enumerate(content):
            first, stop = self.words.at(span.start), self.words.at(span.end)
            if first >= stop:
                return 0.0
            chance = self.beliefs[first][2 if number else 0]
            before = _GOES_ON if number else _BEGIN
            for index in range(first + 1, stop):
                chance *= self.inside[index][before]
                before = _INSIDE
            if stop < len(self.inside):
                chance *= 1 - self.inside[stop][before]
            least = min(least, chance)
        return least


def quote_type(text: str, content: tuple[Span, ...]) -> str:
    """Tell whether a content is direct, indirect or mixed speech, by its quotation marks."""
    if all(text[span.start] in _MARKS and text[span.end - 1] in _MARKS for span in content):
        return "direct"
    is_quoting = any(mark in text[span.start : span.end] for span in content for mark in _MARKS)
    return "mixed" if is_quoting else "indirect"
