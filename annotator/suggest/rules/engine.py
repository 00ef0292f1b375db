"""The rule engine: from an article to proposals, with the reason for each."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from annotator.core.spans import Cover, merged
from annotator.suggest.base import Proposal, RuleInfo
from annotator.suggest.language import language_of
from annotator.suggest.learning import VERSION
from annotator.suggest.rules.catalogue import CONFIDENCE, RULES
from annotator.suggest.rules.denials import denials, is_only_denial
from annotator.suggest.rules.document import DocumentReader
from annotator.suggest.rules.foreign_lexicon import ForeignLexicon, load_foreign
from annotator.suggest.rules.lexicon import Lexicon
from annotator.suggest.rules.speakers import Speakers

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from annotator.core.tagset import TagSet
    from annotator.core.values import Region, Source
    from annotator.suggest.learning import Model
    from annotator.suggest.rules.attribution import Attribution
    from annotator.suggest.sequence_model import SequenceModel

CLAIM, DENIAL, QUOTE = "claim", "denial", "quote"


class RuleEngine:
    """Proposes claims, denials and quotes. ``off`` names rules that are switched off.

    ``model`` is what was learned from the project's decisions: then the engine looks at more candidates than the
    rules alone would propose, and the model chooses among them. ``sequence`` is what was learned from finished
    articles: it adds contents of its own, by the rule ``learned``, or goes before the rules.
    """

    name = "rules"

    def __init__(
        self,
        *,
        off: Iterable[str] = (),
        lexicon: Lexicon | None = None,
        foreign: Mapping[str, ForeignLexicon] | None = None,
        model: Model | None = None,
        sequence: SequenceModel | None = None,
    ) -> None:
        self._model = model
        self._off = frozenset(off)
        self._sequence = sequence if "learned" not in self._off else None
        self._lexicon = lexicon or Lexicon.load()
        self._foreign = foreign if foreign is not None else load_foreign()

    @property
    def rules(self) -> tuple[RuleInfo, ...]:
        """All rules, also those switched off."""
        return RULES

    def propose(
        self, text: str, regions: Sequence[Region], tag_set: TagSet, register: Sequence[Source]
    ) -> Iterator[Proposal]:
        """Yield proposals for one article in the order of the text; none lies in boilerplate."""
        if self._sequence is not None:
            yield from self._learned(self._sequence, text, regions, tag_set, register)
        elif self._model is not None and self._model.version == VERSION:
            yield from self._model.kept(text, self.candidates(text, regions, tag_set, register))
        else:
            yield from self._found(text, regions, tag_set, register, self._lexicon)

    def candidates(
        self, text: str, regions: Sequence[Region], tag_set: TagSet, register: Sequence[Source]
    ) -> list[Proposal]:
        """Return all that a model may choose from: also verbs that are in no list, and what lies in another content."""
        return list(self._found(text, regions, tag_set, register, replace(self._lexicon, is_wide=True)))

    def _learned(
        self,
        model: SequenceModel,
        text: str,
        regions: Sequence[Region],
        tag_set: TagSet,
        register: Sequence[Source],
    ) -> Iterator[Proposal]:
        shown = list(self._found(text, regions, tag_set, register, self._lexicon))
        candidates = self.candidates(text, regions, tag_set, register)
        hidden = Cover(region.span for region in regions if region.kind.is_boilerplate)
        labels = {label.name for label in tag_set}
        for one in model.proposals(text, shown, candidates, self._lexicon):
            if one.label in labels and not any(map(hidden.overlaps, one.fragments)):
                yield one

    def _found(
        self,
        text: str,
        regions: Sequence[Region],
        tag_set: TagSet,
        register: Sequence[Source],
        lexicon: Lexicon,
    ) -> Iterator[Proposal]:
        foreign = self._foreign.get(language_of(text))
        found = DocumentReader(text, regions, lexicon, foreign).attributions()
        Speakers(text, register, foreign.language if foreign else "en").name_all(found)
        known = {label.name for label in tag_set}
        seen = set()
        for attribution in found:
            for label, one in self._labelled(text, attribution):
                key = (label, tuple(one.fragments))
                if label in known and one.rule not in self._off and key not in seen:
                    seen.add(key)
                    yield _proposal(label, one)

    def _labelled(self, text: str, one: Attribution) -> Iterator[tuple[str, Attribution]]:
        if one.denial_type:  # another language's: found as one
            yield DENIAL, one
            return
        is_off = {"denial-verb", "denial-negated"} <= self._off
        if is_off or not is_only_denial(text, one):
            yield (QUOTE if one.quote_type == "direct" else CLAIM), one
        for denial in denials(text, one):
            yield DENIAL, denial


def _proposal(label: str, one: Attribution) -> Proposal:
    attributes = {"quote_type": one.quote_type}
    if label == DENIAL:
        attributes["denial_type"] = one.denial_type
    elif one.function:
        attributes["function"] = one.function
    return Proposal(
        label=label,
        fragments=merged(one.fragments),
        rule=one.rule,
        confidence=CONFIDENCE.get(one.rule, 0.5),
        source=(one.source,) if one.source else (),
        cue=(one.cue,) if one.cue else (),
        addressee=(one.addressee,) if one.addressee else (),
        speaker_name=one.speaker,
        attributes=attributes,
        why={**one.why, **({"cue": one.lemma} if one.lemma else {})},
    )
