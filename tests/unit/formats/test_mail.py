"""E-mail and MHTML: the text that was meant to be read, with what the headers say; parts of any depth and damage."""

from __future__ import annotations

import email.message
import email.policy
import hashlib
import io
import time
from typing import TYPE_CHECKING, Any

import docx
import pytest

from annotator.core.errors import Trouble, UserError
from annotator.core.text import sha256
from annotator.formats.base import ReadOptions
from annotator.formats.eml import Mail
from annotator.formats.mhtml import WebArchive
from annotator.formats.registry import Registry
from annotator.services.transfer import ImportOptions, import_files

if TYPE_CHECKING:
    from pathlib import Path

    from annotator.formats.drafts import DraftArticle
    from annotator.services.session import Session

PAGE = (
    "<html><head><title>T</title></head><body><article><h1>Denial</h1><p>The minister denied on Monday that any arms "
    "had been sent across the border.</p><p>“We cannot agree,” he said to reporters in the capital.</p></article>"
)


def _mail(*parts: tuple[str, str], **headers: str) -> bytes:
    message = email.message.EmailMessage(policy=email.policy.SMTP)
    message["Subject"] = headers.get("subject", "Опровержение министра")
    message["From"] = "Jane Doe <jane@example.org>"
    message["To"] = "list@example.org"
    message["Date"] = "Mon, 25 Sep 2023 23:30:00 -0400"
    (kind, text), *others = parts
    message.set_content(text, subtype=kind)
    for kind, text in others:
        message.add_alternative(text, subtype=kind)
    return message.as_bytes()


def _read(tmp_path: Path, data: bytes, name: str = "a.eml") -> DraftArticle:
    path = tmp_path / name
    path.write_bytes(data)
    reader: Any = Registry().detect(path)
    assert reader.info.name == {"eml": "eml", "mht": "mhtml", "mhtml": "mhtml"}[name.rpartition(".")[2]]
    drafts: list[DraftArticle | Trouble] = list(reader.read(path, ReadOptions()))
    (draft,) = drafts
    assert not isinstance(draft, Trouble)
    return draft


def test_the_plain_text_goes_before_the_page(tmp_path: Path) -> None:
    draft = _read(tmp_path, _mail(("plain", "He denied it — “all of it”.\n"), ("html", PAGE)))
    assert (draft.text or "").strip() == "He denied it — “all of it”."
    assert (draft.title, draft.author, draft.published, draft.published_basis) == (
        *("Опровержение министра", "Jane Doe", "2023-09-25", "header"),
    )
    assert draft.meta == {"from": "jane@example.org", "to": "list@example.org"}


def test_a_page_alone_is_read_as_one(tmp_path: Path) -> None:
    draft = _read(tmp_path, _mail(("html", PAGE), subject="Subject"))
    assert "“We cannot agree,” he said" in (draft.text or "")
    assert "<p>" not in (draft.text or "")
    assert draft.title == "Subject"


def _letter(subject: str = "S", text: str = "The text.") -> email.message.EmailMessage:
    message = email.message.EmailMessage(policy=email.policy.SMTP)
    message["Subject"] = subject
    message["From"] = "a@example.org"
    message["Message-ID"] = f"<{subject.replace(' ', '-')}@example.org>"
    message.set_content(text)
    return message


def _all(tmp_path: Path, message: email.message.EmailMessage) -> list[Any]:
    path = tmp_path / "a.eml"
    path.write_bytes(message.as_bytes())
    return list(Mail().read(path, ReadOptions()))


def test_what_is_attached_and_no_document_is_named(tmp_path: Path) -> None:
    message = _letter()
    message.add_attachment(b"PNG", maintype="image", subtype="png", filename="портрет.png")
    message.add_attachment(b"\0\1\2", maintype="application", subtype="octet-stream", filename="b.bin")
    (draft,) = _all(tmp_path, message)
    assert (draft.text or "").strip() == "The text."
    assert [(note.code, note.facts["name"]) for note in draft.notes] == [
        ("mail.attachment", "портрет.png"),
        ("mail.attachment", "b.bin"),
    ]
    assert draft.meta["attachments"] == ["портрет.png", "b.bin"]


