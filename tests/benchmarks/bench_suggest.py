"""Measures the rule engine: speed on made-up news, and accuracy on a folder of PolNeAR articles in brat standoff.

Run it by hand::

    python tests/benchmarks/bench_suggest.py                      # speed
    python tests/benchmarks/bench_suggest.py --polnear FOLDER     # accuracy on all of them, on a third held out
    python tests/benchmarks/bench_suggest.py --polnear FOLDER --learn   # and what learning adds

Nothing of the folder is kept. A third of the articles, chosen by a hash of their names, is held out: rules are
tuned on the others only.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import re
import time
from collections import defaultdict
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from annotator.analysis.evaluation import ALL, Item, evaluate, shared
from annotator.core.spans import Span, merged
from annotator.core.tagset import Label, TagSet
from annotator.environment.resources import seeds
from annotator.suggest.facts import facts_of
from annotator.suggest.learning import Decision, learned
from annotator.suggest.rules.engine import RuleEngine
from annotator.suggest.rules.lexicon import Lexicon
from annotator.suggest.sequence_features import Marking
from annotator.suggest.sequence_learning import Finished, taught

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from annotator.suggest.base import Proposal

TAGS = TagSet(tuple(Label(id=name, name=name) for name in ("claim", "denial", "quote")))
_TEXT_BOUND = re.compile(r"(T\d+)\t\w+ ([\d ;]+)\t")
_EVENT = re.compile(r"E\d+\tAttribution:T\d+ ?(.*)")


@dataclass(frozen=True)
class Gold:
    """An attribution of the corpus."""

    content: tuple[Span, ...]
    source: tuple[Span, ...]
    cue: tuple[Span, ...]


@dataclass(frozen=True)
class Page:
    """An article of the corpus."""

    name: str
    text: str
    gold: tuple[Gold, ...]


def read_folder(folder: Path) -> list[Page]:
    """Return the articles of a folder; fragments that only white space parts are joined."""
    return [_page(path) for path in sorted(folder.glob("*.txt"))]


def _page(path: Path) -> Page:
    text = path.read_bytes().decode("utf-8")
    spans: dict[str, list[Span]] = {}
    gold = []
    for line in path.with_suffix(".ann").read_bytes().decode("utf-8").split("\n"):
        if found := _TEXT_BOUND.match(line):
            spans[found[1]] = [Span(*map(int, part.split())) for part in found[2].split(";")]
        elif found := _EVENT.match(line):
            parts: dict[str, list[Span]] = defaultdict(list)
            for role in found[1].split():
                name, _, target = role.partition(":")
                parts[name.rstrip("0123456789")] += spans.get(target, [])
            gold.append(Gold(*(_joined(text, parts[name]) for name in ("Content", "Source", "Cue"))))
    return Page(path.stem, text, tuple(gold))


def _joined(text: str, spans: Iterable[Span]) -> tuple[Span, ...]:
    result: list[Span] = []
    for span in sorted(spans):
        if result and not text[result[-1].end : span.start].strip():
            result[-1] = Span(result[-1].start, max(result[-1].end, span.end))
        else:
            result.append(span)
    return tuple(result)


def is_held_out(page: Page) -> bool:
    """Tell whether an article is one of the third that no rule is tuned on."""
    return int(hashlib.md5(page.name.encode(), usedforsecurity=False).hexdigest(), 16) % 3 == 0


def contents(proposal: Proposal) -> tuple[Span, ...]:
    """Return a proposal's content as the corpus draws it: a denial without the word of denial."""
    if proposal.label == "denial" and proposal.cue and proposal.cue[0].start == proposal.start:
        rest = Span(proposal.cue[-1].end + 1, proposal.fragments[0].end)
        return merged((rest, *proposal.fragments[1:]))
    return proposal.fragments


