"""A coarse class for each English word by its form and short lists: enough for the learned model, no more."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from annotator.suggest.rules.lexicon import Lexicon

_SUBJECTS = frozenset("he she they it we i you who".split())  # noqa: SIM905 - read as a list of words
_JOINTS = frozenset(
    "and but or while as because if when after before although though since that which whom whose where whether "  # noqa: SIM905 - as above
    "how what why to than so until unless".split()
)
_PREPOSITIONS = frozenset(
    "about for of on in by out against over with from at into under between through during".split()  # noqa: SIM905 - as above
)
_DETERMINERS = frozenset("the a an this these those his her their its our my your some any no".split())  # noqa: SIM905 - as above
_AUXILIARIES = frozenset(
    "is was are were be been being has have had do does did will would can could should may might must 's 're 've "  # noqa: SIM905 - as above
    "'ll 'd".split()
)


def class_of(word: str, written: str, lexicon: Lexicon) -> str:  # noqa: PLR0911 - one line a class, in their order
    """Return the class of a word; ``word`` is in small letters, ``written`` as it stands."""
    if word in _SUBJECTS:
        return "subject"
    if word in _AUXILIARIES:
        return "auxiliary"
    if word in _DETERMINERS:
        return "determiner"
    if word in _PREPOSITIONS:
        return f"preposition {word}"
    if word in _JOINTS:
        return f"joint {word}"
    if not word[0].isalnum():
        return f"mark {word[0]}"
    if written[0].isupper():
        return "name"
    if word in lexicon.forms:
        return "cue"
    if word in lexicon.nouns:
        return "cue noun"
    if word[0].isdigit():
        return "number"
    return next((ending for ending in ("ly", "ing", "ed", "s") if word.endswith(ending)), "word")
