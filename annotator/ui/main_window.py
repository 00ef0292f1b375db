"""The main window: the panels side by side and the actions. What follows from what is in `reactions`."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QSplitter, QVBoxLayout, QWidget

from annotator.services.key_sets import keys_of
from annotator.ui.actions import Scope
from annotator.ui.frame import LEAST_WIDTHS, TITLE, Frame

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent

    from annotator.core.errors import Trouble
    from annotator.services.session import Session
    from annotator.services.settings import Settings
    from annotator.ui.action_set import ActionSet
    from annotator.ui.commands.connecting import Connecting
    from annotator.ui.commands.exporting import Exporting
    from annotator.ui.commands.importing import Importing
    from annotator.ui.commands.journaling import Journaling
    from annotator.ui.commands.marking import Marking
    from annotator.ui.commands.moving import Moving
    from annotator.ui.commands.pasting import Pasting
    from annotator.ui.commands.program import Program
    from annotator.ui.commands.queueing import Queueing
    from annotator.ui.commands.reading import Reading
    from annotator.ui.commands.safekeeping import Safekeeping
    from annotator.ui.commands.searching import Searching
    from annotator.ui.commands.suggesting import Suggesting
    from annotator.ui.commands.teamwork import Teamwork
    from annotator.ui.commands.viewing import Viewing
    from annotator.ui.context_menus import ContextMenus
    from annotator.ui.desk import Desk
    from annotator.ui.jobs import Jobs
    from annotator.ui.panels.annotation_panel import AnnotationPanel
    from annotator.ui.panels.article_panel import ArticlePanel
    from annotator.ui.panels.inspector import Inspector
    from annotator.ui.panels.reader_panel import ReaderPanel
    from annotator.ui.panels.status import Status
    from annotator.ui.panels.tag_panel import TagPanel
    from annotator.ui.progress import ReadingProgress
    from annotator.ui.reactions import Reactions
    from annotator.ui.views.host import ViewHost


class MainWindow(Frame):
    """Shows one project. What it does is in the panels and the commands; here they are only put together.

    `furnish`, called when the frame has been painted, imports the panels and puts them in their places.
    """

    desk: Desk
    jobs: Jobs
    articles: ArticlePanel
    page: ReaderPanel
    host: ViewHost
    tags: TagPanel
    annotations: AnnotationPanel
    inspector: Inspector
    status: Status
    progress: ReadingProgress
    program: Program
    marking: Marking
    reading: Reading
    importing: Importing
    exporting: Exporting
    pasting: Pasting
    queueing: Queueing
    moving: Moving
    viewing: Viewing
    connecting: Connecting
    safekeeping: Safekeeping
    suggesting: Suggesting
    searching: Searching
    journaling: Journaling
    teamwork: Teamwork
    actions_: ActionSet
    menus: ContextMenus
    _reactions: Reactions

    # -- how it is put together -------------------------------------------------------------------------------------

    def furnish(self) -> None:
        """Put the panels in their places and connect them. Does nothing the second time."""
        if self._is_furnished:
            return
        from annotator.ui.keyboard import KeyboardReturn
        from annotator.ui.reactions import Reactions

        self._is_furnished = True
        self._make_panels()
        self._put_panels()
        self._make_commands()
        self._reactions = Reactions(self)
        KeyboardReturn(self)
        self.setAcceptDrops(True)
        self.take_settings(self.settings)
        self.enable()

    def _make_panels(self) -> None:
        from annotator.ui.desk import Desk
        from annotator.ui.jobs import Jobs
        from annotator.ui.panels.annotation_panel import AnnotationPanel
        from annotator.ui.panels.article_panel import ArticlePanel
        from annotator.ui.panels.inspector import Inspector
        from annotator.ui.panels.reader_panel import ReaderPanel
        from annotator.ui.panels.status import Status
        from annotator.ui.panels.tag_panel import TagPanel
        from annotator.ui.progress import ReadingProgress
        from annotator.ui.views.host import ViewHost

        self.desk, self.jobs = Desk(self), Jobs(self)
        self.articles = ArticlePanel(self.desk, self.look, self)
        self.page = ReaderPanel(self.desk, self.look, self)
        self.progress = ReadingProgress(self.desk, self.page.reader, self.state, self)
        self.articles.model.read = self.progress.percent
        self.progress.advanced.connect(self.articles.model.show_again)
        self.host = ViewHost(self.desk, self.page, self)
        self.tags = TagPanel(self.desk, self.look, self)
        self.annotations = AnnotationPanel(self.desk, self.look, self)
        self.inspector = Inspector(self.desk, self)
        self.status = Status(self.desk, self.jobs, self)

    def _put_panels(self) -> None:
        right = QSplitter(Qt.Orientation.Vertical)
        right.addWidget(self.annotations)
        right.addWidget(self.inspector)
        right.setHandleWidth(1)
        right.setChildrenCollapsible(False)
        right.setSizes([260, 400])
        side = QWidget(self)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tags)
        column.addWidget(right, 1)
        self._splitters["right"] = right
        self.state.restore_splitters({"right": right})
        sizes = self._across.sizes()
        for at, panel in enumerate((self.articles, self.host, side)):
            panel.setMinimumWidth(LEAST_WIDTHS[at])
            self._across.replaceWidget(at, panel).deleteLater()
            panel.show()
        self._across.setSizes(sizes)
        self._across.setStretchFactor(1, 1)  # a splitter keeps it with the panel: the ground's is gone
        self.setStatusBar(self.status)

    def _make_commands(self) -> None:
        from annotator.ui.action_set import ActionSet
        from annotator.ui.commands.connecting import Connecting
        from annotator.ui.commands.exporting import Exporting
        from annotator.ui.commands.importing import Importing
        from annotator.ui.commands.journaling import Journaling
        from annotator.ui.commands.marking import Marking
        from annotator.ui.commands.moving import Moving
        from annotator.ui.commands.pasting import Pasting
        from annotator.ui.commands.program import Program
        from annotator.ui.commands.queueing import Queueing
        from annotator.ui.commands.reading import Reading
        from annotator.ui.commands.safekeeping import Safekeeping
        from annotator.ui.commands.searching import Searching
        from annotator.ui.commands.suggesting import Suggesting
        from annotator.ui.commands.teamwork import Teamwork
        from annotator.ui.commands.viewing import Viewing
        from annotator.ui.context_menus import ContextMenus
        from annotator.ui.layouts import OtherLayouts

        reader = self.page.reader
        self.program = Program(self)
        self.safekeeping = Safekeeping(self, self.backups, self.default_project)
        self.marking = Marking(self.desk, reader, self.inspector)
        self.reading = Reading(self.desk, self.page, self.articles, self._panes)
        self.connecting = Connecting(self)
        self.importing = Importing(self.desk, self.jobs, self.page.banner, self.state, self)
        self.exporting = Exporting(
            self.desk, self.jobs, self.page.banner, articles=self.articles, state=self.state, window=self
        )
        self.pasting, self.queueing, self.moving = Pasting(self), Queueing(self), Moving(reader)
        self.viewing, self.suggesting = Viewing(self, self.reading), Suggesting(self)
        self.searching, self.journaling, self.teamwork = Searching(self), Journaling(self), Teamwork(self)
        for part in (
            self.reading, self.marking, self.importing, self.exporting, self.pasting, self.queueing,
            self.moving, self.program, self.viewing, self.suggesting, self.searching, self.journaling,
            self.teamwork, self.connecting,
        ):  # fmt: skip
            self._commands.update(part.table())
        self.actions_ = ActionSet(self, self.trigger)
        self.actions_.fill(self._menus)
        self.menus = ContextMenus(self, self.actions_, self.desk)
        self.actions_.place(Scope.MARKS, (reader, self.annotations.list))
        panes = (reader, self.articles.list, self.annotations.list, self.tags.list)
        self.actions_.place(Scope.PANES, panes)
        OtherLayouts(self).watch(panes)

    def _panes(self) -> tuple[QWidget, ...]:
        return (
            self.page.reader if self.host.current is self.page else self.host.current,
            self.tags.list, self.annotations.list, self.inspector, self.articles.search, self.articles.list,
        )  # fmt: skip

    def open_session(self, session: Session) -> None:
        """Show this project: its first article that is not done, the focus in the reader."""
        self.desk.open(session)
        first = session.read.first_unfinished()
        if first is not None:
            self.desk.open_article(first)
        self.page.reader.setFocus(Qt.FocusReason.OtherFocusReason)
        if not self.state.is_card_dismissed and session.read.undoable() is None:
            self.page.show_card().dismissed.connect(self.state.dismiss_card)
            self.desk.saved.connect(self._reactions.look_at_card)

    def take_settings(self, settings: Settings, *, keep: bool = False) -> None:
        """Look and behave as the settings say; ``keep`` writes them as well.

        Raises `UserError` where they cannot be written; until the window closes they hold all the same.
        """
        if keep:
            self.state.forget_zoom()
        self.settings = settings
        reader = self.page.reader
        self.look.choose(settings.theme.value)
        reader.set_font_family(settings.font_family)
        reader.set_type(points=settings.font_size, line_height=settings.line_height, measure=settings.measure)
        self.page.set_title_font()
        self.page.switch_rules_off(settings.rules_off)
        reader.set_zoom(self.state.zoom or settings.zoom)
        self.actions_.set_own_keys(settings.keys, keys_of(settings.key_set))
        self.queueing.show_order()
        if self.desk.session is not None:
            self.desk.session.annotator = settings.annotator
            self.status.show_project()
        clashes = self.actions_.clash_sentences()
        if clashes:
            self.page.banner.fail(" ".join(clashes))
        if keep:
            self._save_settings(settings)

    def fail(self, trouble: Trouble) -> None:
        """Say in words what went wrong."""
        from annotator.ui.messages import in_words

        session, help_ = self.desk.session, self.safekeeping
        if session is not None and help_.can_help(session.path, trouble):
            path = session.path
            door = self.tr("What can be done…")
            self.page.banner.fail(in_words(trouble), door=door, on_door=partial(help_.offer, path, trouble))
            return
        self.page.banner.fail(in_words(trouble))

    def trigger(self, action_id: str) -> None:
        """Do what an action is for."""
        command = self._commands.get(action_id) or self.marking.label_table().get(action_id)
        if command is not None:
            command()

    def enable(self, *_what: object) -> None:
        """Switch the actions on and off by what there is."""
        from annotator.ui.needs import needs_met

        self.actions_.enable(needs_met(self.desk, self.page.reader, self.host.current_name).__getitem__)

    # -- what Qt asks -----------------------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files and words that are dragged here."""
        if self.pasting.can_take(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Ask how to import the files, or what the article is, once the other program has its hands free."""
        self.pasting.take_later(event.mimeData())
        event.acceptProposedAction()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close at once: everything is saved. Only work that is still running is asked about."""
        if not self._is_furnished:
            return
        if self.jobs.running and not self._may_cancel_jobs():
            event.ignore()
            return
        self.desk.leaving.emit()
        self.jobs.stop()
        self.state.keep(self, self._splitters, self.page.reader.zoom())
        self.desk.close()
        event.accept()

    def _may_cancel_jobs(self) -> bool:
        if not self.isVisible():
            return True
        words = self.tr("“{job}” is still running. Cancel it and close?").format(
            job=self.jobs.running[0].title
        )
        return QMessageBox.question(self, TITLE, words) == QMessageBox.StandardButton.Yes
