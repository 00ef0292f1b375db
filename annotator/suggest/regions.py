"""Regions: which lines of a saved page are title, dateline and boilerplate, and which are the article."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from annotator.core.spans import Span
from annotator.core.values import Region, RegionKind
from annotator.suggest.datelines import DATELINE
from annotator.suggest.dates import find_date
from annotator.suggest.page_blocks import (
    is_about_writer,
    is_bare,
    is_inside,
    mark_after_end,
    mark_asides,
    mark_captioned,
    mark_ending,
    mark_lists,
    mark_trails,
    mark_writers,
    spare_advice,
)
from annotator.suggest.page_comments import mark_comments
from annotator.suggest.page_extent import find_extent, mark_outside
from annotator.suggest.page_lines import PROSE_LENGTH, Line, lines_of
from annotator.suggest.page_shapes import mark_read_more, mark_shapes, mark_shouted
from annotator.suggest.page_title import ONLY_DATELINE, find_title, is_byline, repeats_title, title_above
from annotator.suggest.page_weights import weights
from annotator.suggest.region_rules import Naming

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from annotator.suggest.boilerplate import Boilerplate

_PLACE = re.compile(r"[A-Z][A-Z .'’-]{2,30}:")  # NEW DELHI:
_DATE_PREFIX = re.compile(
    r"\s*(?:date|published|updated|posted|on)?:?\s*(?:19|20)\d\d-[01]\d-[0-3]\d(?:[T ][0-2]\d:\d\d(?::\d\d)?Z?)?"
    r"(?=\s+\S)",
    re.IGNORECASE,
)
_SCRAP, _TINY = 60, 6
_HEAD_LINES = 40
_BUTTONS = {
    "read more",
    "learn more",
    "continue reading",
    "keep reading",
    "more",
    "read",
}  # above a title: no list
_DATE_WORDS = 26  # letters beside a date in a line that only dates: "Actualizado a las … h.", "PM EDT"
_SIGNED = re.compile(
    r"(?:[A-Z][\w.’'-]+ ){1,3}[A-Z][\w.’'-]+$|.{0,60}\b(?:Reporter|Correspondent|Editor|Staff|Writer)s?$"
)


def find_regions(
    text: str, lists: Boilerplate, decide: Callable[[Sequence[Line]], None] | None = None
) -> tuple[Region, ...]:
    """Return the regions of a text in order, none touching another's characters; positions in code points.

    ``decide`` is given the lines as the rules left them, in the place of the weights that come with the program.
    """
    lines = lines_of(text)
    if not lines:
        return ()
    regions: list[Region] = []
    first = lines[0]
    prefix = _DATE_PREFIX.match(text[first.span.start : first.span.start + 60])
    if prefix:
        start = first.span.start
        regions.append(Region(RegionKind.DATE_PREFIX, Span(start, start + prefix.end()), "date-in-front"))
        cut = start + prefix.end()
        while text[cut].isspace():
            cut += 1
        lines[0] = first = Line(Span(cut, first.span.end), text[cut : first.span.end])
    _mark_listed(lines, lists)
    named = Naming(lines)
    named.by("reader-addressed", spare_advice, lines)
    named.by("aside-to-reader", mark_asides, lines, lists)
    named.by("links-below-heading", _spread_links, lines)
    named.by("legal-continued", _spread_legal, lines, lists)
    named.by("date-with-label", _mark_stamps, lines)
    named.by("list-without-breaks", mark_shapes, lines)
    named.by("repeated-line", _mark_repeated, lines)
    named.by("trail-to-headline", mark_trails, lines)
    title = None if prefix and first.span.length > PROSE_LENGTH else find_title(lines)
    named.by("readers-comments", mark_comments, lines)
    named.by("caption-over-credit", mark_captioned, lines, title)
    named.by("headlines-in-a-row", mark_lists, lines, title)
    named.by("between-page-lines", _mark_between, lines, title)
    extent = find_extent(lines)
    if extent is not None and extent.start > 1:
        title = title_above(lines, extent.start, title)
    named.by("read-more-button", mark_read_more, lines)
    named.by("shouted-link", mark_shouted, lines)
    if extent is not None:
        named.by("about-the-writer", mark_writers, lines, extent.start, extent.stop)
    named.by("outside-the-article", mark_outside, lines, title)
    named.by("after-the-end", mark_after_end, lines)
    named.by("behind-last-sentence", _mark_tail, lines)
    if title is not None:
        named.by("above-title", _mark_above, lines, title)
        named.by("byline", _mark_bylines, lines, title)
        named.by("below-title", _mark_head, lines, title)
        named.by("title-again", _mark_again, lines, title)
        named.by("title", _mark_title, lines, title)
    named.by("weighed", decide or weights().decide, lines)
    regions += [Region(line.kind, line.span, line.rule) for line in lines if line.kind is not None]
    regions += _datelines(lines)
    return tuple(sorted(regions, key=lambda region: region.span))


def _mark_title(lines: list[Line], title: int) -> None:
    lines[title].kind = RegionKind.TITLE


def _mark_listed(lines: list[Line], lists: Boilerplate) -> None:
    """Give a line the kind that the lists of words say, and the name of that list for its rule."""
    for line in lines:
        if verdict := lists.judge(line.text):
            line.kind, line.opens, line.is_listed = verdict.kind, verdict.opens, True
            line.speaks = verdict.speaks
            line.rule = "reader-addressed" if line.speaks else f"{line.kind.value.replace('_', '-')}-listed"


def _spread_links(lines: list[Line]) -> None:
    """Give the headlines after "Read more:" its kind, until a sentence or another kind follows."""
    within = has_begun = False
    for line in lines:
        has_begun = has_begun or line.is_prose
        if line.kind is not None:
            opens = line.opens and (has_begun or line.text.casefold().strip(" .…>»→:") not in _BUTTONS)
            within = opens or (within and line.kind is RegionKind.RELATED_LINKS)
        elif within and line.is_headline:
            line.kind = RegionKind.RELATED_LINKS
        else:
            within = False


def _spread_legal(lines: list[Line], lists: Boilerplate) -> None:
    """Let small print go on while its words do."""
    within = False
    for line in lines:
        open_to_it = line.kind is None or line.kind is RegionKind.PROMOTION
        if within and open_to_it and lists.legal_words(line.text) >= 2:
            line.kind = RegionKind.LEGAL
        within = line.kind is RegionKind.LEGAL


def _mark_repeated(lines: list[Line]) -> None:
    """Take a line that comes again, and is no sentence of the article, for a caption or page furniture."""
    counts = Counter(line.text for line in lines if line.kind is None and line.span.length >= 12)
    for line in lines:
        if line.kind is None and counts[line.text] > 1 and not line.is_prose:
            line.kind = RegionKind.CAPTION if line.span.length > 60 else RegionKind.PAGE_FURNITURE


def _mark_stamps(lines: list[Line]) -> None:
    """Take a date with its label for one, above the first sentence: "Oluşturulma Tarihi: Kasım 14, 2023 12:46"."""
    for line in lines[:_HEAD_LINES]:
        if line.is_prose:
            return
        short = line.kind is None and line.span.length <= _SCRAP and ":" in line.text
        if short and not line.is_stopped and _is_date(line.text):
            line.kind = RegionKind.DATE_PREFIX


def _mark_above(lines: list[Line], title: int) -> None:
    """Take what stands above the title for page furniture: the page's name, sections, an edition."""
    for line in lines[:title]:
        asks = not line.is_stopped or line.text.endswith(("?", "!", "…", "..."))
        if line.kind is None and line.span.length <= PROSE_LENGTH and asks:
            line.kind = RegionKind.PAGE_FURNITURE


