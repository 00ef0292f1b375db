"""What a report says, for every form it has: articles in parts, their annotations, the ledger, how to check it all.

What the articles report (information) and what the analyst made of it (judgement) are apart, as ICD 203 asks; each row
names its source, as ICD 206 does.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from annotator.core.spans import covered

if TYPE_CHECKING:
    from collections.abc import Iterator

    from annotator.core.tagset import TagSet
    from annotator.core.values import Annotation
    from annotator.formats.documents import Document

AROUND = 80  # code points of context before and after the words
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
# What turns the direction of all that follows it is shown, so that nobody is made to read what is not there.
TURNS = re.compile("[\u202a-\u202e\u2066-\u2069]")
LANGUAGE = re.compile("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")

CHECKS = (
    "Every file was hashed as it was read. “SHA-256 of the file” must be what sha256sum prints for the file you have.",
    "“SHA-256 of the text” is that of the article's text in UTF-8, exactly as decoded: nothing in it was changed.",
    (
        "Places count Unicode characters (code points) of that text from 0, and the end is not included: in Python,"
        " text[start:end] gives the quoted words."
    ),
    (
        "In the project, “claims-annotator verify PROJECT” recomputes the chain of hashes over every change ever made,"
        " and holds each annotation against its text; “claims-annotator verify PROJECT EXPORT” holds an export to it."
    ),
)
GRADES = (
    "Grades are those of the Admiralty code: reliability of the source from A (completely reliable) to F (cannot be"
    " judged), credibility of the information from 1 (confirmed) to 6 (cannot be judged). The two are independent."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """One annotation behind a finding."""

    annotation_id: str
    part: str  # asserts, denies, rebuts, queries, supports
    quote: str
    speaker: str
    article: str
    when: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A row of the ledger: what is stated, by whom, and the analyst's grade and judgement of it."""

    wording: str
    standing: str
    first_seen: str
    asserted_by: tuple[str, ...] = ()
    repeated_by: tuple[str, ...] = ()
    denied_by: tuple[str, ...] = ()
    rebutted_by: tuple[str, ...] = ()
    articles: int = 0
    publishers: int = 0
    origins: int = 0
    unattributed: int = 0
    grade: str = ""
    judgement: str = ""
    evidence: tuple[Evidence, ...] = ()

    def facts(self) -> list[tuple[str, str]]:
        """Return what the articles report, by name; nothing empty."""
        rows = [
            ("Standing", self.standing),
            ("First seen", self.first_seen),
            ("Asserted by", ", ".join(self.asserted_by)),
            ("Repeated by", ", ".join(self.repeated_by)),
            ("Denied by", ", ".join(self.denied_by)),
            ("Rebutted by", ", ".join(self.rebutted_by)),
            ("Without a speaker", str(self.unattributed or "")),
            (
                "Found in",
                f"articles: {self.articles}, publishers: {self.publishers}, independent origins: {self.origins}",
            ),
        ]
        return [(name, value) for name, value in rows if value]


@dataclass(frozen=True, slots=True, kw_only=True)
class Background:
    """What a report needs of the project beside the articles; without it, it holds the articles alone."""

    findings: tuple[Finding, ...] = ()
    tag_set: TagSet | None = None


@dataclass(slots=True)
class Segment:
    """A run of an article's text under the same annotations. ``begins`` are those that begin with it."""

    words: str
    labels: tuple[str, ...] = ()
    begins: tuple[tuple[int, str], ...] = ()


@dataclass(slots=True)
class Entry:
    """An annotation as it is listed below its article. ``links`` are type, the other's number or id, and note."""

    number: int
    label: str
    before: str
    words: str
    after: str
    rows: list[tuple[str, str]] = field(default_factory=list)
    links: list[tuple[str, int | str, str]] = field(default_factory=list)


@dataclass(slots=True)
class Part:
    """An article of the report."""

    number: int
    title: str
    language: str
    origin: str  # publisher and date
    url: str
    facts: list[tuple[str, str]]
    segments: list[Segment]
    entries: list[Entry]


