"""Long work: how far it is, and one function over many items in several processes, in order.

joblib starts the processes. With the backend "loky" they are fresh interpreters, which is safe
beside threads and on every system. With "dask" they are workers of a cluster, perhaps on other
machines, to which `triage_app.cluster` is connected. Threads are not offered: Python runs one at
a time, and liblinear draws its random numbers from one generator for the whole process, so two
fits at once would not give the same weights twice.
"""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, TypeVar

from classifier.errors import VigieError
from classifier.system.processes import wait_for_end_of_parent

Item = TypeVar("Item")
Result = TypeVar("Result")

Progress = Callable[[float, str], None]  # the share done, 0 to 1, and a code of what is done
MESSAGES_TOGETHER = 16  # in one task of a cluster: enough that its cost hardly counts
BACKENDS = ("loky", "multiprocessing")
CLUSTER = "dask"  # the backend of workers that need not be on this machine
_MAX_PROCESSES = 4  # processes that are started unless more are asked for
_IDLE_SECONDS = 10  # seconds after which an idle process ends


def no_progress(share: float, step: str) -> None:
    """Report no progress."""


@dataclass(frozen=True, slots=True)
class Workers:
    """How many processes work, and what starts them."""

    jobs: int = 1  # 1: everything runs in this process
    backend: str = "loky"
    # Makes of a function what the workers of a cluster call, which they may hand on to each other.
    sent: Callable[[Callable[[Any], Any]], Callable[[Any], Any]] | None = None

    @property
    def elsewhere(self) -> bool:
        """Return whether they may be on other machines, which do not see the files of this one."""
        return self.backend == CLUSTER


IN_THIS_PROCESS = Workers()


def all_processors() -> Workers:
    """Return one process for each processor that this one may use, four at most.

    More would win little time, and each takes up to 500 MB while a model is trained.
    """
    import joblib  # noqa: PLC0415 - slow to import, and needed for large work only

    return Workers(min(int(joblib.cpu_count()), _MAX_PROCESSES))


def in_order(
    function: Callable[[Item], Result],
    items: Iterable[Item],
    workers: Workers = IN_THIS_PROCESS,
    together: int = 1,
) -> Iterator[Result]:
    """Yield the result of each item as it is ready, in the order of the items.

    The function is sent to each process once, so it may hold much; it, the items and the
    results go through pipes or the connections of a cluster, never through a file. An error in
    the function is raised here, and the other items are dropped. Raises VigieError when a process
    was ended from outside; a cluster gives the work of a lost worker to others instead.
    `together` items make one task of a cluster, which costs more than a message takes to read.
    """
    if workers.sent:
        yield from _on_cluster(workers.sent(function), items, together)
    elif workers.jobs == 1:
        yield from map(function, items)
    else:
        yield from _in_processes(function, items, workers)


def _in_processes(
    function: Callable[[Item], Result], items: Iterable[Item], workers: Workers
) -> Iterator[Result]:
    import joblib  # noqa: PLC0415 - see above

    options: dict[str, Any] = {
        "initializer": _start_worker,
        "initargs": (function, os.getpid()),
        "max_nbytes": None,
    }
    streams = "list"
    if workers.backend == "loky":
        options["idle_worker_timeout"], streams = _IDLE_SECONDS, "generator"
    with joblib.parallel_config(workers.backend, n_jobs=workers.jobs, **options):
        if joblib.effective_n_jobs(workers.jobs) == 1:  # where no processes can be started
            results: Iterable[Result] = map(function, items)
        else:
            run = joblib.Parallel(return_as=streams)
            results = run(joblib.delayed(_call)(one) for one in items)
    with _told_when_broken():
        yield from results


@contextmanager
def beside(
    function: Callable[[Item], Result], item: Item, workers: Workers = IN_THIS_PROCESS
) -> Iterator[Callable[[], Result]]:
    """Start one piece of work in a process of its own; yield what waits for its result.

    With one process the work is done when its result is asked for. The process ends when it has
    done the work, or with the context. Errors are those of `in_order`.
    """
    import joblib  # noqa: PLC0415 - see above
    from joblib.externals import loky  # noqa: PLC0415

    if workers.backend != "loky" or joblib.effective_n_jobs(workers.jobs) == 1:
        yield lambda: function(item)
        return
    process = loky.ProcessPoolExecutor(
        1, timeout=_IDLE_SECONDS, initializer=_start_worker, initargs=(function, os.getpid())
    )

    def result() -> Result:
        with _told_when_broken():
            found: Result = done.result()
            return found

    try:
        done = process.submit(_call, item)
        yield result
    finally:
        process.shutdown(wait=True, kill_workers=not done.done())


@contextmanager
def _told_when_broken() -> Iterator[None]:
    """Raise VigieError when a process was ended from outside."""
    from concurrent.futures import BrokenExecutor  # noqa: PLC0415 - for large work only

    try:
        yield
    except BrokenExecutor as error:
        raise VigieError(
            "A process that helps with this work was ended, perhaps because memory ran out; try "
            "again, with --jobs 1 if it happens again."
        ) from error


_received: list[Callable[[Any], Any]] = []  # in a worker: the function that it was given


def _start_worker(function: Callable[[Any], Any], parent: int) -> None:
    """Make a new worker ready, and let it end with its parent: else it may wait for ever."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is answered by the parent alone
    _received[:] = [function]
    threading.Thread(target=_exit_with_parent, args=(parent,), daemon=True).start()


def _exit_with_parent(parent: int) -> None:
    wait_for_end_of_parent(parent)
    os._exit(1)


def _call(item: Any) -> Any:  # noqa: ANN401 - whatever the function takes and gives
    return _received[0](item)


def _on_cluster(
    function: Callable[[Item], Result], items: Iterable[Item], together: int
) -> Iterator[Result]:
    """Yield the results of the cluster to which this process is connected.

    joblib does the work in this process when the cluster has one worker.
    """
    import joblib  # noqa: PLC0415 - see above

    with joblib.parallel_config(CLUSTER, scatter=[function]):
        calls = (joblib.delayed(_call_sent)(function, _Sent(one)) for one in items)
        ahead = f"{2 * together} * n_jobs"  # two tasks for each worker
        run = joblib.Parallel(return_as="generator", batch_size=together, pre_dispatch=ahead)
        results = run(calls)
    yield from results


class _Sent:
    """One item on its way to a worker.

    It is part of the task, which the scheduler keeps until a worker has done it: without
    `__slots__`, joblib would place a large item on one worker, and lose it with that worker.
    It has no representation that shows the item, because Dask writes those into its log.
    """

    __slots__ = ("item",)

    def __init__(self, item: Any) -> None:  # noqa: ANN401 - whatever the function takes
        self.item = item


def _call_sent(function: Callable[[Any], Any], sent: _Sent) -> Any:  # noqa: ANN401 - as `_call`
    return function(sent.item)
