"""Where an article begins and ends on its page: what lies around it is the page's, and a short end is not cut off."""

from __future__ import annotations

from itertools import pairwise

import pytest

from annotator.core.values import RegionKind
from annotator.suggest.facts import facts_of
from annotator.suggest.page_extent import find_extent, mark_outside
from annotator.suggest.page_lines import lines_of

BODY = [
    (
        "The council voted on Tuesday to put off a decision on the new parking garage until the month of "
        "May, after hours of debate in which residents and shopkeepers spoke for and against the plan."
    ),
    (
        "Mayor Linda Cho said that she was disappointed but that she still expected the plan to pass before "
        "the summer, when the present lease on the old lot beside the station runs out."
    ),
    (
        "Shopkeepers on Main Street have asked for the garage since the old lot was sold, and say that "
        "customers now drive to the next town instead of looking for a place to stop."
    ),
    (
        "A study that the council paid for last year found that 340 places would be needed by the end of the "
        "decade, and that half of them could be had without building anything."
    ),
    (
        "Those who live behind the station fear that the garage will bring more traffic into streets that "
        "are too narrow for it, and have gathered 1,200 signatures against the plan since the winter."
    ),
]
TEASERS = [
    "Snow could top ten inches",
    "A storm is to reach the county on Friday night, and schools have been told to prepare for a day at home.",
    "Jane Miller",
    "New bakery to open in former bank",
    "The owners of two cafés have rented the hall where tellers stood until last year, and will bake there from June.",
    "Tom Reed",
    "Man charged in stabbing at station",
    "Police said that a man of thirty was held on Sunday after a quarrel on the platform that left another wounded.",
    "Ann Lowe",
]


def hidden(*lines: str) -> list[str]:
    """Return the lines that are boilerplate."""
    text = "\n".join(lines) + "\n"
    return [text[slice(*r.span)] for r in facts_of(text).regions if r.kind.is_boilerplate]


def test_teasers_with_their_summaries_behind_the_article_are_the_page_s() -> None:
    found = hidden("Council delays vote on garage", *BODY, "More from The Courier", *TEASERS)
    assert found == ["More from The Courier", *TEASERS]


def test_parts_with_many_sentences_and_no_sign_of_a_page_are_the_article_s() -> None:
    parts = [part for line in TEASERS[1::3] * 2 for part in ("What it means", line)]
    found = hidden(
        "Council delays vote on garage", *BODY, *parts, "The plan", "The cost", "The vote", "Share"
    )
    assert not set(TEASERS[1::3]) & set(found)


def test_teasers_above_the_title_are_the_page_s() -> None:
    title = "Council delays vote on parking garage"
    found = hidden("Sign in", "Subscribe", *TEASERS, title, "By Jane Miller", *BODY)
    assert found == ["Sign in", "Subscribe", *TEASERS, "By Jane Miller"]


def test_without_any_sign_of_a_page_nothing_is_cut_off() -> None:
    assert hidden("Council delays vote on garage", *BODY, *TEASERS[1::3]) == []


@pytest.mark.parametrize(
    "last", ["She would not say more.", "The vote was seven to two, with one abstention."]
)
def test_a_short_last_sentence_is_the_article_s(last: str) -> None:
    assert last not in hidden(
        "Council delays vote on garage", *BODY, last, "Share", "Print", "Related Articles"
    )


def test_one_last_paragraph_below_links_is_the_article_s() -> None:
    links = ["Related Articles", "Snow could top ten inches", "New bakery to open in former bank"]
    last = "The council is to meet again on the first Monday in May."
    found = hidden("Council delays vote on garage", *BODY, *links, last, "Share", "Print", "About us")
    assert last not in found
    assert set(links) <= set(found)


def test_a_list_of_short_paragraphs_under_headings_is_no_page() -> None:
    items = [part for number in range(6) for part in (f"The {number}th thing to know", TEASERS[1])]
    assert not set(items) & set(hidden("What to know about the vote", *items, "Share"))


def test_the_run_is_the_one_with_most_sentences() -> None:
    lines = lines_of("\n".join([*TEASERS, *BODY, *TEASERS]))
    extent = find_extent(lines)
    assert extent is not None
    assert [line.text for line in lines[extent.start : extent.stop]] == BODY


@pytest.mark.parametrize("text", ["", "Menu", "Menu\nSign in\nSubscribe", "One. Two.\n\n\n"])
def test_a_text_without_sentences_has_no_extent(text: str) -> None:
    lines = lines_of(text)
    assert find_extent(lines) is None
    mark_outside(lines, None)
    assert all(line.kind is None for line in lines)


def test_the_cut_end_of_a_long_paragraph_makes_it_no_headline() -> None:
    cut = " ".join(BODY) + " - More from her: the plan"
    assert cut not in hidden("Council delays vote on garage", *BODY, "Share", "Print", "Read more", cut)


def test_what_comes_three_times_is_the_page_s_unless_that_is_the_text() -> None:
    box = "To see what stands here, the reader has to say yes to being followed from page to page by others."
    assert hidden("Vote on garage", *BODY[:2], box, *BODY[2:4], box, BODY[4], box) == [box] * 3
    assert not set(BODY) & set(hidden(*["Council delays vote on garage", *BODY] * 3))


def test_a_region_never_touches_another() -> None:
    text = "\n".join(["Sign in", *TEASERS, "Council delays vote", *BODY, "Share", *TEASERS])
    spans = [region.span for region in facts_of(text).regions]
    assert all(before.end <= after.start for before, after in pairwise(spans))
    assert RegionKind.TITLE in {region.kind for region in facts_of(text).regions}
