"""What is found without a verb of the lexicon: "according to", and quotations that no listed cue explains."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.core.spans import Span
from annotator.suggest.rules import words as w
from annotator.suggest.rules.attribution import Attribution
from annotator.suggest.rules.cues import Cue, Role
from annotator.suggest.rules.endings import content_end, last_word
from annotator.suggest.rules.following import first_subject, noun_phrase_after
from annotator.suggest.rules.lexicon import Form, Frame, Verb
from annotator.suggest.rules.phrases import Phrase, noun_phrase_before
from annotator.suggest.rules.tokens import QUOTE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from annotator.suggest.rules.lexicon import Lexicon
    from annotator.suggest.rules.tokens import Tokens

_OPENING = 3  # tokens of what leads to a main clause before the owner of a noun
_DIRECT, _INDIRECT, _MIXED = "direct", "indirect", "mixed"


def quote_type(tokens: Tokens, fragments: Sequence[Span]) -> str:
    """Return direct, indirect or mixed, by how much of a content stands in quotation marks."""
    quotes = [q.span for q in tokens.quotes.values()]
    inside = [span for span in quotes if any(span.start < f.end and f.start < span.end for f in fragments)]
    if not inside:
        return _INDIRECT
    return _DIRECT if all(fragment in quotes for fragment in fragments) else _MIXED


def according_to(tokens: Tokens) -> Iterator[Attribution]:
    """Yield what is said "according to" somebody; the content stands before, after or on both sides."""
    lower = tokens.lower
    limit = last_word(tokens)
    for index in range(len(lower) - 2):
        if lower[index] != "according" or lower[index + 1] != "to":
            continue
        source = noun_phrase_after(tokens, index + 2, limit + 1, long=True)
        if source is None:
            continue
        fragments: list[Span] = []
        after = source.last + 1
        first = index
        if index and not lower[index - 1][0].isalnum() and lower[index - 1] != QUOTE:
            first -= 1
        if index and first > 0:
            start = 0
            for at in range(first - 1, -1, -1):
                if lower[at] == ";":
                    start = at + 1
                    break
            while start < first - 1 and lower[start] in {
                "but",
                "and",
                "so",
                "yet",
                "or",
                ",",
                "–",
                "—",
                "-",
            }:
                start += 1
            fragments.append(tokens.between(start, first - 1))
        if (
            after < limit
            and lower[after] == ","
            and (index == 0 or (first < index and not _goes_on(tokens, after)))
        ):
            fragments.append(tokens.between(after + 1, limit))
        if not fragments:
            continue
        cue = Span(tokens.starts[index], tokens.ends[index + 1])
        yield Attribution(
            "according-to",
            fragments,
            tokens.between(*source),
            cue,
            lemma="according to",
            function="claim",
            quote_type=quote_type(tokens, fragments),
        )


def _goes_on(tokens: Tokens, comma: int) -> bool:
    """Tell whether the text after the comma is a new remark of the writer, rather than the content going on."""
    following = tokens.lower[comma + 1]
    return following in {
        "which",
        "who",
        "while",
        "but",
        "and",
        "although",
        "though",
        "as",
        "a",
        "an",
        "the",
    } or following.endswith("ing")


def cue_nouns(
    tokens: Tokens, lexicon: Lexicon, cues: Sequence[Cue], taken: Sequence[Span]
) -> Iterator[Attribution]:
    """Yield what a noun with its owner before it says: "his claim that it was over", "Armenia's fear that …"."""
    lower = tokens.lower
    limit = last_word(tokens)
    for index in range(1, min(len(lower) - 2, limit)):
        if lower[index] not in lexicon.nouns or lower[index + 1] != "that" or tokens.is_name(index):
            continue
        owner = _owner(tokens, index - 1, lexicon)
        start = tokens.starts[index + 1]
        if owner is None or any(one.start <= start < one.end for one in taken):
            continue
        cue = Cue(
            index,
            index,
            index,
            Verb(lower[index], Frame.THAT, "claim", ("noun",)),
            Form.BASE,
            Role.FINITE,
            owner,
        )
        last = _before_main_verb(
            tokens, owner, index + 1, content_end(tokens, index + 1, cue, cues, Frame.CLAUSE)
        )
        if last < index + 3:
            continue
        fragment = tokens.between(index + 1, last)
        yield Attribution(
            "cue-noun",
            [fragment],
            tokens.between(*owner),
            tokens.between(index, index),
            lemma=lower[index],
            function="claim",
            is_denial=lower[index] in lexicon.denial_nouns,
            quote_type=quote_type(tokens, [fragment]),
        )


def _before_main_verb(tokens: Tokens, owner: Phrase, first: int, last: int) -> int:
    """Return the last token of a noun's content, without the rest of a sentence whose subject or opening the noun is.

    "Her claim that it had failed was met with laughter", "despite his claim that it was over, she stayed". Where the
    noun is the subject and its own verb is not told from that of its content, nothing is left.
    """
    lower = tokens.lower
    opener = lower[owner.first - 1] if owner.first else ""
    if owner.first > 0 and opener not in w.LEADING:
        comma = next((at for at in range(first, last) if lower[at] == ","), last + 1)
        return comma - 1 if opener in w.PREPOSITIONS and owner.first <= _OPENING else last
    within = False
    for at in range(first + 1, last + 1):
        is_auxiliary = lower[at] in w.AUXILIARIES and lower[at] != "'s"
        if (
            is_auxiliary
            and within
            and lower[at - 1] not in w.AUXILIARIES | w.SUBJECT_PRONOUNS | w.RELATIVES | {"and", "but"}
        ):
            return at - 1
        within = within or is_auxiliary or lower[at] in w.PAST_VERBS
    return first


def _owner(tokens: Tokens, last: int, lexicon: Lexicon) -> Phrase | None:
    """Return whose the noun behind ``last`` is: his, the mayor's; adjectives may stand between."""
    lower = tokens.lower
    while last > 0 and lower[last] in w.ADJECTIVES:
        last -= 1
    if lower[last] in {"his", "her", "their"}:
        return Phrase(last, last)
    if lower[last] not in {"'s", "'"} or last == 0:
        return None
    return noun_phrase_before(tokens, last - 1, lexicon)


