"""What the seeds and made-up pages tell of themselves: title, date, publisher, regions."""

from __future__ import annotations

import time
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.core.values import RegionKind
from annotator.environment.resources import seeds
from annotator.suggest.facts import DATE_MISSING, ORDER_AMBIGUOUS, WEEKDAY_MISFIT, Facts, facts_of
from annotator.suggest.language import language_of

BODY = (
    "The minister said on {day} that the talks would go on for as long as both sides wanted them to, and that "
    "nobody had left the table.\n\nShe added that a date had not been set.\n"
)


def seed(number: int) -> tuple[str, Facts]:
    path = seeds()[number]
    text = path.read_bytes().decode("utf-8")
    return text, facts_of(text, path.name)


def words(text: str, facts: Facts, kind: RegionKind) -> list[str]:
    return [text[slice(*r.span)] for r in facts.regions if r.kind is kind]


def test_seed_0_has_related_links_inside() -> None:
    text, facts = seed(0)
    assert facts.title == "US is working to drive Caucasus nations away from Russia: State Dept."
    assert [link[:22] for link in words(text, facts, RegionKind.RELATED_LINKS)] == [
        "Read more: Azerbaijan ",
        "Read more: Moscow summ",
    ]
    assert len(facts.regions) == 3


def test_seed_1_has_an_update_line_whose_dates_are_gone() -> None:
    text, facts = seed(1)
    assert facts.title.startswith("Kremlin rejects Armenian PM’s suggestion")
    assert (facts.published, facts.warnings) == ("", (DATE_MISSING,))
    assert words(text, facts, RegionKind.PAGE_FURNITURE) == [
        "Read Mode",
        "100% Font Size",
        "Top Content Trending",
    ]
    assert len(words(text, facts, RegionKind.RELATED_LINKS)) == 4
    assert len(words(text, facts, RegionKind.PROMOTION)) == 1


def test_seed_3_is_american_and_has_a_caption_twice_and_small_print() -> None:
    text, facts = seed(3)
    assert (facts.published, facts.published_basis, facts.publisher) == ("2025-01-14", "text", "Reuters")
    assert facts.warnings == ()
    captions = words(text, facts, RegionKind.CAPTION)
    assert len(captions) == 2
    assert captions[0] == captions[1]
    assert words(text, facts, RegionKind.DATELINE) == ["MOSCOW (Reuters) -"]
    legal = words(text, facts, RegionKind.LEGAL)
    assert legal[0].startswith("Risk Disclosure")
    assert legal[-1] == text.strip().splitlines()[-1]
    assert len(legal) == 6


@pytest.mark.parametrize(("number", "day"), [(2, "2023-11-07"), (4, "2023-09-25")])
def test_a_date_prefix_is_a_region_and_the_date(number: int, day: str) -> None:
    text, facts = seed(number)
    assert (facts.published, facts.published_basis) == (day, "prefix")
    assert words(text, facts, RegionKind.DATE_PREFIX) == [f"date {day}"]
    assert facts.title == ""  # it begins with its first sentence


@pytest.mark.parametrize("number", range(5))
def test_the_seeds_are_english_and_their_sentences_are_no_boilerplate(number: int) -> None:
    text, facts = seed(number)
    assert facts.language == "en"
    hidden = [text[slice(*r.span)] for r in facts.regions if r.kind.is_boilerplate]
    assert not any(" said" in part for part in hidden)


@pytest.mark.parametrize(
    ("line", "weekday", "published", "warnings"),
    [
        ("Published 01/14/2025, 05:02 AM", "Tuesday", "2025-01-14", ()),
        ("Published 14/01/2025", "Tuesday", "2025-01-14", ()),
        ("Published 03/04/2025", "Tuesday", "2025-03-04", ()),  # a Tuesday only if American
        ("Published 03/04/2025", "Thursday", "2025-04-03", ()),  # and a Thursday only if European
        ("Published 03/04/2025", "Sunday", "2025", (ORDER_AMBIGUOUS,)),
        ("Updated: Tuesday, 14 January 2025", "Tuesday", "2025-01-14", ()),
        ("Updated: Sunday, 14 January 2025", "Tuesday", "2025-01-14", (WEEKDAY_MISFIT,)),
        ("January 14, 2025", "Friday", "2025-01-14", (WEEKDAY_MISFIT,)),
        ("Опубликовано: 14 января 2025", "Tuesday", "2025-01-14", ()),
        ("14.01.2025", "Monday", "2025-01-14", ()),
    ],
)
def test_the_order_of_day_and_month(
    line: str, weekday: str, published: str, warnings: tuple[str, ...]
) -> None:
    facts = facts_of(f"Talks will go on\n\n{line}\n\n{BODY.format(day=weekday)}")
    assert (facts.published, facts.warnings) == (published, warnings)
    assert facts.title == "Talks will go on"


