"""The window in a language that nobody speaks, from left to right and from right to left, and in Russian."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QLocale, QPoint, Qt, QTranslator
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QMenu, QPushButton, QWidget

from annotator.app import compose
from annotator.core.values import AnnotationStatus
from annotator.environment.paths import folders
from annotator.formats.registry import Registry
from annotator.services.opening import open_project
from annotator.services.settings import Settings
from annotator.ui.actions import ROWS, Need
from tests.ui.pseudo import PseudoTranslator, pseudo, texts, without_brackets

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from annotator.ui.main_window import MainWindow

# What stands in files and on keyboards, and is the same in every language.
_CODES = re.compile(
    r"rules/[a-z-]+|suggested:|SHA-256 [0-9a-f]{64}|#[0-9A-F]{6}\b|English|Русский|\bUTF-8\b"
    r"|\b(utf|koi8|windows|iso|gb|shift)[-_0-9a-z]+|</?b>|\b(Ctrl|Shift|Alt)\+\S+|\b[A-Z]\b|“w”|\bAa\b|\bé\b|\ben\b"
)
_DIALOGS = (
    "app.settings",
    "project.import",
    "project.export",
    "article.facts",
    "annotation.link",
    "annotation.statement",
    "help.palette",
    "help.keys",
    "help.about",
)
_VIEWS = (
    *(row.id for row in ROWS if row.id.startswith("view.") and row.need is Need.PROJECT),
    "edit.search",
    "edit.find",
)


@pytest.fixture
def spoken(qtbot: QtBot, profile: Path) -> Iterator[Callable[..., MainWindow]]:
    """Return what opens the window on the seed articles in a language, with a translator of the test's own or not."""
    app = _app()
    before = QLocale(), app.layoutDirection()
    windows: list[MainWindow] = []

    def open_window(language: str, translator: QTranslator | None = None) -> MainWindow:
        if translator is not None:
            app.installTranslator(translator)
        _app, window = compose(folders(profile), Settings(annotator="alice"), language=language)
        windows.append(window)
        window.furnish()
        window.resize(1280, 800)
        with qtbot.waitExposed(window):
            window.show()
        window.open_session(open_project(folders(profile).default_project, "alice", is_default=True))
        return window

    yield open_window
    for window in windows:
        window.close()
        window.deleteLater()
    for each in app.findChildren(QTranslator):
        app.removeTranslator(each)
        each.deleteLater()
    app.setProperty("language", None)
    QLocale.setDefault(before[0])
    app.setLayoutDirection(before[1])


def _data(window: MainWindow) -> list[str]:
    """Return what the project and the machine hold, and what is therefore in no language of ours, longest first."""
    session = window.desk.session
    assert session is not None
    found = [info.info.name for info in Registry().all()] + [source.name for source in session.read.sources()]
    for article_id in session.read.article_ids():
        article = session.read.article(article_id)
        assert article is not None
        found += [article.title, article.file, article.publisher]
    return sorted({each for each in (*found, "alice") if each}, key=len, reverse=True)


def _untranslated(root: QWidget, window: MainWindow) -> list[str]:
    known, text = _data(window), " ".join(window.desk.text.split())
    problems = []
    for place, words in texts(root):
        left = without_brackets(words)
        if " ".join(left.split()) in text:
            continue
        for each in known:
            left = left.replace(each, "")
        left = _CODES.sub("", left)
        if any(c.isalpha() for c in left) and " ".join(left.split()) not in text:
            problems.append(f"{place}: {words!r}")
    return problems


def _suggest(window: MainWindow, qtbot: QtBot) -> None:
    """Fill the project with the engine's suggestions, stand behind some, and select one that waits."""
    window.trigger("project.suggest")
    qtbot.waitUntil(lambda: bool(window.desk.annotations) and not window.jobs.running)
    qtbot.waitUntil(lambda: not window.desk.is_held)
    for _time in range(3):
        window.trigger("suggestion.accept")
    waiting = [one for one in window.desk.in_order if one.status is AnnotationStatus.SUGGESTED]
    window.desk.select(waiting[0].id)


def _dialog() -> QDialog | None:
    found = [
        each for each in QApplication.topLevelWidgets() if isinstance(each, QDialog) and each.isVisible()
    ]
    return found[0] if found else None


