"""Agreement in the window: the figures, and every place where two annotators differ, to be decided one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QWidget,
)

from annotator.core.edits import Kind
from annotator.services.adjudicate import OPERATION, places_in
from annotator.ui.terms import counted_in, shown
from annotator.ui.views import agreement_figures, agreement_places
from annotator.ui.views.rows import Rows, RowsModel, RowsView
from annotator.ui.views.tables import sorted_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from annotator.analysis.disagreements import Disagreement
    from annotator.core.edits import Changes
    from annotator.services.adjudicate import Place
    from annotator.ui.desk import Desk

_PAUSE = 700  # milliseconds after a change before the figures are counted anew
_MOST_AT_ONCE = 20  # articles of one change that are compared in the window's own thread
_WIDTHS = (150, 130)  # pixels of the first columns; what was marked has the rest


class AgreementView(RowsView):
    """Figures above, disagreements below, the words of the chosen one at the bottom. Counted in a job."""

    count_requested = Signal()
    figures_requested = Signal()
    decision_requested = Signal(str)  # id of an action

    def __init__(
        self, desk: Desk, decisions: Sequence[tuple[str, str, str]], parent: QWidget | None = None
    ) -> None:
        """``decisions`` are the actions that decide: id, name, key."""
        super().__init__((), self.tr("Places where annotators differ"), parent)
        self.setObjectName("agreementView")
        self._desk = desk
        self._places: dict[str, list[Place]] = {}
        self._figures: Mapping[str, Any] = {"pairs": [], "overall": {}}
        self._shown: dict[str, Disagreement] = {}
        self._is_counted = self._has_own_widths = False
        self._since: set[str] = set()  # articles that changed while a job counts
        self._make_figures()
        self._make_bar()
        self._make_buttons(decisions)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setObjectName("agreementPlaces")
        self.empty.set_words(self.tr("The annotations are being compared …"))
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE)
        self._timer.timeout.connect(self.figures_requested)
        self.table.selectionModel().selectionChanged.connect(lambda _on, _off: self._enable())
        desk.changed.connect(self._hear)
        desk.tag_set_changed.connect(self._show_all)
        self._show_all()

    # -- what is shown ----------------------------------------------------------------------------------------------

    def begin(self) -> None:
        """Take note that a job begins to count what the project holds now."""
        self._since.clear()

    def show_result(self, result: tuple[Mapping[str, Any], Mapping[str, Sequence[Place]] | None]) -> None:
        """Show what a job counted: the figures, and the places by article unless these alone were counted."""
        figures, places = result
        self._figures = figures
        if places is not None:
            self._places = {article: list(some) for article, some in places.items()}
            self._look_at(self._since)
        self._is_counted = True
        self._show_all()

    def tell_cancelled(self, *_why: object) -> None:
        """Say that the counting was stopped."""
        if not self._is_counted:
            self.empty.set_words("")
            self.empty.stand_for(self.table, is_empty=True)
        self.state.setText(self.tr("Stopped. “Count again” begins anew."))

    def chosen_difference(self) -> Disagreement | None:
        """Return the disagreement that is chosen, or None."""
        chosen = self.chosen()
        return self._shown.get(chosen[0].id) if chosen else None

    def _show_all(self) -> None:
        pairs = [tuple(pair["annotators"]) for pair in self._figures["pairs"]]
        names = [(f"{one or '–'} · {other or '–'}", f"{one}\n{other}") for one, other in pairs]
        self._fill(self.pair, [(self.tr("Every pair"), ""), *names])
        labels = [(shown(label.caption), label.id) for label in self._desk.tag_set]
        self._fill(self.label, [(self.tr("Every tag"), ""), *labels])
        rows = agreement_figures.figure_rows(self._figures, self._caption_of)
        self.figures_model.set_rows(Rows(rows))
        self.figures.setVisible(bool(rows))
        if rows:
            height = self.figures.verticalHeader().defaultSectionSize() * len(rows)
            height += self.figures.horizontalHeader().sizeHint().height()
            height += self.figures.horizontalScrollBar().sizeHint().height() + 4
            if height != self.figures.maximumHeight():
                self.figures.setMaximumHeight(height)
                self.split.setSizes([min(height, 220), 300, 170])
        self._show()

    def _show(self) -> None:
        pair, label, kind = (str(each.currentData() or "") for each in (self.pair, self.label, self.kind))
        listed, total = [], 0
        self._shown = {}
        for place in (place for some in self._places.values() for place in some):
            total += 1
            difference = place.difference
            if (
                pair in {"", "\n".join(difference.annotators)}
                and kind in {"", difference.kind.value}
                and (not label or any(each.label_id == label for each in difference.present))
            ):
                self._shown[difference.id] = difference
                listed.append(place)
        self._say(total, len(listed))
        self.set_rows(agreement_places.PlaceRows(listed, self._desk), agreement_places.headings())
        if listed and not self._has_own_widths:
            self._has_own_widths = True
            for column, width in enumerate(_WIDTHS):
                self.table.setColumnWidth(column, width)
            for column in (2, 3):
                self.table.horizontalHeader().setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        self._enable()

    def _say(self, total: int, listed: int) -> None:
        """Say how much is left, or what will be here."""
        if not self._is_counted:
            return
        pattern = self.tr("{listed} of {total} place(s) to decide")
        self.state.setText(counted_in(pattern, listed=listed, total=total) if total else "")
        if total:
            self.empty.set_words(self.tr("Nothing of this kind is left."))
        elif self._figures["pairs"]:
            self.empty.set_words(self.tr("Every difference is decided, or there was none."))
        else:
            self.empty.set_words(
                self.tr(
                    "Here will be how far annotators agree, and every place where they differ. It takes two who "
                    "marked the same articles: bring in a colleague's project with {project.merge}, or a "
                    "colleague's export with “claims-annotator import --annotator NAME”."
                )
            )

    def _caption_of(self, name: str) -> str:
        label = self._desk.tag_set.named(name)
        return shown(label.caption) if label is not None else name

    def _narrow(self, at: int) -> None:
        """List only the places behind a row of the figures."""
        row = self.figures_model.row(at)
        if row is None:
            return
        one, other, name = row.id.split("\n")
        label = self._desk.tag_set.named(name) if name else None
        pair = f"{one}\n{other}" if one or other else ""
        with QSignalBlocker(self.pair), QSignalBlocker(self.label):
            self.pair.setCurrentIndex(max(0, self.pair.findData(pair)))
            self.label.setCurrentIndex(max(0, self.label.findData(label.id if label else "")))
        self._show()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _enable(self) -> None:
        difference = self.chosen_difference()
        is_pair = difference is not None and len(difference.present) == 2
        for action_id, button in self.buttons.items():
            button.setEnabled(is_pair if action_id == "agreement.merge" else difference is not None)

    # -- what changes -----------------------------------------------------------------------------------------------

    def _hear(self, changes: Changes, _by: object) -> None:
        articles = changes.article_ids
        self._since |= articles
        if not self._is_counted:
            return
        if changes.is_bulk or len(articles) > _MOST_AT_ONCE:
            self.count_requested.emit()
            return
        if not changes.concerns(Kind.ANNOTATION, Kind.ARTICLE):
            return
        self._look_at(articles)
        self._show()
        if changes.operation != OPERATION:  # a decision does not change what was annotated
            self._timer.start()

    def _look_at(self, articles: Iterable[str]) -> None:
        """Compare these articles anew, here and now."""
        session = self._desk.session
        if session is None:
            return
        for article_id in articles:
            found = places_in(session.read, article_id)
            if found or article_id in self._places:
                self._places[article_id] = found

    # -- parts ------------------------------------------------------------------------------------------------------

    def _make_figures(self) -> None:
        self.figures_model = RowsModel(agreement_figures.headings(), self)
        self.figures_model.heading_tips = agreement_figures.heading_tips()
        self.figures = sorted_table(self.figures_model, self.tr("How far the annotators agree"))
        self.figures.setObjectName("agreementFigures")
        self.figures.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.figures.setToolTip(self.tr("Enter or a double click lists the places behind a row."))
        self.figures.activated.connect(lambda index: self._narrow(index.row()))
        for column in range(self.figures_model.columnCount()):
            self.figures.setColumnWidth(column, {0: 130, 1: 126, 2: 70, 3: 70}.get(column, 100))
        self.split.insertWidget(0, self.figures)

    def _make_bar(self) -> None:
        self.pair, self.label, self.kind = (
            self._combo(name, spoken)
            for name, spoken in (
                ("agreementPair", self.tr("Annotators")),
                ("agreementLabel", self.tr("Tag")),
                ("agreementKind", self.tr("How they differ")),
            )
        )
        kinds = [(title, kind.value) for kind, title in agreement_places.titles().items()]
        self._fill(self.kind, [(self.tr("Every difference"), ""), *kinds])
        self.state = QLabel()
        self.state.setObjectName("hint")
        self.again = QPushButton(self.tr("Count again"))
        self.again.setObjectName("agreementAgain")
        self.again.clicked.connect(lambda _on=False: self.count_requested.emit())
        for combo in (self.pair, self.label, self.kind):
            self.bar.addWidget(combo)
            combo.currentIndexChanged.connect(lambda _at: self._show())
        self.bar.addWidget(self.state, 1)
        self.bar.addWidget(self.again)

    def _make_buttons(self, decisions: Sequence[tuple[str, str, str]]) -> None:
        self.buttons: dict[str, QPushButton] = {}
        below = QHBoxLayout()
        below.setContentsMargins(12, 0, 12, 8)
        below.setSpacing(8)
        for action_id, words, key in decisions:
            button = QPushButton(f"{words}  [{key}]" if key else words)
            button.setObjectName(action_id.replace(".", "_"))
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keys where they are
            button.clicked.connect(lambda _on=False, one=action_id: self.decision_requested.emit(one))
            self.buttons[action_id] = button
            below.addWidget(button)
        below.addStretch(1)
        self.add_bar(below)

    @staticmethod
    def _combo(name: str, spoken: str) -> QComboBox:
        combo = QComboBox()
        combo.setObjectName(name)
        combo.setAccessibleName(spoken)
        return combo

    @staticmethod
    def _fill(combo: QComboBox, choices: Sequence[tuple[str, str]]) -> None:
        kept = combo.currentData()
        with QSignalBlocker(combo):
            combo.clear()
            for words, value in choices:
                combo.addItem(words, value)
            combo.setCurrentIndex(max(0, combo.findData(kept)))
