"""The tag sets of two projects on their way into one: labels and link types, field by field where they share a past.

A label is the same one if its id is, or else its name. What only one side has changed since the two parted is as that
side has it, each field by itself: a name from here and a colour from there are no conflict. A field that both have
changed stays as it is here, and is told. Link types name labels; they are compared by the labels that they mean, so
that a new name is no other type.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields, replace
from typing import TYPE_CHECKING, Any, TypeVar

from annotator.core.edits import Edit, EditSet, Kind
from annotator.core.errors import Trouble
from annotator.core.tagset import Label, LinkType, TagSet
from annotator.services.merge_history import OPERATION, Histories, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from annotator.core.edits import Entity
    from annotator.services.session import Bulk
    from annotator.services.transfer_report import ImportReport
    from annotator.store.queries import Queries

    Names = dict[tuple[Kind, str], str]

_QUIET = frozenset({"position", "key"})  # where two have chosen otherwise, nobody has to decide between them
Thing = TypeVar("Thing", Label, LinkType)


@dataclass(slots=True)
class TagSetMerge:
    """The tag set of one other project on its way in. ``names`` is told what its labels are called here."""

    here: Queries
    there: Queries
    bulk: Bulk
    report: ImportReport
    file: str
    histories: Histories
    names: Names
    _base_names: dict[str, str] = field(default_factory=dict)  # names of labels when the two parted -> ids

    def bring_in(self) -> None:
        """Bring in labels and link types, new ones and changes."""
        ours, theirs = self.here.tag_set(), self.there.tag_set()
        self._base_names = {label.name: label.id for label in (*theirs, *ours)}
        for label in (*theirs, *ours):
            base = self.histories.base(Kind.LABEL, label.id)
            if isinstance(base, Label):
                self._base_names.setdefault(base.name, label.id)
        for label in theirs:
            known = next((each for each in ours if each.id == label.id), None) or ours.named(label.name)
            self.names[Kind.LABEL, label.id] = known.id if known else label.id
        self._settle_labels(ours, theirs)
        for label in theirs:
            if self._is_new(label):
                self._new_label(label)
        self._link_types(ours, theirs)

    def delete_as_there(self) -> None:
        """Delete labels and link types that were deleted there, unless something here has them or was changed here."""
        for one in list(self.histories.deleted_there(Kind.LINK_TYPE)):
            kind = self.here.tag_set().link_type(one)
            is_used = any(link.type == one for link in self.here.links()) or any(
                each.link.type == one for each in self.here.awaited_links()
            )
            if kind is not None:
                self._delete(Kind.LINK_TYPE, kind, one, is_used=is_used)
        for one in list(self.histories.deleted_there(Kind.LABEL)):
            labels = self.here.tag_set().labels
            label = next((each for each in labels if each.id == one), None)
            if label is not None:
                is_used = next(iter(self.here.annotations_with(label_id=one)), None) is not None
                self._delete(Kind.LABEL, label, label.name, is_used=is_used or len(labels) == 1)

    # Labels

    def _is_new(self, label: Label) -> bool:
        return self.names[Kind.LABEL, label.id] == label.id and all(
            each.id != label.id for each in self.here.tag_set()
        )

    def _new_label(self, label: Label) -> None:
        """Make a label that is not here; one that was deleted here only where something that comes in has it."""
        verdict = self.histories.verdict(Kind.LABEL, label.id, None, label)
        if verdict is Verdict.OURS and not self._is_wanted(label.id):
            return
        if self.histories.deleted_here(Kind.LABEL, label.id):
            self._tell("merge.deleted_here", Kind.LABEL, label.id, label.name)
        now = self.here.tag_set().labels
        place = label.position
        if any(each.position == place for each in now):
            place = max((each.position for each in now), default=-1) + 1
        made = self._fitting(replace(label, position=place), now)
        # First as it is there, so that the other project, where it merges this one, sees that this is a later state.
        first = replace(label, name=made.name)
        self._apply(Edit(None, first))
        if first != made:
            self._apply(Edit(first, made))
        self.report.made[Kind.LABEL.value] += 1

    def _is_wanted(self, label_id: str) -> bool:
        """Tell whether an annotation with this label comes in, though the label was deleted here."""
        return any(
            self.histories.verdict(Kind.ANNOTATION, each.id, self.here.annotation(each.id), each)
            not in {Verdict.OURS, Verdict.SAME}
            for each in self.there.annotations_with(label_id=label_id)
        )

    def _settle_labels(self, ours: TagSet, theirs: TagSet) -> None:
        changes: list[tuple[Label, Label, Label]] = []
        for label in theirs:
            known = next((each for each in ours if each.id == label.id), None)
            if known is not None and known != label:
                verdict = self.histories.verdict(Kind.LABEL, known.id, known, label)
                base = self.histories.base(Kind.LABEL, known.id)
                merged = self._merged(Kind.LABEL, known, label, base=base, verdict=verdict, name=label.name)
                changes.append((known, label, merged))
        # Names are taken in turn; two that have changed places give theirs up first.
        wanted = {merged.name for known, _, merged in changes if merged.name != known.name}
        blocking = [
            known for known, _, merged in changes if known.name in wanted and merged.name != known.name
        ]
        for known in blocking:
            self._apply(Edit(known, replace(known, name=known.id, key="")))
        for known, label, merged in changes:
            now = next(each for each in self.here.tag_set() if each.id == known.id)
            others = [each for each in self.here.tag_set() if each.id != known.id]
            fitting = self._fitting(merged, others, instead=known)
            if fitting.name != merged.name:
                self._tell("merge.changed_in_both", Kind.LABEL, known.id, label.name, "this project")
            self._make(Kind.LABEL, now, label, fitting)

    def _fitting(self, label: Label, others: Iterable[Label], *, instead: Label | None = None) -> Label:
        """Return the label with a name and a key that no other has."""
        names, keys = {each.name for each in others}, {each.key for each in others}
        name, key = label.name, label.key
        if name in names:
            name = instead.name if instead is not None and instead.name not in names else _free(name, names)
        if key in keys:
            key = instead.key if instead is not None and instead.key not in keys else ""
        return replace(label, name=name, key=key)

    # Link types

    def _link_types(self, ours: TagSet, theirs: TagSet) -> None:
        named_now = {label.id: label.name for label in self.here.tag_set()}
        for kind in theirs.link_types:
            known = ours.link_type(kind.id)
            meant = _renamed(kind, self._meaning(theirs), named_now)
            if known is None:
                verdict = self.histories.verdict(Kind.LINK_TYPE, kind.id, None, kind)
                is_used = any(link.type == kind.id for link in self.there.links())
                if verdict is Verdict.OURS and not is_used:
                    continue
                if self.histories.deleted_here(Kind.LINK_TYPE, kind.id):
                    self._tell("merge.deleted_here", Kind.LINK_TYPE, kind.id, kind.id)
                self._apply(Edit(None, meant))
                self.report.made[Kind.LINK_TYPE.value] += 1
                continue
            own = _renamed(known, self._meaning(ours), named_now)
            base = self.histories.base(Kind.LINK_TYPE, kind.id)
            if isinstance(base, LinkType):
                base = _renamed(base, self._base_names, named_now)
            verdict = self.histories.verdict(Kind.LINK_TYPE, kind.id, known, kind)
            merged = own
            if own != meant:
                merged = self._merged(Kind.LINK_TYPE, own, meant, base=base, verdict=verdict, name=kind.id)
            self._make(Kind.LINK_TYPE, known, kind, merged)

    def _meaning(self, tag_set: TagSet) -> dict[str, str]:
        """Return the ids of labels here by their names in one of the two tag sets."""
        return {label.name: self.names.get((Kind.LABEL, label.id), label.id) for label in tag_set}

    # Both

    def _merged(
        self, kind: Kind, ours: Thing, theirs: Thing, *, base: Entity | None, verdict: Verdict, name: str
    ) -> Thing:
        """Return what two states come to; a field that both have changed is ours, and told."""
        if verdict is Verdict.THEIRS:
            return theirs
        if verdict in {Verdict.OURS, Verdict.SAME}:
            return ours
        if verdict is Verdict.UNKNOWN or not isinstance(base, type(ours)):
            facts = {"kind": kind.value.replace("_", " "), "name": name[:80]}
            self.report.notes.append(Trouble("merge.differs", facts, self.file))
            return ours
        merged, is_disputed = three_ways(ours, theirs, base)
        if is_disputed:
            self._tell("merge.changed_in_both", kind, ours.id, name, "this project")
        return merged

    def _make(self, kind: Kind, now: Thing, theirs: Thing, wanted: Thing) -> None:
        """Make a state true; where it is neither theirs nor ours, theirs stands in the journal before it."""
        is_both = self.histories.verdict(kind, now.id, now, theirs) is Verdict.BOTH
        if is_both and wanted != theirs:
            taken = {each.name for each in self.here.tag_set() if each.id != now.id}
            between: Any = theirs
            if isinstance(between, Label) and between.name in taken:
                between = wanted
            self._apply(Edit(now, between))
            now = between
        if now != wanted:
            self._apply(Edit(now, wanted))

    def _delete(self, kind: Kind, thing: Label | LinkType, name: str, *, is_used: bool) -> None:
        verdict = self.histories.verdict(kind, thing.id, thing, None)
        if verdict is Verdict.BOTH or (verdict is Verdict.THEIRS and is_used):
            self._tell("merge.deleted_there", kind, thing.id, name)
        elif verdict is Verdict.THEIRS:
            self._apply(Edit(thing, None))

    def _apply(self, edit: Edit) -> None:
        if edit.before != edit.after:
            self.bulk.apply(EditSet(OPERATION, (edit,)))

    def _tell(self, code: str, kind: Kind, own_id: str, name: str, kept: str = "") -> None:
        facts = {"kind": kind.value.replace("_", " "), "id": own_id, "name": name[:80], "kept": kept}
        self.report.repairs.append(Trouble(code, {**facts, **self.histories.places(kind, own_id)}, self.file))


def three_ways(ours: Thing, theirs: Thing, base: Thing) -> tuple[Thing, bool]:
    """Return what two states that both come from ``base`` come to, and whether both have changed one field otherwise.

    Such a field is ours.
    """
    taken: dict[str, object] = {}
    is_disputed = False
    for each in fields(ours):
        mine, other, was = (getattr(one, each.name) for one in (ours, theirs, base))
        if mine == was:
            taken[each.name] = other
        elif other not in (was, mine) and each.name not in _QUIET:
            is_disputed = True
    return replace(ours, **taken), is_disputed  # type: ignore[arg-type]  # the fields of the same class


def _renamed(kind: LinkType, ids: Mapping[str, str], names: Mapping[str, str]) -> LinkType:
    """Return a link type with the names that its labels have now, which it knows by other names."""

    def now(known: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(names.get(ids.get(name, ""), name) for name in known)

    return replace(kind, from_labels=now(kind.from_labels), to_labels=now(kind.to_labels))


def _free(name: str, taken: set[str]) -> str:
    number = 2
    while (free := f"{name}-{number}") in taken:
        number += 1
    return free
