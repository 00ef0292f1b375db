"""Quotations and the commonest cues of German, French, Spanish, Russian, Turkish and Armenian.

Less is read here than in English: a cue next to a quotation or before a joining word, and the nearest name.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from annotator.core.spans import Span
from annotator.suggest.rules import words as w
from annotator.suggest.rules.attribution import Attribution
from annotator.suggest.rules.foreign_denials import DenialReader, foreign_denials
from annotator.suggest.rules.foreign_grammars import GRAMMARS, Grammar
from annotator.suggest.rules.foreign_inside import Inside, behind_dash, interrupted
from annotator.suggest.rules.foreign_phrases import phrase_at, phrase_before, verb_group

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from annotator.core.quotations import Quotation
    from annotator.suggest.rules.foreign_lexicon import ForeignLexicon

_REACH = 160
_SPEECH_WORDS = 5
_CAP = r"[^\W\d_a-zà-öø-ÿа-яёա-և][\w’'-]*"
_BESIDE = 32  # code points between a quotation and the cue that follows it
_BEFORE = 90  # and between a cue and the quotation that a comma opens
# What follows a quotation: a pause, and a verb before its subject ("…", versprach Müller).
_BEHIND = re.compile(
    rf"(?P<pause>\s?[,—–-]?)[\s—–-]*"
    rf"(?P<verb>[^\W\d_A-ZÄÖÜ][\w-]+ (?={_CAP}|(?:der|die|das|er|sie|le|la|il|elle|el|él) ))?(?=\w)"
)
# A verb and its speaker after the quotation that a sentence begins with, whatever the verb: « … », tempère une source.
_DETERMINER = (
    r"(?:der|die|das|eine?r?|jemand|mehrere|viele|er|sie|es|seine?|ihre?|le|la|les|un|une|son|sa|ce|cette|il|elle|el|los|las|una|su|él|ella"
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
    "hy": re.compile(r"\w+(?:եց|աց|ավ|ել է|ում է|եցին)\b"),
    "ru": re.compile(r"(?:\w+о )?\w+(?:л|ла|ли|ло|лся|лась|лись|ет|ит|ют|ят|ется|ится)\b"),
}
_IMPERSONAL = re.compile(
    r"(?:hieß|heißt|verlautete) es$|(?:говорится|сказано|отмечается|сообщается|подчёркивается)$",
    re.IGNORECASE,
)
_WITH_PARTICLE = re.compile(r" (?:mit|an|zu|bekannt|weiter)\s?[:,]\s")  # teilte mit: „…“
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


class ForeignReader:
    """Reads one sentence of a language other than English."""

    def __init__(self, text: str, span: Span, quotes: Sequence[Quotation], lexicon: ForeignLexicon) -> None:
        self.text = text
        self.span = span
        self.quotes = [q for q in quotes if span.start <= q.span.start < span.end]
        self.lexicon = lexicon
        self.grammar = GRAMMARS.get(lexicon.language, Grammar())
        self._split: list[Span] = []  # quotations whose cue stands inside them

    def attributions(self) -> Iterator[Attribution]:
        """Yield direct speech, then indirect speech with a joining word, then denials."""
        found = list(self._said())
        words = foreign_denials().get(self.lexicon.language)
        if words is None:
            yield from found
            return
        marks = [q.span for q in self.quotes]
        denials = DenialReader(self.text, self.span, marks, words, self.grammar)
        explicit = list(denials.explicit())
        yield from (one for one in found if not one.is_denial)
        yield from explicit or denials.implicit((one for one in found if not one.is_denial), self.lexicon.cue)

    def _said(self) -> Iterator[Attribution]:
        told = behind_dash(self.text, self.span, self.lexicon.cue, self.grammar.before)
        if told is not None and not self.quotes:
            yield self._of_inside(told)
            return
        left = list(self.quotes)
        for quotation in left:
            inside = interrupted(
                self.text, quotation.span, quotation.words, self.lexicon.cue, self.grammar.before
            )
            if inside is not None:
                self._split.append(quotation.span)
                yield self._of_inside(inside)
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
            if quotation.span in self._split:
                continue
            near = min(cues, key=lambda cue: _distance(cue, quotation.span), default=None)
            distance = _distance(near, quotation.span) if near is not None else _REACH
            if (
                near is not None
                and near.group().lower() in self.lexicon.beside
                and distance > 4
                and not _WITH_PARTICLE.fullmatch(self.text, near.end(), max(near.end(), quotation.span.start))
            ):
                near, distance = None, _REACH
            goes_on = bool(chosen) and self._goes_on(chosen[-1], quotation, cues)
            if not goes_on and not self._is_speech(quotation, near, distance):
                continue
            chosen.append(quotation.span)
            if near is not None and distance < best:
                best, nearest = distance, near
        if not chosen:
            return None
        cue = Span(nearest.start(), nearest.end()) if nearest is not None else self._unlisted(chosen[0])
        if cue is not None:
            limit = min((q.start for q in chosen if q.start >= cue.end), default=self.span.end)
            start = max((q.end for q in chosen if q.end <= cue.start), default=self.span.start)
            cue = verb_group(self.text, cue, start, limit, self.grammar)
        return Attribution(
            "quote-and-cue" if cue else "quote-continued",
            chosen,
            self._source(cue, chosen) if cue else None,
            cue,
            lemma=nearest.group() if nearest is not None else self.text[slice(*cue)] if cue else "",
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
        at = behind.end("pause") + _gap(self.text, behind.end("pause"))
        found = said.match(self.text, at, self.span.end)
        return found is not None and found.group().split()[0].lower() not in _NO_NAMES | _NO_VERBS

    def _unlisted(self, quote: Span) -> Span | None:
        """Return the verb of no list that stands behind a quotation, with what leans on it: « … », tempère Lou."""
        behind = _BEHIND.match(self.text, quote.end, self.span.end)
        if not self._verb_follows(behind, parted=True) or behind is None:
            return None
        at = behind.end("pause") + _gap(self.text, behind.end("pause"))
        found = _SAID[self.lexicon.language].match(self.text, at, self.span.end)
        return Span(at, at + len(found.group().rstrip())) if found else None

    def _source(self, cue: Span, quotes: Sequence[Span]) -> Span | None:
        """Return who says it: behind the cue where the words stand before it, else before the cue, else behind it."""
        limit = min((q.start for q in quotes if q.start >= cue.end), default=self.span.end)
        start = max((q.end for q in quotes if q.end <= cue.start), default=self.span.start)
        introduced = self.lexicon.source is not None and self.lexicon.source.fullmatch(self.text[slice(*cue)])
        behind = phrase_at(self.text, _past_spaces(self.text, cue.end, limit), limit, self.grammar)
        if self.grammar.place is not None and _IMPERSONAL.search(self.text, *cue):
            place = self.grammar.place.match(self.text, cue.end, limit)
            return phrase_at(self.text, place.end(), limit, self.grammar) if place else None
        if introduced and self.lexicon.language != "tr":
            return behind
        if start > self.span.start and not self.text[start : cue.start].strip(" ,.—–-"):
            return behind or self._far_before(quotes)
        before = phrase_before(self.text, start, cue.start, self.grammar)
        return before or behind or (self._far_before(quotes) if start > self.span.start else None)

    def _far_before(self, quotes: Sequence[Span]) -> Span | None:
        """Return the speaker whom a sentence names before the words and says the verb behind them: Bakan, “…” dedi."""
        if self.lexicon.language != "tr":
            return None
        return phrase_before(self.text, self.span.start, quotes[0].start, self.grammar)

    def _of_inside(self, found: Inside) -> Attribution:
        """Return speech whose cue stands inside its marks, or behind its dash."""
        cue = verb_group(self.text, Span(*found.cue.span()), found.aside.start, found.aside.end, self.grammar)
        behind = _past_spaces(self.text, cue.end, found.aside.end)
        return Attribution(
            "quote-and-cue",
            list(found.fragments),
            phrase_at(self.text, behind, found.aside.end, self.grammar),
            cue,
            lemma=found.cue.group(),
            function="claim",
            quote_type="direct",
        )

    def _indirect(self, found: re.Match[str]) -> Attribution:
        start = found.start("join")
        end = self.span.end
        while end > start and self.text[end - 1] in ".։…":
            end -= 1
        cue = verb_group(self.text, Span(*found.span("cue")), self.span.start, start, self.grammar)
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


def _past_spaces(text: str, at: int, end: int) -> int:
    while at < end and text[at].isspace():
        at += 1
    return at


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
