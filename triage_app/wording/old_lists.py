"""The sentences about the import of an old list, for the command line and the window."""

from __future__ import annotations

from classifier.sentence import Sentence, plural, sentence
from triage_app.imports import ImportState, ImportUndone, ListPreview

_DECISIONS = ("scam", "legit", "unsure")


def preview_sentences(preview: ListPreview) -> list[Sentence]:
    """Return what an import would do: how dates are read, how many rows, which texts are kept."""
    if not preview.has_messages:
        return [sentence("No column is taken for the messages: choose one.")]
    found: list[Sentence] = []
    if preview.month_first:
        found.append(sentence("Dates are read as month/day/year."))
    if not preview.is_dated:
        found.append(sentence("No column holds dates: the cases get the date of the import."))
    found.append(
        plural(
            "{n} row can be imported: {scam} scam, {legit} legitimate, {unsure} not judged.",
            "{n} rows can be imported: {scam} scam, {legit} legitimate, {unsure} not judged.",
            preview.readable,
            **{one: preview.decisions.get(one, 0) for one in _DECISIONS},
        )
    )
    if preview.without_text:
        found.append(
            plural(
                "The text of {n} message will not be kept, because its retention period has "
                "ended: only its case is, without text.",
                "The texts of {n} messages will not be kept, because their retention period has "
                "ended: only their cases are, without text.",
                preview.without_text,
            )
        )
    return found


def outcome_sentences(state: ImportState) -> list[Sentence]:
    """Return what an import did."""
    found = [plural("{n} case imported.", "{n} cases imported.", state.added)]
    if state.confirmed:
        found.append(
            plural(
                "{n} of them is confirmed and can train a model, if it has its text.",
                "{n} of them are confirmed and can train a model, those that have their text.",
                state.confirmed,
            )
        )
    if state.without_text:
        found.append(
            plural(
                "{n} of them has no text, because its retention period has ended.",
                "{n} of them have no text, because their retention period has ended.",
                state.without_text,
            )
        )
    if state.known:
        found.append(
            plural(
                "{n} row was in the log already.",
                "{n} rows were in the log already.",
                state.known,
            )
        )
    if state.removed:
        found.append(
            plural(
                "The text of {n} of them was erased or had reached the end of its retention "
                "period; it was not brought back.",
                "The texts of {n} of them were erased or had reached the end of their retention "
                "period; they were not brought back.",
                state.removed,
            )
        )
    return found


def problems_sentence(count: int) -> Sentence:
    """Return the heading of the lines that cannot be taken."""
    return plural("{n} row cannot be taken:", "{n} rows cannot be taken:", count)


def interrupted_sentence(state: ImportState) -> Sentence:
    """Return how far an import was when somebody stopped it."""
    return plural(
        "Stopped: {n} case is imported. The same import goes on from there, and its undo takes "
        "it back.",
        "Stopped: {n} cases are imported. The same import goes on from there, and its undo takes "
        "them back.",
        state.added,
    )


def undone_sentence(done: ImportUndone) -> Sentence:
    """Return what the undo of an import did."""
    gone = plural(
        "{n} imported case left the log.", "{n} imported cases left the log.", done.withdrawn
    )
    if not done.kept:
        return gone
    return plural(
        "{gone} {n} case that was changed since stays.",
        "{gone} {n} cases that were changed since stay.",
        done.kept,
        gone=gone,
    )
