"""What is found without a verb of the lexicon: "according to", and quotations that no listed cue explains."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.core.spans import Span
from annotator.suggest.rules import words as w
from annotator.suggest.rules.attribution import Attribution
from annotator.suggest.rules.endings import last_word
from annotator.suggest.rules.following import first_subject, noun_phrase_after
from annotator.suggest.rules.tokens import QUOTE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from annotator.suggest.rules.lexicon import Lexicon
    from annotator.suggest.rules.tokens import Tokens

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
