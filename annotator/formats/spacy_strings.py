"""The numbers that spaCy's files have in place of strings: those of its symbols, and hashes for all others.

A hash is MurmurHash64A with the seed 1 over UTF-8: see Austin Appleby's MurmurHash2, which is in the public domain, and
``spacy.strings``. The symbols are names that spaCy 3 has fixed numbers for (``spacy.symbols``), such as its own labels
of entities and parts of speech.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import chain
from struct import unpack_from

_M = 0xC6A4A7935BD1E995
_ALL = 0xFFFFFFFFFFFFFFFF
_SEED = 1
_LEXICAL = """IS_ALPHA IS_ASCII IS_DIGIT IS_LOWER IS_PUNCT IS_SPACE IS_TITLE IS_UPPER LIKE_URL LIKE_NUM LIKE_EMAIL
IS_STOP IS_OOV_DEPRECATED IS_BRACKET IS_QUOTE IS_LEFT_PUNCT IS_RIGHT_PUNCT IS_CURRENCY"""
_OF_TOKENS = """ID ORTH LOWER NORM SHAPE PREFIX SUFFIX LENGTH CLUSTER LEMMA POS TAG DEP ENT_IOB ENT_TYPE HEAD SENT_START
SPACY PROB LANG ADJ ADP ADV AUX CONJ CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X EOL SPACE"""
_LABELS = """PERSON NORP FACILITY ORG GPE LOC PRODUCT EVENT WORK_OF_ART LANGUAGE LAW DATE TIME PERCENT MONEY QUANTITY
ORDINAL CARDINAL acomp advcl advmod agent amod appos attr aux auxpass cc ccomp complm conj cop csubj csubjpass dep det
dobj expl hmod hyph infmod intj iobj mark meta neg nmod nn npadvmod nsubj nsubjpass num number oprd obj obl parataxis
partmod pcomp pobj poss possessive preconj prep prt punct quantmod relcl rcmod root xcomp acl ENT_KB_ID MORPH ENT_ID IDX
_"""
SYMBOLS: dict[str, int] = {
    name: number
    for number, name in enumerate(
        chain(
            [""],
            _LEXICAL.split(),
            (f"FLAG{number}" for number in range(19, 64)),
            _OF_TOKENS.split(),
            (f"DEPRECATED{number:03}" for number in range(1, 277)),
            _LABELS.split(),
        )
    )
}


@lru_cache(maxsize=200_000)
def number_of(text: str) -> int:
    """Return the number of a string; that of the empty string is 0."""
    return SYMBOLS[text] if text in SYMBOLS else _hash(text.encode())


def _hash(data: bytes) -> int:
    length = len(data)
    result = _SEED ^ ((length * _M) & _ALL)
    whole = length // 8
    for part in unpack_from(f"<{whole}Q", data):
        part = (part * _M) & _ALL  # noqa: PLW2901 - the steps of the function are those of its source
        part = ((part ^ (part >> 47)) * _M) & _ALL  # noqa: PLW2901 - see above
        result = ((result ^ part) * _M) & _ALL
    if rest := data[8 * whole :]:
        result = ((result ^ int.from_bytes(rest, "little")) * _M) & _ALL
    result = ((result ^ (result >> 47)) * _M) & _ALL
    return result ^ (result >> 47)
