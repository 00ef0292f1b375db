"""Brings in the labels and link types that a file says its project had."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from annotator.core.edits import Edit
from annotator.core.errors import Trouble
from annotator.core.ids import new_id
from annotator.services.tagsets import load_default

if TYPE_CHECKING:
    from collections.abc import Iterator

    from annotator.core.tagset import Label, LinkType, TagSet
    from annotator.services.transfer_report import ImportReport
    from annotator.store.queries import Queries


def is_untouched(read: Queries) -> bool:
    """Tell whether nothing has been done in a project yet, and its tag set is the one that new projects start with."""
    return read.last_seq() <= 1 and looks(read.tag_set()) == looks(load_default())


def looks(tag_set: TagSet) -> tuple[tuple[Label, ...], tuple[LinkType, ...]]:
    """Return a tag set but for the ids of its labels, which are made up anew in each project."""
    return tuple(replace(label, id="") for label in tag_set.labels), tag_set.link_types


class TagSetResolver:
    """The tag set of a project during one import.

    A project in which nothing was done yet takes over the first file's tag set whole. Any other takes what it lacks:
    what is there stays as it is, and the report tells of labels that look otherwise in the file.
    """

    def __init__(self, read: Queries, report: ImportReport) -> None:
        self._report = report
        self._untouched = is_untouched(read)
        self._unwanted: dict[str, Label | LinkType] = {}  # deleted at the end, if nothing uses them

    def adopted(
        self, wanted: TagSet, labels: dict[str, Label], types: dict[str, LinkType], file: str, line: int
    ) -> Iterator[Edit]:
        """Yield the edits, and bring ``labels`` (by name) and ``types`` (by id) up to them."""
        takes_over, self._untouched = self._untouched, False
        keys = {label.key for label in labels.values()}
        for label in wanted.labels:
            known = labels.get(label.name)
            if known is None:
                made = replace(label, id=new_id())
                if not takes_over:
                    made = replace(made, key="" if label.key in keys else label.key, position=len(labels))
                labels[made.name] = made
                self._report.made["label"] += 1
                yield Edit(None, made)
                continue
            same = replace(label, id=known.id)
            if takes_over and same != known:
                labels[label.name] = same
                yield Edit(known, same)
            elif replace(same, key=known.key, position=known.position) != known:
                self._report.notes.append(Trouble("label.kept", {"name": label.name[:60]}, file, line))
        for kind in wanted.link_types:
            there = types.get(kind.id)
            if there is None:
                types[kind.id] = kind if takes_over else replace(kind, position=len(types))
                self._report.made["link_type"] += 1
                yield Edit(None, types[kind.id])
            elif takes_over and there != kind:
                types[kind.id] = kind
                yield Edit(there, kind)
        if takes_over:
            names, ids = {label.name for label in wanted}, {kind.id for kind in wanted.link_types}
            self._unwanted |= {name: label for name, label in labels.items() if name not in names}
            self._unwanted |= {f"link {one}": kind for one, kind in types.items() if one not in ids}

    def use(self, name: str) -> None:
        """Keep a label, or a link type by ``link`` and its id, that the file uses without saying so."""
        self._unwanted.pop(name, None)

    def left_over(self) -> Iterator[Edit]:
        """Yield the edits that delete what the file's tag set does not have. Call it at the end."""
        for thing in self._unwanted.values():
            yield Edit(thing, None)
        self._unwanted.clear()
