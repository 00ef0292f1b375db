"""Suggestions: ask the engines about articles, keep what is new, and leave every decision of a person alone.

A suggestion is an annotation with the status ``suggested`` and the origin ``suggested:<engine>/<rule>``. Asking
again adds nothing twice, proposes nothing again that was rejected, accepted or moved, and withdraws suggestions
that nobody has decided on and the engine does not make any more.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from annotator.analysis.evaluation import shared
from annotator.core.edits import Edit, EditSet
from annotator.core.errors import Trouble, UserError
from annotator.core.ids import new_id
from annotator.core.times import stamp
from annotator.core.values import Annotation, AnnotationStatus, Source, SourceKind
from annotator.formats.documents import Document
from annotator.services.annotate import deletion
from annotator.services.operation import Context
from annotator.suggest.facts import facts_of
from annotator.suggest.registry import ask, engines

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from annotator.core.tagset import TagSet
    from annotator.core.values import Article
    from annotator.services.session import Session
    from annotator.store.queries import Queries
    from annotator.suggest.base import Engine, Proposal, RuleInfo
    from annotator.suggest.registry import EngineTrouble

ORIGIN = "suggested:"
SUGGESTION = "suggestion"  # the key of `Annotation.extra` that holds confidence and reasons
_SAME = 0.5  # shared characters from which a person's own annotation stands for a proposal
_TURNED_DOWN = 0.8  # from which a proposal is one that was rejected before


@dataclass(frozen=True, slots=True)
class SuggestReport:
    """What came of asking."""

    articles: int = 0
    added: int = 0
    kept: int = 0
    withdrawn: int = 0
    troubles: tuple[Trouble, ...] = ()


@dataclass(frozen=True, slots=True)
class RuleRecord:
    """How a rule has fared with this project's people."""

    accepted: int = 0
    rejected: int = 0
    open: int = 0

    @property
    def precision(self) -> float | None:
        """The share of its decided suggestions that were accepted; None before the first decision."""
        decided = self.accepted + self.rejected
        return self.accepted / decided if decided else None


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a suggestion was made: for the inspector. ``cue`` is the cue's base form; precision as in `RuleRecord`."""

    engine: str
    rule: str
    explanation: str
    example: str
    confidence: float
    cue: str = ""
    precision: float | None = None
    decided: int = 0


def suggest(
    session: Session,
    *,
    article_ids: Iterable[str] = (),
    engine_names: Iterable[str] = (),
    off: Iterable[str] = (),
    progress: Callable[[int, int], None] | None = None,
) -> SuggestReport:
    """Ask the engines about the articles (all of them where none is named), in one transaction, one journal entry.

    ``off`` names rules of the built-in engine that are switched off. ``progress`` hears of (done, in all) and may
    raise to cancel: then nothing happened. Raises `UserError` for an engine or an article that does not exist.
    """
    chosen, troubles = _chosen(engine_names, off)
    ids = _ids(session.read, article_ids)
    added = kept = withdrawn = 0
    with session.bulk("suggestion.run") as bulk:
        for number, article_id in enumerate(ids):
            page = _Page.of(session.read, article_id)
            fresh, said = page.asked(chosen)
            troubles += said
            edits = page.edits(session, fresh, chosen)
            for edit in edits:
                if isinstance(edit.entity, Annotation):
                    added += edit.before is None
                    withdrawn += edit.after is None
            kept += sum(page.is_kept(one) for one in fresh)
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
    chosen, troubles = _chosen(engine_names, off)
    names = {label.id: label.name for label in read.tag_set()}
    for article_id in _ids(read, article_ids):
        page = _Page.of(read, article_id)
        fresh, said = page.asked(chosen)
        made: dict[str, Source] = {}
        annotations = tuple(page.annotation(one, made, "", "") for one in fresh)
        yield (
            Document(
                article=page.article,
                text=page.text,
                annotations=annotations,
                labels=names,
                sources={source.id: source for source in made.values()},
            ),
            (*troubles, *said),
        )
        troubles = []


