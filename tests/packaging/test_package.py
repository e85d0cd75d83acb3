"""The files that a Debian package is made of."""

import configparser
import gzip
import re
import shutil
import subprocess
import tomllib
from xml.etree import ElementTree as XML

import pytest

from triage_app.cli.main import main


@pytest.fixture
def packages(checkout):
    return checkout / ".ci" / "packaging"


def test_the_man_page_names_all_commands(packages):
    text = (packages / "vigie.1").read_text(encoding="utf-8")
    bold = set(re.findall(r"[a-z]+", " ".join(re.findall(r"^\.BR? (.+)$", text, re.MULTILINE))))
    assert set(main.commands) <= bold


@pytest.mark.skipif(shutil.which("man") is None, reason="man is not installed")
def test_the_man_page_has_no_error(packages):
    done = subprocess.run(
        ["man", "--warnings", "-l", str(packages / "vigie.1")],
        capture_output=True,
        text=True,
        check=True,
        env={"MANWIDTH": "80", "LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin"},
    )
    assert done.stderr == ""


def test_the_menu_entry_starts_vigie_in_both_languages(packages):
    entry = configparser.ConfigParser(interpolation=None)
    entry.optionxform = str
    entry.read(packages / "vigie.desktop", encoding="utf-8")
    fields = entry["Desktop Entry"]
    assert (fields["Type"], fields["Exec"], fields["Icon"]) == ("Application", "vigie", "vigie")
    for name in ("GenericName", "Comment", "Keywords"):
        assert fields[name] != fields[f"{name}[fr]"]


def test_the_icon_is_a_drawing_and_a_picture(checkout):
    icons = checkout / "resources" / "icons"
    assert XML.parse(icons / "vigie.svg").getroot().get("viewBox") == "0 0 64 64"
    assert (icons / "vigie.png").read_bytes()[16:24] == (256).to_bytes(4) * 2


def test_the_lock_of_the_builder_pins_the_same_as_the_project(checkout, packages):
    project = tomllib.loads((checkout / "pyproject.toml").read_text(encoding="utf-8"))
    lock = (packages / "requirements.lock").read_text(encoding="utf-8")
    assert "://" not in lock
    pins = dict(re.findall(r"^([\w.-]+)==([^\s;]+)", lock, re.MULTILINE))
    for wanted in project["dependency-groups"]["package"]:
        name, _, version = wanted.partition("==")
        assert pins[name] == version
    ours = (checkout / "requirements.lock").read_text(encoding="utf-8")
    both = dict(re.findall(r"^([\w.-]+)==([^\s;]+)", ours, re.MULTILINE))
    assert {name: both[name] for name in pins.keys() & both.keys()} == {
        name: pins[name] for name in pins.keys() & both.keys()
    }


def test_the_licences_of_all_parts_are_told(packaging, tmp_path):
    for name in ("numpy-2.4.6", "click-8.5.1", "vigie_triage-0.1.0"):
        (tmp_path / f"{name}.dist-info").mkdir()
    text = packaging("licences").copyright_text(tmp_path, "the text of our own")
    assert "the text of our own" in text
    assert "GNU Lesser General Public License, version 3" in text
    for name, words in (("numpy", "BSD-3-Clause"), ("click", "BSD-3-Clause")):
        assert re.search(rf"^  {name} [\d.]+: .*{words}", text, re.MULTILINE)
        assert f"\n{name}: LICENSE" in text


@pytest.mark.skipif(shutil.which("dpkg-shlibdeps") is None, reason="dpkg-dev is not installed")
@pytest.mark.skipif(shutil.which("fakeroot") is None, reason="fakeroot is not installed")
def test_a_package_holds_the_program_and_what_a_desktop_asks_for(packaging, checkout, tmp_path):
    """Its program is a copy of a small one of this system."""
    debian = packaging("debian")
    program = tmp_path / "program"
    (program / "lib" / "blas").mkdir(parents=True)
    (program / "lib" / "blas" / "libblas.so.3").write_bytes(bytes(9_000_000))
    shutil.copy("/bin/true", program / "vigie")
    with (program / "vigie").open("ab") as file:
        file.write(bytes(5_000_000))
    needed = debian.dependencies(program)
    release = debian.Release("1.2", "Somebody <somebody@localhost>", "changes", "licences", needed)
    package = debian.write_package(program, release, checkout, tmp_path)
    fields = _printed("dpkg-deb", "-f", package)
    room = int(re.search(r"^Installed-Size: (\d+)$", fields, re.MULTILINE)[1])
    assert 5_000 < room < 8_000, "the link to the program takes none, and Debian has its BLAS"
    assert re.search(r"^Depends: libc6 .*, fonts-dejavu-core$", fields, re.MULTILINE)
    assert "tesseract-ocr-fra" in re.search(r"^Recommends: (.+)$", fields, re.MULTILINE)[1]
    tree = tmp_path / "tree"
    _printed("dpkg-deb", "-x", package, tree)
    assert (tree / "usr/bin/vigie").resolve() == (tree / "usr/lib/vigie/vigie")
    assert gzip.decompress((tree / "usr/share/doc/vigie/changelog.gz").read_bytes()) == b"changes"
    assert (tree / "usr/share/doc/vigie/copyright").read_text(encoding="utf-8") == "licences"
    for name in ("applications/vigie.desktop", "icons/hicolor/scalable/apps/vigie.svg"):
        assert (tree / "usr/share" / name).is_file()
    listed = _printed("dpkg-deb", "-c", package).splitlines()
    assert all(line.split()[1] == "root/root" for line in listed)
    closed = [line for line in listed if line[7] != "r" and not line.startswith("l")]
    assert not closed, "all users may read it"


def _printed(*command):
    done = subprocess.run([*map(str, command)], capture_output=True, text=True, check=True)
    return done.stdout
