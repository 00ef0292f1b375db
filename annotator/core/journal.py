"""The hash chain of the journal: what an entry's hash covers, so that nothing can be changed unseen.

The hash of an entry is the SHA-256 of the previous entry's hash, the entry's own header and the digest of its edits,
each on a line of its own. The digest of the edits is the SHA-256 of their lines: kind, id, before and after, as JSON,
between tabs. Article values hold their text's SHA-256, so the chain covers the texts as well.
"""

from __future__ import annotations

import hashlib
import json
from json.encoder import encode_basestring_ascii

GENESIS = "0" * 64


class EditsDigest:
    """The running digest of one entry's edits."""

    def __init__(self) -> None:
        self._hash = hashlib.sha256()
        self.count = 0

    def add(self, kind: str, entity_id: str, before: bytes | None, after: bytes | None) -> None:
        """Take one edit in; ``before`` and ``after`` are JSON, None where there is nothing."""
        self._hash.update(
            b"%b\t%b\t%b\t%b\n"
            % (kind.encode(), encode_basestring_ascii(entity_id).encode(), before or b"", after or b"")
        )
        self.count += 1

    def hexdigest(self) -> str:
        """Return the digest of all edits so far."""
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
