"""WebAnno TSV 3 (3.1 to 3.3): tokens a line, layers in columns, into `cas_model`.

See the INCEpTION user guide, "WebAnno TSV 3.3". Positions are UTF-16 units. Where sentences do not follow each other,
the text between them is not in the file: spaces stand for it, a newline last.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise

from annotator.core.offsets import Utf16Map
from annotator.formats.cas_model import INITIAL_VIEW, Cas, Sofa, Structure

MARK = b"#FORMAT=WebAnno TSV 3"
_ROW = re.compile(r"(\d{1,9}-\d{1,9}(?:\.\d{1,9})?)\t(\d{1,12})-(\d{1,12})\t")
_NUMBERED = re.compile(r"(.*?)\[(\d{1,9})\]", re.DOTALL)
_PLACE = re.compile(r"(\d{1,9}-\d{1,9}(?:\.\d{1,9})?)(?:\[(\d{1,9})(?:_(\d{1,9}))?\])?")
_ESCAPE = re.compile(r"\\(->|.)", re.DOTALL)
_UNESCAPES = {"n": "\n", "r": "\r", "t": "\t", "b": "\b", "f": "\f"}
_SOFA = 1
_NOWHERE = -1
_BASE, _ROLE = "BT_", "ROLE_"
_WORD = "de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Token"
_CHAINED = re.compile(r"(.*)->(\d{1,9})-(\d{1,9})", re.DOTALL)


@dataclass(slots=True)
class _Layer:
    """A layer of the header: its type, and the columns it takes."""

    kind: str  # SP, RL or CH
    type: str
    columns: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _File:
    """A file on its way to a CAS."""

    cas: Cas
    layers: list[_Layer] = field(default_factory=list)
    sentences: list[tuple[int, str]] = field(default_factory=list)  # where each begins, and its text
    at: dict[tuple[str, str, int], int] = field(default_factory=dict)  # layer, token, number -> structure
    open: dict[tuple[str, int], int] = field(default_factory=dict)  # layer, number -> structure
    relations: list[tuple[int, str, str, str]] = field(default_factory=list)  # structure, layer, from, to
    slots: list[tuple[int, str, str]] = field(default_factory=list)  # structure, roles, places
    chains: dict[tuple[str, str], dict[int, int]] = field(default_factory=dict)
    _by_token: dict[str, list[tuple[str, int, int]]] = field(default_factory=dict)

    def new(self, kind: str, span: tuple[int, int] | None = None) -> Structure:
        """Return another structure."""
        made = Structure(len(self.cas.structures) + _SOFA + 1, kind)
        if span is not None:
            made.refs["sofa"] = _SOFA
            made.values |= {"begin": span[0], "end": span[1]}
        self.cas.structures[made.id] = made
        return made

    def by_token(self) -> dict[str, list[tuple[str, int, int]]]:
        """Return the layers, numbers and structures of each token; asked for once all are there."""
        if not self._by_token:
            for (kind, token, number), own in self.at.items():
                self._by_token.setdefault(token, []).append((kind, number, own))
        return self._by_token


def cas_of_tsv(data: bytes, place: str) -> Cas:  # noqa: ARG001 - the shape of its neighbours
    """Return what a file holds; lines that are none are listed in ``damaged``."""
    file = _File(Cas())
    said: list[str] = []
    is_fresh = True
    for number, raw in enumerate(data.decode("utf-8", "replace").split("\n"), 1):
        line = raw.removesuffix("\r")
        if line.startswith(("#T_SP=", "#T_RL=", "#T_CH=")):
            file.layers.append(_layer(line))
        elif line.startswith("#Text="):
            said = [line[6:]] if is_fresh else [*said, line[6:]]
            is_fresh = False
        elif line and not line.startswith("#"):
            found = _ROW.match(line)
            if found is None:
                file.cas.damaged.append(f"line {number}")
                continue
            begin, end = int(found[2]), int(found[3])
            if said:
                file.sentences.append((begin, _unescaped("\n".join(said))))
                said = []
            is_fresh = True
            _token(file, found[1], begin, end, line.split("\t")[3:])
    file.cas.sofas[_SOFA] = Sofa(_SOFA, INITIAL_VIEW, _text(file.sentences))
    _join(file)
    return file.cas


def _layer(line: str) -> _Layer:
    parts = line[6:].split("|")
    return _Layer(line[3:5], parts[0], parts[1:])


def _text(sentences: list[tuple[int, str]]) -> str:
    parts: list[str] = []
    length = 0  # UTF-16 units
    for begin, words in sentences:
        gap = begin - length
        if 0 < gap < 1_000_000:
            parts.append(" " * (gap - 1) + "\n" if parts else " " * gap)
            length = begin
        parts.append(words)
        length += Utf16Map(words).unit_length
    return "".join(parts)


def _token(file: _File, token: str, begin: int, end: int, cells: list[str]) -> None:
    """Take the columns of one token, or of a part of one."""
    if "." not in token:
        file.at[_WORD, token, 0] = file.new(_WORD, (begin, end)).id
    at = 0
    for layer in file.layers:
        width = max(1, len(layer.columns))
        columns = [_split(cell, "|") for cell in cells[at : at + width]]
        at += width
        for stacked in range(max((len(each) for each in columns), default=0)):
            values = [each[stacked] if stacked < len(each) else "_" for each in columns]
            if any(value not in {"_", ""} for value in values):
                _value(file, layer, token, (begin, end), values)


def _value(file: _File, layer: _Layer, token: str, span: tuple[int, int], values: list[str]) -> None:
    """Take one annotation's columns at one token."""
    is_relation = layer.kind == "RL"
    found = next((match for value in values if (match := _NUMBERED.fullmatch(value))), None)
    number = int(found[2]) if found is not None and not is_relation else 0
    # What is numbered goes on over tokens under its number. That of a chain is the chain's, and what goes on is a link.
    goes_on = (layer.type, number) if number else None
    if layer.kind == "CH" and (link := next(filter(None, map(_link, values)), None)):
        number = int(link[2])
        goes_on = f"{layer.type}->{number}", int(link[3])
    known = file.open.get(goes_on) if goes_on else None
    if known is not None:
        file.cas.structures[known].values["end"] = span[1]
        file.at[layer.type, token, number] = known
        return
    made = file.new(layer.type, span)
    if goes_on:
        file.open[goes_on] = made.id
    if not is_relation:
        file.at[layer.type, token, number] = made.id
    roles = ""
    for column, value in zip(layer.columns, values, strict=False):
        bare = value if is_relation else _NUMBERED.sub(r"\1", value)
        if column.startswith(_BASE):
            file.relations.append((made.id, column[len(_BASE) :], value, token))
        elif column.startswith(_ROLE):
            roles = bare
        elif roles:  # the column after that of the roles says where their slots point
            file.slots.append((made.id, roles, value))
            roles = ""
        elif layer.kind == "CH" and (chained := _link(value)):
            file.chains.setdefault((layer.type, chained[2]), {})[int(chained[3])] = made.id
            _say(made, column, chained[1])
        else:
            _say(made, column, bare)


