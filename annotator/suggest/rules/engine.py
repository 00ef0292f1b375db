"""The rule engine: from an article to proposals, with the reason for each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.core.spans import merged
from annotator.suggest.base import Proposal, RuleInfo
from annotator.suggest.language import language_of
from annotator.suggest.rules.catalogue import CONFIDENCE, RULES
from annotator.suggest.rules.denials import denials, is_only_denial
from annotator.suggest.rules.document import DocumentReader
from annotator.suggest.rules.foreign import ForeignLexicon, load_foreign
from annotator.suggest.rules.lexicon import Lexicon
from annotator.suggest.rules.speakers import Speakers

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from annotator.core.tagset import TagSet
    from annotator.core.values import Region, Source
    from annotator.suggest.rules.attribution import Attribution

CLAIM, DENIAL, QUOTE = "claim", "denial", "quote"


class RuleEngine:
    """Proposes claims, denials and quotes. ``off`` names rules that are switched off."""

    name = "rules"

    def __init__(
        self,
        *,
        off: Iterable[str] = (),
        lexicon: Lexicon | None = None,
        foreign: Mapping[str, ForeignLexicon] | None = None,
    ) -> None:
        self._off = frozenset(off)
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
        foreign = self._foreign.get(language_of(text))
        found = DocumentReader(text, regions, self._lexicon, foreign).attributions()
        Speakers(text, register).name_all(found)
        known = {label.name for label in tag_set}
        seen = set()
        for attribution in found:
            for label, one in self._labelled(text, attribution):
                key = (label, tuple(one.fragments))
                if label in known and one.rule not in self._off and key not in seen:
                    seen.add(key)
                    yield _proposal(label, one)

    def _labelled(self, text: str, one: Attribution) -> Iterator[tuple[str, Attribution]]:
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
