"""A Dask cluster on this machine, started with the commands that people use."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SECONDS = 60  # until a scheduler or its workers have to be there


class Cluster:
    """A scheduler and its workers: one process each, besides a parent that starts them anew."""

    def __init__(self, folder, workers=2, threads=1, options=(), env=None):
        self._file = folder / "scheduler.json"
        self._log = (folder / "dask.log").open("wb")
        self._options = options
        self._env = {
            **os.environ,
            **(env or {}),
            "PYTHONPATH": str(ROOT),
            "DASK_CONFIG": str(folder / "dask-settings"),  # else Dask writes into ~/.config
            "DASK_TEMPORARY_DIRECTORY": str(folder),
        }
        self.processes = [self._start("scheduler", "--host", "127.0.0.1", "--port", "0")]
        self.address = self._written_address()
        if workers:
            self.processes.append(
                self._start(
                    "worker", "--nworkers", str(workers), "--nthreads", str(threads),
                    "--memory-limit", "0", "--local-directory", str(folder / "workers"),
                )
            )  # fmt: skip

    def _start(self, what, *options):
        words = [sys.executable, "-m", "dask", what, "--scheduler-file", str(self._file)]
        return subprocess.Popen(
            [*words, "--no-dashboard", *options, *self._options],
            stdout=self._log,
            stderr=self._log,
            env=self._env,
        )

    def _written_address(self):
        limit = time.monotonic() + SECONDS
        while time.monotonic() < limit:
            try:
                return json.loads(self._file.read_text())["address"]
            except (OSError, ValueError):  # not there, or not whole yet
                assert self.processes[0].poll() is None, "the scheduler ended"
        raise TimeoutError("no scheduler")

    def wait(self, workers):
        """Wait until the scheduler knows that many workers."""
        from distributed import Client

        with Client(self.address, timeout=SECONDS, set_as_default=False) as client:
            client.wait_for_workers(workers, timeout=SECONDS)
        return self

    def kill_workers(self, how_many):
        """End workers as the system does when memory runs out; the others are left."""
        from distributed import Client

        with Client(self.address, timeout=SECONDS, set_as_default=False) as client:
            for process in list(client.run(os.getpid).values())[:how_many]:
                os.kill(process, signal.SIGKILL)

    def kill_scheduler(self):
        """End the scheduler."""
        self.processes[0].kill()
        self.processes[0].wait(SECONDS)

    def close(self):
        """End all processes; workers end with their parent."""
        for process in reversed(self.processes):
            process.terminate()
            try:
                process.wait(SECONDS)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
        self._log.close()
