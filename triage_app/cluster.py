"""The connection to a Dask cluster, whose workers do large work on this or other machines.

Dask is imported only when a command names a cluster. A worker runs what the scheduler sends it,
and this machine opens what a worker answers, so both have to be hosts that one trusts: TLS is
required unless the scheduler is on this machine. Its certificates are those of Dask's settings
(https://distributed.dask.org/en/stable/tls.html).
"""

from __future__ import annotations

import hashlib
import ipaddress
import logging
import platform
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Any

import classifier
import triage_app
from classifier.parallel import CLUSTER, Workers
from triage_app.errors import ClusterError
from triage_app.paths import resources_dir

if TYPE_CHECKING:
    from distributed import Client

CONNECT_SECONDS = 10
_OWN_CODE = "Vigie"  # the key of the digest of our own files
# Those who tell of a lost connection; Dask gives some a level of their own.
_LOGGERS = ("distributed", "distributed.client", "tornado.application", "asyncio")
_CLUSTER_LIBRARIES = ("dask", "distributed")
_ADDRESS = re.compile(
    r"(?P<scheme>tcp|tls)://(?P<host>[\w.-]+|\[[0-9a-fA-F:.]+\]):(?P<port>[0-9]{1,5})"
)
_LAST_PORT = 65_535
_NAME = re.compile(r"[\w.-]+")  # of a distribution, at the start of a requirement


@dataclass(frozen=True, slots=True)
class SameInstallation:
    """What a worker checks before it works: versions as on the machine that asks, and one thread.

    A worker with several threads would fit two models at once, which gives other weights (see
    `classifier.parallel`). It is checked with each item, because workers may join later.
    """

    wanted: Mapping[str, str]

    def __call__(self) -> None:
        """Raise ClusterError when this worker cannot give the results of the asking machine."""
        differing = tuple(sorted(_differing(self.wanted, installed())))
        if differing:
            raise ClusterError(
                "The scheduler or a worker of the cluster has other versions than this machine "
                "({what}): install the same release of Vigie there.",
                what=differing,
            )
        _refuse_threads(_threads_here())


def _differing(one: Mapping[str, str], other: Mapping[str, str]) -> Iterable[str]:
    return (name for name in one.keys() | other.keys() if one.get(name) != other.get(name))


def _refuse_threads(threads: int) -> None:
    if threads > 1:
        raise ClusterError(
            "A worker of the cluster has several threads: start the workers with --nthreads 1."
        )


def _threads_here() -> int:
    """Return the threads of the worker that this is, 1 outside a worker."""
    from distributed import get_worker  # noqa: PLC0415 - see the module

    with suppress(ValueError):  # joblib works in this process when there is one worker
        return int(get_worker().state.nthreads)
    return 1


class SentWork:
    """A function for the workers of a cluster, each of which checks itself before each item.

    A worker makes its own from the bytes, once, and hands the bytes on to others while it works:
    what it works with changes meanwhile (a scorer remembers what it has read), so it could not
    be written out then.
    """

    def __init__(self, function: Callable[[Any], Any]) -> None:
        from distributed.protocol import pickle as wire  # noqa: PLC0415 - see the module

        self._written: bytes = wire.dumps((function, SameInstallation(installed())))

    def __getstate__(self) -> bytes:
        return self._written

    def __setstate__(self, written: bytes) -> None:
        self._written = written

    @cached_property
    def _work(self) -> tuple[Callable[[Any], Any], SameInstallation]:
        from distributed.protocol import pickle as wire  # noqa: PLC0415 - see the module

        found: tuple[Callable[[Any], Any], SameInstallation]
        found = wire.loads(self._written)
        return found

    def __call__(self, item: Any) -> Any:  # noqa: ANN401 - whatever the function takes and gives
        """Call the function; raise ClusterError when this worker cannot give its result."""
        function, check = self._work
        check()
        return function(item)


