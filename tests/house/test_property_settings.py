"""Property tests draw the same inputs at each run; `make properties` draws many others."""

import subprocess
import sys

from hypothesis import given, settings
from hypothesis import strategies as st

PROPERTY = """
from hypothesis import given, settings, strategies as st

@settings(max_examples=5, derandomize=True)
@given(st.integers())
def test_drawn(number):
    with open({drawn!r}, "a") as file:
        file.write(f"{{number}}\\n")

def test_without_draws():
    raise AssertionError("not selected")
"""


@settings(max_examples=500)
@given(st.integers())
def test_of_many_inputs(number):
    """Name more inputs than `make test` draws; the next test asks for how many are drawn."""
    assert isinstance(number, int)


def test_few_inputs_are_drawn_but_by_make_properties(pytestconfig):
    drawn = test_of_many_inputs._hypothesis_internal_use_settings.max_examples
    assert drawn == pytestconfig.getoption("--examples", 60)


def test_draws_are_repeatable_and_have_no_deadline():
    assert settings().derandomize
    assert settings().deadline is None


def test_properties_are_run_with_the_examples_asked_for_and_other_draws(root, tmp_path):
    drawn, tests = tmp_path / "drawn", tmp_path / "test_one.py"
    tests.write_text(PROPERTY.format(drawn=str(drawn)), encoding="utf-8")
    options = ("-p", "tests.random_draws", "-m", "hypothesis", "--examples", "60")
    words = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *options, str(tests)]
    found = []
    for _ in range(2):
        done = subprocess.run(words, cwd=root, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout
        found.append(drawn.read_text(encoding="utf-8").split())
        drawn.unlink()
    assert [len(numbers) for numbers in found] == [60, 60]
    assert found[0] != found[1]
