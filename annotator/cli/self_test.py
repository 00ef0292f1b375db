"""The checks of `self-test`: what an installation needs, and one round through everything a project is for."""

from __future__ import annotations

import platform
from dataclasses import dataclass
from typing import TYPE_CHECKING

from annotator.core.errors import UserError
from annotator.core.spans import Span
from annotator.services.wording import line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from annotator.cli.shell import WindowChecks
    from annotator.services.session import Session


@dataclass(frozen=True, slots=True)
class Check:
    """One check: its name, whether it went well, and what it saw."""

    name: str
    is_good: bool
    detail: str


class CheckError(Exception):
    """A check saw something that must not be."""


def checks(folder: Path, window: WindowChecks | None, screenshot: Path | None) -> Iterator[Check]:
    """Yield the checks as they are done. ``folder`` is empty and theirs."""
    yield _done("python", _python)
    yield _done("resources", _resources)
    project = folder / "self-test.claims"
    yield _done("project", lambda: _round(folder, project))
    yield _done("verify", lambda: _verified(project))
    yield _done("learning", _learned)
    if window is not None:
        yield _done("qt", window.qt_version)
    if screenshot is not None:
        yield _done("window", lambda: _rendered(window, project, screenshot))


def _done(name: str, check: Callable[[], str]) -> Check:
    try:
        return Check(name, is_good=True, detail=check())
    except UserError as error:
        return Check(name, is_good=False, detail=line(error.trouble))
    except Exception as error:  # noqa: BLE001 - whatever goes wrong is what a self-test is there to show
        return Check(name, is_good=False, detail=f"{type(error).__name__}: {error}")


def _python() -> str:
    return f"{platform.python_implementation()} {platform.python_version()} on {platform.system()} {platform.machine()}"


def _resources() -> str:
    from annotator.environment.resources import resource, seeds
    from annotator.services.tagsets import load_default

    _expect(len(seeds()) == 5, "five seed articles")
    labels = ", ".join(label.name for label in load_default())
    return f"{len(seeds())} articles, labels {labels}, in {resource('tagsets').parent}"


def _round(folder: Path, project: Path) -> str:
    """Make a project, annotate, undo, redo, close, open, export, import into another project, compare."""
    from annotator.services import annotate
    from annotator.services.session import Session
    from annotator.services.transfer import add_seeds, import_files

    with Session.create(project, annotator="self-test") as session:
        report = add_seeds(session)
        _expect(report.accepted.total() == 5 and not report.refused, "the seeds are in")
        labels = session.read.tag_set().labels
        for number, article_id in enumerate(session.read.article_ids()):
            session.run(
                annotate.add(
                    article_id=article_id,
                    label_id=labels[number % len(labels)].id,
                    fragments=(Span(1, 20), Span(30, 40)) if number % 2 else (Span(0, 12),),
                    note=f"note {number}",
                )
            )
        before = _exported(session)
        session.undo()
        _expect(_exported(session) != before, "undo changes the project")
        session.redo()
        _expect(_exported(session) == before, "redo brings it back")
    with Session.open(project, annotator="self-test") as session:
        _expect(_exported(session) == before, "a project is as it was when it is opened again")
    file = folder / "export.jsonl"
    file.write_bytes(before)
    with Session.create(folder / "second.claims", annotator="self-test") as other:
        import_files(other, [file])
        _expect(_exported(other) == before, "an export read back gives the same project")
        again = import_files(other, [file])
        _expect(not again.accepted and not again.refused, "importing again changes nothing")
    return f"5 annotations made, undone, redone, exported ({len(before)} bytes) and imported"


def _exported(session: Session) -> bytes:
    from io import BytesIO

    from annotator.services.documents import ALL_STATUSES
    from annotator.services.transfer import ExportOptions, export_to

    out = BytesIO()
    export_to(session, out, "jsonl", ExportOptions(statuses=ALL_STATUSES))
    return out.getvalue()


def _verified(project: Path) -> str:
    from annotator.services.session import Session

    with Session.open(project, annotator="self-test") as session:
        result = session.verify()
    _expect(result.is_sound, "the project verifies")
    return ", ".join(f"{count} {name.replace('_', ' ')}" for name, count in result.checked.items())


def _learned() -> str:
    """Learn a habit that no rule has, as suggestions do: a library and a second process are needed for it."""
    from annotator.core.spans import Span
    from annotator.environment.itself import training
    from annotator.suggest.finished import Marked
    from annotator.suggest.sequence_apart import taught_apart
    from annotator.suggest.sequence_features import Marking

    command = training()
    if command is None:
        msg = "Python does not say which program it is in, so that no second process can be started"
        raise CheckError(msg)
    things = (
        "the new border",
        "rising prices",
        "a second vote",
        "the closed bridge",
        "old promises",
        "the supply",
    )
    articles = []
    for number in range(9):
        text, markings = "", list[Marking]()
        for at, what in enumerate((*things[number % 6 :], *things[: number % 6])):
            text += f"The envoy is glum over {what}.\nThe mayor drove past {things[at]}.\n"
            start = text.index(f"over {what}.", markings[-1].content[0].end if markings else 0) + 5
            markings.append(Marking((Span(start, start + len(what)),)))
        articles.append(Marked(text, (), tuple(markings), ("claim",) * len(markings)))
    model = taught_apart(command, articles, labels=["claim"], basis={})
    if model is None:
        msg = "nothing was learned"
        raise CheckError(msg)
    return f"{len(model.chain.weights)} features weighed by a process of its own"


def _rendered(window: WindowChecks | None, project: Path, target: Path) -> str:
    if window is None:
        msg = "the window cannot be reached from here; start it as claims-annotator self-test"
        raise CheckError(msg)
    window.screenshot(project, target)
    _expect(
        target.is_file() and target.read_bytes()[:8] == b"\x89PNG\r\n\x1a\n",
        "the window was rendered as a PNG",
    )
    return f"{target}, {target.stat().st_size} bytes"


def _expect(is_so: bool, what: str) -> None:  # noqa: FBT001 - it is read as "expect that this is so"
    if not is_so:
        msg = f"not so: {what}"
        raise CheckError(msg)
