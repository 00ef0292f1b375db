"""What an engine is and what it proposes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from annotator.core.spans import Span
    from annotator.core.tagset import TagSet
    from annotator.core.values import Region, Source

# Facts of `Proposal.why`, as text, where what was learned has chosen: on how many decisions of the project that rests,
# and how often the cue was marked of how often it was met in what was learned from.
TAUGHT_BY, CUE_MARKED, CUE_MET = "decisions", "cue_marked", "cue_met"


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """An annotation that a machine proposes, and why.

    Positions are code points of the article's text, end-exclusive; ``fragments`` are in order and apart. ``label``
    is the name of a label of the tag set. ``confidence`` runs from 0 to 1. ``why`` holds facts for the words in
    which the window explains the proposal: the cue's base form, the class it belongs to, what the speaker was
    taken from.
    """

    label: str
    fragments: tuple[Span, ...]
    rule: str
    confidence: float
    source: tuple[Span, ...] = ()
    cue: tuple[Span, ...] = ()
    addressee: tuple[Span, ...] = ()
    speaker_name: str = ""
    attributes: Mapping[str, str] = field(default_factory=dict)
    why: Mapping[str, str] = field(default_factory=dict)

    @property
    def start(self) -> int:
        """The first code point it covers."""
        return self.fragments[0].start

    @property
    def end(self) -> int:
        """The code point after the last it covers."""
        return self.fragments[-1].end


@dataclass(frozen=True, slots=True)
class RuleInfo:
    """A rule of an engine, for the page where an analyst reads it and switches it off."""

    name: str
    explanation: str  # one line of English, translated where it is shown
    example: str = ""


class Engine(Protocol):
    """A maker of proposals. It holds nothing that changes, so that several articles may be asked at once.

    A plug-in is an entry point of the group ``claims_annotator.engines`` that names a callable without arguments
    which returns one. Its text, regions, tag set and register are values; it may read nothing else of a project.
    """

    @property
    def name(self) -> str:
        """The engine's name in origins: letters, digits, dots and hyphens."""

    @property
    def rules(self) -> tuple[RuleInfo, ...]:
        """The rules it names in its proposals."""

    def propose(
        self, text: str, regions: Sequence[Region], tag_set: TagSet, register: Sequence[Source]
    ) -> Iterable[Proposal]:
        """Return proposals for one article, in any order."""
