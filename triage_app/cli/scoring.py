"""The command `vigie score`: one message, a folder, an mbox, or a JSON Lines file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from classifier.errors import UnreadableMessage
from classifier.parallel import Workers
from classifier.records import Pasted
from triage_app.batch_record import BatchItem
from triage_app.cli.context import Context
from triage_app.cli.incoming import (
    FILE,
    SOURCE,
    STANDARD_INPUT,
    holds_several,
    message_fields,
    pasted_from,
    read,
)
from triage_app.cli.jobs import jobs_options
from triage_app.cli.output import (
    AS_JSON,
    as_builtins,
    end_json_items,
    print_json,
    print_json_item,
    progress_counter,
    result_path,
)
from triage_app.cli.verdict_lines import short_verdict, verdict_lines
from triage_app.wording.kept_form import kept_lines


@click.command("score")
@click.argument("paths", nargs=-1, type=SOURCE)
@message_fields
@AS_JSON
@click.option("--jsonl", "batch", type=FILE, help="Messages, one a line.")
@click.option("--out", type=FILE, help="Where the results of --jsonl go.")
@click.option("--what-is-kept", "kept", is_flag=True, help="Print what the log would keep of it.")
@jobs_options
@click.pass_obj
def score_command(
    context: Context,
    paths: tuple[str, ...],
    fields: Pasted,
    as_json: bool,
    batch: Path | None,
    out: Path | None,
    kept: bool,
    workers: Workers | None,
) -> None:
    """Print verdict and reasons of messages. PATH may be - for standard input."""
    if kept:
        _print_kept(context, paths, fields, as_json)
    elif batch or out:
        if batch is None or out is None or paths:
            raise click.UsageError("--jsonl IN and --out OUT go together, without PATH")
        _score_file(context, batch, out, workers, as_json)
    elif not paths:
        raise click.UsageError("give a PATH, or - for standard input")
    elif len(paths) == 1 and not holds_several(paths[0]):
        _score_one(context, paths[0], pasted_from(paths[0], fields), as_json)
    else:
        _score_several(context, paths, fields, workers, as_json)


def _print_kept(context: Context, paths: tuple[str, ...], fields: Pasted, as_json: bool) -> None:
    """Print the stored form of one message; nothing is stored."""
    if len(paths) != 1 or holds_several(paths[0]):
        raise click.UsageError("--what-is-kept takes one message: give one PATH, or -")
    message = read(pasted_from(paths[0], fields))
    context.ensure_model()
    service = context.desk.triage
    kept = service.kept_form(service.assess(message))
    if as_json:
        print_json(kept)
        return
    for line in kept_lines(kept, context.words):
        click.echo(line)


def _score_one(context: Context, path: str, pasted: Pasted, as_json: bool) -> None:
    """Print the result of one message; fail if it cannot be read."""
    try:
        message = read(pasted)  # first, because no model is needed if the message cannot be read
    except UnreadableMessage as error:
        if as_json:
            print_json(_result(context, BatchItem(path, None, error)))
        raise
    context.ensure_model()
    service = context.desk.triage
    triage = service.with_changes(service.judge(message))
    if triage.log_error:
        context.warn(triage.log_error)
    if as_json:
        print_json(_result(context, BatchItem(path, triage, None)))
        return
    for line in verdict_lines(context, triage):
        click.echo(line)


def _score_several(
    context: Context,
    paths: tuple[str, ...],
    fields: Pasted,
    workers: Workers | None,
    as_json: bool,
) -> None:
    """Print one result per message; unreadable ones do not stop the others."""
    context.ensure_model()
    files = [Path(path) for path in paths if path != STANDARD_INPUT]
    log_errors, some = set[str](), False
    with progress_counter(
        context.say("Reading messages"), context.desk.batch.count(files)
    ) as count:
        for item in _judged(context, paths, fields, workers):
            if as_json:
                print_json_item(_result(context, item), first=not some)
            else:
                click.echo(_line(context, item))
            some = True
            count()
            if item.triage and item.triage.log_error:
                log_errors.add(context.words(item.triage.log_error))
    for sentence in log_errors:
        click.echo(sentence, err=True)
    if as_json:
        end_json_items(none=not some)
    elif not some:
        click.echo(context.say("No message found."), err=True)


def _judged(
    context: Context, paths: tuple[str, ...], fields: Pasted, workers: Workers | None
) -> Iterator[BatchItem]:
    """Yield the verdict on every message of files, folders, mailboxes and standard input."""
    desk = context.desk
    for path in paths:
        if holds_several(path):
            yield from desk.batch.judge([Path(path)], workers)
            continue
        try:
            yield BatchItem(path, desk.triage.judge(read(pasted_from(path, fields))), None)
        except UnreadableMessage as error:
            yield BatchItem(path, None, error)


def _score_file(
    context: Context, source: Path, out: Path, workers: Workers | None, as_json: bool
) -> None:
    """Write one result per line in the order of the input; invalid lines do not stop it."""
    result_path(context.home, out)
    context.ensure_model()
    lines, errors = context.desk.batch.score_file(source, out, workers)
    if as_json:
        print_json({"messages": lines, "errors": errors, "out": str(out)})
    elif errors:
        click.echo(
            context.say(
                "{errors} of the {lines} lines could not be read: see their “error” field.",
                errors=errors,
                lines=lines,
            ),
            err=True,
        )


def _result(context: Context, item: BatchItem) -> dict[str, object]:
    """Return the result object of a message."""
    from triage_app.services.calls.results import failure, result  # noqa: PLC0415

    if item.triage is None:
        return failure(item.name, item.error, context.language)
    return result(item.name, item.triage.assessment, context.words) | {
        "campaign": as_builtins(item.triage.campaign)
    }


def _line(context: Context, item: BatchItem) -> str:
    if item.triage:
        return f"{item.name}: {short_verdict(context, item.triage.assessment)}"
    return f"{item.name}: {context.words(item.error) if item.error else ''}"
