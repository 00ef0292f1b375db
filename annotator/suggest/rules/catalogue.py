"""The rules by name: what each does, in one line for the analyst, and how much it is trusted at first."""

from __future__ import annotations

from annotator.suggest.base import RuleInfo

_ROWS = (
    # name, first trust, explanation, example
    (
        "quote-before-cue",
        0.90,
        "Words in quotation marks, then who said them",
        "“We cannot agree,” Peskov said.",
    ),
    (
        "quote-interrupted",
        0.88,
        "A quotation that its cue interrupts, or that goes on in the next sentence",
        "“No,” he said. “Never.”",
    ),
    ("quote-after-cue", 0.75, "Words in quotation marks after the cue", "Miller said: “We hope so.”"),
    ("inverted-cue", 0.85, "The speaker stands after the verb", "“We hope so,” said Miller."),
    (
        "quote-unlisted-verb",
        0.60,
        "A quotation followed by a speaker and a verb that is in no list",
        "“Go back,” Trump barked.",
    ),
    ("quote-after-colon", 0.60, "A quotation after a colon", "She put it this way: “No deal.”"),
    (
        "quote-continued",
        0.50,
        "A quotation with no speaker of its own: it goes on with the last one",
        "“It is so.”",
    ),
    ("verb-that", 0.75, "A verb of saying or thinking, and that", "Kim said that Moscow failed."),
    (
        "verb-clause",
        0.70,
        "A verb of saying or thinking, and a clause without that",
        "Kim said Moscow failed.",
    ),
    (
        "verb-wh",
        0.70,
        "A verb of saying or asking, and whether, how, what or why",
        "He asked whether it was true.",
    ),
    ("verb-person", 0.65, "A verb with the hearer before the content", "He told reporters that it was true."),
    ("verb-object", 0.55, "A verb of judging or naming, and what it is about", "He criticised the plan."),
    ("verb-particle", 0.50, "A verb with its particle, and what it is about", "She called for talks."),
    ("verb-infinitive", 0.50, "A verb of promising, refusing or wanting, and to", "He vowed to stay."),
    ("cue-colon", 0.50, "A cue and a colon", "He wrote: it is over."),
    ("cue-after-content", 0.60, "What is said comes first, then who says it", "It is over, he said."),
    (
        "content-interrupted",
        0.65,
        "What is said, with the cue in its middle",
        "Washington, he added, had failed.",
    ),
    ("participle", 0.50, "A participle that goes on with the same speaker", "..., adding that it was over."),
    ("shared-subject", 0.60, "A second verb of the same speaker", "... and said that it was over."),
    ("according-to", 0.80, "According to", "It is over, according to Kim."),
    ("cue-noun", 0.55, "A noun of saying or thinking, its owner, and that", "his claim that it was over"),
    ("headline-colon", 0.70, "A headline with the speaker before or after a colon", "It is over: Kremlin"),
    ("transcript-turn", 0.70, "A turn of a transcript", "TAPPER: Is it over?"),
    ("denial-verb", 0.80, "A word of denial and what is denied", "denying claims that it was over"),
    ("denial-negated", 0.65, "The opposite of what was claimed is asserted instead", "had no plans to leave"),
    ("quote-and-cue", 0.80, "A quotation next to a cue, in another language than English", "„Ja“, sagte er."),
    (
        "cue-and-joining-word",
        0.65,
        "A cue and its joining word, in another language than English",
        "Он сказал, что ...",
    ),
    ("learned", 0.50, "Learned from the articles that you have finished", ""),
)
RULES = tuple(RuleInfo(name, explanation, example) for name, _, explanation, example in _ROWS)
CONFIDENCE = {name: trust for name, trust, _, _ in _ROWS}
