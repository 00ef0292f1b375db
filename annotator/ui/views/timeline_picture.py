"""The timeline's picture on the screen: the same SVG that is exported, drawn in tiles, and the event that is chosen."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QScrollArea, QToolTip, QWidget

from annotator.analysis.timeline_layout import TOP, Box
from annotator.analysis.timeline_links import curve

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent, QWheelEvent

    from annotator.analysis.timeline import Timeline
    from annotator.analysis.timeline_layout import Place
    from annotator.analysis.timeline_svg import Picture

_TILE = 512  # pixels
_MOST_TILES = 96
_NEAR = 9.0  # pixels around a shape that still are the event


class TimelinePicture(QWidget):
    """Shows a picture; arrows go from event to event, Enter or a click opens one."""

    event_chosen = Signal(str)  # id of an annotation: open it
    reached = Signal(QPointF)  # the middle of the event that the keyboard came to
    zoom_requested = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(
            Qt.WidgetAttribute.WA_OpaquePaintEvent
        )  # scrolling repaints what comes into view alone
        self._picture: Picture | None = None
        self._places: list[Place] = []  # by time
        self._links: list[tuple[str, str]] = []
        self._tiles: dict[tuple[int, int], QPixmap] = {}
        self._chosen = ""

    def show_picture(self, picture: Picture, timeline: Timeline) -> None:
        """Show this picture of this timeline; the event that was chosen stays so where it still is there."""
        self._picture = picture
        places = picture.layout.places
        self._places = [
            places[event.annotation_id] for event in timeline.events if event.annotation_id in places
        ]
        self._places += picture.layout.undated
        self._links = [(arrow.from_id, arrow.to_id) for arrow in timeline.arrows]
        self._tiles.clear()
        if self.place_of(self._chosen) is None:
            self._chosen = ""
        self.setFixedSize(self.sizeHint())
        self.update()

    def sizeHint(self) -> QSize:
        """Return the picture's size."""
        if self._picture is None:
            return QSize(1, 1)
        return QSize(round(self._picture.layout.width), round(self._picture.layout.height))

    @property
    def chosen_id(self) -> str:
        """The id of the annotation that is chosen, or nothing."""
        return self._chosen

    @property
    def picture(self) -> Picture | None:
        """What is shown, or None."""
        return self._picture

    def place_of(self, annotation_id: str) -> Place | None:
        """Return where an annotation is drawn, or None."""
        return next((one for one in self._places if one.event.annotation_id == annotation_id), None)

    def place_at(self, point: QPointF) -> Place | None:
        """Return the event under a point: the one whose shape is nearest, else one whose words lie there."""
        x, y = point.x(), point.y()
        near = [one for one in self._places if abs(one.x - x) <= _NEAR and abs(one.y - y) <= _NEAR]
        if near:
            return min(near, key=lambda one: abs(one.x - x) + abs(one.y - y))
        here = Box(x, y, x, y)
        return next((one for one in self._places if one.box.meets(here)), None)

    # -- painting ---------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the tiles that are in view, and what is chosen over them."""
        painter = QPainter(self)
        if self._picture is None:
            painter.fillRect(event.rect(), self.palette().window())
            painter.end()
            return
        rect = event.rect()
        for row in range(rect.top() // _TILE, rect.bottom() // _TILE + 1):
            for column in range(rect.left() // _TILE, rect.right() // _TILE + 1):
                painter.drawPixmap(column * _TILE, row * _TILE, self._tile(self._picture, column, row))
        place = self.place_of(self._chosen)
        if place is not None:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_chosen(painter, place)
        painter.end()

    def _tile(self, picture: Picture, column: int, row: int) -> QPixmap:
        tile = self._tiles.get((column, row))
        if tile is None:
            scale = self.devicePixelRatioF()
            left, top = column * _TILE, row * _TILE
            tile = QPixmap(round(_TILE * scale), round(_TILE * scale))
            tile.setDevicePixelRatio(scale)
            tile.fill(QColor(picture.ink.paper))
            painter = QPainter(tile)
            svg = picture.svg(Box(left, top, left + _TILE, top + _TILE))
            QSvgRenderer(svg.encode()).render(painter, QRectF(0, 0, _TILE, _TILE))
            painter.end()
            if len(self._tiles) >= _MOST_TILES:
                self._tiles.pop(next(iter(self._tiles)))
            self._tiles[column, row] = tile
        return tile

    def _paint_chosen(self, painter: QPainter, place: Place) -> None:
        """Paint a frame around the chosen event, and its links so that they stand out among others."""
        accent = self.palette().link().color()
        painter.setPen(QPen(accent, 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        box = place.box
        frame = QRectF(box.left, box.top, box.right - box.left, box.bottom - box.top)
        painter.drawRoundedRect(frame.adjusted(-3, -1, 3, 1), 3, 3)
        places = self._picture.layout.places if self._picture is not None else {}
        for one, other in self._links:
            if self._chosen in {one, other} and one in places and other in places:
                a, b, c, d = (QPointF(*point) for point in curve(places[one], places[other]))
                path = QPainterPath(a)
                path.cubicTo(b, c, d)
                painter.drawPath(path)

    # -- what a hand does -------------------------------------------------------------------------------------------

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the event that was clicked."""
        place = self.place_at(event.position())
        if place is not None and event.button() == Qt.MouseButton.LeftButton:
            self._choose(place)
            self.event_chosen.emit(place.event.annotation_id)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show all words of the event under the pointer."""
        place = self.place_at(event.position())
        self.setCursor(Qt.CursorShape.PointingHandCursor if place else Qt.CursorShape.ArrowCursor)
        # As plain text: what stands in an article must not be read as markup.
        words = escape(f"{place.event.written} {place.event.words}".strip()) if place is not None else ""
        QToolTip.showText(event.globalPosition().toPoint(), words, self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right go by time, up and down by lane, Home and End to the ends; + and - zoom, Enter opens."""
        key = Qt.Key(event.key())
        steps = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}
        if event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier):
            super().keyPressEvent(event)
        elif key in steps:
            self._step(steps[key])
        elif key in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self._step_lane(-1 if key == Qt.Key.Key_Up else 1)
        elif key in {Qt.Key.Key_Home, Qt.Key.Key_End} and self._places:
            self._choose(self._places[0 if key == Qt.Key.Key_Home else -1])
        elif key in {Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus}:
            self.zoom_requested.emit(-1 if key == Qt.Key.Key_Minus else 1)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self._chosen:
            self.event_chosen.emit(self._chosen)
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl held."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and event.angleDelta().y():
            self.zoom_requested.emit(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    def _step(self, by: int) -> None:
        if not self._places:
            return
        known = self.place_of(self._chosen)
        at = self._places.index(known) + by if known is not None else 0
        self._choose(self._places[min(max(0, at), len(self._places) - 1)])

    def _step_lane(self, by: int) -> None:
        """Go to the event above or below that is nearest in time."""
        known = self.place_of(self._chosen)
        if known is None:
            self._step(0)
            return
        beyond = [one for one in self._places if (one.y - known.y) * by > 1]
        if beyond:
            self._choose(min(beyond, key=lambda one: abs(one.y - known.y) + abs(one.x - known.x) / 2))

    def _choose(self, place: Place) -> None:
        self._chosen = place.event.annotation_id
        said = f"{place.event.written}: {' '.join(place.event.words.split())}"
        self.setAccessibleDescription(said)  # what a screen reader says of it
        self.reached.emit(QPointF(place.x, place.y))
        self.update()


class PictureArea(QScrollArea):
    """Scrolls a picture by hand, and to the event that the keyboard came to; the picture alone takes the keys."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, FBT001 - Qt's signature
        """Let the focus come and go without a move: Qt's own scrolls to the middle of what is focused, here all."""
        return QWidget.focusNextPrevChild(self, next)


class _Pinned(QWidget):
    """What lies over an edge of the picture, and stays where it is while that is scrolled."""

    def __init__(self, picture: TimelinePicture, parent: QWidget) -> None:
        super().__init__(parent)
        self._picture = picture
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()


class PinnedNames(_Pinned):
    """The names of the lanes over the left edge, while the picture is scrolled sideways and its own are out of view."""

    _down = 0

    def follow(self, across: int, down: int, height: int) -> None:
        """Show the names beside what is scrolled to."""
        self._down = down
        self.setGeometry(QRect(0, 0, 132, height))
        self.setVisible(across > 20)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint each name at its lane's place."""
        known = self._picture.picture
        if known is None:
            return
        painter = QPainter(self)
        ground = QColor(known.ink.paper)
        ground.setAlpha(225)
        painter.fillRect(self.rect(), ground)
        painter.setPen(QColor(known.ink.text))
        for lane in known.layout.lanes:
            # A tall lane keeps its name in view.
            y = max(lane.top, min(self._down, lane.bottom - 26)) - self._down
            if -30 < y < self.height() and lane.bottom - self._down > max(0.0, TOP - self._down):
                room = QRectF(10, y + 6, self.width() - 16, 22)
                words = painter.fontMetrics().elidedText(lane.name, Qt.TextElideMode.ElideRight, 116)
                painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)
        painter.end()


class PinnedAxis(_Pinned):
    """The dates over the upper edge, while the picture is scrolled down and its own are out of view."""

    _across = 0

    def follow(self, across: int, down: int, width: int) -> None:
        """Show the dates above what is scrolled to."""
        self._across = across
        self.setGeometry(QRect(0, 0, width, 24))
        self.setVisible(down > TOP - 34)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint each date at its place."""
        known = self._picture.picture
        if known is None:
            return
        painter = QPainter(self)
        ground = QColor(known.ink.paper)
        ground.setAlpha(235)
        painter.fillRect(self.rect(), ground)
        painter.setPen(QColor(known.ink.muted))
        for x, label in known.layout.scale.ticks():
            room = QRectF(x - self._across - 44, 0, 88, self.height())
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter, label)
        painter.end()
