"""Sentences: where one ends, in any script, with a quotation treated as one unit.

Full stops are told from those of abbreviations, initials, ordinals and ellipses by the word before and the word
after them; a stop inside a quotation ends nothing, a stop right before a closing mark ends a sentence where a new
one begins after it. The end of a paragraph always ends a sentence. Everything is linear in the length of the text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from annotator.core.paragraphs import paragraph_around, paragraphs, trimmed
from annotator.core.quotations import quotations
from annotator.core.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


# Latin, Armenian (։), Arabic (؟ ۔), Devanagari (। ॥), Ethiopic (።), CJK (。！？) stops, and what may close after them.
_STOP = re.compile(
    # A row of stops is looked at once, from its first: a thousand of them before a letter would cost their square.
    r"(?P<stop>(?<![.!?…։؟۔।॥።])[.!?…։؟۔।॥።]++|(?<![。！？])[。！？]++|(?<=[\u0561-\u0587]):(?=\s+[\u0531-\u0556«]))"
    r"(?P<closing>[”“»\"'’‘›」』》）)\]}]*(?:\[\d{1,3}\])*)"
    # No space follows a full stop of Chinese or Japanese, nor what closes after it.
    r"(?P<gap>\s+|$|(?<=[。！？」』])|(?<=[。！？][”’\"'》）)\]])|(?<=[。！？][”’」』》）]{2}))"
)

# Words that a full stop follows without ending a sentence, whatever comes next.
_NEVER_LAST = _words(
    "mr mrs ms messrs mme dr prof gen lt col sgt capt cmdr maj adm sen sens rep reps gov govs rev hon pres st ste mt "
    "ft no nos vs cf eg ie viz ca approx fig figs vol pp art sec para ch adj asst assoc atty dept-gen insp supt "
    "hr fr nr bzw sog evtl ggf ing dipl dir abb bd hrsg vgl zb dh ua usw "
    "г-н г-жа им ул пл пр стр рис акад проф тов см ср напр т св ген "
    "sr sra dra ud uds lic arq av mgr mlle "
    "doç yrd alm bkz öz"
)
# Words whose full stop may also end the sentence: it does where a word follows that usually begins one.
_PERHAPS_LAST = _words(
    "u.s u.k u.n e.u u.s.a u.a.e d.c l.a n.y p.m a.m ph.d b.c a.d jr sr inc corp co ltd llc bros plc gmbh ag cie "
    "al "
    "jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun "
    "ave blvd rd bldg dept univ assn est ariz ark calif colo conn del fla ga ill ind kan ky la mass md mich minn miss "
    "mo mont neb nev okla ore pa tenn tex va vt wash wis wyo usw vb vs "
    "г гг др пр руб коп млн млрд тыс т.д т.п т.е т.к etc u.ä"
)
_BEGINNERS = _words(
    "the a an this that these those he she it they we you i in on at but and or so if when while after before as for "
    "however still yet then there here what who why how his her its their our my many most some several two three "
    "one no not officials police since although though because meanwhile asked with by from last both each even "
    "der die das ein eine er sie es wir ich und aber doch im in am auch nach vor "
    "le la les un une il elle ils elles on nous je mais et en dans ce cette "
    "el los las una pero y en él ella "
    "он она оно они мы я вы это эта этот эти но и а в на по с со к от до из за при для после перед как что также затем "
    "потом тогда теперь однако если когда поэтому кроме ранее позже вскоре сейчас там здесь его её их "
    "bu bir o ve ama"
)
_MAYBE_NOT_LAST = _NEVER_LAST | _PERHAPS_LAST
# A sentence about which nothing has to be found out, as most are: one full stop, before a space and a capital or at the
# end, and after a word of letters that is no abbreviation; no marks but pairs of “ and ” with no stop between them. All
# rules say the same of it.
_UNPLAIN = r"[^.!?…։؟۔।॥።。！？:\n\r\v\f\x1c-\x1e\x85\u2028\u2029“”„‟«»\"'‘’‚‛‹›「」『』`´]"
_PLAIN = re.compile(
    rf"(?!\s)(?:{_UNPLAIN}++|(?<=\w)['’](?=\w)|(?<!\S)“(?=\w){_UNPLAIN}*+(?<!\s)”(?=[ ,.;)]))*+\.(?= [A-ZА-ЯЁ]|\Z)"
)
_MONTHS = _words(
    "januar jänner februar märz april mai juni juli august september oktober november dezember jahrhundert weltkrieg "
    "jahrhunderts juillet ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık yüzyıl"
)
_ENGLISH_SAID = re.compile(
    r"(?:[\w.’'-]+,? ){0,7}?(?:said|says|asked|asks|told|added|wrote|tweeted|replied|shouted|exclaimed|cried)\b"
)
# Chinese names who said it after the full stop inside the marks, as English does after a comma there.
_CHINESE_SAID = re.compile(r"[^\s。！？，；：“”「」『』]{1,16}?(?:说|說|表示|称|稱|问|問|道)")
_WORD_BEFORE = re.compile(r"[^\W_](?:[\w.’'-]*[^\W_])?$")
_ONE_LETTER = re.compile(r"(?<!\w)[^\W\d_]$")
_NEXT_WORD = re.compile(r"[“”„«\"'‘’(\[¿¡]*([^\W_]+(?:['’-][^\W_]+)*)")
_QUOTES = frozenset("“”„«\"'‘")
_LOOK_BACK = 24


def sentences(text: str, start: int = 0, end: int | None = None) -> Iterator[Span]:
    """Yield the sentences of ``text[start:end]`` in order, without surrounding white space; in code points."""
    for paragraph in paragraphs(text, start, end):
        yield from _in_paragraph(text, paragraph)


def sentence_at(text: str, position: int) -> Span | None:
    """Return the sentence that the caret at ``position`` stands in or touches, or None on an empty line.

    Between two sentences it is the next one. Only the paragraph around the position is read.
    """
    paragraph = paragraph_around(text, position)
    if paragraph is None:
        return None
    last = None
    for sentence in _in_paragraph(text, paragraph):
        if position < sentence.end:
            return sentence
        last = sentence
    return last


def _in_paragraph(text: str, paragraph: Span) -> Iterator[Span]:
    begin, limit = paragraph
    match = _PLAIN.match
    while found := match(text, begin, limit):
        end = found.end()
        word = text[text.rfind(" ", begin, end) + 1 : end - 1]
        if len(word) < 3 or not word.isalpha() or word.lower() in _MAYBE_NOT_LAST:
            break
        yield Span(begin, end)
        begin = end + 1
    units: list[Span] | None = None
    unit = 0
    for found in _STOP.finditer(text, begin, paragraph.end):
        if units is None:
            units = _units(text, begin, paragraph.end)
        at, after = found.end("stop"), found.end()
        while unit < len(units) and units[unit].end <= at:
            unit += 1
        closes_quotation = False
        if unit < len(units) and units[unit].start < at:
            if found.end("closing") < units[unit].end:
                continue
            closes_quotation = True
        if after < paragraph.end and not _ends(text, begin, found, paragraph.end, closes=closes_quotation):
            continue
        if span := trimmed(text, begin, found.end("closing")):
            yield span
        begin = after
    if span := trimmed(text, begin, paragraph.end):
        yield span


def _units(text: str, start: int, end: int) -> list[Span]:
    """Return the quotations that are a whole, the outermost of each."""
    return [
        q.span for q in quotations(text, start, end) if q.depth == 0 and q.is_closed and q.span.length > 2
    ]


def _ends(  # noqa: PLR0911 - one line a rule, in their order
    text: str, begin: int, found: re.Match[str], limit: int, *, closes: bool
) -> bool:
    """Tell whether the stop ends its sentence, by the words around it."""
    stop = found.group("stop")
    following = _NEXT_WORD.match(text, found.end(), limit)
    if following is not None and following.group(1)[0].islower():
        return False
    if _goes_on(text, found):
        return False
    if following is None and text[found.end()] in "-–—,;:…，、；：":
        return False
    if closes and stop[-1] in "。！？" and found.group("closing")[-1:] == "”":
        return _CHINESE_SAID.match(text, found.end(), limit) is None
    if closes:
        return not (
            stop[-1] in "!?…" and _ENGLISH_SAID.match(text, found.end(), min(limit, found.end() + 80))
        )
    if stop in {"…", "...", "...."} and text[found.start() - 1 : found.start()].isspace():
        return False  # words left out inside the sentence
    if stop != ".":
        return True
    if found.group("closing") and text[found.start() - 1 : found.start()].isdigit():
        return True
    if (
        following
        and text[following.end() : following.end() + 1] == "."
        and len(following.group(1)) == 1
        and _ONE_LETTER.search(text, max(begin, found.start() - 2), found.start())
    ):
        return False  # J. R., z. B., В. В.
    if text[found.end()] in _QUOTES and text[max(begin, found.start() - 3) : found.start()] in {"a.m", "p.m"}:
        return True
    return not _is_abbreviation(text, begin, found.start(), following.group(1) if following else "")


def _goes_on(text: str, found: re.Match[str]) -> bool:
    """Tell whether the sentence goes on after the stop, whatever is written with a capital there.

    An ellipsis set with spaces; the full stop of Armenian, which is what a colon is elsewhere; a Japanese particle
    after what was said; a company that has an exclamation mark.
    """
    after = found.end()
    before, next_ = text[found.start() - 1 : found.start()], text[after : after + 1]
    if found.group("stop") == ".":
        return next_ == "." or "\u0561" <= before <= "\u0587"
    if found.group("closing")[-1:] in {"」", "』"}:
        return next_ in {"と", "を", "は", "が", "に", "の", "も", "で"}
    return found.group("stop") == "!" and text.startswith(("Inc.", "Corp."), after)


def _is_abbreviation(text: str, begin: int, stop: int, following: str) -> bool:
    before = _WORD_BEFORE.search(text, max(begin, stop - _LOOK_BACK), stop)
    if before is None:
        return False
    word = before.group().lower()
    following = following.lower()
    if word in _NEVER_LAST:
        return word != "no" or following.isdigit()
    if word.isdigit():
        return len(word) <= 2 and (before.start() == begin or following in _MONTHS)
    if word in _PERHAPS_LAST or (
        "." in word and len(word) <= 6 and all(len(p) <= 2 for p in word.split("."))
    ):
        return following not in _BEGINNERS
    if len(word) == 1 and word.isalpha() and word != "i":
        is_caseless = (
            word == word.upper()
        )  # a letter of a script without capitals, as the Arabic one of a doctor
        return is_caseless or (
            before.group().isupper() and (following not in _BEGINNERS or begin == before.start())
        )
    return False
