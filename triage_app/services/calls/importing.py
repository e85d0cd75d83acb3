"""The import of an old list into the log, and its undo.

Cases are written a hundred at a time: an import that is interrupted leaves a log that is whole,
and the same list goes on from there, because what is in the log already is left out.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from classifier.errors import UnreadableMessage
from classifier.parallel import IN_THIS_PROCESS, Workers
from classifier.reading.old_lists.columns import no_message_column
from classifier.reading.old_lists.old_list import BadRow, OldMessage
from classifier.reading.sources import Source
from classifier.records import Assessment
from triage_app.encryption.row_digests import RowDigests
from triage_app.imports import ImportState, ImportUndone, ListChoice, OldCase
from triage_app.records import Decision, Role
from triage_app.services.calls.old_lists import OldLists, decision_of
from triage_app.services.calls.triage import TriageService
from triage_app.store.imports import ImportLog, KnownText
from triage_app.store.message_json import text_key

AT_ONCE = 100  # cases in one transaction


class ImportService:
    """Imports lists into one log in the name of one person; raises StoreError with a sentence."""

    def __init__(
        self,
        lists: OldLists,
        triage: TriageService,
        log: ImportLog,
        actor: str,
        digests: Callable[[], RowDigests],
        role: Role = Role.AGENT,
    ) -> None:
        """`digests` tell the rows of erased cases again; it may raise StoreError."""
        self._lists, self._triage, self._log, self._actor = lists, triage, log, actor
        self._digests, self._role = digests, role

    def run(
        self,
        path: Path,
        choice: ListChoice,
        *,
        confirm: bool,
        workers: Workers | None = IN_THIS_PROCESS,
    ) -> Iterator[ImportState]:
        """Import a list; yield how far it is after each row, and at the end what was done.

        With `confirm` the judgements of the list become confirmations of this person. Raises
        UnreadableMessage when the list itself cannot be read, or has no column of messages.
        """
        known = _KnownTexts(self._log.known_texts(), self._digests())
        found_list = self._lists.open(path, choice)
        if not found_list.has_messages:
            raise no_message_column()
        rows = self._lists.rows(found_list)
        state, ready = ImportState(), list[OldCase]()
        for row, found in self._assessed(rows, workers):
            state = replace(state, done=state.done + 1)
            if isinstance(found, UnreadableMessage):
                state = self._with_problem(state, row.line, found)
            elif isinstance(row, OldMessage):
                case = self._case(row, found, confirm=confirm)
                same = known.take(case, is_dated=row.received is not None)
                if same is not None:
                    removed = state.removed + same.removed
                    state = replace(state, known=state.known + 1, removed=removed)
                else:
                    ready.append(case)
            if len(ready) == AT_ONCE:
                state = self._written(state, ready)
                ready = []
            yield state
        if ready:
            state = self._written(state, ready)
        yield replace(state, problems=tuple(sorted(state.problems, key=lambda one: one.line)))

    def undo(self, number: int | None, progress: Callable[[int], object]) -> ImportUndone:
        """Take back an import of this person, the last one if None (see `ImportLog.undo`)."""
        return self._log.undo(self._actor, number, progress, self._role)

    def _assessed(
        self, rows: Iterable[OldMessage | BadRow], workers: Workers | None
    ) -> Iterator[tuple[OldMessage | BadRow, Assessment | UnreadableMessage]]:
        """Yield the rows with their verdicts, in order."""
        waiting: deque[OldMessage | BadRow] = deque()

        def sources() -> Iterator[tuple[str, Source]]:
            for row in rows:
                waiting.append(row)
                yield str(row.line), row.error if isinstance(row, BadRow) else row.pasted

        for _, found in self._triage.assess_all(sources(), workers):
            yield waiting.popleft(), found

    def _case(self, row: OldMessage, assessment: Assessment, *, confirm: bool) -> OldCase:
        decision = decision_of(row)
        return OldCase(
            assessment,
            self._lists.opened(row),
            decision,
            confirmed=confirm and decision is not Decision.UNSURE,
            judged_by=self._lists.judge_of(row),
            keeps_text=self._lists.keeps_text(row, confirm=confirm),
        )

    def _written(self, state: ImportState, ready: list[OldCase]) -> ImportState:
        """Write cases in one transaction; return the state after it."""
        return replace(
            state,
            number=self._log.add(ready, self._actor, state.number, self._role),
            added=state.added + len(ready),
            without_text=state.without_text + sum(not case.keeps_text for case in ready),
            confirmed=state.confirmed + sum(case.confirmed for case in ready),
        )

    def _with_problem(self, state: ImportState, line: int, error: UnreadableMessage) -> ImportState:
        told = self._lists.problem(line, _about_line(line, error))
        return replace(state, problems=(*state.problems, told))


class _KnownTexts:
    """The texts of the cases in the log, each of which stands for one row.

    Two equal rows of one list are two cases; the same list a second time finds both.
    """

    def __init__(self, known: Iterable[KnownText], digests: RowDigests) -> None:
        self._digests = digests
        self._by_key: dict[str, list[KnownText]] = defaultdict(list)
        for one in known:
            self._by_key[one.key].append(one)

    def take(self, case: OldCase, *, is_dated: bool) -> KnownText | None:
        """Return what the log has of a case, taken out of what is known; None for a new one.

        A row without a date is the same as any with its text.
        """
        for key in self._keys(case):
            same = self._by_key.get(key, [])
            found = [one for one in same if one.opened == case.opened or not is_dated]
            if found:
                same.remove(found[-1])
                return found[-1]
        return None

    def _keys(self, case: OldCase) -> Iterator[str]:
        """Yield what a case may be known by, with its text, without it and erased."""
        seen = case.assessment
        keys = (text_key(seen.message.subject, seen.message.body), seen.fingerprint)
        yield from filter(None, keys)
        for key in filter(None, keys):
            yield from self._digests.possible(key)


def _about_line(line: int, error: UnreadableMessage) -> UnreadableMessage:
    """Return an error that names its line."""
    if error.sentence.values.get("number") == line:
        return error
    return UnreadableMessage("Line {number}: {reason}", number=line, reason=error.sentence)
