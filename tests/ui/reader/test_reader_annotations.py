"""The reader with annotations: shown, clicked, stepped through, announced, found, zoomed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import (
    QAccessible,
    QAction,
    QContextMenuEvent,
    QHelpEvent,
    QImage,
    QPaintEvent,
    QWheelEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip

from annotator.core.spans import Span
from annotator.core.tagset import Pattern
from annotator.core.values import AnnotationStatus, Region, RegionKind
from annotator.ui.reader import FindOptions, Reader, ReaderMark, dark, high_contrast, light

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

TEXT = (
    "The Kremlin on Tuesday rejected a suggestion by Armenia’s prime minister that Russia had failed.\r\n\r\n"
    "For all the latest headlines follow our channel.\r\n\r\n"
    "“We cannot agree,” Peskov said, “with these theses.” Nothing more was said about it that day.\r\n"
)


def span(words: str, nth: int = 0) -> Span:
    at = -1
    for _ in range(nth + 1):
        at = TEXT.index(words, at + 1)
    return Span(at, at + len(words))


def marks() -> list[ReaderMark]:
    return [
        ReaderMark(
            "outer",
            (span("rejected a suggestion by Armenia’s prime minister that Russia had failed"),),
            "D",
            "#D55E00",
            Pattern.DASHED,
            source=(span("The Kremlin"),),
            cue=(span("rejected"),),
            caption="denial",
            speaker="Kremlin",
        ),
        ReaderMark(
            "inner", (span("that Russia had failed"),), "C", caption="claim", speaker="Nikol Pashinyan"
        ),
        ReaderMark(
            "split",
            (span("“We cannot agree,”"), span("“with these theses.”")),
            "Q",
            "#009E73",
            Pattern.WAVE,
            caption="quote",
            speaker="Dmitry Peskov",
            note="at the briefing",
        ),
        ReaderMark(
            "maybe", (span("Nothing more was said"),), "C", status=AnnotationStatus.SUGGESTED, caption="claim"
        ),
        ReaderMark("no", (span("Tuesday"),), "C", status=AnnotationStatus.REJECTED, caption="claim"),
    ]


@pytest.fixture
def reader(qtbot: QtBot) -> Reader:
    shown = Reader()
    qtbot.addWidget(shown)
    shown.resize(900, 600)
    shown.show()
    qtbot.waitExposed(shown)
    shown.setFocus()
    shown.set_article(
        "a", TEXT, [Region(RegionKind.PROMOTION, span("For all the latest headlines follow our channel."))]
    )
    shown.set_annotations(marks())
    return shown


def middle_of(reader: Reader, point: int) -> QPoint:
    line = next(line for line in reader._visible_lines() if line.start <= point < line.end)
    ((left, right),) = reader._page.pieces(line, Span(point, point + 1))
    return QPoint(int((left + right) / 2), int((line.text_top + line.text_bottom) / 2))


def click(reader: Reader, where: QPoint) -> None:
    QTest.mouseClick(reader.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, where, 0)


def picture(reader: Reader) -> QImage:
    return reader.viewport().grab().toImage()


def test_a_click_takes_the_shortest_then_the_next_and_beside_all_none(reader: Reader) -> None:
    clicked: list[str] = []
    selected: list[str] = []
    reader.annotation_clicked.connect(clicked.append)
    reader.annotation_selected.connect(selected.append)
    where = middle_of(reader, span("that Russia").start + 6)
    for _ in range(3):
        click(reader, where)
    assert clicked == selected == ["inner", "outer", "inner"]
    click(reader, middle_of(reader, span("Kremlin").start))
    assert selected[-1] == ""
    assert reader.selected_annotation() == ""
    click(reader, middle_of(reader, span("Tuesday").start + 1))  # rejected: not there
    assert len(clicked) == 3


def test_selecting_from_outside_tells_once_and_goes_round_in_no_loop(reader: Reader) -> None:
    told: list[str] = []
    reader.annotation_selected.connect(told.append)
    reader.annotation_selected.connect(reader.select_annotation)  # as a list that follows does
    reader.select_annotation("split")
    reader.select_annotation("split")
    assert told == ["split"]
    assert reader.caret() == span("“We").start
    assert reader.selection() == ()
    reader.select_annotation("unknown")
    assert told == ["split", ""]


def test_tab_steps_in_reading_order_and_wraps(reader: Reader) -> None:
    seen = []
    for _ in range(5):
        assert reader.next_annotation()
        seen.append(reader.selected_annotation())
    assert seen == ["outer", "inner", "split", "maybe", "outer"]
    assert reader.previous_annotation()
    assert reader.selected_annotation() == "maybe"
    reader.select_annotation("")
    reader.set_caret(span("that Russia").start)
    assert reader.next_annotation()
    assert reader.selected_annotation() == "inner"
    reader.select_annotation("")
    assert reader.next_suggestion()
    assert reader.selected_annotation() == "maybe"
    assert reader.suggestion_at_caret() == "maybe"
    reader.set_annotations([])
    assert not reader.next_annotation()
    assert not reader.previous_suggestion()
    assert reader.selected_annotation() == ""


def test_annotations_at_a_place(reader: Reader) -> None:
    assert reader.annotations_at(span("that Russia").start) == ("inner", "outer")
    assert reader.annotations_at(span("Peskov").start) == ()
    assert reader.annotations_at(span("Tuesday").start) == ()
    reader.set_caret(span("that Russia").start)
    assert reader.annotation_at_caret() == "inner"
    reader.select_annotation("outer", reveal=False)
    assert reader.annotation_at_caret() == "outer"


def test_the_edges_of_the_selected_annotation_move_by_words(reader: Reader) -> None:
    reader.select_annotation("inner")
    start, end = span("that Russia had failed")
    assert reader.move_end_by_word(1) == (Span(start, end + 1),)
    assert reader.move_end_by_word(-1) == (Span(start, end - len(" failed")),)
    assert reader.move_start_by_word(-1) == (Span(start - len("minister "), end),)
    reader.select(span("Kremlin"))
    assert reader.move_end_by_word(1) is None  # the selection moved instead
    assert reader.selected_text() == "Kremlin on"
    assert reader.move_start_by_word(-1) is None
    assert reader.selected_text() == "The Kremlin on"


class Watched(Reader):
    """A reader that notes from where to where it was painted."""

    def __init__(self) -> None:
        super().__init__()
        self.areas: list[tuple[int, int]] = []

    def paintEvent(self, event: QPaintEvent) -> None:
        self.areas.append((event.rect().top(), event.rect().bottom()))
        super().paintEvent(event)


def on_screen(reader: Reader) -> QImage:
    """Return what the window shows, as it was painted bit by bit; a grab of the widget would paint it anew."""
    QApplication.processEvents()
    return reader.screen().grabWindow(reader.winId()).toImage()


@pytest.fixture
def watched(qtbot: QtBot) -> Watched:
    shown = Watched()
    qtbot.addWidget(shown)
    shown.resize(900, 600)
    shown.show()
    qtbot.waitExposed(shown)
    shown.setFocus()
    shown.set_article("a", TEXT, [Region(RegionKind.PROMOTION, span("For all the latest headlines"))])
    shown.set_annotations(marks())
    QApplication.processEvents()
    return shown


def test_one_more_or_one_less_repaints_only_its_lines(watched: Watched) -> None:
    before = on_screen(watched)
    (line,) = [one for one in watched._visible_lines() if one.start <= span("“We cannot").start < one.end]
    changes: list[Callable[[], None]] = [
        lambda: watched.add_annotations([ReaderMark("new", (span("cannot agree"),), "C")]),
        lambda: watched.remove_annotations(["new", "unknown"]),
    ]
    for change in changes:
        watched.areas.clear()
        change()
        now = on_screen(watched)
        assert watched.areas
        pitch = watched._layout.pitch
        assert all(
            line.top - pitch <= top and bottom <= line.bottom + pitch for top, bottom in watched.areas
        ), (watched.areas, line)
        assert (now == before) == (watched._marks.get("new") is None)


def test_what_is_painted_in_parts_is_what_is_painted_in_full(watched: Watched) -> None:
    steps: list[Callable[[], object]] = [
        watched.next_annotation,
        lambda: watched.add_annotations([ReaderMark("x", (span("was said about it that day"),), "C")]),
        lambda: watched.select(span("Tuesday rejected a suggestion")),
        watched.next_annotation,
        lambda: watched.select_annotation("split", reveal=False),
        lambda: watched.add_annotations([ReaderMark("y", (span("Russia had failed.\r\n\r\nFor all"),), "C")]),
        watched.clear_selection,
        lambda: watched.remove_annotations(["x", "outer"]),
        lambda: watched.select(span("cannot agree,” Peskov said, “with these")),
        lambda: watched.set_caret(span("headlines").start),
        lambda: watched.find_words("said"),
        watched.find_next,
        lambda: watched.select_annotation(""),
        lambda: watched.set_zoom(150),
        lambda: watched.verticalScrollBar().setValue(2),
        lambda: watched.verticalScrollBar().setValue(0),
    ]
    seen = []
    for number, step in enumerate(steps):
        step()
        parts = on_screen(watched)
        watched.viewport().update()
        assert on_screen(watched) == parts, number
        seen.append(parts)
    assert any(one != seen[0] for one in seen)


def test_the_caret_is_seen_with_and_without_the_focus(reader: Reader, qtbot: QtBot) -> None:
    reader.set_annotations([])
    reader.set_caret(span("Tuesday").start)
    QApplication.processEvents()
    there = picture(reader)
    reader.set_caret(span("Tuesday").start + 2)
    assert picture(reader) != there
    reader.set_caret(span("Tuesday").start)
    other = Reader()
    qtbot.addWidget(other)
    other.show()
    reader.clearFocus()
    without = picture(reader)
    reader.set_caret(span("Tuesday").start + 2)
    assert picture(reader) != without


def test_crossing_an_annotation_is_announced(reader: Reader) -> None:
    told: list[str] = []
    described: list[str] = []
    reader.announced.connect(told.append)
    reader.caret_described.connect(described.append)
    reader.set_caret(span("that Russia").start - 1)
    assert told == ["denial, Kremlin, starts"]
    QTest.keyClick(reader, Qt.Key.Key_Right)
    assert told[1:] == ["claim, Nikol Pashinyan, starts"]
    assert described[-1] == "claim · Nikol Pashinyan\n\ndenial · Kremlin"
    reader.set_caret(span("Nothing").start)
    assert told[2:] == ["claim, Nikol Pashinyan, ends", "denial, Kremlin, ends", "suggestion, claim, starts"]
    reader.set_caret(0)
    assert described[-1] == ""


def test_a_screen_reader_finds_the_text_and_the_caret(reader: Reader) -> None:
    reader.set_caret(span("Peskov").start)
    face = QAccessible.queryAccessibleInterface(reader)
    assert face.isValid()
    assert face.role() == QAccessible.Role.EditableText
    assert face.text(QAccessible.Text.Name) == "Article text"
    assert face.state().readOnly  # type: ignore[attr-defined]  # the stub leaves out the bits
    assert face.state().focusable  # type: ignore[attr-defined]  # as above
    text = face.textInterface()
    whole = text.text(0, text.characterCount())
    assert whole == TEXT.replace("\r\n", "\n")
    position = text.cursorPosition()
    assert whole[position : position + 6] == "Peskov"
    reader.select(span("prime minister"))
    assert text.selectionCount() == 1


def test_find_marks_selects_and_wraps(reader: Reader) -> None:
    result = reader.find_words("said")
    assert len(result.hits) == 2
    assert reader.find_position() == (1, 2)
    assert reader.find_next()
    assert reader.selected_text() == "said"
    first = reader.selection()
    assert reader.find_next()
    assert reader.find_position() == (2, 2)
    assert reader.find_next()
    assert reader.selection() == first
    assert reader.find_previous()
    assert reader.find_position() == (2, 2)
    assert reader.find_words("(", FindOptions(is_pattern=True)).problem == "pattern"
    assert not reader.find_next()
    reader.clear_find()
    assert reader.find_position() == (0, 0)


def test_letters_digits_and_marks_are_left_to_the_window(reader: Reader) -> None:
    pressed: list[str] = []
    for key in (
        "1",
        "c",
        "s",
        "Shift+S",
        "'",
        "]",
        "[",
        "}",
        "{",
        "+",
        "Tab",
        "Del",
        "Alt+S",
        "l",
        "a",
        "n",
        "Ctrl+F",
    ):
        action = QAction(reader)
        action.setShortcut(key)
        action.triggered.connect(lambda _=False, key=key: pressed.append(key))
        reader.addAction(action)
    keys = [
        (Qt.Key.Key_1, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_C, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_S, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_S, Qt.KeyboardModifier.ShiftModifier),
        (Qt.Key.Key_Apostrophe, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_BracketRight, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Tab, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Delete, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_S, Qt.KeyboardModifier.AltModifier),
        (Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier),
    ]
    for pressed_key, modifiers in keys:
        QTest.keyClick(reader, pressed_key, modifiers)
    assert pressed == ["1", "c", "s", "Shift+S", "'", "]", "Tab", "Del", "Alt+S", "Ctrl+F"]
    assert reader.document().toPlainText().startswith("The Kremlin")


def test_zoom_keeps_what_is_read_in_view_and_cuts_nothing(reader: Reader) -> None:
    zooms: list[int] = []
    reader.zoom_changed.connect(zooms.append)
    for percent in (50, 200, 400):
        reader.set_zoom(percent)
        QApplication.processEvents()
        assert reader.zoom() == percent
        for line in reader._visible_lines():
            box = line.line.naturalTextRect()
            assert box.left() >= 0
            assert box.right() <= reader.viewport().width() or line.end - line.start < 3
    wheel = QWheelEvent(
        QPointF(100, 100),
        QPointF(100, 100),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(reader.viewport(), wheel)
    assert reader.zoom() == 350
    reader.set_zoom(9999)
    reader.zoom_reset()
    reader.zoom_out()
    assert zooms == [50, 200, 400, 350, 400, 100, 90]


def test_the_measure_is_sixty_to_seventy_five_characters(reader: Reader) -> None:
    reader.resize(1600, 800)
    reader.set_article("b", "The spokesman of the ministry said that nothing of the kind was planned. " * 40)
    QApplication.processEvents()
    lengths = [line.end - line.start for line in reader._visible_lines() if not line.is_last]
    assert 60 <= sum(lengths) / len(lengths) <= 75
    left = reader._visible_lines()[0].line.naturalTextRect().left()
    right = reader.viewport().width() - left - reader._layout.measure
    assert abs(left - right) <= 2  # in the middle


def test_the_tooltip_tells_label_speaker_and_note(reader: Reader) -> None:
    where = middle_of(reader, span("cannot").start)
    event = QHelpEvent(QEvent.Type.ToolTip, where, reader.viewport().mapToGlobal(where))
    QApplication.sendEvent(reader.viewport(), event)
    assert QToolTip.text() == "quote · Dmitry Peskov\nat the briefing"
    QToolTip.hideText()
    assert reader.description_at(middle_of(reader, span("Peskov").start)) == ""
    reader.set_article("b", "safe\u202etxt.exe\u202c")
    assert reader.description_at(middle_of(reader, 3)) == "U+202E RIGHT-TO-LEFT OVERRIDE"


def test_a_right_click_asks_for_a_menu_and_keeps_a_selection_it_is_in(reader: Reader) -> None:
    wishes: list[tuple[object, object]] = []
    reader.context_menu_requested.connect(lambda _, selected, ids: wishes.append((selected, ids)))

    def right_click(where: QPoint) -> None:
        event = QContextMenuEvent(
            QContextMenuEvent.Reason.Mouse,
            where,
            reader.viewport().mapToGlobal(where),
            Qt.KeyboardModifier.NoModifier,
        )
        QApplication.sendEvent(reader.viewport(), event)

    reader.select(span("that Russia had"))
    right_click(middle_of(reader, span("Russia").start))
    assert wishes == [(span("that Russia had"), ("inner", "outer"))]
    right_click(middle_of(reader, span("Peskov").start + 2))
    assert wishes[1] == (None, ())
    assert reader.caret() in range(span("Peskov").start, span("Peskov").end + 1)


def test_badges_are_clicked_and_opened(reader: Reader) -> None:
    opened: list[str] = []
    reader.annotation_open_requested.connect(opened.append)
    line = reader._visible_lines()[0]
    x = int(reader._layout.left + reader._layout.measure + 16)
    where = QPoint(x, int((line.text_top + line.text_bottom) / 2))
    click(reader, where)
    assert reader.selected_annotation() == "outer"
    QTest.mouseDClick(reader.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, where, 0)
    assert opened == ["outer"]


@pytest.mark.parametrize("colours", [light(), dark(), high_contrast()])
def test_every_theme_paints_every_pattern(reader: Reader, colours: object) -> None:
    reader.set_colours(colours)  # type: ignore[arg-type]  # one of the three
    pictures = []
    for pattern in Pattern:
        reader.set_annotations([ReaderMark("a", (span("Peskov said"),), "C", pattern=pattern)])
        pictures.append(picture(reader))
    assert all(one != other for number, one in enumerate(pictures) for other in pictures[:number])


def test_another_article_forgets_what_was_there(reader: Reader) -> None:
    reader.select_annotation("split")
    reader.find_words("said")
    told: list[str] = []
    reader.annotation_selected.connect(told.append)
    reader.set_article("b", "Other words.")
    assert told == [""]
    assert (reader.article_key, reader.caret(), reader.selection()) == ("b", 0, ())
    assert reader.annotations_at(3) == ()
    assert reader.find_position() == (0, 0)
    reader.set_article("", "")
    assert reader.visible_span() == Span(0, 0)
    assert not reader.select_sentence()
    assert not reader.select_all()


def test_words_annotated_inside_boilerplate_are_not_faded(reader: Reader) -> None:
    text = "A line.\n\nFor all the latest headlines follow our channel online."
    start = text.index("For")
    pictures = []
    for regions in ([Region(RegionKind.PROMOTION, Span(start, len(text)))], []):
        reader.set_article("a", text, regions)
        reader.set_annotations([ReaderMark("a", (Span(start + 8, start + 18),), "C")])
        reader.set_caret(0)
        pictures.append(picture(reader))
    faded, plain = pictures

    def is_same(point: int) -> bool:
        where, scale = middle_of(reader, point), plain.devicePixelRatio()
        x = round(where.x() * scale)
        rows = range(round((where.y() - 8) * scale), round((where.y() + 8) * scale))
        return all(plain.pixel(x, y) == faded.pixel(x, y) for y in rows)

    assert all(is_same(point) for point in range(start + 9, start + 17)), (
        "on its tint a word has its full colour"
    )
    assert not all(is_same(point) for point in range(start + 20, start + 30)), "beside it words are faded"
