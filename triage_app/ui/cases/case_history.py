"""The history of a case in sentences: who did what, without codes."""

from __future__ import annotations

from triage_app.advice.second_look import dissents
from triage_app.caller_outcomes import outcomes_of_event
from triage_app.records import CaseDetail, CaseNote, Dissent, Event, EventKind, Outcome
from triage_app.ui.widgets.mask_names import shown_words
from triage_app.ui.widgets.texts import Texts

# What happens to one case; what else an event can be has a name only.
STEPS = (
    EventKind.CASE_OPENED,
    EventKind.CASE_IMPORTED,
    EventKind.CASE_WITHDRAWN,
    EventKind.CASE_ERASED,
    EventKind.DECISION_CHANGED,
    EventKind.ADVICE_GIVEN,
    EventKind.NOTE_ADDED,
    EventKind.NOTE_WITHDRAWN,
    EventKind.REFERENCE_SET,
    EventKind.REFERENCE_WITHDRAWN,
    EventKind.CALLED_BACK,
    EventKind.CALL_BACK_WITHDRAWN,
    EventKind.LABEL_GIVEN,
    EventKind.LABEL_WITHDRAWN,
    EventKind.CAMPAIGN_SPLIT,
    EventKind.CAMPAIGN_MERGED,
    EventKind.CAMPAIGN_DECIDED,
    EventKind.CAMPAIGN_CONFIRMED,
)
_NAMED_VALUES = ("decision", "label")  # of an event; none of them is message text


def history_lines(detail: CaseDetail, texts: Texts) -> list[str]:
    """Return one line for each event of a case, oldest first, with the note that came with it."""
    notes = {note.seq: note for note in detail.notes}
    return [_line(event, notes.get(event.seq), texts) for event in detail.events]


def reason_of_dissent(detail: CaseDetail) -> Dissent | None:
    """Return why the agent decided against the verdict, None where nothing is known of it.

    The reason was given with the first decision; a later one has none.
    """
    case = detail.case
    if not dissents(case.band, case.decision):
        return None
    for event in detail.events:
        if event.kind is EventKind.DECISION_CHANGED:
            return None
    given = {event.payload.get("dissent") for event in detail.events}
    return next((one for one in Dissent if one in given), None)


def _line(event: Event, note: CaseNote | None, texts: Texts) -> str:
    sentences = [_deed(event, note, texts)]
    outcomes = outcomes_of_event(event.payload)
    if outcomes:
        named = ", ".join(texts(f"outcome.{one}") for one in outcomes if one in set(Outcome))
        sentences.append(texts("step.outcomes", outcomes=named))
    if event.payload.get("dissent") in set(Dissent):
        reason = texts(f"case.dissent_{event.payload['dissent']}")
        sentences.append(texts("step.dissent", reason=reason))
    if note is not None and event.kind is not EventKind.NOTE_ADDED:
        words = _note_words(note, texts)
        sentences.append(f"{words[:1].upper()}{words[1:]}")
    return f"{texts.moment(event.at)} · {' '.join(sentences)}"


def _deed(event: Event, note: CaseNote | None, texts: Texts) -> str:
    """Return who did what, as a sentence."""
    if event.kind is EventKind.NOTE_ADDED and note is not None:
        return f"{event.actor}, {_note_words(note, texts)}"
    if event.kind not in STEPS:
        return f"{event.actor}, {texts(f'event.{event.kind}')}."
    values = {name: _named(name, event, texts) for name in _NAMED_VALUES}
    value = values["label"] or values["decision"]
    key = f"step.{event.kind}"
    return texts(key, actor=event.actor, value=value)


def _named(name: str, event: Event, texts: Texts) -> str:
    """Return the name of a value of an event, "" without one that is known."""
    key = f"{name}.{event.payload.get(name)}"
    return texts(key) if event.payload.get(name) and texts.has(key) else ""


def _note_words(note: CaseNote, texts: Texts) -> str:
    """Return who noted what, as words of a message are shown."""
    return texts(f"case.note_of_{note.role}", note=shown_words(note.text, texts))
