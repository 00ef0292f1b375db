"""The report of a merge and of a check, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from annotator.ui.messages import translated

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from annotator.core.views import Problem
    from annotator.services.report_lines import ReportLine
    from annotator.services.transfer_report import ImportReport


def merge_summary(report: ImportReport) -> str:
    """Return how much a merge brings or brought, as a sentence a line."""
    accepted, made = report.accepted, report.made
    if report.dry_run:
        pattern = _words("New: {articles} articles, {annotations} annotations, {links} links.")
    else:
        pattern = _words("Merged: {articles} articles, {annotations} annotations, {links} links.")
    parts = [
        pattern.format(
            articles=accepted["article"], annotations=accepted["annotation"], links=accepted["link"]
        )
    ]
    if made:
        words = _words("New in the register: {labels} tags, {speakers} speakers, {statements} statements.")
        parts.append(
            words.format(labels=made["label"], speakers=made["source"], statements=made["statement"])
        )
    others = report.edits - accepted.total() - made.total()
    if others > 0:
        parts.append(_words("Changed or deleted there, and so here: {number}.").format(number=others))
    if report.skipped.total():
        parts.append(_words("{number} records are here already.").format(number=report.skipped.total()))
    if report.repairs:
        parts.append(_words("{number} were changed in both.").format(number=len(report.repairs)))
    if report.refused:
        parts.append(_words("{number} cannot be taken.").format(number=len(report.refused)))
    return "\n".join(parts)


def checked_words(checked: Mapping[str, int]) -> str:
    """Return what a check of a project looked at."""
    pattern = _words(
        "{articles} articles, {annotations} annotations, {links} links and {entries} entries of the journal "
        "were checked."
    )
    return pattern.format(
        articles=checked.get("articles", 0),
        annotations=checked.get("annotations", 0),
        links=checked.get("links", 0),
        entries=checked.get("journal_entries", 0),
    )


def compared_words(checked: Mapping[str, int]) -> str:
    """Return what a check of exported files looked at."""
    pattern = _words(
        "{articles} articles, {annotations} annotations and {links} links of the files were checked."
    )
    return pattern.format(
        articles=checked.get("file_articles", 0),
        annotations=checked.get("file_annotations", 0),
        links=checked.get("file_links", 0),
    )


def problem_lines(problems: Iterable[Problem]) -> list[ReportLine]:
    """Return a line for each problem: where, what, what to do."""
    from annotator.services.report_lines import LineKind, ReportLine
    from annotator.services.wording import sentence

    return [
        ReportLine(LineKind.NOTE, problem.place, 0, *sentence(problem, translated)) for problem in problems
    ]


def _words(source: str) -> str:
    return QCoreApplication.translate("Reports", source)
