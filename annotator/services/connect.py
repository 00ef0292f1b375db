"""What a person does to links and statements. Each function returns an operation for `Session.run`."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from annotator.core.edits import Edit, EditSet
from annotator.core.errors import UserError
from annotator.core.ids import new_id
from annotator.core.rules import check_link
from annotator.core.values import Link, Statement

if TYPE_CHECKING:
    from collections.abc import Iterable

    from annotator.core.tagset import TagSet
    from annotator.services.operation import Context, Operation

PART_OF = "part_of"
_STATEMENT_FIELDS = frozenset({"wording", "credibility", "judgement", "note"})


def add_link(*, type: str, from_id: str, to_id: str, note: str = "", link_id: str | None = None) -> Operation:  # noqa: A002 - its name in files
    """Join two annotations of any articles.

    Raises `UserError` where the tag set does not allow it, where they are joined so already, or where an annotation
    would become a part of itself.
    """

    def build(context: Context) -> EditSet:
        made = Link(
            id=link_id or new_id(),
            type=type,
            from_id=from_id,
            to_id=to_id,
            note=note,
            annotator=context.annotator,
            created=context.now,
        )
        _check(context, made)
        return EditSet("link.add", (Edit(None, made),))

    return build


def change_link(
    *,
    link_id: str,
    type: str | None = None,  # noqa: A002 - its name in files
    note: str | None = None,
    is_turned: bool = False,
) -> Operation:
    """Give a link another type or note, or let it run the other way; raise `UserError` as `add_link` does."""

    def build(context: Context) -> EditSet:
        before = _link(context, link_id)
        after = replace(
            before,
            from_id=before.to_id if is_turned else before.from_id,
            to_id=before.from_id if is_turned else before.to_id,
            type=before.type if type is None else type,
            note=before.note if note is None else note,
        )
        if after == before:
            return EditSet("link.change", ())
        _check(context, after)
        return EditSet("link.change", (Edit(before, after),))

    return build


def turn_link(*, link_id: str) -> Operation:
    """Let a link run the other way; raise `UserError` as `add_link` does."""

    def build(context: Context) -> EditSet:
        before = _link(context, link_id)
        after = replace(before, from_id=before.to_id, to_id=before.from_id)
        _check(context, after)
        return EditSet("link.turn", (Edit(before, after),))

    return build


def make_statement(
    *,
    annotation_ids: Iterable[str],
    wording: str = "",
    credibility: int = 6,
    judgement: str = "",
    note: str = "",
    statement_id: str | None = None,
) -> Operation:
    """Group annotations under one wording, that of the first one's words where none is given.

    Annotations that were in another statement leave it. A statement without annotations may be made, too.
    """
    wanted = tuple(dict.fromkeys(annotation_ids))

    def build(context: Context) -> EditSet:
        members = [context.annotation(each) for each in wanted]
        words = " ".join(wording.split())
        if not words and members:
            words = _words_of(context, wanted[0])
        made = Statement(
            id=statement_id or new_id(),
            wording=words,
            credibility=credibility,
            judgement=judgement,
            note=note,
        )
        _check_wording(made)
        edits = [
            Edit(member, replace(member, statement_id=made.id, updated=context.moment_after(member)))
            for member in members
        ]
        return EditSet("statement.make", (Edit(None, made), *edits))

    return build


def put_in_statement(*, annotation_ids: Iterable[str], statement_id: str) -> Operation:
    """Put annotations into a statement; "" takes them out of theirs."""
    wanted = tuple(dict.fromkeys(annotation_ids))

    def build(context: Context) -> EditSet:
        if statement_id:
            _statement(context, statement_id)
        edits = []
        for each in wanted:
            before = context.annotation(each)
            if before.statement_id != statement_id:
                edits.append(
                    Edit(
                        before,
                        replace(before, statement_id=statement_id, updated=context.moment_after(before)),
                    )
                )
        return EditSet("statement.put_in" if statement_id else "statement.take_out", tuple(edits))

    return build


def change_statement(*, statement_id: str, **fields: Any) -> Operation:
    """Change a statement's wording, credibility, judgement or note; raise `UserError` for a value it cannot have."""
    if not fields.keys() <= _STATEMENT_FIELDS:
        msg = f"not fields of a statement: {sorted(fields.keys() - _STATEMENT_FIELDS)}"
        raise TypeError(msg)

    def build(context: Context) -> EditSet:
        before = _statement(context, statement_id)
        after = replace(before, **fields)
        _check_wording(after)
        return EditSet("statement.change", (Edit(before, after),) if after != before else ())

    return build