def test_documents_that_are_attached_are_articles_of_their_own(tmp_path: Path) -> None:
    words = "Министр заявил, что это неправда, и опроверг утверждения. " * 3
    document = docx.Document()
    document.add_paragraph("From the document.")
    packed = io.BytesIO()
    document.save(packed)
    message = _letter()
    message.add_attachment(words.encode("koi8-r"), maintype="text", subtype="plain", filename="b.txt",
                           params={"charset": "koi8-r"})  # fmt: skip
    message.add_attachment(words.encode("cp1251"), maintype="text", subtype="plain", filename="wrong.txt",
                           params={"charset": "utf-8"})  # fmt: skip
    message.add_attachment(PAGE, subtype="html", filename="page.html")
    message.add_attachment(
        packed.getvalue(), maintype="application", subtype="octet-stream", filename="c.docx"
    )
    mail, first, second, page, word = _all(tmp_path, message)
    assert [each.text for each in (first, second, word)] == [words, words, "From the document."]
    assert "“We cannot agree,” he said" in page.text
    assert page.title == "Denial"
    place = str(tmp_path / "a.eml")
    assert [each.place for each in (mail, first)] == [place, f"{place}/b.txt"]
    assert [each.file for each in (mail, first, word)] == ["a.eml", "a.eml/b.txt", "a.eml/c.docx"]
    assert dict(first.meta) == {
        "attached_to": "a.eml",
        "attached_as": "b.txt",
        "attached_to_message": "<S@example.org>",
    }
    assert first.file_sha256 == hashlib.sha256(words.encode("koi8-r")).hexdigest()
    assert mail.notes == ()
    assert mail.meta["attachments"] == ["b.txt", "wrong.txt", "page.html", "c.docx"]


def test_a_document_that_cannot_be_read_is_refused_and_its_neighbours_are_taken(tmp_path: Path) -> None:
    message = _letter()
    message.add_attachment(b"%PDF-1.4 broken", maintype="application", subtype="pdf", filename="b.pdf")
    message.add_attachment("More.", filename="c.txt")
    mail, wrong, after = _all(tmp_path, message)
    assert (mail.text.strip(), after.text.strip()) == ("The text.", "More.")
    assert isinstance(wrong, Trouble)
    assert wrong.code.startswith("pdf.")
    assert wrong.file == str(tmp_path / "a.eml") + "/b.pdf"


def test_a_message_of_nothing_but_documents(tmp_path: Path) -> None:
    message = _letter(text="")
    message.add_attachment("More.", filename="c.txt")
    (draft,) = _all(tmp_path, message)
    assert draft.text.strip() == "More."


def test_messages_that_are_attached_are_read_three_levels_deep(tmp_path: Path) -> None:
    message = _letter("level 5", "Text 5.")
    for level in range(4, -1, -1):
        outer = _letter(f"level {level}", f"Text {level}.")
        outer.add_attachment(message, filename=f"m{level}.eml")
        message = outer
    found = _all(tmp_path, message)
    assert [each.text.strip() for each in found] == [f"Text {level}." for level in range(4)]
    assert [each.file for each in found][:3] == ["a.eml", "a.eml/m0.eml", "a.eml/m0.eml/m1.eml"]
    assert found[2].meta["attached_to"] == "a.eml/m0.eml"
    assert found[2].meta["attached_to_message"] == "<level-1@example.org>"
    assert [note.facts["name"] for note in found[3].notes] == ["m3.eml"]


def test_no_more_than_two_hundred_documents_are_read(tmp_path: Path) -> None:
    message = _letter()
    for number in range(203):
        message.add_attachment(f"Text {number}.", filename=f"{number}.txt")
    mail, *others = _all(tmp_path, message)
    assert len(others) == 200
    assert [note.facts["name"] for note in mail.notes] == ["200.txt", "201.txt", "202.txt"]


def test_attached_documents_come_with_the_import(session: Session, tmp_path: Path) -> None:
    message = _letter()
    message.add_attachment("He denied it.", filename="c.txt")
    message.add_attachment(b"%PDF-1.4 broken", maintype="application", subtype="pdf", filename="b.pdf")
    path = tmp_path / "a.eml"
    path.write_bytes(message.as_bytes())
    report = import_files(session, [path], ImportOptions(dry_run=True))
    assert report.accepted["article"] == 2
    report = import_files(session, [path], ImportOptions())
    assert report.accepted["article"] == 2
    assert [(each.code.partition(".")[0], each.file) for each in report.refused] == [("pdf", f"{path}/b.pdf")]
    (article,) = session.read.articles_with_texts([sha256("He denied it.\r\n")]).values()
    assert (article.file, article.meta["attached_to"]) == ("a.eml/c.txt", "a.eml")
    assert import_files(session, [path], ImportOptions()).skipped["article"] == 2


@pytest.mark.parametrize(
    ("charset", "declared"),
    [("cp1251", "windows-1251"), ("koi8-r", "koi8-r"), ("utf-8", "nonsense"), ("cp1251", "")],
)
def test_the_encoding_of_a_text(charset: str, declared: str, tmp_path: Path) -> None:
    words = "Министр иностранных дел заявил, что страна не согласна с этими тезисами. " * 4
    kind = f"text/plain; charset={declared}" if declared else "text/plain"
    head = f"From: a@b.c\r\nSubject: S\r\nContent-Type: {kind}\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
    draft = _read(tmp_path, head.encode() + words.encode(charset))
    assert (draft.text, draft.encoding) == (words, charset)


