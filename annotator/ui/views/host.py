"""The middle of the window: the reader, and views of the project as tabs over it.

To add a view: write a `QWidget` in a module of this folder whose first focusable child takes the keyboard, with an
object name and an accessible name; add a row to the action table and, in `annotator.ui.commands.viewing`, a command
that calls ``host.open("ledger", title, make)``, where ``make`` imports the module and returns the widget. A view
listens to the desk while it lives; the host deletes it when it is closed or the project is. Rows lead into the text
with ``host.go_to``. While no view is open there is no tab bar, and nothing of a view is imported.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QTabBar, QToolButton, QVBoxLayout, QWidget

if TYPE_CHECKING:
    from collections.abc import Callable

    from annotator.core.spans import Span
    from annotator.ui.desk import Desk
    from annotator.ui.panels.reader_panel import ReaderPanel

READER = ""  # the name of the reader's own tab


class ViewHost(QWidget):
    """Shows one of: the reader, a view. Esc goes from a view to the reader, Ctrl+W closes the view."""

    shown = Signal(str)  # the name of the view that is shown now, empty for the reader

    def __init__(self, desk: Desk, page: ReaderPanel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("viewHost")
        self._desk = desk
        self._page = page
        self._views: dict[str, QWidget] = {}
        self.tabs = QTabBar(self)
        self.tabs.setObjectName("viewTabs")
        self.tabs.setAccessibleName(self.tr("Views"))
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self.tabs.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.tabs.setAcceptDrops(True)
        self.tabs.setChangeCurrentOnDrag(True)  # what is dragged from one view can be dropped in another
        self.tabs.addTab(self.tr("Article"))
        self.tabs.setTabData(0, READER)
        self.tabs.hide()
        self._stack = QStackedWidget(self)
        self._stack.addWidget(page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.tabs)
        layout.addWidget(page.banner)  # messages are seen over every view
        layout.addWidget(self._stack, 1)
        self.tabs.currentChanged.connect(self._show_tab)
        desk.article_opened.connect(self._follow_article)
        desk.project_closed.connect(self.close_all)

    # -- views ------------------------------------------------------------------------------------------------------

    def open(self, name: str, title: str, make: Callable[[], QWidget]) -> QWidget:
        """Show the view of this name, made now if it is not open yet, and give it the focus; return it."""
        view = self._views.get(name)
        if view is None:
            view = self._views[name] = make()
            self._stack.addWidget(view)
            at = self.tabs.addTab(title)
            self.tabs.setTabData(at, name)
            self.tabs.setTabButton(at, QTabBar.ButtonPosition.RightSide, self._close_button(name, title))
            self.tabs.show()
        self.tabs.setCurrentIndex(self._place(name))
        self._focus(view)
        return view

    def view(self, name: str) -> QWidget | None:
        """Return an open view, or None."""
        return self._views.get(name)

    @property
    def current(self) -> QWidget:
        """The view that is shown, or the reader's page."""
        return self._views.get(self.current_name, self._page)

    @property
    def current_name(self) -> str:
        """The name of the view that is shown, empty for the reader."""
        return str(self.tabs.tabData(self.tabs.currentIndex()) or READER)

    def step(self, by: int) -> None:
        """Show the tab that follows, or the one before."""
        if self._views:
            self.tabs.setCurrentIndex((self.tabs.currentIndex() + by) % self.tabs.count())
            self._focus(self.current)

    def show_reader(self, *, focus: bool = True) -> bool:
        """Show the reader; tell whether a view was shown."""
        was_view = self.current_name != READER
        self.tabs.setCurrentIndex(0)
        if focus:
            self._page.reader.setFocus(Qt.FocusReason.OtherFocusReason)
        return was_view

    def close_current(self) -> bool:
        """Close the view that is shown and go back to the reader; tell whether there was one."""
        return self.close_view(self.current_name)

    def close_view(self, name: str) -> bool:
        """Close a view; tell whether it was open."""
        view = self._views.pop(name, None)
        if view is None:
            return False
        was_shown = self.current_name == name
        if was_shown:
            self.show_reader()
        self.tabs.removeTab(self._place(name))
        self._stack.removeWidget(view)
        view.close()
        view.deleteLater()
        self.tabs.setVisible(bool(self._views))
        return True

    def close_all(self) -> None:
        """Close every view."""
        for name in tuple(self._views):
            self.close_view(name)

    # -- the way into the text --------------------------------------------------------------------------------------

    def go_to(self, article_id: str, *, annotation_id: str = "", span: Span | None = None) -> bool:
        """Show an annotation, or a span (in code points), or the article alone; tell whether the article is there.

        Of an annotation that has gone the span is shown where one is named.
        """
        if not self._desk.open_article(article_id):
            return False
        self.show_reader()
        reader = self._page.reader
        if annotation_id and annotation_id in self._desk.annotations:
            reader.select_annotation(annotation_id, reveal=True)
            self._desk.select(annotation_id)
        elif span is not None:
            self._desk.select("")
            reader.go_to(span, select=True)
        return True

    # -- parts ------------------------------------------------------------------------------------------------------

    def _close_button(self, name: str, title: str) -> QToolButton:
        button = QToolButton(self.tabs)
        button.setText("×")
        button.setAccessibleName(self.tr("Close: {view}").format(view=title))
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(lambda _on=False: self.close_view(name))
        return button

    def _place(self, name: str) -> int:
        return next(at for at in range(self.tabs.count()) if self.tabs.tabData(at) == name)

    def _show_tab(self, _at: int) -> None:
        if self._stack.currentWidget() is not self.current:
            self._stack.setCurrentWidget(self.current)
            self.shown.emit(self.current_name)

    def _follow_article(self) -> None:
        """Show the article that was opened from a list or by a key."""
        if self._desk.article is not None and self.current_name != READER:
            self.show_reader(focus=False)

    def _focus(self, view: QWidget) -> None:
        if view is self._page:
            self._page.reader.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if view.focusProxy() is None and view.focusPolicy() == Qt.FocusPolicy.NoFocus:
            first = next(
                (
                    part
                    for part in view.findChildren(QWidget)
                    if part.focusPolicy() != Qt.FocusPolicy.NoFocus
                    and part.isEnabled()
                    and not part.isHidden()
                ),
                view,
            )
            first.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        view.setFocus(Qt.FocusReason.OtherFocusReason)
