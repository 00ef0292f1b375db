"""The agreement of annotators: its view, counted in a job, and the decisions about places where they differ."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication

from annotator.ui.actions import Scope, plain

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtWidgets import QWidget

    from annotator.analysis.disagreements import Disagreement
    from annotator.services.operation import Operation
    from annotator.ui.jobs import Job, Progress
    from annotator.ui.main_window import MainWindow
    from annotator.ui.views.agreement_view import AgreementView

VIEW = "agreement"
_DECISIONS = ("agreement.first", "agreement.second", "agreement.both", "agreement.merge")


class Agreeing:
    """Opens the view and does what its keys and buttons ask for."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._desk = window.desk
        self._job: Job | None = None
        self._again: bool | None = None  # counting was asked for while a job counts: also the places?

    def table(self) -> Mapping[str, Callable[[], object]]:
        """Return what answers to which action."""
        return {
            "view.agreement": self.show,
            "agreement.first": lambda: self._decide("first"),
            "agreement.second": lambda: self._decide("second"),
            "agreement.both": lambda: self._decide("both"),
            "agreement.merge": lambda: self._decide("merge"),
        }

    def show(self) -> None:
        """Open the view."""
        self._window.host.open(VIEW, _words("Agreement"), self._make)
        self._window.enable()

    def _make(self) -> QWidget:
        from annotator.ui.views.agreement_view import AgreementView

        actions = self._window.actions_
        texts = {row.id: plain(row.text) for row in actions.rows()}
        view = AgreementView(
            self._desk, [(one, texts[one], ", ".join(actions.keys(one))) for one in _DECISIONS]
        )
        view.open_requested.connect(self._window.connecting.open_door)
        view.count_requested.connect(lambda: self._count(view, with_places=True))
        view.figures_requested.connect(lambda: self._count(view, with_places=False))
        view.decision_requested.connect(self._window.trigger)
        actions.place(Scope.DIFFERENCES, (view.table, view.doors))
        view.destroyed.connect(lambda _gone: actions.place(Scope.DIFFERENCES, ()))
        self._job = None
        self._count(view, with_places=True)
        return view

    def _count(self, view: AgreementView, *, with_places: bool) -> None:
        session = self._desk.session
        if session is None:
            return
        if self._job is not None:
            self._again = bool(self._again) or with_places
            return
        path = session.path
        if with_places:
            view.begin()

        def work(progress: Progress) -> tuple[dict[str, Any], Any]:
            from annotator.services.adjudicate import places
            from annotator.services.agreeing import agreement_of, as_json
            from annotator.services.session import Session

            with Session.open(path, annotator="") as own, own.snapshot() as read:
                figures = as_json(agreement_of(read, progress))
                return figures, places(read, progress) if with_places else None

        job = self._job = self._window.jobs.start(
            _words("Compare the annotators"), work, is_quiet=not with_places
        )
        # The view is the receiver of the signals, so that one closed meanwhile hears nothing.
        job.succeeded.connect(view.show_result)
        job.refused.connect(self._window.fail)
        job.broke.connect(self._desk.broke)
        for end in (job.refused, job.broke, job.was_cancelled):
            end.connect(view.tell_cancelled)
        job.ended.connect(lambda: self._go_on(job))

    def _go_on(self, job: Job) -> None:
        if job is not self._job:
            return
        self._job, again, self._again = None, self._again, None
        view = self._view()
        if again is not None and view is not None:
            self._count(view, with_places=again)

    def _decide(self, how: str) -> None:
        from annotator.services import adjudicate

        view = self._view()
        difference = view.chosen_difference() if view is not None else None
        if view is None or difference is None:
            return
        if how == "merge" and len(difference.present) < 2:
            self._window.status.hint(_words("Only one of the two has marked this: keep it, or reject it."))
            return
        makers: dict[str, Callable[[Disagreement], Operation]] = {
            "first": lambda one: adjudicate.keep(one, first=True),
            "second": lambda one: adjudicate.keep(one, first=False),
            "both": adjudicate.keep_both,
            "merge": adjudicate.merge,
        }
        self._desk.run(makers[how](difference), by=self)

    def _view(self) -> AgreementView | None:
        from annotator.ui.views.agreement_view import AgreementView

        view = self._window.host.view(VIEW)
        return view if isinstance(view, AgreementView) else None


def _words(source: str) -> str:
    return QCoreApplication.translate("Agreeing", source)
