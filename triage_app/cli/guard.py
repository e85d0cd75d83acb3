"""The error handling of all commands: each error gives one sentence and an exit code.

No message text is printed here: an unexpected error is reported by its kind and its location in
our code, never by its own text.
"""

from __future__ import annotations

import logging
import os
import re
import signal
import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import current_thread, main_thread
from typing import Any

import click

from classifier.errors import VigieError
from triage_app.technical_log import error_location
from triage_app.wording.words import Words, words_in

_log = logging.getLogger(__name__)
# What the loader of Linux says of a library that another one needs (`dlerror`).
_NOT_FOUND = re.compile(r"([^\s/:]+): cannot open shared object file")


def prepare_streams() -> None:
    """Write UTF-8 in any locale, and suppress warnings of libraries."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    if not sys.warnoptions:
        warnings.simplefilter("ignore")


@contextmanager
def ending_cleanly() -> Iterator[None]:
    """Let `SIGTERM` end a command as Ctrl-C does: what it has half written is removed.

    Not for the window: Qt hears no signal between two events.
    """
    if current_thread() is not main_thread():  # which alone is told of signals
        yield
        return
    former = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, former)


class GuardedGroup(click.Group):
    """A group of commands whose errors are reported in one sentence."""

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 - as click has it
        """Run the command; on an error print a sentence and exit with 1."""
        try:
            found = super().invoke(ctx)
            if sys.stdout is not None:  # None if it was closed before the start
                sys.stdout.flush()
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except BrokenPipeError:
            raise  # the reader of our output has ended; click exits silently
        except (Exception, KeyboardInterrupt) as error:  # unexpected errors
            sentence = _error_sentence(error, words_in(_language(ctx)))
            _log_failure(error)
            with suppress(OSError, ValueError):
                click.echo(sentence, err=True)
            _forget_output()
            ctx.exit(1)
        return found


def _language(ctx: click.Context) -> str:
    """Return the language of the settings, French when they cannot be read."""
    try:
        return str(ctx.obj.settings.language)
    except (Exception, KeyboardInterrupt):
        return "fr"


def _error_sentence(error: BaseException, words: Words) -> str:
    if isinstance(error, VigieError):
        return words(error)
    if isinstance(error, KeyboardInterrupt):
        return words.say("Interrupted; what was saved stays saved.")
    if isinstance(error, MemoryError):
        return words.say(
            "There is not enough memory for this work; process fewer messages at a time."
        )
    if library := _missing_library(error):
        return words.say(
            "The system lacks a library ({library}); install the package that it is in, then "
            "start Vigie again.",
            library=library,
        )
    if isinstance(error, OSError):
        return words.say(
            "The system refused to read or write ({reason}); check the permissions and the room "
            "on the disk, then try again.",
            reason=error.strerror or type(error).__name__,
        )
    return words.say(
        "Unexpected error of Vigie ({kind}, {place}); nothing was lost, report it with these "
        "details.",
        kind=type(error).__name__,
        place=error_location(error),
    )


def _missing_library(error: BaseException) -> str:
    """Return the name of a library of the system that could not be loaded, "" if none was asked.

    ctypes raises OSError for it, and numpy puts advice before what the loader says.
    """
    found = _NOT_FOUND.search(str(error)) if isinstance(error, ImportError | OSError) else None
    return found[1] if found else ""


def _log_failure(error: BaseException) -> None:
    """Write the error into the technical log; only a programming error has the level ERROR."""
    foreseen = isinstance(error, VigieError | OSError | KeyboardInterrupt | MemoryError)
    level = logging.INFO if foreseen or _missing_library(error) else logging.ERROR
    _log.log(level, "the command failed:", exc_info=error)


def _forget_output() -> None:
    """Redirect the rest of the output to nowhere; otherwise Python prints another error."""
    stream = sys.stdout
    try:
        if stream is not None:
            stream.flush()
    except (OSError, ValueError):
        with suppress(OSError, ValueError):
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, stream.fileno())
            os.close(nowhere)
