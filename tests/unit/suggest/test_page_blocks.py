"""Lines judged by their neighbours: what is a list, a caption, a biography, and what stays the article's."""

from __future__ import annotations

import pytest

from annotator.core.values import RegionKind
from annotator.suggest.facts import facts_of

FIRST = "The council voted on Tuesday to put off a decision on the new parking garage until the month of May."
LAST = (
    "The mayor said that she was disappointed but that she still expected the plan to pass before the summer."
)


def kinds(*lines: str) -> dict[str, RegionKind]:
    """Return what each line of a page was found to be; the article's own are left out."""
    text = "\n".join(lines) + "\n"
    return {text[slice(*region.span)]: region.kind for region in facts_of(text).regions}


def test_headlines_in_a_row_between_sentences_are_links() -> None:
    links = [
        "Man charged in stabbing at station",
        "New bakery to open in former bank",
        "Snow could top ten inches",
    ]
    found = kinds("Council delays vote on garage", FIRST, *links, LAST)
    assert [found.get(link) for link in links] == [RegionKind.RELATED_LINKS] * 3


@pytest.mark.parametrize(
    ("above", "items"),
    [
        (
            "Of the plans these are left, the mayor said:",
            ["A garage of four floors", "Two lots", "A car park"],
        ),
        (FIRST, ["• A garage of four floors", "• Two lots", "• A car park"]),
        (FIRST, ["a garage of four floors", "two lots", "a car park below the square"]),
    ],
)
def test_a_list_within_the_article_is_the_article_s(above: str, items: list[str]) -> None:
    assert not set(items) & set(kinds("Council delays vote on garage", FIRST, above, *items, LAST))


@pytest.mark.parametrize("above", ["Recently read:", "Share"])
def test_a_list_under_a_label_is_the_page_s(above: str) -> None:
    links = ["Man charged in stabbing at station", "Snow could top ten inches", "New bakery to open"]
    assert set(links) <= set(kinds("Council delays vote on garage", FIRST, above, *links, LAST))


def test_a_long_paragraph_with_one_word_of_small_print_is_the_article_s() -> None:
    draft = (
        "Copyright 2014 was the year in which the plan for the new garage was made, and " * 8
        + "it was dropped."
    )
    assert draft not in kinds("Council delays vote on garage", FIRST, draft, LAST)


def test_a_heading_between_sentences_is_the_article_s() -> None:
    assert "What the law says" not in kinds("Council delays vote on garage", FIRST, "What the law says", LAST)


def test_a_line_over_the_photographer_is_a_caption() -> None:
    found = kinds(
        "Council delays vote on garage", "Share", "The garage on Monday", "Photo: Jill Barker", FIRST, LAST
    )
    assert found["The garage on Monday"] is RegionKind.CAPTION


def test_a_title_over_the_photographer_stays_the_title() -> None:
    found = kinds("Menu", "Council delays vote on new garage", "Photo: Jill Barker", FIRST, LAST)
    assert found["Council delays vote on new garage"] is RegionKind.TITLE


def test_a_place_of_a_picture_has_its_caption_below() -> None:
    found = kinds(
        "What the council has agreed now",
        "Image source, Reuters",
        "Image caption,",
        "People in the street",
        FIRST,
        LAST,
    )
    assert found["What the council has agreed now"] is RegionKind.TITLE
    assert found["People in the street"] is RegionKind.CAPTION


def test_a_speaker_and_a_heading_among_short_sentences_are_the_article_s() -> None:
    short = [
        "She said it went well.",
        "WHAT IT MEANS",
        "They will meet again soon.",
        "KIM, HOST:",
        "It was late by then.",
    ]
    found = kinds("Council delays vote on garage", FIRST, *short, "Read more:", "Snow could top ten inches")
    assert not set(short) & set(found)


def test_what_follows_the_tags_is_none_of_the_article_where_it_is_over() -> None:
    note = "The desk is made up of a dozen people who work around the clock to bring the most current accounts of it."
    body = [FIRST, LAST, FIRST.replace("Tuesday", "Monday"), LAST.replace("mayor", "clerk")]
    assert (
        kinds("Council delays vote on garage", *body, "Tags: garage", note)[note] is RegionKind.PAGE_FURNITURE
    )
    assert LAST not in kinds("Council delays vote on garage", FIRST, "Tags: garage", LAST, *body)


