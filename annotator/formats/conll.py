"""CoNLL with IOB2 tags: a token a line.

A line is FORM, spacing, tag, between tabs. The second column says what stands between tokens, as CoNLL-U's MISC does
(SpaceAfter=No, SpacesAfter=…), so that the text comes back exactly; in files without it tokens are joined by spaces and
sentences by newlines. Tokens end where annotations do.
"""

from __future__ import annotations

import re
from itertools import pairwise
from operator import itemgetter
from typing import TYPE_CHECKING, BinaryIO

from annotator.core.errors import Trouble, UserError
from annotator.core.sentences import sentences
from annotator.core.spans import Span
from annotator.formats.base import ANY_TEXT, Feature, Info, ReadOptions, WriteOptions, WriteReport
from annotator.formats.brat_lines import name_of, type_of
from annotator.formats.drafts import DraftArticle, DraftSpan
from annotator.formats.files import opened, read_whole
from annotator.formats.text import MOST_BYTES, decoded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from annotator.formats.documents import Document

_TOKEN_AND_SPACE = re.compile(r"\w++\s*+|[^\w\s]\s*+")
_MOST_KNOWN = 100_000
_SPACE = re.compile(r"\s*")
_USUAL = {" ": "_", "": "SpaceAfter=No"}
_SPACED, _UNSPACED = "\t_\tO\n", "\tSpaceAfter=No\tO\n"
# Lines of tokens outside annotations, as this program writes them; most lines are such, and need no look at each.
_RUN = re.compile(r"(?:(?!-DOCSTART-|# (?:newdoc|spaces = ))[^\t\r\n]+\t(?:_|SpaceAfter=No)\tO\n)++")
_TAG = re.compile(r"O|_|[BIESLU]-\S+")
_NEWDOC, _SPACES = "# newdoc", "# spaces = "
_ESCAPES = {" ": r"\s", "\t": r"\t", "\r": r"\r", "\n": r"\n"}
_UNESCAPES = {escape[1]: character for character, escape in _ESCAPES.items()}
_ESCAPED = re.compile(r"\\(?:([strn])|u([0-9a-f]{4}))")
_TAGGED = rb"\S+[ \t](?:[^\n]*[ \t])?(?:O|[BI]-[^\s.,;:!?]+)[ \t]*\r?\n"
# No sentence of prose ends so, two of them in a row still less.
_SURE = re.compile(rb"\s*(?:" + _TAGGED + rb"){2}")