def _mark_bylines(lines: list[Line], title: int) -> None:
    """Take a line between the title and the first sentence that dates the article or names its writer for that."""
    told = False  # a second deck may be a sentence
    for line in lines[title + 1 : title + _HEAD_LINES]:
        if line.is_prose:
            if told:
                return
            told = True
        if line.kind is None and is_byline(line):
            dated = any(map(str.isdigit, line.text)) and find_date(line.text) is not None
            line.kind = RegionKind.DATE_PREFIX if dated else RegionKind.PAGE_FURNITURE


def _mark_again(lines: list[Line], title: int) -> None:
    """Take the title for page furniture where it comes again."""
    for number, line in enumerate(lines):
        if number != title and line.kind is None and not line.is_prose and repeats_title(lines[title], line):
            line.kind = RegionKind.PAGE_FURNITURE


def _mark_head(lines: list[Line], title: int) -> None:
    """Take what stands between the title and the first sentence, and is none, for page furniture.

    Only where something there surely is; a longer line right under the title is rather its second deck.
    """
    body = next((n for n, line in enumerate(lines) if n > title and line.is_prose), None)
    if body is None:
        return
    scraps = lines[title + 1 : body]
    for line in scraps:
        if line.kind is None and line.span.length <= _SCRAP and _is_date(line.text):
            line.kind = RegionKind.DATE_PREFIX
    if not any(line.kind for line in scraps):
        return
    only_tiny = True  # above the line: initials, a number, a button
    for number, line in enumerate(scraps):
        direct, only_tiny = only_tiny, only_tiny and line.span.length <= _TINY
        deck = direct and (line.is_deck or (number == 0 and line.span.length > _SCRAP))
        if line.kind is None and number + 1 == len(scraps) and _PLACE.fullmatch(line.text):
            continue
        if line.kind is None and ONLY_DATELINE.fullmatch(line.text):
            continue
        if line.kind is None and line.is_headline and not line.is_stopped and not deck:
            line.kind = RegionKind.CAPTION if line.span.length > _SCRAP else RegionKind.PAGE_FURNITURE