@lru_cache(maxsize=1)
def installed() -> Mapping[str, str]:
    """Return the versions of all that decides a result: Python, libraries, our own files."""
    requirements = metadata.requires("vigie-triage") or ()
    names = (found.group() for one in requirements if (found := _NAME.match(one)))
    versions = {"Python": platform.python_version(), _OWN_CODE: _own_files()}
    for name in (*names, *_CLUSTER_LIBRARIES):
        with suppress(metadata.PackageNotFoundError):  # of an extra that is not installed
            versions[name] = metadata.version(name)
    return versions


def _own_files() -> str:
    total = hashlib.sha256()
    packages = (Path(one.__path__[0]) for one in (classifier, triage_app))
    for folder in (*packages, resources_dir()):
        for path in sorted(folder.rglob("*")):
            if path.is_file() and path.suffix != ".pyc":
                total.update(path.relative_to(folder).as_posix().encode())
                total.update(path.read_bytes())
    return total.hexdigest()


@contextmanager
def connected(address: str, *, insecure: bool = False) -> Iterator[Workers]:
    """Yield the workers of the cluster whose scheduler is at `address` (tls://host:port).

    Without TLS (tcp://) only a scheduler on this machine is accepted, unless `insecure`.
    Raises ClusterError with a sentence: for such an address, when the scheduler or all workers
    are away, now or in the middle, and when one has other versions.
    """
    check_address(address, insecure=insecure)
    client = _client(address)
    from distributed import KilledWorker  # noqa: PLC0415 - see the module
    from distributed.client import FutureCancelledError  # noqa: PLC0415
    from distributed.comm.core import CommClosedError  # noqa: PLC0415

    with client:
        count = _checked_workers(client)
        try:
            yield Workers(count, CLUSTER, SentWork)
        except (KilledWorker, FutureCancelledError, CommClosedError) as error:
            raise ClusterError(
                "The cluster at {address} lost the work: its scheduler or all workers were ended, "
                "perhaps because memory ran out. Start the command again.",
                address=address,
            ) from error


def check_address(address: str, *, insecure: bool) -> None:
    """Raise ClusterError for what is no address of a scheduler, or one without TLS elsewhere."""
    found = _ADDRESS.fullmatch(address)
    if found is None or int(found["port"]) > _LAST_PORT:
        raise ClusterError(
            "“{address}” is no address of a cluster: write tls://HOST:PORT, or tcp://HOST:PORT "
            "for a scheduler on this machine.",
            address=address,
        )
    if found["scheme"] == "tcp" and not insecure and not _is_this_machine(found["host"]):
        raise ClusterError(
            "{address} is not encrypted and not on this machine: use tls://, or --insecure in a "
            "network that nobody else can read.",
            address=address,
        )


def _is_this_machine(host: str) -> bool:
    with suppress(ValueError):
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    return host == "localhost"


def _client(address: str) -> Client:
    try:
        from distributed import Client  # noqa: PLC0415 - see the module
    except ImportError as error:
        raise ClusterError(
            "The libraries for a cluster are not installed: install “vigie-triage[cluster]”."
        ) from error
    for name in _LOGGERS:
        logging.getLogger(name).setLevel(logging.CRITICAL)  # our errors have sentences
    try:
        return Client(address, timeout=CONNECT_SECONDS)
    except (OSError, ValueError, TypeError) as error:  # TypeError: TLS without certificates
        raise ClusterError(
            "No cluster answers at {address}: check that its scheduler runs, that it has the same "
            "version of Dask and, for tls://, that Dask's settings name the certificates.",
            address=address,
        ) from error


def _checked_workers(client: Client) -> int:
    """Return how many workers there are; raise ClusterError when one cannot be used."""
    threads = client.nthreads()
    if not threads:
        raise ClusterError("The cluster has no worker: start one with “dask worker” and try again.")
    check = SameInstallation(installed())
    try:
        client.run_on_scheduler(check)  # it opens the tasks that it hands on
        client.run(check)
    except ClusterError:
        raise
    except Exception as error:  # what is missing there arrives as a plain Exception
        raise ClusterError(
            "The scheduler or a worker of the cluster has no Vigie, or another release: install "
            "the same one there."
        ) from error
    _refuse_threads(max(threads.values()))
    return len(threads)
