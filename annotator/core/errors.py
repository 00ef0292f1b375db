"""Failures that are the user's to mend, as facts; the edges of the program put them into words."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

Fact = str | int | float


@dataclass(frozen=True, slots=True)
class Trouble:
    """One thing that went wrong: where, which kind, and the facts its sentence needs.

    ``code`` names a row of `annotator.services.wording`, which holds what happened and what to do, in words.
    ``file`` is a path or a name as the user gave it, ``line`` counts from 1 and is 0 where there is none.
    """

    code: str
    facts: Mapping[str, Fact] = field(default_factory=dict)
    file: str = ""
    line: int = 0


class UserError(Exception):
    """An expected failure: nothing was changed, and the user can do something about it."""

    def __init__(self, code: str, *, file: str = "", line: int = 0, **facts: Fact) -> None:
        super().__init__(code, file, line, facts)
        self.trouble = Trouble(code, facts, file, line)

    @classmethod
    def of(cls, trouble: Trouble) -> UserError:
        """Return the failure that a trouble tells."""
        return cls(trouble.code, file=trouble.file, line=trouble.line, **dict(trouble.facts))

    @property
    def code(self) -> str:
        """The name of the failure's row in `annotator.services.wording`."""
        return self.trouble.code


class Cancelled(Exception):  # noqa: N818 - it is a wish of the user's, not an error
    """Long work was cancelled; whatever it had begun has been rolled back."""
