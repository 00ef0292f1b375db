"""An article's facts and metadata as the columns other programs keep beside a text, and back.

A column that has a fact's name and is text is that fact; every other one is metadata. Metadata whose name a format
needs for itself, or a fact has, stands in a column ``meta``, which is an object.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from annotator.formats import own

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from annotator.core.values import Article

META = "meta"


def columns_of(
    article: Article,
    reserved: Iterable[str],
    *,
    in_meta: Iterable[str] = (),
    names: tuple[str, ...] = own.FACTS,
) -> dict[str, Any]:
    """Return the article's columns. ``in_meta`` names those that came in the column ``meta`` and go back there.

    ``names`` are the facts that are columns.
    """
    taken = {*reserved, *names, META, *in_meta}
    columns: dict[str, Any] = {name: value for name, value in own.facts(article).items() if name in names}
    columns |= {key: value for key, value in article.meta.items() if key not in taken}
    aside = {key: value for key, value in article.meta.items() if key in taken}
    if aside:
        columns[META] = aside
    return columns


def facts_of(
    columns: Mapping[str, Any], names: tuple[str, ...] = own.FACTS
) -> tuple[dict[str, Any], dict[str, Any], list[str]]:
    """Return facts, metadata, and the names of the metadata that stood in the column ``meta``."""
    facts: dict[str, Any] = {}
    meta: dict[str, Any] = {}
    in_meta: list[str] = []
    for key, value in columns.items():
        if key in names and isinstance(value, str) and value:
            facts[key] = value
        elif key == META and isinstance(value, dict):
            meta |= value
            in_meta += value
        else:
            meta.setdefault(key, value)
    return facts, meta, in_meta


def needless(in_meta: Iterable[str], reserved: Iterable[str]) -> list[str]:
    """Return those names from the column ``meta`` that would not go back there by themselves."""
    taken = {*reserved, *own.FACTS, META}
    return [name for name in in_meta if name not in taken]
