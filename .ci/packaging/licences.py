"""The licences of all that is inside the program, from the metadata of the packages."""

from __future__ import annotations

import re
from importlib import metadata
from pathlib import Path

_TEXTS = re.compile(r"(^|/)(licen[cs]e|copying|notice|authors)[^/]*$", re.IGNORECASE)
_BEGIN = """\
Vigie, offline triage of suspicious messages.
Vigie itself is under the Apache License, Version 2.0; its text is the first below.

The program contains the libraries that follow, each under its own licence. Qt and PySide6 are
used under the GNU Lesser General Public License, version 3, as are libheif and libde265: they are
separate files in the program's folder and may be replaced by other builds of the same version.
"""


def copyright_text(program: Path, own_licence: str) -> str:
    """Return the licences of Vigie and of the packages whose metadata lie in a program."""
    names = sorted(
        {one.name.partition("-")[0] for one in program.rglob("*.dist-info")}, key=str.lower
    )
    packages = [metadata.distribution(name) for name in names if name != "vigie_triage"]
    table = "\n".join(f"  {one.name} {one.version}: {_licence(one)}" for one in packages)
    parts = [_BEGIN, table, _python(), _part("Vigie", own_licence)]
    for package in packages:
        parts += [_part(f"{package.name}: {name}", text) for name, text in _texts(package)]
    return "\n\n".join(parts) + "\n"


def _licence(package: metadata.Distribution) -> str:
    """Return the name of a licence; old metadata hold its whole text, or a class only."""
    fields = package.metadata
    named = fields.get("License-Expression") or fields.get("License") or ""
    if named and "\n" not in named:
        return str(named)
    classes = fields.get_all("Classifier") or []
    found = [one.rpartition(" :: ")[2] for one in classes if one.startswith("License ::")]
    return ", ".join(found) or "see its text"


def _texts(package: metadata.Distribution) -> list[tuple[str, str]]:
    found = [one for one in package.files or [] if _TEXTS.search(str(one))]
    return [
        (Path(str(one)).name, one.read_text(encoding="utf-8"))
        for one in found
        if ".dist-info" in str(one)
    ]


def _python() -> str:
    import sys

    return f"  Python {sys.version.split()[0]}: Python Software Foundation License"


def _part(title: str, text: str) -> str:
    line = "=" * 78
    return f"{line}\n{title}\n{line}\n\n{text.strip()}"