def test_a_paragraph_that_ends_in_a_quotation_is_a_sentence() -> None:
    last = "Mr. Trump, in a brief interview on Saturday, said his plane was a ''truly great aircraft.''"
    assert last not in kinds("Council delays vote on garage", FIRST, LAST, last, "CORRECTION:", "Read more")


def test_an_appeal_of_several_lines_is_promotion() -> None:
    lines = [
        "Support us today and subscribe to our newsletter.",
        "For over eight years we have worked with brave people, some now in prison, to bring you their stories.",
        "Read our stories before anybody else does.",
        "Become a member and subscribe to our newsletter.",
    ]
    found = kinds("Council delays vote on garage", FIRST, *lines, LAST)
    assert [found.get(line) for line in lines] == [RegionKind.PROMOTION] * 4


def test_the_trail_to_a_headline_is_furniture() -> None:
    title = "Council delays vote on garage"
    found = kinds(f"Local|{title}", "Share", title, FIRST, LAST)
    assert found[f"Local|{title}"] is RegionKind.PAGE_FURNITURE
    assert found[title] is RegionKind.TITLE


def test_the_writer_s_own_sentence_is_none_of_the_article() -> None:
    about = (
        "Jill Barker reports on cities and what they build, from bus lanes to opera houses, and on who pays."
    )
    found = kinds("Council delays vote on garage", "By Jill Barker", FIRST, LAST, "Read more", about)
    assert found[about] is RegionKind.PAGE_FURNITURE


def test_a_short_call_between_links_is_promotion() -> None:
    found = kinds(
        "Council delays vote on garage",
        FIRST,
        LAST,
        "Sign up for our newsletter",
        "Thank you, we wrote to you.",
        "Share",
    )
    assert found["Thank you, we wrote to you."] is RegionKind.PROMOTION


@pytest.mark.parametrize(
    "line",
    [
        "To view this video please enable JavaScript, and consider upgrading to a browser that supports HTML5 video.",
        "We have been working hard to bring you independent news. Consider supporting our journalism with a donation.",
        "Dieser Artikel ist nur mit einem Abonnement verfügbar, das Sie jederzeit kündigen können, auch im Browser.",
        "Il vous reste 65 % de cet article à lire. La suite est réservée aux abonnés.",
        "Поддержите нас, оформив подписку на регулярный платеж. Нам нужна ваша помощь.",
    ],
)
def test_what_speaks_to_the_reader_of_the_site_is_promotion(line: str) -> None:
    assert kinds("Council delays vote on garage", FIRST, line, LAST)[line] is RegionKind.PROMOTION


@pytest.mark.parametrize(
    "line",
    [
        "“You should read this article and subscribe to our newsletter,” the editor told her readers on the website.",
        "The company said that users of its website would have to accept cookies and a new privacy policy by June.",
        "The best of the three plans, the minister said, was the one that nobody in the capital had yet read.",
        "Hoff, who declined to comment for this article, has proposed similar language for the platform.",
        "Follow the river north from the bridge and you come to the building, a squat brick box with a red door.",
        "Sie sagte, die Anzeige gegen die Redaktion sei zurückgezogen worden, und dankte ihren Lesern für die Briefe.",
    ],
)
def test_what_only_tells_of_such_things_is_the_article_s(line: str) -> None:
    assert line not in kinds("Council delays vote on garage", FIRST, line, LAST)


ADVICE = (
    "If you have signed up for a newsletter and want to be rid of it, your inbox will thank you for reading to the end "
    "of the small print, where a subscription can be cancelled with one click; your browser remembers who you are, and "
    "a cookie that you have never seen tells the site so each time that you come back to it."
)
APPEAL = (
    "Your support means the world to us: if you value our journalism and our newsletter, please subscribe today, and "
    "tell your friends how you read us; our reporters depend on your subscription, and your contribution keeps this "
    "site free for all our readers, whoever they are and wherever they may live in the world."
)


def test_advice_between_two_sentences_is_the_article_s() -> None:
    assert ADVICE not in kinds("How to live without newsletters", FIRST, ADVICE, LAST)


