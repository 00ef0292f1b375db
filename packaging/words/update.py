"""Make `resources/words/meanings.txt`: what kind of thing verbs and nouns mean, out of WordNet's files.

    python packaging/words/update.py DICT

DICT is WordNet's folder with index.verb, data.verb, index.noun and data.noun.

Run only when another WordNet is taken. What the letters stand for is said in `annotator/suggest/meanings.py`.
"""

from __future__ import annotations

import sys
from pathlib import Path

TARGET = Path(__file__).resolve().parents[2] / "resources" / "words" / "meanings.txt"
FIRST = {"noun": 3, "verb": 29}  # the number of the first lexicographer file of each
CUES = frozenset(
    "bgjhxen"
)  # nouns of act, communication, feeling, cognition, state, attribute, event may be cues
MOST = 3  # kinds of one word
HEAD = (
    "# Made by packaging/words/update.py from WordNet 3.0, "
    "Copyright 2006 by Princeton University (see the licences).\n"
)


def main(arguments: list[str]) -> int:
    """Write the file; return 0, or 1 for wrong usage."""
    if len(arguments) != 1:
        print("usage: update.py DICT", file=sys.stderr)
        return 1
    folder = Path(arguments[0])
    kinds = {part: _kinds(folder, part) for part in FIRST}
    rows = [
        f"{word} {kinds['verb'].get(word, '-')} {kinds['noun'].get(word, '-')}\n"
        for word in sorted(kinds["verb"].keys() | kinds["noun"].keys())
        if word in kinds["verb"] or CUES & set(kinds["noun"][word])
    ]
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.write_text(HEAD + "".join(rows), encoding="utf-8")
    return 0


def _kinds(folder: Path, part: str) -> dict[str, str]:
    """Return the letters of each word, those of its commonest senses first."""
    files = {}
    for path in sorted(folder.glob(f"data.{part}*")):
        for line in path.read_text("latin-1").splitlines():
            if not line.startswith(" "):
                place, number, _ = line.split(" ", 2)
                files[place] = chr(97 + int(number) - FIRST[part])
    found = {}
    for line in (folder / f"index.{part}").read_text("latin-1").splitlines():
        if line.startswith(" "):
            continue
        columns = line.split()
        word, senses = columns[0], columns[-int(columns[2]) :]
        if word.isascii() and word.replace("-", "").isalpha():
            found[word] = "".join(list(dict.fromkeys(files[each] for each in senses))[:MOST])
    return found


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
