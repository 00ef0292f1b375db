"""The documents of a DocBin as drafts: span groups and entities are annotations, custom attributes metadata."""

from __future__ import annotations

import struct
import sys
from array import array
from dataclasses import replace
from itertools import accumulate
from typing import TYPE_CHECKING, Any

from annotator.core.errors import Trouble, UserError
from annotator.formats import msgpack, own
from annotator.formats.jsonl_read import draft_of
from annotator.formats.shape import as_dict, as_list, is_whole
from annotator.formats.spacy_strings import SYMBOLS, number_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from annotator.formats.drafts import DraftArticle

ORTH, ENT_IOB, ENT_TYPE, ENT_KB_ID, ENT_ID = 65, 77, 78, 452, 454  # spacy.attrs
SPAN = ">QQQllll"  # id, knowledge base id, label, start and end token, start and end character
GROUP = "sc"  # the group that spaCy's span categoriser and Prodigy use
MARK = "claims_annotator"  # the key of what is this program's own
_ENTITIES = "ents"
_BEGIN, _INSIDE = 3, 1
_PROVENANCE = ("annotator", "origin", "status", "created", "updated")


class Reader:
    """Reads one unpacked file."""

    def __init__(self, message: Any, place: str) -> None:
        self._place = place
        known = as_dict(message)
        self._attrs = [each for each in as_list(known.get("attrs")) if is_whole(each)]
        self._tokens = _numbers("Q", known.get("tokens"))
        self._lengths = _numbers("i", known.get("lengths"))
        self._spaces = known.get("spaces")
        total = sum(self._lengths) if min(self._lengths, default=0) >= 0 else -1
        strings = known.get("strings")
        if (
            ORTH not in self._attrs
            or len(self._attrs) != len(as_list(known.get("attrs")))
            or not isinstance(self._spaces, bytes)
            or not isinstance(strings, list)
            or len(self._tokens) != total * len(self._attrs)
            or len(self._spaces) != total
        ):
            raise UserError("spacy.damaged", file=place, detail="tokens and lengths do not fit each other")
        self._strings = {number: name for name, number in SYMBOLS.items()}
        self._strings |= {number_of(each): each for each in strings if isinstance(each, str)}
        self._parts = {
            name: as_list(known.get(name)) for name in ("span_groups", "user_data", "flags", "cats")
        }

    def articles(self) -> Iterator[DraftArticle | Trouble]:
        """Yield each document, or why it is not taken."""
        first = 0
        for number, length in enumerate(self._lengths):
            yield self._article(number, first, first + length)
            first += length

    def _part(self, name: str, number: int) -> Any:
        rows = self._parts[name]
        return rows[number] if number < len(rows) else None

    def _column(self, attr: int, first: int, last: int) -> list[int]:
        """Return a column of the tokens from ``first`` to before ``last``; nothing where the file has none."""
        if attr not in self._attrs:
            return []
        width = len(self._attrs)
        at = self._attrs.index(attr)
        return self._tokens[first * width + at : last * width : width].tolist()

    def _article(self, number: int, first: int, last: int) -> DraftArticle | Trouble:
        line = number + 1  # of the document, since the file has no lines
        words = [self._strings.get(each) for each in self._column(ORTH, first, last)]
        missing = words.count(None)
        if missing:
            return Trouble("spacy.no_words", {"count": missing}, self._place, line)
        after = list(self._spaces[first:last]) if isinstance(self._spaces, bytes) else []
        if as_dict(self._part("flags", number)).get("has_unknown_spaces"):
            after = [1] * len(words)
        text = "".join(f"{word} " if space else str(word) for word, space in zip(words, after, strict=True))
        if not text:
            return Trouble("text.empty", {}, self._place, line)
        starts = [
            0,
            *accumulate(len(str(word)) + bool(space) for word, space in zip(words, after, strict=True)),
        ]
        ends = [start + len(str(word)) for start, word in zip(starts, words, strict=False)]
        said, meta = self._user_data(number)
        troubles: list[Trouble] = []
        spans = [
            *self._grouped(number, said, starts, ends, troubles),
            *self._entities(first, last, starts, ends),
        ]
        row: dict[str, Any] = {key: said[key] for key in own.FACTS if isinstance(said.get(key), str)}
        row |= {"text": text, "meta": as_dict(said.get("meta")) or meta, "spans": spans}
        row["links"] = [each for each in as_list(said.get("links")) if isinstance(each, dict)]
        if isinstance(said.get("id"), str):
            row["id"] = said["id"]
        draft = draft_of(row, self._place, line)
        if isinstance(draft, Trouble):
            return draft
        return replace(draft, troubles=(*draft.troubles, *troubles), local_ids="id" not in row)

    def _user_data(self, number: int) -> tuple[dict[str, Any], dict[str, Any]]:
        """Return what is this program's own, and the custom attributes of the document that are plain values."""
        packed = self._part("user_data", number)
        known: dict[Any, Any] = as_dict(_loaded(packed)) if isinstance(packed, bytes) else {}
        meta: dict[str, Any] = {}
        for key, value in known.items():
            is_tuple = isinstance(
                key, tuple
            )  # an extension attribute, of the document where it names no place
            if is_tuple and len(key) == 4 and key[0] == "._." and key[2] is None:
                meta[str(key[1])] = _plain(value)
            elif isinstance(key, str) and key != MARK:
                meta[key] = _plain(value)
        cats = as_dict(self._part("cats", number))
        if cats:
            meta["cats"] = _plain(cats)
        return as_dict(known.get(MARK)), {key: value for key, value in meta.items() if value is not None}

    def _grouped(
        self, number: int, said: dict[str, Any], starts: list[int], ends: list[int], troubles: list[Trouble]
    ) -> Iterator[dict[str, Any]]:
        """Yield the spans of all groups; one that lies outside its document is a trouble."""
        rows = as_dict(said.get("spans"))
        for name, span in self._groups(number):
            if not isinstance(span, bytes) or len(span) != struct.calcsize(SPAN):
                troubles.append(Trouble("spacy.no_span", {"group": name[:60]}, self._place, number + 1))
                continue
            own_id, _, label, start, end, _, _ = struct.unpack(SPAN, span)
            if not 0 <= start < end <= len(ends):
                troubles.append(Trouble("spacy.no_span", {"group": name[:60]}, self._place, number + 1))
                continue
            row = {
                "label": self._strings.get(label) or name or "span",
                "start": starts[start],
                "end": ends[end - 1],
            }
            span_id = self._strings.get(own_id, "")
            known = as_dict(rows.get(span_id))
            if span_id:
                row["id"] = span_id
            yield row | _known(known, row) | ({} if known or name == GROUP else {"spacy": {"group": name}})

    def _groups(self, number: int) -> Iterator[tuple[str, Any]]:
        """Yield the name of its group with each span."""
        packed = self._part("span_groups", number)
        groups = _loaded(packed) if isinstance(packed, bytes) and packed else None
        pairs: list[tuple[Any, list[Any]]] = []
        if isinstance(groups, list):  # before spaCy 3.5
            pairs = [(each, []) for each in groups]
        elif isinstance(groups, dict):
            pairs = [(each, as_list(keys)) for each, keys in groups.items()]
        for inner, keys in pairs:
            group = as_dict(_loaded(inner)) if isinstance(inner, bytes) else {}
            for name in keys or [group.get("name")]:
                for span in as_list(group.get("spans")):
                    yield str(name or ""), span

    def _entities(
        self, first: int, last: int, starts: list[int], ends: list[int]
    ) -> Iterator[dict[str, Any]]:
        marks, kinds = (self._column(attr, first, last) for attr in (ENT_IOB, ENT_TYPE))
        others = {
            name: self._column(attr, first, last) for name, attr in (("kb_id", ENT_KB_ID), ("ent_id", ENT_ID))
        }
        begun: int | None = None
        for at, mark in enumerate([*marks, 0]):
            if begun is not None and mark != _INSIDE:
                label = self._strings.get(kinds[begun], "") if kinds else ""
                attributes = {
                    name: value
                    for name, column in others.items()
                    if column and (value := self._strings.get(column[begun], ""))
                }
                yield {
                    "label": label or "entity",
                    "start": starts[begun],
                    "end": ends[at - 1],
                    "attributes": attributes,
                    "spacy": {"group": _ENTITIES},
                }
                begun = None
            if mark == _BEGIN or (mark == _INSIDE and begun is None):
                begun = at


