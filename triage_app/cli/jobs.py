"""The options of commands that can work in several processes."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

import click

from classifier.parallel import BACKENDS, Workers, all_processors


def jobs_options(command: Callable[..., None]) -> Callable[..., None]:
    """Add --jobs and --backend; the command gets them as `workers`.

    `workers` is None when neither was given: then the command chooses.
    """

    @wraps(command)
    def run(*arguments: object, jobs: int | None, backend: str | None, **others: object) -> None:
        workers = None
        if jobs or backend:
            workers = Workers(jobs or all_processors().jobs, backend or BACKENDS[0])
        command(*arguments, workers=workers, **others)

    options = (
        click.option(
            "--jobs",
            type=click.IntRange(1, 64),
            help="Processes that work at once; else one for each processor, four at most.",
        ),
        click.option("--backend", type=click.Choice(BACKENDS), help="What starts the processes."),
    )
    for option in reversed(options):
        run = option(run)
    return run
