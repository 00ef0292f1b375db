"""The engines there are, and how one is asked: with a time limit, and so that its failure stays its own."""

from __future__ import annotations

import ctypes
import logging
import threading
import time
from dataclasses import dataclass
from importlib.metadata import entry_points
from typing import TYPE_CHECKING, Any

from annotator.core.spans import Cover, Span, are_in_order
from annotator.suggest.base import Proposal
from annotator.suggest.rules.engine import RuleEngine

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from annotator.core.tagset import TagSet
    from annotator.core.values import Region, Source
    from annotator.suggest.base import Engine

GROUP = "claims_annotator.engines"
BUILT_IN = "rules"

TIMED_OUT = "engine_timed_out"
FAILED = "engine_failed"
NOT_LOADED = "engine_not_loaded"
INVALID = "engine_invalid_proposal"

_MOST = 20_000  # proposals for one article: an engine that says more has gone wrong
_PATIENCE = 0.5  # seconds in which an engine that is stopped may come to its end

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class EngineTrouble:
    """What went wrong with an engine; the codes are those of this module, ``detail`` the kind of its exception."""

    engine: str
    code: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an engine said of one article, in the order of the text, and what went wrong."""

    proposals: tuple[Proposal, ...]
    troubles: tuple[EngineTrouble, ...] = ()
    seconds: float = 0.0


def engines(*, off: Iterable[str] = ()) -> tuple[list[Engine], list[EngineTrouble]]:
    """Return the built-in engine and the installed plug-ins, and which of these could not be loaded.

    ``off`` names rules of the built-in engine that are switched off.
    """
    found: list[Engine] = [RuleEngine(off=off)]
    troubles = []
    for entry in entry_points(group=GROUP):
        try:
            engine: Engine = entry.load()()
            if engine.name in {known.name for known in found}:
                troubles.append(EngineTrouble(entry.name, NOT_LOADED, "the name is taken"))
                continue
            found.append(engine)
        except Exception as error:  # noqa: BLE001 - whatever an engine raises is its own failure
            _log.warning("engine %s could not be loaded: %s", entry.name, type(error).__name__)
            troubles.append(EngineTrouble(entry.name, NOT_LOADED, type(error).__name__))
    return found, troubles


def ask(
    engine: Engine,
    text: str,
    regions: Sequence[Region],
    tag_set: TagSet,
    register: Sequence[Source],
    *,
    seconds: float = 10.0,
) -> Outcome:
    """Ask one engine about one article; nothing that it does reaches the caller but its proposals.

    An engine that takes longer than ``seconds`` is stopped as soon as it runs Python code again, and what it has said
    so far is taken; one that raises, or says more than 20,000 things, likewise. What is no proposal, and proposals
    outside the text, with no fragment, out of order, inside boilerplate or with an unknown label, are dropped, and
    reported once.
    """
    taken: list[Proposal] = []
    failure: list[BaseException] = []
    stopped = threading.Event()

    def work() -> None:
        try:
            for proposal in engine.propose(text, regions, tag_set, register):
                if stopped.is_set():
                    return
                taken.append(proposal)
                if len(taken) > _MOST:
                    failure.append(_TooManyError())
                    return
        except _StoppedError:
            return
        except BaseException as error:  # noqa: BLE001 - whatever an engine raises is its own failure, also SystemExit
            failure.append(error)

    start = time.perf_counter()
    thread = threading.Thread(target=work, name=f"engine {engine.name}", daemon=True)
    thread.start()
    thread.join(seconds)
    stopped.set()
    spent = time.perf_counter() - start
    troubles = []
    if thread.is_alive():
        troubles.append(EngineTrouble(engine.name, TIMED_OUT))
        _stop(thread)
    if failure:
        troubles.append(EngineTrouble(engine.name, FAILED, type(failure[0]).__name__))
        _log.warning("engine %s failed: %s", engine.name, type(failure[0]).__name__)
    fits = _checker(text, regions, tag_set)
    known = taken[:_MOST]
    valid = sorted((p for p in known if fits(p)), key=lambda p: (p.fragments, p.label))
    if len(valid) < len(known):
        troubles.append(EngineTrouble(engine.name, INVALID, str(len(known) - len(valid))))
    return Outcome(tuple(valid), tuple(troubles), spent)


class _StoppedError(BaseException):
    """Ends an engine that has taken too long; no engine's own ``except Exception`` catches it."""


class _TooManyError(Exception):
    """An engine does not come to an end with its proposals."""


def _stop(thread: threading.Thread) -> None:
    """Raise in a thread when it next runs Python code. One that waits in C code for ever is left behind, a daemon."""
    if thread.ident is not None:
        ctypes.pythonapi.PyThreadState_SetAsyncExc(
            ctypes.c_ulong(thread.ident), ctypes.py_object(_StoppedError)
        )
        thread.join(_PATIENCE)


def _checker(text: str, regions: Sequence[Region], tag_set: TagSet) -> Callable[[object], bool]:
    labels = {label.name for label in tag_set}
    hidden = Cover(region.span for region in regions if region.kind.is_boilerplate)

    def fits(proposal: object) -> bool:
        try:
            return isinstance(proposal, Proposal) and is_whole(proposal) and is_right(proposal)
        except (TypeError, ValueError, AttributeError):
            return False  # a proposal whose values are of other kinds

    def is_whole(proposal: Any) -> bool:
        """Tell whether the values are of the kinds that their types promise: a plug-in may be careless."""
        spans = (*proposal.fragments, *proposal.source, *proposal.cue, *proposal.addressee)
        return isinstance(proposal.speaker_name, str) and all(isinstance(span, Span) for span in spans)

    def is_right(proposal: Proposal) -> bool:
        spans = (*proposal.fragments, *proposal.source, *proposal.cue, *proposal.addressee)
        return (
            proposal.label in labels
            and bool(proposal.fragments)
            and 0.0 <= proposal.confidence <= 1.0
            and are_in_order(proposal.fragments)
            and all(0 <= span.start < span.end <= len(text) for span in spans)
            and not any(map(hidden.overlaps, proposal.fragments))
        )

    return fits