class Numbering:
    """Numbers annotations in the order they come, and labels in the order they are met."""

    def __init__(self) -> None:
        self.articles = 0
        self.annotations = 0
        self.labels: dict[str, int] = {}
        self.numbers: dict[str, int] = {}
        self.latest = ""

    def part(self, document: Document) -> Part:
        """Return an article with its annotations."""
        self.articles += 1
        article = document.article
        for annotation in document.annotations:
            self.annotations += 1
            self.numbers[annotation.id] = self.annotations
            self.labels.setdefault(document.labels[annotation.label_id], len(self.labels))
            self.latest = max(self.latest, annotation.updated or annotation.created)
        return Part(
            number=self.articles,
            title=article.title or article.file or "Article",
            language=article.language if LANGUAGE.fullmatch(article.language) else "",
            origin=", ".join(filter(None, (article.publisher, article.published))),
            url=article.url,
            facts=_facts(document),
            segments=list(self._segments(document)),
            entries=[self._entry(each, document) for each in document.annotations],
        )

    def _segments(self, document: Document) -> Iterator[Segment]:
        begins: dict[int, list[Annotation]] = {}
        ends: dict[int, list[Annotation]] = {}
        for annotation in document.annotations:
            for start, end in annotation.fragments:
                begins.setdefault(start, []).append(annotation)
                ends.setdefault(end, []).append(annotation)
        active: dict[str, str] = {}
        places = sorted({0, *begins, *ends, len(document.text)})
        for place, stop in zip(places, [*places[1:], places[-1]], strict=True):
            for annotation in ends.get(place, ()):
                active.pop(annotation.id, None)
            started = []
            for annotation in begins.get(place, ()):
                active[annotation.id] = document.labels[annotation.label_id]
                if place == annotation.start:
                    started.append((self.numbers[annotation.id], active[annotation.id]))
            if place < stop or started:
                yield Segment(document.text[place:stop], tuple(active.values()), tuple(started))

    def _entry(self, annotation: Annotation, document: Document) -> Entry:
        text = document.text
        speaker = document.sources.get(annotation.speaker_id)
        statement = document.statements.get(annotation.statement_id)
        graded = f" (reliability {speaker.reliability})" if speaker and speaker.reliability != "F" else ""
        rows = [
            (
                "Speaker",
                ", ".join(filter(None, (speaker.name, speaker.role, speaker.affiliation))) + graded
                if speaker
                else "",
            ),
            ("Source words", covered(text, annotation.source)),
            ("Cue words", covered(text, annotation.cue)),
            ("Addressee words", covered(text, annotation.addressee)),
            *((name.replace("_", " ").capitalize(), value) for name, value in annotation.attributes.items()),
            ("Statement", statement.wording if statement else ""),
            ("Analyst's note", annotation.note),
            ("Place", f"characters {', '.join(f'{start} to {end}' for start, end in annotation.fragments)}"),
            ("Status", annotation.status.value),
            ("Made", ", ".join(filter(None, (annotation.annotator, annotation.created, annotation.origin)))),
            ("Changed", annotation.updated if annotation.updated != annotation.created else ""),
        ]
        return Entry(
            number=self.numbers[annotation.id],
            label=document.labels[annotation.label_id],
            before=text[max(0, annotation.start - AROUND) : annotation.start],
            words=" … ".join(text[start:end] for start, end in annotation.fragments),
            after=text[annotation.end : annotation.end + AROUND],
            rows=[(name, value) for name, value in rows if value],
            links=[
                (link.type, self.numbers.get(link.to_id, link.to_id), link.note)
                for link in document.links
                if link.from_id == annotation.id
            ],
        )


def plain(text: str) -> str:
    """Return words with a picture for each control character, and a name for each that turns the line's direction."""
    return TURNS.sub(lambda found: f"[U+{ord(found[0]):04X}]", pictured(text))


def pictured(text: str) -> str:
    """Return words with a picture in place of each control character, as many code points as before."""
    return _CONTROL.sub(_picture, text)


def _picture(found: re.Match[str]) -> str:
    code = ord(found[0])
    return "\u2421" if code == 0x7F else "\ufffd" if code > 0x7F else chr(0x2400 + code)


def _facts(document: Document) -> list[tuple[str, str]]:
    article = document.article
    basis = article.published_basis and f"(by the {article.published_basis})"
    rows = [
        ("Publisher", article.publisher),
        ("Author", article.author),
        ("Address", article.url),
        ("Published", " ".join(filter(None, (article.published, basis)))),
        ("Language", article.language),
        ("File", article.file),
        ("Encoding", article.encoding),
        ("SHA-256 of the file", article.file_sha256),
        ("SHA-256 of the text", article.text_sha256),
        *((str(name), str(value)) for name, value in article.meta.items()),
    ]
    return [(name, value) for name, value in rows if value]
