"""Finds the articles of files that name a text by other means than its SHA-256: an MD5 sum, or an address."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from annotator.formats.drafts import DraftArticle
    from annotator.store.queries import Queries


class Elsewhere:
    """Knows the project's texts by MD5 and its articles by address, once a file asks for them.

    MD5 names a text here as the file that says it does; it guards nothing.
    """

    def __init__(self, read: Queries) -> None:
        self._read = read
        self._by_md5: dict[str, str] | None = None
        self._by_url: dict[str, str] | None = None

    def completed(self, draft: DraftArticle) -> DraftArticle:
        """Return the draft with the SHA-256 of the text it means, where it holds none and the project has it."""
        if draft.text is not None or draft.text_sha256:
            return draft
        if draft.text_md5:
            if self._by_md5 is None:
                self._by_md5 = self._md5_sums()
            found = self._by_md5.get(draft.text_md5, "")
        elif draft.url:
            if self._by_url is None:
                self._by_url = self._addresses()
            found = self._by_url.get(draft.url, "")
        else:
            return draft
        return replace(draft, text_sha256=found) if found else draft

    def _md5_sums(self) -> dict[str, str]:
        sums: dict[str, str] = {}
        for article_id in self._read.article_ids():
            article = self._read.article(article_id)
            text = self._read.text(article.text_sha256) if article else None
            if article is not None and text is not None:
                sums[hashlib.md5(text.encode(), usedforsecurity=False).hexdigest()] = article.text_sha256
        return sums

    def _addresses(self) -> dict[str, str]:
        known = (self._read.article(article_id) for article_id in self._read.article_ids())
        return {article.url: article.text_sha256 for article in known if article is not None and article.url}