def _is_date(line: str) -> bool:
    """Tell whether a line holds a date and hardly anything else, in any language."""
    found = find_date(line)
    if found is None:
        return False
    rest = line[: found.start] + line[found.end :]
    return sum(character.isalpha() for character in rest) <= _DATE_WORDS


def _mark_between(lines: list[Line], title: int | None) -> None:
    """Take a headline between two lines of boilerplate for more of it: a link, the name of a photographer."""
    for number in range(1, len(lines) - 1):
        line, before, after = lines[number], lines[number - 1], lines[number + 1]
        if number == title or line.kind is not None or not line.is_headline or line.is_stopped:
            continue
        if before.kind is not None and after.kind is not None:
            links = RegionKind.RELATED_LINKS in {before.kind, after.kind}
            line.kind = RegionKind.RELATED_LINKS if links else RegionKind.PAGE_FURNITURE


def _mark_tail(lines: list[Line]) -> None:
    """Take what has no sentence any more after the last one for boilerplate, where some of it surely is."""
    prose = [number for number, line in enumerate(lines) if line.is_prose]
    while prose and prose[-1] > 1 and (is_about_writer(lines, prose[-1])):
        lines[prose.pop()].kind = RegionKind.PAGE_FURNITURE  # who wrote it, in a sentence
    if not prose:
        return
    last = prose[-1]
    tail = lines[last + 1 :]
    for number, line in enumerate(tail, last + 1):
        if line.kind is None and is_about_writer(lines, number):
            line.kind = RegionKind.PAGE_FURNITURE
    if any(line.kind is not None for line in tail):
        for number, line in enumerate(tail, last + 1):
            bare = is_bare(line) or (line.kind is None and line.text.endswith(":") and line.is_headline)
            if bare and not is_inside(lines, number):
                line.kind = RegionKind.RELATED_LINKS if line.span.length > 30 else RegionKind.PAGE_FURNITURE
    loose = [line for line in tail if line.kind is None]
    heads = [line for line in loose if line.is_headline and not line.is_stopped]
    if len(heads) >= 3 and len(heads) == len(loose):
        for line in heads:
            line.kind = RegionKind.RELATED_LINKS
    elif heads and heads[-1] is loose[-1] and _SIGNED.match(heads[-1].text):
        heads[-1].kind = RegionKind.PAGE_FURNITURE  # the writer's name under the article
    mark_ending(lines)


def _datelines(lines: list[Line]) -> list[Region]:
    body = [line for line in lines if line.kind is None][:3]
    for line in body:
        if (found := DATELINE.match(line.text)) and found.end() < len(line.text):
            span = Span(line.span.start, line.span.start + len(found.group().rstrip()))
            return [Region(RegionKind.DATELINE, span, "dateline")]
    return []
