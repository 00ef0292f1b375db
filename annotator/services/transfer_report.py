"""What an import did: how many records it took and skipped, and each one it could not take or took otherwise."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from annotator.services.wording import sentence

if TYPE_CHECKING:
    from collections.abc import Iterable

    from annotator.core.edits import Kind
    from annotator.core.errors import Trouble
    from annotator.services.wording import Translate


@dataclass(slots=True)
class ImportReport:
    """The outcome of one import. A record is an article, an annotation or a link.

    ``refused`` are records that are not in the project; ``repairs`` records that are, otherwise than they stood;
    ``notes`` what a reader of the report should know besides. ``failed`` are whole files, also listed in
    ``refused``; ``made`` counts the labels, link types, speakers and statements that were new. ``edits`` are all
    changes that a merge makes, those of things that were there already and deletions among them.
    """

    accepted: Counter[str] = field(default_factory=Counter)
    skipped: Counter[str] = field(default_factory=Counter)
    made: Counter[str] = field(default_factory=Counter)
    refused: list[Trouble] = field(default_factory=list)
    repairs: list[Trouble] = field(default_factory=list)
    notes: list[Trouble] = field(default_factory=list)
    failed: list[Trouble] = field(default_factory=list)
    edits: int = 0
    files: int = 0
    dry_run: bool = False

    def took(self, kind: Kind, count: int = 1) -> None:
        """Count records that came in."""
        if count:
            self.accepted[kind.value] += count

    def passed(self, kind: Kind) -> None:
        """Count a record that was there already."""
        self.skipped[kind.value] += 1

    def put_in_order(self, files: Iterable[str]) -> None:
        """Sort what is listed as the files were given, what lies inside one as that one, and by line within each."""
        places = {file: place for place, file in enumerate(dict.fromkeys(files))}

        def place_of(file: str) -> int:
            while file and file not in places:
                file = file.rpartition("/")[0]
            return places.get(file, -1)

        for listed in (self.refused, self.repairs, self.notes):
            listed.sort(key=lambda trouble: (place_of(trouble.file), trouble.line))

    @property
    def is_nothing(self) -> bool:
        """Tell whether no file could be read at all."""
        return (
            bool(self.failed)
            and len(self.failed) == len(self.refused)
            and not (self.accepted or self.skipped)
        )

    def as_json(self, translate: Translate | None = None) -> dict[str, Any]:
        """Return the report as the command line prints it."""
        return {
            "accepted": self.accepted.total(),
            "skipped": self.skipped.total(),
            "repaired": len(self.repairs),
            "refused": [as_json(trouble, translate) for trouble in self.refused],
            "repairs": [as_json(trouble, translate) for trouble in self.repairs],
            "notes": [as_json(trouble, translate) for trouble in self.notes],
            "files": self.files,
            "dry_run": self.dry_run,
            "by_kind": {
                "accepted": dict(self.accepted),
                "skipped": dict(self.skipped),
                "new": dict(self.made),
            },
        }


def as_json(trouble: Trouble, translate: Translate | None = None) -> dict[str, Any]:
    """Return a trouble as ``{"file", "line", "what", "remedy", "code"}``."""
    what, remedy = sentence(trouble, translate)
    return {"file": trouble.file, "line": trouble.line, "what": what, "remedy": remedy, "code": trouble.code}