def test_every_text_comes_through_the_translator(spoken: Callable[..., MainWindow], qtbot: QtBot) -> None:
    assert len(_VIEWS) > 6
    window = spoken("en", PseudoTranslator(_app()))
    assert window.actions_["edit.undo"].text() == pseudo("&Undo")
    for menu in window.findChildren(QMenu):
        menu.aboutToShow.emit()  # some are filled when they are opened
    problems = _untranslated(window, window)
    _suggest(window, qtbot)
    problems += _untranslated(window, window)
    accepted = [one for one in window.desk.in_order if one.status is AnnotationStatus.ACCEPTED]
    window.desk.select(accepted[0].id)  # what is only suggested is not linked
    for action in _DIALOGS:
        window.trigger(action)
        qtbot.waitUntil(lambda: _dialog() is not None)
        dialog = _dialog()
        assert dialog is not None
        problems += [f"{action}: {each}" for each in _untranslated(dialog, window)]
        dialog.reject()
        qtbot.waitUntil(lambda: _dialog() is None)
    window.program.edit_label(window.desk.tag_set.labels[0].id)
    dialog = _dialog()
    assert dialog is not None
    fields = {"Claim", "claim", *(label.guideline for label in window.desk.tag_set)}
    problems += [
        each for each in _untranslated(dialog, window) if each.partition(": ")[2].strip("'") not in fields
    ]
    dialog.reject()
    for action in _VIEWS:
        window.trigger(action)
        qtbot.waitUntil(lambda: not window.jobs.running)
        problems += [f"{action}: {each}" for each in _untranslated(window, window)]
    assert not problems, "\n".join(sorted(set(problems)))


def test_from_right_to_left_the_panels_are_mirrored(spoken: Callable[..., MainWindow], qtbot: QtBot) -> None:
    translator = PseudoTranslator(_app(), right_to_left=True)
    window = spoken("ar", translator)
    assert window.layoutDirection() == Qt.LayoutDirection.RightToLeft
    articles, reader, tags, inspector = (_left(window, name) for name in _ACROSS)
    assert tags < reader < articles
    assert inspector < reader
    _suggest(window, qtbot)
    rect = window.page.reader.cursorRect()
    column = window.page.reader.viewport().width()
    assert rect.left() < column / 2, "English paragraphs still read from left to right"


def test_from_left_to_right_they_are_not(spoken: Callable[..., MainWindow]) -> None:
    window = spoken("en")
    assert window.layoutDirection() == Qt.LayoutDirection.LeftToRight
    articles, reader, tags, inspector = (_left(window, name) for name in _ACROSS)
    assert articles < reader < tags
    assert reader < inspector


def _app() -> QApplication:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    return app


_ACROSS = ("articleList", "reader", "tagPanel", "inspector")


def _left(window: MainWindow, name: str) -> int:
    found = window.findChild(QWidget, name)
    assert found is not None
    return found.mapTo(window, QPoint(0, 0)).x()


def test_in_russian_the_window_and_qt_s_own_dialogs_speak_russian(
    spoken: Callable[..., MainWindow], qtbot: QtBot
) -> None:
    window = spoken("ru")
    assert window.actions_["edit.undo"].text() == "&Отменить"
    _suggest(window, qtbot)
    assert any("3 аннотации · оста" in each.text() for each in window.statusBar().findChildren(QLabel))
    window.trigger("help.keys")
    qtbot.waitUntil(lambda: _dialog() is not None)
    dialog = _dialog()
    assert dialog is not None
    assert any(button.text() == "Закрыть" for button in dialog.findChildren(QPushButton))
    shown = " ".join(
        each.toPlainText() for each in dialog.findChildren(QWidget) if hasattr(each, "toPlainText")
    )
    assert "Что размечать" in shown, "the page is the Russian one"
    assert "То, что, по сообщению, утверждает" in shown, "and so is the guideline of the tag"
    dialog.reject()


def test_russian_words_fit_where_they_stand(spoken: Callable[..., MainWindow], qtbot: QtBot) -> None:
    window = spoken("ru")
    _suggest(window, qtbot)

    def settled() -> None:  # what was just said is given its room in a later turn
        assert not (cut := _cut(window)), "\n".join(cut)

    qtbot.waitUntil(settled)


def _cut(window: MainWindow) -> list[str]:
    """Return what does not fit where it stands."""
    cut = []
    for widget in window.findChildren(QWidget):
        if not widget.isVisible() or not isinstance(widget, QLabel | QPushButton) or not widget.text():
            continue
        if isinstance(widget, QLabel) and (widget.wordWrap() or "<b>" in widget.text()):
            continue
        need = QFontMetrics(widget.font()).horizontalAdvance(widget.text().replace("&", ""))
        if need > widget.width() + 1:
            cut.append(f"{widget.objectName()} {widget.text()!r}: {need} > {widget.width()}")
    return cut


def test_the_menu_letters_of_a_menu_are_each_used_once(spoken: Callable[..., MainWindow]) -> None:
    for language in ("en", "ru"):
        window = spoken(language)
        bar = window.menuBar()
        menus = [(bar.actions(), "menu bar")]
        menus += [(menu.actions(), menu.title()) for menu in bar.findChildren(QMenu)]
        assert len(menus) > 6
        for actions, name in menus:
            letters = [found[1].lower() for one in actions if (found := re.search("&([^&])", one.text()))]
            twice = {letter for letter in letters if letters.count(letter) > 1}
            assert not twice, f"{language}, {name}: {twice}"
