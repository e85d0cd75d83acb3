"""Lines and JSON of `vigie share …`: identities, files of an import, the state of the exchange."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import click

from classifier.sentence import Sentence, plural, sentence
from triage_app.case_codes import spoken_code
from triage_app.wording.shared_changes import in_use_sentence, taken_sentence, waiting_sentence
from triage_app.wording.words import Words

if TYPE_CHECKING:
    from triage_app.share_records import Retrieved
    from triage_app.shared_file_records import SharedChange, ThingInUse, WaitingChange
    from triage_app.sharing.bundle_export import Exported
    from triage_app.sharing.bundle_import import Imported
    from triage_app.sharing.desk_sharing import SharingState
    from triage_app.sharing.identity import PublicIdentity


def identity_fields(identity: PublicIdentity) -> dict[str, object]:
    """Return the fields of a public identity for JSON."""
    return {
        "desk": identity.number,
        "name": identity.name,
        "key": identity.key.hex(),
        "fingerprint": identity.fingerprint,
    }


def exported_fields(done: Exported) -> dict[str, object]:
    """Return what an export wrote, for JSON."""
    return {
        "written": [str(path) for path in done.written],
        "renewed": [str(path) for path in done.renewed],
        "events": done.events,
    }


def file_fields(words: Words, one: Imported) -> dict[str, object]:
    """Return what became of a file of an import, for JSON."""
    return {
        "path": str(one.path),
        "desk": one.desk,
        "taken": one.taken,
        "known": one.known,
        "left_out": words(one.left_out) if one.left_out else None,
    }


def print_taken(
    words: Words, found: Sequence[Imported], in_use: Sequence[SharedChange] = ()
) -> None:
    """Print the files of which something was taken, and what is in use since.

    On standard error why other files were left out.
    """
    for one in found:
        if one.taken:
            click.echo(f"{one.path.name}  {words(_events(one.taken))}")
    taken = sum(one.taken for one in found)
    click.echo(words(plural("{n} new event taken.", "{n} new events taken.", taken)))
    for change in in_use:
        click.echo(words(taken_sentence(change)))
    for one in found:
        if one.left_out is not None:
            click.echo(words(one.left_out), err=True)


def retrieved_fields(done: Retrieved) -> dict[str, object]:
    """Return what was taken back, for JSON."""
    return {
        "taken": done.events,
        "known": done.matched,
        "renumbered": [
            {"was": before, "number": number} for before, number in done.renumbered.items()
        ],
        "without_text": done.without_text,
    }


def print_retrieved(words: Words, done: Retrieved, own: int) -> None:
    """Print what desk `own` has taken back, and what became of cases that were logged since."""
    if not done.events and not done.matched:
        click.echo(words(sentence("The log has everything that this desk has shared.")))
        return
    click.echo(words(plural("{n} event taken back.", "{n} events taken back.", done.events)))
    for before, number in done.renumbered.items():
        told = sentence(
            "The case that was {former} since the backup is {code} now; {former} is the case "
            "that had this number before.",
            former=spoken_code(before, own),
            code=spoken_code(number, own),
        )
        click.echo(words(told))
    if done.without_text:
        lost = plural(
            "Of {n} case the text was not shared and is lost.",
            "Of {n} cases the texts were not shared and are lost.",
            done.without_text,
        )
        click.echo(words(lost))


def tell_problems(words: Words, problems: Iterable[Sentence]) -> None:
    """Print what is wrong on standard error; ends the command with exit code 1 for any."""
    told = [words(one) for one in problems]
    for line in told:
        click.echo(line, err=True)
    if told:
        sys.exit(1)


def state_fields(words: Words, state: SharingState) -> dict[str, object]:
    """Return the state of the exchange for JSON."""
    return {
        "joined": True,
        "desk": state.own.number,
        "name": state.own.name,
        "role": state.own.role,
        "events": state.events,
        "waiting": state.waiting,
        "last_exchange": state.last_exchange or None,
        "desks": [
            {
                "desk": one.desk.number,
                "name": one.desk.name,
                "role": one.desk.role,
                "events": one.events,
            }
            for one in state.desks
        ],
        "refusals": [
            {"desk": one.desk, "number": one.number, "at": one.at, "reason": words(one.reason)}
            for one in state.refusals
        ],
    }


def files_fields(
    words: Words, in_use: Sequence[ThingInUse], waiting: Sequence[WaitingChange]
) -> dict[str, object]:
    """Return for JSON where model, advice and lists came from, and why some are not in use."""
    return {
        "in_use": [
            {
                "what": one.of.what,
                "list": one.of.list_name or None,
                "name": one.name,
                "desk": one.desk,
                "name_there": one.name_there or None,
            }
            for one in in_use
        ],
        "not_in_use": [
            {
                "what": one.change.of.what,
                "list": one.change.of.list_name or None,
                "desk": one.change.desk,
                "name_there": one.change.name,
                "reason": words(waiting_sentence(one)),
            }
            for one in waiting
        ],
    }


def print_files(
    words: Words, in_use: Sequence[ThingInUse], waiting: Sequence[WaitingChange]
) -> None:
    """Print where model, advice and lists came from; on standard error what is not in use."""
    for one in in_use:
        click.echo(words(in_use_sentence(one)))
    for change in waiting:
        click.echo(words(waiting_sentence(change)), err=True)


def print_state(words: Words, state: SharingState) -> None:
    """Print the state of the exchange, and each desk that is known."""
    own = sentence("This desk is no. {desk}, “{name}”.", desk=state.own.number, name=state.own.name)
    click.echo(words(own))
    waiting = sentence(
        "Events signed: {events}; waiting for the next exchange: {waiting}.",
        events=state.events,
        waiting=state.waiting,
    )
    click.echo(words(waiting))
    click.echo(words(last_exchange(words, state.last_exchange)))
    for one in state.desks:
        cells = one.desk.name, words.name("desk_role", one.desk.role), words(_events(one.events))
        click.echo(f"{one.desk.number:>4}  {'  '.join(cells)}")
    for refusal in state.refusals:
        click.echo(words(refusal.reason), err=True)


def last_exchange(words: Words, at: str) -> Sentence:
    """Return when the last exchange was; `at` is ISO 8601, "" before the first."""
    if not at:
        return sentence("There was no exchange yet.")
    day = words.numbers.date(at)
    return sentence("Last exchange: {date}, {time}.", date=day, time=at[11:16])


def _events(count: int) -> Sentence:
    return plural("{n} event", "{n} events", count)
