"""The program itself: projects, settings, help, the command palette, tags and the facts of an article."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QDialog, QFileDialog

from annotator.core.errors import UserError
from annotator.ui.actions import ROWS, Scope, plain
from annotator.ui.commands.dating import Dating
from annotator.ui.messages import in_words
from annotator.ui.terms import shown

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from annotator.core.errors import Trouble
    from annotator.ui.main_window import MainWindow

_KIND = "*.claims"


class Program:
    """Opens what stands beside the window. Every dialog leaves the window's thread free."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._dating = Dating(window)

    def table(self) -> Mapping[str, Callable[[], object]]:
        """Return what answers to which action."""
        return {
            "project.new": self.ask_new,
            "project.open": self.ask_open,
            "app.settings": self.show_settings,
            "app.quit": self._window.close,
            "article.facts": self.show_facts,
            "help.palette": self.show_palette,
            "help.keys": self.show_help,
            "help.about": self.show_about,
        }

    # -- projects ---------------------------------------------------------------------------------------------------

    def ask_new(self) -> None:
        """Ask where the new project goes, make it and open it."""
        start = self._window.state.folder / "project.claims"
        title = _words("New project")
        name, _kind = QFileDialog.getSaveFileName(self._window, title, str(start), f"{title} ({_KIND})")
        if name:
            path = Path(name)
            self.open_project(path if path.suffix else path.with_suffix(".claims"), create=True)

    def ask_open(self) -> None:
        """Ask which project to open."""
        title = _words("Open a project")
        name, _kind = QFileDialog.getOpenFileName(
            self._window, title, str(self._window.state.folder), f"{_words('Projects')} ({_KIND});;* (*)"
        )
        if name:
            self.open_project(Path(name))

    def open_project(self, path: Path, *, create: bool = False) -> bool:
        """Open a project instead of the one at hand, which stays where the new one cannot be opened."""
        window = self._window
        if window.jobs.running:
            window.page.banner.fail(
                _words("An import or export is running. Wait for it, or cancel it, then try again.")
            )
            return False
        from annotator.services.session import Session

        make = Session.create if create else Session.open
        try:
            window.open_session(make(path, annotator=window.settings.annotator))
        except UserError as error:
            self.tell_not_open(path, error.trouble)
            return False
        window.state.folder = path.parent
        window.safekeeping.keep_copy()
        return True

    def tell_not_open(self, path: Path, trouble: Trouble) -> None:
        """Say why a project did not open, and lead on: to recovery where that may help, else to another project."""
        window = self._window
        session = window.desk.session
        if session is not None and session.path == path:
            window.desk.close()  # it was opened half-way
        if window.safekeeping.can_help(path, trouble):
            window.safekeeping.offer(path, trouble)
        elif window.desk.session is None:
            window.page.banner.fail(in_words(trouble), door=_words("Open another…"), on_door=self.ask_open)
        else:
            window.page.banner.fail(in_words(trouble))

    # -- tags and facts ---------------------------------------------------------------------------------------------

    def edit_label(self, label_id: str) -> None:
        """Edit a label, or make one for an empty id."""
        from annotator.services import curate
        from annotator.ui.dialogs.label_dialog import LabelDialog

        desk = self._window.desk
        if desk.session is None:
            return
        before = desk.label(label_id) if label_id else None
        taken = {
            key.lower(): plain(row.text)
            for row in ROWS  # with the keys that are in force: those of a set, or the user's own
            if row.scope in {Scope.PANES, Scope.MARKS}
            for key in self._window.actions_.keys(row.id)
            if len(key) == 1
        }
        dialog = LabelDialog(desk.tag_set, before, taken, self._window)

        def save() -> None:
            make = curate.change_label if before is not None else curate.add_label
            desk.run_typed(make(label=dialog.label), by=self)

        _open(dialog, save)

    def delete_label(self, label_id: str) -> None:
        """Delete a label with its annotations; undo brings them back."""
        from annotator.services import curate

        label = self._window.desk.label(label_id)
        if label is not None and self._window.desk.run(
            curate.delete_label(label_id=label_id, annotations="delete")
        ):
            words = _words("The tag “{label}” and its annotations are deleted; undo brings them back.")
            self._window.page.banner.tell(words.format(label=shown(label.caption)))

    def show_facts(self) -> None:
        """Correct the facts of the article, or give the same ones to all that are selected in the list."""
        from annotator.services import curate, dates
        from annotator.ui.dialogs.facts_dialog import FactsDialog

        desk = self._window.desk
        several = self._window.articles.acted_on
        if len(several) > 1:
            self._show_facts_of(several)
        article = desk.session.read.article(several[0]) if desk.session is not None and several else None
        if article is None or len(several) > 1:
            return
        known = None
        if desk.session is not None and dates.ambiguous(article) is not None:
            known = dates.order_of(desk.session.read, article.publisher)
        dialog = FactsDialog(article, self._window, known_order=known)

        def save() -> None:
            if dialog.date_order is not None:
                desk.run_typed(
                    dates.set_date_order(
                        article_id=article.id,
                        order=dialog.date_order,
                        everywhere=dialog.everywhere.isChecked(),
                        **dialog.changed,
                    ),
                    by=self,
                )
            elif dialog.changed:
                desk.run_typed(curate.set_article_facts(article_id=article.id, **dialog.changed), by=self)

        _open(dialog, save)

    def _show_facts_of(self, article_ids: tuple[str, ...]) -> None:
        from annotator.services import curate
        from annotator.ui.dialogs.many_facts_dialog import ManyFactsDialog

        dialog = ManyFactsDialog(len(article_ids), self._window)

        def save() -> None:
            if dialog.changed:
                self._window.desk.run_typed(
                    curate.set_facts_of_articles(article_ids=article_ids, **dialog.changed), by=self
                )

        _open(dialog, save)

    # -- help and settings ------------------------------------------------------------------------------------------

    def show_palette(self) -> None:
        """Show the commands to type at."""
        from annotator.ui.dialogs.palette import CommandPalette

        window = self._window
        palette = CommandPalette(window.actions_, window)
        centre = window.mapToGlobal(window.rect().center())
        palette.move(centre.x() - palette.width() // 2, window.mapToGlobal(window.rect().topLeft()).y() + 70)
        palette.command_chosen.connect(window.trigger)
        palette.finished.connect(palette.deleteLater)
        palette.show()
        palette.field.setFocus()

    def show_help(self) -> None:
        """Show the keys and the guideline, beside the window."""
        from annotator.ui.dialogs.help_dialog import HelpDialog
        from annotator.ui.translation import page

        window = self._window
        dialog = HelpDialog(window.actions_, window.desk.tag_set, page, window)
        dialog.finished.connect(dialog.deleteLater)
        dialog.show()

    def show_settings(self) -> None:
        """Show the choices."""
        from annotator.ui.dialogs.settings_dialog import SettingsDialog

        window = self._window
        dialog = SettingsDialog(window.settings, window.actions_, window)

        def save() -> None:
            try:
                window.take_settings(dialog.settings, keep=True)
            except UserError as error:
                window.page.banner.fail(in_words(error.trouble))

        _open(dialog, save)

    def show_about(self) -> None:
        """Say which version this is, where things lie, and what it stands on."""
        from annotator import __version__
        from annotator.environment.resources import resource
        from annotator.ui.dialogs.about_dialog import AboutDialog

        session = self._window.desk.session
        place = str(session.path) if session is not None else "-"
        dialog = AboutDialog(__version__, place, resource("licences"), self._window)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()


def _open(dialog: QDialog, on_accept: Callable[[], None]) -> None:
    dialog.accepted.connect(on_accept)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


def _words(source: str) -> str:
    return QCoreApplication.translate("Program", source)
