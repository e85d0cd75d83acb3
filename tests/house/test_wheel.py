"""The built wheel contains only our two packages, with resources and training data inside them."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest


@pytest.fixture(scope="module")
def wheel(root: Path, tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    """Return the wheel, built with the locked build tool and without network."""
    folder = tmp_path_factory.mktemp("wheel")
    done = subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)],
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    (path,) = folder.glob("vigie_triage-*.whl")
    with zipfile.ZipFile(path) as built:
        yield built


def _shipped(wheel: zipfile.ZipFile, prefix: str) -> set[str]:
    return {name.removeprefix(prefix) for name in wheel.namelist() if name.startswith(prefix)}


def _kept(folder: Path) -> set[str]:
    return {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


def test_the_wheel_contains_only_our_two_packages(wheel):
    tops = {name.split("/")[0] for name in wheel.namelist()}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"classifier", "triage_app"}


@pytest.mark.parametrize("folder", ["resources", "training_data"])
def test_data_files_are_inside_our_package(wheel, root, folder):
    assert _shipped(wheel, f"triage_app/{folder}/") == _kept(root / folder) != set()


@pytest.mark.parametrize("package", ["classifier", "triage_app"])
def test_the_wheel_contains_every_module(wheel, root, package):
    data = ("resources/", "training_data/")
    shipped = {name for name in _shipped(wheel, f"{package}/") if not name.startswith(data)}
    assert shipped == _kept(root / package)


def test_the_wheel_contains_licence_types_and_command(wheel):
    names = wheel.namelist()
    assert any(name.endswith("licenses/LICENSE") for name in names)
    assert {"classifier/py.typed", "triage_app/py.typed"} <= set(names)
    (entry,) = [name for name in names if name.endswith("entry_points.txt")]
    assert "vigie = triage_app.cli.main:main" in wheel.read(entry).decode()
