"""BLAS works in one thread, also where a library only has the name of one."""

import shutil
import subprocess
import sys
from importlib.util import find_spec

import pytest

PROGRAM = """
import ctypes, sys
import numpy as np
from threadpoolctl import threadpool_info, threadpool_limits
from classifier.system.sums import in_one_thread

np.ones((2, 2)) @ np.ones((2, 2))
for path in sys.argv[1:]:
    ctypes.CDLL(path)
with in_one_thread():
    print("inside", *([] if sys.argv[1:] else [one["num_threads"] for one in threadpool_info()]))
"""


def inside(*libraries):
    words = [sys.executable, "-c", PROGRAM, *map(str, libraries)]
    done = subprocess.run(words, capture_output=True, text=True, check=True)
    name, *threads = done.stdout.split()
    assert name == "inside"
    return threads


def test_sums_are_made_in_one_thread():
    assert set(inside()) == {"1"}


@pytest.mark.skipif(sys.platform != "linux", reason="loads a library under another name")
def test_a_library_with_the_name_of_openblas_alone_is_no_trouble(tmp_path):
    """As in the Debian package, where it only stands in front of Debian's BLAS."""
    spec = find_spec("msgspec._core")
    other = tmp_path / "libscipy_openblas64_.so"
    shutil.copyfile(spec.origin, other)
    assert inside(other) == []
