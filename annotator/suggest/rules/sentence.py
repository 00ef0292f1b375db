"""The attributions of one sentence: each cue with its subject and what belongs to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.suggest.rules import words as w
from annotator.suggest.rules.attribution import Attribution
from annotator.suggest.rules.contents import (
    after_cue,
    hearer_only,
    inverted_subject,
    only_adverbials_follow,
)
from annotator.suggest.rules.cues import WIDE, Cue, Role, find_cues
from annotator.suggest.rules.endings import content_end, last_word
from annotator.suggest.rules.extras import according_to, left_over, quote_type
from annotator.suggest.rules.hearers import skip_adverbials
from annotator.suggest.rules.lexicon import Frame
from annotator.suggest.rules.tokens import QUOTE, Tokens

if TYPE_CHECKING:
    from collections.abc import Iterator

    from annotator.core.spans import Span
    from annotator.suggest.rules.lexicon import Lexicon
    from annotator.suggest.rules.phrases import Phrase

_NEW_REMARKS = frozenset({"according", "after"})  # and all in -ing: citing, referring, adding
_PAUSES = frozenset({",", "—", "–", "--", "-"})


class SentenceReader:
    """Reads one sentence."""

    def __init__(self, text: str, tokens: Tokens, lexicon: Lexicon) -> None:
        self.text = text
        self.tokens = tokens
        self.lower = tokens.lower
        self.lexicon = lexicon
        self.cues: list[Cue] = []
        self._taken: list[Span] = []

    def attributions(self) -> Iterator[Attribution]:
        """Yield what is found, in the order of the cues."""
        for according in according_to(self.tokens):
            self._taken.extend(according.fragments)
            yield according
        self.cues = find_cues(self.tokens, self.lexicon)
        for cue in self.cues:
            if (found := self._of(cue)) is not None:
                self._taken.extend(found.fragments)
                yield found
        yield from left_over(self.text, self.tokens, self.lexicon, self._taken)

    def _of(self, cue: Cue) -> Attribution | None:  # noqa: PLR0911 - one line a rule, in their order
        if cue.role is Role.INVERTED:
            return self._inverted(cue)
        if cue.role is Role.PASSIVE:
            return None
        if cue.role is Role.FINITE and self._content_is_before(cue):
            return self._before(cue, cue.subject, cue.start - 1)
        if cue.role is Role.INFINITIVE:
            return None
        after = after_cue(self.tokens, cue)
        if after is None or after.first > last_word(self.tokens):
            return None
        cue.last = max(cue.last, after.cue_last)
        last = content_end(self.tokens, after.first, cue, self.cues, after.frame)
        if last < after.first:
            return None
        rule = after.rule
        if cue.role is Role.PARTICIPLE:
            rule = "participle" if not rule.startswith("quote") else rule
        elif cue.role is Role.SHARED:
            rule = "shared-subject" if not rule.startswith("quote") else rule
        fragments = [self.tokens.between(after.first, last)]
        if after.frame is Frame.OBJECT and (rest := self._after_relative(last, cue)) is not None:
            fragments.append(rest)
        return self._made(rule, cue, cue.subject, fragments, after.hearer)

    def _after_relative(self, last: int, cue: Cue) -> Span | None:
        """Return what goes on after the writer's aside: "criticised Russia, which had sent troops, for failing"."""
        lower = self.lower
        if lower[last + 1 : last + 2] != [","] or lower[last + 2 : last + 3] not in (["which"], ["who"]):
            return None
        limit = last_word(self.tokens)
        for index in range(last + 3, limit):
            if lower[index] == "," and lower[index + 1] in {"for", "of", "as", "over"}:
                return self.tokens.between(
                    index + 1, content_end(self.tokens, index + 1, cue, self.cues, Frame.OBJECT)
                )
        return None

    def _made(
        self, rule: str, cue: Cue, subject: Phrase | None, fragments: list[Span], hearer: Phrase | None
    ) -> Attribution:
        return Attribution(
            rule=rule,
            fragments=fragments,
            source=self.tokens.between(*subject) if subject else None,
            cue=self.tokens.between(cue.first, cue.last),
            addressee=self.tokens.between(*hearer) if hearer else None,
            lemma=cue.verb.lemma,
            function=cue.verb.function,
            is_denial=cue.verb.is_denial,
            quote_type=quote_type(self.tokens, fragments),
            why={"wide": "yes"} if cue.verb.classes == (WIDE,) else {},
        )

    # Content before the cue -----------------------------------------------------------------------------------------

    def _content_is_before(self, cue: Cue) -> bool:
        before = cue.start - 1
        if before < 0 or not cue.verb.frames & (Frame.CLAUSE | Frame.QUOTE):
            return False
        word = self.lower[before]
        if word == QUOTE:
            return self._ends_like_speech(before) and only_adverbials_follow(self.tokens, cue)
        if word not in _PAUSES or before == 0:
            return False
        if before and self.lower[before - 1] == QUOTE and self._is_long(before - 1):
            return only_adverbials_follow(self.tokens, cue)
        if self._quote_follows(cue.last + 1):
            return False
        return (
            Frame.CLAUSE in cue.verb.frames
            and self._is_clause_before(before, cue)
            and only_adverbials_follow(self.tokens, cue)
        )

    def _quote_follows(self, index: int) -> bool:
        """Tell whether a quotation that begins a sentence of its own follows: "Asked by reporters, he said, “No …”"."""
        index = skip_adverbials(self.tokens, index)
        if (
            index + 1 >= len(self.lower)
            or self.lower[index] not in {",", ":"}
            or self.lower[index + 1] != QUOTE
        ):
            return False
        return self.text[self.tokens.quotes[index + 1].words.start].isupper()

    def _is_long(self, index: int) -> bool:
        return self.tokens.quotes[index].span.length > 18

    def _ends_like_speech(self, index: int) -> bool:
        quotation = self.tokens.quotes[index]
        end = quotation.words.end
        return self._is_long(index) or (
            self.text[end - 1] in ",.?!…—-" if end > quotation.words.start else False
        )

    def _is_clause_before(self, pause: int, cue: Cue) -> bool:
        """Tell whether what stands before the pause may be what was said, rather than an opening adverbial."""
        opener = self.lower[0]
        immediate = cue.last + 1 < len(self.lower) and self.lower[cue.last + 1] in _PAUSES
        if (
            pause == 1
            or opener in w.PREPOSITIONS - {"of"}
            or opener
            in {
                "when",
                "while",
                "after",
                "before",
                "as",
                "if",
                "since",
                "although",
                "though",
                "asked",
                "because",
                "until",
                "once",
            }
            or opener.endswith("ing")
        ):
            ends = cue.last + 1 >= len(self.lower) or self.lower[cue.last + 1] in {".", "?", "!"}
            commas = sum(word == "," for word in self.lower[:pause])
            return immediate or (ends and pause > 4) or (ends and commas > 0)
        return True

    def _before(
        self, cue: Cue, subject: Phrase | None, pause: int, follow_from: int | None = None
    ) -> Attribution | None:
        tokens = self.tokens
        hearer = hearer_only(tokens, cue) if follow_from is None else None
        end = pause if self.lower[pause] == QUOTE else pause - 1
        start = self._start_before(end)
        fragments = [tokens.between(start, end)]
        follow = follow_from if follow_from is not None else (hearer.last if hearer else cue.last) + 1
        rest = self._rest(follow, start, end, cue)
        rule = "quote-before-cue" if self.lower[end] == QUOTE and start == end else "cue-after-content"
        if rest is not None:
            fragments.append(rest)
            rule = "quote-interrupted" if self.lower[end] == QUOTE else "content-interrupted"
        if follow_from is not None and rule != "quote-interrupted":
            rule = "inverted-cue"
        return self._made(rule, cue, subject, fragments, hearer)

    def _start_before(self, end: int) -> int:
        """Return where a content that ends at the token ``end`` begins."""
        start = 0
        for index in range(end - 1, -1, -1):
            word = self.lower[index]
            if word == ";":
                start = index + 1
                break
            if (
                self.lower[end] == QUOTE
                and index == end - 1
                and word in {":", ",", "—", "–"}
                and not self._is_speech(0, index)
            ):
                start = end
                break
        earlier = [cue for cue in self.cues if cue.last < end and cue.role in {Role.FINITE, Role.INVERTED}]
        if earlier and self.lower[end] == QUOTE and self._is_long(end):
            start = max(start, end)
        while start < end and (
            self.lower[start] in {"but", "and", "so", "yet", "or", ",", ".", "–", "—", "-", "•"}
        ):
            start += 1
        return start

    def _is_speech(self, first: int, stop: int) -> bool:
        return any(index in self.tokens.quotes and self._is_long(index) for index in range(first, stop))

    def _rest(self, follow: int, start: int, end: int, cue: Cue) -> Span | None:
        """Return the second part of an interrupted content: a quotation that goes on, or the other half of a clause."""
        index = skip_adverbials(self.tokens, follow)
        limit = last_word(self.tokens)
        if index > limit:
            return None
        is_quote = self.lower[end] == QUOTE and start == end
        for at in range(index, min(limit, index + 14) + 1):
            if self.lower[at] == QUOTE:
                return self._rest_at_quote(at, follow, limit, is_quote=is_quote, is_near=at == index + 1)
            if self.lower[at] in {";", "who", "which"}:
                return None
        if is_quote or index != follow or self.lower[index] not in _PAUSES or index == limit:
            return None
        return self._other_half(index + 1, start, end, cue)

    def _rest_at_quote(
        self, at: int, follow: int, limit: int, *, is_quote: bool, is_near: bool
    ) -> Span | None:
        joined = self.lower[at - 1] in {",", ":", "—", "–", "."} or at == follow
        if is_quote:
            is_speech = self._is_long(at) or self.tokens.is_speech(at)
            return self.tokens.between(at, at) if joined and is_speech else None
        return self.tokens.between(at, limit) if joined and is_near else None

    def _other_half(self, first: int, start: int, end: int, cue: Cue) -> Span | None:
        following = self.lower[first]
        if following in _NEW_REMARKS or following.endswith("ing"):
            return None
        if following in {"and", "but", "as", "while", "who", "which", "a", "an"} and self._has_verb(
            start, end
        ):
            return None
        return self.tokens.between(first, content_end(self.tokens, first, cue, self.cues, Frame.CLAUSE))

    def _has_verb(self, first: int, last: int) -> bool:
        return any(
            self.lower[i] in w.AUXILIARIES or self.lower[i] in w.PAST_VERBS for i in range(first, last + 1)
        )

    def _inverted(self, cue: Cue) -> Attribution | None:
        before = cue.first - 1
        if before < 0 or not cue.verb.frames & (Frame.CLAUSE | Frame.QUOTE):
            return None
        word = self.lower[before]
        if word == QUOTE:
            if not self._ends_like_speech(before):
                return None
        elif (
            word not in _PAUSES
            or before < 2
            or Frame.CLAUSE not in cue.verb.frames
            or cue.verb.classes[0] not in {"say", "tell"}
        ):
            return None
        subject = inverted_subject(self.tokens, cue, self.lexicon)
        if subject is None:
            return None
        if word != QUOTE and not (
            self.tokens.is_name(subject.first)
            or self.lower[subject.first] in w.DETERMINERS | w.POSSESSIVES | w.SUBJECT_PRONOUNS
            or self.lower[subject.first] in {"officials", "people"}
            or self.tokens.is_name(subject.last)
        ):
            return None
        cue.subject = subject
        return self._before(cue, subject, before, subject.last + 1)
