"""One article with what is on it, and what the engines say of it: what to add, what to withdraw, what was decided."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from annotator.core.edits import Edit
from annotator.core.errors import Trouble, UserError
from annotator.core.ids import new_id
from annotator.core.spans import shared
from annotator.core.times import stamp
from annotator.core.values import Annotation, AnnotationStatus, ArticleStatus, Source, switched_on
from annotator.services.annotate import deletion
from annotator.services.operation import Context
from annotator.services.speaker_kinds import kind_of_name
from annotator.suggest.facts import facts_of
from annotator.suggest.learning import Decision
from annotator.suggest.registry import BUILT_IN, FAILED, INVALID, TIMED_OUT, ask, explanations
from annotator.suggest.repeats import RepeatsEngine

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from annotator.core.tagset import TagSet
    from annotator.core.values import Article, Region
    from annotator.services.session import Session
    from annotator.store.queries import Queries
    from annotator.suggest.base import Engine, Proposal
    from annotator.suggest.registry import EngineTrouble
    from annotator.suggest.rules.engine import RuleEngine

ORIGIN = "suggested:"
SUGGESTION = "suggestion"  # the key of `Annotation.extra` that holds confidence and reasons
_OWN = frozenset({BUILT_IN, RepeatsEngine.name})
_SAME = 0.5  # shared characters from which a person's own annotation stands for a proposal
_TURNED_DOWN = 0.8  # from which a proposal is one that was rejected before


def told(trouble: EngineTrouble, place: str) -> Trouble:
    """Return an engine's trouble with the code of its words; ``place`` is the article."""
    code = trouble.code.replace("_", ".", 1)
    facts: dict[str, str | int] = {"engine": trouble.engine, "detail": trouble.detail}
    if trouble.code == INVALID:
        facts["count"] = int(trouble.detail)
    return Trouble(code, facts, place)


def regions_of(article: Article | None, text: str, off: Collection[str]) -> tuple[Region, ...]:
    """Return what of an article is not its body, without what a rule found that is switched off."""
    return switched_on((article.regions if article else ()) or facts_of(text).regions, off)


def is_touched(annotation: Annotation) -> bool:
    """Tell whether somebody has changed a suggestion since it was made, without deciding on it."""
    return annotation.status is AnnotationStatus.SUGGESTED and annotation.updated != annotation.created


@dataclass(frozen=True, slots=True)
class Fresh:
    """A proposal and where it comes from."""

    engine: str
    proposal: Proposal
    label_id: str
    says: str = ""  # what a plug-in's rule says of itself: its engine is not there when a window explains

    @property
    def origin(self) -> str:
        """The origin of the annotation it becomes."""
        return f"{ORIGIN}{self.engine}/{self.proposal.rule}"


@dataclass(frozen=True, slots=True)
class Answers:
    """What the engines said of an article; ``halted`` are those that did not come to their end, and by which code."""

    fresh: list[Fresh]
    troubles: list[Trouble]
    halted: dict[str, str]


