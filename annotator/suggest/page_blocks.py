"""Lines of a saved page judged by those around them: lists of headlines, captions over a credit, biographies."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from annotator.core.values import RegionKind
from annotator.suggest.page_lines import PROSE_LENGTH

if TYPE_CHECKING:
    from annotator.suggest.boilerplate import Boilerplate
    from annotator.suggest.page_lines import Line

_ADVICE = 240  # code points from which a paragraph of advice is the article's between its sentences
_CREDIT = 60  # code points up to which a caption is only the name of who took the picture
_LIST = 3  # headlines in a row that are links wherever they stand
_LIST_BELOW = 2  # the same below a line that is not the article's
_LABEL = 16  # code points up to which "Image caption," has no caption behind it
_QUOTES = "“„«‘'\"[("
_APPEAL = 4  # lines between two promotions
_HEAD, _TRAILED, _SHOUT, _SENTENCE = 24, 15, 3, 5  # lines, code points, words, words
_LAST = 3  # lines at an article's end that may tell of its writer
_NAME = re.compile(r"(?:[^\W\d_a-zа-я][\w.’'-]*\s?){2,4}")
_TELLS = re.compile(
    r"(?:is|was|has|had|covers?|covered|writes?|wrote|reports?|reported|joined|works?|worked|leads?|ist|war|schreibt"
    r"|berichtet|arbeitet|studierte|kam|est|a|écrit|travaille|es|ha|escribe|trabaja|estudió)\b"
)
_SELF = re.compile(
    r"(?:is|was|es|est|ist|he is|she is) (?:an? |the |ein |eine |un |une |le |la )?(?:[\w-]+ ){0,3}?"
    r"(?:correspondent|reporter|journalist|editor|writer|columnist|corresponsal|periodista|redactora?|journaliste"
    r"|correspondante?|Korrespondent(?:in)?|Redakteur(?:in)?|Reporter(?:in)?|Autor(?:in)?)\b",
    re.IGNORECASE,
)
# "Daniel Frost is a correspondent based in London"
_WRITER = re.compile(
    r"(?:[A-Z][\w.’'-]+ ){2,4}(?:(?:is|was|are|has been|covers|writes|reports)\b.{0,60}?"
    r"\b(?:correspondent|reporter|journalist|editor|writer|columnist|(?:senior |visiting |research )fellow|contributor"
    r"|producer|freelancer?|covers|author of|professor of)\b"
    r"|(?:currently |also )?(?:works|writes|reports|blogs) (?:for|at|about|on)\b"
    r"|(?:ist|arbeitet|est|es) (?:[\w-]+ ){0,4}?(?:[Rr]echtsanw(?:alt|ältin)|[Ff]achanw(?:alt|ältin)|Professor(?:in)?"
    r"|(?:Mit)?[Gg]ründer(?:in)?|(?:Co-|Chef)?[Rr]edakteur(?:in)?|Journalist(?:in)?|Reporter(?:in)?|Volontär(?:in)?"
    r"|Korrespondent(?:in)?|Autor(?:in)?|Geschäftsführer(?:in)?|Head of|journaliste|correspondante?|professeure?"
    r"|chercheur|chercheuse|auteure?|periodista|corresponsal|redactora?|profesora?|autora?)\b)"
)
_CREDITED = re.compile(
    r"(?:(?:staff|file|courtesy) )?(?:quelle|source|fuente|credit|crédit|bild|foto|photo|фото|kaynak)\b",
    re.IGNORECASE,
)
# What stands above a caption instead of below it.
_ABOVE = re.compile(
    r"(?:image|media|video|figure) (?:source|caption)|fuente de la imagen|pie de foto|légende", re.IGNORECASE
)
_END = re.compile(
    r"(?:tags?|topics?|keywords|filed under|about the authors?|comments?|post a comment|leave a (?:comment|reply)"
    r"|related topics|explore more on these topics|теги|метки|schlagwörter|mots-clés|etiquetas|archivado en"
    r"|sobre la firma"
    r"|etiketler|more on this story|end of article|zur startseite)\b",
    re.IGNORECASE,
)
_CORRECTED = re.compile(
    r"(?:correction|clarification|editor.s note|an earlier version|this version corrects)", re.IGNORECASE
)
_AFTER_END = 2  # sentences that may follow the end of an article
_PLAYER = re.compile(
    r"\b(?:javascript|html5|video player|this video|dieses video|cette vidéo|este vídeo)\b", re.IGNORECASE
)


def is_bare(line: Line) -> bool:
    """Tell whether a line of no known kind is a headline without a stop."""
    return (
        line.kind is None
        and line.is_headline
        and not (line.is_stopped or line.text.endswith((",", ":", ";")))
    )


def _is_credit(line: Line) -> bool:
    return (
        line.span.length <= _CREDIT
        and not _ABOVE.match(line.text)
        and (line.kind is RegionKind.CAPTION or _CREDITED.match(line.text) is not None)
    )


def is_credited(lines: list[Line], number: int) -> bool:
    """Tell whether a line stands above a photographer's name and below what is no article: a caption, or a title."""
    return (
        0 < number < len(lines) - 1 and lines[number - 1].kind is not None and _is_credit(lines[number + 1])
    )


