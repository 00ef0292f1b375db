"""What is compared for drift: the headline, the sentences and the quotations of an article, without its boilerplate."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING

from annotator.analysis.moments import Moment, read_moment
from annotator.analysis.terms import Term, is_matter, plain, terms
from annotator.core.quotations import quotations
from annotator.core.sentences import sentences
from annotator.core.spans import Span
from annotator.core.values import RegionKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from annotator.analysis.wordlists import WordLists
    from annotator.core.values import Region

_LONGEST = (
    1_000  # words of a unit that are compared: what goes on for longer is no sentence, but a list or noise
)
_COLON_HEADLINE = 8  # a headline with a colon before or after so few words names its source: "…: State Dept."


@dataclass(frozen=True)
class Unit:
    """A sentence, a headline or a quotation of an article. Positions are code points of its text."""

    article_id: str
    span: Span
    terms: tuple[Term, ...]
    is_headline: bool = False
    is_quotation: bool = False
    is_attributed: bool = False
    holds_quotation: bool = False
    context: frozenset[str] = frozenset()  # of a quotation: the matter of the sentences around it
    published: Moment | None = None

    @cached_property
    def matter(self) -> tuple[Term, ...]:
        """Its words that carry matter."""
        return tuple(term for term in self.terms if is_matter(term.word))

    @cached_property
    def stems(self) -> frozenset[str]:
        """What these are compared by."""
        return frozenset(term.stem for term in self.matter)


@dataclass(frozen=True, slots=True)
class Page:
    """An article as it is compared."""

    article_id: str
    text: str
    regions: tuple[Region, ...] = ()
    published: str = ""


@dataclass(frozen=True, slots=True)
class Units:
    """All units of one article."""

    article_id: str
    sentences: tuple[Unit, ...]  # the headline among them
    quotations: tuple[Unit, ...]

    @property
    def stems(self) -> frozenset[str]:
        """The matter of the whole article."""
        return frozenset(stem for unit in self.sentences for stem in unit.stems)


def units_of(page: Page, lists: WordLists) -> Units:
    """Return the units of an article."""
    published = read_moment(page.published)
    known_quotations = [
        (Span(max(q.span.start, part.start), q.span.end), q.words)
        for part in _parts(page)
        for q in quotations(page.text, *part)
        if q.depth == 0
    ]
    title = next((region.span for region in page.regions if region.kind is RegionKind.TITLE), None)
    starts, ends = [q.start for q, _ in known_quotations], [q.end for q, _ in known_quotations]
    found: list[Unit] = []
    quoted: list[Unit] = []
    for part in _parts(page):
        for span in sentences(page.text, *part):
            own = _terms(page.text, span)
            if not own:
                continue
            # None of them overlaps another, so that both ends are in order.
            inside = [
                q for q, _ in known_quotations[bisect_right(ends, span.start) : bisect_left(starts, span.end)]
            ]
            is_headline = title is not None and title.start <= span.start and span.end <= title.end
            long_ones = [q for q in inside if _count(own, q) > 2]
            goes_on = (
                bool(found)
                and found[-1].is_attributed
                and not found[-1].is_headline
                and "\n" not in page.text[found[-1].span.end : span.start]
                and any(plain(term.word) == "would" for term in own)
            )  # "He said … He would also …": the tense tells that somebody still speaks
            found.append(
                Unit(
                    article_id=page.article_id,
                    span=span,
                    terms=own,
                    is_headline=is_headline,
                    is_attributed=bool(long_ones)
                    or goes_on
                    or any(_attributes(at, own, lists) for at in range(len(own)))
                    or (is_headline and _names_its_source(page.text, span)),
                    holds_quotation=bool(long_ones),
                    published=published,
                )
            )
    starts, ends = [unit.span.start for unit in found], [unit.span.end for unit in found]
    for span, content in known_quotations:
        own = _terms(page.text, content)
        if len(own) < 2:
            continue
        quoted.append(
            Unit(
                article_id=page.article_id,
                span=span,
                terms=own,
                is_quotation=True,
                is_attributed=True,
                holds_quotation=True,
                context=frozenset(
                    stem
                    for unit in found[bisect_right(ends, span.start) : bisect_left(starts, span.end)]
                    for stem in unit.stems
                ),
                published=published,
            )
        )
    return Units(page.article_id, tuple(found), tuple(quoted))


def _terms(text: str, span: Span) -> tuple[Term, ...]:
    return tuple(islice(terms(text, *span), _LONGEST))


def _attributes(at: int, own: tuple[Term, ...], lists: WordLists) -> bool:
    """Tell whether a word says that somebody said it: not a name ("United States"), nor staff that is dismissed."""
    word = plain(own[at].word)
    if word not in lists.attribution or (at and own[at].word[0].isupper()):
        return False
    if word not in lists.two_ways:
        return True
    return any(plain(term.word) in lists.said_things for term in own[max(0, at - 6) : at + 8])


def _parts(page: Page) -> Iterator[Span]:
    """Yield the parts of a text between its boilerplate; the title stands for itself."""
    walls = sorted(
        region.span
        for region in page.regions
        if region.kind.is_boilerplate or region.kind in {RegionKind.TITLE, RegionKind.DATELINE}
    )
    at = 0
    titles = [region.span for region in page.regions if region.kind is RegionKind.TITLE]
    for wall in walls:
        if wall.start > at:
            yield Span(at, wall.start)
        if wall in titles:
            yield wall
        at = max(at, wall.end)
    if at < len(page.text):
        yield Span(at, len(page.text))


def _count(own: tuple[Term, ...], span: Span) -> int:
    return sum(span.start <= term.start < span.end for term in own)


def _names_its_source(text: str, span: Span) -> bool:
    before, colon, after = text[span.start : span.end].partition(": ")
    return bool(colon) and min(len(before.split()), len(after.split())) <= _COLON_HEADLINE
