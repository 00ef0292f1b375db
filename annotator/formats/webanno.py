"""UIMA CAS as WebAnno, INCEpTION and DKPro exchange it: XMI with its type system, or JSON, alone or in ZIP archives.

The program reads and writes these by itself: a reader that takes a file as a whole or not at all would lose an article
for one damaged annotation. dkpro-cassis, the library for such files, is what the tests hold ours to.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import partial
from io import BytesIO
from itertools import chain, islice
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, BinaryIO

from annotator.core.errors import Trouble, UserError
from annotator.formats import cas_json, cas_xmi, strict_json
from annotator.formats.archive import ArchiveWriter, opened_archive
from annotator.formats.base import Feature, Info, ReadOptions, WriteOptions, WriteReport
from annotator.formats.cas_json import STRUCTURES, TYPES, VIEWS
from annotator.formats.cas_layers import SLOT
from annotator.formats.cas_model import INITIAL_VIEW, TypeSystem
from annotator.formats.cas_read import drafts
from annotator.formats.cas_write import Article, json_structures, json_types, type_system, xmi
from annotator.formats.files import opened, read_whole
from annotator.formats.json_items import utf8
from annotator.formats.names import stem_of
from annotator.formats.safe_xml import MOST_BYTES
from annotator.formats.webanno_tsv import MARK, cas_of_tsv

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path
    from typing import TypeAlias

    from annotator.formats.archive import Archive
    from annotator.formats.cas_model import Cas
    from annotator.formats.documents import Document
    from annotator.formats.drafts import DraftArticle

    Add: TypeAlias = Callable[[str, bytes], None]

_ARCHIVE = b"PK\x03\x04"
_JSON = re.compile(rb'\s*\{\s*"%(?:TYPES|FEATURE_STRUCTURES|VIEWS)"')
_DESCRIPTION = "TypeSystem.xml"
_FILES = (".xmi", ".json", ".tsv")
# The path of what one person marked, in an exported project of WebAnno or INCEpTION.
_OF_PERSON = re.compile(
    r"(?:^|/)(?:annotation|curation)/([^/]+)/([^/]+)\.(?:xmi|json|tsv|zip)$", re.IGNORECASE
)
_LEVELS = 2  # of archives inside archives: a project holds one for each person and document
_CARRIES = frozenset(Feature) - {Feature.REGIONS, Feature.CROSS_LINKS}


class WebAnno:
    """XMI files with the type system that describes them; what WebAnno writes as JSON and TSV is read as well."""

    info = Info(
        name="webanno",
        title="UIMA CAS (WebAnno, INCEpTION)",
        suffixes=(".xmi", ".zip", ".tsv"),
        reads=True,
        writes=True,
        carries=_CARRIES - {Feature.CONTROLS},
        unit="UTF-16 units",
    )

    def sniff(self, head: bytes, name: str) -> int:  # noqa: ARG002 - the content tells
        """Tell how sure it is that the file holds a CAS, from 0 to 100."""
        start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
        if start.startswith(_ARCHIVE):
            return 85 if re.search(rb"\.xmi|TypeSystem\.xml|exportedproject\.json", head) else 0
        if start.startswith(MARK):
            return 97
        return 95 if start.startswith(b"<") and b"http://www.omg.org/XMI" in head else 0

    def read(self, path: Path, options: ReadOptions) -> Iterator[DraftArticle | Trouble]:
        """Yield the articles of a file or archive. Raises `UserError` for what cannot be read, or is not safe."""
        with opened(path) as stream:
            if stream.read(4) == _ARCHIVE:
                stream.seek(0)
                with opened_archive(stream, path) as archive:
                    yield from _of_archive(archive, path, options, _LEVELS)
                return
            stream.seek(0)
            data = read_whole(stream, MOST_BYTES)
        yield from _of_file(data, path, options, lambda: _beside(path))

    def write(self, documents: Iterable[Document], out: BinaryIO, options: WriteOptions) -> WriteReport:
        """Write a ZIP archive of one XMI file an article, and the type system they share."""
        with ArchiveWriter(out) as archive:
            return self.write_parts(documents, archive.add, options)

    def write_parts(self, documents: Iterable[Document], add: Add, options: WriteOptions) -> WriteReport:
        """Write the same files one by one, with ``add(name, bytes)``."""
        if not options.with_text:
            raise UserError("format.needs_text", format=self.info.name)
        used: set[str] = set()
        attributes: set[str] = set()
        articles = annotations = 0
        for document in documents:
            made = Article(document, is_xml=True)
            attributes.update(name for each in document.annotations for name in each.attributes)
            add(f"{stem_of(document, used)}.xmi", xmi(made, document.text))
            articles += 1
            annotations += len(document.annotations)
        add(_DESCRIPTION, type_system(attributes))
        return WriteReport(articles=articles, annotations=annotations)


class WebAnnoJSON:
    """JSON CAS 0.4, which holds every character: one file an article, several in a ZIP archive."""

    info = Info(
        name="webanno-json",
        title="UIMA CAS as JSON",
        suffixes=(".json", ".zip"),
        reads=True,
        writes=True,
        carries=_CARRIES,
        unit="UTF-16 units",
    )

    def sniff(self, head: bytes, name: str) -> int:  # noqa: ARG002 - the content tells
        """Tell how sure it is that the file holds a CAS as JSON, from 0 to 100."""
        if head.startswith(_ARCHIVE):
            return 60 if b".json" in head[:300] else 0
        return 97 if _JSON.match(head.removeprefix(b"\xef\xbb\xbf")) else 0

    def read(self, path: Path, options: ReadOptions) -> Iterator[DraftArticle | Trouble]:
        """Yield each text of the file. Raises `UserError` for what cannot be read."""
        yield from WebAnno().read(path, options)

    def write(self, documents: Iterable[Document], out: BinaryIO, options: WriteOptions) -> WriteReport:
        """Write the file of the one article there is, or a ZIP archive of the files of several."""
        if not options.with_text:
            raise UserError("format.needs_text", format=self.info.name)
        every = iter(documents)
        first = list(islice(every, 2))
        if len(first) == 1:
            out.write(_json(first[0]))
            return WriteReport(articles=1, annotations=len(first[0].annotations))
        with ArchiveWriter(out) as archive:
            return self.write_parts(chain(first, every), archive.add, options)

    def write_parts(self, documents: Iterable[Document], add: Add, options: WriteOptions) -> WriteReport:
        """Write one file an article, with ``add(name, bytes)``."""
        if not options.with_text:
            raise UserError("format.needs_text", format=self.info.name)
        used: set[str] = set()
        articles = annotations = 0
        for document in documents:
            add(f"{stem_of(document, used)}.json", _json(document))
            articles += 1
            annotations += len(document.annotations)
        return WriteReport(articles=articles, annotations=annotations)


def _json(document: Document) -> bytes:
    made = Article(document, is_xml=False)
    attributes = {name for each in document.annotations for name in each.attributes}
    members = [each.id for each in made.structures if each.type != SLOT]
    return b"".join(
        (
            f'{{"{TYPES}":'.encode() + strict_json.dumps(json_types(attributes)),
            f',\n"{STRUCTURES}":[\n'.encode() + b",\n".join(json_structures(made, document.text)),
            f'\n],\n"{VIEWS}":'.encode()
            + strict_json.dumps({INITIAL_VIEW: {"%SOFA": made.sofa, "%MEMBERS": members}}),
            b"}\n",
        )
    )


def _of_file(
    data: bytes,
    path: Path,
    options: ReadOptions,
    described: Callable[[], TypeSystem | None],
    annotator: str = "",
) -> Iterator[DraftArticle | Trouble]:
    """Yield the articles of one file. ``described`` finds its type system, where it needs one."""
    cas: Cas
    start = data[:200].removeprefix(b"\xef\xbb\xbf").lstrip()
    if start.startswith(b"{"):
        cas = cas_json.cas_of(utf8(data, path, options.encoding), str(path))
    elif start.startswith(MARK):
        cas = cas_of_tsv(utf8(data, path, options.encoding), str(path))
    else:
        cas = cas_xmi.cas_of(data, described(), str(path))
    for draft in drafts(cas, str(path), annotator):
        name = path.name.encode("utf-8", "replace").decode()
        yield replace(draft, file=name) if not isinstance(draft, Trouble) and draft.local_ids else draft


def _beside(path: Path) -> TypeSystem | None:
    """Return the type system that lies beside a file: of its own name, or the one of the folder."""
    for name in (f"{path.stem}.xml", _DESCRIPTION, "typesystem.xml", f"{path.stem}-typesystem.xml"):
        found = path.with_name(name)
        try:
            with opened(found) as stream:
                return cas_xmi.type_system(read_whole(stream, MOST_BYTES), str(found))
        except UserError as error:
            if error.code not in {"file.missing", "cas.no_types"}:
                raise
    return None


def _of_archive(
    archive: Archive, path: Path, options: ReadOptions, levels: int
) -> Iterator[DraftArticle | Trouble]:
    names = archive.names()
    described: dict[str, TypeSystem] = {}  # a project has one description for all its files
    for name in names:
        inner = path / name
        said = _OF_PERSON.search(name)
        try:
            if name.lower().endswith(".zip") and levels > 1:
                data = archive.read(name)
                with opened_archive(BytesIO(data), inner) as within:
                    for found in _of_archive(within, inner, options, levels - 1):
                        yield _by(found, said)
            elif name.lower().endswith(_FILES):
                data = archive.read(name)
                if name.lower().endswith(".json") and not _JSON.match(data[:200]):
                    continue  # a project's own description
                for found in _of_file(data, inner, options, partial(_inside, archive, name, path, described)):
                    yield _by(found, said)
        except UserError as error:
            yield error.trouble if error.trouble.file else replace(error.trouble, file=str(inner))


def _by(found: DraftArticle | Trouble, said: re.Match[str] | None) -> DraftArticle | Trouble:
    """Return an article as the person marked it whom the path names."""
    if said is None or isinstance(found, Trouble):
        return found
    who = "" if said[2] in {"INITIAL_CAS", "CURATION_USER"} else said[2]
    spans = tuple(replace(each, annotator=each.annotator or who) for each in found.spans)
    return replace(found, spans=spans, title=found.title or said[1])


def _inside(archive: Archive, name: str, path: Path, described: dict[str, TypeSystem]) -> TypeSystem | None:
    """Return the type system of an archive that is nearest to a file in it."""
    folder = PurePosixPath(name).parent
    every = [each for each in archive.names() if each.lower().endswith("typesystem.xml")]
    nearest = [each for each in every if PurePosixPath(each).parent == folder] or every
    if not nearest:
        return None
    if nearest[0] not in described:
        described[nearest[0]] = cas_xmi.type_system(archive.read(nearest[0]), f"{path}/{nearest[0]}")
    return described[nearest[0]]
