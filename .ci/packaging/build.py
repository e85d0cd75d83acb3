"""Builds the folder program, and from it the packages of this system, into `dist`.

Run by the Python of an environment that holds the locked packages, PyInstaller and our wheel;
`.ci/package` makes one on Linux, `.github/workflows/package.yml` on the others.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
from importlib import metadata
from pathlib import Path

import blas
import contents
import debian
import elf
import licences
import pack

_HERE = Path(__file__).resolve().parent
_CHECKOUT = _HERE.parents[1]
_MAINTAINER = "The Vigie project <vigie@localhost>"


def main() -> None:
    """Build what the arguments ask for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=_CHECKOUT / "dist")
    parser.add_argument("--work", type=Path, default=_CHECKOUT / "build" / "package")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    program = frozen(options.work.resolve())
    depends = made_smaller(program) if sys.platform == "linux" else ""
    release = debian.Release(
        version=metadata.version("vigie-triage"),
        maintainer=_MAINTAINER,
        changelog=(_CHECKOUT / "CHANGELOG.md").read_text(encoding="utf-8"),
        copyright=licences.copyright_text(
            program, (_CHECKOUT / "LICENSE").read_text(encoding="utf-8")
        ),
        depends=depends,
    )
    for path in packages(program, release, options.out.resolve()):
        print(path, f"{path.stat().st_size / 1e6:.0f} MB")
    megabytes = sum(one.stat().st_size for one in program.rglob("*") if one.is_file()) / 1e6
    print(program, f"{megabytes:.0f} MB")


def frozen(work: Path) -> Path:
    """Return the folder of the program that PyInstaller makes."""
    environment = {"PYTHONHASHSEED": "1", "QT_QPA_PLATFORM": "offscreen"}
    os.environ.update(environment)  # the same input gives the same bytes
    folders = ("--distpath", str(work / "program"), "--workpath", str(work / "pyinstaller"))
    # Neither -m nor the current folder may bring in the packages of the checkout.
    command = (sys.executable, "-P", "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR")
    work.mkdir(parents=True, exist_ok=True)
    elf.run(*command, *folders, str(_HERE / "vigie.spec"), cwd=work)
    if not list((work / "program").rglob("training_data")):
        raise SystemExit("the program holds no training messages")
    return work / "program" / "vigie"


def made_smaller(program: Path) -> str:
    """Make a program of Linux smaller in its place; return the packages of Debian that it needs."""
    elf.strip(program)
    for library in program.rglob("libicudata.so.*"):
        elf.cut_icu(library)
    blas.use_of_debian(program)
    depends = debian.dependencies(program)  # of all libraries, while they are files
    blas.bring_along(program / "lib")
    pack.pack(program / "lib", contents.PACKED, contents.PACKED_QUICKLY)
    pack.compress_messages(program / "lib" / "triage_app" / "training_data")
    return depends


def packages(program: Path, release: debian.Release, out: Path) -> list[Path]:
    """Return the packages of this system: .deb and tarball, or an archive of the folder."""
    if sys.platform == "linux":
        return [
            make(program, release, _CHECKOUT, out)
            for make in (debian.write_package, debian.write_tarball)
        ]
    (program / "LICENSES.txt").write_text(release.copyright, encoding="utf-8")
    system = "windows" if sys.platform == "win32" else "macos"
    folder = program.with_name("Vigie.app") if sys.platform == "darwin" else program
    name = out / f"vigie-{release.version}-{system}"
    kind = "zip" if sys.platform == "win32" else "xztar"
    return [Path(shutil.make_archive(str(name), kind, folder.parent, folder.name))]


if __name__ == "__main__":
    main()
