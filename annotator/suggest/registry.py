"""The engines there are, and how one is asked: with a time limit, and so that its failure stays its own."""

from __future__ import annotations

import ctypes
import logging
import re
import sys
import threading
import time
from contextlib import redirect_stdout
from dataclasses import dataclass
from importlib.metadata import entry_points
from typing import TYPE_CHECKING, Any

from annotator.core.spans import Cover, Span, are_in_order
from annotator.core.text import lone_surrogate
from annotator.suggest.base import Proposal
from annotator.suggest.rules.engine import RuleEngine

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from importlib.metadata import EntryPoint

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

_LOADING = 30.0  # seconds in which an engine must be there
_NAME = re.compile(r"[\w.-]{1,100}")
_LINE = 300  # characters of what a rule says of itself
_LONG = 10_000  # characters of a text that a proposal brings: more is none of a speaker or a reason

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


def engines(*, off: Iterable[str] = (), plug_ins: bool = True) -> tuple[list[Engine], list[EngineTrouble]]:
    """Return the built-in engine and the installed plug-ins, and which of these could not be loaded.

    ``off`` names rules of the built-in engine that are switched off. Without ``plug_ins`` none of them is loaded.
    """
    found: list[Engine] = [RuleEngine(off=off)]
    troubles = []
    for entry in entry_points(group=GROUP) if plug_ins else ():
        engine, why = _loaded(entry, {known.name for known in found})
        if engine is not None:
            found.append(engine)
        else:
            _log.warning("engine %s could not be loaded: %s", entry.name, why)
            troubles.append(EngineTrouble(entry.name, NOT_LOADED, why))
    return found, troubles


def _loaded(entry: EntryPoint, taken: set[str]) -> tuple[Engine | None, str]:
    """Return the engine that an entry point names, or why there is none: it may take half a minute to load a model."""
    made: list[Engine] = []
    why: list[str] = []

    def load() -> None:
        try:
            engine: Engine = entry.load()()
            name: object = engine.name
            if not isinstance(name, str) or not _NAME.fullmatch(name):
                why.append("a name is made of letters, digits, dots and hyphens")
            elif name in taken:
                why.append("the name is taken")
            else:
                made.append(engine)
        except _StoppedError:
            return
        except BaseException as error:  # noqa: BLE001 - whatever an engine raises is its own failure, also SystemExit
            why.append(type(error).__name__)

    with redirect_stdout(sys.stderr):
        thread = threading.Thread(target=load, name=f"loading {entry.name}", daemon=True)
        thread.start()
        thread.join(_LOADING)
        if thread.is_alive():
            why.append(f"it took more than {_LOADING:.0f} seconds")
            _stop(thread)
    return (made[0], "") if made and not why else (None, why[0] if why else "")


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
    outside the text, with no fragment, out of order, with values of other kinds or an unknown label, are dropped, and
    reported once. Those inside boilerplate are dropped without a word: an engine need not look at regions.
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
    with redirect_stdout(sys.stderr):  # what an engine prints must not come between the lines of an export
        thread.start()
        thread.join(seconds)
    stopped.set()
    spent = time.perf_counter() - start
    troubles = []
    if thread.is_alive():
        troubles.append(EngineTrouble(engine.name, TIMED_OUT))
        _stop(thread)
    if failure:
        what = type(failure[0]).__name__
        too_many = isinstance(failure[0], _TooManyError)
        detail = f"more than {_MOST} suggestions for one article" if too_many else what
        troubles.append(EngineTrouble(engine.name, FAILED, detail))
        _log.warning("engine %s failed: %s", engine.name, what)
    fits = _checker(text, tag_set)
    known = taken[:_MOST]
    valid = sorted((p for p in known if fits(p)), key=lambda p: (p.fragments, p.label))
    if len(valid) < len(known):
        troubles.append(EngineTrouble(engine.name, INVALID, str(len(known) - len(valid))))
    hidden = Cover(region.span for region in regions if region.kind.is_boilerplate)
    shown = (p for p in valid if not any(map(hidden.overlaps, p.fragments)))
    return Outcome(tuple(shown), tuple(troubles), spent)


def explanations(engine: Engine) -> dict[str, str]:
    """Return what an engine says of its rules, by their names; of what is none of that, nothing."""
    told: dict[str, str] = {}
    try:
        for rule in engine.rules:
            name: object = rule.name
            says: object = rule.explanation
            if isinstance(name, str) and isinstance(says, str) and _is_plain(says):
                told[name] = says[:_LINE]
    except Exception as error:  # noqa: BLE001 - whatever an engine raises is its own failure
        _log.warning("the rules of engine %s cannot be read: %s", engine.name, type(error).__name__)
    return told


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


def _is_plain(text: str) -> bool:
    """Tell whether a text can be stored: no NUL, no half of a surrogate."""
    return "\0" not in text and lone_surrogate(text) is None


def _texts(facts: Mapping[str, str]) -> list[str]:
    return [*facts.keys(), *facts.values()]


def _checker(text: str, tag_set: TagSet) -> Callable[[object], bool]:
    labels = {label.name for label in tag_set}

    def fits(proposal: object) -> bool:
        try:
            return isinstance(proposal, Proposal) and is_whole(proposal) and is_right(proposal)
        except (TypeError, ValueError, AttributeError):
            return False  # a proposal whose values are of other kinds

    def is_whole(proposal: Any) -> bool:
        """Tell whether the values are of the kinds that their types promise: a plug-in may be careless."""
        spans = (*proposal.fragments, *proposal.source, *proposal.cue, *proposal.addressee)
        texts = (proposal.speaker_name, *_texts(proposal.attributes), *_texts(proposal.why))
        return (
            isinstance(proposal.rule, str)
            and _NAME.fullmatch(proposal.rule) is not None
            and all(isinstance(each, str) and len(each) <= _LONG and _is_plain(each) for each in texts)
            and all(isinstance(span, Span) and type(span.start) is type(span.end) is int for span in spans)
        )

    def is_right(proposal: Proposal) -> bool:
        spans = (*proposal.fragments, *proposal.source, *proposal.cue, *proposal.addressee)
        return (
            proposal.label in labels
            and bool(proposal.fragments)
            and 0.0 <= proposal.confidence <= 1.0
            and all(
                map(are_in_order, (proposal.fragments, proposal.source, proposal.cue, proposal.addressee))
            )
            and all(0 <= span.start < span.end <= len(text) for span in spans)
        )

    return fits
