"""Make `resources/words/clusters.txt`: which English words are used alike, out of spacy-lookups-data.

    python packaging/words/clusters.py DATA WORDS

DATA is the folder spacy_lookups_data/data with en_lexeme_cluster.json.gz and en_lexeme_prob.json.gz (Brown clusters and
how common words are, by Explosion, MIT); WORDS a file of words, one a line, that says which of them the news use.

Run only when other clusters are taken. What the file holds is said in `annotator/suggest/word_clusters.py`.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
from collections import defaultdict
from pathlib import Path

TARGET = Path(__file__).resolve().parents[2] / "resources" / "words" / "clusters.txt"
WORD = re.compile(r"[A-Za-z][A-Za-z'.-]*")
HEAD = (
    "# Made by packaging/words/clusters.py from spacy-lookups-data 1.0.5, "
    "Copyright (c) 2019 ExplosionAI GmbH (see the licences).\n"
)


def main(arguments: list[str]) -> int:
    """Write the file; return 0, or 1 for wrong usage."""
    if len(arguments) != 2:
        print("usage: clusters.py DATA WORDS", file=sys.stderr)
        return 1
    folder = Path(arguments[0])
    wanted = set(Path(arguments[1]).read_text("utf-8").split())
    numbers, logs = (_read(folder / f"en_lexeme_{name}.json.gz") for name in ("cluster", "prob"))
    best: dict[str, tuple[float, int]] = {}
    for written, number in numbers.items():
        word = written.lower()
        if number and word in wanted and WORD.fullmatch(written):
            best[word] = max(best.get(word, (-99.0, 0)), (logs.get(written, -99.0), int(number)))
    clusters = defaultdict(list)
    for word in sorted(best, key=lambda each: (-best[each][0], each)):
        # The number is the path read backwards, so its lowest bit is the first step from the root.
        clusters[f"{best[word][1]:b}"[::-1]].append(word)
    lines = [f"{path} {' '.join(words)}\n" for path, words in sorted(clusters.items())]
    TARGET.write_text(HEAD + "".join(lines), encoding="utf-8")
    return 0


def _read(path: Path) -> dict[str, float]:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        found: dict[str, float] = json.load(file)
    return found


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
