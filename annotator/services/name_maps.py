"""Which label, and which speaker, of a project a name in a file stands for, as the user says before an import."""

from __future__ import annotations

import json
import tomllib
from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from annotator.core.errors import Trouble, UserError
from annotator.formats.files import opened, read_whole
from annotator.store.state import folded_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from annotator.core.tagset import TagSet
    from annotator.core.values import Source
    from annotator.formats.drafts import DraftArticle, DraftSpan, DraftSpeaker

_MOST_BYTES = 8 * 1024 * 1024
_LEFT_OUT = ""  # what a name is mapped to that nothing is to come of


@dataclass(frozen=True, slots=True, kw_only=True)
class NameMap:
    """Names in files, each with the name that is meant in the project, which need not be there yet.

    An empty name leaves out: the annotations of a label, or who said it in the case of a speaker. Labels are told
    apart by their exact names, speakers by names without case and outer space. With ``takes_alike``, a label that
    the project does not have and nothing is said of is taken for the one that it most likely is (`likely_label`).
    """

    labels: Mapping[str, str] = field(default_factory=dict)
    speakers: Mapping[str, str] = field(default_factory=dict)
    takes_alike: bool = False

    def united(self, other: NameMap) -> NameMap:
        """Return both maps in one; what ``other`` says counts."""
        return NameMap(
            labels={**self.labels, **other.labels},
            speakers={**self.speakers, **other.speakers},
            takes_alike=self.takes_alike or other.takes_alike,
        )


class Renaming:
    """A `NameMap` at work during one import; what it does by itself it tells once."""

    def __init__(self, names: NameMap, tag_set: TagSet) -> None:
        self._labels = dict(names.labels)
        self._speakers = {folded_name(name): target for name, target in names.speakers.items()}
        self._takes_alike = names.takes_alike
        self._tag_set = tag_set

    def renamed(self, draft: DraftArticle) -> DraftArticle:
        """Return the draft with the names that are meant; what is left out is one of its notes."""
        if not draft.spans or not (self._labels or self._speakers or self._takes_alike):
            return draft
        left: Counter[str] = Counter()
        taken = self._taken(draft) if self._takes_alike else []
        spans = tuple(span for each in draft.spans if (span := self._span(each, left)) is not None)
        notes = [
            Trouble("label.left_out", {"name": name[:60], "count": count}, draft.place, draft.line)
            for name, count in left.items()
        ]
        return replace(draft, spans=spans, notes=(*draft.notes, *taken, *notes))

    def _taken(self, draft: DraftArticle) -> list[Trouble]:
        """Find out what labels are taken for that are met for the first time."""
        taken: list[Trouble] = []
        for name in dict.fromkeys(span.label for span in draft.spans):
            if name not in self._labels:
                self._labels[name] = likely_label(name, self._tag_set) or name
                if self._labels[name] != name:
                    facts = {"name": name[:60], "label": self._labels[name]}
                    taken.append(Trouble("label.taken_for", facts, draft.place, draft.line))
        return taken

    def _span(self, span: DraftSpan, left: Counter[str]) -> DraftSpan | None:
        label = self._labels.get(span.label, span.label)
        if label == _LEFT_OUT:
            left[span.label] += 1
            return None
        speaker = self._speaker(span.speaker)
        if label == span.label and speaker is span.speaker:
            return span
        return replace(span, label=label, speaker=speaker)

    def _speaker(self, speaker: DraftSpeaker | None) -> DraftSpeaker | None:
        if speaker is None:
            return None
        target = self._speakers.get(folded_name(speaker.name))
        if target is None:
            return speaker
        # Its id and its other names are those of the file's speaker, who is not meant.
        return None if target == _LEFT_OUT else replace(speaker, name=target, id="", aliases=())


def likely_label(name: str, tag_set: TagSet) -> str:
    """Return the name of the project's label that a file's label most likely is, or nothing.

    That is one of the same name or title, whatever their case, or in the plural. Nothing is guessed beyond.
    """
    known = {label.name for label in tag_set}
    if name in known:
        return name
    alike: dict[str, str] = {}
    for label in tag_set:
        for form in (label.name, label.caption):
            alike.setdefault(_plain(form), label.name)
    return alike.get(_plain(name), "")


class KnownSpeakers:
    """The register of a project by all its names."""

    def __init__(self, sources: Iterable[Source]) -> None:
        self._names: dict[str, str] = {}
        for source in sources:
            for name in (source.name, *source.aliases):
                self._names.setdefault(folded_name(name), source.name)

    def names(self) -> list[str]:
        """Return what the speakers are called, sorted."""
        return sorted(set(self._names.values()), key=folded_name)

    def called(self, name: str) -> str:
        """Return what the speaker of this name or alias is called, or nothing where there is none."""
        return self._names.get(folded_name(name), "")


def parsed(pairs: Iterable[str], option: str) -> dict[str, str]:
    """Return ``OLD=NEW`` pairs as a map; raise `UserError` for one without a name before the sign, or without the sign.

    The first sign parts the two; ``OLD=`` leaves out.
    """
    found: dict[str, str] = {}
    for pair in pairs:
        old, sign, new = pair.partition("=")
        if not sign or not old.strip():
            raise UserError("names.no_pair", option=option, value=pair[:60])
        found[old.strip()] = new.strip()
    return found


def read_map(path: Path) -> NameMap:
    """Read a map from a file: TOML, or JSON, with tables ``labels`` and ``speakers`` of strings. Raises `UserError`."""
    with opened(path) as stream:
        data = read_whole(stream, _MOST_BYTES)
    if len(data) > _MOST_BYTES:
        raise UserError("text.too_large", file=str(path), most=_MOST_BYTES // 1_000_000)
    try:
        text = data.decode("utf-8-sig")
        values = json.loads(text) if text.lstrip().startswith("{") else tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # both decoders' errors, and Unicode's, are ValueErrors
        raise UserError("names.not_read", file=str(path), detail=str(error)[:200]) from None
    tables: dict[str, dict[str, str]] = {"labels": {}, "speakers": {}}
    for name, table in values.items():
        if name not in tables:
            raise UserError("names.other_key", file=str(path), key=str(name)[:60])
        if not isinstance(table, dict) or not all(isinstance(each, str) for each in table.values()):
            raise UserError("names.no_names", file=str(path), key=name)
        tables[name] = {str(old).strip(): new.strip() for old, new in table.items()}
    return NameMap(labels=tables["labels"], speakers=tables["speakers"])


def _plain(name: str) -> str:
    folded = " ".join(name.replace("_", " ").replace("-", " ").split()).casefold()
    return folded.removesuffix("s") if len(folded) > 3 else folded
