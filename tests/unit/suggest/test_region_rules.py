"""Every part of a page that is told from the article carries the name of a rule that has an explanation."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from annotator.core.spans import Span
from annotator.core.values import Region, RegionKind, switched_on
from annotator.environment.resources import seeds
from annotator.suggest import regions
from annotator.suggest.facts import facts_of
from annotator.suggest.page_lines import lines_of
from annotator.suggest.region_rules import REGION_RULES, Naming
from annotator.suggest.rules.catalogue import RULES

PAGES = sorted((Path(__file__).parents[2] / "data" / "pages").glob("*.txt"))
NAMES = {rule.name for rule in REGION_RULES}


def test_names_are_apart_and_explained() -> None:
    assert len(NAMES) == len(REGION_RULES)
    assert NAMES.isdisjoint(rule.name for rule in RULES)
    assert all(rule.explanation[0].isupper() and not rule.explanation.endswith(".") for rule in REGION_RULES)


@pytest.mark.parametrize("page", [*PAGES, *seeds()], ids=lambda page: page.name)
def test_each_region_of_a_page_names_its_rule(page: Path) -> None:
    found = facts_of(page.read_text(encoding="utf-8-sig")).regions
    assert found
    assert {region.rule for region in found} <= NAMES


def test_every_rule_that_the_code_names_is_in_the_catalogue() -> None:
    tree = ast.parse(Path(regions.__file__).read_text(encoding="utf-8"))
    named = {
        call.args[0].value
        for call in ast.walk(tree)
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Attribute)
        and call.func.attr == "by"
        and isinstance(call.args[0], ast.Constant)
    }
    assert len(named) > 15
    assert named <= NAMES
    assert {f"{kind.value.replace('_', '-')}-listed" for kind in RegionKind if kind.is_boilerplate} <= NAMES


def test_the_last_rule_that_changes_a_line_names_it() -> None:
    lines = lines_of("one\ntwo\nthree")
    named = Naming(lines)

    def mark(kind: RegionKind, *numbers: int) -> None:
        for number in numbers:
            lines[number].kind = kind

    named.by("first", mark, RegionKind.CAPTION, 0, 1)
    named.by("second", mark, RegionKind.LEGAL, 1)
    named.by("third", mark, RegionKind.CAPTION, 0)
    assert [line.rule for line in lines] == ["first", "second", ""]


def test_what_no_rule_found_cannot_be_switched_off() -> None:
    stated = Region(RegionKind.CAPTION, Span(0, 3))
    found = Region(RegionKind.LEGAL, Span(4, 6), "legal-listed")
    assert switched_on((stated, found), {"legal-listed", ""}) == (stated,)
    assert switched_on((stated, found), ()) == (stated, found)
