"""`vigie share push|pull|follow|rejoin`: exchanges with the other desks through the server.

The only commands of a desk that open a connection; what they need is imported in them alone.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from threading import Event, Thread
from typing import TYPE_CHECKING

import click

from classifier.sentence import plural
from triage_app.cli import share_lines
from triage_app.cli.access import ASKS_CODE, require_code
from triage_app.cli.context import Context
from triage_app.cli.incoming import FILE
from triage_app.cli.output import AS_JSON, print_json
from triage_app.cli.share_server import needs_extra
from triage_app.errors import ServerAway, ShareError
from triage_app.share_records import SharingNow
from triage_app.wording.shared_changes import taken_sentence, waiting_sentence

if TYPE_CHECKING:
    from triage_app.sharing.desk_sharing import DeskSharing
    from triage_app.sharing.server.server_sharing import Exchange, ServerSharing


@click.command("push")
@AS_JSON
@click.pass_obj
def push_command(context: Context, as_json: bool) -> None:
    """Send what happened here and the server does not have."""
    exchange = _sharing(context).push()
    done = exchange.pushed
    if as_json:
        refused = context.words(done.refused) if done.refused else None
        print_json({"sent": done.sent, "removed": done.removed, "refused": refused})
    else:
        click.echo(context.words(plural("{n} event sent.", "{n} events sent.", done.sent)))
    for problem in exchange.not_given:
        click.echo(context.words(problem), err=True)
    if done.refused is not None:
        raise ShareError(done.refused)
    if exchange.not_given:
        sys.exit(1)


@click.command("pull")
@AS_JSON
@click.pass_obj
def pull_command(context: Context, as_json: bool) -> None:
    """Take what other desks sent to the server."""
    exchange = _sharing(context).pull()
    done, files = exchange.pulled, exchange.files
    reasons = [context.words(one.reason) for one in done.problems]
    reasons += [context.words(waiting_sentence(one)) for one in files.waiting]
    in_use = [context.words(taken_sentence(one)) for one in files.taken]
    if as_json:
        print_json(
            {"taken": done.taken, "known": done.known, "in_use": in_use, "problems": reasons}
        )
    else:
        words = plural("{n} new event taken.", "{n} new events taken.", done.taken)
        click.echo("\n".join((context.words(words), *in_use)))
    for reason in reasons:
        click.echo(reason, err=True)
    if reasons:
        sys.exit(1)


@click.command("rejoin")
@click.argument("source", metavar="[FOLDER]", type=FILE, required=False)
@ASKS_CODE
@AS_JSON
@click.pass_obj
def rejoin_command(context: Context, source: Path | None, as_json: bool) -> None:
    """Take back what this desk had shared, after a backup of its log was restored.

    From the server, or from the bundles of a FOLDER.
    """
    require_code()
    sharing = _desk_sharing(context)
    if source is not None:
        done = sharing.rejoin(source)
    else:
        done = _sharing(context).rejoin()
        sharing.note_rejoined(done)
    own = context.desk.store.share_log.own()
    if as_json or own is None:
        print_json(share_lines.retrieved_fields(done))
    else:
        share_lines.print_retrieved(context.words, done, own.number)


@click.command("follow")
@click.pass_obj
def follow_command(context: Context) -> None:
    """Push and pull until standard input ends; prints one JSON object a line.

    The window runs it behind its pages. A line comes when something was exchanged, when the server
    is away or there again, and every 30 seconds.
    """
    stop = Event()
    Thread(target=_wait_for_end, args=(stop,), daemon=True).start()
    lines = _Lines(context, context.desk.store.share_log.waiting)
    _sharing(context).follow(stop, lines.tell)


class _Lines:
    """Prints what changed; `waiting` counts own events after the one that the server has."""

    def __init__(self, context: Context, waiting: Callable[[int], int]) -> None:
        self._context, self._waiting = context, waiting
        self._last: SharingNow | None = None

    def tell(self, done: Exchange | ServerAway) -> None:
        """Print a line for an exchange, or for a server that is away, unless nothing is new."""
        from triage_app.exchange_state import read  # noqa: PLC0415 - loads msgspec

        last = read(self._context.home.exchange)
        taken = 0
        in_use: tuple[str, ...] = ()
        if not isinstance(done, ServerAway):
            taken = done.pulled.taken
            in_use = tuple(self._context.words(taken_sentence(one)) for one in done.files.taken)
        waiting, trouble = self._waiting(last.acknowledged), self._trouble(done)
        now = SharingNow(last.at, waiting, taken, trouble, in_use)
        if now != self._last or taken:
            click.echo(json.dumps(asdict(now), ensure_ascii=False))
            self._last = now

    def _trouble(self, done: Exchange | ServerAway) -> str:
        if isinstance(done, ServerAway):
            return self._context.words(done)
        found = [
            *filter(None, [done.pushed.refused]),
            *(one.reason for one in done.pulled.problems),
            *done.not_given,
            *map(waiting_sentence, done.files.waiting),
        ]
        return self._context.words(found[0]) if found else ""


def _sharing(context: Context) -> ServerSharing:
    """Return what exchanges for this desk; raises ShareError without a server or its package."""
    with needs_extra():
        from triage_app.sharing.server.server_sharing import (  # noqa: PLC0415 - the only network
            ServerSharing,
        )
    desk = context.desk
    from triage_app.services.exchange.of_desk import shared_files  # noqa: PLC0415 - who shares

    log, files = desk.store.share_log, shared_files(desk)
    return ServerSharing(context.home, log, context.settings, desk.clock, files)


def _desk_sharing(context: Context) -> DeskSharing:
    from triage_app.sharing.desk_sharing import DeskSharing  # noqa: PLC0415 - only who shares

    desk = context.desk
    return DeskSharing(context.home, desk.store.share_log, desk.clock, desk.record)


def _wait_for_end(stop: Event) -> None:
    """Set `stop` when whoever started this program is gone or closes the pipe."""
    while sys.stdin.buffer.read(4096):
        pass
    stop.set()
