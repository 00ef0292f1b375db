"""Which line of a page is its title, where menus, teasers, decks and captions stand around it."""

from __future__ import annotations

import pytest

from annotator.core.values import RegionKind
from annotator.suggest.facts import facts_of
from annotator.suggest.page_lines import lines_of
from annotator.suggest.page_title import is_byline, repeats_title

TITLE = "Council delays vote on parking garage"
BODY = [
    "The council voted on Tuesday to put off a decision on the new parking garage until the month of May of next year.",
    "Mayor Linda Cho said that she was disappointed but that she still expected the plan to pass before the summer.",
    "Shopkeepers have asked for the garage since the old lot beside the station was sold to a builder of flats.",
]


@pytest.mark.parametrize(
    "above",
    [
        [],
        ["Courier Gazette", "Towns", "Schools and more"],
        [
            "Puzzles, quizzes and games",
            "Snow could top ten inches",
            "New bakery to open in former bank",
            "Advertisement",
        ],
        ["Courier", *(f"{town} Falls" for town in ("Elk", "Otter", "Bear", "Crow", "Deer")), "Old Mill Road"],
        [f"Section number {number}" for number in range(60)],
    ],
)
@pytest.mark.parametrize(
    "below",
    [[], ["By Jane Miller"], ["May 3, 2021 by jane"], ["Share", "Print", "Mayor Linda Cho on the old lot"]],
)
def test_the_title_is_found(above: list[str], below: list[str]) -> None:
    assert facts_of("\n".join([*above, TITLE, *below, *BODY])).title == TITLE


def test_a_deck_is_not_the_title() -> None:
    deck = "Shopkeepers and residents are split over the plan for a parking garage beside the station"
    assert facts_of("\n".join(["Open navigation menu", TITLE, deck, "By Jane Miller", *BODY])).title == TITLE


def test_the_title_again_is_page_furniture() -> None:
    text = "\n".join(["Towns", TITLE, *BODY, "Share", TITLE])
    grey = [text[slice(*r.span)] for r in facts_of(text).regions if r.kind.is_boilerplate]
    assert grey == ["Towns", "Share", TITLE]


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("von Anja Schmoll am 14. Mai 2014, 15:40 Uhr", True),
        ("Eine Analyse von Caspar Schwarz", True),
        ("By MAGGIE HALE & SARAH TOEPFER | 10/9/10 7:15 AM", True),
        ("June 5, 2019 by admin", True),
        ("23.06.2016 um 16:14 Uhr - M. Reuter", True),
        ("By land and by sea, the army advanced on the capital", False),
        ("By Tuesday, talks had collapsed", False),
        (TITLE, False),
        ("What happened on 5 May 2020 in the capital of the region", False),
    ],
)
def test_a_byline_is_told_from_a_headline(text: str, right: bool) -> None:
    (line,) = lines_of(text)
    assert is_byline(line) is right


def test_the_first_of_two_is_the_title() -> None:
    video = ["Watch", TITLE, "0:45", "Automatic transcript of the video", "Tweet"]
    text = "\n".join(["Towns", TITLE, "By Jane Miller", BODY[0], *video, *BODY])
    title = next(region for region in facts_of(text).regions if region.kind is RegionKind.TITLE)
    assert title.span.start == text.index(TITLE)


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("Council Delays Vote on Parking Garage", True),
        ("Council delays vote: parking garage", True),
        ("Council vote", False),
        ("Mayor calls for calm after vote on the old station", False),
    ],
)
def test_the_title_is_known_again(text: str, right: bool) -> None:
    title, line = lines_of(f"{TITLE}\n{text}")
    assert repeats_title(title, line) is right
