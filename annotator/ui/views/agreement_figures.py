"""The figures of agreement as rows of a table: overall and for each pair of annotators, for each tag."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QLocale

from annotator.ui.views.rows import ViewRow

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

# The most telling first: in a small window the others are scrolled to.
_MEASURES = (("exact", "f1"), ("overlap", "f1"), ("exact", "precision"), ("exact", "recall"),
             ("overlap", "precision"), ("overlap", "recall"))  # fmt: skip


def headings() -> tuple[str, ...]:
    """Return the headings of the table."""
    return (
        _words("Annotators"), _words("Tag"), _words("Alpha"), _words("Kappa"),
        _words("F1 exact"), _words("F1 overlap"), _words("P exact"), _words("R exact"),
        _words("P overlap"), _words("R overlap"), _words("Articles"),
    )  # fmt: skip


def heading_tips() -> tuple[str, ...]:
    """Return what each heading means."""
    exact = _words("Counted as one where tag and every character are the same.")
    overlap = _words("Counted as one where the tag is the same and at least half of the characters are.")
    precision = _words("Precision: of what the second marked, the share that the first marked too.")
    recall = _words("Recall: of what the first marked, the share that the second marked too.")
    f1 = _words("F1: precision and recall in one number.")
    return (
        "",
        "",
        _words(
            "Krippendorff's unitizing alpha: 1 is full agreement, 0 is chance. It sees where marks begin and end."
        ),
        _words("Cohen's kappa over characters: 1 is full agreement, 0 is chance."),
        f"{f1} {exact}",
        f"{f1} {overlap}",
        f"{precision} {exact}",
        f"{recall} {exact}",
        f"{precision} {overlap}",
        f"{recall} {overlap}",
        _words("The articles in which both have marked something."),
    )


def figure_rows(found: Mapping[str, Any], caption: Callable[[str], str]) -> list[ViewRow]:
    """Return the rows of what `annotator.services.agreeing.as_json` says; ``caption`` names a label.

    The id of a row is its two annotators and its label, each on a line of its own, empty for all.
    """
    rows = []
    if len(found["pairs"]) > 1:
        rows += list(_rows(found["overall"], ("", ""), _words("All"), caption))
    for pair in found["pairs"]:
        one, other = pair["annotators"]
        rows += list(_rows(pair, (one, other), f"{one or '–'} · {other or '–'}", caption))
    return rows


def _rows(
    figures: Mapping[str, Any], pair: tuple[str, str], name: str, caption: Callable[[str], str]
) -> Iterator[ViewRow]:
    articles = int(figures["articles"])
    yield _row(figures, pair, "", (name, _words("all tags"), articles))
    for label, some in figures["by_label"].items():
        yield _row(some, pair, label, (name, caption(label), articles))


def _row(
    figures: Mapping[str, Any], pair: tuple[str, str], label: str, facts: tuple[str, str, int]
) -> ViewRow:
    name, tag, articles = facts
    measures = [_number(figures.get(how, {}).get(what)) for how, what in _MEASURES]
    cells: tuple[str | int, ...] = (
        name,
        tag,
        _number(figures.get("alpha")),
        _number(figures.get("kappa")),
        *measures,
        articles,
    )
    return ViewRow("\n".join((*pair, label)), cells, tuple)


def _number(value: float | None) -> str:
    """Return a measure with two places, a dash where it does not apply."""
    return "–" if value is None else f"{value:.2f}".replace(".", QLocale().decimalPoint())


def _words(source: str) -> str:
    return QCoreApplication.translate("Agreement", source)
