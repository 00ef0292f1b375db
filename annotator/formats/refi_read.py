"""The text sources of a REFI-QDA project as drafts: a coding of a selection is an annotation, a link a link.

Programs count CR LF and characters of two UTF-16 units in different ways. Where the names of a source's selections are
their words, the way that makes most of them true is taken, and told.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from annotator.core.errors import Trouble, UserError
from annotator.core.offsets import Utf16Map
from annotator.formats import own
from annotator.formats.brat_lines import Count
from annotator.formats.drafts import DraftArticle, DraftLink
from annotator.formats.jsonl_read import draft_of
from annotator.formats.refi_values import converted_of, fits_of, guid_of, span_of, text_of, value_of
from annotator.formats.safe_xml import local
from annotator.formats.shape import as_dict
from annotator.formats.text import decoded

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path
    from typing import TypeAlias
    from xml.etree.ElementTree import Element

    from annotator.core.spans import Span
    from annotator.formats.archive import Archive

    Convert: TypeAlias = Callable[[Span], Span | None]

PROJECT = "project.qde"
NAMESPACE = "urn:QDA-XML:project:1.0"
ORIGIN = "Claims Annotator"
PREFIX = "meta:"  # of the variables that are metadata
_LEFT = ("Cases", "Sets", "Graphs")  # of a project, which this program has no word for
_STATUSES = ("suggested", "rejected", "accepted")


class Reader:
    """Reads a parsed project."""

    def __init__(self, root: Element, archive: Archive, place: str, encoding: str) -> None:
        self._root = root
        self._archive = archive
        self._place = place
        self._encoding = encoding
        self._is_ours = root.get("origin", "") == ORIGIN
        self._files = {name.lower(): name for name in archive.names()}
        self._users: dict[str, str] = {}
        self._codes: dict[str, str] = {}
        self._variables: dict[str, str] = {}
        self._notes: dict[str, Element] = {}
        self._annotations: dict[str, str] = {}  # guid of a selection or coding -> id of its annotation
        self._homes: dict[str, int] = {}  # id of an annotation -> its source's number
        for element in root.iter():
            own_id, name = guid_of(element.get("guid", "")), element.get("name", "")
            kind = local(element.tag)
            if kind == "User":
                self._users[own_id] = "" if self._is_ours and name == ORIGIN else text_of(name)
            elif kind == "Code":
                self._codes[own_id] = text_of(name)
            elif kind == "Variable":
                self._variables[own_id] = text_of(name)
            elif kind == "Note":
                self._notes[own_id] = element

    def articles(self) -> Iterator[DraftArticle | Trouble]:
        """Yield each text source, its links with it; sources of other kinds are a `Trouble` each."""
        drafts: list[DraftArticle | Trouble] = []
        sources = next((each for each in self._root if local(each.tag) == "Sources"), None)
        for element in sources if sources is not None else ():
            try:
                drafts.append(self._source(element, len(drafts)))
            except UserError as error:
                drafts.append(error.trouble)
        links: dict[int, list[DraftLink]] = {}
        for each in self._root.iter():
            if local(each.tag) == "Link":
                link = self._link(each)
                home = self._homes.get(link.from_id) if link is not None else None
                if link is None or home is None:
                    drafts.append(Trouble("refi.link", {"name": each.get("name", "")[:60]}, self._place))
                else:
                    links.setdefault(home, []).append(link)
        for each in self._root:
            if local(each.tag) in _LEFT and len(each):
                yield Trouble("refi.left", {"kind": local(each.tag), "count": len(each)}, self._place)
        for number, draft in enumerate(drafts):
            known = links.get(number)
            yield replace(draft, links=tuple(known)) if known and not isinstance(draft, Trouble) else draft

    def _source(self, element: Element, number: int) -> DraftArticle | Trouble:
        name = element.get("name", "")
        troubles: list[Trouble] = []
        if local(element.tag) != "TextSource":
            # Programs put the text of a PDF beside it, and what is coded in it as in any text.
            text_of_it = next((each for each in element if local(each.tag) == "Representation"), None)
            if text_of_it is None:
                return self._other(element)
            troubles += [self._other(each) for each in element if local(each.tag) == "PDFSelection"]
            element = text_of_it
        text = self._text_of(element, name)
        row: dict[str, Any] = {"title": name} if name and not self._is_ours else {}
        meta = {} if self._is_ours else self._about(element)
        for value in element:
            if local(value.tag) == "VariableValue":
                key, said = self._variable(value)
                if key in own.FACTS and isinstance(said, str):
                    row[key] = said
                elif key:
                    meta[key.removeprefix(PREFIX)] = said
        row |= {"text": text, "meta": meta}
        selections = [each for each in element if local(each.tag) == "PlainTextSelection"]
        convert, repairs = self._count(text, selections)
        spans = []
        for selection in selections:
            found = self._spans(selection, convert)
            if found is None:
                facts = {key: selection.get(f"{key}Position", "")[:20] for key in ("start", "end")}
                troubles.append(Trouble("refi.no_place", facts, f"{self._place}#{name}"[:500]))
            else:
                spans += found
        row["spans"] = spans
        draft = draft_of(row, f"{self._place}#{name}"[:500], 0)
        if isinstance(draft, Trouble):
            return draft
        own_id = guid_of(element.get("guid", ""))
        self._homes |= {span.id: number for span in draft.spans}
        return replace(
            draft,
            id=own_id if self._is_ours else "",
            troubles=(*draft.troubles, *troubles),
            repairs=(*draft.repairs, *repairs),
        )

    def _other(self, element: Element) -> Trouble:
        facts = {"kind": local(element.tag)[:40], "name": element.get("name", "")[:60]}
        return Trouble("refi.other_source", facts, self._place)

    def _about(self, element: Element) -> dict[str, Any]:
        """Return what is said of a source as a whole: its codes, its description and its notes."""
        codes = [
            self._codes.get(guid_of(ref.get("targetGUID", "")), "")
            for coding in element
            if local(coding.tag) == "Coding"
            for ref in coding
            if local(ref.tag) == "CodeRef"
        ]
        said = next((each.text or "" for each in element if local(each.tag) == "Description"), "")
        notes = [text for each in element if local(each.tag) == "NoteRef" for text in self._note_texts(each)]
        about = {"codes": [each for each in codes if each], "description": said, "notes": notes}
        return {key: value for key, value in about.items() if value}

    def _text_of(self, element: Element, name: str) -> str:
        content = next((each for each in element if local(each.tag) == "PlainTextContent"), None)
        if content is not None:
            return text_of(content.text or "") or _raise("text.empty", f"{self._place}#{name}"[:500])
        path = element.get("plainTextPath", "")
        inside = path.removeprefix("internal://").lstrip("/").lower()
        for candidate in (f"sources/{inside}", inside):
            if candidate in self._files:
                data = self._archive.read(self._files[candidate])
                text = decoded(data, _as_path(f"{self._place}/{path}"), self._encoding)[0]
                return text or _raise("text.empty", f"{self._place}#{name}"[:500])
        return _raise("refi.no_text", f"{self._place}#{name}"[:500], path=path[:100])

    def _variable(self, value: Element) -> tuple[str, Any]:
        key, said = "", ""
        for each in value:
            if local(each.tag) == "VariableRef":
                key = self._variables.get(guid_of(each.get("targetGUID", "")), "")
            elif local(each.tag).endswith("Value"):
                said = each.text or ""
        return key, value_of(said)

    # Selections

    def _count(self, text: str, selections: list[Element]) -> tuple[Convert, list[Trouble]]:
        """Return how the source counts, and what to tell of it."""
        ways: dict[str, Convert] = {"": lambda span: span}
        if self._is_ours:
            return ways[""], []
        if "\r\n" in text:
            ways["refi.counted_crlf"] = Count(text, has_crlf=True).to_points
        units = Utf16Map(text) if not text.isascii() else None
        if units is not None and units.unit_length != len(text):
            ways["refi.counted_utf16"] = lambda span: converted_of(units, span)
        if len(ways) == 1:
            return ways[""], []
        named = [(span, each.get("name", "")) for each in selections if (span := span_of(each)) is not None]
        scores = {
            code: sum(fits_of(text, way(span), name) for span, name in named) for code, way in ways.items()
        }
        best = max(scores, key=lambda code: scores[code])
        if scores[best] == scores[""]:
            return ways[""], []
        return ways[best], [Trouble(best, {"count": scores[best]}, self._place)]

    def _spans(self, selection: Element, convert: Convert) -> list[dict[str, Any]] | None:
        """Return an annotation for each code of a selection; one for its name where it has none."""
        stated = span_of(selection)
        span = convert(stated) if stated is not None else None
        if span is None:
            return None
        said = next((each.text or "" for each in selection if local(each.tag) == "Description"), "")
        shared: dict[str, Any] = {"start": span.start, "end": span.end, **self._said(said, selection)}
        codings = [each for each in selection if local(each.tag) == "Coding"]
        rows: list[dict[str, Any]] = []
        own_id = guid_of(selection.get("guid", ""))
        for coding in codings or [selection]:
            refs = [each.get("targetGUID", "") for each in coding if local(each.tag) == "CodeRef"]
            label = self._codes.get(guid_of(refs[0]), "") if refs else ""
            coding_id = guid_of(coding.get("guid", ""))
            row = shared | {"label": label or "selection", "id": own_id if not rows else coding_id}
            for key, attribute in (("created", "creationDateTime"), ("updated", "modifiedDateTime")):
                when = coding.get(attribute) or selection.get(attribute, "")
                row.setdefault(key, when)
            user = coding.get("creatingUser") or selection.get("creatingUser") or ""
            row["annotator"] = self._users.get(guid_of(user), "")
            self._annotations.setdefault(own_id, row["id"])
            self._annotations.setdefault(coding_id, row["id"])
            if not row["id"]:
                del row["id"]
            rows.append(row)
        return rows

    def _said(self, description: str, element: Element) -> dict[str, Any]:
        """Return what a description says: all this program knew of an annotation, or a note."""
        value = value_of(description)
        if isinstance(value, dict) and self._is_ours:
            row = own.taken(value)
            if value.get("status") in _STATUSES:
                row["status"] = value["status"]
            row |= {key: value[key] for key in ("created", "updated") if isinstance(value.get(key), str)}
            return row
        notes = [value if isinstance(value, str) else description, *self._note_texts(element)]
        note = "\n".join(filter(None, notes))
        return {"note": note} if note else {}

    def _note_texts(self, element: Element) -> list[str]:
        texts = []
        for each in element.iter():
            note = (
                self._notes.get(guid_of(each.get("targetGUID", ""))) if local(each.tag) == "NoteRef" else None
            )
            if note is not None:
                try:
                    texts.append(self._text_of(note, note.get("name", "")))
                except UserError:
                    texts.append(note.get("name", ""))
        return texts

    # Links

    def _link(self, element: Element) -> DraftLink | None:
        ends = [self._annotations.get(guid_of(element.get(key, ""))) for key in ("originGUID", "targetGUID")]
        from_id, to_id = ends
        if not from_id:
            return None
        if not to_id:
            to_id = guid_of(element.get("targetGUID", ""))
            if not to_id or not self._is_ours:  # our own may end in an article that was not exported
                return None
        said = (
            value_of("".join(self._note_texts(element)))
            if self._is_ours
            else "\n".join(self._note_texts(element))
        )
        known = as_dict(said)
        return DraftLink(
            id=guid_of(element.get("guid", "")),
            type=text_of(element.get("name", "")) or "link",
            from_id=from_id,
            to_id=to_id,
            note=said if isinstance(said, str) else str(known.get("note", "")),
            annotator=str(known.get("annotator", "")),
            created=str(known.get("created", "")),
        )


def _as_path(place: str) -> Path:
    from pathlib import Path

    return Path(place.replace("\0", "?"))


def _raise(code: str, place: str, path: str = "") -> str:
    raise UserError(code, file=place, path=path)
