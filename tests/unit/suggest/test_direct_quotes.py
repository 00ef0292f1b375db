"""Direct speech in seven languages: found whole, and told from titles, names and words held at a distance."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotator.core.tagset import Label, TagSet
from annotator.suggest.facts import facts_of
from annotator.suggest.rules.engine import RuleEngine

FOLDER = Path(__file__).parents[2] / "data" / "quotes"
TAGS = TagSet(tuple(Label(id=name, name=name) for name in ("claim", "denial", "quote")))
# A paragraph of the writer's before and after each line, so that the language can be told.
AROUND = {
    "de": "Die Sitzung des Bundestages hat am Montag begonnen und wird noch mehrere Tage dauern.",
    "en": "The session began on Monday and will last for several days in the capital.",
    "fr": "La séance a commencé lundi et elle va durer plusieurs jours dans la capitale.",
    "es": "La sesión comenzó el lunes y va a durar varios días en la capital del país.",
    "ru": "Заседание началось в понедельник и продлится несколько дней в столице.",
    "tr": "Oturum pazartesi günü başladı ve başkentte birkaç gün sürecek.",
    "hy": "Նիստը սկսվել է երկուշաբթի և կտևի մի քանի օր մայրաքաղաքում։",
}


def read(line: str) -> tuple[str, set[tuple[tuple[int, int], ...]]]:
    """Return the text of a marked line, and its quotations as code points."""
    text, begun = "", []
    found: dict[str, list[tuple[int, int]]] = {}
    number, at = 1, 0
    while at < len(line):
        if line[at] == "⟦":
            key = "1" if line[at + 1] == "1" else f"q{(number := number + 1)}"
            begun.append((key, len(text)))
            at += 1 + (key == "1")
        elif line[at] == "⟧":
            key, start = begun.pop()
            found.setdefault(key, []).append((start, len(text)))
            at += 1
        else:
            text += line[at]
            at += 1
    return text, {tuple(spans) for spans in found.values()}


def counted(engine: RuleEngine, language: str) -> tuple[int, int, int, list[str]]:
    """Return how many quotations are found whole, are there, and are proposed, and the lines of those missed."""
    matched = gold = said = 0
    missed = []
    for line in (FOLDER / f"{language}.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        words, right = read(line)
        before = AROUND[language] + "\n\n"
        text = f"{before}{words}\n\n{AROUND[language]}\n"
        right = {tuple((start + len(before), end + len(before)) for start, end in spans) for spans in right}
        found = {
            tuple((span.start, span.end) for span in one.fragments)
            for one in engine.propose(text, facts_of(text).regions, TAGS, ())
            if one.label == "quote"
        }
        matched, gold, said = matched + len(right & found), gold + len(right), said + len(found)
        if right - found:
            missed.append(line)
    return matched, gold, said, missed


@pytest.mark.parametrize("language", sorted(AROUND))
def test_direct_speech_is_found_whole(language: str) -> None:
    matched, gold, said, missed = counted(RuleEngine(), language)
    assert gold > 100
    assert matched / gold >= 0.95, missed
    assert matched / said >= 0.95