def mark_ending(lines: list[Line]) -> None:
    """Take three bare lines and more behind the last sentence, long or short, for links."""
    last = max((n for n, line in enumerate(lines) if line.kind is None and is_sentence(line)), default=None)
    loose = [line for line in lines[last + 1 :] if line.kind is None] if last is not None else []
    if len(loose) >= _LIST and all(is_bare(line) for line in loose):
        for line in loose:
            line.kind = RegionKind.RELATED_LINKS


def is_sentence(line: Line) -> bool:
    """Tell whether a line has five words and ends like a sentence."""
    return line.is_stopped and len(line.text.split()) >= _SENTENCE


def is_end(text: str) -> bool:
    """Tell whether a line stands where an article is over: tags, topics, the writer's box."""
    return _END.match(text) is not None


def mark_after_end(lines: list[Line]) -> None:
    """Take what follows the small print, the tags or the writer's box for page furniture, where the article is over.

    It is over where hardly a sentence follows, none with quotation marks, and three times as many stand before.
    """
    sentences = [number for number, line in enumerate(lines) if line.is_prose]
    for number, line in enumerate(lines):
        if line.kind is None:
            continue
        if _CORRECTED.match(line.text):
            return  # what was wrong in the article is told by attributions too
        is_over = line.kind is RegionKind.LEGAL or is_end(line.text)
        after = [n for n in sentences[-_AFTER_END - 1 :] if n > number]
        if not is_over or len(after) > _AFTER_END or len(sentences) - len(after) < max(3 * len(after), 2):
            continue
        if any(mark in lines[n].text for n in after for mark in '“”«»„"'):
            continue
        for other in lines[number + 1 :]:
            other.kind = other.kind or RegionKind.PAGE_FURNITURE
        return


def is_inside(lines: list[Line], number: int) -> bool:
    """Tell whether a line stands between two sentences of the article, however short: a heading, a speaker."""
    beside = [lines[number - 1], *lines[number + 1 : number + 2]]
    if lines[number].text.endswith(":"):
        beside = beside[1:]
    return len(beside) > 0 and all(line.kind is None and is_sentence(line) for line in beside)


def mark_captioned(lines: list[Line], title: int | None) -> None:
    """Take a short line over a photographer's name, and one under the place of a video, for a caption."""
    body = next((number for number, line in enumerate(lines) if line.is_prose), len(lines))
    for number in range(1, len(lines) - 1):
        line, before, after = lines[number], lines[number - 1], lines[number + 1]
        if line.kind is not None or number == title:
            continue
        credited = _is_credit(after)
        sure = before.kind is not None or number - 1 == title
        if (number <= body and credited and sure and line.span.length < PROSE_LENGTH) or (
            is_bare(line)
            and (
                (before.kind is RegionKind.PROMOTION and _PLAYER.search(before.text))
                or (before.kind is not None and before.span.length < _LABEL and _ABOVE.match(before.text))
            )
        ):
            line.kind = RegionKind.CAPTION


def mark_trails(lines: list[Line]) -> None:
    """Take a line that leads to the headline below it for page furniture: "World|Strikes Kill Nine"."""
    for number, line in enumerate(lines[:_HEAD]):
        for below in lines[number + 1 : number + _HEAD]:
            if (
                line.kind is None
                and len(below.text) >= _TRAILED
                and len(below.text) < len(line.text) <= len(below.text) + _CREDIT
                and line.text.endswith(below.text)
                and not line.text[: -len(below.text)].rstrip()[-1:].isalnum()
            ):
                line.kind = RegionKind.PAGE_FURNITURE


def spare_advice(lines: list[Line]) -> None:
    """Give a long paragraph back to the article that speaks to its reader where two sentences stand around it.

    An article that gives advice says "you" too; what a site says of itself stands among more of it, or is short.
    """
    number = 1
    while number < len(lines) - 1:
        stop = number
        while stop < len(lines) and lines[stop].speaks and lines[stop].span.length > _ADVICE:
            stop += 1
        if number < stop < len(lines) and lines[number - 1].is_prose and lines[stop].is_prose:
            for line in lines[number:stop]:
                line.kind, line.is_listed = None, False
        number = stop + 1