def test_an_appeal_below_the_article_is_the_page_s() -> None:
    found = kinds("Council delays vote on garage", FIRST, LAST, APPEAL, "Once", "Monthly", "Continue")
    assert found[APPEAL] is RegionKind.PROMOTION


def test_the_writer_s_box_is_told_by_the_name_above_it_and_by_the_byline() -> None:
    box = "Jane Miller came to The Courier in 2001 after years in radio, and has won two prizes for it."
    assert box in kinds("Council delays vote", FIRST, FIRST[:-1] + " of next year.", "Jane Miller", box, LAST)
    german = "Anna Maria Schulz studierte Geschichte in Leipzig und Wien, bevor sie zu dieser Zeitung kam und blieb."
    assert german in kinds(
        "Rat vertagt die Abstimmung", "von Anna Maria Schulz", FIRST, LAST, german, "Drucken"
    )


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Der Bürgermeister vor der alten Halle am Montag © Jana Vogt / Der Bote", RegionKind.CAPTION),
        ("Slogan sur un mur du quartier, le 16 mars 2019 © E.B", RegionKind.CAPTION),
        ("The council returned the land to the families (17.10.2016)", RegionKind.RELATED_LINKS),
        ("Lire aussi Anne Roux, « Le prix du parking », Le Courrier, juin 2018.", RegionKind.RELATED_LINKS),
        ("Lesen Sie auch unseren Bericht über die Halle.", RegionKind.RELATED_LINKS),
        ("Lea también la entrevista con la alcaldesa.", RegionKind.RELATED_LINKS),
    ],
)
def test_words_at_an_end_or_a_beginning_tell_captions_and_links(line: str, kind: RegionKind) -> None:
    assert kinds("Council delays vote on garage", FIRST, line, LAST)[line] is kind


@pytest.mark.parametrize(
    "line",
    [
        "The mark © was not on the plans, so the council asked who had drawn them. It was nobody's, said the mayor.",
        "The law was passed in the year before (see the decree of 17.10.2016).",
        "Lire n'est pas un luxe, a dit la maire, et elle a voté le budget de la bibliothèque ce mardi soir.",
        "Lesen Sie?, fragte die Bürgermeisterin die Kinder, die an diesem Dienstag in die neue Bibliothek kamen.",
    ],
)
def test_sentences_with_such_words_are_the_article_s(line: str) -> None:
    assert line not in kinds("Council delays vote on garage", FIRST, line, LAST)


@pytest.mark.parametrize(
    "line",
    [
        "Martin Gerlach ist Rechtsanwalt bei einer Kanzlei in Deutschland am Standort Hamburg und berät Gemeinden.",
        "Anne Roux est journaliste au service politique et suit depuis dix ans les affaires de la ville.",
        "Ana Torres es periodista y autora de dos libros sobre la ciudad, en la que nació y en la que vive.",
    ],
)
def test_who_wrote_an_article_is_told_in_more_languages(line: str) -> None:
    found = kinds("Council delays vote on garage", FIRST, LAST, "Share", line)
    assert found[line] is RegionKind.PAGE_FURNITURE


@pytest.mark.parametrize(
    "line",
    [
        "Soldiers monitor a group of people at the border in Tijuana, July 9, 2019.",
        "A judge sits during a group photo at the court in Washington, D.C. on April 23, 2021.",
        "People gather outside the town hall on Monday, Sept. 12, 2022",
    ],
)
def test_who_does_what_on_a_dated_picture_is_a_caption(line: str) -> None:
    assert kinds("Council delays vote on garage", FIRST, line, LAST)[line] is RegionKind.CAPTION


@pytest.mark.parametrize(
    "line",
    [
        "The law is to be looked at again by the court on April 23, 2021.",
        "The company said it meets its investors on June 4, 2022.",
        "The garage opens, and the mayor speaks at noon on April 23, 2021. It is free to all.",
        "“He sits in jail,” she wrote of the man on April 23, 2021.",
    ],
)
def test_what_comes_to_pass_on_a_day_is_the_article_s(line: str) -> None:
    assert line not in kinds("Council delays vote on garage", FIRST, line, LAST)
