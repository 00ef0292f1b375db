"""Contents: where what somebody said begins and ends, once its cue is known."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from annotator.suggest.rules import words as w
from annotator.suggest.rules.asides import REACH, as_saying, aside_end, far_that
from annotator.suggest.rules.following import noun_phrase_after
from annotator.suggest.rules.hearers import hearer_at, skip_adverbials
from annotator.suggest.rules.lexicon import Frame
from annotator.suggest.rules.tokens import QUOTE

if TYPE_CHECKING:
    from annotator.suggest.rules.cues import Cue
    from annotator.suggest.rules.phrases import Phrase
    from annotator.suggest.rules.tokens import Tokens

_CONDITIONS = frozenset(
    {"if", "when", "after", "while", "despite", "unless", "although", "though", "once", "until"}
)


class After(NamedTuple):
    """What follows a cue: the rule, the first token of the content, the cue's last token, and the hearer."""

    rule: str
    first: int
    cue_last: int
    hearer: Phrase | None = None
    frame: Frame = Frame.CLAUSE
    aside: int = 0  # the last token of an aside that begins the content: that, while it may be late, …


def after_cue(tokens: Tokens, cue: Cue) -> After | None:  # noqa: PLR0911, PLR0912 - one line a rule, in their order
    """Tell what content follows the cue, or None where none does."""
    lower, verb = tokens.lower, cue.verb
    size = len(lower)
    start = cue.last + 1
    for particle in verb.particles:
        if tuple(lower[start : start + len(particle)]) == particle:
            first = start + len(particle)
            if first < size and lower[first] not in {",", ".", ";"} and lower[first] not in w.WEEKDAYS:
                if particle in (("out",), ("back",)):
                    start = first
                    cue.last = first - 1
                    break
                return After("verb-particle", first, first - 1, frame=Frame.OBJECT)
    index = skip_adverbials(tokens, start)
    if index >= size:
        return None
    clause = Frame.CLAUSE in verb.frames
    word = lower[index]
    if verb.lemma in {"quote", "cite"} and (at := as_saying(tokens, index)) is not None:
        return After("quote-after-cue", at, cue.last, frame=Frame.QUOTE)
    if (
        word == "that"
        and verb.frames & (Frame.CLAUSE | Frame.THAT)
        and index + 1 < size
        and lower[index + 1] != ","
    ):
        return After("verb-that", index, cue.last)
    if word == "that" and verb_takes_that(cue) and lower[index + 1 : index + 3] == [",", QUOTE]:
        return After("quote-after-cue", index + 2, index, frame=Frame.QUOTE)
    if word == "that" and verb_takes_that(cue) and (aside := aside_end(tokens, index + 1)) is not None:
        return After("verb-that", index, cue.last, aside=aside)
    if clause and word == "," and lower[index + 1 : index + 2] and lower[index + 1] in _CONDITIONS:
        if verb.lemma in {"say", "add", "argue", "warn"} and ":" not in lower:
            return After("verb-clause", index + 1, cue.last)
        return None
    if clause and word in {"whether", "how", "what", "why", "if", "who", "where"}:
        return After("verb-wh", index, cue.last)
    if word in {":", ","} and index + 1 < size and lower[index + 1] == QUOTE and Frame.QUOTE in verb.frames:
        return After("quote-after-cue", index + 1, cue.last, frame=Frame.QUOTE)
    if word == QUOTE and Frame.QUOTE in verb.frames and verb.lemma != "read":
        return After("quote-after-cue", index, cue.last, frame=Frame.QUOTE)
    if word == ":" and Frame.QUOTE in verb.frames and index + 1 < size:
        return After("cue-colon", index + 1, cue.last)
    if Frame.PERSON in verb.frames and (found := _after_hearer(tokens, cue, index)):
        return found
    if (
        word == "to"
        and Frame.INFINITIVE in verb.frames
        and index + 1 < size
        and lower[index + 1][0].isalpha()
    ):
        return After("verb-infinitive", index, cue.last, frame=Frame.INFINITIVE)
    if word in w.ADVERBIAL_STARTS and word not in {"all", "this", "just", "only", "between"}:
        return _after_aside(tokens, cue, index)
    if word in {",", "and", "but", ".", ";", "or", ")", "?", "!"} or verb.needs_person:
        return None
    if clause and _is_clause(tokens, index):
        return After("verb-clause", index, cue.last)
    if Frame.OBJECT in verb.frames and _begins_object(tokens, index):
        return After("verb-object", index, cue.last, frame=Frame.OBJECT)
    if clause and verb.lemma in {"say", "think", "believe"} and _begins_object(tokens, index):
        return After("verb-clause", index, cue.last)
    return None