def measure(pages: Sequence[Page], said: Sequence[Sequence[Proposal]], title: str) -> float:
    """Print the table of the issue, and return the F1 of contents by overlap."""
    print(f"\n{title}: {len(pages)} articles")
    overlap = 0.0
    for part in ("content", "source", "cue"):
        gold = [Item(p.name, part, spans) for p in pages for g in p.gold if (spans := getattr(g, part))]
        found = []
        for page, proposals in zip(pages, said, strict=True):
            for one in proposals:
                spans = contents(one) if part == "content" else getattr(one, part)
                if spans and one.rule != "denial-negated":
                    found.append(Item(page.name, part, spans))
        result = evaluate(gold, found)
        for kind, score in (("exact", result.exact[ALL]), ("overlap", result.overlap[ALL])):
            print(f"  {part:<8} {kind:<8} P {score.precision:.3f}  R {score.recall:.3f}  F1 {score.f1:.3f}")
        overlap = result.overlap[ALL].f1 if part == "content" else overlap
    quotes = [
        Item(p.name, "quote", g.content) for p in pages for g in p.gold if _is_direct(p.text, g.content)
    ]
    direct = [
        Item(page.name, "quote", one.fragments)
        for page, proposals in zip(pages, said, strict=True)
        for one in proposals
        if one.label == "quote"
    ]
    score = evaluate(quotes, direct).exact["quote"]
    print(f"  direct   exact    P {score.precision:.3f}  R {score.recall:.3f}  F1 {score.f1:.3f}")
    return overlap


def _is_direct(text: str, content: tuple[Span, ...]) -> bool:
    return all(text[start] in '“"' or text[start : start + 2] == "''" for start, _ in content) and all(
        text[end - 1] in '”"' or text[end - 2 : end] == "''" for _, end in content
    )


def propose(engine: RuleEngine, page: Page) -> list[Proposal]:
    """Return what the engine says of an article."""
    return list(engine.propose(page.text, facts_of(page.text, page.name).regions, TAGS, ()))


def speed() -> None:
    """Print characters a second, regions and rules apart, and the slowest of some hostile texts."""
    engine = RuleEngine()
    text = "\n\n".join(path.read_bytes().decode() for path in seeds()) * 30
    facts = min(_seconds(lambda: facts_of(text)) for _ in range(5))
    regions = facts_of(text).regions
    rules = min(_seconds(lambda: list(engine.propose(text, regions, TAGS, ()))) for _ in range(5))
    print(f"regions {len(text) / facts:,.0f} characters/s; rules {len(text) / rules:,.0f} characters/s")
    hostile = {
        "20,000 marks": '"' * 20_000,
        "20,000 open": "“ " * 20_000,
        "quotes": "“a” " * 20_000,
        "one line of 2 MB": "a b " * 500_000,
        "cues": "He said that " * 40_000,
        "turns": "X: “a b c d.” " * 20_000,
    }
    for name, one in hostile.items():
        spent = _seconds(lambda one=one: list(engine.propose(one, facts_of(one).regions, TAGS, ())))
        print(f"  {name:<18} {len(one):>9,} characters {spent:6.2f} s")


def _seconds(work: object) -> float:
    start = time.perf_counter()
    work()  # type: ignore[operator]  # a function without arguments
    return time.perf_counter() - start


