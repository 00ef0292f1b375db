"""What changed on the way: found in the seeds, in made-up pairs of each kind, and not found where nothing changed."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.analysis import drift
from annotator.analysis.drift import Finding, find_drift
from annotator.analysis.drift_compare import DriftKind, compare_quotations
from annotator.analysis.drift_units import Page
from annotator.analysis.wordlists import WordLists
from annotator.core.errors import Cancelled
from annotator.core.spans import Span
from annotator.core.values import Region, RegionKind
from annotator.environment.resources import seeds
from annotator.suggest.facts import facts_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from annotator.analysis.drift_compare import Comparison
    from annotator.analysis.drift_units import Unit

LISTS = WordLists.load()
DATA = Path(__file__).resolve().parents[2] / "data" / "drift"


def seed_pages() -> list[Page]:
    pages = []
    for path in seeds():
        text = path.read_bytes().decode()
        facts = facts_of(text, path.name)
        pages.append(Page(path.name[:3], text, facts.regions, facts.published))
    return pages


def page(name: str, text: str, title: str = "", published: str = "") -> Page:
    whole = f"{title}\n\n{text}" if title else text
    regions = (Region(RegionKind.TITLE, Span(0, len(title))),) if title else ()
    return Page(name, whole, regions, published)


def kinds(*pages: Page) -> list[DriftKind]:
    return [finding.kind for finding in find_drift(pages, LISTS)]


def has(found: list[Finding], kind: DriftKind, one: tuple[str, str], other: tuple[str, str]) -> bool:
    """Tell whether a finding of a kind joins the two articles by these words, in either order."""
    for finding in found:
        sides = [(finding.a.article_id, finding.a.text), (finding.b.article_id, finding.b.text)]
        for first, second in (sides, sides[::-1]):
            if (
                finding.kind is kind
                and first[0] == one[0]
                and one[1] in first[1]
                and second[0] == other[0]
                and other[1] in second[1]
            ):
                return True
    return False


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [
        (DriftKind.ALTERED_WORDS, ("000", "its favor"), ("000", "our favor")),
        (
            DriftKind.ALTERED_WORDS,
            ("000", "consistent and critical role"),
            ("001", "consistent, very important role"),
        ),
        (
            DriftKind.STRENGTHENED,
            ("003", "plays destabilising role"),
            ("003", "one could even say the opposite"),
        ),
        (
            DriftKind.ATTRIBUTION_LOST,
            ("002", "will continue to play an important role"),
            ("001", "Peskov told"),
        ),
        (DriftKind.CONFLICT, ("001", "2020"), ("002", "last year")),
    ],
)
def test_the_seeds(kind: DriftKind, one: tuple[str, str], other: tuple[str, str]) -> None:
    assert has(find_drift(seed_pages(), LISTS)[:10], kind, one, other)


def test_the_seeds_do_not_cry_wolf() -> None:
    """What was found is little, each place lies in its text, and boilerplate is never one."""
    pages = {one.article_id: one for one in seed_pages()}
    found = find_drift(list(pages.values()), LISTS)
    assert len(found) <= 12
    for finding in found:
        for side in (finding.a, finding.b):
            assert pages[side.article_id].text[slice(*side.span)] == side.text
            for region in pages[side.article_id].regions:
                assert not (region.kind.is_boilerplate and region.span.overlaps(side.span))
        for change in finding.changes:
            assert pages[finding.a.article_id].text[slice(*change.a_span)] == change.a
            assert pages[finding.b.article_id].text[slice(*change.b_span)] == change.b
    assert [one.score for one in found] == sorted((one.score for one in found), reverse=True)


def test_altered_words_name_what_was_altered() -> None:
    one = page(
        "a", "“We shall never surrender the northern harbour to foreign creditors,” the minister said."
    )
    other = page(
        "b", "The minister said: “We shall not surrender the northern harbour to foreign creditors.”"
    )
    (finding,) = find_drift([one, other], LISTS)
    assert finding.kind is DriftKind.ALTERED_WORDS
    assert [(change.a, change.b) for change in finding.changes] == [("never", "not")]


def test_words_left_out_with_an_ellipsis_are_no_change() -> None:
    one = page(
        "a", "“We shall not surrender, come what may, the northern harbour to foreign creditors,” he said."
    )
    other = page("b", "“We shall not surrender ... the northern harbour to foreign creditors,” he said.")
    assert kinds(one, other) == [DriftKind.SAME_UTTERANCE]


def test_part_of_a_quotation_is_the_same_utterance() -> None:
    one = page("a", "“The harbour remains ours for ever and a day,” the mayor said.")
    other = page("b", "The mayor said the “harbour remains ours” whatever happens.")
    assert kinds(one, other) == [DriftKind.SAME_UTTERANCE]


def test_an_attribution_lost_needs_one_to_lose() -> None:
    said = "The ministry said the northern harbour would close for repairs to its rusty cranes in autumn."
    bare = "The northern harbour will close for repairs to its rusty cranes in autumn."
    assert DriftKind.ATTRIBUTION_LOST in kinds(page("a", said), page("b", bare))
    assert DriftKind.ATTRIBUTION_LOST not in kinds(page("a", bare), page("b", bare + " Nobody minded."))
    assert DriftKind.ATTRIBUTION_LOST not in kinds(page("a", said), page("b", said + " Nobody minded."))


def test_what_all_tell_as_a_fact_ranks_lower() -> None:
    said = "The ministry said the northern harbour would close for repairs to its rusty cranes in autumn."
    bare = "The northern harbour will close for repairs to its rusty cranes in autumn."
    only = find_drift([page("a", said), page("b", bare)], LISTS)
    common = find_drift([page("a", said), page("b", bare), page("c", f"Well. {bare}")], LISTS)

    def lost(found: list[Finding]) -> float:
        return max((one.score for one in found if one.kind is DriftKind.ATTRIBUTION_LOST), default=0.0)

    assert lost(only) > lost(common)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("in 2019", "in 2021", True),
        ("in 2019", "in March 2019", False),
        ("in the 1990s", "in 1994", False),
        ("in the 1990s", "in 2004", True),
        ("last year", "in 2022", False),
        ("last year", "in 2020", True),
    ],
)
def test_times_that_exclude_each_other(one: str, other: str, expected: bool) -> None:
    sentence = "The old lighthouse burnt down after heavy storms over the harbour {}, with a loss of cargo."
    pages = [page("a", sentence.format(one), published="2023-05-01"), page("b", sentence.format(other))]
    assert (DriftKind.CONFLICT in kinds(*pages)) is expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("40 sailors", "60 sailors", True),
        ("1,200 sailors", "1200 sailors", False),
        ("two million sailors", "2 million sailors", False),
        ("about 40 sailors", "43 sailors", False),
        ("40 sailors", "60 ships", False),
    ],
)
def test_figures_that_exclude_each_other(one: str, other: str, expected: bool) -> None:
    sentence = "The storm over the old northern harbour swept {} into the cold sea during the regatta."
    pages = [page("a", sentence.format(one)), page("b", sentence.format(other))]
    assert (DriftKind.CONFLICT in kinds(*pages)) is expected


def test_last_year_without_a_date_is_not_guessed() -> None:
    sentence = "The old lighthouse burnt down after heavy storms over the harbour {}."
    assert not kinds(page("a", sentence.format("last year")), page("b", sentence.format("in 2011")))


def test_a_headline_against_its_article() -> None:
    body = "The union said the northern harbour might perhaps close for repairs in autumn."
    stronger = page("a", body, "Northern harbour closes for repairs in autumn, union says")
    equal = page("a", body, "Northern harbour might perhaps close for repairs in autumn, union says")
    assert kinds(stronger) == [DriftKind.STRENGTHENED]
    assert kinds(equal) == []


def test_joined_places_are_compared_whatever_their_words() -> None:
    one, other = page("a", "“Da svidaniya,” he said."), page("b", "“Goodbye,” he told them.")
    assert kinds(one, other) == []
    ends = (("a", Span(0, len(one.text))), ("b", Span(0, len(other.text))))
    (finding,) = find_drift([one, other], LISTS, joined=[ends])
    assert finding.kind is DriftKind.SAME_UTTERANCE


def test_many_articles_are_held_against_those_like_them_only() -> None:
    """Thirty pairs among each other's noise: each finds its twin, and the work can be stopped."""
    pages = []
    for number in range(30):
        name, place = f"Minister{number}x", f"Harbour{number}y"
        quote = f"We shall {{}} surrender the port of {place} to the creditors of {name}"
        pages.append(page(f"a{number}", f"“{quote.format('never')},” {name} said in {place}."))
        pages.append(page(f"b{number}", f"“{quote.format('not')},” said {name} of {place}."))
    found = [one for one in find_drift(pages, LISTS) if one.kind is DriftKind.ALTERED_WORDS]
    twins = {(one.a.article_id[1:], one.b.article_id[1:]) for one in found if one.score > 0.6}
    assert {(str(number), str(number)) for number in range(30)} <= twins

    def cancel(done: int, _total: int) -> None:
        if done >= 3:
            raise Cancelled

    with pytest.raises(Cancelled):
        find_drift(pages, LISTS, progress=cancel)


