"""What a web page says: its article's text with a paragraph a line, and the facts that its own markup states.

trafilatura finds the article among menus, related links and banners; where it finds none, the visible text is taken,
and that is said. Nothing is fetched: the tree is made here, from bytes that are there, and no script is run.
"""

from __future__ import annotations

import datetime as dt
import logging
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from annotator.core.errors import UserError
from annotator.core.spans import Span
from annotator.core.values import Region, RegionKind
from annotator.formats.page_repeats import Repeats
from annotator.formats.page_stream import Streamed, pieces, stated_url
from annotator.formats.page_text import NEVER_TEXT, extracted

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_BYTES = 32 * 1024 * 1024
MOST_ELEMENTS = 20_000  # that are searched for an article, which takes time by their number; most have 2,000
MOST_ATTRIBUTES = 40_000  # of them, together; most have 4,000
MOST_CHARACTERS = 500_000  # of the text they show: 85,000 words are no article
_MOST_UNSEEN = 500_000  # characters of a page below which it is certain to be small enough
_LEAST_TEXT = 25  # characters of an article; what is shorter is a button or a name
_MOST_SPACE = 200  # characters of white space that a title may have more in the text
_HOST = re.compile(r"^(?:www|m|amp)\.")
_LANGUAGE = re.compile(r"^[a-zA-Z]{2,3}(?![a-zA-Z])")
# What trafilatura lets through of markup that it does not expect; a part that a package leaves out is none of its own.
_UNEXPECTED = (
    ValueError,
    TypeError,
    AttributeError,
    LookupError,
    RecursionError,
    ImportError,
    AssertionError,
)
BASIS_PAGE, BASIS_ADDRESS = "page", "address"


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What a page says. ``is_visible_text`` says that no article was found in it, and all that it shows was taken."""

    text: str
    title: str = ""
    author: str = ""
    publisher: str = ""
    published: str = ""
    published_basis: str = ""
    url: str = ""
    language: str = ""
    description: str = ""
    is_visible_text: bool = False
    regions: tuple[Region, ...] = ()


def page_of(markup: str, place: str, url: str = "") -> Page:
    """Return what a page says; ``url`` is where it was, if that is known otherwise than from itself.

    Raises `UserError` where it shows no text at all.
    """
    whole: Streamed | None = None
    if (
        len(markup) > _MOST_UNSEEN
        or markup.count("<") > 2 * MOST_ELEMENTS
        or markup.count("=") > MOST_ATTRIBUTES
    ):
        whole = Streamed(markup)
    text = ""
    facts: dict[str, str] = {}
    own_url = url
    if whole is None or _is_searched(whole):
        tree = _tree(markup)
        if tree is not None and tree.xpath("count(//*)") <= MOST_ELEMENTS:
            own_url = url or _stated_url(tree)
            text, facts = _article(tree, own_url)
    is_visible = len(text.strip()) < _LEAST_TEXT
    title = facts.get("title", "")
    if is_visible:
        whole = whole or Streamed(markup)
        text = whole.text
        title = title or ("" if facts else whole.title)
        own_url = own_url or whole.url
    if not text.strip():
        raise UserError("page.no_text", file=place)
    text, regions = _headed(text, title)
    return Page(
        text=text,
        title=title,
        author=facts.get("author", ""),
        publisher=facts.get("publisher", "") or _host(own_url),
        published=facts.get("published", ""),
        published_basis=facts.get("basis", ""),
        url=own_url,
        language=facts["language"] if facts else _language(whole.language if whole else ""),
        description=facts.get("description", ""),
        is_visible_text=is_visible,
        regions=regions,
    )


def _is_searched(page: Streamed) -> bool:
    """Tell whether an article is looked for in a page: the search makes several trees, and texts of all of it."""
    return (
        page.elements <= MOST_ELEMENTS
        and page.attributes <= MOST_ATTRIBUTES
        and len(page.text) <= MOST_CHARACTERS
    )


def _tree(markup: str) -> Any:
    """Return the page as a tree without scripts; None where it holds nothing, or nests deeper than can be searched."""
    from lxml import etree, html  # type: ignore[import-untyped]  # it has no types

    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, collect_ids=False)
    try:
        tree = html.document_fromstring(b"".join(pieces(markup)), parser=parser, ensure_head_body=True)
    except (etree.LxmlError, ValueError, AssertionError):  # it holds nothing that is markup or text
        return None
    # Below a certain depth, and beyond ten million characters in one place, the parser drops what it finds.
    if any("depth" in error.message or "huge" in error.message.lower() for error in parser.error_log):
        return None
    for element in list(tree.iter(*NEVER_TEXT, "script")):
        if element.tag != "script" or "json" not in (element.get("type") or ""):
            element.drop_tree()
    return tree


def _article(tree: Any, url: str) -> tuple[str, dict[str, str]]:
    """Return the article's text and facts as trafilatura finds them; both empty where it finds nothing."""
    for name in ("trafilatura", "htmldate", "courlan", "justext"):
        logging.getLogger(name).setLevel(logging.CRITICAL)  # they would write parts of the page into the log
    from trafilatura import bare_extraction
    from trafilatura.metadata import extract_metadata

    dates = {"original_date": True, "extensive_search": False, "max_date": _tomorrow()}
    language = tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang") or ""
    stated = "\n".join(_dates(tree))
    try:
        metadata = extract_metadata(tree, url or None, dates)
    except _UNEXPECTED:
        metadata = None  # of markup that it does not expect; the text may still be found
    repeats = Repeats(tree)
    try:
        found = bare_extraction(
            tree, url=url or None, include_comments=False, include_tables=True, with_metadata=False
        )
    except _UNEXPECTED:
        found = None
    body = getattr(found, "body", None)
    text = "" if body is None else repeats.removed(extracted(body))
    published = (getattr(metadata, "date", "") or "").replace("T00:00:00", "")
    basis = ""
    if published:
        basis = BASIS_PAGE if published in stated else BASIS_ADDRESS if _is_in(published, url) else BASIS_PAGE
    facts = {
        "title": _line(getattr(metadata, "title", "")),
        "author": _line(getattr(metadata, "author", "")).replace("; ", ", "),
        "publisher": _line(getattr(metadata, "sitename", "")),
        "published": published,
        "basis": basis,
        "language": _language(language),
        "description": _line(getattr(metadata, "description", "")),
    }
    return text, facts


