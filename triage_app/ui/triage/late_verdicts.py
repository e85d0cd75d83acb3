"""What comes later for a verdict that stands: what would change it, the pictures, another model.

Nothing here waits for the agent, and nothing that the agent answered is changed.
"""

from __future__ import annotations

from collections.abc import Callable

from classifier.errors import VigieError
from classifier.reading.remarks import PICTURES_WAIT
from classifier.records import Pasted
from triage_app.records import Triage
from triage_app.ui.triage.call import Call
from triage_app.ui.triage.calls import Calls
from triage_app.ui.triage.message_reader import MessageReader, Verdict
from triage_app.ui.worker import JobRunner


class LateVerdicts:
    """Asks for what completes or replaces verdicts, and gives the next state of the calls."""

    def __init__(
        self,
        worker: JobRunner,
        reader: MessageReader,
        calls: Callable[[], Calls],
        replace_verdicts: Callable[[Calls], object],
        report: Callable[[VigieError], object],
    ) -> None:
        """`calls` is asked for the state of now; `replace_verdicts` takes the next one."""
        self._worker, self._reader = worker, reader
        self._calls, self._replace, self._report = calls, replace_verdicts, report

    def complete(self, triage: Triage) -> None:
        """Ask what would change a verdict, while the agent reads it already."""
        state = self._calls()
        calls = (state.current, *state.held)
        if any(one and one.triage is triage and not one.changes_known for one in calls):
            self._worker.call(
                lambda desk: desk.triage.with_changes(triage),
                lambda whole: self._replace(self._calls().completed(triage, whole)),
            )

    def look_at_pictures(self, source: Pasted, triage: Triage) -> None:
        """Renew a verdict by what the pictures of its mail hold, if some wait."""
        message = triage.assessment.message
        if PICTURES_WAIT in message.remarks:
            self._reader.look_at_pictures(
                source,
                Verdict(
                    lambda found: self._replace(self._calls().renewed(message, found)),
                    lambda _: self._replace(self._calls().renewed(message, None)),
                ),
            )

    def judge_again(self, wanted: Callable[[Triage], bool], *more: Call) -> None:
        """Judge the masked messages of the open calls and of `more` again."""
        state = self._calls()
        calls = (state.open_call, *state.held, *more)
        verdicts = [one.triage for one in calls if one and one.triage and wanted(one.triage)]
        if verdicts:
            self._worker.call(
                lambda desk: [desk.triage.judge(one.assessment.message) for one in verdicts],
                lambda found: self._replace(self._calls().judged_again(verdicts, found)),
                self._report,
            )
