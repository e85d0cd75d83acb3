"""Lets numpy and scipy use the BLAS and LAPACK of Debian.

Their wheels bring OpenBLAS twice, 25 MB each: for numpy with integers of 64 bits, for scipy with
32. Both libraries are replaced by small ones of the same name, in which each function that is
asked for jumps to the one of Debian's libraries: `scipy_dgemm_` to `dgemm_` of `libblas.so.3`,
`scipy_cblas_dgemm64_` to `cblas_dgemm` of `libblas64.so.3`. Python loads each module with a scope
of its own, so the equal names of the two kinds do not meet.

The Debian package depends on those libraries; the tarball brings them along in a folder in which
the small ones look first.
"""

from __future__ import annotations

import platform
import re
import shutil
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

import elf

_PREFIX = "scipy_"  # of all names in the OpenBLAS of both wheels (scipy-openblas32 and 64)
_KINDS = {  # name of the bundled library -> those of Debian, which have the same functions
    "libscipy_openblas64_-*.so": ("libblas64.so.3", "liblapack64.so.3"),
    "libscipy_openblas-*.so": ("libblas.so.3", "liblapack.so.3"),
}
_JUMPS = {"x86_64": "jmp {}@PLT", "aarch64": "b {}"}
BROUGHT = "blas"  # the folder of Debian's libraries beside the packages
_COMPILER = ("libgfortran", "libquadmath")  # of gcc, what they need beyond every system's own


def use_of_debian(program: Path) -> None:
    """Replace the bundled libraries in the folder of a program, and remove what only they needed.

    On other processors all stays as it is. Raises SystemExit when Debian's libraries lack a
    function, CalledProcessError when they are not installed.
    """
    if platform.machine() not in _JUMPS:
        return
    for pattern, names in _KINDS.items():
        for bundled in list(program.rglob(pattern)):
            wanted = _asked_for(program, bundled)
            _replace(bundled, {one: plain_name(one) for one in wanted}, names)
            _remove_unused(bundled.parent)


def bring_along(packages: Path) -> None:
    """Copy Debian's libraries into the folder of the packages, for other distributions."""
    if platform.machine() not in _JUMPS:
        return
    folder = packages / BROUGHT
    folder.mkdir()
    wanted = [name for names in _KINDS.values() for name in names]
    while wanted:
        name = wanted.pop()
        if not (folder / name).exists():
            shutil.copy(_debian(name), folder / name)
            wanted += [one for one in elf.needs(folder / name) if _is_ours(one)]


def _is_ours(library: str) -> bool:
    return library.startswith((*_COMPILER, "libblas", "liblapack"))


def plain_name(name: str) -> str:
    """Return the usual name of a function of BLAS or LAPACK.

    That of scipy-openblas has a prefix, and for integers of 64 bits one of the endings `64_`
    (CBLAS) and `_64_` (Fortran, whose names end with `_`).
    """
    plain = name.removeprefix(_PREFIX)
    if plain.startswith("cblas_"):
        return plain.removesuffix("64_")
    return re.sub(r"_64_$", "_", plain)


def _asked_for(program: Path, bundled: Path) -> list[str]:
    """Return the functions that the libraries of the program take from a bundled one."""
    users = [one for one in elf.libraries(program) if bundled.name in elf.needs(one)]
    found = {name for one in users for name in _names(one, "--undefined-only")}
    return sorted(name for name in found if name.startswith(_PREFIX))


def _replace(bundled: Path, functions: Mapping[str, str], names: Iterable[str]) -> None:
    places = [_debian(name) for name in names]
    there = {name for place in places for name in _names(place, "--defined-only")}
    if missing := [name for name in functions.values() if name not in there]:
        raise SystemExit(f"{', '.join(names)} lack what {bundled.name} has: {missing}")
    write_jumps(bundled, functions, places)


def write_jumps(library: Path, functions: Mapping[str, str], to: Iterable[Path]) -> None:
    """Write a library of functions that jump to others, by name; `to`: where those are."""
    jump = _JUMPS[platform.machine()]
    lines = ['.section .note.GNU-stack,"",%progbits', ".text"]
    for name, target in functions.items():
        lines += [f".globl {name}", f".type {name}, %function", f"{name}: {jump.format(target)}"]
    with TemporaryDirectory() as work:
        source, made = Path(work, "jumps.s"), Path(work, "jumps.o")
        source.write_text("\n".join(lines) + "\n", encoding="ascii")
        elf.run("as", "-o", str(made), str(source))
        # The older kind of path counts for what those libraries need as well.
        path = ("--disable-new-dtags", "-rpath", f"$ORIGIN/../{BROUGHT}")
        options = ("-shared", "--strip-all", "--no-as-needed", "-soname", library.name, *path)
        elf.run("ld", *options, "-o", str(library), str(made), *map(str, to))
    library.chmod(0o644)


def _debian(name: str) -> Path:
    """Return the place of a library of Debian, whichever alternative of it is chosen."""
    triplet = elf.run("dpkg-architecture", "-qDEB_HOST_MULTIARCH").strip()
    return Path("/usr/lib", triplet, name)


def _names(library: Path, which: str) -> Iterator[str]:
    for line in elf.run("nm", "--dynamic", which, str(library)).splitlines():
        yield line.split()[-1].partition("@")[0]


def _remove_unused(folder: Path) -> None:
    """Remove the libraries that a wheel brought along and that nothing of it asks for any more."""
    package = folder.with_suffix("")  # numpy.libs -> numpy
    while True:
        users = [*elf.libraries(package), *elf.libraries(folder)]
        needed = {name for one in users for name in elf.needs(one)}
        unused = [one for one in elf.libraries(folder) if one.name not in needed]
        for one in unused:
            one.unlink()
        if not unused:
            return
