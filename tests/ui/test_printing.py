"""PDF reports: Qt prints them where there is no display, in any thread, and hostile words stay words."""

from __future__ import annotations

import io
import re
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pypdf
import pytest

from annotator.core.errors import Cancelled
from annotator.ui.printing import print_pdf

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

HTML = "<html><body><h1>Title</h1><p>He denied it.</p>{}</body></html>"


def _words(data: bytes) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in pypdf.PdfReader(io.BytesIO(data)).pages]


def test_words_can_be_selected_and_pages_are_numbered(qtbot: QtBot) -> None:  # noqa: ARG001 - there must be an application
    pages = _words(print_pdf(HTML.format("<p>Line.</p>" * 200)))
    assert "He denied it." in pages[0]
    assert len(pages) > 2
    assert all(re.search(rf"{number} / {len(pages)}", page) for number, page in enumerate(pages, 1))


def test_a_job_prints_in_its_own_thread(qtbot: QtBot) -> None:  # noqa: ARG001 - there must be an application
    with ThreadPoolExecutor(2) as pool:
        found = list(pool.map(print_pdf, [HTML.format(f"<p>Number {number}.</p>") for number in range(6)]))
    for number, data in enumerate(found):
        assert f"Number {number}." in _words(data)[0]


def test_nothing_is_loaded_from_elsewhere(qtbot: QtBot) -> None:  # noqa: ARG001 - there must be an application
    data = print_pdf(
        HTML.format('<img src="file:///etc/passwd"><img src="http://127.0.0.1:9/x.png"><p>End.</p>')
    )
    assert "End." in _words(data)[0]
    assert b"root:" not in data


def test_copied_words_are_the_words_that_were_written(qtbot: QtBot) -> None:  # noqa: ARG001 - there must be an application
    """Qt names a tab for each space, and a ligature for the letters that a font draws as one."""
    words = "The official office affirmed five flat refusals"
    (page,) = pypdf.PdfReader(io.BytesIO(print_pdf(HTML.format(f"<p>{words}.</p>")))).pages
    assert words in page.extract_text()


def test_progress_is_told_page_by_page_and_a_cancel_is_heard(qtbot: QtBot) -> None:  # noqa: ARG001 - there must be an application
    html = HTML.format("<p>Line.</p>" * 200)
    told: list[tuple[int, int]] = []
    count = len(_words(print_pdf(html, lambda done, total: told.append((done, total)))))
    assert told == [(0, 0), (0, 0), *((done, count) for done in range(count + 1))]

    def cancel(done: int, _total: int) -> None:
        if done == 2:
            raise Cancelled

    with pytest.raises(Cancelled):
        print_pdf(html, cancel)
