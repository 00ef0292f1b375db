"""Filters of articles and what is typed into a search field, as SQL conditions and queries of the text index."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from annotator.core.views import ArticleFilter

_TERM = re.compile(r'"([^"]*)"|(\S+)')
_WORD = re.compile(r"\w[\w\u0300-\u036f]*")  # an accent that stands by itself belongs to its letter


def where_all(conditions: Sequence[str]) -> str:
    """Return the WHERE clause of conditions that must all hold, or nothing."""
    return f"WHERE {' AND '.join(conditions)}" if conditions else ""


def conditions_of(
    wanted: ArticleFilter, *, counting: bool = False, matches: str = ""
) -> tuple[list[str], list[Any]]:
    """Return the SQL conditions on the articles ``a`` of a filter and their values.

    ``counting`` is for a statement that looks at every article, not for the first of them. ``matches`` is the table
    that holds the articles which have the filter's words; without one, the index is asked.
    """
    where: list[str] = []
    values: list[Any] = []

    def within(template: str, chosen: Iterable[str]) -> None:
        known = sorted(chosen)
        if known:
            where.append(template.format(", ".join("?" * len(known))))
            values.extend(known)

    within("a.status IN ({})", (status.value for status in wanted.statuses))
    within("a.publisher IN ({})", wanted.publishers)
    labels = "c.label_pk IN (SELECT pk FROM labels WHERE id IN ({})) AND c.accepted > 0"
    if counting:  # all of them at once, from an index that holds all this asks for
        within(f"a.pk IN (SELECT c.article_pk FROM label_counts c WHERE {labels})", wanted.label_ids)
    else:  # one article after another, until the page is full
        within(
            f"EXISTS (SELECT 1 FROM label_counts c WHERE c.article_pk = a.pk AND {labels})", wanted.label_ids
        )
    within(
        "a.pk IN (SELECT n.article_pk FROM annotations n WHERE n.status = 'accepted' "
        "AND n.speaker_pk IN (SELECT pk FROM sources WHERE id IN ({})))",
        wanted.speaker_ids,
    )
    if wanted.published_from:
        where.append("a.published >= ?")
        values.append(wanted.published_from)
    if wanted.published_to:
        # A date with less than a day in it ("2023-09") lies before every day of its month, so it passes.
        where.append("a.published <> '' AND substr(a.published, 1, 10) <= ?")
        values.append(wanted.published_to)
    query = match_words(wanted.words)
    if query and matches:
        where.append(f"a.pk IN {matches}")
    elif query:
        where.append(
            "(a.pk IN (SELECT rowid FROM fact_search WHERE fact_search MATCH ?) "
            "OR a.text_pk IN (SELECT rowid FROM text_search WHERE text_search MATCH ?))"
        )
        values += [query, query]
    return where, values


def match_words(words: str) -> str:
    """Return the FTS5 query for words being typed: all of them, each as the beginning of a word."""
    return " ".join(f'"{word}"*' for word in _WORD.findall(words))


def match_terms(query: str) -> str:
    """Return the FTS5 query for words, "phrases" and words with a star at the end. No input is an error."""
    terms = []
    for phrase, word in _TERM.findall(query):
        known = _WORD.findall(phrase or word)
        if known:
            terms.append(f'"{" ".join(known)}"' + ("*" if word.endswith("*") else ""))
    return " ".join(terms)
