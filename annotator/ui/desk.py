"""What lies on the desk: the project that is open, its article that is read, and the annotation that is selected.

The panels look here and listen here; none of them knows another. Whatever changes the project goes through `run`.
"""

from __future__ import annotations

import logging
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from annotator.core.edits import Kind
from annotator.core.errors import UserError
from annotator.core.tagset import TagSet
from annotator.core.values import Annotation, Article, Source
from annotator.ui.bridge import Bridge
from annotator.ui.pending import Pending
from annotator.ui.slices import Slices

if TYPE_CHECKING:
    from collections.abc import Callable

    from annotator.core.edits import Changes
    from annotator.core.tagset import Label
    from annotator.services.operation import Operation
    from annotator.services.session import Session
    from annotator.ui.holdings import Holdings

_log = logging.getLogger(__name__)


class Desk(QObject):
    """The open project as the window sees it. Without a project it is empty, and every question has an answer."""

    project_opened = Signal()
    project_closed = Signal()
    article_opened = Signal()  # also when none is open any more
    article_changed = Signal()  # its facts or its status
    annotations_changed = Signal(object, object)  # tuple of new or changed Annotations, tuple of ids gone
    annotations_replaced = Signal()  # all of them are to be read anew
    annotation_selected = Signal(str)
    tag_set_changed = Signal()
    speakers_changed = Signal()
    changed = Signal(object, object)  # Changes, by: after the desk itself is up to date
    saved = Signal(object)  # datetime
    failed = Signal(object)  # Trouble
    broke = Signal(str)  # a bug, already logged
    waiting = Signal()  # a change was wished for while an import writes
    kept = Signal()  # what was typed while an import writes is saved when that has ended
    leaving = Signal()  # fields that are being edited save now

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session: Session | None = None
        self.tag_set = TagSet()
        self.article: Article | None = None
        self.text = ""
        self.selected_id = ""
        self._pending = Pending(self.kept.emit)
        # For a job that writes, see `is_held`
        self.hold, self.release = self._pending.hold, self._pending.release
        self.when_free = self._pending.do  # with what makes a change of what somebody typed
        self._speakers: dict[str, Source] | None = None
        self._undoable = (False, False)
        self.slices = Slices(self)
        self.slices.failed.connect(self.failed)
        self.bridge = Bridge(self)
        self.bridge.changed.connect(self._take)
        self.bridge.failed.connect(self.failed)

    # -- the project ------------------------------------------------------------------------------------------------

    def open(self, session: Session) -> None:
        """Put this project on the desk, instead of the one that lies there."""
        self.close()
        self.session = session
        self.tag_set = session.read.tag_set()
        self._look_at_history()
        self.bridge.attach(session)
        self.project_opened.emit()

    def close(self) -> None:
        """Take the project off the desk."""
        if self.session is None:
            return
        self.leaving.emit()
        self._pending.end()
        self.bridge.detach()
        session, self.session = self.session, None
        self._clear_article()
        self.tag_set, self._speakers, self._undoable = TagSet(), None, (False, False)
        self.project_closed.emit()
        session.close()

    def run(self, operation: Operation, *, by: object = None) -> Changes | None:
        """Make a change, as `guarded`."""
        return self.guarded(lambda session: session.run(operation, by=by or self))

    def run_typed(self, operation: Operation, *, by: object = None) -> Changes | None:
        """Make a change of what somebody typed, as `run`; while a job writes it is kept, and made when that ended."""
        made: list[Changes | None] = []
        self.when_free(lambda: made.append(self.run(operation, by=by)))
        return made[0] if made else None

    def undo(self, *, show: bool = True) -> Changes | None:
        """Take back the last change, and show what it was about, unless something else than an article is looked at."""
        self.leaving.emit()
        changes = self.guarded(lambda session: session.undo(by=self))
        return self._and_show(changes) if show else changes

    def redo(self, *, show: bool = True) -> Changes | None:
        """Make again what was taken back last, and show what it was about, as `undo`."""
        self.leaving.emit()
        changes = self.guarded(lambda session: session.redo(by=self))
        return self._and_show(changes) if show else changes

    @property
    def is_held(self) -> bool:
        """Tell whether a job is writing: it would make every change wait for its end."""
        return self._pending.is_held

    @property
    def can_undo(self) -> bool:
        """Tell whether there is a change to take back."""
        return self._undoable[0]

    @property
    def can_redo(self) -> bool:
        """Tell whether there is a change to make again."""
        return self._undoable[1]

    # -- the article ------------------------------------------------------------------------------------------------

    def open_article(self, article_id: str) -> bool:
        """Read this article; tell whether it is there."""
        session = self.session
        if session is None:
            return False
        if self.article is not None and self.article.id == article_id:
            return True
        self.leaving.emit()
        article = session.read.article(article_id)
        text = session.read.text(article.text_sha256) if article is not None else None
        if article is None or text is None:
            return False
        self.article, self.text = article, text
        self.slices.begin(session, article_id)
        self._select("")
        self.article_opened.emit()
        return True

    def _clear_article(self) -> None:
        self.article, self.text = None, ""
        self.slices.clear()
        self._select("")
        self.article_opened.emit()

    @property
    def annotations(self) -> Holdings:
        """The annotations of the article, by id."""
        return self.slices.holdings

    @property
    def in_order(self) -> list[Annotation]:
        """The annotations of the article that are not rejected, in the order of the text; all are read for it."""
        self.annotations.finish()
        return self.annotations.ready(place[2] for place in self.annotations.order)

    @property
    def selected(self) -> Annotation | None:
        """The selected annotation, or None."""
        return self.annotations.get(self.selected_id)

    def select(self, annotation_id: str) -> None:
        """Select an annotation of the article; nothing for an empty id or one that is not there."""
        wanted = annotation_id if annotation_id in self.annotations else ""
        if wanted != self.selected_id:
            self.leaving.emit()
            self._select(wanted)

    def _select(self, annotation_id: str) -> None:
        if annotation_id != self.selected_id:
            self.selected_id = annotation_id
            self.annotation_selected.emit(annotation_id)

    def label(self, label_id: str) -> Label | None:
        """Return the label with this id, or None where it has just gone."""
        return next((label for label in self.tag_set if label.id == label_id), None)

    @property
    def speakers(self) -> dict[str, Source]:
        """The project's register of speakers, by id, read when it is first asked for."""
        if self._speakers is None:
            known = self.session.read.sources() if self.session is not None else []
            self._speakers = {source.id: source for source in known}
        return self._speakers

    def speaker_name(self, speaker_id: str) -> str:
        """Return what a speaker is called, or nothing."""
        source = self.speakers.get(speaker_id) if speaker_id else None
        return source.name if source is not None else ""

    # -- what happened ----------------------------------------------------------------------------------------------

    def _take(self, changes: Changes, by: object) -> None:
        """Bring the desk up to date with a change, then tell the panels."""
        if (session := self.session) is None:
            return
        if changes.concerns(Kind.LABEL, Kind.LINK_TYPE):
            self.tag_set = session.read.tag_set()
            self.tag_set_changed.emit()
        if changes.concerns(Kind.SOURCE):
            self._speakers = None
            self.speakers_changed.emit()
        if changes.is_bulk:
            self._read_anew()
        else:
            self._apply(changes)
        self._look_at_history()
        if by is not None:
            self.saved.emit(datetime.now().astimezone())
        self.changed.emit(changes, by)

    def _apply(self, changes: Changes) -> None:
        if self.article is None:
            return
        for edit in changes.of(Kind.ARTICLE):
            if edit.id != self.article.id:
                continue
            if isinstance(edit.after, Article):
                self.article = edit.after
                self.article_changed.emit()
            else:
                self._clear_article()
                return
        newer: list[Annotation] = []
        gone: list[str] = []
        for edit in changes.of(Kind.ANNOTATION):
            after = edit.after
            if isinstance(after, Annotation) and after.article_id == self.article.id:
                self.annotations.put(after)
                newer.append(after)
            elif self.annotations.remove(edit.id):
                gone.append(edit.id)
        if changes.concerns(Kind.SOURCE):
            renamed = {edit.id for edit in changes.of(Kind.SOURCE)}
            newer += [known for known in self.annotations.values_at_hand if known.speaker_id in renamed]
        if self.selected_id in gone:
            self._select("")
        if newer or gone:
            self.annotations_changed.emit(tuple(newer), tuple(gone))

    def _read_anew(self) -> None:
        session, article = self.session, self.article
        if session is None or article is None:
            return
        self.article = session.read.article(article.id)
        if self.article is None:
            self._clear_article()
            return
        self.slices.begin(session, article.id)
        if self.selected_id not in self.annotations:
            self._select("")
        self.article_changed.emit()
        self.annotations_replaced.emit()

    def _look_at_history(self) -> None:
        if self.session is not None:
            read = self.session.read
            self._undoable = (read.undoable() is not None, read.redoable() is not None)

    def _and_show(self, changes: Changes | None) -> Changes | None:
        """Open the article that an undo or a redo was about, where it is another one, and select what came back."""
        if changes is None:
            return None
        articles = changes.article_ids
        if len(articles) == 1 and (self.article is None or self.article.id not in articles):
            self.open_article(next(iter(articles)))
        touched = [edit.id for edit in changes.of(Kind.ANNOTATION) if edit.after is not None]
        if len(touched) == 1:
            self.select(touched[0])
        return changes

    def guarded(self, work: Callable[[Session], Changes | None]) -> Changes | None:
        """Let the work change the project; tell a failure in words and return None for it."""
        if self.is_held:
            self.waiting.emit()
        if self.session is None or self.is_held:
            return None
        try:
            return work(self.session)
        except UserError as error:
            self.failed.emit(error.trouble)
        except Exception as error:  # noqa: BLE001 - the edge of the window: the work so far is saved, the bug is logged
            _log.exception("a change broke")
            self.broke.emit(type(error).__name__)
        return None