def _after_hearer(tokens: Tokens, cue: Cue, index: int) -> After | None:  # noqa: PLR0911, PLR0912 - one line a rule, in their order
    lower = tokens.lower
    size = len(lower)
    hearer = hearer_at(tokens, index)
    if hearer is None:
        return None
    following = skip_adverbials(tokens, hearer.last + 1)
    reach = min(size, following + REACH)
    if following < size:
        word = lower[following]
        if word == "that" or word in w.WH_WORDS - {"when", "where", "who", "which"}:
            return After("verb-person", following, cue.last, hearer)
        if word == "to" and cue.verb.lemma in {"ask", "beg"} and hearer.last > hearer.first:
            return After(
                "verb-object", hearer.first, cue.last, frame=Frame.OBJECT
            )  # asked a court to block it
        if word == "to" and Frame.INFINITIVE not in cue.verb.frames:
            return After("verb-person", following, cue.last, hearer, Frame.INFINITIVE)
        if word in {":", ","} and following + 1 < size and lower[following + 1] == QUOTE:
            return After("quote-after-cue", following + 1, cue.last, hearer, Frame.QUOTE)
        if word == QUOTE:
            return After("quote-after-cue", following, cue.last, hearer, Frame.QUOTE)
        if (
            word in w.SUBJECT_PRONOUNS
            or word in w.POSSESSIVES
            or (word in w.DETERMINERS and word not in {"this", "last"})
        ):
            return After("verb-person", following, cue.last, hearer)
        if word in w.ADVERBIAL_STARTS:
            for at in range(following, reach):
                if lower[at] == "that" and lower[at - 1] not in w.PREPOSITIONS:
                    return After("verb-person", at, cue.last, hearer)
                if lower[at] == QUOTE and lower[at - 1] in {",", ":"}:
                    return After("quote-after-cue", at, cue.last, hearer, Frame.QUOTE)
                if lower[at] == "," and tokens.is_name(at - 1) and _is_place(tokens, at + 1):
                    continue  # a town hall in Salem, New Hampshire, on Monday that …
                if lower[at] in {",", ";", ":"}:
                    break
    return None


def _after_aside(tokens: Tokens, cue: Cue, index: int) -> After | None:  # noqa: PLR0911 - one line a rule, in their order
    """Look past an adverbial between cue and content: "said in an interview that", "said in Yerevan he would"."""
    lower = tokens.lower
    reach = min(len(lower), index + REACH)
    clause = Frame.CLAUSE in cue.verb.frames
    for at in range(index + 1, reach):
        word = lower[at]
        if word == "that" and verb_takes_that(cue) and lower[at - 1] not in w.PREPOSITIONS | {"all", "one"}:
            return After("verb-that", at, cue.last)
        if word == QUOTE and Frame.QUOTE in cue.verb.frames and lower[at - 1] in {",", ":"}:
            return After("quote-after-cue", at, cue.last, frame=Frame.QUOTE)
        if (
            clause
            and word in {"he", "she", "they", "we", "it"}
            and lower[at - 1] not in w.CONJUNCTIONS | w.RELATIVES | w.PREPOSITIONS | {","}
        ):
            return After("verb-clause", at, cue.last)
        if (
            clause
            and word in w.DETERMINERS
            and lower[at - 1] not in w.PREPOSITIONS | w.CONJUNCTIONS | {",", "all", "such"}
            and lower[at - 1][0].isalnum()
            and not lower[at - 1].endswith(("ing", "ed"))
            and _is_clause(tokens, at)
        ):
            return After("verb-clause", at, cue.last)
        if word in {",", ";"}:
            if word == "," and clause and lower[index] in _CONDITIONS and _begins_clause(tokens, at + 1):
                return After("verb-clause", index, cue.last)
            if word == "," and verb_takes_that(cue) and (far := far_that(tokens, at)) is not None:
                return After("verb-that", far, cue.last)
            if word == "," and at + 1 < reach and lower[at + 1] == QUOTE:
                continue
            if clause and word == "," and at + 1 < reach and lower[at + 1] == "that":
                continue
            return None
    return None


