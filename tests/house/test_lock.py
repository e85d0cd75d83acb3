"""requirements.lock covers pyproject.toml, pins and hashes every line, and names no host."""

from __future__ import annotations

import re
import tomllib

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

PIN = re.compile(r"^(?P<name>[A-Za-z0-9._-]+)==(?P<version>[^\s;\\]+)")


@pytest.fixture(scope="module")
def entries(root):
    """Return the entries of the lock file, each with its continuation lines."""
    text = (root / "requirements.lock").read_text(encoding="utf-8").replace("\\\n", " ")
    return [line for line in text.splitlines() if line.strip()]


@pytest.fixture(scope="module")
def wanted(root):
    """Return the dependencies in pyproject.toml, including development tools."""
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    lines = project["project"]["dependencies"] + project["dependency-groups"]["dev"]
    return [Requirement(line) for line in lines]


def test_every_entry_is_pinned_and_hashed(entries):
    loose = [line[:60] for line in entries if not PIN.match(line) or "--hash=sha256:" not in line]
    assert not loose


def test_no_host_and_no_path_is_named(entries):
    assert not [line for line in entries if "://" in line or line.startswith(("-", "#"))]


def test_the_lock_covers_all_dependencies(entries, wanted):
    pins: dict[str, list[Version]] = {}
    for line in entries:
        found = PIN.match(line)
        pins.setdefault(canonicalize_name(found["name"]), []).append(Version(found["version"]))
    unmet = [
        str(requirement)
        for requirement in wanted
        if not pins.get(canonicalize_name(requirement.name))
        or not all(
            requirement.specifier.contains(version, prereleases=True)
            for version in pins[canonicalize_name(requirement.name)]
        )
    ]
    assert not unmet, "run `make lock`"
