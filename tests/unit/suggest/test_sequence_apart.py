"""Training in a process of its own: the same weights, and no trouble that such a process makes is the window's."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from annotator.environment.itself import Command, training
from annotator.suggest.sequence import Example, UntrainableError, trained
from annotator.suggest.sequence_apart import trained_apart
from annotator.suggest.sequence_wire import FAILED

LABELS = ("outside", "name")
EXAMPLES = [
    Example(
        [
            ["always", f"w {word}", f"before {before}"]
            for before, word in zip(("", *words), words, strict=False)
        ],
        [int(word[0].isupper()) for word in words],
    )
    for words in (("said", "Żaneta", "today"), ("Marta", "said", "so"), ("so", "said", "Żaneta")) * 8
]
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


def test_the_same_examples_give_the_same_weights_as_here() -> None:
    beats: list[None] = []
    for at_least in (1, 2, 9):
        apart = trained_apart(real(), LABELS, EXAMPLES, at_least=at_least, beat=lambda: beats.append(None))
        here = trained(LABELS, EXAMPLES, at_least=at_least)
        assert apart == here
        assert list(apart.weights) == list(here.weights)
    assert apart.weights
    assert beats


def test_nothing_to_learn_from_gives_the_same_as_here() -> None:
    one = [Example([["once"]], [1])]
    assert trained_apart(real(), LABELS, one) == trained(LABELS, one)


@pytest.mark.parametrize("code", [HANGS, DEAF])
@pytest.mark.parametrize("count", [1, 3000])  # with so many, the pipe is full and the writer waits
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
        trained_apart(child(code), LABELS, EXAMPLES * count, beat=stop)
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
                "[[[0.0,0.0],[0.0,0.0]]]\n",  # does not say that this is all
                "[[[0.0,0.0]]]\nnull\n",
                "[[[0.0,0.0],[0.0,null]]]\nnull\n",
                '[[[0.0,0.0],[0.0,0.0]]]\n["a",[1.0]]\nnull\n',
                '[[[0.0,0.0],[0.0,0.0]]]\n["a",["1",2.0]]\nnull\n',
                "[[[0.0,0.0],[0.0,0.0]]]\n[1,[1.0,2.0]]\nnull\n",
                "[" * 100_000,
                "\udcff".encode("utf-8", "surrogateescape").decode("latin-1"),
            )
        ),
    ],
)
def test_a_process_that_fails_or_answers_something_else_teaches_nothing(code: str) -> None:
    with pytest.raises(UntrainableError):
        trained_apart(child(code), LABELS, EXAMPLES * 300)


def test_what_is_no_program_teaches_nothing(tmp_path: Path) -> None:
    for command in (
        Command((str(tmp_path / "nothing"),), tmp_path),
        Command((sys.executable,), tmp_path / "nowhere"),
    ):
        with pytest.raises(UntrainableError):
            trained_apart(command, LABELS, EXAMPLES)


def test_text_that_cannot_be_told_teaches_nothing() -> None:
    with pytest.raises(UntrainableError):
        trained_apart(real(), LABELS, [*EXAMPLES, Example([["\ud800"]], [0])])


@pytest.mark.parametrize(
    "told",
    [
        b"",
        b"\x00\xff\n",
        b"{}\nnull\n",
        b'{"labels":5,"at_least":2}\nnull\n',
        b'{"labels":["a","b"],"at_least":2}\n',
        b'{"labels":["a","b"],"at_least":2}\n[[["x"]],[0]]\n',  # whoever told this is gone
        b'{"labels":["a","b"],"at_least":2}\n[[["x"]],[2]]\nnull\n',
        b'{"labels":["a","b"],"at_least":2}\n[[["x"]],[-1]]\nnull\n',
        b'{"labels":["a","b"],"at_least":2}\n[[["x"]],[0,1]]\nnull\n',
        b'{"labels":["a","b"],"at_least":2}\n[[[1]],[0]]\nnull\n',
        b'{"labels":["a","b"],"at_least":2}\n[5,"a"]\nnull\n',
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
        process.stdin.write(b'{"labels":["a","b"],"at_least":2}\n[[["x"]],[0]]\n')
        process.stdin.close()
        assert process.wait() == FAILED


def test_it_ends_so_also_while_it_trains() -> None:
    code = (
        "import time\n"
        "from annotator.suggest import sequence_wire\n"
        "def waits(labels, examples, **_):\n"
        "    [*examples]\n"
        "    print('trains', flush=True)\n"
        "    time.sleep(600)\n"
        "sequence_wire.trained = waits\n"
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
        process.stdin.write(b'{"labels":["a"],"at_least":2}\nnull\n')
        process.stdin.flush()
        assert process.stdout.readline().strip() == b"trains"
        process.stdin.close()
        assert process.wait() == FAILED
