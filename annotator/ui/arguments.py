"""What the command line says about the window. It imports no Qt: a wrong word is told before anything is loaded."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


class Wish(NamedTuple):
    """What the command line says about the window."""

    project: str = ""
    profile: str = ""
    language: str = ""


class Wrong(Exception):  # noqa: N818 - it is what a user typed, and becomes a sentence
    """The command line cannot be understood: the word it is about, and what is wrong with it and what to do."""

    def __str__(self) -> str:
        return ": ".join(map(str, self.args))


def understood(arguments: Sequence[str]) -> Wish:
    """Return what the arguments say about the window; raise `Wrong`."""
    values = {"--profile": "", "--lang": ""}
    projects: list[str] = []
    rest = list(arguments)
    only_names = False
    while rest:
        word = rest.pop(0)
        name, has_value, value = word.partition("=")
        if only_names or not word.startswith("-") or word == "-":
            projects.append(word)
        elif word == "--":
            only_names = True
        elif name not in values:
            raise Wrong(word, "there is no such option; claims-annotator --help lists what there is")
        elif has_value:
            values[name] = value
        elif rest:
            values[name] = rest.pop(0)
        else:
            raise Wrong(word, f"a value is missing; write {word} VALUE")
    if len(projects) > 1:
        raise Wrong(projects[1], "there is room for one project; start the program again for another")
    return Wish(projects[0] if projects else "", values["--profile"], values["--lang"])


def no_project(path: Path, program: str) -> str:
    """Return why a file is no project as far as a look at its first bytes can tell, or nothing."""
    try:
        with path.open("rb") as stream:
            head = stream.read(16)
    except FileNotFoundError:
        return f"{path}: there is no such project; make one with: {program} new {path}"
    except OSError as error:
        return f"{path}: the project cannot be read ({error.strerror}); name a file that is a project"
    if head != b"SQLite format 3\0":
        return f"{path}: this is not a project of Claims Annotator; open another, or bring it in with: {program} import"
    return ""
