"""Closed words of other languages than English, by which a speaker's phrase and a verb's other words are read."""

from __future__ import annotations

import re
from dataclasses import dataclass

from annotator.suggest.rules.words import word_set

# What begins a sentence and is no subject: prepositions and adverbs.
OPENERS = word_set(
    "auf in im am an bei beim nach vor zu zum zur mit von laut gegen seit unter über durch trotz wegen "
    "dabei damit dazu hier "
    "dort heute gestern morgen später schon so dann zuerst dans sur lors après avant depuis selon pour "
    "par avec chez sous en à "
    "au aux hier aujourd'hui ensuite puis según tras durante ante desde para por con sobre hoy ayer luego "
    "después"
)


@dataclass(frozen=True, slots=True)
class Grammar:
    """The closed words of a language by which a speaker's phrase is read; all in small letters.

    ``joins`` lead on within a phrase (of the), ``stops`` end it. ``hearers`` may stand before it: told reporters.
    ``before`` and ``behind`` are what belongs to a verb at its sides: auxiliaries, particles.
    """

    determiners: frozenset[str] = frozenset()
    pronouns: frozenset[str] = frozenset()
    joins: frozenset[str] = frozenset()
    stops: frozenset[str] = frozenset()
    leading: frozenset[str] = frozenset()
    hearers: frozenset[str] = frozenset()
    before: re.Pattern[str] | None = None
    behind: re.Pattern[str] | None = None
    has_capital_nouns: bool = False
    place: re.Pattern[str] | None = None  # behind an impersonal verb: hieß es in dem Papier
    hearer: re.Pattern[str] | None = None  # a form that only a hearer has


_GERMAN = Grammar(
    determiners=word_set(
        "der die das dem den des ein eine einer eines einem sein seine seiner ihr ihre ihrer mein meine "
        "unser unsere dieser "
        "diese mehrere viele einige zwei drei vier beide kein keine weitere andere"
    ),
    pronouns=word_set("er sie man ich wir jemand niemand dieser"),
    joins=word_set("des der eines einer von vom für zu van de bin al"),
    hearers=word_set(
        "sich ihm ihr ihnen uns mir mich ihn dazu daraufhin auch nun dann später zudem weiter kurz darauf"
    ),
    leading=word_set(
        "wie während nachdem als und aber denn doch auch zudem außerdem sondern weil da zuvor hat hatte "
        "haben hatten habe "
        "wird würde"
    ),
    behind=re.compile(
        r"(?<=[iI]eß) es|(?<=eißt) es| sich(?= \w)"
        r"| (?:hinzu|mit|ein|zurück|zu|klar|an|fest|ab|fort|dar|vor|heraus|hervor)"
        r"(?=[,.:;„“»«\"]|$)"
    ),
    has_capital_nouns=True,
    place=re.compile(r" (?:in|aus|bei|von|im|beim|vom|dazu aus|dazu in) "),
)
_FRENCH = Grammar(
    determiners=word_set(
        "le la les l' l’ un une des son sa ses ce cet cette ces leur leurs notre mon ma plusieurs deux "
        "trois certains d' d’"
    ),
    pronouns=word_set("il elle ils elles on je nous"),
    joins=word_set("de du des d' d’ et & la l' l’ le les"),
    stops=word_set(
        "à au aux en dans sur sous lors devant avec pour par depuis selon après avant pendant chez contre "
        "entre vers sans "
        "lundi mardi mercredi jeudi vendredi samedi dimanche hier aujourd'hui aujourd’hui qui que qu' qu’ "
        "dont où quand "
        "comme ce matin soir a ont est sont"
    )
    - {"ce"},
    leading=word_set("et mais comme car puis alors"),
    before=re.compile(
        r"(?:^|(?<=[\s,—–]))(?:(?:s['’]|se )?(?:n['’])?(?:a|ont|avait|avaient|aura|est|sont|était)"
        r"(?: \w+ment| aussi| également)? |se |s['’])$"
    ),
)
_SPANISH = Grammar(
    determiners=word_set(
        "el la los las un una unos unas su sus este esta ese esa varios varias dos tres otro otra nuestro"
    ),
    pronouns=word_set("él ella ellos ellas yo nosotros"),
    joins=word_set("de del y e & la el los las"),
    stops=word_set(
        "en a al ante tras durante que quien quienes cuando con para por sin según desde hasta hoy ayer "
        "lunes martes "
        "miércoles jueves viernes sábado domingo como sobre entre donde mientras también"
    ),
    leading=word_set("y pero como pues"),
    before=re.compile(r"(?:^|(?<=[\s,—–]))(?:(?:se )?(?:ha|han|había|habían|habría|habrían) |se )$"),
)
_RUSSIAN = Grammar(
    pronouns=word_set("он она они мы я"),
    stops=word_set(
        "в во на по о об обо при с со из для к ко у за до от после перед среди во через под над между "
        "также позже ранее "
        "вчера сегодня что будто чтобы который которая которые и но а как накануне затем тогда уже "
        "категорически решительно официально публично прямо вновь снова ещё еще неоднократно полностью"
    ),
    leading=word_set("и но а как однако так также при этом"),
    place=re.compile(r" (?:в|во|из) "),
    hearer=re.compile(r"[а-яё]{3,}(?:ам|ям|им|ым)"),
    hearers=word_set(
        "журналистам репортёрам репортерам агентству изданию каналу телеканалу тасс риа новости "
        "интерфаксу ему ей им нам мне"
    ),
)
_TURKISH = Grammar(
    pronouns=word_set("o onlar biz ben"),
    stops=word_set("ve ile için ise da de göre şöyle şunları böyle bunu"),
    leading=word_set("ve ama ancak ayrıca"),
    behind=re.compile(
        r" (?:(?:dile )?getirdi|(?:\w+ )?\w+(?:d[ıiuü]|t[ıiuü])(?= [a-zçğıöşü]|[.,]|$)|kullanan|veren|yapan|eden"
        r"|bulunan|seslendi|devam etti|cevap verdi|yanıt verdi)\b"
    ),
)
_ARMENIAN = Grammar(
    pronouns=word_set("նա նրանք նա՝"),
    stops=word_set("որ թե և ու իսկ բայց"),
    leading=word_set("և իսկ բայց սակայն"),
    behind=re.compile(r" (?:է|են|էր|էին)(?=[\s,.։»«]|$)"),
)
GRAMMARS = {"de": _GERMAN, "fr": _FRENCH, "es": _SPANISH, "ru": _RUSSIAN, "tr": _TURKISH, "hy": _ARMENIAN}
