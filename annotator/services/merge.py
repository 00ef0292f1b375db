"""One project into another: what both have is recognised, what only the other has comes in, what differs is told.

Where the two share a beginning, as a project and its copy do, what only one of them has changed since is as that one
has it, deletions too (`annotator.services.merge_history`); what both have changed is listed, and both states are in
the journal. Where they share nothing, what differs stays as it is here, but for annotations, which are kept as they
were changed last.

The tag set comes first, field by field (`annotator.services.merge_labels`). Ids are the same wherever projects come
from one another. Where they do not, labels and speakers are recognised by name, articles by their text, annotations
by label, extent and annotator, links by type and ends.
"""

from __future__ import annotations

import contextlib
from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from annotator.core.edits import Edit, EditSet, Kind
from annotator.core.errors import Trouble, UserError
from annotator.core.times import stamp
from annotator.core.values import AwaitedLink
from annotator.services.merge_deletions import delete_as_there
from annotator.services.merge_history import OPERATION, Histories, Verdict
from annotator.services.merge_labels import TagSetMerge
from annotator.services.merge_likeness import alike, precedence, same_ends, same_name
from annotator.services.operation import Context
from annotator.services.session import Session
from annotator.services.transfer_report import ImportReport

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from annotator.core.edits import Entity
    from annotator.core.values import Annotation, Article, Link
    from annotator.services.session import Bulk
    from annotator.store.queries import Queries


class _DryRunEnd(Exception):  # noqa: N818 - it ends a transaction, it is no error
    """Raised at the end of a dry run, so that the transaction is rolled back."""


def merge(
    session: Session,
    others: Sequence[Path],
    *,
    dry_run: bool = False,
    progress: Callable[[int, int], None] | None = None,
) -> ImportReport:
    """Bring everything of the other projects in, in one transaction and one journal entry; they are only read.

    ``progress`` hears of (articles done, in all), and may raise to cancel.
    Raises `UserError` where one of the projects does not open; then nothing has changed.
    """
    report = ImportReport(files=len(others), dry_run=dry_run)
    with contextlib.ExitStack() as stack:
        opened = []
        for path in others:
            if path.absolute() == session.path:
                raise UserError("merge.with_itself", file=str(path))
            opened.append(stack.enter_context(Session.open(path, annotator="")))
        total = sum(other.read.article_count() for other in opened)
        stack.enter_context(contextlib.suppress(_DryRunEnd))
        bulk = stack.enter_context(session.bulk(OPERATION))
        done = 0
        for other in opened:
            read = stack.enter_context(other.snapshot())
            context = Context(session.read, session.annotator, stamp())
            incoming = _Incoming(
                session.read, read, bulk, report, str(other.path), Histories(session.read, read), context
            )
            for _article in incoming.run():
                done += 1
                if progress is not None:
                    progress(done, total)
        report.edits = bulk.edit_count
        if dry_run:
            raise _DryRunEnd
    return report


