"""A link: its type, which way it runs, and its note."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from annotator.ui.dialogs.link_types import LinkTypeField

if TYPE_CHECKING:
    from annotator.core.tagset import TagSet
    from annotator.services.linkage import LinkEnd


class LinkDialog(QDialog):
    """Changes a link, as it is seen from one of its annotations. Nothing is saved before it is accepted."""

    def __init__(
        self,
        end: LinkEnd,
        tag_set: TagSet,
        labels: tuple[str, str],
        parent: QWidget | None = None,
        *,
        is_new: bool = False,
    ) -> None:
        """``labels`` are the names of the labels of this annotation and of the one at the other end."""
        super().__init__(parent)
        self.setObjectName("linkDialog")
        self.setWindowTitle(self.tr("Link"))
        self._end = end
        other = QLabel(" ".join(end.words.split())[:400])
        other.setWordWrap(True)
        other.setTextFormat(Qt.TextFormat.PlainText)
        facts = QLabel(" · ".join(part for part in (end.speaker, end.article_caption) if part))
        facts.setObjectName("hint")
        facts.setWordWrap(True)
        facts.setTextFormat(Qt.TextFormat.PlainText)
        self.type = LinkTypeField()
        self.type.setObjectName("linkType")
        self.type.offer(tag_set, *labels)
        self.type.choose(end.link.type, is_turned=not end.is_outgoing)
        self.note = QLineEdit(end.link.note)
        self.note.setObjectName("linkNote")
        form = QFormLayout()
        form.setVerticalSpacing(9)
        form.addRow(self.tr("&Type"), self.type)
        form.addRow(self.tr("&Note"), self.note)
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel
        )
        save = self.buttons.button(QDialogButtonBox.StandardButton.Save)
        save.setEnabled(self.type.count() > 0)
        if is_new:
            save.setText(self.tr("&Link"))
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 16, 18, 14)
        layout.addLayout(form)
        layout.addWidget(other)
        layout.addWidget(facts)
        layout.addWidget(self.buttons)
        self.resize(480, 220)
        if is_new:
            self.type.setFocus()
        else:
            self.note.setFocus()
            self.note.selectAll()

    @property
    def changed(self) -> dict[str, Any]:
        """What differs from before, as `annotator.services.connect.change_link` takes it."""
        link = self._end.link
        result: dict[str, Any] = {}
        if self.type.kind and self.type.kind != link.type:
            result["type"] = self.type.kind
        # A type that says the same either way is offered one way alone: its direction stays.
        is_offered_turned = self.type.is_turned != (not self._end.is_outgoing)
        if is_offered_turned and not (self.type.kind == link.type and self._has_one_direction()):
            result["is_turned"] = True
        if self.note.text().strip() != link.note:
            result["note"] = self.note.text().strip()
        return result

    def _has_one_direction(self) -> bool:
        return self.type.findData(f"<{self.type.kind}") < 0
