"""Learning helps an analyst with a taste of their own, and keeps out of the way of one without."""

from __future__ import annotations

from annotator.core.spans import Span
from annotator.suggest.base import Proposal
from annotator.suggest.learning import Decision, learned

TEXT = "Kim said that it was over. Lee praised the plan. " * 40


def decisions(*, kept_rule: str) -> list[Decision]:
    made = []
    for number in range(80):
        rule = "verb-that" if number % 2 else "verb-object"
        start = number * 20
        one = Proposal(
            label="claim",
            fragments=(Span(start, start + 10),),
            rule=rule,
            confidence=0.5,
            source=(Span(0, 3),),
            cue=(Span(4, 8),),
            why={"cue": "say" if number % 2 else "praise"},
        )
        accepted = kept_rule in (rule, "all")
        made.append(Decision(f"article {number % 10}", TEXT, one, accepted))
    return made


def test_what_is_always_rejected_is_left_out() -> None:
    known = decisions(kept_rule="verb-that")
    model = learned(known)
    assert model is not None
    assert model.report.f1_after > model.report.f1_before + 0.2
    kept = model.kept(TEXT, [decision.proposal for decision in known])
    assert {one.rule for one in kept} == {"verb-that"}
    assert learned(known) == model


def test_nothing_is_learned_where_it_does_not_help() -> None:
    assert learned(decisions(kept_rule="all")) is None
    assert learned(decisions(kept_rule="verb-that")[:20]) is None
    assert learned([]) is None


def test_a_model_holds_no_text() -> None:
    model = learned(decisions(kept_rule="verb-that"))
    assert model is not None
    assert not any("Kim" in name or "plan" in name for name in model.weights)
