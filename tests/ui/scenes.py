"""The seeds as an analyst leaves them: articles with claims, denials and quotes, for pictures of the window.

Run as a program it writes one picture: ``python -m tests.ui.scenes PROFILE TARGET [THEME [WIDTHxHEIGHT]]``.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from annotator.core.spans import Span
from annotator.core.values import AnnotationStatus, ArticleStatus
from annotator.services import annotate, curate

if TYPE_CHECKING:
    from annotator.services.session import Session

PESKOV, PASHINYAN = "Dmitry Peskov", "Nikol Pashinyan"
CHOSEN = "rejected a suggestion"  # the annotation that is selected begins with these words


def annotate_seeds(session: Session) -> str:
    """Annotate the five articles; return the id of the annotation that a picture shows selected."""
    labels = {label.name: label.id for label in session.read.tag_set()}
    chosen = ""
    for article_id in session.read.article_ids():
        article = session.read.article(article_id)
        assert article is not None
        text = session.read.text(article.text_sha256) or ""

        def span(first: str, last: str = "", text: str = text) -> Span:
            start = text.index(first)
            return Span(start, text.index(last, start) + len(last) if last else start + len(first))

        def add(label: str, *parts: Span, who: str = "", article_id: str = article_id, **more: object) -> str:
            made = session.run(
                annotate.add(article_id=article_id, label_id=labels[label], fragments=parts, **more)  # type: ignore[arg-type]  # as `annotate.add` takes them
            )
            name = made.edits[0].id
            if who:
                session.run(annotate.set_speaker(annotation_id=name, name=who))
            return name

        if article.file.startswith("001_"):
            chosen = add(
                "denial", span(CHOSEN, "wider region"), who="Kremlin",
                source=[span("The Kremlin")], cue=[span("rejected a suggestion")],
                attributes={"quote_type": "indirect"},
            )  # fmt: skip
            add("claim", span("that Russia had failed", "wider region"), who=PASHINYAN)
            add("claim", span("accused Russia of failing", "Karabakh region"), who=PASHINYAN)
            add("quote", span("“...we see", "is not here,”"), who=PASHINYAN, source=[span("he said")])
            add("claim", span("is itself leaving the region"), who=PASHINYAN)
            add(
                "claim", span("that Russia, which has", "Armenia"), span("planned to continue", "South Caucasus"),
                who=PESKOV, source=[span("Kremlin spokesman Dmitry Peskov")],
            )  # fmt: skip
            add("denial", span("had no plans", "activities there"), who=PESKOV)
            add("denial", span("had also suggested", "in Ukraine"), status=AnnotationStatus.SUGGESTED)
            add("quote", span("“We cannot agree", "theses,”"), who=PESKOV)
            add("denial", span("“We cannot agree", "theses,”"), who=PESKOV)
            continue
        # The other articles: what stands between quotation marks, and a sentence here and there.
        at, number = 400, 0
        while (at := text.find("“", at)) >= 0 and number < 6:
            end = text.find("”", at)
            if 20 < end - at < 300:
                add(("quote", "claim", "quote", "denial")[number % 4], Span(at, end + 1), who=PESKOV)
                number += 1
            at = end + 1 if end > at else len(text)
    ids = list(session.read.article_ids())
    for article_id, publisher in zip(
        ids, ("Al Mayadeen", "Al Arabiya", "ARKA", "Reuters", "TASS"), strict=True
    ):
        session.run(curate.set_article_facts(article_id=article_id, publisher=publisher))
    session.run(curate.set_article_status(article_ids=ids[:1], status=ArticleStatus.DONE))
    session.run(curate.set_article_status(article_ids=ids[1:2], status=ArticleStatus.OPEN))
    return chosen


def main(profile: str, target: str, theme: str = "light", size: str = "1280x800") -> None:
    """Write a picture of the real window, of this size in pixels of the layout."""
    from PySide6.QtCore import QCoreApplication

    from annotator.app import compose
    from annotator.environment.paths import folders
    from annotator.services.opening import open_project
    from annotator.services.settings import Settings, Theme
    from annotator.ui.application import save_picture

    places = folders(profile)
    session = open_project(places.default_project, "alice", is_default=True)
    chosen = annotate_seeds(session)
    _app, window = compose(places, Settings(annotator="alice", theme=Theme(theme)))
    window.furnish()
    window.state.dismiss_card()
    width, height = map(int, size.split("x"))
    window.resize(width, height)
    window.show()
    window.open_session(session)
    annotation = session.read.annotation(chosen)
    assert annotation is not None
    window.host.go_to(annotation.article_id, annotation_id=chosen)
    window.page.reader.verticalScrollBar().setValue(0)
    for _turn in range(8):
        QCoreApplication.processEvents()
    window.inspector.settle()
    window.progress.look()
    QCoreApplication.processEvents()
    save_picture(window, Path(target))
    window.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
