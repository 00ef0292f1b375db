"""Why a suggestion was made, and how its rule has fared with this project's people so far."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from annotator.core.values import Annotation, AnnotationStatus
from annotator.services.suggestion_page import ORIGIN, SUGGESTION
from annotator.suggest.base import CUE_MARKED, CUE_MET, TAUGHT_BY

if TYPE_CHECKING:
    from collections.abc import Iterable

    from annotator.core.edits import Edit
    from annotator.store.queries import Queries
    from annotator.suggest.base import RuleInfo


_LONGEST = 300  # characters of words that a reason tells
_ORDER = (AnnotationStatus.ACCEPTED, AnnotationStatus.REJECTED, AnnotationStatus.SUGGESTED)


@dataclass(frozen=True, slots=True)
class RuleRecord:
    """How a rule has fared with this project's people."""

    accepted: int = 0
    rejected: int = 0
    open: int = 0

    @property
    def precision(self) -> float | None:
        """The share of its decided suggestions that were accepted; None before the first decision."""
        decided = self.accepted + self.rejected
        return self.accepted / decided if decided else None


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a suggestion was made: for the inspector. ``cue`` is the cue's base form; precision as in `RuleRecord`.

    Where what was learned has chosen it, ``taught_by`` is the number of decisions of this project that it rests on, and
    of the ``cue_met`` places with this cue in the articles it was learned from, ``cue_marked`` were marked; else 0.
    ``taken_up`` are words such as "he" that were taken for the speaker named last, ``follows`` the source whose words
    this goes on with.
    """

    engine: str
    rule: str
    explanation: str
    example: str
    confidence: float
    cue: str = ""
    precision: float | None = None
    decided: int = 0
    taught_by: int = 0
    cue_marked: int = 0
    cue_met: int = 0
    taken_up: str = ""
    follows: str = ""


def records(read: Queries) -> dict[str, RuleRecord]:
    """Return how each rule has fared, by ``<engine>/<rule>``."""
    counts: dict[str, list[int]] = {}
    for origin, status, number in read.decisions_by_origin(ORIGIN):
        row = counts.setdefault(origin.removeprefix(ORIGIN), [0, 0, 0])
        row[_ORDER.index(AnnotationStatus(status))] += number
    return {rule: RuleRecord(*row) for rule, row in sorted(counts.items())}


def after(known: dict[str, RuleRecord], edits: Iterable[Edit]) -> dict[str, RuleRecord]:
    """Return the records as they are after these edits, without reading the project anew."""
    counts = {rule: [record.accepted, record.rejected, record.open] for rule, record in known.items()}
    for edit in edits:
        for side, step in ((edit.before, -1), (edit.after, 1)):
            if isinstance(side, Annotation) and side.origin.startswith(ORIGIN):
                row = counts.setdefault(side.origin.removeprefix(ORIGIN), [0, 0, 0])
                row[_ORDER.index(side.status)] += step
    return {rule: RuleRecord(*row) for rule, row in counts.items()}


def reason(annotation: Annotation, known: dict[str, RuleRecord] | None = None) -> Reason | None:
    """Return why a suggestion was made, or None for an annotation of a person. ``known`` is what `records` gave."""
    if not annotation.origin.startswith(ORIGIN):
        return None
    engine_name, _, rule_name = annotation.origin.removeprefix(ORIGIN).partition("/")
    known_rules = {"rules": rules, "repeats": repeat_rules}.get(engine_name)
    found = next((rule for rule in known_rules() if rule.name == rule_name), None) if known_rules else None
    kept = annotation.extra.get(SUGGESTION, {})
    why = kept.get("why", {})
    record = (known or {}).get(f"{engine_name}/{rule_name}", RuleRecord())
    return Reason(
        engine=engine_name,
        rule=rule_name,
        explanation=found.explanation if found else _text(kept.get("says")) or rule_name,
        example=found.example if found else "",
        confidence=float(kept.get("confidence", 0.0)),
        cue=str(why.get("cue", "")),
        precision=record.precision,
        decided=record.accepted + record.rejected,
        taught_by=_number(why.get(TAUGHT_BY)),
        cue_marked=_number(why.get(CUE_MARKED)),
        cue_met=_number(why.get(CUE_MET)),
        taken_up=_text(why.get("pronoun") or why.get("description")),
        follows=_text(why.get("follows")),
    )


def _text(fact: object) -> str:
    """Return words as they are kept, as much of them as a line holds; nothing for anything else."""
    return " ".join(fact.split())[:_LONGEST] if isinstance(fact, str) else ""


def _number(fact: object) -> int:
    """Return a count as it is kept, as text; 0 for anything else, which a file may have brought."""
    return int(fact) if isinstance(fact, str) and fact.isascii() and fact.isdigit() and len(fact) < 10 else 0


def repeat_rules() -> tuple[RuleInfo, ...]:
    """Return the rules of the engine that finds again what was marked before."""
    from annotator.suggest.repeats import RepeatsEngine

    return RepeatsEngine.rules


def rules() -> tuple[RuleInfo, ...]:
    """Return the rules of the built-in engine, each of which can be switched off by its name."""
    from annotator.suggest.rules.catalogue import RULES

    return RULES
