"""Lets the library for sums of matrices (BLAS) work in one thread, so that sums have one order."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from threadpoolctl import threadpool_limits


@contextmanager
def in_one_thread() -> Iterator[None]:
    """Let BLAS use one thread in this process until the context ends."""
    try:
        limits = threadpool_limits(1, "blas")
    except TypeError:
        # threadpoolctl 3.8 cannot ask a library that has the name of OpenBLAS and not its
        # functions. The Debian package has such ones in front of Debian's BLAS, which has one
        # thread.
        yield
        return
    with limits:
        yield
