"""How a statement stands, and who repeats it, where the times that decide are known in part or not at all."""

from __future__ import annotations

import pytest

from annotator.analysis.ledger_rows import LedgerRow, Standing, build_row
from annotator.analysis.marks import Mark, Side
from annotator.core.spans import Span
from annotator.core.values import Statement


def _row(*said: tuple[str, str, str]) -> LedgerRow:
    """Return the row of a statement on which speakers said something: (side, speaker, moment)."""
    marks = [
        Mark(
            id=f"m{number}",
            article_id=f"a{number}",
            side=Side(side),
            fragments=(Span(0, 3),),
            words="It.",
            speaker_id=speaker,
            moment=moment,
        )
        for number, (side, speaker, moment) in enumerate(said)
    ]
    statement = Statement(id="s", wording="It.")
    return build_row("s", statement, marks, incoming={}, sources={}, origin_of={})


@pytest.mark.parametrize(
    ("asserted", "denied", "standing"),
    [
        ("2025-01-05", "2025-01-06", Standing.RETRACTED),
        ("2025-01", "2025-02-01", Standing.RETRACTED),
        ("2025-01-05", "2025-02", Standing.RETRACTED),
        ("2025-01-06", "2025-01-05", Standing.CONCEDED),
        ("2025-02", "2025-01-05", Standing.CONCEDED),
        # Which of the two came first, nobody can say: one day of that year, or no day that is known.
        ("2025", "2025-01-05", Standing.DENIED),
        ("2025-01-05", "2025", Standing.DENIED),
        ("2025-01", "2025-01-05", Standing.DENIED),
        ("2025-01-05", "2025-01-05", Standing.DENIED),
        ("", "2025-01-05", Standing.DENIED),
        ("2025-01-05", "", Standing.DENIED),
        ("", "", Standing.DENIED),
    ],
)
def test_only_what_is_surely_later_takes_back(asserted: str, denied: str, standing: Standing) -> None:
    assert _row(("claim", "kim", asserted), ("denial", "kim", denied)).standing is standing


@pytest.mark.parametrize(
    ("again", "standing"),
    [
        ("2025-01-06", Standing.DISPUTED),
        ("2025-02", Standing.DISPUTED),
        ("2025-01-05", Standing.DENIED),
        ("2025-01", Standing.DENIED),
        ("2025", Standing.DENIED),
        ("", Standing.DENIED),
    ],
)
def test_only_what_is_surely_later_disputes_a_denial(again: str, standing: Standing) -> None:
    row = _row(("claim", "kim", "2025-01-01"), ("denial", "lee", "2025-01-05"), ("claim", "kim", again))
    assert row.standing is standing


def test_a_denial_known_by_its_year_hides_no_other() -> None:
    row = _row(("denial", "lee", "2025"), ("denial", "lee", "2025-01-05"), ("claim", "kim", "2025-02-01"))
    assert row.standing is Standing.DISPUTED


@pytest.mark.parametrize(
    ("first", "then", "repeats"),
    [("2025-01-05", "2025-01-06", True), ("2025", "2025-01-06", False), ("", "2025-01-06", False)],
)
def test_who_says_it_again_on_a_later_day_repeats_it(first: str, then: str, repeats: bool) -> None:
    row = _row(("claim", "kim", first), ("claim", "kim", then))
    assert row.repeated_by == (("kim",) if repeats else ())
    assert row.asserted_by == ("kim",)
