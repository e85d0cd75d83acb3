"""A run of the tests leaves nothing in the temporary folder of the system."""

import os
import subprocess
import sys

import pytest

TIDY = "import tempfile\ndef test_one():\n    with tempfile.TemporaryDirectory():\n        pass\n"
UNTIDY = "import tempfile\ndef test_one():\n    tempfile.mkdtemp(prefix='forgotten-')\n"
CHILD = """
import subprocess, sys

def test_one():
    words = [sys.executable, "-c", "import tempfile; tempfile.mkdtemp(prefix='forgotten-')"]
    subprocess.run(words, check=True)
"""


def run(root, folder, text):
    """Run one test with our fixtures and a temporary folder in `folder`."""
    test, temporary = folder / "test_one.py", folder / "temporary"
    test.write_text(text, encoding="utf-8")
    temporary.mkdir()
    own = ("-p", "tests.conftest", "-p", "no:cacheprovider", "--basetemp", str(folder / "base"))
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", *own, str(test)],
        cwd=root,
        env={**os.environ, "TMPDIR": str(temporary)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert not list(temporary.iterdir())
    return done


def test_a_run_that_tidies_up_passes(root, tmp_path):
    assert run(root, tmp_path, TIDY).returncode == 0


@pytest.mark.parametrize("text", [UNTIDY, CHILD], ids=["a test", "a child process"])
def test_a_run_that_leaves_something_fails(root, tmp_path, text):
    done = run(root, tmp_path, text)
    assert done.returncode == 1
    assert "forgotten-" in done.stdout
