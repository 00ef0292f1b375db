"""E-mail: a message is an article, with its subject, sender and date, and so is each document attached to it."""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from annotator.core.errors import Trouble, UserError
from annotator.formats import mime, webpage
from annotator.formats.base import Feature, Info, ReadOptions
from annotator.formats.drafts import DraftArticle
from annotator.formats.files import opened, read_whole
from annotator.formats.mail_attached import Attached, Envelope
from annotator.formats.one_way import ReadOnly

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import Message


_HEADER = re.compile(rb"(?:[!-9;-~]{1,70}:[^\r\n]*\r?\n(?:[ \t][^\r\n]*\r?\n)*){3}")
_BASIS = "header"


class Mail(ReadOnly):
    """Articles as messages: newsletters, press releases, alerts."""

    info = Info(
        name="eml",
        title="E-mail",
        suffixes=(".eml",),
        reads=True,
        writes=False,
        carries=frozenset({Feature.FACTS}),
    )

    def sniff(self, head: bytes, name: str) -> int:
        """Tell how sure it is that the file is a message, from 0 to 100."""
        start = head[:8_000].lower()
        has_headers = b"\nsubject:" in b"\n" + start and b"\nfrom:" in b"\n" + start and _HEADER.match(head)
        if name.lower().endswith(self.info.suffixes):
            return 95 if has_headers else 60
        return 40 if has_headers else 0

    def read(self, path: Path, options: ReadOptions) -> Iterator[DraftArticle | Trouble]:
        """Yield the message's text, then each document that is attached. Raises `UserError` where there is neither."""
        yield from self.read_within(path, options, None)

    def read_within(
        self, path: Path, options: ReadOptions, within: Envelope | None
    ) -> Iterator[DraftArticle | Trouble]:
        """Do the same for a message that is attached to another; ``within`` is that other's."""
        own = within or Envelope(path, path.name.encode("utf-8", "replace").decode(), options)
        place = own.place if within else str(path)
        with opened(path) as stream:
            data = read_whole(stream, mime.MOST_BYTES)
        if len(data) > mime.MOST_BYTES:
            raise UserError("text.too_large", file=place, most=mime.MOST_BYTES // 1_000_000)
        message = mime.parsed(data, place)
        parts = list(mime.parts(message, place))
        own_id = mime.header(message, "Message-ID")
        envelope = replace(own, message_id=own_id, options=options)
        attached = Attached(parts, envelope, self)
        articles = attached.articles()
        try:
            text, encoding, notes, page = _text(parts, Path(place), options.encoding)
        except UserError as error:
            # A message may have no words of its own, and be no more than what holds its documents.
            first = next(articles, None) if error.code == "mail.no_text" else None
            if first is None:
                raise
            yield from (first, *articles)
            return
        sender, address = mime.sender(message)
        published = mime.day(message)
        meta = envelope.meta | {"from": address, "to": mime.header(message, "To")}
        meta |= {"message_id": own_id, "attachments": attached.names}
        yield DraftArticle(
            place=place,
            text=text,
            title=mime.header(message, "Subject") or (page.title if page else ""),
            author=sender or address,
            url=page.url if page else "",
            published=published,
            published_basis=_BASIS if published else "",
            language=page.language if page else "",
            file=envelope.file,
            file_sha256=hashlib.sha256(data).hexdigest(),
            encoding=encoding,
            meta={key: value for key, value in meta.items() if value},
            notes=(*notes, *attached.notes),
            tells_facts=True,
        )
        yield from articles


def _text(
    parts: list[Message], path: Path, encoding: str
) -> tuple[str, str, list[Trouble], webpage.Page | None]:
    """Return the text in plain form where the message has it so, else that of its page; which encoding, and notes."""
    own = [part for part in parts if not mime.is_attached(part)]
    plain = [mime.text(part, path, encoding) for part in own if part.get_content_type() == "text/plain"]
    plain = [each for each in plain if each[0].strip()]
    if plain:
        notes = [note for each in plain for note in each[2]]
        return "\n".join(text for text, _, _ in plain), plain[0][1], notes, None
    for part in own:
        if part.get_content_type() in {"text/html", "application/xhtml+xml"}:
            markup, name, found = mime.text(part, path, encoding)
            page = webpage.page_of(markup, str(path))
            more = [Trouble("page.visible_text", {}, str(path))] if page.is_visible_text else []
            return page.text, name, [*found, *more], page
    raise UserError("mail.no_text", file=str(path))
