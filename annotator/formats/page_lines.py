"""Lines of printed pages as paragraphs: joined where the page broke them, words put together where it hyphenated.

A line ends its paragraph where it is clearly shorter than its fellows, or a blank line follows; a list's next item
begins a new one. A hyphen at a line's end goes where a small letter follows, unless the document has the word with its
hyphen inside a line. Running heads and page numbers, which stand first or last on page after page, are kept below the
paragraph that they interrupt, as regions that are no body.
"""

from __future__ import annotations

import re
from collections import Counter

from annotator.core.spans import Span
from annotator.core.values import Region, RegionKind

_FULL = 0.8  # of the usual width: shorter lines end a paragraph when the next begins with a capital
_SHORT = 0.55  # shorter ones end it anyway
_EDGE = 2  # lines at the top and bottom of a page that can be running heads
_LEAST_PAGES = 3
_ITEM = re.compile(r"\s*(?:[•▪‣◦●■□–—*-]\s|\(?\d{1,3}[.)]\s|\(?[a-z][.)]\s)")
_ENDED = re.compile(r"[.!?…:;]['\"”’»)\]]*$")
_HYPHENS = "-\u2010\u00ad"
_COMPOUND = re.compile(r"[^\W\d_]+-[^\W\d_]+")
_NUMBER = re.compile(r"\d+")
_MOST_WIDTH = 400


def paragraphs(pages: list[str]) -> tuple[str, tuple[Region, ...]]:
    """Return the text with a paragraph a line, and where its running heads are."""
    split = [[line.rstrip() for line in page.replace("\r\n", "\n").split("\n")] for page in pages]
    furniture = _running(split)
    lines = [line for page in split for line in page]
    width = _width(lines)
    compounds = {word.lower() for line in lines for word in _COMPOUND.findall(line)}
    made: list[tuple[str, bool]] = []
    waiting: list[str] = []  # running heads inside the paragraph
    current = ""
    last = ""

    def close() -> None:
        nonlocal current, last
        if current.strip():
            made.append((current.strip(), False))
        made.extend((line, True) for line in waiting)
        waiting.clear()
        current = last = ""

    for number, page in enumerate(split):
        for place, line in enumerate(page):
            if (number, place) in furniture:
                waiting.append(line.strip())
            elif not line.strip():
                if place not in {0, len(page) - 1}:
                    close()
            elif current and _goes_on(last, line, width):
                current = _joined(current, line.strip(), compounds)
                last = line
            else:
                close()
                current = last = line
    close()
    return _with_regions(made)


def _with_regions(made: list[tuple[str, bool]]) -> tuple[str, tuple[Region, ...]]:
    regions: list[Region] = []
    at = 0
    for line, is_furniture in made:
        if is_furniture and line:
            regions.append(Region(RegionKind.PAGE_FURNITURE, Span(at, at + len(line))))
        at += len(line) + 1
    return "\n".join(line for line, _ in made), tuple(regions)


def _width(lines: list[str]) -> int:
    """Return how long a full line is: what nine of ten lines of words stay under."""
    lengths = sorted(min(len(line), _MOST_WIDTH) for line in lines if len(line) > 20)
    return lengths[len(lengths) * 9 // 10] if lengths else 0


def _goes_on(last: str, line: str, width: int) -> bool:
    """Tell whether a line continues the one before it."""
    if last[-1:] in _HYPHENS and last[-2:-1].isalpha():
        return True
    if _ITEM.match(line) or len(last) < _SHORT * width:
        return False
    if len(line) - len(line.lstrip()) > 2 and not last.startswith(" "):
        return False
    return len(last) >= _FULL * width or not (line.lstrip()[:1].isupper() or _ENDED.search(last))


def _joined(current: str, line: str, compounds: set[str]) -> str:
    hyphen = current[-1:]
    if hyphen not in _HYPHENS or not current[-2:-1].isalpha() or not line[:1].isalpha():
        return f"{current} {line}"
    if hyphen == "\u00ad":
        return current[:-1] + line
    first = re.search(r"[^\W\d_]+$", current[:-1])
    second = re.match(r"[^\W\d_]+", line)
    word = f"{first[0]}-{second[0]}".lower() if first and second else ""
    if line[0].islower() and word not in compounds:
        return current[:-1] + line
    return current + line


def _running(pages: list[list[str]]) -> set[tuple[int, int]]:
    """Return page and line of what stands on most pages at the same edge, but for its numbers."""
    if len(pages) < _LEAST_PAGES:
        return set()
    seen: Counter[str] = Counter()
    places: dict[str, list[tuple[int, int]]] = {}
    for number, page in enumerate(pages):
        filled = [place for place, line in enumerate(page) if line.strip()]
        for place in {*filled[:_EDGE], *filled[-_EDGE:]}:
            form = _NUMBER.sub("#", " ".join(page[place].split()).lower())
            if len(form) <= 120:
                seen[form] += 1
                places.setdefault(form, []).append((number, place))
    least = max(_LEAST_PAGES, len(pages) // 3)
    return {place for form, count in seen.items() if count >= least for place in places[form]}
