"""An article as the rules read it: its paragraphs without boilerplate, their sentences, and quotations that go on."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from annotator.core.paragraphs import paragraphs
from annotator.core.quotations import Quotation, quotations
from annotator.core.sentences import sentences
from annotator.core.spans import Span
from annotator.core.values import Region, RegionKind
from annotator.suggest.rules.attribution import Attribution
from annotator.suggest.rules.denials import denials
from annotator.suggest.rules.foreign import ForeignReader
from annotator.suggest.rules.headlines import headline, speaker_turn
from annotator.suggest.rules.sentence import SentenceReader
from annotator.suggest.rules.tokens import Tokens

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from annotator.suggest.rules.foreign_lexicon import ForeignLexicon
    from annotator.suggest.rules.lexicon import Lexicon

_LONGEST_SENTENCE = 4_000  # code points outside its quotations
_MOST_QUOTES = 40  # in one sentence, and as fragments of one proposal
_WORDS_OF_SPEECH = 6
_FAR_BELOW = 240  # code points between a quotation and the paragraph that goes on with it
_BREAK = re.compile(r"\s*[\n\r\u2028\u2029]\s*")
_NEW_SENTENCE = re.compile(r"[a-z]{3}[.!?] +[A-Z]")
_SPEECH_END = re.compile(r"[.,?!…—–-][”\"'’»“]*$")


_SHALLOW_RULES = frozenset(
    {"verb-object", "verb-particle", "verb-infinitive", "verb-clause", "verb-that", "verb-wh"}
)
_DEEP_LEMMAS = frozenset({"say", "tell", "add", "claim", "deny", "insist", "warn", "argue"})


def without_nested(found: list[Attribution]) -> list[Attribution]:
    """Leave out what only says more about what another attribution already holds: "said he wants ..."."""
    kept = []
    for one in found:
        cue = one.cue
        if (
            cue is not None
            and one.rule in _SHALLOW_RULES
            and one.lemma not in _DEEP_LEMMAS
            and not one.is_denial
        ) and any(
            other is not one and any(f.start <= cue.start and cue.end <= f.end for f in other.fragments)
            for other in found
        ):
            continue
        kept.append(one)
    return kept


@dataclass(slots=True)
class _Paragraph:
    span: Span
    quotes: list[Quotation]
    is_title: bool = False


class DocumentReader:
    """Reads one article."""

    def __init__(
        self, text: str, regions: Sequence[Region], lexicon: Lexicon, foreign: ForeignLexicon | None = None
    ) -> None:
        self.text = text
        self.foreign = foreign
        self.lexicon = lexicon
        self._hidden = sorted(
            r.span for r in regions if r.kind.is_boilerplate or r.kind is RegionKind.DATELINE
        )
        self._titles = [r.span for r in regions if r.kind is RegionKind.TITLE]

    def attributions(self) -> list[Attribution]:
        """Return what is found, in the order of the text."""
        found: list[Attribution] = []
        previous: Attribution | None = None  # the last one of direct speech, in this or the paragraph before
        open_turn: Attribution | None = None
        for paragraph in self._paragraphs():
            turn = speaker_turn(self.text, paragraph.span)
            if turn is not None:
                found.append(turn)
                open_turn, previous = turn, None
                continue
            opening = previous
            here, previous = self._of_paragraph(paragraph, previous)
            if opening is not None and here and self._closes(here[0], paragraph, opening):
                here[0].fragments[:0] = opening.fragments
                found = [one for one in found if one is not opening]
            if open_turn is not None and not here and paragraph.span.start - open_turn.fragments[-1].end < 4:
                open_turn.fragments.append(self._without_stop(paragraph.span))
                continue
            open_turn = None
            if paragraph.is_title and (title := headline(self.text, paragraph.span)):
                here = [
                    title,
                    *(
                        a
                        for a in here
                        if a.fragments[0].start >= title.fragments[0].start
                        and a.cue != title.cue
                        and a.source is not None
                        and a.source.start > title.fragments[0].start
                    ),
                ]
            found.extend(here)
        return found

    def _without_stop(self, span: Span) -> Span:
        return Span(span.start, span.end - 1) if self.text[span.end - 1] == "." else span

    def _paragraphs(self) -> Iterator[_Paragraph]:
        start = 0
        stops = [*self._hidden, Span(len(self.text), len(self.text))]
        for hidden in stops:
            if hidden.start > start:
                yield from self._visible(start, hidden.start)
            start = max(start, hidden.end)

    def _visible(self, start: int, end: int) -> Iterator[_Paragraph]:
        quotes = [q for q in quotations(self.text, start, end) if q.depth == 0]
        starts = [q.span.start for q in quotes]
        for span in paragraphs(self.text, start, end):
            first, last = bisect_left(starts, span.start), bisect_left(starts, span.end)
            is_title = any(title.overlaps(span) for title in self._titles)
            yield _Paragraph(span, quotes[first:last], is_title)

    def _of_paragraph(
        self, paragraph: _Paragraph, previous: Attribution | None
    ) -> tuple[list[Attribution], Attribution | None]:
        found: list[Attribution] = []
        speech = None  # of this paragraph
        for tokens in self._sentences(paragraph):
            only = self._only_quotes(tokens)
            if only and (inside := self._interrupted(tokens)):
                found.extend(inside)
                speech = inside[-1]
                continue
            if only:
                speech = self._continue(only, speech, previous, found)
                continue
            here = self._of_sentence(tokens)
            found.extend(here)
            for attribution in here:
                if attribution.quote_type in {"direct", "mixed"} and self._ends_in_quote(attribution):
                    speech = attribution
        if speech is None and not paragraph.quotes:
            told = (one for one in reversed(found) if one.source is not None and one.function == "claim")
            return found, next(told, None)  # its speaker may go on in a quotation that stands alone
        return found, speech or previous

    def _interrupted(self, tokens: Tokens) -> list[Attribution]:
        """Return speech whose cue stands inside its marks, which English does not print: «Нет, — сказал он»."""
        return [one for one in self._of_sentence(tokens) if one.cue is not None] if self.foreign else []

    def _of_sentence(self, tokens: Tokens) -> list[Attribution]:
        if self.foreign is not None:
            quotes = list(tokens.quotes.values())
            return list(ForeignReader(self.text, tokens.span, quotes, self.foreign).attributions())
        found = list(SentenceReader(self.text, tokens, self.lexicon).attributions())
        kept = without_nested(found)
        if not self.lexicon.is_wide:
            return kept
        for one in found:
            if not any(one is other for other in kept):
                one.why["wide"] = "nested"
        return found

    def _ends_in_quote(self, attribution: Attribution) -> bool:
        return (
            attribution.rule.startswith(("quote", "inverted", "cue-after"))
            or attribution.quote_type == "direct"
        )

    def _sentences(self, paragraph: _Paragraph) -> Iterator[Tokens]:
        """Yield the sentences as tokens; an unclosed quotation is one unit too."""
        quotes = paragraph.quotes
        pending: Span | None = None
        first = last = 0
        for sentence in sentences(self.text, *paragraph.span):
            span = Span(pending.start, sentence.end) if pending else sentence
            while last < len(quotes) and quotes[last].span.start < span.end:
                last += 1
            if last and quotes[last - 1].span.end > span.end:
                pending = span
                continue
            if self._announces(span, quotes[last] if last < len(quotes) else None):
                pending = span
                continue
            pending = None
            yield from self._tokens(span, quotes[first:last])
            first = last
        if pending:
            yield from self._tokens(pending, quotes[first:last])

    def _announces(self, sentence: Span, following: Quotation | None) -> bool:
        """Tell whether a sentence ends with a cue and a stop before a quotation, as Armenian writes: ասաց. «…»."""
        if self.foreign is None or self.foreign.language != "hy" or following is None:
            return False
        if self.text[sentence.end - 1] != ".":
            return False
        if self.text[sentence.end : following.span.start].strip():
            return False
        last = self.text[max(sentence.start, sentence.end - 40) : sentence.end - 1].split()[-2:]
        return any(self.foreign.cue.fullmatch(word) for word in last)

    def _tokens(self, span: Span, quotes: list[Quotation]) -> Iterator[Tokens]:
        """Yield the sentence, unless it is so long that it is none: a table, a list, a file without stops."""
        outside = span.length - sum(q.span.length for q in quotes)
        if len(quotes) <= _MOST_QUOTES and outside <= _LONGEST_SENTENCE:
            yield Tokens(self.text, span, quotes)

    def _only_quotes(self, tokens: Tokens) -> list[Quotation]:
        """Return the quotations of a sentence that holds nothing else."""
        if not tokens.quotes or any(
            index not in tokens.quotes and word[0].isalnum() for index, word in enumerate(tokens.words)
        ):
            return []
        return list(tokens.quotes.values())

    def _continue(
        self,
        quotes: list[Quotation],
        speech: Attribution | None,
        previous: Attribution | None,
        found: list[Attribution],
    ) -> Attribution | None:
        """Give quotations that stand alone to the speaker before them."""
        spans = [q.span for q in quotes]
        if speech is not None and len(speech.fragments) < _MOST_QUOTES:
            speech.fragments.extend(span for span in spans if span.start >= speech.fragments[-1].end)
            if speech.rule == "quote-before-cue":
                speech.rule = "quote-interrupted"
            return speech
        if previous is not None and quotes[0].continues and len(previous.fragments) < _MOST_QUOTES:
            previous.fragments.extend(span for span in spans if span.start >= previous.fragments[-1].end)
            return previous
        if previous is not None and quotes[-1].is_closed and self._goes_on_below(previous, spans):
            previous.fragments.extend(spans)
            previous.rule = "quote-interrupted"
            return previous
        words = sum(len(self.text[span.start : span.end].split()) for span in spans)
        if words < _WORDS_OF_SPEECH and not _SPEECH_END.search(self.text[slice(*spans[-1])]):
            return None
        alone = Attribution("quote-continued", spans, quote_type="direct", function="claim")
        if previous is not None and (previous.source is not None or previous.speaker):
            alone.why["follows"] = self.text[slice(*previous.source)] if previous.source else previous.speaker
            alone.speaker = previous.speaker
        found.append(alone)
        return alone

    def _closes(self, one: Attribution, paragraph: _Paragraph, opening: Attribution) -> bool:
        """Tell whether a quotation goes on with one of the paragraph before that has no cue: “… / “…,” he said."""
        return (
            opening.rule == "quote-continued"
            and opening.cue is None
            and one.quote_type == "direct"
            and paragraph.quotes[:1] != []
            and paragraph.quotes[0].continues
            and one.fragments[0].start == paragraph.quotes[0].span.start
            and one is not opening
            and len(opening.fragments) < _MOST_QUOTES
        )

    def _goes_on_below(self, before: Attribution, spans: list[Span]) -> bool:
        """Tell whether a paragraph of quotation goes on with one whose speaker stands at the end of the last paragraph.

        As in: "…," he said. / "…" A denial stands for itself: what follows it is said in its stead.
        """
        if before.cue is None or len(before.fragments) > 1 or before.quote_type != "direct":
            return False
        said = before.fragments[-1].end
        pause = self.text[said - 2] in ",?!" or self.text[said : said + 1] == ","
        if before.cue.start < said or not pause:
            return False
        if any(denials(self.text, before)):
            return False
        between = self.text[said : spans[0].start]
        is_near = len(between) < _FAR_BELOW and len(_BREAK.findall(between)) == 1
        return is_near and not _NEW_SENTENCE.search(between.rstrip())
