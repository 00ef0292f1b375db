"""English words that are figures, times, or say how exact a figure is."""

from __future__ import annotations


def _numbered(words: str, first: int = 0, step: int = 1) -> dict[str, int]:
    return {word: number * step for number, word in enumerate(words.split(), first)}


def _listed(words: str) -> frozenset[str]:
    return frozenset(words.split())


MONEY = {"$": "dollar", "€": "euro", "£": "pound"}  # as their names are stemmed
SCALE = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
SPELT: dict[str, float] = {
    **_numbered(
        "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
        "eighteen nineteen twenty",
        2,
    ),
    **_numbered("thirty forty fifty sixty seventy eighty ninety", 3, 10),
    "dozen": 12,
}
# What stands before a figure, and the least and the most that it then may be, as multiples of it.
VAGUE: dict[str, tuple[float, float]] = {
    **dict.fromkeys(
        _listed("about around roughly approximately some nearly almost estimated circa"), (0.75, 1.33)
    ),
    **dict.fromkeys(_listed("over above exceeding least"), (1.0, 3.0)),
    **dict.fromkeys(_listed("under below most"), (0.0, 1.0)),
}
MORE, LESS = _listed("more greater higher"), _listed("fewer less lower")  # than
WEEK = _numbered("monday tuesday wednesday thursday friday saturday sunday")
MONTHS = _numbered("january february march april may june july august september october november december", 1)
RELATIVE = {"last": -1, "this": 0, "next": 1, "previous": -1, "past": -1}  # year
ORDINALS = _listed(
    "first second third fourth fifth sixth seventh eighth ninth tenth opening final former latter"
)
AGAIN = _listed("again resumed resume continued another further new")
# Who is counted, as stems: "people" may be what another calls miners.
ANYBODY = _listed("peopl person victim body casualty casualti")
SOMEBODY = ANYBODY | _listed(
    "civilian soldier miner worker passenger protester demonstrator migrant refugee child children woman man student "
    "resident inhabitant tourist employe sailor villager fighter prisoner hostag patient pupil"
)
