"""The window under real key events: every key of the table of keys, and that none of them steals typing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListView, QWidget

from annotator.core.spans import Span
from annotator.core.values import AnnotationStatus
from annotator.services import annotate

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from annotator.core.values import Annotation
    from annotator.ui.main_window import MainWindow

Key = Qt.Key
Mod = Qt.KeyboardModifier


def press(window: MainWindow, keys: str | Qt.Key, modifiers: Qt.KeyboardModifier = Mod.NoModifier) -> None:
    """Press keys where the focus is, as a person does."""
    target = focus()
    assert target.window() is window
    if isinstance(keys, Qt.Key):
        QTest.keyClick(target, keys, modifiers)
        return
    for key in keys:  # one by one: a key may move the focus
        QTest.keyClicks(focus(), key, modifiers)


def focus() -> QWidget:
    """Return the widget that has the focus."""
    found = QApplication.focusWidget()
    assert found is not None, "nothing has the focus"
    return found


def stored(window: MainWindow) -> list[Annotation]:
    """Return the annotations of the open article as the project holds them."""
    desk = window.desk
    assert desk.session is not None
    assert desk.article is not None
    return desk.session.read.annotations(desk.article.id)


def names(window: MainWindow) -> list[str]:
    return [window.desk.tag_set.label(each.label_id).name for each in stored(window)]


def words(window: MainWindow, annotation: Annotation) -> str:
    return " ".join(window.desk.text[start:end] for start, end in annotation.fragments)


def test_on_start_the_first_article_that_is_not_done_is_open_and_keys_work(window: MainWindow) -> None:
    assert window.objectName() == "mainWindow"
    assert window.windowTitle().endswith("Claims Annotator")
    assert window.desk.article is not None
    assert window.desk.article.file.startswith("000_")
    assert QApplication.focusWidget() is window.page.reader
    for name in (
        "articleList",
        "reader",
        "tagPanel",
        "annotationList",
        "inspector",
        "searchField",
        "saveState",
    ):
        assert window.findChild(QWidget, name) is not None, name
    press(window, "sc")
    (made,) = stored(window)
    assert names(window) == ["claim"]
    assert made.annotator == "alice"
    assert words(window, made) == "US is working to drive Caucasus nations away from Russia: State Dept."
    assert window.desk.selected_id == made.id
    assert window.status.saved.text().startswith("Saved ")


@pytest.mark.parametrize(("key", "name"), [("c", "claim"), ("d", "denial"), ("q", "quote"), ("1", "claim"),
                                           ("2", "denial"), ("3", "quote")])  # fmt: skip
def test_a_label_has_its_letter_and_its_number(window: MainWindow, key: str, name: str) -> None:
    press(window, "s" + key)
    assert names(window) == [name]


def test_with_an_annotation_selected_and_no_text_a_label_key_changes_its_label(window: MainWindow) -> None:
    press(window, "scd")
    assert names(window) == ["denial"]
    press(window, "q")
    assert names(window) == ["quote"]


def test_identical_extents_may_carry_several_labels(window: MainWindow) -> None:
    press(window, "sc")
    press(window, "eq")
    one, other = stored(window)
    assert one.fragments == other.fragments
    assert sorted(names(window)) == ["claim", "quote"]


def test_sentences_quotations_and_words_are_selected_by_keys(window: MainWindow) -> None:
    reader = window.page.reader
    reader.set_caret(window.desk.text.index("its favor"))
    press(window, "'")
    assert reader.selected_text() == '"its favor"'
    press(window, Key.Key_Escape)
    assert reader.selection() == ()
    press(window, "s")
    first = reader.selected_text()
    press(window, Key.Key_S, Mod.ShiftModifier)
    assert reader.selected_text().startswith(first)
    assert len(reader.selected_text()) > len(first)
    press(window, "[")
    shorter = reader.selected_text()
    assert first.startswith(shorter[: len(first)])
    press(window, "]")
    assert len(reader.selected_text()) > len(shorter)
    press(window, "}")
    assert not reader.selected_text().startswith(first[:10])
    press(window, "{")
    assert reader.selected_text().startswith(first[:10])


def test_brackets_move_the_ends_of_the_selected_annotation(window: MainWindow) -> None:
    press(window, "sc")
    (before,) = stored(window)
    press(window, "[")
    (after,) = stored(window)
    assert after.start == before.start
    assert after.end < before.end
    press(window, "}")
    (moved,) = stored(window)
    assert moved.start > before.start
    press(window, "{")
    press(window, "]")
    (back,) = stored(window)
    assert back.fragments == before.fragments


def test_plus_adds_a_fragment_and_alt_keys_say_which_words_are_source_and_cue(window: MainWindow) -> None:
    reader, text = window.page.reader, window.desk.text
    quote = text.index('"It is not just')
    reader.set_caret(quote + 3)
    press(window, "'q")
    after = text.index("she added", quote)
    for key, part in ((Key.Key_S, "she"), (Key.Key_C, "added")):
        start = text.index(part, after)
        reader.select(Span(start, start + len(part)))
        press(window, key, Mod.AltModifier)
    (made,) = stored(window)
    assert [text[start:end] for start, end in (*made.source, *made.cue)] == ["she", "added"]
    start = text.index("Read more")
    reader.select(Span(start, start + 4))
    press(window, "+")
    (made,) = stored(window)
    assert [text[a:b] for a, b in made.fragments] == [text[quote : made.fragments[0].end], "Read"]
    assert reader.selection() == ()


def test_tab_goes_through_the_annotations_and_enter_and_escape_to_the_inspector_and_back(
    window: MainWindow,
) -> None:
    reader, text = window.page.reader, window.desk.text
    for part in ("State Department", "Nagorno-Karabakh", "Senate"):
        start = text.index(part)
        reader.select(Span(start, start + len(part)))
        press(window, "c")
    press(window, Key.Key_Escape)
    reader.set_caret(0)
    order = [each.id for each in window.desk.in_order]
    seen = []
    for _ in order:
        press(window, Key.Key_Tab)
        seen.append(window.desk.selected_id)
    assert seen == order
    press(window, Key.Key_Backtab, Mod.ShiftModifier)
    assert window.desk.selected_id == order[-2]
    assert window.annotations.list.currentIndex().row() == len(order) - 2
    press(window, Key.Key_Return)
    assert window.inspector.isAncestorOf(focus())
    press(window, Key.Key_Escape)
    assert QApplication.focusWidget() is reader


def test_delete_undo_and_redo(window: MainWindow) -> None:
    press(window, "sc")
    (made,) = stored(window)
    press(window, Key.Key_Delete)
    assert stored(window) == []
    press(window, Key.Key_Z, Mod.ControlModifier)
    assert stored(window) == [made]
    assert window.desk.selected_id == made.id
    press(window, Key.Key_Z, Mod.ControlModifier)
    assert stored(window) == []
    press(window, Key.Key_Z, Mod.ControlModifier | Mod.ShiftModifier)
    press(window, Key.Key_Z, Mod.ControlModifier | Mod.ShiftModifier)
    assert stored(window) == []
    press(window, Key.Key_Z, Mod.ControlModifier)
    assert stored(window) == [made]


def test_undo_leads_to_the_article_it_is_about(window: MainWindow) -> None:
    press(window, "sc")
    first = window.desk.article
    press(window, "n")
    assert window.desk.article != first
    press(window, Key.Key_Z, Mod.ControlModifier)
    assert window.desk.article == first
    assert stored(window) == []


def test_n_and_p_go_through_the_articles_also_from_the_list(window: MainWindow) -> None:
    files = []
    for _ in range(5):
        assert window.desk.article is not None
        files.append(window.desk.article.file[:3])
        press(window, "n")
    assert files == ["000", "001", "002", "003", "004"]
    window.articles.list.setFocus()
    press(window, "p")
    assert window.desk.article is not None
    assert window.desk.article.file.startswith("003")
    assert window.articles.list.currentIndex().row() == 3


def test_letters_are_typed_where_one_types(window: MainWindow, qtbot: QtBot) -> None:
    press(window, "sc")
    press(window, "w")
    assert QApplication.focusWidget() is window.inspector.speaker
    press(window, "scdq123nap+[]x'")
    assert window.inspector.speaker.text() == "scdq123nap+[]x'"
    press(window, Key.Key_Return)
    assert QApplication.focusWidget() is window.page.reader
    (made,) = stored(window)
    assert window.desk.speaker_name(made.speaker_id) == "scdq123nap+[]x'"
    window.inspector.note.setFocus()
    press(window, "sandcq [+]")
    assert window.inspector.note.toPlainText() == "sandcq [+]"
    qtbot.waitUntil(lambda: stored(window)[0].note == "sandcq [+]")
    window.articles.search.setFocus()
    press(window, "scnp")
    assert window.articles.search.text() == "scnp"
    assert names(window) == ["claim"]


def test_suggestions_are_accepted_and_rejected_one_after_the_other(window: MainWindow) -> None:
    desk = window.desk
    assert desk.session is not None
    assert desk.article is not None
    claim = desk.tag_set.labels[0]
    for start in (10, 100, 300):
        desk.session.run(annotate.add(
            article_id=desk.article.id, label_id=claim.id, fragments=[Span(start, start + 20)],
            origin="suggested:rules/test", status=AnnotationStatus.SUGGESTED))  # fmt: skip
    window.page.reader.set_caret(15)
    press(window, "a")
    press(window, "x")
    press(window, "a")
    statuses = [each.status.value for each in stored(window)]
    assert statuses == ["accepted", "rejected", "accepted"]


def test_find_in_the_article(window: MainWindow) -> None:
    press(window, Key.Key_F, Mod.ControlModifier)
    bar = window.page.find_bar
    assert QApplication.focusWidget() is bar.field
    press(window, "russia")
    press(window, Key.Key_Return)
    assert window.page.reader.selected_text().casefold() == "russia"
    first = window.page.reader.selection()
    press(window, Key.Key_F3)
    assert window.page.reader.selection() != first
    press(window, Key.Key_Escape)
    assert not bar.isVisible()
    assert QApplication.focusWidget() is window.page.reader


def test_panes_are_reached_without_a_mouse(window: MainWindow) -> None:
    press(window, "sc")
    seen = []
    for _ in range(6):
        press(window, Key.Key_F6)
        seen.append(focus().objectName())
    assert seen[0] == "tagPanel"
    assert seen[1] == "annotationList"
    assert seen[3] == "searchField"
    assert seen[4] == "articleList"
    assert seen[5] == "reader"
    press(window, Key.Key_F6, Mod.ShiftModifier)
    assert isinstance(QApplication.focusWidget(), QListView)


def test_done_and_next(window: MainWindow) -> None:
    press(window, Key.Key_Return, Mod.ControlModifier)
    assert window.desk.session is not None
    assert window.desk.article is not None
    assert window.desk.article.file.startswith("001")
    row = window.articles.model.summary(0)
    assert row is not None
    assert row.status.value == "done"


def test_every_action_is_found_by_its_id_and_no_two_share_a_key(window: MainWindow) -> None:
    found = {action.objectName() for action in window.findChildren(QAction) if action.objectName()}
    assert {"annotation.add.claim", "annotation.add.denial", "annotation.add.quote", "edit.undo", "edit.redo",
            "project.export", "project.import", "project.open", "project.new", "help.keys"} <= found  # fmt: skip
    assert window.actions_.clashes() == {}


def test_a_key_that_the_user_gave_away_is_named_as_a_clash(window: MainWindow) -> None:
    window.actions_.set_own_keys({"article.next": "S"})
    assert window.actions_.clashes() == {"S": ("select.sentence", "article.next")}
    window.actions_.set_own_keys({"article.next": "J"})
    assert window.actions_.clashes() == {}
    press(window, "j")
    assert window.desk.article is not None
    assert window.desk.article.file.startswith("001")


def press_on_another_keyboard(text: str, code: int, modifiers: Qt.KeyboardModifier = Mod.NoModifier) -> None:
    """Press the key of this number (of X11) on a keyboard that gives ``text`` there."""
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        event = QKeyEvent(kind, ord(text.upper()), modifiers, code, 0, 0, text)
        QApplication.sendEvent(focus(), event)


def test_the_keys_work_on_a_russian_keyboard(window: MainWindow) -> None:
    reader = window.page.reader
    press_on_another_keyboard("ы", 39)
    first = reader.selected_text()
    assert first.startswith("US is working")
    press_on_another_keyboard("Ы", 39, Mod.ShiftModifier)
    assert len(reader.selected_text()) > len(first)
    press_on_another_keyboard("х", 34)
    press_on_another_keyboard("с", 54)
    assert names(window) == ["claim"]
    press_on_another_keyboard("в", 40)
    assert names(window) == ["denial"]
    press_on_another_keyboard("т", 57)
    assert window.desk.article is not None
    assert window.desk.article.file.startswith("001")
    window.annotations.list.setFocus()
    press_on_another_keyboard("з", 33)
    assert window.desk.article.file.startswith("000")


def test_the_digits_of_a_french_keyboard_are_typed_with_and_without_shift(window: MainWindow) -> None:
    press(window, "s")
    press_on_another_keyboard("2", 11, Mod.ShiftModifier)
    assert names(window) == ["denial"]
    press_on_another_keyboard('"', 12)
    assert names(window) == ["quote"]


def test_letters_of_another_script_are_typed_where_one_types(window: MainWindow) -> None:
    window.articles.search.setFocus()
    press_on_another_keyboard("с", 54)
    assert window.articles.search.text() == "с"
    assert names(window) == []
