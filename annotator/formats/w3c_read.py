"""Web annotations as drafts: what is gathered about each source is one article.

A source's text is known where an annotation describes it by its text, as this program writes it; else the article is
found in the project by its address.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from annotator.core.errors import Trouble
from annotator.core.spans import Span
from annotator.formats import own
from annotator.formats.drafts import DraftArticle, DraftLink, DraftSpan
from annotator.formats.jsonl import draft_of
from annotator.formats.shape import as_dict, is_whole, wrong

if TYPE_CHECKING:
    from collections.abc import Iterator

NAME = "w3c"
URN, UUID = "urn:claims-annotator:", "urn:uuid:"
ARTICLE, ANNOTATION, LINK = "claims:article", "claims:annotation", "claims:link"
_PROVENANCE = ("status", "origin", "updated")
_FOUND_BY_WORDS = ("TextQuoteSelector", "TextPositionSelector")


@dataclass(slots=True)
class _Source:
    """What the file says about one source."""

    line: int
    article: dict[str, Any] = field(default_factory=dict)
    text: str | None = None
    language: str = ""
    spans: list[DraftSpan] = field(default_factory=list)


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
        span = _span(item, targets, line)
        if span is None:
            selector = as_dict(targets[0] if targets else None).get("selector")
            kind = as_dict(selector[0] if isinstance(selector, list) and selector else selector).get(
                "type", "?"
            )
            yield Trouble("w3c.no_place", {"selector": str(kind)[:60]}, self._place, line)
            return
        source = _source(targets[0])
        if span.id:
            self._homes[span.id] = source
        self._sources.setdefault(source, _Source(line)).spans.append(span)

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
        draft = draft_of(row, self._place, source.line)
        if isinstance(draft, Trouble):
            return draft
        own_id = id_of(name)
        draft = replace(
            draft, id=own_id if own_id != name else "", spans=tuple(source.spans), links=tuple(links)
        )
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


def _span(item: dict[str, Any], targets: list[Any], line: int) -> DraftSpan | None:
    places = [_place(each) for each in targets]
    if not places or None in places or len({_source(each) for each in targets}) != 1:
        return None
    known = [each for each in places if each is not None]
    bodies = _bodies(item)
    ours = as_dict(item.get(ANNOTATION))
    tags = [
        _value(each)
        for each in bodies
        if _is_textual(each) and each.get("purpose") in {"tagging", "classifying"}
    ]
    label = next(filter(None, tags), "") or _motivation(item)
    row = {"label": label, "start": 0, "end": 1, **own.taken(ours)}
    row |= {key: ours[key] for key in _PROVENANCE if isinstance(ours.get(key), str)}
    draft = draft_of({"text": "-", "spans": [row]}, "", line)
    if isinstance(draft, Trouble) or not draft.spans:
        return None
    ordered = sorted(known, key=lambda place: place[0])
    quotes = [quote for _, quote, _, _ in ordered]
    return replace(
        draft.spans[0],
        id=id_of(item.get("id")),
        fragments=tuple(span for span, *_ in ordered),
        quote=None if None in quotes else " ".join(map(str, quotes)),
        prefix=ordered[0][2],
        suffix=ordered[-1][3] if len(ordered) == 1 else "",
        note=_comment(bodies),
        annotator=_creator(item),
        created=_text(item, "created"),
        updated=_text(item, "modified"),
        extra={} if ours else {NAME: item},
        line=line,
    )


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
