"""Whatever is done in whatever order: the database, the journal and a model of our own agree, and undo is exact."""

from __future__ import annotations

import contextlib
import tempfile
from dataclasses import astuple, replace
from pathlib import Path
from typing import TYPE_CHECKING

from hypothesis import example, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from annotator.core.edits import Edit, EditSet
from annotator.core.errors import UserError
from annotator.core.ids import new_id
from annotator.core.spans import Span, merged
from annotator.core.tagset import Label
from annotator.core.text import sha256
from annotator.core.values import AnnotationStatus, Article
from annotator.services import annotate, curate
from annotator.services.session import Session

if TYPE_CHECKING:
    from annotator.core.values import Annotation
    from annotator.services.operation import Operation

TEXTS = ("He said 😀 “no”.\r\nShe denied it.\x00", "Հայերեն։ עברית العربية", "\r\n\r\n")
Snapshot = tuple[object, ...]


def _import(article: Article, text: str) -> Operation:
    return lambda _context: EditSet("import", (Edit(None, article),), {article.text_sha256: text})


class Annotating(RuleBasedStateMachine):
    """One project, worked on, undone, redone, closed and opened.

    ``past`` has a pair for each change that stands, oldest first: its number, and what was there before it, None where
    that is not known any more because a change below it was taken back by itself, or done again.
    """

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name) / "p.claims"
        self.session = Session.create(self.path, annotator="alice")
        self.beginning = self.snapshot()
        self.past: list[tuple[int, Snapshot | None]] = []
        self.future: list[Snapshot] = []

    def teardown(self) -> None:
        assert self.session.verify().is_sound
        while self.past:
            self.undo()
        assert self.session.undo() is None
        assert self.snapshot() == self.beginning
        self.session.close()
        self.folder.cleanup()

    @initialize()
    def bring_articles(self) -> None:
        for text in TEXTS:
            made = Article(id=new_id(), text_sha256=sha256(text), text_length=len(text))
            self.do(_import(made, text))

    def snapshot(self) -> Snapshot:
        read = self.session.read
        ids = list(read.article_ids())
        return (
            tuple(read.article(each) for each in ids),
            tuple(tuple(read.annotations(each)) for each in ids),
            tuple(read.sources()),
            tuple(sorted(read.links(), key=lambda link: link.id)),
            tuple(sorted(read.awaited_links(), key=lambda link: link.id)),
            read.tag_set(),
            tuple(sorted(read.label_counts().items())),
            tuple(read.article_page().rows),
        )

    def do(self, operation: Operation) -> None:
        before = self.snapshot()
        changes = self.session.run(operation)
        if changes.edits:
            self.past.append((changes.seq, before))
            self.future.clear()
        else:
            assert self.snapshot() == before

    def annotations(self) -> list[Annotation]:
        read = self.session.read
        return [each for article_id in read.article_ids() for each in read.annotations(article_id)]

    @precondition(lambda self: self.session.read.article_count())
    @rule(data=st.data())
    def annotate_something(self, data: st.DataObject) -> None:
        article = self.session.read.article(data.draw(st.sampled_from(list(self.session.read.article_ids()))))
        label = data.draw(st.sampled_from(self.session.read.tag_set().labels))
        assert article is not None
        points = st.integers(0, article.text_length)
        pairs = data.draw(st.lists(st.tuples(points, points), min_size=1, max_size=3))
        fragments = merged(Span(min(pair), max(pair)) for pair in pairs)
        if fragments:
            self.do(
                annotate.add(article_id=article.id, label_id=label.id, fragments=fragments, cue=fragments[:1])
            )

    @precondition(lambda self: self.annotations())
    @rule(data=st.data())
    def change_something(self, data: st.DataObject) -> None:
        one = data.draw(st.sampled_from(self.annotations()))
        other = data.draw(st.sampled_from(self.annotations()))
        label = data.draw(st.sampled_from(self.session.read.tag_set().labels))
        name = data.draw(st.sampled_from(["", "Peskov", "peskov ", "Miller"]))
        span = data.draw(st.sampled_from([*one.fragments, *one.cue]))
        choices = [
            annotate.relabel(annotation_id=one.id, label_id=label.id),
            annotate.add_fragment(annotation_id=one.id, span=span),
            annotate.set_fragments(annotation_id=one.id, fragments=[span]),
            annotate.set_speaker(annotation_id=one.id, name=name),
            annotate.set_note(annotation_id=one.id, note=name),
            annotate.set_attribute(annotation_id=one.id, name="quote_type", value=name),
            annotate.set_source_words(annotation_id=one.id, spans=one.fragments),
            annotate.decide(annotation_ids=[one.id], status=data.draw(st.sampled_from(AnnotationStatus))),
            annotate.delete(annotation_ids=[one.id, other.id]),
        ]
        joined = any(
            (link.type, link.from_id, link.to_id) == ("same_claim", one.id, other.id)
            for link in self.session.read.links()
        )
        if one.id != other.id and one.label_id == other.label_id and not joined:
            kind = self.session.read.tag_set().link_type("same_utterance")
            name_of = self.session.read.tag_set().label(one.label_id).name
            taken = {(link.from_id, link.to_id) for link in self.session.read.links()}
            if (
                kind
                and (not kind.from_labels or name_of in kind.from_labels)
                and (one.id, other.id) not in taken
            ):
                choices.append(curate.add_link(type="same_utterance", from_id=one.id, to_id=other.id))
        self.do(data.draw(st.sampled_from(choices)))

    @precondition(lambda self: self.session.read.article_count() > 1)
    @rule(data=st.data())
    def delete_an_article(self, data: st.DataObject) -> None:
        self.do(
            curate.delete_articles(
                article_ids=[data.draw(st.sampled_from(list(self.session.read.article_ids())))]
            )
        )

    @precondition(lambda self: len(self.session.read.tag_set().labels) > 1)
    @rule(data=st.data())
    def delete_a_label(self, data: st.DataObject) -> None:
        labels = data.draw(st.permutations(self.session.read.tag_set().labels))
        heir = data.draw(st.sampled_from(["delete", labels[1].id]))
        self.do(curate.delete_label(label_id=labels[0].id, annotations=heir))

    @precondition(lambda self: self.session.read.article_count())
    @rule(data=st.data())
    def change_an_article(self, data: st.DataObject) -> None:
        article_id = data.draw(st.sampled_from(list(self.session.read.article_ids())))
        for _ in range(data.draw(st.integers(1, 3))):  # to and fro: the same comes again
            article = self.session.read.article(article_id)
            assert article is not None
            publisher = "" if article.publisher else "Wire"
            self.do(curate.set_article_facts(article_id=article_id, publisher=publisher))

    @rule(data=st.data())
    def bring_or_change_a_label(self, data: st.DataObject) -> None:
        own_id = data.draw(st.sampled_from(["mood", "tone"]))
        name = data.draw(st.sampled_from(["mood", "tone"]))
        labels = self.session.read.tag_set().labels
        if any(label.name == name and label.id != own_id for label in labels):
            return
        known = next((label for label in labels if label.id == own_id), None)
        if known is None:
            self.do(curate.add_label(label=Label(id=own_id, name=name)))
        else:
            self.do(curate.change_label(label=replace(known, name=name)))

    @precondition(lambda self: bool(list(self.session.read.links())))
    @rule(data=st.data(), comes_again=st.booleans())
    def delete_a_link(self, data: st.DataObject, comes_again: bool) -> None:
        links = sorted(self.session.read.links(), key=lambda link: link.id)
        link = data.draw(st.sampled_from(links))
        self.do(curate.delete_link(link_id=link.id))
        if comes_again:
            with contextlib.suppress(UserError):  # the tag set has changed since
                self.do(curate.add_link(type=link.type, from_id=link.from_id, to_id=link.to_id))

    @rule()
    def undo(self) -> None:
        now = self.snapshot()
        if self.session.undo() is None:
            assert not self.past
            return
        self.future.append(now)
        _, before = self.past.pop()
        assert before is None or self.snapshot() == before

    @precondition(lambda self: bool(self.past))
    @rule(data=st.data())
    def undo_just_this(self, data: st.DataObject) -> None:
        self.take_back(data.draw(st.integers(0, len(self.past) - 1)))

    def take_back(self, place: int) -> None:
        now = self.snapshot()
        try:
            self.session.undo_entry(self.past[place][0])
        except UserError:
            assert place < len(self.past) - 1  # the newest can always go
            assert self.snapshot() == now
            return
        self.future.append(now)
        _, before = self.past.pop(place)
        if place == len(self.past):
            assert before is None or self.snapshot() == before
        self.forget_above(place)
        assert len({link[1:4] for link in map(astuple, self.session.read.links())}) == len(
            list(self.session.read.links())
        )

    @rule()
    def redo(self) -> None:
        now, entry = self.snapshot(), self.session.read.redoable()
        if self.session.redo() is None:
            assert not self.future
            return
        assert entry is not None
        assert self.snapshot() == self.future.pop()
        place = sum(seq < entry.seq for seq, _ in self.past)
        self.past.insert(place, (entry.seq, now if place == len(self.past) else None))
        self.forget_above(place + 1)

    def forget_above(self, place: int) -> None:
        self.past[place:] = [(seq, None) for seq, _ in self.past[place:]]

    @rule()
    def close_and_open(self) -> None:
        before = self.snapshot()
        self.session.close()
        self.session = Session.open(self.path, annotator="bob")
        assert self.snapshot() == before

    @invariant()
    def the_counters_are_the_counts(self) -> None:
        counted: dict[str, int] = {}
        for each in self.annotations():
            if each.status is AnnotationStatus.ACCEPTED:
                counted[each.label_id] = counted.get(each.label_id, 0) + 1
        assert self.session.read.label_counts() == counted


