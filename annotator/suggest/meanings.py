"""What kind of thing a verb or a noun means, coarsely, from WordNet: saying, thinking, feeling, owning, and so on.

A cue that an analyst marked three times says something of other words only through what they have in common; these
kinds (WordNet's lexicographer files) are that. ``resources/words/meanings.txt`` has a line for each word: the word, the
kinds of its commonest senses as a verb, and as a noun, a letter each, the commonest first; ``-`` for none.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from annotator.environment.resources import resource

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

# In the order of the letters of the file: WordNet's `noun.*` and `verb.*` files.
_NOUN_FILES = (
    "top act animal artifact attribute body cognition communication event feeling food group location motive object "
    "person phenomenon plant possession process quantity relation shape state substance time"
)
_VERB_FILES = (
    "body change cognition communication competition consumption contact creation emotion motion perception "
    "possession social stative weather"
)
NOUNS, VERBS = tuple(_NOUN_FILES.split()), tuple(_VERB_FILES.split())

_IRREGULAR_FORMS = (
    "spoke=speak spoken=speak wrote=write written=write said=say told=tell thought=think knew=know known=know "
    "saw=see seen=see heard=hear felt=feel found=find held=hold kept=keep left=leave made=make meant=mean met=meet "
    "paid=pay ran=run sent=send shown=show sold=sell sought=seek spent=spend stood=stand struck=strike swore=swear "
    "sworn=swear taught=teach took=take taken=take threw=throw thrown=throw understood=understand withdrew=withdraw "
    "withdrawn=withdraw won=win gave=give given=give got=get went=go gone=go began=begin begun=begin bought=buy "
    "brought=bring built=build caught=catch chose=choose chosen=choose came=come dealt=deal drew=draw drawn=draw "
    "fell=fall fought=fight forbade=forbid forgot=forget forgave=forgive grew=grow led=lead lent=lend lost=lose "
    "rose=rise laid=lay broke=break broken=break spelt=spell learnt=learn dreamt=dream foresaw=foresee upheld=uphold"
)
_IRREGULAR = {form: base for form, _, base in (pair.partition("=") for pair in _IRREGULAR_FORMS.split())}


class Meanings:
    """The kinds of words. It holds nothing that changes."""

    def __init__(self, rows: Mapping[str, tuple[str, str]]) -> None:
        self._rows = rows

    @classmethod
    @lru_cache(maxsize=1)
    def load(cls) -> Meanings:
        """Read them from the resources, once."""
        rows = {}
        for line in resource("words/meanings.txt").read_text("utf-8").splitlines():
            if not line.startswith("#"):
                word, verb, noun = line.split(" ")
                rows[word] = (verb.strip("-"), noun.strip("-"))
        return cls(rows)

    def verb(self, word: str) -> tuple[str, ...]:
        """Return the kinds of a verb in any of its forms, in small letters, the commonest first; () for no verb."""
        return self._of(_verb_bases(word), 0, VERBS)

    def noun(self, word: str) -> tuple[str, ...]:
        """Return the kinds of a noun, singular or plural, the commonest first; () for no noun that may be a cue."""
        return self._of(_noun_bases(word), 1, NOUNS)

    def base(self, word: str, *, is_noun: bool = False) -> str:
        """Return the base form of a word, or the word itself where none is known."""
        bases = _noun_bases(word) if is_noun else _verb_bases(word)
        return next((each for each in bases if each in self._rows and self._rows[each][is_noun]), word)

    def _of(self, bases: Iterator[str], which: int, names: tuple[str, ...]) -> tuple[str, ...]:
        for each in bases:
            row = self._rows.get(each)
            if row is not None and row[which]:
                return tuple(names[ord(letter) - 97] for letter in row[which])
        return ()


def _noun_bases(word: str) -> Iterator[str]:
    yield word
    if word.endswith("s") and len(word) > 3:
        yield word[:-1]
        if word.endswith("es"):
            yield word[:-2]
        if word.endswith("ies"):
            yield word[:-3] + "y"


def _verb_bases(word: str) -> Iterator[str]:
    if word in _IRREGULAR:
        yield _IRREGULAR[word]
    yield from _noun_bases(word)
    if word.endswith("ied"):
        yield word[:-3] + "y"
    for ending in ("ed", "ing"):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            stem = word[: -len(ending)]
            yield stem + "e"
            yield stem
            if stem[-1] == stem[-2]:
                yield stem[:-1]
