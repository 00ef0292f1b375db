"""Fitting the weights of grey lines: what divides lines gets some, what does not gets none."""

from __future__ import annotations

import importlib.util
import sys
import tomllib
from typing import TYPE_CHECKING, Any

import pytest

from annotator.suggest.boilerplate import Boilerplate
from annotator.suggest.page_cues import cues_of
from annotator.suggest.page_lines import lines_of
from annotator.suggest.page_weights import Weights

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def tool(root: Path) -> Iterator[Any]:
    spec = importlib.util.spec_from_file_location("fitting", root / "packaging" / "regions" / "update.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules["fitting"] = module  # dataclasses look for it there
    spec.loader.exec_module(module)
    yield module
    del sys.modules["fitting"]


def table(tool: Any) -> dict[str, Any]:
    return tomllib.loads(tool.TARGET.read_text(encoding="utf-8"))


def test_what_divides_gets_weight_and_what_does_not_gets_none(tool: Any) -> None:
    samples = [
        tool.Sample((grey, 2 + number % 2), bool(grey), 1.0) for number in range(200) for grey in (0, 1)
    ]
    start, weights = tool.fit(samples, 4)
    assert weights[0] < -1
    assert weights[1] > 1
    assert weights[2] == weights[3] == pytest.approx(0, abs=0.1)
    assert abs(start) < 1
    assert (start, weights) == tool.fit(samples, 4)


def test_lines_weigh_what_they_are_said_to_weigh(tool: Any) -> None:
    light = [tool.Sample((0,), True, 0.2)] * 30 + [tool.Sample((0,), False, 2.0)] * 20
    start, weights = tool.fit(light, 1)
    assert start + weights[0] < 0


def test_the_table_adds_up_to_the_weights_of_the_features(tool: Any) -> None:
    features = tool.Features(table(tool)["cuts"])
    weights = [round(0.01 * (number % 7 - 3), 2) for number in range(features.count)]
    lines = lines_of(
        "Home\nShare\nCouncil delays vote\nThe council voted on Tuesday to put off its decision.\nTags"
    )
    cues = cues_of(lines, features.cuts)
    levels = {**table(tool), "start": 0.5, "beside": 0.0}
    told = Weights({**levels, **tomllib.loads("[weights]\n" + "\n".join(features.table(weights)))}).sums(cues)
    assert told == pytest.approx([0.5 + sum(weights[own] for own in line) for line in features.of(cues)])


def test_each_line_of_a_page_is_learned_but_its_title(tool: Any, root: Path) -> None:
    text = (root / "tests" / "data" / "pages" / "held_out.txt").read_text(encoding="utf-8")
    pages = list(tool.pages_of(text))
    assert len(pages) > 5
    features = tool.Features(table(tool)["cuts"])
    for page in pages[:3]:
        samples = tool.samples_of(page, features, Boilerplate.load())
        assert 0 < len(samples) < len(page)
        assert 0 < sum(sample.is_grey for sample in samples) < len(samples)
        assert max(max(sample.features) for sample in samples) < features.count


def test_the_check_measures_and_changes_nothing(
    tool: Any, root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    before = tool.TARGET.read_bytes()
    monkeypatch.setattr(tool, "EPOCHS", 2)
    assert tool.main([str(root / "tests" / "data" / "pages" / "held_out.txt"), "--check"]) == 0
    said = capsys.readouterr().out.splitlines()
    assert [line.split(":")[0] for line in said] == [f"part {number}" for number in range(1, 6)]
    assert all(float(line.rpartition(" ")[2]) > 0.8 for line in said)
    assert tool.TARGET.read_bytes() == before


def test_the_file_is_written_with_what_stands_above_its_numbers(
    tool: Any, root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = tool.TARGET.read_text(encoding="utf-8")
    target = tmp_path / "weights.toml"
    target.write_text(old, encoding="utf-8")
    monkeypatch.setattr(tool, "TARGET", target)
    assert tool.main([str(root / "tests" / "data" / "pages" / "held_out.txt")]) == 0
    new = target.read_text(encoding="utf-8")
    assert new.partition("\nstart")[0] == old.partition("\nstart")[0]
    read = tomllib.loads(new)
    kept = {"cuts", "beside", "most", "grey", "grey_sentence", "give_back"}
    assert {name: read[name] for name in kept} == {name: tomllib.loads(old)[name] for name in kept}
    assert read["weights"] != tomllib.loads(old)["weights"]
    Weights(read)
