"""Sentence ends in many scripts, quotations as units, and the local look-up."""

from __future__ import annotations

import re
import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.core import sentences as module
from annotator.core.sentences import sentence_at, sentences
from annotator.environment.resources import seeds

CASES = {
    "abbreviations": "The U.S. is big.|He left the U.S.|The end.|Mr. J. K. Smith Jr. came at 5 p.m. on Jan. 5.",
    "decimals": "It cost $3.5 million.|No. 5 won.|No.|He lost.",
    "quotation is one unit": "“We won. We did,” he said.|“Go!” he cried.|Nobody moved.",
    "said after the exclamation": "“Go! Now!” Peskov said.|He left.",
    "closing mark after the stop": "“Stop.”|He left.",
    "nested": "“He said, ‘No.’”|Then silence.",
    "ellipsis": "It is ... Russia plays a role.|He paused...|Then he left.",
    "Armenian": "Ես ասացի։|Նա գնաց:|Վերջ։",
    "Arabic": "قال؟|نعم۔|لا",
    "Russian": "«Я иду. Да», — сказал В. В. Путин.|В 2020 г. Россия ушла.|Конец.",
    "German": "Er kam am 3. Oktober.|„Ich gehe. Ja“, sagte Dr. Müller.|Das ist z. B. gut.|Ende…",
    "Chinese": "中文。|这是。",
    "a list": "1. First.|2. Second.",
}


MORE = (
    "He met with U.S. President Joe Biden.|They talked.",
    "The talks are in the U.S.|The delegation left.",
    "It began at 9 a.m. Monday.|Then it ended.",
    "It ended at 5 p.m.|“Nobody came,” she said.",
    "Mr. Smith, Jr. said no.|J. R. R. Tolkien did not.",
    "Growth was 3.5 percent.|It fell to 2.1%.|Then it rose.",
    "The firm (Acme Inc.) denied it.|Others did not.",
    "“Why?” he asked.|“Because.”",
    "He said: “I am done. I quit.”|She left.",
    "Wait . . . what?|Yes.",
    "He left.[1]|She stayed.[12]|“So,” he said.",
    "Yahoo! Inc. said yes.|Yahoo!|He was glad.",
    "On Jan. 1, 1990 he was in Washington, D.C.|The city is old.",
    "Вот г. Москва.|Он приехал в 2020 г.|Затем уехал.",
    "Он сказал, что это 5 млн руб.|Потом ушёл.",
    "Д. С. Песков заявил: «Мы не согласны».|Он ушёл.",
    "«Почему?» — спросил он.|А. А. Иванов и др. молчали.",
    "Նա ասաց. «Այո»։|Գնաց։|Այո:|Ոչ:",
    "قال د. أحمد إن النمو بلغ 3.5%.|لماذا؟|لا أحد يعرف.",
    "首相は「同意できない。」と述べた。|会議は終わった。",
    "首相は「同意できない。」|会議は終わった。",
    "「そうだ。」|彼は立った。|「違う！」と言った。|『はい。』|次の文。",
    "他说：“没有。”|她走了。",
    "“这不是真的。”|部长走了。|“这是谎言。”外交部发言人说。|他说：「没有。」|她走了。",
    "他说“没有。”，然后走了。|（她也走了。）|他喊：“她说‘不！’”|没有人听见。",
    '他说："没有。"|她走了。',
    "प्रधानमंत्री ने कहा।|क्यों?",
    "Hr. Müller sagte z. B. nichts.|Am 3. Oktober kam er.",
    "El Sr. García dijo no.|¿Por qué?|¡Nadie sabe!",
    "Visit www.example.com.|Version 2.0.1 is out.",
)


@pytest.mark.parametrize("expected", MORE)
def test_more_ends(expected: str) -> None:
    apart = expected.split("|")
    text = ("" if "。" in expected else " ").join(apart)
    assert [text[s.start : s.end] for s in sentences(text)] == apart


@pytest.mark.parametrize("case", CASES)
def test_ends(case: str) -> None:
    expected = CASES[case].split("|")
    glue = "" if case == "Chinese" else " "
    text = glue.join(expected)
    assert [text[s.start : s.end] for s in sentences(text)] == expected