@pytest.mark.parametrize(
    ("lines", "published", "warnings"),
    [
        ("03/08/2025 March 8, 2025", "2025-03-08", ()),
        ("Published on 10/04/2025 - 18:23 GMT+2•Updated 11/04/2025 - 09:00", "2025-04-10", ()),
        ("Published 04/03/2025, updated 04/04/2025", "2025-04-03", ()),
        ("Published 04/03/2025\nUpdated 6 May 2025", "2025", (ORDER_AMBIGUOUS,)),
        ("Updated March 9, 2025 | Published March 8, 2025", "2025-03-08", ()),
        ("Source: Xinhua Editor: huaxia 2025-03-08 20:21:15", "2025-03-08", ()),
    ],
)
def test_other_dates_of_the_head_settle_the_order(
    lines: str, published: str, warnings: tuple[str, ...]
) -> None:
    facts = facts_of(f"Talks will go on, minister says\n\n{lines}\n\n{BODY.format(day='his return')}")
    assert (facts.published, facts.warnings) == (published, warnings)


@pytest.mark.parametrize(
    ("body", "fits"),
    [
        (
            "Der Minister hat am {} bestritten, dass er von den Absprachen mit der Firma gewusst hat.",
            ("Montag", "Freitag"),
        ),
        (
            "Le ministre a nié {} avoir eu connaissance des faits, et il le dit pour la première fois.",
            ("lundi", "jeudi"),
        ),
        (
            "El ministro negó este {} que los hechos fueran conocidos por él y por los suyos.",
            ("lunes", "jueves"),
        ),
        ("Министр в {} заявил, что не знал о сговоре и что это не так.", ("понедельник", "пятницу")),
        (
            "Bakan {} günü yaptığı açıklamada bu iddiaları yalanladı ve görüşmelerin sürdüğünü söyledi.",
            ("pazartesi", "cuma"),
        ),
        ("Նախարարը {} հերքել է լուրերը, թե բանակցությունները դադարեցվել են։", ("երկուշաբթի", "ուրբաթ")),
    ],
)
def test_weekdays_of_other_languages_are_checked(body: str, fits: tuple[str, str]) -> None:
    for day, warnings in zip(fits, ((), (WEEKDAY_MISFIT,)), strict=True):
        facts = facts_of(f"1234 5678\n2024-03-04\n{body.format(day)}\n")
        assert (facts.published, facts.warnings) == ("2024-03-04", warnings), day


def test_the_file_name_is_the_last_resort() -> None:
    text = BODY.format(day="Monday")
    assert facts_of(text, "x_2023-09-25_y.txt").published_basis == "file name"
    assert facts_of(text, "x_2023-09-25_y.txt").published == date(2023, 9, 25).isoformat()
    assert facts_of(text, "6b4b3b9dbedb7cc3.txt").published == ""
    assert facts_of(" date 2023-09-26 " + text, "2023-09-25.txt").published == "2023-09-26"


def test_a_scraped_page() -> None:
    article = (
        "Skip to content\nHome > News > World\nTalks will go on, minister says\nBy Jane Smith\n5 min read\nShare\n"
        "Image source, Getty Images\n"
        + BODY.format(day="Monday")
        + "Sign up for our newsletter to get the news in your inbox\nRELATED STORIES\nA first thing happened\n"
        "A second thing happened\n“We are not leaving the table,” she said in the evening, when the talks had ended "
        "without a result.\n© 2024 The Example Times. All rights reserved.\nTags: talks, minister\n"
    )
    facts = facts_of(article)
    assert facts.title == "Talks will go on, minister says"
    assert facts.author == "Jane Smith"
    assert facts.publisher == "The Example Times"
    hidden = {article[slice(*r.span)] for r in facts.regions if r.kind.is_boilerplate}
    body = {line for line in article.splitlines() if " said" in line or "She added" in line}
    assert hidden == set(filter(None, article.splitlines())) - body - {facts.title}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            "Der Minister sagte, dass die Gespräche nicht mit dem Präsidenten und der Partei zu Ende sind.",
            "de",
        ),
        ("Министр сказал, что он не уйдёт и что это не так, как он думал.", "ru"),
        ("Նախարարն ասաց, որ բանակցությունները կշարունակվեն։", "hy"),
        ("Bakan, bir süre daha bu konuda görüşmelerin devam edeceğini ve çok önemli olduğunu söyledi.", "tr"),
        ("Le ministre a dit que les négociations et la paix sont dans une impasse pour le pays.", "fr"),
        ("", ""),
        ("1234 5678", ""),
    ],
)
def test_languages(text: str, language: str) -> None:
    assert language_of(text) == language


