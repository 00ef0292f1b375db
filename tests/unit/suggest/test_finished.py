"""Agreement with what an analyst marked: the same figures as the evaluation of exports."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from annotator.analysis.evaluation import ALL, Item, evaluate
from annotator.core.spans import Span, merged
from annotator.suggest.finished import Agreement

contents = st.lists(
    st.lists(st.tuples(st.integers(0, 60), st.integers(1, 12)), min_size=1, max_size=2).map(
        lambda some: merged(Span(start, start + length) for start, length in some)
    ),
    max_size=8,
)


@given(st.lists(st.tuples(contents, contents), max_size=3))
def test_it_is_that_of_the_evaluation(
    articles: list[tuple[list[tuple[Span, ...]], list[tuple[Span, ...]]]],
) -> None:
    agreement = Agreement()
    gold, said = [], []
    for number, (right, found) in enumerate(articles):
        agreement.add(right, found)
        gold += [Item(str(number), "claim", each) for each in right]
        said += [Item(str(number), "claim", each) for each in found]
    result = evaluate(gold, said)
    assert agreement.f1 == result.overlap[ALL].f1
    assert agreement.exact_f1 == result.exact[ALL].f1


def test_nothing_agrees_with_nothing() -> None:
    assert (Agreement().f1, Agreement().exact_f1) == (0.0, 0.0)
