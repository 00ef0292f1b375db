"""A rehearsal of an import: what files bring, what is there already, what would be refused. Nothing is changed.

It stops reading where enough is known to show; then its numbers are those of a beginning, and it says so.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from annotator.core.errors import Trouble
from annotator.core.text import lone_surrogate, sha256
from annotator.services.transfer import ImportOptions, import_files

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from annotator.formats.drafts import DraftArticle
    from annotator.formats.registry import Registry
    from annotator.services.arrivals import Given
    from annotator.services.session import Session
    from annotator.services.transfer_report import ImportReport

    Progress = Callable[[int, int], None]

MOST_ARTICLES = 500
MOST_POINTS = 10_000_000  # code points of texts, and a hundred for each annotation
MOST_ROWS = 200
_SPAN_POINTS = 100


@dataclass(slots=True, kw_only=True)
class PreviewRow:
    """One of the first articles: what it is called, how much is marked in it, and what becomes of it."""

    file: str
    line: int
    caption: str
    published: str
    length: int  # code points; -1 where the file leaves the text out
    spans: int
    is_known: bool = False
    troubles: list[Trouble] = field(default_factory=list)
    is_refused: bool = False  # nothing of it comes in


@dataclass(slots=True, kw_only=True)
class Rehearsal:
    """What an import would do. ``labels`` and ``speakers`` are names as the files have them, with how often.

    ``articles`` is how many were read, ``is_whole`` says whether that is everything.
    """

    articles: int
    report: ImportReport
    labels: Counter[str]
    speakers: Counter[str]
    rows: list[PreviewRow]
    is_whole: bool


def rehearse(
    session: Session,
    given: Sequence[Given],
    options: ImportOptions,
    *,
    registry: Registry | None = None,
    progress: Progress | None = None,
    is_whole: bool = False,
) -> Rehearsal:
    """Read files as an import with these options would, and take nothing in; ``is_whole`` reads all of them."""
    seen = _Seen(most=0 if is_whole else MOST_ARTICLES)
    report = import_files(
        session, given, replace(options, dry_run=True), registry=registry, progress=progress, watch=seen.see
    )
    with session.snapshot() as read:
        by_id = read.articles_with(seen.ids.values())
        by_text = read.articles_with_texts(seen.hashes.values())
    for at, row in enumerate(seen.rows):
        known = by_id.get(seen.ids[at]) if at in seen.ids else by_text.get(seen.hashes.get(at, ""))
        row.is_known = known is not None
    told = [one for one in (*report.refused, *report.repairs) if one not in report.failed]
    _give_troubles(seen.rows, told)
    seen.rows += [_refused(one) for one in report.failed[: MOST_ROWS - len(seen.rows)]]
    return Rehearsal(
        articles=seen.articles,
        report=report,
        labels=seen.labels,
        speakers=seen.speakers,
        rows=seen.rows,
        is_whole=not seen.is_enough,
    )


@dataclass(slots=True)
class _Seen:
    """What went by."""

    most: int
    articles: int = 0
    points: int = 0
    is_enough: bool = False
    labels: Counter[str] = field(default_factory=Counter)
    speakers: Counter[str] = field(default_factory=Counter)
    rows: list[PreviewRow] = field(default_factory=list)
    ids: dict[int, str] = field(default_factory=dict)
    hashes: dict[int, str] = field(default_factory=dict)

    def see(self, _place: str, _format: str, item: DraftArticle | Trouble) -> bool:
        """Look at an article; answer whether there is use in another."""
        if self.most and (self.articles >= self.most or self.points >= MOST_POINTS):
            self.is_enough = True
            return False
        if isinstance(item, Trouble):
            if len(self.rows) < MOST_ROWS:
                self.rows.append(_refused(item))
            return True
        self.articles += 1
        self.points += len(item.text or "") + _SPAN_POINTS * len(item.spans)
        for span in item.spans:
            self.labels[span.label] += 1
            if span.speaker is not None and span.speaker.name.strip():
                self.speakers[span.speaker.name] += 1
        if len(self.rows) < MOST_ROWS:
            self._row(item)
        return True

    def _row(self, item: DraftArticle) -> None:
        at = len(self.rows)
        if item.id:
            self.ids[at] = item.id
        elif item.text is not None and lone_surrogate(item.text) is None:
            self.hashes[at] = sha256(item.text)
        elif item.text_sha256:
            self.hashes[at] = item.text_sha256
        self.rows.append(
            PreviewRow(
                file=item.place,
                line=item.line,
                caption=item.title or item.file or " ".join((item.text or "")[:80].split()) or item.id,
                published=item.published,
                length=-1 if item.text is None else len(item.text),
                spans=len(item.spans),
            )
        )


def _refused(trouble: Trouble) -> PreviewRow:
    """Return the row of what could not be read at all."""
    return PreviewRow(
        file=trouble.file,
        line=trouble.line,
        caption="",
        published="",
        length=-1,
        spans=0,
        troubles=[trouble],
        is_refused=True,
    )


def _give_troubles(rows: Sequence[PreviewRow], troubles: Sequence[Trouble]) -> None:
    """Give each trouble to the last row of its file that begins at its line or above, unless it has a row itself."""
    begins: dict[str, list[tuple[int, PreviewRow]]] = {}
    own = [row.troubles[0] for row in rows if row.troubles]
    for row in rows:
        begins.setdefault(row.file, []).append((row.line, row))
    for trouble in troubles:
        known = begins.get(trouble.file, [])
        at = bisect_right([line for line, _ in known], trouble.line) - 1
        if at >= 0 and not any(trouble is one for one in own):
            known[at][1].troubles.append(trouble)
