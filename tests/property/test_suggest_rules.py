"""Whatever the text, proposals lie in it, are in order, apart from boilerplate, and the same each time."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.core.spans import are_in_order
from annotator.core.tagset import Label, TagSet
from annotator.suggest.facts import facts_of
from annotator.suggest.rules.engine import RuleEngine

TAGS = TagSet(tuple(Label(id=name, name=name) for name in ("claim", "denial", "quote")))
ENGINE = RuleEngine()
WORDS = st.sampled_from(
    [
        "Kim", "he", "She", "said", "says", "that", "according to", "told", "reporters", "“", "”", '"', "‘", "’", "'s",
        ",", ".", ":", ";", "—", "(", ")", "and", "but", "adding", "denied", "claims", "the", "plan", "of", "to", "go",
        "was", "not", "no plans", "on", "Monday", "who", "which", "in", "\n", "\n\n", "Read more:", "Advertisement",
        "called", "it", "a lie", "“No,”", "„Ja“", "sagte", "dass", "что", "заявил", "«", "»", "A.", "U.S.", "TAPPER:",
    ]
)  # fmt: skip
TEXTS = st.lists(WORDS, max_size=60).map(" ".join) | st.text(max_size=200)


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_proposals_are_sound(text: str) -> None:
    regions = facts_of(text).regions
    hidden = [region.span for region in regions if region.kind.is_boilerplate]
    found = list(ENGINE.propose(text, regions, TAGS, ()))
    for proposal in found:
        assert proposal.fragments
        assert are_in_order(proposal.fragments)
        for span in (*proposal.fragments, *proposal.source, *proposal.cue, *proposal.addressee):
            assert 0 <= span.start < span.end <= len(text)
        assert not any(fragment.overlaps(span) for fragment in proposal.fragments for span in hidden)
        assert 0 < proposal.confidence <= 1
    keys = [(p.label, p.fragments) for p in found]
    assert len(keys) == len(set(keys))
    assert found == list(ENGINE.propose(text, regions, TAGS, ()))
