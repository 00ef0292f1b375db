"""What the selecting keys select."""

from __future__ import annotations

from annotator.core.spans import Cover, Span, covered
from annotator.ui.reader import navigation

TEXT = (
    "The Kremlin denied it. Mr. Peskov spoke at 5 p.m. on Tuesday.\n\n"
    "Follow our channel.\n\n"
    "“We cannot agree with ‘these theses’,” he said. Nothing more came.\n"
)
PROMOTION = Cover([Span(TEXT.index("Follow"), TEXT.index("channel.") + 8)])


def words(span: Span | None) -> str:
    return "" if span is None else covered(TEXT, (span,))


def at(word: str) -> Span:
    place = TEXT.index(word)
    return Span(place, place)


def test_the_sentence_at_the_caret_and_again_the_next_one_past_boilerplate() -> None:
    first = navigation.sentence(TEXT, at("denied"), PROMOTION)
    assert words(first) == "The Kremlin denied it."
    assert first is not None
    second = navigation.sentence(TEXT, first, PROMOTION)
    assert words(second) == "Mr. Peskov spoke at 5 p.m. on Tuesday."
    assert second is not None
    assert (
        words(navigation.sentence(TEXT, second, PROMOTION))
        == "“We cannot agree with ‘these theses’,” he said."
    )


def test_boilerplate_itself_is_selected_where_the_caret_is_put_there() -> None:
    assert words(navigation.sentence(TEXT, at("Follow"), PROMOTION)) == "Follow our channel."


def test_between_paragraphs_it_is_the_next_sentence() -> None:
    gap = TEXT.index("\n\n") + 1
    assert words(navigation.sentence(TEXT, Span(gap, gap), Cover())) == "Follow our channel."
    assert words(navigation.sentence(TEXT, Span(gap, gap), PROMOTION)).startswith("“We cannot")


def test_a_selection_grows_by_sentences_to_the_end() -> None:
    selection = navigation.extended_by_sentence(TEXT, at("denied"), PROMOTION)
    assert words(selection) == "The Kremlin denied it."
    part = Span(TEXT.index("Kremlin"), TEXT.index("denied") + 6)
    assert words(navigation.extended_by_sentence(TEXT, part, PROMOTION)) == "Kremlin denied it."
    seen = []
    while selection is not None:
        seen.append(words(selection))
        selection = navigation.extended_by_sentence(TEXT, selection, PROMOTION)
    assert len(seen) == 4
    assert seen[1].endswith("Tuesday.")
    assert seen[-1].endswith("Nothing more came.")


def test_the_innermost_quotation_then_the_outer_one() -> None:
    inner = navigation.quotation(TEXT, at("these"))
    assert words(inner) == "‘these theses’"
    assert inner is not None
    assert words(navigation.quotation(TEXT, inner)) == "“We cannot agree with ‘these theses’,”"
    assert navigation.quotation(TEXT, at("Follow")) is None


def test_paragraph_and_word() -> None:
    assert words(navigation.paragraph(TEXT, at("spoke"))) == TEXT.split("\n", maxsplit=1)[0]
    assert words(navigation.word(TEXT, TEXT.index("Peskov") + 3)) == "Peskov"
    assert navigation.word("  ", 1) is None


def test_ends_move_by_words_and_never_past_each_other() -> None:
    span = Span(TEXT.index("Kremlin"), TEXT.index(" denied"))
    further = navigation.end_moved(TEXT, span, 1)
    assert words(further) == "Kremlin denied"
    assert further is not None
    assert navigation.end_moved(TEXT, further, -1) == span
    assert navigation.end_moved(TEXT, span, -1) is None
    assert words(navigation.start_moved(TEXT, span, -1)) == "The Kremlin"
    assert navigation.start_moved(TEXT, span, 1) is None
    assert navigation.end_moved("word   \n", Span(0, 4), 1) is None


def test_fragments_move_at_their_outer_ends_only() -> None:
    fragments = (Span(4, 11), Span(19, 21))
    assert navigation.fragments_end_moved(TEXT, fragments, 1) == (Span(4, 11), Span(19, 22))
    assert navigation.fragments_start_moved(TEXT, fragments, -1) == (Span(0, 11), Span(19, 21))
    assert navigation.fragments_end_moved(TEXT, fragments, -1) is None


def test_a_span_is_made_longer_where_it_would_split_a_character() -> None:
    text = "e\u0301 \r\n x"
    assert navigation.snapped(text, Span(1, 4)) == Span(0, 5)
    assert navigation.snapped(text, Span(-4, 99)) == Span(0, len(text))


def test_moves_by_paragraph() -> None:
    second, third = TEXT.index("Follow"), TEXT.index("“We")
    assert navigation.paragraph_start_after(TEXT, 0) == second
    assert navigation.paragraph_start_before(TEXT, third) == second
    assert navigation.paragraph_start_before(TEXT, third + 5) == third
    assert navigation.paragraph_start_after(TEXT, third) == len(TEXT)
    assert navigation.paragraph_start_before(TEXT, 0) == 0
    assert navigation.paragraph_start_after("a\r\nb", 0) == 3
