"""What a project's finished articles teach: trained when there is enough that is new, kept as a cache, never exported.

An article is finished when it is marked as done, or when somebody has accepted annotations in it and no suggestion
waits there. Nothing but this project's own annotations is looked at.
"""

from __future__ import annotations

import hashlib
import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING

from annotator.core.values import AnnotationStatus, ArticleStatus
from annotator.environment.files import atomic_write
from annotator.services.suggestion_page import regions_of
from annotator.suggest.finished import Marked, finished
from annotator.suggest.rules.engine import RuleEngine
from annotator.suggest.rules.lexicon import Lexicon
from annotator.suggest.sequence import UntrainableError
from annotator.suggest.sequence_apart import taught_apart
from annotator.suggest.sequence_features import Marking
from annotator.suggest.sequence_file import read_model, write_model
from annotator.suggest.sequence_learning import LEAST_ARTICLES, taught

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from annotator.environment.itself import Command
    from annotator.store.queries import Queries
    from annotator.suggest.sequence_model import SequenceModel

_MOST = (
    120  # finished articles that are learned from, the last of the project: more take longer and add little
)
_NEWS = 0.1  # the share of annotations or articles that must have come or gone before it is trained anew

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Lesson:
    """What was learned, or None where the rules alone are as good; and from how much."""

    model: SequenceModel | None
    articles: int
    markings: int


def place_of(folder: Path, project: Path) -> Path:
    """Return the file in which the model of a project is kept."""
    digest = hashlib.sha256(str(project.absolute()).encode("utf-8", "surrogateescape")).hexdigest()
    return folder / f"learned-{digest[:24]}.json"


def known(place: Path) -> SequenceModel | None:
    """Return the model that is kept at a place, without looking whether it is still up to date."""
    found = _kept(place)
    return found[0] if found is not None else None


def teach(
    read: Queries,
    place: Path,
    *,
    off: Iterable[str] = (),
    beat: Callable[[], None] | None = None,
    trainer: Command | None = None,
) -> Lesson:
    """Return what the project teaches; train it where the kept one is not up to date, and keep that.

    Half a second for each finished article, up to a minute, once. ``beat`` is called many times and may raise to
    cancel; ``trainer`` starts a process that learns, so that no thread of this one is held up. A folder that cannot be
    written to is no trouble: the model is made anew the next time.
    """
    switched_off = tuple(off)
    ids, markings = _finished(read)
    basis = {"articles": len(ids), "markings": markings, "off": _number(switched_off)}
    found = _kept(place)
    if found is not None and _is_near(found[1], basis):
        return Lesson(found[0], len(ids), markings)
    model = None
    if len(ids) >= LEAST_ARTICLES:
        tag_set = read.tag_set()
        names = {label.id: label.name for label in tag_set}
        articles = []
        for article_id in ids[-_MOST:]:
            if beat is not None:
                beat()
            articles.append(_marked(read, article_id, names, switched_off))
        try:
            if trainer is not None:
                labels = list(names.values())
                model = taught_apart(
                    trainer, articles, off=switched_off, labels=labels, basis=basis, beat=beat
                )
            else:
                engine = RuleEngine(off=switched_off)
                model = taught(
                    [finished(one, engine, tag_set) for one in articles], Lexicon.load(), beat=beat
                )
        except UntrainableError:
            _log.warning("nothing was learned: %d finished articles could not be trained on", len(articles))
            return Lesson(None, len(ids), markings)  # not kept: the next time it may be possible
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        with atomic_write(place) as out:
            write_model(out, model, basis)
    except OSError:
        pass
    return Lesson(model, len(ids), markings)


def forget(place: Path) -> None:
    """Delete what was learned; it is made anew from the project when it is asked for."""
    place.unlink(missing_ok=True)


def _kept(place: Path) -> tuple[SequenceModel | None, dict[str, int]] | None:
    try:
        with place.open("rb") as lines:
            return read_model(lines)
    except (OSError, ValueError):  # a damaged cache is no trouble of the user's: it is made anew
        return None


def _is_near(old: dict[str, int], new: dict[str, int]) -> bool:
    return old.get("off") == new["off"] and all(
        abs(old.get(key, 0) - new[key]) <= _NEWS * max(old.get(key, 0), 1) for key in ("articles", "markings")
    )


def _number(names: tuple[str, ...]) -> int:
    return int(hashlib.sha256("\n".join(sorted(names)).encode()).hexdigest()[:8], 16)


def _finished(read: Queries) -> tuple[list[str], int]:
    ids, markings = [], 0
    for article_id in read.article_ids():
        article = read.article(article_id)
        here = read.annotations(article_id)
        accepted = sum(one.status is AnnotationStatus.ACCEPTED for one in here)
        waits = any(one.status is AnnotationStatus.SUGGESTED for one in here)
        if article is not None and (article.status is ArticleStatus.DONE or (accepted and not waits)):
            ids.append(article_id)
            markings += accepted
    return ids, markings


def _marked(read: Queries, article_id: str, names: dict[str, str], off: tuple[str, ...]) -> Marked:
    article = read.article(article_id)
    text = (read.text(article.text_sha256) if article else None) or ""
    here = read.annotations(article_id)
    accepted = [one for one in here if one.status is AnnotationStatus.ACCEPTED]
    return Marked(
        text,
        regions_of(article, text, off),
        tuple(Marking(one.fragments, one.source, one.cue) for one in accepted),
        tuple(names.get(one.label_id, "") for one in accepted),
        sum(one.status is AnnotationStatus.REJECTED for one in here),
    )
