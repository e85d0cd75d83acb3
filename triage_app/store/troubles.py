"""What can go wrong with the file of the case log, as sentences for people.

The sentences name the file and what to do next; they never hold message text.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path

from triage_app.errors import StoreError

# Primary result code of SQLite -> (French, English); {path} is the file.
_SENTENCES: dict[str, tuple[str, str]] = {
    "BUSY": (
        "Le journal des dossiers {path} est occupé par un autre programme ; rien n’a été "
        "enregistré, réessayez dans un instant.",
        "The case log {path} is in use by another program; nothing was written, "
        "try again in a moment.",
    ),
    "READONLY": (
        "Le journal des dossiers {path} est en lecture seule ; rien n’a été enregistré, "
        "demandez le droit d’écrire dans ce fichier et son dossier.",
        "The case log {path} is read-only; nothing was written, "
        "ask for the right to write to this file and its folder.",
    ),
    "FULL": (
        "Il n’y a plus de place sur le disque pour le journal {path} ; rien n’a été "
        "enregistré et rien n’est perdu, libérez de la place puis réessayez.",
        "There is no room left on the disk for the case log {path}; nothing was written and "
        "nothing is lost, free some space and try again.",
    ),
    "NOTADB": (
        "Le fichier {path} n’est pas un journal de dossiers ; il n’a pas été modifié, "
        "mettez-le de côté ou restaurez une sauvegarde.",
        "The file {path} is not a case log; it was left untouched, "
        "move it aside or restore a backup.",
    ),
    "CORRUPT": (
        "Le journal des dossiers {path} est abîmé ; n’enregistrez plus rien dedans et "
        "restaurez la dernière sauvegarde.",
        "The case log {path} is damaged; write nothing more to it and restore the last backup.",
    ),
    "CANTOPEN": (
        "Le journal des dossiers {path} ne peut pas être ouvert ; vérifiez que le dossier "
        "existe et que vous avez le droit d’y lire et d’y écrire.",
        "The case log {path} cannot be opened; check that its folder exists and that you may "
        "read and write there.",
    ),
    "IOERR": (
        "Le disque n’a pas pu lire ou écrire le journal {path} ; rien n’a été enregistré, "
        "vérifiez le disque puis réessayez.",
        "The disk could not read or write the case log {path}; nothing was written, "
        "check the disk and try again.",
    ),
}
_SAME_AS = {"LOCKED": "BUSY", "PERM": "READONLY", "AUTH": "READONLY", "NOLFS": "FULL"}


def trouble(code: str, path: Path) -> StoreError:
    """Return the error for one of the codes above, about the file `path`."""
    french, english = _SENTENCES[code]
    return StoreError(french.format(path=path), english.format(path=path))


def newer_version(path: Path) -> StoreError:
    """Return the error for a log that a later version of the program has written."""
    return StoreError(
        f"Le journal {path} vient d’une version plus récente de Vigie ; il n’a pas été "
        "modifié, mettez Vigie à jour pour l’ouvrir.",
        f"The case log {path} comes from a newer version of Vigie; it was left untouched, "
        "update Vigie to open it.",
    )


def missing(path: Path) -> StoreError:
    """Return the error for a log that should be there and is not."""
    return StoreError(
        f"Le journal des dossiers {path} n’existe pas ; enregistrez un premier dossier ou "
        "restaurez une sauvegarde.",
        f"The case log {path} does not exist; log a first case or restore a backup.",
    )


def no_such_case(number: int) -> StoreError:
    """Return the error for a case number that is not in the log."""
    return StoreError(
        f"Le dossier n° {number} n’existe pas ou a été retiré du journal.",
        f"Case no. {number} does not exist or was withdrawn from the log.",
    )


def translated(error: sqlite3.Error, path: Path) -> StoreError | None:
    """Return the sentence for an error of SQLite, None when it is a mistake of our own."""
    name: str = getattr(error, "sqlite_errorname", "") or ""
    primary = name.removeprefix("SQLITE_").split("_")[0]
    if not name and "decode" in str(error):  # bytes that are not UTF-8 in a text column
        primary = "CORRUPT"
    primary = _SAME_AS.get(primary, primary)
    return trouble(primary, path) if primary in _SENTENCES else None
