"""Dropping: an annotation on a statement goes into it, one on another offers a link between the two."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Qt

from annotator.core.values import Annotation, AnnotationStatus, Link
from annotator.services import connect
from annotator.services.linkage import LinkEnd, fitting

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annotator.ui.commands.preparing import Preparing
    from annotator.ui.main_window import MainWindow


class Dropping(QObject):
    """What happens to annotations that were dragged. It is done after the drag has ended."""

    def __init__(self, window: MainWindow, prepared: Preparing) -> None:
        super().__init__(window)
        self._window, self._desk, self._prepared = window, window.desk, prepared

    def put_in(self, ids: Sequence[str], row_id: str) -> None:
        """Put annotations into the statement of a row of the ledger; one that nobody has worded yet is made."""
        ledger = self._prepared.connections.ledger
        row = ledger.row(row_id)
        known = [one.id for one in self._accepted(ids)]
        if row is None or not known:
            return
        if row.is_implicit:
            own = [span.annotation_id for span in row.spans if ledger.row_of(span.annotation_id) is row]
            made = connect.make_statement(annotation_ids=[*own, *known], wording=row.wording)
            changes = self._desk.run(made)
        else:
            changes = self._desk.run(connect.put_in_statement(annotation_ids=known, statement_id=row_id))
        if changes is not None and changes.edits:
            self._window.status.hint(
                _tr("Put into “{wording}”; undo takes it out.").format(wording=row.wording)
            )

    def offer_link(self, ids: Sequence[str], other_id: str) -> None:
        """Ask how the annotation that was dragged is linked to the one it was dropped on, and link it."""
        session = self._desk.session
        other = session.read.annotation(other_id) if session is not None else None
        ours = [one for one in self._accepted(ids) if one.id != other_id]
        if session is None or other is None or not ours:
            return
        if other.status is not AnnotationStatus.ACCEPTED:
            self._window.status.hint(_tr("This is a suggestion: accept it first."))
            return
        from annotator.ui.dialogs.link_dialog import LinkDialog

        one = ours[0]
        labels = [self._desk.label(each.label_id) for each in (one, other)]
        mine, theirs = (label.name if label is not None else "" for label in labels)
        dialog = LinkDialog(
            self._end(one, other, mine, theirs), self._desk.tag_set, (mine, theirs), self._window, is_new=True
        )

        def link() -> None:
            pair = (other.id, one.id) if dialog.type.is_turned else (one.id, other.id)
            self._desk.run_typed(
                connect.add_link(
                    type=dialog.type.kind, from_id=pair[0], to_id=pair[1], note=dialog.note.text().strip()
                )
            )

        dialog.accepted.connect(link)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _accepted(self, ids: Sequence[str]) -> list[Annotation]:
        session = self._desk.session
        known = [session.read.annotation(one) for one in ids] if session is not None else []
        found = [one for one in known if one is not None]
        if any(one.status is not AnnotationStatus.ACCEPTED for one in found):
            self._window.status.hint(_tr("This is a suggestion: accept it first."))
        return [one for one in found if one.status is AnnotationStatus.ACCEPTED]

    def _end(self, one: Annotation, other: Annotation, mine: str, theirs: str) -> LinkEnd:
        """Return the link that the two suggest, as the dialog shows it."""
        from annotator.core.spans import covered

        session = self._desk.session
        article = session.read.article(other.article_id) if session is not None else None
        text = session.read.text(article.text_sha256) if session is not None and article is not None else None
        types = fitting(self._desk.tag_set, mine, theirs)
        # A denial denies, what is denied is denied; else whatever comes first for the two.
        kind, is_turned = next(
            ((kind.id, turned) for kind, turned in types if kind.id == "denies"),
            (types[0][0].id, types[0][1]) if types else ("", False),
        )
        return LinkEnd(
            link=Link(id="", type=kind, from_id=one.id, to_id=other.id),
            is_outgoing=not is_turned,
            annotation_id=other.id,
            article_id=other.article_id,
            article_caption=(article.title or article.file or article.id) if article is not None else "",
            words=covered(text or "", other.fragments),
            speaker=self._desk.speaker_name(other.speaker_id),
        )


def _tr(words: str) -> str:
    return QCoreApplication.translate("Connecting", words)
