"""Saved pages in many styles: how much of what is not the article is found, and that nothing of the article is."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotator.core.values import RegionKind
from annotator.environment.resources import seeds
from annotator.suggest.facts import facts_of

FOLDER = Path(__file__).parents[2] / "data" / "pages"
# The lines of the seeds that are not their articles, by how they begin.
SEEDS = {
    "000": ("Read more:",),
    "001": (
        "Published:",
        "Read Mode",
        "100% Font",
        "For all the latest",
        "Read more:",
        "Karabakh separatist leader",
        "Kremlin says unable",
        "German arms maker",
        "Top Content",
    ),
    "002": ("date 2023-11-07",),
    "003": (
        "Published 01",
        "Updated 01",
        "© Reuters",
        "Latest comments",
        "Risk Disclosure",
        "Before deciding",
        "Fusion Media",
        "It is prohibited",
        "© 2007",
    ),
    "004": (
        "date 2023-09-25",
        "Advertisement",
        "For all the latest",
        "Read more:",
        "Russia tells Armenia",
        "Senior US officials",
        "Explainer:",
    ),
}


def hidden(text: str) -> set[int]:
    """Return the code points that the program takes for boilerplate."""
    regions = (region for region in facts_of(text).regions if region.kind.is_boilerplate)
    return {at for region in regions for at in range(*region.span) if not text[at].isspace()}


def pages(name: str) -> list[tuple[str, str, set[int]]]:
    """Return name, text and the code points of boilerplate of each page, with and without empty lines."""
    found = []
    for page in (FOLDER / name).read_text(encoding="utf-8").split("\n=====")[1:]:
        title, *lines = page.strip("\n").split("\n")
        for gap in ("\n", "\n\n"):
            text, right = "", set()
            for line in filter(None, lines):
                if line.startswith("-"):
                    right |= {
                        at + len(text) for at, character in enumerate(line[2:]) if not character.isspace()
                    }
                text += line[2:] + gap
            found.append((title.strip(), text, right))
    return found


def counted(name: str) -> tuple[int, int, int]:
    """Return how many characters of boilerplate are found, are there, and are said to be such."""
    matched = right = said = 0
    for _, text, gold in pages(name):
        found = hidden(text)
        matched, right, said = matched + len(gold & found), right + len(gold), said + len(found)
    return matched, right, said


@pytest.mark.parametrize("name", ["pages.txt", "held_out.txt", "publishers.txt"])
def test_boilerplate_is_found_and_the_article_left_alone(name: str) -> None:
    matched, right, said = counted(name)
    assert 2 * matched / (right + said) >= 0.95
    assert matched / said >= 0.99


def test_the_title_is_the_headline_and_not_the_name_of_the_page() -> None:
    for page in (FOLDER / "pages.txt").read_text(encoding="utf-8").split("\n=====")[1:]:
        lines = page.strip("\n").split("\n")[1:]
        text = "\n".join(line[2:] for line in lines)
        assert facts_of(text).title == next(line[2:] for line in lines if line.startswith("#"))


def test_boilerplate_of_the_seeds() -> None:
    matched = right = said = 0
    for path in seeds():
        text = path.read_bytes().decode()
        gold, at = set(), 0
        for line in text.split("\n"):
            begins = SEEDS[path.name[:3]]
            words = line.strip()
            if words.startswith(begins):
                length = len("date 2023-00-00") if words.startswith("date") else len(words)
                start = at + line.index(words[0])
                gold |= {place for place in range(start, start + length) if not text[place].isspace()}
            at += len(line) + 1
        found = hidden(text)
        matched, right, said = matched + len(gold & found), right + len(gold), said + len(found)
    assert 2 * matched / (right + said) >= 0.99
    assert RegionKind.TITLE.is_boilerplate is False
