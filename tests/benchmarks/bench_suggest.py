"""Measures suggestions: speed, what they miss on written texts, and accuracy on a folder of PolNeAR articles.

``make bench ARGS=suggest`` measures the first two. The articles, in brat standoff, are measured by hand::

    python -m tests.benchmarks.bench_suggest --polnear FOLDER               # accuracy: all of them, a third, in fifths
    python -m tests.benchmarks.bench_suggest --polnear FOLDER --learn       # and what learning adds
    python -m tests.benchmarks.bench_suggest --polnear FOLDER --learn --splits 2

Nothing of the folder is kept. A third of the articles, chosen by a hash of their names, is held out: rules are
tuned on the others only. Learning is measured as an analyst meets it: 50 articles are finished, each suggestion kept
where the corpus has about the same content and the rest of the corpus marked by hand; then 50 others are suggested
for. That is done for several shuffles of the articles, and the gains are averaged.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import re
import time
from collections import defaultdict
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from statistics import mean, stdev
from typing import TYPE_CHECKING

from annotator.analysis.evaluation import ALL, Item, evaluate
from annotator.core.spans import Span, merged
from annotator.core.tagset import Label, TagSet
from annotator.environment.resources import seeds
from annotator.suggest.facts import facts_of
from annotator.suggest.finished import Finished
from annotator.suggest.rules.engine import RuleEngine
from annotator.suggest.rules.lexicon import Lexicon
from annotator.suggest.sequence_features import Marking
from annotator.suggest.sequence_learning import taught
from tests.benchmarks.figures import Figure, ratio
from tests.unit.suggest import test_denials, test_direct_quotes, test_pages

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

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


def table(pages: Sequence[Page], said: Sequence[Sequence[Proposal]], title: str) -> tuple[float, float]:
    """Print the table of the issue, and return the F1 of contents, by overlap and exactly."""
    print(f"\n{title}: {len(pages)} articles")
    found_f1 = (0.0, 0.0)
    for part in ("content", "source", "cue"):
        gold = [Item(p.name, part, spans) for p in pages for g in p.gold if (spans := getattr(g, part))]
        found = []
        for page, proposals in zip(pages, said, strict=True):
            for one in proposals:
                spans = contents(one) if part == "content" else getattr(one, part)
                spans = _joined(page.text, spans)
                if spans and one.rule != "denial-negated":
                    found.append(Item(page.name, part, spans))
        result = evaluate(gold, found)
        for kind, score in (("exact", result.exact[ALL]), ("overlap", result.overlap[ALL])):
            print(f"  {part:<8} {kind:<8} P {score.precision:.3f}  R {score.recall:.3f}  F1 {score.f1:.3f}")
        if part == "content":
            found_f1 = (result.overlap[ALL].f1, result.exact[ALL].f1)
    quotes = [
        Item(p.name, "quote", g.content) for p in pages for g in p.gold if _is_direct(p.text, g.content)
    ]
    direct = [
        Item(page.name, "quote", _joined(page.text, one.fragments))
        for page, proposals in zip(pages, said, strict=True)
        for one in proposals
        if one.label == "quote"
    ]
    score = evaluate(quotes, direct).exact["quote"]
    print(f"  direct   exact    P {score.precision:.3f}  R {score.recall:.3f}  F1 {score.f1:.3f}")
    return found_f1


def _is_direct(text: str, content: tuple[Span, ...]) -> bool:
    return all(text[start] in "“\"‘'" and text[end - 1] in "”\"’'" for start, end in content)


def propose(engine: RuleEngine, page: Page) -> list[Proposal]:
    """Return what the engine says of an article."""
    return list(engine.propose(page.text, facts_of(page.text, page.name).regions, TAGS, ()))


HOSTILE = {
    "marks in a row": '"',
    "opening marks": "“ ",
    "short quotations": "“a” ",
    "one line": "a b ",
    "cues": "He said that ",
    "turns of speech": "X: “a b c d.” ",
}


def measure(pairs: int) -> Iterator[Figure]:
    """Yield processor time, how it grows with hostile texts, and what is missed of the texts written for the tests."""
    engine = RuleEngine()
    text = "\n\n".join(path.read_bytes().decode() for path in seeds()) * 6
    regions = facts_of(text).regions
    for name, work in (
        ("rules", lambda: list(engine.propose(text, regions, TAGS, ()))),
        ("regions", lambda: facts_of(text)),
    ):
        samples = [_seconds(work) * 1e8 / len(text) for _ in range(pairs)]
        yield Figure(f"{name}, 100,000 characters", min(samples), "ms", 250, samples=samples)
    for name, piece in HOSTILE.items():
        short, long = piece * (40_000 // len(piece)), piece * (160_000 // len(piece))
        yield ratio(
            f"{name}: four times the text",
            partial(_cost, engine, long),
            partial(_cost, engine, short),
            pairs=5,
            bar=6,
        )
    yield from missed(engine)


def missed(engine: RuleEngine) -> Iterator[Figure]:
    """Yield what is missed, in per cent, of the direct speech, the boilerplate and the denials of the written texts."""
    for language in sorted(test_direct_quotes.AROUND):
        matched, gold, said, _ = test_direct_quotes.counted(engine, language)
        yield Figure(f"direct speech missed, {language}", 100 * (1 - matched / gold), "%", 5)
        yield Figure(f"no direct speech, {language}", 100 * (1 - matched / said), "%", 15)
    for name in ("pages.txt", "held_out.txt", "publishers.txt"):
        matched, gold, said = test_pages.counted(name)
        yield Figure(f"boilerplate, 1 - F1, {name}", 100 * (1 - 2 * matched / (gold + said)), "%", 5)
    matched, gold, said = test_denials.counted(engine)
    yield Figure("denials that are none", 100 * (1 - matched / said), "%", 25)
    yield Figure("denials missed", 100 * (1 - matched / gold), "%")


def _cost(engine: RuleEngine, text: str) -> float:
    return _seconds(lambda: list(engine.propose(text, facts_of(text).regions, TAGS, ())))


def _seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def main() -> None:
    """Run what the arguments ask for."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--polnear", type=Path, required=True)
    parser.add_argument("--learn", action="store_true")
    parser.add_argument("--splits", type=int, default=4)
    given = parser.parse_args()
    pages = read_folder(given.polnear)
    engine = RuleEngine()
    said = {page.name: propose(engine, page) for page in pages}
    for title, some in (
        ("tuned on", [page for page in pages if not is_held_out(page)]),
        ("held out", [page for page in pages if is_held_out(page)]),
        ("all", pages),
    ):
        table(some, [said[page.name] for page in some], title)
    if given.learn:
        wide = {
            page.name: engine.candidates(page.text, facts_of(page.text, page.name).regions, TAGS, ())
            for page in pages
        }
        teach(pages, said, wide, given.splits)


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
        start = time.process_time()
        model = taught(train, lexicon)
        spent = time.process_time() - start
        new = [finished(page) for page in test]
        before = table(test, [list(one.shown) for one in new], f"split {seed}, the rules")
        start = time.perf_counter()
        found = [
            model.proposals(one.text, one.shown, one.candidates, lexicon) if model else list(one.shown)
            for one in new
        ]
        speed = sum(len(one.text) for one in new) / (time.perf_counter() - start)
        after = table(
            test, found, f"split {seed}, taught in {spent:.0f} s: {model.record if model else 'nothing'}"
        )
        print(f"  {speed:,.0f} characters/s")
        gains.append([one - other for one, other in zip(after, before, strict=True)])
    for name, column in zip(("overlap", "exact"), zip(*gains, strict=True), strict=True):
        spread = f" (standard deviation {stdev(column):.4f})" if len(column) > 1 else ""
        each = " ".join(f"{gain:+.3f}" for gain in column)
        print(f"\ngain in {name} F1 by teaching: {mean(column):+.4f}{spread}; {each}")


if __name__ == "__main__":
    main()
