"""A text and its lines of brat annotation as a draft.

An event with a content is an attribution: its content is the annotation, its source, cue and addressee are the words
that name them. Any other event is an annotation at its trigger, linked to what plays its roles. Lines that say what a
project has no word for, and lines that cannot be parsed, are kept and written back.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

from annotator.core.errors import Trouble
from annotator.core.spans import Span, covered
from annotator.formats import own
from annotator.formats.brat_lines import (
    About,
    Count,
    Equivalence,
    Event,
    Relation,
    TextBound,
    name_of,
    text_of_note,
    words_of,
)
from annotator.formats.brat_records import Records
from annotator.formats.brat_roles import (
    ATTRIBUTE,
    CONTENT,
    FLAG,
    NAME,
    NOTE,
    NUMBER,
    SPEAKER,
    STATEMENT,
    WORDS,
    role_of,
    words_said,
)
from annotator.formats.brat_spans import best_count, is_cut, only_words, with_ours
from annotator.formats.drafts import DraftArticle, DraftLink, DraftSpan


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
        self._file = Records("", place)
        self._repairs: list[Trouble] = []
        self._spans: dict[str, _Span] = {}
        self._homes: dict[str, str] = {}  # id of an event -> id of its span
        self._links: list[DraftLink] = []
        self._notes: dict[str, list[About]] = {}  # of relations, by their ids
        self._count = Count(text, has_crlf=False)

    def read(self, lines: str) -> DraftArticle:
        """Return the article with what the lines say."""
        self._file = file = Records(lines, self._place)
        bounds = [each for each in self._file.by_id.values() if isinstance(each, TextBound)]
        self._count = best_count(self._text, bounds)
        self._find_spans(bounds)
        for each in list(self._file.by_id.values()):
            if isinstance(each, About):
                self._say(each)
        for each in self._file.by_id.values():
            if isinstance(each, Relation):
                self._relate(each)
            elif isinstance(each, Equivalence):
                self._equate(each)
            elif isinstance(each, Event):
                self._roles(each)
        spans = [self._draft(each) for each in self._spans.values()]
        kept: dict[str, Any] = {"order": file.order} if file.order else {}
        if file.kept:
            kept["lines"] = file.kept
        return DraftArticle(
            place=self._place,
            text=self._text,
            spans=tuple(spans),
            links=tuple(self._links),
            troubles=tuple(sorted(file.troubles, key=lambda trouble: trouble.line)),
            repairs=tuple(self._repairs),
            extra={NAME: kept} if kept else {},
            local_ids=True,
        )

    # Spans

    def _find_spans(self, bounds: list[TextBound]) -> None:
        events = [each for each in self._file.by_id.values() if isinstance(each, Event)]
        attributions = [each for each in events if any(role_of(role) == CONTENT for role, _ in each.roles)]
        own_ids = {each.id for each in attributions}
        consumed = only_words(self._file.by_id, attributions)
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

    def _attribute_words(self, event: Event, span: _Span) -> None:
        """Give an annotation the words of its attribution, and the lines that say so."""
        raws = [event.raw]
        for target in dict.fromkeys((event.trigger, *(target for _, target in event.roles))):
            bound = self._file.by_id.get(target)
            if isinstance(bound, TextBound) and target != span.bound.id:
                raws.append(bound.raw)
        content = tuple(self._count.to_points(each) for each in span.bound.fragments)
        for place, points in words_said(event, self._file.by_id, self._count, content).items():
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
            elif is_cut(self._text, words, fragments):
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
        return draft if not span.ours else with_ours(draft, span.ours)

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
            other = self._file.by_id.get(about.target)
            if isinstance(other, Relation) and about.raw[0] == "#" and about.type == NOTE:
                self._notes.setdefault(about.target, []).append(about)
                return
            if other is not None or about.target in {"*", "0"}:
                self._file.keep(about)  # such as the note of an attribute; it is no trouble
            else:
                self._file.drop(about, about.target)
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
            self._file.drop(relation, missing)
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
            self._file.drop(same, missing)
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
            self._file.drop(event, event.trigger)
            return
        is_attribution = any(role_of(role) == CONTENT for role, _ in event.roles)
        if not is_attribution:
            self._spans[start].kept.setdefault("events", []).append(event.raw)
        for role, target in event.roles:
            if is_attribution and (role_of(role) in WORDS or role_of(role) == CONTENT):
                if target not in self._file.by_id:
                    self._file.tell(event.raw, event.line, "brat.no_target", id=target)
                continue
            end = self._target(target)
            if end is None or end == start:
                self._file.tell(event.raw, event.line, "brat.no_target", id=target)
                continue
            kept = {"event": event.id, "role": role, "end": target}
            name = NUMBER.sub("", role) or role
            self._links.append(
                DraftLink(type=name_of(name), from_id=start, to_id=end, extra={NAME: kept}, line=event.line)
            )
