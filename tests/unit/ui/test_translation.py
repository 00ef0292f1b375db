"""Qt's translator over a Qt Linguist file: contexts, numbers, pages, and files that do not read."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QObject, QTranslator

from annotator.environment.resources import resource
from annotator.services import catalogue
from annotator.ui.translation import CatalogueTranslator, page, speak

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot


class Speaker(QObject):
    """Says something under its own name."""

    def greeting(self) -> str:
        return self.tr("Good day")

    def counted(self, number: int) -> str:
        return self.tr("%n word(s)", "", number)


class LouderSpeaker(Speaker):
    """Says the same under the name of the class that says it."""


@pytest.fixture
def app(qtbot: QtBot) -> Iterator[QCoreApplication]:  # noqa: ARG001 - it makes the application
    known = QCoreApplication.instance()
    assert known is not None
    yield known
    for each in known.findChildren(QTranslator):
        known.removeTranslator(each)
        each.deleteLater()
    known.setProperty("language", None)


def _install(app: QCoreApplication) -> None:
    messages = {
        ("Speaker", "Good day", ""): ("Добрый день",),
        ("Speaker", "%n word(s)", ""): ("%n слово", "%n слова", "%n слов"),
        ("Plain", "Good day", ""): ("Здравствуйте",),
    }
    assert app.installTranslator(CatalogueTranslator(catalogue.Catalogue("ru", messages), app))


def test_qt_asks_by_class_and_context_and_puts_numbers_in(app: QCoreApplication) -> None:
    _install(app)
    for speaker in (Speaker(), LouderSpeaker()):
        assert speaker.greeting() == "Добрый день"
    # Of a heir PySide asks under the heir's name alone once there is a number: nothing that counts is inherited.
    assert [Speaker().counted(number) for number in (1, 3, 11)] == ["1 слово", "3 слова", "11 слов"]
    assert QCoreApplication.translate("Plain", "Good day") == "Здравствуйте"


def test_what_is_not_there_stays_in_english(app: QCoreApplication) -> None:
    _install(app)
    assert QCoreApplication.translate("Plain", "Good night “…”") == "Good night “…”"
    assert QCoreApplication.translate("Plain", "%n day(s)", "", 3) == "3 day(s)"


def test_an_empty_catalogue_is_not_installed(app: QCoreApplication) -> None:
    assert not app.installTranslator(CatalogueTranslator(catalogue.Catalogue("ru", {}), app))


def test_a_locale_brings_the_program_s_words_and_qt_s_own(app: QCoreApplication) -> None:
    assert page("help/guideline.md").name == "guideline.md"
    assert speak(app, QLocale("ru_RU"), resource("translations")) == "ru"
    assert QCoreApplication.translate("Actions", "&Undo") == "&Отменить"
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Отмена"
    assert page("help/guideline.md").name == "guideline.ru.md"
    assert page("themes/light.toml").name == "light.toml", "what has no page of its own is the English one"


@pytest.mark.parametrize("code", ["en_GB", "de_DE", "C"])
def test_without_a_file_the_program_speaks_english(app: QCoreApplication, code: str) -> None:
    assert speak(app, QLocale(code), resource("translations")) == ""
    assert speak(app, QLocale("ru_RU"), None) == ""
    assert not app.findChildren(QTranslator)


def test_a_damaged_file_is_logged_and_leaves_english(
    app: QCoreApplication, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / catalogue.NAME.format(language="ru")).write_text("<TS>", encoding="utf-8")
    with caplog.at_level(logging.WARNING):
        assert speak(app, QLocale("ru_RU"), tmp_path) == ""
    assert "claims-annotator_ru.ts" in caplog.text
    assert not app.findChildren(QTranslator)
