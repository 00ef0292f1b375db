"""Web annotations as drafts: what is gathered about each source is one article.

A source's text is known where an annotation describes it by its text, as this program writes it; else the article is
found in the project by its address.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import unquote

from annotator.core.errors import Trouble
from annotator.core.spans import Span
from annotator.formats import own
from annotator.formats.drafts import DraftArticle, DraftLink
from annotator.formats.jsonl_plain import PlainSpans
from annotator.formats.jsonl_read import draft_of
from annotator.formats.shape import as_dict, is_whole, wrong
from annotator.formats.span_lines import with_lines

if TYPE_CHECKING:
    from collections.abc import Iterator


NAME = "w3c"
URN, UUID = "urn:claims-annotator:", "urn:uuid:"
ARTICLE, ANNOTATION, LINK = "claims:article", "claims:annotation", "claims:link"
_PROVENANCE = ("status", "origin", "updated")
_FOUND_BY_WORDS = ("TextQuoteSelector", "TextPositionSelector")


class _Row(NamedTuple):
    """An annotation as a span of a native line, and the words before and after it."""

    row: dict[str, Any]
    prefix: str
    suffix: str


@dataclass(slots=True)
class _Source:
    """What the file says about one source."""

    line: int
    article: dict[str, Any] = field(default_factory=dict)
    text: str | None = None
    language: str = ""
    spans: list[_Row] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)


class Reader:
    """Gathers the annotations of one file by what they are about."""

    def __init__(self, place: str) -> None:
        self._place = place
        self._sources: dict[str, _Source] = {}
        self._homes: dict[str, str] = {}  # id of an annotation -> its source
        self._links: list[DraftLink] = []

    def take(self, item: Any, line: int) -> Iterator[Trouble]:
        """Take one annotation in; yield why it, or a part of it, is not taken."""
        if not isinstance(item, dict):
            yield wrong("annotation", item, NAME, self._place, line)
            return
        target = item.get("target")
        targets = target if isinstance(target, list) else [target]
        if isinstance(as_dict(targets[0] if targets else None).get(ARTICLE), dict):
            self._take_text(item, as_dict(targets[0]), line)
            return
        if _says(item, "linking"):
            link = self._link(item, targets, line)
            if link is None:
                yield wrong("linking", item.get("id"), NAME, self._place, line)
            else:
                self._links.append(link)
            return
        span = _span(item, targets)
        if span is None:
            selector = as_dict(targets[0] if targets else None).get("selector")
            kind = as_dict(selector[0] if isinstance(selector, list) and selector else selector).get(
                "type", "?"
            )
            yield Trouble("w3c.no_place", {"selector": str(kind)[:60]}, self._place, line)
            return
        source = _source(targets[0])
        if "id" in span.row:
            self._homes[span.row["id"]] = source
        known = self._sources.setdefault(source, _Source(line))
        known.spans.append(span)
        known.lines.append(line)

    def articles(self) -> Iterator[DraftArticle | Trouble]:
        """Yield what was gathered."""
        by_source: dict[str, list[DraftLink]] = {}
        for link in self._links:
            home = self._homes.get(link.from_id, "")
            by_source.setdefault(home, []).append(link)
        for name, source in self._sources.items():
            yield self._article(name, source, by_source.pop(name, []))
        for links in by_source.values():
            for link in links:
                yield Trouble("link.no_start", {"from": link.from_id}, self._place, link.line)

    def _article(self, name: str, source: _Source, links: list[DraftLink]) -> DraftArticle | Trouble:
        said = source.article
        row: dict[str, Any] = {key: said[key] for key in own.FACTS if isinstance(said.get(key), str)}
        row["text"] = source.text
        if isinstance(said.get("meta"), dict):
            row["meta"] = said["meta"]
        if isinstance(said.get("text_sha256"), str):
            row["text_sha256"] = said["text_sha256"]
        elif source.text is None:
            row["text_sha256"] = "0" * 64  # stands for the address until it is looked up
        if source.language:
            row.setdefault("language", source.language)
        row["spans"] = [each.row for each in source.spans]
        draft = draft_of(row, self._place, source.line)
        if isinstance(draft, Trouble):
            return draft
        own_id = id_of(name)
        draft = _around(with_lines(draft, source.lines), source)
        draft = replace(draft, id=own_id if own_id != name else "", links=tuple(links))
        if source.text is None and "text_sha256" not in said:
            draft = replace(draft, text_sha256="", url=draft.url or name)
        return draft

    def _take_text(self, item: dict[str, Any], target: dict[str, Any], line: int) -> None:
        name = _source(target)
        source = self._sources.setdefault(name, _Source(line))
        source.line = line
        source.article = target[ARTICLE]
        body = as_dict(item.get("body"))
        if isinstance(body.get("value"), str):
            source.text = body["value"]

    def _link(self, item: dict[str, Any], targets: list[Any], line: int) -> DraftLink | None:
        ours = as_dict(item.get(LINK))
        bodies = _bodies(item)
        ends = [_source(each) for each in bodies if not _is_textual(each)]
        kinds = [_value(each) for each in bodies if _is_textual(each) and each.get("purpose") != "commenting"]
        from_id, to_id = _source(targets[0] if targets else None), ends[0] if ends else ""
        if not from_id or not to_id:
            return None
        return DraftLink(
            id=id_of(item.get("id")),
            type=next(filter(None, kinds), "linking"),
            from_id=id_of(from_id),
            to_id=id_of(to_id),
            to_article=str(ours.get("to_article") or ""),
            note=_comment(bodies),
            annotator=_creator(item),
            created=_text(item, "created"),
            line=line,
        )


def _span(item: dict[str, Any], targets: list[Any]) -> _Row | None:
    places = [_place(each) for each in targets]
    if not places or None in places or len({_source(each) for each in targets}) != 1:
        return None
    ordered = sorted((each for each in places if each is not None), key=lambda place: place[0])
    bodies = _bodies(item)
    ours = as_dict(item.get(ANNOTATION))
    tags = [
        _value(each)
        for each in bodies
        if _is_textual(each) and each.get("purpose") in {"tagging", "classifying"}
    ]
    quotes = [quote for _, quote, _, _ in ordered]
    row: dict[str, Any] = {
        "label": (next(filter(None, tags), "") or _motivation(item))[:1000],
        "start": ordered[0][0].start,
        "end": ordered[-1][0].end,
        "text": None if None in quotes else " ".join(map(str, quotes)),
        **{key: ours[key] for key in own.SPAN_KEYS if key in ours},
        **{key: ours[key] for key in _PROVENANCE if isinstance(ours.get(key), str)},
        "note": _comment(bodies),
        "annotator": _creator(item),
        "created": _text(item, "created"),
    }
    if row.get("status") not in {None, "suggested", "accepted", "rejected"}:
        del row["status"]
    if len(ordered) > 1:
        row["fragments"] = [[span.start, span.end] for span, *_ in ordered]
    if modified := _text(item, "modified"):
        row["updated"] = modified
    if own_id := id_of(item.get("id"))[:1000]:
        row["id"] = own_id
    if not ours:
        row[NAME] = item
    return _Row(row, ordered[0][2], ordered[-1][3] if len(ordered) == 1 else "")


def _around(draft: DraftArticle, source: _Source) -> DraftArticle:
    """Return the article with the words around its annotations, by which a moved text finds them again.

    Plain ones stand where they say, and need none.
    """
    spans = draft.spans
    if isinstance(spans, PlainSpans) or len(spans) != len(
        source.spans
    ):  # or it is not known which were refused
        return draft
    for span, row in zip(spans, source.spans, strict=True):
        span.prefix, span.suffix = row.prefix, row.suffix  # nobody else has it yet
    return draft


def _place(target: Any) -> tuple[Span, str | None, str, str] | None:
    """Return where a target is: its span, words and their neighbours. A quote alone is looked for from the start."""
    selector = as_dict(target).get("selector")
    every = [as_dict(each) for each in (selector if isinstance(selector, list) else [selector])]
    # A range or a fragment that is refined by words says with those where it is.
    every += [as_dict(each["refinedBy"]) for each in every if isinstance(each.get("refinedBy"), dict)]
    position = next((each for each in every if each.get("type") == "TextPositionSelector"), {})
    quote = next((each for each in every if each.get("type") == "TextQuoteSelector"), {})
    start, end, exact = position.get("start"), position.get("end"), quote.get("exact")
    words = exact if isinstance(exact, str) else None
    if is_whole(start) and is_whole(end):
        span = Span(int(str(start)), int(str(end)))
    elif words:
        span = Span(0, len(words))
    else:
        return None
    return span, words, _text(quote, "prefix"), _text(quote, "suffix")


def id_of(iri: Any) -> str:
    """Return the id that an address stands for: this program's own where it made the address, else the address."""
    if not isinstance(iri, str):
        return ""
    if iri.startswith(UUID):
        return iri[len(UUID) :]
    return unquote(iri[len(URN) :]) if iri.startswith(URN) else iri


