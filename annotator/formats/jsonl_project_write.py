"""What a project holds besides its articles, as two keys of the first line of an export of all of it.

``tagset`` is the labels and link types with their looks; ``register`` the speakers and statements that no annotation
names, since the others stand in their spans. `jsonl_project` reads them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from annotator.formats.jsonl_write import speaker_line, statement_line

if TYPE_CHECKING:
    from collections.abc import Iterable

    from annotator.core.tagset import TagSet
    from annotator.core.values import Source, Statement

TAG_SET, REGISTER = "tagset", "register"


def project_keys(
    tag_set: TagSet, sources: Iterable[Source], statements: Iterable[Statement]
) -> dict[str, dict[str, Any]]:
    """Return the two keys with their values; the register is left out where it is empty."""
    labels = [
        {
            "name": label.name,
            "title": label.title,
            "colour": label.colour,
            "pattern": label.pattern.value,
            "key": label.key,
            "guideline": label.guideline,
            "attributes": [
                {
                    "name": each.name,
                    "title": each.title,
                    "choices": list(each.choices),
                    "guideline": each.guideline,
                }
                for each in label.attributes
            ],
        }
        for label in tag_set.labels
    ]
    link_types = [
        {
            "name": kind.id,
            "title": kind.title,
            "from_labels": list(kind.from_labels),
            "to_labels": list(kind.to_labels),
            "guideline": kind.guideline,
        }
        for kind in tag_set.link_types
    ]
    register = {
        "speakers": [speaker_line(each) for each in sources],
        "statements": [statement_line(each) for each in statements],
    }
    keys = {TAG_SET: {"labels": labels, "link_types": link_types}}
    return keys | ({REGISTER: register} if any(register.values()) else {})
