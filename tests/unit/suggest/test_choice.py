"""The choice among extents: it starts from the rules, follows what was decided, and proposes nothing twice."""

from __future__ import annotations

from annotator.core.spans import Span, shared
from annotator.suggest.base import Proposal
from annotator.suggest.choice import Choice, Example, learned
from annotator.suggest.choice_features import GroupReader
from annotator.suggest.extents import Extent, Words, extents
from annotator.suggest.rules.lexicon import Lexicon

TEXT = "Kim said that it was over, which surprised many, and that “all is well” again.\n"
ONE = Proposal(
    label="claim",
    fragments=(Span(9, 25),),
    rule="verb-that",
    confidence=0.7,
    source=(Span(0, 3),),
    cue=(Span(4, 8),),
    why={"cue": "say"},
)
LEXICON = Lexicon.load()


def drawn(parts: tuple[Span, ...]) -> str:
    return " | ".join(TEXT[slice(*part)] for part in parts)


def test_the_extents_end_at_pauses_joints_and_the_sentence_and_cut_no_quotation() -> None:
    found = [drawn(extent.fragments) for extent in extents(Words(TEXT), ONE)]
    assert found[0] == "that it was over"
    assert "it was over" in found
    assert "that it was over, which surprised many" in found
    assert "that it was over, which surprised many, and that “all is well” again" in found
    assert "that it was over | “all is well”" in found
    assert len(found) == len(set(found))
    assert not any("“all" in one and "well”" not in one for one in found)


def test_content_before_its_cue_may_begin_later_and_go_on_behind_it() -> None:
    text = "On Monday, he left, Kim said, and came back."
    one = Proposal(
        label="claim", fragments=(Span(0, 18),), rule="cue-after-content", confidence=0.6,
        source=(Span(20, 23),), cue=(Span(24, 28),),
    )  # fmt: skip
    found = [[text[slice(*part)] for part in extent.fragments] for extent in extents(Words(text), one)]
    assert ["he left"] in found
    assert ["On Monday, he left", "and came back"] in found


def test_before_anything_is_learned_the_rules_have_it() -> None:
    groups = GroupReader(Words(TEXT), LEXICON, ()).groups([ONE], [ONE], [])
    (chosen,) = Choice({}).weighed(groups).chosen()
    assert chosen.fragments == ONE.fragments
    assert 0.5 < chosen.chance < 1.0
    hidden = GroupReader(Words(TEXT), LEXICON, ()).groups([], [ONE], [])
    assert Choice({}).weighed(hidden).chosen()[0].chance < 0.3


def test_what_was_always_drawn_longer_is_drawn_longer() -> None:
    (group,) = GroupReader(Words(TEXT), LEXICON, ()).groups([ONE], [ONE], [])
    longest = max((extent.fragments for extent in group.extents[1:]), key=lambda parts: parts[-1].end)
    shares = [shared(extent.fragments, longest) for extent in group.extents]
    weights = learned([Example(group, shares)] * 60)
    (chosen,) = Choice(weights).weighed([group]).chosen()
    assert shared(chosen.fragments, longest) >= 0.5
    assert shared(chosen.fragments, ONE.fragments) < 0.5
    assert weights == learned([Example(group, shares)] * 60)


def test_what_was_always_turned_down_is_not_likely_any_more() -> None:
    (group,) = GroupReader(Words(TEXT), LEXICON, ()).groups([ONE], [ONE], [])
    weights = learned([Example(group, [0.0] * len(group.extents))] * 60)
    assert not Choice(weights).weighed([group]).chosen()


def test_nothing_is_chosen_twice() -> None:
    other = Proposal(label="claim", fragments=ONE.fragments, rule="verb-clause", confidence=0.7, cue=ONE.cue)
    groups = GroupReader(Words(TEXT), LEXICON, ()).groups([ONE, other], [ONE, other], [])
    assert len(Choice({}).weighed(groups).chosen()) == 1


def test_a_content_of_the_chain_alone_is_a_group_of_its_own() -> None:
    content = (Span(32, 47),)
    alone = Proposal(label="claim", fragments=content, rule="learned", confidence=0.5)
    groups = GroupReader(Words(TEXT), LEXICON, ((0.0,) * 5,) * 40).groups([ONE], [ONE], [(content, alone)])
    assert [group.proposal.rule for group in groups] == ["verb-that", "learned"]
    assert groups[1].extents == [Extent(content)]


def test_all_groups_and_extents_share_in_how_likely_a_content_is() -> None:
    other = Proposal(label="claim", fragments=ONE.fragments, rule="verb-clause", confidence=0.7, cue=ONE.cue)
    reader = GroupReader(Words(TEXT), LEXICON, ())
    alone = Choice({}).weighed(reader.groups([ONE], [ONE], []))
    about, exact = alone.mass(ONE.fragments)
    assert 0.5 < exact < about <= 1.0  # extents that are about the same add to it
    both = Choice({}).weighed(reader.groups([ONE, other], [ONE, other], [])).mass(ONE.fragments)
    assert both[0] > about
    assert both[1] > exact
    assert alone.mass((Span(0, 3),)) == (0.0, 0.0)
    near, _ = alone.mass((Span(14, 25),))  # the same words without "that"
    assert near > 0.5
