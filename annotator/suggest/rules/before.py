"""Contents that stand before their cue: quotations and clauses, also those that the cue interrupts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.suggest.rules import words as w
from annotator.suggest.rules.attribution import Attribution
from annotator.suggest.rules.contents import hearer_only, only_adverbials_follow
from annotator.suggest.rules.cues import WIDE, Cue, Role
from annotator.suggest.rules.endings import content_end, last_word
from annotator.suggest.rules.extras import quote_type
from annotator.suggest.rules.hearers import skip_adverbials
from annotator.suggest.rules.lexicon import Frame
from annotator.suggest.rules.tokens import QUOTE, Tokens

if TYPE_CHECKING:
    from annotator.core.spans import Span
    from annotator.suggest.rules.phrases import Phrase

_NEW_REMARKS = frozenset({"according", "after"})  # and all in -ing: citing, referring, adding
PAUSES = frozenset({",", "—", "–", "--", "-"})
_SHORT = 8  # code points of a quotation that a comma in it closes: “No,” he said
_LONGEST_INTRODUCTION = 30  # words of a speaker between a quotation and its cue
_SHORT_SUBJECT = 2  # words behind the first of a subject without an article: "police source says"
_OPENERS = frozenset(
    {
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
)


class BeforeCue:
    """What is known of a sentence, and how the content before one of its cues is drawn."""

    def __init__(self, text: str, tokens: Tokens) -> None:
        self.text = text
        self.tokens = tokens
        self.lower = tokens.lower
        self.cues: list[Cue] = []

    def made(
        self, rule: str, cue: Cue, subject: Phrase | None, fragments: list[Span], hearer: Phrase | None
    ) -> Attribution:
        """Return the attribution of a cue."""
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

    def pause_before(self, cue: Cue) -> int:
        """Return the token before a cue and its subject, also in “…,” as they used to say."""
        before = cue.start - 1
        return (
            before - 1
            if before > 0 and self.lower[before] == "as" and self.lower[before - 1] == QUOTE
            else before
        )

    def content_is_before(self, cue: Cue) -> bool:  # noqa: PLR0911 - one line a rule, in their order
        """Tell whether the content of a cue stands before it and its subject."""
        before = self.pause_before(cue)
        if before < 0 or not cue.verb.frames & (Frame.CLAUSE | Frame.QUOTE):
            return False
        word = self.lower[before]
        if word == QUOTE:
            return self.ends_like_speech(before) and (
                only_adverbials_follow(self.tokens, cue) or self._only_details_follow(before, cue)
            )
        if word not in PAUSES or before == 0:
            return False
        if cue.subject is not None and self.lower[cue.subject.first] in {"who", "which"}:
            return False  # says more about a speaker: "…," said Murphy, who thinks often about it
        if before and self.lower[before - 1] == QUOTE and (before == 1 or self.is_long(before - 1)):
            return only_adverbials_follow(self.tokens, cue)
        if self._quote_follows(cue.last + 1):
            return False
        return (
            Frame.CLAUSE in cue.verb.frames
            and not (
                Frame.INFINITIVE in cue.verb.frames and self.lower[cue.last + 1 : cue.last + 2] == ["to"]
            )
            and self._is_clause_before(before, cue)
            and self._may_speak(cue)
            and only_adverbials_follow(self.tokens, cue)
        )

    def far_quote(self, cue: Cue) -> int | None:
        """Return the quotation whose speaker is introduced at length before the cue: "…," Bond, 30, of N.C., said."""
        if not cue.verb.frames & Frame.QUOTE or self.lower[cue.first - 1] != "," or cue.first < 4:
            return None
        if not only_adverbials_follow(self.tokens, cue):
            return None
        for index in range(cue.first - 2, max(-1, cue.first - _LONGEST_INTRODUCTION), -1):
            if self.lower[index] == QUOTE:
                near = cue.subject is not None and cue.subject.first <= index + 1
                speech = self.text[self.tokens.quotes[index].words.end - 1] == ","
                named = self.tokens.is_name(index + 1) or self.lower[index + 1] in w.DETERMINERS
                return index if speech and named and not near else None
            if self.lower[index] in {";", ":"} or any(
                other.main == index and other.role is Role.FINITE and self.lower[other.start] != "who"
                for other in self.cues
            ):
                return None
        return None

    def trimmed(self, last: int) -> int:
        """Return the last token up to ``last`` that is a word."""
        while not self.lower[last][0].isalnum():
            last -= 1
        return last

    def _only_details_follow(self, quote: int, cue: Cue) -> bool:
        """Tell whether the comma inside a quotation closes it, and no content of its own follows the cue."""
        end = self.tokens.quotes[quote].words.end
        if self.tokens.quotes[quote].span.length <= _SHORT or self.text[end - 1] != ",":
            return False
        following = self.lower[cue.last + 1] if cue.last + 1 < len(self.lower) else "."
        if following == QUOTE:  # told “Fox and Friends” after he was asked …
            return Frame.PERSON in cue.verb.frames and not self.tokens.is_speech(cue.last + 1)
        return following not in {"that", ":"}

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

    def is_long(self, index: int) -> bool:
        """Tell whether the quotation at a token is longer than a name usually is."""
        return self.tokens.quotes[index].span.length > 18

    def ends_like_speech(self, index: int) -> bool:
        """Tell whether the quotation at a token is long, or ends with a comma or a stop inside."""
        quotation = self.tokens.quotes[index]
        end = quotation.words.end
        return self.is_long(index) or (
            self.text[end - 1] in ",.?!…—-" if end > quotation.words.start else False
        )

    def _may_speak(self, cue: Cue) -> bool:
        """Tell whether the subject may be a speaker and the cue a verb: "helping 300 projects" are neither."""
        subject = cue.subject
        if subject is None:
            return True
        word = self.lower[subject.first]
        if self.tokens.is_name(subject.first) or word in w.SUBJECT_PRONOUNS | w.DETERMINERS | w.POSSESSIVES:
            return True
        if word.endswith(("ing", "ed")):
            return False
        is_like_noun = cue.main == cue.first and self.lower[cue.main].endswith("s")
        return not is_like_noun or subject.last - subject.first < _SHORT_SUBJECT

    def _is_clause_before(self, pause: int, cue: Cue) -> bool:
        """Tell whether what stands before the pause may be what was said, rather than an opening adverbial."""
        opener = self.lower[0]
        immediate = cue.last + 1 < len(self.lower) and self.lower[cue.last + 1] in PAUSES
        if opener in w.TIME_LEADS | w.WEEKDAYS and not self._has_verb(1, pause - 1):
            return False
        if pause == 1 or opener in w.PREPOSITIONS - {"of"} or opener in _OPENERS or opener.endswith("ing"):
            ends = cue.last + 1 >= len(self.lower) or self.lower[cue.last + 1] in {".", "?", "!"}
            commas = sum(word == "," for word in self.lower[:pause])
            return immediate or (ends and pause > 4) or (ends and commas > 0)
        return True

    def before(
        self, cue: Cue, subject: Phrase | None, pause: int, follow_from: int | None = None
    ) -> Attribution | None:
        """Return the attribution whose content ends at the token ``pause``; what goes on begins at ``follow_from``."""
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
        return self.made(rule, cue, subject, fragments, hearer)

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
                and word in {":", ",", "—", "–", "--", "-"}
                and not self._is_speech(0, index)
            ):
                start = end
                break
        earlier = [cue for cue in self.cues if cue.last < end and cue.role in {Role.FINITE, Role.INVERTED}]
        if earlier and self.lower[end] == QUOTE and self.is_long(end):
            start = max(start, end)
        while start < end and (
            self.lower[start] in {"but", "and", "so", "yet", "or", ",", ".", "–", "—", "-", "•"}
        ):
            start += 1
        return start

    def _is_speech(self, first: int, stop: int) -> bool:
        return any(index in self.tokens.quotes and self.is_long(index) for index in range(first, stop))

    def _rest(self, follow: int, start: int, end: int, cue: Cue) -> Span | None:
        """Return the second part of an interrupted content: a quotation that goes on, or the other half of a clause."""
        index = skip_adverbials(self.tokens, follow)
        limit = last_word(self.tokens)
        if index > limit:
            return None
        is_quote = self.lower[end] == QUOTE and start == end
        for at in range(index, min(limit, index + 14) + 1):
            if self.lower[at] == QUOTE:
                if any(
                    follow <= other.first < at and Frame.QUOTE in other.verb.frames for other in self.cues
                ):
                    return None  # it has a cue of its own: "…," he said, adding: "…"
                return self._rest_at_quote(at, follow, limit, is_quote=is_quote, is_near=at == index + 1)
            if self.lower[at] in {";", "who", "which"}:
                return None
        if is_quote or index != follow or self.lower[index] not in PAUSES or index == limit:
            return None
        return self._other_half(index + 1, start, end, cue)

    def _rest_at_quote(
        self, at: int, follow: int, limit: int, *, is_quote: bool, is_near: bool
    ) -> Span | None:
        joined = self.lower[at - 1] in {",", ":", "—", "–", "."} or at == follow
        if is_quote:
            is_speech = self.is_long(at) or self.tokens.is_speech(at)
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
