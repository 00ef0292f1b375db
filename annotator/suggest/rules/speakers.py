"""Speakers: which person or body the words of a source mean, where that is safe to say."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from annotator.suggest.rules import words as w
from annotator.suggest.rules.foreign_speakers import ForeignNames

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from annotator.core.values import Source
    from annotator.suggest.rules.attribution import Attribution

_TITLES = w.word_set(
    "president prime minister foreign defence defense interior finance economy secretary state deputy vice "
    "acting assistant chief general senior former sen senator rep representative gov governor congressman "
    "congresswoman mayor ambassador mr mrs ms dr prof professor sir lord lady king queen prince princess pope "
    "chancellor chairman chairwoman chair director head leader speaker spokesman spokeswoman spokesperson "
    "judge justice attorney lt col sgt capt maj adm gen commissioner sheriff officer police department "
    "ministry republican democratic democrat house senate majority minority white us u.s united states "
    "american russian armenian azerbaijani azeri turkish iranian israeli ukrainian british french german "
    "italian chinese indian european greek georgian polish syrian saudi iraqi egyptian japanese korean "
    "pakistani afghan spanish kremlin pentagon candidate nominee presidential gop the a an analyst expert "
    "author writer actor editor reporter economist strategist pollster campaign manager first lady lawmaker mp "
    "minister's vice-president co-founder founder ceo"
)
_PRONOUNS = {"he": "m", "she": "f", "him": "m", "her": "f"}
_NAME = re.compile(
    r"[A-Z][\w’'-]*\.?(?: (?:de|van|von|der|bin|al|el|la|Al|De)(?= [A-Z]))?(?: [A-Z][\w’'.-]*)*"
)
_ORGANISATION = re.compile(
    r"\b(?:Kremlin|Ministry|Department|House|Government|Party|Union|Nations|Council|Committee|Agency|Bank|University|Times|Post|News|Reuters|AFP|AP|CNN|Court|"
    r"Parliament|Pentagon|Institute|Association|Commission|Administration|Office|Bureau|Company|Inc|Corp|Group|Center|Centre|Foundation|Poll|States|Corridor|Street|Avenue|Road|River|Valley|Square|Sea|Island|"
    r"Islands|Airport|Province|Region|Republic|Federation|Caucasus|Act|Treaty|War|Channel|Building|Hall|Hotel|Hospital)\b"
)
_MEN_WORDS = re.compile(
    r"\b(?:Mr|spokesman|congressman|chairman|king|prince|sir|lord|father|husband|brother|son|businessman)\b",
    re.IGNORECASE,
)
_WOMEN_WORDS = re.compile(
    r"\b(?:Mrs|Ms|spokeswoman|congresswoman|chairwoman|queen|princess|lady|mother|wife|sister|daughter|businesswoman|actress)\b",
    re.IGNORECASE,
)
_NOBODY = w.word_set(
    "they it we i you who which that some many others most few several one both he she "
    "er sie es wir il elle ils elles on él ella ellos он она они мы նա նրանք o onlar biz"
)
# Nouns of many that begin a sentence with a capital letter, as a name does.
_MANY = w.word_set(
    "officials police critics experts residents witnesses analysts prosecutors lawmakers authorities "
    "investigators researchers scientists sources supporters opponents protesters activists doctors lawyers "
    "voters people reports media observers diplomats workers employees parents students teachers neighbors "
    "neighbours relatives rescuers firefighters economists historians organizers organisers soldiers rebels "
    "militants others leaders members advocates aides allies attorneys campaigners commentators detectives "
    "executives farmers friends journalists judges migrants ministers nurses patients politicians pollsters "
    "regulators reporters senators spokespeople tourists users veterans villagers"
)
_NO_FIRST_NAMES = w.word_set(
    "the while as in on at but and for from with if when after before since although though because that this "
    "these his her its their our asked like according read monday tuesday wednesday thursday friday saturday "
    "sunday january february march april may june july august september october november december north south "
    "east west new"
)
_ARTICLES = frozenset(
    {"der", "die", "das", "ein", "eine", "le", "la", "les", "un", "une", "el", "los", "las", "del"}
)
_OTHER_SCRIPT = re.compile("[А-ЯЁԱ-Ֆ][\\w’'-]+(?: [А-ЯЁԱ-Ֆ][\\w’'-]+)*$")
_POLITE = re.compile(r"\b(Mr|Mrs|Ms)\.? (?:[A-Z][\w’'-]+ )?([A-Z][\w’'-]+)")
_SURNAME = re.compile(r"[^\W\d_][\w-]+(?![’'\w])")
# Looked for at every word, so that "Armenian Prime Minister Nikol Pashinyan" is not read in pairs.
_FULL_NAME = re.compile(
    r"(?<![\w’'-])(?=(?P<whole>[A-Z][\w’'-]+(?: [A-Z]\.)?(?: (?:al|el|bin|de|van|von))? (?P<last>[A-Z][\w’'-]{2,}))\b)"
)
_DESCRIPTION = re.compile(
    r"the (?:\w+ ){0,3}?(?P<head>official|spokes(?:man|woman|person)|minister|president|premier|leader|diplomat|envoy"
    r"|ambassador|senator|congress(?:man|woman)|lawmaker|governor|mayor|secretary|general|chief|chair(?:man|woman)?"
    r"|director|candidate|nominee|analyst|expert|professor|judge|lawyer|activist|author)",
    re.IGNORECASE,
)
_BODIES = w.word_set(
    "dept department ministry office house council committee agency court parliament government administration "
    "campaign commission police army bank party senate congress union"
)
_FAR = 1_200  # code points between a pronoun and the source it takes up


class Speakers:
    """Names the sources of one article. It remembers the people named so far, so ask in the order of the text."""

    def __init__(self, text: str, register: Sequence[Source], language: str = "en") -> None:
        self.text = text
        self._abroad = ForeignNames(text, language) if language not in {"en", ""} else None
        self._register = {
            alias.casefold(): source.name for source in register for alias in (source.name, *source.aliases)
        }
        self._full: dict[str, set[str]] = {}
        for found in _FULL_NAME.finditer(text):
            parts = {word.lower().strip(".") for word in found["whole"].split()}
            if not parts & _TITLES and not parts & _NO_FIRST_NAMES:
                self._full.setdefault(found["last"], set()).add(found["whole"])
        self._surnames: frozenset[str] = frozenset()
        self._genders = {found[2]: "m" if found[1] == "Mr" else "f" for found in _POLITE.finditer(text)}
        self._last: tuple[int, str, str] | None = None  # where, who, gender
        self._roles: dict[str, set[str]] = {}  # in which words each speaker was introduced

    def name_all(self, found: Iterable[Attribution]) -> None:
        """Set the speaker of each attribution, where it is safe."""
        found = list(found)
        sources = {self.text[slice(*one.source)] for one in found if one.source is not None}
        people = {self.named(words) for words in sources if words.lower() not in _PRONOUNS} - {""}
        people |= {name for names in self._full.values() for name in names}
        self._surnames = frozenset(
            name.split()[-1]
            for name in people
            if (" " in name or name in self._full)
            and not _ORGANISATION.search(name)
            and not name.endswith(".")
        )
        latest: Attribution | None = None
        for one in found:
            if one.source is None:
                near = latest is not None and one.fragments[0].start - latest.fragments[-1].end < _FAR
                if one.why.get("follows") and latest is not None and near:
                    one.speaker = latest.speaker
                continue
            latest = one
            words = self.text[slice(*one.source)]
            lower = words.lower()
            if lower in _PRONOUNS:
                one.speaker = self._taken_up(one.source.start, _PRONOUNS[lower])
                if one.speaker:
                    self._last = (one.source.end, one.speaker, _PRONOUNS[lower])
                    one.why["pronoun"] = words
                continue
            one.speaker = self.named(words)
            if not one.speaker and (described := _DESCRIPTION.fullmatch(words)):
                one.speaker = self._described(one.source.start, described["head"].lower())
                if one.speaker:
                    one.why["description"] = words
                continue
            if one.speaker:
                self._roles.setdefault(one.speaker, set()).update(re.findall(r"[a-z]+", lower))
            if one.speaker and not _ORGANISATION.search(one.speaker):
                gender = "m" if _MEN_WORDS.search(words) else "f" if _WOMEN_WORDS.search(words) else ""
                self._last = (one.source.end, one.speaker, gender or self._known_gender(one.speaker))

    def named(self, words: str) -> str:  # noqa: PLR0911 - one line a rule, in their order
        """Return the name in the words of a source, as the register or the article writes it in full, or nothing."""
        first, _, rest = words.partition(" ")
        if words.lower() in _NOBODY | _MANY or (self._abroad is None and first.lower() in _ARTICLES and rest):
            return self._register.get(words.casefold(), "")
        if self._abroad is not None:
            return self._abroad.named(words, self._register)
        if not words.isascii() and (found := _OTHER_SCRIPT.search(words)):
            name = " ".join(found.group().split()[-2:])
            return self._register.get(name.casefold(), name)
        head = re.split(r",| who | whose |\(|—|–", words)[0].strip()
        for whole in (words.strip(), head, re.sub(r"^[Tt]he ", "", head)):
            if known := self._register.get(whole.casefold()):
                return known
        owner = re.match(r".{1,40}?[’']s? (?=[A-Z])", head)
        head = head[owner.end() :] if owner else head
        names = [found.group() for found in _NAME.finditer(head)]
        names = [stripped for name in names if (stripped := _without_titles(name))]
        if not names:
            organisation = re.fullmatch(
                r"(?:[Tt]he )?((?:[A-Z][\w.&’'-]*)(?: (?:of|for|and|the|[A-Z][\w.&’'-]*))*)", head
            )
            return (
                organisation.group(1)
                if organisation and organisation.group(1).lower() not in _TITLES - {"kremlin", "pentagon"}
                else ""
            )
        name = names[-1]
        if name.lower() in _BODIES:
            whole = re.sub(r"^(?:[Tt]he|[Aa]n?) ", "", head)
            return whole if all(word[0].isupper() for word in whole.split()) else ""
        if re.search(r"\b(?:of|for|from|in|at|with|to)\b", head) and len(names) > 1:
            name = names[0] if head.startswith(tuple(names[0].split()[:1])) else ""
        elif (
            re.search(r"\b(?:of|for|from|in|at|with|to) (?:the )?[A-Z]", head)
            and not head.startswith(name.split()[0])
            and not re.search(
                rf"\b(?:Department|Ministry|Office|House|Council|Committee) {re.escape(name)}$", head
            )
        ):
            return ""  # "a spokesman for Trump"
        if re.match(r".*[’']s?\b", name) or re.search(rf"{re.escape(name)}[’']s\b", head):
            return ""
        if known := self._register.get(name.casefold()):
            return known
        full = self._full.get(name, set())
        if len(full) == 1:
            name = next(iter(full))
            return self._register.get(name.casefold(), name)
        return name

    def _described(self, at: int, head: str) -> str:
        """Return the last speaker where these words may well mean them: "the official" anybody, "the minister" one."""
        who = self._taken_up(at, "")
        return who if head == "official" or head in self._roles.get(who, ()) else ""

    def _known_gender(self, name: str) -> str:
        return self._genders.get(name.rsplit(maxsplit=1)[-1], "")

    def _taken_up(self, at: int, gender: str) -> str:
        if self._last is None:
            return ""
        where, who, known = self._last
        if at - where > _FAR or (known and gender and known != gender):
            return ""
        # Another person who speaks in this article, named since, might be meant: then it is left open.
        named = set(_SURNAME.findall(self.text, where, at)) & self._surnames
        return "" if named - {who.split()[-1]} else who


def _without_titles(name: str) -> str:
    words = name.split()
    while words and words[0].lower().strip(".,") in _TITLES:
        words.pop(0)
    return " ".join(words).strip(".,’'")
