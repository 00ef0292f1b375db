"""Articles as the text sources of a REFI-QDA project: codes, selections, notes, links, users and variables.

The order of elements and the attributes are those of the standard's own schema (Project.xsd). What XML cannot hold as
it is, is written as JSON after ``json:``.
"""

from __future__ import annotations

import json
import re
import uuid
from typing import TYPE_CHECKING, Any

from annotator.core.spans import envelope
from annotator.core.values import AnnotationStatus
from annotator.formats import own, safe_xml
from annotator.formats.refi_read import NAMESPACE, ORIGIN, PREFIX
from annotator.formats.refi_values import JSON
from annotator.formats.safe_xml import attributes, text_of

if TYPE_CHECKING:
    from annotator.core.values import Annotation, Link
    from annotator.formats.documents import Document

_SPACE = uuid.UUID("6f6a2b7e-6f0e-5c1b-9d0e-0c6f3a5d7b11")  # for the ids of what has none, the same each time
_HEAD = '<?xml version="1.0" encoding="utf-8"?>\n'
_NAME_LENGTH = 60
_DATE_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)?", re.ASCII)
_EPOCH = "1970-01-01T00:00:00Z"  # a selection needs a time; the same articles must give the same bytes


def guid(own_id: str, kind: str = "") -> str:
    """Return an id as a GUID: itself where it is one, else always the same for the same id."""
    if not kind:
        try:
            if str(uuid.UUID(own_id)) == own_id:
                return own_id
        except ValueError:
            pass
    return str(uuid.uuid5(_SPACE, f"{kind}:{own_id}".encode("utf-8", "replace").decode()))


def packed(value: Any) -> str:
    """Return a value as text that XML can hold: itself where it can, else as JSON."""
    if isinstance(value, str) and safe_xml.is_possible(value) and not value.startswith(JSON):
        return value
    return JSON + json.dumps(value)