def test_a_message_without_text_is_refused(tmp_path: Path) -> None:
    for data in (
        b"",
        b"Subject: x\r\n\r\n",
        b"From: a\r\nSubject: x\r\nX: y\r\nContent-Type: image/png\r\n\r\nabc",
    ):
        path = tmp_path / "a.eml"
        path.write_bytes(data)
        with pytest.raises(UserError, match=r"mail\.no_text"):
            list(Mail().read(path, ReadOptions()))


def _mhtml(page: bytes = PAGE.encode(), head: str = "") -> bytes:
    return (
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://www.example.org/2023/09/25/a.html\r\n"
        "Subject: T\r\nDate: Tue, 26 Sep 2023 08:00:00 -0000\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="----Boundary"\r\n\r\n\r\n'
        "------Boundary\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\nQUJD\r\n"
        f"------Boundary\r\nContent-Type: text/html\r\nContent-ID: <f@x>\r\n{head}"
        "Content-Transfer-Encoding: 8bit\r\n\r\n"
    ).encode() + page + b"\r\n------Boundary--\r\n"  # fmt: skip


@pytest.mark.parametrize("name", ["a.mhtml", "a.mht"])
def test_a_page_in_one_file(name: str, tmp_path: Path) -> None:
    draft = _read(tmp_path, _mhtml(), name)
    assert (draft.text or "").split("\n")[-1] == "“We cannot agree,” he said to reporters in the capital."
    assert (draft.url, draft.publisher) == ("https://www.example.org/2023/09/25/a.html", "example.org")
    assert draft.meta["retrieved"] == "2023-09-26"
    assert (draft.published, draft.published_basis) == ("2023-09-25", "address")


def test_an_archive_without_a_page_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.mht"
    path.write_bytes(b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x--\r\n")
    with pytest.raises(UserError, match=r"page\.none_inside"):
        list(WebArchive().read(path, ReadOptions()))


def _nested(depth: int) -> bytes:
    head = b"From: a@b.c\r\nSubject: x\r\nMIME-Version: 1.0\r\n"
    inner = b"Content-Type: text/plain\r\n\r\nThe words inside.\r\n"
    for level in range(depth):
        mark = f"b{level}".encode()
        inner = (
            b'Content-Type: multipart/mixed; boundary="' + mark + b'"\r\n\r\n--' + mark + b"\r\n" + inner
            + b"\r\n--" + mark + b"--\r\n"
        )  # fmt: skip
    return head + inner


def test_parts_within_parts(tmp_path: Path) -> None:
    assert "The words inside." in (_read(tmp_path, _nested(50)).text or "")
    began = time.process_time()
    for depth in (201, 1_000, 5_000):
        with pytest.raises(UserError, match=r"mail\.too_deep"):
            _read(tmp_path, _nested(depth))
    assert time.process_time() - began < 8


@pytest.mark.parametrize(
    "header",
    [
        "Subject: =?utf-8?b?/////w==?=",
        "Subject: =?nonsense?q?abc?=",
        "Subject: " + "=?utf-8?q?=" * 3_000,
        "Date: Mon, 99 Foo 9999999999 00:00:00",
        "From: " + "<" * 5_000,
        "From: " + '"' * 5_000,
        "Content-Type: text/plain; charset=" + "x" * 5_000,
        "Content-Type: text/plain; charset*0*=''%ff",
        "Content-Type: text/plain; charset=a\0b\r\nX-More: \u00e9",
        "Content-Transfer-Encoding: base64",
        "Content-Transfer-Encoding: x-uuencode",
        "Content-Type: multipart/mixed",
        "Content-Type: /",
        "Content-Disposition: inline; filename*=utf-8''%ff%fe",
    ],
)
def test_headers_of_any_damage(header: str, tmp_path: Path) -> None:
    path = tmp_path / "a.eml"
    path.write_bytes(f"{header}\r\nX-Other: y\r\n\r\nThe text — of it.".encode())
    began = time.process_time()
    try:
        drafts = list(Mail().read(path, ReadOptions()))
    except UserError as error:
        drafts = []
        refusal = error.code
    else:
        refusal = ""
    assert drafts or refusal.startswith(("mail.", "encoding.", "text."))
    assert time.process_time() - began < 8


@pytest.mark.parametrize("one", [Mail(), WebArchive()], ids=lambda one: one.info.name)
def test_a_file_cut_off_anywhere_is_read_or_refused(one: Any, tmp_path: Path) -> None:
    data = _mhtml() if one.info.name == "mhtml" else _mail(("plain", "Text — text.\n"), ("html", PAGE))
    path = tmp_path / "a"
    for end in range(0, len(data), 5):
        path.write_bytes(data[:end])
        try:
            found = list(one.read(path, ReadOptions()))
        except UserError:
            continue
        assert found
