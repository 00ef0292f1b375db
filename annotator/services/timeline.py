"""The timeline and the denial chains of a project, as data, picture and page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from annotator.analysis.chains import TurnWords, by_statement, chains
from annotator.analysis.timeline import TimeBasis, build_timeline
from annotator.analysis.timeline_svg import timeline_svg
from annotator.core.errors import UserError
from annotator.environment.files import atomic_write
from annotator.services.loading import marks

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from annotator.analysis.chains import Turn
    from annotator.analysis.marks import Mark
    from annotator.analysis.timeline import Timeline
    from annotator.store.queries import Queries

    Progress = Callable[[int, int], None]


def timeline_of(
    read: Queries, basis: TimeBasis = TimeBasis.SAID, progress: Progress | None = None
) -> Timeline:
    """Return the timeline of all accepted annotations; ``progress`` hears of articles and may raise."""
    sources = {source.id: source for source in read.sources()}
    return build_timeline(marks(read, progress), read.links(), sources, basis=basis)


def as_json(timeline: Timeline) -> dict[str, Any]:
    """Return a timeline as the shell prints it."""
    names = {lane.speaker_id: lane.name for lane in timeline.lanes}
    return {
        "lanes": [{"speaker": lane.name, "id": lane.speaker_id} for lane in timeline.lanes],
        "events": [
            {
                "id": event.annotation_id,
                "article": event.article_id,
                "start": event.start,
                "end": event.end,
                "label": event.side.value,
                "speaker": names[event.lane],
                "text": event.words,
                "when": event.moment.iso if event.moment is not None else "",
                "earliest": event.moment.first.isoformat() if event.moment is not None else "",
                "latest": event.moment.last.isoformat() if event.moment is not None else "",
                "written": event.written,
                "readings": [day.isoformat() for day in event.moment.readings] if event.moment else [],
                "trouble": event.trouble.value if event.trouble is not None else "",
            }
            for event in timeline.events
        ],
        "links": [
            {"id": arrow.link_id, "type": arrow.type, "from": arrow.from_id, "to": arrow.to_id}
            for arrow in timeline.arrows
        ],
    }


def write_svg(timeline: Timeline, path: Path) -> None:
    """Write the picture to a file, as `write_picture`."""
    write_picture(timeline_svg(timeline).encode(), path)


def write_picture(data: bytes, path: Path) -> None:
    """Write a picture to a file, which is whole when this returns; raise `UserError` where it cannot be written."""
    try:
        with atomic_write(path) as out:
            out.write(data)
    except FileNotFoundError as error:
        raise UserError("export.no_folder", file=str(path)) from error
    except OSError as error:
        raise UserError("export.cannot_write", file=str(path), detail=error.strerror or str(error)) from error


def chains_of(read: Queries) -> tuple[tuple[Turn, ...], Callable[[Mark], TurnWords]]:
    """Return the denial chains of a project, and what tells who speaks where and when in a turn."""
    names = {source.id: source.name for source in read.sources()}
    wordings = {statement.id: statement.wording for statement in read.statements()}
    captions: dict[str, str] = {}
    known = list(marks(read))
    for article in read.articles_with(mark.article_id for mark in known).values():
        captions[article.id] = article.title or article.file or article.id

    def describe(mark: Mark) -> TurnWords:
        return TurnWords(
            names.get(mark.speaker_id, ""),
            captions.get(mark.article_id, ""),
            mark.moment,
            wordings.get(mark.statement_id, ""),
        )

    return by_statement(chains(known, read.links())), describe


def chains_as_json(turns: tuple[Turn, ...], describe: Callable[[Mark], TurnWords]) -> list[dict[str, Any]]:
    """Return chains as the shell prints them: each turn with its answers."""
    return [_turn(turn, describe) for turn in turns]


def _turn(turn: Turn, describe: Callable[[Mark], TurnWords]) -> dict[str, Any]:
    said = describe(turn.mark)
    return {
        "id": turn.mark.id,
        "article": turn.mark.article_id,
        "start": turn.mark.start,
        "end": turn.mark.end,
        "label": turn.mark.side.value,
        "link": turn.link_type,
        "speaker": said.speaker,
        "when": said.moment,
        "text": turn.mark.words,
        "statement": said.statement,
        "answers": [_turn(answer, describe) for answer in turn.answers],
    }
