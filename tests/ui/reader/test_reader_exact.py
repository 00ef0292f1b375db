"""What is selected on the page with real keys and a real mouse is what is stored, on every kind of text."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator.core.graphemes import is_boundary, next_boundary
from annotator.core.spans import Span
from annotator.ui.reader import Reader

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

HOSTILE = {
    "plain": "The Kremlin on Tuesday rejected a suggestion by Armenia's prime minister. " * 4,
    "CR LF": "one line\r\nanother, rather longer line that is wrapped somewhere in the narrow page\r\n\r\nlast\r\n",
    "lone CR": "old\rMac lines\r\rend",
    "mixed line ends": "a\r\n\nb\n\rc\r\r\nd",
    "separators": "a\u2028b b\u2029c\u0085d",
    "form feed and NUL": "page\x0cbreak\x00nul\x0btab\tend\x1f",
    "BOM inside and leading": "\ufeffleading, then in\ufeffside",
    "swapped BOM": "\ufffethis is not a byte order",
    "noncharacters": "a\ufdd0b\ufdd1c\uffffd\ufffce",
    "no-break space": "10\u00a0000 people\u202fat 5\u00a0p.m.",
    "soft hyphen": "un\u00adbreak\u00adable and dis\u00adcon\u00adtin\u00adu\u00adous",
    "astral": "𝔄𝔅 plain 😀 and 𐍈 mixed 𠜎𠜱",
    "joined emoji": "family 👨\u200d👩\u200d👧\u200d👦, heart ❤\ufe0f\u200d🔥, flag 🏳\ufe0f\u200d🌈",
    "flags": "🇦🇲🇷🇺🇺🇸🇦 and 🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
    "skin tones": "👍🏻👍🏿 👩🏽\u200d🚀",
    "combining": "e\u0301a\u0308 n\u0303o\u0302\u0323 Z\u0351\u036b\u0343\u036a\u0302 x\u0336y\u0336",
    "lone marks": "\u0301leading mark \u0301 and \u200d joiner \u200c",
    "Arabic with numbers": "قال الرئيس في 25 سبتمبر 2023 إن 3.5% لا تكفي، «لن نقبل».",
    "Hebrew in English": "He said שלום עולם 123 and left (יום 5) at once.",
    "English in Hebrew": "הוא אמר Hello world 42 והלך.",
    "bidi controls": "safe\u202etxt.exe\u202c and \u2067שלום\u2069 \u200f\u200e\u061c end",
    "Chinese": "外交部发言人表示,我们不同意这些论点。“俄罗斯是该地区不可分割的一部分”,他说。" * 2,
    "Armenian": "Վարչապետն ասաց՝ «Մենք համաձայն չենք»։ Ինչո՞ւ։",
    "Thai": "นายกรัฐมนตรีกล่าวว่า ไม่เห็นด้วยกับข้อเสนอ กำ น้ำ",
    "Devanagari": "प्रधानमंत्री ने कहा कि क्षत्रिय हिन्दी स्त्री श्री। नमस्ते",
    "Hangul": "대통령은 \u1112\u1161\u11ab국 각 말했다",
    "Persian with joiners": "می\u200cخواهم بروم ۱۲۳۴ نمی\u200cدانم که «چرا» 12:30 گفت.",
    "right to left, wrapped": "قال الرئيس في 25 سبتمبر 2023 إن 3.5% لا تكفي، وقال Hello World 42 ثم عاد. "
    * 3,
    "turned within turned": "عربي (English (עברית 1) 2) عربي 3-4 \u200f!\u200e? \u2067שלום 12\u2069 \u2066abc\u2069",
    "Khmer, Tibetan, Burmese": "ខ្ញុំមិនយល់ព្រមទេ། བོད་ཡིག་ནི། မြန်မာစာ ဝန်ကြီးချုပ်က",
    "Malayalam and Tamil": "മലയാളം ക്ഷ്മ സ്ത്രീ தமிழ் ஸ்ரீ கொ",
    "keycaps and variants": "1\ufe0f\u20e32\ufe0f\u20e3 ☎\ufe0e 葛\U000e0100城",
    "many marks": "Z" + "\u0351\u036b\u0343" * 40 + "algo x" + "\u0336" * 30 + "y",
    "prepended": "\u0600١٢ \u0605x \U000110bdक",
    "one long word": "y" * 300 + " " + "界" * 120,
    "tabs": "\ta\t\tbb\tccc\t",
    "empty": "",
    "only newlines": "\n\n\n\n",
    "only CR LF": "\r\n\r\n\r\n",
    "lines of one": "a\nb\n\u05d0\n😀\ne\u0301\n",
    "space only": "     ",
    "one character": "x",
    "one cluster": "👨\u200d👩\u200d👧",
}
# What the text view is given in place of some characters, one for one, before Qt changes some more of them.
_SHOWN = dict.fromkeys(
    (*range(9), 11, 12, *range(14, 32), 0x85, 0xFFFE, 0xFFFF, 0xFDD0, 0xFDD1, 0xFFFC), "\ufffd"
) | {0xFEFF: "\u200b"}

KEYS = [
    Qt.Key.Key_Left,
    Qt.Key.Key_Right,
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown,
]
MODIFIERS = [
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
]
METHODS: list[Callable[[Reader], object]] = [
    Reader.select_sentence,
    Reader.extend_sentence,
    Reader.select_quotation,
    Reader.select_paragraph,
    Reader.select_word,
    Reader.select_all,
    lambda reader: reader.move_end_by_word(1),
    lambda reader: reader.move_end_by_word(-1),
    lambda reader: reader.move_start_by_word(1),
    lambda reader: reader.move_start_by_word(-1),
]
_actions = st.one_of(
    st.tuples(st.just("key"), st.sampled_from(KEYS), st.sampled_from(MODIFIERS)),
    st.tuples(st.just("click"), st.integers(0, 420), st.integers(0, 320)),
    st.tuples(st.just("shift click"), st.integers(0, 420), st.integers(0, 320)),
    st.tuples(st.just("double click"), st.integers(0, 420), st.integers(0, 320)),
    st.tuples(st.just("drag"), st.integers(0, 420), st.integers(0, 320)),
    st.tuples(st.just("triple click"), st.integers(0, 420), st.integers(0, 320)),
    st.tuples(st.just("drag by words"), st.integers(0, 420), st.integers(0, 320)),
    st.tuples(st.just("drag outside"), st.integers(-40, 480), st.integers(-60, 400)),
    st.tuples(st.just("method"), st.sampled_from(METHODS), st.none()),
    st.tuples(st.just("zoom"), st.sampled_from([50, 100, 150, 400]), st.none()),
    st.tuples(st.just("wheel"), st.sampled_from([-360, -120, 120, 240]), st.none()),
)


@pytest.fixture
def reader(qtbot: QtBot) -> Reader:
    shown = Reader()
    qtbot.addWidget(shown)
    shown.resize(440, 330)
    shown.show()
    qtbot.waitExposed(shown)
    shown.setFocus()
    return shown


def as_qt_shows(text: str) -> str:
    """Return the text as `QTextCursor.selectedText` tells it."""
    text = text.replace("\r\n", "\u2029").replace("\r", "\u2029").replace("\n", "\u2029")
    return text.translate(_SHOWN).replace("\u00a0", " ").replace("\u2028", "\u2029")


def do(reader: Reader, what: str, one: object, other: object) -> None:
    if what == "method":
        one(reader)  # type: ignore[operator]  # a method of METHODS
    elif what == "key":
        QTest.keyClick(reader, one, other)  # type: ignore[call-overload]  # a key and modifiers
    elif what == "zoom":
        reader.set_zoom(int(str(one)))
    elif what == "wheel":
        turn_wheel(reader, int(str(one)))
    else:
        where = QPoint(int(str(one)), int(str(other)))
        page = reader.viewport()
        if what == "click":
            QTest.mouseClick(page, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, where, 0)
        elif what == "shift click":
            QTest.mouseClick(page, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier, where, 0)
        elif what == "double click":
            QTest.mouseDClick(page, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, where, 0)
        elif what == "triple click":
            QTest.mouseDClick(page, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, where, 0)
            QTest.mouseClick(page, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, where, 0)
        elif what == "drag by words":
            QTest.mouseDClick(page, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, where, 0)
            move(reader, QPoint(where.y(), where.x() % 320))
            QTest.mouseRelease(page, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, where, 0)
        elif what == "drag outside":
            drag_outside(reader, where)
        else:
            drag(reader, where, QPoint(where.y(), where.x() % 320))


def drag(reader: Reader, start: QPoint, end: QPoint) -> None:
    page = reader.viewport()
    QTest.mousePress(page, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start, 0)
    for step in range(1, 4):
        where = start + QPoint((end.x() - start.x()) * step // 3, (end.y() - start.y()) * step // 3)
        QTest.mouseMove(page, where, 0)
        # The offscreen platform reports no pressed button with a move: hand the event to the page itself.
        move(reader, where)
    QTest.mouseRelease(page, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, end, 0)


def drag_outside(reader: Reader, end: QPoint) -> None:
    """Drag from the middle to a point that may be beside the page, and stay there for some turns of its clock."""
    page = reader.viewport()
    start = page.rect().center()
    QTest.mousePress(page, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start, 0)
    move(reader, start + QPoint(5, 5))
    move(reader, end)
    assert reader._scroll_timer.isActive() is not page.rect().contains(end)
    for _ in range(3):
        reader._scroll_while_dragging()
    QTest.mouseRelease(page, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, end, 0)
    assert not reader._scroll_timer.isActive()


def turn_wheel(reader: Reader, by: int) -> None:
    event = QWheelEvent(
        QPointF(100, 100), QPointF(100, 100), QPoint(), QPoint(0, by), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(reader.viewport(), event)


def move(reader: Reader, where: QPoint) -> None:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QMouseEvent
    from PySide6.QtWidgets import QApplication

    page = reader.viewport()
    left = Qt.MouseButton.LeftButton
    event = QMouseEvent(
        QEvent.Type.MouseMove,
        QPointF(where),
        QPointF(page.mapToGlobal(where)),
        Qt.MouseButton.NoButton,
        left,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(page, event)


def check(reader: Reader, text: str) -> None:
    caret = reader.caret()
    assert 0 <= caret <= len(text)
    assert is_boundary(text, caret)
    selected = reader.selection()
    cursor = reader.textCursor()
    if not selected:
        assert reader.selected_text() == ""
        assert not cursor.hasSelection()
        return
    (span,) = selected
    assert span.start < span.end
    assert caret in span
    assert is_boundary(text, span.start)
    assert is_boundary(text, span.end)
    assert reader.selected_text() == text[span.start : span.end]
    assert cursor.selectedText().replace("\u00a0", " ").replace("\u2028", "\u2029") == as_qt_shows(
        text[span.start : span.end]
    )


@pytest.mark.parametrize("name", HOSTILE)
def test_whatever_is_selected_is_what_is_stored(reader: Reader, name: str) -> None:
    text = HOSTILE[name]

    @settings(
        max_examples=25,
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
    )
    @given(st.lists(_actions, min_size=1, max_size=12))
    def run(actions: list[tuple[str, object, object]]) -> None:
        reader.set_zoom(100)
        reader.set_article("a", text)
        for action in actions:
            do(reader, *action)
            check(reader, text)

    run()


@pytest.mark.parametrize("name", HOSTILE)
def test_the_arrow_keys_reach_every_boundary_and_no_other_place(reader: Reader, name: str) -> None:
    text = HOSTILE[name][:120]
    reader.set_article("a", text)
    expected = [0]
    while expected[-1] < len(text):
        expected.append(next_boundary(text, expected[-1]))
    seen = [reader.caret()]
    for _ in range(3 * len(text) + 3):
        # In a paragraph that runs right to left, the left arrow goes on.
        before = reader.caret()
        block = reader.document().findBlock(reader.textCursor().position())
        is_reversed = block.textDirection() == Qt.LayoutDirection.RightToLeft
        QTest.keyClick(reader, Qt.Key.Key_Left if is_reversed else Qt.Key.Key_Right)
        if reader.caret() == before:
            break
        seen.append(reader.caret())
    assert seen == expected


@pytest.mark.parametrize("name", [name for name in HOSTILE if name != "empty"])
def test_shift_and_arrows_select_one_character_at_a_time(reader: Reader, name: str) -> None:
    text = HOSTILE[name][:80]
    end = 0
    reader.set_article("a", text)
    while end < len(text):
        block = reader.document().findBlock(reader.textCursor().position())
        is_reversed = block.textDirection() == Qt.LayoutDirection.RightToLeft
        key = Qt.Key.Key_Left if is_reversed else Qt.Key.Key_Right
        QTest.keyClick(reader, key, Qt.KeyboardModifier.ShiftModifier)
        end = next_boundary(text, end)
        assert reader.selection() == ((0, end),)
        check(reader, text)


@pytest.mark.parametrize(
    ("text", "forward", "back"),
    [
        ("some words", Qt.Key.Key_Right, Qt.Key.Key_Left),
        ("\u05d0\u05d1 \u05d2", Qt.Key.Key_Left, Qt.Key.Key_Right),
    ],
)
def test_an_arrow_leaves_a_selection_at_the_end_it_points_to(
    reader: Reader, text: str, forward: Qt.Key, back: Qt.Key
) -> None:
    reader.set_article("a", text)
    for span in (Span(0, len(text)), Span(1, len(text)), Span(0, 2), Span(1, 2)):
        for key, end in ((forward, span.end), (back, span.start)):
            reader.select(span)
            QTest.keyClick(reader, key)
            assert (reader.selection(), reader.caret()) == ((), end)
    reader.set_caret(len(text))
    QTest.keyClick(reader, Qt.Key.Key_Home, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(reader, back)  # there is nothing before the caret
    assert reader.caret() == 0


def test_a_drag_over_glyphs_selects_the_characters_painted_there(reader: Reader) -> None:
    for name in (
        "plain",
        "astral",
        "combining",
        "joined emoji",
        "no-break space",
        "Armenian",
        "Devanagari",
        "CR LF",
    ):
        text = HOSTILE[name]
        reader.set_article("a", text)
        for line in reader._visible_lines():
            bounds = [line.start]
            while bounds[-1] < line.end:
                bounds.append(next_boundary(text, bounds[-1]))
            boxes = [
                (a, b, *reader._page.pieces(line, Span(a, b))[0])
                for a, b in pairwise(bounds)
                if text[a:b].strip()
            ]
            boxes = [box for box in boxes if box[3] - box[2] > 4]
            middle = int((line.text_top + line.text_bottom) / 2)
            for first in range(0, len(boxes), 5):
                for last in range(first, min(first + 12, len(boxes)), 3):
                    left, right = boxes[first], boxes[last]
                    start = QPoint(int(left[2] + 1), middle)
                    end = QPoint(int(right[3] - 1), middle)
                    if (end - start).manhattanLength() < 3:
                        continue
                    drag(reader, start, end)
                    assert reader.selection() == ((left[0], right[1]),), (name, text[left[0] : right[1]])


def test_a_double_click_selects_the_word_whose_glyph_is_under_the_pointer(reader: Reader) -> None:
    for name in (
        "plain",
        "Arabic with numbers",
        "Hebrew in English",
        "English in Hebrew",
        "Armenian",
        "Thai",
    ):
        text = HOSTILE[name]
        reader.set_article("a", text)
        for line in reader._visible_lines():
            point = line.start
            while point < line.end:
                end = next_boundary(text, point)
                pieces = reader._page.pieces(line, Span(point, end))
                if pieces and text[point:end].strip() and pieces[0][1] - pieces[0][0] > 3:
                    x = int((pieces[0][0] + pieces[0][1]) / 2)
                    where = QPoint(x, int((line.text_top + line.text_bottom) / 2))
                    found = reader._character_at(where)
                    assert found == point, (name, text[point:end])
                    QTest.mouseDClick(
                        reader.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, where, 0
                    )
                    (span,) = reader.selection()
                    assert span.start <= point < span.end, (name, text[point:end], reader.selected_text())
                    check(reader, text)
                point = end


def test_copy_puts_the_stored_text_on_the_clipboard(reader: Reader) -> None:
    from PySide6.QtGui import QGuiApplication

    for name, text in HOSTILE.items():
        if not text:
            continue
        reader.set_article("a", text)
        reader.select_all()
        QTest.keyClick(reader, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
        data = QGuiApplication.clipboard().mimeData()
        if text[0] in "\ufeff\ufffe":
            assert bytes(data.data("text/plain;charset=utf-8").data()).decode() == text
        else:
            assert data.text() == text, name


def test_one_line_of_two_million_characters(reader: Reader) -> None:
    for text in ("word " * 400_000, "y" * 2_000_000, "界" * 200_000):
        reader.set_article("a", text)
        QTest.keyClick(reader, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
        assert reader.caret() == len(text)
        QTest.keyClick(reader, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
        assert reader.selection() == ((len(text) - 1, len(text)),)
        QTest.keyClick(reader, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
        (span,) = reader.selection()
        assert reader.selected_text() == text[span.start :]
        assert reader.line_number() == 1


def test_a_turn_of_the_wheel_right_after_a_shorter_article_came_is_harmless(reader: Reader) -> None:
    reader.set_article("a", "A line.\n" * 500)
    reader.set_caret(3_900)
    reader.set_article("b", "short")
    turn_wheel(reader, -360)
    assert reader.visible_span() == Span(0, 5)
    reader.set_article("c", "A line.\n" * 500)
    turn_wheel(reader, -360)
    assert reader.visible_span().start > 0


def test_a_drag_past_the_edge_scrolls_and_selects_what_comes(
    reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "".join(f"Line {number} of the text.\n" for number in range(300))
    reader.set_article("a", text)
    page = reader.viewport()
    start = QPoint(60, 40)
    QTest.mousePress(page, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start, 0)
    move(reader, start + QPoint(4, 4))
    below = QPoint(60, page.height() + 30)
    move(reader, below)
    assert reader._scroll_timer.isActive()
    begin = reader.selection()[0].start
    monkeypatch.setattr(type(reader), "cursor", lambda _self: _At(page.mapToGlobal(below)), raising=False)
    ends = []
    for _ in range(20):
        reader._scroll_while_dragging()
        ends.append(reader.selection()[0].end)
        check(reader, text)
    assert ends == sorted(ends)
    assert reader.verticalScrollBar().value() > 15
    assert reader.selection()[0].start == begin
    assert ends[-1] > text.index("Line 20 ")
    QTest.mouseRelease(page, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, below, 0)
    assert not reader._scroll_timer.isActive()


class _At:
    """A mouse cursor that is somewhere."""

    def __init__(self, where: QPoint) -> None:
        self._where = where

    def pos(self) -> QPoint:
        return self._where


def test_a_cluster_is_never_cut_by_a_drag_that_ends_in_its_middle(reader: Reader) -> None:
    text = "ab 👨\u200d👩\u200d👧\u200d👦 क्षत्रिय e\u0301e\u0301 한국"
    reader.set_article("a", text)
    (line,) = reader._visible_lines()
    middle = int((line.text_top + line.text_bottom) / 2)
    right = int(reader._page.x_of(line, line.end))
    for x in range(18, right + 3):
        QTest.mouseClick(
            reader.viewport(),
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
            QPoint(17, middle),
            0,
        )
        drag(reader, QPoint(17, middle), QPoint(x + 3, middle))
        check(reader, text)
