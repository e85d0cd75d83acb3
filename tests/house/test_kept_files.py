"""Content that must not be in the repository: local paths, hosts of registries, large files."""

from __future__ import annotations

import re

import pytest

# Put together so that this file does not hold what it looks for.
MACHINE_PATHS = re.compile(
    "(?<![A-Za-z0-9_.~-])/(?:"
    + "|".join(("wor" + "k/", "roo" + "t/", "hom" + "e/[a-z]", "User" + "s/[a-z]", "op" + "t/"))
    + ")|[A-Z]:\\\\\\\\?User"
    + "s"
)
REGISTRY_HOSTS = re.compile(
    "|".join(
        ("pypi" + r"\.org", "python" + "hosted", "npmjs" + r"\.(?:org|com)", "debian" + r"\.org")
    )
)
LARGEST = 1_500_000  # bytes
PICTURES = {".png", ".jpg", ".ico", ".ttf", ".gz", ".msg"}


@pytest.mark.parametrize("pattern", [MACHINE_PATHS, REGISTRY_HOSTS], ids=["machine", "registry"])
def test_no_line_names_a_machine_or_a_registry(kept_files, root, pattern):
    broken = []
    for path in kept_files:
        if path.suffix in PICTURES:
            continue
        for number, line in enumerate(path.read_bytes().splitlines(), 1):
            if pattern.search(line.decode("utf-8", errors="replace")):
                broken.append(f"{path.relative_to(root)}:{number}")
    assert not broken


@pytest.mark.parametrize(
    ("pattern", "line"),
    [
        (MACHINE_PATHS, "see /wor" + "k/shared/x"),
        (MACHINE_PATHS, "'/hom" + "e/anna/vigie'"),
        (MACHINE_PATHS, "C:\\User" + "s\\anna"),
        (REGISTRY_HOSTS, "https://files.python" + "hosted.org/x"),
    ],
)
def test_the_patterns_match_examples(pattern, line):
    assert pattern.search(line)


@pytest.mark.parametrize(
    "line", ["https://example.fr/hom" + "e/a", "~/wor" + "k/", "tests/wor" + "k/x"]
)
def test_the_patterns_leave_links_and_relative_paths_alone(line):
    assert not MACHINE_PATHS.search(line)


def test_no_file_is_large(kept_files, root):
    large = {
        str(path.relative_to(root)): path.stat().st_size
        for path in kept_files
        if path.stat().st_size > LARGEST
    }
    assert not large
