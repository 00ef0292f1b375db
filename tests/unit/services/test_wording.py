"""Words: every code in the program has its row, and every row gets the facts it speaks of."""

from __future__ import annotations

import ast
import re
import string
from pathlib import Path

import pytest

import annotator
from annotator.core.errors import Trouble
from annotator.services.wording import ONE, ROWS, line, sentence

PACKAGE = Path(annotator.__file__).parent


def _raised() -> list[tuple[str, frozenset[str] | None, str]]:
    """Return (code, the names of its facts or None where they are not literal, where) for each place in the program."""
    found = []
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
            place = f"{path.relative_to(PACKAGE.parent)}:{node.lineno}"
            index = 1 if name == "Problem" else 0
            if name not in {"UserError", "Trouble", "Problem"} or len(node.args) <= index:
                continue
            code = node.args[index]
            if not isinstance(code, ast.Constant) or not isinstance(code.value, str):
                continue
            found.append((code.value, _facts(node, name), place))
    return found


def _facts(node: ast.Call, name: str) -> frozenset[str] | None:
    if name == "UserError":
        if any(keyword.arg is None for keyword in node.keywords):
            return None
        return frozenset(keyword.arg for keyword in node.keywords if keyword.arg) - {"file", "line"}
    at = 2 if name == "Problem" else 1
    given = node.args[at] if len(node.args) > at else None
    if given is None:
        given = next((keyword.value for keyword in node.keywords if keyword.arg == "facts"), None)
    if given is None:
        return frozenset()
    if isinstance(given, ast.Dict) and all(isinstance(key, ast.Constant) for key in given.keys):
        return frozenset(str(key.value) for key in given.keys if isinstance(key, ast.Constant))
    return None


def _names(template: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name}


RAISED = _raised()


def test_the_program_is_searched_at_all() -> None:
    assert len(RAISED) > 80
    assert {"span.empty", "project.missing", "verify.span"} <= {code for code, _, _ in RAISED}


@pytest.mark.parametrize(("code", "facts", "place"), RAISED, ids=[place for _, _, place in RAISED])
def test_a_failure_has_its_words_and_their_facts(code: str, facts: frozenset[str] | None, place: str) -> None:
    assert code in ROWS, place
    if facts is not None:
        what, remedy = ROWS[code]
        assert _names(what) | _names(remedy) <= facts | {"code"}, place


@pytest.mark.parametrize("code", sorted(ROWS))
def test_a_row_reads_as_a_sentence(code: str) -> None:
    for part in ROWS[code]:
        assert part
        assert part == part.strip()
        assert not part.endswith(".")
        assert part[0] in "“{" or part[0].islower() or part.split()[0] in {"XML", "UTF-8", "Qt", "JSON"}


def test_missing_facts_and_unknown_codes_are_no_error() -> None:
    assert sentence(Trouble("span.empty"))[0] == "the span from … to … is empty"
    assert "made.up" in sentence(Trouble("made.up"))[0]


def test_facts_with_braces_are_shown_as_they_are() -> None:
    what, _ = sentence(Trouble("label.unknown", {"name": "{known} %s {0}", "known": "claim"}))
    assert "{known} %s {0}" in what


def test_a_line_is_one_line_and_steers_no_terminal() -> None:
    shown = line(Trouble("label.unknown", {"name": "a\nb\x1b[31mc\u202e", "known": ""}, "d\re", 4))
    assert shown.isprintable()
    assert shown.startswith("d\\re:4: ")


def test_the_translator_is_given_the_template() -> None:
    russian = {ROWS["span.empty"][0]: "фрагмент с {start} по {end} пуст"}
    what, _ = sentence(
        Trouble("span.empty", {"start": 1, "end": 1}), lambda template: russian.get(template, template)
    )
    assert what == "фрагмент с 1 по 1 пуст"


@pytest.mark.parametrize("code", sorted(ONE))
def test_one_thing_has_words_of_its_own(code: str) -> None:
    assert _names(ONE[code]) <= _names(ROWS[code][0])
    facts = dict.fromkeys(_names(ROWS[code][0]), 1)
    assert sentence(Trouble(code, facts))[0] == ONE[code].format_map(facts)
    many = dict.fromkeys(_names(ROWS[code][0]), 2)
    assert sentence(Trouble(code, many))[0] == ROWS[code][0].format_map(many)


COUNTED = re.compile(r"\{(?:count|pages|missing)\} [a-z ]*s\b")


@pytest.mark.parametrize("code", sorted(code for code, row in ROWS.items() if COUNTED.search(row[0])))
def test_what_counts_things_has_words_for_one(code: str) -> None:
    assert code in ONE or code in ALWAYS_SEVERAL


ALWAYS_SEVERAL = {"column.longest", "source.ambiguous"}
