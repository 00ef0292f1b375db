"""CSV and XLSX: articles in rows, annotations in rows and back, and cells that no spreadsheet runs."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.core.errors import Trouble, UserError
from annotator.formats.csv_table import CSVTable
from annotator.formats.tables import as_meant, harmless
from annotator.formats.xlsx import XLSXTable

if TYPE_CHECKING:
    from annotator.formats.base import Format

BOTH = [pytest.param(CSVTable(), id="csv"), pytest.param(XLSXTable(), id="xlsx")]


@pytest.mark.parametrize("format_", BOTH)
@given(data=st.data())
def test_annotations_come_back_to_their_texts(
    format_: Format, data: st.DataObject, bench: Any, shapes: Any
) -> None:
    documents = [each for each in data.draw(shapes.documents()) if each.annotations]
    has = format_.info.carries
    drafts = {each.id: each for each in bench.drafts(format_, bench.written(format_, documents))}
    for document in documents:
        expected = shapes.of_document(document, has)
        found = shapes.of_draft(drafts[document.article.id], has)
        # A table has no column for a statement's note or a link's, nor one for metadata.
        for form in (expected, found):
            form["links"] = sorted(link[0] for link in form["links"])
            for span in form["spans"]:
                span["statement"] = span["statement"] and span["statement"][0]
            form.pop("text")
        expected["spans"].sort(key=repr)
        found["spans"].sort(key=repr)
        assert found == expected
        assert drafts[document.article.id].text_sha256 == document.article.text_sha256


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"])), max_size=1))
def test_a_cell_comes_back_as_it_was(cells: list[str]) -> None:
    for cell in [*cells, "=1", "'=1", "''=1", "'", "-5", "@x", "\t=1", "+", "a"]:
        assert as_meant(harmless(cell)) == cell
        assert harmless(cell)[:1] not in {"=", "+", "-", "@", "\t", "\r", "\n", "\0"}


def test_no_cell_begins_as_a_formula_does(bench: Any, make: Any) -> None:
    document = make("=cmd|' /C calc'!A0", ("x", [(0, 18)]), title="=HYPERLINK(1)", publisher="@SUM(1)")
    data = bench.written(CSVTable(), [document])
    for row in csv.reader(io.StringIO(data.decode(), newline="")):
        assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in row)


@given(
    st.lists(
        st.lists(st.text(st.sampled_from('a",;\t\n\r\x0b é'), max_size=4), min_size=2, max_size=2), max_size=4
    )
)
def test_rows_are_read_as_the_csv_module_writes_them(rows: list[list[str]]) -> None:
    from annotator.formats.csv_table import rows as read

    out = io.StringIO(newline="")
    csv.writer(out).writerows([["a", "b"], *rows])
    found = [each for each in read(out.getvalue(), "") if not isinstance(each, Trouble)]
    assert [list(map(harmless, each.cells)) for each in found] == [
        list(map(harmless, map(as_meant, row))) for row in [["a", "b"], *rows]
    ]


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_articles_in_rows(mark: str, bench: Any) -> None:
    lines = [
        ["Headline", "Text", "date", "page"],
        ["T", '"He said\nso."', "2023-09-25", "4"],
        ["U", "", "", ""],
    ]
    data = "\r\n".join(mark.join(row) for row in lines).encode()
    first, second = bench.read(CSVTable(), data)
    assert (first.title, first.text, first.published, first.meta) == (
        "T",
        "He said\nso.",
        "2023-09-25",
        {"page": "4"},
    )
    assert (second.code, second.line) == ("table.no_text_in_row", 4)


def test_a_table_without_texts_is_refused_with_the_names_of_its_columns(bench: Any) -> None:
    with pytest.raises(UserError, match=r"table\.no_text"):
        bench.read(CSVTable(), b"a,b\n1,2\n")
    with pytest.raises(UserError, match=r"table\.empty"):
        bench.read(CSVTable(), b"")


def test_rows_that_do_not_fit_are_one_trouble_each(bench: Any) -> None:
    found = bench.read(CSVTable(), b'text,title\na,b\nc,d,e\n\nf\n"g')
    assert [each.code if isinstance(each, Trouble) else each.text for each in found] == [
        *("a", "table.too_many_cells", "f", "table.broken")
    ]
    assert [each.line for each in found] == [2, 3, 5, 6]


def test_annotations_without_a_place_are_one_trouble_each(bench: Any) -> None:
    data = b"text_sha256,label,start,end,fragments\n" + b"a" * 64 + b",x,1,2,\n" + b"a" * 64 + b",x,one,2,\n"
    data += b"a" * 64 + b",x,1,2,[[\n"
    found = bench.read(CSVTable(), data)
    assert [each.code for each in found if isinstance(each, Trouble)] == [
        "table.no_place",
        "table.wrong_cell",
    ]
    assert sum(len(each.spans) for each in found if not isinstance(each, Trouble)) == 1


def test_a_workbook_of_another_program(bench: Any) -> None:
    """Shared strings, gaps between cells, numbers and dates, as Excel writes them."""
    import zipfile

    out = io.BytesIO()
    main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(
            "xl/sharedStrings.xml",
            f"<sst {main}><si><t>text</t></si><si><t>date</t></si>"
            "<si><r><t>He </t></r><r><t>said_x000D_so</t></r></si></sst>",
        )
        archive.writestr(
            "xl/worksheets/sheet1.xml",
            f'<worksheet {main}><sheetData><row r="2"><c r="A2" t="s"><v>0</v></c><c r="C2" t="s"><v>1</v></c></row>'
            '<row r="4"><c r="A4" t="s"><v>2</v></c><c r="C4"><v>45194</v></c></row></sheetData></worksheet>',
        )
    (draft,) = bench.drafts(XLSXTable(), out.getvalue())
    assert (draft.text, draft.published, draft.line) == ("He said\rso", "2023-09-25", 4)
