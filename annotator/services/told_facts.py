"""Facts that the text of an article tells by itself, for what its file does not state."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from annotator.analysis.moments import read_moment
from annotator.formats.drafts import CREATED

if TYPE_CHECKING:
    from annotator.core.values import Region
    from annotator.formats.drafts import DraftArticle

_CREATED = "file made"  # the day the file was made, where nothing better is known
_STATED = "file"  # what a date rests on that the file states beside the text


def with_facts(draft: DraftArticle) -> DraftArticle:
    """Return a draft with the facts that its text and its file's name tell, where the file does not state them.

    Which parts of the text are no body is found out as well, and added to what the file says of that.
    """
    from annotator.suggest.facts import facts_of

    text = draft.text or ""
    draft = _dated(draft)
    facts = facts_of(text, PurePosixPath(draft.file.replace("\\", "/")).name)
    published, basis = draft.published, draft.published_basis or _STATED
    if not published:
        published, basis = facts.published, draft.published_basis or facts.published_basis
        if facts.published_written and "published" not in draft.extra:
            # Which number is the day is settled when it is known whose article this is, see `arriving_dates`.
            draft = replace(draft, extra={**draft.extra, "published": facts.published_written})
            published = ""
    created = draft.meta.get(CREATED)
    if not published and "published" not in draft.extra and isinstance(created, str):
        published, basis = created, _CREATED
    return replace(
        draft,
        title=draft.title or facts.title,
        publisher=draft.publisher or facts.publisher,
        author=draft.author or facts.author,
        published=published,
        published_basis=basis,
        language=draft.language or facts.language,
        regions=_joined(draft.regions, facts.regions),
    )


def _dated(draft: DraftArticle) -> DraftArticle:
    """Return the draft with a date that was kept aside because it is no ISO 8601, where it can be read one way only."""
    written = draft.extra.get("published")
    if draft.published or not isinstance(written, str):
        return draft
    moment = read_moment(written)
    if moment is None or moment.is_ambiguous or moment.is_impossible:
        return draft
    extra = {key: value for key, value in draft.extra.items() if key != "published"}
    notes = tuple(note for note in draft.notes if note.code != "line.not_a_date")
    return replace(draft, published=moment.iso, published_basis=_STATED, extra=extra, notes=notes)


def _joined(stated: tuple[Region, ...], found: tuple[Region, ...]) -> tuple[Region, ...]:
    """Return the stated regions, and those of the others that touch none of them."""
    free = [
        one
        for one in found
        if all(one.span.end <= each.span.start or each.span.end <= one.span.start for each in stated)
    ]
    return tuple(sorted((*stated, *free), key=lambda region: region.span))
