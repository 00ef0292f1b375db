"""What a format has no place for is counted before it is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.core.spans import Span
from annotator.formats.registry import Registry
from annotator.services import annotate
from annotator.services.losses import losses
from annotator.services.transfer import ExportOptions, ImportOptions, export_file, import_files

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from annotator.core.values import Article
    from annotator.services.session import Session


def _codes(session: Session, name: str) -> dict[str, int]:
    found = losses(session, Registry().named(name).info, ExportOptions())
    return {each.code: int(each.facts["count"]) for each in found}


def _mark(session: Session, article: Article, *spans: tuple[int, int], note: str = "") -> None:
    label = next(iter(session.read.tag_set())).id
    fragments = tuple(Span(*each) for each in spans)
    session.run(annotate.add(article_id=article.id, label_id=label, fragments=fragments, note=note))


def test_ends_between_cr_and_lf_are_counted_for_brat(
    session: Session, add_article: Callable[..., Article]
) -> None:
    article = add_article(session, "One.\r\nTwo.\r\n")
    _mark(session, article, (0, 5))
    _mark(session, article, (0, 4), (6, 10))
    assert _codes(session, "brat").get("loss.between_crlf") == 1
    assert "loss.between_crlf" not in _codes(session, "webanno-json")


def test_characters_that_xml_has_not_are_counted_for_xmi(
    session: Session, add_article: Callable[..., Article]
) -> None:
    add_article(session, "One\x00.\x0b")
    add_article(session, "Two.")
    assert _codes(session, "webanno")["loss.controls"] == 1
    assert "loss.controls" not in _codes(session, "webanno-json") | _codes(session, "refi-qda")


def test_cells_that_are_cut_are_counted_and_their_annotations_come_back(
    session: Session, add_article: Callable[..., Article], tmp_path: Path
) -> None:
    article = add_article(session, "😀" * 20_000 + "a" * 40_000)
    _mark(
        session, article, (0, 17_000)
    )  # more UTF-16 units than a cell has room for, though fewer characters
    _mark(session, article, (20_000, 60_000), note="n" * 32_767)
    _mark(session, article, (0, 16_000), note="n" * 32_768)
    assert _codes(session, "xlsx")["loss.long_cells"] == 3
    assert "loss.long_cells" not in _codes(session, "csv")
    path = tmp_path / "a.xlsx"
    export_file(session, path, "xlsx")
    before = [each.fragments for each in session.read.annotations(article.id)]
    ids = [each.id for each in session.read.annotations(article.id)]
    session.run(annotate.delete(annotation_ids=ids))
    assert import_files(session, [path], ImportOptions(format="xlsx")).refused == []
    after = session.read.annotations(article.id)
    assert [each.fragments for each in after] == before
    assert sorted(len(each.note) for each in after) == [0, 32_767, 32_767]
    assert next(each.note for each in after if each.end == 16_000).endswith("n…")
