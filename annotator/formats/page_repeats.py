"""Keeps what a page says twice: marks each repeated run of words, so that no search for an article drops it as a copy.

Trafilatura takes a paragraph that says the same as another for one that it has found twice over, in several of its
steps and also without being asked to. A refrain, a denial that is quoted twice, an answer “No.” would be lost.
"""

from __future__ import annotations

import re
from typing import Any

from annotator.formats.page_text import BLOCKS, UNSEEN

_MARKS = [chr(code) for code in range(0x2880, 0x2900)]  # patterns of Braille: printable, and seldom in a page


class Repeats:
    """Marks the repeated runs of words of a tree, and takes the marks out of a text again."""

    def __init__(self, tree: Any) -> None:
        from lxml import etree  # type: ignore[import-untyped]  # it has no types

        self._mark = ""
        self._seen: set[str] = set()
        self._repeated: list[tuple[Any, str]] = []  # an element of each, and whether in its text or its tail
        self._run: list[str] = []
        self._last: tuple[Any, str] | None = None  # the last words of the run that are no link
        hidden = linked = 0
        for event, element in etree.iterwalk(tree, events=("start", "end")):
            tag = element.tag
            if event == "start":
                step, place, words = 1, "text", element.text
            else:
                step, place, words = -1, "tail", element.tail
            if tag in BLOCKS:
                if self._run:
                    self._end_run()
            elif (
                tag == "a"
            ):  # a menu's entries and buttons stand in many places, and are no text of the page's
                linked += step
            if tag in UNSEEN:
                hidden += step
            if words and not hidden and not words.isspace() and (step > 0 or element is not tree):
                self._run.append(words)
                if not linked:
                    self._last = element, place
        self._end_run()
        if self._repeated:
            self._put(tree)

    def removed(self, text: str) -> str:
        """Return a text without the marks."""
        return re.sub(f"{self._mark}[0-9]+{self._mark}", "", text) if self._mark else text

    def _end_run(self) -> None:
        if self._last is not None:
            words = " ".join("".join(self._run).split())
            if words in self._seen:
                self._repeated.append(self._last)
            self._seen.add(words)
        self._run.clear()
        self._last = None

    def _put(self, tree: Any) -> None:
        every = set("".join(tree.itertext()))
        self._mark = next((mark for mark in _MARKS if mark not in every), "")
        for number, (element, place) in enumerate(self._repeated if self._mark else ()):
            words = getattr(element, place)
            end = len(words.rstrip())
            setattr(element, place, f"{words[:end]}{self._mark}{number}{self._mark}{words[end:]}")
