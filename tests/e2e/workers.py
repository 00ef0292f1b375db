"""Programs that work on a project until they are killed, and say a line for each change once it counts as saved."""

from __future__ import annotations

# Arguments: the project, a seed, and after how many changes to end (none: never).
ANNOTATING = """
import random, sys
from pathlib import Path
from annotator.core.errors import UserError
from annotator.core.ids import new_id
from annotator.core.spans import Span
from annotator.services import annotate, curate
from annotator.services.session import Session

chance = random.Random(int(sys.argv[2]))
left = int(sys.argv[3]) if len(sys.argv) > 3 else -1
with Session.open(Path(sys.argv[1]), annotator="worker") as session:
    labels = session.read.tag_set().labels
    articles = list(session.read.article_ids())
    print("ready", flush=True)
    while left:
        left -= 1
        known = [each for article in articles for each in session.read.annotations(article)]
        kind = chance.random()
        if kind < 0.6 or not known:
            start = chance.randrange(500)
            changes = session.run(
                annotate.add(
                    article_id=chance.choice(articles),
                    label_id=chance.choice(labels).id,
                    fragments=[Span(start, start + 20), Span(start + 30, start + 40)],
                )
            )
        elif kind < 0.7:
            changes = session.run(annotate.delete(annotation_ids=[chance.choice(known).id]))
        elif kind < 0.8:
            changes = session.run(annotate.set_speaker(annotation_id=chance.choice(known).id, name=str(kind)))
        elif kind < 0.9:
            changes = session.undo()
        else:
            changes = session.redo()
        if changes is not None:
            print(changes.seq, flush=True)
"""

# The window itself, without a display, driven by keys. Arguments: the project, a seed.
WINDOW = """
import random, sys
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from annotator import app

chance = random.Random(int(sys.argv[2]))

def act(window):
    window.page.reader.setFocus()
    key = chance.random()
    if key < 0.1:
        window.trigger("edit.undo")
    elif key < 0.15:
        window.trigger("edit.redo")
    elif key < 0.25:
        QTest.keyClicks(window.page.reader, "n")
    else:
        QTest.keyClicks(window.page.reader, "s" + chance.choice("cdq"))

def begin():
    from annotator.ui.main_window import MainWindow

    window = next(one for one in QApplication.topLevelWidgets() if isinstance(one, MainWindow))
    window.desk.session.subscribe(lambda changes, by: print(changes.seq, flush=True))
    print("ready", flush=True)
    timer = QTimer(window)
    timer.timeout.connect(lambda: act(window))
    timer.start(5)

def watch(what):
    if what == "article":
        QTimer.singleShot(0, begin)

sys.exit(app.main([sys.argv[1]], watch=watch))
"""

# A migration that takes a while. Arguments: the project.
MIGRATING = """
import sys
from pathlib import Path
from annotator.store.migrations.runner import migrate
from annotator.store.project import Project
from annotator.store.schema import SCHEMA_VERSION

def step(connection):
    connection.exec_driver_sql("CREATE TABLE fresh (pk INTEGER PRIMARY KEY, note TEXT)")
    for number in range(2000):
        connection.exec_driver_sql("INSERT INTO fresh VALUES (?, ?)", (number, "x" * 500))
        connection.exec_driver_sql("UPDATE articles SET title = title || 'x' WHERE pk = 1")

project = Project.open(Path(sys.argv[1]))
print("ready", flush=True)
migrate(project.connection, project.path, SCHEMA_VERSION, target=SCHEMA_VERSION + 1, steps={SCHEMA_VERSION + 1: step})
print("done", flush=True)
"""

# The window, which says what it hears and does what a line of standard input says. Arguments: the project.
WATCHING = """
import os, sys
from PySide6.QtCore import QSocketNotifier, QTimer
from PySide6.QtWidgets import QApplication
from annotator import app
from annotator.services import annotate

def say(words):
    print(words, flush=True)

def hear(changes, by):
    over = f", over {' '.join(sorted(changes.overtaken))}" if changes.overtaken else ""
    say(f"heard {changes.seq} by {changes.annotator}{over}")

def begin():
    from annotator.ui.main_window import MainWindow

    window = next(one for one in QApplication.topLevelWidgets() if isinstance(one, MainWindow))
    session, clock = window.desk.session, window.desk.bridge.findChild(QTimer)
    session.annotator = "window"
    session.subscribe(hear)
    banner = window.page.banner
    tell = banner.tell
    banner.tell = lambda words, **more: (say(f"told {words}"), tell(words, **more))

    def act():
        for line in os.read(0, 4096).decode().splitlines():
            if line == "pause":
                clock.stop()
                say("paused")
            else:
                _, one, words = line.split(" ", 2)
                session.run(annotate.set_note(annotation_id=one, note=words), by="reader")

    window.notifier = QSocketNotifier(0, QSocketNotifier.Type.Read, window)
    window.notifier.activated.connect(act)
    say(f"ready, looking every {clock.interval()} ms")

sys.exit(app.main([sys.argv[1]], watch=lambda what: what == "article" and QTimer.singleShot(0, begin)))
"""

