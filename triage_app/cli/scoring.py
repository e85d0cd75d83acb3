"""`vigie score`: one message, a folder, an mbox, or a JSON Lines batch."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import click

from classifier.errors import UnreadableMessage, VigieError
from classifier.reading import remarks
from classifier.records import Assessment, BandReason, Channel, Direction, Message, Pasted
from triage_app.cli.context import Context
from triage_app.cli.output import AS_JSON, counting, percent, plain, print_json, typed
from triage_app.cli.words import BANDS, WHY
from triage_app.records import BatchItem, CampaignHit, Triage

CHANNELS = click.Choice([channel.value for channel in Channel])
_MOST_BYTES = 64 * 1024 * 1024  # far beyond what is read as one message


def pasted_from(path: str, channel: str | None, sender: str, subject: str) -> Pasted:
    """Return what comes in by a path or by standard input ("-")."""
    content = Path(path) if path != "-" else _standard_input()
    return Pasted(content, Channel(channel) if channel else None, typed(sender), typed(subject))


def read(pasted: Pasted) -> Message:
    """Return the message that came in; raise UnreadableMessage with a sentence."""
    from classifier.reading import intake  # noqa: PLC0415 - the readers are slow to import

    return intake.read(pasted)


def _standard_input() -> bytes:
    return sys.stdin.buffer.read(_MOST_BYTES) if sys.stdin else b""


def is_batch(path: str) -> bool:
    """Tell whether a path may hold several messages: a folder, a mailbox, a table."""
    from classifier.reading import files  # noqa: PLC0415 - the readers are slow to import

    return path != "-" and files.holds_several(Path(path))


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
        return
    if not paths:
        raise click.UsageError("give a PATH, or - for standard input")
    sources = [pasted_from(path, channel, sender, subject) for path in paths]
    if len(paths) == 1 and not is_batch(paths[0]):
        _score_single(context, paths[0], sources[0], as_json)
    else:
        _score_several(context, list(zip(paths, sources, strict=True)), as_json)


def _score_several(context: Context, sources: Sequence[tuple[str, Pasted]], as_json: bool) -> None:
    """Print one result for each message; one that cannot be read does not stop the others."""
    ensure_model(context)
    rows, troubles = [], set[str]()
    with counting(
        context.say("reading"), least_of(context, [path for path, _ in sources])
    ) as count:
        for item in _judged(context, sources):
            rows.append(_row(context, item))
            count()
            if not as_json:
                click.echo(_one_line(context, item))
            if item.triage and item.triage.log_trouble:
                troubles.add(context.words(item.triage.log_trouble))
    for sentence in troubles:
        click.echo(sentence, err=True)
    if as_json:
        print_json(rows)
    elif not rows:
        click.echo(context.say("no_message"), err=True)


def _judged(context: Context, sources: Sequence[tuple[str, Pasted]]) -> Iterator[BatchItem]:
    """Yield the verdict on every message of files, folders, mailboxes and standard input."""
    desk = context.desk
    for path, pasted in sources:
        if is_batch(path):
            yield from desk.batch.judge([Path(path)])
            continue
        try:
            yield BatchItem(path, desk.triage.judge(pasted), None)
        except UnreadableMessage as error:
            yield BatchItem(path, None, error)


def least_of(context: Context, paths: Iterable[str]) -> int:
    """Return how many messages some paths hold at the least."""
    return context.desk.batch.count([Path(path) for path in paths if path != "-"])


def _score_single(context: Context, path: str, pasted: Pasted, as_json: bool) -> None:
    """Print the result of one message; when it cannot be read, that is a failure."""
    try:
        message = read(pasted)  # first: what cannot be read needs no model
    except UnreadableMessage as error:
        if as_json:
            print_json(_row(context, BatchItem(path, None, error)))
        raise
    ensure_model(context)
    service = context.desk.triage
    triage = service.with_changes(service.judge(message))
    if triage.log_trouble:
        context.warn(triage.log_trouble)
    if as_json:
        print_json(_row(context, BatchItem(path, triage, None)))
    else:
        _print_reasons(context, triage)


def _row(context: Context, item: BatchItem) -> dict[str, object]:
    """Return the result object of a message."""
    from triage_app.services.calls.results import failure, result  # noqa: PLC0415

    if item.triage is None:
        return failure(item.name, item.error, context.language)
    return result(item.name, item.triage.assessment) | {"campaign": plain(item.triage.campaign)}


def _verdict(context: Context, seen: Assessment) -> str:
    band = BANDS[context.language][seen.band]
    return band if seen.score is None else f"{band} ({percent(seen.score, context.language)})"


def verdict_line(context: Context, assessment: Assessment) -> str:
    """Return band and score, and why this band."""
    return f"{_verdict(context, assessment)}. {WHY[context.language][assessment.band_reason]}"


def _one_line(context: Context, item: BatchItem) -> str:
    if item.triage:
        return f"{item.name}: {_verdict(context, item.triage.assessment)}"
    return f"{item.name}: {context.words(item.error) if item.error else ''}"


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
    for note in map(context.words, remarks.sentences(assessment.message)):
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
    lines, errors = context.desk.batch.score_file(source, out)
    if as_json:
        print_json({"messages": lines, "errors": errors, "out": str(out)})
    elif errors:
        click.echo(context.say("batch_errors", errors=errors, lines=lines), err=True)
