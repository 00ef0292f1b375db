"""What the rules refuse, and what they let through."""

from __future__ import annotations

from dataclasses import replace

import pytest

from annotator.core.errors import UserError
from annotator.core.rules import check_annotation, check_link, check_plain
from annotator.core.spans import Span
from annotator.core.tagset import Label, LinkType
from annotator.core.values import Annotation, Link, Source, Statement

SOUND = Annotation(
    id="n", article_id="a", label_id="l", fragments=(Span(0, 5), Span(5, 9)), source=(Span(2, 3),)
)


def test_fragments_that_touch_and_reach_the_end_are_sound() -> None:
    check_annotation(SOUND, 9)


@pytest.mark.parametrize(
    ("fragments", "code"),
    [
        ((), "span.missing"),
        ((Span(3, 3),), "span.empty"),
        ((Span(4, 3),), "span.empty"),
        ((Span(-1, 3),), "span.outside_text"),
        ((Span(5, 10),), "span.outside_text"),
        ((Span(0, 5), Span(4, 6)), "span.fragments_overlap"),
        ((Span(4, 6), Span(0, 2)), "span.fragments_overlap"),
    ],
)
def test_impossible_extents_are_refused(fragments: tuple[Span, ...], code: str) -> None:
    with pytest.raises(UserError) as caught:
        check_annotation(replace(SOUND, fragments=fragments), 9)
    assert caught.value.code == code


@pytest.mark.parametrize("role", ["source", "cue", "addressee"])
def test_the_words_of_a_role_lie_in_the_text_too(role: str) -> None:
    with pytest.raises(UserError) as caught:
        check_annotation(replace(SOUND, **{role: (Span(8, 10),)}), 9)  # type: ignore[arg-type]  # spans, by name
    assert caught.value.code == "span.outside_text"


def test_a_link_joins_what_its_type_allows() -> None:
    claim, denial = Label(id="1", name="claim"), Label(id="2", name="denial")
    kind = LinkType(id="denies", from_labels=("denial",), to_labels=("claim",))
    link = Link(id="k", type="denies", from_id="x", to_id="y")
    check_link(link, kind, denial, claim)
    check_link(link, LinkType(id="any"), claim, claim)
    for bad, known, ends in (
        (link, kind, (claim, denial)),
        (link, None, (denial, claim)),
        (replace(link, to_id="x"), kind, (denial, claim)),
    ):
        with pytest.raises(UserError):
            check_link(bad, known, *ends)


@pytest.mark.parametrize(
    "thing",
    [
        Source(id="s", name="  "),
        Source(id="s", name="N", reliability="G"),
        Source(id="s", name="N", reliability="AB"),
        Statement(id="p", wording="w", credibility=0),
        Statement(id="p", wording="w", credibility=7),
    ],
)
def test_grades_outside_their_scale_are_refused(thing: Source | Statement) -> None:
    with pytest.raises(UserError):
        check_plain(thing)
