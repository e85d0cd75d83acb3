"""Output of the commands: one JSON document, or lines of text."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from triage_app.errors import ExportError
from triage_app.paths import Home

if TYPE_CHECKING:
    from click._termui_impl import ProgressBar

_STEPS = 100  # of a bar
AS_JSON = click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")


def as_builtins(value: object) -> Any:  # noqa: ANN401 - whatever JSON takes
    """Return a record, or whatever holds records, as dictionaries and lists."""
    from msgspec import to_builtins  # noqa: PLC0415 - the window starts through this module

    return to_builtins(value, enc_hook=dict)  # mappings that are no dictionaries


def print_json(value: object) -> None:
    """Print one JSON document on one line, and nothing else."""
    click.echo(json.dumps(as_builtins(value), ensure_ascii=False))


def print_json_item(value: object, *, first: bool) -> None:
    """Print one more item of a list, which is not kept; `end_json_items` ends it."""
    text = json.dumps(as_builtins(value), ensure_ascii=False)
    click.echo(f"[{text}" if first else f", {text}", nl=False)


def end_json_items(*, none: bool) -> None:
    """End a list of `print_json_item`; `none`: it has no items."""
    click.echo("[]" if none else "]")


def print_path(path: Path, as_json: bool) -> None:
    """Print the path of a written file."""
    print_json({"path": str(path)}) if as_json else click.echo(str(path))


@contextmanager
def progress_counter(words: str, least: int) -> Iterator[Callable[[], None]]:
    """Yield a function to call after each message; it shows a progress bar on a terminal.

    If the results go to the same terminal, no bar is shown.
    """
    if not sys.stderr.isatty() or sys.stdout.isatty():
        yield lambda: None
        return
    with click.progressbar(length=least, label=words, file=sys.stderr) as bar:
        yield lambda: _count(bar)


@contextmanager
def progress_bar(words: str, lines: str = "") -> Iterator[Callable[[float], None]]:
    """Yield a function that takes the share that is done; it shows a bar on a terminal.

    With `lines`, the name of the step, it writes lines for the window instead.
    """
    if lines:
        yield lambda share: click.echo(f"progress {share:.2f} {lines}", err=True)
    elif not sys.stderr.isatty():
        yield lambda _: None
    else:
        with click.progressbar(length=_STEPS, label=words, file=sys.stderr) as bar:
            yield lambda share: bar.update(round(share * _STEPS) - bar.pos)


def _count(bar: ProgressBar[int]) -> None:
    """Count one message; files with several messages increase the total."""
    bar.length = max(bar.length or 0, bar.pos + 1)
    bar.update(1)


def result_path(home: Home, out: Path) -> Path:
    """Return the resolved path of a result; refuse Vigie's own files and circles of links."""
    try:
        if home.owns(out):
            raise ExportError(
                "{file} is one of Vigie’s own files: nothing was written to it, choose another "
                "one.",
                file=out,
            )
        return out.resolve()
    except (OSError, RuntimeError) as error:  # the latter before Python 3.13
        raise ExportError(
            "{file} cannot be written: it is a link that leads to itself.", file=out
        ) from error


def replaceable_path(home: Home, out: Path) -> Path:
    """Return `result_path`; refuse devices and pipes too, which cannot be replaced."""
    real = result_path(home, out)
    if real.exists() and not (real.is_file() or real.is_dir()):
        raise ExportError(
            "{file} is not an ordinary file: nothing was written to it, choose another one.",
            file=out,
        )
    return real


def utf8_argument(text: str) -> str:
    """Return a command-line argument as UTF-8 text, independent of the locale."""
    return os.fsencode(text).decode("utf-8", "replace")
