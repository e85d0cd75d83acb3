"""Measures the import of an old list of 5,000 rows, against a verdict on each of its messages."""

from __future__ import annotations

import csv
import itertools
import time
from collections.abc import Callable
from pathlib import Path

from triage_app.imports import ListChoice
from triage_app.paths import Home
from triage_app.services.desk import Desk
from triage_app.settings import Settings

ROWS = 5_000
_OPENINGS = ("", "Bonjour, ", "Info : ", "Madame, Monsieur, ")
_SENDERS = ("Ameli", "votre mutuelle", "La Poste", "votre banque", "le cabinet dentaire")
_NEWS = (
    "votre dossier {n} est incomplet",
    "votre remboursement est en attente",
    "votre rendez-vous du {day} mars est confirmé",
    "votre colis {n} est retenu",
    "votre carte arrive à expiration",
    "votre décompte du mois est disponible",
)
_DEMANDS = (
    "Cliquez sur http://suivi-{n}.example/maj",
    "Rappelez le 06 39 98 41 07",
    "Présentez-vous au guichet",
    "Connectez-vous à votre espace habituel",
    "Réglez 1,95 € sur http://frais-{n}.example",
)
_SUSPICIOUS = ("http", "Rappelez")


def write_list(path: Path, rows: int = ROWS) -> None:
    """Write a list of messages that fall into some hundred campaigns."""
    texts = itertools.cycle(itertools.product(_OPENINGS, _SENDERS, _NEWS, _DEMANDS))
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        table = csv.writer(file, delimiter=";")
        table.writerow(("Reçu le", "Canal", "Expéditeur", "Message", "Verdict", "Jugé par"))
        for number, parts in enumerate(itertools.islice(texts, rows)):
            opening, sender, news, demand = parts
            day = f"{1 + number % 28:02}/{1 + number // 28 % 11:02}/2026"
            text = f"{opening}{sender} : {news}. {demand}".format(n=10_000 + number, day=day[:2])
            verdict = "arnaque" if any(word in text for word in _SUSPICIOUS) else "légitime"
            table.writerow((day, "SMS", "38663", text, verdict, "O. Fabregon"))


def importing(told: Callable[..., None], models: Path, folder: Path) -> None:
    """Measure an import on an empty log, a second one, and the undo."""
    path = folder / "list.csv"
    write_list(path)
    home = Home(folder / "importing")
    home.folder.mkdir()
    home.models.symlink_to(models)
    desk = Desk(home, Settings(agent="bench"))
    try:
        bare = _seconds(lambda: _judge_all(desk, path))
        first = _seconds(lambda: _import(desk, path))
        second = _seconds(lambda: _import(desk, path))
        back = _seconds(lambda: desk.imports.undo(None, lambda _: None))
    finally:
        desk.close()
    against = f"verdicts alone, one process ({bare:.1f} s)"
    told("import of 5,000 rows, one process", first, "s", against, 60)
    told("the same, against its verdicts", first / bare, "x", "verdicts alone", 2.0)
    told("the same list again, against its verdicts", second / bare, "x", "verdicts alone", 1.5)
    told("undo of the import", back, "s", "a transaction for each 250 cases", 15)


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _judge_all(desk: Desk, path: Path) -> None:
    for row in desk.old_lists.open(path, ListChoice()).rows():
        desk.triage.assess(row.pasted)


def _import(desk: Desk, path: Path) -> None:
    for _ in desk.imports.run(path, ListChoice(), confirm=True):
        pass
