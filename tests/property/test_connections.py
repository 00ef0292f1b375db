"""However marks, links, statements and speakers come and go: what was kept up to date equals what is built anew."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from annotator.analysis.candidates import CandidateIndex
from annotator.analysis.ledger import Ledger, LedgerOrder
from annotator.analysis.marks import Mark, Side
from annotator.core.spans import Span
from annotator.core.values import Link, Source, Statement

if TYPE_CHECKING:
    from collections.abc import Callable

IDS = [f"m{number}" for number in range(8)]
STATEMENTS = ["s1", "s2"]
SPEAKERS = ["", "p1", "p2", "p3"]
TYPES = ["denies", "rebuts", "same_claim", "same_utterance", "queries", "part_of"]
WORDS = [
    "Russia",
    "plays",
    "a",
    "stabilising",
    "role",
    "destabilizing",
    "roles",
    "region",
    "Armenia",
    "security",
    "guarantor",
    "2020",
]

marks = st.builds(
    Mark,
    id=st.sampled_from(IDS),
    article_id=st.sampled_from(["a1", "a2", "a3"]),
    side=st.sampled_from(Side),
    fragments=st.integers(0, 500).map(lambda start: (Span(start, start + 9),)),
    words=st.lists(st.sampled_from(WORDS), max_size=6).map(" ".join),
    speaker_id=st.sampled_from(SPEAKERS),
    statement_id=st.sampled_from(["", *STATEMENTS, "gone"]),
    moment=st.sampled_from(["", "2023", "2023-09-12", "2023-09-25", "2025-01-14"]),
    publisher=st.sampled_from(["", "Reuters", "AFP"]),
    function=st.sampled_from(["", "concession", "accusation"]),
)
links = st.builds(
    Link,
    id=st.sampled_from([f"l{number}" for number in range(8)]),
    type=st.sampled_from(TYPES),
    from_id=st.sampled_from(IDS),
    to_id=st.sampled_from(IDS),
).filter(lambda link: link.from_id != link.to_id)
things = st.one_of(
    marks,
    links,
    st.builds(Statement, id=st.sampled_from(STATEMENTS), wording=st.sampled_from(["one", "another"])),
    st.builds(Source, id=st.sampled_from(SPEAKERS[1:]), name=st.sampled_from(["Peskov", "Miller"])),
)
origins = st.dictionaries(st.sampled_from(["x", "y"]), st.sampled_from(["x", "y"]))
steps = st.lists(
    st.tuples(things | origins, st.sampled_from([True, True, True, False]), st.booleans()), max_size=40
)
Thing = Mark | Link | Statement | Source
Origins = dict[str, str]


def put(ledger: Ledger, thing: Thing) -> None:
    known: dict[type, Callable[..., None]] = {
        Mark: ledger.put_mark,
        Link: ledger.put_link,
        Statement: ledger.put_statement,
        Source: ledger.put_source,
    }
    known[type(thing)](thing)


def remove(ledger: Ledger, thing: Thing) -> None:
    known: dict[type, Callable[[str], None]] = {
        Mark: ledger.remove_mark,
        Link: ledger.remove_link,
        Statement: ledger.remove_statement,
        Source: ledger.remove_source,
    }
    known[type(thing)](thing.id)


def told(ledger: Ledger) -> tuple[object, ...]:
    return (
        [ledger.rows(order=order) for order in LedgerOrder],
        ledger.loose_denials(),
        ledger.open_claims(),
        ledger.matrix(ledger.rows()),
        [ledger.row_of(one) for one in IDS],
    )


@given(steps)
def test_ledger_kept_up_to_date_is_the_ledger_built_anew(
    course: list[tuple[Thing | Origins, bool, bool]],
) -> None:
    kept = Ledger()
    state: dict[tuple[type, str], Thing] = {}
    origin_of: Origins = {}
    for thing, is_put, looks in course:
        if isinstance(thing, dict):
            origin_of = thing
            kept.set_origins(thing)
        elif is_put:
            put(kept, thing)
            state[type(thing), thing.id] = thing
        else:
            remove(kept, thing)
            state.pop((type(thing), thing.id), None)
        if looks:
            kept.rows()
    built = Ledger()
    built.set_origins(origin_of)
    for one in state.values():
        put(built, one)
    assert told(kept) == told(built)
    rows = kept.rows()
    known = {mark.id: mark for mark in state.values() if isinstance(mark, Mark)}
    assert {row.id for row in rows if not row.is_implicit} == {
        one.id for one in state.values() if isinstance(one, Statement)
    }
    for row in rows:
        assert all(span.annotation_id in known for span in row.spans)
        assert len({span.annotation_id for span in row.spans}) == len(row.spans)
        assert row.origins <= len(row.article_ids)
        assert set(row.repeated_by) <= set(row.asserted_by)


@given(st.lists(st.tuples(marks, st.sampled_from([True, True, False])), max_size=60), marks)
def test_candidates_kept_up_to_date_are_those_of_an_index_built_anew(
    course: list[tuple[Mark, bool]], asked: Mark
) -> None:
    kept = CandidateIndex()
    state: dict[str, Mark] = {}
    for mark, is_put in course:
        if is_put:
            kept.put(mark)
            state[mark.id] = mark
        else:
            kept.remove(mark.id)
            state.pop(mark.id, None)
    built = CandidateIndex(reversed(state.values()))
    found = kept.rank(asked)
    assert found == built.rank(asked)
    assert kept.wordings(asked.words) == built.wordings(asked.words)
    assert asked.id not in {one.id for one in found}
    assert {one.id for one in found} <= state.keys()
    assert all(0 <= one.score <= 1.0001 for one in found)


@given(marks, st.lists(marks, min_size=1, max_size=8))
def test_the_very_same_words_rank_before_others_of_the_same_side_place_and_time(
    asked: Mark, others: list[Mark]
) -> None:
    if not asked.words:
        return
    twin = replace(asked, id="twin", article_id="elsewhere")
    rest = [
        replace(twin, id=f"other{number}", words=other.words)
        for number, other in enumerate(others)
        if sorted(other.words.split()) != sorted(asked.words.split())
    ]
    index = CandidateIndex([*rest, twin])
    found = index.rank(replace(asked, id="asked"))
    best = found[0]
    assert best.score <= next(one.score for one in found if one.id == "twin") + 1e-9
