"""Old lists of judged messages: how one would be imported. Nothing is written here."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from datetime import datetime, timedelta
from pathlib import Path

from classifier.errors import UnreadableMessage
from classifier.masking.message import mask_text
from classifier.reading.child_process import Stop
from classifier.reading.old_lists.columns import letter
from classifier.reading.old_lists.judgements import Judgement
from classifier.reading.old_lists.old_list import BadRow, OldList, OldMessage, open_list
from classifier.reading.old_lists.roles import Role
from classifier.text.cleaning import clean_line
from triage_app.clock import Clock, stamp
from triage_app.imports import LineProblem, ListChoice, ListColumn, ListPreview, ListRow
from triage_app.records import Decision
from triage_app.settings import Settings
from triage_app.store.retention import Retention, reason_to_remove
from triage_app.wording.words import words_in

FIRST_ROWS = 20  # of a preview
JUDGE_CHARACTERS = 64  # of a name in the ledger
_TEXT_CHARACTERS = 160
_NAME_CHARACTERS = 60
_ONLY_NAME = re.compile(r"[^\W\d_]+(?:[ .'’-]{1,2}[^\W\d_]+)*\.?")
_TOMORROW = timedelta(days=1)  # clocks and time zones differ


class OldLists:
    """Opens old lists for one desk; usable in any thread."""

    def __init__(self, settings: Settings, clock: Clock, known_numbers: frozenset[str]) -> None:
        """`known_numbers` are the public phone numbers that are not masked."""
        self._language, self._clock, self._known_numbers = (
            settings.language,
            clock,
            known_numbers,
        )
        self._kept = Retention(
            legit_days=settings.retention_legit_days,
            unlabelled_days=settings.retention_unlabelled_days,
            longest_days=settings.retention_longest_days,
        )

    def open(self, path: Path, choice: ListChoice, stop: Stop | None = None) -> OldList:
        """Return a list with its columns; raise UnreadableMessage with a sentence."""
        columns = {Role(role): name for role, name in choice.columns.items()}
        words = {word: Judgement(meaning) for word, meaning in choice.words.items()}
        return open_list(path, columns, words, stop)

    def rows(self, found: OldList) -> Iterable[OldMessage | BadRow]:
        """Yield the rows of a list; those of days that are still to come cannot be taken."""
        latest = self._clock() + _TOMORROW
        for row in found.rows():
            if isinstance(row, OldMessage) and self._date(row) > latest:
                yield BadRow(row.line, _in_future(row.line))
            else:
                yield row

    def preview(
        self, path: Path, choice: ListChoice, *, confirm: bool = True, stop: Stop | None = None
    ) -> ListPreview:
        """Return how a list would be imported; `confirm` as in an import.

        It has no rows when no column is taken for the messages. Raises UnreadableMessage with a
        sentence.
        """
        found = self.open(path, choice, stop)
        first: list[ListRow] = []
        problems: list[LineProblem] = []
        decisions: Counter[str] = Counter()
        without_text = 0
        days: list[str] = []
        for row in self.rows(found) if found.has_messages else ():
            if isinstance(row, BadRow):
                problems.append(self.problem(row.line, row.error))
                continue
            decisions[decision_of(row)] += 1
            without_text += not self.keeps_text(row, confirm=confirm)
            if row.received is not None:
                days.append(self.opened(row))
            if len(first) < FIRST_ROWS:
                first.append(self._shown(row, confirm=confirm))
        return ListPreview(
            sheet=self._masked(found.sheet, _NAME_CHARACTERS),
            columns=self._columns(found),
            month_first=found.columns.month_first,
            rows=tuple(first),
            readable=decisions.total(),
            decisions={one: decisions[one] for one in Decision if decisions[one]},
            without_text=without_text,
            oldest=min(days, default=""),
            newest=max(days, default=""),
            problems=tuple(problems),
        )

    def opened(self, row: OldMessage) -> str:
        """Return the date of a case from a row: its own, or now where the list has none."""
        return stamp(self._clock() if row.received is None else row.received)

    def _date(self, row: OldMessage) -> datetime:
        return datetime.fromisoformat(self.opened(row))

    def keeps_text(self, row: OldMessage, *, confirm: bool) -> bool:
        """Return whether the text of a row may be kept: its retention period has not ended."""
        now = self._clock()
        decision = decision_of(row)
        label = decision.value if confirm and decision is not Decision.UNSURE else None
        return not reason_to_remove(self.opened(row), label, stamp(now), now, self._kept)

    def judge_of(self, row: OldMessage) -> str:
        """Return who judged a message: the name of a colleague, anything else masked."""
        judge = clean_line(row.untrusted_judge, JUDGE_CHARACTERS)
        return judge if _ONLY_NAME.fullmatch(judge) else self._masked(judge, JUDGE_CHARACTERS)

    def problem(self, line: int, error: UnreadableMessage) -> LineProblem:
        """Return the sentence about a line that cannot be taken."""
        return LineProblem(line, words_in(self._language)(error))

    def _shown(self, row: OldMessage, *, confirm: bool) -> ListRow:
        pasted = row.pasted
        return ListRow(
            line=row.line,
            date="" if row.received is None else self.opened(row),
            decision=decision_of(row),
            judged_by=self.judge_of(row),
            channel=pasted.channel.value if pasted.channel else "",
            sender=self._masked(pasted.untrusted_sender, _NAME_CHARACTERS),
            subject=self._masked(pasted.untrusted_subject, _TEXT_CHARACTERS),
            text=self._masked(str(pasted.untrusted_content), _TEXT_CHARACTERS),
            keeps_text=self.keeps_text(row, confirm=confirm),
        )

    def _columns(self, found: OldList) -> tuple[ListColumn, ...]:
        roles = {place: role.value for role, place in found.columns.places.items()}
        return tuple(
            ListColumn(letter(at), self._masked(name, _NAME_CHARACTERS), roles.get(at, ""))
            for at, name in enumerate(found.columns.names)
        )

    def _masked(self, untrusted_text: str, length: int) -> str:
        """Return a text on one line, masked before it is cut: half a number is not recognised."""
        line = clean_line(untrusted_text, len(untrusted_text))
        return mask_text(line, self._known_numbers)[0][:length]


def decision_of(row: OldMessage) -> Decision:
    """Return what a list says of a message; unsure where it says nothing."""
    return Decision(row.judgement.value) if row.judgement else Decision.UNSURE


def _in_future(line: int) -> UnreadableMessage:
    return UnreadableMessage("Line {number}: its date is still to come.", number=line)
