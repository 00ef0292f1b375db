"""The cue lexicon: verbs by class, in all their forms, read from ``resources/cues/``."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from enum import Flag, auto
from typing import TYPE_CHECKING, Any

from annotator.environment.resources import resource

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_VOWELS = "aeiou"
_NOT_CLASSES = frozenset({"particles", "particle_function", "phrases", "nouns", "sources", "irregular"})


class Frame(Flag):
    """What may stand as the content of a verb."""

    NONE = 0
    CLAUSE = auto()
    THAT = auto()
    QUOTE = auto()
    PERSON = auto()
    OBJECT = auto()
    INFINITIVE = auto()


class Form(Flag):
    """Which forms of its verb a word may be."""

    BASE = auto()
    PRESENT = auto()  # says
    PAST = auto()
    PARTICIPLE = auto()  # has said
    ING = auto()


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb of the lexicon."""

    lemma: str
    frames: Frame
    function: str
    classes: tuple[str, ...]
    particles: tuple[tuple[str, ...], ...] = ()
    needs_person: bool = False
    is_denial: bool = False


@dataclass(frozen=True, slots=True)
class CueForm:
    """A word as it stands in texts: its verb, and which forms it may be."""

    verb: Verb
    form: Form


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All cues of a language."""

    forms: Mapping[str, CueForm]
    phrases: Mapping[str, tuple[tuple[str, ...], ...]] = field(default_factory=dict)  # by their first word
    nouns: frozenset[str] = frozenset()
    denial_nouns: frozenset[str] = frozenset()  # of these nouns, those that deny
    is_wide: bool = False  # also take verbs for cues that are in no list; for learning only

    @classmethod
    def load(cls, language: str = "en") -> Lexicon:
        """Read the lexicon that comes with the program; raise `FileNotFoundError` where there is none."""
        with resource(f"cues/{language}.toml").open("rb") as file:
            return cls.of(tomllib.load(file))

    @classmethod
    def of(cls, table: Mapping[str, Any]) -> Lexicon:
        """Build it from the tables of such a file."""
        phrases: dict[str, list[tuple[str, ...]]] = {}
        for phrase in table.get("phrases", {}).get("list", ()):
            words = tuple(phrase.split())
            phrases.setdefault(words[0], []).append(words)
        nouns = table.get("nouns", {})
        return cls(
            forms=_forms(_verbs(table).values(), table.get("irregular", {})),
            phrases={first: tuple(sorted(found, key=len, reverse=True)) for first, found in phrases.items()},
            nouns=frozenset(nouns.get("list", "").split()),
            denial_nouns=frozenset(nouns.get("denial", "").split()),
        )


def _verbs(table: Mapping[str, Any]) -> dict[str, Verb]:
    verbs: dict[str, Verb] = {}
    particles = {
        lemma: tuple(sorted((tuple(p.split()) for p in found), key=len, reverse=True))
        for lemma, found in table.get("particles", {}).items()
    }
    for name, row in table.items():
        if name in _NOT_CLASSES:
            continue
        frames = Frame.NONE
        for frame in row["frames"]:
            frames |= Frame[frame.upper()]
        only = frozenset(row.get("infinitive_only", "").split())
        person = frozenset(row.get("needs_person", "").split())
        for lemma in row["verbs"].split():
            known = verbs.get(lemma)
            here = frames & ~Frame.OBJECT if lemma in only else frames
            verbs[lemma] = Verb(
                lemma=lemma,
                frames=here | (known.frames if known else Frame.NONE),
                function=known.function if known else row["function"],
                classes=(*(known.classes if known else ()), name),
                particles=particles.get(lemma, ()),
                needs_person=lemma in person or bool(known and known.needs_person),
                is_denial=bool(row.get("denial")) or bool(known and known.is_denial),
            )
    function = table.get("particle_function", {}).get("default", "claim")
    for lemma, found in particles.items():
        if lemma not in verbs and found:
            verbs[lemma] = Verb(lemma, Frame.NONE, function, ("particle",), found)
    return verbs


def _forms(verbs: Iterable[Verb], irregular: Mapping[str, Any]) -> dict[str, CueForm]:
    forms: dict[str, CueForm] = {}

    def put(word: str, verb: Verb, form: Form) -> None:
        known = forms.get(word)
        if known is None:
            forms[word] = CueForm(verb, form)
        elif known.verb is verb:
            forms[word] = CueForm(verb, known.form | form)

    for verb in verbs:
        past, participle = irregular.get(verb.lemma, ("", ""))
        put(verb.lemma, verb, Form.BASE)
        put(present(verb.lemma), verb, Form.PRESENT)
        put(past or past_of(verb.lemma), verb, Form.PAST)
        put(participle or past_of(verb.lemma), verb, Form.PARTICIPLE)
        put(ing(verb.lemma, past), verb, Form.ING)
    return forms


def present(lemma: str) -> str:
    """Return the form of the third person: says, pledges, denies, stresses."""
    if lemma.endswith("y") and lemma[-2] not in _VOWELS:
        return lemma[:-1] + "ies"
    return lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")


def past_of(lemma: str) -> str:
    """Return the regular past: noted, denied, stressed, begged."""
    if lemma.endswith("e"):
        return lemma + "d"
    if lemma.endswith("y") and lemma[-2] not in _VOWELS:
        return lemma[:-1] + "ied"
    return lemma + ("ed" if not _doubles(lemma) else lemma[-1] + "ed")


def ing(lemma: str, past: str = "") -> str:
    """Return the form in -ing: noting, saying, begging. ``past`` tells whether the last letter is doubled."""
    if lemma.endswith("e") and not lemma.endswith(("ee", "ye")):
        return lemma[:-1] + "ing"
    doubled = past.startswith(lemma + lemma[-1]) and past.endswith("ed") if past else _doubles(lemma)
    if lemma == "begin":
        doubled = True
    return lemma + ("ing" if not doubled else lemma[-1] + "ing")


def _doubles(lemma: str) -> bool:
    """Tell whether a verb of one syllable ends in one vowel and one consonant: beg, plan."""
    return (
        2 < len(lemma) < 6
        and lemma[-1] not in _VOWELS + "wxy"
        and lemma[-2] in _VOWELS
        and lemma[-3] not in _VOWELS
        and sum(letter in _VOWELS for letter in lemma) == 1
    )
