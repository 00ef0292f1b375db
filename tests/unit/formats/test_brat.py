"""brat: pairs of files, every kind of line, damaged lines, CR LF, and files that come back as they were."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Any

import pytest

from annotator.core.errors import Trouble, UserError
from annotator.core.spans import Span
from annotator.formats.base import ReadOptions, WriteOptions
from annotator.formats.brat import Brat

if TYPE_CHECKING:
    from pathlib import Path

    from annotator.formats.drafts import DraftArticle

TEXT = "“We did,” said Obama, “win.”\nNobody denied it. The aide agreed twice.\n"
#       0123456789               22    28
LINES = """T1\tSource 15 20\tObama
T2\tCue 10 14\tsaid
T3\tContent 0 9;22 28\t“We did,” “win.”
T4\tAttribution 10 14\tsaid
E1\tAttribution:T4 Content:T3 Cue:T2 Source:T1
T5\tPerson 47 55\tThe aide
T6\tAgree 56 62\tagreed
E2\tAgree:T6 Who:T5 What:E1
A1\tNegation E2
A2\tConfidence T5 High
M1\tConfidence T3 Low
N1\tReference T5 Wikipedia:534366\tAn Aide
#1\tAnnotatorNotes T5\twho is this\tthen?
#2\tAnnotatorNotes T5\tand this
#3\tNormalization T5\tanother tool's
R1\tCoref Arg1:T5 Arg2:T3
#4\tAnnotatorNotes R1\tunsure
#5\tAnnotatorNotes A2\ton an attribute
T7\tPerson 29 35\tNobody
*\tEquiv T5 T7
"""


def _pair(folder: Path, lines: str, text: str = TEXT, name: str = "a") -> Path:
    (folder / f"{name}.txt").write_bytes(text.encode())
    path = folder / f"{name}.ann"
    path.write_bytes(lines.encode())
    return path


def _draft(path: Path) -> DraftArticle:
    (draft,) = Brat().read(path, ReadOptions())
    assert not isinstance(draft, Trouble)
    return draft


def _again(draft: DraftArticle, shapes: Any) -> dict[str, bytes]:
    out: dict[str, bytes] = {}
    Brat().write_parts([shapes.document_of(draft)], out.__setitem__, WriteOptions())
    return out


def test_every_kind_of_line_comes_back_as_it_was(tmp_path: Path, shapes: Any) -> None:
    draft = _draft(_pair(tmp_path, LINES))
    assert not draft.troubles
    written = _again(draft, shapes)
    assert written["a.ann"].decode() == LINES
    assert written["a.txt"].decode() == TEXT


def test_what_the_lines_say(tmp_path: Path) -> None:
    draft = _draft(_pair(tmp_path, LINES))
    spans = {span.id: span for span in draft.spans}
    assert set(spans) == {"T3", "T5", "T6", "T7"}  # T1, T2 and T4 are words of T3's attribution
    content = spans["T3"]
    assert content.fragments == (Span(0, 9), Span(22, 28))
    assert (content.source, content.cue) == ((Span(15, 20),), (Span(10, 14),))
    assert content.attributes == {"Confidence": "Low"}
    assert spans["T5"].note == "who is this\tthen?\nand this"
    assert spans["T6"].attributes == {"Negation": "true"}
    assert {(link.type, link.from_id, link.to_id, link.note) for link in draft.links} == {
        ("Who", "T6", "T5", ""),
        ("What", "T6", "T3", ""),
        ("Coref", "T5", "T3", "unsure"),
        ("Equiv", "T5", "T7", ""),
    }


def test_exactly_the_damaged_lines_are_listed(tmp_path: Path, shapes: Any) -> None:
    text = "He said\n\nThat is it. Then more.\n"
    damaged = (
        "T1\tCue 3 7\tsaid\n"
        "T2\tContent 3 20\tsaid\n"  # 2: cut off where the text begins a new line
        "\n"
        "That is it.\n"  # 4: the rest of it
        "T3\tContent 21 30\tThen more\n"
        "T3\tContent 0 2\tHe\n"  # 6: an id for the second time
        "R1\tX Arg1:T1 Arg2:T9\n"  # 7: refers to nothing
        "T4 Content 0 2\n"  # 8
        "E1\tX\n"  # 9
        "T5\tContent 0 2\tHe\n"
    )
    draft = _draft(_pair(tmp_path, damaged, text))
    assert [(each.code, each.line) for each in draft.troubles] == [
        ("brat.unparsed", 4),
        ("brat.id_twice", 6),
        ("brat.no_target", 7),
        ("brat.unparsed", 8),
        ("brat.unparsed", 9),
    ]
    assert [(each.code, each.line) for each in draft.repairs] == [("brat.cut_line", 2)]
    assert [span.fragments[0] for span in draft.spans] == [Span(3, 7), Span(3, 20), Span(21, 30), Span(0, 2)]
    written = _again(draft, shapes)["a.ann"].decode().splitlines()
    kept = [line for line in damaged.splitlines() if line and not line.startswith("T2\t")]
    assert [line for line in written if not line.startswith("T2\t")] == kept


@pytest.mark.parametrize("is_exact", [True, False])
def test_crlf_is_counted_as_the_words_say(is_exact: bool, tmp_path: Path) -> None:
    text = "One\r\ntwo\r\nthree four"
    start = text.index("four") if is_exact else text.replace("\r\n", "\n").index("four")
    draft = _draft(_pair(tmp_path, f"T1\tX {start} {start + 4}\tfour\n", text))
    assert draft.spans[0].fragments == (Span(text.index("four"), len(text)),)
    assert draft.spans[0].quote == "four"


def test_a_changed_annotation_is_written_anew_beside_what_was_not_changed(
    tmp_path: Path, shapes: Any
) -> None:
    from dataclasses import replace

    document = shapes.document_of(_draft(_pair(tmp_path, LINES)))
    first, *others = document.annotations
    changed = replace(first, cue=(Span(0, 2),), note="new\nnote", attributes={"venue": "in the House"})
    out: dict[str, bytes] = {}
    Brat().write_parts([replace(document, annotations=(changed, *others))], out.__setitem__, WriteOptions())
    (tmp_path / "b").mkdir()
    draft = _draft(_pair(tmp_path / "b", out["a.ann"].decode()))
    assert not draft.troubles
    read = next(span for span in draft.spans if span.id == "T3")
    assert (read.cue, read.source) == ((Span(0, 2),), (Span(15, 20),))
    assert (read.note, read.attributes) == ("new\nnote", {"venue": "in the House"})
    assert len(draft.links) == len(document.links)


def test_a_zip_of_pairs_and_a_text_alone(tmp_path: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("in/a.txt", TEXT)
        archive.writestr("in/a.ann", LINES)
        archive.writestr("in/b.txt", "alone")
        archive.writestr("in/c.ann", "T1\tX 0 1\ta\n")
        archive.writestr("annotation.conf", "[entities]\n")
    path = tmp_path / "a.zip"
    path.write_bytes(out.getvalue())
    first, second, third = Brat().read(path, ReadOptions())
    assert not isinstance(first, Trouble)
    assert not isinstance(second, Trouble)
    assert isinstance(third, Trouble)
    assert (len(first.spans), second.text, third.code) == (4, "alone", "brat.no_text")


def test_the_other_half_must_be_there(tmp_path: Path) -> None:
    path = tmp_path / "a.ann"
    path.write_bytes(b"T1\tX 0 1\ta\n")
    with pytest.raises(UserError, match=r"brat\.no_text"):
        list(Brat().read(path, ReadOptions()))


def test_names_of_pairs_differ_and_stay_in_their_folder(make: Any) -> None:
    names: list[str] = []
    documents = [
        make(f"text {number}", file=name)
        for number, name in enumerate(["../../x.txt", "x.txt", "X", "..", "/etc/a\0b"])
    ]
    Brat().write_parts(documents, lambda name, _: names.append(name), WriteOptions())
    texts = [name for name in names if name.endswith(".txt")]
    assert len({name.lower() for name in texts}) == len(documents)
    assert not any("/" in name or name.startswith(".") or "\0" in name for name in texts)


def test_without_text_it_is_refused(make: Any, bench: Any) -> None:
    with pytest.raises(UserError, match=r"format\.needs_text"):
        bench.written(Brat(), [make("a", ("x", [(0, 1)]))], with_text=False)


def test_many_wrong_lines_take_linear_time(tmp_path: Path) -> None:
    import time

    def seconds(count: int) -> float:
        lines = "".join(
            f"R{n}\tX Arg1:T{n} Arg2:T{n}\n#{n}\tN R{n}\tx\nE{n}\tX:E{n} Content:E{n}\n" for n in range(count)
        )
        path = _pair(tmp_path, lines)
        began = time.process_time()
        _draft(path)
        return time.process_time() - began

    seconds(100)
    assert seconds(8_000) < 120 * max(seconds(400), 0.01)  # quadratic work would take 400 times as long
