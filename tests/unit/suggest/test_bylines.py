"""Who wrote and who published an article, as lines around its text in the styles of many outlets name them."""

from __future__ import annotations

import pytest

from annotator.core.values import RegionKind
from annotator.suggest.datelines import DATELINE, agency_of
from annotator.suggest.facts import facts_of
from annotator.suggest.outlets import outlets

BODY = (
    "The minister denied on Tuesday that the talks had failed, a day after the other side had left the table and "
    "said that it would not come back.\nHe said that there was no date for another round.\n"
)
RUSSIAN = (
    "Министр во вторник заявил, что переговоры не сорваны и что другая сторона вернётся к ним, как он думает, уже "
    "на этой неделе.\n"
)


@pytest.mark.parametrize(
    ("lines", "author", "publisher"),
    [
        ("By AVET DEMOURIAN\nMay 7, 2024", "AVET DEMOURIAN", ""),
        ("By Natasha Bertrand and Oren Liebermann, CNN\nMay 7, 2024", "Natasha Bertrand", "CNN"),
        ("By Adam Shaw Fox News\nPublished May 7, 2024 1:22pm EST", "Adam Shaw", "Fox News"),
        ("By Jane Doe Fernhill Gazette\nMay 7, 2024", "Jane Doe", "Fernhill Gazette"),
        ("By Al Jazeera Staff\nPublished On 7 May 2024", "", "Al Jazeera"),
        ("By RFE/RL's Georgian Service\nMay 7, 2024 12:45 CET", "", "RFE/RL"),
        ("Pippa Crerar Political editor\nTue 7 May 2024 18.42 BST", "Pippa Crerar", ""),
        (
            "Steven Swinford, Political Editor\nTuesday May 07 2024, 12.01am, The Times",
            "Steven Swinford",
            "The Times",
        ),
        ("Zack Whittaker\n1:15 PM PDT • May 7, 2024", "Zack Whittaker", ""),
        ("Kamran Yousaf May 7, 2024", "Kamran Yousaf", ""),
        ("Merve Aydogan |07.05.2024 - Update : 07.05.2024", "Merve Aydogan", ""),
        ("Maria Lopez\nStaff Writer\nMay 7, 2024", "Maria Lopez", ""),
        ("Posted on May 7, 2024 by Tom Baxter", "Tom Baxter", ""),
        ("Hong Kong\nMay 7, 2024", "", ""),
        ("Actualizado Domingo, 7 mayo 2024 - 13:42", "", ""),
        ("BBC News, Kyiv\n7 May 2024", "", "BBC News"),
        ("Le Monde avec AFP\nPublié le 7 mai 2024 à 19h12", "", "Le Monde"),
        ("KYODO NEWS - May 7, 2024 - 21:17 | All, Japan", "", "KYODO NEWS"),
        ("World News\nMay 7, 2024", "", ""),
        ("Ezgi Akin\nAl-Monitor\nMay 7, 2024", "Ezgi Akin", "Al-Monitor"),
        ("Mark Ogden, Senior Writer, WXYZ\nMay 7, 2024", "Mark Ogden", "WXYZ"),
        ("Iftikhar A. Khan Published May 7, 2024", "Iftikhar A. Khan", ""),
        ("Interfax-Ukraine\n14:05 07.05.2024", "", "Interfax-Ukraine"),
        ("Health correspondent, BBC South East\n7 May 2024", "", "BBC"),
    ],
)
def test_lines_below_the_title(lines: str, author: str, publisher: str) -> None:
    facts = facts_of(f"Talks did not fail, the minister says\n{lines}\n{BODY}")
    assert (facts.author, facts.publisher) == (author, publisher)
    assert facts.published == "2024-05-07"


@pytest.mark.parametrize(
    ("dateline", "agency"),
    [
        ("MOSCOW (Reuters) - ", "Reuters"),
        ("WASHINGTON, Jan 14 (Reuters) — ", "Reuters"),
        ("March 13 (Reuters) - ", "Reuters"),
        ("Frankfurt/Main (dpa) - ", "dpa"),
        ("Sevilla, 18 sep 2024 (EFE).- ", "EFE"),
        ("YEREVAN, JUNE 4, ARMENPRESS. ", "ARMENPRESS"),
        ("ԵՐԵՎԱՆ, 4 ՀՈՒՆԻՍԻ, 2024 ԱՐՄԵՆՊՐԵՍ։ ", "ԱՐՄԵՆՊՐԵՍ"),
        ("МОСКВА, 16 января 2023. /ТАСС/. ", "ТАСС"),
        ("МОСКВА, 13 мар - РИА Новости. ", "РИА Новости"),
        ("Москва. 8 июля. INTERFAX.RU - ", "INTERFAX.RU"),
        ("Tehran, IRNA – ", "IRNA"),
        ("Washington CNN — ", "CNN"),
        ("NEW DELHI (PTI): ", "PTI"),
        ("STRASBOURG — ", ""),
    ],
)
def test_datelines_of_agencies(dateline: str, agency: str) -> None:
    found = DATELINE.match(f"{dateline}The minister denied it.")
    assert found is not None
    assert found.group() == dateline
    assert agency_of(found) == agency
    again = DATELINE.match(dateline.rstrip() + " ")  # as a region has it
    assert not agency or (again is not None and agency_of(again) == agency)


@pytest.mark.parametrize(
    "line",
    [
        "Angela Merkel (CDU) hat das bestritten.",
        "Angela Merkel (CDU) – die frühere Kanzlerin – bestritt das.",
        "Angela Merkel (CDU): Wir haben das nicht gesagt.",
        "The minister (Labour) denied it.",
        "NATO — the alliance — denied it.",
        "Trump — the Republican — denied it.",
        "The AP denied it.",
    ],
)
def test_a_speaker_is_no_dateline(line: str) -> None:
    assert DATELINE.match(line) is None


def test_a_speaker_with_his_party_is_not_hidden() -> None:
    facts = facts_of(
        "Der Minister bestreitet alles\n\nOlaf Scholz (SPD) sagte, er habe davon nichts gewusst.\n"
    )
    assert RegionKind.DATELINE not in {region.kind for region in facts.regions}
    assert facts.publisher == ""


def test_a_russian_dateline_dates_the_article() -> None:
    facts = facts_of(f"Министр опроверг сообщения\nМОСКВА, 16 января 2024. /ТАСС/. {RUSSIAN}")
    assert (facts.published, facts.publisher, facts.warnings) == ("2024-01-16", "ТАСС", ())


@pytest.mark.parametrize(
    ("name", "is_one"), [("The Fernhill Gazette", True), ("Local News", False), ("News", False)]
)
def test_names_of_outlets(name: str, is_one: bool) -> None:
    assert outlets().is_one(name) is is_one
