"""What an import is given: files, folders, archives of files, and texts that were pasted, each as one file to read."""

from __future__ import annotations

import os
import tempfile
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, TypeAlias

from annotator.core.errors import Trouble, UserError
from annotator.formats.archive import is_archive, opened_archive
from annotator.formats.files import opened, told_as_user_errors
from annotator.formats.registry import HEAD_BYTES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from annotator.formats.archive import Archive
    from annotator.formats.base import Format
    from annotator.formats.drafts import DraftArticle
    from annotator.formats.registry import Registry

_UNNAMED = "unnamed"
_ZIP = ".zip"
_ARCHIVE = "archive"  # in an article's meta: the archive that its file lay in


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """A file that lies nowhere: what was pasted or dropped. Text is kept exactly; bytes are read as a file's are.

    ``name`` is what the article's file is called, and by its suffix may say what it is.
    """

    name: str
    data: bytes | str


Given: TypeAlias = "Path | Received"


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """One file to read. ``name`` is its path below what was given, ``place`` how reports call it.

    ``member`` is its name in the archive at ``path``; ``data`` are its bytes where it lies nowhere.
    """

    path: Path
    name: str
    place: str
    member: str = ""
    beside: tuple[str, ...] = ()  # other members that belong to it
    data: bytes | None = None


@dataclass(slots=True)
class Arrivals:
    """Finds the files of an import, and hands each to its reader. Closed, it leaves nothing behind on the disk.

    ``reader`` is the one format that all are in; None, where each one's is found out. ``fail`` hears of what cannot
    be looked into.
    """

    registry: Registry
    reader: Format | None
    fail: Callable[[Trouble], None]
    _stack: ExitStack = field(default_factory=ExitStack)
    _archive_stack: ExitStack = field(default_factory=ExitStack)
    _open: tuple[Path, Archive] | None = None
    _folder: Path | None = None

    def __enter__(self) -> Arrivals:
        return self

    def __exit__(self, *_: object) -> None:
        with self._stack:
            self._archive_stack.close()

    # Which files there are

    def files(self, given: Sequence[Given]) -> Iterator[Arrival]:
        """Yield every file: those named, those below folders that have a known suffix, those in archives."""
        for one in given:
            if isinstance(one, Received):
                data = one.data if isinstance(one.data, bytes) else one.data.encode("utf-8", "surrogatepass")
                name = one.name or _UNNAMED
                yield Arrival(path=Path(name), name=name, place=name, data=data)
            elif os.path.isdir(one):  # noqa: PTH112 - what pathlib would raise for is told when the file is read
                yield from self._below(one)
            else:
                yield from self._file(one, one.name)

    def _file(self, path: Path, name: str) -> Iterator[Arrival]:
        whole = Arrival(path=path, name=name, place=str(path))
        if not self._is_archive_of_files(path):
            yield whole
            return
        try:
            with opened(path) as stream, opened_archive(stream, path) as archive:
                names = archive.names()
        except UserError as error:
            self.fail(error.trouble)
            return
        yield from self._members(path, names)

    def _is_archive_of_files(self, path: Path) -> bool:
        """Tell whether the file is a ZIP archive, and none of a format that is one itself, such as a workbook."""
        try:
            with opened(path) as stream:
                head = stream.read(HEAD_BYTES)
            if not is_archive(head):
                return False
            if self.reader is not None:
                return path.name.lower().endswith(_ZIP) and not self.reader.sniff(head, path.name)
            self.registry.detect(path)
        except UserError as error:
            return error.code == "format.not_recognised"
        return False

    def _members(self, path: Path, names: Sequence[str]) -> Iterator[Arrival]:
        by_folder: dict[str, list[str]] = {}
        for name in names:
            inner = PurePosixPath(name.replace("\\", "/"))
            if not any(part.startswith((".", "__MACOSX")) for part in inner.parts):
                by_folder.setdefault(str(inner.parent), []).append(name)
        found = False
        for members in by_folder.values():
            leaves = {PurePosixPath(name.replace("\\", "/")).name: name for name in members}
            companions = frozenset() if self.reader else self.registry.companions(leaves)
            for leaf, name in sorted(leaves.items()):
                if leaf in companions or not leaf.lower().endswith((*self._suffixes(), _ZIP)):
                    continue
                found = True
                if leaf.lower().endswith(_ZIP):
                    self.fail(Trouble("zip.nested", {}, f"{path}/{name}"))
                    continue
                stem = leaf.rpartition(".")[0]
                yield Arrival(
                    path=path,
                    name=name,
                    place=f"{path}/{name}",
                    member=name,
                    beside=tuple(leaves[each] for each in companions if each.rpartition(".")[0] == stem),
                )
        if not found:
            self._nothing(path)

    def _below(self, folder: Path) -> Iterator[Arrival]:
        """Yield the files below a folder, in the order of their names; hidden ones are left."""
        found = False

        def refused(error: OSError) -> None:
            try:
                with told_as_user_errors(Path(error.filename or folder)):
                    raise error
            except UserError as known:
                self.fail(known.trouble)

        for place, folders, names in os.walk(folder, onerror=refused):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            companions = frozenset() if self.reader else self.registry.companions(names)
            for name in sorted(names):
                if name in companions or name.startswith("."):
                    continue
                if name.lower().endswith((*self._suffixes(), _ZIP)):
                    found = True
                    path = Path(place, name)
                    yield from self._file(path, path.relative_to(folder).as_posix())
        if not found:
            self._nothing(folder)

    def _suffixes(self) -> tuple[str, ...]:
        return tuple(sorted(self.reader.info.suffixes if self.reader else self.registry.suffixes()))

    def _nothing(self, place: Path) -> None:
        self.fail(Trouble("folder.nothing_known", {"suffixes": ", ".join(self._suffixes())}, str(place)))

    # What each of them says

    def located(self, arrival: Arrival) -> Path:
        """Return where the file's bytes can be read; raise `UserError` where an archive does not give them."""
        if arrival.data is None and not arrival.member:
            return arrival.path
        folder = self._emptied()
        leaf = PurePosixPath(arrival.name.replace("\\", "/")).name
        target = folder / (leaf.encode("utf-8", "replace").decode().replace("\0", "")[-100:] or _UNNAMED)
        if arrival.data is not None:
            target.write_bytes(arrival.data)
            return target
        archive = self._archive(arrival.path)
        for name in arrival.beside:
            (folder / PurePosixPath(name.replace("\\", "/")).name).write_bytes(archive.read(name))
        target.write_bytes(archive.read(arrival.member))
        return target

    def _archive(self, path: Path) -> Archive:
        if self._open is None or self._open[0] != path:
            self._archive_stack.close()
            stream = self._archive_stack.enter_context(opened(path))
            self._open = path, self._archive_stack.enter_context(opened_archive(stream, path))
        return self._open[1]

    def _emptied(self) -> Path:
        """Return a folder of our own, which nobody else may enter, with nothing in it."""
        if self._folder is None:
            self._folder = Path(
                self._stack.enter_context(tempfile.TemporaryDirectory(prefix="claims-import-"))
            )
        for each in self._folder.iterdir():
            each.unlink()
        return self._folder


