"""Updates the gettext catalogue: collects the marked texts, updates the .po file, compiles it.

Run by `make translations`. A text is marked by the call it stands in: an error, `sentence`,
`plural`, `named` or `say`.
"""

from __future__ import annotations

import ast
import io
import re
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parents[2]
PO = ROOT / "resources" / "translations" / "fr" / "LC_MESSAGES" / "vigie.po"
PACKAGES = ("classifier", "triage_app")
COMMENT = """\
# French of all sentences and names outside the window. The English stands in
# the code and is the key; `make translations` keeps both together."""
# What Babel adds to the header and changes with each run, or has no use here.
_NOISE = re.compile(
    r'^"(?:POT-Creation-Date|PO-Revision-Date|Generated-By|Project-Id|Report-Msgid|Last-Tr|'
    r"Language-Team)[^\n]*\n",
    re.MULTILINE,
)
EPOCH = datetime(2026, 1, 1, tzinfo=UTC)
CALLS = {
    "sentence": None,
    "plural": (1, 2),
    "named": ((1, "c"), 2),
    "say": None,
}


def error_names(root: Path = ROOT) -> set[str]:
    """Return the names of VigieError and its subclasses, from the source."""
    names = {"VigieError"}
    for path in (root / "classifier" / "errors.py", root / "triage_app" / "errors.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef) and {ast.unparse(b) for b in node.bases} & names:
                names.add(node.name)
    return names


def collect(root: Path = ROOT) -> Catalog:
    """Return all marked texts of our packages, without translations."""
    found = Catalog(locale="fr", fuzzy=False)
    keywords = CALLS | dict.fromkeys(error_names(root))
    for package in PACKAGES:
        texts = extract_from_dir(
            root / package,
            [("**.py", "python")],
            keywords=keywords,
            directory_filter=lambda folder: Path(folder).name not in {"ui", "__pycache__"},
        )
        for file, _, text, _, context in texts:
            found.add(text, context=context, locations=[(f"{package}/{file}", 1)])
    return found


def read(path: Path = PO) -> Catalog:
    """Return the French catalogue."""
    with path.open("rb") as file:
        return read_po(file, locale="fr")


def compiled(catalogue: Catalog) -> bytes:
    """Return a catalogue in the binary format of gettext."""
    catalogue.creation_date = catalogue.revision_date = EPOCH  # else each minute gives others
    buffer = io.BytesIO()
    write_mo(buffer, catalogue)
    return buffer.getvalue()


def update(path: Path = PO) -> list[str]:
    """Update and compile the .po file; return the texts without translation.

    Texts that no longer stand in the code leave the catalogue.
    """
    known = read(path)
    known.update(collect(), no_fuzzy_matching=True)
    for message in known:
        files = sorted({file for file, _ in message.locations})
        message.locations = [(file, None) for file in files]
    known.header_comment = COMMENT
    buffer = io.BytesIO()
    write_po(buffer, known, sort_by_file=True, include_lineno=False, width=96, ignore_obsolete=True)
    text = _NOISE.sub("", buffer.getvalue().decode("utf-8"))
    path.write_text(text, encoding="utf-8", newline="\n")
    path.with_suffix(".mo").write_bytes(compiled(read(path)))
    return [str(message.id) for message in known if message.id and not _whole(message.string)]


def _whole(string: object) -> bool:
    return all(string) if isinstance(string, tuple) else bool(string)


if __name__ == "__main__":
    for missing in update():
        print("no French:", missing)
