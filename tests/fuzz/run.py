"""Coverage-guided fuzzing of the readers: ``python tests/fuzz/run.py jsonl|text|settings SECONDS`` (`make fuzz`).

Atheris drives it (libFuzzer for Python): it keeps what reaches code that nothing reached before, and goes on from
there, beginning with the cases of `tests.property.test_fuzz_files`. It is no dependency of the project's: `make fuzz`
puts it into an environment of its own. What is found is left as a file named ``crash-…``; the checks are those of
that test.
"""

from __future__ import annotations

import importlib
import random
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
_SEEDS = 300
_MOST_BYTES = 6_000
_TOO_LONG = (
    20  # seconds that one input may take: far above two, since libFuzzer counts the clock of a busy machine
)
_WORDS = (
    *(
        '"text"',
        '"spans"',
        '"start"',
        '"end"',
        '"label"',
        '"fragments"',
        '"links"',
        '"from"',
        '"to"',
        '"regions"',
    ),
    *(
        '"kind"',
        '"speaker"',
        '"statement"',
        '"attributes"',
        '"text_sha256"',
        '"schema"',
        '"claims-annotator/1"',
    ),
    *(
        '"status"',
        '"accepted"',
        '"source"',
        '"cue"',
        '"meta"',
        '"tagset"',
        '"id"',
        '"keys"',
        '"font_size"',
        '"theme"',
    ),
    *("null", "true", "1e999", "-1", "\\\\ud800", "\\\\u0000", "[[0,5]]", "NaN"),
)


def _target(name: str, folder: Path) -> tuple[Callable[[bytes], None], Callable[[random.Random], bytes]]:
    """Return what is done with the bytes of one input, and what makes the first ones."""
    from annotator.formats.jsonl import NativeJSONL
    from annotator.formats.text import PlainText
    from annotator.services import settings
    from tests.property import test_fuzz_files as cases

    file = folder / "file"

    def read(reader: Any) -> Callable[[bytes], None]:
        def one(data: bytes) -> None:
            encoding = cases.ENCODINGS[data[-1] % len(cases.ENCODINGS)] if data else ""
            file.write_bytes(data[:-1])
            cases._read(reader, file, encoding)

        return one

    def keep(data: bytes) -> None:
        file.write_bytes(data)
        found = settings.load(file)
        for trouble in found.troubles:
            assert cases._is_told(trouble), trouble
        settings.save(file, found.settings)
        again = settings.load(file)
        assert (again.settings, again.troubles) == (found.settings, ())
        for left in folder.glob("file.broken-*"):
            left.unlink()

    return {
        "jsonl": (read(NativeJSONL()), cases._jsonl),
        "text": (read(PlainText()), cases._plain),
        "settings": (keep, cases._preferences),
    }[name]


def main(name: str, seconds: int) -> None:
    """Fuzz one reader for so many seconds; libFuzzer ends the program, with 0 where nothing was found."""
    atheris: Any = importlib.import_module("atheris")
    memory = Path("/dev") / "shm"  # a folder in memory, where there is one
    folder = Path(tempfile.mkdtemp(prefix="claims-fuzz-", dir=memory if memory.is_dir() else None))
    corpus, words = folder / "corpus", folder / "words"
    corpus.mkdir()
    words.write_text("".join(f'"{word.replace(chr(34), chr(92) + chr(34))}"\n' for word in _WORDS))
    with atheris.instrument_imports(include=["annotator"]):
        act, make = _target(name, folder)
        for number in range(20):  # what is imported at the first use
            act(make(random.Random(number)) + bytes([number % 13]))
    for number in range(_SEEDS):
        (corpus / str(number)).write_bytes(make(random.Random(number))[:_MOST_BYTES] + bytes([number % 13]))
    options = [
        f"-max_total_time={seconds}",
        f"-max_len={_MOST_BYTES}",
        f"-timeout={_TOO_LONG}",
        f"-dict={words}",
    ]
    atheris.Setup([sys.argv[0], *options, "-print_final_stats=1", str(corpus)], act)
    atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
