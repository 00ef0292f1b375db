"""Numbers with the English word for what they count."""

from __future__ import annotations


def counted(number: int, one: str, many: str = "") -> str:
    """Return “1 article”, “2 articles”; ``many`` is the word for several where it takes no plain s."""
    return f"{number} {one if number == 1 else many or f'{one}s'}"