def records(read: Queries) -> dict[str, RuleRecord]:
    """Return how each rule has fared, by ``<engine>/<rule>``."""
    counts: dict[str, list[int]] = {}
    order = (AnnotationStatus.ACCEPTED, AnnotationStatus.REJECTED, AnnotationStatus.SUGGESTED)
    for label in read.tag_set():
        for annotation in read.annotations_with(label_id=label.id):
            if annotation.origin.startswith(ORIGIN):
                row = counts.setdefault(annotation.origin.removeprefix(ORIGIN), [0, 0, 0])
                row[order.index(annotation.status)] += 1
    return {rule: RuleRecord(*row) for rule, row in sorted(counts.items())}


def reason(annotation: Annotation, known: dict[str, RuleRecord] | None = None) -> Reason | None:
    """Return why a suggestion was made, or None for an annotation of a person. ``known`` is what `records` gave."""
    if not annotation.origin.startswith(ORIGIN):
        return None
    engine_name, _, rule_name = annotation.origin.removeprefix(ORIGIN).partition("/")
    found = _rules().get(rule_name) if engine_name == "rules" else None
    kept = annotation.extra.get(SUGGESTION, {})
    record = (known or {}).get(f"{engine_name}/{rule_name}", RuleRecord())
    return Reason(
        engine=engine_name,
        rule=rule_name,
        explanation=found.explanation if found else rule_name,
        example=found.example if found else "",
        confidence=float(kept.get("confidence", 0.0)),
        cue=str(kept.get("why", {}).get("cue", "")),
        precision=record.precision,
        decided=record.accepted + record.rejected,
    )


def _rules() -> dict[str, RuleInfo]:
    from annotator.suggest.rules.catalogue import RULES

    return {rule.name: rule for rule in RULES}


def _chosen(names: Iterable[str], off: Iterable[str]) -> tuple[list[Engine], list[Trouble]]:
    known, troubles = engines(off=off)
    wanted = list(dict.fromkeys(names))
    by_name = {engine.name: engine for engine in known}
    for name in wanted:
        if name not in by_name:
            raise UserError("engine.unknown", name=name, known=", ".join(by_name))
    chosen = [by_name[name] for name in wanted] if wanted else known
    return chosen, [_trouble(one, "") for one in troubles]


def _ids(read: Queries, article_ids: Iterable[str]) -> list[str]:
    wanted = list(dict.fromkeys(article_ids))
    if not wanted:
        return list(read.article_ids())
    for article_id in wanted:
        if read.article(article_id) is None:
            raise UserError("article.unknown", id=article_id)
    return wanted


def _trouble(trouble: EngineTrouble, place: str) -> Trouble:
    code = trouble.code.replace("_", ".", 1)
    return Trouble(code, {"engine": trouble.engine, "detail": trouble.detail}, place)


@dataclass(frozen=True, slots=True)
class _Fresh:
    """A proposal and where it comes from."""

    engine: str
    proposal: Proposal
    label_id: str

    @property
    def origin(self) -> str:
        return f"{ORIGIN}{self.engine}/{self.proposal.rule}"


