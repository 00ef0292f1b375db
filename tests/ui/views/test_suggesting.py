"""Suggestions in the window, made by the real engine on the seed articles: asked for, explained, decided on."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from annotator.core.values import AnnotationStatus
from annotator.services.settings import QueueOrder
from annotator.services.suggestion_queue import queue
from annotator.services.suggestion_reasons import Reason
from annotator.suggest.region_rules import REGION_RULES
from annotator.ui.dialogs.settings_dialog import SettingsDialog
from annotator.ui.panels.reasons import in_words

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from annotator.core.values import Annotation
    from annotator.ui.jobs import Job
    from annotator.ui.main_window import MainWindow


def _finish(qtbot: QtBot, window: MainWindow, job: Job | None) -> None:
    assert job is not None
    qtbot.waitUntil(lambda: not window.jobs.running and not window.desk.is_held)


def _suggested(window: MainWindow) -> list[Annotation]:
    return [one for one in window.desk.in_order if one.status is AnnotationStatus.SUGGESTED]


def test_a_key_asks_and_a_and_x_decide_one_after_the_other(window: MainWindow, qtbot: QtBot) -> None:
    reader = window.page.reader
    qtbot.waitUntil(reader.hasFocus)
    QTest.keyClick(reader, Qt.Key.Key_G)
    assert window.desk.is_held
    qtbot.waitUntil(lambda: not window.desk.is_held)
    number = len(_suggested(window))
    assert number > 2
    assert str(number) in window.page.banner.words.text()
    first = reader.suggestion_at_caret()
    assert first, "the caret goes to the first suggestion"
    qtbot.waitUntil(window.actions_["suggestion.accept"].isEnabled)
    QTest.keyClick(reader, Qt.Key.Key_A)
    assert window.desk.annotations[first].status is AnnotationStatus.ACCEPTED
    second = reader.suggestion_at_caret()
    assert second not in {"", first}
    QTest.keyClick(reader, Qt.Key.Key_X)
    assert window.desk.annotations[second].status is AnnotationStatus.REJECTED
    assert len(_suggested(window)) == number - 2
    window.trigger("edit.undo")
    window.trigger("edit.undo")
    assert len(_suggested(window)) == number


def test_deleting_a_suggestion_rejects_it_so_that_it_does_not_come_again(
    window: MainWindow, qtbot: QtBot
) -> None:
    _finish(qtbot, window, window.suggesting.ask_article())
    number, gone = len(_suggested(window)), _suggested(window)[1]
    window.desk.select(gone.id)
    window.trigger("annotation.delete")
    assert window.desk.annotations[gone.id].status is AnnotationStatus.REJECTED
    assert window.desk.selected_id not in {"", gone.id}
    _finish(qtbot, window, window.suggesting.ask_article())
    assert len(_suggested(window)) == number - 1
    window.trigger("edit.undo")
    assert window.desk.annotations[gone.id].status is AnnotationStatus.SUGGESTED


def test_none_is_passed_over_by_deciding(window: MainWindow, qtbot: QtBot) -> None:
    reader = window.page.reader
    qtbot.waitUntil(reader.hasFocus)
    QTest.keyClick(reader, Qt.Key.Key_G)
    qtbot.waitUntil(lambda: not window.desk.is_held)
    waiting = [one.id for one in _suggested(window)]
    for place, key in enumerate((Qt.Key.Key_A, Qt.Key.Key_X, Qt.Key.Key_A, Qt.Key.Key_X)):
        assert (reader.selected_annotation() or reader.suggestion_at_caret()) == waiting[place]
        qtbot.waitUntil(window.actions_["suggestion.accept"].isEnabled)
        QTest.keyClick(reader, key)
    assert reader.selected_annotation() == waiting[4]


def test_asking_again_adds_nothing_and_undo_takes_all_of_it_back(window: MainWindow, qtbot: QtBot) -> None:
    _finish(qtbot, window, window.suggesting.ask_project())
    assert window.desk.session is not None
    total = window.desk.session.read.annotation_total(AnnotationStatus.SUGGESTED)
    assert total > len(_suggested(window)) > 0
    _finish(qtbot, window, window.suggesting.ask_project())
    assert window.desk.session.read.annotation_total(AnnotationStatus.SUGGESTED) == total
    window.trigger("edit.undo")
    assert window.desk.session.read.annotation_total(AnnotationStatus.SUGGESTED) == 0
    assert _suggested(window) == []


def test_the_inspector_says_why_and_how_the_rule_has_fared(window: MainWindow, qtbot: QtBot) -> None:
    _finish(qtbot, window, window.suggesting.ask_article())
    by_rule: dict[str, list[Annotation]] = {}
    for one in _suggested(window):
        by_rule.setdefault(one.origin, []).append(one)
    kept, shown, *_ = max(by_rule.values(), key=len)
    window.desk.select(shown.id)
    window.inspector.settle()
    assert window.inspector.why.isVisible()
    assert "decided on here yet" in window.inspector.why.text()
    source = " … ".join(window.desk.text[slice(*span)] for span in shown.source)
    assert source
    assert f"source “{source[:50]}" in window.inspector.why.text()
    window.desk.select(kept.id)
    window.inspector.decision_requested.emit("suggestion.accept")
    assert window.desk.annotations[kept.id].status is AnnotationStatus.ACCEPTED
    window.desk.select(shown.id)
    window.inspector.settle()
    assert "1 of 1 were accepted here (100 %)" in window.inspector.why.text()
    window.desk.select(kept.id)
    window.inspector.settle()
    assert not window.inspector.why.isVisible()
    window.trigger("edit.undo")
    window.desk.select(shown.id)
    window.inspector.settle()
    assert "decided on here yet" in window.inspector.why.text()


def test_a_reason_says_whom_a_pronoun_was_taken_for() -> None:
    found = Reason("rules", "verb-that", "A verb, and that", "", 0.5, cue="say", taken_up="he")
    assert in_words(found, "he").splitlines()[:2] == [
        "A verb, and that · cue “say” · source “he”",
        "“he” was taken for the speaker named last.",
    ]
    assert "go on with the words of “Kim”" in in_words(replace(found, taken_up="", follows="Kim"))


def test_what_was_learned_says_from_how_many_decisions() -> None:
    found = Reason("rules", "verb-object", "An object", "", 0.5, taught_by=231, cue_met=7, cue_marked=5)
    first, _, last = in_words(found).splitlines()
    assert (first, last) == (
        "An object",
        "Learned from your 231 decisions. With this cue, 5 of 7 were marked.",
    )
    assert in_words(replace(found, cue_met=0)).endswith("Learned from your 231 decisions.")
    assert "your" not in in_words(replace(found, taught_by=0))
    first, _ = in_words(replace(found, rule="learned", cue_met=0, cue="back")).splitlines()
    assert first == "Learned from your 231 decisions. · cue “back”"


def test_a_rule_that_is_switched_off_suggests_nothing(window: MainWindow, qtbot: QtBot) -> None:
    from annotator.services.settings import changed

    _finish(qtbot, window, window.suggesting.ask_article())
    rules = {one.origin.partition("/")[2] for one in _suggested(window)}
    off = min(rules)
    window.take_settings(changed(window.settings, rules_off=(off,)))
    _finish(qtbot, window, window.suggesting.ask_article())
    assert off not in {one.origin.partition("/")[2] for one in _suggested(window)}


def test_rules_are_switched_off_in_the_settings(window: MainWindow) -> None:
    from annotator.services.settings import changed

    window.settings = changed(window.settings, rules_off=("of another version",))
    dialog = SettingsDialog(window.settings, window.actions_, window)
    rules = dialog.suggestions.rules
    heads = [
        at for at in range(rules.count()) if not rules.item(at).flags() & Qt.ItemFlag.ItemIsUserCheckable
    ]
    assert len(heads) == 2, "rules that suggest, and rules that grey"
    first, grey = rules.item(heads[0] + 1), rules.item(heads[1] + 1)
    for item in (first, grey):
        item.setCheckState(Qt.CheckState.Unchecked)
    dialog.suggestions.learn.setChecked(False)
    assert dialog.settings.rules_off == (first.toolTip(), grey.toolTip(), "of another version")
    assert not dialog.settings.learn
    again = SettingsDialog(dialog.settings, window.actions_, window)
    assert again.settings == dialog.settings
    for each in (dialog, again):
        each.deleteLater()


def test_what_is_grey_says_why_and_its_rule_is_switched_off_at_once(window: MainWindow) -> None:
    from annotator.services.settings import changed

    reader, article = window.page.reader, window.desk.article
    assert article is not None
    grey = next(one for one in article.regions if one.kind.is_boilerplate and one.rule)
    said: list[str] = []
    reader.caret_described.connect(said.append)
    reader.set_caret(grey.span.start + 1)
    kind, why = said[-1].splitlines()
    assert kind.endswith("not the article's own")
    assert why == next(rule.explanation for rule in REGION_RULES if rule.name == grey.rule)
    window.take_settings(changed(window.settings, rules_off=(grey.rule,)))
    assert said[-1] == "", "what the rule found is the article's own now"
    window.take_settings(changed(window.settings, rules_off=()))
    assert said[-1].splitlines() == [kind, why]


def test_cancelling_leaves_nothing(window: MainWindow, qtbot: QtBot) -> None:
    job = window.suggesting.ask_project()
    assert job is not None
    job.cancel()
    _finish(qtbot, window, job)
    assert window.desk.session is not None
    assert window.desk.session.read.annotation_total(AnnotationStatus.SUGGESTED) == 0
    assert "Nothing was changed" in window.page.banner.words.text()


def test_suggestions_come_in_the_order_that_was_chosen(
    window: MainWindow, qtbot: QtBot, profile: Path
) -> None:
    reader = window.page.reader
    qtbot.waitUntil(reader.hasFocus)
    assert window.actions_["suggestion.order.text"].isChecked()
    _finish(qtbot, window, window.suggesting.ask_article())
    session, article = window.desk.session, window.desk.article
    assert session is not None
    assert article is not None
    window.trigger("suggestion.order.confidence")
    assert window.actions_["suggestion.order.confidence"].isChecked()
    assert json.loads((profile / "settings.json").read_text(encoding="utf-8"))["queue_order"] == "confidence"
    waiting = queue(session.read, (article.id,), QueueOrder.CONFIDENCE)
    assert [one.id for one in waiting] != [one.id for one in _suggested(window)]
    window.desk.select("")
    for one in waiting[:3]:
        QTest.keyClick(reader, Qt.Key.Key_Period)
        assert window.desk.selected_id == one.id
    QTest.keyClick(reader, Qt.Key.Key_X)
    following = queue(session.read, (article.id,), QueueOrder.CONFIDENCE)[0]
    assert window.desk.selected_id == following.id
    dialog = SettingsDialog(window.settings, window.actions_, window)
    assert dialog.suggestions.order.currentData() == "confidence"
    dialog.suggestions.order.setCurrentIndex(dialog.suggestions.order.findData("teaches"))
    assert dialog.settings.queue_order is QueueOrder.TEACHES
    window.take_settings(dialog.settings)
    assert window.actions_["suggestion.order.teaches"].isChecked()
    dialog.deleteLater()
