"""Denials: a word of denial and what it denies, or the opposite of a claim asserted instead."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from annotator.core.spans import Span
from annotator.suggest.rules.attribution import Attribution

if TYPE_CHECKING:
    from collections.abc import Iterator

EXPLICIT, IMPLICIT = "explicit", "implicit"

# What can be denied: reject a suggestion, but not a bill.
_CLAIM_NOUNS = re.compile(
    r"\b(?:claims?(?! for\b)|allegations?|accusations?|charges?|suggestions?|assertions?|reports?|criticisms?"
    r"|ideas?|notions?|arguments?|statements?|remarks|comments|theor(?:y|ies)|theses|rumou?rs?|characteri[sz]ations?|conclusions?"
    r"|findings?|insinuations?|contentions?|narratives?|speculations?|complaints?|stor(?:y|ies)|account|wrongdoing"
    r"|involvement|responsibility|links?|any (?:role|plans?|knowledge|ties|intention|connection|such))\b",
    re.IGNORECASE,
)
_FALSE = re.compile(
    r"\b(?:untrue|false|falsehoods?|lies?|baseless|unfounded|groundless|nonsense|fabricat\w+|fake|bogus|without merit"
    r"|absurd|misinformation|disinformation|slander\w*|defamatory|unsubstantiated|invented|fiction"
    r"|politically motivated)\b",
    re.IGNORECASE,
)
_GRANTED = re.compile(
    r"^(?:\w+ ){0,3}?(?:entry|access|visas?|bail|requests?|permission|services?|rights?|opportunit\w+|asylum|parole"
    r"|applications?|petitions?|motions?|appeals?|bids?|coverage|citizenship|benefits?|admission|tickets?"
    r"|them|him|her|us|me|people"
    r"|(?:him|her|it|them)sel(?:f|ves)|\w+ room)\b",
    re.IGNORECASE,
)
_WITHHELD = re.compile(r"(?:his|her|their|its|the) \w+ (?:the|a|an|any|access|entry)\b", re.IGNORECASE)
_PUSHED_AWAY = frozenset(
    {"brush", "wave", "knock", "push", "laugh", "shoot", "shrug"}
)  # aside, away, down, back on: a claim, not a thing
_NOT = re.compile(r"\b(?:not|never)\b|n['’]t\b")
# The words in which one says that it is not so.
_COUNTER = re.compile(
    r"""(?xi)
    \b(?:
      (?:is|was|are|were|that['’]s|it['’]s)\s(?:simply\s|just\s|absolutely\s|completely\s|totally\s|categorically\s)?
      (?:not\s(?:true|the\scase|so(?=\W*$|[.,;!”"])|correct|accurate|responsible\sfor|involved|guilty)
        |(?:an?\s|all\s|pure\s|complete\s|total\s|utter\s|entirely\s|wholly\s|politically\s)*["“‘']?
         (?:untrue|false\b|lies?\b|baseless|unfounded|groundless|nonsense|fake\b|fabricat|fiction|hoax|smear|bogus|forger|absurd|ridiculous|rubbish|laughable|invented|slander
         |disinformation|misinformation|invented|made\sup\b|motivated))
    | (?:has|had|have|was|were)\s(?:simply\s)?been\s(?:invented|fabricated|made\sup|faked|forged)
    | (?:knows?|knew)\snothing\s(?:about|of)\b
    | nothing\s(?:illegal|improper|untoward|unlawful)\b
    | (?:do|does|did)(?:\snot|n['’]t)\s(?:correspond|bear\sany|reflect\s(?:reality|the\sfacts)|match\sthe\sfacts)
    | (?:wasn['’]t|was\snot)\s(?:me|us)\b
    | further\sfrom\sthe\struth
    | \bno\ssuch\s\w+\s(?:exist|was|were|has|had|took|took|ever)
    | (?:do|does|did)(?:\snot|n['’]t)\shave\s(?:any\s)?(?:plans?|intentions?|knowledge|role|ties|links)\b
    | \b(?:i|we)(?:\shave|['’]ve|\shad)?\snever\s(?:ever\s|once\s)?
      (?!been\b|seen\b|had\b|felt\b|thought\b|forgot|knew\b|known\b|heard\b|imagined|experienced|dreamed|believed|lost\b|won\b
      |expected|looked|wanted|got\b)(?![^.!?]{0,60}\b(?:before|like|such|anyone|so|more|again)\b)\w+(?:ed|en|wn|de|ne|t|id|ok|ew|ve)\b
    | \b(?:there\s(?:is|was|were|has\sbeen|had\sbeen))\s(?:absolutely\s|simply\s)?no\s(?:\w+\s)?
      (?:cover-?up|collusion|wrongdoing|crime|scandal|conspiracy|plot|coup|secret|deal\swith|pressure|fraud|corruption|genocide
      |interference|conflict\sof\sinterest|quid\spro\squo|misconduct|discrimination|massacre|leak|bribe)
    | \b(?:did\snot|didn['’]t|have\snot|haven['’]t|has\snot|hasn['’]t|had\snot|hadn['’]t)\s
      (?:ever\s|deliberately\s|knowingly\s)?
      (?:kill|fire|shoot|shot|attack|bomb|target|order|violat|break\b|broken|lie\b|lied|hide\b|hid
      |steal|stole|carr(?:y|ied)\sout|interfer
      |meddl|collud|accept|take\sany|taken\sany|paid|pay\b|sell|sold|use\s(?:any|chemical|force)|used\s(?:any|chemical|force)
      |receive\sany|received\sany|mislead|misled|cheat
      |abuse|assault|harass|plan\sto|try\sto|tried\sto|seek\sto|sought|discriminat|leak|forge|plagiari|threaten|torture|pressur)
    | (?:has|have|had|there\s(?:is|was|are|were))\s(?:absolutely\s)?no\s
      (?:plans?|intentions?|knowledge|involvement|role\sin|part\sin|truth|evidence\sthat|basis\sfor|such\b|connection
        |ties\sto|reason\sto\sbelieve)
    | (?:has|had|(?:i|we|they)\shave)\snothing\sto\sdo\swith
    | (?:did|done|have\sdone|has\sdone|had\sdone)\snothing\swrong
    | (?:can\s?not|can['’]t|could\snot|do\snot|does\snot|don['’]t|doesn['’]t|did\snot|didn['’]t)\s(?:at\sall\s)?agree
    | (?<!\bthat\s)(?<!\bwho\s)(?<!\bif\s)(?:i|we)\s(?:strongly\s|completely\s|totally\s)?disagree\b
    | (?:i|we)\sreject\b
    | (?:i|we)\s(?:\w+\s)?deny\b
    | not\sgoing\sanywhere | \bnot\splanning\sto\b
    | (?<!\bwas\s)(?<!\bwere\s)(?<!\bbeen\s)never\s
      (?:said|told|asked|offered|received|happened|took\splace|intended|planned)\b
    | (?:did\snot|didn['’]t)\s(?:do\sit|happen|commit|know\sabout|take\spart)
    )"""
)
_NOBODY = {"nobody", "no one", "none", "few", "no-one", "hardly anyone", "who"}
_COURT = re.compile(
    r"\b(?:courts?|judges?|jury|tribunal|jurors|justices|study|studies|evidence|data|research)$",
    re.IGNORECASE,
)
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
    who = text[slice(*found.source)] if found.source is not None else ""
    return who.casefold() in _NOBODY or (found.lemma != "deny" and _COURT.search(who) is not None)


def _explicit(text: str, found: Attribution) -> Attribution | None:
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
            fits = not _GRANTED.match(content) and not _WITHHELD.match(content)
        elif (
            lemma in {"distance", "refute", "rebut", "disavow", "disclaim", "repudiate"}
            or not lemma.isascii()
        ):
            fits = True
        elif lemma in {"reject", "dismiss", "dispute", "rebuff"}:
            fits = (
                bool(_CLAIM_NOUNS.search(content[:90]))
                or bool(_FALSE.search(content))
                or content.startswith("that ")
            )
        else:
            fits = lemma != "contradict"  # what a fact does, rather than a person
    elif found.rule == "verb-particle" and lemma in _PUSHED_AWAY:
        fits = bool(_CLAIM_NOUNS.search(content[:90]) or re.match(r"rumou?rs|speculation", content))
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
        } and bool(_FALSE.search(content))
    if not fits:
        return None
    fragments = [Span(found.cue.start, found.fragments[0].end), *found.fragments[1:]]
    return _made(found, fragments, EXPLICIT, "denial-verb")


def _implicit(text: str, found: Attribution) -> Attribution | None:
    if found.rule in {"quote-continued", "headline-colon", "transcript-turn"} and found.source is None:
        return None
    if found.function in {"evaluation", "directive"}:
        return None
    for number, fragment in enumerate(found.fragments):
        counter = _COUNTER.search(text, *fragment)
        if counter is None:
            continue
        if found.quote_type != "direct" and counter.start() - fragment.start > 40:
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
        return _made(found, fragments, IMPLICIT, "denial-negated")
    return None


def _made(found: Attribution, fragments: list[Span], kind: str, rule: str) -> Attribution:
    return Attribution(
        rule=rule,
        fragments=fragments,
        source=found.source,
        cue=found.cue,
        addressee=found.addressee,
        lemma=found.lemma,
        function="counterclaim",
        is_denial=True,
        quote_type=found.quote_type,
        speaker=found.speaker,
        denial_type=kind,
        why=dict(found.why),
    )
