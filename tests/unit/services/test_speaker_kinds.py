"""What a new speaker is, guessed from the name and the article."""

from __future__ import annotations

import pytest

from annotator.services.speaker_kinds import kind_of_name


@pytest.mark.parametrize(
    ("name", "text", "kind"),
    [
        ("Peskov", "That is so, said Kremlin spokesman Dmitry Peskov.", "person"),
        ("Peskov", "Mr Peskov denied it.", "person"),
        ("Miller", "Miller, who was there, said so.", "person"),
        ("Miller", "“No,” Miller began. He said: “Never.”", "organisation"),
        ("Facebook", "Facebook said so.", "organisation"),
        ("Kremlin", "The Kremlin said so.", "organisation"),
        ("NATO", "NATO said so.", "organisation"),
        ("Armenia", "Armenia said so.", "state"),
        ("United States", "", "state"),
        ("Foreign Ministry", "", "organisation"),
        ("State Dept.", "", "organisation"),
        ("Nikol Pashinyan", "", "person"),
    ],
)
def test_what_a_speaker_is(name: str, text: str, kind: str) -> None:
    assert kind_of_name(name, text).value == kind
