"""The rules by which parts of a page are told from the article: each with its name and what it goes by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.suggest.base import RuleInfo

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from annotator.core.values import RegionKind
    from annotator.suggest.page_lines import Line

REGION_RULES = (
    RuleInfo("title", "The line above the article that reads like its headline"),
    RuleInfo("dateline", "A place and an agency before the first sentence", "MOSCOW (Reuters) -"),
    RuleInfo("date-in-front", "A date in front of the first words", "2023-09-25 Peskov said …"),
    RuleInfo(
        "date-prefix-listed", "Its words are in the list of words that stand before dates", "Published:"
    ),
    RuleInfo("related-links-listed", "Its words are in the list of headings above links", "Read more:"),
    RuleInfo(
        "promotion-listed", "Its words are in the list of what sites ask of their readers", "Sign up here"
    ),
    RuleInfo(
        "advertisement-listed",
        "Its words are in the list of what stands over advertisements",
        "Advertisement",
    ),
    RuleInfo("caption-listed", "Its words are in the list of what names a picture's origin", "Photo: AFP"),
    RuleInfo("legal-listed", "Its words are in the list of small print", "All rights reserved"),
    RuleInfo(
        "page-furniture-listed", "Its words are in the list of buttons, menus and labels", "Share on Facebook"
    ),
    RuleInfo("reader-addressed", "It speaks to the reader about the site, its accounts or its letters"),
    RuleInfo("aside-to-reader", "It speaks to the reader, between lines that are not the article's"),
    RuleInfo("links-below-heading", "A headline below a heading of links"),
    RuleInfo("legal-continued", "It goes on with the small print above it"),
    RuleInfo("date-with-label", "A date and its label above the first sentence", "Updated: 9 May, 12:46"),
    RuleInfo(
        "list-without-breaks", "A list whose breaks are lost, a code, or a line that stands three times"
    ),
    RuleInfo("repeated-line", "The same line stands twice, and is no sentence"),
    RuleInfo("trail-to-headline", "It leads to the headline below it", "World|Strikes kill nine"),
    RuleInfo("readers-comments", "Readers' comments, with their names, times and buttons"),
    RuleInfo("caption-over-credit", "A short line over a photographer's name or below a video"),
    RuleInfo("headlines-in-a-row", "Headlines in a row between two sentences of the article"),
    RuleInfo("between-page-lines", "A headline between two lines that are not the article's"),
    RuleInfo("read-more-button", "A headline over a button that leads to more"),
    RuleInfo("shouted-link", "A headline in capitals between two sentences"),
    RuleInfo("about-the-writer", "A paragraph about who wrote the article"),
    RuleInfo("outside-the-article", "It lies above or below the article, among lines of the page"),
    RuleInfo("after-the-end", "It follows the small print, the tags or the writer's box"),
    RuleInfo("behind-last-sentence", "It stands behind the article's last sentence, and is none"),
    RuleInfo("above-title", "It stands above the title"),
    RuleInfo("byline", "It names the writer or the date between the title and the first sentence"),
    RuleInfo("below-title", "It stands between the title and the first sentence, and is none"),
    RuleInfo("title-again", "The title comes again"),
    RuleInfo(
        "weighed",
        "By its length, its place and the lines around it, such a line is hardly ever the article's",
    ),
)


class Naming:
    """Runs what marks lines, and keeps in each line by which rule it was marked last."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines = lines
        self._kinds: list[RegionKind | None] = [line.kind for line in lines]

    def by(self, rule: str, mark: Callable[..., object], *arguments: object) -> None:
        """Call ``mark`` with the arguments; the lines whose kind it changes carry the name of the rule."""
        mark(*arguments)
        kinds = [line.kind for line in self._lines]
        if kinds != self._kinds:
            for line, old in zip(self._lines, self._kinds, strict=True):
                if line.kind is not old:
                    line.rule = rule
            self._kinds = kinds
