"""Makes the fixture of the present schema version: a project with a little of everything, and its native JSONL.

Run it once when a version of the program is released that has a new schema version, never again for an old one:
``python tests/data/projects/make.py`` writes ``v<N>.claims.gz`` and ``v<N>.jsonl`` beside itself.
"""

from __future__ import annotations

import gzip
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[2]))


def main() -> None:
    """Make both files."""
    from annotator.core.spans import Span
    from annotator.services import annotate, connect, curate, speakers
    from annotator.services.documents import ALL_STATUSES
    from annotator.services.session import Session
    from annotator.services.transfer import ExportOptions, add_seeds, export_file
    from annotator.store.schema import SCHEMA_VERSION

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "p.claims"
        with Session.create(path, annotator="alice") as session:
            add_seeds(session)
            articles = list(session.read.article_ids())
            labels = session.read.tag_set().labels
            made = []
            for n, article_id in enumerate(articles):
                for k, label in enumerate(labels):
                    spans = [Span(40 * k + n, 40 * k + n + 12), Span(40 * k + n + 20, 40 * k + n + 30)]
                    run = annotate.add(
                        article_id=article_id, label_id=label.id, fragments=spans[: 1 + (k + n) % 2]
                    )
                    made.append(session.run(run).edits[0].id)
            session.run(annotate.set_speaker(annotation_id=made[0], name="Dmitry Peskov"))
            source = session.read.sources()[0]
            session.run(speakers.change_speaker(speaker_id=source.id, note="spokesman", aliases=("Peskov",)))
            session.run(annotate.set_note(annotation_id=made[1], note="“Сказано” \x00 😀"))
            session.run(annotate.set_source_words(annotation_id=made[1], spans=[Span(2, 9)]))
            session.run(annotate.set_attribute(annotation_id=made[2], name="quote_type", value="direct"))
            session.run(connect.add_link(type="denies", from_id=made[1], to_id=made[3]))
            session.run(connect.make_statement(annotation_ids=[made[0], made[3]], wording="What is claimed"))
            session.run(curate.set_article_facts(article_id=articles[1], title="Another title"))
            session.annotator = "bob"
            session.run(annotate.delete(annotation_ids=[made[5]]))
            session.undo()
            session.redo()
            assert session.verify().is_sound
            export_file(
                session, HERE / f"v{SCHEMA_VERSION}.jsonl", "jsonl", ExportOptions(statuses=ALL_STATUSES)
            )
        (HERE / f"v{SCHEMA_VERSION}.claims.gz").write_bytes(gzip.compress(path.read_bytes(), 9, mtime=0))


if __name__ == "__main__":
    main()
