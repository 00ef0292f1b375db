"""An article that comes from the clipboard or by drag and drop, as words or as a part of a web page."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from annotator.core.errors import Trouble, UserError
from annotator.core.text import lone_surrogate, sha256
from annotator.core.times import stamp
from annotator.formats.base import ReadOptions
from annotator.formats.drafts import DraftArticle
from annotator.services.resolve import Resolver
from annotator.services.told_facts import with_facts
from annotator.services.transfer_report import ImportReport

if TYPE_CHECKING:
    from annotator.formats.registry import Registry
    from annotator.services.session import Session

OPERATION = "article.paste"
MOST_POINTS = 20_000_000
_HTML = "html"
_PLACE = "pasted"


class Pasted(NamedTuple):
    """The article that holds the words, and whether it is new: another paste of the same is the same article."""

    article_id: str
    is_new: bool


def of_text(text: str) -> DraftArticle:
    """Return the words as an article, with the facts that they tell.

    Raises `UserError` for words that are none, too many, or no Unicode.
    """
    if not text.strip():
        raise UserError("paste.empty")
    if len(text) > MOST_POINTS:
        raise UserError("paste.too_long", most=MOST_POINTS)
    at = lone_surrogate(text)
    if at is not None:
        raise UserError("paste.no_text", position=at)
    return with_facts(DraftArticle(place=_PLACE, text=text))


def of_html(html: str, text: str, registry: Registry) -> DraftArticle:
    """Return a part of a web page as an article, read as a saved page is.

    ``text`` are the same words without marks; they are taken where the page gives no article, or nobody reads pages.
    """
    if _HTML in registry.names() and html.strip():
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, "pasted.html")
            path.write_text(html, encoding="utf-8", errors="replace")
            try:
                found = [
                    one
                    for one in registry.reader(_HTML).read(path, ReadOptions(encoding="utf-8"))
                    if not isinstance(one, Trouble) and (one.text or "").strip()
                ]
            except UserError:
                found = []
        if found:
            return replace(found[0], place=_PLACE, file="")
    return of_text(text)


def add(session: Session, draft: DraftArticle, *, by: object = None) -> Pasted:
    """Take an article in, as one change; one whose text is there already is left as it is. Raises `UserError`."""
    report = ImportReport()
    with session.bulk(OPERATION, by=by) as bulk:
        resolver = Resolver(session.read, report, annotator=session.annotator, now=stamp())
        bulk.apply(resolver.resolve([draft], "paste"))
    if report.refused:
        raise UserError.of(report.refused[0])
    found = session.read.article_by_text(sha256(draft.text or ""))
    return Pasted(found[0].id, bool(report.accepted["article"]))
