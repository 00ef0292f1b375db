"""The name in the words of a source, in other languages than English: where it is one, and no title or noun."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from annotator.suggest.rules.foreign_grammars import GRAMMARS
from annotator.suggest.rules.words import word_set

if TYPE_CHECKING:
    from collections.abc import Mapping

_CAPITAL = "A-ZÀ-ÖØ-ÞŞİĞÇА-ЯЁԱ-Ֆ"
_WORD = re.compile(r"[^\s,()«»“”„\"]+")
# Capital letters behind a word or a comma are a name's, or a German noun's; at a sentence's beginning anything's.
_WITHIN = re.compile(rf"(?<=[\w,] )[{_CAPITAL}][\w’'.-]*")
_PARTICLES = word_set("von van der den de la du del al el bin zu di da dos")
# What stands before a name with a capital letter: compounds of these in German, whole words elsewhere.
_TITLE = re.compile(
    r"(?:.*(?:minister|kanzler|präsident|sprecher|chef|meister|sekretär|vorsitzende|direktor|anwält|trainer|führer|leiter"
    r"|vertreter|beauftragte|ingenieur|kommissar|botschafter|journalist|forscher|experte|richter|verteidiger)(?:in|s|r|n)?"
    r"|anwalt|general|herr|frau|dr|prof|professor|professorin|abgeordnete[r]?|senator(?:in)?|ökonom(?:in)?|papst|könig(?:in)?"
    r"|feuerwehrmann|lehrer(?:in)?|landwirt(?:in)?|m|mme|monsieur|madame|don|doña|bakan|bakanı|başkanı?|cumhurbaşkanı"
    r"|başbakan|avukat|sözcü|sözcüsü|vali|ekonomist|mühendis|papa|anne)\.?",
    re.IGNORECASE,
)
_ELISION = re.compile(r"^[lLdD]['’](?=\w)")
_JOINS = word_set("de du des del der dem d' de la von y")
# German nouns of many that stand without an article, as a name does.
_MANY = word_set(
    "behörden ermittler kritiker anwohner beobachter medien augenzeugen gegner anhänger demonstranten wissenschaftler "
    "zeugen kreise eltern bürger politiker mitarbeiter soldaten polizisten beamte aktivisten nutzer händler bauern "
    "ärzte"
)
_ARMENIAN = re.compile(r"(?<=յան)(?:ը|ն|ի|ին)$")


class ForeignNames:
    """Reads the names of one text in a language."""

    def __init__(self, text: str, language: str) -> None:
        self._language = language
        self._determiners = GRAMMARS[language].determiners if language in GRAMMARS else frozenset[str]()
        self._within = frozenset(word.rstrip(".") for word in _WITHIN.findall(text))

    def named(self, words: str, register: Mapping[str, str]) -> str:
        """Return the person or body that a source names, as the register has it where it does; nothing for a noun."""
        if known := register.get(words.casefold()):
            return known
        parts = [_ELISION.sub("", part) for part in _WORD.findall(words)]
        elided = _ELISION.match(words) is not None
        begins = elided or (bool(parts) and parts[0].lower() in self._determiners)
        run = self._run(parts if elided or not begins else parts[1:])
        if run is None:
            return ""
        title = max((at for at, part in enumerate(run) if _TITLE.fullmatch(part)), default=-1)
        run = run[title + 1 :]
        if not run or (len(run) == 1 and not self._is_name(run[0], behind_article=begins)):
            return ""
        if len(run) == 1 and self._language == "ru" and len(parts) > 2 and not parts[0][0].isupper():
            return ""  # представитель прокуратуры Кёльна
        if len(run) > 2 and (self._language in {"ru", "hy"} or (begins and self._language == "de")):
            run = run[-2:]  # die Abgeordnete Eva Kern, президент Украины Владимир Зеленский
        name = _ARMENIAN.sub("", " ".join(run))
        return register.get(name.casefold(), name)

    def _run(self, parts: list[str]) -> list[str] | None:
        """Return the last words in a row with capital letters, and particles between them; None in a genitive.

        "Der Vorsitzende der Fraktion", "le ministre des Armées" name a body that somebody is of.
        """
        run: list[str] = []
        for at in range(len(parts) - 1, -1, -1):
            part, lower = parts[at], parts[at].lower()
            before = parts[at - 1].lower() if at else ""
            named = at > 0 and parts[at - 1][0].isupper() and self._language != "de"
            noble = lower in _PARTICLES and (
                before in {"von", "de"}
                or (named and lower in {"de", "du", "del"})
                or lower not in {"der", "den", "la", "de", "du"}
            )
            if part[0].isupper() or (run and at and noble):
                run.insert(0, part)
            elif run:
                return None if lower in _JOINS | self._determiners else run
        return run

    def _is_name(self, word: str, *, behind_article: bool) -> bool:
        """Tell whether one word alone is a name: it has its capital within sentences too, and no article."""
        if self._language == "de":
            return not behind_article and word in self._within and word.lower() not in _MANY
        return word in self._within or (word.isupper() and len(word) > 1)
