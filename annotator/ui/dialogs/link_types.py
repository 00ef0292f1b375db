"""The types of link that may join two annotations, in a field: those from the one, then those from the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QComboBox

from annotator.services.linkage import fitting
from annotator.ui.terms import shown

if TYPE_CHECKING:
    from annotator.core.tagset import TagSet

_TURNED = "<"  # before the type of a link that comes from the other annotation


class LinkTypeField(QComboBox):
    """What is chosen is a type and a direction; `is_turned` tells that the link comes from the other annotation."""

    def offer(self, tag_set: TagSet, mine: str, theirs: str) -> None:
        """Offer what may join annotations with these labels (names)."""
        self.clear()
        for kind, is_turned in fitting(tag_set, mine, theirs):
            title = shown(kind.title or kind.id)
            if is_turned:
                title = inverse_words(kind.id) or _words("← {type}").format(type=title)
            self.addItem(title, f"{_TURNED if is_turned else ''}{kind.id}")

    def choose(self, kind: str, *, is_turned: bool = False) -> None:
        """Choose a type; the first one where it may not join the two.

        One that says the same either way is offered one way alone.
        """
        places = [self.findData(f"{mark}{kind}") for mark in (_TURNED if is_turned else "", "")]
        self.setCurrentIndex(next((place for place in places if place >= 0), 0))

    @property
    def kind(self) -> str:
        """The chosen type, empty where none fits."""
        return str(self.currentData() or "").removeprefix(_TURNED)

    @property
    def is_turned(self) -> bool:
        """Tell whether the link comes from the other annotation."""
        return str(self.currentData() or "").startswith(_TURNED)


def inverse_words(link_type: str) -> str:
    """Return how a link of the default tag set reads from its end, or nothing for one of another."""
    words = {
        "denies": _words("is denied by"),
        "rebuts": _words("is rebutted by"),
        "supports": _words("is supported by"),
        "queries": _words("is queried by"),
        "same_claim": _words("same claim as"),
        "same_utterance": _words("same utterance as"),
        "part_of": _words("has as a part"),
        "continues": _words("is continued by"),
    }
    return words.get(link_type, "")


def _words(source: str) -> str:
    return QCoreApplication.translate("InspectorLinks", source)
