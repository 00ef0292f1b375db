"""Bring the translations up to the source: `resources/translations/claims-annotator_*.ts`.

   python update.py [LANGUAGE]...

Each file gets every text of the program (see `sources`), sorted by context; what is translated stays as it is, a text
that is new stands there unfinished, and one that the program no longer says goes. With a LANGUAGE, its file is made
where there is none. Qt Linguist opens these files, and so does any editor.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from xml.sax.saxutils import escape

sys.path[:0] = [str(Path(__file__).resolve().parent), str(Path(__file__).resolve().parent.parent.parent)]

from sources import ROOT, Message, messages  # noqa: E402 - the two folders stand outside any package

from annotator.services import catalogue  # noqa: E402

FOLDER = ROOT / "resources" / "translations"


def main(languages: list[str]) -> int:
    """Write the files; return 0, or 1 for a language that is no code."""
    for language in languages:
        if not re.fullmatch(r"[a-z]{2,3}(_[A-Z]{2})?", language):
            print(f"error: {language} is no language code such as ru or pt_BR", file=sys.stderr)
            return 1
    known = messages()
    FOLDER.mkdir(parents=True, exist_ok=True)
    pattern = re.compile(re.escape(catalogue.NAME).replace(r"\{language\}", "(.+)"))
    there = {found[1] for path in FOLDER.iterdir() if (found := pattern.fullmatch(path.name))}
    for language in sorted(there | set(languages)):
        path = FOLDER / catalogue.NAME.format(language=language)
        before = translations(path) if path.exists() else {}
        path.write_text(as_ts(known, before, language), encoding="utf-8", newline="\n")
        missing = sum(not is_finished(each, before, language) for each in known)
        print(f"{path.relative_to(ROOT)}: {len(known)} texts, {missing} unfinished")
    return 0


def translations(path: Path) -> dict[tuple[str, str, str], tuple[str, ...]]:
    """Return what a file translates, by context, source and comment."""
    return dict(catalogue.read(path, "").messages)


def is_finished(message: Message, known: dict[tuple[str, str, str], tuple[str, ...]], language: str) -> bool:
    """Tell whether a text is translated, in each of its plural forms."""
    forms = known.get((message.context, message.source, message.comment), ())
    return len(forms) == (catalogue.plural_forms(language) if message.counts else 1) and all(forms)


def as_ts(known: list[Message], before: dict[tuple[str, str, str], tuple[str, ...]], language: str) -> str:
    """Return the file's text."""
    lines = ['<?xml version="1.0" encoding="utf-8"?>', "<!DOCTYPE TS>"]
    lines.append(f'<TS version="2.1" language="{language}" sourcelanguage="en">')
    for context in sorted({each.context for each in known}):
        lines += ["<context>", f"    <name>{escape(context)}</name>"]
        for each in known:
            if each.context == context:
                lines += _message(each, before, language)
        lines.append("</context>")
    return "\n".join([*lines, "</TS>", ""])


def _message(
    message: Message, before: dict[tuple[str, str, str], tuple[str, ...]], language: str
) -> list[str]:
    forms = before.get((message.context, message.source, message.comment), ())
    mark = "" if is_finished(message, before, language) else ' type="unfinished"'
    lines = ['    <message numerus="yes">' if message.counts else "    <message>"]
    lines.append(f"        <source>{escape(message.source)}</source>")
    if message.comment:
        lines.append(f"        <comment>{escape(message.comment)}</comment>")
    if message.counts:
        wanted = catalogue.plural_forms(language)
        forms = (*forms, *[""] * wanted)[:wanted]
        inner = "".join(f"\n            <numerusform>{escape(each)}</numerusform>" for each in forms)
        lines.append(f"        <translation{mark}>{inner}\n        </translation>")
    else:
        lines.append(f"        <translation{mark}>{escape(forms[0] if forms else '')}</translation>")
    return [*lines, "    </message>"]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