def as_arrived(item: DraftArticle | Trouble, arrival: Arrival, path: Path) -> DraftArticle | Trouble:
    """Return what a reader said of the file at ``path`` with the name and the place that the file came with."""
    if isinstance(item, Trouble):
        return placed(item, arrival, path)
    changes: dict[str, object] = {}
    if path != arrival.path or arrival.member:
        changes = {
            "place": arrival.place + item.place.removeprefix(str(path)),
            "troubles": tuple(placed(each, arrival, path) for each in item.troubles),
            "notes": tuple(placed(each, arrival, path) for each in item.notes),
            "repairs": tuple(placed(each, arrival, path) for each in item.repairs),
        }
        if arrival.member and item.tells_facts:
            changes["meta"] = {**item.meta, _ARCHIVE: arrival.path.name}
    own, _, inside = item.file.partition(
        "/"
    )  # what stands inside a file, such as a document attached to a message
    if own == path.name and arrival.name != own:
        name = f"{arrival.name}/{inside}" if inside else arrival.name
        changes["file"] = name.encode("utf-8", "replace").decode()
    return replace(item, **changes) if changes else item  # type: ignore[arg-type]  # each of its field's type


def placed(trouble: Trouble, arrival: Arrival, path: Path) -> Trouble:
    """Return a trouble of the file at ``path`` with the place that the file came with."""
    if not trouble.file:
        return replace(trouble, file=arrival.place)
    if trouble.file.startswith(str(path)) and not trouble.file.startswith(arrival.place):
        return replace(trouble, file=arrival.place + trouble.file.removeprefix(str(path)))
    return trouble
