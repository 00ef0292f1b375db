"""What is counted of the lines of a page: classes by the table's cuts, amounts around a line, edges, nothing at all."""

from __future__ import annotations

import pytest

from annotator.core.values import RegionKind
from annotator.suggest.page_cues import CLASSES, cues_of
from annotator.suggest.page_lines import Line, lines_of
from annotator.suggest.page_weights import weights

BODY = "The council voted on Tuesday to put off a decision on the new parking garage until the month of May next year."
CUTS = weights().cuts
ONE_BY_ONE = tuple(range(1, 40))
EXACT = {
    **CUTS,
    "comments": ONE_BY_ONE,
    "end": ONE_BY_ONE,
    "left": ONE_BY_ONE,
    "run": ONE_BY_ONE,
    "words": ONE_BY_ONE,
}


def page(*texts: str, **kinds: RegionKind) -> list[Line]:
    """Return the lines of a page; ``l2=KIND`` greys the third one."""
    lines = lines_of("\n".join(texts))
    for name, kind in kinds.items():
        lines[int(name[1:])].kind = kind
    return lines


def named(lines: list[Line], cue: str) -> list[str]:
    return [CLASSES[cue][own] for own in cues_of(lines, EXACT)[cue]]


def test_every_cue_has_a_class_for_every_line() -> None:
    lines = page(
        "Home",
        "Garage put off",
        BODY,
        BODY,
        "Read also",
        "Snow could top ten inches",
        l0=RegionKind.PAGE_FURNITURE,
    )
    cues = cues_of(lines, CUTS)
    assert set(cues) == set(CUTS) | set(CLASSES)
    for name, column in cues.items():
        assert len(column) == len(lines)
        assert set(column) <= set(range(len(CLASSES[name]) if name in CLASSES else len(CUTS[name]) + 1))


def test_shapes() -> None:
    lines = page(
        BODY,
        "She said so again.",
        "Snow could top ten inches",
        "Snow, rain,",
        "Share",
        "A link",
        l4=RegionKind.PAGE_FURNITURE,
        l5=RegionKind.RELATED_LINKS,
    )
    lines[4].is_listed = True
    assert named(lines, "shape") == ["article", "other", "bare", "other", "listed", "shaped"]
    lines[4].speaks = True
    assert named(lines, "shape")[4] == "addressed"
    assert named(page("Is this what they really said?"), "shape") == ["sentence"]


def test_the_rule_that_greyed_a_line_is_a_cue_only_while_it_is_grey() -> None:
    lines = page("Share", "Snow could top ten inches", l0=RegionKind.CAPTION)
    for line in lines:
        line.rule = "repeated-line"
    assert named(lines, "rule") == ["repeated-line", "none"]
    assert named(lines, "kind") == ["caption", "none"]


@pytest.mark.parametrize(
    ("text", "begins", "ends"),
    [
        ("They said so.", "capital", "stop"),
        ("“They said so”", "quotation", "stop"),
        ("did they say so?", "small", "question"),
        ("12 things to know…", "digit", "dots"),
        ("— and then ...", "other", "dots"),
        ("As follows:", "capital", "colon"),
        ("Yerevan, Baku,", "capital", "comma"),
        ("Season 4", "capital", "digit"),
        ("Photos (AP)", "capital", "bracket"),
        ("Read more", "capital", "letter"),
        ("Read more »", "capital", "stop"),
        ("Read more ›", "capital", "other"),
    ],
)
def test_ends_and_beginnings(text: str, begins: str, ends: str) -> None:
    assert named(page(text), "begins") == [begins]
    assert named(page(text), "ends") == [ends]


def test_places_runs_and_what_comes_since() -> None:
    lines = page(
        "Home", "News", BODY, BODY, "3 comments", "Anna", "No.", "Tags", l7=RegionKind.PAGE_FURNITURE
    )
    cues = cues_of(lines, EXACT)
    assert named(lines, "place") == ["above"] * 2 + ["within"] * 2 + ["below"] * 4
    assert cues["run"] == [2, 2, 0, 0, 2, 2, 0, 1]
    assert cues["comments"] == [0, 0, 0, 0, 0, 1, 2, 3]
    assert cues["end"] == [0] * 8
    assert cues["left"] == [7, 6, 5, 4, 3, 2, 1, 0]
    assert cues["words"] == [1, 1, 22, 22, 2, 1, 1, 1]


def test_means_leave_the_line_itself_out() -> None:
    cuts = {
        **CUTS,
        "length_above": (5, 15),
        "length_below": (5, 15),
        "length_around": (5, 15),
        "known_around": (0.4, 0.6),
    }
    lines = page("a" * 10, "b" * 20, "c" * 30, l0=RegionKind.CAPTION)
    cues = cues_of(lines, cuts)
    assert cues["length_above"] == [0, 1, 2]  # none, 10, 15
    assert cues["length_below"] == [2, 2, 0]  # 25, 30, none
    assert cues["known_around"] == [0, 1, 1]


def test_a_page_without_a_sentence_or_a_title_has_no_place() -> None:
    assert named(page("Home", "News"), "place") == ["none", "none"]
    assert cues_of(page("Home"), CUTS)["from_title"] == [0]