def _link(value: str) -> re.Match[str] | None:
    """Return what a cell says of its place in a chain: the relation to the next, the chain and the place."""
    return _CHAINED.fullmatch(_NUMBERED.sub(r"\1", value))


def _say(made: Structure, column: str, value: str) -> None:
    if value not in {"_", "*", ""} and column:
        made.values[column] = _unescaped(value)


def _join(file: _File) -> None:
    """Let relations, slots and chains point at what their places name."""
    for own_id, base, place, token in file.relations:
        refs = file.cas.structures[own_id].refs
        found = _PLACE.fullmatch(place)
        refs["Governor"] = _target(file, base, found[1], int(found[2] or 0)) if found else _NOWHERE
        refs["Dependent"] = _target(file, base, token, int((found and found[3]) or 0))
    for own_id, roles, places in file.slots:
        ids = []
        for role, place in zip(_split(roles, ";"), _split(places, ";"), strict=False):
            if found := _PLACE.fullmatch(place):
                slot = file.new("webanno.Link")
                slot.values["role"] = _unescaped(role)
                slot.refs["target"] = _target(file, "", found[1], int(found[2] or 0))
                ids.append(slot.id)
        file.cas.structures[own_id].lists["slots"] = ids
    for links in file.chains.values():
        for one, following in pairwise(own for _, own in sorted(links.items())):
            file.cas.structures[one].refs["next"] = following


def _target(file: _File, base: str, token: str, number: int) -> int:
    """Return the annotation of a layer at a token: the one of that number, else the first there."""
    if (base, token, number) in file.at:
        return file.at[base, token, number]
    here = [(kind, numbered, own) for kind, numbered, own in file.by_token().get(token, ())]
    fitting = [each for each in here if base in {each[0], ""} and each[0] != _WORD] or here
    exact = [own for _, numbered, own in fitting if numbered == number]
    return (exact or [own for _, _, own in fitting] or [_NOWHERE])[0]


def _split(cell: str, mark: str) -> list[str]:
    """Split at a mark that is not escaped."""
    parts: list[str] = [""]
    at = 0
    while at < len(cell):
        if cell[at] == "\\" and at + 1 < len(cell):
            parts[-1] += cell[at : at + 2]
            at += 2
        elif cell[at] == mark:
            parts.append("")
            at += 1
        else:
            parts[-1] += cell[at]
            at += 1
    return parts


def _unescaped(value: str) -> str:
    return _ESCAPE.sub(lambda found: _UNESCAPES.get(found[1], found[1]), value)
