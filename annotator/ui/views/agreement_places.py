"""The places where annotators differ as rows of a table, each with a door to what either has marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from annotator.analysis.disagreements import Difference
from annotator.core.spans import Span
from annotator.ui.terms import shown
from annotator.ui.views.rows import Door, Rows, ViewRow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annotator.core.values import Annotation
    from annotator.services.adjudicate import Place
    from annotator.ui.desk import Desk

_LONGEST = 160  # characters of a cell


def headings() -> tuple[str, ...]:
    """Return the headings of the table."""
    return _words("Article"), _words("Difference"), _words("The first"), _words("The second")


def titles() -> dict[Difference, str]:
    """Return what each kind of difference is called."""
    return {
        Difference.ONE_SIDED: _words("only one marked it"),
        Difference.LABEL: _words("other tag"),
        Difference.EXTENT: _words("other extent"),
        Difference.BOTH: _words("other tag and extent"),
    }


class PlaceRows(Rows):
    """The places as rows that are made when they are looked at: there may be ten thousand, and each key changes one."""

    def __init__(self, places: Sequence[Place], desk: Desk) -> None:
        super().__init__()
        self._places = list(places)
        self._desk = desk

    def __len__(self) -> int:
        return len(self._places)

    def row(self, at: int) -> ViewRow:
        """Make the row at a place."""
        return place_row(self._places[at], self._desk)

    def key(self) -> object:
        """Return what is equal where the same rows stand in the same order."""
        return [place.difference.id for place in self._places]

    def place_of(self, row_id: str) -> int:
        """Return where the row with this id is, -1 where it is not."""
        found = (at for at, place in enumerate(self._places) if place.difference.id == row_id)
        return next(found, -1) if row_id else -1

    def sort(self, column: int, *, descending: bool) -> None:
        """Sort by a column; rows that are alike there keep their order."""
        self._places.sort(
            key=lambda place: str(place_row(place, self._desk).cells[column]).casefold(), reverse=descending
        )


def place_row(place: Place, desk: Desk) -> ViewRow:
    """Return the row of a place."""
    difference = place.difference
    cells = [
        _mark_words(who, mark, words, desk)
        for who, mark, words in zip(
            difference.annotators, (difference.one, difference.other), place.words, strict=True
        )
    ]
    return ViewRow(
        difference.id,
        (place.caption, titles()[difference.kind], *cells),
        lambda: [_door(place, mark, desk) for mark in difference.present],
    )


def _mark_words(who: str, mark: Annotation | None, words: str, desk: Desk) -> str:
    if mark is None:
        return _words("{annotator}: nothing").format(annotator=who or "–")
    pattern = _words("{annotator}: {tag} · {words}")
    return pattern.format(annotator=who or "–", tag=_tag(mark, desk), words=_short(words))


def _door(place: Place, mark: Annotation, desk: Desk) -> Door:
    words = place.words[0] if mark is place.difference.one else place.words[1]
    head = " · ".join(
        part for part in (mark.annotator or "–", _tag(mark, desk), desk.speaker_name(mark.speaker_id)) if part
    )
    before, after = place.context(mark)
    body = f"… {_flat(before)}  [{_flat(words)}]  {_flat(after)} …"
    return Door(mark.article_id, Span(mark.start, mark.end), f"{head}\n{body}", mark.id)


def _tag(mark: Annotation, desk: Desk) -> str:
    label = desk.label(mark.label_id)
    return shown(label.caption) if label is not None else "?"


def _flat(words: str) -> str:
    return " ".join(words.split())


def _short(words: str) -> str:
    flat = _flat(words[: _LONGEST * 2])
    return flat if len(flat) <= _LONGEST else flat[:_LONGEST] + "…"


def _words(source: str) -> str:
    return QCoreApplication.translate("Agreement", source)
