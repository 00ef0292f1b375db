"""Full-text search over the texts of a project, through SQLite's own index."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from annotator.store.reader import Reader

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_TERM = re.compile(r'"([^"]*)"|(\S+)')
_WORD = re.compile(r"\w+")


class TextHit(NamedTuple):
    """An article whose text holds what was searched for, with that text."""

    article_id: str
    text: str


class Search(Reader):
    """The part of the queries that finds words in texts."""

    def texts_matching(self, query: str, *, limit: int | None = None) -> Iterator[TextHit]:
        """Yield the articles whose text has all words and "phrases" of ``query``, in the order of arrival.

        A word with a star at its end stands for all words that begin so. Case and diacritics make no difference.
        """
        match = match_terms(query)
        if not match:
            return
        left = limit
        after = 0
        while left is None or left > 0:
            found = self._find(match, after, min(50, left) if left is not None else 50)
            for pk, article_id, text in found:
                after = pk
                yield TextHit(article_id, text)
            if not found:
                return
            left = None if left is None else left - len(found)

    def _find(self, match: str, after: int, limit: int) -> Sequence[Sequence[Any]]:
        return self._rows(
            "SELECT a.pk, a.id, x.content FROM articles a JOIN texts x ON x.pk = a.text_pk "
            "WHERE a.pk > ? AND a.text_pk IN (SELECT rowid FROM text_search WHERE text_search MATCH ?) "
            "ORDER BY a.pk LIMIT ?",
            (after, match, limit),
        )


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
