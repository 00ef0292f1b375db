"""Finds the labels, link types, speakers and statements a file names in a project, and makes those it lacks."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from annotator.core.edits import Edit, Kind
from annotator.core.errors import Trouble
from annotator.core.ids import new_id
from annotator.core.tagset import Label, LinkType, Pattern
from annotator.core.values import Source, SourceKind, Statement
from annotator.services.resolve_tagset import TagSetResolver
from annotator.store.state import folded_name

if TYPE_CHECKING:
    from annotator.core.edits import Entity
    from annotator.formats.drafts import DraftProject, DraftSpeaker, DraftStatement
    from annotator.services.transfer_report import ImportReport
    from annotator.store.queries import Queries

_T = TypeVar("_T", Source, Statement)
# Okabe and Ito's colours, which stay apart for colour-blind eyes, in an order that spares those of the default tags.
_COLOURS = ("#CC79A7", "#56B4E9", "#E69F00", "#009E73", "#D55E00", "#0072B2", "#F0E442")


class Register:
    """The names of a project during one import. What it makes is handed over by `made`, once."""

    def __init__(self, read: Queries, report: ImportReport) -> None:
        tag_set = read.tag_set()
        self._report = report
        self._labels = {label.name: label for label in tag_set}
        self._link_types = {kind.id: kind for kind in tag_set.link_types}
        self._tag_set = TagSetResolver(read, report)
        self._sources = {source.id: source for source in read.sources()}
        self._statements = {statement.id: statement for statement in read.statements()}
        self._names: dict[str, str] = {}
        for source in self._sources.values():
            for name in (source.name, *source.aliases):
                self._names.setdefault(folded_name(name), source.id)
        self._wordings: dict[str, str] = {}
        for statement in self._statements.values():
            self._wordings.setdefault(statement.wording, statement.id)
        self._came_with_id: set[str] = set()  # in this import: two ids of one file stay two
        self._edits: list[Edit] = []

    def made(self) -> tuple[Edit, ...]:
        """Return the edits that make what was lacking since the last call."""
        edits, self._edits = tuple(self._edits), []
        return edits

    def take(self, project: DraftProject, file: str, line: int) -> None:
        """Bring in the tag set, the speakers and the statements that a file says its project had."""
        self._edits += self._tag_set.adopted(project.tag_set, self._labels, self._link_types, file, line)
        for speaker in project.speakers:
            self.speaker(speaker)
        for statement in project.statements:
            self.statement(statement)

    def left_over(self) -> tuple[Edit, ...]:
        """Return the edits that delete what a project took over a tag set without. Call it at the end."""
        return tuple(self._tag_set.left_over())

    def known_label(self, name: str) -> str:
        """Return the id of the label of this name, or an empty string."""
        known = self._labels.get(name)
        return known.id if known is not None else ""

    def label(self, name: str, file: str, line: int) -> str:
        """Return the id of the label of this name; a new one gets a colour and a pattern of its own, and is noted."""
        known = self._labels.get(name)
        if known is None:
            count = len(self._labels)
            patterns = tuple(Pattern)
            made = Label(
                id=new_id(),
                name=name,
                colour=_COLOURS[count % len(_COLOURS)],
                pattern=patterns[count % len(patterns)],
                position=count,
            )
            known = self._labels[name] = made
            self._make(made, Kind.LABEL)
            self._report.notes.append(Trouble("label.made", {"name": name[:60]}, file, line))
        self._tag_set.use(name)
        return known.id

    def link_type(self, name: str, file: str, line: int) -> str:
        """Return the link type of this name, made and noted where it is new."""
        if name not in self._link_types:
            made = self._link_types[name] = LinkType(id=name, position=len(self._link_types))
            self._make(made, Kind.LINK_TYPE)
            self._report.notes.append(Trouble("link.type_made", {"name": name[:60]}, file, line))
        self._tag_set.use(f"link {name}")
        return name

    def known_speaker(self, own_id: str | None) -> str:
        """Return the id where there is a speaker of that id, or an empty string."""
        return own_id if own_id and own_id in self._sources else ""

    def known_statement(self, own_id: str | None) -> str:
        """Return the id where there is a statement of that id, or an empty string."""
        return own_id if own_id and own_id in self._statements else ""

    def speaker(self, draft: DraftSpeaker | None) -> str:
        """Return the id of a speaker: found by id, else by name or alias, else made. Empty for none."""
        if draft is None or not draft.name.strip():
            return ""
        known = self._found(draft.id, self._names.get(folded_name(draft.name)), self._sources)
        if known is None:
            made = Source(
                id=draft.id or new_id(),
                name=draft.name,
                aliases=draft.aliases,
                kind=SourceKind(draft.kind or SourceKind.PERSON),
                role=draft.role,
                affiliation=draft.affiliation,
                reliability=draft.reliability or "F",
                note=draft.note,
                extra=draft.extra,
            )
            known = made.id
            self._sources[known] = made
            for name in (made.name, *made.aliases):
                self._names.setdefault(folded_name(name), known)
            if draft.id:
                self._came_with_id.add(known)
            self._make(made, Kind.SOURCE)
        return known

    def statement(self, draft: DraftStatement | None) -> str:
        """Return the id of a statement: found by id, else by wording, else made. Empty for none."""
        if draft is None:
            return ""
        known = self._found(draft.id, self._wordings.get(draft.wording), self._statements)
        if known is None:
            made = Statement(
                id=draft.id or new_id(),
                wording=draft.wording,
                credibility=draft.credibility or 6,
                judgement=draft.judgement,
                note=draft.note,
                extra=draft.extra,
            )
            known = made.id
            self._statements[known] = made
            self._wordings.setdefault(made.wording, known)
            if draft.id:
                self._came_with_id.add(known)
            self._make(made, Kind.STATEMENT)
        return known

    def _found(self, own_id: str, same: str | None, known: dict[str, _T]) -> str | None:
        if own_id and own_id in known:
            return own_id
        if same is not None and not (own_id and same in self._came_with_id):
            return same
        return None

    def _make(self, entity: Entity, kind: Kind) -> None:
        self._edits.append(Edit(None, entity))
        self._report.made[kind.value] += 1
