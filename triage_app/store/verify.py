"""Is the log sound? Chain, projection, texts, indexes: one French sentence for each problem."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from triage_app.errors import StoreError
from triage_app.store import campaigns, ledger, projection, retention
from triage_app.store.cases import text_digest
from triage_app.store.database import LogDatabase, rows

if TYPE_CHECKING:
    from sqlite_utils import Database

_MOST = 20  # sentences of one kind; more would only hide the others


def problems(database: LogDatabase) -> list[str]:
    """Return all that is wrong with the log; empty when it is sound."""
    checks: tuple[Callable[[Database], Iterator[str]], ...] = (
        _file,
        ledger.chain_problems,
        projection.problems,
        campaigns.problems,
        _texts,
    )
    found = [sentence for check in checks for sentence in _run(database, check)]
    return found + _index(database)


def _run(database: LogDatabase, check: Callable[[Database], Iterator[str]]) -> list[str]:
    found: list[str] = []
    try:
        with database.reading() as db:
            for sentence in check(db):
                found.append(sentence)
                if len(found) == _MOST:
                    return [*found, "… et d’autres encore du même genre."]
    except StoreError as error:
        found.append(str(error))
    except (ValueError, KeyError, TypeError):  # an event so changed that it cannot be read
        found.append("Le registre contient un événement illisible ; restaurez une sauvegarde.")
    return found


def _file(db: Database) -> Iterator[str]:
    answer = db.execute("PRAGMA quick_check").fetchone()[0]
    if answer != "ok":
        yield "Le fichier de la base est abîmé ; restaurez la dernière sauvegarde."
    if db.execute("PRAGMA foreign_key_check").fetchone():
        yield "Un texte de message n’appartient à aucun dossier."


def _texts(db: Database) -> Iterator[str]:
    """Compare each text with the digest that the ledger took of it."""
    purged = retention.purged_numbers(db)
    sql = """SELECT number, text_digest, message, salt FROM cases
             LEFT JOIN messages USING (number) ORDER BY number"""
    for row in rows(db, sql):
        number = row["number"]
        if row["message"] is None:
            if number not in purged:
                yield f"Le texte du dossier {number} a disparu sans avoir été purgé."
        elif text_digest(str(row["salt"]), str(row["message"])) != row["text_digest"]:
            yield f"Le texte du dossier {number} a été modifié après coup."


def _index(database: LogDatabase) -> list[str]:
    """Ask FTS5 itself; its check is written as an INSERT, so it needs the write lock."""
    try:
        with database.writing() as db:
            db.execute(
                "INSERT INTO messages_fts (messages_fts, rank) VALUES ('integrity-check', 1)"
            )
    except StoreError as error:
        code = getattr(error.__cause__, "sqlite_errorname", "")
        if code.startswith("SQLITE_CORRUPT"):
            return ["L’index de recherche ne suit plus les textes ; reconstruisez-le."]
        return [f"L’index de recherche n’a pas pu être vérifié. {error}"]
    return []