def _is_place(tokens: Tokens, index: int) -> bool:
    """Tell whether a name, "on", "in" or "that" stands at ``index``: the rest of where and when it was said."""
    return index < len(tokens) and (tokens.is_name(index) or tokens.lower[index] in {"on", "in", "that"})


def _begins_clause(tokens: Tokens, index: int) -> bool:
    """Tell whether a subject and a verb begin at ``index``."""
    if index >= len(tokens):
        return False
    starts = (
        tokens.is_name(index) or tokens.lower[index] in w.SUBJECT_PRONOUNS | w.DETERMINERS | w.POSSESSIVES
    )
    return starts and _is_clause(tokens, index)


def verb_takes_that(cue: Cue) -> bool:
    """Tell whether the cue's verb may be followed by "that"."""
    return bool(cue.verb.frames & (Frame.CLAUSE | Frame.THAT))


def _is_clause(tokens: Tokens, index: int) -> bool:  # noqa: PLR0911 - one line a rule, in their order
    """Tell whether what begins at ``index`` looks like a clause: it has a finite verb before the next pause but one."""
    lower = tokens.lower
    if lower[index] in {"it", "there", "he", "she", "they", "we", "i", "you"}:
        return True
    for at in range(index + 1, min(len(lower), index + 28)):
        word = lower[at]
        if word in w.AUXILIARIES and not (
            word in {"'s", "'"} and tokens.lower[at + 1 : at + 2] and tokens.lower[at + 1][0].isalpha()
        ):
            return True
        if word in w.PAST_VERBS and not tokens.is_name(at):
            return True
        if word in {";", ":", "that", "who"}:
            return word == ":"
        if (
            word.endswith("ed")
            and len(word) > 4
            and not tokens.is_name(at)
            and lower[at - 1] not in w.DETERMINERS | w.POSSESSIVES | w.PREPOSITIONS
        ):
            return True
        if (
            word.endswith("s")
            and at > index
            and not tokens.is_name(at)
            and lower[at - 1] not in w.PREPOSITIONS | w.ADJECTIVES
            and at + 1 < len(lower)
        ):
            after = lower[at + 1]
            if (
                after in w.DETERMINERS | w.POSSESSIVES - {"'s", "'"} | w.OBJECT_PRONOUNS | {"to", "not"}
                and w.is_plural(word)
                and not w.is_plural(lower[at - 1])
            ):
                return True
    return False


def _begins_object(tokens: Tokens, index: int) -> bool:
    word = tokens.lower[index]
    if not (word[0].isalnum() or word in {"$", QUOTE}):
        return False
    return word not in w.AUXILIARIES and word not in w.CONJUNCTIONS and word not in {"to", "by"}


def hearer_only(tokens: Tokens, cue: Cue) -> Phrase | None:
    """Return the hearer where the content stands before: "…," he told reporters."""
    if Frame.PERSON not in cue.verb.frames:
        return None
    return hearer_at(tokens, cue.last + 1)


def only_adverbials_follow(tokens: Tokens, cue: Cue) -> bool:
    """Tell whether nothing but a hearer, adverbials and asides follows the cue up to the sentence's end or a comma."""
    lower = tokens.lower
    index = cue.last + 1
    if index >= len(lower):
        return True
    hearer = hearer_only(tokens, cue)
    if hearer is not None:
        index = hearer.last + 1
    index = skip_adverbials(tokens, index)
    if index >= len(lower):
        return True
    word = lower[index]
    if word in {",", ".", ";", "—", "–", "--", "-", "?", "!", "…", ")", ":"}:
        return True
    return word in w.ADVERBIAL_STARTS or word in {"of", "to", "and", "but"} or word in w.TIME_NOUNS


def inverted_subject(tokens: Tokens, cue: Cue) -> Phrase | None:
    """Return the subject after its verb: "…," said Mary Polak, the minister."""
    return noun_phrase_after(tokens, cue.last + 1, len(tokens))
