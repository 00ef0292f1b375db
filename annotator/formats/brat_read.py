"""A text and its lines of brat annotation as a draft.

An event with a content is an attribution: its content is the annotation, its source, cue and addressee are the words
that name them. Any other event is an annotation at its trigger, linked to what plays its roles. Lines that say what a
project has no word for, and lines that cannot be parsed, are kept and written back.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import dataclass, field, replace
from typing import Any

from annotator.core.errors import Trouble
from annotator.core.spans import Span, covered
from annotator.formats import own
from annotator.formats.brat_lines import (
    About,
    Count,
    Equivalence,
    Event,
    Record,
    Relation,
    TextBound,
    flat,
    name_of,
    record,
    text_of_note,
    words_of,
)
from annotator.formats.drafts import DraftArticle, DraftLink, DraftSpan
from annotator.formats.jsonl import draft_of

NAME = "brat"
CONTENT, WORDS = "content", ("source", "cue", "addressee")
NOTE, SPEAKER, STATEMENT, ATTRIBUTE = "AnnotatorNotes", "Speaker", "Statement", "Attribute"
FLAG = "true"  # the value of an attribute that brat has without one
_NUMBER = re.compile(r"\d+$")


def role_of(name: str) -> str:
    """Return a role without the number that brat gives to the second of its kind, in lower case."""
    return _NUMBER.sub("", name).lower()


@dataclass(slots=True)
class _Span:
    """An annotation on its way: its line, and what other lines say about it."""

    bound: TextBound
    words: dict[str, list[Span]] = field(default_factory=dict)
    attributes: dict[str, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    ours: dict[str, Any] = field(default_factory=dict)
    kept: dict[str, Any] = field(default_factory=dict)


class Reader:
    """Reads one pair of files."""

    def __init__(self, text: str, place: str) -> None:
        self._text = text
        self._place = place
        self._troubles: list[Trouble] = []
        self._repairs: list[Trouble] = []
        self._records: dict[str, Record] = {}
        self._order: list[str] = []
        self._places: dict[str, int] = {}  # where each id stands in the order
        self._unparsed: list[str] = []
        self._spans: dict[str, _Span] = {}
        self._homes: dict[str, str] = {}  # id of an event -> id of its span
        self._links: list[DraftLink] = []
        self._notes: dict[str, list[About]] = {}  # of relations, by their ids
        self._count = Count(text, has_crlf=False)

    def read(self, lines: str) -> DraftArticle:
        """Return the article with what the lines say."""
        raws = [raw.removesuffix("\r") for raw in lines.split("\n")]
        for number, raw in enumerate(raws, 1):
            if raw and not raw.isspace():
                self._take(raw, number)
        bounds = [each for each in self._records.values() if isinstance(each, TextBound)]
        self._count = self._best_count(bounds)
        self._find_spans(bounds)
        for each in list(self._records.values()):
            if isinstance(each, About):
                self._say(each)
        for each in self._records.values():
            if isinstance(each, Relation):
                self._relate(each)
            elif isinstance(each, Equivalence):
                self._equate(each)
            elif isinstance(each, Event):
                self._roles(each)
        spans = [self._draft(each) for each in self._spans.values()]
        kept: dict[str, Any] = {"order": self._order} if self._order else {}
        if self._unparsed:
            kept["lines"] = self._unparsed
        return DraftArticle(
            place=self._place,
            text=self._text,
            spans=tuple(spans),
            links=tuple(self._links),
            troubles=tuple(sorted(self._troubles, key=lambda trouble: trouble.line)),
            repairs=tuple(self._repairs),
            extra={NAME: kept} if kept else {},
            local_ids=True,
        )

    # Lines

    def _take(self, raw: str, number: int) -> None:
        found = record(raw, number)
        if found is None:
            self._keep(raw, number, "brat.unparsed")
            return
        own_id = f"*{number}" if isinstance(found, Equivalence) else found.id
        if own_id in self._records:
            self._keep(raw, number, "brat.id_twice", id=own_id)
            return
        self._records[own_id] = found
        self._places[own_id] = len(self._order)
        self._order.append(own_id)

    def _keep(self, raw: str, number: int, code: str, **facts: str) -> None:
        """Keep a line as it is, to be written back at its place, and list it."""
        self._order.append(f"!{len(self._unparsed)}")
        self._unparsed.append(raw)
        self._troubles.append(Trouble(code, {"raw": raw[:60], **facts}, self._place, number))

    def _drop(self, each: Record, code: str, **facts: str) -> None:
        """Keep the line of a record that refers to nothing there."""
        own_id = f"*{each.line}" if isinstance(each, Equivalence) else each.id
        self._order[self._places[own_id]] = f"!{len(self._unparsed)}"
        self._unparsed.append(each.raw)
        self._troubles.append(Trouble(code, {"raw": each.raw[:60], **facts}, self._place, each.line))

    # Spans

    def _best_count(self, bounds: list[TextBound]) -> Count:
        """Return how the file counts CR LF: as brat does, unless its words fit better where it is two."""
        exact = Count(self._text, has_crlf=False)
        if "\r\n" not in self._text:
            return exact
        as_one = Count(self._text, has_crlf=True)

        def fitting(count: Count) -> int:
            return sum(
                each.words == words_of(self._text, map(count.to_points, each.fragments)) for each in bounds
            )

        return exact if fitting(exact) > fitting(as_one) else as_one

    def _find_spans(self, bounds: list[TextBound]) -> None:
        events = [each for each in self._records.values() if isinstance(each, Event)]
        attributions = [each for each in events if any(role_of(role) == CONTENT for role, _ in each.roles)]
        own_ids = {each.id for each in attributions}
        consumed = self._only_words(attributions, own_ids)
        for bound in bounds:
            if bound.id not in consumed:
                self._spans[bound.id] = _Span(bound)
        for event in events:
            if event.id not in own_ids:
                self._homes[event.id] = event.trigger
        for event in attributions:
            contents = [target for role, target in event.roles if role_of(role) == CONTENT]
            self._homes[event.id] = contents[0]
        for event in attributions:
            for role, target in event.roles:
                home = self._target(target) if role_of(role) == CONTENT else None
                if home is not None:
                    self._attribute_words(event, self._spans[home])

    def _only_words(self, attributions: list[Event], own_ids: set[str]) -> set[str]:
        """Return the ids of T lines that nothing refers to but the attributions whose words they are."""
        uses: Counter[str] = Counter()
        contents: set[str] = set()
        for each in self._records.values():
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

    def _attribute_words(self, event: Event, span: _Span) -> None:
        """Give an annotation the words of its attribution, and the lines that say so."""
        raws = [event.raw]
        named = [(event.trigger, "")] + [(target, role_of(role)) for role, target in event.roles]
        has_cue = any(kind == "cue" for _, kind in named)
        for target, kind in named:
            bound = self._records.get(target)
            if not isinstance(bound, TextBound):
                continue
            if target != span.bound.id:
                raws.append(bound.raw)
            place = "cue" if not kind and not has_cue and bound.fragments != span.bound.fragments else kind
            if place in WORDS:
                points = [self._count.to_points(each) for each in bound.fragments]
                known = span.words.setdefault(place, [])
                known += [each for each in points if each not in known]
        span.kept.setdefault("event", []).append(raws)

    def _draft(self, span: _Span) -> DraftSpan:
        bound = span.bound
        fragments = [self._count.to_points(each) for each in bound.fragments]
        words = bound.words
        if words is not None:
            if words == words_of(self._text, fragments):
                words = covered(self._text, sorted(fragments))
            elif self._is_cut(words, fragments):
                self._repairs.append(Trouble("brat.cut_line", {"raw": words[:60]}, self._place, bound.line))
                words = None
            elif words == words_of(self._text, bound.fragments):
                fragments, words = list(bound.fragments), covered(self._text, sorted(bound.fragments))
        kept: dict[str, Any] = {"id": bound.id, **span.kept}
        if list(bound.fragments) != sorted(bound.fragments):
            kept["raw"] = (
                bound.raw
            )  # its fragments stand in the order they were said in, not that of the text
        source, cue, addressee = (tuple(sorted(span.words.get(name, ()))) for name in WORDS)
        draft = DraftSpan(
            label=name_of(bound.type),
            fragments=tuple(sorted(fragments)),
            quote=words,
            id=bound.id,
            source=source,
            cue=cue,
            addressee=addressee,
            attributes=span.attributes,
            note="\n".join(span.notes),
            extra={NAME: kept},
            line=bound.line,
        )
        return draft if not span.ours else _with_ours(draft, span.ours)

    def _is_cut(self, words: str, fragments: list[Span]) -> bool:
        """Tell whether the line was cut where the text has a newline, as brat once did."""
        there = covered(self._text, fragments)
        return (
            bool(words)
            and flat(there).startswith(words)
            and there[len(words) : len(words) + 1] in {"\n", "\r"}
        )

    # What lines say about others

    def _target(self, own_id: str) -> str | None:
        """Return the id of the span that a line's id means."""
        for _ in range(20):  # events may name events, and a wrong file itself
            if own_id in self._spans:
                return own_id
            if own_id not in self._homes:
                return None
            own_id = self._homes[own_id]
        return None

    def _say(self, about: About) -> None:
        home = self._target(about.target)
        if home is None:
            other = self._records.get(about.target)
            if isinstance(other, Relation) and about.raw[0] == "#" and about.type == NOTE:
                self._notes.setdefault(about.target, []).append(about)
                return
            if other is not None or about.target in {"*", "0"}:
                self._unlisted(about)
            else:
                self._drop(about, "brat.no_target", id=about.target)
            return
        span = self._spans[home]
        if about.raw[0] in "AM":
            name = name_of(about.type)
            if name in span.attributes:
                span.kept.setdefault("lines", []).append(about.raw)
                return
            span.attributes[name] = FLAG if about.value is None else about.value
            span.kept.setdefault("attributes", {})[name] = about.raw
        elif about.raw[0] == "#" and about.type == NOTE:
            span.notes.append(text_of_note(about.value or ""))
            span.kept.setdefault("notes", []).append(about.raw)
        elif about.raw[0] == "#" and self._is_ours(about, span):
            span.kept.setdefault("ours", {})[about.type] = about.raw
        else:
            span.kept.setdefault("lines", []).append(about.raw)

    def _unlisted(self, about: About) -> None:
        """Keep what is said of a line that is no annotation, such as the note of an attribute. It is no trouble."""
        self._order[self._places[about.id]] = f"!{len(self._unparsed)}"
        self._unparsed.append(about.raw)

    def _is_ours(self, about: About, span: _Span) -> bool:
        """Tell whether a note is one of those by which this program says more, and take it."""
        key = {SPEAKER: "speaker", STATEMENT: "statement", ATTRIBUTE: "attributes"}.get(about.type)
        if key is None or key in span.ours:
            return False
        try:
            value = json.loads(about.value or "")
        except (ValueError, RecursionError):
            return False
        taken = own.taken({key: value})
        span.ours |= taken
        return bool(taken)

    # Links

    def _relate(self, relation: Relation) -> None:
        (first, from_id), (second, to_id) = relation.roles
        start, end = self._target(from_id), self._target(to_id)
        if start is None or end is None or start == end:
            missing = from_id if start is None else to_id
            self._drop(relation, "brat.no_target", id=missing)
            return
        kept: dict[str, Any] = {"id": relation.id}
        if (first, second) != ("Arg1", "Arg2"):
            kept["roles"] = [first, second]
        if (from_id, to_id) != (start, end):
            kept["ends"] = [from_id, to_id]
        notes = self._notes.get(relation.id, ())
        if notes:
            kept["notes"] = [each.raw for each in notes]
        self._links.append(
            DraftLink(
                type=name_of(relation.type),
                from_id=start,
                to_id=end,
                note="\n".join(text_of_note(each.value or "") for each in notes),
                extra={NAME: kept},
                line=relation.line,
            )
        )

    def _equate(self, same: Equivalence) -> None:
        members = [self._target(each) for each in same.members]
        known = [each for each in members if each is not None]
        if len(known) < 2 or len(set(known)) != len(members):
            missing = next(
                (one for one, each in zip(same.members, members, strict=True) if each is None), "*"
            )
            self._drop(same, "brat.no_target", id=missing)
            return
        for other in known[1:]:
            kept = {"equivalence": f"*{same.line}"}
            self._links.append(
                DraftLink(
                    type=name_of(same.type), from_id=known[0], to_id=other, extra={NAME: kept}, line=same.line
                )
            )

    def _roles(self, event: Event) -> None:
        """Link what an event's trigger is with what plays its roles; an attribution's further roles as well."""
        home = self._homes.get(event.id)
        start = self._target(home) if home is not None else None
        if start is None:
            self._drop(event, "brat.no_target", id=event.trigger)
            return
        is_attribution = any(role_of(role) == CONTENT for role, _ in event.roles)
        if not is_attribution:
            self._spans[start].kept.setdefault("events", []).append(event.raw)
        for role, target in event.roles:
            if is_attribution and (role_of(role) in WORDS or role_of(role) == CONTENT):
                if target not in self._records:
                    self._troubles.append(
                        Trouble(
                            "brat.no_target", {"raw": event.raw[:60], "id": target}, self._place, event.line
                        )
                    )
                continue
            end = self._target(target)
            if end is None or end == start:
                self._troubles.append(
                    Trouble("brat.no_target", {"raw": event.raw[:60], "id": target}, self._place, event.line)
                )
                continue
            kept = {"event": event.id, "role": role, "end": target}
            name = _NUMBER.sub("", role) or role
            self._links.append(
                DraftLink(type=name_of(name), from_id=start, to_id=end, extra={NAME: kept}, line=event.line)
            )


def _with_ours(draft: DraftSpan, ours: dict[str, Any]) -> DraftSpan:
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
