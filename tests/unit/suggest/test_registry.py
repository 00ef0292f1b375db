"""Engines keep their failures to themselves: time, exceptions, proposals that do not fit."""

from __future__ import annotations

import threading
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from annotator.core.spans import Span
from annotator.core.tagset import Label, TagSet
from annotator.core.values import Region, RegionKind, Source
from annotator.suggest import registry
from annotator.suggest.base import Proposal, RuleInfo
from annotator.suggest.registry import ask, engines

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import pytest

TAGS = TagSet((Label(id="1", name="claim"),))


def claim(start: int, end: int, label: str = "claim") -> Proposal:
    return Proposal(label=label, fragments=(Span(start, end),), rule="r", confidence=0.5)


class Made:
    name = "made"
    rules = (RuleInfo("r", "one"),)

    def __init__(
        self, *proposals: Proposal, fails: bool = False, until: threading.Event | None = None
    ) -> None:
        self._proposals, self._fails, self._until = proposals, fails, until

    def propose(
        self, text: str, regions: Sequence[Region], tag_set: TagSet, register: Sequence[Source]
    ) -> Iterator[Proposal]:
        del text, regions, tag_set, register
        yield from self._proposals
        if self._until is not None:
            self._until.wait()
        if self._fails:
            raise RuntimeError


def test_proposals_come_in_order() -> None:
    outcome = ask(Made(claim(5, 8), claim(0, 3)), "0123456789", (), TAGS, ())
    assert [p.start for p in outcome.proposals] == [0, 5]
    assert outcome.troubles == ()


def test_an_engine_that_raises_keeps_what_it_said() -> None:
    outcome = ask(Made(claim(0, 3), fails=True), "0123456789", (), TAGS, ())
    assert len(outcome.proposals) == 1
    assert [(t.code, t.detail) for t in outcome.troubles] == [(registry.FAILED, "RuntimeError")]


def test_an_engine_that_is_slow_is_left_behind() -> None:
    forever = threading.Event()
    outcome = ask(Made(claim(0, 3), until=forever), "0123456789", (), TAGS, (), seconds=0.05)
    forever.set()  # so that its thread ends with this test
    assert [t.code for t in outcome.troubles] == [registry.TIMED_OUT]
    assert len(outcome.proposals) == 1


def test_what_does_not_fit_is_dropped_and_counted() -> None:
    regions = (Region(RegionKind.CAPTION, Span(6, 9)), Region(RegionKind.TITLE, Span(0, 2)))
    bad = (claim(5, 11), claim(3, 3), claim(0, 1, "unknown"))
    grey = claim(5, 7)  # which is no fault: an engine need not look at regions
    outcome = ask(Made(*bad, grey, claim(0, 2)), "0123456789", regions, TAGS, ())
    assert [p.fragments for p in outcome.proposals] == [((0, 2),)]
    assert [(t.code, t.detail) for t in outcome.troubles] == [(registry.INVALID, "3")]


