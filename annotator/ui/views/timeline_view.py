"""The timeline in the window: the same picture that is exported, with a click on each event opening its words."""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QToolTip,
    QVBoxLayout,
    QWidget,
)

from annotator.analysis.marks import Side
from annotator.analysis.timeline import TimeBasis, Timeline
from annotator.analysis.timeline_svg import SvgWords, timeline_svg
from annotator.core.spans import Span
from annotator.services.timeline import timeline_of
from annotator.ui.views.rows import Door

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent, QWheelEvent

    from annotator.analysis.timeline import Event
    from annotator.ui.desk import Desk

_ZOOMS = (0.5, 0.7, 1.0, 1.4, 2.0, 3.0, 4.0, 6.0)
_LEAST_WIDTH = 900  # pixels, before zooming
_SCALE = 2  # of a PNG, for print
_MOST_PIXELS = 20_000  # of a side of a PNG


class _Picture(QWidget):
    """The picture itself."""

    event_chosen = Signal(str)
    zoom_requested = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.renderer = QSvgRenderer(self)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._events: tuple[Event, ...] = ()
        self._chosen = -1

    def show_svg(self, svg: str, events: tuple[Event, ...]) -> None:
        """Show this picture of these events."""
        self.renderer.load(svg.encode())
        self.setFixedSize(self.renderer.defaultSize())
        self._events = tuple(event for event in events if event.moment is not None)
        self._chosen = min(self._chosen, len(self._events) - 1)
        self.update()

    def sizeHint(self) -> QSize:
        """Return the picture's size."""
        return self.renderer.defaultSize()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the picture, and a frame around the event that the keyboard has chosen."""
        painter = QPainter(self)
        self.renderer.render(painter, QRectF(self.rect()))
        if self.hasFocus() and 0 <= self._chosen < len(self._events):
            painter.setPen(self.palette().highlight().color())
            painter.drawRect(self.place_of(self._events[self._chosen]).adjusted(-3, -3, 3, 3))
        painter.end()

    def place_of(self, event: Event) -> QRectF:
        """Return where an event is drawn."""
        return self.renderer.boundsOnElement(f"event-{event.annotation_id}")

    def event_at(self, point: QPointF) -> Event | None:
        """Return the event under a point, or None."""
        found = (one for one in reversed(self._events) if self.place_of(one).contains(point))
        return next(found, None)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the event that was clicked."""
        found = self.event_at(event.position())
        if found is not None and event.button() == Qt.MouseButton.LeftButton:
            self.event_chosen.emit(found.annotation_id)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show all words of the event under the pointer."""
        found = self.event_at(event.position())
        self.setCursor(Qt.CursorShape.PointingHandCursor if found else Qt.CursorShape.ArrowCursor)
        # As plain text: what stands in an article must not be read as markup.
        words = escape(found.words) if found is not None else ""
        QToolTip.showText(event.globalPosition().toPoint(), words, self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from event to event by time with the arrows; Enter opens."""
        step = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}.get(
            Qt.Key(event.key())
        )
        if step is not None and self._events:
            self._chosen = min(max(0, self._chosen + step), len(self._events) - 1)
            area = self.parent().parent() if self.parent() is not None else None
            if isinstance(area, QScrollArea):
                centre = self.place_of(self._events[self._chosen]).center().toPoint()
                area.ensureVisible(centre.x(), centre.y(), 120, 60)
            self.update()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and 0 <= self._chosen < len(self._events):
            self.event_chosen.emit(self._events[self._chosen].annotation_id)
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl held."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and event.angleDelta().y():
            self.zoom_requested.emit(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)


