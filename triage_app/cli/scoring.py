"""`vigie score`: one message, a folder, an mbox, or a JSON Lines batch."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from classifier.errors import UnreadableMessage, VigieError
from classifier.records import Assessment, Channel, Direction, Message
from triage_app.cli.output import percent, print_json, told
from triage_app.cli.words import BANDS, WHY
from triage_app.errors import ExportError
from triage_app.services.results import failure, result

if TYPE_CHECKING:
    from triage_app.cli.main import Context

CHANNELS = click.Choice([channel.value for channel in Channel])
Read = tuple[str, Message | UnreadableMessage]


def read_stdin() -> str:
    """Return standard input as text; bytes that are no UTF-8 are read as Windows-1252."""
    data = sys.stdin.buffer.read()
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def read_one(path: str, channel: str | None, sender: str, subject: str) -> Message:
    """Return the message of a path or of standard input ("-")."""
    from classifier.reading import intake  # noqa: PLC0415 - slow to import

    if path == "-":
        wanted = Channel(channel) if channel else None
        return intake.from_text(read_stdin(), wanted, sender, subject)
    return intake.from_file(Path(path))


def _read_all(
    paths: Iterable[str], channel: str | None, sender: str, subject: str
) -> Iterator[Read]:
    """Yield every message of files, folders, mailboxes and standard input."""
    from classifier.reading import intake  # noqa: PLC0415

    for path in paths:
        if path != "-" and (Path(path).is_dir() or Path(path).suffix.lower() == ".mbox"):
            yield from intake.messages_in(Path(path))
            continue
        try:
            yield path, read_one(path, channel, sender, subject)
        except UnreadableMessage as error:
            yield path, error


@click.command("score")
@click.argument("paths", nargs=-1)
@click.option("--channel", type=CHANNELS, help="How the message came.")
@click.option("--sender", default="", help="Sender as shown to the caller.")
@click.option("--subject", default="", help="Subject of the mail.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
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
    language = context.settings.language
    with told(language):
        ensure_model(context)
        if batch or out:
            if not (batch and out) or paths:
                raise click.UsageError("--jsonl IN and --out OUT go together, without PATH")
            _score_batch(context, batch, out)
            return
        if not paths:
            raise click.UsageError("give a PATH, or - for standard input")
        _score_paths(context, list(_read_all(paths, channel, sender, subject)), as_json, paths)


def _score_paths(
    context: Context, messages: list[Read], as_json: bool, paths: tuple[str, ...]
) -> None:
    """Print the results; a single message that cannot be read is a failure."""
    single = len(paths) == 1 and not (paths[0] != "-" and Path(paths[0]).is_dir())
    if single and len(messages) == 1 and isinstance(messages[0][1], UnreadableMessage):
        raise messages[0][1]
    results = [_scored(context, name, message) for name, message in messages]
    if as_json:
        print_json(results[0][0] if single and len(results) == 1 else [row for row, _ in results])
        return
    for name, (row, assessment) in zip((name for name, _ in messages), results, strict=True):
        _print_for_people(context, name, row, assessment, alone=single)


def _scored(
    context: Context, name: str, message: Message | UnreadableMessage
) -> tuple[dict[str, Any], Assessment | None]:
    if isinstance(message, VigieError):
        return failure(name, message, context.settings.language), None
    assessment = context.desk.scorer.assess(message, context.settings.language)
    return result(name, assessment), assessment


def _print_for_people(
    context: Context, name: str, row: dict[str, Any], assessment: Assessment | None, alone: bool
) -> None:
    language = context.settings.language
    if assessment is None:
        click.echo(f"{name}: {row['error']}")
        return
    band = BANDS[language][assessment.band]
    if not alone:
        click.echo(f"{name}: {band} ({percent(assessment.score)})")
        return
    click.echo(f"{band} ({percent(assessment.score)}). {WHY[language][assessment.band_reason]}")
    for reason in assessment.reasons:
        if reason.indicator != "rest":
            sign = "+" if reason.direction is Direction.FOR else "-"
            click.echo(f"  {sign} {reason.text}")
    for link in assessment.links:
        click.echo(f"  → {link.defanged}")


def ensure_model(context: Context) -> None:
    """Build the first model when there is none; tell why when the one in use is damaged."""
    desk = context.desk
    if desk.shelf.current is None and not desk.shelf.numbers():
        click.echo("Premier lancement : construction du modèle…", err=True)
        desk.retraining.train()
        desk.reload_model()
    if desk.scorer and desk.model_trouble:
        click.echo(desk.model_trouble.sentence(context.settings.language), err=True)


def _score_batch(context: Context, source: Path, out: Path) -> None:
    """Write one result a line, in the order of the input; a bad line does not stop the rest."""
    try:
        lines = source.read_text(encoding="utf-8-sig").splitlines()
        with out.open("w", encoding="utf-8", newline="\n") as file:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    row = _batch_row(context, source, number, line)
                    file.write(json.dumps(row, ensure_ascii=False) + "\n")
    except (OSError, UnicodeDecodeError) as error:
        raise ExportError(
            f"Le lot n'a pas pu être lu ou écrit ({source.name} → {out.name}) : vérifiez les "
            "chemins, les droits et l'encodage UTF-8.",
            f"The batch could not be read or written ({source.name} → {out.name}): check the "
            "paths, the permissions and the UTF-8 encoding.",
        ) from error


def _batch_row(context: Context, source: Path, number: int, line: str) -> dict[str, Any]:
    from classifier.reading import intake  # noqa: PLC0415

    identifier = str(number)
    try:
        row = json.loads(line)
        identifier = str(row.get("id", number))
        if "path" in row:
            message = intake.from_file(source.parent / row["path"])
        else:
            channel = Channel(row.get("channel") or "email")
            message = intake.from_fields(
                channel, row.get("sender") or "", row.get("subject") or "", row["body"]
            )
        return _scored(context, identifier, message)[0]
    except VigieError as error:
        return failure(identifier, error, context.settings.language)
    except (ValueError, TypeError, KeyError, AttributeError):
        wrong = UnreadableMessage(
            f"La ligne {number} n'est pas un message : il faut un objet JSON avec « body » "
            "ou « path ».",
            f"Line {number} is not a message: a JSON object with “body” or “path” is needed.",
        )
        return failure(identifier, wrong, context.settings.language)
