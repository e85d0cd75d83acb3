"""One call as a plain record: a caller's message, its verdict, and all that was answered. No Qt.

Times are seconds of a clock of which only differences count (`now`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from classifier.reading.remarks import without_pictures
from classifier.records import Band, BandReason, Channel, Message, Pasted
from triage_app.records import Answers, Case, NewCase, Triage

HISTORY = 20  # logged cases that can be taken back
_CORRECTED = 20_000  # characters; nobody corrects a longer file, and the fields would be slow


@dataclass(frozen=True, slots=True)
class Stopwatch:
    """The time one call takes, without its pauses."""

    counted: float = 0.0  # seconds until the last pause
    since: float | None = None  # when it was started; None while it stands still

    @property
    def running(self) -> bool:
        """Return whether the stopwatch is running."""
        return self.since is not None

    def seconds(self, now: float) -> int:
        """Return the seconds counted so far, rounded down."""
        running = 0.0 if self.since is None else now - self.since
        return max(0, round(self.counted + running))

    def started(self, now: float) -> Stopwatch:
        """Return it counting; one that runs goes on as it is."""
        return self if self.running else replace(self, since=now)

    def paused(self, now: float) -> Stopwatch:
        """Return it standing still; one that stands still stays as it is."""
        return self if self.since is None else Stopwatch(self.counted + now - self.since)


def shown_time(seconds: int) -> str:
    """Return seconds as minutes and seconds ("2:07")."""
    return f"{seconds // 60}:{seconds % 60:02d}"


@dataclass(frozen=True, slots=True)
class Typed:
    """The unmasked content of the fields; kept in memory only, for corrections."""

    untrusted_text: str = ""
    untrusted_page: str = ""  # HTML of a paste whose text was not edited
    channel: Channel | None = None  # guessed when None
    untrusted_sender: str = ""
    untrusted_subject: str = ""
    picture: object | None = None  # the window's own picture, which the text is read off

    @property
    def is_empty(self) -> bool:
        """Return whether there is no message, not even as a picture."""
        return not self.untrusted_text.strip() and self.picture is None

    @property
    def pasted(self) -> Pasted:
        """Return what is judged: the page where there is one, else the text."""
        content = self.untrusted_page or self.untrusted_text
        return Pasted(content, self.channel, self.untrusted_sender, self.untrusted_subject)


@dataclass(frozen=True, slots=True)
class CallNotes:
    """What stands in the two fields beside a call; kept in memory only, as it was typed."""

    untrusted_note: str = ""
    untrusted_reference: str = ""  # of the caller's file
    reference_lost: bool = False  # there was one, and it was not kept

    @property
    def after_logging(self) -> CallNotes:
        """Return what is still kept of them once their case is logged: the log has the note."""
        return CallNotes("", self.untrusted_reference, self.reference_lost)

    @property
    def without_reference(self) -> CallNotes:
        """Return them without the reference."""
        return replace(
            self,
            untrusted_reference="",
            reference_lost=self.reference_lost or bool(self.untrusted_reference),
        )


@dataclass(frozen=True, slots=True)
class Call:
    """One caller's message, from the first letter to the logged case."""

    number: int  # id of the call in this run of the program
    typed: Typed = Typed()
    triage: Triage | None = None  # None before the verdict, and while it is asked for again
    answers: Answers = field(default_factory=Answers)
    stopwatch: Stopwatch = Stopwatch()
    question: int = 0  # which verdict is on its way; 0 when none is
    band_seen: bool = False  # a correction hides nothing again
    changes_known: bool = False  # whether it was worked out what would change the verdict
    notes: CallNotes = CallNotes()
    original: Typed = Typed()  # what stood in the fields when the verdict was asked for

    @property
    def is_edited(self) -> bool:
        """Return whether something was written since the verdict was asked for."""
        return self.triage is not None and self.typed != self.original

    def recognised(self, message: Message) -> Call:
        """Return the call with the text that was read off its picture or file, to be corrected.

        What was typed meanwhile stays. The text is as it came: a masked one could not be judged
        as well again.
        """
        read = replace(
            self.typed,
            untrusted_text=message.body,
            untrusted_page="",
            untrusted_sender=message.sender,
            untrusted_subject=message.subject,
        )
        if self.typed != self.original:
            return replace(self, original=read)
        if self.typed.untrusted_text or len(message.body) > _CORRECTED:
            return self
        return replace(self, typed=read, original=read)

    @property
    def is_blank(self) -> bool:
        """Return whether nothing would be lost with this call."""
        return self.triage is None and self.typed.is_empty and not self.question

    @property
    def is_worth_keeping(self) -> bool:
        """Return whether there is a verdict or some text."""
        return self.triage is not None or bool(self.typed.untrusted_text.strip())

    def judged(self, triage: Triage, *, look_due: bool) -> Call:
        """Return the call with its verdict; `look_due`: two observations come before the band."""
        seen = self.band_seen or not look_due or self.answers.own_view.observations is not None
        return replace(self, triage=triage, question=0, band_seen=seen, changes_known=False)

    def judged_again(self, before: Triage, triage: Triage) -> Call:
        """Return the call with the verdict on its masked message, by another model or language.

        A call of another message than `before` stays. The verdict itself is not compared: it may
        have been completed meanwhile.
        """
        if self.triage is None or self.triage.assessment.message != before.assessment.message:
            return self
        counts = self.triage.assessment.masked  # the masked message has nothing left to count
        found = replace(triage, assessment=replace(triage.assessment, masked=counts))
        return replace(self, triage=found, changes_known=False)

    def renewed(self, message: Message, triage: Triage | None) -> Call:
        """Return a call of `message`, masked, with the verdict that its pictures led to.

        None as verdict: they were not read, which a remark says.
        """
        before = self.triage
        if before is None or before.assessment.message != message:
            return self
        if triage is None:
            unread = replace(before.assessment, message=without_pictures(message))
            if unread.band is Band.FEW_SIGNS:  # as the scorer says of an input read in part
                unread = replace(unread, band=Band.CANNOT_TELL, band_reason=BandReason.PARTLY_READ)
            return replace(self, triage=replace(before, assessment=unread))
        return replace(self, triage=triage, changes_known=False)

    def without_typed(self) -> Call:
        """Return the call with its masked message where the text stood as it came."""
        typed = Typed() if self.triage is None else masked_typed(self.triage.assessment.message)
        return replace(self, typed=typed, original=typed, notes=self.notes.without_reference)

    def with_note_of_log(self, note: str) -> Call:
        """Return the call with the note that left the log with its case, masked."""
        return replace(self, notes=replace(self.notes, untrusted_note=note))