def mark_asides(lines: list[Line], lists: Boilerplate) -> None:
    """Take what is said to the reader between lines that are not the article's for more of them.

    One short sentence that says "you", between any two such lines; up to four, long or short, that say "you" or "we",
    between two that promote something.
    """
    start = 0
    while start < len(lines):
        stop = start
        while stop < len(lines) and lines[stop].kind is None:
            stop += 1
        if start and start < stop < len(lines) and stop - start <= _APPEAL:
            _mark_aside(lines[start - 1], lines[start:stop], lines[stop], lists)
        start = stop + 1


def _mark_aside(before: Line, some: list[Line], after: Line, lists: Boilerplate) -> None:
    promoted = before.kind is after.kind is RegionKind.PROMOTION
    if promoted and all(lists.speaks(line.text) or lists.addresses(line.text) for line in some):
        for line in some:
            line.kind = RegionKind.PROMOTION
    elif len(some) == 1 and some[0].span.length < PROSE_LENGTH:
        if lists.addresses(some[0].text):
            some[0].kind = RegionKind.PROMOTION
        elif some[0].text.endswith("!") and len(some[0].text.split()) <= _SHOUT:
            some[0].kind = RegionKind.PAGE_FURNITURE


def mark_lists(lines: list[Line], title: int | None) -> None:
    """Take headlines in a row between sentences for links: three of them, or two below what is not the article's."""
    prose = [number for number, line in enumerate(lines) if line.is_prose]
    if not prose:
        return
    number = prose[0] + 1
    while number < prose[-1]:
        stop = number
        while stop < len(lines) and stop != title and is_bare(lines[stop]):
            stop += 1
        known = lines[number - 1].kind not in {None, RegionKind.DATE_PREFIX}
        least = _LIST_BELOW if known else _LIST
        if stop - number >= least and not _is_itemised(lines[number - 1], lines[number:stop]):
            for line in lines[number:stop]:
                line.kind = RegionKind.RELATED_LINKS
        number = max(stop, number) + 1


def _is_itemised(above: Line, items: list[Line]) -> bool:
    """Tell whether lines in a row are a list of the article's: announced by a colon, with bullets or small letters."""
    if above.kind is not None:
        return False
    first = items[0].text[0]
    bullets = not (first.isalnum() or first in _QUOTES) and all(line.text[0] == first for line in items)
    announced = above.text.endswith(":") and len(above.text.split()) >= _SENTENCE
    return bullets or announced or all(line.text[0].islower() for line in items)


def is_about_writer(lines: list[Line], number: int) -> bool:
    """Tell whether a sentence at an end of an article is about who wrote it."""
    return _WRITER.match(lines[number].text) is not None or is_biography(lines, number)


def mark_writers(lines: list[Line], start: int, stop: int) -> None:
    """Take a paragraph that stands under a name alone, and begins with it, for the writer's box, wherever it stands.

    And one that tells of somebody whom the page's head names, where it is above the article's sentences, from ``start``
    to ``stop``, below them or among the last.
    """
    for number in range(1, len(lines)):
        line, above = lines[number], lines[number - 1]
        outside = number < start or number >= stop - _LAST
        if line.kind is None and (
            (above.kind is not None and _WRITER.match(line.text)) or (outside and is_biography(lines, number))
        ):
            line.kind = RegionKind.PAGE_FURNITURE
        if line.kind is not None or above.span.length > _CREDIT or not line.text.startswith(above.text):
            continue
        if len(line.text) > len(above.text) and _NAME.fullmatch(above.text):
            line.kind = RegionKind.PAGE_FURNITURE
            above.kind = above.kind or RegionKind.PAGE_FURNITURE


def is_biography(lines: list[Line], number: int) -> bool:
    """Tell whether a sentence under an article is about its writer, whom the line above or a byline names."""
    text = lines[number].text
    if _SELF.match(text):
        return True
    above = lines[number - 1].text
    if _NAME.fullmatch(above) and (text.removeprefix("The ").startswith(above) or _TELLS.match(text)):
        return True
    name = _NAME.match(text)
    if name is None or not _TELLS.match(text, name.end()):
        return False
    return any(
        line.kind is not None and line.span.length < _CREDIT and line.text.endswith(name.group().strip())
        for line in lines[: min(number, _HEAD)]
    )
