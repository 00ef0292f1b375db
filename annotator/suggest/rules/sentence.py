"""The attributions of one sentence: each cue with its subject and what belongs to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.suggest.rules import words as w
from annotator.suggest.rules.before import PAUSES, BeforeCue
from annotator.suggest.rules.contents import after_cue, inverted_subject
from annotator.suggest.rules.cues import Cue, Role, find_cues
from annotator.suggest.rules.endings import content_end, cues_around, last_word
from annotator.suggest.rules.extras import according_to, cue_nouns, left_over
from annotator.suggest.rules.lexicon import Frame
from annotator.suggest.rules.phrases import Phrase
from annotator.suggest.rules.tokens import QUOTE, Tokens

if TYPE_CHECKING:
    from collections.abc import Iterator

    from annotator.core.spans import Span
    from annotator.suggest.rules.attribution import Attribution
    from annotator.suggest.rules.lexicon import Lexicon


class SentenceReader(BeforeCue):
    """Reads one sentence."""

    def __init__(self, text: str, tokens: Tokens, lexicon: Lexicon) -> None:
        super().__init__(text, tokens)
        self.lexicon = lexicon
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
        for noun in cue_nouns(self.tokens, self.lexicon, self.cues, self._taken):
            self._taken.extend(noun.fragments)
            yield noun
        yield from left_over(self.text, self.tokens, self.lexicon, self._taken)

    def _of(self, cue: Cue) -> Attribution | None:  # noqa: PLR0911 - one line a rule, in their order
        if cue.role is Role.PASSIVE:
            return None
        if cue.role in {Role.FINITE, Role.INVERTED, Role.SHARED} and (far := self.far_quote(cue)) is not None:
            return self.before(cue, Phrase(far + 1, self.trimmed(cue.first - 1)), far)
        if cue.role is Role.FINITE and self.content_is_before(cue):
            return self.before(cue, cue.subject, self.pause_before(cue))
        if cue.role is Role.INVERTED:
            return self._inverted(cue)
        if cue.role is Role.INFINITIVE:
            return None
        after = after_cue(self.tokens, cue)
        if after is None or after.first > last_word(self.tokens):
            return None
        if any(around < after.first for around in cues_around(self.tokens, cue, self.cues)):
            return None  # what follows is of another: who asked not to be named said that
        cue.last = max(cue.last, after.cue_last)
        last = content_end(self.tokens, max(after.first, after.aside), cue, self.cues, after.frame)
        if last < after.first:
            return None
        rule = after.rule
        if cue.role is Role.PARTICIPLE:
            rule = "participle" if not rule.startswith("quote") else rule
        elif cue.role is Role.SHARED:
            rule = "shared-subject" if not rule.startswith("quote") else rule
        if cue.subject is None and cue.role is Role.PARTICIPLE:
            cue.subject = self._subject_before(cue)
        fragments = [self.tokens.between(after.first, last)]
        if after.frame is Frame.OBJECT and (rest := self._after_relative(last, cue)) is not None:
            fragments.append(rest)
        return self.made(rule, cue, cue.subject, fragments, after.hearer)

    def _subject_before(self, cue: Cue) -> Phrase | None:
        """Return the subject of the nearest cue before, which may stand behind its verb: “…,” said Kim, adding: “…”."""
        for other in reversed(self.cues):
            if other.first < cue.first and other.subject is not None:
                return other.subject
        return None

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

    def _inverted(self, cue: Cue) -> Attribution | None:  # noqa: PLR0911 - one line a rule, in their order
        before = cue.first - 1
        if not cue.verb.frames & (Frame.CLAUSE | Frame.QUOTE):
            return None
        if before < 0:
            return self._opening(cue)
        word = self.lower[before]
        if word == QUOTE:
            if not self.ends_like_speech(before):
                return None
        elif word == "," and self.lower[before - 1] == QUOTE and (before == 1 or self.is_long(before - 1)):
            pass  # as in Britain: “Not true”, said the mayor
        elif (
            word not in PAUSES
            or before < 2
            or Frame.CLAUSE not in cue.verb.frames
            or cue.verb.classes[0] not in {"say", "tell"}
        ):
            return None
        subject = inverted_subject(self.tokens, cue)
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
        return self.before(cue, subject, before, subject.last + 1)

    def _opening(self, cue: Cue) -> Attribution | None:
        """Return the quotation that a sentence ends with and its first word attributes: Said Miller, "We hope so."."""
        if cue.verb.lemma not in {"say", "add", "ask", "reply"}:
            return None
        subject = inverted_subject(self.tokens, cue)
        limit = last_word(self.tokens)
        if subject is None or self.lower[limit] != QUOTE or not subject.last < limit <= subject.last + 20:
            return None
        if self.lower[limit - 1] not in {",", ":"} or not self.is_long(limit):
            return None
        cue.subject = subject
        return self.made("quote-after-cue", cue, subject, [self.tokens.between(limit, limit)], None)
