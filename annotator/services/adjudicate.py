"""Adjudication: finding where annotators differ, and deciding: one of the two, both, or one made of both.

Whoever decides changes nobody's work for good: what is turned down is rejected, not deleted, and says for what.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from annotator.analysis.disagreements import disagreements
from annotator.core.adjudication import KEY, Verdict, decided
from annotator.core.edits import Edit, EditSet
from annotator.core.errors import UserError
from annotator.core.ids import new_id
from annotator.core.spans import covered, merged
from annotator.core.values import Annotation, AnnotationStatus
from annotator.services.loading import load

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from annotator.analysis.disagreements import Disagreement
    from annotator.core.values import Article
    from annotator.services.operation import Context, Operation
    from annotator.store.queries import Queries

    Progress = Callable[[int, int], None]

OPERATION = "annotation.adjudicate"
_AROUND = 60  # code points of context on each side


class Place(NamedTuple):
    """A disagreement as it is shown: with its words, and with the text around them."""

    difference: Disagreement
    caption: str  # of the article
    words: tuple[str, str]  # what each of the two has marked
    around: str  # the text from before the first word to after the last, no word of it cut through
    offset: int  # the code point of the article at which that begins

    def context(self, mark: Annotation) -> tuple[str, str]:
        """Return what stands before and after one of the two marks."""
        return self.around[: mark.start - self.offset], self.around[mark.end - self.offset :]


def places(read: Queries, progress: Progress | None = None) -> dict[str, list[Place]]:
    """Return what waits for a decision, by the id of its article, in the order of articles; ``progress`` may raise."""
    return {
        article.id: found
        for article, text, some in load(read, progress)
        if (found := _places(article, text, some))
    }


def places_in(read: Queries, article_id: str) -> list[Place]:
    """Return what waits for a decision in one article."""
    article = read.article(article_id)
    text = read.text(article.text_sha256) if article is not None else None
    if article is None or text is None:
        return []
    return _places(article, text, read.annotations(article_id))


def _places(article: Article, text: str, annotations: Sequence[Annotation]) -> list[Place]:
    if len({each.annotator for each in annotations}) < 2:
        return []
    return [_place(article, text, each) for each in disagreements(annotations)]


def _place(article: Article, text: str, difference: Disagreement) -> Place:
    start, end = difference.start, max(each.end for each in difference.present)
    # A word that would be cut through stays away; a script without spaces is cut anywhere.
    first, last = max(0, start - _AROUND), min(len(text), end + _AROUND)
    if first and (space := text.find(" ", first, start)) >= 0:
        first = space + 1
    if last < len(text) and (space := text.rfind(" ", end, last)) >= 0:
        last = space
    one, other = (
        covered(text, each.fragments) if each is not None else ""
        for each in (difference.one, difference.other)
    )
    return Place(
        difference,
        article.title or article.file or article.id,
        (one, other),
        text[first:last],
        first,
    )


def keep(difference: Disagreement, *, first: bool) -> Operation:
    """Decide for what the first or the second of the two has: the other's is rejected.

    Where the one decided for has nothing, that is the decision: the other's mark is rejected. Where the other has
    nothing, the mark stands. Of one tag, the links of what is rejected go over to what is kept.
    """
    chosen, turned_down = (difference.one, difference.other) if first else (difference.other, difference.one)
    absent = difference.annotators[0] if first else difference.annotators[1]
    unmarked = difference.annotators[1] if first else difference.annotators[0]

    def build(context: Context) -> EditSet:
        edits: list[Edit] = []
        if turned_down is not None:
            against = chosen.id if chosen is not None else absent
            edits.append(_decide(context, turned_down, Verdict.REJECTED, against))
            if chosen is not None and chosen.label_id == turned_down.label_id:
                context.annotation(chosen.id)
                edits += _moved_links(context, [turned_down.id], chosen.id)
        elif chosen is not None:
            edits.append(_decide(context, chosen, Verdict.KEPT, unmarked))
        return EditSet(OPERATION, tuple(edits))

    return build


def keep_both(difference: Disagreement) -> Operation:
    """Decide that both marks stand beside each other; where only one has marked it, that the mark stands."""
    one, other = difference.one, difference.other
    if one is None or other is None:
        return keep(difference, first=one is not None)

    def build(context: Context) -> EditSet:
        edits = (
            _decide(context, one, Verdict.KEPT, other.id),
            _decide(context, other, Verdict.KEPT, one.id),
        )
        return EditSet(OPERATION, edits)

    return build


def merge(difference: Disagreement, *, annotation_id: str | None = None) -> Operation:
    """Decide for one annotation made of both: all words, the first's tag, and of everything else what is said.

    Where both say something else, the first's holds. Links of the two go over to it. Raises `UserError` where there
    is only one mark.
    """
    one, other = difference.one, difference.other

    def build(context: Context) -> EditSet:
        if one is None or other is None:
            raise UserError("adjudication.nothing_to_merge")
        mine, theirs = context.annotation(one.id), context.annotation(other.id)
        made = _made_of(mine, theirs, context, annotation_id or new_id())
        return EditSet(
            OPERATION,
            (
                Edit(None, made),
                _decide(context, mine, Verdict.REJECTED, theirs.id),
                _decide(context, theirs, Verdict.REJECTED, mine.id),
                *_moved_links(context, [mine.id, theirs.id], made.id),
            ),
        )

    return build


def _made_of(mine: Annotation, theirs: Annotation, context: Context, new: str) -> Annotation:
    notes = dict.fromkeys(note for note in (mine.note, theirs.note) if note)
    return Annotation(
        id=new,
        article_id=mine.article_id,
        label_id=mine.label_id,
        fragments=merged((*mine.fragments, *theirs.fragments)),
        source=mine.source or theirs.source,
        cue=mine.cue or theirs.cue,
        addressee=mine.addressee or theirs.addressee,
        speaker_id=mine.speaker_id or theirs.speaker_id,
        statement_id=mine.statement_id or theirs.statement_id,
        attributes={**theirs.attributes, **mine.attributes},
        note="\n".join(notes),
        annotator=context.annotator,
        status=AnnotationStatus.ACCEPTED,
        created=context.now,
        updated=context.now,
        extra={
            KEY: {
                "verdict": Verdict.MERGED.value,
                "by": context.annotator,
                "against": sorted((mine.id, theirs.id)),
            }
        },
    )


def _decide(context: Context, annotation: Annotation, outcome: Verdict, against: str) -> Edit:
    """Return the edit that writes a decision down, on the annotation as it is now."""
    before = context.annotation(annotation.id)
    after = decided(before, outcome, by=context.annotator, against=[against])
    return Edit(before, replace(after, updated=context.moment_after(before)))


def _moved_links(context: Context, from_ids: Sequence[str], to_id: str) -> list[Edit]:
    """Return the edits that let links begin and end at another annotation; one that is there already stays behind."""
    there = {(link.type, link.from_id, link.to_id) for link in context.read.links_touching(to_id)}
    edits: dict[str, Edit] = {}
    for annotation_id in from_ids:
        for link in context.read.links_touching(annotation_id):
            moved = replace(
                link,
                from_id=to_id if link.from_id in from_ids else link.from_id,
                to_id=to_id if link.to_id in from_ids else link.to_id,
            )
            ends = (moved.type, moved.from_id, moved.to_id)
            if moved.from_id != moved.to_id and ends not in there and link.id not in edits:
                there.add(ends)
                edits[link.id] = Edit(link, moved)
    return list(edits.values())
