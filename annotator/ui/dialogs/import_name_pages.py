"""The two pages of an import that map names: to the labels of the project, and to its register of speakers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from annotator.services.name_maps import KnownSpeakers, likely_label
from annotator.ui.dialogs.import_names_page import ImportNamesPage
from annotator.ui.terms import shown

if TYPE_CHECKING:
    from collections.abc import Iterable

    from annotator.core.tagset import TagSet
    from annotator.core.values import Source


class LabelsPage(ImportNamesPage):
    """Which label of the project each label of the files is."""

    def __init__(self, tag_set: TagSet) -> None:
        self._tag_set = tag_set
        super().__init__(
            (_words("Tag in the files"), _words("How often"), _words("Becomes")),
            _words("What each tag of the files becomes in the project. Choose a tag, or type a new one."),
            known={label.name: shown(label.caption) for label in tag_set},
            words=self._in_words,
            likely=lambda name: likely_label(name, tag_set),
            left_out=_words("left out, with its annotations"),
        )
        self.table.setObjectName("importLabels")

    def is_new(self, name: str) -> bool:
        """Tell whether the project has no such label."""
        return bool(name) and self._tag_set.named(name) is None

    def _in_words(self, name: str) -> str:
        if not name:
            return _words("left out, with its annotations")
        label = self._tag_set.named(name)
        return shown(label.caption) if label is not None else _words("new: {name}").format(name=name)


class SpeakersPage(ImportNamesPage):
    """Who of the register each speaker of the files is."""

    def __init__(self, speakers: Iterable[Source]) -> None:
        self._register = KnownSpeakers(speakers)
        super().__init__(
            (_words("Speaker in the files"), _words("How often"), _words("Becomes")),
            _words(
                "Who each speaker of the files is. Names and aliases of the register are found by themselves."
            ),
            known={name: name for name in self._register.names()},
            words=self._in_words,
            likely=lambda _name: "",
            left_out=_words("nobody"),
        )
        self.table.setObjectName("importSpeakers")

    def is_new(self, name: str) -> bool:
        """Tell whether nobody of the register has this name."""
        return bool(name) and not self._register.called(name)

    def _in_words(self, name: str) -> str:
        if not name:
            return _words("nobody")
        return self._register.called(name) or _words("new: {name}").format(name=name)


def _words(source: str) -> str:
    return QCoreApplication.translate("ImportNames", source)
