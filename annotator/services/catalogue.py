"""The words of another language: a Qt Linguist file (``.ts``), read as it stands, without Qt."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.parsers import expat

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path
    from typing import TypeAlias

    Key: TypeAlias = tuple[str, str, str]  # context, source, comment that tells two meanings apart

NAME = "claims-annotator_{language}.ts"
_GONE = frozenset({"vanished", "obsolete"})
_TEXTS = frozenset({"name", "source", "comment", "translation", "numerusform"})


class Catalogue:
    """Translations by context, source and comment; one that counts has a form for each plural of the language."""

    def __init__(self, language: str, messages: Mapping[Key, tuple[str, ...]]) -> None:
        self.language = language
        self.messages = messages
        self._form = plural_rule(language)

    def __len__(self) -> int:
        return len(self.messages)

    def find(self, context: str, source: str, comment: str = "", number: int = -1) -> str | None:
        """Return the translation, the form for ``number`` where it counts; None where there is none."""
        forms = self.messages.get((context, source, comment))
        if forms is None and comment:
            forms = self.messages.get((context, source, ""))
        if not forms:
            return None
        at = self._form(number) if number >= 0 and len(forms) > 1 else 0
        return forms[min(at, len(forms) - 1)] or None


def read(path: Path, language: str) -> Catalogue:
    """Return the translations of a file; raise `OSError`, or `ValueError` for what is no such file."""
    reader = _Reader()
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.take
    parser.EntityDeclHandler = reader.refuse
    try:
        parser.Parse(path.read_bytes(), True)  # noqa: FBT003 - expat takes no keyword
    except expat.ExpatError as error:
        msg = f"{path}: {error}"
        raise ValueError(msg) from None
    if not reader.is_ts:
        msg = f"{path}: this is no Qt Linguist file"
        raise ValueError(msg)
    return Catalogue(language, reader.messages)


def find_file(folder: Path, languages: Iterable[str]) -> tuple[str, Path] | None:
    """Return the first of a user's languages (``ru``, ``ru-RU``, ``pt_BR``) that has a file; None for English first."""
    for each in languages:
        name = each.replace("-", "_")
        for code in (name, name.partition("_")[0]):
            if code in {"en", "C"}:
                return None
            path = folder / NAME.format(language=code)
            if code.replace("_", "").isalnum() and path.is_file():
                return code, path
    return None


def languages(folder: Path) -> tuple[str, ...]:
    """Return the codes of the languages that have a file, sorted."""
    before, after = NAME.split("{language}")
    found = (path.name for path in folder.glob(before + "*" + after))
    return tuple(sorted(name[len(before) : -len(after)] for name in found))


def plural_rule(language: str) -> Callable[[int], int]:
    """Return which form a number takes; the forms and their order are those of Qt Linguist's numerus rules."""
    return _RULES.get(language) or _RULES.get(language.partition("_")[0], _one_or_more)


def plural_forms(language: str) -> int:
    """Return how many forms a word that counts has in the language."""
    rule = plural_rule(language)
    return max(rule(number) for number in range(200)) + 1


def _one_or_more(number: int) -> int:
    return 0 if number == 1 else 1


def _none_is_one(number: int) -> int:
    return 0 if number < 2 else 1


def _never(_number: int) -> int:
    return 0


def _east_slavic(number: int) -> int:
    if number % 10 == 1 and number % 100 != 11:
        return 0
    return 1 if 2 <= number % 10 <= 4 and not 12 <= number % 100 <= 14 else 2


def _polish(number: int) -> int:
    if number == 1:
        return 0
    return 1 if 2 <= number % 10 <= 4 and not 12 <= number % 100 <= 14 else 2


def _czech(number: int) -> int:
    return 0 if number == 1 else 1 if 2 <= number <= 4 else 2


def _arabic(number: int) -> int:
    if number < 3:
        return number
    return 3 if 3 <= number % 100 <= 10 else 4 if number % 100 >= 11 else 5


_RULES: Mapping[str, Callable[[int], int]] = {
    **dict.fromkeys(("ru", "uk", "be", "sr", "hr", "bs"), _east_slavic),
    **dict.fromkeys(("ja", "ko", "zh", "vi", "th", "id", "tr", "hu", "fa", "ka"), _never),
    **dict.fromkeys(("fr", "pt_BR", "hy"), _none_is_one),
    **dict.fromkeys(("cs", "sk"), _czech),
    "pl": _polish,
    "ar": _arabic,
}


class _Reader:
    """Hears the parser and keeps what is translated; unfinished words are better than none, vanished ones are gone."""

    def __init__(self) -> None:
        self.messages: dict[Key, tuple[str, ...]] = {}
        self.is_ts = False
        self._texts: dict[str, list[str]] = {}
        self._forms: list[str] = []
        self._context = ""
        self._is_gone = False
        self._inside: list[str] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if not self._inside:
            self.is_ts = name == "TS"
        self._inside.append(name)
        if name == "message":
            self._texts, self._forms, self._is_gone = {}, [], False
        elif name == "translation":
            self._is_gone = attributes.get("type") in _GONE
        if name in _TEXTS:
            self._texts[name] = []

    def take(self, data: str) -> None:
        if self._inside[-1] in _TEXTS:
            self._texts[self._inside[-1]].append(data)

    def end(self, name: str) -> None:
        self._inside.pop()
        text = "".join(self._texts.get(name, ()))
        if name == "name":
            self._context = text
        elif name == "numerusform":
            self._forms.append(text)
        elif name == "message" and not self._is_gone:
            source, comment = ("".join(self._texts.get(part, ())) for part in ("source", "comment"))
            forms = tuple(self._forms) or ("".join(self._texts.get("translation", ())),)
            if any(forms):
                self.messages[self._context, source, comment] = forms

    def refuse(self, *_: object) -> None:
        msg = "entities are not for these files"
        raise ValueError(msg)