def left_over(text: str, tokens: Tokens, lexicon: Lexicon, taken: Sequence[Span]) -> Iterator[Attribution]:
    """Yield the longer quotations of a sentence that no content found so far (``taken``) touches."""
    lower = tokens.lower
    for index, quotation in tokens.quotes.items():
        span = quotation.span
        if any(fragment.start < span.end and span.start < fragment.end for fragment in taken):
            continue
        words = text[slice(*quotation.words)].split()
        if len(words) < 3:
            continue
        following = index + 1
        if index and lower[index - 1] == ":":
            yield _after_colon(tokens, lexicon, index)
        elif (
            tokens.is_speech(index)
            and following < len(lower)
            and text[quotation.words.end - 1] in ",?!—"
            and (pair := _name_and_verb(tokens, following))
        ):
            first, verb = pair
            yield Attribution(
                "quote-unlisted-verb",
                [span],
                tokens.between(following, first),
                tokens.between(verb, verb),
                lemma=lower[verb],
                function="claim",
                quote_type=_DIRECT,
            )
        elif len(words) >= 8 and words[0][0].isupper() and (tokens.is_speech(index) or index == 0):
            yield Attribution("quote-continued", [span], function="claim", quote_type=_DIRECT)


def _name_and_verb(tokens: Tokens, index: int) -> tuple[int, int] | None:
    """Return the last token of a short subject and its verb in -ed or -s, or None."""
    lower = tokens.lower
    for verb in range(index + 1, min(len(lower), index + 7)):
        word = lower[verb]
        if not word[0].isalpha():
            return None
        if not tokens.is_name(verb) and (
            word.endswith("ed") or word in w.PAST_VERBS or (word.endswith("s") and lower[verb - 1] != "the")
        ):
            named = tokens.is_name(verb - 1) or lower[verb - 1] in w.SUBJECT_PRONOUNS
            return (verb - 1, verb) if named else None
    return None


def _after_colon(tokens: Tokens, lexicon: Lexicon, index: int) -> Attribution:
    subject = first_subject(tokens, index - 1, lexicon)
    cue = None
    if subject is not None and subject.last < index - 2:
        first = subject.last + 1
        cue = tokens.between(first, index - 2) if index - first < 9 else None
    elif subject is not None:
        cue = tokens.between(index - 1, index - 1)
    return Attribution(
        "quote-after-colon",
        [tokens.quotes[index].span],
        tokens.between(*subject) if subject else None,
        cue,
        lemma=":",
        function="claim",
        quote_type=_DIRECT,
    )