# Fills its own disk at each write of each kind of work, and looks at what is left. Arguments: the project, how many
# moments of each kind at most. Says a line for each kind: its name, the writes it takes, what it was refused with.
FILLING = """
import ctypes, json, shutil, sys, tempfile
from pathlib import Path
from annotator.core.errors import UserError
from annotator.core.spans import Span
from annotator.services import annotate, curate
from annotator.services.session import Session
from annotator.services.transfer import ImportOptions, export_file, import_files
from annotator.services.wording import line
from annotator.store.failures import told_as_user_errors
from annotator.store.migrations.runner import migrate
from annotator.store.schema import SCHEMA_VERSION

seeded, most = Path(sys.argv[1]), int(sys.argv[2])
room = ctypes.CDLL(None).make_room_for
room.argtypes = [ctypes.c_long, ctypes.c_int]
folder = seeded.parent / "project.claims-full"
folder.mkdir()
many = seeded.parent / "many.jsonl"
many.write_text("".join(f'{{"text": "Article {n} says {"so " * 300}."}}\\n' for n in range(150)))

def mark(session):
    article = next(session.read.article_ids())
    label = session.read.tag_set().labels[0]
    return session.run(annotate.add(article_id=article, label_id=label.id, fragments=[Span(1, 9)]))

def bring(session):
    import_files(session, [many], ImportOptions(format="jsonl"))
    assert session.read.article_count() == 155, session.read.article_count()

def forward(session):
    def step(connection):
        connection.exec_driver_sql("CREATE TABLE fresh (pk INTEGER PRIMARY KEY, note TEXT)")
        connection.exec_driver_sql("UPDATE articles SET title = title || 'x'")

    with_next = {SCHEMA_VERSION + 1: step}
    with told_as_user_errors(session.path):  # as where a project is opened
        migrate(
            session._project.connection, session.path, SCHEMA_VERSION, target=SCHEMA_VERSION + 1, steps=with_next
        )

KINDS = {
    "annotating": mark,
    "importing": bring,
    "undoing": lambda session: session.undo(),
    "backup": lambda session: session.backup(session.path.parent / "copy.claims"),
    "new": lambda session: Session.create(session.path.parent / "new.claims", annotator="a").close(),
    "export": lambda session: export_file(session, session.path.parent / "out.jsonl", "jsonl"),
    "migration": forward,
}

def attempt(kind, writes, in_part):
    \"\"\"Do the work with room for so many writes; return what it was refused with, and check what is left.\"\"\"
    shutil.rmtree(folder)
    folder.mkdir()
    project = folder / "project.claims"
    shutil.copyfile(seeded, project)
    with Session.open(project, annotator="a") as session:
        mark(session)
        before, refused = session.read.last_seq(), None
        room(writes, in_part)
        try:
            KINDS[kind](session)
        except UserError as error:
            refused = error
        except OSError as error:
            assert kind == "export", error
            refused = UserError("export.cannot_write", file="", detail=error.strerror)
        finally:
            room(-1, 0)
        where = (kind, writes, refused)
        after = session.read.last_seq()
        if refused is not None:
            assert line(refused.trouble).isprintable()
            assert after == before, where
            assert session.verify().is_sound, where
            left = {each.name for each in folder.iterdir()} - {f"project{SUFFIX}" for SUFFIX in SUFFIXES}
            assert not left - {f"project.before-v{SCHEMA_VERSION + 1}.claims"}, (where, left)
            with Session.open(project, annotator="b") as other:
                assert other.read.last_seq() == before, where
            KINDS[kind](session)  # once there is room, it can be done, in the same window
            after = session.read.last_seq()
        if kind in {"annotating", "importing", "undoing"}:
            assert after == before + 1, where
        if kind == "migration":
            return refused
        room(0, 0)  # nothing can be written while it is closed
    room(-1, 0)
    with Session.open(project, annotator="a") as session:
        assert session.read.last_seq() == after, where
        result = session.verify()
        assert result.is_sound, (where, result.problems)
    return refused

SUFFIXES = (".claims", ".claims-wal", ".claims-shm")
for kind in KINDS:
    codes, count = set(), 0
    step = 1
    writes = 0
    while True:
        refused = attempt(kind, writes, count % 2)
        if refused is None:
            break
        codes.add(refused.code)
        count += 1
        writes += 1 + count // most  # where there are more moments than wanted, further and further apart
    print(json.dumps([kind, writes, count, sorted(codes)]), flush=True)
"""

# The window itself, without a display, which imports a file. Arguments: the project, the file.
IMPORTING = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from annotator import app

def begin():
    from annotator.ui.dialogs.import_dialog import ImportWish
    from annotator.ui.main_window import MainWindow

    window = next(one for one in QApplication.topLevelWidgets() if isinstance(one, MainWindow))
    window.desk.session.subscribe(lambda changes, by: print(changes.seq, flush=True))
    print("ready", flush=True)
    window.importing.import_files(ImportWish([Path(sys.argv[2])]))

def watch(what):
    if what == "article":
        QTimer.singleShot(0, begin)

sys.exit(app.main([sys.argv[1]], watch=watch))
"""
