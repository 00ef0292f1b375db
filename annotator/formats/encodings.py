"""Which encoding a text is in that does not say it: every usual one is tried, and doubt is told, never passed over.

charset-normalizer measures how messy each reading is and how much it looks like a language. What it cannot know is
which readings are the *same text*, so that their difference does not matter, and which letters ever stand together:
French with one Polish letter in it is no French. Readings are therefore grouped by what they say, and judged by the
alphabets of `annotator.formats.alphabets`. Where two different texts remain likely, nothing is guessed.
"""

from __future__ import annotations

import codecs
import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from annotator.formats.alphabets import plausibility

if TYPE_CHECKING:
    from collections.abc import Iterator

# In the order of preference where several say the same. ISO 8859 stands behind the Windows code page that extends it.
SINGLE = (
    *("cp1252", "cp1251", "cp1250", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp1258", "cp874"),
    *("iso8859-2", "iso8859-5", "iso8859-6", "iso8859-7", "iso8859-8", "iso8859-9", "iso8859-15"),
    *("iso8859-13", "iso8859-16", "koi8-r", "koi8-u", "mac-roman", "mac-cyrillic", "mac-latin2"),
    *("cp866", "cp850", "cp852", "cp437", "cp1125"),
)
MULTIPLE = ("gb18030", "big5", "cp932", "euc_jp", "cp949", "big5hkscs")
_MOST_TRIED = 256 * 1024  # bytes that are judged; that the rest decodes as well is tested
_CONTEXT = 20_000  # characters whose mess and language are measured
_USUAL, _USUAL_OF_CJK = 0.6, 0.1  # how coherent charset-normalizer finds what people wrote
_LOOKED_AT = 2_000
_LEAST_SURE = 0.75
_MOST_MARGIN, _LEAST_MARGIN = 0.12, 0.03  # by which the first must be better; three misfits at least
_RARE = frozenset(
    {"cp1257", "cp1258", "cp874", "iso8859-13", "iso8859-16", "mac-cyrillic", "mac-latin2", "cp1125"}
)
_RARELY = 0.93  # what is rare needs more to be believed
_LEAST_EVIDENCE = 4  # bytes beyond ASCII, in a file that is too short to show by the rest what it is
_SHORT = 100
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\r\f\x1b"))
_MOST_CONTROLS = 0.2  # of the bytes of a text that is none in UTF-16
_ISO_2022 = re.compile(rb"\x1b\$[@B].*\x1b\([BJ]", re.DOTALL)
_BEYOND = re.compile(rb"[\x80-\xff]")


@dataclass(frozen=True, slots=True)
class Guess:
    """One reading: the encoding's name as Python has it, and how sure it is, from 0 to 1."""

    encoding: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Detection:
    """What the bytes can be, likeliest first. ``is_sure`` says that the first may be taken without asking."""

    guesses: tuple[Guess, ...]
    is_sure: bool

    @property
    def best(self) -> Guess:
        """The likeliest reading."""
        return self.guesses[0]

    @property
    def others(self) -> str:
        """The other readings, as words for a message; empty where there are none."""
        return ", ".join(guess.encoding for guess in self.guesses[1:4])


def wide(data: bytes) -> str:
    """Return the encoding of bytes that are UTF-16 or UTF-32 without a mark; empty where they are something else.

    The bytes of Latin or Cyrillic text in UTF-16 are valid UTF-8 as well, with a control character for each upper half,
    so this is asked before that. Chinese and Japanese hold bytes that are no UTF-8, and are left to `detected`.
    """
    if len(data) < 16 or len(data) % 2:
        return ""
    head = data[: _MOST_TRIED & ~3]
    quarters = [head[at::4].count(0) / (len(head) // 4) for at in range(4)]
    if len(data) % 4 == 0 and quarters[0] < 0.1 and min(quarters[2], quarters[3]) > 0.95:
        return "utf-32-le" if _decodes(data, "utf-32-le") else ""
    if len(data) % 4 == 0 and quarters[3] < 0.1 and min(quarters[0], quarters[1]) > 0.95:
        return "utf-32-be" if _decodes(data, "utf-32-be") else ""
    if len(head) - len(head.translate(None, _CONTROLS)) < _MOST_CONTROLS * len(head):
        return ""
    return next(
        (name for name, at in (("utf-16-le", 1), ("utf-16-be", 0)) if _is_utf16(data, head, name, at)), ""
    )


def _is_utf16(data: bytes, head: bytes, name: str, at: int) -> bool:
    """Tell whether bytes are UTF-16 whose upper halves, every second byte from ``at``, are those of one script."""
    upper = Counter(head[at::2])
    script = next((value for value, _ in upper.most_common(3) if value not in {0x00, 0x20}), 0)
    fitting = sum(upper[value] for value in {0x00, 0x20, script, script + 1})
    if script > 0x1F or fitting < 0.98 * upper.total() or not _decodes(data, name):
        return False
    text = head.decode(name, "ignore")
    controls = sum(character < " " and character not in "\t\n\r\f" for character in text)
    return controls < 0.02 * len(text) and (text.isascii() or plausibility(text) > _LEAST_SURE)


def is_iso_2022(data: bytes) -> bool:
    """Tell whether the bytes are Japanese in ISO 2022, which is ASCII with escapes and so valid UTF-8."""
    head = data[:_MOST_TRIED]
    return b"\x1b$" in head and _ISO_2022.search(head) is not None and _decodes(data, "iso2022_jp")


def is_damaged_utf8(data: bytes) -> bool:
    """Tell whether bytes that are no UTF-8 nearly are, and were meant to be: any other reading would be mojibake."""
    bad = 0
    head = data[:_MOST_TRIED]
    at = 0
    good = 0
    while at < len(head):
        try:
            good += _sequences(head[at:].decode())
            break
        except UnicodeDecodeError as error:
            good += _sequences(head[at : at + error.start].decode())
            bad += 1
            at += error.end
        if bad > 40:
            break
    return good > 3 * bad


def looked_at(data: bytes) -> Detection | None:
    """Return what encodings a file that begins so can be in; None where it says its own or is UTF-8."""
    if data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return None
    if name := wide(data) or ("iso2022_jp" if is_iso_2022(data) else ""):
        return Detection((Guess(name, 0.99),), is_sure=True)
    try:
        codecs.getincrementaldecoder("utf-8")().decode(data)  # what is cut in a character may go on
    except UnicodeDecodeError:
        return None if is_damaged_utf8(data) else detected(data)
    return None


def detected(data: bytes) -> Detection:
    """Return what encodings the bytes can be in; they are no UTF-8. No guess at all where nothing fits."""
    sample = data[:_MOST_TRIED]
    evidence = len(_BEYOND.findall(sample))
    groups: dict[str, list[str]] = {}
    for name, text in _readings(data, sample):
        groups.setdefault(text, []).append(name)
    judged = sorted(
        ((_score(text) * _usual(names[0], text), names[0]) for text, names in groups.items()),
        key=lambda pair: -pair[0],
    )
    guesses = tuple(Guess(name, round(score, 2)) for score, name in judged if score > 0.3)[:5]
    if not guesses:
        return Detection((), is_sure=False)
    second = guesses[1].confidence if len(guesses) > 1 else 0.0
    margin = min(_MOST_MARGIN, max(_LEAST_MARGIN, 3 / max(evidence, 1)))
    is_sure = (
        guesses[0].confidence >= _LEAST_SURE
        and guesses[0].confidence - second >= margin
        and (evidence >= _LEAST_EVIDENCE or len(data) >= _SHORT)
    )
    return Detection(guesses, is_sure)


def _readings(data: bytes, sample: bytes) -> Iterator[tuple[str, str]]:
    for name in (*SINGLE, *MULTIPLE):
        try:
            if name in MULTIPLE:
                text = codecs.getincrementaldecoder(name)().decode(sample, final=len(sample) == len(data))
            else:
                text = sample.decode(name)
        except UnicodeDecodeError:
            continue
        if len(sample) == len(data) or _decodes(data, name):
            yield codecs.lookup(name).name, text
    for name in ("utf-16-le", "utf-16-be"):
        # Chinese and Japanese in UTF-16 may hold hardly any NUL.
        if b"\0" in sample and len(data) % 2 == 0 and _decodes(data, name):
            yield name, sample.decode(name, "ignore")


def _usual(name: str, text: str) -> float:
    """Return a factor for what people use: Korean hardly needs the syllables that cp949 adds, and wrong readings do."""
    if name == "cp949":
        beyond = re.sub("[\x00-\x7f]", "", text[:_LOOKED_AT])
        # The others have no code of their own there, and are spelt out in eight bytes.
        common = sum(len(character.encode("euc_kr", "ignore")) == 2 for character in beyond)
        return common / len(beyond) if beyond else 1.0
    return _RARELY if name in _RARE else 1.0


def _score(text: str) -> float:
    """Return how likely it is that somebody wrote this, from 0 to 1."""
    plausible = plausibility(text)
    if plausible < 0.3:
        return plausible
    from charset_normalizer.cd import coherence_ratio
    from charset_normalizer.md import mess_ratio

    telling = "".join(line for line in text.splitlines(keepends=True) if not line.isascii())[:_CONTEXT]
    mess = mess_ratio(telling, 1.0)
    languages = coherence_ratio(telling)
    coherence = max((ratio for _, ratio in languages), default=0.0)
    usual = _USUAL_OF_CJK if any("\u3040" <= one <= "\ud7ff" for one in telling[:_LOOKED_AT]) else _USUAL
    return plausible * (1 - min(mess, 1.0)) * (0.8 + 0.2 * min(coherence / usual, 1.0))


def _sequences(text: str) -> int:
    return sum(1 for character in text if character > "\x7f")


def _decodes(data: bytes, name: str) -> bool:
    try:
        data.decode(name)
    except UnicodeError:
        return False
    return True
