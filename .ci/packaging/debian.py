"""Makes the Debian package and the tarball of a finished folder program."""

from __future__ import annotations

import gzip
import shutil
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import blas
import elf

_HERE = Path(__file__).parent
# Debian 12 and Ubuntu 22.04 read zstd; it is installed in a fraction of the time of xz.
_COMPRESSION = ("-Zzstd", "-z15")
_MANUALS = ("manual.fr.md", "manual.en.md")
_CONTROL = """\
Package: vigie
Version: {version}
Architecture: {architecture}
Maintainer: {maintainer}
Installed-Size: {kilobytes}
Depends: {depends}, fonts-dejavu-core
Recommends: tesseract-ocr, tesseract-ocr-fra, libpq5
Suggests: gnome-keyring | kwalletmanager
Section: misc
Priority: optional
Description: offline triage of suspicious messages for health-insurer call centres
 An agent pastes a message that a policyholder doubts; Vigie says what it is
 worth and why, what to tell the caller, and keeps the case in a local log.
 .
 With tesseract it reads the text of pictures, with libpq5 it can share its
 log through PostgreSQL. It opens no network connection unless asked to share.
"""


@dataclass(frozen=True, slots=True)
class Release:
    """What a package says of itself."""

    version: str
    maintainer: str
    changelog: str
    copyright: str  # ours, and the licences of all that is inside
    depends: str  # the packages of Debian whose libraries it needs


def write_package(program: Path, release: Release, checkout: Path, to: Path) -> Path:
    """Write the Debian package of a folder program, without what Debian has itself.

    Raises CalledProcessError without dpkg-dev.
    """
    architecture = elf.run("dpkg", "--print-architecture").strip()
    with TemporaryDirectory() as work:
        tree = Path(work, "tree")
        _lay_out(program, release, checkout, tree / "usr")
        shutil.rmtree(tree / "usr/lib/vigie/lib" / blas.BROUGHT, ignore_errors=True)
        kilobytes = sum(_size(path) for path in tree.rglob("*")) // 1024
        control = _CONTROL.format(
            version=release.version,
            architecture=architecture,
            maintainer=release.maintainer,
            kilobytes=kilobytes,
            depends=release.depends,
        )
        (tree / "DEBIAN").mkdir()
        (tree / "DEBIAN" / "control").write_text(control, encoding="utf-8")
        found = to / f"vigie_{release.version}_{architecture}.deb"
        command = (
            "dpkg-deb",
            "--root-owner-group",
            *_COMPRESSION,
            "--build",
            str(tree),
            str(found),
        )
        elf.run("fakeroot", *command)
    return found


def write_tarball(program: Path, release: Release, checkout: Path, to: Path) -> Path:
    """Write the same files as a tarball with one folder, for other distributions."""
    architecture = elf.run("uname", "-m").strip()
    name = f"vigie-{release.version}-linux-{architecture}"
    with TemporaryDirectory() as work:
        _lay_out(program, release, checkout, Path(work, name))
        found = to / f"{name}.tar.xz"
        owner = ("--owner=0", "--group=0", "--numeric-owner", "--sort=name")
        elf.run("tar", "-cJf", str(found), *owner, "-C", work, name)
    return found


def dependencies(program: Path) -> str:
    """Return the packages whose libraries a program needs, as `dpkg-shlibdeps` names them."""
    found = list(elf.libraries(program))
    own = {f"-l{path.parent}" for path in found}
    files = [f"-e{path}" for path in found]
    options = ("-O", "--ignore-missing-info", "--warnings=0", *sorted(own))
    with TemporaryDirectory() as work:
        (Path(work) / "debian").mkdir()
        (Path(work) / "debian" / "control").write_text(
            "Source: vigie\n\nPackage: vigie\nArchitecture: any\n", encoding="ascii"
        )
        printed = elf.run("dpkg-shlibdeps", *options, *files, cwd=Path(work))
    return printed.partition("shlibs:Depends=")[2].strip()


def _lay_out(program: Path, release: Release, checkout: Path, prefix: Path) -> None:
    """Put the program and what a desktop asks for below a prefix, for all to read."""
    shutil.copytree(program, prefix / "lib" / "vigie", symlinks=True)
    share, images = prefix / "share", checkout / "resources" / "icons"
    _copy(_HERE / "vigie.desktop", share / "applications" / "vigie.desktop")
    _copy(images / "vigie.svg", share / "icons/hicolor/scalable/apps/vigie.svg")
    _copy(images / "vigie.png", share / "icons/hicolor/256x256/apps/vigie.png")
    _pack((_HERE / "vigie.1").read_text(encoding="utf-8"), share / "man/man1/vigie.1.gz")
    documents = share / "doc" / "vigie"
    for manual in _MANUALS:
        _copy(checkout / "docs" / manual, documents / manual)
    _pack(release.changelog, documents / "changelog.gz")
    (documents / "copyright").write_text(release.copyright, encoding="utf-8")
    (prefix / "bin").mkdir()
    (prefix / "bin" / "vigie").symlink_to("../lib/vigie/vigie")
    for path in prefix.rglob("*"):
        if not path.is_symlink():
            runs = path.is_dir() or path == prefix / "lib/vigie/vigie"
            path.chmod(0o755 if runs else 0o644)


def _size(path: Path) -> int:
    """Return the room of a file on a disk with blocks of 4 KiB."""
    whole = path.is_file() and not path.is_symlink()
    return -(-path.stat().st_size // 4096) * 4096 if whole else 4096


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)


def _pack(text: str, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(gzip.compress(text.encode(), mtime=0))
