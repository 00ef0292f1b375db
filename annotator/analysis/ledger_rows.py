"""A row of the ledger: one statement, who asserts, denies and repeats it, where first, and how it stands."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from annotator.analysis.marks import Mark
    from annotator.core.values import Link, Source, Statement

_WORDING = 300  # code points of an annotation's words that stand for a statement nobody has worded yet


class Standing(StrEnum):
    """How a statement stands, by what the articles report. The first that holds, from the last to the first here."""

    UNANSWERED = "unanswered"  # asserted, and nobody is reported to have answered
    DENIED = "denied"
    DISPUTED = "disputed"  # rebutted, or asserted anew after a denial, or the denial itself is answered
    CONCEDED = "conceded"  # somebody else admits it, or one who denied it
    RETRACTED = "retracted"  # all who asserted it deny it now


class Part(StrEnum):
    """What an annotation does in a row."""

    ASSERTS = "asserts"
    DENIES = "denies"
    REBUTS = "rebuts"
    QUERIES = "queries"
    SUPPORTS = "supports"


@dataclass(frozen=True, slots=True)
class LedgerSpan:
    """One annotation behind a row, in code points of its article."""

    annotation_id: str
    article_id: str
    start: int
    end: int
    part: Part
    speaker_id: str
    moment: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerRow:
    """A statement as the articles have it. Speakers are ids; the order is that of their first words on it.

    ``repeated_by`` are those who assert it after somebody, or they themselves on an earlier day, already had.
    ``origins`` counts the independent articles: those from one story count once. ``unattributed`` counts the
    annotations that assert it without a speaker. An implicit row stands for annotations that are linked to others,
    yet belong to no statement; its id is that of its oldest annotation with ``annotation:`` before it.
    """

    id: str
    wording: str
    is_implicit: bool
    standing: Standing
    first_seen: str
    asserted_by: tuple[str, ...]
    denied_by: tuple[str, ...]
    rebutted_by: tuple[str, ...]
    repeated_by: tuple[str, ...]
    article_ids: tuple[str, ...]
    publishers: tuple[str, ...]
    origins: int
    unattributed: int
    reliability: str
    credibility: int
    judgement: str
    spans: tuple[LedgerSpan, ...]
    folded: str  # what a search looks in
    speaker_ids: frozenset[str]  # everybody who is reported to have said something on it

    @property
    def grade(self) -> str:
        """Reliability of the best source and credibility of the information: the Admiralty code, F6 for unknown."""
        return f"{self.reliability}{self.credibility}"


def build_row(
    row_id: str,
    statement: Statement | None,
    members: Iterable[Mark],
    *,
    incoming: Mapping[str, Sequence[tuple[Link, Mark]]],
    sources: Mapping[str, Source],
    origin_of: Mapping[str, str],
) -> LedgerRow:
    """Return the row of a statement, or of linked annotations without one.

    ``incoming`` holds for an annotation the links that end at it, each with the annotation it comes from.
    """
    own = sorted(members, key=_by_time)
    inside = {mark.id for mark in own}
    parts = [(mark, Part.ASSERTS if mark.asserts else Part.DENIES) for mark in own]
    seen = set(inside)
    for mark in own:
        for link, other in incoming.get(mark.id, ()):
            if other.id not in seen and (part := _PARTS.get(link.type)) is not None:
                seen.add(other.id)
                parts.append((other, part if mark.asserts or part is not Part.DENIES else Part.REBUTS))
    parts.sort(key=lambda one: _by_time(one[0]))
    asserting = [mark for mark, part in parts if part is Part.ASSERTS]
    denying = [mark for mark, part in parts if part is Part.DENIES]
    rebutting = [mark for mark, part in parts if part is Part.REBUTS]
    wording = statement.wording if statement else _short(asserting[0].words if asserting else own[0].words)
    asserted_by = _speakers(asserting)
    on_it = [mark for mark, part in parts if part in {Part.ASSERTS, Part.DENIES, Part.REBUTS}]
    article_ids = tuple(dict.fromkeys(mark.article_id for mark in on_it))
    names = [sources[one].name for one in _speakers([mark for mark, _ in parts]) if one in sources]
    return LedgerRow(
        id=row_id,
        wording=wording,
        is_implicit=statement is None,
        standing=_standing(asserting, denying, rebutting, incoming),
        first_seen=min((mark.moment for mark in on_it if mark.moment), default=""),
        asserted_by=asserted_by,
        denied_by=_speakers(denying),
        rebutted_by=_speakers(rebutting),
        repeated_by=_repeaters(asserting),
        article_ids=article_ids,
        publishers=tuple(sorted({mark.publisher for mark in on_it if mark.publisher})),
        origins=len({origin_of.get(one, one) for one in article_ids}),
        unattributed=sum(not mark.speaker_id for mark in asserting),
        reliability=min((sources[one].reliability for one in asserted_by if one in sources), default="F"),
        credibility=statement.credibility if statement else 6,
        judgement=statement.judgement if statement else "",
        spans=tuple(
            LedgerSpan(m.id, m.article_id, m.start, m.end, part, m.speaker_id, m.moment) for m, part in parts
        ),
        folded=" ".join([wording, *names]).casefold(),
        speaker_ids=frozenset(mark.speaker_id for mark, _ in parts if mark.speaker_id),
    )


_PARTS = {"denies": Part.DENIES, "rebuts": Part.REBUTS, "queries": Part.QUERIES, "supports": Part.SUPPORTS}


def _by_time(mark: Mark) -> tuple[str, str, int, str]:
    # What has no date comes last: it cannot be the first appearance.
    return (mark.moment or "~", mark.article_id, mark.start, mark.id)


def _speakers(marks: Iterable[Mark]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(mark.speaker_id for mark in marks if mark.speaker_id))


def _repeaters(asserting: Sequence[Mark]) -> tuple[str, ...]:
    """Return who asserts it again: after another speaker did, or anew on a later day."""
    first: dict[str, str] = {}
    result: dict[str, None] = {}
    for mark in asserting:
        speaker = mark.speaker_id
        if not speaker:
            continue
        if speaker not in first:
            if first:
                result[speaker] = None
            first[speaker] = mark.moment
        elif _is_later(mark.moment, first[speaker]):
            result[speaker] = None
    return tuple(result)


def _standing(
    asserting: Sequence[Mark],
    denying: Sequence[Mark],
    rebutting: Sequence[Mark],
    incoming: Mapping[str, Sequence[tuple[Link, Mark]]],
) -> Standing:
    conceding = [mark for mark in asserting if mark.function == "concession"]
    plain = [mark for mark in asserting if mark.function != "concession"]
    deniers, asserters = set(_speakers(denying)), set(_speakers(plain))
    if asserters and all(_is_later(_last(denying, one), _last(plain, one)) for one in asserters):
        return Standing.RETRACTED
    admits_own = any(_is_later(_last(plain, one), _last(denying, one)) for one in deniers & asserters)
    admits_others = any(
        mark.speaker_id in deniers or (plain and mark.speaker_id not in asserters) for mark in conceding
    )
    if admits_own or admits_others:
        return Standing.CONCEDED
    denials, assertions = ({mark.moment for mark in some} for some in (denying, asserting))
    again = any(_is_later(asserted, denied) for asserted in assertions for denied in denials)
    answered = any(
        link.type in {"denies", "rebuts"} for mark in denying for link, _ in incoming.get(mark.id, ())
    )
    if rebutting or again or answered:
        return Standing.DISPUTED
    return Standing.DENIED if denying else Standing.UNANSWERED


def _is_later(one: str, other: str) -> bool:
    """Tell whether a moment is surely after another: 2025-01-05 is not after 2025, which may be any day of it."""
    return bool(other) and one > other and not one.startswith(other)


def _last(marks: Iterable[Mark], speaker_id: str) -> str:
    return max((mark.moment for mark in marks if mark.speaker_id == speaker_id), default="")


def _short(words: str) -> str:
    known = " ".join(words.split())
    return known if len(known) <= _WORDING else known[: _WORDING - 1].rstrip() + "…"