def masked_typed(message: Message) -> Typed:
    """Return a masked message as the text of the fields."""
    return Typed(message.body, "", message.channel, message.sender, message.subject)


@dataclass(frozen=True, slots=True)
class PutAway:
    """The agent cleared a call from the page."""

    call: Call
    place: int = 0  # in the order of everything that can be taken back or done again


@dataclass(frozen=True, slots=True)
class LogAction:
    """The agent decided a call and asked for it to be logged."""

    call: Call
    new: NewCase
    writing: bool = True  # False once the log refused it: it waits
    case: Case | None = None  # its row once it is logged
    place: int = 0  # as of PutAway

    @property
    def waits(self) -> bool:
        """Return whether the log refused the case."""
        return self.case is None and not self.writing

    def again(self) -> LogAction:
        """Return it to be written anew, with the answers that its call has by now."""
        answers = self.call.answers
        new = replace(
            self.new,
            decision=answers.decision or self.new.decision,
            outcomes=answers.outcomes,
            own_view=answers.own_view,
        )
        return replace(self, new=new, writing=True, case=None)


Action = PutAway | LogAction


def remembered(done: Sequence[Action], action: LogAction) -> tuple[Action, ...]:
    """Return what else can be taken back once an action of `done` is logged.

    The text as it came is kept of the newest logged call only, so that it can be taken back
    whole; calls that were put away before the decision can no longer be taken back.
    """
    at = done.index(action)
    kept = [*(one for one in done[:at] if isinstance(one, LogAction)), *done[at + 1 :]]
    forgotten = [one for one in kept if isinstance(one, LogAction) and one.case][:-HISTORY]
    return tuple(
        replace(one, call=one.call.without_typed())
        if isinstance(one, LogAction) and one.case
        else one
        for one in kept
        if one not in forgotten
    )


def new_case(call: Call, now: float) -> NewCase:
    """Return what is logged of a call that has its verdict and its decision."""
    triage, answers = call.triage, call.answers
    assert triage is not None
    assert answers.decision is not None
    seconds = call.stopwatch.seconds(now)
    return NewCase(triage.assessment, answers.decision, answers.outcomes, seconds, answers.own_view)