class CoNLL:
    """Tokens with tags. Of annotations that overlap the first is written, of those that begin together the longest."""

    info = Info(
        name="conll",
        title="CoNLL, IOB2",
        suffixes=(".conll", ".iob", ".bio"),
        reads=True,
        writes=True,
        carries=ANY_TEXT | {Feature.ANNOTATIONS},
        unit="tokens",
    )

    def sniff(self, head: bytes, name: str) -> int:
        """Tell how sure it is that the file holds tokens with tags, from 0 to 100."""
        if name.lower().endswith(self.info.suffixes):
            return 80
        return 65 if head.startswith(b"-DOCSTART-") or (b"\0" not in head and _SURE.match(head)) else 0

    def read(self, path: Path, options: ReadOptions) -> Iterator[DraftArticle | Trouble]:
        """Yield each document of the file. Raises `UserError` where it is no text in its encoding."""
        with opened(path) as stream:
            data = read_whole(stream, MOST_BYTES)
        if len(data) > MOST_BYTES:
            raise UserError("text.too_large", file=str(path), most=MOST_BYTES // 1_000_000)
        text, _ = decoded(data, path, options.encoding)
        building = _Building(str(path), 1)
        at, number = 0, 1
        while at < len(text):
            run = _RUN.match(text, at)
            if run is not None:
                building.take_run(run[0])
                number += run[0].count("\n")
                at = run.end()
                continue
            end = text.find("\n", at)
            line = text[at : end if end >= 0 else len(text)].removesuffix("\r")
            if line[:1] in {"-", "#"} and line.startswith(("-DOCSTART-", _NEWDOC)):
                yield from building.articles()
                building = _Building(str(path), number)
            else:
                building.take(line, number)
            at = end + 1 if end >= 0 else len(text)
            number += 1
        yield from building.articles()

    def write(self, documents: Iterable[Document], out: BinaryIO, options: WriteOptions) -> WriteReport:
        """Write the tokens of each article, a blank line after each sentence."""
        if not options.with_text:
            raise UserError("format.needs_text", format=self.info.name)
        articles = annotations = 0
        known = _Known()
        for document in documents:
            kept = _apart(document)
            out.write(f"{_NEWDOC} id = {document.article.id}\n".encode())
            out.write(_lines(document.text, kept, known).encode())
            articles += 1
            annotations += len(kept)
        return WriteReport(articles=articles, annotations=annotations)


# Out


def _apart(document: Document) -> list[tuple[Span, str]]:
    """Return the annotations that do not overlap one before them, each with its label."""
    every = [(each.start, -each.end, document.labels[each.label_id]) for each in document.annotations]
    every.sort(key=itemgetter(0, 1))
    kept: list[tuple[Span, str]] = []
    last = 0
    for start, negative_end, label in every:
        if start >= last:
            last = -negative_end
            kept.append((Span(start, last), label))
    return kept


def _lines(text: str, spans: list[tuple[Span, str]], known_lines: _Known) -> str:
    """Return the lines of a text: between two cuts all tokens have one tag, and are written in one go."""

    def next_word(place: int) -> int:
        if not text[place : place + 1].isspace():
            return place
        found = _SPACE.match(text, place)
        return found.end() if found else place

    first = next_word(0)
    rows = [f"{_SPACES}{_escaped(text[:first])}\n"] if first else []
    begins = {next_word(span.start): (next_word(span.end), type_of(label)) for span, label in reversed(spans)}
    begins = {start: known for start, known in begins.items() if start < known[0]}
    breaks = {start for start, _ in sentences(text)}
    cuts = sorted({first, len(text), *begins, *(end for end, _ in begins.values()), *breaks})
    outside = known_lines.of("O")
    inside = outside
    open_to = 0
    tokens = _TOKEN_AND_SPACE.findall
    for start, stop in pairwise(cuts):
        known = begins.get(start)
        # Readers let no annotation go on after a blank line, so there is none inside one.
        if start in breaks and (known is not None or start >= open_to) and start > first:
            rows.append("\n")
        if known is None:
            lines = inside if start < open_to else outside
            rows += map(lines.__getitem__, tokens(text, start, stop))
            continue
        open_to, label = known
        inside = known_lines.of(f"I-{label}")
        token, *others = tokens(text, start, stop)
        rows.append(known_lines.of(f"B-{label}")[token])
        rows += map(inside.__getitem__, others)
    rows.append("\n")
    return "".join(rows)


class _Lines(dict[str, str]):
    """The line of each token, which is given with the white space after it; texts use the same words over and over."""

    def __init__(self, tag: str) -> None:
        super().__init__()
        self._tag = tag

    def __missing__(self, token: str) -> str:
        form = token.rstrip()
        space = token[len(form) :]
        said = _USUAL.get(space) or f"SpacesAfter={_escaped(space)}"
        self[token] = f"{form}\t{said}\t{self._tag}\n"
        return self[token]


class _Known:
    """The lines of each tag, kept from article to article."""

    def __init__(self) -> None:
        self._by_tag: dict[str, _Lines] = {}

    def of(self, tag: str) -> _Lines:
        """Return the lines of a tag; when they are very many, they are made anew."""
        lines = self._by_tag.get(tag)
        if lines is None or len(lines) > _MOST_KNOWN:
            lines = self._by_tag[tag] = _Lines(tag)
        return lines


def _escaped(space: str) -> str:
    return "".join(_ESCAPES.get(character, f"\\u{ord(character):04x}") for character in space)


# In


def _unescaped(space: str) -> str:
    return _ESCAPED.sub(lambda found: _UNESCAPES[found[1]] if found[1] else chr(int(found[2], 16)), space)


class _Building:
    """One document on its way: its text so far, and the annotation that is still open."""

    def __init__(self, place: str, line: int) -> None:
        self._place = place
        self._line = line
        self._parts: list[str] = []
        self._length = 0
        self._after = ""  # what stands between the last token and the next
        self._is_said = False
        self._spans: list[DraftSpan] = []
        self._open: tuple[str, int, int, int] | None = None  # label, start, end, line
        self._troubles: list[Trouble] = []

    def take(self, line: str, number: int) -> None:
        """Take a line in."""
        if not line.strip():
            self._close()
            if self._after == " " and not self._is_said:
                self._after = "\n"
            return
        if not self._parts and line.startswith(_SPACES):
            self._add(_unescaped(line[len(_SPACES) :]))
            return
        cells = line.split("\t") if "\t" in line else line.split()
        if len(cells) < 2 or not _TAG.fullmatch(cells[-1]) or not cells[0]:
            if not line.startswith("#"):
                self._troubles.append(Trouble("conll.no_token", {"raw": line[:60]}, self._place, number))
            return
        self._token(cells[0], cells[-1], number)
        said = cells[1] if len(cells) == 3 else ""
        if said == "_":
            self._after, self._is_said = " ", True
        elif said == "SpaceAfter=No":
            self._after, self._is_said = "", True
        elif said.startswith("SpacesAfter="):
            self._after, self._is_said = _unescaped(said[12:]), True
        else:
            self._after, self._is_said = " ", False

    def take_run(self, lines: str) -> None:
        """Take lines in that are tokens without annotation, each with a usual spacing."""
        if self._parts:
            self._add(self._after)
        if self._open is not None:
            self._close()
        words = lines.replace(_SPACED, " ").replace(_UNSPACED, "")
        self._after, self._is_said = "", True
        if lines.endswith(_SPACED):
            words, self._after = words[:-1], " "
        self._add(words)

    def _token(self, form: str, tag: str, number: int) -> None:
        if self._parts:
            self._add(self._after)
        start = self._length
        self._add(form)
        if tag in {"O", "_"}:
            if self._open is not None:
                self._close()
            return
        kind, _, name = tag.partition("-")
        label = name_of(name)
        if kind in "BSU" or self._open is None or self._open[0] != label:
            self._close()
            self._open = (label, start, self._length, number)
        else:
            self._open = (*self._open[:2], self._length, self._open[3])
        if kind in "ESLU":
            self._close()

    def _add(self, words: str) -> None:
        self._parts.append(words)
        self._length += len(words)

    def _close(self) -> None:
        if self._open is not None:
            label, start, end, line = self._open
            self._spans.append(DraftSpan(label=label, fragments=(Span(start, end),), line=line))
            self._open = None

    def articles(self) -> Iterator[DraftArticle | Trouble]:
        """Yield the document, where it has a text; where not, what was wrong with its lines."""
        self._close()
        if self._is_said:
            self._add(self._after)
        text = "".join(self._parts)
        if not text:
            yield from self._troubles
            return
        yield DraftArticle(
            place=self._place,
            line=self._line,
            text=text,
            spans=tuple(self._spans),
            troubles=tuple(self._troubles),
            local_ids=True,
        )
