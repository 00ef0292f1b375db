"""Who said what in six languages: content, source and cue of direct speech, and denials told from what is none."""

from __future__ import annotations

import re
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from annotator.core.tagset import Label, TagSet
from annotator.suggest.rules.engine import RuleEngine
from annotator.suggest.rules.foreign_lexicon import any_of

if TYPE_CHECKING:
    from annotator.suggest.base import Proposal

DATA = Path(__file__).parents[2] / "data"
LANGUAGES = ("de", "es", "fr", "hy", "ru", "tr")
AROUND = {
    "de": "Die Sitzung des Bundestages hat am Montag begonnen und wird noch mehrere Tage dauern.",
    "fr": "La séance a commencé lundi et elle va durer plusieurs jours dans la capitale.",
    "es": "La sesión comenzó el lunes y va a durar varios días en la capital del país.",
    "ru": "Заседание началось в понедельник и продлится несколько дней в столице.",
    "tr": "Oturum pazartesi günü başladı ve başkentte birkaç gün sürecek.",
    "hy": "Նիստը սկսվել է երկուշաբթի և կտևի մի քանի օր մայրաքաղաքում։",
}
TAGS = TagSet(tuple(Label(id=name, name=name) for name in ("claim", "denial", "quote")))
MARK = re.compile(r"\[(?P<tag>q\+?|k|s) (?P<words>[^\]]*)\]")


class Told(NamedTuple):
    """One paragraph: its text, and the words that are marked in it."""

    text: str
    quote: tuple[str, ...]
    source: str
    cues: tuple[str, ...]


def read(line: str) -> Told:
    """Return a marked line; the final stop outside of the marks is no content."""
    words: dict[str, list[str]] = {}
    for mark in MARK.finditer(line):
        words.setdefault(mark["tag"].rstrip("+"), []).append(mark["words"].strip())
    quote = tuple(re.sub(r"(?<=[»”\"“])[.։]$", "", one).rstrip(",") for one in words.get("q", ()))
    return Told(
        MARK.sub(lambda m: m["words"], line), quote, "".join(words.get("s", ())), tuple(words.get("k", ()))
    )


def words_of(text: str, one: Proposal) -> tuple[str, ...]:
    """Return the words of a proposal's fragments."""
    return tuple(text[span.start : span.end].strip().rstrip(",") for span in one.fragments)


