"""Cues of a sentence: which of its words tell that somebody says something, and in which form."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from annotator.suggest.rules import words as w
from annotator.suggest.rules.asides import is_opened
from annotator.suggest.rules.following import first_subject, noun_phrase_after
from annotator.suggest.rules.lexicon import Form, Frame, Verb
from annotator.suggest.rules.nouns import is_noun
from annotator.suggest.rules.phrases import Phrase, verb_group_start
from annotator.suggest.rules.subjects import subject_before
from annotator.suggest.rules.tokens import QUOTE

if TYPE_CHECKING:
    from annotator.suggest.rules.lexicon import Lexicon
    from annotator.suggest.rules.tokens import Tokens


class Role(StrEnum):
    """How the cue stands in its sentence."""

    FINITE = "finite"  # Peskov said
    SHARED = "shared"  # ... and added
    PARTICIPLE = "participle"  # ..., adding that
    INFINITIVE = "infinitive"  # went on to say
    INVERTED = "inverted"  # said Peskov
    PASSIVE = "passive"  # was described by Peskov as


@dataclass(slots=True)
class Cue:
    """A cue with its subject; token indices, both ends included. ``first`` begins the verb group."""

    first: int
    last: int
    main: int
    verb: Verb
    form: Form
    role: Role
    subject: Phrase | None
    is_phrase: bool = False

    @property
    def start(self) -> int:
        """Where the clause with its own subject begins, as a token."""
        return self.subject.first if self.subject is not None and self.role is Role.FINITE else self.first


_BEFORE_PARTICIPLE = frozenset(
    {",", QUOTE, "and", "but", "by", "while", "after", "before", "when", "—", "–", "--", "-"}
)
_OPENING_VERBS = frozenset(
    {"said", "says", "added", "adds", "asked", "replied"}
)  # Said Miller, "We hope so."
_OPENING_PARTICIPLES = frozenset(
    {
        "denying",
        "rejecting",
        "dismissing",
        "disputing",
        "citing",
        "quoting",
        "accusing",
        "saying",
        "arguing",
        "insisting",
    }
    | {"claiming", "warning", "noting"}
)  # Denying that he was there, the mayor said …
_REPORTED = frozenset({"quote", "cite", "report"})
WIDE = "wide"  # the class of verbs that are in no list
_ANY = Frame.OBJECT | Frame.CLAUSE | Frame.QUOTE | Frame.INFINITIVE
_CONVINCED = Verb("be convinced", Frame.CLAUSE, "claim", ("think",))
_CHANNELS = w.word_set(
    "phone telephone email e-mail text fax video videolink letter message skype zoom whatsapp"
)
_CARRIERS = w.word_set(
    "statement letter email e-mail memo message tweet note post release report op-ed filing advisory pitch"
)
_SAYING = Verb("make clear", Frame.CLAUSE | Frame.QUOTE | Frame.OBJECT, "claim", ("say",))


def find_cues(tokens: Tokens, lexicon: Lexicon) -> list[Cue]:
    """Return the cues of a sentence from left to right."""
    found: list[Cue] = []
    lower = tokens.lower
    index = 0
    while index < len(lower):
        word = lower[index]
        if word in lexicon.phrases and (cue := _phrase(tokens, index, lexicon, found)):
            found.append(cue)
            index = cue.last + 1
            continue
        known = lexicon.forms.get(word)
        if known is not None and not (tokens.is_name(index) and _inside_name(tokens, index)):
            cue = _verb(tokens, index, known.verb, known.form, lexicon, found)
            if cue is not None:
                if found and cue.first <= found[-1].main < cue.main:
                    found.pop()  # "continued to deny" is one cue
                found.append(cue)
                index = max(index, cue.last)
        elif lexicon.is_wide and known is None and not tokens.is_name(index) and (form := _any_form(word)):
            cue = _verb(tokens, index, Verb(word, _ANY, "claim", (WIDE,)), form, lexicon, found)
            if cue is not None:
                found.append(cue)
        elif word.endswith("ed") and index + 1 < len(lower) and lower[index + 1] == "that" and len(word) > 4:
            cue = _unlisted(tokens, index, lexicon, found)
            if cue is not None:
                found.append(cue)
        index += 1
    return found


def _any_form(word: str) -> Form | None:
    """Return which form of a verb a word of no list may be, by its ending."""
    if len(word) > 4 and word.endswith("ed"):
        return Form.PAST | Form.PARTICIPLE
    if word in w.PAST_VERBS:
        return Form.PAST
    return Form.ING if len(word) > 5 and word.endswith("ing") else None


def _inside_name(tokens: Tokens, index: int) -> bool:
    """Tell whether a capitalised word is part of a name rather than a verb in a headline."""
    if index == 0:
        word = tokens.lower[0]
        return word not in _OPENING_VERBS and not (word in _OPENING_PARTICIPLES and "," in tokens.lower[2:])
    lower = [word for word in tokens.words if word[0].isalpha()]
    titled = sum(word[0].isupper() for word in lower) > 0.7 * len(lower)
    return not titled


def _phrase(tokens: Tokens, index: int, lexicon: Lexicon, earlier: list[Cue]) -> Cue | None:
    for phrase in lexicon.phrases[tokens.lower[index]]:
        if tuple(tokens.lower[index : index + len(phrase)]) == phrase:
            is_state = phrase[0] in w.BE
            first = verb_group_start(tokens, index)
            verb = _CONVINCED if is_state else _SAYING
            form = Form.ING if phrase[0].endswith("ing") else Form.PAST
            last = index + len(phrase) - 1
            role, subject = _role(tokens, first, index, form, lexicon, earlier)
            if role is None:
                return None
            return Cue(first, last, index, verb, form, role, subject, is_phrase=True)
    return None


def _unlisted(tokens: Tokens, index: int, lexicon: Lexicon, earlier: list[Cue]) -> Cue | None:
    """Take any verb in -ed before "that" and a clause for a cue: pondered that, lamented that."""
    after = tokens.lower[index + 2 : index + 3]
    if not after or not (
        after[0] in w.SUBJECT_PRONOUNS
        or after[0] in w.DETERMINERS
        or after[0] in w.POSSESSIVES
        or tokens.is_name(index + 2)
    ):
        return None
    verb = Verb(tokens.lower[index], Frame.THAT, "claim", ("unlisted",))
    cue = _verb(tokens, index, verb, Form.PAST | Form.PARTICIPLE, lexicon, earlier)
    return cue if cue is not None and cue.role in {Role.FINITE, Role.SHARED} else None


def _verb(  # noqa: PLR0917 - what a verb is judged by, all of it read-only
    tokens: Tokens, index: int, verb: Verb, form: Form, lexicon: Lexicon, earlier: list[Cue]
) -> Cue | None:
    lower = tokens.lower
    first = verb_group_start(tokens, index)
    group = lower[first:index]
    auxiliaries = [word for word in group if word in w.AUXILIARIES]
    if Form.ING in form and group and group[-1] in w.GOING_ON:
        form = Form.PAST  # kept asking: one verb, whatever its form
    before = lower[first - 1] if first else ""
    following = lower[index + 1] if index + 1 < len(lower) else ""
    if not auxiliaries and Form.ING not in form and is_noun(tokens, index, before, following, form, lexicon):
        return None
    role: Role | None
    subject: Phrase | None = None
    last = index
    if verb.lemma in _REPORTED and auxiliaries and lower[index + 1 : index + 3] == ["as", "saying"]:
        verb, last = _SAYING, index + 2  # was quoted as saying
        role, subject = _role(tokens, first, index, Form.PAST, lexicon, earlier)
    elif auxiliaries and auxiliaries[-1] in w.BE and Form.ING not in form:
        role = Role.PASSIVE if form & (Form.PAST | Form.PARTICIPLE) and following == "by" else None
        if auxiliaries[-1] == "'s" and form & Form.PARTICIPLE and following != "by" and verb.lemma == "say":
            role, subject = _role(tokens, first, index, Form.PAST, lexicon, earlier)
    elif Form.ING in form and not auxiliaries:
        role, subject = _participle(tokens, index, first, verb, lexicon, earlier)
    elif before == "to":
        role, subject = Role.INFINITIVE, _shared(tokens, first - 1, lexicon, earlier)
    elif before == "by" or (following == "by" and not auxiliaries and not _is_by_phone(lower, index + 2)):
        role = None
    else:
        role, subject = _role(tokens, first, index, form, lexicon, earlier)
    if role is None:
        return None
    return Cue(first, last, index, verb, form, role, subject)


def _participle(  # noqa: PLR0917 - what a verb is judged by, as in `_verb`
    tokens: Tokens, index: int, first: int, verb: Verb, lexicon: Lexicon, earlier: list[Cue]
) -> tuple[Role | None, Phrase | None]:
    lower = tokens.lower
    before = lower[first - 1] if first else ""
    following = lower[index + 1] if index + 1 < len(lower) else ""
    if (
        before in w.DETERMINERS | w.POSSESSIVES
        or before in {"of", "for"}
        or (following == "of" and verb.lemma not in {"think", "dream", "complain", "speak"})
    ):
        return None, None
    is_carried = lower[index] == "saying" and before in _CARRIERS  # released a statement saying
    if first and before not in _BEFORE_PARTICIPLE and not is_carried and not _speech_follows(tokens, index):
        return None, None
    if is_opened(tokens, first):  # A week after saying so, the mayor left
        return Role.PARTICIPLE, _following(tokens, first, lexicon)
    subject = _shared(tokens, first, lexicon, earlier) or _following(tokens, first, lexicon)
    return Role.PARTICIPLE, subject


def _is_by_phone(lower: list[str], index: int) -> bool:
    """Tell whether "by" is followed by how one speaks, rather than by who does: said by phone, said by e-mail."""
    return lower[index : index + 1] != [] and lower[index] in _CHANNELS


def _is_verb(tokens: Tokens, at: int, lexicon: Lexicon) -> bool:
    word = tokens.lower[at]
    return not tokens.is_name(at) and (
        word in w.AUXILIARIES - {"'s"}
        or word in w.PAST_VERBS
        or word in {"said", "says", "told"}
        or word.endswith("ed")
        or (
            word in lexicon.forms
            and Form.PRESENT in lexicon.forms[word].form
            and tokens.lower[at - 1] not in w.DETERMINERS | w.POSSESSIVES
        )
    )


def _following(tokens: Tokens, first: int, lexicon: Lexicon) -> Phrase | None:
    """Return the subject of the main clause that a participle opens: Citing the report, the mayor said."""
    if first and not is_opened(tokens, first):
        return None
    for comma in range(first + 2, len(tokens) - 2):
        if tokens.lower[comma] != ",":
            continue
        stop = next((at for at in range(comma + 2, len(tokens)) if _is_verb(tokens, at, lexicon)), None)
        return noun_phrase_after(tokens, comma + 1, verb_group_start(tokens, stop)) if stop else None
    return None


def _speech_follows(tokens: Tokens, index: int) -> bool:
    """Tell whether a quotation follows a word at once: an email to supporters stating, "…"."""
    following = index + 2 if tokens.lower[index + 1 : index + 2] in ([","], [":"]) else index + 1
    return following in tokens.quotes and tokens.is_speech(following)


def _role(  # noqa: PLR0917 - what a verb is judged by, all of it read-only
    tokens: Tokens, first: int, index: int, form: Form, lexicon: Lexicon, earlier: list[Cue]
) -> tuple[Role | None, Phrase | None]:
    """Find the subject of a finite verb: before it, after it, or shared with an earlier verb."""
    lower = tokens.lower
    if Form.ING in form and not any(word in w.AUXILIARIES for word in lower[first:index]):
        return Role.PARTICIPLE, _shared(tokens, first, lexicon, earlier)
    subject = subject_before(tokens, first, lexicon)
    if subject is not None:
        return Role.FINITE, subject
    before = lower[first - 1] if first else ""
    if before in {"and", "but", "or", "then"} or (
        before == "," and earlier and earlier[-1].form & form and not _quote_near(tokens, first)
    ):
        shared = _shared(tokens, first, lexicon, earlier)
        return (Role.SHARED, shared) if shared is not None else (None, None)
    if form & (Form.PAST | Form.PRESENT) and first == index:
        return Role.INVERTED, None
    return None, None


def _quote_near(tokens: Tokens, first: int) -> bool:
    return bool(first > 1 and (first - 1 in tokens.quotes or first - 2 in tokens.quotes))


def _shared(tokens: Tokens, first: int, lexicon: Lexicon, earlier: list[Cue]) -> Phrase | None:
    """Return the subject that a verb without its own shares: the nearest earlier cue's, or the sentence's."""
    for cue in reversed(earlier):
        if cue.subject is not None and cue.role in {Role.FINITE, Role.SHARED, Role.PARTICIPLE, Role.INVERTED}:
            return cue.subject
    return first_subject(tokens, first, lexicon)