@dataclass(slots=True)
class _Incoming:
    """One other project on its way in: what its ids are called here."""

    here: Queries
    there: Queries
    bulk: Bulk
    report: ImportReport
    file: str
    histories: Histories
    context: Context
    names: dict[tuple[Kind, str], str] = field(default_factory=dict)
    left: set[str] = field(default_factory=set)  # annotations that were deleted here, and stay so

    def run(self) -> Iterator[str]:
        """Bring in the register first, then each article with its annotations, then the links; yield the articles."""
        tag_set = TagSetMerge(
            self.here, self.there, self.bulk, self.report, self.file, self.histories, self.names
        )
        tag_set.bring_in()
        self._register()
        for article_id in self.there.article_ids():
            self._article(article_id)
            yield article_id
        for link in self.there.links():
            self._link(link)
        for awaited in self.there.awaited_links():
            self._link(awaited.link, waits=True)
        self._join_awaited()
        delete_as_there(self.context, self.histories, self.bulk, self.report, self.file)
        tag_set.delete_as_there()

    def _register(self) -> None:
        made: list[Edit] = []
        for source in self.there.sources():
            same = self.here.source(source.id)
            named = [
                each for each in self.here.sources_named(source.name) if same_name(each.name, source.name)
            ]
            known = same or (named[0] if len(named) == 1 else None)
            self.names[Kind.SOURCE, source.id] = known.id if known else source.id
            if known is None:
                made.append(Edit(None, source))
            elif same is not None:
                self._settle(Kind.SOURCE, same, source, source.name)
        for statement in self.there.statements():
            self.names[Kind.STATEMENT, statement.id] = statement.id
            ours = self.here.statement(statement.id)
            if ours is None:
                made.append(Edit(None, statement))
            else:
                self._settle(Kind.STATEMENT, ours, statement, statement.wording)
        self._make(made)

    def _article(self, article_id: str) -> None:
        theirs = self.there.article(article_id)
        text = self.there.text(theirs.text_sha256) if theirs else None
        if theirs is None or text is None:
            return
        known = self.here.article(article_id)
        if known is not None and known.text_sha256 != theirs.text_sha256:
            self.report.refused.append(Trouble("article.other_text", {"id": article_id}, self.file))
            return
        if known is None and self._stays_deleted(theirs):
            return
        if known is None:
            known = next(iter(self.here.article_by_text(theirs.text_sha256)), None)
        edits: list[Edit] = []
        if known is None:
            edits.append(Edit(None, theirs))
            self.report.took(Kind.ARTICLE)
        else:
            self.report.passed(Kind.ARTICLE)
            if known.id == theirs.id:
                self._settle(Kind.ARTICLE, known, theirs, theirs.title or theirs.file or theirs.id)
        home = known or theirs
        self.names[Kind.ARTICLE, theirs.id] = home.id
        ours = {each.id: each for each in self.here.annotations(home.id)} if known else {}
        for annotation in self.there.annotations(article_id):
            edits += self._annotation(annotation, home, ours)
        self.bulk.apply(EditSet(OPERATION, tuple(edits), {} if known else {theirs.text_sha256: text}))

    def _annotation(  # noqa: PLR0911 - each way it can stand is one
        self, theirs: Annotation, home: Article, ours: dict[str, Annotation]
    ) -> list[Edit]:
        wanted = replace(
            theirs,
            article_id=home.id,
            label_id=self.names[Kind.LABEL, theirs.label_id],
            speaker_id=self.names.get((Kind.SOURCE, theirs.speaker_id), ""),
            statement_id=self.names.get((Kind.STATEMENT, theirs.statement_id), ""),
        )
        known = ours.get(theirs.id) or next((each for each in ours.values() if alike(each, wanted)), None)
        self.names[Kind.ANNOTATION, theirs.id] = known.id if known else theirs.id
        if known is None:
            verdict = self.histories.verdict(Kind.ANNOTATION, theirs.id, None, theirs)
            if verdict is Verdict.OURS:
                self.left.add(theirs.id)
                return []
            if verdict is Verdict.BOTH:
                self._tell_conflict("merge.deleted_here", Kind.ANNOTATION, theirs.id, theirs.id)
            self.report.took(Kind.ANNOTATION)
            return [Edit(None, wanted)]
        self.report.passed(Kind.ANNOTATION)
        if known.id != theirs.id or known == wanted:
            return []
        verdict = self.histories.verdict(Kind.ANNOTATION, theirs.id, known, theirs)
        if verdict is Verdict.OURS:
            return []
        if verdict is Verdict.THEIRS:
            return [Edit(known, wanted)]
        is_newer = precedence(wanted) > precedence(known)
        kept = self.file if is_newer else "this project"
        self._tell_conflict("merge.changed_in_both", Kind.ANNOTATION, theirs.id, theirs.id, kept)
        if is_newer:
            return [Edit(known, wanted)]
        self._record(known, wanted)
        return []

    def _link(self, theirs: Link, *, waits: bool = False) -> None:
        start = self.names.get((Kind.ANNOTATION, theirs.from_id))
        if start is None or {theirs.from_id, theirs.to_id} & self.left:
            return  # its article was refused, which is told, or an end was deleted here
        ours = self.here.link(theirs.id)
        if ours is None and self.histories.verdict(Kind.LINK, theirs.id, None, theirs) is Verdict.OURS:
            return
        if ours is not None and not waits:
            self._settle(Kind.LINK, ours, theirs, theirs.type)
        end = self.names.get((Kind.ANNOTATION, theirs.to_id), theirs.to_id)
        wanted = replace(theirs, from_id=start, to_id=end)
        known = self.here.links_touching(start)
        waiting = [each.link for each in self.here.awaited_links(to_id=end)]
        if any(each.id == wanted.id or same_ends(each, wanted) for each in (*known, *waiting)):
            self.report.passed(Kind.LINK)
            return
        has_end = start != end and self.here.annotation(end) is not None
        made: Entity = replace(wanted, to_article="") if has_end else AwaitedLink(id=wanted.id, link=wanted)
        self.bulk.apply(EditSet(OPERATION, (Edit(None, made),)))
        self.report.took(Kind.LINK)

    def _join_awaited(self) -> None:
        """Join the links of this project that waited for what has come in."""
        for awaited in self.here.awaited_links():
            if self.here.annotation(awaited.link.to_id) is not None:
                joined = replace(awaited.link, to_article="")
                self.bulk.apply(EditSet(OPERATION, (Edit(awaited, None), Edit(None, joined))))

    def _make(self, made: list[Edit]) -> None:
        self.bulk.apply(EditSet(OPERATION, tuple(made)))
        self.report.made.update(Counter(edit.kind.value for edit in made))

    # What both have

    def _stays_deleted(self, theirs: Article) -> bool:
        """Tell whether an article was deleted here, and nothing about it has changed or come there since."""
        if self.histories.verdict(Kind.ARTICLE, theirs.id, None, theirs) is not Verdict.OURS:
            if self.histories.deleted_here(Kind.ARTICLE, theirs.id):
                self._tell_conflict("merge.deleted_here", Kind.ARTICLE, theirs.id, theirs.title or theirs.id)
            return False
        annotations = self.there.annotations(theirs.id)
        for one in annotations:
            if self.histories.verdict(Kind.ANNOTATION, one.id, None, one) is not Verdict.OURS:
                self._tell_conflict("merge.deleted_here", Kind.ARTICLE, theirs.id, theirs.title or theirs.id)
                return False
        self.left.update(one.id for one in annotations)
        return True

    def _settle(self, kind: Kind, ours: Entity, theirs: Entity, name: str) -> None:
        """Take a thing over that only they have changed; tell of one that both have, and leave it."""
        verdict = self.histories.verdict(kind, theirs.id, ours, theirs)
        if verdict is Verdict.THEIRS:
            self.bulk.apply(EditSet(OPERATION, (Edit(ours, theirs),)))
        elif verdict is Verdict.BOTH:
            self._tell_conflict("merge.changed_in_both", kind, theirs.id, name, "this project")
            self._record(ours, theirs)
        elif verdict is Verdict.UNKNOWN:
            self.report.notes.append(
                Trouble("merge.differs", {"kind": kind.value, "name": name[:80]}, self.file)
            )

    def _record(self, ours: Entity, theirs: Entity) -> None:
        """Put what they have into the journal, though what we have is kept: as a change there and back."""
        self.bulk.apply(EditSet(OPERATION, (Edit(ours, theirs),)))
        self.bulk.apply(EditSet(OPERATION, (Edit(theirs, ours),)))

    def _tell_conflict(self, code: str, kind: Kind, own_id: str, name: str, kept: str = "") -> None:
        facts = {"kind": kind.value, "id": own_id, "name": name[:80], "kept": kept}
        places = self.histories.places(kind, own_id)
        self.report.repairs.append(Trouble(code, {**facts, **places}, self.file))
