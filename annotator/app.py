"""The composition root: arguments -> folders -> log -> settings -> window -> session, each imported when it is due."""

from __future__ import annotations

import contextlib
import gc
import os
import sys
from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    from annotator.environment.logs import Log
    from annotator.environment.paths import Folders
    from annotator.services.session import Session
    from annotator.services.settings import Settings
    from annotator.ui.arguments import Wish
    from annotator.ui.main_window import MainWindow

NAME = "claims-annotator"
DONE, SHORT, NOTHING = 0, 1, 2  # exit codes: all done; something fell short; nothing was done

_DISPLAY_LIBRARIES = (
    "libglib2.0-0 libgl1 libegl1 libxkbcommon0 libfontconfig1 libdbus-1-3 libxcb-cursor0 libxkbcommon-x11-0"
)
_HOW_TO_SEE = (
    "To work in a window, start it where there is a display: on a desktop, over ssh -X, or under a virtual one"
    " (xvfb-run). Everything but reading also works from the shell: claims-annotator --help"
)


def run() -> None:
    """Start the program as its console script does."""
    from annotator import cli

    cli.heed_signals(sys.argv[1:])
    sys.exit(main())


def main(argv: Sequence[str] | None = None, *, watch: Callable[[str], None] | None = None) -> int:
    """Do what the arguments say and return the exit code.

    ``watch`` hears of ``window`` and of ``article``, each when it was first painted: benchmarks listen there.
    """
    arguments = list(sys.argv[1:] if argv is None else argv)
    if arguments:
        from annotator import cli
        from annotator.environment.itself import TRAIN

        if arguments == [TRAIN]:
            from annotator.suggest.sequence_wire import end, serve

            end(serve())

        if cli.is_command(arguments):
            return cli.main(arguments, window=WindowChecks())
        if "--version" in arguments:
            return cli.say_version()
    from annotator.ui.arguments import Wrong, understood

    try:
        wish = understood(arguments)
    except Wrong as error:
        _complain(str(error))
        return NOTHING
    return _open_window(wish, watch)


# -- the window -----------------------------------------------------------------------------------------------------


def _open_window(wish: Wish, watch: Callable[[str], None] | None) -> int:
    from annotator.environment.display import has_display
    from annotator.environment.paths import expanded, folders
    from annotator.ui.arguments import no_project

    is_seen = has_display()
    if not is_seen:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        # That platform has no window manager, and says so of every window.
        os.environ.setdefault("QT_LOGGING_RULES", "default.warning=false")
    places = folders(wish.profile or None)
    path = expanded(wish.project) if wish.project else places.default_project
    problem = no_project(path, NAME) if wish.project else ""
    if problem and (not is_seen or os.environ.get("QT_QPA_PLATFORM") == "offscreen"):
        _complain(problem)
        return NOTHING
    from annotator.environment.logs import Log

    log = Log(places.log)
    try:
        return _Start(wish, places, path, log, watch).run(is_seen=is_seen)
    except ImportError as error:
        if not str(error).startswith("lib") and ".so" not in str(error):
            raise
        _complain(f"Qt: {error}; install what it needs, on Debian: apt install {_DISPLAY_LIBRARIES}")
        return NOTHING
    finally:
        log.close()


