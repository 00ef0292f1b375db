"""Denials told from refusals, declined comments, negated cues and losses, on written sentences."""

from __future__ import annotations

from pathlib import Path

from annotator.core.spans import Span, shared
from annotator.core.tagset import Label, TagSet
from annotator.environment.resources import seeds
from annotator.suggest.facts import facts_of
from annotator.suggest.rules.engine import RuleEngine

FILE = Path(__file__).parents[2] / "data" / "denials.txt"
TAGS = TagSet(tuple(Label(id=name, name=name) for name in ("claim", "denial", "quote")))
BEFORE = (
    "The meeting took place in the capital on Monday and it was the first for the two sides in years.\n\n"
)
# The denials of the seeds, by how they begin and end.
SEEDS = (
    ("rejects Armenian PM’s", "quitting South Caucasus"),
    ("rejected a suggestion", "in the wider region"),
    ("had no plans to wind", "activities there"),
    ("“We cannot agree", "theses,”"),
    ("“Russia is not going", "to leave.”"),
    ("has firmly rejected", "these claims"),
    ("dismissed these", "as unfounded"),
    ("denying Armenia’s claims", "ethnic cleansing"),
)


def counted(engine: RuleEngine) -> tuple[int, int, int]:
    """Return how many denials are found, are there, and are proposed."""
    matched = right = said = 0
    for line in FILE.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        text = BEFORE + line.replace("⟦", "").replace("⟧", "") + "\n"
        found = [
            one for one in engine.propose(text, facts_of(text).regions, TAGS, ()) if one.label == "denial"
        ]
        said += len(found)
        if "⟦" in line:
            right += 1
            span = Span(len(BEFORE) + line.index("⟦"), len(BEFORE) + line.index("⟧") - 1)
            matched += any(shared((span,), one.fragments) >= 0.5 for one in found)
    return matched, right, said


def test_denials_and_what_only_looks_like_them() -> None:
    matched, right, said = counted(RuleEngine())
    assert matched / said >= 0.85
    assert matched / right >= 0.85


def test_denials_of_the_seeds() -> None:
    engine = RuleEngine()
    found = []
    for path in seeds():
        text = path.read_bytes().decode()
        proposals = engine.propose(text, facts_of(text, path.name).regions, TAGS, ())
        found += [text[one.start : one.end] for one in proposals if one.label == "denial"]
    assert len(found) == len(SEEDS)
    for words, (begin, end) in zip(found, SEEDS, strict=True):
        assert words.startswith(begin)
        assert words.endswith(end)
