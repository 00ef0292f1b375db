"""Texts in the encodings people have: found out where it is sure, asked for where it is not, never mistaken."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotator.core.errors import UserError
from annotator.formats.encodings import detected, is_damaged_utf8, is_iso_2022, looked_at, wide
from annotator.formats.text import decoded_or_detected

PATH = Path("a.txt")
TEXTS = {
    "ru": "Министр иностранных дел заявил, что страна не согласна с этими тезисами. «Мы не можем с этим согласиться», "
    "— сказал он журналистам в Москве в понедельник. Представитель опроверг утверждения о передаче вооружений.",
    "uk": "Міністр закордонних справ заявив, що країна не погоджується з цими тезами. «Ми не можемо з цим погодитися», "
    "— сказав він журналістам у Києві в понеділок. Її речник відкинув звинувачення.",
    "bg": "Министърът на външните работи заяви, че страната не е съгласна с тези тези. „Не можем да се съгласим“, каза "
    "той пред журналисти в София в понеделник. Говорителят отрече твърденията за доставки на оръжие.",
    "fr": "Le ministre des Affaires étrangères a déclaré que le pays n’était pas d’accord avec ces thèses. « Nous ne "
    "pouvons pas être d’accord », a-t-il déclaré à Paris où il était arrivé hier. Le porte-parole a démenti les "
    "allégations à propos de l’été : « c’est déjà réglé, et ça ne regarde personne », a répété l’Élysée, gêné.",
    "de": "Der Außenminister erklärte, dass das Land diesen Thesen nicht zustimmen könne. „Wir können dem nicht "
    "zustimmen“, sagte er am Montag in München. Der Sprecher wies die Vorwürfe zurück, man habe Waffen geliefert.",
    "tr": "Dışişleri Bakanı, ülkenin bu tezlere katılmadığını söyledi. Buna katılamayız dedi ve pazartesi günü "
    "İstanbul'da gazetecilere konuştu. Sözcü, silah sevkiyatı iddialarını yalanladı; görüşmeler şöyle ilerliyor.",
    "pl": "Minister spraw zagranicznych oświadczył, że kraj nie zgadza się z tymi tezami. „Nie możemy się z tym "
    "zgodzić”, powiedział dziennikarzom w Warszawie w poniedziałek. Rzecznik zaprzeczył zarzutom, źródło milczy.",
    "el": "Ο υπουργός Εξωτερικών δήλωσε ότι η χώρα δεν συμφωνεί με αυτές τις θέσεις. «Δεν μπορούμε να συμφωνήσουμε», "
    "είπε στους δημοσιογράφους στην Αθήνα τη Δευτέρα.",
    "he": "שר החוץ אמר כי המדינה אינה מסכימה לתזות אלה. איננו יכולים להסכים, אמר לעיתונאים בירושלים ביום שני. הדובר "
    "הכחיש את הטענות בדבר העברת נשק, ואמר כי אין להן כל בסיס.",
    "ar": "قال وزير الخارجية إن البلاد لا توافق على هذه الأطروحات. لا يمكننا أن نوافق على ذلك، قال للصحفيين في "
    "القاهرة يوم الاثنين. ونفى المتحدث هذه المزاعم.",
    "zh": "外交部长表示，该国不同意这些论点。“我们"
    "不能同意这一点，”他星期一在北京对记者说。发言人否认了有关运送武器的指控。",
    "zht": "外交部長表示，該國不同意這些論點。「我們"
    "不能同意這一點，」他星期一在台北對記者說。發言人否認了有關運送武器的指控。",
    "ja": "外務大臣は、同国はこれらの主張に同意しな"
    "いと述べた。「我々はこれに同意できない」と月曜日に東京で記者団に語った。",
    "ko": "외무장관은 그 나라가 이러한 주장에 "
    "동의하지 않는다고 말했다. “우리는 이에 동의할 수 없다”고 월요일 서울에서 말했다.",
    "en": "The minister said the country did not agree with these theses. “We cannot agree,” he told reporters – in "
    "the café – on Monday. The spokesman denied the allegations of shipping arms worth £5 million.",
}  # fmt: skip
SURE = [
    *(
        ("ru", name)
        for name in ("cp1251", "koi8-r", "iso8859-5", "cp866", "utf-16-le", "utf-16-be", "utf-32-le")
    ),
    *(("uk", name) for name in ("cp1251", "koi8-u")),
    *(("de", name) for name in ("cp1252", "mac-roman")),
    *(("tr", name) for name in ("iso8859-9", "cp1254")),
    *(("pl", name) for name in ("cp1250", "iso8859-2")),
    *(("el", name) for name in ("cp1253", "iso8859-7")),
    *(("he", name) for name in ("cp1255", "iso8859-8")),
    *(("ar", name) for name in ("cp1256", "iso8859-6")),
    *(("ja", name) for name in ("shift_jis", "euc-jp", "iso2022_jp")),
    *(("ko", name) for name in ("euc-kr", "cp949")),
    *(("zh", name) for name in ("gb18030", "gbk", "gb2312")),
    *(("en", name) for name in ("cp1252", "utf-16-le", "utf-16-be", "utf-32-be")),
    *(("bg", "cp1251"), ("fr", "cp1252"), ("zht", "big5")),
]


@pytest.mark.parametrize(("language", "name"), SURE)
def test_an_article_in_a_usual_encoding_is_read(language: str, name: str) -> None:
    data = (TEXTS[language] * 3).encode(name, "ignore")
    text, encoding, notes = decoded_or_detected(data, PATH)
    assert text == data.decode(name)
    assert data.decode(encoding) == text
    (note,) = notes
    assert note.code.startswith("encoding.detected")
    assert note.facts["encoding"] == encoding
    assert 75 <= int(note.facts["percent"]) <= 100


@pytest.mark.parametrize(("language", "name"), SURE)
@pytest.mark.parametrize("length", [12, 30, 60, 120])
def test_a_short_text_is_right_or_asked_for(language: str, name: str, length: int) -> None:
    data = TEXTS[language][:length].encode(name, "ignore")
    trouble = None
    try:
        text, _, _ = decoded_or_detected(data, PATH)
    except UserError as error:
        trouble = error.trouble
    if trouble is None:
        assert text == data.decode(name)
    else:
        assert (trouble.code, bool(trouble.facts["likely"])) == ("encoding.unsure", True)


def test_what_is_unsure_names_the_likely_ones() -> None:
    with pytest.raises(UserError) as caught:
        decoded_or_detected("S tím nemůžeme souhlasit".encode("iso8859-2"), PATH)
    assert caught.value.code == "encoding.unsure"
    assert "iso8859-2" in str(caught.value.trouble.facts["likely"])
    assert caught.value.trouble.facts["byte"] == 3


def test_damaged_utf8_is_not_taken_for_something_else() -> None:
    data = TEXTS["fr"].encode() + b"\xff" + TEXTS["fr"].encode()
    assert is_damaged_utf8(data)
    with pytest.raises(UserError) as caught:
        decoded_or_detected(data, PATH)
    assert caught.value.code == "text.not_utf8"
    assert caught.value.trouble.facts["byte"] == len(TEXTS["fr"].encode())
    assert not is_damaged_utf8(TEXTS["ru"].encode("cp1251"))


def test_what_says_its_encoding_is_not_guessed_at() -> None:
    for data in (
        b"plain",
        TEXTS["ru"].encode(),
        TEXTS["ru"].encode("utf-16"),
        TEXTS["ru"].encode("utf-8-sig"),
    ):
        assert looked_at(data) is None
        assert decoded_or_detected(data, PATH)[2] == ()
    assert decoded_or_detected(TEXTS["ru"].encode("cp1251"), PATH, "koi8-r")[1:] == ("koi8-r", ())


def test_bytes_that_only_look_wide_or_escaped_stay_what_they_are() -> None:
    for data in (b"a\0b\0c\0", b"a\0\0b" * 4, b"a\0" * 3, b"\x1b$B and no more", b"\0" * 64):
        assert wide(data) == ""
        assert not is_iso_2022(data)


def test_random_bytes_are_no_text() -> None:
    import random

    data = random.Random(1).randbytes(4000)
    assert not detected(data).is_sure
    with pytest.raises(UserError):
        decoded_or_detected(data, PATH)


def test_a_bad_byte_past_what_is_judged_is_found() -> None:
    """Only the beginning is judged, but all of it must fit."""
    data = (TEXTS["ru"] * 2000).encode("cp1251") + b"\x98"  # which cp1251 does not have
    assert "cp1251" not in {guess.encoding for guess in detected(data).guesses}
