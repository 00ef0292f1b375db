"""A guess at what a new speaker is, from the name and from how the article speaks of it; an analyst may change it."""

from __future__ import annotations

import re

from annotator.core.values import SourceKind
from annotator.suggest.rules.words import word_set

_STATES = word_set(
    "afghanistan albania algeria argentina armenia australia austria azerbaijan bahrain bangladesh "
    "belarus belgium bolivia bosnia brazil britain bulgaria cambodia cameroon canada chad chile china "
    "colombia croatia cuba cyprus denmark ecuador egypt england eritrea estonia ethiopia finland "
    "france georgia germany ghana greece guatemala haiti honduras hungary iceland india indonesia "
    "iran iraq ireland israel italy jamaica japan jordan kazakhstan kenya kosovo kuwait kyrgyzstan "
    "laos latvia lebanon libya lithuania luxembourg malaysia mali malta mexico moldova mongolia "
    "montenegro morocco mozambique myanmar nepal netherlands nicaragua niger nigeria norway oman "
    "pakistan palestine panama paraguay peru philippines poland portugal qatar romania russia rwanda "
    "scotland senegal serbia singapore slovakia slovenia somalia spain sudan sweden switzerland syria "
    "taiwan tajikistan thailand tunisia turkey türkiye turkmenistan uganda ukraine uruguay uzbekistan "
    "venezuela vietnam wales yemen zambia zimbabwe ankara athens baghdad baku beijing berlin brussels "
    "cairo damascus islamabad kyiv kiev london madrid moscow paris pyongyang riyadh rome seoul tehran "
    "tokyo vienna warsaw washington yerevan uk us usa uae"
)  # states, and the capitals that stand for them
_STATE_NAMES = frozenset(
    {
        "united states",
        "united kingdom",
        "united arab emirates",
        "north korea",
        "south korea",
        "saudi arabia",
        "sri lanka",
        "new zealand",
        "south africa",
        "czech republic",
    }
)
_STATE_WORDS = frozenset({"kingdom", "republic", "federation"})
_BODIES = word_set(
    "administration afp agency ap army assn association bank bureau campaign center centre church club cnn "
    "college commission committee company congress corp council court department dept embassy federation "
    "foundation fund government govt group house inc institute kremlin league ltd ministry movement "
    "nations nato news office opec organisation organization parliament party pentagon police press "
    "reuters senate service society team times tribune union univ university white"
)
_TITLE = (
    r"(?:Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Col|Lt|Sgt|President|Minister|Secretary|Senator|Governor|Chancellor|"
    r"Mayor|Judge|Justice|Professor|Ambassador|General|Colonel|King|Queen|Prince|Princess|Pope|Sir|Lord|Lady|"
    r"spokesman|spokeswoman|spokesperson|director|chairman|chairwoman|analyst|lawyer|adviser)"
)
_TITLED = re.compile(rf"{_TITLE}\b\.?", re.IGNORECASE)


def kind_of_name(name: str, text: str = "") -> SourceKind:
    """Guess what a new speaker of an article with this text is.

    States and their capitals are states; names with a word for a body, and letters alone, are organisations. Of the
    rest several words are a person. A single word is a person where the article puts a title or another capital
    word before it, or writes "said he" of it, and an organisation where it does not or where it says "the".
    """
    plain = name.removeprefix("the ").removeprefix("The ")
    words = [word.strip(".,").lower() for word in plain.split()]
    if plain.lower() in _STATE_NAMES or (len(words) == 1 and words[0].replace(".", "") in _STATES):
        return SourceKind.STATE
    if len(words) > 1 and words[-1] in _STATE_WORDS:
        return SourceKind.STATE
    if _BODIES & set(words) and not _TITLED.match(name):
        return SourceKind.ORGANISATION
    if len(words) == 1 and plain.isupper() and len(plain) > 1:
        return SourceKind.ORGANISATION
    if len(words) > 1 or not words:
        return SourceKind.PERSON
    return SourceKind.PERSON if _is_person(plain, text) else SourceKind.ORGANISATION


def _is_person(word: str, text: str) -> bool:
    """Tell whether the article writes of a single word as of a person."""
    here = re.escape(word)
    if re.search(rf"\b[Tt]he {here}\b", text):
        return False
    return bool(
        re.search(rf"(?i:\b{_TITLE})\.? {here}\b", text)
        or re.search(rf"[a-z,;] (?:[A-Z][\w’'-]+\.? )+{here}\b", text)
        or re.search(rf"(?m)^(?:[A-Z][\w’'-]+ ){here}\b", text)
        or re.search(rf"\b{here}(?:, who| himself| herself|, \d\d,)", text)
        or re.search(rf"\b{here}\b[^.\n]{{0,60}}\b(?:he|she) (?:said|says|added|told)\b", text)
    )
