"""What commands print: one JSON document, or lines for people."""

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

if TYPE_CHECKING:
    from click._termui_impl import ProgressBar

AS_JSON = click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")


def plain(value: object) -> Any:  # noqa: ANN401 - whatever JSON takes
    """Return a record, or whatever holds records, as dictionaries and lists."""
    from msgspec import to_builtins  # noqa: PLC0415 - the window starts through this module

    return to_builtins(value, enc_hook=dict)  # mappings that are no dictionaries


def print_json(value: object) -> None:
    """Print one JSON document on one line, and nothing else."""
    click.echo(json.dumps(plain(value), ensure_ascii=False))


def print_path(path: Path, as_json: bool) -> None:
    """Print where something was written."""
    print_json({"path": str(path)}) if as_json else click.echo(str(path))


@contextmanager
def counting(words: str, least: int) -> Iterator[Callable[[], None]]:
    """Give a function to call after each message; a bar shows on a terminal's standard error.

    Where the results go to the same terminal, they show the progress themselves.
    """
    if not sys.stderr.isatty() or sys.stdout.isatty():
        yield lambda: None
        return
    with click.progressbar(length=least, label=words, file=sys.stderr) as bar:
        yield lambda: _count(bar)


def _count(bar: ProgressBar[int]) -> None:
    """Count one more; files that hold several move the end further away."""
    bar.length = max(bar.length or 0, bar.pos + 1)
    bar.update(1)


def ordinary(out: Path) -> Path:
    """Return where `out` really lies; refuse devices and pipes, which a new file would replace."""
    real = out.resolve()
    if real.exists() and not (real.is_file() or real.is_dir()):
        raise ExportError(
            "{file} is not an ordinary file: nothing was written to it, choose another one.",
            file=out,
        )
    return real


def typed(text: str) -> str:
    """Return a word of the command line as UTF-8 text, whatever the locale took it for."""
    return os.fsencode(text).decode("utf-8", "replace")