@pytest.mark.parametrize("language", LANGUAGES)
def test_direct_speech_with_its_source_and_its_cue(language: str) -> None:
    path = DATA / "attributions" / f"{language}.txt"
    lines = [read(line) for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    text = "\n\n".join(line.text for line in lines)
    said = [one for one in RuleEngine().propose(text, (), TAGS, ()) if one.label == "quote"]
    by_words = {words_of(text, one): one for one in said}
    right = [line for line in lines if line.quote]
    found = [(line, by_words[line.quote]) for line in right if line.quote in by_words]
    assert len(found) >= 0.95 * len(right), [line.text for line in right if line.quote not in by_words]
    assert len(found) >= 0.95 * len(said)
    sources = sum(line.source == " ".join(text[a:b] for a, b in one.source) for line, one in found)
    cues = sum(any(text[a:b] in line.cues for a, b in one.cue) for line, one in found if line.cues)
    assert sources >= 0.95 * len(found)
    assert cues >= 0.9 * len(found)


def denials() -> list[tuple[str, bool, str]]:
    """Return (language, whether it is a denial, sentence)."""
    rows, language = [], ""
    for line in (DATA / "denials_other.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("@"):
            language = line[1:]
        elif not line.startswith("#"):
            rows.append((language, line[0] == "+", line[1:]))
    return rows


@pytest.mark.parametrize("language", LANGUAGES)
def test_denials_and_what_is_none(language: str) -> None:
    rows = [(is_one, sentence) for name, is_one, sentence in denials() if name == language]
    text = "\n\n".join(sentence for _, sentence in rows)
    said = [one for one in RuleEngine().propose(text, (), TAGS, ()) if one.label == "denial"]
    told, at = [], 0
    for is_one, sentence in rows:
        start, at = at, at + len(sentence) + 2
        told.append((is_one, any(start <= one.start < one.end <= start + len(sentence) for one in said)))
    assert sum(is_one and found for is_one, found in told) >= 0.9 * sum(is_one for is_one, _ in told)
    assert sum(found and not is_one for is_one, found in told) <= 0.1 * len(said)


@pytest.mark.parametrize(
    ("language", "sentence", "denied", "source"),
    [
        (
            "de",
            "Die Regierung hat die Vorwürfe der Opposition zurückgewiesen.",
            "die Vorwürfe der Opposition zurückgewiesen",
            "Die Regierung",
        ),
        (
            "de",
            "Der Minister bestritt, dass Geld geflossen sei.",
            "bestritt, dass Geld geflossen sei",
            "Der Minister",
        ),
        (
            "de",
            "Davon könne keine Rede sein, sagte die Ministerin in der Sitzung.",
            "Davon könne keine Rede sein",
            "die Ministerin",
        ),
        (
            "fr",
            "Le maire a nié avoir reçu de l’argent pour les travaux.",
            "a nié avoir reçu de l’argent pour les travaux",
            "Le maire",
        ),
        (
            "es",
            "El ejército desmiente que haya bombardeado el hospital.",
            "desmiente que haya bombardeado el hospital",
            "El ejército",
        ),
        ("ru", "Компания категорически отрицает утечку данных.", "отрицает утечку данных", "Компания"),
        (
            "tr",
            "Başkan, rüşvet aldığı iddialarını kesin bir dille reddetti.",
            "rüşvet aldığı iddialarını kesin bir dille reddetti",
            "Başkan",
        ),
        (
            "hy",
            "Նախարարությունը հերքել է Ադրբեջանի հայտարարությունը։",
            "հերքել է Ադրբեջանի հայտարարությունը",
            "Նախարարությունը",
        ),
    ],
)
def test_a_denial_runs_from_its_verb_to_the_end_of_what_is_denied(
    language: str, sentence: str, denied: str, source: str
) -> None:
    text = f"{sentence}\n\n{AROUND[language]}"  # from which the language can be told
    [one] = [one for one in RuleEngine().propose(text, (), TAGS, ()) if one.label == "denial"]
    assert sentence[one.start : one.end] == denied
    assert [sentence[a:b] for a, b in one.source] == [source]


@pytest.mark.parametrize(
    ("language", "text", "parts", "source", "cue"),
    [
        (
            "ru",
            "«Никто, — отметил он, — не собирается уходить, и это так».",
            ("«Никто", "не собирается уходить, и это так»"),
            "он",
            "отметил",
        ),
        (
            "ru",
            "— Мы ждём ответа от них, — сказал следователь Иванов.",
            ("Мы ждём ответа от них",),
            "следователь Иванов",
            "сказал",
        ),
        (
            "fr",
            "« Nous avons, a dit la ministre, tout essayé pour les familles. »",
            ("« Nous avons", "tout essayé pour les familles. »"),
            "la ministre",
            "a dit",
        ),
        (
            "es",
            "—No sé nada de eso —respondió el alcalde de la ciudad.",
            ("No sé nada de eso",),
            "el alcalde de la ciudad",
            "respondió",
        ),
    ],
)
def test_a_cue_inside_the_marks_or_behind_a_dash(
    language: str, text: str, parts: tuple[str, ...], source: str, cue: str
) -> None:
    [one] = RuleEngine().propose(f"{text}\n\n{AROUND[language]}", (), TAGS, ())
    assert words_of(text, one) == parts
    assert [text[a:b] for a, b in one.source] == [source]
    assert [text[a:b] for a, b in one.cue] == [cue]


def test_a_cue_that_ends_the_quotation_or_its_first_sentence_inside_the_marks() -> None:
    told = {
        "« Nous avons tout essayé, a dit la ministre. »": ("« Nous avons tout essayé",),
        "« Je reste, a dit Didier Deschamps. Point final. »": ("« Je reste", "Point final. »"),
    }
    for text, parts in told.items():
        [one] = RuleEngine().propose(f"{text}\n\n{AROUND['fr']}", (), TAGS, ())
        assert words_of(text, one) == parts
    title = "Il a lu « Ce que dit la forêt, ce que dit la mer » et il a aimé le livre de son père."
    assert list(RuleEngine().propose(f"{title}\n\n{AROUND['fr']}", (), TAGS, ())) == []


def test_a_list_of_dashes_is_no_speech() -> None:
    text = "В программе на этой неделе:\n— встреча министров\n— поездка в Ереван — и это не всё\n— заседание суда."
    assert list(RuleEngine().propose(text, (), TAGS, ())) == []


@pytest.mark.parametrize("opening", ["", "«"])
@pytest.mark.parametrize(
    "piece",
    ["— ", "— сказал он, — ", "сказал, что ", "опроверг слухи ", "ложь ", "журналистам ", "«a, b» — "],
)
def test_the_work_is_linear(piece: str, opening: str) -> None:
    def seconds(length: int) -> float:
        text = f"{AROUND['ru']} " * 20 + opening + piece * (length // len(piece)) + "x"
        start = time.thread_time()  # of the processor: what else the machine does is not counted
        list(RuleEngine().propose(text, (), TAGS, ()))
        return time.thread_time() - start

    small = max(min(seconds(5_000) for _ in range(3)), 0.005)
    assert seconds(80_000) < 16 * 6 * small  # quadratic work would take 256 times as long


def test_any_of_words_is_each_of_them_and_no_other() -> None:
    words = ["sag", "sagt", "sagte", "so", "nach Angaben von"]
    pattern = re.compile(rf"\b{any_of(words)}\b", re.IGNORECASE)
    assert all(pattern.fullmatch(word) for word in words)
    assert not any(pattern.fullmatch(word) for word in ("sa", "sagten", "nach", "s", ""))


@pytest.mark.parametrize(
    ("language", "sentence", "name"),
    [
        ("de", "„Das ist falsch“, sagte Ministerin Petra Lange.", "Petra Lange"),
        ("de", "„Das ist falsch“, sagte die Abgeordnete Eva Kern.", "Eva Kern"),
        (
            "de",
            "„Das ist falsch“, sagte Kommissionspräsidentin Ursula von der Leyen.",
            "Ursula von der Leyen",
        ),
        ("de", "„Das ist falsch“, sagte der Vorsitzende der Fraktion.", ""),
        ("de", "„Das ist falsch“, sagten Ermittler.", ""),
        ("ru", "«Это не так», — заявил президент Украины Владимир Зеленский.", "Владимир Зеленский"),
        ("ru", "«Это не так», — заявил Лавров.", "Лавров"),
        ("ru", "Министр заявил: «Это не так, и так не будет».", ""),
        ("ru", "«Это не так», — сообщил представитель прокуратуры Кёльна.", ""),
        ("fr", "« C’est faux », a déclaré le président ukrainien Volodymyr Zelensky.", "Volodymyr Zelensky"),
        ("fr", "« C’est faux », a déclaré le ministre des Armées.", ""),
        ("fr", "« C’est faux », a déclaré l’économiste Bert Hall.", "Bert Hall"),
        ("es", "“Es falso”, dijo Luis de la Fuente.", "Luis de la Fuente"),
        ("es", "“Es falso”, dijo la diputada Irene Montero.", "Irene Montero"),
        ("tr", "Ukrayna Devlet Başkanı Zelenskiy, “Bu doğru değil” dedi.", "Zelenskiy"),
        ("hy", "«Դա ճիշտ չէ»,- ասաց Փաշինյանը։", "Փաշինյան"),
    ],
)
def test_a_title_or_a_noun_is_no_speaker(language: str, sentence: str, name: str) -> None:
    found = RuleEngine().propose(f"{sentence}\n\n{AROUND[language]}", (), TAGS, ())
    assert {one.speaker_name for one in found if one.label == "quote"} == {name}


@pytest.mark.parametrize(
    "text",
    [
        "Die Regierung hat die Vorwürfe zurückgewiesen. „Das ist absurde Propaganda“, sagte Sprecher Hebestreit.",
        "Das sei falsch, sagte er. „Wir lassen uns nicht spalten“, sagte Sprecher Hebestreit.",
    ],
)
def test_a_sentence_that_ends_with_a_cue_is_not_joined_to_the_quotation_behind_it(text: str) -> None:
    found = list(RuleEngine().propose(f"{text}\n\n{AROUND['de']}", (), TAGS, ()))
    [quote] = [one for one in found if one.label == "quote"]
    assert quote.speaker_name == "Hebestreit"
    first = text.index(". „")
    assert all(one.end <= first + 1 or one.start > first for one in found)
