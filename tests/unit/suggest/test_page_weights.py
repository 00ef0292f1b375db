"""Weights: the table is whole, sums are what it says, and what may never change sides does not."""

from __future__ import annotations

import tomllib

import pytest

from annotator.core.values import RegionKind
from annotator.environment.resources import resource
from annotator.suggest.facts import facts_of
from annotator.suggest.page_cues import CLASSES, cues_of
from annotator.suggest.page_lines import Line, lines_of
from annotator.suggest.page_weights import Weights, is_counted, weights

BODY = [
    "The council voted on Tuesday to put off a decision on the new parking garage until the month of May of next year.",
    "Mayor Linda Cho said that she was disappointed but that she still expected the plan to pass before the summer.",
    "The garage would hold four hundred cars and cost eleven million dollars, most of it from a grant of the state.",
    "Merchants on Second Street have asked for it for years; those who live there fear its traffic.",
]
LISTED = ["Home", "Share", "Subscribe", "Advertisement"]


def table() -> dict[str, object]:
    with resource("regions/weights.toml").open("rb") as file:
        return tomllib.load(file)


def plain(**weights_: object) -> Weights:
    """Return weights that only these entries decide."""
    levels = {"start": 0.0, "beside": 0.0, "most": 4.0, "grey": 1.0, "grey_sentence": 3.0, "give_back": -1.0}
    return Weights({**levels, "cuts": table()["cuts"], "weights": weights_})


def page(count: int = 12) -> list[Line]:
    """Return lines of which four are listed, one is greyed for its shape and the rest is open."""
    texts = [*LISTED, "Snow could top ten inches", *BODY]
    lines = lines_of("\n".join((texts + [f"Bakery number {n} to open" for n in range(count)])[:count]))
    for line in lines[:4]:
        line.kind, line.is_listed = RegionKind.PAGE_FURNITURE, True
    lines[4].kind = RegionKind.RELATED_LINKS
    return lines


def kinds(lines: list[Line]) -> list[str]:
    return ["" if line.kind is None else line.kind.value for line in lines]


def test_the_table_has_a_weight_for_every_class_of_every_cue() -> None:
    entries, cuts = table()["weights"], table()["cuts"]
    assert isinstance(entries, dict)
    assert isinstance(cuts, dict)
    assert set(cues_of(page(), cuts)) == set(cuts) | set(CLASSES)

    def size(name: str) -> int:
        return len(cuts[name.rpartition(":")[2]]) + 1 + (":" in name)

    for name, entry in entries.items():
        first, _, second = name.partition(" ")
        own = first.rpartition(":")[2]
        if isinstance(entry, list):
            assert not second
            assert len(entry) == size(first)
            continue
        assert set(entry) <= set(CLASSES[own])
        if second and second.rpartition(":")[2] not in CLASSES:
            assert {len(row) for row in entry.values()} == {size(second)}
        elif second:
            assert {len(row) for row in entry.values()} == {len(CLASSES[second.rpartition(":")[2]])}
    assert all(sorted(steps) == steps for steps in cuts.values())


def test_a_sum_is_its_entries_and_a_part_of_the_neighbours() -> None:
    lines = lines_of("One\nTwo three\nFour.")
    entries = {
        "words": [0, 2.0, 2.0, 2.0, 2.0, 2.0],  # two words and more
        "above:ends": {"letter": 0.5, "none": -1.0},
        "shape begins": {"bare": [0, 0.25, 0, 0, 0]},
    }
    assert plain(**entries).sums(cues_of(lines, weights().cuts)) == [-1.0 + 0.25, 2.0 + 0.5 + 0.25, 0.5]
    levels = {"start": 1.0, "beside": 0.5, "most": 2.0, "grey": 1, "grey_sentence": 1, "give_back": -1}
    smooth = Weights({**levels, "cuts": table()["cuts"], "weights": {"words": entries["words"]}})
    assert smooth.sums(cues_of(lines, weights().cuts)) == [1 + 0.5 * 2, 3 + 0.5 * 1, 1 + 0.5 * 2]


def test_what_the_lists_know_and_the_title_stay_and_what_shape_alone_greyed_may_come_back() -> None:
    lines = page()
    lines[5].kind = RegionKind.TITLE
    lines[6].kind, lines[6].is_listed, lines[6].speaks = RegionKind.PROMOTION, True, True
    plain(left=[-9.0] * 5).decide(lines)
    assert kinds(lines) == ["page_furniture"] * 4 + ["", "title"] + [""] * 6


def test_a_sentence_is_greyed_only_by_more_and_a_second_deck_not_at_all() -> None:
    lines = page()
    lines[4].kind = RegionKind.TITLE
    lines[5].text = "Merchants on the street say they have waited long enough"
    plain(left=[2.0] * 5).decide(lines)
    assert (
        kinds(lines)[4:] == ["title", "", "", "", ""] + ["related_links"] * 3
        if len(lines[9].text) > 30
        else True
    )
    assert [line.kind for line in lines[5:9]] == [None] * 4
    assert all(line.kind is not None for line in lines[9:])
    plain(left=[4.0] * 5).decide(lines)
    assert lines[5].kind is None
    assert all(line.kind is not None for line in lines[6:])


def test_few_lines_or_few_signs_of_a_page_say_too_little() -> None:
    few = page(11)
    before = kinds(few)
    for heavy in (-9.0, 9.0):
        plain(left=[heavy] * 5).decide(few)
        assert kinds(few) == before
    bare = page()
    for line in bare[:2]:
        line.kind, line.is_listed = None, False
    plain(left=[9.0] * 5).decide(bare)
    assert kinds(bare)[:2] == ["", ""]
    assert kinds(bare)[5:] == [""] * 7


@pytest.mark.parametrize(
    ("text", "counts"), [("___", False), ("• • •", False), ("16:40", False), ("12 am", True), ("Ա", True)]
)
def test_rules_of_dashes_do_not_count(text: str, counts: bool) -> None:
    assert is_counted(lines_of(text)[0]) is counts


def test_nothing_is_decided_about_nothing() -> None:
    weights().decide([])
    empty = Line(lines_of("x")[0].span, "")
    weights().decide([empty] * 20)
    assert empty.kind is None


def test_a_running_report_is_the_article_s_between_its_hours() -> None:
    parts = []
    for hour, said in enumerate(BODY * 3, 1):
        parts += [
            "___",
            f"{hour}:15 p.m.",
            said,
            f"He said so at town hall number {hour}, before a large crowd.",
        ]
    text = "\n".join(["The Latest: Council puts garage off", *parts])
    hidden = {text[slice(*region.span)] for region in facts_of(text).regions if region.kind.is_boilerplate}
    assert not [line for line in hidden if len(line) > 20]
