"""What finished articles have taught, and how it reads a new article: who has a say there, and who decides.

The sequence model (`sequence`) says of each word how likely it belongs to a content, a source or a cue. The choice
(`choice`) weighs each candidate of the rules and its extents. The judge (`judge`) has the last word on what the rules
show, the sequence model draws and the choice holds likely. `sequence_learning` makes all three.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from annotator.suggest.base import CUE_MARKED, CUE_MET, TAUGHT_BY, Proposal
from annotator.suggest.finished import SECOND
from annotator.suggest.judge_features import cases
from annotator.suggest.sequence_features import Sheet
from annotator.suggest.sequence_reading import Reading

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from annotator.suggest.choice import Choice
    from annotator.suggest.judge import Judge, Verdict
    from annotator.suggest.rules.lexicon import Lexicon
    from annotator.suggest.sequence import Chain

VERSION = 5  # of the features and the labels; a model of another version is made anew


@dataclass(frozen=True, slots=True)
class Record:
    """What a model was trained on, and what cross-validation said of its contents, by overlap and exactly."""

    made: str  # the day, ISO 8601
    articles: int
    markings: int
    rejected: int  # suggestions that were turned down in these articles
    words: int
    f1_before: float
    f1_after: float
    exact_before: float
    exact_after: float


@dataclass(frozen=True, slots=True)
class SequenceModel:
    """What was learned. Its features hold words of the project's texts: it stays on the analyst's machine."""

    version: int
    chain: Chain
    choice: Choice
    judge: Judge
    names: Mapping[str, str]  # quote type, or label of the rules -> the label that this analyst gives it
    record: Record
    cues: Mapping[str, tuple[int, int]] = field(default_factory=dict)  # base form: how often marked, and met

    def proposals(
        self, text: str, shown: Sequence[Proposal], candidates: Sequence[Proposal], lexicon: Lexicon
    ) -> list[Proposal]:
        """Return what to propose for an article, in the order of the text."""
        sheet = Sheet.of(text, shown, candidates, lexicon)
        reading = Reading.of(sheet, self.chain, shown, candidates, lexicon, self.names)
        verdicts = self.judge.kept(cases(reading, self.choice.weighed(reading.groups)))
        found = [self._proposal(one) for one in verdicts]
        found += [one for one in shown if one.rule == SECOND]
        return sorted(found, key=lambda one: (one.fragments, one.label))

    def _proposal(self, one: Verdict) -> Proposal:
        """Return what is proposed under the analyst's own label, with how sure that is and what it rests on."""
        own = one.proposal
        return replace(
            own,
            confidence=round(one.about, 3),
            label=self.names.get(own.label, own.label),
            why={**own.why, **self._decided(own.why.get("cue", "").lower())},
        )

    def _decided(self, cue: str) -> dict[str, str]:
        """Return on how many decisions a proposal rests, and on how many about its cue."""
        facts = {TAUGHT_BY: str(self.record.markings + self.record.rejected)}
        if cue in self.cues:
            marked, met = self.cues[cue]
            facts |= {CUE_MARKED: str(marked), CUE_MET: str(met)}
        return facts
