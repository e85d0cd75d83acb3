"""Counts how often check files were measured for the evaluation page.

A file that is looked at often is no longer independent, so the page says how often.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from triage_app.files import write_whole
from triage_app.parsing import DamagedData, json_as


def counted_looks(page: Path, names: Iterable[str]) -> dict[str, int]:
    """Count one more look at each of the named files, and return how many each has had.

    The count stands in a small file beside the page.
    """
    path = page.with_name(f"{page.stem}-looks.json")
    try:
        looks = json_as(dict[str, int], path.read_bytes())
    except (OSError, DamagedData):
        looks = {}
    for name in names:
        looks[name] = looks.get(name, 0) + 1
    if looks:
        write_whole(path, json.dumps(looks, indent=1, sort_keys=True) + "\n")
    return looks
