"""Denial chains: a claim, what denies it, what answers that, in the order of time, across articles."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from annotator.analysis.marks import Mark
    from annotator.core.values import Link

ANSWERS = frozenset({"denies", "rebuts"})
_DEEPEST = 12
_MARKS = frozenset("\"“„«»‘'‚")


@dataclass(frozen=True, slots=True)
class Turn:
    """One annotation of a chain, how it answers the one before (empty for the first), and what answers it."""

    mark: Mark
    link_type: str
    answers: tuple[Turn, ...]

    def walk(self, depth: int = 0) -> Iterator[tuple[int, Turn]]:
        """Yield this turn and all that follow, each with its depth, in the order they are told."""
        yield depth, self
        for answer in self.answers:
            yield from answer.walk(depth + 1)


@dataclass(frozen=True, slots=True)
class TurnWords:
    """What is said of one turn besides its words: who speaks, where it stands, when."""

    speaker: str
    place: str
    moment: str
    statement: str = ""  # the wording of the statement that it expresses


def chains(marks: Iterable[Mark], links: Iterable[Link]) -> tuple[Turn, ...]:
    """Return the chains, the earliest first: each begins with an annotation that answers no other.

    Of a circle (each answers the other) the earliest annotation begins. An annotation that answers several stands in
    each of their chains.
    """
    known = {mark.id: mark for mark in marks}
    answers: defaultdict[str, list[tuple[Mark, str]]] = defaultdict(list)
    answering: set[str] = set()
    for link in links:
        if link.type in ANSWERS and link.from_id in known and link.to_id in known:
            answers[link.to_id].append((known[link.from_id], link.type))
            answering.add(link.from_id)
    for some in answers.values():
        some.sort(key=lambda one: (*_by_time(one[0]), one[1]))
    begun: list[Turn] = []
    told: set[str] = set()
    ordered = sorted((known[one] for one in answers), key=_by_time)
    # Those that answer nothing begin; whatever no chain has reached then lies in a circle.
    for mark in [*(m for m in ordered if m.id not in answering), *(m for m in ordered if m.id in answering)]:
        if mark.id in answering and mark.id in told:
            continue
        turn = _turn(mark, "", answers, frozenset())
        told.update(one.mark.id for _, one in turn.walk())
        begun.append(turn)
    return tuple(sorted(begun, key=lambda turn: _by_time(turn.mark)))


def _turn(
    mark: Mark, link_type: str, answers: Mapping[str, list[tuple[Mark, str]]], above: frozenset[str]
) -> Turn:
    seen = above | {mark.id}
    if len(seen) > _DEEPEST:
        return Turn(mark, link_type, ())
    return Turn(
        mark,
        link_type,
        tuple(
            _turn(other, how, answers, seen)
            for other, how in answers.get(mark.id, ())
            if other.id not in seen
        ),
    )


def by_statement(turns: Iterable[Turn]) -> tuple[Turn, ...]:
    """Return the chains with those together that begin with one statement, in the order of the first of each."""
    groups: dict[str, list[Turn]] = {}
    for turn in turns:
        groups.setdefault(turn.mark.statement_id or f" {turn.mark.id}", []).append(turn)
    return tuple(turn for some in groups.values() for turn in some)


def quoted(words: str) -> str:
    """Return the words of an article in quotation marks, in one line; in their own where they have some."""
    flat = " ".join(words.split())
    return flat if flat[:1] in _MARKS else f"“{flat}”"


def as_text(turns: Iterable[Turn], describe: Callable[[Mark], TurnWords]) -> str:
    """Return the chains as plain text, an answer indented below what it answers, those of a statement under it."""
    lines = []
    heading = ""
    for turn in turns:
        statement = describe(turn.mark).statement
        if statement != heading and statement:
            lines += [f"# {statement}", ""]
        heading = statement
        for depth, one in turn.walk():
            said = describe(one.mark)
            indent = "    " * depth
            head = " · ".join(part for part in (said.moment, said.speaker, said.place) if part)
            lines.append(f"{indent}{one.link_type or one.mark.side.value}: {head}")
            lines.append(f"{indent}  {quoted(one.mark.words)}")
        lines.append("")
    return "\n".join(lines)


def as_html(turns: Iterable[Turn], describe: Callable[[Mark], TurnWords]) -> str:
    """Return the chains as an HTML fragment of nested lists; every text of the project is escaped.

    Each turn has ``data-annotation`` and ``data-article``, so that a page can open its span.
    """
    return "\n".join(f'<ol class="chain">{_html(turn, describe)}</ol>' for turn in turns)


def _html(turn: Turn, describe: Callable[[Mark], TurnWords]) -> str:
    said = describe(turn.mark)
    facts = " · ".join(escape(part) for part in (said.moment, said.speaker, said.place) if part)
    inner = "".join(_html(answer, describe) for answer in turn.answers)
    nested = f"<ol>{inner}</ol>" if inner else ""
    kind = turn.link_type or turn.mark.side.value
    return (
        f'<li data-annotation="{escape(turn.mark.id)}" data-article="{escape(turn.mark.article_id)}">'
        f'<span class="kind {escape(kind)}">{escape(kind)}</span> <span class="facts">{facts}</span>'
        f"<blockquote>{escape(' '.join(turn.mark.words.split()))}</blockquote>{nested}</li>"
    )


def _by_time(mark: Mark) -> tuple[str, str, int, str]:
    return (mark.moment or "~", mark.article_id, mark.start, mark.id)