def merge_statements(*, keep_id: str, other_ids: Iterable[str]) -> Operation:
    """Make several statements one: it takes the others' annotations, and their judgements and notes after its own."""
    wanted = tuple(one for one in dict.fromkeys(other_ids) if one != keep_id)

    def build(context: Context) -> EditSet:
        keep = _statement(context, keep_id)
        others = [_statement(context, each) for each in wanted]
        after = replace(
            keep,
            judgement=_together([keep.judgement, *(other.judgement for other in others)]),
            note=_together([keep.note, *(other.note for other in others)]),
            extra=_united([keep.extra, *(other.extra for other in others)]),
        )
        edits = [Edit(keep, after)] if after != keep else []
        for other in others:
            edits += _moved(context, other.id, keep_id)
        return EditSet("statement.merge", (*edits, *(Edit(other, None) for other in others)))

    return build


def delete_statement(*, statement_id: str) -> Operation:
    """Delete a statement; its annotations stay, in none."""

    def build(context: Context) -> EditSet:
        before = _statement(context, statement_id)
        return EditSet("statement.delete", (*_moved(context, statement_id, ""), Edit(before, None)))

    return build


def _moved(context: Context, from_id: str, to_id: str) -> list[Edit]:
    return [
        Edit(member, replace(member, statement_id=to_id, updated=context.moment_after(member)))
        for member in context.read.annotations_with(statement_id=from_id)
    ]


def _link(context: Context, link_id: str) -> Link:
    found = context.read.link(link_id)
    if found is None:
        raise UserError("link.gone", id=link_id)
    return found


def _statement(context: Context, statement_id: str) -> Statement:
    found = context.read.statement(statement_id)
    if found is None:
        raise UserError("statement.gone", id=statement_id)
    return found


def _check(context: Context, link: Link) -> None:
    """Hold a link against the tag set, its twins, and the circle it would close."""
    ends = context.annotation(link.from_id), context.annotation(link.to_id)
    tag_set: TagSet = context.read.tag_set()
    check_link(link, tag_set.link_type(link.type), *(tag_set.label(end.label_id) for end in ends))
    for known in context.read.links_touching(link.from_id):
        same = (known.type, known.from_id, known.to_id) == (link.type, link.from_id, link.to_id)
        if same and known.id != link.id:
            raise UserError("link.exists", type=link.type)
    check_circle(context, link)


def check_circle(context: Context, link: Link) -> None:
    """Raise `UserError` for a link that would make an annotation, over any number of steps, a part of itself."""
    if link.type == PART_OF and _leads_to(context, link.to_id, link.from_id, without=link.id):
        raise UserError("link.circle", type=link.type)


def _leads_to(context: Context, start: str, goal: str, *, without: str) -> bool:
    """Tell whether ``goal`` is a whole that ``start`` is, over any number of steps, a part of."""
    seen = {start}
    queue = [start]
    while queue:
        here = queue.pop()
        if here == goal:
            return True
        for link in context.read.links_touching(here):
            is_step = link.type == PART_OF and link.from_id == here and link.id != without
            if is_step and link.to_id not in seen:
                seen.add(link.to_id)
                queue.append(link.to_id)
    return False


def _words_of(context: Context, annotation_id: str) -> str:
    from annotator.core.spans import covered

    annotation = context.annotation(annotation_id)
    text = context.read.text(context.article(annotation.article_id).text_sha256) or ""
    return " ".join(covered(text, annotation.fragments).split())


def _check_wording(statement: Statement) -> None:
    if not statement.wording.strip():
        raise UserError("statement.no_wording")


def _together(parts: Iterable[str]) -> str:
    return "\n".join(dict.fromkeys(part for part in parts if part.strip()))


def _united(parts: Iterable[Any]) -> dict[str, Any]:
    """Return all keys; where several have one, the first keeps it."""
    result: dict[str, Any] = {}
    for part in parts:
        result = {**part, **result}
    return result