class TimelineView(QWidget):
    """Lanes of speakers over time. It follows the project while it is open."""

    open_requested = Signal(object)  # Door
    failed = Signal(object)  # Trouble

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("timelineView")
        self._desk = desk
        self._timeline = Timeline((), ())
        self._zoom = _ZOOMS.index(1.0)
        self.basis = QComboBox()
        self.basis.setObjectName("timelineBasis")
        self.basis.setAccessibleName(self.tr("Which time counts"))
        self.basis.addItem(self.tr("By the time it was said"), TimeBasis.SAID.value)
        self.basis.addItem(self.tr("By the date of the article"), TimeBasis.PUBLISHED.value)
        self.smaller, self.larger = QPushButton("−"), QPushButton("+")
        self.smaller.setAccessibleName(self.tr("Smaller"))
        self.larger.setAccessibleName(self.tr("Larger"))
        self.save = QPushButton(self.tr("Save the picture…"))
        self.save.setObjectName("timelineSave")
        self.hint = QLabel()
        self.hint.setObjectName("hint")
        bar = QHBoxLayout()
        bar.setContentsMargins(12, 8, 12, 8)
        bar.setSpacing(8)
        for widget in (self.basis, self.smaller, self.larger):
            bar.addWidget(widget)
        bar.addWidget(self.hint, 1)
        bar.addWidget(self.save)
        self.picture = _Picture()
        self.picture.setAccessibleName(self.tr("Timeline"))
        self.area = QScrollArea()
        self.area.setWidget(self.picture)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(bar)
        layout.addWidget(self.area, 1)
        self.setFocusProxy(self.picture)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.refresh)
        desk.changed.connect(lambda _changes, _by: self._timer.start())
        self.basis.currentIndexChanged.connect(lambda _at: self.refresh())
        self.smaller.clicked.connect(lambda: self.zoom(-1))
        self.larger.clicked.connect(lambda: self.zoom(1))
        self.picture.zoom_requested.connect(self.zoom)
        self.picture.event_chosen.connect(self._open)
        self.save.clicked.connect(self._ask_where)
        self.refresh()

    def refresh(self) -> None:
        """Draw what the project holds now."""
        session = self._desk.session
        if session is None:
            return
        self._timeline = timeline_of(session.read, TimeBasis(self.basis.currentData()))
        troubled = len(self._timeline.troubled)
        words = self.tr("{count} without a sure date").format(count=troubled)
        self.hint.setText(words if troubled else "")
        self._draw()

    def zoom(self, step: int) -> None:
        """Draw the time wider or narrower."""
        self._zoom = min(max(0, self._zoom + step), len(_ZOOMS) - 1)
        self._draw()

    def write(self, path: Path) -> None:
        """Write the picture as SVG, or as PNG where the name ends so; raise `UserError`."""
        from annotator.core.errors import UserError
        from annotator.environment.files import atomic_write

        data = self._svg().encode()
        if path.suffix.lower() == ".png":
            data = _png(data)
        try:
            with atomic_write(path) as out:
                out.write(data)
        except OSError as error:
            detail = error.strerror or str(error)
            raise UserError("export.cannot_write", file=str(path), detail=detail) from error

    def _svg(self) -> str:
        words = SvgWords(
            title=self.tr("Timeline"),
            nobody=self.tr("no speaker"),
            undated=self.tr("without a date"),
            ambiguous=self.tr("day and month may be the other way round"),
            sides={
                Side.CLAIM: self.tr("claim"),
                Side.DENIAL: self.tr("denial"),
                Side.QUOTE: self.tr("quote"),
            },
        )
        return timeline_svg(
            self._timeline,
            width=round(max(_LEAST_WIDTH, self.area.viewport().width()) * _ZOOMS[self._zoom]),
            words=words,
        )

    def _draw(self) -> None:
        self.picture.show_svg(self._svg(), self._timeline.events)

    def _open(self, annotation_id: str) -> None:
        for event in self._timeline.events:
            if event.annotation_id == annotation_id:
                place = Span(event.start, event.end)
                self.open_requested.emit(Door(event.article_id, place, event.words, annotation_id))

    def _ask_where(self) -> None:
        from annotator.core.errors import UserError

        kinds = self.tr("Pictures (*.svg *.png)")
        name, _ = QFileDialog.getSaveFileName(self, self.tr("Save the picture"), "timeline.svg", kinds)
        if name:
            try:
                self.write(Path(name))
            except UserError as error:
                self.failed.emit(error.trouble)


def _png(svg: bytes) -> bytes:
    from PySide6.QtCore import QBuffer, QIODevice

    renderer = QSvgRenderer(svg)
    size = renderer.defaultSize() * _SCALE
    size = size.boundedTo(QSize(_MOST_PIXELS, _MOST_PIXELS))
    image = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # its stub wants the format as bytes, Qt takes text
    return bytes(buffer.data().data())