@pytest.mark.parametrize(("published", "year"), [("0001", "last"), ("9999-12-31", "next")])
def test_a_year_beyond_the_calendar_is_not_resolved(published: str, year: str) -> None:
    sentence = "The old lighthouse burnt down after heavy storms over the harbour {}, with a loss of cargo."
    one = page("a", sentence.format(f"{year} year"), published=published)
    assert not kinds(one, page("b", sentence.format("in 2011")))


def test_the_work_grows_with_an_article_not_with_its_square(monkeypatch: pytest.MonkeyPatch) -> None:
    compared = []

    def counting(one: Unit, other: Unit, texts: Mapping[str, str], lists: WordLists) -> Comparison | None:
        compared.append(one)
        return compare_quotations(one, other, texts, lists)

    monkeypatch.setattr(drift, "compare_quotations", counting)
    lines = [f"“The harbour of number{at}x remains open,” he said." for at in range(1500)]
    find_drift([page("a", "\n".join(lines))], LISTS)
    assert len(lines) < len(compared) <= 40 * len(lines)


def test_a_quotation_without_an_end_is_compared_by_its_beginning() -> None:
    endless = " ".join(f"word{at % 700}" for at in range(60_000))
    one, other = (
        page("a", f"“The harbour remains {endless}"),
        page("b", f"He said: “The harbour stays {endless}"),
    )
    assert DriftKind.ALTERED_WORDS in kinds(one, other)