def main() -> None:
    """Run what the arguments ask for."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--polnear", type=Path)
    parser.add_argument("--learn", action="store_true")
    given = parser.parse_args()
    if given.polnear is None:
        speed()
        return
    pages = read_folder(given.polnear)
    engine = RuleEngine()
    start = time.perf_counter()
    said = {page.name: propose(engine, page) for page in pages}
    spent = time.perf_counter() - start
    print(f"{sum(len(page.text) for page in pages) / spent:,.0f} characters/s with regions")
    for title, some in (
        ("tuned on", [page for page in pages if not is_held_out(page)]),
        ("held out", [page for page in pages if is_held_out(page)]),
    ):
        measure(some, [said[page.name] for page in some], title)
    if given.learn:
        learn(pages, said)


def decided(page: Page, candidates: list[Proposal], shown: list[Proposal]) -> tuple[list[Decision], int]:
    """Return what an analyst who marks as the corpus does would decide, and how much no candidate matches."""
    pairs = sorted(
        (-share, number, index)
        for number, gold in enumerate(page.gold)
        for index, one in enumerate(candidates)
        if one.start < gold.content[-1].end
        and gold.content[0].start < one.end
        and (share := shared(gold.content, contents(one))) >= 0.5
    )
    taken_gold: set[int] = set()
    accepted: set[int] = set()
    for _, number, index in pairs:
        if number not in taken_gold and index not in accepted:
            taken_gold.add(number)
            accepted.add(index)
    keys = {(one.label, one.fragments) for one in shown}
    made = [
        Decision(page.name, page.text, one, index in accepted, (one.label, one.fragments) in keys)
        for index, one in enumerate(candidates)
    ]
    return made, len(page.gold) - len(taken_gold)


def learn(pages: list[Page], said: dict[str, list[Proposal]]) -> None:
    """Print what the decisions on 50 articles add on 50 others, three times."""
    engine = RuleEngine()
    wide = {
        page.name: engine.candidates(page.text, facts_of(page.text, page.name).regions, TAGS, ())
        for page in pages
    }
    gains = []
    for seed in range(3):
        shuffled = random.Random(seed).sample(pages, len(pages))
        train, test = shuffled[:50], shuffled[50:100]
        decisions, missed = [], 0
        for page in train:
            found, lost = decided(page, wide[page.name], said[page.name])
            decisions += found
            missed += lost
        model = learned(decisions, missed=missed)
        print(f"\nseed {seed}: cross-validated {model.report if model else 'not better'}")
        before = measure(test, [said[page.name] for page in test], "before")
        kept = [model.kept(page.text, wide[page.name]) if model else said[page.name] for page in test]
        after = measure(test, kept, "after")
        gains.append(after - before)
    print("\ngain in overlap F1 by weighing:", " ".join(f"{gain:+.3f}" for gain in gains))
    teach(pages, said, wide)


def teach(
    pages: list[Page], said: dict[str, list[Proposal]], wide: dict[str, list[Proposal]], splits: int = 4
) -> None:
    """Print what the sequence model learns from 50 finished articles and adds on 50 others, for some splits."""
    lexicon = Lexicon.load()

    def finished(page: Page) -> Finished:
        shown = [replace(one, fragments=contents(one)) for one in said[page.name]]
        possible = [replace(one, fragments=contents(one)) for one in wide[page.name]]
        markings = [Marking(one.content, one.source, one.cue) for one in page.gold if one.content]
        return Finished(page.text, shown, possible, markings, ["claim"] * len(markings))

    gains = []
    for seed in range(splits):
        shuffled = random.Random(seed).sample(pages, len(pages))
        train, test = [finished(page) for page in shuffled[:50]], shuffled[50:100]
        start = time.perf_counter()
        model = taught(train, lexicon)
        spent = time.perf_counter() - start
        new = [finished(page) for page in test]
        before = measure(test, [one.shown for one in new], f"split {seed}, the rules")
        start = time.perf_counter()
        found = [
            model.proposals(one.text, one.shown, one.candidates, lexicon) if model else one.shown
            for one in new
        ]
        speed = sum(len(one.text) for one in new) / (time.perf_counter() - start)
        after = measure(
            test, found, f"split {seed}, taught in {spent:.0f} s: {model.record if model else 'nothing'}"
        )
        if model is not None:
            print(f"  by a model that {model.manner}; {speed:,.0f} characters/s")
        gains.append(after - before)
    middle = sum(gains) / len(gains)
    print(f"\ngain in overlap F1 by teaching: {middle:+.4f};", " ".join(f"{gain:+.3f}" for gain in gains))


if __name__ == "__main__":
    main()
