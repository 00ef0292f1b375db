"""An attribution as the rules find it, before it becomes a proposal."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from annotator.core.spans import Span


@dataclass(slots=True)
class Attribution:
    """Who said what in which words; positions are code points of the text."""

    rule: str
    fragments: list[Span]
    source: Span | None = None
    cue: Span | None = None
    addressee: Span | None = None
    lemma: str = ""
    function: str = ""
    is_denial: bool = False
    quote_type: str = "indirect"
    speaker: str = ""
    denial_type: str = ""
    why: dict[str, str] = field(default_factory=dict)
