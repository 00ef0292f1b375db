"""Tag-set files: what the default one holds, and what a wrong one is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from annotator.core.errors import UserError
from annotator.core.tagset import Pattern
from annotator.services.tagsets import load, load_default

if TYPE_CHECKING:
    from pathlib import Path


def test_default_tag_set_has_the_three_labels_with_their_keys() -> None:
    tags = load_default()
    assert [(label.name, label.key) for label in tags] == [("claim", "c"), ("denial", "d"), ("quote", "q")]
    assert len({label.pattern for label in tags}) == 3
    assert len({label.colour for label in tags}) == 3
    assert all(label.guideline for label in tags)


def test_default_tag_set_has_the_attributes_and_link_types_of_the_field() -> None:
    tags = load_default()
    names = {attribute.name: attribute for label in tags for attribute in label.attributes}
    assert names["quote_type"].choices == ("direct", "indirect", "mixed")
    assert names["verbatim"].choices == ("yes", "no", "altered")
    assert names["denial_type"].choices == ("explicit", "implicit")
    assert {"function", "certainty", "reported_time", "venue", "target"} <= set(names)
    assert [kind.id for kind in tags.link_types] == [
        "denies", "rebuts", "supports", "queries", "same_claim", "same_utterance", "part_of", "continues",
    ]  # fmt: skip
    denies = tags.link_type("denies")
    assert denies is not None
    assert denies.from_labels == ("denial",)


def test_ids_are_fresh_each_time() -> None:
    assert {label.id for label in load_default()}.isdisjoint(label.id for label in load_default())


def test_a_small_file_is_enough(tmp_path: Path) -> None:
    file = tmp_path / "own.toml"
    file.write_text('\ufeff[[labels]]\nname = "предмет"\npattern = "wave"\n', encoding="utf-8")
    (label,) = load(file).labels
    assert (label.name, label.pattern, label.caption) == ("предмет", Pattern.WAVE, "предмет")


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"labels = [", "tagset.not_toml"),
        (b"\xff\xfe", "tagset.not_utf8"),
        (b"a = " + b"[" * 50_000, "tagset.not_toml"),
        (b"", "tagset.wrong"),
        (b"labels = []", "tagset.wrong"),
        (b'[[labels]]\nname = ""', "tagset.wrong"),
        (b'[[labels]]\nname = "a"\ncolour = "red"', "tagset.wrong"),
        (b'[[labels]]\nname = "a"\nkey = "ab"', "tagset.wrong"),
        (b'[[labels]]\nname = "a"\ncolor = "#000000"', "tagset.wrong"),
        (b'schema = "other/9"\n[[labels]]\nname = "a"', "tagset.wrong"),
        (b'[[labels]]\nname = "a"\n[[labels]]\nname = "a"', "tagset.twice"),
        (b'[[labels]]\nname = "a"\nkey = "x"\n[[labels]]\nname = "b"\nkey = "x"', "tagset.twice"),
        (b'[[labels]]\nname = "a"\nattributes = ["none"]', "tagset.unknown_name"),
        (b'[[labels]]\nname = "a"\n[[link_types]]\nname = "l"\nto_labels = ["b"]', "tagset.unknown_name"),
    ],
)
def test_a_wrong_file_is_refused_by_name(tmp_path: Path, content: bytes, code: str) -> None:
    file = tmp_path / "own.toml"
    file.write_bytes(content)
    with pytest.raises(UserError) as caught:
        load(file)
    assert caught.value.code == code
    assert caught.value.trouble.file == str(file)


def test_a_folder_or_nothing_is_no_tag_set(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "none.toml"):
        with pytest.raises(UserError) as caught:
            load(path)
        assert caught.value.code == "tagset.no_file"
