"""Suggestions: ask the engines about articles, keep what is new, and leave every decision of a person alone.

A suggestion is an annotation with the status ``suggested`` and the origin ``suggested:<engine>/<rule>``. Asking
again adds nothing twice, proposes nothing again that was rejected, accepted or moved, and withdraws suggestions
that nobody has decided on and the engine does not make any more.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from annotator.core.edits import EditSet
from annotator.core.errors import Trouble, UserError
from annotator.core.spans import covered
from annotator.core.values import Annotation, Source
from annotator.formats.documents import Document
from annotator.services.suggestion_page import Answers, Page, told
from annotator.services.teaching import known, place_of, teach
from annotator.suggest.learning import Decision, Model, learned
from annotator.suggest.registry import BUILT_IN, NOT_LOADED, TIMED_OUT, engines
from annotator.suggest.repeats import Marked, RepeatsEngine
from annotator.suggest.rules.engine import RuleEngine

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from annotator.environment.itself import Command
    from annotator.services.session import Session
    from annotator.store.queries import Queries
    from annotator.suggest.base import Engine
    from annotator.suggest.sequence_model import SequenceModel


_MOST_MARKED = (
    20_000  # annotations whose words are looked for elsewhere: with a million, it would take a minute
)
_PATIENCE = 3  # articles in a row for which an engine may take too long
_MOST_DECISIONS = 20_000  # that are learned from: more take longer and add little


@dataclass(frozen=True, slots=True)
class SuggestReport:
    """What came of asking."""

    articles: int = 0
    added: int = 0
    kept: int = 0
    withdrawn: int = 0
    troubles: tuple[Trouble, ...] = ()


def suggest(
    session: Session,
    *,
    article_ids: Iterable[str] = (),
    engine_names: Iterable[str] = (),
    off: Iterable[str] = (),
    learn: bool = False,
    models: Path | None = None,
    trainer: Command | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> SuggestReport:
    """Ask the engines about the articles (all of them where none is named), in one transaction, one journal entry.

    ``off`` names rules that are switched off, of the built-in engine and of the parts that are greyed. ``learn``
    lets what was decided on before choose among the proposals of the rules, where that is better by
    cross-validation. ``models`` is the folder in which what finished articles teach is kept (see `teaching`): it is
    brought up to date where all articles are asked about, and else taken as it is. ``trainer`` starts a process for
    what of that would hold other threads up, such as a window's. ``progress`` hears of (done, in all) and may raise
    to cancel: then nothing happened. Raises `UserError` for an engine or an article that does not exist.
    """
    asked, switched_off = list(article_ids), tuple(off)
    sequence = None
    if learn and models is not None:
        place = place_of(models, session.path)
        beat = (lambda: progress(0, 1)) if progress is not None else None
        sequence = (
            known(place)
            if asked
            else teach(session.read, place, off=switched_off, beat=beat, trainer=trainer).model
        )
    chosen, troubles = _chosen(session.read, engine_names, switched_off, learn=learn, sequence=sequence)
    ids = _ids(session.read, asked)
    added = kept = withdrawn = 0
    slow: dict[str, int] = {}
    with session.bulk("suggestion.run") as bulk:
        register = session.read.sources()  # once: with thousands of speakers, it takes longer than an article
        for number, article_id in enumerate(ids):
            page = Page.of(session.read, article_id, register, off=switched_off)
            answers = page.asked(chosen)
            troubles += answers.troubles
            edits = page.edits(session, answers, chosen)
            chosen, tired = _without_the_slow(chosen, answers, slow)
            troubles += tired
            for edit in edits:
                if isinstance(edit.entity, Annotation):
                    added += edit.before is None
                    withdrawn += edit.after is None
                elif isinstance(edit.after, Source):
                    register.append(edit.after)
            kept += sum(page.is_kept(one) for one in answers.fresh)
            if edits:
                bulk.apply(EditSet("suggestion.run", tuple(edits)))
            if progress is not None:
                progress(number + 1, len(ids))
    return SuggestReport(len(ids), added, kept, withdrawn, tuple(troubles))


def preview(
    read: Queries,
    *,
    article_ids: Iterable[str] = (),
    engine_names: Iterable[str] = (),
    off: Iterable[str] = (),
) -> Iterator[tuple[Document, tuple[Trouble, ...]]]:
    """Yield each article with what the engines propose for it as its only annotations; nothing is changed."""
    switched_off = tuple(off)
    chosen, troubles = _chosen(read, engine_names, switched_off)
    names = {label.id: label.name for label in read.tag_set()}
    register = read.sources()
    slow: dict[str, int] = {}
    for article_id in _ids(read, article_ids):
        page = Page.of(read, article_id, register, off=switched_off)
        answers = page.asked(chosen)
        chosen, tired = _without_the_slow(chosen, answers, slow)
        made: dict[str, Source] = {}
        annotations = tuple(page.annotation(one, made, "", "") for one in answers.fresh)
        yield (
            Document(
                article=page.article,
                text=page.text,
                annotations=annotations,
                labels=names,
                sources={source.id: source for source in made.values()},
            ),
            (*troubles, *answers.troubles, *tired),
        )
        troubles = []


def model_of(read: Queries, *, off: Iterable[str] = ()) -> Model | None:
    """Learn from the decisions of the project, and return a model where that helps; None otherwise.

    A candidate counts as kept where an accepted annotation covers at least half of it (and is covered so), as
    turned down where a rejected one does, and in an article that is done also where nobody marked anything. A
    second of work for 50 articles; nothing but this project is looked at.
    """
    switched_off = tuple(off)
    engine = RuleEngine(off=switched_off)
    decisions: list[Decision] = []
    missed = 0
    register = read.sources()
    for article_id in read.article_ids():
        found, lost = Page.of(read, article_id, register, off=switched_off).decisions(engine)
        decisions += found
        missed += lost
        if len(decisions) >= _MOST_DECISIONS:
            break
    return learned(decisions, missed=missed)


def _chosen(
    read: Queries,
    names: Iterable[str],
    off: Iterable[str],
    *,
    learn: bool = False,
    sequence: SequenceModel | None = None,
) -> tuple[list[Engine], list[Trouble]]:
    switched_off = tuple(off)
    wanted = list(dict.fromkeys(names))
    is_own = bool(wanted) and {BUILT_IN, RepeatsEngine.name}.issuperset(wanted)
    every, troubles = engines(off=switched_off, plug_ins=not is_own)
    if sequence is not None:
        every[0] = RuleEngine(off=switched_off, sequence=sequence)
    elif learn and (model := model_of(read, off=switched_off)) is not None:
        every[0] = RuleEngine(off=switched_off, model=model)
    marked = list(_marked(read))
    if marked:
        every.append(RepeatsEngine(marked))
    by_name = {engine.name: engine for engine in every}
    by_name.setdefault(RepeatsEngine.name, RepeatsEngine(()))
    for name in wanted:
        missing = next((one for one in troubles if one.engine == name and one.code == NOT_LOADED), None)
        if name not in by_name and missing is not None:
            raise UserError(told(missing, "").code, engine=name, detail=missing.detail)
        if name not in by_name:
            raise UserError("engine.unknown", name=name, known=", ".join(by_name))
    chosen = [by_name[name] for name in wanted] if wanted else every
    return chosen, [told(one, "") for one in troubles]


def _without_the_slow(
    chosen: list[Engine], answers: Answers, slow: dict[str, int]
) -> tuple[list[Engine], list[Trouble]]:
    """Leave out an engine that took too long three articles in a row: of a thousand more, it would take hours.

    ``slow`` counts for each engine and is kept from article to article.
    """
    for engine in chosen:
        halted = answers.halted.get(engine.name) == TIMED_OUT
        slow[engine.name] = slow.get(engine.name, 0) + 1 if halted else 0
    tired = [engine for engine in chosen if slow[engine.name] >= _PATIENCE]
    left = [engine for engine in chosen if slow[engine.name] < _PATIENCE]
    return left, [
        Trouble("engine.given_up", {"engine": engine.name, "number": _PATIENCE}) for engine in tired
    ]


def _marked(read: Queries) -> Iterator[Marked]:
    """Yield what people have accepted, as far as it is worth looking for again: what was marked last."""
    names = {source.id: source.name for source in read.sources()}
    labels = {label.id: label.name for label in read.tag_set()}
    texts: dict[str, str] = {}
    for annotation in read.accepted_last(_MOST_MARKED):
        if annotation.article_id not in texts:
            texts.clear()  # they come by article: one text at a time is enough
            article = read.article(annotation.article_id)
            texts[annotation.article_id] = (read.text(article.text_sha256) if article else None) or ""
        words = covered(texts[annotation.article_id], annotation.fragments)
        speaker = names.get(annotation.speaker_id, "")
        yield Marked(labels[annotation.label_id], words, speaker, annotation.article_id)


def _ids(read: Queries, article_ids: Iterable[str]) -> list[str]:
    wanted = list(dict.fromkeys(article_ids))
    if not wanted:
        return list(read.article_ids())
    for article_id in wanted:
        if read.article(article_id) is None:
            raise UserError("article.unknown", id=article_id)
    return wanted
