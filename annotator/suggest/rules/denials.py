"""Denials: a word of denial and what it denies, or the opposite of a claim asserted instead."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from annotator.core.spans import Span
from annotator.suggest.rules.denial_words import denial_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from annotator.suggest.rules.attribution import Attribution

EXPLICIT, IMPLICIT = "explicit", "implicit"

_WITHHELD = re.compile(r"(?:his|her|their|its|the) \w+ (?:the|a|an|any|access|entry)\b", re.IGNORECASE)
_NOT = re.compile(r"\b(?:not|never)\b|n['’]t\b")
_ARTICLE = re.compile(
    r"^(?:that\s)?(?:(?:all|any|the|these|those|such|some|both|recent)\s){0,2}", re.IGNORECASE
)
_WHO = re.compile(r"\b(?:who|which)\s(?:\w+\s){0,2}$")
_SPLIT = re.compile(r"(?:\band\b|\bbut\b|,)\s+(?:that\s+)?$")


def denials(text: str, found: Attribution) -> Iterator[Attribution]:
    """Yield the denial that an attribution is or holds; positions in code points."""
    if explicit := _explicit(text, found):
        yield explicit
    elif implicit := _implicit(text, found):
        yield implicit


def is_only_denial(text: str, found: Attribution) -> bool:
    """Tell whether it is a denial and nothing else: its content is what is denied, not what is asserted."""
    return found.quote_type != "direct" and _explicit(text, found) is not None


def _is_denied_by_nobody(text: str, found: Attribution) -> bool:
    """Tell whether it is nobody who denies, or a court that rejects what is brought before it."""
    words = denial_words()
    who = text[slice(*found.source)] if found.source is not None else ""
    if (
        who == "who"
        and found.source is not None
        and text[max(0, found.source.start - 2) : found.source.start].strip() == ","
    ):
        return False  # "the mayor, who denies it", but not "who would deny it"
    return who.casefold() in words.nobody or (found.lemma != "deny" and words.courts.search(who) is not None)


def _explicit(text: str, found: Attribution) -> Attribution | None:
    words = denial_words()
    if _is_denied_by_nobody(text, found):
        return None
    if found.cue is None or found.quote_type == "direct" or found.cue.end > found.fragments[0].start:
        return None
    content = text[found.fragments[0].start : found.fragments[-1].end]
    if _NOT.search(text, *found.cue) or not (content[0].isalnum() or content[0] in "“\"'‘«„"):
        return None
    lemma = found.lemma
    if found.is_denial:
        if lemma == "deny":
            fits = not words.withheld.match(content) and not _WITHHELD.match(content)
        elif (
            lemma in {"distance", "refute", "rebut", "disavow", "disclaim", "repudiate"}
            or not lemma.isascii()
        ):
            fits = True
        elif lemma in {"reject", "dismiss", "dispute", "rebuff", "contest"}:
            nouns = words.figures if lemma in {"dispute", "contest"} else words.denied
            fits = (
                bool(nouns.search(content[:90]))
                or bool(words.false.search(content))
                or content.startswith("that ")
            )
        else:
            fits = lemma != "contradict"  # what a fact does, rather than a person
    elif found.rule == "verb-particle" and lemma in words.pushed_away:
        fits = bool(words.denied.search(content[:90]) or re.match(r"rumou?rs|speculation", content))
    else:
        fits = found.lemma in {
            "call",
            "describe",
            "label",
            "brand",
            "deem",
            "characterize",
            "characterise",
            "term",
        } and bool(words.false.search(content))
    if not fits:
        return None
    end = _relative_end(text, found)
    rest = found.fragments[1:] if end == found.fragments[0].end else []
    fragments = [Span(found.cue.start, end), *rest]
    return as_denial(found, fragments, EXPLICIT, "denial-verb")


def _implicit(text: str, found: Attribution) -> Attribution | None:
    if found.rule in {"quote-continued", "headline-colon", "transcript-turn"} and found.source is None:
        return None
    if found.function in {"evaluation", "directive"}:
        return None
    for number, fragment in enumerate(found.fragments):
        counter = denial_words().counter.search(text, *fragment)
        if counter is None:
            continue
        apart = counter.start() - fragment.start > 40 and not _is_of_claim(text, fragment, counter.start())
        if found.quote_type != "direct" and apart:
            if not _SPLIT.search(text, max(fragment.start, counter.start() - 12), counter.start()):
                return None
            fragments = [Span(counter.start(), fragment.end), *found.fragments[number + 1 :]]
        elif (
            found.quote_type == "direct"
            and counter.start() - fragment.start > 80
            and len(found.fragments) == 1
        ):
            return None
        else:
            fragments = [fragment] if found.quote_type == "direct" else list(found.fragments)
        return as_denial(found, fragments, IMPLICIT, "denial-negated")
    return None


def _is_of_claim(text: str, fragment: Span, stop: int) -> bool:
    """Tell whether what stands before the words of denial is a claim: "reports that … were untrue"."""
    words = _ARTICLE.sub("", text[fragment.start : stop])
    return denial_words().denied.match(words) is not None and words.count(",") == 0


def _relative_end(text: str, found: Attribution) -> int:
    """Return where the content of "the mayor, who denies the charges, has …" ends: at the comma."""
    first = found.fragments[0]
    if found.cue is None or not _WHO.search(text, max(0, found.cue.start - 30), found.cue.start):
        return first.end
    comma = text.find(",", first.start, first.end)
    return comma if comma > first.start else first.end


def as_denial(found: Attribution, fragments: list[Span], kind: str, rule: str) -> Attribution:
    """Return an attribution as the denial that it is, with the same source and cue: ``kind`` explicit or implicit."""
    return replace(
        found,
        rule=rule,
        fragments=fragments,
        function="counterclaim",
        is_denial=True,
        denial_type=kind,
        why=dict(found.why),
    )