class _Start:
    """One start of the window: what is made on the way, until it closes."""

    def __init__(
        self, wish: Wish, places: Folders, path: Path, log: Log, watch: Callable[[str], None] | None
    ) -> None:
        self._wish, self._places, self._path, self._log = wish, places, path, log
        self._watch = watch or (lambda _what: None)
        self._code = DONE

    def run(self, *, is_seen: bool) -> int:
        """Open the window and stay until it closes; without a display, take its picture and go."""
        from annotator.services import settings

        loaded = settings.load(self._places.settings)
        app, window = compose(self._places, loaded.settings, language=self._wish.language)

        def furnish() -> None:
            from annotator.ui.messages import tell_uncaught

            window.furnish()
            self._log.watch(partial(tell_uncaught, window.desk))
            for trouble in loaded.troubles:
                window.fail(trouble)

        if not is_seen:
            furnish()
            return self._take_picture(window)
        from annotator.ui.application import quit_on_signals

        def go_on() -> None:
            self._watch("window")
            furnish()
            self._after_first_paint(app, window)
            gc.enable()
            gc.freeze()  # what is there now stays: no collection need look at it

        restore = quit_on_signals(window)
        window.painted.connect(go_on)
        gc.disable()  # a start makes much and drops nothing
        window.show()
        window.activateWindow()  # where no window manager gives the keyboard to a new window
        app.exec()
        restore()
        window.deleteLater()
        return self._code

    def _after_first_paint(self, app: QApplication, window: MainWindow) -> None:
        from annotator.core.errors import UserError
        from annotator.environment.resources import resource
        from annotator.services.opening import open_project
        from annotator.ui.application import PaintWatch, set_icon

        try:
            session = open_project(self._path, window.settings.annotator, is_default=not self._wish.project)
            seen = PaintWatch(window.page.reader.viewport())
            seen.painted.connect(lambda: self._watch("article"))
            seen.painted.connect(window.safekeeping.keep_copy)
            window.open_session(session)
        except UserError as error:
            self._code = NOTHING
            _complain(_as_line(error))
            if os.environ.get("QT_QPA_PLATFORM") == "offscreen":
                window.close()
                return
            window.desk.project_opened.connect(lambda: setattr(self, "_code", DONE))
            window.program.tell_not_open(self._path, error.trouble)
            return
        set_icon(app, resource("icons/claims-annotator.png"))

    def _take_picture(self, window: MainWindow) -> int:
        """Show the project once where nobody can see it: a picture of the window and the project as a file."""
        from annotator.core.errors import UserError
        from annotator.core.values import AnnotationStatus
        from annotator.services.opening import open_project
        from annotator.services.transfer import ExportOptions, export_file
        from annotator.ui.application import save_picture

        try:
            with open_project(
                self._path, window.settings.annotator, is_default=not self._wish.project
            ) as session:
                rows = self._places.data / f"{session.path.stem}.jsonl"
                self._places.data.mkdir(parents=True, exist_ok=True)
                export_file(session, rows, "jsonl", ExportOptions(statuses=frozenset(AnnotationStatus)))
                image = self._places.data / "window.png"
                show_project(window, session)
                save_picture(window, image)
                window.close()
        except UserError as error:
            _complain(_as_line(error))
            return NOTHING
        except OSError as error:
            _complain(
                f"{error.filename or self._places.data}: {error.strerror}; choose another folder with --profile DIR"
            )
            return NOTHING
        sys.stdout.write(
            f"There is no display here. This is what the window shows, and what the project holds:\n"
            f"  {image}\n  {rows}\n{_HOW_TO_SEE}\n"
        )
        return DONE


def compose(places: Folders, settings: Settings, *, language: str = "") -> tuple[QApplication, MainWindow]:
    """Return the application and the window: its frame, without panels and project yet, and not shown."""
    from annotator.environment.itself import training
    from annotator.environment.resources import resource
    from annotator.services.settings import save
    from annotator.ui.application import application
    from annotator.ui.look import Look
    from annotator.ui.main_window import MainWindow
    from annotator.ui.window_state import WindowState

    try:
        translations = resource("translations")
    except FileNotFoundError:
        translations = None
    app = application(language or settings.language, translations)
    look = Look(app, resource, settings.theme.value)
    window = MainWindow(
        look,
        settings,
        WindowState(places.window_state),
        lambda chosen: save(places.settings, chosen),
        backups=places.backups,
        models=places.learned,
        trainer=training(),
        default_project=places.default_project,
    )
    look.setParent(window)
    return app, window


def show_project(window: MainWindow, session: Session) -> None:
    """Show a project in a window that nobody sees, and let it settle."""
    from PySide6.QtCore import QCoreApplication

    window.show()
    window.resize(1280, 800)
    window.open_session(session)
    for _turn in range(4):
        QCoreApplication.processEvents()


class WindowChecks:
    """What the shell asks of Qt and of the window."""

    def qt_version(self) -> str:
        """Import what the window needs, and return Qt's version; raise `ImportError` where a library is missing."""
        from PySide6 import QtGui, QtWidgets
        from PySide6.QtCore import qVersion

        _ = QtGui.QGuiApplication, QtWidgets.QApplication
        return qVersion()

    def screenshot(self, project: Path, target: Path) -> None:
        """Write a picture of the real window on a project to a PNG file. Raises `UserError` or `OSError`."""
        import tempfile

        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        os.environ.setdefault("QT_LOGGING_RULES", "default.warning=false")
        from annotator.environment.paths import folders
        from annotator.services.opening import open_project
        from annotator.services.settings import Settings
        from annotator.ui.application import save_picture

        with tempfile.TemporaryDirectory() as profile, open_project(project, "self-test") as session:
            _app, window = compose(folders(profile), Settings(annotator="self-test"))
            window.furnish()
            window.state.dismiss_card()
            show_project(window, session)
            save_picture(window, target)
            window.close()
            window.deleteLater()

    def print_pdf(self, html: str, progress: Callable[[int, int], None]) -> bytes:
        """Return HTML as a PDF, also where there is no display; raise `ImportError` where a library is missing."""
        from annotator.ui.printing import print_anywhere

        return print_anywhere(html, progress)


def _as_line(error: Exception) -> str:
    from annotator.core.errors import UserError
    from annotator.services.wording import line

    return line(error.trouble) if isinstance(error, UserError) else str(error)


def _complain(words: str) -> None:
    with contextlib.suppress(OSError, AttributeError):  # no room, or no such stream: the exit code says it
        sys.stderr.write(f"{NAME}: error: {words}\n")
