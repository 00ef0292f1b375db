"""Where in the articles words stand, each with what is around it."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from annotator.core.views import ArticleFilter
    from annotator.store.queries import Queries

_QUERY = re.compile(r'"([^"]*)"|(\S+)')
# The combining marks that do not end a word in the index (SQLite, fts5_unicode2.c, sqlite3Fts5UnicodeIsdiacritic).
_MARKS = "".join(
    map(
        chr,
        (
            *(*range(0x300, 0x305), *range(0x306, 0x30D), 0x30F, 0x311, 0x31B),
            *(*range(0x323, 0x329), 0x32D, 0x32E, 0x330, 0x331),
        ),
    )
)
_WORD = re.compile(rf"[^\W_]+(?:[{_MARKS}]+[^\W_]*)*")
_CONTEXT = 60  # code points on each side


@dataclass(frozen=True, slots=True)
class Hit:
    """A place in an article, in code points, with its words and those before and after."""

    article_id: str
    start: int
    end: int
    text: str
    before: str
    after: str

    def as_json(self) -> dict[str, Any]:
        """Return the hit as the command line prints it."""
        return {
            "article": self.article_id,
            "start": self.start,
            "end": self.end,
            "text": self.text,
            "before": self.before,
            "after": self.after,
        }


def hits(
    read: Queries,
    query: str,
    filter: ArticleFilter | None = None,  # noqa: A002 - what it is called everywhere
) -> Iterator[Hit]:
    """Yield every place of every word and "phrase" of ``query``, in the articles that pass and have all of them.

    A word with a star at its end stands for all words that begin so. Case and diacritics make no difference.
    """
    terms = _terms(query)
    for found in read.texts_matching(query, filter=filter):
        yield from _places(found.article_id, found.text, terms)


def _terms(query: str) -> list[tuple[list[str], bool]]:
    """Return each term as its folded words, and whether the last one is only a beginning."""
    terms = []
    for phrase, word in _QUERY.findall(query):
        words = [_folded(found) for found in _WORD.findall(phrase or word)]
        if words:
            terms.append((words, word.endswith("*")))
    return terms


def _places(article_id: str, text: str, terms: list[tuple[list[str], bool]]) -> Iterator[Hit]:
    if text.isascii():  # all of it is folded at once, and no letter moves
        tokens = [(*found.span(), found.group()) for found in _WORD.finditer(text.lower())]
    else:
        tokens = [(*found.span(), _folded(found.group())) for found in _WORD.finditer(text)]
    for index, (_, _, word) in enumerate(tokens):
        for words, is_beginning in terms:
            if word != words[0] and not (is_beginning and len(words) == 1 and word.startswith(words[0])):
                continue
            last = index + len(words) - 1
            if last < len(tokens) and _fits(
                [token[2] for token in tokens[index : last + 1]], words, is_beginning
            ):
                start, end = tokens[index][0], tokens[last][1]
                before, after = text[max(0, start - _CONTEXT) : start], text[end : end + _CONTEXT]
                yield Hit(article_id, start, end, text[start:end], before, after)


def _fits(words: list[str], wanted: list[str], is_beginning: bool) -> bool:  # noqa: FBT001 - as the term has it
    if is_beginning:
        return words[:-1] == wanted[:-1] and words[-1].startswith(wanted[-1])
    return words == wanted


def _folded(word: str) -> str:
    """Return a word as the index knows it: without case, and without the diacritics of Latin letters."""
    if word.isascii():
        return word.lower()
    return "".join(_folded_letter(letter) for letter in word if letter not in _MARKS)


def _folded_letter(letter: str) -> str:
    """Return one letter as SQLite's tokenizer "unicode61 remove_diacritics 2" does: always one, ß stays ß."""
    folded = letter.casefold()
    if len(folded) != 1:
        folded = letter.lower()
    parts = unicodedata.normalize("NFD", folded)
    return parts[0] if parts[0].isascii() else folded
