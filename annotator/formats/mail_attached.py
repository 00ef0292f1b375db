"""Documents that are attached to a message, as articles of their own that say which message they came with.

Each is read by the reader of its kind, as if it had been saved and imported. A message that is attached may have
documents attached itself, down to three levels.
"""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from annotator.core.errors import Trouble, UserError
from annotator.formats import mime
from annotator.formats.docx import WordDocument
from annotator.formats.html import SavedPage
from annotator.formats.mhtml import WebArchive
from annotator.formats.pdf import PDF
from annotator.formats.text import PlainText

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from email.message import Message

    from annotator.formats.base import Format, ReadOptions
    from annotator.formats.drafts import DraftArticle

MOST_LEVELS = 3
MOST_DOCUMENTS = 200  # of one message with all that is attached to it
_LEAST_SURE = 50  # of 100: below it, a reader only would not mind
_HEAD = 64 * 1024
_KINDS = {"text/plain": "text", "text/html": "html", "application/pdf": "pdf"}


@dataclass(slots=True)
class Envelope:
    """The message that documents are attached to, and what may still be read of them."""

    path: Path  # of the file that holds all of them
    file: str  # that file's name; for a message that is attached itself, with all names on the way to it
    options: ReadOptions
    message_id: str = ""
    meta: dict[str, Any] = field(
        default_factory=dict
    )  # what the message says of the one that it is attached to
    levels: int = MOST_LEVELS
    left: list[int] = field(default_factory=lambda: [MOST_DOCUMENTS])  # shared by all levels

    @property
    def place(self) -> str:
        """How reports call the message."""
        return f"{self.path}{self.file.removeprefix(self.path.name)}"


class Attached:
    """What is attached to a message: documents that can be read, and notes on everything else."""

    def __init__(self, parts: Sequence[Message], envelope: Envelope, mail: Format) -> None:
        self.notes: list[Trouble] = []
        self.names: list[str] = []
        self._envelope = envelope
        self._documents: list[tuple[str, Message, bytes, Format]] = []
        readers = (mail, PDF(), WordDocument(), WebArchive(), SavedPage(), PlainText())
        for part in parts:
            if not mime.is_attached(part):
                continue
            name, kind = mime.name_of(part) or part.get_content_type(), part.get_content_type()
            self.names.append(name)
            data = mime.body(part)
            reader = _reader(readers, kind, name, data)
            if reader is None or envelope.levels <= 0 or envelope.left[0] <= 0:
                self.notes.append(Trouble("mail.attachment", {"name": name, "kind": kind}, envelope.place))
                continue
            envelope.left[0] -= 1
            self._documents.append((name, part, data, reader))

    def articles(self) -> Iterator[DraftArticle | Trouble]:
        """Yield each document's article, and why one could not be taken."""
        for name, part, data, reader in self._documents:
            self._envelope.options.tick()
            yield from self._articles(name, part, data, reader)

    def _articles(
        self, name: str, part: Message, data: bytes, reader: Format
    ) -> Iterator[DraftArticle | Trouble]:
        with tempfile.TemporaryDirectory(prefix="claims-mail-") as folder:
            path = Path(folder) / f"attached{_suffix(reader)}"
            path.write_bytes(data)
            for encoding in _encodings(part, self._envelope.options):
                options = replace(self._envelope.options, encoding=encoding)
                try:
                    if read_within := getattr(reader, "read_within", None):
                        within = replace(
                            self._envelope,
                            file=self._file(name),
                            meta=self._about(name),
                            levels=self._envelope.levels - 1,
                        )
                        found: list[DraftArticle | Trouble] = list(read_within(path, options, within))
                    else:
                        found = [self._own(item, name) for item in reader.read(path, options)]
                except UserError as error:
                    found = [self._told(error.trouble, name)]
                    if encoding != self._envelope.options.encoding:
                        continue  # it was sent with an encoding that does not fit: what fits is found out
                break
        yield from found

    def _own(self, item: DraftArticle | Trouble, name: str) -> DraftArticle | Trouble:
        """Return an article as one of the message's file."""
        if isinstance(item, Trouble):
            return self._told(item, name)
        return replace(
            item,
            place=self._place(name),
            file=self._file(name),
            meta={**item.meta, **self._about(name)},
            notes=tuple(self._told(note, name) for note in item.notes),
            troubles=tuple(self._told(trouble, name) for trouble in item.troubles),
        )

    def _told(self, trouble: Trouble, name: str) -> Trouble:
        """Return what is to be said of a document, naming the file of the message and the document."""
        return replace(trouble, file=self._place(name))

    def _place(self, name: str) -> str:
        return f"{self._envelope.place}/{name}"

    def _file(self, name: str) -> str:
        return f"{self._envelope.file}/{name}"

    def _about(self, name: str) -> dict[str, Any]:
        """Return what the metadata of a document say of the message that it came with."""
        said = {
            "attached_to": self._envelope.file,
            "attached_as": name,
            "attached_to_message": self._envelope.message_id,
        }
        return {key: value for key, value in said.items() if value}


def _reader(readers: Sequence[Format], kind: str, name: str, data: bytes) -> Format | None:
    """Return the reader that is surest of a document; None where none is, and for a picture."""
    if not data.strip() or kind.startswith(("image/", "audio/", "video/", "font/")):
        return None
    if kind == "message/rfc822":
        return readers[0]
    best = max(readers, key=lambda reader: reader.sniff(data[:_HEAD], name))
    if best.sniff(data[:_HEAD], name) >= _LEAST_SURE:
        return best
    return next((reader for reader in readers if _KINDS.get(kind) == reader.info.name), None)


def _suffix(reader: Format) -> str:
    return reader.info.suffixes[0]


def _encodings(part: Message, options: ReadOptions) -> Iterator[str]:
    """Yield the encodings to try: the one that the document was sent with, then what was said, or will be found out."""
    sent = mime.charset(part) if part.get_content_maintype() == "text" and not options.encoding else ""
    if sent:
        yield sent
    yield options.encoding
