"""The guide: every command is in it, both languages say the same, and it is read and searched in the help dialog."""

from __future__ import annotations

import importlib
import re
import shlex
from typing import TYPE_CHECKING

import click
import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtTest import QTest

from annotator.cli import COMMANDS
from annotator.environment.resources import resource
from annotator.formats.registry import Registry
from annotator.services import catalogue
from annotator.ui.actions import ROWS
from annotator.ui.dialogs.format_table import PLACE
from annotator.ui.dialogs.guide_page import slug
from annotator.ui.dialogs.help_dialog import HelpDialog

if TYPE_CHECKING:
    from annotator.ui.main_window import MainWindow

LANGUAGES = ("", *catalogue.languages(resource("translations")))
_ACTION = re.compile(r"\{([a-z_.]+)\}")
_SHELL = re.compile(r"`claims-annotator ([^`]+)`")


def _page(language: str) -> str:
    name = f"help/guide.{language}.md" if language else "help/guide.md"
    return resource(name).read_text(encoding="utf-8")


def _levels(page: str) -> list[int]:
    return [len(line) - len(line.lstrip("#")) for line in page.splitlines() if line.startswith("#")]


@pytest.fixture
def dialog(window: MainWindow) -> HelpDialog:
    """Return the help, opened by its key's command, on the guide."""
    window.trigger("help.keys")
    found = window.findChild(HelpDialog)
    assert isinstance(found, HelpDialog)
    found.tabs.setCurrentWidget(found.guide)
    return found


def test_every_command_of_the_table_is_in_the_guide_or_among_the_keys(
    window: MainWindow, dialog: HelpDialog
) -> None:
    keys = dialog.keys.toPlainText()
    for language in LANGUAGES:
        named = set(_ACTION.findall(_page(language)))
        for row in (row for row in ROWS if row.menu):  # those without are moves of the caret
            text = window.actions_[row.id].text().replace("&", "").rstrip("…")
            assert row.id in named or text in keys, f"{language}: {row.id}"
    dialog.close()


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_names_no_command_that_is_not_there(language: str) -> None:
    assert set(_ACTION.findall(_page(language))) <= {row.id for row in ROWS} | {PLACE.strip("{}")}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_command_of_the_shell_has_an_example_that_its_options_allow(language: str) -> None:
    page = _page(language)
    examples = [shlex.split(found) for found in _SHELL.findall(page)]
    assert {words[0] for words in examples} == set(COMMANDS)
    for name, *arguments in examples:
        module, _, function = COMMANDS[name].partition(":")
        command = getattr(importlib.import_module(module), function)
        assert isinstance(command, click.Command)
        command.make_context(name, list(arguments)).close()


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_a_translation_has_the_same_parts_commands_and_examples(language: str) -> None:
    english, other = _page(""), _page(language)
    assert _levels(other) == _levels(english)
    assert _ACTION.findall(other) == _ACTION.findall(english)
    assert set(re.findall(r"`([^`]+)`", other)) == set(re.findall(r"`([^`]+)`", english))
    for begin in ("- ", "| ", "1. "):
        count = [sum(line.startswith(begin) for line in page.splitlines()) for page in (english, other)]
        assert count[0] == count[1], begin


@pytest.mark.parametrize("language", LANGUAGES)
def test_buttons_that_it_names_are_there(language: str) -> None:
    known = catalogue.read(resource("translations") / catalogue.NAME.format(language="ru"), "ru").messages
    said = {forms[0] for forms in known.values()} if language else {key[1] for key in known}
    plain = {words.replace("&", "") for words in said}
    named = re.findall(r"(?<!\*)\*([^*\s][^*]*)\*(?!\*)", _page(language))
    assert len(named) > 5
    assert [words for words in named if " ".join(words.split()) not in plain] == []


def test_every_format_is_listed_with_what_it_has_no_place_for(dialog: HelpDialog) -> None:
    words = dialog.guide.browser.toPlainText()
    for one in Registry().all():
        assert one.info.title in words
    assert "several fragments" in words
    dialog.close()


def test_names_and_keys_stand_as_the_window_has_them(dialog: HelpDialog) -> None:
    words = dialog.guide.browser.toPlainText()
    assert "“Merge a project”" in words
    assert "“Agreement” (Ctrl+G)" in words
    assert not _ACTION.search(words)
    dialog.close()


def test_its_contents_lead_to_the_headings(dialog: HelpDialog) -> None:
    guide = dialog.guide
    assert guide.contents.count() > 15
    assert guide.go_to("Working as a team")
    assert guide.browser.textCursor().block().text() == "Working as a team"
    assert not guide.go_to("no such heading")
    assert slug("Links and statements") == "links-and-statements"
    dialog.close()


def test_a_link_leads_to_another_page_and_back(dialog: HelpDialog) -> None:
    guide = dialog.guide
    assert not guide.back.isVisibleTo(guide)
    guide.browser.anchorClicked.emit(QUrl("engines.md"))
    assert "def propose" in guide.browser.toPlainText()
    guide.browser.anchorClicked.emit(QUrl("#a-worked-example-spacy"))
    assert guide.browser.textCursor().block().text() == "A worked example: spaCy"
    guide.back.click()
    assert "ten minutes" in guide.browser.toPlainText()
    dialog.close()


def test_it_is_searched(dialog: HelpDialog) -> None:
    guide = dialog.guide
    QTest.keyClicks(guide.search, "adjudication")
    assert guide.number.text().startswith("1 of ")
    first = guide.browser.textCursor().selectedText()
    assert first.casefold() == "adjudication"
    QTest.keyClicks(guide.search, "zzz")
    assert guide.number.text() == "nowhere"
    guide.search.clear()
    QTest.keyClicks(guide.search, "undo")
    count = int(guide.number.text().rsplit(" ", 1)[-1])
    assert count > 3
    QTest.keyClick(guide.search, Qt.Key.Key_Return)
    assert guide.number.text() == f"2 of {count}"
    assert dialog.isVisible(), "Enter goes on; it does not close the help"
    QTest.keyClick(guide.search, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert guide.number.text() == f"1 of {count}"
    dialog.close()
