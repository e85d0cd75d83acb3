"""`vigie score`: one message, a folder, an mbox, or a JSON Lines batch."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from classifier.errors import UnreadableMessage, VigieError
from classifier.reading.remarks import told
from classifier.records import Assessment, BandReason, Channel, Direction, Message
from triage_app.cli.context import Context
from triage_app.cli.output import AS_JSON, counting, percent, plain, print_json, typed
from triage_app.cli.words import BANDS, WHY
from triage_app.errors import StoreError
from triage_app.records import CampaignHit, Triage

if TYPE_CHECKING:
    from triage_app.services.calls.triage import TriageService

CHANNELS = click.Choice([channel.value for channel in Channel])
_MOST_BYTES = 64 * 1024 * 1024  # far beyond what is read as one message
Read = tuple[str, Message | UnreadableMessage]


def read_one(path: str, channel: str | None, sender: str, subject: str) -> Message:
    """Return the message of a path or of standard input ("-")."""
    from triage_app.services.calls import reading  # noqa: PLC0415 - the readers are slow to import

    said = reading.Said(Channel(channel) if channel else None, typed(sender), typed(subject))
    if path != "-":
        return reading.read_path(Path(path), said)
    data = sys.stdin.buffer.read(_MOST_BYTES) if sys.stdin else b""
    return reading.read_bytes(data, "", said)


def is_batch(path: str) -> bool:
    """Tell whether a path may hold several messages: a folder, a mailbox, a table."""
    from classifier.reading import batches  # noqa: PLC0415

    return path != "-" and batches.holds_several(Path(path))


def _read_all(
    paths: Iterable[str], channel: str | None, sender: str, subject: str
) -> Iterator[Read]:
    """Yield every message of files, folders, mailboxes and standard input."""
    from classifier.reading import batches  # noqa: PLC0415

    for path in paths:
        try:
            if is_batch(path):
                yield from batches.messages_in(Path(path))
            else:
                yield path, read_one(path, channel, sender, subject)
        except UnreadableMessage as error:
            yield path, error


@click.command("score")
@click.argument("paths", nargs=-1)
@click.option("--channel", type=CHANNELS, help="How the message came.")
@click.option("--sender", default="", help="Sender as shown to the caller.")
@click.option("--subject", default="", help="Subject of the mail.")
@AS_JSON
@click.option("--jsonl", "batch", type=click.Path(path_type=Path), help="Messages, one a line.")
@click.option("--out", type=click.Path(path_type=Path), help="Where the results of --jsonl go.")
@click.pass_obj
def score_command(
    context: Context,
    paths: tuple[str, ...],
    channel: str | None,
    sender: str,
    subject: str,
    as_json: bool,
    batch: Path | None,
    out: Path | None,
) -> None:
    """Say what messages are worth, and why. PATH may be - for standard input."""
    if batch or out:
        if batch is None or out is None or paths:
            raise click.UsageError("--jsonl IN and --out OUT go together, without PATH")
        ensure_model(context)
        _score_batch(context, batch, out, as_json)
    elif paths:
        _score_paths(context, paths, _read_all(paths, channel, sender, subject), as_json)
    else:
        raise click.UsageError("give a PATH, or - for standard input")


def _score_paths(
    context: Context, paths: tuple[str, ...], messages: Iterator[Read], as_json: bool
) -> None:
    """Print the results; a single message that cannot be read is a failure."""
    if len(paths) == 1 and not is_batch(paths[0]):
        _score_single(context, *next(messages), as_json)
        return
    ensure_model(context)
    rows = []
    with counting(context.say("reading"), least_of(paths)) as count:
        for name, message in messages:
            row, triage = _scored(context, name, message)
            rows.append(row)
            count()
            if not as_json:
                click.echo(_one_line(context, name, row, triage))
    if as_json:
        print_json(rows)
    elif not rows:
        click.echo(context.say("no_message"), err=True)


def least_of(paths: Iterable[str]) -> int:
    """Return how many messages some paths hold at the least."""
    from classifier.reading import batches  # noqa: PLC0415

    return batches.names_in(Path(path) for path in paths if path != "-")


def _score_single(
    context: Context, name: str, message: Message | UnreadableMessage, as_json: bool
) -> None:
    if isinstance(message, Message):
        ensure_model(context)
    row, triage = _scored(context, name, message, single=True)
    if as_json:
        print_json(row)
    elif triage:
        _print_reasons(context, triage)
    if isinstance(message, UnreadableMessage):
        raise message


def _scored(
    context: Context, name: str, message: Message | UnreadableMessage, *, single: bool = False
) -> tuple[dict[str, Any], Triage | None]:
    from triage_app.services.calls.results import failure, result  # noqa: PLC0415

    if isinstance(message, VigieError):
        return failure(name, message, context.language), None
    triage = _assess(context, message, single)
    return result(name, triage.assessment) | {"campaign": plain(triage.campaign)}, triage


def _assess(context: Context, message: Message, single: bool) -> Triage:
    """Score a message; without a log, or when it cannot be read, near-copies are not known."""
    desk = context.desk

    def ask(service: TriageService) -> Triage:
        triage = service.assess(message)
        return service.with_changes(triage) if single else triage

    if not desk.has_log:
        return ask(desk.scoring)
    try:
        return ask(desk.triage)
    except StoreError as error:
        context.warn(error)
        return ask(desk.scoring)


def _verdict(context: Context, seen: Assessment) -> str:
    band = BANDS[context.language][seen.band]
    return band if seen.score is None else f"{band} ({percent(seen.score, context.language)})"


def verdict_line(context: Context, assessment: Assessment) -> str:
    """Return band and score, and why this band."""
    return f"{_verdict(context, assessment)}. {WHY[context.language][assessment.band_reason]}"


def _one_line(context: Context, name: str, row: dict[str, Any], triage: Triage | None) -> str:
    return f"{name}: {_verdict(context, triage.assessment) if triage else row['error']}"


def _print_reasons(context: Context, triage: Triage) -> None:
    assessment = triage.assessment
    click.echo(verdict_line(context, assessment))
    for reason in assessment.reasons:
        if reason.indicator != "rest":
            sign = "+" if reason.direction is Direction.FOR else "-"
            click.echo(f"  {sign} {reason.text}")
    for link in assessment.links:
        click.echo(f"  → {link.defanged}")
    for line in change_lines(context, assessment):
        click.echo(line)
    for note in told(assessment.message, context.language):
        click.echo(f"  ! {note}")
    if triage.campaign:
        click.echo(seen_before(context, triage.campaign))


def change_lines(context: Context, assessment: Assessment) -> list[str]:
    """Return in sentences what would change the verdict; none where no score decided."""
    if assessment.band_reason not in (BandReason.SCORE, BandReason.BETWEEN):
        return []
    found = [
        context.say("change", text=change.text, band=BANDS[context.language][change.band])
        for change in assessment.what_would_change
    ]
    return [context.say("changes"), *found] if found else [context.say("no_change")]


def seen_before(context: Context, hit: CampaignHit) -> str:
    """Return in a sentence what the log knows of near-copies."""
    return context.say(
        "seen",
        seen=hit.seen,
        since=hit.since[:10],
        scam=hit.confirmed_scam,
        legit=hit.confirmed_legit,
    )


def ensure_model(context: Context) -> None:
    """Build the first model when there is none; tell why when none can serve.

    Without a model the indicators still speak, so trouble is told and stops nothing.
    """
    try:
        first_model(context)
    except VigieError as error:
        context.warn(error)
    desk = context.desk
    if desk.scorer and desk.model_trouble:
        context.warn(desk.model_trouble)


def first_model(context: Context) -> None:
    """Build the first model when there is none; raise VigieError with a sentence."""
    desk = context.desk
    if desk.shelf.current is None and not desk.shelf.numbers():
        click.echo(context.say("first_start"), err=True)
        desk.retraining.train()
        desk.reload_model()


def _score_batch(context: Context, source: Path, out: Path, as_json: bool) -> None:
    """Write one result a line, in the order of the input; a bad line does not stop the rest."""
    from triage_app.services.calls.batch import score_file  # noqa: PLC0415

    lines, errors = score_file(context.desk.scoring, context.language, source, out)
    if as_json:
        print_json({"messages": lines, "errors": errors, "out": str(out)})
    elif errors:
        click.echo(context.say("batch_errors", errors=errors, lines=lines), err=True)
