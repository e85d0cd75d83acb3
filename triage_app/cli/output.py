"""What commands print: one JSON document, or lines for people; errors as one sentence."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, is_dataclass
from typing import Any

import click

from classifier.errors import VigieError


def plain(value: object) -> Any:  # noqa: ANN401 - whatever JSON takes
    """Return a record as dictionaries and lists."""
    if is_dataclass(value) and not isinstance(value, type):
        return asdict(value)
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    return value


def print_json(value: object) -> None:
    """Print one JSON document on one line, and nothing else."""
    click.echo(json.dumps(plain(value), ensure_ascii=False))


def utf8_streams() -> None:
    """Write UTF-8 whatever the locale: French does not fit into a C locale."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


@contextmanager
def told(language: str) -> Iterator[None]:
    """Turn trouble from outside into one sentence on standard error and exit code 1."""
    try:
        yield
    except VigieError as error:
        click.echo(error.sentence(language), err=True)
        sys.exit(1)


def percent(share: float | None) -> str:
    """Return a share for people, in French typography."""
    return "—" if share is None else f"{100 * share:.0f}\u00a0%"
