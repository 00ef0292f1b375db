"""What the journal holds, in words: what an operation is called, what an edit did to what."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from annotator.core.adjudication import KEY, Verdict, verdict
from annotator.core.spans import covered
from annotator.core.tagset import Label, LinkType
from annotator.core.values import Annotation, Article, AwaitedLink, Link, Source, Statement
from annotator.core.views import EntryKind

if TYPE_CHECKING:
    from annotator.core.edits import Edit, Entity
    from annotator.core.views import JournalEntry
    from annotator.store.queries import Queries

_CONTEXT = "Journal"
_LONGEST = 80  # characters of what a thing is called
_QUIET = frozenset({"updated", "created", "id"})  # fields that change with every other one


def _T(_context: str, source: str) -> str:  # noqa: N802 - lupdate is told to take it for QT_TRANSLATE_NOOP
    """Mark words for translation: they are translated where they are shown."""
    return source


_OPERATIONS = {
    "annotation.adjudicate": _T("Journal", "Decided between annotators"),
    "annotation.add": _T("Journal", "Annotated"),
    "annotation.add_fragment": _T("Journal", "Added a fragment"),
    "annotation.add_hits": _T("Journal", "Annotated the hits of a search"),
    "annotation.accept": _T("Journal", "Accepted a suggestion"),
    "annotation.reject": _T("Journal", "Rejected a suggestion"),
    "annotation.suggest": _T("Journal", "Made a suggestion of it again"),
    "annotation.carry_over": _T("Journal", "Carried annotations over"),
    "annotation.delete": _T("Journal", "Deleted an annotation"),
    "annotation.relabel": _T("Journal", "Changed the tag"),
    "annotation.set_addressee_words": _T("Journal", "Set the addressee"),
    "annotation.set_attribute": _T("Journal", "Set an attribute"),
    "annotation.set_cue_words": _T("Journal", "Set the cue"),
    "annotation.set_fragments": _T("Journal", "Changed the extent"),
    "annotation.set_note": _T("Journal", "Changed the note"),
    "annotation.set_source_words": _T("Journal", "Set the source"),
    "annotation.set_speaker": _T("Journal", "Set the speaker"),
    "article.delete": _T("Journal", "Deleted articles"),
    "article.paste": _T("Journal", "Pasted an article"),
    "article.set_date_order": _T("Journal", "Said which order a date is written in"),
    "article.set_facts": _T("Journal", "Corrected the facts of an article"),
    "article.set_status": _T("Journal", "Changed the status"),
    "label.add": _T("Journal", "Made a tag"),
    "label.change": _T("Journal", "Changed a tag"),
    "label.delete": _T("Journal", "Deleted a tag"),
    "link.add": _T("Journal", "Linked"),
    "link.change": _T("Journal", "Changed a link"),
    "link.delete": _T("Journal", "Deleted a link"),
    "link.turn": _T("Journal", "Turned a link round"),
    "project.create": _T("Journal", "Made the project"),
    "project.seeds": _T("Journal", "Brought in the first articles"),
    "project.salvage": _T("Journal", "Saved what could be read"),
    "speaker.add": _T("Journal", "Added a speaker"),
    "speaker.add_alias": _T("Journal", "Added a name of a speaker"),
    "speaker.change": _T("Journal", "Changed a speaker"),
    "speaker.delete": _T("Journal", "Deleted a speaker"),
    "speaker.merge": _T("Journal", "Merged speakers"),
    "statement.change": _T("Journal", "Changed a statement"),
    "statement.delete": _T("Journal", "Deleted a statement"),
    "statement.make": _T("Journal", "Made a statement"),
    "statement.merge": _T("Journal", "Merged statements"),
    "statement.put_in": _T("Journal", "Put into a statement"),
    "statement.take_out": _T("Journal", "Took out of a statement"),
    "suggestion.run": _T("Journal", "Asked for suggestions"),
    "import": _T("Journal", "Imported"),
    "merge": _T("Journal", "Merged a project"),
}

_FIELDS = {
    "article_id": _T("Journal", "article"),
    "label_id": _T("Journal", "tag"),
    "fragments": _T("Journal", "extent"),
    "source": _T("Journal", "source words"),
    "cue": _T("Journal", "cue words"),
    "addressee": _T("Journal", "addressee words"),
    "speaker_id": _T("Journal", "speaker"),
    "statement_id": _T("Journal", "statement"),
    "attributes": _T("Journal", "attributes"),
    "note": _T("Journal", "note"),
    "annotator": _T("Journal", "annotator"),
    "origin": _T("Journal", "origin"),
    "status": _T("Journal", "status"),
    "title": _T("Journal", "title"),
    "publisher": _T("Journal", "publisher"),
    "author": _T("Journal", "author"),
    "url": _T("Journal", "address"),
    "published": _T("Journal", "date"),
    "published_basis": _T("Journal", "what the date rests on"),
    "language": _T("Journal", "language"),
    "name": _T("Journal", "name"),
    "aliases": _T("Journal", "aliases"),
    "kind": _T("Journal", "kind"),
    "role": _T("Journal", "role"),
    "affiliation": _T("Journal", "affiliation"),
    "reliability": _T("Journal", "reliability"),
    "wording": _T("Journal", "wording"),
    "credibility": _T("Journal", "credibility"),
    "judgement": _T("Journal", "judgement"),
    "colour": _T("Journal", "colour"),
    "pattern": _T("Journal", "line"),
    "key": _T("Journal", "key"),
    "guideline": _T("Journal", "guideline"),
    "position": _T("Journal", "place in the list"),
    "type": _T("Journal", "type"),
    "from_id": _T("Journal", "beginning"),
    "to_id": _T("Journal", "end"),
    "to_article": _T("Journal", "article at the end"),
    "regions": _T("Journal", "parts of the page"),
    "meta": _T("Journal", "metadata"),
    "extra": _T("Journal", "kept from other formats"),
}
_STATUSES = {
    "suggested": _T("Journal", "suggested"),
    "accepted": _T("Journal", "accepted"),
    "rejected": _T("Journal", "rejected"),
    "new": _T("Journal", "new"),
    "open": _T("Journal", "open"),
    "done": _T("Journal", "done"),
}


def entry_words(entry: JournalEntry) -> str:
    """Return what an entry is."""
    what = _words(_OPERATIONS[entry.operation]) if entry.operation in _OPERATIONS else entry.operation
    if entry.kind is EntryKind.UNDO:
        return _words("Undid {number}: {what}").format(number=entry.target, what=what)
    if entry.kind is EntryKind.REDO:
        return _words("Did {number} again: {what}").format(number=entry.target, what=what)
    return what


def edit_words(edit: Edit, read: Queries, labels: dict[str, str]) -> str:
    """Return what an edit did to what; ``labels`` are the captions by id."""
    name = _name(edit.entity, read, labels)
    if edit.before is None:
        return _words("made: {thing}").format(thing=name)
    if edit.after is None:
        return _words("deleted: {thing}").format(thing=name)
    decision = _decision(edit)
    changes = [] if not decision else [decision]
    changes += [
        _words("{field}: {before} → {after}").format(
            field=_words(_FIELDS[field.name]) if field.name in _FIELDS else field.name.replace("_", " "),
            before=_value(field.name, getattr(edit.before, field.name), labels),
            after=_value(field.name, getattr(edit.after, field.name), labels),
        )
        for field in fields(edit.after)
        if field.name not in (_QUIET | {"extra"} if decision else _QUIET)
        and getattr(edit.before, field.name) != getattr(edit.after, field.name)
    ]
    return _words("changed: {thing}; {changes}").format(thing=name, changes="; ".join(changes))


def _decision(edit: Edit) -> str:
    """Return what was decided between annotators about an annotation, where the edit did that."""
    before, after = edit.before, edit.after
    if not isinstance(before, Annotation) or not isinstance(after, Annotation):
        return ""
    outcome = verdict(after)
    if outcome is None or before.extra.get(KEY) == after.extra.get(KEY):
        return ""
    return _words("decided for it") if outcome is Verdict.KEPT else _words("decided against it")


def _name(entity: Entity, read: Queries, labels: dict[str, str]) -> str:
    if isinstance(entity, Annotation):
        article = read.article(entity.article_id)
        text = (read.text(article.text_sha256) if article is not None else None) or ""
        words = covered(text, entity.fragments) if text else f"{entity.start}–{entity.end}"
        return f"{labels.get(entity.label_id, _words('annotation'))} “{_short(words)}”"
    pattern, name = "", ""
    match entity:
        case Article():
            pattern, name = _words("article “{name}”"), entity.title or entity.file or entity.id
        case Source():
            pattern, name = _words("speaker “{name}”"), entity.name
        case Statement():
            pattern, name = _words("statement “{name}”"), entity.wording
        case Label():
            pattern, name = _words("tag “{name}”"), entity.caption
        case LinkType():
            pattern, name = _words("link type “{name}”"), entity.id
        case Link():
            pattern, name = _words("link “{name}”"), entity.type
        case AwaitedLink():
            pattern, name = _words("link “{name}”"), entity.link.type
    return pattern.format(name=_short(name))


def _value(field: str, value: object, labels: dict[str, str]) -> str:
    if field == "label_id":
        return labels.get(str(value), str(value))
    if field == "status" and str(value) in _STATUSES:
        return _words(_STATUSES[str(value)])
    return _short(str(value)) if value not in ("", (), None) else "–"


def _short(words: str) -> str:
    flat = " ".join(words[: _LONGEST * 2].split())
    return flat if len(flat) <= _LONGEST else flat[:_LONGEST] + "…"


def _words(source: str) -> str:
    return QCoreApplication.translate(_CONTEXT, source)
