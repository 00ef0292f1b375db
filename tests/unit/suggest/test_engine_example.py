"""The worked example of the help page runs: with spaCy where it is installed, and else with words that stand in."""

from __future__ import annotations

import re
import sys
from types import ModuleType, SimpleNamespace
from typing import TYPE_CHECKING, Any

from annotator.core.tagset import Label, TagSet
from annotator.environment.resources import resource
from annotator.suggest.registry import ask

if TYPE_CHECKING:
    import pytest

TEXT = "Kim said the talks failed."
TAGS = TagSet((Label(id="claim", name="claim"),))


class Word(SimpleNamespace):
    """A word with what the example asks of spaCy's tokens."""

    def __len__(self) -> int:
        return len(self.text)


def parsed(text: str) -> list[Word]:
    """Return the sentence of this test as a dependency parser reads it."""
    words = [
        Word(text=found.group(), idx=found.start(), lemma_=found.group().lower(), dep_="", ent_type_="")
        for found in re.finditer(r"\w+|\.", text)
    ]
    for word in words:
        word.is_punct, word.is_quote, word.children, word.subtree = word.text == ".", False, [], [word]
    kim, said, the, talks, failed, stop = words
    said.lemma_, kim.dep_, kim.ent_type_, failed.dep_ = "say", "nsubj", "PERSON", "ccomp"
    said.children, failed.subtree = [kim, failed, stop], [the, talks, failed]
    return words


def test_the_worked_example_proposes_who_said_what(monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in = ModuleType("spacy")
    stand_in.load = lambda name: parsed  # type: ignore[attr-defined]  # noqa: ARG005 - spaCy's own name and shape
    monkeypatch.setitem(sys.modules, "spacy", stand_in)
    page = resource("help/engines.md").read_text(encoding="utf-8")
    code = re.findall(r"```python\n(import.*?)```", page, re.DOTALL)
    assert len(code) == 1
    names: dict[str, Any] = {}
    exec(code[0], names)  # noqa: S102 - the page's own code is what is tested
    outcome = ask(names["SpacyEngine"](), TEXT, (), TAGS, ())
    assert outcome.troubles == ()
    (one,) = outcome.proposals
    assert [TEXT[slice(*span)] for span in (*one.fragments, *one.source, *one.cue)] == [
        "the talks failed",
        "Kim",
        "said",
    ]
    assert one.speaker_name == "Kim"
