"""An article as a text and its lines of brat annotation.

What came from such a file goes back as it was, under its own ids and in its own order, where it says the same still.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from annotator.formats import own
from annotator.formats.brat_ids import Lines
from annotator.formats.brat_lines import (
    About,
    Count,
    Event,
    TextBound,
    note_of,
    record,
    text_of_note,
    type_of,
    words_of,
)
from annotator.formats.brat_roles import (
    ATTRIBUTE,
    CONTENT,
    FLAG,
    NAME,
    NOTE,
    SPEAKER,
    STATEMENT,
    WORDS,
    role_of,
    words_said,
)
from annotator.formats.shape import as_dict, as_list

if TYPE_CHECKING:
    from collections.abc import Iterable

    from annotator.core.spans import Span
    from annotator.core.values import Annotation, Link
    from annotator.formats.documents import Document

ATTRIBUTION = "Attribution"  # the type of the events that join a content with its words
_TITLES = {"source": "Source", "cue": "Cue", "addressee": "Addressee"}
_TOKEN = re.compile(r"\S+")


class Writer:
    """Writes one article's lines."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._text = document.text
        self._count = Count(document.text, has_crlf=True)
        self._file = Lines(as_dict(document.article.extra.get(NAME)))
        self._lines = self._file.by_id
        self._ids: dict[str, str] = {}  # id of an annotation -> id of its T line
        self._events: set[tuple[str, str, str]] = set()  # event, role and end, as they were written
        self._owners: dict[str, str] = {}  # id of an event, or of a T line that has another now -> its T line
        for annotation in document.annotations:
            self._file.see(str(self._of(annotation).get("id", "")))

    def lines(self) -> str:
        """Return all lines, each with its end."""
        document = self._document
        for annotation in document.annotations:
            own_id = str(self._of(annotation).get("id", ""))
            self._ids[annotation.id] = new_id = self._file.free(own_id, "T")
            self._owners.setdefault(own_id, new_id)
            own_id = new_id
            self._lines[own_id] = self._main_line(annotation, own_id)
        links = [link for link in document.links if link.from_id in self._ids and link.to_id in self._ids]
        roles = {
            (str(kept["event"]), str(kept.get("role")), str(kept.get("end")))
            for link in links
            if "event" in (kept := as_dict(link.extra.get(NAME)))
        }
        for annotation in document.annotations:
            self._say(annotation, self._ids[annotation.id], roles)
        self._relate(links)
        self._mend()
        return "".join(f"{line}\n" for line in self._file.in_order())

    @staticmethod
    def _of(value: Annotation | Link) -> dict[str, Any]:
        return as_dict(value.extra.get(NAME))

    # Lines

    def _main_line(self, annotation: Annotation, own_id: str) -> str:
        label, raw = self._document.labels[annotation.label_id], self._of(annotation).get("raw")
        found = record(raw, 0) if isinstance(raw, str) else None
        if isinstance(found, TextBound) and (found.id, found.type) == (own_id, type_of(label)):
            fragments = [self._count.to_points(each) for each in found.fragments]
            is_same = tuple(sorted(fragments)) == annotation.fragments
            if is_same and found.words == words_of(self._text, fragments):
                return found.raw
        return self._bound(own_id, label, annotation.fragments)

    def _bound(self, own_id: str, type_: str, fragments: Iterable[Span]) -> str:
        known = tuple(fragments)
        places = ";".join("{} {}".format(*self._count.to_brat(each)) for each in known)
        return f"{own_id}\t{type_of(type_)} {places}\t{words_of(self._text, known)}"

    def _say(self, annotation: Annotation, own_id: str, roles: set[tuple[str, str, str]]) -> None:
        kept = self._of(annotation)
        events = self._attributions(annotation, own_id, kept, roles)
        for raw in as_list(kept.get("events")):
            events |= self._event(raw, own_id, str(kept.get("id")), roles)
        targets = {str(kept.get("id")), *events}
        attributes = self._attributes(annotation, own_id, kept, targets)
        raws = [raw for raw in as_list(kept.get("notes")) if _target(raw) in targets]
        if annotation.note and "\n".join(map(_note, raws)) == annotation.note:
            for raw in raws:
                self._file.add_raw(raw, str(kept.get("id")), own_id)
        elif annotation.note:
            self._file.add("#", f"{NOTE} {own_id}\t{note_of(annotation.note)}")
        ours = own.span_keys(annotation, self._document)
        known = as_dict(kept.get("ours"))
        for type_, value in (
            (SPEAKER, ours.get("speaker")),
            (STATEMENT, ours.get("statement")),
            (ATTRIBUTE, attributes),
        ):
            if value:
                self._note_of_ours(type_, value, own_id, known.get(type_))
        for raw in as_list(kept.get("lines")):
            if _target(raw) in targets:
                self._file.add_raw(raw, str(kept.get("id")), own_id)

    def _note_of_ours(self, type_: str, value: Any, own_id: str, raw: Any) -> None:
        found = record(raw, 0) if isinstance(raw, str) else None
        is_same = False
        if isinstance(found, About) and found.value:
            try:
                is_same = json.loads(found.value) == value
            except (ValueError, RecursionError):
                is_same = False
        self._file.add(
            "#",
            f"{type_} {own_id}\t{found.value if is_same and isinstance(found, About) else json.dumps(value)}",
            found.id if is_same and isinstance(found, About) else "",
        )

    def _attributes(
        self, annotation: Annotation, own_id: str, kept: dict[str, Any], targets: set[str]
    ) -> dict[str, str]:
        """Add the attributes that fit a line of their own; return the others."""
        raws = as_dict(kept.get("attributes"))
        others: dict[str, str] = {}
        for name, value in annotation.attributes.items():
            found = record(str(raws.get(name, "")), 0)
            if isinstance(found, About) and (found.value or FLAG) == value and found.target in targets:
                self._file.add_raw(found.raw, str(kept.get("id")), own_id)
            elif _TOKEN.fullmatch(value) and name:
                self._file.add("A", f"{type_of(name)} {own_id} {value}")
            else:
                others[name] = value
        return others

    # Events

    def _attributions(
        self, annotation: Annotation, own_id: str, kept: dict[str, Any], roles: set[tuple[str, str, str]]
    ) -> set[str]:
        """Add the words of the annotation and the event that joins them; return the ids of the events."""
        groups = [[record(str(raw), 0) for raw in as_list(raws)] for raws in as_list(kept.get("event"))]
        if groups and own_id == kept.get("id") and self._still_say(groups, annotation):
            events: set[str] = set()
            for event, *bounds in groups:
                for bound in bounds:
                    if isinstance(bound, TextBound):
                        self._lines.setdefault(bound.id, bound.raw)
                if isinstance(event, Event):
                    events |= self._event(event.raw, own_id, own_id, roles)
            return events
        old_id = groups[0][0].id if groups and groups[0] and isinstance(groups[0][0], Event) else ""
        self._owners.setdefault(old_id, own_id)
        words = {name: spans for name in WORDS if (spans := getattr(annotation, name))}
        if not words:
            return set()
        arguments = [f"Content:{own_id}"]
        trigger = words.get("cue", annotation.fragments)
        for name in ("cue", "source", "addressee"):
            if name in words:
                word_id = self._file.free("", "T")
                self._lines[word_id] = self._bound(word_id, _TITLES[name], words[name])
                arguments.append(f"{_TITLES[name]}:{word_id}")
        trigger_id = self._file.free("", "T")
        self._lines[trigger_id] = self._bound(trigger_id, ATTRIBUTION, trigger)
        return {self._file.add("E", f"{ATTRIBUTION}:{trigger_id} {' '.join(arguments)}", old_id)}

    def _still_say(self, groups: list[list[Any]], annotation: Annotation) -> bool:
        """Tell whether the lines of the file give the annotation the words that it has."""
        found: dict[str, set[Span]] = {name: set() for name in WORDS}
        for event, *bounds in groups:
            if not isinstance(event, Event):
                return False
            by_id = {each.id: each for each in bounds if isinstance(each, TextBound)}
            for place, points in words_said(event, by_id, self._count, annotation.fragments).items():
                found[place].update(points)
        return all(set(getattr(annotation, name)) == spans for name, spans in found.items())

    def _event(self, raw: Any, own_id: str, old: str, roles: set[tuple[str, str, str]]) -> set[str]:
        """Add the line of an event with those of its roles that are there still; return its id."""
        event = record(str(raw), 0)
        if not isinstance(event, Event):
            return set()
        if event.id in self._lines:
            return {event.id}
        is_attribution = any(role_of(role) == CONTENT for role, _ in event.roles)
        left = [
            (role, target)
            for role, target in event.roles
            if (event.id, role, target) in roles or (is_attribution and role_of(role) in {*WORDS, CONTENT})
        ]
        self._events |= {(event.id, role, target) for role, target in left}
        if own_id == old and len(left) == len(event.roles):
            self._lines[event.id] = event.raw
        else:
            trigger = own_id if event.trigger == old else event.trigger
            self._lines[event.id] = " ".join(
                (f"{event.id}\t{event.type}:{trigger}", *(f"{role}:{target}" for role, target in left))
            )
        return {event.id}

    def _mend(self) -> None:
        """Let events name annotations in place of events that are no longer there, and nothing that is gone."""
        for own_id, line in self._lines.items():
            event = record(line, 0) if own_id.startswith("E") else None
            if not isinstance(event, Event) or all(target in self._lines for _, target in event.roles):
                continue
            roles = [
                (role, target if target in self._lines else self._owners.get(target))
                for role, target in event.roles
            ]
            parts = [f"{role}:{target}" for role, target in roles if target in self._lines]
            self._lines[own_id] = " ".join((f"{own_id}\t{event.type}:{event.trigger}", *parts))

    # Links

    def _relate(self, links: list[Link]) -> None:
        same: dict[str, list[Link]] = {}
        for link in links:
            kept = self._of(link)
            if "equivalence" in kept:
                same.setdefault(str(kept["equivalence"]), []).append(link)
            elif (str(kept.get("event")), str(kept.get("role")), str(kept.get("end"))) not in self._events:
                self._relation(link, kept)
        for key, some in same.items():
            members = dict.fromkeys(self._ids[one] for link in some for one in (link.from_id, link.to_id))
            own_id = key if key.startswith("*") and key not in self._lines else f"*{key}"
            self._lines[own_id] = f"*\t{type_of(some[0].type)} {' '.join(members)}"

    def _relation(self, link: Link, kept: dict[str, Any]) -> None:
        ends = [self._ids[link.from_id], self._ids[link.to_id]]
        known = as_list(kept.get("ends"))
        if len(known) == 2:
            ends = [str(was) if was in self._lines else end for was, end in zip(known, ends, strict=True)]
        roles = as_list(kept.get("roles"))
        first, second = roles if len(roles) == 2 else ("Arg1", "Arg2")
        old = str(kept.get("id", ""))
        own_id = self._file.add("R", f"{type_of(link.type)} {first}:{ends[0]} {second}:{ends[1]}", old)
        raws = as_list(kept.get("notes"))
        if link.note and "\n".join(map(_note, raws)) == link.note:
            for raw in raws:
                self._file.add_raw(raw, old, own_id)
        elif link.note:
            self._file.add("#", f"{NOTE} {own_id}\t{note_of(link.note)}")


def _target(raw: Any) -> str:
    found = record(raw, 0) if isinstance(raw, str) else None
    return found.target if isinstance(found, About) else ""


def _note(raw: Any) -> str:
    found = record(raw, 0) if isinstance(raw, str) else None
    return text_of_note(found.value or "") if isinstance(found, About) else ""
