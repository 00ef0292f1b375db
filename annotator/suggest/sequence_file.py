"""A sequence model as a small JSON file: a cache that may be deleted at any time, and is made anew from the project.

It holds words of the project's texts as names of features, so it stays beside the settings and in no export.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from annotator.suggest.choice import Choice
from annotator.suggest.sequence import Chain
from annotator.suggest.sequence_features import LABELS
from annotator.suggest.sequence_learning import VERSION, Record, SequenceModel

if TYPE_CHECKING:
    from collections.abc import Mapping


def to_bytes(model: SequenceModel | None, basis: Mapping[str, int]) -> bytes:
    """Return the file's bytes. ``basis`` says what was looked at, also where nothing was learned from it."""
    value: dict[str, Any] = {"version": VERSION, "basis": dict(basis)}
    if model is not None:
        value["model"] = {
            "threshold": model.choice.threshold,
            "choice": {name: round(value, 4) for name, value in model.choice.weights.items()},
            "names": dict(model.names),
            "record": asdict(model.record),
            "steps": model.chain.steps,
            "weights": {
                name: [round(value, 4) for value in row] for name, row in model.chain.weights.items()
            },
        }
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def from_bytes(data: bytes) -> tuple[SequenceModel | None, dict[str, int]] | None:
    """Return the model (None where the rules are as good) and its basis; None for what is no such file, or older."""
    try:
        value = json.loads(data)
        if value["version"] != VERSION:
            return None
        basis = {str(key): int(number) for key, number in value["basis"].items()}
        kept = value.get("model")
        if kept is None:
            return None, basis
        width = len(LABELS)
        rows = [*kept["steps"], *kept["weights"].values()]
        if len(kept["steps"]) != width or any(len(row) != width for row in rows):
            return None
        chain = Chain(
            LABELS,
            {str(name): [float(value) for value in row] for name, row in kept["weights"].items()},
            tuple(tuple(float(value) for value in row) for row in kept["steps"]),
        )
        model = SequenceModel(
            VERSION,
            chain,
            Choice(
                {str(name): float(value) for name, value in kept["choice"].items()}, float(kept["threshold"])
            ),
            {str(kind): str(name) for kind, name in kept["names"].items()},
            Record(**kept["record"]),
        )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None  # a damaged cache is no trouble of the user's: it is made anew
    return model, basis