class Writer:
    """Gathers the parts of a project."""

    def __init__(self) -> None:
        self.articles = 0
        self.annotations = 0
        self._users: dict[str, str] = {}
        self._codes: dict[str, str] = {}
        self._variables: dict[str, str] = {}
        self._sources: list[str] = []
        self._notes: list[str] = []
        self._links: list[str] = []

    def add(self, document: Document) -> tuple[str, bytes]:
        """Take an article in; return the path and the bytes of its text."""
        article = document.article
        source = guid(article.id)
        known = [self._selection(annotation, document) for annotation in document.annotations]
        variables = {
            **own.facts(article),
            **{f"{PREFIX}{name}": value for name, value in article.meta.items()},
        }
        values = [self._value(name, value) for name, value in variables.items()]
        names = {
            "guid": source,
            "name": article.title or article.file or "article",
            "plainTextPath": f"internal://{source}.txt",
            "creatingUser": self._user(""),
            "creationDateTime": _EPOCH,
        }
        self._sources.append(
            f"<TextSource{attributes(names)}>{''.join(known)}{''.join(values)}</TextSource>\n"
        )
        for link in document.links:
            self._links.append(self._link(link))
        self.articles += 1
        self.annotations += len(document.annotations)
        text = document.text.encode()
        # A mark at the start of a file is no part of its text, so a text that begins with one needs another.
        return f"sources/{source}.txt", b"\xef\xbb\xbf" + text if document.text[:1] == "\ufeff" else text

    def project(self) -> str:
        """Return ``project.qde``."""
        users = "".join(
            f"<User{attributes({'guid': own_id, 'name': name})}/>\n" for name, own_id in self._users.items()
        )
        codes = "".join(self._codes.values())
        parts = [
            f"<Users>\n{users}</Users>\n",
            f"<CodeBook>\n<Codes>\n{codes}</Codes>\n</CodeBook>\n",
            _part("Variables", "".join(self._variables.values())),
            _part("Sources", "".join(self._sources)),
            _part("Notes", "".join(self._notes)),
            _part("Links", "".join(self._links)),
        ]
        if not codes:
            parts[1] = ""
        names = {"name": "Claims Annotator", "origin": ORIGIN, "creationDateTime": _EPOCH}
        return f'{_HEAD}<Project xmlns="{NAMESPACE}"{attributes(names)}>\n{"".join(parts)}</Project>\n'

    def _user(self, name: str) -> str:
        return self._users.setdefault(packed(name) if name else "Claims Annotator", guid(name, "user"))

    def _selection(self, annotation: Annotation, document: Document) -> str:
        span = envelope(annotation.fragments)
        label = document.labels[annotation.label_id]
        user, made = self._user(annotation.annotator), _time(annotation.created) or _EPOCH
        own_id = guid(annotation.id)
        words = " ".join(document.text[span.start : min(span.end, span.start + _NAME_LENGTH)].split())
        names = {
            "guid": own_id,
            "name": words,
            "startPosition": str(span.start),
            "endPosition": str(span.end),
            "creatingUser": user,
            "creationDateTime": made,
            "modifiedDateTime": _time(annotation.updated),
        }
        coding = {"guid": guid(annotation.id, "coding"), "creatingUser": user, "creationDateTime": made}
        code = self._code(label, annotation.label_id)
        description = _description(annotation, document)
        return (
            f"<PlainTextSelection{attributes(names)}>{_part('Description', text_of(description))}"
            f'<Coding{attributes(coding)}><CodeRef targetGUID="{code}"/></Coding></PlainTextSelection>\n'
        )

    def _code(self, label: str, label_id: str) -> str:
        own_id = guid(label_id) if label_id != label else guid(label, "code")
        names = {"guid": own_id, "name": packed(label), "isCodable": "true"}
        self._codes.setdefault(own_id, f"<Code{attributes(names)}/>\n")
        return own_id

    def _value(self, name: str, value: Any) -> str:
        own_id = guid(name, "variable")
        names = {"guid": own_id, "name": packed(name), "typeOfVariable": "Text"}
        self._variables.setdefault(name, f"<Variable{attributes(names)}/>\n")
        said = f"<TextValue>{text_of(packed(value))}</TextValue>"
        return f'<VariableValue><VariableRef targetGUID="{own_id}"/>{said}</VariableValue>'

    def _link(self, link: Link) -> str:
        names = {
            "guid": guid(link.id),
            "name": packed(link.type),
            "direction": "OneWay",
            "originGUID": guid(link.from_id),
            "targetGUID": guid(link.to_id),
        }
        said: dict[str, Any] = {"note": link.note, "annotator": link.annotator, "created": link.created}
        said = {key: value for key, value in said.items() if value}
        if not said:
            return f"<Link{attributes(names)}/>\n"
        own_id = guid(link.id, "note")
        content = packed(link.note) if set(said) == {"note"} else JSON + json.dumps(said)
        about = {
            "guid": own_id,
            "name": "note",
            "creatingUser": self._user(link.annotator),
            "creationDateTime": _EPOCH,
        }
        self._notes.append(
            f"<Note{attributes(about)}><PlainTextContent>{text_of(content)}</PlainTextContent></Note>\n"
        )
        return f'<Link{attributes(names)}><NoteRef targetGUID="{own_id}"/></Link>\n'


def _description(annotation: Annotation, document: Document) -> str:
    """Return the note, or where more is known of the annotation than that, all of it as JSON."""
    keys = own.span_keys(annotation, document)
    if annotation.status is not AnnotationStatus.ACCEPTED:
        keys["status"] = annotation.status.value
    for name, when in (("created", annotation.created), ("updated", annotation.updated)):
        if _time(when) != when or (name == "created" and not when):
            keys[name] = when
    if not keys:
        return ""
    return packed(annotation.note) if set(keys) == {"note"} else JSON + json.dumps(keys)


def _time(when: str) -> str:
    """Return a time where XML Schema calls it one."""
    return when if _DATE_TIME.fullmatch(when) else ""


def _part(name: str, content: str) -> str:
    return f"<{name}>{content}</{name}>" if content else ""
