"""Readers' comments under an article: a heading, names, dates and buttons that come again and again between texts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from annotator.core.values import RegionKind
from annotator.suggest.dates import find_date

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annotator.suggest.page_lines import Line

_HEADING = re.compile(
    r"(?:(?:all|top|latest|reader|user|\d+) )*(?:comments?|kommentare?|ergänzungen|commentaires?|réactions?"
    r"|comentarios?|opiniones|comentários?|commenti|yorum(?:lar)?|комментари\w+|отзыв\w*|mening(?:en)?|responses?|replies"
    r"|join the (?:discussion|conversation)|leser(?:kommentare|meinungen|briefe)|comments on this .{3,20})"
    r"(?: ?\(\d+\)|: ?\d+ ?,?)?$",
    re.IGNORECASE,
)
_ANSWER = re.compile(
    r"(?:reply|like|report|recommend|flag|permalink|antworten?|melden|empfehlen|gefällt mir|répondre|signaler"
    r"|alerter|responder|denunciar|rispondi|ответить|пожаловаться|yanıtla|beğen|log in to (?:comment|reply)|vote up"
    r"|soumis par|submitted by|posted by|geschrieben von|written by|in reply to|antwort auf|en réponse à|quote)\b"
    r"|(?:comment|kommentar|commentaire|comentario|comentário|комментарий) (?:by|von|par|de|por|от) \S"
    r"|\W{0,3}le \d{1,2}(?:er)? \w{3,9}\.?(?: \d{4})?,? (?:à \d\d?[:h]\d\d, )?par \S"
    r"|.{2,40} (?:sagt|says|dit|schreibt|wrote|dice|пишет|a écrit|meint)\s?:$|.{2,40} a répondu le\b",
    re.IGNORECASE,
)
_AGO = re.compile(
    r"\W*(?:#[\d.]+ \W+ )?(?:vor |il y a |hace )?(?:\d+|una?|une|einer|an?) (?:sec\w*|min\w*|hours?|days?|weeks?"
    r"|months?|years?|stunden?|tagen?|heures?|jours?|horas?|días?|час\w*|дн\w+|минут\w*)\b(?: ago| önce| назад)?",
    re.IGNORECASE,
)
_SHORT = 80  # code points of a line that only names a writer, a moment or a button
_FEW, _SPREAD = 3, 9  # stamps that make a thread, and lines for each of them at most
_ARTICLE = 800  # code points of sentences that are a whole article
_ABOVE = 6  # lines in which the heading stands above the first stamp
_BELOW = 4  # lines of the last comment below its stamp


def is_heading(text: str) -> bool:
    """Tell whether a line stands above readers' comments: "3 comments", "Leserkommentare"."""
    return len(text) <= _SHORT and _HEADING.match(text) is not None


def mark_comments(lines: Sequence[Line]) -> None:
    """Take a thread of comments below the article, and the heading above it, for page furniture.

    A thread is made of short lines that answer, date or sign something, at least one in nine lines; two of them answer,
    or a heading stands above the first.
    """
    body = next((number for number, line in enumerate(lines) if line.is_prose), len(lines))
    stamps = [number for number in range(body + 1, len(lines)) if _is_stamp(lines[number])]
    start = _thread(lines, stamps)
    if start is None:
        return
    first, last = start
    for number in range(max(body + 1, first - _ABOVE), first):
        if _HEADING.match(lines[number].text):
            first = number
            break
    else:
        if not lines[first - 1].is_stopped or lines[first - 1].span.length < _SHORT:
            first -= 1  # the name or the title of the first comment
    stop = min(len(lines), last + _BELOW + 1)
    for line in lines[max(first, body + 1) : stop]:
        line.kind = line.kind or RegionKind.PAGE_FURNITURE


def _thread(lines: Sequence[Line], stamps: Sequence[int]) -> tuple[int, int] | None:
    """Return the first and the last stamp of the longest dense run of them, or None."""
    best: tuple[int, int] | None = None
    begin = 0
    for at in range(1, len(stamps) + 1):
        if at < len(stamps) and stamps[at] - stamps[at - 1] <= 2 * _SPREAD:
            continue
        run = stamps[begin:at]
        begin = at
        if len(run) < _FEW or run[-1] - run[0] > _SPREAD * len(run):
            continue
        answers = sum(_ANSWER.match(lines[number].text) is not None for number in run)
        if sum(_AGO.match(lines[number].text) is not None for number in run) >= _FEW and _is_told(
            lines[: run[0]]
        ):
            answers += (
                2  # "28 minutes ago" comes in comments and in lists of news, and in an article that goes on
            )
        headed = any(_HEADING.match(line.text) for line in lines[max(0, run[0] - _ABOVE) : run[0] + 1])
        if (answers > 1 or headed) and (best is None or run[-1] - run[0] > best[1] - best[0]):
            best = (run[0], run[-1])
    return best


def _is_told(lines: Sequence[Line]) -> bool:
    """Tell whether enough sentences stand in these lines for an article."""
    return sum(line.span.length for line in lines if line.is_prose) >= _ARTICLE


def _is_stamp(line: Line) -> bool:
    text = line.text
    if len(text) > _SHORT:
        return False
    if _ANSWER.match(text) or _AGO.match(text):
        return True
    return any(character.isdigit() for character in text) and find_date(text) is not None