def test_a_paragraph_end_is_a_sentence_end_and_a_wrapped_line_is_not() -> None:
    text = "A title\n\nThe line is\nwrapped here. Next\r\n\r\nLast"
    expected = ["A title", "The line is\nwrapped here.", "Next", "Last"]
    assert [text[s.start : s.end] for s in sentences(text)] == expected


def test_a_range_is_read_alone() -> None:
    text = "One. Two. Three."
    assert [tuple(s) for s in sentences(text, 5, 9)] == [(5, 9)]


def test_the_sentence_at_a_caret() -> None:
    text = "One. Two.\n\nThree."
    assert sentence_at(text, 0) == (0, 4)
    assert sentence_at(text, 4) == (5, 9)  # between two: the next
    assert sentence_at(text, 9) == (5, 9)
    assert sentence_at(text, 10) is None
    assert sentence_at(text, len(text)) == (11, 17)
    assert sentence_at("", 0) is None


@given(st.text(st.sampled_from("aB .?!\n“”\"'’,1…։"), max_size=200))
def test_sentences_are_apart_trimmed_and_leave_out_nothing_but_space(text: str) -> None:
    found = list(sentences(text))
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(text[s.start : s.end].strip() == text[s.start : s.end] != "" for s in found)
    inside = {i for s in found for i in range(*s)}
    assert all(text[i].isspace() for i in range(len(text)) if i not in inside)


@given(st.text(st.sampled_from("aB .?!\n“”\"'’,1…"), max_size=200), st.data())
def test_the_local_look_up_agrees_with_the_whole(text: str, data: st.DataObject) -> None:
    position = data.draw(st.integers(0, len(text)))
    whole = [s for s in sentences(text) if s.start <= position < s.end]
    if whole:
        assert sentence_at(text, position) == whole[0]


@pytest.mark.parametrize("path", seeds(), ids=lambda path: path.name[:3])
def test_the_seeds_have_no_sentence_of_two(path: object) -> None:
    text = path.read_text("utf-8")  # type: ignore[attr-defined]  # parametrize hides that it is a Path
    assert all(text[s.start : s.end].count(" said") <= 3 for s in sentences(text))
    assert all(s.length > 4 for s in sentences(text))


@pytest.mark.parametrize("piece", ["a. ", "“a.” ", '"', "A. ", ".", " ", "A b c. "])
def test_the_work_is_linear(piece: str) -> None:
    def seconds(length: int) -> float:
        text = piece * (length // len(piece))
        start = time.thread_time()  # of the processor: what else the machine does is not counted
        for _ in sentences(text):
            pass
        return time.thread_time() - start

    # 32 times the text may take six times 32 as long, since machines are noisy; quadratic work would take 1,024 times.
    small = max(min(seconds(5_000) for _ in range(3)), 0.003)
    assert seconds(160_000) < 32 * 6 * small


PIECES = (
    *(
        "He denied it. ",
        "She didn’t say so. ",
        "He said “no”. ",
        "He said “no” and left. ",
        "“No,” he said. ",
    ),
    *(
        "Mr. Smith came. ",
        "In the U.S. it is so. ",
        "It cost 3.5 million. ",
        "Он ушёл. ",
        "Он сказал, что г. Москва. ",
    ),
    *(
        "“",
        "”",
        "„",
        "’",
        "'",
        '"',
        "«",
        "»",
        " ",
        "\n",
        "\r\n",
        "\u2028",
        ".",
        ". ",
        "?",
        "…",
        "(",
        ")",
        "a",
        "A ",
        "x“ y",
    ),
    *(
        "” z",
        "word. Word",
        "etc. The",
        "no. It",
        "。",
        "他说。”",
        "[1]",
        "\t",
        "\u00a0",
        "\x1c",
        "d'accord. ",
        "the ’90s. ",
    ),
)


@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
def test_what_nothing_has_to_be_found_out_about_is_what_all_rules_say(text: str) -> None:
    """The short way for plain sentences ends them where the long one does."""
    found = list(sentences(text))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "_PLAIN", re.compile("(?!)"))
        assert list(sentences(text)) == found


def test_most_sentences_go_the_short_way(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "The minister’s spokesman denied the “report” on Monday. " * 50
    monkeypatch.setattr(module, "_STOP", re.compile("(?!)"))
    assert len(list(sentences(text))) == 50
