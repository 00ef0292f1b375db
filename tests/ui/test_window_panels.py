"""The panels: lists that follow the project, the inspector that saves, dialogs, jobs, and what others do meanwhile."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QAbstractItemModel, QCoreApplication, QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QLineEdit, QMenu, QToolButton, QWidget

from annotator.core.spans import Span
from annotator.core.tagset import TagSet
from annotator.core.values import AnnotationStatus, ArticleStatus
from annotator.core.views import ArticleFilter
from annotator.services import annotate, curate
from annotator.services.report_lines import LineKind, ReportLine
from annotator.services.session import Session
from annotator.services.settings import changed
from annotator.ui.dialogs.export_dialog import ExportDialog, ExportWish
from annotator.ui.dialogs.facts_dialog import FactsDialog
from annotator.ui.dialogs.help_dialog import HelpDialog
from annotator.ui.dialogs.import_dialog import ImportWish
from annotator.ui.dialogs.label_dialog import LabelDialog
from annotator.ui.dialogs.palette import CommandPalette
from annotator.ui.dialogs.report_dialog import ReportDialog
from annotator.ui.dialogs.settings_dialog import SettingsDialog
from annotator.ui.models.articles import COUNTS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from annotator.core.values import Annotation, Article
    from annotator.ui.main_window import MainWindow

FATAL = QAbstractItemModelTester.FailureReportingMode.Warning  # a warning fails a test here


@pytest.fixture
def session(window: MainWindow) -> Session:
    assert window.desk.session is not None
    return window.desk.session


@pytest.fixture
def article(window: MainWindow) -> Article:
    assert window.desk.article is not None
    return window.desk.article


@pytest.fixture
def other(session: Session) -> Iterator[Session]:
    """Return the project as another window, or the shell, has it open."""
    with Session.open(session.path, annotator="bob") as opened:
        yield opened


def add(session: Session, article: Article, start: int, end: int, label: int = 0, **more: str) -> Annotation:
    labels = session.read.tag_set().labels
    changes = session.run(
        annotate.add(article_id=article.id, label_id=labels[label].id, fragments=[Span(start, end)], **more)  # type: ignore[arg-type]  # texts only
    )
    made = session.read.annotation(changes.edits[0].id)
    assert made is not None
    return made


@pytest.mark.parametrize("which", ["articles", "annotations", "tags"])
def test_models_keep_qts_rules_through_every_change(window: MainWindow, which: str) -> None:
    model: QAbstractItemModel = {
        "articles": window.articles.model, "annotations": window.annotations.model, "tags": window.tags.model
    }[which]  # fmt: skip
    tester = QAbstractItemModelTester(model, FATAL)
    session, article = window.desk.session, window.desk.article
    assert session is not None
    assert article is not None
    made = [add(session, article, start, start + 10, start % 3) for start in (50, 10, 30, 90)]
    session.run(annotate.set_fragments(annotation_id=made[0].id, fragments=[Span(5, 8)]))
    session.run(annotate.decide(annotation_ids=[made[1].id], status=AnnotationStatus.REJECTED))
    session.run(annotate.delete(annotation_ids=[made[2].id]))
    session.run(curate.set_article_status(article_ids=[article.id], status=ArticleStatus.DONE))
    session.undo()
    session.run(curate.delete_articles(article_ids=[article.id]))
    session.undo()
    window.articles.set_filter(ArticleFilter(words="pashinyan"))
    window.desk.close()
    assert model.rowCount() == 0
    del tester


def test_the_article_list_shows_title_facts_and_counts(
    window: MainWindow, session: Session, article: Article
) -> None:
    model = window.articles.model
    assert model.rowCount() == model.total == 5
    add(session, article, 0, 10)
    add(session, article, 0, 10, 2)
    assert [(letter, number) for letter, _colour, number in model.index(0).data(COUNTS)] == [
        ("C", 1),
        ("Q", 1),
    ]
    spoken = model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "Claim 1, Quote 1" in spoken
    assert article.title in spoken


def test_a_long_list_is_fetched_in_pages(
    window: MainWindow, session: Session, add_article: Callable[..., Article]
) -> None:
    for number in range(450):
        add_article(session, f"Text {number}", title=f"Title {number:03}")
    model = window.articles.model
    model.reset()
    assert model.rowCount() < model.total == 455
    while model.canFetchMore(model.index(-1)):
        model.fetchMore(model.index(-1))
    assert model.rowCount() == 455
    assert len({model.summary(row).id for row in range(455)}) == 455  # type: ignore[union-attr]  # there are so many
    window.desk.open_article(model.summary(440).id)  # type: ignore[union-attr]  # the same
    window.trigger("article.next")
    assert window.desk.article is not None
    assert window.desk.article.title == "Title 436"


def test_the_list_is_filtered_as_one_types(window: MainWindow, qtbot: QtBot) -> None:
    window.articles.search.setFocus()
    QTest.keyClicks(window.articles.search, "mirzoyan")
    qtbot.waitUntil(lambda: window.articles.model.total == 1)
    assert window.articles.model.summary(0).file.startswith("003")  # type: ignore[union-attr]  # it is there
    QTest.keyClick(window.articles.search, Qt.Key.Key_Return)
    assert window.desk.article is not None
    assert window.desk.article.file.startswith("003")
    assert QApplication.focusWidget() is window.page.reader
    window.articles.search.clear()
    qtbot.waitUntil(lambda: window.articles.model.total == 5)


def test_the_filter_menu_filters_by_status_and_label_and_sorts(
    window: MainWindow, session: Session, article: Article
) -> None:
    add(session, article, 0, 10, 1)
    menu = window.articles.filter_button.menu()
    assert isinstance(menu, QMenu)

    def choose(words: str) -> None:
        menu.aboutToShow.emit()
        next(action for action in menu.actions() if action.text() == words).trigger()

    choose("Denial")
    assert window.articles.model.total == 1
    choose("Show all")
    choose("done")
    assert window.articles.model.total == 0
    choose("done")
    assert window.articles.model.total == 5
    choose("title")
    titles = [window.articles.model.summary(row).title for row in range(5)]  # type: ignore[union-attr]  # five
    assert titles == sorted(titles)


def test_a_click_on_a_tag_marks_the_selection_and_its_number_grows(
    window: MainWindow, session: Session
) -> None:
    window.page.reader.select(Span(3, 9))
    view = window.tags.list
    index = window.tags.model.index(1)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(index).center())
    assert [each.fragments for each in window.desk.in_order] == [(Span(3, 9),)]
    assert index.data(Qt.ItemDataRole.AccessibleTextRole).endswith("1 annotation")
    assert "Without one, mark the negated" in index.data(Qt.ItemDataRole.ToolTipRole)
    assert session.read.label_counts() == {window.desk.tag_set.labels[1].id: 1}


def test_the_inspector_saves_each_field_and_undo_takes_it_back(
    window: MainWindow, session: Session, article: Article
) -> None:
    made = add(session, article, 0, 20)
    window.desk.select(made.id)
    inspector = window.inspector
    inspector.settle()

    def now() -> Annotation:
        found = session.read.annotation(made.id)
        assert found is not None
        return found

    inspector.speaker.setFocus()
    QTest.keyClicks(inspector.speaker, "Yuri Kim")
    inspector.note.setFocus()
    assert window.desk.speaker_name(now().speaker_id) == "Yuri Kim"
    QTest.keyClicks(inspector.note, "in a hearing")
    choice = inspector.findChild(QComboBox, "attribute.quote_type")
    assert isinstance(choice, QComboBox)
    choice.setFocus()
    assert now().note == "in a hearing"
    QTest.keyClick(choice, Qt.Key.Key_Down)
    assert now().attributes == {"quote_type": "direct"}
    venue = inspector.findChild(QLineEdit, "attribute.venue")
    assert isinstance(venue, QLineEdit)
    venue.setFocus()
    QTest.keyClicks(venue, "Senate")
    window.page.reader.setFocus()
    assert now().attributes == {"quote_type": "direct", "venue": "Senate"}
    for _ in range(4):
        window.trigger("edit.undo")
    inspector.settle()
    assert (now().speaker_id, now().note, now().attributes) == ("", "", {})
    assert inspector.speaker.text() == inspector.note.toPlainText() == venue.text() == ""
    assert choice.currentIndex() == 0


def test_what_is_typed_is_saved_before_another_annotation_is_shown_or_the_window_closes(
    window: MainWindow, session: Session, article: Article
) -> None:
    one, two = add(session, article, 0, 20), add(session, article, 30, 40)
    path = session.path
    window.desk.select(one.id)
    window.inspector.settle()
    window.inspector.note.setFocus()
    QTest.keyClicks(window.inspector.note, "first")
    window.desk.select(two.id)
    window.inspector.settle()
    assert window.inspector.note.toPlainText() == ""
    QTest.keyClicks(window.inspector.note, "second")
    window.close()
    with Session.open(path, annotator="x") as opened:
        notes = [each.note for each in opened.read.annotations(article.id)]
    assert notes == ["first", "second"]


def test_speakers_are_completed_from_the_register(
    window: MainWindow, session: Session, article: Article
) -> None:
    first, second = add(session, article, 0, 20), add(session, article, 30, 40)
    session.run(annotate.set_speaker(annotation_id=first.id, name="Dmitry Peskov"))
    window.desk.select(second.id)
    window.inspector.settle()
    field = window.inspector.speaker
    field.setFocus()
    QTest.keyClicks(field, "pesk")
    completer = field.completer()
    assert completer.completionCount() == 1
    assert completer.currentCompletion() == "Dmitry Peskov"
    completer.popup().hide()


def test_what_another_window_or_the_shell_does_appears(
    window: MainWindow, other: Session, article: Article, qtbot: QtBot
) -> None:
    made = add(other, article, 0, 20)
    qtbot.waitUntil(lambda: made.id in window.desk.annotations)
    assert window.annotations.model.rowCount() == 1
    other.run(annotate.set_note(annotation_id=made.id, note="seen"))
    window.desk.select(made.id)
    qtbot.waitUntil(lambda: window.inspector.note.toPlainText() == "seen")
    other.run(curate.delete_articles(article_ids=[article.id]))
    qtbot.waitUntil(lambda: window.desk.article is None)
    assert window.articles.model.total == 4
    assert window.page.reader.selection() == ()


def test_the_project_is_exported_and_imported_in_jobs(
    window: MainWindow, session: Session, article: Article, tmp_path: Path, qtbot: QtBot
) -> None:
    made = add(session, article, 0, 20)
    target = tmp_path / "out.jsonl"
    job = window.exporting.export(ExportWish("jsonl", target, frozenset(AnnotationStatus), "all", True))
    assert job is not None
    with qtbot.waitSignal(job.finished):
        pass
    rows = [json.loads(line) for line in target.read_text(encoding="utf-8").splitlines()]
    assert len(rows) == 5
    assert rows[0]["spans"][0]["id"] == made.id
    assert str(target) in window.page.banner.words.text()
    more = tmp_path / "more.jsonl"
    more.write_text(
        '{"text": "Alpha said beta.", "spans": [{"start": 0, "end": 5, "label": "claim"}]}\n{"text": 7}\n'
    )
    job = window.importing.import_files(ImportWish((more,)))
    assert job is not None
    window.page.reader.select(Span(0, 3))
    window.trigger("annotation.add.claim")
    assert len(window.desk.annotations) == 1, "while an import writes, nothing else does"
    with qtbot.waitSignal(job.succeeded):
        pass
    qtbot.waitUntil(lambda: not window.jobs.running)
    assert window.articles.model.total == 6
    assert window.page.banner.words.text() == "1 article came in, 1 annotation, 1 not taken."
    assert not window.desk.is_held
    window.page.banner.findChildren(QWidget)
    window.importing._show_report("Summary.", [ReportLine(LineKind.REFUSED, "a.txt", 3, "a line")])
    report = window.findChild(ReportDialog)
    assert isinstance(report, ReportDialog)
    assert report.save(tmp_path / "report.txt") == ""
    assert "NOT TAKEN  a.txt:3: a line" in (tmp_path / "report.txt").read_text(encoding="utf-8")
    assert report.save(tmp_path) != ""
    report.close()


def test_an_import_can_be_cancelled_and_leaves_nothing(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    many = tmp_path / "many.jsonl"
    with many.open("w", encoding="utf-8") as out:
        for number in range(30_000):
            out.write(json.dumps({"text": f"Text {number} " * 20}) + "\n")
    job = window.importing.import_files(ImportWish((many,)))
    assert job is not None
    cancel = next(button for button in window.status.findChildren(QToolButton) if button.text() == "Cancel")
    job.progressed.connect(lambda _done, _total: cancel.click())
    with qtbot.waitSignal(job.was_cancelled):
        pass
    qtbot.waitUntil(lambda: not window.jobs.running)
    window.desk.bridge.refresh()
    assert window.articles.model.total == 5


def test_a_failure_is_told_in_words(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    job = window.exporting.export(ExportWish("jsonl", tmp_path / "no" / "x.jsonl", frozenset(), "all", True))
    assert job is not None
    with qtbot.waitSignal(job.finished):
        pass
    qtbot.waitUntil(lambda: "x.jsonl" in window.page.banner.words.text())
    assert not window.program.open_project(tmp_path / "none.claims")
    assert "none.claims" in window.page.banner.words.text()
    assert window.desk.session is not None


def test_a_label_is_edited_and_its_key_works_at_once(window: MainWindow, session: Session) -> None:
    window.program.edit_label(window.desk.tag_set.labels[0].id)
    dialog = window.findChild(LabelDialog)
    assert isinstance(dialog, LabelDialog)
    save = dialog.buttons.button(dialog.buttons.StandardButton.Save)
    dialog.key.setText("s")
    assert not save.isEnabled()
    assert "Sentence" in dialog.problem.text()
    dialog.key.setText("d")
    assert not save.isEnabled()
    dialog.key.setText("k")
    dialog.title.setText("Assertion")
    save.click()
    assert session.read.tag_set().labels[0].title == "Assertion"
    QTest.keyClicks(window.page.reader, "sk")
    assert len(window.desk.annotations) == 1
    action = window.findChild(QAction, "annotation.add.claim")
    assert action is not None
    assert action.text() == "Assertion"
    QTest.keyClicks(window.page.reader, "sc")
    assert len(window.desk.annotations) == 1
    window.trigger("edit.undo")
    window.trigger("edit.undo")
    assert session.read.tag_set().labels[0].title == "Claim"


def test_a_label_goes_with_its_annotations_and_comes_back(
    window: MainWindow, session: Session, article: Article
) -> None:
    add(session, article, 0, 10)
    window.program.delete_label(window.desk.tag_set.labels[0].id)
    assert window.desk.annotations == {}
    assert window.tags.model.rowCount() == 2
    assert window.findChild(QAction, "annotation.add.claim") is None
    window.trigger("edit.undo")
    assert len(window.desk.annotations) == 1
    assert window.findChild(QAction, "annotation.add.claim") is not None


def test_the_facts_of_an_article_are_corrected(
    window: MainWindow, session: Session, article: Article
) -> None:
    window.trigger("article.facts")
    dialog = window.findChild(FactsDialog)
    assert isinstance(dialog, FactsDialog)
    dialog.fields["published"].setText("23.9.2023")
    assert not dialog.buttons.button(dialog.buttons.StandardButton.Save).isEnabled()
    dialog.fields["published"].setText("2023-09-25")
    dialog.fields["publisher"].setText("Al Mayadeen")
    dialog.accept()
    now = session.read.article(article.id)
    assert now is not None
    assert (now.publisher, now.published, now.published_basis) == ("Al Mayadeen", "2023-09-25", "analyst")
    assert "Al Mayadeen · 2023-09-25" in window.page.facts.text()


def test_commands_are_found_by_name_and_run(window: MainWindow) -> None:
    window.trigger("help.palette")
    palette = window.findChild(CommandPalette)
    assert isinstance(palette, CommandPalette)
    QTest.keyClicks(palette.field, "next art")
    assert palette.list.count() < 4
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert window.desk.article is not None
    assert window.desk.article.file.startswith("001")


def test_help_lists_every_key_and_is_searched(window: MainWindow) -> None:
    window.trigger("help.keys")
    dialog = window.findChild(HelpDialog)
    assert isinstance(dialog, HelpDialog)
    shown = dialog.keys.toPlainText()
    for row in window.actions_.rows():
        for key in window.actions_.keys(row.id):
            assert key in shown
    QTest.keyClicks(dialog.search, "fragment")
    assert "Undo" not in dialog.keys.toPlainText()
    dialog.close()


def test_settings_are_kept_and_clashes_named(window: MainWindow, profile: Path) -> None:
    window.trigger("app.settings")
    dialog = window.findChild(SettingsDialog)
    assert isinstance(dialog, SettingsDialog)
    save = dialog.buttons.button(dialog.buttons.StandardButton.Save)
    dialog._take_key("article.next", QKeySequence("P"))
    assert not save.isEnabled()
    assert "Next article" in dialog.problem.text()
    dialog._take_key("article.next", QKeySequence("J"))
    dialog.theme.setCurrentIndex(dialog.theme.findData("dark"))
    dialog.annotator.setText("carol")
    before = window.page.reader.font().pointSizeF()
    dialog.size_.setValue(20)
    save.click()
    assert json.loads((profile / "settings.json").read_text(encoding="utf-8"))["annotator"] == "carol"
    assert window.look.theme.is_dark
    assert before < 20
    assert window.page.reader.font().pointSizeF() == 20
    QTest.keyClicks(window.page.reader, "j")
    assert window.desk.article is not None
    assert window.desk.article.file.startswith("001")
    QTest.keyClicks(window.page.reader, "sc")
    assert [each.annotator for each in window.desk.annotations.values()] == ["carol"]


def test_the_export_dialog_says_what_a_format_leaves_out(window: MainWindow) -> None:
    window.trigger("project.export")
    dialog = window.findChild(ExportDialog)
    assert isinstance(dialog, ExportDialog)
    assert dialog.format.count() >= 2
    assert dialog.wish.path.suffix == ".jsonl"
    assert not dialog.losses.isVisible()
    dialog.reject()


def test_context_menus_open_and_list_what_can_be_done(
    window: MainWindow, session: Session, article: Article
) -> None:
    add(session, article, 0, 20)
    point = QPoint(10, 10)
    for view in (window.articles.list, window.annotations.list, window.tags.list, None):
        if view is None:
            window.page.reader.context_menu_requested.emit(window.mapToGlobal(point), None, ())
        else:
            view.customContextMenuRequested.emit(point)
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        assert [action for action in menu.actions() if not action.isSeparator()]
        menu.close()


def test_every_field_and_button_has_a_spoken_name(
    window: MainWindow, session: Session, article: Article
) -> None:
    window.desk.select(add(session, article, 0, 20).id)
    window.inspector.settle()
    for kind in (QLineEdit, QComboBox, QToolButton):
        for widget in window.findChildren(kind):
            own = widget.objectName() or ""
            if own.startswith("qt_") or isinstance(widget.parent(), QLineEdit | QComboBox):
                continue
            words = widget.accessibleName() or (widget.text() if isinstance(widget, QToolButton) else "")
            assert words, (kind, own, widget.parent().objectName())


def test_dialogs_leave_nothing_behind(window: MainWindow) -> None:
    for action in (
        "project.export",
        "project.import",
        "app.settings",
        "article.facts",
        "help.keys",
        "help.about",
    ):
        window.trigger(action)
        dialog = next(one for one in window.findChildren(QDialog) if one.isVisible())
        dialog.reject()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        QApplication.processEvents()
        assert [one for one in window.findChildren(QDialog) if one.isVisible()] == []


def test_the_status_bar_says_what_was_saved_last_and_when(window: MainWindow) -> None:
    assert window.status.saved.text() == "All changes are saved"
    window.page.reader.select(Span(0, 10))
    window.trigger("annotation.add.claim")
    assert re.fullmatch(r"Saved \d\d:\d\d:\d\d: Annotated", window.status.saved.text())
    window.trigger("edit.undo")
    assert re.fullmatch(r"Saved \d\d:\d\d:\d\d: Undid \d+: Annotated", window.status.saved.text())
    window.status.show_project()  # as after a restart
    assert re.fullmatch(r"Saved \S+.*: Undid \d+: Annotated", window.status.saved.text())


def test_a_wider_window_gives_its_room_to_the_text(window: MainWindow) -> None:
    sides = [panel.width() for panel in (window.articles, window.inspector)]
    page = window.page.width()
    window.resize(window.width() + 400, window.height())
    QApplication.processEvents()
    assert [panel.width() for panel in (window.articles, window.inspector)] == sides
    assert window.page.width() == page + 400


def test_a_right_click_offers_what_the_keys_do_and_shows_the_keys(window: MainWindow) -> None:
    window.page.reader.select(Span(0, 10))
    window.trigger("annotation.add.claim")
    window.page.reader.select(Span(20, 30))
    window.page.reader.context_menu_requested.emit(QPoint(), Span(20, 30), ())
    (menu,) = [one for one in window.findChildren(QMenu) if one.isVisible()]
    offered = {action.objectName() for action in menu.actions() if action.objectName()}
    assert {"annotation.add.claim", "annotation.add_fragment", "annotation.source_words", "annotation.link",
            "annotation.delete", "select.sentence", "select.quotation", "edit.copy"} <= offered  # fmt: skip
    assert all(action.isShortcutVisibleInContextMenu() for action in menu.actions() if action.objectName())
    menu.close()


@pytest.mark.parametrize(("width", "is_beside"), [(1280, False), (1900, True)])
def test_the_card_of_the_first_start_covers_no_text(
    window: MainWindow, width: int, is_beside: bool, qtbot: QtBot
) -> None:
    window.resize(width, 900)
    card, reader = window.page.show_card(), window.page.reader
    window.page.find_bar.open_bar()
    qtbot.waitUntil(
        lambda: card.isVisible() and (card.geometry().left() > reader.badges_end) is is_beside, timeout=30_000
    )
    page = reader.geometry()
    text = page.adjusted(0, 0, reader.badges_end - page.width(), 0)
    qtbot.waitUntil(lambda: not card.geometry().intersects(text))
    qtbot.waitUntil(lambda: not card.geometry().intersects(window.page.find_bar.geometry()))


def test_the_status_bar_says_what_the_caret_is_in(window: MainWindow, session: Session) -> None:
    window.page.reader.select(Span(0, 10))
    window.trigger("annotation.add.claim")
    session.run(annotate.set_speaker(annotation_id=window.desk.selected_id, name="Dmitry Peskov"))
    session.run(annotate.set_note(annotation_id=window.desk.selected_id, note="at the briefing"))
    window.page.reader.set_caret(3)
    assert window.status._caret.text() == "Claim · Dmitry Peskov: at the briefing"
    assert window.status._caret.toolTip() == "Claim · Dmitry Peskov\nat the briefing"
    window.page.reader.set_caret(20)
    assert window.status._caret.text() == ""


def test_a_new_tag_is_a_button_away_without_any_list_to_right_click(
    window: MainWindow, session: Session
) -> None:
    add_tag = window.tags.findChild(QToolButton, "tagAdd")
    assert add_tag is not None
    assert add_tag.isVisible()
    assert add_tag.focusPolicy() & Qt.FocusPolicy.TabFocus
    add_tag.click()
    dialog = window.findChild(LabelDialog)
    assert isinstance(dialog, LabelDialog)
    dialog.name.setText("first")
    dialog.accept()
    assert [label.name for label in session.read.tag_set()][-1] == "first"


def test_a_digit_that_is_a_tags_own_key_is_no_other_tags_number(window: MainWindow) -> None:
    first, second, *_ = window.desk.tag_set.labels
    window.desk.run(curate.change_label(label=replace(first, key="2")))
    assert window.actions_.clashes() == {}
    assert "2" in window.actions_.keys(f"annotation.add.{first.name}")
    assert "2" not in window.actions_.keys(f"annotation.add.{second.name}")


def test_a_tag_takes_no_key_of_the_set_of_keys_in_force(window: MainWindow) -> None:
    window.take_settings(changed(window.settings, key_set="vim"))
    window.program.edit_label(window.desk.tag_set.labels[0].id)
    dialog = window.findChild(LabelDialog)
    assert isinstance(dialog, LabelDialog)
    dialog.key.setText("j")
    assert "Down" in dialog.problem.text() or "down" in dialog.problem.text()
    dialog.reject()


def test_the_filter_menu_leaves_nothing_behind_and_lists_no_thousands(
    window: MainWindow, qtbot: QtBot
) -> None:
    menu = window.articles.filter_button.menu()
    assert isinstance(menu, QMenu)
    labels = window.desk.tag_set.labels
    many = (
        *labels,
        *(replace(labels[0], id=f"tag-{at}", name=f"tag-{at}", title=f"Tag {at}") for at in range(3_000)),
    )
    window.desk.tag_set = TagSet(labels=many, link_types=window.desk.tag_set.link_types)
    window.articles.set_filter(ArticleFilter(label_ids=frozenset({"tag-2999"})))
    menu.aboutToShow.emit()
    first = len(menu.findChildren(QObject))
    shown = [action.text() for action in menu.actions()]
    assert len(shown) < 300
    assert "Tag 2999" in shown, "what is ticked can be taken off"
    assert "The first 200 of " in "".join(shown)
    for _ in range(5):
        menu.aboutToShow.emit()
    qtbot.waitUntil(lambda: len(menu.findChildren(QObject)) <= first)
