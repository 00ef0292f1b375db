"""Moments, lanes, the picture that nothing can break, and chains of denials."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.analysis.chains import TurnWords, as_html, as_text, by_statement, chains, quoted
from annotator.analysis.marks import Mark, Side
from annotator.analysis.moments import Order, read_moment
from annotator.analysis.timeline import TimeBasis, TimeTrouble, build_timeline
from annotator.analysis.timeline_layout import TOP, Box, lay_out
from annotator.analysis.timeline_scale import scale_of
from annotator.analysis.timeline_svg import draw, timeline_svg
from annotator.core.spans import Span
from annotator.core.values import Link, Source

HOSTILE = '</text><script>alert(1)</script> & "x" \x00\x0b ]]> \ud800 😀 \u202e עברית'


def mark(name: str, moment: str = "2023-09-12", side: Side = Side.CLAIM, speaker: str = "p") -> Mark:
    return Mark(
        id=name,
        article_id=f"article of {name}",
        side=side,
        fragments=(Span(0, 4),),
        words=f"words of {name}",
        speaker_id=speaker,
        moment=moment,
        published="2023-09-20",
    )


@pytest.mark.parametrize(
    ("written", "iso", "first", "last"),
    [
        ("2023", "2023", date(2023, 1, 1), date(2023, 12, 31)),
        ("2023-02", "2023-02", date(2023, 2, 1), date(2023, 2, 28)),
        ("2024-02-29", "2024-02-29", date(2024, 2, 29), date(2024, 2, 29)),
        ("2023-02-30", "2023-02", date(2023, 2, 1), date(2023, 2, 28)),
        ("2023-13-01", "2023", date(2023, 1, 1), date(2023, 12, 31)),
        ("2023-09-25T10:00:00Z", "2023-09-25", date(2023, 9, 25), date(2023, 9, 25)),
        ("01/14/2025", "2025-01-14", date(2025, 1, 14), date(2025, 1, 14)),
        ("14/01/2025", "2025-01-14", date(2025, 1, 14), date(2025, 1, 14)),
        ("01/02/2025", "2025", date(2025, 1, 2), date(2025, 2, 1)),
        ("02.01.2025", "2025-01-02", date(2025, 1, 2), date(2025, 1, 2)),
        ("31/31/2025", "2025", date(2025, 1, 1), date(2025, 12, 31)),
    ],
)
def test_moments(written: str, iso: str, first: date, last: date) -> None:
    moment = read_moment(written)
    assert moment is not None
    assert (moment.iso, moment.first, moment.last) == (iso, first, last)
    assert moment.is_ambiguous == (written == "01/02/2025")
    assert moment.is_impossible == (written in {"2023-02-30", "2023-13-01", "31/31/2025"})


def test_an_order_settles_an_ambiguous_date() -> None:
    for order, day in ((Order.DAY_FIRST, "2025-02-01"), (Order.MONTH_FIRST, "2025-01-02")):
        moment = read_moment("01/02/2025", order)
        assert moment is not None
        assert moment.iso == day
        assert not moment.is_ambiguous


@given(st.text())
def test_no_text_breaks_the_reading_of_a_moment(written: str) -> None:
    moment = read_moment(written)
    assert moment is None or moment.first <= moment.middle <= moment.last


@given(st.dates())
def test_every_day_is_read_back(day: date) -> None:
    moment = read_moment(day.isoformat())
    assert moment is not None
    assert moment.first == moment.last == day
    assert moment.iso == day.isoformat()


def test_lanes_times_and_troubles() -> None:
    marks = [
        mark("late", "2023-09-25", Side.DENIAL, "peskov"),
        mark("early", "2023-09-03", Side.CLAIM, "pashinyan"),
        replace(mark("unsure", "2025", Side.QUOTE, "peskov"), written="01/02/2025"),
        mark("never", "", Side.CLAIM, ""),
        mark("wrong", "2023-02-30", Side.CLAIM, "peskov"),
    ]
    links = [
        Link(id="l", type="denies", from_id="late", to_id="early"),
        Link(id="x", type="denies", from_id="late", to_id="gone"),
    ]
    sources = {one: Source(id=one, name=one.title()) for one in ("peskov", "pashinyan")}
    found = build_timeline(marks, links, sources)
    assert [lane.name for lane in found.lanes] == ["Peskov", "Pashinyan", ""]
    assert [event.annotation_id for event in found.events] == ["wrong", "early", "late", "unsure", "never"]
    assert {event.annotation_id: event.trouble for event in found.troubled} == {
        "wrong": TimeTrouble.IMPOSSIBLE,
        "unsure": TimeTrouble.AMBIGUOUS,
        "never": TimeTrouble.UNKNOWN,
    }
    assert [arrow.link_id for arrow in found.arrows] == ["l"]
    published = build_timeline(marks, links, sources, basis=TimeBasis.PUBLISHED)
    assert {event.moment.iso for event in published.events if event.moment} == {"2023-09-20"}


@given(
    st.lists(
        st.tuples(
            st.sampled_from(
                ["", "2023", "2023-09", "0001-01-01", "9999-12-31", "2023-09-25", "01/02/2025", "x"]
            ),
            st.sampled_from(Side),
            st.sampled_from(["", "p", "q"]),
            st.one_of(st.text(st.characters()), st.just(HOSTILE)),
        ),
        max_size=8,
    )
)
def test_the_picture_is_well_formed_whatever_the_words(rows: list[tuple[str, Side, str, str]]) -> None:
    marks = [
        replace(mark(f"{HOSTILE}{number}", moment, side, speaker), words=words)
        for number, (moment, side, speaker, words) in enumerate(rows)
    ]
    links = [
        Link(id=str(number), type="denies", from_id=one.id, to_id=other.id)
        for number, (one, other) in enumerate(pairwise(marks))
    ]
    sources = {"p": Source(id="p", name=HOSTILE)}
    found = build_timeline(marks, links, sources)
    picture = timeline_svg(found)
    root = ET.fromstring(picture.encode())  # noqa: S314 - the program's own output is what is tested
    names = [element.tag.rpartition("}")[2] for element in root.iter()]
    assert "script" not in names
    assert "image" not in names
    assert names.count("g") == sum(event.moment is not None for event in found.events)
    assert "href" not in picture


def test_chains() -> None:
    marks = [
        mark("claim", "2023-09-03"),
        mark("denial", "2023-09-12", Side.DENIAL),
        mark("rebuttal", "2023-09-13"),
        mark("second denial", "2023-09-05", Side.DENIAL),
        mark("alone"),
    ]
    links = [
        Link(id="1", type="denies", from_id="denial", to_id="claim"),
        Link(id="2", type="rebuts", from_id="rebuttal", to_id="denial"),
        Link(id="3", type="denies", from_id="second denial", to_id="claim"),
        Link(id="4", type="supports", from_id="alone", to_id="claim"),
    ]
    (turn,) = chains(marks, links)
    assert [(depth, one.mark.id) for depth, one in turn.walk()] == [
        (0, "claim"),
        (1, "second denial"),
        (1, "denial"),
        (2, "rebuttal"),
    ]

    def describe(one: Mark) -> TurnWords:
        return TurnWords(HOSTILE, "place", one.moment)

    page = as_html([turn], describe)
    assert "<script" not in page
    assert page.count("<li ") == 4
    assert page.count("<ol") == page.count("</ol>")
    assert "            " not in as_text([turn], describe).split("rebuts")[0][-9:]
    assert [
        line.strip().split(":")[0] for line in as_text([turn], describe).splitlines() if ": " in line
    ] == [
        "claim",
        "denies",
        "denies",
        "rebuts",
    ]


def test_a_circle_of_answers_ends() -> None:
    marks = [mark(name, f"2023-09-0{number}") for number, name in enumerate("abc", 1)]
    links = [
        Link(id="1", type="rebuts", from_id="b", to_id="a"),
        Link(id="2", type="rebuts", from_id="c", to_id="b"),
        Link(id="3", type="rebuts", from_id="a", to_id="c"),
    ]
    (turn,) = chains(marks, links)
    assert [one.mark.id for _, one in turn.walk()] == ["a", "b", "c"]


def test_chains_of_one_statement_stand_together() -> None:
    marks = [
        replace(mark("first", "2023-09-01"), statement_id="s"),
        mark("between", "2023-09-02"),
        replace(mark("later", "2023-09-03"), statement_id="s"),
        mark("no", "2023-09-04", Side.DENIAL),
    ]
    links = [Link(id=one, type="denies", from_id="no", to_id=one) for one in ("first", "between", "later")]
    turns = by_statement(chains(marks, links))
    assert [turn.mark.id for turn in turns] == ["first", "later", "between"]
    page = as_text(turns, lambda one: TurnWords("", "", one.moment, "It is so" if one.statement_id else ""))
    assert page.count("# It is so") == 1


@pytest.mark.parametrize(
    ("words", "shown"),
    [("plain  words", "“plain words”"), ("“own marks”", "“own marks”"), ("«ёлочки»", "«ёлочки»"), ("", "“”")],
)
def test_words_are_quoted_once(words: str, shown: str) -> None:
    assert quoted(words) == shown


@given(
    st.lists(
        st.sampled_from(
            ["2023-09-03", "2023-09-05", "2023", "2019-01-01", "2025-01-14", "0001-01-01", "9999-12-31"]
        ),
        min_size=1,
        max_size=8,
    )
)
def test_time_runs_from_left_to_right_whatever_is_folded(written: list[str]) -> None:
    moments = [moment for one in written if (moment := read_moment(one)) is not None]
    scale = scale_of(moments, 200.0, 1100.0)
    days = sorted({day for moment in moments for day in (moment.first, moment.middle, moment.last)})
    places = [scale.x(day) for day in days]
    assert places == sorted(places)
    assert all(199.9 <= place <= 1100.1 for place in places)
    labels = [x for x, _ in scale.ticks()]
    assert all(second - first >= 80 for first, second in pairwise(labels))


def test_a_long_empty_stretch_is_folded_and_a_short_one_is_not() -> None:
    moments = [read_moment(one) for one in ("2023-09-03", "2023-09-05", "2025-01-14")]
    scale = scale_of([one for one in moments if one], 200.0, 1100.0)
    assert len(scale.folds) == 1
    near = [read_moment(one) for one in ("2023-09-03", "2023-09-20")]
    assert scale_of([one for one in near if one], 200.0, 1100.0).folds == ()


def test_words_give_way_to_shapes_where_there_are_too_many() -> None:
    few = lay_out(build_timeline([mark(f"m{n}") for n in range(5)], [], {}), 1200)
    assert all(place.words for place in few.places.values())
    many = lay_out(build_timeline([mark(f"m{n}") for n in range(300)], [], {}), 1200)
    assert not any(place.words for place in many.places.values())
    assert len({(place.x, place.y) for place in many.places.values()}) == 300
    undated = lay_out(build_timeline([mark(f"m{n}", "") for n in range(250)], [], {}), 1200)
    assert (len(undated.undated), undated.left_out) == (200, 50)


def test_a_part_of_the_picture_holds_what_lies_in_it() -> None:
    picture = draw(
        build_timeline([mark(f"m{n}", f"2023-09-{n:02d}") for n in range(1, 29)], [], {}), width=1200
    )
    whole, half = picture.svg(), picture.svg(Box(0, 0, 600, picture.layout.height))
    assert 0 < half.count("<g id=") < whole.count("<g id=") == 28
    assert 'viewBox="0 0 600 ' in half


def test_a_date_of_publication_that_can_be_read_in_two_ways_is_told() -> None:
    one = replace(mark("one"), published="2025", published_written="01/02/2025")
    (event,) = build_timeline([one], [], {}, basis=TimeBasis.PUBLISHED).events
    assert event.trouble is TimeTrouble.AMBIGUOUS


def test_without_any_date_there_is_no_axis_and_the_list_begins_at_the_top() -> None:
    timeline = build_timeline([mark("a", ""), mark("b", "")], [], {})
    layout = lay_out(timeline, 1200)
    assert (layout.scale.ticks(), layout.scale.folds, layout.lanes) == ([], (), ())
    assert layout.undated[0].y < TOP
    svg = timeline_svg(timeline)
    assert "2000-01" not in svg
    assert "without a date" in svg
