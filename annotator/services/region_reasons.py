"""Why a part of an article is taken for no body: the rules of regions by name, without what applies them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.suggest.region_rules import REGION_RULES

if TYPE_CHECKING:
    from annotator.suggest.base import RuleInfo

_BY_NAME = {rule.name: rule for rule in REGION_RULES}


def region_rules() -> tuple[RuleInfo, ...]:
    """Return the rules that tell the parts of a page from the article, each of which can be switched off."""
    return REGION_RULES


def region_rule(name: str) -> RuleInfo | None:
    """Return the rule of this name; None where this version knows none."""
    return _BY_NAME.get(name)
