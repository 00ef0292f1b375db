"""Lines told by their shape alone."""

from __future__ import annotations

import pytest

from annotator.core.values import RegionKind
from annotator.suggest.page_lines import lines_of
from annotator.suggest.page_shapes import is_code, is_glued, mark_read_more, mark_shapes, mark_shouted

SENTENCE = (
    "The council voted on Tuesday to put off a decision on the new parking garage until the month of May."
)


@pytest.mark.parametrize(
    "text",
    [
        "Snow could top ten inchesNew bakery to open in former bankMan charged at stationVote put off",
        "Wer zahlt die neue Halle?Was der Rat beschlossen hatWie es nun weitergehtEin Kommentar",
        "Travel•Food•Oscars 2024•Wanderlust•Festive Season•Create",
        "Labor , Video , Business News , Alabama Economy , Alabama Workers",
        "About us | Careers | Advertise | Privacy notice | Contact the newsroom",
    ],
)
def test_a_list_run_together_is_told(text: str) -> None:
    (line,) = lines_of(text)
    assert is_glued(line)
    mark_shapes([line])
    assert line.kind is RegionKind.RELATED_LINKS


@pytest.mark.parametrize(
    "text",
    [
        SENTENCE,
        "McDonald and MacArthur met O'Brien of LinkedIn in New York to talk about the iPhone",
        "''Jobs, jobs, jobs,'' Mrs. Clinton said on ''The Late Show'' when asked what ''Mr. Clinton'' would do",
        "He said the plan had failed.She did not agree.They left the room together without another word",
        "Council delays vote - residents split - mayor calls for calm",
        "AbcDef",
    ],
)
def test_a_sentence_and_a_headline_are_no_list(text: str) -> None:
    (line,) = lines_of(text)
    assert not is_glued(line)


def test_a_code_is_told_by_its_length() -> None:
    assert is_code("x" * 91)
    assert is_code("token " + "Ab%2F" * 40)
    assert not is_code("Donaudampfschifffahrtsgesellschaftskapitän " * 5)


def test_a_headline_in_capitals_alone_between_sentences_is_a_link() -> None:
    shouted = "MAYOR DEFENDS RECORD AS TALKS ON GARAGE STALL IN COUNCIL"
    lines = lines_of(f"{SENTENCE}\n{shouted}\n{SENTENCE}")
    mark_shouted(lines)
    assert [line.kind for line in lines] == [None, RegionKind.RELATED_LINKS, None]


@pytest.mark.parametrize(
    "heading", ["WHAT THE LAW SAYS", "MAYOR DEFENDS RECORD AS TALKS ON GARAGE STALL HERE."]
)
def test_a_heading_in_capitals_is_left(heading: str) -> None:
    lines = lines_of(f"{SENTENCE}\n{heading}\n{SENTENCE}")
    mark_shouted(lines)
    assert not any(line.kind for line in lines)


def test_headings_in_capitals_are_told_by_the_shorter_ones_beside_them() -> None:
    long, short = "THE MAYOR DEFENDS HER RECORD AS THE TALKS STALL", "WHAT COMES NEXT"
    lines = lines_of(f"{SENTENCE}\n{long}\n{SENTENCE}\n{short}\n{SENTENCE}")
    mark_shouted(lines)
    assert not any(line.kind for line in lines)


def test_a_headline_over_read_more_is_a_link_and_a_sentence_is_not() -> None:
    headline = "Snow could top ten inches. No wonder schools are worried"
    lines = lines_of(f"{SENTENCE}\n{headline}\nRead more\n{SENTENCE}\nRead more\n{SENTENCE}")
    for number in (2, 4):
        lines[number].kind, lines[number].opens = RegionKind.RELATED_LINKS, True
    mark_read_more(lines)
    assert [line.text for line in lines if line.kind] == [headline, "Read more", "Read more"]


TEASER = "A first storm of the winter may bring more snow than the town has seen in years, forecasters said."


def cells(button: str, *, count: int = 3, paragraphs: int = 1) -> list[str]:
    """Return a list in which a headline, paragraphs and a button come again and again."""
    return [
        line
        for number in range(count)
        for line in (f"Snow in town number {number}", *[f"{number} {TEASER}"] * paragraphs, button)
    ]


@pytest.mark.parametrize(
    "button",
    ["Read the rest", "READ MORE »", "Full story", "Lire", "Zum Artikel", "Mehr", "Подробнее", "Saber más"],
)
def test_a_list_of_teasers_is_told_by_its_buttons(button: str) -> None:
    lines = lines_of("\n".join([SENTENCE, SENTENCE, *cells(button)]))
    mark_read_more(lines)
    assert [line.kind for line in lines[:2]] == [None, None]
    assert {line.kind for line in lines[2:]} == {RegionKind.RELATED_LINKS}


@pytest.mark.parametrize(
    "text",
    [
        [SENTENCE, *cells("Read the rest", count=2)],  # two are none
        [SENTENCE, *cells("Read the rest", paragraphs=3)],  # parts of an article
        [SENTENCE, *cells("Photo: AFP")],
        [SENTENCE, *cells("More than a storm")],
        [*cells("Read the rest", count=1), SENTENCE],
    ],
)
def test_what_comes_seldom_far_apart_or_says_something_else_is_no_button(text: list[str]) -> None:
    lines = lines_of("\n".join(text))
    mark_read_more(lines)
    assert {line.kind for line in lines} == {None}
