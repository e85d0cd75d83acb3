"""What comes in on the command line: paths, standard input, and fields given as options."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from dataclasses import replace
from functools import wraps
from pathlib import Path
from typing import Any

import click

from classifier.records import Channel, Message, Pasted
from triage_app.cli.context import Context
from triage_app.cli.output import utf8_argument
from triage_app.errors import StoreError

STANDARD_INPUT = "-"
_MOST_BYTES = 64 * 1024 * 1024  # far more than the limit for one message
_CHANNELS = click.Choice([channel.value for channel in Channel])


class NamedPath(click.Path):
    """A path that is not empty: an empty one would mean the current folder."""

    def convert(
        self,
        value: str | os.PathLike[str],
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> Any:  # noqa: ANN401 - as click has it
        """Return the path; an empty one is wrong use."""
        if not os.fspath(value):
            self.fail("the path is empty.", param, ctx)
        return super().convert(value, param, ctx)


FILE = NamedPath(path_type=Path)
LARGEST_NUMBER = 2**63 - 1  # the largest integer of SQLite


class CaseNumber(click.IntRange):
    """A case by its number or, between desks, by its code such as 12-345-9."""

    def __init__(self) -> None:
        super().__init__(1, LARGEST_NUMBER)

    def convert(
        self,
        value: Any,  # noqa: ANN401 - as click has it
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> Any:  # noqa: ANN401
        """Return the number that the case has here; a code that was misheard is wrong use."""
        context = ctx.find_object(Context) if ctx else None
        if context is None or not isinstance(value, str) or "-" not in value.lstrip("-"):
            return super().convert(value, param, ctx)
        try:
            return context.desk.casebook.number_of(value)
        except StoreError as error:
            self.fail(context.words(error), param, ctx)


NUMBER = CaseNumber()
SOURCE = NamedPath(allow_dash=True, readable=False)  # a path as it was utf8_argument, or "-"


def message_fields(command: Callable[..., None]) -> Callable[..., None]:
    """Add --channel, --sender and --subject; the command gets them as `fields`, a `Pasted`."""

    @wraps(command)
    def run(
        *arguments: object, channel: str | None, sender: str, subject: str, **others: object
    ) -> None:
        fields = Pasted(
            "", Channel(channel) if channel else None, utf8_argument(sender), utf8_argument(subject)
        )
        command(*arguments, fields=fields, **others)

    options = (
        click.option("--channel", type=_CHANNELS, help="How the message came."),
        click.option("--sender", default="", help="Sender as shown to the caller."),
        click.option("--subject", default="", help="Subject of the mail."),
    )
    for option in reversed(options):
        run = option(run)
    return run


def pasted_from(source: str, fields: Pasted) -> Pasted:
    """Return what comes in by a path or by standard input, with the fields given as options."""
    content = _standard_input() if source == STANDARD_INPUT else Path(source)
    return replace(fields, untrusted_content=content)


def read(pasted: Pasted) -> Message:
    """Return the message of the input, read within bounds; raise UnreadableMessage."""
    from classifier.reading.bounded import reading  # noqa: PLC0415 - slow to import

    return reading.read(pasted)


def holds_several(source: str) -> bool:
    """Return whether a path may contain several messages: a folder, a mailbox file, a table."""
    from classifier.reading import files  # noqa: PLC0415 - the readers are slow to import

    return source != STANDARD_INPUT and files.holds_several(Path(source))


def _standard_input() -> bytes:
    return sys.stdin.buffer.read(_MOST_BYTES) if sys.stdin else b""