def _known(known: dict[str, Any], row: dict[str, Any]) -> dict[str, Any]:
    """Return what is this program's own of a span, its fragments as long as they are where the span is."""
    found = own.taken(known)
    found |= {name: known[name] for name in _PROVENANCE if isinstance(known.get(name), str)}
    if found.get("status") not in {None, "suggested", "accepted", "rejected"}:
        del found["status"]
    fragments = own.taken({"source": known.get("fragments")}).get("source")
    if fragments and (fragments[0][0], fragments[-1][1]) == (row["start"], row["end"]):
        found["fragments"] = fragments
    return found


def _plain(value: Any) -> Any:
    """Return a value as JSON can hold it, None where it cannot."""
    if value is None or isinstance(value, (str, bool, int, float)):
        return value
    if isinstance(value, list):
        return [_plain(each) for each in value]
    if isinstance(value, dict) and all(isinstance(key, str) for key in value):
        return {key: _plain(each) for key, each in value.items()}
    return None


def _loaded(data: bytes) -> Any:
    try:
        return msgpack.loads(data)
    except msgpack.BadMessageError:
        return None


def _numbers(kind: str, data: Any) -> array[int]:
    """Return little-endian numbers; nothing where the bytes are no whole number of them."""
    found: array[int] = array(kind)
    if isinstance(data, bytes) and len(data) % found.itemsize == 0:
        found.frombytes(data)
        if sys.byteorder == "big":
            found.byteswap()
    return found
