"""What a draft keeps of the calls that are not logged, and the calls that drafts bring back. No Qt.

The reference of a caller's file is in no draft: its keyed digest could not be logged later.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

from classifier.records import Message, Pasted
from triage_app.draft_record import Draft
from triage_app.records import Answers, Triage
from triage_app.ui.triage.call import Call, CallNotes, Stopwatch, masked_typed
from triage_app.ui.triage.calls import Calls


@dataclass(frozen=True, slots=True)
class Kept:
    """What a draft keeps of a call."""

    number: int  # of the call
    source: Message | Pasted  # masked; or text that is only typed and not masked yet
    answers: Answers
    seconds: int  # handling time so far
    notes: CallNotes = field(default_factory=CallNotes)


def to_keep(state: Calls, now: float) -> list[Kept]:
    """Return what a draft keeps of each call that is not logged."""
    calls = [state.open_call, *state.held, *(one.call for one in state.unlogged)]
    return [_kept(one, now) for one in calls if one is not None and one.is_worth_keeping]


def recovered(
    state: Calls, drafts: Iterable[tuple[Draft, Triage]], look_due: Callable[[Triage], bool]
) -> Calls:
    """Hold the calls that an earlier run left."""
    found = [
        _from_draft(state.given + place, draft, triage, look_due)
        for place, (draft, triage) in enumerate(drafts, start=1)
    ]
    return replace(state, held=(*state.held, *found), given=state.given + len(found))


def _kept(call: Call, now: float) -> Kept:
    """Return what a draft keeps of a call: its masked message, or what was typed so far."""
    typed = call.typed
    source: Message | Pasted = Pasted(
        typed.untrusted_text, typed.channel, typed.untrusted_sender, typed.untrusted_subject
    )
    if call.triage is not None:
        source = call.triage.assessment.message
    return Kept(call.number, source, call.answers, call.stopwatch.seconds(now), call.notes)


def _from_draft(
    number: int, draft: Draft, triage: Triage, look_due: Callable[[Triage], bool]
) -> Call:
    """Return a call that an earlier run left, with the verdict of now.

    Who has decided has seen the band; else the second look is due as for a new message.
    """
    due = draft.answers.decision is None and look_due(triage)
    typed = masked_typed(draft.message)
    call = Call(
        number,
        typed,
        original=typed,
        answers=draft.answers,
        stopwatch=Stopwatch(float(draft.seconds)),
        notes=CallNotes(draft.note, reference_lost=draft.reference_given),
    )
    return call.judged(triage, look_due=due)
