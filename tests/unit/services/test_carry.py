"""Annotations carried over to a nearly identical article: on the same words, as suggestions, once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from annotator.analysis.anchoring import Anchoring
from annotator.core.spans import Span, covered
from annotator.core.values import AnnotationStatus
from annotator.services import annotate, carry

if TYPE_CHECKING:
    from collections.abc import Callable

    from annotator.core.values import Article
    from annotator.services.session import Session

OLD = "MOSCOW. The minister said the port “will never close”, and that ships come. He denied it. Ships come."
NEW = "At 10:02\r\nMOSCOW. The foreign minister said the port “will never close”, and that ships came. He denied it"
words = st.lists(
    st.sampled_from(["port", "ships", "come", "“no”", "he", "denied", "it.", "\n", "😀"]), max_size=30
)


def test_carried_over(session: Session, add_article: Callable[..., Article]) -> None:
    old, new = add_article(session, OLD), add_article(session, NEW)
    label = session.read.tag_set().labels[0].id
    ids = []
    for words_, cue in (("“will never close”", "said"), ("He denied it", "denied"), ("Ships come.", "Ships")):
        start, at = OLD.index(words_), OLD.index(cue)
        changes = session.run(
            annotate.add(
                article_id=old.id,
                label_id=label,
                fragments=[Span(start, start + len(words_))],
                cue=[Span(at, at + len(cue))],
            )
        )
        ids.append(changes.edits[0].id)
        session.run(annotate.set_speaker(annotation_id=ids[-1], name="the minister"))
    session.run(carry.carry_over(from_article=old.id, to_article=new.id))
    carried = session.read.annotations(new.id)
    assert [covered(NEW, one.fragments) for one in carried] == ["“will never close”", "He denied it"]
    assert [covered(NEW, one.cue) for one in carried] == ["said", "denied"]
    assert {one.status for one in carried} == {AnnotationStatus.SUGGESTED}
    assert {one.origin for one in carried} == {"suggested:duplicates/carried"}
    assert len({one.speaker_id for one in carried} - {""}) == 1
    assert not session.run(carry.carry_over(from_article=old.id, to_article=new.id)).edits
    session.undo()
    assert session.read.annotations(new.id) == []


@given(words, words, st.data())
def test_the_same_words_stay_on_the_same_words(one: list[str], other: list[str], data: st.DataObject) -> None:
    """What was put before and after a text moves its spans by just so much."""
    text = "Unique beginning of it. " + " ".join(one) + " And a unique end."
    before, after = " ".join(other), data.draw(st.sampled_from(["", " More.", "\r\n"]))
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    found = Anchoring(text, before + text + after).find([Span(start, end)])
    if found is not None and found.likeness == 1.0:
        ((a, b),) = found.fragments
        assert (before + text + after)[a:b] == text[start:end]
    if end - start >= 40:
        assert found is not None
        assert found.fragments == (Span(start + len(before), end + len(before)),)


@given(words.map(" ".join), words.map(" ".join), st.data())
def test_any_two_texts_are_survived(old: str, new: str, data: st.DataObject) -> None:
    if not old:
        return
    start = data.draw(st.integers(0, len(old) - 1))
    end = data.draw(st.integers(start + 1, len(old)))
    found = Anchoring(old, new).find([Span(start, end)])
    if found is not None:
        for a, b in found.fragments:
            assert 0 <= a < b <= len(new)
        assert 0.7 <= found.likeness <= 1.0
