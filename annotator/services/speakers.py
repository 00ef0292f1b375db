"""What a person does to the register of speakers. Each function returns an operation for `Session.run`."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from annotator.core.edits import Edit, EditSet
from annotator.core.errors import UserError
from annotator.core.ids import new_id
from annotator.core.values import Source, SourceKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from annotator.services.operation import Context, Operation
    from annotator.store.queries import Queries

_FIELDS = frozenset({"name", "aliases", "kind", "role", "affiliation", "reliability", "note"})


def add_speaker(
    *,
    name: str,
    aliases: Sequence[str] = (),
    kind: SourceKind = SourceKind.PERSON,
    role: str = "",
    affiliation: str = "",
    reliability: str = "F",
    note: str = "",
    speaker_id: str | None = None,
) -> Operation:
    """Add a speaker; raise `UserError` where one with that name or alias is there already."""

    def build(context: Context) -> EditSet:
        made = Source(
            id=speaker_id or new_id(),
            name=_squeezed(name),
            aliases=_aliases(name, aliases),
            kind=kind,
            role=role,
            affiliation=affiliation,
            reliability=reliability,
            note=note,
        )
        _check_names(context, made, [made.name, *made.aliases])
        return EditSet("speaker.add", (Edit(None, made),))

    return build


def change_speaker(*, speaker_id: str, **fields: Any) -> Operation:
    """Change a speaker's name, aliases, kind, role, affiliation, reliability or note.

    Raises `UserError` where a new name or alias belongs to another speaker: the two may be one, see `merge_speakers`.
    """
    if not fields.keys() <= _FIELDS:
        msg = f"not fields of a speaker: {sorted(fields.keys() - _FIELDS)}"
        raise TypeError(msg)

    def build(context: Context) -> EditSet:
        before = _speaker(context, speaker_id)
        after = replace(before, **fields)
        after = replace(after, name=_squeezed(after.name), aliases=_aliases(after.name, after.aliases))
        known = {before.name, *before.aliases}
        _check_names(context, after, [one for one in (after.name, *after.aliases) if one not in known])
        return EditSet("speaker.change", (Edit(before, after),) if after != before else ())

    return build


def add_alias(*, speaker_id: str, alias: str) -> Operation:
    """Add another name of a speaker; raise `UserError` where it belongs to another one."""

    def build(context: Context) -> EditSet:
        before = _speaker(context, speaker_id)
        after = replace(before, aliases=_aliases(before.name, (*before.aliases, alias)))
        if after == before:
            return EditSet("speaker.add_alias", ())
        _check_names(context, after, [_squeezed(alias)])
        return EditSet("speaker.add_alias", (Edit(before, after),))

    return build


def merge_speakers(*, keep_id: str, other_ids: Iterable[str]) -> Operation:
    """Make several speakers one: the first keeps its name, takes the others' names as aliases and their annotations.

    What it does not say of itself (role, affiliation, reliability) it takes over; notes are put after its own.
    """
    wanted = tuple(one for one in dict.fromkeys(other_ids) if one != keep_id)

    def build(context: Context) -> EditSet:
        keep = _speaker(context, keep_id)
        others = [_speaker(context, each) for each in wanted]
        edits = [
            Edit(said, replace(said, speaker_id=keep_id, updated=context.moment_after(said)))
            for other in others
            for said in context.read.annotations_with(speaker_id=other.id)
        ]
        after = _united(keep, others)
        kept = (Edit(keep, after),) if after != keep else ()
        return EditSet("speaker.merge", (*kept, *edits, *(Edit(other, None) for other in others)))

    return build


def delete_speaker(*, speaker_id: str) -> Operation:
    """Delete a speaker; what was said stays, by nobody."""

    def build(context: Context) -> EditSet:
        before = _speaker(context, speaker_id)
        edits = [
            Edit(said, replace(said, speaker_id="", updated=context.moment_after(said)))
            for said in context.read.annotations_with(speaker_id=speaker_id)
        ]
        return EditSet("speaker.delete", (*edits, Edit(before, None)))

    return build


def completions(read: Queries, typed: str, limit: int = 12) -> list[tuple[str, Source]]:
    """Return the speakers whose name or alias has a word that begins with what is typed, as (that name, speaker).

    Names that begin with it come first.
    """
    wanted = _squeezed(typed).casefold()
    found = []
    for source in read.sources():
        for name in (source.name, *source.aliases):
            folded = name.casefold()
            place = 0 if folded.startswith(wanted) else 1 if f" {wanted}" in f" {folded}" else 2
            if place < 2:
                found.append((place, folded, name, source))
                break
    found.sort(key=lambda one: (one[0], one[1], one[3].id))
    return [(name, source) for _, _, name, source in found[:limit]]


def shared_names(read: Queries) -> list[tuple[str, tuple[Source, ...]]]:
    """Return the names and aliases that several speakers have, each with them: they may be one."""
    by_name: dict[str, dict[str, Source]] = {}
    shown: dict[str, str] = {}
    for source in read.sources():
        for name in (source.name, *source.aliases):
            folded = _squeezed(name).casefold()
            shown.setdefault(folded, name)
            by_name.setdefault(folded, {})[source.id] = source
    return [(shown[name], tuple(some.values())) for name, some in sorted(by_name.items()) if len(some) > 1]


def _speaker(context: Context, speaker_id: str) -> Source:
    found = context.read.source(speaker_id)
    if found is None:
        raise UserError("source.gone", id=speaker_id)
    return found


def _check_names(context: Context, speaker: Source, names: Iterable[str]) -> None:
    for name in names:
        for known in context.read.sources_named(name):
            if known.id != speaker.id:
                raise UserError("source.name_taken", name=name, other=known.name)


def _united(keep: Source, others: Sequence[Source]) -> Source:
    every = (keep, *others)
    names = [name for source in every for name in (source.name, *source.aliases)]
    extra: dict[str, Any] = {}
    for source in every:
        extra = {**source.extra, **extra}
    return replace(
        keep,
        aliases=_aliases(keep.name, names),
        role=next((source.role for source in every if source.role), ""),
        affiliation=next((source.affiliation for source in every if source.affiliation), ""),
        reliability=next((source.reliability for source in every if source.reliability != "F"), "F"),
        note="\n".join(dict.fromkeys(source.note for source in every if source.note.strip())),
        extra=extra,
    )


def _aliases(name: str, aliases: Iterable[str]) -> tuple[str, ...]:
    """Return the other names, each once, without the name itself, whatever their case and spacing."""
    own = _squeezed(name).casefold()
    known: dict[str, str] = {}
    for alias in map(_squeezed, aliases):
        if alias and alias.casefold() != own:
            known.setdefault(alias.casefold(), alias)
    return tuple(known.values())


def _squeezed(name: str) -> str:
    return " ".join(name.split())
