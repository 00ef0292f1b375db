"""The worked example of the help page runs: with words that stand in for spaCy's, and in spaCy itself."""

from __future__ import annotations

import re
import sys
from types import ModuleType, SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest

from annotator.core.tagset import Label, TagSet
from annotator.environment.resources import resource
from annotator.suggest.registry import ask

if TYPE_CHECKING:
    from annotator.suggest.registry import Outcome

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


def asked() -> Outcome:
    """Run the page's own code on the text."""
    page = resource("help/engines.md").read_text(encoding="utf-8")
    code = re.findall(r"```python\n(import.*?)```", page, re.DOTALL)
    assert len(code) == 1
    names: dict[str, Any] = {}
    exec(code[0], names)  # noqa: S102 - the page's own code is what is tested
    return ask(names["SpacyEngine"](), TEXT, (), TAGS, (), seconds=60)


def holds(outcome: Outcome) -> None:
    """Check what the example says of the text."""
    assert outcome.troubles == ()
    (one,) = outcome.proposals
    assert [TEXT[slice(*span)] for span in (*one.fragments, *one.source, *one.cue)] == [
        "the talks failed",
        "Kim",
        "said",
    ]
    assert one.speaker_name == "Kim"


def test_the_worked_example_proposes_who_said_what(monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in = ModuleType("spacy")
    stand_in.load = lambda name: parsed  # type: ignore[attr-defined]  # noqa: ARG005 - spaCy's own name and shape
    monkeypatch.setitem(sys.modules, "spacy", stand_in)
    holds(asked())


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # of what spaCy imports
def test_the_worked_example_runs_in_spacy(monkeypatch: pytest.MonkeyPatch) -> None:
    """A blank pipeline has no parser: the grammar of the sentence is written into spaCy's own document."""
    spacy = pytest.importorskip("spacy")
    model = spacy.blank("en")

    def read(text: str) -> Any:
        words = model(text)
        assert [word.text for word in words] == ["Kim", "said", "the", "talks", "failed", "."]
        grammar = zip(
            words,
            (1, 1, 3, 4, 1, 1),
            ("nsubj", "ROOT", "det", "nsubj", "ccomp", "punct"),
            ("Kim", "say", "the", "talk", "fail", "."),
            strict=True,
        )
        for word, head, relation, lemma in grammar:
            word.head, word.dep_, word.lemma_ = words[head], relation, lemma
        words.set_ents([words.char_span(0, 3, label="PERSON")])
        return words

    monkeypatch.setattr(spacy, "load", lambda name: read)  # noqa: ARG005 - spaCy's own name and shape
    holds(asked())
