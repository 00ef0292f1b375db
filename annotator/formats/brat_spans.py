"""Which lines of a brat file are annotations of their own, and where they are."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from annotator.core.errors import Trouble
from annotator.core.spans import covered
from annotator.formats.brat_lines import About, Count, Equivalence, Event, Relation, flat, words_of
from annotator.formats.brat_roles import WORDS, role_of
from annotator.formats.jsonl_read import draft_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from annotator.core.spans import Span
    from annotator.formats.brat_lines import Record, TextBound
    from annotator.formats.drafts import DraftSpan


def best_count(text: str, bounds: list[TextBound]) -> Count:
    """Return how the file counts CR LF: as brat does, unless its words fit better where it is two."""
    exact = Count(text, has_crlf=False)
    if "\r\n" not in text:
        return exact
    as_one = Count(text, has_crlf=True)

    def fitting(count: Count) -> int:
        return sum(each.words == words_of(text, map(count.to_points, each.fragments)) for each in bounds)

    return exact if fitting(exact) > fitting(as_one) else as_one


def only_words(records: Mapping[str, Record], attributions: list[Event]) -> set[str]:
    """Return the ids of T lines that nothing refers to but the attributions whose words they are."""
    own_ids = {each.id for each in attributions}
    uses: Counter[str] = Counter()
    contents: set[str] = set()
    for each in records.values():
        if isinstance(each, About):
            uses[each.target] += 1
        elif isinstance(each, Relation):
            uses.update(target for _, target in each.roles)
        elif isinstance(each, Equivalence):
            uses.update(each.members)
        elif isinstance(each, Event) and each.id not in own_ids:
            uses.update((each.trigger, *(target for _, target in each.roles)))
    found: set[str] = set()
    for event in attributions:
        found.add(event.trigger)
        for role, target in event.roles:
            kind = role_of(role)
            if kind in WORDS:
                found.add(target)
            else:
                contents.add(target)
    return {own_id for own_id in found - contents if not uses[own_id]}


def is_cut(text: str, words: str, fragments: list[Span]) -> bool:
    """Tell whether the line was cut where the text has a newline, as brat once did."""
    there = covered(text, fragments)
    return (
        bool(words) and flat(there).startswith(words) and there[len(words) : len(words) + 1] in {"\n", "\r"}
    )


def with_ours(draft: DraftSpan, ours: dict[str, Any]) -> DraftSpan:
    """Return the annotation with the speaker, statement and attributes that this program wrote as notes."""
    row = {"text": "-", "spans": [{"label": "-", "start": 0, "end": 1, **ours}]}
    read = draft_of(row, "", 0)
    if isinstance(read, Trouble) or not read.spans:
        return draft
    (one,) = read.spans
    return replace(
        draft,
        speaker=one.speaker,
        statement=one.statement,
        attributes={**draft.attributes, **one.attributes},
    )
