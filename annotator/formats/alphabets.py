"""Whether characters beyond ASCII stand together as some language writes them.

The alphabets are facts of the languages, as Unicode CLDR lists them among its exemplar characters.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections import Counter

# Letters beyond ASCII, in lower case, of languages that single-byte encodings were made for.
_LATIN = (
    *(
        "äöüß",
        "àâæçéèêëîïôœùûüÿ",
        "áéíñóúüª º",
        "àèéìíîòóùú",
        "ãõáâàçéêíóôúüªº",
        "åäöéàü",
        "æøåéèóòôü",
        "äöåšž",
    ),
    *(
        "áðéíóúýþæö",
        "ąćęłńóśźż",
        "áčďéěíňóřšťúůýž",
        "áäčďéíĺľňóôŕšťúýž",
        "áéíóöőúüű",
        "ăâîşţșț",
        "čćđšž",
        "äõöüšž",
    ),
    *(
        "āčēģīķļņšūž",
        "ąčęėįšųūž",
        "çğıöşüâîûi̇",
        "çë",
        "ħġżċàèìòù",
        "áàâéèêëïíóôöúûüĳ",
        "áéíóúàèìòùŵŷâêîôûäëïöü",
    ),
    *("àáâãèéêìíòóôõùúýăđĩũơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ\u0300\u0301\u0303\u0309\u0323",),
    "éèëïöüáóú",
)
# The most frequent letter first: letters that hardly occur must not make up a text.
_OTHER = (
    "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё",
    "оаиінвертсклудмпзябьгчйхцжїюєшфщґ",
    "аніеортскдлвумыяпзьбгчйўцжхшэюфё",
    "аиоетнрсвлкдпмзябугчъцйхжшюфщьѓ",
    "аиоенрјтсквудпмлзгбчшцхжћњљђџф",
    "аоиетнрсвкдлпмујзбгчшцхжќњѓљџфѕ",
    "ατοιεσνηρκπμλςυγδωάίέήόύώθφχβξζψϊϋΐΰ",
    "יוהלאמרתבשנםדכעחקפטגןצזסךףץ",
    "الينتمورعبهفدقكأسةحجىشصطخإذزئءضغظثؤآًپچژکگی",
)
_ALPHABETS = tuple(frozenset(letters) - {" "} for letters in (*_LATIN, *_OTHER))
_FREQUENT = {frozenset(letters): frozenset(letters[:10]) for letters in _OTHER}
_LEAST_FREQUENT = 0.5  # the ten most frequent letters make up 60 to 75 % of a text
_COMMON = frozenset("“”‘’„‚«»‹›–—…•·°§©®™€£¥¢¿¡½¼¾²³µ×±†‡№\xa0\xad\u200e\u200f")
_CJK = ("CJK", "HIRAGANA", "KATAKANA", "HANGUL", "FULLWIDTH", "IDEOGRAPHIC")
_CJK_MARKS = frozenset("、。・〈〉《》「」『』【】〜，！？：；（）")
_WORD = re.compile(r"[^\W_]+")
_MOST = 50_000
_MARKS = frozenset("\u0300\u0301\u0303\u0309\u0323")  # that Vietnamese in cp1258 puts after a letter
_ENOUGH = 15  # letters whose frequencies tell something


def plausibility(text: str) -> float:
    """Return which share of the characters beyond ASCII stand as some language would have them, from 0 to 1.

    The letters are held against the one alphabet that explains most of them, so that a mixture counts as the mess
    it is. A letter in a word of another script, a capital after a small letter, and a letter that touches a digit
    are no language either.
    """
    beyond = Counter(character for character in text[: 4 * _MOST] if character > "\x7f")
    if not beyond:
        return 0.0
    total = sum(beyond.values())
    controls = sum(1 for character in text[:_MOST] if character < " " and character not in "\t\n\r\f\x1b")
    letters = Counter(
        {
            one: count
            for one, count in beyond.items()
            if one.isalpha() or one in "\u0300\u0301\u0303\u0309\u0323"
        }
    )
    fitting: float = sum(count for one, count in beyond.items() if one in _COMMON)
    if letters:
        fitting += max(_in_alphabets(letters), _in_scripts(beyond))
    elif not fitting:
        fitting = _in_scripts(beyond)
    misfits = controls
    for found in _WORD.finditer(text[:_MOST]):
        word = found[0]
        if not word.isascii():
            misfits += _misfit(word)
    return max(0.0, (fitting - misfits) / total)


def _in_alphabets(letters: Counter[str]) -> float:
    lower: Counter[str] = Counter()
    for one, count in letters.items():
        lower[one.lower()] += count
    return max(_explained(lower, alphabet) for alphabet in _ALPHABETS)


def _explained(lower: Counter[str], alphabet: frozenset[str]) -> float:
    """Return how many of the letters an alphabet explains; fewer where its frequent ones are rare."""
    found = sum(count for one, count in lower.items() if one in alphabet)
    frequent = _FREQUENT.get(alphabet)
    if frequent is None or found < _ENOUGH:
        return found
    share = sum(count for one, count in lower.items() if one in frequent) / found
    return found * min(1.0, share / _LEAST_FREQUENT)


def _in_scripts(beyond: Counter[str]) -> float:
    """Return how many of the characters are of the one script, of those without an alphabet here, that has most.

    Korean of today has hardly any Chinese characters, and only Japanese has kana: what mixes them is misread.
    """
    found: Counter[str] = Counter()
    for one, count in beyond.items():
        name = unicodedata.name(one, "")
        if one in _CJK_MARKS or name.startswith(_CJK):
            found["CJK"] += count
            found["HANGUL"] += count * name.startswith("HANGUL")
            found["others"] += count * name.startswith(("CJK UNIFIED", "HIRAGANA", "KATAKANA"))
        else:
            found["THAI"] += count * name.startswith("THAI")
    mixed = min(found["HANGUL"], found["others"])
    return max(found["THAI"], found["CJK"] - 2.0 * mixed)


def _misfit(word: str) -> int:
    """Return how many characters of a word could not stand in one word."""
    kinds = Counter(_kind(character) for character in word)
    if "CJK" in kinds:
        return 0
    wrong = 0
    if len(set(kinds) - {"digit"}) > 1:
        wrong += min(count for kind, count in kinds.items() if kind != "digit")
    for first, second in itertools.pairwise(word):
        if first > "\x7f" or second > "\x7f":
            wrong += first.isdigit() != second.isdigit()
            wrong += first.islower() and second.isupper()
    return wrong


def _kind(character: str) -> str:
    if character.isdigit():
        return "digit"
    if character < "\u0250":
        return "Latin"
    if "\u0370" <= character < "\u0400":
        return "Greek"
    if "\u0400" <= character < "\u0530":
        return "Cyrillic"
    if character >= "\u1100":
        return "CJK" if character < "\u1e00" or character >= "\u2e80" else "Latin"
    return unicodedata.name(character, "").partition(" ")[0]