def test_the_built_in_engine_is_there_and_a_broken_plug_in_is_reported(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class Entry:
        def __init__(self, name: str, thing: object) -> None:
            self.name, self.thing = name, thing

        def load(self) -> object:
            if isinstance(self.thing, BaseException):
                raise self.thing
            return self.thing

    class Odd(Made):
        name = "odd / name"

    entries = [
        *(Entry("good", Made), Entry("again", Made), Entry("bad", ImportError("spacy"))),
        *(Entry("leaves", SystemExit(3)), Entry("odd", Odd)),
    ]
    monkeypatch.setattr(registry, "entry_points", lambda group: entries if group == registry.GROUP else [])
    found, troubles = engines()
    assert [engine.name for engine in found] == ["rules", "made"]
    assert {t.code for t in troubles} == {registry.NOT_LOADED}
    assert [(t.engine, t.detail) for t in troubles] == [
        ("again", "the name is taken"),
        ("bad", "ImportError"),
        ("leaves", "SystemExit"),
        ("odd", "a name is made of letters, digits, dots and hyphens"),
    ]
    assert engines(plug_ins=False)[1] == [], "none of them is loaded"


def test_an_engine_that_takes_too_long_to_load_is_left_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    forever = threading.Event()

    class Entry:
        name = "slow"

        def load(self) -> object:
            forever.wait()
            return Made

    monkeypatch.setattr(registry, "entry_points", lambda group: [Entry()] if group == registry.GROUP else [])
    monkeypatch.setattr(registry, "_LOADING", 0.05)
    monkeypatch.setattr(registry, "_PATIENCE", 0.05)
    found, troubles = engines()
    forever.set()
    assert [engine.name for engine in found] == ["rules"]
    assert [(t.engine, t.code) for t in troubles] == [("slow", registry.NOT_LOADED)]


def test_what_an_engine_prints_does_not_come_into_an_export(capsys: pytest.CaptureFixture[str]) -> None:
    class Noisy(Made):
        def propose(
            self, text: str, regions: Sequence[Region], tag_set: TagSet, register: Sequence[Source]
        ) -> Iterator[Proposal]:
            print("loading the model")
            return super().propose(text, regions, tag_set, register)

    assert len(ask(Noisy(claim(0, 3)), "0123456789", (), TAGS, ()).proposals) == 1
    told = capsys.readouterr()
    assert (told.out, told.err) == ("", "loading the model\n")


class Wild(Made):
    """An engine that does one bad thing."""

    def __init__(self, deed: str) -> None:
        super().__init__()
        self._deed = deed

    def propose(
        self, text: str, regions: Sequence[Region], tag_set: TagSet, register: Sequence[Source]
    ) -> Iterator[Proposal]:
        del text, regions, tag_set, register
        yield claim(0, 3)
        if self._deed == "loops":
            while True:
                with suppress(Exception):  # what a careless engine does
                    sum(range(10))
        elif self._deed == "leaves":
            raise SystemExit(3)
        elif self._deed == "talks":
            while True:
                yield claim(0, 3)
        else:
            yield from self.rubbish()

    @staticmethod
    def rubbish() -> Iterator[Any]:
        """Return what is no proposal, or one of wrong values."""
        yield from (None, 3, "claim", object())
        yield replace(claim(0, 3), fragments=[(0, 3)])  # type: ignore[arg-type]  # wrong on purpose
        yield replace(claim(0, 3), fragments=None)  # type: ignore[arg-type]  # wrong on purpose
        yield replace(claim(0, 3), cue=(Span("0", "3"),))  # type: ignore[arg-type]  # wrong on purpose
        yield replace(claim(0, 3), confidence=float("nan"))
        yield replace(claim(0, 3), speaker_name=None)  # type: ignore[arg-type]  # wrong on purpose
        yield replace(claim(0, 3), rule="a / b\n")
        yield replace(claim(0, 3), rule="")
        yield replace(claim(0, 3), attributes=None)  # type: ignore[arg-type]  # wrong on purpose
        yield replace(claim(0, 3), attributes={"quote_type": 3})  # type: ignore[dict-item]  # wrong on purpose
        yield replace(claim(0, 3), why={"cue": object()})  # type: ignore[dict-item]  # wrong on purpose
        yield replace(claim(0, 3), speaker_name="half of a \ud83d")
        yield replace(claim(0, 3), fragments=(Span(0.5, 3),))  # type: ignore[arg-type]  # wrong on purpose
        yield replace(claim(0, 3), source=(Span(0, 2), Span(0, 2)))
        yield replace(claim(0, 3), label=["claim"])  # type: ignore[arg-type]  # wrong on purpose


def test_an_engine_that_never_ends_is_stopped_in_its_loop() -> None:
    outcome = ask(Wild("loops"), "0123456789", (), TAGS, (), seconds=0.05)
    assert [t.code for t in outcome.troubles] == [registry.TIMED_OUT]
    assert len(outcome.proposals) == 1
    for thread in threading.enumerate():
        if thread.name == "engine made":
            thread.join(60)
            assert not thread.is_alive()


def test_an_engine_that_leaves_the_program_does_not() -> None:
    outcome = ask(Wild("leaves"), "0123456789", (), TAGS, ())
    assert [(t.code, t.detail) for t in outcome.troubles] == [(registry.FAILED, "SystemExit")]
    assert len(outcome.proposals) == 1


def test_an_engine_that_never_stops_talking_is_cut_short() -> None:
    outcome = ask(Wild("talks"), "0123456789", (), TAGS, (), seconds=60)
    assert [t.code for t in outcome.troubles] == [registry.FAILED]


def test_rubbish_is_dropped_and_counted() -> None:
    outcome = ask(Wild("rubbish"), "0123456789", (), TAGS, ())
    assert [p.fragments for p in outcome.proposals] == [((0, 3),)]
    assert [(t.code, t.detail) for t in outcome.troubles] == [(registry.INVALID, "18")]
