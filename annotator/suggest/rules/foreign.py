"""Quotations and the commonest cues of German, French, Spanish, Russian, Turkish and Armenian.

Less is read here than in English: a cue next to a quotation or before a joining word, and the nearest name.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from annotator.core.paragraphs import trimmed
from annotator.core.spans import Span
from annotator.environment.resources import resource
from annotator.suggest.rules import words as w
from annotator.suggest.rules.attribution import Attribution

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from annotator.core.quotations import Quotation

_REACH = 160
_SPEECH_WORDS = 5
_CAP = r"[^\W\d_a-zà-öø-ÿа-яёա-և][\w’'-]*"
_NAME = re.compile(
    rf"(?:{_CAP}\.? ){{0,4}}(?:(?:von|van|der|de|del|la|al|el|bin) )?{_CAP}"
    r"|\b(?:er|sie|es|il|elle|ils|elles|on|él|ella|он|она|они|նա|նրանք|o)\b"
)
_BESIDE = 32  # code points between a quotation and the cue that follows it
_BEFORE = 90  # and between a cue and the quotation that a comma opens
# What follows a quotation: a pause, and a verb before its subject ("…", versprach Müller).
_BEHIND = re.compile(
    rf"(?P<pause>\s?[,—–-]?)[\s—–-]*"
    rf"(?P<verb>[^\W\d_A-ZÄÖÜ][\w-]+ (?={_CAP}|(?:der|die|das|er|sie|le|la|il|elle|el|él) ))?(?=\w)"
)
# A verb and its speaker after the quotation that a sentence begins with, whatever the verb: « … », tempère une source.
_DETERMINER = (
    r"(?:der|die|das|ein|eine|er|sie|es|seine?|ihre?|le|la|les|un|une|son|sa|ce|cette|il|elle|el|los|las|una|su|él|ella"
    r"|fuentes|он|она|они|кто-то|[lLdD]['’])"
)
_SAID = {
    "de": re.compile(
        rf"[a-zäöüß]{{3,}} (?:(?:sich|ihn|ihm|ihr|ihnen|uns|mich|mir) )?(?={_CAP}|{_DETERMINER}\b)"
    ),
    "fr": re.compile(
        rf"(?:se |s['’])?(?:(?:est|a|ont|sont|avait|était) (?:\w+ ){{0,2}}?)?[a-zéèêà]{{3,}} (?={_CAP}|{_DETERMINER})"
        r"|[a-zéèêà]{3,}(?:-t)?-(?:il|elle|ils|elles|on)\b|(?:a|s['’]est)-t-(?:il|elle|on) \w+"
    ),
    "es": re.compile(
        rf"(?:se |ha |han )?\w+(?:ó|ió|aba|ía|aban|ían|aron|ieron|a|e|an|en|ado|ido) (?={_CAP}|{_DETERMINER}\b)"
    ),
    "ru": re.compile(r"(?:\w+о )?\w+(?:л|ла|ли|ло|лся|лась|лись|ет|ит|ют|ят|ется|ится)\b"),
}
_CALLS = w.word_set(
    "rief riefen ruft rufen schrie schrien schreit gerufen крикнул крикнула gritó gritaron crié criait"
)
_NO_VERBS = w.word_set(
    "роман фильм книга film livre roman novela película libro eine einer einem darunter sowie und oder"
)
_NO_NAMES = w.word_set(
    "der die das ein eine im in am an auf und aber doch denn dabei damit zudem außerdem so auch mit von nach "
    "vor bei für zum zur als wenn während diese dieser le la les un une dans en et mais il elle ce cette au "
    "aux pour par sur selon l' d' à el los las en y pero una un al del por para según con este esta в на и но "
    "по при это этот как он при об за из с о также однако кроме ранее bu bir ve ama ise da de için"
)


@dataclass(frozen=True, slots=True)
class ForeignLexicon:
    """The cues of one language, compiled."""

    language: str
    cue: re.Pattern[str]
    beside: frozenset[str]
    joined: re.Pattern[str] | None
    source: re.Pattern[str] | None
    denials: frozenset[str]


def load_foreign() -> Mapping[str, ForeignLexicon]:
    """Read the lists that come with the program, by language."""
    with resource("cues/other.toml").open("rb") as file:
        table = tomllib.load(file)
    return {language: _compiled(language, row) for language, row in table.items()}


def _compiled(language: str, row: Mapping[str, object]) -> ForeignLexicon:
    denials = frozenset(str(row["denials"]).split())
    verbs = "|".join(sorted({*str(row["verbs"]).split(), *denials}, key=len, reverse=True))
    beside = "".join(f"|{word}" for word in str(row.get("beside", "")).split())
    joins, sources = row["joins"], row["sources"]
    joined = "|".join(map(re.escape, joins)) if isinstance(joins, list) else ""
    introduced = "|".join(map(re.escape, sources)) if isinstance(sources, list) else ""
    return ForeignLexicon(
        language=language,
        cue=re.compile(rf"\b(?:{verbs}{beside}{'|' * bool(introduced)}{introduced})\b", re.IGNORECASE),
        beside=frozenset(str(row.get("beside", "")).split()),
        joined=re.compile(
            rf"\b(?P<cue>{verbs})\b(?P<between>[^.!?;:«„“\"]{{0,60}}?),? (?P<join>{joined})(?: |(?<=['’]))",
            re.IGNORECASE,
        )
        if joined
        else None,
        source=re.compile(rf"\b(?:{introduced})\b", re.IGNORECASE) if introduced else None,
        denials=denials,
    )


class ForeignReader:
    """Reads one sentence of a language other than English."""

    def __init__(self, text: str, span: Span, quotes: Sequence[Quotation], lexicon: ForeignLexicon) -> None:
        self.text = text
        self.span = span
        self.quotes = [q for q in quotes if span.start <= q.span.start < span.end]
        self.lexicon = lexicon

    def attributions(self) -> Iterator[Attribution]:
        """Yield direct speech, then indirect speech with a joining word."""
        direct = self._direct()
        if direct is not None:
            yield direct
        if self.lexicon.joined is not None:
            for found in self.lexicon.joined.finditer(self.text, *self.span):
                if not self._inside(found.start()):
                    yield self._indirect(found)

    def _inside(self, at: int) -> bool:
        return any(q.span.start <= at < q.span.end for q in self.quotes)

    def _direct(self) -> Attribution | None:
        if not self.quotes:
            return None
        cues = [c for c in self.lexicon.cue.finditer(self.text, *self.span) if not self._inside(c.start())]
        chosen: list[Span] = []
        nearest: re.Match[str] | None = None
        best = _REACH
        for quotation in self.quotes:
            near = min(cues, key=lambda cue: _distance(cue, quotation.span), default=None)
            distance = _distance(near, quotation.span) if near is not None else _REACH
            if near is not None and near.group().lower() in self.lexicon.beside and distance > 4:
                near, distance = None, _REACH
            goes_on = bool(chosen) and self._goes_on(chosen[-1], quotation, cues)
            if not goes_on and not self._is_speech(quotation, near, distance):
                continue
            chosen.append(quotation.span)
            if near is not None and distance < best:
                best, nearest = distance, near
        if not chosen:
            return None
        cue = Span(nearest.start(), nearest.end()) if nearest is not None else None
        return Attribution(
            "quote-and-cue" if cue else "quote-continued",
            chosen,
            self._source(cue, chosen) if cue else None,
            cue,
            lemma=nearest.group() if nearest is not None else "",
            function="claim",
            quote_type="direct",
        )

    def _goes_on(self, before: Span, quotation: Quotation, cues: Sequence[re.Match[str]]) -> bool:
        """Tell whether a quotation is the other half of the one before, with its cue between them."""
        if not any(before.end <= cue.start() < quotation.span.start for cue in cues):
            return False
        pause = self.text[before.end : quotation.span.start].rstrip()[-1:]
        inner = self.text[slice(*quotation.words)].strip()
        return pause in {",", "—", "–", "-", ":"} or (
            len(inner.split()) >= 3 and (inner[:1].islower() or inner[-1:] in ".!?…")
        )

    def _is_speech(self, quotation: Quotation, cue: re.Match[str] | None, distance: int) -> bool:  # noqa: PLR0911 - one line a rule, in their order
        """Tell speech from names and from words held at a distance: by its length, its stops, the cue at its side."""
        text, span = self.text, quotation.span
        inner = text[slice(*quotation.words)].strip()
        before = text[max(self.span.start, span.start - 3) : span.start].rstrip()
        words = len(inner.split())
        begins = inner[:1].isupper() or not inner[:1].isalpha()
        stopped = inner[-1:] in ".!?…,"
        if before.endswith((":", "՝", ".")):
            return words > 1 or stopped
        is_first = not text[self.span.start : span.start].strip()
        behind = _BEHIND.match(text, span.end, self.span.end)
        parted = behind is not None and (bool(behind["pause"].strip()) or stopped)
        if cue is not None and cue.start() >= span.end and distance <= _BESIDE:
            if parted and not is_first and not begins and not stopped:
                return words >= _SPEECH_WORDS  # This was "the wrong way", she said.
            if parted or (self.lexicon.language == "tr" and distance <= 4):
                return words > 1 or stopped or (begins and distance <= 4)
            return words >= _SPEECH_WORDS
        if parted and behind is not None and words >= 3 and begins and behind["verb"]:
            return True
        if is_first and begins and (words > 1 or stopped) and self._verb_follows(behind, parted=parted):
            return True
        if is_first and begins and words >= 3 and inner[-1:] in ".!?…":
            return True
        if begins and words > 1 and cue is not None and cue.group().lower() in _CALLS and distance < _BESIDE:
            return True  # rief der Täter „Allahu Akbar“
        if begins and stopped and cue is not None and 0 <= cue.start() - span.end <= 1:
            return True  # soll „Raus hier!“ gerufen haben
        if cue is not None and cue.end() <= span.start and before.endswith(",") and distance < _BEFORE:
            return words >= 3 or (words > 1 and begins)
        if words >= _SPEECH_WORDS and begins:
            alone = not text[self.span.start : span.start].strip()
            return stopped or parted or alone or behind is None or (cue is not None and distance < 40)
        return cue is not None and distance < 40 and words >= _SPEECH_WORDS

    def _verb_follows(self, behind: re.Match[str] | None, *, parted: bool) -> bool:
        """Tell whether a verb with its subject stands behind a quotation and a pause."""
        said = _SAID.get(self.lexicon.language)
        if said is None or behind is None or not parted:
            return False
        found = said.match(
            self.text, behind.end("pause") + _gap(self.text, behind.end("pause")), self.span.end
        )
        return found is not None and found.group().split()[0].lower() not in _NO_NAMES | _NO_VERBS

    def _source(self, cue: Span, quotes: Sequence[Span]) -> Span | None:
        """Return the name right after the cue, else the nearest before it, outside the quotations."""
        limit = min((q.start for q in quotes if q.start >= cue.end), default=self.span.end)
        pause = re.search(r"[,.:;«„“\"—–]", self.text[cue.end : limit])
        end = cue.end + pause.start() if pause else limit
        for found in _NAME.finditer(self.text, cue.end, end):
            if found.group().lower() not in _NO_NAMES:
                return Span(found.start(), found.end())
        start = max((q.end for q in quotes if q.end <= cue.start), default=self.span.start)
        names = [f for f in _NAME.finditer(self.text, start, cue.start) if f.group().lower() not in _NO_NAMES]
        if names:
            return Span(names[-1].start(), names[-1].end())
        before = trimmed(self.text, start, cue.start)
        if (
            before is None
            or self.text[before.start] in ",;:-–—"
            or len(self.text[slice(*before)].split()) > 6
        ):
            return None
        return before

    def _indirect(self, found: re.Match[str]) -> Attribution:
        start = found.start("join")
        end = self.span.end
        while end > start and self.text[end - 1] in ".։…":
            end -= 1
        cue = Span(found.start("cue"), found.end("cue"))
        fragment = Span(start, end)
        mixed = any(q.span.start < end and start < q.span.end for q in self.quotes)
        return Attribution(
            "cue-and-joining-word",
            [fragment],
            self._source(cue, [fragment]),
            cue,
            lemma=found["cue"],
            function="claim",
            is_denial=found["cue"].lower() in self.lexicon.denials,
            quote_type="mixed" if mixed else "indirect",
        )


def _gap(text: str, at: int) -> int:
    """Return how many spaces and dashes stand at a place."""
    end = at
    while end < len(text) and (text[end].isspace() or text[end] in "—–-"):
        end += 1
    return end - at


def _distance(cue: re.Match[str] | None, span: Span) -> int:
    if cue is None:
        return _REACH
    return cue.start() - span.end if cue.start() >= span.end else span.start - cue.end()
