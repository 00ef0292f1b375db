"""Drift in the window: each finding with both its places."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QLabel, QPushButton, QWidget

from annotator.analysis.drift_compare import DriftKind
from annotator.ui.panels.parts import speak
from annotator.ui.views.marked_words import marked_words
from annotator.ui.views.rows import Door, RowsView, ViewRow

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from annotator.analysis.drift import Finding, Side
    from annotator.core.spans import Span


class DriftView(RowsView):
    """Findings, strongest first. They are made in the background when asked for."""

    def __init__(self, look_again: Callable[[], object], parent: QWidget | None = None) -> None:
        super().__init__((), self.tr("Drift"), parent)
        self.setObjectName("driftView")
        self._found: Sequence[Finding] = ()
        self._captions: Mapping[str, str] = {}
        self._titles = {
            DriftKind.ALTERED_WORDS: self.tr("Words altered in quotation marks"),
            DriftKind.STRENGTHENED: self.tr("Told more strongly"),
            DriftKind.ATTRIBUTION_LOST: self.tr("Told as a fact"),
            DriftKind.CONFLICT: self.tr("Dates or figures contradict"),
            DriftKind.SAME_UTTERANCE: self.tr("Same utterance"),
        }
        self.choice = QComboBox()
        self.choice.setObjectName("driftKind")
        speak(self.choice, self.tr("Kind of drift"))
        self.choice.addItem(self.tr("Every kind"), "")
        for kind, title in self._titles.items():
            self.choice.addItem(title, kind.value)
        self.state = QLabel()
        self.state.setObjectName("hint")
        self.again = QPushButton(self.tr("Look again"))
        self.again.setObjectName("driftAgain")
        for widget in (self.choice, self.state):
            self.bar.addWidget(widget)
        self.bar.addStretch(1)
        self.bar.addWidget(self.again)
        self.choice.currentIndexChanged.connect(lambda _at: self._show())
        self.again.clicked.connect(lambda _checked: look_again())
        self.tell(self.tr("Articles are being compared …"))

    def tell(self, words: str) -> None:
        """Say how far the looking is."""
        self.state.setText(words)

    def show_findings(self, found: Sequence[Finding], captions: Mapping[str, str]) -> None:
        """Show what was found; ``captions`` are of articles, by id."""
        self._found, self._captions = found, captions
        self.empty.set_words(
            self.tr(
                "Here will be every place where words changed from one report to another: quotes that were altered, "
                "claims told more strongly or as facts, dates that contradict. None was found in these articles; "
                "{project.import} brings in more."
            )
            if not found
            else self.tr("Nothing of this kind was found.")
        )
        self.tell(self.tr("{count} found").format(count=len(found)))
        self._show()

    def show_result(self, result: tuple[Sequence[Finding], Mapping[str, str]]) -> None:
        """Show what a job found: findings, and captions of articles."""
        self.show_findings(*result)

    def tell_cancelled(self, *_why: object) -> None:
        """Say that the looking was stopped."""
        self.empty.set_words("")
        self._show()
        self.tell(self.tr("Stopped. “Look again” begins anew."))

    def _show(self) -> None:
        wanted = self.choice.currentData()
        self.set_rows(
            [
                ViewRow(
                    str(number),
                    (
                        one.a.text,
                        self._titles[one.kind],
                        round(one.score, 2),
                        "; ".join(f"{change.a or '–'} / {change.b or '–'}" for change in one.changes),
                        one.b.text,
                    ),
                    lambda one=one: self._doors(one),  # type: ignore[misc]  # defaults bind now
                )
                for number, one in enumerate(self._found)
                if wanted in {"", one.kind.value}
            ],
            (
                self.tr("Here"),
                self.tr("Kind"),
                self.tr("Score"),
                self.tr("What differs"),
                self.tr("There"),
            ),
        )

    def _doors(self, one: Finding) -> list[Door]:
        """Return both places of a finding, with the words marked that differ."""
        return [
            self._door(one.a, [change.a_span for change in one.changes]),
            self._door(one.b, [change.b_span for change in one.changes]),
        ]

    def _door(self, side: Side, differing: Sequence[Span]) -> Door:
        title = self._captions.get(side.article_id, "")
        begin = side.span.start
        words = marked_words(side.text, {(one.start - begin, one.end - begin) for one in differing})
        caption = f"{title}\n{' '.join(side.text.split())}"
        return Door(side.article_id, side.span, caption, marked=f"{escape(title)}<br>{words}")
