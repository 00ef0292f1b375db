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
from annotator.core.text import LONE_SURROGATE
from annotator.core.values import Region, RegionKind
from annotator.formats.page_text import NEVER_TEXT, extracted, visible

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_BYTES = 32 * 1024 * 1024
MOST_ELEMENTS = 20_000  # that are searched for an article, which takes time by their number; most have 2,000
MOST_TAGS = 300_000  # each is some 500 bytes of tree; the longest pages have a tenth of these
MOST_LEVELS = (
    2048  # of elements inside each other, by libxml2's own limit; below it the parser drops what it finds
)
_LEAST_TEXT = 25  # characters of an article; what is shorter is a button or a name
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
    tree, is_deep = _tree(markup, place)
    own_url = url or _stated_url(tree)
    facts: dict[str, str] = {}
    text = ""
    if not is_deep and sum(1 for _ in tree.iter()) <= MOST_ELEMENTS:
        text, facts = _article(tree, own_url)
    is_visible = len(text.strip()) < _LEAST_TEXT
    if is_visible:
        # The search has taken the tree apart.
        text = visible(_tree(markup, place)[0] if facts else tree)
    if not text.strip():
        raise UserError("page.no_text", file=place)
    title = facts.get("title", "") or ("" if facts else _title(tree))
    text, regions = _headed(text, title)
    return Page(
        text=text,
        title=title,
        author=facts.get("author", ""),
        publisher=facts.get("publisher", "") or _host(own_url),
        published=facts.get("published", ""),
        published_basis=facts.get("basis", ""),
        url=own_url,
        language=facts.get("language", ""),
        description=facts.get("description", ""),
        is_visible_text=is_visible,
        regions=regions,
    )


def _tree(markup: str, place: str) -> tuple[Any, bool]:
    """Return the page as a tree without scripts, and whether it nests deeper than can be searched."""
    from lxml import etree, html  # type: ignore[import-untyped]  # it has no types

    # libxml2 ends a text at NUL, and takes an XML declaration's encoding for the string's.
    data = LONE_SURROGATE.sub("\ufffd", markup.replace("\0", "")).lstrip("\ufeff \t\r\n").encode()
    if data.count(b"<") > MOST_TAGS:
        raise UserError("page.too_many", file=place, most=MOST_TAGS)
    tree = None
    is_deep = False
    for is_huge in (False, True):
        parser = html.HTMLParser(
            encoding="utf-8", remove_comments=True, remove_pis=True, collect_ids=False, huge_tree=is_huge
        )
        try:
            tree = html.document_fromstring(data, parser=parser, ensure_head_body=True)
        except (etree.LxmlError, ValueError, AssertionError):  # it holds nothing that is markup or text
            tree = None
        is_deep = is_huge
        # Below a certain depth the parser drops what it finds, unless it is told not to mind.
        if not any("depth" in error.message for error in parser.error_log):
            break
    else:
        raise UserError("page.too_deep", file=place, most=MOST_LEVELS)
    if tree is None:
        raise UserError("page.no_text", file=place)
    for element in list(tree.iter(*NEVER_TEXT, "script")):
        if element.tag != "script" or "json" not in (element.get("type") or ""):
            element.drop_tree()
    return tree, is_deep


def _article(tree: Any, url: str) -> tuple[str, dict[str, str]]:
    """Return the article's text and facts as trafilatura finds them; both empty where it finds nothing."""
    for name in ("trafilatura", "htmldate", "courlan", "justext"):
        logging.getLogger(name).setLevel(logging.CRITICAL)  # they would write parts of the page into the log
    from trafilatura import bare_extraction
    from trafilatura.metadata import extract_metadata

    dates = {"original_date": True, "extensive_search": False, "max_date": _tomorrow()}
    language = _LANGUAGE.match(
        tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang") or ""
    )
    stated = "\n".join(_dates(tree))
    try:
        metadata = extract_metadata(tree, url or None, dates)
    except _UNEXPECTED:
        metadata = None  # of markup that it does not expect; the text may still be found
    try:
        found = bare_extraction(
            tree, url=url or None, include_comments=False, include_tables=True, with_metadata=False
        )
    except _UNEXPECTED:
        found = None
    body = getattr(found, "body", None)
    text = "" if body is None else extracted(body)
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
        "language": language[0].lower() if language else "",
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
    """Return the address that the page itself states: its canonical link, or that of Open Graph."""
    for element in tree.iter("link"):
        if "canonical" in (element.get("rel") or "").lower().split() and _is_address(element.get("href")):
            return str(element.get("href")).strip()
    for element in tree.iter("meta"):
        if element.get("property") == "og:url" and _is_address(element.get("content")):
            return str(element.get("content")).strip()
    return ""


def _is_address(value: str | None) -> bool:
    return bool(value) and str(value).strip().lower().startswith(("http://", "https://"))


def _host(url: str) -> str:
    try:
        return _HOST.sub("", urlsplit(url).hostname or "")
    except ValueError:
        return ""


def _title(tree: Any) -> str:
    return next((_line(element.text_content()) for element in tree.iter("title")), "")


def _line(value: Any) -> str:
    return " ".join(str(value or "").split())


def _headed(text: str, title: str) -> tuple[str, tuple[Region, ...]]:
    """Return the text below its headline, which is claimed and denied in as well, and where that is.

    Where the text begins with it already, nothing is added.
    """
    if not title:
        return text, ()
    first, _, rest = text.partition("\n")
    if _line(first) == title:
        return text, (Region(RegionKind.TITLE, Span(0, len(first))),)
    if _line(rest.partition("\n")[0]) == title:
        return text, ()
    return f"{title}\n{text}", (Region(RegionKind.TITLE, Span(0, len(title))),)