@dataclass(frozen=True, slots=True)
class Page:
    """One article with what is on it."""

    read: Queries
    article: Article
    text: str
    tag_set: TagSet
    annotations: Sequence[Annotation]
    register: Sequence[Source]
    off: Collection[str] = ()

    @classmethod
    def of(
        cls,
        read: Queries,
        article_id: str,
        register: Sequence[Source] | None = None,
        *,
        off: Collection[str] = (),
    ) -> Page:
        """Read an article, and the register of speakers where it is not given; raise `UserError` where it is gone.

        ``off`` names rules of regions that are switched off: what they found is the article's.
        """
        article = read.article(article_id)
        text = read.text(article.text_sha256) if article is not None else None
        if article is None or text is None:
            raise UserError("article.gone", id=article_id)
        known = read.sources() if register is None else register
        return cls(read, article, text, read.tag_set(), read.annotations(article_id), known, off)

    def asked(self, chosen: Sequence[Engine]) -> Answers:
        """Ask every engine; the first to propose a label and an extent has it."""
        regions = regions_of(self.article, self.text, self.off)
        found: dict[tuple[str, object], Fresh] = {}
        troubles: list[Trouble] = []
        halted: dict[str, str] = {}
        for engine in chosen:
            says = explanations(engine) if engine.name not in _OWN else {}
            outcome = ask(engine, self.text, regions, self.tag_set, self.register)
            troubles += (told(one, self.article.title or self.article.file) for one in outcome.troubles)
            halted |= {one.engine: one.code for one in outcome.troubles if one.code in {TIMED_OUT, FAILED}}
            for proposal in outcome.proposals:
                label = self.tag_set.named(proposal.label)
                if label is None or _is_said(found.values(), engine.name, proposal):
                    continue
                fresh = Fresh(engine.name, proposal, label.id, says.get(proposal.rule, ""))
                if engine.name == RepeatsEngine.name and self._is_settled(fresh):
                    continue  # what was marked here does not repeat itself
                found.setdefault((label.id, proposal.fragments), fresh)
        return Answers(list(found.values()), troubles, halted)

    def decisions(self, engine: RuleEngine) -> tuple[list[Decision], int]:
        """Return what was decided on the engine's candidates here, and how much it did not find."""
        accepted = [one for one in self.annotations if one.status is AnnotationStatus.ACCEPTED]
        rejected = [one for one in self.annotations if one.status is AnnotationStatus.REJECTED]
        if not accepted and not rejected:
            return [], 0
        regions = regions_of(self.article, self.text, self.off)
        shown = {
            (one.label, one.fragments)
            for one in engine.propose(self.text, regions, self.tag_set, self.register)
        }
        made = []
        found: set[str] = set()
        for one in engine.candidates(self.text, regions, self.tag_set, self.register):
            same = (each for each in accepted if shared(each.fragments, one.fragments) >= _SAME)
            best = next((each for each in same if each.id not in found), None)
            is_kept = best is not None
            is_no = any(shared(each.fragments, one.fragments) >= _SAME for each in rejected)
            if best is not None:
                found.add(best.id)
            if is_kept or is_no or self.article.status is ArticleStatus.DONE:
                is_shown = (one.label, one.fragments) in shown
                made.append(Decision(self.article.id, self.text, one, is_kept, is_shown))
        return made, len(accepted) - len(found)

    def edits(self, session: Session, answers: Answers, chosen: Sequence[Engine]) -> list[Edit]:
        """Return the edits that add what is new and withdraw what is not proposed any more.

        An engine that did not come to its end may have had more to say: nothing of it is withdrawn. Nor is a suggestion
        that somebody has moved, relabelled or written a note on, which is half a decision. What stands there twice,
        after two who asked apart have merged their projects, is left once, or not at all where one has decided on it.
        """
        fresh = answers.fresh
        now = stamp()
        proposed = {(one.label_id, one.proposal.fragments) for one in fresh}
        names = tuple(f"{ORIGIN}{each.name}/" for each in chosen if each.name not in answers.halted)
        there = {
            (each.label_id, each.fragments)
            for each in self.annotations
            if each.status is not AnnotationStatus.SUGGESTED
        }
        stale = []
        for each in self.annotations:
            if each.status is not AnnotationStatus.SUGGESTED or not each.origin.startswith(names):
                continue
            extent = (each.label_id, each.fragments)
            if extent in there or (extent not in proposed and not is_touched(each)):
                stale.append(each)
            there.add(extent)
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

    def is_kept(self, one: Fresh) -> bool:
        """Tell whether this very suggestion is there already and waits for a decision."""
        return any(
            each.status is AnnotationStatus.SUGGESTED
            and each.label_id == one.label_id
            and each.fragments == one.proposal.fragments
            for each in self.annotations
        )

    def _is_settled(self, one: Fresh) -> bool:
        """Tell whether the proposal is there already, or a person has decided on it or marked it by hand."""
        fragments = one.proposal.fragments
        for each in self.annotations:
            if each.label_id != one.label_id:
                continue
            if each.fragments == fragments:
                return True
            if each.start < fragments[-1].end and fragments[0].start < each.end:
                share = shared(each.fragments, fragments)
                if share >= _SAME and (each.status is AnnotationStatus.ACCEPTED or is_touched(each)):
                    return True
                if each.status is AnnotationStatus.REJECTED and share >= _TURNED_DOWN:
                    return True
        return False

    def annotation(self, one: Fresh, made: dict[str, Source], annotator: str, now: str) -> Annotation:
        """Return the proposal as an annotation; ``made`` takes its speaker, by name."""
        proposal = one.proposal
        speaker = self._speaker(proposal.speaker_name, made) if proposal.speaker_name.strip() else None
        kept: dict[str, Any] = {"confidence": round(proposal.confidence, 2), "why": dict(proposal.why)}
        if one.says:
            kept["says"] = one.says
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
        made[name] = (
            (exact or known)[0]
            if known
            else Source(id=new_id(), name=name, kind=kind_of_name(name, self.text))
        )
        return made[name]


def _is_said(found: Iterable[Fresh], engine_name: str, proposal: Proposal) -> bool:
    """Tell whether another engine has proposed about the same already."""
    return any(
        one.engine != engine_name
        and one.proposal.label == proposal.label
        and shared(one.proposal.fragments, proposal.fragments) >= _SAME
        for one in found
    )