def test_an_article_alone_can_be_stopped() -> None:
    def cancel(_done: int, _total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        find_drift(seed_pages()[:1], LISTS, progress=cancel)


WORDS = [
    "Russia",
    "never",
    "2020",
    "last",
    "year",
    "“",
    "”",
    '"',
    ".",
    "said",
    "critical",
    "may",
    "40",
    "role",
    "\n",
    "😀",
    "’",
    "...",
]


@given(st.lists(st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join), min_size=1, max_size=3))
def test_any_text_is_survived_and_places_are_true(texts: list[str]) -> None:
    pages = [Page(str(number), text, (), "2023") for number, text in enumerate(texts)]
    for finding in find_drift(pages, LISTS):
        for side in (finding.a, finding.b):
            assert texts[int(side.article_id)][slice(*side.span)] == side.text
        for change in finding.changes:
            assert texts[int(finding.a.article_id)][slice(*change.a_span)] == change.a
            assert texts[int(finding.b.article_id)][slice(*change.b_span)] == change.b


@pytest.mark.parametrize("name", ["written_with", "written_after"])
def test_pairs_of_reports(name: str) -> None:
    """What happened between two reports is found, and where nothing happened nothing is said to be amiss."""
    with (DATA / f"{name}.toml").open("rb") as file:
        pairs = tomllib.load(file)["pair"]
    missed, alarms = [], []
    for number, pair in enumerate(pairs):
        pages = []
        for side in ("one", "two"):
            facts = facts_of(pair[side].strip(), f"{side}.txt")
            pages.append(Page(side, pair[side].strip(), facts.regions, facts.published))
        found = find_drift(pages, LISTS)
        if not pair["kind"]:
            alarms += [(number, one.kind) for one in found if one.kind is not DriftKind.SAME_UTTERANCE]
        elif not any(
            one.kind == pair["kind"]
            and any(pair["a"] in x.text and pair["b"] in y.text for x, y in ((one.a, one.b), (one.b, one.a)))
            for one in found
        ):
            missed.append((number, pair["kind"]))
    assert len(missed) <= 0.1 * sum(bool(pair["kind"]) for pair in pairs), missed
    assert len(alarms) <= 0.1 * sum(not pair["kind"] for pair in pairs), alarms


def test_a_name_with_states_in_it_attributes_nothing() -> None:
    said = "The ministry said the United States would close the northern harbour for repairs to rusty cranes."
    bare = "The United States will close the northern harbour for repairs to rusty cranes in the autumn."
    assert DriftKind.ATTRIBUTION_LOST in kinds(page("a", said), page("b", bare))


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("more than 40 miners", "35 miners", True),
        ("more than 40 miners", "45 miners", False),
        ("up to 40 miners", "12 miners", False),
        ("fewer than 40 miners", "60 miners", True),
        ("about 40 miners", "43 miners", False),
        ("about 40 miners", "400 miners", True),
        ("twenty miners", "20 miners", False),
        ("30 people", "20 miners", True),
        ("30 sailors", "20 miners", False),
        ("4.2%", "4.2 percent", False),
        ("$3.5 million", "5.3 million dollars", True),
        ("on 3 May", "on May 3rd", False),
        ("on 3 May", "on 5 May", True),
    ],
)
def test_when_figures_contradict(one: str, other: str, expected: bool) -> None:
    rest = "were counted in the flooded northern mine by the rescue service of Tolland after the accident"
    found = kinds(page("a", f"Altogether {one} {rest}."), page("b", f"Altogether {other} {rest}."))
    assert (DriftKind.CONFLICT in found) is expected


def test_two_translations_are_one_utterance() -> None:
    one = page(
        "a",
        '"The West has started a hybrid war against our country and wants to break it up," Orlov said in his speech.',
    )
    other = page(
        "b",
        'In his speech Orlov said that "a hybrid war was begun by the West, which wants to tear our country apart".',
    )
    apart = page(
        "c", '"The country wants new schools and hospitals in the western region," Orlov said in his speech.'
    )
    assert kinds(one, other) == [DriftKind.SAME_UTTERANCE]
    assert kinds(one, apart) == []
    assert kinds(other, apart) == []
