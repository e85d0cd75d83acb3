"""The options of commands that can work in several processes, or on a cluster."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

import click

from classifier.parallel import BACKENDS, Workers, all_processors
from classifier.sentence import sentence
from triage_app.cli.context import Context

_ONE_WORKER = sentence("The cluster has one worker, so this machine does the work itself.")


def jobs_options(command: Callable[..., None]) -> Callable[..., None]:
    """Add --jobs, --backend, --cluster and --insecure; the command gets them as `workers`.

    `workers` is None when none was given: then the command chooses.
    """

    @wraps(command)
    def run(
        *arguments: object,
        jobs: int | None,
        backend: str | None,
        cluster: str | None,
        insecure: bool,
        **others: object,
    ) -> None:
        if cluster is None:
            if insecure:
                raise click.UsageError("--insecure is for --cluster")
            command(*arguments, workers=_processes(jobs, backend), **others)
            return
        if jobs or backend:
            raise click.UsageError("--cluster goes without --jobs and --backend")
        from triage_app.cluster import connected  # noqa: PLC0415 - rarely needed

        with connected(cluster, insecure=insecure) as workers:
            if workers.jobs == 1:
                _context().tell(_ONE_WORKER)
            command(*arguments, workers=workers, **others)

    options = (
        click.option(
            "--jobs",
            type=click.IntRange(1, 64),
            help="Processes that work at once; else one for each processor, four at most.",
        ),
        click.option("--backend", type=click.Choice(BACKENDS), help="What starts the processes."),
        click.option(
            "--cluster",
            metavar="ADDRESS",
            help="Scheduler of a Dask cluster that works instead: tls://HOST:PORT, or "
            "tcp://HOST:PORT on this machine.",
        ),
        click.option("--insecure", is_flag=True, help="Take a cluster elsewhere without TLS."),
    )
    for option in reversed(options):
        run = option(run)
    return run


def _context() -> Context:
    context = click.get_current_context().find_object(Context)
    assert context is not None  # made by the group of all commands
    return context


def _processes(jobs: int | None, backend: str | None) -> Workers | None:
    if jobs or backend:
        return Workers(jobs or all_processors().jobs, backend or BACKENDS[0])
    return None
