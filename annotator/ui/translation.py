"""Qt's translator over a Qt Linguist file as it stands: no compiled form, and nothing is read for English."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from annotator.environment.resources import resource
from annotator.services import catalogue

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtCore import QObject

    from annotator.services.catalogue import Catalogue

_PROPERTY = "language"  # of the application: the code of the translation that is in force


class CatalogueTranslator(QTranslator):
    """Answers Qt's questions from a catalogue. Qt itself puts the number in the place of ``%n``."""

    def __init__(self, words: Catalogue, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = words

    def isEmpty(self) -> bool:
        """Tell whether there is nothing: Qt does not install such a translator."""
        return not len(self._words)

    def translate(
        self,
        context: str,
        sourceText: str,  # noqa: N803 - Qt's name
        disambiguation: str | None = None,
        n: int = -1,
    ) -> str:
        """Return the words in the language of the user; None, which is Qt's null, where there are none."""
        return self._words.find(context, sourceText, disambiguation or "", n)  # type: ignore[return-value]


def speak(app: QCoreApplication, locale: QLocale, folder: Path | None) -> str:
    """Let the application speak the locale's language where there is a translation; return its code, "" for English."""
    found = catalogue.find_file(folder, locale.uiLanguages()) if folder is not None else None
    if found is None:
        return ""
    code, path = found
    try:
        words = catalogue.read(path, code)
    except (OSError, ValueError) as error:
        logging.getLogger(__name__).warning("no translation: %s", error)
        return ""
    # The later one is asked first: what Qt's own dialogs say, then the program's words.
    for_qt = QTranslator(app)
    if for_qt.load(f"qtbase_{code}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(for_qt)
    app.installTranslator(CatalogueTranslator(words, app))
    app.setProperty(_PROPERTY, code)
    return code


def page(name: str) -> Path:
    """Return a page of the resources (``help/guideline.md``) in the language in force, else in English."""
    app = QCoreApplication.instance()
    code = app.property(_PROPERTY) if app is not None else None
    if code:
        stem, _, suffix = name.rpartition(".")
        try:
            return resource(f"{stem}.{code}.{suffix}")
        except FileNotFoundError:
            pass
    return resource(name)
