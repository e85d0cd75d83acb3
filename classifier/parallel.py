"""Long work: how far it is, and one function over many items in several processes, in order.

joblib starts the processes. With the backend "loky" they are fresh interpreters, which is safe
beside threads and on every system. Threads are not offered: Python runs one at a time, and
liblinear draws its random numbers from one generator for the whole process, so two fits at once
would not give the same weights twice.
"""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, TypeVar

from classifier.errors import VigieError
from classifier.system.processes import wait_for_end_of_parent

Item = TypeVar("Item")
Result = TypeVar("Result")

Progress = Callable[[float, str], None]  # the share done, 0 to 1, and a code of what is done
BACKENDS = ("loky", "multiprocessing")
_MAX_PROCESSES = 4  # processes that are started unless more are asked for
_IDLE_SECONDS = 10  # seconds after which an idle process ends


def no_progress(share: float, step: str) -> None:
    """Report no progress."""


@dataclass(frozen=True, slots=True)
class Workers:
    """How many processes work, and what starts them."""

    jobs: int = 1  # 1: everything runs in this process
    backend: str = "loky"


IN_THIS_PROCESS = Workers()


def all_processors() -> Workers:
    """Return one process for each processor that this one may use, four at most.

    More would win little time, and each takes up to 800 MB while a model is trained.
    """
    import joblib  # noqa: PLC0415 - slow to import, and needed for large work only

    return Workers(min(int(joblib.cpu_count()), _MAX_PROCESSES))


def in_order(
    function: Callable[[Item], Result], items: Iterable[Item], workers: Workers = IN_THIS_PROCESS
) -> Iterator[Result]:
    """Yield the result of each item as it is ready, in the order of the items.

    The function is sent to each process once, so it may hold much; it, the items and the
    results go through pipes, never through a file. An error in the function is raised here,
    and the other items are dropped. Raises VigieError when a process was ended from outside.
    """
    if workers.jobs == 1:
        yield from map(function, items)
        return
    from concurrent.futures import BrokenExecutor  # noqa: PLC0415 - for large work only

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
    try:
        yield from results
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
