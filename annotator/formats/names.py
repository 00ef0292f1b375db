"""Names for the files of an article, one article's never another's, on any system."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from annotator.formats.documents import Document

_NOT_IN_NAME = re.compile(r"[^\w.-]+")


def stem_of(document: Document, used: set[str]) -> str:
    """Return a name, without suffix, that is not in ``used`` yet, and put it there."""
    article = document.article
    name = (
        PurePosixPath(article.file.replace("\\", "/")).name.removesuffix(".txt")
        or article.title
        or article.id
    )
    stem = first = _NOT_IN_NAME.sub("_", name)[:100].strip("._") or "article"
    number = 1
    while stem.lower() in used:
        number += 1
        stem = f"{first}-{number}"
    used.add(stem.lower())
    return stem
