"""E-mail and MHTML: the text that was meant to be read, with what the headers say; parts of any depth and damage."""

from __future__ import annotations

import email.message
import email.policy
import time
from typing import TYPE_CHECKING, Any

import pytest

from annotator.core.errors import Trouble, UserError
from annotator.formats.base import ReadOptions
from annotator.formats.eml import Mail
from annotator.formats.mhtml import WebArchive
from annotator.formats.registry import Registry

if TYPE_CHECKING:
    from pathlib import Path

    from annotator.formats.drafts import DraftArticle

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


def test_what_is_attached_is_named(tmp_path: Path) -> None:
    message = email.message.EmailMessage(policy=email.policy.SMTP)
    message["Subject"] = "S"
    message.set_content("The text.")
    message.add_attachment(b"%PDF-1.4", maintype="application", subtype="pdf", filename="статья.pdf")
    message.add_attachment("other text", filename="b.txt")
    draft = _read(tmp_path, message.as_bytes())
    assert (draft.text or "").strip() == "The text."
    assert [(note.code, note.facts["name"]) for note in draft.notes] == [
        ("mail.attachment", "статья.pdf"),
        ("mail.attachment", "b.txt"),
    ]
    assert draft.meta["attachments"] == ["статья.pdf", "b.txt"]


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
