"""The names of the scenarios, from the table of the scenarios."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import lru_cache

from triage_app.paths import resources_dir
from triage_app.wording.words import Words


def family_name(language: str, family: str, words: Words) -> str:
    """Return the name of a family of training messages: of a scenario, or one of our own."""
    return scenario_names(language).get(family) or words.name("family", family)


@lru_cache(maxsize=4)
def scenario_names(language: str, label: str = "") -> Mapping[str, str]:
    """Return the name of each scenario by its id; with a `label`, only of "scam" or "legit"."""
    with (resources_dir() / "scenarios.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if label in ("", row["label"])]
    return {row["id"]: row[f"name_{language}"] for row in rows}
