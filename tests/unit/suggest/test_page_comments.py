"""Readers' comments: a thread is told by what comes again between its texts, a live blog and an article are not one."""

from __future__ import annotations

import pytest

from annotator.core.values import RegionKind
from annotator.suggest.page_comments import mark_comments
from annotator.suggest.page_lines import lines_of

BODY = [
    "The council voted on Tuesday to put off a decision on the new parking garage until the month of May of next year.",
    "Mayor Linda Cho said that she was disappointed but that she still expected the plan to pass before the summer.",
]
SAID = "I have parked there for twenty years and never once did I find it full, so why build a new one now?"


def hidden(*lines: str) -> list[str]:
    """Return the lines that are found to be comments."""
    found = lines_of("\n".join(lines))
    mark_comments(found)
    assert {line.kind for line in found} <= {None, RegionKind.PAGE_FURNITURE}
    return [line.text for line in found if line.kind]


@pytest.mark.parametrize(
    "stamp",
    [
        "Soumis par {name}, le lundi 29 octobre 2012 à 15h46",
        "Antwort auf #1 von {name}",
        "3 hours ago",
        "#2.1 — vor 7 Stunden",
        "{name} says:",
        "Comment by {name} — 17.07, 2011 @ 13:04",
        "— Le 22 septembre, par {name}.",
        "# Le 1er juillet à 19:47, par {name} En réponse à : Le parking",
        "Reply",
    ],
)
def test_a_thread_is_found_by_its_stamps(stamp: str) -> None:
    heading = "12 Comments"
    thread = [heading]
    for name in ("walker", "anna77", "old lot"):
        thread += [stamp.format(name=name), SAID]
    assert hidden(*BODY, *thread) == thread


def test_answers_need_no_heading_and_take_the_name_above_the_first() -> None:
    thread = ["walker", "Reply", SAID, "anna77", "Reply", SAID, "old lot", "Reply", SAID]
    assert hidden(*BODY, *thread) == thread


def test_dates_without_an_answer_or_a_heading_are_no_thread() -> None:
    entries = [part for hour in range(4) for part in (f"{hour + 10}:15, 3 May 2021", SAID)]
    assert hidden(*BODY, *entries) == []


def test_a_few_far_between_are_no_thread() -> None:
    far = [part for _ in range(3) for part in ("Reply", *[SAID] * 30)]
    assert hidden(*BODY, *far) == []


def test_what_stands_above_the_article_is_left() -> None:
    assert hidden("Comments", "Reply", "Reply", "Reply", *BODY) == []


@pytest.mark.parametrize("text", ["", "Reply", "Reply\nReply\nReply\nReply"])
def test_no_article_no_comments(text: str) -> None:
    assert hidden(text) == []


def test_moments_ago_below_a_whole_article_are_a_thread() -> None:
    thread = [
        "walker",
        "28 minutes ago",
        SAID,
        "anna77",
        "Hace una hora",
        SAID,
        "old lot",
        "vor 2 Stunden",
        SAID,
    ]
    assert hidden(*BODY * 5, *thread) == thread
    assert hidden(*BODY, *thread) == []  # entries of a live blog
