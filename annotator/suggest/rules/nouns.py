"""Words that look like a verb of the lexicon and are a noun or an adjective where they stand: his claim, a report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.suggest.rules import words as w
from annotator.suggest.rules.lexicon import Form

if TYPE_CHECKING:
    from annotator.suggest.rules.lexicon import Lexicon
    from annotator.suggest.rules.tokens import Tokens

# Verbs that are no nouns before "that": files from the audit show that …
_NO_NOUNS = frozenset(
    {
        "say",
        "suggest",
        "believe",
        "think",
        "argue",
        "indicate",
        "insist",
        "show",
        "know",
        "agree",
        "contend",
        "warn",
    }
)
_SUBJECTS = frozenset({"he", "she", "they", "we"})  # officials close to her say she …


def is_noun(tokens: Tokens, index: int, before: str, following: str, form: Form, lexicon: Lexicon) -> bool:  # noqa: PLR0911, PLR0917 - one line a rule, in their order
    """Tell whether a word that looks like a verb is rather a noun or an adjective here."""
    if (
        before in w.DETERMINERS - {"some", "many", "most", "several", "few", "all", "both", "such"}
        or before in w.POSSESSIVES
    ):
        return before != "'s" or not form & Form.PAST
    if before in w.ADJECTIVES and not form & Form.PAST:
        return True
    if form & Form.PAST:
        return before in w.PREPOSITIONS and before != "by" and not tokens.is_name(index)
    if before in w.PREPOSITIONS or (before in {"and", "or"} and following in {"of", "and", "or", ",", "."}):
        return before != "to"
    if following in w.AUXILIARIES or following == "of":
        return True
    if following in lexicon.forms and lexicon.forms[following].form & Form.PAST and not tokens.is_name(index):
        return True
    if form & Form.BASE and Form.PRESENT not in form:
        previous = tokens.lower[index - 1] if index else ""
        if (
            previous in w.SUBJECT_PRONOUNS - {"he", "she", "it"}
            or previous in w.RELATIVES
            or previous in w.LOOSE_PRONOUNS
        ):
            return False
        if w.is_adverb(previous) or previous in {")", ",", "—", "–"} or following in _SUBJECTS:
            return False
        if following == "that" and tokens.lower[index] in _NO_NOUNS:
            return False
        if (
            w.is_plural(previous)
            or previous.rstrip("%").replace(".", "").isdigit()
            or previous in {"percent", "%", "to", "not"}
        ):
            return False
        return not (
            index > 2 and "and" in tokens.lower[max(0, index - 6) : index] and tokens.is_name(index - 1)
        )
    return False
