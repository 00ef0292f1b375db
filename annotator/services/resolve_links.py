"""Brings in the links of a file: those whose other end is there, and those that must wait for it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from annotator.core.edits import Edit, Kind
from annotator.core.errors import Trouble
from annotator.core.ids import new_id
from annotator.core.values import AwaitedLink, Link

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from annotator.formats.drafts import DraftArticle, DraftLink
    from annotator.services.resolve_register import Register
    from annotator.services.transfer_report import ImportReport
    from annotator.store.queries import Queries


class LinkResolver:
    """Knows which links wait for which annotation: those of the project, and those of the file read so far."""

    def __init__(self, read: Queries, report: ImportReport, register: Register) -> None:
        self._read = read
        self._report = report
        self._register = register
        self._kept: dict[str, list[AwaitedLink]] = {}  # in the project, by the end they wait for
        for awaited in read.awaited_links():
            self._kept.setdefault(awaited.link.to_id, []).append(awaited)
        self._waiting: dict[str, list[tuple[Link, Trouble]]] = {}  # of this file
        self._seen: set[str] = set()
        self._joins: set[tuple[str, str, str]] = set()  # of the links without an id

    def of_article(
        self, draft: DraftArticle, local: Mapping[str, str], homes: Mapping[str, str]
    ) -> Iterable[Edit]:
        """Return the edits for the row's links whose ends are both there; remember the others.

        ``local`` maps the ids of the row to those of the project, ``homes`` known annotations to their articles.
        """
        known = self._read.known_links(link.id for link in draft.links if link.id) if draft.links else set()
        edits: list[Edit] = []
        for link in draft.links:
            where = (draft.place, link.line or draft.line)
            from_id = local.get(link.from_id, "" if draft.local_ids else link.from_id)
            to_id = local.get(link.to_id, "" if draft.local_ids else link.to_id)
            if from_id not in homes:
                self._refuse("link.no_start", {"from": link.from_id}, where)
            elif not to_id:
                self._refuse("link.no_end", {"to": link.to_id}, where)
            elif from_id == to_id:
                self._refuse("link.to_itself", {"from": link.from_id}, where)
            elif self._is_known(link, from_id, to_id, known):
                self._report.passed(Kind.LINK)
            else:
                made = self._made(link, from_id, to_id, where)
                self._seen.add(made.id)
                if to_id in homes:
                    edits.append(Edit(None, replace(made, to_article="")))
                    self._report.took(Kind.LINK)
                else:
                    note = Trouble("link.awaited", {"to": to_id, "type": link.type}, *where)
                    self._waiting.setdefault(to_id, []).append((made, note))
        return edits

    def joined(self, homes: Mapping[str, str]) -> Iterable[Edit]:
        """Return the edits for links that waited for one of these annotations."""
        if not (self._waiting or self._kept):
            return
        for to_id in [one for one in (*self._waiting, *self._kept) if one in homes]:
            for awaited in self._kept.pop(to_id, ()):
                yield Edit(awaited, None)
                yield Edit(None, replace(awaited.link, to_article=""))
                self._report.notes.append(Trouble("link.joined", {"type": awaited.link.type, "to": to_id}))
            for link, _ in self._waiting.pop(to_id, ()):
                yield Edit(None, replace(link, to_article=""))
                self._report.took(Kind.LINK)

    def awaited(self) -> Iterable[Edit]:
        """Return the edits that keep what still waits at the end of the file."""
        for links in self._waiting.values():
            for link, note in links:
                yield Edit(None, AwaitedLink(id=link.id, link=link))
                self._report.notes.append(note)
                self._report.took(Kind.LINK)
        self._waiting.clear()

    def _is_known(self, link: DraftLink, from_id: str, to_id: str, known: set[str]) -> bool:
        if link.id:
            return link.id in known or link.id in self._seen
        if (link.type, from_id, to_id) in self._joins:
            return True
        self._joins.add((link.type, from_id, to_id))
        there = (*self._read.links_touching(from_id), *(each.link for each in self._kept.get(to_id, ())))
        return any((one.type, one.from_id, one.to_id) == (link.type, from_id, to_id) for one in there)

    def _made(self, link: DraftLink, from_id: str, to_id: str, where: tuple[str, int]) -> Link:
        return Link(
            id=link.id or new_id(),
            type=self._register.link_type(link.type, *where),
            from_id=from_id,
            to_id=to_id,
            to_article=link.to_article,
            note=link.note,
            annotator=link.annotator,
            created=link.created,
            extra=link.extra,
        )

    def _refuse(self, code: str, facts: Mapping[str, str], where: tuple[str, int]) -> None:
        self._report.refused.append(Trouble(code, dict(facts), *where))
