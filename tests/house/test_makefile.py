"""Every Makefile target has a description and is listed by `make help`."""

from __future__ import annotations

import re
import shutil
import subprocess

import pytest

PROMISED = {"help", "setup", "run", "demo", "test", "check-data", "lint", "bench", "evaluation"}
PROMISED |= {
    "compare",
    "compare-browser",
    "robustness",
    "bench-peers",
    "screenshots",
    "lock",
    "clean",
}


@pytest.fixture(scope="module")
def makefile(root):
    return (root / "Makefile").read_text(encoding="utf-8")


def _targets(makefile: str) -> set[str]:
    """Return all target names, without lines that only set a variable for a target."""
    return set(re.findall(r"^([A-Za-z][\w-]*):(?!\s*(?:export\b|=))", makefile, re.MULTILINE))


def _told(makefile: str) -> dict[str, str]:
    return dict(re.findall(r"^([A-Za-z][\w-]*):[^#\n]*## (.+)$", makefile, re.MULTILINE))


def test_every_target_has_a_description(makefile):
    assert _targets(makefile) == set(_told(makefile))


def test_the_promised_targets_are_there(makefile):
    assert _targets(makefile) >= PROMISED


def test_every_target_is_declared_phony(makefile):
    declared = re.search(r"^\.PHONY: (.+)$", makefile, re.MULTILINE)[1].split()
    assert set(declared) == _targets(makefile)


@pytest.mark.skipif(shutil.which("make") is None, reason="make is not there")
def test_make_alone_prints_them_all(root, makefile):
    done = subprocess.run(["make"], cwd=root, capture_output=True, text=True, check=True)
    for target, words in _told(makefile).items():
        assert re.search(rf"^  make {target} +{re.escape(words)}$", done.stdout, re.MULTILINE)


def test_the_readme_and_contributing_name_only_real_targets(root, makefile):
    targets = _targets(makefile)
    for name in ("README.md", "CONTRIBUTING.md", "docs/install.md", "docs/architecture.md"):
        text = (root / name).read_text(encoding="utf-8")
        named = set(re.findall(r"(?:`|^)make ([a-z][a-z-]*)", text, re.MULTILINE))
        assert named <= targets, name