def _source(target: Any) -> str:
    if isinstance(target, str):
        return target
    known = as_dict(target)
    source = known.get("source", known.get("id"))
    if isinstance(source, dict):
        source = source.get("id")
    return source if isinstance(source, str) else ""


def _bodies(item: dict[str, Any]) -> list[Any]:
    if isinstance(item.get("bodyValue"), str):
        return [{"type": "TextualBody", "value": item["bodyValue"], "purpose": "commenting"}]
    body = item.get("body")
    return body if isinstance(body, list) else [] if body is None else [body]


def _is_textual(body: Any) -> bool:
    return isinstance(body, dict) and isinstance(body.get("value"), str)


def _value(body: Any) -> str:
    return _text(as_dict(body), "value")


def _comment(bodies: list[Any]) -> str:
    """Return the words of the bodies that comment, or whose purpose is not said."""
    purposes = ("commenting", "describing", None)
    return "\n".join(_value(each) for each in bodies if _is_textual(each) and each.get("purpose") in purposes)


def _says(item: dict[str, Any], motivation: str) -> bool:
    known = item.get("motivation")
    return known == motivation or (isinstance(known, list) and motivation in known)


def _motivation(item: dict[str, Any]) -> str:
    known = item.get("motivation")
    first = known[0] if isinstance(known, list) and known else known
    return first if isinstance(first, str) and first else "annotation"


def _creator(item: dict[str, Any]) -> str:
    creator = item.get("creator")
    first = creator[0] if isinstance(creator, list) and creator else creator
    if isinstance(first, dict):
        first = next(
            (first[key] for key in ("name", "nickname", "email", "id") if isinstance(first.get(key), str)), ""
        )
    return first if isinstance(first, str) else ""


def _text(row: dict[str, Any], key: str) -> str:
    value = row.get(key)
    return value if isinstance(value, str) else ""
