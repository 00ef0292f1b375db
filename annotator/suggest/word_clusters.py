"""Which words are used alike: the place of an English word in a tree of Brown clusters.

A word that no finished article holds says something by the words that stand where it stands: "insisted" is used like
"argued". Brown clustering (Brown et al. 1992) makes a tree of that, and the beginnings of a word's path from its root
are coarse and fine classes of it (Miller, Guinness and Zamanian 2004). ``resources/words/clusters.txt`` has a line for
each cluster: its path, 0 and 1 for left and right, and its words, the commonest first.
"""

from __future__ import annotations

from functools import lru_cache

from annotator.environment.resources import resource

_DEPTHS = (4, 8, 12, 20)  # of the beginnings of a path that are told
UNKNOWN = ("-",)


class Clusters:
    """The classes of words, coarse to fine. It holds nothing that changes."""

    def __init__(self, lines: list[str]) -> None:
        self._classes: dict[str, tuple[str, ...]] = {}
        for line in lines:
            path, _, words = line.partition(" ")
            path = path.ljust(max(_DEPTHS), "0")  # as in the source, where a path's last zeros are lost
            classes = tuple(f"{depth} {int(path[:depth], 2):x}" for depth in _DEPTHS)
            self._classes.update(dict.fromkeys(words.split(" "), classes))

    @classmethod
    @lru_cache(maxsize=1)
    def load(cls) -> Clusters:
        """Read them from the resources, once."""
        lines = resource("words/clusters.txt").read_text("utf-8").splitlines()
        return cls([line for line in lines if not line.startswith("#")])

    def of(self, word: str) -> tuple[str, ...]:
        """Return the classes of a word in small letters; `UNKNOWN` for a word in no cluster."""
        return self._classes.get(word, UNKNOWN)
