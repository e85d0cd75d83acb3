"""Writes old lists as files, as call centres kept them; all messages and people are invented."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

NAMES = ("Date de réception", "Canal", "Expéditeur", "Message reçu", "Verdict", "Jugé par")
SCAM = "Votre carte Vitale expire demain, renouvelez-la sur http://vitale-renouveau.example/maj"
COLIS = "Votre colis est retenu ; réglez 1,95 € de frais sur http://colis-relais.example/frais"
LEGIT = "Bonjour, votre rendez-vous au cabinet dentaire est confirmé mardi à 10 heures."
ROWS = (
    ("04/09/2026", "SMS", "38663", SCAM, "Arnaque", "Odile Fabregon"),
    ("05/09/2026", "SMS", "06 39 98 41 07", COLIS, "arnaque", "Odile Fabregon"),
    ("07/09/2026", "mail", "rdv@cabinet.example", LEGIT, "Légitime", "Basile Ornant"),
)


def csv_text(rows: Sequence[Sequence[str]], delimiter: str = ";", end: str = "\r\n") -> str:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter, lineterminator=end).writerows(rows)
    return out.getvalue()


def write_csv(
    path: Path,
    rows: Sequence[Sequence[str]] = ROWS,
    names: Sequence[str] = NAMES,
    *,
    delimiter: str = ";",
    encoding: str = "utf-8-sig",
    above: str = "",
) -> Path:
    text = above + csv_text([names, *rows] if names else rows, delimiter)
    path.write_bytes(text.encode(encoding))
    return path


def write_xlsx(path: Path, sheets: dict[str, Sequence[Sequence[object]]], *, top: int = 0) -> Path:
    """Write sheets; numbers, dates and truth values keep their type."""
    import xlsxwriter

    with xlsxwriter.Workbook(path, {"default_date_format": "dd/mm/yyyy"}) as book:
        for name, rows in sheets.items():
            page = book.add_worksheet(name)
            for at, cells in enumerate(rows, start=top):
                for column, cell in enumerate(cells):
                    if isinstance(cell, datetime):
                        page.write_datetime(at, column, cell)
                    else:
                        page.write(at, column, cell)
    return path
