"""Denials in German, French, Spanish, Russian, Turkish and Armenian: a verb and what it denies, or "that is a lie"."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from annotator.core.spans import Span
from annotator.environment.resources import resource
from annotator.suggest.rules.attribution import Attribution
from annotator.suggest.rules.denials import EXPLICIT, IMPLICIT, as_denial
from annotator.suggest.rules.foreign_phrases import phrase_at, phrase_before, verb_group

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from annotator.suggest.rules.foreign_grammars import Grammar

_REACH = 90  # code points between a verb and the claim that it turns down
_NEAR_NOT = 26  # code points before a verb in which its negation stands
_OBJECT_LAST = frozenset({"tr"})  # languages whose verbs stand behind what is denied
_END = re.compile(
    r";|\s[–—]\s|,? (?:aber|sondern|mais|pero|sino|но|ama|ancak|բայց)\b"
    r"|,? (?:und|et|y|и) (?=\w+(?:te|ten|é|ó|л|ла|ли|лся|лась|лись)\b)"
)
_LEADS = re.compile(
    r"\b(?:de[nmrs]|die|das|alle|jede\w?|solche|diese\w?|sämtliche|les|ces|toutes|las|los|эти|все|любые) (?:\w+ )?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class ForeignDenials:
    """The patterns of one language."""

    language: str
    verb: re.Pattern[str]
    reject: re.Pattern[str]
    claims: re.Pattern[str]
    withheld: re.Pattern[str] | None
    negation: re.Pattern[str]
    behind: re.Pattern[str]  # a negation right behind the verb
    call: re.Pattern[str] | None
    false: re.Pattern[str]
    courts: re.Pattern[str]

    @classmethod
    def of(cls, language: str, row: Mapping[str, Sequence[str]]) -> ForeignDenials:
        """Build it from a table of the file; `KeyError` names a list that is missing, `re.error` a bad entry."""
        either = {name: "|".join(entries) for name, entries in row.items()}

        def words(pattern: str) -> re.Pattern[str]:
            return re.compile(rf"\b(?:{pattern})(?!\w)", re.IGNORECASE)

        return cls(
            language=language,
            verb=words(f"{either['deny']}|{either['reject']}"),
            reject=words(either["reject"]),
            claims=words(either["claims"]),
            withheld=re.compile(rf"\s+(?:{either['withheld']})", re.IGNORECASE) if row["withheld"] else None,
            negation=words(either["not"]),
            behind=re.compile(rf"\s+(?:\w+\s+)?(?:{either['not']})\b", re.IGNORECASE),
            call=words(either["call"]) if row["call"] else None,
            false=words(either["false"]),
            courts=words(either["courts"]),
        )


@cache
def foreign_denials() -> Mapping[str, ForeignDenials]:
    """Return the words that come with the program, by language."""
    with resource("cues/denials_other.toml").open("rb") as file:
        return {language: ForeignDenials.of(language, row) for language, row in tomllib.load(file).items()}


@dataclass(frozen=True, slots=True)
class DenialReader:
    """Finds the denials of one sentence; ``quotes`` are its quotations, marks included."""

    text: str
    span: Span
    quotes: Sequence[Span]
    words: ForeignDenials
    grammar: Grammar

    def explicit(self) -> Iterator[Attribution]:
        """Yield verbs that deny, and those that turn down a claim or call it false, with what they deny."""
        for verb in self.words.verb.finditer(self.text, *self.span):
            if not self._is_quoted(verb.start()) and (found := self._denied(verb)) is not None:
                yield found
                return
        if self.words.call is None:
            return
        for verb in self.words.call.finditer(self.text, *self.span):
            end = self._end(verb.end())
            inside = self.words.false.search(self.text, verb.end(), min(end, verb.end() + 2 * _REACH))
            if inside is not None and not self._is_quoted(verb.start()) and not self._is_negated(verb):
                yield self._made(verb, Span(verb.start(), end), "denial-verb", EXPLICIT)
                return

    def _is_quoted(self, at: int) -> bool:
        return any(quote.start <= at < quote.end for quote in self.quotes)

    def _is_negated(self, verb: re.Match[str]) -> bool:
        low = max(self.span.start, verb.start() - _NEAR_NOT)
        before = self.text[low : verb.start()].rpartition(",")[2]
        return self.words.negation.search(before) is not None or (
            self.words.behind.match(self.text, verb.end(), self.span.end) is not None
        )

    def _denied(self, verb: re.Match[str]) -> Attribution | None:  # noqa: PLR0911 - one line a rule, in their order
        words, text = self.words, self.text
        if self._is_negated(verb):
            return None
        if words.withheld is not None and words.withheld.match(text, verb.end()):
            return None
        end = self._end(verb.end())
        if words.language == "de" and self.text.endswith(" nicht", verb.end(), end):
            return None  # leugnete die Krise nicht
        low = max(self.span.start, verb.start() - _REACH)
        before = list(words.claims.finditer(text, low, verb.start()))
        if words.language in _OBJECT_LAST:
            start = self._object_start(verb.start())
            return self._made(verb, Span(start, verb.end()), "denial-verb", EXPLICIT) if before else None
        behind = words.claims.search(text, verb.end(), min(end, verb.end() + _REACH))
        goes_on = any(map(str.isalnum, text[verb.end() : end].strip(" .")[:3]))
        is_reject = (
            words.reject.fullmatch(verb.group()) is not None
            or words.reject.match(text, verb.start()) is not None
        )
        start = verb.start()
        if before and (not goes_on or (is_reject and behind is None)):
            start = self._with_determiner(before[-1].start())  # hat die Vorwürfe zurückgewiesen
        elif (is_reject and behind is None) or not goes_on:
            return None
        source = self._source(verb.start())
        if source is not None and words.courts.search(text, *source) and is_reject:
            return None
        return self._made(verb, Span(start, end), "denial-verb", EXPLICIT)

    def _with_determiner(self, at: int) -> int:
        """Return where the noun phrase begins whose noun stands at a place: with its determiner and an adjective."""
        lead = _LEADS.search(self.text, max(self.span.start, at - 40), at)
        return lead.start() if lead is not None else at

    def _object_start(self, stop: int) -> int:
        """Return where what is denied begins before its verb: behind the first comma, else behind the first word."""
        comma = self.text.rfind(",", self.span.start, stop)
        at = comma + 1 if comma >= 0 else self.text.find(" ", self.span.start, stop)
        at = max(at, self.span.start)
        while at < stop and self.text[at].isspace():
            at += 1
        return at

    def _end(self, start: int) -> int:
        """Return where what is denied ends: with the sentence, or where something else begins."""
        pause = _END.search(self.text, start, self.span.end)
        end = pause.start() if pause else self.span.end
        while end > start and self.text[end - 1] in " .։…":
            end -= 1
        return end

    def _source(self, stop: int) -> Span | None:
        return phrase_before(self.text, self.span.start, stop, self.grammar)

    def _stripped(self, stop: int) -> int:
        while stop > self.span.start and self.text[stop - 1] in " ,":
            stop -= 1
        return stop

    def _made(self, verb: re.Match[str], content: Span, rule: str, kind: str) -> Attribution:
        cue = verb_group(self.text, Span(*verb.span()), self.span.start, self.span.end, self.grammar)
        start = cue.start if content.start == verb.start() else content.start
        if self.words.language in _OBJECT_LAST:
            source = phrase_before(self.text, self.span.start, self._stripped(content.start), self.grammar)
        elif cue.start >= content.end:  # Das sei erfunden, sagte die Ministerin
            source = phrase_at(self.text, min(cue.end + 1, self.span.end), self.span.end, self.grammar)
        else:
            source = self._source(min(cue.start, content.start))
        return Attribution(
            rule=rule,
            fragments=[Span(start, content.end)],
            source=source,
            cue=cue,
            lemma=verb.group().lower(),
            function="counterclaim",
            is_denial=True,
            denial_type=kind,
        )

    def implicit(self, found: Iterable[Attribution], cue: re.Pattern[str]) -> Iterator[Attribution]:
        """Yield what is said to be false in words that are already attributed, or in a sentence with a cue."""
        told = list(found)
        for one in told:
            if any(self.words.false.search(self.text, *fragment) for fragment in one.fragments):
                yield as_denial(one, list(one.fragments), IMPLICIT, "denial-negated")
                return
        if told:
            return
        for false in self.words.false.finditer(self.text, *self.span):
            said = next(
                (c for c in cue.finditer(self.text, *self.span) if not self._is_quoted(c.start())), None
            )
            if said is None or self._is_quoted(false.start()):
                continue
            yield self._told(false, said)
            return

    def _told(self, false: re.Match[str], said: re.Match[str]) -> Attribution:
        """Return the part of a sentence that is said to be false, without who says it."""
        start, end = self.span.start, self._end(self.span.start)
        if said.start() > false.start():
            comma = max(self.text.rfind(mark, false.end(), said.start()) for mark in ",—–")
            end = comma if comma > 0 else said.start()
            if self.words.language in _OBJECT_LAST:
                start = self._object_start(false.start())
        else:
            commas = [self.text.find(mark, said.end(), false.start()) for mark in ",—–՝"]
            start = min((at + 1 for at in commas if at >= 0), default=said.end())
        while start < end and self.text[start].isspace():
            start += 1
        while end > start and self.text[end - 1].isspace():
            end -= 1
        made = self._made(said, Span(start, end), "denial-negated", IMPLICIT)
        made.fragments = [Span(start, end)]
        return made
