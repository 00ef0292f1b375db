"""The timeline in the window: the same picture that is exported, with a click on each event opening its words."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QTimer, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from annotator.analysis.marks import Side
from annotator.analysis.timeline import TimeBasis, Timeline
from annotator.analysis.timeline_svg import NIGHT, PAPER, SvgWords
from annotator.core.spans import Span
from annotator.ui.panels.parts import speak
from annotator.ui.terms import shown
from annotator.ui.views.empty import EmptyNote
from annotator.ui.views.rows import Door
from annotator.ui.views.speaker_choice import SpeakerChoice
from annotator.ui.views.timeline_drawing import MOST, Drawing, Drawn, as_png
from annotator.ui.views.timeline_picture import PictureArea, PinnedAxis, PinnedNames, TimelinePicture

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent, QShowEvent

    from annotator.analysis.timeline_svg import SvgInk
    from annotator.ui.commands.preparing import Preparing
    from annotator.ui.desk import Desk
    from annotator.ui.jobs import Job, Jobs

_ZOOMS = (0.5, 0.7, 1.0, 1.4, 2.0, 3.0, 4.0, 6.0, 9.0, 14.0)
_LEAST_WIDTH = 900  # pixels, before zooming
_FEW = 300  # events that are drawn at once: some tens of milliseconds
_PAUSE = 150  # milliseconds after a change before it is drawn


class TimelineView(QWidget):
    """Lanes of speakers over time. It follows the project while it is shown."""

    open_requested = Signal(object)  # Door
    failed = Signal(object)  # Trouble

    def __init__(self, desk: Desk, prepared: Preparing, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("timelineView")
        self._desk, self._prepared, self._jobs = desk, prepared, jobs
        self._drawn: Drawn | None = None
        self._job: Job | None = None
        self._zoom = _ZOOMS.index(1.0)
        self._is_old = True
        self.basis = QComboBox()
        self.basis.setObjectName("timelineBasis")
        speak(self.basis, self.tr("Which time counts"))
        self.basis.addItem(self.tr("By the time it was said"), TimeBasis.SAID.value)
        self.basis.addItem(self.tr("By the date of the article"), TimeBasis.PUBLISHED.value)
        self.speaker = SpeakerChoice("timelineSpeaker", desk)
        self.speaker.setMaximumWidth(220)
        self.smaller, self.larger = QPushButton("−"), QPushButton("+")
        self.smaller.setAccessibleName(self.tr("Smaller"))
        self.larger.setAccessibleName(self.tr("Larger"))
        self.paper = QCheckBox(self.tr("On white"))
        self.paper.setObjectName("timelinePaper")
        self.paper.setToolTip(self.tr("As it is printed. What is saved looks like what is shown."))
        self.save = QPushButton(self.tr("Save the picture…"))
        self.save.setObjectName("timelineSave")
        self.hint = QLabel()
        self.hint.setObjectName("hint")
        self.hint.setContentsMargins(12, 0, 12, 6)
        self.picture = TimelinePicture()
        self.picture.setAccessibleName(self.tr("Timeline"))
        self.area = PictureArea()
        self.area.setWidget(self.picture)
        self.area.setFocusProxy(self.picture)
        self.area.setFrameShape(QScrollArea.Shape.NoFrame)
        words = self.tr(
            "Here will be who said what when, a lane for each speaker. Select words in an article and press the "
            "key of a tag; {article.facts} gives the article its date."
        )
        self.empty = EmptyNote(self.area, words)
        self.names = PinnedNames(self.picture, self.area.viewport())
        self.dates = PinnedAxis(self.picture, self.area.viewport())
        self._lay_out()
        self.setFocusProxy(self.picture)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE)
        self._timer.timeout.connect(self.refresh)
        self._connect()

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.setContentsMargins(12, 8, 12, 8)
        bar.setSpacing(8)
        bar.addWidget(self.basis)
        bar.addWidget(self.speaker)
        bar.addStretch(1)
        below = QHBoxLayout()  # one line has no room for all of it in a small window
        below.setContentsMargins(12, 0, 12, 8)
        below.setSpacing(8)
        for widget in (self.smaller, self.larger, self.paper):
            below.addWidget(widget)
        below.addStretch(1)
        below.addWidget(self.save)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(bar)
        layout.addLayout(below)
        layout.addWidget(self.hint)
        layout.addWidget(self.area, 1)

    def _connect(self) -> None:
        self._desk.changed.connect(self._hear)
        self._prepared.ready.connect(self.refresh)
        self._prepared.progressed.connect(self._tell_progress)
        for combo in (self.basis, self.speaker):
            combo.currentIndexChanged.connect(lambda _at: self.refresh())
        self.paper.toggled.connect(lambda _on: self.refresh())
        self.smaller.clicked.connect(lambda: self.zoom(-1))
        self.larger.clicked.connect(lambda: self.zoom(1))
        self.picture.zoom_requested.connect(self.zoom)
        self.picture.event_chosen.connect(self._open)
        self.picture.reached.connect(self._bring_into_view)
        self.save.clicked.connect(self._ask_where)
        for bar in (self.area.horizontalScrollBar(), self.area.verticalScrollBar()):
            bar.valueChanged.connect(lambda _value: self._pin())

    @property
    def timeline(self) -> Timeline:
        """What is shown now."""
        return self._drawn.timeline if self._drawn is not None else Timeline((), ())

    def showEvent(self, event: QShowEvent) -> None:
        """Draw what changed while nobody looked."""
        super().showEvent(event)
        if self._is_old:
            self._timer.start(0)  # when the view has its size

    def refresh(self) -> None:
        """Draw what the project holds now; in the background where that is much, when it is shown where it is not."""
        self._is_old = not self.isVisible()
        if self._desk.session is None or self._is_old:
            return
        if not self._prepared.is_ready():
            self._tell_progress(0, 0)
            return
        ledger = self._prepared.connections.ledger
        work = Drawing(
            marks=list(ledger.marks()),
            links=list(ledger.links()),
            sources=dict(ledger.sources()),
            basis=TimeBasis(self.basis.currentData()),
            speaker=self.speaker.currentData() or "",
            width=round(max(_LEAST_WIDTH, self.area.viewport().width()) * _ZOOMS[self._zoom]),
            words=self._words(),
            ink=self._ink(),
        )
        if self._job is not None:
            self._job.cancel()
            self._job = None  # it may have drawn already: what it brings is not taken
        if len(work.marks) <= _FEW:
            self._take(work.draw())
            return
        self._hint(self.tr("The timeline is being drawn …"))
        job = self._job = self._jobs.start(self.tr("Draw the timeline"), work.draw, is_quiet=True)
        job.progressed.connect(self._tell_drawing)
        job.refused.connect(self.failed)
        job.broke.connect(self._desk.broke)
        for end in (job.succeeded, job.refused, job.broke):
            end.connect(
                self._take_from_job
            )  # a method: one of a view that was closed meanwhile is not called

    def _hear(self, *_what: object) -> None:  # a method: a lambda would be called when the view has gone
        self._timer.start()

    def _take_from_job(self, drawn: object) -> None:
        if self.sender() is self._job:
            self._job = None
            self._take(drawn) if isinstance(drawn, Drawn) else self._hint("")

    def _take(self, drawn: Drawn) -> None:
        self._drawn = drawn
        self.picture.show_picture(drawn.picture, drawn.timeline)
        hints = []
        if drawn.left_out:
            pattern = self.tr("The first {shown} of {all}: choose a speaker to see the others.")
            hints.append(pattern.format(shown=MOST, all=MOST + drawn.left_out))
        troubled = len(drawn.timeline.troubled)
        if troubled:
            hints.append(self.tr("{count} without a sure date").format(count=troubled))
        self._hint(" · ".join(hints))
        is_empty = not drawn.timeline.lanes
        self.picture.setHidden(is_empty)
        self.setFocusProxy(self.basis if is_empty else self.picture)
        self.save.setDisabled(is_empty)
        self.empty.show_where(is_empty)
        self._pin()

    def zoom(self, step: int) -> None:
        """Draw the time wider or narrower; what is in the middle of the view stays there."""
        before = max(1, self.picture.width())
        bar = self.area.horizontalScrollBar()
        middle = (bar.value() + self.area.viewport().width() / 2) / before
        self._zoom = min(max(0, self._zoom + step), len(_ZOOMS) - 1)
        self.refresh()
        bar.setValue(round(middle * self.picture.width() - self.area.viewport().width() / 2))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw it as wide as there is room, when the size has come to rest."""
        super().resizeEvent(event)
        self._pin()
        self._timer.start()

    def changeEvent(self, event: QEvent) -> None:
        """Draw it in the ink of another theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._timer.start()

    def _pin(self) -> None:
        across, down = (bar().value() for bar in (self.area.horizontalScrollBar, self.area.verticalScrollBar))
        self.names.follow(across, down, self.area.viewport().height())
        self.dates.follow(across, down, self.area.viewport().width())

    def _bring_into_view(self, point: QPointF) -> None:
        self.area.ensureVisible(round(point.x()), round(point.y()), 180, 60)

    def _tell_progress(self, done: int, total: int) -> None:
        if self._prepared.connections.is_stale:
            share = f" {done * 100 // total} %" if total else ""
            self._hint(self.tr("The project is being read …") + share)

    def _tell_drawing(self, done: int, total: int) -> None:
        if self._job is not None:
            self._hint(self.tr("The timeline is being drawn …") + f" {done * 100 // max(1, total)} %")

    def _hint(self, words: str) -> None:
        self.hint.setText(words)
        self.hint.setVisible(bool(words))

    def _words(self) -> SvgWords:
        return SvgWords(
            title=self.tr("Timeline"),
            nobody=self.tr("no speaker"),
            undated=self.tr("without a date"),
            more=self.tr("and {count} more"),
            ambiguous=self.tr("day and month may be the other way round"),
            impossible=self.tr("no calendar has this date"),
            sides={
                Side.CLAIM: self.tr("claim"),
                Side.DENIAL: self.tr("denial"),
                Side.QUOTE: self.tr("quote"),
            },
            links={kind.id: shown(kind.title or kind.id) for kind in self._desk.tag_set.link_types},
        )

    def _ink(self) -> SvgInk:
        is_dark = self.palette().window().color().lightness() < 128
        self.paper.setVisible(is_dark)
        return NIGHT if is_dark and not self.paper.isChecked() else PAPER

    def _open(self, annotation_id: str) -> None:
        place = self.picture.place_of(annotation_id)
        if place is not None:
            event = place.event
            self.open_requested.emit(
                Door(event.article_id, Span(event.start, event.end), event.words, annotation_id)
            )

    def write(self, path: Path) -> None:
        """Write the picture that is shown as SVG, or as PNG where the name ends so; raise `UserError`."""
        from annotator.services.timeline import write_picture

        if self._drawn is not None:
            data = self._drawn.picture.svg().encode()
            write_picture(as_png(data) if path.suffix.lower() == ".png" else data, path)

    def _ask_where(self) -> None:
        from annotator.core.errors import UserError

        kinds = self.tr("Pictures (*.svg *.png)")
        name, _ = QFileDialog.getSaveFileName(self, self.tr("Save the picture"), "timeline.svg", kinds)
        if name:
            try:
                path = Path(name)
                self.write(path if path.suffix else path.with_suffix(".svg"))
            except UserError as error:
                self.failed.emit(error.trouble)