TestAnnotating = Annotating.TestCase


class TakingBackAlone(Annotating):
    """The same on few things that are changed to and fro, where entries meet at nearly each step."""

    def step(self, what: str, place: int) -> None:
        """Do one thing; ``place`` says which of the changes that stand is taken back alone."""
        article_id = next(self.session.read.article_ids())
        if what == "fact":
            article = self.session.read.article(article_id)
            assert article is not None
            publisher = "" if article.publisher else "Wire"
            self.do(curate.set_article_facts(article_id=article_id, publisher=publisher))
        elif what == "label":
            known = next((one for one in self.session.read.tag_set().labels if one.name == "mood"), None)
            if known is None:
                self.do(curate.add_label(label=Label(id=new_id(), name="mood")))
            else:
                self.do(curate.delete_label(label_id=known.id, annotations="delete"))
        elif what == "redo":
            self.redo()
        elif what == "undo" and len(self.past) > len(TEXTS):  # not the articles themselves
            self.undo()
        elif what == "alone" and place < len(self.past) - len(TEXTS):
            self.take_back(len(TEXTS) + place)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from(["fact", "label", "alone", "undo", "redo"]), st.integers(0, 3)),
        min_size=4,
        max_size=10,
    )
)
@example([("fact", 0), ("fact", 0), ("fact", 0), ("alone", 0)])
@example([("label", 0), ("label", 0), ("label", 0), ("alone", 0)])
@example([("label", 0), ("label", 0), ("label", 0), ("alone", 1)])
def test_plain_undo_never_comes_to_a_halt(steps: list[tuple[str, int]]) -> None:
    """`Annotating.teardown` undoes all that stands, and finds the beginning."""
    work = TakingBackAlone()
    try:
        work.bring_articles()
        for what, place in steps:
            work.step(what, place)
    finally:
        work.teardown()
