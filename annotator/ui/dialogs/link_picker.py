"""The link picker: what the selected annotation may be linked to, best first, and by which type of link."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QLineEdit, QListWidgetItem, QWidget

from annotator.analysis.marks import Side
from annotator.ui.dialogs.link_types import LinkTypeField
from annotator.ui.dialogs.picker import Picker
from annotator.ui.terms import side_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annotator.core.tagset import TagSet
    from annotator.core.values import Annotation
    from annotator.services.connections import Connections, LinkChoice

_MOST = 40


class LinkPicker(Picker):
    """Shows candidates of any article."""

    link_requested = Signal(
        str, str, str, bool
    )  # type, annotation id of the other end, note, does it come from there

    def __init__(
        self,
        annotation: Annotation,
        words: str,
        connections: Connections,
        tag_set: TagSet,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            words,
            parent,
            name="link",
            search=self.tr("Search other words"),
            spoken=self.tr("Annotations to link to"),
        )
        self.setWindowTitle(self.tr("Link to …"))
        self._annotation, self._connections, self._tag_set = annotation, connections, tag_set
        self._choices: Sequence[LinkChoice] = ()
        self.type = LinkTypeField()
        self.type.setObjectName("linkType")
        self.note = QLineEdit()
        self.note.setObjectName("linkNote")
        self.link = self.add_button(self.tr("&Link"))
        form = QFormLayout()
        form.addRow(self.tr("&Type"), self.type)
        form.addRow(self.tr("&Note"), self.note)
        self.column.insertLayout(self.column.indexOf(self.buttons), form)
        self.resize(640, 560)
        self.list.currentRowChanged.connect(self._offer_types)
        self.begin()

    def take(self, row: int) -> bool:
        """Ask for the link to the chosen annotation, where there is one and a type joins the two."""
        choice = self._choices[row] if 0 <= row < len(self._choices) else None
        if choice is None or not self.type.kind:
            return False
        note = self.note.text().strip()
        self.link_requested.emit(self.type.kind, choice.annotation_id, note, self.type.is_turned)
        return True

    def show_choices(self) -> None:
        """Show the annotations that the words stand in, or the likeliest other ends."""
        wanted = self.search.text().strip()
        if wanted:
            found = self._connections.search(wanted, _MOST)
            self._choices = [one for one in found if one.annotation_id != self._annotation.id]
        else:
            self._choices = self._connections.candidates(self._annotation.id, _MOST)
        self.list.clear()
        for choice in self._choices:
            facts = (side_words(choice.side.value), choice.speaker, choice.moment, choice.article_caption)
            words, sentence = " ".join(choice.words.split()), " ".join(choice.sentence.split())
            lines = [words, " · ".join(fact for fact in facts if fact)]
            if sentence != words:
                lines.append(self.tr("in: {sentence}").format(sentence=sentence))
            self.list.addItem(QListWidgetItem("\n".join(lines)))
        if self._choices:
            self.list.setCurrentRow(0)
        else:
            self._offer_types(-1)

    def _offer_types(self, at: int) -> None:
        """Offer the types of link that may join the two, the one their sides suggest first."""
        choice = self._choices[at] if 0 <= at < len(self._choices) else None
        self.type.clear()
        if choice is not None:
            labels = {label.id: label.name for label in self._tag_set}
            mark = self._connections.ledger.mark(choice.annotation_id)
            mine = labels.get(self._annotation.label_id, "")
            theirs = labels.get(mark.label_id, "") if mark is not None else ""
            self.type.offer(self._tag_set, mine, theirs)
            self.type.choose(choice.link_type)
            own = self._connections.ledger.mark(self._annotation.id)
            if own is not None and own.asserts and choice.side is Side.DENIAL and own.moment <= choice.moment:
                self.type.choose(
                    "denies", is_turned=True
                )  # what was said before is denied rather than a rebuttal
        self.link.setEnabled(self.type.count() > 0)