def _tomorrow() -> str:
    """Return the last date that a page of today can have, on the other side of the date line."""
    return (dt.datetime.now(dt.UTC) + dt.timedelta(days=1)).strftime("%Y-%m-%d")


def _dates(tree: Any) -> Iterator[str]:
    """Yield what of the page's markup can state a date."""
    yield from (element.get("content") or "" for element in tree.iter("meta"))
    yield from (element.get("datetime") or "" for element in tree.iter("time"))
    yield from (element.text or "" for element in tree.iter("script"))


def _is_in(day: str, url: str) -> bool:
    digits = re.sub(r"\D", "", day)
    return bool(digits) and digits in re.sub(r"\D", "", urlsplit(url).path)


def _stated_url(tree: Any) -> str:
    """Return the address that the page itself states."""
    return next(filter(None, (stated_url(each.tag, each.attrib) for each in tree.iter("link", "meta"))), "")


def _language(said: str) -> str:
    found = _LANGUAGE.match(said)
    return found[0].lower() if found else ""


def _host(url: str) -> str:
    try:
        return _HOST.sub("", urlsplit(url).hostname or "")
    except ValueError:
        return ""


def _line(value: Any) -> str:
    return " ".join(str(value or "").split())


def _is_title(line: str, title: str) -> bool:
    """Tell whether a line is the title; one that is far longer, such as all of a page, is not taken apart to see it."""
    return len(line) <= 2 * len(title) + _MOST_SPACE and _line(line) == title


def _headed(text: str, title: str) -> tuple[str, tuple[Region, ...]]:
    """Return the text below its headline, which is claimed and denied in as well, and where that is.

    Where the text begins with it already, nothing is added.
    """
    if not title:
        return text, ()
    first, _, rest = text.partition("\n")
    if _is_title(first, title):
        return text, (Region(RegionKind.TITLE, Span(0, len(first))),)
    if _is_title(rest.partition("\n")[0], title):
        return text, ()
    return f"{title}\n{text}", (Region(RegionKind.TITLE, Span(0, len(title))),)
