"""The hash chain of the journal: what an entry's hash covers, so that nothing can be changed unseen.

The hash of an entry is the SHA-256 of the previous entry's hash, the entry's own header and the digest of its edits,
each on a line of its own. The digest of the edits is the SHA-256 of their parts, each followed by a line feed. A part
is a JSON array of edits, and an edit the array of its kind, its id, an article's place in the list, what was before
and what is after. Article values hold their text's SHA-256, so the chain covers the texts as well.
"""

from __future__ import annotations

import hashlib
import json

GENESIS = "0" * 64


class EditsDigest:
    """The running digest of one entry's edits."""

    def __init__(self) -> None:
        self._hash = hashlib.sha256()

    def add(self, part: bytes) -> None:
        """Take one part in, as JSON, which holds no line feed."""
        self._hash.update(part)
        self._hash.update(b"\n")

    def hexdigest(self) -> str:
        """Return the digest of all parts so far."""
        return self._hash.hexdigest()


def entry_hash(
    *,
    previous: str,
    seq: int,
    at: str,
    annotator: str,
    operation: str,
    kind: str,
    target: int | None,
    edits_digest: str,
) -> str:
    """Return the hash of an entry, in 64 hexadecimal digits."""
    header = json.dumps([seq, at, annotator, operation, kind, target], ensure_ascii=True)
    return hashlib.sha256(f"{previous}\n{header}\n{edits_digest}".encode()).hexdigest()
