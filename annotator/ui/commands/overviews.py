"""The views of the whole project: ledger, speakers, timeline, drift and duplicates, each opened as a tab."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, Qt

from annotator.services import connect
from annotator.ui.panels.parts import counted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from PySide6.QtWidgets import QWidget

    from annotator.analysis.chains import TurnWords
    from annotator.analysis.marks import Mark
    from annotator.store.queries import Queries
    from annotator.ui.commands.dropping import Dropping
    from annotator.ui.commands.preparing import Preparing
    from annotator.ui.jobs import Progress
    from annotator.ui.main_window import MainWindow
    from annotator.ui.views.drift_view import DriftView
    from annotator.ui.views.duplicates_view import DuplicatesView
    from annotator.ui.views.rows import Door

_QUEUED = Qt.ConnectionType.QueuedConnection  # a dialog that opened within a drag would keep it from ending


class Overviews:
    """Opens the views and does what their buttons ask for."""

    def __init__(
        self,
        window: MainWindow,
        prepared: Preparing,
        open_door: Callable[[Door], object],
        dropping: Dropping,
    ) -> None:
        self._window, self._prepared, self._open_door = window, prepared, open_door
        self._dropping = dropping
        self._desk, self._host = window.desk, window.host

    def table(self) -> Mapping[str, Callable[[], object]]:
        """Return what answers to which action."""
        return {
            "view.ledger": self.show_ledger,
            "view.timeline": self.show_timeline,
            "view.drift": self.show_drift,
            "view.duplicates": self.show_duplicates,
            "view.speakers": self.show_speakers,
        }

    # -- the ledger -------------------------------------------------------------------------------------------------

    def show_ledger(self) -> None:
        """Open the ledger."""
        from annotator.ui.views.ledger_view import LedgerView

        def make() -> QWidget:
            view = LedgerView(self._desk, self._prepared)
            view.open_requested.connect(self._open_door)
            view.edit_requested.connect(self.edit_statement)
            view.chain_requested.connect(self.show_chain)
            view.merge_requested.connect(self.merge_statements)
            view.delete_requested.connect(self.delete_statement)
            view.dropped_on_statement.connect(self._dropping.put_in, _QUEUED)
            view.dropped_on_annotation.connect(self._dropping.offer_link, _QUEUED)
            return view

        self._host.open("ledger", _tr("Ledger"), make)

    def edit_statement(self, row_id: str) -> None:
        """Ask for the wording, the grade and the judgement of a row; one that nobody has worded is made a statement."""
        from annotator.core.values import Statement
        from annotator.ui.dialogs.statement_dialog import StatementDialog

        row = self._prepared.connections.ledger.row(row_id)
        session = self._desk.session
        if row is None or session is None:
            return
        known = None if row.is_implicit else session.read.statement(row_id)
        if known is None and not row.is_implicit:
            return
        dialog = StatementDialog(known or Statement(id="", wording=row.wording), self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        ledger = self._prepared.connections.ledger
        members = [span.annotation_id for span in row.spans if ledger.row_of(span.annotation_id) is row]

        def save() -> None:
            fields: dict[str, Any] = dialog.changed
            if known is not None:
                self._desk.run_typed(connect.change_statement(statement_id=known.id, **fields))
            else:
                self._desk.run_typed(
                    connect.make_statement(
                        annotation_ids=members,
                        wording=fields.get("wording", row.wording),
                        credibility=fields.get("credibility", 6),
                        judgement=fields.get("judgement", ""),
                        note=fields.get("note", ""),
                    )
                )

        dialog.accepted.connect(save)
        dialog.open()

    def merge_statements(self, ids: Sequence[str]) -> None:
        """Make statements one: the first keeps its wording and takes the annotations of the others."""
        keep, *others = ids
        changes = self._desk.run(connect.merge_statements(keep_id=keep, other_ids=others))
        if changes is not None:
            self._window.status.hint(_tr("Made one; undo parts them."))

    def delete_statement(self, statement_id: str) -> None:
        """Delete a statement; its annotations stay."""
        changes = self._desk.run(connect.delete_statement(statement_id=statement_id))
        if changes is not None:
            self._window.status.hint(
                _tr("The statement is deleted, its annotations stay; undo brings it back.")
            )

    def show_chain(self, row_id: str) -> None:
        """Show what denies a row and what answers that, as a page to read."""
        from annotator.services.ledger import chain_of
        from annotator.ui.dialogs.chain_dialog import ChainDialog

        ledger = self._prepared.connections.ledger
        row, session = ledger.row(row_id), self._desk.session
        if row is None or session is None:
            return
        turns = chain_of(ledger, (span.annotation_id for span in row.spans))
        ids = {turn.mark.article_id for first in turns for _, turn in first.walk()}
        captions = _captions(session.read, ids)

        def describe(mark: Mark) -> TurnWords:
            from annotator.analysis.chains import TurnWords

            return TurnWords(
                self._desk.speaker_name(mark.speaker_id), captions.get(mark.article_id, ""), mark.moment
            )

        dialog = ChainDialog(turns, describe, self._desk.tag_set, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open_requested.connect(self._open_door)
        dialog.open()

    # -- speakers, timeline -----------------------------------------------------------------------------------------

    def show_speakers(self) -> None:
        """Open the register of speakers."""
        from annotator.ui.views.speakers_view import SpeakersView

        def make() -> QWidget:
            view = SpeakersView(self._desk, self._prepared)
            view.open_requested.connect(self._open_door)
            view.dropped_on_annotation.connect(self._dropping.offer_link, _QUEUED)
            view.edit_requested.connect(self.edit_speaker)
            return view

        self._host.open("speakers", _tr("Speakers"), make)

    def edit_speaker(self, speaker_id: str) -> None:
        """Ask for the names, the role and the reliability of a speaker; an empty id makes a new one."""
        from annotator.core.values import Source
        from annotator.services import speakers
        from annotator.ui.dialogs.speaker_dialog import SpeakerDialog

        session = self._desk.session
        known = session.read.source(speaker_id) if session is not None and speaker_id else None
        if session is None or (speaker_id and known is None):
            return
        dialog = SpeakerDialog(known or Source(id="", name=""), self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

        def save() -> None:
            if known is None:
                self._desk.run_typed(speakers.add_speaker(**dialog.changed))
            elif dialog.changed:
                self._desk.run_typed(speakers.change_speaker(speaker_id=known.id, **dialog.changed))

        dialog.accepted.connect(save)
        dialog.open()

    def show_timeline(self) -> None:
        """Open the timeline."""
        from annotator.ui.views.timeline_view import TimelineView

        def make() -> QWidget:
            view = TimelineView(self._desk, self._prepared, self._window.jobs)
            view.open_requested.connect(self._open_door)
            view.failed.connect(self._window.fail)
            return view

        self._host.open("timeline", _tr("Timeline"), make)

    # -- what is found in the background ----------------------------------------------------------------------------

    def show_drift(self) -> None:
        """Open drift, and look for it in the background."""
        from annotator.ui.views.drift_view import DriftView

        def make() -> QWidget:
            view = DriftView(lambda: self._look_for_drift(view))
            view.open_requested.connect(self._open_door)
            self._look_for_drift(view)
            return view

        self._host.open("drift", _tr("Drift"), make)

    def show_duplicates(self) -> None:
        """Open duplicates, and look for them in the background."""
        from annotator.ui.views.duplicates_view import DuplicatesView

        def make() -> QWidget:
            view = DuplicatesView(lambda: self._look_for_duplicates(view))
            view.open_requested.connect(self._open_door)
            view.carry_requested.connect(self.carry_over)
            self._look_for_duplicates(view)
            return view

        self._host.open("duplicates", _tr("Duplicates"), make)

    def carry_over(self, from_article: str, to_articles: Sequence[str]) -> None:
        """Suggest what one article has in others, in one step that can be undone."""
        from annotator.core.edits import Kind
        from annotator.services.carry import carry_over_to

        changes = self._desk.run(carry_over_to(from_article=from_article, to_articles=to_articles))
        if changes is not None:
            made = sum(1 for _ in changes.of(Kind.ANNOTATION))
            if made:
                words = counted(
                    _tr("%n suggestion(s) carried over; each waits for your decision.", made), made
                )
            else:
                words = _tr("Nothing was carried over: it is there already, or its words are not.")
            self._window.page.banner.tell(words)

    def _look_for_drift(self, view: DriftView) -> None:
        def look(read: Queries, progress: Progress) -> Any:
            from annotator.services.drift import drift

            found = drift(read, progress=progress)
            return found, _captions(read, {side.article_id for one in found for side in (one.a, one.b)})

        self._look(_tr("Compare the articles"), look, view)

    def _look_for_duplicates(self, view: DuplicatesView) -> None:
        def look(read: Queries, progress: Progress) -> Any:
            from annotator.services.duplicates import duplicates

            found = duplicates(read, progress)
            return found, _captions(read, {one for group in found for one in group.article_ids})

        self._look(_tr("Look for duplicates"), look, view)

    def _look(
        self, title: str, look: Callable[[Queries, Progress], Any], view: DriftView | DuplicatesView
    ) -> None:
        if self._desk.session is None:
            return
        path = self._desk.session.path

        def work(progress: Progress) -> Any:
            from annotator.services.session import Session

            with Session.open(path, annotator="") as session:
                return look(session.read, progress)

        job = self._window.jobs.start(title, work)
        # The view is the receiver of the signals, so that one closed meanwhile hears nothing.
        job.succeeded.connect(view.show_result)
        job.refused.connect(self._window.fail)
        job.broke.connect(self._desk.broke)
        for end in (job.refused, job.broke, job.was_cancelled):
            end.connect(view.tell_cancelled)


def _captions(read: Queries, article_ids: Iterable[str]) -> dict[str, str]:
    return {one: each.title or each.file or one for one, each in read.articles_with(article_ids).items()}


def _tr(words: str, number: int = -1) -> str:
    return QCoreApplication.translate("Connecting", words, None, number)
