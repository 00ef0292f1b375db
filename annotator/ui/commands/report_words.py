"""The report of a merge and of a check, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from annotator.ui.messages import translated
from annotator.ui.panels.parts import counted
from annotator.ui.terms import counted_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from annotator.core.views import Problem
    from annotator.services.report_lines import ReportLine
    from annotator.services.transfer_report import ImportReport


def merge_summary(report: ImportReport) -> str:
    """Return how much a merge brings or brought, as a sentence a line."""
    accepted, made = report.accepted, report.made
    if report.dry_run:
        pattern = _words("New: {articles} article(s), {annotations} annotation(s), {links} link(s).")
    else:
        pattern = _words("Merged: {articles} article(s), {annotations} annotation(s), {links} link(s).")
    parts = [
        counted_in(
            pattern,
            articles=accepted["article"],
            annotations=accepted["annotation"],
            links=accepted["link"],
        )
    ]
    if made:
        words = _words(
            "New in the register: {labels} tag(s), {speakers} speaker(s), {statements} statement(s)."
        )
        parts.append(
            counted_in(words, labels=made["label"], speakers=made["source"], statements=made["statement"])
        )
    others = report.edits - accepted.total() - made.total()
    if others > 0:
        parts.append(_words("Changed or deleted there, and so here: {number}.").format(number=others))
    if skipped := report.skipped.total():
        parts.append(counted(_words("%n record(s) already here.", skipped), skipped))
    if report.repairs:
        parts.append(_words("{number} changed in both.").format(number=len(report.repairs)))
    if report.refused:
        parts.append(_words("{number} cannot be taken.").format(number=len(report.refused)))
    return "\n".join(parts)


def checked_words(checked: Mapping[str, int]) -> str:
    """Return what a check of a project looked at."""
    pattern = _words(
        "Checked: {articles} article(s), {annotations} annotation(s), {links} link(s); of the journal: {entries}."
    )
    return counted_in(
        pattern,
        articles=checked.get("articles", 0),
        annotations=checked.get("annotations", 0),
        links=checked.get("links", 0),
        entries=checked.get("journal_entries", 0),
    )


def compared_words(checked: Mapping[str, int]) -> str:
    """Return what a check of exported files looked at."""
    pattern = _words(
        "Checked in the files: {articles} article(s), {annotations} annotation(s), {links} link(s)."
    )
    return counted_in(
        pattern,
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


def _words(source: str, number: int = -1) -> str:
    return QCoreApplication.translate("Reports", source, None, number)
