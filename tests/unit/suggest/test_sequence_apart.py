"""Learning in a process of its own: the same model, and no trouble that such a process makes is the window's."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from annotator.core.spans import Span
from annotator.core.tagset import Label, TagSet
from annotator.core.values import Region, RegionKind
from annotator.environment.itself import Command, training
from annotator.suggest.finished import Marked, finished
from annotator.suggest.rules.engine import RuleEngine
from annotator.suggest.rules.lexicon import Lexicon
from annotator.suggest.sequence import UntrainableError
from annotator.suggest.sequence_apart import taught_apart
from annotator.suggest.sequence_learning import taught
from annotator.suggest.sequence_model import VERSION
from annotator.suggest.sequence_wire import FAILED
from tests.unit.suggest.test_sequence_learning import article

BASIS = {"articles": 12, "markings": 96}
LABELS = ["claim", "quote"]
TAGS = TagSet(tuple(Label(id=name, name=name) for name in LABELS))


def marked(seed: int, *, has_habit: bool = True) -> Marked:
    """Return an article with what was marked there."""
    known = article(seed, has_habit=has_habit)
    title = Region(RegionKind.TITLE, Span(0, known.text.index("\n")))
    return Marked(known.text, (title,), tuple(known.markings), tuple(known.labels), rejected=seed % 3)


ARTICLES = [marked(seed) for seed in range(12)]
HANGS = "import sys, time; sys.stdin.buffer.read(1); time.sleep(600)"
DEAF = "import time; time.sleep(600)"


def child(code: str) -> Command:
    """Return what starts a process that is not the program."""
    return Command((sys.executable, "-c", code), Path.cwd())


def real() -> Command:
    """Return what starts the program."""
    command = training()
    assert command is not None
    return command


def test_the_same_articles_teach_the_same_as_here() -> None:
    beats: list[None] = []
    for off in ((), ("verb-that",)):
        apart = taught_apart(
            real(), ARTICLES, off=off, labels=LABELS, basis=BASIS, beat=lambda: beats.append(None)
        )
        engine = RuleEngine(off=off)
        here = taught([finished(one, engine, TAGS) for one in ARTICLES], Lexicon.load())
        assert apart is not None
        assert apart == here
        assert list(apart.chain.weights) == list(here.chain.weights)
        assert apart.record.rejected == sum(one.rejected for one in ARTICLES)
    assert beats


def test_nothing_to_learn_is_no_failure() -> None:
    assert taught_apart(real(), ARTICLES[:3], labels=LABELS, basis=BASIS) is None
    same = [marked(seed, has_habit=False) for seed in range(9)]
    assert taught_apart(real(), same, labels=LABELS, basis=BASIS) is None


@pytest.mark.parametrize("code", [HANGS, DEAF])
@pytest.mark.parametrize("count", [1, 300])  # with so many, the pipe is full and the writer waits
def test_whoever_cancels_need_not_wait_and_leaves_no_process(
    code: str, count: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[subprocess.Popen[bytes]] = []
    popen = subprocess.Popen
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))

    def start(*words: object, **options: object) -> subprocess.Popen[bytes]:
        started.append(popen(*words, **options))  # type: ignore[call-overload]  # as it was called
        return started[-1]

    beats = 0

    def stop() -> None:
        nonlocal beats
        beats += 1
        if beats == 3:
            raise InterruptedError("cancelled")

    monkeypatch.setattr(subprocess, "Popen", start)
    with pytest.raises(InterruptedError):
        taught_apart(child(code), ARTICLES * count, labels=LABELS, basis=BASIS, beat=stop)
    (process,) = started
    assert process.returncode is not None
    assert not list(folder.iterdir())


@pytest.mark.parametrize(
    "code",
    [
        "raise SystemExit(1)",
        "import os; os.abort()",
        "import sys; sys.stdin.buffer.read(9); sys.exit(1)",
        *(
            f"import sys; [*iter(sys.stdin.buffer.readline, b'null\\n')]; sys.stdout.write({answer!r})"
            for answer in (
                "",
                "hello",
                "null\n",
                f'{{"version":{VERSION},"basis":{{}}}}\nnull\n',  # of something else
                f'{{"version":{VERSION},"basis":{json.dumps(BASIS)}}}\n',  # does not say that this is all
                f'{{"version":{VERSION},"basis":{json.dumps(BASIS)}}}\n{{"steps":[[0.0]]}}\nnull\n',
                f'{{"version":{VERSION},"basis":5}}\nnull\n',
                f'{{"version":{VERSION - 1},"basis":{json.dumps(BASIS)}}}\nnull\n',
                "[" * 100_000,
                "\udcff".encode("utf-8", "surrogateescape").decode("latin-1"),
            )
        ),
    ],
)
def test_a_process_that_fails_or_answers_something_else_teaches_nothing(code: str) -> None:
    with pytest.raises(UntrainableError):
        taught_apart(child(code), ARTICLES * 30, labels=LABELS, basis=BASIS)


def test_what_is_no_program_teaches_nothing(tmp_path: Path) -> None:
    for command in (
        Command((str(tmp_path / "nothing"),), tmp_path),
        Command((sys.executable,), tmp_path / "nowhere"),
    ):
        with pytest.raises(UntrainableError):
            taught_apart(command, ARTICLES, labels=LABELS, basis=BASIS)


def test_text_that_cannot_be_told_teaches_nothing() -> None:
    with pytest.raises(UntrainableError):
        taught_apart(real(), [*ARTICLES, Marked("\ud800", (), (), ())], labels=LABELS, basis=BASIS)


@pytest.mark.parametrize(
    "told",
    [
        b"",
        b"\x00\xff\n",
        b"{}\nnull\n",
        b'{"off":[],"labels":5,"basis":{}}\nnull\n',
        b'{"off":[],"labels":["a"],"basis":{}}\n',
        b'{"off":[],"labels":["a"],"basis":{}}\n["x",[],[],[],0]\n',  # whoever told this is gone
        b'{"off":[],"labels":["a"],"basis":{}}\n["x",[],[],[]]\nnull\n',
        b'{"off":[],"labels":["a"],"basis":{}}\n[5,[],[],[],0]\nnull\n',
        b'{"off":[],"labels":["a"],"basis":{}}\n["x",[["?",0,1]],[],[],0]\nnull\n',
        b'{"off":[],"labels":["a"],"basis":{}}\n["x",[],[[[[0,2]],[],[]]],["a"],0]\nnull\n',
        b'{"off":[],"labels":["a"],"basis":{}}\n["x",[],[[[],[],[]]],["a"],0]\nnull\n',
        b'{"off":[],"labels":["a"],"basis":{}}\n["xyz",[],[[[[1,1]],[],[]]],["a"],0]\nnull\n',
        b'{"off":[],"labels":["a"],"basis":{}}\n["xyz",[],[[[[1,"2"]],[],[]]],["a"],0]\nnull\n',
    ],
)
def test_the_process_says_by_its_code_alone_that_it_was_told_nonsense(told: bytes) -> None:
    command = real()
    done = subprocess.run(command.words, cwd=command.folder, input=told, capture_output=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (FAILED, b"", b"")


def test_the_process_ends_with_the_one_that_started_it() -> None:
    command = real()
    with subprocess.Popen(
        command.words, cwd=command.folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdin is not None
        process.stdin.write(b'{"off":[],"labels":["a"],"basis":{}}\n["x",[],[],[],0]\n')
        process.stdin.close()
        assert process.wait() == FAILED


def test_it_ends_so_also_while_it_trains() -> None:
    code = (
        "import time\n"
        "from annotator.suggest import sequence_wire\n"
        "def waits(*_):\n"
        "    print('trains', flush=True)\n"
        "    time.sleep(600)\n"
        "sequence_wire.taught = waits\n"
        "sequence_wire.serve()\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code],
        cwd=real().folder,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(b'{"off":[],"labels":["a"],"basis":{}}\nnull\n')
        process.stdin.flush()
        assert process.stdout.readline().strip() == b"trains"
        process.stdin.close()
        assert process.wait() == FAILED