@dataclass(frozen=True, slots=True)
class _Page:
    """One article with what is on it."""

    read: Queries
    article: Article
    text: str
    tag_set: TagSet
    annotations: Sequence[Annotation]

    @classmethod
    def of(cls, read: Queries, article_id: str) -> _Page:
        article = read.article(article_id)
        text = read.text(article.text_sha256) if article is not None else None
        if article is None or text is None:
            raise UserError("article.gone", id=article_id)
        return cls(read, article, text, read.tag_set(), read.annotations(article_id))

    def asked(self, chosen: Sequence[Engine]) -> tuple[list[_Fresh], list[Trouble]]:
        """Ask every engine; the first to propose a label and an extent has it."""
        regions = self.article.regions or facts_of(self.text).regions
        register = self.read.sources()
        found: dict[tuple[str, object], _Fresh] = {}
        troubles: list[Trouble] = []
        for engine in chosen:
            outcome = ask(engine, self.text, regions, self.tag_set, register)
            troubles += (_trouble(one, self.article.title or self.article.file) for one in outcome.troubles)
            for proposal in outcome.proposals:
                label = self.tag_set.named(proposal.label)
                if label is not None:
                    found.setdefault((label.id, proposal.fragments), _Fresh(engine.name, proposal, label.id))
        return list(found.values()), troubles

    def edits(self, session: Session, fresh: Sequence[_Fresh], chosen: Sequence[Engine]) -> list[Edit]:
        """Return the edits that add what is new and withdraw what is not proposed any more."""
        now = stamp()
        proposed = {(one.label_id, one.proposal.fragments) for one in fresh}
        names = tuple(f"{ORIGIN}{engine.name}/" for engine in chosen)
        stale = [
            each
            for each in self.annotations
            if each.status is AnnotationStatus.SUGGESTED
            and each.origin.startswith(names)
            and (each.label_id, each.fragments) not in proposed
        ]
        made: dict[str, Source] = {}
        new = [
            self.annotation(one, made, session.annotator, now) for one in fresh if not self._is_settled(one)
        ]
        known = {source.id for source in made.values() if session.read.source(source.id) is not None}
        return [
            *(deletion(Context(session.read, session.annotator, now), stale) if stale else ()),
            *(Edit(None, source) for source in made.values() if source.id not in known),
            *(Edit(None, annotation) for annotation in new),
        ]

    def is_kept(self, one: _Fresh) -> bool:
        """Tell whether this very suggestion is there already and waits for a decision."""
        return any(
            each.status is AnnotationStatus.SUGGESTED
            and each.label_id == one.label_id
            and each.fragments == one.proposal.fragments
            for each in self.annotations
        )

    def _is_settled(self, one: _Fresh) -> bool:
        """Tell whether the proposal is there already, or a person has decided on it or marked it by hand."""
        fragments = one.proposal.fragments
        for each in self.annotations:
            if each.label_id != one.label_id:
                continue
            if each.fragments == fragments:
                return True
            if each.start < fragments[-1].end and fragments[0].start < each.end:
                share = shared(each.fragments, fragments)
                if each.status is AnnotationStatus.ACCEPTED and share >= _SAME:
                    return True
                if each.status is AnnotationStatus.REJECTED and share >= _TURNED_DOWN:
                    return True
        return False

    def annotation(self, one: _Fresh, made: dict[str, Source], annotator: str, now: str) -> Annotation:
        """Return the proposal as an annotation; ``made`` takes its speaker, by name."""
        proposal = one.proposal
        speaker = self._speaker(proposal.speaker_name, made) if proposal.speaker_name else None
        kept = {"confidence": round(proposal.confidence, 2), "why": dict(proposal.why)}
        return Annotation(
            id=new_id(),
            article_id=self.article.id,
            label_id=one.label_id,
            fragments=proposal.fragments,
            source=proposal.source,
            cue=proposal.cue,
            addressee=proposal.addressee,
            speaker_id=speaker.id if speaker else "",
            attributes=dict(proposal.attributes),
            annotator=annotator,
            origin=one.origin,
            status=AnnotationStatus.SUGGESTED,
            created=now,
            updated=now,
            extra={SUGGESTION: kept},
        )

    def _speaker(self, name: str, made: dict[str, Source]) -> Source | None:
        """Return the one speaker of the register with this name or alias, else a new one; None where it is open."""
        if name in made:
            return made[name]
        known = self.read.sources_named(name)
        exact = [source for source in known if source.name == name]
        if len(known) > 1 and len(exact) != 1:
            return None
        made[name] = (exact or known)[0] if known else Source(id=new_id(), name=name, kind=kind_of_name(name))
        return made[name]


_STATES = frozenset({"states", "kingdom", "republic", "federation"})
_BODIES = frozenset(
    {
        "kremlin",
        "ministry",
        "department",
        "house",
        "party",
        "union",
        "nations",
        "council",
        "agency",
        "reuters",
        "afp",
    }
)


def kind_of_name(name: str) -> SourceKind:
    """Guess what a new speaker is: two or three words are mostly a person, other single words a body or a state."""
    words = {word.lower() for word in name.split()}
    if words & _STATES:
        return SourceKind.STATE
    if words & _BODIES or len(words) == 1:
        return SourceKind.ORGANISATION
    return SourceKind.PERSON
