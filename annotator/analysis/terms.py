"""Terms: the words of a text with their places, brought to a form in which spellings and endings compare equal."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

# Letters and digits, held together by apostrophes, full stops and hyphens inside: Armenia’s, U.S., IRIS-T, 120,000.
# A sign of money before, or of percent after, belongs to its figure: $2.5, 4 %.
_WORD = re.compile(r"(?:[$€£](?=\d))?[^\W_]+(?:(?:['’.-]|(?<=\d),(?=\d))[^\W_]+)*(?:(?<=\d)[ \u00a0]?%)?")
_GRAM = 4


def _listed(words: str) -> frozenset[str]:
    return frozenset(words.split())


# Function words: they carry grammar, not the matter, so that sharing them says nothing.
STOP_WORDS = _listed(
    """a an the this that these those and or but nor so yet if then than as at by for from in into of off on onto out
    over to up upon with within without about above after again against before below between both during each few
    further here how just more most much no not now once only other own same some such there through too under until
    very what when where which while who whom why will would shall should can could may might must is am are was were
    be been being have has had having do does did doing done it its itself he him his himself she her hers herself
    they them their theirs themselves we us our ours ourselves you your yours i me my mine myself also any all because
    even every however one s t said says say told tells tell
    der die das den dem des ein eine einen einem einer und oder aber nicht ist sind war waren hat haben zu von mit
    auf für im am als auch dass sich er sie es wir ihr
    и в во не на я быть он с что а по это она к но они мы из у за от так о для же бы как его её их
    le la les un une des du de et ou mais ne pas est sont dans en que qui pour sur au aux ce cette il elle ils nous
    el los las una y o pero no es son en que por para con se su al del lo"""
)
_ENDINGS = (
    ("ising", "iz"),
    ("izing", "iz"),
    ("ised", "iz"),
    ("ized", "iz"),
    ("ises", "iz"),
    ("izes", "iz"),
    ("ise", "iz"),
    ("ize", "iz"),
    ("isation", "iz"),
    ("ization", "iz"),
    ("yses", "yz"),
    ("ying", "y"),
    ("ied", "y"),
    ("ies", "y"),
    ("sses", "ss"),
    ("ences", "enc"),
    ("ence", "enc"),
    ("ing", ""),
    ("edly", ""),
    ("ed", ""),
    ("ely", ""),
    ("ly", ""),
    ("es", ""),
    ("s", ""),
    ("e", ""),
)
_IRREGULAR = {
    "went": "go", "gone": "go", "gave": "giv", "given": "giv", "took": "tak", "taken": "tak", "began": "begin",
    "begun": "begin", "fought": "fight", "left": "leav", "lost": "los", "met": "meet", "sent": "send", "won": "win",
    "held": "hold", "kept": "keep", "made": "mak", "paid": "pay", "put": "put", "ran": "run", "saw": "se", "seen": "se",
    "spoke": "speak", "spoken": "speak", "thought": "think", "wrote": "writ", "written": "writ", "broke": "break",
    "broken": "break", "brought": "bring", "built": "build", "came": "com", "fell": "fall", "fallen": "fall",
    "grew": "grow", "knew": "know", "led": "lead", "men": "man", "women": "woman", "people": "peopl",
}  # fmt: skip


class Term(NamedTuple):
    """A word of a text: where it stands (code points), as it is written, and the form it is compared by."""

    start: int
    end: int
    word: str
    stem: str

    @property
    def is_figure(self) -> bool:
        """Tell whether it holds a digit."""
        return any(character.isdigit() for character in self.word)


def terms(text: str, start: int = 0, end: int | None = None) -> Iterator[Term]:
    """Yield the words of ``text[start:end]`` in order; positions in code points of the whole text."""
    stop = len(text) if end is None else end
    for found in _WORD.finditer(text, start, stop):
        word = found.group()
        yield Term(found.start(), found.end(), word, stem(word))


def words(text: str) -> list[str]:
    """Return the compared forms of the words of a text that carry its matter, in order."""
    return [stem(word) for word in _WORD.findall(text) if word.casefold() not in STOP_WORDS]


def is_matter(word: str) -> bool:
    """Tell whether a word carries matter rather than grammar."""
    return plain(word) not in STOP_WORDS


@lru_cache(maxsize=200_000)
def plain(word: str) -> str:
    """Return a word without its case, and without a possessive ending."""
    folded = word.casefold().replace("’", "'")
    return folded[:-2] if folded.endswith("'s") and len(folded) > 3 else folded.rstrip("'")


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """Return the form that a word is compared by: no case, no possessive, the commonest English endings gone.

    British and American spellings (-ise/-ize, -our/-or, double l) become one. A word of another language keeps its
    form but for an ending that looks English; 4-grams (`grams`) find what inflection sets apart there.
    """
    known = plain(word)
    if not known.isalpha() or len(known) < 4:
        return known
    if known in _IRREGULAR:
        return _IRREGULAR[known]
    for ending, instead in _ENDINGS:
        if (
            known.endswith(ending)
            and len(known) - len(ending) + len(instead) >= 3
            and not known.endswith("ss")
        ):
            known = known[: len(known) - len(ending)] + instead
            break
    if len(known) > 4 and known.endswith("our"):
        known = known[:-3] + "or"
    if len(known) > 4 and known[-1] == known[-2] and known[-1] not in "aeious":
        known = known[:-1]
    return known


@lru_cache(maxsize=200_000)
def grams(word: str) -> tuple[str, ...]:
    """Return the character 4-grams of a word between two boundary signs; a short word is its own only gram."""
    padded = f"^{word}$"
    return tuple(padded[at : at + _GRAM] for at in range(max(1, len(padded) - _GRAM + 1)))
