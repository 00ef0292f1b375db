"""What was learned as lines of JSON: a cache that may be deleted at any time, and is made anew from the project.

The first line says of what version it is and what was looked at; where something was learned, the second says what
there is little of, and each of the others the weights of one feature: a number of the choice's, a list of the chain's.
The last line is ``null``: what ends before it is not whole. Line by line, so that no single step of reading or writing
takes long. It holds words of the project's texts as names of features, so it stays beside the settings and in no
export.
"""

from __future__ import annotations

from dataclasses import asdict
from typing import IO, TYPE_CHECKING, Any

import orjson

from annotator.suggest.choice import Choice
from annotator.suggest.judge import Judge
from annotator.suggest.judge_features import NUMBERS, Rates
from annotator.suggest.sequence import Chain
from annotator.suggest.sequence_features import LABELS
from annotator.suggest.sequence_model import VERSION, Record, SequenceModel

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

END = b"null\n"
LONGEST = 64 * 1024 * 1024  # bytes of a line: more is nothing that was written here


def write_model(out: IO[bytes], model: SequenceModel | None, basis: Mapping[str, int]) -> None:
    """Write the lines. ``basis`` says what was looked at, also where nothing was learned from it."""
    out.write(_line({"version": VERSION, "basis": dict(basis)}))
    if model is not None:
        head = {
            "judge": asdict(model.judge),
            "names": dict(model.names),
            "record": asdict(model.record),
            "cues": dict(model.cues),
            "steps": model.chain.steps,
        }
        out.write(_line(head))
        for name, weight in model.choice.weights.items():
            out.write(_line([name, weight]))
        for name, row in model.chain.weights.items():
            out.write(_line([name, row]))
    out.write(END)


def read_model(lines: IO[bytes]) -> tuple[SequenceModel | None, dict[str, int]]:
    """Return the model (None where the rules are as good) and its basis.

    Raises `ValueError` for what are no such lines, or older ones.
    """
    try:
        return _read(lines_of(lines))
    except (KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ValueError("no lines of a model") from error


def lines_of(stream: IO[bytes]) -> Iterator[Any]:
    """Yield what each line says up to the end that was announced. Raises `ValueError` where it is missing."""
    while (line := stream.readline(LONGEST)) != END:
        yield orjson.loads(line)  # also raises that for the empty bytes of a stream that ends too early


def _read(lines: Iterator[Any]) -> tuple[SequenceModel | None, dict[str, int]]:
    head: Any = next(lines, None)
    if head["version"] != VERSION:
        raise ValueError("of another version")
    basis = {str(key): int(number) for key, number in head["basis"].items()}
    kept = next(lines, None)
    if kept is None:
        return None, basis
    width = len(LABELS)
    if len(kept["steps"]) != width:
        raise ValueError("steps of other labels")
    steps = tuple(_row(each, width) for each in kept["steps"])
    choice: dict[str, float] = {}
    chain: dict[str, tuple[float, ...]] = {}
    for name, weight in lines:
        if not isinstance(name, str):
            raise TypeError("no name of a feature")
        if isinstance(weight, list):
            chain[name] = _row(weight, width)
        else:
            choice[name] = float(weight)
    return (
        SequenceModel(
            VERSION,
            Chain(LABELS, chain, steps),
            Choice(choice),
            _judge(kept["judge"]),
            {str(kind): str(name) for kind, name in kept["names"].items()},
            Record(**kept["record"]),
            {str(cue): (int(marked), int(met)) for cue, (marked, met) in kept["cues"].items()},
        ),
        basis,
    )


def _judge(kept: dict[str, Any]) -> Judge:
    sets = [tuple(map(float, kept[name])) for name in ("middles", "widths", "about", "exact")]
    middles, widths, about, exact = sets
    if not len(middles) == len(widths) == len(about) - 1 == len(exact) - 1 == NUMBERS or not all(widths):
        raise ValueError("weights of other numbers")
    counts = {str(key): (int(right), int(met)) for key, (right, met) in kept["rates"]["counts"].items()}
    return Judge(middles, widths, about, exact, Rates(counts), float(kept["threshold"]))


def _row(value: Any, width: int) -> tuple[float, ...]:
    if len(value) != width or not all(isinstance(each, float) for each in value):
        raise ValueError("not the numbers that belong here")
    return tuple(value)


def _line(value: object) -> bytes:
    return orjson.dumps(value) + b"\n"