@given(
    st.lists(
        st.sampled_from(
            ["Read more:", "Advertisement", "", "© 2020 X", "By A B", "He said so. " * 12, "x", "–"]
        )
    )
)
def test_regions_are_in_order_apart_and_trimmed(lines: list[str]) -> None:
    text = "\n".join(lines)
    regions = facts_of(text).regions
    assert all(a.span.end <= b.span.start for a, b in pairwise(regions))
    assert all(text[slice(*r.span)].strip() == text[slice(*r.span)] != "" for r in regions)


@given(st.text(max_size=300), st.text(max_size=30))
def test_nothing_breaks_it(text: str, name: str) -> None:
    facts = facts_of(text, Path(name).name)
    assert all(0 <= r.span.start < r.span.end <= len(text) for r in facts.regions)


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("Published: 14 June ,2023: 12:51 PM GST", "2023-06-14"),
        ("Madrid - 27 abr 2023 - 14:05 CEST", "2023-04-27"),
        ("Panamá, 3 ago 2023", "2023-08-03"),
        ("Published On 9 Oct 20239 Oct 2023", "2023-10-09"),
        ("Publié le 23 févr. 2023 à 07h12", "2023-02-23"),
        ("Stand: 4. Okt. 2023, 08:00 Uhr", "2023-10-04"),
        ("10.05.2024 - 16:45", "2024-05-10"),
    ],
)
def test_dates_as_pages_write_them(line: str, published: str) -> None:
    body = (
        "The council met on the second floor of the town hall and agreed on a budget for the coming year.\n"
        * 2
    )
    assert facts_of(f"Council agrees on a budget after a long night\n{line}\n{body}").published == published


def test_where_the_day_is_written_first_the_order_is_not_asked() -> None:
    french = "Le conseil a adopté le budget de la ville dans la nuit, après des heures de débat et un vote serré.\n"
    found = facts_of(f"Le budget de la ville est adopté\nPublié le 12/09/2021 à 18:30\n{french * 2}")
    assert (found.published, found.warnings) == ("2021-09-12", ())
    english = (
        "The council met on the second floor of the town hall and agreed on a budget for the coming year.\n"
    )
    found = facts_of(f"Council agrees on a budget\nPublished 12/09/2021\n{english * 2}")
    assert (found.published, found.warnings) == ("2021", ("date_order_ambiguous",))


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("Von Petra Lang", "Petra Lang"),
        ("Par Claire Aubert, envoyée spéciale", "Claire Aubert"),
        ("Автор: Анна Саркисян", "Анна Саркисян"),
        ("By Alan Reid", "Alan Reid"),
        ("by: Staff Report", ""),
        ("By News Agencies", ""),
        ("Von unserem Korrespondenten", ""),
    ],
)
def test_authors_in_several_languages(line: str, author: str) -> None:
    body = (
        "The council met on the second floor of the town hall and agreed on a budget for the coming year.\n"
        * 2
    )
    assert (
        facts_of(f"Council agrees on a budget after a long night\n{line}\n3 May 2023\n{body}").author
        == author
    )


@pytest.mark.parametrize(
    "piece", [" ", "Angela Merkel\n", "By Angela Merkel\n", "3 May 2024, 04/05/2024 ", "A (b) "]
)
def test_the_work_is_linear(piece: str) -> None:
    def seconds(length: int) -> float:
        text = (
            f"Talks will go on, minister says\n{piece * (length // len(piece))}x\n{BODY.format(day='Monday')}"
        )
        start = time.thread_time()  # of the processor: what else the machine does is not counted
        facts_of(text)
        return time.thread_time() - start

    small = max(min(seconds(20_000) for _ in range(3)), 0.005)
    assert seconds(640_000) < 32 * 6 * small  # quadratic work would take 1,024 times as long
