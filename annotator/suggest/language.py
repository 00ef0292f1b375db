"""The language of a text, guessed from its script and its commonest words."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

_WORDS = {
    "en": "the of and to in that is was for on with said as it by he from has are be",
    "de": "der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch",
    "fr": "le la les de des et en un une du que est pour dans qui sur au par pas il",
    "es": "el la los las de que en y un una del por con se para su al lo como más",
    "tr": "ve bir bu da de için ile olarak çok olan daha ise gibi kadar sonra dedi ne",
    "it": "il di che la e un per non in una sono del con si le della nel gli alla",
    "pt": "o de que e do da em um para com não uma os no se na por mais as",
    "nl": "de van het een en in is dat op te zijn met voor niet aan er om ook als",
    "ru": "и в не на что с по он как это из к за но его у от для также сказал",
    "uk": "і в не на що з та він як це до за але його у від для також є",
}
_TABLE = {language: frozenset(words.split()) for language, words in _WORDS.items()}
_WORD = re.compile(r"[^\W\d_]+")
_SCRIPTS = (
    ("hy", re.compile("[\u0531-\u058a]")),
    ("ar", re.compile("[\u0620-\u064a]")),
    ("he", re.compile("[\u05d0-\u05ea]")),
    ("el", re.compile("[\u0391-\u03c9]")),
    ("ka", re.compile("[\u10d0-\u10fa]")),
    ("hi", re.compile("[\u0905-\u0939]")),
    ("ja", re.compile("[\u3041-\u30ff]")),
    ("ko", re.compile("[\uac00-\ud7a3]")),
    ("zh", re.compile("[\u4e00-\u9fff]")),
)
_PERSIAN = re.compile("[\u067e\u0686\u0698\u06a9\u06af\u06cc]")
_TURKISH = re.compile("[ğışİ]")
_SAMPLE = 20_000


def language_of(text: str) -> str:
    """Return the ISO 639-1 code of the text's language, or nothing where it cannot be told.

    The first 20,000 code points are looked at.
    """
    return _language_of(text[:_SAMPLE])


@lru_cache(maxsize=4)  # the facts and the regions of an article ask for the same one
def _language_of(sample: str) -> str:
    letters = sum(map(str.isalpha, sample))
    if not letters:
        return ""
    for language, script in _SCRIPTS:
        count = len(script.findall(sample))
        if count > letters * 0.4:
            return "fa" if language == "ar" and len(_PERSIAN.findall(sample)) > count * 0.05 else language
    if len(_TURKISH.findall(sample)) > letters * 0.03:
        return "tr"  # it has few small words: most are endings
    counts = Counter(word.lower() for word in _WORD.findall(sample))
    scores = {
        language: sum(counts[word] for word in words if word in counts) for language, words in _TABLE.items()
    }
    best = max(scores, key=lambda language: scores[language])
    total = sum(counts.values())
    return best if scores[best] >= max(3, total * 0.08) else ""
